"""Which sentences need a parse: those that can tell a dated event, or are needed to tell one.

A parse is nearly all that a document costs, and most sentences of most texts date nothing. A sentence is parsed if

- an expression stands in it that may date an event (a date, a duration; not *every year*, *now*);
- the document is news of its time, and the sentence is one of the first, or one of the few after a day of the last
  weeks was named: what is told on in the simple past is of that day, and reactions are a little longer; results
  (*profit rose*) are of the period that was named;
- a pronoun stands in the sentence after it, which names a date;
- it speaks by *the*, *this* or *these* of a kind of event that a sentence parsed for another reason speaks of (*the
  murder*, where somebody was shot), or by a general word (*the tragedy*).

The document's other sentences stay unread. The rule is of words alone; it may keep too much, and should not leave out
what makes a row. A test compares both ways on all of our documents.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from events.dates import add_days
from events.extract.lede import FRESH_DAYS, is_news
from events.extract.lexicon import EVENTIVE, noun
from events.extract.narrative import DAYS, NEAR, NEAR_SPEECH
from events.extract.predicates import in_class, told_before
from events.extract.typerules import is_trigger

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from events.dates import Edtf
    from events.tag import Timex

__all__ = ["may_tell"]

#: The first sentences of news, its headline among them.
_FIRST = 6
#: With so few expressions in it, even old ones, a document may be news.
_FEW = 3
_REFERENCES = ("PRESENT_REF", "FUTURE_REF")
#: What may speak of an event again: a determiner and the words after it.
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hat|[Tt]hose)(?=((?:\s+[\w'-]+){1,5}))")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")
_WORD = re.compile(r"[^\W\d_]{3,}")
_IRREGULAR = {"rose": "rise", "fell": "fall", "grew": "grow", "shrank": "shrink"}
_PAST = re.compile(r"\b(?:[A-Za-z]{2,}ed|rose|fell|grew|shrank)\b")
_STEM = 5
_ENDS = ("", "s", "ed", "ing")


def may_tell(
    text: str, sentences: Sequence[tuple[int, int]], timexes: Sequence[Timex], published: Edtf | None
) -> list[int]:
    """The numbers of the sentences to parse, in order.

    Args:
        text: The document's.
        sentences: Where each begins and ends in it (code points, half-open), in order.
        timexes: Its temporal expressions.
        published: The document creation time.
    """
    dated, days, periods = _dated(sentences, timexes, published)
    kept = {*dated, *(n - 1 for n in dated if n and _PRONOUN.search(text, *sentences[n]))}
    news, end = is_news(timexes, published), len(sentences)
    if news or (published is not None and len(timexes) <= _FEW):
        kept.update(range(min(_FIRST, end)))
    if news:
        kept.update(n for day in {*days, 0, 1} for n in range(day, min(day + NEAR + 1, end)))
        late = {n for day in {*days, 0, 1} for n in range(day + NEAR + 1, min(day + NEAR_SPEECH + 1, end))}
        kept.update(n for n in late - kept if _tells(text, *sentences[n], "statement"))
        results = {n for period in periods for n in range(period, min(period + NEAR + 1, end))}
        kept.update(n for n in results - kept if _tells(text, *sentences[n], "changing"))
    known = {stem for number in kept for stem in _stems(text, *sentences[number])}
    again = [n for n, span in enumerate(sentences) if n not in kept and _speaks_again(text, *span, known)]
    return sorted({*kept, *again})


def _dated(
    sentences: Sequence[tuple[int, int]], timexes: Sequence[Timex], published: Edtf | None
) -> tuple[set[int], set[int], set[int]]:
    """The sentences with an expression that may date an event; those that name a day of the last weeks, or a period."""
    starts = [start for start, _ in sentences]
    today = None if published is None else published.bounds().latest
    dated, days, periods = set(), set(), set()
    for timex in timexes:
        if timex.type == "SET" or timex.value in _REFERENCES or (timex.edtf is None and timex.type != "DURATION"):
            continue
        number = max(bisect_right(starts, timex.start) - 1, 0)
        dated.add(number)
        bounds = None if timex.edtf is None else timex.edtf.bounds()
        if today is None or bounds is None or bounds.days is None or bounds.earliest is None or bounds.latest is None:
            continue
        if bounds.days > DAYS:
            periods.add(number)
        elif add_days(today, -FRESH_DAYS) <= bounds.earliest and bounds.latest <= today:
            days.add(number)
    return dated, days, periods


def _stems(text: str, start: int, end: int) -> Iterator[str]:
    return (word[0][:_STEM].lower() for word in _WORD.finditer(text, start, end))


def _speaks_again(text: str, start: int, end: int, known: Container[str]) -> bool:
    """Whether a determiner precedes an event noun that is known by its stem, or a general word (*the tragedy*)."""
    for phrase in _DEFINITE.finditer(text, start, end):
        for word in phrase[1].split():
            if _is_event(word) and (word[:_STEM].lower() in known or in_class(word.lower(), "generic")):
                return True
            if any(stem in known for stem in _stems_before(word)):
                return True
    return False


@lru_cache(maxsize=20_000)
def _stems_before(word: str) -> frozenset[str]:
    """How the words begin that may have told what a noun speaks of again; of short ones all forms."""
    low = word.lower()
    words = {told for lemma in (low, low.removesuffix("s")) for told in told_before(lemma)}
    short = [told for told in words if len(told) < _STEM]
    bases = {base for told in short for base in (told, told.removesuffix("e"), told + told[-1])}
    forms = {base + end for base in bases for end in _ENDS}
    return frozenset(form[:_STEM] for form in words | forms)


@lru_cache(maxsize=20_000)
def _is_event(word: str) -> bool:
    """Whether a word may be a noun for something that happens."""
    low = word.lower()
    for lemma in (low, low.removesuffix("s"), low.removesuffix("es")):
        entry = noun(lemma)
        if (entry is not None and entry.event_share >= EVENTIVE) or is_trigger(lemma) or in_class(lemma, "generic"):
            return True
    return False


def _tells(text: str, start: int, end: int, kind: str) -> bool:
    """Whether a verb of a class of predicates stands there in the past tense."""
    return any(_is_past_of(word[0].lower(), kind) for word in _PAST.finditer(text, start, end))


@lru_cache(maxsize=20_000)
def _is_past_of(word: str, kind: str) -> bool:
    """Whether a word is the past of a verb of a class: ``warned``, ``denied``, ``slipped``, ``rose``."""
    stem = word.removesuffix("ed")
    return any(in_class(verb, kind) for verb in (_IRREGULAR.get(word, stem), stem + "e", stem[:-1], stem[:-1] + "y"))
