"""Briefs: several pieces of news on one page, each under a headline of its own: a newsletter, notes of a week.

A headline is a line without a full stop whose words the sentence below has again: *College opens science wing* over
*Arden College opened a new wing*. Each is news of the day, as the first of a report is; so is each paragraph that
begins with who *has been named* to a post.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.language.grammar import aspect
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.find.candidates import Candidate

__all__ = ["headed", "is_posted"]

#: So many headlines make a page of briefs.
_SEVERAL = 2
#: How many words a headline has, and how many of them the sentence below has too, by their first letters.
_FEWEST, _MOST, _SHARED = 3, 16, 2
_WORD = re.compile(r"[^\W\d_]\w{3,}")
_STEM = 5


def headed(text: str, sentences: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The numbers of headlines and of the sentences right under them; none of a page with only one.

    Args:
        text: A document's.
        sentences: Where each begins and ends in it (code points, half-open), in order.
    """
    found = [n for n in range(len(sentences) - 1) if _heads(text, sentences, n)]
    return frozenset(at for n in found for at in (n, n + 1)) if len(found) >= _SEVERAL else frozenset()


def _heads(text: str, sentences: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether a sentence is a headline of the one behind it."""
    (start, end), (first, last) = sentences[number], sentences[number + 1]
    alone = "\n" in text[end:first] and (number == 0 or "\n" in text[sentences[number - 1][1] : start])
    if not alone or text[end - 1] in ".!?:;," or text[last - 1] not in '."”':
        return False
    words = text[start:end].split()
    if not _FEWEST <= len(words) <= _MOST or "\n" in text[start:end]:
        return False
    return len(_stems(text[start:end]) & _stems(text[first:last])) >= _SHARED


def _stems(words: str) -> frozenset[str]:
    """How the longer words of a line begin."""
    return frozenset(word[:_STEM].lower() for word in _WORD.findall(words))


def is_posted(candidate: Candidate) -> bool:
    """Whether it tells who has been given a post, as items of a page of them do: ``Ada Lind has been named dean``."""
    verb = candidate.token
    if not in_class(candidate.lemma, "raising") or not candidate.is_verb or aspect(verb) != "perfect":
        return False
    return any(c.dep_ in ("nsubjpass", "dobj") and c.ent_type_ == "PERSON" for c in verb.children)
