"""Which word says what kind of event it is: of a beginning, a plan or a stoppage that left ships waiting, another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.find.eventtypes import forms_of
from events.extract.find.gaps import followed
from events.extract.find.posts import scene_of
from events.extract.language.eventnouns import is_event_noun
from events.extract.language.grammar import SUBJECTS
from events.extract.language.lexicon import classes
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer, passive
from events.extract.language.typerules import is_trigger, named_by

if TYPE_CHECKING:
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["falls_through", "gone_on", "taken_part_in", "typing_token"]


def typing_token(candidate: Candidate) -> Token:
    """The word that says what kind of event it is: of a beginning, an end, a plan or an attempt, what it is of."""
    token = candidate.token
    if candidate.gapped and candidate.clause is not None:
        return candidate.clause
    if (first := followed(token) or scene_of(token)) is not None:
        return first
    asked = (
        (_deed, gone_on, _what_occurs, _what_came, _what_did_it, taken_part_in, _what_goes_on)
        if candidate.is_verb
        else ()
    )
    found = next(filter(None, (ask(token) for ask in asked)), token)
    return (_deed(found) if found.pos_ == "NOUN" else None) or found


def gone_on(verb: Token) -> Token | None:
    """What somebody goes on: ``went on trial``, ``goes on sale``."""
    preps = (c for c in verb.rights if c.lower_ == "on") if verb.lemma_ == "go" else ()
    return next((c for p in preps for c in p.children if in_class(c.lemma_.lower(), "starting.nouns")), None)


def _what_occurs(verb: Token) -> Token | None:
    """What takes place, or comes to nothing: ``the talks collapsed``."""
    lemma = verb.lemma_.lower()
    if in_class(lemma, "occurring"):
        return next((c for c in verb.children if c.dep_ in SUBJECTS and c.pos_ == "NOUN" and is_event_noun(c)), None)
    if in_class(lemma, "failing") or falls_through(verb):
        thing = next((c for c in verb.children if c.dep_ in SUBJECTS and is_event_noun(c)), None)
        return thing if thing is not None and is_trigger(thing.lemma_.lower()) else None
    return None


def falls_through(verb: Token) -> bool:
    """Whether a verb says with what stands behind it that something failed: ``fell through``, ``came to nothing``."""
    behind = (t for c in verb.rights for t in ((c,) if c.dep_ in ("prt", "advmod") else c.children))
    return any(in_class(f"{verb.lemma_}_{t.lower_}", "failing.phrases") for t in behind)


def _what_came(verb: Token) -> Token | None:
    """What came of something: ``resulted in the murder of the king``."""
    if not in_class(verb.lemma_.lower(), "causing.outcome") or passive(verb):
        return None
    preps = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("in", "to"))
    came = next((c for p in preps for c in p.children if c.dep_ == "pobj" and is_event_noun(c)), None)
    return came if came is not None and named_by(forms_of(came.lemma_.lower(), "NOUN"))[0] else None


def _what_did_it(verb: Token) -> Token | None:
    """The event that did what a verb tells: ``the stoppage left nine ships waiting``."""
    lemma = verb.lemma_.lower()
    done = in_class(lemma, "affecting", "harming", "burdening") and not named_by(forms_of(lemma, "VERB"))[0]
    if passive(verb) or not done:
        return None  # "the war has displaced a million"
    event = doer(verb)
    if event is None or event.pos_ != "NOUN":
        return None
    return event if named_by(forms_of(event.lemma_.lower(), "NOUN"))[0] else None


def _what_goes_on(verb: Token) -> Token | None:
    """What begins, ends, is cancelled, put off or cut short."""
    lemma = verb.lemma_.lower()
    puts_off = lemma in ("call", "put") and any(c.dep_ == "prt" and c.lower_ == "off" for c in verb.children)
    puts_off = puts_off or (lemma == "cut" and any(c.lower_ == "short" for c in verb.rights))
    if not puts_off and not in_class(lemma, "aspectual", "cancelling", "deferring"):
        return None
    for role in ("dobj", *SUBJECTS):
        noun = next((c for c in verb.children if c.dep_ == role and is_event_noun(c)), None)
        if noun is not None:
            return noun
    understood = doer(verb) if puts_off and passive(verb) else None
    return understood if understood is not None and is_event_noun(understood) else None  # "planned for May but put off"


def taken_part_in(verb: Token) -> Token | None:
    """The event that somebody takes part in."""
    if verb.lemma_ != "take":
        return None
    part = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ == "part"), None)
    around = (verb, part) if part is not None else ()
    preps = (c for head in around for c in head.children if c.dep_ == "prep" and c.lower_ == "in")
    return next((c for prep in preps for c in prep.children if c.dep_ == "pobj" and is_event_noun(c)), None)


def _deed(word: Token) -> Token | None:
    """What somebody begins, plans, tries, agrees or is led to do: ``began selling``, ``a plan to buy``."""
    if word.pos_ == "NOUN":
        goals = (c for c in word.children if c.dep_ == "acl" and c.tag_ == "VB")
        return next(goals, None) if in_class(word.lemma_, "ends.deciding") else None
    lemma = word.lemma_.lower()
    caused = in_class(lemma, "directing.caused")
    resolved = in_class(lemma, "attempting", "resolving")  # "voted on Tuesday to close two baths"
    if not (caused or resolved or in_class(lemma, "aspectual", "intention")) or _is_passed(word):
        return None
    under = ("xcomp", "ccomp", "advcl") if caused else ("xcomp", "advcl") if resolved else ("xcomp",)
    deeds = (c for c in word.rights if c.dep_ in under and c.tag_ in ("VB", "VBG"))
    return next((c for c in deeds if c.dep_ == "xcomp" or any(t.tag_ == "TO" for t in c.lefts)), None)


def _is_passed(word: Token) -> bool:
    """Whether a body that makes laws votes for something, whatever it is: ``The council voted to close two baths``."""
    thing = doer(word) if word.lemma_ == "vote" else None
    lemma = "" if thing is None else thing.lemma_.lower()
    return "legislature" in classes(lemma) or in_class(lemma, "lawmaking")
