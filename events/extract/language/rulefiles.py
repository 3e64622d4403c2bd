"""Reading the rule files of a room, ``rules/``."""

from __future__ import annotations

import json
import lzma
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from events.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["read_rules"]


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


@lru_cache(maxsize=4)
def _packed(room: str) -> Mapping[str, str]:
    """The texts of a room's rule files by name, if they come in one, as ``tools/lean_rules.py`` packs them."""
    path = files(room) / "rules" / "rules.xz"
    texts: dict[str, str] = json.loads(lzma.decompress(path.read_bytes())) if path.is_file() else {}
    return texts
