"""Documents and mentions ⇄ Arrow, exactly: the schema follows from the classes themselves.

A field of a class is a column; a class within a class is a struct. A date is its EDTF string, a set is a sorted list.
So a field that is added to a class is carried without a change here.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar

from events.dates import Day, Edtf, EdtfDate, EdtfRange, parse_edtf
from events.extract import EventDate, Mention, Place
from events.read import Document
from events.tag import Timex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

__all__ = ["each_from_arrow", "from_arrow", "to_arrow"]

_T = TypeVar("_T")
#: Rows that are dictionaries on their way: they take more memory than what they become.
_AT_ONCE = 1_000
_NAMES = {
    "Day": Day,
    "Document": Document,
    "Edtf": Edtf,
    "EventDate": EventDate,
    "Mapping": Mapping,
    "Mention": Mention,
    "Place": Place,
    "Timex": Timex,
}


@dataclass(frozen=True, slots=True)
class _Way:
    """How one type is written and read: its Arrow type, there and back."""

    arrow: pa.DataType
    there: Callable[[Any], Any]
    back: Callable[[Any], Any]
    nullable: bool = False


def _schema_of(cls: type) -> pa.Schema:
    """The Arrow schema of a dataclass: one column a field.

    Raises:
        TypeError: A field is of a type that is not carried.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used

    return pa.schema(list(_way(cls).arrow))


def to_arrow(cls: type[_T], rows: Iterable[_T]) -> pa.RecordBatch:
    """Objects of a dataclass as a record batch, one a row.

    Raises:
        UnicodeEncodeError: A text holds a lone surrogate.
    """
    import pyarrow as pa  # noqa: PLC0415

    kind: Any = cls
    there = _way(kind).there
    return pa.RecordBatch.from_pylist([there(row) for row in rows], schema=_schema_of(cls))


def from_arrow(cls: type[_T], data: pa.RecordBatch | pa.Table) -> list[_T]:
    """The inverse of :func:`to_arrow`."""
    return list(each_from_arrow(cls, data))


def each_from_arrow(cls: type[_T], data: pa.RecordBatch | pa.Table) -> Iterator[_T]:
    """As :func:`from_arrow`, one by one: no more than a few rows are at hand at once."""
    kind: Any = cls
    back = _way(kind).back
    for start in range(0, data.num_rows, _AT_ONCE):
        yield from map(back, data.slice(start, _AT_ONCE).to_pylist())


@cache
def _way(kind: Any) -> _Way:  # noqa: ANN401 - a type, or what typing writes for one
    import pyarrow as pa  # noqa: PLC0415

    plain: dict[Any, pa.DataType] = {str: pa.large_string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    if kind in plain:
        return _Way(plain[kind], _same, _same)
    if is_dataclass(kind) and kind not in (EdtfDate, EdtfRange):
        return _struct(kind)
    return _one_column(kind)


def _one_column(kind: Any) -> _Way:  # noqa: ANN401
    import pyarrow as pa  # noqa: PLC0415

    listed = pa.list_(pa.string())
    fixed = {
        Edtf: _Way(pa.string(), str, parse_edtf),
        Day: _Way(pa.list_(pa.int64()), list, lambda parts: Day(*parts)),
        tuple[str, ...]: _Way(listed, list, tuple),
        frozenset[str]: _Way(listed, sorted, frozenset),
        Mapping[str, str]: _Way(pa.map_(pa.string(), pa.string()), lambda value: list(value.items()), dict),
    }
    if kind in fixed:
        return fixed[kind]
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is UnionType and NoneType in parts:
        rest = [part for part in parts if part is not NoneType]
        inner = _way(rest[0] if len(rest) == 1 else Edtf)
        return _Way(inner.arrow, _unless_none(inner.there), _unless_none(inner.back), nullable=True)
    msg = f"fields of type {kind!r} are not carried to Arrow; add a way of writing them to events.corpus.codec"
    raise TypeError(msg)


def _struct(cls: Any) -> _Way:  # noqa: ANN401 - a dataclass
    import pyarrow as pa  # noqa: PLC0415

    hints = typing.get_type_hints(cls, localns=_NAMES)
    ways = [(field.name, _way(hints[field.name])) for field in fields(cls)]
    arrow = pa.struct([pa.field(name, way.arrow, nullable=way.nullable) for name, way in ways])
    return _Way(
        arrow,
        lambda value: {name: way.there(getattr(value, name)) for name, way in ways},
        lambda row: cls(**{name: way.back(row[name]) for name, way in ways}),
    )


def _same(value: _T) -> _T:
    return value


def _unless_none(way: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else way(value)
