"""``datapackage.json``: what a folder holds and what it says of itself, written and read.

Source: Data Package standard, version 2.0 (https://datapackage.org/standard/data-package/).
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.errors import TableError
from events.store.about import About, Release, Source
from events.store.columns import TABLES
from events.store.files import file_sha256, replace_file
from events.store.schemas import table_schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.store.column import Table

__all__ = ["MEDIA_TYPES", "PACKAGE_FILE", "read_about", "read_package", "spdx", "write_package"]

#: Name of the package metadata.
PACKAGE_FILE = "datapackage.json"
#: Media type by the end of a file's name.
MEDIA_TYPES = {
    ".parquet": "application/vnd.apache.parquet",
    ".html": "text/html",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".csv": "text/csv",
    ".md": "text/markdown",
    ".yaml": "application/yaml",
    ".cff": "application/yaml",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
_LICENCE_NAME = re.compile(r"[-a-zA-Z0-9._]+")


def spdx(licence: str) -> str | None:
    """The licence where it is written as an identifier, such as ``CC-BY-4.0``; None where it is words."""
    return licence if _LICENCE_NAME.fullmatch(licence) else None


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
    replace_file(path, text.encode("utf-8"))
    return path


def read_package(folder: Path) -> dict[str, Any]:
    """The package metadata of a folder; empty where there is none.

    Raises:
        TableError: It is not a JSON object.
    """
    path = folder / PACKAGE_FILE
    if not path.is_file():
        return {}
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        msg = f"'{path}' is not JSON: {error}; build the dataset anew"
        raise TableError(msg) from error
    if not isinstance(package, dict):
        msg = f"'{path}' is no JSON object; build the dataset anew"
        raise TableError(msg)
    return package


def read_about(folder: Path) -> About:
    """What a dataset's folder says of itself; its folder's name where there is no metadata.

    Raises:
        TableError: The metadata is not as :func:`write_package` writes it.
    """
    package = read_package(folder)
    slug = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-") or "events"
    try:
        licence: dict[str, str] = next(iter(package.get("licenses", ())), {})
        given = {key: package[key] for key in ("version", "description", "citation", "homepage") if key in package}
        return About(
            name=package.get("name", slug),
            title=package.get("title", slug),
            licence=licence.get("title", licence.get("name", "")),
            sources=tuple(Source(source["title"], source.get("path", "")) for source in package.get("sources", ())),
            creators=tuple(person["title"] for person in package.get("contributors", ())),
            published=package.get("published", ""),
            keywords=tuple(package.get("keywords", ())),
            text_licence=package.get("textLicence", ""),
            releases=tuple(Release(change["version"], tuple(change["notes"])) for change in package.get("changes", ())),
            **given,
        )
    except (AttributeError, KeyError, TypeError) as error:
        msg = f"'{folder / PACKAGE_FILE}' is not as events build writes it ({error!r}); build the dataset anew"
        raise TableError(msg) from error


def _described(about: About) -> dict[str, Any]:
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": about.name,
        "title": about.title,
        "description": about.description,
        "version": about.version,
        "homepage": about.homepage,
        "citation": about.cite,
        "published": about.published,
        "keywords": list(about.keywords),
    }
    if about.licence:
        named = spdx(about.licence)
        package["licenses"] = [{"name": about.licence} if named else {"name": "other", "title": about.licence}]
    package["textLicence"] = about.text_licence
    if about.sources:
        package["sources"] = [
            {"title": source.title} | ({"path": source.path} if source.path else {}) for source in about.sources
        ]
    package["contributors"] = [{"title": name, "roles": ["creator"]} for name in about.creators]
    package["changes"] = [{"version": release.version, "notes": list(release.notes)} for release in about.releases]
    return {name: value for name, value in package.items() if value}


def _resource(folder: Path, name: str) -> dict[str, Any]:
    path = folder / name
    if not path.is_file():
        msg = f"no file {name!r} in '{folder}'; write it before it is listed in {PACKAGE_FILE}"
        raise TableError(msg)
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    media = MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")
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
