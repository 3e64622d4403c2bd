"""Clock times, lengths of time, parts of days and repeated times of languages other than English.

``rules/<language>/times.toml`` holds the words and templates. A clock time is of the last day that its sentence names
before it, else of the next one that it names, else of the document's date. No more than what the words say: a length
has a span on the calendar only where it ends or begins with the document's date ("in den letzten zehn Jahren").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from events.dates import Day, Edtf, Interval, add_days, edtf_of
from events.rulefiles import read_rules
from events.tag.lexicons import Lexicon, any_of, lexicon_of
from events.tag.model import Timex
from events.tag.operators.periods import iso_duration, span_edtf
from events.tag.values import edtf_of_value

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["filled", "made", "named_groups", "numbered", "times_of", "with_times"]

_BESIDE = 32
"""How far beside a length, in characters, the words stand that make it an age or a date."""
_SENTENCE = 300
"""How far, in characters, a clock time may stand from the day of its sentence."""
_NOON, _NIGHTFALL = 12, 6
_NOONTIDE = "12:00"
_SLOT = re.compile(r"\{([a-z_]+)\}")
_LOOK = re.compile(r"(\(\?<[=!][^)]*\))")
_BREAK = re.compile(r"[,(]\s?\Z")
_CLOSES = re.compile(r"\s?[,)]")
"""What stands on both sides of an age that is told beside a name."""
_ENDS = re.compile(r"(?<!\d)[.!?;]\s|\n")


class Times(NamedTuple):
    """What a language's ``times.toml`` holds.

    Attributes:
        pattern: What finds every expression.
        before: What stands before a length that is none, an age mostly.
        after: What stands after one.
        numbers: Number words; 0 for those of no certain number.
        hour_words: Words for the hours of a clock.
        units: Forms of the names of units, with their codes.
        about: Modifiers of a length.
        halves: Words for halves of the day (``AM``, ``PM``, ``NI``).
        fractions: Words for minutes past the hour, or before it: "et demie", "halb".
        rounds: Round numbers: "une vingtaine", "desetak".
        times: What begins a repeated time and says how often: "zweimal", "deux fois".
        phrases: Phrases that are read as a whole: their table in the file, and their value.
    """

    pattern: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    numbers: dict[str, int]
    hour_words: dict[str, int]
    units: dict[str, str]
    about: dict[str, str]
    halves: dict[str, str]
    fractions: dict[str, int]
    rounds: dict[str, int]
    times: dict[str, int]
    phrases: dict[str, tuple[str, str]]


class _Place(NamedTuple):
    """Where expressions stand: the language, the days that the text names, where they end, and the document's date."""

    language: str
    days: list[Timex]
    ends: list[int]
    dct: Edtf | None


@lru_cache(maxsize=16)
def times_of(language: str) -> Times:
    """The words of one of the languages that have a lexicon."""
    data = read_rules(f"{language}/times.toml", "events.tag")
    lexicon = lexicon_of(language)
    numbers = lexicon.numbers | data["numbers"]
    tables = ("lengths", "often", "moments", "dayparts", "references")
    phrases = {phrase: (table, value) for table in tables for phrase, value in data[table].items()}
    return Times(
        re.compile(_pattern(data, lexicon, numbers, phrases), re.IGNORECASE),
        re.compile(rf"(?:(?<!\w)|(?=,))(?:{data['not_before']})\s+\Z", re.IGNORECASE),
        re.compile(rf"\s*(?:{data['not_after']})(?!\w)", re.IGNORECASE),
        numbers, _hour_words(data, numbers), data["units"], data["about"], data["halves"], data["fractions"],
        data["rounds"], data["times"], phrases,
    )  # fmt: skip


def _hour_words(data: dict[str, Any], numbers: dict[str, int]) -> dict[str, int]:
    """The words for the hours of a clock."""
    ordinals: dict[str, int] = data["hour_words"]
    return {word: number for word, number in numbers.items() if 1 <= number <= _NOON} | ordinals


