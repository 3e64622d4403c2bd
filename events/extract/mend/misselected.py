"""Words that hang on another word than the one that calls for them; see :mod:`events.extract.mend.mending`.

*Recalls the 1931 eclipse as a pupil*: it is recalled as a pupil. *A profit made by a raffle for the spring term*: a
profit for it. *Linking the chapels built last year with a forger*: it links them with him. *A setback for the harvest,
due to begin on Saturday*: the harvest is. *Logbooks show a thirst for cider, growing from 12 casks to 90*: it is the
thirst that grows. *Greeted Ada Lund as she left, handing her flowers*: it is not she who hands them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.people import tells_what
from events.extract.language.predicates import in_class
from events.extract.mend.hanging import lasts

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misselected", "mend_selected"]

_OBJECTS = ("dobj", "pobj")
_WHOM = {"he": "him", "she": "her", "they": "them", "it": "it"}
_BEGINNING = ("aspectual", "convening", "selecting.due_to")
_TOLD = ("acl", "relcl", "ccomp")


def is_misselected(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (form, tag, _, lemma, role), above = rows[at][0], rows[at][2] - first
    over = rows[rows[above][2] - first]
    if role == "prep":
        return _is_stray(rows, at, above, over)
    if tag == "VBG" and role == "advcl" and above < at:
        shown = in_class(lemma, "changing") and in_class(rows[above][0][3], "selecting.quantities")
        return shown or (rows[above][0][4] == "advcl" and rows[above][2] - first < above)
    if role == "ccomp" and above < at - 3:
        return any(row[0][4] in ("relcl", "advcl") and row[0][2] == "VERB" for row in rows[above + 1 : at])
    if at > 1 and in_class(form.lower_, "selecting.due"):
        return rows[at - 1][0][0].text == "," and above < at - 1 and rows[at - 2][0][4] in _OBJECTS
    return False


def _is_stray(rows: list[Row], at: int, above: int, over: Row) -> bool:
    """Whether a preposition may be of another word."""
    word, role = rows[at][0][0].lower_, rows[above][0][4]
    if word == "as":
        return role == "dobj" and in_class(over[0][3], "selecting.as")
    if word == "with":
        return role in _TOLD and rows[above][0][1] in PAST_TAGS and above < at
    if word == "for":
        return at + 1 < len(rows) and rows[at + 1][5] == "DATE" and role in (*_TOLD, *_OBJECTS)
    return rows[at][0][1] == "JJ" and word == "due" and rows[at - 1][0][0].text == "," and above < at - 1


def mend_selected(words: Words, at: int) -> None:
    """Hang it on what calls for it."""
    above = words.heads[at]
    word = words.lower(at)
    if word == "as":
        words.hang(at, words.heads[above])
    elif word == "with":
        _rehang_with(words, at)
    elif word == "for":
        _rehang_for(words, at)
    elif words.role(at) == "ccomp":
        _rehang_said(words, at)
    elif words.uses[at][1] == "VBG" and words.role(above) == "advcl":
        _rehang_beyond_him(words, at)
    elif words.uses[at][1] == "VBG":
        shown = [n for n in words.under(above) if above < n < at and words.role(n) == "dobj"]
        if shown and all(words.role(n) not in ("nsubj", "mark", "advmod") for n in words.under(at) if n < at):
            words.hang(at, shown[0], role="acl")
    else:
        _rehang_due(words, at)


def _rehang_beyond_him(words: Words, verb: int) -> None:
    """What is done to *him* who is *he* in the clause between: *cheered Lund as he rode past, throwing him roses*."""
    clause = words.heads[verb]
    who = [words.lower(n) for n in words.under(clause) if words.role(n) in SUBJECTS]
    things = [n for n in words.under(verb) if n > verb and words.role(n) in ("prep", "dobj", "dative")]
    whom = {words.lower(n) for thing in things for n in (thing, *words.under(thing)) if words.uses[n][1] == "PRP"}
    if len(who) == 1 and _WHOM.get(who[0], "") in whom and words.lower(verb - 1) == ",":
        words.hang(verb, words.heads[clause])


def _rehang_said(words: Words, told: int) -> None:
    """What somebody said beside what he did: *printed the poem the day he announced that the prize was his*."""
    main = words.heads[told]
    sayers = [n for n in range(main + 1, told) if words.uses[n][2] == "VERB" and words.role(n) in ("relcl", "advcl")]
    says = sayers[-1] if sayers else main
    own = {words.role(n) for n in words.under(says) if n > says}
    has = any(words.role(n) == "dobj" and n < says for n in words.under(main))
    if has and not own & {"dobj", "ccomp"} and in_class(words.uses[says][3].lower(), "reporting", "disclosing"):
        words.hang(told, says)
        for n in words.under(told):
            if n < says and words.role(n) == "prep":
                words.hang(n, main)


def _rehang_for(words: Words, for_: int) -> None:
    """The period of a loss or charge, behind what it was made by."""
    node, told = words.heads[for_], False
    while words.uses[node][2] not in ("VERB", "AUX") or words.role(node) == "acl":
        told |= words.role(node) == "acl"
        node = words.heads[node]
        if told and words.uses[node][2] == "NOUN" and in_class(words.uses[node][3].lower(), "results.nouns"):
            words.hang(for_, node)
            return
        if words.heads[node] == node:
            return


def _rehang_with(words: Words, with_: int) -> None:
    """What a verb that links brings together with what it links, behind a participle that tells more of that."""
    told = words.heads[with_]
    links = [n for n in range(told) if in_class(words.uses[n][3].lower(), "selecting.with")]
    things = [n for n in words.under(links[-1]) if links[-1] < n < told and words.role(n) == "dobj"] if links else []
    if not things or any(words.uses[n][2] in ("VERB", "AUX", "PUNCT") for n in range(links[-1] + 1, told)):
        return
    over = words.heads[told]
    thought = next((n for n in words.under(told) if words.role(n) == "nsubj" and n < links[-1]), None)
    if thought is not None:  # "had a map linking the chapels built with it", taken for what somebody had done
        words.hang(thought, over, role="dobj")
    words.hang(with_, links[-1])
    if words.heads[told] != things[0]:
        words.hang(told, things[0], role="acl", tag="VBN")


def _rehang_due(words: Words, due: int) -> None:
    """What is due to begin, resume or end, if what was just named can; who is to leave, if that is *the head of* it."""
    thing = due - 2
    goal = next((n for n in words.under(due) if words.role(n) == "xcomp" and n > due), None)
    if goal is None:
        return
    does = words.uses[goal][3].lower()
    whose = words.heads[words.heads[thing]] if words.lower(words.heads[thing]) == "of" else thing
    if in_class(does, *_BEGINNING):
        lasting = next((n for n in (thing, whose) if lasts(words, n)), None)
        if lasting is not None:
            words.hang(due, lasting)  # "the trial of the mayor, due to start"
    elif in_class(does, "selecting.persons") and tells_what(words.uses[whose][3].lower()):
        words.hang(due, whose)  # "the mayor of Lund, due to retire"
