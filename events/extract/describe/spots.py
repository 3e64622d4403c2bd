"""Spots: the words of a sentence that may say where an event was, the surest first.

Those under *in* or *at* on its own word, then on its clause, what a clause goes through, and what was reached or hit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.callings import bare_name
from events.extract.language.gazetteer import is_ambiguous, is_place, lookup
from events.extract.language.grammar import PLACES, SUBJECTS, climb
from events.extract.language.lexicon import classes, noun, verb
from events.extract.language.people import given_names, is_person
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer, is_eventive, passive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["goals_of", "is_building", "judges", "says_where", "shared_spots", "spots_of", "under_where"]

_WHERE = frozenset(
    ("in", "at", "near", "off", "on", "across", "outside", "around", "throughout", "over", "inside", "within", "beside")
)
_BESIDE = ("compound", "nmod")
#: What stands before what did harm.
_THEREBY = frozenset(("when", "as", "after"))
_MOSTLY = 0.5
#: What stands in a town: works, halls, houses and hospitals.
_STANDING = frozenset(("plant", "venue", "structure", "medicine"))
#: What happens at a place says so by its object: ``reached Arlen``, ``bombed the port``.
_UPON = ("motion", "contact", "competition")
_UPON_SHARE = 0.4
#: What is done over a rival, a people or a matter.
_BESTING = ("competition", "social", "communication", "cognition", "stative", "emotion")
#: So does what is done to a town or a stretch of land.
_DONE_TO = ("change", "possession", "creation", "stative", "social")


def spots_of(candidate: Candidate) -> Iterator[Token]:
    """The words that may say where an event was, in its own phrase, its clause and around that."""
    token, clause = candidate.token, candidate.clause
    yield from _befallen(clause) if candidate.is_verb and clause is not None else ()
    yield from under_where(token)
    if candidate.frame is not None:
        yield from under_where(candidate.frame)
    if clause is not None and clause.i != token.i:
        yield from under_where(clause)
    if clause is not None and clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.lefts):
        yield clause.head  # "the cave where she found it"
    yield from _there(clause) if clause is not None else ()
    if not candidate.is_verb and in_class(candidate.lemma, "travelling"):
        yield from (c for to in token.children if to.lower_ == "to" for c in to.children if c.dep_ == "pobj")
    for child in () if judges(candidate) else (clause or token).children:
        if child.dep_ in ("dobj", "pobj", "nsubjpass"):
            yield from under_where(child)
    if not candidate.is_verb and _is_upon(token):
        yield from (c for of in token.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj")
    whose = () if not candidate.is_verb and _is_upon(token) and _of_name(token) else ("poss",)
    yield from (c for c in token.children if c.dep_ in ("compound", "nmod", *whose))
    yield from _around(clause) if clause is not None else ()
    if clause is not None and in_class(clause.lemma_.lower(), "experiencing", "affecting"):
        yield from (c for c in clause.children if c.dep_ in (*SUBJECTS, "dobj") and c.i != token.i)


def _there(clause: Token) -> Iterator[Token]:
    """Where the clause above says that somebody went: ``flew to Rome and was married there``, ``…, where he met``."""
    word = next((c for c in clause.children if c.dep_ == "advmod" and c.lower_ in ("there", "where")), None)
    above = next((t for t in climb(clause) if t.pos_ == "VERB"), None) if word is not None else None
    if above is None and word is not None and word.lower_ == "there" and word.sent.start:
        before = clause.doc[word.sent.start - 1].sent
        spots = [t for t in before if t.dep_ == "pobj" and t.head.lower_ in ("to", "in", "at", "for", "into")]
        yield from (t for t in reversed(spots) if t.ent_type_ in PLACES or is_place(t.text))
    if above is not None:
        preps = [c for c in above.rights if c.dep_ == "prep" and c.lower_ in ("to", "in", "at", "for", "into")]
        yield from (c for prep in preps for c in prep.children if c.dep_ == "pobj" and c.i < clause.i)


def _befallen(clause: Token) -> Iterator[Token]:
    """The town or land that is captured, hit or reached, by its name: ``troops from Chad took Sela``."""
    if not in_class(clause.lemma_.lower(), "upon_towns"):
        return
    thing = doer(clause) if passive(clause) else next((c for c in clause.rights if c.dep_ == "dobj"), None)
    if thing is not None and thing.pos_ == "PROPN" and thing.ent_type_ in PLACES:
        yield thing


def _around(clause: Token) -> Iterator[Token]:
    """Places of what a clause tells of, of what it was found to be, and of the harm that it is joined to."""
    for child in clause.children:
        if child.dep_ in ("acomp", "oprd"):
            yield from under_where(child)  # "were found dead in Oslo"
        if child.dep_ == "xcomp" and clause.lemma_ in ("find", "see"):  # "was found clinging to a plank in …"
            yield from (at for c in child.subtree if c.dep_ in ("prep", "acl") for at in under_where(c.head))
        if child.dep_ == "xcomp" and in_class(clause.lemma_.lower(), "aspectual"):
            yield from under_where(child)  # "began to arrive in Oslo"
        at = child.dep_ == "prep" and child.lower_ in ("at", "during")  # "invited at the Oslo summit"
        happened = [c for c in child.children if c.dep_ == "pobj" and is_eventive(c)] if at else []
        yield from (c for thing in happened for c in thing.children if c.dep_ in _BESIDE and c.ent_type_ in PLACES)
    thing = doer(clause)
    if thing is not None and is_eventive(thing):  # "the Oslo summit ended", "the blast killed two and hurt five"
        yield from (c for c in thing.children if c.dep_ in _BESIDE and c.ent_type_ in PLACES)
        yield from under_where(thing)
    elif thing is not None and in_class(clause.lemma_.lower(), "judging"):
        yield from under_where(thing)  # "priests in Oslo condemned the attack"
    if in_class(clause.lemma_.lower(), "harming", "harming.undergone"):  # "was killed when a bus hit a wall in Oslo"
        when = [c for c in clause.rights if c.dep_ == "advcl" and any(w.lower_ in _THEREBY for w in c.lefts)]
        spots = (at for c in when for thing in c.subtree for at in under_where(thing))
        died = not in_class(clause.lemma_.lower(), "harming")  # no "die in Fiji", of a ferry that sank off it
        yield from (at for at in spots if not died or at.head.lower_ in ("in", "at"))
    off = next((c for c in clause.rights if c.dep_ == "prt" and c.lower_ == "off"), None)
    yield from (c for c in clause.rights if off is not None and c.dep_ == "dobj" and c.ent_type_ == "LOC")  # "off Sela"
    harmed = in_class(clause.lower_, "harming.told") and clause.dep_ == "conj"
    if harmed:  # "nine were killed in Oslo and sixty were hurt"
        yield from _between(clause)


def goals_of(candidate: Candidate) -> Iterator[Token]:
    """Places that an event reached or was done to."""
    clause = candidate.clause
    entry = None if clause is None else verb(clause.lemma_.lower())
    if clause is None or entry is None:
        return
    things = [c for c in clause.children if c.dep_ in ("dobj", "nsubj", "nsubjpass")]
    whose = doer(clause) if clause.dep_ in ("acl", "advcl") and passive(clause) else None
    things += [] if whose is None or whose in things else [whose]  # "the Arlen mill, opened in 1962,"
    yield from (site for thing in things for site in _site(thing))
    reached = [c for c in clause.children if c.dep_ == "dobj"] if in_class(clause.lemma_.lower(), "visiting") else []
    yield from (c for c in reached if c.ent_type_ in PLACES or c.pos_ == "NOUN")  # "entered the village of Sela"
    if in_class(clause.lemma_.lower(), "taking"):
        around = (clause, *(c for c in clause.children if c.dep_ == "dobj"))
        preps = (c for head in around for c in head.children if c.dep_ == "prep" and c.lower_ == "from")
        yield from (spot for prep in preps for spot in _from(prep))
    upon = entry.share(*_UPON, *_DONE_TO) >= _MOSTLY
    if upon:  # "occupied the town of Sela"
        yield from (c for c in clause.children if c.dep_ in ("dobj", "nsubjpass") and c.pos_ == "NOUN")
        whole = doer(clause) if passive(clause) and clause.dep_ == "relcl" else None
        yield from () if whole is None else (whole,)  # "the island of Sela, which was cut off"
    goes = in_class(clause.lemma_.lower(), "carrying")
    if not goes and entry.share(*_UPON) < _UPON_SHARE:
        return
    for child in clause.children:
        if child.dep_ in ("dobj", "nsubjpass", "advmod"):
            yield child
        if child.dep_ == "prep" and child.lower_ == "from" and in_class(clause.lemma_.lower(), "leaving"):
            yield from (c for c in child.children if c.dep_ == "pobj")
        if child.dep_ == "prep" and child.lower_ in ("to", "into", "through"):
            yield from (c for c in child.children if c.dep_ == "pobj")


def _of_name(noun_: Token) -> bool:
    """Whether a noun says by a name what it was done to: ``Chad's invasion of Sela``."""
    return any(c.pos_ == "PROPN" for of in noun_.children if of.lower_ == "of" for c in of.children)


