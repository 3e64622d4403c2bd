"""Electronic mail: the body as plain text, subject and date from the head."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING, Any

from events.errors import DocumentError
from events.read.decode import decode
from events.read.record import Format, Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from events.read.record import Source

__all__ = ["FORMAT"]


def _records(source: Source) -> Iterator[Record | DocumentError]:
    message = email.message_from_bytes(source.read_bytes(), policy=email.policy.default)
    try:
        body = message.get_body(("plain", "html"))
        kind = None if body is None else body.get_content_type()
        content = None if body is None else body.get_payload(decode=True)
        charset = None if body is None else body.get_content_charset()
        fields = _fields(message)
    except Exception as error:
        raise DocumentError(source.place, f"cannot be read as mail ({error})", "save its text as plain text") from error
    if not message.keys() or not isinstance(content, bytes):
        raise DocumentError(source.place, "no mail with a text", "save the message with its head, as .eml")
    if kind == "text/html":
        from events.read.formats.html import page_fields  # noqa: PLC0415 - needs an extra

        text, known = page_fields(content, source.place, charset)
        decoded = {key: value for key, value in known.items() if key.startswith("encoding")}
    else:
        plain = decode(content, source.place, charset)
        text, decoded = plain.text, plain.fields
    yield Record(text=text, place=source.place, source=source.name, stem=source.stem, fields=decoded | fields)


def _fields(message: EmailMessage) -> dict[str, Any]:
    date = message["date"]
    moment = None if date is None else date.datetime
    fields: dict[str, Any] = {
        "title": message["subject"],
        "author": message["from"],
        "message_id": message["message-id"],
    }
    if moment is not None:
        fields |= {"published": moment.date().isoformat(), "published_source": "the head"}
    return {key: str(value) for key, value in fields.items() if value}


FORMAT = Format("mail", (".eml",), _records)
