"""Documents and events → three Arrow tables."""

from __future__ import annotations

import dataclasses
import hashlib

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.dates import parse_edtf
from events.errors import TableError
from events.store import TABLES, Tables, arrow_schema, check_tables, to_tables
from events.store.tables import first_reported
from tests.store.builders import ABOUT, CRANES, EMPTY, FERRY, day, event, harbour, mention

DESIGN = {
    "events": """event_id title date_edtf date_earliest date_latest year_earliest year_latest date_kind date_precision
        date_approximate date_uncertain duration date_basis date_display event_type plover_type cameo_root ace_type
        iptc_topic factuality participants place_name country_iso2 lat lon place_precision confidence quote doc_id
        n_mentions n_documents first_reported corrected""",
    "mentions": """mention_id event_id doc_id sentence_start sentence_end quote trigger_start trigger_end trigger
        timex_start timex_end timex timex_type timex_value date_edtf date_earliest date_latest date_basis anchor
        event_type factuality confidence""",
    "documents": "doc_id title source url language published text_sha256 n_chars licence n_mentions text",
}


def rows(tables: Tables, name: str) -> dict[str, dict]:
    """Rows of a table by key."""
    return {row[TABLES[name].key]: row for row in getattr(tables, name).to_pylist()}


def titled(tables: Tables, title: str) -> dict:
    """The event of that title."""
    return next(row for row in tables.events.to_pylist() if row["title"] == title)


@pytest.mark.parametrize("name", DESIGN)
def test_columns_are_those_of_the_design_in_its_order(tables, name):
    """The documented columns, all of them, in their order, also where there are no rows."""
    expected = DESIGN[name].split()
    assert expected == TABLES[name].names
    assert expected == getattr(tables, name).column_names
    assert expected == getattr(to_tables([], []), name).column_names


def test_what_is_no_event_is_a_mention_alone():
    """Background has a row of mentions without an event, is counted in its document, and is no fault."""
    documents, events = harbour()
    said = mention(CRANES, "strike", edtf="2025-10-25", basis="document", event_type="statement or proposal")
    tables = to_tables(documents, events, ABOUT, background=[said])
    without = to_tables(documents, events, ABOUT)
    assert tables.events.equals(without.events)
    assert rows(tables, "mentions")[said.mention_id]["event_id"] is None
    counts = [rows(one, "documents")["cranes"]["n_mentions"] for one in (tables, without)]
    assert counts[0] == counts[1] + 1
    assert check_tables(tables) == []


@pytest.mark.parametrize("name", DESIGN)
def test_schema_is_the_same_with_and_without_rows(tables, name):
    """Types, nullability and metadata do not depend on the rows."""
    empty = getattr(to_tables([], [], ABOUT), name)
    assert empty.num_rows == 0
    assert getattr(tables, name).schema.equals(empty.schema, check_metadata=True)
    assert empty.schema.equals(arrow_schema(TABLES[name], ABOUT), check_metadata=True)


def test_made_tables_have_no_fault(tables):
    """What the store makes, its own checks accept: full and empty."""
    assert check_tables(tables) == []
    assert check_tables(to_tables([], [])) == []
    assert check_tables(to_tables([CRANES, EMPTY], [])) == []


def test_rows_come_in_the_documented_order(tables):
    """Events by first day, an open start and no date last; mentions by document and trigger; documents by id."""
    assert [row["title"] for row in tables.events.to_pylist()] == [
        "old walls fell",
        "dockers walked out",
        "strike ended",
        "ferries hit",
        "talks",
    ]
    assert [(row["doc_id"], row["trigger"]) for row in tables.mentions.to_pylist()] == [
        ("cranes", "walked"),
        ("cranes", "ended"),
        ("cranes", "fell"),
        ("ferry", "walkout"),
        ("ferry", "hit"),
        ("ferry", "Talks"),
    ]
    assert tables.documents["doc_id"].to_pylist() == ["cranes", "empty", "ferry"]


def test_the_order_of_the_input_does_not_matter(tables):
    """Documents and events in another order give the same tables."""
    documents, events = harbour()
    other = to_tables(documents[::-1], events[::-1], ABOUT)
    for (_, data), (_, reversed_data) in zip(tables.items(), other.items(), strict=True):
        assert data.equals(reversed_data, check_metadata=True)


def test_an_event_over_two_documents(tables):
    """Every column of an event's row follows from its mentions, date, type and place."""
    row = titled(tables, "dockers walked out")
    assert row["event_id"].startswith("e-")
    expected = {
        "event_id": row["event_id"],
        "title": "dockers walked out",
        "date_edtf": "2024-11~/2025-03-03",
        "date_earliest": day("2024-10-01"),
        "date_latest": day("2025-03-03"),
        "year_earliest": 2024,
        "year_latest": 2025,
        "date_kind": "span",
        "date_precision": "month",
        "date_approximate": True,
        "date_uncertain": False,
        "duration": "P4M",
        "date_basis": "explicit",
        "date_display": row["date_display"],
        "event_type": "protest",
        "plover_type": "PROTEST",
        "cameo_root": "14",
        "ace_type": "Conflict.Demonstrate",
        "iptc_topic": "medtop:20000065",
        "factuality": "occurred",
        "participants": ["Dockers"],
        "place_name": "the port",
        "country_iso2": "NL",
        "lat": 51.92,
        "lon": 4.48,
        "place_precision": "city",
        "confidence": 0.9,
        "quote": "Dockers walked out in November 2024.",
        "doc_id": "cranes",
        "n_mentions": 2,
        "n_documents": 2,
        "first_reported": "2025-10-25",
        "corrected": None,
    }
    assert expected == row
    assert "November 2024" in row["date_display"]


