"""EDTF: the round trip, the bounds, what is refused, and two other implementations as a second opinion."""

from __future__ import annotations

import re

import pytest
from edtf import parse_edtf as reference
from edtf_validate.valid_edtf import is_valid
from hypothesis import given
from hypothesis import strategies as st

from events.dates import (
    Day,
    EdtfDate,
    EdtfRange,
    Granularity,
    Interval,
    edtf_of,
    parse_edtf,
    shift,
)
from events.errors import DateError
from tests.dates.strategies import closed_intervals, dates, edtfs, intervals, masked_dates, ranges


@given(edtfs)
def test_round_trip(edtf):
    """What is written is read as the same value, and written again as the same text."""
    assert parse_edtf(str(edtf)) == edtf
    assert str(parse_edtf(f" {edtf}\n")) == str(edtf)


@given(intervals().filter(lambda i: i.earliest is not None or i.latest is not None))
def test_edtf_of_is_exact(interval):
    """EDTF made of an interval has that interval as its strict bounds, and survives being written."""
    for span in (False, True):
        edtf = edtf_of(interval, span=span)
        assert edtf.strict_bounds() == interval
        assert parse_edtf(str(edtf)) == edtf


@given(closed_intervals())
def test_edtf_of_is_short(interval):
    """An interval that one EDTF date can say is written as one date, unless it is an extent."""
    unit = interval.granularity()
    single = isinstance(edtf_of(interval), EdtfDate)
    plain = (Granularity.DAY, Granularity.MONTH, Granularity.SEASON, Granularity.YEAR)
    if unit in plain:
        assert single
    assert isinstance(edtf_of(interval, span=True), EdtfRange)


@given(closed_intervals(), st.booleans(), st.booleans())
def test_marks_of_edtf_of(interval, approximate, uncertain):
    """Marks asked for are there, and change neither the strict bounds nor the text but for the marks."""
    edtf = edtf_of(interval, approximate=approximate, uncertain=uncertain)
    assert (edtf.approximate, edtf.uncertain) == (approximate, uncertain)
    assert edtf.strict_bounds() == interval
    assert re.sub("[~?%]", "", str(edtf)) == str(edtf_of(interval))


@given(edtfs)
def test_bounds_widen_only_what_is_approximate(edtf):
    """Bounds contain the strict bounds, and equal them unless something is approximate."""
    assert edtf.bounds().contains(edtf.strict_bounds())
    if not edtf.approximate:
        assert edtf.bounds() == edtf.strict_bounds()


@given(dates.filter(lambda d: d.approximate and d.year is not None))
def test_bounds_of_approximate_dates(date):
    """An approximate date is widened at both ends."""
    strict, wide = date.strict_bounds(), date.bounds()
    assert wide.earliest < strict.earliest
    assert wide.latest > strict.latest


@given(masked_dates())
def test_masked_years(date):
    """``X`` stands for every digit: the bounds begin and end with the years of 0s and of 9s."""
    text = str(date).rstrip("~?%")
    first, last = sorted(int(text.replace("X", digit)) for digit in "09")
    bounds = date.strict_bounds()
    assert (bounds.earliest.iso[-5:], bounds.latest.iso[-5:]) == ("01-01", "12-31")
    assert (bounds.earliest.year, bounds.latest.year) == (first, last)


@given(edtfs)
def test_edtf_values_are_hashable_and_equal_by_value(edtf):
    """Values may be keys: equal ones have equal hashes."""
    assert {edtf: 1}[parse_edtf(str(edtf))] == 1


