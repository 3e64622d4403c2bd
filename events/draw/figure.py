"""The chart of a page: drawings at several widths, of which the browser shows the widest that fits."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from events.draw.spec import is_dense, reading_help
from events.draw.timeline import spec_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.draw.lanes import LaneBy
    from events.draw.rows import Row
    from events.draw.timeline import Scale

__all__ = ["chart_data", "figure"]

_WIDTHS = (600, 725, 950, 1244)
_WIDTHS_OF_MANY = (725, 1100)
_MANY = 100
_MARGIN = 8
_HINT = "Point at an event for its quote, click it to find it in the list; click a type to single it out."
_HINT_LINKED = "Point at an event for its quote, click it for its evidence; click a type to single it out."


def chart_data(
    rows: list[Row], scale: Scale, *, lanes: LaneBy | None = None, links: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What the page's script draws: specifications by width, and once for all of them tooltips and links.

    Args:
        rows: All events, sorted.
        scale: As for :func:`events.draw.timeline`.
        lanes: As for :func:`events.draw.timeline`.
        links: Where a click on an event leads, by the row's key; by default to the page's list.

    Raises:
        ValueError: The scale or the kind of lanes is unknown, or the dates are too far apart to draw.
    """
    layouts: list[dict[str, Any]] = []
    shared: dict[str, Any] = {}
    for width in _WIDTHS if len(rows) <= _MANY else _WIDTHS_OF_MANY:
        spec = spec_of(rows, scale=scale, title=None, width=width, lanes=lanes)
        spec["description"] += " The list below holds the same events."
        spec["config"] = spec["config"] | {"background": None}
        spec["padding"] = 3
        for datum in spec.get("datasets", {}).get("events", []):
            del datum["tip"]
        if is_dense(rows):  # the same at every width: only once
            shared["events"] = spec["datasets"].pop("events")
        layouts.append({"width": width + _MARGIN, "spec": spec})
    tips = {row.key: row.tooltip() for row in rows if row.dated}
    more = ({"shared": shared} if shared else {}) | ({"links": dict(links)} if links else {})
    return {"layouts": layouts, "tips": tips} | more


def figure(rows: list[Row], scale: Scale, *, linked: bool = False) -> str:
    """HTML of the place that the chart is drawn in, and how to read it."""
    hint = _HINT_LINKED if linked else _HINT
    words = [*reading_help(rows, scale), hint] if any(row.dated for row in rows) else []
    caption = f"<figcaption>{escape(' '.join(words))}</figcaption>" if words else ""
    return f'<figure class="wide"><div id="timeline"></div>{caption}</figure>'
