"""Times of day: clock times and parts of the day, and how they stand on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.dates import Granularity, Interval, add_days, edtf_of
from events.tag.lookback import names_a_day, night_told, old_day, sentence_ended
from events.tag.meaning import Meaning
from events.tag.nearby import near_day
from events.tag.numbers import number_of
from events.tag.operators.calendar import calendar, mod_of, month_day, weekday
from events.tag.operators.relative import day_within, deictic
from events.tag.tense import CLOSE
from events.tag.values import unit_value

if TYPE_CHECKING:
    from events.tag.context import Context
    from events.tag.meaning import Focus

__all__ = [
    "clock",
    "clock_on_daypart",
    "clock_past",
    "clock_range",
    "daypart",
    "daypart_of_focus",
    "generic_daypart",
    "moment",
    "night_of_two",
    "nights_ago",
    "overnight",
    "stamp",
]

Slots = dict[str, Any]
_NIGHTFALL, _NOON, _DAYBREAK, _EVENING, _LATE = 5, 12, 6, 18, 20
_MIDNIGHT = 24 * 60
_STORY = 400
"""How far on, in characters, news that has come to this morning tells of the evening before."""
_DAWNS = (b"dawn", b"daybreak", b"sunrise", b"first light", b"the crack", b"crack")
_WEEK = 7
"""How many days from the document's date a day may lie whose night is told a sentence later."""
_HOURS = {"AF": range(1, 7), "EV": range(5, 12), "NI": range(7, 12)}
"""The hours of twelve that lie in the parts of the second half of the day."""
_BESIDE = 32
"""How far before a clock time, in characters, the part of day that tells its half of the day may stand."""


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
    zone = "Z" if slots.get("zone") == "Z" and "shift" not in slots else ""
    return f"{hour:02d}:{minute:02d}{second}{zone}"


def hour_in(hour: int, part: str) -> int:
    """The hour of 24 that an hour of twelve says in a part of the day; after midnight the night is as the clock says.

    >>> hour_in(8, "EV"), hour_in(8, "MO"), hour_in(11, "NI"), hour_in(2, "NI"), hour_in(12, "NI"), hour_in(15, "AF")
    (20, 8, 23, 2, 24, 15)
    >>> hour_in(12, "MO"), hour_in(23, "MO")
    (0, 11)
    """
    if part == "MO":  # "a quarter to one this morning"; "at eleven the next morning", told of a night
        return hour % _NOON
    if part == "NI":
        return hour + _NOON if _NIGHTFALL <= hour <= _NOON else hour
    return hour + _NOON if part in ("AF", "EV", "PM") and hour < _NOON else hour


def clock(slots: Slots, ctx: Context, time: str = "", *, here: bool = False) -> Meaning | None:
    """A clock time, on the day spoken of: the DCT, in narratives the last day mentioned; with ``here`` never another.

    A part of day before it tells the half of the day: "on Monday night at 10:15", "Monday evening it sat until 8:30".
    """
    late = None
    if not time and "ampm" not in slots:
        late = ctx.grammar.cues["late_at"].search(ctx.data[max(0, ctx.start - _BESIDE) : ctx.start])
        slots = slots | {"ampm": "PM"} if late is None and _is_of_part_told(int(slots["hour"]), ctx) else slots
    if late is not None:
        slots = slots | {"hour": hour_in(int(slots["hour"]), "NI" if b"ight" in late.group() else "EV")}
    text = time or clock_text(slots)
    return _timed(slots, ctx, 0, f"T{text}", farther=ctx.domain != "colloquial", beside=not here) if text else None


def _is_of_part_told(hour: int, ctx: Context) -> bool:
    """Whether an hour lies in the afternoon, evening or night that the sentence told last, or news goes on from."""
    told = (
        None if (ctx.named_in_sentence(Granularity.DAY) or night_told(ctx) or _evening_told(ctx)) is None else ctx.told
    )
    part = "" if told is None else told.value.partition("T")[2]
    hours = _HOURS["NI"] if part[:2].isdigit() and int(part[:2]) >= _EVENING else _HOURS.get(part, ())
    return hour in hours and ctx.data[ctx.start : ctx.start + 1] != b"0"


def _evening_told(ctx: Context) -> Focus | None:
    """The day of old whose evening or night the sentence before told: "That evening they left. At ten they camped"."""
    focus, between = ctx.focus, ctx.since_told()
    told = focus is not None and ctx.told is not None and ctx.told.value.endswith(("TEV", "TNI"))
    return focus if told and ctx.domain == "narrative" and not ctx.begins_anew(between, 2) else None


