"""Periods: *the fiscal first quarter*, where the text says when it ended.

A firm's year begins when it likes. Where a text tells when a period ended (*the quarter ended Sept. 30*, *the three
months to 30 June*), the period is counted back from there, and what else the text calls by the same quarter is that
period; so is the same one of the year before. A fiscal quarter that no date fixes dates nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from events.dates import EdtfDate, EdtfRange, Granularity, Interval, add_days, add_months, edtf_of, shift_period
from events.tag import edtf_of_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from events.dates import Day, Edtf
    from events.tag import Timex

__all__ = ["told_periods"]

_ENDED = re.compile(r",?(?: that)? (?:ended|ending)(?: on| in)? ")
_UP_TO = re.compile(r" (?:to|through) (?:the end of )?")
_QUARTER = re.compile(r"(\d{4})-(Q[1-4])")
_LENGTH = re.compile(r"P(\d{1,2})([MQY])")
_YEAR_AGO = re.compile(r"\byear[- ](?:ago|earlier|before)\b", re.IGNORECASE)
_MONTHS = {"M": 1, "Q": 3, "Y": 12}
_YEAR = 12
#: What ends a period is a day or a month.
_MONTH_DAYS = 31
#: A quarter that begins at most so many days from where the calendar's does is the calendar's.
_SLACK = 7


def told_periods(text: str, timexes: Sequence[Timex], published: Edtf | None) -> list[Timex]:
    """Expressions with the periods that the text says the end of, and what is called by the same name.

    Args:
        text: The document's.
        timexes: As ``events.tag`` gives them, in the order of the text.
        published: The document creation time: a quarter with which one *a year ago* is compared was over by then.

    Returns:
        One expression for each; the end of a period, told beside it, dates nothing by itself.
    """
    out, named = list(timexes), dict[str, Interval]()
    for n in range(len(timexes) - 1):
        first, end = timexes[n], timexes[n + 1]
        months, last = _months(first, text[first.end : end.start]), _last_day(end)
        if months is not None and last is not None:
            period = _of_calendar(first.value, _back(_over(last, text[first.end : end.start], published), months))
            known = first.edtf is not None and first.edtf.bounds() == period
            out[n] = first if known else _as(first, period, f"ends with {end.text!r}")
            out[n + 1] = replace(end, edtf=None, earliest=None, latest=None)
            named.setdefault(first.value, period)
    told: Interval | None = None
    for n, timex in enumerate(timexes):
        if out[n] is timex and _QUARTER.fullmatch(timex.value):
            out[n] = _called(timex, named, told, published)
        elif out[n] is timex:
            continue
        edtf = out[n].edtf
        now = None if edtf is None else edtf.bounds()
        compared = _YEAR_AGO.search(timex.text) is not None
        if now is not None and _is_over(now, published) and not compared and _QUARTER.fullmatch(timex.value):
            told = now
    return out


def _months(period: Timex, between: str) -> int | None:
    """How many months a period has whose end is told after it; None where none is."""
    if _QUARTER.fullmatch(period.value) and period.type == "DATE":
        return _MONTHS["Q"] if _ENDED.fullmatch(between) else None
    length = _LENGTH.fullmatch(period.value)
    if length is None or not (_ENDED.fullmatch(between) or _UP_TO.fullmatch(between)):
        return None
    return int(length[1]) * _MONTHS[length[2]]


def _last_day(end: Timex) -> Day | None:
    if end.type != "DATE" or end.edtf is None or end.edtf.kind == "span":
        return None
    bounds = end.edtf.bounds()
    return bounds.latest if bounds.days is not None and bounds.days <= _MONTH_DAYS else None


def _over(last: Day, between: str, published: Edtf | None) -> Day:
    """The day that a period *ended*, which is no day to come."""
    today = None if published is None else published.bounds().latest
    return add_months(last, -_YEAR) if today is not None and last > today and "ended" in between else last


def _back(last: Day, months: int) -> Interval:
    """So many months up to a day."""
    following = add_days(last, 1)
    whole = following.day == 1
    return Interval(add_months(following, -months) if whole else add_days(add_months(last, -months), 1), last)


def _of_calendar(value: str, period: Interval) -> Interval:
    """A period, as the quarter of the calendar that it is named for if it begins with it."""
    unit = edtf_of_value(value)
    own = None if unit is None else unit.bounds()
    if own is None or own.earliest is None or period.earliest is None or own.days is None:
        return period
    near = add_days(own.earliest, -_SLACK) <= period.earliest <= add_days(own.earliest, _SLACK)
    return own if near else period


def _as(timex: Timex, period: Interval, why: str) -> Timex:
    edtf = edtf_of(period)
    first, last = period.earliest, period.latest
    if edtf.precision is Granularity.SEASON and first is not None and last is not None:  # a firm's summer is none
        edtf = EdtfRange(EdtfDate(first.year, first.month), EdtfDate(last.year, last.month), span=False)
    steps = (*timex.trace, f"{why}: {edtf}")
    return replace(timex, edtf=edtf, earliest=period.earliest, latest=period.latest, trace=steps)


def _is_over(period: Interval, published: Edtf | None) -> bool:
    today = None if published is None else published.bounds().latest
    return today is None or (period.latest is not None and period.latest <= today)


def _called(timex: Timex, named: Mapping[str, Interval], told: Interval | None, published: Edtf | None) -> Timex:
    """A quarter whose end is told elsewhere, or is compared with one that is."""
    year, quarter = timex.value.split("-")
    if timex.value in named:
        return _as(timex, named[timex.value], "the text says when it ended")
    later = f"{int(year) + 1}-{quarter}"
    if later in named:
        return _as(
            timex, shift_period(named[later], Granularity.YEAR, -1), "a year before one that the text says the end of"
        )
    bounds = edtf_of_value(later)
    ahead = bounds is not None and not _is_over(bounds.bounds(), published)
    if ahead and told is not None and timex.basis == "anchored" and _YEAR_AGO.search(timex.text):
        return _as(timex, shift_period(told, Granularity.YEAR, -1), "a year before the one told last that is over")
    if "fiscal" in timex.text.lower() and timex.basis != "explicit":
        return replace(timex, edtf=None, earliest=None, latest=None)
    return timex
