"""Checks across columns and tables: evidence, dates, keys, counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from events.dates import PARTS, display, parse_edtf
from events.errors import DateError
from events.extract import EventDate, Mention
from events.store.columns import TABLES
from events.store.crosswalk import CROSSWALK
from events.store.dating import date_columns
from events.store.tables import crosswalk_columns, first_reported, text_sha256
from events.store.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from events.dates import Edtf

    Row = Mapping[str, Any]
    Rows = Sequence[Row]

__all__ = ["check_rows"]

_NO_DATE = EventDate(None, "inferred")
_REBUILD = "build the dataset anew, or undo the change"
_EVIDENCE = (
    ("quote", "sentence_start", "sentence_end"),
    ("trigger", "trigger_start", "trigger_end"),
    ("timex", "timex_start", "timex_end"),
)
_IDS = "ids derive from content: build the dataset anew, or put the id back"
_TIMEX = ("timex_start", "timex_end", "timex", "timex_type", "timex_value")


def check_rows(documents: Rows, mentions: Rows, events: Rows) -> Iterator[Violation]:
    """Everything that rows promise one another. The rows have all columns, of the documented types."""
    yield from _check_keys({"documents": documents, "mentions": mentions, "events": events})
    yield from _check_documents(documents, mentions)
    yield from _check_mentions(mentions, {row["doc_id"]: row for row in documents})
    yield from _check_events(events, mentions, {row["doc_id"]: row for row in documents})


def _check_keys(tables: Mapping[str, Rows]) -> Iterator[Violation]:
    for name, rows in tables.items():
        for column in TABLES[name].columns:
            if column.references is None:
                continue
            target, key = column.references
            known = {row[key] for row in tables[target]}
            for number, row in enumerate(rows):
                if row[column.name] not in known and (column.required or row[column.name] is not None):
                    problem = f"{row[column.name]!r} is no {key} of {target}"
                    yield Violation(name, number, column.name, problem, f"add it to {target}, or drop the row")


def _check_documents(documents: Rows, mentions: Rows) -> Iterator[Violation]:
    counts = Counter(row["doc_id"] for row in mentions)
    for number, row in enumerate(documents):
        text = row["text"] or ""
        expected = {
            "text_sha256": text_sha256(text),
            "n_chars": len(text),
            "n_mentions": counts[row["doc_id"]],
        }
        yield from _compare("documents", number, row, expected)


def _check_mentions(mentions: Rows, documents: Mapping[str, Row]) -> Iterator[Violation]:
    for number, row in enumerate(mentions):
        document = documents.get(row["doc_id"])
        if document is not None:
            yield from _check_evidence(number, row, document["text"] or "")
        if not row["sentence_start"] <= row["trigger_start"] <= row["trigger_end"] <= row["sentence_end"]:
            yield Violation("mentions", number, "trigger", "the trigger is not inside its sentence", _REBUILD)
        if row["mention_id"] != (expected := _mention_id(row)):
            problem = f"{row['mention_id']!r} is not the id of that trigger, {expected!r}"
            yield Violation("mentions", number, "mention_id", problem, _IDS)
        given = [name for name in _TIMEX if row[name] is not None]
        if given and len(given) < len(_TIMEX):
            missing = ", ".join(name for name in _TIMEX if name not in given)
            problem = f"an expression without {missing}"
            yield Violation("mentions", number, "timex", problem, "give all of an expression's columns, or none")
        yield from _check_date("mentions", number, row)


def _mention_id(row: Row) -> str:
    """The id that follows from document and trigger."""
    places = ("doc_id", "sentence_start", "sentence_end", "quote", "trigger_start", "trigger_end", "trigger")
    given = {name: row[name] for name in places}
    return Mention(
        **given, timex=None, date=_NO_DATE, title="", event_type=row["event_type"], factuality=row["factuality"]
    ).mention_id


def _check_evidence(number: int, row: Row, text: str) -> Iterator[Violation]:
    for column, start, end in _EVIDENCE:
        if row[column] is None or row[start] is None or row[end] is None:
            continue
        found = text[row[start] : row[end]] if 0 <= row[start] <= row[end] else ""
        if found != row[column] or row[end] > len(text):
            problem = f"text[{row[start]}:{row[end]}] is {found!r}, not {row[column]!r}"
            yield Violation("mentions", number, column, problem, _REBUILD)


def _check_date(table: str, number: int, row: Row) -> Iterator[Violation]:
    edtf = _parsed(row["date_edtf"])
    if edtf is None and row["date_edtf"] is not None:
        return  # check_constraints says so
    words = [None if edtf is None else display(edtf, part) for part in (None, *PARTS)]
    told = row.get("date_display")  # "early 1999" says a part of the date that its columns do not
    follows = date_columns(edtf) | {"date_display": told if told in words else words[0]}
    expected = {name: value for name, value in follows.items() if name in row}
    yield from _compare(table, number, row, expected, f"date_edtf {row['date_edtf']!r}")


def _check_events(events: Rows, mentions: Rows, documents: Mapping[str, Row]) -> Iterator[Violation]:
    by_event: dict[str, list[Row]] = defaultdict(list)
    for mention in mentions:
        by_event[mention["event_id"]].append(mention)
    for number, row in enumerate(events):
        own = by_event.get(row["event_id"], [])
        doc_ids = list(dict.fromkeys(mention["doc_id"] for mention in own))
        published = [_parsed(documents[doc_id]["published"]) for doc_id in doc_ids if doc_id in documents]
        expected = {
            "n_mentions": len(own),
            "n_documents": len(doc_ids),
            "first_reported": first_reported(published),
        }
        yield from _compare("events", number, row, expected)
        if (row["doc_id"], row["quote"]) not in {(mention["doc_id"], mention["quote"]) for mention in own}:
            problem = f"no mention of the event in {row['doc_id']!r} has the quote {row['quote']!r}"
            yield Violation("events", number, "quote", problem, "quote one of its mentions")
        if own and row["event_id"] not in {f"e-{mention['mention_id'].removeprefix('m-')}" for mention in own}:
            problem = f"{row['event_id']!r} is the id of none of its mentions"
            yield Violation("events", number, "event_id", problem, _IDS)
        yield from _check_date("events", number, row)
        if row["event_type"] in CROSSWALK:
            known = crosswalk_columns(row["event_type"])
            yield from _compare("events", number, row, known, f"event_type {row['event_type']!r}")


def _compare(table: str, number: int, row: Row, expected: Row, source: str = "") -> Iterator[Violation]:
    for name, value in expected.items():
        if row[name] != value:
            of = f" of {source}" if source else ""
            problem = f"{_shown(row[name])} is not what follows{of}: {_shown(value)}"
            yield Violation(table, number, name, problem, _REBUILD)


def _shown(value: Any) -> str:  # noqa: ANN401 - a cell of any column
    return "null" if value is None else repr(value.isoformat()[:10] if hasattr(value, "isoformat") else value)


@lru_cache(maxsize=4096)
def _parsed(text: str | None) -> Edtf | None:
    """The date, or None where there is none or it cannot be read."""
    try:
        return None if text is None else parse_edtf(text)
    except DateError:
        return None
