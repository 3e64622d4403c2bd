"""Tables of documents: JSON Lines, CSV and Parquet."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from events.dates import parse_edtf
from events.errors import DocumentError
from events.read import Document, parse_columns, read_documents

ROWS = [
    {
        "id": "a1",
        "text": 'The "old" mill,\r\nand the new; one\n',
        "published": "2025-10",
        "title": "Mills",
        "source": "The Valley Post",
        "url": "https://example.org/1",
        "language": "en",
        "licence": "CC0-1.0",
    },
    {"id": "a2", "text": "Пожар у млину", "published": "25. октобар 2025.", "language": "sr", "section": "local"},
    {"id": "a3", "text": "A flood came in May.", "published": None},
]
EXPECTED = [
    Document(
        doc_id="a1",
        text=ROWS[0]["text"],
        published=parse_edtf("2025-10"),
        title="Mills",
        source="The Valley Post",
        url="https://example.org/1",
        licence="CC0-1.0",
        extra={"published_source": "the column 'published'"},
    ),
    Document(
        doc_id="a2",
        text="Пожар у млину",
        published=parse_edtf("2025-10-25"),
        language="sr",
        source="news:2",
        extra={"section": "local", "published_source": "the column 'published'"},
    ),
    Document(doc_id="a3", text="A flood came in May.", source="news:3"),
]


def as_jsonl(rows):
    """JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def as_csv(rows, delimiter=","):
    """CSV with all values quoted."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    lines = [columns, *([row.get(column) or "" for column in columns] for row in rows)]
    return "\n".join(delimiter.join('"' + value.replace('"', '""') + '"' for value in line) for line in lines).encode()


def as_parquet(rows):
    """Parquet."""
    sink = pa.BufferOutputStream()
    columns = list(dict.fromkeys(key for row in rows for key in row))
    pq.write_table(pa.table({name: [row.get(name) for row in rows] for name in columns}), sink)
    return sink.getvalue().to_pybytes()


TABLES = {
    "news.jsonl": as_jsonl(ROWS),
    "news.ndjson": b"\xef\xbb\xbf" + as_jsonl(ROWS).replace(b"\n", b"\r\n"),
    "news.csv": as_csv(ROWS),
    "news.CSV": as_csv(ROWS, ";").decode().encode("utf-8-sig"),
    "news.tsv": as_csv(ROWS, "\t").decode().encode("utf-16"),
    "news.parquet": as_parquet(ROWS),
    "wide.jsonl": as_jsonl(ROWS).decode().encode("utf-16"),
}
UTF_16 = {"news.tsv", "wide.jsonl"}


@pytest.mark.parametrize("name", TABLES)
def test_tables(write, name):
    """Every format of table gives the same documents, with exact texts; the row tells where each is from."""
    extra = {"encoding": "utf-16-le", "encoding_source": "byte order mark"} if name in UTF_16 else {}
    expected = [
        Document(
            **{field: getattr(doc, field) for field in Document.__slots__}
            | {"source": doc.source.replace("news:", f"{name}:"), "extra": {**doc.extra, **extra}}
        )
        for doc in EXPECTED
    ]
    assert list(read_documents([write(name, TABLES[name])])) == expected


def test_ids_of_rows_without_one(write):
    """A row without an id is named by file and text, so that its id stays when rows before it come or go."""
    first, second = b'{"text": "one"}\n', b'{"text": "two"}\n'
    both = [doc.doc_id for doc in read_documents([write("news.jsonl", first + second)])]
    alone = [doc.doc_id for doc in read_documents([write("news.jsonl", second)])]
    assert both[1:] == alone == ["news-" + hashlib.sha256(b"two").hexdigest()[:8]]


def test_dates_of_parquet(write):
    """Parquet's own dates, timestamps and years are read as dates, days or instants, and years."""
    values = {
        "date": pa.array([dt.date(2025, 10, 25)], pa.date32()),
        "day": pa.array([dt.datetime(2025, 10, 25, tzinfo=dt.UTC)], pa.timestamp("ms")),
        "instant": pa.array([dt.datetime(2025, 10, 25, 9, 30, tzinfo=dt.UTC)], pa.timestamp("us", tz="UTC")),
        "year": pa.array([2025], pa.int64()),
    }
    found = {}
    for name, column in values.items():
        path = write(f"{name}.parquet", b"")
        pq.write_table(pa.table({"text": ["A flood came."], "published": column}), path)
        found[name] = [str(doc.published) for doc in read_documents([path])]
    assert found == {
        "date": ["2025-10-25"],
        "day": ["2025-10-25"],
        "instant": ["2025-10-25T09:30:00Z"],
        "year": ["2025"],
    }


