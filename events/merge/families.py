"""Families: the words by which two documents tell one event, read from ``families.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from events.errors import RuleError

__all__ = ["family"]


@lru_cache(maxsize=20_000)
def family(lemma: str) -> str:
    """What two reports of an event have in common though they use other words: the kind of event that a word tells.

    Args:
        lemma: Base form of a verb or noun, lower case; of a phrase the words with ``_`` between them.

    Returns:
        The kind's name in brackets, which no lemma has; where it is of no kind the lemma, of a phrase its verb's.

    Raises:
        RuleError: ``families.toml`` is not TOML, or has a word twice.

    >>> family("explode"), family("blast"), family("step_down"), family("step_in"), family("sing")
    ('[attack]', '[attack]', '[departure]', 'step', 'sing')
    """
    known = _families()
    verb = lemma.partition("_")[0]
    return known.get(lemma) or known.get(verb, verb)


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    """Word → its family."""
    text = (files("events.merge") / "families.toml").read_text(encoding="utf-8")
    try:
        rules = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"events/merge/families.toml: {error}") from error
    out: dict[str, str] = {}
    for name, rule in rules.items():
        for word in rule["words"].split():
            if out.setdefault(word, f"[{name}]") != f"[{name}]":
                raise RuleError(f"events/merge/families.toml: {word!r} is in {out[word]} and in [{name}]; leave one")
    return out
