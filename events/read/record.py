"""What a format module gives and gets: sources in, records out.

A new format is one module with one :class:`Format`, added to ``events.read.formats``.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from events.errors import DocumentError

__all__ = ["Format", "Record", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read, or standard input.

    Attributes:
        place: As the user named it: what messages say.
        name: Path within the input that it was found in, with ``/``: the same wherever that input lies.
        path: The file; None for standard input.
    """

    place: str
    name: str
    path: Path | None

    @property
    def stem(self) -> str:
        """Name without folders and last suffix."""
        return PurePath(self.name).stem

    def read_bytes(self) -> bytes:
        """All of it.

        Raises:
            OSError: It cannot be read.
        """
        with self.open() as stream:
            return stream.read()

    def open(self) -> BinaryIO:
        """A stream of its bytes, from the beginning.

        Raises:
            OSError: It cannot be read.
        """
        return io.BytesIO(sys.stdin.buffer.read()) if self.path is None else self.path.open("rb")


@dataclass(frozen=True, slots=True)
class Record:
    """One document as its format gives it; nothing is judged yet.

    Attributes:
        text: The text; anything but a string is refused later, in one place.
        place: File, and row or line, for messages.
        source: File, and row or line, as the table of documents keeps it.
        stem: What an id is made of if the metadata gives none.
        fields: Metadata as it is written: ``id``, ``title``, ``published`` and so on, and anything else.
        row: Whether it is one of many in a file, so that ``stem`` alone cannot name it.
    """

    text: object
    place: str
    source: str
    stem: str
    fields: Mapping[str, object] = field(default_factory=dict)
    row: bool = False

    @classmethod
    def of_row(cls, source: Source, unit: str, number: int, row: Mapping[str, object]) -> Record:
        """One row or line of a table: its column ``text``, and all others as metadata."""
        return cls(
            text=row.get("text"),
            place=f"{source.place}, {unit} {number}",
            source=f"{source.name}:{number}",
            stem=source.stem,
            fields={key: value for key, value in row.items() if key != "text"},
            row=True,
        )


@dataclass(frozen=True, slots=True)
class Format:
    """One way of writing documents down.

    Attributes:
        name: For messages.
        suffixes: Of file names, lower case, with the dot.
        read: Gives the records of a source, and an error for each that cannot be read. What makes the whole file
            unreadable it raises as ``DocumentError`` (``OSError`` is turned into one).
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Iterator[Record | DocumentError]]
