"""Quarters, halves and ends of years: by their number, and the one that is spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.dates import Day, Granularity, Interval, add_days, add_months, edtf_of, shift, unit_containing
from events.tag.lookback import of_fiscal_year, of_game, told_fiscal
from events.tag.meaning import Meaning
from events.tag.operators.calendar import full_year, mod_of, ordinal_of, place, placed
from events.tag.operators.relative import dated
from events.tag.tense import CLOSE
from events.tag.values import unit_value

if TYPE_CHECKING:
    from events.tag.context import Context

__all__ = ["latest_quarter", "period_end", "period_of_year", "quarter"]

Slots = dict[str, Any]
_RUNNING = 30
"""A half-year that goes on for more days than these is not told as over."""


def quarter(slots: Slots, ctx: Context, size: int = 3) -> Meaning | None:
    """A quarter (or half, of six months) of a year by its number; without a year the one begun last."""
    number = ordinal_of(slots)
    if number > 12 // size or ("year" not in slots and of_game(ctx)):
        return None
    unit = Granularity.QUARTER if size == 3 else Granularity.HALF
    month = size * (number - 1) + 1
    if "year" in slots:
        year = full_year(str(slots["year"]), None, ctx)
        found = (Day(year, month, 1), "explicit") if year is not None else None
    elif ctx.year is not None or ctx.now is None:
        found = place(ctx, month, 1, unit)
    elif slots.get("which") is not None:
        found = (Day(ctx.now.year + int(slots["which"]), month, 1), ctx.basis)
    else:
        found = (_begun_last(ctx, ctx.now, month, unit), ctx.basis)
    meaning = placed(slots, found, unit, f"XXXX-{'Q' if size == 3 else 'H'}{number}", ctx)
    end = None if ctx.beside is None or size != 3 or meaning.day is None else ctx.beside.day
    if end is not None and unit_containing(end, unit)[0] != meaning.day:  # "its fiscal first quarter ended Sept. 30"
        last = unit_containing(end, Granularity.MONTH)[1]
        meaning = meaning._replace(edtf=edtf_of(Interval(add_months(last._replace(day=1), -2), last)))
    return meaning._replace(topic=slots.get("which") != -1)


def _begun_last(ctx: Context, now: Day, month: int, unit: Granularity) -> Day:
    """The quarter or half-year begun last, or the next where the sentence looks ahead; none ahead that is told as past.

    A half-year that has just begun is not told as past either: "first-half sales were held back", said in March.
    """
    way = ctx.direction()
    if ctx.dct is not None and now > ctx.dct and way <= -1:
        now = ctx.dct  # "The mill is to open in 2029. Profit fell in the fourth quarter"
    ahead, first = ctx.basis == "relative" and way > 0, Day(now.year, month, 1)
    if (told := of_fiscal_year(ctx, first, unit)) is not None:
        return told
    if first > now and not (ahead and month - now.month <= 6):
        return first._replace(year=now.year - 1)
    if ahead and now.month - month > 6:
        return first._replace(year=now.year + 1)
    running = unit is Granularity.HALF and unit_containing(first, unit)[1].ordinal - now.ordinal > _RUNNING
    return first._replace(year=now.year - 1) if running and way <= -1 else first


def latest_quarter(slots: Slots, ctx: Context) -> Meaning | None:
    """The quarter spoken of: the one under discussion, else the last that was over by the DCT."""
    what, now, seen = Granularity.QUARTER, ctx.now, ctx.topic
    done = None if now is None else shift(unit_containing(now, what)[0], what, -1)
    if ctx.beside is not None and (seen is None or not told_fiscal(ctx)):
        near = _nearest_quarter(unit_containing(ctx.beside.day, ctx.beside.unit)[1])
        note = f"the quarter that ends nearest to {ctx.beside.day.iso}"
        return dated(slots, near, what, "anchored", ctx.beside.index, note)._replace(topic=True)
    if seen is not None and (done is None or now is None or seen.day <= done or seen.day > now):
        return dated(slots, seen.day, what, "anchored", seen.index, "the quarter under discussion")._replace(topic=True)
    if done is None:
        return Meaning("DATE", "XXXX-QX", mod_of(slots), basis="relative", note="no date to count from")
    return dated(slots, done, what, ctx.basis, ctx.anchor, "the last full quarter")._replace(topic=True)


def _nearest_quarter(day: Day) -> Day:
    """The first day of the calendar quarter whose end lies nearest to a day."""
    first, last = unit_containing(day, Granularity.QUARTER)
    before = add_days(first, -1)
    soon = last.ordinal - day.ordinal <= day.ordinal - before.ordinal
    return first if soon else unit_containing(before, Granularity.QUARTER)[0]


def period_end(slots: Slots, ctx: Context, *, whole: bool = False) -> Meaning | None:
    """The end of the year meant: "year-end" is its last day, or where the rule says so the year itself.

    What is to be by then is of the year that runs: "agreed in July and is to close before the year end".
    """
    now = ctx.now
    if now is None:
        value = "XXXX" if whole else "XXXX-12-31"
        return Meaning("DATE", value, mod_of(slots), basis="relative", note="no date to count from")
    last = Day(now.year if ctx.year is None else ctx.year, 12, 31)
    by = ctx.grammar.cues["up_to"].search(ctx.data[max(0, ctx.start - CLOSE) : ctx.start])
    if ctx.year is None and by is None and ctx.direction() < 0 and ctx.basis == "relative":
        last = Day(now.year - 1, 12, 31)
    unit = Granularity.YEAR if whole else Granularity.DAY
    return Meaning("DATE", unit_value(last, unit), mod_of(slots), last, unit, ctx.basis, ctx.anchor)


def period_of_year(slots: Slots, ctx: Context) -> Meaning | None:
    """The quarter under discussion, in the year that is named; without one the year."""
    year = int(slots["year"])
    if ctx.topic is not None:
        return dated(slots, ctx.topic.day._replace(year=year), Granularity.QUARTER, "explicit", None, "same quarter")
    return dated(slots, Day(year, 1, 1), Granularity.YEAR, "explicit", None, "written out")
