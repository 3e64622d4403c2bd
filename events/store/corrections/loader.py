"""``corrections.yaml`` → corrections: read strictly, so that a slip of the pen is an error and not a silent nothing.

YAML without tags (nothing in it can run), without aliases (nothing can swell), without numbers, dates and truth values:
every scalar is the text that is written, and a column's type decides what it means. A repeated or unknown key is an
error with its line.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from events.errors import TableError
from events.store.corrections.model import EDITABLE, Correction, Corrections

__all__ = ["load_corrections", "parse_corrections"]

_KEYS = {
    "change": (),
    "drop": (),
    "merge": (),
    "split": ("mentions",),
    "add": ("quote", "trigger", "timex"),
}
_WITHOUT_FIELDS = ("drop",)
_REQUIRED = {"split": ("mentions",), "add": ("quote", "trigger", "title")}
_EVENT = re.compile("e-[0-9a-f]{16}")
_MENTION = re.compile("m-[0-9a-f]{16}")
_NULLS = ("", "~", "null", "Null", "NULL")
_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}

Value = str | list[str] | None


class _Loader(yaml.SafeLoader):
    """No aliases, no types of plain scalars."""

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases (*name) are not read", event.start_mark)
        return super().compose_node(parent, index)  # type: ignore[arg-type]


_Loader.yaml_implicit_resolvers = {}


def load_corrections(path: str | Path) -> Corrections:
    """Read a file of corrections; an empty one has none.

    Raises:
        TableError: It is not there, is not UTF-8 YAML, or has a correction that is not as documented.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{path}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"
        raise TableError(msg) from error
    except FileNotFoundError as error:
        msg = f"no file '{path}'; write one with: events review DIR"
        raise TableError(msg) from error
    return parse_corrections(text, path.name)


def parse_corrections(text: str, source: str = "corrections.yaml") -> Corrections:
    """Read corrections from a text; ``source`` names it in messages.

    Raises:
        TableError: It is not YAML, or has a correction that is not as documented.

    >>> parse_corrections("- drop: e-0f3a5c7e9b1d2468").entries[0].action
    'drop'
    """
    root = _compose(text, source)
    if root is None or (isinstance(root, yaml.ScalarNode) and root.value in _NULLS):
        return Corrections(source, ())
    if not isinstance(root, yaml.SequenceNode):
        raise _error(source, root, "not a list", "begin each correction with '- ', such as '- drop: e-…'")
    return Corrections(source, tuple(_correction(node, source) for node in root.value))


def _compose(text: str, source: str) -> yaml.Node | None:
    """The nodes of the text, all scalars as they are written."""
    try:
        root: yaml.Node | None = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f", line {mark.line + 1}" if mark else ""
        problem = error.problem or error.context
    except (yaml.YAMLError, RecursionError) as error:
        where, problem = "", str(error).splitlines()[0]
    else:
        return root
    msg = f"{source}{where}: not YAML ({problem}); quote texts that hold ': ' or begin with a special character"
    raise TableError(msg)


def _error(source: str, node: yaml.Node, problem: str, remedy: str) -> TableError:
    return TableError(f"{source}, line {node.start_mark.line + 1}: {problem}; {remedy}")


def _correction(node: yaml.Node, source: str) -> Correction:
    values = _mapping(node, source)
    actions = [key for key in values if key in _KEYS]
    if len(actions) != 1:
        found = " and ".join(actions) or "none"
        raise _error(source, node, f"one correction does one thing, here {found}", f"use one of {', '.join(_KEYS)}")
    action = actions[0]
    fields = () if action in _WITHOUT_FIELDS else EDITABLE
    allowed = (*_KEYS[action], *fields, "why", "by")
    for key in values:
        if key != action and key not in allowed:
            raise _error(source, node, f"{action} has no key {key!r}", f"it takes {', '.join(allowed)}")
    for key in _REQUIRED.get(action, ()):
        if not values.get(key):
            raise _error(source, node, f"{action} without {key}", f"it needs {', '.join(_REQUIRED[action])}")
    given = {key: values[key] for key in EDITABLE if key in values}
    if action == "change" and not given:
        raise _error(source, node, "change without a column to change", f"give one of {', '.join(EDITABLE)}")
    targets = _list(values[action])
    _check_targets(action, targets, node, source)
    mentions = _list(values.get("mentions"))
    _check_ids(mentions, _MENTION, "mention", node, source)
    texts = {key: _text(values.get(key), key, node, source) for key in ("quote", "trigger", "timex", "why", "by")}
    place = f"{source}, line {node.start_mark.line + 1}"
    return Correction(place, action, targets, given, mentions, **texts)


def _check_targets(action: str, targets: tuple[str, ...], node: yaml.Node, source: str) -> None:
    if action != "add":
        _check_ids(targets, _EVENT, "event", node, source)
    fewest, most = {"merge": (2, None), "drop": (1, None)}.get(action, (1, 1))
    if len(targets) < fewest or (most is not None and len(targets) > most):
        needed = "two or more events, as [e-…, e-…]" if fewest > 1 else "one id" if most else "an id"
        raise _error(source, node, f"{action} with {len(targets)} ids", f"give {needed}")
    if len(set(targets)) < len(targets):
        raise _error(source, node, f"{action} names an event twice", "name each once")


def _check_ids(ids: tuple[str, ...], pattern: re.Pattern[str], kind: str, node: yaml.Node, source: str) -> None:
    for name in ids:
        if not pattern.fullmatch(name):
            raise _error(source, node, f"{name!r} is no id of {kind}s", f"ids are like {kind[0]}-0f3a5c7e9b1d2468")


def _mapping(node: yaml.Node, source: str) -> dict[str, Value]:
    if not isinstance(node, yaml.MappingNode) or node.tag not in _TAGS:
        raise _error(source, node, "a correction is no list of 'key: value'", "write it like '- drop: e-…'")
    values: dict[str, Value] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.tag not in _TAGS:
            raise _error(source, key, "a key is no word", "write 'key: value'")
        if key.value in values:
            raise _error(source, key, f"{key.value!r} stands twice in one correction", "keep one of them")
        values[key.value] = _value(value, source)
    return values


def _value(node: yaml.Node, source: str) -> Value:
    if node.tag not in _TAGS:
        raise _error(source, node, f"the tag {node.tag!r} is not read", "write plain text, in quotes if need be")
    if isinstance(node, yaml.ScalarNode):
        return None if node.value in _NULLS and node.style is None else str(node.value)
    if isinstance(node, yaml.SequenceNode) and all(
        isinstance(item, yaml.ScalarNode) and item.tag in _TAGS for item in node.value
    ):
        return [item.value for item in node.value]
    raise _error(source, node, "a value is neither a text nor a list of texts", "write a text, or [a, b]")


def _list(value: Value) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def _text(value: Value, key: str, node: yaml.Node, source: str) -> str:
    if isinstance(value, list):
        raise _error(source, node, f"{key} is a list", "write one text")
    return value or ""
