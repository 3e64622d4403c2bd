"""A story that looks back and goes on: "It sailed in May 1887. It had been paid for in 1884. In June it …"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from events.dates import Granularity
from events.tag.meaning import hour_of
from events.tag.tense import CLOSE, LEFT, sentence_ends, sentence_start

if TYPE_CHECKING:
    from events.dates import Day
    from events.tag.context import Context
    from events.tag.meaning import Focus, Meaning

__all__ = [
    "Aside", "digress", "heads_diary", "is_any_day", "is_detour", "just_told", "names_a_day", "night_told", "of_death",
    "of_fiscal_year", "of_game", "off_story", "old_day", "opens_range", "reaches_on", "resume", "revisit", "said_then",
    "sentence_ended", "told_fiscal",
]  # fmt: skip

_MARK = 2
"""How many characters before the end of a sentence tell that it is one: they may be the last of an expression."""
_CLAUSE = 60
"""How far behind a date that opens its sentence, in characters, the verb stands."""
_DETOUR = 60
"""How many days later than the story a date lies that tells how long a thing lasted, and how many ago is long ago."""
_LATELY = 7
"""At most so many days after the day that heads it is an entry of a diary put down."""
_REPORT = 2_000
"""How far back, in characters, a report says that its quarters are fiscal ones."""
_NEXT = 300
"""How far on, in characters, a paragraph goes on from a day of long ago that the one before told."""
_GAME = 400
"""How near, in characters, words of a game stand to its quarters."""
_OPENING = 12
"""How much may stand before a date that opens its sentence: "In early March 1844"."""


_EVENING, _JUST, _STORY = 18, 3, 800
"""The hour at which an evening begins; how many days before the document's date it lies at most that news goes on
from; and how far on, in characters."""


class Aside(NamedTuple):
    """Where a look back ends, and what the reader kept in mind before it (see ``Context``)."""

    end: int
    focus: Focus
    focus_end: int
    told: Meaning | None
    last: dict[Granularity, Focus]
    timeline: Focus | None
    opened: Day | None


def said_then(ctx: Context, meaning: Meaning) -> bool:
    """Whether a day at the end is when it was told what happened on another: "died on Monday, police said on Tuesday".

    The story goes on from the day that it happened.
    """
    told = ctx.named_in_sentence(Granularity.DAY)
    if told is None or meaning.unit is not Granularity.DAY or meaning.day is None or told.day >= meaning.day:
        return False
    left, ends = ctx.data[ctx.focus_end : ctx.start], ctx.data[ctx.end : ctx.end + 1] in (b".", b"\n", b"")
    return ends and ctx.grammar.cues["attributed"].search(left) is not None


def sentence_ended(ctx: Context, end: int) -> bool:
    """Whether a sentence has ended since the end of an expression: another one tells what is told here."""
    return next(sentence_ends(ctx.data[max(0, end - _MARK) : ctx.start], ctx.grammar), None) is not None


def resume(ctx: Context) -> None:
    """Have a story go on from where it stood before it looked back.

    The sentence that looks back counts from what it tells itself, and so does one after it that looks back too.
    """
    aside = ctx.aside
    if aside is None or not sentence_ended(ctx, aside.end):
        return
    if not _in_pluperfect(ctx):
        _, ctx.focus, ctx.focus_end, ctx.told, ctx.last, ctx.timeline, ctx.opened = aside
        ctx.aside = None


def revisit(ctx: Context) -> None:
    """Have a report go on from its first day, where it comes back to that: "on the day of the accident the wind"."""
    said = ctx.data[ctx.focus_end : ctx.end + CLOSE]
    if ctx.opening is not None and ctx.domain == "news" and ctx.grammar.cues["day_of"].search(said):
        ctx.focus = ctx.opening = ctx.last[Granularity.DAY] = replace(ctx.opening, end=ctx.start)
        ctx.focus_end = ctx.start


def old_day(ctx: Context) -> Focus | None:
    """The day of long ago that a paragraph of news tells of: "On 9 May 2017 it sailed. … At noon it struck"."""
    seen = ctx.last.get(Granularity.DAY)
    if seen is None or ctx.dct is None or ctx.domain != "news" or ctx.dct.ordinal - seen.day.ordinal < _DETOUR:
        return None
    between = ctx.data[seen.end : ctx.start]
    apart = between.count(b"\n\n") > (len(between) <= _NEXT)  # the next paragraph goes on from it too
    return None if apart or ctx.direction() >= 0 else seen


def night_told(ctx: Context) -> Focus | None:
    """The evening or night just past that news tells of: "… burned last night. … The alarm was raised at 7.40"."""
    seen, day = ctx.focus, ctx.dct
    if seen is None or day is None or ctx.told is None or ctx.domain != "news" or seen.unit is not Granularity.DAY:
        return None
    late = (hour_of(ctx.told) or 0) >= _EVENING and 0 < day.ordinal - seen.day.ordinal <= _JUST
    return seen if late and ctx.start - ctx.focus_end <= _STORY and ctx.direction() < 0 else None


def heads_diary(ctx: Context, meaning: Meaning) -> bool:
    """Whether a day that has its line to itself heads what is told under it: one of several, or of the days past."""
    if meaning.unit is not Granularity.DAY or meaning.day is None or meaning.type != "DATE":
        return False
    if meaning.basis != "explicit":  # "Friday 8 February"
        return ctx.days > 1 and ctx.grammar.cues["day_line"].match(ctx.data, max(0, ctx.start - 1)) is not None
    lately = ctx.dct is not None and 0 < ctx.dct.ordinal - meaning.day.ordinal <= _LATELY
    return ctx.days > 1 or (ctx.days > 0 and lately)


def reaches_on(ctx: Context) -> bool:
    """Whether the last date mentioned only says since when something goes on: "in charge since 2001".

    So does one that something is compared with: "its worst fall since the fire of May 1990", "than in May 1990".
    """
    left, cues = ctx.data[max(0, ctx.focus_start - LEFT) : ctx.focus_start], ctx.grammar.cues
    return cues["behind"].search(left[-CLOSE:]) is not None or cues["compared"].search(left) is not None


def digress(ctx: Context, meaning: Meaning) -> None:
    """Keep in mind where a story stands that looks back to an earlier date."""
    if ctx.domain != "narrative" or meaning.day is None or ctx.focus is None:
        return
    here = ctx.focus if ctx.aside is None else ctx.aside.focus
    back = meaning.day < here.day and _in_pluperfect(ctx)
    if not back:
        ctx.aside = None
    elif ctx.aside is None:
        before = ctx.focus, ctx.focus_end, ctx.told, dict(ctx.last), ctx.timeline, ctx.opened
        ctx.aside = Aside(ctx.end, *before)
    else:
        ctx.aside = ctx.aside._replace(end=ctx.end)


def of_death(ctx: Context) -> bool:
    """Whether a date without its year tells when somebody died: lives are told soon after, *She died on 9 April*."""
    left = ctx.data[max(0, ctx.start - _CLAUSE) : ctx.start]
    return ctx.domain == "narrative" and ctx.grammar.cues["of_death"].search(left) is not None


def of_fiscal_year(ctx: Context, first: Day, unit: Granularity) -> Day | None:
    """The quarter, of those that begin as one does, of the fiscal year whose results are told; None if none is ahead.

    So is the third quarter where *the third quarter of fiscal 2014* was told in 2013.
    """
    topic = ctx.topic
    if topic is None or topic.unit is not unit or ctx.dct is None or topic.day <= ctx.dct:
        return None
    if topic.day.year > ctx.dct.year + 1:  # years ahead of the calendar's is no fiscal year
        return None
    later = first.month > topic.day.month and ctx.direction() <= 0
    return first._replace(year=topic.day.year - later)


def of_game(ctx: Context) -> bool:
    """Whether a quarter is one of a game, by the words beside it: rebounds, touchdowns."""
    near = ctx.data[max(0, ctx.start - _GAME) : ctx.end + _GAME]
    return ctx.grammar.cues["game"].search(near) is not None


def told_fiscal(ctx: Context) -> bool:
    """Whether a report speaks of fiscal quarters, whose ends tell another quarter than that of the calendar."""
    return b"fiscal" in ctx.data[max(0, ctx.start - _REPORT) : ctx.start].lower()


def _in_pluperfect(ctx: Context) -> bool:
    """Whether the sentence tells what had been before: "The firm had bought the site in 1866"."""
    cue, left = ctx.grammar.cues["pluperfect"], ctx.data[max(0, ctx.start - LEFT) : ctx.start]
    left = left[sentence_start(left, ctx.grammar) :]
    if cue.search(left) is not None:
        return True
    if len(left) > _OPENING or left.lstrip().lower().startswith(b"by"):  # "By 1944 they had …" is where the story is
        return False
    return cue.search(ctx.data[ctx.end : ctx.end + _CLAUSE].partition(b".")[0]) is not None


def is_detour(ctx: Context, day: Day) -> bool:
    """Whether a later date only says how long a thing lasted ("until 1978"): the story goes on before it."""
    if ctx.domain != "narrative" or ctx.timeline is None or day.ordinal - ctx.timeline.day.ordinal < _DETOUR:
        return False
    if ctx.grammar.cues["told_then"].search(ctx.data[ctx.end : ctx.end + CLOSE]):  # "until the next April, when it"
        return False
    return ctx.grammar.cues["lasting"].search(ctx.data[max(0, ctx.start - _CLAUSE) : ctx.start]) is not None


def just_told(ctx: Context) -> Focus | None:
    """The last date mentioned, or the one told by the way right before: "… which ran until 1922. A year later …".

    So is what a sentence that names no other tells as done before: "The pump, which he had drawn in 1978, was built a
    year later"; and what an aside goes on from: "The pump, drawn in 1978 and built a year later, was sold".
    """
    seen = ctx.passing
    if seen is None or seen.end < ctx.focus_end:
        return ctx.focus
    between = ctx.data[seen.end : ctx.start]
    if ctx.grammar.cues["aside_goes_on"].fullmatch(between):
        return seen
    if ctx.focus is not None and seen.day < ctx.focus.day:
        left = ctx.data[max(ctx.focus_end - _MARK, seen.end - LEFT, 0) : seen.end]
        begin = sentence_start(left, ctx.grammar)
        had = begin and ctx.grammar.cues["which_had"].search(left, begin)
        return seen if had and ctx.grammar.cues["one_clause"].fullmatch(between) else ctx.focus
    return seen if between.strip() in (b".", b";") else ctx.focus


def is_any_day(ctx: Context) -> bool:
    """Whether no certain weekday is meant: "it was a wet Tuesday when", "he hates work on a Monday"."""
    left, right = ctx.data[max(0, ctx.start - CLOSE) : ctx.start], ctx.data[ctx.end : ctx.end + CLOSE]
    cues = ctx.grammar.cues
    return cues["any_day"].search(left) is not None and cues["any_day_ends"].search(right) is not None


def names_a_day(ctx: Context) -> bool:
    """Whether the sentence names a day of no date that one goes on from: "on her 90th birthday … the next morning"."""
    left = ctx.data[max(ctx.focus_end, ctx.start - LEFT) : ctx.start]
    return ctx.grammar.cues["nameless_day"].search(left[sentence_start(left, ctx.grammar) :]) is not None


def off_story(ctx: Context, day: Day) -> bool:
    """Whether a date is told by the way: the story goes on from where it stood."""
    return _told_apart(ctx, day) or _enclosed(ctx, day) or _of_years_before(ctx, day) or _told_since(ctx, day)


def _told_since(ctx: Context, day: Day) -> bool:
    """Whether a later date only tells when somebody told of the story, or up to when somebody meant to do a thing.

    "She recalled in a 1921 interview", "wrote his account three decades later"; "swore to hold out until Easter".
    """
    here, cues = _story_day(ctx), ctx.grammar.cues
    if here is None or day <= here:
        return False
    left = ctx.data[max(0, ctx.start - LEFT) : ctx.start]
    left = left[sentence_start(left, ctx.grammar) :]
    told = cues["recalled"].search(left) is not None or cues["meant_until"].search(left) is not None
    said = cues["recalled_in"].search(ctx.data[ctx.end : ctx.end + CLOSE]) is not None
    return told or (said and cues["article"].search(left[-CLOSE:]) is not None)


def _story_day(ctx: Context) -> Day | None:
    """The day that a story has come to; the first of the year where it tells no more."""
    if ctx.focus is not None and (ctx.timeline is None or ctx.focus.unit is Granularity.YEAR):
        return ctx.focus.day
    return None if ctx.timeline is None else ctx.timeline.day


def _of_years_before(ctx: Context, day: Day) -> bool:
    """Whether an earlier year only says since when, or when a thing beside came about or somebody held a post.

    "Its largest ship since 1878", "fewer than in 2017", "a crane bought in 1884 was sold", "mayor from 1919 to 1925".
    """
    here = _story_day(ctx)
    if here is None or day >= here or not ctx.data[ctx.start : ctx.end].isdigit():
        return False
    cues, right = ctx.grammar.cues, ctx.data[ctx.end : ctx.end + CLOSE]
    left = ctx.data[max(0, ctx.start - LEFT) : ctx.start]
    left = left[sentence_start(left, ctx.grammar) :]
    if cues["behind"].search(left) or cues["compared"].search(left):
        return True
    if cues["had_come_about"].search(left) is not None and cues["goes_on_with"].search(right) is not None:
        return True
    post = cues["in_office"].search(left) if cues["range_ends"].search(right) else None
    held = post is not None and cues["verb"].search(post.group()) is None
    return held or cues["had_from"].search(left) is not None


def _enclosed(ctx: Context, day: Day) -> bool:
    """Whether an earlier date stands between commas or brackets: "…, lost in 1869", "…, who left in 1805, …".

    So does a later one, in a clause that tells how long a thing was so: "a route that was not used until 1926".
    """
    here = _story_day(ctx)
    if here is None or day >= here:
        left = ctx.data[max(0, ctx.start - LEFT) : ctx.start]
        return is_detour(ctx, day) and ctx.grammar.cues["outlasting"].search(left) is not None
    left, mark = ctx.data[max(0, ctx.start - LEFT) : ctx.start], ctx.data[ctx.end : ctx.end + 1]
    lost, stops = ctx.grammar.cues["lost"].search(ctx.data[ctx.focus_end : ctx.start]), mark in b",)"
    if stops:
        return ctx.grammar.cues["enclosing"].search(left) is not None
    done = ctx.grammar.cues["done_aside"].search(left) is not None  # "a fleet, raised that spring with loans, sailed"
    goes_on = b"," in ctx.data[ctx.end : ctx.end + LEFT].partition(b".")[0]
    return bool(lost) or ctx.had_beside() or (done and goes_on)


def _told_apart(ctx: Context, day: Day) -> bool:
    """Whether an earlier date only tells a thing from others: "of the August 1792 uprising", "the pact of 1792".

    The story goes on.
    """
    here = _story_day(ctx)
    if here is None or day >= here:
        return False
    left, right = ctx.data[max(0, ctx.start - CLOSE) : ctx.start], ctx.data[ctx.end : ctx.end + CLOSE]
    cues = ctx.grammar.cues
    if ctx.data[ctx.start : ctx.end].isdigit() and cues["of_then"].search(
        ctx.data[max(0, ctx.start - _CLAUSE) : ctx.start]
    ):
        return True
    called = cues["noun"].search(right) and not cues["particle"].search(right) and cues["article"].search(left)
    return bool(called or cues["born_of"].search(left))


def opens_range(ctx: Context, meaning: Meaning) -> Day | None:
    """The first day of the range that a date ends, where it tells how long the thing lasted that is told then."""
    seen, day, unit = ctx.focus, meaning.day, meaning.unit
    if ctx.domain != "narrative" or seen is None or day is None or unit is None or seen.day >= day:
        return None
    if max(seen.unit.rank, unit.rank) > Granularity.MONTH.rank:
        return None
    left = ctx.data[max(0, ctx.start - LEFT) : ctx.start]
    return seen.day if ctx.grammar.cues["lasted"].search(left) is not None else None
