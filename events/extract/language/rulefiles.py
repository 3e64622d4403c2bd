"""Reading the rule files of a room, ``rules/``."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from events.errors import RuleError

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
    text = (files(room) / "rules" / name).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"rules/{name} is not TOML: {error}; mend the file") from error
