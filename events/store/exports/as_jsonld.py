"""JSON-LD: a schema.org Dataset with its Events, each with EDTF in ``temporalCoverage``.

``startDate`` and ``endDate`` are given only where the date is as precise as ISO 8601 writes it, and unmarked: a month
stays a month. The context stands in the file, so that reading it needs no network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.dates import EdtfDate, EdtfRange, parse_edtf
from events.store.exports.model import Rendered
from events.store.exports.rows import json_bytes, sources_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.store.exports.model import Content

__all__ = ["render_jsonld"]

#: Terms are schema.org's; addresses are addresses, not texts.
_CONTEXT = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "eventStatus": {"@type": "@id"}}
_STATUS = {"cancelled": "https://schema.org/EventCancelled", "planned": "https://schema.org/EventScheduled"}
_MORE = ("event_type", "factuality", "date_basis", "date_display", "confidence", "n_mentions", "n_documents")


def render_jsonld(content: Content) -> Rendered:
    """``events.jsonld``."""
    about = content.about
    dataset = {"@id": "#dataset", "@type": "Dataset", "name": about.title, "version": about.version}
    dataset |= {"description": about.description} if about.description else {}
    dataset |= {"url": about.homepage} if about.homepage else {}
    documents = sources_of(content)
    nodes = [dataset, *(_event(row, documents[row["doc_id"]]) for row in content.events)]
    return Rendered({"events.jsonld": json_bytes({"@context": _CONTEXT, "@graph": nodes})}, len(content.events))


def _event(row: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    event = {
        "@id": f"#{row['event_id']}",
        "@type": "Event",
        "identifier": row["event_id"],
        "name": row["title"],
        "description": row["quote"],
        "temporalCoverage": row["date_edtf"],
        **_dates(row["date_edtf"]),
        "duration": row["duration"] if "X" not in (row["duration"] or "X") else None,
        "eventStatus": _STATUS.get(row["factuality"]),
        "about": [{"@type": "Thing", "name": name} for name in row["participants"]] or None,
        "location": _place(row),
        "subjectOf": _source(document),
        "additionalProperty": [
            {"@type": "PropertyValue", "propertyID": name, "value": row[name]}
            for name in _MORE
            if row[name] is not None
        ],
    }
    return {name: value for name, value in event.items() if value is not None}


def _dates(text: str | None) -> dict[str, str]:
    """Start and end, each only where it is a plain year, month or day of four-digit years."""
    edtf = None if text is None else parse_edtf(text)
    if isinstance(edtf, EdtfRange) and edtf.span:
        ends = {"startDate": edtf.start, "endDate": edtf.end}
    elif isinstance(edtf, EdtfDate):
        ends = {"startDate": edtf}
    else:
        return {}
    return {name: str(date) for name, date in ends.items() if date is not None and _plain(date)}


def _plain(date: EdtfDate) -> bool:
    marked = date.approximate or date.uncertain or date.unspecified or date.masked or date.time
    return not marked and date.year is not None and 0 <= date.year <= 9999 and (date.month or 1) <= 12


def _place(row: Mapping[str, Any]) -> dict[str, Any] | None:
    if row["place_name"] is None:
        return None
    place: dict[str, Any] = {"@type": "Place", "name": row["place_name"]}
    if row["country_iso2"] is not None:
        place["address"] = {"@type": "PostalAddress", "addressCountry": row["country_iso2"]}
    if row["lat"] is not None and row["lon"] is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": row["lat"], "longitude": row["lon"]}
    return place


def _source(document: Mapping[str, Any]) -> dict[str, Any]:
    source = {
        "@type": "CreativeWork",
        "identifier": document["doc_id"],
        "name": document["title"],
        "url": document["url"],
        "datePublished": document["published"],
        "inLanguage": document["language"],
        "isPartOf": {"@id": "#dataset"},
    }
    return {name: value for name, value in source.items() if value is not None}
