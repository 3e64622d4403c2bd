"""The elastic timeline as a Vega-Lite specification.

All positions come from :mod:`events.draw.layout` in pixels, so the specification holds no time scale at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.draw.lanes import in_lanes
from events.draw.layout import DATE_SIZE, HEAD, TITLE_SIZE, lay_out
from events.draw.palette import BACKGROUND, INK, MUTED, RULES, styles_for
from events.draw.rows import NOT_REAL, UNREAL
from events.draw.scale import TICK_SIZE
from events.draw.spec import (
    ARROWS,
    CAP,
    COLOR,
    DIM,
    SHAPE,
    STRENGTH,
    STRIKE,
    TYPES,
    description,
    empty,
    frame,
    layer,
    legend,
    link,
    linked,
    subtitle,
    without_empty,
)

if TYPE_CHECKING:
    from events.draw.lanes import LaneBy
    from events.draw.layout import Layout, Placed
    from events.draw.palette import Style
    from events.draw.rows import Row

__all__ = ["elastic"]

_SYMBOL_AREA = 150


def elastic(
    rows: list[Row], *, title: str | None, width: int, row_height: int, lanes: LaneBy | None = None
) -> dict[str, Any]:
    """A Vega-Lite specification of one row an event on a stretched time axis.

    Args:
        rows: All events, sorted; those without a date are counted in the subtitle, not drawn.
        title: Above the chart; None for neither title nor subtitle.
        width: Pixels of the drawing.
        row_height: Pixels of a row.
        lanes: What the rows of a lane have in common; None for no lanes.
    """
    dated, heads = in_lanes([row for row in rows if row.dated], lanes)
    if not dated:
        return empty(rows, title=title, width=width)
    layout = lay_out(dated, width, row_height, heads)
    styles = styles_for(row.event_type for row in dated)
    lines = subtitle(rows, scale="elastic", width=width)
    spec = frame(title, lines, description(rows))
    data, bars, ends = _events(layout, styles), _bars(layout, styles), _ends(layout, styles)
    spec["datasets"] = {"events": data, "bars": bars, "ends": ends, "rules": _rules(layout)}
    spec["datasets"] |= {"lanes": _lanes(layout)} if heads else {}
    layers = without_empty(_layers(layout, styles, width), spec["datasets"])
    spec |= {"width": width, "height": round(layout.height), "layer": layers, "params": [TYPES]}
    return spec


def _events(layout: Layout, styles: dict[str, Style]) -> list[dict[str, Any]]:
    return [_datum(place, styles[place.row.event_type]) for place in layout.rows]


def _datum(place: Placed, style: Style) -> dict[str, Any]:
    row, label = place.row, place.label
    left = min([place.x - 8, label.left, *(bar.x for bar in place.bars)])
    right = max([place.x + 8, label.right, *(bar.x2 for bar in place.bars)])
    look = "open" if row.factuality in UNREAL else "crossed" if row.factuality in NOT_REAL else "full"
    datum = {
        "id": row.key,
        "type": row.event_type.capitalize(),
        "color": style.color,
        "look": look,
        "x": place.x,
        "y": round(place.y, 1),
        "label_y": round(place.label_y, 1),
        "side": "left" if label.side == "left" else "right",
        "label_left": label.left - 3,
        "label_right": label.right + 3,
        "label_top": round(place.label_y - 9, 1),
        "label_bottom": round(place.label_y + 9, 1),
        "title": label.title,
        "title_x": label.title_x,
        "date": label.date,
        "date_x": label.date_x,
        "left": round(left, 1),
        "right": round(right, 1),
        "top": round(min(place.y, place.label_y) - 11, 1),
        "bottom": round(place.y + 11, 1),
        "aria": ". ".join(part for part in (row.date, row.title, row.event_type, row.mark) if part),
        "tip": row.tooltip(),
    }
    datum = linked(datum, row)
    return datum if look == "full" else datum | {"shape": style.shape}


def _bars(layout: Layout, styles: dict[str, Style]) -> list[dict[str, Any]]:
    half = {"range": 7.5, "core": 3.0, "soft": 3.0}
    return [
        {
            "type": place.row.event_type.capitalize(),
            "color": styles[place.row.event_type].color,
            "part": "dashed" if bar.dashed else bar.part,
            "opacity": bar.opacity,
            "x": bar.x,
            "x2": bar.x2,
            "y": round(place.y - half[bar.part], 1),
            "y2": round(place.y + half[bar.part], 1),
        }
        for place in layout.rows
        for bar in place.bars
    ]


def _ends(layout: Layout, styles: dict[str, Style]) -> list[dict[str, Any]]:
    """Caps of firm ends and arrows of open ones."""
    found = []
    for place in layout.rows:
        shapes = [(x, CAP) for x in place.caps]
        shapes += [(x, ARROWS[side]) for x, side in place.arrows]
        base = {"type": place.row.event_type.capitalize(), "color": styles[place.row.event_type].color}
        found += [base | {"x": x, "y": round(place.y, 1), "shape": shape} for x, shape in shapes]
    return found


def _lanes(layout: Layout) -> list[dict[str, Any]]:
    return [
        {"name": head.name, "top": head.y, "middle": head.y + HEAD / 2 + 4, "bottom": head.y + HEAD - 4}
        for head in layout.heads
    ]


def _rules(layout: Layout) -> list[dict[str, Any]]:
    return [{"x": tick.x, "label": tick.label, "label_x": tick.label_x, "unit": tick.unit} for tick in layout.ticks]


def _layers(layout: Layout, styles: dict[str, Style], width: int) -> list[dict[str, Any]]:
    height = round(layout.height)
    axes = _Axes(width, height)
    return [
        *_rule_layers(axes, repeat=len(layout.rows) > 20),
        *(_lane_layers(axes) if layout.heads else []),
        *_bar_layers(axes),
        *_label_layers(axes),
        *_symbol_layers(axes, styles, width),
        _hit_layer(axes, [place.row for place in layout.rows]),
    ]


class _Axes:
    """Encodings of positions in pixels; y runs down."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._x = {"domain": [0, width], "nice": False, "zero": False}
        self._y = {"domain": [0, height], "nice": False, "zero": False, "reverse": True}

    def x(self, field: str) -> dict[str, Any]:
        return {"field": field, "type": "quantitative", "scale": self._x, "axis": None}

    def y(self, field: str) -> dict[str, Any]:
        return {"field": field, "type": "quantitative", "scale": self._y, "axis": None}

    def x_at(self, pixel: float) -> dict[str, Any]:
        return {"datum": pixel, "type": "quantitative", "scale": self._x, "axis": None}

    def y_at(self, pixel: float) -> dict[str, Any]:
        return {"datum": pixel, "type": "quantitative", "scale": self._y, "axis": None}


