r"""Pages of several stories: one under each name that stands over it, as collections of lives and guides to places do.

What is told under one head is not of whom the one before was on. So such a page is read as several documents. A line
begins a story if the sentence under it is about what the line names, and nothing there speaks of the story before:
*Early life* and *Second album* are parts of one.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from events.dates import MONTHS
from events.extract.language.gazetteer import is_place
from events.extract.language.lexicon import classes, noun
from events.extract.language.people import given_names
from events.extract.name.goingon import LITTLE, goes_on, is_proper
from events.extract.name.headwords import Headword, headword_of, is_somebodys, life_of, own_kinds

__all__ = ["Story", "stories_of"]

#: A line by itself that ends no sentence, behind a mark or number that it may bear.
_LINE = re.compile(
    r"^[ \t]*(?:[#*•]+ *|\d{1,3}[.)] +)?(?P<head>[A-ZÀ-Þ][^\n]{1,79}(?<![.!?:;,\s]))[ \t]*$(?=\n)", re.MULTILINE
)
#: What stands under it: perhaps lines of a few words, then a sentence, without when it was.
_OPENS = re.compile(
    r"\s*(?:\S[^\n]{0,78}(?<![.!?\"”])\n\s*){0,3}(?=\S[^\n]{19})"
    r"(?:(?:In|On|At|By|During|After|From|Since) [^,\n]{3,40}, (?:\d{4}, )?)?(?:The )?"
    r"(?P<told>[^\n]+?)(?:(?<=[a-z\d)])[.!?](?=\s)|\n|\Z)"
)
_BORN = re.compile(r"[Bb](?:orn|\.)\W")
_HE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_HIS = re.compile(r"\b[Hh]e\b")
#: What stands before a name that is no subject: a preposition, or somebody else.
_UNDER = re.compile(
    r"\b(?:of|in|at|on|to|from|by|for|with|during|under|after|before|near|about|than)(?: the)? $|\b(?:s?he|it|they)\b",
    re.IGNORECASE,
)
#: What no name of a story has: a date or a label.
_LABEL = re.compile(rf"\d|:|\b(?:{'|'.join(MONTHS)})\b")
_WORD = re.compile(r"&|[^\W_][\w.-]*")
_SEVERAL = 2
#: In so many code points a story tells what its head names.
_FAR = 1500
#: So far behind a line it is plain that the text goes on from it.
_NEXT = 80
#: So far before a name stands what it is under.
_NEAR = 12


class Story(NamedTuple):
    """A part of a page that is on something else than the one before.

    Attributes:
        start: Where it begins (code points).
        end: Where it ends (half-open).
        headword: What it is on; None of what stands before the first head.
    """

    start: int
    end: int
    headword: Headword | None


def stories_of(title: str, text: str) -> list[Story]:
    r"""The stories of a page that has several, in order; none of a text on one thing.

    >>> page = "Ada Holm\n\nHolm was born in 1901 in Lund, Sweden.\n\nKarl Berg\n\nBerg came to Lund in 1920."
    >>> [(story.start, story.headword.words) for story in stories_of("", page)]
    [(0, 'Ada Holm'), (50, 'Karl Berg')]
    """
    lines = [*_LINE.finditer(text)]
    alone = len(lines) >= _SEVERAL and headword_of(title, text) is None
    told = [_told(text, line, alone=alone) for line in lines] if len(lines) >= _SEVERAL else []
    if not any(told):
        return []
    named = [found or _alone(line["head"]) for line, found in zip(lines, told, strict=True)]
    known = [found for found in named if found is not None]
    people = sum(not found.kinds and is_somebodys(found.words) for found in known)
    heads = sum(_LABEL.search(line["head"]) is None for line in lines)
    if len(known) < _SEVERAL or (people < _SEVERAL and 2 * len(known) < heads):
        # a history, of which a part tells of a league; but somebody who is told of there alone is no part of it
        named = [found if _is_new(found, text, line) else None for line, found in zip(lines, named, strict=True)]
        known = [found for found in named if found is not None]
        if not known:
            return []
    kinds = frozenset(kind for found in known for kind in found.kinds)
    named = [found or _like(line["head"], kinds) for line, found in zip(lines, named, strict=True)]
    begun = [(line, found) for line, found in zip(lines, named, strict=True) if found is not None]
    ends = [line.start() for line, _ in begun[1:]] + [len(text)]
    out = [Story(0, len(text), headword_of(title, text[: begun[0][0].start()]))]
    for (line, found), end in zip(begun, ends, strict=True):
        above, body = text[out[-1].start : line.start()], text[line.end() : end]
        if not above.strip() or _is_other(
            found, body, out[-1].headword, above, first=not text[: out[-1].start].strip()
        ):
            out[-1] = out[-1]._replace(end=line.start())
            out.append(Story(line.start("head"), len(text), found))
    out = [story for story in out if text[story.start : story.end].strip()]
    return out if len(out) >= _SEVERAL else []


def _told(text: str, line: re.Match[str], *, alone: bool) -> Headword | None:
    """What a line names, if the sentence under it is about that: its whole name, or what both begin with.

    On a page that is on nothing else alone, a name may be made of any words.
    """
    head = line["head"].removeprefix("The ")
    plain = alone and is_proper(head, strange=False) and all(w[0].isupper() or w in LITTLE for w in head.split())
    if (plain or (":" not in head and is_proper(head))) and goes_on(text[line.end() : line.end() + _NEXT].lstrip()):
        found = headword_of("", text[line.start("head") : line.end() + _FAR])
        return found or (Headword(head, frozenset(own_kinds(head))) if plain else None)
    opens = _OPENS.match(text, line.end())
    if opens is None or _LABEL.match(line["head"]):
        return None
    told, words = opens["told"], _WORD.findall(line["head"].removeprefix("The "))
    if not _BORN.match(told) and not any(word.lower() in opens[0].lower() for word in words):
        return None
    found = headword_of("", text[line.start("head") : opens.end() + _FAR])
    if found is not None:
        short = [_short(found)] if not found.kinds or " " in found.words else []
        alike = told.lower().find if line["head"].isupper() else told.find
        at = [alike(name.lower() if line["head"].isupper() else name) for name in (found.words, *short)]
        named = any(n >= 0 and _UNDER.search(told[:n]) is None for n in at)
        named = named and "war" not in classes(found.words.split(" ")[-1].lower())  # the second goes on from the first
        return found if named or _BORN.match(told) or told.split(" ")[0] in found.kinds else None
    pairs = zip(words, _WORD.findall(told), strict=False)
    run = [word for word, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    whole = len(run) >= _SEVERAL and all(word[0].isupper() or word in LITTLE for word in run)
    name = " ".join(run)
    return Headword(name, frozenset(own_kinds(name))) if whole and run[-1] not in LITTLE else None


def _is_new(found: Headword | None, text: str, line: re.Match[str]) -> bool:
    """Whether a line names somebody of whom a text has told nothing, and what stands under it tells who he was."""
    if found is None or found.kinds or not is_somebodys(found.words) or _short(found) in text[: line.start()]:
        return False
    return life_of(text[line.end() :].lstrip()[:_FAR].partition("\n\n")[0]) == found.words


def _alone(head: str) -> Headword | None:
    """What a line is the name of, whether or not it is told of again: somebody's, or a place's that is no word."""
    head = head.title() if head.isupper() else head
    first, _, last = head.partition(" ")
    named = (last and first.lower().partition("-")[0] in given_names()) or (
        is_place(head) and noun(head.lower()) is None
    )
    named = named and all(word[0].isupper() or word in LITTLE for word in head.split())
    return Headword(head, frozenset()) if named else None


def _like(head: str, kinds: frozenset[str]) -> Headword | None:
    """What a line is the name of, if that ends in what others of the page are: ``Hallam Castle``, among castles."""
    last = head.rpartition(" ")[2].lower()
    own = frozenset(own_kinds(head) | {last.removesuffix("s")})
    named = own & kinds and all(word[0].isupper() or word in LITTLE for word in head.split())
    return Headword(head, own) if named else None


def _short(found: Headword) -> str:
    """What a name is called by: the family name, or what stands before what kind of thing it is."""
    first, _, last = found.words.rpartition(" ")
    return first if found.kinds and first else last


def _is_other(found: Headword, body: str, before: Headword | None, above: str, *, first: bool) -> bool:
    """Whether what stands under a head is of something else than what stands above: neither speaks of the other.

    Only of the first story *the band* may be what all of the page is on.
    """
    if before is None:
        return True
    names = (before.words, _short(before))
    kinds = before.kinds - found.kinds if first else ()
    alike = bool(before.kinds & found.kinds)  # "in the old building of the Arden Brewery", of another brewery
    again = (m.start() for name in names for m in re.finditer(rf"\b{re.escape(name)}\b", body))
    told = any(not alike or _UNDER.search(body, max(0, at - _NEAR), at) is None for at in again)
    told = told or any(f"he {kind}" in body for kind in kinds)
    told = told or (not alike and re.search(rf"\b{re.escape(_short(found))}\b", above) is not None)
    thing, theirs = bool(found.kinds) or is_place(found.words), _HIS if "ship" in found.kinds else _HE
    return not told and not (thing and not before.kinds and theirs.search(body))
