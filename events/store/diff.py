"""What changed between two builds of a dataset.

Ids derive from content: events are compared by id. An event that is gone is looked for by its mentions: if they are now
another event's, it was merged into that one (or split over several), or only named anew, because another of its
mentions names it best.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from events.errors import TableError
from events.store.dataset import read_dataset
from events.store.exports.rows import plain_rows
from events.store.shelf import find_dataset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from events.store.tables import Tables

    Row = Mapping[str, Any]

__all__ = ["Diff", "Entry", "compare", "diff"]

#: What is said of an event, in this order.
KINDS = ("added", "removed", "merged", "split", "renamed", "redated", "retitled", "changed")
_FOLLOWS = ("date_", "year_", "n_", "plover_type", "cameo_root", "ace_type", "iptc_topic", "event_id")


@dataclass(frozen=True, slots=True)
class Entry:
    """One difference.

    Attributes:
        kind: Of events: ``added``, ``removed``, ``merged`` (into another), ``split`` (over several), ``renamed``
            (another mention names it), ``redated``, ``retitled``, ``changed`` (another column). Of documents:
            ``document added``, ``document removed``, ``document changed``.
        row_id: The event's or document's id; the old one where there are two.
        title: Its title; the old one where there are two.
        column: What changed, of ``redated``, ``retitled`` and ``changed``; else empty.
        old: The value before, or None.
        new: The value after, or None; of ``merged``, ``split`` and ``renamed`` the ids it is known by now.
    """

    kind: str
    row_id: str
    title: str
    column: str = ""
    old: Any = None
    new: Any = None

    def __str__(self) -> str:
        """One line: what, which, from what to what."""
        named = f"{self.row_id}  {self.title}"
        if self.kind in ("added", "removed"):
            date = self.new if self.kind == "added" else self.old
            return f"{named}  ({date or 'no date'})"
        if self.kind in ("merged", "split", "renamed"):
            return f"{named}  → {', '.join(self.new)}"
        if self.column:
            return f"{named}  {self.column}: {_shown(self.old)} → {_shown(self.new)}"
        return named


@dataclass(frozen=True, slots=True)
class Diff:
    """All differences between two builds; false where there are none.

    Attributes:
        entries: By kind, in the order of the tables' rows.
        unchanged: How many events are in both and the same.
    """

    entries: tuple[Entry, ...]
    unchanged: int

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.entries)

    def __str__(self) -> str:
        """For people: a heading a kind with its count, a line a difference."""
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            groups[entry.kind].append(entry)
        lines = [f"{self.unchanged} events unchanged"]
        for kind, entries in groups.items():
            lines += ["", f"{kind} ({len(entries)})", *(f"  {entry}" for entry in entries)]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """For programs: what :func:`json.dumps` takes."""
        return {"unchanged": self.unchanged, "entries": [dataclasses.asdict(entry) for entry in self.entries]}


def diff(old: str | Path, new: str | Path) -> Diff:
    """What changed from one dataset to another.

    Args:
        old: A shipped dataset's name, or the folder of a built one.
        new: Likewise.

    Raises:
        TableError: One of them is no dataset.
    """
    read = []
    for name in (old, new):
        folder = find_dataset(name)
        if not folder.is_dir():
            msg = f"'{folder}' is one table; give the dataset's folder, with documents, mentions and events"
            raise TableError(msg)
        read.append(read_dataset(folder))
    return compare(*read)


def compare(old: Tables, new: Tables) -> Diff:
    """As :func:`diff`, of tables in memory."""
    before, after = _Build(old), _Build(new)
    found = [*_lost(before, after), *_gained(before, after)]
    same = 0
    for name, row in before.events.items():
        if name in after.events:
            cells = list(_cells(row, after.events[name]))
            found += cells
            same += not cells
    order = {kind: place for place, kind in enumerate(KINDS)}
    found.sort(key=lambda entry: order[entry.kind])
    return Diff((*found, *_documents(before, after)), same)


class _Build:
    """The rows of one build, by id."""

    def __init__(self, tables: Tables) -> None:
        self.events: dict[str, Row] = {row["event_id"]: row for row in plain_rows(tables.events)}
        self.documents: dict[str, Row] = {row["doc_id"]: row for row in plain_rows(tables.documents)}
        self.owner: dict[str, str] = {}
        self.mentions: dict[str, list[str]] = defaultdict(list)
        ids = (tables.mentions["mention_id"].to_pylist(), tables.mentions["event_id"].to_pylist())
        for mention, event in zip(*ids, strict=True):
            if event is not None:
                self.owner[mention] = event
                self.mentions[event].append(mention)

    def owners(self, mentions: Iterable[str]) -> list[str]:
        """The events that have these mentions, each once."""
        return list(dict.fromkeys(self.owner[name] for name in mentions if name in self.owner))


def _lost(before: _Build, after: _Build) -> Iterator[Entry]:
    """Events that are no more: removed, merged, split, renamed."""
    for name, row in before.events.items():
        if name in after.events:
            continue
        now = after.owners(before.mentions[name])
        if not now:
            yield Entry("removed", name, row["title"], old=row["date_edtf"])
        elif len(now) > 1:
            yield Entry("split", name, row["title"], new=now)
        elif now[0] in before.events or before.owners(after.mentions[now[0]]) != [name]:
            yield Entry("merged", name, row["title"], new=now)
        else:
            yield Entry("renamed", name, row["title"], new=now)
            yield from _cells(row, after.events[now[0]])


def _gained(before: _Build, after: _Build) -> Iterator[Entry]:
    """Events that are new: added, or split from one that is still there."""
    for name, row in after.events.items():
        if name in before.events:
            continue
        sources = before.owners(after.mentions[name])
        if not sources:
            yield Entry("added", name, row["title"], new=row["date_edtf"])
        for source in sources:
            if source in after.events:
                yield Entry("split", source, before.events[source]["title"], new=[source, name])


def _cells(old: Row, new: Row) -> Iterator[Entry]:
    """Columns that differ, but those that follow from others."""
    for column, value in old.items():
        kind = {"date_edtf": "redated", "title": "retitled"}.get(column, "changed")
        follows = kind == "changed" and column.startswith(_FOLLOWS) and column != "date_basis"
        if not follows and value != new.get(column):
            yield Entry(kind, old["event_id"], old["title"], column, value, new.get(column))


def _documents(before: _Build, after: _Build) -> Iterator[Entry]:
    for name, row in after.documents.items():
        if name not in before.documents:
            yield Entry("document added", name, row["title"] or "")
    for name, row in before.documents.items():
        if name not in after.documents:
            yield Entry("document removed", name, row["title"] or "")
    for name, row in before.documents.items():
        new = after.documents.get(name)
        if new is not None:
            for column in ("text_sha256", "published", "title", "url", "language", "licence"):
                if row[column] != new[column]:
                    yield Entry("document changed", name, row["title"] or "", column, row[column], new[column])


def _shown(value: object) -> str:
    if value is None:
        return "none"
    return ", ".join(map(str, value)) or "none" if isinstance(value, list) else str(value)
