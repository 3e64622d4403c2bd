"""Documents and events → the three tables."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from events.dates import display
from events.errors import TableError
from events.store.arrow import arrow_type, conform
from events.store.column import Kind
from events.store.columns import DOCUMENTS, EVENTS, MENTIONS, TABLES
from events.store.crosswalk import CROSSWALK
from events.store.dating import date_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa

    from events.dates import Edtf
    from events.extract import Mention
    from events.merge import Event
    from events.read import Document
    from events.store.about import About
    from events.store.column import Table

__all__ = [
    "Tables",
    "arrow_table",
    "crosswalk_columns",
    "event_row",
    "first_reported",
    "mention_row",
    "text_sha256",
    "to_tables",
]


@dataclass(frozen=True, slots=True)
class Tables:
    """The three Arrow tables of a dataset: always all columns, in the documented order of columns and rows.

    Attributes:
        documents: Rows of documents, by ``doc_id``.
        mentions: Rows of mentions, by document and trigger.
        events: Rows of events, by first day, those with an open or unknown start last.
    """

    documents: pa.Table
    mentions: pa.Table
    events: pa.Table

    def items(self) -> Iterator[tuple[Table, pa.Table]]:
        """Definition and rows of each table: documents, mentions, events."""
        yield from zip(TABLES.values(), (self.documents, self.mentions, self.events), strict=True)


def to_tables(
    documents: Iterable[Document],
    events: Iterable[Event],
    about: About | None = None,
    *,
    background: Iterable[Mention] = (),
) -> Tables:
    """Lay documents and events out as three tables. No documents or no events give the same columns, without rows.

    Args:
        documents: Every document that was read, also those without events.
        events: Their events.
        about: Fills ``df.attrs``; :func:`events.store.write_dataset` sets it anyhow.
        background: What they date without its being an event: rows of mentions alone.

    Raises:
        TableError: Two documents or mentions have the same id, a mention's document is not given, an event's type has
            no row in the crosswalk, or a text cannot be written as UTF-8.
    """
    read = _by_id(documents)
    merged = list(events)
    counts = dict.fromkeys(read, 0)
    mentions: list[dict[str, Any]] = []
    pairs = ((mention, event.event_id) for event in merged for mention in event.mentions)
    for mention, event_id in chain(pairs, ((mention, None) for mention in background)):
        if mention.doc_id not in counts:
            msg = f"mention {mention.trigger!r} of document {mention.doc_id!r}: no such document; give it too"
            raise TableError(msg)
        counts[mention.doc_id] += 1
        mentions.append(mention_row(mention, event_id))
    _refuse_repeats("mentions", "mention_id", mentions)
    event_rows = [event_row(event, read) for event in merged]
    _refuse_repeats("events", "event_id", event_rows)
    document_rows = [_document_row(document, counts[document.doc_id]) for document in read.values()]
    return Tables(
        arrow_table(document_rows, DOCUMENTS, about),
        arrow_table(mentions, MENTIONS, about),
        arrow_table(event_rows, EVENTS, about),
    )


def text_sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8, hexadecimal (a lone surrogate counts as its three bytes)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def first_reported(published: Iterable[Edtf | None]) -> str | None:
    """The earliest of the documents' dates, as EDTF; None where none is known.

    Earliest is the date with the earliest last day (by then it had been reported), the narrower of two such.
    """
    last = 10**9
    dates = [date for date in published if date is not None]

    def key(date: Edtf) -> tuple[int, int, str]:
        bounds = date.bounds()
        latest = last if bounds.latest is None else bounds.latest.ordinal
        return latest, last if bounds.earliest is None else -bounds.earliest.ordinal, str(date)

    return str(min(dates, key=key)) if dates else None


def _by_id(documents: Iterable[Document]) -> dict[str, Document]:
    read: dict[str, Document] = {}
    for document in documents:
        if document.doc_id in read:
            other = read[document.doc_id]
            msg = (
                f"two documents have the id {document.doc_id!r} ({other.source!r} and {document.source!r}); "
                "give one of them another id"
            )
            raise TableError(msg)
        read[document.doc_id] = document
    return read


def _refuse_repeats(table: str, key: str, rows: Sequence[Mapping[str, Any]]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row[key] in seen:
            msg = f"table {table!r}: two rows have the {key} {row[key]!r} ({row['quote']!r}); join or drop one of them"
            raise TableError(msg)
        seen.add(row[key])


def _document_row(document: Document, n_mentions: int) -> dict[str, Any]:
    return {
        "doc_id": document.doc_id,
        "title": document.title or None,
        "source": document.source or None,
        "url": document.url or None,
        "language": document.language,
        "published": None if document.published is None else str(document.published),
        "text_sha256": text_sha256(document.text),
        "n_chars": len(document.text),
        "licence": document.licence or None,
        "n_mentions": n_mentions,
        "text": document.text,
    }


def mention_row(mention: Mention, event_id: str | None) -> dict[str, Any]:
    """The row of a mention: of an event, or of what is none."""
    timex, date = mention.timex, mention.date
    return {
        "mention_id": mention.mention_id,
        "event_id": event_id,
        "doc_id": mention.doc_id,
        "sentence_start": mention.sentence_start,
        "sentence_end": mention.sentence_end,
        "quote": mention.quote,
        "trigger_start": mention.trigger_start,
        "trigger_end": mention.trigger_end,
        "trigger": mention.trigger,
        "timex_start": None if timex is None else timex.start,
        "timex_end": None if timex is None else timex.end,
        "timex": None if timex is None else timex.text,
        "timex_type": None if timex is None else timex.type,
        "timex_value": None if timex is None else timex.value,
        "date_edtf": None if date.edtf is None else str(date.edtf),
        **date_columns(date.edtf),
        "date_basis": date.basis,
        "anchor": date.anchor or None,
        "event_type": mention.event_type,
        "factuality": mention.factuality,
        "confidence": mention.confidence,
    }


def crosswalk_columns(event_type: str) -> dict[str, str | None]:
    """What other vocabularies call a type of events."""
    row = CROSSWALK[event_type]
    names = ("plover_type", "cameo_root", "ace_type", "iptc_topic")
    return {name: getattr(row, name) for name in names}


def event_row(event: Event, documents: Mapping[str, Document]) -> dict[str, Any]:
    """The row of an event.

    Raises:
        TableError: The event's type has no row in the crosswalk.
    """
    if event.event_type not in CROSSWALK:
        msg = f"event {event.title!r}: no event type {event.event_type!r}; types are {', '.join(CROSSWALK)}"
        raise TableError(msg)
    doc_ids = dict.fromkeys(mention.doc_id for mention in event.mentions)
    edtf, place = event.date.edtf, event.place
    return {
        "event_id": event.event_id,
        "title": event.title,
        "date_edtf": None if edtf is None else str(edtf),
        **date_columns(edtf),
        "duration": event.date.duration,
        "date_basis": event.date.basis,
        "date_display": None if edtf is None else display(edtf, event.date.part),
        "event_type": event.event_type,
        **crosswalk_columns(event.event_type),
        "factuality": event.factuality,
        "participants": list(event.participants),
        "place_name": None if place is None else place.name,
        "country_iso2": None if place is None else place.country_iso2,
        "lat": None if place is None else place.lat,
        "lon": None if place is None else place.lon,
        "place_precision": None if place is None else place.precision,
        "confidence": event.confidence,
        "quote": event.canonical.quote,
        "doc_id": event.canonical.doc_id,
        "n_mentions": len(event.mentions),
        "n_documents": len(doc_ids),
        "first_reported": first_reported(documents[doc_id].published for doc_id in doc_ids),
        "corrected": None,
    }


def arrow_table(rows: Sequence[Mapping[str, Any]], table: Table, about: About | None = None) -> pa.Table:
    """Rows as the table that its definition says.

    Raises:
        TableError: A value is not allowed, or cannot be written as UTF-8.
    """
    import pyarrow as pa  # noqa: PLC0415

    columns = {}
    for column in table.columns:
        values = [row[column.name] for row in rows]
        try:
            columns[column.name] = pa.array(values, arrow_type(column.kind, encoded=False))
        except UnicodeEncodeError as error:
            row = next(row for row, value in zip(rows, values, strict=True) if _has_surrogate(value))
            msg = (
                f"table {table.name!r}, {table.key} {row[table.key]!r}, column {column.name!r}: a lone surrogate "
                f"{error.object[error.start]!r} is no UTF-8; replace it when reading, as events.read does"
            )
            raise TableError(msg) from error
        if column.kind is Kind.CATEGORY:
            _refuse_unknown(values, column.enum, f"table {table.name!r}, column {column.name!r}")
    return conform(pa.table(columns), table, about)


def _has_surrogate(value: str | list[str] | None) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in "".join(value or ()))


def _refuse_unknown(values: Iterable[str | None], allowed: Sequence[str], where: str) -> None:
    unknown = sorted({value for value in values if value is not None} - set(allowed))
    if unknown:
        msg = f"{where}: unknown {', '.join(map(repr, unknown))}; allowed are {', '.join(allowed)}"
        raise TableError(msg)
