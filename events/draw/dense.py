"""The overview of very many events: columns that count them, stacked by type, and the rows of the columns chosen."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Any

from events.draw.bins import elastic_bins, even_bins
from events.draw.columns import Columns
from events.draw.layout import DATE_SIZE, TITLE_SIZE
from events.draw.palette import BACKGROUND, INK, MUTED, RULES, styles_for
from events.draw.rows import NOT_REAL, UNREAL
from events.draw.scale import TICK_SIZE
from events.draw.spec import (
    COLOR,
    DIM,
    SHAPE,
    STRIKE,
    TYPES,
    description,
    frame,
    layer,
    legend,
    link,
    linked,
    subtitle,
    without_empty,
)
from events.draw.text import text_width

if TYPE_CHECKING:
    from events.draw.lanes import LaneBy
    from events.draw.palette import Style
    from events.draw.rows import Row

__all__ = ["CAP", "dense"]

#: So many rows are listed below the columns.
CAP = 20
_ROW = 23
_TICKS = 13
_BRUSH: dict[str, Any] = {"fill": MUTED, "fillOpacity": 0.14, "stroke": MUTED, "cursor": "move"}
_CHOSEN = "!isArray(brush.x) || (bins[datum.bin].x2 > brush.x[0] + 0.5 && bins[datum.bin].x < brush.x[1] - 0.5)"
_HEADING = (
    "(datum.first === datum.last ? bins[datum.first].words : bins[datum.first].words + ' to ' + bins[datum.last].words)"
    " + ': ' + format(datum.total, ',') + (datum.total === 1 ? ' event' : ' events')"
    f" + (datum.total > {CAP} ? ', the first {CAP} of them:' : '')"
)


def dense(rows: list[Row], *, scale: str, title: str | None, width: int, lanes: LaneBy | None = None) -> dict[str, Any]:
    """A Vega-Lite specification of columns that count events, and of the rows of the columns that a brush covers.

    Args:
        rows: All events, sorted, some of them dated.
        scale: ``linear`` for columns of one length of time, ``elastic`` for finer ones where events crowd.
        title: Above the chart; None for neither title nor subtitle.
        width: Pixels of the drawing.
        lanes: One band of columns for each group; None for one band.

    Raises:
        ValueError: The kind of lanes is unknown, or the dates are too far apart to draw.
    """
    dated = [row for row in rows if row.dated]
    days = [_day(row) for row in dated]
    bins = even_bins(days) if scale == "linear" else elastic_bins(days)
    starts = [one.start for one in bins]
    places = [bisect_right(starts, day) - 1 for day in days]
    styles = styles_for(row.event_type for row in dated)
    columns = Columns(dated, places, bins, lanes, width)
    spec = frame(title, subtitle(rows, scale=scale, width=width), description(rows))
    spec["datasets"] = columns.datasets(styles) | {
        "events": [_datum(row, place, styles[row.event_type]) for row, place in zip(dated, places, strict=True)]
    }
    peak = Counter(places).most_common(1)[0][0]
    params = [TYPES, {"name": "bins", "value": columns.named}, _brush(columns.named[peak])]
    layers = without_empty(_overview(columns, styles, width), spec["datasets"])
    overview = {"width": width, "height": round(columns.height), "layer": layers}
    dates = max(text_width(row["date"], DATE_SIZE) for row in spec["datasets"]["events"])
    spec["datasets"] = {name: data for name, data in spec["datasets"].items() if data}
    return spec | {
        "vconcat": [overview, _rows(width, min(dates, width * 0.3), link(rows))],
        "spacing": 14,
        "params": params,
    }


def _day(row: Row) -> int:
    """The day that an event counts at: its first if it lasted, else the middle of its date."""
    if row.start is None or row.end is None:
        return row.start if row.start is not None else (row.end or 0) - 1
    return row.start if row.kind == "span" else (row.start + row.end - 1) // 2


def _brush(chosen: dict[str, Any]) -> dict[str, Any]:
    """The window over the columns; at first on the fullest."""
    select = {"type": "interval", "encodings": ["x"], "mark": _BRUSH}
    return {"name": "brush", "select": select, "value": {"x": [chosen["x"], chosen["x2"]]}, "views": ["columns"]}


def _datum(row: Row, place: int, style: Style) -> dict[str, Any]:
    look = "open" if row.factuality in UNREAL else "crossed" if row.factuality in NOT_REAL else "full"
    datum = {
        "id": row.key,
        "type": row.event_type.capitalize(),
        "color": style.color,
        "shape": style.shape,
        "look": look,
        "bin": place,
        "title": row.title,
        "date": f"{row.date} · {row.mark}" if row.mark else row.date,
        "words": f"{row.date}. {row.title}. {row.event_type}",
        "tip": row.tooltip(),
    }
    return linked(datum, row)


class _Pixels:
    """Channels of positions in pixels; y runs down."""

    def __init__(self, width: float, height: float) -> None:
        self._x = {"domain": [0, width], "nice": False, "zero": False}
        self._y = {"domain": [0, height], "nice": False, "zero": False, "reverse": True}

    def x(self, field: str) -> dict[str, Any]:
        return {"field": field, "type": "quantitative", "scale": self._x, "axis": None}

    def y(self, field: str) -> dict[str, Any]:
        return {"field": field, "type": "quantitative", "scale": self._y, "axis": None}

    def at(self, pixel: float) -> dict[str, Any]:
        return {"datum": pixel, "type": "quantitative", "scale": self._y, "axis": None}


def _overview(columns: Columns, styles: dict[str, Style], width: int) -> list[dict[str, Any]]:
    to = _Pixels(width, round(columns.height))
    small: dict[str, Any] = {"type": "text", "color": MUTED, "fontSize": TICK_SIZE, "baseline": "middle", "aria": False}
    label = {"field": "label", "type": "nominal"}
    rule: dict[str, Any] = {"type": "rule", "color": RULES["day"], "aria": False}
    across = {"x": to.x("x"), "x2": {"field": "x2"}}
    floor = round(columns.height)
    count = {"x": {"value": columns.left - 4}, "y": to.y("y"), "text": label}
    count_rule = {"y": to.y("y"), "x": {"value": columns.left}, "x2": {"value": width}}
    calendar = {"x": to.x("x"), "y": {"value": -3}, "y2": {"value": floor}}
    bar = {"type": "rect", "fill": COLOR, "opacity": 1, "aria": False}
    level = {"type": "rule", "color": MUTED, "aria": False}
    lane = small | {"color": INK, "fontSize": TITLE_SIZE, "fontWeight": 700, "align": "left"}
    lane_at = {"x": {"value": 0}, "y": to.y("y"), "text": {"field": "name", "type": "nominal"}}
    return [
        layer("rows", "counts", rule, count_rule),
        layer("count", "counts", small | {"align": "right"}, count),
        layer("rule_year", "rules", rule, calendar),
        layer("tick_top", "rules", small, {"x": to.x("label_x"), "y": {"value": -_TICKS}, "text": label}),
        layer("level_rule", "levels", level, across | {"y": {"value": floor + 6}}),
        layer("level", "levels", small, {"x": to.x("middle"), "y": {"value": floor + 17}, "text": label}),
        layer("lane_name", "lanes", lane, lane_at),
        layer("bars", "bars", bar, across | {"y": to.y("y"), "y2": {"field": "y2"}, "opacity": DIM}),
        *_unseen_layers(to, columns, styles, width),
    ]


def _unseen_layers(to: _Pixels, columns: Columns, styles: dict[str, Style], width: int) -> list[dict[str, Any]]:
    """Points that carry the legend, and boxes over whole columns that carry tooltips and words for screen readers."""
    tinted = {kind: style._replace(color=columns.colors[kind]) for kind, style in styles.items()}
    color, shape = legend(tinted, width)
    named = {"x": to.x("x"), "y": to.y("y"), "fill": color, "shape": shape}
    box = {"x": to.x("x"), "x2": {"field": "x2"}, "y": to.y("top"), "y2": {"field": "bottom"}}
    box["description"] = {"field": "words", "type": "nominal"}
    hit = {"type": "rect", "fillOpacity": 0, "tooltip": {"expr": "datum.tip"}}
    return [
        layer("symbol", "types", {"type": "point", "opacity": 0, "aria": False}, named),
        layer("columns", "columns", hit, box),
    ]


def _rows(width: int, date_width: float, href: dict[str, Any]) -> dict[str, Any]:
    """The first rows of the columns under the brush, with a heading that says how many there are; ``href`` links."""
    height = (CAP + 1) * _ROW + 6
    to = _Pixels(width, height)
    fields = [("count", None, "total"), ("min", "bin", "first"), ("max", "bin", "last")]
    keep: list[dict[str, Any]] = [
        {"filter": _CHOSEN},
        {"filter": {"param": "types"}},
        {"joinaggregate": [{"op": op, "as": name} | ({"field": of} if of else {}) for op, of, name in fields]},
        {"window": [{"op": "row_number", "as": "rank"}]},
        {"filter": f"datum.rank <= {CAP}"},
        {"calculate": f"datum.rank * {_ROW} + {_ROW / 2}", "as": "y"},
    ]
    layers = [*_heading_layers(to, width), *_mark_layers(to), *_word_layers(to, width, date_width, href)]
    for one in layers:
        del one["data"]
    return {"data": {"name": "events"}, "transform": keep, "width": width, "height": height, "layer": layers}


_TEXT: dict[str, Any] = {"type": "text", "align": "left", "baseline": "middle", "aria": False, "ellipsis": "…"}


def _heading_layers(to: _Pixels, width: int) -> list[dict[str, Any]]:
    mark = _TEXT | {"color": INK, "fontSize": TITLE_SIZE, "fontWeight": 700, "limit": width, "text": {"expr": _HEADING}}
    heading = layer("heading", "events", mark, {"x": {"value": 0}, "y": to.at(_ROW / 2)})
    return [heading | {"transform": [{"filter": "datum.rank === 1"}]}]


def _mark_layers(to: _Pixels) -> list[dict[str, Any]]:
    mark: dict[str, Any] = {"type": "point", "opacity": 1, "aria": False, "shape": SHAPE, "strokeWidth": 0}
    hollow = mark | {"size": 120, "fill": BACKGROUND, "stroke": COLOR, "strokeWidth": 2}
    at = {"x": {"value": 10}, "y": to.y("y")}
    return [
        layer("row_full", "events", mark | {"size": 150, "fill": COLOR}, at, {"look": ["full"]}),
        layer("hollow", "events", hollow, at, {"look": ["open", "crossed"]}),
        layer("strike", "events", mark | {"size": 420, "shape": STRIKE, "fill": COLOR}, at, {"look": ["crossed"]}),
    ]


def _word_layers(to: _Pixels, width: int, date_width: float, href: dict[str, Any]) -> list[dict[str, Any]]:
    """Date and title of each row, and an unseen box over it that carries the tooltip."""
    left = round(28 + date_width + 12)
    layers = []
    for field, at, room, size, color in (
        ("date", 28, round(date_width) + 2, DATE_SIZE, MUTED),
        ("title", left, width - left, TITLE_SIZE, INK),
    ):
        place = {"x": {"value": at}, "y": to.y("y"), "text": {"field": field, "type": "nominal"}}
        layers.append(layer(field, "events", _TEXT | {"color": color, "fontSize": size, "limit": room}, place))
    box = {
        "x": {"value": 0},
        "x2": {"value": width},
        "y": to.y("y"),
        "description": {"field": "words", "type": "nominal"},
    }
    hit = {"type": "rect", "fillOpacity": 0, "cursor": "pointer", "tooltip": {"expr": "datum.tip"}, "height": _ROW - 2}
    return [*layers, layer("hit", "events", hit, box | href)]
