"""Homes: who does what he does in his town, and what is a country's or a firm's wherever that is told.

The mayor, the council and *the baths* are those of the town that a text is set in; a ministry, a currency and a firm's
shares are of no town.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.describe.grounded import is_located
from events.extract.describe.spots import stands
from events.extract.language.gazetteer import demonym, is_ambiguous, is_place
from events.extract.language.grammar import LOCATING, SUBJECTS
from events.extract.language.lexicon import noun
from events.extract.language.people import is_person
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer

if TYPE_CHECKING:
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = [
    "THENCE",
    "doer_of",
    "is_at_home",
    "is_behind",
    "is_named",
    "is_nations",
    "is_of_known",
    "is_opened",
    "is_owned",
    "is_somebodys",
    "is_states",
    "is_towns",
]

THENCE = frozenset(("to", "from", "into", "through"))
_LOCAL = LOCATING | THENCE
_WATERS = frozenset(("river", "lake"))


def doer_of(clause: Token) -> Token | None:
    """Who does what the head of a clause says; nobody where that is no verb."""
    return doer(clause) if clause.pos_ == "VERB" else None


def is_towns(candidate: Candidate) -> bool:
    """Whether the mayor, the council or the people of a town did it or underwent it: that was there at any time."""
    clause = candidate.clause or candidate.token
    thing = doer_of(clause)
    to = [c for prep in clause.rights if prep.lower_ == "to" for c in prep.children]
    things = [t for t in (thing, *to) if t is not None and t.pos_ in ("NOUN", "PROPN")]
    things += [t.head for t in things if t.dep_ == "appos"]
    return any(map(_is_of_town, things))


def is_of_known(candidate: Candidate) -> bool:
    """Whether a building or works that was told of went through it: ``The baths, opened in 1938, need boilers``."""
    clause = candidate.clause or candidate.token
    thing = doer_of(clause)
    things = [thing, *(c for c in clause.rights if c.dep_ == "dobj")]
    bare = [t for t in things if t is not None and [c.lower_ for c in t.lefts] == ["the"] and stands(t)]
    return any(not any(c.dep_ == "prep" for c in t.rights) for t in bare)


def _is_of_town(thing: Token) -> bool:
    """Whether a noun is of who is a town's, without its name: ``the mayor``, ``Councillor Ada Lind``."""
    posts = [thing.lemma_, *(c.lemma_ for c in thing.lefts if c.dep_ == "compound" and thing.ent_type_ != "ORG")]
    whose = thing.pos_ == "NOUN" and any(t.pos_ == "PROPN" and t.dep_ != "appos" for t in thing.children)
    whose = whose or any(c.lower_ in ("of", "in", "from", "at") for c in thing.rights)
    return not whose and any(in_class(post.lower(), "town_bodies.local") for post in posts)


def is_somebodys(candidate: Candidate) -> bool:
    """Whether somebody did it who is named, and that maybe elsewhere."""
    clause = candidate.clause or candidate.token
    thing = doer_of(clause)
    return thing is not None and (thing.ent_type_ == "PERSON" or thing.lower_ in ("he", "she"))


def is_states(thing: Token) -> bool:
    """Whether it is a country's: ``parliament``, a minister, the central bank."""
    headed = any(in_class(t.lower_, "of_country") for t in (thing, *thing.lefts))
    bank = thing.lower_ == "bank" and any(c.lower_ == "central" for c in thing.lefts)
    return headed or bank or in_class(thing.lemma_.lower(), "national.states")


def is_nations(thing: Token) -> bool:
    """Whether it is a country's or of its markets, and in no town only since that is told there."""
    return is_states(thing) or in_class(thing.lemma_.lower(), "national")


def is_owned(thing: Token) -> bool:
    """Whether it is what a firm has: ``its shares``."""
    return in_class(thing.lemma_.lower(), "owned.nouns")


def is_at_home(token: Token) -> bool:
    """Whether a name says whose mayor or council did it: ``The mayor of Sela resigned``."""
    above = token.head.head
    of = token.pos_ == "PROPN" and token.dep_ == "pobj" and token.head.lower_ == "of"
    of = of and (token.ent_type_ != "PERSON" or in_class(above.lemma_.lower(), "at_home.local"))
    return of and in_class(above.lemma_.lower(), "at_home") and above.dep_ in SUBJECTS and above.head.dep_ == "ROOT"


def is_named(token: Token) -> bool:
    """Whether a word is the name of a place, or stands where one does: ``at Sela station``."""
    people = token.ent_type_ == "NORP" and demonym(token.text) is not None
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or people or token.ent_type_ in ("DATE", "TIME"):
        return False
    if _is_whence(token) or _is_partys(token) or in_class(token.lower_, "streets.nouns"):
        return False
    above = token.head
    if token.dep_ in ("compound", "nmod"):
        under = above.dep_ == "pobj" and above.head.lower_ in _LOCAL
        part = above.pos_ == "PROPN" and above.i > token.i
        site = not part and (under or in_class(above.lemma_.lower(), "sites") or is_located(above))
        firm = token.ent_type_ in ("ORG", "PRODUCT")
        return (site and not firm) or (not part and token.ent_type_ in ("GPE", "LOC"))
    body = token.ent_type_ in ("ORG", "PERSON")
    there = token.dep_ == "pobj" and (
        above.lower_ in (LOCATING - {"to"} if body else _LOCAL) or (above.lower_ == "of" and is_located(above.head))
    )
    there = there and not (body and any(c.lower_ == "the" for c in token.lefts))  # "at the Minister"
    reached = token.dep_ == "dobj" and in_class(above.lemma_.lower(), "visiting", "upon_towns")  # "reached Sela"
    river = token.ent_type_ == "FAC" and any(c.lower_ in _WATERS for c in token.lefts)  # "along the River Sela"
    known = not body and is_place(token.text) and not is_ambiguous(token.text)
    return there or reached or river or known or token.ent_type_ in ("GPE", "LOC")


def _is_whence(token: Token) -> bool:
    """Whether a name says where somebody is from: ``a ship bound from Sela``, ``came in from Sela``."""
    prep = token.head
    return prep.lower_ == "from" and (prep.head.pos_ == "NOUN" or not in_class(prep.head.lemma_.lower(), "leaving"))


def _is_partys(token: Token) -> bool:
    """Whether a name is of who acts: ``the mayor, Ada Lind``, ``talks between Chad and Mali``, or a common word."""
    first = token.head if token.dep_ == "conj" else token
    by = first.dep_ == "pobj" and first.head.lower_ in ("by", "between")
    post = token.dep_ == "appos" and is_person(token.head)
    return by or post or (token.i == token.sent.start and _is_word(token))


def _is_word(token: Token) -> bool:
    """Whether a word that begins a sentence is a common one: ``Workmen``."""
    word = token.lower_
    forms = (word, word.removesuffix("s"), f"{word.removesuffix('men')}man")
    return not is_place(token.text) and any(noun(form) is not None for form in forms)


def is_behind(token: Token, own: frozenset[str]) -> bool:
    """Whether a name is that of the country behind a town: ``Kodiak, Alaska``."""
    return token.i > 1 and token.nbor(-1).text == "," and token.nbor(-2).text in own


def is_opened(thing: Token, verb: Token) -> bool:
    """Whether one thing opens or closes that may be built and does not go on: a yard, no market and no shares."""
    entry = noun(thing.lemma_.lower()) if thing.tag_ == "NN" and in_class(verb.lemma_, "opening") else None
    return entry is not None and not entry.event_share and entry.share("artifact") > 0
