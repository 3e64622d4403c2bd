"""Models: the aircraft and vehicles that a text calls by a number, so that *the plane* is *Arlex 737* again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from events.extract.language.lexicon import classes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.language.words import Span, Token

__all__ = ["Models"]

#: How many sentences back a model may have been named.
_FAR = 5
_CLASSES = frozenset(("aircraft", "spacecraft", "vehicle", "vessel"))
_NUMBERED = re.compile(r"[A-Z]{1,3}-?[0-9]+[A-Za-z]*|[1-9][0-9]{2}(-[0-9A-Z]+)?")

_ALONG = frozenset(("on", "along", "off", "near", "onto", "from"))


class Models:
    """The numbered models that a document names."""

    def __init__(self) -> None:
        """Know none."""
        #: The number of the sentence and the place of the word, the number of the model, and its whole name.
        self._named: list[tuple[tuple[int, int], str, str]] = []

    def add(self, sentence: Span, number: int) -> None:
        """Take in the models that a sentence names."""
        self._named += [((number, token.i), token.text.partition("-")[0], name) for token, name in _models(sentence)]

    def meant(self, noun: Token, number: int) -> str:
        """The model that a noun for its kind means: the only one named of late, and the one named most; else empty."""
        if not _CLASSES & classes(noun.lemma_.lower()):
            return ""
        before = [m for m in self._named if m[0] < (number, noun.i)]
        near = {model for at, model, _ in before if at >= (number - _FAR, 0)}
        often = Counter(model for _, model, _ in before).most_common(1)
        if len(near) != 1 or often[0][0] not in near:
            return ""
        return max((name for _, model, name in before if model in near), key=len)


def _models(sentence: Span) -> Iterator[tuple[Token, str]]:
    """The models of a sentence, the word with the number and the name: ``Arlex 737``, ``787 Skyliner``."""
    words = list(sentence)
    for at, token in enumerate(words):
        if not _NUMBERED.fullmatch(token.text) or token.ent_type_ in ("DATE", "MONEY", "PERCENT", "TIME"):
            continue
        if _is_road(token):
            continue
        before = at > 0 and words[at - 1].pos_ == "PROPN" and words[at - 1].is_alpha
        after = at + 1 < len(words) and words[at + 1].pos_ == "PROPN" and words[at + 1].is_alpha
        if before or (after and token.text.isdigit()) or token.text[:1].isalpha():
            first, last = at - before, at + 1 + (after and token.text.isdigit() and not before)
            yield token, " ".join(w.text for w in words[first:last])


def _is_road(number: Token) -> bool:
    """Whether a number is a road's: ``was traveling on I-20``, ``hit a tree near SR-9``."""
    above = number if number.dep_ == "pobj" else number.head
    named = not any(c.lower_ in ("the", "a") for c in above.lefts)
    return named and above.dep_ == "pobj" and above.head.lower_ in _ALONG
