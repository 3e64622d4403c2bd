"""Dates of an old story that news tells: what goes on from them, what lies before, and what is of late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dates import Day, Granularity, add_months, shift, unit_containing
from events.tag.lookback import of_death, reaches_on, sentence_ended
from events.tag.numbers import number_of
from events.tag.tense import CLOSE, LEFT, heads_line, lasts_till_now, sentence_ends
from events.tag.values import is_date

if TYPE_CHECKING:
    from events.tag.context import Context
    from events.tag.meaning import Focus, Meaning

__all__: list[str] = []

_WHEN = (b", when ", b" when ")
_BULLETS = b" \t*#|-"
"""What may stand before the head of an entry."""
_SOON, _BYGONE, _LATER, _FRESH = 40, 60, 200, 45
"""How many days after an old date, after one of long ago, and after one that went on from it, a date without its year
still goes on from it; and how many days before the document's date are news."""
_BYGONE_YEARS = 2
"""How many years ago at the least a year is of old."""
_YEARS_ON = 40
"""How far before a day the years that have gone by since are counted, in characters."""
_MONTHS = (Granularity.DAY, Granularity.MONTH)
_LATE = 15
"""The end of a month has no day of a smaller number."""
_EVE, _GENERATION, _OLD = 7, 25, 365
"""How many days before the date told last what is told with it lies ("sank on 28 September … had left on the 27th");
how many years ago is long ago, and how many days."""


def of_late(ctx: Context, month: int, day: int) -> Day | None:
    """The day if it lies in the weeks before the document: lives are told when they end, *She died on 9 November*."""
    if ctx.dct is None:
        return None
    days = (Day(y, month, day) for y in (ctx.dct.year, ctx.dct.year - 1) if is_date(y, month, day))
    return next((one for one in days if 0 <= ctx.dct.ordinal - one.ordinal <= _FRESH), None)


def told_ago(ctx: Context, month: int, day: int) -> Day | None:
    """The day that tells of a death of late, or so many years ago: "a year on from the June 12 vote".

    So does one of what the sentence says had been before the date that it tells.
    """
    ago = _years_on(ctx, month, day) or _had_before(ctx, month, day)
    return ago or (of_late(ctx, month, day) if of_death(ctx) else None)


def _had_before(ctx: Context, month: int, day: int) -> Day | None:
    """A day before the past one that the sentence told: "In July 2008 it bought a mill, as it had said in May"."""
    seen = max((ctx.last[unit] for unit in _MONTHS if unit in ctx.last), key=lambda one: one.end, default=None)
    if seen is None or ctx.domain != "news" or ctx.dct is None or seen.day >= ctx.dct:
        return None
    between = ctx.data[seen.end : ctx.start]
    if sentence_ended(ctx, seen.end) or ctx.grammar.cues["as_it_had"].search(between) is None:
        return None
    days = (Day(year, month, day) for year in (seen.day.year, seen.day.year - 1) if is_date(year, month, day))
    return next((one for one in days if one <= seen.day), None)


def _years_on(ctx: Context, month: int, day: int) -> Day | None:
    told = ctx.grammar.cues["years_on"].search(ctx.data[max(0, ctx.start - _YEARS_ON) : ctx.end])
    if told is None or ctx.dct is None or ctx.basis == "anchored" or ctx.direction() > 0:
        return None
    gone = number_of(told.group().decode("latin-1").lower().partition(" year")[0])
    then = shift(ctx.dct, Granularity.YEAR, -int(gone or 0))
    days = (Day(year, month, day) for year in (then.year, then.year - 1) if is_date(year, month, day))
    return next((one for one in days if one.ordinal - then.ordinal <= _FRESH), None)


