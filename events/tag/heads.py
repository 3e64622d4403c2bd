"""What heads a text or its lines: datelines, days of timelines without their year, and years of three digits."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from events.dates import Day
from events.tag.tense import heads_line, heads_tale
from events.tag.values import is_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.tag.context import Context
    from events.tag.grammar import Grammar
    from events.tag.joining import Expression

__all__ = ["TITLE", "dateline_day", "early_years", "read_title", "writes_day_first", "year_reported", "years_of_heads"]

_SEVERAL, TITLE = 2, 400
"""So many years at the head of lines are headings; and how much, in characters, holds the title."""

_MONTHS = 12
_ROW = 3
_KINDS = ("month", "monthday")
_MARGIN = 12
"""So many heads make a timeline; the kinds of those that may lack their year; and how far into its line one stands."""
_AGAINST = 3
"""How much farther away a time counts that lies ahead of entries that tell at length, or behind such as foretell."""
_EARLY = re.compile(
    rb"(?:\A|\n)[ \t*#|-]*(?P<year>[1-9]\d\d)[*_]*(?: ?(?:-|:|\|)+ ?| (?=[A-Z]))[*_]*(?P<told>[^\n]{3,})"
)
"""A line that a number of three digits heads."""
_TOP, _FILED, _EAST = 700, 3, 1
"""How far from its start, in characters, a report is datelined; at most how many days before it was printed; and how
many days ahead of the document's, in the far east."""
_DATELINE = re.compile(
    rb"(?:\A|\n)[ \t*\"(]*[A-Z][A-Z .'-]{2,30}"
    rb"(?:, (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][A-Za-z. ]{1,20})?"
    rb",? (?:(?P<day1>\d{1,2}) )?(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
    rb"(?: (?P<day>\d{1,2}))?\.?(?:, \d{4})? ?(?:\([A-Za-z ]{2,24}\) ?)?(?:-|_|:)"
)
"""The place, in capitals, and the day that a report was written: "LIMA, Peru, Nov. 20 (AP) -"."""
_SHORT = [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"]
_TELLS = 2
"""In so many of the lines of a chronicle a verb tells, at the least."""


class _Head(NamedTuple):
    """A day or month at the head of a line: the number of its expression, its month, its day (0 if none)."""

    number: int
    month: int
    day: int


def read_title(ctx: Context, title: bytes = b"") -> None:
    """Note the year that the title says the document reports on, and whether years or days head its parts.

    So does "Annual report 2018", published in 2019, in the text or over it. One year at the head of a line heads no
    parts.
    """
    cues = ctx.grammar.cues
    ctx.report = None if ctx.dct is None else year_reported(ctx.grammar, ctx.data, title, ctx.dct)
    ctx.sections = sum(1 for _ in islice(cues["year_line"].finditer(ctx.data), _SEVERAL)) == _SEVERAL
    ctx.days = sum(1 for _ in islice(cues["day_line"].finditer(ctx.data), _SEVERAL))


def year_reported(grammar: Grammar, data: bytes, title: bytes, dct: Day) -> int | None:
    """The year before a day's that a title says a text reports on: in its metadata, else as the text begins."""
    cues, before = grammar.cues, dct.year - 1
    found = cues["reports_on"].search(title) or cues["reports_on"].search(data[:TITLE])
    told = () if found is None else cues["year"].findall(found.group())
    return before if b"%d" % before in told else None


def years_of_heads(expressions: Sequence[Expression], data: bytes, grammar: Grammar, dct: Day | None) -> dict[int, int]:
    """The years of days and months that head the lines of a timeline and run on over a new year.

    Those years are taken that bring the whole timeline nearest to the document's date.

    Args:
        expressions: The expressions of the text, in order.
        data: The folded text.
        grammar: For its cues.
        dct: The document creation time; None if unknown.

    Returns:
        Year by the number of the expression; empty where a head has its year, or their order tells nothing.
    """
    if dct is None or data.count(b"\n") < _ROW - 1:
        return {}
    heads: list[_Head] = []
    tells = 0
    for number, one in enumerate(expressions):
        slots = one.parts[0].slots
        near = one.start < _MARGIN or b"\n" in data[one.start - _MARGIN : one.start]
        if not near or one.kind not in (*_KINDS, "date", "year"):
            continue
        if not heads_line(data, one.start, one.end, grammar, alone=True):
            continue
        if any("year" in part.slots for part in one.parts):
            return {}
        if one.kind in _KINDS and "month" in slots and "which" not in slots:
            heads.append(_Head(number, int(slots["month"]), int(slots.get("day", 0))))
            tells += heads_tale(data, one.start, one.end, grammar)
            foretells = grammar.cues["foreseen"].search(data[one.end :].partition(b"\n")[0]) is not None
            tells -= foretells
    turns = [later.number for one, later in pairwise(heads) if later[1:] < one[1:]]
    if len(heads) < _ROW or len(turns) != 1 or heads[-1].month >= heads[0].month:
        return {}
    first = _nearest(heads[0], heads[-1], dct, tells)
    return {one.number: first + (one.number >= turns[0]) for one in heads}


def writes_day_first(expressions: Sequence[Expression]) -> bool:
    """Whether a text tells that it writes days first: one of its numeric dates has no other order, none that one."""
    parts = [part.slots for one in expressions for part in one.parts if part.rule.operator == "numeric"]
    pairs = [(int(slots["first"]), int(slots["second"])) for slots in parts if "dots" not in slots]
    return any(one > _MONTHS >= other for one, other in pairs) and not any(
        one <= _MONTHS < other for one, other in pairs
    )


def dateline_day(data: bytes, dct: Day | None) -> Day | None:
    """The day that the dateline of a report tells, which its "today" is; the document's own date where there is none.

    Papers print in the morning what was filed the night before.

    >>> dateline_day(b"LIMA, Nov. 20 - Troops left yesterday.", Day(1978, 11, 21)).iso
    '1978-11-20'

    Where the day has begun that it has not at the document's own place, it is told as well: "SUVA, Nov. 22".
    """
    found = None if dct is None else _DATELINE.search(data[:_TOP])
    if dct is None or found is None or (found["day"] is None) == (found["day1"] is None):
        return dct
    month, number = _SHORT.index(found["month"]) + 1, int(found["day"] or found["day1"])
    days = [Day(year, month, number) for year in (dct.year, dct.year - 1, dct.year + 1) if is_date(year, month, number)]
    return next((day for day in days if -_EAST <= dct.ordinal - day.ordinal <= _FILED), dct)


def _nearest(first: _Head, last: _Head, dct: Day, tells: int) -> int:
    """The year of the first head that brings a timeline, which ends in the year after, nearest to a day."""

    def distance(year: int) -> float:
        begin, end = Day(year, first.month, first.day or 1), Day(year + 1, last.month, last.day or 28)
        behind, ahead = dct.ordinal - end.ordinal, begin.ordinal - dct.ordinal
        if behind > 0:
            return behind * (_AGAINST if tells < 0 else 1)
        return max(0, ahead) * (_AGAINST if tells > 0 else 1)

    years = [year for year in range(dct.year - 2, dct.year + 2) if _exists(first, year) and _exists(last, year + 1)]
    return min(years, key=distance, default=dct.year - 1)


def _exists(head: _Head, year: int) -> bool:
    return is_date(year, head.month, head.day or 1)


@lru_cache(maxsize=8)
def early_years(data: bytes, told_of: Any) -> frozenset[int]:  # noqa: ANN401 - re2 comes without types
    """Where the years of three digits stand that head the lines of a chronicle.

    Their lines are three or more, their years ascend, by no one step, and verbs tell what was done (``told_of``).
    """
    lines = list(_EARLY.finditer(data))
    years = [int(line["year"]) for line in lines]
    steps = {later - one for one, later in pairwise(years)}
    tells = sum(told_of.search(line["told"]) is not None for line in lines)
    chronicle = len(lines) >= _ROW and len(steps) > 1 and min(steps) > 0 and tells >= max(_TELLS, len(lines) // 2)
    return frozenset(line.start("year") for line in lines) if chronicle else frozenset()
