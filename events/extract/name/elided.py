"""Nouns left out: what *a second*, *the other*, *twelve* or *others* are some of, if a text counts such things before.

*Two ferries collided. The other sank* tells of the other ferry. What is nearest and stands where the word stands comes
first; of two kinds of things none is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.callings import Name, bare_name
from events.extract.language.grammar import INDEFINITE, SUBJECTS, is_bare_owner, own_subject
from events.extract.language.lexicon import noun
from events.extract.language.people import is_person, is_plural
from events.extract.language.pieces import possessive
from events.extract.language.predicates import in_class
from events.extract.language.quantities import NUMERALS
from events.extract.language.roles import takes_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.language.words import Span, Token

__all__ = ["Elided"]

#: How many sentences back things may have been counted, or one of them told of.
_REACH = 3
_RANKS = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "last"))
#: What stands for one of those told of, or for some.
_LATER = frozenset(("next", "final", "latest"))
_COMPARED = frozenset(("elder", "younger", "older"))
_ONE = frozenset(("another", "neither", "either", "other"))
_SOME = frozenset(("some", "most", "many", "several", "both"))
_COUNTING = _SOME | {"few"}
_SIZES = ("quantity", "attribute", "number")
#: What opens the phrase for a new one of what was told of: *a larger one*; with *the* too: *the new one opened*.
_NEW = frozenset(("a", "an", "another"))
_OWNING = ("poss", "compound", "nmod")
_UNDERGOING = ("dobj", "nsubjpass")
_UNKNOWN = 1_000_000


class Elided:
    """The things of a document of which there are several, for the words that stand for some of them."""

    def __init__(self) -> None:
        """Begin with no sentence."""
        self._told: list[tuple[int, Token]] = []

    def add(self, sentence: Span, number: int) -> None:
        """Take in a sentence by its number."""
        self._told += [(number, t) for t in sentence if t.pos_ == "NOUN" and t.n_lefts and _is_counted(t)]

    def of(self, token: Token, number: int) -> Name | None:  # noqa: PLR0911 - one return a kind of word
        """The word with the noun that it leaves out; None if it leaves out none, or that is not known.

        Args:
            token: The word.
            number: Which sentence of the document it is in.
        """
        if (owned := _shared(token)) is not None:
            return owned
        if token.dep_ not in (*SUBJECTS, "dobj") or token.pos_ in ("VERB", "PROPN"):
            return None
        if token.lower_ in ("one", "ones") and any(c.dep_ == "amod" for c in token.lefts):
            return _renewed(token)
        if (like := _is_like(token)) is not None:
            return Name(like.lemma_.lower(), plural=False, acts=takes_part(like))
        words, plural = _which(token)
        if not words:
            return None
        thing = self._thing(token, number)
        if thing is None:
            return None
        what = _described(thing)
        what = f"{what} {thing.text}" if plural and is_plural(thing) else f"{what} {_single(thing)}"
        return Name(f"{words} {what.strip()}", plural, acts=takes_part(thing))

    def _thing(self, token: Token, number: int) -> Token | None:
        """What a word is one or some of: the nearest things told of of which it can be."""
        for at in range(number, max(number - _REACH, 0) - 1, -1):
            near = [t for n, t in self._told if n == at and (at < number or t.i < token.left_edge.i)]
            fitting = [t for t in near if _fits(token, t)]
            same = [t for t in fitting if t.head.lemma_ == token.head.lemma_ and t.dep_ != "pobj"]
            undergo = token.dep_ in _UNDERGOING
            alike = [t for t in fitting if t.dep_ in (_UNDERGOING if undergo else SUBJECTS)]
            going = [t for t in fitting if t.dep_ == "nsubj" and not _has_object(t.head)]
            for things in (same, fitting, alike, going):
                if len({t.lemma_ for t in things}) == 1:
                    return things[-1] if _has_so_many(things[-1], token) else None
            if fitting:
                return None
        return None


def _is_counted(thing: Token) -> bool:
    """Whether a noun tells of one of several things: ``two ferries``, ``some of the plates``, ``a bomb``."""
    if thing.dep_ in ("compound", "nmod", "npadvmod") or thing.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
        return False
    entry = noun(thing.lemma_.lower())
    if entry is None or entry.top == "time":
        return False
    return (entry.top not in _SIZES and bool(_many(thing))) or _is_ranked(thing) or _is_new(thing)


def _many(thing: Token) -> int | None:
    """How many there are of a noun; 0 if no number says so, None if there is only one."""
    if thing.tag_ != "NNS":
        return 0
    for child in thing.lefts:
        if child.dep_ == "nummod":
            return _value(child) or _UNKNOWN
        if child.lower_ in _COUNTING:
            return _UNKNOWN
    of = thing.head
    some = thing.dep_ == "pobj" and of.lower_ == "of" and (of.head.tag_ == "CD" or of.head.lower_ in _COUNTING)
    return _UNKNOWN if some else 0


def _has_object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" for c in verb.rights)


def _value(number: Token) -> int:
    if number.text.isdecimal():
        return int(number.text)
    return NUMERALS.index(number.lower_) + 1 if number.lower_ in NUMERALS else 0


def _is_ranked(thing: Token) -> bool:
    return any(c.lower_ in _RANKS for c in thing.lefts)


def _is_new(thing: Token) -> bool:
    return thing.tag_ == "NN" and any(c.lower_ in INDEFINITE for c in thing.lefts)


def _is_like(one: Token) -> Token | None:
    """What a bare *one* is of the same kind as: the pact of ``The pact replaced one signed in May``."""
    beside = one.lower_ == "one" and one.dep_ == "dobj" and in_class(one.head.lemma_.lower(), "following_on")
    thing = own_subject(one.head) if beside else None
    return thing if thing is not None and thing.pos_ == "NOUN" else None


def _which(token: Token) -> tuple[str, bool]:
    """What a word says of the noun that it leaves out, and whether that is of several; empty if it leaves out none."""
    word, before = token.lower_, {c.lower_ for c in token.lefts if c.lower_ != "each"}
    other = token.tag_ == "CD" and "other" in before  # "the other four"
    alone = all(c.dep_ in ("det", "predet", "poss") or (other and c.lower_ == "other") for c in token.lefts)
    if not alone or any(map(_says_of_what, token.rights)) or token.ent_type_ in ("MONEY", "PERCENT", "DATE", "TIME"):
        return "", False
    if token.tag_ == "CD":
        told = word if word.replace(",", "").isalnum() else ""
        return (f"other {told}" if other and told else told), word not in ("one", "1")
    if word in _RANKS | _LATER | _COMPARED or word == "other":
        return (word if before else ""), False
    if word == "others":
        return "other", True
    return ("" if before or word not in _ONE | _SOME else word), word in _SOME


def _says_of_what(child: Token) -> bool:
    """Whether what stands after a word says what it is one of, or who it is: ``two of them``, ``a third, Iva Lenz``."""
    return child.lower_ in ("of", "among", "in") or (child.dep_ == "appos" and child.pos_ == "PROPN")


def _fits(token: Token, thing: Token) -> bool:
    """Whether a word may stand for one or some of what was told of."""
    many, verb = _many(thing), token.head
    if token.tag_ == "CD" or token.lower_ in _SOME | {"others", "other", "neither", "either"}:
        able = bool(many)
    else:
        again = token.lower_ in ("second", "another") and any(c.lower_ in INDEFINITE for c in token.lefts)
        able = (bool(many) and token.lower_ not in _LATER) or _is_ranked(thing) or (again or token.lower_ == "another")
    if token.dep_ == "dobj" and token.tag_ == "CD" and thing.dep_ != "dobj":
        return False  # "scored three"
    harmed = in_class(verb.lemma_.lower(), "harming.undergone", "harming.wounding")
    if not able or (harmed and token.tag_ == "CD" and thing.dep_ == "nsubj" and _has_object(thing.head)):
        return False
    somebody = harmed or in_class(verb.lemma_.lower(), "prosecuting", "tending", "acting.alone")
    return not somebody or takes_part(thing) or thing.lemma_ == "people"


def _has_so_many(thing: Token, token: Token) -> bool:
    """Whether so many can be some of what was counted: no three of two men, unless others are told of beside them."""
    beside = token.head.dep_ == "conj" and token.head.head.i == thing.head.i  # "Six men were killed and nine hurt"
    return beside or token.lower_ == "two" or _value(token) < (_many(thing) or _UNKNOWN)


def _described(thing: Token) -> str:
    """What stands before a noun and describes it, but does not count it: ``gas`` of *first gas lamp*."""
    told = [c for c in thing.lefts if c.dep_ in ("amod", "compound") and c.tag_ not in ("JJS", "JJR", "CD")]
    told = [c for c in told if c.lower_ not in _RANKS | _COUNTING and c.ent_type_ != "ORDINAL"]
    return thing.doc[told[0].left_edge.i : thing.i].text if told else ""


def _single(thing: Token) -> str:
    return thing.lemma_ if thing.tag_ == "NNS" else thing.text


def _before(token: Token) -> Sequence[Token]:
    """The words of its sentence and the one before it that stand before a word."""
    at = token.sent.start
    return list(token.doc[token.doc[at - 1].sent.start if at else at : token.left_edge.i])


def _renewed(token: Token) -> Name | None:
    """A new one of what the clause before it was about: ``The pavilion burned down and a new one was opened``.

    So is *the new one*.
    """
    words = [c for c in token.lefts if c.dep_ in ("det", "amod")]
    if not words[1:]:
        return None
    another = words[1].lower_ in _RANKS or in_class(words[1].lower_, "apart.renewed")
    if words[0].lower_ not in _NEW and not (words[0].lower_ == "the" and another):
        return None
    roles = SUBJECTS if token.dep_ in SUBJECTS else ("dobj",)
    thing = next((t for t in reversed(_before(token)) if t.dep_ in roles and t.tag_ == "NN"), None)
    if thing is None or is_person(thing):
        return None
    described = " ".join(c.text for c in words[1:])
    return Name(f"{described} {thing.text}", acts=False)


def _owns(word: Token) -> bool:
    return (word.pos_ == "PROPN" and word.dep_ in _OWNING) or word.lower_ in ("its", "their")


def _shared(token: Token) -> Name | None:
    """A bare possessor with what the subject before it has: ``Arlex shares fell 2%. Blueline's rose 5%``."""
    if not is_bare_owner(token):
        return None
    before = (t for t in reversed(_before(token)) if t.dep_ in SUBJECTS and t.pos_ == "NOUN")
    thing = next((t for t in before if any(_owns(c) for c in t.lefts)), None)
    if thing is None:
        return None
    return Name(f"{possessive(bare_name(token))} {thing.text}", plural=is_plural(thing), acts=False)
