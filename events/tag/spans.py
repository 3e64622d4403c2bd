"""Durations counted from a date: back from the document's, or on from an event's."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from events.dates import EdtfDate, EdtfRange, Granularity, Interval, add_days, edtf_of, shift, unit_containing
from events.tag.operators.periods import far_date

if TYPE_CHECKING:
    from events.dates import Edtf
    from events.tag.model import Timex

__all__ = ["span_back", "span_from"]

_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHSQ])(?:(\d+)([MD]))?")
_STEPS = {
    "Y": Granularity.MONTH,
    "Q": Granularity.MONTH,
    "M": Granularity.WEEK,
    "W": Granularity.DAY,
    "D": Granularity.DAY,
}
_WHOLE = {
    "Y": Granularity.YEAR,
    "Q": Granularity.QUARTER,
    "M": Granularity.MONTH,
    "W": Granularity.WEEK,
    "D": Granularity.DAY,
}


def span_back(timex: Timex, published: Edtf | None) -> Edtf | None:
    """A stated duration as the span that ends with the document's date.

    The start is as precise as such a count is meant (months for years and months, days for weeks and days) and the
    document's date allow. LESS_THAN ("almost a year") starts one finer unit later, MORE_THAN one earlier, both
    approximate, as is APPROX; approximate weeks are written by the month.

    Args:
        timex: A duration, such as ``P1Y`` with mod ``LESS_THAN``.
        published: The document's date.

    Returns:
        For ``P1Y`` LESS_THAN and 2025-10: ``2024-11~/2025-10``. None where the duration has no number, is shorter
        than a day, or the document's date is unknown.
    """
    found = _DURATION.fullmatch(timex.value)
    if found is None or published is None or found[1]:
        return None
    count, code = Fraction(found[2]), found[3]
    end = published.end if isinstance(published, EdtfRange) else published
    edge = published.strict_bounds().earliest
    if edge is None or end is None or code not in _STEPS:
        return None
    start = shift(edge, _WHOLE[code], -int(count))
    if found[4]:
        start = shift(start, _WHOLE[found[5]], -int(found[4]))
    step = {"LESS_THAN": 1, "MORE_THAN": -1}.get(timex.mod or "", 0)
    start = shift(start, _STEPS[code], step)
    blurred = timex.mod in ("LESS_THAN", "MORE_THAN", "APPROX")
    by_month = code == "M" or (code == "W" and blurred)
    far = far_date(start, Granularity.MONTH if by_month else _STEPS[code], published.precision)
    if end is not None and blurred:
        far = EdtfDate(far.year, far.month, far.day, approximate=True)
    return EdtfRange(far, end)


#: The last year, before or after year 0, whose months and days EDTF writes.
_FAR = 9999


def span_from(timex: Timex, anchor: Edtf, direction: int, *, whole: bool = False) -> Edtf | None:
    """The date that lies a stated duration after or before another: *three weeks after the vote*.

    It is as precise as such a count is meant: the week, month or year that the shifted day lies in, and the day itself
    for days.

    Args:
        timex: A duration, such as ``P3W``.
        anchor: What is counted from: the first day of an extent forward, and backward too.
        direction: 1 for after, -1 for before.
        whole: Give the span between the two dates rather than the far one: *the six months ended June 30*.

    Returns:
        For ``P3W`` after 2024-05-03: the week of 2024-05-24. None where the duration has no whole number, is shorter
        than a day, the anchor has an open end, or a span would be of no day (*0 years*), or a day or
        month lies in a year of more than four digits, which EDTF has no way to write.
    """
    found = _DURATION.fullmatch(timex.value)
    bounds = anchor.bounds()
    if found is None or found[1] or found[4] or "." in found[2]:
        return None
    first, last = bounds.earliest, bounds.earliest if anchor.kind == "span" else bounds.latest
    if first is None or last is None or found[3] not in _WHOLE:
        return None
    unit, count = _WHOLE[found[3]], direction * int(found[2])
    start, _ = unit_containing(shift(first, unit, count), unit)
    _, end = unit_containing(shift(last, unit, count), unit)
    too_far = max(abs(start.year), abs(end.year)) > _FAR and (whole or unit is not Granularity.YEAR)
    if too_far or (whole and not count):
        return None
    if not whole:
        return edtf_of(Interval(start, end))
    if direction < 0:
        return edtf_of(Interval(shift(add_days(last, 1), unit, count), last), span=True)
    return edtf_of(Interval(first, add_days(shift(first, unit, count), -1)), span=True)