def goes_on(ctx: Context, month: int, day: int) -> Day | None:
    """The old date that a paragraph of news told last, where this one follows it soon: "on 3 May 1998 … on 9 May".

    Once a paragraph tells such a story, what follows may lie farther on, as does what the same hero did: "She resigned
    in May 2015. She was arrested in August". Days of the weeks just past are news.
    """
    told, since = ctx.background(), _led_up(ctx, month, day) or _goes_on_from(ctx, month) or _far_back(ctx, month, day)
    if since or told is None or ctx.dct is None or lasts_till_now(ctx.data, ctx.start, ctx.end, ctx.grammar):
        return since
    left = ctx.data[max(0, ctx.start - CLOSE) : ctx.start]
    if ctx.grammar.cues["behind"].search(left):  # "in session since February"
        past = (Day(year, month, day) for year in (told.year, told.year - 1) if is_date(year, month, day))
        return next((one for one in past if one <= told), None)
    if ctx.began is not None and (inside := _within_range(ctx, ctx.began, told, month, day)) is not None:
        return inside
    before = Day(told.year, month, day) if is_date(told.year, month, day) else told
    if 0 < told.ordinal - before.ordinal <= _EVE:
        return before
    days = (Day(year, month, day) for year in (told.year, told.year + 1) if is_date(year, month, day))
    first = next((one for one in days if one >= told), None)
    running = month == ctx.dct.month and ctx.data[ctx.start : ctx.end].isalpha()  # news has "this month" for it
    fresh = not running and of_late(ctx, month, day) is not None and not _chained(ctx, told, first)
    bygone = _BYGONE if ctx.dct.year - told.year >= _GENERATION else _SOON
    soon = bygone if ctx.basis_told() == "explicit" and not ctx.hero_goes_on() else _LATER
    of_old = soon == _BYGONE and ctx.focus is not None and ctx.focus.unit is Granularity.MONTH
    last = unit_containing(told, Granularity.MONTH)[1] if of_old else told
    return told if first is not None and first.ordinal - last.ordinal <= soon and not fresh else None


def _led_up(ctx: Context, month: int, day: int) -> Day | None:
    """A day before the one that its sentence told: "arrested in May 1995, two months after the attack of March 20"."""
    focus, between = ctx.focus, ctx.data[ctx.focus_end : ctx.start]
    if focus is None or focus.unit.rank > Granularity.MONTH.rank or ctx.basis_told() != "explicit":
        return None
    if ctx.grammar.cues["led_up"].search(between) is None or ctx.begins_anew(ctx.since_told()):
        return None
    days = (Day(year, month, day) for year in (focus.day.year, focus.day.year - 1) if is_date(year, month, day))
    return next((one for one in days if one <= focus.day), None)


def _far_back(ctx: Context, month: int, day: int) -> Day | None:
    """The old year that the sentence before ends with, where the day would lie far back: "It came in 1999. On 4 June".

    News does not call a day of more than half a year ago by its month alone.
    """
    focus, dct, between = ctx.focus, ctx.dct, ctx.data[ctx.focus_end : ctx.start]
    if focus is None or dct is None or focus.unit is not Granularity.YEAR or ctx.domain != "news":
        return None
    ended = between[:1] == b"." and b"\n\n" not in between and ctx.is_placed() and not ctx.begins_anew(between, 2)
    old = ended and dct.year - focus.day.year >= _BYGONE_YEARS and ctx.direction() < 0
    old = old and not ctx.data[ctx.start : ctx.end].isalpha()
    days = (Day(y, month, day) for y in (dct.year, dct.year - 1) if is_date(y, month, day))
    ago = next((dct.ordinal - one.ordinal for one in days if one <= dct), 0)
    return focus.day if old and ago > _OLD // 2 else None


def _chained(ctx: Context, told: Day, first: Day | None) -> bool:
    """Whether a day goes on closely from one that went on from an old date itself; not that of a death, of late."""
    left = ctx.data[max(0, ctx.start - LEFT) : ctx.start]
    near = first is not None and first.ordinal - told.ordinal <= _BYGONE and ctx.basis_told() == "anchored"
    return near and ctx.grammar.cues["of_death"].search(left) is None


