"""Renown: how much a document has each of its names: in its title, in its first sentences, and how often.

A name counts for more where the title or the first sentences have it, and for less where it is that of a speaker. Its
short forms count for it, and *the mill* for the Arlen Mill.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from events.extract.find.eventtypes import event_type
from events.extract.language.belonging import is_origin
from events.extract.language.callings import MAIN_ROLES, bare_name, called, goes_on, race_of, sorts_of
from events.extract.language.compass import COMPASS
from events.extract.language.gazetteer import demonym, is_place, lookup
from events.extract.language.grammar import SUBJECTS, subject
from events.extract.language.lexicon import EVENTIVE, classes, noun
from events.extract.language.people import COURTS, is_court, is_public, person_words, tells_what
from events.extract.language.predicates import in_class
from events.extract.language.quantities import is_amount
from events.extract.language.roles import is_eventive
from events.extract.name.fullnames import is_body
from events.extract.name.goingon import Capitals
from events.extract.name.headwords import callings_of, own_kinds
from events.extract.name.known import THE, Known, counts, is_no_word, merged
from events.extract.parse.datelines import dateline_country, dateline_end

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from events.extract.language.words import Span, Token
    from events.extract.name.naming import Names
    from events.extract.parse.nlp import Paragraph, Read
    from events.read import Document

__all__ = ["NO_TOPICS", "PARLEYS", "Renown", "form_of", "is_whole", "speaks"]

#: How often the text has a name that stands out, and one that the document's head does not have.
_OFTEN, _OFTEN_LATER = 2, 3
#: What a name counts for that stands in the document's title, in its first sentence or in the second.
_TITLE, _FIRST, _SECOND = 8.0, 4.0, 2.0
#: A person is heard, and not told of, where so many of the sentences with his name are for what he says.
_SPEAKER = 0.4
#: In so many paragraphs a dateline may stand.
_DATELINES = 3
#: In so many code points a dateline has its agency.
_WIRE = 20
_ABBREVIATED = re.compile(r"(?!U\.[SNKE]\.)([A-Z]\.)+")
#: Kinds of entities that no document is about.
NO_TOPICS = frozenset(
    ("DATE", "TIME", "NORP", "LOC", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE", "LAW")
)
#: How much oftener than another of its kind what a text calls *the company* is named, if any is more than so often.
_RIVALS, _SELDOM = 1.5, 2
#: Classes of what somebody wins: a text is about him.
_WON = frozenset(("prize", "contest"))
_HALF = 0.5
#: What is agreed at a place says nothing of where all else was.
PARLEYS = frozenset(("agreement", "diplomacy"))
_PEOPLE_AND_PLACES = frozenset(("PERSON", "GPE", "LOC", "FAC"))
#: In so many sentences a text goes on from its first.
_NEXT = 3
#: What stands near a name of a place only.
_BESIDE = frozenset(("off", "near"))
_SITED = frozenset(("at", "in", "near"))


class Renown:
    """The names of a document, by how much it has them.

    Args:
        read: Of the document.
        names: Of its words.
        document: In whose text names are counted, and in its title, if it has one beside its text.
    """

    def __init__(self, read: Read, names: Names, document: Document) -> None:
        """Collect them."""
        self._read, self._names, self._text, self._title = read, names, document.text, document.title
        self._capitals = Capitals(document.text)
        self.known: dict[str, Known] = {}
        self._told: dict[str, list[int]] = {}
        self._recalled: dict[frozenset[str], list[int]] = {}
        #: The number of each sentence, and that of the first of its paragraph.
        self.place: dict[tuple[int, int], tuple[int, int]] = {}
        #: How many sentences are asked what they tell.
        self.asked = 0
        #: The number of the first sentence that is no dateline.
        self.opening: int | None = None
        #: The name of the place that the first sentence sets the scene in.
        self.setting = ""
        #: The name of the race or tournament that it is about.
        self.contest = ""
        #: The country that a dateline says the report is from.
        self.home = ""
        #: The name of the public body that it is about.
        self.host = ""
        for paragraph in read.paragraphs[_bylines(read.paragraphs) :]:
            self._collect(paragraph)
        self.forms = tuple(sorted({form for name in self.known.values() for form in name.forms}))

    @cached_property
    def ranked(self) -> list[Known]:
        """The names, those first that the text has most."""
        names = merged(self.known.values(), [paragraph.doc for paragraph in self._read.paragraphs])
        found, called = counts(names, self._text), dict[tuple[str, ...], list[Known]]()
        for name in names:
            name.kind = name.kind or ("PERSON" if name.people > _HALF * len(name.sentences) else "")
            kinds = self._names.kinds(name.words)
            firm = name.kind == "ORG" and self._names.is_firm(name.words) and not is_public(name.words)
            if "company" in kinds and name.kind == "PERSON":
                name.kind = "ORG"  # "Arlex, the pump maker"
            elif name.kind == "PERSON" and any("vessel" in classes(kind) for kind in kinds):
                name.kind = "PRODUCT"  # "the ferry Ada Moe"
            own = own_kinds(name.words) if name.kind != "GPE" else set[str]()
            rows = callings_of(kinds | own | ({"company"} if firm else set()))
            for nouns in rows or [(kind,) for kind in sorted(kinds) if is_body(kind)]:
                called.setdefault(nouns, []).append(name)
        for nouns, those in called.items():
            first, *others = sorted(those, key=lambda name: (-found[name.words], name.first))
            often = found[first.words]
            if often <= _SELDOM:
                first = min(those, key=lambda name: (not name.about, name.first))
                if not first.about:
                    continue
            elif others and often < _RIVALS * found[others[0].words]:
                continue  # which of two firms "the company" is
            last = first.words.rsplit(" ", 1)[-1].lower()
            found[first.words] += self.spoken([noun for noun in nouns if noun != last])
        for name in names:
            name.weight = self._weight(name, found[name.words])
        return sorted(names, key=lambda name: (-name.weight, name.first))

    @cached_property
    def _definite(self) -> list[str]:
        """The words after *the*."""
        return THE.findall(self._text)

    @property
    def opener(self) -> tuple[str, ...]:
        """The name that the first sentence is on, and the next as of a thing (*the probe*); no person's or place's."""
        able = (name for name in self.known.values() if name.about and name.kind not in _PEOPLE_AND_PLACES)
        found = [name for name in able if not is_court(name.words)]
        if len(found) != 1 or self.opening is None or self.opening not in found[0].about or found[0].speaks:
            return ()
        word = found[0].words
        if (
            " " not in word
            and not is_no_word(word.lower())
            and not re.search(rf"[a-z,] {re.escape(word)}\b", self._text)
        ):
            return ()  # "Milling ceased in 1897"
        then = range(self.opening + 2, self.opening + 2 + _NEXT)
        told = (s for p in self._read.paragraphs for s in p.sentences() if p.place(s[0]) in then)
        return (found[0].words,) if any(map(goes_on, told)) else ()

    def is_in_title(self, name: str) -> bool:
        """Whether the document's title has a name."""
        return _has_word(self._title, name)

    @property
    def is_home_news(self) -> bool:
        """Whether a report's title or its first words have the country that it is from: ``The Norlandian army``."""
        told = rf"{re.escape(self.home)}(?:i?a?n)?s?\b"
        begins = rf"\b{told}[^\n]{{0,{_WIRE}}}[-—–] (?:The |A )?{told}"
        return bool(self.home) and any(re.search(*pair) for pair in ((rf"\b{told}", self._title), (begins, self._text)))

    def spoken(self, nouns: Container[str]) -> int:
        """How often the text speaks of something by one of some nouns after *the*."""
        return sum(word in nouns for word in self._definite)

    def told_at(self, name: str) -> list[int]:
        """The numbers of the sentences that have a name or one of which it is a part: *the A380*, of Airbus A380."""
        if name not in self._told:
            words = {*name.split()}
            wholes = (other for other in self.ranked if words.issubset(other.words.split()))
            self._told[name] = [at for other in wholes for at in other.sentences]
        return self._told[name]

    def recalled(self, nouns: frozenset[str]) -> list[int]:
        """The numbers of the sentences that speak of something by one of some nouns after *the*."""
        if nouns not in self._recalled:
            told = (s for p in self._read.paragraphs for s in p.sentences() if _has_definite(s, nouns))
            places = (self.place.get((id(s.doc), s.start)) for s in told)
            self._recalled[nouns] = [place[0] for place in places if place is not None]
        return self._recalled[nouns]

    def opens_with(self, name: Known) -> bool:
        """Whether the title has a name that the first sentence is about."""
        return self.opening in name.about and any(_has_word(self._title, form) for form in sorted(name.forms))

    def _collect(self, paragraph: Paragraph) -> None:
        """Add the names of a paragraph, without those of its dateline."""
        text = f"{paragraph.doc.text.strip()} A"  # what follows begins a sentence
        filed = dateline_end(text) if paragraph.index < _DATELINES else 0
        self.home = self.home or (dateline_country(text) if filed else "")
        first = 0
        for sentence in paragraph.sentences():
            number = paragraph.place(sentence[0]) - 1
            first = first or number
            self.place[id(paragraph.doc), sentence.start] = number, first
            opens = self.opening is None and filed < sentence.end_char
            self.opening = number if opens else self.opening
            self.asked += number in self._read.telling
            for token in sentence if number in self._read.telling else ():
                if number == self.opening and not self.contest and "contest" in sorts_of(token.lower_):
                    self.contest = self._contest(token)
                if token.idx >= filed and token.i not in self._read.skip[paragraph.index] and is_whole(token):
                    self._take(token, number)

    def _take(self, token: Token, number: int) -> None:
        """Take in the last word of a name."""
        form = self._without_calling(form_of(token))
        if not form[1:] or is_amount(form, token) or form.lower() in person_words()["state"]["powers"]:
            return
        if is_origin(token) or form.lower() in COMPASS or self._capitals.only_open(form):
            return  # "East and Gulf Coast ports"
        body, of, whose = form.partition(" of ")
        if of and (tells_what(body.split()[-1].lower()) or tells_what(whose.lower().removesuffix("s"))):
            return  # "the Commissioner of Police", a post; "the Board of Directors"
        first, *others = form.lower().split()
        if len(others) == 1 and first in person_words()["offices"]["described"] and tells_what(others[0]):
            return  # "Chief Executive's review"
        words = self._names.whole(form)
        found = self.known.setdefault(words, Known(words, _kind(words, token), (number, token.i)))
        short = form.split(" ")[-1 if token.ent_type_ == "PERSON" else 0]
        found.forms |= {form, short} if self._names.whole(short) == words else {form}
        if in_class(token.lower_, "clubs", "clubs.towns") and " " in form:
            found.forms.add(token.text)  # "Rovers"
        found.sentences.append(number)
        found.kind = "GPE" if token.dep_ == "pobj" and token.head.lower_ in _BESIDE else found.kind
        found.people += token.ent_type_ == "PERSON"
        found.speaks += speaks(token)
        found.about |= {number} if _is_about(token) else set()
        opens = number == self.opening
        if opens and not self.setting and words[:1].isupper() and _sets_scene(token):
            self.setting = words
        hosts = opens and not self.host and " " in words and is_public(words) and not is_court(words)
        if hosts and _is_about(token) and not speaks(token):
            self.host = words

    def _without_calling(self, form: str) -> str:
        """A family name without what its bearer is, whose first name the text has: ``Qualifier Lind``, of Ada Lind."""
        first, _, family = form.partition(" ")
        entry = noun(first.lower()) if family.isalpha() else None
        if entry is None or entry.share("person") <= _HALF:
            return form
        named = self._capitals.first_names(family) - {first}
        return family if any(noun(name.lower()) is None for name in named) else form

    def _contest(self, token: Token) -> str:
        """The race or tournament that a noun of the first sentence names, if that or the title is about it."""
        words = bare_name(token) if token.pos_ == "PROPN" else ""
        told = token.dep_ in (*SUBJECTS, "dobj") or self.is_in_title(words)
        return (race_of(token) or (words if " " in words else "")) if words and told else ""

    def _weight(self, name: Known, found: int) -> float:
        """How much the text has a name that it has so often: more if its head has it, less if a speaker's."""
        at = -1 if any(_has_word(self._title, form) for form in name.forms) else min(name.sentences)
        name.leads = at <= 1
        at = 0 if self.opening == at else at  # under a dateline
        if not found or (at >= 0 and found < (_OFTEN if name.leads else _OFTEN_LATER)):
            return 0.0
        last = name.words.rpartition(" ")[2].lower()
        if is_court(name.words) or in_class(last, "streets.nouns"):
            return 0.0  # where somebody else's case was, or where a firm was
        spoken = name.speaks / len(name.sentences)
        if name.kind == "PERSON" and spoken > _SPEAKER:
            return 0.0
        spoken = 0.0 if at < 0 and name.kind == "ORG" else spoken  # a firm's own release
        at = 0 if at < 0 and found < _OFTEN and name.kind == "GPE" else at  # "Brussels holds back aid"
        return (found + {-1: _TITLE, 0: _FIRST, 1: _SECOND}.get(at, 0.0)) * (1 - spoken)


