"""Generators of days, intervals and EDTF dates, over all years that the package writes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from events.dates import Day, EdtfDate, EdtfRange, Granularity, Interval, days_in_month

years = st.one_of(
    st.integers(1900, 2100),
    st.integers(-9_999, 9_999),
    st.integers(-99_999_999, 99_999_999),
    st.sampled_from([-10_000, -9_999, -401, -400, -100, -99, -10, -9, -1, 0, 1, 9, 10, 99, 100, 9_999, 10_000]),
)
units = st.sampled_from(list(Granularity))


@st.composite
def days(draw: st.DrawFn, of: st.SearchStrategy[int] = years) -> Day:
    """Any day of any year; month ends are frequent, as errors live there."""
    year, month = draw(of), draw(st.integers(1, 12))
    last = days_in_month(year, month)
    return Day(year, month, draw(st.one_of(st.integers(1, last), st.sampled_from([1, last]))))


@st.composite
def closed_intervals(draw: st.DrawFn) -> Interval:
    """Two days in order, or a whole calendar unit, or two units' hull."""
    first, last = sorted((draw(days()), draw(days())))
    if draw(st.booleans()):
        return Interval(first, last)
    start = Interval.unit(first, draw(units))
    return start if draw(st.booleans()) else start.hull(Interval.unit(last, draw(units)))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Closed, or open at one end or both."""
    whole = draw(closed_intervals())
    start, end = draw(st.tuples(st.booleans(), st.booleans()))
    return Interval(None if start else whole.earliest, None if end else whole.latest)


marks = st.fixed_dictionaries({"approximate": st.booleans(), "uncertain": st.booleans()})
times = st.builds(
    "{:02d}:{:02d}{}{}".format,
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["", ":00", ":59"]),
    st.sampled_from(["", "Z", "+02", "-05:30"]),
)


@st.composite
def masked_dates(draw: st.DrawFn) -> EdtfDate:
    """Decades, centuries and millennia of both eras: ``199X``, ``-04XX``."""
    xs = draw(st.integers(1, 3))
    block = draw(st.integers(0, 10 ** (4 - xs) - 1)) * 10**xs
    year = block if draw(st.booleans()) else -block - 10**xs + 1
    return EdtfDate(year, unspecified=xs, **draw(marks))


unknown_years = st.builds(
    EdtfDate, st.none(), st.integers(1, 12), st.one_of(st.none(), st.integers(1, 29)), unspecified=st.just(4)
)


@st.composite
def plain_dates(draw: st.DrawFn) -> EdtfDate:
    """Year, month, day, season, or with parts written ``XX``; marked or not."""
    day = draw(days())
    date = draw(
        st.sampled_from(
            [
                EdtfDate(day.year),
                EdtfDate(day.year, day.month),
                EdtfDate(*day),
                EdtfDate(day.year, masked=1),
                EdtfDate(day.year, masked=2),
                EdtfDate(day.year, day.month, masked=1),
                EdtfDate(day.year, draw(st.integers(21, 24))),
            ]
        )
    )
    return replace(date, **draw(marks))


timed = st.builds(lambda day, time: EdtfDate(*day, time=time), days(), times)
#: Every form of a single date that is read and written.
dates = st.one_of(plain_dates(), masked_dates(), timed, unknown_years)


@st.composite
def ranges(draw: st.DrawFn) -> EdtfRange:
    """Two dates in order, or one and an open or unknown end."""
    first, last = draw(dates), draw(dates)
    if EdtfRange(first, last).strict_bounds().empty:
        first, last = last, first
    span = draw(st.booleans())
    missing = draw(st.sampled_from(["", "start", "end"]))
    return EdtfRange(
        None if missing == "start" else first,
        None if missing == "end" else last,
        span=span,
        unknown=bool(missing) and span and draw(st.booleans()),
    )


edtfs = st.one_of(dates, ranges())
