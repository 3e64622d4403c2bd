"""What two builds differ in, and what it is called."""

from __future__ import annotations

import dataclasses
import json

import pytest

from events.dates import parse_edtf
from events.errors import TableError
from events.store import Diff, apply_corrections, compare, diff, parse_corrections, to_tables, write_dataset
from tests.store.builders import ABOUT, EMPTY, FERRY, event, harbour, mention


@pytest.fixture
def ids(tables):
    """Ids of the events by title, and of the mentions by trigger."""
    events = {row["title"]: row["event_id"] for row in tables.events.to_pylist()}
    return events | {row["trigger"]: row["mention_id"] for row in tables.mentions.to_pylist()}


def corrected(tables, text):
    """The tables with corrections, as another build."""
    return apply_corrections(tables, parse_corrections(text))


def told(found: Diff):
    """Kind, id and new value of each entry, without what was noted of corrections."""
    return [(entry.kind, entry.row_id, entry.new) for entry in found.entries if entry.column != "corrected"]


def test_the_same_build_has_no_difference(folder):
    """A dataset and itself."""
    found = diff(folder, folder)
    assert found == Diff((), 5)
    assert not found
    assert str(found) == "5 events unchanged"


def test_added_and_removed(tables, ids):
    """An event in one build only; there and back again."""
    less = corrected(tables, f"- drop: {ids['old walls fell']}")
    walls = ids["old walls fell"]
    assert told(compare(tables, less)) == [("removed", walls, None)]
    assert told(compare(less, tables)) == [("added", walls, "-0043")]
    assert compare(tables, less).unchanged == 4


def test_redated_retitled_and_changed(tables, ids):
    """A date, a title, another column; what follows from them is not told again."""
    strike = ids["strike ended"]
    new = corrected(tables, f"- change: {strike}\n  date_edtf: 2025-04\n  title: strike over\n  event_type: agreement")
    assert told(compare(tables, new)) == [
        ("redated", strike, "2025-04"),
        ("retitled", strike, "strike over"),
        ("changed", strike, "agreement"),
        ("changed", strike, 1.0),
    ]


def test_merged_and_split(tables, ids):
    """One event of two, and two of one: told of those that are gone, with where they are now."""
    walkout, hit = ids["dockers walked out"], ids["ferries hit"]
    one = corrected(tables, f"- merge: [{hit}, {walkout}]")
    assert ("merged", walkout, [hit]) in told(compare(tables, one))
    assert ("split", hit, [hit, walkout]) in told(compare(one, tables))
    two = corrected(tables, f"- split: {walkout}\n  mentions: [{ids['walkout']}]")
    new = "e-" + ids["walkout"].removeprefix("m-")
    assert told(compare(tables, two)) == [("split", walkout, [walkout, new])]
    assert ("merged", new, [walkout]) in told(compare(two, tables))


def test_renamed(tables, ids):
    """The same mentions under another id, since another of them names the event."""
    documents, events = harbour()
    renamed = [
        dataclasses.replace(made, canonical=made.mentions[1]) if len(made.mentions) > 1 else made for made in events
    ]
    new = to_tables(documents, renamed, ABOUT)
    other = "e-" + ids["walkout"].removeprefix("m-")
    found = told(compare(tables, new))
    assert found[0] == ("renamed", ids["dockers walked out"], [other])
    assert {kind for kind, *_ in found[1:]} == {"changed"}  # its quote and document


def test_an_event_that_falls_to_pieces(tables, ids):
    """An event whose id is gone and whose mentions are two others': split."""
    walkout, walked = ids["dockers walked out"], ids["walkout"]
    two = corrected(
        tables,
        f"- split: {walkout}\n  mentions: [{walked}]\n- merge: [{ids['ferries hit']}, e-{walked[2:]}]\n"
        f"- merge: [{ids['strike ended']}, {walkout}]",
    )
    assert ("split", walkout, [ids["strike ended"], ids["ferries hit"]]) in told(compare(tables, two))


def test_documents_are_compared_too(tables):
    """A document more, one less, one with another text or date."""
    documents, events = harbour()
    changed = dataclasses.replace(FERRY, published=parse_edtf("2025-11"))
    new = to_tables([doc if doc is not FERRY else changed for doc in documents if doc is not EMPTY], events, ABOUT)
    assert told(compare(tables, new))[-2:] == [
        ("document removed", "empty", None),
        ("document changed", "ferry", "2025-11"),
    ]
    assert ("document added", "empty", None) in told(compare(new, tables))


def test_it_reads_well_and_is_json(tables, ids):
    """For people a heading a kind and a line a difference; for programs plain JSON."""
    strike, walls = ids["strike ended"], ids["old walls fell"]
    new = corrected(tables, f"- change: {strike}\n  title: strike over\n- drop: {walls}")
    found = compare(tables, new)
    assert str(found) == "\n".join(
        [
            "3 events unchanged",
            "",
            "removed (1)",
            f"  {walls}  old walls fell  (-0043)",
            "",
            "retitled (1)",
            f"  {strike}  strike ended  title: strike ended → strike over",
            "",
            "changed (1)",
            f"  {strike}  strike ended  corrected: none → changed title",
        ]
    )
    entry = json.loads(json.dumps(found.to_dict()))["entries"][1]
    assert entry == {
        "kind": "retitled",
        "row_id": strike,
        "title": "strike ended",
        "column": "title",
        "old": "strike ended",
        "new": "strike over",
    }


def test_lists_and_places_are_shown(tables, ids):
    """A list reads as its parts; nothing reads as none."""
    walkout = ids["dockers walked out"]
    new = corrected(tables, f"- change: {walkout}\n  participants: [A, B]\n  place_name: ~")
    lines = str(compare(tables, new))
    assert "participants: Dockers → A, B" in lines
    assert "place_name: the port → none" in lines


def test_what_is_no_dataset_is_refused(folder):
    """A single table has no mentions to compare by."""
    with pytest.raises(TableError, match="is one table; give the dataset's folder"):
        diff(folder / "events.parquet", folder)
    with pytest.raises(TableError, match="no dataset 'nowhere'"):
        diff(folder, "nowhere")


def test_diff_of_a_new_article(tables, tmp_path):
    """Adding a document leaves all other rows as they were."""
    documents, events = harbour()
    more = dataclasses.replace(EMPTY, doc_id="more", text="A mill burned in 1999.")
    fire = mention(more, "burned", timex="1999", edtf="1999")
    old = write_dataset(tables, tmp_path / "old", ABOUT)
    new = write_dataset(to_tables([more, *documents], [*events, event(fire)], ABOUT), tmp_path / "new", ABOUT)
    found = diff(old, new)
    assert [entry.kind for entry in found.entries] == ["added", "document added"]
    assert found.unchanged == 5
