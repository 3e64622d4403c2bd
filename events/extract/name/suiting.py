"""Suiting: whether a noun can be what a pronoun's verb is said of, or have what a pronoun has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.find.eventtypes import event_type
from events.extract.language.callings import is_no_owner
from events.extract.language.grammar import SUBJECTS
from events.extract.language.lexicon import classes, noun
from events.extract.language.people import is_person, person_words
from events.extract.language.predicates import in_class
from events.extract.language.roles import is_eventive, takes_part
from events.extract.name.referents import is_act_or_crowd, is_one_name, never_undergoes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.language.words import Token

__all__ = [
    "BODILY",
    "GROUPS",
    "HARMED",
    "INERT",
    "MOSTLY",
    "PARTLY",
    "befalls",
    "is_assailed",
    "is_governed",
    "share",
    "suits",
]

GROUPS = frozenset(("they", "them", "their"))
PARTLY, MOSTLY = 0.3, 0.5
HARMED = ("disaster or accident", "armed conflict", "crime")
#: What may act for itself, or stand for those who do: *the brewery signed*.
BODILY = ("person", "group", "location", "artifact")
#: What nobody is, and what happens to it.
INERT = ("artifact", "body", "substance", "object", "communication", "plant", "food")
_PARTIES = ("ORG", "NORP", "GPE", "PERSON")
_STATELY = frozenset(("government", "legislature", "envoy"))  # what states and firms have, and nothing else
#: What moves, though it is a thing.
_MOVING = frozenset(("vessel", "vehicle", "aircraft", "spacecraft"))


def suits(token: Token, thing: Token) -> bool:
    """Whether a noun can be what a verb is said of, or have whom it has: people and firms meet and have a head."""
    if is_governed(token) and thing.pos_ == "NOUN":
        return takes_part(thing) or (not is_eventive(thing) and share(thing, ("group", "location")) >= PARTLY)
    owned = (token.dep_ == "poss" and is_no_owner(thing, token.head)) or _is_blow(token, thing)
    never = token.dep_ in SUBJECTS and never_undergoes(thing, token.head)
    never = never or (token.dep_ == "nsubj" and thing.pos_ == "NOUN" and not _can_do(thing, token.head))
    if owned or never or _is_no_law(token, thing):
        return False
    if token.dep_ in ("nsubjpass", "dobj") and in_class(token.head.lemma_.lower(), "making", "making.undone"):
        group = thing.pos_ == "NOUN" and token.dep_ == "dobj" and share(thing, ("group", "person")) > MOSTLY
        nobody = thing.ent_type_ not in ("ORG", "GPE", "NORP") and not group  # "to sign it", of a bill
        return nobody and (thing.ent_type_ != "PERSON" or is_one_name(thing))
    if token.dep_ == "nsubjpass" and in_class(token.head.lemma_.lower(), "prosecuting", "tending"):
        return thing.pos_ == "PROPN" or share(thing, ("person", "group")) >= PARTLY
    several = ("minded", "statement") if token.lower_ in GROUPS else ()  # "Their hopes were low, but they denounced it"
    if token.dep_ == "nsubj" and in_class(token.head.lemma_.lower(), "acting", "acting.alone", *several):
        firm = thing.lemma_.lower() in person_words()["stands_for"]["company"]  # "The steel group said it sold"
        return thing.pos_ == "PROPN" or firm or share(thing, BODILY) >= PARTLY or takes_part(thing)
    handled = token.dep_ == "dobj" and in_class(token.head.lemma_.lower(), "undergone", "bartering")
    arms = token.dep_ == "dobj" and "weapon" in classes(thing.lemma_.lower()) and befalls(token.head)
    return not (arms or (handled and is_act_or_crowd(thing)))  # "A bomb fell. The council wanted to demolish it"


def _can_do(thing: Token, verb: Token) -> bool:
    """Whether a noun can be for who marries, or for who goes where a verb says: no classes marry, no tents arrive."""
    lemma = verb.lemma_.lower()
    if in_class(lemma, "acting.wed"):
        return is_person(thing) or takes_part(thing)
    goes = in_class(lemma, "travelling.verbs", "visiting")
    return not goes or share(thing, INERT) < MOSTLY or not classes(thing.lemma_.lower()).isdisjoint(_MOVING)


def _is_blow(token: Token, thing: Token) -> bool:
    """Whether a noun is for what opens nowhere: *A storm hit the chapel. It reopened*, *Work stopped. It opened*."""
    opens = token.dep_ in SUBJECTS and in_class(token.head.lemma_.lower(), "opening")
    harmed = event_type(thing.lemma_.lower(), "NOUN") in HARMED
    return opens and (harmed or in_class(thing.lemma_.lower(), "opening.never"))


def _is_no_law(token: Token, thing: Token) -> bool:
    """Whether a pronoun is told to come into force or be passed, and a noun is for no law, treaty or budget."""
    into = (c for c in token.head.rights if token.dep_ == "nsubj" and c.lower_ == "into")
    takes = token.dep_ == "nsubj" and token.head.lemma_ == "take"
    takes = takes and any(c.lower_ == "effect" for c in token.head.rights)
    passed = token.dep_ == "dobj" and token.head.lemma_ in ("pass", "veto")
    law = thing.ent_type_ not in _PARTIES and share(thing, ("communication", "possession")) >= PARTLY
    into_force = any(c.lower_ in ("force", "effect") for p in into for c in p.children)
    return not law and (takes or into_force or passed)


def is_governed(token: Token) -> bool:
    """Whether a pronoun has somebody at its head, or an army: ``its president``; a revolt and a film have none."""
    head = token.head.lemma_.lower()
    ruled = head in person_words()["offices"]["nouns"] or bool(classes(head) & _STATELY)
    return token.dep_ == "poss" and head != "leader" and ruled


def is_assailed(token: Token) -> bool:
    """Whether a pronoun is what befell a town, which may be where somebody went."""
    return token.dep_ == "dobj" and in_class(token.head.lemma_.lower(), "upon_towns")


def befalls(verb: Token) -> bool:
    """Whether a verb, with what stands behind it, is for what befalls buildings: ``burned down``."""
    forms = {verb.lemma_.lower(), *(f"{verb.lemma_.lower()}_{c.lower_}" for c in verb.rights if c.dep_ == "prt")}
    return any(in_class(form, "befalling", "befalling.bodies") for form in forms)


def share(thing: Token, kinds: Sequence[str]) -> float:
    """How many of the senses of a noun are of some kinds; all of one that is not known."""
    return 1.0 if (known := noun(thing.lemma_.lower())) is None else known.share(*kinds)
