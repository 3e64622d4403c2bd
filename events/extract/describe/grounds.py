"""Grounds: where a thing stands that a text told of with its place and speaks of again: *the mill*, *the island*.

A text says *a viaduct at Sela* once and *the viaduct* after that. Only of what cannot move, and only where all that it
has told of such things stands at one place and it has told of no other since. Police, courts and parliaments are at
home too: *Norwegian police* in a text that names Norway, *parliament* in one that names no other country.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.describe.places import is_located, place_of_thing
from events.extract.describe.spots import says_where, stands
from events.extract.language.gazetteer import demonym, lookup
from events.extract.language.grammar import SUBJECTS, is_passive
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer
from events.extract.name.lands import lands_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.model import Place
    from events.extract.parse.nlp import Read

__all__ = ["Grounds"]

_AGAIN = frozenset(("the", "this", "that"))
_BESIDE, _AFTER = ("det", "punct", "predet"), ("punct", "case", "relcl", "acl", "cc", "conj")
#: Words before a noun that tell a thing from others by no name.
_ANOTHER = frozenset(("a", "an", "another", "one", "other", "second", "two", "three", "each", "every", "no", "any"))
#: What such nouns are too, so that they say nothing of where.
_WIDE = frozenset(
    ("world", "country", "region", "area", "place", "part", "side", "end", "house", "home", "office", "room")
)


class Grounds:
    """The things of a document that stand somewhere.

    Args:
        read: Of the document.
    """

    def __init__(self, read: Read) -> None:
        """Note where each noun stands; whose place is asked for later."""
        self._lands = lands_of(read.paragraphs)
        self._things: dict[str, list[tuple[int, Token]]] = {}
        for paragraph in read.paragraphs:
            for sentence in paragraph.sentences():
                number = paragraph.place(sentence[0])
                for token in sentence:
                    if token.tag_ == "NN" and _is_fixed(token):
                        self._things.setdefault(token.lemma_.lower(), []).append((number, token))

    def of(self, candidate: Candidate) -> Place | None:
        """Where an event was that was done to such a thing or in it, or that it did."""
        number = candidate.paragraph.place(candidate.sentence[0])
        places = (self._of(thing, number) for thing in _things_of(candidate))
        return next(filter(None, places), None) or self._home_of(candidate)

    def _home_of(self, candidate: Candidate) -> Place | None:
        """The country of the police or parliament that did it, where the sentence has no other."""
        clause = candidate.clause
        if clause is None or in_class(clause.lemma_.lower(), "judging") or clause.pos_ != "VERB":
            return None
        by = (c for agent in clause.rights if agent.dep_ == "agent" for c in agent.children)
        thing = next(by, None) if is_passive(clause) else doer(clause)
        if thing is None or not _is_at_home(thing):
            return None
        whose = {self._land(t) for t in thing.sent if t.ent_type_ in ("GPE", "NORP", "LOC")}
        own = [self._land(t) for t in thing.subtree if t.i < thing.i and t.ent_type_ in ("GPE", "NORP")]
        if not own and in_class(thing.lemma_.lower(), "at_home.powers") and not thing.ent_type_ and not whose:
            own = [*self._lands.values()]
        return lookup(own[0]) if len(own) == 1 and whose <= {*own} else None

    def _land(self, word: Token) -> str:
        """The country that a name or a nationality is of, as the text writes it; empty if that is none or unnamed."""
        known = lookup(word.text)
        land = known.country_iso2 if known is not None and known.precision == "country" else demonym(word.text)
        return self._lands.get(land or "", "")

    def _of(self, thing: Token, number: int) -> Place | None:
        if not _is_fixed(thing) or not _is_bare(thing):
            return None
        found: dict[str, Place] = {}
        for at, told in self._things.get(thing.lemma_.lower(), ()):
            if at > number or (at == number and told.i >= thing.i):
                break
            place = None if _is_bare(told) else place_of_thing(told)
            if place is not None:
                found.setdefault(place.name, place)
            elif any(c.lower_ in _ANOTHER for c in told.lefts):
                found.clear()
        return next(iter(found.values())) if len(found) == 1 else None


def _is_at_home(thing: Token) -> bool:
    """Whether a noun is of a body that acts at home: the police, a court, a central bank."""
    central = thing.lemma_ == "bank" and any(c.lower_ == "central" for c in thing.lefts)
    return central or in_class(thing.lemma_.lower(), "at_home")


def _is_fixed(thing: Token) -> bool:
    """Whether a noun is of what stays where it is: a building, a works, an island."""
    fixed = stands(thing) or in_class(thing.lemma_.lower(), "sites") or is_located(thing)
    return fixed and thing.lemma_.lower() not in _WIDE


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
            parts = (child, *(c for of in child.rights if of.lower_ == "of" for c in of.children))
            yield from (c for part in parts for c in part.lefts if c.dep_ == "poss")  # "most of the island's huts"
    thing = doer(clause) if clause.pos_ == "VERB" else None
    yield from () if thing is None else (thing,)
