"""What a sentence tells, taken for what a clause tells of a noun; see :mod:`events.extract.mend.mending`.

*The overnight ferry Lady Ada capsized off Lund*: no ferry that she capsized, but the ferry of that name did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.lexicon import verb as verb_of

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misrooted", "mend_rooted"]

_BEFORE = ("det", "amod", "compound", "nmod", "poss", "nummod")


def is_misrooted(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be the verb of one; asked of every word, and so only what is cheap to ask."""
    (_, tag, _, _, role), _, head, *_ = rows[at]
    above = rows[head - first]
    return (
        role == "relcl"
        and tag in PAST_TAGS
        and above[0][4] == "ROOT"
        and above[0][1] == "NN"
        and rows[at - 1][0][2] == "PROPN"
    )


def mend_rooted(words: Words, verb: int) -> None:
    """Make it the main verb, and the noun a word of what its subject is called."""
    thing = words.heads[verb]
    who = verb - 1
    name = range(thing + 1, verb)
    own = [n for n in words.under(verb) if words.role(n) in SUBJECTS]
    if own != [who] or any(words.uses[n][2] != "PROPN" for n in name):
        return
    before = all(words.role(n) in _BEFORE for n in words.under(thing) if n < thing)
    entry = verb_of(words.uses[verb][3].lower())
    told = any(words.role(n) == "dobj" for n in words.under(verb))
    if not before or entry is None or (entry.asks and not told):
        return  # "the book Ada Lund wrote"
    for n in words.under(thing):
        if n != verb:
            words.hang(n, who if n < thing else verb)
    words.hang(verb, verb, role="ROOT", tag="VBD")
    words.hang(thing, who, role="compound")
