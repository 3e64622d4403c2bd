"""Other languages than English: found by small lexicons, read by dateparser behind a cache.

``rules/<language>/lexicon.toml`` lists the month names, weekdays and relative words that spot an expression; what it
says is left to dateparser, which knows the inflections. Absolute and simple relative dates only. Of a language without
a lexicon only dates in numbers are read that mean the same everywhere: ISO 8601, dotted ones (day first), and those
with slashes whose order is certain.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from events.dates import Day, Edtf, EdtfDate, Granularity, Interval, edtf_of
from events.tag.model import Timex
from events.tag.values import is_date, unit_value

if TYPE_CHECKING:
    from events.dates import Edtf as AnyEdtf

__all__ = ["languages", "tag_other"]

_YEAR = re.compile(r"(?<![\w.,/-])(1[0-9]\d\d|20\d\d)(?![\w/%-]|[.,]\d)")
_UNITS = {"day": Granularity.DAY, "week": Granularity.WEEK, "month": Granularity.MONTH, "year": Granularity.YEAR}
_NUMERIC = r"\d{1,2}\. ?\d{1,2}\. ?\d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d"
_NUMBERS = re.compile(rf"(?<![\w./:-])(?:{_NUMERIC})(?![\w/:-]|\.\d)")


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a lexicon, besides English."""
    folder = files("events.tag") / "rules"
    return tuple(
        sorted(entry.name for entry in folder.iterdir() if entry.name != "en" and (entry / "lexicon.toml").is_file())
    )


@lru_cache(maxsize=16)
def _lexicon(language: str) -> tuple[dict[str, int], dict[str, dict[str, object]], re.Pattern[str]]:
    """Month stems, relative phrases, and the pattern that finds dates."""
    path = files("events.tag") / "rules" / language / "lexicon.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    months: dict[str, int] = data["months"]
    relative: dict[str, dict[str, object]] = data["relative"]
    month = "|".join(re.escape(word) for word in sorted(months, key=lambda word: (-len(word), word)))
    phrases = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(relative, key=lambda w: (-len(w), w)))
    of = data["of"]
    pattern = (
        rf"(?<!\w)(?:(?P<phrase>{phrases})|(?P<numeric>{_NUMERIC})"
        rf"|(?:(?P<day>\d{{1,2}})(?:\.|er|º|-го|-го)?\s+(?:{of})?)?(?P<month>{month})\.?"
        rf"(?:,?\s+(?:{of})?(?P<year>\d{{4}}))?)(?!\w)"
    )
    return months, relative, re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=4096)
def _parsed(phrase: str, language: str, base: dt.date) -> dt.date | None:
    """What dateparser makes of a phrase, counted from a day; None if it cannot read it."""
    import dateparser  # noqa: PLC0415 - slow to import, needed for other languages only

    settings = {
        "RELATIVE_BASE": dt.datetime.combine(base, dt.time(12)),
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_DATES_FROM": "past",
    }
    found = dateparser.parse(phrase, languages=[language], settings=settings)
    return None if found is None else found.date()


def tag_other(text: str, dct: AnyEdtf | None, language: str, *, day_first: bool = False) -> list[Timex]:
    """Absolute and simple relative dates of a text that is not English.

    Args:
        text: Any text; offsets are code points into it.
        dct: The document creation time; None if unknown.
        language: ISO 639-1 code.
        day_first: Of a language without a lexicon, whether 03/04/2015 is 3 April; else it is left out.
    """
    if language not in languages():
        return _numbers_only(text, language, day_first=day_first)
    months, relative, pattern = _lexicon(language)
    folded = unicodedata.normalize("NFC", text)
    folded = folded if len(folded) == len(text) else text
    bounds = dct.bounds() if dct is not None else Interval(None, None)
    found: list[Timex] = []
    for match in pattern.finditer(folded):
        timex = _read(text, match, bounds, language, (months, relative))
        if timex is not None:
            found.append(timex)
    taken = [(one.start, one.end) for one in found]
    found.extend(
        _timex(text, match.span(), Day(int(match[1]), 1, 1), Granularity.YEAR, "explicit", language)
        for match in _YEAR.finditer(folded)
        if all(match.end() <= start or match.start() >= end for start, end in taken)
    )
    return sorted(found, key=lambda one: one.start)


