"""Distances: what comes so long after the document, or no longer than that after an event.

*Will be held in two weeks* and *must sell it within a year* are counted from the document on; *fell within a week of
the siege* from the event. A length without a number is taken for as much as it may mean: *within days* for a month.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from events.dates import Granularity, Interval, edtf_of, shift, shift_period, unit_containing
from events.extract.attach.tenses import own_predicate
from events.extract.language.forms import TIMES
from events.extract.language.grammar import DONE, aspect, is_passive, is_record, modal, reported_by
from events.extract.language.predicates import in_class
from events.extract.language.quantities import ORDINAL
from events.tag import Timex, span_from

if TYPE_CHECKING:
    from events.dates import Edtf
    from events.extract.language.words import Token

__all__ = [
    "at_least",
    "counted_on",
    "exactly",
    "is_limit",
    "same_day",
    "soon_after",
    "to_the_day",
    "unit_between",
    "vaguely",
    "years_on",
]

_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth"""
_TENS = "twent thirt fort fift sixt sevent eight ninet"
#: How many years an anniversary is told by.
_NTH = {word: n for n, word in enumerate(_ORDINALS.split(), start=1)}
_NTH |= {f"{ten}ieth": 10 * n for n, ten in enumerate(_TENS.split(), start=2)}
_TIMES_TEN = {f"{ten}y": 10 * n for n, ten in enumerate(_TENS.split(), start=2)}
_NTH |= {"hundredth": 100, "centenary": 100, "bicentenary": 200, "golden": 50, "silver": 25, "diamond": 60}
#: What a length without a number may come to.
_AT_MOST = {
    "PTXM": (Granularity.DAY, 1),
    "PTXH": (Granularity.DAY, 1),
    "PXD": (Granularity.MONTH, 1),
    "PXW": (Granularity.QUARTER, 1),
    "PXM": (Granularity.YEAR, 1),
    "PXY": (Granularity.YEAR, 10),
}
_LENGTH = re.compile("P([0-9]+)([DWMY])")
_HOURS = re.compile("PT[0-9]+[MH]")
_FEW_HOURS = re.compile("PT(?:[0-9]|1[0-2])H|PT[0-9]+M")
_MANY_HOURS = re.compile("PT([0-9]{2,3})H")
_DAY = 24
#: Who tells of more than twenty years means fewer than thirty, of more than three fewer than four.
_ROUND = (10, 5, 1)
_UNITS = {"D": Granularity.DAY, "W": Granularity.WEEK, "M": Granularity.MONTH, "Y": Granularity.YEAR}
#: The unit that may lie between, in ``the day after the fire``, as a duration.
_ONE = {**dict.fromkeys(("day", "night", "evening", "morning"), "P1D"), "week": "P1W", "month": "P1M", "year": "P1Y"}
_TO_THE_DAY = ["to", "the", "day"]
_BETWEEN = frozenset(("to", "or"))
_THROUGH = frozenset(("in", "over", "during", "throughout"))
_DAYS = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("today", "yesterday", "morning", "afternoon", "evening", "night"),
    )
)
#: What may or has to be done in a time that is named counts from now.
_OPEN = ("must", "could", "may", "might", "should")
_PRESENT = ("is", "are", "'s", "'re", "am")
#: Verbs whose infinitive is still to be done.
_ASKING = ("wishing", "intention", "proposal", "requesting", "demanding", "decreeing", "calling", "statement")


def is_limit(root: Token) -> bool:
    """Whether a length of time says by when something is done: ``within a year``, ``in the days that followed``.

    Or how long it goes on from then: ``for the next three years``.
    """
    if root.dep_ != "pobj":
        return False
    under = root.head.lower_
    ensuing = under in (*_THROUGH, "for") and any(in_class(c.lower_, "following.adjectives") for c in root.children)
    return under == "within" or ensuing


