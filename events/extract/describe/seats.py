"""Seats: the one town that a report is set in, for what it tells of its own days and says no other place of.

A report says once where it is: in its title, in its first sentence (``Welders at a yard in Lund voted``) or behind its
dateline; then it goes on about *the yard*. Of a country so is only what that votes. An article on a town is set there.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from events.dates import MONTHS
from events.extract.describe.handed import is_local
from events.extract.describe.places import is_located, name_around
from events.extract.describe.spots import judges, says_where
from events.extract.find.eventtypes import event_type
from events.extract.language.gazetteer import demonym, is_ambiguous, is_place, lookup
from events.extract.language.grammar import LOCATING, SUBJECTS, climb
from events.extract.language.lexicon import noun
from events.extract.language.people import COURTS
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer
from events.extract.model import Place
from events.extract.name.renown import PARLEYS
from events.extract.name.topics import CIVIC
from events.extract.parse.datelines import dateline_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Span, Token
    from events.extract.name.topics import Topics
    from events.extract.parse.nlp import Read
    from events.read import Document

__all__ = ["Seat"]

#: So many days before and after a report are its own, and of one that says only where it was filed.
_DAYS, _FILED = 60, 7
_SPOTS = ("GPE", "LOC", "FAC")
#: Where a title says that it is.
_AT = re.compile(r"\b(?:[Aa]t|[Ii]n|[Nn]ear|[Oo]ff) ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})")
#: What stands before or behind the name of a country.
_WIDE = (
    r"(?:(?:north|south|east|west)(?:ern)?|central|across|republic of) {0}\b|"
    r"\b{0}['’]s? (?:government|president|parliament|army|prime|king|capital)"
)
_THENCE = frozenset(("to", "from", "into", "through"))
_COMING = frozenset(("arrive", "come", "return", "march"))
_HEADS = frozenset(("minister", "ministers", "president", "premier", "army"))
_VOTES = re.compile(r"(?<!\w )([A-Z][\w'’-]+) (?:to vote|votes|elects|goes to (?:the )?polls)\b")
_LOCAL = LOCATING | _THENCE
#: What a court does, which may sit in another town.
_TRIED = frozenset(
    (
        *("jail", "sentence", "convict", "trial", "try", "acquit", "appeal", "hearing", "hear", "plead", "charge"),
        *("arraign", "indict", "rule"),
    )
)
#: Kinds of what is told of a war, which goes on elsewhere.
_ABROAD = frozenset(("armed conflict", "agreement"))


class Seat:
    """The seat of one document."""

    def __init__(self, read: Read, document: Document, topics: Topics) -> None:
        """Where it is set is asked for later."""
        self._read, self._title, self._published = read, document.title, document.published
        self._topics, self._text = topics, document.text

    def filed(self, candidate: Candidate, *, first: bool) -> Place | None:
        """Where the report was filed, of the news of the day; see :func:`is_local`."""
        place = self._dateline
        local = place is not None and is_local(candidate, self._published, place.name, first=first)
        return place if local else None

    def of(self, candidate: Candidate, kind: str) -> Place | None:
        """Where an event of a type was that is told with no place."""
        place = self.place
        if place is None or candidate.life or judges(candidate) or kind == "statement or proposal":
            return None
        if candidate.lemma in _TRIED:
            return None
        if kind in _ABROAD and not (self._is_article or self._opens(candidate)):
            return None
        if self._is_wide and not self._is_article:
            return place if kind in CIVIC and not self._is_elsewhere(candidate, place) else None
        if not (self._is_article or self._is_own(candidate)):
            return None
        return None if self._is_elsewhere(candidate, place) else place

    @cached_property
    def _dateline(self) -> Place | None:
        """The place that the document was written at."""
        return dateline_place(self._read.paragraphs)

    @property
    def _is_article(self) -> bool:
        return bool(self._topics.headword) and self.place is not None and self.place.name == self._topics.headword

    @cached_property
    def place(self) -> Place | None:
        """The town or country that the document is set in."""
        article = self._topics.headword
        if article:
            return (lookup(article) or Place(article)) if self._topics.is_settled(article) else None
        if self._published is None:
            return None
        name = self._told or self._of_dateline() or self._votes
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
        return self._titled or self._of_opening()

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
        named = [ent.root for ent in sentence.ents if ent.label_ in ("GPE", "LOC")]
        named += [t for t in sentence if t not in named and _is_at_home(t)]
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

    def _opens(self, candidate: Candidate) -> bool:
        """Whether something is told in the first paragraph."""
        return any(sentence.doc is candidate.sentence.doc for sentence, _ in self._opening())

    @cached_property
    def _is_inquest(self) -> bool:
        """Whether the first sentence is on a trial or an inquiry."""
        sentence, _ = next(self._opening(), (None, None))
        things = [] if sentence is None else [t for t in sentence if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT"]
        return any(event_type(t.lemma_.lower(), "NOUN") == "law and justice" for t in things if t.pos_ == "NOUN")

    def _is_own(self, candidate: Candidate) -> bool:
        """Whether something was in the days of the report."""
        date, today = None if candidate.date is None else candidate.date.edtf, self._published
        if date is None or today is None or (first := today.bounds().earliest) is None:
            return False
        bounds = date.bounds()
        days = _FILED if not self._told or self._is_inquest or _is_somebodys(candidate) else _DAYS
        if bounds.earliest is None or bounds.latest is None:
            return False
        soon = bounds.earliest.ordinal <= first.ordinal + days and bounds.latest.ordinal <= first.ordinal + 2 * days
        return soon and first.ordinal - days <= bounds.earliest.ordinal

    def _is_elsewhere(self, candidate: Candidate, place: Place) -> bool:
        """Whether the paragraph has come to another place, or others did it."""
        own = frozenset(place.name.split())
        here = candidate.sentence
        before = [s for s in here.doc.sents if s.end <= here.start]
        for sentence in (here, *reversed(before)):
            named = [t for t in sentence if _is_named(t) and (sentence is here or t.head.lower_ not in _THENCE)]
            if any(t.text not in own and not _is_behind(t, own) for t in named):
                return True
            if named and sentence is not here:
                break
        clause = candidate.clause or candidate.token
        lemma = clause.lemma_.lower()
        if in_class(lemma, "travelling.verbs", "leaving") and lemma not in _COMING:
            return True
        thing = doer(clause) if clause.pos_ == "VERB" else None
        if thing is not None and not self._is_wide and (_is_states(thing) or _is_owned(thing)):
            return True
        words = (candidate.token, *candidate.token.lefts) if thing is None else (thing, *thing.lefts)
        return any(t.ent_type_ == "NORP" and demonym(t.text) != place.country_iso2 for t in words)


def _set_at(text: str) -> list[str]:
    """The names that stand in a text where those of towns do."""
    return [match[1] for match in _AT.finditer(text) if match[1] not in MONTHS]


def _may_be_town(token: Token) -> bool:
    """Whether a name that the recogniser does not take for a place stands where one does: ``at a yard in Sela``."""
    there = token.pos_ == "PROPN" and token.dep_ == "pobj" and token.head.lower_ == "in"
    return there and token.head.head.pos_ == "NOUN" and not (token.n_lefts or is_ambiguous(token.text))


def _is_somebodys(candidate: Candidate) -> bool:
    """Whether somebody did it who is named, and that maybe elsewhere."""
    clause = candidate.clause or candidate.token
    thing = doer(clause) if clause.pos_ == "VERB" else None
    return thing is not None and (thing.ent_type_ == "PERSON" or thing.lower_ in ("he", "she"))


def _is_behind(token: Token, own: frozenset[str]) -> bool:
    """Whether a name is that of the country behind a town: ``Kodiak, Alaska``."""
    return token.i > 1 and token.nbor(-1).text == "," and token.nbor(-2).text in own


def _is_states(thing: Token) -> bool:
    """Whether it is a country's: ``parliament``, a minister."""
    lemma = thing.lemma_.lower()
    return (
        any(t.lower_ in _HEADS for t in (thing, *thing.lefts))
        or lemma == "government"
        or in_class(lemma, "at_home.powers")
    )


