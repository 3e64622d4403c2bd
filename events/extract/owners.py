"""Whose a result is: *Net income fell 6%* is told as *Arlex Corp.'s net income falls 6%*.

A company's report names it once and tells its results after that without a possessor. Whose they are is said by the
clause around them (*Arlex said net income fell*, *posted a loss*, *Arlex, whose sales rose*), else by what the text is
about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.grammar import SUBJECTS, climb
from events.extract.predicates import in_class
from events.extract.roles import doer
from events.extract.subjects import is_person

if TYPE_CHECKING:
    from events.extract.candidates import Candidate
    from events.extract.naming import Names
    from events.extract.words import Token

__all__ = ["is_bare_result", "owner_of"]

_SOME = frozenset(("all", "some", "any", "many"))
_OWN = ("poss", "compound", "nmod", "amod")


def owner_of(candidate: Candidate, names: Names) -> str:
    """The company whose result, shares or board an event tells of, where its phrase does not say so; else empty."""
    noun = _owned(candidate)
    if noun is None:
        return ""
    paragraph = candidate.paragraph.index
    for head in climb(noun):
        if head.pos_ not in ("VERB", "AUX"):
            continue
        whose = head.dep_ == "relcl" and any(c.tag_ == "WP$" for c in noun.children)
        thing = head.head if whose else next((c for c in head.children if c.dep_ in SUBJECTS), None) or doer(head)
        if thing is None or thing.i == noun.i or (thing.is_ancestor(noun) and not whose):
            continue
        if name := names.company(paragraph, thing):
            return name
        another = thing.pos_ == "NOUN" and not is_person(thing)
        if whose or another or not in_class(head.lemma_.lower(), "reporting", "statement", "disclosing"):
            return ""  # somebody else's
    return names.topic_of(paragraph, noun) if _is_plain(noun) else ""


def is_bare_result(candidate: Candidate) -> bool:
    """Whether nothing says whose or how much a result was: ``a net loss``."""
    noun = candidate.token
    if candidate.clause is not None or candidate.owner or not in_class(candidate.lemma, "owned.results"):
        return False
    kinds = ("prep", "poss", "nummod", "appos")
    return not any(c.dep_ in kinds or c.ent_type_ or c.is_currency or c.pos_ == "PROPN" for c in noun.children)


def _owned(candidate: Candidate) -> Token | None:
    """The noun that a title begins with, if it belongs to a company and its phrase does not say to which."""
    clause = candidate.clause
    noun = candidate.token if not candidate.is_verb or clause is None else _told_of(clause)
    if noun is None or noun.pos_ != "NOUN" or not in_class(noun.lemma_.lower(), "owned.nouns"):
        return None
    counted = any(c.dep_ == "nummod" or c.lower_ in _SOME for c in noun.children)
    if noun.lower_ == "stocks" or (counted and noun.lemma_ in ("share", "stock")):
        return None  # of many; or some of them
    for child in noun.children:
        named = child.pos_ == "PROPN" or child.ent_type_ in ("ORG", "GPE", "NORP", "PERSON", "FAC", "LOC")
        if child.dep_ in _OWN and (named or (child.dep_ == "poss" and child.tag_ not in ("WP$", "PRP$"))):
            return None
        if child.dep_ == "prep" and child.lower_ in ("of", "at", "in", "for", "from") and _of_something(child):
            return None
    return noun


def _told_of(clause: Token) -> Token | None:
    """The subject of a clause, or the object that it is told by for want of one."""
    own = doer(clause)
    return own or next((c for c in clause.children if c.dep_ == "dobj"), None)


def _of_something(prep: Token) -> bool:
    """Whether a phrase says what something is of, and not how much it was or when: ``sales of cars``."""
    amounts = ("MONEY", "PERCENT", "CARDINAL", "QUANTITY", "DATE", "TIME")
    return any(c.dep_ == "pobj" and c.ent_type_ not in amounts and c.pos_ != "NUM" for c in prep.children)


def _is_plain(noun: Token) -> bool:
    """Whether nothing before a noun tells it from a company's own: ``net income``, but not ``retail sales``."""
    return all(in_class(c.lemma_.lower(), "owned.plainly") for c in noun.children if c.dep_ in _OWN)
