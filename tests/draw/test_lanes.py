"""Lanes: every event once, in the group that it belongs to, on both scales, and nothing lost of how it is drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest

from events import draw
from events.draw.lanes import MOST_LANES, in_lanes
from events.draw.layout import HEAD, lay_out
from events.draw.rows import read_rows

SCALES = ("elastic", "linear")
KINDS = ("type", "place", "participant")


def grouped(table, by):
    """Titles by the name of their lane, with the count that the name ends in."""
    rows, heads = in_lanes([row for row in read_rows(table) if row.dated], by)
    starts = [*sorted(heads), len(rows)]
    return {heads[first]: [row.title for row in rows[first:last]] for first, last in pairwise(starts)}


@pytest.fixture
def peopled(article):
    """The article's table with places and participants."""
    places = ["North", "North", "", "Town", "Town", "Coast", "Town", "", "", "Coast", "Coast", "", ""]
    people = [["A"], ["B", "A"], [], ["C"], ["C", "B"], ["B"], ["C"], [], [], ["D", "B"], ["D"], [], []]
    return article.assign(place_name=places, participants=people)


def test_lanes_by_type(article):
    """Types come in the order of the legend, each with its events by date and their number."""
    lanes = grouped(article, "type")
    assert list(lanes)[:4] == ["Armed conflict · 1", "Military activity · 2", "Disaster or accident · 1", "Protest · 3"]
    assert lanes["Protest · 3"][1:] == ["Strike of the ferry crews", "Largest rally"]


def test_lanes_by_place(peopled):
    """The place with the most events comes first, events without one last."""
    assert list(grouped(peopled, "place")) == ["Coast · 3", "Town · 3", "North · 2", "No place named · 4"]


def test_lanes_by_participant(peopled):
    """An event with several participants stands with the one who has the most events, once."""
    lanes = grouped(peopled, "participant")
    assert list(lanes) == ["B · 4", "C · 2", "A · 1", "D · 1", "Nobody named · 4"]
    assert sum(map(len, lanes.values())) == 12


def test_few_lanes_have_names(histories):
    """Of very many names those with the most events get lanes; the others share one."""
    table = histories(90, seed=5)
    table["place_name"] = [f"Town {number * number % 41}" for number in range(90)]
    lanes = grouped(table, "place")
    assert len(lanes) == MOST_LANES + 1
    assert list(lanes)[-1].startswith("Other places · ")
    assert sum(map(len, lanes.values())) == 90


def test_without_lanes_nothing_changes(article):
    """None gives the chart without lanes, to the byte."""
    for scale in SCALES:
        assert draw.to_json(article, scale=scale, lanes=None) == draw.to_json(article, scale=scale)


@pytest.mark.parametrize("by", KINDS)
@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_lost_in_lanes(peopled, scale, by):
    """The same symbols, bars, arrows and looks (open ends, cancelled, planned) as without lanes."""
    with_lanes, without = (draw.vega_lite(peopled, scale=scale, lanes=lanes)["datasets"] for lanes in (by, None))
    for name in ("id", "look", "type"):
        assert sorted(row[name] for row in with_lanes["events"]) == sorted(row[name] for row in without["events"])
    for name in set(without) - {"events", "rules", "margin", "lanes"}:
        assert len(with_lanes[name]) == len(without[name])
    assert {"open", "crossed", "full"} == {row["look"] for row in with_lanes["events"]}
    assert with_lanes["lanes"]


@pytest.mark.parametrize("scale", SCALES)
def test_altair_takes_lanes(peopled, scale):
    """Altair finds the specification valid and gives it back."""
    chart = draw.timeline(peopled, scale=scale, lanes="place").to_dict()
    assert chart["datasets"] == draw.vega_lite(peopled, scale=scale, lanes="place")["datasets"]


@pytest.mark.parametrize("width", [420, 960])
@pytest.mark.parametrize("by", KINDS)
def test_heads_do_not_touch_rows(peopled, by, width):
    """A lane's name has a strip of its own between the rows."""
    rows, heads = in_lanes([row for row in read_rows(peopled) if row.dated], by)
    layout = lay_out(rows, width, 23, heads)
    boxes = [(min(place.label_y, place.y) - 8, place.y + 8) for place in layout.rows]
    boxes += [(head.y, head.y + HEAD) for head in layout.heads]
    assert len(layout.heads) == len(heads)
    assert all(upper[1] <= lower[0] for upper, lower in pairwise(sorted(boxes)))
    assert max(boxes)[1] <= layout.height


def test_rows_of_the_linear_chart_keep_their_slots(peopled):
    """No event stands where a lane's name stands, and no two stand in one row."""
    data = draw.vega_lite(peopled, scale="linear", lanes="type")["datasets"]
    slots = [int(row["row"]) for row in data["events"]] + [int(row["row"]) for row in data["lanes"]]
    assert sorted(slots) == list(range(len(slots)))


def test_unknown_lanes_are_named(article):
    """The error quotes the option and says what would be accepted."""
    with pytest.raises(ValueError, match=r"'colour'.*'type', 'place', 'participant'"):
        draw.timeline(article, lanes="colour")


@pytest.mark.parametrize("scale", SCALES)
def test_pages_have_lanes(show, browser, peopled, scale):
    """In the browser the names stand on the chart, tooltips still belong to their events, and the console is quiet."""
    assert show(draw.to_html(peopled, scale=scale, lanes="place"), 1280) == ([], [])
    script = "return [...document.querySelectorAll('.lane_name_marks text')].map(e => e.textContent)"
    assert browser.execute_script(script) == ["Coast · 3", "Town · 3", "North · 2", "No place named · 4"]
