"""People's corrections, as they are written in a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["EDITABLE", "Correction", "Corrections"]

#: Columns of the events table that a person can set; the others follow from them and from the evidence.
EDITABLE = (
    "title",
    "date_edtf",
    "duration",
    "date_basis",
    "event_type",
    "factuality",
    "participants",
    "place_name",
    "country_iso2",
    "lat",
    "lon",
    "place_precision",
    "confidence",
)


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction.

    Attributes:
        place: File and line, for messages.
        action: ``change``, ``drop``, ``merge``, ``split`` or ``add``.
        targets: The events that it is about; the document's id for ``add``.
        fields: Columns to set, as written: a text, a list of texts, or None to clear.
        mentions: Ids of the mentions that ``split`` takes out.
        quote: The sentence of ``add``, exactly as in the document.
        trigger: The word in it that names the event.
        timex: The expression in it that dates the event; empty if none does.
        why: The reason; may be empty.
        by: Who says so; may be empty.
    """

    place: str
    action: str
    targets: tuple[str, ...]
    fields: Mapping[str, str | list[str] | None] = field(default_factory=dict)
    mentions: tuple[str, ...] = ()
    quote: str = ""
    trigger: str = ""
    timex: str = ""
    why: str = ""
    by: str = ""

    def note(self, what: str) -> str:
        """What the row's column ``corrected`` says: what was done, the reason, who."""
        return what + (f": {self.why}" if self.why else "") + (f" ({self.by})" if self.by else "")


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a file, in its order, which is the order they are applied in.

    Attributes:
        source: The file.
        entries: The corrections.
    """

    source: str
    entries: tuple[Correction, ...]
