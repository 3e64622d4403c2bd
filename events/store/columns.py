"""The one definition of the tables ``documents``, ``mentions`` and ``events``: every column, once.

Offsets count Unicode code points of the document's text, half-open. Days are inclusive. Years are astronomical (0 is
1 BC), as in ISO 8601.
"""

from __future__ import annotations

from events.dates import Granularity
from events.extract import BASES, FACTUALITIES
from events.store.column import Column, Kind, Table
from events.store.crosswalk import CROSSWALK, EVENT_TYPES

__all__ = ["DOCUMENTS", "EVENTS", "MENTIONS", "TABLES"]

_DOC = ("documents", "doc_id")
_DURATION_DATE = r"((\d+(\.\d+)?|X)(CE|DE|Y|Q|M|WE|W|D))"
_DURATION_TIME = r"(T((\d+(\.\d+)?|X)[HMS])+)"
_DURATION = rf"(P{_DURATION_DATE}+{_DURATION_TIME}?|P{_DURATION_TIME})"
_ID = "{}-[0-9a-f]{{16}}"
_CODE_POINT = "code point"


def _vocabulary(attribute: str) -> tuple[str, ...]:
    """The values that the crosswalk has for one vocabulary, in its order."""
    values = (getattr(row, attribute) for row in CROSSWALK.values())
    return tuple(dict.fromkeys(value for value in values if value is not None))


def _offset(name: str, description: str, example: int, *, required: bool = True) -> Column:
    return Column(name, Kind.INTEGER, description, example, unit=_CODE_POINT, required=required, minimum=0)


_DATE = (
    Column(
        "date_edtf",
        Kind.EDTF,
        "When, as an EDTF string (ISO 8601-2, level 1 and [a..b]): a single date means some time within, a/b means "
        "that it lasted from a to b. Null where nothing can be said.",
        "2024-11~/2025-10",
    ),
    Column(
        "date_earliest",
        Kind.DAY,
        "First day of the bounds of date_edtf, an approximate date widened by one unit of its precision. Null where "
        "open, unknown, or outside the years 1 to 9999.",
        "2024-10-01T00:00:00",
        unit="day, inclusive",
    ),
    Column(
        "date_latest",
        Kind.DAY,
        "Last day of the bounds of date_edtf, an approximate date widened by one unit of its precision. Null where "
        "open, unknown, or outside the years 1 to 9999.",
        "2025-10-31T00:00:00",
        unit="day, inclusive",
    ),
)
_BASIS = Column(
    "date_basis",
    Kind.CATEGORY,
    "How the date is known: from the words alone (explicit), with the document's date (relative), with another date or "
    "event of the text (anchored), from its relation to a dated event (inferred), or only from the document's own date "
    "(document).",
    "explicit",
    required=True,
    enum=BASES,
)
_TYPE = Column("event_type", Kind.CATEGORY, "What kind of event it is.", "protest", required=True, enum=EVENT_TYPES)
_FACTUALITY = Column(
    "factuality",
    Kind.CATEGORY,
    "Whether it happened, according to the text.",
    "occurred",
    required=True,
    enum=FACTUALITIES,
)
_CONFIDENCE = Column(
    "confidence",
    Kind.NUMBER,
    "Estimated probability that the date is right.",
    0.8,
    unit="probability",
    required=True,
    minimum=0,
    maximum=1,
)

