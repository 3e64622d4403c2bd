"""Resolving: candidates in order → meanings, with an explicit discourse state. Nothing is searched here."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from events.dates import Day, Granularity, add_days, add_months
from events.tag.context import Context
from events.tag.heads import dateline_day, read_title, years_of_heads
from events.tag.lookback import digress, resume, revisit
from events.tag.meaning import PARTIAL, Focus, Meaning
from events.tag.operators import OPERATORS
from events.tag.operators.calendar import full_year
from events.tag.operators.named import holiday_days
from events.tag.operators.relative import counted_from, farther
from events.tag.pairs import LINK, RANGE, of_set, paired, year_of_styles
from events.tag.tense import sentence_ends
from events.tag.together import ago_on, clock_of_part, day_of_week, timed
from events.tag.values import SEASONS, add_durations, is_date, unit_value
from events.tag.wards import WARDS, day_counted_from

if TYPE_CHECKING:
    from events.dates import Edtf
    from events.tag.finder import Candidate
    from events.tag.grammar import Grammar
    from events.tag.joining import Expression

__all__ = ["resolve"]

_IN_A_ROW = 3
"""How many days apart weekdays lie that are told in a row: "on Tuesday or Wednesday"."""
_ASIDE = re.compile(rb"\s*\([^()\n]{1,60}\)")
"""What stands in brackets behind an item of a list: "9 August (if required), 13 September"."""
_FAR_PAIR, _LISTED = 80, 6
_SENTENCE, _MARK = 240, 2
"""How far on a sentence goes at most; and how many characters before its end tell that it is one."""
_ANY_YEAR = 2001
"""A year that tells the month of a feast."""
_SEASON = 3
"""So many months are a season."""
_MONTHS = 11
"""How many months away a day of the month may lie that a weekday tells."""
_LONGER = frozenset({"P6M", "P9M"})
"""Lengths of time that take the place of a quarter under discussion: "in the first nine months … a year earlier"."""
_FISCAL = re.compile(rb"fiscal|financial|\bFY", re.IGNORECASE)
_ENDS = {
    **dict.fromkeys(("weekday", "weekmoment"), ("weekday", "weekmoment")),
    **dict.fromkeys(("monthday", "range"), ("monthday", "range")),
    "month": ("month",),
    "holiday": ("holiday",),
    "date": ("month", "monthday"),
}
"""Kinds of expressions that begin a range, and those that may end it."""
_FIXED_BY = {
    "quarter": re.compile(rb"\s+(?:(?:that )?(?:ended|ending)(?: on| in)?|to(?: the end of)?)\s+", re.IGNORECASE),
    "clock": re.compile(rb"(?:\s*\([^()]{1,24})?\)\s*(?:on\s+)?|\s*\(|\s*(?:-|to|and|until)\s*", re.IGNORECASE),
    "part": re.compile(rb"\s+of\s+(?:the\s+)?", re.IGNORECASE),
}
"""What stands between an expression of a kind and the day further on that fixes it."""
_MOMENTS = frozenset({"moment", "weekmoment"})
"""Kinds that tell the day of a clock time linked to them: "from 9 a.m. to 5 p.m. on Friday", not "3 to Friday"."""
_FIXING = {
    "quarter": (Granularity.DAY, Granularity.MONTH),
    **dict.fromkeys(("clock", "part"), (Granularity.DAY,)),
}
"""Units of what fixes it."""
_SIDE = re.compile(rb"\s+(?:(?P<after>after|following)|before|preceding)\s+(?:the\s+)?", re.IGNORECASE)
"""What stands between a weekday and the feast or date that it is counted from: "the Monday after Easter 1916"."""
_COUNTED_FROM = ("holiday", "date", "monthday")
_NOUN_OF = re.compile(rb"\s+[a-z]+(?:\s+[a-z]+)?\s+of\s+", re.IGNORECASE)
"""What stands between a month, season or feast and the year of what is called by it: "the May riots of 2011"."""


def resolve(
    expressions: list[Expression],
    data: bytes,
    grammar: Grammar,
    dct: Day | None,
    dct_edtf: Edtf | None,
    domain: str,
    *,
    day_first: bool = False,
    title: bytes = b"",
) -> list[Meaning | None]:
    """What each expression means; None where its operators refuse it.

    Args:
        expressions: In the order of the text.
        data: The folded text.
        grammar: The grammar that found them.
        dct: The document creation time, one day; None if unknown.
        dct_edtf: The same as given.
        domain: ``news``, ``narrative`` or ``colloquial``.
        day_first: Whether 03/04/2015 is 3 April.
        title: The folded title, where it does not stand in the text.
    """
    dct = dateline_day(data, dct)
    ctx = Context(dct, dct_edtf, domain, grammar, data, day_first=day_first)
    read_title(ctx, title)
    meanings: list[Meaning | None] = []
    story = domain == "narrative"
    headed = {} if story else years_of_heads(expressions, data, grammar, dct)
    for number, expression in enumerate(expressions):
        ctx.start, ctx.end = expression.start, expression.end
        resume(ctx)
        revisit(ctx)
        ctx.partial = any("month" in part.slots for part in expression.parts)
        ctx.year = headed[number] if number in headed else _year_ahead(expressions, number, ctx)
        ctx.since = _since(expressions[number - 1], expression, meanings[-1], data) if meanings else None
        ctx.until = _until(expressions, number, ctx) if story and expression.kind in PARTIAL else None
        if ctx.until is not None and ctx.focus is None and ctx.year is None:
            ctx.year = _year_until(ctx.until, expression.parts[0].slots)
        glue = _FIXED_BY.get(expression.kind)
        ctx.beside = None if glue is None else _beside(expressions, number, ctx, glue)
        if expression.kind in WARDS:
            ctx.beside = day_counted_from(expressions, meanings, data, expression.kind, grammar)
        ctx.pin(expression.parts)
        meaning = _meaning(expression, ctx)
        if number and meaning is not None:
            meanings[-1], meaning = paired(meanings[-1], meaning, expressions[number - 1 : number + 1], ctx)
            if meaning.type == "SET" and number > 1 and meanings[-2] is not None:  # "from 10 p.m. to 6 a.m. daily"
                meanings[-2] = of_set(meanings[-2], meanings[-1], expressions[number - 2 : number], data)
        if meaning is not None and expression.kind == "weekday":
            meaning = _in_same_week(meaning, expressions, number, ctx) or _counted(meaning, expressions, number, ctx)
        meanings.append(meaning)
        if meaning is not None:
            digress(ctx, meaning)
            ctx.remember(meaning, len(meanings) - 1)
            ctx.began = _began(meanings, expressions[max(0, number - 1) : number + 1], data)
            if meaning.value in _LONGER:
                ctx.topic = None
            if meaning.topic and _takes_over(meaning, ctx):
                ctx.topic = ctx.focus
    return meanings


def _in_same_week(meaning: Meaning, expressions: list[Expression], number: int, ctx: Context) -> Meaning | None:
    """A weekday of the week that is told with the one behind: "between Monday and Wednesday last week"."""
    if number + 1 == len(expressions) or meaning.day is None or "which" in expressions[number].parts[0].slots:
        return None
    later = expressions[number + 1]
    linked = LINK.fullmatch(ctx.data[ctx.end : later.start]) is not None
    if not linked or not any(one.operator == "in_week" for one in later.joins):
        return None
    other = _meaning(later, ctx)
    if other is None or other.day is None:
        return None
    first = add_days(other.day, meaning.day.weekday - other.day.weekday)
    return other._replace(value=unit_value(first, Granularity.DAY), day=first, note=f"of the week of {other.value}")


def _counted(meaning: Meaning, expressions: list[Expression], number: int, ctx: Context) -> Meaning:
    """A weekday that is counted from the feast or date behind it: "the Monday after Easter 1916"."""
    if number + 1 == len(expressions) or meaning.day is None or "which" in expressions[number].parts[0].slots:
        return meaning
    side = _SIDE.fullmatch(ctx.data[ctx.end : expressions[number + 1].start])
    if side is None or expressions[number + 1].kind not in _COUNTED_FROM:
        return meaning
    other = _meaning(expressions[number + 1], ctx)
    if other is None or other.day is None or other.unit is not Granularity.DAY:
        return meaning
    ahead = (meaning.day.weekday - other.day.weekday) % 7
    first = add_days(other.day, (ahead or 7) if side["after"] else ahead - 7)
    return meaning._replace(value=unit_value(first, Granularity.DAY), day=first, basis=other.basis, anchor=other.anchor,
                            note=f"counted from {other.value}")  # fmt: skip


def _year_ahead(expressions: list[Expression], number: int, ctx: Context, reach: int = _LISTED) -> int | None:
    """The year that the next expression states for both: "April and June 1955", "26 June - 4 August 1952".

    It may be the last of a list that states it: "in May, June and July 2011". Two verbs may stand between them:
    "agreed on November 21 and signed in Paris on December 14, 1995", and what is counted from the first. A season has
    that of a date that lies in it.
    """
    at = number + 1
    if at + 1 < len(expressions) and expressions[at].kind == "later" and expressions[number].kind in PARTIAL:
        at += 1
    if at >= len(expressions):
        return None
    if (styled := year_of_styles(expressions, number, ctx.data)) is not None:
        return styled
    one, other = expressions[number], expressions[at]
    part, between = one.parts[0], ctx.data[one.end : other.start]
    near = one.kind in (*PARTIAL, "holiday", "quarter") and len(one.parts) == 1 and len(between) <= _FAR_PAIR
    if not near or "year" in part.slots or "which" in part.slots:
        return None
    if one.kind != "monthday" and other.parts[0].rule.operator == "year" and _NOUN_OF.fullmatch(between):
        return full_year(str(other.parts[0].slots["year"]), None, ctx)
    if one.kind == "season" and not (b"," in between or ctx.begins_anew(between)) and _holds(part.slots, other):
        return int(other.parts[-1].slots["year"])
    pairs = ctx.grammar.cues["pairs"].search(between) and not ctx.grammar.cues["subordinate"].search(between)
    return _shared_year(expressions, number, at, ctx, reach) if pairs or LINK.fullmatch(between) else None


def _holds(slots: dict[str, Any], date: Expression) -> bool:
    """Whether a season holds a date with its year: "its summer offensive began in June 1942"; winters are of two."""
    first, said = SEASONS.get(str(slots.get("season"))), date.parts[-1].slots
    told = date.kind == "date" and "month" in said and str(said.get("year", "")).isdigit() and "era" not in said
    return told and first not in (None, SEASONS["WI"]) and 0 <= int(said["month"]) - int(first or 0) < _SEASON


def _shared_year(expressions: list[Expression], number: int, at: int, ctx: Context, reach: int) -> int | None:
    """The year of the next dated expression, or the one before where that is earlier in it: "May and June 1955"."""
    other = expressions[at]
    years = [str(later.slots["year"]) for later in other.parts if "year" in later.slots]
    last = other.parts[-1]
    if len(other.parts) > 1 and last.rule.operator == "deictic" and last.slots.get("unit") == "Y" and ctx.now:
        years.append(str(ctx.now.year + int(last.slots.get("which", 0))))
    first, second = _order(expressions[number].parts[0].slots), _order(other.parts[0].slots)
    if first is None or second is None:
        return None
    if not years and reach:
        further = _year_ahead(expressions, at, ctx, reach - 1)
        return None if further is None else further - (first > second)
    if not (years and years[0].isdigit()) or "era" in last.slots:
        return None
    year = int(years[0]) - (first > second)
    ahead = ctx.dct is not None and year > ctx.dct.year  # "announced in October and set for March 2031"
    return None if ahead and ctx.direction() < 0 else year


def _since(before: Expression, expression: Expression, meaning: Meaning | None, data: bytes) -> Day | None:
    """The first day of the range or list that an expression ends: "Oct. 1 through Oct. 17", "Monday or Tuesday"."""
    if meaning is None or expression.kind not in _ENDS.get(before.kind, ()):
        return None
    between, day = _ASIDE.sub(b"", data[before.end : expression.start]), expression.parts[0].slots.get("weekday")
    if meaning.day is not None and RANGE.fullmatch(between) is None:
        month = expression.parts[0].slots.get("month") if expression.kind == before.kind == "month" else None
        near = day is not None and (int(day) - meaning.day.weekday) % 7 <= _IN_A_ROW
        near = near or (month is not None and (int(month) - meaning.day.month) % 12 <= _IN_A_ROW)
        day_of = (expression.kind == "monthday" and _order(expression.parts[0].slots)) or 0
        near = near or day_of >= meaning.day.month  # "on June 2 or June 16"
        return meaning.day if near and LINK.fullmatch(between) else None
    return meaning.day


def _began(meanings: list[Meaning | None], pair: list[Expression], data: bytes) -> Day | None:
    """The first day of the range that the last expression ends: "from March to May 1993 the town was besieged"."""
    before, meaning = meanings[-2] if len(meanings) > 1 else None, meanings[-1]
    first, last = (None if one is None else one.day for one in (before, meaning))
    between = data[pair[0].end : pair[-1].start]
    ends = RANGE.fullmatch(between) or (
        LINK.fullmatch(between) and data.endswith((b"between ", b"Between "), 0, pair[0].start)
    )
    return first if ends and first is not None and last is not None and first < last else None


def _until(expressions: list[Expression], number: int, ctx: Context) -> Day | None:
    """The next date of a story's sentence that has its year: "in May 1938 he …; in October …; in March 1939 …"."""
    for later in expressions[number + 1 : number + 3]:
        between = ctx.data[ctx.end - _MARK : later.start]
        if len(between) > _SENTENCE or next(sentence_ends(between, ctx.grammar), None):
            return None
        if later.kind == "date" and "year" in later.parts[-1].slots:
            meaning = _meaning(later, ctx)
            return None if meaning is None else meaning.day
    return None