def _is_owned(thing: Token) -> bool:
    """Whether it is what a firm has: ``its shares``."""
    return in_class(thing.lemma_.lower(), "owned.nouns")


def _is_at_home(token: Token) -> bool:
    """Whether a name says whose mayor or council did it: ``The mayor of Sela resigned``."""
    above = token.head.head
    of = token.pos_ == "PROPN" and token.dep_ == "pobj" and token.head.lower_ == "of" and token.ent_type_ != "PERSON"
    return of and in_class(above.lemma_.lower(), "at_home") and above.dep_ in SUBJECTS and above.head.dep_ == "ROOT"


def _is_named(token: Token) -> bool:
    """Whether a word is the name of a place, or stands where one does: ``at Sela station``."""
    people = token.ent_type_ == "NORP" and demonym(token.text) is not None
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or people or token.ent_type_ in ("DATE", "TIME"):
        return False
    above = token.head
    if above.lower_ == "from" and (above.head.pos_ == "NOUN" or not in_class(above.head.lemma_.lower(), "leaving")):
        return False  # "a ship bound from Sela", "came in from Sela"
    if token.dep_ in ("compound", "nmod"):
        under = above.dep_ == "pobj" and above.head.lower_ in _LOCAL
        part = above.pos_ == "PROPN" and above.i > token.i
        site = not part and (under or in_class(above.lemma_.lower(), "sites") or is_located(above))
        firm = token.ent_type_ in ("ORG", "PRODUCT")
        return (site and not firm) or (not part and token.ent_type_ in ("GPE", "LOC"))
    if in_class(token.lower_, "streets.nouns"):
        return False
    body = token.ent_type_ in ("ORG", "PERSON")
    there = token.dep_ == "pobj" and (
        above.lower_ in (LOCATING - {"to"} if body else _LOCAL) or (above.lower_ == "of" and is_located(above.head))
    )
    there = there and not (body and any(c.lower_ == "the" for c in token.lefts))  # "at the Minister"
    known = not body and is_place(token.text) and not is_ambiguous(token.text)
    return there or known or token.ent_type_ in ("GPE", "LOC")


def _sets(token: Token) -> bool:
    """Whether a name says where its main clause was, or those that it is about."""
    prep = token.head
    if token.dep_ != "pobj" or not (says_where(prep) or _is_at_home(token)):
        return False
    above = prep.head
    if above.lower_ in COURTS or event_type(above.lemma_.lower(), "NOUN") in PARLEYS:
        return False
    for word in (prep, *climb(prep)):
        if word.dep_ in ("relcl", "advcl", "acl", "appos", "ccomp"):
            return False
        if word.dep_ == "ROOT":
            break
    root = next((t for t in climb(prep) if t.dep_ == "ROOT"), above)
    kind = event_type(root.lemma_.lower(), "VERB")
    return kind not in PARLEYS and not in_class(root.lemma_.lower(), "dwelling")
