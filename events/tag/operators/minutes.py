"""Hours and minutes from a clock time: *The alarm was raised at 9:30 p.m.; two hours later …*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.dates import Granularity, add_days
from events.tag.meaning import Meaning
from events.tag.values import unit_value

if TYPE_CHECKING:
    from fractions import Fraction

    from events.tag.context import Context
    from events.tag.meaning import Focus

__all__ = ["from_clock"]

_CLOCK = re.compile(r"(\d\d):(\d\d)(?::\d\d)?(Z?)")
_MINUTES = {"TH": 60, "TM": 1}
_DAY = 24 * 60


def from_clock(ctx: Context, focus: Focus, code: str, count: Fraction) -> Meaning | None:
    """So many hours or minutes from the clock time told last; None where that is none, or the units are others.

    Args:
        ctx: In which the clock time is the last date told.
        focus: Its day.
        code: The unit, as in TIMEX3: ``TH`` or ``TM``.
        count: How many, negative if before.
    """
    told = None if ctx.told is None else _CLOCK.fullmatch(ctx.told.value.partition("T")[2])
    if ctx.told is None or told is None or code not in _MINUTES:
        return None
    moved = int(count * _MINUTES[code])
    days, minutes = divmod(60 * int(told[1]) + int(told[2]) + moved, _DAY)
    day = add_days(focus.day, days)
    value = f"{unit_value(day, Granularity.DAY)}T{minutes // 60:02d}:{minutes % 60:02d}{told[3]}"
    note = f"{moved:+d} minutes from {told[0]}"
    return Meaning("TIME", value, ctx.told.mod, day, Granularity.DAY, "anchored", focus.index, note=note)
