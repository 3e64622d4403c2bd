"""Same input, same bytes; every offset is true; every document is accounted for."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import events
from events.corpus import Effort
from events.dates import parse_edtf
from events.pipeline import mine
from events.read import Document

TEXTS = {
    "mill": "A fire destroyed the old mill in July. Since then, the council has met twice a week.",
    "bridge": "The bridge – “the old lady” 🌉 – collapsed on 3 May 2019. Three days later, the mayor resigned.",
    "strike": "Dockers in Marseille went on strike last week, and talks are planned for December.",
    "lines": "The\nharbour was closed\nin 1998.\r\nIt reopened\tin the spring of 2001.",
}


def write_documents(folder):
    """The texts as files in a folder."""
    folder.mkdir()
    for name, text in TEXTS.items():
        head = f"---\nid: {name}\npublished: 2025-10-20\n---\n"
        (folder / f"{name}.md").write_bytes((head + text).encode("utf-8"))
    return folder


def test_two_processes_write_the_same_bytes(run, tmp_path, project):
    """Two builds in processes with other hash seeds, time zones and locales give the same files."""
    inputs = [write_documents(tmp_path / "documents"), project / "data" / "articles"]
    surroundings = (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"},
    )
    digests = []
    for number, environment in enumerate(surroundings):
        out = tmp_path / str(number) / "out"
        done = run("build", *inputs, "--out", out, **environment)
        assert (done.returncode, "error" in done.stderr) == (0, False)
        digests.append({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()})
    assert digests[0] == digests[1]
    assert {"events.parquet", "timeline.html", "datapackage.json", "SHA256SUMS"} <= set(digests[0])


def test_a_build_among_its_inputs_is_not_read_again(tmp_path):
    """Building into a folder of the inputs twice gives the same tables: what was built there is no document."""
    folder = write_documents(tmp_path / "in")
    first = events.build(folder, folder / "out", page=False)
    tables = (folder / "out" / "events.parquet").read_bytes()
    second = events.build(folder, folder / "out", page=False)
    assert (second.found, second.read) == (first.found, first.read)
    assert (folder / "out" / "events.parquet").read_bytes() == tables
    assert [Path(one.source).name for one in second.skipped if "built" in one.reason] == ["out"]


def test_the_shipped_dataset_is_what_the_code_builds(tmp_path, project):
    """``make dataset`` would change nothing: a build of the articles gives the shipped files, byte for byte."""
    shipped = project / "data" / "serbia"
    about = project / "data" / "serbia.toml"
    events.build(project / "data" / "articles", tmp_path / "serbia", about=about, page=False)
    built = {path.name: path.read_bytes() for path in (tmp_path / "serbia").iterdir()}
    changed = [name for name, content in built.items() if (shipped / name).read_bytes() != content]
    assert {path.name for path in shipped.iterdir()} == set(built)
    assert changed == [], "run: make dataset"


def assert_offsets(folder):
    """Every row's offsets give its quote, trigger and expression in the stored text."""
    texts = events.load(folder, table="documents").set_index("doc_id")["text"]
    mentions = events.load(folder, table="mentions")
    assert len(mentions) > 0
    for row in mentions.itertuples():
        text = texts[row.doc_id]
        assert text[row.sentence_start : row.sentence_end] == row.quote
        assert text[row.trigger_start : row.trigger_end] == row.trigger
        assert row.sentence_start <= row.trigger_start < row.trigger_end <= row.sentence_end
        if isinstance(row.timex, str):
            assert text[int(row.timex_start) : int(row.timex_end)] == row.timex
    for row in events.load(folder).itertuples():
        assert row.quote in texts[row.doc_id]
        if isinstance(row.date_edtf, str):
            assert str(parse_edtf(row.date_edtf)) == row.date_edtf


def test_offsets_of_the_shipped_dataset():
    """``text[start:end]`` is what the row says, for every row of the shipped tables."""
    assert_offsets("serbia")


