"""From the definition of the columns to Arrow: types, schemas with metadata, and tables that conform.

Two keys of the schema's metadata make a plain ``pandas.read_parquet`` give the right frame: ``pandas`` names the
nullable dtypes (``Int32``, ``boolean``), ``PANDAS_ATTRS`` fills ``df.attrs`` with title, version, licence, citation
and the data dictionary.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from events.errors import TableError
from events.store.column import Column, Kind, Table

if TYPE_CHECKING:
    import pyarrow as pa

    from events.store.about import About

__all__ = ["arrow_schema", "arrow_type", "conform"]

_NULLABLE_DTYPES = {Kind.INTEGER: "Int32", Kind.BOOLEAN: "boolean"}
# Not the versions of this machine: the bytes of a file depend on its rows alone. The second is the version of the
# metadata's own format.
_PANDAS_FORMAT = {"creator": {"library": "dated-events", "version": "1"}, "pandas_version": "2.2.0"}


def arrow_type(kind: Kind, *, encoded: bool = True) -> pa.DataType:
    """The Arrow type of a kind of column; categories as plain strings where not ``encoded``."""
    import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used

    types = {
        Kind.CATEGORY: pa.dictionary(pa.int32(), pa.string()) if encoded else pa.string(),
        Kind.TEXT: pa.large_string(),  # all texts in one chunk may pass the 2 GB of a string column
        Kind.DAY: pa.timestamp("ms"),  # the one type that Parquet keeps and pandas reads as datetime64
        Kind.INTEGER: pa.int32(),
        Kind.NUMBER: pa.float64(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.STRINGS: pa.list_(pa.field("element", pa.string(), nullable=False)),
    }
    return types.get(kind, pa.string())


def _pandas_attrs(table: Table, about: About | None = None) -> dict[str, Any]:
    """What ``df.attrs`` holds: title, version, licence, citation (where known), table and data dictionary."""
    attrs: dict[str, Any] = {}
    if about is not None:
        attrs = {
            "name": about.name,
            "title": about.title,
            "version": about.version,
            "licence": about.licence,
            "citation": about.cite,
        }
    dictionary = {column.name: column.description for column in table.columns}
    return attrs | {"table": table.name, "description": table.description, "dictionary": dictionary}


def arrow_schema(table: Table, about: About | None = None) -> pa.Schema:
    """The Arrow schema of a table, with the descriptions and units of its columns as field metadata."""
    import pyarrow as pa  # noqa: PLC0415

    fields = [
        pa.field(column.name, arrow_type(column.kind), nullable=not column.required, metadata=_field_metadata(column))
        for column in table.columns
    ]
    dtypes = [
        {"name": c.name, "field_name": c.name, "pandas_type": "object", "numpy_type": dtype, "metadata": None}
        for c in table.columns
        if not c.required and (dtype := _NULLABLE_DTYPES.get(c.kind))
    ]
    pandas = {"index_columns": [], "column_indexes": [], "columns": dtypes, **_PANDAS_FORMAT}
    attrs = json.dumps(_pandas_attrs(table, about), ensure_ascii=False)
    return pa.schema(fields, metadata={"PANDAS_ATTRS": attrs, "pandas": json.dumps(pandas)})


def _field_metadata(column: Column) -> dict[str, str]:
    return {"description": column.description} | ({"unit": column.unit} if column.unit else {})


def conform(data: pa.Table, table: Table, about: About | None = None, *, extras: bool = False) -> pa.Table:
    """The same rows as the definition has them: its columns, types and order of rows, in one chunk, with its metadata.

    Rows sort by ``table.order``, ascending, null last; so events come by first day, then those with an open or
    unknown start. The result depends on nothing but the rows: not on chunks, nor on former dictionaries.

    Args:
        data: Rows, with at least the documented columns (those that came with a later version may be missing).
        table: The definition.
        about: What ``df.attrs`` is to say; what the data already says where it is None.
        extras: Keep columns that the definition does not have, at the end.

    Raises:
        TableError: A column is missing, cannot be cast, or is null where it must not be.
    """
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    for column in table.columns:
        if column.since and column.name not in data.column_names:
            data = data.append_column(column.name, pa.nulls(data.num_rows, arrow_type(column.kind)))
    missing = [name for name in table.names if name not in data.column_names]
    if missing:
        msg = f"table {table.name!r} lacks the columns {', '.join(missing)}; build it anew with this version of events"
        raise TableError(msg)
    columns = {column.name: _plain(data[column.name], column, table) for column in table.columns}
    if extras:
        columns |= {name: data[name] for name in data.column_names if not name.startswith("__index_level_")} | columns
    plain = pa.table(columns)
    order = pc.sort_indices(plain, sort_keys=[(name, "ascending") for name in table.order])
    plain = plain.take(order).combine_chunks()
    schema = arrow_schema(table, about)
    if about is None:
        schema = schema.with_metadata({**schema.metadata, **_attrs_of(data)})
    for name in plain.column_names[len(schema) :]:
        schema = schema.append(plain.schema.field(name))
    encoded = {column.name for column in table.columns if column.kind is Kind.CATEGORY}
    arrays = [
        plain[name].combine_chunks().dictionary_encode() if name in encoded else plain[name] for name in schema.names
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _attrs_of(data: pa.Table) -> dict[bytes, bytes]:
    metadata: dict[bytes, bytes] = data.schema.metadata or {}
    return {key: value for key, value in metadata.items() if key == b"PANDAS_ATTRS"}


def _plain(values: pa.ChunkedArray, column: Column, table: Table) -> pa.ChunkedArray:
    import pyarrow as pa  # noqa: PLC0415

    try:
        plain = values.cast(arrow_type(column.kind, encoded=False))
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        msg = f"table {table.name!r}, column {column.name!r}: cannot read {values.type} as {column.kind}: {error}"
        raise TableError(msg) from error
    if column.required and plain.null_count:
        row = plain.is_null().to_pylist().index(True)
        msg = f"table {table.name!r}, row {row}, column {column.name!r}: empty, but every row must have one; fill it"
        raise TableError(msg)
    return plain
