"""What a document is about, put before a title that names nobody: *Hallam Foods: shares climb 6%*.

A text names its hero once and then tells of *the east wing*, *the family* or *shares*. On a chart of many documents
such a title says nothing of whom. Those who take part in the event, else the name or the two names that the document is
about, where they stand out, tell it as a newspaper does, before a colon. Of several names it is the one that the
paragraph has come to; where none stands out, it is the place that the first sentence sets the scene in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from events.extract.language.callings import alike
from events.extract.language.gazetteer import demonym, is_place, lookup
from events.extract.language.grammar import SUBJECTS
from events.extract.language.lexicon import classes, is_standing, noun
from events.extract.language.people import is_public, person_words, tells_what
from events.extract.language.predicates import in_class
from events.extract.model import Place
from events.extract.name.partakers import acts, partakers
from events.extract.name.renown import form_of, is_whole, speaks
from events.extract.name.themes import MANY, STRONG, Themes
from events.extract.name.titled import (
    by_name,
    comes_or_goes,
    country_told,
    has_word_of,
    is_abroad,
    is_anothers,
    is_between,
    is_elsewhere,
    is_nations,
    is_of_all,
    is_of_town,
    is_of_world,
    is_plain,
    lacks_which,
    power_of,
    powers,
    with_name,
)
from events.extract.name.wanting import wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from events.extract.language.words import Span

__all__ = ["CIVIC", "Topics"]

#: What a topic has that no main clause is about; the longest title; sentences of a short text.
_LEAST = 5.0
_LONGEST, _FEW = 45, 3
#: So many sentences after somebody was named last it is about him no more.
_LONG_SINCE = 5
#: In so much of a text stands what it does not forget.
_OFTEN = 0.2
#: In so many sentences more it is told of whom what begins a text was.
_SOON = 2
#: Of so many names one may be what a paragraph has come to.
_RIVALS = 4
#: Types of what a land or town does at home, and of what may be told of it that was not there: prices, what was said.
CIVIC = frozenset(("election", "government change", "legislation", "protest"))
_NOWHERE = frozenset(("statement or proposal", "business deal"))
#: Who tells of himself, and what others say; a score.
_WE, _QUOTED = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b"), re.compile(r"[\"“][^\"”]*[\"”]")
_SCORE = re.compile(r"[A-Z]\w+ \d+,? [A-Z]|\b(?:beats?|lose to|draw with|hold) [A-Z]")
_PRONOUNS = frozenset(("he", "she", "him", "her", "his", "hers"))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A title of which is asked whom it is about, the sentence that tells it, who took part and whether it is old."""

    title: str
    sentence: Span
    participants: tuple[str, ...] = ()
    past: bool = False


