"""``CITATION.cff``: how to cite a dataset, for reference managers and code hosts.

Source: Druskat et al., *Citation File Format*, version 1.2.0. JSON strings are YAML.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from events.store.metadata.describe import description_of
from events.store.package import spdx

if TYPE_CHECKING:
    from events.store.about import About
    from events.store.metadata.figures import Figures

__all__ = ["citation"]


def citation(about: About, figures: Figures) -> str:
    """The file's text. Authors are required: without creators, the dataset's authors are named as such."""
    authors = [{"name": name} for name in about.creators or (f"The authors of {about.title}",)]
    told: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": f"Please cite this dataset as: {about.cite}",
        "type": "dataset",
        "title": about.title,
        "version": about.version,
        "authors": authors,
        "abstract": description_of(about, figures),
        "date-released": about.published,
        "license": spdx(about.licence),
        "url": about.homepage,
        "keywords": list(about.keywords),
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in told.items() if value]
    return "\n".join(lines) + "\n"
