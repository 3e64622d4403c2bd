"""Narrative time: what a text tells in the simple past goes on at the day that it last named.

A report names the day of its first event, or is of the document's own day, and tells on from there: *The court fined
the firm on Monday. It ordered the plant to close.* The running day is named by each main predicate that an expression
dates to a day (or by the news of the day), and is lost where the text turns to something coarser, later or long past.
A past perfect takes the rest of its paragraph back behind it. What is told in the background (in subordinate clauses,
in speech, negated, with a time of its own) neither names the day nor takes it. What was told of the document's own day
goes on a little longer; harm and results do not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.dates import add_days
from events.extract.attach.sharing import is_clock
from events.extract.date.dating import derived_date, document_date
from events.extract.date.joint import disasters, doer_day, is_of_case, is_verdict, joint_day
from events.extract.date.lede import FRESH_DAYS
from events.extract.date.lifetimes import mourned, tells_of_life
from events.extract.date.mainline import has_own_time, is_byline, is_main, is_quoted, is_spoken
from events.extract.date.simplepast import is_past_told
from events.extract.date.tolls import HARM, VIOLENT
from events.extract.find.eventtypes import event_type
from events.extract.language.grammar import (
    MEANWHILE,
    aspect,
    conjuncts,
    has_subject,
    is_passive,
    is_past_perfect,
    own_subject,
    subject,
)
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from events.dates import Day, Edtf
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.model import EventDate
    from events.tag import Timex

__all__ = [
    "DAYS",
    "NEAR",
    "NEAR_SPEECH",
    "NEXT",
    "names_day",
    "tell_on",
]

#: In so many sentences after the running day was named, what is told in the simple past happened on it.
NEAR = 4
#: What was told of today goes on for so many sentences more.
NEXT = 2
#: A speech act so many sentences after it is still of that day, if it is the document's: reactions come last.
NEAR_SPEECH = 20
#: Harm is told right after the day, or told again from further back.
_NEAR_HARM = 1
#: What names so few days names the running day.
DAYS = 2
_AT_PRESENT = ("present", "perfect", "future")
#: Where people meet and speak, on the day that is told.
_MET = ("speaking", "gathering")
_DURING = frozenset(("in", "during", "at"))


@dataclass(frozen=True, slots=True)
class _Running:
    """The running day.

    Attributes:
        anchor: The event that named it; None for the document itself.
        sentence: The number of the sentence in which it was named.
        today: Whether it is the document's own day.
        told: The last sentence in which, the day being the document's own, something but speech was told of it.
        aside: Whether it lies before the day that the story began with and was not named by the first sentence of its
            paragraph: a new paragraph is told of something else.
        far: Whether it then lies so far before that the next sentence is told of it only by a pronoun or by *then*.
    """

    anchor: Candidate | None
    sentence: int
    today: bool = False
    told: int = -NEAR
    aside: bool = False
    far: bool = False

    @property
    def last(self) -> Day | None:
        """Its last day; None for the document's own, which nothing in news is told after."""
        date = None if self.anchor is None else self.anchor.date
        return None if date is None or date.edtf is None else date.edtf.bounds().latest


def tell_on(
    candidates: Iterable[Candidate],
    reports: Iterable[Candidate],
    published: Edtf,
    skip: Mapping[int, frozenset[int]],
) -> None:
    """Date what is told in the simple past without a date by the running day, in place.

    Args:
        candidates: The document's, in the order of its text, dated as far as expressions and the lede date them.
        reports: Its other predicates: reports, states and attitudes.
        published: The document creation time.
        skip: Indices of the words of its expressions of time, by paragraph.
    """
    told = sorted((*candidates, *reports), key=lambda c: c.start)
    dated = {
        (c.paragraph.index, t.i): c for c in told if c.date is not None for t in (c.token, c.clause) if t is not None
    }
    course = _Course(published, dated)
    for nth, candidate, clause in _main_line(told):
        begun, anchor = course.begun, course.follow(nth, candidate, clause, skip)
        if anchor is not None:
            candidate.date = anchor
        elif begun and _is_clocked(candidate) and aspect(clause) == "past":
            for other in told:
                if _is_clocked(other) and other.sentence.start == candidate.sentence.start:
                    other.date, other.attachments = None, []  # at that hour of a day that is not told


