"""EDTF, the Extended Date/Time Format of ISO 8601-2: level 1, and ``[a..b]`` of level 2.

What is read and written:

=========================== ==========================================================
``1999``, ``2025-07``       some time within that year, month, day …
``199X``, ``19XX``          … decade, century; ``2004-XX``, ``2004-XX-XX``, ``2004-05-XX``
``2001-21``                 season: 21 spring, 22 summer, 23 autumn, 24 winter
``-0043``, ``Y-17000``      years before 1 (0 is 1 BC) and beyond four digits
``2024-11~ ? %``            approximate, uncertain, both
``2024-11~/2025-10``        it lasted from … to …; ``..`` open, nothing for unknown
``[2024-10..2024-12]``      some time from … to …; ``[..b]`` and ``[a..]`` too
``XXXX-07``, ``XXXX-07-04`` a month or day of an unknown year (level 2, for unresolved dates)
=========================== ==========================================================

Source: Library of Congress, *Extended Date/Time Format (EDTF) Specification*, 2019-02-04.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from events.dates.days import (
    Day,
    Granularity,
    add_days,
    add_months,
    days_in_month,
    format_year,
    unit_containing,
)
from events.dates.interval import Interval
from events.errors import DateError

__all__ = ["Edtf", "EdtfDate", "EdtfRange", "edtf_of", "parse_edtf", "shift", "shift_period"]

_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
_DATE = re.compile(
    r"""(?: Y(?P<long>-?[1-9]\d{4,8}) | (?P<year>-?\d{4}) | (?P<some>-?(?:\d\d\dX|\d\dXX|\dXXX)) | (?P<none>XXXX) )
        (?: -(?P<month>\d\d|XX) (?: -(?P<day>\d\d|XX) )? )?
        (?: (?P<mark>[?~%])
          | T(?P<time> (?: (?:[01]\d|2[0-3]):[0-5]\d (?: :[0-5]\d )? | 24:00(?::00)? )
                       (?: Z | [+-](?:0\d|1[0-4])(?: :[0-5]\d )? )? ) )?""",
    re.VERBOSE | re.ASCII,
)
_LAST_MASKED = 9_999  # years beyond are written Y12000, and their digits cannot be masked
_EXPECTED = "write EDTF such as 1999, 2025-07, 2025-07-04, 199X, 2024-11~, 2024-11/2025-10 or [2024-10..2024-12]"


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """One EDTF date: some time within a year, month, day, season, decade or century.

    Attributes:
        year: Astronomical year (0 is 1 BC); the first of the range where digits are unspecified; None if unknown.
        month: 1 to 12, a season (21 to 24), or None.
        day: 1 to 31, or None.
        unspecified: How many last digits of the year are ``X`` (0 to 3); 4 if the year is unknown.
        masked: How many of the parts month and day are written ``XX`` (0 to 2).
        time: Time of day with zone, as written, or None.
        approximate: ``~`` or ``%``.
        uncertain: ``?`` or ``%``.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    unspecified: int = 0
    masked: int = 0
    time: str | None = None
    approximate: bool = False
    uncertain: bool = False

    def __hash__(self) -> int:
        """Of what tells most dates apart: dates are asked for their bounds again and again."""
        return hash((self.year, self.month, self.day))

    def __str__(self) -> str:
        """The EDTF string: the inverse of :func:`parse_edtf`."""
        if self.year is None:
            text = "XXXX"
        elif self.unspecified:
            written = self.year if self.year >= 0 else -(self.year + 10**self.unspecified - 1)  # -04XX ends with -0400
            text = ("-" if self.year < 0 else "") + f"{written:04d}"[: -self.unspecified] + "X" * self.unspecified
        else:
            text = format_year(self.year)
        for part in (self.month, self.day):
            text += "" if part is None else f"-{part:02d}"
        text += "-XX" * self.masked
        text += "" if self.time is None else f"T{self.time}"
        return text + _MARKS[self.approximate, self.uncertain]

    @property
    def precision(self) -> Granularity:
        """The calendar unit that it is precise to (an unknown year counts as a year)."""
        if self.day is not None:
            return Granularity.DAY
        if self.month is not None:
            return Granularity.SEASON if self.month in _SEASON_MONTH else Granularity.MONTH
        return _BY_UNSPECIFIED.get(self.unspecified, Granularity.YEAR)

    @property
    def kind(self) -> str:
        """``instant`` for one day, else ``within``."""
        return "instant" if self.day is not None and not self.approximate else "within"

    def strict_bounds(self) -> Interval:
        """First and last day of what is written, both inclusive; open where the year is unknown."""
        return _strict_bounds(self)

    def bounds(self) -> Interval:
        """As :meth:`strict_bounds`, an approximate date widened by one unit of its precision on either side.

        The standard leaves the width of ``~`` open; one unit is what the reference implementation ``edtf`` pads.
        """
        return _bounds(self) if self.approximate else _strict_bounds(self)


