"""What WordNet knows of a word: whether it names something that happens, of what kind, and the verb behind it.

The tables under ``data/`` are derived from WordNet 3.1 by ``tools/build_lexicon.py`` and ``tools/build_fields.py``; see
``NOTICE``. They are read on first use. Lemmas are lower case, as a lemmatiser gives them; nouns of two words (``civil
war``) and with hyphens (``cease-fire``) are there where they are eventive.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from events.extract.language.packed import unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "AILMENTS",
    "EVENTIVE",
    "Noun",
    "Verb",
    "classes",
    "fields",
    "is_intangible",
    "is_of_speech",
    "is_standing",
    "is_temporal",
    "is_wild",
    "noun",
    "shares_of",
    "verb",
]

#: Nouns with at least this ``event_share`` name events; the best threshold on the nouns of TimeBank and AQUAINT.
EVENTIVE = 0.45
#: A verb is of speech where at least this share of its sense weight is.
_SPOKEN, _INTANGIBLE = 0.6, 0.5
_WILD = frozenset(("nature",))
#: What words for diseases and what brings them end in, as no names do (*Oklahoma*, *Liguria*), and their class.
AILMENTS = (
    *("itis", "osis", "pathy", "plegia", "algia", "plasia", "rrhea", "rrhoea", "rrhagia"),
    *("virus", "bacteria", "bacterium", "coccus", "cocci", "bacillus", "pox"),
)
_AILMENT = frozenset(("disease",))
_WILD_FILES = frozenset(("animal", "plant"))
#: Where the tables have a noun's shares and its classes; how it smells of types of events stands last.
_NOUN_SHARES, _CLASSES = 3, 5
#: Classes of what stands in a town.
_STANDING = frozenset(("plant", "venue", "structure", "medicine"))
_NONE: Mapping[str, float] = MappingProxyType({})


class _Shared:
    """A word whose uses lie in one or several of WordNet's files."""

    __slots__ = ()
    shares: Mapping[str, float]

    def share(self, *files: str) -> float:
        """What part of its uses lies in one of these lexicographer files, 0 to 1."""
        shares, found = self.shares, 0.0
        for file in files:  # asked so often that a generator tells
            found += shares.get(file, 0.0)
        return found


@dataclass(frozen=True, slots=True)
class Noun(_Shared):
    """A noun as WordNet has it.

    Attributes:
        lemma: Lower case.
        event_share: Share of its uses that name an occurrence (acts, events, phenomena, processes, gatherings), 0 to 1.
        result_share: Share of its other uses that name what a verb says or brings about (*agreement*, *statement*,
            *payment*), 0 to 1.
        top: The lexicographer file of most of its uses: ``act``, ``event``, ``state``, ``communication``, ``person``,
            ``group``, ``artifact``, ``location``, ``possession``, ``cognition`` ...
        shares: Share of its uses by file, largest first; they sum to about 1.
        verb: The verb that it is the happening of (``collapse``, ``elect`` for *election*), or None.
    """

    lemma: str
    event_share: float
    result_share: float
    top: str
    shares: Mapping[str, float]
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class Verb(_Shared):
    """A verb as WordNet has it.

    Attributes:
        lemma: Lower case.
        top: The lexicographer file of most of its uses: ``body``, ``change``, ``cognition``, ``communication``,
            ``competition``, ``consumption``, ``contact``, ``creation``, ``emotion``, ``motion``, ``perception``,
            ``possession``, ``social``, ``stative`` or ``weather``.
        shares: Share of its uses by file, largest first; they sum to about 1.
        nouns: Nouns for what is done or brought about, derived from it, or it from them, the usual first.
        asks: Whether it has an object whatever it means: *license*, but not *open*.
    """

    lemma: str
    top: str
    shares: Mapping[str, float]
    nouns: tuple[str, ...] = ()
    asks: bool = False


@lru_cache(maxsize=20_000)
def noun(lemma: str) -> Noun | None:
    """The noun, or None if WordNet has none of this form (names of people and places are not in the table).

    With a hyphen it is what it is without: *counter-attack*.

    >>> noun("election").event_share > 0.9, noun("election").verb
    (True, 'elect')
    >>> noun("minister").top
    'person'
    """
    fields = _row("nouns.table", lemma)
    if (fields is None or not fields[_NOUN_SHARES]) and "-" in lemma:
        fields = _row("nouns.table", lemma.replace("-", ""))
    if fields is None or not fields[_NOUN_SHARES]:
        return None
    shares = shares_of(fields[_NOUN_SHARES])
    return Noun(lemma, int(fields[1]) / 100, int(fields[2]) / 100, next(iter(shares)), shares, fields[4] or None)


