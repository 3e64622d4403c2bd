"""TimeML: a text with its timexes as inline TIMEX3, as a whole document, and gold documents back again.

Between the tags stands the text, code point by code point. Two things in it are written in a way of their own: a
carriage return by its number (``&#13;``), since a parser would make it a line feed; and the characters that XML 1.0
cannot hold at all (most control characters, lone surrogates, U+FFFE and U+FFFF), each as one U+FFFD, so that all
offsets stay true. :func:`count_unwritable` tells how many these are.

``tid`` of a timex is ``t`` and its number in the document, from 1; ``t0`` is the document creation time (DCT).
``temporalFunction="true"`` and ``anchorTimeID`` stand where a value was worked out from another date.

Source: Saurí et al., *TimeML Annotation Guidelines, version 1.2.1* (2006); ISO 24617-1; the files of TempEval-3.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from events.errors import DateError, DocumentError
from events.read import parse_published
from events.read.safe_xml import parse_xml
from events.tag.tagger import published_edtf

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from events.dates import Day, Edtf
    from events.tag.model import Timex

__all__ = ["GoldDocument", "GoldTimex", "count_unwritable", "file_stem", "read_gold", "to_inline", "to_timeml"]

_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
_DCT = "t0"


def count_unwritable(text: str) -> int:
    r"""How many characters of a text XML cannot hold; each is written as U+FFFD.

    >>> count_unwritable("bell \x07, tab \t")
    1
    """
    return len(_UNWRITABLE.findall(text))


def file_stem(document_id: str, taken: set[str]) -> str:
    """A file's name without suffix that every file system takes, unique whatever its case.

    Args:
        document_id: Stands as it is where it can, so that a document read again has its id; else what cannot stand
            in a name becomes ``_``, and eight hexadecimal digits of the id's SHA-256 follow.
        taken: Names given before, in lower case; the new one is added.

    >>> taken = set()
    >>> [file_stem(name, taken) for name in ("mill-17", "Mill-17", "a: b")]
    ['mill-17', 'Mill-17-3261fed7', 'a_ b-75cd1899']
    """
    stem = re.sub(r"[^\w .,;()+=@#-]", "_", document_id).strip(". ").encode()[:150].decode(errors="ignore")
    if stem != document_id or stem.lower() in taken:
        stem = f"{stem}-{hashlib.sha256(document_id.encode()).hexdigest()[:8]}"
    taken.add(stem.lower())
    return stem


def to_inline(text: str, timexes: Sequence[Timex]) -> str:
    """A text with its timexes as inline TIMEX3: an XML fragment.

    Args:
        text: The text that the offsets count in.
        timexes: Of :func:`events.tag.tag`, for this text: in order, without overlaps.

    Returns:
        The text, escaped, with tags. The document creation time is not in it, so no attribute points at it.

    Raises:
        ValueError: The timexes are not of this text, overlap or are out of order.

    >>> from events.tag import tag
    >>> to_inline("Sold & closed in May 1999.", tag("Sold & closed in May 1999."))
    'Sold &amp; closed in <TIMEX3 tid="t1" type="DATE" value="1999-05">May 1999</TIMEX3>.'
    """
    return _inline(text, timexes, None)


def to_timeml(
    document_id: str,
    text: str,
    timexes: Sequence[Timex],
    published: Edtf | str | dt.date | None = None,
    *,
    title: str = "",
) -> str:
    """A document as TimeML: ``DOCID``, ``DCT``, ``TITLE`` if there is one, and ``TEXT`` with inline TIMEX3.

    Read again by :func:`events.read.read_documents`, text and date are the same (but for characters that XML cannot
    hold). A date that TIMEX3 has no value for, such as ``2024-11~``, stands as EDTF. Where it is unknown, or names no
    year, ``DCT`` is empty.

    Args:
        document_id: The document's id.
        text: The text that the offsets count in.
        timexes: Of :func:`events.tag.tag`, for this text and date: in order, without overlaps.
        published: The document creation time; None or empty if unknown.
        title: The document's title; left out if it is empty.

    Returns:
        The file's content, to be written as UTF-8 without a change of line ends.

    Raises:
        DateError: ``published`` is a string that is not EDTF.
        ValueError: The timexes are not of this text, overlap or are out of order.
    """
    date = _dated(published_edtf(published))
    lines = [
        f"<DOCID>{_xml(document_id)}</DOCID>",
        f"<DCT>{_creation_time(date)}</DCT>" if date is not None else "<DCT/>",
        *([f"<TITLE>{_xml(title)}</TITLE>"] if title else []),
        f"<TEXT>{_inline(text, timexes, date)}</TEXT>",
    ]
    return _HEAD + "\n".join(lines) + "\n</TimeML>\n"


def _dated(published: Edtf | None) -> Edtf | None:
    """The date; None if it has no bound on either side, so that no reader could use it."""
    if published is None:
        return None
    bounds = published.strict_bounds()
    return None if bounds.earliest is None and bounds.latest is None else published


def _creation_time(date: Edtf) -> str:
    kind = "TIME" if "T" in str(date) else "DATE"
    return (
        f'<TIMEX3 tid="{_DCT}" type="{kind}" value={_attribute(str(date))} temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{_xml(str(date))}</TIMEX3>'
    )


def _inline(text: str, timexes: Sequence[Timex], date: Edtf | None) -> str:
    parts, at = [], 0
    for number, timex in enumerate(timexes):
        if not at <= timex.start < timex.end or text[timex.start : timex.end] != timex.text:
            raise ValueError(
                f"timex {number}, {timex.text!r} [{timex.start}:{timex.end}], does not stand there in the text behind "
                f"offset {at}; give the list that tag() made of this text"
            )
        attributes = "".join(f" {name}={_attribute(value)}" for name, value in _attributes(number, timex, date))
        parts += [_xml(text[at : timex.start]), f"<TIMEX3{attributes}>{_xml(timex.text)}</TIMEX3>"]
        at = timex.end
    return "".join([*parts, _xml(text[at:])])


def _attributes(number: int, timex: Timex, date: Edtf | None) -> list[tuple[str, str]]:
    """The attributes of a TIMEX3 that have a value, in the order of the TimeML guidelines."""
    begin, end = _points(timex, date)
    anchor = _tid(timex.anchor)
    if anchor is None and timex.basis == "relative" and date is not None:
        anchor = _DCT
    pairs = (
        ("tid", _tid(number)),
        ("type", timex.type),
        ("beginPoint", begin),
        ("endPoint", end),
        ("quant", timex.quant),
        ("freq", timex.freq),
        ("value", timex.value),
        ("mod", timex.mod),
        ("temporalFunction", None if timex.basis == "explicit" else "true"),
        ("anchorTimeID", anchor),
    )
    return [(name, value) for name, value in pairs if value is not None]


def _points(timex: Timex, date: Edtf | None) -> tuple[str | None, str | None]:
    """What a timex begins and ends with: "the past 15 years" end with the document, "the next week" begins with it."""
    begin, end = _tid(timex.begin_point), _tid(timex.end_point)
    if timex.type != "DURATION" or timex.basis != "relative" or date is None or (begin, end) != (None, None):
        return begin, end
    bounds = date.bounds()
    starts, ends = (_within(day, bounds.earliest, bounds.latest) for day in (timex.earliest, timex.latest))
    if starts == ends:
        return None, None
    return (_DCT, None) if starts else (None, _DCT)


def _within(day: Day | None, earliest: Day | None, latest: Day | None) -> bool:
    return day is not None and earliest is not None and latest is not None and earliest <= day <= latest


def _tid(index: int | None) -> str | None:
    return None if index is None else f"t{index + 1}"


def _xml(text: str) -> str:
    """Character data that a parser gives back as it was, but for what XML cannot hold."""
    return escape(_UNWRITABLE.sub("\ufffd", text), {"\r": "&#13;"})


def _attribute(value: str) -> str:
    return quoteattr(_UNWRITABLE.sub("\ufffd", value))


@dataclass(frozen=True, slots=True)
class GoldTimex:
    """One TIMEX3 of a gold document.

    Attributes:
        start: Offset of its first code point in the text, white space at its ends left out.
        end: Offset after its last code point (half-open).
        type: As written; empty if it has none.
        value: As written; empty if it has none.
    """

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A TimeML document with the timexes that people marked in it.

    Attributes:
        doc_id: The file's name without its suffix.
        text: The text of the first element ``TEXT``, exactly.
        published: Its creation time; None if the file has none, or one that is no date.
        timexes: Those of ``TEXT`` that hold more than white space, by start and end.
    """

    doc_id: str
    text: str
    published: Edtf | None
    timexes: tuple[GoldTimex, ...]


