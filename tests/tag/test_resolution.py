"""Resolution at its edges: what mutation testing found that no rule's example holds fast."""

from __future__ import annotations

import pytest

from events.tag import tag
from events.tag.operators.named import holiday_days

#: Sentence | publication date | expression | value | EDTF (empty for none)
EDGES = """
It opens next Friday.                          | 2025-10-24 | next Friday | 2025-10-31 | 2025-10-31
It opened last Friday.                         | 2025-10-24 | last Friday | 2025-10-17 | 2025-10-17
It opened last May.                            | 2025-05-20 | last May | 2024-05 | 2024-05
It opens next May.                             | 2025-05-20 | next May | 2026-05 | 2026-05
It opened last spring.                         | 2025-04-10 | last spring | 2024-SP | 2024-21
It opens next autumn.                          | 2025-04-10 | next autumn | 2025-FA | 2025-23
Sales fell in the third quarter of last year.|2025-05-20|the third quarter of last year | 2024-Q3 | [2024-07..2024-09]
Sales fell in last year's third quarter.       | 2025-05-20 | last year's third quarter | 2024-Q3 | [2024-07..2024-09]
Sales fell in the third quarter.               | 2025-05-20 | the third quarter | 2024-Q3 | [2024-07..2024-09]
Sales will rise in the first quarter.          | 2025-11-20 | the first quarter | 2026-Q1 | [2026-01..2026-03]
Sales fell in the third quarter.               |            | the third quarter | XXXX-Q3 |
They met on Friday.                            |            | Friday | XXXX-WXX-5 |
He was born on 12/3/45.                        |            | 12/3/45 | 1945-12-03 | 1945-12-03
It opened on 3/4/99.                           |            | 3/4/99 | 1999-03-04 | 1999-03-04
On 12.12.2015 it rained.                       |            | 12.12.2015 | 2015-12-12 | 2015-12-12
On 13.12.2015 it rained.                       |            | 13.12.2015 | 2015-12-13 | 2015-12-13
On 12.13.2015 it rained.                       |            | 12.13.2015 | 2015-12-13 | 2015-12-13
The doors shut at 12 p.m. on 3 May 2020.       |            | 12 p.m. on 3 May 2020 | 2020-05-03T12:00 | 2020-05-03
The doors shut at 12:59 on 3 May 2020.         |            | 12:59 on 3 May 2020 | 2020-05-03T12:59 | 2020-05-03
The doors shut at 23:59 on 3 May 2020.         |            | 23:59 on 3 May 2020 | 2020-05-03T23:59 | 2020-05-03
The doors shut at 15:30 p.m. on 3 May 2020.    |            | 15:30 p.m. on 3 May 2020 | 2020-05-03T15:30 | 2020-05-03
It burned two decades ago.                     | 2025-10-24 | two decades ago | 2005 | 2005
It burned two centuries ago.                   | 2025-10-24 | two centuries ago | 1825 | 1825
It burned half a century ago.                  | 2025-10-24 | half a century ago | 1975 | 1975
It burned a year and a half ago.               | 2025-10-24 | a year and a half ago | 2024-04 | 2024-04
It burned half a year ago.                     | 2025-10-24 | half a year ago | 2025-04 | 2025-04
It burned two and a half months ago.           | 2025-10-24 | two and a half months ago | 2025-08-10 | 2025-08-10
It burned 48 hours ago.                        | 2025-10-24 | 48 hours ago | 2025-10-22TXX:XX |
It burned half a week ago.                     | 2025-10-24 | half a week ago | 2025-10-21 | 2025-10-21
It burned one and a half weeks ago.            | 2025-10-24 | one and a half weeks ago | 2025-10-14 | 2025-10-14
It burned 90 minutes ago.                      | 2025-10-24 | 90 minutes ago | 2025-10-24TXX:XX |
It lasted over the past two decades.           | 2025-10-24 | the past two decades | P20Y | 2005/2025-10-24
It lasted over the past two centuries.         | 2025-10-24 | the past two centuries | P200Y | 1825/2025-10-24
It will last over the next two weeks.          | 2025-10-24 | the next two weeks | P2W | 2025-10-24/2025-11-07
It was built in the 3rd century.               |            | the 3rd century | 02 | 02XX
It snowed this winter.                         | 2025-12-10 | this winter | 2025-WI | 2025-24
It snowed this winter.                         | 2025-01 | this winter | 2025-WI | 2024-24
It snowed last winter.                         | 2025-01-10 | last winter | 2024-WI | 2023-24
It snowed last winter.                         | 2025-10-10 | last winter | 2024-WI | 2024-24
This winter was mild.                          | 2025-03-10 | This winter | 2025-WI | 2024-24
It will snow this winter.                      | 2025-10-10 | this winter | 2025-WI | 2025-24
It will snow next winter.                      | 2025-01-10 | next winter | 2025-WI | 2025-24
It will shut earlier this weekend.              | 2025-10-21 | earlier this weekend | 2025-W43-WE | 2025-10-25
It closed this weekend.                        | 2025-10-20 | this weekend | 2025-W42-WE | [2025-10-18..2025-10-19]
It closed this weekend.                        | 2025-10-26 | this weekend | 2025-W43-WE | [2025-10-25..2025-10-26]
Shops shut early since it is Ramadan.           | 2017-06-14 | Ramadan | 2017-05-27 | [2017-05-27..2017-06-24]
They died out 66 million years ago.            |            | 66 million years ago | MA66 |
A year later she left.                         | 2025-10-24 | A year later | XXXX |
A year later she will leave.                   | 2025-10-24 | A year later | 2026 | 2026
It will rain. Sales in May fell.               | 2025-10-24 | May | 2025-05 | 2025-05
It opens today.                                |            | today | XXXX-XX-XX |
Sales will fall in next year's second quarter. | 2025-05-20 | next year's second quarter | 2026-Q2 | [2026-04..2026-06]
He died on 3/4/44.                             | 2025-10-24 | 3/4/44 | 1944-03-04 | 1944-03-04
He died on 3/4/46.                             | 2025-10-24 | 3/4/46 | 1946-03-04 | 1946-03-04
The doors shut at 13 p.m. on 3 May 2020.       |            | 13 p.m. on 3 May 2020 | 2020-05-03T13:00 | 2020-05-03
It burned 30 hours ago.                        | 2025-10-24 | 30 hours ago | 2025-10-23TXX:XX |
It took two and a half years.                  |            | two and a half years | P2Y6M |
It took 1.5 hours.                             |            | 1.5 hours | PT1H30M |
It took one and a half quarters.               |            | one and a half quarters | P1.5Q |
By the end of last year it was empty.          | 2025-10-24 | the end of last year | 2024 | [2024-09..2024-12]
""".strip().splitlines()

