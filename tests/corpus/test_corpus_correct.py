"""Corrections on stored tables give what they give on tables in memory, whatever is held at once."""

from __future__ import annotations

import pytest

import events
from events.corpus import correct, finish, sorter
from events.corpus.correct import correct_files
from events.errors import TableError
from events.store import apply_corrections, parse_corrections, read_dataset
from tests.corpus.conftest import build


@pytest.fixture
def stored(corpus, tmp_path, quick):  # noqa: ARG001 - the extractor
    """A folder of tables, some of whose events have several mentions, with its titles' ids."""
    folder = corpus(30, twin="The mill burned in 1950. The mill burned in 1950. The quay sank in 1961.")
    build(folder, tmp_path / "out")
    return tmp_path / "out"


def entries(folder):
    """A correction of every kind."""
    rows = events.load(folder)
    several = rows[rows["n_mentions"] > 2].iloc[0]
    mentions = events.load(folder, table="mentions")
    own = mentions[mentions["event_id"] == several["event_id"]]
    split = next(name for name in own["mention_id"] if name[2:] != several["event_id"][2:])
    single = rows[rows["n_mentions"] == 1]["event_id"].tolist()
    return f"""
- change: {single[0]}
  date_edtf: 1812-06
- drop: {single[1]}
- split: {several["event_id"]}
  mentions: [{split}]
  title: another fire
- change: e-{split[2:]}
  confidence: 1
- merge: [{single[2]}, {single[3]}]
- add: d004
  quote: The bridge opened in 1994.
  trigger: bridge
  timex: 1994
  title: bridge
"""


def test_corrections_of_files_are_those_of_tables(stored, tmp_path, monkeypatch):
    """Every kind of correction, with few rows held at once: the rows that all tables in memory give, and no fault."""
    text = entries(stored)
    whole = apply_corrections(read_dataset(stored), parse_corrections(text))
    monkeypatch.setattr(correct, "_ROWS", 5)
    monkeypatch.setattr(sorter, "RUN_BYTES", 4_000)
    counts = correct_files(stored, parse_corrections(text), tmp_path / "scratch", finish.write_rows)
    made = read_dataset(stored)
    for table, data in whole.items():
        rows = getattr(made, table.name)
        assert rows.to_pylist() == data.to_pylist()
        assert counts[table.name] == data.num_rows
    assert [path for path in (tmp_path / "scratch").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- drop: e-0123456789abcdef", "no event e-0123456789abcdef"),
        ("- add: nobody\n  quote: x\n  trigger: x\n  title: x", "no document 'nobody'"),
    ],
)
def test_what_is_not_there_is_told(stored, tmp_path, text, message):
    """A correction that finds nothing is the same error as on tables in memory."""
    before = (stored / "events.parquet").read_bytes()
    with pytest.raises(TableError, match=message):
        correct_files(stored, parse_corrections(text), tmp_path / "scratch", finish.write_rows)
    assert (stored / "events.parquet").read_bytes() == before


def test_a_wrong_file_of_corrections_stops_a_build_before_it_begins(corpus, tmp_path, quick):  # noqa: ARG001
    """Nothing is extracted for hours, to fail on a slip of the pen."""
    (tmp_path / "fixes.yaml").write_text("- dorp: e-0123456789abcdef\n")
    with pytest.raises(TableError, match="line 1"):
        events.build(corpus(2), tmp_path / "new", corrections=tmp_path / "fixes.yaml")
    assert not (tmp_path / "new").exists()
