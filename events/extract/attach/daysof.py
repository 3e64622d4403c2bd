"""Days that a text tells by what happened on them: ``on the day the strike began``, ``the night of the fire``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.attach.relations import Relation, event_under
from events.extract.language.grammar import climb

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Span, Token

__all__ = ["days_of"]

_DAYS = frozenset(("day", "night", "morning", "afternoon", "evening"))


def days_of(sentence: Span, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    """Relations *around* from what a day is told by to what was done on it, in the order of the sentence's words.

    Args:
        sentence: Parsed.
        found: The paragraph's candidates by the index of their trigger, and of the light verb that carries them.
    """
    for day in sentence:
        if day.lower_ not in _DAYS or [c.lower_ for c in day.lefts if c.dep_ != "amod"] not in (["the"], ["that"]):
            continue
        beside = day.dep_ == "npadvmod" or (day.dep_ == "pobj" and day.head.lower_ == "on")
        told = next((c for thing in _told_by(day) if (c := event_under(thing, found)) is not None), None)
        done = next((found[h.i] for h in climb(day) if h.i in found), None)
        if beside and told is not None and done is not None and told is not done:
            yield Relation("around", told, done, day)


def _told_by(day: Token) -> Iterator[Token]:
    """What tells which day is meant: the clause behind it, or what it is said to be of."""
    for child in day.rights:
        if child.dep_ == "relcl":
            yield child
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (c for c in child.children if c.dep_ == "pobj")
