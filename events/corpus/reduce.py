"""Committed shards → the tables: mentions merged into events across all documents, rows sorted, memory bounded.

Mentions are merged lemma by lemma, as :func:`events.merge.merge_mentions` compares no others: groups of lemmas that fit
into memory go to disk and are merged one after the other. Texts are sorted in runs and never all in memory.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from events.corpus.codec import from_arrow
from events.corpus.sorter import Sorter
from events.corpus.task import load_rows
from events.corpus.timexes import ORDER, timex_rows, timex_schema
from events.dates import parse_edtf
from events.extract import Mention
from events.merge import merge_mentions
from events.read import Document
from events.store import DOCUMENTS, EVENTS, MENTIONS, to_tables
from events.store.arrow import arrow_type
from events.store.tables import arrow_table, event_row, mention_row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pyarrow as pa

    from events.corpus.depot import Depot
    from events.corpus.index import Index, Part
    from events.store import Table

__all__ = ["Reduction", "reduce_shards"]

#: Mentions that are merged at once, in memory.
GROUP = 10_000


class Reduction:
    """The rows of the tables, still to be written.

    Attributes:
        documents: Rows of documents.
        mentions: Rows of mentions.
        events: Rows of events.
        timexes: Rows of temporal expressions, of a tagging-only build.
    """

    def __init__(self, folder: Path) -> None:
        self.documents, self.mentions, self.events = (
            Sorter(table.order, folder / table.name, plain_schema(table)) for table in (DOCUMENTS, MENTIONS, EVENTS)
        )
        self.timexes = Sorter(ORDER, folder / "timexes", timex_schema())


def reduce_shards(parts: Sequence[Part], index: Index, depot: Depot, folder: Path, *, tag_only: bool) -> Reduction:
    """Merge and lay out everything that was extracted.

    Args:
        parts: In the order of the inputs.
        index: Which of their documents are done.
        depot: Where parts and mentions lie.
        folder: For what does not fit into memory.
        tag_only: There are expressions and no mentions.
    """
    reduction = Reduction(folder)
    counts: Counter[str] = Counter()
    if tag_only:
        for table in _tables(parts, index, depot):
            reduction.timexes.add(timex_rows(table))
    else:
        _reduce_mentions(_groups(parts, index, depot, folder / "groups"), index, reduction, counts)
    for part, aside in zip(parts, index.aside, strict=True):
        documents = _without(load_rows(depot.get(part.name)), "", aside)
        reduction.documents.add(_document_rows(from_arrow(Document, documents), counts))
    return reduction


def _reduce_mentions(groups: Iterator[list[Mention]], index: Index, reduction: Reduction, counts: Counter[str]) -> None:
    known = _Known(index.published)
    for mentions in groups:
        counts.update(mention.doc_id for mention in mentions)
        merged = merge_mentions(mention for mention in mentions if not mention.background)
        rows = [mention_row(mention, event) for event in merged for mention in event.mentions]
        reduction.mentions.add(arrow_table(rows, MENTIONS))
        reduction.events.add(arrow_table([event_row(event, known) for event in merged], EVENTS))


def plain_schema(table: Table) -> pa.Schema:
    """The columns of a table, categories as plain strings."""
    import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used

    return pa.schema([(column.name, arrow_type(column.kind, encoded=False)) for column in table.columns])


class _Known(Mapping[str, Document]):
    """Documents by id, as far as an event's row asks for them: when they were published."""

    def __init__(self, published: Mapping[str, str | None]) -> None:
        self._published = published

    def __getitem__(self, doc_id: str) -> Document:
        published = self._published[doc_id]
        return Document(doc_id, "", None if published is None else parse_edtf(published))

    def __iter__(self) -> Iterator[str]:
        return iter(self._published)

    def __len__(self) -> int:
        return len(self._published)


def _document_rows(documents: Sequence[Document], counts: Mapping[str, int]) -> pa.Table:
    import pyarrow as pa  # noqa: PLC0415

    rows = to_tables(documents, ()).documents
    counted = pa.array([counts.get(doc_id, 0) for doc_id in rows["doc_id"].to_pylist()], pa.int32())
    return rows.set_column(rows.schema.get_field_index("n_mentions"), "n_mentions", counted)


def _tables(parts: Sequence[Part], index: Index, depot: Depot) -> Iterator[pa.Table]:
    """What was extracted from the documents that are done."""
    for part, aside in zip(parts, index.aside, strict=True):
        for row in part.results:
            for file in row["files"]:
                yield _without(load_rows(depot.get(file["name"])), "item", aside)


def _groups(parts: Sequence[Part], index: Index, depot: Depot, folder: Path) -> Iterator[list[Mention]]:
    """The mentions of all documents that are done, in groups that can be merged apart."""
    number = -(-sum(row["rows"] for part in parts for row in part.results) // GROUP)
    tables = _tables(parts, index, depot)
    if number <= 1:
        yield [mention for table in tables for mention in from_arrow(Mention, table)]
        return
    for path in _spill(tables, folder, number):
        yield [mention for batch in _batches(path) for mention in from_arrow(Mention, batch)]
        path.unlink()


def _spill(tables: Iterator[pa.Table], folder: Path, number: int) -> list[Path]:
    """Deal mentions out to so many files, all of one lemma to one file; their paths."""
    import pyarrow as pa  # noqa: PLC0415

    folder.mkdir(parents=True)
    paths = [folder / f"{n}.arrow" for n in range(number)]
    writers: dict[int, pa.RecordBatchStreamWriter] = {}
    for table in tables:
        lemmas = table["lemma"].combine_chunks().dictionary_encode()
        places = [_place(lemma, number) for lemma in lemmas.dictionary.to_pylist()]
        owners = pa.array(places, pa.int32()).take(lemmas.indices)
        for place in sorted(set(places)):
            if place not in writers:
                options = pa.ipc.IpcWriteOptions(compression="lz4")
                writers[place] = pa.ipc.new_stream(pa.OSFile(str(paths[place]), "wb"), table.schema, options=options)
            writers[place].write_table(table.filter(pa.compute.equal(owners, place)))
    for writer in writers.values():
        writer.close()
    return [paths[place] for place in sorted(writers)]


def _place(lemma: str, number: int) -> int:
    return int.from_bytes(hashlib.sha256(lemma.encode("utf-8")).digest()[:8]) % number


def _batches(path: Path) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa  # noqa: PLC0415

    with pa.OSFile(str(path)) as file, pa.ipc.open_stream(file) as reader:
        yield from reader


def _without(table: pa.Table, column: str, aside: set[int]) -> pa.Table:
    """Rows but those of documents set aside: by a column that numbers the documents, else by their own number."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    if not aside:
        return table
    numbers = table[column] if column else pa.array(range(table.num_rows), pa.int64())
    return table.filter(pc.invert(pc.is_in(numbers, value_set=pa.array(sorted(aside), pa.int64()))))
