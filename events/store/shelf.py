"""The datasets that come with the package, and reading them by name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from events.errors import TableError
from events.store.arrow import conform
from events.store.columns import TABLES
from events.store.frames import to_frame
from events.store.package import PACKAGE_FILE

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from events.store.column import Table

__all__ = ["Dataset", "datasets", "find_dataset", "load"]

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset that comes with the package.

    Attributes:
        name: What :func:`load` takes.
        title: For people.
        description: What is in it.
        version: Of the data.
        folder: Where its files are.
    """

    name: str
    title: str
    description: str
    version: str
    folder: Path


def _shelves() -> list[Path]:
    """Where shipped datasets lie: in the installed package, or in ``data`` of a source checkout."""
    checkout = _PACKAGE.parent
    return [_PACKAGE / "datasets", *([checkout / "data"] if (checkout / "pyproject.toml").is_file() else [])]


def datasets() -> list[Dataset]:
    """The datasets that come with the package, by name."""
    found: dict[str, Dataset] = {}
    for shelf in _shelves():
        for file in sorted(shelf.glob(f"*/{PACKAGE_FILE}")):
            package = json.loads(file.read_text(encoding="utf-8"))
            name = file.parent.name
            dataset = Dataset(
                name,
                package.get("title", ""),
                package.get("description", ""),
                package.get("version", ""),
                file.parent,
            )
            found.setdefault(name, dataset)
    return [found[name] for name in sorted(found)]


def find_dataset(name_or_path: str | Path) -> Path:
    """The folder or Parquet file of a dataset: a shipped name first, then a path.

    Write ``./name`` for a folder of your own that has a shipped dataset's name.

    Raises:
        TableError: There is neither; the message lists the names.
    """
    shipped = {dataset.name: dataset.folder for dataset in datasets()}
    if isinstance(name_or_path, str) and name_or_path in shipped:
        return shipped[name_or_path]
    path = Path(name_or_path)
    if path.is_dir() or path.is_file():
        return path
    names = f"shipped are {', '.join(shipped)}" if shipped else "none is shipped"
    msg = f"no dataset {str(name_or_path)!r}: {names}; or give the path of a folder that events build wrote"
    raise TableError(msg)


def load(name_or_path: str | Path, table: str = "events") -> pd.DataFrame:
    """A dataset's table as a frame, with the dtypes and ``df.attrs`` of :func:`events.store.to_frame`.

    Args:
        name_or_path: A shipped dataset's name (see :func:`datasets`), the folder of a built one, or one of its Parquet
            files. Columns that a file has besides the documented ones are kept, at the end.
        table: ``events``, ``mentions`` or ``documents``.

    Raises:
        TableError: No such dataset or table, or the file is not as the table's definition says.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used
    import pyarrow.parquet as pq  # noqa: PLC0415

    if table not in TABLES:
        msg = f"no table {table!r}; there are {', '.join(TABLES)}"
        raise TableError(msg)
    path = find_dataset(name_or_path)
    file = path / TABLES[table].file if path.is_dir() else path
    if not file.is_file():
        msg = f"no {file.name} in '{path}'; a dataset is a folder that events build wrote"
        raise TableError(msg)
    try:
        data = pq.read_table(file)
    except pa.ArrowInvalid as error:
        msg = f"cannot read '{file}' as Parquet: {error}; give a dataset's folder or one of its Parquet files"
        raise TableError(msg) from error
    definition = TABLES[table] if path.is_dir() else _recognise(data, TABLES[table])
    return to_frame(conform(data, definition, extras=True), definition)


def _recognise(data: pa.Table, wanted: Table) -> Table:
    """The table that a single file holds: the one whose columns it has all, else the one asked for."""
    return next((table for table in TABLES.values() if set(table.names) <= set(data.column_names)), wanted)
