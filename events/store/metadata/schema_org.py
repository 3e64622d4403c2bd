"""schema.org/Dataset JSON-LD: what search engines for datasets read from the page that shows it.

Sources: https://schema.org/Dataset; Google Search Central, *Dataset structured data*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.store.about import CODE_LICENCE
from events.store.columns import EVENTS, TABLES
from events.store.files import file_sha256
from events.store.metadata.describe import description_of, licence_url, text_licence
from events.store.package import MEDIA_TYPES

if TYPE_CHECKING:
    from pathlib import Path

    from events.store.about import About
    from events.store.metadata.figures import Figures

__all__ = ["schema_org"]

_TECHNIQUE = (
    "Rules over temporal expressions and parsed sentences, by the Python package dated-events "
    f"(licence of the code: {CODE_LICENCE})"
)


def schema_org(folder: Path, about: About, figures: Figures) -> dict[str, Any]:
    """The JSON-LD of a dataset; its terms' context stands in it, so that reading it needs no network."""
    described = {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "Dataset",
        "identifier": about.name,
        "name": about.title,
        "description": description_of(about, figures),
        "version": about.version,
        "license": licence_url(about.licence),
        "usageInfo": f"Source text: {text_licence(about, figures)}",
        "url": about.homepage,
        "citation": about.cite,
        "datePublished": about.published,
        "keywords": list(about.keywords),
        "inLanguage": list(figures.languages),
        "creator": [{"@type": "Organization", "name": name} for name in about.creators],
        "temporalCoverage": figures.years,
        "spatialCoverage": [{"@type": "Place", "name": name} for name in figures.places],
        "isBasedOn": [_source(source.title, source.path) for source in about.sources],
        "measurementTechnique": _TECHNIQUE,
        "variableMeasured": [
            {"@type": "PropertyValue", "name": column.name, "description": column.description}
            | ({"unitText": column.unit} if column.unit else {})
            for column in EVENTS.columns
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": table.file,
                "description": table.description,
                "contentUrl": table.file,
                "encodingFormat": MEDIA_TYPES[".parquet"],
                "sha256": file_sha256(folder / table.file),
            }
            for table in TABLES.values()
        ],
    }
    return {name: value for name, value in described.items() if value}


def _source(title: str, path: str) -> dict[str, str]:
    return {"@type": "CreativeWork", "name": title} | ({"url": path} if path else {})
