"""What a format module gives and gets: sources in, records out.

A new format is one module with one :class:`Format`, added to ``events.read.formats``.
"""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from events.errors import DocumentError

__all__ = ["MOST_UNPACKED", "Format", "Record", "Source", "Unpacked"]

#: So many bytes of a gzipped file are read.
MOST_UNPACKED = 4_000_000_000


class Unpacked(io.RawIOBase):
    """A gzipped file, unpacked as far as :data:`MOST_UNPACKED`: a small file that unpacks to more is refused."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        super().__init__()
        self._stream = gzip.open(path, "rb")  # noqa: SIM115 - closed with this stream
        self._read = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        """Fill a buffer; gives how many bytes."""
        try:
            data = self._stream.read(len(buffer))
        except (EOFError, zlib.error) as error:
            raise OSError(f"not a whole gzip file: {error}") from error
        self._read += len(data)
        if self._read > MOST_UNPACKED:
            raise OSError(f"unpacks to more than {MOST_UNPACKED // 10**6} MB; split it")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the file."""
        self._stream.close()
        super().close()


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read, or standard input.

    Attributes:
        place: As the user named it: what messages say.
        name: Path within the input that it was found in, with ``/``: the same wherever that input lies.
        path: The file; None for standard input.
        columns: Of a table, pairs of our name of a column and the one that it has there.
    """

    place: str
    name: str
    path: Path | None
    columns: tuple[tuple[str, str], ...] = ()

    def column(self, name: str) -> str:
        """What a column of ours is called in the file."""
        return dict(self.columns).get(name, name)

    def renamed(self, row: Mapping[str, object]) -> dict[str, object]:
        """A row of the file with our names; a column that another one stands in for keeps its own name apart."""
        ours = {theirs: our for our, theirs in self.columns}
        taken = set(ours.values()) - set(ours)
        return {ours.get(key, f"{key} (column)" if key in taken else key): value for key, value in row.items()}

    @property
    def stem(self) -> str:
        """Name without folders and last suffix; that of a gzipped file lies before ``.gz``."""
        return PurePath(self.name.removesuffix(".gz") if self.gzipped else self.name).stem

    @property
    def gzipped(self) -> bool:
        """Whether it is to be unpacked; an archive of pages unpacks itself."""
        return self.name.lower().endswith(".gz") and not self.name.lower().endswith(".warc.gz")

    def read_bytes(self) -> bytes:
        """All of it.

        Raises:
            OSError: It cannot be read.
        """
        with self.open() as stream:
            return stream.read()

    def open(self) -> BinaryIO:
        """A stream of its bytes, from the beginning, unpacked.

        Raises:
            OSError: It cannot be read, or (then or when the stream is read) is no whole gzip file.
        """
        if self.path is None:
            return io.BytesIO(sys.stdin.buffer.read())
        return Unpacked(self.path) if self.gzipped else self.path.open("rb")  # type: ignore[return-value]


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
        row = source.renamed(row)
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
