"""A document's text with every mention marked and dated: where a reader checks a row.

Offsets count Unicode code points of the document's text, half-open, as in the tables. Mentions may share sentences,
lie within each other or cross paragraphs; a mention whose offsets lie outside the text is listed after it, so that no
link to a mention ever leads nowhere.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from events.draw.rows import BASIS_WORDS, date_in_words
from events.draw.text import clean, clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from markupsafe import Markup

__all__ = ["Block", "Evidence", "Note", "Span", "anchor_of", "lay_out_evidence"]

_ID = re.compile(r"m-[A-Za-z0-9_-]{1,64}")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside the text about one mention.

    Attributes:
        number: Counts the document's mentions from 1, in order of the text.
        key: The mention's anchor on the page.
        event_id: Its event, as in the table.
        date: In words.
        edtf: In EDTF, or an empty string.
        event_type: Of the mention.
        factuality: Of the mention.
        basis: How the date is known, in words.
        timex: The expression that dates it, or an empty string.
        anchor: The words elsewhere in the text that the date leans on, or an empty string.
        confidence: Estimated probability that the date is right; None where unknown.
        located: Whether its trigger or sentence lies within the text.
    """

    number: int
    key: str
    event_id: str
    date: str
    edtf: str
    event_type: str
    factuality: str
    basis: str
    timex: str
    anchor: str
    confidence: float | None
    located: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A marked piece of the text: ``part`` is ``sentence``, ``timex`` or ``trigger``."""

    start: int
    end: int
    part: str
    note: Note


@dataclass(slots=True)
class Block:
    """A paragraph, ``text[start:end]``, with the spans that touch it and the notes of the mentions that begin in it."""

    start: int
    end: int
    spans: list[Span] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def marked(self, text: str) -> Markup:
        """The paragraph as HTML: every character of the text once, in order, escaped; spans as elements."""
        from markupsafe import Markup  # noqa: PLC0415 (start-up time)

        return Markup().join(_piece(text, *piece) for piece in self._pieces())

    def _pieces(self) -> Iterator[tuple[int, int, list[Span]]]:
        """Stretches between the ends of spans, and the spans that cover each."""
        opening: dict[int, list[Span]] = {}
        closing: dict[int, list[Span]] = {}
        for span in self.spans:
            opening.setdefault(max(span.start, self.start), []).append(span)
            closing.setdefault(min(span.end, self.end), []).append(span)
        cuts = sorted({self.start, self.end, *opening, *closing})
        active: list[Span] = []
        for at, until in pairwise(cuts):
            active = [span for span in active if span not in closing.get(at, ())] + opening.get(at, [])
            yield at, until, active


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document's paragraphs, and the notes of mentions that could not be found in it."""

    blocks: tuple[Block, ...]
    lost: tuple[Note, ...]


def anchor_of(mention_id: str) -> str:
    """The anchor of a mention on its document's page: its id if it is as the tables have them, else a hash of it.

    >>> anchor_of("m-0f3a5c7e9b1d2468"), anchor_of('"><script>')
    ('m-0f3a5c7e9b1d2468', 'x-554299e9841f0bf7')
    """
    if _ID.fullmatch(mention_id):
        return mention_id
    return f"x-{hashlib.sha256(mention_id.encode('utf-8', 'replace')).hexdigest()[:16]}"


def lay_out_evidence(text: str, mentions: Iterable[Mapping[str, Any]]) -> Evidence:
    """Cut a text into paragraphs and give each its marks and notes.

    Args:
        text: The document's text.
        mentions: Rows of mentions of this document, columns as in the ``mentions`` table.
    """
    blocks = [Block(*match.span()) for match in _PARAGRAPH.finditer(text)]
    starts = [block.start for block in blocks]
    lost = []
    ordered = sorted(mentions, key=lambda row: (_offset(row, "trigger_start") or 0, str(row["mention_id"])))
    for number, row in enumerate(ordered, start=1):
        spans = _ranges(row, text)
        note = _note(row, number, located=bool(spans.keys() & {"trigger", "sentence"}))
        if not note.located:
            lost.append(note)
            continue
        first = spans.get("trigger") or spans["sentence"]
        spans.setdefault("trigger", first)
        blocks[max(0, bisect_right(starts, first[0]) - 1)].notes.append(note)
        for part, (start, end) in spans.items():
            _mark(blocks, starts, Span(start, end, part, note))
    return Evidence(tuple(blocks), tuple(lost))


def _mark(blocks: Sequence[Block], starts: list[int], span: Span) -> None:
    """Give a span to every paragraph that it touches."""
    index = max(0, bisect_right(starts, span.start) - 1)
    while index < len(blocks) and blocks[index].start < span.end:
        if blocks[index].end > span.start:
            blocks[index].spans.append(span)
        index += 1


def _ranges(row: Mapping[str, Any], text: str) -> dict[str, tuple[int, int]]:
    """The parts of a mention whose offsets lie within the text, without white space at their ends."""
    found = {}
    for part in ("sentence", "timex", "trigger"):
        start, end = _offset(row, f"{part}_start"), _offset(row, f"{part}_end")
        if start is not None and end is not None and 0 <= start < end <= len(text):
            piece = text[start:end]
            first = start + len(piece) - len(piece.lstrip())
            if piece.strip():
                found[part] = (first, first + len(piece.strip()))
    return found


def _offset(row: Mapping[str, Any], name: str) -> int | None:
    value = row.get(name)
    return None if value is None or value != value else int(value)  # noqa: PLR0124 (NaN)


def _note(row: Mapping[str, Any], number: int, *, located: bool) -> Note:
    words = defaultdict(str, {name: clean(value) for name, value in row.items() if isinstance(value, str)})
    confidence = row.get("confidence")
    return Note(
        number=number,
        key=anchor_of(str(row["mention_id"])),
        event_id=str(row["event_id"]),
        date=date_in_words(words["date_edtf"]) or "no date",
        edtf=words["date_edtf"],
        event_type=words["event_type"].lower() or "other",
        factuality=words["factuality"],
        basis=BASIS_WORDS.get(words["date_basis"], words["date_basis"]),
        timex=words["timex"],
        anchor="" if words["anchor"] in {"document date", words["timex"]} else words["anchor"],
        confidence=float(confidence) if isinstance(confidence, (int, float)) else None,
        located=located,
    )


def _piece(text: str, start: int, end: int, spans: list[Span]) -> Markup:
    """One stretch: within a sentence, an expression, triggers; a mention's anchor and number where its trigger is."""
    from markupsafe import Markup, escape  # noqa: PLC0415 (start-up time)

    made = escape(clean_text(text[start:end]))
    parts = {span.part for span in spans}
    numbers = Markup()
    if "timex" in parts:
        made = Markup('<span class="timex">{}</span>').format(made)
    for span in spans:
        if span.part != "trigger":
            continue
        begins = Markup(' id="{}"').format(span.note.key) if span.start == start else ""
        made = Markup("<mark{}>{}</mark>").format(begins, made)
        if span.end == end:
            numbers += Markup('<sup><a href="#n-{}" aria-label="Note {}: {}">{}</a></sup>').format(
                span.note.key, span.note.number, span.note.date, span.note.number
            )
    return Markup('<span class="sentence">{}</span>').format(made + numbers) if "sentence" in parts else made + numbers
