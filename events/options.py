"""Options that several commands have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from events.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from events.dates import Edtf

__all__ = ["columns_option", "language_option", "published_option"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


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


def _language(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """A BCP 47 code.

    Raises:
        click.BadParameter: It is none.
    """
    if value is not None and not _LANGUAGE.fullmatch(value):
        msg = f"{value!r} is not a language code; write a BCP 47 code, such as en, sr or pt-BR"
        raise click.BadParameter(msg)
    return value


def language_option(told: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option ``--language``, with its help."""
    return click.option("--language", metavar="CODE", callback=_language, help=told)


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