def _from(prep: Token) -> Iterator[Token]:
    """Where something was taken from: ``evacuated from Sela``, ``stolen from a chapel in Sela``."""
    for thing in (c for c in prep.children if c.dep_ == "pobj"):
        yield thing
        yield from under_where(thing)


def is_building(thing: Token) -> bool:
    """Whether a common noun is of something built: ``airport``."""
    entry = noun(thing.lemma_.lower())
    return entry is not None and entry.share("artifact") >= _MOSTLY


def _site(thing: Token) -> Iterator[Token]:
    """The town of a building or works: ``closed its Arlen workshop``, ``Arlen's first clinic opened``."""
    does = thing.dep_ == "nsubj"
    kinds = classes(thing.lemma_.lower()) | classes(thing.lower_)  # "works"
    stands = not kinds.isdisjoint(_STANDING) or (is_building(thing) and not does)
    for child in thing.lefts if thing.pos_ in ("NOUN", "PROPN") and stands else ():
        name = bare_name(child) if child.dep_ in ("compound", "poss") else ""
        mistaken = child.ent_type_ in ("ORG", "PERSON") and not is_ambiguous(name) and child.lower_ not in given_names()
        named = child.ent_type_ == "GPE" or " " in name or mistaken
        place = lookup(name) if name and named else None
        if place is not None and place.precision == "city":
            yield child


