"""Croissant metadata: what loaders for machine learning read.

Source: MLCommons, *Croissant Format Specification*, version 1.0 (http://mlcommons.org/croissant/1.0).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.store.column import Kind
from events.store.columns import TABLES
from events.store.files import file_sha256
from events.store.metadata.describe import description_of, licence_url

if TYPE_CHECKING:
    from pathlib import Path

    from events.store.about import About
    from events.store.column import Column, Table
    from events.store.metadata.figures import Figures

__all__ = ["croissant"]

# The context that the specification prescribes, in full: readers compare it with theirs
_TERMS = (
    *("citeAs", "column", "equivalentProperty", "extract", "field", "fileObject", "fileProperty", "fileSet", "format"),
    *("includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
    *("repeated", "replace", "samplingRate", "separator", "source", "subField", "transform"),
)
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{term: f"cr:{term}" for term in _TERMS},
}
_TYPES = {
    Kind.DAY: "sc:DateTime",
    Kind.INTEGER: "cr:Int32",
    Kind.NUMBER: "cr:Float64",
    Kind.BOOLEAN: "sc:Boolean",
}


def croissant(folder: Path, about: About, figures: Figures) -> dict[str, Any]:
    """The Croissant JSON-LD of the tables in a folder."""
    described = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": about.name,
        "alternateName": about.title,
        "description": description_of(about, figures),
        "version": about.version,
        "license": licence_url(about.licence),
        "url": about.homepage,
        "citeAs": about.cite,
        "datePublished": about.published,
        "keywords": list(about.keywords),
        "inLanguage": list(figures.languages),
        "creator": [{"@type": "sc:Organization", "name": name} for name in about.creators],
        "distribution": [_file(folder, table) for table in TABLES.values()],
        "recordSet": [_records(table) for table in TABLES.values()],
    }
    return {name: value for name, value in described.items() if value}


def _file(folder: Path, table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": table.file,
        "name": table.file,
        "description": table.description,
        "contentUrl": table.file,
        "encodingFormat": "application/x-parquet",
        "sha256": file_sha256(folder / table.file),
    }


def _records(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": {"@id": f"{table.name}/{table.key}"},
        "field": [_field(table, column) for column in table.columns],
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": _TYPES.get(column.kind, "sc:Text"),
        "source": {"fileObject": {"@id": table.file}, "extract": {"column": column.name}},
    }
    if column.kind is Kind.STRINGS:
        field["repeated"] = True
    if column.references is not None:
        field["references"] = {"field": {"@id": "/".join(column.references)}}
    return field
