"""Reckoned times: wars, ages and *the year* date what is told beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Dates = Callable[..., dict[str, str]]

_LIFE = "Ada Voss was born in Arden in June 1941."


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("The hall was requisitioned during the First World War.", "requisitioned", "[1914-07..1918-11]"),
        ("The window was shattered in World War II.", "shattered", "[1939-09..1945-09]"),
        (f"{_LIFE} At the age of nine she moved to Lund.", "moved", "[1950-06..1951-06]"),
        (f"{_LIFE} At sixteen she was apprenticed to a printer.", "apprenticed", "[1957-06..1958-06]"),
        ("Ada Voss (1871–1949) was a painter. She moved to Lund at the age of 20.", "moved", "[1891..1892]"),
        ("Ola Berg was born on 12 June 1829. At 40 he built the mill.", "built", "[1869-06-12..1870-06-11]"),
        ("Ola Berg was born on 12 June 1829. At age 40 he built the mill.", "built", "[1869-06-12..1870-06-11]"),
        ("She was elected in 1991, the year her husband was killed in Arden.", "killed", "1991"),
    ],
)
def test_what_is_no_date_dates_what_stands_beside_it(text: str, trigger: str, date: str, dates_of: Dates) -> None:
    """A war gives its years, an age those from the birth that was told, *the year* the one before it."""
    assert dates_of(text).get(trigger) == date


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # another's age, and one at death
        (f"{_LIFE} Her husband moved to Lund at the age of nine.", "moved"),
        (f"{_LIFE} She was killed at the age of 60.", "killed"),
        # no birth is told
        ("Ada Voss was a painter. At the age of nine she moved to Lund.", "moved"),
        # the war is no time here
        ("He wrote about the First World War and burned his notes.", "burned"),
    ],
)
def test_what_tells_no_time_dates_nothing(text: str, trigger: str, dates_of: Dates) -> None:
    """Ages count for the one whose birth the text begins with; a war that is not said to be when is none."""
    assert trigger not in dates_of(text)


def test_a_history_of_a_war_has_closer_dates(dates_of: Dates) -> None:
    """That something was in it, says nothing there."""
    told = "Troops crossed the border on 1 September 1939. Arden fell in June 1940. The port was shelled in 1941."
    assert "mined" not in dates_of(f"{told} The strait was mined during the Second World War.")
