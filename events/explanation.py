"""How each date of a text came about, as text: the traces that the rooms keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.pipeline import mentions_of

if TYPE_CHECKING:
    from events.dates import Edtf
    from events.extract import Mention
    from events.read import Document

__all__ = ["explanation"]


def explanation(document: Document) -> str:
    """Lines for each temporal expression of a document (rule, derivation, date), then for each mention of an event.

    Raises:
        ModelError: spaCy's English model is not installed.
    """
    from events.tag import explain

    mentions = mentions_of(document)
    lines = [f"published {document.published or 'unknown'}"]
    lines += explain(document.text, document.published, language=document.language)
    for mention in mentions:
        lines += _mention_lines(mention)
    return "\n".join(lines)


def _mention_lines(mention: Mention) -> list[str]:
    date = mention.date
    lines = [f"event: {mention.title!r}, named by {mention.trigger!r} [{mention.trigger_start}:{mention.trigger_end}]"]
    lines += [f"  {step}" for step in date.trace]
    lines.append(f"  basis {date.basis}" + (f" on {date.anchor!r}" if date.anchor else ""))
    lines.append(f"  {mention.event_type}, {mention.factuality}")
    lines += [] if date.duration is None else [f"  duration {date.duration}"]
    lines.append(f"  {_dated(date.edtf)}")
    return lines


def _dated(edtf: Edtf | None) -> str:
    """An EDTF date with its bounds: ``EDTF 2025-07: 2025-07-01 to 2025-07-31``."""
    if edtf is None:
        return "no date"
    bounds = edtf.bounds()
    return f"EDTF {edtf}: " + " to ".join(
        "open" if day is None else day.iso for day in (bounds.earliest, bounds.latest)
    )
