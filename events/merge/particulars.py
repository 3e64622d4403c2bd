"""What tells an event from others of its word: who is named in it, where it was, and the numbers that it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product, takewhile
from typing import TYPE_CHECKING, Any

from events.merge.families import family
from events.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from events.extract import Mention

__all__ = ["Particulars", "differ", "is_name", "particulars_of", "telling_words", "words_of"]

#: Reports round: sums that differ by no more than this part are one.
_ROUNDING = 0.02
_TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "trillion": 1e12}
_SUM = re.compile(
    rf"(?P<coin>[$€£¥]|\b(?:USD|EUR|GBP|JPY|CHF)\s?)?(?P<number>\d[\d,]*(?:\.\d+)?)"
    rf"(?:\s?(?P<times>{'|'.join(_TIMES)})\b)?(?P<after>\s?(?:%|(?:percent|per cent|cents|dollars|euros|pounds)\b))?"
)
#: Of a match or a vote, whichever side is named first.
_SCORE = re.compile(r"(?<![\d.,–-])(\d{1,3})[-–](\d{1,3})(?![\d.,–-])")
_SCORES = "score"
_MAGNITUDE = re.compile(r"\bmagnitude (?:of )?(\d\.\d)|\b(\d\.\d)[- ]magnitude", re.IGNORECASE)
_MAGNITUDES = "magnitude"
#: Which of several it is: *the 1,000th store*, *a third plant*.
_RANK = re.compile(
    r"(?<![\w,.])(?:(?P<rank>\d{1,3}(?:,\d{3})*)(?:st|nd|rd|th)|(?P<word>first|second|third|fourth|fifth))(?![\w-])"
)
_RANKS = "rank"
_RANKED = {word: n for n, word in enumerate(("first", "second", "third", "fourth", "fifth"), 1)}
#: Kinds of numbers → by how much two reports of one may differ; of sums of money it is a part of them.
_SLACK = {_SCORES: 0.0, _RANKS: 0.0, _MAGNITUDES: 0.3}
#: Numbers that others hardly have by chance, no percentages: *6.4*, *3,000*.
_NUMBER = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+\.\d+|\d{3,})(?![\d%]|,\d|\.\d| percent| per cent)")
_WORD = re.compile(r"[^\W\d_][\w'’.]*")
_STATEMENT = "statement or proposal"
#: Words of fewer letters tell little of what was said; words of one base form begin with as many letters alike.
_SHORT, _STEM = 4, 5
#: A mention of fewer keys says of its event what its document said before.
_POOR = 5
_VERB = 3
_LINKS = frozenset(("and", "de", "der", "for", "in", "of", "the", "van", "von"))


@dataclass(frozen=True, slots=True)
class Particulars:
    """What one mention says of its event beside the word for it.

    Attributes:
        keys: Base forms of its content words.
        told: The keys, with what other sentences of its document say of it: the words and numbers of its title, the
            names of its participants and its place. Other documents are compared by these.
        named: Those of them that are names, or words of them.
        parties: The participants that go by a name of their own (*Delta*, not *the company*), each by its words
            without those that many names have.
        sums: Amounts of money, percentages, scores, magnitudes and ranks in its title, each with its kind.
        goal: What the verb of its title was done to, as the words of its object begin: *milk*, *law* of *passes milk
            law in Orsk*; empty where it has none, or one by which nobody is known (*people*).
        said: Of a statement, the words of its title that tell what was said; None for all else.
    """

    keys: frozenset[str]
    told: frozenset[str]
    named: frozenset[str]
    parties: frozenset[frozenset[str]]
    sums: frozenset[tuple[str, float]]
    goal: frozenset[str]
    said: frozenset[str] | None

    def parts(self) -> tuple[Any, ...]:
        """Its attributes, in their order."""
        return self.keys, self.told, self.named, self.parties, self.sums, self.goal, self.said

    def conflict(self, other: Particulars) -> bool:
        """Whether they cannot be of one event: other parties altogether, other sums, or something else was said."""
        if (
            self.parties
            and other.parties
            and self._own(other) == len(self.parties)
            and other._own(self) == len(other.parties)
        ):
            return True
        if self.said is not None and other.said is not None and not _common(self.said, other.said):
            return True
        return differ(self.sums, other.sums) or self._aims_elsewhere(other)

    def _aims_elsewhere(self, other: Particulars) -> bool:
        """Whether the verbs have quite other objects; what one calls by name the other may call by what it is."""
        own = min(len(self.goal - other.goal), len(other.goal - self.goal))
        if not own or own < len(self.goal & other.goal):
            return False
        named = [one.goal <= {word[:_STEM] for word in one.named} for one in (self, other)]
        return named[0] == named[1]

    def _own(self, other: Particulars) -> int:
        """How many of its parties the other does not speak of."""
        return sum(one.isdisjoint(other.told) and all(map(one.isdisjoint, other.parties)) for one in self.parties)

    def rivals(self, other: Particulars) -> bool:
        """Whether each has at least as many parties, or names, of its own as it has in common with the other.

        *Lund met Berg* and *Lund met Dahl* are two meetings; *Lund met* may be either. One document may call one party
        by two names, two reports call it by the name it is known by.
        """
        own, its = self._own(other), other._own(self)
        if min(own, its) > 0 and min(own, its) >= min(len(self.parties) - own, len(other.parties) - its):
            return True
        rest = min(self._strange(other), other._strange(self))
        return rest > 0 and rest >= len((self.named & other.named) - words_of("common"))

    def _strange(self, other: Particulars) -> int:
        """How many of its names the other does not have, nor a word that begins as they do: *Kenya*, *Kenyan*."""
        stems = {word[:_STEM] for word in other.told}
        return sum(word[:_STEM] not in stems for word in self.named - words_of("common", "calendar"))

    def shared(self, other: Particulars) -> int:
        """How many keys they have in common, if these are half of what the poorer one has; else none."""
        return _common(self.keys, other.keys)

    def telling(self, other: Particulars, *, in_one_word: bool) -> bool:
        """Whether what they share would tell the event from its like in another document: two words, one a name.

        Where either names nobody, three words will do, if they tell it ``in_one_word``.
        """
        common, names = _common(self.told, other.told), not (self.named & other.named) <= words_of("common")
        nameless = in_one_word and common > 2 and not (self.named and other.named)
        return common > 1 and (names or nameless)


def particulars_of(mention: Mention) -> Particulars:
    """Gather a mention's particulars from its keys, title, quote and participants."""
    parties = frozenset(telling_words(name) for name in mention.participants if is_name(name))
    words = frozenset(word for name in parties for word in name)
    place = frozenset(() if mention.place is None else _folded(mention.place.name))
    capitals = frozenset(_folded(" ".join(w for w in _WORD.findall(mention.quote)[1:] if w[0].isupper())))
    sums = frozenset(_sums(mention.title))
    titled = frozenset(_said(mention))
    said = titled - words if mention.event_type == _STATEMENT else None
    told = mention.keys | words | place | frozenset(_NUMBER.findall(mention.title))
    told |= {f"{value:.3f}" for kind, value in sums if kind == _SCORES}
    if len(mention.keys) < _POOR:  # *it gave way*: the title says what
        stems = {key[:_STEM] for key in told}
        told |= {word for word in titled if word[:_STEM] not in stems}
    return Particulars(mention.keys, told, told & (capitals | words | place), parties, sums, _goal(mention), said)


