"""The public functions: what ``events.NAME`` in Python and ``events NAME`` on the command line do."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from events.pipeline import BuildReport, frame_of, mine, warn_of_undated, warn_of_unknown_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

    import altair as alt
    import pandas as pd
    import pyarrow as pa

    from events.corpus import Effort
    from events.corpus.index import Index
    from events.dates import Edtf
    from events.errors import DocumentError
    from events.read import Document
    from events.store import Dataset, Violation
    from events.tag import Timex
    from events.tag.evaluate import Evaluation

    #: When a document was published: EDTF, its string or another absolute date (``2025-10``, ``25 October 2025``), a
    #: year, a day, or None if it is unknown.
    Published: TypeAlias = str | int | Edtf | dt.date | None

__all__ = [
    "build",
    "datasets",
    "evaluate",
    "explain",
    "extract",
    "extract_batch",
    "info",
    "load",
    "published_edtf",
    "read",
    "tag",
    "timeline",
    "validate",
]


#: Languages and regions whose readers differ: over 04/05/2025, and over "listopad", October in one and November in
#: another. A date of a document's own is read in its language; one given from outside has none.
_READERS = ("en-GB", "hr", "pl", "cs", "sr")


def published_edtf(published: Published) -> Edtf | None:
    """A publication date as EDTF; None if it is unknown (None or empty).

    EDTF is taken as it is. What else :func:`events.read.parse_published` reads is taken if it is absolute and all
    readers agree on it: ``25 October 2025`` and ``25/10/2025`` are, ``yesterday`` and ``04/05/2025`` are not.

    Raises:
        DateError: It is a string, but no absolute date, or one that is read in two ways.

    >>> str(published_edtf("25 October 2025")), str(published_edtf("2025-10~")), published_edtf("")
    ('2025-10-25', '2025-10~', None)
    """
    if published is None or (isinstance(published, str) and not published.strip()):
        return None
    if not isinstance(published, (str, int, dt.date)):
        return published
    from events.read import parse_published

    date = parse_published(published)
    if isinstance(published, str):
        _agree(published, date)
    return date


def _agree(written: str, date: Edtf) -> None:
    """See to it that a date is read in one way only.

    Raises:
        DateError: It is not.
    """
    from events.dates import parse_edtf
    from events.errors import DateError
    from events.read import parse_published

    try:
        parse_edtf(written.strip())
    except DateError:
        others = [str(parse_published(written, language)) for language in _READERS]
        readings = dict.fromkeys((str(date), *others))
        if len(readings) > 1:
            raise DateError(
                f"{written!r} is read as {' or as '.join(readings)}; write the one that is meant, in EDTF: "
                f"{' or '.join(readings)}"
            ) from None


def read(
    inputs: str | Path | Iterable[str | Path],
    *,
    published: Published = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | DocumentError]:
    """Read documents from files and folders, whatever formats they are in.

    Args:
        inputs: Files and folders; ``-`` is standard input.
        published: EDTF, another absolute date, or a day, for documents that bear no date of their own.
        columns: Of tables of documents: our name of a column, such as ``text``, and what it is called there.

    Returns:
        One document, or one error, for each document met, in order. ``extra`` of a document tells where its date,
        language and encoding are from.

    Raises:
        DateError: ``published`` is no absolute date.
    """
    from events.read import read_documents

    return read_documents(inputs, published=published_edtf(published), columns=columns)


def tag(
    text: str,
    published: Published = None,
    *,
    language: str = "en",
    domain: Literal["news", "narrative", "colloquial"] | None = None,
    day_first: bool = False,
) -> list[Timex]:
    """Find and resolve the temporal expressions of a text.

    Args:
        text: Any text; all offsets count its Unicode code points.
        published: When it was published: EDTF (``2025-10``), another absolute date, or a day. Relative dates count
            from it, with its uncertainty; if it is unknown they stay unresolved (``XXXX-07``).
        language: BCP 47 code.
        domain: What relative expressions lean on: ``news`` the document's date, ``narrative`` the last date
            mentioned, ``colloquial`` as news, in short posts. None to have it found from the text.
        day_first: Read numeric dates with slashes or hyphens as outside the United States: 03/04/2015 is 3 April. By
            default it is March 4; dates with dots (3.4.2015), ISO dates and those that one order only admits
            (25/12/2015) are read alike.

    Returns:
        The expressions in order of offset; ``text[t.start:t.end] == t.text`` for each.

    Raises:
        DateError: ``published`` is no absolute date.
        ValueError: The domain is not one of them.

    >>> [(t.text, t.value) for t in tag("The mill burned down in July 1999.")]
    [('July 1999', '1999-07')]
    """
    from events.tag import tag as find

    return find(text, published_edtf(published), language=language, domain=domain, day_first=day_first)


def evaluate(
    gold_dir: str | Path,
    *,
    language: str = "en",
    domain: Literal["news", "narrative", "colloquial"] | None = None,
    errors: int = 0,
) -> Evaluation:
    """Score :func:`tag` against a folder of gold TimeML documents (``.tml``), as in TempEval-3.

    Args:
        gold_dir: The folder; folders in it are not read.
        language: Of its texts, as for :func:`tag`.
        domain: As for :func:`tag`; the same for all documents.
        errors: How many mismatches to keep, with their context.

    Returns:
        Precision, recall and F1 of strict and relaxed spans, types and values, in percent; the same by TIMEX3 type;
        counts; the first mismatches; and an error for each file that could not be read.

    Raises:
        DocumentError: There is no such folder, it holds no ``.tml`` file, or none that can be read.
        ValueError: The domain is not one of them.
    """
    from events.tag.evaluate import evaluate as run

    return run(gold_dir, language=language, domain=domain, errors=errors)


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
        published: When the text was published: EDTF (``2025-10``), another absolute date, or a day. Relative dates
            count from it. It is given to documents that bear no date of their own.
        title: Its headline.
        language: BCP 47 code.
        doc_id: Names the text in the table.

    Returns:
        One row an event, the columns of the ``events`` table, sorted by date; its ``attrs`` describe it.

    Raises:
        DateError: ``published`` is no absolute date.
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


def build(  # noqa: PLR0913 - one argument an option
    inputs: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    published: Published = None,
    columns: Mapping[str, str] | None = None,
    name: str | None = None,
    title: str | None = None,
    description: str = "",
    licence: str = "",
    about: str | Path | None = None,
    corrections: str | Path | None = None,
    page: bool = True,
    undated: bool = False,
    background: bool = False,
    tag_only: bool = False,
    effort: Effort | None = None,
) -> BuildReport:
    """Build a dataset: documents, mentions and events as Parquet, with package metadata and a timeline.

    The folder then holds ``documents.parquet``, ``mentions.parquet``, ``events.parquet``, ``datapackage.json``,
    ``timeline.html``, ``timeline.vl.json``, a card (``README.md``), a change log, a citation, Croissant and schema.org
    metadata and ``SHA256SUMS``. The same inputs give the same bytes. Everything is made before the
    first of them is replaced.

    Args:
        inputs: Files and folders of documents, or paths that fsspec knows, also as patterns (``s3://bucket/*.jsonl``).
        out: The folder, or a path that fsspec knows; made if it is missing.
        published: EDTF, another absolute date, or a day, for documents that bear no date of their own.
        columns: Of tables of documents: our name of a column, such as ``text``, and what it is called there.
        name: Short name of the dataset; the folder's by default.
        title: For people; by default that of the one document, or how many there are.
        description: What is in it.
        licence: Of the tables: an SPDX identifier, or words.
        about: A TOML file with these four and whatever else the dataset says of itself: version, creators, citation,
            keywords, sources, licence of the text, releases. What is given here goes before what is in it.
        corrections: People's fixes, a YAML file as :func:`review` writes it; kept in the folder.
        page: Whether to write ``timeline.html`` (about 1 MB, since it works without a network). Neither it nor the
            chart is drawn of more than 5,000 events.
        undated: Also keep the events that nothing dates but their tense, some time before the document with an open
            lower bound, and those of which only one end is told: until a date, or after one more than ten years before
            the document.
        background: Also give rows to what has a date and is no event of a timeline: what is said, meant, owned or going
            on. For research that counts every dated event word; more rows, and rougher ones.
        tag_only: Find temporal expressions and no events: ``documents.parquet`` and ``timexes.parquet``, many times as
            fast.
        effort: Workers, limits, engine and progress, see ``events.corpus.Effort``; what is built does not depend on
            it. By default all cores, or this process where the inputs are small.

    Returns:
        What became of every document, and where the files lie. A document that fails is set aside, with the reason in
        ``quarantine.parquet``, and does not stop the others.

    Raises:
        DateError: ``published`` is no absolute date.
        ModelError: spaCy's English model is not installed.
        TableError: The name is not one, or a correction does not find its row.
        BuildError: The folder cannot be written, or the build cannot go on; what was done is kept for the next.
    """
    from events.corpus import Effort as Means
    from events.corpus import Settings, build_dataset
    from events.store import About, load_about

    told = None if about is None else load_about(about)
    folder = PurePosixPath(str(out)) if "://" in str(out) else Path(out).resolve()
    called = re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-") or "events"
    paths = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    known = published_edtf(published)

    def describe(index: Index) -> About:
        warn_of_undated(index.undated_ids, index.undated, stacklevel=5)
        words = index.title if index.done == 1 else f"Events of {index.done} documents"
        base = told or About(name=name or called, title=title or words)
        return dataclasses.replace(
            base,
            name=name or base.name,
            title=title or base.title,
            description=description or base.description,
            licence=licence or base.licence,
        )

    pairs = ",".join(f"{our}={theirs}" for our, theirs in sorted((columns or {}).items()))
    day = None if known is None else str(known)
    settings = Settings(published=day, columns=pairs, tag_only=tag_only, undated=undated, background=background)
    return build_dataset(paths, out, settings, effort or Means(), describe, page=page, corrections=corrections)


def extract_batch(documents: pa.RecordBatch) -> pa.RecordBatch:
    """Extract mentions from an Arrow batch of documents: see :func:`events.corpus.batch.extract_batch`.

    >>> import pyarrow as pa
    >>> batch = pa.RecordBatch.from_pylist([{"doc_id": "a", "text": "The mill burned down in July 1999."}])
    >>> extract_batch(batch).column("date_edtf").to_pylist()
    ['1999-07']
    """
    from events.corpus.batch import extract_batch as run

    return run(documents)


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


def timeline(
    events: pd.DataFrame,
    *,
    scale: Literal["elastic", "linear"] = "elastic",
    lanes: Literal["type", "place", "participant"] | None = None,
    documents: pd.DataFrame | None = None,
) -> alt.TopLevelMixin:
    """Draw a table of events as a timeline.

    Args:
        events: One row an event, as :func:`extract` or :func:`load` give it.
        scale: ``elastic`` gives crowded time more room and says so; ``linear`` is exact.
        lanes: Group the events by what they are, where they were, or who took part.
        documents: The documents table: events become links to the documents that have a web address.

    Returns:
        An Altair chart, which notebooks show by themselves.
    """
    from events.draw import timeline as draw

    return draw(events, scale=scale, lanes=lanes, documents=documents)


def explain(
    text: str,
    published: Published = None,
    *,
    language: str = "en",
    domain: Literal["news", "narrative", "colloquial"] | None = None,
    day_first: bool = False,
) -> str:
    """Tell how each date of a text came about.

    Args:
        text: Any text.
        published: EDTF, another absolute date, or a day, that relative dates count from.
        language: BCP 47 code.
        domain: As for :func:`tag`.
        day_first: As for :func:`tag`.

    Returns:
        Lines for each temporal expression (offsets, rule, derivation, date), then for each event.

    Raises:
        DateError: ``published`` is no absolute date.
        ModelError: spaCy's English model is not installed.
    """
    from events.explanation import explanation
    from events.read import Document

    document = Document(doc_id="text", text=text, published=published_edtf(published), language=language)
    warn_of_unknown_dates([document])
    return explanation(document, domain=domain, day_first=day_first)


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
