"""Retellings: where a text speaks again, without saying when, of an event that it tells elsewhere.

*A judge was shot on Monday. … The murder shocked the town*; *Tower opens* above *The tower opened on Friday*. A mention
is not a row: what is found here becomes a further mention of an event that is told already, takes its date, and adds
no event. A noun must be the same word, derive from it, or be a word for that kind of event
(``rules/retellings.toml``); it must point back (*the*, *this*, a possessor) or stand in a headline, and no name or noun
of its phrase may be missing where the event is told. A verb must be the same or of the same kind, with the same doer
and object. The occasion at which something is done (*opened in a ceremony*) is told with it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from events.extract.candidates import Candidate
from events.extract.coreference import related
from events.extract.dating import derived_date
from events.extract.eventtypes import OTHER
from events.extract.grammar import SUBJECTS, aspect, clause_head, is_passive, negated, subject
from events.extract.kinds import type_of
from events.extract.lede import is_headline
from events.extract.lexicon import EVENTIVE, noun
from events.extract.model import BASES
from events.extract.predicates import in_class, noun_again, verb_again
from events.extract.subjects import is_plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from events.extract.naming import Name, Names
    from events.extract.nlp import Paragraph
    from events.extract.words import Span, Token

__all__ = ["Retellings", "join_bare_nouns"]

#: In so many sentences after an event another word for it may speak of it; the same word may later.
_NEAR, _FAR = 6, 30
#: A headline tells what stands in so many sentences below it.
_BELOW = 8
#: So many words of a headline must stand where the event is told that its noun without an article speaks of.
_ALIKE = 2
_POINTING = frozenset(("the", "this", "that", "these", "those"))
#: Words before a noun that tell it from the event named before.
_OTHERS = frozenset(
    (
        *("other", "another", "previous", "earlier", "similar", "further", "first", "second", "third", "next", "last"),
        *("new", "latest", "future", "possible", "potential", "early", "late", "former", "separate", "additional"),
        *("any", "every", "each", "such", "own", "proposed", "planned", "more", "many", "several", "final"),
    )
)
_INSIDE = ("compound", "nmod", "npadvmod")
_APART = ("relcl", "acl", "advcl", "conj", "cc", "punct", "appos")
_CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "NUM")
_TOLD = ("past", "perfect", "participle")
_NO_ACTS = (
    *("light", "state", "reporting", "aspectual", "occurring", "changing", "proposal", "intention"),
    *("experiencing", "partaking", "measure"),
)


def join_bare_nouns(
    candidates: Sequence[Candidate], told: Sequence[Candidate], has_title: Callable[[Candidate], bool]
) -> None:
    """Let a dated noun without more words (*the 1987 crash*) speak of the event that the text tells elsewhere.

    That is one of the same word or of one that derives from it, at a time that may be the same; else the last one
    before it that a verb tells, of the same type and the very same date (*Thursday's ruling*).
    """
    by_lemma: dict[str, list[Candidate]] = {}
    for candidate in told:
        by_lemma.setdefault(candidate.lemma, []).append(candidate)
    for candidate in candidates:
        bare = not candidate.is_verb and candidate.attachments and candidate.antecedent is None
        if not bare or candidate.date is None or candidate.date.edtf is None or has_title(candidate):
            continue
        alike = (
            other
            for others in by_lemma.values()
            if related(candidate, others[0]) or related(others[0], candidate)
            for other in others
        )
        one = next((other for other in alike if _at_one_time(candidate, other)), None) or _of_a_kind(candidate, told)
        if one is not None:
            candidate.refer_to(one)


def _of_a_kind(candidate: Candidate, told: Sequence[Candidate]) -> Candidate | None:
    kind = type_of(candidate)
    for other in reversed(told) if kind != OTHER else ():
        if other.is_verb and other.start < candidate.start and _is_of_day(other, candidate) and type_of(other) == kind:
            return other
    return None


def _is_of_day(a: Candidate, b: Candidate) -> bool:
    return a.date is not None and b.date is not None and a.date.edtf == b.date.edtf


@dataclass(slots=True, eq=False)
class _Told:
    """An event that the text tells: its first mention, all mentions, and the words of their clauses."""

    first: Candidate
    mentions: list[Candidate] = field(default_factory=list)
    words: set[str] = field(default_factory=set)

    def take(self, mention: Candidate) -> None:
        """Take in one more mention."""
        self.mentions.append(mention)
        top = mention.clause or clause_head(mention.token) or mention.token
        if top.dep_ == "xcomp" and top.head.pos_ == "VERB":
            top = top.head
        for token in top.subtree:
            if token.pos_ in _CONTENT:
                self.words.update((token.lower_, token.lemma_.lower()))


class Retellings:
    """The events that a document tells, to be found again where it speaks of them.

    Args:
        paragraphs: All of the document.
        candidates: Its candidates, dated, in the order of its text.
        told: Those of them that are told as events, in the same order; one at least.
        skip: By paragraph, the words of temporal expressions.
        names: What pronouns and short names stand for.
    """

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        candidates: Sequence[Candidate],
        told: Sequence[Candidate],
        skip: Mapping[int, frozenset[int]],
        names: Names,
    ) -> None:
        self._paragraphs = paragraphs
        self._candidates = candidates
        self._skip = skip
        self._names = names
        self._known = {c.start: c for c in candidates}
        self._told_at = {c.start for c in told if c.attachments or _is_bounded(c)}
        self._events: dict[int, _Told] = {}
        self._told: list[tuple[int, int]] = []  # the number of a sentence, and the first mention's offset
        self._by_verb: dict[tuple[int, int], _Told] = {}
        for candidate in told:
            if _is_bounded(candidate):
                self._take(self._events.setdefault(_head(candidate).start, _Told(_head(candidate))), candidate)
        first = paragraphs[0]
        self._headline = first if is_headline(first.doc) else None

    def _take(self, event: _Told, mention: Candidate) -> None:
        event.take(mention)
        insort(self._told, (mention.place, event.first.start))
        if mention.is_verb:
            self._by_verb[mention.paragraph.index, mention.token.i] = event

    def with_all(self) -> list[Candidate]:
        """The candidates, with those that only speak of an event again, in the order of the text; dated in place."""
        found = [c for c in self._find() if c.start not in self._known]
        return sorted([*self._candidates, *found], key=lambda c: c.start)

    def _find(self) -> Iterator[Candidate]:
        """What speaks of an event again, each with its antecedent and date, in the order of the text."""
        for paragraph in self._paragraphs:
            for sentence in paragraph.sentences():
                for token in sentence:
                    candidate = self._candidate(paragraph, sentence, token)
                    meant = None if candidate is None else self._meant(candidate)
                    if candidate is not None and meant is not None and _speaks_of(candidate, meant.first):
                        self._take(meant, candidate)
                        yield candidate

    def _candidate(self, paragraph: Paragraph, sentence: Span, token: Token) -> Candidate | None:
        """A word that may speak of an event again: a noun, or a candidate verb, that nothing calls off."""
        start = paragraph.offset + token.idx
        if token.pos_ not in ("NOUN", "VERB") or token.i in self._skip[paragraph.index] or start in self._told_at:
            return None
        known = self._known.get(start)
        if known is None:
            return Candidate(token, None, paragraph, sentence) if token.pos_ == "NOUN" else None
        taken = known.link or known.carried or known.cancelled_by
        return None if taken else known

    def _meant(self, candidate: Candidate) -> _Told | None:
        dated = bool(candidate.attachments)
        if candidate.is_verb:
            return None if dated else self._same_act(candidate)
        if candidate.token.pos_ != "NOUN" or candidate.clause is not None or candidate.token.dep_ in _INSIDE:
            return None
        return self._occasion(candidate) or (None if dated else self._same_event(candidate))

    def _near(self, candidate: Candidate) -> Iterator[tuple[int, _Told]]:
        """The events told around a candidate, the nearest before it first, each with its distance in sentences.

        For a word of the headline those told soon below it, too.
        """
        place = candidate.place
        headed = candidate.paragraph is self._headline
        last = place + _BELOW if headed else place
        low, high = bisect_left(self._told, (place - _FAR, -1)), bisect_right(self._told, (last + 1, -1))
        seen: set[int] = set()
        for distance, start in sorted((abs(place - at), -start) for at, start in self._told[low:high]):
            event = self._events[-start]
            if event.first.start not in seen and _at_one_time(candidate, event.first):
                seen.add(event.first.start)
                yield distance, event

    def _occasion(self, candidate: Candidate) -> _Told | None:
        """What is told as done at the occasion that a noun names: ``opened in a ceremony``, ``attended the rally``."""
        token = candidate.token
        if not in_class(candidate.lemma, "gathering", "staging") or any(c.lower_ in _OTHERS for c in token.children):
            return None
        verb = token.head
        if token.dep_ == "pobj" and verb.lower_ in ("in", "at", "during"):
            verb = verb.head
        elif not (token.dep_ == "dobj" and in_class(verb.lemma_.lower(), "partaking")):
            return None
        event = self._by_verb.get((candidate.paragraph.index, verb.i))
        done = event is not None and aspect(verb) in _TOLD and _at_one_time(candidate, event.first)
        return event if done else None

    def _same_event(self, candidate: Candidate) -> _Told | None:
        """The event that a noun which points back, or stands in the headline, speaks of."""
        token = candidate.token
        headed = candidate.paragraph is self._headline
        lefts = list(token.lefts)
        pointing = any(c.lower_ in _POINTING or c.dep_ == "poss" for c in lefts)
        counted = any(c.dep_ in ("det", "nummod") and c.lower_ not in _POINTING for c in lefts)
        if counted or not (pointing or headed) or any(c.lower_ in _OTHERS for c in lefts):
            return None
        if self._is_timed(candidate) or in_class(candidate.lemma, "results.nouns"):
            return None
        entry = noun(candidate.lemma)
        eventive = entry is not None and entry.event_share >= EVENTIVE
        eventive = eventive and not in_class(candidate.lemma, "proposal.nouns")
        whose = next((c for c in lefts if c.tag_ == "PRP$"), None)
        owner = frozenset() if whose is None else self._words(whose, candidate)
        for distance, event in self._near(candidate):
            if token.tag_ == "NNS" and not any(_is_several(m) for m in event.mentions):
                continue
            same = eventive and _is_same(candidate, event)
            if not (same or (distance <= _NEAR and _is_kind(candidate, event))):
                continue
            owned = whose is None or bool(owner & event.words if owner else same)
            alike = pointing or len(event.words & _content(candidate.sentence)) >= _ALIKE
            if owned and alike and _particulars(token) <= event.words:
                return event
        return None

    def _is_timed(self, candidate: Candidate) -> bool:
        """Whether an expression of time stands right after a noun: ``the talks in May``."""
        own, at = self._skip[candidate.paragraph.index], candidate.token.i + 1
        after = candidate.token.doc[at : at + 2]
        return any(t.i in own for t in after[:1]) or (len(after) > 1 and after[0].pos_ == "ADP" and after[1].i in own)

    def _same_act(self, candidate: Candidate) -> _Told | None:
        """The event that a verb told again speaks of: ``while introducing the phone``, ``when she first sang it``."""
        token = candidate.token
        headed = candidate.paragraph is self._headline and aspect(token) == "present"
        if negated(token) or in_class(candidate.lemma, *_NO_ACTS) or not (headed or _is_done(token)):
            return None
        own = self._arguments(candidate)
        for distance, event in self._near(candidate):
            acts = (m for m in event.mentions if m.is_verb and distance > 0)
            same = (m for m in acts if m.lemma == candidate.lemma or verb_again(candidate.lemma, m.lemma))
            if any(_agree(own, self._arguments(m)) for m in same):
                return event
        return None

    def _arguments(self, candidate: Candidate) -> dict[str, frozenset[str]]:
        """The words of a verb's doer and object, where it has them; for a counted object the number."""
        verb = candidate.token
        thing = subject(verb)
        out: dict[str, frozenset[str]] = {}
        if thing is not None:
            out["object" if is_passive(verb) else "doer"] = self._words(thing, candidate)
        for child in verb.children:
            if child.dep_ == "dobj":
                number = frozenset(c.lower_ for c in child.children if c.dep_ == "nummod")
                out["object"] = number or self._words(child, candidate)
            elif child.dep_ == "agent":
                out.update(("doer", self._words(c, candidate)) for c in child.children if c.dep_ == "pobj")
        return out

    def _words(self, token: Token, candidate: Candidate) -> frozenset[str]:
        """A noun's base form and the names of its phrase, or the words that a pronoun stands for; lower case."""
        names: Mapping[int, Name] = self._names.of(candidate.paragraph.index, candidate.sentence)
        if token.i in names:
            words = (word.strip("'\"").removesuffix("'s") for word in names[token.i].words.lower().split())
            return frozenset(word for word in words if word)
        if token.pos_ == "PRON":
            return frozenset()
        return frozenset({token.lemma_.lower(), *(t.lower_ for t in token.subtree if t.pos_ == "PROPN")})


def _is_same(candidate: Candidate, event: _Told) -> bool:
    """Whether a noun is the word of one of an event's mentions, or derives from it; what is only agreed on apart."""
    return any(related(candidate, m) or related(m, candidate) for m in event.mentions if m.token.dep_ != "xcomp")


def _is_several(mention: Candidate) -> bool:
    """Whether several things are told at once: a plural, or a verb of several doers or objects."""
    if not mention.is_verb:
        return mention.token.tag_ == "NNS"
    things = (c for c in mention.token.children if c.dep_ in (*SUBJECTS, "dobj"))
    return any(is_plural(c) or any(n.dep_ == "nummod" for n in c.children) for c in things)


def _is_kind(candidate: Candidate, event: _Told) -> bool:
    """Whether a noun is a word for the kind of event that one of its mentions tells."""
    return any(noun_again(candidate.lemma, m.lemma) for m in event.mentions if m.token.dep_ != "xcomp")


def _is_done(verb: Token) -> bool:
    """Whether a verb tells what was done, and not once before: *was opened*, *while opening*, but not *by opening*."""
    if any(in_class(c.lower_, "straying") for c in verb.children):
        return False
    return aspect(verb) in _TOLD and (verb.tag_ != "VBG" or verb.dep_ == "advcl")


def _agree(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> bool:
    """Whether two verbs have the same doer and object, as far as both have them, and at least one of the two."""
    shared = one.keys() & other.keys()
    return ("object" in one) == ("object" in other) and bool(shared) and all(one[k] & other[k] for k in shared)


def _at_one_time(candidate: Candidate, event: Candidate) -> bool:
    """Whether a candidate may have happened when a dated event did: it has no date, or one with days in common."""
    own = None if candidate.date is None or candidate.date.edtf is None else candidate.date.edtf.bounds()
    other = None if event.date is None or event.date.edtf is None else event.date.edtf.bounds()
    return own is None or (other is not None and own.intersect(other) is not None)


def _is_bounded(candidate: Candidate) -> bool:
    """Whether a candidate's date has a first and a last day."""
    bounds = None if candidate.date is None or candidate.date.edtf is None else candidate.date.edtf.bounds()
    return bounds is not None and bounds.earliest is not None and bounds.latest is not None


def _head(candidate: Candidate) -> Candidate:
    """The first mention of what a candidate speaks of."""
    while candidate.antecedent is not None:
        candidate = candidate.antecedent
    return candidate


def _speaks_of(candidate: Candidate, event: Candidate) -> bool:
    """Let a candidate speak of an event and take its date; false if that is not possible."""
    if event.date is None:
        return False
    candidate.antecedent = None
    candidate.refer_to(event)
    if candidate.attachments:
        return candidate.antecedent is event  # it has its own date, with days in common
    basis = max("anchored", event.date.basis, key=BASES.index)
    candidate.date = derived_date(event.date.edtf, basis, event, f"speaks again of {event.token.text!r}:")
    return candidate.antecedent is event


def _content(sentence: Span) -> set[str]:
    return {t.lemma_.lower() for t in sentence if t.pos_ in _CONTENT and not t.is_stop}


def _particulars(token: Token) -> set[str]:
    """Base forms of the names and nouns of a noun's phrase, what clauses say of it apart."""
    out: set[str] = set()
    queue = [c for c in token.children if c.dep_ in ("poss", "compound", "nmod", "amod", "prep")]
    while queue:
        word = queue.pop()
        if word.dep_ in _APART:
            continue
        if word.pos_ in ("NOUN", "PROPN"):
            out.add(word.lemma_.lower())
        queue += word.children
    return out