#: The calendar of 2025, by hand.
DAYS = """
01-01 New Year's Day          | 01-06 Epiphany, Orthodox Christmas Eve | 01-07 Orthodox Christmas
01-14 Orthodox New Year       | 01-20 Martin Luther King Jr. Day | 01-27 St. Sava's Day | 02-02 Groundhog Day
02-14 Valentine's Day         | 02-15 Sretenje | 02-17 Washington's Birthday | 03-04 Shrove Tuesday
03-05 Ash Wednesday           | 03-17 St. Patrick's Day | 04-01 April Fools' Day | 04-13 Palm Sunday
04-17 Maundy Thursday         | 04-18 Good Friday | 04-19 Holy Saturday | 04-20 Easter Sunday, Easter
04-21 Easter Monday           | 04-22 Earth Day | 04-23 St. George's Day | 04-25 ANZAC Day | 05-01 May Day
05-05 Cinco de Mayo           | 05-06 Djurdjevdan | 05-08 V-E Day | 05-09 Victory Day, Europe Day
05-11 Mother's Day            | 05-26 Memorial Day | 05-29 Ascension Day | 06-08 Pentecost | 06-09 Whit Monday
06-15 Trinity Sunday, Father's Day | 06-19 Corpus Christi, Juneteenth | 06-28 Vidovdan | 07-01 Canada Day
07-04 Independence Day        | 07-14 Bastille Day | 08-15 Assumption Day | 09-01 Labor Day | 10-13 Columbus Day
10-31 Halloween               | 11-01 All Saints' Day | 11-02 All Souls' Day | 11-04 Election Day
11-05 Bonfire Night           | 11-11 Veterans Day, Armistice Day | 11-27 Thanksgiving Day | 11-28 Black Friday
12-01 Cyber Monday            | 12-06 St. Nicholas Day | 12-10 Human Rights Day | 12-24 Christmas Eve
12-25 Christmas Day           | 12-26 Boxing Day, St. Stephen's Day | 12-31 New Year's Eve
04-20 Orthodox Easter Sunday  | 04-18 Orthodox Good Friday
"""


@pytest.mark.parametrize("line", EDGES, ids=lambda line: line.split("|")[0].strip())
def test_edges(line):
    """Span, value and EDTF of one expression, worked out by hand."""
    text, published, *expected = (part.strip() for part in line.split("|"))
    found = [[one.text, one.value, "" if one.edtf is None else str(one.edtf)] for one in tag(text, published or None)]
    assert found == [expected]


