"""What is done with a built dataset: exports, comparison, review, a site. The roof over ``store`` and ``draw``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from events.store import Diff, Exported

__all__ = ["diff", "export", "review", "serve", "site"]


def export(dataset: str | Path, to: str, out: str | Path) -> Exported:
    """Write a dataset in another format.

    Args:
        dataset: A shipped dataset's name, or a built folder.
        to: ``csv``, ``jsonl``, ``ics``, ``timelinejs``, ``jsonld``, ``geojson``, ``sqlite`` or ``timeml``.
        out: A file, or a folder where there are several.

    Returns:
        The files, how many events they hold, and what could not be said in that format.

    Raises:
        TableError: There is no such dataset or format, or the format needs an extra that is not installed.
        OSError: The place cannot be written.
    """
    from events.store import export as write

    return write(dataset, to, out)


def diff(old: str | Path, new: str | Path) -> Diff:
    """What changed between two builds: events added, removed, redated, retitled, merged.

    Args:
        old: A shipped dataset's name, or a built folder.
        new: Another.

    Raises:
        TableError: There is no such dataset.
    """
    from events.store import diff as compare

    return compare(old, new)


def review(dataset: str | Path, n: int = 10) -> str:
    """A ``corrections.yaml`` to fill in, for the least confident events of a dataset.

    Args:
        dataset: A shipped dataset's name, or a built folder.
        n: How many events.

    Raises:
        TableError: There is no such dataset.
    """
    from events.store import review as template

    return template(dataset, n)


def site(dataset: str | Path, out: str | Path, *, title: str | None = None) -> Path:
    """Write a static site of a dataset: timeline, list, evidence, downloads. Any web host can serve it.

    Args:
        dataset: A shipped dataset's name, or a built folder.
        out: The site's folder: missing, empty, or an earlier site.
        title: Its heading; the dataset's title by default.

    Returns:
        The path of ``index.html``.

    Raises:
        TableError: There is no such dataset.
        EventsError: Something else than a site is in the folder.
        OSError: The folder cannot be written.
    """
    from events.draw import write_site

    return write_site(dataset, out, title=title)


def serve(folder: str | Path, port: int = 8000, *, ready: Callable[[str], object] | None = None) -> None:
    """Show a site on 127.0.0.1 until the keyboard interrupts.

    Args:
        folder: What :func:`site` wrote.
        port: 0 for any free one.
        ready: Called once with the address when it can be opened.

    Raises:
        EventsError: There is no site in the folder, or the port is taken.
    """
    from events.draw import serve_site

    serve_site(folder, port, ready=ready)
