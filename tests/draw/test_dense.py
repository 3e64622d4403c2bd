"""Very many events: columns that count every event once, and the rows of the columns chosen."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import draw
from events.dates import Day
from events.draw.bins import MOST_BINS, Bin, elastic_bins, even_bins
from events.draw.dense import CAP

SCALES = ("elastic", "linear")
BINNINGS = (even_bins, elastic_bins)
days = st.lists(st.integers(-4_000_000, 4_000_000) | st.integers(738_000, 738_400), min_size=1, max_size=300)


@pytest.fixture(scope="module")
def many(histories):
    """Five thousand events of three thousand years."""
    return histories(5000, seed=3)


@pytest.fixture(scope="module")
def specs(many):
    """Their specification by scale."""
    return {scale: draw.vega_lite(many, scale=scale) for scale in SCALES}


@given(days)
@pytest.mark.parametrize("binning", BINNINGS)
def test_bins_hold_every_day_once(binning, found):
    """Bins follow each other without overlap, never too many, and each day lies in exactly one."""
    bins = binning(found)
    assert 1 <= len(bins) <= MOST_BINS
    assert all(one.start < one.end <= other.start for one, other in pairwise(bins))
    assert all(sum(one.start <= day < one.end for one in bins) == 1 for day in found)
    if binning is elastic_bins:
        assert all(any(one.start <= day < one.end for day in found) for one in bins)
    else:
        assert all(one.end == other.start for one, other in pairwise(bins))


@pytest.mark.parametrize(
    ("first", "last", "level"),
    [
        ((2025, 1, 1), (2025, 2, 28), ("day", 1)),
        ((2025, 1, 1), (2025, 12, 31), ("day", 7)),
        ((2020, 1, 1), (2025, 12, 31), ("month", 1)),
        ((1960, 1, 1), (2025, 12, 31), ("month", 12)),
        ((-500, 1, 1), (2025, 12, 31), ("month", 600)),
    ],
)
def test_even_bins_are_as_fine_as_fits(first, last, level):
    """Days, weeks, months, years … by how much time there is."""
    assert {level} == {one.level for one in even_bins([Day(*first).ordinal, Day(*last).ordinal])}


def test_elastic_bins_are_finer_where_events_crowd():
    """A crowded month gets days of its own, a lone event one column, and even spread stays even."""
    crowd = [Day(2025, 9, 1 + number % 30).ordinal for number in range(600)]
    lone = [Day(1000 + 100 * number, 5, 5).ordinal for number in range(10)]
    levels = Counter(one.level for one in elastic_bins(crowd + lone))
    assert (levels[("day", 1)], levels.total()) == (30, 40)
    even = [Day(year, 5, 5).ordinal for year in range(-500, 2000)]
    assert {("month", 1200)} == {one.level for one in elastic_bins(even)}


@pytest.mark.parametrize(
    ("first", "after", "level", "words"),
    [
        ((2025, 3, 4), (2025, 3, 5), ("day", 1), "4 Mar 2025"),
        ((2025, 3, 3), (2025, 3, 10), ("day", 7), "week of 3 Mar 2025"),
        ((2025, 3, 1), (2025, 4, 1), ("month", 1), "Mar 2025"),
        ((2025, 1, 1), (2025, 4, 1), ("month", 3), "Jan–Mar 2025"),
        ((2025, 1, 1), (2026, 1, 1), ("month", 12), "2025"),
        ((1, 1, 1), (100, 1, 1), ("month", 1200), "1–99"),
        ((-99, 1, 1), (1, 1, 1), ("month", 1200), "100 BC – 1 BC"),
    ],
)
def test_bins_are_named(first, after, level, words):
    """A column's name says which time it counts."""
    assert Bin(Day(*first).ordinal, Day(*after).ordinal, level).words == words


@pytest.mark.parametrize("scale", SCALES)
def test_every_event_is_counted_once(specs, many, scale):
    """The columns' words add up to all events, by type too; heights follow counts."""
    data = specs[scale]["datasets"]
    totals = [int(column["tip"]["All"].split()[0].replace(",", "")) for column in data["columns"]]
    assert sum(totals) == len(data["events"]) == len(many)
    heights = {column["x"]: total for column, total in zip(data["columns"], totals, strict=True)}
    drawn = Counter()
    for bar in data["bars"]:
        column = max((x for x in heights if x <= bar["x"] + 0.01), default=None)
        drawn[column] += bar["y2"] - bar["y"]
    scale_factor = max(drawn.values()) / max(totals)
    assert all(abs(drawn[x] - total * scale_factor) < 1.5 for x, total in heights.items())


