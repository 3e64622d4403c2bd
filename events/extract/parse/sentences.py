"""Where sentences begin and end, told without a parse: the pieces that are parsed, or left out, by themselves.

A cut too few costs little, since the parser finds the sentences inside a piece again; a cut inside a sentence breaks
it. So a full stop ends a sentence only before a capital, a figure or a quotation, and not after an initial, an
abbreviation, or inside brackets or a quotation that closes later.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.language.inflect import is_past_form

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["clauses_listed", "sentences"]

#: A stop with what closes around it, white space, and what may open a sentence.
_STOP = re.compile(
    r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[`]*[A-Z0-9À-ÖØ-Þ])|"
    r"(?:(?<=[a-z]{3})|(?<=\d{4}))\.(?=[A-Z][a-z]*\s)(?!(?:Com|Net|Org)\b)"  # "in 1882.This was": the space is left out
)
#: Before a stop: initials (``J.``, ``U.S.``), or an abbreviation that a name or figure follows.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘\[-])(?:(?:[A-Za-z]\.)*[A-Z]|"
    r"(?:[Mm]r|[Mm]rs|[Mm]s|Dr|Prof|Rev|Hon|St|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Cpl|Pvt|Adm|Pres|Supt|Insp|Fr|Sr|Jr|"
    r"Asst|Messrs|Mt|Ft|[Nn]o|Nos|Vol|Art|Sec|Fig|vs?|cf|al|approx|ca|c|fl|b|d|r|e\.g|i\.e|p\.m|a\.m|"
    r"Inc|Corp|Co|Cos|Ltd|Bros|Cie|Assn|Univ|Dept|Calif|Conn|Fla|Mass|Mich|Minn|Pa|Tex|Wash|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun))\.$"
)
_FEW = 24
#: A ruler or war with its number, which looks like an initial, and what behind it begins a sentence all the same.
_NUMBERED = re.compile(r"([A-Z]\w{1,20}) [IVX]\.$")
#: Abbreviations that may end a sentence, before a word that opens one.
_LAST = re.compile(r"\b(?:[ap]\.m|Inc|Corp|Cos?|Ltd|Bros|Jr|Sr|U\.[KNS]|D\.C|B\.C)\.$")
_OPENER = re.compile(r"(?:The|In|On|At|He|She|It|They|His|Her|Its|Their|After|Before|When|But|This|These|From|By|As)\b")
#: What parts the items of a list, and brackets that may hold it; of how many items deeds are told, and of how many all.
_ITEM = re.compile(r";\s+|[()\[\]]")
_DEEDS = 2
_ITEMS = 4
_WORD = re.compile(r"[a-z]+")
#: What somebody is by trade, told without a verb at the head of a line before his birth.
_TRADE = re.compile(
    r"(?!(?:The|His|Her|Its|Their|My|Our|One|Another) |[^,\n]{0,80}[A-Z]\w{1,40} [A-Z])"
    r"[A-Z][\w-]{0,40}(?: [\w-]{1,40}){1,9}, (?=born )"
)


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a paragraph (code points of ``text``, half-open), white space trimmed.

    >>> text = "Dr. J. Lee left on Jan. 3. It rained. (It did.) He ran."
    >>> [text[a:b] for a, b in sentences(text, 0, len(text))]
    ['Dr. J. Lee left on Jan. 3.', 'It rained.', '(It did.)', 'He ran.']
    >>> text = "It opened in 1882.This was late."
    >>> [text[a:b] for a, b in sentences(text, 0, len(text))]
    ['It opened in 1882.', 'This was late.']
    >>> text = "It left at 4 p.m. In Lund it rained at 5 p.m. Monday."
    >>> [text[a:b] for a, b in sentences(text, 0, len(text))]
    ['It left at 4 p.m.', 'In Lund it rained at 5 p.m. Monday.']
    >>> text = "So did Harald I. Harald left. He met John I. Lee."
    >>> [text[a:b] for a, b in sentences(text, 0, len(text))]
    ['So did Harald I.', 'Harald left.', 'He met John I. Lee.']
    """
    spans = []
    for stop in _STOP.finditer(text, start, end):
        word_end = stop.start() + 1
        before, cut = text[max(start, word_end - _FEW) : word_end], stop.end()
        if text[stop.start()] == "." and _ABBREVIATION.search(before) and not _may_end(text, before, cut):
            continue
        spans.append((start, len(text[start:cut].rstrip()) + start))
        start = cut
    if start < end:
        spans.append((start, end))
    return spans


def _may_end(text: str, before: str, behind: int) -> bool:
    """Whether a sentence ends in what looks like an initial or an abbreviation: ``his son Harald I. Harald went``."""
    if _LAST.search(before) is not None and _OPENER.match(text, behind) is not None:
        return True
    numbered = _NUMBERED.search(before)
    if numbered is None:
        return False
    again = text.startswith(f"{numbered[1]} ", behind) or numbered[1] == "War"
    return again or _OPENER.match(text, behind) is not None


def clauses_listed(text: str) -> Iterator[int]:
    """Where what is told without a subject begins in lines that list it between semicolons, as short lives do.

    So does a birth behind a trade: *Sculptor and teacher, born in Lund*.

    >>> text = "A senator; born in Lund (1858; or 1859); elected in 1898; died in 1945."
    >>> [text[at:].partition(";")[0] for at in clauses_listed(text)]
    ['born in Lund (1858', 'elected in 1898', 'died in 1945.']
    """
    start = 0
    for line in text.splitlines(keepends=True):
        if (trade := _TRADE.match(line)) is not None:
            yield start + trade.end()
        items, depth = [], 0
        for mark in _ITEM.finditer(line) if line.count("; ") >= _ITEMS - 1 else ():
            depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(mark[0], 0)
            if mark[0][0] == ";" and depth == 0:
                items.append(mark.end())
        words = (_WORD.match(line, at) for at in items)
        deeds = sum(word is not None and is_past_form(word[0]) for word in words)
        if len(items) >= _ITEMS - 1 and deeds >= _DEEDS:
            yield from (start + at for at in items)
        start += len(line)
