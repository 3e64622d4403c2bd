"""What a parser hangs on the wrong word although the order of the words forbids it, hung right before rules read it.

*Said on Tuesday it had agreed*: the date stands before the subject of what was said, so it is of the saying.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from events.extract.words import Row

__all__ = ["rehung"]


def rehung(rows: Iterable[Row], first: int) -> list[Row]:
    """The words of a parsed sentence, each on its head.

    Args:
        rows: As parsed.
        first: The index of the first of them, among which heads are counted.
    """
    found = list(rows)
    for at, (use, space, head, begins, place, kind) in enumerate(found[1:], 1):
        if use[4] == "prep" and head > first + at and _is_said(found, head - first, first + at - 1):
            found[at] = (use, space, first + at - 1, begins, place, kind)
    return found


def _is_said(rows: list[Row], verb: int, before: int) -> bool:
    """Whether a verb, by its place in the sentence, is what the word right before its first adjunct reports."""
    (_, _, _, _, role), _, head, *_ = rows[verb]
    return role == "ccomp" and head == before
