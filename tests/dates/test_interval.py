"""Intervals: the laws of intersection, hull and containment."""

from __future__ import annotations

from hypothesis import given

from events.dates import Day, Granularity, Interval
from tests.dates.strategies import closed_intervals, days, intervals, units


def _has(interval, day):
    return interval.contains(Interval(day, day))


@given(intervals(), intervals(), days())
def test_intersect_is_and(first, second, day):
    """A day is in the intersection just if it is in both."""
    both = first.intersect(second)
    assert (both is not None and _has(both, day)) == (_has(first, day) and _has(second, day))


@given(intervals(), intervals())
def test_intersect_laws(first, second):
    """Intersection commutes, lies within both, and is the whole where one contains the other."""
    both = first.intersect(second)
    assert both == second.intersect(first)
    assert first.intersect(first) == first
    if both is not None:
        assert first.contains(both)
        assert second.contains(both)
    if first.contains(second):
        assert both == second


@given(intervals(), intervals())
def test_hull_laws(first, second):
    """The hull commutes, contains both, and is the larger where one contains the other."""
    hull = first.hull(second)
    assert hull == second.hull(first)
    assert hull.contains(first)
    assert hull.contains(second)
    if first.contains(second):
        assert hull == first


@given(closed_intervals(), closed_intervals())
def test_hull_is_shortest(first, second):
    """Both ends of a hull are ends of what it holds."""
    hull = first.hull(second)
    assert hull.earliest in (first.earliest, second.earliest)
    assert hull.latest in (first.latest, second.latest)


@given(intervals(), intervals(), intervals())
def test_contains_is_an_order(first, second, third):
    """Containment is reflexive, antisymmetric and transitive."""
    assert first.contains(first)
    if first.contains(second) and second.contains(first):
        assert first == second
    if first.contains(second) and second.contains(third):
        assert first.contains(third)


@given(closed_intervals())
def test_length(interval):
    """A closed interval's length counts both ends; an open one has none."""
    assert interval.days == interval.latest.ordinal - interval.earliest.ordinal + 1
    assert interval.days >= 1
    assert Interval(None, interval.latest).days is None
    assert Interval(interval.earliest, None).days is None


@given(days(), units)
def test_granularity_of_a_unit(day, unit):
    """A calendar unit knows what it is."""
    interval = Interval.unit(day, unit)
    assert interval.granularity() is unit


def test_granularity_of_no_unit():
    """What is no calendar unit has no granularity."""
    odd = [
        Interval(Day(2024, 1, 2), Day(2024, 1, 31)),
        Interval(Day(2024, 2, 1), Day(2024, 4, 30)),
        Interval(Day(2024, 1, 1), None),
        Interval(None, None),
    ]
    assert [interval.granularity() for interval in odd] == [None] * 4
    assert Interval(Day(2024, 1, 1), Day(2024, 1, 7)).granularity() is Granularity.WEEK


def test_empty():
    """Only an interval that ends before it starts is empty."""
    new_year, eve = Day(2025, 1, 1), Day(2024, 12, 31)
    assert Interval(new_year, eve).empty
    assert not Interval(eve, new_year).empty
    assert not Interval(eve, None).empty
    assert not Interval(eve, eve).empty