@dataclass(frozen=True, slots=True)
class EdtfRange:
    """Two EDTF dates: ``a/b`` lasted from a to b (span), ``[a..b]`` is some time from a to b.

    Attributes:
        start: None where open or unknown.
        end: None where open or unknown.
        span: True for ``a/b``, False for ``[a..b]``.
        unknown: For a span, that a missing end is unknown (nothing written) and not open (``..``).
    """

    start: EdtfDate | None
    end: EdtfDate | None
    span: bool = True
    unknown: bool = False

    def __str__(self) -> str:
        """The EDTF string: the inverse of :func:`parse_edtf`."""
        gap = "" if self.unknown or not self.span else ".."
        start = gap if self.start is None else str(self.start)
        end = gap if self.end is None else str(self.end)
        return f"{start}/{end}" if self.span else f"[{start}..{end}]"

    @property
    def approximate(self) -> bool:
        """Whether either end is approximate."""
        return any(end is not None and end.approximate for end in (self.start, self.end))

    @property
    def uncertain(self) -> bool:
        """Whether either end is uncertain."""
        return any(end is not None and end.uncertain for end in (self.start, self.end))

    @property
    def precision(self) -> Granularity:
        """The unit it is exactly (a week, a quarter …), else the coarser one of its ends."""
        whole = None if self.span else self.strict_bounds().granularity()
        ends = [end.precision for end in (self.start, self.end) if end is not None]
        return whole or max(ends, key=lambda unit: unit.rank, default=Granularity.YEAR)

    @property
    def kind(self) -> str:
        """``span`` if it lasted from start to end; ``within`` if it lay somewhere between, or an end is missing."""
        return "span" if self.span and self.start is not None and self.end is not None else "within"

    def strict_bounds(self) -> Interval:
        """First and last day of what is written, both inclusive; None where an end is missing."""
        return Interval(
            None if self.start is None else self.start.strict_bounds().earliest,
            None if self.end is None else self.end.strict_bounds().latest,
        )

    def bounds(self) -> Interval:
        """As :meth:`strict_bounds`, approximate ends widened (see :meth:`EdtfDate.bounds`)."""
        return Interval(
            None if self.start is None else self.start.bounds().earliest,
            None if self.end is None else self.end.bounds().latest,
        )


Edtf = EdtfDate | EdtfRange

_MARKS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}
_BY_UNSPECIFIED = {1: Granularity.DECADE, 2: Granularity.CENTURY, 3: Granularity.MILLENNIUM}
_UNIT_MONTHS = {
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.SEASON: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
    Granularity.MILLENNIUM: 12_000,
}


def shift(day: Day, unit: Granularity, count: int) -> Day:
    """The day ``count`` units later (earlier where negative), the day of the month kept where it exists.

    >>> shift(Day(2025, 10, 31), Granularity.QUARTER, -1).iso
    '2025-07-31'
    """
    months = _UNIT_MONTHS.get(unit)
    if months is None:
        return add_days(day, count * (1 if unit is Granularity.DAY else 7))
    return add_months(day, count * months)


