"""What leans on a date told before, in other languages than English; quarters and halves; ranges in their order.

``rules/<language>/told.toml`` holds the words. "Drei Tage später" and "am nächsten Tag" count from the last date of the
text, and from the document's where it told none. A quarter or half of a year without its year is the last one that has
begun, or the next one in a sentence that looks ahead. The last day of a range lies behind its first.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from events.dates import Day, Granularity, Interval, add_days, add_months, edtf_of, shift, unit_containing
from events.rulefiles import read_rules
from events.tag.lexicons import Lexicon, any_of, lexicon_of, looks_ahead
from events.tag.operators.named import holiday_days
from events.tag.othertimes import filled, made, named_groups, numbered, times_of
from events.tag.values import SEASONS, common_value, edtf_of_value, is_date, unit_value

if TYPE_CHECKING:
    from events.dates import Edtf
    from events.tag.model import Timex

__all__ = ["with_told"]

_UNITS = {"D": Granularity.DAY, "W": Granularity.WEEK, "M": Granularity.MONTH, "Y": Granularity.YEAR}
_MANY = {"E": (10, "Y"), "C": (100, "Y")}
"""Units that are counted in years."""
_MONTHS = {"quarter": 3, "half": 6}
_PARTS = {"quarter": Granularity.QUARTER, "half": Granularity.HALF}
_COUNTED = {"later": 1, "earlier": -1, "past": 1}
"""Templates of counted units, and which way they count."""
_VAGUE = {1: "FUTURE_REF", -1: "PAST_REF"}
_LETTERS = {"quarter": "Q", "half": "H"}
_ENDS = re.compile(r"(?<!\d)[.!?;]\s|\n")
_OF_YEAR = re.compile(r"(?:\d{4}|XXXX)-(\d\d|SP|SU|FA|WI)(?:-(\d\d))?")
_YEAR_OR_MONTH = re.compile(r"\d{4}(?:-\d\d)?")
_DAY_OR_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_MANY_YEARS, _SOME_YEARS, _AGAINST = 6, 3, 4
"""So many years that lie far back make a story, against a fourth as many days of the news; fewer against none."""
_SEEN = 40
"""How many dates back the one is looked for that a story goes on from."""
_OPENING, _SHORT = 40, 2_000
"""Where the one year that makes a short story stands at the latest, and how long that is, in characters."""
_OLD, _BYGONE, _BACKWARDS = 365, 2, 2.5
"""How many days old a date is that news goes on from; how many years old those of a story are; and how much farther
away a story's date counts that lies back."""
_SENTENCE, _YEAR, _YEAR_MONTHS = 120, 4, 12
"""How far, in characters, the verb of an expression's sentence stands; and how long the value of a year is."""


class Told(NamedTuple):
    """What a language's ``told.toml`` holds.

    Attributes:
        pattern: What finds every expression.
        phrases: Phrases that are read as a whole: steps, unit and maybe a part of the day ("1 D MO").
        ordinals: Which quarter or half a word says.
        over: Verbs of the past.
        until: What stands between both ends of a range.
        head: What begins a phrase and is no part of the expression: a preposition.
    """

    pattern: re.Pattern[str]
    phrases: dict[str, str]
    ordinals: dict[str, int]
    over: re.Pattern[str]
    until: re.Pattern[str]
    head: re.Pattern[str]


class _Place(NamedTuple):
    """The language of a text and its date."""

    language: str
    dct: Edtf | None


@lru_cache(maxsize=16)
def told_of(language: str) -> Told:
    """The words of one of the languages that have a lexicon."""
    data = read_rules(f"{language}/told.toml", "events.tag")
    return Told(
        re.compile(_pattern(data, language), re.IGNORECASE),
        data["told"], data["ordinals"],
        re.compile(rf"(?<!\w)(?:{data['over']})(?!\w)", re.IGNORECASE),
        re.compile(rf"\.?\s*(?:[-–]|(?:{data['until']})(?=\s))\s*", re.IGNORECASE),
        re.compile(rf"(?:{data['heads'] or '(?!)'})\s+", re.IGNORECASE),
    )  # fmt: skip


