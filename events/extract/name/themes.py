"""Themes: what a document is about: the name, or the two names, that stand out in it.

An article is on its headword. Of another text it is the name that it has much oftener than any other, and begins or
goes on with; a crime or mishap that the title calls by where it was; else what its first sentence is on.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from events.extract.find.eventtypes import event_type
from events.extract.language.callings import alike
from events.extract.language.gazetteer import lookup
from events.extract.language.lexicon import classes, noun, verb
from events.extract.name.headwords import headlined
from events.extract.name.ourselves import own_name
from events.extract.name.principals import called_of, is_country, is_initials, is_only_where, is_set_in, principal_of
from events.extract.name.renown import Renown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.name.headwords import Headword
    from events.extract.name.known import Known
    from events.extract.name.naming import Names
    from events.extract.name.principals import Principal
    from events.extract.parse.nlp import Read
    from events.read import Document

__all__ = ["MANY", "STRONG", "Themes"]

#: A name stands out that the text has so much oftener than any other, or than the next, if that is not alone.
_OFTENER, _MORE_OFTEN = 1.5, 1.3
#: What each of two names weighs that stand out together, how many they are, and what they are.
STRONG, MANY = 4.0, 2
_PARTIES = frozenset(("GPE", "ORG", ""))
_LONGEST = 45
#: In so much of a text stands what it is about, though it does not begin with that.
_OFTEN_TOLD = 0.15
#: In so many code points a text says what it is on.
_HEAD = 200
#: A noun behind a name in a title, and types of what a text is about that is called so.
_CASE = re.compile(r"(?<!\w)([A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2})((?: [a-z]+){1,3})\b")
_CASES = frozenset(("crime", "disaster or accident"))
#: A name that may be a war's.
_WAR = re.compile(r"\b[Tt]he ((?:[A-Z][\w'’-]+ ){1,3}([A-Z]\w+))")
#: A text of more code points tells of many.
_LONG = 2000


class Themes:
    """The names that a document is about.

    Args:
        read: Of the document.
        names: Of its words.
        document: In whose text names are counted, and in its title, if it has one beside its text.
        headword: What it is an article on, if it is one.
    """

    def __init__(self, read: Read, names: Names, document: Document, headword: Headword | None) -> None:
        """Count its names."""
        self.renown = Renown(read, names, document)
        self._names = names
        self._title, self._text, self.undated = document.title, document.text, document.published is None
        #: The body whose own story or report it is.
        self.own = own_name(document.title, document.text)
        self.headword = self.own if headword is None else headword.words

    def of_kind(self, kind: str) -> frozenset[str]:
        """The names of a kind of entity."""
        return frozenset(name.words for name in self.renown.ranked if name.kind == kind)

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """What an article is on, else the name that stands out, or two that do."""
        if self.headword:
            return (self.headword,)
        found = self._standing_out() or self.renown.opener
        if not found or found[0] in self.of_kind("GPE") | self.of_kind("FAC"):
            found = self._case_of_title() or found
        elif (case := self._case_of_title()) and _is_land(case[0].removeprefix(found[0])):
            found = case  # "the Arden valley floods", of a river
        if any(map(self.renown.is_in_title, found)):
            return found
        told = headlined(self._title, self._text) or self._war_of_title() or self._scene_of_title()
        return (told,) if told else found

    def _war_of_title(self) -> str:
        """The war that the title names: ``The Orsk War``."""
        return next((found[1] for found in _WAR.finditer(self._title) if "war" in classes(found[2].lower())), "")

    def _scene_of_title(self) -> str:
        """The place that the first sentence is set in, if the title has it: ``Opposition sweeps to power in Orsk``."""
        place = self.renown.setting
        known = place in self.of_kind("GPE") or lookup(place) is not None
        return place if place and known and self.renown.is_in_title(place) else ""

    def _case_of_title(self) -> tuple[str, ...]:
        """The crime or mishap that the title calls by where it was, or by whom: ``the Arden murder``."""
        for found in _CASE.finditer(self._title):
            known = self._names.whole(found[1]) in self.renown.known
            first, *others = found[2].split()
            words = takewhile(lambda word: noun(word) is not None, (first, *(w.removesuffix("s") for w in others)))
            cases = [n for n, word in enumerate(words) if event_type(word, "NOUN") in _CASES] if known else []
            said, at = (first, *others), cases[0] if cases else 0
            runs = at and said[at - 1].endswith("s") and verb(said[at]) is not None  # "Norland copper talks collapse"
            does = said[at].endswith("s") and verb(said[at][:-1]) is not None  # "Late Holm header rescues Arden"
            if cases and not (runs or (does and re.match("[A-Z]", self._title.partition(f"{said[at]} ")[2]))):
                return (" ".join((found[1], *said)[: at + 2]),)
        return ()

    def _standing_out(self) -> tuple[str, ...]:
        """The name that stands out, or two that do."""
        apart: list[Known] = []
        long = len(self._text) > _LONG
        for name in self.renown.ranked:  # "Arlen" is no rival of "Arlen Mill"
            if long and name.kind == "PERSON" and not name.leads and name.weight < STRONG and len(name.about) < MANY:
                continue  # of whom only a part tells
            if len(apart) <= MANY and not any(alike(name.words, other.words) for other in apart):
                apart.append(name)
        if not apart or not self._is_meant(apart[0]):
            return ()
        first, second, third = [*(name.weight for name in apart), 0.0, 0.0, 0.0][: MANY + 1]
        two = apart[:MANY]
        peers = len(two) > 1 and self._are_peers(two)
        setting = len(two) > 1 and is_set_in(two[0], two[1]) and not peers
        if first and (first >= _OFTENER * second or setting):
            return (two[0].words,)
        stand_out = second >= STRONG and (second >= _OFTENER * third or peers) and not is_initials(two)
        short = sum(len(name.words) + 1 for name in two) < _LONGEST
        if stand_out and short and all(name.kind in _PARTIES for name in two):
            unlike = {name.kind for name in two} == {"GPE"} and len({is_country(name.words) for name in two}) > 1
            if unlike and not peers and not _lies_in(two):
                return ()  # prices in New York, and an uproar in Chad
            town = is_set_in(two[1], two[0]) and not (is_country(two[0].words) or peers)
            return tuple(name.words for name in sorted(two[: 1 if town else 2], key=lambda name: name.first))
        return (two[0].words,) if first > _MORE_OFTEN * second else ()

    def _is_meant(self, name: Known) -> bool:
        """Whether a text begins with a name (with what he does whose it is, or with its noun) or goes on with it."""
        if self.undated and is_only_where(name, self.renown):
            return False  # no news
        far = (self.renown.opening or 0) + 1
        aside = name.kind == "PERSON" and min(name.about, default=far + 1) > far
        begins = name.leads and not (aside and not any(map(self.renown.is_in_title, name.forms)))
        thing = name.words.rpartition(" ")[2].lower()
        if "war" in classes(thing) and not (name.about or self.renown.is_in_title(name.words)):
            return False  # when something was
        begins = begins or (name.kind != "PERSON" and noun(thing) is not None and thing in self._begins_with)
        return begins or len(name.sentences) >= _OFTEN_TOLD * self.renown.asked

    @cached_property
    def _begins_with(self) -> frozenset[str]:
        """The words of the title and of the text's beginning: *the grey theatre on the quay*."""
        return frozenset(re.findall(r"\w+", f"{self._title} {self._text[:_HEAD]}".lower()))

    def _are_peers(self, two: Sequence[Known]) -> bool:
        """Whether a title has two names, and the text names them together: ``Kadria and Oresh agreed``."""
        one, other = (name.words for name in two)
        together = any(pair in self._text for pair in (f"{one} and {other}", f"{other} and {one}"))
        return together and self.renown.is_in_title(one) and self.renown.is_in_title(other)

    @cached_property
    def is_calamity(self) -> bool:
        """Whether the text is about one storm or flood by its name, which has to do with its own days only."""
        return len(self.topics) == 1 and "calamity" in classes(self.topics[0].partition(" ")[0].lower())

    @cached_property
    def principal(self) -> Principal | None:
        """Whom the text is the story of."""
        return principal_of(self.topics, self.headword, self.renown, self._names)

    @cached_property
    def main(self) -> tuple[str, ...]:
        """What a text is about, which is the race or the country rather than somebody who won or rules there."""
        called = None if self.called is self.principal or self.headword else self.called
        return self.topics if called is None or self.of_kind("GPE") & {*self.topics} else (called.words,)

    @cached_property
    def called(self) -> Principal | None:
        """He, else the race or the country that the text is about: ``the race``."""
        return called_of(self.principal, self.renown)


def _is_land(words: str) -> bool:
    """Whether a land form stands before the noun of a case: `` valley floods``."""
    entry = noun(words.split(maxsplit=1)[0]) if words.startswith(" ") and words.count(" ") > 1 else None
    return entry is not None and entry.top in ("object", "location")


def _lies_in(two: Sequence[Known]) -> bool:
    """Whether one of two places is in the other."""
    found = [lookup(name.words) for name in two]
    return None in found or len({place.country_iso2 for place in found if place is not None}) == 1
