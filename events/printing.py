"""Results as text: tables of events for people and programs, timexes as JSON lines."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from events.read import Document
    from events.tag import Timex

__all__ = ["aligned_table", "csv_table", "document_line", "json_lines", "rich_table", "timex_line"]

#: What people see of an event: column of the table and heading.
_SHOWN = {
    "date_display": "date",
    "title": "event",
    "event_type": "type",
    "factuality": "factuality",
    "date_basis": "basis",
    "quote": "quote",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def document_line(document: Document, *, with_text: bool) -> str:
    """One JSON line for a document: its metadata, those without a column too; with its text it can be read again."""
    row = {
        "id": document.doc_id,
        "title": document.title,
        "source": document.source,
        "url": document.url,
        "language": document.language,
        "published": "" if document.published is None else str(document.published),
        "licence": document.licence,
    }
    text = {"text": document.text} if with_text else {"n_chars": len(document.text)}
    return json.dumps({**row, **document.extra, **text}, ensure_ascii=False)


def timex_line(doc_id: str, timexes: list[Timex]) -> str:
    """One JSON line for a document: its id and its temporal expressions. Offsets are code points, half-open."""
    return json.dumps({"doc_id": doc_id, "timexes": [_timex(timex) for timex in timexes]}, ensure_ascii=False)


def _timex(timex: Timex) -> dict[str, str | int | None]:
    row: dict[str, str | int | None] = {
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "edtf": None if timex.edtf is None else str(timex.edtf),
        "earliest": None if timex.earliest is None else timex.earliest.iso,
        "latest": None if timex.latest is None else timex.latest.iso,
    }
    optional = {"quant": timex.quant, "freq": timex.freq}
    return row | {name: value for name, value in optional.items() if value is not None}


def json_lines(events: pd.DataFrame) -> Iterator[str]:
    """One JSON line an event, all columns; days as ``2025-07-01``, missing values as null."""
    for row in _records(events):
        yield json.dumps(row, ensure_ascii=False)


def csv_table(events: pd.DataFrame) -> str:
    """All columns as CSV with a head; text that a spreadsheet would run as a formula gets a leading apostrophe."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(events.columns)
    for row in _records(events):
        writer.writerow(_cell(value) for value in row.values())
    return stream.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = "; ".join(str(part) for part in value)
    if isinstance(value, str) and value.startswith(_FORMULA) and not value[1:5].isdigit():  # but -0043 is a year
        return "'" + value
    return value


def _records(events: pd.DataFrame) -> Iterator[dict[str, object]]:
    """Rows as plain Python values."""
    for row in events.to_dict("records"):
        yield {str(name): _plain(value) for name, value in row.items()}


def _plain(value: object) -> object:
    """A cell as JSON has it."""
    import pandas as pd

    if isinstance(value, (str, bool)):
        return value
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if value is None or value is pd.NA or value is pd.NaT or value != value:  # noqa: PLR0124 - NaN alone differs
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value


def _shown(events: pd.DataFrame) -> list[list[str]]:
    """What people see: the heading, then one row of clean one-line cells an event."""
    records = _records(events[list(_SHOWN)])
    rows = [[_clean("" if value is None else str(value)) for value in record.values()] for record in records]
    return [list(_SHOWN.values()), *rows]


def _clean(text: str) -> str:
    """Text on one line, without characters that would steer a terminal."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def aligned_table(events: pd.DataFrame) -> str:
    """One line an event, columns aligned with spaces, the quote last and whole."""
    rows = _shown(events)
    widths = [max(len(row[i]) for row in rows) for i in range(len(_SHOWN) - 1)]
    lines = ("  ".join([*(cell.ljust(w) for cell, w in zip(row[:-1], widths, strict=True)), row[-1]]) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def rich_table(events: pd.DataFrame) -> None:
    """Print a table as wide as the terminal: dates, and beside each what happened and the quote."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 1, 0))
    table.add_column(max_width=28)
    table.add_column(overflow="fold")
    for date, title, event_type, factuality, basis, quote in _shown(events)[1:]:
        cell = Text.assemble((title, "bold"), "\n", (f"{event_type}, {factuality}, {basis}", "dim"), "\n", quote)
        table.add_row(Text(date), cell)
    Console(highlight=False).print(table)
