"""Tables of words as they are shipped: UTF-8, packed column after column, which is smaller than row after row.

Rows are put in the order of the two columns that pack best so: what is alike stands together. The first line is the
number of columns; then come the values of the first column, a line each, then those of the second. Where that packs
better, a ``+`` stands behind the number, and each line begins with a character that tells how much of the line before
it goes on with (front coding). The whole is in xz or bzip2, whichever is smaller. Readers get sorted rows back, their
fields separated by tabs.
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
_BZIP2 = b"BZh"
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
    lines = [row[at] for at in range(width) for row in cells]
    plain, fronted = "\n".join([str(width), *lines]), "\n".join([f"{width}+", *_fronted(lines)])
    texts = [plain.encode(), fronted.encode()]
    return min(*(lzma.compress(text, filters=_FILTERS) for text in texts), *map(bz2.compress, texts), key=len)


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


def unpack(path: Path) -> list[str]:
    """The rows of a packed table, sorted, all with the same number of fields."""
    data = path.read_bytes()
    text = bz2.decompress(data) if data.startswith(_BZIP2) else lzma.decompress(data)
    width, _, rest = text.decode().partition("\n")
    values = rest.split("\n")
    values = [*_whole(values)] if width.endswith("+") else values
    count = len(values) // int(width.rstrip("+"))
    columns = (values[at : at + count] for at in range(0, len(values), count))
    return sorted("\t".join(row) for row in zip(*columns, strict=True))
