"""Messages of the command line: one line each, on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.errors import DocumentError
    from events.read import Skipped

__all__ = ["report_failures", "report_skipped", "say"]


def say(message: str) -> None:
    """One message for the user."""
    click.echo(" ".join(f"events: {message}".split()), err=True)


def report_failures(failed: Sequence[DocumentError]) -> int:
    """One line a failed document; the exit status."""
    for failure in failed:
        say(f"error: {failure}")
    return 1 if failed else 0


def report_skipped(skipped: Sequence[Skipped]) -> None:
    """How many files were not read, and why the first was not."""
    if skipped:
        say(f"{len(skipped)} files not read, such as {skipped[0].source}: {skipped[0].reason}")
