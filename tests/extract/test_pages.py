"""Texts of which some sentences are parsed: the pieces, and what the paragraphs then hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.extract.parse.nlp import plain
from events.extract.parse.pages import Pages
from events.extract.parse.sentences import sentences

DOCUMENTS = Path(__file__).parent.parent / "documents"
TEXT = (
    "Mill burns\n\nThe mill burned on Sunday.  Nobody was hurt, Mrs. Lund said. She owns it.\nThe roof fell in.\n\n"
    "“It was old.” Work begins in May."
)
CUT = [
    "He met Gen. Adam R. Holt in Washington, D.C. on Jan. 5. It rained.|It rained.",
    'She said: "Stop. Go home." Then they left.|Go home."|Then they left.',
    "Oakley Inc. said so. Oakley Corp. Chairman Ann Wirth agreed.|Oakley Corp. Chairman Ann Wirth agreed.",
    "Prices fell 3.5 percent... 12 shut! (Two for good.) “Why?” he asked.|12 shut!|(Two for good.)|“Why?” he asked.",
    "No. 10 answered; see Fig. 2 and Vol. 3 of it",
    "At 5 p.m. Monday it shut.",
]


@pytest.mark.parametrize("line", CUT)
def test_sentences_end_where_readers_end_them(line: str) -> None:
    """Abbreviations, initials and figures do not end a sentence; brackets and quotations belong to theirs."""
    text, *rest = line.split("|")
    found = [text[start:end] for start, end in sentences(text, 0, len(text))]
    assert rest == found[1:]


@given(st.text(alphabet="aB .!?\"'”)(1\n", max_size=60))
def test_sentences_hold_everything_but_white_space(text: str) -> None:
    """In order, not empty, none overlaps, and only white space lies between them."""
    spans = sentences(text, 0, len(text))
    ends = [0, *(end for _, end in spans)]
    between = [text[end:start] for end, (start, _) in zip(ends, spans, strict=False)] + [text[ends[-1] :]]
    assert all(start < end for start, end in spans)
    assert "".join(between).strip() == ""


def _annotations(pages: Pages) -> list[list[tuple[object, ...]]]:
    return [
        [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i, t.sent.start, t.ent_type_) for t in paragraph.doc]
        for paragraph in pages.paragraphs()
    ]


def test_offsets_are_those_of_the_text() -> None:
    """Every word of every paragraph stands in the text where it says, whatever has been read."""
    pages = Pages(TEXT)
    pages.read([2, 6])
    for paragraph in pages.paragraphs():
        for token in paragraph.doc:
            start = paragraph.offset + token.idx
            assert plain(TEXT)[start : start + len(token)] == token.text


def test_reading_one_by_one_is_reading_at_once() -> None:
    """Sentences annotated in any order, in several calls, end up as those that are annotated together."""
    for text in [TEXT, *(path.read_text(encoding="utf-8") for path in sorted(DOCUMENTS.glob("*.md"))[:3])]:
        once, many = Pages(text), Pages(text)
        once.read(range(len(once)))
        for number in reversed(range(len(many))):
            assert many.read([number]) == [number]
        assert _annotations(once) == _annotations(many)


def test_what_is_not_read_bears_nothing() -> None:
    """A paragraph with one sentence read gives that sentence alone; one without any is not there."""
    pages = Pages(TEXT)
    assert pages.read([2]) == [2]
    assert pages.read([2]) == []
    (paragraph,) = pages.paragraphs()
    assert [sentence.text.strip() for sentence in paragraph.sentences()] == ["Nobody was hurt, Mrs. Lund said."]
    silent = [token for token in paragraph.doc if not paragraph.read[0][0] <= token.i < paragraph.read[0][1]]
    assert {(token.pos_, token.tag_, token.ent_type_) for token in silent} == {("", "", "")}
    assert paragraph.doc.text == TEXT[12:85]


def test_names_in_two_parts_are_one_word() -> None:
    """All through a text that once has one in full; not a firm's, of which no text says so."""
    pages = Pages("Clive Arden-Tate, 64, was tried. Hewlett-Packard sued Arden-Tate's wife. He met Arden-Tate in May.")
    pages.read(range(len(pages)))
    words = {t.text: (t.ent_type_, t.tag_) for p in pages.paragraphs() for t in p.doc if t.pos_ == "PROPN"}
    assert words["Arden-Tate"] == ("PERSON", "NNP")
    assert "Hewlett-Packard" not in words
