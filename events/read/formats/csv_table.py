"""CSV with a header: column ``text`` and metadata, separated by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from events.errors import DocumentError
from events.read.decode import decode
from events.read.record import Format, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.read.record import Source

__all__ = ["FORMAT"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LONGEST_FIELD = 2**31 - 1  # the module's own limit, 131,072 characters, is less than a long article


def _records(source: Source) -> Iterator[Record | DocumentError]:
    decoded = decode(source.read_bytes(), source.place)
    text = decoded.text
    csv.field_size_limit(_LONGEST_FIELD)
    header, delimiter = _header(text, source)
    rows = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, row in enumerate(rows):
            if number and len(row) == len(header):
                yield Record.of_row(source, "row", number, dict(zip(header, row, strict=True)), decoded.fields)
            elif number and row:
                yield DocumentError(
                    f"{source.place}, row {number}",
                    f"has {len(row)} values, but the header has {len(header)} columns",
                    "put values that hold separators or line breaks in double quotes",
                )
    except csv.Error as error:
        raise DocumentError(
            source.place,
            f"row {number + 1} and those after it cannot be read as CSV ({error})",
            "put values that hold quotes, separators or line breaks in double quotes, and double the quotes in them",
        ) from None


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one by one: a stream of the whole text takes five times its memory."""
    return (match[0] for match in _LINE.finditer(text))


def _header(text: str, source: Source) -> tuple[list[str], str]:
    """The column names, and the delimiter that finds that of the text among them.

    Raises:
        DocumentError: None does.
    """
    headers = {}
    for delimiter in ",;\t":
        try:
            row = next(csv.reader(_lines(text), delimiter=delimiter), [])
        except csv.Error:
            continue
        headers[delimiter] = [name.strip() for name in row]
        if times := headers[delimiter].count(source.column("text")):
            if times == 1:
                return headers[delimiter], delimiter
            raise DocumentError(
                source.place, f"the column {source.column('text')!r} comes {times} times", "give each a name of its own"
            )
    found = max(headers.values(), key=len, default=[])
    raise DocumentError(
        source.place,
        f"no column {source.column('text')!r} (the columns are {', '.join(map(repr, found)) or 'none'})",
        "name the column that holds the text 'text', or say which it is: --columns text=NAME; "
        "'id', 'published', 'title', 'source', 'url' and 'language' may "
        "stand beside it",
    )


FORMAT = Format("CSV", (".csv", ".tsv"), _records)