def _has_word(title: str, name: str) -> bool:
    """Whether a title has a name as words of its own: *Veltrona* has no *Velt*."""
    at = title.find(name)
    return at >= 0 and not (title[max(at - 1, 0) : at].strip(" '") or title[at + len(name) :][:1].isalnum())


def _has_definite(sentence: Span, nouns: Container[str]) -> bool:
    """Whether a sentence has one of some nouns after *the*."""
    return any(t.lower_ in nouns and t.i > sentence.start and t.nbor(-1).lower_ == "the" for t in sentence)


def form_of(token: Token) -> str:
    """A name as it is written, without what its bearer is: ``Prime Minister Ada Lund``, but ``King Aldros``."""
    if token.ent_type_ != "PERSON":
        return bare_name(token)
    offices = person_words()["offices"]
    first, *others = called(token).rpartition("'s ")[2].split() or [""]
    while others and first.lower() in (offices["nouns"] - offices["crowned"]) | offices["described"]:
        first, *others = others
    return " ".join((first, *others))


def is_whole(token: Token) -> bool:
    """Whether a word ends a name that a document may be about."""
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.ent_type_ in NO_TOPICS:
        return False  # most words
    part = token.dep_ in ("compound", "nmod") and token.head.pos_ == "PROPN" and token.head.i > token.i
    plain = in_class(token.lower_, "titles", "newsrooms") or token.lower_ in person_words()["stands_for"]["company"]
    plain = plain or bool(classes(token.lower_) & _WON) or _is_office(token)
    return not (part or plain or _ABBREVIATED.fullmatch(token.text)) and demonym(token.text) is None


