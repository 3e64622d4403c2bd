"""TimeML: the text of the element ``TEXT``, exactly, and the document creation time of ``DCT``.

Source: ISO 24617-1 (ISO-TimeML), and the files of TempEval-3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.errors import DocumentError
from events.read.record import Format, Record
from events.read.safe_xml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.read.record import Source

__all__ = ["FORMAT"]

_KEPT = ("DCT", "TEXT", "TITLE", "DOCID")


class _Handler:
    """Gathers the text of the first ``TEXT``, ``TITLE`` and ``DOCID``, and the creation time."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.parts: dict[str, list[str]] = {}
        self.open: str | None = None
        self.depth = 0
        self.dct: str | None = None
        self.created: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.open is None and name in _KEPT and name not in self.parts:
            self.open, self.depth, self.parts[name] = name, len(self.path), []
        if name == "TIMEX3":
            if self.dct is None and self.path and self.path[-1] == "DCT":
                self.dct = attributes.get("value", "")
            if self.created is None and attributes.get("functionInDocument") == "CREATION_TIME":
                self.created = attributes.get("value", "")
        self.path.append(name)

    def end(self, _name: str) -> None:
        self.path.pop()
        if self.open is not None and len(self.path) == self.depth:
            self.open = None

    def data(self, text: str) -> None:
        if self.open is not None:
            self.parts[self.open].append(text)

    def text(self, name: str) -> str:
        return "".join(self.parts.get(name, ()))


def _records(source: Source) -> Iterator[Record | DocumentError]:
    handler = _Handler()
    decoded = parse_xml(source.read_bytes(), source.place, start=handler.start, end=handler.end, text=handler.data)
    if "TEXT" not in handler.parts:
        raise DocumentError(source.place, "no element 'TEXT'", "write TimeML: the text goes into an element 'TEXT'")
    dct = handler.created if handler.dct is None else handler.dct
    if dct is not None and not any(char.isdigit() for char in dct):  # XXXX: a date that no value says, or none
        words = handler.text("DCT").strip()
        dct = words if any(char.isdigit() for char in words) else ""
    yield Record(
        text=handler.text("TEXT"),
        place=source.place,
        source=source.name,
        stem=source.stem,
        fields={**decoded.fields, "title": handler.text("TITLE"), "published": dct, "docid": handler.text("DOCID")},
        dated_by="TimeML's DCT",
    )


FORMAT = Format("TimeML", (".tml",), _records, lambda opening: opening.root == "timeml")
