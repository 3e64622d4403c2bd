"""Weeks: of a month, of a day, by their number; the days of a week that is named, and dates in two numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.dates import Day, Granularity, Interval, add_days, add_months, edtf_of, unit_containing
from events.tag.meaning import Meaning
from events.tag.numbers import number_of
from events.tag.operators.calendar import calendar, day_of_month, mod_of, month_day, season, weekday
from events.tag.operators.relative import deictic
from events.tag.values import is_date, unit_value

if TYPE_CHECKING:
    from events.tag.context import Context

__all__ = [
    "day_of_month_beside",
    "edge_day",
    "iso_week_date",
    "month_day_pair",
    "numeric_short",
    "season_beyond",
    "this_of_year",
    "ward_day",
    "week_of",
    "week_of_month",
    "weekday_beyond",
    "weekday_numbered",
    "weekday_numeric",
]

Slots = dict[str, Any]
_SAME = b"the same"
_MIDWEEK = 2
"""Wednesday: a day before it goes with the weekend before."""


def week_of_month(slots: Slots, ctx: Context) -> Meaning | None:
    """The nth seven days of a month, or its last seven: "the first week of December"."""
    month = calendar(slots, ctx) if "year" in slots else month_day(slots, ctx)
    if month is None or month.day is None:
        return None
    first = month.day
    number = int(slots["ordinal"])
    start = add_days(first, 7 * (number - 1)) if number > 0 else add_days(add_months(first, 1), -7)
    edtf = edtf_of(Interval(start, add_days(start, 6)))
    value = unit_value(unit_containing(add_days(start, 3), Granularity.WEEK)[0], Granularity.WEEK)
    note = "seven days of a month"
    return month._replace(value=value, day=start, unit=Granularity.WEEK, edtf=edtf, note=note)


def day_of_month_beside(slots: Slots, ctx: Context) -> Meaning | None:
    """A day of the document's month, the last or the next: "the 25th ult.", "the 11th of next month"."""
    day, now = int(slots["day1" if slots.get("side") == "left" else "day"]), ctx.now
    if "which" in slots and ctx.focus is not None:
        now = ctx.focus.day
    if now is None:
        return Meaning("DATE", f"XXXX-XX-{day:02d}", basis="relative", note="no date to count from")
    steps = int(slots["which"] if "which" in slots else slots["offset"])
    month = add_months(now._replace(day=1), steps)
    if not is_date(month.year, month.month, day):
        return None
    first = month._replace(day=day)
    return Meaning("DATE", unit_value(first, Granularity.DAY), None, first, Granularity.DAY, ctx.basis, ctx.anchor,
                   note=f"{steps:+d} month from {now.iso}")  # fmt: skip


def edge_day(slots: Slots, ctx: Context) -> Meaning | None:
    """The first or last day of a month or year: "the last day of February"; "of the month" where tense tells which."""
    if "year" in slots or "month" in slots:
        whole = calendar(slots, ctx) if "year" in slots else month_day(slots, ctx)
    else:
        whole = deictic(slots, ctx, "M", 0) if ctx.direction() else None
    if whole is None or whole.day is None or whole.unit is None:
        return None
    first, last = unit_containing(whole.day, whole.unit)
    day, now = first if int(slots["edge"]) > 0 else last, ctx.dct
    if now is not None and not {"year", "month"} & slots.keys() and (way := ctx.direction()) * (now > day or -1) > 0:
        near = add_months(first, 1 if way > 0 else -1)  # "due on the first of the month"
        day = near if day == first else unit_containing(near, Granularity.MONTH)[1]
    return whole._replace(value=unit_value(day, Granularity.DAY), day=day, unit=Granularity.DAY, note="at the edge")


def week_of(slots: Slots, ctx: Context, unit: str = "W") -> Meaning | None:
    """The week that holds a day, or the weekend that it lies in or next to: "the week of 3 June"."""
    what = Granularity.WEEK if unit == "W" else Granularity.WEEKEND
    day = (
        calendar(slots, ctx) if "year" in slots
        else month_day(slots, ctx) if "month" in slots
        else day_of_month(slots, ctx)
    )  # fmt: skip
    if day is None or day.day is None:
        return day and day._replace(value="XXXX-WXX" + ("" if unit == "W" else "-WE"))
    first = unit_containing(weekend_by(day.day) if unit == "WE" else day.day, what)[0]
    return day._replace(value=unit_value(first, what), day=first, unit=what, note=f"the {what} of {day.value}")


def weekend_by(day: Day) -> Day:
    """A day of the weekend that a day lies in or next to; one before Wednesday goes with the weekend before."""
    return add_days(day, -2) if day.weekday < _MIDWEEK else day


def iso_week_date(slots: Slots, _ctx: Context) -> Meaning | None:
    """A week by its number, or a day of it, as ISO 8601 counts them: ``1998-W11``, ``1998-W11-4``."""
    year, week = int(slots["year"]), int(slots["week"])
    start = add_days(unit_containing(Day(year, 1, 4), Granularity.WEEK)[0], 7 * (week - 1))
    value = unit_value(start, Granularity.WEEK)
    if value != f"{year:04d}-W{week:02d}":
        return None
    if "weekday" not in slots:
        return Meaning("DATE", value, mod_of(slots), start, Granularity.WEEK, note="week by its number")
    day = add_days(start, int(slots["weekday"]) - 1)
    return Meaning("DATE", unit_value(day, Granularity.DAY), mod_of(slots), day, Granularity.DAY, note="day of a week")