def _pattern(
    data: dict[str, Any], lexicon: Lexicon, numbers: dict[str, int], phrases: dict[str, tuple[str, str]]
) -> str:
    """What finds every expression of a language; groups are numbered, since templates repeat their slots."""
    half = rf"(?P<x>{any_of(data['halves'])})"
    number = rf"(?P<n>\d{{1,3}}(?:[.,]\d)?|{any_of(numbers)})(?:\s*(?:{data['to']})\s*(?:\d{{1,3}}|{any_of(numbers)}))?"
    slots = {
        "h": r"(?P<h>2[0-4]|[01]?\d)",
        "hw": rf"(?P<w>{any_of(_hour_words(data, numbers))})",
        "m": r"(?P<m>[0-5]\d)", "ha": r"(?P<c>2[0-4]|[01]?\d)", "mb": r"(?P<b>[0-5]\d)",
        "f": rf"(?P<f>{any_of(data['fractions'])})", "half": half, "half_must": half, "n": number,
        "unit": rf"(?P<u>{any_of(data['units'])})", "r": rf"(?P<r>{any_of(data['rounds'])})",
        "hours": rf"(?P<u>{any_of(unit for unit, code in data['units'].items() if code.startswith('T'))})",
    }  # fmt: skip
    word = f"(?: (?:{data['clock_word']}))?" if data["clock_word"] else ""
    counted = [
        (text.replace("{unit}", "{hours}"), sign) for text, sign in zip(lexicon.templates, lexicon.signs, strict=True)
    ]
    kinds = {"hours": data["hours"], "clock": [*data["clock"], f"{{h}}:{{m}}{word}(?: {{half}})?"],
             "ago": [text for text, sign in counted if sign < 0], "ahead": [text for text, sign in counted if sign > 0],
             "every": data["every"], "rate": data["rate"], "back": data["last"], "on": data["next"],
             "vague": data["vague"], "round": data["round"], "lengthhalf": data["length_and_half"],
             "past": _vaguely(lexicon, numbers, -1), "future": _vaguely(lexicon, numbers, 1),
             "length": ["{n}(?: |'){unit}"]}  # fmt: skip
    templates = [f"(?P<{kind}>{filled(text, slots)})" for kind, texts in kinds.items() for text in texts]
    about = rf"(?:(?P<about>{any_of(data['about'])})\s*)?"
    templates[-1] = about + templates[-1]
    whole = rf"(?<![\w:])(?:(?P<phrase>{any_of(phrases)})|{'|'.join(templates)})(?![\w:])(?![.,]\d)"
    return numbered(whole)


def _vaguely(lexicon: Lexicon, numbers: dict[str, int], way: int) -> list[str]:
    """Templates of units of no certain number before (-1) or after the document's date: "vor einigen Tagen"."""
    few = any_of(word for word, number in numbers.items() if not number)
    return [
        f"(?<!desde ){text}".replace("{n}", f"(?:{few})")  # "desde hace varios años" is a length
        for text, sign in zip(lexicon.templates, lexicon.signs, strict=True)
        if sign == way and "{n}" in text
    ]


def numbered(pattern: str) -> str:
    """A pattern whose groups are numbered, since templates repeat their slots: ``(?P<n>`` becomes ``(?P<n0>``."""
    number = count()
    return re.sub(r"\(\?P<([a-z]+)>", lambda found: f"(?P<{found[1]}{next(number)}>", pattern)


def filled(template: str, slots: dict[str, str]) -> str:
    """A template with any blanks for its spaces, but one of any kind in what looks back, and with its slots."""
    pieces = [
        piece.replace(" ", r"\s") if piece.startswith("(?<") else piece.replace(" ?", r"\s*").replace(" ", r"\s+")
        for piece in _LOOK.split(template)
    ]
    return _SLOT.sub(lambda found: slots[found[1]], "".join(pieces))


def with_times(text: str, folded: str, dates: Sequence[Timex], language: str, dct: Edtf | None) -> list[Timex]:
    """The dates of a text, and its other expressions; of two that overlap the longer, else the date."""
    times, found = times_of(language), list(dates)
    days = [one for one in dates if one.type in ("DATE", "TIME") and one.earliest and one.earliest == one.latest]
    place = _Place(language, days, [one.end for one in days], dct)
    for match in times.pattern.finditer(folded):
        found.extend(one for one in _read(text, match, times, place) if one is not None)
    kept: list[Timex] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept


