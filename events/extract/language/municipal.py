"""Municipal bodies: the town whose council or court a name is: ``Sela Town Council``, ``Lund District Court``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.callings import bare_name
from events.extract.language.gazetteer import demonym, is_ambiguous, lookup
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.words import Token

__all__ = ["town_of_body", "town_of_name"]


def town_of_body(body: Token) -> str:
    """The town whose council or court a word names: ``the Sela city council``; empty if it names none."""
    if not in_class(body.lower_, "town_bodies.nouns"):
        return ""
    if body.pos_ == "PROPN":
        return town_of_name(bare_name(body))
    before = [c.text for c in body.lefts if c.dep_ == "compound"]
    return town_of_name(" ".join((*before, body.text))) if before and before[0][:1].isupper() else ""


def town_of_name(name: str) -> str:
    """The town whose council or court bears a name; empty if none does.

    A town that no gazetteer has is one where the name says which kind of body it is.

    >>> town_of_name("Sela Town Council"), town_of_name("New York City Council"), town_of_name("Lyon court")
    ('Sela', 'New York City', 'Lyon')
    >>> [town_of_name(name) for name in ("Security Council", "the High Court", "US District Court", "Arts Council")]
    ['', '', '', '']
    """
    *words, last = name.removeprefix("the ").removeprefix("The ").split() or [""]
    if not words or not in_class(last.lower(), "town_bodies.nouns"):
        return ""
    end = len(words)
    while end and in_class(words[end - 1].lower(), "town_bodies.kinds"):
        end -= 1
    towns = (" ".join(words[:at]) for at in range(len(words), 0, -1))
    known = next((t for t in towns if (place := lookup(t)) is not None and place.precision == "city"), "")
    if known and len(known.split()) >= end and not is_ambiguous(known):
        return known
    town = " ".join(words[:end])
    place = lookup(town)
    wide = place is not None and place.precision == "country"
    plain = not town[:1].isupper() or demonym(town) is not None or in_class(town.lower(), "firms.first")
    return "" if wide or plain or end == len(words) else town
