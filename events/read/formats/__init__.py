"""The formats that are read, one module each, and which one a file is in.

Content goes before name, where it leaves no doubt. In this order:

1. a gzip file (by its first bytes) is unpacked, once;
2. first bytes: ``%PDF-``, ``PAR1``, ``WARC/1.``;
3. the first element: ``<html>``, ``<TimeML>``, ``<rss>``, ``<feed>``, ``<rdf:RDF>`` (also behind an XML declaration,
   comments and a document type);
4. the name's suffix, without ``.gz``;
5. a name without a suffix (or with digits for one): a mail's head, ``{`` or ``[`` of JSON, else text.

A suffix that no format has, such as ``.docx``, is no format, unless 2 or 3 tell one.

To add a format: write a module with a ``FORMAT`` (see :class:`events.read.record.Format`), and list it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.read.formats import (
    csv_table,
    eml,
    feed,
    html,
    json_document,
    jsonl,
    parquet,
    pdf,
    text,
    timeml,
    warc,
)

if TYPE_CHECKING:
    from events.read.record import Format, Source

__all__ = ["FORMATS", "format_of"]

#: All formats, in the order that messages list them.
FORMATS: tuple[Format, ...] = (
    text.FORMAT, jsonl.FORMAT, json_document.FORMAT, csv_table.FORMAT, parquet.FORMAT, timeml.FORMAT, html.FORMAT,
    pdf.FORMAT, eml.FORMAT, feed.FORMAT, warc.FORMAT,
)  # fmt: skip
_BY_SUFFIX = {suffix: found for found in FORMATS for suffix in found.suffixes}


def format_of(source: Source) -> Format | None:
    """The format of a file, see above; None if it is in none.

    Raises:
        OSError: It cannot be read, or is no whole gzip file.
    """
    opening = source.opening()
    told = next((found for found in FORMATS if found.begins is not None and found.begins(opening)), None)
    if told is not None:
        return told
    if any(char.isalpha() for char in source.suffix):
        return _BY_SUFFIX.get(source.suffix)
    if opening.is_mail:
        return eml.FORMAT
    return json_document.FORMAT if opening.text[:1] in ("{", "[") else text.FORMAT