def counted_on(timex: Timex, root: Token, head: Token, published: Edtf | None) -> Timex:
    """A length of time after which, or within which, something is to be done, as the days that it leaves.

    Args:
        timex: An expression.
        root: The head of its tokens.
        head: What it hangs on, its preposition apart.
        published: The document creation time.
    """
    under = root.head.lower_ if root.dep_ == "pobj" else ""
    if timex.type != "DURATION" or timex.edtf is not None or published is None or under not in ("in", "within"):
        return timex
    if _BETWEEN & {*timex.text.split()} or is_record(root.head):
        return timex  # "within four to nine days", "the second to be stopped in a year"
    known = any(c.dep_ == "prep" and c.lower_ == "of" for c in root.children)  # "within a year of the vote"
    if head.pos_ not in ("VERB", "AUX") or known or not _is_to_come(own_predicate(root, head), under):
        return timex
    limit = under == "within" or timex.mod in ("LESS_THAN", "EQUAL_OR_LESS")
    edtf = span_from(timex, published, 1, whole=limit)
    if edtf is None:
        return timex
    bounds = edtf.bounds()
    found = edtf_of(Interval(bounds.earliest, bounds.latest)) if limit else edtf
    steps = (*timex.trace, f"{timex.text!r} counts from the document on: {found}")
    return replace(
        timex, edtf=found, earliest=bounds.earliest, latest=bounds.latest, basis="relative", mod=None, trace=steps
    )


def _is_to_come(verb: Token, under: str) -> bool:
    """Whether a predicate tells of what is to be done, seen from the document."""
    kind = aspect(verb)
    if kind == "future" or (under == "within" and modal(verb) in _OPEN):
        return True
    if kind == "present":
        return under == "in" and in_class(verb.lemma_.lower(), "aspectual.begin", "aspectual.end")
    above = verb.head if kind == "infinitive" else reported_by(verb) if modal(verb) == "would" else None
    if above is None or any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return False
    return _leaves_open(verb, above.head if above.pos_ == "ADJ" else above)  # "is due to close"


def _leaves_open(verb: Token, above: Token) -> bool:
    """Whether what is above an infinitive, or reports what would be, tells of it as still to come."""
    if any(c.lower_ in _PRESENT for c in (above, *above.children)):
        return True
    if verb.dep_ in ("acl", "relcl") and is_passive(verb):  # "the work, to be completed in two years,"
        return not _has_another(verb)
    if not in_class(above.lemma_.lower(), *_ASKING, "reporting"):
        return False
    return aspect(above) == "present" or (aspect(above) in DONE and not _has_another(verb))


def _has_another(verb: Token) -> bool:
    """Whether another time stands around a clause, from which may be counted; a weekday is that of the news."""
    own = {t.i for t in verb.subtree}
    return any(t.ent_type_ in TIMES and t.i not in own and t.lower_ not in _DAYS for t in verb.sent)


def soon_after(timex: Timex, event: Edtf, published: Edtf | None) -> Edtf | None:
    """The days from an event up to so long after it; None where the length has no unit of days.

    Args:
        timex: A duration, such as ``P2W`` or ``PXD``.
        event: Its date.
        published: The document creation time: what followed on a thing that was over was over by then.
    """
    bounds = event.bounds()
    counted = _LENGTH.fullmatch(timex.value)
    unit, count = (_UNITS[counted[2]], int(counted[1])) if counted else _AT_MOST.get(timex.value, (None, 0))
    if _HOURS.fullmatch(timex.value):
        unit = Granularity.DAY  # "within the hour": that day
    if unit is None or bounds.earliest is None or bounds.latest is None:
        return None
    today, last = None if published is None else published.bounds().latest, shift(bounds.latest, unit, count)
    if unit is Granularity.YEAR and count > 1:
        last = unit_containing(last, unit)[1]  # nobody counts to the day
    return edtf_of(Interval(bounds.earliest, last if today is None or bounds.latest > today else min(last, today)))


