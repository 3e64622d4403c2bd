"""Bodies and towns that the recogniser takes for others by their names; see :mod:`events.extract.mend.mending`.

*The Army of the Dawn*: the name is all of it. *The mayor of Deshan*: it is a town that has a mayor, and no firm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misbodied", "mend_bodied"]

_PLACES = ("GPE", "LOC", "FAC", "DATE")


def is_misbodied(rows: list[Row], at: int, first: int) -> bool:
    """Whether a name may be one of those; asked of every word, and so only what is cheap to ask."""
    (_, _, pos, _, role), _, head, _, _, kind = rows[at]
    prep = head - first
    if role != "pobj" or pos != "PROPN" or not 0 < prep < at or rows[prep][0][0].lower_ != "of":
        return False
    (form, _, above_pos, _, _), *_, of_kind = rows[prep - 1]
    if kind == "ORG" and rows[at - 1][5] != "ORG":
        return in_class(form.lower_, "posts.town")
    return above_pos == "PROPN" and not (kind == of_kind == "ORG") and in_class(form.lower_, "bodied")


def mend_bodied(words: Words, name: int) -> None:
    """Give it its kind."""
    prep = words.heads[name]
    body = prep - 1
    if in_class(words.lower(body), "posts.town"):
        words.kinds[name] = "GPE"
    elif words.kinds[name] not in _PLACES and words.uses[body][0].text[:1].isupper():
        parts = [n for n in words.under(body) if n < body and words.uses[n][2] == "PROPN"]
        for n in range(min(parts, default=body), name + 1):
            words.kinds[n] = "ORG"
            words.joined.update((n,) if n > min(parts, default=body) else ())
    words.changed = True
