# ruff: noqa: INP001 (read by the builder, by its path)
"""Rules without their examples and remarks, for the wheel: those are for who writes rules, and add a thirtieth.

Those of a room come in one file, packed together: they are alike, and a quarter smaller so.

Hatchling runs this when it builds a wheel; an editable installation, the source distribution and the tests have the
rule files as they stand in the repository.
"""

from __future__ import annotations

import base64
import bz2
import hashlib
import json
import re
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import zopfli
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: The rules that are read only with a list of examples.
_ASKING = "event_types.toml"
#: Where the rules are that come in one file each, and its name; the wheel's list of its files.
_ROOMS = ("events/extract/rules/", "events/merge/rules/", "events/tag/rules/")
_ONE, _RECORD = "rules.bz2", ".dist-info/RECORD"
_PROSE = ("examples", "non_examples", "together", "apart", "source", "what")
_LISTS = "(?:(?:non_)?examples|together|apart)"
_EXAMPLES = re.compile(rf"^{_LISTS}\s*=\s*\[", re.MULTILINE)
_NO_EXAMPLES = re.compile(rf"^{_LISTS} = \[\]\n", re.MULTILINE)
_REMARKS = re.compile(r"(?<=\n)[ ]*#.*\n")
_BESIDE = re.compile(r"^([^#\"'\n]+?) +#.*$", re.MULTILINE)
_WORDS = re.compile(r'^(?!name |phrases )([a-z_]+) = ("""|")([^"]*)\2$', re.MULTILINE)
#: Fixed phrases, and the words of one that stand for one another.
_PHRASES = re.compile(r'^phrases = """([^"]*)"""$', re.MULTILINE)
_PARTS = re.compile(r"[^/+]+")
#: The rules whose lists of words are sets, beside the frames.
_SETS = ("predicates.toml", "event_types.toml", "persons.toml", "frames.toml", "retellings.toml")
_EMPTY = re.compile("\n{2,}")
_SAID = re.compile(r'^what = (?:"""[^"]*"""|"[^"\n]*")\n', re.MULTILINE)
_SOURCE = re.compile(r'^source = "[^"\n]+"\n', re.MULTILINE)
_QUOTES = ('"""', "'''", '"', "'")


def without_examples(rules: str) -> str:
    """The text of a rule file whose lists of examples are empty.

    >>> without_examples('examples = ["In [May]."] # ours')
    'examples = [] # ours'
    """
    kept, at = [], 0
    while (found := _EXAMPLES.search(rules, at)) is not None:
        kept.append(rules[at : found.end()])
        at = _end_of_list(rules, found.end())
    return "".join((*kept, rules[at:]))


def without_remarks(rules: str) -> str:
    r"""The text of a rule file without the lines that are a comment, those beside what has no string, and empty ones.

    >>> without_remarks("# Days of ours,\n# by name\n\n[[rule]] # as in speech\nname = 'day' # one\n")
    "[[rule]]\nname = 'day' # one\n"
    """
    return _BESIDE.sub(r"\1", _EMPTY.sub("\n", _REMARKS.sub("", f"\n{rules}"))).lstrip("\n")


def without_prose(rules: str) -> str:
    r"""The text of a rule file without what its classes are for, in words, and who wrote of them.

    >>> without_prose('[going]\nwhat = "Leaves."\nsource = "Levin 1993"\nlemmas = "go"\n')
    '[going]\nlemmas = "go"\n'
    """
    return _SOURCE.sub("", _SAID.sub("", rules))


def without_lists(rules: str) -> str:
    r"""The text of a rule file without lists of examples that are empty.

    >>> without_lists('verbs = "ban"\nexamples = []\nany = "law"\n')
    'verbs = "ban"\nany = "law"\n'
    """
    return _NO_EXAMPLES.sub("", rules)


def in_order(rules: str) -> str:
    r"""The text of a file of classes or frames with each list of words in the order of the alphabet: it packs better.

    >>> in_order('verbs = "rob ban rob"\nany = "law"')
    'verbs = "ban rob"\nany = "law"'
    """
    return _WORDS.sub(lambda found: f'{found[1]} = "{" ".join(sorted({*found[3].split()}))}"', rules)


