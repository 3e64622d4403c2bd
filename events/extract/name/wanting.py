"""What a title wants that names only people: of which firm somebody becomes chief executive.

*Sarah Lind named chief executive* says little on a chart. Where the text is about one firm, club or body, it stands
before such a title, as does the country or town before what its minister or mayor does: *Castleford: Sarah Lind named
chief executive*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["wanted"]

_WORD = re.compile(r"[\w'’-]+")
_MOSTLY = 0.5


def wanted(title: str, people: Collection[str]) -> str:
    """What a title wants that names only people: ``firm``, ``state`` or nothing.

    Args:
        title: Of an event.
        people: The words of the names of the people whom the text names.

    >>> wanted("Sarah Lind named chief executive", {"Sarah", "Lind"}), wanted("Mayor Ada Moe resigns", {"Ada", "Moe"})
    ('firm', 'state')
    >>> wanted("Ada Moe drowns", {"Ada", "Moe"}), wanted("Ada Moe joins Arlex as chief executive", {"Ada", "Moe"})
    ('', '')
    """
    words = [word.removesuffix("'s").removesuffix("'") for word in _WORD.findall(title)]
    named = [word for word in words if word[:1].isupper()]
    lower = [word.lower() for word in words]
    strange = [w for w in named if w not in people and not in_class(w.lower(), "posts", "posts.state", "posts.rank")]
    if not any(word in people for word in named) or strange:
        return ""
    if any(in_class(word, "posts.state") for word in lower):
        return "state"
    told = any(in_class(word, "posts") for word in lower)
    others = (word for word in lower if not in_class(word, "posts", "posts.rank") and _is_somebody(word))
    changes = any(in_class(_base(word), "posts.change") for word in lower)
    return "firm" if (told or changes) and not any(others) else ""


def _is_somebody(word: str) -> bool:
    """Whether a word is for people: of another trade than a firm's."""
    entry = noun(word)
    return entry is not None and entry.share("person") > _MOSTLY


def _base(word: str) -> str:
    """A verb of a title without its ending."""
    for ending, more in (("ed", ""), ("ed", "e"), ("s", ""), ("d", "")):
        base = word.removesuffix(ending) + more
        if word.endswith(ending) and in_class(base, "posts.change"):
            return base
    return word
