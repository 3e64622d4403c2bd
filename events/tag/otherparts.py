"""Parts of a day that stand beside it, and weekdays of opening hours, in other languages than English.

``rules/<language>/beside.toml`` holds the words. "Abend des 3. Mai" and "3 мая вечером" are one time of that day; the
night that leads to a day, or lies between two, begins on the day before: "Nacht zum 3. Mai", "nuit du 2 au 3 mai". The
weekdays of opening hours are those of every week: "abierto de lunes a viernes".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from events.dates import Interval, add_days
from events.rulefiles import read_rules
from events.tag.lexicons import any_of, either
from events.tag.values import edtf_of_value

if TYPE_CHECKING:
    from events.tag.model import Timex

__all__ = ["with_parts"]

_PHRASE = 32
"""How far before a day, in characters, the words begin that say which part of it is meant."""
_SENTENCE = 100
"""How far from its weekdays, in characters, the word stands that tells that they are opening hours."""
_ENDS = re.compile(r"(?<!\d)[.!?;]\s|\n")
_A_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")


class Beside(NamedTuple):
    """What a language's ``beside.toml`` holds.

    Attributes:
        before: What finds the words before a day at the end of what stands before it.
        leading: Those words: how many days before the day the part begins, and its code ("-1 NI").
        after: What finds the words right behind a day.
        trailing: Those words, with their codes.
        joint: What stands between both days of a night.
        until: What stands between the weekdays of opening hours.
        open: The words that tell of opening hours.
    """

    before: re.Pattern[str]
    leading: dict[str, str]
    after: re.Pattern[str]
    trailing: dict[str, str]
    joint: re.Pattern[str]
    until: re.Pattern[str]
    open: re.Pattern[str]


@lru_cache(maxsize=16)
def beside_of(language: str) -> Beside:
    """The words of one of the languages that have a lexicon."""
    data = read_rules(f"{language}/beside.toml", "events.tag")
    return Beside(
        re.compile(rf"(?<!\w)({any_of(data['leading'])})\s+\Z", re.IGNORECASE),
        data["leading"],
        re.compile(rf"\s+({any_of(data['trailing'])})(?!\w)", re.IGNORECASE),
        data["trailing"],
        re.compile(rf"\s*(?:[-–/]|(?:{either(data['joint'])})(?=\s))\s*", re.IGNORECASE),
        re.compile(rf"\s*(?:[-–]|(?:{either(data['until'])})(?=\s))\s*", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{either(data['open'])})(?!\w)", re.IGNORECASE),
    )


def with_parts(text: str, folded: str, found: list[Timex], language: str) -> list[Timex]:
    """The expressions of a text, days made one with the part of them that stands beside, weekdays of hours as sets."""
    words = beside_of(language)
    whole: list[Timex] = []
    for one in found:
        last = whole[-1] if whole else None
        if last is not None and _ends_night(folded, last, one, words):
            whole[-1] = replace(last, end=one.end, text=text[last.start : one.end])
        elif last is not None and _are_open(folded, last, one, words):
            whole[-1:] = [_every(last), _every(one)]
        else:
            whole.append(_with_part(text, folded, one, 0 if last is None else last.end, words))
    return whole


def _is_day(one: Timex) -> bool:
    """Whether an expression is a whole day."""
    return one.type == "DATE" and _A_DAY.fullmatch(one.value) is not None


def _with_part(text: str, folded: str, one: Timex, floor: int, words: Beside) -> Timex:
    """A day with the part of it that the words beside it say, as a time."""
    if not _is_day(one):
        return one
    offset = max(floor, one.start - _PHRASE)
    before, after = words.before.search(folded[offset : one.start]), words.after.match(folded, one.end)
    if before is not None:
        steps, code = words.leading[" ".join(before[1].lower().split())].split()
        kind = "night" if code == "NI" else "daypart"
        return _time(text, (offset + before.start(), one.end), one, (int(steps), code), kind)
    if after is not None:
        code = words.trailing[" ".join(after[1].lower().split())]
        return _time(text, (one.start, after.end()), one, (0, code), "daypart")
    return one


def _time(text: str, span: tuple[int, int], one: Timex, part: tuple[int, str], kind: str) -> Timex:
    """The part of a day, or of one so many days from it."""
    (steps, code), value, day = part, one.value, one.earliest
    if steps:
        if day is None or day != one.latest:
            return one
        value = add_days(day, steps).iso
    rule, edtf = f"{one.rule.partition('-')[0]}-{kind}", edtf_of_value(f"{value}T{code}")
    bounds = Interval(one.earliest, one.latest) if edtf is None else edtf.bounds()
    return replace(one, start=span[0], end=span[1], text=text[slice(*span)], type="TIME", value=f"{value}T{code}",
                   edtf=edtf, earliest=bounds.earliest, latest=bounds.latest, rule=rule)  # fmt: skip


def _ends_night(folded: str, night: Timex, one: Timex, words: Beside) -> bool:
    """Whether a day is the second of the two that a night lies between."""
    if not night.rule.endswith("-night") or not _is_day(one):
        return False
    first = night.earliest
    return first is not None and add_days(first, 1) == one.earliest and _joined(folded, night, one, words.joint)


def _joined(folded: str, one: Timex, other: Timex, joint: re.Pattern[str]) -> bool:
    return joint.fullmatch(folded, one.end, other.start) is not None


def _are_open(folded: str, one: Timex, other: Timex, words: Beside) -> bool:
    """Whether two weekdays are the first and the last of opening hours."""
    if not (one.rule.endswith("-weekday") and other.rule == one.rule and one.type == other.type == "DATE"):
        return False
    if not _joined(folded, one, other, words.until):
        return False
    left = _ENDS.split(folded[max(0, one.start - _SENTENCE) : one.start])[-1]
    right = _ENDS.split(folded[other.end : other.end + _SENTENCE])[0]
    return words.open.search(left) is not None or words.open.search(right) is not None


def _every(day: Timex) -> Timex:
    """A weekday as that of every week."""
    number = day.earliest.weekday + 1 if day.earliest is not None else 0
    if not number:
        return day
    return replace(day, type="SET", value=f"XXXX-WXX-{number}", quant="EVERY", edtf=None, earliest=None, latest=None,
                   basis="explicit")  # fmt: skip
