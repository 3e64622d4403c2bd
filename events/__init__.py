"""Documents in, a table of dated events out, every row with its evidence and its uncertainty, and a timeline.

The public functions, each also a command of ``events``, are imported when they are first used:

======================  ==================================================================================
:func:`extract`         a text or documents → a table of dated events
:func:`tag`             a text → its temporal expressions, resolved
:func:`build`           files and folders → tables, package metadata and timeline in a folder
:func:`load`            a shipped dataset or a built folder → a table
:func:`datasets`        what is shipped
:func:`timeline`        a table of events → an Altair chart
:func:`explain`         how each date of a text came about, as text
:func:`validate`        what is wrong with a built folder
:func:`info`            what a dataset holds
======================  ==================================================================================

Two rooms bear the name of a function: ``events.tag`` and ``events.extract`` are the functions, and what the rooms
hold is imported from them: ``from events.tag import Timex``.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from events.api import build as build
    from events.api import datasets as datasets
    from events.api import explain as explain
    from events.api import extract as extract
    from events.api import info as info
    from events.api import load as load
    from events.api import tag as tag
    from events.api import timeline as timeline
    from events.api import validate as validate
    from events.pipeline import BuildReport as BuildReport
    from events.pipeline import UnknownDateWarning as UnknownDateWarning
    from events.read.model import Document as Document
    from events.tag.model import Timex as Timex

    __version__: str

__all__ = [
    "BuildReport",
    "Document",
    "Timex",
    "UnknownDateWarning",
    "__version__",
    "build",
    "datasets",
    "explain",
    "extract",
    "info",
    "load",
    "tag",
    "timeline",
    "validate",
]

_MODULES = {
    "BuildReport": "events.pipeline",
    "Document": "events.read",
    "Timex": "events.tag",
    "UnknownDateWarning": "events.pipeline",
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


sys.modules[__name__].__class__ = _Roof
