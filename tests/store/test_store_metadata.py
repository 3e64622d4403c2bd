"""What a folder tells of itself: card, change log, Croissant, schema.org, checksums; read by readers of each."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
import subprocess

import pytest
import yaml

from events.errors import TableError
from events.store import (
    METADATA_FILES,
    TABLES,
    About,
    Release,
    Source,
    load_about,
    read_about,
    to_tables,
    validate,
    write_dataset,
    write_metadata,
    write_package,
)
from tests.store.builders import ABOUT, harbour

FULL = dataclasses.replace(
    ABOUT,
    homepage="https://example.org/harbour",
    creators=("A. Editor", "B. Editor"),
    published="2025-11-01",
    keywords=("harbour", "strikes"),
    text_licence="© The Harbour News",
    releases=(Release("1.2.3", ("One date corrected.",)), Release("1.0.0", ("First.",))),
)


@pytest.fixture
def told(folder):
    """A folder with all metadata and two further files."""
    (folder / "timeline.html").write_text("<p>drawn</p>", encoding="utf-8")
    (folder / "corrections.yaml").write_text("# none\n", encoding="utf-8")
    write_metadata(folder, FULL, ["timeline.html", "corrections.yaml"])
    return folder


def read(folder, name):
    """A text file of the folder."""
    return (folder / name).read_text(encoding="utf-8")


def test_all_files_are_written_and_sound(told):
    """The documented files, all listed with their hashes, and no fault."""
    expected = {table.file for table in TABLES.values()} | {*METADATA_FILES, "timeline.html", "corrections.yaml"}
    assert {path.name for path in told.iterdir()} == expected
    assert validate(told) == []


def test_writing_again_changes_nothing(told, tmp_path):
    """The same rows and the same words give the same bytes, wherever the folder lies."""
    again = shutil.copytree(told, tmp_path / "elsewhere")
    write_metadata(again, FULL, ["timeline.html", "corrections.yaml"])
    assert {p.name: p.read_bytes() for p in told.iterdir()} == {p.name: p.read_bytes() for p in again.iterdir()}


@pytest.mark.parametrize("about", [ABOUT, FULL, About("x", "X"), About("x", "X", licence="All rights reserved")])
def test_what_it_says_of_itself_is_read_back(folder, about):
    """Nothing is lost between About and datapackage.json; writing what was read gives the same bytes."""
    write_package(folder, about)
    found = read_about(folder)
    assert dataclasses.replace(about, citation=about.cite) == found
    before = (folder / "datapackage.json").read_bytes()
    write_package(folder, found)
    assert before == (folder / "datapackage.json").read_bytes()


def test_without_metadata_the_folder_names_it(folder):
    """A folder without datapackage.json is called what it is called; one with a broken one is refused."""
    (folder / "datapackage.json").unlink()
    assert read_about(folder) == About("harbour", "harbour")
    for text, message in (("{", "is not JSON"), ("[]", "no JSON object"), ('{"sources": [1]}', "not as events build")):
        (folder / "datapackage.json").write_text(text, encoding="utf-8")
        with pytest.raises(TableError, match=message):
            read_about(folder)


def test_sha256sum_checks_every_other_file(told):
    """The checksums are those of all files but their own, as coreutils reads them."""
    lines = dict(reversed(line.split("  ")) for line in read(told, "SHA256SUMS").splitlines())
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in told.iterdir() if p.name != "SHA256SUMS"}
    assert lines == found
    assert list(lines) == sorted(lines)
    checker = shutil.which("sha256sum")
    if checker is None:
        pytest.skip("sha256sum is not installed")
    done = subprocess.run([checker, "--check", "--strict", "SHA256SUMS"], cwd=told, capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout


def test_frictionless_finds_the_whole_package_valid(told):
    """With every file listed, also those that are no tables."""
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    report = frictionless.validate(str(told / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    listed = {resource["path"] for resource in json.loads(read(told, "datapackage.json"))["resources"]}
    assert listed == {path.name for path in told.iterdir()} - {"datapackage.json", "SHA256SUMS"}


def test_croissant_describes_files_keys_and_columns(told):
    """Each table a file with its hash and a record set with its key; references point at fields that are there."""
    found = json.loads(read(told, "croissant.json"))
    assert found["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    assert (found["license"], found["datePublished"]) == ("https://spdx.org/licenses/CC-BY-4.0.html", "2025-11-01")
    sums = {file["contentUrl"]: file["sha256"] for file in found["distribution"]}
    assert sums == {
        table.file: hashlib.sha256((told / table.file).read_bytes()).hexdigest() for table in TABLES.values()
    }
    fields = {}
    for records in found["recordSet"]:
        table = TABLES[records["name"]]
        assert records["key"] == {"@id": f"{table.name}/{table.key}"}
        assert [field["name"] for field in records["field"]] == table.names
        fields |= {field["@id"]: field for field in records["field"]}
    references = {name: field["references"]["field"]["@id"] for name, field in fields.items() if "references" in field}
    assert set(references.values()) <= set(fields)
    assert references["mentions/event_id"] == "events/event_id"
    assert fields["events/participants"]["repeated"] is True


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the libraries that it stands on
def test_mlcroissant_reads_the_records(told):
    """The reference implementation accepts the metadata without a warning and reads every row of every table."""
    mlcroissant = pytest.importorskip(
        "mlcroissant", reason="mlcroissant is not installed; pip install mlcroissant[parquet]"
    )
    for name, count in (("documents", 3), ("mentions", 6), ("events", 5)):
        dataset = mlcroissant.Dataset(jsonld=str(told / "croissant.json"))  # one reads one record set reliably
        assert dataset.metadata.ctx.issues.warnings == set()
        assert len(list(dataset.records(name))) == count


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own parser
def test_schema_org_is_a_dataset(told):
    """A JSON-LD reader finds a Dataset with licence, version, coverage, variables and downloads."""
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    graph = rdflib.Graph().parse(data=read(told, "dataset.jsonld"), format="json-ld", publicID="https://example.org/d/")
    schema = rdflib.Namespace("https://schema.org/")
    (dataset,) = graph.subjects(rdflib.RDF.type, schema.Dataset)

    def values(name):
        return sorted(str(value) for value in graph.objects(dataset, schema[name]))

    assert values("name") == ["Harbour events"]
    assert values("license") == ["https://spdx.org/licenses/CC-BY-4.0.html"]
    assert values("temporalCoverage") == ["-0043/2025"]
    assert values("usageInfo") == ["Source text: © The Harbour News"]
    assert values("keywords") == ["harbour", "strikes"]
    variables = {str(graph.value(node, schema.name)) for node in graph.objects(dataset, schema.variableMeasured)}
    assert variables == set(TABLES["events"].names)
    files = {str(graph.value(node, schema.contentUrl)) for node in graph.objects(dataset, schema.distribution)}
    assert files == {table.file for table in TABLES.values()}


def test_the_card_has_a_head_figures_and_three_licences(told):
    """The head is YAML that dataset hubs read; tables, text and code each have their licence; every file is named."""
    text = read(told, "README.md")
    _, head, body = text.split("---\n", 2)
    told_head = yaml.safe_load(head)
    assert told_head["license"] == "cc-by-4.0"
    assert [config["data_files"] for config in told_head["configs"]] == [f"{n}.parquet" for n in reversed(TABLES)]
    for line in (
        "| the tables and metadata | CC-BY-4.0 |",
        "| the text and the quotes | © The Harbour News |",
        "| the code that made them | MIT |",
        "| events | 5 |",
        "| years | -0043 to 2025 |",
        "- 1 document without a known date: relative dates in them are unresolved (`XXXX-07`).",
        "A. Tester (2025): Harbour events",
        "Version 1.2.3, published 2025-11-01.",
        "- [The Harbour News](https://example.org/news)",
    ):
        assert line in body.splitlines()
    assert all(f"| `{path.name}` |" in body for path in told.iterdir() if path.name != "README.md")
    assert all(f"| `{name}` |" in body for name in TABLES["events"].names)


def test_the_card_says_what_is_not_known(tmp_path):
    """No licence, no dates, no rows: the card says so, and the texts' own licences are counted."""
    about = About("x", "A | <b>title</b>\n# of many lines")
    folder = write_dataset(to_tables(*harbour()), tmp_path / "x", about)
    write_metadata(folder, about)
    lines = read(folder, "README.md").splitlines()
    assert "| the tables and metadata | not stated: ask before you use them |" in lines
    assert "| the text and the quotes | not stated (2 documents); CC-BY-4.0 (1 document) |" in lines
    assert "# A \\| &lt;b>title&lt;/b> # of many lines" in lines
    assert 'license: "other"' in lines
    empty = write_dataset(to_tables([], []), tmp_path / "empty", about)
    write_metadata(empty, about)
    assert "| years | none |" in read(empty, "README.md").splitlines()
    assert validate(empty) == []


