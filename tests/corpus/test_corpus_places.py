"""Where a build lies: in the way of documents or of files of other people, on a full disk, beside another build."""

from __future__ import annotations

import resource
import signal
import time

import pytest

import events
from events import cli
from events.corpus import BuildError
from events.corpus.build import SHARDS
from tests.corpus.conftest import build, contents, start

pytestmark = pytest.mark.usefixtures("quick")


def test_what_is_built_amid_the_documents_is_no_document(corpus, tmp_path):
    """An output within the input, of events or of expressions alone, is not read by the next build; nor half of one."""
    folder = corpus(5)
    build(folder, tmp_path / "elsewhere")
    first = build(folder, folder / "out")
    (folder / "out" / "datapackage.json").unlink()  # as a build leaves it that is killed when it moves its files
    (folder / "out" / SHARDS).mkdir()
    (folder / "out" / SHARDS / "plan.json").write_text("{}")
    again = build(folder, folder / "out")
    assert (first.found, again.found) == (5, 5)
    assert contents(folder / "out") == contents(tmp_path / "elsewhere")
    for _ in range(2):
        report = events.build(folder, folder / "tags", tag_only=True, page=False)
        assert (report.found, report.failed) == (5, ())


def test_a_built_folder_can_be_built_from_itself(corpus, tmp_path):
    """Its own documents, named by their file, are read and built again into it: ids and rows stay."""
    build(corpus(5), tmp_path / "out")
    before = events.load(tmp_path / "out")
    assert build(tmp_path / "out" / "documents.parquet", tmp_path / "out").found == 5
    assert events.load(tmp_path / "out")["event_id"].tolist() == before["event_id"].tolist()


def test_files_of_other_people_are_not_overwritten(corpus, tmp_path):
    """The folder of the documents, or one with a README of its own, is no place for a dataset."""
    folder = corpus(2)
    with pytest.raises(BuildError, match="is where the documents lie; name another folder, --out"):
        build(folder, folder)
    (tmp_path / "README.md").write_text("mine")
    with pytest.raises(BuildError, match=r"holds a README\.md that no build wrote"):
        build(folder, tmp_path)
    assert (tmp_path / "README.md").read_text() == "mine"
    assert not (tmp_path / SHARDS).exists()


def test_a_place_that_cannot_be_written_is_told(corpus, tmp_path, capfd):
    """A file where the folder should be: one line that names it, status 1."""
    (tmp_path / "file").write_text("x")
    for out in (tmp_path / "file", tmp_path / "file" / "out"):
        assert cli.main(["build", str(corpus(1)), "--out", str(out)]) == 1
        (line,) = capfd.readouterr().err.splitlines()
        assert line.startswith(f"events: error: {tmp_path / 'file'}")


@pytest.mark.parametrize("size", [600, 3_000, 12_000])
def test_files_that_may_not_grow(corpus, tmp_path, size):
    """A disk that is full for every process, at any file: one clear line, nothing installed, and then it goes on."""
    folder = corpus(60, long="It sank in 1951. " * 900)
    out = tmp_path / "out"
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))  # noqa: E731
    args = ["build", folder, "--out", out, "--no-page", "--name", "made", "--title", "Made", "--workers", "1"]
    with start(*args, cwd=tmp_path, preexec_fn=limit) as process:
        _, err = process.communicate(timeout=120)
    assert process.returncode == 1, err
    assert "File too large; make room or mend the disk, and run the same command again" in err
    assert "Traceback" not in err
    assert not (out / "events.parquet").exists()
    build(folder, out, workers=1)
    build(folder, tmp_path / "clean")
    assert contents(out) == contents(tmp_path / "clean")


@pytest.mark.parametrize("place", ["reduce.reduce_shards", "finish.write_rows", "finish.write_metadata"])
def test_a_signal_while_it_reduces_stops_cleanly(corpus, tmp_path, monkeypatch, capfd, place):
    """SIGTERM after extraction: status 130, a word on how to go on, no dataset, and the same command completes."""
    folder = corpus(6)
    args = ["build", str(folder), "--out", str(tmp_path / "out"), "--no-page", "--workers", "1", "--name", "made"]

    def stop(*_args, **_options):
        signal.raise_signal(signal.SIGTERM)
        time.sleep(10)

    with monkeypatch.context() as patch:
        module = "dataset" if place.startswith("reduce.") else "finish"
        patch.setattr(f"events.corpus.{module}.{place.split('.')[1]}", stop)
        assert cli.main([*args, "--title", "Made"]) == 130
    assert "stopped; the same command goes on from here" in capfd.readouterr().err
    assert not (tmp_path / "out" / "events.parquet").exists()
    assert cli.main([*args, "--title", "Made"]) == 0
    build(folder, tmp_path / "clean")
    assert contents(tmp_path / "out") == contents(tmp_path / "clean")


def test_two_datasets_do_not_share_shards_at_once(corpus, tmp_path, capfd):
    """A second build with the shards of one that is at work says so and touches nothing."""
    folder, shards = corpus(2, hangs="It HANGS in 1950."), tmp_path / "shards"
    args = ["build", folder, "--no-page", "--shards", shards, "--workers", "1", "--out"]
    with start(*args, tmp_path / "one", cwd=tmp_path) as process:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not (tmp_path / "one" / SHARDS / "plan.json").exists():
            time.sleep(0.05)
        assert cli.main([*map(str, args), str(tmp_path / "two")]) == 1
        assert "another build is at work in the shards" in capfd.readouterr().err
        process.kill()


def test_workers_with_too_little_memory_set_no_document_aside(corpus, tmp_path, capfd):
    """What a worker cannot even start with is no document's fault: one error that names the option."""
    args = ["build", str(corpus(3)), "--out", str(tmp_path / "out"), "--workers", "1", "--memory", "20M"]
    assert cli.main(args) == 1
    assert "give more with --memory" in capfd.readouterr().err
    assert not (tmp_path / "out" / "quarantine.parquet").exists()
