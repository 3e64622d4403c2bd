"""A build from the inputs to the folder: plan, read, extract, reduce, write; and go on from where one stopped."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.corpus.depot import Depot, commit, disk_error
from events.corpus.engines.base import Limits
from events.corpus.engines.inline import Inline
from events.corpus.engines.processes import Processes
from events.corpus.errors import BuildError
from events.corpus.guard import alone
from events.corpus.index import Part, make_index
from events.corpus.manifest import Manifest, uncovered
from events.corpus.plan import changes, extract_key, make_plan
from events.corpus.progress import Progress
from events.corpus.schedule import run_tasks
from events.corpus.task import Settings, Task, load_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import pyarrow as pa

    from events.corpus.engines.base import Engine
    from events.corpus.index import Index
    from events.corpus.manifest import Row
    from events.corpus.plan import Plan
    from events.corpus.progress import Style

__all__ = ["Effort", "Shards", "mine_shards"]

#: Where a build keeps its shards, within the folder that it builds.
SHARDS = ".shards"
#: A build of no more bytes, in files whose size tells what is in them, is done in this process.
_SMALL = 200_000
#: Items that a worker is given at once; less of them where there are few parts.
_PIECE, _SMALL_PIECE, _FEW = 64, 8, 16
_PLAIN = (".txt", ".md", ".markdown", ".jsonl", ".csv", ".tml")


@dataclass(frozen=True, slots=True)
class Effort:
    """How a build is done; what it gives does not depend on it.

    Attributes:
        workers: Processes; None for all cores, or none where the inputs are small.
        timeout: Seconds that one document may take; None for 300.
        memory: Bytes that a worker may hold; None for 4 GB.
        engine: ``local``, ``dask``, or what makes an engine of one's own, given the limits of a document.
        scheduler: Address of Dask's scheduler.
        shards: Folder or fsspec URL for the shards, kept after the build; None for a hidden folder in the built one.
        fresh: Forget what was done before.
        style: How progress is told.
    """

    workers: int | None = None
    timeout: float | None = None
    memory: int | None = None
    engine: str | Callable[[Limits], Engine] = "local"
    scheduler: str | None = None
    shards: str | None = None
    fresh: bool = False
    style: Style | None = None

    @property
    def limits(self) -> Limits:
        """What one document may use."""
        return Limits(300.0 if self.timeout is None else self.timeout, self.memory or 4 * 10**9)


@dataclass(slots=True)
class Shards:
    """Everything that was read and extracted, committed.

    Attributes:
        home: The folder of the build's state; scratch files may be put into ``home / "scratch"``.
        depot: Where parts and results lie.
        parts: All parts with their results, in the order of the inputs.
        index: What became of every document.
        plan: What was done.
        progress: Is told how it goes on.
        merge: Merges piles of mentions, and hands over the rows of each in the tables of mentions and events.
    """

    home: Path
    depot: Depot
    parts: list[Part]
    index: Index
    plan: Plan
    progress: Progress
    merge: Callable[[Sequence[Path], Callable[[pa.Table, pa.Table], None]], None]


@contextmanager
def mine_shards(inputs: Iterable[str | Path], out: Path, settings: Settings, effort: Effort) -> Iterator[Shards]:
    """Read and extract all documents into shards, reusing those of the build before that are still right.

    Nothing is removed before the block is left without an error, so that it can be gone through again.

    Raises:
        BuildError: The build cannot go on; what was done is kept.
        ModelError: spaCy's English model is not installed.
    """
    home, named = out / SHARDS, list(inputs)
    try:
        _make_folder(home)
        with ExitStack() as stack:
            stack.enter_context(_plain_memory())
            stack.enter_context(alone(home, f"'{out}'"))
            if effort.fresh:
                (home / "manifest.jsonl").unlink(missing_ok=True)
            shutil.rmtree(home / "scratch", ignore_errors=True)
            plan = make_plan(named, settings, out)
            here = _is_small(plan, effort)
            progress = stack.enter_context(Progress(effort.style, busy=not here))
            depot = Depot(effort.shards or str(home / "depot"))
            if effort.shards and depot.remote is None:
                stack.enter_context(alone(Path(depot.place), f"the shards in '{depot.place}'"))
            manifest = Manifest(home / "manifest.jsonl")
            _compare(home / "plan.json", plan, manifest, progress)
            keep = not here or effort.shards is not None
            try:
                with _engine(effort, here=here) as engine:
                    run = _Run(depot, manifest, progress, engine, effort.limits, shared=effort.engine != "local")
                    read = run.read(plan)
                    parts = run.extract(plan, read)
                    index = make_index(parts, depot, read, plan.missing)
                    shards = Shards(home, depot, parts, index, plan, progress, run.merge)
                    yield shards
            except KeyboardInterrupt:
                progress.tell("stopped; the same command goes on from here")
                raise
            if keep:
                _tidy(shards, manifest, read, own=effort.shards is None)
            else:
                shutil.rmtree(home)
    except BrokenPipeError:
        raise  # nobody reads what is told: no fault of a disk's
    except OSError as error:
        raise disk_error(error, str(out)) from error


@contextmanager
def _plain_memory() -> Iterator[None]:
    """Have Arrow give memory back as soon as it can: its own pools keep more than half as much again."""
    import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used

    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(before)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BuildError(f"{folder.parent}: {error.strerror or error}; check the path and its permissions") from error


def _is_small(plan: Plan, effort: Effort) -> bool:
    asked = (effort.workers, effort.timeout, effort.memory, effort.scheduler)
    plain = all(one.source.path is None or one.source.name.lower().endswith(_PLAIN) for one in plan.inputs)
    return effort.engine == "local" and asked == (None,) * 4 and plain and plan.size <= _SMALL


@contextmanager
def _engine(effort: Effort, *, here: bool) -> Iterator[Callable[[Settings | None], Engine]]:
    """Gives the engine when it is first asked for, and closes it at the end: with nothing to do nothing is started."""
    started: list[Engine] = []

    def start(settings: Settings | None) -> Engine:
        if not started:
            started.append(_started(effort, settings, here=here))
        return started[0]

    try:
        yield start
    finally:
        for engine in started:
            engine.close()


def _started(effort: Effort, settings: Settings | None, *, here: bool) -> Engine:
    if not isinstance(effort.engine, str):
        return effort.engine(effort.limits)
    if effort.engine == "dask":
        from events.corpus.engines.dask import Dask  # noqa: PLC0415 - an extra

        if effort.scheduler is None:
            raise BuildError("--engine dask needs the scheduler's address: --scheduler tcp://HOST:8786")
        return Dask(effort.scheduler, effort.limits)
    if here:
        return Inline()
    return Processes(effort.workers or _cores(), effort.limits, settings)


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _compare(path: Path, plan: Plan, manifest: Manifest, progress: Progress) -> None:
    """Say what is not as it was in the build before, and note how it is now."""
    record = plan.record()
    if path.is_file() and manifest.rows:
        try:
            before: dict[str, Any] = json.loads(path.read_bytes())
            different = changes(before, plan)
        except (ValueError, KeyError, TypeError, AttributeError):
            different = ["the notes of the build before cannot be read"]
        if different:
            progress.tell(f"since the build before: {', '.join(different)}; what does not depend on that is kept")
        else:
            progress.tell("going on from the build before")
    commit(path, json.dumps(record).encode("ascii"))


@dataclass(slots=True)
class _Run:
    """The three stages that are done in shards.

    Attributes:
        depot: Where parts and results lie.
        manifest: What is done.
        progress: Is told.
        engine: Starts the engine, prepared for what is to be done; None to prepare nothing.
        limits: What one document may use.
        shared: Whether only the depot is where all workers see it.
    """

    depot: Depot
    manifest: Manifest
    progress: Progress
    engine: Callable[[Settings | None], Engine]
    limits: Limits
    shared: bool

    def read(self, plan: Plan) -> list[Row]:
        """Read all inputs; the rows of the manifest that say so, in the order of the inputs."""
        tasks = list(plan.tasks(self.depot.place))
        for task in tasks:
            if task.here:  # what came through a pipe cannot be known again
                self.manifest.keep(task.kind, task.key, [])
        self._do(tasks, "files", _PIECE)
        return [row for task in tasks for row in self.manifest.of("read", task.key)]

    def extract(self, plan: Plan, read: Iterable[Row]) -> list[Part]:
        """Extract from all parts; the parts with their results, in the order of the inputs."""
        parts = list(chain.from_iterable(row["parts"] for row in read))
        keys = {name: extract_key(name, plan) for name, _ in parts}
        tasks = [
            Task("extract", keys[name], 0, rows, plan.settings, self.depot.place, part=name)
            for name, rows in dict(parts).items()
        ]
        self._do(tasks, "documents", _PIECE if len(tasks) > _FEW else _SMALL_PIECE)
        return [Part(name, rows, tuple(self.manifest.of("extract", keys[name]))) for name, rows in parts]

    def merge(self, piles: Sequence[Path], take: Callable[[pa.Table, pa.Table], None]) -> None:
        """Have piles of mentions merged, and hand over the rows of mentions and events of each as it is done."""
        if not piles:
            return
        depot = self.depot if self.shared else Depot(str(piles[0].parent))
        if self.shared:
            for path in piles:
                depot.put(path.name, path.read_bytes(), durable=False)

        def taken(row: Row) -> None:
            names = [file["name"] for file in row["files"]]
            tables = []
            for name in names:
                with depot.open(name) as file:
                    tables.append(load_rows(file))
            take(tables[0], tables[1])
            depot.remove([*names, row["key"]])

        tasks = [Task("merge", path.name, 0, 1, Settings(), depot.place, part=path.name) for path in piles]
        self.progress.stage("merge", len(tasks), "piles of mentions")
        run_tasks(Inline() if len(tasks) == 1 else self.engine(None), tasks, taken, self.progress)

    def _do(self, tasks: Sequence[Task], unit: str, most: int) -> None:
        """Have all done that the manifest does not say is done, or whose files are not there any more.

        No more than ``most`` items are given out at once, so that all workers have something to do to the end.
        """
        if not tasks:
            return
        sizes = self.depot.sizes()
        left = []
        for task in tasks:
            rows = [row for row in self.manifest.of(task.kind, task.key) if self._holds(row, sizes)]
            self.manifest.keep(task.kind, task.key, rows)
            left += [
                task.cut(at, min(at + most, stop))
                for start, stop in uncovered(rows, task.size)
                for at in range(start, stop, most)
            ]
        total = sum(task.size for task in tasks)
        stage = "tag" if unit == "documents" and tasks[0].settings.tag_only else tasks[0].kind
        self.progress.stage(stage, total, unit, total - sum(task.size for task in left))
        if not left:
            return
        run_tasks(Inline(), [task for task in left if task.here], self.manifest.add, self.progress)
        rest = [task for task in left if not task.here]
        if rest:
            engine = self.engine(rest[0].settings)
            run_tasks(engine, rest, self.manifest.add, self.progress, self.limits.as_list())
        for task in tasks:
            if uncovered(self.manifest.of(task.kind, task.key), task.size):
                raise BuildError(f"{task.kind} task {task.key} is not done in full; please report this as a bug")

    def _holds(self, row: Row, sizes: dict[str, int]) -> bool:
        """Whether what a row tells of is there, and was not given up under other limits than today's."""
        files = {file["name"]: file["bytes"] for file in row["files"]}
        lost = row.get("limits")
        return all(sizes.get(name) == size for name, size in files.items()) and lost in (None, self.limits.as_list())


def _tidy(shards: Shards, manifest: Manifest, read: Sequence[Row], *, own: bool) -> None:
    """Forget shards that this build did not need, of removed and changed inputs; if all are its own, all others."""
    rows = {id(row): row for row in chain(read, *(part.results for part in shards.parts))}
    named = manifest.files()
    manifest.replace(rows.values())
    there = shards.depot.names() if own else named
    shards.depot.remove(there - manifest.files())
    shutil.rmtree(shards.home / "scratch", ignore_errors=True)