def _year_until(until: Day, slots: dict[str, Any]) -> int | None:
    """The year of what a story begins with, from the date behind it: "With winter came the battle of 13 May 1862"."""
    first = None if "which" in slots else _order(slots)
    return None if first is None else until.year - (first > until.month)


def _takes_over(meaning: Meaning, ctx: Context) -> bool:
    """Whether a quarter becomes the one under discussion: none ousts a later one that is over and reported.

    One of a fiscal year may be over before its like on the calendar begins.
    """
    if meaning.day is None or meaning.unit is not Granularity.QUARTER or ctx.focus is None:
        return False
    if ctx.dct is not None and meaning.day > ctx.dct and _FISCAL.search(ctx.data, ctx.start, ctx.end):
        return ctx.direction() < 0
    if ctx.topic is None or ctx.dct is None:
        return ctx.dct is None or meaning.day <= ctx.dct or ctx.direction() <= 0
    over = add_months(ctx.topic.day, 3) <= ctx.dct
    return meaning.day <= ctx.dct and (meaning.day >= ctx.topic.day or not over)


def _beside(expressions: list[Expression], number: int, ctx: Context, glue: re.Pattern[bytes]) -> Focus | None:
    """The day behind that fixes an expression: "the quarter ended Sept. 30", "7:45 p.m. (1745 GMT) Monday"."""
    for index in range(number + 1, min(number + 3, len(expressions))):
        if glue.fullmatch(ctx.data[ctx.end : expressions[index].start]):
            end, kind = _meaning(expressions[index], ctx), expressions[index].kind
            linked = expressions[number].kind == "clock" and LINK.fullmatch(
                ctx.data[ctx.end : expressions[index].start]
            )
            told = kind in _MOMENTS if linked else kind not in ("clock", "part")
            if end is not None and told and end.day is not None and end.unit in _FIXING[expressions[number].kind]:
                return Focus(end.day, end.unit, index)
    return None


