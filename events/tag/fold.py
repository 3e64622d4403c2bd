"""Text → bytes for matching, one byte a code point, so that byte offsets are code-point offsets."""

from __future__ import annotations

import unicodedata

__all__ = ["fold"]

_SPECIAL = {
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'", "\u201b": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u2022": "*", "\u25cf": "*", "\u25aa": "*", "\u2023": "*", "\u25e6": "*", "\u25a0": "*", "\u2043": "*",
    "\u00b7": "*",
    "\u00bd": "\u00bd", "\u00a7": "\u00a7", "\u2026": ".",
}  # fmt: skip


class _Fold(dict[int, str]):
    """A ``str.translate`` table that works out each code point once.

    Letters, digits and marks beyond ASCII become ``_``: a word character, so that word boundaries hold, which no
    rule contains; spaces become a space; the rest ``?``.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if code < 128:
            folded = char
        elif char in _SPECIAL:
            folded = _SPECIAL[char]
        else:
            kind = unicodedata.category(char)
            folded = " " if kind == "Zs" else "_" if kind[0] in "LMN" else "?"
        self[code] = folded
        return folded


_TABLE = _Fold()


def fold(text: str) -> bytes:
    """The text as Latin-1 bytes of the same length, typographic quotes, dashes, bullets and spaces made plain.

    Offsets in the result are code-point offsets in the text. Lone surrogates and NULs survive as single bytes.

    >>> fold("caf\u00e9 \u2013 May\u00a02014")
    b'caf_ - May 2014'
    """
    data = text.encode("ascii") if text.isascii() else text.translate(_TABLE).encode("latin-1")
    if b"\r" in data:
        data = data.replace(b"\r", b" ")
    if b" \n" in data:
        data = data.replace(b" \n", b"\n ")
    return data
