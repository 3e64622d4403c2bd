"""CSV (RFC 4180, UTF-8, lines end with LF): one file a table, a head, empty cells for null, lists joined by ``; ``.

Text that a spreadsheet would run as a formula gets an apostrophe before it (see :mod:`events.store.exports.cells`).
Numbers, truth values and days are never quoted so.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from events.store.columns import TABLES
from events.store.exports.cells import protect_cell
from events.store.exports.model import Rendered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from events.store.exports.model import Content

__all__ = ["render_csv"]


def render_csv(content: Content) -> Rendered:
    """``documents.csv``, ``mentions.csv`` and ``events.csv``."""
    rows = {"documents": content.documents, "mentions": content.mentions, "events": content.events}
    files = {f"{name}.csv": _text(table.names, rows[name]).encode() for name, table in TABLES.items()}
    return Rendered(files, len(content.events))


def _text(names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in rows)
    return stream.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = "; ".join(value)
    return protect_cell(value) if isinstance(value, str) else value
