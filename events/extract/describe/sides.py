"""Sides: between whom a deal, talks or a war are that a clause speaks of by a bare noun.

*The talks* are those that an earlier sentence told of; a war, a truce or talks that nobody is said to be in are between
the two states or bodies that a text opens with: *Chad and Mali agreed on Monday to … A truce in May did not hold.*
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import AGENTS, SUBJECTS
from events.extract.language.lexicon import classes
from events.extract.language.predicates import in_class, noun_again
from events.extract.language.roles import doer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.name.naming import Name

__all__ = ["is_of_both", "spoken_of_again", "tells_first"]

_KNOWN = frozenset(("the", "this", "that", "these", "those"))
_BESIDE = ("poss", "compound", "amod", "nmod")
_TALKS = ("talk", "negotiation")


def is_of_both(candidate: Candidate) -> bool:
    """Whether an event is, or befalls, what two have with each other, and nothing says who: ``Fighting broke out``."""
    thing = doer(candidate.clause) if candidate.is_verb and candidate.clause is not None else candidate.token
    if thing is None or thing.pos_ != "NOUN" or thing.ent_type_ in ("EVENT", *AGENTS):
        return False
    lemma = thing.lemma_.lower()
    mutual = in_class(lemma, "mutual.nouns") or lemma in _TALKS
    where = () if lemma == "war" else ("in", "at", "on")  # "talks in Oslo", but "a war in Mali"
    of = (c for c in thing.children if c.dep_ in _BESIDE or (c.dep_ == "prep" and c.lower_ not in where))
    return mutual and not any(t.ent_type_ in AGENTS or t.dep_ == "poss" for c in of for t in c.subtree)


def spoken_of_again(candidate: Candidate, names: Mapping[int, Name]) -> str:
    """The noun of a deal or a meeting that was told of, where it says no more: ``the talks``, ``They restarted``."""
    thing = doer(candidate.clause) if candidate.is_verb and candidate.clause is not None else candidate.token
    if thing is not None and thing.tag_ == "PRP" and thing.i in names and not names[thing.i].acts:
        words = names[thing.i].words.partition(" between ")[0].partition(" of ")[0].split()
        forms = (words[-1], words[-1].removesuffix("s"))
        return next((form for form in forms if in_class(form, "dealings")), "")
    if thing is None or thing.pos_ != "NOUN" or not in_class(thing.lemma_.lower(), "dealings"):
        return ""
    known = any(c.lower_ in _KNOWN for c in thing.children)
    more = any(c.dep_ in ("poss", "amod", "compound", "prep", "nmod") for c in thing.children)
    return thing.lemma_.lower() if known and not more else ""


def tells_first(told: Candidate, noun: str) -> bool:
    """Whether an event is what a noun speaks of again, or what was done with that: ``Chad and Mali opened talks``."""
    if told.lemma == noun or noun_again(noun, told.lemma):
        return True
    clause = told.clause if told.is_verb else None
    if clause is None or in_class(clause.lemma_.lower(), "overseeing.verbs", "statement") or "war" in classes(noun):
        return False
    return any(c.lemma_.lower() == noun for c in clause.children if c.dep_ in (*SUBJECTS, "dobj"))