def weekday_beyond(slots: Slots, ctx: Context) -> Meaning | None:
    """A weekday weeks before the last, or one after the next: "the Sunday before last", "Saturday week"."""
    ago = number_of(str(slots.get("number", "two")))
    if ago is None or ago < 1:
        return None
    weeks = int(slots.get("weeks", 1 - int(ago)))
    near = weekday(slots | {"which": 1 if weeks > 0 else -1, "beyond": True}, ctx)
    if near is None or near.day is None:
        return near
    day = add_days(near.day, 7 * weeks)
    return near._replace(value=unit_value(day, Granularity.DAY), day=day, note="a week beyond")


def season_beyond(slots: Slots, ctx: Context) -> Meaning | None:
    """A season or month years before the last: "two summers ago"."""
    count, named = number_of(str(slots["number"])), season if "season" in slots else month_day
    last = named(slots | {"which": -1}, ctx)
    if count is None or last is None or last.day is None or last.unit is None:
        return last
    year = str(last.day.year - int(count) + 1)
    return calendar(slots | {"year": year}, ctx) if "month" in slots else season(slots | {"year": year}, ctx)


def this_of_year(slots: Slots, ctx: Context) -> Meaning | None:
    """The document's day or month, or "the same" as told last, in another year: "on this day in 1929"."""
    now, day, seen = ctx.dct, slots["unit"] == "D", ctx.focus
    if seen is not None and ctx.data[ctx.start : ctx.start + len(_SAME)].lower() == _SAME:
        units = (Granularity.DAY,) if day else (Granularity.DAY, Granularity.MONTH)
        now = seen.day if seen.unit in units else now
    if now is None:
        return None
    return calendar({"year": slots["year"], "month": now.month, "day": now.day if day else 0}, ctx)


def numeric_short(slots: Slots, ctx: Context) -> Meaning | None:
    """A month and a day in numbers, in the order of the option or the one that is possible: "on 03/15"."""
    month, day = int(slots["first"]), int(slots["second"])
    if month > 12 or (ctx.day_first and day <= 12):
        month, day = day, month
    return month_day({"month": month, "day": day}, ctx)


def month_day_pair(slots: Slots, ctx: Context) -> Meaning | None:
    """One end of a range of months and days in numbers: "between 3/1 and 3/15"."""
    month, day = ("month1", "day1") if slots["side"] == "left" else ("month", "day")
    return month_day({"month": slots[month], "day": slots[day]}, ctx)


def weekday_numeric(slots: Slots, ctx: Context) -> Meaning | None:
    """A weekday with a month and a day in numbers, in the order and the year nearest by that fit: "Sat 12/3"."""
    one, other = int(slots["first"]), int(slots["second"])
    orders = [(other, one), (one, other)] if ctx.day_first else [(one, other), (other, one)]
    now, wanted = ctx.dct, int(slots["weekday"])
    if now is None:
        return None
    for month, day in orders:
        years = (now.year + step for step in (0, 1, -1))
        days = [Day(year, month, day) for year in years if is_date(year, month, day)]
        fitting = [first for first in days if first.weekday == wanted]
        if fitting:
            first = min(fitting, key=lambda one: abs(one.ordinal - now.ordinal))
            value = unit_value(first, Granularity.DAY)
            return Meaning("DATE", value, None, first, Granularity.DAY, "relative", note="where the weekday fits")
    return None


def ward_day(slots: Slots, ctx: Context, first: int, *, told: bool = False) -> Meaning | None:
    """A day of a stay in hospital, which began with day 1, or after an operation, which was on day 0.

    With ``told``, only where the day that it counts from is told.
    """
    number, base = int(slots["ordinal"]) if "ordinal" in slots else number_of(str(slots["number"])), ctx.beside
    if number is None or (told and base is None):
        return None
    if base is None:
        return Meaning("DATE", "XXXX-XX-XX", basis="relative", note="the day that it counts from is not told")
    day = add_days(base.day, int(number) - first)
    return Meaning("DATE", unit_value(day, Granularity.DAY), None, day, Granularity.DAY, "anchored", base.index,
                   note=f"day {number} from {base.day.iso}")  # fmt: skip


def weekday_numbered(slots: Slots, ctx: Context) -> Meaning | None:
    """A weekday and a number that is its day in the document's month or one beside: "Monday 19"."""
    now, wanted, number = ctx.dct, int(slots["weekday"]), int(slots["day"])
    if now is None:
        return None
    months = (add_months(now._replace(day=1), step) for step in (0, 1, -1))
    days = [month._replace(day=number) for month in months if is_date(month.year, month.month, number)]
    first = next((day for day in days if day.weekday == wanted), None)
    if first is None:
        return None
    value = unit_value(first, Granularity.DAY)
    return Meaning("DATE", value, None, first, Granularity.DAY, "relative", note="where the weekday fits")
