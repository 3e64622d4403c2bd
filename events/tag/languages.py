"""Other languages than English: found by small lexicons, read by dateparser behind a cache.

``rules/<language>/lexicon.toml`` lists the month names, weekdays and relative words that spot an expression; what it
says is left to dateparser, which knows the inflections. Absolute and simple relative dates, decades and centuries, and
weekdays that repeat; a sentence whose verb looks ahead has days without their year ahead. Clock times and lengths of
time are those of :mod:`events.tag.othertimes`. Of a language without a lexicon only dates in numbers are read that mean
the same everywhere: ISO 8601, dotted ones (day first), and those with slashes whose order is certain.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from events.dates import Day, EdtfDate, Granularity, Interval, add_days, edtf_of, shift
from events.tag.lexicons import NUMERIC, Lexicon, languages, lexicon_of, looks_ahead
from events.tag.operators.named import holiday_days
from events.tag.othercenturies import century_value, with_centuries, with_year_words
from events.tag.otherparts import with_parts
from events.tag.othertimes import made, with_times
from events.tag.othertold import with_told
from events.tag.values import SEASONS, edtf_of_value, is_date, unit_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from events.dates import Edtf as AnyEdtf
    from events.tag.model import Timex

__all__ = ["tag_other"]

_YEAR = re.compile(r"(?<![\w.,/-])(1[0-9]\d\d|20\d\d)(?![\w/%-]|[.,]\d)")
_YEARS = re.compile(r"(?<![\w.,/-])(1[0-9]\d\d|20\d\d)\s?[-–/]\s?(1[0-9]\d\d|20\d\d|\d\d)(?![\w/%-]|[.,]\d)")
_PHONE = re.compile(r"(?:\+|(?<!\d)0)\d[\d ()/-]*\Z")
"""The beginning of a telephone number at the end of what stands before."""
_UNITS = {"day": Granularity.DAY, "week": Granularity.WEEK, "month": Granularity.MONTH, "year": Granularity.YEAR,
          "weekend": Granularity.WEEKEND, "century": Granularity.CENTURY}  # fmt: skip
_NUMBERS = re.compile(rf"(?<![\w./:-])(?:{NUMERIC})(?![\w/:-]|\.\d)")
_PHRASE = 40
"""How far before an expression, in characters, the phrase begins that says which part of it is meant."""
_NUMBERED = 24
"""How far before a number, in characters, the word begins that says what it numbers."""
_CENTURY = 2
"""How long the value of a century is."""
_DECADE = 10
"""How many years must have gone by since its beginning for a decade without its century to be of this one."""


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
    lexicon = lexicon_of(language)
    folded = unicodedata.normalize("NFC", text)
    folded = (folded if len(folded) == len(text) else text).replace("\u2019", "'").replace("\u02bc", "'")
    bounds = dct.bounds() if dct is not None else Interval(None, None)
    found: list[Timex] = []
    for match in lexicon.pattern.finditer(folded):
        timex = _read(text, match, bounds, language, lexicon)
        if timex is not None:
            found.append(timex)
    found.extend(end for match in _YEARS.finditer(folded) for end in _range_of_years(text, match, language, lexicon))
    found.sort(key=lambda one: one.start)
    starts, ends = [one.start for one in found], [one.end for one in found]
    found.extend(
        _timex(text, match.span(), Day(int(match[1]), 1, 1), Granularity.YEAR, "explicit", f"{language}-year")
        for match in _YEAR.finditer(folded)
        if bisect_right(ends, match.start()) == bisect_left(starts, match.end()) and _is_year(match, lexicon)
    )
    dates = _put_together(text, folded, sorted(found, key=lambda one: one.start), lexicon)
    dates = [day for one in dates for day in (*_first_of(text, folded, one, lexicon), one)]
    dates = with_centuries(text, folded, dates, lexicon)
    told = with_parts(text, folded, with_told(text, folded, dates, language, dct), language)
    return with_year_words(text, folded, with_times(text, folded, told, language, dct), lexicon)


def _range_of_years(text: str, match: re.Match[str], language: str, lexicon: Lexicon) -> list[Timex]:
    """Both years of a range, the second maybe without its century: "2020-21"."""
    first, last = int(match[1]), int(match[2])
    last += first // 100 * 100 if len(match[2]) < len(match[1]) else 0
    if first >= last or not _is_year(match, lexicon):
        return []
    spans = zip((match.span(1), match.span(2)), (first, last), strict=True)
    return [
        _timex(text, span, Day(year, 1, 1), Granularity.YEAR, "explicit", f"{language}-year") for span, year in spans
    ]


def _is_year(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether four digits are a year: no number of something, and no count of what stands behind."""
    text, (start, end) = match.string, match.span()
    numbered = lexicon.number.search(text, max(0, start - _NUMBERED), start)
    numbered = numbered or _PHONE.search(text, max(0, start - _NUMBERED), start)
    return numbered is None and lexicon.counted.match(text, end) is None


