"""What a dataset says of itself: name, title, version, licence, citation, sources."""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.errors import TableError

__all__ = ["About", "Source"]

_NAME = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
_VERSION = re.compile(r"\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?")


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

    Raises:
        TableError: The name or the version is not as above, or the title is empty.
    """

    name: str
    title: str
    version: str = "0.1.0"
    description: str = ""
    licence: str = ""
    citation: str = ""
    homepage: str = ""
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what package metadata could not hold."""
        if not _NAME.fullmatch(self.name):
            msg = f"dataset name {self.name!r}: write lower-case letters and digits, joined by -, . or _"
            raise TableError(msg)
        if not self.title.strip():
            msg = f"dataset {self.name!r} has no title; give one, such as 'Dated events of …'"
            raise TableError(msg)
        if not _VERSION.fullmatch(self.version):
            msg = f"dataset {self.name!r}: version {self.version!r}; write a semantic version such as 1.0.0"
            raise TableError(msg)

    @property
    def cite(self) -> str:
        """The citation, or one made from title and version."""
        return self.citation or f"{self.title}, version {self.version}"
