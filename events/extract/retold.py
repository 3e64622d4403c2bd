"""Retellings: where a text speaks again, without saying when, of an event that it tells elsewhere.

*A judge was shot on Monday. … The murder shocked the town*; *Tower opens* above *The tower opened on Friday*. A mention
is not a row: what is found here becomes a further mention of an event that is told already, takes its date, and adds
no event. A noun must be the same word, derive from it, or be a word for that kind of event
(``rules/retellings.toml``); it must point back (*the*, *this*, a possessor) or stand in a headline, and no name or noun
of its phrase may be missing where the event is told. A verb must be the same or of the same kind, with the same doer
and object. The occasion at which something is done (*opened in a ceremony*) is told with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.date.coreference import IN_MIND
from events.extract.date.dating import derived_date
from events.extract.date.lede import is_headline
from events.extract.find.candidates import Candidate
from events.extract.language.grammar import CONTENT, SUBJECTS, aspect, negated
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.predicates import in_class, told_before, verb_again
from events.extract.language.subclauses import ELSEWHEN, stands_elsewhen
from events.extract.model import BASES
from events.extract.name.accounts import Accounts, agree, arguments, at_one_time, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from events.extract.language.words import Span, Token
    from events.extract.name.accounts import Account
    from events.extract.name.naming import Names
    from events.extract.parse.nlp import Paragraph

__all__ = ["Retellings"]

#: In so many sentences after an event another word for it may speak of it.
_NEAR = 12
#: Where the same word speaks of another event, another word must stand this many sentences nearer to its own.
_KIND = 3
#: A headline tells what stands in so many sentences below it.
_BELOW = 8
#: So many words of a headline must stand where the event is told that its noun without an article speaks of.
_ALIKE = 2
#: A verb that tells of an event by itself is told again only with its doer and its object.
_BOTH = 2
_POINTING = frozenset(("the", "this", "that", "these", "those"))
_INSIDE = ("compound", "nmod", "npadvmod")
_APART = ("relcl", "acl", "advcl", "conj", "cc", "punct", "appos")
_TOLD = ("past", "perfect", "participle")
_NO_ACTS = (
    *("light", "state", "reporting", "aspectual", "occurring", "changing", "proposal", "intention"),
    *("experiencing", "partaking", "measure"),
)


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
        self._accounts = Accounts([c for c in told if _is_bounded(c)])
        first = paragraphs[0]
        self._headline = first if is_headline(first.doc) else None

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
                        self._accounts.take(meant, candidate)
                        yield candidate

    def _candidate(self, paragraph: Paragraph, sentence: Span, token: Token) -> Candidate | None:
        """A word that may speak of an event again: the head noun of a phrase, or a candidate verb, not called off.

        Of what is told as an event by itself that is a verb that no expression dates.
        """
        start = paragraph.offset + token.idx
        if token.pos_ not in ("NOUN", "VERB") or token.i in self._skip[paragraph.index]:
            return None
        if token.pos_ == "NOUN" and token.dep_ in _INSIDE:
            return None
        known = self._known.get(start)
        if known is None:
            return Candidate(token, None, paragraph, sentence) if token.pos_ == "NOUN" else None
        taken = known.link or known.carried or known.cancelled_by
        free = known.is_verb and not known.attachments and known.antecedent is None
        return None if taken or (start in self._told_at and not free) else known

    def _meant(self, candidate: Candidate) -> Account | None:
        dated = bool(candidate.attachments)
        if candidate.is_verb:
            return None if dated else self._same_act(candidate)
        if candidate.token.pos_ != "NOUN" or candidate.clause is not None:
            return None
        return self._occasion(candidate) or (None if dated else self._same_event(candidate))

    def _near(self, candidate: Candidate) -> Iterator[tuple[int, Account]]:
        """The events told around a candidate; for a word of the headline those told soon below it, too."""
        headed = candidate.paragraph is self._headline
        return self._accounts.near(candidate, below=_BELOW if headed else 0)

    def _occasion(self, candidate: Candidate) -> Account | None:
        """What is told as done at the occasion that a noun names: ``opened in a ceremony``, ``attended the rally``."""
        token = candidate.token
        occasion = in_class(candidate.lemma, "gathering", "staging")
        verb = token.head
        meanwhile = verb.lower_ == "during" and in_class(candidate.lemma, "enduring")  # "enlisted during the war"
        if not occasion or meanwhile or _is_another(token) or _is_empty(token):
            return None
        if token.dep_ == "pobj" and verb.lower_ in ("in", "at", "during"):
            verb = verb.head
        elif not (token.dep_ == "dobj" and in_class(verb.lemma_.lower(), "partaking")):
            return None
        event = self._accounts.of_verb(candidate, verb)
        done = event is not None and aspect(verb) in _TOLD and at_one_time(candidate, event.first)
        return event if done else None

    def _same_event(self, candidate: Candidate) -> Account | None:
        """The event that a noun which points back, or stands in the headline, speaks of."""
        token = candidate.token
        eventive = _is_eventive(candidate)
        if not (eventive or told_before(candidate.lemma)):
            return None
        headed = candidate.paragraph is self._headline
        lefts = list(token.lefts)
        pointing = any(c.lower_ in _POINTING or c.dep_ == "poss" for c in lefts)
        counted = any(c.dep_ in ("det", "nummod") and c.lower_ not in _POINTING for c in lefts)
        if counted or not (pointing or headed) or _is_another(token):
            return None
        if self._is_timed(candidate) or in_class(candidate.lemma, "results.nouns"):
            return None
        particulars = _particulars(token)
        found = [
            (distance if same else distance + _KIND, n, account)
            for n, (distance, account) in enumerate(self._near(candidate))
            if particulars <= account.words
            and (
                (same := eventive and (particulars or distance <= IN_MIND) and account.has_word(candidate))
                or (distance <= _NEAR and account.has_kind(candidate))
            )
            and (token.tag_ != "NNS" or account.is_several())
            and (pointing or len(account.words & _content(candidate.sentence)) >= _ALIKE)
            and self._is_owned(candidate, account, same=same)
            and not any(_undergoes(m.token, token) or _precedes(m, candidate) for m in account.mentions)
        ]
        return min(found)[2] if found else None

    def _is_owned(self, candidate: Candidate, account: Account, *, same: bool) -> bool:
        """Whether the one whose event it is said to be (*his arrest*) is named where the event is told."""
        whose = next((c for c in candidate.token.lefts if c.tag_ == "PRP$"), None)
        if whose is None:
            return True
        owner = words_of(whose, candidate, self._names)
        return bool(owner & account.words) if owner else same

    def _is_timed(self, candidate: Candidate) -> bool:
        """Whether an expression of time stands right after a noun: ``the talks in May``."""
        own, at = self._skip[candidate.paragraph.index], candidate.token.i + 1
        after = candidate.token.doc[at : at + 2]
        return any(t.i in own for t in after[:1]) or (len(after) > 1 and after[0].pos_ == "ADP" and after[1].i in own)

    def _same_act(self, candidate: Candidate) -> Account | None:
        """The event that a verb told again speaks of: ``while introducing the phone``, ``when she first sang it``."""
        token = candidate.token
        headed = candidate.paragraph is self._headline and aspect(token) == "present"
        if negated(token) or in_class(candidate.lemma, *_NO_ACTS) or not (headed or _is_done(token)):
            return None
        own = arguments(candidate, self._names)
        if candidate.start in self._told_at and not headed and len(own) < _BOTH:
            return None
        alone = candidate.paragraph.doc.entry  # "1963: Measles vaccine licensed. 1967: Mumps vaccine licensed."
        for distance, account in self._near(candidate):
            told = (m for m in account.mentions if m.paragraph is candidate.paragraph) if alone else account.mentions
            acts = (m for m in told if m.is_verb and distance > 0 and m is not candidate)
            same = (m for m in acts if m.lemma == candidate.lemma or verb_again(candidate.lemma, m.lemma))
            if any(agree(own, arguments(m, self._names)) for m in same):
                return account
        return None


def _undergoes(thing: Token, doing: Token) -> bool:
    """Whether one noun's event does something to another's: ``The decision overturned a ruling of 2021``."""
    verb = doing.head
    return doing.dep_ in SUBJECTS and thing.dep_ == "dobj" and thing.head is verb


def _precedes(told: Candidate, other: Candidate) -> bool:
    """Whether a noun's sentence tells that what it tells came at another time: ``Days after the raid, they struck``."""
    if told.paragraph is not other.paragraph or told.sentence.start != other.sentence.start:
        return False
    behind = told.start > other.start and stands_elsewhen(told.token)  # "The deal is the first since the war"
    return behind or (other.token.dep_ == "pobj" and other.token.head.lower_ in ELSEWHEN)


