"""Each kind of corruption is found, named and located; a sound dataset has no fault."""

from __future__ import annotations

import json
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from events.errors import TableError
from events.store import (
    METADATA_FILES,
    TABLES,
    Tables,
    Violation,
    arrow_schema,
    check_tables,
    info,
    validate,
    write_metadata,
    write_package,
)
from events.store.metadata import write_sums
from tests.store.builders import ABOUT, day

WALLS, WALKOUT, ENDED, HIT, TALKS = range(5)
BAD_ID = "e-ffffffffffffffff"


def changed(tables: Tables, name: str, row: int, values: dict) -> Tables:
    """The tables with some cells of one row changed, as they are: neither sorted nor checked."""
    rows = getattr(tables, name).to_pylist()
    rows[row] |= values
    loose = pa.schema([field.with_nullable(nullable=True) for field in arrow_schema(TABLES[name])])
    data = pa.Table.from_pylist(rows, schema=loose)
    parts = {table.name: data for table, data in tables.items()}
    # nullable only where the change demands it, so that the one fault is the change
    nulls = {column for column in values if values[column] is None}
    fields = [field.with_nullable(field.nullable or field.name in nulls) for field in arrow_schema(TABLES[name], ABOUT)]
    parts[name] = pa.Table.from_arrays(data.columns, schema=pa.schema(fields))
    return Tables(**parts)


