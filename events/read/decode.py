"""Bytes to text, exactly: nothing is normalised, what is no text is refused, and no letter is guessed.

The encoding of a text is, in this order:

1. that of its byte order mark (UTF-8, -16, -32);
2. what it declares itself (``<meta charset>``, ``<?xml encoding>``, a mail's or a server's head), if that has more than
   one byte a letter;
3. UTF-8, if it is valid UTF-8: text in another encoding hardly ever is, whatever is declared;
4. what it declares itself;
5. what its letters tell, if they do (:mod:`events.read.encoding`).

A declared encoding counts as in browsers (``iso-8859-1`` is windows-1252), and only if all bytes are characters in it.
Which one was taken and how it was known is kept with the document where it is not UTF-8.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from events.errors import DocumentError
from events.read.encoding import guess_encoding

__all__ = ["Decoded", "decode", "mark_of", "refuse_binary"]

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
#: Python's names of the encodings that a text may declare, and their usual names. Python knows others that are none of
#: texts at all (``unicode_escape``), or run backwards.
_DECLARABLE = {
    "utf-8": "utf-8",
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    **{f"iso8859-{part}": f"iso-8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"cp125{part}": f"windows-125{part}" for part in range(9)},
    **{name: name for name in ("koi8-r", "koi8-u", "cp866", "cp850", "cp852", "mac-roman", "mac-cyrillic", "cp874")},
    "tis-620": "cp874",
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    "big5": "big5",
    "big5hkscs": "big5hkscs",
    **dict.fromkeys(("shift_jis", "cp932"), "cp932"),
    "euc_jp": "euc_jp",
    "iso2022_jp": "iso2022_jp",
    **dict.fromkeys(("euc_kr", "cp949"), "cp949"),
}
_MANY_BYTES = {"utf-8", "gb18030", "big5", "big5hkscs", "cp932", "euc_jp", "iso2022_jp", "cp949"}
_CONTROL = re.compile("[\x80-\x84\x86-\x9f]")  # U+0085, a line end, is text


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was read.

    Attributes:
        text: All of it, without a byte order mark.
        encoding: The usual name of its encoding.
        known_by: ``byte order mark``, ``declaration`` or ``letters``; empty for plain UTF-8.
    """

    text: str
    encoding: str = "utf-8"
    known_by: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """What is kept of it as metadata: nothing for UTF-8."""
        if self.encoding == "utf-8":
            return {}
        return {"encoding": self.encoding, "encoding_source": self.known_by}


def mark_of(data: bytes) -> tuple[bytes, str]:
    """The byte order mark and the encoding that it tells; both empty without one."""
    return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", ""))


def refuse_binary(data: bytes, place: str) -> None:
    """Refuse what is known not to be text.

    Raises:
        DocumentError: It begins as a known binary format does, or holds a NUL byte (without a byte order mark).
    """
    kind = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if kind is None and b"\0" in data and not mark_of(data)[0]:
        kind = f"a binary file (a NUL byte at byte {data.index(0)})"
    if kind is not None:
        raise DocumentError(
            place,
            f"is {kind}, not text",
            "convert it to plain text, or give it the suffix of its format if that is one that is read",
        )


def decode(data: bytes, place: str, declared: str | None = None) -> Decoded:
    r"""The text of a file, see above. Line ends stay as they are.

    Args:
        data: All bytes of the text.
        place: For messages.
        declared: The encoding that the text, or what it came with, names.

    >>> decode(b"\xef\xbb\xbfone\r\ntwo", "a.txt").text
    'one\r\ntwo'
    >>> decode("Мост закрыт.".encode("koi8-r"), "a.txt", "KOI8-R").fields
    {'encoding': 'koi8-r', 'encoding_source': 'declaration'}

    Raises:
        DocumentError: It is not text, or its encoding cannot be told.
    """
    refuse_binary(data, place)
    mark, marked = mark_of(data)
    if mark:
        return Decoded(_strictly(data, len(mark), marked, place), marked, "byte order mark")
    said = _declared(declared)
    if said in _MANY_BYTES and said != "utf-8" and (text := _tried(data, said)) is not None:
        return Decoded(text, said, "declaration")
    if (text := _tried(data, "utf-8")) is not None:
        return Decoded(text)
    if said and (text := _tried(data, said)) is not None and not _CONTROL.search(text):
        return Decoded(text, said, "declaration")
    if guessed := guess_encoding(data):
        return Decoded(data.decode(guessed), guessed, "letters")
    return Decoded(_strictly(data, 0, "utf-8", place))


def _declared(label: str | None) -> str:
    """The usual name of an encoding that may be declared; empty if it is none, or says nothing (``us-ascii``)."""
    try:
        return _DECLARABLE.get(codecs.lookup((label or "").strip().replace("\0", "?")).name, "")
    except LookupError:
        return ""


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _strictly(data: bytes, start: int, encoding: str, place: str) -> str:
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + start
        other = "" if start else ", and no other encoding that is certain"
        raise DocumentError(
            place,
            f"not {encoding.upper()}: byte 0x{data[at]:02x} at byte {at}{other}",
            "convert it to UTF-8 (for example: iconv -f WINDOWS-1252 -t UTF-8)",
        ) from None