def _order(slots: dict[str, Any]) -> int | None:
    """Where in its year a month, season or feast lies; None for anything else."""
    if "month" in slots:
        return int(slots["month"])
    if "ordinal" in slots:
        return int(slots["ordinal"])
    if "holiday" in slots:  # "between Michaelmas and Christmas 1554"
        return next((day.month for day in holiday_days(str(slots["holiday"]), _ANY_YEAR)), None)
    return SEASONS.get(str(slots.get("season")))


def _apply(part: Candidate, ctx: Context) -> Meaning | None:
    return OPERATORS[part.rule.operator](part.slots, ctx, **part.rule.args)


def _meaning(expression: Expression, ctx: Context) -> Meaning | None:
    """A single candidate's meaning, or the parts' meanings put together from left to right."""
    if not expression.joins:
        return _apply(expression.parts[0], ctx)
    parts = list(expression.parts)
    operators = [one.operator for one in expression.joins]
    if operators[0] in ("within_year", "year_within"):
        year_part, other = (parts[1], parts[0]) if operators[0] == "within_year" else (parts[0], parts[1])
        meaning = _within_year(_apply(year_part, ctx), other, ctx)
        rest, operators = parts[2:], operators[1:]
    else:
        meaning, rest = _apply(parts[0], ctx), parts[1:]
    for part, operator in zip(rest, operators, strict=True):
        meaning = _apply(part, ctx) if meaning is None else _joined(operator, meaning, part, parts, ctx)
    return meaning


