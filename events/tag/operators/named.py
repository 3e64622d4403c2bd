"""Named days: Christmas, Easter of both churches, Thanksgiving, Ramadan; the libraries know the calendar."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from events.dates import Day, Granularity, add_days, unit_containing
from events.tag.context import Meaning
from events.tag.operators.calendar import choose, full_year, mod_of
from events.tag.values import unit_value

if TYPE_CHECKING:
    from events.tag.context import Context

__all__ = ["holiday", "holiday_week"]

Slots = dict[str, Any]
_MIDWEEK = 2
"""Wednesday: a day before it goes with the weekend before."""
_EASTER = {
    "Easter Sunday": 0, "Easter Monday": 1, "Good Friday": -2, "Palm Sunday": -7, "Ash Wednesday": -46,
    "Pentecost": 49, "Ascension Day": 39, "Orthodox Easter": 0,
}  # fmt: skip
_FIXED = {
    "Christmas Day": (12, 25), "Christmas Eve": (12, 24), "New Year's Day": (1, 1), "New Year's Eve": (12, 31),
    "Halloween": (10, 31), "Valentine's Day": (2, 14), "Independence Day": (7, 4), "Veterans Day": (11, 11),
    "April Fools' Day": (4, 1), "St. Patrick's Day": (3, 17), "Boxing Day": (12, 26), "May Day": (5, 1),
    "Bastille Day": (7, 14), "Vidovdan": (6, 28), "Orthodox Christmas": (1, 7), "Epiphany": (1, 6),
    "All Saints' Day": (11, 1),
}  # fmt: skip
_NTH = {  # month, weekday, which (from 1, or -1 for the last)
    "Thanksgiving Day": (11, 3, 4), "Labor Day": (9, 0, 1), "Memorial Day": (5, 0, -1), "Columbus Day": (10, 0, 2),
    "Martin Luther King Jr. Day": (1, 0, 3), "Washington's Birthday": (2, 0, 3), "Mother's Day": (5, 6, 2),
    "Father's Day": (6, 6, 3),
}  # fmt: skip
_LIBRARY = {  # name → (country in the holidays library, words its name there begins with, days to add)
    "Eid al-Fitr": ("AE", ("Eid al-Fitr",), 0), "Eid al-Adha": ("AE", ("Eid al-Adha",), 0),
    "Ramadan": ("AE", ("Eid al-Fitr",), -30), "Diwali": ("SG", ("Deepavali",), 0), "Vesak Day": ("SG", ("Vesak",), 0),
    "Lunar New Year": ("SG", ("Chinese New Year",), 0), "Yom Kippur": ("IL", ("Yom Kippur",), 0),
    "Rosh Hashanah": ("IL", ("Rosh Hashanah",), 0), "Passover": ("IL", ("Pesach",), 0),
    "Hanukkah": ("IL", ("Hanukkah",), 0),
}  # fmt: skip


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> Day:
    if nth < 0:
        last = add_days(Day(year + month // 12, month % 12 + 1, 1), -1)
        return add_days(last, -((last.weekday - weekday) % 7))
    first = Day(year, month, 1)
    return add_days(first, (weekday - first.weekday) % 7 + 7 * (nth - 1))


@lru_cache(maxsize=1024)
def holiday_day(name: str, year: int) -> Day | None:
    """The day of a named holiday in a year; None where no library knows it.

    >>> holiday_day("Easter Sunday", 2014), holiday_day("Thanksgiving Day", 1999)
    (Day(year=2014, month=4, day=20), Day(year=1999, month=11, day=25))
    """
    if name in _FIXED:
        return Day(year, *_FIXED[name])
    if name in _NTH:
        return _nth_weekday(year, *_NTH[name])
    if name == "Election Day":
        return add_days(_nth_weekday(year, 11, 0, 1), 1)
    if name in _EASTER:
        return _easter(name, year)
    return _from_library(name, year)


def _easter(name: str, year: int) -> Day | None:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # noqa: PLC0415 - slow to import, rarely used

    if not 1583 <= year <= 4099:
        return None
    method: Literal[2, 3] = EASTER_ORTHODOX if name.startswith("Orthodox") else EASTER_WESTERN
    return add_days(Day.from_date(easter(year, method)), _EASTER[name])


def _from_library(name: str, year: int) -> Day | None:
    import holidays  # noqa: PLC0415 - slow to import, rarely used

    country, words, shift = _LIBRARY[name]
    if not 1900 <= year <= 2100:
        return None
    days = holidays.country_holidays(country, years=year, language="en_US")
    found = [day for day, label in sorted(days.items()) if label.startswith(words)]
    return add_days(Day.from_date(dt.date(found[0].year, found[0].month, found[0].day)), shift) if found else None


def holiday(slots: Slots, ctx: Context) -> Meaning | None:
    """A named day, in its year if one stands with it, else in the year that tense and context suggest."""
    name = str(slots["holiday"])
    if "year" in slots or ctx.year is not None:
        year = ctx.year if ctx.year is not None else full_year(str(slots["year"]), None, ctx)
        options = [holiday_day(name, year)] if year is not None else []
        basis = "explicit"
    else:
        now = ctx.now
        if now is None:
            fixed = _FIXED.get(name)
            value = f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else "XXXX"
            return Meaning("DATE", value, mod_of(slots), basis="relative", note="no date to count from")
        options, basis = [holiday_day(name, now.year + step) for step in (-1, 0, 1)], ctx.basis
    days = [day for day in options if day is not None]
    if not days:
        return Meaning("DATE", "XXXX", mod_of(slots), basis="relative", note=f"{name}: no calendar knows it")
    first = days[0]
    if basis != "explicit" and ctx.now is not None:
        first = choose(ctx, ctx.now, days, Granularity.DAY, slots.get("which"))
    return Meaning("DATE", unit_value(first, Granularity.DAY), mod_of(slots), first, Granularity.DAY, basis,
                   ctx.anchor if basis == "anchored" else None, note=name)  # fmt: skip


def holiday_week(slots: Slots, ctx: Context) -> Meaning | None:
    """The weekend that a named day lies in or next to, or its week: "the Labor Day weekend", "Easter week"."""
    meaning = holiday(slots, ctx)
    if meaning is None or meaning.day is None:
        return meaning
    unit = Granularity.WEEK if slots["size"] == "W" else Granularity.WEEKEND
    near = add_days(meaning.day, -2) if unit is Granularity.WEEKEND and meaning.day.weekday < _MIDWEEK else meaning.day
    first, _ = unit_containing(near, unit)
    return meaning._replace(value=unit_value(first, unit), day=first, unit=unit)
