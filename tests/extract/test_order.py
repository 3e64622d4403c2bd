"""Order: what came before or after a dated event lies close to it, for it is told beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from events.dates import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Callable

    Dates = Callable[..., dict[str, str]]

PUBLISHED = parse_edtf("2019-05-16")


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("The mayor fled after the raid of 3 March. Police met on Monday.", "fled", "[2019-03-03..2019-04-03]"),
        ("After the siege of 1777, the mayor fled to a village by the sea.", "fled", "[1777..1778]"),
        ("The mayor resigned on 3 May after a paper printed his letters.", "printed", "2019-05-03"),
        ("The mayor resigned in March after a paper printed his letters.", "printed", "2019-03"),
        # or so long before
        ("The mayor resigned on 3 May weeks after a paper printed his letters.", "printed", "[2019-02-03..2019-05-03]"),
        # what is to be after an event that is over has no end
        ("The pool will open after the vote of 3 May.", "open", None),
        # on the event that is told, and not on what only tells when that was
        (
            "The raids began on 4 March, six days after talks in Lund collapsed. Since then 900 people have fled.",
            "fled",
            "[2019-03-04..2019-05-16]",
        ),
        (
            "The mine closed on 2 March, a week before its owner was jailed. Since then 40 men have left the town.",
            "left",
            "[2019-03-02..2019-05-16]",
        ),
        # what was counted, though the noun that is carried is of what is said
        (
            "Northland overran Lowland on 2 March. Four days after the invasion the council imposed an embargo.",
            "embargo",
            "2019-03-06",
        ),
        ("Northland overran Lowland on 2 March. Oil sold for $21 the day before the invasion.", "sold", "2019-03-01"),
        # hours before, and in no relation beyond a clause
        ("A camera filmed her on 7 May, an hour before the barn burned down.", "burned", "2019-05-07"),
        ("The storm blew down a mast on 7 May, two hours after the ferry had sunk.", "sunk", "2019-05-07"),
        ("Peru, which has kept guards there since launching a raid in 2001, offered two ships.", "offered", None),
        ("The failure is the second since the crisis began; the bank was closed in April.", "began", None),
        # a promise is no part of what is to be within a time
        ("The colonel took the palace on 3 March. He promised a vote within a year.", "promised", None),
        # the day that is told by what happened on it
        ("The strike began on 4 March. The mayor resigned on the day the strike began.", "resigned", "2019-03-04"),
        ("The mill burned down on 4 March. Two clerks fled the town on the night of the fire.", "fled", "2019-03-04"),
        ("The mayor resigned on the day the strike began.", "resigned", None),
    ],
)
def test_what_is_told_beside_a_dated_event_is_close_to_it(
    text: str, trigger: str, date: str | None, dates_of: Dates
) -> None:
    """On the day of a day where a clause tells it, in the month or year of those; within a month or year after.

    On none where its day is told by an event without one.
    """
    assert dates_of(text, PUBLISHED).get(trigger) == date
