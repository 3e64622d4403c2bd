"""Web archives (WARC, also gzipped): one document a page, read as HTML is; plain text as it is.

The crawl's day is kept as ``crawled``; it is no date of publication.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from events.errors import DocumentError, MissingExtraError
from events.read.decode import decode
from events.read.formats.html import page_fields
from events.read.record import Format, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.read.record import Source

__all__ = ["FORMAT"]

_EXTRA = "reading web archives needs the package warcio; run: pip install 'dated-events[warc]'"
#: Longest page, in bytes: what a record unpacks to is read no further.
_MOST = 50_000_000
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
            for record in ArchiveIterator(stream):
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                kind = (record.http_headers.get_header("Content-Type") or "").lower()
                status = record.http_headers.get_statuscode()
                if kind.split(";")[0].strip() not in _KINDS or not status.startswith("2"):
                    continue
                number += 1
                yield _page(source, number, kind, record)
        except OSError:
            raise
        except MissingExtraError:
            raise
        except Exception as error:
            place = f"{source.place}, after page {number}"
            raise DocumentError(
                place, f"cannot be read as WARC ({' '.join(str(error).split())})", "check that it is whole"
            ) from error


def _page(source: Source, number: int, kind: str, record: Any) -> Record | DocumentError:  # noqa: ANN401
    place = f"{source.place}, page {number}"
    data = record.content_stream().read(_MOST + 1)
    if len(data) > _MOST:
        return DocumentError(place, f"is longer than {_MOST // 10**6} MB", "leave the page out of the archive")
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
