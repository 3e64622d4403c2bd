"""Sequels: the news that comes so long after an event, which is counted back from it.

What it *comes a day after* was the day before the news, or before the day on which that was made known: *The ruling,
issued on Monday, comes a week after the ministry banned the drug*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.date.dating import derived_date, document_date
from events.extract.language.grammar import aspect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from events.dates import Edtf
    from events.extract.attach.relations import Relation
    from events.extract.find.candidates import Candidate
    from events.extract.model import EventDate

__all__ = ["date_sequels"]

_COMING = ("come", "follow")


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
