"""The dates that a duration is told by: the one that it begins or ends with, or is counted from."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from events.tag.spans import span_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.tag.model import Timex

__all__ = ["with_points"]

#: Words between a duration and the date that it ends with, or begins with.
_UP_TO = re.compile(
    r"\s+(?:that\s+)?(?:(ended|ending|to|through)|before|until|till)(?:\s+on)?\s+(?:the\s+)?", re.IGNORECASE
)
_ON_FROM = re.compile(r"(?i)\s+(?:after|from|since|starting|beginning)(?:\s+(?:on|from))?\s+(?:the\s+)?")


def with_points(timexes: Sequence[Timex], text: str) -> list[Timex]:
    """Durations with the date beside them that they begin or end with.

    *The six months ended June 30* is the span that it covers; *two days before Monday* and *three weeks from 5 May* may
    be a span or the far day, so they only point at the date.
    """
    out = list(timexes)
    for n, (one, other) in enumerate(pairwise(timexes)):
        points = one.begin_point, one.end_point
        if (
            one.type != "DURATION"
            or one.edtf is not None
            or other.type not in ("DATE", "TIME")
            or points != (None, None)
        ):
            continue
        end = _UP_TO.fullmatch(text, one.end, other.start)
        if end is not None:
            out[n] = _ending(one, other, n + 1) if end[1] else replace(one, end_point=n + 1)
        elif _ON_FROM.fullmatch(text, one.end, other.start):
            out[n] = replace(one, begin_point=n + 1)
    return out


def _ending(one: Timex, other: Timex, point: int) -> Timex:
    """A duration as the span that ends with a date."""
    span = None if other.edtf is None else span_from(one, other.edtf, -1, whole=True)
    if span is None:
        return replace(one, end_point=point)
    bounds, trace = span.bounds(), (*one.trace, f"the span that ends with {other.text!r}: {span}")
    return replace(
        one,
        end_point=point,
        anchor=point,
        basis="anchored",
        edtf=span,
        earliest=bounds.earliest,
        latest=bounds.latest,
        trace=trace,
    )
