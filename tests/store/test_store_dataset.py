"""Tables ⇄ files, and what other readers make of the files."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from events.errors import TableError
from events.store import (
    TABLES,
    About,
    Tables,
    datasets,
    events_frame,
    load,
    read_dataset,
    table_schema,
    to_tables,
    validate,
    write_dataset,
    write_package,
)
from tests.store.builders import ABOUT, harbour

PROJECT = Path(__file__).parents[2]


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def plain(value):
    """A cell as every reader can be asked to give it: lists for arrays, days for timestamps, None for missing."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return value
    if value is None or pd.isna(value):
        return None
    return pd.Timestamp(value).to_pydatetime() if isinstance(value, dt.datetime) else value


def plain_rows(rows):
    """Rows of any reader, as dictionaries of plain cells."""
    return [{name: plain(value) for name, value in row.items()} for row in rows]


def by_polars(path):
    """Rows as polars reads them."""
    polars = pytest.importorskip("polars", reason="polars is not installed")
    return polars.read_parquet(path).to_dicts()


def by_duckdb(path):
    """Rows as DuckDB reads them."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    with duckdb.connect() as connection:
        found = connection.execute("select * from read_parquet(?)", [str(path)])
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


READERS = {
    "pandas": lambda path: pd.read_parquet(path).to_dict("records"),
    "polars": by_polars,
    "duckdb": by_duckdb,
}


@pytest.mark.parametrize("name", TABLES)
def test_reading_gives_back_what_was_written(tables, folder, name):
    """Rows, types and metadata survive the files."""
    assert getattr(read_dataset(folder), name).equals(getattr(tables, name), check_metadata=True)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", TABLES)
def test_every_reader_gives_the_same_rows(tables, folder, reader, name):
    """pandas, polars and DuckDB, each with its plain reader, see the rows of the Arrow table in its order."""
    expected = plain_rows(getattr(tables, name).to_pylist())
    assert expected
    assert expected == plain_rows(READERS[reader](folder / TABLES[name].file))


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_reads_empty_tables(tmp_path, reader):
    """A dataset of nothing has all columns for everyone, and no fault."""
    folder = write_dataset(to_tables([], []), tmp_path / "nothing", ABOUT)
    assert READERS[reader](folder / "events.parquet") == []
    assert list(pd.read_parquet(folder / "events.parquet").columns) == TABLES["events"].names
    assert validate(folder) == []


def test_plain_read_parquet_gives_nullable_types_and_attrs(folder):
    """Without this package: timestamps, Int32, categories, and df.attrs with title, version, licence, citation."""
    frame = pd.read_parquet(folder / "events.parquet")
    dtypes = {name: str(frame[name].dtype) for name in ("date_earliest", "year_earliest", "date_approximate")}
    assert dtypes == {"date_earliest": "datetime64[ms]", "year_earliest": "Int32", "date_approximate": "boolean"}
    assert frame["event_type"].dtype == "category"
    known = {name: frame.attrs[name] for name in ("name", "title", "version", "licence", "citation")}
    assert known == {
        "name": "harbour",
        "title": "Harbour events",
        "version": "1.2.3",
        "licence": "CC-BY-4.0",
        "citation": "A. Tester (2025): Harbour events",
    }
    assert list(frame.attrs["dictionary"]) == list(frame.columns)


def test_files_are_compressed_with_statistics_and_page_index(folder):
    """zstd, min/max of the days, and a page index, so that a filter on dates skips pages."""
    metadata = pq.ParquetFile(folder / "events.parquet").metadata
    column = metadata.row_group(0).column(TABLES["events"].names.index("date_earliest"))
    assert column.compression == "ZSTD"
    assert column.statistics.has_min_max
    assert column.has_offset_index
    assert column.has_column_index


def test_nothing_but_the_files_is_left_in_the_folder(folder):
    """Temporary files are renamed or removed."""
    assert sorted(digests(folder)) == ["datapackage.json", "documents.parquet", "events.parquet", "mentions.parquet"]


def test_a_failed_write_leaves_the_old_files(folder, tables, monkeypatch):
    """If a file cannot be written whole, the old one stays as it was and no half of a new one is left."""

    def fail(_data, path, **_options):
        Path(path).write_bytes(b"half")
        raise OSError(28, "no space left")

    before = digests(folder)
    monkeypatch.setattr(pq, "write_table", fail)
    with pytest.raises(OSError, match="no space"):
        write_dataset(tables, folder, ABOUT)
    assert before == digests(folder)


def test_rewriting_read_tables_gives_the_same_bytes(folder, tmp_path):
    """Reading and writing again changes no byte."""
    again = write_dataset(read_dataset(folder), tmp_path / "again", ABOUT)
    assert digests(folder) == digests(again)


def test_chunks_and_order_of_rows_do_not_change_the_bytes(tables, folder, tmp_path):
    """The same rows in other chunks, in reverse, give the same files."""

    def shuffled(data: pa.Table) -> pa.Table:
        return pa.concat_tables([data.slice(row, 1) for row in range(data.num_rows)][::-1])

    other = Tables(*(shuffled(data) for _, data in tables.items()))
    assert digests(folder) == digests(write_dataset(other, tmp_path / "other", ABOUT))


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_other_processes_write_the_same_bytes(folder, tmp_path, seed):
    """The seed of Python's hashes does not show in any file."""
    code = (
        "import sys; from tests.store.builders import ABOUT, harbour; "
        "from events.store import to_tables, write_dataset; "
        "write_dataset(to_tables(*harbour(), ABOUT), sys.argv[1], ABOUT)"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT)}
    other = tmp_path / "other"
    subprocess.run([sys.executable, "-c", code, str(other)], check=True, env=environment, timeout=120)  # noqa: S603
    assert digests(folder) == digests(other)


