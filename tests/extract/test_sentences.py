"""Extraction, seen from outside: sentences in, rows out; ``tests/golden/sentences.txt`` holds both."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions, load_model
from events.extract.describe.fitting import MAX_TITLE
from events.extract.language.inflect import base_of
from events.merge import merge_mentions
from events.read import Document
from events.tag import tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from events.extract import Mention

FILE = Path(__file__).parents[1] / "golden" / "sentences.txt"
FUNCTION_WORDS = frozenset("to be is are has have do does will not in at near off on of by and s".split())  # noqa: SIM905 - a list of words
FUNCTION_WORDS |= {"born", "dies"}  # what dates in brackets behind a name say
FUNCTION_WORDS |= {"become", "becomes"}  # of "became", an auxiliary that the parser gives no base form


def blocks() -> list[tuple[str, str]]:
    """(published, text) of every block of the file."""
    out = []
    for block in FILE.read_text(encoding="utf-8").split("=== published ")[1:]:
        head, *lines = block.splitlines()
        out.append((head.strip(), "\n".join(line[2:] for line in lines if line.startswith(">"))))
    return out


@cache
def mentions_of(published: str, text: str) -> tuple[Mention, ...]:
    """The mentions of a text by itself."""
    date = None if published == "unknown" else parse_edtf(published)
    return tuple(extract_mentions(Document("d", text, date), tag(text, date)))


def rendered(published: str, text: str) -> str:
    """A block as the file has it."""
    lines = [f"=== published {published}", *(f"> {line}".rstrip() for line in text.split("\n"))]
    for event in merge_mentions(mentions_of(published, text)):
        parts = (event.date.edtf, event.date.basis, event.factuality, event.event_type, event.title)
        lines.append(" | ".join(map(str, parts)))
    return "\n".join(lines) + "\n"


def test_every_text_gives_the_events_written_beside_it(golden: Callable[[str, str], None]) -> None:
    """Each block's events, with date, basis, factuality, type and title, are exactly those of the file."""
    comments = "\n".join(line for line in FILE.read_text(encoding="utf-8").splitlines()[:3] if line.startswith("#"))
    golden("sentences.txt", comments + "\n\n" + "\n".join(rendered(*block) for block in blocks()))


@pytest.mark.parametrize(("published", "text"), blocks())
def test_titles_have_single_spaces(published: str, text: str) -> None:
    """No title begins or ends with a space or has two in a row."""
    assert [m.title for m in mentions_of(published, text) if m.title != " ".join(m.title.split())] == []


@pytest.mark.parametrize(("published", "text"), blocks())
def test_evidence_is_in_the_text(published: str, text: str) -> None:
    """Offsets of quote, trigger and timex give exactly what they say, within the sentence."""
    for m in mentions_of(published, text):
        assert text[m.sentence_start : m.sentence_end] == m.quote
        assert text[m.trigger_start : m.trigger_end] == m.trigger
        assert m.sentence_start <= m.trigger_start < m.trigger_end <= m.sentence_end
        if m.timex is not None:
            assert text[m.timex.start : m.timex.end] == m.timex.text


@pytest.mark.parametrize(("published", "text"), blocks())
def test_titles_hold_only_words_of_the_evidence(published: str, text: str) -> None:
    """Every word of a title is in the text, but for inflection and function words; none is too long or a pronoun's."""
    nlp = load_model()
    lemmas = {part for token in nlp(text) for part in token.lemma_.lower().split("-")}
    have = lemmas | set(re.findall(r"\w+|\w[\w']*", text.lower()))
    have |= {base_of(word) for word in have}  # *sank*, which spaCy takes for a noun
    for m in mentions_of(published, text):
        assert 0 < len(m.title) <= MAX_TITLE
        words = [w.lower() for w in re.findall(r"\w+", m.title)]
        assert words[0] not in ("he", "she", "it", "they", "who", "which", "that")
        strange = [w for w in words if not {w, w[:-1], w[:-2], w[:-3] + "y", base_of(w)} & (have | FUNCTION_WORDS)]
        assert strange == []


def test_mention_ids_do_not_depend_on_other_events() -> None:
    """Adding a sentence leaves the ids of the mentions before it as they were."""
    text = "The bank failed in 2008. Its owner was arrested in 2009."
    before = [m.mention_id for m in mentions_of("2025-10", text)]
    after = [m.mention_id for m in mentions_of("2025-10", text + " A new bank opened in 2011.")]
    assert before == after[: len(before)]
    assert len(after) == len(before) + 1


@pytest.mark.parametrize("text", ["", " \n\n", "No verb here", "12345", "\u202e\u0000\ud800", "....\n\n----"])
def test_texts_without_events_give_none(text: str) -> None:
    """Texts without a dated event give no mention, and do not crash."""
    assert extract_mentions(Document("d", text, parse_edtf("2025-10")), []) == []


@pytest.mark.parametrize(
    "text", ["On 30 February 2024 the shop closed.", "In March of last millennium the shop closed."]
)
def test_a_date_that_cannot_be_resolved_is_not_replaced_by_the_documents(text: str) -> None:
    """An event that says when it was is not dated by the document because its date is impossible or not understood."""
    assert [m for m in mentions_of("2025-10", text) if m.date.basis == "document"] == []


def test_a_list_without_an_end_is_not_read_as_a_sentence() -> None:
    """Thousands of words without a full stop give no event, and the sentence after them still does."""
    text = "closed in 2003 " * 2_000 + "\n\nThe mill closed in 2004."
    assert [m.trigger for m in mentions_of("2025", text)] == ["closed"]


@pytest.mark.parametrize("published", ["2025-10-25", "2025-10", "2025", None])
def test_a_coarser_document_date_never_contradicts_a_finer_one(published: str | None) -> None:
    """The less is known of the document's date, the wider the bounds; an explicit date stays."""
    text = "The bridge was closed in July. It had been built in 1931."
    date = None if published is None else parse_edtf(published)
    found = {m.trigger: m.date.edtf for m in extract_mentions(Document("d", text, date), tag(text, date))}
    assert str(found["built"]) == "1931"
    if published is None:
        assert str(found["closed"]) == "XXXX-07"
    else:
        closed = found["closed"]
        assert closed is not None
        assert closed.bounds().contains(parse_edtf("2025-07").bounds())