def clock_past(slots: Slots, ctx: Context) -> Meaning | None:
    """A clock time in words: "half past seven", "half seven", "ten to eight in the evening"."""
    count = number_of(str(slots["minute"]))
    minutes = 60 * int(slots["hour"]) + int(slots.get("way", 1)) * int(count or 0)
    hour = minutes // 60 % 24 if minutes > _MIDNIGHT else minutes // 60 or 12
    return clock(slots | {"hour": hour, "minute": minutes % 60}, ctx)


def clock_range(slots: Slots, ctx: Context) -> Meaning | None:
    """One end of a range of clock times, which share their half of the day: "9 to 11 a.m.", "10-2pm", "0600-1400"."""
    if slots["side"] == "right":
        return clock(slots, ctx)
    if "ampm" not in slots:
        return clock({"hour": slots["hour1"], "minute": slots.get("minute1", 0)}, ctx)
    half, hour = str(slots["ampm"]), int(slots["hour1"])
    if hour % _NOON > int(slots["hour"]) % _NOON:
        half = "AM" if half == "PM" else "PM"
    return clock({"hour": hour, "minute": slots.get("minute1", 0), "ampm": half}, ctx)


def clock_on_daypart(slots: Slots, ctx: Context) -> Meaning | None:
    """A clock time in a part of a day: "six tomorrow morning", "8:30 on Friday evening", "11 last night"."""
    hour, minute = int(slots["hour"]), int(slots.get("minute", 0))
    hour, minute = divmod(60 * hour + int(slots.get("way", 1)) * minute, 60)
    text = clock_text({"hour": hour_in(hour, str(slots["daypart"])), "minute": minute})
    day = weekday(slots, ctx) if "weekday" in slots else deictic(slots, ctx, "D", int(slots["offset"]))
    if day is None or text is None:
        return None
    if slots["daypart"] == "NI" and hour < _NIGHTFALL and day.day is not None:  # the night goes on past midnight
        first = add_days(day.day, 1)
        day = day._replace(value=unit_value(first, Granularity.DAY), day=first)
    return day._replace(type="TIME", value=f"{day.value}T{text}")


def daypart(slots: Slots, ctx: Context, offset: int = 0, part: str = "", *, here: bool = False) -> Meaning | None:
    """A part of a day so many days from the DCT: "last night", "this morning"; of no day known, "night of the raid"."""
    right, cues = ctx.data[ctx.end : ctx.end + CLOSE], ctx.grammar.cues
    article = len("the ") if ctx.data[ctx.start : ctx.start + 4].lower() == b"the " else 0
    left = ctx.data[max(0, ctx.start - CLOSE) : ctx.start + article]
    told = cues["by_event"].search(right) and cues["which_part"].search(left)  # "the night before the raid"
    told = told or (cues["of_clause"].search(right) and cues["of_clause_part"].search(left))  # "the night he died"
    if told or (
        not (offset or here or (ctx.focus and ctx.focus is ctx.opening))
        and cues["of_event"].search(right)
        and not cues["of_day"].search(right)
    ):
        return Meaning("TIME", f"XXXX-XX-XXT{part or slots['daypart']}", mod_of(slots), note="of the day of something")
    return _timed(
        slots, ctx, offset, f"T{part or slots['daypart']}", farther=ctx.domain != "colloquial", beside=not here
    )


def _timed(
    slots: Slots, ctx: Context, offset: int, time: str, *, farther: bool = False, beside: bool = True
) -> Meaning:
    near = None if offset or not beside else near_day(ctx, farther=farther) or old_day(ctx)
    said = time[1:3]
    if near is None and not offset and beside and said.isdigit() and not _DAYBREAK <= int(said) < _NOON:
        near = night_told(ctx)
    if near is not None:
        hour = None if near is not ctx.focus else int(time[1:3]) if time[1:3].isdigit() else _dawns(time, ctx)
        steps = 0 if hour is None else ctx.after_that(hour) - (ctx.before_that(hour) or _is_of_eve(said, ctx))
        first = add_days(near.day, steps)
        return Meaning("TIME", unit_value(first, Granularity.DAY) + time, mod_of(slots), first, Granularity.DAY,
                       "anchored", near.index, note="on the day named beside it")  # fmt: skip
    day = ctx.now
    if ctx.domain == "narrative" and ctx.focus and ctx.focus.unit is not Granularity.DAY:
        day = None
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XX{time}", mod_of(slots), basis="relative", note="no day to stand on")
    dawns = ctx.basis == "anchored" and not offset and _dawns(time, ctx) is not None and ctx.after_that(0)
    first = add_days(day, offset + dawns - _is_of_eve(said, ctx))
    return Meaning("TIME", unit_value(first, Granularity.DAY) + time, mod_of(slots), first, Granularity.DAY,
                   ctx.basis, ctx.anchor, note=f"{offset:+d} day from {day.iso}")  # fmt: skip


