"""Posts held, and what else was so for a time that is told: *was mayor of Arden from 1990 to 1998*.

No verb but *be* tells of it: *was under Danish rule from 1660 to 1720*, *was the scene of a battle in 1644*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.eventnouns import is_event_noun
from events.extract.language.grammar import PAST_TAGS, SUBJECTS, aspect, clause_head, negated
from events.extract.language.lexicon import noun
from events.extract.language.people import is_person, tells_what
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.language.words import Token

__all__ = ["comes_to_be", "holds_post", "is_post_listed", "scene_of", "serves_as"]

#: What something was in or under.
_UNDER = frozenset(("under", "in"))
_NOUNS = ("NN", "NNP", "NNS", "NNPS")
#: So much of the uses of a noun is for what happens.
_MOSTLY = 0.55
_HE = frozenset(("he", "she", "i", "who"))


def holds_post(be: Token, dated: frozenset[int]) -> bool:
    """Whether a form of *be* tells when somebody had a post or a rank, something was a state or the scene of an event.

    Args:
        be: Any word.
        dated: Indices of the words of temporal expressions.
    """
    if be.lemma_ != "be" or be.dep_ in ("aux", "auxpass") or be.tag_ not in (*PAST_TAGS, "VBG") or negated(be):
        return False
    things = [c for c in be.rights if c.dep_ == "attr" and c.pos_ in ("NOUN", "PROPN")]
    when = (t for t in be.subtree if t.i in dated and clause_head(t) is be)
    if any(map(_is_post, things)) and all(map(_is_somebody, _subjects(be))):
        return any(when)
    if any(map(_is_won, things)) and be.tag_ != "VBG" and all(map(_plays, _subjects(be))):
        return any(all(t not in (thing, *thing.subtree) for thing in _subjects(be)) for t in when)
    if not all(c.tag_ in _NOUNS and c.i not in dated and not is_event_noun(c) for c in _subjects(be)):
        return False
    if scene_of(be) is not None:
        return any(t.i in dated for t in be.subtree)
    beside = (c for word in (be, *things) for c in word.children if c.dep_ == "prep")
    told = {c.lower_: c for c in beside if any(t.i in dated for t in c.children)}
    inside = (c for c in be.rights if c.dep_ == "prep" and c.i == be.i + 1 and c not in told.values())
    things += [c for prep in inside for c in prep.children if c.dep_ == "pobj" and prep.lower_ in _UNDER]
    return len(told) > 1 and "from" in told and any(map(_is_state, things))


def comes_to_be(be: Token, dated: frozenset[int]) -> bool:
    """Whether a form of *be* tells from when something is to be had, open or in force: ``will be in force in June``.

    Args:
        be: Any word.
        dated: Indices of the words of temporal expressions.
    """
    soon = aspect(be) in ("future", "present")
    if be.lemma_ != "be" or be.dep_ in ("aux", "auxpass") or negated(be) or not soon:
        return False
    if aspect(be) == "present" and not any(in_class(c.lower_, "on_hand.dated") for c in be.rights):
        return False  # "is available in May"
    when = any(t.i in dated and clause_head(t) is be for t in be.subtree)
    state = any(c.dep_ == "acomp" and in_class(c.lower_, "on_hand") for c in be.rights)
    beside = (c for c in be.rights if c.dep_ == "prep" and c.i == be.i + 1)
    state = state or any(in_class(t.lower_, "on_hand.nouns") for c in beside for t in c.children if t.dep_ == "pobj")
    return when and state and any(c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN", "PRON") for c in be.lefts)


def serves_as(verb: Token, last: Token) -> bool:
    """Whether a verb tells that somebody served as something, up to a word: ``served as mayor of Arden 1901–1905``."""
    served = (c for c in verb.rights if c.lower_ == "as" and c.dep_ == "prep" and last in c.subtree)
    return any(_is_post(thing) for c in served for thing in c.rights if thing.dep_ == "pobj")


def scene_of(be: Token) -> Token | None:
    """The event of which something is said to have been the scene: ``battle`` of *was the scene of a battle*."""
    scenes = [c for c in be.rights if c.dep_ == "attr" and in_class(c.lemma_.lower(), "posts.scenes")]
    under = (c for p in be.subtree if p.lower_ == "of" and scenes and p.i > scenes[0].i for c in p.children)
    return next((c for c in under if c.dep_ == "pobj" and is_event_noun(c)), None)


def _is_state(thing: Token) -> bool:
    """Whether a noun says what or under what something was: ``the capital of the province``, ``Danish rule``."""
    of = thing.dep_ == "pobj" or any(c.dep_ == "prep" and c.lower_ in ("of", "to", "for") for c in thing.rights)
    entry = noun(thing.lemma_.lower())
    happens = is_event_noun(thing) and entry is not None and entry.event_share >= _MOSTLY
    return of and not happens and all(c.pos_ != "NUM" for c in thing.lefts)


def is_post_listed(thing: Token, dated: frozenset[int]) -> bool:
    """Whether a noun is what an entry says by itself that somebody was then: ``mayor of Arden, 1990–1998``.

    Args:
        thing: Any word.
        dated: Indices of the words of temporal expressions.
    """
    told = thing.doc.entry and thing.dep_ == "ROOT" and thing.tag_ in ("NN", "NNP") and thing.text.islower()
    before = thing.doc[thing.sent.start : thing.i] if told else ()
    told = told and all(t.head.i == thing.i and t.dep_ in ("compound", "amod", "nmod") for t in before)
    return told and _is_post(thing) and any(t.i in dated for t in thing.subtree)


def _subjects(be: Token) -> Iterator[Token]:
    return (c for c in be.children if c.dep_ in SUBJECTS)


def _is_somebody(subject: Token) -> bool:
    return subject.lower_ in _HE or subject.ent_type_ == "PERSON"


def _plays(subject: Token) -> bool:
    """Whether a subject may have won or lost a match: a name, several people or a team."""
    told = subject.pos_ == "PROPN" or subject.lower_ in ("they", "it") or is_person(subject)
    return told or in_class(subject.lemma_.lower(), "posts.sides") or _is_somebody(subject)


def _is_won(thing: Token) -> bool:
    """Whether a noun is for what a match or a season made of who played: ``the first winners of the cup``.

    So is ``runners-up``, which the parser has in three; but not what somebody was still: *the defending champions*.
    """
    noun_ = thing.nbor(-2) if thing.lower_ == "up" and thing.i > 1 and thing.nbor(-1).text == "-" else thing
    still = any(in_class(c.lower_, "posts.still") for c in (*thing.lefts, *noun_.lefts))
    return in_class(noun_.lemma_.lower(), "posts.won") and not still


def _is_post(thing: Token) -> bool:
    """Whether a noun is for what somebody is of something: ``mayor of Arden``, ``chairman``, ``a fellow of Lund``."""
    what = thing.lemma_.lower()
    if not tells_what(what) and what != "head":
        return False
    of = any(c.dep_ == "prep" and c.lower_ in ("of", "at", "to", "for") for c in thing.rights)
    return of or all(c.dep_ in ("compound", "nmod", "amod") or _is_body(c) for c in thing.lefts)


def _is_body(owner: Token) -> bool:
    """Whether a post is of several or of a body by name: ``employers' representative``, ``Arden's first provost``."""
    return owner.dep_ == "poss" and (owner.tag_ == "NNS" or owner.ent_type_ in ("ORG", "GPE"))
