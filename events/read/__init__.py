"""Reading: a path → documents.

>>> from events.read import parse_published
>>> str(parse_published("25 October 2025"))
'2025-10-25'
"""

from events.read.documents import Skipped, parse_columns, read_documents, read_source, sources
from events.read.language import language_of
from events.read.model import Document
from events.read.published import parse_published
from events.read.record import Source

__all__ = [
    "Document",
    "Skipped",
    "Source",
    "language_of",
    "parse_columns",
    "parse_published",
    "read_documents",
    "read_source",
    "sources",
]
