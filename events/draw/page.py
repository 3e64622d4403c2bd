"""One self-contained HTML page: the chart, and beneath it the same events as a list.

A document is hostile input: all text is escaped, a Content-Security-Policy admits only the page's own scripts and
styles by their hashes (no ``unsafe-inline``, no ``unsafe-eval``: Vega runs by its expression interpreter), and only
http and https addresses become links.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import lru_cache
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any

from events.draw.listing import listing, sources_of
from events.draw.rows import read_rows
from events.draw.spec import escape_json, reading_help, summary
from events.draw.text import clean
from events.draw.timeline import Scale, default_title, spec_of, specification

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from events.draw.rows import Row

__all__ = ["CDN", "to_html"]

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
# Drawings of the page: the browser shows the widest that fits.
_WIDTHS = (600, 725, 950, 1244)
_WIDTHS_OF_MANY = (725, 1100)
_MANY = 100
_MARGIN = 8
_HINT = "Point at an event for its quote, click it to find it in the list; click a type to single it out."


def to_html(
    events: pd.DataFrame | alt.TopLevelMixin,
    *,
    inline: bool = True,
    scale: Scale = "elastic",
    title: str | None = None,
    documents: pd.DataFrame | None = None,
    lang: str = "en",
) -> str:
    """A whole HTML page with the timeline and, beneath it, a list of the same events.

    The page fits any width (below 640 pixels it shows the list alone), follows the reader's light or dark setting,
    prints, and makes no request to any host if ``inline``.

    Args:
        events: An event table; or a chart made by :func:`events.draw.timeline`, which has no list.
        inline: Put the chart library into the page (about 900 KB); else load it from a public host (a page of some
            20 KB that needs the network).
        scale: As for :func:`events.draw.timeline`; not for a chart.
        title: Heading; the table's own title (``events.attrs``) or "Timeline" by default.
        documents: Rows of documents, for titles and links of the sources: ``doc_id``, ``title``, ``source``, ``url``,
            ``published``.
        lang: Language of the titles (BCP 47).

    Raises:
        TableError: A column that charts need is missing, or a bound is not a timestamp.
    """
    import pandas as pd  # noqa: PLC0415 (start-up time)

    if not isinstance(events, pd.DataFrame):
        spec = specification(events)
        parts = {"summary": "", "chart": '<figure><div id="timeline"></div></figure>', "list": ""}
        return _page(title or "Timeline", lang, {"layouts": [{"width": 0, "spec": spec}]}, parts, inline=inline)
    rows = read_rows(events)
    parts = {
        "summary": escape(f"{summary(rows)}."),
        "chart": _figure(rows, scale),
        "list": listing(rows, sources_of(documents)),
    }
    return _page(title or default_title(events), lang, _data(rows, scale), parts, inline=inline)


def _data(rows: list[Row], scale: Scale) -> dict[str, Any]:
    """The drawings at several widths; tooltips only once."""
    layouts = []
    for width in _WIDTHS if len(rows) <= _MANY else _WIDTHS_OF_MANY:
        spec = spec_of(rows, scale=scale, title=None, width=width)
        spec["description"] += " The list below holds the same events."
        spec["config"] = spec["config"] | {"background": None}
        spec["padding"] = 3
        for datum in spec.get("datasets", {}).get("events", []):
            del datum["tip"]
        layouts.append({"width": width + _MARGIN, "spec": spec})
    return {"layouts": layouts, "tips": [row.tooltip() for row in rows if row.dated]}


def _figure(rows: list[Row], scale: Scale) -> str:
    words = [*reading_help(rows, scale), _HINT] if any(row.dated for row in rows) else []
    caption = f"<figcaption>{escape(' '.join(words))}</figcaption>" if words else ""
    return f'<figure class="wide"><div id="timeline"></div>{caption}</figure>'


def _page(title: str, lang: str, data: dict[str, Any], parts: dict[str, str], *, inline: bool) -> str:
    style, script = _template("page.css"), _template("page.js")
    libraries = f"<script>{_bundle()}</script>" if inline else _script_tags()
    allowed = [_hash(_bundle())] if inline else [address for address, _ in CDN]
    policy = (
        f"default-src 'none'; script-src {' '.join([*allowed, _hash(script)])}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    fields = {
        "lang": escape(lang),
        "policy": policy,
        "title": escape(clean(title)),
        "style": style,
        "data": escape_json(json.dumps(data, ensure_ascii=False, separators=(",", ":"))),
        "libraries": libraries,
        "script": script,
    }
    return Template(_template("page.html")).substitute(fields | parts)


def _template(name: str) -> str:
    return (files("events.draw") / "templates" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, from the library that also renders pictures."""
    import vl_convert  # noqa: PLC0415 (start-up time)

    bundle: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return bundle.replace("</script", "<\\/script").replace("\r", "")


def _script_tags() -> str:
    return "\n".join(
        f'<script src="{address}" integrity="{integrity}" crossorigin="anonymous"></script>'
        for address, integrity in CDN
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
