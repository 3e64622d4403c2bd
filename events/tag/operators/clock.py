"""Times of day: clock times and parts of the day, and how they stand on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.dates import Granularity, add_days
from events.tag.context import Meaning
from events.tag.operators.calendar import calendar, mod_of
from events.tag.values import unit_value

if TYPE_CHECKING:
    from events.tag.context import Context

__all__ = ["clock", "clock_past", "daypart", "daypart_of_focus", "generic_daypart", "moment"]

Slots = dict[str, Any]


def clock_text(slots: Slots) -> str | None:
    """``HH:MM[:SS]`` in 24 hours, with ``Z`` for universal time; None where no clock shows it.

    A local zone is read as part of the expression, but not written: TIMEX3 annotation gives the time on the wall.

    >>> clock_text({"hour": "5", "minute": "05", "ampm": "PM", "zone": "-05:00"}), clock_text({"hour": "25"})
    ('17:05', None)
    >>> clock_text({"hour": "5", "zone": "Z"})
    '05:00Z'
    """
    hour, minute = int(slots["hour"]), int(slots.get("minute", 0))
    ampm = slots.get("ampm")
    if ampm in ("AM", "PM"):
        if not 1 <= hour <= 12:
            return None if hour > 23 or not hour else f"{hour:02d}:{minute:02d}"
        hour = hour % 12 + (12 if ampm == "PM" else 0)
    if hour > 24 or minute > 59:
        return None
    second = f":{int(slots['second']):02d}" if "second" in slots else ""
    zone = "Z" if slots.get("zone") == "Z" else ""
    return f"{hour:02d}:{minute:02d}{second}{zone}"


def clock(slots: Slots, ctx: Context, time: str = "") -> Meaning | None:
    """A clock time, on the day spoken of: the DCT, in narratives the last day mentioned."""
    text = time or clock_text(slots)
    return _timed(slots, ctx, 0, f"T{text}", same_sentence=ctx.domain != "colloquial") if text else None


def clock_past(slots: Slots, ctx: Context) -> Meaning | None:
    """A clock time in words: "half past seven", "ten to eight in the evening"."""
    minutes = 60 * int(slots["hour"]) + int(slots["way"]) * int(slots["minute"])
    hour = minutes // 60 or 12
    return clock(slots | {"hour": hour, "minute": minutes % 60}, ctx)


def daypart(slots: Slots, ctx: Context, offset: int = 0, part: str = "") -> Meaning | None:
    """A part of a day so many days from the DCT: "last night", "this morning", "tonight"."""
    return _timed(slots, ctx, offset, f"T{part or slots['daypart']}")


def _timed(slots: Slots, ctx: Context, offset: int, time: str, *, same_sentence: bool = False) -> Meaning:
    near = None if offset else ctx.near_day(same_sentence=same_sentence)
    if near is not None:
        return Meaning("TIME", unit_value(near.day, Granularity.DAY) + time, mod_of(slots), near.day, Granularity.DAY,
                       "anchored", near.index, note="on the day named beside it")  # fmt: skip
    day = ctx.now
    if ctx.domain == "narrative" and ctx.focus and ctx.focus.unit is not Granularity.DAY:
        day = None
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XX{time}", mod_of(slots), basis="relative", note="no day to stand on")
    first = add_days(day, offset)
    return Meaning("TIME", unit_value(first, Granularity.DAY) + time, mod_of(slots), first, Granularity.DAY,
                   ctx.basis, ctx.anchor, note=f"{offset:+d} day from {day.iso}")  # fmt: skip


def daypart_of_focus(slots: Slots, ctx: Context) -> Meaning | None:
    """A part of the day mentioned last, or of one beside it: "that night", "the next morning"."""
    focus = ctx.focus if ctx.focus and ctx.focus.unit is Granularity.DAY else ctx.last.get(Granularity.DAY)
    if focus is None:
        unknown = Meaning("TIME", f"XXXX-XX-XXT{slots['daypart']}", mod_of(slots), note="no day to lean on")
        return unknown if ctx.domain == "news" else None
    first = add_days(focus.day, int(slots["which"]))
    value = f"{unit_value(first, Granularity.DAY)}T{slots['daypart']}"
    return Meaning("TIME", value, mod_of(slots), first, Granularity.DAY, "anchored", focus.index,
                   note=f"{slots['which']:+d} day from {focus.day.iso}")  # fmt: skip


def generic_daypart(slots: Slots, _ctx: Context) -> Meaning:
    """A part of no certain day: "at night", "night raids"."""
    return Meaning("TIME", f"XXXX-XX-XXT{slots['daypart']}", mod_of(slots), basis="relative", note="no certain day")


def moment(slots: Slots, ctx: Context) -> Meaning | None:
    """A date and clock time as ISO 8601 writes them."""
    day, time = calendar(slots, ctx), clock_text(slots)
    if day is None or time is None:
        return None
    return day._replace(type="TIME", value=f"{day.value}T{time}{str(slots.get('offset', '')).upper()}")
