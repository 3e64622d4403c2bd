"""Tables of words as they are shipped: UTF-8 in xz, column after column, which packs better than row after row.

The first line is the number of columns; then come the values of the first column, a line each, then those of the
second. Readers get rows back, their fields separated by tabs.
"""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["pack", "unpack"]

_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0}]


def pack(rows: Sequence[str]) -> bytes:
    r"""Rows, their fields separated by tabs, as a packed table; fields that are missing at the end are empty.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "table.tsv.xz")
    ...     _ = path.write_bytes(pack(["act\t63", "ban", "calm\t7\tx"]))
    ...     unpack(path)
    ['act\t63\t', 'ban\t\t', 'calm\t7\tx']
    """
    cells = [row.split("\t") for row in rows]
    width = max(map(len, cells))
    columns = ["\n".join(row[at] if at < len(row) else "" for row in cells) for at in range(width)]
    return lzma.compress("\n".join([str(width), *columns]).encode(), filters=_FILTERS)


def unpack(path: Path) -> list[str]:
    """The rows of a packed table, all with the same number of fields."""
    width, _, rest = lzma.decompress(path.read_bytes()).decode().partition("\n")
    values = rest.split("\n")
    count = len(values) // int(width)
    columns = (values[at : at + count] for at in range(0, len(values), count))
    return ["\t".join(row) for row in zip(*columns, strict=True)]
