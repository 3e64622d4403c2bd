"""Words for the sides of a place."""

from __future__ import annotations

import re

__all__ = ["COMPASS", "is_quarter"]

#: The last of which the parser takes for an adverb: ``from the north, east and south``.
COMPASS = frozenset(("north", "south", "east", "west"))
_QUARTER = re.compile("(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|central")


def is_quarter(word: str) -> bool:
    """Whether a word, in small letters, is for one side of a place: ``north``, ``south-eastern``, ``central``.

    >>> is_quarter("northwest"), is_quarter("lake")
    (True, False)
    """
    return _QUARTER.fullmatch(word) is not None
