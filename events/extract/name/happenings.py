"""What happened that an article is on: *Arden dock strike*, *Siege of Orsk*, *1911 Sela earthquake*.

Such an article stands under the name of what happened, which ends in a noun for that or has one before *of*, and begins
with what that was: *The Arden dock strike was a dispute in Arden that lasted from May to July 1911*.
"""

from __future__ import annotations

import re

from events.extract.language.lexicon import EVENTIVE, noun

__all__ = ["as_headed", "happening_of"]

#: A longer first line is no name, in code points.
_LONGEST = 80
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
#: What ends the kind of what happened, in its name: *Siege of Orsk*, *rail crash at Sela*.
_OF = re.compile(r" (?:of|in|at|on|off|near|against|d['’]) ?")
#: What stands between a name and what it was.
_WAS = r"(?: \([^()\n]*\)|, [^,.\n]*,)? (?:was|were|is|took place|occurred|happened|began|broke out|struck|lasted)\b"


def as_headed(head: str, body: str) -> str:
    """A text with the name that it begins with as its head writes it: ``The siege of Orsk was``, under *Siege of Orsk*.

    >>> as_headed("Siege of Orsk", "The siege of Orsk was fought in 1643.")
    'The Siege of Orsk was fought in 1643.'
    """
    small = f"{head[:1].lower()}{head[1:]}"
    return body.replace(small, head) if body.startswith((f"The {small} ", f"The {small},")) else body


def happening_of(title: str, text: str) -> str:
    r"""The name of what happened that an article is on; empty of any other text.

    Args:
        title: Its own, if it has one.
        text: It, which may begin with its title on a line.

    >>> happening_of("", "Arden dock strike (1911)\n\nThe Arden dock strike was a dispute in Arden.")
    'Arden dock strike'
    >>> happening_of("Arden Bridge", "The Arden Bridge is a bridge in Sela.")
    ''
    """
    first, _, rest = text.partition("\n")
    headed = 0 < len(first) <= _LONGEST and first.rstrip()[-1:] not in ".!?" and bool(rest.strip())
    head, body = (first, rest.lstrip()) if headed else (title, text)
    name = _BRACKETS.sub("", " ".join(head.split())).removeprefix("The ")
    kind = noun(_OF.split(name, maxsplit=1)[0].rpartition(" ")[2].lower())
    if kind is None or kind.event_share < EVENTIVE or " " not in name:
        return ""
    opens = re.match(rf"(?:The )?{re.escape(name)}{_WAS}", body, re.IGNORECASE)
    return name if opens is not None else ""
