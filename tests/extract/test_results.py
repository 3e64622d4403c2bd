"""Results of business go on at the period that was told last."""

from __future__ import annotations

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.read import Document
from events.tag import tag

PUBLISHED = parse_edtf("2019-10-24")
QUARTER = "[2019-07..2019-09]"


def dates(text: str) -> list[tuple[str, str]]:
    """Trigger and date of the mentions of a text of 24 October 2019."""
    found = extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED))
    return [(m.trigger, str(m.date.edtf)) for m in found]


@pytest.mark.parametrize(
    "told",
    [
        "Third-quarter profit rose 4 percent.",
        "The Orsk works had a loss in the third quarter.",
    ],
)
def test_a_result_is_of_the_period_told_last(told: str) -> None:
    """Whether a verb or a noun told it, and whatever it is compared with."""
    text = (
        f"The Orsk works is a maker of trams. {told} Revenue declined 8% to $85 million, from $93 million a year ago."
    )
    assert ("declined", QUARTER) in dates(text)


def test_what_is_compared_with_names_no_period() -> None:
    """A quarter of the year before, or one that has not ended, is none that results go on at."""
    for told in (
        "Profit fell in the third quarter of 2018.",
        "The works expects profit to rise in the fourth quarter.",
    ):
        found = dates(f"The Orsk works is a maker of trams. {told} Revenue declined 8%.")
        assert "declined" not in [trigger for trigger, _ in found]


def test_other_changes_are_no_results() -> None:
    """Shares that rose did so on a day, not for a quarter."""
    found = dates("Third-quarter profit rose 4 percent at the Orsk works. The flag fell. Shares dropped 2 percent.")
    assert [trigger for trigger, _ in found if trigger in ("fell", "dropped")] == []


def test_prices_are_of_the_day_told_last() -> None:
    """Shares and a stock, in the sentences after the day; not what has a time of its own."""
    told = "Orsk shares fell $2 on Tuesday. The stock closed at $12. The price rose to $14 in 2017. Trams are cheap."
    found = dates(told)
    assert [date for trigger, date in found if trigger in ("fell", "closed", "rose")] == ["2019-10-22"] * 2 + ["2017"]
