"""Whether a dataset keeps every promise of its documentation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from events.errors import TableError
from events.store.arrow import arrow_schema
from events.store.check_columns import check_constraints, check_order, check_schema
from events.store.check_files import check_descriptions, check_package, check_sums, read_tables
from events.store.check_rows import check_rows
from events.store.columns import TABLES
from events.store.tables import Tables
from events.store.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

__all__ = ["Violation", "check_tables", "validate"]


def validate(folder: str | Path) -> list[Violation]:
    """Every fault of a dataset's folder; none if it is as documented.

    Files and their SHA-256 in ``datapackage.json`` and ``SHA256SUMS``; Croissant and schema.org metadata; names, types,
    nullability and order of columns; required, unique, enumerated, ranged and patterned values; keys between tables;
    ``text[start:end]`` against quote, trigger and expression; bounds and words against EDTF; ids against content;
    counts, SHA-256 of texts, crosswalk, order of rows. Checks that need a column which is missing or of another type
    are left out: the fault of the column is said.

    Raises:
        TableError: There is no such folder.
    """
    folder = Path(folder)
    if not folder.is_dir():
        msg = f"no folder '{folder}'; give a dataset's folder that events build wrote"
        raise TableError(msg)
    tables, faults = read_tables(folder)
    faults += [*check_package(folder), *check_sums(folder)]
    rows = _check(tables)
    if not any(fault.row is None for fault in (*faults, *rows)):  # files and columns are as documented
        faults += check_descriptions(folder, Tables(**tables))
    return [*faults, *rows]


def check_tables(tables: Tables) -> list[Violation]:
    """Every fault of tables in memory: as :func:`validate`, without files."""
    return _check({table.name: data for table, data in tables.items()})


def _check(tables: Mapping[str, pa.Table]) -> list[Violation]:
    faults: list[Violation] = []
    sound = set()
    for name, data in tables.items():
        table = TABLES[name]
        faults += check_schema(data, table)
        faults += check_constraints(data, table)
        types = dict(zip(data.schema.names, data.schema.types, strict=True))
        if all(types.get(field.name) == field.type for field in arrow_schema(table)):
            sound.add(name)
            faults += check_order(data, table)
    if sound == set(TABLES):
        rows = {name: data.to_pylist() for name, data in tables.items()}
        faults += check_rows(rows["documents"], rows["mentions"], rows["events"])
    return faults