def _pattern(data: dict[str, Any], language: str) -> str:
    """What finds every expression of a language; its groups are numbered."""
    times = times_of(language)
    slots = {"n": rf"(?P<n>\d{{1,3}}|{any_of(times.numbers)})", "unit": rf"(?P<u>{any_of(times.units)})",
             "o": any_of(data["ordinals"]), "y": r"(?P<year>[1-9]\d\d)",
             "d": r"(?P<day>[12]\d|3[01]|[1-9])"}  # fmt: skip
    texts = [f"(?P<{kind}>{filled(text, slots)})" for kind in _COUNTED for text in data[kind]]
    texts += [filled(text, slots | {"o": f"(?P<{kind}>{slots['o']})"}) for kind in _MONTHS for text in data[kind]]
    texts += [filled(text, slots) for text in (*data["year"], *data["day"])]
    texts.append(rf"(?P<phrase>{any_of(data['told'])})(?!\s+(?:{data['not_after']}))")
    return numbered(rf"(?<![\w:])(?:{'|'.join(texts)})(?![\w:%])(?![.,]\d)")


def with_told(text: str, folded: str, dates: list[Timex], language: str, dct: Edtf | None) -> list[Timex]:
    """The dates of a text in their order, with those that lean on them."""
    told, lexicon = told_of(language), lexicon_of(language)
    found: list[tuple[int, int, bool, Timex | re.Match[str]]] = [(one.start, -one.end, True, one) for one in dates]
    found.extend((match.start(), -match.end(), False, match) for match in told.pattern.finditer(folded))
    story = _is_story(folded, dates, lexicon, dct)
    whole: list[Timex] = []
    for start, _, _, one in sorted(found, key=lambda one: one[:3]):
        last = whole[-1] if whole else None
        free = last is None or start >= last.end
        if isinstance(one, re.Match):
            leaning = _read(text, one, told, last, _Place(language, dct)) if free else None
            if leaning is not None:
                whole.append(leaning)
            continue
        both = _of_year(text, folded, last, one, lexicon)
        if both is not None:
            whole[-1] = both
        elif free and (story or not one.rule.endswith("-season")):
            seen = _date_told(folded, whole, one, lexicon, dct, story=story)
            whole.append(one if seen is None else _in_story(one, seen, lexicon))
    return _in_order(folded, whole, told, dct)


def _is_story(folded: str, dates: list[Timex], lexicon: Lexicon, dct: Edtf | None) -> bool:
    """Whether a text tells of old times: many years that lie far back, and next to no day that leans on its date."""
    now = None if dct is None else dct.bounds().latest
    since = None if now is None else now.year - _BYGONE
    far = [
        one for one in dates if one.basis == "explicit" and one.latest and (since is None or one.latest.year <= since)
    ]
    newsy = sum(one.basis == "relative" and not _leaves_out(one) for one in dates)
    if len(far) >= _MANY_YEARS:
        return len(far) > _AGAINST * newsy
    opens = bool(far) and far[0].start <= _OPENING and len(folded) <= _SHORT
    return not newsy and len(far) >= (1 if opens else _SOME_YEARS) and lexicon.ahead.search(folded) is None


def _leaves_out(one: Timex) -> bool:
    """Whether a date is of a year, or a part of a year or month, that its words leave out."""
    return _OF_YEAR.fullmatch(one.value) is not None or one.rule.endswith("-part")


def _date_told(
    folded: str, whole: list[Timex], one: Timex, lexicon: Lexicon, dct: Edtf | None, *, story: bool
) -> Timex | None:
    """The date that a day or month without its year goes on from: in a story the last one, else one in its sentence."""
    if one.basis != "relative" or one.type == "SET":
        return None
    least = len("2000-01-01") if one.rule.endswith("-weekday") else _YEAR
    told = (date for date in islice(reversed(whole), _SEEN) if date.basis != "relative" and date.earliest is not None)
    last = next((date for date in told if len(date.value) >= least), None)
    if last is None or story:
        return last
    now, between = None if dct is None else dct.bounds().latest, folded[last.end : one.start]
    old = now is not None and last.latest is not None and now.ordinal - last.latest.ordinal > _OLD
    near = len(between) <= _SENTENCE and _ENDS.search(between) is None and lexicon.ahead.search(between) is None
    return last if old and near and len(last.value) > _YEAR else None


