"""Whole documents of our own in different styles, and their events: ``tests/golden/documents.txt`` holds them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from events.extract import extract_mentions
from events.merge import merge_mentions
from events.read import Document, read_documents
from events.tag import tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = Path(__file__).parents[1] / "documents"


def _documents() -> list[Document]:
    found = list(read_documents(sorted(FOLDER.glob("*.md"))))
    assert all(isinstance(one, Document) for one in found)
    return [one for one in found if isinstance(one, Document)]


def _rendered(document: Document) -> Iterator[str]:
    yield f"=== {document.doc_id}, published {document.published or 'unknown'}"
    for event in merge_mentions(extract_mentions(document, tag(document.text, document.published))):
        where = event.place.name if event.place else "-"
        who = "; ".join(event.participants) or "-"
        parts = (event.date.edtf, event.date.basis, event.factuality, event.event_type, event.title, who, where)
        yield " | ".join(map(str, parts))
    yield ""


def test_every_document_gives_the_events_as_reviewed(golden: Callable[[str, str], None]) -> None:
    """A wire report, a history, a company release, a match, a trial, a chronicle …: every row as it was read by eye."""
    golden("documents.txt", "\n".join(line for document in _documents() for line in _rendered(document)))


def test_background_adds_mentions_and_changes_none() -> None:
    """What is dated in passing comes beside the events' mentions, marked; those stay as they are."""
    for document in _documents():
        timexes = tag(document.text, document.published)
        told = extract_mentions(document, timexes)
        every = extract_mentions(document, timexes, background=True)
        assert told == [m for m in every if not m.background]
        for m in every:
            assert document.text[m.trigger_start : m.trigger_end] == m.trigger
    assert len(every) > len(told)
