"""Prepositions parted from what they are of; see :mod:`events.extract.mend.mending`.

*Outside the court Mrs Vance wept*: she is of no court, which the sentence opens with. *Died of a stroke on 19 January*:
the day is that of the death.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import SUBJECTS

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misfronted", "mend_fronted_spot"]

_OF_NOUN = ("det", "amod", "poss", "compound", "nummod")


def is_misfronted(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be such a preposition; asked of every word, and so only what is cheap to ask."""
    (_, _, _, _, role), _, head, *_ = rows[at]
    if role != "prep" or at + 1 >= len(rows):
        return False
    above = head - first
    if above < at:
        of = rows[rows[above][2] - first]
        return rows[at + 1][5] == "DATE" and rows[above][0][4] == "pobj" and of[0][0].lower_ == "of"
    return above > at + 1 and rows[at + 1][0][4] == "det" and rows[at + 1][2] - first < above


def mend_fronted_spot(words: Words, prep: int) -> None:
    """Give it its noun, or its verb."""
    above = words.heads[prep]
    if above < prep:
        died = words.heads[words.heads[above]]
        if words.uses[died][3].lower() == "die" and words.uses[died][2] == "VERB":
            words.hang(prep, died)
        return
    if any(words.role(n) in ("pobj", "pcomp") for n in words.under(prep)):
        return
    noun = prep + 2
    while words.role(noun) in ("amod", "compound") and words.uses[noun][2] != "NOUN" and noun + 1 < above:
        noun += 1
    name = words.heads[noun]
    who = words.kinds[noun + 1] == words.kinds[name] == "PERSON" and words.role(name) in SUBJECTS
    if words.uses[noun][1] not in ("NN", "NNS") or words.role(noun) != "compound" or not who:
        return
    words.hang(noun, prep, role="pobj")
    for n in range(prep + 1, noun):
        if words.role(n) in _OF_NOUN:
            words.hang(n, noun)
