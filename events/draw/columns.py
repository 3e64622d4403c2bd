"""Columns that count events, stacked by type: where everything of them stands, in pixels."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

from events.draw.lanes import in_lanes
from events.draw.layout import HEAD
from events.draw.palette import styles_for
from events.draw.scale import TICK_SIZE, Knots, ticks
from events.draw.text import text_width

if TYPE_CHECKING:
    from events.draw.bins import Bin
    from events.draw.lanes import LaneBy
    from events.draw.palette import Style
    from events.draw.rows import Row

__all__ = ["Columns"]

_HEIGHT = 200.0
_LANE_HEIGHT = 64.0
_LABEL_GAP = 6
_TINTS = ((0, 0.0), (255, 0.4), (0, 0.35), (255, 0.65))  # towards white or black, and how far


class Columns:
    """Where the columns stand, in pixels; y runs down."""

    def __init__(self, rows: list[Row], places: list[int], bins: list[Bin], lanes: LaneBy | None, width: int) -> None:
        self.bins = bins
        counts: dict[str, Counter[tuple[int, str]]] = {}
        where = {row.key: place for row, place in zip(rows, places, strict=True)}
        grouped = in_lanes(rows, lanes)
        name = ""
        for index, row in enumerate(grouped.rows):
            name = grouped.heads.get(index, name)
            counts.setdefault(name, Counter())[where[row.key], row.event_type] += 1
        self.counts = counts
        self.tallest = max(max(_totals(lane).values()) for lane in counts.values())
        self.band = _LANE_HEIGHT if lanes else _HEIGHT
        self.colors = _tints(styles_for(row.event_type for row in rows))
        self.left = round(text_width(f"{self.tallest:,}", TICK_SIZE)) + _LABEL_GAP
        self.step = (width - self.left) / len(bins)
        self.width, self.lanes = width, lanes
        self.height = len(counts) * (self.band + (HEAD if lanes else 8))
        self.named = [self._named(index) for index in range(len(bins))]

    def _named(self, index: int) -> dict[str, Any]:
        x, x2 = (round(self.left + place * self.step, 1) for place in (index, index + 1))
        return {"x": x, "x2": x2, "words": self.bins[index].words}

    def _tops(self) -> dict[str, float]:
        """Upper edge of each lane's band."""
        head = HEAD if self.lanes else 8.0
        return {name: index * (self.band + head) + head for index, name in enumerate(self.counts)}

    def datasets(self, styles: dict[str, Style]) -> dict[str, list[dict[str, Any]]]:
        """Columns, whole columns with their words, calendar rules, counts' rules, lanes and types."""
        tops = self._tops()
        data: dict[str, list[dict[str, Any]]] = {"bars": [], "columns": [], "counts": [], "types": []}
        for name, counts in self.counts.items():
            floor = tops[name] + self.band
            data["bars"] += self._bars(counts, floor, styles)
            data["columns"] += [self._column(index, counts, tops[name], name) for index in sorted(_totals(counts))]
            data["counts"] += [
                {"y": round(floor - self._length(value), 1), "label": f"{value:,}"}
                for value in (0, *_round_counts(self.tallest, 1 if self.lanes else 3))
            ]
        data["types"] = [{"type": kind.capitalize(), "x": 0, "y": 0} for kind in styles]
        data["rules"], data["levels"] = self._rules(), self._levels()
        heads = tops.items() if self.lanes else ()
        data["lanes"] = [{"name": name, "y": round(top - HEAD / 2 - 2, 1)} for name, top in heads]
        return data

    def _length(self, count: int) -> float:
        return (self.band - 4) * count / self.tallest

    def _bars(self, counts: Counter[tuple[int, str]], floor: float, styles: dict[str, Style]) -> list[dict[str, Any]]:
        found = []
        gap = 1 if self.step > 6 else 0.4
        heights: Counter[int] = Counter()
        for kind in styles:
            for index in range(len(self.bins)):
                count = counts[index, kind]
                if not count:
                    continue
                low, high = floor - self._length(heights[index]), floor - self._length(heights[index] + count)
                heights[index] += count
                box = {"x": self.named[index]["x"] + gap / 2, "x2": self.named[index]["x2"] - gap / 2}
                box = {side: round(value, 1) for side, value in (box | {"y": high, "y2": low}).items()}
                found.append({"type": kind.capitalize(), "color": self.colors[kind]} | box)
        return found

    def _column(self, index: int, counts: Counter[tuple[int, str]], top: float, lane: str) -> dict[str, Any]:
        inside = Counter({kind: count for (place, kind), count in counts.items() if place == index})
        total = f"{inside.total():,} event{'' if inside.total() == 1 else 's'}"
        named = self.named[index]
        title = f"{named['words']} · {lane.rpartition(' · ')[0]}" if lane else named["words"]
        tip = {"title": title, "All": total}
        tip |= {kind.capitalize(): f"{count:,}" for kind, count in inside.most_common(8)}
        box = {"x": named["x"], "x2": named["x2"], "top": round(top, 1), "bottom": round(top + self.band, 1)}
        return box | {"words": f"{title}: {total}", "tip": tip}

    def _levels(self) -> list[dict[str, Any]]:
        """What columns are, for each stretch of columns of one length; nothing if all are of one."""
        found = []
        for _level, stretch in groupby(zip(self.bins, self.named, strict=True), key=lambda pair: pair[0].level):
            members = list(stretch)
            x, x2 = members[0][1]["x"] + 1, members[-1][1]["x2"] - 1
            words = members[0][0].level_words
            label = words if text_width(words, TICK_SIZE) <= x2 - x else ""
            found.append({"x": x, "x2": x2, "middle": round((x + x2) / 2, 1), "label": label})
        return found if len(found) > 1 else []

    def _rules(self) -> list[dict[str, Any]]:
        knots: dict[int, float] = {}
        for one, named in zip(self.bins, self.named, strict=True):
            knots.setdefault(one.start, named["x"])
            knots[one.end] = named["x2"]
        scale = Knots(list(knots), list(knots.values()))
        found = ticks(self.bins[0].start, self.bins[-1].end, scale, self.width)
        return [
            {"x": tick.x, "label": tick.label, "label_x": tick.label_x} for tick in found if tick.left >= self.left / 2
        ]


def _tints(styles: dict[str, Style]) -> dict[str, str]:
    """Colours of types, lighter or darker for further ones of one hue: columns have no shapes to tell them by."""
    seen: Counter[str] = Counter()
    found = {}
    for kind, style in styles.items():
        target, share = _TINTS[seen[style.color] % len(_TINTS)]
        seen[style.color] += 1
        parts = [int(style.color[at : at + 2], 16) for at in (1, 3, 5)]
        found[kind] = "#" + "".join(f"{round(part + (target - part) * share):02x}" for part in parts)
    return found


def _totals(counts: Counter[tuple[int, str]]) -> Counter[int]:
    totals: Counter[int] = Counter()
    for (index, _kind), count in counts.items():
        totals[index] += count
    return totals


def _round_counts(tallest: int, wanted: int) -> list[int]:
    """Round counts up to the tallest column, about as many as wanted, evenly apart."""
    steps = [digit * 10**power for power in range(9) for digit in (1, 2, 5)]
    step = next(step for step in steps if tallest // step <= wanted)
    return list(range(step, tallest + 1, step))
