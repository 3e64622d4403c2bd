"""Dates in words."""

from __future__ import annotations

import pytest
from hypothesis import given

from events.dates import display, parse_edtf
from tests.dates.strategies import edtfs

WORDS = """
1999                     | 1999
2025-07                  | July 2025
1999-03-24               | 24 March 1999
2001-21                  | spring 2001
2001-24                  | winter 2001–02
1999-24                  | winter 1999–2000
0000-24                  | winter 1 BC – AD 1
199X                     | 1990s
190X                     | 1900–1909
19XX                     | 1900–1999
1XXX                     | 1000–1999
00XX                     | 1 BC – AD 99
09XX                     | AD 900–999
-04XX                    | 500–401 BC
-004X                    | 50–41 BC
-0043                    | 44 BC
-0043-03-15              | 15 March 44 BC
0000                     | 1 BC
0476                     | AD 476
0476-09-04               | 4 September AD 476
Y12000                   | 12000
Y-17000                  | 17001 BC
2004-XX                  | 2004
2004-XX-XX               | 2004
2004-05-XX               | May 2004
2024-11~                 | about November 2024
1999?                    | 1999 (uncertain)
1999%                    | about 1999 (uncertain)
20XX~                    | about 2000–2099
XXXX                     | year unknown
XXXX-07                  | July (year unknown)
XXXX-07-04               | 4 July (year unknown)
2025-10-25T14:00         | 25 October 2025, 14:00
2025-10-25T14:00:00Z     | 25 October 2025, 14:00 UTC
2025-10-25T14:00:05      | 25 October 2025, 14:00:05
2025-10-25T00:00:00-05:30 | 25 October 2025, 00:00 UTC−05:30
2024-11~/2025-10         | about November 2024 – October 2025
2024-11~/2025-10~        | about November 2024 – about October 2025
1999/2001                | 1999–2001
1999~/2001               | about 1999 – 2001
1998/1998                | 1998
-0499/-0400              | 500–401 BC
-0043/0014               | 44 BC – AD 14
1998-07/1998-09          | July–September 1998
1998-11/1999-02          | November 1998 – February 1999
2001-21/2001-23          | spring–autumn 2001
2001-24/2002-21          | winter 2001–02 – spring 2002
199X/200X                | 1990s – 2000–2009
2024-07-28/2024-08-03    | 28 July – 3 August 2024
2024-07-02/2024-07-05    | 2–5 July 2024
1985-04-12/1985-06       | 12 April 1985 – June 1985
[2024-07-01..2024-07-07] | 1–7 July 2024
[2024-07-29..2024-08-04] | 29 July – 4 August 2024
[2024-07-06..2024-07-07] | 6–7 July 2024
[2024-07-02..2024-07-06] | between 2 and 6 July 2024
[2024-10..2024-12]       | between October and December 2024
[2024-11..2025-01]       | between November 2024 and January 2025
[2024-10~..2024-12~]     | between about October 2024 and about December 2024
[1998..2001]             | between 1998 and 2001
[-0043..0014]            | between 44 BC and AD 14
[2024-12-28..2025-01-03] | between 28 December 2024 and 3 January 2025
../2025-10               | by October 2025
[..2025-10~]             | by about October 2025
/2025-10                 | until October 2025
2025-10/..               | from October 2025
2025-10/                 | from October 2025
0999-24                  | winter AD 999 – 1000
1000-24                  | winter 1000–01
-0001-24                 | winter 2–1 BC
[2024-07-01~..2024-07-07] | between about 1 July 2024 and 7 July 2024
[2024-07-01?..2024-07-07?] | between 1 July 2024 (uncertain) and 7 July 2024 (uncertain)
2024-10/2024-11-05       | October 2024 – 5 November 2024
2024-10-05/2024-11       | 5 October 2024 – November 2024
"""
CASES = [tuple(part.strip() for part in line.split("|")) for line in WORDS.strip().splitlines()]


@pytest.mark.parametrize(
    ("edtf", "part", "words"),
    [
        ("1999", "START", "early 1999"),
        ("1999-06", "MID", "mid-June 1999"),
        ("199X", "END", "late 1990s"),
        ("1999-06-03", "START", "3 June 1999"),
        ("18XX", "END", "1800–1899"),
        ("[2024-10..2024-12]", "END", "between October and December 2024"),
    ],
)
def test_a_part_that_was_told_stands_before_the_unit(edtf, part, words):
    """Only where the date is a unit that people speak of parts of."""
    assert display(parse_edtf(edtf), part) == words


@pytest.mark.parametrize(("edtf", "words"), CASES, ids=[case[0] for case in CASES])
def test_words(edtf, words):
    """A date reads as a person would say it, with no more and no less than is known."""
    assert display(parse_edtf(edtf)) == words


def test_nothing():
    """No date, no words."""
    assert display(None) == ""


@given(edtfs)
def test_always_words(edtf):
    """Every date has words: none empty, no digit masked, no double space, each mark said."""
    words = display(edtf)
    assert words == " ".join(words.split())
    assert words
    assert "X" not in words
    assert ("about" in words) == edtf.approximate
    assert ("(uncertain)" in words) == edtf.uncertain
