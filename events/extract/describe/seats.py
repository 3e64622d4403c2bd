"""Seats: the one town that a report is set in, for what it tells of its own days and says no other place of.

A report says once where it is: in its title, in its first sentence (``Welders at a yard in Lund voted``) or behind its
dateline; then it goes on about *the yard*. Of a country so is only what that votes. An article on a town is set there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from events.dates import MONTHS
from events.extract.describe.handed import is_local
from events.extract.describe.homes import (
    THENCE,
    doer_of,
    is_at_home,
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
from events.extract.describe.places import name_around
from events.extract.describe.spots import is_building, judges, says_where, stands
from events.extract.find.eventtypes import event_type
from events.extract.language.gazetteer import demonym, is_ambiguous, lookup
from events.extract.language.grammar import SUBJECTS, climb
from events.extract.language.lexicon import classes, is_standing, noun
from events.extract.language.municipal import town_of_body, town_of_name
from events.extract.language.people import COURTS, is_public, person_words
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer
from events.extract.model import Place
from events.extract.name.renown import PARLEYS
from events.extract.name.topics import CIVIC
from events.extract.parse.datelines import dateline_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.callings import Name
    from events.extract.language.words import Span, Token
    from events.extract.name.topics import Topics
    from events.extract.parse.nlp import Read
    from events.read import Document

__all__ = ["Seat"]

#: So many days before and after a report are its own, and of one that says only where it was filed.
_DAYS, _FILED = 60, 10
#: So many if its first paragraph tells it.
_YEAR = 366
_SPOTS = ("GPE", "LOC", "FAC")
#: Where a title says that it is.
_AT = re.compile(r"\b(?:[Aa]t|[Ii]n|[Nn]ear|[Oo]ff) ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})")
#: What stands before or behind the name of a country.
_WIDE = (
    r"(?:(?:north|south|east|west)(?:ern)?|central|across|republic of) {0}\b|"
    r"\b{0}['’]s? (?:government|president|parliament|army|prime|king|capital)"
)
#: What a building does by the first sentence on it.
_STANDS = frozenset(("be", "stand", "lie", "build", "open", "locate", "situate"))
_COMING = frozenset(("arrive", "come", "return", "march"))
#: The name of a court.
_COURT = re.compile(r"(?:[A-Z][\w'’]+ ){1,4}Court\b")
_VOTES = re.compile(r"(?<!\w )([A-Z][\w'’-]+) (?:to vote|votes|elects|goes to (?:the )?polls)\b")
#: What a court does, which may sit in another town.
_TRIED = frozenset(
    (
        *("jail", "sentence", "convict", "trial", "try", "acquit", "appeal", "hearing", "hear", "plead", "charge"),
        *("arraign", "indict", "rule"),
    )
)
#: Kinds of what is told of a war, which goes on elsewhere.
_ABROAD = frozenset(("armed conflict", "agreement"))
#: Kinds of what is told from a town in which it need not have been.
_AFAR = frozenset(
    (
        *("business deal", "investment", "diplomacy", "legislation", "government change", "election", "sanction"),
        *("agreement", "science and technology", "migration", "armed conflict", "military activity"),
    )
)
#: Classes of what is in no town for that a text is set there.
_MOVED = frozenset(("vessel", "vehicle", "aircraft", "spacecraft", "artwork"))


class Seat:
    """The seat of one document."""

    def __init__(self, read: Read, document: Document, topics: Topics, candidates: Sequence[Candidate]) -> None:
        """Where it is set is asked for later, once all its candidates are dated."""
        self._candidates = candidates
        self._read, self._title, self._published = read, document.title, document.published
        self._topics, self._text = topics, document.text

    def filed(self, candidate: Candidate, *, first: bool) -> Place | None:
        """Where the report was filed, of the news of the day; see :func:`is_local`."""
        place, clause = self._dateline, candidate.clause or candidate.token
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
        place = self.place
        if place is None or candidate.life or judges(candidate) or kind == "statement or proposal":
            return None
        if self._is_on_it(candidate, names):
            return place
        if self._is_only_filed(candidate, kind) or self._is_elsewhere(candidate, place):
            return None
        if candidate.lemma in _TRIED and kind == "law and justice":
            return self._court if self._opens(candidate) else None
        headed = title.startswith(f"{place.name}: ") and self._is_headed(candidate, kind)
        return place if headed or self._is_there(candidate, kind) else None

    def _is_headed(self, candidate: Candidate, kind: str) -> bool:
        """Whether what a title has a town before was there too: no suit, no ship, and nothing that a firm announces."""
        above = next((t for t in (candidate.token, *climb(candidate.token)) if t.pos_ == "VERB"), candidate.token)
        thing = doer_of(above)
        works = thing is not None and is_opened(thing, above)
        if self._is_wide or (kind in _AFAR | {"law and justice"} and not works):
            return False  # unless it is of what stands there: "The yard opened in 1931"
        if thing is None:
            return True
        moved = in_class(thing.lemma_.lower(), "regions") or not classes(thing.lemma_.lower()).isdisjoint(_MOVED)
        return not (moved or self._is_no_towns(thing, above))

    def _is_there(self, candidate: Candidate, kind: str) -> bool:
        """Whether what is not said to be elsewhere is of the kind and of the days that a text has for its place."""
        if kind in _ABROAD and not (self._is_article or self._opens(candidate)):
            return False
        if self._is_wide and not self._is_article:
            return kind in CIVIC
        known = is_towns(candidate) or (self._is_report and is_of_known(candidate))
        return self._is_article or self._is_own(candidate) or known

    @cached_property
    def _dateline(self) -> Place | None:
        """The place that the document was written at."""
        return dateline_place(self._read.paragraphs)

    @cached_property
    def _is_article(self) -> bool:
        """Whether it is an article on the place, or on a building there."""
        article, place = self._topics.headword, self.place
        if not article or place is None or (self._published is not None and self._dateline is not None):
            return False
        return place.name.partition(",")[0] == article

    def _of_site(self) -> Place | None:
        """Where a building stands that an article is on: ``The Long Mill is a mill in Lund``."""
        name = self._topics.headword
        opening, _ = next(self._opening(), (None, None))
        if opening is None or name not in opening.text or opening.root.lemma_ not in _STANDS:
            return None
        kinds = [c for c in opening.root.children if c.dep_ == "attr"]
        built = any(stands(kind) or is_building(kind) for kind in kinds)
        if not (built or _is_site(name.rpartition(" ")[2].lower())):
            return None
        spots = [c for t in opening if says_where(t) for c in t.children if c.dep_ == "pobj" and c.pos_ == "PROPN"]
        known = (place for spot in spots if (place := lookup(name_around(spot))) is not None)
        towns = [place for place in known if place.precision == "city"]
        towns += [Place(name_around(t)) for t in spots if t.ent_type_ == "GPE" and t.head.lower_ in ("in", "at")]
        return replace(towns[0], name=f"{name}, {towns[0].name}") if towns else None

    @cached_property
    def place(self) -> Place | None:
        """The town or country that the document is set in."""
        article = self._topics.headword
        if article and self._topics.is_settled(article):
            return lookup(article) or Place(article)
        if article and (site := self._of_site()) is not None:
            return site
        if self._published is None:
            return None
        name = self._told or self._of_dateline() or self._votes or self._of_local
        return (lookup(name) or Place(name)) if name else None

    @cached_property
    def _is_wide(self) -> bool:
        """Whether it is a country."""
        place = self.place
        if place is None:
            return False
        told = re.search(_WIDE.format(re.escape(place.name)), self._text, re.IGNORECASE)
        filed = self._dateline is not None and self._dateline.name != place.name  # "Coup Fails in Dorvia", from a town
        if place.precision is None:
            return filed or bool(self._votes) or told is not None
        return place.precision == "country" or bool(self._votes)

    @cached_property
    def _told(self) -> str:
        """What the title or the first sentence has for it."""
        return self._titled or self._of_opening() or self._filed_at()

    def _filed_at(self) -> str:
        """The dateline's town, if the first sentence says that it was there: ``LUND - A mill in Lund shut``."""
        opening, _ = next(self._opening(), (None, None))
        name = "" if self._dateline is None else self._dateline.name
        return name if opening is not None and name in _set_at(opening.text) else ""

    @cached_property
    def _votes(self) -> str:
        """Who votes by the title: ``Kadria to vote in July``."""
        found = _VOTES.search(self._title)
        plain = found is None or noun(found[1].lower()) is not None or self._topics.is_firm(found[1])
        return found[1] if found is not None and not plain else ""

    @cached_property
    def _titled(self) -> str:
        """The one place where the title says something was."""
        renown = self._topics.renown
        opens = " ".join(sentence.text for sentence, _ in self._opening())
        told = [match[1] for match in _AT.finditer(self._title)]
        told += [name for name in _set_at(opens) if renown.is_in_title(name) and not self._topics.is_match]
        found = [name for name in dict.fromkeys(told) if self._is_spot(name)]
        filed = "" if self._dateline is None else self._dateline.name
        found += [filed] if filed and renown.is_in_title(filed) and filed not in found else []
        known = [name.words for name in renown.ranked if name.kind in _SPOTS and renown.is_in_title(name.words)]
        names = dict.fromkeys((*found, *known))
        apart = [name for name in names if not any(f"{other}, {name}" in self._title for other in names)]
        whole = [name for name in apart if not any(name != other and name in other for other in apart)]
        return whole[0] if len(whole) == 1 and whole[0] in found else ""

    def _is_spot(self, name: str) -> bool:
        """Whether the text has a name of its title as that of a place."""
        ents = [ent for paragraph in self._read.paragraphs for ent in paragraph.doc.ents if name in ent.text]
        taken = any(ent.label_ in ("PERSON", "NORP", "DATE", "EVENT", "PRODUCT") for ent in ents)
        sure = any(ent.label_ in _SPOTS for ent in ents[:2]) or (not taken and name in _set_at(self._text))
        return sure and not self._topics.is_firm(name)

    def _opening(self) -> Iterator[tuple[Span, frozenset[int]]]:
        """The sentences of the first paragraph that tells, with their words that say when."""
        number = self._topics.renown.opening
        for paragraph in self._read.paragraphs if number is not None else ():
            sentences = list(paragraph.sentences())
            if any(paragraph.place(s[0]) - 1 == number for s in sentences):
                yield from ((sentence, self._read.skip[paragraph.index]) for sentence in sentences)

    def _of_opening(self) -> str:
        """The one place that the first sentence is set in."""
        sentence, skip = next(self._opening(), (None, frozenset[int]()))
        if sentence is None:
            return ""
        bodies = (t for t in sentence if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT")
        if town := next(filter(None, map(town_of_body, bodies)), ""):
            return town  # "Sela Town Council voted"
        named = [ent.root for ent in sentence.ents if ent.label_ in ("GPE", "LOC")]
        named += [t for t in sentence if t not in named and is_at_home(t)]
        named += [
            t
            for t in sentence
            if t not in named and t.ent_type_ in ("", "DATE") and t.i not in skip and _may_be_town(t)
        ]
        told = [t for t in named if not (t.i > 1 and t.doc[t.i - 1].text == "," and t.doc[t.i - 2] in named)]
        return name_around(told[0]) if len(told) == 1 and _sets(told[0]) else ""

    def _of_dateline(self) -> str:
        """Where it was filed, if the first paragraph speaks of that."""
        if self._dateline is None:
            return ""
        name = self._dateline.name
        words = {t.text for sentence, _ in self._opening() for t in sentence}
        return name if "here" in words or words.issuperset(name.split()) else ""

    @cached_property
    def _of_local(self) -> str:
        """The dateline's town, if the first sentence tells of what no firm or state does and names no place."""
        opening, skip = next(self._opening(), (None, frozenset[int]()))
        if self._dateline is None or opening is None:
            return ""
        if any(is_named(t) or t.ent_type_ in ("NORP", "LOC", "GPE") for t in opening if t.i not in skip):
            return ""
        things = [t for t in opening if t.dep_ in SUBJECTS and t.head.dep_ in ("ROOT", "conj", "ccomp")]
        plain = [t for t in things if t.pos_ == "NOUN" and not is_nations(t)]
        company = person_words()["stands_for"]["company"]
        local = plain == things and bool(things) and not any(t.lemma_.lower() in company for t in things)
        return self._dateline.name if local else ""

    def _is_only_filed(self, candidate: Candidate, kind: str) -> bool:
        """Whether nothing but the dateline would put something in a town that others than its people did."""
        if self._told or not self._of_local or self._of_dateline() or is_towns(candidate):
            return False
        clause = candidate.clause or candidate.token
        thing = doer_of(clause)
        return kind in _AFAR or thing is None or thing.pos_ != "NOUN" or is_nations(thing)

    @cached_property
    def _is_report(self) -> bool:
        """Whether the first sentence is set there and tells of its own days."""
        opening, _ = next(self._opening(), (None, None))
        if opening is None or not self._told:
            return False
        told = (c for c in self._candidates if (c.sentence.doc, c.sentence.start) == (opening.doc, opening.start))
        return any(self._is_near(c, _DAYS) for c in told)

    def _opens(self, candidate: Candidate) -> bool:
        """Whether something is told in the first paragraph."""
        return any(sentence.doc is candidate.sentence.doc for sentence, _ in self._opening())

    @cached_property
    def _court(self) -> Place | None:
        """The town of the one court that a report names, else where it was filed."""
        towns = {town for name in _COURT.findall(self._text) if (town := town_of_name(name))}
        if not towns:
            return self._dateline
        town = towns.pop() if len(towns) == 1 else ""
        return (lookup(town) or Place(town)) if town else None

    @cached_property
    def _is_inquest(self) -> bool:
        """Whether the first sentence is on a trial or an inquiry."""
        sentence, _ = next(self._opening(), (None, None))
        things = [] if sentence is None else [t for t in sentence if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT"]
        return any(event_type(t.lemma_.lower(), "NOUN") == "law and justice" for t in things if t.pos_ == "NOUN")

    def _is_own(self, candidate: Candidate) -> bool:
        """Whether something was in the days of the report."""
        days = _FILED if not self._told or self._is_inquest or is_somebodys(candidate) else _DAYS
        days = _YEAR if days == _DAYS and self._opens(candidate) else days
        return self._is_near(candidate, days)

    def _is_near(self, candidate: Candidate, days: int) -> bool:
        """Whether something was so many days before the report or after it."""
        date, today = None if candidate.date is None else candidate.date.edtf, self._published
        if date is None or today is None or (first := today.bounds().earliest) is None:
            return False
        bounds = date.bounds()
        if bounds.earliest is None or bounds.latest is None:
            return False
        soon = bounds.earliest.ordinal <= first.ordinal + days and bounds.latest.ordinal <= first.ordinal + 2 * days
        return soon and first.ordinal - days <= bounds.earliest.ordinal

    @cached_property
    def _own(self) -> frozenset[str]:
        """The words of names that are the place's, or that an article has for where that is."""
        place = self.place
        names = [] if place is None else [place.name]
        if self._is_article:
            opening, _ = next(self._opening(), (None, None))
            names += (
                [] if opening is None else [ent.text for ent in opening.ents if ent.label_ not in ("PERSON", "ORG")]
            )
        return frozenset(word for name in names for word in name.replace(",", " ").split())

    def _is_on_it(self, candidate: Candidate, names: Mapping[int, Name]) -> bool:
        """Whether *the town* or *the bridge* that a text is set in or is on goes through something."""
        clause = candidate.clause or candidate.token
        things = [c for c in clause.children if c.dep_ in (*SUBJECTS, "dobj")]
        thing = doer_of(clause)
        things += [] if thing is None or thing in things else [thing]
        goes = (c for head in (clause, *things) for c in head.children if says_where(c) or c.lower_ == "through")
        things += [c for prep in goes for c in prep.children]
        things += [c for thing in things for c in thing.lefts if c.dep_ == "poss"]
        things += [c for c in candidate.token.lefts if c.dep_ == "poss"]
        article = self._topics.headword if self._is_article else ""
        told = {names[t.i].words.removesuffix("'s") if t.i in names else name_around(t) for t in things}
        if article and article in told:
            return True
        alone = (t for t in things if t.tag_ == "NN" and t.i not in names and not self._is_wide)
        alone = (t for t in alone if [c.lower_ for c in t.children if c.dep_ != "case"] == ["the"])
        return any(in_class(t.lower_, "regions.settled") for t in alone)

    def _is_elsewhere(self, candidate: Candidate, place: Place) -> bool:
        """Whether the paragraph has come to another place, or others did it."""
        own, here = self._own, candidate.sentence
        before = [s for s in here.doc.sents if s.end <= here.start]
        for sentence in (here, *reversed(before)):
            named = [t for t in sentence if is_named(t) and (sentence is here or t.head.lower_ not in THENCE)]
            if any(own.isdisjoint(name_around(t).split()) and not is_behind(t, own) for t in named):
                return True
            if (named and sentence is not here) or is_towns(candidate):
                break
        clause = candidate.clause or candidate.token
        lemma = clause.lemma_.lower()
        goes = in_class(lemma, "travelling.verbs", "leaving") and lemma not in _COMING
        if goes and not any(c.dep_ in ("dobj", "xcomp", "nsubjpass") for c in clause.children):
            return True
        to = [c for prep in clause.rights if prep.lower_ == "to" and prep.dep_ == "prep" for c in prep.children]
        if in_class(lemma, "carrying") and any(c.dep_ == "pobj" and not stands(c) for c in to):
            return True  # "was transported to the colonies", but "was taken to hospital"
        thing = doer_of(clause)
        if thing is not None and not self._is_wide and self._is_no_towns(thing, clause):
            return True
        words = (candidate.token, *candidate.token.lefts) if thing is None else (thing, *thing.lefts)
        return any(t.ent_type_ == "NORP" and demonym(t.text) != place.country_iso2 for t in words)

    def _is_no_towns(self, thing: Token, clause: Token) -> bool:
        """Whether a country or a firm did it, or it was done to what a firm has."""
        objects = [c for c in clause.rights if c.dep_ == "dobj"]
        called = thing.lemma_.lower() in person_words()["stands_for"]["company"]
        firm = called and any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in thing.rights)
        firm = firm or (thing.pos_ == "PROPN" and self._topics.is_firm(name_around(thing)))
        public = thing.pos_ == "PROPN" and is_public(name_around(thing))
        firm = firm or (public and self._own.isdisjoint(name_around(thing).split()))
        above = next((doer(t) for t in climb(clause) if t.pos_ == "VERB" and clause.dep_ == "ccomp"), None)
        state = is_states(thing) or (above is not None and is_states(above))
        return (state and not self._is_article) or firm or any(map(is_owned, (thing, *objects)))


def _is_site(last: str) -> bool:
    """Whether a name that ends so is of a building: ``Selby Abbey``, ``Long Mill``."""
    return is_standing(last) or in_class(last, "sites")


def _set_at(text: str) -> list[str]:
    """The names that stand in a text where those of towns do."""
    return [match[1] for match in _AT.finditer(text) if match[1] not in MONTHS]


def _may_be_town(token: Token) -> bool:
    """Whether a name that the recogniser does not take for a place stands where one does: ``at a yard in Sela``."""
    there = token.pos_ == "PROPN" and token.dep_ == "pobj" and token.head.lower_ == "in"
    return there and token.head.head.pos_ == "NOUN" and not (token.n_lefts or is_ambiguous(token.text))


def _sets(token: Token) -> bool:
    """Whether a name says where its main clause was, or those that it is about."""
    prep = token.head
    if token.dep_ != "pobj" or not (says_where(prep) or is_at_home(token)):
        return False
    above = prep.head
    if above.lower_ in COURTS or event_type(above.lemma_.lower(), "NOUN") in PARLEYS:
        return False
    for word in (prep, *climb(prep)):
        told_first = word.dep_ == "ccomp" and word.i < word.head.i  # "A mill in Sela burned down, police said"
        if word.dep_ in ("relcl", "advcl", "acl", "appos", "ccomp") and not told_first:
            return False
        if word.dep_ == "ROOT":
            break
    root = next((t for t in climb(prep) if t.dep_ == "ROOT"), above)
    kind = event_type(root.lemma_.lower(), "VERB")
    return kind not in PARLEYS and not in_class(root.lemma_.lower(), "dwelling")
