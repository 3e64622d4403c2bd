"""Words in capitals that only open an article: ``TRADERS were celebrating``, ``A MAN was held``, as papers print them.

The parser takes them for names. They are read as they would stand in a sentence; offsets do not change.
"""

from __future__ import annotations

import re

from events.extract.language.inflect import is_past_form
from events.extract.language.lexicon import noun, verb

__all__ = ["calmed"]

_OPENING = re.compile(r"\W?(?:[A-Z]{2,}|A)(?: [A-Z]{2,}){0,4}(?= [a-z]{2,} | [A-Z][a-z]+ )")
_WORD = re.compile(r"[A-Z]+")
#: Shorter words in capitals are rather initials, if they are none of these.
_SHORTEST = 4
_SMALL = frozenset(
    (
        *("a", "an", "the", "in", "on", "at", "of", "for", "to", "by", "two", "six", "ten", "one", "all", "and"),
        *("our", "his", "her", "its", "new", "old", "man", "men"),
    )
)


def calmed(text: str) -> str:
    """A paragraph's first sentence with the capitals that it is opened with made small, those of initials left.

    >>> calmed("THE Duke of Orme fell."), calmed("NATO forces left.")
    ('The Duke of Orme fell.', 'NATO forces left.')
    """
    opening = _OPENING.match(text)
    if opening is None:
        return text
    run = opening.group()
    words = _WORD.findall(run)
    if not all(_is_common(word.lower()) for word in words) or words == ["A"]:
        return text
    calm = run.lower()
    first = calm.index(words[0].lower())
    return calm[:first] + calm[first].upper() + calm[first + 1 :] + text[len(run) :]


def _is_common(word: str) -> bool:
    """Whether a word is one of the language, and too long for initials or one of the small ones."""
    if len(word) < _SHORTEST:
        return word in _SMALL
    single = word.removesuffix("s")
    return any(noun(w) is not None or verb(w) is not None for w in (word, single)) or is_past_form(word)
