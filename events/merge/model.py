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
        title: Of the canonical mention.
        event_type: What most documents say; where they are equal, of the canonical mention.
        factuality: Of the canonical mention: what came of a plan, where a mention knows it.
        participants: Of the canonical mention, and of the others those that are confirmed; none twice.
        place: Of the canonical mention, or a more precise one that as many mentions have; None if none has one.
        confidence: Probability that the date is right, 0 to 1: that of the surest mention of this very date.
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
