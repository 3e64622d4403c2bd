"""Goals: the places that an event reached or was done to, by the roles they have with its verb.

Where somebody went and set out from, what was visited, taken or built there, and whose town or land it was done in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.describe.spots import (
    UPON,
    UPON_SHARE,
    is_building,
    leads_on,
    stands,
    towns_of_site,
    under_where,
)
from events.extract.language.gazetteer import is_ambiguous, is_place, lookup
from events.extract.language.grammar import PLACES, SUBJECTS
from events.extract.language.lexicon import verb
from events.extract.language.people import is_person
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer, passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["goals_of"]

_MOSTLY = 0.5
#: So is what is done to a town or a stretch of land.
_DONE_TO = ("change", "possession", "creation", "stative", "social")


def goals_of(candidate: Candidate) -> Iterator[Token]:
    """Places that an event reached or was done to."""
    clause = candidate.clause
    entry = None if clause is None else verb(clause.lemma_.lower())
    if clause is None or entry is None:
        return
    things = [c for c in clause.children if c.dep_ in ("dobj", "nsubj", "nsubjpass")]
    whose = doer(clause) if clause.dep_ in ("acl", "advcl", "conj", "relcl") and passive(clause) else None
    things += [] if whose is None or whose in things else [whose]  # "the Arlen mill, opened in 1962,"
    yield from (site for thing in things for site in (*towns_of_site(thing), *_part_of(thing)))
    made = in_class(clause.lemma_.lower(), "creating.shown")  # "the Needle at Sela, built in 1979"
    if whose is not None and (stands(whose) or (made and whose.pos_ == "PROPN")):
        yield from under_where(whose)  # "burned down and was rebuilt"
    shared = clause.dep_ == "conj" and all(c.dep_ not in SUBJECTS for c in clause.children)
    first = doer(clause) if shared and not any(map(leads_on, clause.children)) else None
    yield from under_where(first) if first is not None and first.tag_ == "NNS" else ()  # "prices in Oslo rose and fell"
    lemma = clause.lemma_.lower()
    yield from _homes(clause) if in_class(lemma, "opening", "creating.shown", "reshaping", "electing") else ()
    reached = [c for c in clause.children if c.dep_ == "dobj"] if in_class(lemma, "visiting") else []
    beside = (c for c in clause.rights if c.lower_ == "with")
    owes = any(not is_person(c) for prep in beside for c in prep.children)
    goes = doer(clause) is not None and not owes  # no "left Arlex with a leaking roof"
    named = (c for c in reached if c.pos_ == "PROPN" and is_place(c.text) and not is_ambiguous(c.text))
    yield from named if goes else ()  # "left Marseille"
    yield from (c for c in reached if c.ent_type_ in PLACES or c.pos_ == "NOUN")  # "entered the village of Sela"
    if in_class(clause.lemma_.lower(), "taking"):
        around = (clause, *(c for c in clause.children if c.dep_ == "dobj"))
        preps = (c for head in around for c in head.children if c.dep_ == "prep" and c.lower_ == "from")
        yield from (spot for prep in preps for spot in _from(prep))
    upon = entry.share(*UPON, *_DONE_TO) >= _MOSTLY
    if upon:  # "occupied the town of Sela"
        yield from (c for c in clause.children if c.dep_ in ("dobj", "nsubjpass") and c.pos_ == "NOUN")
        whole = doer(clause) if passive(clause) and clause.dep_ == "relcl" else None
        yield from () if whole is None else (whole,)  # "the island of Sela, which was cut off"
    yield from _set_out(clause)
    yield from _brought_to(clause)
    yield from _bound_for(clause)
    carries = in_class(clause.lemma_.lower(), "carrying")
    across = any(c.lower_ == "across" for c in clause.rights)  # "led them across the Orsk into Chad"
    comes = in_class(clause.lemma_.lower(), "faring.verbs") and all(c.dep_ != "dobj" for c in clause.rights)
    thither = across or comes or in_class(clause.lemma_.lower(), "travelling.verbs")
    goes = carries or thither
    if not goes and entry.share(*UPON) < UPON_SHARE:
        return
    for child in clause.children:
        taken = carries and child.ent_type_ == "PERSON"  # "accompanied Lund to Iceland"
        if child.dep_ in ("dobj", "nsubjpass", "advmod") and not taken:
            yield child
        if child.dep_ == "prep" and child.lower_ == "from" and in_class(clause.lemma_.lower(), "leaving"):
            yield from (c for c in child.children if c.dep_ == "pobj")
        if child.dep_ == "prep" and child.lower_ in ("to", "into", "through") and not _ranges(child):
            yield from (c for c in child.children if c.dep_ == "pobj")
            yield from (at for c in child.children if c.dep_ == "pobj" for at in under_where(c))  # "to a camp in Sela"


def _part_of(thing: Token) -> Iterator[Token]:
    """The works or the land that a thing is a part of: ``A span of the Orsk bridge fell``; nobody's owner."""
    of = (c for prep in thing.rights if prep.lower_ == "of" for c in prep.children)
    lemma = thing.head.lemma_.lower()
    falls = lemma == "fall" or in_class(lemma, "falling", "befalling", "befalling.bodies", "opening", "responding")
    part = thing.pos_ == "NOUN" and thing.dep_ in SUBJECTS and falls and not is_person(thing)
    yield from (c for c in of if part and c.pos_ == "NOUN" and in_class(c.lemma_.lower(), "stretches"))


