"""What is dated in passing: reports, states, and the doings around the news that no row tells by themselves.

They are mentions, not events of the table: whoever counts or checks what a document dates wants them, a reader of the
table does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.dating import document_date, stated_date
from events.extract.grammar import aspect, governing_verb
from events.extract.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from events.dates import Edtf
    from events.extract.candidates import Candidate
    from events.extract.words import Token

__all__ = ["date_asides", "is_predicate"]

_FIRST_SENTENCES = 3
_ARGUMENTS = ("dobj", "nsubj", "nsubjpass")
_TENSES = ("past", "present", "perfect")


def is_predicate(token: Token) -> bool:
    """Whether a word is a predicate: any verb but an auxiliary or a modifier."""
    return token.pos_ == "VERB" and token.dep_ not in ("aux", "auxpass", "amod", "compound", "prt", "case", "mark")


def date_asides(
    candidates: Iterable[Candidate], asides: Iterable[Candidate], published: Edtf | None, *, news: bool
) -> Iterator[Candidate]:
    """Date what can be dated in passing; give all that is dated, in the order of the text.

    An aside takes the expressions attached to it; what is at hand in the news takes the document's date; an event noun
    without a date takes that of the predicate whose subject or object it is.

    Args:
        candidates: The document's event candidates, dated as far as they are events of the table.
        asides: Its other predicates.
        published: The document creation time.
        news: Whether the document reports on its own time.
    """
    weak = list(asides)
    for aside in weak:
        aside.date = stated_date(aside.attachments, published, lasting=True)
    everyone = sorted((*candidates, *weak), key=lambda c: c.start)
    sentences: dict[tuple[int, int], int] = {}
    for candidate in everyone:
        place = (candidate.paragraph.index, candidate.sentence.start)
        nth = sentences.setdefault(place, len(sentences) + 1)
        if candidate.date is None and news and published is not None and _is_current(candidate, nth):
            candidate.date = document_date(published)
    predicates = {(c.paragraph.index, c.token.i): c for c in everyone}
    for candidate in everyone:
        if candidate.date is None and candidate.token.dep_ in _ARGUMENTS:
            verb = governing_verb(candidate.token)
            above = None if verb is None else predicates.get((candidate.paragraph.index, verb.i))
            candidate.date = None if above is None else above.date
        if candidate.date is not None and candidate.date.edtf is not None:
            yield candidate


def _is_current(candidate: Candidate, nth: int) -> bool:
    """Whether it is at hand in the news: said in the headline, or a main predicate of the first sentences or a report.

    Args:
        candidate: A predicate or event noun.
        nth: Its sentence among those that hold a predicate, from 1.
    """
    clause = candidate.clause
    if clause is None or nth == 1:
        return clause is not None
    if nth > _FIRST_SENTENCES and not in_class(candidate.lemma, "reporting", "statement"):
        return False
    return aspect(clause) in _TENSES and clause.dep_ in ("ROOT", "conj", "parataxis", "ccomp")
