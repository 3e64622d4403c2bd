"""Whatever one document does to a worker, it is set aside with the reason, and every other document is complete."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

import events
from events import cli
from events.corpus import BuildError, depot
from tests.corpus.conftest import build, contents

BAD = {"a": "It DIES now in 1950.", "c": "It HANGS in 1950.", "d005x": "It EATS in 1950.", "zz": "It RAISES in 1950."}


@pytest.mark.usefixtures("quick")
def test_poison_is_quarantined_and_all_else_is_kept(corpus, tmp_path, capfd):
    """A document that kills, hangs, eats memory or raises is a row of quarantine.parquet; the others are all done."""
    folder = corpus(12, **BAD)
    args = ["build", str(folder), "--out", str(tmp_path / "out"), "--no-page", "--workers", "2"]
    limits = ["--timeout", "6", "--memory", "700M"]
    assert cli.main([*args, *limits]) == 1
    told = capfd.readouterr().err
    assert "16 documents: 12 read, 0 empty, 0 in other languages, 4 quarantined; 24 events, 24 mentions" in told
    gone = pd.read_parquet(tmp_path / "out" / "quarantine.parquet").set_index("doc_id")
    assert list(gone.index) == list(BAD)
    assert set(gone["stage"]) == {"extract"}
    assert gone["source"].tolist() == [f"{name}.md" for name in BAD]
    assert gone["reason"].tolist() == [
        "its worker was ended by SIGKILL",
        "it took more than 6 s",
        "events could not be extracted within the memory limit",
        "events could not be extracted (ValueError: a made-up bug)",
    ]
    assert "a made-up bug" in gone.loc["zz", "traceback"]
    assert len(events.load(tmp_path / "out", table="documents")) == 12
    assert events.validate(tmp_path / "out") == []
    assert cli.main([*args, *limits, "--allow-failures"]) == 0, "what is quarantined stays so under the same limits"


@pytest.mark.usefixtures("quick")
def test_other_limits_are_another_try(corpus, tmp_path):
    """A document that took too long is tried again when it is given more time, and only it."""
    mark = tmp_path / "mark"
    folder = corpus(3, slow=f"It waits for {mark} HANGS in 1950.")
    first = build(folder, tmp_path / "out", workers=1, timeout=2.0)
    assert [one.source for one in first.failed] == ["slow.md"]
    (folder / "slow.md").write_text("---\npublished: 2025\n---\nIt closed in 1950.", encoding="utf-8")
    assert build(folder, tmp_path / "out", workers=1, timeout=2.0).failed == ()
    assert not (tmp_path / "out" / "quarantine.parquet").exists(), "what an earlier build quarantined"


@pytest.mark.usefixtures("quick")
def test_a_worker_that_is_killed_from_outside_costs_nothing(corpus, tmp_path):
    """A document whose worker dies once is done by another worker: the build is as one without the accident."""
    folder = corpus(9, mid=f"It DIESONCE {tmp_path / 'mark'} in 1950. It sank in 1951.")
    report = build(folder, tmp_path / "out", workers=2)
    assert (tmp_path / "mark").exists()
    assert (report.failed, report.read) == ((), 10)
    build(folder, tmp_path / "clean", workers=1)
    assert contents(tmp_path / "out") == contents(tmp_path / "clean")


class Disk:
    """Counts writes, flushes and renames, and fails at one of them."""

    def __init__(self, fails_at=None):
        self.fails_at, self.calls = fails_at, 0

    def wrap(self, function):
        """The function, counted."""

        def call(*args, **kwargs):
            self.calls += 1
            if self.calls == self.fails_at:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return function(*args, **kwargs)

        return call

    def install(self, monkeypatch):
        """Stand between the build and the disk."""
        real = Path.open
        for name in ("fsync", "replace"):
            monkeypatch.setattr(os, name, self.wrap(getattr(os, name)))

        def opened(path, mode="r", *args, **kwargs):
            file = real(path, mode, *args, **kwargs)
            if "b" in mode and mode != "rb":
                return Written(file, self.wrap(file.write))
            return file

        monkeypatch.setattr(Path, "open", opened)


class Written:
    """A file whose writing is counted."""

    def __init__(self, file, write):
        self.file, self.write = file, write

    def __getattr__(self, name):  # noqa: D105
        return getattr(self.file, name)

    def __enter__(self):  # noqa: D105
        return self

    def __exit__(self, *error):  # noqa: D105
        self.file.close()


@pytest.mark.usefixtures("quick")
def test_a_disk_that_fails_at_any_point_loses_nothing(corpus, tmp_path, monkeypatch):
    """Each write, flush and rename fails once: one clear error, the old dataset whole, and the next run completes."""
    folder = corpus(4)
    build(folder, tmp_path / "old")
    before = contents(tmp_path / "old")
    corpus(5)
    clean = tmp_path / "clean"
    with monkeypatch.context() as patch:
        disk = Disk()
        disk.install(patch)
        build(folder, clean)
    assert disk.calls > 20
    for point in range(1, disk.calls + 1, 1 if disk.calls < 60 else 2):
        out = tmp_path / "out"
        out.mkdir(exist_ok=True)
        for name, content in before.items():
            (out / name).write_bytes(content)
        with monkeypatch.context() as patch:
            Disk(point).install(patch)
            with pytest.raises((BuildError, OSError), match="No space left"):
                build(folder, out)
        left = contents(out)
        assert {name: left[name] for name in before} in (before, contents(clean)) or point > disk.calls - 15
        build(folder, out)
        assert contents(out) == contents(clean), point


def test_a_depot_that_cannot_be_read_is_told(tmp_path):
    """A missing or damaged shard is an error that says what to do, not a shorter table."""
    shelf = depot.Depot(str(tmp_path / "depot"))
    with pytest.raises(BuildError, match=r"gone\.arrow: No such file"):
        shelf.open("gone.arrow")
    with pytest.raises(BuildError, match="--fresh"):
        events.corpus.task.load_rows(pa.BufferReader(b"ARROW1 but no more"))
