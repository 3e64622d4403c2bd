"""What a column and a table are: the words that the one definition of the tables is written in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Column", "Kind", "Table"]


class Kind(StrEnum):
    """What a column holds. The Arrow type of each is in :mod:`events.store.arrow`."""

    STRING = "string"
    EDTF = "edtf"
    CATEGORY = "category"
    TEXT = "text"
    DAY = "day"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    STRINGS = "strings"


@dataclass(frozen=True, slots=True)
class Column:
    """One column, defined once; schemas, metadata, data dictionary and validator derive from it.

    Attributes:
        name: In every format.
        kind: What it holds.
        description: One sentence or two for the data dictionary.
        example: A value, as it is written in JSON.
        unit: What numbers count; empty if they count nothing.
        required: Whether every row has a value.
        unique: Whether no two rows have the same value.
        enum: The values that are allowed; empty if any is.
        minimum: The least number allowed.
        maximum: The greatest number allowed.
        pattern: Regular expression that the whole value matches.
        references: Table and column that the value is a key of.
        since: Version of the package that it came with, if it came later than its table: null in older files.
    """

    name: str
    kind: Kind
    description: str
    example: str | float | bool | list[str]
    unit: str = ""
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    references: tuple[str, str] | None = None
    since: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: Also its file's, before ``.parquet``.
        title: For people.
        description: What a row is.
        key: The column that identifies a row.
        order: The columns that rows are sorted by, ascending, null last; ends with the key.
        columns: In the order of the files.
    """

    name: str
    title: str
    description: str
    key: str
    order: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """Name of its Parquet file."""
        return f"{self.name}.parquet"

    @property
    def names(self) -> list[str]:
        """Names of its columns, in order."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)
