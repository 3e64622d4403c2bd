"""Headwords: what an article stands under is *the church*, *the firm*, *the town* in its titles, and nothing else."""

from __future__ import annotations

import pytest

from events.extract import extract_mentions
from events.extract.name.headwords import headword_of
from events.read import Document
from events.tag import tag


def _titles(text: str) -> list[str]:
    return [m.title for m in extract_mentions(Document("d", text), tag(text))]


@pytest.mark.parametrize(
    ("head", "body", "words", "kinds"),
    [
        ("St Olave's Church, Marsby", "The tower fell in 1703.", "St Olave's Church", {"church"}),
        ("A short history of the 4th Arden Rifles", "", "4th Arden Rifles", {"regiment", "battalion"}),
        ("Torvik & Sons", "", "Torvik & Sons", {"company", "firm", "business"}),
        ("Town of Great Marlow", "", "Great Marlow", {"town"}),
        ("Chronicle of Arrapha", "The city fell in 612 BC. The city was rebuilt.", "Arrapha", {"city"}),
        ("The Corn Exchange at Arden: a short history", "", "Corn Exchange", {"exchange"}),
        ("Obituary: Dame Ada Holm", "Dame Ada Holm sang.", "Dame Ada Holm", set()),
        ("Arlen & Voss", "The firm was founded in 1784.", "Arlen & Voss", {"company", "firm", "business"}),
        ("Tin and steam - a history of Arlen & Voss", "", "Arlen & Voss", {"company", "firm", "business"}),
        ("Nether Arden, a village and its quarry", "", "Nether Arden", {"village"}),
        ("Ada Holm", "**Ada Maria Holm** (1901–1978) was a painter.", "Ada Maria Holm", set()),
        ("Marlow", "Marlow is a market town on the Wenning.", "Marlow", {"town"}),
        ("Arden Guides Trust", "Arden Guides Trust was set up in 1921.", "Arden Guides Trust", {"trust"}),
        ("Marlow", "**Marlow** is a market town on the Wenning.", "Marlow", {"town"}),
    ],
)
def test_a_head_names_what_an_article_is_on(head: str, body: str, words: str, kinds: set[str]) -> None:
    """Without what it is, where it is and what stands after a colon; kinds are from its words and the text's first."""
    found = headword_of("", f"{head}\n\n{body or 'It was dug up.'}")
    assert found is not None
    assert (found.words, found.kinds) == (words, kinds)


@pytest.mark.parametrize(
    "head",
    ["Fire Destroys Church", "Arlex Buys Rival for $3 Million", "Mayor resigns over bribes", "Annual report 2004"],
)
def test_a_headline_is_no_headword(head: str) -> None:
    """What has a verb or common words names nobody."""
    assert headword_of("", f"{head}\n\nIt was told on Friday.") is None


@pytest.mark.parametrize(
    "title",
    [
        "Dr. Ada M. Holm",
        "Captain Ada Holm",
        "ADA HOLM",
        "Remembering Ada Holm",
        "Ada Holm obituary",
        "Who was Ada Holm?",
        "A short biography of Ada Holm",
        "Ada Holm's life",
    ],
)
def test_a_life_is_of_whom_its_title_names_in_whatever_form(title: str) -> None:
    """Ranks, initials and what pages put around a name are no part of it, if the text does without them."""
    found = headword_of(title, "Ada Holm grew crystals. In 1938 she won the Abel medal.")
    assert found is not None
    assert found.words == "Ada Holm"


def test_a_title_beside_the_text_counts_where_the_text_has_its_name() -> None:
    """Every word of a label is in the text."""
    assert headword_of("Corley Mill", "Corley Mill was built in 1822.") is not None
    assert headword_of("Corley Mill", "The mill was built in 1822.") is None
    # in two pieces, where it is called by them
    assert headword_of("St Anne's Hospital: a history", "St Anne's opened in 1841. The hospital grew.") is not None
    assert headword_of("St Anne's Hospital: a history", "St Anne's opened in 1841. The school grew.") is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Marsby School\n\nThe school was founded in 1632.", "Marsby School founded"),
        ("Marsby School\n\nA fire broke out in 1704. The school was rebuilt in 1706.", "Marsby School rebuilt"),
        ("Marsby School\n\nThe roof fell in 1704.", "Marsby School: roof falls"),
        ("Torvik & Sons\n\nThe firm was founded in 1784 by Ola Torvik.", "Torvik & Sons founded by Ola Torvik"),
        # another of its kind was just told of
        ("Marsby School\n\nA rival school opened in 1840. The school was closed in 1851.", "School closed"),
    ],
)
def test_titles_name_the_headword(text: str, title: str) -> None:
    """For a bare noun of its kind, and before a title that names nobody."""
    assert title in _titles(text)