def _read(text: str, match: re.Match[str], times: Times, place: _Place) -> tuple[Timex | None, ...]:
    """What one match says: an expression, two of a range of hours, or none."""
    names, said = named_groups(match)
    if "phrase" in said:
        return (_phrase(text, match.span(), times.phrases[said["phrase"]], place),)
    if "hours" in said:
        first = {"h": said["c"], "m": said.get("b", "00")} | {key: said[key] for key in ("x",) if key in said}
        both = (match.span(names["a"]), first), (match.span(names["z"]), said)
        return tuple(_at(text, span, _clock(words, times), place) for span, words in both)
    if "clock" in said:
        return (_at(text, match.span(), _clock(said, times), place),)
    if "past" in said or "future" in said:
        return (_reference(text, match.span(), "PAST_REF" if "past" in said else "FUTURE_REF", place),)
    return (_of_length(text, match, said, times, place),)


def named_groups(match: re.Match[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The groups of a numbered pattern that a match fills, by their names: their full names, and their words."""
    names = {key.rstrip("0123456789"): key for key, words in match.groupdict().items() if words is not None}
    return names, {name: " ".join(match[key].lower().split()) for name, key in names.items()}


def _of_length(text: str, match: re.Match[str], said: dict[str, str], times: Times, place: _Place) -> Timex | None:
    """A length of time, or what is told by one: hours ago, every two years, the last ten days."""
    code, number, span = times.units[said["u"]], _number(said.get("n"), times), match.span()
    if "lengthhalf" in said and number is not None:
        number += Fraction(1, 2)
    value, rule = iso_duration(number, code), f"{place.language}-length"
    if "ago" in said or "ahead" in said:
        count = Fraction(1) if "n" not in said else number
        return _hours_away(text, span, code, None if count is None else count * (-1 if "ago" in said else 1), place)
    if "every" in said or "rate" in said:
        return _set(text, span, iso_duration(Fraction(1), code) if "rate" in said else value, place)
    if "vague" in said:
        return made(text, span, "DURATION", iso_duration(None, code), None, "explicit", rule)
    if "round" in said:
        number = Fraction(times.rounds[said["r"]])
    if any(kind in said for kind in ("length", "lengthhalf", "round")):
        left = match.string[max(0, match.start() - _BESIDE) : match.start()]
        if times.before.search(left) or times.after.match(match.string, match.end()) or _is_none(match, value, left):
            return None
        mod = "APPROX" if "round" in said else times.about.get(said.get("about", ""))
        return made(text, span, "DURATION", iso_duration(number, code), None, "explicit", rule, mod=mod)
    edtf = span_edtf(number, code, -1 if "back" in said else 1, place.dct)
    return made(text, span, "DURATION", value, edtf, "relative", rule)


def _is_none(match: re.Match[str], value: str, left: str) -> bool:
    """Whether a length is an age beside a name ("Ana, 34 ans, vit ici"), or some day ("Un jour", "Eines Tages")."""
    if value == "P1D":
        return match[0][0].isupper() or match[0].lower().startswith("eines")
    beside = _BREAK.search(left) is not None and _CLOSES.match(match.string, match.end()) is not None
    return beside and value.endswith("Y")


def _set(text: str, span: tuple[int, int], value: str, place: _Place) -> Timex:
    """A repeated time, with how often in each: "zweimal pro Woche"."""
    found = re.match(r"\d+|\w+(?: (?!\d)\w+)?", " ".join(text[slice(*span)].lower().split()))
    word = "" if found is None else found[0]
    often = int(word) if word.isdigit() else _how_often(word, place.language)
    quant, freq = ("EVERY", None) if often is None else (None, f"{often}X")
    timex = made(text, span, "SET", value, None, "explicit", f"{place.language}-set", quant=quant)
    return replace(timex, freq=freq)


def _how_often(words: str, language: str) -> int | None:
    """The number of times that the first word says, or the first two: "dvaput", "два раза"; None for no such words."""
    times = times_of(language).times
    return times.get(words, times.get(words.partition(" ")[0]))


def _hours_away(text: str, span: tuple[int, int], code: str, count: Fraction | None, place: _Place) -> Timex | None:
    """Hours or minutes before or after the document's date: the day is known, the hour is not."""
    if count is None:
        return None
    now = _day_of(place.dct)
    day = now and add_days(now, int(count / 24) if code == "TH" else 0)
    value = f"{'XXXX-XX-XX' if day is None else day.iso}TXX:XX"
    edtf = None if day is None else edtf_of(Interval(day, day))
    return made(text, span, "TIME", value, edtf, "relative", f"{place.language}-time")


def _number(words: str | None, times: Times) -> Fraction | None:
    """The number that figures or words say; None for one that is not certain."""
    if words is None:
        return None
    known = times.numbers.get(words)
    return (Fraction(words.replace(",", ".")) if known is None else Fraction(known)) or None


def _clock(said: dict[str, str], times: Times) -> str | None:
    """``HH:MM`` of 24 hours; None where no clock shows it."""
    hour = int(said["h"]) if "h" in said else times.hour_words[said["w"]]
    half = times.halves.get(said.get("x", ""))
    if half is not None and hour > _NOON:
        return None
    if (half == "PM" and hour < _NOON) or (half == "NI" and _NIGHTFALL <= hour < _NOON):
        hour += _NOON
    elif hour == _NOON and half in ("AM", "NI"):
        hour = 0
    minutes = 60 * hour + int(said.get("m", 0)) + (times.fractions[said["f"]] if "f" in said else 0)
    if minutes < 60 * min(hour, 1):  # half an hour before one is after noon
        minutes += 60 * _NOON
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _phrase(text: str, span: tuple[int, int], entry: tuple[str, str], place: _Place) -> Timex | None:
    """A phrase that is read as a whole."""
    table, value = entry
    if table == "moments":
        return _at(text, span, value, place)
    if table == "dayparts":
        steps, _, part = value.partition(" ")
        day = _day_of(place.dct)
        return _on(text, span, day and add_days(day, int(steps)), part, "relative", place.language)
    if table == "often":
        return _set(text, span, value, place)
    if table == "references":
        return _reference(text, span, value, place)
    return made(text, span, "DURATION", value, None, "explicit", f"{place.language}-length")


def _reference(text: str, span: tuple[int, int], ref: str, place: _Place) -> Timex:
    """The past, the present or the future at large."""
    return made(text, span, "DATE", ref, _at_large(ref, place.dct), "relative", f"{place.language}-reference")


def _at_large(ref: str, dct: Edtf | None) -> Edtf | None:
    """The present is the document's date, the past what lies before it, the future what lies behind."""
    if dct is None or ref == "PRESENT_REF":
        return dct
    bounds = dct.bounds()
    side = Interval(None, bounds.latest) if ref == "PAST_REF" else Interval(bounds.earliest, None)
    return None if side.earliest == side.latest else edtf_of(side)


def _at(text: str, span: tuple[int, int], time: str | None, place: _Place) -> Timex | None:
    """A time of day on the day that its sentence names, else on that of the document's date."""
    if time is None:
        return None
    index = bisect_right(place.ends, span[0])
    for day in (*place.days[index - 1 : index], *place.days[index : index + 1]):
        gap = (day.end, span[0]) if day.end <= span[0] else (span[1], day.start)
        if 0 <= gap[1] - gap[0] <= _SENTENCE and not _ENDS.search(text, *gap):
            past_midnight = day.rule.endswith("-night") and time < _NOONTIDE
            first = add_days(day.earliest, 1) if past_midnight and day.earliest is not None else day.earliest
            return _on(text, span, first, time, day.basis, place.language)
    return _on(text, span, _day_of(place.dct), time, "relative", place.language)


def _day_of(dct: Edtf | None) -> Day | None:
    """The day of the document's date; None where it is not known to the day."""
    bounds = dct.bounds() if dct is not None else Interval(None, None)
    return bounds.earliest if bounds.earliest == bounds.latest else None


def _on(text: str, span: tuple[int, int], day: Day | None, time: str, basis: str, language: str) -> Timex:
    value = f"{'XXXX-XX-XX' if day is None else day.iso}T{time}"
    return made(text, span, "TIME", value, edtf_of_value(value), basis, f"{language}-time")


def made(
    text: str, span: tuple[int, int], kind: str, value: str, edtf: Edtf | None, basis: str, rule: str,
    *, mod: str | None = None, quant: str | None = None,
) -> Timex:  # fmt: skip
    """A timex of another language than English."""
    bounds = edtf.bounds() if edtf is not None else Interval(None, None)
    return Timex(
        *span, text[slice(*span)], kind, value, mod, quant, edtf=edtf, earliest=bounds.earliest, latest=bounds.latest,
        basis=basis, rule=rule, trace=(f"read in {rule.partition('-')[0]}",),
    )  # fmt: skip
