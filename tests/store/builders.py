"""Made documents and events for the tests of the store."""

from __future__ import annotations

import datetime as dt
from typing import Any

from events.dates import parse_edtf
from events.extract import EventDate, Mention, Place
from events.merge import Event
from events.read import Document
from events.store import About, Source
from events.tag import Timex

ABOUT = About(
    name="harbour",
    title="Harbour events",
    version="1.2.3",
    description="Made for tests.",
    licence="CC-BY-4.0",
    citation="A. Tester (2025): Harbour events",
    sources=(Source("The Harbour News", "https://example.org/news"),),
)

CRANES = Document(
    "cranes",
    "Dockers walked out in November 2024. 😀 The strike ended on 3 March 2025. Old walls fell in 44 BC.",
    parse_edtf("2025-10-25"),
    title="Cranes stand still",
    source="cranes.md",
    url="https://example.org/cranes",
    licence="CC-BY-4.0",
)
FERRY = Document("ferry", "The walkout hit ferries too. Talks may follow.", parse_edtf("2025-10"), source="ferry.md")
EMPTY = Document("empty", "")


def day(iso: str) -> dt.datetime:
    """The first instant of a day, as the tables have it."""
    return dt.datetime.fromisoformat(iso)


def mention(document: Document, trigger: str, **given: Any) -> Mention:
    """A mention whose offsets are looked up: ``trigger``, and ``timex`` if given, stand once in the text."""
    text = document.text
    start = text.index(trigger)
    first = max(text.rfind(". ", 0, start) + 2, text.rfind("😀 ", 0, start) + 2) if ". " in text[:start] else 0
    end = text.index(".", start) + 1
    timex = given.pop("timex", None)
    edtf = given.pop("edtf", None)
    date = EventDate(
        None if edtf is None else parse_edtf(edtf),
        given.pop("basis", "explicit"),
        given.pop("duration", None),
        given.pop("anchor", ""),
    )
    found = None if timex is None else text.index(timex)
    return Mention(
        doc_id=document.doc_id,
        sentence_start=first,
        sentence_end=end,
        quote=text[first:end],
        trigger_start=start,
        trigger_end=start + len(trigger),
        trigger=trigger,
        timex=None if found is None else Timex(found, found + len(timex), timex, "DATE", edtf or "PAST_REF"),
        date=date,
        title=given.pop("title", trigger),
        event_type=given.pop("event_type", "protest"),
        factuality=given.pop("factuality", "occurred"),
        **given,
    )


def event(*mentions: Mention, **given: Any) -> Event:
    """An event of mentions, the first of them canonical."""
    first = mentions[0]
    fields: dict[str, Any] = {
        "date": first.date,
        "title": first.title,
        "event_type": first.event_type,
        "factuality": first.factuality,
        "participants": first.participants,
        "place": first.place,
        "confidence": first.confidence,
    }
    return Event(mentions=mentions, canonical=first, **(fields | given))


PORT = Place("the port", "NL", 51.92, 4.48, "city")


def harbour() -> tuple[list[Document], list[Event]]:
    """Three documents and five events: a span over two documents, a day, one before year 1, an open one, none dated."""
    walkout = mention(
        CRANES,
        "walked",
        timex="November 2024",
        edtf="2024-11~/2025-03-03",
        title="dockers walked out",
        participants=("Dockers",),
        place=PORT,
        duration="P4M",
        confidence=0.9,
    )
    ferries = mention(FERRY, "walkout", edtf="2024-11", basis="anchored", anchor="walked")
    ended = mention(CRANES, "ended", timex="3 March 2025", edtf="2025-03-03", title="strike ended")
    walls = mention(CRANES, "fell", timex="44 BC", edtf="-0043", title="old walls fell", event_type="other")
    hit = mention(FERRY, "hit", edtf="../2025-10", basis="document", title="ferries hit")
    talks = mention(FERRY, "Talks", title="talks", event_type="diplomacy", factuality="possible", basis="relative")
    events = [event(talks), event(hit), event(ended), event(walkout, ferries), event(walls)]
    return [FERRY, CRANES, EMPTY], events
