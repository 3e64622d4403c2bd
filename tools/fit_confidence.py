# ruff: noqa: INP001 (a script, run by its path)
"""Fit the confidence of dates: how often a date of each basis and kind is exactly the gold's.

    python tools/fit_confidence.py GOLD.jsonl ... > events/extract/rules/confidence.toml

A gold line holds ``doc_id``, ``text``, ``dct`` (ISO day or null) and ``events``: each ``start``, ``end`` (the trigger's
offsets), ``earliest``, ``latest`` (ISO days) and ``exact``. A row is judged where its trigger overlaps a gold trigger
with an exact interval. Few judged rows are drawn towards the basis as a whole, and that towards a prior of our own.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.dates import parse_edtf
from events.extract import BASES, extract_mentions
from events.read import Document
from events.tag import tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract import Mention

KINDS = ("instant", "within", "span")
#: Share of right dates before any is seen, and how many seen rows it weighs as much as.
PRIOR, WEIGHT = 0.6, 20.0


def _interval(mention: Mention) -> tuple[str, str] | None:
    if mention.date.edtf is None:
        return None
    bounds = mention.date.edtf.bounds()
    if bounds.earliest is None or bounds.latest is None:
        return None
    return bounds.earliest.iso, bounds.latest.iso


def judged(gold: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """(basis, kind, right) of every row that the gold of a document can judge."""
    published = parse_edtf(gold["dct"]) if gold["dct"] else None
    document = Document(gold["doc_id"], gold["text"], published)
    exact = [event for event in gold["events"] if event["exact"]]
    for mention in extract_mentions(document, tag(document.text, published)):
        own = _interval(mention)
        for event in exact:
            if own is not None and mention.trigger_start < event["end"] and event["start"] < mention.trigger_end:
                kind = "within" if mention.date.edtf is None else mention.date.edtf.kind
                yield mention.date.basis, kind, own == (event["earliest"], event["latest"])
                break


def main(paths: list[str]) -> None:
    """Print the table as TOML, with the counts behind each figure."""
    if not paths or paths[0].startswith("-"):
        sys.exit("usage: python tools/fit_confidence.py GOLD.jsonl ... > events/extract/rules/confidence.toml")
    seen: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            for basis, kind, is_right in judged(json.loads(line)):
                seen[basis, kind] += 1
                right[basis, kind] += is_right
    out = [
        "# Share of dates that are exactly right, by basis and kind. Made by tools/fit_confidence.py; do not edit.\n"
    ]
    for basis in BASES:
        n, ok = sum(seen[basis, k] for k in KINDS), sum(right[basis, k] for k in KINDS)
        whole = (ok + PRIOR * WEIGHT) / (n + WEIGHT)
        out.append(f"[{basis}]  # {ok} of {n}")
        for kind in KINDS:
            share = (right[basis, kind] + whole * WEIGHT) / (seen[basis, kind] + WEIGHT)
            out.append(f"{kind} = {share:.2f}  # {right[basis, kind]} of {seen[basis, kind]}")
        out.append("")
    sys.stdout.write("\n".join(out))


if __name__ == "__main__":
    main(sys.argv[1:])
