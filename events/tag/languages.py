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
from typing import TYPE_CHECKING, NamedTuple

from events.dates import Day, Edtf, EdtfDate, Granularity, Interval, add_days, edtf_of, shift
from events.tag.model import Timex
from events.tag.values import is_date, unit_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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


class _Lexicon(NamedTuple):
    """What a language's lexicon holds.

    Attributes:
        months: Forms of the months' names.
        weekdays: Forms of the weekdays' names, from 0 for Monday.
        numbers: Number words.
        units: Forms of the names of units.
        relative: Relative phrases: what to count in English, and in which unit.
        never: Phrases that only look like one.
        signs: Of each template of counted units, whether it counts back (-1) or on (1).
        pattern: What finds all of them.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    units: dict[str, str]
    relative: dict[str, dict[str, object]]
    never: frozenset[str]
    signs: tuple[int, ...]
    pattern: re.Pattern[str]


@lru_cache(maxsize=16)
def _lexicon(language: str) -> _Lexicon:
    path = files("events.tag") / "rules" / language / "lexicon.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    never = frozenset(data["never"])
    of, month = data["of"], _any(data["months"])
    beside = {key: data[key] or "(?!)" for key in ("next_before", "next_after", "last_before", "last_after")}
    templates = [(text, -1) for text in data["ago"]] + [(text, 1) for text in data["ahead"]]
    numbers = rf"\d{{1,3}}|{_any(data['numbers'])}"
    counted = "|".join(
        text.replace(" ", r"\s+")
        .replace("{n}", f"(?P<n{index}>{numbers})")
        .replace("{unit}", f"(?P<u{index}>{_any(data['units'])})")
        for index, (text, _) in enumerate(templates)
    )
    pattern = (
        rf"(?<!\w)(?:(?P<phrase>{_any([*data['relative'], *never])})|{counted}|(?P<numeric>{_NUMERIC})"
        rf"|(?:(?:(?P<next>{beside['next_before']})|(?P<last>{beside['last_before']}))\s+)?"
        rf"(?P<weekday>{_any(data['weekdays'])})"
        rf"(?:\s+(?:(?P<after_next>{beside['next_after']})|(?P<after_last>{beside['last_after']})))?"
        rf"|(?:(?P<day>\d{{1,2}})(?:\.|er|º|-го|-го)?\s+(?:{of})?)?(?P<month>{month})\.?"
        rf"(?:,?\s+(?:{of})?(?P<year>\d{{4}}))?)(?!\w)"
    )
    return _Lexicon(
        data["months"], data["weekdays"], data["numbers"], data["units"], data["relative"], never,
        tuple(sign for _, sign in templates), re.compile(pattern, re.IGNORECASE),
    )  # fmt: skip


def _any(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


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
    lexicon = _lexicon(language)
    folded = unicodedata.normalize("NFC", text)
    folded = (folded if len(folded) == len(text) else text).replace("\u2019", "'").replace("\u02bc", "'")
    bounds = dct.bounds() if dct is not None else Interval(None, None)
    found: list[Timex] = []
    for match in lexicon.pattern.finditer(folded):
        timex = _read(text, match, bounds, language, lexicon)
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


def _read(text: str, match: re.Match[str], bounds: Interval, language: str, lexicon: _Lexicon) -> Timex | None:
    span = match.span()
    if match["phrase"]:
        words = " ".join(match["phrase"].lower().split())
        entry = lexicon.relative.get(words)
        return None if entry is None or words in lexicon.never else _relative(text, span, entry, bounds, language)
    if match["weekday"]:
        return _weekday(text, match, bounds, language, lexicon)
    for index, sign in enumerate(lexicon.signs):
        if match[f"u{index}"]:
            return _counted(text, match, (index, sign), bounds, language, lexicon)
    return _date(text, match, bounds.latest, language, lexicon.months)


def _date(text: str, match: re.Match[str], base: Day | None, language: str, months: dict[str, int]) -> Timex | None:
    """A date in words or numbers: with its year, or the last such day or month before the document's date."""
    span = match.span()
    if match["month"] and not match["day"] and not match["year"] and match["month"].lower() in ("mar", "mart", "set"):
        return None
    unit = Granularity.DAY if match["numeric"] or match["day"] else Granularity.MONTH
    if match["numeric"] or match["year"]:
        day = _absolute(match, months, language)
        return None if day is None else _timex(text, span, day, unit, "explicit", language)
    month, number = months[match["month"].lower()], int(match["day"] or 1)
    if base is None:
        value = f"XXXX-{month:02d}" + (f"-{number:02d}" if unit is Granularity.DAY else "")
        edtf = EdtfDate(None, month, number if unit is Granularity.DAY else None, unspecified=4)
        found = is_date(2000, month, number)  # a leap year: 30 February is in none
        return _plain(text, span, value, edtf, "relative", language) if found else None
    year = base.year if (month, number) <= (base.month, base.day) else base.year - 1
    try:
        return _timex(text, span, Day.of(year, month, number), unit, "relative", language)
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


