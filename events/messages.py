"""Messages of the command line: one line each, on stderr."""

from __future__ import annotations

import click

__all__ = ["say"]


def say(message: str) -> None:
    """One message for the user."""
    click.echo(" ".join(f"events: {message}".split()), err=True)
