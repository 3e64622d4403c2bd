"""A template for corrections: the rows that most likely need one."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from events.errors import TableError
from events.store.dataset import read_dataset
from events.store.shelf import find_dataset

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Row = Mapping[str, Any]

__all__ = ["review"]

_HEAD = """\
# Corrections, applied in this order when the dataset is built. Take the '#' away from what you want to say, change the
# values, and delete the lines that may stay as they are. Give your reason and your name: the table shows them.
#
# - change: e-…             set columns: title, date_edtf, duration, date_basis, event_type, factuality, participants,
#                           place_name, country_iso2, lat, lon, place_precision, confidence (~ empties a column)
# - drop: e-…               it is no event, or not in the text
# - merge: [e-…, e-…]       they are one; the first keeps its id
# - split: e-…              some mentions are of another event:
#   mentions: [m-…]
# - add: DOC_ID             an event that was missed, with its evidence:
#   quote: the sentence, exactly as in the document
#   trigger: the word in it that names the event
#   timex: the expression in it that dates the event (or none)
#   title: its title
#
# A row that is right needs only 'confidence: 1'. Dates are EDTF, such as 2025-07, 2024-11~ (about), 2024-11/2025-10 (it
# lasted from, to) or [2024-10..2024-12] (some time between).
"""
_SHOWN = ("title", "date_edtf", "event_type", "factuality", "participants", "place_name")
# What YAML does not allow in a text, or takes for a line break
_NO_YAML = re.compile(r"[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def review(name_or_path: str | Path, n: int = 10) -> str:
    """A ``corrections.yaml`` to fill in: the least confident events that nobody has corrected, each with its evidence.

    The template is a valid file that corrects nothing until its lines are uncommented.

    Args:
        name_or_path: A shipped dataset's name, or the folder of a built one.
        n: How many events at most.

    Raises:
        TableError: There is no such dataset, or ``n`` is negative.
    """
    if n < 0:
        msg = f"cannot review {n} rows; give a number from 0"
        raise TableError(msg)
    folder = find_dataset(name_or_path)
    if not folder.is_dir():
        msg = f"'{folder}' is one table; give the dataset's folder, with documents, mentions and events"
        raise TableError(msg)
    tables = read_dataset(folder)
    events = [row for row in tables.events.to_pylist() if row["corrected"] is None]
    mentions: dict[str, list[Row]] = {}
    for mention in tables.mentions.to_pylist():
        mentions.setdefault(mention["event_id"], []).append(mention)
    chosen = sorted(events, key=lambda row: float(row["confidence"]))[:n]
    told = f"\n# {len(chosen)} of {tables.events.num_rows} events, the least confident first.\n"
    return _HEAD + told + "".join(_block(row, mentions[row["event_id"]]) for row in chosen)


def _block(row: Row, mentions: Sequence[Row]) -> str:
    date = row["date_display"] or "no date"
    lines = [
        f"# {row['confidence']:.2f}  {date} ({row['date_basis']}), in {row['doc_id']}:",
        f"#   “{row['quote']}”",
    ]
    if len(mentions) > 1:
        lines += [f"#   {m['mention_id']}  “{m['trigger']}” in “{m['quote']}”" for m in mentions]
    lines = [_one_line(line) for line in lines]
    values = [f"  {name}: {_yaml(row[name])}" for name in _SHOWN]
    entry = [f"- change: {row['event_id']}", *values, '  why: ""', '  by: ""']
    return "\n" + "\n".join([*lines, *("#" + line for line in entry)]) + "\n"


def _one_line(text: str) -> str:
    return _NO_YAML.sub("�", text)


def _yaml(value: str | list[str] | None) -> str:
    """A value as YAML in one line: JSON, in which what YAML does not allow is escaped."""
    if value is None:
        return "~"
    text = json.dumps(value, ensure_ascii=False)
    return _NO_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
