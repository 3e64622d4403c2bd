"""Merging: mentions → events."""

from events.merge.joint import event_of
from events.merge.merger import group_mentions, merge_mentions, same_event
from events.merge.model import Event

__all__ = ["Event", "event_of", "group_mentions", "merge_mentions", "same_event"]
