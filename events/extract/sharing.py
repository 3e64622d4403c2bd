"""Sharing: what else in a clause is of the date that its predicate has.

One expression may date several events: predicates joined by *and*, the predicate above an infinitive, and the
gathering or act that the clause says it happened in (*said at a news conference yesterday*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.eventtypes import event_type
from events.extract.grammar import SUBJECTS, aspect, conjuncts
from events.extract.predicates import in_class
from events.extract.relations import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from events.extract.candidates import Candidate, Role

__all__ = ["matrix", "settings", "shared"]

_DONE = ("past", "perfect")

#: A candidate, the role of the expression, and why.
Dated = tuple["Candidate", "Role", str]


def matrix(node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """The past predicates above an infinitive are of its date: ``began to fall apart in 1996``, ``rose to close at``.

    Not one that settles or says something: what it is about is dated (*decided to close in May*).
    """
    above = node.head
    infinitive = node.dep_ == "xcomp" or (node.dep_ == "advcl" and node.tag_ == "VB" and above.i < node.i)
    if not infinitive or above.i not in found or aspect(above) not in _DONE:
        return
    if in_class(above.lemma_.lower(), "resolving", "requesting", "statement"):
        return
    yield found[above.i], role, f"{above.text!r} shares the date of its infinitive"


def shared(node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """Coordinated predicates inherit the date of the first up to a new subject, date or change of tense."""
    for other in conjuncts(node):
        alike = other.tag_ == node.tag_ or (aspect(other) in _DONE and aspect(other) == aspect(node))
        if _has_own(other) or not alike or other.i not in found:
            return
        yield found[other.i], role, f"shares the date of {node.text!r}"


def _has_own(verb: Token) -> bool:
    """Whether a predicate has a subject of its own or an expression of time, not counting what its clauses have."""
    for child in verb.children:
        if child.dep_ in SUBJECTS or child.ent_type_ in ("DATE", "TIME"):
            return True
        if child.dep_ in ("prep", "dobj", "advmod", "npadvmod", "prt") and any(
            token.ent_type_ in ("DATE", "TIME") for token in child.subtree
        ):
            return True
    return False


def settings(node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What a clause says it happened in: ``approved at a meeting yesterday``, ``marched in a protest on Friday``.

    Only one gathering or act (*a*, *the*, *their*, several), not a long one in which a day lies (*the war*), and not a
    case that somebody is charged in.
    """
    for prep in node.children if role == "at" else ():
        if prep.dep_ != "prep" or prep.lower_ not in ("in", "at", "during"):
            continue
        for thing in prep.children:
            event = found.get(thing.i)
            if thing.dep_ == "pobj" and event is not None and not event.is_verb and _is_setting(prep, thing):
                yield event, role, f"{node.text!r} happened {prep.text} it"


def _is_setting(prep: Token, noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if in_class(lemma, "enduring", "relational"):
        return False
    told_apart = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ in ("det", "poss", "nummod") for c in noun.children)
    return told_apart and (prep.lower_ != "in" or event_type(lemma, "NOUN") not in CASES)
