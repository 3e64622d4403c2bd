"""Ourselves: whom *we* and *us* mean in what a firm or a club tells of itself: its story, its report on a year.

Only where the title says that it is that and names one body, and never in quotation marks, where others speak.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.date.mainline import is_quoted
from events.extract.language.callings import Name
from events.extract.language.gazetteer import is_place
from events.extract.name.headwords import is_somebodys, own_kinds

if TYPE_CHECKING:
    from events.extract.language.words import Span

__all__ = ["ourselves", "own_name"]

_WE = frozenset(("we", "us"))
_WHO = r"(?:trustees|directors|board|committee|council|chair(?:man|woman|person)?|secretary|treasurer|president)"
_TELLS = r"(?:report|review|statement)"
#: What a title calls a text that a body tells of itself.
_OWN = re.compile(
    r"\bour (?:\w+ ){0,2}?(?:story|history|heritage|timeline|milestones|journey|beginnings|years?)\b|\babout us\b|"
    rf"\bhow we (?:began|started)\b|\b(?:annual|half-yearly|interim) {_TELLS}(?: (?:of|by|from) the {_WHO})?|"
    rf"\b{_TELLS} (?:of|by|from) the {_WHO}|\b{_WHO}['’]s? {_TELLS}|^report (?=of the [A-Z].* for \d{{4}})",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*[:;|()–—,]\s*| - | for (?=\d)|\b\d[\d/–-]*\b")
_PARTNERS = re.compile(r"[A-Z][\w'’-]+ & (?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*")
_NAME = re.compile(r"(?:(?:of|by|from) )?(?:[Tt]he )?([A-Z][\w.'’-]*(?: (?:(?:&|and|of|the|for) )*[A-Z][\w.'’-]*)*)")


def own_name(title: str, text: str) -> str:
    """The body whose own story or report a title says that a text is; empty if it is nobody's.

    Where the title names none, it is the only firm of partners that the text names: *Harrow & Pike*.

    >>> own_name("Harrow & Pike: our story", ""), own_name("Annual report of the Calder Trust 2018", "")
    ('Harrow & Pike', 'Calder Trust')
    >>> own_name("Our story", "In May Harrow & Pike was registered."), own_name("Ada Holm: our story", "")
    ('Harrow & Pike', '')
    """
    told = _OWN.sub("|", title)
    if told == title:
        return ""
    names = (_NAME.fullmatch(piece.strip(" -|")) for piece in _PIECES.split(told))
    found = {name[1] for name in names if name is not None} or {*_PARTNERS.findall(text)}
    name = found.pop() if len(found) == 1 else ""
    return "" if is_place(name) or (is_somebodys(name) and not own_kinds(name)) else name


def ourselves(name: str, sentence: Span) -> dict[int, Name]:
    """What the pronouns of a sentence stand for by which a body speaks of itself, by their index.

    Args:
        name: The body's; empty if a text is nobody's own.
        sentence: Any of the text.
    """
    return {t.i: Name(name) for t in sentence if t.lower_ in _WE and not is_quoted(t)} if name else {}
