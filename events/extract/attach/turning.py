"""Turning: a day or month without a year that the tagger took from the wrong side of the document.

The tagger knows the words around an expression, not the clause that it belongs to. *The post is to be advertised in
November* means the next one, *stepped down at the meeting on 23 April* the last one. A length of time by which
something is to be done is counted from the document on: *will retire in two years*, *must leave within a month*.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from events.dates import Granularity, Interval, edtf_of, shift_period
from events.extract.attach.happenings import event_ahead
from events.extract.attach.tenses import defers, own_predicate, side_of
from events.extract.language.forms import TIMES
from events.extract.language.grammar import aspect, modal, negated
from events.extract.language.infinitives import was_due
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.predicates import in_class
from events.extract.language.subclauses import is_foretold

if TYPE_CHECKING:
    from events.dates import Edtf
    from events.extract.language.words import Token
    from events.tag import Timex

__all__ = ["turned"]

#: Rules of the tagger whose year, or week, is chosen by context.
_OF_YEAR = frozenset(("month", "month-day", "day-month", "day-word-month", "month-may-march", "month-may-march-bare"))
_OF_WEEK = frozenset(("weekday", "weekday+day-part"))
#: Begins an expression that tells itself on which side it lies: *was to have been delivered last Friday*.
_OWN_SIDE = ("last ", "past ", "next ")
_PRESENT = frozenset(("is", "are", "'s", "'re", "am"))
#: What is planned, put off or so at one time is of another.
_OPEN = ("intention", "wishing", "deferring", "state")
#: What had been due may have been so long ago.
_SURELY = 2
_HELD = ("at", "in", "during")
_DAY_PART = "day-part+"
#: A participle before its predicate may tell of what is still to come: *Opening on Saturday, the show drew praise*.
_TO_COME = ("aspectual.begin", "aspectual.end")


def turned(timex: Timex, root: Token, head: Token, published: Edtf | None, *, at: bool) -> Timex:
    """An expression on the side of the document that its predicate tells of.

    Args:
        timex: The expression.
        root: The head of its tokens.
        head: What it hangs on, its preposition apart.
        published: The document creation time, by which it was resolved.
        at: Whether it says when, rather than up to when: *was put off until Tuesday* looks ahead.
    """
    weekly = timex.rule in _OF_WEEK
    side = side_of(timex, published) or (_mostly_earlier(timex, published) if weekly else None)
    open_ = (weekly or timex.rule.removeprefix(_DAY_PART) in _OF_YEAR) and not timex.text.lower().startswith(_OWN_SIDE)
    if side is None or timex.basis == "explicit" or not open_:
        return timex
    head = head.head if head.lower_ == "back" else head  # "was moved back to Friday"
    if head.pos_ == "NOUN" and head.dep_ == "pobj" and head.head.lower_ in _HELD:
        head = head.head.head  # "stepped down at the meeting on 23 April"
        ahead = False
    elif head.pos_ == "NOUN" and (held := _had(head)) is not None:
        head, ahead = held, False  # "had a meeting with clerks on 2 February"
    else:
        ahead = head.pos_ in ("VERB", "AUX")
    if side == "earlier" and _is_fixed(head, root):
        later = _moved(timex, 1, weekly=weekly, why=f"{head.text!r} is to come")
        cancelled = in_class(head.head.lemma_.lower(), "cancelling")
        return _nearer(timex, later, published) if cancelled else later
    if head.pos_ not in ("VERB", "AUX"):
        return timex
    verb = own_predicate(root, head)
    if side == "earlier" and ahead:
        return _turned_on(timex, verb, root, published, weekly=weekly)
    over = _went_with(verb) or (_is_over(verb) and not (ahead and _looks_ahead(verb, root)))
    if side == "later" and at and over and not is_foretold(verb):
        return _moved(timex, -1, weekly=weekly, why=f"{verb.text!r} was over")
    return timex


def _turned_on(timex: Timex, verb: Token, root: Token, published: Edtf | None, *, weekly: bool) -> Timex:
    """An expression that was taken for a past one, of a predicate that may look ahead."""
    if not weekly and event_ahead(root) is not None:
        return _nearer(timex, _moved(timex, 1, weekly=False, why=f"{verb.text!r} was ahead of it"), published)
    if _is_ahead(verb) or _is_bidden(verb, root):
        return _moved(timex, 1, weekly=weekly, why=f"{verb.text!r} is to come")
    put_off = defers(verb) and root.head.lower_ in ("to", "until", "till", "for")
    if put_off or _was_to_have(verb):
        later = _moved(timex, 1, weekly=weekly, why=f"{verb.text!r} was meant to be")
        return later if put_off and _is_reset(verb) else _nearer(timex, later, published)
    if was_due(verb):
        later = _moved(timex, 1, weekly=weekly, why=f"{verb.text!r} was due")
        return _nearer(timex, later, published, times=_SURELY)
    return timex


def _mostly_earlier(timex: Timex, published: Edtf | None) -> str | None:
    """``earlier`` where a weekday was taken as past from each day that a document may be of."""
    known = None if published is None else published.bounds()
    if known is None or known.days == 1 or timex.earliest is None or known.earliest is None:
        return None
    return "earlier" if timex.earliest < known.earliest else None


def _is_ahead(verb: Token) -> bool:
    """Whether a predicate is of the future: ``will open``, ``is to be opened``."""
    kind = aspect(verb)
    meant = kind == "infinitive" and verb.dep_ == "xcomp" and aspect(verb.head) == "present"
    if meant and in_class(verb.head.lemma_.lower(), "wishing"):
        return True  # "means to name it in October"
    be = (*verb.children, verb.head) if verb.dep_ == "xcomp" else (*verb.children,)
    return kind == "future" or (
        kind == "infinitive" and any(c.lower_ in _PRESENT for c in be) and not any(c.lower_ == "have" for c in be)
    )


def _is_bidden(verb: Token, root: Token) -> bool:
    """Whether it is from when on something is to be that is called for: ``called a strike from Tuesday``."""
    return root.head.lower_ == "from" and in_class(verb.lemma_.lower(), "calling", "decreeing")


def _is_fixed(thing: Token, root: Token) -> bool:
    """Whether a day is the one that an event is fixed for: ``called`` or ``cancelled a meeting for Sunday``."""
    fixed = thing.pos_ == "NOUN" and thing.dep_ in ("dobj", "nsubjpass") and root.head.lower_ == "for"
    return (
        fixed
        and root.dep_ == "pobj"
        and in_class(thing.head.lemma_.lower(), "calling", "decreeing", "wishing", "cancelling")
    )


def _was_to_have(verb: Token) -> bool:
    """Whether a predicate tells what was meant to be: ``was to have begun on March 15``."""
    be = verb.head if verb.dep_ == "xcomp" else verb
    return verb.tag_ == "VBN" and modal(verb) == "to" and be.lower_ in ("was", "were")


def _is_reset(verb: Token) -> bool:
    """Whether a verb that puts off has a day of its own beside the new one: ``was put back on Monday to 28 May``."""
    days = (c for prep in verb.rights if prep.lower_ == "on" for c in prep.children)
    return any(day.ent_type_ in ("DATE", "TIME") for day in days)


def _nearer(timex: Timex, other: Timex, published: Edtf | None, *, times: int = 1) -> Timex:
    """The one of two expressions that lies closer to the document's date; the second, where it is so many times."""
    today = None if published is None else published.bounds().latest
    if today is None or timex.earliest is None or other.earliest is None:
        return timex
    day = today.ordinal
    return other if times * (other.earliest.ordinal - day) < day - timex.earliest.ordinal else timex