def test_offsets_with_awkward_characters(tmp_path):
    """Offsets hold with quotation marks, dashes, emoji, tabs and line ends of every kind."""
    events.build(write_documents(tmp_path / "documents"), tmp_path / "out")
    assert_offsets(tmp_path / "out")
    texts = events.load(tmp_path / "out", table="documents").set_index("doc_id")["text"]
    assert texts["bridge"] == TEXTS["bridge"]


def test_every_document_is_accounted_for(tmp_path):
    """In a report found == read + empty + foreign + failed, for all kinds at once, and the others are built."""
    folder = write_documents(tmp_path / "documents")
    (folder / "zz-blank.jsonl").write_text('{"id": "blank", "text": " \\n", "published": "2025"}\n', encoding="utf-8")
    (folder / "zz-serbian.md").write_text("---\nlanguage: sr\npublished: 2025\n---\nPožar u julu.\n", encoding="utf-8")
    (folder / "zz-broken.md").write_bytes(b"\x00\x81\xff" * 9)
    report = events.build(folder, tmp_path / "out")
    assert report.found == report.read + report.empty + report.foreign + len(report.failed) == len(TEXTS) + 3
    assert (report.read, report.foreign) == (len(TEXTS), 1)
    assert report.events == len(events.load(tmp_path / "out"))
    assert report.mentions == len(events.load(tmp_path / "out", table="mentions"))


def test_a_document_that_breaks_the_extraction_is_kept_as_an_error(monkeypatch):
    """Whatever one document brings about is its error, with the cause; the others are mined."""
    monkeypatch.setattr("events.pipeline.mentions_of", lambda document, **_: [][int(document.text)])
    mined = mine([Document("a", "0"), Document("b", "1")])
    assert mined.found == len(mined.failed) == 2
    assert "IndexError" in str(mined.failed[0])
    assert isinstance(mined.failed[0].__cause__, IndexError)


def test_no_documents_give_the_same_columns(tmp_path):
    """A build of nothing has all tables with all columns and no row."""
    (tmp_path / "a.txt").write_text("A quiet place.", encoding="utf-8")
    events.build(tmp_path / "a.txt", tmp_path / "out", published="2025")
    empty, full = events.load(tmp_path / "out"), events.load("serbia")
    assert len(empty) == 0
    assert list(empty.columns) == list(full.columns)
    assert list(empty.dtypes) == list(full.dtypes)


def test_unknown_date_warns_once_in_python():
    """``events.extract`` without a date warns, names the argument, and keeps the row with empty bounds."""
    with pytest.warns(events.UnknownDateWarning, match="published='2025-10'") as told:
        frame = events.extract("A fire destroyed the mill in July.")
    assert len(told) == 1
    assert told[0].filename == __file__
    assert frame["date_earliest"].isna().all()
    assert len(frame) == 1


def test_ids_survive_added_documents_and_other_rows(tmp_path):
    """Another document, and a changed one, leave the ids of all other rows as they were."""
    inputs = tmp_path / "in"
    inputs.mkdir()
    texts = {
        "mill": "The mill in Lund burned down on 3 May 1999. It was rebuilt in 2001.",
        "bridge": "A bridge over the Aura collapsed on 7 June 2005. Nine people were killed.",
    }

    def ids():
        for name, text in texts.items():
            (inputs / f"{name}.txt").write_text(text, encoding="utf-8")
        events.build(inputs, tmp_path / "out", published="2012", page=False, effort=Effort(workers=1, fresh=True))
        tables = [events.load(tmp_path / "out", table=name) for name in ("events", "mentions")]
        return [dict(zip(table["doc_id"] + ": " + table["quote"], table.iloc[:, 0], strict=True)) for table in tables]

    before = ids()
    texts["strike"] = "Dockers walked out in Oslo in March 2010."
    texts["bridge"] = "A bridge over the Aura collapsed on 7 June 2005. The mayor resigned on 9 June 2005."
    after = ids()
    for old, new in zip(before, after, strict=True):
        kept = old.keys() & new.keys()
        assert len(kept) >= 3
        assert {key: old[key] for key in kept} == {key: new[key] for key in kept}
        assert len(new) > len(kept)
