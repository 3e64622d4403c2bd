"""Histories: what came after an event, or had gone on since it, ends at what is told next, not at the document."""

from __future__ import annotations

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.read import Document
from events.tag import tag

PUBLISHED = parse_edtf("2019-05-16")
#: Years enough for a history.
_TOLD = "Orsk was founded in 1751. It was burned in 1762. Its walls were built in 1770. A school was opened in 1774."


def _dates(text: str) -> dict[str, str]:
    document = Document("d", text, PUBLISHED)
    return {m.trigger: str(m.date.edtf) for m in extract_mentions(document, tag(text, PUBLISHED))}


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("After the siege of 1777, the mayor fled. The town fell in 1779.", "fled", "[1777..1779]"),
        ("Rebels had besieged the port since 1781. The port fell in 1784.", "besieged", "[1781..1784]"),
        # what it tells next may lie further back
        ("After the siege of 1777, the mayor fled. A flood in 1765 had weakened the wall.", "fled", "1777/.."),
        ("After the siege of 1777, the mayor fled to a village by the sea.", "fled", "1777/.."),
        # what still goes on does
        ("Monks have lived in the tower since 1801. The tower was painted in 1899.", "lived", "1801/2019-05-16"),
    ],
)
def test_a_window_ends_at_the_next_date_that_is_named(text: str, trigger: str, date: str) -> None:
    """Of another sentence, and later than the window's beginning; where there is none, it is open."""
    assert _dates(f"{_TOLD} {text}").get(trigger) == date


def test_windows_of_news_end_at_the_document() -> None:
    """A report is written when it happens."""
    assert (
        _dates("The mayor fled after the raid of 3 March. Police met on Monday.")["fled"] == "[2019-03-03..2019-05-16]"
    )
