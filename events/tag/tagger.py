"""The tagger: text and its date → timexes."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from events.dates import Edtf, EdtfDate, EdtfRange, Interval, edtf_of, parse_edtf
from events.errors import DateError
from events.tag.domain import DOMAINS, domain_of
from events.tag.finder import find
from events.tag.fold import fold
from events.tag.grammar import load_grammar
from events.tag.heads import TITLE, writes_day_first, year_reported
from events.tag.joining import Expression, join
from events.tag.languages import tag_other
from events.tag.model import Timex
from events.tag.points import with_points
from events.tag.resolver import resolve
from events.tag.values import common_value, edtf_of_value

if TYPE_CHECKING:
    from events.dates import Day
    from events.tag.meaning import Meaning

__all__ = ["DOMAINS", "explain", "reported_year", "tag"]


_FAR = 12
#: Years beyond these EDTF writes without month and day, and with nine digits at most.
_FOUR_DIGITS = 9999
_POINTS = ("DATE", "TIME")
_LINK = re.compile(r"\s*([-\u2013\u2014/]|to|until|till|through|and)\s*(?:the\s+)?", re.IGNORECASE)


def published_edtf(published: Edtf | str | dt.date | None) -> Edtf | None:
    """The document creation time as EDTF.

    Raises:
        DateError: A string that is not EDTF.
    """
    if published is None or published == "":
        return None
    if isinstance(published, str):
        try:
            return parse_edtf(published)
        except DateError as error:
            msg = f"published {published!r} is no EDTF date: {error}; or leave it out if the date is unknown"
            raise DateError(msg) from None
    if isinstance(published, dt.date):
        return EdtfDate(published.year, published.month, published.day)
    return published


def tag(
    text: str,
    published: Edtf | str | dt.date | None = None,
    *,
    language: str = "en",
    domain: str | None = None,
    day_first: bool = False,
    title: str = "",
) -> list[Timex]:
    """Temporal expressions of a text, found and resolved.

    Args:
        text: Any text; offsets are code points into it.
        published: The document creation time that relative expressions count from, as EDTF (a string or parsed) or
            a date. If it is known less precisely than to the day, what it leaves open shows in the answers' bounds.
            None or empty if unknown: relative expressions then stay unresolved (``XXXX-07``).
        language: Code of the text's language (``en``, ``sr``, ``de-AT``). Of a language without rules only ISO and
            unambiguous numeric dates are read.
        domain: ``news`` (relative expressions count from the document's date), ``narrative`` (from the last date
            mentioned) or ``colloquial`` (short posts); None to have it found from the text.
        day_first: Whether numeric dates with slashes or hyphens are day first (03/04/2015 is 3 April), as outside
            the US, and not month first. Dates with dots are always day first; where only one order is possible, it
            is that one, and so it is for the others of a text that writes none the other way (24/03/1916).
        title: The text's title, if it does not stand in it: of an *Annual report 2018* the months are of that year.

    Returns:
        Timexes in the order of the text, without overlaps.

    Raises:
        DateError: ``published`` is not EDTF.
        ValueError: The domain is not one of those named.

    >>> [(t.text, t.value) for t in tag("The board met last Tuesday.", "1998-03-22")]
    [('last Tuesday', '1998-03-17')]
    """
    dct = published_edtf(published)
    if domain is not None and domain not in DOMAINS:
        msg = f"unknown domain {domain!r}; one of {', '.join(DOMAINS)}, or None to have it found from the text"
        raise ValueError(msg)
    code = language.replace("_", "-").partition("-")[0].lower()
    if code != "en":
        return list(map(_writable, tag_other(text, dct, code, day_first=day_first)))
    grammar = load_grammar(code)
    data = fold(text)
    bounds = dct.bounds() if dct is not None else Interval(None, None)
    first, last = bounds.earliest, bounds.latest
    kind = domain or domain_of(data, first, grammar)
    expressions = join(find(data, grammar, kind), data, grammar)
    if not expressions:
        return []
    known = first is not None and last is not None
    day_first = day_first or writes_day_first(expressions)
    at = partial(resolve, expressions, data, grammar, day_first=day_first, title=fold(title))
    early = late = at(first if known else None, dct, kind)
    if known and first != last:
        late = at(last, dct, kind)
    return _timexes(text, expressions, early, late)


def reported_year(text: str, published: Edtf | str | dt.date | None, *, title: str = "") -> int | None:
    r"""The year before the document's that its title says an English document reports on, if it does.

    >>> reported_year("Annual report 2018\n\nSales rose.", "2019-03-01"), reported_year("Sales rose.", "2019-03-01")
    (2018, None)
    """
    dct = published_edtf(published)
    day = None if dct is None else dct.bounds().earliest
    return None if day is None else year_reported(load_grammar("en"), fold(text[:TITLE]), fold(title), day)


def _timexes(
    text: str, expressions: list[Expression], early: list[Meaning | None], late: list[Meaning | None]
) -> list[Timex]:
    kept = [i for i, meaning in enumerate(early) if meaning is not None and late[i] is not None]
    index = {old: new for new, old in enumerate(kept)}
    timexes = []
    for i in kept:
        one, other = early[i], late[i]
        if one is None or other is None:
            continue
        timexes.append(_timex(text, expressions[i], one, other, index))
    return list(map(_writable, with_points(_ranges(text, timexes), text)))


def _writable(timex: Timex) -> Timex:
    """A timex without its date where that lies so far that EDTF cannot write it: *ninety billion months ago*."""
    days = (timex.earliest, timex.latest)
    if timex.edtf is None or all(day is None or abs(day.year) <= _FOUR_DIGITS for day in days):
        return timex
    try:
        parse_edtf(str(timex.edtf))
    except DateError:
        return replace(timex, edtf=None, earliest=None, latest=None)
    return timex


def _ranges(text: str, timexes: list[Timex]) -> list[Timex]:
    """Both ends of a range point at each other: "from March to June 1999", "1914-18"."""
    for number in range(1, len(timexes)):
        one, other = timexes[number - 1], timexes[number]
        if other.start - one.end > _FAR or one.type not in _POINTS or other.type not in _POINTS:
            continue
        link = _LINK.fullmatch(text, one.end, other.start)
        between = link is not None and link[1].lower() == "and"
        if link is None or (between and text[max(0, one.start - 8) : one.start].lower() != "between "):
            continue
        timexes[number - 1] = replace(one, end_point=number)
        timexes[number] = replace(other, begin_point=number - 1)
    return timexes


def _timex(text: str, expression: Expression, one: Meaning, other: Meaning, index: dict[int, int]) -> Timex:
    value, edtf = one.value, _edtf(one)
    if one is not other and (one.value, one.edtf) != (other.value, other.edtf):
        value = common_value(one.value, other.value)
        edtf = _hull(edtf, _edtf(other))
    earliest, latest = (None, None) if edtf is None else _ends(edtf)
    start, end = expression.start, expression.end
    name = "+".join(part.rule.name for part in expression.parts)
    return Timex(
        start, end, text[start:end], one.type, value, one.mod, one.quant, one.freq, edtf, earliest, latest, one.basis,
        index.get(one.anchor) if one.anchor is not None else None, None, None, name, _trace(expression, one),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _ends(edtf: Edtf) -> tuple[Day | None, Day | None]:
    bounds = edtf.bounds()
    return bounds.earliest, bounds.latest


def _trace(expression: Expression, meaning: Meaning) -> tuple[str, ...]:
    """The operators that made the meaning, and what the last of them did."""
    operators = [f"operator {part.rule.operator}" for part in expression.parts]
    return (*operators, *(f"join {one.name}" for one in expression.joins), meaning.note)


def _edtf(meaning: Meaning) -> Edtf | None:
    if meaning.edtf is not None or meaning.type in ("DURATION", "SET"):
        return meaning.edtf
    return edtf_of_value(meaning.value, meaning.mod)


def _hull(one: Edtf | None, other: Edtf | None) -> Edtf | None:
    if one is None or other is None or one == other:
        return one
    span = isinstance(one, EdtfRange) and one.span and isinstance(other, EdtfRange) and other.span
    hull = one.strict_bounds().hull(other.strict_bounds())
    if hull.earliest is None and hull.latest is None:
        return None
    return edtf_of(hull, span=span, approximate=getattr(one, "approximate", False))


def explain(
    text: str,
    published: Edtf | str | dt.date | None = None,
    *,
    language: str = "en",
    domain: str | None = None,
    day_first: bool = False,
) -> list[str]:
    """How each timex of a text came about: the rule, the anchor, the operator and the interval, a line a step."""
    lines = []
    timexes = tag(text, published, language=language, domain=domain, day_first=day_first)
    for number, timex in enumerate(timexes):
        lines.append(f"{number}: {timex.text!r} [{timex.start}:{timex.end}]")
        lines.append(f"  rule {timex.rule}")
        lines.extend(f"  {step}" for step in timex.trace)
        anchor = "" if timex.anchor is None else f" on {timex.anchor}: {timexes[timex.anchor].text!r}"
        lines.append(f"  basis {timex.basis}{anchor}")
        mod = "" if timex.mod is None else f" mod {timex.mod}"
        lines.append(f"  {timex.type} {timex.value}{mod}")
        bounds = " to ".join("open" if day is None else day.iso for day in (timex.earliest, timex.latest))
        lines.append("  no date" if timex.edtf is None else f"  EDTF {timex.edtf}: {bounds}")
    return lines
