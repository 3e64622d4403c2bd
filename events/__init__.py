"""Documents in, a table of dated events out, every row with its evidence and its uncertainty, and a timeline.

The public functions, each also a command of ``events``, are imported when they are first used:

======================  ==================================================================================
:func:`extract`         a text or documents → a table of dated events
:func:`tag`             a text → its temporal expressions, resolved
:func:`read`            files and folders → documents
:func:`extract_batch`   an Arrow batch of documents → an Arrow batch of mentions, for other people's engines
:func:`build`           files and folders → tables, package metadata and timeline in a folder
:func:`load`            a shipped dataset or a built folder → a table
:func:`datasets`        what is shipped
:func:`timeline`        a table of events → an Altair chart
:func:`evaluate`        a folder of gold documents → how well expressions are found and resolved
:func:`export`          a dataset → CSV, iCalendar, TimelineJS, SQLite … files
:func:`diff`            what changed between two builds
:func:`review`          a dataset → a file of corrections to fill in
:func:`site`            a dataset → a static web site
:func:`serve`           a site, shown on this machine
:func:`explain`         how each date of a text came about, as text
:func:`validate`        what is wrong with a built folder
:func:`info`            what a dataset holds
======================  ==================================================================================

Three rooms bear the name of a function: ``events.read``, ``.tag`` and ``.extract`` are the functions, and what the
rooms hold is imported from them: ``from events.tag import Timex``.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from events.api import build as build
    from events.api import datasets as datasets
    from events.api import evaluate as evaluate
    from events.api import explain as explain
    from events.api import extract as extract
    from events.api import extract_batch as extract_batch
    from events.api import info as info
    from events.api import load as load
    from events.api import read as read
    from events.api import tag as tag
    from events.api import timeline as timeline
    from events.api import validate as validate
    from events.pipeline import BuildReport as BuildReport
    from events.pipeline import UnknownDateWarning as UnknownDateWarning
    from events.read.model import Document as Document
    from events.sharing import diff as diff
    from events.sharing import export as export
    from events.sharing import review as review
    from events.sharing import serve as serve
    from events.sharing import site as site
    from events.tag.evaluate import Evaluation as Evaluation
    from events.tag.model import Timex as Timex

    __version__: str

__all__ = [
    "BuildReport",
    "Document",
    "Evaluation",
    "Timex",
    "UnknownDateWarning",
    "__version__",
    "build",
    "datasets",
    "diff",
    "evaluate",
    "explain",
    "export",
    "extract",
    "extract_batch",
    "info",
    "load",
    "read",
    "review",
    "serve",
    "site",
    "tag",
    "timeline",
    "validate",
]

_MODULES = {
    "BuildReport": "events.pipeline",
    "Document": "events.read",
    "Evaluation": "events.tag.evaluate",
    "Timex": "events.tag",
    "UnknownDateWarning": "events.pipeline",
    **dict.fromkeys(("diff", "export", "review", "serve", "site"), "events.sharing"),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module 'events' has no attribute {name!r}; its public names are {', '.join(__all__)}")
    if name == "__version__":
        value: object = import_module("importlib.metadata").version("dated-events")
    else:
        value = getattr(import_module(_MODULES.get(name, "events.api")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Roof(ModuleType):
    """Keeps the public functions in place: importing the room ``events.tag`` must not hide the function ``tag``."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """Pickle as any module does in a cluster's functions: by name."""
        return import_module, (self.__name__,)


sys.modules[__name__].__class__ = _Roof
