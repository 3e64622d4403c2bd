"""What became of every document: done, or set aside, and why."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from events.corpus.task import Quarantined, load_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from events.corpus.depot import Depot
    from events.corpus.manifest import Row
    from events.errors import DocumentError

__all__ = ["Index", "Part", "make_index"]

_COLUMNS = ("doc_id", "title", "source", "language", "published", "blank")


@dataclass(frozen=True, slots=True)
class Part:
    """A part and what was extracted from it.

    Attributes:
        name: Its file.
        rows: How many documents.
        results: Rows of the manifest, which cover all of them.
    """

    name: str
    rows: int
    results: tuple[Row, ...]


@dataclass(slots=True)
class Index:
    """All documents of a build, without their texts.

    Attributes:
        found: How many were met.
        published: EDTF by id of each that is done; None where it is unknown.
        aside: For each part, the numbers of its documents that are not done.
        quarantined: Those that are not done, in the order of the inputs.
        empty: How many of the done have no word.
        languages: Of the others that are done, how many in each.
        undated: Ids of the done that have words and no date, in the order of the inputs.
        title: Title, or id, of the first that is done.
    """

    found: int
    published: dict[str, str | None] = field(default_factory=dict)
    aside: list[set[int]] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)
    empty: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    undated: list[str] = field(default_factory=list)
    title: str = ""


def make_index(
    parts: Iterable[Part], depot: Depot, read: Iterable[Row], missing: Iterable[DocumentError] = ()
) -> Index:
    """Go through all parts, without their texts, and see which documents are done.

    Of documents with one id the first is kept, in the order of the inputs' names.

    Args:
        parts: In the order of the inputs.
        depot: Where they lie.
        read: What the manifest says of reading.
        missing: Inputs that are no file or folder, each of which counts as a document.
    """
    gone = [Quarantined.of(error, "read") for error in missing]
    index = Index(found=len(gone), quarantined=gone)
    for row in read:
        index.found += row["found"]
        index.quarantined += [Quarantined(**told) for told in row["quarantined"]]
    sources: dict[str, str] = {}
    for part in parts:
        failed = {told.pop("item"): Quarantined(**told) for told in _told(part)}
        aside: set[int] = set()
        for number, row in enumerate(load_rows(depot.get(part.name), _COLUMNS).to_pylist()):
            problem = failed.get(number)
            if row["doc_id"] in sources:
                problem = _repeated(row, sources[row["doc_id"]])
            sources.setdefault(row["doc_id"], row["source"])
            if problem is None:
                _take(index, row)
            else:
                aside.add(number)
                index.quarantined.append(problem)
        index.aside.append(aside)
    return index


def _told(part: Part) -> list[dict[str, Any]]:
    return [dict(told) for row in part.results for told in row["quarantined"]]


def _take(index: Index, row: dict[str, Any]) -> None:
    published = row["published"]
    index.published[row["doc_id"]] = None if published is None else sys.intern(published)
    index.title = index.title or row["title"] or row["doc_id"]
    if row["blank"]:
        index.empty += 1
        return
    index.languages[row["language"]] += 1
    if published is None:
        index.undated.append(row["doc_id"])


def _repeated(row: dict[str, Any], first: str) -> Quarantined:
    return Quarantined(
        row["doc_id"],
        row["source"] or row["doc_id"],
        "merge",
        f"its id {row['doc_id']!r} is that of {first or 'another document'}, which was read before",
        "give each document an id of its own ('id:' in its head, or the column 'id')",
    )
