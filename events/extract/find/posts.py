"""Posts held: *was mayor of Arden from 1990 to 1998*, which no verb but *be* tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import PAST_TAGS, SUBJECTS, clause_head, negated
from events.extract.language.people import tells_what

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.language.words import Token

__all__ = ["holds_post", "is_post_listed"]

_HE = frozenset(("he", "she", "i", "who"))


def holds_post(be: Token, dated: frozenset[int]) -> bool:
    """Whether a form of *be* tells when somebody had a post or a rank.

    Args:
        be: Any word.
        dated: Indices of the words of temporal expressions.
    """
    if be.lemma_ != "be" or be.dep_ in ("aux", "auxpass") or be.tag_ not in (*PAST_TAGS, "VBG") or negated(be):
        return False
    posts = [c for c in be.rights if c.dep_ == "attr" and c.pos_ in ("NOUN", "PROPN")]
    if not posts or not any(map(_is_post, posts)) or not all(map(_is_somebody, _subjects(be))):
        return False
    return any(t.i in dated and clause_head(t) is be for t in be.subtree)


def is_post_listed(noun: Token, dated: frozenset[int]) -> bool:
    """Whether a noun is what an entry says by itself that somebody was then: ``mayor of Arden, 1990–1998``.

    Args:
        noun: Any word.
        dated: Indices of the words of temporal expressions.
    """
    told = noun.doc.entry and noun.dep_ == "ROOT" and noun.tag_ in ("NN", "NNP") and noun.text.islower()
    before = noun.doc[noun.sent.start : noun.i] if told else ()
    told = told and all(t.head.i == noun.i and t.dep_ in ("compound", "amod", "nmod") for t in before)
    return told and _is_post(noun) and any(t.i in dated for t in noun.subtree)


def _subjects(be: Token) -> Iterator[Token]:
    return (c for c in be.children if c.dep_ in SUBJECTS)


def _is_somebody(subject: Token) -> bool:
    return subject.lower_ in _HE or subject.ent_type_ == "PERSON"


def _is_post(noun: Token) -> bool:
    """Whether a noun is for what somebody is of something: ``mayor of Arden``, ``chairman``, ``a fellow of Lund``."""
    what = noun.lemma_.lower()
    if not tells_what(what) and what != "head":
        return False
    of = any(c.dep_ == "prep" and c.lower_ in ("of", "at", "to", "for") for c in noun.rights)
    return of or all(c.dep_ in ("compound", "nmod", "amod") or _is_body(c) for c in noun.lefts)


def _is_body(owner: Token) -> bool:
    """Whether a post is of several or of a body by name: ``employers' representative``, ``Arden's first provost``."""
    return owner.dep_ == "poss" and (owner.tag_ == "NNS" or owner.ent_type_ in ("ORG", "GPE"))
