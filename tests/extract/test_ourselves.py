"""Whom *we* means in what a firm or a club tells of itself."""

from __future__ import annotations

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.read import Document
from events.tag import tag

TEXT = "In 1921 we sold the foundry, and in 1974 we had to close a branch in Hull. Our works were bombed in 1941."


def _titles(title: str, text: str) -> list[str]:
    date = parse_edtf("2018-12-20")
    found = extract_mentions(Document("d", text, date, title=title), tag(text, date, title=title))
    return [mention.title for mention in found]


@pytest.mark.parametrize(
    "title",
    [
        "Kestrel Motor Company: our story",
        "Annual report of the Kestrel Motor Company, 2018",
        "Our history | Kestrel Motor Company",
        "The Kestrel Motor Company: our first hundred years",
    ],
)
def test_we_are_the_firm_whose_own_story_it_is(title: str) -> None:
    """A title that says that a text is a firm's own names whom its *we* means."""
    assert _titles(title, TEXT) == [
        "Kestrel Motor Company sells foundry",
        "Kestrel Motor Company has to close branch in Hull",
        "Kestrel Motor Company: works bombed",
    ]


@pytest.mark.parametrize("title", ["", "Kestrel Motor Company in trouble", "Ada Holm: our story", "Our story"])
def test_we_are_nobody_where_no_title_says_so(title: str) -> None:
    """A text that is nobody's own, or that names no firm, has nobody for *we*."""
    assert _titles(title, TEXT)[0].removeprefix("Kestrel Motor Company: ") == "Foundry sold"


def test_we_are_others_in_quotation_marks() -> None:
    """Who speaks in quotation marks is not the firm."""
    text = 'Ada Moe left in 1950. "In 1921 we sold the house in Lund," she said.'
    assert all(" sells " not in title for title in _titles("Kestrel Motor Company: our story", text))
