"""Rows as plain values, and what the formats say of an uncertain date."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from events.dates import Interval, parse_edtf
from events.store.columns import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from events.store.exports.model import Content

__all__ = ["bounds_of", "count_note", "date_note", "json_bytes", "plain_rows", "sources_of"]


def plain_rows(data: pa.Table) -> list[dict[str, Any]]:
    """Rows of a table; days as ``2025-07-01``."""
    return [{name: _plain(value) for name, value in row.items()} for row in data.to_pylist()]


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell of any column
    return value.date().isoformat() if isinstance(value, dt.datetime) else value


def bounds_of(row: Mapping[str, Any]) -> Interval:
    """First and last day of an event's or mention's date, in any year; open where it says nothing."""
    edtf = row["date_edtf"]
    return Interval(None, None) if edtf is None else parse_edtf(edtf).bounds()


def date_note(row: Mapping[str, Any]) -> str:
    """What a reader of bounds must know, in one sentence; empty where the date is a day and certain."""
    parts = []
    if row["date_kind"] == "within":
        parts.append("some time within these bounds, not throughout them")
    if row["date_approximate"]:
        parts.append("approximate: the bounds are wider than the words")
    if row["date_uncertain"]:
        parts.append("the source doubts the date")
    if row["date_basis"] in ("inferred", "document"):
        parts.append(f"no expression dates it ({row['date_basis']})")
    return f"Date: {'; '.join(parts)}." if parts else ""


def sources_of(content: Content) -> Mapping[str, Mapping[str, Any]]:
    """The row of each event's document by ``doc_id``; of one that is not in the dataset, its id alone."""
    missing = dict.fromkeys(DOCUMENTS.names)
    known: dict[str, Mapping[str, Any]] = {row["doc_id"]: missing | {"doc_id": row["doc_id"]} for row in content.events}
    return known | {row["doc_id"]: row for row in content.documents}


def count_note(count: int, what: str, noun: str = "event") -> tuple[str, ...]:
    """``3 events …`` as a note; nothing where there are none."""
    return (f"{count} {noun if count == 1 else noun + 's'} {what}",) if count else ()


def json_bytes(value: object) -> bytes:
    """Indented JSON in UTF-8, the order of keys kept; what would end a script element is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return (text.replace("</", "<\\/") + "\n").encode()
