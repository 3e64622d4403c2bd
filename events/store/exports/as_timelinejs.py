"""TimelineJS3: its JSON, with the date's own words (``display_date``) on every slide, and long spans as eras.

Source: https://timeline.knightlab.com/docs/json-format.html. Texts are HTML there: ours are escaped. A slide needs a
start: an event that is only known to be *by* some date stands at its last month, under its words. Its negative years
are those BC: 44 BC is -44. Events without any bound are left out and counted.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from events.dates import EdtfRange, Granularity, parse_edtf
from events.store.exports.model import Rendered
from events.store.exports.rows import bounds_of, count_note, date_note, json_bytes, sources_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.dates import Day
    from events.store.exports.model import Content

__all__ = ["render_timelinejs"]

_ERA_DAYS = 365
# JavaScript's dates end in these years; TimelineJS has a scale of its own beyond
_SCRIPT_YEARS = 270_000


def render_timelinejs(content: Content) -> Rendered:
    """``timelinejs.json``."""
    documents = sources_of(content)
    slides, eras, furthest = [], [], 0
    for row in content.events:
        dates = _dates(row)
        if dates is None:
            continue
        furthest = max(furthest, *(abs(date["year"]) for date in dates.values()))
        slides.append(_slide(row, dates, documents[row["doc_id"]]))
        if row["date_kind"] == "span" and (bounds_of(row).days or 0) > _ERA_DAYS:
            eras.append({**dates, "text": {"headline": escape(row["title"])}})
    about = content.about
    text = {"headline": escape(about.title), "text": f"<p>{escape(about.description)}</p>" if about.description else ""}
    timeline = {
        "scale": "human" if furthest <= _SCRIPT_YEARS else "cosmological",
        "title": {"unique_id": "title", "text": text},
        "events": slides,
        "eras": eras,
    }
    omitted = count_note(len(content.events) - len(slides), "without any date left out: a slide needs a start")
    return Rendered({"timelinejs.json": json_bytes(timeline)}, len(slides), omitted)


def _dates(row: Mapping[str, Any]) -> dict[str, dict[str, int]] | None:
    """``start_date``, and ``end_date`` where it is another; a single month or year as that and no finer."""
    bounds = bounds_of(row)
    first, last = bounds.earliest, bounds.latest
    if first is None and last is None:
        return None
    edtf = parse_edtf(row["date_edtf"])
    if first is None or last is None:
        finest = Granularity.DAY if edtf.precision is Granularity.DAY else Granularity.MONTH
        known = last if first is None else first
        return {"start_date": _date(known, finest)} if known is not None else None
    unit = None if isinstance(edtf, EdtfRange) or edtf.approximate else bounds.granularity()
    if unit in (Granularity.DAY, Granularity.MONTH, Granularity.YEAR):
        return {"start_date": _date(first, unit)}
    return {"start_date": _date(first, Granularity.DAY), "end_date": _date(last, Granularity.DAY)}


def _date(day: Day, unit: Granularity) -> dict[str, int]:
    parts = {"year": day.year if day.year > 0 else day.year - 1, "month": day.month, "day": day.day}
    kept = {Granularity.YEAR: 1, Granularity.MONTH: 2}.get(unit, 3)
    return dict(list(parts.items())[:kept])


def _slide(row: Mapping[str, Any], dates: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    factuality = "" if row["factuality"] in ("occurred", "ongoing") else f" ({row['factuality']})"
    source = escape(document["title"] or document["source"] or document["doc_id"])
    if document["url"]:
        source = f'<a href="{escape(document["url"])}">{source}</a>'
    note = date_note(row)
    text = f"<blockquote>{escape(row['quote'])}</blockquote><p>{source}</p>" + (
        f"<p><small>{note}</small></p>" * bool(note)
    )
    return {
        "unique_id": row["event_id"],
        **dates,
        "display_date": row["date_display"],
        "text": {"headline": escape(row["title"] + factuality), "text": text},
        "group": row["event_type"],
        "autolink": False,
    }
