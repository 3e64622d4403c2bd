"""Grounds: where a thing stands that a text told of with its place and speaks of again: *the mill*, *the island*.

A text says *a viaduct at Sela* once and *the viaduct* after that. Only of what cannot move, and only where all that it
has told of such things stands at one place and it has told of no other since. Police, courts and parliaments are at
home too: *Norwegian police* in Norway, *parliament* in the one country that a text names.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from events.extract.describe.grounded import is_located
from events.extract.describe.homes import doer_of
from events.extract.describe.nations import land_of
from events.extract.describe.places import place_of_thing
from events.extract.describe.spots import says_where, stands
from events.extract.language.callings import bare_name
from events.extract.language.gazetteer import is_ambiguous, is_place, lookup
from events.extract.language.grammar import SUBJECTS
from events.extract.language.municipal import town_of_body
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer
from events.extract.model import Place
from events.extract.name.lands import lands_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.parse.nlp import Read

__all__ = ["Grounds"]

_AGAIN = frozenset(("the", "this", "that"))
_BESIDE, _AFTER = ("det", "punct", "predet"), ("punct", "case", "relcl", "acl", "cc", "conj")
#: Words before a noun that tell a thing from others by no name.
_ANOTHER = frozenset(("a", "an", "another", "one", "other", "second", "two", "three", "each", "every", "no", "any"))


class Grounds:
    """The things of a document that stand somewhere.

    Args:
        read: Of the document.
    """

    def __init__(self, read: Read) -> None:
        """Note where each noun stands; whose place is asked for later."""
        self._lands = lands_of(read.paragraphs)
        self._things: dict[str, list[tuple[int, Token]]] = {}
        #: By noun: from which sentence and word on such a thing stands where.
        self._stood: dict[str, list[tuple[int, int, Place | None]]] = {}
        for paragraph in read.paragraphs:
            for sentence in paragraph.sentences():
                number = paragraph.place(sentence[0])
                for token in sentence:
                    if token.tag_ == "NN" and _is_fixed(token) and not _is_bare(token):
                        self._things.setdefault(token.lemma_.lower(), []).append((number, token))

    def of(self, candidate: Candidate) -> Place | None:
        """Where an event was that was done to such a thing or in it, or that it did."""
        number = candidate.paragraph.place(candidate.sentence[0])
        places = (self._of(thing, number) for thing in _things_of(candidate))
        return next(filter(None, places), None) or self._home_of(candidate)

    def _home_of(self, candidate: Candidate) -> Place | None:
        """The land or town of the police or parliament that did it, where the sentence has no other."""
        clause = candidate.clause
        if clause is None or in_class(clause.lemma_.lower(), "judging") or clause.pos_ != "VERB":
            return None
        agents = (c for agent in clause.rights if agent.dep_ == "agent" for c in agent.children)
        things = [*agents, *filter(None, [doer(clause)])]
        town = next(filter(None, map(town_of_body, things)), "")
        if town and not any(t.ent_type_ in ("GPE", "LOC") and t.text not in town for t in candidate.sentence):
            return lookup(town) or Place(town)
        whose = {t.i for thing in things for t in _whose(thing)}
        told = whose | {thing.i for thing in things if _whose(thing)}
        if any(t.ent_type_ in ("GPE", "NORP", "LOC", "FAC") and t.i not in told for t in candidate.sentence):
            return None
        for thing in things:
            own = [place for t in _whose(thing) if (place := self._land(t)) is not None]
            if not own and in_class(thing.lemma_.lower(), "at_home.powers") and not thing.ent_type_ and not whose:
                own = [place for name in self._lands.values() if (place := lookup(name)) is not None]
            if len(own) == 1 and len(_whose(thing)) <= 1:
                return own[0]
        return None

    def _land(self, word: Token) -> Place | None:
        """The place that a name is of, or the country of a nationality."""
        if word.ent_type_ == "NORP":
            return land_of(word)
        names = (bare_name(word), word.text)  # "University of Leiden", a name that has the town's
        return next((place for name in names if not is_ambiguous(name) and (place := lookup(name)) is not None), None)

    def _of(self, thing: Token, number: int) -> Place | None:
        if not _is_fixed(thing) or not _is_bare(thing):
            return None
        lemma = thing.lemma_.lower()
        if lemma not in self._stood:
            self._stood[lemma] = list(_stood(self._things.get(lemma, ())))
        stood = self._stood[lemma]
        at = bisect_left(stood, (number, thing.i), key=lambda told: told[:2])
        return stood[at - 1][2] if at else None


def _stood(things: Iterable[tuple[int, Token]]) -> Iterator[tuple[int, int, Place | None]]:
    """Where the thing stands that a noun means from each telling on: the one place told, until another is told of."""
    found: dict[str, Place] = {}
    for number, thing in things:
        place = place_of_thing(thing)
        if place is not None:
            found.setdefault(place.name, place)
        elif any(c.lower_ in _ANOTHER for c in thing.lefts):
            found.clear()
        yield number, thing.i, next(iter(found.values())) if len(found) == 1 else None


def _whose(thing: Token) -> list[Token]:
    """The names that say of where one is who acts at home: *Norwegian police*, *the mayor of Lund*."""
    lemma = thing.lemma_.lower()
    central = lemma == "bank" and any(c.lower_ == "central" for c in thing.lefts)
    of = [c for prep in thing.rights if prep.lower_ == "of" for c in prep.children if c.pos_ == "PROPN"]
    home = central or in_class(lemma, "at_home")
    if home:
        of += [t for t in thing.subtree if t.i < thing.i and t.ent_type_ in ("GPE", "NORP") and t.dep_ != "pobj"]
    named = thing.pos_ == "PROPN" and (home or in_class(lemma, "sites")) and not of
    if named:  # "Denver Airport", "Texas Supreme Court"
        of += [t for t in [c for c in thing.lefts if c.dep_ == "compound"][:1] if is_place(t.text)]
    return of if home or named else []


def _is_fixed(thing: Token) -> bool:
    """Whether a noun is of what stays where it is: a building, a works, an island."""
    fixed = stands(thing) or in_class(thing.lemma_.lower(), "sites") or is_located(thing)
    return fixed and not in_class(thing.lemma_.lower(), "anywhere")


def _is_bare(thing: Token) -> bool:
    """Whether a noun is one that has been told of, and nothing beside it says which."""
    after = all(c.dep_ in _AFTER for c in thing.rights)
    return after and any(c.lower_ in _AGAIN for c in thing.lefts) and all(c.dep_ in _BESIDE for c in thing.lefts)


def _things_of(candidate: Candidate) -> Iterator[Token]:
    """What an event was in, was done to or was the deed of."""
    clause = candidate.clause or candidate.token
    for head in dict.fromkeys((candidate.token, clause)):
        preps = (c for c in head.children if says_where(c))
        yield from (c for prep in preps for c in prep.children if c.dep_ == "pobj")
    for child in clause.children:
        if child.dep_ in ("dobj", *SUBJECTS):
            yield child
            preps = (c for c in child.rights if says_where(c) or c.lower_ == "through")
            yield from (c for prep in preps for c in prep.children if c.dep_ == "pobj")  # "Output at the mill fell"
            parts = (child, *(c for of in child.rights if of.lower_ == "of" for c in of.children))
            yield from (c for part in parts for c in part.lefts if c.dep_ == "poss")  # "most of the island's huts"
    thing = doer_of(clause)
    yield from () if thing is None else (thing,)
