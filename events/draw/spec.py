"""What the specifications of both scales share: title, subtitle, legend, description, and the empty chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.dates import Day
from events.draw.palette import CONFIG, MUTED
from events.draw.rows import year_words
from events.draw.text import clean, text_width

if TYPE_CHECKING:
    from events.draw.palette import Style
    from events.draw.rows import Row

__all__ = [
    "ARROWS",
    "CAP",
    "COLOR",
    "DIM",
    "MOST_ROWS",
    "SHAPE",
    "STRENGTH",
    "STRIKE",
    "TYPES",
    "description",
    "empty",
    "escape_json",
    "frame",
    "is_dense",
    "layer",
    "legend",
    "link",
    "linked",
    "reading_help",
    "subtitle",
    "summary",
    "without_empty",
]

_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_SUBTITLE_SIZE = 13

# Outlines in a box from -1 to 1: a line through what did not happen, the firm end of an extent, open ends.
STRIKE = "M-0.95,0.8L-0.8,0.95L0.95,-0.8L0.8,-0.95Z"
CAP = "M-0.12,-1L0.12,-1L0.12,1L-0.12,1Z"
ARROWS = {"left": "M-1,0L0.6,-0.9L0.6,0.9Z", "right": "M1,0L-0.6,-0.9L-0.6,0.9Z"}
#: Opacity channel: what the legend's filter leaves out grows faint.
DIM = {"condition": {"param": "types", "value": 1}, "value": 0.12}
# Colour, shape and strength from the data, as properties of marks: as channels they would make legends of their own,
# and the legend of types would no longer answer to clicks.
COLOR = {"expr": "datum.color"}
SHAPE = {"expr": "datum.shape"}
STRENGTH = {"expr": "datum.opacity"}
#: So many events get a row each; more are counted.
MOST_ROWS = 400
#: The legend's filter, named where Altair keeps it.
TYPES = {
    "name": "types",
    "select": {"type": "point", "fields": ["type"]},
    "bind": "legend",
    "views": ["symbol"],
}


def frame(title: str | None, lines: list[str], words: str) -> dict[str, Any]:
    """The outside of a specification; no title and no subtitle if the title is None."""
    spec: dict[str, Any] = {"$schema": _SCHEMA, "description": words, "config": CONFIG, "padding": 8}
    if title is not None:
        spec["title"] = {"text": clean(title), "subtitle": lines}
    return spec


def layer(
    name: str, data: str, mark: dict[str, Any], encoding: dict[str, Any], only: dict[str, list[str]] | None = None
) -> dict[str, Any]:
    """One layer over a named dataset; the name is its CSS class in SVG.

    Args:
        name: Unique within the chart.
        data: Name of the dataset.
        mark: Mark definition.
        encoding: Channels.
        only: Draw only rows that have one of these values in this field.
    """
    made: dict[str, Any] = {"name": name, "data": {"name": data}, "mark": mark, "encoding": encoding}
    if only:
        made["transform"] = [{"filter": {"field": field, "oneOf": values}} for field, values in only.items()]
    return made


def linked(datum: dict[str, Any], row: Row) -> dict[str, Any]:
    """A datum, with the address of its evidence if the row has one."""
    return datum | {"url": row.url} if row.url else datum


def link(rows: list[Row]) -> dict[str, Any]:
    """The channel that makes an event a link to its evidence; empty where no row has an address."""
    return {"href": {"field": "url", "type": "nominal"}} if any(row.url for row in rows) else {}


def without_empty(layers: list[dict[str, Any]], datasets: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The layers that have anything to draw: Vega warns of the others."""
    return [one for one in layers if any(_passes(row, one) for row in datasets[one["data"]["name"]])]


def _passes(row: dict[str, Any], one: dict[str, Any]) -> bool:
    tests = [step["filter"] for step in one.get("transform", [])]
    return all(isinstance(test, str) or row.get(test["field"]) in test["oneOf"] for test in tests)


