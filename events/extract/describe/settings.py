"""Settings: the town or country that a document says once that it is in: in its title, its opening or its dateline.

An article on a town or on a building there is set in that town; a report in the one place that its title or its first
sentence says, else where it was filed, if it speaks of that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from events.dates import MONTHS
from events.extract.describe.homes import is_at_home, is_named, is_nations
from events.extract.describe.spots import is_building, is_effect, says_where, stands
from events.extract.describe.strange import is_at_site, is_called, is_surely_one, is_told_so, name_around
from events.extract.find.eventtypes import event_type
from events.extract.language.gazetteer import is_ambiguous, lookup
from events.extract.language.grammar import SUBJECTS, climb
from events.extract.language.lexicon import is_standing, noun
from events.extract.language.municipal import town_of_body, town_of_name
from events.extract.language.people import COURTS, is_person, person_words
from events.extract.language.predicates import in_class
from events.extract.model import Place
from events.extract.name.happenings import happening_of
from events.extract.name.renown import PARLEYS
from events.extract.parse.datelines import dateline_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.language.words import Span, Token
    from events.extract.name.topics import Topics
    from events.extract.parse.nlp import Read
    from events.read import Document

__all__ = ["Setting"]

_SPOTS = ("GPE", "LOC", "FAC")
#: Where a title says that it is.
_AT = re.compile(r"\b(?:[Aa]t|[Ii]n|[Nn]ear|[Oo]ff) ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})")
#: What stands before or behind the name of a country.
_WIDE = (
    r"(?:(?:north|south|east|west)(?:ern)?|central|across|republic of) {0}\b|"
    r"\b{0}['’]s? (?:government|president|parliament|army|prime|king|capital)"
)
#: The name of a court.
_COURT = re.compile(r"(?:[A-Z][\w'’]+ ){1,4}Court\b")
#: A building that a title is on, with its town; and what such a title says that it has of it.
_SITED = re.compile(r"(?P<site>[\w'’]+)(?:,| in| at| near) (?P<town>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})(?=$|[:;(])")
_TOLD = re.compile(r"\b(?:history|story|chronicle|guide|notes|years)\b", re.IGNORECASE)
#: A battle, by its place.
_BATTLE = re.compile(
    r"(?:Battle|Siege|Storming|Sack|Skirmish|Combat|Relief) (?:of|at) ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)$"
)
_VOTES = re.compile(r"(?<!\w )([A-Z][\w'’-]+) (?:to vote|votes|elects|goes to (?:the )?polls)\b")


class Setting:
    """What one document is set in."""

    def __init__(self, read: Read, document: Document, topics: Topics) -> None:
        """Note the document; what it is set in is asked for later."""
        self._read, self._title, self._published = read, document.title, document.published
        self._topics, self._text = topics, document.text

    @cached_property
    def dateline(self) -> Place | None:
        """The place that the document was written at."""
        return dateline_place(self._read.paragraphs)

    @cached_property
    def is_article(self) -> bool:
        """Whether it is an article on the place, or on a building there."""
        article, place = self._topics.headword, self.place
        if not (article or self._sited) or place is None or (self._published is not None and self.dateline is not None):
            return False
        return place.name.partition(",")[0] == article or place.name == self._sited

    def _of_site(self) -> Place | None:
        """Where a building stands that an article is on: ``The Long Mill is a mill in Lund``."""
        name = self._topics.headword
        opening, _ = next(self.opening(), (None, None))
        if opening is None or name not in opening.text or not in_class(opening.root.lemma_, "describing.standing"):
            return None
        kinds = [c for c in opening.root.children if c.dep_ == "attr"]
        if any(is_person(kind) for kind in kinds):
            return None  # "Ada Hall, who died in Lund, was a surgeon"
        built = any(stands(kind) or is_building(kind) or in_class(kind.lemma_.lower(), "learned") for kind in kinds)
        if not (built or _is_site(name.rpartition(" ")[2].lower())):
            return None
        spots = [c for t in opening if says_where(t) for c in t.children if c.dep_ == "pobj" and c.pos_ == "PROPN"]
        known = (place for spot in spots if (place := lookup(name_around(spot))) is not None)
        towns = [place for place in known if place.precision == "city"]
        strange = [t for t in spots if t.head.lower_ in ("in", "at") and (t.ent_type_ == "GPE" or is_surely_one(t))]
        towns += [Place(name_around(t)) for t in strange]
        return replace(towns[0], name=f"{name}, {towns[0].name}") if towns else None

    @cached_property
    def _sited(self) -> str:
        """The town of the building that a title is on: ``A short history of the mill and its school, Lund``."""
        found = _SITED.search(self._title)
        if found is None or not _is_site(found["site"].lower()):
            return ""
        headed = bool(self._topics.headword) and self._topics.headword in self._title[: found.end("site")]
        return found["town"] if headed or _TOLD.search(self._title[: found.start("site")]) else ""

    @cached_property
    def happening(self) -> str:
        """What happened that an article is on: a battle, a strike, a crash; empty if it is on something else."""
        name = self._topics.headword
        return name if _BATTLE.match(name) else happening_of(self._title, self._text)

    @cached_property
    def lead(self) -> Span | None:
        """The sentence that tells what that was, under its name."""
        name = self.happening.lower()
        sentences = (s for p in self._read.paragraphs if name for s in p.sentences())
        return next((s for s in sentences if name in s.text.lower() and s.text.rstrip()[-1:] == "."), None)

    @cached_property
    def battlefield(self) -> Place | None:
        """Where what an article is on happened, if its name or its first sentence says so: a battle, a strike."""
        found = _BATTLE.match(self.happening)
        place = self._first_told() if found is None else lookup(found[1]) or Place(found[1])
        return None if place is None or place.precision in ("country", "region") else place

    def _first_told(self) -> Place | None:
        """The town that the first sentence of an article on what happened there names first: ``a strike in Sela``."""
        lead = self.lead
        preps = (t for t in (lead or ()) if says_where(t) and t.lower_ in ("in", "at", "near"))
        named = (c for t in preps for c in t.children if c.dep_ == "pobj" and c.pos_ == "PROPN")
        spot = next((c for c in named if c.ent_type_ in _SPOTS or is_surely_one(c)), None)
        name = "" if spot is None else name_around(spot)
        return (lookup(name) or Place(name)) if name else None

    @cached_property
    def place(self) -> Place | None:
        """The town or country that the document is set in."""
        article = self._topics.headword
        if article and self._topics.is_settled(article):
            return lookup(article) or Place(article)
        if article and (site := self._of_site()) is not None:
            return site
        if self._sited:
            return lookup(self._sited) or Place(self._sited)
        if self._published is None:
            return None
        name = self.told or self.of_dateline() or self._votes or self.of_local
        return (lookup(name) or Place(name)) if name else None

    @cached_property
    def is_wide(self) -> bool:
        """Whether it is a country."""
        place = self.place
        if place is None:
            return False
        told = re.search(_WIDE.format(re.escape(place.name)), self._text, re.IGNORECASE)
        filed = self.dateline is not None and self.dateline.name != place.name  # "Coup Fails in Dorvia", from a town
        if place.precision is None and _is_settled(place.name, self._text):
            return False
        if place.precision is None:
            return filed or bool(self._votes) or told is not None
        return place.precision == "country" or bool(self._votes)

    @cached_property
    def told(self) -> str:
        """What the title or the first sentence has for it."""
        return self._titled or self._of_opening() or self._filed_at()

    def _filed_at(self) -> str:
        """The dateline's town, if the first sentence says that it was there: ``LUND - A mill in Lund shut``."""
        opening, _ = next(self.opening(), (None, None))
        name = "" if self.dateline is None else self.dateline.name
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
        opens = " ".join(sentence.text for sentence, _ in self.opening())
        told = [match[1] for match in _AT.finditer(self._title)]
        told += [name for name in _set_at(opens) if renown.is_in_title(name) and not self._topics.is_match]
        found = [name for name in dict.fromkeys(told) if self._is_spot(name)]
        filed = "" if self.dateline is None else self.dateline.name
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

    def opening(self) -> Iterator[tuple[Span, frozenset[int]]]:
        """The sentences of the first paragraph that tells, with their words that say when."""
        number = self._topics.renown.opening
        for paragraph in self._read.paragraphs if number is not None else ():
            sentences = list(paragraph.sentences())
            if any(paragraph.place(s[0]) - 1 == number for s in sentences):
                yield from ((sentence, self._read.skip[paragraph.index]) for sentence in sentences)

    def _of_opening(self) -> str:
        """The one place that the first sentence is set in."""
        sentence, skip = next(self.opening(), (None, frozenset[int]()))
        if sentence is None:
            return ""
        bodies = (t for t in sentence if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT")
        if town := next(filter(None, map(town_of_body, bodies)), ""):
            return town  # "Sela Town Council voted"
        named = [ent.root for ent in sentence.ents if ent.label_ in ("GPE", "LOC")]
        named += [t for t in sentence if t not in named and (is_at_home(t) or (t.pos_ == "PROPN" and is_told_so(t)))]
        named += [
            t
            for t in sentence
            if t not in named and t.ent_type_ in ("", "DATE") and t.i not in skip and _may_be_town(t)
        ]
        told = [t for t in named if not (t.i > 1 and t.doc[t.i - 1].text == "," and t.doc[t.i - 2] in named)]
        site = any(t.i not in skip and t not in named and is_at_site(t) for t in sentence)
        street = any(in_class(t.lower_, "streets.nouns") for t in told)
        return name_around(told[0]) if len(told) == 1 and _sets(told[0]) and not (site or street) else ""

    def of_dateline(self) -> str:
        """Where it was filed, if the first paragraph speaks of that."""
        if self.dateline is None:
            return ""
        name = self.dateline.name
        words = {t.text for sentence, _ in self.opening() for t in sentence}
        return name if "here" in words or words.issuperset(name.split()) else ""

    @cached_property
    def of_local(self) -> str:
        """The dateline's town, if the first sentence tells of what no firm or state does and names no place."""
        opening, skip = next(self.opening(), (None, frozenset[int]()))
        if self.dateline is None or opening is None:
            return ""
        if any(is_named(t) or t.ent_type_ in ("NORP", "LOC", "GPE") for t in opening if t.i not in skip):
            return ""
        things = [t for t in opening if t.dep_ in SUBJECTS and t.head.dep_ in ("ROOT", "conj", "ccomp")]
        plain = [t for t in things if t.pos_ == "NOUN" and not is_nations(t)]
        company = person_words()["stands_for"]["company"]
        local = plain == things and bool(things) and not any(t.lemma_.lower() in company for t in things)
        return self.dateline.name if local else ""

    @cached_property
    def _courts(self) -> frozenset[str]:
        """The towns of the courts that it names."""
        return frozenset(town for name in _COURT.findall(self._text) if (town := town_of_name(name)))

    @cached_property
    def one_court(self) -> Place | None:
        """The town of the one court that it names."""
        town = next(iter(self._courts)) if len(self._courts) == 1 else ""
        return (lookup(town) or Place(town)) if town else None

    @property
    def court(self) -> Place | None:
        """The town of the one court that it names, else where it was filed."""
        return self.one_court if self._courts else self.dateline

    @cached_property
    def is_inquest(self) -> bool:
        """Whether the first sentence is on a trial or an inquiry."""
        sentence, _ = next(self.opening(), (None, None))
        things = [] if sentence is None else [t for t in sentence if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT"]
        return any(event_type(t.lemma_.lower(), "NOUN") == "law and justice" for t in things if t.pos_ == "NOUN")

    @cached_property
    def own(self) -> frozenset[str]:
        """The words of names that are the place's, or that an article has for where that is."""
        place = self.place
        names = [] if place is None else [place.name]
        if self.is_article:
            opening, _ = next(self.opening(), (None, None))
            names += (
                [] if opening is None else [ent.text for ent in opening.ents if ent.label_ not in ("PERSON", "ORG")]
            )
        return frozenset(word for name in names for word in name.replace(",", " ").split())


def _is_settled(name: str, text: str) -> bool:
    """Whether a text says that a name is a town's or a village's: ``Sela, a mountain village``."""
    kinds = "|".join(sorted(person_words()["settled"]["grown"]))
    told = rf"\b(?:{kinds}) of {re.escape(name)}\b|\b{re.escape(name)}, (?:an?|the) (?:[\w-]+ ){{0,3}}(?:{kinds})\b"
    return re.search(told, text) is not None


def _is_site(last: str) -> bool:
    """Whether a name that ends so is of a building: ``Selby Abbey``, ``Long Mill``."""
    return is_standing(last) or in_class(last, "sites", "learned")


def _set_at(text: str) -> list[str]:
    """The names that stand in a text where those of towns do."""
    return [match[1] for match in _AT.finditer(text) if match[1] not in MONTHS]


def _did_harm(clause: Token) -> bool:
    """Whether a clause tells what the harm above it came of: ``Two died after a boiler burst in Sela``."""
    cause = clause.dep_ == "advcl" and any(c.lower_ in ("after", "when") for c in clause.lefts)
    above = takewhile(lambda verb: verb.pos_ in ("VERB", "AUX"), (clause.head, *climb(clause.head)))
    return cause and any(in_class(verb.lemma_.lower(), "befalling_people", "harming") for verb in above)


def _may_be_town(token: Token) -> bool:
    """Whether a name that the recogniser does not take for a place stands where one does: ``at a yard in Sela``."""
    there = token.pos_ == "PROPN" and token.dep_ == "pobj" and token.head.lower_ == "in"
    return there and token.head.head.pos_ == "NOUN" and not (token.n_lefts or is_ambiguous(token.text))


def _sets(token: Token) -> bool:
    """Whether a name says where its main clause was, or those that it is about."""
    prep = token.head.head.head if token.dep_ == "pobj" and is_called(token) else token.head  # "in the city of Sela"
    if token.dep_ != "pobj" or not (says_where(prep) or is_at_home(token)):
        return False
    above = prep.head
    if is_effect(above, above.head):
        return False  # "The raid prompted protests in Oslo"
    if above.lower_ in COURTS or event_type(above.lemma_.lower(), "NOUN") in PARLEYS:
        return False
    for word in (prep, *climb(prep)):
        told_first = word.dep_ == "ccomp" and word.i < word.head.i  # "A mill in Sela burned down, police said"
        if word.dep_ in ("relcl", "advcl", "acl", "appos", "ccomp") and not (told_first or _did_harm(word)):
            return False
        if word.dep_ == "ROOT":
            break
    root = next((t for t in climb(prep) if t.dep_ == "ROOT"), above)
    kind = event_type(root.lemma_.lower(), "VERB")
    return kind not in PARLEYS and not in_class(root.lemma_.lower(), "dwelling")
