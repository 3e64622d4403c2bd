"""Distances, states and prepositions parted from what they are of; see :mod:`events.extract.mend.mending`.

*A day after the vote, the minister resigned*: after the vote he did, a day. *Left three dead and a dozen injured on
Friday*: injured is how they were left, on Friday. *Voted by 21 to 17*: to 17 is how the votes fell. *Marks the tenth
anniversary of its founding this year*: this year it marks it. *Worked on a 12 mile (19 km) stretch*: on a stretch.
*Outside the court Mrs Vance wept*: she is of no court, which the sentence opens with. *Died of a stroke on 19 January*:
the day is that of the death.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import SUBJECTS
from events.extract.mend.hanging import UNITS

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misfronted", "is_misspanned", "mend_fronted_spot", "mend_spanned"]

_OF_NOUN = ("det", "amod", "poss", "compound", "nummod")
_SIDES = ("after", "before")
#: So many words back a measure begins that stands in two units before a noun, and what the noun may be taken for.
_MEASURED = 6
_COUNTED = ("appos", "nsubj", "dobj", "conj")
_YEARS_ON = ("anniversary", "centenary", "bicentenary")


def is_misspanned(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (form, tag, _, _, role), above = rows[at][0], rows[at][2] - first
    if role == "prep" and form.lower_ == "to":
        votes = 1 < at < len(rows) - 1 and rows[at - 1][0][1] == rows[at + 1][0][1] == "CD"
        return votes and rows[at - 1][0][4] == "pobj" and rows[at - 2][0][0].lower_ == "by" and above < at - 2
    if role == "prep":
        unit = rows[above][0]
        return above == at - 1 and form.lower_ in _SIDES and unit[4] == "npadvmod" and f"{unit[3].lower()}s" in UNITS
    if tag in ("NN", "NNS") and at > _MEASURED and rows[at - 1][0][0].text == ")":
        told = [row[0][1] for row in rows[at - _MEASURED : at - 1]]
        return told[:1] == ["CD"] and told[2:4] == ["-LRB-", "CD"] and rows[at][0][4] in _COUNTED
    if role == "npadvmod":
        kept = rows[rows[above][2] - first]
        on_it = rows[at][5] in TIMES and rows[above][0][4] == "pobj" and above < at and kept[0][0].lower_ == "of"
        return on_it and rows[kept[2] - first][0][0].lower_ in _YEARS_ON
    if role != "acl" or tag != "VBN" or rows[above][0][4] != "conj":
        return False
    left = rows[rows[above][2] - first]
    return left[0][4] == "dobj" and left[0][2] == "ADJ" and rows[left[2] - first][0][3] == "leave"


def mend_spanned(words: Words, at: int) -> None:
    """Hang it on what it is of."""
    above = words.heads[at]
    if words.lower(at) == "to":
        words.hang(at, at - 1)
        return
    if words.lower(at - 1) == ")":
        _mend_measured(words, at)
        return
    if words.role(at) == "prep":
        verb = words.heads[above]
        apart = any(words.uses[n][0].text == "," for n in words.under(verb) if at < n < verb)
        if words.uses[verb][2] in ("VERB", "AUX") and verb > at and apart:
            words.hang(at, verb)
            words.hang(above, at)
        return
    if words.role(at) == "npadvmod":
        verb = words.verb_over(words.heads[words.heads[above]])
        if words.uses[verb][2] in ("VERB", "AUX"):
            words.hang(at, verb)
        return
    left = words.heads[words.heads[above]]
    for n in words.under(at):
        if words.role(n) == "prep" and any(words.kinds[day] in TIMES for day in words.under(n)):
            words.hang(n, left)
    words.hang(at, above, role="amod", tag="JJ", pos="ADJ")


def _mend_measured(words: Words, thing: int) -> None:
    """Hang the units on the noun that they measure, and that where they hung."""
    unit = thing - _MEASURED + 1
    start = unit - 1 - (words.uses[unit - 2][1] == "DT")
    prep = start - 1
    if words.heads[thing] == unit:
        words.hang(thing, words.heads[unit], role=words.role(unit))
    elif words.uses[prep][1] == "IN" and not any(words.role(n) == "pobj" for n in words.under(prep)):
        words.hang(thing, prep, role="pobj")
    for n in words.under(unit):
        if n > thing or words.role(n) == "det":
            words.hang(n, thing)
    words.hang(unit, thing, role="nmod")


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
