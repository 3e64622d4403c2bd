"""``dataset.toml``: what a dataset says of itself, as a person writes it beside the documents.

::

    name = "harbour"
    title = "Harbour events"
    version = "1.2.0"
    licence = "CC-BY-4.0"              # of the tables
    text_licence = "© the newspaper"   # of the documents' text
    creators = ["A. Editor"]
    published = "2025-11-01"

    [[sources]]
    title = "The Harbour News"
    path = "https://example.org/news"

    [[releases]]
    version = "1.2.0"
    notes = ["Two dates corrected."]
"""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import Any

from events.errors import TableError
from events.store.about import About, Release, Source

__all__ = ["load_about"]

_LISTS = ("creators", "keywords")
_TABLES: dict[str, type[Source | Release]] = {"sources": Source, "releases": Release}
_KEYS = tuple(field.name for field in dataclasses.fields(About))


def load_about(path: str | Path) -> About:
    """Read what a dataset says of itself from a TOML file whose keys are the attributes of :class:`About`.

    Raises:
        TableError: It is not there, is no TOML, or has a key or value that is not as documented.
    """
    path = Path(path)
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        msg = f"no file '{path}'; write one with name, title and version of the dataset"
        raise TableError(msg) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        msg = f'{path.name}: not TOML ({error}); write lines such as: title = "Harbour events"'
        raise TableError(msg) from error
    values = {key: _value(path.name, key, value) for key, value in given.items()}
    for key in ("name", "title"):
        if key not in values:
            msg = f'{path.name}: no {key}; write a line such as: {key} = "harbour"'
            raise TableError(msg)
    return About(**values)


def _value(file: str, key: str, value: Any) -> Any:  # noqa: ANN401 - what TOML has
    if key not in _KEYS:
        msg = f"{file}: unknown key {key!r}; there are {', '.join(_KEYS)}"
        raise TableError(msg)
    if key in _TABLES:
        rows = value if isinstance(value, list) else [value]
        return tuple(_row(file, key, row) for row in rows)
    if key in _LISTS:
        return _texts(file, key, value)
    return _text(file, key, value)


def _row(file: str, key: str, row: Any) -> Source | Release:  # noqa: ANN401
    kind = _TABLES[key]
    names = [field.name for field in dataclasses.fields(kind)]
    if not isinstance(row, dict) or names[0] not in row or set(row) - set(names):
        msg = f"{file}: one of {key} is {row!r}; write [[{key}]] with {' and '.join(names)}"
        raise TableError(msg)
    read = {n: _texts(file, n, v) if n == "notes" else _text(file, n, v) for n, v in row.items()}
    return kind(**read)  # type: ignore[arg-type]


def _texts(file: str, key: str, value: Any) -> tuple[str, ...]:  # noqa: ANN401
    if not isinstance(value, list):
        msg = f"{file}: {key} is {value!r}; write a list of texts"
        raise TableError(msg)
    return tuple(_text(file, key, part) for part in value)


def _text(file: str, key: str, value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str):
        msg = f"{file}: {key} is {value!r}; write a text in quotes"
        raise TableError(msg)
    return value
