"""What a build must not meet: another build at work in the same folder, and files that are not its own."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from events.corpus.errors import BuildError
from events.corpus.remote import file_system, is_url, state_folder
from events.store import METADATA_FILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["alone", "lies_within", "refuse_mixture"]

#: A folder with one of these was built, or is being built.
_BUILT = ("datapackage.json", ".shards/plan.json")


@contextmanager
def alone(folder: Path, what: str) -> Iterator[None]:
    """Hold a lock on a folder that ends with this process, however it ends.

    Raises:
        BuildError: Another build holds it.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ModuleNotFoundError:
        yield
        return
    with _opened(folder / "lock") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BuildError(f"another build is at work in {what}; wait, or name another --out") from error
        if not _is_there(lock):  # the other build was done, and removed it, in this very moment
            raise BuildError(f"another build was at work in {what}; run the same command again")
        yield


def _opened(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="ascii")
    except OSError as error:
        raise BuildError(f"{path.parent}: {error.strerror or error}; check the path and its permissions") from error


def _is_there(lock: TextIO) -> bool:
    try:
        return os.path.samestat(os.fstat(lock.fileno()), os.stat(lock.name))  # noqa: PTH116 - beside a descriptor
    except FileNotFoundError:
        return False


def lies_within(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or lies in it, as the file system has them."""
    return path.resolve().is_relative_to(folder.resolve())


def refuse_mixture(inputs: Sequence[str | Path], out: str | Path, *, tag_only: bool) -> None:
    """See to it that what is built does not lie among documents, and overwrites no file that no build wrote.

    Raises:
        BuildError: It would.
    """
    if is_url(out):
        system, folder = file_system(str(out))
        there = [name for name in (*_BUILT, *METADATA_FILES) if system.exists(f"{folder}/{name}")]
        there += [name for name in _BUILT if (state_folder(str(out)) / name).exists()]
    else:
        out = Path(out)
        there = [name for name in (*_BUILT, *METADATA_FILES) if (out / name).exists()]
        _refuse_documents(inputs, out)
    strange = [] if tag_only or set(there) & set(_BUILT) else there
    if strange:
        raise BuildError(f"'{out}' holds a {strange[0]} that no build wrote; name another folder with --out")
    if tag_only and _BUILT[0] in there:
        raise BuildError(f"'{out}' holds a dataset with events; name another folder for temporal expressions alone")


def _refuse_documents(inputs: Sequence[str | Path], out: Path) -> None:
    for given in inputs:
        path = Path(given)
        if path.is_dir() and out.is_dir() and path.samefile(out):
            raise BuildError(f"'{out}' is where the documents lie; name another folder, --out {out / 'dataset'}")
