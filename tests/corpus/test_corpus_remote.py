"""Inputs and outputs on paths that fsspec knows: the same documents, the same bytes, nothing lost."""

from __future__ import annotations

import shutil
import zipfile

import pytest

from events.corpus import BuildError
from tests.corpus.conftest import build, contents

fsspec = pytest.importorskip("fsspec")
pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def memory(tmp_path, monkeypatch):
    """A store that is no file system of this machine, empty; and a cache of one's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    store = fsspec.filesystem("memory")
    store.store.clear()
    yield store
    store.store.clear()


def test_from_a_store_to_a_store(corpus, tmp_path, memory):
    """A folder of a store is read as one of this machine; what is built there has the same bytes, old files go."""
    folder = corpus(5)
    (folder / ".hidden.md").write_text("no")
    (folder / "picture.bin").write_bytes(b"\x00\x01")
    bad = folder / "zz.md"
    bad.write_text("---\npublished: 2025\n---\nIt RAISES in 1950.")
    memory.put(str(folder), "/news", recursive=True)
    build(folder, tmp_path / "here")
    report = build("memory://news", "memory://built/out")
    assert (report.found, len(report.failed), len(report.skipped)) == (6, 1, 1)
    assert report.paths["events.parquet"] == "memory://built/out/events.parquet"
    there = {path.rsplit("/", 1)[-1]: memory.cat_file(path) for path in memory.ls("/built/out", detail=False)}
    here = contents(tmp_path / "here")
    assert {name: there[name] for name in here if name != "quarantine.parquet"} == {
        name: content for name, content in here.items() if name != "quarantine.parquet"
    }
    memory.rm_file("/news/zz.md")
    assert build("memory://news", "memory://built/out").failed == ()
    assert not memory.exists("/built/out/quarantine.parquet")


def test_patterns_and_archives_with_workers(corpus, tmp_path):
    """``file://`` with a pattern, and the members of a zip file, are fetched by worker processes."""
    folder = corpus(6)
    shutil.copy(folder / "d000.md", folder / "x000.md")
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as archive:
        for path in sorted(folder.glob("d*.md")):
            archive.write(path, path.name)
    build(sorted(folder.glob("d*.md")), tmp_path / "here")
    for number, url in enumerate((f"file://{folder}/d*.md", f"zip://*.md::{tmp_path / 'news.zip'}")):
        report = build(url, tmp_path / str(number), workers=2)
        assert (report.found, report.failed) == (6, ())
        assert contents(tmp_path / str(number)) == contents(tmp_path / "here")


def test_what_cannot_be_fetched_is_quarantined_and_tried_again(corpus, tmp_path, memory, monkeypatch):
    """A store that answers no more costs the files that it did not give, until the next build."""
    memory.put(str(corpus(3)), "/news", recursive=True)
    real = type(memory).open

    def failing(store, path, mode="rb", **options):
        if path.endswith("d001.md"):
            raise ConnectionError("the store is gone")
        return real(store, path, mode, **options)

    with monkeypatch.context() as patch:
        patch.setattr(type(memory), "open", failing)
        first = build("memory://news", tmp_path / "out", shards=str(tmp_path / "shards"))
    assert (first.found, first.read) == (3, 2)
    assert "the store is gone" in first.failed[0].reason
    assert build("memory://news", tmp_path / "out", shards=str(tmp_path / "shards")).failed == ()


def test_paths_that_name_nothing_are_told(tmp_path, memory):
    """A path without a file is a row of the quarantine; an unknown protocol is an error; other people's files stay."""
    (problem,) = build("memory://nowhere/*.md", tmp_path / "out").failed
    assert problem.reason == "no such file or folder"
    with pytest.raises(BuildError, match="nosuch"):
        build("nosuch://bucket/x", tmp_path / "other")
    memory.pipe_file("/mine/README.md", b"mine")
    with pytest.raises(BuildError, match=r"holds a README\.md that no build wrote"):
        build("memory://nowhere", "memory://mine")
