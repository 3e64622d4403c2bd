"""What a noun of a sentence that is put right means, by its senses in WordNet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.lexicon import EVENTIVE, noun

if TYPE_CHECKING:
    from events.extract.mend.hanging import Words

__all__ = ["is_somebody", "lasts"]

_LASTING = ("act", "event", "process", "phenomenon")
_PARTLY = 0.3


def is_somebody(words: Words, at: int) -> bool:
    """Whether a noun is for people."""
    entry = noun(words.uses[at][3].lower())
    return entry is not None and entry.share("person", "group") > _PARTLY


def lasts(words: Words, at: int) -> bool:
    """Whether a noun is for what begins, goes on and ends."""
    entry = noun(words.lower(at)) or noun(words.uses[at][3].lower())
    return entry is not None and (entry.event_share >= EVENTIVE or entry.top in _LASTING)
