"""Extraction: a document and its timexes → mentions of dated events."""

from events.extract.draft import Draft, read_together
from events.extract.extractor import extract_mentions, mentions_from
from events.extract.model import BASES, FACTUALITIES, EventDate, Mention, Place
from events.extract.parse.nlp import load_model

__all__ = [
    "BASES",
    "FACTUALITIES",
    "Draft",
    "EventDate",
    "Mention",
    "Place",
    "extract_mentions",
    "load_model",
    "mentions_from",
    "read_together",
]
