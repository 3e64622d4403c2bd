"""Lands: which country a nationality means before what states do: *Turkish raids*, in a text that names Turkey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.callings import Name
from events.extract.language.gazetteer import demonym, lookup
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from events.extract.language.words import Span
    from events.extract.parse.nlp import Paragraph

__all__ = ["lands_meant", "lands_of"]


def lands_of(paragraphs: Iterable[Paragraph]) -> dict[str, str]:
    """The countries that a document names, by their codes, each as it is written first."""
    found: dict[str, str] = {}
    for paragraph in paragraphs:
        for ent in paragraph.doc.ents:
            place = lookup(ent.text) if ent.label_ == "GPE" else None
            if place is not None and place.precision == "country" and place.country_iso2 is not None:
                found.setdefault(place.country_iso2, ent.text.removeprefix("the "))
    return found


def lands_meant(sentence: Span, lands: Mapping[str, str]) -> dict[int, Name]:
    """The countries that nationalities of a sentence mean, by the index of the word."""
    out: dict[int, Name] = {}
    for ent in sentence.ents if lands else ():
        token = ent.root
        if ent.label_ != "NORP" or token.dep_ != "amod" or not in_class(token.head.lemma_.lower(), "waged", "behest"):
            continue
        name = lands.get(demonym(token.text) or "")
        if name is not None:
            out[token.i] = Name(name)
    return out
