"""Centuries in other languages than English, alone or two in a row, and the word for a year behind its number.

"17. und 18. Jahrhundert", "siglos XIX y XX"; "1941 года".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from events.tag.othertimes import made
from events.tag.values import edtf_of_value

if TYPE_CHECKING:
    from events.tag.lexicons import Lexicon
    from events.tag.model import Timex

__all__ = ["century_value", "with_centuries", "with_year_words"]

_ROMAN = {"i": 1, "v": 5, "x": 10, "\u0456": 1, "\u0445": 10}
_LAST_CENTURY = 21
_YEAR = 4
"""How many digits a year has."""
_PHRASE = 16
"""How far before a century, in characters, the number of the one before it begins."""


def century_value(words: str, era: str = "") -> str | None:
    """The TIMEX3 value of a century by its number, Roman or not; None if there is no such century.

    >>> century_value("XIX"), century_value("2", "BC"), century_value("XXX")
    ('18', 'BC01', None)
    """
    digits = words.rstrip(".").lower()
    number = int(digits) if digits.isdigit() else _roman(digits)
    return f"{era}{number - 1:02d}" if 1 <= number <= _LAST_CENTURY else None


def _roman(words: str) -> int:
    """The number that Roman numerals say."""
    numbers = [_ROMAN[letter] for letter in words]
    return sum(-one if one < after else one for one, after in zip(numbers, [*numbers[1:], 0], strict=True))


def with_centuries(text: str, folded: str, found: list[Timex], lexicon: Lexicon) -> list[Timex]:
    """The expressions of a text, with the centuries that share a word with one beside them."""
    whole: list[Timex] = []
    for one in found:
        first = last = None
        if one.rule.endswith("-century"):
            floor = max(whole[-1].end if whole else 0, one.start - _PHRASE)
            before, after = lexicon.centuries[0].search(folded[floor : one.start]), None
            if one.text[-1] in "IVX":
                after = lexicon.centuries[1].match(folded, one.end)
            first = before and _century(text, one, (floor + before.start(1), floor + before.end(1)))
            last = after and _century(text, one, after.span(1))
        whole.extend(each for each in (first, one, last) if each is not None)
    return whole


def with_year_words(text: str, folded: str, found: list[Timex], lexicon: Lexicon) -> list[Timex]:
    """The expressions of a text; those that end with a year, with the word for a year that is part of them."""
    if lexicon.year_word is None or not found:
        return found
    limits = [*(one.start for one in found[1:]), len(text)]
    return [_with_year_word(text, folded, one, limit, lexicon) for one, limit in zip(found, limits, strict=True)]


def _with_year_word(text: str, folded: str, one: Timex, limit: int, lexicon: Lexicon) -> Timex:
    year = one.text[-_YEAR:]
    if lexicon.year_word is None or not (year.isdigit() and one.value[:_YEAR].isdigit()):
        return one
    word = lexicon.year_word.match(folded, one.end, limit)
    return one if word is None else replace(one, end=word.end(), text=text[one.start : word.end()])


def _century(text: str, one: Timex, span: tuple[int, int]) -> Timex | None:
    """The century of a number that stands beside one, of the same era."""
    words = text[slice(*span)].lower()
    for end in (".", "\u00e8me", "er", "e"):
        words = words.removesuffix(end)
    value = century_value(words, "BC" if one.value.startswith("BC") else "")
    if value is None or value == one.value:
        return None
    century = made(text, span, "DATE", value, edtf_of_value(value), "explicit", one.rule)
    return replace(century, mod=None)
