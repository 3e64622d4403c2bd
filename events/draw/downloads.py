"""The files of a dataset that a site offers, and what search engines are told of them."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

__all__ = ["Download", "copy_files", "linked_data"]

#: Name of the list of hashes.
_HASHES = "SHA256SUMS"
#: Formats that no browser runs: a dataset's own pages and pictures with scripts are not put on a web host.
_PASSIVE = {
    ".parquet": "application/vnd.apache.parquet",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".sqlite": "application/vnd.sqlite3",
    ".tsv": "text/tab-separated-values",
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".ics": "text/calendar",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".bib": "text/plain",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".gz": "application/gzip",
}
_TITLES = {
    "README.md": "The dataset's card",
    "CHANGELOG.md": "Changes of the data",
    "croissant.json": "Metadata (Croissant)",
    "dataset.jsonld": "Metadata (schema.org)",
    "datapackage.json": "Package metadata (Frictionless)",
    "timeline.vl.json": "The timeline as Vega-Lite",
    "timeline.png": "The timeline as a picture",
}


@dataclass(frozen=True, slots=True)
class Download:
    """One file.

    Attributes:
        name: Of the file.
        title: What it is, for people.
        media_type: IANA's name of its format.
        size: Bytes.
        sha256: Of the bytes, hexadecimal.
    """

    name: str
    title: str
    media_type: str
    size: int
    sha256: str

    @property
    def size_words(self) -> str:
        """The size for people, in decimal units.

        >>> Download("a.csv", "", "text/csv", 27_970, "").size_words
        '28.0 kB'
        """
        size = float(self.size)
        for unit in ("bytes", "kB", "MB"):
            if size < 1000:
                return f"{size:.0f} bytes" if unit == "bytes" else f"{size:.1f} {unit}"
            size /= 1000
        return f"{size:.1f} GB"


def copy_files(
    folder: Path,
    package: Mapping[str, Any],
    tables: Mapping[str, str],
    target: Path,
    export: Callable[[Path], Mapping[str, str]],
) -> list[Download]:
    """Copy a dataset's tables and metadata, add its exports; gives what there is, and writes the hashes.

    Args:
        folder: The dataset.
        package: Its package metadata, which names the exports. Only files within the folder itself are taken, and only
            of formats that no browser runs.
        tables: Names of the files of the tables, with titles.
        target: The folder to copy to.
        export: Writes further files into a folder; gives their names, with titles.
    """
    titles = {
        str(resource.get("path", "")): str(resource.get("title", "")) for resource in package.get("resources", [])
    }
    names = dict.fromkeys([*tables, *sorted(titles), "datapackage.json"])
    target.mkdir(parents=True)
    made = dict(export(target))
    found = []
    for name in (*names, *made):
        source = folder / name
        plain = re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]*", name, re.ASCII) is not None
        kind = _PASSIVE.get(source.suffix.lower()) if plain else None
        if name in made:
            kind = _PASSIVE[source.suffix.lower()]
        elif kind is None or source.is_symlink() or not source.is_file():
            continue
        else:
            shutil.copyfile(source, target / name)
        with (target / name).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        title = made.get(name) or titles.get(name) or tables.get(name) or _TITLES.get(name, "")
        found.append(Download(name, title, kind, (target / name).stat().st_size, digest))
    lines = "".join(f"{file.sha256}  {file.name}\n" for file in found)
    (target / _HASHES).write_bytes(lines.encode("ascii"))
    return found


def linked_data(
    about: Mapping[str, Any], span: Sequence[int | None], columns: Mapping[str, str], files: Sequence[Download]
) -> str:
    """The dataset as schema.org describes datasets, as JSON-LD.

    Addresses are relative to the page. Source: https://schema.org/Dataset.

    Args:
        about: ``title``, ``description``, ``version``, ``licence``, ``citation``, ``homepage``, ``keywords``.
        span: First and last year; None where open.
        columns: Name and meaning of each column of the events.
        files: What can be downloaded.
    """
    licence = about["licence"]
    spdx = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.+]*(-[A-Za-z0-9.+]+)+", licence) is not None or licence == "MIT"
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": about["title"],
        "description": about["description"],
        "version": about["version"],
        "license": f"https://spdx.org/licenses/{licence}" if spdx else licence,
        "creditText": about["citation"],
        "url": about["homepage"],
        "keywords": about["keywords"],
        "isAccessibleForFree": True,
        "temporalCoverage": "/".join(".." if year is None else _iso_year(year) for year in span)
        if any(year is not None for year in span)
        else "",
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "description": meaning} for name, meaning in columns.items()
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.name,
                "contentUrl": f"data/{file.name}",
                "encodingFormat": file.media_type,
                "contentSize": f"{file.size} B",
                "sha256": file.sha256,
            }
            for file in files
        ],
    }
    return json.dumps({key: value for key, value in described.items() if value}, ensure_ascii=False, indent=1)


def _iso_year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"
