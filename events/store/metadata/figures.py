"""The figures of a dataset that its metadata tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from events.dates import Day, Interval, edtf_of
from events.errors import TableError
from events.store.columns import EVENTS, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import pyarrow as pa

    from events.store.column import Table

__all__ = ["Figures", "figures_of", "stored_chunks"]

#: The columns of each table that figures are made of.
_COUNTED = {
    "events": [
        *("event_type", "date_basis", "factuality", "date_precision", "date_edtf", "date_kind", "date_approximate"),
        *("year_earliest", "year_latest", "corrected", "lat", "place_name"),
    ],
    "documents": ["language", "licence", "published"],
    "mentions": ["confidence"],
}
#: Those whose values are counted; of the others it matters whether they are there.
_BY_VALUE = {
    *("event_type", "date_basis", "factuality", "date_precision", "date_kind", "date_approximate"),
    *("place_name", "language", "licence"),
}


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


def figures_of(chunks: Iterable[tuple[Table, pa.Table]]) -> Figures:
    """Count what tables hold.

    Args:
        chunks: Definition and rows, such as ``tables.items()`` or :func:`stored_chunks`; of one table as many as there
            are, in any order.
    """
    tally = _Tally()
    for table, rows in chunks:
        tally.add(table, rows)
    return tally.figures()


def stored_chunks(folder: Path) -> Iterator[tuple[Table, pa.Table]]:
    """The rows of a folder's tables, with the columns that figures are made of, a group of rows at a time.

    Raises:
        TableError: A file is missing, is not Parquet, or lacks columns.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used
    import pyarrow.parquet as pq  # noqa: PLC0415

    for table in TABLES.values():
        try:
            with pq.ParquetFile(folder / table.file) as file:
                for group in range(file.num_row_groups):
                    yield table, file.read_row_group(group, columns=_COUNTED[table.name])
        except (pa.ArrowInvalid, OSError, KeyError) as error:
            raise TableError(
                f"cannot read '{folder / table.file}' as Parquet: {error}; build the dataset anew"
            ) from error


class _Tally:
    """Figures, while rows come in."""

    def __init__(self) -> None:
        self.rows: Counter[str] = Counter()
        self.values: dict[str, Counter[Any]] = {name: Counter() for names in _COUNTED.values() for name in names}
        self.filled: Counter[str] = Counter()
        self.first: list[int] = []
        self.last: list[int] = []

    def add(self, table: Table, rows: pa.Table) -> None:
        import pyarrow.compute as pc  # noqa: PLC0415

        self.rows[table.name] += rows.num_rows
        for name in _COUNTED[table.name]:
            column = rows[name]
            self.filled[name] += rows.num_rows - column.null_count
            if name in _BY_VALUE:
                for told in pc.value_counts(column).to_pylist():
                    self.values[name][told["values"]] += told["counts"]
        if table.name == EVENTS.name:
            self.first += filter(_known, [pc.min(rows["year_earliest"]).as_py()])
            self.last += filter(_known, [pc.max(rows["year_latest"]).as_py()])

    def figures(self) -> Figures:
        counts = {}
        for name in ("event_type", "date_basis", "factuality", "date_precision"):
            counted = self.values[name]
            counts[name] = {value: counted[value] for value in EVENTS.column(name).enum if counted[value]}
        licences: Counter[str] = Counter()
        for name, count in self.values["licence"].items():
            licences[name or ""] += count
        return Figures(
            rows={name: self.rows[name] for name in TABLES},
            counts=counts,
            years=self._years(),
            undated=self.rows["events"] - self.filled["date_edtf"],
            days=self.values["date_kind"]["instant"],
            approximate=self.values["date_approximate"][True],
            corrected=self.filled["corrected"],
            placed=self.filled["lat"],
            languages=tuple(sorted(self.values["language"])),
            places=tuple(sorted(filter(_known, self.values["place_name"]))),
            licences={name: licences[name] for name in sorted(licences)},
            undated_documents=self.rows["documents"] - self.filled["published"],
        )

    def _years(self) -> str:
        if not self.first and not self.last:
            return ""
        start = Day(min(self.first), 1, 1) if self.first else None
        end = Day(max(self.last), 12, 31) if self.last else None
        return str(edtf_of(Interval(start, end), span=True))


def _known(value: object) -> bool:
    return value is not None
