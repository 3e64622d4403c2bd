"""What is in a dataset, in figures."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

from events.store.columns import TABLES
from events.store.dataset import read_dataset
from events.store.metadata.describe import text_licence
from events.store.metadata.figures import figures_of
from events.store.package import read_about
from events.store.shelf import find_dataset

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

__all__ = ["info"]


def info(name_or_path: str | Path) -> dict[str, Any]:
    """Describe a dataset: what it says of itself; rows; span; events by type, basis, factuality; documents.

    ``span`` is the first and last year of the events' bounds, and their first and last day where a day is known.
    Counts are in the documented order of the values; those that do not occur are left out.

    Raises:
        TableError: There is no such dataset, or it cannot be read.
    """
    folder = find_dataset(name_or_path)
    tables = read_dataset(folder)
    about, figures = read_about(folder), figures_of(tables.items())
    keys = ("doc_id", "title", "published", "n_chars", "n_mentions")
    return {
        "name": about.name,
        "title": about.title,
        "version": about.version,
        "description": about.description,
        "licence": about.licence,
        "text_licence": text_licence(about, figures),
        "citation": about.cite,
        "rows": {table.name: data.num_rows for table, data in tables.items()},
        "bytes": {table.file: (folder / table.file).stat().st_size for table in TABLES.values()},
        "span": _span(tables.events),
        "undated": figures.undated,
        "known_to_the_day": figures.days,
        "approximate": figures.approximate,
        "placed": figures.placed,
        "corrected": figures.corrected,
        "confidence": _confidence(tables.events),
        **figures.counts,
        "documents": tables.documents.select(list(keys)).to_pylist(),
    }


def _span(events: pa.Table) -> dict[str, Any]:
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy: loaded where it is used

    days = {"earliest": pc.min(events["date_earliest"]).as_py(), "latest": pc.max(events["date_latest"]).as_py()}
    return {
        "year_earliest": pc.min(events["year_earliest"]).as_py(),
        "year_latest": pc.max(events["year_latest"]).as_py(),
        **{name: None if day is None else day.date().isoformat() for name, day in days.items()},
    }


def _confidence(events: pa.Table) -> dict[str, float]:
    """The least, the middle and the greatest; nothing where there are no events."""
    values = sorted(events["confidence"].to_pylist())
    return {"least": values[0], "median": median(values), "greatest": values[-1]} if values else {}
