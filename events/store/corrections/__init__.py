"""People's corrections: read, applied, asked for."""

from events.store.corrections.desk import apply_corrections
from events.store.corrections.loader import load_corrections, parse_corrections
from events.store.corrections.model import Correction, Corrections
from events.store.corrections.review import review

__all__ = [
    "Correction",
    "Corrections",
    "apply_corrections",
    "load_corrections",
    "parse_corrections",
    "review",
]