def _first_of(text: str, folded: str, last: Timex, lexicon: Lexicon) -> list[Timex]:
    """The first day of the range that a date ends: "vom 12. bis 15. September"."""
    day = last.earliest
    if day is None or day != last.latest or not last.text[:1].isdigit() or last.rule.split("-")[1] != "date":
        return []
    found = lexicon.first_day.search(folded, max(0, last.start - _PHRASE), last.start)
    if found is None:
        return []
    group = "day1" if found["day1"] else "day2"
    number = int(re.sub(r"\D", "", found[group]))
    if number >= day.day:
        return []
    return [_timex(text, found.span(group), day._replace(day=number), Granularity.DAY, last.basis, last.rule)]


def _put_together(text: str, folded: str, found: list[Timex], lexicon: Lexicon) -> list[Timex]:
    """Weekdays made one with their dates, decades with their centuries; and what is said of a part of them."""
    whole: list[Timex] = []
    for one in found:
        last = whole[-1] if whole else None
        near = last is not None and lexicon.beside.fullmatch(folded, last.end, one.start) is not None
        both = _one_of(text, last, one) if last is not None and near else None
        if both is None:
            whole.append(one)
        else:
            whole[-1] = both
    floors = [0, *(one.end for one in whole)]
    told = (_narrowed(text, folded[max(floor, one.start - _PHRASE) : one.start], one, lexicon)
            for floor, one in zip(floors, whole, strict=False))  # fmt: skip
    return [one for one in told if one.mod is not None or not one.rule.endswith("-part")]


def _one_of(text: str, one: Timex, other: Timex) -> Timex | None:
    """A weekday and its date, or a decade and its century, as one; None where they are two."""
    kinds, span = (one.rule.split("-")[1], other.rule.split("-")[1]), (one.start, other.end)
    if one.earliest is None or other.earliest is None:
        return None
    if kinds[0] == "decade" and len(other.value) == _CENTURY:
        first = Day(other.earliest.year + one.earliest.year % 100, 1, 1)
        return _timex(text, span, first, Granularity.DECADE, "explicit", one.rule)
    if kinds == ("date", "date"):
        return _of_told_year(text, one, other)
    if kinds != ("weekday", "date") or other.earliest != other.latest:
        return None
    day = other.earliest
    if other.basis == "relative":
        years = [day.year + step for step in (0, 1, -1) if is_date(day.year + step, day.month, day.day)]
        fitting = (Day(year, day.month, day.day) for year in years)
        day = next((first for first in fitting if first.weekday == one.earliest.weekday), day)
    return _timex(text, span, day, Granularity.DAY, other.basis, other.rule)


def _of_told_year(text: str, one: Timex, other: Timex) -> Timex | None:
    """A day or month and the year behind it that is told by its distance: "14. April vergangenen Jahres"."""
    day, year = one.earliest, other.value
    if day is None or "relative" not in (one.basis, other.basis) or len(year) != 4 or other.basis != "relative":
        return None
    if one.basis != "relative" or one.value[4:].strip("-0123456789") or len(one.value) == len(year):
        return None
    unit = Granularity.MONTH if len(one.value) == len("2000-01") else Granularity.DAY
    if not year.isdigit() or not is_date(int(year), day.month, day.day):
        return None
    return _timex(text, (one.start, other.end), day._replace(year=int(year)), unit, "relative", one.rule)


