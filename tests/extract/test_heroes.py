"""Heroes: an article's *he*, *she* and *it* mean what it stands under, unless somebody else takes over."""

from __future__ import annotations

import pytest

from events.extract import extract_mentions
from events.read import Document
from events.tag import tag

_LIFE = "Karl Ebner\n\nKarl Ebner was a mountaineer. He was born in 1871. He moved to Lund in 1890."


def _titles(text: str) -> list[str]:
    return [m.title for m in extract_mentions(Document("d", text), tag(text))]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{_LIFE} In July 1898, with the guide Josef Tann, he climbed the Hochgall.", "Karl Ebner climbs Hochgall"),
        (f"{_LIFE} He was called up in 1914, was taken prisoner in 1915 and escaped in 1917.", "Karl Ebner escapes"),
        (
            "Marn Castle\n\nMarn Castle is a fortress. King Osric fled from Arden in 1314. It was sold in 1464.",
            "Marn Castle sold",
        ),
        # what was just told of as done to is *it*
        (
            "Marn Castle\n\nMarn Castle is a fortress. King Osric opened a chapel in 1314. It was sold in 1464.",
            "Marn Castle: chapel sold",
        ),
        (
            "Ada Holm\n\nHOLM, Ada (1858–1931), was born in 1858, a child of a clerk. She passed an exam in 1880.",
            "Ada Holm passes exam",
        ),
    ],
)
def test_whom_a_pronoun_means(text: str, title: str) -> None:
    """Whom or what the article is on; not where another may be meant as well."""
    assert title in _titles(text)
