"""Acts told by verbs that mostly tell of none: of a state, an attitude, a report or going on.

What stands with such a verb makes an act of it (``rules/frames.toml``): *went off*, *declared war*, *ran aground*; so
does that something came about, or was tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.find.eventtypes import event_type
from events.extract.language.belonging import object_is_head
from events.extract.language.eventnouns import is_event_noun
from events.extract.language.grammar import (
    DONE,
    SUBJECTS,
    aspect,
    in_entry,
    in_headline,
    is_passive,
    modal,
    own_subject,
    subject,
)
from events.extract.language.lexicon import is_of_speech, noun
from events.extract.language.predicates import acted_on, frames, in_class
from events.extract.language.quantities import is_told
from events.extract.language.roles import takes_part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from events.extract.language.words import Doc, Token

__all__ = [
    "acts",
    "acts_always",
    "befalls",
    "comes_about",
    "complement",
    "is_case",
    "is_outcome",
    "is_result",
    "reports",
    "sums_up",
    "tries",
]

#: What is made, sold and called back.
_THINGS = frozenset({"artifact", "food", "substance", "plant"})
#: What is set on a day and holds.
_BECOME = ("become", "became")
#: What somebody is charged with, or talks about, ``in`` such an event was not done when it happened.
_CASES = frozenset(("crime", "disaster or accident", "law and justice"))
_IN_FORCE = frozenset((("into", "effect"), ("into", "force")))
_RECORDS = frozenset(("record", "high", "low", "mark"))
_JOBS = ("job", "post", "position")


def acts(token: Token) -> bool:
    """Whether a verb that mostly tells of a state, an attitude or a report tells of an act here.

    By what stands with it, as ``rules/frames.toml`` has it: *went off*, *appeared in court*, *asked for a visa*; *would
    go ahead*, as told before.
    """
    words = frames().get(token.lemma_.lower())
    if (
        words is None
        or (aspect(token) == "modal" and not (modal(token) == "would" and token.dep_ == "ccomp"))
        or (aspect(token) == "present" and not (in_headline(token) or in_entry(token) or _is_timed(token)))
    ):
        return False
    lasts = in_class(token.lemma_.lower(), "lasting")
    if lasts and any(c.dep_ in SUBJECTS and is_event_noun(c) for c in token.children):
        return False  # "the strike ran from May to June": the strike did
    for child in token.children:
        beside = child.dep_ in ("prt", "prep", "advmod") and (child.lower_ in words or child.dep_ in words)
        doing = "pcomp" in words and child.dep_ == "prep" and any(c.dep_ == "pcomp" for c in child.children)
        under = (
            child.dep_ in ("dobj", "ccomp", "xcomp", "oprd", "nsubjpass")
            and child.dep_ in words
            and child.pos_ != "PRON"
        )
        under = under or (child.dep_ == "dobj" and child.lower_ in words)  # "stood trial"
        if beside or doing or under:
            return True
    if ("dative" in words and _has_dative(token)) or ("dobj" in words and object_is_head(token)):
        return True  # "a book that she wrote in 1983"
    return "nsubjpass" in words and is_passive(token)


def _is_timed(verb_: Token) -> bool:
    """Whether a present has a day of its own, on which it is to be: ``testifies next Tuesday``, not ``daily``."""
    behind = (t for c in verb_.rights for t in (c, *(c.children if c.lower_ in ("on", "in", "at") else ())))
    return any(t.ent_type_ in ("DATE", "TIME") and not is_told("SET", t) for t in behind)


def acts_always(verb_: Token) -> bool:
    """Whether its object makes an act of it, whenever it was: *declared war*, *recalled 4,000 vans*."""
    lemma = verb_.lemma_.lower()
    things = [c for c in verb_.children if c.dep_ in ("dobj", "nsubjpass")] if lemma in frames() else []
    things += [verb_.head] if lemma in frames() and object_is_head(verb_) else []  # "the war it declared"
    if "of_things" in frames().get(lemma, ()):
        bare = (t for t in things if t.tag_ == "NNS" and not any(d.dep_ in ("det", "poss") for d in t.lefts))
        if any(entry is not None and entry.top in _THINGS for entry in (noun(t.lemma_.lower()) for t in bare)):
            return True
    things += [c for thing in things for of in thing.rights if of.lower_ == "of" for c in of.rights]
    told = aspect(verb_) in DONE or in_headline(verb_)
    if "dative" in frames().get(lemma, ()) and _has_dative(verb_):
        return told  # "a fall cost her the prize"
    return told and any(thing.lemma_.lower() in acted_on().get(lemma, ()) for thing in things)


def _has_dative(verb_: Token) -> bool:
    """Whether somebody gets or loses something by it, though the parser took both for objects: ``cost her the job``."""
    things = [c for c in verb_.rights if c.dep_ in ("dative", "dobj")]
    return any(c.dep_ == "dative" for c in things) or (len(things) > 1 and takes_part(things[0]))


def comes_about(token: Token) -> bool:
    """Whether a verb of state says here that something came about: *was held*, *went bankrupt*, *a novel appeared*.

    So did what was the first: *the first trams ran*. What an inquiry found is news on the day that it tells it.
    """
    lemma = token.lemma_.lower()
    if in_class(lemma, "owning", "owning.kept") and aspect(token) in DONE and _has_span(token):
        return True  # "belonged to Venice from 1204 until 1669"
    if lemma in _HELD:
        return _is_held(token)
    if _is_named(token) or reports(token) or _finds(token):
        return True
    comes = _COMING_ABOUT.get(lemma)
    return comes is not None and comes(token)


def _is_held(token: Token) -> bool:
    """Whether something took place by it: ``a service was held``, ``held a service``."""
    things = (c for c in token.rights if c.dep_ == "dobj")
    return is_passive(token) or any(in_class(c.lemma_.lower(), "gathering.held") for c in things)


def _has_child(token: Token) -> bool:
    """Whether somebody had a child then: ``They had a daughter in 1929``."""
    things = (c for c in token.rights if c.dep_ == "dobj")
    return aspect(token) == "past" and any(in_class(c.lemma_.lower(), "kindred.children") for c in things)


def _is_named(token: Token) -> bool:
    """Whether it tells of the first time: ``became known as Lund``, ``first told in 1817``, ``named in a deed``."""
    if recorded_in(token) is not None or any(_is_turn(c) for c in token.lefts):
        return True
    return is_passive(token) and any(c.lower_ == "first" for c in token.lefts)


def _begins(token: Token) -> bool:
    """Whether what goes begins to be or act, changes or is lost: ``go on trial``, ``go bankrupt``, ``jobs go``."""
    begins = any(
        (prep == "on" and in_class(what, "starting")) or what == "poll" or (prep, what) in _IN_FORCE
        for prep, what in _under(token)
    )
    told = _told_of(token)
    return begins or (told is not None and told.lemma_ in _JOBS) or _turns(token)


def _turns(token: Token) -> bool:
    """Whether it says what something came to be: ``went bankrupt``, ``turned sour``, ``went live``."""
    return any(c.dep_ in ("acomp", "oprd") or c.lower_ == "live" for c in token.children)


def _is_candidate(token: Token) -> bool:
    """Whether somebody wanted to be elected: ``stood for the presidency``."""
    return any(prep == "for" and in_class(what, "standing_for") for prep, what in _under(token))


def _finds(token: Token) -> bool:
    """Whether an inquiry comes to its end: ``The inquest concluded that he drowned``."""
    body = own_subject(token) if in_class(token.lemma_.lower(), "inquiring.verbs") else None
    return body is not None and in_class(body.lemma_.lower(), "inquiring") and aspect(token) in DONE


def _is_set(token: Token) -> bool:
    """Whether a fire or a record is: ``set the hall on fire``, ``set a record``, ``the low set in May``."""
    record = any(c.dep_ == "dobj" and c.lower_ == "record" for c in token.rights)
    if record or ("on", "fire") in _under(token):
        return aspect(token) in DONE
    told = _told_of(token)
    return told is not None and told.lower_ in _RECORDS and is_passive(token)


def _gives_up(token: Token) -> bool:
    """Whether somebody concedes an election: ``Holm conceded``."""
    return aspect(token) in DONE and not any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in token.rights)


def _is_published(token: Token) -> bool:
    """Whether a work appears: ``is to appear next spring``."""
    told = _told_of(token)
    return told is not None and in_class(told.lemma_.lower(), "publications")


def _runs_first(token: Token) -> bool:
    """Whether it is for the first or the last time that a thing runs: ``the first trams ran``."""
    thing = own_subject(token)
    return thing is not None and any(c.lower_ in ("first", "last") for c in thing.lefts) and aspect(token) in DONE


def _under(token: Token) -> list[tuple[str, str]]:
    """The prepositions under a verb, each with what stands under it."""
    return [(prep.lower_, c.lemma_.lower()) for prep in token.children if prep.dep_ == "prep" for c in prep.children]


def _told_of(token: Token) -> Token | None:
    """Of what a verb tells, as its subject or, as a participle, before it."""
    return token.head if token.dep_ == "acl" else own_subject(token) or subject(token)


def _plays_for(verb_: Token) -> bool:
    """Whether somebody takes part for a country or a body: ``represented Norway at the games``, not ``a third``."""
    who = own_subject(verb_)
    named = who is not None and (who.pos_ == "PROPN" or who.lower_ in ("he", "she", "they"))
    for thing in (c for c in verb_.rights if named and c.dep_ == "dobj"):
        entry = noun(thing.lemma_.lower())
        if thing.pos_ == "PROPN" or (entry is not None and entry.top in ("location", "group", "person")):
            return aspect(verb_) in DONE
    return False


def _has_span(verb_: Token) -> bool:
    """Whether a clause says from when on something was so, and until when."""
    times = [(p.lower_, any(c.ent_type_ == "DATE" for c in p.children)) for p in verb_.children if p.dep_ == "prep"]
    told = {word for word, dated in times if dated}
    return "between" in told or ("from" in told and bool(told & {"to", "until", "till"}))


def _is_turn(aux: Token) -> bool:
    """Whether an auxiliary says what something came to be: ``became known as Lund``, but not *has become known*."""
    return aux.dep_ == "auxpass" and aux.lower_ in _BECOME and aspect(aux.head) in ("past", "participle")


def recorded_in(token: Token) -> Token | None:
    """The old writing in which something is named: ``is first mentioned in a charter of 1153``."""
    if not in_class(token.lemma_.lower(), "writing.recorded") or not is_passive(token):
        return None
    things = (c for prep in token.rights if prep.lower_ == "in" for c in prep.children if c.dep_ == "pobj")
    return next((c for c in things if in_class(c.lemma_.lower(), "writing.deeds", "writing.records")), None)


def reports(token: Token) -> bool:
    """Whether an inquiry tells what it found, or is to: ``The panel reported in May``, ``is to report in June``."""
    body = subject(token) if token.lemma_ == "report" else None
    ahead = aspect(token) in ("future", "infinitive") or modal(token) == "should"
    aside = token.dep_ == "relcl" and token.head.dep_ in SUBJECTS  # "the inquiry, which reported in May, blamed her"
    told = ahead or not (aside or any(c.dep_ in ("dobj", "ccomp") for c in token.children))
    return body is not None and told and in_class(body.lemma_.lower(), "inquiring")


#: Verbs by which something takes place, and how others say that something came about.
_HELD = ("bear", "hold", "provide")
_COMING_ABOUT: Mapping[str, Callable[[Token], bool]] = {
    "appear": _is_published,
    "concede": _gives_up,
    "go": _begins,
    "have": _has_child,
    "represent": _plays_for,
    "run": _runs_first,
    "set": _is_set,
    "stand": _is_candidate,
    "turn": _turns,
}


def is_result(token: Token) -> bool:
    """Whether a noun is for what a report tells to have been earned: ``reported net income of $12 million``."""
    verb = token.head
    told = token.dep_ == "dobj" and in_class(verb.lemma_.lower(), "disclosing") and aspect(verb) in DONE
    told = told and not _is_compared_with(verb)
    result = told and in_class(token.lemma_.lower(), "owned.results", "owned.sold")
    return result and any(_is_amount(token.doc, of.i + 1) for of in token.rights if of.lower_ == "of")


def sums_up(token: Token) -> bool:
    """Whether a verb tells to what a result came: ``Net income was $12 million``, ``sales totalled $3 billion``."""
    if not in_class(token.lemma_.lower(), "results.sums") or aspect(token) != "past" or _is_compared_with(token):
        return False
    thing = own_subject(token)
    result = thing is not None and in_class(thing.lemma_.lower(), "owned.results", "owned.sold")
    return result and _is_amount(token.doc, token.i + 1)


def _is_compared_with(verb: Token) -> bool:
    """Whether a result is what a later one is compared with: ``A winter earlier, turnover was 9,000 crowns``."""
    before = [t.lower_ for t in verb.subtree if t.i < verb.i]
    return any(in_class(word, "results.back") for word in before) or "last year" in " ".join(before)


def _is_amount(doc: Doc, at: int) -> bool:
    """Whether a sum of money begins at a word or behind what says how exactly it is told: ``about $12 million``."""
    while at < len(doc) - 1 and doc[at].pos_ in ("ADV", "ADP"):
        at += 1
    return at < len(doc) and (doc[at].ent_type_ == "MONEY" or doc[at].is_currency)


def tries(token: Token) -> bool:
    """Whether somebody sets about something: *tried to cross*, *helped end*, *sought clearance*."""
    if not in_class(token.lemma_.lower(), "attempting") or aspect(token) not in (*DONE, "participle"):
        return False
    return complement(token) is not None or any(c.dep_ == "dobj" for c in token.children)


def complement(token: Token) -> Token | None:
    """The infinitive under a verb: ``cross`` of ``tried to cross``, ``helped cross``."""
    return next((c for c in token.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB"), None)


def befalls(verb: Token) -> bool:
    """Whether a verb tells what became of a thing, which it did in what happened: ``fell in the drought of 2018``."""
    thing = own_subject(verb)
    named = thing is None or thing.ent_type_ == "PERSON" or thing.pos_ != "NOUN"
    done = is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ != "VBG")
    return not (named or done or any(c.dep_ == "dobj" for c in verb.children))


def is_outcome(thing: Token) -> bool:
    """Whether a noun tells what came of an event, and is of its date: ``deaths in a fire``, ``victory in a battle``."""
    lemma = thing.lemma_.lower()
    return in_class(lemma, "harming.outcomes") or (
        thing.pos_ == "NOUN" and in_class(lemma, "besting.nouns", "besting.lost")
    )


def is_case(what: str, verb: Token) -> bool:
    """Whether a noun is for what somebody is tried or blamed for, long after it: ``convicted in the 2004 bombing``."""
    kind, lemma = event_type(what, "NOUN"), verb.lemma_.lower()
    if in_class(what, "policing"):
        return False  # "arrested in a raid"
    tried = event_type(lemma, "VERB") in ("law and justice", "crime", "sanction") or in_class(
        lemma, "keeping_for", "reporting"
    )
    tried = tried or is_of_speech(lemma)
    return (tried and (kind == "armed conflict" or kind in _CASES)) or in_class(what, "harming.outcomes")
