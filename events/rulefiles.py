"""Reading the rule files of a room, ``rules/``: as the repository has them, or in one file, as the wheel does."""

from __future__ import annotations

import bz2
import json
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from events.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

__all__ = ["read_rules", "rule_files"]


def read_rules(name: str, room: str = "events.extract") -> dict[str, Any]:
    """The tables of a rule file.

    Args:
        name: Of the file, below ``rules/``.
        room: The package that has them.

    Raises:
        RuleError: It is not TOML.

    >>> sorted(read_rules("confidence.toml"))[0]
    'anchored'
    """
    text = _packed(room).get(name) or (files(room) / "rules" / name).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"rules/{name} is not TOML: {error}; mend the file") from error


def rule_files(room: str) -> list[str]:
    """The names of a room's rule files below ``rules/``, in order: ``en/calendar.toml``.

    >>> rule_files("events.tag")[0]
    'de/beside.toml'
    """
    return sorted(_packed(room) or _below(files(room) / "rules", ""))


def _below(folder: Traversable, path: str) -> Iterator[str]:
    """The rule files of a folder and of those in it."""
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _below(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield f"{path}{entry.name}"


@lru_cache(maxsize=4)
def _packed(room: str) -> Mapping[str, str]:
    """The texts of a room's rule files by name, if they come in one, as ``tools/lean_rules.py`` packs them."""
    path = files(room) / "rules" / "rules.bz2"
    texts: dict[str, str] = json.loads(bz2.decompress(path.read_bytes())) if path.is_file() else {}
    return texts
