"""Reduced rows → the files of a built folder: everything is made beside them before the first of them is replaced."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack
from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING

from events.corpus.correct import correct_files
from events.corpus.depot import disk_error
from events.corpus.remote import install_remotely, is_url
from events.corpus.task import Quarantined
from events.corpus.timexes import TIMEXES, write_timexes
from events.errors import TableError
from events.store import (
    DOCUMENTS,
    EVENTS,
    MENTIONS,
    About,
    to_frame,
    write_metadata,
)
from events.store.arrow import arrow_schema
from events.store.dataset import parquet_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from events.corpus.progress import Progress
    from events.corpus.reduce import Reduction
    from events.store import Corrections, Table

__all__ = ["CHART", "CORRECTIONS", "PAGE", "QUARANTINE", "install", "write_folder", "write_tagged"]

#: The drawings of a built folder.
PAGE = "timeline.html"
CHART = "timeline.vl.json"
#: The corrections that a folder was built with, kept beside its tables.
CORRECTIONS = "corrections.yaml"
#: Documents that were set aside, with the reason; only where there are any.
QUARANTINE = "quarantine.parquet"
#: What vouches for the other files comes last.
_LAST = ("datapackage.json", "SHA256SUMS")
#: A group of rows in a file ends after so many rows or code points of text: what a reader holds at once.
_GROUP_ROWS, _GROUP_CHARS = 65_536, 8_000_000
#: More events than this are not drawn: nobody would see them, and the page would be slow to open.
MOST_DRAWN = 5_000


def write_folder(
    reduction: Reduction,
    quarantined: Sequence[Quarantined],
    staging: Path,
    about: About,
    progress: Progress,
    *,
    page: bool,
    corrections: Corrections | None,
) -> dict[str, int]:
    """Write tables, drawings and package metadata; gives the rows of mentions and events.

    The file of the corrections is in the folder already.

    Raises:
        TableError: A table is not as its definition says, or a correction does not find its row.
        OSError: The folder cannot be written.
    """

    def write(path: Path, chunks: Iterable[pa.Table], table: Table) -> None:
        write_rows(path, chunks, table, about)

    progress.stage("write", 5, "steps")
    sorters = ((DOCUMENTS, reduction.documents), (MENTIONS, reduction.mentions), (EVENTS, reduction.events))
    counts = {table.name: sorter.rows for table, sorter in sorters}
    for table, sorter in sorters:
        write(staging / table.file, sorter.chunks(), table)
        progress.advance(1)
    beside = []
    if corrections is not None:
        if corrections.entries:
            counts = correct_files(staging, corrections, staging.parent, write)
        beside.append(CORRECTIONS)
    if counts["events"] <= MOST_DRAWN:
        beside = [*_draw(staging, page=page), *beside]
    progress.advance(1)
    if write_quarantine(quarantined, staging):
        beside.append(QUARANTINE)
    write_metadata(staging, about, files=beside)
    progress.advance(1)
    return {"mentions": counts["mentions"], "events": counts["events"], "timexes": 0}


def write_tagged(
    reduction: Reduction, quarantined: Sequence[Quarantined], staging: Path, about: About, progress: Progress
) -> dict[str, int]:
    """Write documents and temporal expressions, and no events; gives the rows of expressions."""
    progress.stage("write", 2, "steps")
    write_rows(staging / DOCUMENTS.file, reduction.documents.chunks(), DOCUMENTS, about)
    progress.advance(1)
    write_timexes(staging / TIMEXES, reduction.timexes.chunks())
    write_quarantine(quarantined, staging)
    progress.advance(1)
    return {"mentions": 0, "events": 0, "timexes": reduction.timexes.rows}


def _draw(staging: Path, *, page: bool) -> list[str]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy: loaded where it is used

    from events.draw import save_timeline, to_html  # noqa: PLC0415

    events = to_frame(pq.read_table(staging / EVENTS.file), EVENTS)
    save_timeline(events, staging / CHART)
    if not page:
        return [CHART]
    known = [name for name in DOCUMENTS.names if name != "text"]
    documents = to_frame(pq.read_table(staging / DOCUMENTS.file, columns=known), DOCUMENTS)
    (staging / PAGE).write_bytes(to_html(events, documents=documents).encode("utf-8"))
    return [PAGE, CHART]


def write_rows(path: Path, chunks: Iterable[pa.Table], table: Table, about: About | None = None) -> None:
    """Write sorted rows as :func:`events.store.write_dataset` does, a group of rows at a time."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    with path.open("wb") as file, ExitStack() as stack:
        writer = None
        for group in _regrouped(chunks):
            data = _dressed(group, table, about)
            writer = writer or stack.enter_context(pq.ParquetWriter(file, data.schema, **parquet_options(table)))
            writer.write_table(data, row_group_size=_GROUP_ROWS)


