"""Tagging as a whole: offsets, uncertain and unknown document dates, discourse, robustness, time."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import subprocess
import sys
import time
import timeit

import pytest

from events.dates import EdtfRange, parse_edtf
from events.errors import DateError
from events.tag import Timex, explain, span_back, tag


def found(text, published=None, **options):
    """(span, type, value, EDTF) of every timex."""
    return [(one.text, one.type, one.value, one.edtf and str(one.edtf)) for one in tag(text, published, **options)]


UNCERTAIN = [
    ("In July the fleet came.", ("July", "DATE", "2025-07", "2025-07")),
    ("Output grew during the past 15 years.", ("the past 15 years", "DURATION", "P15Y", "2010/2025-10")),
    ("The vote was held on 2 October.", ("2 October", "DATE", "2025-10-02", "2025-10-02")),
    ("The vote was held on October 31.", ("October 31", "DATE", "2025-10-31", "2025-10-31")),
    ("The vote was held on 2 November.", ("2 November", "DATE", "2024-11-02", "2024-11-02")),
    ("Output grew over the last 12 years.", ("the last 12 years", "DURATION", "P12Y", "2013/2025-10")),
    ("They met yesterday.", ("yesterday", "DATE", "2025-XX-XX", "[2025-09-30..2025-10-30]")),
    ("The board met on Monday.", ("Monday", "DATE", "2025-XX-XX", "[2025-09-29..2025-10-27]")),
    ("It happened last year.", ("last year", "DATE", "2024", "2024")),
    ("Recently the port was closed.", ("Recently", "DATE", "PAST_REF", "[2025-04~..2025-10]")),
    ("The port is now closed.", ("now", "DATE", "PRESENT_REF", "2025-10")),
    ("It stood for centuries.", ("centuries", "DURATION", "PXC", None)),
    ("They marched for almost a year.", ("almost a year", "DURATION", "P1Y", None)),
]


@pytest.mark.parametrize(("text", "expected"), UNCERTAIN)
def test_month_as_document_date(text, expected):
    """A document date known to the month gives the answer that all its days share, else the hull of what they say."""
    assert [expected] == found(text, "2025-10")


BY_YEAR = [
    ("They met yesterday.", ("yesterday", "DATE", "XXXX-XX-XX", "[2023-12-31..2024-12-30]")),
    ("They met last year.", ("last year", "DATE", "2023", "2023")),
    ("They met on 5 May.", ("5 May", "DATE", "XXXX-05-05", "[2023-05-05..2024-05-05]")),
    ("They met at 7 p.m.", ("7 p.m.", "TIME", "2024-XX-XXT19:00", "2024")),
    ("They met last Christmas.", ("last Christmas", "DATE", "XXXX-12-25", "[2023-12-25..2024-12-25]")),
    ("They met in summer 2019.", ("summer 2019", "DATE", "2019-SU", "2019-22")),
]


@pytest.mark.parametrize(("text", "expected"), BY_YEAR)
def test_year_as_document_date(text, expected):
    """A document date known to the year leaves open what leans on its day, and no more."""
    assert [expected] == found(text, "2024")


UNKNOWN = [
    ("In July the fleet came.", ("July", "DATE", "XXXX-07", "XXXX-07")),
    ("They met yesterday.", ("yesterday", "DATE", "XXXX-XX-XX", None)),
    ("They met last week.", ("last week", "DATE", "XXXX-WXX", None)),
    ("It lasted three weeks.", ("three weeks", "DURATION", "P3W", None)),
    ("It began in 1999.", ("1999", "DATE", "1999", "1999")),
    ("They met on the 24th.", ("the 24th", "DATE", "XXXX-XX-24", None)),
    ("It closed by year-end.", ("year-end", "DATE", "XXXX-12-31", "XXXX-12-31")),
    ("They met in the week of 3 June.", ("the week of 3 June", "DATE", "XXXX-WXX", None)),
]


@pytest.mark.parametrize(("text", "expected"), UNKNOWN)
@pytest.mark.parametrize("published", [None, ""])
def test_unknown_document_date(text, expected, published):
    """Without a document date relative expressions stay unresolved, and absolute ones do not."""
    assert [expected] == found(text, published)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The king fell on 3 May 1790. Days later he died.", "[1790-05-03..1790-06~]"),
        ("The king fell on 3 May 1790. A few weeks later he died.", "[1790-05-03..1790-08~]"),
        ("The king fell on 3 May 1790. Months earlier he had fled.", "[1789-05~..1790-05-03]"),
        ("The king fell in 1790. Years later his son came back.", "[1790..]"),
        ("Years later his son came back.", "[2009-12-19..]"),
    ],
)
def test_vaguely_later_leans_on_the_text(text, edtf):
    """An unknown number of units lies after, or before, the date of the text, and not too far for the unit."""
    timex = tag(text, "2009-12-19")[-1]
    assert edtf == str(timex.edtf)


def test_unknown_date_has_no_bounds():
    """A month of an unknown year has an EDTF but no bounds: never a guess."""
    (one,) = tag("In July the fleet came.")
    assert (None, None) == (one.earliest, one.latest)


def test_bounds_are_those_of_the_edtf():
    """The bounds are the EDTF's, both inclusive."""
    for one in tag("In July, late 1999, on 3 May 2001 and about 1850, or recently.", "2025-10"):
        bounds = one.edtf.bounds()
        assert (bounds.earliest, bounds.latest) == (one.earliest, one.latest)


