"""JSON Lines (UTF-8): one file a table, one object a row, all columns in their order, null where there is no value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from events.store.exports.model import Rendered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from events.store.exports.model import Content

__all__ = ["render_jsonl"]


def render_jsonl(content: Content) -> Rendered:
    """``documents.jsonl``, ``mentions.jsonl`` and ``events.jsonl``."""
    rows = {"documents": content.documents, "mentions": content.mentions, "events": content.events}
    return Rendered({f"{name}.jsonl": _text(rows[name]).encode() for name in rows}, len(content.events))


def _text(rows: Iterable[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in rows)
