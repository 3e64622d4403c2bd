"""Infinitives and subjunctives: whether what they tell came about, as far as what governs them says so.

*Managed to land*, *was the first to land* and *rose to close at 12* tell of what was; *were to land*, *a feast to be
spread over a year* and *asked that it be paid* of what was planned or wanted, whatever became of it. Source:
implicative and other predicates with infinitives (Karttunen 1971).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import (
    DONE,
    PAST_TAGS,
    RANKS,
    SUBJECTS,
    aspect,
    has_subject,
    is_passive,
    is_past_perfect,
    modal,
    negated,
)
from events.extract.language.predicates import in_class
from events.extract.language.quantities import ORDINAL
from events.extract.language.roles import bidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.language.words import Token

__all__ = [
    "came_of",
    "due_by",
    "fixed_for",
    "is_meant",
    "is_ranked",
    "leading",
    "meant_by",
    "wanted",
    "was_due",
    "went_on",
]

#: Verbs of who lays down for when something is.
_FIXING = ("intention", "calling", "statement", "decreeing", "listing", "set_for", "set_for.reduced")
#: What one wants of others may not be what they plan.
_WISHES = ("want", "wish")


def is_meant(verb: Token) -> bool:
    """Whether a predicate says that what it governs is planned: ``plans a visit``, ``a hearing is listed for May``."""
    lemma = verb.lemma_.lower()
    if lemma == "set" and any(c.dep_ == "prt" for c in verb.children):
        return False  # "will be set up"
    if in_class(lemma, "intention") or (lemma == "be" and any(c.lower_ == "due" for c in verb.children)):
        return True
    return in_class(lemma, "listing") and is_passive(verb) and any(c.lower_ == "for" for c in verb.children)


def meant_by(verb: Token) -> Iterator[Token]:
    """What a predicate says is planned: ``plans a visit``, ``is booked for a concert in May``.

    Not what a clause before it tells, which the parser puts under it: ``He left in May; the vote is set for June``.
    """
    yield from (c for c in verb.children if c.dep_ in ("xcomp", "dobj") or (c.dep_ == "ccomp" and c.i > verb.i))
    preps = (c for word in (verb, *verb.children) for c in word.children if c.dep_ == "prep" and c.lower_ == "for")
    for prep in preps if is_meant(verb) else ():
        yield from (c for c in prep.children if due_by(c) is not None)


def due_by(noun: Token) -> Token | None:
    """The predicate by which something is fixed or due *for* what a noun tells: ``is due for release in May``."""
    prep = noun.head
    verb = prep.head.head if prep.head.lower_ == "due" else prep.head
    under = noun.dep_ == "pobj" and noun.tag_ in ("NN", "NNS") and prep.lower_ == "for"
    due = prep.head.lower_ == "due" or (is_passive(verb) and in_class(verb.lemma_.lower(), "listing", "listing.fixing"))
    return verb if under and due and is_meant(verb) else None


def fixed_for(noun: Token) -> Token | None:
    """The verb of who laid down for when an event is: ``called elections for September``, ``set a hearing for May``."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.tag_ not in PAST_TAGS or not in_class(verb.lemma_.lower(), *_FIXING):
        return None
    preps = (c for c in (*verb.rights, *noun.rights) if c.dep_ == "prep" and c.lower_ == "for")
    return verb if any(t.ent_type_ in ("DATE", "TIME") for prep in preps for t in prep.rights) else None


def wanted(clause: Token) -> str | None:
    """``planned``, ``proposed`` or ``denied`` for an infinitive or subjunctive that nothing says was done, or None."""
    clause = leading(clause)
    if _is_subjunctive(clause):
        return "proposed"
    small = _wanted_done(clause)
    had = any(c.dep_ == "aux" and c.lower_ == "have" for c in clause.children)
    if small is not None or modal(clause) != "to" or had:
        return small
    head = clause.head
    others = _is_for_others(clause)
    if others or clause.dep_ in ("xcomp", "ccomp"):
        return "proposed" if others else _under(head)
    if clause.dep_ in ("relcl", "acl"):
        tried = in_class(head.lemma_.lower(), "attempting.nouns")  # "an attempt to restart it failed"
        return None if is_ranked(clause) or tried else "planned"
    result = came_of(clause) or (clause.dep_ == "advcl" and (in_class(head.lemma_.lower(), "lasting") or went_on(head)))
    if clause.dep_ not in ("advcl", "ROOT") or result:  # a root is a headline: "Banker to testify"
        return None
    called = any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.children)
    return "proposed" if called and in_class(head.lemma_.lower(), "calling") else "planned"


