"""What brackets tell of the name before them: *the hall (built 1878, burnt down 1904)*; see :mod:`.mending`.

So is told of a hall that it was *Grade II listed*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.lexicon import verb
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misbracketed", "mend_bracketed_deeds"]

#: So many words before *listed* a grade begins: ``Grade II*``.
_GRADE = 3
_LIVES = ("bear", "die", "rule", "reign")
_OWN = frozenset((*SUBJECTS, "aux", "auxpass", "mark", "dobj", "neg"))


def is_misbracketed(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (_, tag, _, lemma, role), _, head, *_ = rows[at]
    if tag not in PAST_TAGS or at < 2 or lemma in _LIVES:
        return False
    if lemma == "list":
        return any(rows[n][0][0].text == "Grade" for n in range(max(at - _GRADE, 0), at - 1))
    opens = at - 1 - (rows[at - 1][0][1] == "RB")
    if rows[opens][0][0].text == "(" and rows[opens - 1][0][2] in ("NOUN", "PROPN"):
        return at + 1 < len(rows)
    bare = role == "advcl" and tag == "VBD" and rows[at - 1][0][0].text == ","
    return head - first < at and (bare or (role == "relcl" and tag == "VBN"))


def mend_bracketed_deeds(words: Words, at: int) -> None:
    """Have a participle without a subject tell of the noun before it, as others in the same brackets do."""
    if words.uses[at][3] == "list":
        _mend_listed(words, at)
        return
    opens = at - 1 - (words.uses[at - 1][1] == "RB")
    if words.lower(opens) != "(":
        _mend_bare(words, at)
        return
    ends = next((n for n in range(at, len(words)) if words.lower(n) == ")"), 0)
    deeds = [n for n in range(at + 1, ends) if words.uses[n][1] in PAST_TAGS and words.heads[n + 1] == n]
    deeds = [at, *(n for n in deeds if words.lower(n - 1) in (",", ";", "and", "but"))]
    dated = any(words.kinds[n] in TIMES for n in (at + 1, at + 2) if n < ends)
    if not dated or any(words.role(n) in _OWN and words.kinds[n] not in TIMES for n in words.under(at) if n > opens):
        return
    thing = opens - 1
    named = words.heads[thing] in deeds
    top = words.heads[thing] if named else at
    above, role = words.heads[top], words.role(top)
    for deed in deeds:
        for n in words.under(deed):
            if words.kinds[n] in TIMES and words.role(n) == "dobj":
                words.hang(n, deed, role="npadvmod")
            elif not opens <= n <= ends and n != thing:
                words.hang(n, thing if above == top else above)
        words.hang(deed, at, role="conj", tag="VBN", pos="VERB")
    if named:
        words.hang(thing, thing if above == top else above, role="nsubj" if role in SUBJECTS else role)
    told = role in ("acl", "relcl") and above < opens
    words.hang(at, above if told and not named else thing, role="acl")


def _mend_bare(words: Words, at: int) -> None:
    """Have a past without a subject be a participle: *the lamp first lit in 1818*, *is a steamer, launched in 1887*."""
    above, lemma = words.heads[at], words.uses[at][3]
    if _OWN & {words.role(n) for n in words.under(at)}:
        return
    if words.role(at) == "relcl":
        words.hang(at, above, role="acl")
        return
    what = next((n for n in words.under(above) if words.role(n) == "attr" and n < at), None)
    thing = what if what is not None and words.uses[above][3] == "be" else at - 2
    if words.uses[thing][1] == "CD":
        thing = words.heads[thing]  # "Explorer 1, put into orbit"
    entry = verb(lemma)
    asks = (entry is not None and entry.asks) or in_class(lemma, "undergone", "clipped")
    alike = words.kinds[thing] in TIMES or any(words.role(n) == "auxpass" for n in words.under(above))
    if (
        words.uses[thing][2] in ("NOUN", "PROPN") and asks and not alike
    ):  # not "was laid down in 1917, launched in 1918"
        words.hang(at, thing, role="acl", tag="VBN")


def _mend_listed(words: Words, at: int) -> None:
    """Have *listed* be what befell a building: ``was Grade II listed in 1974``, ``the hall, Grade II listed, is``."""
    grade = next((n for n in range(at - 1, 0, -1) if words.lower(n) == "grade"), 0)
    if not grade:
        return  # "Grade II listed", which is all that a line says
    number = grade + 1
    top = grade if words.heads[grade] != number else number
    above = words.heads[top]
    if words.role(top) == "attr":
        for n in words.under(above):
            if n != top:
                subject = words.role(n) == "nsubj"
                words.hang(n, at, role="nsubjpass" if subject else words.role(n))
        words.hang(at, at if words.heads[above] == above else words.heads[above], role=words.role(above))
        words.hang(above, at, role="auxpass", pos="AUX")
    elif words.role(top) == "appos":
        words.hang(at, above, role="acl")
    else:
        return
    words.hang(at, words.heads[at], tag="VBN", pos="VERB")
    words.hang(grade, at, role="npadvmod", tag="NN", pos="NOUN")
    words.hang(number, grade, role="nummod", tag="CD", pos="NUM")
    words.kinds[grade : number + 1] = ["", ""]
    for n in range(number + 1, at):
        words.hang(n, number, role="punct")
