"""SpaCy's components run one by one annotate as its pipeline does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from events.extract.parse.annotate import Annotator
from events.extract.parse.nlp import load_model, paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc

DOCUMENTS = Path(__file__).parent.parent / "documents"
ODD = [
    "",
    "  \t two  spaces\n and a line ",
    "There's a strike, there were talks, and we're gonna end it: let's go, y'all ain't gotta stay.",
    "I did it; do you? But it has 3 000 words, £4 and ½ of café №5 — 😀 !!! http://example.org/a?b=c",
    "x" * 400,
]


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    """Everything that extraction may ask of a token."""
    return [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """The paragraphs of our documents, and what no document should hold."""
    bodies = [path.read_text(encoding="utf-8") for path in sorted(DOCUMENTS.glob("*.md"))]
    return [body[start:end] for body in bodies for start, end in paragraphs(body)] + ODD


def test_annotations_are_those_of_the_whole_pipeline(texts: list[str]) -> None:
    """Tags, parts of speech, base forms, dependencies, sentences and entities are the same, token by token."""
    annotator = Annotator(load_model())
    found = [annotator.words(text) for text in texts]
    annotator.parse(found)
    annotator.name(found)
    expected = list(load_model().pipe(annotator.words(text) for text in texts))
    assert [annotations(doc) for doc in expected] == [annotations(doc) for doc in found]


def test_annotations_do_not_depend_on_what_is_read_together(texts: list[str]) -> None:
    """One by one, in small batches or all at once, and with a memory of few words: the same."""
    forgetful = Annotator(load_model(), batch=50, forms=100)
    annotator = Annotator(load_model())
    together = [annotator.words(text) for text in texts]
    annotator.parse(together)
    annotator.name(together)
    apart = [forgetful.words(text) for text in texts]
    for doc in apart:
        forgetful.parse([doc])
        forgetful.name([doc])
    assert [annotations(doc) for doc in together] == [annotations(doc) for doc in apart]


def test_a_sum_is_read_within_its_own_sentence() -> None:
    """A sentence that ends in a currency's sign is not read with the number that begins the next in its batch."""
    annotator, texts = Annotator(load_model()), ("the price was £", "31bn was lost in May .")
    together, apart = ([annotator.words(text) for text in texts] for _ in range(2))
    for docs in (together, *([doc] for doc in apart)):
        annotator.parse(docs)
        annotator.name(docs)
    assert [annotations(doc) for doc in together] == [annotations(doc) for doc in apart]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Arlex cut its debt to between £31m and £35m.", "Arlex cut its debt to between $31 million and $35 million."),
        ("Sales rose by €3bn to €96bn in June.", "Sales rose by $3 to $96 in June."),
        ("Arlex was fined $4m in May.", "Arlex was fined $4 million in May."),
    ],
)
def test_sums_are_read_as_if_they_were_spelt_out(short: str, long: str) -> None:
    """A newspaper's *£31m* hangs on the words around it as *$31 million* does."""
    annotator = Annotator(load_model())
    found = [annotator.words(text) for text in (short, long)]
    annotator.parse(found)
    annotator.name(found)
    own, full = ([(t.dep_, t.head.i, t.ent_type_) for t in doc if t.text != "."] for doc in found)
    assert own == full
