"""Which sentences need a parse: those that can tell a dated event, or are needed to tell one.

A parse is nearly all that a document costs, and most sentences of most texts date nothing. A sentence is parsed if

- an expression stands in it that may date an event (a date, a duration; not *every year*, *now*), or at the head of its
  entry in a chronicle;
- the document is news of its time, and the sentence opens one of the first paragraphs;
- the same, and it is one of the first, or one of the few after a day of the last weeks was named, and has a past form:
  what is told on in the simple past is of that day, reactions and prices are longer, and what follows on today a
  little; results (*profit rose*) are of the period that was named;
- it has a past form and stands between two that are dated, not far apart; in news, a month old and more;
- it is one of the first, and somebody *has died*: obituaries begin so; or it tells what was *after her death*; or it
  begins a line of news, and somebody *has been named*;
- it counts whom that harmed which the dated sentence before it tells: *Six people died*;
- a pronoun stands in the sentence after it, which names a date or speaks of an event again;
- it has in full the name of somebody whom a sentence after it, parsed for another reason, calls by one word: *Edmund
  Clay*, where *Clay retired in 1871*;
- it speaks by *the*, *this* or *these* of a kind of event that a sentence before it, parsed for another reason, speaks
  of: by the same word or one of its family, or soon after by another (*the murder*, where somebody was shot) or by a
  general word beside the same name (*the Genoa tragedy*).

What is no row, but dated, is looked for in these and in those of news in which somebody may say or mean something, or
something may be going on. They add no row and change none.

The document's other sentences stay unread. The rule is of words alone; it may keep too much, and should not leave out
what makes a row. A test compares both ways on all of our documents.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from events.dates import add_days
from events.extract.date.between import SENTENCES, may_lie_between, recent_since
from events.extract.date.lede import FRESH_DAYS
from events.extract.date.narrative import DAYS, NEAR, NEAR_SPEECH, NEXT
from events.extract.date.owntime import is_news, may_be_news
from events.extract.date.results import REACH
from events.extract.language.inflect import base_of, base_of_gerund, is_past_form
from events.extract.language.lexicon import EVENTIVE, is_of_speech, noun
from events.extract.language.people import given_names
from events.extract.language.predicates import in_class, told_before
from events.extract.language.typerules import is_trigger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from events.dates import Day, Edtf
    from events.extract.date.entries import Entry
    from events.tag import Timex

__all__ = ["may_tell", "may_tell_aside"]

#: The first sentences of news, its headline among them.
_FIRST = 6
#: The first paragraphs of news: a headline, a byline or dateline, the body's first.
_OPENING = 3
#: In so many sentences after an event another word speaks of it again, and the same word or one of its family.
_NEAR_AGAIN, _FAR_AGAIN = 12, 60
_REFERENCES = ("PRESENT_REF", "FUTURE_REF")
#: What may speak of an event again: a determiner and the words after it.
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hat|[Tt]hose)(?=((?:\s+[\w'-]+){1,5}))")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|him|[Hh]is|[Hh]er)\b")
_NAME = re.compile(r"[A-Z][^\W\d_]+(?: (?:[A-Z]\. )*(?:(?:van|von|de|der) )*[A-Z][^\W\d_]+)*")
_KIN = re.compile(r"(?:His|Her)(?: \w+){1,4},? (?:was|were) ")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_DEATH = re.compile(r"\b(?:[Aa]fter|[Aa]t|[Oo]n|[Bb]efore|[Uu]ntil|[Bb]y) (?:his|her) death\b")
_NOTICE = re.compile(r"\bha(?:s|ve) died\b")
_POSTED = re.compile(r"\bha(?:s|ve) (?:been )?(?:named|appointed|promoted|elected)\b")
_IRREGULAR = {"rose": "rise", "fell": "fall", "grew": "grow", "shrank": "shrink"}
_PAST = re.compile(r"\b(?:[A-Za-z]{2,}ed|rose|fell|grew|shrank)\b")
#: To what a result came: ``was $12 million``, ``totalled about £3m``.
_SUM = re.compile(r"\b(?:was|were|totall?ed|amounted to|came to|stood at) (?:[a-z]+ )?[$£€¥]")
_STEM = 5
#: A sentence that only counts is no longer, code points.
_SHORT = 120
_BEGINNING = re.compile(rf"(?<![^\W\d_])[^\W\d_]{{3,{_STEM}}}")
_ENDS = ("", "s", "ed", "ing")
#: What goes on as a document is written: ``are still looking for``.
_GOES_ON = re.compile(r"(?:\b(?:am|is|are)|['’](?:s|re)) (?:\w+ly |now |still |also )?\w+ing\b")


def may_tell(
    text: str,
    sentences: Sequence[tuple[int, int]],
    timexes: Sequence[Timex],
    published: Edtf | None,
    entries: Sequence[Entry],
) -> list[int]:
    """The numbers of the sentences to parse, in order.

    Args:
        text: The document's.
        sentences: Where each begins and ends in it (code points, half-open), in order.
        timexes: Its temporal expressions.
        published: The document creation time.
        entries: What stands under dates of its own, as :func:`events.extract.date.entries.entries_of` gives them.
    """
    dated, days, todays, periods = _dated(sentences, timexes, published)
    kept = {
        *dated,
        *_under_heads(sentences, entries),
        *(n + 1 for n in dated if n + 1 < len(sentences) and _counts_harmed(text, *sentences[n + 1])),
        *_before_pronouns(text, sentences, dated),
        *(n for n, span in enumerate(sentences) if dated and _DEATH.search(text, *span)),
    }
    news, end = is_news(timexes, published), len(sentences)
    first = range(min(_FIRST, end) if may_be_news(timexes, published) else 0)
    notices = range(min(_FIRST, end) if published is not None else 0)
    kept.update(n for n in notices if " died" in text[slice(*sentences[n])] and _NOTICE.search(text, *sentences[n]))
    kept.update(_openings(text, sentences, first))
    posts = (n for n, span in enumerate(sentences) if first and _POSTED.search(text, *span))
    kept.update(n for n in posts if n == 0 or "\n" in text[sentences[n - 1][1] : sentences[n][0]])
    told = {*first, *_between(sentences, timexes, recent_since(published, news=news))}
    if news:
        told.update(n for day in days for n in range(day, min(day + NEAR + 1, end)))
        told.update(n for day in {*todays, 0, 1} for n in range(day, min(day + NEAR + NEXT + 1, end)))
    kept.update(n for n in told - kept if _has_past(text, *sentences[n]))
    if news:
        late = {n for day in {*days, 0, 1} for n in range(day + NEAR + 1, min(day + NEAR_SPEECH + 1, end))}
        kept.update(n for n in late - kept if _tells(text, *sentences[n], "statement") or _quotes(text, *sentences[n]))
        results = {n for period in periods for n in range(period, min(period + REACH + 1, end))}
        sums = {n for n in results - kept if _SUM.search(text, *sentences[n])}
        kept.update(sums, (n for n in results - kept if _tells(text, *sentences[n], "changing")))
    kept.update(_named_in_full(text, sentences, kept))
    again = set(_again(text, sentences, kept))
    return sorted({*kept, *again, *_before_pronouns(text, sentences, again)})


def may_tell_aside(
    text: str, sentences: Sequence[tuple[int, int]], timexes: Sequence[Timex], published: Edtf | None
) -> Iterator[int]:
    """The numbers of the sentences of news that may hold what is dated and no row: a report, an aim, what goes on.

    Args:
        text: The document's.
        sentences: Where each begins and ends in it (code points, half-open), in order.
        timexes: Its temporal expressions.
        published: The document creation time.
    """
    if not is_news(timexes, published):
        return
    for number, span in enumerate(sentences):
        words = (word[0].lower() for word in _LETTERS.finditer(text, *span))
        if any(map(_may_speak, words)) or _GOES_ON.search(text, *span):
            yield number


def _before_pronouns(text: str, sentences: Sequence[tuple[int, int]], numbers: Iterable[int]) -> Iterator[int]:
    """The sentences before a pronoun's, which may say whom it means; what his kin were does not."""
    for n in (n for n in numbers if n and _PRONOUN.search(text, *sentences[n])):
        yield n - 1
        if n > 1 and _KIN.match(text, *sentences[n - 1]):
            yield n - 2


