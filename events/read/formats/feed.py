"""RSS and Atom feeds: one document an entry, of its content or summary."""

from __future__ import annotations

import datetime as dt
import io
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from events.errors import DocumentError, MissingExtraError
from events.read.record import Format, Record
from events.read.safe_xml import decode_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.read.record import Source

__all__ = ["FORMAT"]

_EXTRA = "reading feeds needs the package feedparser; run: pip install 'dated-events[feeds]'"
_BREAK = re.compile(r"(?i)<(?:/p|br\s*/?|/div|/li|/h\d)\s*>")
_TAG = re.compile(r"<[^>]*>")


def _records(source: Source) -> Iterator[Record | DocumentError]:
    try:
        import feedparser  # noqa: PLC0415 - optional
    except ImportError as error:
        raise MissingExtraError(_EXTRA) from error
    decoded = decode_xml(source.read_bytes(), source.place)
    try:
        # a stream, and decoded: feedparser opens the file whose path, or the address, its bytes may be
        feed = feedparser.parse(
            io.BytesIO(decoded.text.encode("utf-8")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
    except Exception as error:
        raise DocumentError(source.place, f"cannot be read as a feed ({error})", "save it anew") from error
    if not feed.entries and feed.get("bozo"):
        problem = feed.get("bozo_exception", "no entry")
        raise DocumentError(source.place, f"no RSS or Atom that can be read ({problem})", "save the feed anew")
    language = feed.feed.get("language")
    for number, entry in enumerate(feed.entries, start=1):
        fields = {**decoded.fields, **_fields(entry), **({"language": language} if language else {})}
        yield Record(
            text=_text(entry),
            place=f"{source.place}, entry {number}",
            source=f"{source.name}:{number}",
            stem=source.stem,
            fields=fields,
            row=True,
        )


def _text(entry: Any) -> str:  # noqa: ANN401 - feedparser's entry
    """The entry's content, else its summary, without tags."""
    whole = [part.get("value") or "" for part in entry.get("content", [])]
    text = max([*whole, entry.get("summary") or ""], key=len)
    plain = unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    return re.sub(r"\n\s*\n\s*", "\n\n", plain).strip()


def _fields(entry: Any) -> dict[str, Any]:  # noqa: ANN401
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    fields = {"title": entry.get("title"), "url": entry.get("link"), "author": entry.get("author")}
    if moment:
        fields |= {"published": dt.date(*moment[:3]).isoformat(), "published_source": "the feed"}
    return {key: value for key, value in fields.items() if value}


FORMAT = Format("feed", (".rss", ".atom"), _records, lambda opening: opening.root in {"rss", "feed", "rdf"})
