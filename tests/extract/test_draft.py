"""Documents that are read together give what each gives by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import events.pipeline
from events.errors import DocumentError
from events.extract import Draft, extract_mentions, mentions_from, read_together
from events.extract.parse.nlp import annotator
from events.pipeline import mentions_of, mine, read_ahead
from events.read import Document, read_documents
from events.tag import tag

DOCUMENTS = Path(__file__).parent.parent / "documents"


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """Our test documents."""
    return [one for one in read_documents([DOCUMENTS]) if isinstance(one, Document)]


def test_what_is_read_together_is_what_is_read_apart(documents: list[Document]) -> None:
    """In any company and any order, and with what only tense dates, the mentions of a document are the same."""
    for undated in (False, True):
        tagged = [(one, tag(one.text, one.published)) for one in documents]
        apart = [extract_mentions(one, timexes, undated=undated) for one, timexes in tagged]
        drafts = [Draft(one, timexes, undated=undated) for one, timexes in tagged]
        read_together(drafts[::-1])
        assert apart == [mentions_from(draft) for draft in drafts]
        assert any(apart)


def test_reading_ahead_gives_every_document_once_and_in_order(
    documents: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In groups of some documents or of some length; what cannot be read ahead comes without a draft."""
    blank, broken = Document("blank", " \n"), DocumentError("a.txt", "cannot be read", "none")
    foreign = Document("foreign", "Požar u julu 1999.", language="sr")
    found = [blank, *documents, broken, foreign]
    for together, chars in ((3, 10**9), (10**9, 1), (10**9, 4_000)):
        monkeypatch.setattr(events.pipeline, "_TOGETHER", together)
        monkeypatch.setattr(events.pipeline, "_TOGETHER_CHARS", chars)
        opened: list[int] = []
        pairs = list(read_ahead(found, at=opened.append))
        assert [one for one, _ in pairs] == found
        assert opened == list(range(len(found)))
        assert [one for one, draft in pairs if draft is None] == [blank, broken, foreign]
        mined = [mentions_of(one, draft=draft) for one, draft in pairs if draft is not None]
        assert mined == [mentions_of(one) for one in documents]


def test_one_that_cannot_be_parsed_spoils_no_other(documents: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where reading together breaks off, each document is read by itself, and one alone is an error."""
    whole = annotator().parse

    def parse(docs: list[object]) -> None:
        if any("Undermountain" in str(doc) for doc in docs):
            raise ValueError("too deep")
        whole(docs)

    monkeypatch.setattr(annotator(), "parse", parse)
    poison = Document("poison", "The mine at Undermountain opened in 1950.", documents[0].published)
    mined = mine([documents[0], poison, documents[1]])
    assert [one.doc_id for one in mined.documents] == [documents[0].doc_id, documents[1].doc_id]
    assert [str(error) for error in mined.failed if "too deep" in str(error)]
    assert mined.mentions == [*mentions_of(documents[0]), *mentions_of(documents[1])]