def _is_office(token: Token) -> bool:
    """Whether a capital word says only what somebody is: ``the Secretary read the minutes``, ``its President``."""
    entry = noun(token.lower_) if token.ent_type_ != "PERSON" else None
    told = entry is not None and [c.lower_ == "the" or c.dep_ == "poss" for c in token.lefts] == [True]
    return told and entry is not None and entry.share("person") > _HALF


def speaks(token: Token) -> bool:
    """Whether somebody is named for what he says, and that is not what it did itself: ``Arlex said it would close``."""
    verb, behind = token.head, token.doc[token.left_edge.i - 1].text in ("-", "–", "—")
    if behind and token.i + 1 == len(token.doc):
        return True  # "Fire destroys homes – UNHCR"
    if token.dep_ not in SUBJECTS or not in_class(verb.lemma_.lower(), "statement", "reporting"):
        return False
    deeds = (subject(c) for c in verb.rights if c.dep_ == "ccomp")
    return not any(thing is not None and thing.lower_ == "it" for thing in deeds)


def _is_about(token: Token) -> bool:
    """Whether a main clause is about a name, or about what is its bearer's: ``Arlex's profit fell``."""
    thing = token.head if token.dep_ == "poss" else token
    return thing.dep_ in SUBJECTS and (thing.head.dep_ in MAIN_ROLES or thing.head.dep_ == "ccomp")


