"""Where events were, in sentences and short texts of our own: ``data/places.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Arlex closed its Dayton workshop in March.", "closed", "Dayton"),
        ("The Coventry works, opened by a princess in 1962, has shut.", "opened", "Coventry"),
        ("The Coventry mill closed in May and 90 workers were laid off.", "laid", "Coventry"),
        ("The mill in Coventry, where 90 people work, is to close in May.", "close", "Coventry"),
        ("In Oslo the council is to vote on Monday on a bridge.", "vote", "Oslo"),
        ("Talks in the Kazakh city of Semey were held on Monday.", "held", "Semey"),
        ("Soldiers entered the village of Ostrel on 12 April 1945.", "entered", "Ostrel"),
        ("Police attacked farms in the Orrin valley in May 2001.", "attacked", "Orrin valley"),
        ("A gale drove the ship on to the rocks of Garður in Iceland on 16 May 1936.", "drove", "Garður"),
        ("In 1936 he landed a botanist and two guides at Tasiilaq, in eastern Greenland.", "landed", "Tasiilaq"),
        ("The islanders of Samar, an island that was cut off on Monday, wait.", "cut", "Samar"),
        ("On Monday ninety men surrounded the market at Tankéla.", "surrounded", "Tankéla"),
        ("The price fell 90 cents on the New York Cotton Exchange on Monday.", "fell", "New York Cotton Exchange"),
        ("A patrol boarded a tanker in the Red Sea on Monday and turned it back.", "turned", "Red Sea"),
        ("On Monday the envoy arrived in Belgrade and met the king.", "met", "Belgrade"),
        ("In Sofia the news was brought home on Monday when tons of earth fell on a road.", "fell", "Sofia"),
        ("In Manila the exchange closed on Monday and the main index plunged.", "plunged", "Manila"),
        ("Rioters threw stones at guards in Tripoli on Monday, and eleven were hurt.", "hurt", "Tripoli"),
        ("SALEM, Ohio (AP) -- A federal jury Thursday convicted a clerk of theft.", "convicted", "Salem"),
    ],
)
def test_a_place_is_found_where_the_clause_has_it(text: str, word: str, place: str) -> None:
    """In what is acted on, in the clause that it goes on from, where a whole sentence is, in the dateline."""
    assert _told(text, word) == [place]


def test_a_firm_called_like_a_town_is_no_place_of_its_shares() -> None:
    """Who has shares in a firm is not where it is called like."""
    assert _told(
        "Delphi Corp. makes parts. Shares in Delphi, which cost $9 in May, fell by half on Friday.", "fell"
    ) == ["-"]
    assert _told("On Monday the envoy arrived in Belgrade and on Friday sold a house in Rome.", "sold") == ["Rome"]


def test_an_article_on_a_place_is_where_what_names_no_other_was() -> None:
    """What is told behind the name of the village that a text is on was there; what names another place was not."""
    text = "Sela is a village in the hills of Chad. Sela has nine farms. A schoolhouse was built in 1838. In 1893 the "
    text += "railway reached Weidach. Sela is a part of Golo today."
    found = extract_mentions(Document("d", text, PUBLISHED, title="Sela"), tag(text, PUBLISHED))
    places = {m.trigger: m.place.name for m in found if m.place is not None}
    assert places["built"] == "Sela"
    assert places.get("reached") != "Sela"
