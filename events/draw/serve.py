"""A site on this machine: a web server that only this machine can reach."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from events.draw.site import SiteError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["serve_site", "site_server"]

_HOST = "127.0.0.1"


class _Handler(SimpleHTTPRequestHandler):
    """Files of the folder; no lists of folders, no log."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".parquet": "application/vnd.apache.parquet"}

    def list_directory(self, path: object) -> None:
        """Refuse: a folder without a page is not found, as on most web hosts."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives it
        """Say nothing."""


def site_server(folder: str | Path, port: int = 8000) -> ThreadingHTTPServer:
    """A server of a site on 127.0.0.1, not yet serving: call its ``serve_forever``, at last its ``server_close``.

    Args:
        folder: What :func:`events.draw.write_site` wrote.
        port: 0 for any free one (``server_address`` then says which).

    Raises:
        SiteError: There is no site in the folder, or the port is taken.
    """
    root = Path(folder)
    if not (root / "index.html").is_file():
        msg = f"no index.html in {str(folder)!r}: write a site there with events site DIR --out {str(folder)!r}"
        raise SiteError(msg)
    try:
        return ThreadingHTTPServer((_HOST, port), partial(_Handler, directory=str(root)))
    except OSError as error:
        msg = f"cannot serve on port {port} of {_HOST}: {error.strerror}; choose another port, or 0 for any free one"
        raise SiteError(msg) from error


def serve_site(folder: str | Path, port: int = 8000, *, ready: Callable[[str], object] | None = None) -> None:
    """Serve a site on 127.0.0.1 until the keyboard interrupts.

    Args:
        folder: What :func:`events.draw.write_site` wrote.
        port: 0 for any free one.
        ready: Called once with the site's address when it can be opened.

    Raises:
        SiteError: There is no site in the folder, or the port is taken.
    """
    with site_server(folder, port) as server:
        if ready is not None:
            ready(f"http://{_HOST}:{server.server_address[1]}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
