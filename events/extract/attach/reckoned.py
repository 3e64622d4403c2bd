"""Times that a text tells by something else than a date: a war, somebody's age, *the year* that it named before.

*During the First World War the hall was requisitioned*; *at the age of nine she moved to Lyon*, of her whose birth the
text has told; *elected in 1991, the year her husband was killed*. The tagger finds expressions of time; these are none,
but they date what is told beside them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from events.dates import EdtfRange, Interval, add_days, add_months, edtf_of, parse_edtf
from events.errors import RuleError
from events.rulefiles import read_rules
from events.tag import Timex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from events.dates import Day, Edtf

__all__ = ["with_reckoned"]

_SMALL = "five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = "one two three four five six seven eight nine"
_AGES = {word: 5 + n for n, word in enumerate(_SMALL.split())} | {
    word: 20 + 10 * n for n, word in enumerate(_TENS.split())
}
_AGES |= {
    f"{ten}-{one}": 20 + 10 * n + m
    for n, ten in enumerate(_TENS.split())
    for m, one in enumerate(_ONES.split(), start=1)
}
_NUMBER = r"([1-9]\d|[5-9]|" + "|".join(sorted(_AGES, key=len, reverse=True)) + r")\b"
_AGE = re.compile(
    rf"\b[Aa]t (?:the age of |age ){_NUMBER}|\b[Aa]t {_NUMBER}(?=,? (?:he|she|and)\b|[,.;])"
    rf"|\b[Ww]hen (?:he|she) was (?:only |just |barely )?{_NUMBER}(?! (?!years old\b)\w)(?: years old)?"
)
_HERO = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
#: Of an age at death the death has a date, and others than the hero are told of mostly by how old they grew.
_GONE = re.compile(r"\b(?:died?|dies|dead|death|killed|daughter|wife|husband)\b")
_BORN = re.compile(r"\b[Bb]orn\b[^.;()]{0,60}\Z|\((?:b\. ?)?\Z")
#: How a text begins to tell of another.
_ANOTHER = re.compile(r"(?:[.!?] |\n)[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){0,3} ([A-Z][\w'’-]+)(?:,| \(|) (?:was|is) an? ")
_ENTRY = re.compile(r"\W*[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){1,4}(?:,| was| \()[^.;]{0,40}?\b(?:born\b|b\.)")
_DASH = re.compile(r" ?[–—-]")
_BREAK = re.compile(r"[.!?;]\s|\n")
#: A birth is told within so many code points from the beginning.
_BEGINNING = 900
#: No sentence is longer, and no birth farther from its date.
_SENTENCE, _NEAR = 600, 80
_THE_UNIT = re.compile(
    r", (the (year|month|day|week|summer|autumn|winter|spring))\b"
    r"(?= (?:that|when|in which|on which|he|she|it|they|his|her|its|their|the|an?|[A-Z]\w*)\b)"
)
_TURN = re.compile(
    r"\b(?:[Aa]t|[Ww]ith|[Oo]n|[Uu]ntil|[Bb]y|[Ss]ince|[Aa]fter|[Bb]efore) "
    r"(the (outbreak|beginning|start|end|close) of (?:the )?)(?=[A-Z])"
)
#: *Within the week* is a limit, no longer than a week; not *of the vote*, which counts from that; so is *in the week
#: after the vote*.
_WITHIN = re.compile(r"\b[Ww]ithin (the (week|month|year))\b(?! of\b)")
_AFTER = re.compile(
    r"\b[Ii]n (the (week|fortnight|month|year))"
    r"(?= (?:after|following) (?:the|his|her|its|their|that|this|an?|[A-Z]\w*)\b)"
)
#: What *has since* been done, so far behind the date told last.
_SINCE = re.compile(
    r"\b(?:has|have) (since)\b(?= (?:been )?(?:[a-z]+ly )?[a-z]+(?:ed|en|wn|ne|nt|ft|ld|it|ut|ad|un|ept|ost)\b)"
)
_FAR = 600
_LENGTHS = {"week": "P1W", "fortnight": "P2W", "month": "P1M", "year": "P1Y"}
_YEAR = 12
#: More than one in so many dates of a history of a war lie in it.
_SHARE = 3


def with_reckoned(text: str, timexes: Sequence[Timex]) -> list[Timex]:
    """The expressions of a text and what else dates it, in the order of the text.

    Args:
        text: The document's.
        timexes: Its temporal expressions.
    """
    wars = [*_wars(text, timexes), *_turns(text)]  # no length is one in "the Thirty Years' War"
    timexes = [t for t in timexes if t.edtf is not None or not any(w.start <= t.start < w.end for w in wars)]
    taken = [(t.start, t.end) for t in timexes]
    more = [*wars, *_same_units(text, timexes), *_ages(text, timexes)]
    more += (*_limits(text), *_sinces(text, timexes))
    free = (t for t in more if not any(start < t.end and t.start < end for start, end in taken))
    return sorted([*timexes, *free], key=lambda t: (t.start, t.end))


@lru_cache(maxsize=1)
def _known_wars() -> tuple[re.Pattern[str], dict[str, EdtfRange]]:
    """A pattern for the wars of ``rules/eras.toml`` where they say when, and their dates: some time within."""
    try:
        spans = {name: parse_edtf(span) for name, span in read_rules("eras.toml")["wars"].items()}
    except KeyError as error:
        raise RuleError("rules/eras.toml: no table [wars]; give names and EDTF spans in it") from error
    within = {name: EdtfRange(e.start, e.end, span=False) for name, e in spans.items() if isinstance(e, EdtfRange)}
    names = "|".join(re.escape(name) for name in sorted(within, key=len, reverse=True))
    return re.compile(rf"\b(?:[Dd]uring|[Ii]n|[Tt]hroughout) ((?:the )?({names}))(?!\w| (?:in|of) \d)"), within


def _wars(text: str, timexes: Sequence[Timex]) -> Iterator[Timex]:
    """The wars that say when something was; not in a history of the war, which has closer dates."""
    if " War" not in text:
        return
    pattern, dates = _known_wars()
    known = [t.edtf.bounds() for t in timexes if t.edtf is not None]
    for found in pattern.finditer(text):
        date = dates[found[2]]
        war = date.bounds()
        if _SHARE * sum(war.intersect(one) == one for one in known) > len(known):
            continue
        yield _timex(found.start(1), found[1], date, "explicit", f"a war of those years: {date}")


def _turns(text: str) -> Iterator[Timex]:
    """When a war began or ended: ``with the outbreak of the Thirty Years' War``."""
    if " War" not in text:
        return
    _, dates = _known_wars()
    for found in _TURN.finditer(text):
        name = next((n for n in dates if text.startswith(n, found.end())), None)
        ends = None if name is None else (dates[name].start, dates[name].end)
        date = None if ends is None else ends[found[2].lower() in ("end", "close")]
        if name is not None and date is not None:
            words = text[found.start(1) : found.end() + len(name)]
            yield _timex(found.start(1), words, date, "explicit", f"when that war began or ended: {date}")


