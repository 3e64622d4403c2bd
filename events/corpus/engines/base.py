"""The seam between a build and what runs its tasks, and what each worker does with a task."""

from __future__ import annotations

import faulthandler
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from events.corpus.errors import BuildError
from events.corpus.task import run_task
from events.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from events.corpus.manifest import Row
    from events.corpus.task import Task

__all__ = ["Engine", "Failure", "Limits", "Outcome", "attempt", "limit_memory", "size_text"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may use.

    Attributes:
        timeout: Seconds by the clock on the wall.
        memory: Bytes that its worker may hold, the parser's 0.4 GB included.
    """

    timeout: float
    memory: int

    def as_list(self) -> list[float]:
        """Both, for the manifest."""
        return [self.timeout, self.memory]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task was not done.

    Attributes:
        reason: What happened, as the quarantine tells it.
        remedy: What to do next.
        item: The item that the worker was at; None if nobody knows.
        trace: Where in the code it was; may be empty.
    """

    reason: str
    remedy: str
    item: int | None = None
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: a row, a failure of the task, or a failure that stops the build.

    Attributes:
        task: The task.
        row: What the manifest keeps, if it was done.
        failure: Why it was not done; it may be tried again, whole or cut.
        fatal: Why no task can be done.
    """

    task: Task
    row: Row | None = None
    failure: Failure | None = None
    fatal: BaseException | None = None


class Engine(Protocol):
    """What runs tasks. A lost worker is a failure of its task; the engine replaces the worker by itself."""

    @property
    def capacity(self) -> int:
        """How many tasks to keep in flight."""

    def submit(self, task: Task) -> None:
        """Take a task in hand."""

    def wait(self) -> Outcome:
        """The next task that is done or has failed; blocks while there is none."""

    def close(self) -> None:
        """Stop, also in the middle of tasks."""


def attempt(task: Task, timeout: float, beat: Callable[[int], None], trace: IO[str] | None = None) -> Outcome:
    """Do a task in this process, which ends itself when one document takes too long.

    The timer is one of the interpreter's own: it also ends a process that hangs in C code or whose driver is gone.

    Args:
        task: The task.
        timeout: Seconds for one document; 0 for no limit.
        beat: Is told the item that is begun.
        trace: A real file for the traceback of a document that takes too long.
    """

    def at(item: int) -> None:
        if timeout:
            try:
                faulthandler.dump_traceback_later(timeout, exit=True, file=trace or sys.__stderr__ or sys.stderr)
            except RuntimeError as error:  # the timer is a thread, which no document can be blamed for
                raise BuildError(f"a worker has too little memory ({error}); give more with --memory") from error
        beat(item)

    try:
        return Outcome(task, row=run_task(task, at))
    except (ModelError, BuildError) as error:
        return Outcome(task, fatal=error)
    except MemoryError:
        return Outcome(task, failure=Failure("the memory limit was reached", MORE_MEMORY))
    except Exception as error:  # noqa: BLE001 - one task must not end the others
        return Outcome(task, failure=Failure(f"{type(error).__name__}: {error}", REPORT))
    finally:
        if timeout:
            faulthandler.cancel_dump_traceback_later()


#: Remedies.
MORE_MEMORY = "give more with --memory, or split the document"
MORE_TIME = "give more with --timeout, or split the document"
REPORT = "the other documents are complete; please report this one as a bug"


def limit_memory(size: int) -> None:
    """Let this process hold no more than ``size`` bytes, where the system knows such limits."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ModuleNotFoundError:
        return
    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    _, most = resource.getrlimit(kind)
    resource.setrlimit(kind, (size if most == resource.RLIM_INFINITY else min(size, most), most))


def size_text(size: int) -> str:
    """A size for people.

    >>> size_text(3 * 10**9)
    '3.0 GB'
    """
    return f"{size / 10**9:.1f} GB" if size >= 10**8 else f"{size / 10**6:.0f} MB"
