"""Wholes: what a part or a relation told by itself is of: *the hull* of the ship just told of, *the brother* of Crane.

*The city* is the town told of last. A relation that was somebody's when it was told first is his when it is told again
(*was succeeded by his brother. The brother …*); a successor is of whoever just left; a half, a hull or a roof is of the
one thing before that can have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.callings import Name, alone, called
from events.extract.language.gazetteer import lookup
from events.extract.language.grammar import SUBJECTS
from events.extract.language.lexicon import classes, noun
from events.extract.language.people import is_person, person_words
from events.extract.language.pieces import possessive
from events.extract.language.predicates import in_class
from events.extract.name.towns import Towns

if TYPE_CHECKING:
    from collections.abc import Callable

    from events.extract.language.words import Span, Token
    from events.extract.name.headwords import Headword

__all__ = ["Wholes"]

#: How many sentences back somebody's relation was told, and a whole.
_FAR, _NEAR = 5, 2
_LONGEST = 40
_ROLES = (*SUBJECTS, "dobj")
_BESIDE = ("det", "punct", "case", "relcl")
_OFF = frozenset(("of", "off", "from"))
_MOVED = frozenset(("vessel", "aircraft", "spacecraft", "vehicle"))
_HALF = 0.3


class Wholes:
    """Whose the parts and the relations of a document are.

    Args:
        full: A person's name in full.
        meaning: What a pronoun of a paragraph means, if that is known.
        headword: What the document is an article on.
    """

    def __init__(
        self,
        full: Callable[[str], str],
        meaning: Callable[[int, Token], Token | None],
        headword: Headword | None = None,
    ) -> None:
        """Begin with no sentence."""
        self._full, self._meaning = full, meaning
        #: By the noun, in which sentences whose relation somebody is; who left; and what main clauses are about.
        self._owned: dict[str, list[tuple[int, int, str]]] = {}
        self._gone: list[tuple[int, int, str]] = []
        self._things: list[tuple[int, Token]] = []
        home = None if headword is None else lookup(headword.words)
        self._towns = Towns(home.name if home is not None and home.precision == "city" else "")

    def add(self, sentence: Span, paragraph: int, number: int, *, gap: bool) -> None:
        """Take in a sentence of a paragraph, by its number; whether sentences before it were not read."""
        self._towns.add(sentence, number, gap=gap)
        for token in sentence:
            if token.dep_ == "poss" and token.head.pos_ == "NOUN" and is_person(token.head):
                owned = self._owned.setdefault(token.head.lemma_.lower(), [])
                owned.append((number, token.i, self._who(paragraph, token)))
            elif token.dep_ in SUBJECTS and token.head.lemma_.lower() in person_words()["wholes"]["gone"]:
                self._gone.append((number, token.i, self._who(paragraph, token)))
            if token.dep_ in _ROLES and token.pos_ in ("NOUN", "PROPN"):
                self._things.append((number, token))

    def _who(self, paragraph: int, token: Token) -> str:
        """A person's name, or the words of another noun; empty where a pronoun's is not known."""
        meant = self._meaning(paragraph, token) if token.pos_ == "PRON" else token
        if meant is None or not (meant.ent_type_ == "PERSON" or is_person(meant)):
            return ""
        return self._full(called(meant)) if called(meant) else alone(meant)

    def of(self, token: Token, number: int) -> Name | None:
        """A noun with what it is of; None if it says so itself, is no such noun or that is not known."""
        if (town := self._towns.of(token, number)) is not None:
            return town
        if token.pos_ != "NOUN" or token.dep_ not in _ROLES or token.doc[token.i + 1 : token.i + 2].text in _OFF:
            return None  # "tore the roof off the church"
        lemma, before = token.lemma_.lower(), {c.lower_ for c in token.lefts}
        words, bare = person_words()["wholes"], all(c.dep_ in _BESIDE for c in token.children)
        whole, told = "", token.lower_
        if bare and lemma in words["left"] and before & {"a", "the"}:
            whole = _last(self._gone, token, number, _FAR)
        elif bare and "the" in before and lemma in self._owned:
            whole = _last(self._owned[lemma], token, number, _FAR)
        elif (
            "the" in before
            and (token.tag_ == "NN" or lemma in words["moved"])
            and any(lemma in words[kind] for kind in ("moved", "housed", "halves"))
        ):
            what = [c for c in token.lefts if c.dep_ == "amod"] if lemma in words["halves"] else []
            if all(c.dep_ in _BESIDE or c in what for c in token.children) and (what or lemma not in words["halves"]):
                whole = self._whole(token, number)
                told = " ".join((*(c.text for c in what), token.lower_))
        named = f"{possessive(whole)} {told}"
        acts = is_person(token) or lemma in words["crews"]
        return Name(named, token.tag_ == "NNS", acts) if whole and len(named) <= _LONGEST else None

    def _whole(self, token: Token, number: int) -> str:
        """The words of the one thing told of in the last sentences that can have a part."""
        lemma, words = token.lemma_.lower(), person_words()["wholes"]
        for at in range(number, max(number - _NEAR, 0) - 1, -1):
            things = [t for n, t in self._things if n == at and (at < number or t.i < token.left_edge.i)]
            things = [t for t in things if (t.dep_ != "dobj" or lemma not in words["halves"]) and _may_have(lemma, t)]
            told = {self._full(called(t)) or alone(t) for t in things}
            if told:
                return told.pop() if len(told) == 1 else ""
        return ""


def _last(told: list[tuple[int, int, str]], token: Token, number: int, reach: int) -> str:
    """Whose it is by the last sentence that tells; empty where it tells of two or of none."""
    near = [(at, who) for at, i, who in told if number - reach <= at <= number and (at < number or i < token.i)]
    who = {name for at, name in near if at == near[-1][0]}
    return who.pop() if len(who) == 1 else ""


def _may_have(part: str, thing: Token) -> bool:
    """Whether a noun is for what can have such a part: a ship its hull, a house its roof, a province two halves."""
    lemma, words = thing.lemma_.lower(), person_words()["wholes"]
    if lemma == part or thing.tag_ == "NNS" or thing.ent_type_ in ("PERSON", "DATE", "MONEY", "NORP", "CARDINAL"):
        return False
    if thing.dep_ in SUBJECTS and in_class(thing.head.lemma_.lower(), "adding"):
        return False  # "A clock was added. The nave …"
    entry = noun(lemma)
    if part in words["moved"]:
        kinds = (classes(t.lemma_.lower()) for t in (thing, *thing.lefts))  # "the ferry Nordlys"
        return any(kind & _MOVED for kind in kinds) or lemma == "wreck"
    if entry is None:
        return False
    things = ("artifact",) if part in words["housed"] else ("artifact", "location", "object", "group")
    return entry.share(*things) >= _HALF and not is_person(thing)
