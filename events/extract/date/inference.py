"""Inference: dates that no expression gives, from how events are related.

Dates spread along the relations until nothing changes. Each step takes from a dated event what it leaves possible for
the undated one; a date once stated by an expression is never overwritten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from events.dates import EdtfDate, EdtfRange, Granularity, Interval, add_days, edtf_of, parse_edtf, shift, shift_period
from events.extract.attach.distances import at_least, exactly, same_day, soon_after, to_the_day, vaguely
from events.extract.attach.sharing import is_term
from events.extract.attach.tenses import is_in_force
from events.extract.date.dating import (
    after,
    before,
    closely_after,
    closely_before,
    derived_date,
    not_before,
    since,
    span,
    within,
)
from events.extract.find.carrying import only_begins
from events.extract.language.eventnouns import called_off_by, object_event
from events.extract.language.grammar import DONE, MEANWHILE, aspect, is_past_perfect
from events.extract.language.lexicon import is_temporal
from events.extract.language.predicates import in_class
from events.extract.language.subclauses import stands_elsewhen
from events.extract.model import EventDate
from events.tag import span_back, span_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.dates import Edtf
    from events.extract.attach.relations import Relation
    from events.extract.find.candidates import Attachment, Candidate
    from events.extract.language.words import Token
    from events.tag import Timex

__all__ = ["infer"]

_ROUNDS = 6
_WEEK = 7
#: How many candidates back an event is looked for that *since then* may mean.
_REACH = 300
#: Of what is to be, and of what is over.
_AHEAD = ("future", "modal", "infinitive")
_OVER = ("past", "participle")


def infer(
    candidates: Sequence[Candidate],
    relations: Sequence[Relation],
    published: Edtf | None,
) -> None:
    """Date what can be dated from other events, in place.

    Args:
        candidates: All of the document, in the order of its text.
        relations: Between them.
        published: The document creation time.
    """
    called_off = [(c, head) for c in candidates if (head := called_off_by(c.token)) is not None]
    for _ in range(_ROUNDS):
        before_round = [c.date for c in candidates]
        for candidate, head in called_off:
            _mark_cancelled(candidate, head, candidates, published)
        for relation in relations:
            _apply(relation, published)
        for n, candidate in enumerate(candidates):
            _from_antecedent(candidate)
            if candidate.date is None and candidate.attachments:
                _since_then(candidate, candidates[max(0, n - _REACH) : n], published)
        if [c.date for c in candidates] == before_round:
            return


def _apply(relation: Relation, published: Edtf | None) -> None:
    a, b = relation.first, relation.second
    if relation.kind == "of":
        _join_part(a, b)
        return
    if relation.kind == "within":
        _no_later(relation, published)
        return
    if relation.kind == "anniversary":
        _years_on(relation, published)
        return
    if relation.distance is not None:
        _at_distance(relation, relation.distance)
    if relation.kind == "eve":
        _on_the_eve(a, b)
    elif relation.kind == "same":
        _one_happening(relation, published)
    else:
        _in_order(relation, published)


def _no_later(relation: Relation, published: Edtf | None) -> None:
    """Date what came no longer than so long after a dated event: ``within days of the flood``."""
    event, later, distance = relation.first, relation.second, relation.distance
    if later.date is None and event.date is not None and event.date.edtf is not None and distance is not None:
        why = f"within {distance.text!r} of {event.token.text!r}"
        later.date = derived_date(soon_after(distance, event.date.edtf, published), "anchored", event, why)


def _years_on(relation: Relation, published: Edtf | None) -> None:
    """Date what was done on an anniversary of a dated event: the one told, else the last before the document.

    Of an event that nothing dates, one that is told tells the year.
    """
    event, later = relation.first, relation.second
    if event.date is None and relation.distance is not None:
        _years_before(event, later, relation)
        return
    bounds = None if event.date is None or event.date.edtf is None else event.date.edtf.bounds()
    today = None if published is None else published.bounds().latest
    if later.date is not None or bounds is None or bounds.earliest is None or bounds.latest is None:
        return
    if relation.distance is not None:
        years = _years(relation.distance)
    elif today is not None:
        years = today.year - bounds.earliest.year
        years -= shift(bounds.earliest, Granularity.YEAR, years) > today
    else:
        return
    then = edtf_of(shift_period(bounds, Granularity.YEAR, years))
    later.date = derived_date(then, "anchored", event, f"{relation.why} of {event.token.text!r}")


def _years_before(event: Candidate, later: Candidate, relation: Relation) -> None:
    """Date an event by what was done on its so-and-so-many-eth anniversary, which may be kept days off: to the year."""
    bounds = None if later.date is None or later.date.edtf is None else later.date.edtf.bounds()
    if relation.distance is None or bounds is None or bounds.earliest is None or bounds.latest is None:
        return
    year = bounds.earliest.year - _years(relation.distance)
    if year > 0 and bounds.latest.year == bounds.earliest.year:
        event.date = derived_date(parse_edtf(f"{year:04}"), "anchored", later, f"{relation.why} of it")


def _years(distance: Timex) -> int:
    """How many years on an anniversary is."""
    return int(distance.value[1:-1])


def _one_happening(relation: Relation, published: Edtf | None) -> None:
    """Let an event and what is told of it share names and dates."""
    a, b = relation.first, relation.second
    if a.frame is None and not b.is_verb and not a.is_verb:
        a.frame = b.token
        b.refer_to(a)
    elif b.is_verb and _occurs(b) and relation.word.lower_ not in MEANWHILE and not only_begins(b.token):
        b.refer_to(a)
    if _goes_on_from(a, b) and a.date is not None and a.date.edtf is not None:
        b.date = derived_date(since(a.date.edtf, published, lasting=False), "anchored", a, f"since {a.token.text!r}")
    _same(a, b, relation.why, published)


def _in_order(relation: Relation, published: Edtf | None) -> None:
    """Take what the order of two events leaves possible for the one that nothing dates."""
    a, b = relation.first, relation.second
    if b.date is None and a.date is not None and a.date.edtf is not None:
        edtf = a.date.edtf
        if relation.kind in ("before", "soon before") and _lasts_until(edtf, published):
            return  # "signed after a decade of talks": when they began says nothing
        edtf = _end(edtf) if relation.word.lower_ in ("after", "following", "since") else edtf
        if relation.kind == "since" and in_class(b.lemma, "withholding") and is_in_force(b):
            b.date = derived_date(within(edtf), "anchored", a, f"in force since {a.token.text!r}")
        elif relation.kind == "since":
            b.date = derived_date(
                since(edtf, published, lasting=b.lasting), "anchored", a, f"{relation.why} {a.token.text!r}"
            )
        elif relation.kind == "around" or _at_once(relation, edtf):
            b.date = derived_date(within(edtf), "anchored", a, f"{relation.why} {a.token.text!r}")
        elif a.date.basis != "inferred":
            tense = "past" if b.clause is None else aspect(b.clause)
            then = closely_after(edtf, published) if tense in _OVER else after(edtf, published)
            if tense not in _AHEAD or _is_ahead(edtf, published):
                b.date = derived_date(then, "anchored", a, f"after {a.token.text!r} ({relation.why})")
    elif a.date is None and b.date is not None and b.date.edtf is not None and relation.kind != "around":
        lasted = _up_to(a, b.date) if relation.kind == "soon before" else None
        lasted = b.date.edtf if _at_once(relation, b.date.edtf) else lasted
        if relation.kind == "before" and a.clause is not None and aspect(a.clause) in _AHEAD:
            bound = before(b.date.edtf, strictly=False)  # "may cross the floor before the house rises on the 20th"
            lasted = bound if bound is None else not_before(bound, published)
        found, basis = (lasted, "anchored") if lasted is not None else (_before(relation, b.date), "inferred")
        a.date = derived_date(found, basis, b, f"{relation.kind} {b.token.text!r} ({relation.why})")


def _at_once(relation: Relation, edtf: Edtf) -> bool:
    """Whether the other event was of the same day: *stung minutes after she rose*, *minutes before the vote*.

    What has gone on *since shortly after* it was not.
    """
    word = relation.word
    closely = word.i > 0 and in_class(word.doc[word.i - 1].lower_, "closely", "closely.in_a_day")
    goes_on = word.i > 1 and word.doc[word.i - 2].lower_ == "since"
    return closely and not goes_on and edtf.bounds().days == 1


def _goes_on_from(a: Candidate, b: Candidate) -> bool:
    """Whether an undated perfect tells what an event has done up to now: *the fires have burned 3,000 hectares*."""
    if b.date is not None or b.clause is None or not b.is_verb or b.attachments:
        return False
    at_once = in_class(b.lemma, "harming", "harming.undergone", "occurring", "aspectual.begin", "aspectual.end")
    return a.date is not None and a.date.basis != "document" and aspect(b.clause) == "perfect" and not at_once


def _on_the_eve(before_it: Candidate, event: Candidate) -> None:
    """The day before an event, or the event from the day before it."""
    for one, other, days in ((before_it, event, -1), (event, before_it, 1)):
        bounds = None if other.date is None or other.date.edtf is None else other.date.edtf.bounds()
        if one.date is None and bounds is not None and bounds.days == 1 and bounds.earliest is not None:
            day = add_days(bounds.earliest, days)
            one.date = derived_date(edtf_of(Interval(day, day)), "anchored", other, "on the eve of it")


def _up_to(lasting: Candidate, then: EventDate) -> Edtf | None:
    """The time that something took which a dated event ended: ``after two days of talks they signed on Friday``."""
    if then.basis == "inferred" or then.edtf is None or then.edtf.kind == "span":
        return None
    lengths = (a.timex for a in lasting.attachments if a.role == "duration" and a.timex.edtf is None)
    return next((back for one in lengths if (back := span_back(one, then.edtf)) is not None), None)


def _lasts_until(edtf: Edtf, published: Edtf | None) -> bool:
    """Whether a span reaches up to the document."""
    return published is not None and edtf.kind == "span" and edtf.bounds().latest == published.bounds().latest


def _join_part(part: Candidate, whole: Candidate) -> None:
    """Let what is told as part of an event speak of it, unless it has a date of its own."""
    if part.antecedent is None and (whole.attachments or not part.attachments or not part.is_verb):
        part.refer_to(whole)


def _at_distance(relation: Relation, distance: Timex) -> None:
    """``Three weeks after the vote``: either date from the other, by counting."""
    for one, other, direction in ((relation.second, relation.first, 1), (relation.first, relation.second, -1)):
        if one.date is None and other.date is not None and other.date.edtf is not None:
            then, exact = other.date.edtf, to_the_day(relation.word) is not None
            edtf = exactly(distance, then, direction) if exact else vaguely(distance, then, direction)
            edtf = edtf or at_least(distance, then, direction) or span_from(distance, then, direction)
            edtf = edtf or same_day(distance, then, direction)
            why = f"{distance.text!r} {relation.why} {other.token.text!r}"
            one.date = derived_date(edtf, "anchored", other, why)


def _before(relation: Relation, later: EventDate) -> Edtf | None:
    """The days left to what came before a dated event: a cause lies close before it.

    What is told beside a month, season or year is of that; what a clause tells, of the same day: *closed on Friday
    after rain fell*. Any other order, and any before news of the document's date, says only *not later*.
    """
    edtf, first, word = later.edtf, relation.first, relation.word
    if edtf is None or (later.basis == "inferred" and relation.kind != "before"):
        return edtf
    if relation.kind == "closely before":
        return closely_before(edtf)
    unit = first.token.head.head if first.token.dep_ == "pobj" and first.token.head.lower_ == "of" else None
    if unit is not None and unit.tag_ == "NNS" and unit.head.i == word.i and is_temporal(unit.lemma_.lower()):
        return before(edtf, strictly=False)  # "after years of talks"
    close = later.basis != "document" and not in_class(word.doc[max(0, word.i - 1)].lower_, "closely.loosely")
    close = close and not in_class(
        relation.second.lemma, "prosecuting.tried", "prosecuting.verdicts"
    )  # months, if not years, later
    beside = close and relation.kind == "before" and first.is_verb and not first.lasting
    beside = beside and first.clause is not None and not is_past_perfect(first.clause)
    whole = close and isinstance(edtf, EdtfDate) and edtf.bounds().days != 1 and word.lower_ not in ("before", "since")
    if word.lower_ == "before" and isinstance(edtf, EdtfRange) and edtf.span and edtf.start is not None:
        return before(edtf.start, strictly=False)  # "before the war of 1914 to 1918"
    return within(edtf) if whole or (beside and edtf.bounds().days == 1) else before(edtf, strictly=False)


def _end(edtf: Edtf) -> Edtf:
    """The end of what lasted, after which others came: ``after the war of 1914 to 1918``; any other date as it is."""
    if isinstance(edtf, EdtfRange) and edtf.span and edtf.start is not None and edtf.end is not None:
        return edtf.end
    return edtf


def _same(a: Candidate, b: Candidate, why: str, published: Edtf | None) -> None:
    for one, other in ((a, b), (b, a)):
        if one.date is None and other.date is not None and other.date.edtf is not None:
            if one is a and b.is_verb and not _tells_when(b):
                continue  # a dated predicate does not date its subject: "the war displaced people in May"
            if one.clause is not None and is_past_perfect(one.clause) and any(map(is_term, one.clause.rights)):
                continue  # "she had drawn teeth for twenty years when an aunt died"
            if one.clause is not None and aspect(one.clause) in DONE and _is_ahead(other.date.edtf, published):
                continue  # "the rally set for Sunday was banned"
            edtf = within(other.date.edtf) if one.is_verb else other.date.edtf
            basis = "inferred" if other.date.basis == "inferred" else "anchored"
            one.date = derived_date(edtf, basis, other, f"one happening with {other.token.text!r} ({why})")


def _occurs(predicate: Candidate) -> bool:
    """Whether a verb says no more than that its subject happened: a row *broke out*, but talks *broke down*."""
    parts = [c.lower_ for c in predicate.token.rights if c.dep_ == "prt"]
    return in_class(predicate.lemma, "occurring") and not (predicate.lemma == "break" and parts not in ([], ["out"]))


def _tells_when(predicate: Candidate) -> bool:
    """Whether a dated predicate dates its subject too: it says that it happened, or that it ended another event."""
    ends = in_class(predicate.lemma, "aspectual.end") and object_event(predicate.token) is not None
    return _occurs(predicate) or (ends and bool(predicate.attachments))


def _from_antecedent(candidate: Candidate) -> None:
    other = candidate.antecedent
    if other is None or other is candidate:
        return
    for one, source in ((candidate, other), (other, candidate)):
        if (one.date is None or _is_wider(one, source)) and source.date is not None and source.date.edtf is not None:
            one.date = derived_date(
                source.date.edtf, source.date.basis, source, f"speaks of the same event as {source.token.text!r}"
            )


def _is_wider(one: Candidate, source: Candidate) -> bool:
    """Whether only an order of events dates the one, and the other lies within what it leaves possible."""
    if one.date is None or source.date is None or one.date.edtf is None or source.date.edtf is None:
        return False
    if one.date.basis != "inferred":
        return False
    wide, narrow = one.date.edtf.bounds(), source.date.edtf.bounds()
    unknown = wide.earliest is None and narrow.earliest is not None
    return unknown and wide.latest is not None and narrow.latest is not None and narrow.latest <= wide.latest


def _mark_cancelled(candidate: Candidate, head: Token, candidates: Sequence[Candidate], published: Edtf | None) -> None:
    """Mark what is called off, which is when that was said; of a day that is over it was on that day at the latest."""
    candidate.cancelled_by = head
    source = next((c for c in candidates if c.paragraph is candidate.paragraph and c.token.i == head.i), None)
    if source is not None and source.date is not None and candidate.date is None:
        candidate.date = derived_date(source.date.edtf, "inferred", source, f"called off ({head.text!r})")
    elif source is not None and source.date is None and _is_fresh_day(candidate.date, published):
        source.date = derived_date(candidate.date.edtf, "inferred", candidate, "calls off what was to be by then")


def _is_fresh_day(date: EventDate | None, published: Edtf | None) -> TypeGuard[EventDate]:
    """Whether a date is a day of the week before the document, by words that count from it."""
    if date is None or date.basis != "relative" or date.edtf is None or published is None:
        return False
    days, today = date.edtf.bounds(), published.bounds().latest
    if days.earliest is None or days.earliest != days.latest or today is None:
        return False
    return add_days(today, -_WEEK) <= days.earliest < today


def _since_then(candidate: Candidate, earlier: Sequence[Candidate], published: Edtf | None) -> None:
    """``Since then``: from the nearest dated event before it, where that is nearer than the expression's own anchor."""
    for attachment in candidate.attachments:
        if attachment.role == "limit":
            _in_limit(candidate, attachment, earlier, published)
        counted = attachment.role == "at" and attachment.timex.type == "DURATION"
        if counted or attachment.role not in ("since", "after", "at"):
            continue
        distance = _is_distance(candidate, attachment)
        others = (c for c in reversed(earlier) if not any(a.timex is attachment.timex for a in c.attachments))
        anchor = next((c for c in others if _can_anchor(c, candidate, same=distance)), None)
        if anchor is None or anchor.date is None or anchor.date.edtf is None:
            _own_anchor(candidate, attachment, published)
            continue
        edtf = anchor.date.edtf
        if attachment.role == "since":
            found = since(edtf, published, lasting=candidate.lasting)
        else:
            then = span_from(attachment.timex, edtf, 1) if distance else None
            found = after(edtf, published) if then is None or _is_ahead(then, published) else then
        why = f"{attachment.timex.text!r} means the nearest dated event before it, {anchor.token.text!r}"
        candidate.date = derived_date(found, "anchored", anchor, why)


