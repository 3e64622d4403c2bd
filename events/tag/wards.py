"""The day that days of a stay in hospital, or after an operation, count from: that of the admission or operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dates import Granularity
from events.tag.meaning import Focus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.tag.grammar import Grammar
    from events.tag.joining import Expression
    from events.tag.meaning import Meaning

__all__ = ["WARDS", "day_counted_from"]

WARDS = {"stay": "admitted", "operated": "operated"}
"""Kinds of rules whose days count so, with the cue of what began then."""
_BESIDE = 60
"""How far from its date, in characters, the word stands that tells of an admission or operation."""


def day_counted_from(
    expressions: Sequence[Expression], meanings: Sequence[Meaning | None], data: bytes, kind: str, grammar: Grammar
) -> Focus | None:
    """The last day told in whose sentence somebody was admitted, or operated on; None if none was.

    Args:
        expressions: The expressions of the text.
        meanings: Those of them that are resolved so far.
        data: The folded text.
        kind: One of :data:`WARDS`.
        grammar: For its cues.
    """
    cue = grammar.cues[WARDS[kind]]
    for number in range(len(meanings) - 1, -1, -1):
        one, meaning = expressions[number], meanings[number]
        if meaning is None or meaning.day is None or meaning.unit is not Granularity.DAY:
            continue
        if one.kind in (*WARDS, "part"):  # "on the evening of admission" tells of no day
            continue
        left = data[max(0, one.start - _BESIDE) : one.start].rpartition(b". ")[2].rpartition(b"\n")[2]
        left = left.lower().rpartition(b"discharge")[2]  # "Admission date: …  Discharge date: …"
        right = data[one.end : one.end + _BESIDE].partition(b". ")[0].partition(b"\n")[0]
        if cue.search(left) or cue.search(right):
            return Focus(meaning.day, meaning.unit, number)
    return None
