"""What became of every document: done, or set aside, and why. Held are eight bytes a document, and no id."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from events.corpus.task import Quarantined, load_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import numpy as np
    import pyarrow as pa

    from events.corpus.depot import Depot
    from events.corpus.manifest import Row
    from events.errors import DocumentError

__all__ = ["Index", "Part", "make_index"]

_COLUMNS = ("doc_id", "title", "source", "language", "published", "blank", "id_hash")
#: Documents without a date that are named to the user.
_NAMED = 3
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """A part and what was extracted from it.

    Attributes:
        name: Its file.
        rows: How many documents.
        results: Rows of the manifest, which cover all of them.
    """

    name: str
    rows: int
    results: tuple[Row, ...]


@dataclass(slots=True)
class Index:
    """All documents of a build, counted.

    Attributes:
        found: How many were met.
        done: How many are done.
        aside: For each part, the numbers of its documents that are not done.
        quarantined: Those that are not done, in the order of the inputs.
        empty: How many of the done have no word.
        languages: Of the others that are done, how many in each.
        undated: How many of the done have words and no date.
        undated_ids: Ids of the first few of these, in the order of the inputs.
        title: Title, or id, of the first that is done.
    """

    found: int
    done: int = 0
    aside: list[Collection[int]] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)
    empty: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    undated_ids: list[str] = field(default_factory=list)
    title: str = ""


def make_index(
    parts: Sequence[Part], depot: Depot, read: Iterable[Row], missing: Iterable[DocumentError] = ()
) -> Index:
    """Go through all parts, without their texts, and see which documents are done.

    Of documents with one id the first is kept, in the order of the inputs' names.

    Args:
        parts: In the order of the inputs.
        depot: Where they lie.
        read: What the manifest says of reading.
        missing: Inputs that are no file or folder, each of which counts as a document.
    """
    gone = [Quarantined.of(error, "read") for error in missing]
    index = Index(found=len(gone), quarantined=gone)
    for row in read:
        index.found += row["found"]
        index.quarantined += [Quarantined(**told) for told in row["quarantined"]]
    repeated = _repeated_hashes(parts, depot)
    first: dict[str, str] = {}
    for part in parts:
        rows = _columns(part, depot, _COLUMNS)
        problems = {told.pop("item"): Quarantined(**told) for told in _told(part)}
        if len(repeated):
            problems |= _repeated(rows, repeated, first)
        index.quarantined += [problems[number] for number in sorted(problems)]
        index.aside.append(frozenset(problems) if problems else _NONE)
        _take(index, without(rows, "", index.aside[-1]))
    return index


def without(table: pa.Table, column: str, aside: Collection[int]) -> pa.Table:
    """Rows but those of documents set aside: by a column that numbers the documents, else by their own number."""
    if not aside:
        return table
    import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used
    import pyarrow.compute as pc  # noqa: PLC0415

    numbers = table[column] if column else pa.array(range(table.num_rows), pa.int64())
    return table.filter(pc.invert(pc.is_in(numbers, value_set=pa.array(sorted(aside), pa.int64()))))


def _columns(part: Part, depot: Depot, names: Sequence[str]) -> pa.Table:
    with depot.open(part.name) as file:
        return load_rows(file, names)


def _repeated_hashes(parts: Iterable[Part], depot: Depot) -> np.ndarray[Any, Any]:
    """The hashes of ids that more than one document has, or that happen to be equal."""
    import numpy as np  # noqa: PLC0415 - heavy: loaded where it is used

    hashes = [_columns(part, depot, ["id_hash"])["id_hash"].to_numpy() for part in parts]
    every = np.sort(np.concatenate(hashes)) if hashes else np.empty(0, np.uint64)
    return np.unique(every[1:][every[1:] == every[:-1]])


def _repeated(rows: pa.Table, hashes: np.ndarray[Any, Any], first: dict[str, str]) -> dict[int, Quarantined]:
    """Documents of a part whose id one before them has, by number; ``first`` keeps the source of each id's first."""
    import numpy as np  # noqa: PLC0415

    found = {}
    for number in np.flatnonzero(np.isin(rows["id_hash"].to_numpy(), hashes)).tolist():
        doc_id, source = rows["doc_id"][number].as_py(), rows["source"][number].as_py()
        if doc_id in first:
            found[number] = Quarantined(
                doc_id,
                source or doc_id,
                "merge",
                f"its id {doc_id!r} is that of {first[doc_id] or 'another document'}, which was read before",
                "give each document an id of its own ('id:' in its head, or the column 'id')",
            )
        first.setdefault(doc_id, source)
    return found


def _told(part: Part) -> list[dict[str, Any]]:
    return [dict(told) for row in part.results for told in row["quarantined"]]


def _take(index: Index, done: pa.Table) -> None:
    """Count documents that are done."""
    import pyarrow.compute as pc  # noqa: PLC0415

    if done.num_rows and not index.title:
        index.title = done["title"][0].as_py() or done["doc_id"][0].as_py()
    index.done += done.num_rows
    written = done.filter(pc.invert(done["blank"]))
    index.empty += done.num_rows - written.num_rows
    for told in pc.value_counts(written["language"]).to_pylist():
        index.languages[told["values"]] += told["counts"]
    undated = written.filter(pc.is_null(written["published"]))["doc_id"]
    index.undated += len(undated)
    index.undated_ids += undated[: _NAMED - len(index.undated_ids)].to_pylist()
