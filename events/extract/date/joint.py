"""Days of clauses that are joined, and what a verdict only looks back on; see :mod:`events.extract.date.narrative`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.date.dating import derived_date
from events.extract.find.eventtypes import event_type
from events.extract.language.grammar import (
    aspect,
    conjuncts,
    has_subject,
    is_passive,
    is_past_perfect,
    own_subject,
    subject,
)
from events.extract.language.lexicon import classes
from events.extract.language.predicates import in_class, noun_again

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.model import EventDate

__all__ = ["disasters", "doer_day", "is_deed", "is_of_case", "is_verdict", "joint_day"]

#: A disaster is told by so many days at most.
_DAYS = 3
#: What somebody is tried for, and what is told with it.
_DEEDS = frozenset(("crime", "armed conflict", "disaster or accident", "business deal", "migration", "other"))


def joint_day(
    candidate: Candidate,
    clause: Token,
    dated: Mapping[tuple[int, int], Candidate],
    names_day: Callable[[Candidate], bool],
) -> EventDate | None:
    """The day that is told with what is joined to a predicate: ``six were held and a boy freed on Tuesday``.

    So is what is joined to a clause that speaks of something told before: ``The row grew and a man was hurt``.

    Args:
        candidate: Undated.
        clause: Its verb.
        dated: The dated events of the document, by index of paragraph and word.
        names_day: Whether a dated event names a day of the news.
    """
    at, thing = candidate.paragraph.index, own_subject(clause)
    if clause.dep_ == "conj" and (above := dated.get((at, clause.head.i))) is not None:
        day = above.date if not above.attachments and names_day(above) else None
        return (
            None if day is None or day.basis != "anchored" else derived_date(day.edtf, "anchored", above, "joined to:")
        )
    if thing is None or thing.pos_ == "PRON" or in_class(candidate.lemma, "statement", "reporting"):
        return None
    told = (dated.get((at, c.i)) for c in conjuncts(clause) if aspect(c) == "past" and has_subject(c))
    later = next((c for c in told if c is not None and c.attachments and names_day(c)), None)
    return (
        None if later is None or later.date is None else derived_date(later.date.edtf, "anchored", later, "joined to:")
    )


def disasters(dated: Iterable[Candidate]) -> dict[str, Candidate]:
    """The disasters of a document by their word, each where it is first told with days of its own.

    Args:
        dated: The dated events, in the order of the text.
    """
    found: dict[str, Candidate] = {}
    for event in dated:
        thing = subject(event.token) if event.is_verb else event.token
        days = None if event.date is None or event.date.edtf is None else event.date.edtf.bounds().days
        if thing is not None and days is not None and days <= _DAYS and _is_disaster(thing):
            found.setdefault(thing.lemma_.lower(), event)
    return found


def doer_day(candidate: Candidate, clause: Token, known: Mapping[str, Candidate]) -> EventDate | None:
    """The day of the disaster that did it: ``The quake killed nine``, a day after it was told of with its own.

    Args:
        candidate: Undated.
        clause: Its verb.
        known: As :func:`disasters` gives them.
    """
    thing = subject(clause) if known else None
    if thing is None or aspect(clause) != "past" or is_passive(clause):
        return None
    if thing.pos_ != "PROPN" and not _is_disaster(thing):
        return None
    word = thing.lemma_.lower()
    told = (event for name, event in known.items() if name == word or noun_again(word, name) or noun_again(name, word))
    event = next((one for one in told if one.start < candidate.start), None)
    if event is None or event.date is None:
        return None
    return derived_date(event.date.edtf, "anchored", event, f"done by it ({thing.text!r}):")


def _is_disaster(thing: Token) -> bool:
    """Whether a word is for a disaster, or names one: ``quake``, ``Typhoon Nando``."""
    called = any(c.dep_ == "compound" and "calamity" in classes(c.lower_) for c in thing.lefts)
    return called or thing.ent_type_ == "EVENT" or "calamity" in classes(thing.lemma_.lower())


def is_of_case(candidate: Candidate, anchor: Candidate | None) -> bool:
    """Whether a deed is told in a report on a trial: *was jailed on Friday. He took £200 from the till*.

    What the court did is told on, and what is told of another day than the verdict's.

    Args:
        candidate: The next main predicate.
        anchor: What named the running day; None for the document itself.
    """
    same = anchor is not None and anchor.paragraph is candidate.paragraph
    if anchor is not None and (not is_verdict(anchor) or (same and anchor.sentence.start == candidate.sentence.start)):
        return False
    return is_deed(candidate)


def is_deed(candidate: Candidate) -> bool:
    """Whether a verb in the past tells what somebody did, and no court: ``took £200 from the till``."""
    clause = candidate.clause
    thing = None if clause is None else own_subject(clause)
    ruled = thing is not None and (thing.lower_ == "it" or "court" in classes(thing.lemma_.lower()))
    past = clause is not None and candidate.is_verb and (aspect(clause) == "past" or is_past_perfect(clause))
    return past and event_type(candidate.lemma, "VERB") in _DEEDS and not ruled


def is_verdict(candidate: Candidate) -> bool:
    """Whether a court finds or punishes somebody, or hears what is said of him: ``was jailed``, ``the court heard``."""
    clause = candidate.clause
    said = clause.head if clause is not None and clause.dep_ == "ccomp" else clause
    thing = None if said is None or said.lemma_ not in ("hear", "tell") else subject(said)
    heard = thing is not None and thing.lemma_.lower() == "court"
    return heard or in_class(candidate.lemma, "prosecuting.verdicts")
