"""iCalendar (RFC 5545): whole-day events with exclusive ends.

An uncertain date becomes all the days of its bounds, with a note in the description that says so, never one of them.
Events with an open or unknown bound, or outside the years 1 to 9999, cannot stand in a calendar: they are left out and
counted. ``DTSTAMP`` is the day by which the event had been reported, not the clock's.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from events.dates import add_days, parse_edtf
from events.errors import MissingExtraError
from events.store.exports.model import Rendered
from events.store.exports.rows import bounds_of, count_note, date_note, sources_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icalendar import Event

    from events.store.exports.model import Content

__all__ = ["render_ics"]

_UNKNOWN_STAMP = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_STATUS = {"occurred": "CONFIRMED", "ongoing": "CONFIRMED", "cancelled": "CANCELLED", "denied": "CANCELLED"}
_PLAIN = ("occurred", "ongoing")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]+")  # RFC 5545 has none in texts


def render_ics(content: Content) -> Rendered:
    """``events.ics``.

    Raises:
        MissingExtraError: The package icalendar is not installed.
    """
    try:
        from icalendar import Calendar  # noqa: PLC0415 - loaded where it is used
    except ImportError as error:
        msg = "iCalendar files need the package icalendar; run: pip install 'dated-events[export]'"
        raise MissingExtraError(msg) from error
    calendar = Calendar()
    calendar.add("prodid", "-//dated-events//dated-events//EN")
    calendar.add("version", "2.0")
    calendar.add("name", content.about.title)
    calendar.add("x-wr-calname", content.about.title)
    documents = sources_of(content)
    written = 0
    for row in content.events:
        days = _days(row)
        if days is not None:
            calendar.add_component(_event(row, days, documents[row["doc_id"]], content.about.name))
            written += 1
    omitted = count_note(len(content.events) - written, "with an open or unknown bound left out: a calendar needs days")
    return Rendered({"events.ics": calendar.to_ical()}, written, omitted)


def _days(row: Mapping[str, Any]) -> tuple[dt.date, dt.date] | None:
    """First day, and the day after the last; None where a calendar has none."""
    bounds = bounds_of(row)
    if bounds.earliest is None or bounds.latest is None:
        return None
    start, end = bounds.earliest.to_date(), add_days(bounds.latest, 1).to_date()
    return None if start is None or end is None else (start, end)


def _event(row: Mapping[str, Any], days: tuple[dt.date, dt.date], document: Mapping[str, Any], dataset: str) -> Event:
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", f"{row['event_id']}@{dataset}.dated-events")
    event.add("dtstamp", _stamp(row))
    event.add("dtstart", days[0])
    event.add("dtend", days[1])
    event.add("summary", _text(_title(row)))
    event.add("description", _text(_description(row, document)))
    event.add("status", _STATUS.get(row["factuality"], "TENTATIVE"))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [row["event_type"]])
    if row["place_name"] is not None:
        event.add("location", _text(row["place_name"]))
    if row["lat"] is not None and row["lon"] is not None:
        event.add("geo", (row["lat"], row["lon"]))
    if document["url"] is not None:
        event.add("url", document["url"])
    event.add("x-edtf", row["date_edtf"])
    return event


def _title(row: Mapping[str, Any]) -> str:
    return str(row["title"]) if row["factuality"] in _PLAIN else f"{row['title']} ({row['factuality']})"


def _text(text: str) -> str:
    return _CONTROL.sub(" ", text)


def _stamp(row: Mapping[str, Any]) -> dt.datetime:
    """The last day by which it had been reported, at midnight UTC."""
    reported = row["first_reported"]
    day = None if reported is None else parse_edtf(reported).bounds().latest
    date = None if day is None else day.to_date()
    return _UNKNOWN_STAMP if date is None else dt.datetime.combine(date, dt.time(), dt.UTC)


def _description(row: Mapping[str, Any], document: Mapping[str, Any]) -> str:
    source = ", ".join(part for part in (document["title"], document["url"] or document["source"]) if part)
    lines = (
        f"{row['date_display']} (EDTF {row['date_edtf']})",
        date_note(row),
        f"“{row['quote']}”",
        f"Source: {source or document['doc_id']}",
    )
    return "\n".join(line for line in lines if line)