def _in_story(one: Timex, seen: Timex, lexicon: Lexicon) -> Timex:
    """A day, month, season or feast without its year, or a weekday, as what is told after the last date."""
    found, now = _OF_YEAR.fullmatch(one.value), seen.earliest
    if now is None:
        return one
    if one.rule.endswith("-weekday") and one.earliest is not None:
        day = add_days(now, (one.earliest.weekday - now.weekday) % 7 or 7)
        value = day.iso + one.value[len("2000-01-01") :]
        return replace(one, value=value, edtf=edtf_of(Interval(day, day)), earliest=day, latest=day, basis="anchored")
    if one.rule.endswith("-part") and _YEAR_OR_MONTH.fullmatch(one.value):
        unit = Granularity.YEAR if len(one.value) == _YEAR else Granularity.MONTH
        return _dated(one, now, unit) if len(seen.value) >= len(one.value) else one
    if found is None or not one.rule.endswith(("-date", "-season", "-feast")):
        return one
    month, number = SEASONS.get(found[1]) or int(found[1]), int(found[2] or 1)
    unit = Granularity.DAY if found[2] else Granularity.SEASON if found[1] in SEASONS else Granularity.MONTH
    steps = (0,) if len(seen.value) == _YEAR else (0, 1, -1)
    days = [Day(now.year + step, month, number) for step in steps if is_date(now.year + step, month, number)]
    if one.rule.endswith("-feast"):
        name = lexicon.holidays[" ".join(one.text.lower().split())]
        days = [day for step in steps for day in holiday_days(name, now.year + step)]
    return _dated(one, min(days, key=lambda day: _lag(day, unit, now)), unit) if days else one


def _lag(first: Day, unit: Granularity, now: Day) -> float:
    """How far a date lies from the last one that a story told: stories run forward."""
    last = unit_containing(first, unit)[1]
    return max(0, first.ordinal - now.ordinal) if last >= now else _BACKWARDS * (now.ordinal - last.ordinal)


def _dated(one: Timex, first: Day, unit: Granularity) -> Timex:
    value = unit_value(first, unit)
    edtf = edtf_of_value(value, one.mod)
    bounds = Interval.unit(first, unit) if edtf is None else edtf.bounds()
    return replace(one, value=value, edtf=edtf, earliest=bounds.earliest, latest=bounds.latest, basis="anchored")


def _of_year(text: str, folded: str, last: Timex | None, date: Timex, lexicon: Lexicon) -> Timex | None:
    """A quarter or half and the year behind it as one: "drugog kvartala 2020"."""
    kind = "" if last is None else last.rule.partition("-")[2]
    if last is None or kind not in _PARTS or len(date.value) != _YEAR or date.earliest is None:
        return None
    if lexicon.beside.fullmatch(folded, last.end, date.start) is None:
        return None
    value = f"{date.value}{last.value[last.value.index('-') :]}"
    return made(text, (last.start, date.end), "DATE", value, edtf_of_value(value), date.basis, last.rule)


def _read(text: str, match: re.Match[str], told: Told, last: Timex | None, place: _Place) -> Timex | None:
    """What one match says, with the last date before it."""
    names, said = named_groups(match)
    if "year" in said:
        return _explicit(text, match.span(names["year"]), f"{int(said['year']):04d}", f"{place.language}-year")
    if "day" in said:
        return _day_of_month(text, match, match.span(names["day"]), last, place)
    kind = next((kind for kind in _MONTHS if kind in said), None)
    if kind is not None:
        return _part_of_year(text, match, (kind, told.ordinals[said[kind]]), place)
    if "phrase" in said:
        return _phrase(text, match, told, last, place)
    return _counted(text, match, said, told, last, place)


