"""JSON Lines: one object a line, with ``text`` and metadata. A line that cannot be read does not stop the others."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from events.errors import DocumentError
from events.read.decode import Decoded, decode, mark_of, refuse_binary
from events.read.record import Format, Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from events.read.record import Source

__all__ = ["FORMAT", "check_object"]

_REMEDY = 'write one JSON object a line, such as {"id": "a1", "text": "…", "published": "2025-10-25"}'


def _records(source: Source) -> Iterator[Record | DocumentError]:
    start = source.opening().data
    refuse_binary(start[:8], source.place)
    mark, encoding = mark_of(start)
    whole = Decoded("", encoding, "byte order mark") if mark and encoding != "utf-8" else None
    with source.open() as stream:
        for number, line in enumerate(stream if whole is None else _recoded(stream, len(mark), whole, source), start=1):
            if line.strip():
                place = f"{source.place}, line {number}"
                try:
                    decoded = decode(line, place)
                    row = check_object(_loaded(decoded.text, place), place, source)
                    yield Record.of_row(source, "line", number, row, (whole or decoded).fields)
                except DocumentError as error:
                    yield error


def _recoded(stream: BinaryIO, skipped: int, whole: Decoded, source: Source) -> Iterator[bytes]:
    """The lines of a file in UTF-16 or UTF-32, in UTF-8.

    Raises:
        DocumentError: It is not.
    """
    stream.read(skipped)
    lines = io.TextIOWrapper(stream, encoding=whole.encoding, newline="\n")
    try:
        for line in lines:
            yield line.encode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise DocumentError(
            source.place, f"not {whole.encoding.upper()} ({error.reason})", "write it in UTF-8"
        ) from None
    finally:
        lines.detach()  # the stream is its opener's to close


def _loaded(text: str, place: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise DocumentError(place, f"not JSON ({error})", _REMEDY) from None
    except RecursionError:
        raise DocumentError(place, "JSON that is nested too deeply", _REMEDY) from None


def check_object(loaded: object, place: str, source: Source) -> dict[str, object]:
    """A JSON value that is to be a document.

    Raises:
        DocumentError: It is no object, or has no text.
    """
    if not isinstance(loaded, dict):
        raise DocumentError(place, f"a JSON {type(loaded).__name__}, not an object", _REMEDY)
    if (text := source.column("text")) not in loaded:
        keys = ", ".join(map(repr, list(loaded)[:20])) or "none"
        remedy = "name the key that holds the text 'text', or say which it is: --columns text=NAME"
        raise DocumentError(place, f"no key {text!r} (its keys are {keys})", remedy)
    return loaded


FORMAT = Format("JSON Lines", (".jsonl", ".ndjson"), _records)
