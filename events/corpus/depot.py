"""Where shards lie: a folder of this machine, or any path that fsspec knows (``s3://…``), shared by all workers.

A file appears whole or not at all: it is written beside its place, flushed to disk and renamed; an object store makes
an object visible only when all of it is there. Writing the same file twice, also at the same time, does no harm.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.corpus.errors import BuildError
from events.corpus.remote import file_system, is_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

__all__ = ["Depot", "commit", "disk_error"]


class Depot:
    """A flat folder of committed files.

    Args:
        place: A folder, made if it is missing, or an fsspec URL.
    """

    def __init__(self, place: str) -> None:
        self.place = place.rstrip("/") if is_url(place) else os.fspath(Path(place).absolute())
        self.remote: Any = file_system(self.place)[0] if is_url(place) else None
        if self.remote is not None:
            self.remote.makedirs(self.place, exist_ok=True)
        else:
            _attempt(lambda: Path(self.place).mkdir(parents=True, exist_ok=True), self.place)

    def put(self, name: str, content: bytes, *, durable: bool = True) -> None:
        """Commit a file.

        Args:
            name: Its name.
            content: Its bytes.
            durable: Whether to wait for the disk; not for what this build alone will read.

        Raises:
            BuildError: It cannot be written; the disk may be full.
        """
        if self.remote is not None:
            _attempt(lambda: self.remote.pipe_file(f"{self.place}/{name}", content), f"{self.place}/{name}")
        else:
            commit(Path(self.place, name), content, durable=durable)

    def open(self, name: str) -> pa.NativeFile:
        """A file, open for Arrow to read; of a local one no more is read than is asked for.

        Raises:
            BuildError: It cannot be read.
        """
        import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used

        where = f"{self.place}/{name}"
        if self.remote is not None:
            return pa.BufferReader(_attempt(lambda: self.remote.cat_file(where), where))
        _attempt(lambda: os.stat(where), where)  # noqa: PTH116 - says better than Arrow what is wrong
        return _attempt(lambda: pa.OSFile(where), where)

    def sizes(self) -> dict[str, int]:
        """Name and size of every committed file; what a killed writer left half-done is none."""
        return dict(_attempt(lambda: dict(self._entries()), self.place))

    def _entries(self) -> Iterator[tuple[str, int]]:
        if self.remote is not None:
            for entry in self.remote.ls(self.place, detail=True, refresh=True):
                yield entry["name"].rsplit("/", 1)[-1], entry["size"]
            return
        with os.scandir(self.place) as entries:
            yield from ((entry.name, entry.stat().st_size) for entry in entries if not entry.name.endswith(".part"))

    def names(self) -> set[str]:
        """Names of all files that lie there, also what killed writers left half-done."""
        if self.remote is not None:
            return set(self.sizes())
        return set(_attempt(lambda: [path.name for path in Path(self.place).iterdir()], self.place))

    def remove(self, names: Iterable[str]) -> None:
        """Remove files, if they are there."""
        for name in sorted(names):
            where = f"{self.place}/{name}"
            if self.remote is None:
                _attempt(lambda where=where: Path(where).unlink(missing_ok=True), where)
            elif self.remote.exists(where):
                _attempt(lambda where=where: self.remote.rm_file(where), where)


def commit(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file beside its place, flush it to disk, rename it, and flush the folder's entry too.

    Not ``durable``, it is whole or not there for other processes, but may be lost with the machine.

    Raises:
        BuildError: One of these failed; nothing half-written is left behind.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")

    def write() -> None:
        try:
            with temporary.open("wb") as file:
                file.write(content)
                file.flush()
                if durable:
                    os.fsync(file.fileno())
            os.replace(temporary, path)  # noqa: PTH105 - one seam for the fault tests: write, fsync, rename
        finally:
            temporary.unlink(missing_ok=True)
        if durable:
            _flush_folder(path.parent)

    _attempt(write, str(path))


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # folders cannot be opened there; the rename is journalled
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _attempt(action: Any, where: str) -> Any:  # noqa: ANN401 - what the action gives
    try:
        return action()
    except OSError as error:
        raise disk_error(error, where) from error


def disk_error(error: OSError, where: str) -> BuildError:
    """What is wrong with a disk, and what to do."""
    return BuildError(
        f"{error.filename or where}: {error.strerror or error}; make room or mend the disk, and run the same command "
        "again: it goes on from where it stopped"
    )
