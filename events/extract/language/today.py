"""Today: whether *now* and *today* say that something still holds, or only what an amount is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from events.extract.language.words import Token

__all__ = ["is_of_today", "is_worth_now"]

#: What says, also in a chronicle, that a present is of today.
_OF_TODAY = ("now", "today", "still", "currently")
#: Words inside an amount, and before one.
_SCALES = frozenset(("thousand", "million", "billion", "trillion", "dollars", "pounds", "euros", "m", "bn", "k"))
_ROUGHLY = frozenset(("about", "around", "roughly", "nearly", "some", "or", "over", "equivalent", "to", "equal"))


def is_of_today(clause: Token) -> bool:
    """Whether a clause says that it holds today: ``now makes lamps``."""
    return any(c.lower_ in _OF_TODAY and not is_worth_now(c) for c in clause.children)


def is_worth_now(word: Token) -> bool:
    """Whether *today* says only what an amount is worth by now: ``bought for $5, about $90 today``."""
    doc, at = word.doc, word.i - 1
    if word.lower_ not in ("today", "now"):
        return False
    while at > word.sent.start and (doc[at].like_num or doc[at].is_currency or doc[at].lower_ in _SCALES):
        at -= 1
    if not any(t.is_currency or t.lower_ in _SCALES for t in doc[at + 1 : word.i]):
        return False
    while at > word.sent.start and doc[at].lower_ in _ROUGHLY:
        at -= 1
    return doc[at].text in (",", "(", "–", "—", "-") or doc[at].lower_ == "worth"
