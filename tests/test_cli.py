"""The command line end to end: what is printed where, exit statuses, and bad input."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import events
from events import cli
from events.tag import tag
from events.tag.domain import DOMAINS

GOOD = """---
id: mill
title: The mill of Harlow Bridge
published: 2025-10
---
A fire destroyed the old mill in July. The town council opened a new bridge on 3 May 2019.
"""


@pytest.fixture
def good(tmp_path):
    """A document that nothing is wrong with."""
    path = tmp_path / "good.md"
    path.write_text(GOOD, encoding="utf-8")
    return path


def command_names():
    """Every command of ``events``."""
    return sorted(cli.cli.commands)


def test_every_public_function_is_a_command():
    """The command line and the Python API have the same names, but what gives and takes tables in memory."""
    functions = {name for name in events.__all__ if name.islower() and not name.startswith("_")}
    assert {*command_names(), "extract_batch", "load"} == functions


@pytest.mark.parametrize("command", command_names())
def test_help_of_every_command(command, capsys):
    """``events COMMAND --help`` prints its usage to stdout and succeeds."""
    assert cli.main([command, "--help"]) == 0
    assert f"Usage: events {command}" in capsys.readouterr().out


def test_the_list_of_commands_cuts_no_line(capsys):
    """``events --help`` says in full what each command does."""
    assert cli.main(["--help"]) == 0
    assert "..." not in capsys.readouterr().out.partition("Commands:")[2]


def test_extract_says_that_a_document_is_in_another_language(tmp_path, capsys):
    """No event of it is looked for, and that is no silence."""
    path = tmp_path / "a.txt"
    path.write_text("Stari mlin pored reke izgoreo je u julu 1999. godine.", encoding="utf-8")
    assert cli.main(["extract", str(path), "--published", "2025"]) == 0
    assert "1 documents in languages that events are not extracted from" in capsys.readouterr().err


def test_read_tells_what_is_read_and_where_it_is_from(tmp_path, capsys):
    """A JSON line a document, counts on stderr; with texts, the lines can be read again and give the same documents."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes("Stari mlin pored reke izgoreo je u noći.".encode("windows-1250"))
    (folder / "b.md").write_text("---\npublished: 2024\nlanguage: en-GB\nnote: x\n---\nIt burned.", encoding="utf-8")
    (folder / "c.json").write_text("{", encoding="utf-8")
    assert cli.main(["read", str(folder), "--published", "2025-10"]) == 1
    out, err = capsys.readouterr()
    first, second = map(json.loads, out.splitlines())
    assert (first["language"], first["language_source"], first["encoding"]) == ("sr", "the text", "windows-1250")
    assert (first["published_source"], second["published_source"]) == ("the option 'published'", "the head")
    assert "text" not in first
    assert first["n_chars"] == 40
    assert "languages: 1 en, 1 sr (found from the text)" in err
    assert "encodings: 1 utf-8, 1 windows-1250 (by its letters)" in err
    assert "c.json: not JSON" in err
    cli.main(["read", str(folder), "--published", "2025-10", "--text"])
    again = tmp_path / "again.jsonl"
    again.write_text(capsys.readouterr().out, encoding="utf-8")
    before = [doc for doc in events.read(folder, published="2025-10") if isinstance(doc, events.Document)]
    assert list(events.read(again)) == before


def test_extract_prints_one_line_an_event_with_its_whole_quote(good, capsys):
    """In a pipe each event is one aligned line that ends with the quote."""
    assert cli.main(["extract", str(good)]) == 0
    out, err = capsys.readouterr()
    head, *rows = out.splitlines()
    assert head.split() == ["date", "event", "type", "factuality", "basis", "quote"]
    assert [row[: head.index("event")].strip() for row in rows] == ["3 May 2019", "July 2025"]
    assert [row[head.index("quote") :] for row in rows] == [
        "The town council opened a new bridge on 3 May 2019.",
        "A fire destroyed the old mill in July.",
    ]
    assert err == ""


