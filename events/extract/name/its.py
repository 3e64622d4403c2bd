"""What *it* means by the words of its own sentence: what sits there, or what *it* was in the clause before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import SUBJECTS, own_subject
from events.extract.language.lexicon import classes
from events.extract.language.people import person_words
from events.extract.language.predicates import in_class
from events.extract.language.roles import is_eventive, takes_part
from events.extract.language.subclauses import ELSEWHEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.language.words import Token
    from events.extract.name.things import Thing

__all__ = ["is_aside", "is_guessed", "said_before", "seated"]


def said_before(token: Token) -> Token | None:
    """The *it* that something was done to before *it* befell it: *a club saved it, and it was listed*.

    Or whose body did something before *it* did: *Its parliament raised the budget, and it bought six ships*.
    """
    if token.lower_ == "it" and token.dep_ == "nsubj" and token.head.dep_ == "conj":
        first = own_subject(token.head.head)
        body = first is not None and first.pos_ == "NOUN" and first.i < token.i and takes_part(first)
        return next((c for c in first.lefts if c.lower_ == "its"), None) if first is not None and body else None
    if token.lower_ != "it" or token.dep_ != "nsubjpass":
        return None
    before = (t for t in reversed(token.doc[token.sent.start : token.i]) if t.lower_ == "it")
    last = next(before, None)
    return last if last is not None and last.dep_ == "dobj" and last.head is not token.head else None


def is_aside(token: Token) -> bool:
    """Whether a noun only says when something was, or what somebody is lord of: ``after the war``, ``Earl of Lund``."""
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ == "during" or prep.lower_ in ELSEWHEN:
        return token.dep_ == "pobj" and is_eventive(token)
    return prep.lower_ == "of" and prep.head.lower_ in person_words()["offices"]["borne"]


def is_guessed(token: Token) -> bool:
    """Whether somebody suspects that others did what a pronoun did: ``Police believe they crawled out``."""
    clause = token.head
    past = token.dep_ in SUBJECTS and clause.dep_ == "ccomp" and clause.tag_ == "VBD"
    return past and in_class(clause.head.lemma_.lower(), "suspecting")


def seated(token: Token, here: Sequence[Thing]) -> Token | None:
    """The government that took office, the house that sits: *raise it in the Commons when it returns*.

    Args:
        token: *It*.
        here: What its sentence has told of before it.
    """
    verb = token.head
    if token.lower_ != "it" or token.dep_ != "nsubj" or verb.dep_ not in ("advcl", "relcl"):
        return None
    under = (c for p in verb.rights if p.lower_ == "to" for c in p.rights)
    office = any(in_class(c.lower_, "sitting.offices") for c in (*verb.rights, *under))
    if office:
        found = [t.token for t in here if classes(t.token.lemma_.lower()) & {"government"}]
    else:
        sits = in_class(verb.lemma_.lower(), "sitting") and all(c.dep_ != "dobj" for c in verb.rights)
        found = [t.token for t in here if sits and in_class(t.token.lower_, "sitting.houses")]
    return found[-1] if found else None
