"""Accounts: what a document tells of one event, all its mentions together, to know it by when it is spoken of again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from events.extract.date.coreference import related
from events.extract.language.grammar import CONTENT, SUBJECTS, clause_head, has_subject, is_passive, subject
from events.extract.language.people import is_plural
from events.extract.language.predicates import noun_again
from events.extract.language.quantities import NUMERALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.name.naming import Name, Names

__all__ = ["Account", "Accounts", "agree", "arguments", "at_one_time", "words_of"]

#: So many sentences back a text may speak of an event again.
_FAR = 40
_NUMBERS = {word: str(n) for n, word in enumerate(NUMERALS[1:], 2)}


@dataclass(slots=True, eq=False)
class Account:
    """An event that the text tells.

    Attributes:
        first: The mention that names it.
        mentions: All of them, in the order they were found.
        words: The content words of their clauses, as they stand and in base form, lower case.
    """

    first: Candidate
    mentions: list[Candidate] = field(default_factory=list)
    words: set[str] = field(default_factory=set)

    def take(self, mention: Candidate) -> None:
        """Take in one more mention."""
        self.mentions.append(mention)
        top = mention.clause or clause_head(mention.token) or mention.token
        if top.dep_ == "xcomp" and top.head.pos_ == "VERB":
            top = top.head
        for token in _clause(top, mention.token):
            if token.pos_ in CONTENT:
                self.words.update((token.lower_, token.lemma_.lower()))

    def has_word(self, candidate: Candidate) -> bool:
        """Whether a noun is the word of one of the mentions, or derives from it; what is only agreed on apart."""
        return any(related(candidate, m) or related(m, candidate) for m in self.mentions if m.token.dep_ != "xcomp")

    def has_kind(self, candidate: Candidate) -> bool:
        """Whether a noun is a word for the kind of event that one of the mentions tells."""
        told = (m for m in self.mentions if m.token.dep_ != "xcomp" and noun_again(candidate.lemma, m.lemma))
        return any(m.lemma != candidate.lemma or related(candidate, m) for m in told)

    def is_several(self) -> bool:
        """Whether several things are told at once."""
        return any(_is_several(mention) for mention in self.mentions)


class Accounts:
    """The accounts of a document, by where its sentences stand.

    Args:
        told: The candidates that are told as events and have a first and a last day, in the order of the text.
    """

    def __init__(self, told: Sequence[Candidate]) -> None:
        self._accounts: dict[int, Account] = {}
        self._places: list[tuple[int, int]] = []  # the number of a sentence, and the first mention's offset
        self._by_verb: dict[tuple[int, int], Account] = {}
        for candidate in told:
            first = _first_mention(candidate)
            self.take(self._accounts.setdefault(first.start, Account(first)), candidate)

    def take(self, account: Account, mention: Candidate) -> None:
        """Take one more mention into an account."""
        account.take(mention)
        insort(self._places, (mention.place, account.first.start))
        if mention.is_verb:
            self._by_verb[mention.paragraph.index, mention.token.i] = account

    def of_verb(self, candidate: Candidate, verb: Token) -> Account | None:
        """The account that a verb of a candidate's paragraph is a mention of."""
        return self._by_verb.get((candidate.paragraph.index, verb.i))

    def near(self, candidate: Candidate, below: int = 0) -> Iterator[tuple[int, Account]]:
        """The accounts of one time around a candidate, the nearest before it first, each with its distance.

        Args:
            candidate: What may speak of one of them.
            below: How many sentences after it they may stand.
        """
        place = candidate.place
        low, high = bisect_left(self._places, (place - _FAR, -1)), bisect_right(self._places, (place + below + 1, -1))
        seen: set[int] = set()
        for distance, start in sorted((abs(place - at), -start) for at, start in self._places[low:high]):
            account = self._accounts[-start]
            if -start not in seen and at_one_time(candidate, account.first):
                seen.add(-start)
                yield distance, account


def _clause(top: Token, trigger: Token) -> Iterator[Token]:
    """The words under a verb, without clauses that have a subject of their own and not the trigger in them."""
    yield top
    for child in top.children:
        apart = child.dep_ in ("advcl", "conj", "parataxis") and has_subject(child)
        if not apart or any(t.i == trigger.i for t in child.subtree):
            yield from child.subtree


def _first_mention(candidate: Candidate) -> Candidate:
    """The first mention of what a candidate speaks of."""
    while candidate.antecedent is not None:
        candidate = candidate.antecedent
    return candidate


def at_one_time(candidate: Candidate, event: Candidate) -> bool:
    """Whether a candidate may have happened when a dated event did: it has no date, or one with days in common."""
    if candidate.date is None or candidate.date.edtf is None:
        return True
    other = None if event.date is None or event.date.edtf is None else event.date.edtf.bounds()
    return other is not None and candidate.date.edtf.bounds().intersect(other) is not None


def arguments(candidate: Candidate, names: Names) -> dict[str, frozenset[str]]:
    """The words of a verb's ``doer`` and ``object``, where it has them; for a counted object the number."""
    verb = candidate.token
    thing = subject(verb)
    out: dict[str, frozenset[str]] = {}
    if thing is not None:
        out["object" if is_passive(verb) else "doer"] = words_of(thing, candidate, names)
    for child in verb.children:
        if child.dep_ == "dobj":
            number = frozenset(_NUMBERS.get(c.lower_, c.lower_) for c in child.children if c.dep_ == "nummod")
            out["object"] = number or words_of(child, candidate, names)
        elif child.dep_ == "agent":
            out.update(("doer", words_of(c, candidate, names)) for c in child.children if c.dep_ == "pobj")
    return out


def words_of(token: Token, candidate: Candidate, names: Names) -> frozenset[str]:
    """A noun's base form and the names of its phrase, or the words that a pronoun stands for; lower case."""
    known: Mapping[int, Name] = names.of(candidate.paragraph.index, candidate.sentence)
    if token.i in known:
        words = (word.strip("'\"").removesuffix("'s") for word in known[token.i].words.lower().split())
        return frozenset(word for word in words if word)
    if token.pos_ == "PRON":
        return frozenset()
    return frozenset({token.lemma_.lower(), *(t.lower_ for t in token.subtree if t.pos_ == "PROPN")})


def agree(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> bool:
    """Whether two verbs have the same doer and object, as far as both have them, and at least one of the two."""
    shared = one.keys() & other.keys()
    return ("object" in one) == ("object" in other) and bool(shared) and all(one[k] & other[k] for k in shared)


def _is_several(mention: Candidate) -> bool:
    """Whether several things are told at once: a plural, or a verb of several doers or objects."""
    if not mention.is_verb:
        return mention.token.tag_ == "NNS"
    things = (c for c in mention.token.children if c.dep_ in (*SUBJECTS, "dobj"))
    return any(is_plural(c) or any(n.dep_ == "nummod" for n in c.children) for c in things)
