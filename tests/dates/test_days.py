"""Calendar arithmetic: against ``datetime`` where that reaches, and by its laws everywhere."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import Day, Granularity, add_days, add_months, days_in_month, shift, unit_containing
from events.errors import DateError
from tests.dates.strategies import days, units, years

modern = days(of=st.integers(1, 9_999))
counts = st.integers(-100_000, 100_000)
TILING = [unit for unit in Granularity if unit is not Granularity.WEEKEND]


@given(days())
def test_ordinal_inverse(day):
    """A day's ordinal leads back to the day, before year 1 and beyond 9999 too."""
    assert Day.from_ordinal(day.ordinal) == day


@given(st.integers(-(10**10), 10**10))
def test_ordinal_bijective(ordinal):
    """Every ordinal is a real day's, and days stand in the order of their ordinals."""
    day = Day.from_ordinal(ordinal)
    assert Day.of(*day).ordinal == ordinal
    assert Day.from_ordinal(ordinal + 1) > day


@given(modern)
def test_agrees_with_datetime(day):
    """Ordinal, weekday, ISO form and month lengths are those of ``datetime.date`` in years 1 to 9999."""
    date = dt.date(*day)
    assert (day.ordinal, day.weekday, day.iso, day.to_date()) == (
        date.toordinal(),
        date.weekday(),
        date.isoformat(),
        date,
    )
    assert Day.from_date(date) == day


@given(modern, counts)
def test_add_days_agrees_with_datetime(day, count):
    """Adding days is ``timedelta``'s addition where that does not overflow."""
    try:
        expected = Day.from_date(dt.date(*day) + dt.timedelta(days=count))
    except OverflowError:
        return
    assert add_days(day, count) == expected


@given(days(), counts, counts)
def test_add_days_is_a_group(day, first, second):
    """Adding twice is adding the sum; adding and subtracting leads back."""
    assert add_days(add_days(day, first), second) == add_days(day, first + second)
    assert add_days(add_days(day, first), -first) == day


@given(days(), st.integers(-10_000, 10_000))
def test_add_months(day, count):
    """The month moves by exactly the count; the day stays, or becomes the last of a shorter month."""
    moved = add_months(day, count)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == count
    assert moved.day == min(day.day, days_in_month(moved.year, moved.month))


@given(days(of=st.integers(-9_000, 9_000)), st.integers(-500, 500), st.integers(-500, 500))
def test_add_months_of_a_first(day, first, second):
    """On the first of a month, where no day is clipped, adding months is a group."""
    day = day._replace(day=1)
    assert add_months(add_months(day, first), second) == add_months(day, first + second)


@given(days(), units, st.integers(-50, 50))
def test_shift_is_monotone(day, unit, count):
    """Shifting by more units never leads to an earlier day, and by none to the same."""
    assert shift(day, unit, count) <= shift(day, unit, count + 1)
    assert shift(day, unit, 0) == day


@given(days(), st.sampled_from(TILING))
def test_unit_contains(day, unit):
    """A day lies in the unit that is said to contain it."""
    first, last = unit_containing(day, unit)
    assert first <= day <= last


@given(days(), st.sampled_from(TILING))
def test_units_tile(day, unit):
    """All days of a unit have the same unit, and the next one begins on the day after."""
    first, last = unit_containing(day, unit)
    assert unit_containing(first, unit) == unit_containing(last, unit) == (first, last)
    assert unit_containing(add_days(last, 1), unit)[0] == add_days(last, 1)
    assert unit_containing(add_days(first, -1), unit)[1] == add_days(first, -1)


@given(days())
def test_weekend_ends_its_week(day):
    """A weekend is Saturday and Sunday of the day's own week."""
    saturday, sunday = unit_containing(day, Granularity.WEEKEND)
    assert (saturday.weekday, sunday.weekday) == (5, 6)
    assert sunday == unit_containing(day, Granularity.WEEK)[1]


