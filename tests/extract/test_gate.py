"""What is not parsed would not have made a row: documents read in part and in whole give the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.dates import parse_edtf
from events.extract import draft, extract_mentions
from events.extract.date.entries import entries_of
from events.extract.gate import may_tell
from events.extract.parse.pages import Pages
from events.read import Document, read_documents
from events.tag import tag

DOCUMENTS = Path(__file__).parent.parent / "documents"
#: Between dated sentences, what speaks of nothing that happened then.
IDLE = [
    "The valley is wide and its people grow apples.",
    "A good hat keeps the rain off.",
    "It has three rooms, each with a view of the river.",
    "Nobody knows why cats purr.",
    "Salt is cheap there.",
    "The colours are those of the sea.",
    "Trains run along the coast.",
]
YEARS = range(1901, 1925, 6)


def sentences_kept(text: str, published: str | None) -> list[str]:
    """The sentences that would be parsed."""
    edtf = None if published is None else parse_edtf(published)
    pages = Pages(text)
    timexes = tag(text, edtf)
    kept = may_tell(text, pages.sentences, timexes, edtf, entries_of(text, timexes))
    return [text[start:end] for start, end in (pages.sentences[number] for number in kept)]


def padded(document: Document) -> Document:
    """The document with some idle sentences after every paragraph of it."""
    text = "\n\n".join(f"{part}\n\n{' '.join(IDLE[:3])}" for part in document.text.split("\n\n"))
    return Document(document.doc_id, text, document.published)


def documents() -> list[Document]:
    """Our documents, and those with idle sentences strewn in."""
    found = [one for one in read_documents([DOCUMENTS]) if isinstance(one, Document)]
    return [*found, *(padded(document) for document in found)]


@pytest.mark.parametrize("number", range(len(documents())))
def test_rows_are_those_of_the_whole_document(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row by row the same, in every field, as when all sentences are parsed."""
    document = documents()[number]
    timexes = tag(document.text, document.published)
    told, some = extract_mentions(document, timexes), extract_mentions(document, timexes, background=True)
    monkeypatch.setattr(draft, "may_tell_aside", lambda _, sentences, *__: range(len(sentences)))
    every = extract_mentions(document, timexes, background=True)
    assert told == [one for one in some if not one.background] == [one for one in every if not one.background]


def test_most_of_an_idle_text_is_left_out() -> None:
    """Of a chronicle between idle sentences, only what is dated is parsed."""
    text = "\n\n".join(f"The mill burned in {year}. {' '.join(IDLE)}" for year in YEARS)
    assert sentences_kept(text, "2020-05-04") == [f"The mill burned in {year}." for year in YEARS]


def test_what_stands_under_a_date_is_kept() -> None:
    """A chronicle's entries are parsed whole, the sentences before its first head are not."""
    idle, fire = " ".join(IDLE[:2]), "Fire took the mill. Nobody rebuilt it."
    text = f"{idle}\n\n3 May 1907\n{fire}\n\n9 June 1911\nA school opened.\n"
    kept = " ".join(sentences_kept(text, None))
    assert all(one in kept for one in (*fire.split(". "), "A school opened."))
    assert not any(one in kept for one in IDLE)


def test_what_goes_on_is_kept_and_what_speaks_again_of_an_event() -> None:
    """News keeps its first sentences, those after a day, reactions, and the same event by *the*."""
    start = " ".join(IDLE)
    told = "The bridge collapsed on 3 March 2024."
    after = "Two lorries fell into the river."
    later = "The collapse shut the road."
    reaction = "The union condemned the council."
    text = f"{start} {start} {told} {after} {start} {reaction} {start} {start} {later} {start}"
    kept = sentences_kept(text, "2024-03-05")
    assert {told, after, reaction, later} <= set(kept)
    assert sentences_kept(text, None) == [told, later]


def test_undated_news_is_told_in_the_past() -> None:
    """Of the sentences after a day those with a past form are kept, and the first of a paragraph in any tense."""
    text = "Storm hits coast\n\nA storm is on its way. Waves took a pier. The sea is grey. It cut a cable. Fish swim."
    kept = sentences_kept(text, "2024-03-05")
    assert kept == ["Storm hits coast", "A storm is on its way.", "Waves took a pier.", "It cut a cable."]


def test_what_speaks_again_of_an_event_comes_after_it() -> None:
    """By the same word, soon after by another, or by a general word beside the same name; not before it."""
    before, told = "The collapse is a subject of songs.", "A dam at Orsk collapsed in 2010; a guard was shot."
    family, kind, named = "Songs tell of the collapse.", "The murder is in all songs.", "The Orsk tragedy is not."
    idle, general = " ".join((*IDLE, *IDLE)), "The affair is not."
    text = f"{before} {told} {kind} {idle} {family} {named} {general} {kind}"
    assert sentences_kept(text, None) == [told, kind, family, named]


def test_results_after_a_period_are_kept() -> None:
    """What rose or fell did so in the quarter that was named shortly before."""
    start = "\n\n".join(IDLE)
    report = "Profit for the third quarter slipped 4%."
    text = f"{start}\n\n{report} Salt is cheap there. Sales fell 2%. Costs climbed. Apples are red."
    kept = sentences_kept(text, "2024-11-05")
    assert kept[-3:] == [report, "Sales fell 2%.", "Costs climbed."]


def test_a_pronoun_keeps_the_sentence_before() -> None:
    """Who did what is dated is told a sentence earlier."""
    text = "Cats purr. Ada Lund owns the mill. She sold it in 1999. Salt is cheap there."
    assert sentences_kept(text, None) == ["Ada Lund owns the mill.", "She sold it in 1999."]


def test_expressions_that_date_nothing_keep_nothing() -> None:
    """*Every year* and *now* are no reason to parse; a duration may be."""
    text = "Owls meet every year. Owls meet now. Owls met for three weeks. Owls met in 1999. Owls meet on Mondays."
    assert sentences_kept(text, None) == ["Owls met for three weeks.", "Owls met in 1999."]
