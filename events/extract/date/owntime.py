"""A document's own time: the date that it bears, and whether it reports on that time or tells a history."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.dates import add_months
from events.extract.attach.tenses import defers, is_prolonged
from events.extract.language.eventnouns import is_event_noun
from events.extract.language.grammar import (
    aspect,
    clause_head,
    governing_verb,
    has_subject,
    is_passive,
    modal,
    own_subject,
    reported_by,
)
from events.extract.language.predicates import in_class
from events.tag import tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.dates import Edtf, Interval
    from events.extract.find.candidates import Attachment, Candidate
    from events.extract.language.words import Token
    from events.tag import Timex

__all__ = [
    "holds_on",
    "holds_until",
    "is_at_once",
    "is_news",
    "is_told_before",
    "leans_on_today",
    "may_be_news",
    "own_date",
]

#: A date that stands by itself on one of so many lines is the document's own.
_FIRST_LINES = 4
#: Minutes tell of their meeting's day, and are put out within so many days.
_MINUTES = re.compile(r"\W*(?:[A-Z][\w' ]{0,60}\b)?(?:[Mm]inutes|MINUTES)\b[^\n]*(?<!\.)(?=\n)")
_PUT_OUT = 92
_RECENT_MONTHS = 24
_RECENT_SHARE = 6
#: Of so many dates and more, so many come first.
_MANY, _FIRST = 8, 4
#: What is told with these was to be when somebody said so: ``decreed that all must swear within a week``.
_REPORTED = frozenset(("would", "must", "should", "might", "could", "may"))
#: A text with no more dates than these, all of them old, may still be news.
_FEW = 3


def _dateline(text: str, timexes: Sequence[Timex]) -> Edtf | None:
    """The day that a document gives as its own: a full date that stands by itself on one of its first lines."""
    at = 0
    for line in text.split("\n", _FIRST_LINES)[:_FIRST_LINES]:
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line) + 1
        alone = next((t for t in timexes if (t.start, t.end) == (start, end)), None)
        if alone is not None and alone.basis == "explicit" and alone.earliest is not None:
            return alone.edtf if alone.earliest == alone.latest else None
    return None


def _met_on(text: str, timexes: Sequence[Timex], published: Interval) -> Edtf | None:
    """The day of the meeting that minutes are of, some weeks before they were put out at most."""
    head = _MINUTES.match(text)
    day = (
        None
        if head is None
        else next((t for t in timexes if t.start < head.end() and t.type == "DATE" and t.basis == "explicit"), None)
    )
    first, last = (None, None) if day is None else (day.earliest, published.latest)
    if day is None or first is None or first != day.latest or last is None or published.days != 1:
        return None
    return day.edtf if 0 <= last.ordinal - first.ordinal <= _PUT_OUT else None


def own_date(text: str, timexes: Sequence[Timex], published: Edtf | None) -> tuple[Edtf | None, Sequence[Timex]]:
    """The document creation time, and the expressions that count from it, where the document bears a date of its own.

    Args:
        text: The document's.
        timexes: Its temporal expressions.
        published: The document creation time as far as it is known: only a day of it can make it narrower, or the
            meeting's that minutes are of.

    Returns:
        The narrower date, and the expressions resolved by it; else what was given.
    """
    known = None if published is None else published.bounds()
    own = met = None if known is None else _met_on(text, timexes, known)
    own = own or _dateline(text, timexes)
    if own is None or (
        not met and known is not None and (known.days == 1 or known.intersect(own.bounds()) != own.bounds())
    ):
        return published, timexes
    again = tag(text, own)
    if [(t.start, t.end) for t in again] != [(t.start, t.end) for t in timexes]:
        return own, timexes
    return own, [old if old.basis == "explicit" else new for old, new in zip(timexes, again, strict=True)]


def is_news(timexes: Sequence[Timex], published: Edtf | None) -> bool:
    """Whether a document reports on its own time: no dates at all, or one in six from the two years before it on.

    One of many dates that tells of old times first is no news: it comes down to today at its end.
    A history says *today* and *in recent years* too, a few times among its many dates.
    """
    if published is None:
        return False
    first = published.bounds().earliest
    dated = [t for t in timexes if t.latest is not None and t.type in ("DATE", "TIME", "DURATION")]
    if first is None or not dated:
        return first is not None
    since = add_months(first, -_RECENT_MONTHS)
    recent = [t for t in dated if t.latest is not None and t.latest >= since]
    from_old = len(dated) > _MANY and not any(t in recent for t in dated[:_FIRST])
    return not from_old and _RECENT_SHARE * len(recent) >= len(dated)


def may_be_news(timexes: Sequence[Timex], published: Edtf | None) -> bool:
    """Whether a document is news, or has so few dates that only what it tells in the present or perfect can be."""
    return is_news(timexes, published) or (published is not None and len(timexes) <= _FEW)


def leans_on_today(candidate: Candidate, attachment: Attachment, published: Edtf | None) -> bool:
    """Whether an expression that reaches up to the document is beside what is told in the past.

    In news it dates what it modifies; in a history *recently* and *two months of fighting* count from what is told.
    """
    timex = attachment.timex
    clause = clause_head(candidate.token)
    while clause is not None and aspect(clause) == "infinitive":  # "proved able to farm it for the next nine winters"
        clause = governing_verb(clause)
    if clause is not None and modal(clause) in _REPORTED and timex.type == "DURATION":
        clause = reported_by(clause) or clause  # "said crime would be halved within two years"
    if published is None or clause is None or aspect(clause) not in ("past", "participle"):
        return False
    today = published.bounds().latest
    if timex.type == "DURATION" and today is not None and timex.earliest is not None and timex.earliest >= today:
        return True
    up_to = timex.latest is not None and timex.latest == today
    return attachment.role == "extent" or (up_to and timex.basis == "relative" and timex.earliest != timex.latest)


def holds_until(time: Token, verb: Token) -> bool:
    """Whether a time is when what somebody has done ends to hold: *has joined the club until the end of the season*.

    Or to when he puts something off: *adjourned the hearing until May*.
    """
    until = time.dep_ == "pobj" and time.head.lower_ in ("until", "till", "to")
    if until and defers(verb):
        thing = own_subject(verb) if is_passive(verb) else None
        return thing is None or not is_event_noun(thing)  # of a hearing that was put off, its new day is told
    return until and ((aspect(verb) == "perfect" and time.head.lower_ != "to") or is_prolonged(time.head))


def is_at_once(clause: Token) -> bool:
    """Whether what will be is so from the day on which it is told: *will become chairman, effective immediately*."""
    soon = (t for t in clause.subtree if t.lower_ == "immediately" and t.i)
    return aspect(clause) == "future" and any(t.nbor(-1).lower_ == "effective" for t in soon)


def holds_on(attachment: Attachment, published: Edtf | None) -> bool:
    """Whether what was done is to hold until a day to come: ``has joined the club until 2027``.

    Args:
        attachment: Of the news of the day.
        published: The document creation time.
    """
    until = attachment.timex.edtf if attachment.role == "until" else None
    last = None if until is None else until.bounds().latest
    today = None if published is None else published.bounds().latest
    return last is not None and today is not None and last > today


def is_told_before(child: Token) -> bool:
    """Whether what hangs on a predicate says that it is no news: ``as reported``, ``as previously announced``."""
    said = child.tag_ == "VBN" and in_class(child.lemma_.lower(), "informing")
    return said and any(c.lower_ == "as" for c in child.children) and not has_subject(child)
