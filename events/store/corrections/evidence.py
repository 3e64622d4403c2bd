"""An added event: its mention, from the quote that a person gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.dates import parse_edtf
from events.errors import TableError
from events.extract import EventDate, Mention
from events.merge import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.store.corrections.model import Correction
    from events.tag import Timex

__all__ = ["added_event"]


def added_event(correction: Correction, document: Mapping[str, Any]) -> Event:
    """The event of an ``add``, with its evidence found in the document; its columns are still to be set.

    Raises:
        TableError: Quote, trigger or expression do not stand in the document, or not just once.
    """
    place, text = correction.place, document["text"]
    start = _only(correction.quote, text, 0, f"{place}: quote", f"the text of {document['doc_id']!r}")
    end = start + len(correction.quote)
    trigger = _only(correction.trigger, correction.quote, start, f"{place}: trigger", "the quote")
    timex = _timex(correction, document, start, end) if correction.timex else None
    date = EventDate(None if timex is None else timex.edtf, "inferred" if timex is None else timex.basis)
    mention = Mention(
        doc_id=document["doc_id"],
        sentence_start=start,
        sentence_end=end,
        quote=correction.quote,
        trigger_start=trigger,
        trigger_end=trigger + len(correction.trigger),
        trigger=correction.trigger,
        timex=timex,
        date=date,
        title=str(correction.fields["title"]),
        event_type="other",
        factuality="occurred",
        confidence=1.0,
    )
    return Event(
        mentions=(mention,),
        canonical=mention,
        date=date,
        title=mention.title,
        event_type=mention.event_type,
        factuality=mention.factuality,
        participants=(),
        place=None,
        confidence=1.0,
    )


def _only(part: str, whole: str, offset: int, what: str, where: str) -> int:
    """Where a part stands, if it stands just once."""
    count = whole.count(part)
    if count != 1:
        times = "not at all" if count == 0 else f"{count} times"
        remedy = "copy it exactly, with its punctuation" if count == 0 else "give more of the words around it"
        msg = f"{what} {part!r} stands {times} in {where}; {remedy}"
        raise TableError(msg)
    return offset + whole.index(part)


def _timex(correction: Correction, document: Mapping[str, Any], start: int, end: int) -> Timex:
    from events.tag import tag  # noqa: PLC0415 - the grammar is loaded where it is used

    published = None if document["published"] is None else parse_edtf(document["published"])
    told = tag(document["text"], published, language=document["language"], title=document["title"] or "")
    found = [t for t in told if start <= t.start < end]
    chosen = [timex for timex in found if timex.text == correction.timex]
    if len(chosen) != 1:
        known = ", ".join(repr(timex.text) for timex in found) or "none"
        msg = (
            f"{correction.place}: timex {correction.timex!r} is not one expression of the quote; found are {known}; "
            "use one of them, or leave timex out and give date_edtf"
        )
        raise TableError(msg)
    return chosen[0]
