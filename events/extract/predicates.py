"""Which class a predicate belongs to: read from ``rules/predicates.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from events.errors import RuleError

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["base_form", "frames", "in_class"]


def _rules(name: str) -> dict[str, dict[str, Any]]:
    text = (files("events.extract") / "rules" / name).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"rules/{name} is not TOML: {error}; mend the file") from error


@lru_cache(maxsize=1)
def frames() -> dict[str, frozenset[str]]:
    """Verb → what makes an act of it: particles, prepositions, adverbs, or the parser's names of complements.

    Raises:
        RuleError: ``rules/frames.toml`` is not TOML.

    >>> "off" in frames()["go"]
    True
    """
    return {lemma: frozenset(rule["with"].split()) for lemma, rule in _rules("frames.toml").items()}


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    """Class name (``reporting``, ``proposal.nouns``, ``aspectual.end`` …) → lemmas."""
    rules = _rules("predicates.toml")
    out: dict[str, frozenset[str]] = {}
    for name, rule in rules.items():
        lists = {key: frozenset(value.split()) for key, value in rule.items() if key not in _PROSE}
        for key, lemmas in lists.items():
            out[name if key == "lemmas" else f"{name}.{key}"] = lemmas
        out.setdefault(name, frozenset().union(*lists.values()))
    return out


#: One syllable, a single vowel and a consonant that is doubled before a suffix.
_SHORT_STEM = re.compile("[^aeiou]*[aeiou][^aeiouwxyh]")
_PROSE = ("what", "source", "examples")


def in_class(lemma: str, *names: str) -> bool:
    """Whether a lemma belongs to any of these classes.

    Args:
        lemma: Base form, lower case.
        names: ``reporting``, ``proposal``, ``proposal.nouns``, ``aspectual.end`` …, as the rule file names them.

    Raises:
        RuleError: The rule file names no such class.
    """
    classes = _classes()
    try:
        for name in names:
            if lemma in classes[name]:
                return True
    except KeyError as error:
        raise RuleError(f"no class {error} in rules/predicates.toml; it has {', '.join(sorted(classes))}") from None
    return False


def base_form(verb: Token) -> str:
    """A verb's base form, mended where the lemmatiser cuts one letter too many (``staged`` → ``stag``).

    A stem of one syllable with a short vowel doubles its last letter before *-ed* and *-ing* (``stagged``): one that
    does not has lost its *e*.
    """
    lemma = verb.lemma_.lower()
    cut = _SHORT_STEM.fullmatch(lemma) is not None and verb.lower_ in (f"{lemma}ed", f"{lemma}ing")
    return f"{lemma}e" if cut else lemma
