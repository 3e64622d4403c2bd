"""Clauses and verbs that hang on the word beside them, which they cannot; see :mod:`events.extract.mend.mending`.

*The trial of a vaccine that began in May*: no vaccine begins. *The price of a drug that rose in May*: the price did.
*Arlex expects sales to rise and plans to hire*: no sales plan, as no infinitive is joined to *plans*. *After years of
fighting the rebels took Lund*: they took it, and nobody fought them. *The doses are to land in May*: no land is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import SUBJECTS
from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class
from events.extract.mend.senses import lasts

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misrelated", "mend_related"]

_FINITE = ("VBZ", "VBD", "VBP")
_GOES_ON = ("aspectual.begin", "aspectual.end")
_HELPED = ("aux", "auxpass", "mark", *SUBJECTS)


def is_misrelated(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be the verb of one; asked of every word, and so only what is cheap to ask."""
    (_, tag, _, lemma, role), _, head, *_ = rows[at]
    above = rows[head - first]
    if tag == "NN" and at:
        return role in ("xcomp", "ROOT") and rows[at - 1][0][1] == "TO"
    if role == "ROOT" and tag in _FINITE:
        told = any(row[0][4] in SUBJECTS and row[2] == first + at for row in rows)
        return not told and any(row[0][4] == "pcomp" and row[0][1] == "VBG" for row in rows[:at])
    if role == "conj" and tag == "VBZ":
        return above[0][1] == "VB" and head - first < at
    if role != "relcl" or above[0][4] != "pobj" or above[0][2] != "NOUN" or head - first > at - 2:
        return False
    return in_class(lemma, *_GOES_ON, "changing")


def mend_related(words: Words, verb: int) -> None:
    """Hang it on the word that it can be said of."""
    if words.role(verb) == "conj":
        _join(words, verb)
        return
    if words.uses[verb][1] == "NN":
        words.hang(verb, words.heads[verb], tag="VB", pos="VERB")
        return
    if words.role(verb) == "ROOT":
        _give_doer(words, verb)
        return
    thing = words.heads[verb]
    of = words.heads[thing]
    whole = words.heads[of]
    under = [n for n in words.under(verb) if n < verb]
    told = [n for n in under if words.role(n) == "nsubj" and words.uses[n][1] in ("WDT", "DT", "IN")]
    done = any(words.role(n) == "dobj" for n in words.under(verb))
    if words.lower(of) != "of" or whole > of or words.uses[whole][2] != "NOUN" or not told or done:
        return
    fits = _rises if in_class(words.uses[verb][3], "changing") else lasts
    if fits(words, whole) and not fits(words, thing):
        words.hang(verb, whole)


def _give_doer(words: Words, verb: int) -> None:
    """Have who stands right before the verb do it, whom a participle before was taken to be done to."""
    for doing in range(verb):
        if words.role(doing) != "pcomp" or words.uses[doing][1] != "VBG":
            continue
        things = [n for n in words.under(doing) if n > doing and words.role(n) == "dobj"]
        under = [n for n in range(doing, verb) if things and words.is_under(n, things[0])]
        if under and under[-1] == verb - 1:
            words.hang(things[0], verb, role="nsubj")
            words.hang(doing, words.heads[doing], role="pobj", tag="NN", pos="NOUN", lemma=words.lower(doing))
            return


def _join(words: Words, verb: int) -> None:
    """Join it to the verb over the infinitive that it was joined to, and what stands between with it."""
    aim = words.heads[verb]
    main = words.heads[aim]
    to = any(words.role(n) == "aux" and words.lower(n) in ("to", "not") for n in words.under(aim))
    while words.uses[main][1] == "VB" and words.role(main) in ("xcomp", "ccomp", "conj", "advcl"):
        main = words.heads[main]
    own = any(words.role(n) in _HELPED for n in words.under(verb))
    if not to or own or main == aim or words.uses[main][1] not in _FINITE or words.uses[main][2] != "VERB":
        return
    words.hang(verb, main)
    for n in words.under(aim):
        if words.role(n) in ("cc", "punct") and aim < n < verb:
            words.hang(n, main)


def _rises(words: Words, thing: int) -> bool:
    """Whether a noun is for what rises and falls, as a number does."""
    entry = noun(words.uses[thing][3].lower())
    return entry is not None and entry.top in ("attribute", "quantity", "possession", "relation")
