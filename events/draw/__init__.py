"""Draw: an event table to a timeline that people look at, share and embed.

Knows nothing of how the table was made. :func:`timeline` gives an Altair chart; :func:`to_html` a page that works
offline; :func:`to_json`, :func:`to_png` and :func:`to_svg` the same chart for other uses; :func:`save_timeline`
chooses by a file's suffix. :func:`to_fragment` and :func:`iframe_snippet` put it into other pages. :func:`write_site`
makes a site of a whole dataset, and :func:`serve_site` shows it.
"""

from events.draw.embed import iframe_snippet, to_fragment
from events.draw.export import FormatError, save_timeline, to_json, to_pdf, to_png, to_svg
from events.draw.page import to_html
from events.draw.serve import serve_site, site_server
from events.draw.site import SiteError, write_site
from events.draw.timeline import timeline, vega_lite

__all__ = [
    "FormatError",
    "SiteError",
    "iframe_snippet",
    "save_timeline",
    "serve_site",
    "site_server",
    "timeline",
    "to_fragment",
    "to_html",
    "to_json",
    "to_pdf",
    "to_png",
    "to_svg",
    "vega_lite",
    "write_site",
]
