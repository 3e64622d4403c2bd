"""What a dataset says of itself: name, title, version, licences, citation, sources, changes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.errors import TableError

__all__ = ["CODE_LICENCE", "About", "Release", "Source"]

#: Licence of the code that makes datasets: this package's.
CODE_LICENCE = "MIT"

_NAME = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
_VERSION = re.compile(r"\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Source:
    """Where the documents of a dataset come from.

    Attributes:
        title: Publisher or work.
        path: Its address; empty if it has none.
    """

    title: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """One version of a dataset, for its change log.

    Attributes:
        version: Semantic version.
        notes: What changed, a sentence each (Markdown).
    """

    version: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a dataset says of itself.

    Attributes:
        name: Lower-case letters and digits, joined by ``-``, ``.`` or ``_``; what :func:`events.store.load` takes.
        title: For people.
        version: Semantic version of the data.
        description: What is in it, in a few sentences (Markdown).
        licence: Licence of the tables: an SPDX identifier such as ``CC-BY-4.0``, or words; empty if none is given.
        citation: How to cite it; made from title and version if empty.
        homepage: Its address; empty if it has none.
        sources: Where the documents come from.
        creators: Who made it.
        published: The day it was published, such as ``2025-11-01``; empty if it is not said.
        keywords: For finding it.
        text_licence: Licence of the documents' text, in words; empty if each document's own says it.
        releases: Its versions, the latest first, for the change log.

    Raises:
        TableError: The name, a version or the day is not as above, or the title is empty.
    """

    name: str
    title: str
    version: str = "0.1.0"
    description: str = ""
    licence: str = ""
    citation: str = ""
    homepage: str = ""
    sources: tuple[Source, ...] = ()
    creators: tuple[str, ...] = ()
    published: str = ""
    keywords: tuple[str, ...] = ()
    text_licence: str = ""
    releases: tuple[Release, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what package metadata could not hold."""
        if not _NAME.fullmatch(self.name):
            msg = f"dataset name {self.name!r}: write lower-case letters and digits, joined by -, . or _"
            raise TableError(msg)
        if not self.title.strip():
            msg = f"dataset {self.name!r} has no title; give one, such as 'Dated events of …'"
            raise TableError(msg)
        for version in (self.version, *(release.version for release in self.releases)):
            if not _VERSION.fullmatch(version):
                msg = f"dataset {self.name!r}: version {version!r}; write a semantic version such as 1.0.0"
                raise TableError(msg)
        if self.published and not _DAY.fullmatch(self.published):
            msg = f"dataset {self.name!r}: published {self.published!r}; write a day such as 2025-11-01"
            raise TableError(msg)

    @property
    def cite(self) -> str:
        """The citation, or one made from title and version."""
        return self.citation or f"{self.title}, version {self.version}"
