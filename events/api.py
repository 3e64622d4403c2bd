"""The public functions: what ``events.NAME`` in Python and ``events NAME`` on the command line do."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from events.pipeline import BuildReport, frame_of, mine, mine_files, warn_of_unknown_dates

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    import altair as alt
    import pandas as pd

    from events.dates import Edtf
    from events.read import Document
    from events.store import Dataset, Violation
    from events.tag import Timex

    #: When a document was published: EDTF or its string (``2025-10``), a day, or None if it is unknown.
    Published: TypeAlias = str | Edtf | dt.date | None

__all__ = [
    "build",
    "datasets",
    "explain",
    "extract",
    "info",
    "load",
    "published_edtf",
    "tag",
    "timeline",
    "validate",
]


def published_edtf(published: Published) -> Edtf | None:
    """A publication date as EDTF; None if it is unknown (None or empty).

    Raises:
        DateError: It is a string, but not EDTF.
    """
    from events.dates import parse_edtf

    if isinstance(published, dt.datetime):
        return parse_edtf(published.date().isoformat())
    if isinstance(published, dt.date):
        return parse_edtf(published.isoformat())
    if isinstance(published, str):
        return parse_edtf(published) if published.strip() else None
    return published


def tag(text: str, published: Published = None, *, language: str = "en") -> list[Timex]:
    """Find and resolve the temporal expressions of a text.

    Args:
        text: Any text; all offsets count its Unicode code points.
        published: When it was published: EDTF (``2025-10``) or a day. Relative dates count from it, with its
            uncertainty; if it is unknown they stay unresolved (``XXXX-07``).
        language: BCP 47 code.

    Returns:
        The expressions in order of offset; ``text[t.start:t.end] == t.text`` for each.

    Raises:
        DateError: ``published`` is not EDTF.

    >>> [(t.text, t.value) for t in tag("The mill burned down in July 1999.")]
    [('July 1999', '1999-07')]
    """
    from events.tag import tag as find

    return find(text, published_edtf(published), language=language)


def extract(
    text: str | Document | Iterable[Document],
    published: Published = None,
    *,
    title: str = "",
    language: str = "en",
    doc_id: str = "text",
) -> pd.DataFrame:
    """Extract the dated events of a text.

    Args:
        text: The text, or one or more :class:`events.Document`, whose own title, language and id then count.
        published: When the text was published: EDTF (``2025-10``) or a day. Relative dates count from it. It is
            given to documents that bear no date of their own.
        title: Its headline.
        language: BCP 47 code.
        doc_id: Names the text in the table.

    Returns:
        One row an event, the columns of the ``events`` table, sorted by date; its ``attrs`` describe it.

    Raises:
        DateError: ``published`` is not EDTF.
        DocumentError: A document could not be read or mined.
        ModelError: spaCy's English model is not installed.

    >>> extract("The mill burned down in July 1999.", published="2025-10")["date_edtf"].tolist()
    ['1999-07']
    """
    from events.read import Document

    known = published_edtf(published)
    if isinstance(text, str):
        documents = [Document(doc_id=doc_id, text=text, published=known, title=title, language=language)]
    else:
        given = [text] if isinstance(text, Document) else text
        documents = [doc if doc.published else dataclasses.replace(doc, published=known) for doc in given]
    warn_of_unknown_dates(documents)
    mined = mine(documents)
    for failure in mined.failed:
        raise failure
    return frame_of(mined)


def build(
    inputs: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    published: Published = None,
    name: str | None = None,
    title: str | None = None,
    description: str = "",
    licence: str = "",
    page: bool = True,
) -> BuildReport:
    """Build a dataset: documents, mentions and events as Parquet, with package metadata and a timeline.

    The folder then holds ``documents.parquet``, ``mentions.parquet``, ``events.parquet``, ``datapackage.json``,
    ``timeline.html`` and ``timeline.vl.json``. The same inputs give the same bytes. Everything is made before the
    first of them is replaced.

    Args:
        inputs: Files and folders of documents.
        out: The folder; made if it is missing.
        published: EDTF or a day, for documents that bear no date of their own.
        name: Short name of the dataset; the folder's by default.
        title: For people; the name by default.
        description: What is in it.
        licence: Of the tables: an SPDX identifier, or words.
        page: Whether to write ``timeline.html`` (900 KB, since it works without a network).

    Returns:
        What became of every document, and where the files lie. A document that fails does not stop the others.

    Raises:
        DateError: ``published`` is not EDTF.
        ModelError: spaCy's English model is not installed.
        TableError: The name is not one.
        OSError: The folder cannot be written.
    """
    from events.pipeline import write_build
    from events.store import About

    folder = Path(out)
    called = name or re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-") or "events"
    about = About(name=called, title=title or called, description=description, licence=licence)
    paths = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    mined = mine_files(paths, published_edtf(published))
    warn_of_unknown_dates(mined.documents)
    return write_build(mined, folder, about, page=page)


def load(name: str | Path, table: Literal["events", "mentions", "documents"] = "events") -> pd.DataFrame:
    """Load a table of a shipped dataset or of a built folder.

    Args:
        name: A name that :func:`datasets` lists, or the path of a folder or Parquet file.
        table: Which of the three.

    Returns:
        The table, with dtypes for use and its description in ``attrs``.

    Raises:
        TableError: There is no such dataset or table.

    >>> load("serbia", table="documents")["published"].tolist()
    ['2025-10']
    """
    from events.store import load as load_table

    return load_table(name, table=table)


def datasets() -> list[Dataset]:
    """The datasets that the package ships, by name.

    >>> [dataset.name for dataset in datasets()]
    ['serbia']
    """
    from events.store import datasets as shipped

    return shipped()


def timeline(events: pd.DataFrame, *, scale: Literal["elastic", "linear"] = "elastic") -> alt.TopLevelMixin:
    """Draw a table of events as a timeline.

    Args:
        events: One row an event, as :func:`extract` or :func:`load` give it.
        scale: ``elastic`` gives crowded time more room and says so; ``linear`` is exact.

    Returns:
        An Altair chart.
    """
    from events.draw import timeline as draw

    return draw(events, scale=scale)


def explain(text: str, published: Published = None, *, language: str = "en") -> str:
    """Tell how each date of a text came about.

    Args:
        text: Any text.
        published: EDTF or a day that relative dates count from.
        language: BCP 47 code.

    Returns:
        Lines for each temporal expression (offsets, rule, derivation, date), then for each event.

    Raises:
        DateError: ``published`` is not EDTF.
        ModelError: spaCy's English model is not installed.
    """
    from events.explanation import explanation
    from events.read import Document

    document = Document(doc_id="text", text=text, published=published_edtf(published), language=language)
    warn_of_unknown_dates([document])
    return explanation(document)


def validate(folder: str | Path) -> list[Violation]:
    """Check a built dataset: schema, keys, offsets against the stored text, bounds against EDTF, hashes.

    Returns:
        One row a fault, with its place and remedy; none if the dataset is as documented.

    Raises:
        TableError: There is no such folder.

    >>> validate(datasets()[0].folder)
    []
    """
    from events.store import validate as check

    return check(folder)


def info(name: str | Path) -> dict[str, Any]:
    """Describe a shipped dataset or a built folder: rows, span, events by type and basis, documents.

    Raises:
        TableError: There is no such dataset.

    >>> info("serbia")["rows"]["documents"]
    1
    """
    from events.store import info as describe

    return describe(name)
