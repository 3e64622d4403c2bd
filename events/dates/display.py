"""A date in words, for people: what the column ``date_display`` and the timeline's labels say.

Words are English and do not depend on the locale. A reader should see what is known and no more: ``within`` ranges read
*between … and …*, extents read *… – …*, and ``about`` stands before every end that is approximate. EDTF of level 1 has
no quarters: ``[2024-10..2024-12]`` reads *between October and December 2024*, whether the words were "the fourth
quarter" or not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from events.dates.days import Granularity
from events.dates.edtf import EdtfDate, EdtfRange

if TYPE_CHECKING:
    from events.dates.edtf import Edtf

__all__ = ["MONTHS", "PARTS", "display"]

#: TIMEX3 modifiers that say a part of a unit, and how a date begins that has one.
PARTS = {"START": "early ", "MID": "mid-", "END": "late "}

#: Their English names, in order.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_WINTER = 24
_DECADE = 1
_READ_AS_ONE = (Granularity.WEEK, Granularity.WEEKEND)  # "1–7 July 2024" is one date to a reader
_FIRST_PLAIN_YEAR = 1000  # earlier years read "AD 476": a bare 476 is not recognised as a year


def display(edtf: Edtf | None, part: str | None = None) -> str:
    """A date in words, in English; empty for None.

    Args:
        edtf: The date.
        part: The part of it that was told, which is no bound: a key of :data:`PARTS`.

    >>> from events.dates import parse_edtf
    >>> for edtf in ("2025-07", "2024-11~/2025-10", "[2024-10..2024-12]", "../2025-10", "-0043"):
    ...     print(display(parse_edtf(edtf)))
    July 2025
    about November 2024 – October 2025
    between October and December 2024
    by October 2025
    44 BC
    >>> display(parse_edtf("1999"), "START")
    'early 1999'
    """
    if edtf is None:
        return ""
    if isinstance(edtf, EdtfRange):
        return _range(edtf)
    whole = edtf.day is None and edtf.unspecified <= _DECADE and not edtf.approximate
    return f"{PARTS[part]}{_date(edtf)}" if part is not None and whole else _date(edtf)


def _date(date: EdtfDate) -> str:
    about = "about " if date.approximate else ""
    doubt = " (uncertain)" if date.uncertain else ""
    return f"{about}{_plain(date)}{doubt}"


def _plain(date: EdtfDate) -> str:
    """The date without its marks."""
    if date.unspecified and date.year is not None:
        return _masked(date.year, date.unspecified)
    words = [_sub_year(date)] if date.month is not None else []
    if date.year is None:
        return f"{words[0]} (year unknown)" if words else "year unknown"
    words.append(_winter_year(date.year) if date.month == _WINTER else _year(date.year))
    return " ".join(words) + _time(date.time)


def _sub_year(date: EdtfDate) -> str:
    """``24 March``, ``March`` or ``spring``."""
    month = date.month or 1
    name = _SEASONS.get(month) or MONTHS[month - 1]
    return name if date.day is None else f"{date.day} {name}"


def _year(year: int) -> str:
    if year <= 0:
        return f"{1 - year} BC"
    return f"AD {year}" if year < _FIRST_PLAIN_YEAR else str(year)


def _winter_year(year: int) -> str:
    """Winter runs from December into the next year's February: ``2001–02``."""
    if year < _FIRST_PLAIN_YEAR:
        return _years(year, year + 1)
    return f"{year}–{year + 1}" if (year + 1) % 100 == 0 else f"{year}–{(year + 1) % 100:02d}"


def _masked(year: int, unspecified: int) -> str:
    """``1990s``; else first and last year, as ``1900s`` is a decade to some and a century to others."""
    if unspecified == _DECADE and year >= _FIRST_PLAIN_YEAR and year % 100:
        return f"{year}s"
    return _years(year, year + 10**unspecified - 1)


def _years(first: int, last: int) -> str:
    """Two years, their era named once: ``1900–1999``, ``500–401 BC``, ``44 BC – AD 14``."""
    start, end = _year(first), _year(last)
    if last <= 0:
        return f"{start.removesuffix(' BC')}–{end}"
    if start.startswith("AD ") and end.startswith("AD "):
        return f"{start}–{end.removeprefix('AD ')}"
    return _join(start, end)


def _join(start: str, end: str) -> str:
    """An en dash, set apart where a side is more than one word or has a dash of its own."""
    return f"{start} – {end}" if {" ", "–"} & set(start + end) else f"{start}–{end}"


def _time(time: str | None) -> str:
    """``, 14:00``; seconds only if there are any, and the zone if it is written."""
    if time is None:
        return ""
    cut = next((at for at, char in enumerate(time) if char in "Z+-"), len(time))
    clock, zone = time[:cut], time[cut:]
    named = {"": "", "Z": " UTC"}.get(zone, f" UTC{zone}".replace("-", "−"))
    return f", {clock.removesuffix(':00') if clock.count(':') > 1 else clock}{named}"


def _range(edtf: EdtfRange) -> str:
    if edtf.start is None:
        until = "until" if edtf.unknown else "by"
        return f"{until} {_date(edtf.end)}" if edtf.end is not None else ""
    if edtf.end is None:
        return f"from {_date(edtf.start)}"
    start, end = edtf.start, edtf.end
    if start == end:
        return _date(start)
    whole = edtf.strict_bounds().granularity() in _READ_AS_ONE and not (edtf.approximate or edtf.uncertain)
    if edtf.span or whole:
        return _extent(start, end)
    return f"between {_shared(start, end) or _date(start)} and {_date(end)}"


def _extent(start: EdtfDate, end: EdtfDate) -> str:
    if _bare(start) and _bare(end):
        return _years(start.year or 0, end.year or 0)
    short = _shared(start, end)
    if short is None:
        return _join(_date(start), _date(end))
    return f"{short}–{_date(end)}" if " " not in short else f"{short} – {_date(end)}"


def _bare(date: EdtfDate) -> bool:
    """Whether it is a year and nothing else."""
    return date == EdtfDate(date.year) and date.year is not None


def _shared(start: EdtfDate, end: EdtfDate) -> str | None:
    """The start without what the end says again: ``1`` of ``1–7 July 2024``; None if nothing is shared.

    Only for plain dates: a mark or a time belongs to one end, and stands with it in full.
    """
    plain = all(date == replace(EdtfDate(date.year), month=date.month, day=date.day) for date in (start, end))
    if not plain or start.year != end.year or start.month is None or end.month is None:
        return None
    if _WINTER in (start.month, end.month):
        return None
    if start.day is not None and end.day is not None and start.month == end.month:
        return str(start.day)
    return _sub_year(start) if (start.day is None) == (end.day is None) else None
