"""The manifest: one JSON line for each committed piece of work, appended and flushed by the driver alone.

What it says is done is done. What was committed after its last line is done again, which gives the same file; a last
line that is cut off, as a killed driver may leave it, is dropped.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from events.corpus.depot import commit, disk_error

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Manifest", "Row", "uncovered"]

#: One piece of work: kind, key, start, stop, the files it made, and the documents that it quarantined.
Row = dict[str, Any]


class Manifest:
    """The rows of a build, by kind and key.

    Args:
        path: The file; read if it is there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: dict[tuple[str, str], list[Row]] = {}
        self._files: set[str] = set()
        whole = True
        for line in path.read_bytes().split(b"\n") if path.is_file() else ():
            try:
                self._take(json.loads(line))
            except (ValueError, TypeError, KeyError):
                whole = whole and not line.strip()
        if not whole:
            self.replace(row for rows in self.rows.values() for row in rows)

    def _take(self, row: Row) -> None:
        self.rows.setdefault((row["kind"], row["key"]), []).append(row)
        self._files.update(file["name"] for file in row["files"])

    def add(self, row: Row) -> None:
        """Take in a row and flush it to disk.

        Raises:
            BuildError: It cannot be written.
        """
        try:
            with self.path.open("ab") as file:
                file.write(json.dumps(row).encode("ascii") + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise disk_error(error, str(self.path)) from error
        self._take(row)

    def replace(self, rows: Iterable[Row]) -> None:
        """Write the manifest anew, with these rows only."""
        kept = list(rows)
        commit(self.path, b"".join(json.dumps(row).encode("ascii") + b"\n" for row in kept))
        self.rows.clear()
        self._files = set()
        for row in kept:
            self._take(row)

    def files(self) -> set[str]:
        """Names of all files that rows, also those put aside, tell of."""
        return set(self._files)

    def keep(self, kind: str, key: str, rows: list[Row]) -> None:
        """Of a kind and key, hold these rows only (on disk until the manifest is replaced: what is added counts)."""
        self.rows[kind, key] = rows

    def of(self, kind: str, key: str) -> list[Row]:
        """The rows of a kind and key, in order of their first item, none of them overlapping."""
        chosen: list[Row] = []
        for row in sorted(self.rows.get((kind, key), ()), key=lambda row: (row["start"], -row["stop"])):
            if not chosen or row["start"] >= chosen[-1]["stop"]:
                chosen.append(row)
        return chosen


def uncovered(rows: Iterable[Row], size: int) -> list[tuple[int, int]]:
    """What is left to do: the gaps between rows in order, up to ``size``.

    >>> uncovered([{"start": 2, "stop": 4}], 9)
    [(0, 2), (4, 9)]
    """
    gaps = []
    at = 0
    for row in rows:
        if row["start"] > at:
            gaps.append((at, row["start"]))
        at = row["stop"]
    return [*gaps, (at, size)] if at < size else gaps
