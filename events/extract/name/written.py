"""Written names: what a text names by its kind, as its capitals tell, in sentences that have not been parsed too.

*The Yorkley Museum stands in a park. The museum closed in 2009*: only the second sentence dates anything, and only that
is parsed, but the first tells which museum it was.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from events.extract.language.lexicon import classes, noun
from events.extract.language.parties import PACTS, WARES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from events.extract.parse.nlp import Paragraph

__all__ = ["Written"]

#: Words in capitals, one after another or with *of* between them.
_NAME = re.compile(r"(?<![\w.])[A-Z][\w’'-]*(?: (?:of |of the )?[A-Z][\w’'-]*){1,5}")
#: What such a kind is mostly for, or a class that it is in: what has a name of its own, and is no ware.
_NAMED = ("artifact", "group", "location", "object")
_MOSTLY = 0.5
#: What stands before the begin of a sentence or a line; nothing does before that of the text.
_ENDS = ("", ".", "!", "?", "\n")
#: Words that begin a sentence or a phrase, and no name.
_OPENING = frozenset(
    (
        *("the", "a", "an", "this", "that", "these", "in", "on", "at", "by", "from", "for", "to", "of", "and", "but"),
        *("his", "her", "its", "their", "our", "when", "while", "after", "before", "since", "as", "with", "under"),
    )
)


class Written:
    """The names of a document's text.

    Args:
        text: Of the document.
        paragraphs: Those of it that have been read.
    """

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        """Keep the text, which is looked at only where it is asked."""
        self._text, self._paragraphs = text, paragraphs

    def nearest(self, kind: str, number: int, far: int, *, main: bool = False) -> tuple[str, int] | None:
        """The name of a kind that stands nearest before a sentence, and in which sentence; None where two are as near.

        Args:
            kind: A common noun, in lower case.
            number: The number of the sentence.
            far: How many sentences back it may stand.
            main: Whether its sentence or line must begin with it.
        """
        told = [(at, name, opens) for at, name, opens in self._names.get(kind, ()) if number - far <= at < number]
        near = {name: opens for at, name, opens in told if at == told[-1][0]}
        alone = len(near) == 1 and (not main or all(near.values()))
        return (next(iter(near)), told[-1][0]) if alone else None

    @cached_property
    def _names(self) -> dict[str, list[tuple[int, str, bool]]]:
        """By kind, in which sentences it is named, how, and whether these begin with it."""
        out: dict[str, list[tuple[int, str, bool]]] = {}
        at = 0
        for found in _NAME.finditer(self._text):
            while at + 1 < len(self._paragraphs) and self._paragraphs[at + 1].offset <= found.start():
                at += 1
            opens = self._text[max(found.start() - 2, 0) : found.start()].rstrip(" ")[-1:] in _ENDS
            for kind, name in _kinds(found.group()):
                out.setdefault(kind, []).append((self._number(at, found.start()), name, opens))
        return out

    def _number(self, at: int, start: int) -> int:
        """The number of the sentence that a place in the text stands in, or of the last before that has been read."""
        if not self._paragraphs or start < self._paragraphs[0].offset:
            return 0
        paragraph = self._paragraphs[at]
        return paragraph.number_at(start - paragraph.offset)


def _kinds(words: str) -> Iterator[tuple[str, str]]:
    """What words in capitals name, by its kind: ``museum`` of *The Yorkley Museum*, ``fort`` of *Fort Orrick*."""
    opening, _, rest = words.partition(" ")
    name = rest if opening.lower() in _OPENING else words
    whole, of, _ = name.partition(" of ")
    if " " not in name:
        return
    last, first = whole.rpartition(" ")[2].lower(), name.partition(" ")[0].lower()
    if _is_kind(last):
        yield last, name
    elif not of and _is_kind(first) and "structure" in classes(first):
        yield first, name


def _is_kind(word: str) -> bool:
    """Whether a word is for what has names of its own."""
    entry, sorts = noun(word), classes(word)
    named = entry is not None and entry.share(*_NAMED) >= _MOSTLY
    return (named or not sorts.isdisjoint(PACTS)) and sorts.isdisjoint(WARES)
