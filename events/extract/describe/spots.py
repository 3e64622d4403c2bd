"""Spots: the words of a sentence that may say where an event was, the surest first.

Those under *in* or *at* on its own word, then on its clause, what a clause goes through, and what was reached or hit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.describe.grounded import of_seated
from events.extract.language.callings import bare_name
from events.extract.language.compass import is_quarter
from events.extract.language.gazetteer import demonym, is_ambiguous, is_place, lookup
from events.extract.language.grammar import PLACES, SUBJECTS, climb
from events.extract.language.lexicon import classes, is_standing, noun, verb
from events.extract.language.people import given_names, is_person
from events.extract.language.predicates import in_class
from events.extract.language.quantities import measures
from events.extract.language.roles import doer, is_eventive, passive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Span, Token

__all__ = [
    "UPON",
    "UPON_SHARE",
    "bears",
    "is_building",
    "is_effect",
    "is_near",
    "judges",
    "leads_on",
    "opening_of",
    "says_where",
    "shared_spots",
    "spots_of",
    "stands",
    "towns_of_site",
    "under_where",
]

_WHERE = frozenset(
    (
        *("in", "at", "near", "off", "on", "across", "outside", "around", "throughout", "over", "inside", "within"),
        *("beside", "above", "below", "along"),
    )
)
#: Before where somebody went.
_THITHER = frozenset(("to", "in", "at", "for", "into"))
_BESIDE = ("compound", "nmod")
#: What stands before what did harm.
_THEREBY = frozenset(("when", "as", "after"))
_MOSTLY = 0.5
#: What happens at a place says so by its object: ``reached Arlen``, ``bombed the port``.
UPON = ("motion", "contact", "competition")
UPON_SHARE = 0.4
#: What is done over a rival, a people or a matter.
_BESTING = ("competition", "social", "communication", "cognition", "stative", "emotion")


def spots_of(candidate: Candidate) -> Iterator[Token]:
    """The words that may say where an event was, in its own phrase, its clause and around that."""
    token, clause = candidate.token, candidate.clause
    befalls = clause is not None and (candidate.is_verb or token.dep_ == "nsubj")
    yield from _befallen(clause) if clause is not None and befalls else ()
    yield from under_where(token)
    yield from _fights(candidate)
    if candidate.frame is not None:
        yield from under_where(candidate.frame)
    if clause is not None and clause.i != token.i:
        yield from under_where(clause)
    if clause is not None and clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.lefts):
        yield clause.head  # "the cave where she found it"
    yield from _there(clause) if clause is not None else ()
    yield from (*_tours(candidate), *_entered(candidate))
    yield from _of_what(token) if not candidate.is_verb else ()
    for child in () if judges(candidate) else (clause or token).children:
        if child.dep_ in ("dobj", "pobj", "nsubjpass") and not (clause is not None and is_effect(child, clause)):
            yield from under_where(child)
            yield from (at for c in child.rights if c.dep_ == "appos" and _is_built(c) for at in under_where(c))
            yield from _of_what(child) if is_eventive(child) else ()
    yield from (*_bearing(candidate), *of_seated(clause or token))
    if not candidate.is_verb and _is_upon(token):
        of = (c for of in token.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj")
        taken = clause is not None and clause.lemma_ == "take"  # "took charge of Corlan", "took control of Sela"
        yield from (c for c in of if not taken or is_place(c.text))
    whose = () if not candidate.is_verb and _is_upon(token) and _of_name(token) else ("poss",)
    yield from (c for c in token.children if c.dep_ in ("compound", "nmod", *whose))
    yield from _of_those_at(token)
    if clause is not None:
        yield from (*_around(clause), *_accidents(clause), *_off(clause), *_meanwhile(clause))
    if clause is not None and in_class(clause.lemma_.lower(), "experiencing", "affecting"):
        yield from (c for c in clause.children if c.dep_ in (*SUBJECTS, "dobj") and c.i != token.i)
        yield from (clause.head,) if clause.dep_ == "relcl" else ()  # "Sela, which suffered a fire"


def _of_those_at(event: Token) -> Iterator[Token]:
    """Where those work who began or ended what happened: ``Dockers at Sela ended a strike``; or whose it is."""
    own = next((c for c in event.lefts if c.lower_ == "whose"), None)
    verb_ = None if own is None else next((h for h in climb(own) if h.dep_ == "relcl"), None)
    yield from () if verb_ is None else (verb_.head,)  # "Sela in Chad, whose capture in 1640 …"
    above = event.head
    goes = event.dep_ == "dobj" and is_eventive(event) and in_class(above.lemma_.lower(), "aspectual", "convening")
    thing = doer(above) if goes and above.pos_ == "VERB" else None
    yield from under_where(thing) if thing is not None and is_person(thing) else ()


def _fights(candidate: Candidate) -> Iterator[Token]:
    """The battles that something is, was done in or is about: ``was beaten in the Battle of Sela``."""
    token, clause = candidate.token, candidate.clause
    things = [token] if not candidate.is_verb else []
    for child in clause.children if clause is not None else ():
        at = child.dep_ == "prep" and child.lower_ in ("in", "at", "during")
        things += [c for c in child.children if at and c.dep_ == "pobj"]
        things += [child] if child.dep_ in ("dobj", *SUBJECTS) else []
    yield from (thing for thing in things if in_class(thing.lemma_.lower(), "fighting"))


def _tours(candidate: Candidate) -> Iterator[Token]:
    """Where a journey went: ``led an expedition to Greenland``, ``A tour of Chad was scrapped``."""
    clause = candidate.clause
    goes = [] if candidate.is_verb else [candidate.token]
    goes += [c for c in clause.children if c.dep_ in ("dobj", "nsubjpass")] if clause is not None else []
    for thing in goes:
        preps = ["to"] if thing.dep_ != "nsubjpass" and in_class(thing.lemma_.lower(), "faring") else []
        preps += ["of"] if in_class(thing.lemma_.lower(), "travelling") else []
        yield from (c for to in thing.children if to.lower_ in preps for c in to.children if c.dep_ == "pobj")


def _entered(candidate: Candidate) -> Iterator[Token]:
    """What an attack goes into: ``launched an offensive into Chad``."""
    clause, own = candidate.clause, [] if candidate.is_verb else [candidate.token]
    things = [*own, *(c for c in (clause.rights if clause is not None else ()) if c.dep_ == "dobj")]
    preps = (p for c in things if in_class(c.lemma_.lower(), "upon_towns.nouns") for p in c.rights)
    yield from (c for p in preps if p.lower_ == "into" for c in p.children if c.dep_ == "pobj")


def _there(clause: Token) -> Iterator[Token]:
    """Where the clause above says that somebody went: ``flew to Rome and was married there``, ``…, where he met``.

    Else *there* is the place that the sentence named last before it, or the sentence before.
    """
    around = (clause, *(c for c in clause.lefts if c.dep_ in SUBJECTS))
    words = [c for head in around for c in head.children]
    behind = any(c.dep_ in SUBJECTS and c.i + 1 < len(c.doc) and c.nbor().dep_ == "expl" for c in words)
    adverb = ("advmod", "expl") if behind else ("advmod",)  # "Levees there were raised"
    word = next((c for c in words if c.dep_ in adverb and c.lower_ in ("there", "where")), None)
    above = next((t for t in climb(clause) if t.pos_ == "VERB"), None) if word is not None else None
    if above is not None:
        preps = [c for c in above.rights if c.dep_ == "prep" and c.lower_ in _THITHER]
        yield from (c for prep in preps for c in prep.children if c.dep_ == "pobj" and c.i < clause.i)
    if word is None or word.lower_ != "there" or (word.i + 1 < len(word.doc) and word.nbor().pos_ == "ADV"):
        return
    own, first = clause.doc[word.sent.start : word.i], word.sent.start
    yield from _named_last(own)
    yield from _named_last(clause.doc[first - 1].sent) if first and above is None else ()


def _named_last(words: Span) -> Iterator[Token]:
    """Places that words name, the last first."""
    spots = [t for t in words if t.dep_ == "pobj" and t.head.lower_ in _THITHER | _WHERE | {"of"}]
    yield from (t for t in reversed(spots) if t.ent_type_ in PLACES or (is_place(t.text) and t.head.lower_ != "of"))


def _bearing(candidate: Candidate) -> Iterator[Token]:
    """The town that a distance or a bearing is from: ``nine miles north of Skagen``, ``20 km from Skagen``."""
    heads = (candidate.token, candidate.clause or candidate.token)
    for prep in filter(bears, candidate.sentence):
        if next((t for t in climb(prep) if t.pos_ == "VERB"), prep) in heads:
            yield from (c for c in prep.children if c.dep_ == "pobj" and c.pos_ == "PROPN")


def bears(prep: Token) -> bool:
    """Whether something is not at what a preposition has under it, but so far from it or to one side."""
    beside = prep.lower_ == "of" and prep.i > 0 and is_quarter(prep.nbor(-1).lower_)
    return beside or measures(prep)


def is_near(place: str, sentence: Span) -> bool:
    """Whether a sentence has a place only as what something was near: ``20 km from Cusco``, ``near Split``."""
    under = [t.head for t in sentence if t.dep_ == "pobj" and t.text in place.split()]
    return bool(under) and all(prep.lower_ == "near" or bears(prep) for prep in under)


def _befallen(clause: Token) -> Iterator[Token]:
    """The town or land that is captured, hit or reached, by its name: ``troops from Chad took Sela``."""
    if not in_class(clause.lemma_.lower(), "upon_towns"):
        return
    thing = doer(clause) if passive(clause) else next((c for c in clause.rights if c.dep_ == "dobj"), None)
    parts = ("regions", "portions", "portions.most", "portions.shares")  # "buried part of Sela"
    of = [] if thing is None or not in_class(thing.lemma_.lower(), *parts) else thing.rights
    if (region := next((c for prep in of if prep.lower_ == "of" for c in prep.children), None)) is not None:
        thing = region  # "struck the region of Sela"
    if thing is None or thing.pos_ != "PROPN":
        return
    cause = None if passive(clause) else doer(clause)
    known = is_place(thing.text) and not is_ambiguous(thing.text)
    invested = passive(clause) and in_class(clause.lemma_.lower(), "upon_towns.sieges")  # "Varna, besieged since May"
    sure = invested or (cause is not None and is_eventive(cause))
    mistaken = known and (thing.ent_type_ not in ("ORG", "PERSON", "NORP") or sure)
    part = thing.head.lower_ == "of" and thing.head.head.dep_ in ("dobj", *SUBJECTS)
    if thing.ent_type_ in PLACES or mistaken or part:  # "the storm hit Murcia"
        yield thing


def _around(clause: Token) -> Iterator[Token]:
    """Places of what a clause tells of, and of what it was found to be."""
    for child in clause.children:
        if child.dep_ in ("acomp", "oprd"):
            yield from under_where(child)  # "were found dead in Oslo"
        if child.dep_ == "xcomp" and clause.lemma_ in ("find", "see"):  # "was found clinging to a plank in …"
            yield from (at for c in child.subtree if c.dep_ in ("prep", "acl") for at in under_where(c.head))
        if child.dep_ == "xcomp" and in_class(clause.lemma_.lower(), "aspectual"):
            yield from under_where(child)  # "began to arrive in Oslo"
        yield from _occasion(child)
    thing = doer(clause)
    if thing is not None and is_eventive(thing):  # "the Oslo summit ended", "the blast killed two and hurt five"
        yield from (c for c in thing.children if c.dep_ in _BESIDE and c.ent_type_ in PLACES)
        yield from under_where(thing)
        yield from _of_what(thing)
    elif thing is not None and (held := [c for c in thing.rights if _is_held(c)]):
        yield from (at for part in held for at in under_where(part))  # "Talks held in Oslo collapsed"
    elif thing is not None and in_class(clause.lemma_.lower(), "judging"):
        yield from under_where(thing)  # "priests in Oslo condemned the attack"


def _accidents(clause: Token) -> Iterator[Token]:
    """Places of the harm that a clause is joined to: ``was killed when a bus hit a wall in Oslo``."""
    if in_class(clause.lemma_.lower(), "responding"):  # "was shut after a fire at the mill in Oslo"
        after = (c for prep in clause.rights if prep.lower_ == "after" for c in prep.children if c.dep_ == "pobj")
        yield from (at for thing in after if is_eventive(thing) for at in under_where(thing))
    if in_class(clause.lemma_.lower(), "harming", "harming.undergone"):
        when = [c for c in clause.rights if c.dep_ == "advcl" and any(w.lower_ in _THEREBY for w in c.lefts)]
        when = [c for c in when if all(w.dep_ != "npadvmod" for w in c.lefts)]  # "a year after the peace of Sela"
        spots = (at for c in when for thing in c.subtree for at in under_where(thing))
        died = not in_class(clause.lemma_.lower(), "harming")  # no "die in Fiji", of a ferry that sank off it
        yield from (at for at in spots if not died or at.head.lower_ in ("in", "at"))
    thing = doer(clause)
    named = thing is not None and thing.pos_ == "PROPN"  # "a clinic in Oslo saw it, and Ada Lind died in 1953"
    harmed = in_class(clause.lower_, "harming.told") and clause.dep_ == "conj" and not named
    if harmed:  # "nine were killed in Oslo and sixty were hurt"
        yield from _between(clause)


def _off(clause: Token) -> Iterator[Token]:
    """The sea that something was off where *off* was taken for a particle: ``sank off Sela``."""
    off = next((c for c in clause.rights if c.dep_ == "prt" and c.lower_ == "off"), None)
    yield from (c for c in clause.rights if off is not None and c.dep_ == "dobj" and c.ent_type_ == "LOC")


def _occasion(prep: Token) -> Iterator[Token]:
    """Where that was at which something was done: ``invited at the Oslo summit``, ``on a visit to Oslo signed``."""
    at = prep.dep_ == "prep" and prep.lower_ in ("at", "during", "on")
    for thing in (c for c in prep.children if at and c.dep_ == "pobj" and is_eventive(c)):
        yield from (at for c in thing.rights if _is_held(c) for at in under_where(c))
        gone = (c for c in thing.rights if c.lower_ == "to" and in_class(thing.lemma_.lower(), "faring.stays"))
        yield from (c for to in gone for c in to.children if c.dep_ == "pobj")
        yield from (c for c in thing.children if c.dep_ in _BESIDE and c.ent_type_ in PLACES)


def _is_held(part: Token) -> bool:
    """Whether what stands behind a noun says that it was held: ``talks held in Oslo``."""
    return part.dep_ == "acl" and part.tag_ == "VBN" and in_class(part.lemma_.lower(), "convening")


def _meanwhile(clause: Token) -> Iterator[Token]:
    """Where those who did something were: ``Meeting in Oslo, the owners agreed``, ``while fishing off Sela``."""
    thing = doer(clause)
    joined = clause.dep_ == "conj" and all(c.dep_ not in SUBJECTS for c in clause.children)
    heads = (clause, clause.head) if joined else (clause,)  # "meeting in Oslo, elected a board and approved a loan"
    parts = [c for head in heads for c in head.children if c.dep_ == "advcl"]
    parts += [] if thing is None else [c for c in thing.rights if c.dep_ == "acl" and c.nbor(-1).text == ","]
    for part in (c for c in parts if c.tag_ == "VBG" and all(t.dep_ not in (*SUBJECTS, "aux") for t in c.lefts)):
        marks = [c.lower_ for c in part.lefts if c.dep_ in ("mark", "prep", "advmod")]
        lemma = part.lemma_.lower()
        if (not marks and in_class(lemma, "meeting")) or (marks == ["while"] and not in_class(lemma, "dwelling")):
            yield from under_where(part)
            out = (c for c in part.rights if c.lower_ == "from" and in_class(lemma, "taking", "leaving", "carrying"))
            yield from (c for prep in out for c in prep.children if c.dep_ == "pobj")


def opening_of(candidate: Candidate) -> Iterator[Token]:
    """Where a sentence begins by saying that it is, for all its main clauses: ``In Oslo the exchange stayed shut``."""
    clause, first = candidate.clause, candidate.sentence[0]
    if clause is None or first.lower_ not in ("in", "at") or first.dep_ != "prep":
        return
    thing = doer(clause) if clause.dep_ in ("acl", "conj") and clause.tag_ == "VBN" else None
    if (
        thing is not None
        and thing.head is first.head
        and thing.dep_ in SUBJECTS
        and (stands(thing) or is_building(thing))
    ):
        yield from (
            c for c in first.children if c.dep_ == "pobj" and c.pos_ == "PROPN"
        )  # "At Sela, the hall, begun in …"
    within = (clause, *climb(clause))
    plain = all(c.dep_ in ("ROOT", "conj", "advcl", "xcomp") for c in within)
    plain = plain and not any(c.lower_ in ("while", "in") for c in clause.lefts)  # "while yields fell", "in 2005"
    if first.head in within or (plain and first.head.dep_ == "ccomp" and first.head.head in within):
        yield from (c for c in first.children if plain and c.dep_ == "pobj" and c.i < clause.i)


def _of_what(noun_: Token) -> Iterator[Token]:
    """Where what a noun tells of stands: ``the sale of a mill at Sela``, ``the collapse of a bridge in Lund``."""
    things = [c for of in noun_.rights if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"]
    yield from (c for c in things if c.pos_ == "NOUN" and stands(c))  # "the closure of the Sela mill"
    yield from (at for thing in things if thing.pos_ == "NOUN" for at in under_where(thing))
    yield from (c for c in things if c.pos_ == "NOUN" and in_class(c.lemma_.lower(), "stretches"))


def _of_name(noun_: Token) -> bool:
    """Whether a noun says by a name what it was done to: ``Chad's invasion of Sela``."""
    return any(c.pos_ == "PROPN" for of in noun_.children if of.lower_ == "of" for c in of.children)


