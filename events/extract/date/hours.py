"""What came hours or minutes after something else happened, on the same day: *Two hours later the flood was there*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.date.dating import derived_date
from events.extract.language.grammar import aspect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["is_for_hours", "is_soon", "tell_soon"]

_HOURS = frozenset(("hour", "minute", "moment", "second"))
_LATER = ("later", "afterwards", "afterward", "after")


def tell_soon(candidates: Sequence[Candidate]) -> None:
    """Date what came hours later by the predicate told before it in its paragraph, if that is of one day."""
    told: Candidate | None = None
    for candidate in candidates:
        if told is not None and told.paragraph.index != candidate.paragraph.index:
            told = None
        clause = candidate.clause
        if not candidate.is_verb or clause is None or aspect(clause) != "past":
            continue
        if candidate.date is None and told is not None and told.date is not None and any(map(is_soon, clause.children)):
            candidate.date = derived_date(told.date.edtf, "anchored", told, "hours later")
        told = candidate if candidate.date is not None and _is_of_day(candidate) else None


def _is_of_day(candidate: Candidate) -> bool:
    """Whether it is known to be of one day."""
    date = candidate.date
    bounds = None if date is None or date.edtf is None else date.edtf.bounds()
    return bounds is not None and bounds.earliest is not None and bounds.earliest == bounds.latest


def is_for_hours(prep: Token) -> bool:
    """Whether it tells hours of the day: ``closed for six hours``, ``was rebuilt within hours of the storm``."""
    hours = (c for c in prep.children if c.dep_ == "pobj" and c.lemma_.lower() in _HOURS)
    return prep.lower_ in ("for", "within") and any(hours)


def is_soon(later: Token) -> bool:
    """Whether an adverb counts hours or less from what was told: ``hours later``, ``minutes afterwards``."""
    counts = later.dep_ == "advmod" and later.lower_ in _LATER
    return counts and any(c.dep_ == "npadvmod" and c.lemma_.lower() in _HOURS for c in later.children)
