"""What a document is on, for joining: reports of one story have names in common, whatever each sentence says."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from events.extract.language.gazetteer import countries_in
from events.extract.language.lexicon import noun, verb

__all__ = ["story_of"]

#: A word, with what stands before it.
_WORD = re.compile(r"(?P<before>^|[^\w'’.-]|[.-])(?P<word>[^\W\d_][\w'’]+)")
_OPENS = re.compile(r"(?:^|[.!?:;\n\"“”‘(•|])[\s\"“”‘’'(•–—-]*$")
#: As far back as it is looked whether a sentence begins; shorter words, and more of them, tell little.
_BACK, _SHORT, _MOST = 8, 3, 24


@lru_cache(maxsize=4)
def story_of(text: str) -> frozenset[str]:
    """The words of the names that a text has most, in lower case.

    Words count that are written with a capital inside a sentence, or at its head if they are no common ones, and never
    without; no countries and peoples, of which many stories are.

    >>> sorted(story_of("Vega sank off Orsk on Monday. The captain, a Dane, left it. Talks began. The Dane said so."))
    ['monday', 'orsk', 'vega']
    """
    plain: set[str] = set()
    named: Counter[str] = Counter()
    for found in _WORD.finditer(text):
        word = found["word"].removesuffix("'s").removesuffix("’s")
        if word[0].islower():
            plain.add(word)
        elif len(word) >= _SHORT and not (_opens(text, found.start("word")) and _is_common(word.lower())):
            named[word] += 1
    told = [w for w, _ in sorted(named.items(), key=lambda n: -n[1]) if w.lower() not in plain and not countries_in(w)]
    return frozenset(word.casefold() for word in told[:_MOST])


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins at an offset."""
    return _OPENS.search(text, max(0, at - _BACK), at) is not None


def _is_common(word: str) -> bool:
    """Whether a word need be no name: *Talks*, *However*, *Slowly*."""
    from spacy.lang.en.stop_words import STOP_WORDS  # noqa: PLC0415 - heavy: loaded where it is used

    forms = (word, word.removesuffix("s"))
    return word in STOP_WORDS or word.endswith("ly") or any(noun(w) is not None or verb(w) is not None for w in forms)