def _within_range(ctx: Context, began: Day, told: Day, month: int, day: int) -> Day | None:
    """A day of an old range that was told: "Between May and July 1993 … The worst raid came on 9 June"."""
    end = told if ctx.focus is None else unit_containing(told, ctx.focus.unit)[1]
    days = (Day(year, month, day) for year in (began.year, end.year) if is_date(year, month, day))
    return next((one for one in days if began <= one <= end), None)


def _goes_on_from(ctx: Context, month: int) -> Day | None:
    """The dated day or month whose story the sentence goes on telling: "arrested in May 2011 and freed in June".

    An entry of a chronology ("June 25 - Two secede.") goes on from the one before, or its year, or from its month.
    """
    focus, heads = ctx.focus, heads_line(ctx.data, ctx.start, ctx.end, ctx.grammar)
    if ctx.head is not None and (heads or ctx.head.spans(month, focus) or _is_under(ctx, ctx.head, focus)):
        return ctx.head.day
    if focus is None or focus.unit.rank > Granularity.YEAR.rank or not ctx.is_placed():
        return None
    between = ctx.data[ctx.focus_end : ctx.start]
    if heads or _is_definite(ctx, between) or _tells_more(ctx, between) or _opens_story(ctx, focus):
        return focus.day
    if ctx.domain == "narrative" or focus.unit.rank > Granularity.SEASON.rank:
        return None
    ahead = ctx.dct is not None and focus.day > ctx.dct  # "It runs to 5 January 2020; it opened in May"
    back = ahead and ctx.direction() < 0
    if ctx.grammar.cues["goes_on"].search(between) is not None and not back:
        return focus.day
    return focus.day if _is_beside(ctx, focus, between) or _adjoins(ctx, between, back=back) else None


def _is_definite(ctx: Context, between: bytes) -> bool:
    """Whether a month has its article in a story that news tells: "She came in 1966, left in the June"."""
    if ctx.domain != "news" or not between.endswith(b"the ") or not ctx.partial or not ctx.is_definite("alone"):
        return False
    return ctx.grammar.cues["behind"].search(between[-CLOSE:]) is None and not reaches_on(ctx)


def _tells_more(ctx: Context, between: bytes) -> bool:
    """Whether a clause tells more of the date before it: "the winter of 1947, when the snow lay until April"."""
    return between.startswith(_WHEN) and ctx.grammar.cues["when_clause"].search(between) is not None


def _opens_story(ctx: Context, year: Focus) -> bool:
    """Whether a year of old opens a paragraph of news whose next sentence tells the day: "In 1986 … On 27 April"."""
    if year.unit is not Granularity.YEAR or not ctx.scene or ctx.domain != "news":
        return False
    old = ctx.dct is not None and ctx.dct.year - year.day.year >= _BYGONE_YEARS
    before, told = ctx.data[max(0, ctx.focus_start - CLOSE) : ctx.focus_start], ctx.data[ctx.start : ctx.end]
    between = ctx.data[max(0, ctx.focus_end - len(b"6.")) : ctx.start]
    opens = ctx.focus_start <= len(b"In ") or before.endswith((b"\n\nIn ", b"\n\n"))
    goes_on = old and opens and not told.isalpha() and b"\n\n" not in between and not ctx.begins_anew(between, 2)
    return goes_on and ctx.direction() < 0


def _is_under(ctx: Context, head: Meaning, focus: Focus | None) -> bool:
    """Whether a year heads the line that tells it, and none after it was told: "1958 - … In March a school opens"."""
    if head.unit is not Granularity.YEAR or head.basis != "explicit" or not head.value.isdigit():
        return False
    line = ctx.data[ctx.data.rfind(b"\n", 0, ctx.start) + 1 : ctx.start].lstrip(_BULLETS)
    return line.startswith(head.value.encode()) and (
        focus is None or head.day is None or focus.day.year <= head.day.year
    )


