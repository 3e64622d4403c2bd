"""Named days: Christmas, Easter of both churches, Thanksgiving, Ramadan; the libraries know the calendar."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from events.dates import Day, Granularity, Interval, add_days, edtf_of, unit_containing
from events.tag.meaning import Meaning
from events.tag.operators.calendar import choose, full_year, mod_of
from events.tag.operators.onward import goes_on
from events.tag.operators.weeks import weekend_by
from events.tag.values import is_date, unit_value

if TYPE_CHECKING:
    from events.tag.context import Context

__all__ = [
    "holiday",
    "holiday_told",
    "holiday_week",
    "nameless",
    "repeated_date",
    "weekday_of_month",
    "weekend_of_month",
]

Slots = dict[str, Any]
_EASTER = {  # days from Easter Sunday; of the Orthodox one where the name begins so
    "Shrove Tuesday": -47, "Ash Wednesday": -46, "Palm Sunday": -7, "Maundy Thursday": -3, "Good Friday": -2,
    "Holy Saturday": -1, "Easter Sunday": 0, "Easter": 0, "Easter Monday": 1, "Ascension Day": 39, "Pentecost": 49,
    "Whit Monday": 50, "Holy Week": -7, "Trinity Sunday": 56, "Corpus Christi": 60,
}  # fmt: skip
_FIXED = {
    "Christmas Day": (12, 25), "Christmas Eve": (12, 24), "New Year's Day": (1, 1), "New Year's Eve": (12, 31),
    "Halloween": (10, 31), "Valentine's Day": (2, 14), "Independence Day": (7, 4), "Veterans Day": (11, 11),
    "April Fools' Day": (4, 1), "St. Patrick's Day": (3, 17), "Boxing Day": (12, 26), "May Day": (5, 1),
    "Bastille Day": (7, 14), "Vidovdan": (6, 28), "Orthodox Christmas": (1, 7), "Orthodox Christmas Eve": (1, 6),
    "Epiphany": (1, 6), "All Saints' Day": (11, 1), "All Souls' Day": (11, 2), "Armistice Day": (11, 11),
    "St. Nicholas Day": (12, 6), "St. Stephen's Day": (12, 26), "St. George's Day": (4, 23), "Djurdjevdan": (5, 6),
    "St. Sava's Day": (1, 27), "Sretenje": (2, 15), "Orthodox New Year": (1, 14), "Victory Day": (5, 9),
    "V-E Day": (5, 8), "Earth Day": (4, 22), "Human Rights Day": (12, 10), "Canada Day": (7, 1),
    "ANZAC Day": (4, 25), "Cinco de Mayo": (5, 5), "Juneteenth": (6, 19), "Groundhog Day": (2, 2),
    "Assumption Day": (8, 15), "Europe Day": (5, 9), "Bonfire Night": (11, 5),
    "Michaelmas": (9, 29), "Lady Day": (3, 25), "Candlemas": (2, 2), "Martinmas": (11, 11), "Midsummer Day": (6, 24),
    "Ides of March": (3, 15), "St. David's Day": (3, 1), "St. Andrew's Day": (11, 30), "Burns Night": (1, 25),
    "V-J Day": (8, 15), "Australia Day": (1, 26), "Waitangi Day": (2, 6), "Women's Day": (3, 8),
    "World AIDS Day": (12, 1), "St. Crispin's Day": (10, 25), "St. Bartholomew's Day": (8, 24),
    "St. Swithin's Day": (7, 15), "St. James's Day": (7, 25), "Lammas": (8, 1),
}  # fmt: skip
_FIRST = {"V-E Day": 1945, "V-J Day": 1945, "Victory Day": 1945, "Armistice Day": 1918, "Juneteenth": 1865}
"""The year of the day that a feast is kept for: there was none before."""
_NTH = {  # month, weekday, which (from 1, or -1 for the last), days to add
    "Thanksgiving Day": (11, 3, 4, 0), "Black Friday": (11, 3, 4, 1), "Cyber Monday": (11, 3, 4, 4),
    "Labor Day": (9, 0, 1, 0), "Mother's Day": (5, 6, 2, 0), "Father's Day": (6, 6, 3, 0),
    "Election Day": (11, 0, 1, 1), "Remembrance Sunday": (11, 6, 2, 0), "August Bank Holiday": (8, 0, -1, 0),
}  # fmt: skip
_LIBRARY = {  # name → (country in the holidays library, its category there, its label there)
    "Memorial Day": ("US", "public", "Memorial Day"), "Columbus Day": ("US", "public", "Columbus Day"),
    "Martin Luther King Jr. Day": ("US", "public", "Martin Luther King Jr. Day"),
    "Washington's Birthday": ("US", "public", "Washington's Birthday"),
    "Ramadan": ("MV", "public", "First Day of Ramadan"), "Eid al-Fitr": ("MV", "public", "Eid al-Fitr"),
    "Eid al-Adha": ("MV", "public", "Eid al-Adha"), "Diwali": ("SG", "public", "Diwali"),
    "Vesak Day": ("SG", "public", "Vesak Day"), "Lunar New Year": ("SG", "public", "Chinese New Year"),
    "Yom Kippur": ("IL", "public", "Yom Kippur"), "Rosh Hashanah": ("IL", "public", "Rosh Hashanah"),
    "Passover": ("IL", "public", "Pesach"), "Shavuot": ("IL", "public", "Shavuot"),
    "Sukkot": ("IL", "public", "Sukkot"), "Hanukkah": ("IL", "school", "Hanukkah"),
    "Purim": ("IL", "school", "Purim"), "Mid-Autumn Festival": ("CN", "public", "Mid-Autumn Festival"),
}  # fmt: skip
_SATURDAY = 5
_COMPUTED, _GREGORIAN = 326, 1583
"""The first year whose Easter is known, and the first of the Gregorian calendar."""
_BESIDE = 6
"""How many characters behind its date a feast stands that only names it."""
_NEXT = 8
"""Fewer days than these before a feast lie those told with it."""
_APART = 30
"""Days of one name that lie nearer to each other are one feast."""
_LENGTH = {"Holy Week": 7, "Ramadan": 29, "Passover": 7, "Sukkot": 7, "Hanukkah": 8}
"""How many days a feast lasts that is more than a day; Ramadan at least."""


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> Day:
    if nth < 0:
        last = add_days(Day(year + month // 12, month % 12 + 1, 1), -1)
        return add_days(last, -((last.weekday - weekday) % 7))
    first = Day(year, month, 1)
    return add_days(first, (weekday - first.weekday) % 7 + 7 * (nth - 1))


@lru_cache(maxsize=1024)
def holiday_days(name: str, year: int) -> tuple[Day, ...]:
    """The first days of a named feast in a year; none where no library knows it, two of some Islamic ones.

    >>> holiday_days("Easter Sunday", 2014), holiday_days("Ramadan", 1997)
    ((Day(year=2014, month=4, day=20),), (Day(year=1997, month=1, day=10), Day(year=1997, month=12, day=30)))
    >>> holiday_days("Easter Monday", 1282)
    (Day(year=1282, month=3, day=30),)
    """
    if name in _FIXED:
        return (Day(max(year, _FIRST.get(name, year)), *_FIXED[name]),)
    if name in _NTH:
        month, weekday, nth, further = _NTH[name]
        return (add_days(_nth_weekday(year, month, weekday, nth), further),)
    return _from_library(name, year) if name in _LIBRARY else _easter(name, year)


def _easter(name: str, year: int) -> tuple[Day, ...]:
    from dateutil.easter import EASTER_JULIAN, EASTER_ORTHODOX, EASTER_WESTERN, easter  # noqa: PLC0415 - slow to import

    plain = name.removeprefix("Orthodox ")
    if not _COMPUTED <= year <= 4099:
        return ()
    method: Literal[1, 2, 3] = EASTER_WESTERN if plain == name else EASTER_ORTHODOX
    if year < _GREGORIAN:
        method = EASTER_JULIAN  # the day as it was called then, as are all days of histories
    return (add_days(Day.from_date(easter(year, method)), _EASTER[plain]),)


def _from_library(name: str, year: int) -> tuple[Day, ...]:
    import holidays  # noqa: PLC0415 - slow to import, rarely used

    country, category, wanted = _LIBRARY[name]
    if not 1900 <= year <= 2100:
        return ()
    days = holidays.country_holidays(country, years=year, language="en_US", categories=(category,))
    found: list[Day] = []
    for date, labels in sorted(days.items()):
        day = Day(date.year, date.month, date.day)
        if wanted in (label.removesuffix(" (estimated)") for label in labels.split("; ")) and (
            not found or day.ordinal - found[-1].ordinal > _APART
        ):
            found.append(day)
    return tuple(found)


def holiday(slots: Slots, ctx: Context) -> Meaning | None:
    """A named day, in its year if one stands with it, else in the year that tense and context suggest."""
    name = str(slots["holiday"])
    if "year" in slots or ctx.year is not None:
        year = ctx.year if ctx.year is not None else full_year(str(slots["year"]), None, ctx)
        days = list(holiday_days(name, year)) if year is not None else []
        basis = "explicit"
    else:
        now = ctx.now
        if now is None:
            fixed = _FIXED.get(name)
            value = f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else "XXXX"
            return Meaning("DATE", value, mod_of(slots), basis="relative", note="no date to count from")
        near = (now if ctx.since is None else ctx.since).year  # "from Palm Sunday 1916 to Easter Monday"
        days = [day for step in (-1, 0, 1) for day in holiday_days(name, near + step)]
        basis = ctx.basis
        told = _told_next(slots, ctx, name, days)
        if told is not None:
            return told
    if not days:
        return Meaning("DATE", "XXXX", mod_of(slots), basis="relative", note=f"{name}: no calendar knows it")
    lasting = _LENGTH.get(name)
    first = days[0] if basis == "explicit" else _meant(slots, ctx, days, lasting or 1)
    if ctx.told is not None and ctx.told.day == first and ctx.start - ctx.focus_end <= _BESIDE:
        basis = ctx.told.basis  # "on 11 November 1453, St Martin's day"
    edtf = edtf_of(Interval(first, add_days(first, lasting - 1))) if lasting else None
    return Meaning("DATE", unit_value(first, Granularity.DAY), mod_of(slots), first, Granularity.DAY, basis,
                   ctx.anchor if basis == "anchored" else None, edtf=edtf, note=name)  # fmt: skip


_BY = 3


def _told_next(slots: Slots, ctx: Context, name: str, near: list[Day]) -> Meaning | None:
    """A named day that goes on from an old date of the news: "fell ill in March 1871. At Easter he died"."""
    since = goes_on(ctx, near[0].month, near[0].day) if near and "which" not in slots and ctx.since is None else None
    if since is None and "which" not in slots and ctx.data[max(0, ctx.start - _BY) : ctx.start].lower() == b"by ":
        since = ctx.background(ahead=True)  # "walked out in January 1998. By Easter 3,000 had joined"
    if since is None:
        return None
    days = [day for year in (since.year, since.year + 1) for day in holiday_days(name, year)]
    told = next((day for day in days if day >= _since_feast(ctx, days, since)), None)
    if told is None:
        return None
    return Meaning("DATE", unit_value(told, Granularity.DAY), mod_of(slots), told, Granularity.DAY, "anchored",
                   ctx.anchor, note=f"{name} after the date told before")  # fmt: skip


def holiday_told(slots: Slots, ctx: Context) -> Meaning | None:
    """A named day seen from the last date mentioned: that of its year, or the next or last one: "that Christmas"."""
    focus, steps = ctx.focus, int(slots["which"])
    if focus is None:
        return holiday({"holiday": slots["holiday"], "which": steps}, ctx)
    start, end = unit_containing(focus.day, focus.unit)
    days = [day for step in (-1, 0, 1) for day in holiday_days(str(slots["holiday"]), start.year + step)]
    beside = [day for day in days if (day > end if steps > 0 else day < start if steps < 0 else day.year == start.year)]
    if not beside:
        return None
    first = beside[-1] if steps < 0 else beside[0]
    return Meaning("DATE", unit_value(first, Granularity.DAY), None, first, Granularity.DAY, "anchored", focus.index,
                   note=str(slots["holiday"]))  # fmt: skip


def _meant(slots: Slots, ctx: Context, days: list[Day], lasting: int) -> Day:
    """Of the feasts of three years, the one that ends a range, that lasts just now, or that words and tense tell."""
    if "which" not in slots:
        if ctx.domain == "narrative" and ctx.basis == "anchored" and ctx.focus is not None and not ctx.looks_back():
            told = next((day for day in days if day >= _since_feast(ctx, days, ctx.focus.day)), None)
            if told is not None:
                return told  # "set out in April 1851. He came back shortly before Christmas"
        for day in days:
            last = add_days(day, lasting - 1)
            if (ctx.since is not None and day >= ctx.since) or (lasting > 1 and ctx.now and day <= ctx.now <= last):
                return day
    return days[0] if ctx.now is None else choose(ctx, ctx.now, days, Granularity.DAY, slots.get("which"))


def _since_feast(ctx: Context, days: list[Day], since: Day) -> Day:
    """A day on, or that of a feast told with the last one, before it: "Easter Sunday was wet, Good Friday dry"."""
    feast = ctx.focus if ctx.told is not None and ctx.told.note in _EASTER else None
    return next((day for day in days if feast is not None and 0 < feast.day.ordinal - day.ordinal < _NEXT), since)


def holiday_week(slots: Slots, ctx: Context) -> Meaning | None:
    """The weekend that a named day lies in or next to, or its week: "the Labor Day weekend", "Easter week"."""
    meaning = holiday(slots, ctx)
    if meaning is None or meaning.day is None:
        return meaning
    unit = Granularity.WEEK if slots["size"] == "W" else Granularity.WEEKEND
    near = weekend_by(meaning.day) if unit is Granularity.WEEKEND else meaning.day
    first, _ = unit_containing(near, unit)
    return meaning._replace(value=unit_value(first, unit), day=first, unit=unit, edtf=None)


def repeated_date(slots: Slots, _ctx: Context) -> Meaning | None:
    """A day of every year or month: "every 25 December"; of a movable feast only that it is yearly."""
    name = str(slots.get("holiday", ""))
    month, day = _FIXED.get(name, (int(slots.get("month", 0)), int(slots.get("day", 0))))
    if month and not is_date(2000, month, day):
        return None
    value = f"XXXX-{month:02d}-{day:02d}" if month else f"XXXX-XX-{day:02d}" if day else "P1Y"
    return Meaning("SET", value, quant=slots.get("quant"), note="repeated")


def nameless(_slots: Slots, _ctx: Context) -> None:
    """Nothing: a day that is part of a name is no date: "the Ninth of June Column"."""


def weekday_of_month(slots: Slots, ctx: Context) -> Meaning | None:
    """A weekday of a month by its number: "the first Tuesday in November", "… of the month"."""
    if "month" not in slots:
        if ctx.now is None:
            return None
        slots = slots | {"month": ctx.now.month, "year": str(ctx.now.year)}
    month, weekday, nth = int(slots["month"]), int(slots["weekday"]), int(slots["ordinal"])
    year = full_year(str(slots["year"]), None, ctx) if "year" in slots else ctx.year
    if year is not None:
        first, basis = _nth_weekday(year, month, weekday, nth), "explicit"
    elif ctx.now is not None:
        days = [_nth_weekday(ctx.now.year + step, month, weekday, nth) for step in (-1, 0, 1)]
        first, basis = choose(ctx, ctx.now, days, Granularity.DAY, None), ctx.basis
    else:
        return None
    return Meaning("DATE", unit_value(first, Granularity.DAY), mod_of(slots), first, Granularity.DAY, basis,
                   ctx.anchor if basis == "anchored" else None, note="weekday of a month")  # fmt: skip


def weekend_of_month(slots: Slots, ctx: Context) -> Meaning | None:
    """A weekend of a month by its number, that of its Saturday: "the last weekend of June"."""
    found = weekday_of_month(slots | {"weekday": _SATURDAY}, ctx)
    if found is None or found.day is None:
        return found
    what = Granularity.WEEKEND
    return found._replace(value=unit_value(found.day, what), day=unit_containing(found.day, what)[0], unit=what)
