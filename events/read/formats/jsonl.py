"""JSON Lines: one object a line, with ``text`` and metadata. A line that cannot be read does not stop the others."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING

from events.errors import DocumentError
from events.read.decode import decode, refuse_binary
from events.read.record import Format, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.read.record import Source

__all__ = ["FORMAT"]

_REMEDY = 'write one JSON object a line, such as {"id": "a1", "text": "…", "published": "2025-10-25"}'


def _records(source: Source) -> Iterator[Record | DocumentError]:
    with source.open() as stream:
        for number, line in enumerate(stream, start=1):
            if number == 1:
                _refuse_other(line, source.place)
            if line.strip():
                try:
                    yield Record.of_row(source, "line", number, _object(line, f"{source.place}, line {number}", source))
                except DocumentError as error:
                    yield error


def _refuse_other(first_line: bytes, place: str) -> None:
    """Refuse a file that is no JSON Lines from its first bytes on.

    Raises:
        DocumentError: It is binary, or in UTF-16 or UTF-32.
    """
    refuse_binary(first_line[:8], place)
    if first_line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        raise DocumentError(place, "not UTF-8, but UTF-16 or UTF-32", "convert it: JSON Lines are UTF-8")


def _object(line: bytes, place: str, source: Source) -> dict[str, object]:
    text = decode(line, place)
    try:
        loaded = json.loads(text)
    except ValueError as error:
        raise DocumentError(place, f"not JSON ({error})", _REMEDY) from None
    except RecursionError:
        raise DocumentError(place, "JSON that is nested too deeply", _REMEDY) from None
    if not isinstance(loaded, dict):
        raise DocumentError(place, f"a JSON {type(loaded).__name__}, not an object", _REMEDY)
    if (text := source.column("text")) not in loaded:
        keys = ", ".join(map(repr, loaded)) or "none"
        remedy = "name the key that holds the text 'text', or say which it is: --columns text=NAME"
        raise DocumentError(place, f"no key {text!r} (its keys are {keys})", remedy)
    return loaded


FORMAT = Format("JSON Lines", (".jsonl", ".ndjson"), _records)
