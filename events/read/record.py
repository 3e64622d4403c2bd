"""What a format module gives and gets: sources in, records out.

A new format is one module with one :class:`Format`, added to ``events.read.formats``.
"""

from __future__ import annotations

import gzip
import io
import struct
import zlib
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from events.read.opening import Opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from events.errors import DocumentError

__all__ = ["MOST_UNPACKED", "Format", "Record", "Source", "Unpacked"]

#: So many bytes of a gzipped file are read; …
MOST_UNPACKED = 4_000_000_000
#: … beyond these, only if they are not so many times the packed ones. Texts pack to a fifth, logs to a fiftieth.
SAFELY_UNPACKED, MOST_TIMES = 16_000_000, 250
#: So many bytes tell a format.
_OPENING = 4096
#: How a gzip file begins: whatever its name is, it is unpacked.
_GZIP = b"\x1f\x8b\x08"
_CHUNK = 1 << 16


class Unpacked(io.RawIOBase):
    """A gzipped file, unpacked as far as the limits above: a small file that unpacks without end is refused."""

    def __init__(self, packed: BinaryIO) -> None:
        """Take the stream of the packed bytes; it is closed with this one."""
        super().__init__()
        self._packed = packed
        self._stream = gzip.GzipFile(fileobj=packed)
        self._read = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        """Fill a buffer; gives how many bytes."""
        try:
            data = self._stream.read(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile, struct.error) as error:
            raise OSError(f"not a whole gzip file: {error}") from error
        self._read += len(data)
        if self._read > MOST_UNPACKED:
            raise OSError(f"unpacks to more than {MOST_UNPACKED // 10**6} MB; split it")
        if self._read > SAFELY_UNPACKED and self._read > MOST_TIMES * self._packed.tell():
            raise OSError(f"unpacks to more than {MOST_TIMES} times its size; unpack it, if it is no bomb")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the file."""
        self._stream.close()
        self._packed.close()
        super().close()


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read, or standard input.

    Attributes:
        place: As the user named it: what messages say.
        name: Path within the input that it was found in, with ``/``: the same wherever that input lies.
        path: The file; None for standard input, or bytes in memory.
        columns: Of a table, pairs of our name of a column and the one that it has there.
        data: The bytes in memory, such as what was read of standard input, which can be read once only.
    """

    place: str
    name: str
    path: Path | None
    columns: tuple[tuple[str, str], ...] = ()
    data: bytes | None = field(default=None, repr=False)

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
        return PurePath(_without_gz(self.name)).stem

    @property
    def suffix(self) -> str:
        """The last suffix of its name, lower case, with the dot; of ``.gz``, that before it."""
        return PurePath(_without_gz(self.name)).suffix.lower()

    def opening(self) -> Opening:
        """Its first bytes, unpacked: what its format is told by.

        Raises:
            OSError: It cannot be read, or is no whole gzip file.
        """
        with self.open() as stream:
            return Opening.of(stream.read(_OPENING))

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
        stream: BinaryIO = io.BytesIO(self.data or b"") if self.path is None else self.path.open("rb")
        packed = stream.read(len(_GZIP)) == _GZIP
        stream.seek(0)
        return io.BufferedReader(Unpacked(stream), _CHUNK) if packed else stream


def _without_gz(name: str) -> str:
    return name[:-3] if name.lower().endswith(".gz") else name


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
        dated_by: What ``published`` of the fields was read off, in words; a ``published_source`` among the fields goes
            before.
    """

    text: object
    place: str
    source: str
    stem: str
    fields: Mapping[str, object] = field(default_factory=dict)
    row: bool = False
    dated_by: str = ""

    @classmethod
    def of_row(
        cls, source: Source, unit: str, number: int, row: Mapping[str, object], decoded: Mapping[str, object]
    ) -> Record:
        """One row or line of a table: its column ``text``, and all others as metadata, with how it was decoded."""
        row = source.renamed(row)
        known = {key: value for key, value in row.items() if key != "text"}
        return cls(
            text=row.get("text"),
            place=f"{source.place}, {unit} {number}",
            source=f"{source.name}:{number}",
            stem=source.stem,
            fields={**decoded, **known},
            row=True,
            dated_by=f"the column {source.column('published')!r}",
        )

    def alone(self, source: Source) -> Record:
        """The same as the one document of its file."""
        return replace(self, place=source.place, source=source.name, row=False)


@dataclass(frozen=True, slots=True)
class Format:
    """One way of writing documents down.

    Attributes:
        name: For messages.
        suffixes: Of file names, lower case, with the dot.
        begins: Whether a file with these first bytes is of this format, whatever its name; None if that cannot be told.
        read: Gives the records of a source, and an error for each that cannot be read. What makes the whole file
            unreadable it raises as ``DocumentError`` (``OSError`` is turned into one).
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Iterator[Record | DocumentError]]
    begins: Callable[[Opening], bool] | None = None
