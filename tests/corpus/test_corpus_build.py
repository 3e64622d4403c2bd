"""What a build gives does not depend on how it is done: workers, order, memory, shards; and nothing is lost."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import events
from events import cli
from events.corpus import Effort, finish, piles, sorter, task
from events.corpus.build import SHARDS
from events.corpus.codec import from_arrow, to_arrow
from events.corpus.progress import Progress
from events.corpus.sorter import Sorter
from events.errors import TableError
from events.extract import Mention
from events.pipeline import mentions_of, mine_files
from events.read import Document
from tests.corpus.conftest import build, contents


@pytest.fixture(scope="module")
def mined(project):
    """The documents of the tests and the article, with their mentions."""
    return mine_files([project / "tests" / "documents", project / "data" / "articles"], None)


def test_mentions_and_documents_come_back_from_arrow_as_they_went(mined):
    """Every field of every mention and document survives, its type too."""
    assert len(mined.mentions) > 50
    assert from_arrow(Mention, to_arrow(Mention, mined.mentions)) == mined.mentions
    assert from_arrow(Document, to_arrow(Document, mined.documents)) == mined.documents


def test_workers_and_order_change_no_byte(project, tmp_path):
    """One worker, two workers, none, and the inputs in another order: the same files, with the real extractor."""
    folder = tmp_path / "in"
    shutil.copytree(project / "tests" / "documents", folder)
    paths = sorted(folder.iterdir())
    told = {"name": "made", "title": "Made", "published": "2020"}
    events.build(folder, tmp_path / "0", **told)
    one = events.build(folder, tmp_path / "1", **told, effort=Effort(workers=1))
    events.build(paths[::-1], tmp_path / "2", **told, effort=Effort(workers=2))
    assert one.read == len(paths)
    assert contents(tmp_path / "0") == contents(tmp_path / "1") == contents(tmp_path / "2")


@pytest.mark.usefixtures("quick")
def test_little_memory_changes_no_row(corpus, tmp_path, monkeypatch):
    """Mentions merged in many groups, rows sorted in many runs, files of many row groups: the same rows."""
    folder = corpus(60)
    build(folder, tmp_path / "much")
    assert len(events.load(tmp_path / "much")) < len(events.load(tmp_path / "much", table="mentions"))
    monkeypatch.setattr(piles, "PILE", 7)
    monkeypatch.setattr(sorter, "RUN_BYTES", 2_000)
    monkeypatch.setattr(sorter, "_FAN_IN", 3)
    monkeypatch.setattr(finish, "_GROUP_ROWS", 11)
    monkeypatch.setattr(finish, "_GROUP_CHARS", 300)
    monkeypatch.setattr(task, "PART_ROWS", 4)
    build(folder, tmp_path / "little")
    for table in ("events", "mentions", "documents"):
        frames = [events.load(tmp_path / name, table=table) for name in ("much", "little")]
        pd.testing.assert_frame_equal(*frames)
    assert events.validate(tmp_path / "little") == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.none() | st.integers(-3, 3), st.text(max_size=2)), unique=True, max_size=40), st.data())
def test_the_sorter_sorts(tmp_path_factory, rows, data):
    """Any rows, dealt out in any way, with runs of any length, come in the order of their keys, null last."""
    schema = pa.schema([("a", pa.int64()), ("b", pa.string())])
    folder = tmp_path_factory.mktemp("runs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorter, "RUN_BYTES", data.draw(st.sampled_from([1, 60, 10**6])))
        patch.setattr(sorter, "_FAN_IN", data.draw(st.integers(2, 5)))
        one = Sorter(("a", "b"), folder, schema)
        at = 0
        while at < len(rows):
            size = data.draw(st.integers(1, 9))
            columns = list(zip(*rows[at : at + size], strict=True))
            one.add(pa.Table.from_arrays([pa.array(columns[0], pa.int64()), pa.array(columns[1])], schema=schema))
            at += size
        given_back = [(row["a"], row["b"]) for chunk in one.chunks() for row in chunk.to_pylist()]
    assert sorted(rows, key=lambda row: (row[0] is None, row[0] or 0, row[1])) == given_back
    assert one.rows == len(rows)
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("quick")
def test_of_documents_with_one_id_the_first_by_name_is_kept(tmp_path):
    """Whatever the order they are given in; the other is quarantined with both names, and counted once."""
    paths = [tmp_path / f"{name}.md" for name in ("b", "a", "c")]
    for path in paths:
        path.write_text(f"---\nid: x\npublished: 2025\n---\nIt sank in 1951, says {path.stem}.", encoding="utf-8")
    for inputs in (paths, paths[::-1]):
        report = build(inputs, tmp_path / "out")
        assert (report.found, report.read, report.mentions) == (3, 1, 1)
        assert [one.source for one in report.failed] == ["b.md", "c.md"]
        assert "its id 'x' is that of a.md" in report.failed[0].reason
        assert events.load(tmp_path / "out", table="documents")["text"][0].endswith("says a.")


@pytest.mark.usefixtures("quick")
def test_files_of_one_name_have_ids_of_their_own(tmp_path):
    """The second file of a name gets digits of its text, also when it is read by another worker."""
    for name in ("one", "two"):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "report.md").write_text(f"---\npublished: 2025\n---\n{name}", encoding="utf-8")
    build(tmp_path / "in", tmp_path / "out", workers=2)
    ids = events.load(tmp_path / "out", table="documents")["doc_id"].tolist()
    assert ids[0] == "report"
    assert ids[1].startswith("report-")


@pytest.mark.usefixtures("quick")
def test_what_cannot_be_read_is_quarantined_too(corpus, tmp_path):
    """A missing input, a broken file and a table's bad row are rows of quarantine.parquet; the sums are right."""
    folder = corpus(2)
    (folder / "broken.md").write_bytes(b"\x00\x81\xff" * 9)
    (folder / "table.jsonl").write_text('{"id": "t", "text": "It sank in 1951.", "published": "2025"}\nnot JSON\n')
    report = build([folder, tmp_path / "nowhere"], tmp_path / "out")
    gone = pd.read_parquet(tmp_path / "out" / "quarantine.parquet")
    assert (report.found, report.read, len(report.failed)) == (6, 3, 3)
    assert sorted(gone["stage"]) == ["read"] * 3
    assert gone["doc_id"].isna().all()
    assert any("nowhere" in source for source in gone["source"])
    assert events.validate(tmp_path / "out") == []


