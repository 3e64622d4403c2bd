# ruff: noqa: INP001 (a script, run by its path)
"""The dated events of gold documents, as lines that a scorer of dated events reads.

    python tools/predict_events.py [--rows] GOLD.jsonl > PRED.jsonl

A gold line holds ``doc_id``, ``text`` and ``dct`` (ISO day or null); nothing else of it is read. A line of output holds
``doc_id`` and ``events``: each the offsets of evidence (``start``, ``end``) and trigger, the ``label``, the inclusive
days ``earliest`` and ``latest`` (null: open), the ``factuality`` (happened, planned, possible, denied) and the
``cluster`` that joining gave it, over all documents at once (null: no event of the table). They are the rows of the
table of mentions; with ``--rows``, those of its events alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.merge import merge_mentions
from events.read import Document
from events.tag import tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.dates import Day
    from events.extract import Mention

#: Our seven factualities as the four that the scorer tells apart.
FOLDED = {
    "occurred": "happened",
    "ongoing": "happened",
    "planned": "planned",
    "proposed": "possible",
    "possible": "possible",
    "cancelled": "denied",
    "denied": "denied",
}


#: The scorer's calendar begins here.
FIRST_DAY = "0001-01-01"


def _iso(day: Day | None) -> str | None:
    return None if day is None else FIRST_DAY if day.year < 1 else day.iso


def _days(mention: Mention) -> tuple[str | None, str | None]:
    if mention.date.edtf is None:
        return None, None
    bounds = mention.date.edtf.bounds()
    return _iso(bounds.earliest), _iso(bounds.latest)


def _line(mention: Mention, cluster: str | None) -> dict[str, Any]:
    earliest, latest = _days(mention)
    return {
        "start": mention.sentence_start,
        "end": mention.sentence_end,
        "trigger_start": mention.trigger_start,
        "trigger_end": mention.trigger_end,
        "label": mention.title,
        "earliest": earliest,
        "latest": latest,
        "factuality": FOLDED[mention.factuality],
        "cluster": cluster,
    }


def main(arguments: Sequence[str]) -> None:
    """Print one line a document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--rows", action="store_true", help="only mentions of events that have a row")
    options = parser.parse_args(arguments)
    found: dict[str, list[Mention]] = {}
    for path in options.gold:
        for gold in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            published = parse_edtf(gold["dct"]) if gold["dct"] else None
            document = Document(gold["doc_id"], gold["text"], published)
            timexes = tag(document.text, published)
            found[document.doc_id] = extract_mentions(document, timexes, background=not options.rows)
    events = merge_mentions(one for mentions in found.values() for one in mentions if not one.background)
    cluster = {mention.mention_id: event.event_id for event in events for mention in event.mentions}
    for doc_id, mentions in found.items():
        line = {"doc_id": doc_id, "events": [_line(mention, cluster.get(mention.mention_id)) for mention in mentions]}
        sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
