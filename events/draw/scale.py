"""The elastic scale, and the calendar rules that make it readable."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from events.dates import Day
from events.draw.rows import MONTHS, year_words
from events.draw.text import text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["TICK_SIZE", "Elastic", "Knots", "Tick", "ticks"]

TICK_SIZE = 12
_TICK_GAP = 14.0
_MAX_STEPS = 400
_LONGEST = {"year": math.inf, "month": 1200, "day": 70}  # days between two rules that a unit may divide
_YEAR_STEPS = tuple(size * 10**power for power in range(8, -1, -1) for size in (5, 1))
_MONTH_STEPS = (6, 3, 1)
_DAY_NUMBERS = {14: {15}, 7: {8, 22}}
_DAY_STEPS = (14, 7, 1)


class Knots:
    """A scale from day numbers to pixels: time runs evenly between knots."""

    def __init__(self, knots: list[int], pixels: list[float]) -> None:
        """Fix it.

        Args:
            knots: Day numbers, rising.
            pixels: The pixel of each, never falling.
        """
        self.knots, self.pixels = knots, pixels

    def __call__(self, day: float) -> float:
        """Pixel of a day number; days outside lie on the nearest end."""
        if day <= self.knots[0]:
            return self.pixels[0]
        if day >= self.knots[-1]:
            return self.pixels[-1]
        at = bisect_right(self.knots, day)
        before, after = self.knots[at - 1], self.knots[at]
        share = (day - before) / (after - before)
        return self.pixels[at - 1] + share * (self.pixels[at] - self.pixels[at - 1])


class Elastic(Knots):
    """A scale from day numbers to pixels that gives crowded time room.

    Between neighbouring ends of intervals the width grows with ``log1p(days / 7)``, and time runs evenly.
    """

    def __init__(self, days: Iterable[int], left: float, right: float) -> None:
        """Lay the given days out between two pixel positions.

        Args:
            days: Day numbers of all ends; at least two different ones.
            left: Pixel of the first.
            right: Pixel of the last.
        """
        knots = sorted(set(days))
        widths = [math.log1p((after - before) / 7) for before, after in pairwise(knots)]
        unit = (right - left) / sum(widths)
        pixels = [left]
        for width in widths:
            pixels.append(pixels[-1] + width * unit)
        pixels[-1] = right
        super().__init__(knots, pixels)


@dataclass(frozen=True, slots=True)
class Tick:
    """One calendar rule.

    Attributes:
        day: Its day number.
        x: Its pixel.
        label: What stands above it.
        label_x: The middle of the label: as ``x``, but never so that the chart's edge cuts it.
        unit: ``year``, ``month`` or ``day``.
    """

    day: int
    x: float
    label: str
    label_x: float
    unit: str

    @property
    def left(self) -> float:
        """Where its label begins."""
        return self.label_x - text_width(self.label, TICK_SIZE) / 2

    @property
    def right(self) -> float:
        """Where its label ends."""
        return self.label_x + text_width(self.label, TICK_SIZE) / 2


def ticks(first: int, last: int, place: Callable[[float], float], width: float) -> list[Tick]:
    """Rules of years, months and days, coarse ones first, whose labels never touch.

    Args:
        first: First day number shown.
        last: Last day number shown.
        place: Scale from day numbers to pixels.
        width: Labels stay within 0 and this pixel.
    """
    chosen: list[Tick] = []
    smallest = (last - first) / 36_525 if last - first > 36_525 else 0  # no odd years on an axis of centuries
    levels = [("year", step) for step in _YEAR_STEPS if step <= max(1, (last - first) // 365)]
    levels += [("month", step) for step in _MONTH_STEPS] + [("day", step) for step in _DAY_STEPS]
    for unit, step in levels:
        ends = [first - 1, *(tick.day for tick in chosen), last]
        found: list[Tick] = []
        for before, after in pairwise(ends):
            found += _fill(before, after, (unit, step, step >= smallest), place, (chosen, width))
        chosen = sorted(chosen + found, key=lambda tick: tick.day)
    return chosen


def _fill(
    before: int,
    after: int,
    level: tuple[str, int, bool],
    place: Callable[[float], float],
    taken: tuple[list[Tick], float],
) -> list[Tick]:
    """The rules of one level between two neighbours: all of them if they fit, else (if it may) those with room."""
    chosen, width = taken
    unit, step, may_skip = level
    if place(after) - place(before) < 3 * _TICK_GAP or after - before > _LONGEST[unit]:
        return []
    years = {tick.label for tick in chosen if tick.unit == "year"}
    days = _days(before, after, unit, step)
    if not days:
        return []
    labels = [_label(day, unit, years) for day in days]
    wanted = [_tick(day, place(day), label, unit, width) for day, label in zip(days, labels, strict=True)]
    fixed = [tick for tick in chosen if before <= tick.day <= after]
    if _apart([*fixed, *wanted], _TICK_GAP):
        return wanted
    if not may_skip:
        return []
    found: list[Tick] = []
    for tick in sorted(wanted, key=lambda tick: (-_room(tick, place, before, after), tick.day)):
        if _apart([*fixed, *found, tick], 2 * _TICK_GAP):
            found.append(tick)
    return found


def _tick(day: int, x: float, label: str, unit: str, width: float) -> Tick:
    half = text_width(label, TICK_SIZE) / 2
    return Tick(day, round(x, 1), label, round(min(max(x, half), width - half), 1), unit)


def _room(tick: Tick, place: Callable[[float], float], before: int, after: int) -> float:
    return round(min(tick.x - place(before), place(after) - tick.x), 1)


def _apart(candidates: list[Tick], gap: float) -> bool:
    ordered = sorted(candidates, key=lambda tick: tick.day)
    return all(a.right + gap <= b.left for a, b in pairwise(ordered))


def _label(day: int, unit: str, years: set[str]) -> str:
    """``1999``, ``Jul`` (with the year unless its rule stands before it), ``15 Jul``."""
    year, month, number = Day.from_ordinal(day)
    name = year_words(year) if year < 1 or year > 999 else f"AD {year}"
    if unit == "year":
        return name
    text = MONTHS[month - 1] if unit == "month" else f"{number} {MONTHS[month - 1]}"
    return text if name in years else f"{text} {name}"


def _days(before: int, after: int, unit: str, step: int) -> list[int]:
    """Days strictly between two others on which a unit begins; none where there would be too many."""
    if unit == "day":
        found = _month_days(before, after, step)
    else:
        found = _month_starts(before, after, step if unit == "month" else 12 * step)
    return [day for day in found if before < day < after]


def _month_starts(before: int, after: int, size: int) -> list[int]:
    """First days of every ``size`` months; round years BC are round for people: 500 BC, which is the year -499."""
    low, high = Day.from_ordinal(before), Day.from_ordinal(after)
    start, stop = low.year * 12 + low.month - 1, high.year * 12 + high.month - 1
    if (stop - start) // size > _MAX_STEPS:
        return []
    found = []
    for month in range((start // size - 1) * size, stop + 1, size):
        year = month // 12 + (1 if size > 12 and month <= 0 else 0)
        found.append(Day(year, month % 12 + 1, 1).ordinal)
    return found


def _month_days(before: int, after: int, step: int) -> list[int]:
    if after - before > _MAX_STEPS:
        return []
    numbers = _DAY_NUMBERS.get(step)
    return [day for day in range(before + 1, after) if numbers is None or Day.from_ordinal(day).day in numbers]
