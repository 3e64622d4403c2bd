"""Tagging: text and its date → temporal expressions, found and resolved.

>>> [(t.text, t.value, str(t.edtf)) for t in tag("In July the ships came.", "2025-10")]
[('July', '2025-07', '2025-07')]
"""

from events.tag.model import Timex
from events.tag.spans import span_back, span_from
from events.tag.tagger import explain, tag

__all__ = ["Timex", "explain", "span_back", "span_from", "tag"]
