"""Ranges and lists: expressions that date together, whichever of them the parser gave to a predicate."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from events.dates import add_days
from events.extract.attach.company import WHEN
from events.extract.attach.sharing import PUT_OFF
from events.extract.find.candidates import Attachment, Candidate
from events.extract.language.grammar import clause_head, own_subject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from events.extract.language.words import Span
    from events.tag import Timex

__all__ = ["join_list", "join_range", "join_term", "lists", "ranges", "terms", "told_again"]

_COMMA = re.compile(r",\s+(?P<again>again\s+)?(?:in\s+|on\s+)?")
_AND = re.compile(r",?\s+(?:and|or)(?:\s+again)?(?:\s+for\s+(?:the|a)\s+\w+\s+time)?(?:\s+(?:in|on))?\s+(?:the\s+)?")

#: What is counted from the date before it is of another deed: *was elected in 1902, and a year later resigned*.
_COUNTED = re.compile(r"\b(?:later|afterwards?|after that)\Z")
_OR = re.compile(r"\bor\b")
_BETWEEN = re.compile(r"\bbetween\s*\Z", re.IGNORECASE)
#: A change told with its amounts: *fell from 120 in 1990 to 45 in 2000*.
_FROM = re.compile(r"\bfrom\s+(?:\S+\s+){1,4}in\s+\Z", re.IGNORECASE)
_TO = re.compile(r"to\s+(?:\S+\s+){1,4}in", re.IGNORECASE)
_LONG = 50
_OPENED = 5
_BEFORE_NOUNS = ("compound", "nmod", "amod", "poss")
_UNTIL = re.compile(
    r"(?:[^.;:()]{2,90}?,)?\s+(?:to|until|till)\s+(?:his|her|its|their|the)\s+(?:[\w-]+\s+){1,3}(?:in|on|of)\s+",
    re.IGNORECASE,
)

#: A candidate and what dates it.
Pair = tuple[Candidate, Attachment]


def ranges(timexes: Sequence[Timex], text: str) -> list[tuple[int, int]]:
    """Neighbours that are the two ends of a range: ``from 281 to 246 BC``, ``1914–1918``; indices of both."""
    out = []
    for n, (first, last) in enumerate(pairwise(timexes)):
        between = text[first.end : last.start].strip(", \t\r\n").lower()  # "from 8 May, 1898, to 3 June, 1904"
        before = text[max(0, first.start - 9) : first.start].lower().split()[-1:]
        opened = before in (["from"], ["between"]) and between in ("to", "until", "till", "through", "and")
        years = first.value.isdigit() and last.value.isdigit()
        counted = before in (["of"], ["years"], ["seasons"]) and years  # "the War of 1914 to 1918"
        opened |= (before == ["("] or counted) and between == "to"
        opened |= _FROM.search(text, max(0, first.start - _LONG), first.start) is not None and bool(
            _TO.fullmatch(between)
        )
        season = between == "/" and years  # "won the cup in 1951/52"
        if first.edtf is not None and last.edtf is not None and (opened or season or between in ("-", "–", "—")):
            out.append((n, n + 1))
    return out


def terms(timexes: Sequence[Timex], text: str) -> list[tuple[int, int]]:
    """Ranges that an event ends: ``from 1989 until her death in 2011``; indices of both dates.

    What went on may stand between: ``From 1989 she taught there, until her retirement in 2011``.
    """
    out = []
    for n, (first, last) in enumerate(pairwise(timexes)):
        ended = _UNTIL.fullmatch(text, first.end, last.start) if first.edtf and last.edtf else None
        opened = text[max(0, first.start - _OPENED) : first.start].lower().endswith("from ")
        if ended is not None and (opened or "," not in ended[0]) and not _is_within(first, last):
            out.append((n, n + 1))
    return out


def _is_within(first: Timex, last: Timex) -> bool:
    """Whether the second of two dates holds the first: ``sank on Thursday to its lowest price of the year``."""
    if first.earliest is None or last.earliest is None or last.latest is None:
        return False
    return last.earliest <= first.earliest <= last.latest


def join_term(
    attached: list[list[Pair]], term: tuple[int, int], pair: tuple[Timex, Timex], found: Mapping[int, Candidate]
) -> None:
    """Give both dates to what lasted until the event, and the second to that, in place."""
    first, last = pair
    ending = next((c for c in found.values() if first.end <= c.start < last.start and not c.is_verb), None)
    until = None if ending is None else ending.token.head
    lasting = None if until is None or until.dep_ != "prep" else found.get(until.head.i)
    lasting = lasting or next((c for c, _ in attached[term[0]] if c is not ending), None)
    if lasting is None or lasting is ending:
        return
    attached[term[0]] = [(lasting, Attachment(first, "from", "begins the range"))]
    attached[term[1]] = [(lasting, Attachment(last, "to", "ends the range"))]
    if ending is not None:
        attached[term[1]].append((ending, Attachment(last, "at", f"dates {ending.token.text!r}, which ends the range")))


def lists(inside: Sequence[tuple[Timex, Span]], text: str) -> list[list[int]]:
    """Runs of coordinated dates: ``on 3 and 4 May``, ``in 2014, 2015 and again in 2017``; indices of each run.

    Args:
        inside: The expressions of a paragraph, with their words.
        text: Of the document.
    """
    runs: list[list[int]] = []
    commas: set[int] = set()
    for n, ((first, before), (last, span)) in enumerate(pairwise(inside)):
        joined, comma = (mark.fullmatch(text, first.end, last.start) for mark in (_AND, _COMMA))
        alike = first.type == last.type == "DATE" and first.edtf is not None and last.edtf is not None
        alike = alike and not (_COUNTED.search(last.text) and "again" not in text[first.end : last.start])
        if (
            not ((joined or comma) and alike)
            or "PRESENT_REF" in (first.value, last.value)
            or _opens_clause(before, span)
        ):
            continue
        if comma and comma["again"] is None:
            commas.add(n + 1)
        if runs and runs[-1][-1] == n:
            runs[-1].append(n + 1)
        else:
            runs.append([n, n + 1])
    return [run for run in runs if run[-1] not in commas]


def join_list(attached: list[list[Pair]], run: Sequence[int], timexes: Sequence[Timex]) -> None:
    """Give every date of a list to each candidate that has one of them, as ``among``; in place.

    Not where each has its own: *fell in May, and in August it rose* is no list.
    """
    dated = [{id(c) for c, a in attached[n] if a.role == "at"} for n in run]
    if all(dated) and not set.intersection(*dated):
        return
    candidates = list(dict.fromkeys(c for n in run for c, a in attached[n] if a.role == "at" and a.why != WHEN))
    for n in run:
        others = [pair for pair in attached[n] if pair[1].role != "at" or pair[1].why == WHEN]
        attached[n] = [*others, *((c, Attachment(timexes[n], "among", "one of several dates")) for c in candidates)]


def told_again(
    attached: list[list[Pair]], run: Sequence[int], inside: Sequence[tuple[Timex, Span]], text: str
) -> list[Candidate]:
    """What one verb tells of several times apart, each by itself: ``was burned in 1346 and again in 1389``; in place.

    Its first date stays with the verb; of each other the date itself names what is told again.

    Args:
        attached: By expression, what it dates.
        run: The expressions of the list.
        inside: All expressions of the paragraph, with their words.
        text: Of the document.

    Returns:
        Those told again; none of a list of days on end, of *or*, or of several verbs.
    """
    timexes = [inside[n][0] for n in run]
    dated = [c for n in run for c, a in attached[n] if a.role == "at" and a.why != WHEN]
    candidates = [c for c in dict.fromkeys(dated) if c.carried is None]
    clause = candidates[0].clause if len(candidates) == 1 else None
    apart = _OR.search(text, timexes[0].end, timexes[-1].start) is None and _lie_apart(timexes)
    apart = apart and _BETWEEN.search(text, max(0, timexes[0].start - 9), timexes[0].start) is None
    spans = [inside[n][1] for n in run]  # "the May and June sales"
    apart = apart and all(s.root.dep_ not in _BEFORE_NOUNS or s.root.head in s for s in spans)
    if clause is None or clause.pos_ != "VERB" or not apart:
        return []
    again = []
    for place, n in enumerate(run):
        timex, span = inside[n]
        others = [pair for pair in attached[n] if pair[1].role != "at" or pair[1].why == WHEN]
        candidate = candidates[0]
        if place:
            candidate = Candidate(span.root, clause, candidate.paragraph, candidate.sentence, gapped=True)
            again.append(candidate)
        attached[n] = [*others, (candidate, Attachment(timex, "at", "one of several times that it is told of"))]
    return again


def _opens_clause(before: Span, span: Span) -> bool:
    """Whether the second of two expressions goes with a clause that follows: *in 1885 and three years later they*."""
    verb, other = clause_head(span.root), clause_head(before.root)
    thing = None if verb is None or other is None or verb.i == other.i else own_subject(verb)
    return thing is not None and thing.i >= span.end


def _lie_apart(timexes: Sequence[Timex]) -> bool:
    """Whether dates follow one another with time between."""
    bounds = [t.edtf.bounds() for t in timexes if t.edtf is not None]
    known = [(b.earliest, b.latest) for b in bounds if b.earliest is not None and b.latest is not None]
    return len(known) == len(timexes) and all(add_days(a[1], 1) < b[0] for a, b in pairwise(known))


def join_range(attached: list[list[Pair]], first: int, last: int, start: Timex, end: Timex) -> None:
    """Give both ends of a range to every candidate that the parser gave either, as ``from`` and ``to``; in place.

    Who was born has a life as long as his dates, but was born at the first: ``Garth (1806–1889) was born in Leith``.
    What is joined to that (*and grew up in Lund*) did not last so long.
    """
    if any(a.why.startswith(PUT_OFF) for _, a in attached[last]):
        attached[first] = []  # "delayed from June until May": it is not from June on
        return
    candidates = list(dict.fromkeys(candidate for candidate, _ in (*attached[first], *attached[last])))
    born = [c for c in candidates if c.token.lower_ == "born"]
    then = [(c, a) for c, a in attached[last] if a.why == WHEN]  # "until 1944, when it was freed"
    lasting = [] if born else [c for c in candidates if c not in [of for of, _ in then]]
    attached[first] = [(c, Attachment(start, "from", "begins the range")) for c in lasting]
    attached[first] += [(c, Attachment(start, "at", "begins the life")) for c in born]
    attached[last] = [*((c, Attachment(end, "to", "ends the range")) for c in lasting), *then]
