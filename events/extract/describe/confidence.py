"""Confidence: how likely a date is exactly right, by how it is known; fitted by ``tools/fit_confidence.py``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from events.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.extract.model import EventDate

__all__ = ["confidence_of"]


@lru_cache(maxsize=1)
def _shares() -> Mapping[str, Mapping[str, float]]:
    """Basis → kind of date → share of right dates."""
    return read_rules("confidence.toml")


def confidence_of(date: EventDate) -> float:
    """The probability that a date is exactly right, 0 to 1; 0 where nothing is said.

    The figures are shares of dates that equal the gold's on the development corpora, which count every difference of
    granularity as wrong, so they err on the low side.
    """
    return 0.0 if date.edtf is None else _shares()[date.basis][date.edtf.kind]