def test_package_lists_tables_hashes_keys_and_further_files(folder):
    """datapackage.json: version 2, a resource a file, SHA-256, no bytes, foreign keys, licence, sources."""
    (folder / "timeline.html").write_text("<p>drawn</p>", encoding="utf-8")
    write_package(folder, ABOUT, ["timeline.html"])
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["$schema"].endswith("2.0/datapackage.json")
    described = {key: package[key] for key in ("name", "title", "version", "licenses", "sources")}
    assert described == {
        "name": "harbour",
        "title": "Harbour events",
        "version": "1.2.3",
        "licenses": [{"name": "CC-BY-4.0"}],
        "sources": [{"title": "The Harbour News", "path": "https://example.org/news"}],
    }
    hashes = {resource["path"]: resource["hash"].removeprefix("sha256:") for resource in package["resources"]}
    found = digests(folder)
    del found["datapackage.json"]
    assert hashes == found
    assert not any("bytes" in resource for resource in package["resources"])
    schemas = {resource["name"]: resource.get("schema") for resource in package["resources"]}
    assert schemas == {name: table_schema(table) for name, table in TABLES.items()} | {"timeline-html": None}
    assert validate(folder) == []


def test_frictionless_finds_the_package_valid(folder):
    """The reference implementation of the standard accepts metadata, rows and keys."""
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    assert [task.stats.get("rows") for task in report.tasks] == [3, 6, 5]


def test_frictionless_finds_an_empty_package_valid(tmp_path):
    """Also without any row."""
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    folder = write_dataset(to_tables([], []), tmp_path / "nothing", ABOUT)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])


@pytest.mark.parametrize("name", TABLES)
def test_load_gives_the_documented_dtypes(folder, name):
    """Days are timestamps, enumerations are categories with all their values, whole numbers Int32 where null may be."""
    frame = load(folder, name)
    expected = {"day": "datetime64[ms]", "number": "float64", "boolean": "boolean", "category": "category"}
    for column in TABLES[name].columns:
        dtype = frame[column.name].dtype
        if column.kind == "integer":
            assert str(dtype) == ("int32" if column.required else "Int32")
        elif column.kind in expected:
            assert str(dtype) == expected[column.kind]
        if column.enum:
            assert list(dtype.categories) == list(column.enum)
    assert frame.attrs["version"] == "1.2.3"


def test_events_frame_needs_no_file(tables, folder):
    """From memory and from disk: one frame, one attrs."""
    direct = events_frame(tables)
    pd.testing.assert_frame_equal(direct, load(folder))
    assert direct.attrs == load(folder).attrs
    assert direct.loc[direct["title"] == "dockers walked out", "participants"].item() == ["Dockers"]


def test_events_frame_of_nothing_has_columns_and_dtypes(tables):
    """An empty result has the same dtypes as a full one."""
    assert events_frame(to_tables([], [])).dtypes.to_dict() == events_frame(tables).dtypes.to_dict()


@pytest.mark.parametrize("name", TABLES)
def test_one_parquet_file_loads(folder, name):
    """The table is known by its columns; what it is called does not matter."""
    moved = folder / "moved.parquet"
    (folder / TABLES[name].file).rename(moved)
    assert list(load(moved).columns) == TABLES[name].names


def test_a_file_that_pandas_rewrote_loads_with_its_extra_column(folder):
    """A person's own column stays, beside the right rows; dtypes are the documented ones again."""
    frame = load(folder)
    own = frame.assign(mine=frame["title"].str.upper()).sample(frac=1, random_state=1)
    own.to_parquet(folder / "own.parquet")
    again = load(folder / "own.parquet")
    assert list(again.columns) == [*TABLES["events"].names, "mine"]
    assert (again["mine"] == again["title"].str.upper()).all()
    pd.testing.assert_frame_equal(again.drop(columns="mine"), frame)


