"""Extraction: a document and its timexes → mentions of dated events."""

from events.extract.draft import Draft, read_together
from events.extract.extractor import extract_mentions, mentions_from
from events.extract.model import BASES, FACTUALITIES, EventDate, Mention, Place
from events.extract.nlp import load_model
from events.extract.predicates import family

__all__ = [
    "BASES",
    "FACTUALITIES",
    "Draft",
    "EventDate",
    "Mention",
    "Place",
    "extract_mentions",
    "family",
    "load_model",
    "mentions_from",
    "read_together",
]
