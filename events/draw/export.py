"""The same chart as JSON, PNG, SVG, PDF, and a file of any of these."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from events.draw.page import to_html
from events.draw.spec import escape_json
from events.draw.timeline import specification
from events.errors import EventsError

if TYPE_CHECKING:
    from typing import Unpack

    import altair as alt
    import pandas as pd

    from events.draw.timeline import Options

__all__ = ["FormatError", "save_timeline", "to_json", "to_pdf", "to_png", "to_svg"]

_SUFFIXES = (".html", ".json", ".pdf", ".png", ".svg")


class FormatError(EventsError, ValueError):
    """A file name whose suffix is no format that a timeline can be written in."""


def to_json(events: pd.DataFrame | alt.TopLevelMixin, **options: Unpack[Options]) -> str:
    """The Vega-Lite specification as JSON text: the same table gives the same bytes.

    ``<`` and the line separators of JavaScript are escaped, so that the text can stand within an HTML page.

    Args:
        events: An event table, or a chart made by :func:`events.draw.timeline`.
        **options: As :func:`events.draw.timeline` takes them; none with a chart.

    Raises:
        TableError: A column that charts need is missing, or a bound is not a timestamp.
        ValueError: An option is wrong, or is given with a chart.
    """
    return escape_json(json.dumps(specification(events, **options), ensure_ascii=False, indent=1)) + "\n"


def to_png(events: pd.DataFrame | alt.TopLevelMixin, *, scale_factor: float = 2, **options: Unpack[Options]) -> bytes:
    """A PNG picture, ``scale_factor`` pixels for one of the chart; arguments and errors as :func:`to_json`."""
    import vl_convert  # noqa: PLC0415 (start-up time)

    spec = json.dumps(specification(events, **options))
    picture: bytes = vl_convert.vegalite_to_png(spec, scale=scale_factor, allowed_base_urls=[])
    return picture


def to_svg(events: pd.DataFrame | alt.TopLevelMixin, **options: Unpack[Options]) -> str:
    """An SVG picture; arguments and errors as :func:`to_json`."""
    import vl_convert  # noqa: PLC0415 (start-up time)

    picture: str = vl_convert.vegalite_to_svg(json.dumps(specification(events, **options)), allowed_base_urls=[])
    return picture


def to_pdf(events: pd.DataFrame | alt.TopLevelMixin, **options: Unpack[Options]) -> bytes:
    """A PDF of one page as large as the chart; arguments and errors as :func:`to_json`."""
    import vl_convert  # noqa: PLC0415 (start-up time)

    picture: bytes = vl_convert.vegalite_to_pdf(json.dumps(specification(events, **options)), allowed_base_urls=[])
    return picture


def save_timeline(events: pd.DataFrame | alt.TopLevelMixin, path: str | Path, **options: Unpack[Options]) -> None:
    """Write a timeline in the format that the path's suffix names.

    Args:
        events: An event table, or a chart made by :func:`events.draw.timeline`.
        path: Ends in ``.html``, ``.json`` (``.vl.json``), ``.pdf``, ``.png`` or ``.svg``; an existing file goes.
        **options: As :func:`events.draw.timeline` takes them; a page fits any width and takes neither ``width`` nor
            ``row_height``.

    Raises:
        FormatError: No timeline can be written with that suffix.
        TableError: The table lacks a column that charts need.
        ValueError: An option is wrong, or is given with a chart.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in _SUFFIXES:
        msg = f"cannot write a timeline to {str(path)!r}: end the name with one of {', '.join(_SUFFIXES)}"
        raise FormatError(msg)
    target.write_bytes(_content(events, suffix, options))


def _content(events: pd.DataFrame | alt.TopLevelMixin, suffix: str, options: Options) -> bytes:
    match suffix:
        case ".png":
            return to_png(events, **options)
        case ".pdf":
            return to_pdf(events, **options)
        case ".svg":
            return to_svg(events, **options).encode("utf-8")
        case ".json":
            return to_json(events, **options).encode("utf-8")
    lanes, title = options.get("lanes"), options.get("title")
    documents = options.get("documents")
    page = to_html(events, scale=options.get("scale", "elastic"), title=title, lanes=lanes, documents=documents)
    return page.encode("utf-8")