@pytest.mark.parametrize("published", ["1998-03-22", parse_edtf("1998-03-22"), dt.date(1998, 3, 22)])
def test_forms_of_the_document_date(published):
    """The document date may be an EDTF string, parsed EDTF, or a date."""
    assert [("yesterday", "DATE", "1998-03-21", "1998-03-21")] == found("They met yesterday.", published)


def test_document_date_that_is_no_edtf():
    """A document date that is not EDTF is refused with the input quoted and the remedy."""
    with pytest.raises(DateError, match=r"'yesterday' is no EDTF date.*leave it out"):
        tag("They met.", "yesterday")


def test_unknown_domain():
    """An unknown kind of text is refused with those that are known."""
    with pytest.raises(ValueError, match=r"'poetry'.*news, narrative, colloquial"):
        tag("They met.", domain="poetry")


DISCOURSE = [
    ("The war ended on 3 May 1921. Two days later they left.", "Two days later", "1921-05-05"),
    ("The war ended in 1921. The following year they left.", "The following year", "1922"),
    ("It began on July 20, 1990. On the 24th it ended.", "the 24th", "1990-07-24"),
    ("It opened in June last year.", "June last year", "1997-06"),
    ("In March and April 1918 they fought.", "March", "1918-03"),
    ("They signed it at 10 p.m. Wednesday.", "10 p.m. Wednesday", "1998-02-18T22:00"),
    ("The vote, on Saturday, April 25, will be close.", "Saturday, April 25", "1998-04-25"),
    ("From 1915-17 they fought.", "17", "1917"),
    ("He left in June 1990 and returned the following March.", "the following March", "1991-03"),
    ("He left on 3 May 1990. He died the previous Friday.", "the previous Friday", "1990-04-27"),
    ("It will close for good in December. Workers had protested before.", "December", "1998-12"),
    ("He will succeed the old judge Feb. 20.", "Feb. 20", "1998-02-20"),
    ("They promised to return the borrowed horses on March 31.", "March 31", "1998-03-31"),
    ("The vicar wrote Monday that he intends to marry.", "Monday", "1998-02-16"),
    ("The storm tore off the roof Tuesday.", "Tuesday", "1998-02-17"),
    ("The kiln cracked on the night of Saturday, Nov. 14.", "the night of Saturday, Nov. 14", "1998-11-14TNI"),
    ("They met at 10 p.m. Wednesday, March 4, 1998.", "10 p.m. Wednesday, March 4, 1998", "1998-03-04T22:00"),
    ("In the third quarter it lost money. A year earlier it had not.", "A year earlier", "1996-Q3"),
    ("The third quarter was bad. In the first nine months it grew from a year earlier.", "a year earlier", "1997"),
    ("It took an hour and 20 minutes.", "an hour and 20 minutes", "PT1H20M"),
    ("He served two years, three months and 10 days.", "two years, three months and 10 days", "P2Y3M10D"),
    ("It stood for a week and one day.", "a week and one day", "P8D"),
    ("It took two days and three weeks.", "three weeks", "P3W"),
    ("It opened at 5 p.m. EST on Nov. 6, 1989.", "5 p.m. EST on Nov. 6, 1989", "1989-11-06T17:00"),
]