def shift_period(period: Interval, unit: Granularity, count: int) -> Interval:
    """The days ``count`` units later (earlier where negative); what ends with a month ends with one again.

    >>> shift_period(Interval(Day(2024, 2, 1), Day(2024, 2, 29)), Granularity.YEAR, -1).latest.iso
    '2023-02-28'
    """
    first, last = period.earliest, period.latest
    return Interval(
        None if first is None else shift(first, unit, count),
        None if last is None else add_days(shift(add_days(last, 1), unit, count), -1),
    )


def _shift_end(day: Day, unit: Granularity, count: int) -> Day:
    moved = shift(day, unit, count)
    if unit in _UNIT_MONTHS:  # a month's end stays a month's end
        return moved._replace(day=days_in_month(moved.year, moved.month))
    return moved


@lru_cache(maxsize=4096)
def _strict_bounds(date: EdtfDate) -> Interval:
    if date.year is None:
        return Interval(None, None)
    if date.unspecified:
        return Interval(Day(date.year, 1, 1), Day(date.year + 10**date.unspecified - 1, 12, 31))
    month = _SEASON_MONTH.get(date.month or 1, date.month or 1)
    return Interval(*unit_containing(Day(date.year, month, date.day or 1), date.precision))


@lru_cache(maxsize=4096)
def _bounds(date: EdtfDate) -> Interval:
    strict = _strict_bounds(date)
    if strict.earliest is None or strict.latest is None:
        return strict
    return Interval(shift(strict.earliest, date.precision, -1), _shift_end(strict.latest, date.precision, 1))


def parse_edtf(text: str) -> Edtf:
    """Read an EDTF string.

    >>> parse_edtf("2024-11~/2025-10").bounds().earliest
    Day(year=2024, month=10, day=1)

    Raises:
        DateError: It is not EDTF (as far as this module reads it), names a day that no calendar has, or ends
            before it starts.
    """
    return _parse(text)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Edtf:
    """Errors are not kept; what is kept is immutable."""
    written = text.strip()
    if written.startswith("[") and written.endswith("]") and ".." in written:
        ends, span = written[1:-1].split("..", 1), False
    elif "/" in written:
        ends, span = written.split("/", 1), True
    else:
        return _parse_date(written, text)
    gaps = {"", ".."} if span else {""}
    start, end = (None if part in gaps else _parse_date(part, text) for part in ends)
    if start is None and end is None:
        msg = f"EDTF {text!r} has neither start nor end; {_EXPECTED}"
        raise DateError(msg)
    parsed = EdtfRange(start, end, span=span, unknown=span and "" in ends)
    if parsed.strict_bounds().empty:
        msg = f"EDTF {text!r} ends before it starts; put the earlier date first"
        raise DateError(msg)
    return parsed


def _parse_date(part: str, whole: str) -> EdtfDate:
    found = _DATE.fullmatch(part)
    if found is None or part.startswith("-0000"):
        msg = f"cannot read {whole!r} as EDTF; {_EXPECTED}"
        raise DateError(msg)
    year, unspecified = _year_of(found)
    month, day = found["month"], found["day"]
    numbers = [int(p) for p in (month, day) if p and p != "XX"]
    masked = [month, day].count("XX")
    sub_year = bool(numbers) and numbers[0] in _SEASON_MONTH
    if (
        (month == "XX" and numbers)
        or (found["some"] and month)
        or (sub_year and day)
        or (found["time"] and len(numbers) < 2)
    ):
        msg = f"cannot read {whole!r} as EDTF; {_EXPECTED}"
        raise DateError(msg)
    if numbers and not sub_year:
        _check_day(2000 if year is None else year, numbers[0], numbers[1] if len(numbers) > 1 else 1, whole)
    return EdtfDate(
        year=year,
        month=numbers[0] if numbers else None,
        day=numbers[1] if len(numbers) > 1 else None,
        unspecified=unspecified,
        masked=masked,
        time=found["time"],
        approximate=found["mark"] in ("~", "%"),
        uncertain=found["mark"] in ("?", "%"),
    )


def _year_of(found: re.Match[str]) -> tuple[int | None, int]:
    """The year (the first, where digits are masked; None if unknown), and how many digits are masked."""
    if found["none"]:
        return None, 4
    masked = found["some"]
    if not masked:
        return int(found["long"] or found["year"]), 0
    xs = masked.count("X")
    year = int(masked.replace("X", "0"))
    return (year - 10**xs + 1 if masked.startswith("-") else year), xs


