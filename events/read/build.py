"""Records to documents: every rule about ids, dates, languages and links, in one place for all formats."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, cast

from events.errors import DateError, DocumentError
from events.read.language import language_of
from events.read.model import Document
from events.read.published import parse_published

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from events.dates import Edtf
    from events.read.record import Record

__all__ = ["DocumentBuilder"]

#: Of documents that neither say nor show which they are in.
_DEFAULT_LANGUAGE = "en"

#: Longest id, in code points.
_MAX_ID = 200
_OPTION = "the option 'published'"
_SYNONYMS = {"doc_id": "id", "dct": "published", "license": "licence"}
_KNOWN = ("id", "title", "language", "source", "url", "licence")
_NOT_IN_ID = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff/\\]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_ID_REMEDY = f"give ids of 1 to {_MAX_ID} characters without '/', '\\' and control characters, none of them twice"


class DocumentBuilder:
    r"""Makes documents of records, and sees to it that no id comes twice.

    Ids: 1 to 200 code points without control characters, surrogates, ``/`` and ``\``, not ``.`` or ``..``; white
    space around them is left out. Where the metadata gives none, the file's name without suffix is the id; for a row
    of a table, that name and eight hexadecimal digits of the text's SHA-256. Names that two files share get these
    digits too.
    """

    def __init__(self, published: Edtf | None = None, *, numbered: bool = False) -> None:
        """Take the date of documents that bear none of their own, and whether all names are shared already."""
        self._published = published
        self._numbered = numbered
        self._taken: dict[str, str] = {}

    def document(self, record: Record) -> Document:
        """One document.

        Raises:
            DocumentError: It has no text, or metadata that cannot be right; see the rules above.
        """
        text = _text(record)
        given = _given(record)
        fields, extra = _sorted_fields(given, record.place)
        tag = _language(fields["language"], record.place) or language_of(text) or _DEFAULT_LANGUAGE
        if not fields["language"] and tag != _DEFAULT_LANGUAGE:
            extra["language_source"] = "the text"
        if tag.lower() != _primary(tag):
            extra["language"] = tag
        url = fields["url"]
        if url and not re.match(r"https?://[^\s<>\"]+\Z", url, re.IGNORECASE):
            extra["url"], url = url, ""
        published = self._date(given.get("published"), tag, record.place)
        if published is not None:
            extra.setdefault("published_source", record.dated_by if "published" in given else _OPTION)
        return Document(
            doc_id=self._id(record, fields["id"], text),  # last: a document that fails takes no id
            text=text,
            published=published,
            title=" ".join(fields["title"].split()),
            source=fields["source"] or _clean(record.source),
            url=url,
            language=_primary(tag),
            licence=fields["licence"],
            extra=extra,
        )

    def _date(self, value: object, language: str, place: str) -> Edtf | None:
        if value is None or (isinstance(value, str) and not value.strip()):
            return self._published
        try:
            return parse_published(cast("str | int | dt.date", value), language)
        except DateError as error:
            raise DocumentError(
                place, f"its date cannot be used: {error}", "or leave 'published' empty if it is unknown"
            ) from None

    def _id(self, record: Record, given: str, text: str) -> str:
        if given:
            if len(given) > _MAX_ID or _NOT_IN_ID.search(given) or given in (".", ".."):
                shown = given if len(given) <= _MAX_ID else f"{given[:40]}…"
                raise DocumentError(record.place, f"cannot take {shown!r} as an id", _ID_REMEDY)
            return self._claim(given, record.place)
        stem = _NOT_IN_ID.sub("-", record.stem).strip() or "document"
        digits = hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]
        numbered = f"{stem[: _MAX_ID - 9]}-{digits}"
        if record.row or self._numbered or stem[:_MAX_ID] in self._taken:
            return self._claim(numbered, record.place)
        return self._claim(stem[:_MAX_ID], record.place)

    def _claim(self, doc_id: str, place: str) -> str:
        if doc_id in self._taken:
            raise DocumentError(place, f"the id {doc_id!r} is already that of {self._taken[doc_id]}", _ID_REMEDY)
        self._taken[doc_id] = place
        return doc_id


def _text(record: Record) -> str:
    """The text, with a replacement character for each lone surrogate, which no file can hold; offsets stay.

    Raises:
        DocumentError: There is none, or it is no text.
    """
    text = record.text
    if text is None or (isinstance(text, str) and not text.strip()):
        raise DocumentError(record.place, "has no text", "write the text, or leave the document out")
    if not isinstance(text, str):
        raise DocumentError(record.place, f"its text is {_shown(text)}, not a string", "write the text as a string")
    if "\0" in text:
        raise DocumentError(
            record.place, f"a NUL character at offset {text.index(chr(0))}", "take it out, or convert the file to text"
        )
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _given(record: Record) -> dict[str, object]:
    """The metadata that is there, by the names of our columns; a name of ours goes before its synonym."""
    fields = {key: value for key, value in record.fields.items() if value is not None and value != ""}
    renamed = {_SYNONYMS[key]: value for key, value in fields.items() if key in _SYNONYMS}
    return renamed | {key: value for key, value in fields.items() if key not in _SYNONYMS}


def _sorted_fields(given: Mapping[str, object], place: str) -> tuple[dict[str, str], dict[str, str]]:
    """The known metadata but for the date (empty where it is missing), and all else as text, by key.

    Raises:
        DocumentError: A known one is a list or the like.
    """
    known = dict.fromkeys(_KNOWN, "")
    for name in _KNOWN:
        value = given.get(name, "")
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            raise DocumentError(place, f"its {name} is {_shown(value)}, not text", f"write the {name} as text")
        known[name] = _clean(str(value)).strip()
    others = sorted(given.keys() - {*_KNOWN, "published"})
    return known, {_clean(key): _as_text(given[key]) for key in others}


def _clean(text: str) -> str:
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _as_text(value: object) -> str:
    """A string as it is; anything else as JSON."""
    plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return _clean(plain)


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


def _language(given: str, place: str) -> str:
    """The BCP 47 tag; empty where none is given.

    Raises:
        DocumentError: It is none.
    """
    if not given:
        return ""
    if not _LANGUAGE.fullmatch(given):
        raise DocumentError(place, f"{given!r} is not a language code", "write a BCP 47 code, such as en, sr or pt-BR")
    return given.replace("_", "-")


def _primary(tag: str) -> str:
    return tag.split("-", maxsplit=1)[0].lower()
