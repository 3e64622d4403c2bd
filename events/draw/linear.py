"""The linear timeline as a Vega-Lite specification: an exact scale, and an overview strip to zoom by.

Instants are milliseconds of UTC and the scale is a UTC scale, so that no reader's time zone moves a day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.draw.lanes import in_lanes
from events.draw.palette import BACKGROUND, INK, MUTED, RULES, styles_for
from events.draw.rows import NOT_REAL, UNREAL
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
from events.draw.text import shorten, text_width

if TYPE_CHECKING:
    from events.draw.lanes import LaneBy
    from events.draw.palette import Style
    from events.draw.rows import Row

__all__ = ["linear"]

_DATE_SIZE = 12
_TITLE_SIZE = 13
_EPOCH = 719_163
_MS_PER_DAY = 86_400_000
_FADE_STEPS = 6
_BRUSH = {"fill": MUTED, "fillOpacity": 0.15, "stroke": MUTED}
_ZOOM = {
    "name": "zoom",
    "select": {"type": "interval", "encodings": ["x"], "mark": _BRUSH},
    "views": ["overview_events"],
}
_STRIP = 44
_YEAR = "utcyear(datum.value)"
_AXIS_LABEL = (
    f"{_YEAR} < 1 ? (1 - {_YEAR}) + ' BC' : utcmonth(datum.value) === 0 && utcdate(datum.value) === 1"
    f" ? ({_YEAR} < 1000 ? 'AD ' : '') + {_YEAR}"
    " : utcdate(datum.value) === 1 ? utcFormat(datum.value, '%b') : utcFormat(datum.value, '%-d %b')"
)


def linear(
    rows: list[Row], *, title: str | None, width: int, row_height: int, lanes: LaneBy | None = None
) -> dict[str, Any]:
    """A Vega-Lite specification of one row an event on an exact time axis, with a strip of all of it below.

    Dragging over the strip chooses the window above; events outside the window leave an arrow at its edge.

    Args:
        rows: All events, sorted; those without a date are counted in the subtitle, not drawn.
        title: Above the chart; None for neither title nor subtitle.
        width: Pixels, names included.
        row_height: Pixels of a row.
        lanes: What the rows of a lane have in common; None for no lanes.
    """
    grouped = in_lanes([row for row in rows if row.dated], lanes)
    dated, slots = grouped.rows, grouped.slots
    if not dated:
        return empty(rows, title=title, width=width)
    styles = styles_for(row.event_type for row in dated)
    names = _Names(dated, width)
    window = _window(dated)
    spec = frame(title, subtitle(rows, scale="linear", width=width), description(rows))
    events = [_datum(row, (index, slots[index]), styles, names, window) for index, row in enumerate(dated)]
    bars = [bar for row, slot in zip(dated, slots, strict=True) for bar in _bars(row, slot, styles, window, row_height)]
    spec["datasets"] = {"events": events, "bars": bars, "margin": [{"start": instant} for instant in window]}
    heads = [{"name": name, "row": slots[index] - 0.5 + 0.1} for index, name in grouped.heads.items()]
    spec["datasets"] |= {"lanes": heads} if heads else {}
    plot = width - names.width
    main = _main(slots[-1] + 1, plot, row_height, styles, names)
    main["layer"] += _lane_layers(main["layer"][0]["encoding"]["y"], plot, names) if heads else []
    main["layer"] = without_empty(main["layer"], spec["datasets"])
    return spec | {"vconcat": [main, _strip(plot)], "spacing": 12, "params": [TYPES, _ZOOM]}


class _Names:
    """The columns of dates and titles left of the plot, and the channel of their links."""

    def __init__(self, rows: list[Row], width: int) -> None:
        self.link = link(rows)
        self.dates = [shorten(_date(row), width * 0.2, _DATE_SIZE) for row in rows]
        self.date_width = max(text_width(date, _DATE_SIZE) for date in self.dates)
        room = width * 0.45 - self.date_width - 10
        self.titles = [shorten(row.title, room, _TITLE_SIZE) for row in rows]
        self.title_width = max(text_width(title, _TITLE_SIZE) for title in self.titles)
        self.width = round(self.date_width + 10 + self.title_width + 24)

    @property
    def title_x(self) -> int:
        return -round(self.title_width) - 24


def _date(row: Row) -> str:
    return f"{row.date} · {row.mark}" if row.mark else row.date


def _ms(day: float) -> int:
    return round((day - _EPOCH) * _MS_PER_DAY)


def _window(rows: list[Row]) -> list[int]:
    """First and last instant of the whole axis: all events and a margin."""
    days = [day for row in rows for day in (row.start, row.end) if day is not None]
    margin = max(3, (max(days) - min(days)) // 25)
    return [_ms(min(days) - margin), _ms(max(days) + margin)]


def _ends(row: Row) -> tuple[int, int]:
    if row.start is None:
        return (row.end or 0) - 1, row.end or 0
    return row.start, row.start + 1 if row.end is None else row.end


def _datum(
    row: Row, place: tuple[int, int], styles: dict[str, Style], names: _Names, window: list[int]
) -> dict[str, Any]:
    start, end = _ends(row)
    index, slot = place
    style = styles[row.event_type]
    look = "open" if row.factuality in UNREAL else "crossed" if row.factuality in NOT_REAL else "full"
    datum = {
        "id": row.key,
        "type": row.event_type.capitalize(),
        "color": style.color,
        "look": look,
        "row": slot + 0.5,
        "middle": _ms((start + end) / 2),
        "start": window[0] if row.start is None else _ms(start),
        "end": window[1] if row.end is None else _ms(end),
        "open": "left" if row.start is None else "right" if row.end is None else "",
        "title": names.titles[index],
        "date": names.dates[index],
        "aria": ". ".join(part for part in (row.date, row.title, row.event_type, row.mark) if part),
        "tip": row.tooltip(),
    }
    datum = linked(datum, row)
    return datum if look == "full" else datum | {"shape": style.shape}


def _bars(row: Row, index: int, styles: dict[str, Style], window: list[int], row_height: int) -> list[dict[str, Any]]:
    start = window[0] if row.start is None else _ms(row.start)
    end = window[1] if row.end is None else _ms(row.end)
    base = {"type": row.event_type.capitalize(), "color": styles[row.event_type].color}

    def piece(first: float, last: float, part: str, opacity: float) -> dict[str, Any]:
        half = {"core": 3, "cap": 0}.get(part, 7.5) / row_height
        heights = {"y": round(index + 0.5 - half, 3), "y2": round(index + 0.5 + half, 3)}
        return base | heights | {"start": round(first), "end": round(last), "part": part, "opacity": round(opacity, 2)}

    if row.kind != "span":
        open_ended = row.start is None or row.end is None
        part = "dashed" if row.approximate else "range"
        return [piece(start, end, part, 0.16 if open_ended else 0.3)] if open_ended or end - start > _MS_PER_DAY else []
    firm = (start + end) / 2, (start + end) / 2
    if row.firm is not None:
        firm = _ms(row.firm[0]), _ms(row.firm[1])
    elif row.start is None or row.end is None:
        firm = start, end
    if row.approximate:
        firm = max(firm[0], start + (end - start) / 8), min(firm[1], end - (end - start) / 8)
    pieces = [piece(*firm, "core", 0.85)] if firm[0] < firm[1] else []
    for outer, inner in ((start, firm[0]), (end, firm[1])):
        cuts = [inner + (outer - inner) * step / _FADE_STEPS for step in range(_FADE_STEPS + 1)]
        for step in range(_FADE_STEPS if outer != inner else 0):
            first, last = sorted(cuts[step : step + 2])
            pieces.append(piece(first, last, "core", 0.85 * (1 - (step + 0.5) / _FADE_STEPS)))
        if outer == inner and inner not in window:
            pieces.append(piece(inner, inner, "cap", 1))
    return pieces


def _main(count: int, plot: int, row_height: int, styles: dict[str, Style], names: _Names) -> dict[str, Any]:
    rows = {"domain": [0, count], "nice": False, "zero": False, "reverse": True}
    y = {"field": "row", "type": "quantitative", "scale": rows, "axis": None}
    layers = [*_name_layers(y, names), *_bar_layers(_x(plot), y), *_symbol_layers(_x(plot), y, styles, plot)]
    layers += [*_edge_layers(y, plot), _hit(y, plot, names)]
    return {"name": "window", "width": plot, "height": count * row_height, "layer": layers}


def _x(plot: int) -> dict[str, Any]:
    """The time channel, the same on every layer: one without the brush's domain would undo it for all."""
    axis = {"orient": "top", "labelExpr": _AXIS_LABEL, "tickCount": max(3, plot // 100), "labelOverlap": "greedy"}
    scale = {"type": "utc", "nice": False, "domain": {"param": "zoom", "encoding": "x"}}
    return {"type": "temporal", "axis": axis | {"labelSeparation": 10}, "scale": scale}


def _name_layers(y: dict[str, Any], names: _Names) -> list[dict[str, Any]]:
    layers = []
    for field, at, size, color in (
        ("date", names.title_x - 10, _DATE_SIZE, MUTED),
        ("title", names.title_x, _TITLE_SIZE, INK),
    ):
        mark: dict[str, Any] = {"type": "text", "align": "right" if field == "date" else "left"}
        mark |= {"baseline": "middle", "fontSize": size, "color": color, "clip": False, "aria": False}
        encoding = {"x": {"value": at}, "y": y, "text": {"field": field, "type": "nominal"}, "opacity": DIM}
        layers.append(layer(field, "events", mark, encoding))
    grid = {"type": "rule", "color": RULES["day"], "aria": False}
    return [layer("rows", "events", grid, {"y": y}), *layers]


def _lane_layers(y: dict[str, Any], plot: int, names: _Names) -> list[dict[str, Any]]:
    """The names of lanes, each over a rule."""
    rule = {"type": "rule", "color": RULES["year"], "strokeWidth": 1.5, "yOffset": 12, "clip": False, "aria": False}
    name = {"type": "text", "align": "left", "baseline": "middle", "fontSize": _TITLE_SIZE, "fontWeight": 700}
    name |= {"color": INK, "clip": False}
    left = {"x": {"value": -names.width}}
    return [
        layer("lane_rule", "lanes", rule, left | {"x2": {"value": plot}, "y": y}),
        layer("lane_name", "lanes", name, left | {"y": y, "text": {"field": "name", "type": "nominal"}}),
    ]


def _margin(name: str, x: dict[str, Any]) -> dict[str, Any]:
    """Two unseen points that keep a margin at both ends of the scale."""
    return layer(name, "margin", {"type": "point", "opacity": 0, "aria": False}, {"x": x | {"field": "start"}})


def _bar_layers(x: dict[str, Any], y: dict[str, Any]) -> list[dict[str, Any]]:
    place = {"x": x | {"field": "start"}, "x2": {"field": "end"}, "y": y | {"field": "y"}, "y2": {"field": "y2"}}
    place["opacity"] = DIM
    bar = {"type": "rect", "clip": True, "fill": COLOR, "fillOpacity": STRENGTH, "aria": False}
    pill = bar | {"cornerRadius": 7.5}
    dashed = pill | {"stroke": COLOR, "strokeDash": [3, 2.5], "strokeWidth": 1.2}
    cap = {"type": "point", "size": 170, "shape": CAP, "fill": COLOR, "strokeWidth": 0, "opacity": 1, "clip": True}
    ends = {"x": x | {"field": "start"}, "y": y | {"field": "y"}, "opacity": DIM}
    return [
        _margin("margin", x),
        layer("range", "bars", pill, place, {"part": ["range"]}),
        layer("range_dashed", "bars", dashed, place, {"part": ["dashed"]}),
        layer("extent", "bars", bar, place, {"part": ["core"]}),
        layer("ends", "bars", cap | {"aria": False}, ends, {"part": ["cap"]}),
    ]


def _symbol_layers(x: dict[str, Any], y: dict[str, Any], styles: dict[str, Style], plot: int) -> list[dict[str, Any]]:
    place = {"x": x | {"field": "middle"}, "y": y, "opacity": DIM}
    color, shape = legend(styles, plot)
    mark = {"type": "point", "clip": True, "opacity": 1, "aria": False}
    full = mark | {"size": 150, "stroke": BACKGROUND, "strokeWidth": 1.2}
    hollow = mark | {"size": 120, "shape": SHAPE, "fill": BACKGROUND, "stroke": COLOR, "strokeWidth": 2}
    strike = mark | {"size": 420, "shape": STRIKE, "fill": COLOR, "strokeWidth": 0}
    layers = [
        layer("symbol", "events", full, place | {"fill": color, "shape": shape}),
        layer("hollow", "events", hollow, place, {"look": ["open", "crossed"]}),
        layer("strike", "events", strike, place, {"look": ["crossed"]}),
    ]
    for side, offset in (("left", -18), ("right", 18)):
        arrow = mark | {"size": 90, "shape": ARROWS[side], "fill": COLOR, "strokeWidth": 0, "xOffset": offset}
        layers.append(layer(f"open_{side}", "events", arrow, place, {"open": [side]}))
    return layers


def _edge_layers(y: dict[str, Any], plot: int) -> list[dict[str, Any]]:
    """An arrow at the window's edge for each event that lies outside it: the row is never just blank."""
    tests = {
        "left": "isArray(zoom.middle) && datum.end < zoom.middle[0]",
        "right": "isArray(zoom.middle) && datum.start > zoom.middle[1]",
    }
    layers = []
    for side, at in (("left", 8), ("right", plot - 8)):
        mark = {"type": "point", "size": 70, "shape": ARROWS[side], "fill": COLOR, "strokeWidth": 0, "aria": False}
        encoding = {"x": {"value": at}, "y": y, "opacity": DIM}
        layers.append(layer(f"beyond_{side}", "events", mark, encoding) | {"transform": [{"filter": tests[side]}]})
    return layers


def _hit(y: dict[str, Any], plot: int, names: _Names) -> dict[str, Any]:
    """An unseen bar over the whole row: it carries the tooltip, the link, and the words for screen readers."""
    mark = {
        "type": "bar",
        "size": 20,
        "clip": False,
        "fillOpacity": 0,
        "cursor": "pointer",
        "tooltip": {"expr": "datum.tip"},
    }
    encoding = {"x": {"value": -names.width}, "x2": {"value": plot}, "y": y}
    encoding["description"] = {"field": "aria", "type": "nominal"}
    return layer("hit", "events", mark | {"orient": "horizontal"}, encoding | names.link)


def _strip(plot: int) -> dict[str, Any]:
    axis = {"labelExpr": _AXIS_LABEL, "grid": False, "tickCount": max(3, plot // 100), "labelOverlap": "greedy"}
    axis |= {"title": "Drag here to choose a window; double-click for everything", "titleFontWeight": "normal"}
    axis |= {"titleColor": MUTED, "titleFontSize": _DATE_SIZE}
    x = {"field": "start", "type": "temporal", "axis": axis}
    x["scale"] = {"type": "utc", "nice": False}
    mark = {"type": "rule", "stroke": COLOR, "strokeWidth": 2, "opacity": 0.7, "aria": False}
    encoding = {"x": x | {"field": "middle"}, "y": {"value": 8}, "y2": {"value": _STRIP - 8}}
    points = layer("overview_events", "events", mark, encoding)
    return {"name": "overview", "width": plot, "height": _STRIP, "layer": [_margin("overview_margin", x), points]}
