"""The house's test of joining: reports of some events told in different words, and of others like them.

``told/stories.txt`` and ``follow_ups.txt`` are what rules are looked for in, those of the same kind ``held_out`` only
measure. B cubed (Bagga and Baldwin
1998) over the marked mentions that extraction finds, in all documents of a file merged at once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.merge import merge_mentions
from events.read import Document
from events.tag import tag

MARK = re.compile(r"\[([^]|]+)\|([^]]+)\]")
#: File → least number of marked mentions found, least precision and least recall of B cubed, in percent.
FLOORS = {
    "stories": (51, 100, 91),
    "held_out": (48, 100, 96),
    "follow_ups": (80, 98, 91),
    "follow_ups_held_out": (53, 100, 75),
}


class Told(NamedTuple):
    """A marked mention: the event that it is of, the row that it was found in, and what it says there."""

    event: str
    row: int
    says: str


def documents(name: str) -> list[tuple[Document, list[tuple[int, int, str]]]]:
    """The documents of a file, each with its marks: offsets of the word, and the event."""
    text = (Path(__file__).parent / "told" / f"{name}.txt").read_text(encoding="utf-8")
    out = []
    for part in text.split("=== ")[1:]:
        head, _, body = part.partition("\n")
        name, published = head.split()
        marked = "\n\n".join(" ".join(lines.split()) for lines in body.strip().split("\n\n"))
        marks: list[tuple[int, int, str]] = []
        pieces = MARK.split(marked)  # text, word, event, text, word, event … text
        plain = pieces[0]
        for word, event, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
            marks.append((len(plain), len(plain) + len(word), event))
            plain += word + after
        out.append((Document(name, plain, parse_edtf(published)), marks))
    return out


def told(name: str) -> list[Told]:
    """The marked mentions of a file that are found."""
    found, marks = [], {}
    for document, own in documents(name):
        found += extract_mentions(document, tag(document.text, document.published))
        marks[document.doc_id] = own
    out = []
    for row, event in enumerate(merge_mentions(found)):
        for m in event.mentions:
            hit = next((x for s, e, x in marks[m.doc_id] if s < m.trigger_end and m.trigger_start < e), None)
            if hit is not None:
                out.append(Told(hit, row, f"{m.doc_id}: {m.title}"))
    return out


def shares(mentions: list[Told], of: str, within: str) -> float:
    """The mean share, in percent, of a mention's group by one attribute that lies in its group by the other."""
    groups: dict[str, dict[object, set[int]]] = {key: defaultdict(set) for key in (of, within)}
    for n, one in enumerate(mentions):
        for key in (of, within):
            groups[key][getattr(one, key)].add(n)
    each = ((groups[of][getattr(one, of)], groups[within][getattr(one, within)]) for one in mentions)
    return 100 * sum(len(a & b) / len(a) for a, b in each) / len(mentions)


def parted(mentions: list[Told]) -> str:
    """What is not as it should be: events in several rows, rows of several events."""
    lines = []
    for key, other in (("event", "row"), ("row", "event")):
        groups: dict[object, list[Told]] = defaultdict(list)
        for one in mentions:
            groups[getattr(one, key)].append(one)
        for name, group in groups.items():
            if len({getattr(one, other) for one in group}) > 1:
                lines.append(f"{key} {name}: " + "; ".join(f"[{getattr(one, other)}] {one.says}" for one in group))
    return "\n".join(lines)


@pytest.mark.parametrize("name", FLOORS)
def test_reports_of_one_event_are_joined_and_others_are_not(name: str) -> None:
    """Precision first: what is like an event, on the same day elsewhere or in the same place later, is not it."""
    mentions = told(name)
    least, precision, recall = FLOORS[name]
    assert len(mentions) >= least
    assert shares(mentions, "row", "event") >= precision, parted(mentions)
    assert shares(mentions, "event", "row") >= recall, parted(mentions)
