"""The formats that are read, one module each.

To add one: write a module with a ``FORMAT`` (see :class:`events.read.record.Format`), and list it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.read.formats import csv_table, eml, feed, html, jsonl, parquet, pdf, text, timeml, warc

if TYPE_CHECKING:
    from events.read.record import Format

__all__ = ["FORMATS", "STDIN", "format_of"]

#: All formats, in the order that messages list them.
FORMATS: tuple[Format, ...] = (
    text.FORMAT, jsonl.FORMAT, csv_table.FORMAT, parquet.FORMAT, timeml.FORMAT, html.FORMAT, pdf.FORMAT, eml.FORMAT,
    feed.FORMAT, warc.FORMAT,
)  # fmt: skip
#: The format of standard input.
STDIN = text.FORMAT


def format_of(name: str) -> Format | None:
    """The format that a file name's suffix tells; None if it tells none.

    A file of any format may be gzipped, and then ends with ``.gz`` too.

    >>> format_of("Notes.MD").name, format_of("news.jsonl.gz").name
    ('text', 'JSON Lines')
    """
    lower = name.lower()
    plain = lower.removesuffix(".gz")
    return next((fmt for fmt in FORMATS if lower.endswith(fmt.suffixes) or plain.endswith(fmt.suffixes)), None)
