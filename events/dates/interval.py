"""Intervals of days, either end of which may be open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from events.dates.days import Day, Granularity, unit_containing

__all__ = ["Interval"]


@dataclass(frozen=True, slots=True)
class Interval:
    """From one day to another, both inclusive; None means that the end is open.

    >>> july = Interval(Day(2025, 7, 1), Day(2025, 7, 31))
    >>> july.intersect(Interval(None, Day(2025, 7, 4)))
    Interval(earliest=Day(year=2025, month=7, day=1), latest=Day(year=2025, month=7, day=4))
    """

    earliest: Day | None
    latest: Day | None

    @classmethod
    def unit(cls, day: Day, unit: Granularity) -> Interval:
        """The calendar unit that holds a day."""
        return cls(*unit_containing(day, unit))

    @property
    def empty(self) -> bool:
        """Whether the first day lies after the last."""
        return self.earliest is not None and self.latest is not None and self.earliest > self.latest

    @property
    def days(self) -> int | None:
        """How many days it holds; None where an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return self.latest.ordinal - self.earliest.ordinal + 1

    def intersect(self, other: Interval) -> Interval | None:
        """The days that both hold; None if there are none."""
        starts = [d for d in (self.earliest, other.earliest) if d is not None]
        ends = [d for d in (self.latest, other.latest) if d is not None]
        both = Interval(max(starts, default=None), min(ends, default=None))
        return None if both.empty else both

    def hull(self, other: Interval) -> Interval:
        """The shortest interval that holds both."""
        start = None if self.earliest is None or other.earliest is None else min(self.earliest, other.earliest)
        end = None if self.latest is None or other.latest is None else max(self.latest, other.latest)
        return Interval(start, end)

    def contains(self, other: Interval) -> bool:
        """Whether every day of the other is also a day of this one."""
        start = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        end = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return start and end

    def granularity(self) -> Granularity | None:
        """The calendar unit that it is exactly, if it is one."""
        return None if self.earliest is None or self.latest is None else _granularity(self.earliest, self.latest)


@lru_cache(maxsize=4096)
def _granularity(earliest: Day, latest: Day) -> Granularity | None:
    for unit in Granularity:
        day = latest if unit is Granularity.WEEKEND else earliest
        if unit_containing(day, unit) == (earliest, latest):
            return unit
    return None
