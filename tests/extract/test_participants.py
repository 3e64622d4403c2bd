"""Who takes part, in sentences and short texts of our own: ``data/participants.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.extract.language.parties import distinct
from events.read import Document
from events.tag import tag

FILE = Path(__file__).parent / "data" / "participants.txt"
PUBLISHED = parse_edtf("2025-10-25")


def cases() -> list[tuple[str, str, tuple[str, ...]]]:
    """A text, the word of its event, and its participants in alphabetical order."""
    out = []
    for block in FILE.read_text(encoding="utf-8").split("\n\n")[1:]:
        text, told = block.strip().split("\n")
        word, _, names = told.partition(" | ")
        out.append((text.removeprefix("> "), word, tuple(sorted(n.strip() for n in names.split(";") if n != "-"))))
    return out


def _told(text: str, word: str) -> list[tuple[str, ...]]:
    """The participants of a word's event."""
    found = extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED))
    return [tuple(sorted(m.participants)) for m in found if m.trigger == word]


def test_participants_are_those_that_a_reader_would_name() -> None:
    """Nine in ten events have exactly the participants expected of them before extraction was run."""
    told = {(text, word): (_told(text, word), expected) for text, word, expected in cases()}
    wrong = {key: found for key, (found, expected) in told.items() if found != [expected]}
    assert len(told) >= 40
    assert len(wrong) <= 0.1 * len(told), wrong


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Holm", "Holm & Rist Corp."), ("Holm & Rist Corp.",)),
        (("Rao", "Mina Rao"), ("Mina Rao",)),
        (("Apple", "Apple Corps"), ("Apple", "Apple Corps")),
        (("China", "Bank of China"), ("China", "Bank of China")),
        (("founder Mina Rao", "Mina Rao"), ("Mina Rao",)),
        (("southern Chad",), ("southern Chad",)),
    ],
)
def test_each_participant_is_named_once(names: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """A part of a name goes into the whole, unless it is a place's or may be somebody else's."""
    assert distinct(names) == expected


def test_ranks_that_are_adjectives_take_part_in_nothing() -> None:
    """*Insurgent attacks* are insurgents', but *a major attack* is no major's."""
    assert _told("The Arvians launched a major attack on the camp on 3 May 1984.", "launched") == [("Arvians",)]
    assert _told("Three clerks died in insurgent attacks on 3 May 1984.", "died") == [("insurgents", "three clerks")]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The line between Torrin and Kell was closed in 1964.", "closed", ()),
        ("The railway from Torrin to Kell was closed in 1964.", "closed", ()),
        ("A link between Ada Moe and Karl Berg was made public on Monday.", "made", ("Ada Moe", "Karl Berg")),
        ("Northern Reef was bailed out by the Bank of Chad in 2007.", "bailed", ("Bank of Chad", "Northern Reef")),
        ("Secretary of State James R. Baker III flew to Moscow on Monday.", "flew", ("James R. Baker III",)),
        ("The company was absorbed by the Great Eastern Railways in 1925.", "absorbed", ("Great Eastern Railways",)),
        ("House prices in Norway reached a peak in 2006.", "reached", ()),
        ("The ferry sank off Cebu on Monday with no passengers aboard.", "sank", ()),
    ],
)
def test_who_only_seems_to_take_part_does_not(text: str, word: str, expected: tuple[str, ...]) -> None:
    """Ends of a line, what is dear, nobody aboard; but a firm whose name looks like ground, and a son by his name."""
    assert _told(text, word) == [expected]
