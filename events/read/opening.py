"""The first bytes of a file, as the formats look at them to tell whether it is one of theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.read.decode import mark_of

__all__ = ["Opening"]

#: What may stand before the first element: declaration, comments, and the document type, whose name is kept.
_ANY = re.IGNORECASE | re.DOTALL
_BEFORE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!doctype\s+(?P<type>[\w:.-]+)[^>\[]*(?:\[.*?\]\s*)?>)", _ANY)
_ELEMENT = re.compile(r"\s*<(?P<name>[A-Za-z_][\w:.-]*)(?=[\s/>])")
_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]*): ?\S")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a file begins.

    Attributes:
        data: Its first bytes, unpacked.
        text: The same as text, as far as that goes, without byte order mark and white space before.
        root: Local name of its first element (or of the type that it declares), in lower case; empty if it begins with
            none.
    """

    data: bytes
    text: str
    root: str

    @classmethod
    def of(cls, data: bytes) -> Opening:
        r"""Look at the first bytes of a file.

        >>> Opening.of(b"\xef\xbb\xbf<!-- a page -->\n<HTML>").root
        'html'
        """
        mark, encoding = mark_of(data)
        text = data[len(mark) :].decode(encoding or "utf-8", "replace").lstrip()
        at, declared = 0, ""
        while before := _BEFORE.match(text, at):
            at, declared = before.end(), declared or (before["type"] or "")
        first = _ELEMENT.match(text, at)
        name = first["name"].rpartition(":")[2] if first else declared
        return cls(data, text, name.lower())

    @property
    def is_mail(self) -> bool:
        """Whether it begins with the head of a message: lines of fields, the sender's and one more of a mail's."""
        names = set()
        for line in self.text.splitlines():
            field = _HEADER.match(line)
            if field:
                names.add(field["name"].lower())
            elif not names or not line[:1].isspace() or not line.strip():
                break
        return "from" in names and bool(names & {"date", "subject", "message-id", "received", "to"})
