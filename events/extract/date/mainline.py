"""The main line of a text: which clauses it is told in, and which of them have a time of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.date.hours import is_for_hours, is_soon
from events.extract.language.grammar import SUBJECTS, is_past_perfect, is_record, runs_on
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.words import Token

__all__ = ["has_own_time", "is_byline", "is_main", "is_quoted", "is_spoken"]

_QUOTES = frozenset(('"', "``", "''"))
_APART = ("relcl", "acl", "ccomp", "advcl", "parataxis", "csubj")
#: Days that are told by what happened then.
_DAYS_OF = ("anniversary", "day", "night", "eve", "evening", "morning", "centenary")


def is_main(clause: Token) -> bool:
    """Whether a verb is its sentence's main predicate, joined to it, or told before *somebody said* or a semicolon."""
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    apart = any(c.text == ";" for c in clause.head.children if clause.i < c.i < clause.head.i)
    reported = in_class(clause.head.lemma_.lower(), "reporting", "statement")
    return clause.dep_ == "ROOT" or (runs_on(clause) and (reported or apart))


def is_spoken(clause: Token) -> bool:
    """Whether a verb stands in quotation marks, or brings in what does: ``"It is late," she complained``."""
    if is_quoted(clause):
        return True
    says = any(c.dep_ == "ccomp" for c in clause.children)
    return says and any(token.text in _QUOTES for token in clause.sent)


def is_quoted(token: Token, since: int = 0) -> bool:
    """Whether a word stands in quotation marks that are open where it stands, since an offset in its paragraph."""
    before = token.doc.text[since : token.idx]
    return before.count('"') % 2 == 1 or before.count("``") > before.count("''")


def is_byline(clause: Token) -> bool:
    """Whether a clause tells who wrote: ``Ann Lee contributed to this report``."""
    return clause.lower_ == "contributed" and any(in_class(t.lower_, "itself.bylined") for t in clause.subtree)


def has_own_time(clause: Token, skip: frozenset[int]) -> bool:
    """Whether an expression of time stands in a clause, those under it apart, and how far back a record goes.

    *Hours later* is no other day than what was told before.
    """
    queue = [clause]
    while queue:
        token = queue.pop()
        if token.dep_ == "prep" and (is_record(token) or is_for_hours(token)):
            continue  # "the worst flood in a decade"
        if is_soon(token) or (token.dep_ in SUBJECTS and token.lower_.endswith("old")):
            continue  # "hours later", "the 24-year-old"
        if (token.i in skip and not in_class(token.lower_, "staying")) or _is_of_event(token):
            return True
        if token.dep_ in SUBJECTS and any(t.dep_ == "relcl" and _is_of_old(t, skip) for t in token.subtree):
            return True  # "a bid by a fund that had offered 46 in 2016 was rejected"
        verbs = ("VERB", "AUX")
        offers = token is clause and in_class(clause.lemma_.lower(), "statement")  # "offered to meet on Monday"
        apart = (*_APART, "xcomp") if offers else _APART
        queue += [c for c in token.children if c.dep_ not in apart and not (c.dep_ == "conj" and c.pos_ in verbs)]
    return False


def _is_of_event(day: Token) -> bool:
    """Whether a day is that of something told beside it: ``on the first anniversary of the raid``."""
    under = day.dep_ == "pobj" and day.head.lower_ == "on" and day.lower_ in _DAYS_OF
    return under and any(c.lower_ == "of" or c.dep_ == "relcl" for c in day.rights)


def _is_of_old(clause: Token, skip: frozenset[int]) -> bool:
    """Whether a clause tells of what had been at a time."""
    return is_past_perfect(clause) and any(t.i in skip for t in clause.subtree)