def _dressed(rows: list[pa.Table], table: Table, about: About | None) -> pa.Table:
    """Sorted plain rows as :func:`events.store.arrow.conform` has them, without sorting and copying them once more.

    The list is emptied, and each column let go of when it is copied, so that the rows are not held twice.

    Raises:
        TableError: A value is missing that must not be.
    """
    import pyarrow as pa  # noqa: PLC0415

    schema = arrow_schema(table, about)
    columns = {name: [chunk for part in rows for chunk in part[name].chunks] for name in schema.names}
    types = rows[0].schema
    rows.clear()
    arrays = []
    for field in schema:
        values = pa.chunked_array(columns.pop(field.name), types.field(field.name).type).combine_chunks()
        if values.null_count and not field.nullable:
            raise TableError(f"table {table.name!r}, column {field.name!r}: empty, but every row must have one")
        arrays.append(values.dictionary_encode() if pa.types.is_dictionary(field.type) else values)
    return pa.Table.from_arrays(arrays, schema=schema)


def _regrouped(chunks: Iterable[pa.Table]) -> Iterator[list[pa.Table]]:
    """The same rows in groups whose ends depend on the rows alone; one without rows if there are none."""
    import numpy as np  # noqa: PLC0415

    held: list[pa.Table] = []
    rows = chars = 0
    for chunk in chunks:
        lengths = chunk["n_chars"].to_numpy() if "n_chars" in chunk.column_names else np.zeros(chunk.num_rows, np.int64)
        ends = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])  # code points before each row
        at = 0
        while at < chunk.num_rows:
            fits = int(np.searchsorted(ends, ends[at] + _GROUP_CHARS - chars, "right")) - 1 - at
            count = min(chunk.num_rows - at, _GROUP_ROWS - rows, fits if rows else max(fits, 1))
            if count <= 0:
                yield held
                held, rows, chars = [], 0, 0
                continue
            held.append(chunk.slice(at, count))
            rows, chars, at = rows + count, chars + int(ends[at + count] - ends[at]), at + count
        if not held:
            held.append(chunk)
    if held:
        yield held


def write_quarantine(quarantined: Sequence[Quarantined], folder: Path) -> bool:
    """Write what was set aside, in the order of sources, if anything was."""
    if not quarantined:
        return False
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    names = [field.name for field in fields(Quarantined)]
    rows = sorted((tuple(map(_clean, astuple(one))) for one in quarantined), key=repr)
    schema = pa.schema([pa.field(name, pa.string(), nullable=name in {"doc_id", "traceback"}) for name in names])
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), folder / QUARANTINE, compression="zstd")
    return True


def _clean(value: str | None) -> str | None:
    """A text that can be written: names of files may hold bytes that are no text."""
    return None if value is None else value.encode("utf-8", "backslashreplace").decode("utf-8")


def install(staging: Path, out: str | Path, optional: Iterable[str]) -> dict[str, str | Path]:
    """Flush the made files to disk and move them to their places; the paths by name.

    Args:
        staging: Where they were made, on the same disk as a folder; empty afterwards.
        out: Their folder, or a path that fsspec knows.
        optional: Names of files that an earlier build may have left and this one has not: removed, as they would tell
            of other documents.

    Raises:
        BuildError: They cannot be written.
    """
    made = sorted(staging.iterdir(), key=lambda path: (_LAST.index(path.name) if path.name in _LAST else -1, path.name))
    try:
        for path in made:
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        paths = install_remotely(made, str(out), optional) if is_url(out) else _moved(made, Path(out), optional)
    except OSError as error:
        raise disk_error(error, str(out)) from error
    shutil.rmtree(staging)
    return paths


def _moved(made: Iterable[Path], out: Path, optional: Iterable[str]) -> dict[str, str | Path]:
    paths: dict[str, str | Path] = {path.name: path.replace(out / path.name) for path in made}
    for stale in set(optional) - paths.keys():
        (out / stale).unlink(missing_ok=True)
    return paths
