"""Places handed on: what says no place of its own was where that was which it came of, went with or speaks of again.

*Jets hit a depot in Tripoli, killing four*; *an outbreak in Lyon, in which nine died*; *nine died when a bus overturned
at Sela*; *rebels stormed the market at Sela and opened fire*. The language says so; what a text is about does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.describe.spots import leads_on, stands
from events.extract.language.gazetteer import is_place
from events.extract.language.grammar import PLACES, SUBJECTS, climb
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer, is_eventive, passive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from events.dates import Edtf
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["handing_on", "is_local"]

#: A report goes by the day's dateline for so many days.
_LAST_DAYS = 3
_WHEN = frozenset(("when", "as", "after"))
_HARMS = ("harming", "harming.undergone", "harming.told")


def handing_on(candidate: Candidate, others: Sequence[Candidate]) -> Iterator[Candidate]:
    """The events in whose place one was that says none, the surest first.

    Args:
        candidate: The event.
        others: The candidates of its sentence.
    """
    clause = candidate.clause
    if candidate.antecedent is not None and _agree(candidate.antecedent, candidate):
        yield candidate.antecedent
    if candidate.toll_of is not None:
        yield candidate.toll_of  # "A crane fell in Lund. Two workers died"
    yield from _its_verb(candidate, others)
    if clause is None or any(leads_on(c) or _is_ground(c) or _is_taken(c) for c in clause.children):
        return
    told = {other.token.i: other for other in others if other is not candidate}
    yield from (told[word.i] for word in _above(clause) if word.i in told)
    yield from (told[word.i] for word in clause.rights if word.i in told and _goes_with(word, candidate, told[word.i]))
    if clause.head.i in told and (_is_answered(clause) or _is_house_there(clause)):
        yield told[clause.head.i]
    if clause.dep_ == "conj" and clause.head.i in told:
        ends = ((in_class(clause.lemma_.lower(), f"{kind}.done"), kind) for kind in ("studying", "shipyards"))
        begun = any(done and in_class(clause.head.lemma_.lower(), kind) for done, kind in ends)
        yield from (told[clause.head.i],) if begun else ()
    if candidate.date is not None:
        same = {at: one for at, one in told.items() if one.date is not None and one.date.edtf == candidate.date.edtf}
        yield from (same[word.i] for word in _beside(clause) if word.i in same)


def _its_verb(candidate: Candidate, others: Sequence[Candidate]) -> Iterator[Candidate]:
    """What says by a verb of an event where that was: ``the quake that struck Sela``, ``The talks opened in Oslo``."""
    token = candidate.token
    verb = token.head
    goes_on = in_class(verb.lemma_.lower(), "upon_towns", "convening", "aspectual")
    if not candidate.is_verb and token.dep_ in SUBJECTS and verb.pos_ == "VERB" and goes_on:
        yield from (other for other in others if other.token.i == verb.i and _agree(candidate, other))


def _is_ground(prep: Token) -> bool:
    """Whether a clause says where it was, though by no name: ``was buried in his native village``."""
    things = (
        [c for c in prep.children if c.dep_ == "pobj"] if prep.dep_ == "prep" and prep.lower_ in ("in", "at") else []
    )
    return any(c.pos_ == "NOUN" and in_class(c.lemma_.lower(), "regions") for c in things)


def _is_taken(thing: Token) -> bool:
    """Whether a clause says by a name what was taken or hit: ``took Malta, conquering Lower Sela``."""
    return thing.dep_ == "dobj" and thing.pos_ == "PROPN" and in_class(thing.head.lemma_.lower(), "upon_towns.sieges")


def _agree(one: Candidate, other: Candidate) -> bool:
    """Whether nothing says that one was at another time: the bombing of 1996 is not that of 1998."""
    dates = [c.date.edtf for c in (one, other) if c.date is not None and c.date.edtf is not None]
    return len(dates) < len((one, other)) or dates[0] == dates[1]


def _above(clause: Token) -> Iterator[Token]:
    """What a clause is part of: what it came of, or that in which it was."""
    over = clause.head
    moves = in_class(clause.lemma_.lower(), "travelling.verbs", "faring.verbs", "leaving")  # "was jailed, returning in"
    joined = clause.dep_ in ("advcl", "acl") and clause.tag_ == "VBG" and clause.i > over.i
    if joined and not (moves or _is_marked(clause)):
        yield over  # "hit a depot in Tripoli, killing four"
    which = (c for prep in clause.lefts if prep.lower_ == "in" for c in prep.children if c.tag_ == "WDT")
    if (word := next(which, None)) is not None:  # "the outbreak in Lyon, in which nine died"
        yield over
        yield from (t for t in reversed(clause.doc[clause.sent.start : word.i]) if t.pos_ == "NOUN" and is_eventive(t))


def _is_answered(clause: Token) -> bool:
    """Whether a clause says what was answered where it was: ``Police shut a road in Lund after a lorry overturned``."""
    own = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    plain = own is not None and all(t.pos_ not in ("PROPN", "PRON") and t.ent_type_ != "NORP" for t in own.subtree)
    after = clause.dep_ == "advcl" and plain and any(c.lower_ == "after" and c.dep_ == "mark" for c in clause.lefts)
    return after and in_class(clause.head.lemma_.lower(), "responding")


def _is_house_there(clause: Token) -> bool:
    """Whether a clause goes on with a house of where somebody went: ``moved to Lund and read law at the college``."""
    went = in_class(clause.head.lemma_.lower(), "travelling.verbs", "faring.verbs", "visiting")
    preps = [c for c in clause.rights if c.dep_ == "prep" and c.lower_ in ("at", "in", "from", "into")]
    preps = preps if went and clause.dep_ == "conj" else []
    things = [c for prep in preps for c in prep.children if c.dep_ == "pobj" and c.pos_ == "NOUN"]
    bare = [c for c in things if [t.lower_ for t in c.children] == ["the"]]
    return any(stands(c) or in_class(c.lemma_.lower(), "learned") for c in bare)


def _goes_with(word: Token, candidate: Candidate, other: Candidate) -> bool:
    """Whether a participle behind a clause tells how it was done: ``won the cup, beating Lund in Sela``."""
    return word.dep_ == "advcl" and word.tag_ == "VBG" and not _is_marked(word) and _agree(candidate, other)


def _beside(clause: Token) -> Iterator[Token]:
    """What was at the same time: what did the harm, and what somebody did at one place."""
    over = clause.head
    if in_class(clause.lemma_.lower(), *_HARMS) or in_class(clause.lower_, "harming.told"):
        joined = (clause, *(c for c in clause.rights if c.dep_ == "conj"))
        yield from (c for part in joined for c in part.rights if c.dep_ == "advcl" and _is_timed(c))
    yield from (c for c in clause.rights if c.dep_ == "advcl" and _is_timed(c) and _is_of_subject(c))
    own = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    if own is not None and (_is_of_event(clause) or _is_attack(clause)):
        yield from (c for c in own.rights if c.dep_ == "relcl")  # "A landslide that hit Sela killed six"
    if clause.dep_ == "conj" and own is None and (_is_attack(over) or _is_of_event(clause)):
        yield over  # "stormed the market at Sela and opened fire", "a fire began at Sela and killed six"
    if clause.dep_ in ("advcl", "relcl") and _is_timed(clause) and clause.i > over.i:
        plain = own is not None and all(t.pos_ != "PROPN" and t.ent_type_ != "NORP" for t in own.subtree)
        above = next((t for t in climb(clause) if t.pos_ == "VERB"), None)
        yield from (above,) if plain and above is not None and _is_attack(above) else ()


def _is_of_event(clause: Token) -> bool:
    """Whether a clause tells what an event did, that did not move on."""
    thing = doer(clause)
    goes = in_class(clause.lemma_.lower(), "travelling.verbs", "leaving")
    return thing is not None and not passive(clause) and is_eventive(thing) and not goes


def _is_of_subject(clause: Token) -> bool:
    """Whether a clause is of whom the one above it is of: ``voted when they met``, ``left when their cabin burned``."""
    thing = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    words = () if thing is None else (thing, *thing.lefts)
    return any(t.tag_ in ("PRP", "PRP$") and t.lower_ not in ("i", "we", "you", "my", "our") for t in words)


def _is_timed(clause: Token) -> bool:
    return any(c.lower_ in _WHEN for c in clause.lefts)


def _is_marked(clause: Token) -> bool:
    """Whether a word before a participle says that it was at another time: ``before leaving for Sela``."""
    return any(c.dep_ in ("mark", "prep", "advmod") and c.i < clause.i for c in clause.children)


def _is_attack(word: Token) -> bool:
    """Whether a verb says that a place or a people was harmed."""
    return in_class(word.lemma_.lower(), "upon_towns", "assailing.verbs", "affecting", *_HARMS)


def is_local(candidate: Candidate, published: Edtf | None, filed: str, *, first: bool) -> bool:
    """Whether it is the news of the day and its sentence names no other place: then it was where the dateline says.

    Args:
        candidate: The event.
        published: The document creation time.
        filed: The dateline's place.
        first: Whether it stands where the first event of its document does.
    """
    words = [t for t in candidate.sentence if t.text not in filed.split() and not _is_in_body(t)]
    told = (t for t in words if not in_class(t.lower_.removesuffix("s"), "partisans"))
    named = any(t.ent_type_ in (*PLACES, "NORP") or (t.ent_type_ != "PERSON" and is_place(t.text)) for t in told)
    return not named and (candidate.lede or (first and _is_just_told(candidate, published)))


def _is_in_body(token: Token) -> bool:
    """Whether a word is part of the name of who did something: ``Lund Systems opened a mill``."""
    above = token.head if token.dep_ == "compound" else token
    return token.ent_type_ == "ORG" and above.ent_type_ == "ORG" and above.dep_ in (*SUBJECTS, "dobj")


def _is_just_told(candidate: Candidate, published: Edtf | None) -> bool:
    """Whether a main clause tells what was done on one of the last days: ``A jury on Thursday convicted the mayor``."""
    clause, date = candidate.clause, candidate.date
    joined = clause is not None and clause.dep_ == "conj" and all(c.dep_ not in SUBJECTS for c in clause.children)
    main = clause.head if joined and clause is not None else clause  # "published results and raised its target"
    if not candidate.is_verb or main is None or main.dep_ != "ROOT" or date is None or date.edtf is None:
        return False
    day, today = date.edtf.bounds().earliest, None if published is None else published.bounds().latest
    return day is not None and today is not None and 0 <= today.ordinal - day.ordinal <= _LAST_DAYS
