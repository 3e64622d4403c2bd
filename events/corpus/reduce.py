"""Committed shards → the tables: mentions merged into events across all documents, rows sorted, memory bounded.

Parts are gone through once. Mentions are dealt out by family of words and merged pile by pile, by the workers; rows are
sorted in runs on disk. In this process all of it stays in Arrow: no object of Python for a document or a mention.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.corpus.index import without
from events.corpus.merging import plain_schema
from events.corpus.piles import Piles
from events.corpus.sorter import Sorter
from events.corpus.task import load_rows
from events.corpus.timexes import ORDER, timex_schema
from events.store import DOCUMENTS, EVENTS, MENTIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    import numpy as np
    import pyarrow as pa

    from events.corpus.build import Shards
    from events.corpus.depot import Depot
    from events.corpus.index import Part
    from events.corpus.manifest import Row

__all__ = ["Reduction", "reduce_shards"]


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

    def take(self, mentions: pa.Table, events: pa.Table) -> None:
        """Take in the rows of merged mentions."""
        self.mentions.add(mentions)
        self.events.add(events)


def reduce_shards(shards: Shards, folder: Path, *, tag_only: bool) -> Reduction:
    """Merge and lay out everything that was extracted.

    Args:
        shards: Parts and their results.
        folder: For what does not fit into memory.
        tag_only: There are expressions and no mentions.
    """
    reduction = Reduction(folder)
    rows = sum(row["rows"] for part in shards.parts for row in part.results)
    with Piles(folder / "piles", 0 if tag_only else rows) as piles:
        shards.progress.stage("gather", shards.index.done, "documents")
        for part, aside in zip(shards.parts, shards.index.aside, strict=True):
            found = [_found(row, aside, shards.depot) for row in part.results if row["rows"]]
            for table in found:
                if tag_only:
                    reduction.timexes.add(table.drop_columns(["item"]))
                else:
                    piles.add(table)
            documents = _document_rows(part, shards.depot, [] if tag_only else found, aside)
            reduction.documents.add(documents)
            shards.progress.advance(documents.num_rows)
        shards.merge(piles.files(), reduction.take)
    return reduction


def _found(row: Row, aside: Collection[int], depot: Depot) -> pa.Table:
    """What was extracted, by one row of the manifest, from documents that are done."""
    (file,) = row["files"]
    with depot.open(file["name"]) as stream:
        return without(load_rows(stream), "item", aside)


def _document_rows(part: Part, depot: Depot, found: Sequence[pa.Table], aside: Collection[int]) -> pa.Table:
    """The rows of a part's documents that are done, with the number of their mentions."""
    import numpy as np  # noqa: PLC0415 - heavy: loaded where it is used
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    counts: np.ndarray[tuple[int], np.dtype[np.int64]] = np.zeros(part.rows, np.int64)
    for table in found:
        counts += np.bincount(table["item"].to_numpy(), minlength=part.rows)
    with depot.open(part.name) as file:
        rows = load_rows(file)
    values = {
        **{name: _filled(rows[name]) for name in ("title", "source", "url", "licence")},
        "n_chars": pc.utf8_length(rows["text"]),
        "n_mentions": pa.array(counts),
    }
    schema = plain_schema(DOCUMENTS)
    columns = [(values[name] if name in values else rows[name]).cast(schema.field(name).type) for name in schema.names]
    return without(pa.table(columns, schema=schema), "", aside)


def _filled(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts, the empty ones as null."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    return pc.if_else(pc.equal(values, ""), pa.scalar(None, values.type), values)
