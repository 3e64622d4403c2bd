"""Checks of the files of a dataset: present, readable, as its metadata list and describe them."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from events.errors import TableError
from events.store.columns import TABLES
from events.store.files import file_sha256
from events.store.metadata import SUMS_FILE, figures_of, metadata_texts, read_sums
from events.store.package import PACKAGE_FILE, read_about, read_package
from events.store.schemas import table_schema
from events.store.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyarrow as pa

    from events.store.tables import Tables

__all__ = ["check_descriptions", "check_package", "check_sums", "read_tables"]

_REBUILD = "build the dataset anew"
_DESCRIBED = ("croissant.json", "dataset.jsonld")
_RELIST = "build the dataset anew, or put the file back"


def read_tables(folder: Path) -> tuple[dict[str, pa.Table], list[Violation]]:
    """Read what can be read of the three tables, as it is, and say what cannot."""
    import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used
    import pyarrow.parquet as pq  # noqa: PLC0415

    read, faults = {}, []
    for table in TABLES.values():
        path = folder / table.file
        if not path.is_file():
            faults.append(Violation(table.name, None, "", f"no file {table.file}", _REBUILD))
            continue
        try:
            data = pq.read_table(path)
            data.validate(full=True)
            read[table.name] = data
        except (pa.ArrowInvalid, OSError) as error:
            faults.append(Violation(table.name, None, "", f"{table.file} is not readable Parquet ({error})", _REBUILD))
    return read, faults


def check_package(folder: Path) -> Iterator[Violation]:
    """``datapackage.json``: readable, lists the three tables with their schemas, and hashes that hold."""
    path = folder / PACKAGE_FILE
    if not path.is_file():
        yield Violation(PACKAGE_FILE, None, "", f"no file {PACKAGE_FILE}", _REBUILD)
        return
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        resources = [dict(resource) for resource in package["resources"]]
    except (ValueError, TypeError, KeyError) as error:
        yield Violation(PACKAGE_FILE, None, "", f"not a data package ({error!r})", _REBUILD)
        return
    by_name = {resource.get("name"): resource for resource in resources}
    for table in TABLES.values():
        resource = by_name.get(table.name)
        if resource is None:
            yield Violation(PACKAGE_FILE, None, "", f"resource {table.name!r} is not listed", _REBUILD)
        elif resource.get("schema") != table_schema(table):
            problem = f"schema of resource {table.name!r} is not the documented one"
            yield Violation(PACKAGE_FILE, None, "", problem, _REBUILD)
    for resource in resources:
        yield from _check_resource(folder, resource)


def _check_resource(folder: Path, resource: dict[str, Any]) -> Iterator[Violation]:
    name = resource.get("path")
    if not isinstance(name, str) or PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        problem = f"resource path {name!r} is not a file of the folder"
        yield Violation(PACKAGE_FILE, None, "", problem, "write a path relative to the folder")
        return
    path = folder / name
    where = next((table.name for table in TABLES.values() if table.file == name), name)
    if not path.is_file():
        if where == name:  # a missing table is said by read_tables
            yield Violation(where, None, "", f"{PACKAGE_FILE} lists {name!r}, which is not there", _RELIST)
        return
    expected = resource.get("hash")
    found = f"sha256:{file_sha256(path)}"
    if found != expected:
        yield Violation(where, None, "", f"SHA-256 of {name} is {found!r}, not {expected!r} as listed", _RELIST)


def check_sums(folder: Path) -> Iterator[Violation]:
    """``SHA256SUMS``, where there is one: readable, and every checksum in it holds."""
    path = folder / SUMS_FILE
    if not path.is_file():
        return
    sums = read_sums(path)
    if sums is None:
        problem = "a line is not 'checksum  name' of a file of the folder"
        yield Violation(SUMS_FILE, None, "", problem, "build the dataset anew, or write it with sha256sum")
        return
    for name, expected in sums.items():
        file = folder / name
        if not file.is_file():
            yield Violation(SUMS_FILE, None, "", f"lists {name!r}, which is not there", _RELIST)
        elif (found := file_sha256(file)) != expected:
            yield Violation(SUMS_FILE, None, "", f"SHA-256 of {name} is {found!r}, not {expected!r} as listed", _RELIST)


def check_descriptions(folder: Path, tables: Tables) -> Iterator[Violation]:
    """Croissant and schema.org metadata, where there are any, are what tables and package metadata say."""
    present = [name for name in _DESCRIBED if (folder / name).is_file()]
    if not present:
        return
    try:
        about, package = read_about(folder), read_package(folder)
        listed = [str(resource.get("path")) for resource in package.get("resources", [])]
        texts = metadata_texts(folder, figures_of(tables.items()), about, listed)
    except TableError:
        return  # check_package says so
    for name in present:
        if (folder / name).read_bytes() != texts[name].encode("utf-8"):
            problem = f"{name} is not what the tables and {PACKAGE_FILE} say"
            yield Violation(name, None, "", problem, "build the dataset anew, or write it with write_metadata")