def _is_beside(ctx: Context, focus: Focus, between: bytes) -> bool:
    """Whether the sentence itself told an old date, not as an aside: "Dismissed in June 1953, he left on 9 July"."""
    cues, told = ctx.grammar.cues, ctx.data[max(0, ctx.focus_end - LEFT) : ctx.focus_end]
    old = ctx.dct is not None and ctx.dct.ordinal - focus.day.ordinal > _OLD and focus.unit is not Granularity.QUARTER
    if not old or reaches_on(ctx) or ctx.direction() >= 0 or cues["pluperfect"].search(between):
        return False
    aside = cues["told_beside"].search(told) or cues["present"].search(between)
    aside = aside or cues["article"].search(ctx.data[max(0, ctx.start - CLOSE) : ctx.start])
    return not aside and next(sentence_ends(ctx.data[ctx.focus_end - 2 : ctx.start], ctx.grammar), None) is None


def _adjoins(ctx: Context, between: bytes, *, back: bool) -> bool:
    """Whether a list or what was done next goes on: "in May 2010, and on 4 June it closed"; not "it will close".

    So does a second clause of the past: "the mill closed in May 2001 and the mine in August"; not one behind an aside.
    """
    cues, behind = ctx.grammar.cues, ctx.data[ctx.end : ctx.end + CLOSE]
    told = ctx.data[max(0, ctx.focus_end - LEFT) : ctx.focus_end]
    found = {name for name in ("listed", "joins", "joins_clause", "present") if cues[name].search(between)}
    clause = not back and found & {"joins_clause", "present"} == {"joins_clause"}
    clause = clause and cues["told_beside"].search(told) is None
    joins = ("joins" in found or clause) and ctx.direction() < 0
    return ("listed" in found or joins) and cues["present"].search(behind) is None


def ends_range(ctx: Context) -> bool:
    """Whether an expression ends a range whose start has its year: "from May 1942 until the end of the year"."""
    placed = ctx.focus is not None and ctx.basis_told() != "relative"
    return placed and ctx.grammar.cues["onto_end"].search(ctx.data[ctx.focus_end : ctx.start]) is not None


def ends_told(ctx: Context, unit: Granularity) -> bool:
    """Whether the end of a month or year is that of the one told last, since that of the document's is yet to come.

    "She left in March. A motion failed, but parliament was dissolved at the end of the month", told in May.
    """
    focus, dct = ctx.focus, ctx.dct
    if focus is None or dct is None or ctx.domain != "news" or focus.unit.rank > unit.rank or ctx.direction() > -1:
        return False
    ends = unit_containing(dct, unit)[1]
    late = ctx.data[ctx.start : ctx.end].lower().startswith(b"the end") and ends.ordinal - dct.ordinal > _EVE
    between = ctx.since_told()
    return late and focus.day < dct and len(between) <= _LATER and b"\n\n" not in between


def by_way(ctx: Context, base: Day, first: Day, now: Day) -> Day:
    """A day of the month spoken of, or of the next or last one where only that lies as the sentence looks."""
    way = ctx.direction() if first < min(base, now) or first > now else 0.0
    if way > 0 and first < now:
        month = add_months(first._replace(day=1), 1)
    elif way < 0 and first > now:
        month = add_months(now._replace(day=1), 0 if first.day <= now.day else -1)
    else:
        return first
    return month._replace(day=first.day) if is_date(month.year, month.month, first.day) else first


def behind_late_month(ctx: Context, seen: Focus | None, first: Day) -> Day:
    """A day of the month told last, or of the next where the end of that was told: "since late April … on the 5th"."""
    ended = seen is not None and seen.unit is Granularity.MONTH and ctx.told is not None and ctx.told.mod == "END"
    month = add_months(first._replace(day=1), 1)
    moved = ended and first.day < _LATE and is_date(month.year, month.month, first.day)
    return month._replace(day=first.day) if moved else first


def still_ahead(ctx: Context, first: Day, now: Day) -> Day:
    """A day gone by of the month spoken of, or the coming one of its number where that is to come.

    "Schools, closed since 16 August, will reopen on the 23rd", told in September.
    """
    if first >= now or not ctx.is_foreseen():
        return first
    month = add_months(now._replace(day=1), int(first.day < now.day))
    return month._replace(day=first.day) if is_date(month.year, month.month, first.day) else first