def summary(rows: list[Row]) -> str:
    """How many events, and from which year to which: ``12 events, 1999–2025``."""
    dated = [row for row in rows if row.dated]
    count = f"{len(rows):,} event{'' if len(rows) == 1 else 's'}"
    if not dated:
        return count
    first = Day.from_ordinal(min(_first(row) for row in dated)).year
    last = Day.from_ordinal(max(_last(row) for row in dated)).year
    if first == last:
        return f"{count}, {year_words(first)}"
    dash = "–" if first > 0 else " – "
    return f"{count}, {year_words(first)}{dash}{year_words(last)}"


def _first(row: Row) -> int:
    return row.start if row.start is not None else (row.end or 0) - 1


def _last(row: Row) -> int:
    return row.end - 1 if row.end is not None else row.start or 0


def description(rows: list[Row]) -> str:
    """The text alternative of a chart."""
    return f"Timeline of {summary(rows)}."


def is_dense(rows: list[Row]) -> bool:
    """Whether there are too many dated events for one row each."""
    return sum(row.dated for row in rows) > MOST_ROWS


def _dense_help(scale: str) -> list[str]:
    told = ["Columns count events: at the middle of their dates, or where they began if they lasted."]
    if scale == "elastic":
        told.append("Time is cut finer where events crowd, and empty time is left out.")
    return [*told, "Drag over columns, or drag the grey window, to list their events."]


def reading_help(rows: list[Row], scale: str) -> list[str]:
    """What a reader must know about this chart, a sentence each; nothing about what it does not show."""
    dated = [row for row in rows if row.dated]
    if is_dense(rows):
        return _dense_help(scale) + _undated_help(rows, dated)
    told = []
    if scale == "elastic" and dated:
        told.append("Time is stretched where events crowd: equal distances are not equal times.")
    if any(row.kind != "span" and (row.end is None or row.start is None or row.end - row.start > 1) for row in dated):
        told.append("A pale bar is the range a date could fall in.")
    if any(row.kind == "span" for row in dated):
        told.append("A solid line is how long something lasted.")
    return told + _undated_help(rows, dated)


def _undated_help(rows: list[Row], dated: list[Row]) -> list[str]:
    undated = len(rows) - len(dated)
    return [f"{undated:,} without a date {'is' if undated == 1 else 'are'} not drawn."] if undated else []


def subtitle(rows: list[Row], *, scale: str, width: int) -> list[str]:
    """Summary and reading help, in lines that fit a width in pixels."""
    lines = [""]
    for sentence in [f"{summary(rows)}.", *reading_help(rows, scale)]:
        longer = f"{lines[-1]} {sentence}".strip()
        if lines[-1] and text_width(longer, _SUBTITLE_SIZE) > width:
            lines.append(sentence)
        else:
            lines[-1] = longer
    return lines


def legend(styles: dict[str, Style], width: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Colour and shape channels of event types, with one legend for both (none for a single type)."""
    names = [name.capitalize() for name in styles]
    widest = max(text_width(name, _SUBTITLE_SIZE) for name in names) + 40
    box: dict[str, Any] | None = None
    if len(names) > 1:
        columns = max(1, min(len(names), int(width // widest)))
        box = {
            "orient": "top",
            "direction": "horizontal",
            "columns": columns,
            "symbolSize": 130,
            "symbolStrokeWidth": 0,
        }
        box |= {"symbolOpacity": 1, "offset": 10, "columnPadding": 18, "rowPadding": 4}
    base = {"field": "type", "type": "nominal", "legend": box, "title": None}
    color = base | {"scale": {"domain": names, "range": [style.color for style in styles.values()]}}
    shape = base | {"scale": {"domain": names, "range": [style.shape for style in styles.values()]}}
    return color, shape


def empty(rows: list[Row], *, title: str | None, width: int) -> dict[str, Any]:
    """A chart that says that there is nothing to draw."""
    spec = frame(title, subtitle(rows, scale="", width=width) if rows else [], description(rows))
    mark = {"type": "text", "color": MUTED, "fontSize": 15, "text": "no dated events"}
    spec |= {"width": width, "height": 80, "data": {"values": [{}]}, "mark": mark}
    return spec


def escape_json(text: str) -> str:
    r"""JSON that can stand within a script element of an HTML page: nothing in it can end that element.

    >>> escape_json('"</script>"')
    '"\\u003c/script>"'
    """
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
