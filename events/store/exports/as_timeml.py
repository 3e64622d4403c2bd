"""TimeML 1.2.1: a document a file, its text with inline TIMEX3 and EVENT, and the links between them.

The text of ``TEXT`` is the document's, code point by code point (but characters that XML cannot hold, which become
U+FFFD and are counted). Tags do not nest in TimeML: an expression that overlaps a trigger becomes an empty TIMEX3
behind it, a trigger that overlaps an earlier one is left out and counted. ``comment`` holds the mention's id. TLINKs
say only what the bounds say; mentions of one event are linked by IDENTITY.

Source: Saurí et al., *TimeML Annotation Guidelines, version 1.2.1* (2006).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from events.dates import Interval, parse_edtf
from events.store.exports.model import Rendered
from events.store.exports.rows import count_note
from events.store.exports.timeml_links import relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from events.store.exports.model import Content

    Row = Mapping[str, Any]

__all__ = ["render_timeml"]

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
_DCT = "t0"


def render_timeml(content: Content) -> Rendered:
    """``DOC_ID.tml`` for each document."""
    by_document: dict[str, list[Row]] = defaultdict(list)
    for mention in content.mentions:
        by_document[mention["doc_id"]].append(mention)
    files: dict[str, bytes] = {}
    taken: set[str] = set()
    omitted = replaced = 0
    for document in content.documents:
        markup = _Markup(document, by_document[document["doc_id"]])
        files[_file_name(document["doc_id"], taken)] = _document(document, markup).encode()
        omitted += len(markup.omitted)
        replaced += len(_NO_XML.findall(document["text"]))
    events = {mention["event_id"] for mention in content.mentions} - {None}
    notes = (
        *count_note(omitted, "whose trigger overlaps an earlier one left out: TimeML's tags do not nest", "mention"),
        *count_note(replaced, "that XML cannot hold written as U+FFFD", "character"),
    )
    return Rendered(files, len(events), notes)


def _file_name(doc_id: str, taken: set[str]) -> str:
    """A name that every file system takes, unique whatever its case."""
    base = re.sub(r"[^\w.-]+", "_", doc_id).strip("._") or "document"
    name, number = base[:100], 1
    while name.lower() in taken:
        number += 1
        name = f"{base[:100]}-{number}"
    taken.add(name.lower())
    return f"{name}.tml"


class _Markup:
    """The spans of a document and their numbers: ``tid`` of expressions, ``eid`` of mentions."""

    def __init__(self, document: Row, mentions: Sequence[Row]) -> None:
        self.events: list[tuple[int, int, Row]] = []
        self.omitted: list[Row] = []
        self.times: dict[tuple[int, int], Row] = {}
        self.published = document["published"]
        end = 0
        for mention in sorted(mentions, key=lambda row: (row["trigger_start"], row["trigger_end"])):
            if mention["trigger_start"] < end:
                self.omitted.append(mention)
                continue
            end = mention["trigger_end"]
            self.events.append((mention["trigger_start"], end, mention))
        for mention in mentions:
            if mention["timex_start"] is not None:
                self.times.setdefault((mention["timex_start"], mention["timex_end"]), mention)
        self.tids = {span: f"t{number}" for number, span in enumerate(sorted(self.times), 1)}
        self.eids = {row["mention_id"]: number for number, (_, _, row) in enumerate(self.events, 1)}

    def tags(self) -> list[tuple[int, int, str, str]]:
        """Start, end, opening tag and name of every element, in order and without overlap; empty ones have no end."""
        found = [(start, end, self._event(row), "EVENT") for start, end, row in self.events]
        end = 0
        for span, row in sorted(self.times.items()):
            free = span[0] >= end and all(span[1] <= a or b <= span[0] for a, b, _ in self.events)
            place = span if free else (self._outside(span[1]),) * 2
            end = max(end, place[1])
            found.append((*place, self._time(span, row), "TIMEX3"))
        return sorted(found, key=lambda tag: (tag[0], tag[1]))

    def _outside(self, offset: int) -> int:
        """The next offset that is inside no element."""
        spans = [(start, end) for start, end, _ in self.events] + list(self.times)
        inside = [end for start, end in spans if start < offset < end]
        return self._outside(max(inside)) if inside else offset

    def _event(self, row: Row) -> str:
        comment = quoteattr(row["mention_id"])
        told = row["event_id"] is None and row["event_type"] == "statement or proposal"
        kind = "REPORTING" if told else "OCCURRENCE"
        return f'<EVENT eid="e{self.eids[row["mention_id"]]}" class="{kind}" comment={comment}>'

    def _time(self, span: tuple[int, int], row: Row) -> str:
        return f'<TIMEX3 tid="{self.tids[span]}" type="{row["timex_type"]}" value={quoteattr(row["timex_value"])}>'

    def links(self) -> Iterator[str]:
        """MAKEINSTANCE for every event, then TLINKs."""
        for _, _, row in self.events:
            number = self.eids[row["mention_id"]]
            polarity = "NEG" if row["factuality"] == "denied" else "POS"
            yield (
                f'<MAKEINSTANCE eiid="ei{number}" eventID="e{number}" pos="OTHER" tense="NONE" aspect="NONE" '
                f'polarity="{polarity}"/>'
            )
        first: dict[str, int] = {}
        for link, (number, target) in enumerate(self._relations(first), 1):
            yield f'<TLINK lid="l{link}" eventInstanceID="ei{number}" {target}/>'

    def _relations(self, first: dict[str, int]) -> Iterator[tuple[int, str]]:
        for _, _, row in self.events:
            number = self.eids[row["mention_id"]]
            same = first.setdefault(row["event_id"] or row["mention_id"], number)
            if same != number:
                yield number, f'relatedToEventInstance="ei{same}" relType="IDENTITY"'
            found = self._relation(row)
            if found is not None:
                yield number, f'relatedToTime="{found[0]}" relType="{found[1]}"'

    def _relation(self, row: Row) -> tuple[str, str] | None:
        """The time that a mention's date is told from, and how it stands to it."""
        if row["date_edtf"] is None:
            return None
        date = parse_edtf(row["date_edtf"])
        if row["timex_start"] is not None:
            time = _bounds(row["timex_value"])
            tid = self.tids[row["timex_start"], row["timex_end"]]
        else:
            time = None if self.published is None else parse_edtf(self.published).bounds()
            tid = _DCT
        kind = None if time is None else relation(date, time)
        return None if kind is None else (tid, kind)


