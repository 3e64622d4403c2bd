"""Verbs that carry an event: *held talks*, *an earthquake struck*, *a fire in 1920 prompted the council to move*.

They say no more of the noun than that it happened, or to whom it did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.eventnouns import is_event_noun, measured, object_event
from events.extract.language.forms import TIMES
from events.extract.language.grammar import SUBJECTS, aspect, is_passive, own_subject, subject
from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class
from events.extract.language.talk import is_mere_talk

if TYPE_CHECKING:
    from events.extract.language.words import Span, Token

__all__ = ["carried_by", "has_mere_cause", "merely_occurs", "only_begins", "tells_cause"]

#: The parser's entity types for temporal expressions.


def _affecting(verb_: Token) -> Token | None:
    """The event that a verb of affecting says happened: its agent in the passive, else its subject."""
    agents = [c for by in verb_.children if by.lower_ == "by" for c in by.children if c.dep_ == "pobj"]
    subjects = [c for c in verb_.children if c.dep_ == "nsubj"]
    for noun_ in agents or subjects:
        thing = next((n for n in (*measured(noun_), noun_) if is_event_noun(n)), None)
        if thing is not None:
            return thing
    return None


def _bare_cause(verb_: Token) -> Token | None:
    """The event that brought something about, of which nothing but its date is told: ``A fire in 1920 prompted``."""
    thing = own_subject(verb_)
    if thing is None or thing.tag_ not in ("NN", "NNS") or not is_event_noun(thing):
        return None
    beside = [c for c in thing.children if c.dep_ != "det"]
    dated = beside and all(c.dep_ == "prep" and all(t.ent_type_ in TIMES for t in c.children) for c in beside)
    return thing if dated else None


def has_mere_cause(verb_: Token) -> bool:
    """Whether all that is told of an event is that it brought something about: ``A gas leak caused an explosion``."""
    thing = own_subject(verb_)
    causes = in_class(verb_.lemma_.lower(), "causing")
    return causes and thing is not None and is_event_noun(thing) and _is_merely(thing)


def tells_cause(verb_: Token, effect: Token) -> bool:
    """Whether a title tells what brought an event about: little else is told of one of the two."""
    causes = effect.i > verb_.i and in_class(verb_.lemma_.lower(), "causing")
    return causes and (_is_merely(effect) or has_mere_cause(verb_))


def _is_merely(thing: Token) -> bool:
    """Whether a noun has no name and nothing behind it: ``severe flooding``."""
    return all(c.dep_ in _MERELY and c.pos_ != "PROPN" for c in thing.children)


#: What stands before a noun that is told no more of.
_MERELY = ("det", "amod", "compound", "nummod")
_ONSET = ("out", "about", "on")
#: Point at what was just told.
_POINTING = frozenset(("this", "that", "it", "which"))


def _points(verb_: Token) -> bool:
    """Whether a verb only puts what was just told after an event: ``That followed a walkout in March``."""
    return object_event(verb_) is not None and any(
        c.dep_ == "nsubj" and (c.lower_ in _POINTING or is_event_noun(c)) for c in verb_.children
    )


def merely_occurs(verb_: Token) -> bool:
    """Whether a verb says no more of its subject than that it happened: ``struck``, ``took place``, ``broke out``."""
    if not in_class(verb_.lemma_.lower(), "occurring"):
        return _goes_on(verb_)  # most verbs
    objects = [child.lower_ for child in verb_.children if child.dep_ in ("dobj", "attr", "dative")]
    if any(c.dep_ == "agent" or (c.dep_ == "prt" and c.lower_ not in _ONSET) for c in verb_.children):
        return False  # "broke off", "was followed by a flight"
    if verb_.lemma_ in ("break", "strike") and is_passive(verb_):
        return False  # "the truce was broken"
    again = verb_.dep_ == "conj" and all(c.dep_ not in SUBJECTS for c in verb_.lefts)
    if verb_.lemma_ == "come" and again and any(c.lower_ == "into" for c in verb_.rights):
        return False  # "came into force the next day", after it was signed
    said = ([], ["place"], ["shape"]) if verb_.dep_ == "relcl" else ([], ["place"], ["effect"], ["shape"])
    return objects in said  # "a deal, which took effect in May, was"


def _goes_on(verb_: Token) -> bool:
    """Whether a verb says here that its subject took place: ``The battle was fought``, ``the match went ahead``."""
    if verb_.lemma_ == "go":
        return any(c.lower_ == "ahead" for c in verb_.rights)
    fought = verb_.lemma_ in ("fight", "wage") and is_passive(verb_) and verb_.dep_ != "acl"
    return fought and all(c.dep_ not in ("dobj", "attr", "dative", "agent") for c in verb_.children)


def _carried(verb_: Token) -> Token | None:
    """The event noun that a verb merely carries: its object (``held talks``) or subject (``an earthquake struck``)."""
    lemma = verb_.lemma_.lower()
    if in_class(lemma, "light", "experiencing", "lodging") or (
        in_class(lemma, "experiencing.times") and _is_time(verb_)
    ):
        made = any(c.dep_ == "oprd" and c.pos_ == "NOUN" for c in verb_.rights)  # "made the rehearsal a habit"
        thing = None if made else object_event(verb_)
        if thing is not None and (not in_class(lemma, "lodging") or in_class(thing.lemma_.lower(), "telling")):
            return thing
    if (thing := _before_participle(verb_)) is not None:
        return thing
    if in_class(lemma, "affecting"):
        return _affecting(verb_)
    if in_class(lemma, "causing") and aspect(verb_) == "past" and not is_passive(verb_):
        return _bare_cause(verb_)
    if merely_occurs(verb_) or in_class(lemma, "harming"):
        which = verb_.dep_ == "relcl" and merely_occurs(verb_)  # "the trial that took place in May"
        thing = subject(verb_) if which else own_subject(verb_)
        return (
            thing if thing is not None and (is_event_noun(thing) or (lemma == "take" and _may_happen(thing))) else None
        )
    return None


def _before_participle(verb_: Token) -> Token | None:
    """The event noun of which a participle says no more than that it was: ``an agreement reached in May``."""
    lemma, thing = verb_.lemma_.lower(), verb_.head
    settled = in_class(lemma, "bargaining") and in_class(thing.lemma_.lower(), "bargaining.nouns")
    if verb_.dep_ != "acl" or verb_.tag_ != "VBN" or not (settled or in_class(lemma, "light", "lightly")):
        return None
    if in_class(lemma, "lightly.said") and in_class(thing.lemma_.lower(), "lightly.held"):
        return None
    return thing if is_event_noun(thing) or in_class(thing.lemma_.lower(), "telling") else None


def _only_results(verb_: Token) -> bool:
    """Whether a participle says what came of what somebody did: ``took the town, leading to riots``."""
    if verb_.tag_ != "VBG" or verb_.dep_ != "advcl" or not in_class(verb_.lemma_.lower(), "causing.outcome"):
        return False
    thing = own_subject(verb_) or own_subject(verb_.head)
    return thing is not None and not is_event_noun(thing)


def _is_time(verb_: Token) -> bool:
    """Whether a time is the subject of a verb: ``May 1968 brought strikes``."""
    thing = own_subject(verb_) or next((c for c in verb_.lefts if c.dep_ == "npadvmod"), None)
    return thing is not None and thing.ent_type_ in TIMES


def _may_happen(thing: Token) -> bool:
    """Whether a noun that is said to take place names what did: ``a conversation``, but not ``one success``."""
    entry = noun(thing.lemma_.lower())
    happens = entry is None or entry.event_share > 0 or entry.top in ("communication", "cognition")
    return thing.tag_ in ("NN", "NNS") and happens


def carried_by(sentence: Span, dated: frozenset[int]) -> tuple[dict[int, Token], set[int]]:
    """The event nouns of a sentence with the verbs that carry them, and the words that tell no event of their own."""
    carried: dict[int, Token] = {}
    taken: set[int] = set()
    for token in (t for t in sentence if t.pos_ == "VERB"):
        if (token.lemma_ == "follow" and _points(token)) or _only_results(token):
            taken.add(token.i)
        thing = _carried(token)
        if thing is not None and is_mere_talk(token, dated):
            taken |= {thing.i, token.i}  # "no warning was given"
        elif thing is not None and thing.i in carried and token.dep_ == "relcl":
            taken.add(token.i)  # "was destroyed by a quake that occurred in 1923"
        elif thing is not None:
            carried[thing.i] = token
    return carried, taken | {clause.i for clause in carried.values()}


def only_begins(verb_: Token) -> bool:
    """Whether a verb says that its subject began or became known: what was done then is another event.

    *Riots broke out when the bank failed*, *The thefts came to light when an auditor saw the books*.
    """
    to_light = verb_.lemma_ == "come" and any(c.dep_ == "prep" and c.lower_ == "to" for c in verb_.rights)
    return to_light or in_class(verb_.lemma_.lower(), "occurring.starting")