def is_building(thing: Token) -> bool:
    """Whether a common noun is of something built: ``airport``."""
    entry = noun(thing.lemma_.lower())
    return entry is not None and entry.share("artifact") >= _MOSTLY


def _is_built(thing: Token) -> bool:
    """Whether a noun is of something built, or of what crosses a river: ``a footbridge over the Sela``."""
    return is_building(thing) or in_class(thing.lemma_.lower(), "crossing")


def stands(thing: Token) -> bool:
    """Whether a noun is of what stands in a town: works, halls, houses and hospitals."""
    return is_standing(thing.lemma_.lower()) or is_standing(thing.lower_)  # "works"


def towns_of_site(thing: Token) -> Iterator[Token]:
    """The town of a building or works: ``closed its Arlen workshop``, ``Arlen's first clinic opened``."""
    does = thing.dep_ == "nsubj"
    site = in_class(thing.lemma_.lower(), "sites")
    there = stands(thing) or site or (is_building(thing) and not does)
    for child in thing.lefts if thing.pos_ in ("NOUN", "PROPN") and there else ():
        name = bare_name(child) if child.dep_ in ("compound", "poss") or (site and child.tag_ == "JJ") else ""
        strange = child.ent_type_ in ("ORG", "PERSON") or (child.ent_type_ == "NORP" and demonym(name) is None)
        mistaken = strange and not is_ambiguous(name) and child.lower_ not in given_names()
        named = child.ent_type_ == "GPE" or " " in name or mistaken
        place = lookup(name) if name and named else None
        if place is not None and place.precision == "city":
            yield child