def _day_of_month(
    text: str, match: re.Match[str], span: tuple[int, int], last: Timex | None, place: _Place
) -> Timex | None:
    """A day of the month told last, else of the document's or the one before; of the next in what looks ahead."""
    number, now = int(text[slice(*span)]), None if place.dct is None else place.dct.bounds().latest
    told = last is not None and last.basis != "relative" and last.earliest is not None and len(last.value) > _YEAR
    base = last.earliest if told and last is not None else now
    if base is None:
        return None
    if not told:
        ahead = looks_ahead(match, lexicon_of(place.language))
        base = add_months(base._replace(day=1), (number < base.day) if ahead else -(number > base.day))
    if not is_date(base.year, base.month, number):
        return None
    day = base._replace(day=number)
    basis = "anchored" if told else "relative"
    return made(text, span, "DATE", day.iso, edtf_of(Interval(day, day)), basis, f"{place.language}-told")


def _explicit(text: str, span: tuple[int, int], value: str, rule: str) -> Timex:
    return made(text, span, "DATE", value, edtf_of_value(value), "explicit", rule)


def _phrase(text: str, match: re.Match[str], told: Told, last: Timex | None, place: _Place) -> Timex | None:
    """A phrase that is read as a whole."""
    number, code, *part = told.phrases[" ".join(match[0].lower().split())].split()
    head = told.head.match(match[0])
    span = match.start() + (0 if head is None else head.end()), match.end()
    if code != "C":
        return _away(text, span, (int(number), code), part, last, place)
    if match[0].islower() or not match[0][-1].isalpha():
        return None  # "l'Ottocento" is a century, "ottocento" a number
    return _explicit(text, span, number, f"{place.language}-century")


def _counted(
    text: str, match: re.Match[str], said: dict[str, str], told: Told, last: Timex | None, place: _Place
) -> Timex | None:
    """So many units from the last date told."""
    if "past" in said and (last is None or told.over.search(_rest(match.string, match.end())) is None):
        return None
    times, sign = times_of(place.language), next(way for kind, way in _COUNTED.items() if kind in said)
    word, code = said.get("n", "1"), times.units[said["u"]] if "u" in said else "D"
    count = int(word) if word.isdigit() else times.numbers[word]
    if not count:
        return made(text, match.span(), "DATE", _VAGUE[sign], None, "anchored", f"{place.language}-told")
    years, code = _MANY.get(code, (1, code))
    return _away(text, match.span(), (sign * count * years, code), [], last, place)


def _rest(folded: str, end: int) -> str:
    """The rest of a sentence."""
    return _ENDS.split(folded[end : end + _SENTENCE])[0]


def _part_of_year(text: str, match: re.Match[str], which: tuple[str, int], place: _Place) -> Timex | None:
    """A quarter or half without its year: the last one that has begun, the next one in what looks ahead."""
    (kind, number), months = which, _MONTHS[which[0]]
    if number > _YEAR_MONTHS // months:
        return None
    rule, now = f"{place.language}-{kind}", None if place.dct is None else place.dct.bounds().latest
    if now is None:
        return made(text, match.span(), "DATE", f"XXXX-{_LETTERS[kind]}{number}", None, "relative", rule)
    first = Day(now.year, months * (number - 1) + 1, 1)
    ahead = looks_ahead(match, lexicon_of(place.language))
    years = -1 if first > now and not ahead else 1 if ahead and add_months(first, months) <= now else 0
    first = first._replace(year=first.year + years)
    edtf = edtf_of(Interval.unit(first, _PARTS[kind]))
    return made(text, match.span(), "DATE", unit_value(first, _PARTS[kind]), edtf, "relative", rule)