def test_tag_only_writes_expressions_and_loads_no_parser(project, tmp_path):
    """``--tag-only`` gives documents.parquet and timexes.parquet, whose offsets are true; a dataset is not touched."""
    out = tmp_path / "out"
    command = f"""
import sys
from events.cli import main
assert main(["build", {str(project / "data" / "articles")!r}, "--out", {str(out)!r}, "--tag-only"]) == 0
assert "spacy" not in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr.count("temporal expressions")) == (0, 1)
    assert {path.name for path in out.iterdir()} == {"documents.parquet", "timexes.parquet"}
    rows = pd.read_parquet(out / "timexes.parquet")
    texts = pd.read_parquet(out / "documents.parquet").set_index("doc_id")["text"]
    assert len(rows) > 5
    assert all(texts[row.doc_id][row.start : row.end] == row.text for row in rows.itertuples())
    assert rows["start"].is_monotonic_increasing
    assert pq.read_schema(out / "timexes.parquet").field("value").metadata[b"description"]
    shutil.copytree(project / "data" / "serbia", tmp_path / "data")
    inputs = str(project / "data" / "articles")
    assert cli.main(["build", inputs, "--out", str(tmp_path / "data"), "--tag-only"]) == 1


def test_a_batch_of_documents_gives_a_batch_of_mentions(project):
    """``extract_batch`` gives what the tables have; a document that fails is a row with its error."""
    article = next(iter(mine_files([project / "data" / "articles"], None).documents))
    batch = pa.RecordBatch.from_pylist(
        [
            {"id": article.doc_id, "text": article.text, "published": str(article.published), "language": None},
            {"id": "bad", "text": None, "published": None, "language": "en"},
            {"id": "other", "text": "Požar u julu 1999.", "published": "2025", "language": "sr"},
        ]
    )
    rows = events.extract_batch(batch).to_pylist()
    told, every = mentions_of(article), mentions_of(article, background=True)
    assert [row["trigger_start"] for row in rows if not row["error"]] == [m.trigger_start for m in every]
    assert [row["trigger_start"] for row in rows if row["background"] is False] == [m.trigger_start for m in told]
    assert [(row["doc_id"], row["error"]) for row in rows if row["error"]] == [
        ("bad", "TypeError: doc_id and text must be text")
    ]
    with pytest.raises(TableError, match="lacks the columns text"):
        events.extract_batch(batch.select(["id"]))


@pytest.mark.usefixtures("quick")
def test_a_json_log_is_json(corpus, tmp_path, capfd):
    """With ``--log-json`` every line of a worker build's stderr is an object with its event."""
    folder = corpus(3, bad="It RAISES in 1950.")
    args = ["build", str(folder), "--out", str(tmp_path / "out"), "--no-page", "--workers", "1", "--log-json"]
    assert cli.main([*args, "--allow-failures"]) == 0
    told = [json.loads(line) for line in capfd.readouterr().err.splitlines()]
    kinds = [one["event"] for one in told]
    assert kinds[0] == "stage"
    assert kinds[-1] == "summary"
    assert {"progress", "quarantined"} <= set(kinds)
    assert (told[-1]["found"], told[-1]["quarantined"]) == (4, 1)