def _numbers_only(text: str, language: str, *, day_first: bool) -> list[Timex]:
    """Dates in numbers whose order is certain, or said."""
    found = []
    for match in _NUMBERS.finditer(text):
        numbers = [int(part) for part in re.split(r"[-/. ]+", match[0])]
        if "-" in match[0]:
            year, month, day = numbers
        else:
            day, month, year = numbers
        if "/" in match[0] and not day_first and day <= 12:
            if month <= 12 and month != day:
                continue
            day, month = month, day
        if is_date(year, month, day):
            first = Day(year, month, day)
            found.append(_timex(text, match.span(), first, Granularity.DAY, "explicit", language or "unknown"))
    return found


def _read(
    text: str,
    match: re.Match[str],
    bounds: Interval,
    language: str,
    lexicon: tuple[dict[str, int], dict[str, dict[str, object]]],
) -> Timex | None:
    months, relative = lexicon
    base = bounds.latest
    if match["phrase"]:
        entry = relative[" ".join(match["phrase"].lower().split())]
        return _relative(text, match.span(), entry, bounds, language)
    if match["month"] and not match["day"] and not match["year"] and match["month"].lower() in ("mar", "mart", "set"):
        return None
    unit = Granularity.DAY if match["numeric"] or match["day"] else Granularity.MONTH
    if match["numeric"] or match["year"]:
        day = _absolute(match, months, language)
        return None if day is None else _timex(text, match.span(), day, unit, "explicit", language)
    month, number = months[match["month"].lower()], int(match["day"] or 1)
    if base is None:
        value = f"XXXX-{month:02d}" + (f"-{number:02d}" if unit is Granularity.DAY else "")
        edtf = EdtfDate(None, month, number if unit is Granularity.DAY else None, unspecified=4)
        return _plain(text, match.span(), value, edtf, "relative", language)
    year = base.year if (month, number) <= (base.month, base.day) else base.year - 1
    try:
        return _timex(text, match.span(), Day.of(year, month, number), unit, "relative", language)
    except ValueError:
        return None


def _absolute(match: re.Match[str], months: dict[str, int], language: str) -> Day | None:
    """A date written with its year: by dateparser, by the lexicon where dateparser does not know the inflection."""
    parsed = _parsed(match[0].rstrip("."), language, dt.date(2000, 1, 1))
    if parsed is not None and (not match["month"] or parsed.month == months[match["month"].lower()]):
        return Day.from_date(parsed)
    if not match["month"]:
        return None
    try:
        return Day.of(int(match["year"]), months[match["month"].lower()], int(match["day"] or 1))
    except ValueError:
        return None


def _relative(
    text: str, span: tuple[int, int], entry: dict[str, object], bounds: Interval, language: str
) -> Timex | None:
    """A relative phrase, counted from the first and the last day of the document's date."""
    unit = _UNITS[str(entry["unit"])]
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        return _plain(text, span, "XXXX", None, "relative", language)
    ends = []
    for day in (first, last):
        date = day.to_date()
        parsed = None if date is None else _parsed(str(entry["english"]), "en", date)
        if parsed is None:
            return None
        ends.append(Interval.unit(Day.from_date(parsed), unit))
    if ends[0] == ends[1] and ends[0].earliest is not None:
        return _timex(text, span, ends[0].earliest, unit, "relative", language)
    hull = edtf_of(ends[0].hull(ends[1]))
    year = ends[0].earliest.year if ends[0].earliest else 0
    same = ends[1].earliest is not None and ends[1].earliest.year == year
    return _plain(text, span, f"{year:04d}" if same else "XXXX", hull, "relative", language)


def _timex(text: str, span: tuple[int, int], day: Day, unit: Granularity, basis: str, language: str) -> Timex:
    return _plain(text, span, unit_value(day, unit), edtf_of(Interval.unit(day, unit)), basis, language)


def _plain(text: str, span: tuple[int, int], value: str, edtf: Edtf | None, basis: str, language: str) -> Timex:
    bounds = edtf.bounds() if edtf is not None else Interval(None, None)
    return Timex(
        *span, text[slice(*span)], "DATE", value, edtf=edtf, earliest=bounds.earliest, latest=bounds.latest,
        basis=basis, rule=f"{language}-date", trace=(f"read in {language}",),
    )  # fmt: skip