def _narrowed(text: str, before: str, one: Timex, lexicon: Lexicon) -> Timex:
    """The part of a year, month, decade or century that the words right before it say: "Ende 2019", "Sommer 1812"."""
    season = lexicon.season.search(before) if one.rule.endswith("-year") else None
    if season is not None:
        code, start = lexicon.seasons[season["season"].lower()], one.start - (len(before) - season.start())
        return _valued(text, (start, one.end), f"{one.value}-{code}", one.rule)
    found = lexicon.part.search(before)
    if found is None or one.type != "DATE" or one.earliest is None or one.earliest == one.latest or "WE" in one.value:
        return one
    mod, start = lexicon.parts[" ".join(found["part"].lower().split())], one.start - (len(before) - found.start())
    edtf = edtf_of_value(one.value, mod)
    bounds = edtf.bounds() if edtf is not None else Interval(one.earliest, one.latest)
    return replace(one, start=start, text=text[start : one.end], mod=mod, edtf=edtf or one.edtf,
                   earliest=bounds.earliest, latest=bounds.latest)  # fmt: skip


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
            found.append(
                _timex(text, match.span(), first, Granularity.DAY, "explicit", f"{language or 'unknown'}-date")
            )
    return found


def _read(text: str, match: re.Match[str], bounds: Interval, language: str, lexicon: Lexicon) -> Timex | None:
    span = match.span()
    reader = next((reader for keys, reader in _READERS.items() if any(match[key] for key in keys)), None)
    if reader is not None:
        return reader(text, match, bounds, language, lexicon)
    decade = match["named"] or next((match[key] for key in match.groupdict() if key[:6] == "decade" and match[key]), "")
    if decade:
        number = int(decade) if decade.isdigit() else lexicon.decades[" ".join(decade.lower().split())]
        return _decade(text, span, number, bounds.latest, language)
    for index, sign in enumerate(lexicon.signs):
        if match[f"u{index}"]:
            return _counted(text, match, (index, sign), bounds, language, lexicon)
    return _date(text, match, bounds.latest, language, lexicon)


def _phrase(text: str, match: re.Match[str], bounds: Interval, language: str, lexicon: Lexicon) -> Timex | None:
    """A phrase that is read as a whole, or a unit of which a part may be told."""
    words = " ".join((match["phrase"] or match["partunit"]).lower().split())
    if match["partunit"]:
        entry: dict[str, object] = {"english": "today", "unit": lexicon.part_units[words]}
        unit = _relative(text, match.span(), entry, bounds, language)
        return None if unit is None else replace(unit, rule=f"{language}-part")
    known, (start, end) = lexicon.relative.get(words), match.span()
    if known is None or words in lexicon.never:
        return None
    if "ahead" in known:  # a weekend that the tense of its sentence tells
        start = end - len(lexicon.weekend.sub("", match[0], count=1))
        known = known | {"english": known["ahead"]} if looks_ahead(match, lexicon) else known
    return _relative(text, (start, end), known, bounds, language)


def _feast(text: str, match: re.Match[str], bounds: Interval, language: str, lexicon: Lexicon) -> Timex | None:
    """A season or a feast without its year: the last one or that of today, the next one in what looks ahead."""
    if match["holiday"] and match["holiday"].islower():
        return None  # "la città natale"
    said = " ".join((match["which"] or match["after_which"] or "").lower().split())
    which = lexicon.season_which.get(said)
    kind = "feast" if match["holiday"] else "season" if which is None else "date"
    rule = f"{language}-{kind}"
    name = " ".join((match["holiday"] or match["season"]).lower().split())
    unit = Granularity.SEASON if match["season"] else Granularity.DAY

    def days(year: int) -> tuple[Day, ...]:
        if match["holiday"]:
            return holiday_days(lexicon.holidays[name], year)
        return (Day(year, SEASONS[lexicon.seasons[name]], 1),)

    if match["feast_year"]:
        found = days(int(match["feast_year"]))
        return _timex(text, match.span(), found[0], unit, "explicit", rule) if found else None
    ahead = which == 1 or (which is None and looks_ahead(match, lexicon))

    def reckon(day: Day) -> Interval | None:
        near = [Interval.unit(one, unit) for step in (-2, -1, 0, 1, 2) for one in days(day.year + step)]
        if which == 0:
            of_year = [one for one in near if one.earliest and one.earliest.year == day.year]
            running = [one for one in near if one.earliest and one.latest and one.earliest <= day <= one.latest]
            return next(iter(running or of_year), None)
        later = [one for one in near if one.earliest and one.earliest > day]
        over = [one for one in near if one.latest and (one.latest < day if which == -1 else one.latest <= day)]
        return next(iter(later if ahead else over[::-1]), None)

    return _reckoned(text, match.span(), reckon, unit, bounds, rule)


