"""Garden paths: two pasts and one subject, of which the first is what was done to it; see :mod:`events.extract.mend.mending`.

*An inspection carried out in May revealed cracks*; *the money raised last year paid for a roof*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.inflect import is_past_form, participle_of
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misled", "mend_misled"]

_BEHIND = ("conj", "advcl", "ccomp", "dep")
_MAIN = ("ROOT", "conj", "ccomp")
#: What a finite verb has that is no participle behind a noun.
_GOVERNED = ("dobj", "dative", "xcomp", "acomp", "attr", "oprd", "aux", "auxpass", "neg", "mark")
#: What a clause of its own has.
_OWN = (*SUBJECTS, "mark", "aux", "auxpass", "cc", "neg", "expl")


def is_misled(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be the second of two such pasts; asked of every word, and so only what is cheap to ask."""
    (form, tag, _, _, role), above = rows[at][0], rows[at][2] - first
    if role not in _BEHIND or tag not in PAST_TAGS or not 0 < above < at - 1 or at + 1 == len(rows):
        return False
    before, subject = rows[above][0], rows[above - 1]
    told = before[1] == "VBD" and before[4] in _MAIN and subject[0][2] == "NOUN" and subject[0][4] == "nsubj"
    return told and subject[2] - first == above and is_past_form(form.lower_)


def mend_misled(words: Words, verb: int) -> None:
    """Have the second be what the sentence tells, and the first what was done to its subject."""
    done = words.heads[verb]
    thing, lemma = done - 1, words.uses[done][3].lower()
    under, own = words.under(done), words.under(verb)
    if participle_of(lemma) != words.lower(done) or in_class(lemma, "depictive"):
        return
    if any(words.role(n) in _GOVERNED for n in under) or any(words.role(n) in _OWN for n in own):
        return
    if any(words.role(n) in ("cc", "punct") and done < n < verb for n in (*under, *own)):
        return
    head, role = words.heads[done], words.role(done)
    words.hang(verb, verb if head == done else head, role=role, tag="VBD")
    words.hang(thing, verb)
    words.hang(done, thing, role="acl", tag="VBN")
    for n in under:
        if n != thing and n != verb and (n < thing or n > verb):
            words.hang(n, verb)
