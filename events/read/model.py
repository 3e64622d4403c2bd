"""What reading gives: documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.dates import Edtf

__all__ = ["Document"]


@dataclass(frozen=True, slots=True)
class Document:
    r"""One document: its exact text, and what is known about it.

    Attributes:
        doc_id: Identifies it in every table: 1 to 200 code points, no control characters, ``/`` or ``\``.
        text: The text that all offsets count in (Unicode code points, half-open).
        published: The document creation time (DCT) that relative expressions count from; None if unknown.
        title: Its headline, if its metadata gives one; else empty.
        source: Its publisher, if its metadata names one; else the file (and row, if it is a table) it was read from,
            as a path within the input.
        url: Where it can be read; empty if unknown. Only http(s): another address is kept in ``extra``.
        language: Primary subtag of its BCP 47 tag, ``en`` where none is given; a longer tag is kept in ``extra``.
        licence: Licence of the text; empty if unknown.
        extra: Metadata that no column holds, as text.
    """

    doc_id: str
    text: str
    published: Edtf | None = None
    title: str = ""
    source: str = ""
    url: str = ""
    language: str = "en"
    licence: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
