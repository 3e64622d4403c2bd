"""Numbers in words and digits, exact and vague."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

__all__ = ["VAGUE", "number_of", "spoken_year"]

VAGUE = None
"""What a vague quantity ("several", "many") counts as: an unknown number, written ``X``."""

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_WORDS |= {"a": 1, "an": 1, "another": 1, "single": 1, "couple": 2, "pair": 2, "dozen": 12, "score": 20, "half": 0}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_VAGUE = frozenset(
    [
        "several",
        "few",
        "many",
        "some",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "millions",
        "various",
        "numerous",
        "multiple",
        "number",
        "countless",
    ]
)
_SCALED = re.compile(r"(\d[\d,]*(?:\.\d+)?)\+? (hundred|thousand|million|billion)")
_RANGE = re.compile(r"[\s-]+(?:or|to)[\s-]+|(?<=\d)\s*-\s*(?=\d+(?![\d/]))")
_AGAIN = re.compile(r" \(\d+\)")
"""A number in figures behind one in words, as contracts write it: "ninety (90)"."""
_PART = re.compile(r"\bone[ -](?=half|quarter)")
_SOME = re.compile(r"(?<=\w)(?:[ -]some|-plus)\b")
"""A word behind a number for what it leaves open: "twenty-some"."""
_DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:[ -]?(\d)/(\d))?$|(\d)/(\d)$")


@lru_cache(maxsize=4096)
def number_of(text: str) -> Fraction | None:
    """The number that a phrase says, or :data:`VAGUE`; of two ("two or three", "12 to 18") the first, the least.

    >>> [str(number_of(t)) for t in ("twenty-five", "2 1/2", "three and a half", "1,200", "half a", "two or three")]
    ['25', '5/2', '7/2', '1200', '1/2', '2']
    >>> str(number_of("twenty-some"))
    '20'
    >>> str(number_of("4.5 billion")), str(number_of("ninety (90)"))
    ('4500000000', '90')
    >>> str(number_of("two to eight million"))
    '2000000'
    >>> number_of("several") is number_of("a number of") is VAGUE
    True
    """
    first, *others = _RANGE.split(text.lower().replace("\u00bd", " 1/2").strip())
    scale = others[-1].rpartition(" ")[2] if others else ""
    if scale in _SCALES and first.rpartition(" ")[2] not in _SCALES:
        first = f"{first} {scale}"
    phrase = _PART.sub("", _SOME.sub("", _AGAIN.sub("", first)))
    found = _DIGITS.match(phrase)
    if found:
        whole, top, bottom, only_top, only_bottom = found.groups()
        if only_top:
            return Fraction(int(only_top), int(only_bottom) or 1)
        number = Fraction(whole.replace(",", ""))
        return number + Fraction(int(top), int(bottom) or 1) if top else number
    scaled = _SCALED.fullmatch(phrase)
    if scaled:
        return Fraction(scaled[1].replace(",", "")) * _SCALES[scaled[2]]
    words = re.findall(r"[a-z]+|\d+", phrase)
    if not _VAGUE.isdisjoint(words):
        return VAGUE
    return _count(words)


def _count(words: list[str]) -> Fraction:
    total, part, half = Fraction(0), Fraction(0), Fraction(0)
    for position, word in enumerate(words):
        if word == "half":
            half = Fraction(1, 2)
        elif word in {"quarter", "quarters"}:
            half = Fraction(3 if "three" in words[position - 1 : position] else 1, 4)
        elif word in _SCALES:
            part = (part or Fraction(1)) * _SCALES[word]
            if _SCALES[word] > 100:
                total, part = total + part, Fraction(0)
        elif word in ("a", "an"):
            part = part or (Fraction(0) if half or "half" in words[position:] else Fraction(1))
        elif word in ("dozen", "score"):
            part = (part or Fraction(1)) * _WORDS[word]
        elif word in ("couple", "pair"):
            part = Fraction(2)
        elif word.isdigit():
            part += int(word)
        else:
            part += _WORDS.get(word, 0)
    return total + part + half or Fraction(1)


def spoken_year(text: str) -> int | None:
    """The year that is spelt out, or None where the words are no year.

    >>> spoken_year("nineteen ninety-six"), spoken_year("two thousand and four"), spoken_year("twenty twenty")
    (1996, 2004, 2020)
    """
    words = re.findall(r"[a-z]+", text.lower())
    if "thousand" in words or "hundred" in words:
        return int(_count(words))
    values = [_WORDS.get(word, 0) for word in words]
    if len(values) < 2 or not 10 <= values[0] <= 20:
        return None
    return values[0] * 100 + sum(values[1:])
