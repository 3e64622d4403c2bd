"""Reduced rows → the files of a built folder: everything is made beside them before the first of them is replaced."""

from __future__ import annotations

import os
import shutil
from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING

from events.corpus.errors import BuildError
from events.corpus.task import Quarantined
from events.corpus.timexes import TIMEXES, write_timexes
from events.store import (
    DOCUMENTS,
    EVENTS,
    MENTIONS,
    About,
    Tables,
    apply_corrections,
    load_corrections,
    read_dataset,
    to_frame,
    write_dataset,
    write_metadata,
)
from events.store.arrow import conform
from events.store.dataset import parquet_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from events.corpus.reduce import Reduction
    from events.store import Table

__all__ = ["CHART", "CORRECTIONS", "PAGE", "QUARANTINE", "install", "write_folder", "write_tagged"]

#: The drawings of a built folder.
PAGE, CHART = "timeline.html", "timeline.vl.json"
#: The corrections that a folder was built with, kept beside its tables.
CORRECTIONS = "corrections.yaml"
#: Documents that were set aside, with the reason; only where there are any.
QUARANTINE = "quarantine.parquet"
#: What vouches for the other files comes last.
_LAST = ("datapackage.json", "SHA256SUMS")
#: A group of rows in a file ends after so many rows or code points of text: what a reader holds at once.
_GROUP_ROWS, _GROUP_CHARS = 100_000, 16_000_000
#: More events than this are not drawn: nobody would see them, and the page would be too large to open.
MOST_DRAWN = 20_000


def write_folder(
    reduction: Reduction,
    quarantined: Sequence[Quarantined],
    staging: Path,
    about: About,
    *,
    page: bool,
    corrections: str | Path | None,
) -> dict[str, int]:
    """Write tables, drawings and package metadata; gives the rows of mentions and events.

    Raises:
        TableError: A table is not as its definition says, or a correction does not find its row.
        OSError: The folder cannot be written, or the corrections cannot be read.
    """
    for table, rows in ((DOCUMENTS, reduction.documents), (MENTIONS, reduction.mentions), (EVENTS, reduction.events)):
        write_rows(staging / table.file, rows.chunks(), table, about)
    counts = {"mentions": reduction.mentions.rows, "events": reduction.events.rows, "timexes": 0}
    beside = []
    if corrections is not None:  # people's corrections look for their quotes in all texts: here memory is not bounded
        tables = apply_corrections(read_dataset(staging), load_corrections(corrections))
        write_dataset(tables, staging, about)
        (staging / CORRECTIONS).write_bytes(Path(corrections).read_bytes())
        beside.append(CORRECTIONS)
        counts |= {"mentions": tables.mentions.num_rows, "events": tables.events.num_rows}
    if counts["events"] <= MOST_DRAWN:
        beside = [*_draw(staging, page=page), *beside]
    if write_quarantine(quarantined, staging):
        beside.append(QUARANTINE)
    write_metadata(staging, about, files=beside, tables=_light(staging))
    return counts


def write_tagged(
    reduction: Reduction, quarantined: Sequence[Quarantined], staging: Path, about: About
) -> dict[str, int]:
    """Write documents and temporal expressions, and no events; gives the rows of expressions."""
    write_rows(staging / DOCUMENTS.file, reduction.documents.chunks(), DOCUMENTS, about)
    write_timexes(staging / TIMEXES, reduction.timexes.chunks())
    write_quarantine(quarantined, staging)
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


def _light(staging: Path) -> Tables:
    """The tables without the columns that hold most of their bytes, for the figures that metadata tell."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    heavy = {"text", "quote", "title", "participants"}
    return Tables(
        *(
            pq.read_table(staging / table.file, columns=[name for name in table.names if name not in heavy])
            for table in (DOCUMENTS, MENTIONS, EVENTS)
        )
    )


def write_rows(path: Path, chunks: Iterable[pa.Table], table: Table, about: About | None = None) -> None:
    """Write sorted rows as :func:`events.store.write_dataset` does, a group of rows at a time."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    writer = None
    try:
        for group in _regrouped(chunks):
            data = conform(group, table, about)
            writer = writer or pq.ParquetWriter(path, data.schema, **parquet_options(table))
            writer.write_table(data, row_group_size=_GROUP_ROWS)
    finally:
        if writer is not None:
            writer.close()


def _regrouped(chunks: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The same rows in groups whose ends depend on the rows alone; one without rows if there are none."""
    import pyarrow as pa  # noqa: PLC0415

    held: list[pa.Table] = []
    rows = chars = 0
    given = False
    for chunk in chunks:
        at = 0
        lengths = chunk["n_chars"].to_pylist() if "n_chars" in chunk.column_names else [0] * chunk.num_rows
        for number, length in enumerate(lengths):
            if rows and (rows == _GROUP_ROWS or chars + length > _GROUP_CHARS):
                yield pa.concat_tables([*held, chunk.slice(at, number - at)])
                held, at, rows, chars, given = [], number, 0, 0, True
            rows, chars = rows + 1, chars + length
        held.append(chunk.slice(at))
    if held and (rows or not given):
        yield pa.concat_tables(held)


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


def install(staging: Path, out: Path, optional: Iterable[str]) -> dict[str, Path]:
    """Flush the made files to disk and move them to their places; the paths by name.

    Args:
        staging: Where they were made, on the same disk; empty afterwards.
        out: Their folder.
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
        paths = {path.name: path.replace(out / path.name) for path in made}
        for stale in set(optional) - paths.keys():
            (out / stale).unlink(missing_ok=True)
    except OSError as error:
        raise BuildError(
            f"{error.filename or out}: {error.strerror or error}; make room or mend the disk, and run the same command "
            "again: it goes on from where it stopped"
        ) from error
    shutil.rmtree(staging)
    return paths
