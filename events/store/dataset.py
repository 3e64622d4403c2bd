"""Tables ⇄ a folder: three Parquet files and ``datapackage.json``.

Same rows, same bytes (for one version of pyarrow, which writes its version into the files). Each file is written beside
its place and renamed into it, so that a reader never sees half of one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.errors import TableError
from events.store.arrow import conform
from events.store.column import Kind
from events.store.columns import TABLES
from events.store.files import replace_file
from events.store.package import write_package
from events.store.tables import Tables

if TYPE_CHECKING:
    import pyarrow as pa

    from events.store.about import About
    from events.store.column import Table

__all__ = ["parquet_options", "read_dataset", "write_dataset"]

_ROW_GROUP = 100_000


def write_dataset(tables: Tables, folder: str | Path, about: About) -> Path:
    """Write three Parquet files and ``datapackage.json``; gives the folder.

    zstd level 3, rows in the documented order, statistics and page index on. The timeline is not drawn here: draw it
    into the folder, then call :func:`write_package` with its files.

    Raises:
        TableError: A table is not as its definition says.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy: loaded where it is used

    folder = Path(folder)
    ready = [(table, conform(data, table, about)) for table, data in tables.items()]
    folder.mkdir(parents=True, exist_ok=True)
    for table, data in ready:

        def write(path: Path, table: Table = table, data: pa.Table = data) -> None:
            pq.write_table(data, path, row_group_size=_ROW_GROUP, **parquet_options(table))

        replace_file(folder / table.file, write)
    write_package(folder, about)
    return folder


def parquet_options(table: Table) -> dict[str, Any]:
    """How pyarrow is to write a table: zstd, dictionaries for enumerations, statistics and page index."""
    return {
        "compression": "zstd",
        "compression_level": 3,
        "use_dictionary": [column.name for column in table.columns if column.kind is Kind.CATEGORY],
        "write_statistics": True,
        "write_page_index": True,
    }


def read_dataset(path: str | Path) -> Tables:
    """Read the tables of a dataset's folder.

    Raises:
        TableError: A file is missing, is not Parquet, or lacks columns.
    """
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    folder = Path(path)
    read = {}
    for table in TABLES.values():
        file = folder / table.file
        if not file.is_file():
            msg = f"no {table.file} in '{folder}'; a dataset is a folder that events build wrote"
            raise TableError(msg)
        try:
            data = pq.read_table(file)
        except (pa.ArrowInvalid, OSError) as error:
            msg = f"cannot read '{file}' as Parquet: {error}; build the dataset anew"
            raise TableError(msg) from error
        read[table.name] = conform(data, table)
    return Tables(**read)
