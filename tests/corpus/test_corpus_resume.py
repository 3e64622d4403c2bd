"""Going on: after a kill at any point, with other inputs, options or code, with a manifest cut off."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from events import cli
from events.corpus import plan
from events.corpus.build import SHARDS
from events.corpus.task import Task
from tests.corpus.conftest import build, contents, rows, start


def extracted(monkeypatch):
    """Documents that are extracted from now on, by inline builds."""
    seen = []
    real = Task.row

    def row(task, **made):
        if task.kind != "merge":
            seen.extend([(task.kind, n) for n in range(task.start, task.stop)])
        return real(task, **made)

    monkeypatch.setattr(Task, "row", row)
    return seen


#: How many kill points are tried: more for a long night.
KILLS = int(os.environ.get("EVENTS_KILLS", "6"))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_any_point_it_goes_on_to_the_same_bytes(corpus, tmp_path, monkeypatch, seed):
    """``kill -9`` of the driver or a worker before a random write, flush or rename: the bytes of an undisturbed run."""
    monkeypatch.setattr("events.corpus.piles.PILE", 20)
    folder = corpus(40)
    clean, out = tmp_path / "clean", tmp_path / "out"
    build(folder, clean, workers=1)
    chance = random.Random(seed)  # noqa: S311 - a kill point, no secret
    who = "worker" if seed % 3 == 2 else "driver"
    point = chance.randrange(1, 15 if who == "worker" else 90)
    monkeypatch.setenv("EVENTS_KILL", f"{who}:{point}:{tmp_path / 'mark'}")
    args = ["build", folder, "--out", out, "--no-page", "--name", "made", "--title", "Made", "--workers", "2"]
    with start(*args, cwd=tmp_path) as process:
        _, err = process.communicate(timeout=120)
    monkeypatch.delenv("EVENTS_KILL")
    dead = who == "driver" and (tmp_path / "mark").exists()
    assert process.returncode == (-signal.SIGKILL if dead else 0), (who, point, err)
    if not dead:
        assert contents(out) == contents(clean), (who, point)
    build(folder, out, workers=2)
    assert contents(out) == contents(clean), (who, point)
    named = {file["name"] for row in rows(out) for file in row["files"]}
    assert {path.name for path in (out / SHARDS / "depot").iterdir()} == named, "what was half-done is removed"


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_cleanly(corpus, tmp_path, sign):
    """Ctrl-C and SIGTERM end a build that hangs, with a status, a word on how to go on, and no worker left."""
    folder = corpus(4, hangs="It HANGS in 1950.")
    process = start("build", folder, "--out", tmp_path / "out", "--workers", "1", "--no-page", cwd=tmp_path)
    deadline = time.monotonic() + 120
    manifest = tmp_path / "out" / SHARDS / "manifest.jsonl"
    while time.monotonic() < deadline and not (manifest.exists() and manifest.stat().st_size):
        time.sleep(0.05)
    assert manifest.stat().st_size, "the build is under way"
    time.sleep(1.5)
    process.send_signal(sign)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert "the same command goes on from here" in err
    assert not (tmp_path / "out" / "events.parquet").exists()
    (folder / "hangs.md").unlink()
    assert build(folder, tmp_path / "out", workers=1).read == 4


@pytest.mark.usefixtures("quick")
def test_only_what_changed_is_done_again(corpus, tmp_path, capfd):
    """One more document, one changed, one gone: their groups alone are read anew; the bytes are of a fresh build."""
    folder = corpus(400)
    args = ["build", str(folder), "--out", str(tmp_path / "out"), "--no-page", "--workers", "1", "--name", "made"]
    assert cli.main([*args, "--title", "Made"]) == 0
    before = {row["key"] for row in rows(tmp_path / "out")}
    (folder / "d100.md").unlink()
    (folder / "d399.md").write_text("---\npublished: 2025\n---\nThe quay opened in 1901.", encoding="utf-8")
    (folder / "zebra.md").write_text("---\npublished: 2025\n---\nThe quay closed in 1902.", encoding="utf-8")
    capfd.readouterr()
    assert cli.main([*args, "--title", "Made"]) == 0
    told = capfd.readouterr().err
    assert "since the build before: 1 files added, 1 files changed, 1 files removed" in told
    after = {row["key"] for row in rows(tmp_path / "out")}
    assert len(before & after) >= len(before) // 3
    build(folder, tmp_path / "fresh", workers=1)
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")
    named = {file["name"] for row in rows(tmp_path / "out") for file in row["files"]}
    assert {path.name for path in (tmp_path / "out" / SHARDS / "depot").iterdir()} == named, "old shards are removed"


def test_modules_being_compiled_are_no_other_code(tmp_path, monkeypatch):
    """In a fresh clone others compile while the code's version is taken; a changed module is another version."""
    package = tmp_path / "events"
    shutil.copytree(Path(plan.__file__).parents[1], package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(plan, "__file__", str(package / "corpus" / "plan.py"))
    version = plan.code_version.__wrapped__
    before = version("read")
    beside = package / "read" / "__pycache__"
    beside.mkdir()
    (beside / "sources.cpython-311.pyc.140234").touch()
    (beside / "sources.cpython-311.pyc").touch()
    assert version("read") == before
    (package / "read" / "other.py").touch()
    assert version("read") != before


@pytest.mark.usefixtures("quick")
def test_nothing_to_do_starts_no_worker(corpus, tmp_path, monkeypatch):
    """The same build again extracts nothing, and gives the same bytes."""
    folder = corpus(10)
    build(folder, tmp_path / "out", workers=1)
    before = contents(tmp_path / "out")
    monkeypatch.setattr("events.corpus.engines.processes.Processes.__init__", None)
    build(folder, tmp_path / "out", workers=1)
    assert contents(tmp_path / "out") == before


@pytest.mark.usefixtures("quick")
def test_other_options_and_fresh_do_all_again(corpus, tmp_path, monkeypatch, capfd):
    """``--published`` and ``--tag-only`` change what a document gives; ``--fresh`` forgets."""
    folder = corpus(3)
    shards = str(tmp_path / "shards")
    build(folder, tmp_path / "out", shards=shards)
    seen = extracted(monkeypatch)
    args = ["build", str(folder), "--out", str(tmp_path / "out"), "--no-page", "--shards", shards]
    assert cli.main(args) == 0
    assert seen == []
    assert "going on from the build before" in capfd.readouterr().err
    assert cli.main([*args, "--undated"]) == 0
    assert "option undated: False, now True" in capfd.readouterr().err
    assert [kind for kind, _ in seen] == ["extract"] * 3, "parts do not depend on it"
    seen.clear()
    assert cli.main([*args, "--published", "2001"]) == 0
    assert "option published: None, now '2001'" in capfd.readouterr().err
    assert len(seen) == 6
    assert cli.main([*args, "--published", "2001", "--fresh"]) == 0
    assert len(seen) == 12


@pytest.mark.usefixtures("quick")
def test_shards_on_any_path_that_fsspec_knows(corpus, tmp_path, monkeypatch):
    """An fsspec URL holds the shards as a folder does: the same bytes, known again, and removed when they are old."""
    fsspec = pytest.importorskip("fsspec")
    folder = corpus(5)
    build(folder, tmp_path / "out", shards="memory://shards")
    build(folder, tmp_path / "plain")
    assert contents(tmp_path / "out") == contents(tmp_path / "plain")
    seen = extracted(monkeypatch)
    build(folder, tmp_path / "out", shards="memory://shards")
    assert seen == []
    (folder / "d000.md").unlink()
    build(folder, tmp_path / "out", shards="memory://shards")
    named = {file["name"] for row in rows(tmp_path / "out") for file in row["files"]}
    assert {path.rsplit("/", 1)[-1] for path in fsspec.filesystem("memory").ls("/shards", detail=False)} == named


@pytest.mark.usefixtures("quick")
def test_another_version_of_the_code_does_all_again(corpus, tmp_path, monkeypatch, capfd):
    """Results of other code are not mixed with those of this."""
    folder = corpus(3)
    shards = str(tmp_path / "shards")
    build(folder, tmp_path / "out", shards=shards)
    monkeypatch.setattr("events.corpus.plan.code_version", lambda _: "another")
    seen = extracted(monkeypatch)
    assert cli.main(["build", str(folder), "--out", str(tmp_path / "out"), "--no-page", "--shards", shards]) == 0
    assert len(seen) == 6
    assert "since the build before: the code or a library" in capfd.readouterr().err


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("damage", ["cut", "noise", "lost file", "short file"])
def test_a_damaged_state_is_mended(corpus, tmp_path, damage):
    """A manifest whose last line is cut off, or a lost shard, costs the work that it told of and nothing else."""
    folder = corpus(20)
    out = tmp_path / "out"
    build(folder, out, workers=1)
    before = contents(out)
    manifest, depot = out / SHARDS / "manifest.jsonl", sorted((out / SHARDS / "depot").iterdir())
    if damage == "cut":
        manifest.write_bytes(manifest.read_bytes()[:-20])
    elif damage == "noise":
        manifest.write_bytes(b'{"kind": 3}\n[]\n\xff\x00\n' + manifest.read_bytes())
    elif damage == "lost file":
        depot[0].unlink()
    else:
        depot[-1].write_bytes(depot[-1].read_bytes()[:-9])
    assert build(folder, out, workers=1).failed == ()
    assert contents(out) == before


@pytest.mark.usefixtures("quick")
def test_two_builds_of_one_folder_do_not_meet(corpus, tmp_path, capfd):
    """A second build of a folder that is being built says so and touches nothing."""
    folder = corpus(2, hangs="It HANGS in 1950.")
    out = tmp_path / "out"
    with start("build", folder, "--out", out, "--workers", "1", cwd=tmp_path) as process:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and not (out / SHARDS / "plan.json").exists():
            time.sleep(0.05)
        assert cli.main(["build", str(folder), "--out", str(out)]) == 1
        assert "another build is at work" in capfd.readouterr().err
        process.kill()
