"""Merging: mentions → events."""

from events.merge.merger import merge_mentions, same_event
from events.merge.model import Event

__all__ = ["Event", "merge_mentions", "same_event"]
