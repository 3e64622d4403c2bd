"""Draw: an event table to a timeline that people look at, share and embed.

Knows nothing of how the table was made. :func:`timeline` gives an Altair chart; :func:`to_html` a page that works
offline; :func:`to_json`, :func:`to_png` and :func:`to_svg` the same chart for other uses; :func:`save_timeline`
chooses by a file's suffix.
"""

from events.draw.export import FormatError, save_timeline, to_json, to_pdf, to_png, to_svg
from events.draw.page import to_html
from events.draw.timeline import timeline, vega_lite

__all__ = [
    "FormatError",
    "save_timeline",
    "timeline",
    "to_html",
    "to_json",
    "to_pdf",
    "to_png",
    "to_svg",
    "vega_lite",
]
