"""All metadata files of a folder, from what the dataset says of itself and the one definition of the tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from events.store.columns import TABLES
from events.store.files import replace_file
from events.store.metadata.card import card, change_log
from events.store.metadata.citation import citation
from events.store.metadata.croissant import croissant
from events.store.metadata.figures import figures_of, stored_chunks
from events.store.metadata.schema_org import schema_org
from events.store.metadata.sums import SUMS_FILE, write_sums
from events.store.package import PACKAGE_FILE, write_package

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.store.about import About
    from events.store.metadata.figures import Figures

__all__ = ["METADATA_FILES", "metadata_texts", "write_metadata"]

CARD, CHANGES, CITATION, CROISSANT, SCHEMA_ORG = (
    *("README.md", "CHANGELOG.md", "CITATION.cff"),
    *("croissant.json", "dataset.jsonld"),
)
#: The files that :func:`write_metadata` writes.
METADATA_FILES = (CARD, CHANGES, CITATION, CROISSANT, SCHEMA_ORG, PACKAGE_FILE, SUMS_FILE)


def write_metadata(folder: str | Path, about: About, files: Sequence[str] = ()) -> list[Path]:
    """Write card, change log, citation, Croissant, schema.org, ``datapackage.json``, ``SHA256SUMS``; gives their paths.

    The tables and all ``files`` are in the folder already. The checksums come last and hold for every other file.

    Args:
        folder: Where the three Parquet files are.
        about: What the dataset says of itself.
        files: Names of further files in the folder, such as ``timeline.html`` and ``corrections.yaml``.

    Raises:
        TableError: A file is not there, or a table is not as its definition says.
    """
    folder = Path(folder)
    texts = metadata_texts(folder, figures_of(stored_chunks(folder)), about, files)
    for name, text in texts.items():
        replace_file(folder / name, text.encode("utf-8"))
    listed = [*files, *texts]
    write_package(folder, about, listed)
    write_sums(folder, [*(table.file for table in TABLES.values()), *listed, PACKAGE_FILE])
    return [folder / name for name in METADATA_FILES]


def metadata_texts(folder: Path, figures: Figures, about: About, files: Sequence[str] = ()) -> dict[str, str]:
    """Name and text of card, change log, citation, Croissant and schema.org metadata: for the same input the same."""
    present = [*(table.file for table in reversed(TABLES.values())), *files]
    described = [CHANGES, CITATION, CROISSANT, SCHEMA_ORG, PACKAGE_FILE, SUMS_FILE]
    return {
        CARD: card(about, figures, [*present, *described]),
        CHANGES: change_log(about, figures),
        CITATION: citation(about, figures),
        CROISSANT: _json(croissant(folder, about, figures)),
        SCHEMA_ORG: _json(schema_org(folder, about, figures)),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2).replace("</", "<\\/") + "\n"