def _same_units(text: str, timexes: Sequence[Timex]) -> Iterator[Timex]:
    """*The year* that says again when something was, to tell what else was then: ``in 1991, the year he died``."""
    for timex in timexes:
        found = _THE_UNIT.match(text, timex.end) if timex.edtf is not None and timex.type == "DATE" else None
        if found is not None and timex.edtf is not None:
            why = f"counted from {timex.text!r}: {timex.edtf}"
            yield _timex(found.start(1), found[1], timex.edtf, "anchored", why)


def _sinces(text: str, timexes: Sequence[Timex]) -> Iterator[Timex]:
    """*Since* by itself, in what has come of the date told last: ``Some 300 families have since moved``."""
    for found in _SINCE.finditer(text) if " since " in text else ():
        told = [t for t in timexes if t.end <= found.start() and t.edtf is not None and t.type in ("DATE", "TIME")]
        last = told[-1] if told and found.start() - told[-1].end <= _FAR else None
        if last is not None and last.edtf is not None and last.basis != "inferred":
            yield _timex(found.start(1), found[1], last.edtf, "anchored", f"since {last.text!r}: {last.edtf}")


def _limits(text: str) -> Iterator[Timex]:
    """No longer than a unit after what is told: ``within the week he was king``, ``in the month after the vote``."""
    for found in (*_WITHIN.finditer(text), *_AFTER.finditer(text)) if "n the " in text else ():
        value = _LENGTHS[found[2]]
        yield Timex(
            start=found.start(1),
            end=found.end(1),
            text=found[1],
            type="DURATION",
            value=value,
            edtf=None,
            earliest=None,
            latest=None,
            basis="explicit",
            rule="reckoned",
            trace=(f"no longer than that: {value}",),
        )