def test_synonyms(read_one):
    """``doc_id``, ``dct`` and ``license`` are read as our own names, which go before them."""
    document = read_one("a.jsonl", '{"text": "t", "doc_id": "x", "dct": "1999", "license": "CC0", "licence": ""}')
    assert (document.doc_id, str(document.published), document.licence) == ("x", "1999", "CC0")
    document = read_one("a.jsonl", '{"text": "t", "doc_id": "x", "id": "y", "dct": "1999", "published": "2000"}')
    assert (document.doc_id, str(document.published), document.extra["published_source"]) == (
        "y",
        "2000",
        "the column 'published'",
    )


def test_lone_surrogates_are_replaced(read_one):
    """A lone surrogate, which no file can hold, becomes one replacement character: offsets stay."""
    document = read_one("a.jsonl", '{"text": "a\\ud800b", "title": "\\udfff", "x": "\\ud800"}')
    assert (document.text, document.title, dict(document.extra)) == ("a\ufffdb", "\ufffd", {"x": "\ufffd"})


BAD_LINES = [
    ("{", "line 2", "not JSON"),
    ("[1]", "line 2", "a JSON list"),
    ("7", "line 2", "a JSON int"),
    ('{"body": "x", "date": "y"}', "line 2", "its keys are 'body', 'date'"),
    ('{"text": null}', "line 2", "no text"),
    ('{"text": " "}', "line 2", "no text"),
    ('{"text": 7}', "line 2", "its text is 7"),
    ('{"text": "a\\u0000b"}', "line 2", "NUL character at offset 1"),
    ('{"text": "x", "published": "30 February 2025"}', "line 2", "'30 February 2025'"),
    ('{"text": "x", "published": [2025]}', "line 2", "[2025]"),
    ('{"text": "x", "id": "../x"}', "line 2", "'../x'"),
    ('{"text": "x", "id": "a1"}', "line 2", "'a1' is already that of"),
    ('{"text": "x", "id": {"a": 1}}', "line 2", "its id is {'a': 1}"),
    ('{"text": ' + "[" * 100_000, "line 2", "nested too deeply"),
]


@pytest.mark.parametrize(("line", "where", "said"), BAD_LINES, ids=[line[:40] for line, _, _ in BAD_LINES])
def test_a_bad_line_does_not_stop_the_others(write, line, where, said):
    """A line that cannot be read is an error with its number; those around it are read."""
    lines = ['{"id": "a1", "text": "one"}', line, "", '{"id": "a4", "text": "four"}']
    first, error, last = read_documents([write("news.jsonl", "\n".join(lines))])
    assert (first.doc_id, last.doc_id) == ("a1", "a4")
    assert isinstance(error, DocumentError)
    assert error.source.endswith(f"news.jsonl, {where}")
    assert said in error.reason


def test_a_line_that_is_not_utf8(write):
    """An undecodable line fails alone."""
    data = b'{"text": "one"}\n{"text": "caf\xe9 \xff\xfe"}\n{"text": "three"}\n'
    found = list(read_documents([write("news.jsonl", data)]))
    assert [isinstance(item, Document) for item in found] == [True, False, True]
    assert "not UTF-8: byte 0xe9 at byte 13" in found[1].reason


