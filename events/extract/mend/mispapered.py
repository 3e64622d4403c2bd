"""Papers that are signed, issued or filed, which the parser hung elsewhere; see :mod:`events.extract.mend.mending`.

*A loan from the Orsk Bank signed in May*: the loan was signed, and not the bank. *A bond, issued in May*: it was, and
not what was paid with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_mispapered", "mend_papered"]

#: What papers are, by WordNet's files.
_PAPERS = frozenset(("communication", "possession"))
_BESIDE = ("pobj", "prep", "compound", "nummod", "nmod", "appos")


def is_mispapered(rows: list[Row], at: int, first: int) -> bool:  # noqa: ARG001 - asked as the others are
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    _, tag, _, lemma, role = rows[at][0]
    return tag in PAST_TAGS and role in ("acl", "advcl", "conj") and at > 1 and in_class(lemma, "papering")


def mend_papered(words: Words, verb: int) -> None:
    """Hang it on the paper, as what was done to that."""
    own = [words.role(n) for n in words.under(verb)]
    if any(role in ("dobj", "aux", "auxpass", "ccomp") for role in own):
        return
    paper = _paper(words, verb)
    if paper is None:
        return
    words.hang(verb, paper, role="acl", tag="VBN")


def _paper(words: Words, verb: int) -> int | None:
    """The noun of what was signed."""
    role, above = words.role(verb), words.heads[verb]
    apart = words.uses[verb - 1][0].text == ","
    if role == "acl" and not apart:  # of who gave it
        given = words.uses[above][2] == "PROPN" and words.role(above) == "pobj"
        thing = words.heads[words.heads[above]]
        return thing if given and _is_paper(words, thing) else None
    if role != "conj":  # of what it was used for
        if not apart:
            return None
        node, paper = verb - 2, None
        while words.role(node) in _BESIDE:
            paper = node if words.role(node) == "pobj" and _is_paper(words, node) else paper
            node = words.heads[node]
        whole = words.role(node) in ("dobj", *SUBJECTS) and _is_paper(words, node)
        return node if whole else paper  # the bond, of "a bond of 9 million kroner, issued in May"
    thing = next((n for n in words.under(verb) if words.role(n) in SUBJECTS and n < verb), verb)
    joint = next((n for n in range(thing - 1, above, -1) if words.role(n) == "cc"), None)
    things = (n for n in range(joint or above, above, -1) if words.role(n) in ("pobj", "dobj") and _is_paper(words, n))
    first = next(things, None)
    if joint is None or first is None or not _is_paper(words, thing) or thing == verb:
        return None
    words.hang(thing, first, role="conj")
    return thing


def _is_paper(words: Words, at: int) -> bool:
    """Whether a word is for a paper: ``loan``, ``letter``."""
    entry = noun(words.uses[at][3].lower()) if words.uses[at][2] == "NOUN" else None
    return entry is not None and entry.top in _PAPERS