def _bounds(value: str) -> Interval | None:
    """Bounds of a TIMEX3 value that is also EDTF (year, month, day, decade as 199X); None of others."""
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value):
        return parse_edtf(value).bounds()
    return parse_edtf(f"{value}X").bounds() if re.fullmatch(r"\d{3}", value) else None


def _document(document: Row, markup: _Markup) -> str:
    text, parts, at = document["text"], [], 0
    for start, end, opening, name in markup.tags():
        parts.append(_xml(text[at:start]))
        inner = _xml(text[start:end])
        parts.append(f"{opening}{inner}</{name}>" if end > start else f"{opening.removesuffix('>')}/>")
        at = end
    parts.append(_xml(text[at:]))
    title = document["title"]
    lines = [
        f"<DOCID>{_xml(document['doc_id'])}</DOCID>",
        f"<DCT>{_creation_time(document['published'])}</DCT>",
        *([f"<TITLE>{_xml(title)}</TITLE>"] if title else []),
        f"<TEXT>{''.join(parts)}</TEXT>",
        *markup.links(),
    ]
    return _HEAD + "\n".join(lines) + "\n</TimeML>\n"


def _creation_time(published: str | None) -> str:
    """The document's date; a range or a marked date has no TIMEX3 value, and stands as its words."""
    value = "" if published is None else published
    plain = value if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value) else "XXXX"
    return (
        f'<TIMEX3 tid="{_DCT}" type="DATE" value="{plain}" temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{_xml(value or "unknown")}</TIMEX3>'
    )


def _xml(text: str) -> str:
    """Character data; a carriage return by number, since a parser would make it a line feed."""
    return escape(_NO_XML.sub("\ufffd", text), {"\r": "&#13;"})
