"""Where what states do at home was: in the country, though the text has only its adjective. Sentences of our own."""

from __future__ import annotations

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.read import Document
from events.tag import tag

PUBLISHED = parse_edtf("2025-10-25")
FALL = "The Danish government fell on Tuesday. A snap election may be held in December. "


def places(text: str, word: str) -> list[str]:
    """Where the events of a word were; ``-`` for nowhere."""
    mentions = extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED))
    return ["-" if m.place is None else m.place.name for m in mentions if m.trigger == word]


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("The Dutch senate rejected a bill on wolves on Tuesday.", "rejected", "Netherlands"),
        ("South Korean voters chose a new assembly on Sunday.", "chose", "South Korea"),
        ("A Chilean court jailed two smugglers on Monday.", "jailed", "Chile"),
        ("The Ghanaian prime minister, Esi Owusu, resigned on Tuesday.", "resigned", "Ghana"),
        ("Peru's president declared a curfew on Tuesday.", "declared", "Peru"),
        ("Norway held an election on Monday.", "election", "Norway"),
        (FALL, "fell", "Denmark"),
        (FALL, "held", "Denmark"),
        (f"{FALL}The senate approved the fee on Monday.", "approved", "Denmark"),
        (f"{FALL}The county board voted on Monday to close a ferry.", "voted", "-"),
        (f"{FALL}The Swedish cabinet resigned on Monday. Parliament met on Friday.", "met", "-"),
        (
            "Ivo Tarr, the prime minister of Ostravia, resigned on Tuesday. Two ministers quit in May.",
            "quit",
            "Ostravia",
        ),
        ("The Greek and Turkish cabinets resigned on Monday.", "resigned", "-"),
        ("The president of Peru flew to Quito on Monday.", "flew", "Quito"),
        ("The club's president resigned on Tuesday.", "resigned", "-"),
        ("Danish bakers won a prize on Monday.", "won", "-"),
        ("The European Parliament passed a law on ferries on Monday.", "passed", "-"),
    ],
)
def test_what_a_state_does_at_home_was_in_the_country(text: str, word: str, place: str) -> None:
    """By name or adjective; what no state does, and what several do, is in none."""
    assert places(text, word) == [place]


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("The hikers reached the hill town of Varr Sedo, where a bear was shot on Friday.", "shot", "Varr Sedo"),
        (
            (
                "Nine people died and dozens were hurt after a kiln burst in the Tuscan village of Sarteano on Friday. "
                "A second kiln was shut down on Saturday."
            ),
            "shut",
            "Sarteano",
        ),
        (
            (
                "Vets on Friday began testing 900 goats for scrapie in the Kenyan district of Lolwa. "
                "Two herds were culled on Monday."
            ),
            "culled",
            "Lolwa",
        ),
    ],
)
def test_a_kind_of_place_before_a_name_tells_that_it_is_one(text: str, word: str, place: str) -> None:
    """Whatever the name was taken for, and so it may be what a report is set in."""
    assert places(text, word) == [place]
