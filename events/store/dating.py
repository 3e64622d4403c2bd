"""The columns that follow from an EDTF date."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from events.dates import Day, Edtf

__all__ = ["date_columns"]

#: What :func:`date_columns` gives, and what the validator computes anew.
_DATE_COLUMNS = (
    "date_earliest",
    "date_latest",
    "year_earliest",
    "year_latest",
    "date_kind",
    "date_precision",
    "date_approximate",
    "date_uncertain",
)


def date_columns(edtf: Edtf | None) -> dict[str, Any]:
    """Bounds, years, kind, precision and marks of a date; all None for None.

    >>> from events.dates import parse_edtf
    >>> columns = date_columns(parse_edtf("-0043-03-15"))
    >>> columns["date_earliest"], columns["year_earliest"], columns["date_kind"]
    (None, -43, 'instant')
    """
    return dict(zip(_DATE_COLUMNS, _values(edtf), strict=True))


@lru_cache(maxsize=4096)  # a collection names the same dates again and again
def _values(edtf: Edtf | None) -> tuple[Any, ...]:
    if edtf is None:
        return (None,) * len(_DATE_COLUMNS)
    bounds = edtf.bounds()
    return (
        _timestamp(bounds.earliest),
        _timestamp(bounds.latest),
        None if bounds.earliest is None else bounds.earliest.year,
        None if bounds.latest is None else bounds.latest.year,
        edtf.kind,
        edtf.precision.value,
        edtf.approximate,
        edtf.uncertain,
    )


def _timestamp(day: Day | None) -> dt.datetime | None:
    date = None if day is None else day.to_date()
    return None if date is None else dt.datetime.combine(date, dt.time())
