"""Options that several commands have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from events.errors import DateError

if TYPE_CHECKING:
    from events.dates import Edtf

__all__ = ["columns_option", "published_option"]


def _edtf(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Edtf | None:
    """An option's value as EDTF."""
    from events.api import published_edtf

    try:
        return published_edtf(value)
    except DateError as error:
        raise click.BadParameter(str(error)) from error


def _columns(_ctx: click.Context, _param: click.Parameter, value: str | None) -> dict[str, str]:
    """An option's value as our names of columns with those of the tables."""
    from events.read import parse_columns

    try:
        return parse_columns(value or "")
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


columns_option = click.option(
    "--columns",
    metavar="PAIRS",
    callback=_columns,
    help="Of tables: which column is which, such as text=body,published=date.",
)
published_option = click.option(
    "--published",
    metavar="DATE",
    callback=_edtf,
    help="When documents without a date of their own were published: EDTF such as 2025-10 or 2025-10-25, or words "
    "that say one date only. Relative dates count from it.",
)
