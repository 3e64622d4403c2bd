"""The way through the rooms: found documents → mentions → tables, with every document accounted for."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from events.errors import DocumentError, ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from events.dates import Edtf
    from events.extract import Draft, Mention
    from events.read import Document, Skipped

__all__ = [
    "LANGUAGES",
    "BuildReport",
    "Mined",
    "UnknownDateWarning",
    "frame_of",
    "has_extractor",
    "mentions_of",
    "mine",
    "mine_files",
    "read_ahead",
    "warn_of_undated",
    "warn_of_unknown_dates",
]

#: Languages that events are extracted from; documents in others are stored and counted, without events.
LANGUAGES = ("en",)
#: Documents, maybe with what could not be read among them.
Found = TypeVar("Found", bound="Document | DocumentError")
#: So many documents are read together, or fewer with so many code points: more gain little and cost memory.
_TOGETHER = 16
_TOGETHER_CHARS = 30_000


class UnknownDateWarning(UserWarning):
    """Documents bear no date, so that the relative dates in them stay unresolved."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What became of every document of a build: ``found == read + empty + foreign + len(failed)``.

    Attributes:
        found: Documents met in the inputs.
        read: Documents that events were looked for in.
        empty: Documents without a word.
        foreign: Documents in a language that events are not extracted from.
        failed: One error for each document that could not be read or mined.
        skipped: Files in the folders that are no documents, with the reason.
        mentions: Rows of the mentions table.
        events: Rows of the events table.
        timexes: Rows of the table of temporal expressions, in a build that finds nothing else.
        paths: The written files by name, such as ``events.parquet``.
    """

    found: int
    read: int
    empty: int
    foreign: int
    failed: tuple[DocumentError, ...]
    skipped: tuple[Skipped, ...]
    mentions: int
    events: int
    timexes: int = 0
    paths: Mapping[str, str | Path] = field(default_factory=dict)


@dataclass(slots=True)
class Mined:
    """Documents with their mentions, and what became of the others.

    Attributes:
        documents: All that could be read and mined, empty and foreign ones included.
        mentions: Of all documents, in their order.
        found: How many documents were met.
        empty: How many have no word.
        foreign: How many are in a language that events are not extracted from.
        failed: One error for each document that could not be read or mined.
        skipped: Files in the folders that are no documents, with the reason.
    """

    documents: list[Document] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    found: int = 0
    empty: int = 0
    foreign: int = 0
    failed: list[DocumentError] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def has_extractor(language: str) -> bool:
    """Whether events are extracted from a language (BCP 47).

    >>> has_extractor("en-GB"), has_extractor("sr")
    (True, False)
    """
    return language.split("-", maxsplit=1)[0].lower() in LANGUAGES


def mentions_of(
    document: Document,
    *,
    undated: bool = False,
    background: bool = False,
    domain: str | None = None,
    day_first: bool = False,
    draft: Draft | None = None,
) -> list[Mention]:
    """The mentions of dated events in one document.

    Args:
        document: In a language that events are extracted from.
        undated: Also those of events that only their tense dates: some time before the document.
        background: Also those of what is dated but told by no row otherwise: reports, states, what is at hand.
        domain: As for :func:`events.tag.tag`.
        day_first: As for :func:`events.tag.tag`.
        draft: The document as :func:`read_ahead` gives it, with the same options.

    Raises:
        ModelError: spaCy's English model is not installed.
    """
    from events.extract import extract_mentions, mentions_from
    from events.tag import tag

    if draft is not None:
        return mentions_from(draft)
    language, title = document.language, document.title
    timexes = tag(document.text, document.published, language=language, domain=domain, day_first=day_first, title=title)
    return extract_mentions(document, timexes, undated=undated, background=background)


def read_ahead(
    found: Iterable[Found],
    *,
    undated: bool = False,
    background: bool = False,
    at: Callable[[int], None] | None = None,
) -> Iterator[tuple[Found, Draft | None]]:
    """Documents with what has been read of each; several are read together, which costs less and changes nothing.

    Args:
        found: Documents, in any language, among them what could not be read.
        undated: As for :func:`mentions_of`.
        background: As for :func:`mentions_of`.
        at: Is told the number of each document that is opened.

    Yields:
        Each with its draft for :func:`mentions_of`; without one, where that must begin with the document itself and
        meets what is wrong with it.

    Raises:
        ModelError: spaCy's English model is not installed.
    """
    first = 0
    for group in _groups(found):
        drafts: list[Draft | None] = []
        for number, document in enumerate(group, first):
            if at is not None:
                at(number)
            drafts.append(_draft(document, undated=undated, background=background))
        yield from zip(group, _read_together(drafts), strict=True)
        first += len(group)


def _groups(found: Iterable[Found]) -> Iterator[list[Found]]:
    """Some documents at a time."""
    group: list[Found] = []
    size = 0
    for document in found:
        length = 0 if isinstance(document, DocumentError) else len(document.text)
        if group and (len(group) == _TOGETHER or size + length > _TOGETHER_CHARS):
            yield group
            group, size = [], 0
        group.append(document)
        size += length
    if group:
        yield group


def _draft(document: Document | DocumentError, *, undated: bool, background: bool) -> Draft | None:
    from events.extract import Draft
    from events.tag import tag

    if isinstance(document, DocumentError) or not document.text.strip() or not has_extractor(document.language):
        return None
    try:
        timexes = tag(document.text, document.published, language=document.language, title=document.title)
        return Draft(document, timexes, undated=undated, background=background)
    except ModelError:
        raise
    except Exception:  # noqa: BLE001 - met again, and told, where the document is mined
        return None


def _read_together(drafts: list[Draft | None]) -> list[Draft | None]:
    from events.extract import read_together

    try:
        read_together([draft for draft in drafts if draft is not None])
    except ModelError:
        raise
    except Exception:  # noqa: BLE001 - one of them brings it about, and meets it again by itself
        return [None] * len(drafts)
    return drafts


def mine(found: Iterable[Document | DocumentError]) -> Mined:
    """Extract from all documents; one that fails is kept as its error, and the others go on.

    Raises:
        ModelError: spaCy's English model is not installed: no document could be mined.
    """
    mined = Mined()
    sources: dict[str, str] = {}
    for document, draft in read_ahead(found):
        mined.found += 1
        if isinstance(document, DocumentError):
            mined.failed.append(document)
        elif document.doc_id in sources:
            mined.failed.append(_duplicate(document, sources[document.doc_id]))
        else:
            sources[document.doc_id] = document.source or document.doc_id
            _mine_one(document, draft, mined)
    return mined


def mine_files(inputs: Iterable[str | Path], published: Edtf | None, columns: Mapping[str, str] | None = None) -> Mined:
    """As :func:`mine`, from files and folders (``-`` is standard input).

    Raises:
        ModelError: spaCy's English model is not installed.
    """
    from events.read import read_documents

    skipped: list[Skipped] = []
    mined = mine(read_documents(inputs, published=published, on_skip=skipped.append, columns=columns))
    mined.skipped = skipped
    return mined


def _mine_one(document: Document, draft: Draft | None, mined: Mined) -> None:
    """Add one document and its mentions, or its error."""
    mentions: list[Mention] = []
    if not document.text.strip():
        mined.empty += 1
    elif not has_extractor(document.language):
        mined.foreign += 1
    else:
        try:
            mentions = mentions_of(document, draft=draft)
        except ModelError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever one document brings about, the others must not be lost
            mined.failed.append(_broken(document, error))
            return
    mined.documents.append(document)
    mined.mentions.extend(mentions)


def _duplicate(document: Document, first: str) -> DocumentError:
    """The error of a document whose id another one has."""
    return DocumentError(
        document.source or document.doc_id,
        f"its id {document.doc_id!r} is that of {first}, which was read before",
        "give each document an id of its own ('id:' in its head, or the column 'id')",
    )


def _broken(document: Document, error: Exception) -> DocumentError:
    failure = DocumentError(
        document.source or document.doc_id,
        f"events could not be extracted ({type(error).__name__}: {error})",
        "the other documents are complete; please report this one as a bug",
    )
    failure.__cause__ = error
    return failure


def warn_of_unknown_dates(documents: Iterable[Document], *, stacklevel: int = 3) -> None:
    """Tell the user once which documents bear no date, and what would give them one."""
    undated = [document.doc_id for document in documents if document.published is None and document.text.strip()]
    warn_of_undated(undated, len(undated), stacklevel=stacklevel + 1)


def warn_of_undated(undated: Sequence[str], count: int, *, stacklevel: int = 3) -> None:
    """As :func:`warn_of_unknown_dates`, given how many bear none, and the ids of the first of them."""
    if not count:
        return
    names = ", ".join(repr(name) for name in undated[:3]) + (" …" if count > 3 else "")
    subject = f"document {names} bears" if count == 1 else f"{count} documents ({names}) bear"
    warnings.warn(
        f"{subject} no date, so relative dates such as 'in July' stay unresolved; say when it was published: "
        "published='2025-10' (command line: --published 2025-10), or 'published: 2025-10' in its head",
        UnknownDateWarning,
        stacklevel=stacklevel,
    )


def frame_of(mined: Mined) -> pd.DataFrame:
    """The events table of what was mined: one row an event."""
    from events.merge import merge_mentions
    from events.store import events_frame, to_tables

    return events_frame(to_tables(mined.documents, merge_mentions(mined.mentions)))
