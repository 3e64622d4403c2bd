"""Calendar days of any year, and the arithmetic of granularities.

All days are of the proleptic Gregorian calendar with astronomical year numbers (year 0 is 1 BC), as in ISO 8601.
``datetime.date`` stops at year 1; histories do not.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from events.errors import DateError

__all__ = ["Day", "Granularity", "add_days", "add_months", "days_in_month", "unit_containing"]

_DAYS_IN_400_YEARS = 146_097
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = 12
_MAX_YEAR = 9_999


class Granularity(StrEnum):
    """The calendar units that a date can be precise to, from fine to coarse."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"

    @property
    def rank(self) -> int:
        """Position from fine (0) to coarse."""
        return _RANK[self]


_RANK = {unit: rank for rank, unit in enumerate(Granularity)}


class Day(NamedTuple):
    """One calendar day.

    Build it with :meth:`of` where the parts are not known to be a real day.

    >>> Day(2024, 2, 29).iso
    '2024-02-29'
    >>> Day(-43, 3, 15).iso
    '-0043-03-15'
    """

    year: int
    month: int
    day: int

    @classmethod
    def of(cls, year: int, month: int, day: int) -> Day:
        """The day, or an error where no calendar has it.

        Raises:
            DateError: The month or the day does not exist.
        """
        if not 1 <= month <= _MONTHS:
            msg = f"no month {month:02d} in {year:04d}-{month:02d}; months are 1 to 12"
            raise DateError(msg)
        if not 1 <= day <= days_in_month(year, month):
            msg = (
                f"no day {day} in {year:04d}-{month:02d}-{day:02d}; "
                f"that month has days 1 to {days_in_month(year, month)}"
            )
            raise DateError(msg)
        return cls(year, month, day)

    @classmethod
    def from_date(cls, date: dt.date) -> Day:
        """The same day as a ``datetime.date`` (or the date of a ``datetime``)."""
        return cls(date.year, date.month, date.day)

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Day:
        """The day with this ordinal: day 1 is 0001-01-01, as in ``datetime``; 0 and less lie before it."""
        cycles, rest = divmod(ordinal - 1, _DAYS_IN_400_YEARS)
        date = dt.date.fromordinal(rest + 1)
        return cls(date.year + 400 * cycles, date.month, date.day)

    @property
    def ordinal(self) -> int:
        """Days since 0000-12-31: the inverse of :meth:`from_ordinal`."""
        cycles, year = divmod(self.year - 1, 400)
        return dt.date(year + 1, self.month, self.day).toordinal() + cycles * _DAYS_IN_400_YEARS

    @property
    def weekday(self) -> int:
        """0 for Monday to 6 for Sunday."""
        return (self.ordinal + 6) % 7

    @property
    def iso(self) -> str:
        """``YYYY-MM-DD``, with a sign before year 0 and ``Y`` beyond four digits, as EDTF writes it."""
        return f"{format_year(self.year)}-{self.month:02d}-{self.day:02d}"

    def to_date(self) -> dt.date | None:
        """The same day as a ``datetime.date``, or None where that type cannot hold the year."""
        return dt.date(self.year, self.month, self.day) if 1 <= self.year <= _MAX_YEAR else None


def format_year(year: int) -> str:
    """Four digits, ``-`` before year 0, ``Y`` where four digits do not hold it (EDTF level 1).

    >>> format_year(476), format_year(-43), format_year(12000)
    ('0476', '-0043', 'Y12000')
    """
    if abs(year) > _MAX_YEAR:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap else _DAYS_IN_MONTH[month - 1]


def add_days(day: Day, count: int) -> Day:
    """The day ``count`` days later (earlier where negative)."""
    return Day.from_ordinal(day.ordinal + count)


def add_months(day: Day, count: int) -> Day:
    """The same day of the month ``count`` months later, or that month's last day.

    >>> add_months(Day(2024, 1, 31), 1).iso
    '2024-02-29'
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return Day(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def _months(year: int, month: int, count: int) -> tuple[Day, Day]:
    last = add_months(Day(year, month, 1), count - 1)
    return Day(year, month, 1), Day(last.year, last.month, days_in_month(last.year, last.month))


def unit_containing(day: Day, unit: Granularity) -> tuple[Day, Day]:
    """First and last day (both inclusive) of the calendar unit that holds a day.

    Weeks begin on Monday (ISO 8601); a weekend is that of the day's week, also if the day lies before it. Seasons are
    meteorological and of the northern half: spring is March to May, and winter runs from December into the next
    February. Decades, centuries and millennia are those of EDTF's ``199X``, ``19XX``, ``1XXX`` and ``-04XX`` (500 to
    401 BC): they begin with a year ending in 0, before year 0 they end with one. Year 0 belongs to the first of our
    era.

    >>> [d.iso for d in unit_containing(Day(1998, 2, 3), Granularity.QUARTER)]
    ['1998-01-01', '1998-03-31']
    >>> [d.iso for d in unit_containing(Day(-430, 6, 1), Granularity.CENTURY)]
    ['-0499-01-01', '-0400-12-31']
    """
    return _unit_containing(day, unit)


@lru_cache(maxsize=4096)
def _unit_containing(day: Day, unit: Granularity) -> tuple[Day, Day]:
    year, month, _ = day
    match unit:
        case Granularity.DAY:
            return day, day
        case Granularity.WEEKEND | Granularity.WEEK:
            monday = add_days(day, -day.weekday)
            return (add_days(monday, 5) if unit == Granularity.WEEKEND else monday), add_days(monday, 6)
        case Granularity.SEASON:
            first = add_months(Day(year, month, 1), -(month % 3))
            return _months(first.year, first.month, 3)
        case Granularity.MONTH | Granularity.QUARTER | Granularity.HALF:
            size = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.HALF: 6}[unit]
            return _months(year, month - (month - 1) % size, size)
    size = {Granularity.YEAR: 1, Granularity.DECADE: 10, Granularity.CENTURY: 100}.get(unit, 1000)
    start = year - year % size
    if year >= 0:
        return Day(start, 1, 1), Day(start + size - 1, 12, 31)
    end = -(-year // size * size)  # -0450 → -0400: digits masked from the right, as EDTF does
    return Day(end - size + 1, 1, 1), Day(min(end, -1), 12, 31)
