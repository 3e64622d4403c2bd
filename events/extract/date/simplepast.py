"""The simple past: which clauses tell, of others than the speaker, that something happened then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.date.hours import is_soon
from events.extract.date.owntime import is_told_before
from events.extract.date.tolls import HARM
from events.extract.language.grammar import SPEAKERS, SUBJECTS, aspect, negated
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.words import Token

__all__ = ["is_past_told"]

_NOTHING = ("nothing", "nobody", "none")
_WHEN = frozenset(("when", "whenever", "if", "until", "before"))


def is_past_told(clause: Token) -> bool:
    """Whether a clause tells in the simple past, of others than the speaker, that something happened then."""
    identifies = in_class(clause.lemma_.lower(), "authoring") or _is_of_origin(clause)
    if aspect(clause) != "past" or clause.tag_ == "VBG" or negated(clause) or identifies:
        return False
    for child in clause.children:
        if child.dep_ in SUBJECTS and child.lower_ in SPEAKERS:
            return False
        nothing = child.dep_ in ("dobj", *SUBJECTS) and (negated(child) or child.lower_ in _NOTHING)
        if nothing or (in_class(child.lower_, "straying") and not is_soon(child)):
            return False
        harmed = child.i > clause.i and in_class(clause.lemma_.lower(), *HARM)  # "was killed when a tree fell on her"
        marks = [c for c in child.lefts if c.lower_ in _WHEN or any(d.dep_ == "npadvmod" for d in c.lefts)]
        if child.dep_ == "advcl" and not harmed and marks:
            return False
        if is_told_before(child):
            return False
    return True


def _is_of_origin(clause: Token) -> bool:
    """Whether a clause tells what something came of, and not then: ``The bank grew out of a society``."""
    return clause.lemma_ == "grow" and any(c.lower_ == "out" for c in clause.rights)
