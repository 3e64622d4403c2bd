"""What extraction gives: mentions of dated events."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from events.dates import Edtf
    from events.tag import Timex

__all__ = ["BASES", "FACTUALITIES", "EventDate", "Mention", "Place"]

#: How a date is known, from the words alone to the document's own date.
BASES = ("explicit", "relative", "anchored", "inferred", "document")
#: Whether it happened.
FACTUALITIES = ("occurred", "ongoing", "planned", "proposed", "possible", "cancelled", "denied")


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event was, and how we know.

    Attributes:
        edtf: The date with its uncertainty; None where nothing can be said.
        basis: One of :data:`BASES`.
        duration: Stated duration (ISO 8601), such as ``P3M``; None if none is stated.
        anchor: The words it leans on: a timex or another event's trigger, or ``document date``; may be empty.
        trace: How it came about, one step a line.
        part: ``START``, ``MID`` or ``END`` where the words told a part of the date that is no bound (*early 1999*).
    """

    edtf: Edtf | None
    basis: str
    duration: str | None = None
    anchor: str = ""
    trace: tuple[str, ...] = ()
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event was.

    Attributes:
        name: As in the evidence.
        country_iso2: ISO 3166-1 alpha-2, or None where it is unknown.
        lat: Degrees north, or None.
        lon: Degrees east, or None.
        precision: ``country``, ``region``, ``city``; None where the gazetteer does not know the name.
    """

    name: str
    country_iso2: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in one document that speaks of an event. Offsets are code points of the document's text, half-open.

    Attributes:
        doc_id: The document.
        sentence_start: First code point of the evidence sentence.
        sentence_end: End of the evidence sentence.
        quote: ``text[sentence_start:sentence_end]``.
        trigger_start: First code point of the word that names the event.
        trigger_end: End of that word.
        trigger: ``text[trigger_start:trigger_end]``.
        timex: The expression that dates it; None where none does (inferred, document).
        date: When, and how we know.
        title: A short headline of words from the evidence.
        event_type: One of the documented types.
        factuality: One of :data:`FACTUALITIES`.
        participants: Who did it, to whom; names as in the evidence.
        place: Where; None if nothing says so.
        confidence: Probability that the date is right, 0 to 1.
        lemma: Base form of the trigger that the document first names the event by, for joining.
        keys: Base forms of the content words that tell this event from others of its kind, for joining.
        background: Whether it is dated but no event of the table: a report, a state, something said in passing.
        chain: Offset of the trigger that the document first names the event by: equal in mentions that corefer.
        story: Words of the names that its document has most, for joining (``describe/story.py``).
    """

    doc_id: str
    sentence_start: int
    sentence_end: int
    quote: str
    trigger_start: int
    trigger_end: int
    trigger: str
    timex: Timex | None
    date: EventDate
    title: str
    event_type: str
    factuality: str
    participants: tuple[str, ...] = ()
    place: Place | None = None
    confidence: float = 0.5
    lemma: str = ""
    keys: frozenset[str] = field(default_factory=frozenset)
    chain: int = -1
    background: bool = False
    story: frozenset[str] = field(default_factory=frozenset)

    @property
    def mention_id(self) -> str:
        """Derived from the document's id and the trigger's offsets alone."""
        key = f"{self.doc_id}\x1f{self.trigger_start}\x1f{self.trigger_end}"
        return "m-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
