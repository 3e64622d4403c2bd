"""Options that several commands have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from events.errors import DateError

if TYPE_CHECKING:
    from events.dates import Edtf

__all__ = ["published_option"]


def _edtf(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Edtf | None:
    """An option's value as EDTF."""
    from events.api import published_edtf

    try:
        return published_edtf(value)
    except DateError as error:
        raise click.BadParameter(str(error)) from error


published_option = click.option(
    "--published",
    metavar="DATE",
    callback=_edtf,
    help="When documents without a date of their own were published: EDTF such as 2025-10 or 2025-10-25, or words "
    "that say one date only. Relative dates count from it.",
)
