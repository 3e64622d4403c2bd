"""Plain text and Markdown, with or without a YAML head.

A head begins in the first line of the file with a line ``---``, and ends with the next line ``---`` (or ``...``). The
text begins on the line after it; one blank line there belongs to the head. Everything from there on is the text,
exactly. (``python-frontmatter`` would strip it at both ends.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.errors import DocumentError
from events.read.decode import decode
from events.read.record import Format, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.read.record import Source

__all__ = ["FORMAT"]

_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_BLANK = re.compile(r"[ \t]*\r?\n")
_KEY = re.compile(r"[\w \"'-]{1,40}:(?:\s|$)")


def _records(source: Source) -> Iterator[Record | DocumentError]:
    decoded = decode(source.read_bytes(), source.place)
    text = decoded.text
    head, body = _split(text, source.place)
    fields = None if head is None else _fields(head, source.place)
    yield Record(
        text=text if fields is None else body,
        place=source.place,
        source=source.name,
        stem=source.stem,
        fields={**decoded.fields, **(fields or {})},
        dated_by="the head",
    )


def _split(text: str, place: str) -> tuple[str | None, str]:
    """The head without its fences (None if there is none), and the text."""
    opening = _OPENING.match(text)
    if opening is None:
        return None, text
    closing = _CLOSING.search(text, opening.end())
    if closing is not None:
        blank = _BLANK.match(text, closing.end())
        return text[opening.end() : closing.start()], text[blank.end() if blank else closing.end() :]
    if _KEY.match(text, opening.end()):
        raise DocumentError(place, "the head that begins in line 1 is not closed", "close it with a line '---'")
    return None, text


def _fields(head: str, place: str) -> Mapping[str, object] | None:
    """The head's keys; None if it is prose between two rules, which is text.

    Raises:
        DocumentError: It is not YAML, or has tags or aliases.
    """
    from events.read.head import load_head  # noqa: PLC0415 - imports yaml

    loaded = load_head(head, place)
    if loaded is None:
        return {}
    return {str(key): value for key, value in loaded.items()} if isinstance(loaded, dict) else None


FORMAT = Format("text", (".txt", ".text", ".md", ".markdown"), _records)
