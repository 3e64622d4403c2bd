"""The one function that every engine runs: a task → committed files → a row for the manifest.

Three kinds of task. ``read`` turns files into parts, Arrow files of at most :data:`PART_ROWS` documents, named by their
content. ``extract`` turns a part into its mentions (or its temporal expressions). Both can be cut into smaller ones,
down to the one file or document that they fail on. ``merge`` turns a pile of mentions into rows of the tables. Running
a task twice, or on two machines, commits the same files.
"""

from __future__ import annotations

import hashlib
import io
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from events.corpus.codec import from_arrow, to_arrow
from events.corpus.depot import Depot
from events.corpus.errors import BuildError
from events.corpus.remote import TRY_AGAIN, fetched
from events.corpus.timexes import timex_rows
from events.errors import DocumentError, ModelError
from events.extract import Mention
from events.read import Document
from events.tag import Timex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from events.corpus.manifest import Row
    from events.extract import Draft
    from events.read import Source

__all__ = [
    "PART_ROWS",
    "Quarantined",
    "Settings",
    "Task",
    "load_rows",
    "prepare",
    "run_task",
    "save_rows",
]

#: A part ends at so many documents …
PART_ROWS = 256
#: … or so many code points: some ten seconds of work.
_PART_CHARS = 500_000
#: Is told which item a task is at.
At = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides what a task gives.

    Attributes:
        published: EDTF, for documents that bear no date of their own; None if unknown.
        columns: Which columns of tables hold what, as ``--columns`` has it; empty for their own names.
        tag_only: Find temporal expressions, but no events.
        undated: Keep the events that only their tense dates, as some time before the document.
        background: Also give rows to what is said, meant and going on with a date.
    """

    published: str | None = None
    columns: str = ""
    tag_only: bool = False
    undated: bool = False
    background: bool = False


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A document (or a file that documents could not be read from) that was set aside.

    Attributes:
        doc_id: Its id; None where it could not even be read.
        source: The file (and row, if it is a table) it came from.
        stage: ``read``, ``extract``, or ``merge`` for one whose id another document has.
        reason: What is wrong.
        remedy: What to do next.
        traceback: Where in the code it failed; None where nothing failed, or a worker was lost.
    """

    doc_id: str | None
    source: str
    stage: str
    reason: str
    remedy: str
    traceback: str | None = None

    @classmethod
    def of(cls, error: DocumentError, stage: str) -> Quarantined:
        """A document's error as a row."""
        return cls(None, error.source, stage, error.reason, error.remedy, None)


@dataclass(frozen=True, slots=True)
class Task:
    """Items ``start`` to ``stop`` (half-open) of a group of files or of a part.

    Attributes:
        kind: ``read``, ``extract`` or ``merge``.
        key: Names the group or part and everything else that its result depends on.
        start: First item.
        stop: End of the items.
        settings: What is to be done.
        depot: Where parts and results lie.
        files: The files of the group, and whether each shares its name with one before it; none for ``extract``.
        part: Name of the part or pile; empty for ``read``.
    """

    kind: str
    key: str
    start: int
    stop: int
    settings: Settings
    depot: str
    files: tuple[tuple[Source, bool], ...] = ()
    part: str = ""

    @property
    def size(self) -> int:
        """How many items."""
        return self.stop - self.start

    @property
    def here(self) -> bool:
        """Whether only the driver can do it: standard input is the driver's."""
        return any(source.path is None for source, _ in self.files)

    def cut(self, start: int, stop: int) -> Task:
        """The same for fewer items."""
        return replace(self, start=start, stop=stop)

    def row(self, **made: Any) -> Row:  # noqa: ANN401 - JSON
        """What the manifest keeps of it."""
        return {"kind": self.kind, "key": self.key, "start": self.start, "stop": self.stop, **made}

    def quarantine(self, reason: str, remedy: str, limits: Sequence[float]) -> Row:
        """The row of a task of one item that cannot be done within limits.

        Raises:
            BuildError: It is no document that cannot be done, but a pile of mentions.
        """
        if self.kind == "merge":
            remedy = remedy if "--" in remedy else "please report this as a bug"
            raise BuildError(f"mentions could not be merged: {reason}; {remedy}")
        if self.kind == "read":
            gone = Quarantined(None, self.files[self.start][0].place, "read", reason, remedy)
            return self.row(found=1, parts=[], files=[], quarantined=[asdict(gone)], limits=list(limits))
        with Depot(self.depot).open(self.part) as file:
            told = load_rows(file, ["doc_id", "source"]).slice(self.start, 1).to_pylist()[0]
        gone = Quarantined(told["doc_id"], told["source"] or told["doc_id"], "extract", reason, remedy)
        return self.row(rows=0, files=[], quarantined=[asdict(gone) | {"item": self.start}], limits=list(limits))


