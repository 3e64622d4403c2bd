"""What somebody says that he will do: *The prime minister said on Friday she would step down* is news, and an event.

To say something is no event by itself. To say of oneself that one is going to act is one, like an announcement; whether
and when that comes about is another matter, and no row where nothing tells it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import DONE, aspect, is_passive, modal, negated, own_subject
from events.extract.language.lexicon import verb as verb_of
from events.extract.language.people import is_person, person_words
from events.extract.language.predicates import frames, in_class

if TYPE_CHECKING:
    from events.extract.language.words import Token

__all__ = ["is_pledge"]

_WILL = ("would", "will")
_OWN = frozenset(("it", "they", "he", "she"))
_OWNING = frozenset(("its", "their"))
#: A verb of this share of feeling, thinking, being or seeing tells of no act.
_NO_ACT = 0.5
_INWARD = ("emotion", "cognition", "stative", "perception")


def _pledged(verb: Token) -> Token | None:
    """The act that a verb of saying tells its subject is going to do; None if there is none."""
    if not in_class(verb.lemma_.lower(), "pledging"):
        return None
    act = next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "VERB"), None)
    if act is None or negated(verb):
        return None
    thing = own_subject(act)
    if thing is None:
        return None
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in act.lefts):
        return None  # "said it would have earned $3"
    itself = thing.lower_ in _OWN if act.i > verb.i else _is_firm_after(verb, thing)
    if itself and in_class(act.lemma_.lower(), "planning"):
        return next((c for c in act.children if c.dep_ == "xcomp" and c.tag_ == "VB" and _is_act(c)), None)
    own = itself and not is_passive(act)
    theirs = any(c.dep_ == "poss" and c.lower_ in _OWNING for c in thing.lefts)  # "said its plant would be closed"
    arranged = act.i > verb.i and (is_passive(act) or _decides(own_subject(verb)))
    return act if (own or theirs or arranged) and modal(act) in _WILL and _is_act(act) else None


def _decides(speaker: Token | None) -> bool:
    """Whether who speaks may bring about what he says will be: a body or who has a post of a country or town."""
    bodies = person_words()["stands_for"]
    what = "" if speaker is None else speaker.lemma_.lower()
    return what in bodies["public"] or in_class(what, "posts.state")


def _is_firm_after(verb: Token, thing: Token) -> bool:
    """Whether who speaks is the firm that was just named: ``Arlex plans to close a mill, the company said``."""
    speaker = own_subject(verb)
    firm = speaker is not None and (
        speaker.lower_ == "it" or speaker.lemma_.lower() in person_words()["stands_for"]["company"]
    )
    return firm and thing.pos_ == "PROPN" and not is_person(thing)


def is_pledge(verb: Token, dated: frozenset[int]) -> bool:
    """Whether somebody makes known what he is going to do, where no date of its own gives that a row.

    Args:
        verb: Any.
        dated: Indices of the words of temporal expressions.
    """
    act = _pledged(verb)
    if act is None or aspect(verb) not in DONE:
        return False
    told = {t.i for clause in act.subtree if clause.dep_ in ("acl", "relcl") for t in clause.subtree}
    told |= {t.i for c in act.subtree if c.lower_ in ("until", "till") for t in c.subtree}  # no day of its own
    told |= {t.i for c in act.rights if _is_over(c) for t in c.subtree}
    return not any(t.i in dated and t.i not in told for t in act.subtree if t.i > act.i)


def _is_over(clause: Token) -> bool:
    """Whether a clause under an act to come tells after what that was made known: ``a week after the vote failed``."""
    after = clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "after" for c in clause.lefts)
    return after and aspect(clause) == "past"


def _is_act(verb: Token) -> bool:
    """Whether a verb tells of something done, rather than of how somebody is, thinks or feels."""
    lemma = verb.lemma_.lower()
    beside = frames().get(lemma, frozenset())
    if any(c.i > verb.i and (c.dep_ in beside or c.lower_ in beside) for c in verb.children):
        return True
    light = in_class(lemma, "light") and all(c.dep_ != "dobj" for c in verb.children)
    if light or in_class(lemma, "state", "reporting", "aspectual.continue"):
        return False
    entry = verb_of(lemma)
    return entry is None or entry.share(*_INWARD) < _NO_ACT
