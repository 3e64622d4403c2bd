"""One function for both scales."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

from events.draw.dense import dense
from events.draw.elastic import elastic
from events.draw.linear import linear
from events.draw.rows import read_rows
from events.draw.spec import is_dense

if TYPE_CHECKING:
    from typing import Unpack

    import altair as alt
    import pandas as pd

    from events.draw.lanes import LaneBy
    from events.draw.rows import Row

__all__ = ["Options", "Scale", "default_title", "spec_of", "specification", "timeline", "vega_lite"]

Scale = Literal["elastic", "linear"]
_NARROWEST = 400


class Options(TypedDict, total=False):
    """Options of :func:`timeline`."""

    scale: Scale
    title: str | None
    width: int
    row_height: int | None
    lanes: LaneBy | None
    documents: pd.DataFrame | None


def timeline(
    events: pd.DataFrame,
    *,
    scale: Scale = "elastic",
    title: str | None = None,
    width: int = 960,
    row_height: int | None = None,
    lanes: LaneBy | None = None,
    documents: pd.DataFrame | None = None,
) -> alt.LayerChart | alt.VConcatChart | alt.Chart:
    """Draw an event table, one event a row, sorted by date; more than 400 events as columns that count them.

    A symbol stands at the middle of a date. A pale bar is the range it could fall in, a solid line is how long
    something lasted (fading where an end is not firm, capped where it is), an arrow is an open end, a hollow symbol
    is planned or proposed, a crossed one cancelled or denied. Years before 1 are drawn like all others. Under the
    columns of very many events stand the rows of those that the reader's brush covers.

    Args:
        events: Rows of events, columns as in the ``events`` table (see ``events.load``).
        scale: ``elastic`` gives crowded time more room; ``linear`` is exact, with an overview to zoom by.
        title: Above the chart; the table's own title (``events.attrs``) or "Timeline" by default.
        width: Pixels of the drawing, at least 400.
        row_height: Pixels of a row; by default less the more events there are.
        lanes: Group the rows by ``type``, ``place`` or ``participant``, each group under its name.
        documents: Rows of the ``documents`` table: an event whose document has a web address becomes a link to it.

    Returns:
        An Altair chart; the same table always gives the same specification.

    Raises:
        TableError: A column that charts need is missing, or a bound is not a timestamp.
        ValueError: The scale or the kind of lanes is unknown, the width too small, or the dates too far apart to draw.
    """
    import altair as alt  # noqa: PLC0415 (start-up time)

    spec = vega_lite(
        events, scale=scale, title=title, width=width, row_height=row_height, lanes=lanes, documents=documents
    )
    kind = alt.VConcatChart if "vconcat" in spec else alt.LayerChart if "layer" in spec else alt.Chart
    return kind.from_dict(spec)


def vega_lite(
    events: pd.DataFrame,
    *,
    scale: Scale = "elastic",
    title: str | None = None,
    width: int = 960,
    row_height: int | None = None,
    lanes: LaneBy | None = None,
    documents: pd.DataFrame | None = None,
) -> dict[str, Any]:
    """The Vega-Lite specification of :func:`timeline`, as plain Python data.

    Raises:
        TableError: A column that charts need is missing, or a bound is not a timestamp.
        ValueError: The scale or the kind of lanes is unknown, the width too small, or the dates too far apart to draw.
    """
    rows = read_rows(events, documents)
    named = title or default_title(events)
    return spec_of(rows, scale=scale, title=named, width=width, row_height=row_height, lanes=lanes)


def specification(events: pd.DataFrame | alt.TopLevelMixin, **options: Unpack[Options]) -> dict[str, Any]:
    """The specification of an event table (with options as :func:`timeline` takes them) or of a chart (without).

    Raises:
        TableError: A column that charts need is missing, or a bound is not a timestamp.
        ValueError: An option is wrong, as for :func:`timeline`, or is given with a chart.
    """
    import pandas as pd  # noqa: PLC0415 (start-up time)

    if isinstance(events, pd.DataFrame):
        return vega_lite(events, **options)
    if options:
        msg = f"a chart has its options already ({', '.join(options)} given); pass the event table instead"
        raise ValueError(msg)
    spec: dict[str, Any] = events.to_dict()
    return spec


def default_title(events: pd.DataFrame) -> str:
    """The table's own title, or "Timeline"."""
    return str(events.attrs.get("title") or "Timeline")


def spec_of(
    rows: list[Row],
    *,
    scale: Scale,
    title: str | None,
    width: int,
    row_height: int | None = None,
    lanes: LaneBy | None = None,
) -> dict[str, Any]:
    """As :func:`vega_lite`, from rows; no title and no subtitle if the title is None.

    Raises:
        ValueError: The scale or the kind of lanes is unknown, the width too small, or the dates too far apart to draw.
    """
    if width < _NARROWEST:
        msg = f"width {width!r} is too small for a timeline; give at least {_NARROWEST} pixels, or use the page's list"
        raise ValueError(msg)
    if scale in {"elastic", "linear"} and is_dense(rows):
        return dense(rows, scale=scale, title=title, width=width, lanes=lanes)
    height = row_height or (32 if len(rows) <= 25 else 27 if len(rows) <= 80 else 23)
    if scale == "elastic":
        return elastic(rows, title=title, width=width, row_height=height, lanes=lanes)
    if scale == "linear":
        return linear(rows, title=title, width=width, row_height=height, lanes=lanes)
    msg = f"scale {scale!r} is unknown; choose 'elastic' or 'linear'"
    raise ValueError(msg)
