"""Words that name no event, in sentences of our own: what only says which group, how many there were, or where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from events.dates import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Callable

    Dates = Callable[..., dict[str, str]]

PUBLISHED = parse_edtf("2009-06-10")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # at whose head a group is: the date is of what was done
        ("Tarn sold the arm to a new company led by Varo on Wednesday.", {"led": None, "sold": "2009-06-10"}),
        ("The tribes were beaten by an army headed by Otto in 1211.", {"headed": None, "beaten": "1211"}),
        ("The mill went to a fund led by Ada Holm in 2007.", {"went": "2007", "led": None}),
        ("A panel headed by Ada Holm on Monday approved the plan.", {"approved": "2009-06-08", "headed": None}),
        ("The revolt led by Ada Holm in 1922 failed.", {"led": "1922", "failed": "1922"}),  # what is led happened
        # what a loss was the first of is no second object
        (
            "Halden, the largest maker of vans, on Thursday reported a loss for 2008, its first in nine years.",
            {"reported": "2009-06-04", "first": None},
        ),
        ("She bought a mill in 1920, a mine in 1924.", {"bought": "1920", "mine": "1924"}),
        # a town in a capital, a number
        ("The raft washed ashore at Marathon on Sunday.", {"washed": "2009-06-07", "Marathon": None}),
        ("He broke his leg at the marathon on Sunday.", {"marathon": "2009-06-07"}),
        ("In 2008 bus No. 5 went to a museum.", {"No": None, "went": "2008"}),
        # what something is put at, what it has its name from, and what it is called
        ("Dealers on Tuesday put the sum at two billion euros.", {"put": None}),
        ("The fever takes its name from an outbreak in Boston in 1976.", {"takes": None, "outbreak": "1976"}),
        ("Surge, a Danish airline, ceased flying on May 28.", {"Surge": None, "ceased": "2009-05-28"}),
        # it stands for a clause
        (
            'An offer of Norvale was lost. "It became plain over the weekend that we would have sold," said Holm.',
            {"became": None},
        ),
        # what somebody is acquitted of or owns up to; what is called off for a day
        (
            "The jury acquitted the mayor of two counts of ballot tampering on Friday.",
            {"acquitted": "2009-06-05", "tampering": None},
        ),
        ("Ada Holm pleaded guilty to jury tampering on Monday.", {"pleaded": "2009-06-08", "tampering": None}),
        ("Ada Holm was acquitted of fraud involving Tarn Bank on Friday.", {"acquitted": "2009-06-05"}),
        ("The council on Friday scrapped classes for Saturday.", {"scrapped": "2009-06-05"}),
        ("The council on Friday cancelled its fair for Saturday.", {"cancelled": "2009-06-05"}),
        # who undertakes to do something has not done it
        (
            "The two sides undertook to exchange nine prisoners on Saturday.",
            {"undertook": "2009-06-10", "exchange": "2009-06-13"},
        ),
    ],
)
def test_what_names_no_event_has_no_row(text: str, expected: dict[str, str | None], dates_of: Dates) -> None:
    """Each of these triggers is a row with this date, or no row."""
    dates = dates_of(text, PUBLISHED)
    assert all(trigger in text for trigger in expected)
    assert {trigger: dates.get(trigger) for trigger in expected} == expected
