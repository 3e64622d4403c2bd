"""People's corrections on tables of any size: the rows that they touch are held in memory, all others pass through."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from events.corpus.sorter import Sorter
from events.store import DOCUMENTS, EVENTS, MENTIONS, Corrections, Tables, apply_corrections
from events.store.arrow import arrow_schema, conform

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    import pyarrow as pa

    from events.store import Table

__all__ = ["correct_files"]

#: Rows that are looked at at once.
_ROWS = 8_192


def correct_files(
    folder: Path,
    corrections: Corrections,
    scratch: Path,
    write: Callable[[Path, Iterator[pa.Table], Table], None],
) -> dict[str, int]:
    """Correct the three tables of a folder; gives the rows of each.

    Args:
        folder: Where they lie; there must be room for them twice.
        corrections: What is to be corrected.
        scratch: A folder for what does not fit into memory.
        write: Writes sorted rows to a path.

    Raises:
        TableError: A correction does not find its row or is not allowed.
    """
    old = _touched(folder, corrections)
    new = apply_corrections(old, corrections)
    new = Tables(_recounted(old, new), new.mentions, new.events)
    rows = {}
    for (table, before), (_, after) in zip(old.items(), new.items(), strict=True):
        path, made = folder / table.file, scratch / f"corrected-{table.file}"
        sorter = Sorter(table.order, scratch / f"corrected-{table.name}", _plain(after).schema)
        gone = before[table.key]
        for chunk in _chunks(path):
            sorter.add(_plain(_where(chunk, table.key, gone, inside=False)))
        sorter.add(_plain(after))
        write(made, sorter.chunks(), table)
        made.replace(path)
        rows[table.name] = sorter.rows
    return rows


def _touched(folder: Path, corrections: Corrections) -> Tables:
    """The rows that corrections may change, or must look at."""
    entries = corrections.entries
    named = {name for one in entries if one.action != "add" for name in one.targets}
    added = {one.targets[0] for one in entries if one.action == "add"}
    known = {name for one in entries for name in one.mentions} | {f"m-{name.removeprefix('e-')}" for name in named}
    names = set(named)
    for chunk in _chunks(folder / MENTIONS.file, ["mention_id", "event_id", "doc_id"]):
        for column, values in (("mention_id", known), ("doc_id", added)):
            names.update(_where(chunk, column, values)["event_id"].drop_null().to_pylist())
    events = _gathered(folder, EVENTS, "event_id", names)
    mentions = _gathered(folder, MENTIONS, "event_id", names, also=("doc_id", added))
    documents = _gathered(folder, DOCUMENTS, "doc_id", {*mentions["doc_id"].to_pylist(), *added})
    return Tables(documents, mentions, events)


def _recounted(old: Tables, new: Tables) -> pa.Table:
    """Documents with the mentions that they have now: what was counted are those of touched events alone."""
    import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used

    change = Counter(new.mentions["doc_id"].to_pylist())
    change.subtract(old.mentions["doc_id"].to_pylist())
    pairs = zip(old.documents["doc_id"].to_pylist(), old.documents["n_mentions"].to_pylist(), strict=True)
    place = old.documents.schema.get_field_index("n_mentions")
    counts = pa.array([count + change[doc_id] for doc_id, count in pairs], pa.int32())
    return old.documents.set_column(place, old.documents.schema.field(place), counts)


def _gathered(
    folder: Path, table: Table, column: str, values: Collection[str], also: tuple[str, Collection[str]] | None = None
) -> pa.Table:
    """The rows whose value in a column is one of some, and those without one whose other column's is."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    chunks = []
    for chunk in _chunks(folder / table.file):
        chunks.append(_plain(_where(chunk, column, values)))
        if also is not None:
            chunks.append(_plain(_where(chunk.filter(pc.is_null(chunk[column])), *also)))
    return conform(pa.concat_tables(chunks) if chunks else _plain(arrow_schema(table).empty_table()), table)


def _where(chunk: pa.Table, column: str, values: Collection[str] | pa.ChunkedArray, *, inside: bool = True) -> pa.Table:
    """The rows whose value is one of some, or is none of them."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    wanted = values if isinstance(values, pa.ChunkedArray) else pa.array(sorted(values), pa.string())
    found = pc.is_in(chunk[column], value_set=wanted)
    return chunk.filter(found if inside else pc.invert(found))


def _chunks(path: Path, columns: list[str] | None = None) -> Iterator[pa.Table]:
    """A stored table, some rows at a time."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(_ROWS, columns=columns):
            yield pa.Table.from_batches([batch])


def _plain(rows: pa.Table) -> pa.Table:
    """Rows without dictionaries and metadata."""
    import pyarrow as pa  # noqa: PLC0415

    fields = [
        pa.field(one.name, one.type.value_type if pa.types.is_dictionary(one.type) else one.type) for one in rows.schema
    ]
    return rows.cast(pa.schema(fields))
