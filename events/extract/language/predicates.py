"""Which class a predicate belongs to: read from ``rules/predicates.toml``."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from events.errors import RuleError
from events.extract.language.inflect import doubles
from events.rulefiles import read_rules

__all__ = ["acted_on", "frames", "in_class", "mended", "noun_again", "told_before", "verb_again"]


@lru_cache(maxsize=1)
def frames() -> dict[str, frozenset[str]]:
    """Verb → what makes an act of it: particles, prepositions, adverbs, or the parser's names of complements.

    Raises:
        RuleError: ``rules/frames.toml`` is not TOML.

    >>> "off" in frames()["go"]
    True
    """
    return {lemma: frozenset(rule["with"].split()) for lemma, rule in read_rules("frames.toml").items()}


@lru_cache(maxsize=1)
def acted_on() -> dict[str, frozenset[str]]:
    """Verb → base forms of what it makes an act of by being its object, without a date: *declared war*.

    Raises:
        RuleError: ``rules/frames.toml`` is not TOML.

    >>> "war" in acted_on()["declare"]
    True
    """
    rules = read_rules("frames.toml").items()
    return {lemma: frozenset(rule["objects"].split()) for lemma, rule in rules if "objects" in rule}


class _Kind(NamedTuple):
    """The words of a kind of event: which speak of one again, tell it, and as verbs tell it again; its past forms."""

    again: frozenset[str]
    tells: frozenset[str]
    verbs: frozenset[str]
    pasts: frozenset[str]


@lru_cache(maxsize=1)
def _retellings() -> list[_Kind]:
    """The kinds of events of ``rules/retellings.toml``."""
    kinds: list[_Kind] = []
    for kind in read_rules("retellings.toml").values():
        nouns, general, verbs, told, pasts = (
            frozenset(kind.get(key, "").split()) for key in ("nouns", "general", "verbs", "told", "pasts")
        )
        kinds.append(_Kind(nouns | general, nouns | verbs | told, verbs, pasts))
    return kinds


@lru_cache(maxsize=20_000)
def noun_again(lemma: str, told: str) -> bool:
    """Whether a noun may speak again of what another word told: the ``murder`` of what ``shoot`` told.

    Args:
        lemma: Base form of the noun.
        told: Base form of the verb or noun before it.

    Raises:
        RuleError: ``rules/retellings.toml`` is not TOML.

    >>> noun_again("murder", "shoot"), noun_again("shoot", "murder")
    (True, False)
    """
    return any(told in kind.tells for kind in _spoken_of_again(lemma))


@lru_cache(maxsize=20_000)
def told_before(lemma: str) -> frozenset[str]:
    """The words after which a noun may speak again of what they told, with pasts such as ``shot``; none for most nouns.

    >>> "shot" in told_before("murder")
    True
    """
    return frozenset().union(*(kind.tells | kind.pasts for kind in _spoken_of_again(lemma)))


@lru_cache(maxsize=20_000)
def _spoken_of_again(lemma: str) -> tuple[_Kind, ...]:
    """The kinds of events of which a noun may speak again; none for most."""
    return tuple(kind for kind in _retellings() if lemma in kind.again)


@lru_cache(maxsize=20_000)
def verb_again(lemma: str, told: str) -> bool:
    """Whether a verb may tell again what another verb told: ``introduce`` what ``unveil`` did.

    >>> verb_again("introduce", "unveil"), verb_again("introduce", "sue")
    (True, False)
    """
    return any(told in kind.verbs for kind in _told_again(lemma))


@lru_cache(maxsize=20_000)
def _told_again(lemma: str) -> tuple[_Kind, ...]:
    """The kinds of events that a verb may tell again; none for most."""
    return tuple(kind for kind in _retellings() if lemma in kind.verbs)


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    """Class name (``reporting``, ``proposal.nouns``, ``aspectual.end`` …) → lemmas."""
    rules = read_rules("predicates.toml")
    out: dict[str, frozenset[str]] = {}
    for name, rule in rules.items():
        lists = {key: frozenset(value.split()) for key, value in rule.items() if key not in _PROSE}
        for key, lemmas in lists.items():
            out[name if key == "lemmas" else f"{name}.{key}"] = lemmas
        out.setdefault(name, frozenset().union(*lists.values()))
    return out


_PROSE = ("what", "source", "examples")
#: The classes once they are read: asked for every word many times, and so without a call.
_KNOWN: dict[str, frozenset[str]] = {}


def in_class(lemma: str, *names: str) -> bool:
    """Whether a lemma belongs to any of these classes.

    Args:
        lemma: Base form, lower case.
        names: ``reporting``, ``proposal``, ``proposal.nouns``, ``aspectual.end`` …, as the rule file names them.

    Raises:
        RuleError: The rule file names no such class.
    """
    try:
        for name in names:
            if lemma in _KNOWN[name]:
                return True
    except KeyError as error:
        if not _KNOWN:  # nothing has been asked yet
            _KNOWN.update(_classes())
            return in_class(lemma, *names)
        raise RuleError(f"no class {error} in rules/predicates.toml; it has {', '.join(sorted(_KNOWN))}") from None
    return False


def mended(lemma: str, word: str) -> str:
    """A verb's base form where the lemmatiser cuts one letter too many.

    A stem of one syllable with a short vowel doubles its last letter before *-ed* and *-ing* (``hopped``): one that
    does not has lost its *e*.

    >>> mended("stag", "staged"), mended("hop", "hopes"), mended("hop", "hopped")
    ('stage', 'hope', 'hop')
    """
    cut = doubles(lemma) and word in (f"{lemma}ed", f"{lemma}ing", f"{lemma}es")
    return f"{lemma}e" if cut else lemma