_DASHES = {"year": [1, 0], "month": [3, 3], "day": [1, 3]}


def _rule_layers(axes: _Axes, *, repeat: bool) -> list[dict[str, Any]]:
    bottom = axes.height - (24 if repeat else 0)
    layers = []
    for unit in ("year", "month", "day"):
        mark = {"type": "rule", "color": RULES[unit], "strokeDash": _DASHES[unit], "aria": False}
        encoding = {"x": axes.x("x"), "y": axes.y_at(22), "y2": {"datum": bottom}}
        layers.append(layer(f"rule_{unit}", "rules", mark, encoding, {"unit": [unit]}))
    for name, y in (("tick_top", 11), ("tick_bottom", axes.height - 11))[: 2 if repeat else 1]:
        mark = {"type": "text", "color": MUTED, "fontSize": TICK_SIZE, "baseline": "middle", "aria": False}
        text = {"field": "label", "type": "nominal"}
        layers.append(layer(name, "rules", mark, {"x": axes.x("label_x"), "y": axes.y_at(y), "text": text}))
    return layers


def _lane_layers(axes: _Axes) -> list[dict[str, Any]]:
    """The names of lanes, on plates that part one lane's calendar rules from the next one's."""
    whole = {"x": axes.x_at(0), "x2": {"datum": axes.width}}
    plate = {"type": "rect", "color": BACKGROUND, "aria": False}
    rule = {"type": "rule", "color": RULES["year"], "strokeWidth": 1.5, "aria": False}
    name = {"type": "text", "align": "left", "baseline": "middle", "fontSize": TITLE_SIZE, "fontWeight": 700}
    text = {"field": "name", "type": "nominal"}
    return [
        layer("lane_plate", "lanes", plate, whole | {"y": axes.y("top"), "y2": {"field": "bottom"}}),
        layer("lane_rule", "lanes", rule, whole | {"y": axes.y("bottom")}),
        layer("lane_name", "lanes", name | {"color": INK}, {"x": axes.x_at(0), "y": axes.y("middle"), "text": text}),
    ]