def _away(
    text: str, span: tuple[int, int], away: tuple[int, str], part: list[str], last: Timex | None, place: _Place
) -> Timex | None:
    """So many units from the last date told, or from the document's: "drei Tage später", "am nächsten Morgen"."""
    steps, code = away
    bounds = Interval(None, None) if place.dct is None else place.dct.bounds()
    basis, rule = "relative", f"{place.language}-told"
    if last is not None and last.earliest is not None and last.latest is not None:
        bounds, basis = Interval(last.earliest, last.latest), "anchored"
    first, final = bounds.earliest, bounds.latest
    if first is None or final is None:
        return made(text, span, "DATE", "XXXX", None, basis, rule)
    if code not in _UNITS:  # hours: the day is known, the hour is not
        return made(text, span, "TIME", f"{first.iso if first == final else 'XXXX-XX-XX'}TXX:XX", None, basis, rule)
    unit = _UNITS[code]
    one, other = (Interval.unit(shift(day, unit, steps), unit) for day in (first, final))
    if one.earliest is None or other.earliest is None:
        return None
    value = common_value(unit_value(one.earliest, unit), unit_value(other.earliest, unit))
    if part and one == other:
        return made(text, span, "TIME", f"{value}T{part[0]}", edtf_of_value(f"{value}T{part[0]}"), basis, rule)
    return made(text, span, "DATE", value, edtf_of(one.hull(other)), basis, rule)


def _in_order(folded: str, found: list[Timex], told: Told, dct: Edtf | None) -> list[Timex]:
    """Both ends of a range, the last behind the first; a range that holds the document's day goes on."""
    now = None if dct is None else dct.bounds().latest
    for number in range(1, len(found) if now is not None else 0):
        one, other = found[number - 1], found[number]
        if now is None or told.until.fullmatch(folded, one.end, other.start) is None:
            continue
        if one.rule.endswith("-weekday") and other.rule == one.rule:
            found[number] = _after(one, other)
        elif _is_of_year(one) and _is_of_year(other):
            left = _ENDS.split(folded[max(0, one.start - _SENTENCE) : one.start])[-1]
            over = told.over.search(left) or told.over.search(_rest(folded, other.end))
            steps = _years(one, other, now, over=over is not None)
            found[number - 1 : number + 1] = [_moved(one, steps[0]), _moved(other, steps[1])]
    return found


def _after(one: Timex, other: Timex) -> Timex:
    """The weekday that ends a range, of the week after where it would lie before the first: "Montag bis Freitag"."""
    first, last = one.earliest, other.earliest
    if first is None or last is None or first < last or other.type != "DATE" or last != other.latest:
        return other
    day = add_days(last, 7)
    return replace(other, value=day.iso, edtf=edtf_of(Interval(day, day)), earliest=day, latest=day)


def _years(one: Timex, other: Timex, now: Day, *, over: bool) -> tuple[int, int]:
    """How many years both ends of a range are to be moved on."""
    first, last = one.earliest, other.earliest
    if first is None or last is None or one.basis == other.basis == "explicit":
        return 0, 0
    if other.basis == "explicit":
        return last.year - first.year - (first._replace(year=last.year) > last), 0
    if one.basis == "explicit":
        return 0, first.year - last.year + (last._replace(year=first.year) < first)
    if first > last:
        return (0, 1) if first <= now else (-1, 0)
    goes_on = first._replace(year=first.year + 1) <= now <= last._replace(year=last.year + 1)
    return (1, 1) if goes_on and not over else (0, 0)


def _moved(one: Timex, years: int) -> Timex:
    """A day or month so many years on."""
    day = one.earliest
    if not years or day is None or not is_date(day.year + years, day.month, day.day):
        return one
    unit = Granularity.DAY if len(one.value) == len("2000-01-01") else Granularity.MONTH
    first = day._replace(year=day.year + years, day=day.day if unit is Granularity.DAY else 1)
    return replace(_dated(one, first, unit), basis=one.basis)


def _is_of_year(one: Timex) -> bool:
    """Whether a date is a day or month of its year, which its words may leave out."""
    return one.type == "DATE" and one.rule.endswith("-date") and _DAY_OR_MONTH.fullmatch(one.value) is not None
