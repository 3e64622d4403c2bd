"""Every export, read by a reader of its format that is not ours."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import sqlite3
import sys
import xml.etree.ElementTree as ET
from contextlib import closing

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import parse_edtf
from events.errors import MissingExtraError, TableError
from events.read import Document, read_documents
from events.store import FORMATS, TABLES, export, load, protect_cell, restore_cell, to_tables, write_dataset
from tests.store.builders import ABOUT, event, harbour, mention

HOSTILE = Document(
    "=cmd|' /C calc'!A0",
    "+Crowds <b>\"marched\"</b> & sang;\r\n\x0bthey, 'all', stayed until 2020.",
    parse_edtf("2020"),
    title="</script><script>alert(1)</script>",
    source="-1+1",
    url="https://example.org/?a=1&b=2",
)


@pytest.fixture
def hostile(tmp_path):
    """A dataset whose every text tries to be something else: formula, markup, line break, control character."""
    documents, events = harbour()
    marched = mention(
        HOSTILE,
        "marched",
        timex="2020",
        edtf="-0043/2020?",
        title="=HYPERLINK(1)\r\nUID:x",
        participants=("@a", "b; c"),
    )
    tables = to_tables([*documents, HOSTILE], [*events, event(marched, factuality="denied")], ABOUT)
    return write_dataset(tables, tmp_path / "hostile", ABOUT)


def rows_of(folder, table="events"):
    """Rows of a table as JSON has them."""
    return [
        {name: value.date().isoformat() if isinstance(value, dt.datetime) else value for name, value in row.items()}
        for row in pd_rows(folder, table)
    ]


def pd_rows(folder, table):
    """Rows of a table by pyarrow."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    return pq.read_table(folder / TABLES[table].file).to_pylist()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("empty", [True, False])
def test_every_format_is_written_twice_the_same(folder, tmp_path, name, empty):
    """A dataset of nothing exports too, and the same dataset gives the same bytes; nothing else is left behind."""
    if empty:
        folder = write_dataset(to_tables([], []), tmp_path / "nothing", ABOUT)
    (tmp_path / "a").mkdir()
    first = export(folder, name, tmp_path / "a")
    second = export(folder, name, tmp_path / "b" if FORMATS[name].several else tmp_path / "b" / FORMATS[name].file)
    assert {p.name: p.read_bytes() for p in first.paths} == {p.name: p.read_bytes() for p in second.paths}
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == sorted(path.name for path in first.paths)
    assert all(str(path).startswith(str(tmp_path / "b")) for path in second.paths)


def test_one_file_for_the_events_alone(folder, tmp_path):
    """A name that ends as the format's files do is one file: the events."""
    for name in ("csv", "jsonl"):
        done = export(folder, name, tmp_path / f"mine.{name}")
        assert done.paths == (tmp_path / f"mine.{name}",)
        assert "dockers walked out" in done.paths[0].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (("harbour", "cvs", "x"), "no format 'cvs'; there are csv, jsonl, ics"),
        (("nowhere", "csv", "x"), "no dataset 'nowhere'"),
    ],
)
def test_what_cannot_be_exported_is_said(call, message):
    """An unknown format or dataset is quoted, with what there is."""
    with pytest.raises(TableError, match=message):
        export(*call)


def test_a_single_table_or_a_file_for_many_is_refused(folder, tmp_path):
    """Exports need all three tables; several files need a folder."""
    with pytest.raises(TableError, match="is one table; give the dataset's folder"):
        export(folder / "events.parquet", "csv", tmp_path / "x.csv")
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(TableError, match="is a file, but timeml writes several; give a folder"):
        export(folder, "timeml", tmp_path / "taken")


