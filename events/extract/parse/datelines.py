"""Datelines: where, and by whom, a report was filed, before its first words: ``LYON, May 3 (Wire) -``.

A name in capitals, or that of a known city or region, then perhaps its country, a day and the agency, then a dash; what
follows begins a sentence. After a name in capitals, or after a day, a colon will do. Press releases name the wire that
sends them: ``LYON, May 3, 2024 /Newslink/ --``, ``LYON / Newslink / May 3, 2024 /``, ``LYON--(Newslink)--``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.language.gazetteer import lookup
from events.extract.model import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.parse.nlp import Paragraph

__all__ = ["dateline_country", "dateline_end", "dateline_place"]

_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8})(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"\s*(?:{_DAY}, )?(?P<name>[^\W\d_][\w.' -]{{1,30}}?)(?:, (?!{_DAY})(?P<country>[A-Z][\w. ]{{1,20}}?))?"
    rf"(?P<day>,? {_DAY})?"
    r"(?P<agency> \([A-Z][\w ]+\))?(?P<mark> ?[-–—_]{1,2} |:)\s*(?=[\"'“‘]?[A-Z\d])"
)
_SENT = rf" ?/ ?[A-Z][\w. -]+?/(?: {_DAY} ?/| ?-{{1,2}})|[-–—]{{1,2}} ?\([A-Z][\w .–-]+?(?: {_DAY})?\) ?[-–—]{{1,2}}"
_RELEASE = re.compile(
    rf"\s*(?P<name>[^\W\d_][\w.' -]{{1,30}}?)(?:, (?!{_DAY})[A-Z][\w. ]{{1,20}}?)?(?:,? {_DAY})?(?:{_SENT})"
    r"\s*(?=[\"'“‘(]?[A-Z\d])"
)
_CAPITALS = re.compile(r"[^\W\da-z_][^\Wa-z_.' -]*(?:[.' -]+[^\Wa-z_]+)*\.?(?<=..)")

#: A dateline stands in the first paragraphs, by itself, in so many code points.
_HEAD, _LONGEST = 3, 80


def dateline_end(text: str) -> int:
    """Where the dateline at the head of a paragraph ends (code points); 0 if it has none.

    >>> [dateline_end(text) for text in ("LYON, May 3 - Talks began.", "Geneva — Talks began.", "Talks - Geneva.")]
    [14, 9, 0]
    >>> dateline_end("LYON, May 3, 2024 /Newslink/ -- Arlex Inc. opened a mill.")
    32
    """
    sent = _RELEASE.match(text)
    if sent is not None:
        return sent.end()
    found = _DATELINE.match(text)
    if found is None:
        return 0
    name, dash = found["name"], found["mark"] != ":"
    if _CAPITALS.fullmatch(name):
        return found.end() if dash or lookup(name.title()) is not None else 0
    place = lookup(name) if (dash or found["day"]) and name[0].isupper() else None
    filed = bool(found["day"] or found["agency"])
    return found.end() if place is not None and (filed or place.precision != "country") else 0


def dateline_country(text: str) -> str:
    """The country or region, written in full, that a dateline at the head of a paragraph has behind its place; or none.

    >>> dateline_country("DAKAR, Senegal (Wire) — Talks began."), dateline_country("ALBANY, N.Y. — Talks began.")
    ('Senegal', '')
    """
    found = _DATELINE.match(text) if dateline_end(text) else None
    country = (found["country"] or "") if found is not None else ""
    return country if country.replace(" ", "").isalpha() else ""


def dateline_place(paragraphs: Sequence[Paragraph]) -> Place | None:
    """The place of a dateline at the head of a document, known to the gazetteer or not; None if there is none."""
    for paragraph in paragraphs[:_HEAD]:
        text = f"{paragraph.doc.text.strip()} A"  # what follows begins a sentence
        if len(text) <= _LONGEST and dateline_end(text) == len(text) - 1:
            found = _RELEASE.match(text) or _DATELINE.match(text)
            name = "" if found is None else found["name"]
            name = name.title() if _CAPITALS.fullmatch(name) else name
            return lookup(name) or Place(name)
    return None
