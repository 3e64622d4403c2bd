"""The date of a document, in any form and language: read with its precision, or refused."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import Granularity, parse_edtf
from events.errors import DateError
from events.read import parse_published

UTC = dt.UTC

READ = [
    # EDTF is taken as it is
    ("2025-10", "en", "2025-10"),
    ("2024-11~", "en", "2024-11~"),
    ("2024-11/2025-10", "en", "2024-11/2025-10"),
    ("../2025-10", "en", "../2025-10"),
    (" 2025-10-25 \n", "en", "2025-10-25"),
    ("-0043-03-15", "la", "-0043-03-15"),
    # ISO 8601 keeps day and time
    ("2025-10-25T12:00:00Z", "en", "2025-10-25T12:00:00Z"),
    ("2025-10-25T12:00:00.123+02:00", "en", "2025-10-25T12:00:00+02:00"),
    ("2025-10-25 12:00:00", "en", "2025-10-25T12:00:00"),
    ("2025-10-25 12:00 +0200", "en", "2025-10-25T12:00:00+02:00"),
    ("2025-10-25 12:00:00 UTC", "en", "2025-10-25T12:00:00Z"),
    ("20251025", "en", "2025-10-25"),
    ("2025-W43-6", "en", "2025-10-25"),
    # what YAML, JSON and Parquet give
    (2025, "en", "2025"),
    (20251025, "en", "2025-10-25"),
    (dt.date(2025, 10, 25), "en", "2025-10-25"),
    (dt.datetime(2025, 10, 25), "en", "2025-10-25"),  # noqa: DTZ001 - tables write days so
    (dt.datetime(2025, 10, 25, 9, 30), "en", "2025-10-25T09:30:00"),  # noqa: DTZ001
    (dt.datetime(2025, 10, 25, tzinfo=UTC), "en", "2025-10-25T00:00:00Z"),
    # words
    ("25 October 2025", "en", "2025-10-25"),
    ("October 25, 2025", "en", "2025-10-25"),
    ("October 2025", "en", "2025-10"),
    ("in 2025", "en", "2025"),
    ("25. oktobar 2025.", "sr", "2025-10-25"),
    ("25. октобар 2025.", "sr", "2025-10-25"),
    ("25. октобар 2025.", "sr-Cyrl", "2025-10-25"),
    ("25. mart 2025.", "sr", "2025-03-25"),
    ("25 Mart 2025", "tr", "2025-03-25"),
    ("listopada 2025.", "hr", "2025-10"),
    ("25 de octubre de 2025", "es", "2025-10-25"),
    ("octobre 2025", "fr", "2025-10"),
    ("10. November 2025", "de", "2025-11-10"),
    ("25 октября 2025 г.", "ru", "2025-10-25"),
    ("2025年10月25日", "ja", "2025-10-25"),
    # words of another language than the document's
    ("25 October 2025", "sr", "2025-10-25"),
    ("25. oktobar 2025.", "en", "2025-10-25"),
    # with a time
    ("Sat, 25 Oct 2025 10:00:00 GMT", "en", "2025-10-25T10:00:00Z"),
    ("Sat, 25 Oct 2025 23:30:00 -0500", "en", "2025-10-25T23:30:00-05:00"),
    ("25 October 2025, 11:45 pm", "en", "2025-10-25T23:45:00"),
    # numerals in the order of the language
    ("25/10/2025", "en", "2025-10-25"),
    ("04/05/2025", "en", "2025-04-05"),
    ("04/05/2025", "en-GB", "2025-05-04"),
    ("04/05/2025", "fr", "2025-05-04"),
    ("4.5.2025", "de", "2025-05-04"),
    ("2025/10/25", "en", "2025-10-25"),
    ("10/2025", "en", "2025-10"),
]


@pytest.mark.parametrize(("value", "language", "edtf"), READ, ids=str)
def test_read(value, language, edtf):
    """A date is read as it stands, no more and no less precise than it is written."""
    assert str(parse_published(value, language)) == edtf


REFUSED = [
    # relative
    ("yesterday", "en"),
    ("today", "en"),
    ("now", "en"),
    ("last week", "en"),
    ("3 days ago", "en"),
    ("Monday", "en"),
    ("juče", "sr"),
    ("hier", "fr"),
    ("25 October 2025 yesterday", "en"),
    ("next October 2025", "en"),
    # incomplete
    ("October", "en"),
    ("25 October", "en"),
    ("10:30", "en"),
    ("25/10/25", "en"),
    ("25 Oct 25", "en"),
    ("Wednesday 10:00 2025", "en"),
    ("XXXX-07", "en"),
    # impossible
    ("30 February 2025", "en"),
    ("29 February 2023", "en"),
    ("31/04/2025", "fr"),
    ("0 October 2025", "en"),
    ("2025-02-30", "en"),
    ("2025-13", "en"),
    ("2025-10/2025-09", "en"),
    ("2025-10-25T25:00:00", "en"),
    # no date
    ("", "en"),
    ("  ", "en"),
    ("..", "en"),
    ("25", "en"),
    ("1761386400", "en"),
    ("no. 3, 25 October 2025", "en"),
    ("25 October 2025\x00", "en"),
    ("soon", "en"),
    ("25 October 2025 " * 50, "en"),
    (True, "en"),
    (2025.5, "en"),
    (["2025"], "en"),
]


@pytest.mark.parametrize(("value", "language"), REFUSED, ids=lambda value: repr(value)[:30])
def test_refused(value, language):
    """What is relative, incomplete, impossible or no date is a DateError that quotes it and says what to write."""
    with pytest.raises(DateError) as caught:
        parse_published(value, language)
    message = str(caught.value)
    assert repr(value) in message or repr(str(value).strip()) in message
    assert "; " in message
    assert "\n" not in message


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_in_words(date):
    """Every day from the year 1000 on, written in English words, is that day."""
    words = f"{date.day} {date:%B} {date.year}"
    assert str(parse_published(words)) == date.isoformat()
    assert parse_published(words).precision is Granularity.DAY


@given(st.datetimes(timezones=st.none() | st.just(UTC)))
def test_every_instant(moment):
    """Every ISO instant keeps its day and its time to the second."""
    edtf = parse_published(moment.isoformat())
    assert str(edtf).replace("Z", "+00:00") == moment.isoformat(timespec="seconds")
    assert parse_edtf(str(edtf)) == edtf


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text):
    """Whatever the text: an EDTF value, or a DateError."""
    try:
        edtf = parse_published(text)
    except DateError:
        return
    assert parse_edtf(str(edtf)) == edtf


def test_no_dateparser_for_edtf():
    """``dateparser``, which is heavy, is imported only when words must be read."""
    code = (
        "import sys; from events.read import parse_published as p; p('2025-10'); p('2025-10-25 10:00');"
        "assert 'dateparser' not in sys.modules; p('25 October 2025'); assert 'dateparser' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")


def test_not_of_this_machine(monkeypatch):
    """Neither the time zone nor the locale of the machine changes what is read."""
    program = (
        "from events.read import parse_published as p;"
        "print(p('Sat, 25 Oct 2025 23:30:00 GMT'), p('25 October 2025 01:00'), p('October 2025'), p('04/05/2025'))"
    )
    printed = set()
    for zone, locale in (("Pacific/Kiritimati", "C"), ("America/Los_Angeles", "C.UTF-8"), ("", "en_GB.UTF-8")):
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setenv("LC_ALL", locale)
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
        printed.add(done.stdout)
    assert printed == {"2025-10-25T23:30:00Z 2025-10-25T01:00:00 2025-10 2025-04-05\n"}
