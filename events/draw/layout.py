"""Where everything of an elastic timeline stands, in pixels: one event a row, its label beside its bar."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from events.draw.scale import Elastic, Tick, ticks
from events.draw.text import shorten, text_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.draw.rows import Row

__all__ = ["DATE_SIZE", "HEAD", "TITLE_SIZE", "Bar", "Head", "Label", "Layout", "Placed", "lay_out"]

TITLE_SIZE = 13
DATE_SIZE = 12
_HEADER = 30.0
#: Height of a lane's name.
HEAD = 34.0
_EDGE = 9.0
_STUB = 58.0
_SYMBOL = 8.0
_GAP = 8.0
_INNER = 8.0
_SOFT = 22.0
_NARROW = 26.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a bar.

    Attributes:
        x: Left end.
        x2: Right end.
        part: ``range`` (some time within), ``core`` (surely lasted), ``soft`` (an end that is not firm).
        opacity: 0 to 1.
        dashed: Outlined with dashes: approximate.
    """

    x: float
    x2: float
    part: str
    opacity: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Date and title beside the bar: the date next to it, the title outside.

    Attributes:
        side: ``left``, ``right``, or ``over`` where neither side has room.
        date_x: Where the date is anchored: its right end on the left side, else its left end.
        title_x: Where the title is anchored, likewise.
        title: As long as fits.
        date: As long as fits.
        left: First pixel of both.
        right: Last pixel of both.
    """

    side: str
    date_x: float
    title_x: float
    title: str
    date: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Placed:
    """One row of the chart.

    Attributes:
        row: The event.
        y: Middle of its bar.
        label_y: Middle of its label.
        x: Its symbol.
        bars: Pieces of its bar, none for a single day.
        caps: Pixels of the firm ends of an extent.
        arrows: Tips of open ends: pixel and direction (``left`` or ``right``).
        label: Its label.
    """

    row: Row
    y: float
    label_y: float
    x: float
    bars: tuple[Bar, ...]
    caps: tuple[float, ...]
    arrows: tuple[tuple[float, str], ...]
    label: Label


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a lane, over its rows; ``y`` is its upper edge, and it is :data:`HEAD` pixels high."""

    y: float
    name: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole chart: ``width`` × ``height`` pixels, its rows and heads from top to bottom, its calendar rules."""

    width: float
    height: float
    rows: tuple[Placed, ...]
    ticks: tuple[Tick, ...]
    heads: tuple[Head, ...] = ()


_Shape = tuple[tuple[Bar, ...], tuple[float, ...], tuple[tuple[float, str], ...]]


def lay_out(rows: list[Row], width: float, row_height: float, heads: Mapping[int, str] | None = None) -> Layout:
    """Place dated rows, from top to bottom, on a chart of a given width.

    Args:
        rows: At least one, each with at least one bound.
        width: Pixels; nothing reaches beyond 0 and this.
        row_height: Pixels a row; rows whose label stands over their bar are higher.
        heads: Names that stand before rows, by index.
    """
    days = [day for row in rows for day in _ends(row)]
    scale = _scale(rows, days, width)
    placed, named, top = [], [], _HEADER
    for index, row in enumerate(rows):
        if heads and index in heads:
            named.append(Head(top, shorten(heads[index], width - _GAP, TITLE_SIZE)))
            top += HEAD
        bars, caps, arrows = _shape(row, scale, width)
        x = _middle(row, scale)
        extent = min([x - _SYMBOL, *(bar.x for bar in bars), *(tip for tip, _ in arrows)])
        until = max([x + _SYMBOL, *(bar.x2 for bar in bars), *(tip for tip, _ in arrows)])
        label = _label(row, (extent, until), x, width)
        height = row_height + (12 if label.side == "over" else 0)
        shift = 9 if label.side == "over" else 0
        middle = top + height / 2
        placed.append(Placed(row, middle + shift, middle - shift, x, bars, caps, arrows, label))
        top += height
    rules = ticks(scale.knots[0], scale.knots[-1], scale, width)
    footer = _HEADER if len(rows) > 20 else 6
    return Layout(width, top + footer, tuple(placed), tuple(rules), tuple(named))


def _scale(rows: list[Row], days: list[int], width: float) -> Elastic:
    """From edge to edge, or with room for the arrow of an open end that lies near an edge."""
    plain = Elastic(days, _EDGE, width - _EDGE)
    starts = [plain(_ends(row)[0]) for row in rows if row.start is None]
    ends = [plain(_ends(row)[1]) for row in rows if row.end is None]
    left = _EDGE + (_STUB if min(starts, default=width) < _EDGE + _STUB else 0)
    right = width - _EDGE - (_STUB if max(ends, default=0) > width - _EDGE - _STUB else 0)
    return Elastic(days, left, right)


def _ends(row: Row) -> tuple[int, ...]:
    """The days that get a knot on the scale; an open end has only its other one, a day wide."""
    if row.start is None:
        return ((row.end or 0) - 1, row.end or 0)
    if row.end is None:
        return (row.start, row.start + 1)
    return (row.start, row.end)


def _middle(row: Row, scale: Elastic) -> float:
    ends = _ends(row)
    return round(scale(sum(ends) / 2), 1)


def _shape(row: Row, scale: Elastic, width: float) -> _Shape:
    """Pieces, caps and arrows of the bar of one row."""
    start, end = (round(scale(day), 1) for day in (_ends(row)[0], _ends(row)[-1]))
    arrows: list[tuple[float, str]] = []
    bars: list[Bar] = []
    if row.start is None:
        start = round(start - _STUB, 1)
        arrows.append((start + 7, "left"))
    if row.end is None:
        end = round(end + _STUB, 1)
        arrows.append((end - 7, "right"))
    if row.kind == "span":
        bars, caps = _extent(row, start, end, scale)
        return tuple(bars), caps, tuple(arrows)
    if row.start is None or row.end is None or row.end - row.start > 1:
        bars = [Bar(start, end, "range", 0.2 if row.approximate else 0.3, row.approximate)]
    if row.approximate and end - start < _NARROW:
        middle = min(max((start + end) / 2, _NARROW / 2), width - _NARROW / 2)
        bars = [Bar(round(middle - _NARROW / 2, 1), round(middle + _NARROW / 2, 1), "range", 0.2, dashed=True)]
    elif end - start < 2 * _SYMBOL:
        bars = []
    return tuple(bars), (), tuple(arrows)


def _extent(row: Row, start: float, end: float, scale: Elastic) -> tuple[list[Bar], tuple[float, ...]]:
    """The bar of something that lasted: solid where it surely did, fading towards ends that are not firm."""
    if row.start is None or row.end is None:
        return [Bar(start, end, "core", 0.85)], ()
    if row.firm is None:
        return _fade(start, (start + end) / 2) + _fade(end, (start + end) / 2), ()
    first, last = (round(scale(day), 1) for day in row.firm)
    if row.approximate:
        soft = min(_SOFT, (end - start) / 4)
        first, last = max(first, round(start + soft, 1)), min(last, round(end - soft, 1))
    bars = [Bar(first, last, "core", 0.85)]
    caps = []
    for outer, inner in ((start, first), (end, last)):
        if abs(outer - inner) < 2:
            caps.append(inner)
        else:
            bars += _fade(outer, inner)
    return bars, tuple(caps)


def _fade(outer: float, inner: float) -> list[Bar]:
    count = max(4, min(12, round(abs(outer - inner) / 3)))
    steps = [round(inner + (outer - inner) * step / count, 1) for step in range(count + 1)]
    strengths = [round(0.85 * (1 - (step + 0.5) / count), 2) for step in range(count)]
    pieces = zip(pairwise(steps), strengths, strict=True)
    return [Bar(min(a, b), max(a, b), "soft", strength) for (a, b), strength in pieces]


def _label(row: Row, box: tuple[float, float], x: float, width: float) -> Label:
    """Beside the bar, on the side with more of the chart; else on the other; else over the bar."""
    date = f"{row.date} · {row.mark}" if row.mark else row.date
    left, right = box
    full = text_width(date, DATE_SIZE) + _INNER + text_width(row.title, TITLE_SIZE)
    rooms = {"right": width - right - _GAP, "left": left - _GAP}
    order = ("right", "left") if x <= width / 2 else ("left", "right")
    side = next((name for name in order if full <= rooms[name]), "over")
    room = width - 2 * _GAP if side == "over" else rooms[side]
    date = shorten(date, room * 0.6, DATE_SIZE)
    date_width = text_width(date, DATE_SIZE)
    title = shorten(row.title, room - date_width - _INNER, TITLE_SIZE)
    total = date_width + _INNER + text_width(title, TITLE_SIZE)
    if side == "left":
        end = left - _GAP
        return _label_at(side, (end, end - date_width - _INNER), (title, date), (end - total, end))
    start = right + _GAP if side == "right" else min(max(left, _GAP), width - _GAP - total)
    return _label_at(side, (start, start + date_width + _INNER), (title, date), (start, start + total))


def _label_at(side: str, anchors: tuple[float, float], words: tuple[str, str], box: tuple[float, float]) -> Label:
    date_x, title_x = (round(value, 1) for value in anchors)
    return Label(side, date_x, title_x, words[0], words[1], round(box[0], 1), round(box[1], 1))
