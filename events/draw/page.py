"""One self-contained HTML page: the chart, and beneath it the same events as a list.

A document is hostile input: all text is escaped, a Content-Security-Policy admits only the page's own scripts and
styles by their hashes (no ``unsafe-inline``, no ``unsafe-eval``: Vega runs by its expression interpreter), and only
http and https addresses become links.
"""

from __future__ import annotations

import json
from html import escape
from string import Template
from typing import TYPE_CHECKING, Any

from events.draw.assets import asset, bundle, content_policy, source_hash
from events.draw.figure import chart_data, figure
from events.draw.listing import listing, sources_of
from events.draw.rows import read_rows
from events.draw.spec import escape_json, summary
from events.draw.text import clean
from events.draw.timeline import Scale, default_title, specification

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from events.draw.lanes import LaneBy

__all__ = ["CDN", "script_tags", "to_html"]

#: Scripts of the small variant: address and Subresource Integrity (SHA-384 of the file in the npm package).
CDN = (
    (
        "https://cdn.jsdelivr.net/npm/vega@6.2.0/build/vega.min.js",
        "sha384-0Wc8+KeboSkAq/fK81pd4uFbWKu4ouB+y4KWCYxlC69hRWol7vnc6zZSruXOtc0F",
    ),
    (
        "https://cdn.jsdelivr.net/npm/vega-lite@6.4.1/build/vega-lite.min.js",
        "sha384-QtG7pnWvq1Tk0Rcvl53B1TEVw7U1PUqfciCz3XMUqSmi1fNpJwiv5ml+m5NeOOzH",
    ),
    (
        "https://cdn.jsdelivr.net/npm/vega-embed@7.0.2/build/vega-embed.min.js",
        "sha384-MsH1NE1KRDpmMJCcJ8Ulqhadgiz4lT0GIaHN7DKB1POKAoBhSWywPDQ2sJDkP8M7",
    ),
)


def to_html(
    events: pd.DataFrame | alt.TopLevelMixin,
    *,
    inline: bool = True,
    scale: Scale = "elastic",
    title: str | None = None,
    lanes: LaneBy | None = None,
    documents: pd.DataFrame | None = None,
    lang: str = "en",
) -> str:
    """A whole HTML page with the timeline and, beneath it, a list of the same events.

    The page fits any width (below 640 pixels it shows the list alone), follows the reader's light or dark setting,
    prints, and makes no request to any host if ``inline``.

    Args:
        events: An event table; or a chart made by :func:`events.draw.timeline`, which has no list.
        inline: Put the chart library into the page (900 KB, 300 KB compressed); else load it from a public host. The
            page itself has about 110 KB for a dozen events and 730 KB for 300 (14 KB and 77 KB compressed).
        scale: As for :func:`events.draw.timeline`; not for a chart.
        title: Heading; the table's own title (``events.attrs``) or "Timeline" by default.
        lanes: As for :func:`events.draw.timeline`; not for a chart.
        documents: Rows of documents, for titles and links of the sources: ``doc_id``, ``title``, ``source``, ``url``,
            ``published``.
        lang: Language of the titles (BCP 47).

    Raises:
        TableError: A column that charts need is missing, or a bound is not a timestamp.
        ValueError: The scale or the kind of lanes is unknown, or the dates are too far apart to draw.
    """
    import pandas as pd  # noqa: PLC0415 (start-up time)

    if not isinstance(events, pd.DataFrame):
        spec = specification(events)
        parts = {"summary": "", "chart": '<figure><div id="timeline"></div></figure>', "list": ""}
        return _page(title or "Timeline", lang, {"layouts": [{"width": 0, "spec": spec}]}, parts, inline=inline)
    rows = read_rows(events)
    parts = {
        "summary": escape(f"{summary(rows)}."),
        "chart": figure(rows, scale),
        "list": listing(rows, sources_of(documents)),
    }
    return _page(title or default_title(events), lang, chart_data(rows, scale, lanes=lanes), parts, inline=inline)


def _page(title: str, lang: str, data: dict[str, Any], parts: dict[str, str], *, inline: bool) -> str:
    style, script = asset("page.css"), asset("page.js")
    libraries = f"<script>{bundle()}</script>" if inline else script_tags()
    allowed = [source_hash(bundle())] if inline else [address for address, _ in CDN]
    fields = {
        "lang": escape(lang),
        "policy": content_policy(style, [*allowed, source_hash(script)]),
        "title": escape(clean(title)),
        "style": style,
        "data": escape_json(json.dumps(data, ensure_ascii=False, separators=(",", ":"))),
        "libraries": libraries,
        "script": script,
    }
    return Template(asset("page.html")).substitute(fields | parts)


def script_tags() -> str:
    """The tags that load the chart library from a public host."""
    return "\n".join(
        f'<script src="{address}" integrity="{integrity}" crossorigin="anonymous"></script>'
        for address, integrity in CDN
    )
