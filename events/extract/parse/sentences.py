"""Where sentences begin and end, told without a parse: the pieces that are parsed, or left out, by themselves.

A cut too few costs little, since the parser finds the sentences inside a piece again; a cut inside a sentence breaks
it. So a full stop ends a sentence only before a capital, a figure or a quotation, and not after an initial, an
abbreviation, or inside brackets or a quotation that closes later.
"""

from __future__ import annotations

import re

__all__ = ["sentences"]

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


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a paragraph (code points of ``text``, half-open), white space trimmed.

    >>> text = "Dr. J. Lee left on Jan. 3. It rained. (It did.) He ran."
    >>> [text[a:b] for a, b in sentences(text, 0, len(text))]
    ['Dr. J. Lee left on Jan. 3.', 'It rained.', '(It did.)', 'He ran.']
    >>> text = "It opened in 1882.This was late."
    >>> [text[a:b] for a, b in sentences(text, 0, len(text))]
    ['It opened in 1882.', 'This was late.']
    """
    spans = []
    for stop in _STOP.finditer(text, start, end):
        word_end = stop.start() + 1
        if text[stop.start()] == "." and _ABBREVIATION.search(text[max(start, word_end - _FEW) : word_end]):
            continue
        cut = stop.end()
        spans.append((start, len(text[start:cut].rstrip()) + start))
        start = cut
    if start < end:
        spans.append((start, end))
    return spans