class _Course:
    """Where the telling stands: the running day, and whether it has left it for what lies behind.

    Args:
        published: The document creation time.
        dated: The dated events of the document, by index of paragraph and word.
    """

    def __init__(self, published: Edtf, dated: Mapping[tuple[int, int], Candidate]) -> None:
        """Start before the first predicate."""
        self._published, self._dated, self._disasters = published, dated, disasters(dated.values())
        self._now: _Running | None = None
        self._lost = False
        self._behind = -1
        self._first: _Running | None = None
        self._open: _Running | None = None
        self._opening = (-1, -1)
        self._dead: Token | None = None
        self._tried = False

    @property
    def begun(self) -> bool:
        """Whether a running day has been named that is not the document's own."""
        return self._lost if self._now is None else not self._now.today

    def follow(  # noqa: C901 - one branch a way of telling
        self, nth: int, candidate: Candidate, clause: Token, skip: Mapping[int, frozenset[int]]
    ) -> EventDate | None:
        """Take in the next main predicate; its date if it is told of the running day."""
        if candidate.paragraph.index != self._opening[0]:
            self._opening = candidate.paragraph.index, candidate.sentence.start
        attached = bool(candidate.attachments) and not _is_clocked(candidate)
        tense, dated = aspect(clause), candidate.date is not None and (attached or candidate.lede)
        self._dead = mourned(candidate, clause, self._dead)
        self._tried = self._tried or is_verdict(candidate)
        if (
            candidate.date is None
            and not attached
            and (day := doer_day(candidate, clause, self._disasters)) is not None
        ):
            return day
        if not dated and (tells_of_life(clause, self._dead) or self._looks_back(candidate, clause)):
            self._lost = True
            return None
        self._lost = self._lost and (bool(candidate.attachments) or tense not in _AT_PRESENT)
        if nth <= 1 and tense in _AT_PRESENT and not candidate.attachments:
            self._open = _Running(None, nth - NEAR - 1, today=True)  # "It will keep its mill": what is said is of today
        if is_past_perfect(clause):
            self._behind = candidate.paragraph.index
        elif candidate.lede and candidate.date is not None and candidate.date.basis == "document":
            self._now, self._lost = self._now or _Running(None, nth, today=True), False
            self._first = self._first or self._now
        elif dated and tense not in ("future", "modal"):
            named = self._placed(_named(candidate, nth, self._published), candidate)
            self._now, self._lost = named or self._now, named is None
            self._first = self._first or named
        elif not (dated or self._is_away(candidate)) and _goes_on(
            candidate, clause, skip, now := self._told_of(candidate), nth
        ):
            if self._tried and now is not None and is_of_case(candidate, now.anchor):
                return None
            if now is not None and now.today and nth - now.sentence <= NEAR:
                self._now = replace(now, told=nth)
            return joint_day(candidate, clause, self._dated, lambda c: names_day(c, self._published)) or self._date(now)
        return None

    def _told_of(self, candidate: Candidate) -> _Running | None:
        """The running day; what is said after the telling has left it is of the day of the news, if that is today.

        A new paragraph after an aside goes on from the day that the story began with, if an event named it.
        """
        now, first = self._now, self._first
        aside = None if now is None or not now.aside else now.anchor
        begun = None if first is None else first.anchor
        if aside is not None and begun is not None and candidate.paragraph is not aside.paragraph:
            return first
        said = now.anchor if now is not None else None
        far = said is not None and candidate.paragraph is not said.paragraph and in_class(said.lemma, "reporting")
        if (self._lost or far) and now is not None and not now.today and first is not None and first.today:
            return first  # "Police said on Monday that", of a story of today
        return now or (None if self._lost else self._open)

    def _placed(self, named: _Running | None, candidate: Candidate) -> _Running | None:
        """A day that has just been named, as an aside where it is one."""
        if named is None or self._first is None:
            return named
        begun = self._first.last or self._published.bounds().latest
        if named.last is None or begun is None or named.last >= begun:
            return named
        if any(a.timex.text.lower().endswith("weekend") for a in candidate.attachments):
            return None  # nothing else is of "over the weekend"
        if self._opening[1] == candidate.sentence.start:
            return named
        return replace(named, aside=True, far=named.last < add_days(begun, -DAYS))

    def _looks_back(self, candidate: Candidate, clause: Token) -> bool:
        """Whether an undated predicate is told of an event before the running day: ``was bruised in the fall``.

        Who is charged ``in the shooting`` is so at another time.
        """
        at = candidate.paragraph.index
        case = event_type(clause.lemma_.lower(), "VERB") == "law and justice" or in_class(candidate.lemma, "statement")
        inside = () if case else tuple(_things_during(clause))
        others = (self._dated.get((at, thing.i)) for thing in inside)
        if any(other is not None and self._is_before(other) for other in others) or self._is_unheard(inside, clause):
            return True
        pointed = (t for t in _things_during(clause) if any(c.lower_ in ("that", "those") for c in t.children))
        if any((at, t.i) not in self._dated and not in_class(t.lemma_.lower(), *_MET) for t in pointed):
            return True  # "on those tours the choir sang"
        joined = {c.i for c in conjuncts(clause) if not has_subject(c)}  # "came to Lund, made a film and left in 2001"
        for child in (*clause.children, *conjuncts(clause)):
            when = child.dep_ == "advcl" and any(c.lower_ in MEANWHILE for c in child.children)
            other = self._dated.get((at, child.i)) if when or child.i in joined else None
            told = other is not None and (when or bool(other.attachments))
            if other is not None and told and self._is_before(other, 0 if child.i in joined else DAYS):
                return True
        return False

    def _is_unheard(self, things: Iterable[Token], clause: Token) -> bool:
        """Whether harm was done in, or by, an event that is taken as known, and none like it is told of the day."""
        harm = in_class(clause.lemma_.lower(), *HARM) or is_passive(clause)
        doers = (c for c in clause.children if c.dep_ == "nsubj" and in_class(clause.lemma_.lower(), *HARM))
        known = (t for t in (*(things if harm else ()), *doers) if t.pos_ == "NOUN" and _is_known(t))
        return any(_does_harm(t.lemma_.lower(), "NOUN") for t in known) and not any(
            _does_harm(c.lemma, "NOUN" if c.token.pos_ == "NOUN" else "VERB") and not self._is_before(c)
            for c in self._dated.values()
            if c.date is not None and c.date.edtf is not None and c.date.edtf.bounds().earliest is not None
        )

    def _is_before(self, other: Candidate, margin: int = DAYS) -> bool:
        bounds = None if other.date is None or other.date.edtf is None else other.date.edtf.bounds()
        now = None if self._now is None else self._now.last or self._published.bounds().earliest
        return (
            bounds is not None
            and bounds.latest is not None
            and now is not None
            and bounds.latest < add_days(now, -margin)
        )

    def _is_away(self, candidate: Candidate) -> bool:
        now, behind = self._told_of(candidate), candidate.paragraph.index == self._behind or self._lost
        aside = now is not None and now.aside and not _stays_with(candidate, now.anchor, far=now.far)
        if (candidate.attachments and not _is_clocked(candidate)) or aside:
            return True
        return behind and not in_class(candidate.lemma, "statement")

    def _date(self, now: _Running | None) -> EventDate | None:
        anchor = None if now is None else now.anchor
        if anchor is None:
            return document_date(self._published)
        why = "told on from there, on the running day:"
        return None if anchor.date is None else derived_date(anchor.date.edtf, "anchored", anchor, why)


