"""What dates in brackets behind a name tell, and what they do not."""

from __future__ import annotations

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.merge import merge_mentions
from events.read import Document
from events.tag import tag

PUBLISHED = parse_edtf("2024-04-20")


def rows(text: str) -> list[str]:
    """Date and title of each event of a text."""
    found = merge_mentions(extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED)))
    return [f"{e.date.edtf} {e.title}" for e in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Lund (1820-1891) was a geologist.", ["1820 Ada Lund born", "1891 Ada Lund dies"]),
        ("Ada Lund (b. 1931) is a geologist.", ["1931 Ada Lund born"]),
        ("Ada Lund (d. 1710) was a geologist.", ["1710 Ada Lund dies"]),
        ("His sisters were Ada (1871–1930) and Eva.", ["1871 Ada born", "1930 Ada dies"]),
        ("Ada Lund (1820–1891) was born in Leith.", ["1820 Ada Lund born in Leith", "1891 Ada Lund dies"]),
    ],
)
def test_brackets_behind_a_name_tell_of_a_life(text: str, told: list[str]) -> None:
    """Whom the sentence tells of was born and died then, whatever else it says of him."""
    assert rows(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The hut was built by Joseph Hartley (1782–1851).",
        "King Orm (1520–1540) fought the Danes.",
        "The Leeds Mill (1820–1910) was a factory.",
        "Ada Lund (1998–2003) was a striker.",
    ],
)
def test_other_dates_in_brackets_are_of_no_life(text: str) -> None:
    """Those of a bystander, a reign, a building or a post; they date nothing else that the sentence tells."""
    assert rows(text) == []


def test_what_a_verb_tells_of_a_life_is_told_once() -> None:
    """A birth that the text tells in full is the one in brackets."""
    text = "Ada Lund (1820–1891) was a geologist. Lund was born in Leith on 12 May 1820 and died in Hull in 1891."
    assert rows(text) == ["1820-05-12 Ada Lund born in Leith", "1891 Ada Lund dies in Hull"]


def test_lines_of_facts_are_of_the_name_above_them() -> None:
    """Pages tell of a life in lines; what stands under nobody's name tells nothing."""
    facts = "Born: 3 May 1862, Paris\nDied: Rome, 1903"
    assert rows(f"Jane Holt’s Biography\n\n{facts}") == ["1862-05-03 Jane Holt born", "1903 Jane Holt dies"]
    assert rows(f"The Arden Mill\n\n{facts}") == []


def test_a_name_turned_round_is_told_as_it_is_said() -> None:
    """An entry of a dictionary begins with the family's name."""
    told = ["1820 Ada Maria Lund born", "1891 Ada Maria Lund dies"]
    assert rows("Lund, Ada Maria (1820–1891), geologist, was a smith's daughter.") == told
