"""What is in a dataset, in figures."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from events.store.columns import EVENTS, TABLES
from events.store.dataset import PACKAGE_FILE, read_dataset
from events.store.shelf import find_dataset

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

__all__ = ["info"]


def info(name_or_path: str | Path) -> dict[str, Any]:
    """Describe a dataset: name, title, version, licence; rows; span; events by type, basis, factuality; documents.

    ``span`` is the first and last year of the events' bounds, and their first and last day where a day is known.
    Counts are in the documented order of the values; those that do not occur are left out.

    Raises:
        TableError: There is no such dataset, or it cannot be read.
    """
    folder = find_dataset(name_or_path)
    tables = read_dataset(folder)
    package = folder / PACKAGE_FILE
    described = json.loads(package.read_text(encoding="utf-8")) if package.is_file() else {}
    about = {key: described.get(key, "") for key in ("name", "title", "version", "description")}
    licences = [licence.get("title", licence.get("name", "")) for licence in described.get("licenses", [])]
    keys = ("doc_id", "title", "published", "n_chars", "n_mentions")
    return {
        **about,
        "licence": ", ".join(licences),
        "rows": {table.name: data.num_rows for table, data in tables.items()},
        "bytes": {table.file: (folder / table.file).stat().st_size for table in TABLES.values()},
        "span": _span(tables.events),
        "undated": tables.events["date_edtf"].null_count,
        **{name: _counts(tables.events, name) for name in ("event_type", "date_basis", "factuality", "date_precision")},
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


def _counts(events: pa.Table, name: str) -> dict[str, int]:
    counted = Counter(events[name].to_pylist())
    return {value: counted[value] for value in EVENTS.column(name).enum if counted[value]}
