"""Distances: what comes so long after the document, or no longer than that after an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from events.dates import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Callable

    Dates = Callable[..., dict[str, str]]

PUBLISHED = parse_edtf("2024-08-20")


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("The minister will retire in three months.", "retire", "2024-11"),
        ("The museum is to reopen in 18 months, the council said.", "reopen", "2026-02"),
        ("The mill will close in less than a month.", "close", "[2024-08-20..2024-09-19]"),
        ("The bank must sell its shares within five years.", "sell", "[2024-08-20..2029-08-19]"),
        ("The minister promised to reopen the bridge within two weeks.", "reopen", "[2024-08-20..2024-09-02]"),
        # how long it took, or from another day on
        ("The crew rebuilt the bridge in three weeks.", "rebuilt", None),
        ("The minister promised on 3 May 2021 to reopen the bridge within two weeks.", "reopen", None),
        ("The lock will reopen to barges within two to three weeks.", "reopen", None),
    ],
)
def test_what_is_to_be_done_is_counted_from_the_document(
    text: str, trigger: str, date: str | None, dates_of: Dates
) -> None:
    """After the length of time, or within it, where nothing else is counted from."""
    assert dates_of(text, PUBLISHED).get(trigger) == date


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("The town was rebuilt within two years of the earthquake of 1908.", "rebuilt", "[1908..1910]"),
        ("The bridge reopened within days of the flood on 4 April 2019.", "reopened", "[2019-04-04..2019-05-04]"),
        ("A truce took effect on 12 April 2012 but collapsed within weeks.", "collapsed", "[2012-04-12..2012-07-12]"),
        ("Plague reached Orsk in May 1645. Sixty people died within a month.", "died", "[1645-05..1645-06]"),
        # nothing is told that it could be counted from
        ("Plague reached Orsk. Sixty people died within a month.", "died", None),
        ("Crane was elected in May 1645. The town was rich. Fire broke out within an hour.", "broke", None),
    ],
)
def test_what_came_soon_is_counted_from_the_event(text: str, trigger: str, date: str | None, dates_of: Dates) -> None:
    """That it is said to be within so long of, or the one told right before it."""
    assert dates_of(text, PUBLISHED).get(trigger) == date
