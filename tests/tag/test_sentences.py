"""Sentences and short documents of many kinds of text, each with all the expressions that it holds and nothing else.

``sentences.txt`` holds a sentence a line: its date, the kind of text (empty to have it found), and the text with every
expression in braces, with its value: ``2015-03-18 | | He is meeting the premier on {Friday=2015-03-20}.`` Behind the
value may stand attributes: ``{about 1850=1850;mod=APPROX;edtf=1850~}``, ``begin`` and ``end`` being numbers of other
expressions. ``documents.txt`` holds documents in the same way, each under a line with its date and what it is;
``languages.txt`` sentences in other languages, each with its language and date. They were written, values included,
before the tagger was run on them; afterwards only values that broke a convention of the others were mended.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from events.tag import tag

HERE = Path(__file__).parent
LINES = [
    line
    for line in (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
DOCUMENTS = (HERE / "documents.txt").read_text(encoding="utf-8").split("\n== ")[1:]
LANGUAGES = [
    line for line in (HERE / "languages.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
_MARKED = re.compile(r"\{([^{}=]+)=([^{}]+)\}")
_ATTRIBUTES = {"begin": "begin_point", "end": "end_point"}


def _assert_marked(marked: str, published: str, domain: str | None, language: str = "en") -> None:
    """Every expression is found with its value and the attributes that are given, and nothing besides."""
    expected = [(words, *stated.split(";")) for words, stated in _MARKED.findall(marked)]
    found = tag(_MARKED.sub(r"\1", marked), published, domain=domain, language=language)
    assert [(one.text, one.value) for one in found] == [(words, value) for words, value, *_ in expected]
    for one, (_, _, *attributes) in zip(found, expected, strict=True):
        for attribute in attributes:
            name, _, value = attribute.partition("=")
            assert str(getattr(one, _ATTRIBUTES.get(name, name))) == value, (one.text, name)


@pytest.mark.parametrize("line", LINES)
def test_sentence(line):
    """A sentence has the expressions that are marked in it."""
    published, domain, marked = (part.strip() for part in line.split("|", 2))
    _assert_marked(marked, published, domain or None)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda text: text.partition("\n")[0])
def test_document(document):
    """A document has the expressions that are marked in it."""
    head, _, marked = document.partition("\n")
    _assert_marked(marked.strip(), head.partition(" | ")[0], None)


@pytest.mark.parametrize("line", LANGUAGES)
def test_other_language(line):
    """A sentence in another language has the expressions that are marked in it."""
    language, published, marked = (part.strip() for part in line.split("|", 2))
    _assert_marked(marked, published, None, language)