@pytest.mark.parametrize("scale", SCALES)
def test_lanes_count_apart(many, specs, scale):
    """In lanes, each group has columns of its own, and still every event counts once."""
    data = draw.vega_lite(many, scale=scale, lanes="type")["datasets"]
    assert len(data["lanes"]) == many.event_type.nunique()
    totals = [int(column["tip"]["All"].split()[0].replace(",", "")) for column in data["columns"]]
    assert sum(totals) == len(many)
    assert data["events"] == specs[scale]["datasets"]["events"]


@pytest.mark.parametrize("scale", SCALES)
def test_altair_takes_it(article, scale, monkeypatch):
    """The specification is valid, does not depend on the order of rows, and becomes a picture with rows."""
    monkeypatch.setattr("events.draw.spec.MOST_ROWS", 5)
    chart = draw.timeline(article, scale=scale)
    assert "columns" in chart.to_dict()["datasets"]
    assert draw.to_json(article, scale=scale) == draw.to_json(article.iloc[::-1], scale=scale)
    assert re.search(r">[^<]*: \d+ events?<", draw.to_svg(article, scale=scale))


def test_four_hundred_events_still_get_rows(histories):
    """Up to 400 events have a row each, one more and they are counted."""
    table = histories(401, seed=2)
    assert "columns" not in draw.vega_lite(table.iloc[1:])["datasets"]
    assert "columns" in draw.vega_lite(table)["datasets"]


def test_specification_is_golden(golden, article, monkeypatch):
    """The whole specification of a made table, as if a dozen were very many, to be read in a diff."""
    monkeypatch.setattr("events.draw.spec.MOST_ROWS", 5)
    golden("../draw/golden/dense.vl.json", draw.to_json(article, title="A made timeline", lanes="type"))


def test_one_tall_column(made):
    """Events of one day make one column."""
    table = made([(f"Event {n}", "2025-03-15", "protest", "occurred", "15 Mar 2025") for n in range(450)])
    for scale in SCALES:
        [column] = draw.vega_lite(table, scale=scale)["datasets"]["columns"]
        assert column["words"] == "15 Mar 2025: 450 events"


def test_brush_lists_the_rows_of_columns(browser, show, wait, histories):
    """The fullest column's events are listed first; dragging over others lists theirs; a type singles out its own."""
    many = histories(700, seed=3)
    page = draw.to_html(many, scale="linear")
    assert show(page, 1280) == ([], [])
    heading = "return document.querySelector('.heading_marks text')?.textContent || ''"
    rows = "return document.querySelectorAll('.title_marks text').length"
    before = browser.execute_script(heading)
    assert before.endswith(f"the first {CAP} of them:")
    assert browser.execute_script(rows) == CAP
    box = browser.execute_script(
        "const all = [...document.querySelectorAll('.columns_marks path')].map(e => e.getBoundingClientRect());"
        "return [all[0].left, all[1].right, (all[0].top + all[0].bottom) / 2]"
    )
    from selenium.webdriver.common.actions.action_builder import ActionBuilder  # noqa: PLC0415

    mouse = ActionBuilder(browser)
    mouse.pointer_action.move_to_location(int(box[0] + 3), int(box[2])).pointer_down()
    mouse.pointer_action.move_to_location(int(box[1] - 3), int(box[2])).pointer_up()
    mouse.perform()
    wait(lambda: browser.execute_script(heading) not in {before, ""})
    said = browser.execute_script(heading)
    first, second = (column["tip"] for column in draw.vega_lite(many, scale="linear")["datasets"]["columns"][:2])
    total = sum(int(tip["All"].split()[0]) for tip in (first, second))
    assert said.startswith(f"{first['title']} to {second['title']}: {total} events")
    label = next(e for e in browser.find_elements("css selector", ".role-legend-label text") if e.text == "Protest")
    label.click()
    wait(lambda: browser.execute_script(heading) != said)
    assert browser.execute_script(rows) < CAP


def test_a_row_leads_to_the_list(browser, show, wait, histories):
    """A click on a row of the overview goes to the event in the list."""
    show(draw.to_html(histories(450, seed=9)), 900)
    browser.find_elements("css selector", ".hit_marks path")[2].click()
    wait(lambda: browser.execute_script("return document.activeElement.id").startswith("event-"))
    title = browser.execute_script("return document.querySelectorAll('.title_marks text')[2].textContent")
    assert browser.execute_script("return document.activeElement.querySelector('h3').textContent").startswith(title)