def _is_upon(noun_: Token) -> bool:
    """Whether a noun tells of what was done to what it is *of*: ``the invasion of Arlen``, ``its siege of Tir``."""
    whose = any(c.dep_ == "poss" for c in noun_.children)
    entry = noun(noun_.lemma_.lower())
    act = None if entry is None or not entry.verb else verb(entry.verb)
    return whose or (act is not None and act.share(*UPON) >= UPON_SHARE)


def is_effect(thing: Token, clause: Token) -> bool:
    """Whether a noun is of what another event brought about elsewhere: ``The raid prompted protests in Oslo``."""
    return thing.dep_ in ("dobj", "pobj") and is_eventive(thing) and in_class(clause.lemma_.lower(), "causing")


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
    return where and not ((prep.lower_ == "over" and _is_bested(prep.head)) or _is_way(prep))


def _is_way(prep: Token) -> bool:
    """Whether what stands under *across* was on the way to where somebody went: ``fled across the Orsk into Chad``."""
    goes = prep.lower_ == "across" and prep.head.pos_ == "VERB"
    return goes and any(t.lower_ in ("to", "into") and t.dep_ == "prep" and t.i > prep.i for t in prep.head.subtree)


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
    if not (timed or clause.dep_ == "conj") or any(map(leads_on, clause.children)):
        return
    if (
        own is not None
        and first is not None
        and not any(t.pos_ == "PROPN" or t.ent_type_ == "NORP" for t in own.subtree)
    ):
        opening = (c for c in clause.head.lefts if c.i < first.i and c.lower_ == "in")
        yield from (at for prep in opening for at in prep.children if at.dep_ == "pobj")
        yield from towns_of_site(first) if passive(clause) and is_person(own) else ()
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


def leads_on(child: Token) -> bool:
    """Whether what hangs on a verb says that it was elsewhere: ``to Spain``, ``in Rome``."""
    there = child.lower_ in _WHERE or child.lower_ in ("to", "into", "from", "for", "through")
    return there and any(c.pos_ == "PROPN" and c.ent_type_ != "DATE" for c in child.children)


def _is_bested(word: Token) -> bool:
    """Whether what stands under *over* is a rival or a matter: ``a victory over Sela``, ``the row over Sela``."""
    if word.pos_ == "VERB":
        entry = verb(word.lemma_.lower())
        down = any(c.dep_ == "prt" for c in word.children)  # "was shot down over Golo"
        return not down and entry is not None and entry.share(*_BESTING) >= _MOSTLY
    if _is_built(word):
        return False  # "a bridge over the Sela"
    return not classes(word.lemma_.lower()) & {"calamity", "drill", "war", "contest"} and not in_class(
        word.lemma_.lower(), "travelling"
    )
