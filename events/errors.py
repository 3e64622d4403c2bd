"""The exceptions of the package.

::

    EventsError
    ├── DateError        (also ValueError)   a date, EDTF string or duration that cannot be read
    ├── DocumentError    (also ValueError)   one document that cannot be read; the others go on
    ├── RuleError        (also ValueError)   a rule file that is not as documented
    ├── ModelError       (also ImportError)  spaCy's English model is not installed
    ├── TableError       (also ValueError)   a table or dataset that is not as its schema says
    ├── FormatError      (also ValueError)   a picture's suffix that is not drawn (``events.draw``)
    └── SiteError        (also ValueError)   a folder that holds no site, or something else (``events.draw``)

Every message is lower case, quotes the input, names the place and says what to do next.
"""

from __future__ import annotations

__all__ = ["DateError", "DocumentError", "EventsError", "MissingExtraError", "ModelError", "RuleError", "TableError"]


class EventsError(Exception):
    """Base of all errors that this package raises on purpose."""


class DateError(EventsError, ValueError):
    """A date, EDTF string or duration that cannot be read, or that no calendar has."""


class DocumentError(EventsError, ValueError):
    """One document that cannot be read. Its message is one line, whatever others say in theirs.

    Attributes:
        source: The file (and row, if it is a table) the document came from.
        reason: What is wrong, quoting the input.
        remedy: What to do next.
    """

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        """Build the one-line message ``source: reason; remedy``."""
        self.source = source
        self.reason = " ".join(reason.split())
        self.remedy = remedy
        super().__init__(" ".join(f"{source}: {self.reason}; {remedy}".split()))


class RuleError(EventsError, ValueError):
    """A rule file that is not as documented: the message names file, rule and key."""


class ModelError(EventsError, ImportError):
    """spaCy's English model is not installed: the message says both ways to get it."""


class MissingExtraError(EventsError, ImportError):
    """An optional package is not installed: the message names what needs it, and the extra that brings it."""


class TableError(EventsError, ValueError):
    """A table or dataset that is not as its schema says: the message names table, row and column."""
