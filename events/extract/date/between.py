"""Between: what a text tells in the simple past after one dated event and before the next happened between the two.

A history that names a time goes on from there until it names another: *On 12 September the army reached the town. Its
engineers dug trenches. On 2 October the wall fell.* The trenches were dug from 12 September to 2 October. That holds
inside a paragraph, on its main line, where the two are told in the order in which they happened, not far apart in the
text nor in time, and nothing told between them steps out of that order: a past perfect, another date, a present. What
ends a paragraph is closed by the date that begins the next, if that is of the same weeks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dates import Interval, add_days, add_months, edtf_of
from events.extract.date.dating import derived_date, range_end
from events.extract.date.lede import FRESH_DAYS
from events.extract.date.mainline import is_byline, is_main, is_spoken
from events.extract.date.simplepast import is_past_told
from events.extract.language.grammar import aspect, is_past_perfect
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from events.dates import Day, Edtf
    from events.extract.attach.relations import Relation
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["SENTENCES", "date_between", "may_lie_between", "recent_since"]

#: No more sentences lie between the two.
SENTENCES = 6
#: Nor so many months and more: what happened some time in ten years is hardly dated.
_MONTHS = 60
#: Nor so many days and more where the next paragraph tells the other, as it begins.
_DAYS = 31
_ON = frozenset(("on", "in", "at", "by", "during"))


def date_between(
    candidates: Iterable[Candidate],
    reports: Iterable[Candidate],
    relations: Iterable[Relation],
    times: Mapping[int, frozenset[int]],
    recent: Day | None,
) -> None:
    """Date what is told in the simple past between two dated events, in place.

    Args:
        candidates: The document's, in the order of its text, dated as far as they can be without it.
        reports: Its other predicates: reports, states and attitudes.
        relations: Between them: what is so long before or after another is dated by that.
        times: Indices of the words of its dates, by paragraph.
        recent: From when on it reports, if it is news, which tells in another order.
    """
    told = sorted((*candidates, *reports), key=lambda c: c.start)
    counted = {id(c) for r in relations if r.distance is not None for c in (r.first, r.second)}
    since: Candidate | None = None
    inside: list[Candidate] = []
    astray = False
    for candidate in told:
        clause = candidate.clause
        if clause is None or not is_main(clause):
            continue
        if since is not None and candidate.paragraph.index - since.paragraph.index > 1:
            since = None
        named = _is_named(candidate)
        if since is not None and named:
            _put_between(inside, since, candidate, recent)
        if any(a.timex.edtf is not None for a in candidate.attachments):
            since, inside, astray = (candidate if named else None), [], False
        elif candidate.date is None:
            dated = _has_date(clause, times[candidate.paragraph.index])
            astray = astray or dated or aspect(clause) != "past" or is_past_perfect(clause)
            since = since if since is not None and since.paragraph is candidate.paragraph else None
            if since is not None and not astray and id(candidate) not in counted and _happened(candidate, clause):
                inside.append(candidate)


def recent_since(published: Edtf | None, *, news: bool) -> Day | None:
    """From when on a document, if it is news, tells in another order: the running day, and what led to it."""
    today = None if published is None or not news else published.bounds().earliest
    return None if today is None else add_days(today, -FRESH_DAYS)


def may_lie_between(first: Day, last: Day, recent: Day | None) -> bool:
    """Whether what lies from one day to another is dated by that: they are not far apart, nor of the time of news.

    Args:
        first: The one.
        last: The other.
        recent: From when on the document reports, if it is news.
    """
    return first <= last <= add_months(first, _MONTHS) and (recent is None or last < recent)


def _is_named(candidate: Candidate) -> bool:
    """Whether a main predicate of the simple past has a date with both bounds that the text tells."""
    clause, date = candidate.clause, candidate.date
    if date is None or date.edtf is None or clause is None or date.basis in ("inferred", "document"):
        return False
    bounds = date.edtf.bounds()
    told = aspect(clause) == "past" and not is_past_perfect(clause)
    return told and bounds.earliest is not None and bounds.latest is not None


def _has_date(clause: Token, times: frozenset[int]) -> bool:
    """Whether a date stands in a clause or under it, those joined to it apart, or *on the first day of the war*."""
    queue = [clause]
    while queue:
        token = queue.pop()
        if token.i in times or (token.ent_type_ == "DATE" and token.dep_ == "pobj" and token.head.lower_ in _ON):
            return True
        queue += [c for c in token.children if c.dep_ != "conj" or c.pos_ not in ("VERB", "AUX")]
    return False


def _happened(candidate: Candidate, clause: Token) -> bool:
    """Whether a predicate tells that something happened then: no talk, and nothing that went on."""
    if not candidate.is_verb or candidate.attachments or candidate.lasting:
        return False
    apart = is_byline(clause) or is_spoken(clause) or any(c.lower_ == "still" for c in clause.children)
    apart = apart or in_class(candidate.lemma, "statement", "reporting", "describing", "owning")
    return not apart and is_past_told(clause)


def _put_between(inside: Sequence[Candidate], since: Candidate, until: Candidate, recent: Day | None) -> None:
    """Date what was told between two dated events, if these say so: what lasted has the next one before it begin."""
    first, last = _days(since), _days(until, only_first=True)
    if first is None or last is None or until.place - since.place > SENTENCES + 1:
        return
    apart = since.paragraph is not until.paragraph and last[1] > add_days(first[0], _DAYS)
    if apart or not (first[0] <= last[0] and may_lie_between(first[0], last[1], recent)):
        return
    then = edtf_of(Interval(first[0], last[1]))
    for candidate in inside:
        candidate.date = derived_date(then, "inferred", since, f"told after it and before {until.token.text!r}")


def _days(candidate: Candidate, *, only_first: bool = False) -> tuple[Day, Day] | None:
    """The first and last day of a date; of what lasted, if so asked, those of its begin."""
    edtf = None if candidate.date is None else candidate.date.edtf
    edtf = range_end(edtf, last=False) if only_first and edtf is not None and edtf.kind == "span" else edtf
    bounds = None if edtf is None else edtf.bounds()
    if bounds is None or bounds.earliest is None or bounds.latest is None:
        return None
    return bounds.earliest, bounds.latest