def _is_upon(noun_: Token) -> bool:
    """Whether a noun tells of what was done to what it is *of*: ``the invasion of Arlen``, ``its siege of Tir``."""
    whose = any(c.dep_ == "poss" for c in noun_.children)
    entry = noun(noun_.lemma_.lower())
    act = None if entry is None or not entry.verb else verb(entry.verb)
    return whose or (act is not None and act.share(*_UPON) >= _UPON_SHARE)


def judges(candidate: Candidate) -> bool:
    """Whether somebody says what he thinks of something, which may be far from where he says so: ``condemned``."""
    return candidate.is_verb and in_class(candidate.lemma, "judging")


def under_where(token: Token) -> Iterator[Token]:
    """What stands under the prepositions of place on a word, and on that."""
    for prep in token.children:
        if says_where(prep):
            for child in prep.children:
                if child.dep_ == "pobj":
                    yield child
                    yield from under_where(child)


def says_where(prep: Token) -> bool:
    """Whether a preposition may stand before a place."""
    where = prep.dep_ == "prep" and prep.lower_ in _WHERE
    return where and not (prep.lower_ == "over" and _is_bested(prep.head))


def shared_spots(candidate: Candidate, others: Sequence[Candidate]) -> Iterator[Token]:
    """Where the verb was that one of the same time goes on from: ``boarded a ship in the Red Sea and sank it``.

    So it is for one who came there, for what was found there, and for what has no name: where the sentence opens with
    the place, or where the works are whose hands were laid off.
    """
    clause, dates = candidate.clause, {c.token.i: c.date and c.date.edtf for c in others if c.is_verb}
    if clause is None or candidate.date is None or dates.get(clause.head.i) != candidate.date.edtf:
        return
    own, first = (next((c for c in verb_.children if c.dep_ in SUBJECTS), None) for verb_ in (clause, clause.head))
    timed = clause.dep_ == "advcl" and any(c.lower_ in ("when", "as") for c in clause.lefts)
    if not (timed or clause.dep_ == "conj") or any(map(_leads_on, clause.children)):
        return
    if (
        own is not None
        and first is not None
        and not any(t.pos_ == "PROPN" or t.ent_type_ == "NORP" for t in own.subtree)
    ):
        opening = (c for c in clause.head.lefts if c.i < first.i and c.lower_ == "in")
        yield from (at for prep in opening for at in prep.children if at.dep_ == "pobj")
        yield from _site(first) if passive(clause) and is_person(own) else ()
    again = any(c.dep_ == "dobj" and c.lower_ in ("it", "them", "him", "her") for c in clause.children)
    if own is None and (again or _comes(clause.head)):
        yield from _between(clause)


def _between(clause: Token) -> Iterator[Token]:
    """What stands under prepositions of place between the verb above a clause and that."""
    between = clause.doc[clause.head.i : max(clause.left_edge.i, clause.head.i)]
    yield from (c for prep in between if says_where(prep) for c in prep.children if c.dep_ == "pobj")


def _comes(verb_: Token) -> bool:
    """Whether a verb says that somebody comes to a place: ``arrived in Oslo``, ``entered the town``."""
    entry = verb(verb_.lemma_.lower())
    moves = entry is not None and entry.share("motion") >= _MOSTLY and all(c.dep_ != "dobj" for c in verb_.children)
    return moves or in_class(verb_.lemma_.lower(), "visiting")


def _leads_on(child: Token) -> bool:
    """Whether what hangs on a verb says that it was elsewhere: ``to Spain``, ``in Rome``."""
    there = child.lower_ in _WHERE or child.lower_ in ("to", "into", "from", "for", "through")
    return there and any(c.pos_ == "PROPN" and c.ent_type_ != "DATE" for c in child.children)


def _is_bested(word: Token) -> bool:
    """Whether what stands under *over* is a rival or a matter: ``a victory over Sela``, ``the row over Sela``."""
    if word.pos_ == "VERB":
        entry = verb(word.lemma_.lower())
        down = any(c.dep_ == "prt" for c in word.children)  # "was shot down over Golo"
        return not down and entry is not None and entry.share(*_BESTING) >= _MOSTLY
    return not classes(word.lemma_.lower()) & {"calamity", "drill", "war", "contest"} and not in_class(
        word.lemma_.lower(), "travelling"
    )
