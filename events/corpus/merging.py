"""A task of the third kind: a pile of mentions → their rows in the tables of mentions and events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from events.corpus.codec import each_from_arrow
from events.corpus.depot import Depot
from events.corpus.task import load_rows, save_rows
from events.dates import parse_edtf
from events.extract import Mention
from events.merge import event_of, group_mentions
from events.read import Document
from events.store import EVENTS, MENTIONS
from events.store.arrow import arrow_type
from events.store.tables import arrow_table, event_row, mention_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from events.corpus.manifest import Row
    from events.corpus.task import Task
    from events.merge import Event
    from events.store import Table

__all__ = ["merge_pile", "plain_schema"]

_T = TypeVar("_T")
#: What is rows, as dictionaries, at once.
_AT_ONCE = 1_000


def merge_pile(task: Task) -> Row:
    """Merge the mentions of a pile into events, and commit the rows of both beside it; background is no event.

    Raises:
        BuildError: A file cannot be read or written.
    """
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy: loaded where it is used

    depot = Depot(task.depot)
    with depot.open(task.part) as file:
        pile = load_rows(file)
    known = _Known(dict(zip(pile["doc_id"].to_pylist(), pile["published"].to_pylist(), strict=True)))
    rows, pile = pile.num_rows, pile.drop_columns(["item", "published"])
    aside, told = pile.filter(pile["background"]), pile.filter(pc.invert(pile["background"]))
    del pile
    made: dict[str, list[pa.RecordBatch]] = {
        table.name: plain_schema(table).empty_table().to_batches() for table in (MENTIONS, EVENTS)
    }

    def take(table: Table, some: Sequence[Mapping[str, Any]]) -> None:
        made[table.name] += arrow_table(some, table).cast(plain_schema(table)).to_batches()

    for mentions in _some(each_from_arrow(Mention, aside)):
        take(MENTIONS, [mention_row(mention, None) for mention in mentions])
    for events in _some(_merged(told)):
        take(MENTIONS, [mention_row(mention, event.event_id) for event in events for mention in event.mentions])
        take(EVENTS, [event_row(event, known) for event in events])
    files = []
    for kind, batches in made.items():
        content = save_rows(batches)
        name = f"{kind}-of-{task.part}"
        depot.put(name, content, durable=False)
        files.append({"name": name, "bytes": len(content)})
    return task.row(rows=rows, files=files, quarantined=[])


def _merged(pile: pa.Table) -> Iterator[Event]:
    """The events of a pile. As objects its mentions would take ten times the memory: only an event's are at hand."""
    import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used

    groups = group_mentions(each_from_arrow(Mention, pile))
    pile = pile.take(pa.array((n for group in groups for n in group), pa.int64()))
    mentions = each_from_arrow(Mention, pile)
    for group in groups:
        yield event_of(list(islice(mentions, len(group))))


def _some(each: Iterator[_T]) -> Iterator[list[_T]]:
    while some := list(islice(each, _AT_ONCE)):
        yield some


def plain_schema(table: Table) -> pa.Schema:
    """The columns of a table, categories as plain strings."""
    import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used

    return pa.schema([(column.name, arrow_type(column.kind, encoded=False)) for column in table.columns])


class _Known(Mapping[str, Document]):
    """Documents by id, as far as an event's row asks for them: when they were published."""

    def __init__(self, published: Mapping[str, str | None]) -> None:
        self._published = published

    def __getitem__(self, doc_id: str) -> Document:
        published = self._published[doc_id]
        return Document(doc_id, "", None if published is None else parse_edtf(published))

    def __iter__(self) -> Iterator[str]:
        return iter(self._published)

    def __len__(self) -> int:
        return len(self._published)