@lru_cache(maxsize=20_000)
def verb(lemma: str) -> Verb | None:
    """The verb, or None if WordNet has none of this form.

    >>> verb("arrive").top, verb("arrive").nouns
    ('motion', ('arrival',))
    """
    fields = _row("verbs.table", lemma)
    if fields is None or not fields[1]:
        return None
    shares = shares_of(fields[1])
    nouns = tuple(fields[2].split("|")) if fields[2] else ()
    return Verb(lemma, next(iter(shares)), shares, nouns, asks=bool(fields[3]))


@lru_cache(maxsize=20_000)
def is_of_speech(lemma: str) -> bool:
    """Whether a verb is mostly of speech, by the share of its uses that are.

    >>> is_of_speech("reply"), is_of_speech("run")
    (True, False)
    """
    entry = verb(lemma)
    return entry is not None and entry.share("communication") >= _SPOKEN


@lru_cache(maxsize=20_000)
def classes(lemma: str) -> frozenset[str]:
    """Classes of what takes part in events that a noun is in, such as ``company``, ``court`` or ``disease``.

    They are those of ``tools/lexicon_classes.toml``; empty if the noun is in none. A word that is not known is a
    disease's if it ends as those do.

    >>> sorted(classes("retailer")), sorted(classes("parliament")), sorted(classes("acorn"))
    (['company'], ['legislature'], ['nature'])
    >>> sorted(classes("encephalitis")), sorted(classes("oklahoma"))
    (['disease'], [])
    """
    fields = _row("nouns.table", lemma)
    if fields is None:
        return _AILMENT if lemma.endswith(AILMENTS) else frozenset()
    if fields[_CLASSES]:
        return frozenset(fields[_CLASSES].split())
    entry = noun(lemma)
    return _WILD if entry is not None and is_wild(entry.shares) else frozenset()


def is_intangible(lemma: str) -> bool:
    """Whether a noun is for what is felt, thought or so, in most senses: nobody builds or buys it.

    >>> is_intangible("tension"), is_intangible("bridge")
    (True, False)
    """
    entry = noun(lemma)
    return entry is not None and entry.share("feeling", "state", "attribute", "cognition", "phenomenon") > _INTANGIBLE


def is_temporal(lemma: str) -> bool:
    """Whether a noun is for a time in most of its uses.

    >>> is_temporal("season"), is_temporal("match")
    (True, False)
    """
    entry = noun(lemma)
    return entry is not None and entry.top == "time"


def is_standing(lemma: str) -> bool:
    """Whether a noun is of what stands in a town: works, halls, houses and hospitals.

    >>> is_standing("library"), is_standing("ferry")
    (True, False)
    """
    return not classes(lemma).isdisjoint(_STANDING)


def is_wild(shares: Mapping[str, float]) -> bool:
    """Whether a noun with these shares names only plants or animals: the table of classes does not say it again."""
    return shares.keys() <= _WILD_FILES


@lru_cache(maxsize=20_000)
def fields(lemma: str, pos: str) -> Mapping[str, float]:
    """How much a word smells of each type of event, 0 to 1, by the company it keeps in WordNet's definitions.

    Args:
        lemma: Lower case; a verb with its particle as ``hand_over``.
        pos: ``NOUN`` or ``VERB``.

    Returns:
        The one or two types that it has most of; empty if there are none.

    >>> fields("embassy", "NOUN")
    mappingproxy({'diplomacy': 0.95})
    """
    row = _row("nouns.table", lemma) if pos == "NOUN" else _row("verbs.table", lemma.replace("_", " "))
    if row is None or not row[-1]:
        return _NONE
    return MappingProxyType({name.replace("_", " "): share for name, share in shares_of(row[-1]).items()})


@lru_cache(maxsize=4)
def _table(name: str) -> list[str]:
    """Rows of a table: sorted, the lemma first, fields separated by tabs (which sort before every letter)."""
    return unpack(Path(__file__).parents[1] / "data" / name)


def _row(name: str, lemma: str) -> list[str] | None:
    """The lemma's fields."""
    lines = _table(name)
    start = lemma + "\t"
    at = bisect_left(lines, start)
    if at == len(lines) or not lines[at].startswith(start):
        return None
    return lines[at].split("\t")


def shares_of(text: str) -> Mapping[str, float]:
    """``act:63 state:30`` as a mapping to fractions."""
    pairs = (item.partition(":") for item in text.split())
    return MappingProxyType({name: int(percent) / 100 for name, _, percent in pairs})
