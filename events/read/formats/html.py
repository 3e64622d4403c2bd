"""Web pages: the article's text, title, language and date of publication, without menus and adverts.

Text and metadata by trafilatura; the date by htmldate, from the page's metadata and mark-up only: a guess from numbers
in the text would be the date of all relative dates in it. ``published_source`` tells that it was read off the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn

from events.errors import DocumentError, MissingExtraError
from events.read.record import Format, Record
from events.read.safe_xml import decode_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.read.record import Source

__all__ = ["FORMAT", "LONGEST_PAGE", "page_fields"]

#: In bytes; a longer page is none that people read, and takes more time than its length.
LONGEST_PAGE = 20_000_000

_EXTRA = "reading web pages needs the packages trafilatura and htmldate; run: pip install 'dated-events[html]'"

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 8192


def page_fields(data: bytes, place: str, declared: str | None = None) -> tuple[str, dict[str, Any]]:
    """Text and metadata of a page.

    Args:
        data: The page.
        place: For messages.
        declared: The encoding that its server named; what it declares itself comes after.

    Raises:
        DocumentError: It cannot be read as HTML, is too long, or has no text that is an article's.
        MissingExtraError: The extra ``html`` is not installed.
    """
    try:
        import htmldate  # noqa: PLC0415 - optional, and takes a second
        import trafilatura  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(_EXTRA) from error
    if len(data) > LONGEST_PAGE:
        return _refuse(place, f"is longer than {LONGEST_PAGE // 10**6} MB")
    own = _CHARSET.search(data[:_DECLARED_WITHIN])
    decoded = decode_xml(data, place, declared or (own[1].decode("ascii") if own else None))
    try:
        tree = trafilatura.load_html(decoded.text)
        if tree is None:
            return _refuse(place, "no HTML that can be read")
        known = trafilatura.extract_metadata(tree)
        date = htmldate.find_date(tree, extensive_search=False, original_date=True)
        text = trafilatura.extract(tree, include_comments=False, include_tables=False, favor_precision=False)
    except DocumentError:
        raise
    except Exception as error:  # noqa: BLE001 - a page can break the parser in any way; the others go on
        return _refuse(place, f"cannot be read as HTML ({error})")
    if not text:
        return _refuse(place, "no article is found in the page")
    fields: dict[str, Any] = {**decoded.fields, "title": known.title, "url": known.url, "language": known.language}
    fields |= {"author": known.author, "publisher": known.sitename}
    if date:
        fields |= {"published": date, "published_source": "the page's metadata"}
    return text, {key: value for key, value in fields.items() if value}


def _refuse(place: str, problem: str) -> NoReturn:
    raise DocumentError(place, problem, "save its text as plain text")


def _records(source: Source) -> Iterator[Record | DocumentError]:
    text, fields = page_fields(source.read_bytes(), source.place)
    yield Record(text=text, place=source.place, source=source.name, stem=source.stem, fields=fields)


FORMAT = Format("HTML", (".html", ".htm", ".xhtml"), _records, lambda opening: opening.root == "html")
