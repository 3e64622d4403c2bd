"""Made corpora, quick workers, and what a built folder holds."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import events
from events import pipeline
from events.corpus import Effort
from events.corpus.build import SHARDS

FAULTS = Path(__file__).parent / "faults"
VERBS = ("burned", "opened", "flooded", "closed", "sank")


@pytest.fixture
def quick(monkeypatch, script):
    """Have workers, and this process, extract with the made-up extractor of ``faults``."""
    path = os.pathsep.join([str(FAULTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    monkeypatch.setenv("PYTHONPATH", path)
    room = importlib.import_module("events.extract")
    before = pipeline.mentions_of, pipeline.read_ahead, room.load_model
    module = script(FAULTS / "sitecustomize.py")
    module.install()
    yield module
    pipeline.mentions_of, pipeline.read_ahead, room.load_model = before


@pytest.fixture
def corpus(tmp_path):
    """A function that writes a folder of so many documents, and some told by name."""

    def write(count=12, **texts):
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        for number in range(count):
            verb, year = VERBS[number % len(VERBS)], 1950 + number % 7
            text = f"The mill {verb} in {year}. The bridge opened in {1990 + number}."
            (folder / f"d{number:03}.md").write_text(f"---\npublished: 2025-10\n---\n{text}", encoding="utf-8")
        for name, text in texts.items():
            (folder / f"{name}.md").write_text(f"---\npublished: 2025-10\n---\n{text}", encoding="utf-8")
        return folder

    return write


def build(inputs, out, **effort):
    """A build without a page and without words."""
    return events.build(inputs, out, page=False, name="made", title="Made", effort=Effort(style="quiet", **effort))


def contents(out):
    """Name and bytes of every file of a built folder, but the shards."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.name != SHARDS}


def rows(out):
    """The rows of a build's manifest."""
    return [json.loads(line) for line in (out / SHARDS / "manifest.jsonl").read_text().splitlines()]


def start(*args, **options):
    """The command line in a process of its own, running; a signal reaches it even where ours are set to be ignored."""
    command = [sys.executable, "-m", "events", *map(str, args)]
    limit = options.pop("preexec_fn", None)

    def begin():
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if limit is not None:
            limit()

    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, preexec_fn=begin, **pipes, **options)  # noqa: S603, PLW1509 - started by no thread
