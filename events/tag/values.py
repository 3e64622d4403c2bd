"""TIMEX3 values: written from calendar units, and read back as EDTF.

Values follow TIMEX3 as TimeML and TIDES write them: ``1998-W08``, ``1998-W08-WE``, ``1989-Q3``, ``1990-H1``,
``1998-SU``, ``199`` (decade), ``19`` (century), ``BC0241``, ``XXXX-07`` where the year is unknown.
"""

from __future__ import annotations

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

__all__ = ["SEASONS", "add_durations", "common_value", "edtf_of_value", "is_date", "unit_value", "year_text"]

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""TIMEX3 seasons and the months they begin with (meteorological, northern half)."""

_SEASON_CODE = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_SEASON_BY_MONTH = {month: code for code, month in SEASONS.items()}
_CUT = {Granularity.YEAR: 0, Granularity.DECADE: 1, Granularity.CENTURY: 2, Granularity.MILLENNIUM: 3}
"""How many last digits of the year a value of this unit leaves out."""


def add_durations(one: str, other: str) -> str:
    """Two ISO 8601 durations as one, the second in smaller units; weeks become days beside other units.

    >>> add_durations("P2Y", "P3M"), add_durations("P1D", "PT6H"), add_durations("P1W", "P1D")
    ('P2Y3M', 'P1DT6H', 'P8D')
    """
    if one.endswith("W") and other.endswith("D"):
        return f"P{7 * int(one[1:-1]) + int(other[1:-1])}D"
    day, _, time = one[1:].partition("T")
    other_day, _, other_time = other[1:].partition("T")
    clock = time + other_time
    return f"P{day}{other_day}{'T' if clock else ''}{clock}"


def year_text(year: int) -> str:
    """Four digits, or ``BC`` and four digits (astronomical year 0 is 1 BC).

    >>> year_text(1999), year_text(-240)
    ('1999', 'BC0241')
    """
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


@lru_cache(maxsize=4096)
def _iso_week(day: Day) -> str:
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
    if unit in _CUT:
        return year[: -_CUT[unit]] if _CUT[unit] else year
    if unit is Granularity.WEEK or unit is Granularity.WEEKEND:
        return _iso_week(day) + ("-WE" if unit is Granularity.WEEKEND else "")
    if unit is Granularity.SEASON:
        first = unit_containing(day, unit)[0]
        return f"{year_text(first.year)}-{_SEASON_BY_MONTH[first.month]}"
    part = {
        Granularity.DAY: f"{day.month:02d}-{day.day:02d}",
        Granularity.MONTH: f"{day.month:02d}",
        Granularity.QUARTER: f"Q{(day.month + 2) // 3}",
    }.get(unit, f"H{(day.month + 5) // 6}")
    return f"{year}-{part}"


_VALUE = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{4,6}|\d{2,3}X{1,2}|\d{1,3}|XXXX)"
    r"(?:-(?:W(?P<week>\d\d)(?P<we>-WE)?|Q(?P<quarter>\d)|H(?P<half>\d)|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
    r"(?:T(?P<time>\d\d(?::\d\d(?::\d\d)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?|[A-Z]{2}))?"
)


@lru_cache(maxsize=8192)
def edtf_of_value(value: str, mod: str | None = None) -> Edtf | None:
    """When a TIMEX3 value of a point lies, narrowed or blurred by its modifier; None where it says no date.

    START, MID and END narrow to about a third: a year to January–April, May–August, September–December; a month to
    days 1–10, 11–20, 21–end; a decade to years 0–3, 3–6, 6–9; other units to a third of their days. APPROX is ``~``,
    BEFORE and AFTER leave it open to that side.

    >>> str(edtf_of_value("199", "END")), str(edtf_of_value("1999-07", "APPROX")), str(edtf_of_value("1998-Q3"))
    ('[1996..1999]', '1999-07~', '[1998-07..1998-09]')
    >>> str(edtf_of_value("1650", "BEFORE")), str(edtf_of_value("1959", "AFTER"))
    ('../1650', '1959/..')
    """
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    if found["year"] == "XXXX":
        month, day = (int(found[key]) if found[key] else None for key in ("month", "day"))
        return EdtfDate(None, month, day, unspecified=4) if month else None
    approximate = mod == "APPROX"
    if found["day"] and not found["bc"] and found["year"].isdigit() and len(found["year"]) == 4:
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
        return EdtfDate(year, month, day, approximate=approximate) if is_date(year, month, day) else None
    interval = _interval(found)
    if interval is not None and mod in _SIDES:
        return edtf_of(_side(interval, mod))
    if interval is not None and found["season"]:
        return EdtfDate(_year(found), _SEASON_CODE[found["season"]], approximate=approximate)
    return None if interval is None else edtf_of(interval, approximate=approximate)


_SIDES = frozenset({"START", "MID", "END", "BEFORE", "AFTER"})
_PARTS = (("quarter", 3, Granularity.QUARTER), ("half", 6, Granularity.HALF))


def _year(found: re.Match[str]) -> int:
    year = int(found["year"])
    return 1 - year if found["bc"] else year


def _interval(found: re.Match[str]) -> Interval | None:  # noqa: PLR0911 - one return a form of value
    digits = found["year"].rstrip("X")
    if len(digits) < 4:
        size = 10 ** (4 - len(digits))
        first = int(digits) * size
        if found["bc"]:  # the 470s BC are 479 to 470; the fifth century BC (04) is 500 to 401
            last = -first if size >= 100 else 1 - first
            return Interval(Day(last - size + 1, 1, 1), Day(last, 12, 31))
        return Interval(Day(first, 1, 1), Day(first + size - 1, 12, 31))
    year = _year(found)
    if found["week"]:
        monday = add_days(Day(year, 1, 4), 7 * (int(found["week"]) - 1) - Day(year, 1, 4).weekday)
        return Interval(add_days(monday, 5 if found["we"] else 0), add_days(monday, 6))
    for key, size, unit in _PARTS:
        if found[key]:
            number = int(found[key])
            return Interval.unit(Day(year, size * number, 1), unit) if 1 <= number <= 12 // size else None
    if found["season"]:
        return Interval.unit(Day(year, SEASONS[found["season"]], 1), Granularity.SEASON)
    if found["month"] and not found["day"]:
        month = int(found["month"])
        return Interval.unit(Day(year, month, 1), Granularity.MONTH) if 1 <= month <= 12 else None
    if found["day"]:
        month, day = int(found["month"]), int(found["day"])
        return Interval(Day(year, month, day), Day(year, month, day)) if is_date(year, month, day) else None
    return Interval.unit(Day(year, 1, 1), Granularity.YEAR)


def _side(interval: Interval, part: str) -> Interval:
    """What lies up to an interval or from it on; or its first, middle or last third, by years, months or days."""
    start, end = interval.earliest, interval.latest
    if part in ("BEFORE", "AFTER"):
        return Interval(None, end) if part == "BEFORE" else Interval(start, None)
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
    return 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


def common_value(one: str, other: str) -> str:
    """What two values share, the rest written ``X``.

    A day or season that is the same in both years is kept, and so is the time of day.

    >>> common_value("2025-09-29", "2025-10-27"), common_value("2024-12", "2025-01")
    ('2025-XX-XX', 'XXXX-XX')
    >>> common_value("2024-05-03", "2025-05-03"), common_value("2024-05-01T19:00", "2024-05-31T19:00")
    ('XXXX-05-03', '2024-05-XXT19:00')
    """
    if one == other:
        return one
    (one, _, time), (other, _, other_time) = one.partition("T"), other.partition("T")
    if time and time == other_time:
        return f"{common_value(one, other)}T{time}"
    (year, _, rest), (other_year, _, other_rest) = one.partition("-"), other.partition("-")
    if rest and rest == other_rest and "W" not in rest:
        return f"XXXX-{rest}"
    left, right = one.split("-"), other.split("-")
    if len(left) != len(right):
        return year if year == other_year else "XXXX"
    same, parts = True, []
    for a, b in zip(left, right, strict=True):
        same = same and a == b
        parts.append(a if same else "".join("X" if char.isdigit() else char for char in a))
    return "-".join(parts)
