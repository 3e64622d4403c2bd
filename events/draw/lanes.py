"""Lanes: the rows of a chart in groups of one type, place or participant, each under its name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from events.draw.palette import styles_for

if TYPE_CHECKING:
    from events.draw.rows import Row

__all__ = ["MOST_LANES", "LaneBy", "Lanes", "in_lanes"]

LaneBy = Literal["type", "place", "participant"]
#: So many lanes have a name of their own; what remains stands in one more.
MOST_LANES = 12
_REST = {"type": "Other types", "place": "Other places", "participant": "Others"}
_NAMELESS = {"type": "", "place": "No place named", "participant": "Nobody named"}


class Lanes(NamedTuple):
    """Rows in the order of lanes.

    Attributes:
        rows: Lane by lane, by date within each.
        heads: Name of the lane that begins at a row, by the row's index; empty without lanes.
    """

    rows: list[Row]
    heads: dict[int, str]

    @property
    def slots(self) -> list[int]:
        """The slot of each row where each head takes a slot, too."""
        seen, found = 0, []
        for index in range(len(self.rows)):
            seen += index in self.heads
            found.append(index + seen)
        return found


def in_lanes(rows: list[Row], by: LaneBy | None) -> Lanes:
    """Group rows into lanes; each event stands in one.

    Types come in the order of legends; places and participants by number of events, the largest first. An event with
    several participants stands with the one who has the most events. Where there are more than :data:`MOST_LANES`
    names, those with the most events (at least two) get lanes of their own.

    Args:
        rows: Sorted by date.
        by: What a lane has in common; None for no lanes.

    Raises:
        ValueError: Rows cannot be grouped by that.
    """
    if by is None:
        return Lanes(rows, {})
    if by not in _REST:
        msg = f"lanes by {by!r} are unknown; choose 'type', 'place', 'participant' or None"
        raise ValueError(msg)
    counts = _counts(rows, by)
    names = [_name(row, by, counts) for row in rows]
    grouped: dict[str, list[Row]] = {}
    order = _order(names, by)
    for row, name in zip(rows, names, strict=True):
        grouped.setdefault(name if name in order else "" if not name else _REST[by], []).append(row)
    lanes = [(name, grouped[name]) for name in (*order, _REST[by], "") if grouped.get(name)]
    heads: dict[int, str] = {}
    placed: list[Row] = []
    for name, members in lanes:
        shown = name.capitalize() if by == "type" else name or _NAMELESS[by]
        heads[len(placed)] = f"{shown} · {len(members)}"
        placed += members
    return Lanes(placed, heads)


def _counts(rows: list[Row], by: LaneBy) -> Counter[str]:
    return Counter(name for row in rows for name in set(row.participants)) if by == "participant" else Counter()


def _name(row: Row, by: LaneBy, counts: Counter[str]) -> str:
    if by == "type":
        return row.event_type
    if by == "place":
        return row.place
    return max(row.participants, key=lambda name: counts[name], default="")


def _order(names: list[str], by: LaneBy) -> list[str]:
    """The lanes with a name of their own."""
    if by == "type":
        return list(styles_for(names))
    counted = Counter(name for name in names if name)
    ordered = sorted(counted, key=lambda name: (-counted[name], name))
    if len(ordered) <= MOST_LANES:
        return ordered
    return [name for name in ordered if counted[name] > 1][:MOST_LANES]