@lru_cache
def words_of(*names: str) -> frozenset[str]:
    """The words of classes of ``rules/words.toml``."""
    rules = read_rules("words.toml", "events.merge")
    return frozenset(word for name in names for word in rules[name]["words"].split())


def _common(one: frozenset[str], other: frozenset[str]) -> int:
    common = len(one & other)
    return common if 2 * common >= min(len(one), len(other)) else 0


def is_name(participant: str) -> bool:
    """Whether a participant goes by a name of its own: *Delta*, not *the company*."""
    words = _WORD.findall(participant)
    return bool(words) and all(word[0].isupper() or word in _LINKS for word in words)


def telling_words(name: str) -> frozenset[str]:
    """The words of a name but those that many names have, if others are left."""
    words = frozenset(_folded(name))
    return words - words_of("common") or words


def _folded(text: str) -> Iterable[str]:
    return (word.casefold().rstrip(".") for word in _WORD.findall(text) if word not in _LINKS)


def _goal(mention: Mention) -> frozenset[str]:
    """How the words of the object in a mention's title begin: what stands between its verb and the next preposition."""
    words = [word.casefold() for word in _WORD.findall(mention.title)]
    begins = mention.lemma[:_VERB], mention.trigger.casefold()[:_VERB]
    at = next((n for n, word in enumerate(words) if n and word.startswith(begins)), 0)
    object_ = list(takewhile(lambda word: word not in words_of("prepositions"), words[at + 1 :]))
    noun = words[at : at + 1] == [mention.lemma] and object_ and object_[0].endswith("s")  # *the attack kills nine*
    if not at or noun or mention.event_type == _STATEMENT:
        return frozenset()
    kind = family(mention.lemma)  # *signs a treaty*, *signs an agreement*
    telling = (word for word in object_ if len(word) >= _SHORT and word not in words_of("empty", "anybody"))
    return frozenset(word[:_STEM] for word in telling if kind not in (family(word), family(word.removesuffix("s"))))


def _said(mention: Mention) -> Iterable[str]:
    """The words of a title but for the word for it: ``announces`` is only how it was said."""
    stem = mention.lemma[:_STEM]
    telling = (word for word in _folded(mention.title) if len(word) >= _SHORT and word not in words_of("empty"))
    return (word for word in telling if not (stem and word.startswith(stem)))


def _sums(title: str) -> Iterable[tuple[str, float]]:
    for found in _SUM.finditer(title):
        after = (found["after"] or "").strip()
        if not found["coin"] and not after:
            continue
        kind = "share" if after in ("%", "percent", "per cent") else "money"
        value = float(found["number"].replace(",", "")) * _TIMES.get(found["times"] or "", 1)
        yield kind, value / 100 if after == "cents" else value
    for one, other in _SCORE.findall(title):
        yield _SCORES, max(int(one), int(other)) + min(int(one), int(other)) / 1000
    for before, after in _MAGNITUDE.findall(title):
        yield _MAGNITUDES, float(before or after)
    for found in _RANK.finditer(title[:1].lower() + title[1:]):
        yield _RANKS, float(_RANKED[found["word"]] if found["word"] else found["rank"].replace(",", ""))


def differ(sums: frozenset[tuple[str, float]], others: frozenset[tuple[str, float]]) -> bool:
    """Whether there are sums of one kind in both and none of them is the same."""
    alike: dict[str, bool] = {}
    for a, b in product(sums, others):
        if a[0] == b[0]:
            alike[a[0]] = alike.get(a[0], False) or _equal(a, b)
    return not all(alike.values())


def _equal(one: tuple[str, float], other: tuple[str, float]) -> bool:
    slack = _SLACK.get(one[0], _ROUNDING * max(one[1], other[1]))
    return one[0] == other[0] and abs(one[1] - other[1]) <= slack
