"""Colour and shape of event types, and the styles of a chart.

Hues are those of Okabe and Ito, their lightness moved into the band that has a contrast of at least 3:1 with both a
white and a near-black page. Types that share a shape differ in hue also for readers with protanopia, deuteranopia or
tritanopia (a test simulates them). Source: M. Okabe and K. Ito, *Color Universal Design*, 2008.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BACKGROUND",
    "CONFIG",
    "FONT",
    "HUES",
    "INK",
    "MUTED",
    "RULES",
    "STYLES",
    "Style",
    "styles_for",
]

FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
BACKGROUND = "#ffffff"
INK = "#16181d"
MUTED = "#5a5f69"
RULES = {"year": "#d3d6dc", "month": "#dfe1e6", "day": "#e6e8ec"}

HUES = {
    "vermilion": "#d0540a",
    "blue": "#0072b2",
    "green": "#009068",
    "pink": "#cc5c9a",
    "ochre": "#b07d00",
    "sky": "#3b95cc",
    "violet": "#7d5bb5",
    "grey": "#767676",
}

# Outlines in a box from -1 to 1, as Vega's symbols and the icons of the page's list both take them.
_SHAPES = {
    "circle": "M0.9,0A0.9,0.9,0,1,1,-0.9,0A0.9,0.9,0,1,1,0.9,0Z",
    "square": "M-0.8,-0.8L0.8,-0.8L0.8,0.8L-0.8,0.8Z",
    "diamond": "M0,-1.1L1.1,0L0,1.1L-1.1,0Z",
    "up": "M0,-0.95L1.05,0.85L-1.05,0.85Z",
    "down": "M0,0.95L1.05,-0.85L-1.05,-0.85Z",
    "plus": "M-0.36,-1L0.36,-1L0.36,-0.36L1,-0.36L1,0.36L0.36,0.36L0.36,1L-0.36,1L-0.36,0.36L-1,0.36L-1,-0.36"
    "L-0.36,-0.36Z",
    "star": "M0,-1.15L0.33,-0.4L1.1,-0.33L0.52,0.2L0.7,0.98L0,0.57L-0.7,0.98L-0.52,0.2L-1.1,-0.33L-0.33,-0.4Z",
    "saltire": "M-0.95,-0.5L-0.5,-0.95L0,-0.45L0.5,-0.95L0.95,-0.5L0.45,0L0.95,0.5L0.5,0.95L0,0.45L-0.5,0.95"
    "L-0.95,0.5L-0.45,0Z",
    "hexagon": "M-0.5,-0.9L0.5,-0.9L1,0L0.5,0.9L-0.5,0.9L-1,0Z",
}


class Style(NamedTuple):
    """How a type is drawn.

    Attributes:
        color: Hexadecimal sRGB.
        shape: SVG path in a box from -1 to 1.
    """

    color: str
    shape: str


_KNOWN = {
    "armed conflict": ("vermilion", "up"),
    "military activity": ("vermilion", "down"),
    "crime": ("vermilion", "saltire"),
    "disaster or accident": ("ochre", "diamond"),
    "protest": ("pink", "down"),
    "diplomacy": ("blue", "circle"),
    "agreement": ("green", "square"),
    "sanction": ("violet", "saltire"),
    "election": ("blue", "star"),
    "government change": ("blue", "diamond"),
    "law and justice": ("violet", "plus"),
    "legislation": ("violet", "square"),
    "business deal": ("ochre", "circle"),
    "investment": ("green", "diamond"),
    "statement or proposal": ("grey", "circle"),
    "science and technology": ("sky", "hexagon"),
    "sport and culture": ("ochre", "star"),
    "health": ("pink", "plus"),
    "migration": ("sky", "up"),
    "other": ("grey", "hexagon"),
}

#: Styles of the package's own types, in the order of legends.
STYLES = {name: Style(HUES[hue], _SHAPES[shape]) for name, (hue, shape) in _KNOWN.items()}


def styles_for(types: Iterable[str]) -> dict[str, Style]:
    """Style by type: the package's own types first, in their order, then others by name.

    A type keeps its style whichever others appear. One that the package does not know gets a style from its name;
    where two such names meet on one style, the later in the alphabet moves on to the next free one.
    """
    present = set(types)
    chosen = {name: style for name, style in STYLES.items() if name in present}
    free = [Style(color, shape) for shape in _SHAPES.values() for color in HUES.values()]
    free = [style for style in free if style not in STYLES.values()]
    for name in sorted(present - set(STYLES)):
        first = int.from_bytes(hashlib.sha256(name.encode("utf-8", "replace")).digest()[:4], "big") % len(free)
        turns = (free[(first + step) % len(free)] for step in range(len(free)))
        chosen[name] = next((style for style in turns if style not in chosen.values()), free[first])
    return chosen


#: Vega-Lite ``config`` of all charts.
CONFIG: dict[str, object] = {
    "background": BACKGROUND,
    "font": FONT,
    "view": {"stroke": None},
    "title": {
        "anchor": "start",
        "color": INK,
        "fontSize": 20,
        "fontWeight": 700,
        "offset": 14,
        "subtitleColor": MUTED,
        "subtitleFontSize": 13,
        "subtitleLineHeight": 18,
        "subtitlePadding": 6,
    },
    "legend": {"labelColor": "#33373f", "labelFontSize": 13, "labelLimit": 240, "symbolOpacity": 1, "title": None},
    "axis": {
        "domainColor": "#8b909a",
        "gridColor": "#e3e5e9",
        "labelColor": MUTED,
        "labelFontSize": 12,
        "tickColor": "#8b909a",
        "title": None,
    },
}
