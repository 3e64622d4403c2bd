"""Gaps: a verb that is left out before its second object, *bought a mill in 1920 and, in 1924, a mine*.

The parser has both as objects of the one verb, once :mod:`events.extract.mending` has put them there. Each is told by
an event of its own: what the verb's first objects tell says nothing of the second, and the other way round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.words import asked_once

if TYPE_CHECKING:
    from events.extract.candidates import Candidate
    from events.extract.words import Token

__all__ = ["is_second_object", "others_words"]

_AND = ("and", "but")


def is_second_object(token: Token) -> bool:
    """Whether a noun is the object of a verb that is left out before it.

    Args:
        token: Any word.
    """
    if token.dep_ != "dobj" or token.head.pos_ != "VERB":
        return False
    first = next((c for c in token.head.children if c.dep_ == "dobj"), token)
    return any(c.dep_ == "cc" and c.lower_ in _AND and first.i < c.i < token.i for c in token.head.children)


@asked_once
def _of_second_objects(clause: Token) -> frozenset[int]:
    return frozenset(t.i for c in clause.children if is_second_object(c) for t in c.subtree)


def others_words(candidate: Candidate) -> frozenset[int]:
    """The indices of the words of a candidate's clause that tell of another object's event.

    Args:
        candidate: A verb, or the second object of one.
    """
    clause = candidate.clause
    if clause is None or not (candidate.gapped or candidate.is_verb):
        return frozenset()
    if not candidate.gapped:
        return _of_second_objects(clause)
    own = {t.i for t in candidate.token.subtree}
    return frozenset(t.i for c in clause.rights for t in c.subtree if t.i not in own)