def _in_limit(
    candidate: Candidate, attachment: Attachment, earlier: Sequence[Candidate], published: Edtf | None
) -> None:
    """``Within a year she had resigned``: counted from what was told right before it, in its sentence or the last.

    ``For the next year she taught``: the whole of it.
    """
    clause, timex = candidate.clause, attachment.timex
    before = (c for c in reversed(earlier) if not any(a.timex is timex for a in c.attachments))
    anchor = next((c for c in before if _can_anchor(c, candidate, same=True)), None)
    if anchor is None or anchor.date is None or anchor.date.edtf is None or candidate.place - anchor.place > 1:
        return
    over = [t for t in candidate.sentence if candidate.paragraph.offset + t.idx < timex.start]
    lasts = bool(over) and over[-1].lower_ == "for"
    told = clause is not None and aspect(clause) in (*DONE, "participle")
    told = told and (lasts or candidate.paragraph is anchor.paragraph)
    promised = in_class(candidate.lemma, "proposal", "demanding") and timex.start > candidate.end
    told = told and not promised  # "promised a vote within a year"
    if told and anchor.date.basis != "inferred" and not _is_of_another(candidate, timex):
        why = f"within {attachment.timex.text!r} of the event before it, {anchor.token.text!r}"
        then = soon_after(timex, anchor.date.edtf, published)
        then = span(then, then) if lasts and then is not None else then
        candidate.date = derived_date(then, "anchored", anchor, why)