def test_the_citation_is_a_citation_file(told, folder):
    """What the Citation File Format requires, and what is known besides; authors are never missing."""
    found = yaml.safe_load(read(told, "CITATION.cff"))
    assert found == {
        "cff-version": "1.2.0",
        "message": "Please cite this dataset as: A. Tester (2025): Harbour events",
        "type": "dataset",
        "title": "Harbour events",
        "version": "1.2.3",
        "authors": [{"name": "A. Editor"}, {"name": "B. Editor"}],
        "abstract": "Made for tests.",
        "date-released": "2025-11-01",
        "license": "CC-BY-4.0",
        "url": "https://example.org/harbour",
        "keywords": ["harbour", "strikes"],
    }
    write_metadata(folder, ABOUT)
    assert yaml.safe_load(read(folder, "CITATION.cff"))["authors"] == [{"name": "The authors of Harbour events"}]


def test_the_change_log_tells_each_release(told, folder):
    """Releases as they are given, the latest first; without any, this version with its figures."""
    lines = read(told, "CHANGELOG.md").splitlines()
    assert [line for line in lines if line.startswith(("## ", "- "))] == [
        "## 1.2.3",
        "- One date corrected.",
        "## 1.0.0",
        "- First.",
    ]
    write_metadata(folder, ABOUT)
    assert read(folder, "CHANGELOG.md").splitlines()[-3:] == ["## 1.2.3", "", "- 5 events."]


