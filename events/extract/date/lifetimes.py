"""Lifetimes: whose birth and death stand in brackets is told of by them: *ran it from 1894 until his death*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.date.dating import derived_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from events.extract.find.candidates import Candidate

__all__ = ["own_death"]


def own_death(candidates: Iterable[Candidate], lives: Sequence[Candidate]) -> None:
    """Date *his death* by the one death that brackets tell of, in place; it has its row there.

    Args:
        candidates: The document's, dated as far as expressions date them.
        lives: The births and deaths from brackets.
    """
    deaths = [life for life in lives if life.life == "dies" and life.date is not None and life.date.edtf is not None]
    if len(deaths) != 1:
        return
    for one in candidates:
        his = one.lemma == "death" and any(c.lower_ in ("his", "her") for c in one.token.lefts)
        date = deaths[0].date
        if his and one.date is None and not one.attachments and one.start > deaths[0].start and date is not None:
            one.date, one.link = derived_date(date.edtf, "anchored", deaths[0], "the only death told of"), True
