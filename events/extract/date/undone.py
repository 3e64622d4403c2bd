"""What is told by no row: what did not come about, and what was going on when something happened.

*Has not paid since 2015*, *might have helped last year*; *was driving home when he was shot*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import NEARLY, aspect, is_past_perfect, modal, negated, reported_by
from events.extract.language.infinitives import is_meant
from events.extract.language.predicates import in_class
from events.extract.language.roles import each_time
from events.extract.language.words import asked_once

if TYPE_CHECKING:
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["is_open", "is_undone", "what_befell"]

_OF_NONE = frozenset(("dobj", "nsubj", "nsubjpass"))
#: Modals of what may be so, now or later.
_OPEN = ("may", "might", "can", "could")


def is_undone(candidate: Candidate) -> bool:
    """Whether something has not come about so far, or cannot: nobody would look for it on a timeline.

    What was *not* done on a day, in the simple past, was refused or failed then; what *will not* be done is decided.

    Args:
        candidate: A predicate, or what is done by one: *has not tuned an organ*.
    """
    clause = candidate.clause
    if not candidate.attachments and (_is_record(candidate.token) or (clause is not None and _keeps_record(clause))):
        return True
    if _is_ruled_out(candidate.token) or _is_cleared(candidate.token):
        return True
    if clause is None or not (candidate.is_verb or candidate.token.head.i == clause.i):
        return False
    return _is_of_nothing(clause)


def _is_record(games: Token) -> bool:
    """Whether a noun counts what somebody has played in all: ``43 goals in 110 games``."""
    counted = games.tag_ == "NNS" and in_class(games.lemma_.lower(), "appearing") and games.dep_ in ("pobj", "dobj")
    return counted and any(c.dep_ == "nummod" and len(c.text) > 1 for c in games.lefts)


def _keeps_record(clause: Token) -> bool:
    """Whether a clause says what somebody did in so many games."""
    return any(_is_record(c) for prep in clause.rights if prep.lower_ == "in" for c in prep.children)


@asked_once
def _is_of_nothing(clause: Token) -> bool:
    """Whether a clause itself says that nothing came about."""
    if _would_have(clause) or _is_hard(clause) or _recurs(clause) or _was_off(clause):
        return True
    if any(c.lower_ in NEARLY or c.lower_ == "never" for c in clause.lefts) and not in_class(clause.lemma_, "changing"):
        return True
    lasting = aspect(clause) == "perfect" or modal(clause) in _OPEN or is_past_perfect(clause) or clause.dep_ == "relcl"
    return lasting and (negated(clause) or any(negated(c) for c in clause.children if c.dep_ in _OF_NONE))


def what_befell(clause: Token) -> Token | None:
    """What broke in on what was going on, which only tells the moment: ``was driving home when he was shot``.

    Or the other way round: *was shot as he was driving home*.
    """
    went_on = clause.tag_ == "VBG" and aspect(clause) == "past" and any(c.lemma_ == "be" for c in clause.lefts)
    if not went_on or negated(clause):
        return None
    broke_in = [c for c in clause.rights if c.dep_ == "advcl" and any(w.lower_ == "when" for w in c.lefts)]
    if clause.dep_ == "advcl" and any(w.lower_ in ("as", "while") for w in clause.lefts):
        broke_in = [clause.head]
    return next((c for c in broke_in if aspect(c) == "past" and c.tag_ != "VBG"), None)


def _is_ruled_out(thing: Token) -> bool:
    """Whether somebody said that there will be no such thing: ``ruled out early elections``."""
    above = thing.head
    out = above.lemma_ == "rule" and any(c.dep_ == "prt" and c.lower_ == "out" for c in above.children)
    return out and thing.dep_ in ("dobj", "nsubjpass")


def _is_cleared(deed: Token) -> bool:
    """Whether somebody was found not to have done it: ``acquitted of murdering a guard in 2012``."""
    of = deed.head
    return deed.dep_ in ("pobj", "pcomp") and of.lower_ == "of" and in_class(of.head.lemma_.lower(), "clearing")


def _was_off(clause: Token) -> bool:
    """Whether what was due was called off first: ``was cancelled two days before it was due to take place``."""
    due = clause.head if clause.dep_ == "xcomp" and (clause.head.lower_ == "due" or is_meant(clause.head)) else None
    due = due.head if due is not None and due.dep_ == "acomp" else due
    if due is None or due.dep_ != "advcl" or all(c.lower_ != "before" for c in due.lefts):
        return False
    called = due.head.lemma_ == "call" and any(c.lower_ == "off" for c in due.head.rights)
    return called or in_class(due.head.lemma_.lower(), "cancelling", "deferring")


def _is_hard(clause: Token) -> bool:
    """Whether a clause is only told to be hard to do: ``made it hard for the miller to grind rye``."""
    if aspect(clause) != "infinitive" or clause.dep_ not in ("advcl", "xcomp", "ccomp"):
        return False
    head = clause.head
    found = [head] if head.pos_ == "ADJ" else [c for c in head.children if c.dep_ in ("acomp", "oprd")]
    return any(in_class(c.lemma_.lower(), "hindering") for c in found if c.i < clause.i)


def _recurs(clause: Token) -> bool:
    """Whether a clause tells what has been done again and again: ``has been inspected every year since 1994``.

    So do habits: ``is usually sold in June``. Day after day is one thing: ``has been shelled every night``.
    """
    if aspect(clause) in ("present", "perfect") and any(in_class(c.lower_, "usual") for c in clause.lefts):
        return True
    if aspect(clause) not in ("perfect", "participle"):
        return False
    each, daily = each_time(clause)
    recurring = any(c.dep_ == "advmod" and in_class(c.lower_, "usual.recurring") for c in clause.children)
    return recurring or (each is not None and not daily)


def _would_have(clause: Token) -> bool:
    """Whether a clause tells what would have been, and was not: ``the town would have drowned without the wall``."""
    have = any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.children)
    return have and modal(clause) == "would" and reported_by(clause) is None


def is_open(candidate: Candidate) -> bool:
    """Whether a predicate may be so, or *could have* been: of a time that is over, that is no event.

    What *may have* happened then is one that is not known for certain.

    Args:
        candidate: A predicate, or what is done by one.
    """
    clause = candidate.clause
    inside = clause is not None and (candidate.is_verb or candidate.token.head.i == clause.i)
    if not inside or clause is None or modal(clause) not in _OPEN or negated(clause):
        return False
    return modal(clause) == "could" or not any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.children)
