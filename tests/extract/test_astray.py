"""A sentence is parsed again without the asides that lead the parser astray, and only where that helps."""

from __future__ import annotations

import pytest

from events.extract.parse.pages import parse


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        (
            "The inquest heard that Dora Prentiss, the widow of a tram driver, joined the Dock Company.",
            "joined",
            "Prentiss",
        ),
        ("Barlow, who is 36, announced after the match that he would retire.", "announced", "Barlow"),
        ("The first mill of the firm, opened in 1935, closed after a fire.", "closed", "mill"),
        ("The guild of salters, led by a merchant, refused to pay.", "refused", "guild"),
    ],
)
def test_verb_behind_an_aside_has_its_subject(text: str, verb: str, subject: str) -> None:
    """What stands before an aside does what is told behind it."""
    (paragraph,) = parse(text)
    told = next(t for t in paragraph.doc if t.text == verb)
    assert [c.text for c in told.children if c.dep_ == "nsubj"] == [subject]


def test_aside_hangs_on_what_it_is_of() -> None:
    """A participle stays with the noun that it was said of."""
    (paragraph,) = parse("The first mill of the firm, opened in 1935, closed after a fire.")
    opened = next(t for t in paragraph.doc if t.text == "opened")
    assert (opened.dep_, opened.head.text) == ("acl", "mill")


def test_text_stays_whole() -> None:
    """No word is lost."""
    text = "Barlow, who is 36, announced after the match that he would retire. Hale, a Dane, left."
    (paragraph,) = parse(text)
    assert paragraph.doc.text == text


def test_brackets_of_a_list_are_left_out() -> None:
    """What stands in brackets behind each of several does not part them."""
    text = "In 2009 Karen Lund (Labour), Peter Holm (Green) and Jan Dahl (Liberal) met."
    (paragraph,) = parse(text)
    lund = next(t for t in paragraph.doc if t.text == "Lund")
    assert (lund.dep_, lund.head.text, paragraph.doc.text) == ("nsubj", "met", text)
