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
        "The Orsk works made a loss in the third quarter.",
    ],
)
def test_a_result_is_of_the_period_told_last(told: str) -> None:
    """Whether a verb or a noun told it, and whatever it is compared with."""
    text = f"The Orsk works is a maker of trams. {told} Sales declined by a fifth to 64 trams, from 80 a year ago."
    assert ("declined", QUARTER) in dates(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Profit fell in the fiscal first quarter. For the quarter ended Aug. 31, revenue rose.", "[2019-06..2019-08]"),
        ("Profit fell in the quarter ended Sept. 29.", QUARTER),
        ("Profit fell in the three months to 31 August.", "2019-06/2019-08"),
        ("Profit fell in the fourth quarter ended July 26.", "[2019-04-27..2019-07-26]"),
        ("Profit fell in the year ended 30 June.", "2018-07/2019-06"),
    ],
)
def test_a_period_is_counted_back_from_its_end(text: str, expected: str) -> None:
    """Where the text says when it ended, of all that it calls by that name."""
    assert ("fell", expected) in dates(text)


def test_a_year_ago_is_a_year_before_what_is_told() -> None:
    """Not before a quarter that is still to come, and of a fiscal quarter by its own end."""
    told = "Profit fell in the third quarter. It may rise in the fourth quarter."
    assert ("earned", "[2018-07..2018-09]") in dates(f"{told} In the year-ago period, Orsk earned $4 million.")
    fiscal = "Profit fell in the first quarter ended Aug. 31. A year earlier Orsk earned $4 million."
    assert ("earned", "[2018-06..2018-08]") in dates(fiscal)


def test_a_fiscal_quarter_whose_end_is_not_told_dates_nothing() -> None:
    """A firm's year begins when it likes."""
    assert "fell" not in dict(dates("Orsk sold a mill on Monday. Its profit fell in the fiscal first quarter."))


def test_what_is_compared_with_names_no_period() -> None:
    """A quarter of the year before, or one that has not ended, is none that results go on at."""
    for told in (
        "Profit fell in the third quarter of 2018.",
        "The works expects profit to rise in the fourth quarter.",
    ):
        found = dates(f"The Orsk works is a maker of trams. {told} Revenue declined 8%.")
        assert "declined" not in [trigger for trigger, _ in found]


@pytest.mark.parametrize(
    "told", ["Exports slid by a fifth.", "Output plummeted.", "Income from licences shrank 4 percent."]
)
def test_results_have_other_words_too(told: str) -> None:
    """Whatever the sum is of, and however steep it fell."""
    found = dates(f"Third-quarter profit rose 4 percent at the Orsk works. {told}")
    assert [date for _, date in found] == ["[2019-07..2019-09]"] * 2


def test_other_changes_are_no_results() -> None:
    """Shares that rose did so on a day, not for a quarter."""
    found = dates("Third-quarter profit rose 4 percent at the Orsk works. The flag fell. Shares dropped 2 percent.")
    assert [trigger for trigger, _ in found if trigger in ("fell", "dropped")] == []


def test_prices_are_of_the_day_told_last() -> None:
    """Shares and a stock, in the sentences after the day; not what has a time of its own."""
    told = "Orsk shares fell $2 on Tuesday. The stock closed at $12. The price rose to $14 in 2017. Trams are cheap."
    found = dates(told)
    assert [date for trigger, date in found if trigger in ("fell", "closed", "rose")] == ["2019-10-22"] * 2 + ["2017"]


def test_prices_of_the_day_of_the_news_come_last() -> None:
    """Those of indices, too, whatever the price had done; not in a paragraph that has gone back."""
    news = "The bank cut its key rate today.\n\n" + "It has four branches. " * 8 + "\n\n"
    told = "In London the FTSE 100 fell 3 percent. Shares in Orsk, which had doubled since May, rose to $14."
    assert [date for trigger, date in dates(news + told) if trigger in ("fell", "rose")] == ["2019-10-24"] * 2
    assert "rose" not in [trigger for trigger, _ in dates(f"{news}Orsk sold its mill in 2001. Its shares rose to $14.")]
