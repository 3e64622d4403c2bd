"""From the ``events`` table to rows that can be drawn: day numbers for places, ready-made words for people.

Days are numbers from here on (day 1 is 0001-01-01, earlier ones are 0 and less), and every date that a reader sees is
a string made here: no chart or browser computes a date, so no time zone can move one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from events.dates import Day, EdtfRange, display, parse_edtf
from events.draw.text import clean
from events.errors import DateError, TableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from events.dates import Edtf

__all__ = ["BASIS_WORDS", "MONTHS", "NOT_REAL", "UNREAL", "Row", "date_in_words", "is_web", "read_rows", "year_words"]

REQUIRED = ("title", "date_earliest", "date_latest", "date_kind", "event_type")
#: Factualities of events that may still come, and of events that did not happen.
UNREAL = frozenset({"planned", "proposed", "possible"})
NOT_REAL = frozenset({"cancelled", "denied"})
BASIS_WORDS = {
    "explicit": "stated in the text",
    "relative": "counted from the document's date",
    "anchored": "counted from another date or event in the text",
    "inferred": "inferred from a related event",
    "document": "the document's own date",
}
#: Names of the months, short.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MS_PER_DAY = 86_400_000
_EPOCH = 719_163  # ordinal of 1970-01-01


@dataclass(frozen=True, slots=True)
class Row:
    """One event, ready to be drawn.

    Attributes:
        key: Unique within the table; safe in an HTML id.
        title: One line.
        date: The date in words.
        edtf: The date in EDTF, or an empty string.
        start: Number of the first day it could touch; None where that is open.
        end: Number of the day after the last one it could touch; None where that is open.
        firm: For an extent, the days (half-open) that it surely covers; None where nothing is sure.
        kind: ``instant``, ``span`` or ``within``.
        approximate: Whether either end is approximate or uncertain.
        event_type: Lower case; ``other`` where unknown.
        factuality: As in the table; an empty string where unknown.
        place: Name, or an empty string.
        participants: Names.
        quote: The best evidence sentence, or an empty string.
        doc_id: Where the quote is from, or an empty string.
        basis: How the date is known, or an empty string.
        event_id: As in the table, or an empty string.
        confidence: Estimated probability that the date is right; None where unknown.
        url: Where the evidence can be read (http or https), or an empty string.
    """

    key: str
    title: str
    date: str
    edtf: str
    start: int | None
    end: int | None
    firm: tuple[int, int] | None
    kind: str
    approximate: bool
    event_type: str
    factuality: str
    place: str
    participants: tuple[str, ...]
    quote: str
    doc_id: str
    basis: str
    event_id: str = ""
    confidence: float | None = None
    url: str = ""

    @property
    def dated(self) -> bool:
        """Whether at least one bound is known."""
        return self.start is not None or self.end is not None

    @property
    def who(self) -> str:
        """The participants, but for one that the place names already."""
        return ", ".join(name for name in self.participants if name != self.place)

    @property
    def mark(self) -> str:
        """The word that the label adds to date and title: ``planned``, ``cancelled`` …, else nothing."""
        return self.factuality if self.factuality in UNREAL | NOT_REAL else ""

    def tooltip(self) -> dict[str, str]:
        """What a tooltip tells, in the order of reading; nothing empty."""
        told = {
            "title": self.title,
            "Date": self.date,
            "Known by": BASIS_WORDS.get(self.basis, self.basis),
            "Type": self.event_type.capitalize(),
            "Status": self.factuality,
            "Place": self.place,
            "Who": self.who,
            "Quote": f"“{_cut(self.quote, 320)}”" if self.quote else "",
            "Source": self.doc_id,
        }
        return {name: value for name, value in told.items() if value}


def read_rows(events: pd.DataFrame, documents: pd.DataFrame | None = None) -> list[Row]:
    """The rows of an ``events`` table by date, then title; those without a date last.

    Args:
        events: Rows of events, columns as in the ``events`` table. Bounds are inclusive days.
        documents: Rows of documents, ``doc_id`` and ``url``, for links to the evidence; None for none.

    Raises:
        TableError: A column that charts need is missing, or a bound is not a timestamp.
    """
    missing = [name for name in REQUIRED if name not in events.columns]
    if missing:
        msg = (
            f"table events: no column {missing[0]!r}; a timeline needs {', '.join(REQUIRED)}: "
            "take the table from events.extract, events.build or events.load"
        )
        raise TableError(msg)
    bounds = {name: _ordinals(events, name) for name in ("date_earliest", "date_latest")}
    columns: dict[str, Sequence[Any]] = {str(name): events[name].tolist() for name in events.columns}
    addresses = _addresses(documents)
    rows, seen = [], set[str]()
    for index in range(len(events)):
        record = {name: values[index] for name, values in columns.items()}
        record |= {name: values[index] for name, values in bounds.items()}
        row = _row(record, _key(record.get("event_id"), index, seen))
        rows.append(replace(row, url=addresses.get(row.doc_id, "")))
    return sorted(rows, key=_order)


def _addresses(documents: pd.DataFrame | None) -> dict[str, str]:
    """Web addresses by ``doc_id``."""
    if documents is None or not {"doc_id", "url"} <= set(documents.columns):
        return {}
    pairs = zip(documents["doc_id"].tolist(), documents["url"].tolist(), strict=True)
    return {clean(doc_id): url for doc_id, url in pairs if isinstance(url, str) and is_web(url)}


def is_web(url: str) -> bool:
    """Whether an address is one of http or https, and so may become a link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not re.search(r"[\s\ufffd]", url)


