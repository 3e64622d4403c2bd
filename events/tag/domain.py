"""The kind of a text, told from the text itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.tag.tense import heads_line

if TYPE_CHECKING:
    from events.dates import Day
    from events.tag.grammar import Grammar

__all__ = ["DOMAINS", "domain_of"]

DOMAINS = ("news", "narrative", "colloquial")
"""The kinds of text that the tagger tells apart: what relative expressions count from differs."""

_POST = 300
_SAMPLE = 20_000
_FEW_YEARS, _FEWER_YEARS = 6, 3


def domain_of(data: bytes, dct: Day | None, grammar: Grammar) -> str:
    """``colloquial`` for a short text with the marks of a post, ``narrative`` for one full of far years, else ``news``.

    A text is a narrative where at least six years that lie two or more years before the document's stand against
    fewer than a quarter as many words of the day's news ("yesterday", "Friday", "last week", but not "the next year",
    which is a story's). Three are enough where
    there is no such word, and none that speaks of the present or the future ("has", "now", "will"); or where so many
    head lines, as in a chronicle ("1905 - The line is extended").

    Args:
        data: The folded text; its first 20,000 bytes count.
        dct: The document creation time, if known.
        grammar: For its cues.
    """
    if len(data) <= _POST and grammar.cues["colloquial"].search(data):
        return "colloquial"
    head = data[:_SAMPLE]
    far = heads = 0
    for match in grammar.cues["year"].finditer(head):
        text = match.group()
        if dct is None or not text.isdigit() or int(text) <= dct.year - 2:
            far += 1
            heads += heads_line(head, match.start(), match.end(), grammar)
    if far < _FEWER_YEARS:
        return "news"
    news = sum(1 for match in grammar.cues["newsy"].finditer(head) if not match.group().lower().startswith(b"the "))
    if far < _FEW_YEARS and heads < _FEWER_YEARS and (news or grammar.cues["present"].search(head)):
        return "news"
    return "narrative" if far > 4 * news else "news"