# table, row, cells to write → every (table, row, column) that must be named, and nothing else
CELLS = {
    "a title is missing": ("events", WALKOUT, {"title": None}, {("events", None, "title"), ("events", 1, "title")}),
    "a value outside the enumeration": ("events", WALKOUT, {"factuality": "maybe"}, {("events", 1, "factuality")}),
    "a confidence above 1": ("events", WALKOUT, {"confidence": 1.5}, {("events", 1, "confidence")}),
    "a confidence that is no number": ("events", 1, {"confidence": float("nan")}, {("events", 1, "confidence")}),
    "a latitude below -90": ("events", WALKOUT, {"lat": -91.0}, {("events", 1, "lat")}),
    "a country in lower case": ("events", WALKOUT, {"country_iso2": "nl"}, {("events", 1, "country_iso2")}),
    "a duration that is none": ("events", WALKOUT, {"duration": "four months"}, {("events", 1, "duration")}),
    "an address that is none": ("documents", 0, {"url": "javascript:alert(1)"}, {("documents", 0, "url")}),
    "an id twice": (
        "documents",
        1,
        {"doc_id": "cranes"},
        # the second row of that id counts no other mentions, and has another text than its mentions quote
        {("documents", 1, "doc_id"), ("documents", 1, "n_mentions")}
        | {("mentions", row, column) for row in range(3) for column in ("quote", "trigger")}
        | {("mentions", row, "timex") for row in range(3)}
        | {("events", row, "first_reported") for row in (WALLS, WALKOUT, ENDED)},
    ),
    "EDTF that is none": ("events", WALKOUT, {"date_edtf": "November 2024"}, {("events", 1, "date_edtf")}),
    "a bound that does not follow": (
        "events",
        WALKOUT,
        {"date_earliest": day("2024-11-01")},
        {("events", 1, "date_earliest")},
    ),
    "a year that does not follow": ("events", WALLS, {"year_latest": -42}, {("events", 0, "year_latest")}),
    "a timestamp before year 1": (
        "events",
        WALLS,
        {"date_latest": day("0001-01-01")},
        {("events", 0, "date_latest")},
    ),
    "bounds without a date": (
        "events",
        TALKS,
        {"date_latest": day("2026-01-01")},
        {("events", 4, "date_latest")},
    ),
    "a kind that does not follow": ("events", WALKOUT, {"date_kind": "within"}, {("events", 1, "date_kind")}),
    "a precision that does not follow": (
        "events",
        WALKOUT,
        {"date_precision": "day"},
        {("events", 1, "date_precision")},
    ),
    "a mark that does not follow": (
        "events",
        WALKOUT,
        {"date_approximate": False, "date_uncertain": True},
        {("events", 1, "date_approximate"), ("events", 1, "date_uncertain")},
    ),
    "a crosswalk of another type": ("events", WALKOUT, {"plover_type": "SANCTION"}, {("events", 1, "plover_type")}),
    "an event's quote that no mention has": ("events", WALKOUT, {"quote": "Never said."}, {("events", 1, "quote")}),
    "a count of mentions": ("events", WALKOUT, {"n_mentions": 3}, {("events", 1, "n_mentions")}),
    "a count of documents": ("events", WALKOUT, {"n_documents": 1}, {("events", 1, "n_documents")}),
    "a first report": ("events", WALKOUT, {"first_reported": "2025"}, {("events", 1, "first_reported")}),
    "an event's document that is not there": (
        "events",
        WALKOUT,
        {"doc_id": "gone"},
        {("events", 1, "doc_id"), ("events", 1, "quote")},
    ),
    "a quote that the text does not have": (
        "mentions",
        1,
        {"quote": "The strike ended."},
        {("mentions", 1, "quote"), ("events", ENDED, "quote")},
    ),
    "a trigger one character off": (
        "mentions",
        2,
        {"trigger_start": 80},
        {("mentions", 2, "trigger"), ("mentions", 2, "mention_id")},
    ),
    "an expression beyond the end": ("mentions", 0, {"timex_end": 5000}, {("mentions", 0, "timex")}),
    "a negative offset": (
        "mentions",
        0,
        {"sentence_start": -1},
        {("mentions", 0, "sentence_start"), ("mentions", 0, "quote")},
    ),
    "half an expression": ("mentions", 0, {"timex_value": None}, {("mentions", 0, "timex")}),
    "a mention's bound": (
        "mentions",
        1,
        {"date_latest": day("2025-03-04")},
        {("mentions", 1, "date_latest")},
    ),
    "a mention of an unknown event": (
        "mentions",
        1,
        {"event_id": BAD_ID},
        {("mentions", 1, "event_id")}
        | {("events", ENDED, column) for column in ("n_mentions", "n_documents", "first_reported", "quote")},
    ),
    "a text that was changed": (
        "documents",
        2,
        {"text": "The walkout hit ferries, too. Talks may follow."},
        {("documents", 2, "text_sha256"), ("documents", 2, "n_chars")}
        | {("mentions", row, "quote") for row in (3, 4, 5)}
        | {("mentions", 5, "trigger")},
    ),
    "words for the date": ("events", WALKOUT, {"date_display": "last year"}, {("events", 1, "date_display")}),
    "an id of no mention": (
        "mentions",
        2,
        {"mention_id": "m-ffffffffffffffff"},
        {("mentions", 2, "mention_id"), ("events", WALLS, "event_id")},
    ),
    "a trigger outside its sentence": (
        "mentions",
        1,
        {"sentence_end": 49, "quote": "The strike"},
        {("mentions", 1, "trigger"), ("events", ENDED, "quote")},
    ),
    "a document's count": ("documents", 1, {"n_mentions": 1}, {("documents", 1, "n_mentions")}),
    "a document's date": (
        "documents",
        0,
        {"published": "25.10.2025"},
        {("documents", 0, "published")} | {("events", row, "first_reported") for row in (WALLS, WALKOUT, ENDED)},
    ),
}


@pytest.mark.parametrize("case", CELLS)
def test_a_changed_cell_is_named(tables, case):
    """Exactly the rows and columns that no longer hold are named, each with a remedy."""
    name, row, values, expected = CELLS[case]
    faults = check_tables(changed(tables, name, row, values))
    assert expected == {(fault.table, fault.row, fault.column) for fault in faults}
    assert all(fault.problem and fault.remedy for fault in faults)


def rewritten(change):
    """Apply a change to the events' Arrow table on disk, and list the new hashes."""

    def apply(folder):
        path = folder / "events.parquet"
        pq.write_table(change(pq.read_table(path)), path)
        write_package(folder, ABOUT)

    return apply


def edit_package(change):
    """Apply a change to the parsed datapackage.json."""

    def apply(folder):
        path = folder / "datapackage.json"
        package = json.loads(path.read_text(encoding="utf-8"))
        change(package)
        path.write_text(json.dumps(package), encoding="utf-8")

    return apply


def cast(name, kind):
    """The table with one column of another type."""

    def apply(data):
        place = data.schema.get_field_index(name)
        return data.set_column(place, pa.field(name, kind), data[name].cast(kind))

    return apply


def append_byte(folder):
    """One byte more at the end of a file that is listed."""
    with (folder / "documents.parquet").open("ab") as file:
        file.write(b" ")


