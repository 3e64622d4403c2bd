"""Sentences and addresses that several metadata files share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.store.package import spdx

if TYPE_CHECKING:
    from events.store.about import About
    from events.store.metadata.figures import Figures

__all__ = ["count", "description_of", "licence_url", "text_licence"]


def count(number: int, noun: str) -> str:
    """A number and its noun: ``1 event``, ``2 events``.

    >>> count(1, "event"), count(1200, "event")
    ('1 event', '1,200 events')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def description_of(about: About, figures: Figures) -> str:
    """What is in it: what the dataset says of itself, or else its figures."""
    rows = figures.rows
    made = (
        f"{count(rows['events'], 'dated event')} from {count(rows['documents'], 'document')}, each with its evidence "
        "(document, character offsets, quote) and its uncertainty (EDTF, bounds, basis)."
    )
    return about.description or made


def licence_url(licence: str) -> str:
    """The address of an SPDX licence, else the words; empty if there is none."""
    name = spdx(licence)
    return licence if name is None else f"https://spdx.org/licenses/{name}.html"


def text_licence(about: About, figures: Figures) -> str:
    """The licence of the documents' text, in words."""
    if about.text_licence:
        return about.text_licence
    told = [f"{name or 'not stated'} ({count(number, 'document')})" for name, number in figures.licences.items()]
    return "; ".join(told) or "no documents"
