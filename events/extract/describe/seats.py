"""Seats: the one town that a report is set in, for what it tells of its own days and says no other place of.

A report says once where it is: in its title, in its first sentence (``Welders at a yard in Lund voted``) or behind its
dateline; then it goes on about *the yard*. Of a country so is only what that votes. An article on a town is set there.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from events.extract.describe.handed import is_local
from events.extract.describe.homes import (
    THENCE,
    doer_of,
    is_behind,
    is_named,
    is_nations,
    is_of_known,
    is_opened,
    is_owned,
    is_somebodys,
    is_states,
    is_towns,
)
from events.extract.describe.nations import Nations
from events.extract.describe.settings import Setting
from events.extract.describe.spots import judges, says_where, stands, under_where
from events.extract.describe.strange import name_around
from events.extract.language.gazetteer import demonym, is_place
from events.extract.language.grammar import SUBJECTS, climb, own_subject
from events.extract.language.lexicon import classes
from events.extract.language.people import is_public, person_words
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer
from events.extract.name.topics import CIVIC

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.callings import Name
    from events.extract.language.words import Token
    from events.extract.model import Place
    from events.extract.name.topics import Topics
    from events.extract.parse.nlp import Read
    from events.read import Document

__all__ = ["Seat"]

#: So many days before and after a report are its own, and of one that says only where it was filed.
_DAYS, _FILED = 60, 10
#: So many if its first paragraph tells it.
_YEAR = 366
#: Kinds of what is told of a war, which goes on elsewhere.
_ABROAD = frozenset(("armed conflict", "agreement"))
#: Kinds of what is told from a town in which it need not have been.
_AFAR = frozenset(
    (
        *("business deal", "investment", "diplomacy", "legislation", "government change", "election", "sanction"),
        *("agreement", "science and technology", "migration", "armed conflict", "military activity"),
    )
)
#: Kinds of what is told in an article on a strike or a crash that need not have been where that was.
_ELSEWHERE = (_AFAR | {"law and justice"}) - {"armed conflict", "military activity"}
#: A battle of so many days is told by its first and last.
_LASTED = 1100
#: Classes of what is in no town for that a text is set there.
_MOVED = frozenset(("vessel", "vehicle", "aircraft", "spacecraft", "artwork"))


class Seat:
    """The seat of one document."""

    def __init__(self, read: Read, document: Document, topics: Topics, candidates: Sequence[Candidate]) -> None:
        """Where it is set is asked for later, once all its candidates are dated."""
        self._candidates, self._published, self._topics = candidates, document.published, topics
        self._set, self._nations = Setting(read, document, topics), Nations(read.paragraphs)

    def filed(self, candidate: Candidate, *, first: bool) -> Place | None:
        """Where the report was filed, of the news of the day; see :func:`is_local`."""
        place, clause = self._set.dateline, candidate.clause or candidate.token
        local = place is not None and is_local(candidate, self._published, place.name, first=first)
        above = (clause, *(t for t in climb(clause) if t.pos_ == "VERB"))
        states = (thing for verb in above if (thing := doer_of(verb)) is not None)
        return place if local and not any(map(is_nations, states)) else None

    def of(self, candidate: Candidate, kind: str, title: str, names: Mapping[int, Name]) -> Place | None:
        """Where an event of a type was that is told with no place.

        Args:
            candidate: The event.
            kind: Its type.
            title: Its title, before which the town may stand.
            names: What stands for the words of its sentence.
        """
        if candidate.life or kind == "statement or proposal":
            return None
        place = None if judges(candidate) else self._of_setting(candidate, kind, title, names)
        return place or self._nations.of(candidate, kind, title)

    def _of_setting(self, candidate: Candidate, kind: str, title: str, names: Mapping[int, Name]) -> Place | None:
        """Where it was as what the document is set in says."""
        place = self._set.place
        if (fought := self._of_battle(candidate, kind)) is not None:
            return fought
        if place is None:
            return self._of_court(candidate, kind)
        if self._is_on_it(candidate, names):
            return place
        if self._is_only_filed(candidate, kind) or self._is_elsewhere(candidate, place):
            return None
        if in_class(candidate.lemma, "prosecuting.tried") and kind == "law and justice":
            return self._set.court if self._opens(candidate) else None
        headed = title.startswith(f"{place.name}: ") and self._is_headed(candidate, kind)
        return place if headed or self._is_there(candidate, kind) else None

    def _of_court(self, candidate: Candidate, kind: str) -> Place | None:
        """The town of the court that a report on a trial names, for what a court does in its days."""
        place = self._set.one_court
        if place is None or kind != "law and justice" or not in_class(candidate.lemma, "prosecuting.tried"):
            return None
        own = frozenset(place.name.split())
        return place if self._is_near(candidate, _DAYS) and not self._is_told_elsewhere(candidate, own) else None

    @cached_property
    def _battle(self) -> tuple[Place, tuple[int, int], frozenset[str]] | None:
        """Where and on which days the battle was that an article is on, and the names by which its lead tells of that.

        The days are those of the first date of its first paragraph.
        """
        place, lead = self._set.battlefield, self._set.lead
        told = (c for c in self._candidates if lead is not None and c.sentence.doc is lead.doc)
        first = next((c for c in told if _days_of(c) is not None), None)
        days = None if first is None else _days_of(first)
        if place is None or first is None or days is None:
            return None
        lasted = first.date is not None and first.date.edtf is not None and first.date.edtf.kind == "span"
        near = frozenset((*place.name.split(), *(t.text for t in lead or () if t.pos_ == "PROPN")))
        return (place, days, near) if days[1] - days[0] <= (_LASTED if lasted else _DAYS) else None

    def _of_battle(self, candidate: Candidate, kind: str) -> Place | None:
        """Where a battle was, or a strike, for what was done there in its days."""
        own = _days_of(candidate)
        if self._battle is None or own is None or (kind in _ELSEWHERE and not self._topics.headword):
            return None
        place, days, near = self._battle
        during = days[0] <= own[0] and own[1] <= days[1]
        return place if during and not self._is_told_elsewhere(candidate, near) else None

    def _is_headed(self, candidate: Candidate, kind: str) -> bool:
        """Whether what a title has a town before was there too: no suit, no ship, and nothing that a firm announces."""
        above = next((t for t in (candidate.token, *climb(candidate.token)) if t.pos_ == "VERB"), candidate.token)
        thing = doer_of(above)
        works = thing is not None and is_opened(thing, above)
        if self._set.is_wide or (kind in _AFAR | {"law and justice"} and not works):
            return False  # unless it is of what stands there: "The yard opened in 1931"
        if thing is None:
            return True
        moved = in_class(thing.lemma_.lower(), "regions") or not classes(thing.lemma_.lower()).isdisjoint(_MOVED)
        return not (moved or self._is_no_towns(thing, above))

    def _is_there(self, candidate: Candidate, kind: str) -> bool:
        """Whether what is not said to be elsewhere is of the kind and of the days that a text has for its place."""
        if kind in _ABROAD and not (self._set.is_article or self._opens(candidate)):
            return False
        if self._set.is_wide and not self._set.is_article:
            return kind in CIVIC
        known = is_towns(candidate) or (self._is_report and is_of_known(candidate))
        return self._set.is_article or self._is_own(candidate) or known

    def _is_only_filed(self, candidate: Candidate, kind: str) -> bool:
        """Whether nothing but the dateline would put something in a town that others than its people did."""
        if self._set.told or not self._set.of_local or self._set.of_dateline() or is_towns(candidate):
            return False
        clause = candidate.clause or candidate.token
        thing = doer_of(clause)
        return kind in _AFAR or thing is None or thing.pos_ != "NOUN" or is_nations(thing)

    @cached_property
    def _is_report(self) -> bool:
        """Whether the first sentence is set there and tells of its own days."""
        opening, _ = next(self._set.opening(), (None, None))
        if opening is None or not self._set.told:
            return False
        told = (c for c in self._candidates if (c.sentence.doc, c.sentence.start) == (opening.doc, opening.start))
        return any(self._is_near(c, _DAYS) for c in told)

    def _opens(self, candidate: Candidate) -> bool:
        """Whether something is told in the first paragraph."""
        return any(sentence.doc is candidate.sentence.doc for sentence, _ in self._set.opening())

    def _is_own(self, candidate: Candidate) -> bool:
        """Whether something was in the days of the report."""
        days = _FILED if not self._set.told or self._set.is_inquest or is_somebodys(candidate) else _DAYS
        days = _YEAR if days == _DAYS and self._opens(candidate) else days
        return self._is_near(candidate, days)

    def _is_near(self, candidate: Candidate, days: int) -> bool:
        """Whether something was so many days before the report or after it."""
        own, today = _days_of(candidate), self._published
        if own is None or today is None or (first := today.bounds().earliest) is None:
            return False
        soon = own[0] <= first.ordinal + days and own[1] <= first.ordinal + 2 * days
        return soon and first.ordinal - days <= own[0]

    def _is_on_it(self, candidate: Candidate, names: Mapping[int, Name]) -> bool:
        """Whether *the town* or *the bridge* that a text is set in or is on goes through something."""
        clause = candidate.clause or candidate.token
        things = [c for c in clause.children if c.dep_ in (*SUBJECTS, "dobj")]
        thing = doer_of(clause)
        things += [] if thing is None or thing in things else [thing]
        goes = (c for head in (clause, *things) for c in head.children if says_where(c) or c.lower_ == "through")
        under = [c for prep in goes for c in prep.children]
        things += [*under, *(at for c in under for at in under_where(c))]  # "Work on three bridges in the city halted"
        things += [c for thing in things for c in thing.lefts if c.dep_ == "poss"]
        things += [c for c in candidate.token.lefts if c.dep_ == "poss"]
        article = self._topics.headword if self._set.is_article else ""
        told = {names[t.i].words.removesuffix("'s") if t.i in names else name_around(t) for t in things}
        if article and article in told:
            return True
        alone = (t for t in things if t.tag_ == "NN" and t.i not in names and not self._set.is_wide)
        alone = (t for t in alone if [c.lower_ for c in t.children if c.dep_ != "case"] == ["the"])
        return any(in_class(t.lower_, "regions.settled") for t in alone)

    def _is_elsewhere(self, candidate: Candidate, place: Place) -> bool:
        """Whether the paragraph has come to another place, or others did it."""
        if self._is_told_elsewhere(candidate, self._set.own):
            return True
        clause = candidate.clause or candidate.token
        thing = doer_of(clause)
        if thing is not None and not self._set.is_wide and self._is_no_towns(thing, clause):
            return True
        words = (candidate.token, *candidate.token.lefts) if thing is None else (thing, *thing.lefts)
        return any(t.ent_type_ == "NORP" and demonym(t.text) != place.country_iso2 for t in words)

    def _is_told_elsewhere(self, candidate: Candidate, own: frozenset[str]) -> bool:
        """Whether the paragraph has come to another place than that of these words, or somebody went to one.

        An article on a battle or a strike comes back to it with each sentence that opens with no pronoun.
        """
        here = candidate.sentence
        before = [s for s in here.doc.sents if s.end <= here.start]
        who = None if candidate.clause is None else own_subject(candidate.clause)
        if self._set.happening:
            before = before[-1:] if who is not None and who.pos_ == "PRON" else []
        for sentence in (here, *reversed(before)):
            named = [t for t in sentence if is_named(t) and (sentence is here or t.head.lower_ not in THENCE)]
            named = [t for t in named if not (self._is_persons(t) or _is_of_person(t, candidate) or _is_by_the_way(t))]
            named = [t for t in named if not (self._set.happening and t.ent_type_ == "FAC")]
            if any(
                own.isdisjoint(name_around(t).split()) and name_around(t) not in own and not is_behind(t, own)
                for t in named
            ):
                return True
            if (named and sentence is not here) or is_towns(candidate):
                break
        clause = candidate.clause or candidate.token
        lemma = clause.lemma_.lower()
        goes = in_class(lemma, "travelling.verbs", "leaving") and not in_class(lemma, "visiting.arriving")
        if goes and not any(c.dep_ in ("dobj", "xcomp", "nsubjpass") for c in clause.children):
            return True
        to = [c for prep in clause.rights if prep.lower_ == "to" and prep.dep_ == "prep" for c in prep.children]
        # "was transported to the colonies", but "was taken to hospital"
        return in_class(lemma, "carrying") and any(c.dep_ == "pobj" and not stands(c) for c in to)

    def _is_persons(self, token: Token) -> bool:
        """Whether the recogniser took the family name of who does something for a place: ``Holm marched on``."""
        known = token.dep_ in SUBJECTS and " " not in name_around(token) and not is_place(token.text)
        return known and any(name.endswith(f" {token.text}") for name in self._topics.of_kind("PERSON"))

    def _is_no_towns(self, thing: Token, clause: Token) -> bool:
        """Whether a country or a firm did it, or it was done to what a firm has."""
        objects = [c for c in clause.rights if c.dep_ == "dobj"]
        called = thing.lemma_.lower() in person_words()["stands_for"]["company"]
        firm = called and any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in thing.rights)
        firm = firm or (thing.pos_ == "PROPN" and self._topics.is_firm(name_around(thing)))
        public = thing.pos_ == "PROPN" and is_public(name_around(thing))
        firm = firm or (public and self._set.own.isdisjoint(name_around(thing).split()))
        above = next((doer(t) for t in climb(clause) if t.pos_ == "VERB" and clause.dep_ == "ccomp"), None)
        state = is_states(thing) or (above is not None and is_states(above))
        return (state and not self._set.is_article) or firm or any(map(is_owned, (thing, *objects)))


def _is_of_person(token: Token, candidate: Candidate) -> bool:
    """Whether a name only says what somebody did elsewhere who is told of: ``paid by Moe, who fell at Sela``.

    Unless the event is told there.
    """
    told = (t for t in (token, *climb(token)) if t.dep_ == "relcl" and any(c.lower_ == "who" for c in t.lefts))
    return any(candidate.token.i not in {t.i for t in clause.subtree} for clause in told)


def _is_by_the_way(name: Token) -> bool:
    """Whether a name only says where those are who told it, or whither a road goes: ``cut the road to Sela``."""
    goes = name.head.lower_ == "to" and in_class(name.head.head.lemma_.lower(), "leading_to")
    return goes or any(t.lower_ == "according" for t in climb(name))


def _days_of(candidate: Candidate) -> tuple[int, int] | None:
    """The first and the last day on which something was, as ordinals; None if it has no such."""
    date = None if candidate.date is None else candidate.date.edtf
    bounds = None if date is None else date.bounds()
    if bounds is None or bounds.earliest is None or bounds.latest is None:
        return None
    return bounds.earliest.ordinal, bounds.latest.ordinal