def _joined(  # noqa: PLR0911 - one return an operator
    operator: str, meaning: Meaning, part: Candidate, parts: list[Candidate], ctx: Context
) -> Meaning | None:
    """What the parts up to now mean, with the next one."""
    if operator == "sum":
        other = _apply(part, ctx)
        return meaning if other is None else meaning._replace(value=add_durations(meaning.value, other.value))
    if operator in ("in_week", "week_then_day"):
        other = _apply(part, ctx)
        day, week = (parts[0], other) if operator == "in_week" else (part, meaning)
        return meaning if week is None or week.day is None else day_of_week(week, week.day, day)
    if operator in ("sum_away", "counted_from"):
        sign = part.slots.get("sign", part.rule.args.get("sign", -1))
        count = partial(farther, sign=int(sign)) if operator == "sum_away" else counted_from
        return count(parts[0].slots, _apply(part, ctx))
    if operator == "clock_of_part":
        return clock_of_part(meaning, parts[0], _apply(part, ctx))
    if operator in ("within_year", "moment_of_year"):
        of_moment, year = operator == "moment_of_year", _apply(part, ctx)
        dated = "month" in parts[0].slots  # "the night of 3-4 May last year"
        inner = _within_year(year, parts[1 if of_moment and not dated else 0], ctx)
        return timed(meaning, inner) if of_moment and not dated else inner
    if operator == "date_of_weekday":
        return _on_weekday(_apply(part, ctx), parts[0], part, ctx) or meaning
    if operator == "moment_of_date":
        named = next((one for one in parts if "weekday" in one.slots), part)
        return timed(meaning, _on_weekday(_apply(part, ctx), named, part, ctx))
    if operator in ("ago_on", "time_on_day", "day_at_time"):
        back = parts[0].rule.operator == "ago" and meaning.unit is not Granularity.DAY  # "ten years ago tonight"
        other = _apply(part, ctx)
        return ago_on(parts[0], other) or meaning if operator == "ago_on" or back else timed(meaning, other)
    if operator == "first":  # what follows "the first two weeks of January 1809" goes on from then
        whole = _apply(part, ctx)
        return meaning if whole is None else meaning._replace(day=whole.day, unit=whole.unit)
    return meaning