def prepare(settings: Settings | None) -> None:
    """Load what extraction needs, once a process; None for what needs nothing.

    Raises:
        ModelError: spaCy's English model is not installed.
    """
    if settings is not None and not settings.tag_only:
        from events.extract import load_model  # noqa: PLC0415 - loads spaCy

        load_model()


def run_task(task: Task, at: At) -> Row:
    """Do a task and commit what it makes; what goes wrong with one document is quarantined in its row.

    Raises:
        ModelError: spaCy's English model is not installed.
        BuildError: A file of the depot cannot be read or written.
    """
    if task.kind == "merge":
        from events.corpus.merging import merge_pile  # noqa: PLC0415 - loads what extraction does not need

        return merge_pile(task)
    return _read(task, at) if task.kind == "read" else _extract(task, at)


def _read(task: Task, at: At) -> Row:
    depot, found = Depot(task.depot), 0
    parts: list[list[Any]] = []
    committed: list[dict[str, Any]] = []
    quarantined: list[Quarantined] = []
    waiting: list[Document] = []

    def commit_part() -> None:
        if waiting:
            content = save_rows([_documents_batch(waiting)])
            name = f"documents-{hashlib.sha256(content).hexdigest()[:32]}.arrow"
            depot.put(name, content)
            parts.append([name, len(waiting)])
            committed.append({"name": name, "bytes": len(content)})
            waiting.clear()

    chars = 0
    for number in range(task.start, task.stop):
        at(number)
        for document in _documents(task.files[number], task.settings):
            at(number)
            found += 1
            if isinstance(document, Quarantined):
                quarantined.append(document)
                continue
            if len(waiting) == PART_ROWS or chars + len(document.text) > _PART_CHARS:
                commit_part()
                chars = 0
            waiting.append(document)
            chars += len(document.text)
    commit_part()
    lost: dict[str, Any] = {"limits": []} if any(gone.remedy == TRY_AGAIN for gone in quarantined) else {}
    told = [asdict(gone) for gone in quarantined]
    return task.row(found=found, parts=parts, files=committed, quarantined=told, **lost)


def _documents(file: tuple[Source, bool], settings: Settings) -> Iterator[Document | Quarantined]:
    """The documents of a file; one more quarantined if reading it breaks off."""
    from events.dates import parse_edtf  # noqa: PLC0415
    from events.read import read_source  # noqa: PLC0415

    source, numbered = file
    published = None if settings.published is None else parse_edtf(settings.published)
    try:
        with fetched(source) as here:
            for document in read_source(here, published=published, numbered=numbered):
                yield Quarantined.of(document, "read") if isinstance(document, DocumentError) else document
    except DocumentError as error:
        yield Quarantined.of(error, "read")
    except Exception as error:  # noqa: BLE001 - whatever one file brings about, the others must not be lost
        yield _broken(None, source.place, "read", "the file could not be read", error)


def _documents_batch(documents: Sequence[Document]) -> pa.RecordBatch:
    """Documents, and what can be known of each without reading its text again: whether it has a word, two digests."""
    import pyarrow as pa  # noqa: PLC0415

    from events.store.tables import text_sha256  # noqa: PLC0415

    batch = to_arrow(Document, documents)
    blank = [not document.text.strip() for document in documents]
    batch = batch.append_column("blank", pa.array(blank, pa.bool_()))
    batch = batch.append_column("id_hash", pa.array([_hash(one.doc_id) for one in documents], pa.uint64()))
    return batch.append_column("text_sha256", pa.array([text_sha256(one.text) for one in documents], pa.string()))


def _hash(doc_id: str) -> int:
    """What two ids are first compared by, in little memory."""
    return int.from_bytes(hashlib.sha256(doc_id.encode("utf-8")).digest()[:8])


