"""The date that a document bears."""

from __future__ import annotations

import pytest

from events.dates import parse_edtf
from events.extract.date.owntime import own_date
from events.tag import tag

HEAD = "Minutes of the meeting held on 8 March 2022"


@pytest.mark.parametrize(
    ("text", "published", "own"),
    [
        (f"{HEAD}\n\nThe hall was sold.", "2022-03-15", "2022-03-08"),
        ("PARISH COUNCIL MINUTES - Tuesday 8 March 2022\n\nIt rained.", "2022-03-15", "2022-03-08"),
        (f"{HEAD}\n\nThe hall was sold.", "2023-03-15", "2023-03-15"),
        ("Minutes after the blast on 8 March 2022 it rained.\n", "2022-03-15", "2022-03-15"),
        ("Fire in Lund\n8 March 2022\n\nA mill burned.", "2022-03", "2022-03-08"),
        ("Fire in Lund\n8 March 2022\n\nA mill burned.", "2022-03-15", "2022-03-15"),
    ],
)
def test_minutes_are_of_their_meetings_day_and_others_of_a_day_that_stands_alone(
    text: str, published: str, own: str
) -> None:
    """If they were put out some weeks later at most; a day only makes what is known narrower."""
    known = parse_edtf(published)
    found, _ = own_date(text, tag(text, known), known)
    assert str(found) == own
