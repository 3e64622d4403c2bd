"""Styles, scripts and templates of pages, and the policy that admits nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["asset", "bundle", "content_policy", "source_hash"]


def asset(name: str) -> str:
    """The text of a file of the package's ``templates`` folder."""
    return (files("events.draw") / "templates" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, from the library that also renders pictures."""
    import vl_convert  # noqa: PLC0415 (start-up time)

    made: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return made.replace("</script", "<\\/script").replace("\r", "")


def source_hash(text: str) -> str:
    """A script or style of a page, as a Content-Security-Policy names it.

    >>> source_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def content_policy(style: str, scripts: Iterable[str], *, icons: bool = False) -> str:
    """A Content-Security-Policy that starts from nothing.

    Args:
        style: The text of the page's one style element.
        scripts: Sources of scripts: hashes (see :func:`source_hash`) and exact addresses; none for no script at all.
        icons: Admit pictures that are written into the page itself.
    """
    sources = " ".join(scripts) or "'none'"
    pictures = "img-src data:; " if icons else ""
    return (
        f"default-src 'none'; script-src {sources}; style-src {source_hash(style)}; {pictures}"
        "base-uri 'none'; form-action 'none'"
    )
