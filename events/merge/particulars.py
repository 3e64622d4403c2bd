"""What tells an event from others of its word: who is named in it, and the sums of money that it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from events.extract import Mention

__all__ = ["Particulars", "is_name", "particulars_of", "telling_words"]

#: Reports round: sums that differ by no more than this part are one.
_ROUNDING = 0.02
_TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "trillion": 1e12}
_SUM = re.compile(
    rf"(?P<coin>[$€£¥]|\b(?:USD|EUR|GBP|JPY|CHF)\s?)?(?P<number>\d[\d,]*(?:\.\d+)?)"
    rf"(?:\s?(?P<times>{'|'.join(_TIMES)})\b)?(?P<after>\s?(?:%|(?:percent|per cent|cents|dollars|euros|pounds)\b))?"
)
_WORD = re.compile(r"[^\W\d_][\w'’.]*")
_STATEMENT = "statement or proposal"
#: Words of fewer letters tell little of what was said; words of one base form begin with as many letters alike.
_SHORT, _STEM = 4, 5
#: Words of many names, which tell none of them apart: *Air Canada* and *Air India*, *Elder Inc.* and *Young Inc.*
_COMMON = frozenset(
    (
        *("air", "bank", "central", "co", "company", "corp", "corporation", "court", "department", "federal", "first"),
        *("general", "group", "inc", "international", "ltd", "minister", "ministry", "national", "new", "party", "plc"),
        *("president", "republic", "royal", "supreme", "united", "university"),
    )
)
_LINKS = frozenset(("and", "de", "der", "for", "in", "of", "the", "van", "von"))


@dataclass(frozen=True, slots=True)
class Particulars:
    """What one mention says of its event beside the word for it.

    Attributes:
        keys: Base forms of its content words.
        named: Those of the keys that are names, or words of them.
        parties: The participants that go by a name of their own (*Delta*, not *the company*), each by its words
            without those that many names have.
        sums: Amounts of money and percentages in its title, each with its kind.
        said: Of a statement, the words of its title that tell what was said; empty for all else.
    """

    keys: frozenset[str]
    named: frozenset[str]
    parties: frozenset[frozenset[str]]
    sums: frozenset[tuple[str, float]]
    said: frozenset[str]

    def conflict(self, other: Particulars) -> bool:
        """Whether they cannot be of one event: other parties altogether, other sums, or something else was said."""
        if self.parties and other.parties and all(a.isdisjoint(b) for a in self.parties for b in other.parties):
            return True
        least = min(len(self.said), len(other.said))
        if least and 2 * len(self.said & other.said) < least:
            return True
        return bool(self.sums and other.sums) and not any(_equal(a, b) for a in self.sums for b in other.sums)

    def rivals(self, other: Particulars) -> bool:
        """Whether each has at least as many parties of its own as it has in common with the other.

        *Lund met Berg* and *Lund met Dahl* are two meetings; *Lund met* may be either. One document may call one party
        by two names, two reports call it by the name it is known by.
        """
        own = sum(all(one.isdisjoint(b) for b in other.parties) for one in self.parties)
        its = sum(all(one.isdisjoint(a) for a in self.parties) for one in other.parties)
        return min(own, its) > 0 and min(own, its) >= min(len(self.parties) - own, len(other.parties) - its)

    def shared(self, other: Particulars) -> int:
        """How many words they have in common, if these are half of what the poorer one has; else none."""
        common = len(self.keys & other.keys)
        return common if 2 * common >= min(len(self.keys), len(other.keys)) else 0

    def telling(self, other: Particulars) -> bool:
        """Whether what they share would tell the event from its like in another document: two words, one a name.

        Where either names nobody, three words will do.
        """
        common, names = self.shared(other), bool(self.named & other.named)
        return common > 1 and (names or (common > 2 and not (self.named and other.named)))


def particulars_of(mention: Mention) -> Particulars:
    """Gather a mention's particulars from its keys, title, quote and participants."""
    parties = frozenset(telling_words(name) for name in mention.participants if is_name(name))
    words = frozenset(word for name in parties for word in name)
    capitals = frozenset(_folded(" ".join(w for w in _WORD.findall(mention.quote)[1:] if w[0].isupper())))
    sums = frozenset(_sums(mention.title))
    said = frozenset(_said(mention)) - words if mention.event_type == _STATEMENT else frozenset()
    return Particulars(mention.keys, mention.keys & (capitals | words), parties, sums, said)


def is_name(participant: str) -> bool:
    """Whether a participant goes by a name of its own: *Delta*, not *the company*."""
    words = _WORD.findall(participant)
    return bool(words) and all(word[0].isupper() or word in _LINKS for word in words)


def telling_words(name: str) -> frozenset[str]:
    """The words of a name but those that many names have, if others are left."""
    words = frozenset(_folded(name))
    return words - _COMMON or words


def _folded(text: str) -> Iterable[str]:
    return (word.casefold().rstrip(".") for word in _WORD.findall(text) if word not in _LINKS)


def _said(mention: Mention) -> Iterable[str]:
    """The words of a statement's title but for the word for it: ``announces`` is only how it was said."""
    stem = mention.lemma[:_STEM]
    return (word for word in _folded(mention.title) if len(word) >= _SHORT and not (stem and word.startswith(stem)))


def _sums(title: str) -> Iterable[tuple[str, float]]:
    for found in _SUM.finditer(title):
        after = (found["after"] or "").strip()
        if not found["coin"] and not after:
            continue
        kind = "share" if after in ("%", "percent", "per cent") else "money"
        value = float(found["number"].replace(",", "")) * _TIMES.get(found["times"] or "", 1)
        yield kind, value / 100 if after == "cents" else value


def _equal(one: tuple[str, float], other: tuple[str, float]) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) <= _ROUNDING * max(one[1], other[1])