def test_a_failed_row_takes_no_id(write):
    """After a row that failed, the same id is free for the row that is right."""
    lines = '{"id": "a", "text": "x", "published": "soon"}\n{"id": "a", "text": "x", "published": "2025"}\n'
    error, document = read_documents([write("news.jsonl", lines)])
    assert isinstance(error, DocumentError)
    assert document.doc_id == "a"


REFUSED_TABLES = [
    ("a.csv", b"id,body\n1,x\n", "the columns are 'id', 'body'"),
    ("a.csv", b"", "the columns are none"),
    ("a.csv", b"id,text\n", "holds no document"),
    ("a.csv", b"id,text\n1,caf\xe9 \xff\xfe\xfa\n", "not UTF-8"),
    ("a.jsonl", b"\n\n", "holds no document"),
    ("a.jsonl", b"PAR1....", "a Parquet file"),
    ("a.jsonl", '{"text": "x"}'.encode("utf-16")[:-1], "not UTF-16-LE"),
    ("a.parquet", b"id,text\n1,x\n", "cannot be read as Parquet"),
    ("a.parquet", b"", "cannot be read as Parquet"),
    ("a.parquet", TABLES["news.parquet"][:-20], "cannot be read as Parquet"),
    ("a.parquet", as_parquet([{"id": "1", "body": "x"}]), "the columns are 'id', 'body'"),
    ("a.parquet", as_parquet([{"text": 7}]), "its text is 7"),
]


@pytest.mark.parametrize(("name", "data", "said"), REFUSED_TABLES)
def test_refused_tables(refusal, name, data, said):
    """A table that cannot be read says why, and which columns it has."""
    assert said in refusal(name, data).reason


def test_csv_rows(write):
    """A row with too many values fails alone; a quote that never closes ends the table with an error."""
    first, error, third, broken = read_documents([write("a.csv", b'id,text\n1,one\n2,two,too\n3,"th""ree"\n4,"four\n')])
    assert (first.text, third.text) == ("one", 'th"ree')
    assert "3 values, but the header has 2 columns" in error.reason
    assert error.source.endswith("a.csv, row 2")
    assert "row 4" in broken.reason


def test_long_fields(read_one):
    """A text of a million characters is no problem in CSV."""
    assert len(read_one("a.csv", "text\n" + "word " * 200_000).text) == 1_000_000


OTHER_NAMES = [
    ("news.csv", "id,body,date\na,The mill burned.,2024-05\n"),
    ("news.jsonl", '{"id": "a", "body": "The mill burned.", "date": "2024-05"}\n'),
]


@pytest.mark.parametrize(("name", "content"), OTHER_NAMES)
def test_columns_of_other_names(write, name, content):
    """What a column is called is told; without it, the error says how to tell it."""
    columns = parse_columns("text=body, published=date")
    (found,) = read_documents([write(name, content)], columns=columns)
    assert (found.doc_id, found.text, str(found.published)) == ("a", "The mill burned.", "2024-05")
    (error,) = read_documents([write(name, content)])
    assert "--columns text=NAME" in error.remedy


def test_a_column_that_another_stands_in_for_is_kept_apart(write):
    """Nothing is lost: the table's own column of that name is kept as something else."""
    path = write("news.csv", "text,body\nsummary,The mill burned.\n")
    (found,) = read_documents([path], columns={"text": "body"})
    assert (found.text, found.extra) == ("The mill burned.", {"text (column)": "summary"})


@pytest.mark.parametrize("words", ["text", "text=", "=body", "text=a,text=b", "text=a,title=a"])
def test_pairs_of_columns_that_say_nothing(words):
    """A pair is two names, each once."""
    with pytest.raises(ValueError, match="which column is which"):
        parse_columns(words)
