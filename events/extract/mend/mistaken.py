"""Times taken for who or what does something, or hung on that; see :mod:`events.extract.mend.mending`.

*Nurses who had been out since 2 May went back*: no day went. *On 3 May a boat with nine aboard vanished*: it vanished
then, and the boat is of no day. *Rose by a third last week*: by a third, and no week.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.inflect import is_past_form

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_mistaken", "mend_mistaken"]

#: From where on a time counts that was taken for who did something; and a part before one, of what it is no time.
_SINCE = ("since", "until", "till", "before", "after")
_WHICH, _SPLIT, _YEAR = ("last", "this", "next"), 3, 4
_FRACTIONS = frozenset(("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"))


def is_mistaken(rows: list[Row], at: int, first: int) -> bool:  # noqa: PLR0911 - one return a role
    """Whether a word may be one of those; asked of most words, and so only what is cheap to ask."""
    (form, *_, role), _, head, _, _, kind = rows[at]
    if role == "mark":
        return form.lower_ in _SINCE and head > first + at and at + 1 < len(rows) and rows[at + 1][5] in TIMES
    if role == "prep":
        above = head - first
        if 1 < above < at - _SPLIT and form.lower_ in ("in", "on") and at < len(rows) - 1 and _is_year(rows, at + 1):
            return any(
                row[2] == head and row[0][4] == "prep" and rows[n + 1][5] in TIMES for n, row in enumerate(rows[:at])
            )
        if not at < above < len(rows) or rows[at + 1][5] not in TIMES:
            return False
        does = rows[above][0][4] in SUBJECTS or (rows[above][0][4] == "conj" and rows[above][0][2] == "NOUN")
        return does and not any(row[0][0].text == ";" for row in rows[at:above])
    if role == "acl" and at > 1:
        return head - first == at - 1 and rows[at - 1][5] in TIMES
    if kind not in TIMES or at < 1:
        return False
    if role in ("nsubj", "npadvmod"):
        told = "mark" if role == "nsubj" else "nsubj"
        return (rows[at - 1][0][0].lower_, rows[at - 1][0][4]) == ("that", told)
    if role == "pobj" and rows[head - first][0][4] == "prt":
        return True
    which = role == "pobj" and at > _SPLIT and rows[at - 1][0][0].lower_ in _WHICH
    return which and rows[at - 2][0][0].lower_ in _FRACTIONS and rows[at - 3][0][0].lower_ == "a"


def mend_mistaken(words: Words, at: int) -> bool:
    """Put such a word right; whether it is one."""
    role, above = words.role(at), words.heads[at]
    if role == "mark" and words.lower(at) in _SINCE:
        _end_clause(words, at)
    elif role == "acl":
        _tell_behind(words, at)
    elif role == "nsubj":
        _end_at_that(words, at)
    elif role == "npadvmod" and words.lower(at - 1) == "that":
        _tell_that(words, at)
    elif role == "pobj" and words.role(above) == "prt":
        words.hang(at, words.heads[above], role="npadvmod")  # "The contract runs out this autumn"
    elif role == "pobj" and words.lower(at - 1) in _WHICH and words.lower(at - 2) in _FRACTIONS:
        _part_fraction(words, at)
    elif role == "prep" and at < above and words.uses[above][2] in ("NOUN", "PROPN", "PRON"):
        return _rehang(words, at)
    elif role == "prep" and above < at:
        return _rehang_to_clause(words, at)
    else:
        return False
    return True


def _tell_behind(words: Words, verb: int) -> None:
    """*He bought it in 1226, and in the winter of 1231 obtained a right*: he obtained that; it is no winter's."""
    top = words.heads[verb]
    while words.uses[top][2] != "VERB" and words.heads[top] != top:
        before, top = top, words.heads[top]
        if words.uses[before][2] == "ADP" and words.role(before) == "conj" and words.uses[top][2] == "VERB":
            done = any(words.role(n) in ("dobj", "prep", "xcomp") for n in words.under(verb))
            if done and top < before and words.uses[top][1] in PAST_TAGS:
                words.hang(before, verb, role="prep")
                words.hang(verb, top, role="conj", tag="VBD")
            return


def _is_year(rows: list[Row], at: int) -> bool:
    """Whether a date that begins with a word has its year: ``1882``, ``May 1882``."""
    return any(row[0][0].text.isdigit() and len(row[0][0].text) == _YEAR for row in rows[at : at + 2])


