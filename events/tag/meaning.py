"""What an expression says once it is resolved, and the dates that later ones lean on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from events.dates import Day, Edtf, Granularity

__all__ = ["HOURS", "PARTIAL", "Focus", "Meaning", "hour_of"]

PARTIAL = frozenset({"month", "monthday", "season"})
"""Kinds of expressions that leave their year out."""
HOURS = {"MO": 5, "MI": 12, "AF": 15, "EV": 20, "NI": 23}
_EARLY = 4
"""About what hours the parts of a day are."""


class Meaning(NamedTuple):
    """What an expression says, resolved: the answer of an operator.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value.
        mod: TIMEX3 modifier, or None.
        day: First day of the calendar unit meant, for later expressions to lean on; None if it is no such unit.
        unit: That unit.
        basis: ``explicit``, ``relative`` or ``anchored``.
        anchor: Index of the timex leant on, if anchored.
        quant: TIMEX3 quantifier of a SET.
        freq: TIMEX3 frequency of a SET.
        edtf: When, where the value alone does not say it (spans, references).
        note: The step, for the trace.
        topic: Whether it makes a quarter the one under discussion.
    """

    type: str
    value: str
    mod: str | None = None
    day: Day | None = None
    unit: Granularity | None = None
    basis: str = "explicit"
    anchor: int | None = None
    quant: str | None = None
    freq: str | None = None
    edtf: Edtf | None = None
    note: str = ""
    topic: bool = False

    def spans(self, month: int, focus: Focus | None) -> bool:
        """Whether it is this month of the year that was told last: what heads a part of a text, of a day in that."""
        told = self.basis == "explicit" and self.value[5:] == f"{month:02}"
        return told and (focus is None or self.value[:4] == focus.day.iso[:4])


@dataclass(frozen=True, slots=True)
class Focus:
    """A date mentioned before: its first day, its unit, which timex it was, and where that ended."""

    day: Day
    unit: Granularity
    index: int
    end: int = 0


def hour_of(meaning: Meaning) -> int | None:
    """About what hour of its day a date says: of a clock time its own; "early Sunday" is small hours."""
    time = meaning.value.partition("T")[2]
    if time[:2].isdigit():
        return int(time[:2])
    return HOURS.get(time) if time else _EARLY if meaning.mod == "START" else None
