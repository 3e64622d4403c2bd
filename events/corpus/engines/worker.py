"""A worker process of :mod:`events.corpus.engines.processes`: tasks come on stdin, beats and outcomes go to stdout.

It is a program of its own, not a fork and not a second run of the user's script, so that ``events.build`` can be called
anywhere in a script. When stdin ends, because the driver is done or gone, so does the worker.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from events.corpus.engines.base import attempt, limit_memory
from events.corpus.errors import BuildError
from events.corpus.task import prepare
from events.errors import ModelError

if TYPE_CHECKING:
    from events.corpus.task import Settings

__all__ = ["main"]

#: So many new objects are made before any is looked for that can be freed: those of a document live as long as it does.
_YOUNG = 20_000


def main() -> None:
    """Do tasks until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal: the driver decides
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the answers

    def tell(kind: str, value: object) -> None:
        pickle.dump((kind, value), answers)
        answers.flush()

    try:
        pa.set_memory_pool(pa.system_memory_pool())
        limits, settings = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own driver
        limit_memory(limits.memory)
        tell("ready", _prepared(settings))
        with Path(sys.argv[1]).open("w", encoding="utf-8") as trace:
            while True:
                task = pickle.load(sys.stdin.buffer)  # noqa: S301
                tell("outcome", attempt(task, limits.timeout, lambda item: tell("at", item), trace))
    except (EOFError, BrokenPipeError):
        os._exit(0)  # without waiting for anything: nobody is left to wait for


def _prepared(settings: Settings | None) -> Exception | None:
    """Load what extraction needs; the error that no task could be done for."""
    try:
        prepare(settings)
        gc.freeze()  # models and lexicons stay: nobody need look through them again for what is to be freed
        gc.set_threshold(_YOUNG)
    except ModelError as error:
        return error
    except MemoryError:
        return BuildError("the parser does not fit into a worker's memory; give more with --memory")
    return None


if __name__ == "__main__":
    main()
