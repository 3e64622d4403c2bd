"""What speaks again of an event that is told elsewhere: a further mention, and no row of its own."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.extract.language.predicates import noun_again, told_before, verb_again
from events.merge import Event, merge_mentions
from events.read import Document
from events.tag import tag

PUBLISHED = parse_edtf("2019-05-16")
SEPARATE = (
    ("A judge was shot in Torvik on Monday. A murder is rare there.", "murder"),
    ("The Arden Bank bought the Selby Bank on Monday. The Norland takeover is another matter.", "takeover"),
    ("A bomb exploded at the Orsk market on Monday. The previous attack was in the port.", "attack"),
    ("Air Norland ordered ships on Monday. The Air Selby order is larger.", "order"),
    ("The mayor opened a school on Monday. The first opening is a legend.", "opening"),
    ("The town held a sale of lamps on Monday. The sale of the mill is another matter.", "sale"),
    ("Ada Lund resigned on Monday. Bo Lind's departure had been expected.", "departure"),
    ("The navy sank a ferry off Orsk on Monday. It was said to sink barges.", "sink"),
)


def events_of(text: str) -> list[Event]:
    """The events of a text of 16 May 2019."""
    return merge_mentions(extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED)))


def mentions_at(text: str, start: int) -> list[Event]:
    """The events that have a mention at an offset."""
    return [event for event in events_of(text) if any(m.trigger_start == start for m in event.mentions)]


def _examples() -> list[tuple[str, str]]:
    text = (files("events.extract") / "rules" / "retellings.toml").read_text(encoding="utf-8")
    return [(name, example) for name, kind in tomllib.loads(text).items() for example in kind["examples"]]


def test_every_kind_of_event_has_an_example() -> None:
    """Rules are data with examples, and pasts are of verbs that do not begin like them."""
    text = (files("events.extract") / "rules" / "retellings.toml").read_text(encoding="utf-8")
    kinds = tomllib.loads(text)
    assert {name for name, _ in _examples()} == set(kinds)
    for kind in kinds.values():
        assert not {past[:5] for past in kind.get("pasts", "").split()} & {verb[:5] for verb in kind["verbs"].split()}


@pytest.mark.parametrize(("kind", "example"), _examples())
def test_another_word_speaks_of_the_event_before(kind: str, example: str) -> None:
    """The second word in brackets is a mention of the event that the first one tells; that one names and dates it."""
    marks = list(re.finditer(r"\[([^\]]+)\]", example))
    text = example.replace("[", "").replace("]", "")
    first, second = (mark.start() - 2 * n for n, mark in enumerate(marks))
    (event,) = mentions_at(text, second)
    assert event in mentions_at(text, first), f"[{kind}] {example}"
    assert str(event.date.edtf) == "2019-05-13"
    again = next(m for m in event.mentions if m.trigger_start == second)
    assert again.date.basis == "anchored"
    assert again.date.anchor
    assert event.canonical.trigger_start < second


@pytest.mark.parametrize(("text", "word"), SEPARATE)
def test_what_is_told_apart_is_no_mention(text: str, word: str) -> None:
    """An indefinite noun, one with other names or another owner, one of another time, an act that was not done."""
    assert mentions_at(text, text.rindex(word)) == []


def test_what_has_a_time_of_its_own_is_another_event() -> None:
    """A noun that points back but is told with another date."""
    text = "The Orsk council banned lorries on Monday. The talks in March had no result."
    (talks,) = mentions_at(text, text.index("talks"))
    assert [m.trigger for m in talks.mentions] == ["talks"]
    assert str(talks.date.edtf) == "2019-03"


def test_what_is_told_in_the_same_words_is_one_event() -> None:
    """Two verbs of one clause that make one title; that of another day is another event."""
    text = "Ada Lund was found clinging to a raft off Orsk on Monday. On Tuesday Bo Lind was found clinging to a raft."
    assert len(events_of(text)) == 2


def test_this_speaks_of_the_nearest_of_its_kind() -> None:
    """*That lawsuit* is the one just told, and not one of the same word further off."""
    text = "The port filed a lawsuit on Monday. In 1989 it filed suit against a bank. That lawsuit failed."
    (event,) = mentions_at(text, text.rindex("lawsuit"))
    assert str(event.date.edtf) == "1989"


def test_a_retelling_dates_what_leans_on_it() -> None:
    """What came about by an event that is spoken of again is dated from it."""
    text = "A bomb exploded at the Orsk market on Monday.\n\nThe attack touched off riots in the port."
    (event,) = mentions_at(text, text.index("riots"))
    assert event.date.basis == "anchored"


def test_a_headline_speaks_of_what_is_told_below() -> None:
    """A noun of the headline, and its verb, are of the day that the text names."""
    text = "Anger over Orsk mill closure\n\nThe owners closed the Orsk mill on Tuesday. The town is angry."
    (event,) = mentions_at(text, text.index("closure"))
    assert event in mentions_at(text, text.index("closed"))
    text = "Singer Ada Lund dies aged 80\n\nAda Lund died on Tuesday at her home in Orsk, her family said."
    (event,) = events_of(text)
    assert str(event.date.edtf) == "2019-05-14"
    assert len(event.mentions) == 2


def test_what_is_done_at_an_occasion_is_of_its_day() -> None:
    """*At the meeting* points back at what was told with a date; *at a meeting* does not."""
    text = "Ministers of five states met in Orsk in May 1990. At {} meeting, the host signed a treaty."
    (event,) = mentions_at(text.format("the"), text.format("the").index("signed"))
    assert str(event.date.edtf) == "1990-05"
    assert mentions_at(text.format("a"), text.format("a").index("signed")) == []


def test_an_act_told_twice_with_a_date_is_one_event() -> None:
    """With the same doer and object."""
    text = "Ministers met in May 1990. Ada Lund unveiled a tram at the meeting. At the talks, Ada Lund presented {}."
    same, other = text.format("the tram"), text.format("a bus")
    assert mentions_at(same, text.index("unveiled")) == mentions_at(same, text.index("presented"))
    assert mentions_at(other, text.index("unveiled")) != mentions_at(other, text.index("presented"))
    assert len(events_of(other)) == len(events_of(same)) + 1


def test_a_headline_may_count_in_words() -> None:
    """*Twelve ships* are the 12 that the text tells of; where another did something else, its noun is that one's."""
    text = "Air Norland buys twelve ships\n\nAir Norland purchased 12 ships. The port was told on Tuesday."
    (event,) = mentions_at(text, text.index("buys"))
    assert event in mentions_at(text, text.index("purchased"))
    text = "Air Orsk ordered ships on Monday, while Air Selby signed a contract on Tuesday. The Air Selby order is big."
    (event,) = mentions_at(text, text.rindex("order"))
    assert str(event.date.edtf) == "2019-05-14"


