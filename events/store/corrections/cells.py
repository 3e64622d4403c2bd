"""What a correction writes into a cell, by the column's definition; and what follows in the other cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.dates import display, parse_edtf
from events.errors import TableError
from events.store.check_columns import cell_faults
from events.store.column import Kind
from events.store.columns import EVENTS
from events.store.dating import date_columns
from events.store.tables import crosswalk_columns

if TYPE_CHECKING:
    from events.store.corrections.model import Correction

__all__ = ["set_fields"]


def set_fields(row: dict[str, Any], correction: Correction) -> None:
    """Write a correction's columns into an event's row, and what follows from them.

    The confidence in a corrected date is 1, unless the correction gives it.

    Raises:
        TableError: A value is not allowed in its column.
    """
    values = {name: _cell(name, written, correction.place) for name, written in correction.fields.items()}
    if "date_edtf" in values:
        edtf = None if values["date_edtf"] is None else parse_edtf(values["date_edtf"])
        values = {"confidence": 1.0} | values | {"date_edtf": None if edtf is None else str(edtf)}
        row |= date_columns(edtf) | {"date_display": None if edtf is None else display(edtf)}
    if "event_type" in values:
        row |= crosswalk_columns(values["event_type"])
    row |= values


def _cell(name: str, written: str | list[str] | None, place: str) -> Any:  # noqa: ANN401 - a cell of any column
    column = EVENTS.column(name)
    value: Any = written
    if column.kind is Kind.STRINGS:
        value = [] if written is None else [written] if isinstance(written, str) else written
    elif isinstance(written, list):
        msg = f"{place}: {name} is a list; write one value, like {column.example!r}"
        raise TableError(msg)
    elif column.kind is Kind.NUMBER and written is not None:
        try:
            value = float(written)
        except ValueError as error:
            msg = f"{place}: {name} {written!r} is no number; write it like {column.example!r}"
            raise TableError(msg) from error
    elif column.required and not (written or "").strip():
        value = None
    for _, problem, remedy in cell_faults([value], column):
        msg = f"{place}: {name}: {problem}; {remedy}"
        raise TableError(msg)
    return value
