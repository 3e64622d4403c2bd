"""What a parser gets wrong although the words themselves forbid it, put right before rules read the parse.

*Said on Tuesday it had agreed*: the date stands before the subject of what was said, so it is of the saying. *Conceded
defeat on Sunday*: nothing tells one defeat from another, so the day is of the verb. *Brekke conceded*: a strange word
with a capital that does not end in *s* is no plural but a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.lexicon import noun

if TYPE_CHECKING:
    from collections.abc import Iterable

    from events.extract.words import Row, Use

__all__ = ["mended"]


def mended(rows: Iterable[Row], first: int) -> list[Row]:
    """The words of a parsed sentence, each on its head and of its kind.

    Args:
        rows: As parsed.
        first: The index of the first of them, among which heads are counted.
    """
    found = list(rows)
    heads = [row[2] - first for row in found]
    for at, (use, space, _, begins, place, kind) in enumerate(found):
        if use[1] == "NNS" and _is_name(use) and found[min(at + 1, len(found) - 1)][0][0].text != "-":
            use = (use[0], "NNP", "PROPN", use[0].text, use[4])  # noqa: PLW2901 - as it should have been read
            found[at] = (use, space, first + heads[at], begins, place, kind)
        elif use[4] == "prep" and (above := _above(found, heads, at)) is not None:
            found[at] = (use, space, first + above, begins, place, kind)
    return found


def _above(rows: list[Row], heads: list[int], prep: int) -> int | None:
    """The place of the word that a preposition is under, where that is not the one that the parser has."""
    head = heads[prep]
    _, tag, _, _, role = rows[head][0]
    if prep and head > prep:  # under what is said, but before its subject
        return prep - 1 if role == "ccomp" and heads[head] == prep - 1 else None
    dated = prep + 1 < len(rows) and rows[prep + 1][5] in ("DATE", "TIME")
    if not dated or (tag, role) != ("NN", "dobj") or head != prep - 1 or heads[head] != head - 1:
        return None
    return head - 1 if rows[head - 1][0][2] == "VERB" else None


def _is_name(use: Use) -> bool:
    """Whether a word that was taken for a plural is none: a capital, and no plural that is known."""
    form, _, _, lemma, _ = use
    if not form.text[:1].isupper() or form.is_upper or form.lower_.endswith("s"):
        return False
    return lemma.lower() == form.lower_ and form.is_alpha and noun(form.lower_) is None
