"""Inputs and outputs on any path that fsspec knows, such as ``s3://bucket/articles``: found, fetched, put in place."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from events.corpus.errors import BuildError
from events.errors import DocumentError
from events.read import Skipped, Source
from events.read.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["TRY_AGAIN", "fetched", "file_system", "find", "install_remotely", "is_url", "state_folder"]

_SUFFIXES = tuple(suffix for one in FORMATS for suffix in one.suffixes)
_CHUNK = 1_000_000
#: The remedy of a file that a store did not give.
TRY_AGAIN = "check the path, the network and your rights; the next build tries again"


def is_url(path: str | Path) -> bool:
    """Whether a path is one of fsspec's, and not of this machine's file system.

    >>> is_url("s3://bucket/articles"), is_url("articles")
    (True, False)
    """
    return "://" in str(path)


def file_system(url: str) -> tuple[Any, str]:
    """The file system of fsspec that knows a path, and the path in it.

    Raises:
        BuildError: fsspec, or what it needs for such paths, is not installed.
    """
    try:
        import fsspec  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise BuildError(f"{url!r} needs fsspec; install it: pip install 'dated-events[dask]'") from error
    try:
        system, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise BuildError(f"{url!r}: {error}") from error
    return system, path


def find(
    url: str, columns: Mapping[str, str], on_skip: Callable[[Skipped], None]
) -> Iterator[tuple[Source, int, str] | DocumentError]:
    """The files that a path names: one file, those of a folder, or those of a pattern (``s3://bucket/*.jsonl``).

    Args:
        url: The path.
        columns: As for :func:`events.read.sources`.
        on_skip: Is told of every file of a folder that is in no format that is read.

    Returns:
        Each with its size and what tells its content from an earlier one (what the store keeps: a checksum or a time),
        or the error of a path that names none.
    """
    system, path = file_system(url)
    try:
        if any(char in path for char in "*?["):
            base, names = "", sorted(name for name in system.glob(path) if not system.isdir(name))
        elif system.isdir(path):
            base, names = path.rstrip("/") + "/", sorted(system.find(path))
        else:
            base, names = "", [path] if system.exists(path) else []
        for name in names:
            place, inner = _place(url, system, name), name.removeprefix(base) if base else PurePosixPath(name).name
            if any(part.startswith(".") for part in PurePosixPath(inner).parts):
                continue
            if len(names) > 1 and not inner.lower().removesuffix(".gz").endswith(_SUFFIXES):
                on_skip(Skipped(place, f"no format has the suffix {PurePosixPath(inner).suffix!r}"))
                continue
            told = hashlib.sha256(f"{place}\x1f{system.ukey(name)}".encode()).hexdigest()
            yield Source(place, inner, Path(inner), tuple(columns.items())), int(system.info(name)["size"] or 0), told
    except OSError as error:
        yield DocumentError(url, f"cannot be read ({error})", "check the path and your rights to it")
        return
    if not names:
        yield DocumentError(url, "no such file or folder", "check the path")


def _place(url: str, system: Any, name: str) -> str:  # noqa: ANN401 - a file system of fsspec, which is untyped
    """The path of one file, by which it is found again; within an archive (``zip://*.md::news.zip``) too."""
    inner, *outer = url.split("::", 1)
    return f"{inner.split('://')[0]}://{name}::{outer[0]}" if outer else str(system.unstrip_protocol(name))


@contextmanager
def fetched(source: Source) -> Iterator[Source]:
    """A source, its file on this machine while it is read.

    Raises:
        DocumentError: It cannot be fetched; the remedy is :data:`TRY_AGAIN`.
    """
    if source.path is None or not is_url(source.place):
        yield source
        return
    with tempfile.TemporaryDirectory(prefix="events-fetched-") as folder:
        copy = Path(folder, "file")
        try:
            system, path = file_system(source.place)
            with system.open(path, "rb") as there, copy.open("wb") as here:
                shutil.copyfileobj(there, here, _CHUNK)
        except Exception as error:  # stores raise errors of their own
            problem = f"cannot be fetched ({type(error).__name__}: {error})"
            raise DocumentError(source.place, problem, TRY_AGAIN) from error
        yield replace(source, path=copy)


def state_folder(url: str) -> Path:
    """Where the state of a build is kept that goes to a path of fsspec: a folder of this machine for each."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache, "dated-events", hashlib.sha256(url.rstrip("/").encode()).hexdigest()[:16])


def install_remotely(made: Iterable[Path], url: str, optional: Iterable[str]) -> dict[str, str | Path]:
    """Put made files in their places, in order; the places by name.

    Args:
        made: The files.
        url: Their folder.
        optional: Names of files that an earlier build may have left: removed where this one made none.

    Raises:
        OSError: They cannot be written.
    """
    system, folder = file_system(url)
    system.makedirs(folder, exist_ok=True)
    places: dict[str, str | Path] = {}
    for path in made:
        system.put_file(str(path), f"{folder}/{path.name}")
        places[path.name] = f"{url.rstrip('/')}/{path.name}"
    for name in sorted(set(optional) - places.keys()):
        if system.exists(f"{folder}/{name}"):
            system.rm_file(f"{folder}/{name}")
    return places
