"""Partakers: who takes part in what a title tells behind a colon, where the sentence itself says of nobody that he did.

*Barnett Crane: shooting*, *Arlex Corp.: shares fall 6%*: he whom the text is about was shot, the firm's shares fell. A
person is one whom the sentence means by name or pronoun, or to whom the text's crime was done or its trial is of. No
town and no storm takes part, nor does anybody where the sentence tells what others did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.gazetteer import is_place
from events.extract.language.grammar import SUBJECTS
from events.extract.language.lexicon import classes, noun
from events.extract.language.people import is_person

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.extract.language.words import Span
    from events.extract.name.known import Known
    from events.extract.name.naming import Names

__all__ = ["acts", "is_built", "partakers"]

_BUILT = frozenset(("venue", "fortress"))
_PRONOUNS = frozenset(("he", "she", "him", "her", "his", "hers"))


def partakers(title: str, sentence: Span, known: Mapping[str, Known], *, party: bool) -> tuple[str, ...]:
    """Whom a title names before its colon, in full.

    Args:
        title: Of an event in which nobody is said to have taken part.
        sentence: That tells it.
        known: The names of those who can take part, by what titles call them.
        party: Whether it is of a kind that he whom a text is about is party to, though his name is not there.
    """
    before, colon, rest = title.partition(": ")
    if (
        not colon
        or rest[:1].isupper()
        or any(t.dep_ in SUBJECTS and ((t.pos_ == "NOUN" and is_person(t)) or t.lower_ == "people") for t in sentence)
    ):
        return ()
    names = [known.get(name) for name in before.split(", ")]
    found = [name for name in names if name is not None and (party or _is_told_of(name, sentence))]
    return tuple(name.words for name in found) if len(found) == len(names) else ()


def _is_told_of(name: Known, sentence: Span) -> bool:
    """Whether a sentence tells of a person by name or pronoun; of a body, what is told of nobody is."""
    family = name.words.rpartition(" ")[2]
    return name.kind != "PERSON" or any(t.lower_ in _PRONOUNS or t.text == family for t in sentence)


def acts(name: Known, names: Names, headword: str) -> bool:
    """Whether a name is somebody's, no storm's and no town's that a body is called by; no body of an article.

    Args:
        name: One of a document's.
        names: What its words stand for.
        headword: What it is an article on; empty if it is none.
    """
    if name.kind == "PERSON":
        return name.words == headword or names.is_persons(name.words)
    first, _, last = name.words.lower().rpartition(" ")
    entry = noun(last)
    land = entry is not None and entry.top == "object" and not classes(last)  # "Harrow Ness"
    firm = bool(first) and not (land or is_built(name.words)) and "calamity" not in classes(first)
    firm = names.is_firm(name.words) or firm
    return name.kind == "ORG" and firm and not (headword or is_place(name.words))


def is_built(name: str) -> bool:
    """Whether a name is that of a building or a place for shows: ``People's Theatre``.

    Args:
        name: In full.
    """
    return bool(classes(name.rpartition(" ")[2].lower()) & _BUILT)
