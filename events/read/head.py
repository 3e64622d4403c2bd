"""YAML heads, read safely: every plain scalar is text, and nothing in a head can run or swell.

Dates, numbers and words such as ``no`` stay as they are written: ``published: 2025-10`` and ``id: 007`` are text, and
an impossible date is refused where dates are read, with a better message.
"""

from __future__ import annotations

import re

import yaml

from events.errors import DocumentError

__all__ = ["load_head"]


class _HeadLoader(yaml.SafeLoader):
    """YAML without tags that run code (none are known to it), without aliases (they can swell), without numbers."""

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases (*name) are not read", event.start_mark)
        return super().compose_node(parent, index)  # type: ignore[arg-type]


_HeadLoader.yaml_implicit_resolvers = {}
_HeadLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|NULL|)\Z"), ["~", "n", "N", ""])


def load_head(head: str, place: str) -> object:
    """What the YAML between the fences says: a mapping, a list, a string, or None if it is empty.

    Raises:
        DocumentError: It is not YAML, or has tags or aliases; with the line in the file.
    """
    try:
        return yaml.load(head, Loader=_HeadLoader)  # noqa: S506 - a stricter safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {mark.line + 2}: " if mark else ""
        problem = str(error.problem or error.context)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        where, problem = "", str(error) or type(error).__name__
    raise DocumentError(
        place,
        f"the head is not YAML that is read ({where}{problem})",
        "quote values that hold ': ' or begin with a special character; or, if it is no head, begin the file with an "
        "empty line",
    )