@pytest.mark.usefixtures("quick")
def test_quiet_tells_faults_only(corpus, tmp_path, capfd):
    """``--quiet`` prints nothing where nothing is wrong."""
    args = ["build", str(corpus(3)), "--out", str(tmp_path / "out"), "--no-page", "--workers", "1", "--quiet"]
    assert cli.main(args) == 0
    assert capfd.readouterr() == ("", "")


def test_progress_in_lines_and_as_a_bar(capfd, monkeypatch):
    """Elsewhere than on a terminal a line now and then, with count, rate and time left; on one a bar."""
    monkeypatch.setattr("events.corpus.progress._PAUSE", 0.0)
    monkeypatch.setenv("FORCE_COLOR", "1")  # what rich takes for a terminal
    row = {"start": 0, "stop": 3, "quarantined": [{"doc_id": "a"}]}
    for style, words in (("lines", "extracting: 6 of 9 documents"), ("bar", "6 of 9 documents")):
        with Progress(style) as progress:
            progress.stage("extract", 9, "documents")
            progress.done(row)
            progress.done(row)
        err = capfd.readouterr().err
        assert words in err
        assert "2 quarantined" in err


@pytest.mark.usefixtures("quick")
def test_a_small_build_leaves_no_shards(corpus, tmp_path):
    """Small inputs leave nothing but the dataset; workers leave the shards for the next build."""
    build(corpus(2), tmp_path / "out")
    assert not (tmp_path / "out" / SHARDS).exists()


@pytest.mark.parametrize(
    "args", [["--engine", "dask"], ["--scheduler", "tcp://127.0.0.1:1"], ["--memory", "much"], ["--workers", "0"]]
)
def test_wrong_options_are_told(tmp_path, args, capfd):
    """An engine without its scheduler, a size that is none, no workers: usage errors, and nothing is written."""
    assert cli.main(["build", "x.md", "--out", str(tmp_path / "out"), *args]) == 2
    assert args[0] in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("quick")
def test_many_failures_are_told_in_few_lines(corpus, tmp_path, capfd):
    """Of a corpus that fails as a whole twenty documents are named, and the file that has them all."""
    folder = corpus(0, **{f"bad{number:02}": "It RAISES in 1950." for number in range(30)})
    args = ["build", str(folder), "--out", str(tmp_path / "out"), "--no-page", "--tag-only"]
    assert cli.main(args) == 0
    assert cli.main([*args[:-1], "--undated"]) == 1
    told = capfd.readouterr().err.splitlines()
    assert sum("a made-up bug" in line for line in told) == 20
    assert told[-1] == f"events: error: and 10 more; see {tmp_path / 'out' / 'quarantine.parquet'}"
