"""Dates that lean on another: on the document's date, or on one mentioned before."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from events.dates import (
    Day,
    EdtfDate,
    EdtfRange,
    Granularity,
    Interval,
    add_days,
    add_months,
    edtf_of,
    shift,
    unit_containing,
)
from events.tag.lookback import just_told, names_a_day
from events.tag.meaning import Focus, Meaning
from events.tag.numbers import number_of
from events.tag.operators.calendar import mod_of
from events.tag.operators.minutes import from_clock
from events.tag.operators.onward import ends_range, ends_told
from events.tag.tense import CLOSE
from events.tag.values import edtf_of_value, unit_value

if TYPE_CHECKING:
    from events.dates import Edtf
    from events.tag.context import Context

__all__ = [
    "ago", "ago_vague", "anaphoric", "anaphoric_date", "anaphoric_day", "deictic", "offset_from_day",
    "reference", "same_year_ago", "weekend", "year_ago",
]  # fmt: skip

Slots = dict[str, Any]
_UNITS = {
    "D": Granularity.DAY, "W": Granularity.WEEK, "M": Granularity.MONTH, "Q": Granularity.QUARTER,
    "Y": Granularity.YEAR, "E": Granularity.DECADE, "C": Granularity.CENTURY, "WE": Granularity.WEEKEND,
    "H": Granularity.HALF, "S": Granularity.SEASON,
}  # fmt: skip
_ROUND = {Granularity.QUARTER: Fraction(1, 4), Granularity.DECADE: Fraction(10), Granularity.CENTURY: Fraction(100)}
"""How many years lead from a quarter, decade or century to another one."""
MANY = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "FN": (2, "W")}
"""Units that are counted in others."""
_SATURDAY, _MIDWEEK = 5, 3
"""Thursday: from then on "this weekend" is the coming one, whatever the tense."""
_REPORTS = 3
"""March: until then the year that is reported on is the last one."""
AGES = 10_000
"""As many years, or more, are never counted to the year."""
_FARTHER = {"MORE_THAN": 1, "EQUAL_OR_MORE": 1, "LESS_THAN": -1, "EQUAL_OR_LESS": -1}
"""Modifiers of a distance: whether what is told lies farther away than it, or less far."""
_SOME = {"TS": 1, "TM": 1, "TH": 1, "D": 1, "W": 3, "M": 12}
"""How many months away "some" of a unit lie at most; years have no bound."""


def dated(slots: Slots, day: Day, unit: Granularity, basis: str, anchor: int | None, note: str) -> Meaning:
    """The unit that holds a day, as a meaning."""
    first, last = unit_containing(day, unit)
    edtf = None
    if slots.get("part") in ("EARLIER", "LATER") and unit is not Granularity.DAY and first <= day:
        edtf = edtf_of(Interval(first, day) if slots["part"] == "EARLIER" else Interval(day, last))
    return Meaning("DATE", unit_value(day, unit), mod_of(slots), first, unit, basis, anchor, edtf=edtf, note=note)


def deictic(
    slots: Slots,
    ctx: Context,
    unit: str = "",
    offset: int | None = None,
    *,
    past: int | None = None,
    over: bool = False,
) -> Meaning | None:
    """This, last or next unit, counted from the DCT: "last week", "tomorrow", "this year".

    "The past year" is called by the last one, but lies in the year that ends with the DCT.

    With ``past``, so many units on where the sentence looks back: *was refused in the new year*.

    With ``over``, a year that has just begun and is told in the past is the last one: "for the full year sales fell".
    """
    code = unit or str(slots["unit"])
    steps = int(slots["which"]) if offset is None else offset
    if past is not None and ctx.basis == "relative" and ctx.direction() < 0:
        steps = past
    if steps and offset is None and ctx.grammar.cues["to_event"].search(ctx.data[ctx.start : ctx.end + CLOSE]):
        return None  # "the last year before the war" is not the last one
    part = "part" in slots and "which" not in slots and not steps and code in ("M", "Y")
    day = code == "D" and "which" in slots and ctx.focus is not None and ctx.domain == "narrative"
    if day or (part and (ctx.background() is not None or ends_range(ctx) or ends_told(ctx, _UNITS[code]))):
        return anaphoric(slots, ctx, steps, code)
    if code == "D" and steps < 0 and "which" in slots and ctx.domain != "colloquial":
        return None  # "the last day" is not yesterday
    fixed = code == "D" and ctx.today is None and (ctx.dct is not None or not ctx.has_dateline())
    now = ctx.dct if fixed else ctx.now
    if now is None:
        return _unresolved(slots, code)
    what = _UNITS[code]
    if part and code == "Y" and ctx.report is not None and ctx.direction() < 0:
        now = Day(ctx.report, 1, 1)  # "left at the end of the year", in its report
    if fixed:
        return dated(slots, add_days(now, steps), what, "relative", None, f"{steps:+d} day from {now.iso}")
    if (
        what is Granularity.WEEKEND
        and steps == 1
        and now.weekday < _SATURDAY
        and b"oming" in ctx.data[ctx.start : ctx.end]
    ):
        steps = 0  # "this coming weekend" is the one of the same week
    early = over and ctx.basis == "relative" and now.month <= _REPORTS
    early = early or (what is Granularity.WEEKEND and not steps and now.weekday < _MIDWEEK)
    if early and ctx.direction() < 0:
        steps = -1  # "it fell this weekend", on a Monday
    moved = _step(unit_containing(now, what)[0] if steps else now, what, steps)
    found = dated(slots, moved, what, ctx.basis, ctx.anchor, f"{steps:+d} {what} from {now.iso}")
    rolling = steps == -1 and ctx.grammar.cues["rolling"].search(ctx.data[ctx.start : ctx.end]) is not None
    return found._replace(edtf=edtf_of(Interval(_step(now, what, steps), now))) if rolling else found


def _step(day: Day, unit: Granularity, count: int) -> Day:
    return shift(day, Granularity.WEEK if unit is Granularity.WEEKEND else unit, count)


def _unresolved(slots: Slots, code: str) -> Meaning:
    if code.startswith("T"):
        kind, value = "TIME", "XXXX-XX-XXTXX:XX"
    else:
        open_units = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "WE": "XXXX-WXX-WE"}
        kind, value = "DATE", open_units.get(code, "XXXX")
    return Meaning(kind, value, mod_of(slots), basis="relative", note="no date to count from")


def ago(slots: Slots, ctx: Context, sign: int = -1, base: str = "dct", unit: str = "") -> Meaning | None:
    """So many units before or after the DCT ("two weeks ago") or the last date mentioned ("three days later")."""
    code = unit or str(slots["unit"])
    sign = int(slots.get("sign", sign))
    count = number_of(str(slots.get("number", "one")))
    focus = ctx.story_focus() if base == "focus" or ctx.dct is None else None
    if focus is ctx.focus and focus is not None and sign > 0 and code == "Y":
        focus = just_told(ctx)
    if base == "focus" and focus is not None and code in _UNITS and _UNITS[code].rank < focus.unit.rank:
        focus = day_within(ctx, focus, Granularity.DAY, near=True) or focus
    now = ctx.dct if focus is None else focus.day
    if count is None:
        return _vague(ctx, sign, code if base == "focus" else "")
    if "half" in slots:
        count += Fraction(1, 2)
    if code in MANY:
        count, code = count * MANY[code][0], MANY[code][1]
    if code == "Y" and count >= AGES:
        return ages_away(slots, now, sign, count, "relative" if focus is None else "anchored")
    if now is None or (base == "focus" and sign > 0 and focus is None and ctx.direction() < 1):
        return _unresolved(slots, code)  # "a year later she left" says nothing without what it is later than
    if focus is not None and focus is ctx.focus and (clock := from_clock(ctx, focus, code, sign * count)):
        return clock._replace(mod=mod_of(slots) or clock.mod)
    found = _counted(slots, now, focus, code, sign * count)
    if found is not None and found.day is not None and _too_late(found.day, focus, ctx):
        return _unresolved(slots, code)
    return found


def _too_late(day: Day, focus: Focus | None, ctx: Context) -> bool:
    """Whether news tells as over what is to come: "last Sunday, a year on, bells rang" is a year after the wreck."""
    if focus is None or ctx.dct is None or ctx.domain != "news" or day.year <= ctx.dct.year:
        return False
    return ctx.direction() < 0


def _counted(slots: Slots, now: Day, focus: Focus | None, code: str, count: Fraction) -> Meaning | None:
    """So many units from a day, that of the last date mentioned if there is a focus, else the DCT."""
    basis, anchor = ("relative", None) if focus is None else ("anchored", focus.index)
    if code.startswith("T"):
        if focus is not None and focus.unit.rank > Granularity.DAY.rank:
            return _unresolved(slots, code)  # hours from a month or year are of no day that is known
        return _clock_shift(slots, (now, basis, anchor), code, count)
    what = _UNITS.get(code)
    if what is None:
        return None
    if count.denominator != 1:
        finer = {"Y": (count * 12, _UNITS["M"]), "M": (count * 30, _UNITS["D"])}
        count, what = finer.get(code, (count * 7, _UNITS["D"]))
    if focus is not None and code == "Y":  # "in the 1840s … twenty years later"
        many = count / _ROUND.get(focus.unit, count)
        what, count = (focus.unit, many) if focus.unit in _ROUND and many.denominator == 1 else (what, count)
    exact, steps = "exact" in slots, int(count)
    if focus is not None and not exact and what.rank < min(focus.unit.rank, Granularity.QUARTER.rank):
        return _some(slots, focus, what, steps)
    unit = Granularity.DAY if exact else what
    found = dated(slots, _step(now, what, steps), unit, basis, anchor, f"{steps:+d} {what} from {now.iso}")
    return _beyond(found, steps, None if focus is None else now)


def _beyond(found: Meaning, steps: int, since: Day | None) -> Meaning:
    """A date that lies farther away than so many units, or less far: of that unit still, for the words are round.

    TIMEX3 says of a date what it is before or after, of a length of time what it is more or less than.
    """
    farther = _FARTHER.get(found.mod or "", 0)
    if not farther:
        return found
    if since is not None and farther < 0 < steps and found.day is not None and found.unit is not None:
        return found._replace(mod="BEFORE", edtf=edtf_of(Interval(since, unit_containing(found.day, found.unit)[1])))
    way = farther if steps > 0 else -farther
    mod = ("ON_OR_" if "EQUAL" in str(found.mod) else "") + ("AFTER" if way > 0 else "BEFORE")
    return found._replace(mod=mod, edtf=edtf_of_value(found.value))


def counted_from(slots: Slots, other: Meaning | None) -> Meaning | None:
    """So many units before or after a date beside it: "two days after 5 May 1998", "the night before Christmas"."""
    if other is None or other.day is None or other.unit is None:
        return other
    sign, count = int(slots["sign"]), number_of(str(slots.get("number", "one")))
    if "daypart" in slots:
        first = add_days(other.day, sign)
        value = f"{unit_value(first, Granularity.DAY)}T{slots['daypart']}"
        return other._replace(type="TIME", value=value, mod=None, day=first, unit=Granularity.DAY, edtf=None)
    code = str(slots["unit"])
    if count is None:
        return other
    if code in MANY:
        count, code = count * MANY[code][0], MANY[code][1]
    found = _counted(slots, other.day, Focus(other.day, other.unit, 0), code, sign * count)
    return None if found is None else found._replace(basis=other.basis, anchor=other.anchor)


def farther(slots: Slots, nearer: Meaning | None, sign: int) -> Meaning | None:
    """A date moved on by the larger of two units: "two years and four months later"."""
    count, unit = number_of(str(slots["number"])), _UNITS.get(str(slots["unit"]))
    if nearer is None or nearer.day is None or nearer.unit is None or count is None or unit is None:
        return nearer
    first = _step(nearer.day, unit, sign * int(count))
    return nearer._replace(value=unit_value(first, nearer.unit), day=first, note=f"and {sign * count} {unit}")


def ages_away(slots: Slots, now: Day | None, sign: int, count: Fraction, basis: str) -> Meaning:
    """Thousands of years and more away: about that year; the value counts in thousands (KA), millions (MA) or more."""
    size, code = next((size, code) for size, code in ((10**9, "GA"), (10**6, "MA"), (10**3, "KA")) if count >= size)
    edtf = None if now is None else EdtfDate(now.year + sign * int(count), approximate=True)
    value = f"{code}{float(count / size):g}" if sign < 0 else "FUTURE_REF"
    return Meaning("DATE", value, mod_of(slots), basis=basis, edtf=edtf, note=f"about {count} years away")


def _clock_shift(slots: Slots, base: tuple[Day, str, int | None], code: str, count: Fraction) -> Meaning:
    """Hours and minutes before or after a day: the day is known, the clock time is not."""
    now, basis, anchor = base
    hours = count * {"TH": 1, "TM": 0, "TS": 0}[code]
    day = add_days(now, int(hours / 24))
    value = unit_value(day, Granularity.DAY) + "TXX:XX"
    return Meaning("TIME", value, mod_of(slots), day, Granularity.DAY, basis, anchor, note="at an unknown hour")


def offset_from_day(slots: Slots, ctx: Context, sign: int = 1) -> Meaning | None:
    """So many units from a day after the DCT: "a week on Tuesday", "two weeks from today"; the answer is a day.

    With a ``sign`` below 0 they count back, from one before it: "a week last Tuesday".
    """
    count, now = number_of(str(slots["number"])), ctx.dct
    if count is None or count.denominator != 1 or now is None:
        return ago(slots, ctx, sign)
    times, code = MANY.get(str(slots["unit"]), (1, str(slots["unit"])))
    base = add_days(now, int(slots.get("offset", 0)))
    if "weekday" in slots:
        base = add_days(now, sign * ((sign * (int(slots["weekday"]) - now.weekday)) % 7 or 7))
    day = shift(base, _UNITS[code], sign * int(count) * times)
    return dated(slots, day, Granularity.DAY, "relative", None, f"{sign * int(count):+d} {code} from {base.iso}")


def _vague(ctx: Context, sign: int, code: str = "") -> Meaning:
    """An unknown number of units away; of a unit named, from the date mentioned last, and not too far for the unit."""
    meaning = reference({}, ctx, "PAST_REF" if sign < 0 else "FUTURE_REF")
    focus = ctx.focus
    if focus is None or not code:
        return meaning
    near = Interval.unit(focus.day, focus.unit)
    inner = edtf_of(near)
    months = _SOME.get(code)
    edge = near.earliest if sign < 0 else near.latest
    far = None
    if months is not None and edge is not None:
        month = add_months(edge, sign * months)
        far = EdtfDate(month.year, month.month, approximate=True)
    start, end = (inner.start, inner.end) if isinstance(inner, EdtfRange) else (inner, inner)
    edtf = EdtfRange(far, end, span=False) if sign < 0 else EdtfRange(start, far, span=False)
    return meaning._replace(basis="anchored", anchor=focus.index, edtf=edtf)


def ago_vague(slots: Slots, ctx: Context) -> Meaning:
    """An unknown number of units before or after the date mentioned last: "weeks later"."""
    return _vague(ctx, int(slots["sign"]), str(slots["unit"]))


def anaphoric(
    slots: Slots, ctx: Context, offset: int | None = None, unit: str = "", *, passing: bool = False
) -> Meaning | None:
    """A unit seen from the last date mentioned: "that year"; with ``passing``, none that what follows goes on from."""
    code = unit or str(slots["unit"])
    steps = int(slots["which"]) if offset is None else offset
    what, focus = _UNITS[code], just_told(ctx) if steps > 0 and code == "Y" else ctx.focus
    focus = ctx.topic if steps and code == "Q" and ctx.topic is not None else focus  # not of one it is compared with
    foretold = focus is not None and ctx.domain == "news" and ctx.dct is not None and focus.day > ctx.dct
    if steps and code == "D" and focus is not None and names_a_day(ctx):
        return _unresolved(slots, code)
    if focus is None and code == "Y" and steps > 0 > ctx.direction() and ctx.domain == "news":
        return _unresolved(slots, code)  # "the following year she left" says nothing without what it follows
    if focus is None or (foretold and steps < 0 and what.rank < focus.unit.rank):
        return deictic(slots, ctx, code, steps) if steps or ctx.domain == "colloquial" else None
    if what.rank < min(focus.unit.rank, Granularity.QUARTER.rank) and (steps or code in "DW"):
        seen = day_within(ctx, focus, what)
        if seen is None:
            return _some(slots, ctx.told_before_aside(Granularity.MONTH) or focus, what, steps)
        focus = seen
    base = focus.day
    moved = _step(unit_containing(base, what)[0] if steps else base, what, steps)
    found = dated(slots, moved, what, "anchored", focus.index, f"{steps:+d} {what} from {base.iso}")
    return found._replace(day=None) if passing else found


def day_within(ctx: Context, focus: Focus, what: Granularity, *, near: bool = False) -> Focus | None:
    """The last day, or month, mentioned, if it lies within what was mentioned since, or that was told by the way.

    With ``near``, of the same paragraph: "sank on Sunday, in a race that began this month. Two days earlier it had".
    """
    first, last = unit_containing(focus.day, focus.unit)
    seen = max((ctx.last[u] for u in (Granularity.DAY, what) if u in ctx.last), key=lambda one: one.end, default=None)
    inside = seen is not None and first <= seen.day <= last and not (near and ctx.is_far_day(seen))
    return seen if inside else ctx.told_before_aside()


def _some(slots: Slots, focus: Focus, what: Granularity, steps: int) -> Meaning:
    """A day, week or month counted from one of which no more than the month or year is known.

    *In 1987 … three days later* is some day of 1987; the bounds are those of the whole year, three days on.
    """
    first, last = unit_containing(focus.day, focus.unit)
    edtf = edtf_of(Interval(_step(first, what, steps), _step(last, what, steps)))
    known = focus.unit if focus.unit is Granularity.MONTH else Granularity.YEAR
    middle = _step(add_days(first, (last.ordinal - first.ordinal) // 2), what, steps)
    open_end = {Granularity.DAY: "-XX-XX", Granularity.WEEK: "-WXX"}.get(what, "-XX")
    value = unit_value(middle, known if what is Granularity.DAY else Granularity.YEAR) + open_end
    if what is Granularity.DAY and known is Granularity.MONTH:
        value = value.removesuffix("-XX")
    note = f"{steps:+d} {what} from some day of {unit_value(focus.day, known)}"
    return Meaning("DATE", value, mod_of(slots), basis="anchored", anchor=focus.index, edtf=edtf, note=note)


def reference(slots: Slots, ctx: Context, ref: str = "PRESENT_REF", near: bool = False) -> Meaning:  # noqa: FBT001, FBT002
    """The past, the present or the future at large; near ones lie within half a year (approximately) of the DCT.

    In a story they lie near to what is told, not to the DCT: no date is given.
    """
    return Meaning("DATE", ref, mod_of(slots), basis="relative", edtf=_reference_edtf(ctx, ref, near=near), note=ref)


def _reference_edtf(ctx: Context, ref: str, *, near: bool) -> Edtf | None:
    dct = ctx.dct_edtf
    if dct is None or ctx.dct is None or ref == "PRESENT_REF":
        return dct
    if near and ctx.domain == "narrative":
        return None  # what is recent in a story is so as of the story
    start, end = (dct.start, dct.end) if isinstance(dct, EdtfRange) else (dct, dct)
    if not near:
        return EdtfRange(None, end, span=False) if ref == "PAST_REF" else EdtfRange(start, None, span=False)
    sign = -1 if ref == "PAST_REF" else 1
    bounds = dct.strict_bounds()
    edge = bounds.earliest if sign < 0 else bounds.latest
    if edge is None:
        return None
    month = add_months(edge, 6 * sign)
    far = EdtfDate(month.year, month.month, approximate=True)
    return EdtfRange(far, end, span=False) if sign < 0 else EdtfRange(start, far, span=False)


def anaphoric_date(slots: Slots, ctx: Context) -> Meaning | None:
    """The date mentioned last: "since then"."""
    if ctx.focus is None:
        return reference(slots, ctx, "FUTURE_REF" if ctx.direction() > 0 else "PAST_REF")
    return dated(slots, ctx.focus.day, ctx.focus.unit, "anchored", ctx.focus.index, f"{ctx.focus.day.iso} again")


def year_ago(slots: Slots, ctx: Context) -> Meaning | None:
    """A year before: of the quarter under discussion, or the month told in the sentence; else the year before."""
    month = ctx.named_in_sentence()
    if ctx.topic is not None and (month is None or ctx.direction() > -1):
        return dated(slots, shift(ctx.topic.day, Granularity.YEAR, -1), Granularity.QUARTER, "anchored",
                     ctx.topic.index, "the quarter under discussion, a year before")  # fmt: skip
    if ctx.now is not None and b"quarter" in ctx.data[ctx.start : ctx.end].lower():
        done = shift(unit_containing(ctx.now, Granularity.QUARTER)[0], Granularity.QUARTER, -5)
        return dated(slots, done, Granularity.QUARTER, ctx.basis, ctx.anchor, "the last full quarter, a year before")
    if month is not None:
        return same_year_ago({"unit": "M"}, ctx)
    told = ctx.year_from_text()
    return ago(slots | {"number": "one"}, ctx, -1, "focus" if told else "dct", "Y")


def anaphoric_day(slots: Slots, ctx: Context) -> Meaning | None:
    """The day mentioned last: "by that date"; nothing where no more than a month or year is known."""
    focus = ctx.focus
    if focus is None or focus.unit is not Granularity.DAY:
        return None
    return dated(slots, focus.day, Granularity.DAY, "anchored", focus.index, f"{focus.day.iso} again")


def same_year_ago(slots: Slots, ctx: Context) -> Meaning | None:
    """The unit that holds the date mentioned last, a year before: "the same month last year"."""
    now, what = ctx.focus.day if ctx.focus else ctx.now, _UNITS[str(slots["unit"])]
    if now is None:
        return _unresolved(slots, str(slots["unit"]))
    anchor = ctx.focus.index if ctx.focus else None
    return dated(slots, shift(now, Granularity.YEAR, -1), what, "anchored" if ctx.focus else ctx.basis, anchor,
                 f"a year before {now.iso}")  # fmt: skip


def weekend(slots: Slots, ctx: Context) -> Meaning | None:
    """The weekend meant: the one before the DCT, or after it where the sentence looks ahead."""
    now = ctx.now
    if now is None:
        return _unresolved(slots, "WE")
    what = Granularity.WEEKEND
    told = ctx.named_in_sentence(Granularity.DAY)
    first = None if told is None else add_days(told.day, max(0, _SATURDAY - told.day.weekday))
    if told is not None and first is not None and _step(first, what, 1) < now and ctx.direction() <= 0:
        return dated(slots, first, what, "anchored", told.index, f"weekend by {told.day.iso}")
    begun = now.weekday == _SATURDAY and ctx.direction() < 0  # "struck over the weekend", on a Saturday
    ahead = (now.weekday >= _SATURDAY and not begun) or ctx.direction() > 0
    return dated(slots, now if ahead else _step(now, what, -1), what, ctx.basis, ctx.anchor, "weekend by tense")
