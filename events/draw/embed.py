"""A timeline within a page of someone else's: as a fragment of HTML, or as a page in a frame."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from events.draw.assets import asset
from events.draw.export import to_json
from events.draw.page import script_tags

if TYPE_CHECKING:
    from typing import Unpack

    import altair as alt
    import pandas as pd

    from events.draw.timeline import Options

__all__ = ["iframe_snippet", "to_fragment"]

_ELEMENT = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)


def to_fragment(
    events: pd.DataFrame | alt.TopLevelMixin,
    *,
    element_id: str = "timeline",
    scripts: bool = True,
    **options: Unpack[Options],
) -> str:
    """A piece of HTML for an existing page: a ``div``, and beside it the chart as JSON.

    With ``scripts`` the chart library is loaded from a public host (three tags with integrity hashes; 300 KB
    compressed, once for all charts of a page) and a short script draws the chart. Without them the page draws it:
    ``vegaEmbed("#timeline", JSON.parse(document.getElementById("timeline-data").textContent), {mode: "vega-lite"})``.
    A chart of a dozen events makes a fragment of about 40 KB, one of 300 events of 390 KB (5 KB and 40 KB compressed).

    Args:
        events: An event table, or a chart made by :func:`events.draw.timeline`.
        element_id: Of the ``div``; its data are ``<element_id>-data``. Give each chart of a page one of its own.
        scripts: Add the tags that load the library and draw.
        **options: As :func:`events.draw.timeline` takes them; none with a chart.

    Raises:
        TableError: A column that charts need is missing, or a bound is not a timestamp.
        ValueError: The id is not one, or an option is wrong.
    """
    if not _ELEMENT.fullmatch(element_id):
        msg = f"element id {element_id!r}: write a letter, then letters, digits, - and _, such as 'timeline-2'"
        raise ValueError(msg)
    parts = [
        f'<div id="{element_id}" class="dated-events" data-spec="{element_id}-data"></div>',
        f'<script type="application/json" id="{element_id}-data">{to_json(events, **options)}</script>',
    ]
    if scripts:
        parts += [script_tags(), f"<script>{asset('fragment.js')}</script>"]
    return "\n".join(parts) + "\n"


def iframe_snippet(address: str, *, height: int = 640, title: str = "Timeline") -> str:
    """An ``iframe`` that shows a page made by :func:`events.draw.to_html` within another page, as wide as fits.

    The frame is a sandbox: the page in it may run its own scripts and open its links in new tabs, and nothing else. It
    scrolls within its height. Some 640 pixels show about 15 events of an elastic timeline; give 120 and 32 for each
    event up to 25 to show the whole chart without its list.

    Args:
        address: Of the page: http or https, or relative to the page that holds the frame.
        height: Pixels.
        title: What a screen reader calls the frame.

    Raises:
        ValueError: The address is of another kind, or the height is no positive number.

    >>> print(iframe_snippet("timeline.html", height=500))
    <iframe src="timeline.html" title="Timeline" width="100%" height="500" loading="lazy" style="border: 0" \
sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>
    """
    if not address or re.search(r"[\x00-\x20\x7f]", address) or _scheme(address) not in {"", "http", "https"}:
        msg = f"cannot put {address!r} in a frame; give an http or https address, or one relative to the page"
        raise ValueError(msg)
    if height < 1:
        msg = f"height {height!r} is no height of a frame; give pixels, such as 640"
        raise ValueError(msg)
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{height:d}" loading="lazy" '
        'style="border: 0" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>'
    )


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError:
        return "?"
