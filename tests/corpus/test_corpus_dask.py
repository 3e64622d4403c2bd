"""A real Dask cluster: worker processes of a LocalCluster, and a scheduler and workers from the command line."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from events import cli
from events.corpus import BuildError
from events.corpus.build import SHARDS
from events.corpus.engines.base import Outcome
from events.corpus.engines.dask import Dask
from tests.corpus.conftest import build, contents, rows

distributed = pytest.importorskip("distributed")
dask_config = pytest.importorskip("dask.config")
pytestmark = [pytest.mark.usefixtures("quick"), pytest.mark.filterwarnings("ignore")]  # the cluster's own, on leaving


def dask(*args):
    """One of Dask's commands, running."""
    command = [sys.executable, "-m", "dask", *map(str, args)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)  # noqa: S603


def test_a_local_cluster_gives_the_same_bytes(corpus, tmp_path):
    """Two worker processes, one document that kills them: it is quarantined, the other bytes are as of this machine."""
    folder = corpus(6)
    build(folder, tmp_path / "here", workers=1)
    with (
        dask_config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
    ):
        address = cluster.scheduler_address
        build(folder, tmp_path / "there", engine="dask", scheduler=address)
        assert contents(tmp_path / "there") == contents(tmp_path / "here")
        corpus(0, poison="It DIES now in 1950.")
        report = build(folder, tmp_path / "there", engine="dask", scheduler=address)
    assert [(one.source, "workers were lost" in one.reason) for one in report.failed] == [("poison.md", True)]
    assert report.read == 6


class Result:
    """A future that is done, whose result may have gone with its worker."""

    def __init__(self, key, outcome=None):
        self.key, self.status, self._outcome = key, "finished", outcome

    def result(self):
        """What came of it, if that is still there."""
        if self._outcome is None:
            raise distributed.KilledWorker(self.key, None, 0)
        return self._outcome


@pytest.mark.parametrize("alone", ["", "first"])
def test_a_result_that_is_lost_with_its_worker_is_made_again(monkeypatch, alone):
    """What is done lies with the worker that did it: lost before it was fetched, it is no fault of the task's."""
    engine, task = object.__new__(Dask), object()
    monkeypatch.setattr(engine, "submit", lambda again: engine._tasks.update(second=again), raising=False)
    engine._lost = (distributed.KilledWorker, distributed.CancelledError, OSError)
    engine._tasks, engine._suspects, engine._alone = {"first": task}, [], alone
    engine._done = iter([Result("first"), Result("second", Outcome(task))])
    assert engine.wait() == Outcome(task)
    assert (engine._tasks, engine._suspects) == ({}, [])


def test_a_cluster_from_the_command_line_loses_a_worker(corpus, tmp_path, capfd, monkeypatch):
    """``dask scheduler``, two ``dask worker``, one of them killed in the middle: every document is there.

    Mentions are merged on the cluster too, in several piles.
    """
    monkeypatch.setattr("events.corpus.piles.PILE", 15)
    folder = corpus(30, mid=f"It DIESONCE {tmp_path / 'mark'} in 1950. It sank in 1951.")
    scheduler = dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    started = [scheduler]
    try:
        address = next(
            found[1] for line in scheduler.stderr if (found := re.search(r"Scheduler at:\s+(tcp://\S+)", line))
        )
        options = ("--nthreads", "1", "--no-dashboard", "--no-nanny", "--host", "127.0.0.1")
        started += [dask("worker", address, *options) for _ in range(2)]
        with distributed.Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        args = ["build", str(folder), "--out", str(tmp_path / "out"), "--no-page", "--name", "made", "--title", "Made"]
        assert cli.main([*args, "--engine", "dask", "--scheduler", address]) == 0
    finally:
        for process in started:
            process.kill()
            process.communicate()
    assert (tmp_path / "mark").exists()
    assert "31 documents: 31 read" in capfd.readouterr().err
    named = {file["name"] for row in rows(tmp_path / "out") for file in row["files"]}
    assert {path.name for path in (tmp_path / "out" / SHARDS / "depot").iterdir()} == named, "piles are removed"
    build(folder, tmp_path / "here", workers=1)
    assert contents(tmp_path / "out") == contents(tmp_path / "here")


def test_no_scheduler_is_told(corpus, tmp_path, monkeypatch):
    """An address where nothing listens is an error that says how to start a scheduler."""
    monkeypatch.setattr("events.corpus.engines.dask.PATIENCE", 1)
    with pytest.raises(BuildError, match="start one: dask scheduler"):
        build(corpus(1), tmp_path / "out", engine="dask", scheduler="tcp://127.0.0.1:9")
