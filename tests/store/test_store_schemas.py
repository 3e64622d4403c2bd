"""The one definition and everything that derives from it."""

from __future__ import annotations

import csv
import io
import json
import re
import runpy
import sys
from pathlib import Path

import pytest

from events.dates import parse_edtf
from events.store import CROSSWALK, EVENT_TYPES, TABLES, arrow_schema, schema_files, table_schema, write_schemas
from events.store.column import Kind
from events.store.crosswalk import SOURCE

SCHEMAS = Path(__file__).parents[2] / "schemas"
COLUMNS = [(table.name, column.name) for table in TABLES.values() for column in table.columns]

TYPES = """armed conflict, military activity, disaster or accident, protest, diplomacy, agreement, sanction, election,
government change, law and justice, legislation, business deal, investment, statement or proposal,
science and technology, sport and culture, crime, health, migration, other"""
PLOVER = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
COERCE ASSAULT"""
ACE = "Life Movement Transaction Business Conflict Contact Personnel Justice"


def test_published_schemas_are_those_of_the_code():
    """`schemas/` holds exactly what `python -m events.store` writes."""
    found = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir() if path.is_file()}
    assert schema_files() == found, "run: python -m events.store"


def test_the_module_writes_the_published_files(tmp_path, monkeypatch, capsys):
    """`python -m events.store FOLDER` writes them there and says which."""
    monkeypatch.setattr(sys, "argv", ["events.store", str(tmp_path)])
    runpy.run_module("events.store", run_name="__main__")
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert schema_files() == written
    assert capsys.readouterr().out.split() == [str(tmp_path / name) for name in schema_files()]


def test_the_crosswalk_is_published_byte_for_byte(tmp_path):
    """One source: the file in the package."""
    write_schemas(tmp_path)
    assert SOURCE.read_bytes() == (tmp_path / "event_types.csv").read_bytes()


@pytest.mark.parametrize("name", TABLES)
def test_schema_and_arrow_have_the_same_columns(name):
    """Table Schema, Arrow schema and df.attrs name the same columns with the same descriptions."""
    table = TABLES[name]
    schema, arrow = table_schema(table), arrow_schema(table)
    described = {field["name"]: field["description"] for field in schema["fields"]}
    assert described == {field.name: field.metadata[b"description"].decode() for field in arrow}
    assert described == json.loads(arrow.metadata[b"PANDAS_ATTRS"])["dictionary"]
    required = {field["name"] for field in schema["fields"] if field.get("constraints", {}).get("required")}
    assert required == {field.name for field in arrow if not field.nullable}


@pytest.mark.parametrize(("table", "name"), COLUMNS)
def test_every_column_is_documented_and_its_example_is_allowed(table, name):
    """A description that is a sentence, and an example that keeps the column's own constraints."""
    column = TABLES[table].column(name)
    assert column.description.endswith(".")
    example = column.example
    if column.enum:
        assert example in column.enum
    if column.pattern:
        assert re.fullmatch(column.pattern, example)
    if column.minimum is not None:
        assert example >= column.minimum
    if column.maximum is not None:
        assert example <= column.maximum
    if column.kind is Kind.EDTF:
        assert str(parse_edtf(example)) == example
    if column.kind is Kind.CATEGORY:
        assert column.enum


def test_keys_refer_to_unique_columns_that_exist():
    """Every key is required and unique, every reference points at a key, every order ends with the key."""
    for table in TABLES.values():
        key = table.column(table.key)
        assert (key.required, key.unique) == (True, True)
        assert table.order[-1] == table.key
        for column in table.columns:
            if column.references:
                target, name = column.references
                assert TABLES[target].key == name


@pytest.mark.parametrize("value", ["P3M", "P1Y2M", "PT36H", "P1DT12H", "PXM", "P2DE", "P0.5Y", "P1WE"])
def test_durations_that_are_allowed(value):
    """ISO 8601, and what TIMEX3 adds to it."""
    assert re.fullmatch(TABLES["events"].column("duration").pattern, value)


@pytest.mark.parametrize("value", ["P", "PT", "3M", "P3", "P3M ", "P-3M", "about P3M", "P3MT"])
def test_durations_that_are_not(value):
    """No empty, unitless, negative or marked duration."""
    assert not re.fullmatch(TABLES["events"].column("duration").pattern, value)


def test_event_types_are_the_documented_ones():
    """Twenty types, in their order."""
    assert tuple(re.split(r",\s+", TYPES)) == EVENT_TYPES


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_crosswalk_uses_codes_of_the_vocabularies(name):
    """PLOVER's sixteen categories, CAMEO's twenty roots, ACE's eight types, IPTC's QCodes; labels stand with codes."""
    row = CROSSWALK[name]
    assert row.description
    assert row.plover_type in {None, *PLOVER.split()}
    assert row.cameo_root in {None, *(f"{root:02d}" for root in range(1, 21))}
    assert (row.cameo_root is None) == (row.cameo_label is None)
    assert row.ace_type is None or row.ace_type.split(".")[0] in ACE.split()
    assert row.iptc_topic is None or re.fullmatch(r"medtop:\d{8}", row.iptc_topic)
    assert (row.iptc_topic is None) == (row.iptc_label is None)


def test_one_code_has_one_label():
    """The same root or topic is called the same in every row."""
    rows = list(csv.DictReader(io.StringIO(schema_files()["event_types.csv"])))
    for code, label in (("cameo_root", "cameo_label"), ("iptc_topic", "iptc_label")):
        pairs = {(row[code], row[label]) for row in rows}
        assert len(pairs) == len({row[code] for row in rows})
