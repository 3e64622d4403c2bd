"""Text: widths, cuts, and characters that hide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.draw.text import clean, shorten, text_width


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain", "plain"),
        ("  two \n\t words ", "two words"),
        ("nul\x00", "nul\ufffd"),
        ("\u202eright to left\u202c", "\ufffdright to left\ufffd"),
        ("\u2066isolate\u2069", "\ufffdisolate\ufffd"),
        ("lone \ud800", "lone \ufffd"),
        ("Đurić, 東京, مرحبا, e\u0301", "Đurić, 東京, مرحبا, e\u0301"),
        ("line\u2028separator", "line separator"),
    ],
)
def test_hidden_characters_are_shown(written, shown):
    """Controls and direction overrides become U+FFFD; letters of every script stay."""
    assert shown == clean(written)


@pytest.mark.parametrize(("text", "width"), [("", 0), ("iiii", 11.1), ("MMMM", 41.65), ("東京", 25), ("e\u0301", 6.95)])
def test_width_of_known_strings(text, width):
    """Widths are those of Helvetica's metrics at 12.5 pixels, and a combining accent adds nothing."""
    assert width == pytest.approx(text_width(text, 12.5), abs=0.05)


@given(st.text(max_size=80), st.floats(20, 500))
def test_shortened_text_fits(text, width):
    """A shortened text is never wider than its room, and a text that fits is not touched."""
    short = shorten(text, width, 13)
    assert text_width(short, 13) <= width
    assert (short == text) == (text_width(text, 13) <= width)
