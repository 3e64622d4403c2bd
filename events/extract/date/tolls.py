"""Tolls: whom it harmed, where a text only counts them after it has told what happened.

*In 1918 the mill burned down. Six people died.* They died in the fire, on its date, though a history is told on from
no other date; and *Six people die* says nothing by itself, so a title tells both: *Mill burns down, six people die*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.date.dating import derived_date
from events.extract.date.mainline import has_own_time, is_main
from events.extract.find.eventtypes import event_type
from events.extract.language.grammar import aspect, is_passive, negated, own_subject
from events.extract.language.people import is_person
from events.extract.language.predicates import in_class
from events.extract.language.roles import is_eventive

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["HARM", "VIOLENT", "tell_tolls"]

#: Kinds of events that harm people, and classes of verbs that tell so.
VIOLENT = ("disaster or accident", "armed conflict", "crime")
HARM = ("harming", "harming.undergone")
_KNOWN = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their"))


def tell_tolls(candidates: Sequence[Candidate], skip: Mapping[int, frozenset[int]]) -> None:
    """Give tolls what they are of, and its date to those without one, in place.

    Args:
        candidates: The document's, in the order of its text, dated as far as expressions date them.
        skip: Indices of the words of expressions of time, by paragraph.
    """
    for n, candidate in enumerate(candidates):
        clause = candidate.clause
        if clause is None or not candidate.is_verb or not _is_toll(clause):
            continue
        timed = has_own_time(clause, skip[candidate.paragraph.index])
        cause = next((c for c in reversed(candidates[:n]) if c.date is not None and _is_main_event(c)), None)
        if cause is None or cause.paragraph is not candidate.paragraph or candidate.place - cause.place > 1:
            continue
        if candidate.date is None and not (timed or candidate.attachments) and cause.date is not None:
            why = "whom it harmed is counted right after"
            candidate.date = derived_date(cause.date.edtf, "anchored", cause, why)
        same = candidate.date is not None and cause.date is not None and candidate.date.edtf == cause.date.edtf
        candidate.toll_of = cause if same and _only_counts(clause) else None


def _is_toll(clause: Token) -> bool:
    """Whether a main clause tells in the simple past that some people were harmed, and counts them."""
    lemma = clause.lemma_.lower()
    undergone = in_class(lemma, "harming.undergone") and not any(c.dep_ == "dobj" for c in clause.children)
    harmed = undergone or (is_passive(clause) and (in_class(lemma, "harming") or lemma == "hurt"))
    if not (harmed and is_main(clause)) or aspect(clause) != "past" or negated(clause):
        return False
    thing = own_subject(clause)
    if thing is None or thing.pos_ not in ("NOUN", "NUM") or any(c.lower_ in _KNOWN for c in thing.lefts):
        return False
    one = any(c.lower_ in ("a", "an") for c in thing.lefts) and is_person(thing)  # "a technician was killed"
    return one or thing.tag_ in ("CD", "NNS") or any(c.tag_ == "CD" for c in thing.lefts)


def _only_counts(clause: Token) -> bool:
    """Whether a clause says no more of those harmed than how many: ``two boys were killed``."""
    thing = own_subject(clause)
    more = (c for c in clause.rights if c.dep_ in ("prep", "agent", "advcl", "dobj", "xcomp"))
    return (
        thing is not None and not any(True for _ in more) and not any(c.dep_ in ("prep", "relcl") for c in thing.rights)
    )


def _is_main_event(candidate: Candidate) -> bool:
    """Whether a main clause tells of a disaster, a fight or a crime, and no toll."""
    clause, token = candidate.clause, candidate.token
    if clause is None or not is_main(clause) or aspect(clause) != "past" or _is_toll(clause):
        return False
    if in_class(clause.lemma_.lower(), "harming.undergone"):
        return False  # "the mayor died"
    kind = event_type(candidate.lemma, "VERB" if candidate.is_verb else "NOUN")
    return kind in VIOLENT or in_class(clause.lemma_.lower(), *HARM) or (token.pos_ == "NOUN" and is_eventive(token))
