"""JSON: one document, a list of documents, documents by id, a list in an object, or JSON Lines under this name.

A document is an object with a key ``text`` (or what ``--columns`` says). ``{"id1": {"text": …}, …}`` are documents by
id; ``{"count": 2, "articles": [{"text": …}, …]}`` holds a list, which may be the only one of documents.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from events.errors import DocumentError
from events.read.decode import decode
from events.read.formats import jsonl
from events.read.record import Format, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.read.record import Source

__all__ = ["FORMAT"]

_REMEDY = 'write a list of objects, such as [{"id": "a1", "text": "…", "published": "2025-10-25"}]'


def _records(source: Source) -> Iterator[Record | DocumentError]:
    decoded = decode(source.read_bytes(), source.place)
    first, _, rest = decoded.text.strip().partition("\n")
    if rest and _loaded(first) is not None:
        yield from jsonl.FORMAT.read(source)
        return
    try:
        whole = json.loads(decoded.text)
    except ValueError as error:
        raise DocumentError(source.place, f"not JSON ({error})", _REMEDY) from None
    except RecursionError:
        raise DocumentError(source.place, "JSON that is nested too deeply", _REMEDY) from None
    rows = _rows(whole, source)
    single = isinstance(whole, dict) and rows == [whole]
    for number, row in enumerate(rows, start=1):
        try:
            checked = jsonl.check_object(row, f"{source.place}, item {number}", source)
        except DocumentError as error:
            yield error
            continue
        record = Record.of_row(source, "item", number, checked, decoded.fields)
        yield record.alone(source) if single else record


def _loaded(line: str) -> dict[str, object] | None:
    """The object that a line is by itself; None if it is none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _rows(whole: Any, source: Source) -> list[Any]:  # noqa: ANN401 - JSON
    """The documents, as they stand.

    Raises:
        DocumentError: There are none, or it cannot be told which they are.
    """
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict):
        raise DocumentError(source.place, f"a JSON {type(whole).__name__}, neither an object nor a list", _REMEDY)
    text = source.column("text")
    if text in whole:
        return [whole]
    if whole and all(isinstance(value, dict) and text in value for value in whole.values()):
        return [_with_id(key, value, source) for key, value in whole.items()]
    lists = [value for value in whole.values() if isinstance(value, list) and any(_is_document(x, text) for x in value)]
    if len(lists) == 1:
        return lists[0]
    return [jsonl.check_object(whole, source.place, source)]  # says which keys there are


def _is_document(value: object, text: str) -> bool:
    return isinstance(value, dict) and text in value


def _with_id(key: str, value: Mapping[str, object], source: Source) -> dict[str, object]:
    name = source.column("id")
    return dict(value) if {name, "doc_id"} & value.keys() else {name: key, **value}


FORMAT = Format("JSON", (".json",), _records)
