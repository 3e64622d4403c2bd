"""Where events were, in sentences and short texts of our own: ``data/places.txt``."""

from __future__ import annotations

from pathlib import Path

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.read import Document
from events.tag import tag

FILE = Path(__file__).parent / "data" / "places.txt"
PUBLISHED = parse_edtf("2025-10-25")


def cases() -> list[tuple[str, str, str]]:
    """A text, the word of its event, and the name of its place; ``-`` for none."""
    out = []
    for block in FILE.read_text(encoding="utf-8").split("\n\n")[1:]:
        text, told = block.strip().split("\n")
        word, _, place = told.partition(" | ")
        out.append((text.removeprefix("> "), word, place))
    return out


def _told(text: str, word: str) -> list[str]:
    """The places of a word's event."""
    found = extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED))
    return ["-" if m.place is None else m.place.name for m in found if m.trigger == word]


def test_places_are_where_a_reader_would_look_for_the_event() -> None:
    """Six in seven events have exactly the place expected of them before extraction was run, or none."""
    told = {(text, word): (_told(text, word), place) for text, word, place in cases()}
    wrong = {key: found for key, (found, place) in told.items() if found != [place]}
    assert len(told) >= 20
    assert len(wrong) <= len(told) / 7, wrong
