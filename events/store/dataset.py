"""Tables ⇄ a folder: three Parquet files and ``datapackage.json``.

Same rows, same bytes (for one version of pyarrow, which writes its version into the files). Each file is written beside
its place and renamed into it, so that a reader never sees half of one.

Source: Data Package standard, version 2.0 (https://datapackage.org/standard/data-package/).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.errors import TableError
from events.store.arrow import conform
from events.store.column import Kind
from events.store.columns import TABLES
from events.store.schemas import table_schema
from events.store.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pyarrow as pa

    from events.store.about import About
    from events.store.column import Table

__all__ = ["PACKAGE_FILE", "file_sha256", "read_dataset", "write_dataset", "write_package"]

#: Name of the package metadata.
PACKAGE_FILE = "datapackage.json"
_ROW_GROUP = 100_000
_LICENCE_NAME = re.compile(r"[-a-zA-Z0-9._]+")
_MEDIA_TYPES = {
    ".parquet": "application/vnd.apache.parquet",
    ".html": "text/html",
    ".json": "application/json",
    ".csv": "text/csv",
    ".md": "text/markdown",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}


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
            pq.write_table(
                data,
                path,
                compression="zstd",
                compression_level=3,
                row_group_size=_ROW_GROUP,
                use_dictionary=[column.name for column in table.columns if column.kind is Kind.CATEGORY],
                write_statistics=True,
                write_page_index=True,
            )

        _replace(folder / table.file, write)
    write_package(folder, about)
    return folder


def write_package(folder: str | Path, about: About, files: Sequence[str] = ()) -> Path:
    """Write ``datapackage.json`` (Frictionless, version 2) for the tables in a folder; gives its path.

    No ``bytes``: frictionless 5 counts them wrongly in Parquet files and calls every package invalid.

    Args:
        folder: Where the three Parquet files are.
        about: What the dataset says of itself.
        files: Names of further files in the folder, such as ``timeline.html``.

    Raises:
        TableError: A file is not there.
    """
    folder = Path(folder)
    resources = [_table_resource(folder, table) for table in TABLES.values()]
    resources += [_resource(folder, name) for name in files]
    package = _described(about) | {"resources": resources}
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    path = folder / PACKAGE_FILE
    _replace(path, lambda temporary: temporary.write_bytes(text.encode("utf-8")))
    return path


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


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _described(about: About) -> dict[str, Any]:
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": about.name,
        "title": about.title,
        "description": about.description,
        "version": about.version,
        "homepage": about.homepage,
        "citation": about.cite,
    }
    if about.licence:
        named = _LICENCE_NAME.fullmatch(about.licence)
        package["licenses"] = [{"name": about.licence} if named else {"name": "other", "title": about.licence}]
    if about.sources:
        package["sources"] = [
            {"title": source.title} | ({"path": source.path} if source.path else {}) for source in about.sources
        ]
    return {name: value for name, value in package.items() if value}


def _resource(folder: Path, name: str) -> dict[str, Any]:
    path = folder / name
    if not path.is_file():
        msg = f"no file {name!r} in '{folder}'; write it before it is listed in {PACKAGE_FILE}"
        raise TableError(msg)
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    media = _MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")
    return {
        "name": slug,
        "path": name,
        "format": path.suffix.removeprefix(".").lower(),
        "mediatype": media,
        "hash": f"sha256:{file_sha256(path)}",
    }


def _table_resource(folder: Path, table: Table) -> dict[str, Any]:
    described = {"name": table.name, "type": "table", "title": table.title, "description": table.description}
    return _resource(folder, table.file) | described | {"schema": table_schema(table)}


def _replace(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file beside its place, flush it to disk, and rename it."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        write(temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