def test_named_days_of_a_year():
    """Every feast of a fixed, counted or movable day lies where the calendar of 2025 has it."""
    cells = [cell.strip() for line in DAYS.strip().splitlines() for cell in line.split("|")]
    named = {name: cell[:5] for cell in cells for name in cell[6:].split(", ")}
    assert {name: [f"2025-{day}"] for name, day in named.items()} == {
        name: [day.iso for day in holiday_days(name, 2025)] for name in named
    }


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (325, []),
        (326, ["0326-04-03"]),
        (1582, ["1582-04-15"]),
        (1583, ["1583-04-10"]),
        (4099, ["4099-04-19"]),
        (4100, []),
    ],
)
def test_easter_is_known_from_its_council_on(year, days):
    """Before 326 and after 4099 no rule gives it; before 1583 it is the day of the Julian calendar."""
    assert [day.iso for day in holiday_days("Easter Sunday", year)] == days


CHRONOLOGY = """Key dates

1991: The union breaks up.
June 25 - Two republics secede.
1995
Nov. 21 - A deal is struck.
Dec. 14 - It is signed.
Feb. 2: It is in force.
"""


@pytest.mark.parametrize("published", ["2013-05-03", None])
@pytest.mark.parametrize("domain", ["news", "narrative"])
def test_chronology(published, domain):
    """The entries of a chronology lie one after another, from the year at their head."""
    values = [one.value for one in tag(CHRONOLOGY, published, domain=domain)]
    assert values == ["1991", "1991-06-25", "1995", "1995-11-21", "1995-12-14", "1996-02-02"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A pipe burst on 5 May. The plant, built in 1990, was shut the next day.", "2019-05-06"),
        (
            "A pipe burst on 5 May. No spill since 1990 was worse. The plant reopened three days later.",
            "2019-05-08",
        ),
        ("A pipe burst on 5 May. In 1990 an oil tank fell over.\n\nThe plant was shut the next day.", "1990-XX-XX"),
        ("A pipe burst on 5 May 1990. In 1991 the plant was sold. The next day it was shut.", "1991-XX-XX"),
    ],
)
def test_the_next_day_after_an_aside(text, value):
    """The day after a day is not lost by the older year of an aside."""
    assert tag(text, "2019-10-31")[-1].value == value


DIARY = """3 October 1744. The envoys met for the first time since their quarrel of 1738.

7 October. Two of them were sent home.

12-14 October. The rest dined with the bishop.

20 January. The treaty was sealed.
"""


SECTIONS = """{0}1987{1}
Unrest breaks out in March. By June the port is shut.

{0}1991{1}
A new bridge opens on 3 February.
"""


@pytest.mark.parametrize("marks", [("**", "**"), ("## ", ""), ("", ""), ("", ":")])
def test_a_year_heads_what_is_told_under_it(marks):
    """Months under a year that has a line to itself are of that year."""
    values = [one.value for one in tag(SECTIONS.format(*marks), "2019-05-03", domain="news")]
    assert values == ["1987", "1987-03", "1987-06", "1991", "1991-02-03"]


TITLED_SECTIONS = """1871: The league is founded

In June 1869 three towns had refused. In May the others met at Riga.

Quarrels with the guilds

By September the guilds, whose charter was of 1684, left, and in December they came back.

1872: A short war and the long way to a lasting peace

On 9 February the league marched.
"""


def test_a_year_with_a_title_heads_what_is_told_under_it():
    """Months under *1871: The league is founded* are of that year, whatever year was mentioned last."""
    values = [one.value for one in tag(TITLED_SECTIONS, "2019-05-03", domain="narrative")]
    assert values == ["1871", "1869-06", "1871-05", "1871-09", "1684", "1871-12", "1872", "1872-02-09"]


def test_diary():
    """An entry of a diary lies after the one before, whatever that tells of older times."""
    values = [one.value for one in tag(DIARY, "2019-05-03", domain="news")]
    assert values == ["1744-10-03", "1738", "1744-10-07", "1744-10-12", "1744-10-14", "1745-01-20"]


def test_a_title_beside_the_text_tells_the_year_that_it_reports_on():
    """Of an annual report's months, whichever year its text told last."""
    text = "The hide burned in 2009. It was built anew, and the fen was shut from 2 July; a ranger left in October."
    for title, year in (("Orsk Fen: Annual report of the wardens, 2018", 2018), ("Orsk Fen", 2009)):
        values = [timex.value for timex in tag(text, "2019-04-15", title=title, domain="narrative")]
        assert values == ["2009", f"{year}-07-02", f"{year}-10"]
    (left,) = tag("She left at the end of the year.", "2019-04-15", title="Annual report 2018")
    assert left.value == "2018"
