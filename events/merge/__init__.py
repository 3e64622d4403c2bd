"""Merging: mentions → events."""

from events.merge.families import family
from events.merge.joint import event_of
from events.merge.merger import group_mentions, merge_mentions, same_event
from events.merge.model import Event

__all__ = ["Event", "event_of", "family", "group_mentions", "merge_mentions", "same_event"]