def _counts_harmed(text: str, start: int, end: int) -> bool:
    """Whether a short sentence may tell who was harmed."""
    words = _LETTERS.finditer(text, start, end)
    return end - start <= _SHORT and any(in_class(word[0], "harming.told") for word in words)


def _named_in_full(text: str, sentences: Sequence[tuple[int, int]], kept: Iterable[int]) -> Iterator[int]:
    """The first sentence with the whole name of each person whom those kept only call by one word."""
    known = set(kept)
    whole: dict[str, int] = {}
    alone: set[str] = set()
    for n, span in enumerate(sentences):
        for found in _NAME.finditer(text, *span):
            words = found[0].split()
            if len(words) == 1:
                alone.update(words if n in known else ())
                continue
            given = next((w for w in words[:-1] if w.lower() in given_names()), None)
            for word in (given, words[-1]) if given is not None else ():
                if word not in alone:
                    whole.setdefault(word, n)
    yield from dict.fromkeys(whole[word] for word in alone if word in whole and whole[word] not in known)


def _under_heads(sentences: Sequence[tuple[int, int]], entries: Sequence[Entry]) -> Iterator[int]:
    """The sentences that stand under a date at the head of a line, as those of chronicles do."""
    starts = [start for start, _ in sentences]
    for entry in entries:
        yield from range(bisect_left(starts, entry.start), bisect_left(starts, entry.end))