EVENTS = Table(
    "events",
    "Events",
    "One row an event: what one or more mentions speak of, with its date, its uncertainty and its best evidence.",
    "event_id",
    ("year_earliest", "date_earliest", "year_latest", "date_latest", "event_id"),
    (
        Column(
            "event_id",
            Kind.STRING,
            "Identifies the event; derived from its best mention, so that it survives a rebuild.",
            "e-0f3a5c7e9b1d2468",
            required=True,
            unique=True,
            pattern=_ID.format("e"),
        ),
        Column(
            "title",
            Kind.STRING,
            "A short headline of words from the evidence; a name before a colon says whom or what its text is about.",
            "dock strike",
            required=True,
        ),
        *_DATE,
        Column("year_earliest", Kind.INTEGER, "Year of the first day; kept where no timestamp holds it.", 2024, "year"),
        Column("year_latest", Kind.INTEGER, "Year of the last day; kept where no timestamp holds it.", 2025, "year"),
        Column(
            "date_kind",
            Kind.CATEGORY,
            "instant: on that day; within: some time within the bounds; span: it lasted from the first to the second.",
            "span",
            enum=("instant", "span", "within"),
        ),
        Column(
            "date_precision",
            Kind.CATEGORY,
            "The calendar unit that the date is precise to (of a range, the coarser of its ends).",
            "month",
            enum=tuple(unit.value for unit in Granularity),
        ),
        Column("date_approximate", Kind.BOOLEAN, "Whether the date is approximate (~ or % in EDTF).", example=True),
        Column("date_uncertain", Kind.BOOLEAN, "Whether the date is doubtful (? or % in EDTF).", example=False),
        Column(
            "duration",
            Kind.STRING,
            "How long it lasted, if the text says so: ISO 8601, with X for an unstated number and DE, CE, Q, WE for "
            "decades, centuries, quarters and weekends (TIMEX3).",
            "P3M",
            pattern=_DURATION,
        ),
        _BASIS,
        Column("date_display", Kind.STRING, "The date for people, in English.", "about November 2024 to October 2025"),
        _TYPE,
        Column(
            "plover_type",
            Kind.CATEGORY,
            "Nearest PLOVER category of event_type.",
            "PROTEST",
            enum=_vocabulary("plover_type"),
        ),
        Column(
            "cameo_root", Kind.CATEGORY, "Nearest CAMEO root code of event_type.", "14", enum=_vocabulary("cameo_root")
        ),
        Column(
            "ace_type",
            Kind.CATEGORY,
            "Nearest ACE 2005 type of event_type, with subtype where one fits.",
            "Conflict.Demonstrate",
            enum=_vocabulary("ace_type"),
        ),
        Column(
            "iptc_topic",
            Kind.CATEGORY,
            "Nearest IPTC Media Topic (QCode) of event_type.",
            "medtop:20000065",
            enum=_vocabulary("iptc_topic"),
        ),
        _FACTUALITY,
        Column(
            "participants",
            Kind.STRINGS,
            "Who did it and to whom: names as in the evidence. Empty, never null, where nobody is named.",
            ["dockers", "port authority"],
            required=True,
        ),
        Column(
            "place_name",
            Kind.STRING,
            "Where it was: by the evidence, or by what its document is set in or on.",
            "Rotterdam",
        ),
        Column(
            "country_iso2",
            Kind.STRING,
            "Country of the place, ISO 3166-1 alpha-2 (or a user-assigned code in wide use).",
            "NL",
            pattern="[A-Z]{2}",
        ),
        Column("lat", Kind.NUMBER, "Latitude of the place (WGS 84).", 51.92, "degree north", minimum=-90, maximum=90),
        Column("lon", Kind.NUMBER, "Longitude of the place (WGS 84).", 4.48, "degree east", minimum=-180, maximum=180),
        Column(
            "place_precision",
            Kind.CATEGORY,
            "What the coordinates stand for.",
            "city",
            enum=("country", "region", "city"),
        ),
        _CONFIDENCE,
        Column(
            "quote",
            Kind.STRING,
            "The best evidence sentence, exactly as in the document.",
            "The dock strike began in November.",
            required=True,
        ),
        Column("doc_id", Kind.STRING, "The document of that quote.", "harbour-news", required=True, references=_DOC),
        Column(
            "n_mentions", Kind.INTEGER, "How many mentions speak of it.", 2, unit="mention", required=True, minimum=1
        ),
        Column(
            "n_documents", Kind.INTEGER, "How many documents speak of it.", 1, unit="document", required=True, minimum=1
        ),
        Column(
            "first_reported", Kind.EDTF, "Date of the earliest dated document that speaks of it (EDTF).", "2025-10-25"
        ),
        Column(
            "corrected",
            Kind.STRING,
            "What people corrected in the row, with their reason and name: changed, merged, split, added. Null where "
            "nobody did.",
            "changed title, date_edtf: checked in the archive (A. Editor)",
            since="0.1.0",
        ),
    ),
)

