"""PDF files that hold text: their pages, a blank line between two.

A PDF says when it was made, not when its text was published; that day is kept as ``created``, and no date is read off
it.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any

from events.errors import DocumentError, MissingExtraError
from events.read.record import Format, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.read.record import Source

__all__ = ["FORMAT"]

_EXTRA = "reading PDF files needs the package pypdf; run: pip install 'dated-events[pdf]'"


def _records(source: Source) -> Iterator[Record | DocumentError]:
    try:
        import pypdf  # noqa: PLC0415 - optional
    except ImportError as error:
        raise MissingExtraError(_EXTRA) from error
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it prints names no file; our error does
    try:
        with source.open() as stream:
            reader = pypdf.PdfReader(stream if stream.seekable() else io.BytesIO(stream.read()))
            pages = [page.extract_text().strip() for page in reader.pages]
            fields = _fields(reader)
    except OSError:
        raise
    except Exception as error:
        raise DocumentError(source.place, f"cannot be read as PDF ({error})", "save its text as plain text") from error
    text = "\n\n".join(page for page in pages if page).replace("\0", "")
    if not text:
        raise DocumentError(source.place, "its pages hold pictures and no text", "recognise its text (OCR) first")
    yield Record(text=text, place=source.place, source=source.name, stem=source.stem, fields=fields)


def _fields(reader: Any) -> dict[str, Any]:  # noqa: ANN401 - pypdf's reader
    known = reader.metadata
    if known is None:
        return {}
    made = known.creation_date
    fields = {
        "title": known.title,
        "author": known.author,
        "created": None if made is None else made.date().isoformat(),
    }
    return {key: value for key, value in fields.items() if value}


FORMAT = Format("PDF", (".pdf",), _records, lambda opening: opening.data.startswith(b"%PDF-"))
