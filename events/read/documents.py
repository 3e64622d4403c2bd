"""Files and folders to documents: every file is accounted for, and one that fails does not stop the others."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from events.errors import DocumentError, MissingExtraError
from events.read.build import DocumentBuilder
from events.read.decode import refuse_binary
from events.read.formats import FORMATS, format_of
from events.read.published import parse_published
from events.read.record import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from events.dates import Edtf
    from events.read.model import Document
    from events.read.record import Format

__all__ = ["Skipped", "parse_columns", "read_documents", "read_source", "sources"]

_KNOWN = {suffix for found in FORMATS for suffix in found.suffixes}
#: Files without a suffix that are about the folder they lie in.
_NO_DOCUMENTS = {
    "authors",
    "changelog",
    "codeowners",
    "copying",
    "dockerfile",
    "licence",
    "license",
    "makefile",
    "notice",
}
#: The files that tell a built dataset.
_BUILT = {"datapackage.json", "events.parquet", "documents.parquet"}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, because it holds no documents or was read already.

    Attributes:
        source: The file.
        reason: Why.
    """

    source: str
    reason: str


def read_documents(
    inputs: str | Path | Iterable[str | Path],
    *,
    published: Edtf | str | None = None,
    on_skip: Callable[[Skipped], None] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | DocumentError]:
    """Read documents from files, folders and standard input.

    Folders are read with all folders in them, in the order of their paths; hidden files are left out, and so are
    datasets that were built inside. How a file is read its content and name tell, see :mod:`events.read.formats`: text
    and Markdown with a YAML head, JSON, JSON Lines, CSV, Parquet, TimeML, mail; by extras HTML, PDF, feeds and web
    archives; any of them gzipped. Texts are kept exactly as they are, line endings included. The encoding is found as
    :mod:`events.read.decode` says, and the language, where none is given, as :mod:`events.read.language` says.

    Args:
        inputs: A path or several; ``-`` is standard input, read as a file without a name is.
        published: When documents that bear no date of their own were published, as
            :func:`~events.read.parse_published` reads it.
        on_skip: Is told of every file that is not read: of other formats in a folder, or named twice.
        columns: Of tables: our name of a column, such as ``text``, and what it is called there.

    Returns:
        One document, or one error, for each document met, in order. An error says source, reason and remedy.

    Raises:
        DateError: ``published`` is no absolute date.
    """
    known = parse_published(published) if isinstance(published, str) else published
    return _read_all(sources(inputs, on_skip=on_skip, columns=columns), DocumentBuilder(known))


def _read_all(found: Iterable[Source | DocumentError], builder: DocumentBuilder) -> Iterator[Document | DocumentError]:
    for source in found:
        if isinstance(source, DocumentError):
            yield source
        else:
            yield from _read_one(source, builder)


def parse_columns(words: str) -> dict[str, str]:
    """Which columns of tables hold what, from the command line's words.

    >>> parse_columns("text=body,published=date")
    {'text': 'body', 'published': 'date'}

    Raises:
        ValueError: They are no such pairs, or a name comes twice.
    """
    pairs = [part.split("=", 1) for part in words.split(",") if part.strip()]
    found = {pair[0].strip(): pair[-1].strip() for pair in pairs}
    whole = all(len(pair) == 2 and all(map(str.strip, pair)) for pair in pairs)
    if not whole or len(found) < len(pairs) or len(set(found.values())) < len(pairs):
        msg = f"{words!r} does not say which column is which; write it like text=body,published=date"
        raise ValueError(msg)
    return found


def sources(
    inputs: str | Path | Iterable[str | Path],
    *,
    on_skip: Callable[[Skipped], None] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Source | DocumentError]:
    """Find the files that :func:`read_documents` reads, without reading them.

    Args:
        inputs: A path or several; ``-`` is standard input.
        on_skip: Is told of every file that is not read.
        columns: As for :func:`read_documents`.

    Returns:
        One source for each file, in order, or an error for each input that is no file or folder.
    """
    skip = on_skip or (lambda _: None)
    seen: set[Path | None] = set()
    for given in (inputs,) if isinstance(inputs, (str, Path)) else inputs:
        for source in _sources(given, skip):
            key = None if isinstance(source, DocumentError) or source.path is None else source.path.resolve()
            if not isinstance(source, DocumentError):
                if key in seen:
                    skip(Skipped(source.place, "was read already"))
                    continue
                seen.add(key)
                source = replace(source, columns=tuple((columns or {}).items()))  # noqa: PLW2901 - the same file
            yield source