def _weekday(text: str, match: re.Match[str], bounds: Interval, language: str, lexicon: _Lexicon) -> Timex | None:
    """A weekday: the one before the document's date, or on it; the next, or the one before, where a word says so."""
    number = lexicon.weekdays[" ".join(match["weekday"].lower().split())]
    ahead, strictly = bool(match["next"] or match["after_next"]), bool(match["last"] or match["after_last"])

    def reckon(day: Day) -> Interval:
        back = (day.weekday - number) % 7
        return Interval.unit(add_days(day, 7 - back if ahead else -(back or 7 * strictly)), Granularity.DAY)

    return _reckoned(text, match.span(), reckon, Granularity.DAY, bounds, language)


def _counted(
    text: str, match: re.Match[str], template: tuple[int, int], bounds: Interval, language: str, lexicon: _Lexicon
) -> Timex | None:
    """So many units before or after the document's date: "vor drei Tagen"."""
    index, sign = template
    word = (match.groupdict().get(f"n{index}") or "1").lower()
    unit = _UNITS[lexicon.units[match[f"u{index}"].lower()]]
    count = sign * (int(word) if word.isdigit() else lexicon.numbers[word])
    return _reckoned(
        text, match.span(), lambda day: Interval.unit(shift(day, unit, count), unit), unit, bounds, language
    )


def _relative(
    text: str, span: tuple[int, int], entry: dict[str, object], bounds: Interval, language: str
) -> Timex | None:
    """A relative phrase, counted from the first and the last day of the document's date."""
    unit = _UNITS[str(entry["unit"])]

    def reckon(day: Day) -> Interval | None:
        date = day.to_date()
        parsed = None if date is None else _parsed(str(entry["english"]), "en", date)
        return None if parsed is None else Interval.unit(Day.from_date(parsed), unit)

    return _reckoned(text, span, reckon, unit, bounds, language)


def _reckoned(
    text: str,
    span: tuple[int, int],
    reckon: Callable[[Day], Interval | None],
    unit: Granularity,
    bounds: Interval,
    language: str,
) -> Timex | None:
    """What is reckoned from the first and the last day of the document's date."""
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        return _plain(text, span, "XXXX", None, "relative", language)
    one, other = reckon(first), reckon(last)
    if one is None or other is None:
        return None
    if one == other and one.earliest is not None:
        return _timex(text, span, one.earliest, unit, "relative", language)
    year = one.earliest.year if one.earliest else 0
    same = other.earliest is not None and other.earliest.year == year
    return _plain(text, span, f"{year:04d}" if same else "XXXX", edtf_of(one.hull(other)), "relative", language)


def _timex(text: str, span: tuple[int, int], day: Day, unit: Granularity, basis: str, language: str) -> Timex:
    return _plain(text, span, unit_value(day, unit), edtf_of(Interval.unit(day, unit)), basis, language)


def _plain(text: str, span: tuple[int, int], value: str, edtf: Edtf | None, basis: str, language: str) -> Timex:
    bounds = edtf.bounds() if edtf is not None else Interval(None, None)
    return Timex(
        *span, text[slice(*span)], "DATE", value, edtf=edtf, earliest=bounds.earliest, latest=bounds.latest,
        basis=basis, rule=f"{language}-date", trace=(f"read in {language}",),
    )  # fmt: skip
