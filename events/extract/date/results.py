"""Results: *Third-quarter profit rose. Revenue declined 8%* tells both for the quarter.

How business went is told for the period that has just ended, and goes on at the one told last, for some sentences,
whatever day the report is of. What lies further back is only compared with. So it is with prices of a day: *Copper
slipped on Friday. Tin closed at 9,000 crowns* tells both for Friday.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dates import add_days
from events.extract.date.dating import derived_date
from events.extract.date.mainline import has_own_time, is_main
from events.extract.date.narrative import DAYS, names_day
from events.extract.language.grammar import DONE, SUBJECTS, aspect, negated, own_subject, subject
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from events.dates import Edtf
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["REACH", "tell_prices", "tell_results"]

#: In so many sentences after a result was told for a period, or a price of a day, others are of it.
REACH = 6
_PERIOD_DAYS = 366
#: Prices of the day of the news come last in it, in so many sentences after it.
_FAR = 20
#: The news itself stands in so many sentences after the headline.
_OPENING = 1
#: Results are told at most so many days after their period.
_FRESH_DAYS = 200


def tell_results(candidates: Iterable[Candidate], published: Edtf, skip: Mapping[int, frozenset[int]]) -> None:
    """Date the results that are told without a period by the period told last, in place.

    Args:
        candidates: The document's, in the order of its text, dated as far as expressions and the lede date them.
        published: The document creation time.
        skip: Indices of the words of its expressions of time, by paragraph.
    """
    told = ((c, _names_period(c, published)) for c in candidates)
    _tell_on(told, _is_result, skip, "a result, for the period told last:", lambda _: REACH)


def _tell_on(
    told: Iterable[tuple[Candidate, bool]],
    takes: Callable[[Candidate, frozenset[int]], bool],
    skip: Mapping[int, frozenset[int]],
    why: str,
    reach: Callable[[Candidate], int],
) -> None:
    """Date what is told in the sentences after one that names a time, by it.

    Args:
        told: Candidates, each with whether it names the time.
        takes: Whether a candidate is of the time told last.
        skip: Indices of the words of expressions of time, by paragraph.
        why: The step, for the trace.
        reach: In how many sentences after what names the time a candidate is of it.
    """
    anchor: Candidate | None = None
    for candidate, names in told:
        if names:
            anchor = candidate
            continue
        if anchor is None or anchor.date is None or candidate.place - anchor.place > reach(candidate):
            continue
        if takes(candidate, skip[candidate.paragraph.index]):
            candidate.date = derived_date(anchor.date.edtf, "anchored", anchor, why)


def _names_period(candidate: Candidate, published: Edtf) -> bool:
    """Whether an expression dates a result to a period that has just ended."""
    edtf = None if candidate.date is None else candidate.date.edtf
    named = in_class(candidate.lemma, "changing", "disclosing", "results.nouns", "earning", "results.sums")
    named = named or any(c.lemma_ == "result" and c.dep_ == "dobj" for c in candidate.token.rights)  # "announced its"
    named = named and bool(candidate.attachments)
    if not named or edtf is None or (today := published.bounds().earliest) is None:
        return False
    bounds = edtf.bounds()
    whole = bounds.days is not None and DAYS < bounds.days <= _PERIOD_DAYS
    return whole and bounds.latest is not None and add_days(today, -_FRESH_DAYS) <= bounds.latest <= today


def _is_result(candidate: Candidate, skip: frozenset[int]) -> bool:
    """Whether a main predicate tells in the simple past how much a result became, and not since when."""
    clause = candidate.clause
    if clause is None or not candidate.is_verb or not is_main(clause):
        return False
    if not in_class(candidate.lemma, "changing", "results.sums"):
        return False
    if candidate.attachments or (candidate.date is not None and candidate.date.basis != "document"):
        return False
    thing = own_subject(clause)
    results = thing is not None and (in_class(thing.lower_, "results.nouns") or in_class(thing.lemma_, "results.nouns"))
    return results and aspect(clause) == "past" and not negated(clause) and not _has_time(clause, skip)


def _has_time(clause: Token, skip: frozenset[int]) -> bool:
    """Whether a change has an expression of time of its own, that of what it is compared with (*from …*) apart."""
    compared = {
        t.i for c in clause.children if c.lower_ in ("from", "compared", "vs", "vs.", "versus") for t in c.subtree
    }
    return has_own_time(clause, skip - compared)


def tell_prices(candidates: Iterable[Candidate], published: Edtf, skip: Mapping[int, frozenset[int]]) -> None:
    """Date the prices that are told without a day by the day that prices were told of last, in place.

    Args:
        candidates: The document's, in the order of its text, dated as far as expressions and the lede date them.
        published: The document creation time.
        skip: Indices of the words of its expressions of time, by paragraph.
    """
    known = [*candidates]
    first = next((c for c in known if _is_news(c) and names_day(c, published)), None)
    news = first if first is not None and first.place - known[0].place <= _OPENING else None
    turned = set() if news is None else {*_after_old(known, published)}
    moving = (c for c in known if c is news or (c.is_verb and _moves(c.token)))
    named = ((c, c is news or (bool(c.attachments) and names_day(c, published))) for c in moving)
    _tell_on(
        (pair for pair in named if pair[1] or not pair[0].attachments),
        _is_price,
        skip,
        "a price, of the day told last:",
        lambda price: _FAR if news is not None and price.start not in turned else REACH,
    )


def _is_news(candidate: Candidate) -> bool:
    """Whether a main predicate tells with a day what was done."""
    clause = candidate.clause
    told = clause is not None and is_main(clause) and aspect(clause) in DONE
    return told and candidate.is_verb and bool(candidate.attachments)


def _moves(verb: Token) -> bool:
    """Whether a verb tells what became of a price: ``shares fell``, ``copper rose to 9,000 crowns``."""
    thing = subject(verb)
    if thing is None:
        return False
    quoted = any(in_class(t.lower_, "quoted") for t in (thing, thing.nbor(-1)))
    if not (quoted or in_class(thing.lemma_.lower(), "traded")):
        return False
    if in_class(verb.lemma_.lower(), "changing"):
        return True
    at = any(c.lower_ in ("at", "up", "down") and any(t.like_num for t in c.subtree) for c in verb.children)
    return at and in_class(verb.lemma_.lower(), "pricing")


def _after_old(candidates: Iterable[Candidate], published: Edtf) -> Iterator[int]:
    """Where those begin that stand in a paragraph after what happened long before the document."""
    today, paragraph = published.bounds().earliest, -1
    for candidate in candidates:
        if candidate.paragraph.index == paragraph:
            yield candidate.start
        bounds = None if candidate.date is None or candidate.date.edtf is None else candidate.date.edtf.bounds()
        if bounds is not None and bounds.latest is not None and today is not None and is_main(candidate.token):
            paragraph = candidate.paragraph.index if bounds.latest < add_days(today, -DAYS) else paragraph


def _is_price(candidate: Candidate, skip: frozenset[int]) -> bool:
    """Whether a main predicate tells in the simple past how a price moved, and not since when."""
    clause = candidate.clause
    free = candidate.date is None or candidate.date.basis in ("document", "inferred")
    if clause is None or not free or not is_main(clause) or aspect(clause) != "past":
        return False
    aside = {t.i for c in clause.lefts if c.dep_ in SUBJECTS for r in c.subtree if r.dep_ == "relcl" for t in r.subtree}
    return not negated(clause) and not _has_time(clause, skip - aside)  # "shares, which had doubled since May, fell"