def _ages(text: str, timexes: Sequence[Timex]) -> Iterator[Timex]:
    """What a text tells by the age of the person whose birth it told last, unless it has told of another since."""
    births = [*_births(text, timexes)]
    if not births or births[0].start > _BEGINNING:
        return
    starts, began = [t.start for t in timexes], [t.start for t in births]
    opening = text[: births[0].end]
    others = [m.start() for m in _ANOTHER.finditer(text, births[0].end) if m[1] not in opening]
    for found in _AGE.finditer(text):
        near = max(0, found.start() - _SENTENCE)
        first = max((m.end() for m in _BREAK.finditer(text, near, found.start())), default=near)
        end = _BREAK.search(text, found.end())
        last = len(text) if end is None else end.start()
        inside = timexes[bisect_left(starts, first) : bisect_left(starts, last)]
        born = births[max(bisect_left(began, found.start()) - 1, 0)]
        dated = any(t.type in ("DATE", "TIME") and t is not born for t in inside)
        of_another = found[3] is None and _GONE.search(text, first, last)
        if dated or not _HERO.search(text, first, last) or of_another:
            continue
        turned = bisect_left(others, born.end) < bisect_left(others, found.start())
        if born.earliest is None or born.latest is None or turned:
            continue
        number = found[1] or found[2] or found[3]
        years = int(number) if number.isdigit() else _AGES[number]
        date = _at_age(born.earliest, born.latest, years)
        yield _timex(found.start(), found[0], date, "anchored", f"born {born.text!r}, {years} years old: {date}")


def _births(text: str, timexes: Sequence[Timex]) -> Iterator[Timex]:
    """The dates on which a text says that somebody was born: who at first, and whoever an entry begins with later."""
    told = False
    for timex in (t for t in timexes if t.type == "DATE" and t.basis == "explicit"):
        before = _BORN.search(text, max(0, timex.start - _NEAR), timex.start) if timex.edtf is not None else None
        if before is not None and (before[0][0] != "(" or _DASH.match(text, timex.end)):
            start = max(
                (m.end() for m in _BREAK.finditer(text, max(0, timex.start - _SENTENCE), timex.start)), default=0
            )
            if not told or _ENTRY.match(text, start):
                yield timex
            told = True


def _at_age(first: Day, last: Day, years: int) -> Edtf:
    """When who was born between two days was so many years old; of a birth known to the year, in two years."""
    end = add_months(last, _YEAR * (years + 1))
    return edtf_of(Interval(add_months(first, _YEAR * years), add_days(end, -1) if first == last else end))


def _timex(start: int, text: str, date: Edtf, basis: str, why: str) -> Timex:
    bounds = date.bounds()
    return Timex(
        start=start,
        end=start + len(text),
        text=text,
        type="DATE",
        value=str(bounds.earliest.year) if bounds.earliest is not None else "",
        edtf=date,
        earliest=bounds.earliest,
        latest=bounds.latest,
        basis=basis,
        rule="reckoned",
        trace=(why,),
    )
