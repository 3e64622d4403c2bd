"""Several at once: whom *the two countries*, *both sides*, *the pair* or *the three men* sum up.

Names in a row (*Chad, Mali and Niger*) are summed up by their number a few sentences on. Two who did not stand in a row
are, where the last sentence that names two of the kind names no third: *Arlex agreed to merge with Blueline. The two
companies …*; else *both* are the two whom the text opens with. A counted noun is summed up by the names right after it
(*two men, Karl Berg and Ola Holm, were held*).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from events.extract.language.callings import Name, alone, bare_name
from events.extract.language.gazetteer import lookup
from events.extract.language.grammar import SUBJECTS, conjuncts, governing_verb, own_subject
from events.extract.language.people import is_list, is_person, is_plural, is_public, person_words
from events.extract.language.predicates import in_class
from events.extract.language.roles import takes_part

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from events.extract.language.words import Span, Token

__all__ = ["NUMBERS", "Several", "summed"]

_NEAR, _FIRMS, _FAR = 2, 4, 6
#: So long a text is about those whom it opens with.
_OPENING = 40
#: Words that sum up so many; more are never told apart by name.
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_SUMMED = (*SUBJECTS, "dobj", "pobj", "dative")
_PLAYING = frozenset((*_SUMMED, "conj", "appos", "nmod", "compound", "poss"))
_BODIES = frozenset(("ORG", "GPE", "NORP", ""))


class _Part(NamedTuple):
    """A name that has a part in a sentence, and its last word."""

    word: Token
    name: str
    owns: bool = False


class Several:
    """Whom the counted nouns of a document sum up.

    Args:
        full: A person's name in full.
        meaning: What a pronoun of a paragraph means, if that is known.
    """

    def __init__(self, full: Callable[[str], str], meaning: Callable[[int, Token], Token | None]) -> None:
        """Begin with no sentence."""
        self._full, self._meaning = full, meaning
        #: Names in a row, with the number of their sentence; and all those in a sentence, None of one not read.
        self._rows: list[tuple[int, list[_Part]]] = []
        self._parts: list[list[_Part] | None] = []
        #: Those who face each other, one of them without a name: *the union and the operator*.
        self._sides: list[tuple[int, list[_Part]]] = []
        #: In which sentences somebody is counted who has not been told of: ``Two men robbed a bank``.
        self._strangers: dict[int, int] = {}

    def add(self, sentence: Span, paragraph: int, number: int) -> None:
        """Take in a sentence of a paragraph, by its number, of those that have not been read too."""
        parts: list[_Part] = []
        self._parts += [None] * (number - len(self._parts))
        for token in sentence:
            if token.tag_ == "CD" and token.lower_ in NUMBERS and _is_unheard_of(token):
                self._strangers[number] = NUMBERS[token.lower_]
            if token.dep_ in _SUMMED and (sides := _facing(token)) and all(map(_may_face, sides)):
                self._sides.append((number, [self._part(t) for t in sides]))
            meant = self._meaning(paragraph, token) if token.pos_ == "PRON" else token
            plays = token.dep_ in _PLAYING  # "Its chairman met Arlex", "Arlex's bid for Nexo"
            if not plays or meant is None or meant.pos_ != "PROPN" or _is_inside(meant):
                continue
            owns = token.dep_ == "poss" and token.pos_ == "PROPN"
            parts.append(_Part(meant, self._full(bare_name(meant)), owns))
            if token.pos_ == "PROPN" and token.dep_ != "conj" and is_list(token):
                members = [token, *(c for c in conjuncts(token) if c.pos_ == "PROPN")]
                self._rows.append((number, [self._part(t) for t in members]))
        if number < len(self._parts):  # the parser ended a sentence within it
            parts = [*(self._parts.pop() or []), *parts]
        self._parts.append(parts)

    def _part(self, token: Token) -> _Part:
        return _Part(token, self._full(bare_name(token) if token.pos_ == "PROPN" else alone(token)))

    @property
    def sides(self) -> tuple[str, ...]:
        """The two states or bodies that the text opens with: ``Chad and Mali agreed``."""
        told = ((row[0].word, row) for at, row in self._rows if at <= 1)
        row = next((row for word, row in told if word.dep_ in SUBJECTS or word.head.lower_ == "between"), [])
        fits = len(row) == NUMBERS["both"] and all(_is_of_kind(part, _BODIES, ()) for part in row)
        return tuple(part.name for part in row) if fits else ()

    def of(self, token: Token, number: int, people: Container[str]) -> Name | None:
        """The names that a word sums up: ``the three``, ``the two companies``; None if it is no such word.

        Args:
            token: The word.
            number: Which sentence of the document it is in.
            people: Family names of the people whom the document names.
        """
        if token.dep_ not in _SUMMED or (not token.children and token.lower_ != "both"):
            return None
        if (beside := self._named_beside(token, people)) is not None:
            return beside
        many = _number(token)
        kind = _kind(token, people) if many else frozenset()
        if not kind:
            return None
        reach = _NEAR if token.tag_ == "CD" else _FAR
        before = range(max(number - reach, 0), number)
        if kind != {"GPE"} and any(self._strangers.get(at) == many for at in before):
            return None
        row = [] if _are_firms(token) else self._in_a_row(token, number, reach)
        fits = len(row) == many and all(_is_of_kind(part, kind, people) for part in row)
        if not fits and kind == _BODIES:
            row = next((row for at, row in reversed(self._sides) if number - reach <= at < number), [])
            fits = len(row) == many
        if fits:
            return summed([part.name for part in row])
        kinds = [kind] if token.tag_ != "CD" else [frozenset((one,)) for one in ("PERSON", "ORG", "GPE")]
        found = (self._together(token, number, many, partial(_is_of_kind, kind=k, people=people)) for k in kinds)
        sides = self.sides if many == NUMBERS["two"] and "GPE" in kind and number < _OPENING else ()
        return next((name for name in found if name is not None), summed(sides) if sides else None)

    def _in_a_row(self, token: Token, number: int, reach: int) -> list[_Part]:
        """The last names in a row before a word."""
        for at, row in reversed(self._rows):
            if number - reach <= at < number or (at == number and row[-1].word.i < token.i):
                return row
        return []

    def _together(self, token: Token, number: int, many: int, fits: Callable[[_Part], bool]) -> Name | None:
        """Those of a kind in the last sentence that names any, if it names as many; none across one not read."""
        start = token.i if token.lemma_.lower() in person_words()["summed_up"]["state"] else token.sent.start
        firms = _are_firms(token)
        reach = _FIRMS if firms else _NEAR
        for at in range(number, max(number - reach, 0) - 1, -1):
            parts = self._parts[at]
            if parts is None:
                return None
            told = (p for p in parts if (firms or not p.owns) and (at < number or p.word.i < start))
            names = dict.fromkeys(p.name for p in told if fits(p))
            longest = [n for n in names if not any(n != other and n in other.split() for other in names)]
            if longest and firms and at == number:
                return None  # "Arlex and Nexo are to merge, the companies said"
            if longest:
                return summed(longest) if len(longest) == many else None
        return None

    def _named_beside(self, token: Token, people: Container[str]) -> Name | None:
        """The people whom a counted noun sums up right after it: ``two men, Karl Berg and Ola Holm, were held``."""
        first = next((c for c in token.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        if first is None or not is_person(token, people):
            return None
        number = next((NUMBERS.get(c.lower_, 0) for c in token.lefts if c.dep_ == "nummod"), 0)
        members = [first, *(c for c in conjuncts(first) if c.pos_ == "PROPN")]
        return summed([self._part(t).name for t in members]) if len(members) == number else None


def _may_face(token: Token) -> bool:
    return takes_part(token) or token.lemma_.lower() in person_words()["stands_for"]["company"]


def _facing(token: Token) -> list[Token]:
    """Those who are told of side by side and need no names: *the union and the mayor met*, *talks with the union*.

    Args:
        token: A subject or an object.
    """
    with_ = token.dep_ == "pobj" and token.head.lower_ == "with"
    met = token.dep_ == "dobj" and in_class(token.head.lemma_.lower(), "mutual", "mutual.opposing")
    if (with_ or met) and (verb := governing_verb(token)) is not None:
        other = own_subject(verb)
        return [] if other is None or other.pos_ == "PRON" or is_list(other) else [other, token]
    return [token, *conjuncts(token)] if token.pos_ == "NOUN" and is_list(token) else []


def summed(names: Sequence[str]) -> Name:
    """Names as one: ``Chad, Mali and Niger``."""
    return Name(f"{', '.join(names[:-1])} and {names[-1]}", plural=True, members=tuple(names))


def _number(token: Token) -> int:
    """How many a noun sums up that has been told of: ``the two``, ``both countries``, ``the pair``; else 0."""
    many = token if token.tag_ == "CD" else next((c for c in token.lefts if c.dep_ == "nummod"), None)
    before = [c for c in token.lefts if c.dep_ in ("det", "predet")]
    firms = token.lemma_.lower() in person_words()["stands_for"]["company"] | person_words()["stands_for"]["described"]
    beside = ("det", "predet", "nummod", "punct", "case", *(("compound",) if firms else ()))  # "the two shop chains"
    if any(c.dep_ not in beside for c in token.children):
        return 0
    if "both" in {c.lower_ for c in before} and is_plural(token):
        return NUMBERS["both"]
    definite = any(c.lower_ in ("the", "these") for c in before)
    if many is None:
        pair = token.lower_ in person_words()["summed_up"]["pair"] or _are_firms(token)
        return NUMBERS["two"] if definite and pair else 0
    return NUMBERS.get(many.lower_, 0) if definite else 0


def _are_firms(token: Token) -> bool:
    """Whether a plural tells of firms by no more than that: ``the companies``."""
    firms = token.tag_ == "NNS" and token.lemma_.lower() in person_words()["stands_for"]["company"]
    return firms and all(c.dep_ != "nummod" for c in token.lefts)


def _kind(token: Token, people: Container[str]) -> frozenset[str]:
    """The kinds of names that a noun can sum up."""
    lists, lemma = person_words()["summed_up"], token.lemma_.lower()
    if token.tag_ == "CD":
        return frozenset(("ORG", "GPE", "PERSON"))
    if lemma in lists["opposite"]:
        return _BODIES
    if lemma in person_words()["stands_for"]["company"] | person_words()["stands_for"]["described"]:
        return frozenset(("ORG", ""))
    if lemma in lists["state"]:
        return frozenset(("GPE",))
    return frozenset(("PERSON",)) if lemma in lists["pair"] or is_person(token, people) else frozenset()


def _is_inside(name: Token) -> bool:
    """Whether a word stands before a noun, or inside a longer name, and so has no part by itself."""
    if name.dep_ not in ("compound", "nmod"):
        return False
    return name.head.pos_ != "NOUN" or not takes_part(name.head)


def _is_unheard_of(number: Token) -> bool:
    """Whether a number counts those who are told of for the first time."""
    thing = number.head if number.dep_ == "nummod" else number
    return not any(c.dep_ in ("det", "poss", "predet") for c in thing.children) and is_plural(thing)


def _is_of_kind(part: _Part, kind: frozenset[str], people: Container[str]) -> bool:
    """Whether a name is of a kind: a country by what it is called, anybody else as far as the recogniser knows."""
    label, place = part.word.ent_type_, lookup(part.name)
    public = "PERSON" not in kind and "GPE" not in kind and kind != _BODIES
    if label in ("DATE", "TIME", "EVENT", "FAC", "LOC", "MONEY") or (public and is_public(part.name)):
        return False
    if place is not None and place.precision == "country":
        return "GPE" in kind
    if label == "GPE":
        return place is None and not kind.isdisjoint(("GPE", ""))
    loose = label == "PERSON" and " " not in part.name and part.name not in people  # the recogniser guesses
    return label in kind or (loose and "PERSON" not in kind and place is None)
