"""Tagging: text and its date → temporal expressions, found and resolved.

>>> [(t.text, t.value, str(t.edtf)) for t in tag("In July the ships came.", "2025-10")]
[('July', '2025-07', '2025-07')]
"""

from events.tag.model import Timex
from events.tag.spans import span_back, span_from
from events.tag.tagger import explain, reported_year, tag
from events.tag.values import edtf_of_value

__all__ = ["Timex", "edtf_of_value", "explain", "reported_year", "span_back", "span_from", "tag"]
