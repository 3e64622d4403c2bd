"""Names as a text has them: their words, and what it says they are: ``the ferry Nordlys``, ``Nordlys, a ferry``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.extract.lexicon import noun
from events.extract.people import is_list, person_words
from events.extract.pieces import ownerless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.words import Token

__all__ = ["Name", "bare_name", "kinds_of", "uncapped"]


@dataclass(frozen=True, slots=True)
class Name:
    """What stands for a word.

    Attributes:
        words: As in the evidence.
        plural: Whether a verb after it is in the plural.
        acts: Whether it names a person or a group.
        members: Of several, each by itself: *Chad*, *Mali* of *the two countries*.
    """

    words: str
    plural: bool = False
    acts: bool = True
    members: tuple[str, ...] = ()


def kinds_of(name: Token) -> Iterator[str]:
    """What a text says that a name is: ``the ferry Nordlys``, ``Nordlys, a ferry,``, ``Nordlys is a ferry``."""
    if name.ent_type_ in ("DATE", "TIME", "GPE", "NORP", "LOC"):
        return  # "by the treaty Romania ceded the passes"
    said = [c for c in name.children if c.dep_ == "appos" and c.pos_ == "NOUN" and c.i > name.i]
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        said += [c for c in name.head.children if c.dep_ == "attr" and c.tag_ == "NN"]
    if (first := name.left_edge.i if name.ent_iob_ != "I" else _first_of(name)) > name.sent.start + 1:
        before = name.doc[first - 1]
        if before.tag_ == "NN" and name.doc[first - 1].text.islower() and not _is_when(before):
            yield before.lemma_.lower()
    for kind in said:
        one = kind.tag_ == "NN" and any(c.dep_ in ("det", "poss") for c in kind.children)
        if one and not is_list(name) and kind.lemma_.lower() not in person_words()["stands_for"]["company"]:
            yield kind.lemma_.lower()


def _first_of(name: Token) -> int:
    """The first word of the entity that a word ends."""
    first = name.i
    while name.doc[first].ent_iob_ == "I" and first > name.sent.start:
        first -= 1
    return first


def _is_when(word: Token) -> bool:
    entry = noun(word.lemma_.lower())
    return entry is None or entry.top == "time"


def bare_name(token: Token) -> str:
    """The proper nouns of a name, or the entity that it ends."""
    if token.ent_iob_ == "I" and token.ent_type_ == "ORG":
        first = _first_of(token)
        first += token.doc[first].pos_ == "DET"
    else:
        first = min([token.i, *(c.i for c in token.lefts if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN")])
    numbered = any(c.i == token.i + 1 and c.dep_ == "nummod" and c.text.isdigit() for c in token.children)  # "Hermes 4"
    return ownerless(str(token.doc[first : token.i + 1 + numbered].text))


def uncapped(words: str, noun_: Token) -> str:
    """The words of a noun's phrase, without the capital that a common word has only for its place in the sentence."""
    first = noun_.sent[0]
    common = first.pos_ in ("NOUN", "ADJ", "NUM", "VERB") and first.ent_type_ in ("", "CARDINAL")
    common = common and first.text.istitle()
    return words[:1].lower() + words[1:] if common and noun_.pos_ == "NOUN" and words.startswith(first.text) else words
