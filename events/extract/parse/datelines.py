"""Datelines: where, and by whom, a report was filed, before its first words: ``LYON, May 3 (Wire) -``.

A name in capitals, or that of a known city or region, then perhaps its country, a day and the agency, then a dash; what
follows begins a sentence. After a name in capitals, after a day, or after a city's before a long sentence, a colon will
do; after a city's and a day nothing need follow. Press releases name the wire that sends them: ``LYON, May 3, 2024
/Newslink/ --``, ``LYON / Newslink / May 3, 2024 /``, ``LYON--(Newslink)--``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.language.gazetteer import lookup
from events.extract.model import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.parse.nlp import Paragraph

__all__ = ["dateline_country", "dateline_end", "dateline_place", "is_dateline"]

_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8})(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"\s*(?:{_DAY}, )?(?P<name>[^\W\d_][\w.' -]{{1,30}}?)(?:, (?!{_DAY})(?P<country>[A-Z][\w. ]{{1,20}}?))?"
    rf"(?P<day>,? {_DAY}\.?)?"
    r"(?P<agency> \([A-Za-z][\w.-]*(?: [A-Z][\w.-]*){0,3}\))?"
    r"(?P<mark> ?[-–—_]{1,2} |(?<! )[-—](?![A-Z][A-Z-]*(?:, | [-–—(]))|:)"
    r"\s*(?=[\"'“‘]?[A-Z\d])"
)
_AGENCY = re.compile(r"\s*\([A-Z][\w ]{1,20}\) ?[-–—]{1,2} (?=[\"'“‘]?[A-Z\d])")
#: The same without a mark, behind a day.
_UNMARKED = re.compile(
    rf"\s*(?P<name>[^\W\d_][\w.' -]{{1,30}}?), {_DAY}(?: \([A-Z][\w.-]*(?: [A-Z][\w.-]*){{0,3}}\))? "
    r"(?=[A-Z][a-z]* [a-z])"
)
_SENT = rf" ?/ ?[A-Z][\w. -]+?/(?: {_DAY} ?/| ?-{{1,2}})|[-–—]{{1,2}} ?\([A-Z][\w .–-]+?(?: {_DAY})?\) ?[-–—]{{1,2}}"
_RELEASE = re.compile(
    rf"\s*(?P<name>[^\W\d_][\w.' -]{{1,30}}?)(?:, (?!{_DAY})[A-Z][\w. ]{{1,20}}?)?(?:,? {_DAY})?(?:{_SENT})"
    r"\s*(?=[\"'“‘(]?[A-Z\d])"
)
_CAPITALS = re.compile(r"[^\W\da-z_][^\Wa-z_.' -]*(?:[.' -]+[^\Wa-z_]+)*\.?(?<=..)")

#: A sentence that is none of a headline: long, and with a stop.
_TELLS = re.compile(r"[A-Z]\w* [a-z][^\n]{60,}[.”\"](?:\s|$)")

#: A dateline stands in the first paragraphs, by itself, in so many code points.
_HEAD, _LONGEST = 3, 80


def dateline_end(text: str) -> int:
    """Where the dateline at the head of a paragraph ends (code points); 0 if it has none.

    >>> [dateline_end(text) for text in ("LYON, May 3 - Talks began.", "Geneva — Talks began.", "Talks - Geneva.")]
    [14, 9, 0]
    >>> [dateline_end(text) for text in ("Oslo, May 3 (NTB) Talks broke off.", "OSLO (ntb-Nor) - Talks broke off.")]
    [18, 17]
    >>> dateline_end("PORT VARENNA, Aug. 17.—Four cases of plague were notified here to-day.")
    23
    >>> dateline_end("LYON, May 3, 2024 /Newslink/ -- Arlex Inc. opened a mill."), dateline_end("ORD, France: He won.")
    (32, 13)
    """
    sent = _RELEASE.match(text) or _AGENCY.match(text)
    if sent is not None:
        return sent.end()
    found = _DATELINE.match(text)
    if found is None:
        unmarked = _UNMARKED.match(text)
        return unmarked.end() if unmarked is not None and _is_city(unmarked["name"]) else 0
    name, mark = found["name"], found["mark"]
    if _CAPITALS.fullmatch(name):
        abroad = lookup(found["country"]) if found["country"] else None
        named = lookup(name.title()) is not None or (abroad is not None and abroad.precision == "country")
        return found.end() if named or mark not in (":", "-") else 0
    if mark == ":" and not found["day"]:
        told = _TELLS.match(text, found.end()) if _is_city(name) else None
        return 0 if told is None else found.end()
    place = lookup(name) if mark != "-" and name[0].isupper() else None
    filed = bool(found["day"] or found["agency"])
    return found.end() if place is not None and (filed or place.precision != "country") else 0


def _is_city(name: str) -> bool:
    place = lookup(name) if name[0].isupper() else None
    return place is not None and place.precision == "city"


def dateline_country(text: str) -> str:
    """The country or region, written in full, that a dateline at the head of a paragraph has behind its place; or none.

    >>> dateline_country("DAKAR, Senegal (Wire) — Talks began."), dateline_country("ALBANY, N.Y. — Talks began.")
    ('Senegal', '')
    """
    found = _DATELINE.match(text) if dateline_end(text) else None
    country = (found["country"] or "") if found is not None else ""
    return country if country.replace(" ", "").isalpha() else ""


def is_dateline(paragraph: Paragraph) -> bool:
    """Whether a paragraph at the head of a document is only a dateline: ``DAR ES SALAAM -``."""
    if paragraph.index >= _HEAD:
        return False
    text = f"{paragraph.doc.text.strip()} A"  # what follows begins a sentence
    return len(text) <= _LONGEST and dateline_end(text) == len(text) - 1


def dateline_place(paragraphs: Sequence[Paragraph]) -> Place | None:
    """The place of a dateline at the head of a document, known to the gazetteer or not; None if there is none."""
    for paragraph in paragraphs[:_HEAD]:
        if is_dateline(paragraph):
            text = f"{paragraph.doc.text.strip()} A"
            found = _RELEASE.match(text) or _DATELINE.match(text)
            name = "" if found is None else found["name"]
            name = name.title() if _CAPITALS.fullmatch(name) else name
            return lookup(name) or Place(name)
    return None
