"""Histories: what happened after an event, or since it, was over by what the text tells next.

In news *after the vote* and *had fought since May* end at the document. A history is written long after, so there they
end at the next date that it names; where it names none, their end is left open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from events.dates import EdtfRange
from events.extract.date.dating import range_end
from events.extract.language.grammar import aspect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.dates import Day, Edtf
    from events.extract.find.candidates import Candidate

__all__ = ["close_by_telling"]

#: Shorter windows up to the document are left as they are, days.
_LONG = 366
#: In so many sentences the next date is looked for.
_REACH = 6
_OVER = ("past", "participle", "infinitive")
_NAMED = ("explicit", "relative", "anchored")


def close_by_telling(candidates: Sequence[Candidate], published: Edtf | None) -> None:
    """End the long windows that reach up to a history's own date, in place.

    Args:
        candidates: The document's, in the order of its text, dated.
        published: The document creation time; None for what is no history.
    """
    today = None if published is None else published.bounds().latest
    for n, candidate in enumerate(candidates):
        first = _reaches_today(candidate, today)
        date = candidate.date
        if first is None or date is None or date.edtf is None:
            continue
        until = next((o for o in candidates[n + 1 :] if _ends(o, candidate, first)), None)
        start = range_end(date.edtf, last=False)
        if until is None or until.date is None:
            edtf, why = EdtfRange(start, None, span=True), "a history names no end of it"
        else:
            edtf = EdtfRange(start, range_end(until.date.edtf, last=True), span=False)
            why = f"before what the history tells next, {until.token.text!r}"
        candidate.date = replace(
            date, edtf=edtf, basis="anchored", part=None, trace=(*date.trace, f"{why}: date {edtf}")
        )


def _reaches_today(candidate: Candidate, today: Day | None) -> Day | None:
    """The first day of a long window that reaches up to the document, of what was over when it was told."""
    bounds = None if candidate.date is None or candidate.date.edtf is None else candidate.date.edtf.bounds()
    if (
        bounds is None
        or bounds.earliest is None
        or today is None
        or bounds.latest != today
        or (bounds.days or 0) <= _LONG
    ):
        return None
    over = candidate.clause is None or aspect(candidate.clause) in _OVER
    return bounds.earliest if over else None


def _ends(other: Candidate, candidate: Candidate, first: Day) -> bool:
    """Whether a later sentence tells of another event at a date that is named and comes after the first day."""
    if not 0 < other.place - candidate.place <= _REACH or other.date is None or other.date.edtf is None:
        return False
    bounds, named = (
        other.date.edtf.bounds(),
        other.date.basis in _NAMED and any(a.role in ("at", "from") for a in other.attachments),
    )
    short = bounds.days is not None and bounds.days <= _LONG
    return named and short and bounds.earliest is not None and bounds.earliest > first
