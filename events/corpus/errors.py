"""What stops a build as a whole. What one document brings about is quarantined instead, and the others go on."""

from __future__ import annotations

from events.errors import EventsError

__all__ = ["BuildError"]


class BuildError(EventsError, RuntimeError):
    """A build that cannot go on, or whose documents are not all accounted for: the message says what to do."""
