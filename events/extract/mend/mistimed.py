"""Times that were taken for a number, left by themselves or hung on *later*; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.mend.misdated import part_day

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_mistimed", "mend_timed"]

#: So many digits has a year that may be taken for how many did something.
_YEAR = 4
#: Tags of the last word of a date.
_DAYS = ("CD", "NN", "NNP")
_NO = ("no", "not")


def is_mistimed(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be one of those; asked of most words, and so only what is cheap to ask."""
    (form, _, _, _, role), _, head, _, _, kind = rows[at]
    if role == "prep" and at == 0:
        (year, _, _, _, counts), _, above, *_ = rows[1] if len(rows) > 1 else rows[0]
        return form.lower_ == "in" and counts == "nummod" and len(year.text) == _YEAR and above < head
    if role == "prep" and form.lower_ == "than" and at > 1:
        return rows[at - 1][0][0].lower_ == "later" and rows[at - 2][0][0].lower_ in _NO
    if role == "prep" and form.lower_ == "at" and at > 1:
        return at + 2 < len(rows) and rows[at + 2][0][0].lower_ == "latest" and rows[at - 1][0][1] in _DAYS
    return kind == "DATE" and role == "ROOT" and at > 1 and rows[at - 1][5] == "TIME" and head - first == at


def mend_timed(words: Words, at: int) -> None:
    """Put a time right."""
    if words.role(at) == "ROOT":
        _rehang_behind_hour(words, at)
    elif words.lower(at) == "at":
        words.hang(at, at - 1)  # "by May at the latest"
    elif at:
        _rehang_latest(words, at)
    else:
        words.kinds[1] = "DATE"  # "In 1911 miners led by Lund struck"
        part_day(words, 1)


def _rehang_behind_hour(words: Words, day: int) -> None:
    """A day behind an hour that was left by itself: *was found dead in Lund around 6:50 a.m. Sunday*."""
    told = next((n for n in range(day - 1, -1, -1) if words.heads[n] == n), None)
    if told is not None and words.uses[told][2] == "VERB":
        words.hang(day, told, role="npadvmod")
        for n in words.under(day):
            words.hang(n, told)


def _rehang_latest(words: Words, than: int) -> None:
    """*Must be paid (by) no later than May*: by then."""
    later = than - 1
    by = words.heads[later] if words.role(later) == "pcomp" else later
    words.hang(than, words.heads[by], role="prep")
    words.hang(later, than, role="advmod")
    words.hang(later - 1, later, role="neg")
    if by != later:
        words.hang(by, than, role="advmod")