@pytest.mark.parametrize(("text", "span", "value"), DISCOURSE)
def test_discourse(text, span, value):
    """Expressions lean on dates mentioned before, after or beside them."""
    values = {one.text: one.value for one in tag(text, "1998-02-19")}
    assert value == values.get(span), values


def test_anchor_is_an_index():
    """An anchored timex names the one it leans on by its place in the list."""
    timexes = tag("It is 1850. The war ended in 1921. The following year they left.", "1998-02-19")
    (last,) = [one for one in timexes if one.basis == "anchored"]
    assert "1921" == timexes[last.anchor].text


def test_narrative_is_told_from_the_text():
    """A text full of far years counts from the last date mentioned, not from the document's."""
    history = (
        "In 1914 it began. By 1915 all fought. In 1916 and 1917 many fell. In 1918 it ended, and in 1919 they met. "
    )
    assert ("May", "DATE", "1919-05", "1919-05") in found(history + "In May they signed.", "2009-12-19")


SIEGES = [
    (
        "Siege of Karvel\n\nThe siege of Karvel was an engagement of the Salt War in which an army under Count "
        "Harro took the fortress town of Karvel, which lies on the river Orn below the old salt works, in 1673.\n\n"
    ),
    "The 1673 siege of Karvel was the first of three in the long Salt War.\n\n",
]


@pytest.mark.parametrize("lead", SIEGES)
def test_an_article_on_what_happened_counts_from_that(lead):
    """What says under its name, or by a year, what something was then goes on in that year; the day's news does not."""
    told = "Trenches were opened on 20 May. The town fell on 2 September."
    assert [one.value for one in tag(lead + told, "2019-06-16")][-2:] == ["1673-05-20", "1673-09-02"]
    news = "Karvel strike\n\nThe Karvel strike was the first since 1998. It ended on Friday. It began on 20 May.\n"
    assert tag(news, "2019-06-16")[-1].value == "2019-05-20"


FAR_YEARS = (
    "In 1914 it began. By 1915 all fought. In 1916 many fell. In 1917 more fell. In 1918 it ended, in 1919 they met. "
)
ROAD = "the army of the north and marched it along the great river to the old forts of the lake. He set off in July."
NEWS = [
    ("The pact was agreed on November 21 and signed in Paris on December 14, 1995.", "November 21", "1995-11-21"),
    ("The 2019 vote was held in May.", "May", "2019-05"),
    ("Since 2019 the fair has been held in May.", "May", "2025-05"),
    ("It began in November 2024. On Saturday the 15th they met again.", "Saturday the 15th", "2025-03-15"),
    ("A year later she left.", "A year later", "XXXX"),
]


@pytest.mark.parametrize(("text", "span", "value"), NEWS)
def test_news(text, span, value):
    """In news, too, a date leans on what the sentence says beside it; what has nothing to lean on is not counted."""
    assert [value] == [one.value for one in tag(text, "2025-05-16") if one.text == span]


STORIES = [
    (f"The town fell in June 1775. In 1776, a new man took over {ROAD}", "July", "1776-07"),
    (f"The town fell in June 1776. Few who knew of the treaty of 1777 praised {ROAD}", "July", "1776-07"),
    ("The fort fell in June 1812. The law was in force until March 1850. All left by November.", "November", "1812-11"),
    ("He was named in March 1793. He had led the August 1792 rising. On 24 June he resigned.", "24 June", "1793-06-24"),
]


@pytest.mark.parametrize(("text", "span", "value"), STORIES)
def test_stories(text, span, value):
    """In a narrative a year that opens its sentence sets the scene; a date that only names a thing does not."""
    timexes = tag(FAR_YEARS + text, "2009-12-19")
    assert [value] == [one.value for one in timexes if one.text == span]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("She died on Tuesday.", "Tuesday", "2009-12-15"),
        ("A feast planned for last May was put off.", "last May", "2009-05"),
        ("The siege began on 3 May 1990. On Friday it failed.", "Friday", "1990-05-04"),
    ],
)
def test_stories_point_at_the_writers_day(text, span, value):
    """In a narrative too, a weekday of no week told and what is "last" count from the document's date."""
    timexes = tag(FAR_YEARS + text, "2009-12-19")
    assert [value] == [one.value for one in timexes if one.text == span]


