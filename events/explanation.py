"""How each date of a text came about, as text: the traces that the rooms keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.pipeline import mentions_of

if TYPE_CHECKING:
    from events.dates import Edtf
    from events.merge import Event
    from events.read import Document

__all__ = ["explanation"]


def explanation(document: Document, *, domain: str | None = None, day_first: bool = False) -> str:
    """Lines for each temporal expression of a document (rule, derivation, date), then for each event.

    Args:
        document: In a language that events are extracted from.
        domain: As for :func:`events.tag.tag`.
        day_first: As for :func:`events.tag.tag`.

    Raises:
        ModelError: spaCy's English model is not installed.
    """
    from events.merge import merge_mentions
    from events.tag import explain

    events = merge_mentions(mentions_of(document, domain=domain, day_first=day_first))
    lines = [f"published {document.published or 'unknown'}"]
    options: dict[str, Any] = {"language": document.language, "domain": domain, "day_first": day_first}
    lines += explain(document.text, document.published, **options)
    for event in sorted(events, key=lambda one: one.canonical.trigger_start):
        lines += _event_lines(event)
    return "\n".join(lines)


def _event_lines(event: Event) -> list[str]:
    date = event.date
    words = ", ".join(f"{m.trigger!r} [{m.trigger_start}:{m.trigger_end}]" for m in event.mentions)
    lines = [f"event: {event.title!r}, named by {words}"]
    lines += [f"  {step}" for step in date.trace]
    lines.append(f"  basis {date.basis}" + (f" on {date.anchor!r}" if date.anchor else ""))
    lines.append(f"  {event.event_type}, {event.factuality}")
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
