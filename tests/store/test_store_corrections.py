"""People's corrections: read strictly, applied to the right rows, visible, and refused where they find nothing."""

from __future__ import annotations

import re

import pytest

from events.corpus.correct import correct_files
from events.corpus.finish import write_rows
from events.errors import TableError
from events.read import Document
from events.store import (
    apply_corrections,
    check_tables,
    load_corrections,
    parse_corrections,
    read_dataset,
    review,
    to_tables,
    validate,
    write_dataset,
)
from tests.store.builders import ABOUT, EMPTY, event, harbour, mention

NEW = Document("kite", "A kite festival opened. Rain fell. The festival ended in May 1999.", None, title="Kites")


@pytest.fixture
def ids(tables):
    """Ids of the events by title, and of the mentions by trigger."""
    events = {row["title"]: row["event_id"] for row in tables.events.to_pylist()}
    return events | {row["trigger"]: row["mention_id"] for row in tables.mentions.to_pylist()}


def corrected(tables, text):
    """The tables with corrections, which keep every promise of the documentation; and the events by id."""
    made = apply_corrections(tables, parse_corrections(text))
    assert check_tables(made) == []
    assert made.events.schema.equals(tables.events.schema, check_metadata=True)
    return made, {row["event_id"]: row for row in made.events.to_pylist()}


def changes(tables, rows):
    """Cells of the events that are not as they were: id → column → new value; None for a lost row."""
    old = {row["event_id"]: row for row in tables.events.to_pylist()}
    found = {name: None for name in old if name not in rows}
    for name, row in rows.items():
        before = old.get(name, {})
        cells = {column: value for column, value in row.items() if value != before.get(column)}
        if cells:
            found[name] = cells
    return found


def test_no_corrections_change_nothing(tables):
    """An empty file, or one of comments, corrects nothing."""
    for text in ("", "# nothing\n", "---\n", "[]"):
        assert apply_corrections(tables, parse_corrections(text)) is tables


def test_change_sets_columns_and_what_follows(tables, ids):
    """A corrected date recomputes bounds, years, kind and words, and is certain; a type recomputes its crosswalk."""
    text = f"""
- change: {ids["strike ended"]}
  date_edtf: 2025-03-04
  event_type: agreement
  participants: [Dockers, Port]
  place_name: Quay
  why: the archive says so
  by: A. Editor
"""
    _, rows = corrected(tables, text)
    found = changes(tables, rows)
    assert list(found) == [ids["strike ended"]]
    row = found[ids["strike ended"]]
    assert (row["date_edtf"], row["date_display"], row["confidence"]) == ("2025-03-04", "4 March 2025", 1.0)
    assert row["date_earliest"] == row["date_latest"]
    assert (row["plover_type"], row["participants"], row["place_name"]) == ("SUPPORT", ["Dockers", "Port"], "Quay")
    note = "changed date_edtf, event_type, participants, place_name: the archive says so (A. Editor)"
    assert row["corrected"] == note


def test_change_can_empty_a_column(tables, ids):
    """A tilde empties what may be empty."""
    text = f"- change: {ids['dockers walked out']}\n  date_edtf: ~\n  place_name:\n  participants:\n  lat: null"
    _, rows = corrected(tables, text)
    row = rows[ids["dockers walked out"]]
    empty = ("date_edtf", "date_earliest", "year_latest", "date_kind", "date_display", "place_name", "lat")
    assert [row[name] for name in empty] == [None] * len(empty)
    assert row["participants"] == []


def test_drop_takes_the_mentions_too(tables, ids):
    """A false row goes with its mentions; the documents' counts follow; all other rows stay."""
    made, rows = corrected(tables, f"- drop: [{ids['dockers walked out']}]")
    assert changes(tables, rows) == {ids["dockers walked out"]: None}
    counts = {row["doc_id"]: row["n_mentions"] for row in made.documents.to_pylist()}
    assert counts == {"cranes": 2, "empty": 0, "ferry": 2}


