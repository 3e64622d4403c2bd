"""Families: the words by which two documents tell one event, read from ``rules/families.toml``."""

from __future__ import annotations

from functools import lru_cache

from events.errors import RuleError
from events.rulefiles import read_rules

__all__ = ["family"]


@lru_cache(maxsize=20_000)
def family(lemma: str) -> str:
    """What two reports of an event have in common though they use other words: the kind of event that a word tells.

    Args:
        lemma: Base form of a verb or noun, lower case; of a phrase the words with ``_`` between them.

    Returns:
        The kind's name in brackets, which no lemma has; where it is of no kind the lemma, of a phrase its verb's.

    Raises:
        RuleError: ``rules/families.toml`` is not TOML, or has a word twice.

    >>> family("explode"), family("blast"), family("step_down"), family("step_in"), family("sing")
    ('[attack]', '[attack]', '[departure]', 'step', 'sing')
    """
    known = _families()
    verb = lemma.partition("_")[0]
    return known.get(lemma) or known.get(verb, verb)


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    """Word → its family."""
    out: dict[str, str] = {}
    for name, rule in read_rules("families.toml", "events.merge").items():
        for word in rule["words"].split():
            if out.setdefault(word, f"[{name}]") != f"[{name}]":
                raise RuleError(
                    f"events/merge/rules/families.toml: {word!r} is in {out[word]} and in [{name}]; leave one"
                )
    return out
