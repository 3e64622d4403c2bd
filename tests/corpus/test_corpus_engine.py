"""The engine of docs/corpora.md, run as it stands there: whoever runs the tasks, the bytes are the same."""

from __future__ import annotations

import re

import pandas as pd
import pytest

import events
from tests.corpus.conftest import build


@pytest.mark.usefixtures("quick")
def test_an_engine_of_ones_own(corpus, project, tmp_path, monkeypatch):
    """The class on the page builds what the processes of this machine build, and sets the same documents aside."""
    page = (project / "docs" / "corpora.md").read_text(encoding="utf-8")
    code = re.search(r"## An engine of your own\n.*?```python\n(.*?)```", page, re.DOTALL)[1]
    corpus(9, bad="It RAISES in 1950.").rename(tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("events.corpus.piles.PILE", 5)
    exec(compile(code, "docs/corpora.md", "exec"), {})  # noqa: S102 - our own page
    build(tmp_path / "articles", tmp_path / "here", workers=1)
    ours, theirs = (events.load(tmp_path / name, table="mentions") for name in ("here", "out"))
    assert len(ours) == 18
    assert ours.equals(theirs)
    gone = [pd.read_parquet(tmp_path / name / "quarantine.parquet")["doc_id"].tolist() for name in ("here", "out")]
    assert gone == [["bad"], ["bad"]]