def test_years_before_1_have_years_but_no_timestamps(tables):
    """The bounds of 44 BC are null, its years are kept, and it sorts first."""
    row = titled(tables, "old walls fell")
    assert (row["date_edtf"], row["year_earliest"], row["year_latest"]) == ("-0043", -43, -43)
    assert (row["date_earliest"], row["date_latest"]) == (None, None)


def test_an_undated_event_keeps_its_row(tables):
    """No date: every date column is null, basis and evidence stay."""
    row = titled(tables, "talks")
    dated = {name: value for name, value in row.items() if name.startswith(("date_", "year_"))}
    assert dated == dict.fromkeys(dated) | {"date_basis": "relative"}
    assert row["quote"] == "Talks may follow."
    assert row["participants"] == []


def test_offsets_are_code_points_of_the_stored_text(tables):
    """Quote, trigger and expression are slices of the text, after a character beyond the BMP too."""
    texts = {row["doc_id"]: row["text"] for row in tables.documents.to_pylist()}
    for row in tables.mentions.to_pylist():
        text = texts[row["doc_id"]]
        assert text[row["sentence_start"] : row["sentence_end"]] == row["quote"]
        assert text[row["trigger_start"] : row["trigger_end"]] == row["trigger"]
        if row["timex"] is not None:
            assert text[row["timex_start"] : row["timex_end"]] == row["timex"]
    assert "😀" in texts["cranes"]


def test_documents_say_unknown_as_null_and_count_their_mentions(tables):
    """Empty metadata is null; length and SHA-256 are of the exact text; no mention counts 0."""
    found = rows(tables, "documents")
    assert found["empty"] == {
        "doc_id": "empty",
        "title": None,
        "source": None,
        "url": None,
        "language": "en",
        "published": None,
        "text_sha256": hashlib.sha256(b"").hexdigest(),
        "n_chars": 0,
        "licence": None,
        "n_mentions": 0,
        "text": "",
    }
    assert found["cranes"]["n_chars"] == len(CRANES.text)
    assert found["cranes"]["text_sha256"] == hashlib.sha256(CRANES.text.encode()).hexdigest()
    assert (found["cranes"]["n_mentions"], found["ferry"]["n_mentions"]) == (3, 3)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (["2025-10", "2025-10-25"], "2025-10-25"),
        (["2025-10", None, "2024"], "2024"),
        (["2025-10-31", "2025-10"], "2025-10-31"),
        (["1999/..", "2001"], "2001"),
        ([None], None),
        ([], None),
    ],
)
def test_first_reported_is_the_earliest_certain_report(published, expected):
    """The date whose last day is earliest, the narrower of two such; unknown dates do not count."""
    dates = [None if date is None else parse_edtf(date) for date in published]
    assert expected == first_reported(dates)


def surrogate() -> list:
    """A document whose text has a lone surrogate."""
    return [dataclasses.replace(CRANES, text="a \ud800")]


REFUSED = {
    "two documents of one id": (lambda: [CRANES, CRANES], list, "two documents have the id 'cranes'"),
    "a mention of an unknown document": (lambda: [FERRY], lambda: [event(mention(CRANES, "fell"))], "'cranes'"),
    "one mention in two events": (
        lambda: [CRANES],
        lambda: [event(mention(CRANES, "fell")), event(mention(CRANES, "fell"))],
        "two rows have the mention_id",
    ),
    "a type without crosswalk": (
        lambda: [CRANES],
        lambda: [event(mention(CRANES, "fell", event_type="picnic"))],
        "no event type 'picnic'",
    ),
    "an unknown factuality": (
        lambda: [CRANES],
        lambda: [event(mention(CRANES, "fell", factuality="maybe"))],
        "unknown 'maybe'",
    ),
    "a lone surrogate": (surrogate, list, r"doc_id 'cranes', column 'text': a lone surrogate '\\ud800'"),
    "no title": (lambda: [CRANES], lambda: [event(mention(CRANES, "fell"), title=None)], "column 'title': empty"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_no_table_can_hold_is_refused_by_name(case):
    """The error names table, row or value."""
    documents, events, message = REFUSED[case]
    with pytest.raises(TableError, match=message):
        to_tables(documents(), events())


@settings(deadline=None, derandomize=True, database=None)
@given(
    st.lists(
        st.sampled_from(["1999", "-0043", "2025-07", "../2025-10", "2024-11~", "XXXX-07", "Y12000", "2001-21", None]),
        max_size=8,
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
def test_any_dates_and_any_text_give_sound_tables(dates, text):
    """Whatever the dates and whatever the characters, the tables keep all their promises."""
    document = dataclasses.replace(CRANES, text=" ".join(f"{text}w{n}w." for n in range(len(dates))))
    made = []
    for number, edtf in enumerate(dates):
        word = f"w{number}w"
        start = document.text.find(word)
        base = mention(CRANES, "fell", edtf=edtf)
        made.append(
            event(
                dataclasses.replace(
                    base,
                    trigger=word,
                    trigger_start=start,
                    trigger_end=start + len(word),
                    sentence_start=0,
                    sentence_end=len(document.text),
                    quote=document.text,
                )
            )
        )
    built = to_tables([document], made)
    assert check_tables(built) == []
    assert built.events.num_rows == len(dates)


def test_text_is_large_enough_for_any_collection():
    """Texts of more than 2 GB fit into one chunk."""
    assert arrow_schema(TABLES["documents"]).field("text").type == pa.large_string()
