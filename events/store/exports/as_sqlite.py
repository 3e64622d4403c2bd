"""SQLite: the three tables with their keys, the data dictionary, and what the dataset says of itself.

Days are texts (``2025-07-01``), lists JSON texts, truth values 0 and 1. The header of the file has the version of the
SQLite library that wrote it; all else follows from the rows.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from events.errors import TableError
from events.store.column import Kind
from events.store.columns import TABLES
from events.store.exports.model import Rendered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from events.store.column import Column, Table
    from events.store.exports.model import Content

__all__ = ["render_sqlite"]

_TYPES = {Kind.INTEGER: "INTEGER", Kind.NUMBER: "REAL", Kind.BOOLEAN: "INTEGER"}
_ORDER = ("documents", "events", "mentions")  # a row after those that it refers to
_INDEXES = (
    "CREATE INDEX events_by_date ON events (year_earliest, date_earliest)",
    "CREATE INDEX mentions_by_event ON mentions (event_id)",
    "CREATE INDEX mentions_by_document ON mentions (doc_id)",
)


def render_sqlite(content: Content) -> Rendered:
    """``events.sqlite``.

    Raises:
        TableError: A key does not hold: a row names an event or document that is not there, or an id comes twice.
    """
    rows = {"documents": content.documents, "mentions": content.mentions, "events": content.events}
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA foreign_keys = ON")
        for name in _ORDER:
            database.execute(_create(TABLES[name]))
            _fill(database, TABLES[name], rows[name])
        for index in _INDEXES:
            database.execute(index)
        _describe(database, content)
        database.commit()
        return Rendered({"events.sqlite": database.serialize()}, len(content.events))


def _create(table: Table) -> str:
    parts = [_column(column, table) for column in table.columns]
    parts += [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.references[0]}" ("{column.references[1]}")'
        for column in table.columns
        if column.references is not None
    ]
    return f'CREATE TABLE "{table.name}" ({", ".join(parts)})'


def _column(column: Column, table: Table) -> str:
    key = " PRIMARY KEY" if column.name == table.key else ""
    return f'"{column.name}" {_TYPES.get(column.kind, "TEXT")}{key}{" NOT NULL" * column.required}'


def _fill(database: sqlite3.Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    names = ", ".join(f'"{name}"' for name in table.names)
    places = ", ".join("?" * len(table.names))
    statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({places})'  # noqa: S608 - names of the definition
    try:
        database.executemany(statement, ([_cell(row[name]) for name in table.names] for row in rows))
    except sqlite3.IntegrityError as error:
        msg = f"table {table.name!r}: {error}; 'events validate' names the rows"
        raise TableError(msg) from error


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _describe(database: sqlite3.Connection, content: Content) -> None:
    database.execute('CREATE TABLE "dictionary" ("table" TEXT, "column" TEXT, "description" TEXT, "unit" TEXT)')
    columns = [
        (table.name, column.name, column.description, column.unit)
        for table in TABLES.values()
        for column in table.columns
    ]
    database.executemany('INSERT INTO "dictionary" VALUES (?, ?, ?, ?)', columns)
    about = content.about
    told = {
        "name": about.name,
        "title": about.title,
        "version": about.version,
        "description": about.description,
        "licence": about.licence,
        "citation": about.cite,
    }
    database.execute('CREATE TABLE "about" ("key" TEXT PRIMARY KEY, "value" TEXT)')
    database.executemany('INSERT INTO "about" VALUES (?, ?)', told.items())
