"""Elastic layout: nothing collides, nothing is cut off, and time runs from left to right."""

from __future__ import annotations

from itertools import pairwise

import pytest

from events.dates import Day, parse_edtf
from events.draw.layout import DATE_SIZE, TITLE_SIZE, lay_out
from events.draw.rows import read_rows
from events.draw.scale import Elastic, ticks
from events.draw.text import text_width

WIDTHS = (420, 600, 725, 960, 1244)


def dated(table):
    """The rows of a table that a chart draws."""
    return [row for row in read_rows(table) if row.dated]


@pytest.fixture(params=["article", 1, 2, 12, 60, 300])
def rows(request, article, histories):
    """Rows of an article, and of histories of several sizes."""
    return dated(article if request.param == "article" else histories(request.param, seed=7))


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_are_not_cut_off(rows, width):
    """Every label lies within the chart, is as wide as its words, and keeps off its own bar, symbol and arrows."""
    for place in lay_out(rows, width, 27).rows:
        label = place.label
        words = text_width(label.title, TITLE_SIZE) + text_width(label.date, DATE_SIZE) + 8
        assert 0 <= label.left <= label.right <= width
        assert words == pytest.approx(label.right - label.left, abs=0.2)
        tips = [tip for tip, _ in place.arrows]
        if label.side == "left":
            assert label.right < min([place.x - 6, *(bar.x for bar in place.bars), *tips])
        elif label.side == "right":
            assert label.left > max([place.x + 6, *(bar.x2 for bar in place.bars), *tips])
        else:
            assert place.y - place.label_y >= 16


@pytest.mark.parametrize("width", WIDTHS)
def test_rows_do_not_overlap(rows, width):
    """Bars and labels of one row end before those of the next begin, and all marks lie within the chart."""
    layout = lay_out(rows, width, 23)
    boxes = [(min(place.label_y - 8, place.y - 8), max(place.label_y + 8, place.y + 8)) for place in layout.rows]
    assert all(upper[1] <= lower[0] for upper, lower in pairwise(boxes))
    assert boxes[-1][1] <= layout.height
    for place in layout.rows:
        assert 8 <= place.x <= width - 8
        assert all(0 <= bar.x <= bar.x2 <= width for bar in place.bars)


@pytest.mark.parametrize("width", WIDTHS)
def test_tick_labels_never_touch(rows, width):
    """Neighbouring labels of calendar rules keep a gap, none is cut off, and their pixels follow their days."""
    rules = lay_out(rows, width, 23).ticks
    assert all(one.right + 8 <= other.left for one, other in pairwise(rules))
    assert all(one.day < other.day and one.x <= other.x for one, other in pairwise(rules))
    assert all(tick.left >= -0.1 and tick.right <= width + 0.1 for tick in rules)


def test_month_rules_name_their_year(article):
    """A rule of a month or day without a year stands after the rule of its own year."""
    year = None
    for tick in lay_out(dated(article), 960, 32).ticks:
        if tick.unit == "year":
            year = Day.from_ordinal(tick.day).year
        elif not any(part.isdigit() and len(part) == 4 for part in tick.label.split()):
            assert Day.from_ordinal(tick.day).year == year, tick


def test_rules_of_centuries_are_round():
    """Rules before 1 stand on round years as people count them: 500 BC begins with the year -499."""
    first, last = Day(-950, 1, 1).ordinal, Day(-20, 1, 1).ordinal
    rules = ticks(first, last, Elastic([first, last], 0, 700), 700)
    assert {"900 BC", "500 BC", "100 BC"} <= {tick.label for tick in rules}
    assert Day(-499, 1, 1).ordinal in {tick.day for tick in rules}


def test_scale_runs_forward_and_gives_crowded_time_room():
    """Pixels rise with days; a gap a hundred times as long gets more room, but not a hundred times as much."""
    scale = Elastic([0, 10, 1010], 0, 900)
    assert [scale(0), scale(1010)] == [0, 900]
    assert all(scale(day) <= scale(day + 1) for day in range(1010))
    short, long = scale(10) - scale(0), scale(1010) - scale(10)
    assert short < long < 10 * short


@pytest.mark.parametrize(
    ("edtf", "parts", "caps", "arrows"),
    [
        ("2025-03-15", set(), 0, []),
        ("2025", {"range"}, 0, []),
        ("2025~", {"range"}, 0, []),
        ("2024-02-01/2025-03-01", {"core"}, 2, []),
        ("2024-02/2025-03-01", {"core", "soft"}, 1, []),
        ("2024-02~/2025-03", {"core", "soft"}, 0, []),
        ("2024/2024", {"soft"}, 0, []),
        ("../2025", {"range"}, 0, ["left"]),
        ("2025/..", {"range"}, 0, ["right"]),
    ],
)
def test_kinds_of_dates_look_different(made, edtf, parts, caps, arrows):
    """A day, a range, an extent with firm or soft ends and an open end each have marks of their own."""
    table = made([("An event", edtf, "other", "occurred", edtf), ("Another", "2023", "other", "occurred", "2023")])
    place = next(place for place in lay_out(dated(table), 960, 30).rows if place.row.edtf == edtf)
    assert parts == {bar.part for bar in place.bars}
    assert caps == len(place.caps)
    assert arrows == [side for _, side in place.arrows]
    assert any(bar.dashed for bar in place.bars) == (edtf == "2025~")


@pytest.mark.parametrize("edtf", ["-0043-03-15", "-0499", "0000", "-0300/0020", "Y-12000", "Y20000"])
def test_years_before_1_and_far_ones_are_drawn(made, edtf):
    """Bounds that no timestamp holds come from EDTF and years, to the day."""
    [row] = dated(made([("An event", edtf, "other", "occurred", edtf)]))
    bounds = parse_edtf(edtf).bounds()
    assert (row.start, row.end) == (bounds.earliest.ordinal, bounds.latest.ordinal + 1)
    assert lay_out([row], 600, 30).rows[0].x > 0
