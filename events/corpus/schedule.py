"""Tasks → rows of the manifest, whatever fails: a task that fails is cut down to the one item that it fails on."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING

from events.corpus.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from events.corpus.engines.base import Engine, Failure
    from events.corpus.manifest import Row
    from events.corpus.progress import Progress
    from events.corpus.task import Task

__all__ = ["run_tasks"]

#: How often an item may fail: once may be the worker's own end, by an operator or a machine out of memory.
_TRIES = 2


def run_tasks(
    engine: Engine,
    tasks: Iterable[Task],
    commit: Callable[[Row], None],
    progress: Progress,
    limits: Sequence[float] = (),
) -> None:
    """Run all tasks; each ends in one or more rows, which cover all of its items.

    No more tasks are in flight than the engine has room for.

    Args:
        engine: What runs them.
        tasks: In any order.
        commit: Takes the rows, such as :meth:`Manifest.add`.
        progress: Is told of them.
        limits: Seconds and bytes, noted beside what is given up: under others it is worth another try.

    Raises:
        BuildError: The build cannot go on, such as when the disk is full.
        ModelError: spaCy's English model is not installed.
    """
    waiting, flying = deque(tasks), 0
    tries: Counter[tuple[str, int]] = Counter()
    while waiting or flying:
        while waiting and flying < engine.capacity:
            engine.submit(waiting.popleft())
            flying += 1
        outcome = engine.wait()
        flying -= 1
        if outcome.fatal is not None:
            raise outcome.fatal
        if outcome.row is not None:
            commit(outcome.row)
            progress.done(outcome.row)
        elif outcome.failure is not None:
            failure, task = outcome.failure, outcome.task
            item = task.start if task.size == 1 else failure.item
            if item is not None:
                tries[task.key, item] += 1
            progress.failed(task, failure)
            if task.size == 1 and tries[task.key, task.start] >= _TRIES:
                row = task.quarantine(failure.reason, failure.remedy, limits)
                commit(row)
                progress.done(row)
            else:
                waiting.extendleft(reversed(_smaller(task, failure)))
        else:
            raise BuildError(f"task {outcome.task.key} has neither a result nor an error; please report this as a bug")


def _smaller(task: Task, failure: Failure) -> list[Task]:
    """The same work in parts: around the item that the worker was at if that is known, else in halves."""
    if task.size == 1:
        return [task]
    at = failure.item
    if at is None:
        middle = (task.start + task.stop) // 2
        return [task.cut(task.start, middle), task.cut(middle, task.stop)]
    cuts = [(task.start, at), (at, at + 1), (at + 1, task.stop)]
    return [task.cut(start, stop) for start, stop in cuts if start < stop]
