"""Writings: what a letter, a decree or a report says, it said when it was written, issued or published.

*A letter dated 3 May warned the council*; *the inquiry, which reported in June, blamed the operator*; *in a memo sent
on Friday the director ordered cuts*. What became of the thing later was not then: *a letter dated 3 May was sold*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.find.acts import recorded_in
from events.extract.language.grammar import SUBJECTS, aspect, is_passive, subject
from events.extract.language.lexicon import classes
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.extract.find.candidates import Candidate, Role
    from events.extract.language.words import Token

__all__ = ["enacted", "ruled_on", "written"]

_RULES = frozenset(("contest", "sanction", "statute", "treaty"))
_MADE = ("dobj", *SUBJECTS)
_WHICH = frozenset(("which", "that"))
_SAYING = ("statement", "judging", "decreeing", "ruling", "disclosing", "inquiring.verbs", "writing.said")


def written(node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[tuple[Candidate, Role, str]]:
    """What a writing said on the day that a clause tells of it: ``a report issued on Friday blamed the pilot``.

    So is what a deed did that was made then: ``the Peace of Malin, signed in May, gave him the coast``.

    Args:
        node: The predicate of the clause, which an expression modifies.
        role: That of the expression.
        found: The paragraph's candidates by the index of their trigger.
    """
    thing = node.head
    if role == "at" and node.dep_ == "acl" and in_class(node.lemma_.lower(), "writing.made"):
        yield from _did(thing, found, ("by",)) if in_class(thing.lemma_.lower(), "writing.deeds") else ()
        return
    if role != "at" or node.dep_ not in ("acl", "relcl") or not in_class(node.lemma_.lower(), "writing.verbs"):
        return
    whose = subject(node)
    if not in_class(thing.lemma_.lower(), "writing.nouns", "inquiring") or whose is None or whose.i != thing.i:
        return
    said = _said(thing)
    if said is not None and said.i in found and aspect(said) == "past" and in_class(said.lemma_.lower(), *_SAYING):
        yield found[said.i], role, f"told by what was {node.text!r} then"


def ruled_on(deed: Token) -> Token | None:
    """What was done with a rule on a deed, where a date stands behind that: ``passed a ban on smoking in May``."""
    on, bare = deed.head, deed.lower_.endswith("ing") and all(c.dep_ == "prep" for c in deed.children)
    if not bare or on.dep_ != "prep" or on.lower_ not in ("on", "against"):
        return None
    rules = classes(on.head.lemma_.lower()) & _RULES
    return on.head.head if rules and on.head.dep_ in _MADE and on.head.head.pos_ == "VERB" else None


def enacted(root: Token, thing: Token, found: Mapping[int, Candidate]) -> Iterator[tuple[Candidate, Role, str]]:
    """What a deed or treaty of a year did: ``the treaty of 1815 gave it to Prussia``, ``a deed of 1187, by which …``.

    Args:
        root: The expression's.
        thing: What the expression stands under an *of* or *in* of, or right before: ``a 1996 law banned it``.
        found: The paragraph's candidates by the index of their trigger.
    """
    if root.i < thing.i and root.head is not thing:
        return
    verb = thing.head if thing.dep_ in SUBJECTS else thing.head.head
    relative = any(c.dep_ == "relcl" for c in thing.rights)
    did = thing.i not in found and thing.dep_ == "nsubj" and in_class(verb.lemma_.lower(), "harming")
    if verb.i in found and (did or (recorded_in(verb) is thing and not relative)):
        yield found[verb.i], "at", f"the {thing.text!r} of that time tells it"  # "the plague of 1349 killed the monks"
        return
    if thing.i in found or not in_class(thing.lemma_.lower(), "writing.deeds"):
        return
    yield from _did(thing, found, ("by", "under"))


def _did(thing: Token, found: Mapping[int, Candidate], preps: tuple[str, ...]) -> Iterator[tuple[Candidate, Role, str]]:
    """What a deed did: its verb, what was done by or under it, and what a clause says that it did; not how it ended."""
    under = (c for c in thing.rights if c.dep_ == "relcl")
    deeds = [c for c in under if any(_is_by_which(p) or (p.lower_ in _WHICH and p.dep_ == "nsubj") for p in c.lefts)]
    if thing.dep_ in SUBJECTS and any(c.dep_ in ("dobj", "dative", "xcomp", "ccomp") for c in thing.head.rights):
        deeds.append(thing.head)
    elif thing.dep_ == "pobj" and thing.head.lower_ in preps and thing.head.dep_ in ("prep", "agent"):
        deeds.append(thing.head.head)
    for deed in deeds:
        if deed.i in found and aspect(deed) == "past":
            yield found[deed.i], "at", f"done by the {thing.text!r} of that time"


def _is_by_which(prep: Token) -> bool:
    """Whether a word is the first of ``by which`` or ``under which``."""
    return prep.lower_ in ("by", "under") and any(c.lower_ == "which" for c in prep.children)


def _said(thing: Token) -> Token | None:
    """The verb that tells what a writing said: its own, or that of whom somebody said in it."""
    if thing.dep_ in SUBJECTS:
        return None if is_passive(thing.head) else thing.head
    inside = thing.dep_ == "pobj" and thing.head.lower_ == "in" and thing.head.head.pos_ == "VERB"
    return thing.head.head if inside else None