def test_a_file_that_is_not_there_cannot_be_listed(folder):
    """The error names it."""
    with pytest.raises(TableError, match=r"no file 'timeline\.html'"):
        write_metadata(folder, ABOUT, ["timeline.html"])


TOML = """
name = "harbour"
title = "Harbour events"
version = "1.2.3"
description = "Made for tests."
licence = "CC-BY-4.0"
citation = "A. Tester (2025): Harbour events"
homepage = "https://example.org/harbour"
creators = ["A. Editor", "B. Editor"]
published = "2025-11-01"
keywords = ["harbour", "strikes"]
text_licence = "© The Harbour News"

[[sources]]
title = "The Harbour News"
path = "https://example.org/news"

[[releases]]
version = "1.2.3"
notes = ["One date corrected."]

[[releases]]
version = "1.0.0"
notes = ["First."]
"""


def test_a_toml_file_says_all_of_it(tmp_path):
    """Every attribute has its key."""
    path = tmp_path / "dataset.toml"
    path.write_text(TOML, encoding="utf-8")
    assert load_about(path) == FULL


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = ", r"dataset\.toml: not TOML"),
        ('name = "x"', "no title; write a line such as"),
        ('title = "x"', "no name"),
        ('nam = "x"', "unknown key 'nam'; there are name, title, version"),
        ('name = 7\ntitle = "x"', "name is 7; write a text in quotes"),
        ('name = "x"\ntitle = "x"\npublished = 2025-11-01', "published is .*; write a text in quotes"),
        ('name = "x"\ntitle = "x"\npublished = "1 November"', "published '1 November'; write a day such as"),
        ('name = "x"\ntitle = "x"\nkeywords = "a"', "keywords is 'a'; write a list of texts"),
        (
            'name = "x"\ntitle = "x"\nsources = ["a"]',
            r"one of sources is 'a'; write \[\[sources\]\] with title",
        ),
        ('name = "x"\ntitle = "x"\n[[releases]]\nversion = "one"', "version 'one'; write a semantic version"),
        ('name = "x"\ntitle = "x"\n[[releases]]\nnote = "a"', r"write \[\[releases\]\] with version and notes"),
        ('name = "X Y"\ntitle = "x"', "dataset name 'X Y'"),
    ],
)
def test_slips_in_the_toml_file_are_errors(tmp_path, text, message):
    """Nothing in it is ignored; each error quotes and says what to write."""
    path = tmp_path / "dataset.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=message):
        load_about(path)


def test_a_missing_toml_file_is_an_error(tmp_path):
    """The error names it."""
    with pytest.raises(TableError, match=r"no file '.*none\.toml'"):
        load_about(tmp_path / "none.toml")


def test_about_takes_sources_with_or_without_address():
    """A source may be a name alone."""
    assert Source("The Harbour News").path == ""