@pytest.mark.parametrize("table", TABLES)
def test_csv_gives_back_every_cell(hostile, tmp_path, table):
    """Python's reader finds every cell; no text cell begins as a formula does; restoring gives the stored text."""
    export(hostile, "csv", tmp_path / "csv")
    with (tmp_path / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    expected = rows_of(hostile, table)
    assert len(expected) == len(found)
    for row, cells in zip(expected, found, strict=True):
        for name, value in row.items():
            if isinstance(value, str):
                assert cells[name][:1] not in set("=+-@\t\r\n")
                assert value == restore_cell(cells[name])
            elif isinstance(value, list):
                assert "; ".join(value) == restore_cell(cells[name])
            elif isinstance(value, bool):
                assert str(value).lower() == cells[name]
            else:
                assert ("" if value is None else value) == (type(value)(cells[name]) if cells[name] else "")


def test_csv_is_what_pandas_reads(folder, tmp_path):
    """Pandas reads the same numbers, dates and texts as from Parquet."""
    export(folder, "csv", tmp_path / "csv")
    found = pd.read_csv(tmp_path / "csv" / "events.csv", parse_dates=["date_earliest", "date_latest"])
    expected = load(folder)
    assert list(expected.columns) == list(found.columns)
    assert expected["date_earliest"].tolist()[1:4] == found["date_earliest"].tolist()[1:4]
    assert expected["year_latest"].dropna().tolist() == found["year_latest"].dropna().tolist()
    assert expected["confidence"].tolist() == found["confidence"].tolist()
    assert [restore_cell(text) for text in found["title"]] == expected["title"].tolist()


@given(st.text() | st.text(alphabet="'=+-@\t\r\n＝a"))
def test_protected_cells_come_back_and_are_no_formulas(text):
    """For any text: protecting is reversible, and what is protected begins harmlessly."""
    assert restore_cell(protect_cell(text)) == text
    assert not protect_cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("table", TABLES)
def test_jsonl_gives_back_every_cell(hostile, tmp_path, table):
    """Each line is one row with all columns; nothing is changed."""
    export(hostile, "jsonl", tmp_path / "jsonl")
    lines = (tmp_path / "jsonl" / f"{table}.jsonl").read_bytes().decode().split("\n")
    assert rows_of(hostile, table) == [json.loads(line) for line in lines[:-1]]


@pytest.fixture
def calendar(hostile, tmp_path):
    """The iCalendar file as the icalendar library reads it: events by id, and what export said."""
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed")
    done = export(hostile, "ics", tmp_path / "events.ics")
    read = icalendar.Calendar.from_ical(done.paths[0].read_bytes())
    found = {str(entry["UID"]).split("@", maxsplit=1)[0]: entry for entry in read.walk("VEVENT")}
    assert len(found) == len(read.walk("VEVENT"))
    return read, found, done


def test_ics_has_whole_days_with_exclusive_ends(calendar, hostile):
    """DTSTART is the first day, DTEND the day after the last, of all events with two bounds; the others are counted."""
    read, found, done = calendar
    assert (str(read["VERSION"]), str(read["X-WR-CALNAME"])) == ("2.0", "Harbour events")
    expected = {
        row["event_id"]: (row["date_earliest"], row["date_latest"])
        for row in rows_of(hostile)
        if row["date_earliest"] and row["date_latest"]
    }
    days = {
        name: (entry["DTSTART"].dt.isoformat(), (entry["DTEND"].dt - dt.timedelta(1)).isoformat())
        for name, entry in found.items()
    }
    assert expected == days
    assert {entry["DTSTART"].params.get("VALUE") for entry in found.values()} == {"DATE"}
    assert done.written == len(expected)
    assert done.notes == (f"{6 - done.written} events with an open or unknown bound left out: a calendar needs days",)


def test_ics_never_makes_a_day_of_a_range(calendar, hostile):
    """The walkout, about November 2024 to 3 March 2025, fills its bounds and says so; only a day is a day."""
    _, found, _ = calendar
    titles = {row["title"]: row["event_id"] for row in rows_of(hostile)}
    walkout, ended = found[titles["dockers walked out"]], found[titles["strike ended"]]
    assert (walkout["DTSTART"].dt, walkout["DTEND"].dt) == (dt.date(2024, 10, 1), dt.date(2025, 3, 4))
    assert "approximate" in walkout["DESCRIPTION"]
    assert str(walkout["X-EDTF"]) == "2024-11~/2025-03-03"
    assert (ended["DTSTART"].dt, ended["DTEND"].dt) == (dt.date(2025, 3, 3), dt.date(2025, 3, 4))
    assert "Date:" not in ended["DESCRIPTION"]


def test_ics_stamps_come_from_the_data(calendar, hostile):
    """DTSTAMP is the last day by which the event had been reported, in UTC: 25 October 2025 for the first document."""
    _, found, _ = calendar
    stamps = {entry["DTSTAMP"].dt for entry in found.values()}
    assert stamps == {dt.datetime(2025, 10, 25, tzinfo=dt.UTC)}
    assert {str(entry["UID"]) for entry in found.values()} == {f"{name}@harbour.dated-events" for name in found}
    first = (hostile.parent / "events.ics").read_bytes()
    assert b"\r\nUID:x" not in first
    assert all(len(line) <= 75 for line in first.split(b"\r\n"))


def test_ics_without_its_library_says_how_to_get_it(folder, tmp_path, monkeypatch):
    """The package that the format needs is named, and nothing is written."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    wanted = r"need the package icalendar; run: pip install 'dated-events\[export\]'"
    with pytest.raises(MissingExtraError, match=wanted):
        export(folder, "ics", tmp_path / "events.ics")
    assert not (tmp_path / "events.ics").exists()


def test_timelinejs_has_what_its_documentation_asks_for(hostile, tmp_path):
    """Every slide: unique id, integer start date, display date, escaped headline and text; the known keys only."""
    done = export(hostile, "timelinejs", tmp_path / "t.json")
    text = done.paths[0].read_text(encoding="utf-8")
    timeline = json.loads(text)
    assert "<script" not in text
    assert "</" not in text
    assert (timeline["scale"], timeline["title"]["text"]["headline"]) == ("human", "Harbour events")
    rows = {row["event_id"]: row for row in rows_of(hostile) if row["date_edtf"]}
    assert list(rows) == [slide["unique_id"] for slide in timeline["events"]]
    assert done.notes == ("1 event without any date left out: a slide needs a start",)
    allowed = {"unique_id", "start_date", "end_date", "display_date", "text", "group", "autolink"}
    for slide in timeline["events"]:
        assert set(slide) <= allowed
        assert slide["display_date"] == rows[slide["unique_id"]]["date_display"]
        for date in (slide["start_date"], slide.get("end_date", slide["start_date"])):
            assert [*date] == ["year", "month", "day"][: len(date)]
            assert all(isinstance(part, int) for part in date.values())


def test_timelinejs_dates_are_no_finer_than_known(hostile, tmp_path):
    """A year is a year, a day a day, a range its bounds; 'by October 2025' stands at that month; spans are eras."""
    timeline = json.loads(export(hostile, "timelinejs", tmp_path / "t.json").paths[0].read_text(encoding="utf-8"))
    slides = {slide["text"]["headline"]: slide for slide in timeline["events"]}
    dates = {name: (slide["start_date"], slide.get("end_date")) for name, slide in slides.items()}
    day = {"year": 2025, "month": 3, "day": 3}
    assert dates["old walls fell"] == ({"year": -44}, None)
    assert dates["strike ended"] == (day, None)
    assert dates["dockers walked out"] == ({"year": 2024, "month": 10, "day": 1}, day)
    assert dates["ferries hit"] == ({"year": 2025, "month": 10}, None)
    assert slides["ferries hit"]["display_date"] == "by October 2025"
    assert [era["start_date"]["year"] for era in timeline["eras"]] == [-44]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own parser
def test_jsonld_is_schema_org(hostile, tmp_path):
    """A reader (rdflib) finds a Dataset and an Event a row, with EDTF, and start and end only where they are plain."""
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    path = export(hostile, "jsonld", tmp_path / "events.jsonld").paths[0]
    graph = rdflib.Graph().parse(
        data=path.read_text(encoding="utf-8"), format="json-ld", publicID="https://example.org/d"
    )
    schema = rdflib.Namespace("https://schema.org/")

    def values(predicate):
        return {
            str(graph.value(subject, schema.identifier)): str(value)
            for subject in graph.subjects(rdflib.RDF.type, schema.Event)
            for value in graph.objects(subject, schema[predicate])
        }

    rows = rows_of(hostile)
    assert values("name") == {row["event_id"]: row["title"] for row in rows}
    assert values("temporalCoverage") == {row["event_id"]: row["date_edtf"] for row in rows if row["date_edtf"]}
    by_title = {row["title"]: row["event_id"] for row in rows}
    assert values("startDate") == {by_title["strike ended"]: "2025-03-03"}
    ends = {by_title["dockers walked out"]: "2025-03-03", by_title["ferries hit"]: "2025-10"}
    assert values("endDate") == ends
    assert len(set(graph.objects(None, schema.geo))) == 1
    assert str(graph.value(rdflib.URIRef("https://example.org/d#dataset"), schema.name)) == "Harbour events"


def test_geojson_is_valid_and_keeps_every_event(hostile, tmp_path):
    """The geojson library finds it valid; longitude comes first; events without a place have no geometry."""
    geojson = pytest.importorskip("geojson", reason="geojson is not installed")
    done = export(hostile, "geojson", tmp_path / "events.geojson")
    found = geojson.loads(done.paths[0].read_text(encoding="utf-8"))
    assert found.is_valid, found.errors()
    placed = {feature["id"]: feature["geometry"]["coordinates"] for feature in found["features"] if feature["geometry"]}
    rows = rows_of(hostile)
    assert placed == {row["event_id"]: [4.48, 51.92] for row in rows if row["lat"] is not None}
    properties = {feature["id"]: dict(feature["properties"]) for feature in found["features"]}
    moved = ("event_id", "lat", "lon")
    assert properties == {row["event_id"]: {n: v for n, v in row.items() if n not in moved} for row in rows}
    assert done.notes == ("5 events without coordinates written without geometry",)


def test_sqlite_holds_every_cell_and_its_keys(hostile, tmp_path):
    """sqlite3 reads the same rows; foreign keys hold and are enforced; the data dictionary is inside."""
    path = export(hostile, "sqlite", tmp_path / "events.sqlite").paths[0]
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        for name, table in TABLES.items():
            found = [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')]  # noqa: S608 - our own names
            for row in found:
                if "participants" in row:
                    row["participants"] = json.loads(row["participants"])
            key = table.key
            expected = sorted(rows_of(hostile, name), key=lambda row, key=key: row[key])
            assert expected == sorted(found, key=lambda row, key=key: row[key])
            keys = {
                (row["from"], row["table"], row["to"]) for row in database.execute(f"PRAGMA foreign_key_list({name})")
            }
            assert keys == {(column.name, *column.references) for column in table.columns if column.references}
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert [row[0] for row in database.execute("PRAGMA integrity_check")] == ["ok"]
        described = {(row["table"], row["column"]) for row in database.execute("SELECT * FROM dictionary")}
        assert described == {(table.name, name) for table in TABLES.values() for name in table.names}
        assert dict(database.execute("SELECT key, value FROM about").fetchall())["version"] == "1.2.3"
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            database.execute("UPDATE events SET doc_id = 'gone'")


def timeml(folder, out):
    """The TimeML files by document id, parsed; and what export said."""
    done = export(folder, "timeml", out)
    return {(root := ET.parse(path).getroot()).findtext("DOCID"): root for path in done.paths}, done  # noqa: S314 - ours


def test_timeml_keeps_the_text_code_point_by_code_point(hostile, tmp_path):
    """Stripped of its tags, TEXT is the document, but for what XML cannot hold; tags hold triggers and expressions."""
    found, done = timeml(hostile, tmp_path / "tml")
    documents = rows_of(hostile, "documents")
    assert set(found) == {row["doc_id"] for row in documents}
    for row in documents:
        text = "".join(found[row["doc_id"]].find("TEXT").itertext())
        assert row["text"].replace("\x0b", "\ufffd") == text
    assert done.notes == ("1 character that XML cannot hold written as U+FFFD",)
    events = [(tag.get("comment"), tag.text) for root in found.values() for tag in root.iter("EVENT")]
    assert sorted((row["mention_id"], row["trigger"]) for row in rows_of(hostile, "mentions")) == sorted(events)
    times = sorted(tag.text for root in found.values() for tag in root.find("TEXT").iter("TIMEX3"))
    assert times == sorted(row["timex"] for row in rows_of(hostile, "mentions") if row["timex"])


def test_timeml_links_what_the_bounds_say(folder, tmp_path):
    """Every id is unique and every link points at one; a day is included in its expression, a span begins with its."""
    found, _ = timeml(folder, tmp_path / "tml")
    root = found["cranes"]
    eids = {tag.get("eid"): tag.text for tag in root.iter("EVENT")}
    tids = {tag.get("tid"): tag.get("value") for tag in root.iter("TIMEX3")}
    instances = {tag.get("eiid"): eids[tag.get("eventID")] for tag in root.iter("MAKEINSTANCE")}
    links = {
        (instances[tag.get("eventInstanceID")], tids[tag.get("relatedToTime")], tag.get("relType"))
        for tag in root.iter("TLINK")
        if tag.get("relatedToTime")
    }
    assert tids["t0"] == "2025-10-25"
    assert ("ended", "2025-03-03", "IS_INCLUDED") in links
    assert len(eids) == len(list(root.iter("EVENT")))


def test_timeml_has_what_is_no_event(tmp_path):
    """What somebody said is a mention of no event: REPORTING, and identical with nothing else."""
    fire = Document("fire", "The mill burned. Owners said so. Neighbours said it too, again.", parse_edtf("2000"))
    told = [mention(fire, word, edtf="2000", event_type="statement or proposal") for word in ("said so", "said it")]
    burned = event(mention(fire, "burned", edtf="2000"))
    stored = write_dataset(to_tables([fire], [burned], ABOUT, background=told), tmp_path / "f", ABOUT)
    found, done = timeml(stored, tmp_path / "tml")
    assert done.written == 1
    assert [tag.get("class") for tag in found["fire"].iter("EVENT")] == ["OCCURRENCE", "REPORTING", "REPORTING"]
    assert not [tag for tag in found["fire"].iter("TLINK") if tag.get("relType") == "IDENTITY"]


OVERLAPS = Document("overlaps", "Two days after the attack began, 1999.", parse_edtf("2000"))


def test_timeml_tags_never_nest(tmp_path):
    """An expression around a trigger becomes an empty tag behind it; a trigger inside another is left out, counted."""
    attack = mention(OVERLAPS, "attack", timex="Two days after the attack", edtf="1999")
    began = mention(OVERLAPS, "attack began", timex="1999", edtf="1999")
    stored = write_dataset(to_tables([OVERLAPS], [event(attack), event(began)], ABOUT), tmp_path / "o", ABOUT)
    found, done = timeml(stored, tmp_path / "tml")
    text = found["overlaps"].find("TEXT")
    assert "".join(text.itertext()) == OVERLAPS.text
    assert all(len(tag) == 0 for tag in text)
    assert [(tag.tag, tag.text) for tag in text] == [("EVENT", "attack"), ("TIMEX3", None), ("TIMEX3", "1999")]
    assert done.notes == ("1 mention whose trigger overlaps an earlier one left out: TimeML's tags do not nest",)


def test_timeml_files_have_names_of_their_own(tmp_path):
    """Ids that would give the same file name, or lead out of the folder, get safe names of their own."""
    names = ["a/b", "a:b", "A?B", "../../x", "…"]
    documents = [Document(name, "Nothing happened.") for name in names]
    stored = write_dataset(to_tables(documents, [], ABOUT), tmp_path / "n", ABOUT)
    found, done = timeml(stored, tmp_path / "tml")
    assert set(found) == set(names)
    assert {path.parent for path in done.paths} == {tmp_path / "tml"}
    assert len({path.name.lower() for path in done.paths}) == len(names)
    assert all(re.fullmatch(r"[\w.-]+\.tml", path.name) for path in done.paths)


@pytest.mark.parametrize("published", [None, "2024-11~", "2024-10/2024-12", "2024-11-05", "-0043"])
def test_timeml_keeps_the_date_of_the_document(published, tmp_path):
    """Also a date that no TIMEX3 value can say, and none: the file reads back as the same document."""
    known = None if published is None else parse_edtf(published)
    document = Document("mill", "The mill burned down in July 1999.", known)
    stored = write_dataset(to_tables([document], []), tmp_path / "set", ABOUT)
    export(stored, "timeml", tmp_path / "tml")
    (back,) = read_documents([tmp_path / "tml" / "mill.tml"])
    assert isinstance(back, Document)
    assert (back.text, back.published) == (document.text, known)
