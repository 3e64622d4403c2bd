"""Pairs: who *they* are, where no noun in the plural says so: *Berg met Holm in 1931. They married in 1933*.

The clause before has one of the two as its subject and the other as its object, and nobody else is named with them. Of
what only two can do with each other (*they restored relations*) they are the only two of a kind that are named before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from events.extract.language.callings import called
from events.extract.language.gazetteer import lookup
from events.extract.language.grammar import SUBJECTS, own_subject
from events.extract.language.people import is_list, is_person, is_plural
from events.extract.language.pieces import possessive
from events.extract.language.predicates import in_class
from events.extract.name.several import summed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from events.extract.language.callings import Name
    from events.extract.language.words import Span, Token

__all__ = ["Pairs"]

_TWO = 2
_WITH = frozenset(("with", "to"))
_OBJECTS = ("dobj", "dative", "pobj")
_THEY = frozenset(("they", "their"))
_STATES = ("GPE", "ORG")


class Pairs:
    """The pronouns of a document that mean two who are named apart.

    Args:
        people: Family names of the people it names in full, with the full names.
        full: A person's name in full.
        meaning: What a pronoun of a paragraph means, if that is known.
    """

    def __init__(
        self,
        people: Mapping[str, str],
        full: Callable[[str], str],
        meaning: Callable[[int, Token], Token | None],
    ) -> None:
        """Begin with no sentence."""
        self._people, self._full, self._meaning = people, full, meaning
        self._meant: dict[tuple[int, int], Name] = {}
        #: The words of the last sentence, if the next goes on from it, and its paragraph.
        self._before: tuple[int, list[Token]] = (0, [])

    def of(self, paragraph: int, token: Token) -> Name | None:
        """The two whom a pronoun means; None if it means none or that is not known."""
        return self._meant.get((paragraph, token.i))

    def add(self, sentence: Span, paragraph: int, *, follows: bool) -> None:
        """Take in a sentence of a paragraph.

        Args:
            sentence: The next one that is read.
            paragraph: Its number.
            follows: Whether it goes on from the last.
        """
        at, before = self._before if follows else (paragraph, [])
        words = list(sentence)
        for token in words:
            if token.lower_ not in _THEY or not _is_theirs(token):
                continue
            mutual, meant = _is_mutual(token), self._meaning(paragraph, token)
            two = self._two(paragraph, words[: token.i - sentence.start], mutual=mutual)
            things = meant is not None and not is_person(meant) and meant.sent is not token.sent  # "maps", before them
            if meant is not None and (is_plural(meant) or not mutual) and not (two and things):
                continue
            two = two or self._two(at, before, mutual=mutual)
            if two is not None:
                whose = replace(two, words=possessive(two.words)) if token.dep_ == "poss" else two
                self._meant[paragraph, token.i] = whose
        self._before = paragraph, words

    def _two(self, paragraph: int, words: Sequence[Token], *, mutual: bool) -> Name | None:
        """The two whom words tell of; None if they are not two or others may be meant."""
        known = [self._meant[paragraph, t.i] for t in words if (paragraph, t.i) in self._meant]
        people = self._named(paragraph, words, self._is_somebody)
        if known:
            return summed(known[-1].members) if set(people) <= set(known[-1].members) else None
        if len(people) == _TWO and not any(map(_are_others, words)):
            one, other = people.values()
            return summed([*people]) if _together(one, other) or mutual else None
        states = self._named(paragraph, words, _is_state) if mutual and not people else {}
        return summed([*states]) if len(states) == _TWO else None

    def _named(self, paragraph: int, words: Sequence[Token], fits: Callable[[Token], bool]) -> dict[str, Token]:
        """The names of a kind among words, with the word that each has its part by."""
        found = {name: token for name, token in self._parts(paragraph, words, fits) if name}
        return {n: token for n, token in found.items() if not any(n != other and n in other for other in found)}

    def _parts(
        self, paragraph: int, words: Sequence[Token], fits: Callable[[Token], bool]
    ) -> Iterator[tuple[str, Token]]:
        for token in words:
            meant = self._meaning(paragraph, token) if token.pos_ == "PRON" else token
            inside = token.dep_ in ("compound", "nmod") or (token.dep_ == "appos" and token.head.pos_ == "NOUN")
            if meant is not None and not inside and (name := called(meant)) and fits(meant):
                yield self._full(name), token

    def _is_somebody(self, token: Token) -> bool:
        beside = [token, *(c for c in token.rights if c.dep_ == "appos")]
        return any(t.ent_type_ == "PERSON" or t.text in self._people for t in beside)


def _is_theirs(token: Token) -> bool:
    """Whether a pronoun does something, or has what only people have: ``they moved``, ``their son``."""
    return token.dep_ in SUBJECTS or (token.dep_ == "poss" and is_person(token.head))


def _is_mutual(token: Token) -> bool:
    """Whether a pronoun does what two do with each other: ``they married``, ``they restored relations``."""
    verb = token.head
    things = (c.lemma_.lower() for c in verb.children if c.dep_ == "dobj")
    alone = token.dep_ == "nsubj" and not any(c.dep_ in _OBJECTS for c in verb.children)
    return (alone and in_class(verb.lemma_.lower(), "mutual")) or any(in_class(w, "mutual.nouns") for w in things)


def _together(one: Token, other: Token) -> bool:
    """Whether one does something to the other or with him: ``Berg met Holm``, ``she moved in with him``."""
    verb = one.head if one.dep_ in SUBJECTS else None
    above = other.head.head if other.dep_ == "pobj" and other.head.lower_ in _WITH else other.head
    about = None if verb is None else own_subject(verb)
    return about is not None and about.i == one.i and above == verb and other.dep_ in _OBJECTS


def _are_others(token: Token) -> bool:
    """Whether a word tells of several people."""
    several = token.pos_ == "NOUN" and (token.tag_ == "NNS" or is_list(token))
    return several and token.dep_ != "compound" and is_person(token)


def _is_state(token: Token) -> bool:
    place = lookup(token.text)
    return token.ent_type_ in _STATES and (place is None or place.precision != "city")
