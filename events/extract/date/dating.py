"""Dating: from the expressions attached to a candidate, or from another event, to an uncertain date.

Everything here is interval arithmetic on EDTF. Bounds are emitted, not guesses: a relation gives the days that it
leaves possible, and only a cause (``sparked by``) closes the window.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from events.dates import PARTS, EdtfDate, EdtfRange, Granularity, Interval, add_days, edtf_of, shift
from events.extract.model import BASES, EventDate
from events.tag import edtf_of_value, span_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from events.dates import Edtf
    from events.extract.find.candidates import Attachment, Candidate
    from events.tag import Timex

__all__ = [
    "after",
    "before",
    "closely_after",
    "closely_before",
    "derived_date",
    "document_date",
    "has_start",
    "not_before",
    "range_end",
    "since",
    "span",
    "stated_date",
    "whole_units",
    "with_duration",
    "within",
]


_COMPARED = ("earlier", "later")
#: So many years after it a document is no bound for what followed soon.
_LONG_AGO = 10
#: What lasted no longer is as good as a day to what came right after it.
_FEW_DAYS = 7


def whole_units(timexes: Iterable[Timex], published: Edtf | None) -> list[Timex]:
    """Expressions as events are dated by them: a vague part of a unit says no more than that unit.

    How far *early 1999* or *late last month* reaches is a convention, and conventions are no bounds: their events are
    of 1999, of that month; so are those of *earlier this year*, as TIMEX3 values have it. What is counted out
    (*the first half of October*, *the turn of the century*) stays as it is.

    Args:
        timexes: As ``events.tag`` gives them, each with its narrowed date.
        published: The document creation time, from or up to which *later* and *earlier* in a unit reach.
    """
    today = None if published is None else published.bounds()
    return [_whole_unit(timex, today) for timex in timexes]


def _whole_unit(timex: Timex, today: Interval | None) -> Timex:
    if timex.type == "TIME" and isinstance(timex.edtf, EdtfDate) and timex.edtf.approximate:
        day = replace(timex.edtf, approximate=False)  # "about 4 p.m." on that day
        bounds = day.bounds()
        return replace(timex, edtf=day, earliest=bounds.earliest, latest=bounds.latest)
    if timex.type != "DATE" or timex.mod not in ("START", "MID", "END") or timex.edtf is None:
        return timex
    if timex.value.endswith("WI"):
        return timex  # a winter lies in two years: which of them is meant is said by its part
    unit, bounds = edtf_of_value(timex.value), timex.edtf.bounds()
    by_thirds = timex.edtf == edtf_of_value(timex.value, timex.mod)
    at_today = today is not None and (bounds.latest == today.latest or bounds.earliest == today.earliest)
    if unit is None or not (by_thirds or (at_today and timex.basis == "relative")):
        return timex
    whole = unit.bounds()
    return replace(timex, edtf=unit, earliest=whole.earliest, latest=whole.latest)


def stated_date(attachments: Sequence[Attachment], published: Edtf | None, *, lasting: bool) -> EventDate | None:
    """The date that the attached expressions give together.

    Args:
        attachments: All that date one candidate; expressions in role ``at`` intersect, so that *lasting D in Y* is
            within Y with duration D.
        published: The document creation time, which an extent (``a year of``) reaches up to.
        lasting: Whether the event goes on (a progressive, a state of affairs): *since* then makes an extent of it.

    Returns:
        None if nothing attached says when.
    """
    trace = [step for a in attachments for step in (*a.timex.trace, f"{a.timex.text!r} dates it ({a.role}): {a.why}")]
    edtf, used = _combined(attachments, published, lasting=lasting)
    if edtf is None or not used:
        return None
    basis = _weakest(a.timex.basis if a.role != "extent" else "relative" for a in used)
    words = ", ".join(a.timex.text for a in used)
    return EventDate(edtf, basis, None, words, (*trace, f"date {edtf} ({basis})"), _part_of(edtf, used))


def _part_of(edtf: Edtf, used: Sequence[Attachment]) -> str | None:
    """The part of a unit that one expression tells: that of *early 1999*, not of *earlier this year*."""
    timex, *others = (a.timex for a in used)
    told = timex.mod if timex.mod in PARTS and used[0].role in ("at", "from") and timex.edtf == edtf else None
    return None if others or timex.text.lower().startswith(_COMPARED) else told


def with_duration(date: EventDate | None, attachments: Sequence[Attachment]) -> EventDate | None:
    """A date with the duration that an attached expression states, if one does."""
    lengths = (a.timex for a in attachments if a.role != "limit")
    counted = [timex.value for timex in lengths if timex.type == "DURATION" and timex.edtf is None]
    stated = next((value for value in counted if "X" not in value), None)
    return date if date is None or stated is None else replace(date, duration=stated)


def _combined(
    attachments: Sequence[Attachment], published: Edtf | None, *, lasting: bool
) -> tuple[Edtf | None, list[Attachment]]:
    by_role: dict[str, list[Attachment]] = {}
    for attachment in attachments:
        by_role.setdefault(attachment.role, []).append(attachment)
    start, end = by_role.get("from", []), by_role.get("to", []) + by_role.get("until", [])
    if start and end:
        return span(start[0].timex.edtf, end[0].timex.edtf), [start[0], end[0]]
    among = [a for a in by_role.get("among", []) if a.timex.edtf is not None]
    if among:
        return _hull([a.timex.edtf for a in among if a.timex.edtf is not None]), among
    at = [a for a in by_role.get("at", []) + start if a.timex.edtf is not None]
    if at:
        return _up_to(at, end, published)
    for role, found in sorted(by_role.items()):
        first = found[0]
        if role == "extent":
            back = span_back(first.timex, published)
            if back is not None:
                return back, [first]
        elif role != "duration" and first.timex.edtf is not None:
            inside = role == "before" and first.timex.mod == "END"  # "before the end of the year"
            edtf = _one_sided("by" if inside else role, first.timex.edtf, published, lasting=lasting)
            if edtf is not None:
                return edtf, [first]
    return None, []


def _up_to(
    at: Sequence[Attachment], end: Sequence[Attachment], published: Edtf | None
) -> tuple[Edtf | None, list[Attachment]]:
    """What expressions say together, up to a day in it if one is named: ``has shrunk this winter through March``.

    Up to one after it if that is over: *moved there in 1902, where it built ships until 1958*.
    """
    whole, last = _intersection(at), end[0].timex.edtf if end else None
    if whole is None or last is None:
        return whole, [*at]
    outer, inner = whole.bounds(), last.bounds()
    inside = inner.earliest is not None and outer.intersect(inner) == inner and inner.earliest != outer.earliest
    today = None if published is None else published.bounds().latest
    over = inner.latest is not None and (today is None or inner.latest <= today)
    later = over and outer.latest is not None and inner.earliest is not None and outer.latest < inner.earliest
    return (span(whole, last), [*at, end[0]]) if inside or later else (whole, [*at])


def _one_sided(role: str, edtf: Edtf, published: Edtf | None, *, lasting: bool) -> Edtf | None:
    if role == "since":
        return since(edtf, published, lasting=lasting)
    if role == "after":
        return after(edtf, published)
    bound = before(edtf, strictly=role == "before")  # else until, by, to
    return bound if bound is None else not_before(bound, published)


def not_before(bound: Edtf, published: Edtf | None) -> Edtf:
    """A limit that lies after the document (*by next May*) leaves only the days from the document on."""
    start, last = range_end(published, last=True), bound.bounds().latest
    end = range_end(bound, last=True)
    if start is None or end is None or last is None:
        return bound
    today = start.bounds().latest
    return EdtfRange(_plain(start), end, span=False) if today is not None and last > today else bound


def _weakest(bases: Iterable[str]) -> str:
    return max(bases, key=BASES.index)


def range_end(edtf: Edtf | None, *, last: bool) -> EdtfDate | None:
    """The first or last date of a range; a date itself."""
    if isinstance(edtf, EdtfRange):
        return edtf.end if last else edtf.start
    return edtf


def span(first: Edtf | None, last: Edtf | None) -> Edtf | None:
    """From the start of one date to the end of another."""
    start, end = range_end(first, last=False), range_end(last, last=True)
    if start is None or end is None:
        return None
    whole = EdtfRange(start, end, span=True)
    return None if whole.strict_bounds().empty else whole


def _hull(dates: Sequence[Edtf]) -> Edtf | None:
    """Some time from the first of several dates to the last."""
    ordered = sorted(dates, key=lambda d: (d.bounds().earliest is not None, d.bounds().earliest or 0, str(d)))
    first, last = ordered[0].bounds().earliest, ordered[-1].bounds().latest
    if first is None and last is None:  # none can be resolved: the document's date is unknown
        start, end = range_end(ordered[0], last=False), range_end(ordered[-1], last=True)
        return None if start is None or end is None else EdtfRange(start, end, span=False)
    return edtf_of(Interval(first, last))


def _intersection(attachments: Sequence[Attachment]) -> Edtf | None:
    """The days that all dates leave possible; the best known, then the narrowest, where they contradict each other."""
    dated = [(BASES.index(a.timex.basis), a.timex.edtf) for a in attachments if a.timex.edtf is not None]
    best = [
        date for _, date in sorted(dated, key=lambda d: (d[0], d[1].bounds().days is None, d[1].bounds().days or 0))
    ]
    joint = best[0].bounds()
    for other in best[1:]:
        joint = joint.intersect(other.bounds()) or joint
    if joint == best[0].bounds():
        return best[0]
    same = next((date for date in best if date.bounds() == joint), None)
    return same if same is not None else edtf_of(joint, span=best[0].kind == "span")


def since(edtf: Edtf, published: Edtf | None, *, lasting: bool) -> Edtf | None:
    """From the start of a date up to the document: an extent if the event goes on, else some time within."""
    start, end = range_end(edtf, last=False), range_end(published, last=True)
    if start is None:
        return None
    if end is None:
        return EdtfRange(start, None, span=True)
    both = EdtfRange(start, _plain(end), span=lasting)
    return both if not both.strict_bounds().empty else None


def after(edtf: Edtf, published: Edtf | None) -> Edtf | None:
    """Some time after a date began, and up to the document where that is later; who tells of long ago tells no end."""
    start, end = range_end(edtf, last=False), range_end(published, last=True)
    if start is None:
        return None
    if start.year is not None and end is not None and end.year is not None and end.year - start.year > _LONG_AGO:
        return EdtfRange(start, None, span=True)
    both = EdtfRange(start, None if end is None else _plain(end), span=end is None)
    if start == both.end:
        return start  # the document's own day
    return both if not both.strict_bounds().empty else EdtfRange(start, None, span=True)


def closely_after(edtf: Edtf, published: Edtf | None) -> Edtf | None:
    """Some time after a date began, within a month of a few days and a year of what is longer."""
    bounds, whole = edtf.bounds(), after(edtf, published)
    if bounds.earliest is None or bounds.latest is None or whole is None:
        return whole
    few = bounds.days is not None and bounds.days <= _FEW_DAYS
    last = shift(bounds.latest, Granularity.MONTH if few else Granularity.YEAR, 1)
    until = whole.bounds().latest
    return whole if until is not None and until <= last else edtf_of(Interval(bounds.earliest, last))


def before(edtf: Edtf, *, strictly: bool) -> Edtf | None:
    """Some time up to a date; strictly: before its first day."""
    bounds = edtf.bounds()
    last = bounds.earliest if strictly else bounds.latest
    if last is None:
        return None
    if strictly:
        return edtf_of(Interval(None, add_days(last, -1)))
    end = range_end(edtf, last=True)
    return None if end is None else EdtfRange(None, end, span=True)


def closely_before(edtf: Edtf) -> Edtf | None:
    """The window in which the cause of an event lies: close before its beginning, or with it.

    The window is the beginning itself where that is approximate, else it reaches one unit of the beginning's precision
    further back, and a month for a single day.
    """
    start = range_end(edtf, last=False)
    if start is None or start.year is None:
        return None
    if start.approximate or (isinstance(edtf, EdtfRange) and not edtf.span):
        return edtf if isinstance(edtf, EdtfRange) and not edtf.span else start
    bounds = start.strict_bounds()
    unit = max(start.precision, Granularity.MONTH, key=lambda u: u.rank)
    if bounds.earliest is None:
        return None
    return edtf_of(Interval(shift(bounds.earliest, unit, -1), bounds.latest))


def has_start(edtf: Edtf | None) -> bool:
    """Whether more is known of a date than what it lies before.

    >>> from events.dates import parse_edtf
    >>> has_start(parse_edtf("../1996")), has_start(parse_edtf("1996")), has_start(parse_edtf("XXXX-07"))
    (False, True, True)
    """
    return not isinstance(edtf, EdtfRange) or edtf.start is not None


def within(edtf: Edtf) -> Edtf:
    """Some time within the days of a date, even if that is an extent."""
    return replace(edtf, span=False) if isinstance(edtf, EdtfRange) and edtf.kind == "span" else edtf


def derived_date(edtf: Edtf | None, basis: str, anchor: Candidate, why: str) -> EventDate | None:
    """A date that follows from another event's; None where there is none to follow from.

    Args:
        edtf: The date.
        basis: How it is known.
        anchor: The event that it leans on, dated.
        why: The construction, for the trace.
    """
    if edtf is None or anchor.date is None:
        return None
    words, part = anchor.token.text, anchor.date.part if edtf == anchor.date.edtf else None
    steps = (*anchor.date.trace, f"{why}: date {edtf} ({basis} from {words!r})")
    return EventDate(edtf, basis, None, words, steps, part)


def document_date(published: Edtf) -> EventDate:
    """The news of the day: dated by the document itself."""
    edtf = _plain(published)
    return EventDate(edtf, "document", None, "document date", (f"news of the day: document date {edtf}",))


def _plain(edtf: Edtf) -> EdtfDate:
    """A document's date without its time of day."""
    date = range_end(edtf, last=True)
    if date is None:
        date = range_end(edtf, last=False) or EdtfDate(None)
    return replace(date, time=None)
