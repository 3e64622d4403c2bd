"""Fuller phrases: what stands in a title for a noun that an earlier sentence told in full.

A text says *a fire at a paint factory* once and *the fire* after that. A title stands by itself, and so says the first.
Only where all that the document said before of such a thing is one phrase, and only where the title has room for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.extract.describe.deeds import Deeds
from events.extract.language.belonging import ARGUMENTS, tells_more
from events.extract.language.grammar import LOCATING, SUBJECTS
from events.extract.language.lexicon import noun
from events.extract.language.people import is_plural
from events.extract.language.phrases import Phrase
from events.extract.language.pieces import is_hyphenated, join_words, ownerless
from events.extract.language.predicates import in_class
from events.extract.language.roles import takes_part
from events.extract.name.naming import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from events.extract.language.words import Span, Token
    from events.extract.name.naming import Names
    from events.extract.parse.nlp import Read

__all__ = ["Fuller", "brief"]

#: How many sentences back a thing may have been told of.
_FAR, _FAR_NAMED = 5, 15
#: Longest phrase that stands for one word, in code points.
_LONGEST = 65
_PARTLY = 0.25
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_ANOTHER = frozenset(("a", "an", "another", "one", "other", "second", "next", "every", "each", "no", "any"))
_AGAIN = _DEFINITE | {"its", "their", "his", "her"}
_ROLES = (*SUBJECTS, "dobj", "pobj", "poss")
#: What most senses of a noun are in that a name stands for, or nothing: ``the year``, ``the city``, ``the driver``.
_BARE_KINDS = frozenset(("time", "quantity", "location", "person"))
#: What tells of the noun before it, even where the parser hangs it on the verb: ``brought the toll for both to 259``.
_OF = frozenset(("of", "for", "between", "about"))
#: Words before a noun with a name or a price among them.
_NAMING = re.compile(r"(?=.*[A-Z$£€\d])[^()]+")
#: What stands after a noun that says, plans or does something, and tells what; and what such nouns are.
_ABOUT = frozenset(("for", "on", "against"))
_MEANT = ("communication", "cognition", "act")
_BESIDE = ("det", "punct", "case", "predet")


@dataclass(frozen=True, slots=True)
class _Told:
    """One place where a thing is told of.

    Attributes:
        number: Of its sentence.
        name: What it is called there; None for one told apart by nothing.
        again: Whether the text speaks of it as of one that is known: ``its``, ``the``.
        named: Whether it is a place that is called by name there.
    """

    number: int
    name: Name | None
    again: bool
    named: bool = False


class Fuller:
    """The nouns of a document that an earlier sentence told in full.

    Args:
        read: Of the document.
        names: Of its words.
    """

    def __init__(self, read: Read, names: Names) -> None:
        """Collect what is told of each noun."""
        self._deeds = Deeds(read, names)
        self._skip = read.skip
        self._number: dict[tuple[int, int], int] = {}
        #: Where each noun stands; most are never asked for.
        self._nouns: dict[tuple[str, str], list[tuple[int, Token, frozenset[int]]]] = {}
        self._told: dict[tuple[str, str], list[_Told]] = {}
        for paragraph in read.paragraphs:
            words = read.skip[paragraph.index]
            for sentence in paragraph.sentences():
                number = self._number[paragraph.index, sentence.start] = paragraph.place(sentence[0])
                for token in sentence if number - 1 in read.telling else ():
                    if token.pos_ == "NOUN" and token.dep_ not in ("compound", "nmod"):
                        self._nouns.setdefault(_key(token), []).append((number, token, words))

    def _of_noun(self, key: tuple[str, str]) -> list[_Told]:
        """Where a noun is told of, in order."""
        if key not in self._told:
            told = (_told_at(*place) for place in self._nouns.get(key, ()))
            self._told[key] = [one for one in told if one is not None]
        return self._told[key]

    def of(self, paragraph: int, sentence: Span) -> dict[int, Name]:
        """What stands for the words of a sentence, by their index."""
        number = self._number.get((paragraph, sentence.start), 0)
        return dict(self._of(sentence, number, self._skip[paragraph]))

    def _of(self, sentence: Span, number: int, skip: frozenset[int]) -> Iterator[tuple[int, Name]]:
        for token in sentence:
            if token.pos_ != "NOUN" or token.dep_ not in _ROLES or not _is_bare(token, skip):
                continue
            before = [told for told in self._of_noun(_key(token)) if told.number < number]
            near = bool(before) and number - before[-1].number <= (_FAR_NAMED if before[-1].named else _FAR)
            name = _meant(before, number) if near else self._deeds.of(token, number)
            if name is not None:
                yield token.i, name


def _told_at(number: int, token: Token, skip: frozenset[int]) -> _Told | None:
    """What a noun is told as; None where nothing tells it from others of its kind."""
    told = _in_full(token, skip)
    another = any(c.lower_ in _ANOTHER for c in token.children)
    if not (told or another):
        return None
    name = Name(told, is_plural(token), acts=False) if told else None
    again = not another and any(c.lower_ in _AGAIN for c in token.children)
    return _Told(number, name, again, _has_name(token))


def _meant(before: Sequence[_Told], number: int) -> Name | None:
    """What a noun was told as: all that was told of such a thing, or of the last one, or what was told just before."""
    last = max((at for at, told in enumerate(before) if not told.again), default=0)
    names = [told.name for told in before[last:] if told.name is not None]
    if before[last].name is None or not names:
        return None
    if all(_is_part(name.words, names[0].words) for name in names):
        return names[0]
    near = [told.name for told in before if told.name is not None and number - told.number == 1]
    return near[0] if len(near) == 1 else None


def _is_part(words: str, more: str) -> bool:
    """Whether all words of a phrase are in another."""
    return set(words.lower().split()) <= set(more.lower().split())


def brief(name: Name, word: str) -> Name:
    """What a noun was told as, without what stands after it, if a name or a price before it still tells which it is.

    >>> brief(Name("$20-a-share offer for Arlex Corp."), "offer").words, brief(Name("sale of cars"), "sale").words
    ('$20-a-share offer', 'sale of cars')
    """
    before, found, _ = name.words.partition(f" {word} ")
    return replace(name, words=f"{before} {word}") if found and _NAMING.fullmatch(before) else name


def _key(token: Token) -> tuple[str, str]:
    return token.lemma_.lower(), token.tag_


def _is_bare(token: Token, skip: frozenset[int]) -> bool:
    """Whether a noun is one that has been told of, and nothing beside it says which."""
    definite = any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in token.children)
    after = "" if token.i + 1 in skip else token.doc[token.i + 1 : token.i + 2].text  # "the port for a week"
    return (
        definite and after not in _OF and all(c.dep_ in _BESIDE or c.i in skip or _is_remark(c) for c in token.children)
    )


def _is_remark(clause: Token) -> bool:
    return clause.dep_ in ("relcl", "acl") and clause.doc[clause.left_edge.i - 1].text == ","


def _in_full(token: Token, skip: frozenset[int]) -> str:
    """A noun with what tells it from others, if that is a thing or a name and no mere quality; else empty."""
    entry = noun(token.lemma_.lower())
    if token.i in skip or entry is None or in_class(token.lemma_.lower(), "counting"):
        return ""
    if _has_name(token):
        return ownerless(Phrase(skip, 1).words(token))  # "the port of Sant Remo"
    if entry.top in _BARE_KINDS or takes_part(token) or entry.share("location") > _PARTLY:
        return ""  # "the north"
    if any((c.dep_ == "nummod" and not _is_price(c)) or c.tag_ in ("JJS", "JJR") for c in token.children):
        return ""  # one of several
    if not any(_says_which(c, skip) for c in token.children):
        return _with_where(token, skip)
    told = (ownerless(Phrase(skip, depth).words(token)) for depth in (2, 1))
    fits = (w for w in told if " " in w and len(w) <= _LONGEST)
    return next(fits, "")


def _has_name(place: Token) -> bool:
    """Whether a place has its name after *of*: ``the port of Sant Remo``."""
    entry = noun(place.lemma_.lower())
    if entry is None or entry.top != "location" or place.tag_ != "NN":
        return False
    of = [c for prep in place.children if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj"]
    return any(c.pos_ == "PROPN" for c in of)


def _is_price(number: Token) -> bool:
    """Whether a number is one of what each costs, not of how many there are: ``a 30-crown-a-crate price``."""
    return number.doc[number.i + 1 : number.i + 2].text == "-" and any(c.is_currency for c in number.lefts)


def _with_where(token: Token, skip: frozenset[int]) -> str:
    """A noun with the place that its verb has right after it: ``called a strike at the port``.

    So with what is meant by one that says or plans something: ``awarded the contract for the depot to Arlex``.
    Of a subject only where it is all that the verb says: ``A fire broke out at a factory``.
    """
    verb = token.head
    known = in_class(verb.lemma_.lower(), "happening")
    if verb.pos_ != "VERB" or not (token.dep_ == "dobj" or (token.dep_ == "nsubj" and known)):
        return ""
    entry = noun(token.lemma_.lower())
    where = LOCATING | _ABOUT if entry is not None and entry.top in _MEANT else LOCATING
    preps = [
        c for c in verb.rights if c.dep_ in ("prep", "dative") and c.lower_ in where and _says_which_thing(c, skip)
    ]
    preps = [c for c in preps if c.lower_ != "off" or any(t.pos_ == "PROPN" for t in c.subtree)]  # "echoes off rock"
    if not preps or (token.dep_ == "dobj" and preps[0].i != token.i + 1):
        return ""
    phrase = Phrase(skip, 1)
    told = f"{phrase.words(token)} {join_words(phrase.prep(preps[0], 1))}"
    return told if len(told) <= _LONGEST else ""


def _says_which(child: Token, skip: frozenset[int]) -> bool:
    if child.i in skip:
        return False
    if child.dep_ == "prep":
        named = child.lower_ in ARGUMENTS and tells_more(child.head, child, skip)
        return named and _says_which_thing(child, skip)
    if child.dep_ == "compound":
        return child.pos_ in ("NOUN", "PROPN") and not is_hyphenated(child)  # "twin-deck aircraft"
    named = child.pos_ == "PROPN" or child.ent_type_ in ("GPE", "NORP", "ORG", "FAC", "LOC")
    return child.dep_ in ("amod", "nmod", "poss") and named


def _says_which_thing(prep: Token, skip: frozenset[int]) -> bool:
    """Whether a preposition has a noun, and no time."""
    things = [c for c in prep.children if c.dep_ == "pcomp" or (c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN"))]
    return prep.i not in skip and any(c.i not in skip for c in things)
