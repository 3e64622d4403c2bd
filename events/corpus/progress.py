"""Telling how a build goes: a bar on a terminal, a line now and then elsewhere, JSON lines for programs, or nothing."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Literal

from events.messages import say

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

    from events.corpus.engines.base import Failure
    from events.corpus.manifest import Row
    from events.corpus.task import Task

__all__ = ["Progress", "Style", "log_event"]

#: How to tell it; None for a bar on a terminal and lines elsewhere.
Style = Literal["bar", "lines", "json", "quiet"]
#: Seconds between two lines.
_PAUSE = 10.0
_STAGES = {
    "read": "reading",
    "extract": "extracting",
    "tag": "tagging",
    "gather": "gathering",
    "merge": "merging",
    "write": "writing",
}


class Progress:
    """Counts documents while they are done.

    Args:
        style: How to tell it.
        busy: Whether there is anything to tell beside what went wrong; small builds are done before one could read.
    """

    def __init__(self, style: Style | None = None, *, busy: bool = True) -> None:
        self.style = style or ("bar" if sys.stderr.isatty() else "lines")
        self.busy = busy
        self.quarantined = 0
        self._done = self._total = 0
        self._stage = self._unit = ""
        self._told = 0.0
        self._rich: RichProgress | None = None
        self._bar: TaskID | None = None

    def __enter__(self) -> Self:
        """Nothing is shown before the first stage."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take the bar away."""
        self._stop()

    def stage(self, name: str, total: int, unit: str, done: int = 0) -> None:
        """Begin a stage.

        Args:
            name: ``read``, ``extract`` or ``tag``, ``gather``, ``merge``, ``write``.
            total: How many units it has, those included that were done before.
            unit: What is counted, in the plural.
            done: How many were done before.
        """
        self._stop()
        self._stage, self._total, self._done, self._unit = name, total, done, unit
        if self.style == "json":
            log_event("stage", stage=name, total=total, unit=unit, done=done)
        elif self.busy and self.style != "quiet":
            self._start()

    def _start(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - heavy: only where it is used
        from rich.progress import BarColumn, SpinnerColumn, TextColumn  # noqa: PLC0415
        from rich.progress import Progress as RichProgress  # noqa: PLC0415
        from rich.table import Column  # noqa: PLC0415

        whole = Column(no_wrap=True)  # what does not fit is cut off at the end, where the time left stands
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[words]}", table_column=whole),
        )
        console = Console(stderr=True)
        self._rich = RichProgress(*columns, console=console, disable=self.style != "bar", transient=True)
        self._bar = self._rich.add_task(_STAGES[self._stage], total=self._total, completed=self._done, words="")
        self._rich.update(self._bar, words=self._words())
        self._told = self._rich.get_time()
        self._rich.start()

    def _words(self) -> str:
        """How far it is: ``136 of 1,501 documents, 5.2/s, 2 quarantined, 4 min 15 s left``."""
        words = [f"{self._done:,} of {self._total:,} {self._unit}"]
        task = None if self._rich is None else self._rich.tasks[0]
        if task is not None and task.speed:
            words.append(f"{task.speed:,.1f}/s")
        if self.quarantined:
            words.append(f"{self.quarantined:,} quarantined")
        if task is not None and task.time_remaining is not None and self._done < self._total:
            words.append(f"{_span(task.time_remaining)} left")
        return ", ".join(words)

    def rest(self) -> None:
        """Take the bar away until the next stage, so that others can write."""
        self._stop()

    def _stop(self) -> None:
        if self._rich is not None:
            self._rich.stop()
            self._rich = None

    def done(self, row: Row) -> None:
        """A piece of work is committed."""
        self.quarantined += len(row["quarantined"])
        for gone in row["quarantined"]:
            if self.style == "json":
                told = {key: value for key, value in gone.items() if key not in {"traceback", "item"}}
                log_event("quarantined", **told)
        self.advance(row["stop"] - row["start"])

    def advance(self, count: int) -> None:
        """So many more units of the stage are done."""
        self._done += count
        if self.style == "json":
            log_event("progress", stage=self._stage, done=self._done, total=self._total, quarantined=self.quarantined)
        elif self._rich is not None and self._bar is not None:
            self._show(self._rich, self._bar)

    def _show(self, rich: RichProgress, bar: TaskID) -> None:
        rich.update(bar, completed=self._done)
        rich.update(bar, words=self._words())
        now = rich.get_time()
        if self.style == "lines" and now - self._told >= _PAUSE:
            self._told = now
            say(f"{_STAGES[self._stage]}: {self._words()}")

    def failed(self, task: Task, failure: Failure) -> None:
        """A task failed and is tried again, or cut."""
        where = f"items {task.start} to {task.stop - 1}" if task.size > 1 else f"item {task.start}"
        if self.style == "json":
            told = {"item": failure.item, "trace": failure.trace}
            log_event("failed", kind=task.kind, where=where, reason=failure.reason, **told)
        elif self.style != "quiet":
            then = "trying once more" if task.kind == "merge" else "looking for the document that it comes from"
            self.tell(f"{_STAGES[task.kind]}: {failure.reason}; {then}")

    def tell(self, message: str) -> None:
        """One message for the user."""
        if self.style == "json":
            log_event("message", text=message)
        elif self.style != "quiet":
            if self._rich is not None and self.style == "bar":
                self._rich.console.print(f"events: {message}", markup=False, highlight=False, soft_wrap=True)
            else:
                say(message)


def log_event(event: str, /, **told: Any) -> None:  # noqa: ANN401 - JSON
    """One line of a JSON log, on stderr."""
    print(json.dumps({"event": event, **told}), file=sys.stderr, flush=True)  # noqa: T201


def _span(seconds: float) -> str:
    """A length of time for people.

    >>> _span(4000), _span(75)
    ('1 h 06 min', '1 min 15 s')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