def _set_out(clause: Token) -> Iterator[Token]:
    """Where somebody or something set out from: ``set out from Sela``, ``was launched from the Sela range``."""
    lemma = clause.lemma_.lower()
    out = in_class(lemma, "leaving.out") and any(c.lower_ in ("out", "off") for c in clause.rights)
    if out or (in_class(lemma, "leaving") and not in_class(lemma, "leaving.out")):
        yield from (c for prep in clause.rights if prep.lower_ == "from" for c in prep.children if c.dep_ == "pobj")


def _bound_for(clause: Token) -> Iterator[Token]:
    """Where somebody set out for: ``left for Oslo``, ``set sail for Sela``; nobody hires or writes for what is left."""
    sail = any(c.dep_ == "dobj" and c.lower_ == "sail" for c in clause.rights)
    alone = all(c.dep_ not in ("dobj", "nsubjpass") for c in clause.children)
    off = in_class(clause.lemma_.lower(), "leaving.out") and any(c.lower_ in ("out", "off") for c in clause.rights)
    if sail or (alone and (off or in_class(clause.lemma_.lower(), "visiting.bound"))):
        yield from (c for prep in clause.rights if prep.lower_ == "for" for c in prep.children if c.dep_ == "pobj")


def _brought_to(clause: Token) -> Iterator[Token]:
    """Where the house is that somebody came to, or something, but no owner: ``was taken to a hospital in Sela``."""
    entry = verb(clause.lemma_.lower())
    if entry is not None and entry.share("possession") < _MOSTLY:
        to = (c for prep in clause.rights if prep.lower_ in ("to", "into") for c in prep.children if c.dep_ == "pobj")
        yield from (at for c in to if stands(c) or is_building(c) for at in under_where(c))


def _homes(clause: Token) -> Iterator[Token]:
    """Where what is done is at home: a land that is changed, a town that opens a school, the land of a president."""
    lemma, thing = clause.lemma_.lower(), doer(clause)
    objects = [c for c in clause.children if c.dep_ in ("dobj", "oprd", "attr")]
    if in_class(lemma, "reshaping"):
        yield from (c for c in (thing, *objects) if c is not None and (c.dep_ == "dobj" or passive(clause)))
    elif in_class(lemma, "electing"):  # "was elected president of Chad"
        of = (prep for c in objects if is_person(c) for prep in c.rights if prep.lower_ == "of")
        yield from (c for prep in of for c in prep.children if c.dep_ == "pobj")
    elif thing is not None and passive(clause):  # "Bank of Toledo was closed"
        of = (prep for prep in thing.rights if prep.lower_ == "of" and thing.ent_type_ == "ORG")
        yield from (c for prep in of for c in prep.children if (known := lookup(c.text)) and known.precision == "city")
    elif thing is not None and any(c.dep_ == "dobj" and (stands(c) or is_building(c)) for c in objects):
        known = lookup(thing.text)
        own = any(c.lower_ in ("its", "their") for c in thing.head.subtree)
        town = known is not None and known.precision == "city" and own and not is_ambiguous(thing.text)
        town = town or (thing.ent_type_ == "GPE" and known is None)
        yield from (thing,) if town or thing.pos_ == "NOUN" else ()  # "Sela opened its first library"


def _ranges(prep: Token) -> bool:
    """Whether *to* ends a stretch that something befell: ``snapped trees from Texas to Virginia``, of no journey."""
    starts = any(t.lower_ == "from" and t.i < prep.i for t in prep.head.subtree)
    goes = in_class(prep.head.lemma_.lower(), "travelling.verbs", "carrying", "taking")
    return starts and prep.lower_ == "to" and not goes and any(c.dep_ == "dobj" for c in prep.head.children)


def _from(prep: Token) -> Iterator[Token]:
    """Where something was taken from: ``evacuated from Sela``, ``stolen from a chapel in Sela``."""
    for thing in (c for c in prep.children if c.dep_ == "pobj"):
        yield thing
        yield from under_where(thing)
