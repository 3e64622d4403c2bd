"""What looks at a whole text with patterns takes time linear in its length, whatever the text repeats."""

from __future__ import annotations

import time

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.extract.attach.reckoned import with_reckoned
from events.extract.name.collected import stories_of
from events.extract.name.goingon import Capitals
from events.extract.name.headwords import headword_of, life_of
from events.extract.name.written import Written
from events.extract.parse.datelines import dateline_end
from events.extract.parse.nlp import plain
from events.extract.parse.sentences import clauses_listed, sentences
from events.read import Document
from events.tag import tag

UNITS = [
    *("AB ", "A ", "Abc ", "Abc de ", "(", "( ", "b ", "Ab, ", "; born ", "1990 ", "1990: Abc ", "Abc\n", "Abc Def\n"),
    *("He ", "In 1990:\n", "[1]", "x[1] ", "* ", "•", '"', "“A ", "A. ", "Ab.Cd ", "1st 2nd ", "Entry: 1990\n", "Sir "),
    *(
        "\n(",
        "Educated at ",
        "A’s ",
        "Abc (1990), ",
        "b. 1990; ",
        " \n",
        "  ",
        "\n",
        "He left in 1990. ",
        "1950–55, and ",
        "'a ",
        "‘a’ ",
        "Abc I. ",
        "At the age of 7 he ran. ",
        "Ada Moe was a smith. At 7 he ran. ",
        "Abc of the Museum ",
    ),
]
BORN = "Ada Holm was born on 3 May 1901. "
TOLD = tag(BORN, None)
READERS = {
    "headword of a title": lambda text: headword_of(text, ""),
    "headword of a text": lambda text: headword_of(text[:200], text),
    "life": life_of,
    "listed clauses": lambda text: list(clauses_listed(text)),
    "stories": lambda text: stories_of("", f"Ada Holm\n\nHolm was born in 1901.\n\nKarl Berg\n{text}\nHe left.\n"),
    "sentences": lambda text: sentences(text, 0, len(text)),
    "plain text": plain,
    "dateline": dateline_end,
    "where capitals stand": lambda text: Capitals(text).only_open("Guards"),
    "names by their kind": lambda text: Written(text, []).nearest("museum", 0, 9),
    "ages": lambda text: with_reckoned(BORN + text, TOLD),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit, reader):
    """Sixteen times the text takes at most about sixteen times as long, for repetitions that trap backtracking."""
    read = READERS[reader]

    def seconds(length):
        text = (unit * (length // len(unit) + 1))[:length]
        begin = time.process_time()
        read(text)
        return time.process_time() - begin

    seconds(2_000)
    small = max(min(seconds(2_000) for _ in range(3)), 2e-4)
    assert min(seconds(32_000) for _ in range(3)) < 16 * 6 * small  # the best, as of the small: a pause is no time


@pytest.mark.parametrize(
    "unit",
    [
        "\n",
        "  ",
        "( ",
        "((a ",
        "1 ",
        "A ",
        "• ",
        "\n(",
        "| |\n",
        "1990\n",
        "’ ",
        "* ",
        "'a ",
        "Council Votes Today Again 1990\n",
    ],
)
def test_extraction_is_linear(unit):
    """A whole extraction is too, where a text about a life is torn apart by what repeats."""

    def seconds(length):
        text = "Ada Moe\n\nShe wrote novels in 1990 " + unit * (length // len(unit)) + " She left in 1991."
        day = parse_edtf("2001-02-03")
        begin = time.process_time()
        extract_mentions(Document("d", text, day), tag(text, day))
        return time.process_time() - begin

    seconds(1_000)
    small = max(min(seconds(1_000) for _ in range(3)), 5e-3)
    assert seconds(16_000) < 16 * 6 * small
