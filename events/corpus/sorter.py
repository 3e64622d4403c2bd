"""Sorting more rows than fit into memory: sorted runs on disk, merged as they are read.

The result depends on the rows alone, not on how they came. What is held is one run while rows come in, and one batch of
each run while they are given back; of many runs, as many as can be merged at once are first made into one.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pyarrow as pa

__all__ = ["Sorter"]

#: Bytes of rows that are held and sorted at once.
RUN_BYTES = 8_000_000
#: Runs that are merged at once.
_FAN_IN = 32


class Sorter:
    """Takes tables in any order and gives their rows sorted, ascending, null last.

    Args:
        order: The columns to sort by; together they differ in any two rows.
        folder: For the runs; made when there is more than one.
        schema: Of all tables; without dictionaries.
    """

    def __init__(self, order: tuple[str, ...], folder: Path, schema: pa.Schema) -> None:
        self.order = order
        self.rows = 0
        self._folder, self._schema = folder, schema
        self._held: list[pa.Table] = []
        self._bytes = 0
        self._runs: list[Path] = []
        self._made = 0

    def add(self, rows: pa.Table) -> None:
        """Take rows in."""
        rows = rows.cast(self._schema)
        self.rows += rows.num_rows
        self._held.append(rows)
        self._bytes += rows.nbytes
        if self._bytes >= RUN_BYTES:
            self._spill()

    def chunks(self) -> Iterator[pa.Table]:
        """All rows in order, in tables of any size; can be asked for once."""
        held, self._held = self._held, []
        if not self._runs:
            yield self._sorted(held)
            return
        self._runs.append(self._write_run([self._sorted(held)]))
        del held
        while len(self._runs) > _FAN_IN:
            first, self._runs = self._runs[:_FAN_IN], self._runs[_FAN_IN:]
            self._runs.append(self._write_run(self._merged(first)))
        yield from self._merged(self._runs)

    def _spill(self) -> None:
        held, self._held, self._bytes = self._held, [], 0
        self._runs.append(self._write_run([self._sorted(held)]))

    def _write_run(self, tables: Iterable[pa.Table]) -> Path:
        """Rows in order as a file of batches, as many of which as are merged at once are no more than one run."""
        import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used

        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"run-{self._made}.arrow"
        self._made += 1
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        with path.open("wb") as file, pa.ipc.new_stream(file, self._schema, options=options) as writer:
            for table in tables:
                writer.write_table(table, max_chunksize=max(1, _batch_rows(table)))
        return path

    def _sorted(self, tables: list[pa.Table]) -> pa.Table:
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.compute as pc  # noqa: PLC0415

        rows = pa.concat_tables(tables) if tables else self._schema.empty_table()
        keys = [(name, "ascending") for name in self.order]
        return rows.take(pc.sort_indices(rows, sort_keys=keys)).combine_chunks()

    def _merged(self, paths: list[Path]) -> Iterator[pa.Table]:
        """What lies up to the least of the runs' last rows at hand can be given: no row to come is before it."""
        runs = [_Run(path, self.order) for path in paths]
        alive = [run for run in runs if run.load()]
        while alive:
            cutoff = min(run.last for run in alive)
            yield self._sorted([run.take_up_to(cutoff) for run in alive])
            alive = [run for run in alive if run.load()]
        for path in paths:
            path.unlink()


def _batch_rows(table: pa.Table) -> int:
    """Rows of a batch: of large rows few."""
    size, rows = int(table.nbytes), int(table.num_rows)
    most = max(1, RUN_BYTES // _FAN_IN)
    return rows if size <= most else max(1, rows * most // size)


class _Run:
    """One sorted run, read batch by batch."""

    def __init__(self, path: Path, order: tuple[str, ...]) -> None:
        import pyarrow as pa  # noqa: PLC0415

        self._file = pa.OSFile(str(path))
        self._reader = pa.ipc.open_stream(self._file)
        self._order = order
        self._rows: pa.Table | None = None
        self.last: tuple[Any, ...] = ()

    def load(self) -> bool:
        """Have rows at hand; False if there are no more."""
        import pyarrow as pa  # noqa: PLC0415

        while self._rows is None or not self._rows.num_rows:
            try:
                self._rows = pa.Table.from_batches([self._reader.read_next_batch()])
            except StopIteration:
                self._rows = None
                self._file.close()
                return False
            self.last = self._key(self._rows.num_rows - 1)
        return True

    def _key(self, row: int) -> tuple[Any, ...]:
        assert self._rows is not None  # noqa: S101 - loaded
        values = (self._rows[name][row].as_py() for name in self._order)
        return tuple((value is None, value) for value in values)

    def take_up_to(self, cutoff: tuple[Any, ...]) -> pa.Table:
        """The rows at hand whose keys are not above."""
        assert self._rows is not None  # noqa: S101 - loaded
        stop = bisect_right(range(self._rows.num_rows), cutoff, key=self._key)
        taken, self._rows = self._rows.slice(0, stop), self._rows.slice(stop)
        return taken
