"""Sequels: the news that comes so long after an event, which is counted back from it.

What it *comes a day after* was the day before the news, or before the day on which that was made known: *The ruling,
issued on Monday, comes a week after the ministry banned the drug*. And what *had* been done on a weekday was done
before what was told last, not since: *Talks collapsed on Sunday. The two sides had met since Thursday*. What *had* been
done *by* a day, though, was done after what its sentence tells first: *took the fort on Monday, and by Friday had taken
the town*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dates import Granularity, Interval, edtf_of, shift_period
from events.extract.date.dating import derived_date, document_date, since
from events.extract.language.grammar import aspect, is_past_perfect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from events.dates import Day, Edtf
    from events.extract.attach.relations import Relation
    from events.extract.find.candidates import Candidate
    from events.extract.model import EventDate

__all__ = ["date_sequels", "put_before"]

_COMING = ("come", "follow")
_WEEKDAY = "weekday"


def date_sequels(
    relations: Iterable[Relation], found: Iterable[Mapping[int, Candidate]], published: Edtf | None
) -> None:
    """Date the news that comes so long after an event, in place, so that the event can be counted back from it.

    Args:
        relations: Of the document.
        found: The candidates of each paragraph, by the index of their word.
        published: The document creation time, if it is news.
    """
    if published is None:
        return
    known = [*found]
    for relation in relations:
        news = relation.second
        clause = news.clause
        if relation.distance is None or relation.kind not in ("before", "soon before") or clause is None:
            continue
        if news.date is None and clause.lemma_ in _COMING and aspect(clause) in ("present", "perfect"):
            news.date = _own_day(news, known) or document_date(published)
            news.link = True


def _own_day(news: Candidate, known: Iterable[Mapping[int, Candidate]]) -> EventDate | None:
    """The day on which what comes was made known, as told beside it: ``the ruling, issued on Monday,``."""
    clause = news.clause
    things = () if clause is None else tuple(c for c in clause.lefts if c.dep_ == "nsubj")
    beside = (c.i for thing in things for c in thing.rights if c.dep_ in ("acl", "relcl"))
    here = next((one for one in known if any(c is news for c in one.values())), {})
    for told in (here[i] for i in beside if i in here):
        date = told.date
        if date is not None and date.edtf is not None and told.attachments and date.edtf.bounds().days == 1:
            return derived_date(date.edtf, "anchored", told, "made known then:")
    return None


def put_before(candidates: Iterable[Candidate]) -> None:
    """Date what *had* been done on a weekday that was taken for one after the day told last in its paragraph, in place.

    Args:
        candidates: In the order of the text, dated by their expressions.
    """
    told: Candidate | None = None
    for candidate in candidates:
        clause = candidate.clause
        if told is not None and told.paragraph.index != candidate.paragraph.index:
            told = None
        if clause is None or not candidate.attachments:
            continue
        if told is not None and told.sentence.start == candidate.sentence.start and is_past_perfect(clause):
            _put_between(candidate, told)
        if (day := _day(candidate)) is None:
            continue
        if not is_past_perfect(clause):
            told = candidate if aspect(clause) == "past" and _day(candidate, whole=True) is not None else told
        elif told is not None and (last := _day(told)) is not None and day > last:
            _move_back(candidate, day, told)


def _put_between(candidate: Candidate, told: Candidate) -> None:
    """Put what had been done by a day between that and what its sentence told before it."""
    bounds = None if candidate.date is None or candidate.date.edtf is None else candidate.date.edtf.bounds()
    first, last = _day(told), None if bounds is None else bounds.latest
    by = all(a.role == "by" for a in candidate.attachments) and candidate.token.dep_ != "relcl"  # no "by which time"
    if by and first is not None and last is not None and first <= last:
        between = edtf_of(Interval(first, last))
        candidate.date = derived_date(between, "anchored", told, "after what was told before it, by then:")


def _day(candidate: Candidate, *, whole: bool = False) -> Day | None:
    """The first day of what expressions date; None where it is not known, or where that is more than one day."""
    bounds = None if candidate.date is None or candidate.date.edtf is None else candidate.date.edtf.bounds()
    if bounds is None or (whole and bounds.earliest != bounds.latest):
        return None
    return bounds.earliest


def _move_back(candidate: Candidate, day: Day, told: Candidate) -> None:
    """Put what had been done on or since a weekday a week back, if that was before what was told."""
    roles = {a.role for a in candidate.attachments}
    named = all(a.timex.rule == _WEEKDAY for a in candidate.attachments)
    if told.date is None or told.date.edtf is None or not named or not roles <= {"at", "since"}:
        return
    then = shift_period(Interval(day, day), Granularity.WEEK, -1)
    last = _day(told)
    if last is None or then.latest is None or then.latest > last:
        return
    edtf = edtf_of(then)
    found = since(edtf, told.date.edtf, lasting=candidate.lasting) if "since" in roles else edtf
    candidate.date = derived_date(found, "anchored", told, "before what was told last:")
