"""Published forms of the definition: Frictionless Table Schemas, the crosswalk, the data dictionary.

Source: Data Package standard, version 2.0, *Table Schema* (https://datapackage.org/standard/table-schema/).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from events.store.column import Column, Kind, Table
from events.store.columns import TABLES
from events.store.crosswalk import SOURCE

__all__ = ["data_dictionary", "schema_files", "table_schema", "write_schemas"]

#: Table Schema types. Lists are ``any``: what frictionless reads from Parquet is neither its array nor its list.
_TYPES = {
    Kind.DAY: "datetime",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
    Kind.STRINGS: "any",
}
#: What pandas makes of a null in a column of numbers, for readers that go through it, as frictionless does. Elsewhere
#: nothing stands for a null: in Parquet a null is a null, and an empty text is a text.
_NOT_A_NUMBER = ["nan"]


def table_schema(table: Table) -> dict[str, Any]:
    """The Frictionless Table Schema of a table."""
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "fields": [_field(column) for column in table.columns],
        "fieldsMatch": "exact",
        "missingValues": [],
        "primaryKey": [table.key],
    }
    keys = [
        {"fields": [column.name], "reference": {"resource": column.references[0], "fields": [column.references[1]]}}
        for column in table.columns
        if column.references is not None
    ]
    return schema | ({"foreignKeys": keys} if keys else {})


def _field(column: Column) -> dict[str, Any]:
    constraints = {
        "required": column.required or None,
        "unique": column.unique or None,
        "enum": list(column.enum) or None,
        "minimum": column.minimum,
        "maximum": column.maximum,
        "pattern": column.pattern,
    }
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.kind, "string"),
        "description": column.description,
        "example": column.example,
    }
    if column.unit:
        field["unit"] = column.unit
    if column.kind is Kind.NUMBER and not column.required:
        field["missingValues"] = _NOT_A_NUMBER
    given = {name: value for name, value in constraints.items() if value is not None}
    return field | ({"constraints": given} if given else {})


def data_dictionary() -> str:
    """The data dictionary of all tables, as Markdown."""
    lines = ["# Data dictionary", "", "Made from `events/store/columns.py`; do not edit.", ""]
    for table in TABLES.values():
        order = ", ".join(f"`{name}`" for name in table.order)
        lines += [f"## {table.name}", "", table.description, "", f"Key: `{table.key}`. Order of rows: {order}.", ""]
        lines += ["| column | type | meaning | values | example |", "| --- | --- | --- | --- | --- |"]
        lines += [_dictionary_row(column) for column in table.columns]
        lines.append("")
    return "\n".join(lines)


def _dictionary_row(column: Column) -> str:
    values = [", ".join(column.enum)]
    if column.minimum is not None:
        values.append(f"≥ {column.minimum:g}")
    if column.maximum is not None:
        values.append(f"≤ {column.maximum:g}")
    if column.pattern is not None:
        values.append(f"`{column.pattern}`")
    if column.references is not None:
        values.append(f"key of `{'.'.join(column.references)}`")
    values += [word for word, holds in (("unique", column.unique), ("never null", column.required)) if holds]
    values += [f"since version {column.since}"] * bool(column.since)
    kind = f"{column.kind}, {column.unit}" if column.unit else str(column.kind)
    example = json.dumps(column.example, ensure_ascii=False)
    cells = (f"`{column.name}`", kind, column.description, "; ".join(filter(None, values)), f"`{example}`")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def schema_files() -> dict[str, str]:
    """Name and text of every published file: a Table Schema a table, the crosswalk, the data dictionary."""
    files = {
        f"{table.name}.json": json.dumps(table_schema(table), ensure_ascii=False, indent=2) + "\n"
        for table in TABLES.values()
    }
    return files | {"event_types.csv": SOURCE.read_text(encoding="utf-8"), "README.md": data_dictionary()}


def write_schemas(folder: str | Path) -> list[Path]:
    """Write the published files (see :func:`schema_files`) into a folder; gives their paths."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in schema_files().items():
        path = folder / name
        path.write_bytes(text.encode("utf-8"))
        paths.append(path)
    return paths