def _order(row: Row) -> tuple[bool, int, int, str, str]:
    anchor = row.start if row.start is not None else row.end
    return not row.dated, anchor or 0, row.end or (anchor or 0), row.title, row.key


def _ordinals(events: pd.DataFrame, name: str) -> list[int | None]:
    import pandas as pd  # noqa: PLC0415 (start-up time)

    column = events[name]
    if column.isna().all():
        return [None] * len(column)
    if not pd.api.types.is_datetime64_any_dtype(column):
        msg = f"table events, column {name!r}: {column.dtype} is not a timestamp; convert it with pandas.to_datetime"
        raise TableError(msg)
    naive = column.dt.tz_localize(None).astype("datetime64[ms]")
    days = naive.astype("int64") // _MS_PER_DAY + _EPOCH
    return [None if gone else int(day) for day, gone in zip(days, column.isna(), strict=True)]


def _row(record: dict[str, Any], key: str) -> Row:
    kind = _words(record, "date_kind") or "within"
    edtf = _parse(_words(record, "date_edtf"))
    start, end = _bounds(record, edtf)
    return Row(
        key=key,
        title=_words(record, "title") or "(untitled)",
        date=_words(record, "date_display") or _date_words(start, end) or "no date",
        edtf=_words(record, "date_edtf"),
        start=start,
        end=end,
        firm=_firm(edtf, start, end) if kind == "span" else None,
        kind=kind,
        approximate=any(_flag(record, f"date_{name}") for name in ("approximate", "uncertain")),
        event_type=_words(record, "event_type").lower() or "other",
        factuality=_words(record, "factuality").lower(),
        place=_words(record, "place_name"),
        participants=_names(record.get("participants")),
        quote=_words(record, "quote"),
        doc_id=_words(record, "doc_id"),
        basis=_words(record, "date_basis"),
        event_id="" if _absent(record.get("event_id")) else str(record["event_id"]),
        confidence=_share(record.get("confidence")),
    )


def _bounds(record: dict[str, Any], edtf: Edtf | None) -> tuple[int | None, int | None]:
    """Half-open day numbers: from the timestamps, else (years before 1) from the EDTF, else from the years."""
    start, end = record["date_earliest"], record["date_latest"]
    written = None if edtf is None else edtf.bounds()
    first, last = _year(record, "year_earliest"), _year(record, "year_latest")
    if start is None and first is not None:
        exact = written is not None and written.earliest is not None and written.earliest.year == first
        start = written.earliest.ordinal if written and written.earliest and exact else Day(first, 1, 1).ordinal
    if end is None and last is not None:
        exact = written is not None and written.latest is not None and written.latest.year == last
        end = written.latest.ordinal if written and written.latest and exact else Day(last, 12, 31).ordinal
    if start is not None and end is not None and end < start:
        start, end = end, start
    return start, None if end is None else end + 1


def _firm(edtf: Edtf | None, start: int | None, end: int | None) -> tuple[int, int] | None:
    """The days that an extent surely covers: from the last day it can start to the first day it can end."""
    if start is None or end is None:
        return None
    if not isinstance(edtf, EdtfRange) or edtf.start is None or edtf.end is None:
        return start, end
    first, last = edtf.start.bounds().latest, edtf.end.bounds().earliest
    if first is None or last is None:
        return start, end
    firm = max(start, first.ordinal), min(end, last.ordinal + 1)
    return firm if firm[0] < firm[1] else None


def _parse(text: str) -> Edtf | None:
    try:
        return parse_edtf(text) if text else None
    except DateError:
        return None


def date_in_words(edtf: str) -> str:
    """An EDTF string for people; empty if it is empty or not EDTF.

    >>> date_in_words("2024-11~/2025-10"), date_in_words("soon")
    ('about November 2024 – October 2025', '')
    """
    return display(_parse(edtf))


def year_words(year: int) -> str:
    """An astronomical year for people.

    >>> year_words(1999), year_words(0), year_words(-43)
    ('1999', '1 BC', '44 BC')
    """
    return str(year) if year > 0 else f"{1 - year} BC"


def _date_words(start: int | None, end: int | None) -> str:
    """Both days in words, for a table without ``date_display``."""
    names = []
    for ordinal in (start, None if end is None else end - 1):
        day = None if ordinal is None else Day.from_ordinal(ordinal)
        names.append("" if day is None else f"{day.day} {MONTHS[day.month - 1]} {year_words(day.year)}")
    if names[0] and names[1]:
        return names[0] if names[0] == names[1] else " – ".join(names)
    return f"from {names[0]}" if names[0] else f"by {names[1]}" if names[1] else ""


def _key(value: object, index: int, seen: set[str]) -> str:
    base = re.sub(r"[^A-Za-z0-9_-]+", "-", "" if _absent(value) else str(value)).strip("-") or str(index + 1)
    key = base if base not in seen else f"{base}-{index + 1}"
    seen.add(key)
    return key


def _absent(value: object) -> bool:
    """None, NaN, NaT and pandas' NA."""
    return value is None or type(value).__name__ in {"NAType", "NaTType"} or value != value  # noqa: PLR0124


def _words(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    return "" if _absent(value) else clean(value)


def _flag(record: dict[str, Any], name: str) -> bool:
    value = record.get(name)
    return not _absent(value) and bool(value)


def _year(record: dict[str, Any], name: str) -> int | None:
    value = record.get(name)
    return None if _absent(value) or value is None else int(value)


def _share(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and value == value else None  # noqa: PLR0124


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (clean(value),) if value else ()
    if not hasattr(value, "__iter__"):
        return ()
    return tuple(clean(name) for name in value)


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"