def _bar_layers(axes: _Axes) -> list[dict[str, Any]]:
    place = {"x": axes.x("x"), "x2": {"field": "x2"}, "y": axes.y("y"), "y2": {"field": "y2"}, "opacity": DIM}
    bar = {"type": "rect", "fill": COLOR, "fillOpacity": STRENGTH, "aria": False}
    pill = bar | {"cornerRadius": 7.5}
    dashed = pill | {"stroke": COLOR, "strokeDash": [3, 2.5], "strokeWidth": 1.2}
    end = {"type": "point", "size": 170, "shape": SHAPE, "fill": COLOR, "strokeWidth": 0, "opacity": 1, "aria": False}
    return [
        layer("range", "bars", pill, place, {"part": ["range"]}),
        layer("range_dashed", "bars", dashed, place, {"part": ["dashed"]}),
        layer("extent", "bars", bar, place, {"part": ["core", "soft"]}),
        layer("ends", "ends", end, {"x": axes.x("x"), "y": axes.y("y"), "opacity": DIM}),
    ]


def _label_layers(axes: _Axes) -> list[dict[str, Any]]:
    box = {"x": axes.x("label_left"), "x2": {"field": "label_right"}}
    box |= {"y": axes.y("label_top"), "y2": {"field": "label_bottom"}}
    layers = [layer("plate", "events", {"type": "rect", "color": BACKGROUND, "aria": False}, box)]
    for side, align in (("right", "left"), ("left", "right")):
        for field, size in (("title", TITLE_SIZE), ("date", DATE_SIZE)):
            mark = {"type": "text", "align": align, "baseline": "middle", "aria": False, "fontSize": size}
            mark["color"] = INK if field == "title" else MUTED
            encoding = {"x": axes.x(f"{field}_x"), "y": axes.y("label_y"), "opacity": DIM}
            encoding["text"] = {"field": field, "type": "nominal"}
            layers.append(layer(f"{field}_{side}", "events", mark, encoding, {"side": [side]}))
    return layers


def _symbol_layers(axes: _Axes, styles: dict[str, Style], width: int) -> list[dict[str, Any]]:
    place = {"x": axes.x("x"), "y": axes.y("y"), "opacity": DIM}
    color, shape = legend(styles, width)
    mark = {"type": "point", "opacity": 1, "aria": False}
    full = mark | {"size": _SYMBOL_AREA, "stroke": BACKGROUND, "strokeWidth": 1.2}
    hollow = mark | {"size": 120, "shape": SHAPE, "fill": BACKGROUND, "stroke": COLOR, "strokeWidth": 2}
    strike = mark | {"size": 420, "shape": STRIKE, "fill": COLOR, "strokeWidth": 0}
    return [
        layer("symbol", "events", full, place | {"fill": color, "shape": shape}),
        layer("hollow", "events", hollow, place, {"look": ["open", "crossed"]}),
        layer("strike", "events", strike, place, {"look": ["crossed"]}),
    ]


def _hit_layer(axes: _Axes, rows: list[Row]) -> dict[str, Any]:
    """An unseen box over bar and label: it carries the tooltip, the link, and the words for screen readers."""
    mark = {"type": "rect", "fillOpacity": 0, "cursor": "pointer", "tooltip": {"expr": "datum.tip"}}
    encoding = {"x": axes.x("left"), "x2": {"field": "right"}, "y": axes.y("top"), "y2": {"field": "bottom"}}
    encoding["description"] = {"field": "aria", "type": "nominal"}
    return layer("hit", "events", mark, encoding | link(rows))
