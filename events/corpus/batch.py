"""Record batches in, record batches out: extraction for engines of other people, such as Spark's ``mapInArrow``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.errors import ModelError, TableError
from events.store import MENTIONS
from events.store.arrow import arrow_type
from events.store.tables import mention_row

if TYPE_CHECKING:
    import pyarrow as pa

    from events.read import Document

__all__ = ["batch_schema", "extract_batch"]


def batch_schema() -> pa.Schema:
    """What :func:`extract_batch` gives: the columns of the mentions table but ``event_id``, and three more.

    Days are in microseconds, which all engines read.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used

    kinds = {one.name: arrow_type(one.kind, encoded=False) for one in MENTIONS.columns if one.name != "event_id"}
    columns = [(name, pa.timestamp("us") if pa.types.is_timestamp(kind) else kind) for name, kind in kinds.items()]
    return pa.schema([*columns, ("title", pa.string()), ("background", pa.bool_()), ("error", pa.string())])


def extract_batch(documents: pa.RecordBatch) -> pa.RecordBatch:
    """Extract the mentions of dated events from a batch of documents.

    Args:
        documents: One a row: ``doc_id`` (or ``id``) and ``text``; where there are any, ``published`` (EDTF, another
            absolute date, or an Arrow date), ``title`` and ``language`` (BCP 47; found from the text if there is none).

    Returns:
        One row a mention, the columns of the mentions table but ``event_id``, as events are merged across documents,
        ``title``, and ``background``: whether it is of no event of the table. A document that cannot be read or mined
        is one row: its ``doc_id`` and its ``error``.

    Raises:
        TableError: ``doc_id`` or ``text`` is missing.
        ModelError: spaCy's English model is not installed.
    """
    import pyarrow as pa  # noqa: PLC0415

    names = {"doc_id" if name == "id" else name: name for name in documents.schema.names}
    missing = {"doc_id", "text"} - names.keys()
    if missing:
        raise TableError(
            f"the batch lacks the columns {', '.join(sorted(missing))}; it has {', '.join(names.values())}"
        )
    schema = batch_schema()
    nothing = dict.fromkeys(schema.names)
    rows = []
    for given in documents.to_pylist():
        row = {name: given[column] for name, column in names.items()}
        try:
            rows += [nothing | made for made in _rows(_document(row))]
        except ModelError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever one document brings about, the others must not be lost
            rows.append(nothing | {"doc_id": str(row["doc_id"]), "error": f"{type(error).__name__}: {error}"})
    return pa.RecordBatch.from_pylist(rows, schema=schema)


def _document(row: dict[str, Any]) -> Document:
    from events.api import published_edtf  # noqa: PLC0415
    from events.read import Document, language_of  # noqa: PLC0415

    if not isinstance(row["text"], str) or row["doc_id"] is None:
        raise TypeError("doc_id and text must be text")
    published = published_edtf(row.get("published"))
    language = row.get("language") or language_of(row["text"]) or "en"
    return Document(str(row["doc_id"]), row["text"], published, row.get("title") or "", language=language)


def _rows(document: Document) -> list[dict[str, Any]]:
    from events.pipeline import has_extractor, mentions_of  # noqa: PLC0415

    if not document.text.strip() or not has_extractor(document.language):
        return []
    rows = []
    for mention in mentions_of(document, background=True):
        row = mention_row(mention, None) | {"title": mention.title, "background": mention.background}
        del row["event_id"]
        rows.append(row)
    return rows
