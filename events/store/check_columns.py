"""Checks of one table alone: schema, constraints of each column, order of rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from events.dates import parse_edtf
from events.errors import DateError
from events.store.arrow import arrow_schema
from events.store.column import Column, Kind, Table
from events.store.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

__all__ = ["cell_faults", "check_constraints", "check_order", "check_schema"]

_REBUILD = "build the dataset anew"


def check_schema(data: pa.Table, table: Table) -> Iterator[Violation]:
    """Names, order, types, nullability and descriptions of the columns."""
    expected = arrow_schema(table)
    for name in expected.names:
        if name not in data.column_names:
            yield Violation(table.name, None, name, "column is missing", _REBUILD)
            continue
        found, field = data.schema.field(name), expected.field(name)
        if found.type != field.type:
            yield Violation(table.name, None, name, f"type is {found.type}, not {field.type}", _REBUILD)
        elif found.nullable != field.nullable:
            problem = f"declared {'nullable' if found.nullable else 'never null'}, against the definition"
            yield Violation(table.name, None, name, problem, _REBUILD)
        elif (found.metadata or {}) != field.metadata:
            yield Violation(table.name, None, name, "description or unit is not the documented one", _REBUILD)
    for name in data.column_names:
        if name not in expected.names:
            yield Violation(table.name, None, name, "column is not documented", "drop it, or keep it in a file apart")
    known = [name for name in data.column_names if name in expected.names]
    if known != [name for name in expected.names if name in known]:
        yield Violation(table.name, None, "", "columns are not in the documented order", _REBUILD)


def check_constraints(data: pa.Table, table: Table) -> Iterator[Violation]:
    """What each column's definition demands of its values."""
    for column in table.columns:
        if column.name in data.column_names:
            values = data[column.name].to_pylist()
            for row, problem, remedy in cell_faults(values, column):
                yield Violation(table.name, row, column.name, problem, remedy)


def check_order(data: pa.Table, table: Table) -> Iterator[Violation]:
    """The order of the rows: the first row that stands too early is named."""
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy: loaded where it is used

    keys = [(name, "ascending") for name in table.order]
    order = pc.sort_indices(data, sort_keys=keys).to_pylist()
    row = next((row for row, source in enumerate(order) if row != source), None)
    if row is not None:
        problem = f"row is out of order; rows sort by {', '.join(table.order)}, null last"
        yield Violation(table.name, row, "", problem, "sort the table, or write it with events.store.write_dataset")


def cell_faults(values: Sequence[Any], column: Column) -> Iterator[tuple[int, str, str]]:
    """Row, problem and remedy of each value of a column that its definition does not allow."""
    allowed = set(column.enum)
    pattern = None if column.pattern is None else re.compile(column.pattern)
    ranged = column.minimum is not None or column.maximum is not None
    seen: dict[Any, int] = {}
    for row, value in enumerate(values):
        if value is None:
            if column.required:
                yield row, "value is missing", "fill it, or drop the row"
            continue
        if column.unique and (first := seen.setdefault(value, row)) != row:
            yield row, f"{value!r} stands in row {first} already", "give each row its own, or drop one"
        if allowed and value not in allowed:
            yield row, f"{value!r} is not a documented value", f"use one of {', '.join(column.enum)}"
        if pattern is not None and not (isinstance(value, str) and pattern.fullmatch(value)):
            yield row, f"{value!r} does not match {column.pattern}", f"write it like {column.example!r}"
        if ranged:
            yield from ((row, *fault) for fault in _range_faults(value, column))
        if column.kind is Kind.EDTF:
            yield from ((row, *fault) for fault in _edtf_faults(value))


def _range_faults(value: Any, column: Column) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a cell of any column
    if column.minimum is not None and not (isinstance(value, int | float) and value >= column.minimum):
        yield f"{value!r} is below {column.minimum:g}", f"write a number from {column.minimum:g}"
    if column.maximum is not None and not (isinstance(value, int | float) and value <= column.maximum):
        yield f"{value!r} is above {column.maximum:g}", f"write a number up to {column.maximum:g}"


def _edtf_faults(value: str) -> Iterator[tuple[str, str]]:
    try:
        parse_edtf(value)
    except DateError as error:
        yield f"{value!r} is not EDTF ({error})", "write EDTF such as 2025-07 or 2024-11~/2025-10"