def _check_day(year: int, month: int, day: int, whole: str) -> None:
    """Refuse a month or day that no calendar has, quoting all that was written."""
    try:
        Day.of(year, month, day)
    except DateError as error:
        msg = f"cannot read {whole!r} as EDTF: {error}"
        raise DateError(msg) from None


def _date_of(start: Day, end: Day) -> EdtfDate | None:
    """The single EDTF date whose strict bounds are exactly these, if there is one."""
    year, month, day = start
    candidates = [EdtfDate(year, month, day), EdtfDate(year, month), EdtfDate(year)]
    candidates += [EdtfDate(year, season) for season, first in _SEASON_MONTH.items() if first == month]
    if abs(year) <= _LAST_MASKED:
        candidates += [
            EdtfDate(year, unspecified=xs) for xs in (1, 2, 3) if year % 10**xs == (0 if year >= 0 else 1 % 10**xs)
        ]
    wanted = Interval(start, end)
    return next((c for c in candidates if c.strict_bounds() == wanted), None)


def _end_date(day: Day, *, is_start: bool) -> EdtfDate:
    """One end of a range, written as coarsely as the day allows: a year's first day as the year, and so on."""
    for unit in (Granularity.YEAR, Granularity.MONTH):
        first, last = unit_containing(day, unit)
        if day == (first if is_start else last):
            return EdtfDate(day.year, day.month if unit is Granularity.MONTH else None)
    return EdtfDate(*day)


def edtf_of(interval: Interval, *, span: bool = False, approximate: bool = False, uncertain: bool = False) -> Edtf:
    """The shortest EDTF whose strict bounds are exactly an interval.

    Args:
        interval: At least one end known.
        span: It lasted from end to end; else it is some time within.
        approximate: Mark what is written ``~`` (every end of a range).
        uncertain: Mark what is written ``?``.

    >>> str(edtf_of(Interval(Day(1990, 1, 1), Day(1999, 12, 31))))
    '199X'
    >>> str(edtf_of(Interval(Day(2024, 10, 1), Day(2024, 12, 31))))
    '[2024-10..2024-12]'
    >>> str(edtf_of(Interval(None, Day(2025, 10, 31))))
    '../2025-10'

    Raises:
        DateError: Neither end is known, or it ends before it starts.
    """
    return _edtf_of(interval, span, approximate, uncertain)


@lru_cache(maxsize=4096)
def _edtf_of(interval: Interval, span: bool, approximate: bool, uncertain: bool) -> Edtf:  # noqa: FBT001
    if interval.empty or (interval.earliest is None and interval.latest is None):
        msg = f"no EDTF for {interval}; give at least one end, the earlier first"
        raise DateError(msg)
    start, end = interval.earliest, interval.latest
    single = _date_of(start, end) if start is not None and end is not None else None
    if single is not None and not span:
        return replace(single, approximate=approximate, uncertain=uncertain)
    first = (
        None
        if start is None
        else replace(_end_date(start, is_start=True), approximate=approximate, uncertain=uncertain)
    )
    last = (
        None if end is None else replace(_end_date(end, is_start=False), approximate=approximate, uncertain=uncertain)
    )
    if start is not None and end is not None and first is not None and last is not None:
        first, last = _same_precision(first, start, last, end)
    return EdtfRange(first, last, span=span or first is None or last is None)


def _same_precision(first: EdtfDate, start: Day, last: EdtfDate, end: Day) -> tuple[EdtfDate, EdtfDate]:
    """Both ends at the finer of their precisions, so that a range reads evenly: ``2024-10..2024-12``."""
    finer = min(first.precision, last.precision, key=lambda unit: unit.rank)
    parts = {Granularity.YEAR: 1, Granularity.MONTH: 2}.get(finer, 3)

    def at(date: EdtfDate, day: Day) -> EdtfDate:
        return replace(date, month=day.month if parts > 1 else None, day=day.day if parts > 2 else None)

    return at(first, start), at(last, end)
