"""What a site's pages list: documents with their addresses, events with the way to their evidence."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from events.draw.evidence import anchor_of
from events.draw.listing import MACHINE_DATE, icon
from events.draw.palette import styles_for
from events.draw.rows import BASIS_WORDS, NOT_REAL, is_web
from events.draw.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markupsafe import Markup

    from events.draw.rows import Row

__all__ = ["DocumentPage", "Entry", "EventList", "document_pages", "entries_of", "event_list", "file_stem"]

_MOST_LINKS = 20
_LONGEST_STEM = 60
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
#: Names that some file systems keep for devices, and the name of the folder's own page.
_TAKEN = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(10))}
)


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document, as pages name it.

    Attributes:
        doc_id: As in the table.
        address: Of its page, from the site's root.
        title: Its headline, or its id.
        language: BCP 47; empty if it is not one.
        about: Name, value and link (or an empty string) of what is known about it.
        facts: The same in short.
        mentioned: Whether any mention stands in it.
    """

    doc_id: str
    address: str
    title: str
    language: str
    about: tuple[tuple[str, str, str], ...]
    facts: tuple[str, ...]
    mentioned: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One event, as a page lists it.

    Attributes:
        row: The event.
        order: Its place by date, from 0.
        href: The way to its best evidence from the site's root; empty if it has none.
        mentions: Number and address of its mentions, the best first; not more than twenty.
        count: How many mentions it has.
        basis: How its date is known, in words.
        machine_date: Whether HTML's ``datetime`` attribute takes its EDTF date.
        facts: Place and participants.
        icon: Its symbol, as SVG.
        unreal: Whether it did not happen.
    """

    row: Row
    order: int
    href: str
    mentions: tuple[tuple[int, str], ...]
    count: int
    basis: str
    machine_date: bool
    facts: tuple[str, ...]
    icon: Markup
    unreal: bool


@dataclass(frozen=True, slots=True)
class EventList:
    """Entries of one page, and the values that its filters offer, each with its words."""

    entries: Sequence[Entry]
    types: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, str], ...]
    bases: tuple[tuple[str, str], ...]


def file_stem(identifier: str) -> str:
    """A file name that every file system and web host takes, and that no other identifier gets.

    An identifier of lower-case letters, digits, ``-`` and ``_`` stays as it is; any other gets a hash at its end.

    >>> file_stem("harbour-news"), file_stem("../Harbour news?")
    ('harbour-news', 'harbour-news-8c86523d0a')
    """
    if re.fullmatch(r"[a-z0-9_-]{1,60}", identifier, re.ASCII) and identifier not in _TAKEN:
        return identifier
    words = re.sub(r"[^a-z0-9_]+", "-", identifier.lower(), flags=re.ASCII).strip("-")[:_LONGEST_STEM]
    digest = hashlib.sha256(identifier.encode("utf-8", "replace")).hexdigest()[:10]
    return "-".join(filter(None, (words, digest)))


def document_pages(documents: Iterable[Mapping[str, Any]]) -> dict[str, DocumentPage]:
    """Documents by id, in the table's order."""
    return {str(record["doc_id"]): _document_page(record) for record in documents}


def _document_page(record: Mapping[str, Any]) -> DocumentPage:
    words = {name: clean(value) for name, value in record.items() if isinstance(value, str) and name != "text"}
    address = words.get("url", "")
    count = record.get("n_mentions")
    mentions = int(count) if isinstance(count, (int, float)) and count == count else 0  # noqa: PLR0124 (NaN)
    about = (
        ("Source", words.get("source", ""), ""),
        ("Address", address, address if is_web(address) else ""),
        ("Published", words.get("published", ""), ""),
        ("Licence", words.get("licence", ""), ""),
        ("Identifier", words["doc_id"], ""),
        ("SHA-256 of the text", words.get("text_sha256", ""), ""),
    )
    title = words.get("title") or words["doc_id"]
    return DocumentPage(
        doc_id=str(record["doc_id"]),
        address=f"documents/{file_stem(str(record['doc_id']))}.html",
        title=title,
        language=words.get("language", "") if _LANGUAGE.fullmatch(words.get("language", "")) else "",
        about=tuple(item for item in about if item[1]),
        facts=tuple(
            filter(
                None,
                (
                    words.get("source"),
                    words.get("published"),
                    f"{mentions} mention{'' if mentions == 1 else 's'}",
                ),
            )
        ),
        mentioned=mentions > 0,
    )


def entries_of(
    rows: Sequence[Row], mentions: Iterable[Mapping[str, Any]], pages: Mapping[str, DocumentPage]
) -> list[Entry]:
    """The events with the way to their evidence, in the order of the rows.

    Args:
        rows: All events, sorted.
        mentions: Rows of the ``mentions`` table.
        pages: Documents by id; a mention of another document has no address.
    """
    by_event: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for mention in mentions:
        by_event[str(mention["event_id"])].append(mention)
    styles = styles_for(row.event_type for row in rows)
    return [
        _entry(row, order, by_event.get(row.event_id, []), pages, icon(row, styles[row.event_type]))
        for order, row in enumerate(rows)
    ]


def _entry(
    row: Row, order: int, mentions: list[Mapping[str, Any]], pages: Mapping[str, DocumentPage], symbol: str
) -> Entry:
    from markupsafe import Markup  # noqa: PLC0415 (start-up time)

    def rank(mention: Mapping[str, Any]) -> tuple[bool, bool, str]:
        same = str(mention["doc_id"]) == row.doc_id
        return not (same and clean(mention["quote"]) == row.quote), not same, str(mention["mention_id"])

    ways = [
        f"{pages[str(mention['doc_id'])].address}#{anchor_of(str(mention['mention_id']))}"
        for mention in sorted(mentions, key=rank)
        if str(mention["doc_id"]) in pages
    ]
    lone = pages[row.doc_id].address if not ways and row.doc_id in pages else ""
    return Entry(
        row=row,
        order=order,
        href=ways[0] if ways else lone,
        mentions=tuple(enumerate(ways[:_MOST_LINKS], start=1)),
        count=len(ways),
        basis=f"date {BASIS_WORDS.get(row.basis, row.basis)}" if row.basis else "",
        machine_date=MACHINE_DATE.fullmatch(row.edtf) is not None,
        facts=tuple(fact for fact in (row.place, row.who) if fact),
        icon=Markup(symbol),  # noqa: S704 - outlines and colours of this package
        unreal=row.factuality in NOT_REAL,
    )


def event_list(entries: Sequence[Entry]) -> EventList:
    """Entries of one page with the values of their filters: types in the order of legends, the others by name."""
    rows = [entry.row for entry in entries]
    known = [name for name in BASIS_WORDS if any(row.basis == name for row in rows)]
    bases = dict.fromkeys([*known, *sorted({row.basis for row in rows if row.basis})])
    return EventList(
        entries=entries,
        types=tuple((name, name) for name in styles_for(row.event_type for row in rows)),
        statuses=tuple((name, name) for name in sorted({row.factuality for row in rows if row.factuality})),
        bases=tuple((name, BASIS_WORDS.get(name, name)) for name in bases),
    )
