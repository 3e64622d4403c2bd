"""What an export works on, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from events.store.about import About

__all__ = ["Content", "Exported", "Format", "Rendered"]


@dataclass(frozen=True, slots=True)
class Content:
    """A dataset as plain rows: days as ``2025-07-01``, lists as lists, None where there is no value.

    Attributes:
        about: What the dataset says of itself.
        documents: Rows of documents.
        mentions: Rows of mentions, by document and trigger.
        events: Rows of events, by first day.
    """

    about: About
    documents: Sequence[Mapping[str, Any]]
    mentions: Sequence[Mapping[str, Any]]
    events: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A dataset in one format.

    Attributes:
        files: Name and bytes of each file.
        written: How many events are in them.
        notes: What the format could not hold, with the count, one sentence each.
    """

    files: Mapping[str, bytes]
    written: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format that datasets can be exported to.

    Attributes:
        name: What ``--to`` takes.
        description: What it is, for people.
        file: Name of its file; of the events' file where there are several.
        several: Whether it is a folder of files.
        render: Makes the files.
    """

    name: str
    description: str
    file: str
    several: bool
    render: Callable[[Content], Rendered]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Attributes:
        paths: The files.
        written: How many events are in them.
        notes: What the format could not hold, with the count, one sentence each.
    """

    paths: tuple[Path, ...]
    written: int
    notes: tuple[str, ...]