def _can_anchor(anchor: Candidate, candidate: Candidate, *, same: bool) -> bool:
    """Whether a candidate is dated, not by the document, and of a sentence before, or of the *same* if it may be."""
    return (
        anchor.date is not None
        and anchor.date.edtf is not None
        and anchor.date.basis != "document"
        and not (anchor.clause is not None and anchor.clause.dep_ == "relcl" and is_past_perfect(anchor.clause))
        and (same or not stands_elsewhen(anchor.token))
        and (same or anchor.sentence.start != candidate.sentence.start or anchor.paragraph is not candidate.paragraph)
    )


def _is_ahead(edtf: Edtf, published: Edtf | None) -> bool:
    """Whether a date lies wholly after the document's."""
    first, today = edtf.bounds().earliest, None if published is None else published.bounds().latest
    return first is not None and today is not None and first > today


def _is_distance(candidate: Candidate, attachment: Attachment) -> bool:
    """Whether something happened so long after what was told before: ``failed after 19 months``.

    Not where the length is that of something else: ``left after two years in office``.
    """
    timex = attachment.timex
    if attachment.role != "after" or timex.type != "DURATION" or timex.edtf is not None or candidate.clause is None:
        return False
    return not _is_of_another(candidate, timex)


def _is_of_another(candidate: Candidate, timex: Timex) -> bool:
    """Whether words behind a length of time say what it is the length of, or from when: ``two years in office``."""
    at = candidate.paragraph.offset
    words = [t for t in candidate.sentence if timex.start <= at + t.idx < timex.end]
    behind = [c for t in words for c in t.children if c.dep_ in ("prep", "acl", "relcl") and at + c.idx >= timex.end]
    return any(c.lower_ != "followed" for c in behind)


def _own_anchor(candidate: Candidate, attachment: Attachment, published: Edtf | None) -> None:
    edtf = attachment.timex.edtf
    if edtf is None:
        return
    found = since(edtf, published, lasting=candidate.lasting) if attachment.role == "since" else edtf
    if found is not None:
        steps = (*attachment.timex.trace, f"{attachment.timex.text!r} dates it ({attachment.role})")
        candidate.date = EventDate(found, "anchored", None, attachment.timex.text, steps)
