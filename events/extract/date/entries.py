"""Entries: what a chronicle, diary or minutes tell under a date that stands by itself at the head of a line.

*1618* over a paragraph, *12 March 2011: The mill burned down.* in a list of such lines: the head dates what is told
under it without another date; so does the first cell of a table's row. One head makes no chronicle; reports bear their
own date so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from events.dates import Granularity
from events.extract.attach.sharing import counts
from events.extract.date.mainline import has_own_time, is_main
from events.extract.find.candidates import Attachment
from events.extract.language.forms import TIMES
from events.extract.language.grammar import SUBJECTS, aspect, is_past_perfect, negated, own_subject, runs_on, subject
from events.extract.language.people import is_person
from events.extract.language.predicates import in_class
from events.extract.language.today import is_of_today

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.tag import Timex

__all__ = ["Entry", "begins_of", "date_entries", "entries_of"]

#: So many heads make a chronicle; and so many lines that begin with a date and nothing behind it but its text.
_SEVERAL, _MANY = 2, 3
_BULLETS = "#*•●▪‣◦■⁃·–—-"
_BEFORE = re.compile(rf"(?:^|\n)[ \t]*(?:[{_BULLETS}]+[ \t]*|\|[ \t]*)?\**[(\[]?\Z")
#: What else may stand before one: *In 1936:*, or a label that other heads have too: *Date: 1936*.
_LABEL = re.compile(r"(?:^|\n)[ \t]*\**((?:In|On|By|About|Around)|[A-Z][A-Za-z ]{2,24}:)\**[ \t]+\Z")
_CLOSED = r"[)\]]?(?: ?\?)?(?:[ \t]*\([^()\n]{3,30}\))?"
_ALONE = re.compile(rf"{_CLOSED}\**[ \t]*[.:|–—-]?\**[ \t]*(?:\r?\n|\Z)")
_DASHES = r"[ \t][–—-]+[ \t]+|[ \t][–—](?=[A-Z])|[ \t]*—[ \t]*|–(?=[A-Z])|[ \t]*→[ \t]*"
_MARK = rf"\*\*[ \t]+|\**[:.;|]\**[ \t]+|[)\]]\**[ \t]+|\.\.\.[ \t]*|…[ \t]*|{_DASHES}"
_RUN_IN = re.compile(rf"{_CLOSED}[ \t]*(?:{_MARK})(?=\S)")
#: What follows the date without a mark; and what stands before such a line that is not one of several like it.
_PLAIN = re.compile(r"\**(?:[ \t]+)(?=[\"'“‘(]?[A-Z])")
_ENDED = re.compile(rf"(?:\A|\n[ \t]*\n|[.!?:;)|\]\"'”’…][ \t]*\r?\n|\n[ \t]*[{_BULLETS}]+[ \t]+)[ \t]*\Z")
#: What stands before a head that follows another on its line: ``1990: A coup fails. 1991: The king abdicates.``
_AGAIN = re.compile(r"[.!?;][\"'”’)]*[ \t]+\Z")
#: In so many code points before a head the line above it ends.
_NEAR = 80
#: What stands between a head's line and the text under it.
_LEAD = re.compile(rf"\s*(?:[{_BULLETS}]+[ \t]+|\|[ \t]*)?")
_DASH = re.compile(r" ?[–—/-] ?")
#: What begins the next item or paragraph under a head; and how long what stands under one is that lists deeds.
_BREAK = re.compile(rf"\n[ \t]*\r?\n\s*(?:[{_BULLETS}]+[ \t]+)?|\n[ \t]*[{_BULLETS}]+[ \t]+")
_LONG = 800
#: A line that heads something else than the last of several entries.
_NEXT = re.compile(r"(?<=[.!?])[ \t]*\n\s*(?=[A-Z][^\n.!?;\d]{2,50}\n\s*\S)")
_BLANK = re.compile(r"\n[ \t]*\r?\n")
_TOLD = ("past", "present", "perfect", "participle")


class Entry(NamedTuple):
    """What stands under a head.

    Attributes:
        timex: The head.
        start: Where its text begins (code points).
        end: Where that ends (half-open).
        first: Of a head that is a range, its first day: *19-20 October*.
    """

    timex: Timex
    start: int
    end: int
    first: Timex | None = None

    def line(self, text: str) -> int:
        """Where the line of the head begins."""
        return text.rfind("\n", 0, (self.first or self.timex).start) + 1


def entries_of(text: str, timexes: Sequence[Timex]) -> list[Entry]:
    """The entries of a text, in order; none where fewer than two heads of a kind make them.

    A head that has its line to itself reaches to the next; one that its text follows on the line, to the next or to
    the end of the paragraph.
    """
    kinds: dict[re.Pattern[str], list[tuple[Timex, Timex, int]]] = {_ALONE: [], _RUN_IN: [], _PLAIN: []}
    told = [*_heads(text, timexes)]
    labels = [_label(text, first.start) for first, _ in told]
    many = Counter(labels)
    for (first, timex), label in zip(told, labels, strict=True):
        near, line = max(0, first.start - _NEAR), max(0, text.rfind("\n", 0, first.start) - 1)
        again = text.startswith(": ", timex.end) and _AGAIN.search(text, near, first.start)
        labelled = bool(label) and many[label] >= _SEVERAL
        if not (again or labelled or _BEFORE.search(text, line, first.start)):
            continue
        for kind, heads in kinds.items():
            found = kind.match(text, timex.end)
            if labelled and (kind is _PLAIN or (kind is _RUN_IN and label.endswith(":"))):
                continue
            if found is not None:
                lead = _LEAD.match(text, found.end())
                heads.append((first, timex, found.end() if lead is None else lead.end()))
                break
    kinds[_PLAIN] = list(_listed(text, kinds[_PLAIN]))
    out = []
    for kind, heads in kinds.items():
        if len({timex.value for _, timex, _ in heads}) < (_MANY if kind is _PLAIN else _SEVERAL):
            continue
        ends = [first.start for first, _, _ in heads[1:]]
        last = _NEXT.search(text, heads[-1][2])
        whole = last is None or _NEXT.search(text, heads[0][2], heads[-1][0].start) is not None
        ends.append(len(text) if last is None or whole else last.start())
        for (first, timex, start), end in zip(heads, ends, strict=True):
            blank = None if kind is _ALONE else _BLANK.search(text, start, end)
            out.append(Entry(timex, start, end if blank is None else blank.start(), None if first is timex else first))
    return sorted(out, key=lambda entry: entry.start)


def begins_of(text: str, entries: Sequence[Entry]) -> list[int]:
    """Where what stands under heads begins, and each item of a list or other short paragraph of it, in order."""
    found = set()
    for entry in entries:
        found.add(entry.start)
        if entry.end - entry.start > _LONG:
            continue  # not the paragraphs of a story
        gaps = _BREAK.finditer(text, entry.start, entry.end)
        found.update(gap.end() for gap in gaps if gap.end() < entry.end)
    return sorted(found)


def _heads(text: str, timexes: Sequence[Timex]) -> Iterator[tuple[Timex, Timex]]:
    """What may head an entry: dates, and ranges of two with a dash between; the first and the last of each."""
    dated = [timex for timex in timexes if timex.type == "DATE" and timex.edtf is not None and _is_dated(timex)]
    for before, timex in zip([None, *dated], dated, strict=False):
        ranged = before is not None and _DASH.fullmatch(text, before.end, timex.start) is not None
        yield (before if ranged and before is not None else timex), timex


def _label(text: str, start: int) -> str:
    """What stands before a head on its line, if that may be a label: ``Date:`` of *Date: 1936*."""
    found = _LABEL.search(text, max(0, text.rfind("\n", 0, start) - 1), start)
    return "" if found is None else found[1]


def _listed(text: str, heads: Sequence[tuple[Timex, Timex, int]]) -> Iterator[tuple[Timex, Timex, int]]:
    """Those heads without a mark that begin a line of their own, and not by chance one of hard-wrapped text.

    The line above has ended, or is the text's first; or it, or the one below, begins so too: ``1998 Mill opens`` over
    ``2001 Lime bought``.
    """
    lines = [text.rfind("\n", 0, first.start) + 1 for first, _, _ in heads]
    known = frozenset(lines)
    for head, line in zip(heads, lines, strict=True):
        above = text.rfind("\n", 0, max(line - 1, 0)) + 1
        beside = {above, text.find("\n", line) + 1} - {line}
        if beside & known or not above or _ENDED.search(text, max(0, head[0].start - _NEAR), head[0].start):
            yield head


def _is_dated(timex: Timex) -> bool:
    """Whether an expression is a day, month or year of the calendar, or years by tens or hundreds."""
    precision = None if timex.edtf is None else timex.edtf.precision
    told = timex.value.removeprefix("BC")[:1].isdigit()
    return told and precision is not None and precision.rank <= Granularity.CENTURY.rank


def date_entries(
    candidates: Iterable[Candidate],
    asides: Sequence[Candidate],
    entries: Sequence[Entry],
    times: Mapping[int, frozenset[int]],
) -> list[Candidate]:
    """Date by their heads what entries tell without another date, in place.

    Args:
        candidates: The document's.
        asides: Its other predicates.
        entries: Its entries, in order.
        times: Indices of the words of its dated expressions of time, by paragraph.

    Returns:
        The asides that are all that an entry tells: *May 3: The League says it has reached an agreement*.
    """
    starts = [entry.start for entry in entries]
    told: dict[tuple[int, int], Candidate] = {}
    candidates = list(candidates) if entries else []
    nouns: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        if not candidate.is_verb:
            nouns.setdefault(candidate.paragraph.index, []).append(candidate)
    for candidate in candidates:
        number = bisect_right(starts, candidate.start) - 1
        entry = entries[number] if number >= 0 else None
        told[candidate.paragraph.index, candidate.token.i] = candidate
        if entry is None or candidate.start >= entry.end:
            continue
        paragraph = candidate.paragraph
        _hand_back(candidate, entry, nouns.get(paragraph.index, ()))
        begin = entry.start - paragraph.offset
        if not _is_told(candidate, frozenset(i for i in times[paragraph.index] if paragraph.doc[i].idx >= begin)):
            continue
        candidate.attachments = [a for a in candidate.attachments if a.role == "duration"]
        shared = [a for one in _joined_to(candidate, told) for a in one.attachments if a.role == "at"]
        if shared:  # "storm the parliament on 27 October and shoot the speaker"
            candidate.attachments.append(replace(shared[-1], why="goes on from it"))
        elif entry.first is not None:
            candidate.attachments.append(Attachment(entry.first, "from", "stands under it"))
            candidate.attachments.append(Attachment(entry.timex, "to", "stands under it"))
        else:
            candidate.attachments.append(Attachment(entry.timex, "at", "stands under it"))
    return list(_reports(told.values(), asides, entries))


def _hand_back(candidate: Candidate, entry: Entry, nouns: Sequence[Candidate]) -> None:
    """Leave an earlier time to what is named before it: *5 May 2003: Crane is charged with the murder in June 1998*.

    Args:
        candidate: Told in an entry.
        entry: That.
        nouns: The event nouns of its paragraph.
    """
    clause, head = candidate.clause, entry.timex.edtf
    first = None if head is None else head.bounds().earliest
    if clause is None or not candidate.is_verb or not is_main(clause) or aspect(clause) not in _TOLD or first is None:
        return
    for attachment in list(candidate.attachments):
        then = None if attachment.timex.edtf is None else attachment.timex.edtf.bounds().latest
        if attachment.role != "at" or then is None or then >= first:
            continue
        at = attachment.timex.start - candidate.paragraph.offset
        for other in nouns:
            if other.sentence.start == candidate.sentence.start and clause.idx < other.token.idx < at:
                end = other.token.right_edge
                if candidate.paragraph.doc.text[end.idx + len(end) : at].strip() in ("in", "on", "of"):
                    candidate.attachments.remove(attachment)
                    other.attachments.append(replace(attachment, why="stands before it, under a later head"))
                    break


def _reports(
    candidates: Iterable[Candidate], asides: Sequence[Candidate], entries: Sequence[Entry]
) -> Iterator[Candidate]:
    """Asides, dated by the heads of entries that date nothing else: what somebody says in its first sentence."""
    dated = {id(attachment.timex) for candidate in candidates for attachment in candidate.attachments}
    for entry in entries:
        said = next((c for c in asides if entry.start <= c.start < entry.end), None)
        clause = None if said is None or id(entry.timex) in dated else said.clause
        if said is None or clause is None or not clause.doc.entry or clause.sent.start or clause.dep_ != "ROOT":
            continue
        if aspect(clause) in _TOLD and not (negated(clause) or said.attachments):
            said.attachments.append(Attachment(entry.timex, "at", "all that stands under it"))
            yield said


def _joined_to(candidate: Candidate, told: Mapping[tuple[int, int], Candidate]) -> Iterator[Candidate]:
    """The predicate before it that it is joined to, with what that is told of."""
    clause = candidate.clause
    if clause is None or clause.dep_ != "conj":
        return
    thing = own_subject(clause.head)
    for word in (thing, clause.head):
        before = None if word is None else told.get((candidate.paragraph.index, word.i))
        if before is not None:
            yield before


def _is_told(candidate: Candidate, skip: frozenset[int]) -> bool:
    """Whether an entry tells that something happened, and not when: a main predicate, or a noun by itself.

    How long something took or had been there (*1991: Post office shut after 80 years*) does not tell when it was, nor
    by when another thing is to be (*1991: Mayor unveils plans for a tram by 1999*).
    """
    line = candidate.paragraph.doc.entry and candidate.sentence.start == 0
    timed = any(not line or (a.timex.edtf is not None and a.role != "by") for a in candidate.attachments)
    if timed or candidate.carried is not None:
        return False
    clause = candidate.clause
    if clause is None:
        return candidate.token.dep_ == "ROOT" and not negated(candidate.token)
    main = is_main(clause) or runs_on(clause) or _is_done_to(clause) or (line and _does_next(clause))
    if counts(clause) or (not line and _describes(clause)):
        return False  # "is printed six weeks after receipt"
    since = any(c.lower_ == "since" for one in (clause, *clause.children) for c in one.children)
    so_far = since and aspect(clause) == "perfect"  # "six million people have fled since the war began"
    told = (
        main
        and aspect(clause) in _TOLD
        and not (is_past_perfect(clause) or negated(clause) or so_far or is_of_today(clause))
    )
    terms = (t.i for t in clause.subtree if t.i > clause.i and t.head.lower_ == "by")
    return told and (line or not has_own_time(clause, skip.difference(terms)))  # "promises a vote by 1992"


def _does_next(clause: Token) -> bool:
    """Whether somebody named in an entry does it next: ``is overthrown by Colonel Vale, who suspends the charter``."""
    verb = clause.head if clause.dep_ == "conj" else clause
    who = any(c.lower_ == "who" and c.dep_ in SUBJECTS for c in verb.children)
    apart = verb.dep_ == "relcl" and verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text == ","
    return who and apart and clause.tag_ == verb.tag_ == "VBZ"


def _describes(clause: Token) -> bool:
    """Whether a later sentence of an entry says what a thing told of there does all the time: ``It weighs 5 tons``."""
    thing = subject(clause)
    told = thing is not None and (thing.lower_ == "it" or (thing.pos_ == "NOUN" and not is_person(thing)))
    return told and in_class(clause.lemma_.lower(), "describing")


def _is_done_to(clause: Token) -> bool:
    """Whether a participle is all that an entry says of its noun: ``First suit filed by 300 families``."""
    thing = clause.head
    alone = thing.dep_ == "ROOT" or thing.head.ent_type_ in TIMES
    return alone and clause.dep_ == "acl" and clause.tag_ == "VBN" and thing.pos_ in ("NOUN", "PROPN")
