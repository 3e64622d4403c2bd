"""What hangs on another word than that with which it belongs; see :mod:`events.extract.mend.mending`.

*A war began between Arda, and the burghers of Lund*: between both. *Nine barns were razed as well as 30 of the huts*:
both were. *Spent the years after the war writing a book*: the war wrote nothing. *Began with the Siege of Torm by the
weavers*: it was not begun by them. *On an amateur basis well into the 1930s*: on no well. *Marched out with drums
beating on 3 May*: marched then. *Ordered the captain and two others to be held*: to be held were all. *A plane carrying
42 crates and nine dogs landed*: no dogs did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import SUBJECTS
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misshared", "mend_shared"]

_NOUNS = ("NOUN", "PROPN", "NUM")
_PASSED = ("spend", "waste")


def is_misshared(rows: list[Row], at: int, first: int) -> bool:  # noqa: PLR0911 - one return a role
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (_, tag, pos, _, role), above = rows[at][0], rows[at][2] - first
    if role == "agent":
        return above < at - 2 and rows[above][0][1] == "VBD" and rows[at - 1][0][2] == "PROPN"
    if role == "pobj" and rows[at][0][0].lower_ == "well":
        return at + 1 < len(rows) and rows[at + 1][0][1] == "IN"
    if role == "acl":
        return tag == "VBG" and rows[at - 1][0][2] in _NOUNS
    if tag in ("VB", "VBN") and role == "conj":
        return above < at and in_class(rows[above][0][3], "requesting", "decreeing")
    if role == "xcomp" and tag in ("NN", "NNS"):
        return rows[at - 1][0][4] == "prt" and above == at - 2
    if role == "conj" and tag == "NNS" and rows[above][0][1] == "NN":
        return any(row[0][4] == "acl" and row[0][1] == "VBG" and row[2] - first == above for row in rows[above:at])
    if role == "dobj" and rows[above][0][1] == "VBN":
        return above < at and any(row[0][4] == "cc" for row in rows[above:at])
    return role == "conj" and pos in _NOUNS and above < at and rows[above][0][2] == "VERB"


def mend_shared(words: Words, at: int) -> None:
    """Hang it where that noun hangs, or what took the time on the verb that says so."""
    verb = words.heads[at]
    if words.role(at) == "xcomp":
        words.hang(at, verb, role="dobj")  # "stepped up screening"
        return
    if words.uses[at][1] in ("VB", "VBN") and words.role(at) == "conj":
        _bid(words, at)
        return
    if words.role(at) == "conj" and words.uses[verb][2] == "NOUN":
        _load(words, at)
        return
    mends = {"acl": _mend_spent, "agent": _mend_of_noun, "pobj": _mend_well}
    if (mend := mends.get(words.role(at))) is not None:
        mend(words, at)
        return
    joint = next((n for n in range(at - 1, verb, -1) if words.role(n) == "cc" and words.heads[n] == verb), None)
    if joint is None:
        return
    between = next((n for n in range(joint - 1, verb, -1) if words.lower(n) == "between"), None)
    if between is not None:
        partner = next((n for n in words.under(between) if words.role(n) == "pobj"), None)
        alone = partner is not None and not any(words.role(n) == "conj" for n in words.under(partner))
        beside = partner if alone else None
    elif words.lower(joint) == "as" and words.lower(joint - 1) == "well":
        told = any(words.role(n) == "dobj" and n < joint for n in words.under(verb))
        roles = ("dobj",) if told else SUBJECTS
        beside = next((n for n in words.under(verb) if words.role(n) in roles and n < joint), None)
    else:
        return
    if beside is not None:
        words.hang(at, beside, role="conj")
        words.hang(joint, beside)


def _bid(words: Words, deed: int) -> None:
    """What several are bidden to do, joined to who bids: *ordered the captain and two others to be held*."""
    verb = words.heads[deed]
    others = next((n for n in words.under(deed) if words.role(n) in SUBJECTS and verb < n < deed), None)
    first = next((n for n in words.under(verb) if words.role(n) == "dobj" and verb < n < (others or 0)), None)
    to = any(words.role(n) in ("aux", "auxpass") and words.uses[n][1] == "TO" for n in words.under(deed))
    joint = next((n for n in words.under(verb) if words.role(n) == "cc" and n < (others or 0)), None)
    if others is None or first is None or joint is None or not to:
        return
    words.hang(others, first, role="conj")
    words.hang(joint, first)
    words.hang(deed, verb, role="xcomp")


def _load(words: Words, things: int) -> None:
    """What else one carries, joined to it: *a plane carrying 42 crates and nine dogs landed*."""
    whole = words.heads[things]
    doing = next((n for n in words.under(whole) if words.role(n) == "acl" and whole < n < things), whole)
    load = next((n for n in words.under(doing) if words.role(n) == "dobj" and n > doing), whole)
    joint = next((n for n in words.under(whole) if words.role(n) == "cc" and load < n < things), whole)
    counted = [any(words.role(n) == "nummod" for n in words.under(one)) for one in (load, things, whole)]
    if whole in (doing, load, joint) or counted != [True, True, False]:
        return
    words.hang(things, load)
    words.hang(joint, load)


def _mend_of_noun(words: Words, by: int) -> None:
    """Whose a battle was, taken for by whom something was done: *began with the Battle of Lund by the rebels*."""
    verb, at = words.heads[by], by - 1
    active = words.role(verb) in ("ROOT", "conj") and any(words.role(n) == "nsubj" for n in words.under(verb))
    if not active or any(words.role(n) == "auxpass" for n in words.under(verb)):
        return
    while words.heads[words.heads[at]] != verb and words.heads[at] != at:
        at = words.heads[at]
    entry = noun(words.lower(at))
    if words.role(at) == "pobj" and entry is not None and entry.event_share > EVENTIVE:
        words.hang(by, at, role="prep")


def _mend_well(words: Words, well: int) -> None:
    """*Sung on an amateur basis well into the 1930s*: on a basis."""
    prep, thing = words.heads[well], well - 1
    if words.lower(well) != "well" or words.role(thing) != "compound" or words.heads[thing] != well:
        return
    words.move(well, thing)
    words.hang(thing, prep, role="pobj")
    words.hang(well, well + 1, role="advmod", tag="RB", pos="ADV")


def _mend_spent(words: Words, doing: int) -> None:
    """What somebody did in a time, taken for what the noun before did: *spent the years after the war writing*.

    And when he did what something went along with: *marched out with drums beating on 3 May*.
    """
    verb = words.verb_over(words.heads[doing])
    thing, beside = words.heads[doing], words.heads[words.heads[doing]]
    if (
        words.lower(beside) == "with"
        and words.role(thing) == "pobj"
        and words.heads[beside] == verb
        and thing == doing - 1
    ):
        for n in words.under(doing):
            if words.role(n) == "prep" and any(words.kinds[t] in TIMES for t in words.under(n)):
                words.hang(n, verb)
        return
    timed = any(words.role(n) == "dobj" and words.kinds[n] == "DATE" and n < doing for n in words.under(verb))
    if timed and words.uses[verb][3] in _PASSED:
        words.hang(doing, verb, role="xcomp")
