"""Words in plain Python say what spaCy's say, for all that extraction asks; base forms of verbs mended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from events.extract.language.predicates import mended
from events.extract.language.words import Doc
from events.extract.parse.nlp import load_model, paragraphs
from events.extract.parse.readout import Readout

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parse

DOCUMENTS = Path(__file__).parent.parent / "documents"
ODD = [
    "  \t two  spaces\n and a line ",
    "Aid of £4m and 3 000 tents — for “Ana Berg, Ph.D.” of New York — isn't 'there'.  THE END!!!",
    "Word",
    "The of and, which whom that. He, she; they: whose what had been being. Over and out did he not.",
]
ATTRIBUTES = (
    *("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "whitespace_", "text_with_ws"),
    *("is_alpha", "is_upper", "is_punct", "is_space", "is_stop", "is_currency", "like_num", "n_lefts", "n_rights"),
)
SINGLE = ("head", "left_edge", "right_edge")
MANY = ("children", "lefts", "rights", "subtree", "sent")


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Parse, Doc]]:
    """The paragraphs of our documents, and what no document should hold: as spaCy has them, and in plain Python."""
    bodies = [path.read_text(encoding="utf-8") for path in sorted(DOCUMENTS.glob("*.md"))]
    texts = [body[start:end] for body in bodies for start, end in paragraphs(body)] + ODD
    readout = Readout(load_model().vocab, most=500)
    return [(parse, Doc(list(readout.parsed(parse, 0)))) for parse in load_model().pipe(texts)]


def test_words_say_what_spacys_say(pairs: list[tuple[Parse, Doc]]) -> None:
    """Every attribute, what hangs on it, and its sentence, of every word."""
    for parse, doc in pairs:
        assert parse.text == doc.text
        for theirs, ours in zip(parse, doc, strict=True):
            assert len(theirs) == len(ours)
            for name in ATTRIBUTES:
                said = getattr(theirs, name)
                told = (said, f"{said}e") if name == "lemma_" and theirs.pos_ == "VERB" else (said,)
                assert getattr(ours, name) in told, (theirs, name)
            for name in SINGLE:
                assert (theirs, name, getattr(theirs, name).i) == (theirs, name, getattr(ours, name).i)
            for name in MANY:
                indices = [[token.i for token in getattr(word, name)] for word in (theirs, ours)]
                assert (theirs, name, indices[0]) == (theirs, name, indices[1])
            inside = ours.ent_iob_ == "I"
            assert inside == (theirs.ent_iob_ == "I")


def test_words_are_above_those_that_hang_on_them(pairs: list[tuple[Parse, Doc]]) -> None:
    """What is above what, by spaCy and by ours; a word is not above itself."""
    for parse, doc in pairs[-12:]:
        above = [[one.is_ancestor(other) for one in words for other in words] for words in (parse, doc)]
        assert above[0] == above[1]


def test_stretches_say_what_spacys_say(pairs: list[tuple[Parse, Doc]]) -> None:
    """Text, place, root and entities of sentences, entities and short runs of words, also beyond the end."""
    for parse, doc in pairs:
        runs = [(a, a + n) for n in (1, 2, 3, 7) for a in range(len(parse))]
        theirs = [*parse.sents, *parse.ents, *(parse[a:b] for a, b in runs)]
        ours = [*doc.sents, *doc.ents, *(doc[a:b] for a, b in runs)]
        said = [
            [(s.start, s.end, s.label_, s.text, s.start_char, s.end_char, s.root.i, len(s.ents), s[-1].i) for s in some]
            for some in (theirs, ours)
        ]
        assert said[0] == said[1]
        assert [parse[-1].i, parse[-2:].start, parse[3:1].text] == [doc[-1].i, doc[-2:].start, doc[3:1].text]


def test_stretches_of_the_text_are_its_words(pairs: list[tuple[Parse, Doc]]) -> None:
    """Every stretch of a short text touches the words that spaCy says, or none where it lies beyond."""
    for parse, doc in pairs[-4:]:
        for start in range(len(parse.text) + 1):
            for end in range(start + 1, min(start + 9, len(parse.text) + 3)):
                theirs = parse.char_span(start, end, alignment_mode="expand")
                ours = doc.around(start, end)
                expected = None if theirs is None else (theirs.start, theirs.end)
                assert expected == (None if ours is None else (ours.start, ours.end))


def test_neighbours(pairs: list[tuple[Parse, Doc]]) -> None:
    """The word before and the word after; before the first stands itself, after the last too."""
    doc = pairs[-1][1]
    assert (doc[2].nbor(-1), doc[2].nbor()) == (doc[1], doc[3])
    assert (doc[0].nbor(-2), doc[-1].nbor()) == (doc[0], doc[-1])


@pytest.mark.parametrize(
    ("lemma", "word", "expected"),
    [
        ("stag", "staged", "stage"),
        ("hop", "hopes", "hope"),
        ("hop", "hopped", "hop"),
        ("hop", "hops", "hop"),
        ("run", "runs", "run"),
        ("mix", "mixed", "mix"),
        ("play", "played", "play"),
        ("visit", "visited", "visit"),
    ],
)
def test_base_forms_that_lost_a_letter_are_mended(lemma: str, word: str, expected: str) -> None:
    """A short stem that does not double its last letter has lost its *e*; others stay as they are."""
    assert mended(lemma, word) == expected