class _Reader:
    """Gathers the text of the first ``TEXT`` with its TIMEX3, and the creation time."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.parts: list[str] = []
        self.size = 0
        self.depth: int | None = None
        self.found = False
        self.open: list[tuple[int, str, str]] = []
        self.spans: list[GoldTimex] = []
        self.dct: str | None = None
        self.created: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "TEXT" and not self.found:
            self.found, self.depth = True, len(self.path)
        elif name == "TIMEX3":
            if self.dct is None and self.path and self.path[-1] == "DCT":
                self.dct = attributes.get("value", "")
            if self.created is None and attributes.get("functionInDocument") == "CREATION_TIME":
                self.created = attributes.get("value", "")
            if self.depth is not None:
                self.open.append((self.size, attributes.get("type", ""), attributes.get("value", "")))
        self.path.append(name)

    def end(self, name: str) -> None:
        self.path.pop()
        if self.depth is None:
            return
        if name == "TIMEX3":
            start, kind, value = self.open.pop()
            self.spans.append(GoldTimex(start, self.size, kind, value))
        elif len(self.path) == self.depth:
            self.depth = None

    def data(self, text: str) -> None:
        if self.depth is not None:
            self.parts.append(text)
            self.size += len(text)


def read_gold(path: Path) -> GoldDocument:
    """Read a TimeML document with its gold TIMEX3 as offsets into its text.

    Raises:
        DocumentError: It cannot be read, is no XML, declares entities, or has no element ``TEXT``.
    """
    reader = _Reader()
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        raise DocumentError(str(path), f"cannot be read ({problem})", "check the path and your rights to it") from None
    parse_xml(data, str(path), start=reader.start, end=reader.end, text=reader.data)
    if not reader.found:
        raise DocumentError(str(path), "no element 'TEXT'", "write TimeML: the text goes into an element 'TEXT'")
    text = "".join(reader.parts)
    trimmed = (_trimmed(span, text) for span in reader.spans)
    timexes = sorted((span for span in trimmed if span is not None), key=lambda span: (span.start, span.end))
    return GoldDocument(
        path.stem, text, _creation_date(reader.created if reader.dct is None else reader.dct), tuple(timexes)
    )


def _trimmed(span: GoldTimex, text: str) -> GoldTimex | None:
    """The span without the white space at its ends; None if nothing is left."""
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    end = span.end - len(inner) + len(inner.rstrip())
    return GoldTimex(start, end, span.type, span.value) if start < end else None


def _creation_date(value: str | None) -> Edtf | None:
    if value is None or not value.strip():
        return None
    try:
        return parse_published(value)
    except DateError:
        return None