def _decade(text: str, span: tuple[int, int], number: int, now: Day | None, language: str) -> Timex:
    """A decade: where its century is not said the last one that is over."""
    if number < 100:
        year = 2000 if now is None else now.year
        number += year // 100 * 100
        number -= 100 * (number + _DECADE > year)
    return _timex(text, span, Day(number, 1, 1), Granularity.DECADE, "explicit", f"{language}-decade")


def _of_era(text: str, match: re.Match[str], _: Interval, language: str, lexicon: Lexicon) -> Timex | None:
    """A century, or a year before our era."""
    if match["bc"]:
        return (
            _valued(text, match.span(), f"BC{int(match['bc']):04d}", f"{language}-year") if int(match["bc"]) else None
        )
    start, end = match.span()
    era = lexicon.era.match(match.string, end)
    value = century_value(match["century"], "" if era is None else "BC")
    span = (start, end if era is None else era.end())
    return None if value is None else _valued(text, span, value, f"{language}-century")


def _date(text: str, match: re.Match[str], base: Day | None, language: str, lexicon: Lexicon) -> Timex | None:
    """A date in words or numbers: with its year, or the last such day or month before the document's date.

    In a sentence that looks ahead it is the next one.
    """
    span, months = match.span(), lexicon.months
    said = match["day"] or match["dayword"] or match["nday"]
    alone = match["month"] and not said and not match["year"]
    if alone and (match["month"].lower() in lexicon.short or lexicon.names.tell(text, span)):
        return None
    unit = Granularity.DAY if match["numeric"] or said else Granularity.MONTH
    if match["numeric"] or match["year"]:
        day = _absolute(match, lexicon, language)
        return None if day is None else _timex(text, span, day, unit, "explicit", f"{language}-date")
    month = int(match["nmonth"]) if match["nmonth"] else months[match["month"].lower()]
    number = _day_number(match, lexicon)
    if base is None:
        value = f"XXXX-{month:02d}" + (f"-{number:02d}" if unit is Granularity.DAY else "")
        edtf = EdtfDate(None, month, number if unit is Granularity.DAY else None, unspecified=4)
        found = is_date(2000, month, number)  # a leap year: 30 February is in none
        return made(text, span, "DATE", value, edtf, "relative", f"{language}-date") if found else None
    now = (base.month, base.day if unit is Granularity.DAY else 1)
    ahead, there = looks_ahead(match, lexicon), (month, number)
    year = base.year + (there < now) if ahead else base.year - (there > now)
    if not is_date(year, month, number):
        return None
    return _timex(text, span, Day(year, month, number), unit, "relative", f"{language}-date")


def _day_number(match: re.Match[str], lexicon: Lexicon) -> int:
    """Which day of its month a match says; 1 if none."""
    words = match["dayword"]
    return lexicon.day_words[" ".join(words.lower().split())] if words else int(match["day"] or match["nday"] or 1)


def _absolute(match: re.Match[str], lexicon: Lexicon, language: str) -> Day | None:
    """A date written with its year: by dateparser, by the lexicon where dateparser does not know the inflection."""
    months = lexicon.months
    parsed = None if match["dayword"] else _parsed(match[0].rstrip("."), language, dt.date(2000, 1, 1))
    if parsed is not None and (not match["month"] or parsed.month == months[match["month"].lower()]):
        return Day.from_date(parsed)
    if not match["month"]:
        return None
    try:
        return Day.of(int(match["year"]), months[match["month"].lower()], _day_number(match, lexicon))
    except ValueError:
        return None