def _is_over(verb: Token) -> bool:
    """Whether a predicate tells in the simple past what was done, or had: ``had surgery``."""
    had = in_class(verb.lemma_.lower(), "light") and any(c.dep_ == "dobj" and _may_come(c) for c in verb.rights)
    past = verb.tag_ == "VBD" or any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in verb.children)
    still = in_class(verb.lemma_.lower(), *_OPEN) and not had
    return past and aspect(verb) == "past" and not (negated(verb) or still)


def _went_with(verb: Token) -> bool:
    """Whether a participle tells what was done when its predicate was, or harm: ``Speaking on Friday, he warned``."""
    bare = verb.dep_ == "advcl" and verb.tag_ == "VBG" and all(c.dep_ not in ("mark", "aux") for c in verb.lefts)
    lemma = verb.lemma_.lower()
    before = verb.i < verb.head.i and not in_class(lemma, *_TO_COME)
    return bare and (before or in_class(lemma, "harming")) and _is_over(verb.head)


def _looks_ahead(verb: Token, root: Token) -> bool:
    """Whether what stands between them may be what is to come: ``agreed to meet on Friday``, ``called a vote on it``.

    A time is not (*collapsed in its third week, on 2 February*), nor what was had or held (*made a speech in Lund on 2
    February*), nor what does not happen (*signed a contract with clerks on 2 February*).
    """
    between = (t for t in verb.doc[verb.i + 1 : root.left_edge.i] if t.pos_ != "ADP" and t.ent_type_ not in TIMES)
    held = in_class(verb.lemma_.lower(), "light")
    return any(t.tag_ in ("VB", "VBG") or (_may_come(t) and not (held and t.head.i == verb.i)) for t in between)


def _had(thing: Token) -> Token | None:
    """The verb by which somebody had or held what a noun is of: ``had surgery on her knee``."""
    while thing.dep_ == "pobj" and thing.head.dep_ == "prep" and thing.head.head.pos_ == "NOUN":
        thing = thing.head.head
    held = thing.dep_ == "dobj" and in_class(thing.head.lemma_.lower(), "light", "aspectual.end", "experiencing")
    return thing.head if held else None


def _may_come(thing: Token) -> bool:
    """Whether a noun may be of what is fixed for a day."""
    if thing.pos_ != "NOUN" or thing.dep_ == "compound":
        return False
    entry = noun(thing.lemma_.lower())
    happens = entry is not None and entry.event_share >= EVENTIVE
    return happens or in_class(thing.lemma_.lower(), "meeting", "gathering", "staging")


def _moved(timex: Timex, by: int, *, weekly: bool, why: str) -> Timex:
    first, last = timex.earliest, timex.latest
    if first is None or last is None or timex.edtf is None or timex.edtf.kind == "span":
        return timex
    period = shift_period(Interval(first, last), Granularity.WEEK if weekly else Granularity.YEAR, by)
    steps = (*timex.trace, f"{why}: {edtf_of(period)}")
    return replace(timex, edtf=edtf_of(period), earliest=period.earliest, latest=period.latest, trace=steps)