def _is_another(token: Token) -> bool:
    """Whether a word before a noun tells it from the event named before: ``another attack``, ``the next meeting``."""
    return any(in_class(c.lower_, "apart") for c in token.children)


def _is_empty(token: Token) -> bool:
    """Whether a noun says nothing without what it is of: ``in the course of the day``."""
    return in_class(token.lemma_.lower(), "empty") and any(c.lower_ == "of" for c in token.rights)


def _is_eventive(candidate: Candidate) -> bool:
    """Whether a noun tells of something happening by itself."""
    entry = noun(candidate.lemma)
    return entry is not None and entry.event_share >= EVENTIVE and not in_class(candidate.lemma, "proposal.nouns")


def _is_done(verb: Token) -> bool:
    """Whether a verb tells what was done, and not once before: *was opened*, *while opening*, but not *by opening*."""
    if any(in_class(c.lower_, "straying") for c in verb.children):
        return False
    return aspect(verb) in _TOLD and (verb.tag_ != "VBG" or verb.dep_ == "advcl")


def _is_bounded(candidate: Candidate) -> bool:
    """Whether a candidate's date has a first and a last day."""
    bounds = None if candidate.date is None or candidate.date.edtf is None else candidate.date.edtf.bounds()
    return bounds is not None and bounds.earliest is not None and bounds.latest is not None


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
    return {t.lemma_.lower() for t in sentence if t.pos_ in CONTENT and not t.is_stop}


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
