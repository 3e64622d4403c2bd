"""Families of words: their own examples, two sentences each, as two documents of one day say them."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.merge import family, merge_mentions
from events.read import Document
from events.tag import tag

RULES = tomllib.loads((files("events.merge") / "rules" / "families.toml").read_text(encoding="utf-8"))
EXAMPLES = [(pair, key) for rule in RULES.values() for key in ("together", "apart") for pair in rule.get(key, ())]
PUBLISHED = parse_edtf("2019-05-16")


def rows(pair: list[str]) -> list[set[str]]:
    """The rows of the words in brackets: the documents that each is told by."""
    mentions = []
    at = {}
    for name, marked in zip("ab", pair, strict=True):
        text = marked.replace("[", "").replace("]", "")
        at[name] = range(marked.index("["), marked.index("]") - 1)
        mentions += extract_mentions(Document(name, text, PUBLISHED), tag(text, PUBLISHED))
    told = ({m.doc_id for m in event.mentions if m.trigger_start in at[m.doc_id]} for event in merge_mentions(mentions))
    return [docs for docs in told if docs]


@pytest.mark.parametrize(("pair", "key"), EXAMPLES)
def test_the_examples_of_a_family(pair: list[str], key: str) -> None:
    """Those together make one row, those apart two."""
    expected = [{"a", "b"}] if key == "together" else [{"a"}, {"b"}]
    assert sorted(rows(pair), key=sorted) == expected


def test_every_family_has_an_example() -> None:
    """Rules are data with examples; both words of an example are of the family, and of no other."""
    assert all(rule["together"] for rule in RULES.values())
    words = [word for rule in RULES.values() for word in set(rule["words"].split())]
    assert len(words) == len(set(words))
    assert {family(word) for word in words} == {f"[{name}]" for name in RULES}
