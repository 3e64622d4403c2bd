"""Pages of a site from Jinja2 templates: every value is escaped, and the policy admits the page's own scripts only."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from events.draw.assets import asset, content_policy, source_hash

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Environment

__all__ = ["GENERATOR", "render"]

#: What pages say that they were made by; a folder with such an ``index.html`` may be written anew.
GENERATOR = "dated-events site"
#: Name, address from the site's root, and label of the pages that every page links to.
_MENU = (
    ("index", "index.html", "Timeline and events"),
    ("documents", "documents/index.html", "Documents"),
    ("data", "data.html", "Data and citation"),
)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 (start-up time)

    environment = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["sentence"] = lambda text: f"{text[:1].upper()}{text[1:]}"
    return environment


@lru_cache(maxsize=1)
def _style() -> str:
    return asset("page.css") + asset("site/site.css")


def render(
    template: str,
    site: Mapping[str, Any],
    *,
    heading: str,
    name: str = "",
    depth: int = 0,
    scripts: Sequence[str] = (),
    **values: object,
) -> str:
    """One page.

    Args:
        template: Its file in ``templates/site``.
        site: What all pages say: title, version, licence …
        heading: The page's name in the browser's title bar.
        name: Its entry in :data:`_MENU`, if it is one.
        depth: How many folders it lies below the site's root.
        scripts: Texts of the scripts that may run on it; the template places them.
        **values: What else the template needs.
    """
    from markupsafe import Markup  # noqa: PLC0415 (start-up time)

    page = {
        "policy": content_policy(_style(), [source_hash(script) for script in scripts], icons=True),
        "style": Markup(_style()),  # noqa: S704 - a file of this package
        "scripts": [Markup(script) for script in scripts],  # noqa: S704 - files of this package and of vl-convert
        "heading": heading,
        "name": name,
        "root": "../" * depth,
    }
    whole = {**site, "generator": GENERATOR, "menu": _MENU}
    return _environment().get_template(f"site/{template}").render(page=page, site=whole, **values)
