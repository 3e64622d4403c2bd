"""Sentences of many kinds of text, each with all the expressions that it holds and nothing else.

``sentences.txt`` holds a sentence a line: its date, the kind of text (empty to have it found), and the text with every
expression in braces, with its value: ``2015-03-18 | | He is meeting the premier on {Friday=2015-03-20}.`` They were
written, values included, before the tagger was run on them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from events.tag import tag

LINES = [
    line
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
_MARKED = re.compile(r"\{([^{}=]+)=([^{}]+)\}")


@pytest.mark.parametrize("line", LINES)
def test_sentence(line):
    """Every expression of the sentence is found with its value, and nothing besides."""
    published, domain, marked = (part.strip() for part in line.split("|", 2))
    text = _MARKED.sub(r"\1", marked)
    found = [(one.text, one.value) for one in tag(text, published, domain=domain or None)]
    assert found == _MARKED.findall(marked)
