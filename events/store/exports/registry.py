"""All formats, and writing a dataset in one of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from events.errors import TableError
from events.store.dataset import read_dataset
from events.store.exports.as_csv import render_csv
from events.store.exports.as_geojson import render_geojson
from events.store.exports.as_ics import render_ics
from events.store.exports.as_jsonl import render_jsonl
from events.store.exports.as_jsonld import render_jsonld
from events.store.exports.as_sqlite import render_sqlite
from events.store.exports.as_timelinejs import render_timelinejs
from events.store.exports.as_timeml import render_timeml
from events.store.exports.model import Content, Exported, Format
from events.store.exports.rows import plain_rows
from events.store.files import replace_file
from events.store.package import read_about
from events.store.shelf import find_dataset

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FORMATS", "export"]

_ALL = (
    Format("csv", "CSV, a file a table, safe for spreadsheets", "events.csv", several=True, render=render_csv),
    Format("jsonl", "JSON Lines, a file a table", "events.jsonl", several=True, render=render_jsonl),
    Format("ics", "iCalendar, whole days", "events.ics", several=False, render=render_ics),
    Format("timelinejs", "TimelineJS3 JSON", "timelinejs.json", several=False, render=render_timelinejs),
    Format("jsonld", "JSON-LD, schema.org events", "events.jsonld", several=False, render=render_jsonld),
    Format("geojson", "GeoJSON", "events.geojson", several=False, render=render_geojson),
    Format("sqlite", "SQLite database", "events.sqlite", several=False, render=render_sqlite),
    Format("timeml", "TimeML, a file a document", "", several=True, render=render_timeml),
)
#: Every format by the name that :func:`export` takes.
FORMATS: Mapping[str, Format] = {form.name: form for form in _ALL}


def export(name_or_path: str | Path, to: str, out: str | Path) -> Exported:
    """Write a dataset in another format.

    Args:
        name_or_path: A shipped dataset's name, or the folder of a built one.
        to: One of :data:`FORMATS`.
        out: A file, or a folder, which is made if it is missing. ``csv`` and ``jsonl`` write three tables into a
            folder, or the events alone into a file that ends with ``.csv`` or ``.jsonl``; ``timeml`` writes a file a
            document into a folder; the others write one file, into a folder under its usual name.

    Returns:
        The files, how many events are in them, and what the format could not hold.

    Raises:
        TableError: No such dataset or format, or the package that the format needs is not installed.
        OSError: The file cannot be written.
    """
    form = FORMATS.get(to)
    if form is None:
        msg = f"no format {to!r}; there are {', '.join(FORMATS)}"
        raise TableError(msg)
    rendered = form.render(_read_content(name_or_path))
    files = _placed(form, Path(out), rendered.files)
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data, durable=False)
    return Exported(tuple(files), rendered.written, rendered.notes)


def _read_content(name_or_path: str | Path) -> Content:
    """A dataset as plain rows.

    Raises:
        TableError: There is no such dataset, or it is a single table.
    """
    folder = find_dataset(name_or_path)
    if not folder.is_dir():
        msg = f"'{folder}' is one table; give the dataset's folder, with documents, mentions and events"
        raise TableError(msg)
    tables = read_dataset(folder)
    rows = (plain_rows(data) for data in (tables.documents, tables.mentions, tables.events))
    return Content(read_about(folder), *rows)


def _placed(form: Format, out: Path, files: Mapping[str, bytes]) -> dict[Path, bytes]:
    if not form.several:
        path = out / form.file if out.is_dir() else out
        return {path: files[form.file]}
    if form.file and out.suffix.lower() == Path(form.file).suffix and not out.is_dir():
        return {out: files[form.file]}
    if out.is_file():
        msg = f"'{out}' is a file, but {form.name} writes several; give a folder"
        raise TableError(msg)
    return {out / name: data for name, data in files.items()}
