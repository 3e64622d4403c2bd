"""Places of what is spoken of again: *the fire* that a text told of at a place; *there*, *at the scene*, *the site*.

Where an event was is where the text told of it first, if it tells of no other of its kind elsewhere; *there* is where
what was told last was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import LOCATING, SUBJECTS
from events.extract.language.predicates import in_class, noun_again
from events.extract.language.roles import doer, is_eventive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.model import Place

__all__ = ["place_again"]

#: So many sentences back *there* may be, and what is spoken of again.
_NEAR, _FAR = 3, 40
_KNOWN = frozenset(("the", "this", "that"))
_SAME = frozenset(("same", "very"))


def place_again(
    candidate: Candidate,
    earlier: Sequence[Candidate],
    spot: Callable[[Candidate], Place | None],
    filed: Callable[[Candidate], Place | None],
) -> Place | None:
    """Where an event was that is spoken of again, or that was where another was.

    Args:
        candidate: The event, which says no place of its own.
        earlier: Those told before it, in the order of the text.
        spot: Where one of those was, by its own words.
        filed: Where the report of one was filed, if it is news of the day.
    """
    number = _number(candidate)
    if (word := _there(candidate)) is not None:
        if any(map(_is_spot, candidate.sentence.doc[candidate.sentence.start : word.i])):
            return None  # "was tried at Sela and hanged there"
        near = [c for c in reversed(earlier) if number - _number(c) <= _NEAR]
        begins = word.lower_ == "there" and candidate.sentence.start == 0
        near = [c for c in near if c.paragraph is candidate.paragraph or (begins and number - _number(c) == 1)]
        return next((place for c in near if (place := spot(c)) is not None), None)
    for thing in _again(candidate):
        lemma = thing.lemma_.lower()
        told = [c for c in earlier if number - _number(c) <= _FAR and (c.lemma == lemma or noun_again(lemma, c.lemma))]
        places = {place.name: place for c in told if (place := spot(c) or filed(c)) is not None}
        if places:
            return next(iter(places.values())) if len(places) == 1 else None
    return None


def _number(candidate: Candidate) -> int:
    return candidate.paragraph.place(candidate.sentence[0])


def _is_spot(token: Token) -> bool:
    """Whether a name stands where one of a place does."""
    return (
        token.pos_ == "PROPN" and token.dep_ == "pobj" and token.head.lower_ in LOCATING and token.ent_type_ != "DATE"
    )


def _there(candidate: Candidate) -> Token | None:
    """The word that says where it was by pointing: ``Workers there walked out``, ``crashed at the scene``."""
    clause = candidate.clause or candidate.token
    things = [c for c in clause.children if c.dep_ in (*SUBJECTS, "dobj")]
    parts = [c for thing in things for c in thing.children if c.dep_ == "acl"]
    for head in (candidate.token, clause, *things, *parts):
        for child in head.children:
            if child.lower_ == "there" and child.dep_ == "advmod" and child.nbor(-1).lower_ not in ("from", "since"):
                return child
            spots = child.children if child.dep_ == "prep" and child.lower_ in ("at", "on", "near") else ()
            found = next((c for c in spots if c.dep_ == "pobj" and _is_deictic(c)), None)
            if found is not None:
                return found
    return None


def _is_deictic(thing: Token) -> bool:
    """Whether a noun is of a place that is only pointed to: ``the scene``, ``the same place``."""
    before = {c.lower_ for c in thing.children if c.dep_ != "case"}
    known = bool(before & _KNOWN) and before <= _KNOWN | _SAME
    return known and in_class(thing.lemma_.lower(), "deictic") and (thing.lower_ != "place" or bool(before & _SAME))


def _again(candidate: Candidate) -> Iterator[Token]:
    """The nouns of what happened that an event speaks of as known: ``The fire spread``, ``joined the strike``."""
    clause = candidate.clause if candidate.is_verb else None
    things = [candidate.token] if clause is None else [doer(clause), *(c for c in clause.rights if c.dep_ == "dobj")]
    for thing in filter(None, things):
        bare = all(c.dep_ in ("det", "punct", "relcl", "prep", "case") for c in thing.children)
        of = any(c.lower_ in ("of", "in", "at", "on", "against", "to") and _names(c) for c in thing.rights)
        known = bare and not of and any(c.lower_ in _KNOWN for c in thing.lefts)
        if known and thing.tag_ == "NN" and is_eventive(thing):
            yield thing


def _names(prep: Token) -> bool:
    """Whether a name stands under a preposition."""
    return any(t.pos_ == "PROPN" and t.ent_type_ not in ("DATE", "TIME") for t in prep.subtree)