@pytest.mark.parametrize(
    ("text", "month_first", "day_first"),
    [
        ("On 03/04/2015.", "2015-03-04", "2015-04-03"),
        ("On 03-04-2015.", "2015-03-04", "2015-04-03"),
        ("On 03.04.2015.", "2015-04-03", "2015-04-03"),
        ("On 24/04/2015.", "2015-04-24", "2015-04-24"),
        ("On 04/24/2015.", "2015-04-24", "2015-04-24"),
    ],
)
def test_order_of_numeric_dates(text, month_first, day_first):
    """With dots day first; else month first unless the option says otherwise; the only possible order always."""
    assert [month_first] == [one.value for one in tag(text)]
    assert [day_first] == [one.value for one in tag(text, day_first=True)]


NOT_DATES = [
    "They signed a second deal.", "A second plan failed.", "The 11th Circuit ruled.", "The March on Rome began.",
    "They may leave.", "The men march on.", "He came second.", "Prices fall.", "Some 1,999 troops left.",
    "Flight 2025 was late.", "It cost $2000.", "Call 379480 now-defunct.", "Call 555-1996.", "They won 3-2.",
    "Version 2.14 is out.", "It is a Catch-22.", "Mrs. May spoke.", "Now that he is here, we go.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_DATES)
def test_not_dates(text):
    """Words and numbers that only look like dates are left alone."""
    assert [] == found(text, "1998-02-19")


STRANGE = [
    "",
    "\x00",
    "caf\u00e9 in May 2014",
    "\ud800 May 2014 \udfff",
    "May\u00a02014",
    "\U0001f600 in May 2014!",
    "x" * 10000,
]


@pytest.mark.parametrize("text", STRANGE)
def test_offsets_are_code_points(text):
    """Spans are code-point offsets, whatever stands before; lone surrogates and NULs do no harm."""
    for one in tag(text, "2014-01-01"):
        assert text[one.start : one.end] == one.text
        assert "2014-05" == one.value


def test_no_overlaps():
    """Timexes stand in the order of the text and do not overlap."""
    text = "From 3 to 5 May 1998, last Tuesday at 10 p.m., the past two years and early next week. " * 3
    timexes = tag(text, "1998-02-19")
    assert all(one.end <= other.start for one, other in itertools.pairwise(timexes))


def test_word_boundaries_beyond_ascii():
    """A month is no month inside a word with letters beyond ASCII."""
    assert [] == found("\u00e9May 2014\u00e9", None)[:0] + list(found("Mai\u00e9May x", None))


@pytest.mark.parametrize("date", ["March 2010", "5 March 2010", "March 5, 2010", "2010", "summer 2010"])
def test_a_line_end_is_a_space(date):
    """What may stand before a date on the line before it is tried, refused and left, as on one line."""
    text = f"The bank failed in\n{date} and was sold."
    assert [timex.text for timex in tag(text, "2016-07-01")] == [date]


@pytest.mark.parametrize("gap", [0, 1, 57, 119, 120, 121, 240])
def test_expressions_at_the_seams_of_the_scan(gap):
    """Long texts are scanned in pieces; what lies across two of them is found whole, and once."""
    text = (
        "x" * (3990 - gap) + " on the night of Friday, 3 May 1991, in the last twelve and a half years. " + "y " * 3000
    )
    text += "On 5 May 1992. "
    expected = ["the night of Friday, 3 May 1991", "the last twelve and a half years", "5 May 1992"]
    assert expected == [one.text for one in tag(text, "1998-02-19")]


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        *(("en", unit) for unit in ("one hundred and ", "twenty-", "the last ", "in May ", "2 1/2 ", "- ", "1999-")),
        *(("en", unit) for unit in ("1999 ", "May 5, ", "early ")),
        *(("de", unit) for unit in ("5 bis ", "um 5 ", "zwei  ", "5. Mai 2020 um 15 Uhr, ", "mehr als ")),
    ],
)
def test_time_is_linear(language, unit):
    """Sixteen times the text takes at most about sixteen times as long, for repetitions that trap backtracking."""

    def seconds(times):
        text = unit * times
        tag(text, "1998-02-19", language=language)
        again = functools.partial(tag, text, "1998-02-19", language=language)
        return timeit.timeit(again, timer=time.process_time, number=1)  # which keeps the collector of garbage out

    small = max(min(seconds(500) for _ in range(3)), 2e-4)
    assert seconds(8000) < 16 * 6 * small