@given(days(), st.sampled_from([Granularity.MONTH, Granularity.QUARTER, Granularity.HALF, Granularity.YEAR]))
def test_units_nest(day, unit):
    """Month, quarter, half and year each lie within the next coarser one."""
    coarser = {
        Granularity.MONTH: Granularity.QUARTER,
        Granularity.QUARTER: Granularity.HALF,
        Granularity.HALF: Granularity.YEAR,
        Granularity.YEAR: Granularity.DECADE,
    }[unit]
    first, last = unit_containing(day, unit)
    outer_first, outer_last = unit_containing(day, coarser)
    assert outer_first <= first <= last <= outer_last


UNITS = [
    (Day(2024, 7, 4), Granularity.WEEK, "2024-07-01", "2024-07-07"),
    (Day(2024, 12, 31), Granularity.WEEK, "2024-12-30", "2025-01-05"),
    (Day(2024, 7, 1), Granularity.WEEKEND, "2024-07-06", "2024-07-07"),
    (Day(2024, 2, 10), Granularity.SEASON, "2023-12-01", "2024-02-29"),
    (Day(2024, 12, 1), Granularity.SEASON, "2024-12-01", "2025-02-28"),
    (Day(2024, 3, 1), Granularity.SEASON, "2024-03-01", "2024-05-31"),
    (Day(2024, 5, 5), Granularity.QUARTER, "2024-04-01", "2024-06-30"),
    (Day(2024, 12, 5), Granularity.HALF, "2024-07-01", "2024-12-31"),
    (Day(1999, 1, 1), Granularity.DECADE, "1990-01-01", "1999-12-31"),
    (Day(2000, 1, 1), Granularity.CENTURY, "2000-01-01", "2099-12-31"),
    (Day(1999, 1, 1), Granularity.MILLENNIUM, "1000-01-01", "1999-12-31"),
    (Day(-43, 3, 15), Granularity.DECADE, "-0049-01-01", "-0040-12-31"),
    (Day(-43, 3, 15), Granularity.CENTURY, "-0099-01-01", "-0001-12-31"),
    (Day(-400, 3, 15), Granularity.CENTURY, "-0499-01-01", "-0400-12-31"),
    (Day(-399, 3, 15), Granularity.CENTURY, "-0399-01-01", "-0300-12-31"),
]


@pytest.mark.parametrize(("day", "unit", "first", "last"), UNITS)
def test_units_by_hand(day, unit, first, last):
    """Units of chosen days, worked out by hand."""
    assert [d.iso for d in unit_containing(day, unit)] == [first, last]


@pytest.mark.parametrize("year", [1900, 1999, 2000, 2024])
def test_months_are_as_long_as_the_library_says(year):
    """Only February is longer in a leap year."""
    lengths = [calendar.monthrange(year, month)[1] for month in range(1, 13)]
    assert lengths == [days_in_month(year, month) for month in range(1, 13)]


@given(years, st.integers(1, 12))
def test_no_day_beyond_the_month(year, month):
    """The day after a month's last, and month 13, are refused in words that name them."""
    last = days_in_month(year, month)
    assert Day.of(year, month, last).day == last
    with pytest.raises(DateError, match=f"no day {last + 1}"):
        Day.of(year, month, last + 1)
    with pytest.raises(DateError, match="no day 0"):
        Day.of(year, month, 0)
    with pytest.raises(DateError, match="no month 13"):
        Day.of(year, 13, 1)


def test_years_beyond_datetime():
    """Years that ``datetime.date`` cannot hold give None, not a wrong date."""
    assert [Day(year, 1, 1).to_date() for year in (0, -43, 10_000)] == [None, None, None]


def test_ranks():
    """Granularities are ranked from fine to coarse."""
    names = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century", "millennium")
    assert [unit.value for unit in sorted(Granularity, key=lambda unit: unit.rank)] == list(names)
