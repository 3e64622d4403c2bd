"""Web archives (WARC, also gzipped): one document a page, read as HTML is; plain text as it is.

The crawl's day is kept as ``crawled``; it is no date of publication.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from events.errors import DocumentError, MissingExtraError
from events.read.decode import decode
from events.read.formats.html import LONGEST_PAGE, page_fields
from events.read.record import Format, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.read.record import Source

__all__ = ["FORMAT"]

_EXTRA = "reading web archives needs the package warcio; run: pip install 'dated-events[warc]'"
#: A line is put together of blocks, each time anew: with small ones, a line of many megabytes takes minutes.
_BLOCK = 1 << 20
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""")
_KINDS = ("text/html", "application/xhtml+xml", "text/plain")


def _records(source: Source) -> Iterator[Record | DocumentError]:
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - optional
    except ImportError as error:
        raise MissingExtraError(_EXTRA) from error
    number = 0
    with source.open() as stream:
        try:
            # heads are parsed below: it would leave out silently what is cut off
            for record in ArchiveIterator(stream, no_record_parse=True, block_size=_BLOCK):
                kind = _kind(record)
                if kind is not None:
                    number += 1
                    yield _page(source, number, kind, record)
        except (OSError, MissingExtraError):
            raise
        except Exception as error:
            place = f"{source.place}, after page {number}"
            raise DocumentError(place, f"cannot be read as WARC ({error})", "check that it is whole") from error


def _kind(record: Any) -> str | None:  # noqa: ANN401 - warcio's record
    """The type of a page that is read, with its encoding; empty if the answer is cut off, None if it is no page."""
    from warcio.recordloader import ArcWarcRecordLoader  # noqa: PLC0415 - optional
    from warcio.statusandheaders import StatusAndHeadersParser  # noqa: PLC0415

    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_headers.get_header("Content-Length") is None:  # every whole record has one
        return ""
    if record.rec_type != "response" or not address.lower().startswith(("http:", "https:")):
        return None
    try:
        record.http_headers = StatusAndHeadersParser(ArcWarcRecordLoader.HTTP_TYPES).parse(record.raw_stream)
    except EOFError:
        return ""
    kind = (record.http_headers.get_header("Content-Type") or "").lower()
    if record.http_headers.get_statuscode().startswith("2") and kind.split(";")[0].strip() in _KINDS:
        return kind
    return "" if _is_cut_off(record) and not record.raw_stream.read(1) else None


def _is_cut_off(record: Any) -> bool:  # noqa: ANN401
    """Whether bytes are missing, once all that there are have been read."""
    return getattr(record.raw_stream, "limit", 0) > 0


def _page(source: Source, number: int, kind: str, record: Any) -> Record | DocumentError:  # noqa: ANN401
    place = f"{source.place}, page {number}"
    data = record.content_stream().read(LONGEST_PAGE + 1) if kind else b""
    if not kind or (len(data) <= LONGEST_PAGE and _is_cut_off(record)):
        return DocumentError(place, "is cut off, or its length is told wrongly", "check that the archive is whole")
    crawled = {"crawled": record.rec_headers.get_header("WARC-Date")}
    address = record.rec_headers.get_header("WARC-Target-URI")
    charset = _CHARSET.search(kind)
    declared = charset[1] if charset else None
    try:
        text, fields = _plain(data, place, declared) if "text/plain" in kind else page_fields(data, place, declared)
    except DocumentError as error:
        return error
    known = crawled | {"url": address} | fields
    return Record(
        text=text,
        place=place,
        source=f"{source.name}:{number}",
        stem=source.stem,
        fields={key: value for key, value in known.items() if value},
        row=True,
    )


def _plain(data: bytes, place: str, declared: str | None) -> tuple[str, dict[str, Any]]:
    decoded = decode(data, place, declared)
    return decoded.text, decoded.fields


FORMAT = Format(
    "WARC", (".warc",), _records, lambda opening: re.match(rb"WARC/[01]\.\d+\r?\n", opening.data) is not None
)