def undescribed(data):
    """The table without metadata of its columns."""
    return data.cast(pa.schema([field.remove_metadata() for field in data.schema]))


def list_missing(package):
    """A file is listed that is not there."""
    package["resources"].append({"name": "timeline", "path": "timeline.html", "hash": "sha256:00"})


FILES = {
    "a table is missing": (lambda folder: (folder / "mentions.parquet").unlink(), {("mentions", "")}),
    "a table is no Parquet": (
        lambda folder: (folder / "mentions.parquet").write_bytes(b"PAR1 no"),
        {("mentions", "")},
    ),
    "a file was changed": (append_byte, {("documents", "")}),
    "no package metadata": (lambda folder: (folder / "datapackage.json").unlink(), {("datapackage.json", "")}),
    "package metadata is no JSON": (
        lambda folder: (folder / "datapackage.json").write_text("{", encoding="utf-8"),
        {("datapackage.json", "")},
    ),
    "package metadata lists nothing": (
        lambda folder: (folder / "datapackage.json").write_text("[]", encoding="utf-8"),
        {("datapackage.json", "")},
    ),
    "a table is not listed": (edit_package(lambda p: p["resources"].pop(0)), {("datapackage.json", "")}),
    "a schema was changed": (
        edit_package(lambda p: p["resources"][0]["schema"]["fields"].pop()),
        {("datapackage.json", "")},
    ),
    "a path leads out": (
        edit_package(lambda p: p["resources"].append({"name": "x", "path": "../x"})),
        {("datapackage.json", "")},
    ),
    "a listed file is missing": (edit_package(list_missing), {("timeline.html", "")}),
    "a column is missing": (rewritten(lambda data: data.drop_columns(["title"])), {("events", "title")}),
    "a column is not documented": (
        rewritten(lambda data: data.append_column("mine", data["title"])),
        {("events", "mine")},
    ),
    "a column is of another type": (rewritten(cast("lat", pa.float32())), {("events", "lat")}),
    "a column may be null": (
        rewritten(lambda d: d.cast(d.schema.set(1, d.schema.field(1).with_nullable(nullable=True)))),
        {("events", "title")},
    ),
    "columns are in another order": (rewritten(lambda data: data.select(data.column_names[::-1])), {("events", "")}),
    "descriptions are missing": (rewritten(undescribed), {("events", name) for name in TABLES["events"].names}),
    "rows are in another order": (rewritten(lambda data: data.take([1, 0, 2, 3, 4])), {("events", "")}),
    "a row is missing": (
        rewritten(lambda data: data.slice(1)),
        {("mentions", "event_id")},
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_changed_file_is_named(folder, case):
    """Exactly the table, or file, and column that no longer hold are named, each with a remedy."""
    change, expected = FILES[case]
    change(folder)
    faults = validate(folder)
    assert expected == {(fault.table, fault.column) for fault in faults}
    assert all(fault.problem and fault.remedy for fault in faults)


def damage(name, change):
    """Change the text of one metadata file."""

    def apply(folder):
        path = folder / name
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    return apply


def stale(folder):
    """Croissant metadata of other tables, with lists that are anew."""
    damage("croissant.json", lambda text: text.replace("Harbour", "Airport"))(folder)
    files = [name for name in METADATA_FILES if name not in ("datapackage.json", "SHA256SUMS")]
    write_package(folder, ABOUT, files)
    write_sums(folder, [path.name for path in folder.iterdir() if path.name != "SHA256SUMS"])


METADATA = {
    "a card that was changed": (damage("README.md", str.upper), {"README.md", "SHA256SUMS"}),
    "a checksum that was changed": (damage("SHA256SUMS", lambda text: "0" * 64 + text[64:]), {"SHA256SUMS"}),
    "a checksum that is none": (damage("SHA256SUMS", lambda text: "x" + text), {"SHA256SUMS"}),
    "a checksum of a file elsewhere": (damage("SHA256SUMS", lambda text: text + "0" * 64 + "  ../x\n"), {"SHA256SUMS"}),
    "checksums that are no text": (lambda f: (f / "SHA256SUMS").write_bytes(b"\xff"), {"SHA256SUMS"}),
    "a listed file that is gone": (
        lambda folder: (folder / "croissant.json").unlink(),
        {"SHA256SUMS", "croissant.json"},
    ),
    "metadata of other tables": (stale, {"croissant.json"}),
}


@pytest.mark.parametrize("case", METADATA)
def test_changed_metadata_is_named(folder, case):
    """Card, checksums, Croissant: what was changed, lost or left behind is named, each with a remedy."""
    write_metadata(folder, ABOUT)
    assert validate(folder) == []
    change, expected = METADATA[case]
    change(folder)
    faults = validate(folder)
    assert expected == {fault.table for fault in faults}
    assert all(fault.problem and fault.remedy for fault in faults)


def test_every_fault_is_reported_not_the_first(folder, tables):
    """Faults of files, schema and rows come together."""
    broken = changed(changed(tables, "events", WALKOUT, {"confidence": 2.0}), "mentions", 0, {"trigger": "ran"})
    pq.write_table(broken.events, folder / "events.parquet")
    pq.write_table(broken.mentions, folder / "mentions.parquet")
    places = [(fault.table, fault.row, fault.column) for fault in validate(folder)]
    assert places == [
        ("mentions", None, ""),
        ("events", None, ""),
        ("events", 1, "confidence"),
        ("mentions", 0, "trigger"),
    ]


def test_out_of_order_rows_name_the_first(folder):
    """The row that is named is the first that another should precede."""
    path = folder / "events.parquet"
    pq.write_table(pq.read_table(path).take([0, 2, 1, 3, 4]), path)
    write_package(folder, ABOUT)
    assert [(fault.table, fault.row) for fault in validate(folder)] == [("events", 1)]


def test_a_sound_folder_has_no_fault_wherever_it_lies(folder, tmp_path):
    """A copy elsewhere is as sound: nothing in it knows its place."""
    assert validate(folder) == []
    assert validate(shutil.copytree(folder, tmp_path / "elsewhere")) == []


def test_no_folder_is_an_error(tmp_path):
    """What is not there cannot be validated: the error names it."""
    with pytest.raises(TableError, match=r"no folder '.*nowhere'"):
        validate(tmp_path / "nowhere")


def test_a_violation_reads_as_one_line():
    """Place, problem, remedy."""
    fault = Violation("events", 3, "lat", "-91.0 is below -90", "write a number from -90")
    assert str(fault) == "events row 3 lat: -91.0 is below -90; write a number from -90"
    whole = Violation("datapackage.json", None, "", "no file datapackage.json", "build the dataset anew")
    assert str(whole) == "datapackage.json: no file datapackage.json; build the dataset anew"


def test_info_describes_a_dataset(folder):
    """Rows, span, types, bases, documents; counts in documented order."""
    found = info(folder)
    sizes = found.pop("bytes")
    assert sizes == {table.file: (folder / table.file).stat().st_size for table in TABLES.values()}
    assert found == {
        "name": "harbour",
        "title": "Harbour events",
        "version": "1.2.3",
        "description": "Made for tests.",
        "licence": "CC-BY-4.0",
        "text_licence": "not stated (2 documents); CC-BY-4.0 (1 document)",
        "citation": "A. Tester (2025): Harbour events",
        "rows": {"documents": 3, "mentions": 6, "events": 5},
        "span": {"year_earliest": -43, "year_latest": 2025, "earliest": "2024-10-01", "latest": "2025-10-31"},
        "undated": 1,
        "known_to_the_day": 1,
        "approximate": 1,
        "placed": 1,
        "corrected": 0,
        "confidence": {"least": 0.5, "median": 0.5, "greatest": 0.9},
        "event_type": {"protest": 3, "diplomacy": 1, "other": 1},
        "date_basis": {"explicit": 3, "relative": 1, "document": 1},
        "factuality": {"occurred": 4, "possible": 1},
        "date_precision": {"day": 1, "month": 2, "year": 1},
        "documents": [
            {
                "doc_id": "cranes",
                "title": "Cranes stand still",
                "published": "2025-10-25",
                "n_chars": 97,
                "n_mentions": 3,
            },
            {"doc_id": "empty", "title": None, "published": None, "n_chars": 0, "n_mentions": 0},
            {"doc_id": "ferry", "title": None, "published": "2025-10", "n_chars": 46, "n_mentions": 3},
        ],
    }
    json.dumps(found)
