"""Sorting more rows than fit into memory: sorted runs on disk, merged as they are read.

The result depends on the rows alone, not on how they came.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyarrow as pa

__all__ = ["Sorter"]

#: Bytes of rows that are held and sorted at once.
RUN_BYTES = 16_000_000
#: Rows that are read from a run at once.
_BATCH = 1_000


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

    def add(self, rows: pa.Table) -> None:
        """Take rows in."""
        rows = rows.cast(self._schema)
        self.rows += rows.num_rows
        self._held.append(rows)
        self._bytes += rows.nbytes
        if self._bytes >= RUN_BYTES:
            self._write_run()

    def chunks(self) -> Iterator[pa.Table]:
        """All rows in order, in tables of any size; can be asked for once."""
        if not self._runs:
            yield self._sorted(self._held)
            self._held = []
            return
        self._write_run()
        yield from self._merged([_Run(path, self.order) for path in self._runs])
        for path in self._runs:
            path.unlink()

    def _write_run(self) -> None:
        import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used

        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"run-{len(self._runs)}.arrow"
        with pa.ipc.new_file(path, self._schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
            writer.write_table(self._sorted(self._held), max_chunksize=_BATCH)
        self._runs.append(path)
        self._held, self._bytes = [], 0

    def _sorted(self, tables: list[pa.Table]) -> pa.Table:
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.compute as pc  # noqa: PLC0415

        rows = pa.concat_tables(tables) if tables else self._schema.empty_table()
        keys = [(name, "ascending") for name in self.order]
        return rows.take(pc.sort_indices(rows, sort_keys=keys)).combine_chunks()

    def _merged(self, runs: list[_Run]) -> Iterator[pa.Table]:
        """What lies up to the least of the runs' last rows at hand can be given: no row to come is before it."""
        alive = [run for run in runs if run.load()]
        while alive:
            cutoff = min(run.last for run in alive)
            yield self._sorted([run.take_up_to(cutoff) for run in alive])
            alive = [run for run in alive if run.load()]


class _Run:
    """One sorted run, read batch by batch."""

    def __init__(self, path: Path, order: tuple[str, ...]) -> None:
        import pyarrow as pa  # noqa: PLC0415

        self._reader = pa.ipc.open_file(pa.OSFile(str(path)))
        self._order = order
        self._next = 0
        self._rows: pa.Table | None = None
        self.last: tuple[Any, ...] = ()

    def load(self) -> bool:
        """Have rows at hand; False if there are no more."""
        import pyarrow as pa  # noqa: PLC0415

        while self._rows is None or not self._rows.num_rows:
            if self._next == self._reader.num_record_batches:
                self._reader = None
                return False
            self._rows = pa.Table.from_batches([self._reader.get_batch(self._next)])
            self._next += 1
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