def test_merge_keeps_the_first_id(tables, ids):
    """All mentions are of the first event, which keeps its id, date and quote; its counts and reports follow."""
    text = f"- merge: [{ids['ferries hit']}, {ids['dockers walked out']}]\n  title: dockers strike"
    made, rows = corrected(tables, text)
    found = changes(tables, rows)
    assert set(found) == {ids["ferries hit"], ids["dockers walked out"]}
    assert found[ids["dockers walked out"]] is None
    assert found[ids["ferries hit"]] == {
        "title": "dockers strike",
        "participants": ["Dockers"],
        "n_mentions": 3,
        "n_documents": 2,
        "first_reported": "2025-10-25",
        "corrected": f"merged with {ids['dockers walked out']}",
    }
    owners = [row["event_id"] for row in made.mentions.to_pylist()]
    assert owners.count(ids["ferries hit"]) == 3


def test_split_makes_an_event_of_its_own(tables, ids):
    """The mention that leaves names the new event, with its own date and evidence; the old one keeps id and quote."""
    text = (
        f"- split: {ids['dockers walked out']}\n  mentions: [{ids['walkout']}]\n  title: ferry walkout\n  by: A. Editor"
    )
    _, rows = corrected(tables, text)
    new = "e-" + ids["walkout"].removeprefix("m-")
    found = changes(tables, rows)
    assert set(found) == {ids["dockers walked out"], new}
    old = found[ids["dockers walked out"]]
    assert old == {"n_mentions": 1, "n_documents": 1, "corrected": f"split off {new} (A. Editor)"}
    row = rows[new]
    assert (row["title"], row["date_edtf"], row["date_basis"], row["doc_id"]) == (
        "ferry walkout",
        "2024-11",
        "anchored",
        "ferry",
    )
    assert (row["n_mentions"], row["corrected"]) == (1, f"split from {ids['dockers walked out']} (A. Editor)")


@pytest.fixture
def kites():
    """Tables with one document more, in which nothing was found."""
    documents, events = harbour()
    return to_tables([*documents, NEW], events, ABOUT)


def test_add_finds_its_evidence(kites):
    """The quote and the trigger are found in the document, the expression is tagged, the id is that of the mention."""
    text = """
- add: kite
  quote: The festival ended in May 1999.
  trigger: festival ended
  timex: May 1999
  title: Kite festival ended
  event_type: sport and culture
"""
    made, rows = corrected(kites, text)
    added = next(row for row in made.mentions.to_pylist() if row["doc_id"] == "kite")
    assert NEW.text[added["trigger_start"] : added["trigger_end"]] == "festival ended"
    assert (added["timex"], added["timex_type"], added["timex_value"]) == ("May 1999", "DATE", "1999-05")
    row = rows["e-" + added["mention_id"].removeprefix("m-")]
    told = ("title", "date_edtf", "date_basis", "event_type", "confidence", "n_mentions", "corrected")
    assert [row[name] for name in told] == [
        "Kite festival ended",
        "1999-05",
        "explicit",
        "sport and culture",
        1.0,
        1,
        "added",
    ]
    assert next(row for row in made.documents.to_pylist() if row["doc_id"] == "kite")["n_mentions"] == 1


def test_add_without_an_expression_takes_the_date_that_is_given(kites):
    """Without a timex the date is a person's inference, unless the basis is given."""
    text = "- add: kite\n  quote: A kite festival opened.\n  trigger: festival\n  title: Kites\n  date_edtf: 1999-04~"
    made, rows = corrected(kites, text)
    (row,) = (row for row in rows.values() if row["doc_id"] == "kite")
    assert (row["date_edtf"], row["date_basis"]) == ("1999-04~", "inferred")
    (mention_row,) = (row for row in made.mentions.to_pylist() if row["doc_id"] == "kite")
    assert (mention_row["date_edtf"], mention_row["timex"]) == ("1999-04~", None)


