"""Applying corrections to tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.dates import display, parse_edtf
from events.errors import TableError
from events.read import Document
from events.store.columns import TABLES
from events.store.corrections.cells import set_fields
from events.store.corrections.evidence import added_event
from events.store.dating import date_columns
from events.store.tables import Tables, arrow_table, crosswalk_columns, event_row, first_reported, mention_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.store.corrections.model import Correction, Corrections

    Row = dict[str, Any]

__all__ = ["apply_corrections"]


def apply_corrections(tables: Tables, corrections: Corrections) -> Tables:
    """The tables with people's corrections, in the order of their file.

    ``change`` sets columns of an event; ``drop`` takes events away with their mentions; ``merge`` gives all mentions to
    the first event, which keeps its id; ``split`` makes an event of some mentions, named by the first of them; ``add``
    makes one from a quote. Column ``corrected`` tells what was done. Ids of all other rows stay as they are.

    Raises:
        TableError: Corrections that do not find their rows or are not allowed; every one is named, with file and line.
    """
    if not corrections.entries:
        return tables
    desk = _Desk(tables)
    faults = []
    for correction in corrections.entries:
        try:
            desk.apply(correction)
        except TableError as error:
            faults.append(str(error))
    if faults:
        raise TableError("\n".join(faults))
    return desk.tables(tables)


class _Desk:
    """The rows, while corrections are made."""

    def __init__(self, tables: Tables) -> None:
        self.documents: dict[str, Row] = {row["doc_id"]: row for row in tables.documents.to_pylist()}
        self.mentions: dict[str, Row] = {row["mention_id"]: row for row in tables.mentions.to_pylist()}
        self.events: dict[str, Row] = {row["event_id"]: row for row in tables.events.to_pylist()}
        self.gone: dict[str, str] = {}

    def apply(self, correction: Correction) -> None:
        """Make one correction."""
        if correction.action == "add":
            self._add(correction)
            return
        rows = [self._event(name, correction) for name in correction.targets]
        match correction.action:
            case "change":
                set_fields(rows[0], correction)
                _note(rows[0], correction, f"changed {', '.join(correction.fields)}")
            case "drop":
                self._drop(rows, correction)
            case "merge":
                self._merge(rows, correction)
            case _:
                self._split(rows[0], correction)

    def _event(self, name: str, correction: Correction) -> Row:
        """The event of that id, or an error that says what became of it."""
        row = self.events.get(name)
        if row is not None:
            return row
        if name in self.gone:
            problem, remedy = f"{name} is gone: {self.gone[name]}", "put this correction before that one"
        elif (mention := self.mentions.get(f"m-{name.removeprefix('e-')}")) is not None and mention["event_id"]:
            owner = self.events[mention["event_id"]]
            problem = f"no event {name}: its mention is now one of {owner['event_id']} ({owner['title']!r})"
            remedy = "name that event, or remove the correction"
        else:
            problem = f"no event {name}: the texts or the rules have changed, and nothing is found there any more"
            remedy = "remove the correction, or turn it into an add with its quote"
        msg = f"{correction.place}: {problem}; {remedy}"
        raise TableError(msg)

    def _drop(self, rows: list[Row], correction: Correction) -> None:
        for row in rows:
            self._remove(row, f"{correction.place} drops it")
            for name in [name for name, mention in self.mentions.items() if mention["event_id"] == row["event_id"]]:
                del self.mentions[name]

    def _remove(self, row: Row, why: str) -> None:
        del self.events[row["event_id"]]
        self.gone[row["event_id"]] = why

    def _merge(self, rows: list[Row], correction: Correction) -> None:
        kept, *others = rows
        joint = [name for row in rows for name in row["participants"]]
        set_fields(kept, correction)
        if "participants" not in correction.fields:
            kept["participants"] = list(dict.fromkeys(joint))
        for row in others:
            for mention in self.mentions.values():
                if mention["event_id"] == row["event_id"]:
                    mention["event_id"] = kept["event_id"]
            self._remove(row, f"{correction.place} merges it into {kept['event_id']}")
        _note(kept, correction, f"merged with {', '.join(row['event_id'] for row in others)}")

    def _split(self, row: Row, correction: Correction) -> None:
        canonical = f"m-{row['event_id'].removeprefix('e-')}"
        for name in correction.mentions:
            mention = self.mentions.get(name)
            if mention is None or mention["event_id"] != row["event_id"]:
                own = ", ".join(sorted(n for n, m in self.mentions.items() if m["event_id"] == row["event_id"]))
                msg = f"{correction.place}: {name} is no mention of {row['event_id']}; its mentions are {own}"
                raise TableError(msg)
            if name == canonical:
                msg = f"{correction.place}: {name} names {row['event_id']} and stays with it; list the others instead"
                raise TableError(msg)
        first = self.mentions[correction.mentions[0]]
        made = row | _of_mention(first)
        set_fields(made, correction)
        for name in correction.mentions:
            self.mentions[name]["event_id"] = made["event_id"]
        self.events[made["event_id"]] = made
        made["corrected"] = None
        _note(made, correction, f"split from {row['event_id']}")
        _note(row, correction, f"split off {made['event_id']}")

    def _add(self, correction: Correction) -> None:
        document = self.documents.get(correction.targets[0])
        if document is None:
            msg = f"{correction.place}: no document {correction.targets[0]!r}; give an id of documents.parquet"
            raise TableError(msg)
        event = added_event(correction, document)
        mention = event.canonical
        owner = self.mentions.get(mention.mention_id, {}).get("event_id")
        if owner is not None:
            msg = f"{correction.place}: {mention.trigger!r} is a mention of {owner} already; change that event instead"
            raise TableError(msg)
        published = None if document["published"] is None else parse_edtf(document["published"])
        row = event_row(event, {mention.doc_id: Document(mention.doc_id, document["text"], published)})
        set_fields(row, correction)
        _note(row, correction, "added")
        self.events[row["event_id"]] = row
        shared = ("date_edtf", "date_earliest", "date_latest", "date_basis", "event_type", "factuality", "confidence")
        self.mentions[mention.mention_id] = mention_row(mention, event.event_id) | {name: row[name] for name in shared}

    def tables(self, old: Tables) -> Tables:
        """The corrected rows as tables, counted anew, with the metadata of the old ones."""
        by_event: dict[str, list[Row]] = {name: [] for name in self.events}
        for document in self.documents.values():
            document["n_mentions"] = 0
        order = {name: place for place, name in enumerate(self.documents)}
        for mention in sorted(self.mentions.values(), key=lambda row: (order[row["doc_id"]], row["trigger_start"])):
            if mention["event_id"] is not None:
                by_event[mention["event_id"]].append(mention)
            self.documents[mention["doc_id"]]["n_mentions"] += 1
        for name, own in by_event.items():
            self.events[name] |= _counts(own, self.documents)
        rows = {"documents": self.documents, "mentions": self.mentions, "events": self.events}
        made = {}
        for table, data in old.items():
            new = arrow_table(list(rows[table.name].values()), TABLES[table.name])
            made[table.name] = new.replace_schema_metadata(data.schema.metadata)
        return Tables(**made)


def _of_mention(mention: Row) -> Row:
    """The columns of an event that is known from one mention."""
    edtf = None if mention["date_edtf"] is None else parse_edtf(mention["date_edtf"])
    same = ("doc_id", "quote", "date_edtf", "date_basis", "event_type", "factuality", "confidence")
    return {
        "event_id": "e-" + mention["mention_id"].removeprefix("m-"),
        "title": mention["trigger"],
        **{name: mention[name] for name in same},
        **date_columns(edtf),
        **crosswalk_columns(mention["event_type"]),
        "date_display": None if edtf is None else display(edtf),
        "duration": None,
    }


def _counts(mentions: list[Row], documents: Mapping[str, Row]) -> Row:
    doc_ids = dict.fromkeys(mention["doc_id"] for mention in mentions)
    published = [documents[doc_id]["published"] for doc_id in doc_ids]
    return {
        "n_mentions": len(mentions),
        "n_documents": len(doc_ids),
        "first_reported": first_reported(None if date is None else parse_edtf(date) for date in published),
    }


def _note(row: Row, correction: Correction, what: str) -> None:
    row["corrected"] = "; ".join(part for part in (row["corrected"], correction.note(what)) if part)
