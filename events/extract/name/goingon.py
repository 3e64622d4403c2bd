"""How a text goes on from the line above it: *Built in 1884*, *This was laid down at Kiel*, *It was a small bakery*.

What begins so is told of what the line names, if that is a name: *Calder Mill* and *Mathilde*, but not *Early Years*.
"""

from __future__ import annotations

import re
from functools import cached_property

from events.extract.language.inflect import is_past_form
from events.extract.language.lexicon import EVENTIVE, noun, verb
from events.extract.language.people import person_words

__all__ = [
    "LITTLE",
    "PLACES",
    "Capitals",
    "called",
    "event_kinds",
    "goes_on",
    "is_proper",
    "kind_of",
    "opens_with_somebody",
]

_PRONOUN = re.compile(r"\W*(?:This|Its?|They|Their|S?[Hh]e|Her|His)\b")
_DONE = re.compile(
    r"\W*(?:(?:(?:In )?\d{4}|(?:In|On) [^,\n]{3,30}),? )?(?P<verb>[A-Za-z]+) "
    r"(?:as|at|by|down|for|from|in|into|of|off|on|out|to|under|up|with)\b"
)
_WORDS = re.compile(r"[^\W_][\w'’-]*|[^\w\s]|\n")
_THE = re.compile(r"The ([a-z]+) ")
_NUMBER = re.compile(r"[IVX]+")
#: What a pronoun is told to be, as a text begins.
_IS_A = re.compile(r"(?:\A\W*|(?<=[.!?] ))(?:It|She|This) (?:is|was) an? ([^.;\n]*)")
#: Where what something is ends, before what more is told of it, or between what describes it.
_PIECES = re.compile(
    r",|;|\.| (?:\d|\w+ (?:miles?|kilomet(?:er|re)s?|km)\b|"
    r"(?:of|in|on|at|near|that|which|who|for|by|from|to|and|with|founded|built|based) )"
)
_SOMEBODY = re.compile(r"The (?:[a-z-]+ ){0,3}?([a-z]+) (?:is|was|has|had|[a-z]+ed) ")
#: Words that are written small inside a name.
LITTLE = frozenset(
    ("of", "the", "and", "&", "upon", "de", "la", "le", "du", "des", "del", "der", "den", "von", "van", "zu")
)
#: What a noun is for that ends the name of a body, a place or a thing that was made.
PLACES = ("group", "location", "artifact")
_THINGS = (*PLACES, "animal", "person", "plant", "object")
#: How much of a noun's uses is for bodies, places and things that were made, of one that ends a name.
_PARTLY, _MOSTLY = 0.1, 0.5
#: So far from its beginning a text tells what it goes on with.
_SOON = 300


def goes_on(text: str) -> bool:
    """Whether a text begins with a pronoun, with a participle that has no subject, or with *the town*.

    >>> goes_on("Built in 1884 by Holm."), goes_on("– chartered in 1851"), goes_on("The mill was built in 1884.")
    (True, True, False)
    """
    done, the = _DONE.match(text), _THE.match(text)
    settled = the is not None and the[1] in person_words()["heads"]["settled"]
    return settled or _PRONOUN.match(text) is not None or (done is not None and is_past_form(done["verb"].lower()))


def opens_with_somebody(text: str) -> bool:
    """Whether a text begins with somebody by what he does: ``The opera singer was born in 1851``."""
    opens = _SOMEBODY.match(text)
    entry = None if opens is None else noun(opens[1])
    return entry is not None and entry.share("person") >= _MOSTLY


def is_proper(name: str, *, strange: bool = True) -> bool:
    """Whether words with capitals are a name, and not what a part of a history is headed by.

    Args:
        name: The words.
        strange: Whether one of them has to be no word: *The Red Lion* may be a part of a history of Arden.

    >>> [is_proper(name) for name in ("Calder Mill", "Mathilde", "Early Years", "New Stadium", "Later Growth")]
    [True, True, False, False, False]
    """
    words = [
        word.lower() for word in name.removeprefix("The ").split() if word[0].isupper() and not _NUMBER.fullmatch(word)
    ]
    firm = bool(words) and words[-1] in person_words()["stands_for"]["company"]
    last = None if firm or not words else noun(words[-1])
    kinds = PLACES if strange else _THINGS
    if not words or (last is not None and last.share(*kinds) < _PARTLY):
        return False
    plain = person_words()["untold"]["adjectives"]
    if not strange:
        return plain.isdisjoint(words) and last is not None
    return any(noun(w) is None and verb(w) is None and w not in plain and not is_past_form(w) for w in words)


class Capitals:
    """Which words of a text have capitals inside its sentences, and which are written small; read in one pass.

    Args:
        text: Any.
    """

    def __init__(self, text: str) -> None:
        """Keep the text, which is read when it is asked."""
        self._text = text

    @cached_property
    def _read(self) -> tuple[set[str], set[str], dict[str, set[str]]]:
        """The capital words inside sentences, all small ones, and the capital words before others."""
        inside, small, before = set[str](), set[str](), dict[str, set[str]]()
        words = _WORDS.findall(self._text)
        for left, word, right in zip(("", *words), words, (*words[1:], ""), strict=False):
            if not word[0].isupper():
                small.add(word)
                continue
            if left[:1].isupper():
                before.setdefault(word, set()).add(left)
            if (left[:1].isalpha() or left in (",", ";")) and not right[:1].isupper():
                inside.add(word)
        return inside, small, before

    def only_open(self, name: str) -> bool:
        """Whether words have capitals only where they open something, and are for somebody or for what happens.

        >>> Capitals("Rail strikes: Guards walk out").only_open("Guards")
        True
        """
        before, _, last = name.rpartition(" ")
        word = last.lower()
        entry = noun(word) or noun(word.removesuffix("s")) or noun(word.rpartition("-")[2])
        if entry is None or (entry.share("person") <= _MOSTLY if not before else entry.event_share < EVENTIVE):
            return False
        inside, small, _ = self._read
        opens = name.partition(" ")[0] not in inside
        return opens and (not before or (word.endswith("s") and word in small))

    def first_names(self, family: str) -> set[str]:
        """The capital words right before a name."""
        return self._read[2].get(family, set())


def called(text: str) -> str:
    """What a text tells, as it begins, that *it* or *she* is: ``barque`` of *She was a barque of 640 tons*."""
    told = _IS_A.search(text, 0, _SOON)
    return "" if told is None else kind_of(told[1])


def kind_of(words: str) -> str:
    """The noun that says what something is: ``ship`` of *3-masted, square-rigged ship, built at Kiel*."""
    ends = [piece.rsplit(" ", 1)[-1] for piece in _PIECES.split(words)]
    return next((end for end in ends if noun(end.lower()) is not None), ends[0])


def event_kinds(name: str) -> set[str]:
    """What the same word says of what happened: ``battle`` of *the Battle of Arden*."""
    last = name.split(" of ", maxsplit=1)[0].rsplit(" ", 1)[-1].lower()
    entry = noun(last)
    return {last} if " " in name and entry is not None and entry.event_share >= _MOSTLY else set()
