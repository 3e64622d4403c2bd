"""TIMEX3 values: written from calendar units, and read back as EDTF.

Values follow TIMEX3 as TimeML and TIDES write them: ``1998-W08``, ``1998-W08-WE``, ``1989-Q3``, ``1990-H1``,
``1998-SU``, ``199`` (decade), ``19`` (century), ``BC0241``, ``XXXX-07`` where the year is unknown.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from events.dates import (
    Day,
    Edtf,
    EdtfDate,
    Granularity,
    Interval,
    add_days,
    add_months,
    days_in_month,
    edtf_of,
    unit_containing,
)

__all__ = ["SEASONS", "edtf_of_value", "iso_week", "unit_value", "year_text"]

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""TIMEX3 seasons and the months they begin with (meteorological, northern half)."""

_SEASON_CODE = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_UNITS = Granularity


def year_text(year: int) -> str:
    """Four digits, or ``BC`` and four digits (astronomical year 0 is 1 BC).

    >>> year_text(1999), year_text(-240)
    ('1999', 'BC0241')
    """
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


@lru_cache(maxsize=4096)
def iso_week(day: Day) -> str:
    """The ISO week that holds a day, such as ``1998-W08``."""
    thursday = add_days(day, 3 - day.weekday)
    first = Day(thursday.year, 1, 1).ordinal
    return f"{year_text(thursday.year)}-W{(thursday.ordinal - first) // 7 + 1:02d}"


@lru_cache(maxsize=8192)
def unit_value(day: Day, unit: Granularity) -> str:
    """The TIMEX3 value of the calendar unit that holds a day.

    >>> [unit_value(Day(1998, 2, 19), u) for u in (Granularity.WEEK, Granularity.QUARTER, Granularity.DECADE)]
    ['1998-W08', '1998-Q1', '199']
    """
    year = year_text(day.year)
    match unit:
        case _UNITS.DAY:
            return f"{year}-{day.month:02d}-{day.day:02d}"
        case _UNITS.WEEKEND:
            return iso_week(day) + "-WE"
        case _UNITS.WEEK:
            return iso_week(day)
        case _UNITS.MONTH:
            return f"{year}-{day.month:02d}"
        case _UNITS.QUARTER:
            return f"{year}-Q{(day.month + 2) // 3}"
        case _UNITS.HALF:
            return f"{year}-H{(day.month + 5) // 6}"
        case _UNITS.SEASON:
            first = unit_containing(day, unit)[0]
            code = next(code for code, month in SEASONS.items() if month == first.month)
            return f"{year_text(first.year)}-{code}"
        case _UNITS.DECADE:
            return year[:-1]
        case _UNITS.CENTURY:
            return year[:-2]
        case _UNITS.MILLENNIUM:
            return year[:-3]
    return year


_VALUE = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{4}|\d{2,3}X{1,2}|\d{1,3}|XXXX)"
    r"(?:-(?:W(?P<week>\d\d)(?P<we>-WE)?|Q(?P<quarter>\d)|H(?P<half>\d)|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
    r"(?:T(?P<time>\d\d(?::\d\d(?::\d\d)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?|[A-Z]{2}))?"
)


@lru_cache(maxsize=8192)
def edtf_of_value(value: str, mod: str | None = None) -> Edtf | None:
    """When a TIMEX3 value of a point lies, narrowed or blurred by its modifier; None where it says no date.

    START, MID and END narrow to about a third: a year to January–April, May–August, September–December; a month to
    days 1–10, 11–20, 21–end; a decade to years 0–3, 3–6, 6–9; other units to a third of their days. APPROX writes ``~``.

    >>> str(edtf_of_value("199", "END")), str(edtf_of_value("1999-07", "APPROX")), str(edtf_of_value("1998-Q3"))
    ('[1996..1999]', '1999-07~', '[1998-07..1998-09]')
    """
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    if found["year"] == "XXXX":
        if not found["month"]:
            return None
        return EdtfDate(None, int(found["month"]), int(found["day"]) if found["day"] else None, unspecified=4)
    interval = _interval(found)
    if interval is None:
        return None
    if mod in ("START", "MID", "END"):
        return edtf_of(_third(interval, mod))
    if found["season"]:
        return EdtfDate(_year(found), _SEASON_CODE[found["season"]], approximate=mod == "APPROX")
    return edtf_of(interval, approximate=mod == "APPROX")


def _year(found: re.Match[str]) -> int:
    year = int(found["year"])
    return 1 - year if found["bc"] else year


def _interval(found: re.Match[str]) -> Interval | None:
    digits = found["year"].rstrip("X")
    if len(digits) < 4:
        size = 10 ** (4 - len(digits))
        first = int(digits) * size
        if found["bc"]:
            return Interval(Day(2 - first - size, 1, 1), Day(1 - first, 12, 31))
        return Interval(Day(first, 1, 1), Day(first + size - 1, 12, 31))
    year = _year(found)
    if found["week"]:
        monday = add_days(Day(year, 1, 4), 7 * (int(found["week"]) - 1) - Day(year, 1, 4).weekday)
        return Interval(add_days(monday, 5 if found["we"] else 0), add_days(monday, 6))
    if found["quarter"]:
        return Interval(*unit_containing(Day(year, 3 * int(found["quarter"]), 1), Granularity.QUARTER))
    if found["half"]:
        return Interval(*unit_containing(Day(year, 6 * int(found["half"]), 1), Granularity.HALF))
    if found["season"]:
        return Interval(*unit_containing(Day(year, SEASONS[found["season"]], 1), Granularity.SEASON))
    month, day = int(found["month"] or 0), int(found["day"] or 0)
    if month > 12 or (month and day > days_in_month(year, month)) or (found["month"] and not month):
        return None
    if found["day"]:
        return Interval(Day(year, month, day), Day(year, month, day)) if day else None
    return Interval.unit(Day(year, month or 1, 1), Granularity.MONTH if month else Granularity.YEAR)


def _third(interval: Interval, part: str) -> Interval:
    """The first, middle or last third of an interval, by years, months or days."""
    start, end = interval.earliest, interval.latest
    if start is None or end is None:
        return interval
    which = ("START", "MID", "END").index(part)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months >= 120:
        size = months // 12 // 10
        first = Day(start.year + 3 * size * which, 1, 1)
        return Interval(first, Day(first.year + 4 * size - 1, 12, 31))
    if months >= 3:
        first = add_months(start, months // 3 * which)
        last = add_months(first, months // 3 - 1)
        return Interval(first, last._replace(day=days_in_month(last.year, last.month)))
    days = end.ordinal - start.ordinal + 1
    first = add_days(start, days // 3 * which)
    return Interval(first, end if part == "END" else add_days(first, max(days // 3 - 1, 0)))


def is_date(year: int, month: int, day: int) -> bool:
    """Whether a calendar has this day.

    >>> is_date(2023, 2, 30)
    False
    """
    try:
        dt.date(year % 400 + 400, month, day)
    except ValueError:
        return False
    return True