def _within_year(outer: Meaning | None, part: Candidate, ctx: Context) -> Meaning | None:
    """A part of a year whose year the neighbour says."""
    if outer is None or outer.day is None or outer.unit is not Granularity.YEAR:
        inner = _apply(part, ctx)
        unknown = inner is not None and outer is not None and outer.value == "XXXX"
        return inner._replace(value=f"XXXX{inner.value[4:]}", day=None, edtf=None) if inner and unknown else inner
    ctx.year = outer.day.year
    inner = _apply(part, ctx)
    return inner._replace(basis=outer.basis, anchor=outer.anchor) if inner is not None else outer


def _on_weekday(meaning: Meaning | None, weekday: Candidate, part: Candidate, ctx: Context) -> Meaning | None:
    """A date without its year, in the year told last or nearest by in which it falls on the weekday beside it."""
    wanted = weekday.slots.get("weekday")
    if part.rule.operator == "day_of_month" and wanted is not None:
        return _on_weekday_of_month(meaning, int(part.slots["day"]), int(wanted), ctx)
    if meaning is None or meaning.day is None or "year" in part.slots or wanted is None:
        return meaning
    given, year = ctx.year, meaning.day.year
    told = year if ctx.focus is None else ctx.focus.day.year
    for ctx.year in (year, told, year + 1, year - 1):
        other = _apply(part, ctx)
        if other is not None and other.day is not None and other.day.weekday == wanted:
            meaning = other._replace(basis=meaning.basis, anchor=meaning.anchor)
            break
    ctx.year = given
    return meaning


def _on_weekday_of_month(meaning: Meaning | None, number: int, wanted: int, ctx: Context) -> Meaning | None:
    """A day of a month that is not said, in the month nearest to the one spoken of, or to the DCT, where it fits."""
    day = None if meaning is None else meaning.day
    base = ctx.dct or day
    if base is None or (day is not None and day.weekday == wanted):
        return meaning
    for step in sorted(range(-_MONTHS, _MONTHS + 1), key=lambda one: (abs(one), one)):
        month = add_months(base._replace(day=1), step)
        if is_date(month.year, month.month, number) and month._replace(day=number).weekday == wanted:
            first = month._replace(day=number)
            fits = meaning or Meaning("DATE", "", unit=Granularity.DAY, basis="relative", note="where the weekday fits")
            return fits._replace(value=unit_value(first, Granularity.DAY), day=first)
    return meaning
