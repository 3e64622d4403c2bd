"""What merging gives: events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from events.extract import EventDate, Mention, Place

__all__ = ["Event"]


@dataclass(frozen=True, slots=True)
class Event:
    """What one or more mentions speak of.

    Attributes:
        mentions: All of them, in order of document and offset.
        canonical: The mention that names it best; its quote is the event's, and its id makes the event's.
        date: The joint date of the mentions.
        title: The best of the mentions' titles.
        event_type: Of the canonical mention.
        factuality: Of the canonical mention: what came of a plan, where a mention knows it.
        participants: Of all mentions, without repetition.
        place: The most precise of the mentions' places; None if none has one.
        confidence: Probability that the date is right, 0 to 1.
    """

    mentions: tuple[Mention, ...]
    canonical: Mention
    date: EventDate
    title: str
    event_type: str
    factuality: str
    participants: tuple[str, ...]
    place: Place | None
    confidence: float

    @property
    def event_id(self) -> str:
        """Derived from the canonical mention's id."""
        return "e-" + self.canonical.mention_id.removeprefix("m-")