def _weekday(text: str, match: re.Match[str], bounds: Interval, language: str, lexicon: Lexicon) -> Timex | None:
    """A weekday: the one before the document's date, or on it; where a word or the verb says so another one, or all."""
    number, rule = lexicon.weekdays[" ".join(match["weekday"].lower().split())], f"{language}-weekday"
    time = f"T{lexicon.parts_of_day[match['daypart'].lower()]}" if match["daypart"] else ""
    if match["every"]:
        every = made(text, match.span(), "DATE", f"XXXX-WXX-{number + 1}{time}", None, "explicit", rule)
        return replace(every, type="SET", quant="EVERY")
    ahead, strictly = bool(match["next"] or match["after_next"]), bool(match["last"] or match["after_last"])
    before, span = re.match(r".*\s", match["weekday"]), match.span()
    if before is not None and match.start() == match.start("weekday"):  # "у среду": a preposition tells the weekday
        span = span[0] + before.end(), span[1]
    soon = not ahead and not strictly and looks_ahead(match, lexicon)

    def reckon(day: Day) -> Interval:
        back = (day.weekday - number) % 7
        steps = 7 - back if ahead or (soon and back) else -(back or 7 * strictly)
        return Interval.unit(add_days(day, steps), Granularity.DAY)

    found = _reckoned(text, span, reckon, Granularity.DAY, bounds, rule)
    known = found is not None and found.earliest is not None and found.earliest == found.latest
    return replace(found, type="TIME", value=f"{found.value}{time}") if found and known and time else found


def _counted(
    text: str, match: re.Match[str], template: tuple[int, int], bounds: Interval, language: str, lexicon: Lexicon
) -> Timex | None:
    """So many units before or after the document's date: "vor drei Tagen"."""
    index, sign = template
    word = (match.groupdict().get(f"n{index}") or "1").lower()
    unit = _UNITS[lexicon.units[match[f"u{index}"].lower()]]
    count = sign * (int(word) if word.isdigit() else lexicon.numbers[word])
    return _reckoned(
        text, match.span(), lambda day: Interval.unit(shift(day, unit, count), unit), unit, bounds, f"{language}-date"
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

    return _reckoned(text, span, reckon, unit, bounds, f"{language}-date")


def _reckoned(
    text: str,
    span: tuple[int, int],
    reckon: Callable[[Day], Interval | None],
    unit: Granularity,
    bounds: Interval,
    rule: str,
) -> Timex | None:
    """What is reckoned from the first and the last day of the document's date."""
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        return made(text, span, "DATE", "XXXX", None, "relative", rule)
    one, other = reckon(first), reckon(last)
    if one is None or other is None:
        return None
    if one == other and one.earliest is not None:
        return _timex(text, span, one.earliest, unit, "relative", rule)
    year = one.earliest.year if one.earliest else 0
    same = other.earliest is not None and other.earliest.year == year
    return made(text, span, "DATE", f"{year:04d}" if same else "XXXX", edtf_of(one.hull(other)), "relative", rule)


def _timex(text: str, span: tuple[int, int], day: Day, unit: Granularity, basis: str, rule: str) -> Timex:
    return made(text, span, "DATE", unit_value(day, unit), edtf_of(Interval.unit(day, unit)), basis, rule)


def _valued(text: str, span: tuple[int, int], value: str, rule: str) -> Timex:
    return made(text, span, "DATE", value, edtf_of_value(value), "explicit", rule)


_READERS: dict[tuple[str, ...], Callable[[str, re.Match[str], Interval, str, Lexicon], Timex | None]] = {
    ("phrase", "partunit"): _phrase,
    ("season", "holiday"): _feast,
    ("weekday",): _weekday,
    ("century", "bc"): _of_era,
}
"""What reads a match, by the groups of it that are filled."""