def test_extract_on_a_terminal_wraps_and_loses_nothing(good, capsys, monkeypatch):
    """On a terminal of any width every word of title, type, basis and quote is printed."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for width in ("40", "120"):
        monkeypatch.setenv("COLUMNS", width)
        assert cli.main(["extract", str(good)]) == 0
        out = re.sub(r"\x1b\[[0-9;]*m", " ", capsys.readouterr().out)
        for words in ("3 May 2019", "explicit", "occurred", "The town council opened a new bridge on 3 May 2019."):
            assert set(words.split()) <= set(out.replace(",", " ").split())


def test_extract_as_json_and_csv_has_all_columns(good, capsys):
    """JSON lines and CSV hold the same rows: every column, days as ISO dates, missing values as null or empty."""
    assert cli.main(["extract", "--format", "json", str(good)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert cli.main(["extract", "--format", "csv", str(good)]) == 0
    cells = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [list(row) for row in rows] == [list(row) for row in cells] == [list(events.load("serbia").columns)] * 2
    assert [row["date_earliest"] for row in rows] == [cell["date_earliest"] for cell in cells]
    assert (rows[1]["date_earliest"], rows[1]["date_latest"]) == ("2025-07-01", "2025-07-31")
    assert (rows[0]["duration"], cells[0]["duration"]) == (None, "")


def test_csv_runs_no_formula(tmp_path, capsys):
    """A cell that a spreadsheet would run as a formula starts with an apostrophe."""
    (tmp_path / "a.md").write_text("---\npublished: 2025-10\nid: =cmd()\n---\nA fire destroyed the mill in July.\n")
    assert cli.main(["extract", "--format", "csv", str(tmp_path / "a.md")]) == 0
    row = next(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert row["doc_id"] == "'=cmd()"


def test_tag_writes_one_json_line_a_document(good, tmp_path, capsys):
    """Each line has the document's id and its expressions with the documented keys, in order, None as null."""
    other = tmp_path / "other.txt"
    other.write_text("Nothing is dated here.", encoding="utf-8")
    assert cli.main(["tag", str(good), str(other), "--published", "2020"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {
        "doc_id": "mill",
        "timexes": [
            {
                "start": 33,
                "end": 37,
                "text": "July",
                "type": "DATE",
                "value": "2025-07",
                "mod": None,
                "edtf": "2025-07",
                "earliest": "2025-07-01",
                "latest": "2025-07-31",
            },
            {
                "start": 79,
                "end": 89,
                "text": "3 May 2019",
                "type": "DATE",
                "value": "2019-05-03",
                "mod": None,
                "edtf": "2019-05-03",
                "earliest": "2019-05-03",
                "latest": "2019-05-03",
            },
        ],
    }
    assert second["timexes"] == []


def test_explain_prints_the_derivation(capsys):
    """``events explain`` names expression, value, rule, and the document's date that it counts from."""
    assert cli.main(["explain", "A fire destroyed the mill in July.", "--published", "2025-10"]) == 0
    out = capsys.readouterr().out
    assert "published 2025-10" in out
    assert "'July' [29:33]" in out
    assert "  rule " in out
    assert "  basis relative" in out
    assert out.count("  EDTF 2025-07: 2025-07-01 to 2025-07-31") == 2  # of the expression, and of the fire


def test_build_timeline_validate_info(good, tmp_path, capsys):
    """A built folder is complete, valid, described, and can be drawn in every format."""
    out = tmp_path / "out"
    assert cli.main(["build", str(good), "--out", str(out), "--title", "Mill and bridge"]) == 0
    printed = capsys.readouterr()
    expected = {
        *("documents.parquet", "mentions.parquet", "events.parquet", "datapackage.json", "SHA256SUMS"),
        *("timeline.html", "timeline.vl.json", "README.md", "CHANGELOG.md", "CITATION.cff"),
        *("croissant.json", "dataset.jsonld"),
    }
    assert {path.name for path in out.iterdir()} == expected
    assert {Path(line).name for line in printed.out.splitlines()} == expected
    assert "1 documents: 1 read, 0 empty, 0 in other languages, 0 quarantined; 2 events, 3 mentions" in printed.err
    assert cli.main(["validate", str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert cli.main(["info", str(out)]) == 0
    assert "title: Mill and bridge" in capsys.readouterr().out
    for suffix, magic in {"png": b"\x89PNG", "svg": b"<svg", "json": b"{", "html": b"<!doctype html"}.items():
        drawn = tmp_path / f"chart.{suffix}"
        assert cli.main(["timeline", str(out), "--out", str(drawn)]) == 0
        assert drawn.read_bytes().lstrip().lower().startswith(magic.lower())
    assert (
        cli.main(["timeline", str(out / "events.parquet"), "--scale", "linear", "--out", str(tmp_path / "c.svg")]) == 0
    )


def test_validate_reports_each_fault(good, tmp_path, capsys):
    """A changed byte in a built folder is a fault: told on stdout, exit status 1."""
    out = tmp_path / "out"
    assert cli.main(["build", str(good), "--out", str(out)]) == 0
    (out / "timeline.vl.json").write_text("{}")
    capsys.readouterr()
    assert cli.main(["validate", str(out)]) == 1
    assert "timeline.vl.json" in capsys.readouterr().out


def test_datasets_lists_what_is_shipped(capsys):
    """``events datasets`` prints the name, version and title of each."""
    assert cli.main(["datasets"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["serbia"]


def test_unknown_date_is_told_once_with_its_remedy(tmp_path, capsys):
    """Documents without a date give one warning on stderr that names the option; their rows are kept."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"A fire destroyed the mill of {name[0]} in July.", encoding="utf-8")
    assert cli.main(["extract", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 0
    out, err = capsys.readouterr()
    assert len(err.splitlines()) == 1
    assert "--published 2025-10" in err
    assert len(out.splitlines()) == 3


BAD = {
    "missing.txt": None,
    "encoding.txt": b"The mill burned in \xff\xfe\xfa July.\n",
    "empty.txt": b"",
    "impossible.md": b"---\npublished: 2025-02-30\n---\nThe mill burned in July.\n",
    "unread.md": b"---\npublished: [once, upon\n---\nThe mill burned in July.\n",
    "binary.txt": bytes(range(256)) * 8,
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01",
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["extract", "tag", "build"])
def test_a_bad_document_is_told_and_the_others_are_processed(command, name, good, tmp_path, capsys):
    """One line on stderr: file, what is wrong, what to do; exit status 1; the good document's result is there."""
    bad = tmp_path / name
    if BAD[name] is not None:
        bad.write_bytes(BAD[name])
    options = ["--out", str(tmp_path / "out")] if command == "build" else []
    assert cli.main([command, str(bad), str(good), *options]) == 1
    out, err = capsys.readouterr()
    told = [line for line in err.splitlines() if line.startswith("events: error: ")]
    assert len(told) == 1
    assert str(bad) in told[0]
    assert "; " in told[0]
    if command == "build":
        assert events.load(tmp_path / "out", table="documents")["doc_id"].tolist() == ["mill"]
        assert "2 documents: 1 read" in err
    else:
        assert "July" in out


def test_two_documents_with_one_id(good, tmp_path, capsys):
    """The second of two documents with the same id is refused, and the first is kept."""
    twin = tmp_path / "twin.md"
    twin.write_text(GOOD, encoding="utf-8")
    assert cli.main(["extract", str(good), str(twin)]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 3
    assert "'mill'" in err
    assert str(twin) in err


@pytest.mark.parametrize(
    "args",
    [
        ["extract", "good.md", "--published", "yesterday"],
        ["tag", "good.md", "--published", "2025-02-30"],
        ["extract"],
        ["build", "good.md"],
        ["extract", "good.md", "--format", "xml"],
        ["timeline", "serbia", "--out", "chart.gif"],
        ["unknown"],
        [],
    ],
)
def test_wrong_usage(args, good, monkeypatch, capsys):
    """Wrong usage says so on stderr, prints no result, and exits with 2."""
    monkeypatch.chdir(good.parent)
    assert cli.main(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "--help" in err


def test_published_yesterday_is_quoted_with_what_would_do(good, capsys):
    """The message is one line: the option, the word, and EDTF examples."""
    assert cli.main(["extract", str(good), "--published", "yesterday"]) == 2
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert "--published" in err
    assert "'yesterday'" in err
    assert "2025-10" in err


TAGGED = """---
id: {name}
published: 2001-05-04
---
The mill & the bridge burned down in May 1999, and the {name} reopened yesterday.
"""


@pytest.fixture
def two(tmp_path):
    """A folder with two documents."""
    folder = tmp_path / "two"
    folder.mkdir()
    for name in ("mill", "bridge"):
        (folder / f"{name}.md").write_text(TAGGED.format(name=name), encoding="utf-8")
    return folder


def test_tag_writes_inline_timex3(two, capsys):
    """One document's text stands on stdout with its tags and nothing else."""
    assert cli.main(["tag", "--format", "inline", str(two / "mill.md")]) == 0
    assert capsys.readouterr().out == (
        'The mill &amp; the bridge burned down in <TIMEX3 tid="t1" type="DATE" value="1999-05">May 1999</TIMEX3>, and '
        'the mill reopened <TIMEX3 tid="t2" type="DATE" value="2001-05-03" temporalFunction="true">yesterday'
        "</TIMEX3>.\n"
    )


def test_tag_writes_timeml_that_it_reads_and_scores(two, tmp_path, capsys):
    """``--format timeml --out`` writes a file a document; tagged again they give the same, and score in full."""
    out = tmp_path / "tagged"
    assert cli.main(["tag", "--format", "timeml", "--out", str(out), str(two)]) == 0
    written = capsys.readouterr().out.splitlines()
    assert written == [str(out / "bridge.tml"), str(out / "mill.tml")] == sorted(map(str, out.iterdir()))
    assert cli.main(["tag", str(two)]) == 0
    once = capsys.readouterr().out
    assert cli.main(["tag", str(out)]) == 0
    assert capsys.readouterr().out == once
    assert once.count('"value"') == 4
    assert cli.main(["evaluate", str(out)]) == 0
    assert "strict      100.00  100.00  100.00" in capsys.readouterr().out


def test_tag_writes_json_lines_into_a_folder(two, tmp_path, capsys):
    """``--out`` takes what stands on stdout otherwise, byte for byte."""
    assert cli.main(["tag", str(two)]) == 0
    expected = capsys.readouterr().out
    assert cli.main(["tag", str(two), "--out", str(tmp_path / "new" / "out")]) == 0
    path = tmp_path / "new" / "out" / "timexes.jsonl"
    assert capsys.readouterr().out == f"{path}\n"
    assert path.read_bytes() == expected.encode("utf-8")


def test_tag_reads_tables(tmp_path, capsys):
    """Each row of a table is a document."""
    rows = [{"id": f"r{n}", "text": f"It closed in May 199{n}.", "published": "2001"} for n in range(3)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert cli.main(["tag", str(tmp_path / "a.jsonl"), "--format", "timeml", "--out", str(tmp_path / "out")]) == 0
    assert [Path(line).name for line in capsys.readouterr().out.splitlines()] == ["r0.tml", "r1.tml", "r2.tml"]


@pytest.mark.parametrize("form", ["inline", "timeml"])
def test_two_documents_do_not_share_stdout(two, form, capsys):
    """XML of two documents on one stream could not be read: wrong usage, with the option that helps."""
    assert cli.main(["tag", "--format", form, str(two)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "--out DIR" in err


def test_results_do_not_lie_among_inputs(two, capsys):
    """``--out`` in a folder of inputs is refused, and nothing is written."""
    before = sorted(two.rglob("*"))
    for inputs, out in (([two], two), ([two / "mill.md"], two), ([two], two / "tagged")):
        assert cli.main(["tag", *map(str, inputs), "--format", "timeml", "--out", str(out)]) == 2
        assert "name another" in capsys.readouterr().err
    assert sorted(two.rglob("*")) == before


def test_what_xml_cannot_hold_is_counted(tmp_path, capsys):
    """Such characters become U+FFFD, one for one, and stderr says how many."""
    (tmp_path / "a.txt").write_bytes(b"It \x0b closed \x1f in May 1999.")
    assert cli.main(["tag", "--format", "inline", str(tmp_path / "a.txt"), "--published", "2001"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("It \ufffd closed \ufffd in <TIMEX3")
    assert "2 characters that XML cannot hold" in err


def test_a_document_that_cannot_be_tagged_fails_alone(two, monkeypatch, capsys):
    """Whatever the tagger raises over one document is one line that names it; the others' results are there."""
    room = sys.modules["events.tag"]

    def broken(text, *args, **options):
        if "the mill reopened" in text:
            raise RuntimeError("no such luck")
        return tag(text, *args, **options)

    monkeypatch.setattr(room, "tag", broken)
    assert cli.main(["tag", str(two)]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["doc_id"] for line in out.splitlines()] == ["bridge"]
    assert "mill.md: could not be tagged (RuntimeError: no such luck)" in err


def test_domain_decides_what_dates_lean_on(tmp_path, capsys):
    """A bare month counts from the document's date in news, and from the last date mentioned in narrative."""
    (tmp_path / "a.txt").write_text("The siege began in May 1643. The town fell in August.", encoding="utf-8")
    values = {}
    for domain in ("news", "narrative"):
        assert cli.main(["tag", str(tmp_path / "a.txt"), "--published", "2001-05-04", "--domain", domain]) == 0
        values[domain] = [one["value"] for one in json.loads(capsys.readouterr().out)["timexes"]]
    assert values == {"news": ["1643-05", "2000-08"], "narrative": ["1643-05", "1643-08"]}


def test_domains_are_those_of_the_tagger():
    """The command line, which loads no tagger for ``--help``, names the domains that the tagger knows."""
    for command in ("tag", "evaluate"):
        (option,) = [one for one in cli.cli.commands[command].params if one.name == "domain"]
        assert tuple(option.type.choices) == DOMAINS


def write_gold(folder):
    """Two gold files; in one the value is not what the tagger finds."""
    folder.mkdir()
    for name, value in (("a", "1999-05"), ("b", "1999")):
        timex = f'<TIMEX3 tid="t1" type="DATE" value="{value}">May 1999</TIMEX3>'
        (folder / f"{name}.tml").write_text(f"<T><TEXT>It closed in {timex}.</TEXT></T>", encoding="utf-8")
    return str(folder)


def test_evaluate_prints_figures_and_mismatches(tmp_path, capsys):
    """Figures, a table of types, and as many mismatches as asked for, each with its context and both values."""
    assert cli.main(["evaluate", write_gold(tmp_path / "gold"), "--errors", "5", "--domain", "news"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2 documents, 2 of them undated, 44 characters; timexes: 2 gold, 2 found, 2 paired"
    assert [line.split() for line in lines[1:8]] == [
        ["P", "R", "F1"],
        ["strict", "100.00", "100.00", "100.00"],
        ["relaxed", "100.00", "100.00", "100.00"],
        ["type", "100.00", "100.00", "100.00"],
        ["value", "50.00", "50.00", "50.00"],
        ["by", "type", "gold", "found", "strict", "relaxed", "value", "(F1)"],
        ["DATE", "2", "2", "100.00", "100.00", "50.00"],
    ]
    assert lines[8] == "value: b, published unknown: …It closed in [May 1999] .…"
    assert lines[9] == "  gold  'May 1999' DATE 1999"
    assert lines[10].startswith("  ours  'May 1999' DATE 1999-05  rule ")
    assert len(lines) == 11


def test_evaluate_as_json(tmp_path, capsys):
    """``--json`` holds the same figures, as the Python function gives them."""
    folder = write_gold(tmp_path / "gold")
    assert cli.main(["evaluate", folder, "--json", "--errors", "1"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row == json.loads(json.dumps(events.evaluate(folder, errors=1).as_dict()))
    assert (row["value"]["f1"], len(row["mismatches"]), row["by_type"]["DATE"]["gold"]) == (50.0, 1, 2)


def test_evaluate_tells_files_that_are_no_gold(tmp_path, capsys):
    """A file without TEXT is one line and status 1 beside the figures; a folder without gold is one line alone."""
    folder = write_gold(tmp_path / "gold")
    (tmp_path / "gold" / "c.tml").write_text("<T>no text</T>", encoding="utf-8")
    assert cli.main(["evaluate", folder]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("2 documents")
    assert "no element 'TEXT'" in err
    (tmp_path / "empty").mkdir()
    assert cli.main(["evaluate", str(tmp_path / "empty")]) == 1
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert "holds no .tml file" in err


PUBLISHED = {
    "2025-10": "2025-10",
    "2025-10~": "2025-10~",
    "25 October 2025": "2025-10-25",
    "25. oktobar 2025.": "2025-10-25",
    "25/10/2025": "2025-10-25",
    "2025/05/04": "2025-05-04",
    "1/1/2025": "2025-01-01",
}


@pytest.mark.parametrize("written", PUBLISHED)
def test_published_in_words(written, capsys):
    """``--published`` takes any absolute date that all readers take alike."""
    assert cli.main(["explain", "Nothing.", "--published", written]) == 0
    assert f"published {PUBLISHED[written]}" in capsys.readouterr().out


AMBIGUOUS = {
    "04/05/2025": ("2025-04-05", "2025-05-04"),
    "4.5.2025": ("2025-04-05", "2025-05-04"),
    "5. listopad 2025.": ("2025-10-05", "2025-11-05"),
}


@pytest.mark.parametrize("written", AMBIGUOUS)
def test_ambiguous_published_is_not_guessed(written, capsys):
    """A date that is read in two ways is wrong usage: the message quotes it and both readings; so in Python."""
    assert cli.main(["explain", "Nothing.", "--published", written]) == 2
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert all(text in err for text in (repr(written), *AMBIGUOUS[written]))
    with pytest.raises(ValueError, match="write the one that is meant"):
        events.tag("In July.", published=written)


@pytest.mark.parametrize("written", ["yesterday", "in July", "October 25", "3/4/25", "2025-02-30", "XXXX-07", "now"])
def test_published_must_be_absolute(written, capsys):
    """What is no whole date is wrong usage, quoted, with what would do; so in Python."""
    assert cli.main(["explain", "Nothing.", "--published", written]) == 2
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert written in err
    with pytest.raises(ValueError, match=re.escape(written)):
        events.tag("In July.", published=written)


@pytest.mark.parametrize(
    "args", [["validate", "nowhere"], ["timeline", "nowhere", "--out", "a.png"], ["info", "nowhere"]]
)
def test_missing_datasets_are_one_line(args, tmp_path, monkeypatch, capsys):
    """A dataset that is not there is one line on stderr with a remedy, exit status 1."""
    monkeypatch.chdir(tmp_path)
    assert cli.main(args) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "nowhere" in err


def test_a_folder_that_cannot_be_written(good, tmp_path, capsys):
    """Where --out is a file, the build fails with one line that names it."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file", encoding="utf-8")
    assert cli.main(["build", str(good), "--out", str(blocked)]) == 1
    err = capsys.readouterr().err
    assert str(blocked) in err
    assert "Traceback" not in err


def test_module_runs_as_a_program(run, good):
    """``python -m events`` is the command, in a process of its own and in the C locale."""
    done = run("extract", good, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "July 2025" in done.stdout


def test_a_broken_pdf_is_one_line_that_names_it(run, tmp_path):
    """What the reader of PDF has to say beside its error is not printed: it names no file."""
    (tmp_path / "mill.pdf").write_bytes(b"%PDF-1.4 and no more")
    assert run("extract", "mill.pdf").stderr.startswith("events: error: mill.pdf: cannot be read as PDF")


def test_version(run):
    """``events --version`` prints the installed version."""
    assert run("--version").stdout == f"events {events.__version__}\n"


def test_broken_pipe_is_silent(tmp_path):
    """``events tag … | head -1`` ends without a word about the pipe."""
    paths = []
    for number in range(400):
        path = tmp_path / f"{number}.md"
        path.write_text(GOOD.replace("id: mill", f"id: mill-{number}"), encoding="utf-8")
        paths.append(str(path))
    command = [sys.executable, "-m", "events", "tag", *paths]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as producer:  # noqa: S603
        assert producer.stdout.readline().startswith(b'{"doc_id": "mill-0"')
        producer.stdout.close()
        assert producer.stderr.read() == b""
        assert producer.wait(timeout=60) == 1


def test_language_is_an_option(tmp_path, capsys):
    """A text too short to tell its language is read in the one that is told, in tagging and in scoring."""
    gold = tmp_path / "gold"
    path = tmp_path / "a.txt"
    path.write_text("Er kam gestern Abend an.", encoding="utf-8")
    assert cli.main(["tag", str(path), "--published", "2023-05-10", "--language", "de"]) == 0
    assert json.loads(capsys.readouterr().out)["timexes"][0]["value"] == "2023-05-09TEV"
    told = ["--published", "2023-05-10", "--language", "de-AT", "--format", "timeml", "--out", str(gold)]
    assert cli.main(["tag", str(path), *told]) == 0
    assert cli.main(["evaluate", str(gold), "--language", "de", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.partition("\n")[2])["value"]["f1"] == 100.0
    assert cli.main(["tag", str(path), "--language", "German"]) == 2
    assert "'German' is not a language code" in capsys.readouterr().err


@pytest.mark.parametrize(("options", "day"), [([], "2015-03-04"), (["--day-first"], "2015-04-03")])
def test_order_of_day_and_month_is_an_option(options, day, tmp_path, capsys):
    """American by default, European where asked for; in tagging and in explaining alike."""
    path = tmp_path / "a.txt"
    path.write_text("The bridge opened on 03/04/2015.", encoding="utf-8")
    assert cli.main(["tag", str(path), "--published", "2016", *options]) == 0
    assert json.loads(capsys.readouterr().out)["timexes"][0]["value"] == day
    assert cli.main(["explain", "The bridge opened on 03/04/2015.", "--published", "2016", *options]) == 0
    assert f"DATE {day}" in capsys.readouterr().out


def test_explain_takes_a_domain(capsys):
    """In a narrative a bare month leans on the last date mentioned; in news on the document's."""
    text = "The siege began in March 1850. In June the walls fell."
    told = {}
    for domain in ("narrative", "news"):
        assert cli.main(["explain", text, "--published", "2016", "--domain", domain]) == 0
        told[domain] = capsys.readouterr().out
    assert "DATE 1850-06" in told["narrative"]
    assert "DATE 1850-06" not in told["news"]


ABOUT = """
name = "mill"
title = "The mill"
version = "2.0.1"
licence = "CC-BY-4.0"
creators = ["A. Editor"]
"""


def test_a_file_says_what_the_dataset_is(good, tmp_path, capsys):
    """Metadata come from --about, and options go before what is in it."""
    path = tmp_path / "dataset.toml"
    path.write_text(ABOUT, encoding="utf-8")
    out = tmp_path / "out"
    args = ["build", str(good), "--out", str(out), "--no-page", "--workers", "1", "--about", str(path)]
    assert cli.main([*args, "--title", "The old mill"]) == 0
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    assert [package[key] for key in ("name", "title", "version")] == ["mill", "The old mill", "2.0.1"]
    assert "A. Editor" in (out / "CITATION.cff").read_text("utf-8")
    path.write_text(ABOUT + "colour = 'red'\n", encoding="utf-8")
    capsys.readouterr()
    assert cli.main(args) == 1
    assert "dataset.toml: unknown key 'colour'" in capsys.readouterr().err


def test_events_without_a_date_are_kept_when_asked_for(tmp_path, capsys):
    """Some time before the document, with an open lower bound; by default they are no rows."""
    path = tmp_path / "mill.md"
    path.write_text(
        "---\npublished: 2025-10\n---\nA mill burned in 1999. The owner rebuilt the roof.\n", encoding="utf-8"
    )
    counts = []
    for options in ([], ["--undated"]):
        out = tmp_path / f"out{len(options)}"
        assert cli.main(["build", str(path), "--out", str(out), "--no-page", "--workers", "1", *options]) == 0
        counts.append(events.load(out)["date_edtf"].tolist())
    assert counts == [["1999"], ["1999", "../2025-10"]]
    capsys.readouterr()


def test_what_is_said_and_going_on_has_rows_when_asked_for(tmp_path, capsys):
    """Reports with a date; by default they are mentions of no event. Every row has a title and a day."""
    path = tmp_path / "mill.md"
    path.write_text(
        "---\npublished: 2025-10-24\n---\nA mill burned in 1999. The owner said on Friday that he knew nothing.\n",
        encoding="utf-8",
    )
    tables, owners = [], []
    for options in ([], ["--background"]):
        out = tmp_path / f"out{len(options)}"
        assert cli.main(["build", str(path), "--out", str(out), "--no-page", "--workers", "1", *options]) == 0
        assert cli.main(["validate", str(out)]) == 0
        tables.append(events.load(out))
        mentions = events.load(out, "mentions")
        assert mentions[["trigger", "date_edtf"]].to_numpy().tolist() == [["burned", "1999"], ["said", "2025-10-24"]]
        owners.append(mentions["event_id"].isna().tolist())
        assert cli.main(["site", str(out), "--out", str(out / "site")]) == 0
        (document,) = (out / "site" / "documents").glob("mill*.html")
        assert ("said" in re.findall(r"<mark[^>]*>([^<]*)", document.read_text(encoding="utf-8"))) == bool(options)
    assert owners == [[False, True], [False, False]]
    assert [table["date_edtf"].tolist() for table in tables] == [["1999"], ["1999", "2025-10-24"]]
    assert tables[1]["title"].str.len().min() > 0
    capsys.readouterr()
