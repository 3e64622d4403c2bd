"""Reading: a path → documents.

>>> from events.read import parse_published
>>> str(parse_published("25 October 2025"))
'2025-10-25'
"""

from events.read.documents import Skipped, read_documents
from events.read.model import Document
from events.read.published import parse_published

__all__ = ["Document", "Skipped", "parse_published", "read_documents"]
