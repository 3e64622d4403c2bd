"""The day that a clock time or part of a day is of: the one named just before, or the one before an aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dates import Granularity
from events.tag.tense import LEFT

if TYPE_CHECKING:
    from events.dates import Day
    from events.tag.context import Context
    from events.tag.meaning import Focus

__all__ = ["near_day"]

_NEAR, _PARAGRAPH = 24, 400
"""How far before a time, in characters, its day stands; and how far before it a day that the paragraph goes back to."""
_BARELY = 0.5
"""The direction that verbs of what may be give."""


def near_day(ctx: Context, *, farther: bool = False) -> Focus | None:
    """The day that was named just before, within a few words, or behind brackets; None if there is none.

    Behind an aside, or where a new sentence looks the other way, it is the day before that one, if the paragraph told
    one: "It struck a reef on Friday. The ship, which left Riga on Tuesday, called for help at 3 a.m.".

    Args:
        ctx: The context.
        farther: Look as far back as the sentence before goes: "On Friday the court met. It rose at noon".
    """
    focus, between = ctx.focus, ctx.data[ctx.focus_end : ctx.start]
    if ctx.beside is not None or focus is None or focus.unit is not Granularity.DAY:
        return ctx.beside
    if farther and _ends_aside(ctx, between):
        return _before(ctx) or focus
    live = ctx.grammar.cues["entry_opens"].search(between) is not None  # a clock time of a live report
    if live or ctx.grammar.cues["at_close"].match(between) is not None:  # "a tenth above Monday's close. By 10 a.m."
        return None
    if b"\n- " in between.replace(b"*", b"-"):  # of a list: what another item tells is of that
        return None
    if ctx.dct is not None and (way := _turns_from(ctx, focus.day, ctx.dct)):
        day = _before(ctx) if farther else None
        return day if day is not None and (day.day.ordinal - ctx.dct.ordinal) * way > 0 else None
    near = len(between) <= _NEAR or (farther and not ctx.begins_anew(between, 2))
    return focus if near else None


def _before(ctx: Context) -> Focus | None:
    """The day mentioned before the last one, if the paragraph told it."""
    seen = ctx.day_before
    if seen is None or ctx.domain != "news" or ctx.start - seen.end > _PARAGRAPH:
        return None
    return None if b"\n\n" in ctx.data[seen.end : ctx.start] else seen


def _ends_aside(ctx: Context, between: bytes) -> bool:
    """Whether the day mentioned last is of an aside that is over: "which left Riga on Tuesday, called at 3 a.m."."""
    if between[:1] not in (b",", b"."):
        return False
    left, cues = ctx.data[max(0, ctx.focus_start - LEFT) : ctx.focus_start], ctx.grammar.cues
    if between[:1] == b".":  # "Today the trial opened, which had been due to start last Monday. At ten …"
        return cues["which_had"].search(left) is not None and cues["told_beside"].search(left) is not None
    return cues["aside_over"].match(between) is not None and cues["enclosing"].search(left) is not None


def _turns_from(ctx: Context, day: Day, dct: Day) -> float:
    """Which way a new sentence or clause looks, if another: "It is on 5 May. The hall closed at 9 p.m."; else 0."""
    will = day < dct and ctx.grammar.cues["and_will"].search(ctx.data[ctx.focus_end : ctx.start])
    anew = day != dct and ctx.begins_anew(ctx.since_told())
    way = 1 if will else ctx.direction() if anew else 0
    turned = (way < 0 and day > dct) or (way > 0 and day < dct) or (way == _BARELY and day > dct)
    return way if turned else 0