BOUNDS = [
    ("1999", "1999-01-01", "1999-12-31"),
    ("2025-02", "2025-02-01", "2025-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("-04XX", "-0499-01-01", "-0400-12-31"),
    ("-00XX", "-0099-01-01", "0000-12-31"),
    ("-000X", "-0009-01-01", "0000-12-31"),
    ("-0043", "-0043-01-01", "-0043-12-31"),
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("2001-24", "2001-12-01", "2002-02-28"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("2004-02-XX", "2004-02-01", "2004-02-29"),
    ("2024-11~", "2024-10-01", "2024-12-31"),
    ("2024-03-31~", "2024-03-30", "2024-04-01"),
    ("1999~", "1998-01-01", "2000-12-31"),
    ("199X~", "1980-01-01", "2009-12-31"),
    ("2024-22%", "2024-03-01", "2024-11-30"),
    ("2024-11?", "2024-11-01", "2024-11-30"),
    ("2024-11~/2025-10", "2024-10-01", "2025-10-31"),
    ("[2024-10..2024-12]", "2024-10-01", "2024-12-31"),
    ("../2025-10", None, "2025-10-31"),
    ("2025-10/", "2025-10-01", None),
    ("[2025-10..]", "2025-10-01", None),
    ("XXXX-07", None, None),
    ("2025-10-25T12:00:00Z", "2025-10-25", "2025-10-25"),
    ("Y12000", "Y12000-01-01", "Y12000-12-31"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS)
def test_bounds_by_hand(text, earliest, latest):
    """Bounds of chosen strings, worked out by hand."""
    bounds = parse_edtf(text).bounds()
    assert [day and day.iso for day in (bounds.earliest, bounds.latest)] == [earliest, latest]


WRITTEN = [
    (Interval(Day(1990, 1, 1), Day(1999, 12, 31)), "199X"),
    (Interval(Day(-499, 1, 1), Day(-400, 12, 31)), "-04XX"),
    (Interval(Day(-9, 1, 1), Day(0, 12, 31)), "-000X"),
    (Interval(Day(12_000, 1, 1), Day(12_009, 12, 31)), "[Y12000..Y12009]"),
    (Interval(Day(2024, 10, 1), Day(2024, 12, 31)), "[2024-10..2024-12]"),
    (Interval(Day(2024, 9, 1), Day(2024, 11, 30)), "2024-23"),
    (Interval(Day(2024, 1, 1), Day(2024, 10, 31)), "[2024-01..2024-10]"),
    (Interval(Day(2024, 1, 1), Day(2024, 1, 7)), "[2024-01-01..2024-01-07]"),
    (Interval(None, Day(2025, 10, 31)), "../2025-10"),
    (Interval(Day(2025, 1, 1), None), "2025/.."),
]


@pytest.mark.parametrize(("interval", "text"), WRITTEN)
def test_edtf_of_by_hand(interval, text):
    """EDTF of chosen intervals, as a person would write it."""
    assert str(edtf_of(interval)) == text


PRECISION = [
    ("2025-10-25", "day", "instant"),
    ("2025-10-25~", "day", "within"),
    ("2025-10", "month", "within"),
    ("2025-21", "season", "within"),
    ("2004-XX", "year", "within"),
    ("199X", "decade", "within"),
    ("19XX", "century", "within"),
    ("1XXX", "millennium", "within"),
    ("[2024-10..2024-12]", "quarter", "within"),
    ("[2024-07-01..2024-07-07]", "week", "within"),
    ("2024-11~/2025-10", "month", "span"),
    ("2010/2025-10", "year", "span"),
    ("../2025-10", "month", "within"),
]


SHIFTS = [
    (Granularity.DAY, 3, "2025-11-03"),
    (Granularity.WEEK, 3, "2025-11-21"),
    (Granularity.WEEK, -2, "2025-10-17"),
    (Granularity.MONTH, 1, "2025-11-30"),
    (Granularity.SEASON, 2, "2026-04-30"),
    (Granularity.HALF, 1, "2026-04-30"),
    (Granularity.HALF, -1, "2025-04-30"),
    (Granularity.YEAR, -1, "2024-10-31"),
    (Granularity.DECADE, 2, "2045-10-31"),
    (Granularity.CENTURY, 1, "2125-10-31"),
    (Granularity.MILLENNIUM, -1, "1025-10-31"),
]


@pytest.mark.parametrize(("unit", "count", "iso"), SHIFTS)
def test_shift_by_hand(unit, count, iso):
    """So many units later, the day of the month kept where there is one."""
    assert shift(Day(2025, 10, 31), unit, count).iso == iso


@pytest.mark.parametrize("text", ["-04XX", "-0XXX", "-000X", "-00XX", "000X", "999X"])
def test_masked_years_are_written_as_they_are_read(text):
    """Digits of years before year 1 count away from it."""
    assert str(parse_edtf(text)) == text


def test_years_beyond_four_digits_are_not_masked():
    """Year 10000 has no digits to mask: its decade is a range."""
    assert str(edtf_of(Interval(Day(9990, 1, 1), Day(9999, 12, 31)))) == "999X"
    assert str(edtf_of(Interval(Day(10000, 1, 1), Day(10009, 12, 31)))) == "[Y10000..Y10009]"


@pytest.mark.parametrize(("text", "precision", "kind"), PRECISION)
def test_precision_and_kind(text, precision, kind):
    """Precision is the unit that is written; only two known ends make a span."""
    edtf = parse_edtf(text)
    assert (edtf.precision.value, edtf.kind) == (precision, kind)


REFUSED = [
    "",
    " ",
    "yesterday",
    "2025-02-30",
    "2025-13",
    "2025-00",
    "2025-01-00",
    "2023-02-29",
    "XXXX-02-30",
    "2025-10/2025-09",
    "[2025-10..2025-09]",
    "-0000",
    "1X",
    "199XX",
    "19X9",
    "199",
    "19999",
    "+1999",
    "Y1999",
    "Y01999",
    "199X-07",
    "2004-XX-05",
    "2001-21-05",
    "2001-20",
    "2001-25",
    "2025-7",
    "2025/7",
    "2025-10-25T25:00:00",
    "2025-10-25T12:60:00",
    "2025-10-25T12:00:00Z?",
    "2025-10T12:00:00Z",
    "2004-05-XXT12:00:00Z",
    "2025-10-25T12:00:00+15:00",
    "..",
    "../..",
    "/",
    "[..]",
    "[1999]",
    "[1999,2000]",
    "1999/2000/2001",
    "1999\x00",
    "1999\u0660",
    "１９９９",
    "1999~~",
    "~1999",
    "null",
    "9" * 5000,
]


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: repr(text[:30]))
def test_refused(text):
    """What is not EDTF, or no calendar has, is a DateError (a ValueError) that quotes it and begins in lower case."""
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    message = str(caught.value)
    assert repr(text) in message
    assert message.startswith(("cannot read ", "EDTF "))
    assert "\n" not in message
    assert isinstance(caught.value, ValueError)


@given(st.text(max_size=30) | st.text(alphabet="0123456789XY-~?%/.[]TZ:+", max_size=24))
def test_any_text_is_read_or_refused(text):
    """Whatever the text: a value that can be written and read again, or a DateError that quotes the text."""
    try:
        edtf = parse_edtf(text)
    except DateError as error:
        refusal = str(error)
    else:
        refusal = ""
    if refusal:
        assert repr(text) in refusal
        return
    assert parse_edtf(str(edtf)) == edtf
    assert edtf.bounds().contains(edtf.strict_bounds())


def test_no_edtf_of_nothing():
    """An interval without ends, or that ends before it starts, has no EDTF."""
    for interval in (Interval(None, None), Interval(Day(2025, 1, 2), Day(2025, 1, 1))):
        with pytest.raises(DateError, match="at least one end, the earlier first"):
            edtf_of(interval)


# What is read and written on purpose although ``edtf-validate`` refuses it, each with its reason.
BEYOND_VALIDATOR = re.compile(
    r"""Y-?\d+-             # months and days of years beyond four digits: EDTF has only the years
      | Y-?\d+.*[~?%/\].]   # marks and ranges of such years
      | [/.]Y               # … on either side
      | T\d\d:\d\d(?!:)     # a time without seconds, as TIMEX3 and people write it
      | T.*[/.\]]           # a time within a range
      | X[~?%]              # an approximate decade or century: "about the 1990s"
      | ^\[.*[~?%].*\]$     # a mark within one-of-a-range
      | ^(\.\.|-.*)?/(-|0000) # intervals that end before year 1: allowed, but the validator has no answer to most
      | X.*[/.\]] | [/.\[].*X        # masks in a range: level 2 allows them, the validator reads only some
      | -2[1-4][?~%]?(\.\.|\]) # a season within one-of-a-range
      """,
    re.VERBOSE,
)


def _extent(interval):
    return edtf_of(interval, span=True)


@given(dates | intervals().filter(lambda i: i.earliest or i.latest).map(edtf_of) | closed_intervals().map(_extent))
def test_what_is_written_is_valid(edtf):
    """``edtf-validate`` accepts what is written, but for the documented exceptions."""
    text = str(edtf)
    if not BEYOND_VALIDATOR.search(text):
        assert is_valid(text)


@given(dates.flatmap(lambda d: st.sampled_from([str(d), str(d)[:-1], str(d) + "X", str(d).replace("-", "", 1)])))
def test_what_no_level_has_is_refused(text):
    """What ``edtf-validate`` refuses at every level is not read either, but for the documented exceptions."""
    if is_valid(text) or BEYOND_VALIDATOR.search(text):
        return
    with pytest.raises(DateError):
        parse_edtf(text)


# What ``edtf`` 5.0 gets wrong or cannot read.
BEYOND_REFERENCE = re.compile(
    r"""Y-?\d+-  # as above
      | XXXX | T  # unknown years are not read; times are answered with zones
      | -24       # it ends winter in December
      | -2\d[~?%] # it cannot read marks on seasons
      | ^-00?0?X  # it loses the sign of -000X, -00XX and -0XXX
      | ^-.*-XX   # it swaps the ends of masked months and days before year 0
      """,
    re.VERBOSE,
)


@given(dates.filter(lambda d: not BEYOND_REFERENCE.search(str(d)) and not BEYOND_VALIDATOR.search(str(d))))
def test_strict_bounds_agree_with_edtf(date):
    """Strict bounds of single dates are those of the library ``edtf``, but for what it is known to get wrong."""
    parsed = reference(str(date))
    second_opinion = [Day(*tuple(end)[:3]) for end in (parsed.lower_strict(), parsed.upper_strict())]
    assert second_opinion == [date.strict_bounds().earliest, date.strict_bounds().latest]


@given(ranges().filter(lambda r: r.start and r.end))
def test_strict_bounds_of_ranges(edtf):
    """A range reaches from its start's first day to its end's last."""
    assert edtf.strict_bounds() == Interval(edtf.start.strict_bounds().earliest, edtf.end.strict_bounds().latest)