def same_day(timex: Timex, event: Edtf, direction: int) -> Edtf | None:
    """The day of an event, for what came hours or minutes before or after: ``an hour before it burned down``.

    Of more hours the days that they reach: ``50 hours after the quake``.
    """
    bounds = event.bounds()
    near = timex.value in ("PTXM", "PTXH") or _FEW_HOURS.fullmatch(timex.value) is not None
    hours = _MANY_HOURS.fullmatch(timex.value)
    if bounds.earliest is None or bounds.earliest != bounds.latest or not (near or hours):
        return None
    days = (0, 0) if hours is None or near else (int(hours[1]) // _DAY, -(-int(hours[1]) // _DAY))
    first, last = sorted(shift(bounds.earliest, Granularity.DAY, direction * count) for count in days)
    return edtf_of(Interval(first, last))


def at_least(timex: Timex, event: Edtf, direction: int) -> Edtf | None:
    """The days that lie more than a length before or after an event: ``more than twenty years after it was promised``.

    None of a length that is told otherwise, or without a number.
    """
    counted, bounds = _LENGTH.fullmatch(timex.value), event.bounds()
    if counted is None or timex.mod not in ("MORE_THAN", "EQUAL_OR_MORE") or bounds.earliest is None:
        return None
    unit, count = _UNITS[counted[2]], int(counted[1])
    most = count + next(step for step in _ROUND if count % step == 0)
    near, far = bounds.earliest, bounds.latest or bounds.earliest
    first, last = sorted((shift(near, unit, direction * count), shift(far, unit, direction * most)))
    return edtf_of(Interval(unit_containing(first, unit)[0], unit_containing(last, unit)[1]))


def vaguely(timex: Timex, event: Edtf, direction: int) -> Edtf | None:
    """The days that a length without a number leaves before or after an event: ``weeks before the flood``."""
    unit, count = _AT_MOST.get(timex.value, (None, 0))
    bounds = event.bounds()
    if unit is None or unit is Granularity.DAY or bounds.earliest is None or bounds.latest is None:
        return None
    back, on = (count, 0) if direction < 0 else (0, count)
    return edtf_of(Interval(shift(bounds.earliest, unit, -back), shift(bounds.latest, unit, on)))


def years_on(noun: Token) -> Timex | None:
    """How many years on an anniversary is; None where that is not told: ``on the anniversary of the raid``.

    Args:
        noun: An *anniversary*, *centenary* or *bicentenary*.
    """
    words = [noun.lower_, *(t.lower_ for t in reversed([*noun.doc[noun.left_edge.i : noun.i]]))]
    counted = [int(found[1]) if (found := ORDINAL.fullmatch(word)) else _NTH.get(word, 0) for word in words]
    at = next((n for n, years in enumerate(counted) if years), None)
    if at is None:
        return None
    years = counted[at] + sum(_TIMES_TEN.get(word, 0) for word in words[at + 2 : at + 3])  # "twenty-fifth"
    return Timex(noun.idx, noun.idx + len(noun), noun.text, "DURATION", f"P{years}Y")


def unit_between(word: Token) -> Timex | None:
    """The one unit that lies between, in ``fled the day after the fire``; None where there is none."""
    unit = word.doc[word.i - 1] if word.i > word.sent.start else word
    value = _ONE.get(unit.lower_) if unit.dep_ == "npadvmod" else None
    if value is None or [c.lower_ for c in unit.lefts] != ["the"]:
        return None
    return Timex(unit.idx, unit.idx + len(unit), unit.text, "DURATION", value)


def to_the_day(word: Token) -> Token | None:
    """The unit of a length that is told to the day: ``years`` of *two years to the day after the quake*."""
    at = word.i - len(_TO_THE_DAY) - 1
    told = at >= word.sent.start and [t.lower_ for t in word.doc[at + 1 : word.i]] == _TO_THE_DAY
    return word.doc[at] if told else None


def exactly(distance: Timex, edtf: Edtf, direction: int) -> Edtf | None:
    """What lies a length to the day from a date, as precisely as that is known; None for lengths without a number."""
    length = _LENGTH.fullmatch(distance.value)
    if length is None:
        return None
    return edtf_of(shift_period(edtf.bounds(), _UNITS[length[2]], direction * int(length[1])))
