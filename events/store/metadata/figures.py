"""The figures of a dataset that its metadata tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.dates import Day, Interval, edtf_of
from events.store.columns import EVENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.store.tables import Tables

__all__ = ["Figures", "figures_of"]


@dataclass(frozen=True, slots=True)
class Figures:
    """What can be counted in a dataset.

    Attributes:
        rows: Rows of each table.
        counts: Events by value of each categorical column, in the documented order of the values.
        years: First and last year of the events' bounds as EDTF, such as ``-0043/2025``; empty if none is dated.
        undated: Events without a date.
        days: Events that are known to the day.
        approximate: Events whose date is approximate.
        corrected: Events that people corrected.
        placed: Events with coordinates.
        languages: Of the documents, sorted.
        places: Names of places, sorted.
        licences: Documents by licence of their text, sorted; the empty text where it is unknown.
        undated_documents: Documents whose date is unknown.
    """

    rows: Mapping[str, int]
    counts: Mapping[str, Mapping[str, int]]
    years: str
    undated: int
    days: int
    approximate: int
    corrected: int
    placed: int
    languages: tuple[str, ...]
    places: tuple[str, ...]
    licences: Mapping[str, int]
    undated_documents: int


def figures_of(tables: Tables) -> Figures:
    """Count what the tables hold."""
    events, documents = tables.events, tables.documents
    counts = {}
    for name in ("event_type", "date_basis", "factuality", "date_precision"):
        counted = Counter(events[name].to_pylist())
        counts[name] = {value: counted[value] for value in EVENTS.column(name).enum if counted[value]}
    licences = Counter(value or "" for value in documents["licence"].to_pylist())
    return Figures(
        rows={table.name: data.num_rows for table, data in tables.items()},
        counts=counts,
        years=_years(tables),
        undated=events["date_edtf"].null_count,
        days=events["date_kind"].to_pylist().count("instant"),
        approximate=events["date_approximate"].to_pylist().count(True),
        corrected=events.num_rows - events["corrected"].null_count,
        placed=events.num_rows - events["lat"].null_count,
        languages=tuple(sorted(set(documents["language"].to_pylist()))),
        places=tuple(sorted({name for name in events["place_name"].to_pylist() if name is not None})),
        licences={name: licences[name] for name in sorted(licences)},
        undated_documents=documents["published"].null_count,
    )


def _years(tables: Tables) -> str:
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy: loaded where it is used

    first = pc.min(tables.events["year_earliest"]).as_py()
    last = pc.max(tables.events["year_latest"]).as_py()
    if first is None and last is None:
        return ""
    start = None if first is None else Day(first, 1, 1)
    end = None if last is None else Day(last, 12, 31)
    return str(edtf_of(Interval(start, end), span=True))