def test_add_makes_an_event_of_what_was_background(tmp_path):
    """A mention of no event becomes the new event's, in memory and in files, and is there once."""
    documents, events = harbour()
    opened = mention(NEW, "opened", edtf="1999-04")
    before = to_tables([*documents, NEW], events, ABOUT, background=[opened])
    text = "- add: kite\n  quote: A kite festival opened.\n  trigger: opened\n  title: Kites\n  date_edtf: 1999-04"
    made, rows = corrected(before, text)
    (row,) = (row for row in made.mentions.to_pylist() if row["doc_id"] == "kite")
    assert rows[row["event_id"]]["title"] == "Kites"
    folder = write_dataset(before, tmp_path / "kites", ABOUT)
    (tmp_path / "scratch").mkdir()
    counts = correct_files(folder, parse_corrections(text), tmp_path / "scratch", write_rows)
    assert counts["mentions"] == before.mentions.num_rows
    for (_, one), (_, other) in zip(made.items(), read_dataset(folder).items(), strict=True):
        assert one.to_pylist() == other.to_pylist()


def test_corrections_apply_in_order_and_add_up(tables, ids):
    """A row that is corrected twice tells both; later corrections see earlier ones."""
    text = f"""
- merge: [{ids["ferries hit"]}, {ids["strike ended"]}]
- change: {ids["ferries hit"]}
  title: all of it
"""
    _, rows = corrected(tables, text)
    note = f"merged with {ids['strike ended']}; changed title"
    assert rows[ids["ferries hit"]]["corrected"] == note


def test_corrections_survive_a_rebuild(tables, ids, tmp_path):
    """Another document more: the same file finds the same rows, and files are sound and the same bytes again."""
    text = f"- change: {ids['strike ended']}\n  title: strike over\n- drop: {ids['old walls fell']}"
    documents, events = harbour()
    harvest = mention(NEW, "opened", title="kites", edtf="1998")
    more = to_tables([NEW, *documents, EMPTY][:-1], [event(harvest), *reversed(events)], ABOUT)
    _, rows = corrected(more, text)
    assert rows[ids["strike ended"]]["title"] == "strike over"
    assert ids["old walls fell"] not in rows
    for name in ("a", "b"):
        write_dataset(apply_corrections(tables, parse_corrections(text)), tmp_path / name, ABOUT)
    assert validate(tmp_path / "a") == []
    first, second = ((tmp_path / name / "events.parquet").read_bytes() for name in ("a", "b"))
    assert first == second


GONE, OTHER = "e-ffffffffffffffff", "e-eeeeeeeeeeeeeeee"

# what is written → what the error must say
MISSES = {
    f"- drop: {GONE}": rf"line 1: no event {GONE}: the texts or the rules have changed.*; remove the",
    "- change: {walked-as-walkout}\n  title: x": r"its mention is now one of e-\w+ \('dockers walked out'\)",
    "- drop: {strike ended}\n- change: {strike ended}\n  title: x": r"line 2: e-\w+ is gone: .*line 1 drops it",
    "- merge: [{strike ended}, {ferries hit}]\n- drop: {ferries hit}": r"line 2: .*line 1 merges it into e-",
    "- split: {strike ended}\n  mentions: [{walked}]": r"m-\w+ is no mention of e-\w+; its mentions are m-",
    "- split: {dockers walked out}\n  mentions: [{walked}]": r"m-\w+ names e-\w+ and stays with it; list the others",
    "- change: {strike ended}\n  date_edtf: March 2025": "line 1: date_edtf: 'March 2025' is not EDTF",
    "- change: {strike ended}\n  confidence: 2": "confidence: 2.0 is above 1; write a number up to 1",
    "- change: {strike ended}\n  confidence: high": "confidence 'high' is no number",
    "- change: {strike ended}\n  event_type: riot": "event_type: 'riot' is not a documented value; use one of armed",
    "- change: {strike ended}\n  title: ~": "title: value is missing",
    "- change: {strike ended}\n  title: ' '": "title: value is missing",
    "- change: {strike ended}\n  title: [a]": "title is a list",
    "- change: {strike ended}\n  event_type: ~": "event_type: value is missing",
    "- change: {strike ended}\n  country_iso2: nl": "country_iso2: 'nl' does not match",
    "- add: nowhere\n  quote: x\n  trigger: x\n  title: x": "no document 'nowhere'; give an id of documents.parquet",
    "- add: ferry\n  quote: Never said.\n  trigger: said\n  title: x": "quote 'Never said.' stands not at all in",
    "- add: ferry\n  quote: Talks may follow.\n  trigger: talk\n  title: x": "trigger 'talk' stands not at all in",
    "- add: ferry\n  quote: Talks may follow.\n  trigger: l\n  title: x": "trigger 'l' stands 3 times in the quote",
    "- add: ferry\n  quote: Talks may follow.\n  trigger: Talks\n  title: x": "'Talks' is a mention of e-.* already",
    "- add: cranes\n  quote: The strike ended on 3 March 2025.\n  trigger: strike\n  timex: March\n  title: x": (
        "timex 'March' is not one expression of the quote; found are '3 March 2025'"
    ),
}


