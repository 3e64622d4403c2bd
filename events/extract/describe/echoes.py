"""Names that would stand for a word where their clause has them itself: *The firm became Tarn Group*.

What a text calls by its last name is not yet that where it is told to become it, nor is a firm its founder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.callings import Name
    from events.extract.language.words import Token

__all__ = ["unless_echoed"]

_THINGS = ("dobj", "attr", "oprd", "pobj")
_UNDER = ("prep", "agent")


def unless_echoed(candidate: Candidate, names: Mapping[int, Name]) -> dict[int, Name]:
    """What stands for words, without a name for the subject that the clause has as what it is done to, or by whom.

    Args:
        candidate: Any.
        names: By index, what stands for a word.
    """
    clause = candidate.clause
    doing = () if clause is None else tuple(c for c in clause.lefts if c.dep_ in SUBJECTS and c.i in names)
    if clause is None or not doing:
        return dict(names)
    told = [_whole(thing) for thing in _things(clause) if thing.pos_ == "PROPN"]
    echoed = {c.i for c in doing if any(names[c.i].words == name for name in told)}
    return {at: name for at, name in names.items() if at not in echoed}


def _things(clause: Token) -> Iterator[Token]:
    """What a verb is done to, and by whom."""
    for child in clause.rights:
        if child.dep_ in _THINGS:
            yield child
        elif child.dep_ in _UNDER:
            yield from (c for c in child.rights if c.dep_ in _THINGS)


def _whole(thing: Token) -> str:
    """A name with the words before its last: ``Ardrick Football Club``."""
    first = next((c for c in thing.lefts if c.pos_ == "PROPN" or c.dep_ == "compound"), thing)
    return "".join(f"{t.text} " for t in thing.doc[first.left_edge.i : thing.i + 1]).strip()