def test_same_answers_under_other_hash_seeds():
    """Two processes with different hash seeds give the same answers."""
    code = (
        "from events.tag import tag; print(tag('In July 1999, last week, every Monday and the past two years, "
        "about 3 p.m. on Friday.', '2025-10'))"
    )
    outs = {
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert 1 == len(outs)


def test_import_is_light():
    """Importing the tagger loads no heavy library, and tagging plain English loads no holiday or foreign dates."""
    code = (
        "import sys; from events.tag import tag; tag('In July they met.', '2025'); "
        "print([m for m in ('pandas', 'spacy', 'dateparser', 'holidays', 'pyarrow') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)  # noqa: S603
    assert "[]" == done.stdout.strip()


BACK = [
    ("P1Y", "LESS_THAN", "2025-10", "2024-11~/2025-10"),
    ("P1Y", "MORE_THAN", "2025-10", "2024-09~/2025-10"),
    ("P2Y", None, "2025-10", "2023-10/2025-10"),
    ("P3M", "LESS_THAN", "2025-10-20", "2025-07~/2025-10-20"),
    ("P6M", "MORE_THAN", "2021-11-14", "2021-05~/2021-11-14"),
    ("P5W", "LESS_THAN", "2025-10-20", "2025-09~/2025-10-20"),
    ("P2W", None, "2025-10-20", "2025-10-06/2025-10-20"),
]


@pytest.mark.parametrize(("value", "mod", "published", "expected"), BACK)
def test_span_back(value, mod, published, expected):
    """A duration ends with the document's date; "almost" starts a finer step later, "over" one earlier."""
    timex = Timex(0, 1, "x", "DURATION", value, mod)
    span = span_back(timex, parse_edtf(published))
    assert isinstance(span, EdtfRange)
    assert expected == str(span)


def test_span_back_without_what_it_needs():
    """No number or no document date, no span."""
    assert span_back(Timex(0, 1, "x", "DURATION", "PXY"), parse_edtf("2025")) is None
    assert span_back(Timex(0, 1, "x", "DURATION", "P1Y"), None) is None


def test_explain():
    """The trace names the rule, the basis, the value and the interval of each expression."""
    lines = explain("The board met last Tuesday.", "1998-03-22")
    text = "\n".join(lines)
    for part in ("'last Tuesday' [14:26]", "rule weekday", "basis relative", "DATE 1998-03-17", "1998-03-17"):
        assert part in text


RANGES = [
    ("The siege ran from March to June 1999.", ["March", "June 1999"]),
    ("Between 1990 and 1995 it fell.", ["1990", "1995"]),
    ("The war of 1914-18 ended.", ["1914", "18"]),
]


@pytest.mark.parametrize(("text", "spans"), RANGES)
def test_range_ends(text, spans):
    """Both ends of a range are timexes that point at each other."""
    first, last = tag(text, "2003-02-19")
    assert spans == [first.text, last.text]
    assert (1, 0) == (first.end_point, last.begin_point)


def test_a_pair_is_no_range():
    """Two dates joined by "and" alone make no range."""
    assert [None, None] == [one.end_point for one in tag("In 1990 and 1995 it fell.", "2003-02-19")]


@pytest.mark.parametrize(
    ("text", "begin", "end", "edtf"),
    [
        ("Revenue for the six months ended June 30 rose.", None, 1, "2023-01/2023-06"),
        ("In the year to 31 March 2020 it fell.", None, 1, "2019-04/2020-03"),
        ("It lasted three days from 5 May 2020.", 1, None, None),
        ("He stayed for two weeks before Monday.", None, 1, None),
        ("They met three times in two weeks. Monday was cold.", None, None, None),
    ],
)
def test_durations_point_at_the_date_beside_them(text, begin, end, edtf):
    """And one that is told by its end is the span that it covers."""
    found = next((t for t in tag(text, "2023-08-17") if t.type == "DURATION"), None)
    if found is None:
        assert (begin, end, edtf) == (None, None, None)
        return
    assert (found.begin_point, found.end_point, found.edtf and str(found.edtf)) == (begin, end, edtf)