def _sets_scene(token: Token) -> bool:
    """Whether a name says where its sentence was: ``The footbridge at Castle Marwick opened``.

    Or where what happened then was, or what is told by a noun: ``when a bus overturned near Tacoma``, ``stranded by
    floods in Kassandra``; there only what is known for a place.
    """
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ not in _SITED or not _may_be_place(token):
        return False
    above = prep.head
    if above.lower_ in COURTS:
        return False  # "sentenced in the High Court at Leeds"
    agreed = event_type(above.lemma_.lower(), "NOUN") in PARLEYS  # "signed a truce in Geneva"
    if token.ent_type_ == "GPE" and (above.dep_ == "advcl" or (above.pos_ == "NOUN" and is_eventive(above))):
        return not agreed
    while above.dep_ in ("prep", "pobj") and above.i:
        above = above.head
    there = above.dep_ in (*SUBJECTS, "dobj") and above.head.dep_ in MAIN_ROLES
    verb = above.head if there else above
    stays = in_class(verb.lemma_, "dwelling") and above.dep_ not in SUBJECTS
    return (there or above.dep_ == "ROOT") and not (stays or agreed)  # "now lives in Spain", "has branches in Malta"


def _may_be_place(name: Token) -> bool:
    """Whether a name is one of a place, or one that says nothing else of what it is: ``Castle Marwick``."""
    entry = noun(name.lower_)
    if entry is not None and entry.event_share >= EVENTIVE:
        return False  # "at the Lund Conference"
    if name.ent_type_ in ("GPE", "LOC", "FAC") or is_place(bare_name(name)):
        return True
    return name.ent_type_ != "PERSON" and (entry is None or entry.top == "location")


def _kind(words: str, token: Token) -> str:
    """What the name of a country or a club is, and what the recogniser takes another for."""
    place = lookup(words)
    club = "ORG" if " " in words and in_class(token.lower_, "clubs") else token.ent_type_
    return "GPE" if place is not None and place.precision == "country" else club


def _bylines(paragraphs: Sequence[Paragraph]) -> int:
    """How many lines stand over the dateline that only say who reports: *Associated Press*, *By Ada Crane*."""
    for count, paragraph in enumerate(paragraphs[:_DATELINES]):
        text = paragraph.doc.text.strip()
        if dateline_end(f"{text} A"):
            return count
        if any(not w[:1].isupper() for w in text.split()) or any(t.pos_ in ("VERB", "AUX") for t in paragraph.doc):
            break
    return 0
