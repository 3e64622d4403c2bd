"""Tables of words as they are shipped: UTF-8, packed by columns, each by itself or all in one, whichever is smaller.

Rows are put in the order of the two columns that pack best so: what is alike stands together. The first line tells how
many columns there are, and of each part how many bytes it has and how it is packed: ``x`` by xz, ``b`` by bzip2; a
capital where each value begins with a character that tells how much of the value before it goes on with (front coding).
Then come the columns, a value a line. Readers get sorted rows back, their fields separated by tabs.
"""

from __future__ import annotations

import bz2
import lzma
from itertools import permutations, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["pack", "unpack"]

#: What a line shares with the one before is told by a character from this one on, up to so many code points.
_NOTHING, _MOST = 48, 60
#: By so many columns rows are sorted first.
_SORTED = 2
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0}]


def pack(rows: Sequence[str]) -> bytes:
    r"""Rows, their fields separated by tabs, as a packed table; fields that are missing at the end are empty.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "words.table")
    ...     _ = path.write_bytes(pack(["calm\t7\tx", "act\t63", "ban"]))
    ...     unpack(path)
    ['act\t63\t', 'ban\t\t', 'calm\t7\tx']
    """
    width = 1 + max(row.count("\t") for row in rows)
    cells = [(row + "\t" * (width - 1 - row.count("\t"))).split("\t") for row in rows]
    orders = permutations(range(width), min(_SORTED, width))
    return min((_packed(_sorted(cells, order), width) for order in orders), key=len)


def _sorted(cells: list[list[str]], order: tuple[int, ...]) -> list[list[str]]:
    return sorted(cells, key=lambda row: ([row[at] for at in order], row))


def _packed(cells: list[list[str]], width: int) -> bytes:
    columns = [[row[at] for row in cells] for at in range(width)]
    whole = [[value for column in columns for value in column]]
    return min((_joined(parts, width) for parts in (columns, whole)), key=len)


def _joined(parts: Iterable[Sequence[str]], width: int) -> bytes:
    packed = [*map(_part, parts)]
    head = " ".join((str(width), *(f"{len(data)}{kind}" for kind, data in packed)))
    return b"\n".join((head.encode(), b"".join(data for _, data in packed)))


def _part(values: Sequence[str]) -> tuple[str, bytes]:
    """How a column or all of them are packed, and the bytes."""
    plain, fronted = "\n".join(values).encode(), "\n".join(_fronted(values)).encode()
    tries = [("x", _xz(plain)), ("X", _xz(fronted)), ("b", bz2.compress(plain)), ("B", bz2.compress(fronted))]
    return min(tries, key=lambda packed: len(packed[1]))


def _xz(text: bytes) -> bytes:
    return lzma.compress(text, format=lzma.FORMAT_RAW, filters=_FILTERS)


def _fronted(lines: Sequence[str]) -> Iterator[str]:
    """Lines, each without what it begins with as the one before it does."""
    before = ""
    for line in lines:
        alike = zip(before[:_MOST], line, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], alike))
        yield f"{chr(_NOTHING + shared)}{line[shared:]}"
        before = line


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """Lines, each with what it shares with the one before it."""
    before = ""
    for line in lines:
        before = before[: ord(line[0]) - _NOTHING] + line[1:]
        yield before


def _values(kind: str, data: bytes) -> list[str]:
    """The values of a packed column."""
    xz = kind.lower() == "x"
    text = lzma.decompress(data, format=lzma.FORMAT_RAW, filters=_FILTERS) if xz else bz2.decompress(data)
    values = text.decode().split("\n")
    return [*_whole(values)] if kind.isupper() else values


def unpack(path: Path) -> list[str]:
    """The rows of a packed table, sorted, all with the same number of fields."""
    head, _, data = path.read_bytes().partition(b"\n")
    width, *parts = head.decode().split()
    values: list[str] = []
    for told in parts:
        size, kind = int(told[:-1]), told[-1]
        values += _values(kind, data[:size])
        data = data[size:]
    count = len(values) // int(width)
    columns = (values[at : at + count] for at in range(0, len(values), count))
    return sorted("\t".join(row) for row in zip(*columns, strict=True))