class Topics(Themes):
    """The themes of a document, to be put before titles that name nobody."""

    @property
    def forms(self) -> tuple[str, ...]:
        """All names of the document, as it writes them."""
        return self.renown.forms

    def _subject_of(self, sentence: Span) -> tuple[str, ...]:
        """The name that is a short text's subject, or has what is: ``South Africa's cabinet``; no speaker."""
        subject = next((t for t in sentence if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT"), None)
        if subject is None or speaks(subject) or self.renown.asked > _FEW:
            return ()
        owners = [c for c in subject.lefts if c.dep_ == "poss"]
        named = (t for t in (subject, *owners) if is_whole(t) and t.ent_type_)
        return tuple(filter(None, (self._names.whole(form_of(t)) for t in named)))[:1]

    def _is_slight(self, names: Sequence[str]) -> bool:
        """Whether a text hardly has what it may be about, and tells what that did in no main clause."""
        own = self.renown.known.get(names[0]) if len(names) == 1 and names == self.topics else None
        return own is not None and own.kind != "PERSON" and len(own.about) <= own.speaks and 0 < own.weight < _LEAST

    def _within(self, sentence: Span) -> tuple[str, ...]:
        """The one of two countries in which a paragraph says that it is: ``In Kadria, unions called a strike``."""
        if len(self.topics) < MANY:
            return ()
        at = [s for s in sentence.doc.sents if s.start <= sentence.start and s[0].lower_ == "in"]
        return tuple(name for name in self.topics if at and f"n {name}," in at[-1].text)

    def _setting(self, asked: _Asked) -> tuple[str, ...]:
        """The place that the document is set in, for a sentence that names no other."""
        place = "" if self._is_ours else self.renown.setting
        return () if not place or self._is_history(asked) or is_elsewhere(asked.sentence, (place,)) else (place,)

    @cached_property
    def _is_ours(self) -> bool:
        """Whether it is what a firm or a club tells of itself: ``By 1910 we employed 160 people``."""
        return len(_WE.findall(_QUOTED.sub("", self._text))) >= MANY

    @property
    def is_match(self) -> bool:
        """Whether it is of two clubs, either of which may have a manager: ``Rovers 2, Lund 1``."""
        return _SCORE.search(self._title) is not None

    def _is_history(self, asked: _Asked) -> bool:
        """Whether a text is no news and has gone on from how it began."""
        number, _ = self.renown.place.get((id(asked.sentence.doc), asked.sentence.start), (0, 0))
        return self.undated and number - (self.renown.opening or 0) > _FEW

    def _host(self, asked: _Asked) -> tuple[str, ...]:
        """The public body that the first sentence is about, for a title that tells of no other of its kind."""
        host = "" if self.undated else self.renown.host
        return (host,) if host and host.rsplit(" ", 1)[-1].lower() not in asked.title.lower().split() else ()

    def _is_anothers(self, asked: _Asked, names: Sequence[str]) -> bool:
        """Whether whom a text is about would be taken for who did it, or a country's or another firm's matters for his.

        *Leon Karras: former customs chief convicted*, *Oskar Varga: markets rise*.
        """
        if asked.past and is_nations(asked.title, asked.sentence):
            return not any(map(self._is_place, names))  # "NATO: 1956 uprising"
        life = not self.is_calamity and all(map(self._names.is_persons, names))
        if not names or not self.of_kind("PERSON").issuperset(names):
            others = is_of_all(asked.title, asked.sentence) or self._is_rivals(asked, names)
            return bool(names) and others and all(map(self._is_firms, names))
        title, sentence = asked.title, asked.sentence
        past = asked.past and life and names[0] != self.headword
        return (past and is_of_world(title, sentence, " ".join(names))) or is_anothers(title, sentence, life=life)

    def _is_firms(self, name: str) -> bool:
        """Whether a name is that of a firm or of what it makes."""
        taken = name in self.of_kind("ORG") | self.of_kind("PRODUCT")
        sure = " " in name or not name[1:].islower() or self._names.is_firm(name)  # a country that is not known
        other = name == self.headword or self._is_place(name) or is_public(name)
        return taken and sure and not other

    def _is_rivals(self, asked: _Asked, names: Sequence[str]) -> bool:
        """Whether a sentence that has none of some names tells what another firm did: *Borealis put off the sale*."""
        told = asked.sentence
        if any(has_word_of(told.text, name) for name in names):
            return False
        acting = (t for t in told if t.ent_type_ == "ORG" and t.dep_ in SUBJECTS and t.head.dep_ == "ROOT")
        found = (self._names.whole(form_of(t)) for t in acting if is_whole(t) and not speaks(t))
        return any(not is_public(firm) and not any(alike(firm, name) for name in names) for firm in found)

    def _come_to(self, asked: _Asked) -> tuple[str, ...]:
        """The one of several names which the last main clause of the paragraph is about; none of a result."""
        number, first = self.renown.place.get((id(asked.sentence.doc), asked.sentence.start), (0, 0))
        told = asked.title.lower().split()
        mutual = any(in_class(word, "owned.deals") or is_between(word) or "war" in classes(word) for word in told)
        if mutual or len(self.topics) == 1 or in_class(told[0].removesuffix("s"), "owned.nouns"):
            return ()
        strong = (name for name in self.renown.ranked[:_RIVALS] if name.weight >= STRONG and name.leads)
        rivals = [name for name in strong if name.kind != "GPE" and (name.words in self.topics or not self.topics)]
        if len(self.topics) > 1 and len(rivals) < len(self.topics):
            return ()  # of two states both are meant
        for at in range(number, first - 1, -1):
            about = [name.words for name in rivals if at in name.about]
            if about and not self.topics and self.of_kind("PERSON") & {*about}:
                about = [name for name in about if has_word_of(asked.sentence.text, name)]
            if about:
                return tuple(about) if len(about) == 1 else ()
        return ()

    @cached_property
    def _people(self) -> frozenset[str]:
        """The words of people's names."""
        known = (name for name in self.renown.known.values() if name.kind == "PERSON")
        return frozenset(word for name in known for word in name.words.split())

    def wanting(self, title: str, sentence: Span) -> str:
        """A title that names only people, with the firm or country whose post it tells of; any other as it is."""
        whose = wanted(title, self._people)
        asked = _Asked(title, sentence)
        names = (self._come_to(asked) or self.topics) if whose else ()
        names = names or (self._setting(asked) if whose == "state" else ())
        if len(names) != 1 or has_word_of(title, names[0]):
            return title
        if names[0] not in self.renown.known and names[0] != self.headword:
            return title  # "Hallam hospital" has no president
        if self.is_match and not has_word_of(sentence.text, names[0]):
            return title
        known = lookup(names[0]) if whose == "state" else None
        if known is not None and known.precision == "city" and not is_of_town(title):
            return title  # a president is no town's
        public = is_public(names[0])
        place = names[0] in self.of_kind("GPE") or names[0] == self.renown.setting
        if names[0] in self.of_kind("PERSON") or place != (whose == "state") or (public and not place):
            return title
        return self._told_of(names[0], title, sentence)

    def begun(self, title: str, sentence: Span, *, bare: bool = False) -> str:
        """A title that names others only than what it begins with, with what the text is about before it.

        *Arlex: talks with Borealis collapse*; of a person only in his life. So, but there, is what is bare, saying only
        that somebody went (``Ada Moe resigns``), or of a thing not which it is.
        """
        told = is_plain(title, sentence, self.forms)
        own = self.principal is not None and self.principal.person
        told = told or (not own and (bare or lacks_which(title, sentence)))
        names = (self._come_to(_Asked(title, sentence)) or self.main) if told else ()
        his = names == self.main != self.topics and self._people & {*title.split()}  # "van hits Ada Moe", who won it
        if len(names) != 1 or his or has_word_of(title, names[0]):
            return title
        if self._is_slight(names) or self._is_far(names[0], sentence):
            return title
        body = self.principal is not None and self.principal.words == names[0]  # a club, whatever it was taken for
        if names[0] in self.of_kind("PERSON") and names[0] != self.headword and not body:
            return title
        place = self._is_place(names[0])
        wide = (place or is_public(names[0])) and not self.renown.is_in_title(names[0])
        asked = _Asked(title, sentence)
        if wide or self._is_armys(asked, names) or self._is_anothers(asked, names):
            return title
        if place and (is_elsewhere(sentence, names) or any(map(is_place, title.split()[1:]))):
            return title
        return self._by_name(_Asked(title, sentence), names[0]) or self._told_of(names[0], title, sentence)

    def _is_place(self, name: str) -> bool:
        """Whether a name is a town's or a country's, and not that of a firm that is called like one."""
        return name in self.of_kind("GPE") or (is_place(name) and not self._names.is_firm(name))

    def scene(self, title: str, kind: str) -> Place | None:
        """The place that an article is on, for what a title with no other name puts behind it: ``Orme: mill built``.

        So is a land, of any text (``Chad: parliament passes budget``), but not of what was said.

        Args:
            title: Of the event.
            kind: Its type.
        """
        name, _, told = title.partition(": ")
        if not told or not self.is_settled(name):
            return None
        (first, _, rest), place = told.partition(" "), lookup(name)
        own = name == self.headword and rest == rest.lower() and not is_place(first)  # "Hussite raiders burn church"
        civic = kind in CIVIC and not self._names.is_firm(name)
        land = place is not None and place.precision == "country" and name in (*self.topics, self.renown.home)
        return place or Place(name) if own or civic or (land and kind not in _NOWHERE) else None

    def is_settled(self, name: str) -> bool:
        """Whether a name is a place's, as the map or the text has it: ``Lund: a history of the town``."""
        places = person_words()["settled"]["places"]
        headed, kinds = name == self.headword, self._names.kinds(name)
        if headed and any(map(is_standing, kinds - places)):
            return bool(kinds & places)  # "Old Bridge", of a bridge
        headed = headed and not places.isdisjoint(self._title.lower().split())
        return headed or self._is_place(name) or bool(kinds & places)

    def is_firm(self, name: str) -> bool:
        """Whether a name is that of a firm."""
        return self._names.is_firm(name)

    def _is_armys(self, asked: _Asked, names: Sequence[str]) -> bool:
        """Whether a title tells what an army did, in a text about no country."""
        army = power_of(asked.title, asked.sentence, person_words()["state"]["arms"])
        return army is not None and not any(map(self._has_powers, names))

    def _told_of(self, topic: str, title: str, sentence: Span) -> str:
        """A title behind its topic, where a common word that no name follows is small."""
        first, _, rest = title.partition(" ")
        whose = first.removesuffix("'s")
        small = first[1:].islower() and not rest[:1].isupper() and whose not in self._people and demonym(first) is None
        common = any(t.text in (first.lower(), whose.lower()) for t in sentence)
        named = [t for t in sentence if t.text == whose and t.lower_ not in powers()]
        told = bool(named) or not any(whose in form.split() for form in self.forms)  # "the city's show", of Detroit
        small = small and (common or (told and not any(t.pos_ == "PROPN" or t.i > sentence.start for t in named)))
        return f"{topic}: {first.lower()} {rest}".rstrip() if small else f"{topic}: {title}"

    @property
    def _sources(self) -> tuple[Callable[[_Asked], tuple[str, ...]], ...]:
        """What may tell whom a title is about, that names nobody who took part; the first that knows it is asked."""
        of_all, own = (self._home, self._contest), (self._about,)
        return (*(of_all + own if self.main != self.topics else own + of_all), self._setting, self._host)

    def _own(self, asked: _Asked) -> tuple[str, ...]:
        """Who took part and has a name; in an article it is of what that is on."""
        named = (name for name in asked.participants if name[:1].isupper() and not self.headword)
        named = (name for name in named if name.lower() not in powers())
        found = tuple(name for name in named if demonym(name.partition(" ")[0]) is None)  # no "Danish fund"
        alone = len(found) == 1 and any(map(is_between, asked.title.lower().split()))
        return () if alone else found  # a summit is of two at least

    def _about(self, asked: _Asked) -> tuple[str, ...]:
        """What the paragraph or the text is about, if the title can be of that."""
        names = self._come_to(asked) or self._within(asked.sentence) or self.topics or self._subject_of(asked.sentence)
        told = asked.sentence
        abroad = len(names) == 1 and self._is_place(names[0]) and is_abroad(told, names[0])  # told of another place
        if abroad or (names and (self._is_slight(names) or all(self._is_far(name, told) for name in names))):
            return ()
        apart = self._is_anothers(asked, names) or self._is_armys(asked, names)
        states = self._is_states(asked)  # of two states it is not known which has the parliament
        return () if apart or (states and not (len(names) == 1 and self._has_powers(names[0]))) else names

    def _is_far(self, name: str, sentence: Span) -> bool:
        """Whether a text tells only far off, or only later, of what is neither its title's nor the place that it is of.

        A text that begins so soon tells of whom it is about.
        """
        known = next((known for known in self.renown.ranked if known.words == name), None)
        if known is None or name == self.headword or self.renown.is_in_title(name) or self._is_place(name):
            return False
        number, _ = self.renown.place.get((id(sentence.doc), sentence.start), (known.sentences[0], 0))
        told = self.renown.told_at(name)
        soon = _SOON if number <= (self.renown.opening or 0) + _SOON else 0
        before = [at for at in told if at <= number + soon]
        if before and len(told) > _OFTEN * self.renown.asked:
            return False
        last = max(before, default=number - _LONG_SINCE - 1)
        if before and number - last > _LONG_SINCE:
            nouns = self._names.kinds(name) | {name.rpartition(" ")[2].lower()}
            last = max([last, *(at for at in self.renown.recalled(nouns) if at <= number)])
        return number - last > _LONG_SINCE

    def _home(self, asked: _Asked) -> tuple[str, ...]:
        """The country that a report is from, if its title names it as well, or for what only a country has."""
        home = self.renown.home
        meant = home and (self.renown.is_home_news or self._is_states(asked))
        return (home,) if meant and not is_elsewhere(asked.sentence, (home,)) else ()

    def _contest(self, _: _Asked) -> tuple[str, ...]:
        """The race that the first sentence is about, and not where its last stage was; none of a club's own news."""
        contest, known = self.renown.contest, self.renown.known
        forms = (form for name in self.topics if name in known for form in known[name].forms)
        clubs = any(map(self.renown.is_in_title, forms)) and not self.renown.is_in_title(contest)
        return (contest,) if contest and not clubs else ()

    def _is_states(self, asked: _Asked) -> bool:
        """Whether a title tells of what a country has, and not a party or a firm: ``Parliament to return``."""
        return power_of(asked.title, asked.sentence, powers()) is not None

    def _country(self, asked: _Asked) -> tuple[str, ...]:
        """The country told of last, for a title that tells of what a country has."""
        state = person_words()["state"]
        power = power_of(asked.title, asked.sentence, state["powers"] | state["arms"] | state["others"])
        country = "" if power is None else country_told(power)
        return (country,) if country and country not in asked.title else ()

    def _has_powers(self, name: str) -> bool:
        """Whether a name is a place's, or a public body's."""
        known = self.renown.known.get(name)
        if known is None and name != self.headword:
            return False  # "Hallam hospital"
        placed = known is None or (known.kind == "GPE" and " " not in name) or is_place(name)
        return placed or is_public(name)

    def before(
        self, title: str, participants: Sequence[str], sentence: Span, *, past: bool = False, short: bool = False
    ) -> str:
        """A title with what it is about before it: who took part and is a name, else the text's topic.

        Args:
            title: Of an event.
            participants: Who took part in it.
            sentence: That tells it; of a text that is about nothing, its own subject is taken.
            past: Whether it happened long before the text was written.
            short: Whether to call the topic by its shortest name.
        """
        asked = _Asked(title, sentence, tuple(participants), past)
        names = () if self._is_states(asked) else self._own(asked)
        country = () if names else self._country(asked)
        if not names:
            names = country or next(filter(None, (source(asked) for source in self._sources)), ())
        topic = ", ".join(map(self._brief, names) if short else names)
        if topic and (topic in title.partition(" ")[2] or topic.lower() in title.lower().split()):
            return title  # "The club became Lund City"
        if not 0 < len(topic) <= _LONGEST or not (country or self._fits(names, asked)):
            return title
        if len(names) == 1 and (beside := with_name(title, sentence, topic) or self._by_name(asked, names[0])):
            return beside
        return self._told_of(topic, title, sentence)

    def _by_name(self, asked: _Asked, name: str) -> str:
        """A title that begins with what its topic is, with the topic's name instead; empty if that is not sure."""
        word = asked.title.partition(" ")[0].lower().removesuffix("'s")
        if self.topics != (name,):
            return ""
        if name in self.of_kind("PERSON") and tells_what(word) and word in self._begins_with:
            return by_name(asked.title, asked.sentence, name)
        at = next((t.i for t in asked.sentence if t.lower_ == word or t.pos_ == "PRON"), asked.sentence.end)
        firms = [ent.text for ent in asked.sentence.ents if ent.label_ == "ORG" and ent.start < at]
        alone = self._names.is_firm(name) and not self._is_place(name) and all(alike(firm, name) for firm in firms)
        stands = word in person_words()["stands_for"]["company"] or word in self._names.kinds(name)
        return by_name(asked.title, asked.sentence, name) if alone and stands else ""

    def _brief(self, name: str) -> str:
        """A person's family name; of another, whose it is (``St Anne's`` of *St Anne's Hospital*) or its first word."""
        first, _, last = name.rpartition(" ")
        if name in self.of_kind("PERSON"):
            return last
        forms = self.renown.known[name].forms if name in self.renown.known else ()
        plain = [form for form in forms if noun(form.lower()) is None and demonym(form) is None and len(form) > _FEW]
        short = [form for form in plain if name.startswith(f"{form} ")]  # no "Du" of Du Pont
        return first if first.endswith("'s") else min(short, key=len, default=name)

    def heroes(self, title: str, sentence: Span, *, party: bool) -> tuple[str, ...]:
        """Who takes part in what a title puts behind a colon: see :func:`~events.extract.name.partakers.partakers`."""
        able = [name for name in self.renown.ranked if acts(name, self._names, self.headword)]
        known = {form: name for name in able for form in (self._brief(name.words), name.words)}
        return partakers(title, sentence, known, party=party)

    def told_of(self, sides: tuple[str, ...]) -> tuple[str, ...]:
        """The two whom a text opens with, if they are among those that it has most."""
        first = [name.words for name in self.renown.ranked[: _RIVALS - 1]]
        return sides if all(any(alike(side, name) for name in first) for side in sides) else ()

    def _fits(self, names: Sequence[str], asked: _Asked) -> bool:
        """Whether names say whom a title tells of, and it does not say so itself."""
        title = asked.title
        others = (self.headword, self.renown.home, self.renown.contest, *self.topics)
        if len(names) > MANY or not all(name in self.renown.known or name in others for name in names):
            return False
        # "bakers in Lund shut nine shops", in a text about Malmo
        placed = any(c.isupper() for c in title[1:]) and not self._is_states(asked)
        two = len(names) > 1 and all(map(self.renown.is_in_title, names))  # who meet in Geneva
        if placed and not two and any(map(self._is_place, names)):
            return False
        several = (name.lower().split() for name in names if not name.endswith("Exchange"))
        if any(in_class(word, "quoted") for words in several if len(words) > 1 for word in words):
            return False  # "Nasdaq Composite", an index
        bodies = not any(name in self.of_kind("PERSON") or self._is_place(name) for name in names)
        polls = any(in_class(word, "tallying.polls") for word in title.lower().split())
        if bodies and (polls or comes_or_goes(title, asked.sentence)):
            return False  # of an alliance: "refugees arrive by train"; of a firm: "general election"
        personal = not _PRONOUNS.isdisjoint(title.lower().split())
        again = any(has_word_of(title, name) for name in names)
        return not again and (not personal or self.of_kind("PERSON").issuperset(names))