def test_a_name_in_quotation_marks_is_no_speech() -> None:
    """A headline with a ship's name is news; one that quotes is not."""
    text = 'The "Sea Star" makes maiden voyage\n\nThe "Sea Star" made its maiden voyage on Tuesday.'
    (event,) = mentions_at(text, text.index("makes"))
    assert str(event.date.edtf) == "2019-05-14"


def test_the_occasion_is_told_with_what_is_done_at_it() -> None:
    """A ceremony at which something was opened on a day is a mention of the opening."""
    text = "On Monday the bridge was opened in a ceremony."
    (event,) = mentions_at(text, text.index("ceremony"))
    assert event.canonical.trigger == "opened"


def test_a_verb_told_again_has_the_same_object() -> None:
    """*While presenting the tram* is the unveiling of the tram; presenting a bus is not."""
    text = "Ada Lund unveiled a new tram on Monday. While presenting {}, she fell ill."
    same, other = text.format("the tram"), text.format("a bus")
    assert len(mentions_at(same, same.index("presenting"))) == 1
    assert mentions_at(other, other.index("presenting")) == []


def test_a_general_word_does_not_tell_first() -> None:
    """The relation has a direction, and knows pasts by their form."""
    assert noun_again("slaying", "shoot")
    assert not noun_again("shoot", "slaying")
    assert noun_again("incident", "shoot")
    assert not noun_again("shooting", "incident")
    assert noun_again("sale", "sell")
    assert not verb_again("buy", "sell")
    assert "shot" in told_before("murder")
    assert told_before("bridge") == frozenset()
