"""What two neighbouring expressions say of each other: lists, ranges and what is over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.dates import Granularity, add_days
from events.tag.operators.clock import hour_in
from events.tag.operators.eras import CALENDARS
from events.tag.values import is_date, unit_value

if TYPE_CHECKING:
    from events.dates import Day
    from events.tag.context import Context
    from events.tag.joining import Expression
    from events.tag.meaning import Meaning

__all__ = ["LINK", "RANGE", "of_set", "paired", "year_of_styles"]

_NOON, _MONTH = 12, Granularity.MONTH.rank
RANGE = re.compile(rb"\s*(?:-|to|until|through(?: to| until| till?)?|till|into)\s*(?:the\s+)?", re.IGNORECASE)
"""What stands between both ends of a range."""
LINK = re.compile(
    rb"\s*(?:[-/]|to|and|or|until|through|till|,)\s*(?:(?:possibly|perhaps|maybe|probably|even) )?(?:the\s+)?",
    re.IGNORECASE,
)
"""What stands between two expressions of a range or list."""
_SPAN_OF = re.compile(rb"\b(?:between|from) $", re.IGNORECASE)
_LIST = re.compile(rb",? ?(?:and|or|n|&|,) ?")
_OF_SET = re.compile(rb"[,:]?\s*(?:(?:on|at|by|from|between|until|till|around|about|in|@) ?)?|; ?", re.IGNORECASE)
_SET_OF = re.compile(rb" (?:on )?", re.IGNORECASE)
"""What stands between a set and a time of its days: "every Friday at 8pm", "noon on Sundays"."""
_GOES_AT = re.compile(rb"(?: [A-Za-z'-]+){1,5} (?:at|from|until|till|by|around|about) ")
"""What stands between the weekdays that something is done on and its time: "on Sundays the ferry leaves at 5 p.m."."""
_APPOSED = re.compile(rb", on (?:the )?")
"""What stands between a day that is counted and its date: "three days before, on 25 September 1066, he had"."""
_EXCEPT = re.compile(rb"\b(?:except|excluding|other than|apart from|bar)(?: on)? \Z", re.IGNORECASE)
"""What stands before the days on which something is not done: "daily except Mondays, 10am to 5pm"."""
_STYLES = re.compile(rb"\s*[(\[][^()\[\]\n]{1,40}[)\]],?\s*|[^()\[\]\n]{0,16}[)\]],?\s*")
"""What stands between a day of one calendar, with the same day of another in brackets, and the year of both."""
_OF_YEAR = re.compile(r"XXXX-\d\d(?:-\d\d)?")
"""The value of a day or month of every year."""
_EVERY_DAY = "XXXX-XX-XX"
_FARTHEST = 14
"""So many hours at most lie between a local and universal time."""


def paired(
    before: Meaning | None, meaning: Meaning, pair: list[Expression], ctx: Context
) -> tuple[Meaning | None, Meaning]:
    """What an expression and the one before it mean, where they say something of each other."""
    kind = pair[1].kind
    meaning = _of_styles(before, meaning, pair, ctx.data)
    if kind == "weekday":
        meaning = _repeated_too(meaning, before, pair, ctx.data)
        return _both_past(before, meaning, pair, ctx)
    if kind in ("month", "monthday", "range"):
        meaning = meaning if before is None or before.type != "SET" else _yearly_too(meaning, before, pair, ctx.data)
        meaning = _led_up(before, meaning, pair, ctx)
        return _running(_in_order(before, meaning, pair, ctx), meaning, pair, ctx)
    if kind == "date" and _APPOSED.fullmatch(ctx.data[pair[0].end : pair[1].start]):
        before = _told_at_once(before, meaning, pair[0])
    if kind == "moment" and pair[0].kind == "clock":
        return _same_half_before(before, meaning, pair), meaning
    if kind in ("clock", "part"):
        meaning = of_set(meaning, before, pair, ctx.data)
        if kind == "clock":
            meaning = _past_midnight(_same_half(meaning, before, pair, ctx.data), before, pair, ctx.data)
            meaning = _same_instant(meaning, before, ctx.data[pair[0].end : pair[1].start])
        return before, meaning
    if meaning.type == "SET" and before is not None:
        listed = _yearly_too(before, meaning, pair, ctx.data)
        return of_set(before, meaning, pair, ctx.data) if pair[0].kind in ("clock", "part") else listed, meaning
    return before, meaning


def year_of_styles(expressions: list[Expression], number: int, data: bytes) -> int | None:
    """The year behind a day told in Old and New Style, for both: "on 7 November (25 October) 1917"."""
    one = expressions[number]
    if one.kind != "monthday" or len(one.parts) > 1 or "year" in one.parts[0].slots:
        return None
    for later in expressions[number + 1 : number + 3]:
        styles = _STYLES.fullmatch(data[one.end : later.start])
        if styles is not None and later.parts[0].rule.operator == "year":
            year = str(later.parts[0].slots["year"])
            return int(year) if year.isdigit() else None
    return None


def _of_styles(before: Meaning | None, meaning: Meaning, pair: list[Expression], data: bytes) -> Meaning:
    """A date that only tells in another style the day before it, or its year: what follows goes on from that day."""
    if before is None or pair[0].kind != "monthday" or pair[1].kind not in ("monthday", "year"):
        return meaning
    between = data[pair[0].end : pair[1].start]
    same = pair[1].kind == "year" and before.value[:4] == meaning.value and _STYLES.fullmatch(between) is not None
    if before.day is not None and meaning.day is not None and between.strip() in (b"(", b"["):
        same = abs(before.day.ordinal - meaning.day.ordinal) in CALENDARS
    return meaning._replace(day=None) if same else meaning


def _repeated_too(meaning: Meaning, before: Meaning | None, pair: list[Expression], data: bytes) -> Meaning:
    """A weekday that continues a list of repeated ones: "every Monday and Wednesday"."""
    if before is None or before.type != "SET" or not before.value.startswith("XXXX-WXX-"):
        return meaning
    day, slots = meaning.day, pair[1].parts[0].slots
    if day is None or "which" in slots or not _LIST.fullmatch(data[pair[0].end : pair[1].start]):
        return meaning
    return before._replace(value=f"XXXX-WXX-{day.weekday + 1}")


def _yearly_too(one: Meaning, other: Meaning, pair: list[Expression], data: bytes) -> Meaning:
    """A day or month in one list with one of every year: "on 15 March and 15 September of each year"."""
    slots = next(expression for expression in pair if expression.kind != "set").parts[0].slots if one.day else {}
    yearly = _OF_YEAR.fullmatch(other.value) is not None and one.unit is not None and one.value[4:5] == "-"
    if (
        not yearly
        or not slots
        or {"which", "year"} & slots.keys()
        or not _LIST.fullmatch(data[pair[0].end : pair[1].start])
    ):
        return one
    return other._replace(value=f"XXXX{one.value[4:]}")


def of_set(meaning: Meaning, before: Meaning | None, pair: list[Expression], data: bytes) -> Meaning:
    """A time of day beside a set, or one that goes on from such, is of no one day: "every Friday from 8pm to 10pm".

    Args:
        meaning: What the time says.
        before: What the set, or the time that the range or list begins with, says.
        pair: Both expressions, in the order of the text.
        data: The folded text.
    """
    time = meaning.value.partition("T")[2]
    if before is None or meaning.type != "TIME" or not time or any(len(one.parts) > 1 for one in pair):
        return meaning
    between, repeated = data[pair[0].end : pair[1].start], before.value.partition("T")[0]
    if before.type == "SET":
        daily = before.value.startswith(("P1D", _EVERY_DAY))
        daily = daily or _EXCEPT.search(data, max(0, pair[0].start - len(b"other than on ")), pair[0].start) is not None
        days = _EVERY_DAY if daily else repeated if repeated.startswith("XXXX-WXX-") else ""
        glued = (_SET_OF if pair[0].kind in ("clock", "part") else _OF_SET).fullmatch(between)
        if glued is None and before.value.startswith("XXXX-W") and pair[0].kind not in ("clock", "part"):
            glued = _GOES_AT.fullmatch(between)
        time = _in_part(time, before.value.partition("T")[2], pair)
    else:
        days = repeated if before.day is None and repeated.startswith("XXXX-") else ""
        glued = RANGE.fullmatch(between) or _LIST.fullmatch(between)
    if not days or glued is None:
        return meaning
    return meaning._replace(value=f"{days}T{time}", day=None, unit=None, anchor=None, note="of the days of a set")


def _in_part(time: str, part: str, pair: list[Expression]) -> str:
    """A clock time without its half in the part of day that a set names: "every night at 11", "at 6 every evening"."""
    clock = next((one for one in pair if one.kind == "clock"), None)
    if clock is None or "ampm" in clock.parts[0].slots or not part.isalpha() or time[0] == "0" == time[1]:
        return time
    return f"{hour_in(int(time[:2]), part):02d}{time[2:]}"


def _both_past(
    before: Meaning | None, meaning: Meaning, pair: list[Expression], ctx: Context
) -> tuple[Meaning | None, Meaning]:
    """Two weekdays that what is over happened between: "a theft between Monday and Wednesday was reported"."""
    one, other, now = None if before is None else before.day, meaning.day, ctx.dct
    if before is None or one is None or other is None or now is None or not one <= now < other:
        return before, meaning
    stated = any("which" in expression.parts[0].slots for expression in pair) or pair[0].kind != "weekday"
    linked = LINK.fullmatch(ctx.data[pair[0].end : pair[1].start]) is not None
    linked = linked and _SPAN_OF.search(ctx.data[max(0, pair[0].start - len("between ")) : pair[0].start]) is not None
    if stated or not linked or before.basis == meaning.basis == "anchored" or ctx.direction() >= 0:
        return before, meaning
    return _week_before(before, one), _week_before(meaning, other)


def _in_order(before: Meaning | None, meaning: Meaning, pair: list[Expression], ctx: Context) -> Meaning | None:
    """The first of two months or days without their year that one sentence tells in their order.

    "In March we sold a mill, and in October we bought a dairy", told the next March: both are of the year before.
    """
    one, other, now = None if before is None else before.day, meaning.day, ctx.dct
    if before is None or one is None or other is None or now is None or not other < one <= now:
        return before
    plain = all(each.kind in ("month", "monthday") and len(each.parts) == 1 for each in pair)
    stated = any({"which", "year"} & each.parts[0].slots.keys() for each in pair)
    if not plain or stated or before.unit is None or one[1:] > other[1:]:
        return before
    if not before.basis == meaning.basis == "relative":
        return before
    if ctx.grammar.cues["joins"].search(ctx.data[pair[0].end : pair[1].start]) is None or ctx.direction() >= 0:
        return before
    first = one._replace(year=one.year - 1)
    return before._replace(value=unit_value(first, before.unit), day=first, note="before what is told next")


def _led_up(before: Meaning | None, meaning: Meaning, pair: list[Expression], ctx: Context) -> Meaning:
    """A month or day of no year that led up to what is told before it: "shut in January after a fire in November".

    So is one that it was told then of: "were told in July that the school would shut in December".
    """
    one, other = None if before is None else before.day, meaning.day
    if before is None or before.unit is None or one is None or other is None or before.unit.rank > _MONTH:
        return meaning
    plain = len(pair[1].parts) == 1 and not {"which", "year"} & pair[1].parts[0].slots.keys()
    between, cues = ctx.data[pair[0].end : pair[1].start], ctx.grammar.cues
    if not plain or other.month == one.month:
        return meaning
    if other > one and b" and " not in between and cues["led_up"].search(between) is not None:
        return _in_year(meaning, one.year - (other.month > one.month), "before what is told with it")
    near = (before.basis == "relative" or b" that " in between) and not set(b",.;:") & set(between)
    if near and cues["foretold"].search(between) is not None:
        return _in_year(meaning, one.year + (other.month < one.month), "after what is told with it")
    return meaning


def _running(
    before: Meaning | None, meaning: Meaning, pair: list[Expression], ctx: Context
) -> tuple[Meaning | None, Meaning]:
    """Both ends of a range of days or months that goes on at the document's date: "3 June to 30 August", told in July.

    Not so where it is told as over: "From 3 June to 30 August he lived in Rome".
    """
    one, other, now = None if before is None else before.day, meaning.day, ctx.dct
    if before is None or one is None or other is None or now is None or not one[1:] <= now[1:] <= other[1:]:
        return before, meaning
    plain = all(not {"which", "year"} & part.slots.keys() for each in pair for part in each.parts)
    linked = plain and RANGE.fullmatch(ctx.data[pair[0].end : pair[1].start]) is not None
    told = before.basis == meaning.basis == "relative" and before.unit is meaning.unit
    if not linked or not told or one.year == now.year or ctx.direction() < 0:
        return before, meaning
    return _in_year(before, now.year), _in_year(meaning, now.year)


def _in_year(meaning: Meaning, year: int, note: str = "it goes on") -> Meaning:
    """The same day or month of another year; as it is where that year has no such day."""
    if meaning.day is None or meaning.unit is None or not is_date(year, *meaning.day[1:]):
        return meaning
    first = meaning.day._replace(year=year)
    return meaning._replace(value=unit_value(first, meaning.unit), day=first, note=note)


def _week_before(meaning: Meaning, day: Day) -> Meaning:
    """The same weekday of the week before."""
    first = add_days(day, -7)
    return meaning._replace(value=unit_value(first, Granularity.DAY), day=first, note="a week before: it is over")


def _same_half(meaning: Meaning, before: Meaning | None, pair: list[Expression], data: bytes) -> Meaning:
    """A clock time that ends a range lies after what it begins with: "from 2pm to 3:30", "from 9 am to 5.30"."""
    if before is None or before.day != meaning.day or "ampm" in pair[1].parts[0].slots:
        return meaning
    start, end = before.value.partition("T")[2], meaning.value.partition("T")[2]
    linked = RANGE.fullmatch(data[pair[0].end : pair[1].start]) and data[pair[1].start : pair[1].start + 1] != b"0"
    if not linked or not (start[:2].isdigit() and end[:2].isdigit()) or end >= start:
        return meaning
    later = f"{int(end[:2]) + _NOON:02d}{end[2:]}"
    fits = int(end[:2]) < _NOON and start < later
    return meaning._replace(value=f"{meaning.value.partition('T')[0]}T{later}") if fits else meaning


def _same_half_before(before: Meaning | None, meaning: Meaning, pair: list[Expression]) -> Meaning | None:
    """A clock time that begins a range lies in the half of the day that its end tells: "four to six this afternoon"."""
    slots = pair[0].parts[0].slots
    if before is None or slots.get("side") != "left" or "ampm" in slots or before.day != meaning.day:
        return before
    (day, _, start), end = before.value.partition("T"), meaning.value.partition("T")[2]
    if not (start[:2].isdigit() and end[:2].isdigit()) or int(start[:2]) >= _NOON:
        return before
    later = f"{int(start[:2]) + _NOON:02d}{start[2:]}"
    return before._replace(value=f"{day}T{later}") if later < end else before


def _past_midnight(meaning: Meaning, before: Meaning | None, pair: list[Expression], data: bytes) -> Meaning:
    """A clock time that ends a range through the night is of the next day: "from 7pm to 6am"."""
    if before is None or before.day != meaning.day or meaning.day is None or pair[0].kind not in ("clock", "moment"):
        return meaning
    time, end = before.value.partition("T")[2], meaning.value.partition("T")[2]
    through = RANGE.fullmatch(data[pair[0].end : pair[1].start]) and "ampm" in pair[1].parts[0].slots
    if not through or not f"{_NOON}" <= time < "24:" or end >= time:
        return meaning
    first = add_days(meaning.day, 1)
    return meaning._replace(value=f"{unit_value(first, Granularity.DAY)}T{end}", day=first)


def _told_at_once(before: Meaning | None, day: Meaning, counted: Expression) -> Meaning | None:
    """A day counted from what no text before it tells, where its date stands behind it."""
    known = before is not None and (before.basis == "anchored" or "base" not in counted.parts[0].rule.args)
    if before is None or known or before.type != "DATE" or day.unit is not Granularity.DAY:
        return before
    return before._replace(value=day.value, day=day.day, unit=day.unit, edtf=None, note="the date behind it")


def _same_instant(meaning: Meaning, before: Meaning | None, between: bytes) -> Meaning:
    """Universal time in brackets, of the day before or after where that is nearer: "2 a.m. Moscow time (2200 GMT)"."""
    if before is None or before.day != meaning.day or meaning.day is None or between.strip() != b"(":
        return meaning
    here, there = (one.value.partition("T")[2] for one in (before, meaning))
    apart = int(there[:2]) - int(here[:2]) if here[:2].isdigit() and there.endswith("Z") else 0
    if abs(apart) <= _FARTHEST:
        return meaning
    first = add_days(meaning.day, -1 if apart > 0 else 1)
    return meaning._replace(value=f"{unit_value(first, Granularity.DAY)}T{there}", day=first)
