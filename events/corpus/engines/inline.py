"""The engine of small builds: this process, which knows no limits and starts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.corpus.engines.base import Outcome, attempt

if TYPE_CHECKING:
    from events.corpus.task import Task

__all__ = ["Inline"]


class Inline:
    """One task after the other, here."""

    capacity = 1

    def __init__(self) -> None:
        self._task: Task | None = None

    def submit(self, task: Task) -> None:
        """Take a task in hand."""
        self._task = task

    def wait(self) -> Outcome:
        """Do it."""
        assert self._task is not None  # noqa: S101 - one task in flight
        return attempt(self._task, 0, lambda _: None)

    def close(self) -> None:
        """Nothing to stop."""
