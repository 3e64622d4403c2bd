"""Nations: the country of what its own powers, voters and laws do, where nothing says a place: *Peru's cabinet fell*.

An analyst who looks for what happened in a country finds *The French parliament passed a law* there, though the text
does not say *France*. Only what a state does at home counts: its votes, its laws and who governs it.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from events.extract.describe.strange import name_around
from events.extract.language.callings import bare_name
from events.extract.language.gazetteer import country, demonym, is_ambiguous, lookup
from events.extract.language.grammar import SUBJECTS, climb
from events.extract.language.predicates import in_class
from events.extract.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.parse.nlp import Paragraph

__all__ = ["Nations", "land_of"]

#: Types of what a state does at home.
_AT_HOME = frozenset(("election", "government change", "legislation"))
_BESIDE = frozenset(("amod", "compound", "nmod", "poss"))
_PARTS = frozenset((*SUBJECTS, "dobj", "attr", "oprd", "agent"))


class Nations:
    """The countries whose powers a document tells of.

    Args:
        paragraphs: Of the document, in order.
    """

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        """Whose its powers are is asked for later."""
        self._paragraphs = paragraphs

    def of(self, candidate: Candidate, kind: str, title: str) -> Place | None:
        """The country where something of a type was that its powers did, or that befell them; None of any other.

        Args:
            candidate: The event, told with no place.
            kind: Its type.
            title: Its title, before which the country may stand.
        """
        if kind not in _AT_HOME and kind != "law and justice":
            return None
        home = kind in _AT_HOME
        things = [thing for thing in _things_of(candidate) if _is_power(thing) or (not home and _judges(thing))]
        lands = {place.name: place for thing in things for place in _lands_of_power(thing)}
        if not lands:
            clause = candidate.clause or candidate.token
            acting = (c for c in clause.lefts if c.dep_ in SUBJECTS and c.pos_ == "PROPN")
            lands = {place.name: place for c in acting if (place := land_of(c)) is not None}
        if not lands and home and (sole := self._sole) is not None:
            return sole if title.startswith(f"{sole.name}: ") or any(map(_is_whole, things)) else None
        return next(iter(lands.values())) if len(lands) == 1 else None

    @cached_property
    def _sole(self) -> Place | None:
        """The one country whose powers the document speaks of."""
        told = (token for paragraph in self._paragraphs for token in paragraph.doc if _is_power(token))
        found = {place.country_iso2 or place.name: place for token in told for place in _lands_of_power(token)}
        return next(iter(found.values())) if len(found) == 1 else None


def land_of(name: Token) -> Place | None:
    """The country that a name or a nationality is of: ``Peru``, ``Peruvian``, ``South Korean``; not of several."""
    if any(c.dep_ == "conj" for c in name.children):
        return None  # "the Greek and Turkish cabinets"
    for form in dict.fromkeys((name_around(name), bare_name(name), name.text)):
        if (iso := demonym(form)) is not None:
            called = country(iso)
            return None if called is None else lookup(called)
        place = None if is_ambiguous(form) else lookup(form)
        if place is not None:
            return place if place.precision == "country" else None
    return None


def _lands_of_power(power: Token) -> Iterator[Place]:
    """The countries that a power is said to be of: ``the Peruvian cabinet``, ``Peru's cabinet``, ``president of Peru``.

    A name that no map has is a country's only where it has a prime minister.
    """
    of = (c for prep in power.rights if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj")
    prime = any(c.lower_ == "prime" for c in power.lefts)
    for name in chain((c for c in power.lefts if c.dep_ in _BESIDE), of):
        if name.text[:1].isupper() and name.pos_ in ("PROPN", "ADJ", "NOUN"):
            place = land_of(name)
            strange = prime and name.dep_ == "pobj" and name.pos_ == "PROPN" and lookup(name_around(name)) is None
            if place is not None or strange:
                yield place or Place(name_around(name))


def _is_power(thing: Token) -> bool:
    """Whether a noun is of who governs a country or is chosen to, or of how."""
    return thing.pos_ in ("NOUN", "PROPN") and in_class(
        thing.lemma_.lower(), "national.states", "national.posts", "national.powers"
    )


def _is_whole(power: Token) -> bool:
    """Whether a power without a name is no town's and no firm's: ``parliament``, ``a snap election``."""
    voted = in_class(power.lemma_.lower(), "tallying.polls")
    whole = any(in_class(c.lower_, "national.polls") for c in power.lefts) if voted else True
    return whole and (voted or in_class(power.lemma_.lower(), "national.states", "national.posts"))


def _judges(thing: Token) -> bool:
    """Whether a noun is of who seeks, tries or judges people at home."""
    return thing.pos_ in ("NOUN", "PROPN") and in_class(thing.lemma_.lower(), "at_home")


def _things_of(candidate: Candidate) -> Iterator[Token]:
    """The nouns that an event goes through: itself, those of its clause, those of a noun that it is under."""
    clause = candidate.clause or candidate.token
    if not candidate.is_verb:
        yield candidate.token
        yield from (t for t in climb(candidate.token) if t.pos_ in ("NOUN", "PROPN"))
    for child in clause.children:
        if child.dep_ in _PARTS:
            under = child.children if child.dep_ == "agent" else ()
            things = [child, *(c for c in under if c.dep_ == "pobj")]
            yield from things
            for thing in things:
                yield from (c for c in thing.children if c.dep_ in ("appos", "compound"))
                of = (c for prep in thing.rights if prep.lower_ in ("of", "by", "for", "in") for c in prep.children)
                yield from (c for c in of if c.dep_ == "pobj")
        elif child.dep_ == "prep" and child.lower_ in ("in", "as", "at", "from", "by"):
            yield from (c for c in child.children if c.dep_ == "pobj")  # "was sworn in as president of Peru"