def _rehang_to_clause(words: Words, prep: int) -> bool:
    """A second year of a verb is that of the clause before it: *In 1873 she got a post, from which she went, in 1882*.

    So is what stands between; whether there is such a clause.
    """
    verb = words.heads[prep]
    under = [n for n in words.under(verb) if n < prep]
    dated = [n for n in under if words.role(n) == "prep" and any(words.kinds[t] in TIMES for t in words.under(n))]
    clause = next((n for n in range(prep - 1, verb, -1) if words.role(n) in ("relcl", "acl")), None)
    if not dated or clause is None or any(words.kinds[n] in TIMES for n in range(verb, prep)):
        return False
    years = [n for n in range(verb) if len(words.lower(n)) == _YEAR and words.lower(n).isdigit()]
    if not years or words.uses[verb][2] != "VERB" or not any(words.is_under(clause, n) for n in words.under(verb)):
        return False
    for n in (*(n for n in under if n > clause and words.role(n) == "prep"), prep):
        words.hang(n, clause)
    return True


def _tell_that(words: Words, month: int) -> None:
    """*A crack found in it that May cost a year*: it was found then, and the crack cost that."""
    that = month - 1
    verb = words.heads[that]
    thing = words.heads[verb]
    if words.role(verb) != "relcl" or not thing < that < verb or words.role(thing) not in ("ROOT", "conj"):
        return
    root = words.role(thing) == "ROOT"
    words.hang(verb, verb if root else words.heads[thing], role=words.role(thing))
    words.hang(thing, verb, role="nsubj")
    words.hang(that, month, role="det")


def _rehang(words: Words, prep: int) -> bool:
    """Hang a time on what somebody did who stands behind it; whether it hung on him."""
    above = words.heads[prep]
    between = any(words.lower(n) == ";" for n in range(prep, above))
    if words.kinds[prep + 1] not in TIMES or between:
        return False
    if words.role(above) in SUBJECTS:
        words.hang(prep, words.heads[above])
    elif words.role(above) == "conj":
        _tell_doing(words, prep)
    return words.heads[prep] != above


def _end_clause(words: Words, since: int) -> None:
    """*Nurses who had been out since 2 May went back to work*: since then they had; it is no day that went."""
    verb = words.heads[since]
    told, time = words.heads[verb], next((n for n in words.under(verb) if words.role(n) in SUBJECTS), -1)
    who, root = words.heads[told], words.top(told)
    fits = words.uses[verb][1] == "VBD" and words.role(verb) == "advcl" and words.role(told) in ("relcl", "acl")
    if not fits or not since < time < verb or words.kinds[time] not in TIMES or not who < told < since:
        return
    if root == who or (words.heads[who] == root and words.role(who) == "pobj" and words.uses[root][2] == "ADP"):
        words.hang(verb, verb, role="ROOT")
        words.hang(who, verb, role="nsubj")
        if root != who:
            words.hang(root, verb, role="prep")  # "In May players who had not been paid since then refused"
        for n in words.under(who):
            if n > verb and words.role(n) == "punct":
                words.hang(n, verb)
        words.hang(since, told, role="prep", pos="ADP")
        words.hang(time, since, role="pobj")


def _end_at_that(words: Words, month: int) -> None:
    """*Marched on Lund that May and, on the 9th, took it*: he marched then; it is no month that took it."""
    verb, that = words.heads[month], month - 1
    first = next((n for n in words.under(verb) if words.role(n) == "ccomp" and n < that), None)
    if first is None or words.heads[verb] != verb or words.uses[first][1] != "VBD":
        return
    words.hang(first, first, role="ROOT")
    words.hang(verb, first, role="conj")
    words.hang(month, first, role="npadvmod")
    words.hang(that, month, role="det")
    for n in (*words.under(month), *words.under(verb)):
        if month < n < verb and words.role(n) in ("prep", "cc") and words.heads[n] == month:
            words.hang(n, first)
    for n in words.under(verb):
        if words.role(n) == "punct":
            words.hang(n, first)


def _part_fraction(words: Words, time: int) -> None:
    """*Rose by a third last week*: by a third, and that was last week."""
    by, part = words.heads[time], time - 2
    words.hang(part, by, role="pobj", tag="NN", pos="NOUN")
    for n in words.under(time):
        if n < part:
            words.hang(n, part)
    words.hang(time, words.heads[by], role="npadvmod")


def _tell_doing(words: Words, prep: int) -> None:
    """*…, and on 3 May a column of nine men left Lund*: it left, which was taken for what the men were."""
    who = words.heads[prep]
    told = [n for n in range(who, len(words)) if words.role(n) == "acl" and words.is_under(n, who)]
    first = words.heads[who]
    if not told or words.uses[first][2] != "VERB" or words.uses[told[0]][1] not in PAST_TAGS:
        return
    verb = told[0]
    done = any(words.role(n) == "dobj" for n in words.under(verb)) or not is_past_form(words.lower(verb))
    if done and not any(words.role(n) == "agent" for n in words.under(verb)):
        words.hang(verb, first, role="conj", tag="VBD")
        words.hang(who, verb, role="nsubj")
        words.hang(prep, verb)
