"""Titles, participants and places of sentences of our own, as a strict reader would write them: ``data/titles.txt``."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.merge import merge_mentions
from events.read import Document
from events.tag import tag

FILE = Path(__file__).parent / "data" / "titles.txt"
LATER = FILE.with_name("titles_later.txt")
PUBLISHED = parse_edtf("2025-10-25")


def blocks(file: Path = FILE) -> list[tuple[str, list[tuple[str, ...]]]]:
    """A text, and of each of its events the word, title, participants and place."""
    out = []
    for block in file.read_text(encoding="utf-8").split("\n\n")[1:]:
        lines = block.strip().split("\n")
        text = "\n".join(line[2:] for line in lines if line.startswith(">"))
        out.append((text, [tuple(p.strip() for p in line.split("|")) for line in lines if not line.startswith(">")]))
    return out


@cache
def judged() -> Counter[str]:
    """How many events are told as written, by what is told of them."""
    right: Counter[str] = Counter()
    for text, expected in blocks():
        events = merge_mentions(extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED)))
        told = {m.trigger: e for e in events for m in e.mentions}
        for word, *wanted in expected:
            right["all"] += 1
            if (event := told.get(word)) is not None:
                who, where = "; ".join(event.participants) or "-", event.place.name if event.place else "-"
                got = {"title": event.title, "participants": who, "place": where}
                right.update(key for (key, value), want in zip(got.items(), wanted, strict=True) if value == want)
    return right


def test_titles_say_what_an_earlier_sentence_said() -> None:
    """Of texts whose titles need the sentence before, or the whole of a complement, three in four are as expected.

    Where *-* stands for a title, a reader would have no row.
    """
    right = []
    for text, expected in blocks(LATER):
        events = merge_mentions(extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED)))
        told = {m.trigger: event.title for event in events for m in event.mentions}
        right += [told.get(word, "-") == title for word, title in expected]
    assert len(right) >= 60
    assert sum(right) >= 0.75 * len(right)


def test_the_words_are_in_the_texts() -> None:
    """Each block has one text and at least one event, whose word is in the text."""
    assert len(blocks()) >= 60
    for text, expected in blocks():
        assert expected
        assert all(len(event) == 4 and event[0] in text for event in expected)


def test_titles_are_what_a_reader_would_write() -> None:
    """Of sentences that extraction had not seen when they were written, nine titles in ten are exactly as expected."""
    assert judged()["title"] >= 0.9 * judged()["all"]


def test_who_and_where_are_what_a_reader_would_write() -> None:
    """Of the same, four in five have exactly the participants expected, nine in ten the place."""
    assert judged()["participants"] >= 0.8 * judged()["all"]
    assert judged()["place"] >= 0.9 * judged()["all"]


@pytest.mark.parametrize(
    ("text", "word", "title"),
    [
        ("The rate was cut by a point and a half in May.", "cut", "Rate cut by point and half"),
        ("Profits reached a record £98 million in 2006.", "reached", "Profits reach record £98 million"),
        (
            "The court, which met on Monday, acquitted her of nine counts of evidence tampering.",
            "acquitted",
            "Court acquits her of nine counts of evidence tampering",
        ),
        (
            "The Senate is to vote on Monday on a bill to widen the docks; the House passed it last week.",
            "passed",
            "House passes bill",
        ),
        (
            "Chad's oil minister, Ali al-Karim, is to hold talks with his Arab colleagues in Doha on Monday.",
            "hold",
            "Chad's oil minister to hold talks with Arab colleagues in Doha",
        ),
        (
            "One man who came alone was Karl Moe, a baker from Lund, whose boat washed ashore at Brest on Sunday.",
            "washed",
            "Karl Moe's boat washes ashore at Brest",
        ),
        (
            (
                "House prices reached their summit in 2006. An audit in May found that much of it may be lost, and on "
                "July 10 the bank suspended trading in its shares."
            ),
            "suspended",
            "Bank suspends trading in shares",
        ),
        (
            "With 90 percent of ballots counted early Monday, Moe had 54 percent.",
            "counted",
            "90 percent of ballots counted",
        ),
        (
            "The tanker was the fourth vessel intercepted since the council authorized the use of force on May 25.",
            "intercepted",
            "Fourth vessel intercepted",
        ),
        (
            "Ada Moe was suspended in May 2005, after a clerk noticed two equal bills, and dismissed a month later.",
            "dismissed",
            "Ada Moe dismissed",
        ),
        (
            "The Coventry works, opened by a princess in 1962, has closed.",
            "opened",
            "Coventry works opened by princess",
        ),
    ],
)
def test_titles_tell_the_whole_of_the_right_thing(text: str, word: str, title: str) -> None:
    """Sums and charges to their ends; whose and what as a reader takes it; what was done to a thing, not by it."""
    found = extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED))
    assert [m.title for m in found if m.trigger == word] == [title]
