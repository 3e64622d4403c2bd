"""Mentions dealt out by family of words: piles that fit into memory and can be merged apart.

:func:`events.merge.merge_mentions` compares no mentions whose lemmas are of different families (those that corefer have
one lemma), so piles give what all mentions at once would give.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from events.merge import family

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Self

    import pyarrow as pa

__all__ = ["PILE", "Piles"]

#: Mentions that are merged at once, in memory; a pile of more than twice as many is dealt out again.
PILE = 10_000
#: Files that are open at once.
_MOST_OPEN = 128
#: How often a pile is dealt out again: mentions of one family cannot be.
_DEPTH = 4


class Piles:
    """Takes tables of mentions, and gives files of them.

    Args:
        folder: For the piles; made if it is missing.
        rows: How many mentions will come, about.
        name: What their names begin with.
        depth: How often they were dealt out before.
    """

    def __init__(self, folder: Path, rows: int, name: str = "pile", depth: int = 0) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._name, self._depth = folder, name, depth
        self._number = min(_MOST_OPEN, max(1, -(-rows // PILE)))
        self._held: list[pa.Table] = []
        self._rows = 0
        self._piles: dict[int, _Pile] = {}

    def __enter__(self) -> Self:
        """Files are opened when they are needed."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close all files."""
        for pile in self._piles.values():
            pile.file.close()

    def add(self, table: pa.Table) -> None:
        """Take mentions in."""
        self._held.append(table)
        self._rows += table.num_rows
        if self._rows >= PILE:
            self._deal()

    def files(self) -> list[Path]:
        """All piles, in an order that depends on the mentions alone."""
        self._deal()
        for pile in self._piles.values():
            pile.close()
        return [path for place in sorted(self._piles) for path in self._small(self._piles[place])]

    def _small(self, pile: _Pile) -> list[Path]:
        """A pile, or the smaller ones that it is dealt out to."""
        if pile.rows <= 2 * PILE or self._depth == _DEPTH:
            return [pile.path]
        with Piles(self._folder, pile.rows, pile.path.stem, self._depth + 1) as smaller:
            for table in pile.tables():
                smaller.add(table)
            pile.path.unlink()
            return smaller.files()

    def _deal(self) -> None:
        """Sort what is held into the piles."""
        import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used
        import pyarrow.compute as pc  # noqa: PLC0415

        if not self._rows:
            return
        table = pa.concat_tables(self._held)
        self._held, self._rows = [], 0
        lemmas = table["lemma"].combine_chunks().dictionary_encode()
        places = [_place(lemma, self._depth, self._number) for lemma in lemmas.dictionary.to_pylist()]
        owners = pa.array(places, pa.int32()).take(lemmas.indices)
        table = table.take(pc.sort_indices(owners))
        start = 0
        for told in sorted(pc.value_counts(owners).to_pylist(), key=lambda told: int(told["values"])):
            place, count = told["values"], told["counts"]
            if place not in self._piles:
                self._piles[place] = _Pile(self._folder / f"{self._name}-{place}.arrow", table.schema)
            self._piles[place].add(table.slice(start, count))
            start += count


class _Pile:
    """One file of mentions."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        import pyarrow as pa  # noqa: PLC0415

        self.path, self.rows = path, 0
        self.file = path.open("wb")
        self._writer = pa.ipc.new_file(self.file, schema, options=pa.ipc.IpcWriteOptions(compression="lz4"))

    def add(self, table: pa.Table) -> None:
        self.rows += table.num_rows
        self._writer.write_table(table.combine_chunks())

    def close(self) -> None:
        self._writer.close()
        self.file.close()

    def tables(self) -> Iterator[pa.Table]:
        import pyarrow as pa  # noqa: PLC0415

        with pa.OSFile(str(self.path)) as file:
            reader = pa.ipc.open_file(file)
            for number in range(reader.num_record_batches):
                yield pa.Table.from_batches([reader.get_batch(number)])


def _place(lemma: str, depth: int, number: int) -> int:
    """The pile of a lemma's family; another division at each depth."""
    digest = hashlib.sha256(family(lemma).encode("utf-8")).digest()
    return int.from_bytes(digest[6 * depth : 6 * depth + 6]) % number
