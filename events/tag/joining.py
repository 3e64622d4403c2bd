"""Joining: neighbouring candidates that make one expression, such as a clock time and its day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from events.tag.numbers import number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from events.tag.finder import Candidate
    from events.tag.grammar import Grammar, Join

__all__ = ["Expression", "join"]

_FAR = 8
_BY_SIZE = ("Y", "M", "W", "D", "TH", "TM", "TS")
_ENTRY = 4
"""How many characters what stands behind the head of an entry may take."""
_DAY = 24
"""The same for the day that heads a line."""
_WEEKS = frozenset({"W", "wk"})
_SPREAD = re.compile(r"\d ?- ?\d| (?:or|to) ")


class Expression(NamedTuple):
    """One expression: a candidate, or two that a join makes one.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last code point.
        kind: What further joins may combine it as.
        parts: The candidates, in order.
        joins: The joins between them, in order.
    """

    start: int
    end: int
    kind: str
    parts: tuple[Candidate, ...]
    joins: tuple[Join, ...]


def join(candidates: Iterable[Candidate], data: bytes, grammar: Grammar) -> list[Expression]:
    """Neighbouring candidates joined where a join rule fits, from left to right."""
    found: list[Expression] = []
    table = grammar.joins
    for one in candidates:
        kind = one.rule.kind
        if found:
            last = found[-1]
            glue = data[last.end : one.start]
            if len(glue) <= _FAR and not (b"\n" in glue and _heads(data, last.start, glue, one.end, grammar)):
                fitting = next((j for j in table.get((last.kind, kind), ()) if j.glue.fullmatch(glue)), None)
                if fitting is not None and _fits(fitting, last.parts[-1].slots, one.slots):
                    found[-1] = Expression(
                        last.start, one.end, fitting.kind, (*last.parts, one), (*last.joins, fitting)
                    )
                    continue
        found.append(Expression(one.start, one.end, kind, (one,), ()))
    return found


def _heads(data: bytes, start: int, glue: bytes, end: int, grammar: Grammar) -> bool:
    """Whether what stands on the next line heads an entry ("7 a.m. - …"), or the first has its line to itself.

    So it does where the line of the first begins with a day too: "Mon 3 May 11am-4pm", and on the next "Tue 4 May".
    """
    if grammar.cues["entry"].search(data[end : end + _ENTRY]) or data[end : end + 1] == b":":
        return True
    line = data.rfind(b"\n", 0, start) + 1
    if grammar.cues["entry_of_day"].search(data[line : line + _DAY]):
        return True
    return not glue.strip() and not data[line:start].strip()


def _fits(joining: Join, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether what the two say allows the join."""
    asked = _FITTING.get(joining.name) or _FITTING.get(joining.operator)
    return asked is None or asked(one, other)


def _adds_up(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two lengths of time are one: both of whole units, the second of smaller ones."""
    if "number" not in one or "number" not in other or "unit" not in one or "unit" not in other:
        return False
    large, small = str(one["unit"]), str(other["unit"])
    if large not in _BY_SIZE or small not in _BY_SIZE or "approx" in other:
        return False
    apart = _BY_SIZE.index(small) - _BY_SIZE.index(large)
    if not 0 < apart <= (3 if small == "D" else 2):
        return False  # "two weeks, 45 minutes" are two things
    words = [str(slots["number"]) for slots in (one, other)]
    counts = [None if _SPREAD.search(text) else number_of(text) for text in words]
    return all(count is not None and count.denominator == 1 for count in counts)


def _week_and_day(week: dict[str, Any], day: dict[str, Any]) -> bool:
    """Whether one says which week, and the other a day of no week."""
    return week.get("unit") in _WEEKS and "which" in week and "which" not in day


def _is_counted_from(day: dict[str, Any]) -> bool:
    """Whether years are counted back from a day, a week or month, or "this June": "ten years ago this June"."""
    which = day.get("which")
    if {"month", "season"} & day.keys():
        return which == 0
    return "unit" not in day or (which in (-1, 0, 1) and day["unit"] in ("W", "M"))


_FITTING: dict[str, Callable[[dict[str, Any], dict[str, Any]], bool]] = {
    "sum": _adds_up,
    "sum_away": _adds_up,
    "midnight-tonight": lambda one, other: "daypart" not in one and "daypart" not in other,
    "ago_on": lambda _, other: _is_counted_from(other),
    "date_of_weekday": lambda _, other: "month" in other or "day" in other,
    "moment_of_year": lambda one, other: "month" in one and "year" not in one and other.get("unit") == "Y",
    "in_week": lambda one, other: _week_and_day(other, one),
    "week_then_day": _week_and_day,
}
"""What the slots of two candidates must say for a join, by its name or its operator."""
