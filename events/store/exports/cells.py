"""Cells that a spreadsheet does not run."""

from __future__ import annotations

import re

__all__ = ["protect_cell", "restore_cell"]

# OWASP, CSV Injection: what begins with one of these is a formula to a spreadsheet. The apostrophes before it keep the
# change reversible.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def protect_cell(text: str) -> str:
    """A text with an apostrophe before it where a spreadsheet would take it for a formula.

    That is where it begins with ``=``, ``+``, ``-``, ``@`` (also in full width), a tab or a line break, after any
    number of apostrophes. Source: OWASP, *CSV Injection*.

    >>> protect_cell("=1+1"), protect_cell("-0043"), protect_cell("'quoted'")
    ("'=1+1", "'-0043", "'quoted'")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def restore_cell(text: str) -> str:
    """The inverse of :func:`protect_cell`.

    >>> restore_cell("'=1+1"), restore_cell("''-5"), restore_cell("'quoted'")
    ('=1+1', "'-5", "'quoted'")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