def _stays_with(candidate: Candidate, anchor: Candidate | None, *, far: bool) -> bool:
    """Whether it is told of the day of a step back: in its paragraph, and if that is far, with a word for it."""
    if anchor is None or anchor.paragraph is not candidate.paragraph:
        return anchor is None
    clause = candidate.clause
    who = None if clause is None else subject(clause)
    then = clause is not None and any(c.lower_ == "then" for c in clause.children)
    again = then or (who is not None and who.pos_ == "PRON")
    return not far or again or anchor.sentence.start == candidate.sentence.start


def _things_during(clause: Token) -> Iterator[Token]:
    """What a clause, or a noun in it, stands *in*, *at* or *during*."""
    nouns = [c for c in clause.children if c.dep_ == "dobj"]
    nouns += [c for p in clause.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
    for prep in (c for head in (clause, *nouns) for c in head.children if c.dep_ == "prep" and c.lower_ in _DURING):
        yield from (c for c in prep.children if c.dep_ == "pobj")


def _is_known(thing: Token) -> bool:
    """Whether a noun stands for something that the reader has heard of: ``the blast``."""
    return any(c.dep_ == "det" and c.lower_ in ("the", "that") for c in thing.children)


def _does_harm(lemma: str, pos: str) -> bool:
    return event_type(lemma, pos) in VIOLENT or in_class(lemma, *HARM)


def _is_clocked(candidate: Candidate) -> bool:
    """Whether nothing dates a predicate but the time of a day, as of the document's, or hours: ``within an hour``."""
    limits = ("limit",) if candidate.date is None else ()
    told = [(a.timex, a.role in limits and a.timex.value.startswith("PT")) for a in candidate.attachments]
    clock = all(soon or (_is_hour(t) and t.basis == "relative") for t, soon in told)
    return bool(told) and clock and not candidate.lede


def _is_hour(timex: Timex) -> bool:
    """Whether an expression is of some day, by its words: ``at 3 a.m.``, ``by noon``, ``through the night``.

    *After midnight* is past the running day.
    """
    some = timex.rule != "day-part" or timex.text.lower().startswith("the ")
    return is_clock(timex) and some and not timex.rule.startswith("midnight")


def _main_line(told: Iterable[Candidate]) -> Iterator[tuple[int, Candidate, Token]]:
    """The main predicates, in the order of the text, each with the number of its sentence."""
    for candidate in told:
        clause = candidate.clause
        if clause is not None and is_main(clause):
            yield candidate.place, candidate, clause


def _named(candidate: Candidate, nth: int, published: Edtf) -> _Running | None:
    """What a dated predicate makes the running day; None if it is coarse, to come or history."""
    edtf, today = None if candidate.date is None else candidate.date.edtf, published.bounds().latest
    bounds = None if edtf is None else edtf.bounds()
    if bounds is None or today is None or bounds.earliest is None or bounds.latest is None or bounds.days is None:
        return None
    fresh = add_days(today, -FRESH_DAYS) <= bounds.earliest and bounds.latest <= today and bounds.days <= DAYS
    return _Running(candidate, nth, today=bounds.latest == today) if fresh else None


def names_day(candidate: Candidate, published: Edtf) -> bool:
    """Whether a dated candidate names a day of the last weeks.

    Args:
        candidate: Dated or not.
        published: The document creation time.
    """
    return _named(candidate, 0, published) is not None


def _goes_on(
    candidate: Candidate, clause: Token, skip: Mapping[int, frozenset[int]], now: _Running | None, nth: int
) -> bool:
    """Whether an undated main predicate is told of the running day."""
    if now is None or not _is_open(candidate):
        return False
    if nth - now.sentence > _reach(candidate, clause, now) and not (nth - now.told <= NEXT and _may_follow(candidate)):
        return False
    timed = not _is_clocked(candidate) and has_own_time(clause, skip[candidate.paragraph.index])
    if is_byline(clause) or not is_past_told(clause) or timed:
        return False
    if in_class(candidate.lemma, "statement"):
        return not is_quoted(clause, clause.sent.start_char)  # "They offered us a clinic," in quotation marks
    return not is_spoken(clause)


def _is_open(candidate: Candidate) -> bool:
    """Whether nothing dates it, or only an order of events leaves its beginning open."""
    date = candidate.date
    edtf = date.edtf if date is not None and date.basis == "inferred" else None
    return date is None or _is_clocked(candidate) or (edtf is not None and edtf.bounds().earliest is None)


def _reach(candidate: Candidate, clause: Token, now: _Running) -> int:
    """In how many sentences after the running day was named a predicate is told of it."""
    if in_class(clause.lemma_.lower(), *HARM):
        inside = now.anchor is not None and candidate.paragraph is now.anchor.paragraph
        return _NEAR_HARM + (inside and _is_count(clause))
    return NEAR_SPEECH if in_class(candidate.lemma, "statement") and now.today else NEAR


def _is_count(harm: Token) -> bool:
    """Whether a verb of harm only counts those harmed: ``at least three were killed``, of what the paragraph tells."""
    thing = own_subject(harm)
    return thing is not None and thing.tag_ == "CD" and (is_passive(harm) or harm.lemma_ == "die")


def _may_follow(candidate: Candidate) -> bool:
    """Whether it can go on from what was told of today, and is no harm or result, of which the background is told."""
    apart = ("occurring", "harming", "harming.undergone", "affecting", "changing", "earning", "light")
    return candidate.is_verb and not in_class(candidate.lemma, *apart)
