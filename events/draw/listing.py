"""The events of a page as an HTML list: for screen readers, keyboards, paper and narrow screens."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from events.draw.palette import styles_for
from events.draw.rows import BASIS_WORDS, NOT_REAL, UNREAL, is_web
from events.draw.spec import STRIKE
from events.draw.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from events.draw.palette import Style
    from events.draw.rows import Row

__all__ = ["MACHINE_DATE", "icon", "listing", "sources_of"]

#: EDTF dates that HTML's ``datetime`` attribute takes as they are.
MACHINE_DATE = re.compile(r"(?!0000)\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)


def sources_of(documents: pd.DataFrame | None) -> dict[str, str]:
    """HTML of each document's title and source by ``doc_id``, with a link where the address is http or https.

    Args:
        documents: Rows of documents: ``doc_id`` and any of ``title``, ``source``, ``url``, ``published``; or None.
    """
    if documents is None:
        return {}
    found = {}
    for record in documents.to_dict("records"):
        words = {str(name): clean(value) for name, value in record.items() if isinstance(value, str) and name != "text"}
        name = f"<bdi>{escape(words.get('title') or words['doc_id'])}</bdi>"
        if is_web(words.get("url", "")):
            name = f'<a href="{escape(words["url"])}" rel="noopener noreferrer">{name}</a>'
        rest = [f"<bdi>{escape(words[key])}</bdi>" for key in ("source", "published") if words.get(key)]
        found[words["doc_id"]] = ", ".join([name, *rest])
    return found


def listing(rows: list[Row], sources: Mapping[str, str]) -> str:
    """Two sections: the events by date, and those without one (each only if there are any).

    Args:
        rows: All events, sorted.
        sources: HTML by ``doc_id``; the id itself stands for a document that is not in it.
    """
    styles = styles_for(row.event_type for row in rows)
    dated = [row for row in rows if row.dated]
    undated = [row for row in rows if not row.dated]
    if not rows:
        return '<section><h2>Events</h2><p class="summary">No dated events.</p></section>'
    parts = [_section("Events", "dated", dated, styles, sources)] if dated else []
    parts += [_section("Without a date", "undated", undated, styles, sources)] if undated else []
    return "\n".join(parts)


def _section(heading: str, key: str, rows: list[Row], styles: dict[str, Style], sources: Mapping[str, str]) -> str:
    items = "\n".join(_item(row, styles[row.event_type], sources) for row in rows)
    return (
        f'<section aria-labelledby="h-{key}"><h2 id="h-{key}">{heading}</h2>\n'
        f'<ol class="events">\n{items}\n</ol></section>'
    )


def _item(row: Row, style: Style, sources: Mapping[str, str]) -> str:
    when = escape(row.date)
    if MACHINE_DATE.fullmatch(row.edtf):
        when = f'<time datetime="{row.edtf}">{when}</time>'
    status = f' <span class="status">{escape(row.mark)}</span>' if row.mark else ""
    kind = f" {row.factuality}" if row.factuality in NOT_REAL else ""
    quote = f"<blockquote><bdi>“{escape(row.quote)}”</bdi></blockquote>" if row.quote else ""
    source = sources.get(row.doc_id) or f"<bdi>{escape(row.doc_id)}</bdi>"
    source = f'<p class="source">{source}</p>' if row.doc_id else ""
    return (
        f'<li class="event{kind}" id="event-{row.key}" tabindex="-1">{icon(row, style)}<div class="when">{when}</div>'
        f"<div><h3><bdi>{escape(row.title)}</bdi>{status}</h3>"
        f'<p class="facts">{_facts(row)}</p>{quote}{source}</div></li>'
    )


def _facts(row: Row) -> str:
    basis = BASIS_WORDS.get(row.basis, row.basis)
    facts = [row.event_type.capitalize(), row.place, row.who, f"date {basis}" if basis else ""]
    return "".join(f"<span><bdi>{escape(fact)}</bdi></span>" for fact in facts if fact)


def icon(row: Row, style: Style) -> str:
    """The symbol that the chart has for a row, as SVG."""
    unreal = row.factuality in UNREAL | NOT_REAL
    look = f'class="hollow" stroke="{style.color}"' if unreal else f'fill="{style.color}"'
    strike = f'<path fill="{style.color}" transform="scale(1.7)" d="{STRIKE}"/>' if row.factuality in NOT_REAL else ""
    return (
        '<svg class="icon" viewBox="-1.7 -1.7 3.4 3.4" aria-hidden="true"><circle class="disc" r="1.6"/>'
        f'<path {look} d="{style.shape}"/>{strike}</svg>'
    )