def _extract(task: Task, at: At) -> Row:
    depot = Depot(task.depot)
    with depot.open(task.part) as file:
        documents = from_arrow(Document, load_rows(file).slice(task.start, task.size))
    prepare(task.settings)  # what fails here is no document's fault
    kind: type = Timex if task.settings.tag_only else Mention
    made: list[Any] = []
    owners: list[int] = []
    quarantined: list[dict[str, Any]] = []
    for item, (document, draft) in enumerate(_opened(documents, task, at), task.start):
        at(item)
        try:
            rows = _mined(document, draft, task.settings)
        except (ModelError, BuildError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever one document brings about, the others must not be lost
            words = "events could not be extracted" if kind is Mention else "it could not be tagged"
            gone = _broken(document.doc_id, document.source or document.doc_id, "extract", words, error)
            quarantined.append(asdict(gone) | {"item": item})
            continue
        made += rows
        owners += [item] * len(rows)
    name = f"{'timexes' if task.settings.tag_only else 'mentions'}-{task.key}-{task.start}-{task.stop}.arrow"
    content = save_rows([_results_batch(kind, made, owners, [documents[item - task.start] for item in owners])])
    depot.put(name, content)
    return task.row(rows=len(made), files=[{"name": name, "bytes": len(content)}], quarantined=quarantined)


def _opened(documents: Sequence[Document], task: Task, at: At) -> Iterator[tuple[Document, Draft | None]]:
    """Documents with what has been read of them."""
    from events.pipeline import read_ahead  # noqa: PLC0415

    if task.settings.tag_only:
        yield from ((document, None) for document in documents)
    else:
        yield from read_ahead(
            documents,
            undated=task.settings.undated,
            background=True,
            at=lambda number: at(task.start + number),
        )


def _mined(document: Document, draft: Draft | None, settings: Settings) -> Sequence[object]:
    from events.pipeline import has_extractor, mentions_of  # noqa: PLC0415
    from events.tag import tag  # noqa: PLC0415

    if settings.tag_only:
        return tag(document.text, document.published, language=document.language, title=document.title)
    if not document.text.strip() or not has_extractor(document.language):
        return []
    mentions = mentions_of(document, undated=settings.undated, background=True, draft=draft)
    return [replace(one, background=False) for one in mentions] if settings.background else mentions


def _results_batch(kind: type, made: list[Any], owners: list[int], documents: list[Document]) -> pa.RecordBatch:
    """What was found, with the number of its document in its part, as far towards the tables as one document goes."""
    import pyarrow as pa  # noqa: PLC0415

    if kind is Timex:
        batch = timex_rows(made, [document.doc_id for document in documents])
    else:
        dates = [None if one.published is None else str(one.published) for one in documents]
        batch = to_arrow(Mention, map(_untraced, made)).append_column("published", pa.array(dates, pa.string()))
    return batch.append_column("item", pa.array(owners, pa.int64()))


def _untraced(mention: Mention) -> Mention:
    """A mention without the steps that led to its date, a quarter of its bytes, which no table holds."""
    timex = None if mention.timex is None else replace(mention.timex, trace=())
    return replace(mention, timex=timex, date=replace(mention.date, trace=()))


def _broken(doc_id: str | None, source: str, stage: str, words: str, error: Exception) -> Quarantined:
    if isinstance(error, MemoryError):
        reason, remedy = f"{words} within the memory limit", "give more with --memory, or split the document"
    else:
        reason = f"{words} ({type(error).__name__}: {error})"
        remedy = "the other documents are complete; please report this one as a bug"
    trace = "".join(traceback.format_exception(error, limit=-12))
    return Quarantined(doc_id, source, stage, reason, remedy, trace.encode("utf-8", "backslashreplace").decode())


def save_rows(batches: Sequence[pa.RecordBatch]) -> bytes:
    """Record batches, one at least, as an Arrow file, zstd-compressed: of the same batches the same bytes."""
    import pyarrow as pa  # noqa: PLC0415

    sink = io.BytesIO()
    with pa.ipc.new_file(sink, batches[0].schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        for batch in batches:
            writer.write_batch(batch)
    return sink.getvalue()


def load_rows(file: pa.NativeFile, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of an Arrow file; only some columns, and only their bytes, if they are named.

    Raises:
        BuildError: It is no whole Arrow file.
    """
    import pyarrow as pa  # noqa: PLC0415

    try:
        reader = pa.ipc.open_file(file)
        if columns is not None:
            wanted = [reader.schema.get_field_index(name) for name in columns]
            reader = pa.ipc.open_file(file, options=pa.ipc.IpcReadOptions(included_fields=wanted))
        return reader.read_all()
    except (pa.ArrowInvalid, OSError) as error:
        raise BuildError(f"a shard is damaged ({error}); build with --fresh to make all shards anew") from error
