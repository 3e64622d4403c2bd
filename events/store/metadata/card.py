"""The dataset card (``README.md`` of the data) and its change log, as Markdown.

The card's head is what dataset hubs read; its sections follow Gebru et al., *Datasheets for Datasets* (2021), as far as
a program can fill them in: what is in it, how it was made, what is known to be wrong with it, who may do what with it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from events.store.about import CODE_LICENCE, Release
from events.store.columns import EVENTS, TABLES
from events.store.metadata.describe import count, description_of, text_licence
from events.store.package import spdx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.store.about import About
    from events.store.metadata.figures import Figures

__all__ = ["card", "change_log"]

_FILES = {
    "events.parquet": "one row an event: the table to begin with",
    "mentions.parquet": "one row a mention: where a document speaks of an event, or of what else has a date",
    "documents.parquet": "one row a document: its exact text, which all offsets count in",
    "timeline.html": "the timeline, in any browser, without a network",
    "timeline.vl.json": "the timeline as a Vega-Lite specification",
    "corrections.yaml": "people's corrections, which are in the tables already",
    "datapackage.json": "Frictionless data package: schemas, keys, hashes",
    "croissant.json": "Croissant metadata (JSON-LD)",
    "dataset.jsonld": "schema.org/Dataset, for web pages",
    "CHANGELOG.md": "what changed from version to version",
    "CITATION.cff": "how to cite it, for reference managers",
    "SHA256SUMS": "checksums: `sha256sum --check SHA256SUMS`",
}
_METHOD = """\
Made by the Python package dated-events, by rules and without a person, but for corrections: temporal expressions are
found and resolved against the document's date; words that name events are found in parsed sentences and dated by those
expressions, by other dated events, or by the document; mentions of one event are joined. Every row quotes its evidence:
`text[start:end]` of the stored text is the quote. The same documents and the same versions give the same bytes.
"""
_LIMITS = """\
- A date is what the text says, not what happened: an error of the source is an error here.
- A single EDTF date means *some time within*, `a/b` means *it lasted from a to b*. Do not read `date_earliest` as a day
  on which something happened unless `date_kind` is `instant`.
- `date_basis` says how the date is known; `document` means no more than "reported by then".
- Events that a text does not date or name in words that the rules know are missing. Absence is no evidence.
- `confidence` is an estimate that the date is right. It says nothing about the event's truth: see `factuality`.
- Joining may leave one event in two rows, or two events in one. Places are looked up by name and may be another of that
  name.
"""


def card(about: About, figures: Figures, files: Sequence[str]) -> str:
    """The card; ``files`` are the names of the folder's files."""
    parts = [
        _head(about, figures),
        f"# {_inline(about.title)}\n",
        f"{description_of(about, figures)}\n",
        f"Version {about.version}" + (f", published {about.published}." if about.published else ".") + "\n",
        *_figures(figures),
        "## Files\n",
        _table(("file", "what"), [(f"`{name}`", _FILES.get(name, "")) for name in files]),
        "## Use\n",
        _use(about),
        "## How it was made\n",
        _METHOD,
        *_sources(about),
        "## Known limits\n",
        _LIMITS + _own_limits(figures),
        "## Licences\n",
        _table(
            ("of", "licence"),
            [
                ("the tables and metadata", about.licence or "not stated: ask before you use them"),
                ("the text and the quotes", text_licence(about, figures)),
                ("the code that made them", CODE_LICENCE),
            ],
        ),
        "## Citation\n",
        f"{about.cite}\n",
        "## Columns\n",
        "All three tables, with types and constraints, are described in `datapackage.json`. The events table:\n",
        _table(("column", "meaning"), [(f"`{column.name}`", column.description) for column in EVENTS.columns]),
    ]
    return "\n".join(parts)


def change_log(about: About, figures: Figures) -> str:
    """The change log of the data: each release, the latest first."""
    releases = about.releases or (Release(about.version, (f"{count(figures.rows['events'], 'event')}.",)),)
    lines = [
        f"# Changes of {_inline(about.title)}",
        "",
        "Versions follow Semantic Versioning, for rows and columns.",
        "",
    ]
    for release in releases:
        lines += [f"## {release.version}", "", *(f"- {note}" for note in release.notes), ""]
    return "\n".join(lines)


def _head(about: About, figures: Figures) -> str:
    """The YAML head that dataset hubs read. JSON is YAML."""
    name = spdx(about.licence)
    licence = {"license": name.lower()} if name else {"license": "other", "license_name": about.licence or "not stated"}
    told: dict[str, object] = {"pretty_name": about.title, "language": list(figures.languages), **licence}
    if about.keywords:
        told["tags"] = list(about.keywords)
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in told.items()]
    lines.append("configs:")
    for table in reversed(TABLES.values()):
        lines += [f"- config_name: {table.name}", f"  data_files: {table.file}"]
    return "\n".join(["---", *lines, "---", ""])


def _figures(figures: Figures) -> list[str]:
    rows = [
        ("events", f"{figures.rows['events']:,}"),
        ("mentions", f"{figures.rows['mentions']:,}"),
        ("documents", f"{figures.rows['documents']:,}"),
        ("languages", ", ".join(figures.languages) or "none"),
        ("years", figures.years.replace("/", " to ") or "none"),
        ("known to the day", f"{figures.days:,}"),
        ("approximate", f"{figures.approximate:,}"),
        ("without a date", f"{figures.undated:,}"),
        ("with coordinates", f"{figures.placed:,}"),
        ("corrected by people", f"{figures.corrected:,}"),
    ]
    parts = ["## In figures\n", _table(("what", "how many"), rows)]
    labels = {"event_type": "type", "date_basis": "basis of the date", "factuality": "factuality"}
    for name, label in labels.items():
        if figures.counts[name]:
            parts.append(_table((label, "events"), [(key, f"{n:,}") for key, n in figures.counts[name].items()]))
    return parts


def _own_limits(figures: Figures) -> str:
    lines = []
    if figures.undated_documents:
        told = count(figures.undated_documents, "document")
        lines.append(f"- {told} without a known date: relative dates in them are unresolved (`XXXX-07`).")
    if figures.undated:
        lines.append(f"- {count(figures.undated, 'event')} without a date.")
    return "".join(f"{line}\n" for line in lines)


def _use(about: About) -> str:
    return (
        "```python\nimport pandas as pd\n\n"
        'events = pd.read_parquet("events.parquet")\n'
        'events.attrs["title"], events.attrs["dictionary"]["date_edtf"]\n```\n\n'
        "With dated-events installed, `events.load(FOLDER)` gives the same with categories, and `events info`, "
        f"`events validate`, `events diff` and `events export` take this folder. Its name is `{about.name}`.\n"
    )


def _sources(about: About) -> list[str]:
    if not about.sources:
        return []
    lines = [f"- [{_inline(s.title)}]({s.path})" if s.path else f"- {_inline(s.title)}" for s in about.sources]
    return ["Sources:\n", "\n".join(lines) + "\n"]


def _table(head: tuple[str, str], rows: Sequence[tuple[str, str]]) -> str:
    lines = [f"| {head[0]} | {head[1]} |", "| --- | --- |"]
    lines += [f"| {_inline(key)} | {_inline(value)} |" for key, value in rows]
    return "\n".join(lines) + "\n"


def _inline(text: str) -> str:
    """A text that stays in its line and cell, and is no markup."""
    return re.sub(r"\s+", " ", text).strip().replace("|", "\\|").replace("<", "&lt;")
