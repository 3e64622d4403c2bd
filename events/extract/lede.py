"""The news of the day: events that no expression dates because the document's own date does.

Only the main predicates of the headline and of the first sentence of the body count, and only in a document that is
news: one whose dates, where it has any, are not all long past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dates import add_months
from events.extract.candidates import TIMES, adjuncts
from events.extract.grammar import aspect
from events.extract.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.dates import Edtf
    from events.extract.candidates import Candidate
    from events.tag import Timex

__all__ = ["is_news", "mark_lede"]

_PARAGRAPHS = 2
_RECENT_MONTHS = 24


def is_news(timexes: Sequence[Timex], published: Edtf | None) -> bool:
    """Whether a document reports on its own time: no dates at all, or at least one in the two years before it."""
    if published is None:
        return False
    first = published.bounds().earliest
    dated = [t for t in timexes if t.latest is not None and t.type in ("DATE", "TIME", "DURATION")]
    if first is None or not dated:
        return first is not None
    since = add_months(first, -_RECENT_MONTHS)
    return any(t.latest is not None and t.latest >= since for t in dated)


def mark_lede(candidates: Sequence[Candidate], timexes: Sequence[Timex], published: Edtf | None) -> None:
    """Set ``lede`` on the main predicates of the headline and of the body's first sentence, if the document is news.

    Paragraphs without a candidate (bylines, datelines) do not count.
    """
    if not is_news(timexes, published):
        return
    first: dict[int, int] = {}
    for candidate in candidates:
        sentence = first.setdefault(candidate.paragraph.index, candidate.sentence.start)
        inside = len(first) <= _PARAGRAPHS and candidate.sentence.start == sentence
        candidate.lede = inside and _is_main(candidate)


def _is_main(candidate: Candidate) -> bool:
    head = candidate.clause or candidate.token
    if candidate.clause is not None and aspect(candidate.clause) not in ("past", "present", "perfect", "participle"):
        return False
    if any(token.text == '"' for token in candidate.sentence) or any(t.ent_type_ in TIMES for t in adjuncts(head)):
        return False  # speech; or it has a date of its own, even if that cannot be resolved
    if head.dep_ == "ROOT":
        return candidate.clause is not None or candidate.token.pos_ == "NOUN"
    return head.dep_ == "ccomp" and head.head.dep_ == "ROOT" and in_class(head.head.lemma_.lower(), "reporting")