def test_files_of_an_older_version_load(folder, tables):
    """A column that came later is null in older files; loading fills it, validating tells that it is missing."""
    path = folder / "events.parquet"
    later = [column.name for column in TABLES["events"].columns if column.since]
    assert later == ["corrected"]
    pq.write_table(pq.read_table(path).drop_columns(later), path)
    assert load(folder)["corrected"].isna().all()
    assert read_dataset(folder).events.equals(tables.events)
    write_package(folder, ABOUT)
    assert [(fault.table, fault.column) for fault in validate(folder)] == [("events", "corrected")]


def test_columns_that_came_later_stand_last():
    """Positions of older columns never change, and what came later may be null."""
    for table in TABLES.values():
        since = [bool(column.since) for column in table.columns]
        assert since == sorted(since)
        assert not any(column.since and column.required for column in table.columns)


@pytest.fixture
def shelves(folder, monkeypatch):
    """A shelf with one shipped dataset, and one folder that is none."""
    (folder.parent / "articles").mkdir()
    monkeypatch.setattr("events.store.shelf._shelves", lambda: [folder.parent])
    return folder.parent


def test_shipped_datasets_are_listed_and_load_by_name(shelves):
    """A dataset has a name, a title and a description; a folder without metadata is none."""
    listed = [(found.name, found.title, found.description, found.version) for found in datasets()]
    assert listed == [("harbour", "Harbour events", "Made for tests.", "1.2.3")]
    pd.testing.assert_frame_equal(load("harbour"), load(shelves / "harbour"))


@pytest.mark.usefixtures("shelves")
def test_an_unknown_name_is_answered_with_the_names():
    """The error quotes what was asked for and lists what there is."""
    with pytest.raises(TableError, match="no dataset 'airport': shipped are harbour; or give the path"):
        load("airport")


def test_an_unknown_table_is_answered_with_the_tables(folder):
    """The error lists the three tables."""
    with pytest.raises(TableError, match="no table 'people'; there are documents, mentions, events"):
        load(folder, "people")


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"no parquet at all", "cannot read .* as Parquet"), (b"", "cannot read .* as Parquet")],
)
def test_what_is_no_parquet_is_said_to_be_none(tmp_path, content, message):
    """A file of another kind gives an error with its name."""
    file = tmp_path / "events.parquet"
    file.write_bytes(content)
    with pytest.raises(TableError, match=message):
        load(file)


def test_a_parquet_file_of_something_else_is_refused(tmp_path):
    """The error lists the columns that it lacks."""
    pd.DataFrame({"title": ["x"]}).to_parquet(tmp_path / "x.parquet")
    with pytest.raises(TableError, match="table 'events' lacks the columns event_id, date_edtf"):
        load(tmp_path / "x.parquet")


def test_an_incomplete_folder_is_refused(folder):
    """The error names the missing file."""
    (folder / "events.parquet").unlink()
    with pytest.raises(TableError, match=r"no events\.parquet in"):
        read_dataset(folder)
    with pytest.raises(TableError, match=r"no events\.parquet in"):
        load(folder)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"name": "My Data", "title": "x"}, "dataset name 'My Data'"),
        ({"name": "", "title": "x"}, "dataset name ''"),
        ({"name": "x", "title": " "}, "has no title"),
        ({"name": "x", "title": "x", "version": "one"}, "version 'one'; write a semantic version"),
    ],
)
def test_metadata_that_no_package_can_hold_is_refused(given, message):
    """Name, title and version are checked before anything is written."""
    with pytest.raises(TableError, match=message):
        About(**given)


def test_a_licence_in_words_is_kept_in_words(folder, tmp_path):
    """What is no identifier becomes a title, as the standard asks for."""
    about = About("x", "X", licence="All rights reserved")
    other = write_dataset(read_dataset(folder), tmp_path / "x", about)
    package = json.loads((other / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [{"name": "other", "title": "All rights reserved"}]
    assert package["citation"] == "X, version 0.1.0"


def test_importing_the_store_loads_nothing_heavy():
    """Neither pandas nor pyarrow is imported before it is used."""
    code = "import events.store, sys; print(sorted({'pandas', 'pyarrow', 'numpy', 'spacy'} & set(sys.modules)))"
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    found = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], check=True, env=environment, capture_output=True, text=True, timeout=60
    )
    assert found.stdout.strip() == "[]"


def test_harbour_is_what_the_other_tests_take_it_for():
    """Three documents, five events, six mentions."""
    documents, made = harbour()
    assert (len(documents), len(made), sum(len(event.mentions) for event in made)) == (3, 5, 6)
