"""Salience: how much each person of a text is in mind, so that *he* is whom it goes on about.

Whoever is named, or meant by a pronoun, is in mind by what he is to his clause, and less with every sentence after it.
Somebody whom the text has often, or is on, comes to mind before one whom it names in passing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.extract.language.grammar import INDEFINITE, SUBJECTS
from events.extract.language.predicates import in_class
from events.extract.name.referents import says, speaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from events.extract.name.things import Thing

__all__ = ["Salience"]

_WORDS = re.compile(r"\w[\w-]*")
#: Who somebody is, at the head of a paragraph: the last word of his name.
_ENTRY = re.compile(r"\W*(?:[A-Z][\w.'’-]+ ){1,3}([A-Z][\w'’-]+)(?:,[^,.]{1,60},| \([^)]*\))? (?:was|is) (?:an?|the) ")
#: What is left of it after a sentence, and the most sentences that count.
_LEFT, _LONG, _MOST = 0.45, 5, 2.5
#: What somebody is to a clause: the subject of a main one, of another, or what something is done to; all else.
_MAIN, _SUBJECT, _OBJECT, _ASIDE = 2.0, 1.2, 0.7, 0.5
#: How much more it counts in the sentence itself, and what it adds to stand there at all.
_HERE, _SAME = 1.3, 0.6
#: What it adds that the sentence before speaks of him.
_NEAR = 0.7
#: For so many sentences somebody is in mind who has no name, and who has one; for longer who is told of so often.
_SOON, _FAR, _OFTEN = 3, 12, 4
_AGAIN = 3
#: What the one adds whom the text has most, and what it is on.
_OFTENEST, _HEAD = 1.0, 1.5
#: What is left of it for what others do, of one who has only been heard: a spokesman.
_HEARD = 0.3


@dataclass(slots=True)
class _Mind:
    """Somebody in mind: as he was named last, in which sentence, how much before that and by that; if only heard."""

    thing: Thing
    number: int
    before: float
    here: float
    speaks: bool


class Salience:
    """Whom a text has in mind.

    Args:
        often: How often it has the name of each.
        head: Whom it is on, if it is on anybody.
    """

    def __init__(self, often: Mapping[str, int], head: str = "") -> None:
        """Nobody is in mind yet."""
        self._often, self._head = Counter(often), head
        self._most = max(often.values(), default=0)
        #: Whom all of the text is about, as far as it has been read.
        self.hero = ""
        #: The number of the sentence before the one that is read.
        self.last = 0
        self._minds: dict[str, _Mind] = {}

    def see(self, who: str, thing: Thing, number: int) -> None:
        """Take in somebody as he is spoken of in a sentence by its number."""
        role = thing.at.dep_
        told = (
            _MAIN if thing.main else _SUBJECT if role in SUBJECTS else _OBJECT if role in ("dobj", "poss") else _ASIDE
        )
        told = _SUBJECT if role == "pobj" and thing.at.head.dep_ == "agent" else told
        if in_class(thing.at.head.lemma_, "prosecuting") and role in ("dobj", "nsubj"):
            told = _MAIN if role == "dobj" else _ASIDE  # "The judge jailed Crane. He had robbed a bank"
        if thing.main and speaks(thing.at) and any(c.dep_ == "ccomp" for c in thing.at.head.rights):
            told = _SUBJECT  # what he says may be of another
        kin = thing.at.head.lemma_ == "be" and any(c.tag_ == "PRP$" for c in thing.at.lefts)  # "His father was a smith"
        told = _ASIDE if kin or thing.at.head.lemma_ == "die" else told  # no more is told of him then
        if thing.token.pos_ == "NOUN" and any(c.lower_ in INDEFINITE for c in thing.token.lefts):
            told = min(told, _SUBJECT)
        only = thing.at.dep_ == "poss" or says(thing.at)
        known = self._minds.get(who)
        if thing.at.pos_ == "PRON":
            self._often[who] += 1
            (first, self._most), (_, second) = (*self._often.most_common(2), ("", 0))[:2]
            self.hero = first if self._most >= max(_OFTEN, 2 * second) else ""
        if known is None:
            self._minds[who] = _Mind(thing, number, 0.0, told, only)
            return
        known.speaks = known.speaks and only
        if known.number != number:
            known.before, known.number, known.here = self._level(known, number), number, 0.0
        known.here = max(told, min(known.here + told, _SUBJECT), known.here)
        if thing.token.pos_ == "PROPN" or known.thing.token.pos_ != "PROPN":
            known.thing = thing

    def overhear(self, sentence: str, number: int, opening: str) -> None:
        """Take in those who have been named and whom a sentence names again that has not been parsed.

        Args:
            sentence: Its words.
            number: Of it.
            opening: The first sentence of the paragraph: where that says who another is, the rest is of him.
        """
        entry = _ENTRY.match(opening)
        if entry is not None and not any(mind.thing.token.text == entry[1] for mind in self._minds.values()):
            self._minds.clear()
        words = _WORDS.findall(sentence)
        for who, mind in [*self._minds.items()] if words else ():
            name = mind.thing.token
            if name.text in words and name.pos_ == "PROPN":
                self.see(who, replace(mind.thing, at=name, main=words[0] == name.text), number)

    def oftener(self, one: str, other: str) -> str:
        """Of whom the text tells much oftener; empty if that is neither."""
        least, most = sorted((one, other), key=lambda who: self._often[who])
        return most if self._often[most] >= max(_AGAIN, 2 * self._often[least]) else ""

    def thing(self, who: str) -> Thing:
        """Somebody as he was named last."""
        return self._minds[who].thing

    def things(self) -> Iterable[tuple[str, Thing]]:
        """Those who may be in mind still: without a name they are forgotten soon."""
        for who, mind in self._minds.items():
            named = mind.thing.token.pos_ == "PROPN" or mind.thing.at is not mind.thing.token
            if self.last - mind.number < (_FAR if named else _SOON) or self._often[who] >= _OFTEN:
                yield who, mind.thing

    def of(self, who: str, number: int, sure: float, *, aside: bool = False, told: bool = True) -> float:
        """How much somebody is in mind in a sentence.

        Args:
            who: By his name.
            number: Of the sentence.
            sure: How much more he is for what is known of him.
            aside: Whether what the sentence itself tells of him is left aside.
            told: Whether it is told what he does, not what he says.
        """
        mind = self._minds.get(who)
        if mind is None:
            return 0.0
        if mind.speaks and told and mind.number != number:
            return self._of(mind, who, number, sure, aside=aside) * _HEARD
        return self._of(mind, who, number, sure, aside=aside)

    def _of(self, mind: _Mind, who: str, number: int, sure: float, *, aside: bool) -> float:
        level = self._level(mind, number)
        if mind.number == number:
            level = min(mind.before, _MOST) + (0.0 if aside else _HERE * mind.here + _SAME)
        share = self._often[who] / max(self._most, _OFTEN) * _OFTENEST
        near = _NEAR if level and mind.number >= self.last else 0.0
        if who == (self._head or self.hero):
            return level and level + near + sure * min(1.0, 2 * level) + (_HEAD if self._head else share)
        return level + near + (sure + share) * min(1.0, 2 * level)

    @staticmethod
    def _level(mind: _Mind, number: int) -> float:
        return min(mind.before + mind.here, _MOST) * _LEFT ** min(number - mind.number, _LONG)
