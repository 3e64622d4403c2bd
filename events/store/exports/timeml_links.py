"""How a mention's date stands to a temporal expression: the TimeML relation between their bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dates import EdtfRange

if TYPE_CHECKING:
    from events.dates import Edtf, Interval

__all__ = ["relation"]


def relation(date: Edtf, time: Interval) -> str | None:
    """The TLINK type from an event with this date to a time with these bounds; None where the bounds leave it open.

    Source: Saurí et al., *TimeML Annotation Guidelines 1.2.1* (2006), section 2.3.

    >>> from events.dates import parse_edtf
    >>> july = parse_edtf("2025-07").bounds()
    >>> relation(parse_edtf("2025-07-04"), july), relation(parse_edtf("2025-07/2025-09"), july)
    ('IS_INCLUDED', 'BEGUN_BY')
    """
    if isinstance(date, EdtfRange) and (date.start is None or date.end is None):
        return None
    own = date.strict_bounds()
    if date.kind == "span" and isinstance(date, EdtfRange):
        return _of_span(date, own, time)
    if own.earliest is None or own.latest is None:
        return None
    if time.contains(own):
        return "IS_INCLUDED"
    if time.earliest is not None and own.latest < time.earliest:
        return "BEFORE"
    return "AFTER" if time.latest is not None and own.earliest > time.latest else None


def _of_span(span: EdtfRange, own: Interval, time: Interval) -> str | None:
    if own == time:
        return "SIMULTANEOUS"
    if time.contains(own):
        return "IS_INCLUDED"
    start = None if span.start is None else span.start.strict_bounds()
    end = None if span.end is None else span.end.strict_bounds()
    if start is not None and time == start:
        return "BEGUN_BY"
    if end is not None and time == end:
        return "ENDED_BY"
    if own.contains(time):
        return "INCLUDES"
    return None