@pytest.mark.parametrize("text", MISSES)
def test_a_correction_that_finds_nothing_is_an_error(tables, ids, text):
    """The error names file and line, quotes what was written and says what to do."""
    known = ids | {"walked-as-walkout": "e-" + ids["walkout"].removeprefix("m-")}
    written = re.sub(r"\{([^}]+)\}", lambda found: known[found[1]], text)
    with pytest.raises(TableError, match=MISSES[text]) as error:
        apply_corrections(tables, parse_corrections(written))
    assert str(error.value).startswith("corrections.yaml, line ")


def test_every_fault_is_named(tables):
    """Ten stale corrections are ten lines, not ten attempts."""
    text = "\n".join(f"- drop: {name}" for name in (GONE, OTHER))
    with pytest.raises(TableError) as error:
        apply_corrections(tables, parse_corrections(text, "fixes.yaml"))
    assert [line.split(":")[0] for line in str(error.value).splitlines()] == [
        "fixes.yaml, line 1",
        "fixes.yaml, line 2",
    ]


SLIPS = {
    "drop: e-0": "line 1: not a list; begin each correction with '- '",
    "- just words": "line 1: a correction is no list of 'key: value'",
    "- drop: e-0": "'e-0' is no id of events; ids are like e-0f3a5c7e9b1d2468",
    f"- drop: {GONE}\n  title: x": "drop has no key 'title'; it takes why, by",
    f"- change: {GONE}\n  titel: x": "change has no key 'titel'; it takes title, date_edtf",
    f"- change: {GONE}\n  why: x": "change without a column to change",
    f"- change: {GONE}\n  title: a\n  title: b": "line 3: 'title' stands twice in one correction",
    f"- change: {GONE}\n  drop: {GONE}": "one correction does one thing, here change and drop",
    "- titel: x": "one correction does one thing, here none; use one of change, drop, merge, split, add",
    f"- merge: {GONE}": "merge with 1 ids; give two or more events",
    f"- merge: [{GONE}, {GONE}]": "merge names an event twice",
    f"- change: [{GONE}, {OTHER}]\n  title: x": "change with 2 ids; give one id",
    f"- split: {GONE}": "split without mentions; it needs mentions",
    f"- split: {GONE}\n  mentions: [{GONE}]": "is no id of mentions; ids are like m-",
    "- add: x\n  quote: y\n  title: z": "add without trigger; it needs quote, trigger, title",
    f"- change: {GONE}\n  title: {{a: b}}": "line 2: a value is neither a text nor a list of texts",
    f"- change: {GONE}\n  why: [a]\n  title: x": "why is a list",
    f"- change: {GONE}\n  title: !!python/object/apply:os.getcwd []": "line 2: the tag .* is not read",
    f"- change: &a {GONE}\n  title: *a": r"line 2: not YAML \(aliases \(\*name\) are not read\)",
    f"- change: {GONE}\n title: [": r"line \d: not YAML",
    "- [a": r"not YAML",
    "- ? [a]\n  : b": "a key is no word",
    "--- \n- drop: e-1\n--- \n- drop: e-2": "not YAML",
}


@pytest.mark.parametrize("text", SLIPS)
def test_slips_of_the_pen_are_errors(text):
    """Nothing in the file is ignored: unknown, repeated, misshapen and dangerous parts are named with their line."""
    with pytest.raises(TableError, match=SLIPS[text]):
        parse_corrections(text)


def test_deep_nesting_is_an_error_not_a_crash():
    """A thousand brackets are refused."""
    with pytest.raises(TableError, match=r"YAML|neither"):
        parse_corrections("- change: " + "[" * 2000)


