"""What tagging gives: temporal expressions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from events.dates import Day, Edtf

__all__ = ["Timex"]


@dataclass(frozen=True, slots=True)
class Timex:
    """One temporal expression of a text, found and resolved.

    Attributes:
        start: Offset of its first code point in the text.
        end: Offset after its last code point (half-open): ``text[start:end] == timex.text``.
        text: The expression.
        type: TIMEX3 type: ``DATE``, ``TIME``, ``DURATION`` or ``SET``.
        value: TIMEX3 value (ISO-TimeML), such as ``1999``, ``2025-07``, ``P3M``, ``PAST_REF``, ``XXXX-07``.
        mod: TIMEX3 modifier (``APPROX``, ``START``, ``MID``, ``END``, ``BEFORE``, ``AFTER``, ``LESS_THAN``,
            ``MORE_THAN``, ``EQUAL_OR_LESS``, ``EQUAL_OR_MORE``; of dates ``ON_OR_BEFORE``, ``ON_OR_AFTER``), or None.
        quant: TIMEX3 quantifier of a SET, such as ``EVERY``; or None.
        freq: TIMEX3 frequency of a SET, such as ``2X``; or None.
        edtf: When: the interval on the calendar. For a duration that is anchored (``the past 15 years``), the span
            it covers; None for one that is not, for a SET, and where the document's date would be needed but is
            unknown and nothing can be said.
        earliest: First day of the EDTF's bounds (inclusive); None where open or unknown.
        latest: Last day of the EDTF's bounds (inclusive); None where open or unknown.
        basis: How we know: ``explicit`` (the words alone), ``relative`` (with the document's date), ``anchored``
            (with another date of the text).
        anchor: Index, in the document's list of timexes, of the timex it leans on if it is anchored; else None.
        begin_point: Index of the timex that a duration or range begins with; None if it has none.
        end_point: Index of the timex that a duration or range ends with; None if it has none.
        rule: Name of the rule that found it.
        trace: How its value came about, one step a line, for ``events explain``.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    edtf: Edtf | None = None
    earliest: Day | None = None
    latest: Day | None = None
    basis: str = "explicit"
    anchor: int | None = None
    begin_point: int | None = None
    end_point: int | None = None
    rule: str = ""
    trace: tuple[str, ...] = ()