def phrases_in_order(rules: str) -> str:
    r"""The text of a file of frames with the words of each phrase, those of a part, in the order of the alphabet.

    >>> phrases_in_order('phrases = \"\"\"\ngo,come/war,\nbattle+army\n\"\"\"').split("\n")[1]
    'come,go/battle,war+army'
    """
    found = _PHRASES.search(rules)
    if found is None:
        return rules
    phrases = found[1].replace(",\n", ",").split()
    lines = [_PARTS.sub(lambda part: ",".join(sorted(part[0].split(","))), phrase) for phrase in phrases]
    inside = "\n".join(("", *lines, ""))
    return f"{rules[: found.start(1)]}{inside}{rules[found.end(1) :]}"


def _end_of_list(text: str, at: int) -> int:
    """Where the bracket stands that closes a list, whose strings and comments may have some of their own."""
    depth = 1
    while depth or text[at] != "]":
        quote = next((q for q in _QUOTES if text.startswith(q, at)), "")
        if quote:
            at = _end_of_string(text, at + len(quote), quote)
        elif text[at] == "#":
            at = text.index("\n", at)
        else:
            depth += (text[at] == "[") - (text[at] == "]")
            at += bool(depth)
    return at


def _end_of_string(text: str, at: int, quote: str) -> int:
    while not text.startswith(quote, at):
        at += 2 if text[at] == "\\" and quote[0] == '"' else 1
    return at + len(quote)


class LeanRules(BuildHookInterface[Any]):
    """Puts the rule files into the wheel without their examples and remarks."""

    PLUGIN_NAME = "lean-rules"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write them anew and have them taken instead of those of the repository.

        Raises:
            ValueError: What is left of a file is not what it says without examples.
        """
        if version == "editable":
            return
        root = Path(self.root)
        self._out = tempfile.TemporaryDirectory()  # until the builder is done
        for path in sorted((root / "events").rglob("*.toml")):
            text, name = path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()
            lean = without_prose(without_remarks(without_examples(text)))
            lean = lean if path.name == _ASKING else without_lists(lean)
            if _bare(tomllib.loads(lean)) != _bare(tomllib.loads(text)):
                message = f"{name}: examples are not a list of strings, or a line of a string looks like a remark"
                raise ValueError(message)
            lean = in_order(lean) if path.parent.name == "event_frames" or path.name in _SETS else lean
            lean = phrases_in_order(lean) if path.parent.name == "event_frames" else lean
            to = Path(self._out.name) / name
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_text(lean, encoding="utf-8")
            build_data["force_include"][str(to)] = name

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - as called
        """Pack the wheel's files as small as its format can; order, dates and contents stay."""
        if version == "editable":
            return
        with zipfile.ZipFile(artifact_path) as wheel:
            files = [(info, wheel.read(info)) for info in wheel.infolist()]
        for room in _ROOMS:
            files = _together(files, room)
        with zopfli.ZipFile(artifact_path, "w", zipfile.ZIP_DEFLATED) as wheel:
            for info, data in files:
                wheel.writestr(info, data)


def _together(files: list[tuple[zipfile.ZipInfo, bytes]], room: str) -> list[tuple[zipfile.ZipInfo, bytes]]:
    """A wheel's files with the rules of a room packed into one, where the first of them stood."""
    parts = {i.filename.removeprefix(room): data.decode() for i, data in files if i.filename.startswith(room)}
    packed = bz2.compress(json.dumps(parts, ensure_ascii=False).encode())
    digest = base64.urlsafe_b64encode(hashlib.sha256(packed).digest()).decode().rstrip("=")
    one = f"{room}{_ONE}"
    line = f"{one},sha256={digest},{len(packed)}\n"
    out: list[tuple[zipfile.ZipInfo, bytes]] = []
    for info, data in files:
        if info.filename.endswith(_RECORD):
            listed = data.decode().splitlines(keepends=True)
            kept = [row for row in listed if not row.startswith(room)]
            first = next(at for at, row in enumerate(listed) if row.startswith(room))
            out.append((info, "".join((*kept[:first], line, *kept[first:])).encode()))
        elif not info.filename.startswith(room):
            out.append((info, data))
        elif all(taken.filename != one for taken, _ in out):
            whole = zipfile.ZipInfo(one, info.date_time)
            whole.external_attr = info.external_attr
            out.append((whole, packed))
    return out


def _bare(table: object) -> object:
    """A table without its lists of examples and its prose."""
    if isinstance(table, dict):
        return {key: _bare(value) for key, value in table.items() if key not in _PROSE}
    return [_bare(value) for value in table] if isinstance(table, list) else table
