"""A static site of a dataset, for any web host: timeline, list of events, documents with their evidence, downloads.

Every link is relative, so that the site works at any address and from a folder. No page makes a request to another
host. Source of the pages' words are hostile documents: templates escape, and each page's Content-Security-Policy admits
its own scripts only, by their hashes.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.draw.assets import asset, bundle
from events.draw.catalogue import Entry, document_pages, entries_of, event_list
from events.draw.downloads import Download, copy_files, linked_data
from events.draw.embed import iframe_snippet
from events.draw.evidence import lay_out_evidence
from events.draw.figure import chart_data, figure
from events.draw.page import to_html
from events.draw.render import GENERATOR, render
from events.draw.rows import read_rows
from events.draw.spec import escape_json, summary
from events.draw.text import clean
from events.draw.timeline import default_title
from events.errors import EventsError, MissingExtraError, TableError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["LIST_SIZE", "SiteError", "write_site"]

#: So many events are listed on one page.
LIST_SIZE = 1000
#: So many events can be searched at once: a page of 15 MB.
SEARCH_SIZE = 30_000
_DESCRIPTION = "Dated events, each with its uncertainty and with its evidence in the documents."


class SiteError(EventsError, ValueError):
    """A folder that no site can be written to, or that holds none."""


def write_site(dataset: str | Path, out: str | Path, *, title: str | None = None) -> Path:
    """Write a static site of a dataset; gives the path of its ``index.html``.

    Besides the copied files and about 15 KB a document (and what its text needs), the first page takes 1 MB, most of it
    the chart library (300 KB compressed); so does ``embed.html``, the timeline as one page for frames. More than 1,000
    events are listed on pages of their own, 1 MB each.

    The same dataset gives the same bytes. All is written beside the folder first and then put in its place; a site that
    was there before goes.

    Args:
        dataset: A shipped dataset's name, or a folder that ``events build`` wrote.
        out: The site's folder: missing, empty, or an earlier site.
        title: Its heading; the dataset's title by default.

    Raises:
        TableError: There is no such dataset, or a table is not as its definition says.
        SiteError: The folder holds something else than an earlier site.
    """
    from events.store import TABLES, find_dataset, load  # noqa: PLC0415 (start-up time)

    source, target = Path(find_dataset(dataset)), Path(out)
    _refuse_others(target)
    frames = {name: load(source if source.is_dir() else source.parent, table=name) for name in TABLES}
    target.parent.mkdir(parents=True, exist_ok=True)
    staging = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _Site(source, frames, staging, title).write()
        _put(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return target / "index.html"


def _refuse_others(target: Path) -> None:
    """Raise unless the folder is missing, empty or an earlier site."""
    if target.is_dir():
        if not any(target.iterdir()):
            return
        index = target / "index.html"
        if index.is_file() and f'content="{GENERATOR}"' in index.read_text(encoding="utf-8", errors="replace")[:4000]:
            return
    elif not target.exists():
        return
    msg = f"{str(target)!r} holds something else than a site: name a folder that is missing or empty"
    raise SiteError(msg)


def _put(staging: Path, target: Path) -> None:
    """Replace a folder by another."""
    old = staging.with_suffix(".old")
    if target.exists():
        target.replace(old)
    try:
        staging.replace(target)
    except OSError:
        if old.exists():
            old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Part:
    """One page of a list that is too long for one."""

    entries: list[Entry]
    address: str
    label: str
    words: str
    before: str
    after: str


class _Site:
    """One site while it is written."""

    def __init__(self, source: Path, frames: dict[str, pd.DataFrame], root: Path, title: str | None) -> None:
        self.source, self.root, self.frames = source, root, frames
        metadata = source / "datapackage.json"
        self.package: dict[str, Any] = json.loads(metadata.read_text("utf-8")) if metadata.is_file() else {}
        self.rows = read_rows(frames["events"])
        self.mentions = _records(frames["mentions"].dropna(subset=["event_id"]))  # others are no events to show
        self.pages = document_pages(_records(frames["documents"]))
        self.entries = entries_of(self.rows, self.mentions, self.pages)
        self.parts = _parts(self.entries) if len(self.entries) > LIST_SIZE else []
        self.site = _about(self.package, frames["events"], title)

    @property
    def searchable(self) -> bool:
        """Whether the list is cut into pages that one more page searches."""
        return bool(self.parts) and len(self.entries) <= SEARCH_SIZE

    def write(self) -> None:
        """Write all pages and files."""
        from events.store import TABLES  # noqa: PLC0415 (start-up time)

        files = copy_files(
            self.source,
            self.package,
            {table.file: table.title for table in reversed(TABLES.values())},
            self.root / "data",
            export=self._export,
        )
        self._page("index.html", self._index(files))
        for part in self.parts:
            self._page(part.address, self._part(part))
        if self.searchable:
            shown = event_list(self.entries)
            scripts = [asset("site/list.js")]
            found = render("search.html", self.site, heading="Search all events", scripts=scripts, list=shown)
            self._page("search.html", found)
        pages = list(self.pages.values())
        listed = render("documents.html", self.site, heading="Documents", name="documents", depth=1, documents=pages)
        self._page("documents/index.html", listed)
        self._write_documents()
        counts = {name: len(frame) for name, frame in self.frames.items()}
        snippet = iframe_snippet("https://your.site/embed.html", title=self.site["title"])
        data: dict[str, Any] = {
            "snippet": snippet,
            "files": files,
            "tables": list(reversed(TABLES.values())),
            "rows": counts,
        }
        self._page("data.html", render("data.html", self.site, heading="Data and citation", name="data", **data))
        page = to_html(self.frames["events"], documents=self.frames["documents"], title=self.site["title"])
        self._page("embed.html", page)

    def _export(self, folder: Path) -> dict[str, str]:
        """Write the events in the other formats that one file holds; names of the files, with titles."""
        from events.store import FORMATS, export  # noqa: PLC0415 (start-up time)

        written = {}
        for form in FORMATS.values():
            if not form.file or not self.source.is_dir():
                continue
            try:
                export(self.source, form.name, folder / form.file)
            except (MissingExtraError, TableError):
                continue  # its package is not installed, or the tables are not sound: 'events validate' tells
            told = form.description.replace(", a file a table", "")
            written[form.file] = f"The events as {told}"
        return written

    def _page(self, address: str, text: str) -> None:
        path = self.root / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))

    def _index(self, files: list[Download]) -> str:
        from markupsafe import Markup  # noqa: PLC0415 (start-up time)

        links = {entry.row.key: entry.href for entry in self.entries if entry.href}
        chart = json.dumps(chart_data(self.rows, "elastic", links=links), ensure_ascii=False, separators=(",", ":"))
        documents = f"{len(self.pages)} document{'' if len(self.pages) == 1 else 's'}"
        return render(
            "index.html",
            self.site,
            heading=self.site["title"],
            name="index",
            scripts=[bundle(), asset("page.js"), asset("site/list.js")],
            summary=f"{summary(self.rows)}, from {documents}.",
            figure=Markup(figure(self.rows, "elastic", linked=True)),  # noqa: S704 - escaped there
            chart=Markup(escape_json(chart)),  # noqa: S704 - no < in it
            linked_data=Markup(escape_json(self._linked_data(files))),  # noqa: S704 - no < in it
            parts=self.parts,
            parts_size=LIST_SIZE,
            search=self.searchable,
            list=event_list([] if self.parts else self.entries),
        )

    def _linked_data(self, files: list[Download]) -> str:
        from events.store import EVENTS  # noqa: PLC0415 (start-up time)

        years = [self.frames["events"][name].dropna() for name in ("year_earliest", "year_latest")]
        span = tuple(int(pick(column)) if len(column) else None for pick, column in zip((min, max), years, strict=True))
        columns = {column.name: column.description for column in EVENTS.columns}
        return linked_data(self.site | {"keywords": ["events", "timeline"]}, span, columns, files)

    def _part(self, part: _Part) -> str:
        heading = f"Events {part.label}"
        scripts = [asset("site/list.js")]
        shown = event_list(part.entries)
        return render("part.html", self.site, heading=heading, depth=1, scripts=scripts, part=part, list=shown)

    def _write_documents(self) -> None:
        by_document: dict[str, list[dict[str, Any]]] = {doc_id: [] for doc_id in self.pages}
        for mention in self.mentions:
            by_document.setdefault(str(mention["doc_id"]), []).append(mention)
        addresses = {entry.row.key: "index.html" for entry in self.entries}
        addresses |= {entry.row.key: part.address for part in self.parts for entry in part.entries}
        titles = {
            row.event_id: {"title": row.title, "address": f"{addresses[row.key]}#event-{row.key}"} for row in self.rows
        }
        texts = zip(self.frames["documents"]["doc_id"], self.frames["documents"]["text"], strict=True)
        for doc_id, text in texts:
            document = self.pages[str(doc_id)]
            evidence = lay_out_evidence(text, by_document[str(doc_id)])
            named = {note.event_id for block in evidence.blocks for note in block.notes}
            named |= {note.event_id for note in evidence.lost}
            values: dict[str, Any] = {"document": document, "evidence": evidence, "text": text}
            known = {event_id: titles.get(event_id) for event_id in named}
            page = render("document.html", self.site, heading=document.title, depth=1, titles=known, **values)
            self._page(document.address, page)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in record.items()} for record in frame.to_dict("records")]


def _parts(entries: list[Entry]) -> list[_Part]:
    """Pages of at most :data:`LIST_SIZE` entries, by date."""
    pieces = [entries[first : first + LIST_SIZE] for first in range(0, len(entries), LIST_SIZE)]
    addresses = ["", *(f"events/{number}.html" for number in range(1, len(pieces) + 1)), ""]
    return [
        _Part(
            entries=piece,
            address=addresses[number],
            label=f"{piece[0].order + 1:,}–{piece[-1].order + 1:,}",
            words=summary([entry.row for entry in piece]),
            before=addresses[number - 1],
            after=addresses[number + 1],
        )
        for number, piece in enumerate(pieces, start=1)
    ]


def _about(package: dict[str, Any], events: pd.DataFrame, title: str | None) -> dict[str, str]:
    """What all pages say of the dataset."""
    named = clean(title or package.get("title") or default_title(events))
    licences = [licence.get("title") or licence.get("name", "") for licence in package.get("licenses", [])]
    version = clean(package.get("version", ""))
    cited = f"{named}, version {version}" if version else named
    return {
        "title": named,
        "description": clean(package.get("description") or _DESCRIPTION),
        "version": version,
        "licence": clean(", ".join(licences)),
        "citation": clean(package.get("citation") or cited),
        "homepage": clean(package.get("homepage", "")),
    }
