"""Calendar bins for charts of many events: equal ones, or ones that are finer where events crowd."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.dates import Day
from events.draw.rows import MONTHS, year_words

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MOST_BINS", "Bin", "elastic_bins", "even_bins"]

#: No chart has more columns.
MOST_BINS = 72
# Widths in days or months; each of the nested ones divides the one before it.
_EVEN = [("day", 1), ("day", 7), *(("month", size) for size in (1, 3, 12, 60, 120, 600, 1200, 6000))]
_EVEN += [("month", 12_000 * 10**power) for power in range(7)]
_NESTED = [("month", 12 * 10**power) for power in range(9, -1, -1)] + [("month", 3), ("month", 1), ("day", 1)]
_FEW = 12
_CROWD = 16
_NAMES = {1: "months", 3: "quarters", 12: "years", 120: "decades", 1200: "centuries", 12_000: "millennia"}


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of the calendar.

    Attributes:
        start: Number of its first day.
        end: Number of the day after its last.
        level: Unit (``day`` or ``month``) and how many of them.
    """

    start: int
    end: int
    level: tuple[str, int]

    @property
    def level_words(self) -> str:
        """What bins of its length are called.

        >>> Bin(0, 1, ("day", 1)).level_words, Bin(0, 1, ("month", 120_000)).level_words
        ('days', '10,000 years')
        """
        unit, size = self.level
        if unit == "day":
            return "days" if size == 1 else "weeks"
        return _NAMES.get(size) or f"{size // 12:,} years"

    @property
    def words(self) -> str:
        """Its name for people.

        >>> Bin(738_000, 738_001, ("day", 1)).words, Bin(-36_524, 1, ("month", 1200)).words
        ('29 Jul 2021', '100 BC – 1 BC')
        """
        first, last = Day.from_ordinal(self.start), Day.from_ordinal(self.end - 1)
        unit, size = self.level
        if unit == "day":
            day = f"{first.day} {MONTHS[first.month - 1]} {year_words(first.year)}"
            return day if size == 1 else f"week of {day}"
        if size < 12:
            months = dict.fromkeys(MONTHS[month - 1] for month in (first.month, last.month))
            return f"{'–'.join(months)} {year_words(first.year)}"
        years = dict.fromkeys((year_words(first.year), year_words(last.year)))
        return ("–" if first.year > 0 else " – ").join(years)


def even_bins(days: Sequence[int], most: int = MOST_BINS) -> list[Bin]:
    """Neighbouring bins of one calendar unit, the finest of which at most ``most`` hold all days.

    Raises:
        ValueError: The days are some billions of years apart.
    """
    for level in _EVEN:
        first, last = _index(min(days), level), _index(max(days), level)
        if last - first < most:
            return [Bin(_start(index, level), _start(index + 1, level), level) for index in range(first, last + 1)]
    msg = f"days {min(days)} to {max(days)} are further apart than a chart can show"
    raise ValueError(msg)


def elastic_bins(days: Sequence[int], most: int = MOST_BINS) -> list[Bin]:
    """Bins that hold at least one day each, finer where days crowd, by date; empty time has none.

    A bin that holds more than a sixteenth of all days is cut into the next finer unit, the fullest first, for as long
    as there are at most ``most``. So bins differ in length only where crowds differ much.
    """
    found = _coarse(days)
    done: set[Bin] = set()
    while open_bins := [one for one in found if one not in done and len(found[one]) * _CROWD > len(days)]:
        fullest = min(open_bins, key=lambda one: (-len(found[one]), one.start))
        parts = _cut(fullest, found[fullest])
        if not parts or len(found) - 1 + len(parts) > most:
            done.add(fullest)
            continue
        del found[fullest]
        found |= parts
    return sorted(found, key=lambda one: one.start)


def _coarse(days: Sequence[int]) -> dict[Bin, list[int]]:
    """The finest nested level that fills only a few bins."""
    best: dict[Bin, list[int]] = {}
    for level in _NESTED:
        filled = _fill(days, level)
        if best and len(filled) > _FEW:
            break
        best = filled
    return best


def _cut(whole: Bin, days: Sequence[int]) -> dict[Bin, list[int]]:
    """The parts of a bin in the next finer unit; none for a day."""
    finer = _NESTED.index(whole.level) + 1
    return _fill(days, _NESTED[finer]) if finer < len(_NESTED) else {}


def _fill(days: Sequence[int], level: tuple[str, int]) -> dict[Bin, list[int]]:
    filled: dict[int, list[int]] = defaultdict(list)
    for day in days:
        filled[_index(day, level)].append(day)
    return {Bin(_start(index, level), _start(index + 1, level), level): inside for index, inside in filled.items()}


def _start(index: int, level: tuple[str, int]) -> int:
    """First day of a bin. Bins of several years are round as people count: 100 BC begins with the year -99."""
    unit, size = level
    if unit == "day":
        return index * size + 1
    month = index * size
    return Day(month // 12 + (1 if size > 12 and month <= 0 else 0), month % 12 + 1, 1).ordinal


def _index(day: int, level: tuple[str, int]) -> int:
    """The bin that a day lies in."""
    unit, size = level
    if unit == "day":
        return (day - 1) // size
    when = Day.from_ordinal(day)
    index = (when.year * 12 + when.month - 1) // size
    while _start(index + 1, level) <= day:
        index += 1
    while _start(index, level) > day:
        index -= 1
    return index