MENTIONS = Table(
    "mentions",
    "Mentions",
    "One row a mention: one place in one document that speaks of an event, or of something else that has a date, with "
    "its offsets and its own date.",
    "mention_id",
    ("doc_id", "trigger_start", "mention_id"),
    (
        Column(
            "mention_id",
            Kind.STRING,
            "Identifies the mention; derived from the document's id and the trigger's offsets.",
            "m-0f3a5c7e9b1d2468",
            required=True,
            unique=True,
            pattern=_ID.format("m"),
        ),
        Column(
            "event_id",
            Kind.STRING,
            "The event it speaks of; null if what it dates is no event of the table: a report, an aim, a state.",
            "e-0f3a5c7e9b1d2468",
            references=("events", "event_id"),
        ),
        Column("doc_id", Kind.STRING, "The document it stands in.", "harbour-news", required=True, references=_DOC),
        _offset("sentence_start", "First code point of the evidence sentence in the document's text.", 0),
        _offset("sentence_end", "End of the evidence sentence (half-open).", 34),
        Column(
            "quote",
            Kind.STRING,
            "The evidence sentence: text[sentence_start:sentence_end].",
            "The dock strike began in November.",
            required=True,
        ),
        _offset("trigger_start", "First code point of the word that names the event.", 9),
        _offset("trigger_end", "End of that word (half-open).", 15),
        Column(
            "trigger",
            Kind.STRING,
            "The word that names the event: text[trigger_start:trigger_end].",
            "strike",
            required=True,
        ),
        _offset(
            "timex_start",
            "First code point of the expression that dates it; null if none does.",
            22,
            required=False,
        ),
        _offset("timex_end", "End of that expression (half-open); null if there is none.", 33, required=False),
        Column(
            "timex", Kind.STRING, "The expression: text[timex_start:timex_end]; null if there is none.", "in November"
        ),
        Column(
            "timex_type",
            Kind.CATEGORY,
            "TIMEX3 type of the expression.",
            "DATE",
            enum=("DATE", "TIME", "DURATION", "SET"),
        ),
        Column("timex_value", Kind.STRING, "TIMEX3 value of the expression (ISO-TimeML).", "2024-11"),
        *_DATE,
        _BASIS,
        Column(
            "anchor",
            Kind.STRING,
            "The words that the date leans on: another expression, another event's trigger, or 'document date'.",
            "document date",
        ),
        _TYPE,
        _FACTUALITY,
        _CONFIDENCE,
    ),
)

DOCUMENTS = Table(
    "documents",
    "Documents",
    "One row a document: its exact text, and what is known about it.",
    "doc_id",
    ("doc_id",),
    (
        Column("doc_id", Kind.STRING, "Identifies the document.", "harbour-news", required=True, unique=True),
        Column("title", Kind.STRING, "Its headline, if its metadata gives one.", "Cranes stand still"),
        Column("source", Kind.STRING, "The file it was read from, or its publisher.", "harbour-news.md"),
        Column("url", Kind.STRING, "Where it can be read.", "https://example.org/cranes", pattern=r"https?://\S+"),
        Column("language", Kind.STRING, "Language of the text (BCP 47).", "en", required=True),
        Column(
            "published",
            Kind.EDTF,
            "Document creation time, as EDTF: what relative dates count from. Null if unknown.",
            "2025-10-25",
        ),
        Column(
            "text_sha256",
            Kind.STRING,
            "SHA-256 of the text in UTF-8, hexadecimal.",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            required=True,
            pattern="[0-9a-f]{64}",
        ),
        Column("n_chars", Kind.INTEGER, "Length of the text.", 1200, unit=_CODE_POINT, required=True, minimum=0),
        Column("licence", Kind.STRING, "Licence of the text. Null if unknown.", "CC-BY-4.0"),
        Column(
            "n_mentions",
            Kind.INTEGER,
            "How many mentions stand in it; 0 if none.",
            7,
            unit="mention",
            required=True,
            minimum=0,
        ),
        Column(
            "text",
            Kind.TEXT,
            "The text that all offsets count in.",
            "The dock strike began in November.",
            required=True,
        ),
    ),
)

#: All tables, by name.
TABLES = {table.name: table for table in (DOCUMENTS, MENTIONS, EVENTS)}
