"""Somebody named behind what he is, taken for another name of a thing; see :mod:`events.extract.mend.mending`.

*The mill, which was bought in 1987 by a local builder, Jack Dorrit, burned down*: the mill is nobody, the builder is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.lexicon import noun
from events.extract.language.people import tells_what

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misborne", "mend_borne"]

#: What joins somebody to his place or post.
_JOINING = ("of", "for", "in", "at", "to")
#: So many words are between the noun and the name at least: *which was* …, and so much of a noun's uses is for people.
_FAR, _PARTLY = 4, 0.1


def is_misborne(rows: list[Row], at: int, first: int) -> bool:
    """Whether a name may be of somebody told of right before it; asked of every word: only what is cheap to ask."""
    (_, _, pos, _, role), _, head, _, _, kind = rows[at]
    above = head - first
    if role == "nsubj" and 0 < above < at and rows[above][0][0].lower_ == "born":
        return rows[above - 1][0][0].text == "("
    if role != "appos" or kind != "PERSON" or pos != "PROPN" or above > at - _FAR or rows[above][0][2] != "NOUN":
        return False
    return any(row[0][2] == "VERB" for row in rows[above + 1 : at])


def mend_borne(words: Words, name: int) -> None:
    """Hang it on the noun for somebody that its comma follows, or whose place or post does; or tell whom it names."""
    thing = words.heads[name]
    if words.role(name) == "nsubj":
        words.hang(name, thing, role="oprd")  # "Ada Holm (born Ada Lind, 3 May 1891) was a painter"
        words.hang(thing, words.heads[thing], role="acl", tag="VBN")
        return
    opens = min((n for n in words.under(name) if n < name), default=name)
    near = opens - 2
    if tells_what(words.uses[thing][3].lower()) or near <= thing or words.lower(opens - 1) != ",":
        return
    while near > thing and not _is_somebody(words, near):
        prep = words.heads[near]
        if words.role(near) != "pobj" or words.lower(prep) not in _JOINING:
            return
        near = words.heads[prep]
    if near > thing:
        words.hang(name, near)


def _is_somebody(words: Words, at: int) -> bool:
    """Whether a common noun means somebody: ``a builder``, ``the Minister``."""
    lemma = words.uses[at][3].lower()
    entry = noun(lemma)
    return tells_what(lemma) or (entry is not None and entry.share("person") > _PARTLY)