def _openings(text: str, sentences: Sequence[tuple[int, int]], first: Iterable[int]) -> list[int]:
    """Which of the first sentences open one of the first paragraphs, by the line breaks before them."""
    return [n for n in first if n == 0 or "\n" in text[sentences[n - 1][1] : sentences[n][0]]][:_OPENING]


def _has_past(text: str, start: int, end: int) -> bool:
    return any(is_past_form(word[0].lower()) for word in _LETTERS.finditer(text, start, end))


def _dated(
    sentences: Sequence[tuple[int, int]], timexes: Sequence[Timex], published: Edtf | None
) -> tuple[set[int], set[int], set[int], set[int]]:
    """The sentences that may date an event; of them those that name a day of the last weeks, today, or a period."""
    starts = [start for start, _ in sentences]
    today = None if published is None else published.bounds().latest
    dated, days, todays, periods = set(), set(), set(), set()
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
            if bounds.latest == today:
                todays.add(number)
    return dated, days, todays, periods


def _between(sentences: Sequence[tuple[int, int]], timexes: Sequence[Timex], recent: Day | None) -> Iterator[int]:
    """The sentences between two that are dated, not far apart, and before what is recent in news."""
    starts = [start for start, _ in sentences]
    last: tuple[int, Day] | None = None
    for timex in timexes:
        if timex.earliest is None or timex.latest is None or timex.type == "SET":
            continue
        number = max(bisect_right(starts, timex.start) - 1, 0)
        if last is not None and number - last[0] <= SENTENCES + 1 and may_lie_between(last[1], timex.latest, recent):
            yield from range(last[0] + 1, number)
        last = number, timex.earliest


def _stems(text: str, start: int, end: int) -> list[str]:
    """How the words begin that stand there, lower case; the shortest left out."""
    return _BEGINNING.findall(text[start:end].lower())


def _again(text: str, sentences: Sequence[tuple[int, int]], kept: Iterable[int]) -> Iterator[int]:
    """The other sentences that speak of an event again which one of those kept before them speaks of."""
    last: dict[str, int] = {}
    known = set(kept)
    for n, span in enumerate(sentences):
        if n in known:
            last.update(dict.fromkeys(_stems(text, *span), n))
        elif any(_speaks_again(phrase[1].split(), n, last) for phrase in _DEFINITE.finditer(text, *span)):
            yield n


def _speaks_again(words: Sequence[str], number: int, last: Mapping[str, int]) -> bool:
    """Whether one of the words after a determiner speaks of an event again.

    Args:
        words: A few.
        number: That of their sentence.
        last: How words begin that stand in sentences kept before it, each with the number of the last of these.
    """
    for word in words:
        if any(number - last[stem] <= _NEAR_AGAIN for stem in _stems_before(word) if stem in last):
            return True
        if not _is_event(word):
            continue
        stem = word[:_STEM].lower()
        if stem in last and number - last[stem] <= _FAR_AGAIN:
            return True
        named = any(other[:1].isupper() and other[:_STEM].lower() in last for other in words)
        if named and in_class(word.lower(), "generic"):
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


@lru_cache(maxsize=20_000)
def _may_speak(word: str) -> bool:
    """Whether a word may be a form of a verb of speech or intention: ``said``, ``adds``, ``hopes``."""
    for base in (base_of(word), word.removesuffix("s"), base_of_gerund(word)):
        if is_of_speech(base) or in_class(base, "reporting", "statement", "intention"):
            return True
    return False


def _tells(text: str, start: int, end: int, kind: str) -> bool:
    """Whether a verb of a class of predicates stands there in the past tense."""
    return any(_is_past_of(word[0].lower(), kind) for word in _PAST.finditer(text, start, end))


def _quotes(text: str, start: int, end: int) -> bool:
    """Whether it tells what became of a price: ``Shares in the bank fell``."""
    if not _tells(text, start, end, "changing"):
        return False
    words = (word[0].lower() for word in _LETTERS.finditer(text, start, end))
    return any(in_class(word.removesuffix("s"), "traded") or in_class(word, "quoted") for word in words)


@lru_cache(maxsize=20_000)
def _is_past_of(word: str, kind: str) -> bool:
    """Whether a word is the past of a verb of a class: ``warned``, ``denied``, ``slipped``, ``rose``."""
    stem = word.removesuffix("ed")
    return any(in_class(verb, kind) for verb in (_IRREGULAR.get(word, stem), stem + "e", stem[:-1], stem[:-1] + "y"))
