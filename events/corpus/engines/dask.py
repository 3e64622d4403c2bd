"""An existing Dask cluster: the same tasks over ``Client.map``, a lost worker's task given to another by Dask itself.

Workers need this package, its model, and the depot: a shared folder, or a path that fsspec knows. One thread a worker
(``dask worker --nthreads 1``), because the timer that ends a hanging document is the process's.

Dask blames a lost worker on every task that it had taken in hand. So those are tried once more, each by itself, when
all others are done: only the one that loses its worker again is to blame.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from events.corpus.engines.base import REPORT, Failure, Outcome, attempt
from events.corpus.errors import BuildError

if TYPE_CHECKING:
    from events.corpus.engines.base import Limits
    from events.corpus.task import Task

__all__ = ["Dask"]

#: Seconds to wait for a scheduler's answer.
PATIENCE = 20


class Dask:
    """A client of a scheduler.

    Args:
        scheduler: Its address, such as ``tcp://10.0.0.1:8786``.
        limits: What one document may use; memory is limited by the workers' own ``--memory-limit``.

    Raises:
        BuildError: Dask is not installed, or the scheduler does not answer.
    """

    def __init__(self, scheduler: str, limits: Limits) -> None:
        try:
            from distributed import CancelledError, Client, KilledWorker, as_completed  # noqa: PLC0415 - an extra
        except ModuleNotFoundError as error:
            raise BuildError("--engine dask needs Dask; install it: pip install 'dated-events[dask]'") from error
        try:
            self._client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise BuildError(f"no scheduler answers at {scheduler!r} ({error}); start one: dask scheduler") from error
        self._limits = limits
        self._tasks: dict[str, Task] = {}
        self._suspects: list[Task] = []
        self._alone = ""
        self._lost = (KilledWorker, CancelledError, OSError)
        self._done: Any = as_completed(loop=self._client.loop, raise_errors=False)

    @property
    def capacity(self) -> int:
        """Two tasks for each thread of the cluster, so that none waits."""
        threads: int = sum(self._client.nthreads().values())
        return max(2, 2 * threads)

    def submit(self, task: Task) -> None:
        """Take a task in hand."""
        (future,) = self._client.map(run_remotely, [task], timeout=self._limits.timeout, pure=False, batch_size=1)
        self._tasks[future.key] = task
        self._done.add(future)

    def wait(self) -> Outcome:
        """The next task that is done or has failed."""
        while True:
            if not self._tasks:
                self.submit(self._suspects.pop(0))
                self._alone = next(iter(self._tasks))
            future = next(self._done)
            task = self._tasks.pop(future.key)
            done = future.status == "finished"
            if done:
                with suppress(*self._lost):  # what is done lies with its worker, and may be lost with that
                    outcome: Outcome = future.result()
                    return outcome
            if future.key == self._alone and not done:
                error = type(future.exception()).__name__
                return Outcome(task, failure=Failure(f"its workers were lost ({error})", REPORT))
            self._suspects.append(task)

    def close(self) -> None:
        """Let go of what is not done, and of the cluster."""
        self._client.cancel(list(self._done.futures))
        self._client.close(timeout=5)


def run_remotely(task: Task, timeout: float) -> Outcome:
    """What a worker of the cluster does."""
    return attempt(task, timeout, lambda _: None)