def _wanted_done(clause: Token) -> str | None:
    """The same for a participle that tells what somebody wants done to a thing: ``wants the road reopened``."""
    if clause.tag_ not in ("VBN", "VBD") or any(c.dep_ in ("aux", "auxpass", "mark") for c in clause.children):
        return None
    inside = clause.dep_ == "ccomp" and has_subject(clause) and clause.i > clause.head.i
    object_ = clause.dep_ == "acl" and clause.head.dep_ == "dobj" and clause.i == clause.head.i + 1
    verb = clause.head.head if object_ else clause.head
    if not (inside or object_) or not in_class(verb.lemma_.lower(), "wishing", "requesting", "demanding"):
        return None
    return "proposed" if verb.lemma_ in _WISHES else _under(verb)


def came_of(clause: Token) -> bool:
    """Whether an infinitive tells what a change came to: ``rose to close at 12``."""
    return clause.dep_ == "advcl" and modal(clause) == "to" and in_class(clause.head.lemma_.lower(), "changing")


def went_on(head: Token) -> bool:
    """Whether what stands under a verb was done: ``went on to win the cup``, ``took two hours to clear him``.

    So is what somebody goes on to do beside what he did: ``joined it in 1986, going on to lead it``.
    """
    if head.lemma_ == "take":
        return any(c.dep_ in ("dobj", "npadvmod") and c.ent_type_ in ("DATE", "TIME") for c in head.rights)
    on = any(c.dep_ == "prt" and c.lower_ == "on" for c in head.children)
    beside = head.dep_ == "advcl" and aspect(head.head) in DONE
    return on and head.lemma_ == "go" and (head.tag_ != "VBG" or beside)


def is_ranked(clause: Token) -> bool:
    """Whether a clause tells what the first, the last or the greatest of its kind did: ``the 43rd chain to fail``.

    The parser may take them for a clause beside the verb: *it was shut on Friday, the third chain to fail this year*.
    """
    apart = clause.dep_ == "conj" and clause.tag_ == "VB"
    head = next((c for c in clause.lefts if c.dep_ == "nsubj"), clause.head) if apart else clause.head
    beside = [*head.children, *(t for c in head.lefts for t in c.lefts)]  # "the highest-priced work"
    ranked = any(_is_rank(c) or c.tag_ in ("JJS", "RBS") for c in beside) or _is_rank(head)
    return ranked and (clause.dep_ in ("relcl", "acl") or (apart and head.i != clause.head.i))


def _is_rank(word: Token) -> bool:
    return word.lower_ in RANKS or ORDINAL.fullmatch(word.lower_) is not None


def _under(head: Token) -> str | None:
    """What a verb says of the infinitive under it; None where it was done, or belongs to what the verb tells."""
    lemma = head.lemma_.lower()
    has = lemma == "have" and any(c.dep_ == "dobj" for c in head.children)  # "has a licence to brew"
    if has or head.pos_ == "AUX" or (lemma == "go" and head.tag_ == "VBG" and not went_on(head)):
        return "planned"
    if in_class(lemma, "wishing"):
        return "denied" if negated(head) else "planned"  # "does not expect the bridge to open"
    return "proposed" if in_class(lemma, "requesting", "proposal", "demanding") else None


def _is_for_others(clause: Token) -> bool:
    """Whether somebody asks or wants others to do it: ``called on the port to close``, ``wants the army to leave``."""
    head = clause.head
    wishes = has_subject(clause) and head.lemma_ in _WISHES and not negated(head)
    return wishes or (in_class(head.lemma_.lower(), "calling") and bidden(clause) is not None)


def leading(clause: Token) -> Token:
    """The first of the verbs that share a subject and a *to*: *buy*, of *close* in ``expects to buy and close it``."""
    while clause.dep_ == "conj" and clause.tag_ == clause.head.tag_:
        if any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in clause.children):
            break
        clause = clause.head
    return clause


def _is_subjunctive(clause: Token) -> bool:
    """Whether a clause tells what somebody wants: ``asked that the dividend be paid``."""
    bare = any(c.dep_ in ("auxpass", "aux") and c.lower_ == "be" for c in clause.children)
    return bare and aspect(clause) == "present" and clause.dep_ in ("ccomp", "relcl") and has_subject(clause)


def was_due(clause: Token, *, fixed: bool = False) -> bool:
    """Whether a clause tells of what was meant to be until something came: ``had been due to sign a treaty on Friday``.

    Args:
        clause: A verb.
        fixed: Only what was *due*, *scheduled* or *set*, not what somebody hoped or expected.
    """
    above = clause.head
    due = above.head if above.pos_ == "ADJ" else above
    meant = above.lower_ == "due" or in_class(above.lemma_.lower(), "wishing.fixed" if fixed else "wishing")
    return clause.dep_ == "xcomp" and meant and modal(clause) == "to" and is_past_perfect(due)