def _dawns(time: str, ctx: Context) -> int | None:
    """The first hour of a day for a morning that a new sentence tells, which follows an evening told before it.

    So does a dawn in the same sentence: "on the night of the 15th they crossed; by dawn all were over".
    """
    said = ctx.data[ctx.start : ctx.end].lower()
    follows = said.startswith(_DAWNS) or (not said.startswith(b"this") and sentence_ended(ctx, ctx.focus_end))
    return 0 if time == "TMO" and follows else None


def _is_of_eve(said: str, ctx: Context) -> bool:
    """Whether an hour of the evening is told as past where news has come to this morning: it was the evening before."""
    seen = ctx.focus
    if not said.isdigit() or int(said) < _LATE or ctx.domain != "news" or seen is None or seen.day != ctx.dct:
        return False
    morning = ctx.told is not None and ctx.told.value.endswith("TMO") and ctx.start - ctx.focus_end <= _STORY
    return morning and sentence_ended(ctx, ctx.focus_end) and ctx.direction() < 0


def daypart_of_focus(slots: Slots, ctx: Context) -> Meaning | None:
    """A part of the day mentioned last, or of one beside it: "that night", "the next morning"."""
    focus = ctx.focus
    if focus is not None and focus.unit is not Granularity.DAY:
        focus = day_within(ctx, focus, Granularity.DAY)
    if focus is None or names_a_day(ctx):
        return Meaning("TIME", f"XXXX-XX-XXT{slots['daypart']}", mod_of(slots), note="no day to lean on")
    first = add_days(focus.day, int(slots["which"]))
    value = f"{unit_value(first, Granularity.DAY)}T{slots['daypart']}"
    return Meaning("TIME", value, mod_of(slots), first, Granularity.DAY, "anchored", focus.index,
                   note=f"{slots['which']:+d} day from {focus.day.iso}")  # fmt: skip


def overnight(slots: Slots, ctx: Context) -> Meaning | None:
    """The night of the day named beside it; else in news the last one, of what is told as past: "it sank overnight"."""
    seen, now = ctx.focus, ctx.dct
    near = near_day(ctx, farther=True)
    fresh = near is None or (near.day == now and ctx.told is not None and ctx.told.type == "DATE")  # of the dateline
    if ctx.domain == "news" and now is not None and fresh and ctx.direction() < 0:
        found = daypart(slots, ctx, -1, "NI", here=True)
        return None if found is None else found._replace(edtf=edtf_of(Interval(add_days(now, -1), now)))
    days = 0 if now is None or seen is None else abs(now.ordinal - seen.day.ordinal)
    far = ctx.domain == "news" and days > _WEEK
    return daypart(slots, ctx, part="NI", here=far and b". " in ctx.data[ctx.focus_end : ctx.start].replace(b'"', b""))


def stamp(slots: Slots, ctx: Context) -> Meaning | None:
    """The time that a line of a chat or log is stamped with, on the day that heads its lines, else the document's."""
    time = clock_text(slots)
    if time is None:
        return None
    head = ctx.head
    if head is None or head.day is None:
        return _timed(slots, ctx, 0, f"T{time}", beside=False)
    value = f"{unit_value(head.day, Granularity.DAY)}T{time}"
    return Meaning("TIME", value, None, head.day, Granularity.DAY, head.basis,
                   note="on the day that heads the lines")  # fmt: skip


def night_of_two(slots: Slots, ctx: Context) -> Meaning | None:
    """The night between two days of a month that follow one another: "the night of 12-13 May"."""
    first, last = int(slots["day1"] if "day1" in slots else slots["day_eve"]), int(slots["day"])
    if last != first + 1:
        return None
    slots = slots | {"day": first}
    day = calendar(slots, ctx) if "year" in slots else month_day(slots, ctx)
    return None if day is None else day._replace(type="TIME", value=f"{day.value}TNI")


def nights_ago(slots: Slots, ctx: Context) -> Meaning | None:
    """A part of a day so many days back: "two nights ago"."""
    count = number_of(str(slots["number"]))
    return None if count is None or count.denominator != 1 else daypart(slots, ctx, -int(count), str(slots["daypart"]))


def generic_daypart(slots: Slots, _ctx: Context) -> Meaning:
    """A part of no certain day: "at night", "night raids"."""
    return Meaning("TIME", f"XXXX-XX-XXT{slots['daypart']}", mod_of(slots), basis="relative", note="no certain day")


def moment(slots: Slots, ctx: Context) -> Meaning | None:
    """A date and clock time as ISO 8601 writes them."""
    day, time = calendar(slots, ctx), clock_text(slots)
    if day is None or time is None:
        return None
    return day._replace(type="TIME", value=f"{day.value}T{time}{str(slots.get('offset', '')).upper()}")
