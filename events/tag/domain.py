"""The kind of a text, told from the text itself."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from events.tag.tense import heads_line, sentence_ends

if TYPE_CHECKING:
    from events.dates import Day
    from events.tag.grammar import Grammar

__all__ = ["DOMAINS", "domain_of"]

DOMAINS = ("news", "narrative", "colloquial")
"""The kinds of text that the tagger tells apart: what relative expressions count from differs."""

_POST = 300
_SAMPLE = 20_000
_LINES = 3
"""So many lines make a chat."""
_FEW_YEARS, _FEWER_YEARS = 6, 3
_SCENE = re.compile(rb"\s*(?:in|on|by|during|around|about|early in|late in|at|the year) ", re.IGNORECASE)
_NAME = 80
"""So long a line, in bytes, may be the name of what an article is on."""
_MONTH = 14
"""So many bytes before a year its month may stand."""
_NEVER = 1 << 30
"""Where the first year of long ago stands in a text that tells a later one before or besides."""
_REPORT, _MARK = 400, 3
"""How far a report goes, in bytes, until it has said on which weekday it was; and the "on" before that."""
_LEAD, _TOLD = 200, 2
"""How far, in bytes, the lead of a text goes; and how many of its sentences end before the last where one is told."""
_OPENING, _SHORT, _LONG_AGO, _HALF_CENTURY = 40, 2_000, 10, 50
"""Where the year that opens a short story stands at the latest, how short that is, in bytes, and how old the year; and
how old years are that make a story of any text."""


def domain_of(data: bytes, dct: Day | None, grammar: Grammar) -> str:
    """``colloquial`` for a post or chat by its marks, ``narrative`` for a text full of far years, else ``news``.

    A text is a narrative where at least six years that lie two or more years before the document's stand against
    fewer than a quarter as many words of the day's news ("yesterday", "Friday", "last week", but not "the next year",
    which is a story's). Three are enough where there is no such word, and none that speaks of the present or the future
    ("has", "now", "will"; "is" may, where a lead says what a thing is: "is a 1957 film"); or where so many head lines,
    as in a chronicle ("1905 - The line is extended"); or in memoirs ("I was nine"), where all years are of long ago,
    one in the lead, and more than there are such words. One that lies ten years before or more is enough for a
    short text that it opens ("In the spring of 1917 …"), or for one of some sentences that has it in its lead, if none
    is near the document's; or for an article that says under its name what that was then. Three are also enough where
    all lie half a century back and no word is of the day's news. What a lead foretells is news.

    Args:
        data: The folded text; its first 20,000 bytes count.
        dct: The document creation time, if known.
        grammar: For its cues.
    """
    head = data[:_SAMPLE]
    far = heads = 0
    first, bygone, ancient = None, dct is not None, False
    for match in grammar.cues["year"].finditer(head):
        text = match.group()
        if first is None:
            long_ago = dct is None or not text.isdigit() or int(text) <= dct.year - _LONG_AGO
            first = match.start() if long_ago else _NEVER
            ancient = dct is not None and text.isdigit() and int(text) <= dct.year - _HALF_CENTURY
        bygone = bygone and dct is not None and (not text.isdigit() or int(text) <= dct.year - _HALF_CENTURY)
        if dct is None or not text.isdigit() or int(text) <= dct.year - 2:
            far += 1
            heads += heads_line(head, match.start(), match.end(), grammar)
        else:
            first = _NEVER
    post = len(data) <= _POST and far < _FEWER_YEARS
    if (post or _is_chat(data, grammar)) and grammar.cues["colloquial"].search(data):
        return "colloquial"
    defined = first is not None and first < _NEVER and dct is not None and _is_defined(head, grammar, old=ancient)
    if far < (1 if first is not None and (defined or _opens(data, first, grammar)) else _FEWER_YEARS):
        return "news"
    newsy = [m.start() for m in grammar.cues["newsy"].finditer(head) if _of_today(head, m, grammar)]
    news = len(newsy)
    if news and (grammar.cues["foreseen"].search(head[:_LEAD]) or _reported(head, newsy[0], grammar)):
        return "news"
    present = "at_present" if grammar.cues["defines"].search(head[:_LEAD]) else "present"
    memoir = dct is not None and first is not None and first <= _LEAD and news < far
    memoir = memoir and grammar.cues["memoir"].search(head[:_LEAD]) is not None
    opened = ancient and first is not None and first <= _LEAD
    opened = opened and grammar.cues["of_today"].search(head[:_LEAD]) is None
    bygone = memoir or ((bygone or opened or defined) and not news)
    if not bygone and far < _FEW_YEARS and heads < _FEWER_YEARS and (news or grammar.cues[present].search(head)):
        return "news"
    return "narrative" if bygone or far > 4 * news else "news"


def _is_defined(head: bytes, grammar: Grammar, *, old: bool) -> bool:
    """Whether a text begins with what something was in a year, under its name or by a year, if that is not very old.

    *Siege of Orsk*, and below it *The siege of Orsk was a battle of 1643*; *The 2004 flood was the first of three*.
    """
    above, _, below = head.lower().partition(b"\n")
    name = above.strip().removeprefix(b"the ")
    under = 0 < len(above) <= _NAME and below.lstrip().removeprefix(b"the ").startswith(name + b" ")
    by_year = name[:4].isdigit() and name[4:5] == b" "
    return (old or under or by_year) and grammar.cues["defined"].match(head) is not None


def _reported(head: bytes, first: int, grammar: Grammar) -> bool:
    """Whether the lead of a text says on which day of the week what it is about was: "was jailed on Wednesday"."""
    return first <= _REPORT and grammar.cues["reported"].match(head, first - _MARK) is not None


def _opens(data: bytes, first: int, grammar: Grammar) -> bool:
    """Whether a year of long ago opens a short text, or stands in the first sentence or two of one of three or more."""
    if len(data) > _SHORT:
        return False
    if first <= _OPENING and _SCENE.match(data) is not None:
        return True
    if first > _LEAD or grammar.cues["undated"].search(data[: max(0, first - _MONTH)]):
        return False  # "2 October. The ministers met for the first time since 1998."
    return sum(1 for _ in islice(sentence_ends(data, grammar), _TOLD)) == _TOLD


def _is_chat(data: bytes, grammar: Grammar) -> bool:
    """Whether most lines of a text begin with a time and a name: "[09:14] kim: …"."""
    head = data[:_SHORT]
    said = sum(1 for _ in grammar.cues["chat"].finditer(head))
    return said >= _LINES and 2 * said > head.count(b"\n")


def _of_today(head: bytes, match: re.Match[bytes], grammar: Grammar) -> bool:
    """Whether a word is of the day's news: not "the next year", and not the weekday of a date ("Sunday, 2 May").

    Nor is "on the Friday", which is one of a story, or "the following Friday".
    """
    told = head[max(0, match.start() - _LONG_AGO) : match.start()].endswith((b" a ", b" the ", b" following "))
    dated = told or grammar.cues["beside_date"].match(head, match.end()) is not None
    return not dated and not match.group().lower().startswith(b"the ")
