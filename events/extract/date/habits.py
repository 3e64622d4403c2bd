"""What is told in the present or the perfect, and is no news of the day: it is done again and again, or always so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import aspect, is_passive
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.words import Token

__all__ = ["is_habit"]


def is_habit(clause: Token) -> bool:
    """Whether what a clause tells is no news: *the oldest trees are picked first*, *it has been sung by many choirs*.

    Nor is what has been so several times: *has won the cup twice*, *has often been flooded*.
    """
    tense = aspect(clause)
    if tense == "present":
        return clause.tag_ == "VBN" and any(c.dep_ in ("aux", "auxpass") and c.lemma_ == "be" for c in clause.children)
    if tense != "perfect":
        return False
    used = in_class(clause.lemma_.lower(), "customary") and all(c.dep_ != "prt" for c in clause.children)
    return (used and is_passive(clause)) or any(map(_is_often, clause.children))  # but "has been called off"


def _is_often(word: Token) -> bool:
    """Whether a word beside a predicate says that it was so more than once: ``often``, ``twice``, ``several times``."""
    if word.dep_ == "advmod":
        return in_class(word.lower_, "customary.often")
    counted = any(c.dep_ in ("nummod", "amod") for c in word.children)
    return word.dep_ in ("npadvmod", "dobj") and word.lower_ == "times" and counted
