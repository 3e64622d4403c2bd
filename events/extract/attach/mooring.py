"""Mooring: what counts from today has no date where the document's own is unknown.

A history that names no day of its own says *in May* of the year that it tells. News says *last year*, *on Wednesday*
and *in May* of its own time, whatever years it names as its background: where the day of the news is unknown, they are
left without a year, and those who know the day can have them resolved.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from events.tag import tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.dates import Edtf
    from events.tag import Timex

__all__ = ["moored"]

#: Words that count from the day on which they are said; *the next year* counts from one that was told.
_DEICTIC = re.compile(
    r"(?<!\bthe )\bnext\b(?! (?:day|morning|evening|night)\b)|"
    r"\b(?:last|past|this|today|yesterday|tomorrow|tonight|ago|recent|recently|now|current|coming)\b",
    re.IGNORECASE,
)
_WEEKDAY = "weekday"
#: The time at hand, which histories speak of too.
_AT_HAND = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
#: One in so many expressions counts from today in what is told of today.
_SHARE = 8
#: In news, an expression goes on from a date at most so many characters before it.
_BESIDE = 40
#: What is told to come, and how far before its date that stands.
_AHEAD = re.compile(
    r"\b(?:will|(?:is|are) (?:to|due to|expected to|planned|scheduled)|plans? to|hopes? to|intends? to|due to)\b"
    r"(?:(?!\b(?:who|which|whose|that|where|when|after|since)\b)[^,;:()])*\Z"
)
_REACH = 300
#: A sentence, or what may end one.
_BREAK = re.compile(r"[.!?;]\W|\n")


def moored(text: str, timexes: Sequence[Timex], published: Edtf | None) -> Sequence[Timex]:
    """Expressions with nothing in their dates that only the document's own could tell.

    Args:
        text: The document's.
        timexes: As ``events.tag`` gives them, in the order of the text.
        published: The document creation time, from which what is told to come counts, whatever was told before it.
    """
    if published is not None:
        return [_foreseen(text, timex, published) for timex in timexes]
    of_today = [_is_deictic(t) or t.rule.split("+", 1)[0] == _WEEKDAY for t in timexes]
    dated = [t for t in timexes if t.type in ("DATE", "TIME") and t.value not in _AT_HAND]
    news = sum(of_today) > 0 and _SHARE * sum(of_today) >= len(dated)
    adrift: set[int] = set()
    for n, (timex, today) in enumerate(zip(timexes, of_today, strict=True)):
        if timex.anchor in adrift or _is_adrift(text, timex, timexes, today=today, news=news):
            adrift.add(n)
    return [_unresolved(timex) if n in adrift else timex for n, timex in enumerate(timexes)]


def _foreseen(text: str, timex: Timex, published: Edtf) -> Timex:
    """What is to come counts from the document's day: ``is to open next spring``, after all that was in 1998."""
    today = published.bounds().earliest
    past = timex.basis == "anchored" and timex.type in ("DATE", "TIME") and timex.latest is not None
    if today is None or not past or timex.latest is None or timex.latest >= today:
        return timex
    first = max((m.end() for m in _BREAK.finditer(text, max(0, timex.start - _REACH), timex.start)), default=0)
    if not _AHEAD.search(text, first, timex.start):
        return timex
    again = tag(timex.text, published)
    own = again[0] if len(again) == 1 and again[0].text == timex.text else None
    if own is None or own.earliest is None or own.earliest < today:
        return timex
    steps = (*own.trace, "told as yet to come, when the document was written")
    return replace(own, start=timex.start, end=timex.end, trace=steps)


def _is_deictic(timex: Timex) -> bool:
    return timex.value not in _AT_HAND and timex.type != "SET" and _DEICTIC.search(timex.text) is not None


def _is_adrift(text: str, timex: Timex, timexes: Sequence[Timex], *, today: bool, news: bool) -> bool:
    """Whether an expression leans on a date of the text that it need not mean: of another sentence, in news."""
    if timex.basis != "anchored" or timex.edtf is None or timex.type not in ("DATE", "TIME"):
        return False
    if _is_deictic(timex):
        return True
    hour = timex.type == "TIME" and not today  # of the day that was told
    if hour or not news or not (today or _is_bare(timex)):
        return False
    anchor = None if timex.anchor is None else timexes[timex.anchor]
    near = anchor is not None and anchor.start < timex.start <= anchor.end + _BESIDE
    return anchor is None or not near or _BREAK.search(text, anchor.end, timex.start) is not None


def _is_bare(timex: Timex) -> bool:
    """Whether it is a month, season, day or hour without its year: it alone, without its context, has none."""
    alone = _alone(timex.text)
    return alone is not None and (alone.earliest is None or alone.latest is None)


@lru_cache(maxsize=1024)
def _alone(text: str) -> Timex | None:
    """An expression as it is without its context, which tells *May* from *may* only after a preposition."""
    readings = (tag(words, None) for words in (text, f"in {text}"))
    return next((one[0] for one in readings if len(one) == 1 and one[0].text == text), None)


def _unresolved(timex: Timex) -> Timex:
    """An expression as it is by itself."""
    known = _alone(timex.text)
    edtf = None if known is None else known.edtf
    steps = (*timex.trace, "counts from the document's day, which is unknown")
    return replace(
        timex,
        value=timex.value if known is None else known.value,
        edtf=edtf,
        earliest=None if known is None else known.earliest,
        latest=None if known is None else known.latest,
        basis="relative",
        anchor=None,
        trace=steps,
    )
