"""Processes of this machine, one spaCy each, watched over by a thread each.

A worker that dies, is killed or ends itself because a document took too long is a failure of its task, and names the
document that it was at; another worker takes its place. Each worker has one task in hand and no more.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from events.corpus.engines.base import MORE_MEMORY, MORE_TIME, REPORT, Failure, Outcome, size_text
from events.corpus.errors import BuildError

if TYPE_CHECKING:
    from events.corpus.engines.base import Limits
    from events.corpus.task import Settings, Task

__all__ = ["Processes"]

_GONE = (EOFError, OSError, pickle.UnpicklingError)
#: A worker has a core: its products of matrices are not to be shared out among threads that wait for one.
_ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class Processes:
    """A pool of worker processes.

    All are started at once, and load what extraction needs while the first tasks are still being dealt out.

    Args:
        workers: How many.
        limits: What one document may use.
        settings: What they will be asked to do, to prepare for it; None for nothing that wants it.
    """

    def __init__(self, workers: int, limits: Limits, settings: Settings | None) -> None:
        self.capacity = workers
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._outcomes: queue.SimpleQueue[Outcome] = queue.SimpleQueue()
        self._folder = tempfile.TemporaryDirectory(prefix="events-workers-")
        self._workers = [_Worker(Path(self._folder.name, str(n)), limits, settings) for n in range(workers)]
        self._threads = [threading.Thread(target=self._serve, args=(one,), daemon=True) for one in self._workers]
        for thread in self._threads:
            thread.start()

    def submit(self, task: Task) -> None:
        """Take a task in hand."""
        self._tasks.put(task)

    def wait(self) -> Outcome:
        """The next task that is done or has failed."""
        return self._outcomes.get()

    def close(self) -> None:
        """Kill the workers and wait for their threads."""
        for worker in self._workers:
            self._tasks.put(None)
            worker.kill()
        for thread in self._threads:
            thread.join()
        for worker in self._workers:
            worker.bury()
        self._folder.cleanup()

    def _serve(self, worker: _Worker) -> None:
        with suppress(Exception):  # the first task meets it again, and tells
            worker.start()
        while (task := self._tasks.get()) is not None:
            try:
                outcome = worker.do(task)
            except BaseException as error:  # noqa: BLE001 - a thread must not end without an answer
                outcome = Outcome(task, fatal=error)
            self._outcomes.put(outcome)


class _Worker:
    """One process, started when it is needed and again when it was lost."""

    def __init__(self, home: Path, limits: Limits, settings: Settings | None) -> None:
        self._trace, self._errors = home.with_suffix(".trace"), home.with_suffix(".err")
        self._limits, self._settings = limits, settings
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def do(self, task: Task) -> Outcome:
        """Have a task done."""
        process = self.start()
        item: int | None = None
        try:
            self._send(process, task)
            while True:
                kind, value = pickle.load(_pipe(process.stdout))  # noqa: S301 - from our own worker
                if kind == "outcome":
                    outcome: Outcome = value
                    return outcome
                item = value
        except _GONE:
            self._process = None
            return Outcome(task, failure=self._failure(_end(process), item))

    def start(self) -> subprocess.Popen[bytes]:
        """The process, ready; another one if it died while it had nothing to do.

        Raises:
            BuildError: It ends before it is ready.
        """
        if self._process is not None and self._process.poll() is not None:
            self.bury()
        if self._process is None:
            self._process = self._started()
        return self._process

    def kill(self) -> None:
        """End the process now, and start no other."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()

    def bury(self) -> None:
        """Let go of what is left of the process."""
        if self._process is not None:
            _end(self._process)
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._stopped:
            raise BuildError("the build was stopped")
        command = [sys.executable, "-m", "events.corpus.engines.worker", str(self._trace)]
        with self._errors.open("wb") as errors:
            process = subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env={**_ONE_CORE, **os.environ}
            )
        self._process = process  # so that it is killed if the build is stopped while it starts
        try:
            self._send(process, (self._limits, self._settings))
            _, error = pickle.load(_pipe(process.stdout))  # noqa: S301
        except _GONE as gone:
            self._process = None
            code, last = _end(process), self._last_words()
            raise BuildError(f"a worker did not start (exit status {code}: {last}); give more with --memory") from gone
        if error is not None:
            raise error
        return process

    @staticmethod
    def _send(process: subprocess.Popen[bytes], value: object) -> None:
        pipe = _pipe(process.stdin)
        pickle.dump(value, pipe)
        pipe.flush()

    def _failure(self, code: int, item: int | None) -> Failure:
        trace = self._trace.read_text(encoding="utf-8", errors="replace") if self._trace.is_file() else ""
        if trace.startswith("Timeout"):
            self._trace.write_text("", encoding="utf-8")
            return Failure(f"it took more than {self._limits.timeout:g} s", MORE_TIME, item, trace)
        last = self._last_words()
        if "bad_alloc" in last or "MemoryError" in last or "memory" in last:
            return Failure(f"it needs more memory than {size_text(self._limits.memory)}", MORE_MEMORY, item, last)
        try:
            words = f"was ended by {signal.Signals(-code).name}"
        except ValueError:
            words = f"ended with exit status {code}"
        return Failure(f"its worker {words}", REPORT, item, last)

    def _last_words(self) -> str:
        """The last line that the process wrote to stderr."""
        lines = self._errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return lines[-1] if lines else "no message"


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101 - all were asked for
    return stream


def _end(process: subprocess.Popen[bytes]) -> int:
    """Make sure that a process is gone; its exit status."""
    process.kill()
    for stream in (process.stdin, process.stdout):
        try:
            _pipe(stream).close()
        except OSError:
            continue  # what could not be sent is lost with the process
    return process.wait()
