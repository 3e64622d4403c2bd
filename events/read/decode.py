"""Bytes to text, exactly: nothing is normalised, and what is no text is refused."""

from __future__ import annotations

import codecs

from events.errors import DocumentError

__all__ = ["decode", "refuse_binary"]

_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive (or a Word, OpenDocument or EPUB file)",
    b"\x1f\x8b": "a gzip file",
    b"PAR1": "a Parquet file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"{\\rtf": "an RTF file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"ARROW1": "an Arrow file",
    b"SQLite format 3": "an SQLite database",
}
#: Byte order marks, the longer ones first: that of UTF-16 begins that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def refuse_binary(data: bytes, place: str) -> None:
    """Refuse what is known not to be text.

    Raises:
        DocumentError: It begins as a known binary format does, or holds a NUL byte (without a byte order mark).
    """
    kind = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if kind is None and b"\0" in data and not any(data.startswith(mark) for mark, _ in _MARKS):
        kind = f"a binary file (a NUL byte at byte {data.index(0)})"
    if kind is not None:
        raise DocumentError(
            place,
            f"is {kind}, not text",
            "convert it to plain text, or give it the suffix of its format if that is one that is read",
        )


def decode(data: bytes, place: str) -> str:
    r"""The text of a file: UTF-8, or what its byte order mark says (UTF-8, -16 or -32); the mark is left out.

    Line endings stay as they are.

    >>> decode(b"\xef\xbb\xbfone\r\ntwo", "a.txt")
    'one\r\ntwo'

    Raises:
        DocumentError: It is not text, or in another encoding.
    """
    refuse_binary(data, place)
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + len(mark)
        raise DocumentError(
            place,
            f"not {encoding.upper()}: byte 0x{data[at]:02x} at byte {at}",
            "convert it to UTF-8 (for example: iconv -f WINDOWS-1252 -t UTF-8)",
        ) from None
