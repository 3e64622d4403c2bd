"""Whereabouts: where each event of a document was, by its own words and by what others say, the surest first."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from events.extract.describe.again import place_again
from events.extract.describe.handed import handing_on
from events.extract.describe.places import place_of
from events.extract.language.people import given_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from events.extract.describe.grounds import Grounds
    from events.extract.describe.seats import Seat
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.model import Place
    from events.extract.name.naming import Name

__all__ = ["Whereabouts", "Words", "unless_surname"]


class Words(NamedTuple):
    """What is known of the words of a candidate's sentence.

    Attributes:
        beside: The candidates of its sentence.
        apart: The words that belong in no description of it.
        names: What stands for its words.
    """

    beside: Callable[[Candidate], Sequence[Candidate]]
    apart: Callable[[Candidate], frozenset[int]]
    names: Callable[[Candidate], Mapping[int, Name]]


class Whereabouts:
    """The places of the events of one document.

    Args:
        candidates: All of them, in the order of the text.
        grounds: Where the things stand that it tells of.
        seat: What it is set in.
        words: What is known of the words of a candidate's sentence.
    """

    def __init__(self, candidates: Sequence[Candidate], grounds: Grounds, seat: Seat, words: Words) -> None:
        """Where each was is asked for later, once all is dated."""
        self._all, self._grounds, self.seat, self._words = candidates, grounds, seat, words
        self._spots: dict[tuple[int, bool], tuple[Place | None, Token | None]] = {}

    def spot(self, candidate: Candidate) -> tuple[Place | None, Token | None]:
        """Where an event was, and the noun that says so."""
        if candidate.life:
            return None, None
        key = candidate.start, candidate.antecedent is None
        if key not in self._spots:
            beside, skip = self._words.beside(candidate), self._words.apart(candidate)
            self._spots[key] = found = place_of(candidate, skip, beside, self._words.names(candidate))
            if found[0] is None:
                handed = (self.spot(other)[0] for other in handing_on(candidate, beside))
                place = next(filter(None, handed), None) or self._grounds.of(candidate)
                earlier = self._all[: bisect_left(self._all, candidate.start, key=lambda c: c.start)]
                again = place or place_again(candidate, earlier, lambda c: self.spot(c)[0], self.filed)
                self._spots[key] = again, None
        return self._spots[key]

    def filed(self, candidate: Candidate) -> Place | None:
        """Where the report of an event was filed, if it is news of the day."""
        return self.seat.filed(candidate, first=[candidate.place] == [c.place for c in self._all[:1]])


def unless_surname(place: Place | None, participants: Sequence[str], title: str) -> Place | None:
    """A place; None if it is somebody who took part, called by his family name alone: ``Howe beat Washington``."""
    if place is None or re.search(rf"\b(?:in|at|to|into|near|from) {re.escape(place.name)}\b", title):
        return place
    whole = (name.partition(" ")[0].lower() for name in participants if name.endswith(f" {place.name}"))
    return None if any(first in given_names() for first in whole) else place
