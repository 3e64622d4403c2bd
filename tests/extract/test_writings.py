"""Writings: what a letter, a decree or a report says, it said when it was written, issued or published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from events.dates import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Callable

    Dates = Callable[..., dict[str, str]]

PUBLISHED = parse_edtf("2024-08-20")


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("A report issued on 3 May 2019 blamed the pilot for the crash.", "blamed", "2019-05-03"),
        ("The panel, which reported in May 2020, recommended a new law.", "recommended", "2020-05"),
        ("In a memo sent on 4 June 2021, the director ordered the mill to be closed.", "ordered", "2021-06-04"),
        # what became of it, or what others do
        ("A letter dated 3 May 1912 fetched 4,000 pounds.", "fetched", None),
        ("A bridge opened in May 2019 collapsed.", "collapsed", None),
    ],
)
def test_what_a_writing_says_is_of_its_day(text: str, trigger: str, date: str | None, dates_of: Dates) -> None:
    """Of the day that a clause beside it tells."""
    assert dates_of(text, PUBLISHED).get(trigger) == date
