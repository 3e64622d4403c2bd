"""What a check says of one fault."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Violation"]


@dataclass(frozen=True, slots=True)
class Violation:
    """One fault of a dataset.

    Attributes:
        table: ``documents``, ``mentions`` or ``events``; the file's name where it is of no table.
        row: Position of the row in its file, from 0; None where it is not of one row.
        column: Name of the column; empty where it is not of one column.
        problem: What is wrong, quoting the value.
        remedy: What to do next.
    """

    table: str
    row: int | None
    column: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        """One line: place, problem, remedy."""
        row = "" if self.row is None else f" row {self.row}"
        column = f" {self.column}" if self.column else ""
        return f"{self.table}{row}{column}: {self.problem}; {self.remedy}"
