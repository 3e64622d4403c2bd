"""Histories: what happened after an event, or since it, was over some time before they were written.

In news *after the vote* and *had fought since May* end at the document. A history is written long after, so there their
end is left open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from events.dates import EdtfRange
from events.extract.date.dating import range_end
from events.extract.language.grammar import aspect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.dates import Edtf
    from events.extract.find.candidates import Candidate

__all__ = ["leave_open"]

#: Shorter windows up to the document are left as they are, days.
_LONG = 366
_OVER = ("past", "participle", "infinitive")


def leave_open(candidates: Sequence[Candidate], published: Edtf | None) -> None:
    """Open the long windows that reach up to a history's own date, in place.

    Args:
        candidates: The document's, dated.
        published: The document creation time; None for what is no history.
    """
    today = None if published is None else published.bounds().latest
    for candidate in candidates:
        date = candidate.date
        if date is None or date.edtf is None or today is None:
            continue
        bounds = date.edtf.bounds()
        over = candidate.clause is None or aspect(candidate.clause) in _OVER
        if over and bounds.earliest is not None and bounds.latest == today and (bounds.days or 0) > _LONG:
            edtf = EdtfRange(range_end(date.edtf, last=False), None, span=True)
            steps = (*date.trace, f"a history names no end of it: date {edtf}")
            candidate.date = replace(date, edtf=edtf, basis="anchored", part=None, trace=steps)