def test_dates_and_numbers_stay_as_written():
    """Without YAML's types: 2025-10 is no number, no is no truth value, 007 keeps its zeros."""
    (entry,) = parse_corrections(f"- change: {GONE}\n  date_edtf: 2025-10\n  title: no\n  place_name: 007").entries
    assert dict(entry.fields) == {"title": "no", "date_edtf": "2025-10", "place_name": "007"}


def test_a_file_is_read_with_its_name(tmp_path):
    """UTF-8 with or without a mark; errors bear the file's name."""
    path = tmp_path / "fixes.yaml"
    path.write_bytes(b"\xef\xbb\xbf- drop: " + GONE.encode())
    assert load_corrections(path).entries[0].place == "fixes.yaml, line 1"
    path.write_bytes(b"- drop: \xff")
    with pytest.raises(TableError, match="not UTF-8"):
        load_corrections(path)
    with pytest.raises(TableError, match=r"no file .*write one with: events review DIR"):
        load_corrections(tmp_path / "none.yaml")


def uncommented(text):
    """A template with the marks of its entries taken away, as a person would."""
    return re.sub(r"(?m)^#(?=- change: e-\w{16}$|  \w+: )", "", text)


def test_review_is_a_template_that_changes_nothing(folder):
    """As it is it has no corrections; uncommented, each row is corrected to what it is, and only says so."""
    text = review(folder)
    assert parse_corrections(text).entries == ()
    tables = read_dataset(folder)
    entries = parse_corrections(uncommented(text))
    assert len(entries.entries) == tables.events.num_rows
    made = apply_corrections(tables, entries)
    assert check_tables(made) == []
    rows = {row["event_id"]: row for row in made.events.to_pylist()}
    columns = {name for cells in changes(tables, rows).values() for name in cells}
    assert columns == {"confidence", "corrected"}


def test_review_shows_the_least_confident_first(folder):
    """The n least confident, with date, basis and quote; several mentions are listed, so that they can be split."""
    text = review(folder, n=4)
    assert [float(number) for number in re.findall(r"(?m)^# (\d\.\d\d)  ", text)] == [0.5] * 4
    assert "dockers walked out" not in text
    assert "# 4 of 5 events, the least confident first." in text
    assert text.count("  m-") == 0
    everything = review(folder, n=5)
    assert re.search(r"(?m)^# 0\.90  about November 2024 – 3 March 2025 \(explicit\), in cranes:", everything)
    assert len(re.findall(r"(?m)^#   m-[0-9a-f]{16}  “", everything)) == 2


def test_review_leaves_out_what_was_corrected(tables, ids, tmp_path):
    """A row that somebody has looked at does not come back."""
    made = apply_corrections(tables, parse_corrections(f"- change: {ids['talks']}\n  confidence: 1"))
    text = review(write_dataset(made, tmp_path / "again", ABOUT))
    assert ids["talks"] not in text
    assert "# 4 of 5 events" in text


def test_review_keeps_hostile_texts_in_their_lines(tmp_path):
    """Line breaks of every kind, quotes and marks in titles and quotes neither leave the comment nor break the YAML."""
    text = 'Fire\u2028- drop: broke\x85out \x7f in "July"\'s # heat.'
    document = Document("d", text)
    fire = mention(document, "broke", title='a: "b"\n- drop: x\u2029\x07', participants=("# c", "- d"))
    folder = write_dataset(to_tables([document], [event(fire)], ABOUT), tmp_path / "h", ABOUT)
    template = review(folder)
    assert parse_corrections(template).entries == ()
    made = apply_corrections(read_dataset(folder), parse_corrections(uncommented(template)))
    (row,) = made.events.to_pylist()
    assert (row["title"], row["participants"]) == ('a: "b"\n- drop: x\u2029\x07', ["# c", "- d"])


def test_review_refuses_what_it_cannot_do(folder):
    """A negative number of rows, and a single table."""
    with pytest.raises(TableError, match="cannot review -1 rows"):
        review(folder, n=-1)
    with pytest.raises(TableError, match="is one table"):
        review(folder / "events.parquet")
