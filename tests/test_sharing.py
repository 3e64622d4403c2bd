"""What is done with a built dataset, from the command line: export, corrections, comparison, a site."""

from __future__ import annotations

import contextlib
import json

import pandas as pd
import pytest

import events
from events import cli

TEXT = "---\npublished: 2025-10-20\n---\nThe old mill burned down on 3 October 2025. A bridge was closed in July.\n"


@pytest.fixture
def built(tmp_path):
    """A small dataset of our own."""
    source = tmp_path / "in" / "mill.md"
    source.parent.mkdir()
    source.write_text(TEXT, encoding="utf-8")
    events.build(source, tmp_path / "out", page=False)
    return tmp_path / "out"


def test_export_writes_what_it_says(built, tmp_path, capsys):
    """``events export --to csv`` prints the file, counts the events, and the file holds them."""
    out = tmp_path / "events.csv"
    assert cli.main(["export", str(built), "--to", "csv", "--out", str(out)]) == 0
    printed = capsys.readouterr()
    assert printed.out.split() == [str(out)]
    assert "events: 2 events" in printed.err
    assert list(pd.read_csv(out)["title"]) == list(events.load(built)["title"])


def test_corrections_go_from_review_to_the_table(built, tmp_path, capsys):
    """A drop written in the form that ``events review`` gives removes the row, and ``events diff`` tells it."""
    assert cli.main(["review", str(built), "-n", "1", "--out", str(tmp_path / "fixes.yaml")]) == 0
    assert cli.main(["review", str(built), "--out", str(tmp_path / "fixes.yaml")]) == 2
    table = events.load(built)
    gone = table["event_id"].iloc[0]
    fixes = tmp_path / "corrections.yaml"
    fixes.write_text(f"- drop: {gone}\n", encoding="utf-8")
    command = ["build", str(tmp_path / "in"), "--out", str(tmp_path / "new"), "--no-page"]
    assert cli.main([*command, "--corrections", str(fixes)]) == 0, capsys.readouterr().err
    assert set(events.load(tmp_path / "new")["event_id"]) == set(table["event_id"]) - {gone}
    assert (tmp_path / "new" / "corrections.yaml").read_bytes() == fixes.read_bytes()
    assert cli.main(["validate", str(tmp_path / "new")]) == 0
    capsys.readouterr()
    assert cli.main(["diff", str(built), str(tmp_path / "new"), "--format", "json"]) == 0
    assert gone in json.dumps(json.loads(capsys.readouterr().out))


def test_a_correction_without_its_row_is_an_error(built, tmp_path, capsys):
    """A correction of an event that is not there fails the build, names file and line, and writes nothing."""
    fixes = tmp_path / "corrections.yaml"
    fixes.write_text("# fixes\n- drop: e-0000000000000000\n", encoding="utf-8")
    command = ["build", str(tmp_path / "in"), "--out", str(tmp_path / "new"), "--no-page", "--corrections", str(fixes)]
    assert cli.main(command) == 1
    assert "corrections.yaml, line 2" in capsys.readouterr().err
    assert not (tmp_path / "new" / "events.parquet").exists()
    assert (built / "events.parquet").exists()


def test_a_site_is_written_and_served(built, tmp_path, capsys):
    """``events site`` prints its start page, and ``serve`` tells an address of this machine until it is stopped."""
    assert cli.main(["site", str(built), "--out", str(tmp_path / "site")]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "site" / "index.html")
    assert "mill" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    told = []

    def interrupt(address):
        told.append(address)
        raise KeyboardInterrupt

    with contextlib.suppress(KeyboardInterrupt):
        events.serve(tmp_path / "site", 0, ready=interrupt)
    assert [address.startswith("http://127.0.0.1:") for address in told] == [True]


def test_a_title_is_found_where_none_is_given(built):
    """A dataset of one document bears that document's title or name, not the folder's."""
    assert events.load(built).attrs["title"] == "mill"