def read_source(
    source: Source, *, published: Edtf | None = None, numbered: bool = False
) -> Iterator[Document | DocumentError]:
    """Read all documents of one file, by itself: ids are not compared with those of other files.

    Args:
        source: As :func:`sources` gives it.
        published: When documents that bear no date of their own were published.
        numbered: An earlier file has the same name, so that an id made of it gets digits of the text.

    Returns:
        One document, or one error, for each document met, in order.
    """
    return _read_one(source, DocumentBuilder(published, numbered=numbered))


def _read_one(source: Source, builder: DocumentBuilder) -> Iterator[Document | DocumentError]:
    """All documents of one file."""
    empty = True
    try:
        if source.path is None and source.data is None:
            source = replace(source, data=sys.stdin.buffer.read())
        for record in _format(source).read(source):
            empty = False
            try:
                yield record if isinstance(record, DocumentError) else builder.document(record)
            except DocumentError as error:
                yield error
    except DocumentError as error:
        yield error
        return
    except MissingExtraError as error:
        reason, _, remedy = str(error).partition("; ")
        yield DocumentError(source.place, reason, remedy)
        return
    except OSError as error:
        yield _unreadable(source.place, error)
        return
    if empty:
        yield DocumentError(source.place, "holds no document", "write at least one, or leave the file out")


def _sources(given: str | Path, skip: Callable[[Skipped], None]) -> Iterator[Source | DocumentError]:
    """The files that one input names."""
    path, place = Path(given), str(given)
    if place == "-":
        yield Source("standard input", "stdin", None)
        return
    try:
        if path.is_dir():
            yield from _folder(path, skip)
        elif path.is_file():
            yield Source(place, path.name, path)
        elif path.exists():
            yield DocumentError(
                place, "is neither a file nor a folder", "give a file, a folder, or - for standard input"
            )
        else:
            yield DocumentError(place, "no such file or folder", "check the path")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield _unreadable(place, error)


def _folder(folder: Path, skip: Callable[[Skipped], None]) -> Iterator[Source | DocumentError]:
    errors: list[OSError] = []
    names: list[tuple[str, ...]] = []
    for root, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inner = Path(root).relative_to(folder).parts
        if inner and set(files) >= _BUILT:  # what an earlier build wrote among its inputs
            skip(Skipped(root, "is a built dataset; name it by itself to read its documents"))
            folders.clear()
            continue
        names += [(*inner, name) for name in files if not name.startswith(".")]
    for error in sorted(errors, key=lambda error: str(error.filename)):
        yield _unreadable(str(error.filename), error)
    readable = False
    for parts in sorted(names):
        path = folder.joinpath(*parts)
        if path.exists() and not path.is_file():
            skip(Skipped(str(path), "is not a regular file"))
            continue
        source = Source(str(path), "/".join(parts), path)
        if reason := _not_read(source):
            skip(Skipped(source.place, reason))
        else:
            readable = True
            yield source
    if not readable and not errors:
        yield DocumentError(str(folder), "a folder without a file that is read", f"read are {_suffixes()}")


def _not_read(source: Source) -> str:
    """Why a file of a folder is no document; empty if it is one, or if only reading it can tell."""
    if PurePath(source.name).name.lower() in _NO_DOCUMENTS:
        return "is about the folder; name it by itself to read it"
    if source.suffix in _KNOWN:
        return ""
    try:
        if format_of(source) is None:
            return f"{_unknown(source)}; read are {_suffixes()}"
        if not source.suffix:
            refuse_binary(source.opening().data, source.place)
    except OSError:
        return ""  # reading it says why
    except DocumentError as error:
        return error.reason
    return ""


def _unreadable(place: str, error: OSError | ValueError) -> DocumentError:
    system = error.strerror if isinstance(error, OSError) else None
    remedy = "check the path and your rights to it" if system or isinstance(error, ValueError) else "write it anew"
    return DocumentError(place, f"cannot be read ({(system or str(error)).lower()})", remedy)


def _format(source: Source) -> Format:
    found = format_of(source)
    if found is None:
        raise DocumentError(source.place, _unknown(source), f"convert or rename it to one of {_suffixes()}")
    return found


def _unknown(source: Source) -> str:
    return f"no format has the suffix {source.suffix!r}, and its first bytes tell none"


def _suffixes() -> str:
    return ", ".join(suffix for found in FORMATS for suffix in found.suffixes)
