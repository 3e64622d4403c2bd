"""Headlines: what a document's title names in full, and its text by a common word only: *the lido*."""

from __future__ import annotations

import re

from events.extract.language.lexicon import noun

__all__ = ["headlined"]

#: A name of several words, with those that are written small inside it.
_NAME = re.compile(r"[A-Z][\w'’-]*(?:(?: (?:&|and|at|of|the))* [A-Z][\w'’-]*)+")
_SMALL = re.compile(r"(?<!\w)[a-z]{4,}")
_OF = re.compile(r" (?:at|of) ")
#: So much of a noun's uses are for what is built, or for a body, that a text is on.
_PARTLY = 0.4


def headlined(title: str, text: str) -> str:
    """What a title names, if that is one thing that its text speaks of by what it is; else empty.

    >>> headlined("Cheers as council saves Arden Lido", "The lido opened in 1950.")
    'Arden Lido'
    >>> headlined("The Seamen's Hospital at Lund: a history", "A wreck gave Lund its hospital.")
    "Seamen's Hospital at Lund"
    >>> headlined("Council Saves Arden Lido", "The lido opened in 1950."), headlined("Ada Moe dies", "Ada Moe died.")
    ('', '')
    """
    found = [
        name.removeprefix("The ")
        for part in title.split(": ")
        for name in _NAME.findall(part)
        if part == name != title or _SMALL.search(part)
    ]
    named = [name for name in found if _is_told_of(name, text)]
    return named[0] if len(named) == 1 else ""


def _is_told_of(name: str, text: str) -> bool:
    """Whether a text speaks of what a name is: ``the lido``."""
    word = _OF.split(name)[0].rpartition(" ")[2].lower()
    entry = noun(word)
    kinds = 0.0 if entry is None else entry.shares.get("artifact", 0.0) + entry.shares.get("group", 0.0)
    told = re.search(rf"(?<!\w)(?:the|its|our) {word}(?!\w)", text, re.IGNORECASE) is not None
    return (kinds >= _PARTLY and told) or ("&" in name and name in text)
