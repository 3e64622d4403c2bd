"""Text as a chart needs it: how wide it is, how it is cut short, and how hostile characters are made visible."""

from __future__ import annotations

import unicodedata

__all__ = ["clean", "clean_text", "shorten", "text_width"]

# Advance widths of Helvetica in thousandths of an em, ASCII 32 to 126. Arial and Liberation Sans share them.
# Source: Adobe Font Metrics, Helvetica.afm (Core 14 AFM files).
_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
    556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
    556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
    500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_PUNCTUATION = {"–": 556, "—": 1000, "…": 1000, "·": 333, "’": 222, "‘": 222, "“": 333, "”": 333, "\u00a0": 278}
_WIDE = 1000
_UPPER = 750
_LOWER = 580
_INVISIBLE = frozenset(("Mn", "Me", "Cf"))
_REPLACEMENT = "\ufffd"
_ELLIPSIS = "…"
# Bidirectional controls reorder the text around them; a title must not reach beyond itself.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(value: object) -> str:
    r"""One line of text in which nothing is hidden.

    White space becomes single spaces; control characters, lone surrogates and bidirectional controls become
    U+FFFD, so that a reader sees that something was there.

    >>> clean("a\n b\x00\u202ec")
    'a b��c'
    """
    text = " ".join(str(value).split())
    return "".join(_REPLACEMENT if _hostile(character) else character for character in text)


def clean_text(text: str) -> str:
    r"""Running text in which nothing is hidden: as :func:`clean`, but white space stays, and so does every offset.

    >>> clean_text("a\n b\x00\u202ec")
    'a\n b��c'
    """
    return "".join(_REPLACEMENT if _hostile(character) and character not in "\n\t" else character for character in text)


def _hostile(character: str) -> bool:
    return character in _BIDI or unicodedata.category(character) in {"Cc", "Cs"}


def text_width(text: str, size: float) -> float:
    """Estimated width in pixels of a line in Arial, Helvetica or Liberation Sans of ``size`` pixels.

    Exact (without kerning) for ASCII, generous for other scripts.
    """
    return sum(map(_advance, text)) * size / 1000


def _advance(character: str) -> int:
    code = ord(character)
    if 32 <= code <= 126:
        return _ASCII[code - 32]
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _WIDE
    base = unicodedata.normalize("NFD", character)[0]
    if base != character and 32 <= ord(base) <= 126:
        return _ASCII[ord(base) - 32]
    return _UPPER if character.isupper() else _LOWER


def shorten(text: str, width: float, size: float) -> str:
    """The text if it fits into ``width`` pixels, else as much of it as fits, ending in ``…``.

    >>> shorten("Parliament adopts the budget", 80, 13)
    'Parliament…'
    """
    if text_width(text, size) <= width:
        return text
    kept = ""
    room = width - text_width(_ELLIPSIS, size)
    for character in text:
        room -= text_width(character, size)
        if room < 0:
            break
        kept += character
    words = kept.rpartition(" ")[0]
    return (words if len(words) > len(kept) * 2 / 3 else kept).rstrip(" ,;:-–—") + _ELLIPSIS
