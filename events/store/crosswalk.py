"""The types of events, and what other vocabularies call them.

The single source is ``event_types.csv`` beside this module; ``schemas/event_types.csv`` is its published copy.

Sources: PLOVER manual (Open Event Data Alliance, categories as in the POLECAT data); CAMEO 1.1b3 (Schrodt, 2012), root
codes; ACE English Annotation Guidelines for Events 5.4.3 (Linguistic Data Consortium, 2005), ``Type.Subtype``;
IPTC Media Topics, as QCodes (CC BY 4.0, International Press Telecommunications Council).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

__all__ = ["CROSSWALK", "EVENT_TYPES", "EventType"]

#: The file that holds the table.
SOURCE = Path(__file__).with_name("event_types.csv")


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of events and its nearest equivalents; None where a vocabulary has none.

    Attributes:
        event_type: Our name.
        description: What belongs to it.
        plover_type: PLOVER category.
        cameo_root: CAMEO root code, two digits.
        cameo_label: What CAMEO calls that root.
        ace_type: ACE 2005 type, with subtype where one fits.
        iptc_topic: IPTC Media Topic.
        iptc_label: What IPTC calls that topic.
        note: Where an equivalent is not exact.
    """

    event_type: str
    description: str
    plover_type: str | None
    cameo_root: str | None
    cameo_label: str | None
    ace_type: str | None
    iptc_topic: str | None
    iptc_label: str | None
    note: str | None


def _read() -> dict[str, EventType]:
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = [{name: value or None for name, value in row.items()} for row in csv.DictReader(file)]
    return {row["event_type"]: EventType(**row) for row in rows}  # type: ignore[arg-type, misc]


#: Type by name, in documented order.
CROSSWALK = _read()
#: The values of the column ``event_type``.
EVENT_TYPES = tuple(CROSSWALK)
