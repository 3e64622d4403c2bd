"""Pasts behind a noun: what was done to it, or what it did, where the parser took one for the other.

See :mod:`events.extract.mend.mending`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import FINITE_TAGS, SUBJECTS
from events.extract.language.inflect import base_of, is_past_form
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.language.forms import Row, Use
    from events.extract.mend.hanging import Words

__all__ = ["lone_past", "mend_lone_past", "mend_pains", "mend_reduced"]

#: Who hears in public what happened: *She rang for help, an inquest heard on Friday*.
_HEARERS = ("court", "jury", "inquest", "inquiry", "tribunal", "hearing")
#: Marks around asides.
_CLOSING = frozenset(",-–—")


def mend_reduced(words: Words, verb: int) -> None:
    """A past after a noun: of what carries something what it did, else what was done to it.

    *A truck carrying guests overturned*; *the mayor, who won, called on him*; *the crew of a ship seized was freed*.
    """
    thing = words.heads[verb]
    if _says_so(words, verb):
        said = words.top(thing)
        words.hang(verb, verb, role="ROOT", tag="VBD")
        words.hang(thing, verb, role="nsubj")
        words.hang(said, verb, role="ccomp")
        return
    under = [words.role(n) for n in words.under(verb)]
    apart = thing > verb or words.uses[thing][2] not in ("NOUN", "PROPN")
    if apart or set(under) & {"agent", "aux", "auxpass", *SUBJECTS}:
        return
    before = [n for n in words.under(thing) if n < verb]
    loaded = any(words.role(n) == "acl" and words.uses[n][1] == "VBG" for n in before)
    told = [words.lower(w) for n in before if words.role(n) == "relcl" for w in words.under(n)]
    whole = words.uses[verb][1] == "VBD" and "dobj" in under
    loaded |= "who" in told or (whole and bool({"that", "which"} & {*told}))  # "a landslide that hit it killed nine"
    loaded |= words.uses[verb][1] == "VBD" and verb == thing + 1 and words.lower(thing - 1) == "the"
    opening = [n for n in before if words.role(n) == "prep" and words.kinds[n + 1] in TIMES]
    loaded |= (bool(opening) and _is_only_verb(words, verb)) or _names_to_post(words, verb) or _acts(words, verb)
    loaded |= words.lower(verb - 1) == "," and "ccomp" in under and any(words.role(n) == "acl" for n in before)
    above = words.heads[thing]
    if _is_joined(words, verb, above):
        _join(words, verb, above)
    elif words.role(thing) == "ROOT" and loaded:
        words.hang(verb, verb, role="ROOT", tag="VBD")
        words.hang(thing, verb, role="nsubj")
        for n in words.under(thing):
            if n > verb or words.role(n) in ("cc", "punct") or n in opening:
                words.hang(n, verb, role="advcl" if words.role(n) == "acl" else "")
    elif words.role(thing) == "nsubj" and words.role(above) == "ROOT" and _is_only_verb(words, verb):
        _raise(words, verb, above)
    elif words.uses[verb][1] == "VBD" and words.role(thing) != "ROOT":
        words.hang(verb, thing, tag="VBN")
        off = next((n for n in words.under(verb) if words.role(n) == "prt" and n == verb + 1), None)
        where = next((n for n in words.under(verb) if words.role(n) == "dobj" and words.kinds[n] == "GPE"), None)
        if off is not None and where is not None:
            words.hang(off, verb, role="prep", pos="ADP")
            words.hang(where, off, role="pobj")


def mend_pains(words: Words, verb: int) -> None:
    """*Did a fine job running it*, *had trouble selling it*: whoever took the pains ran it, and no job."""
    pains = words.heads[verb]
    main = words.heads[pains]
    taken = words.role(pains) == "dobj" and in_class(words.uses[pains][3].lower(), "pains")
    if words.uses[verb][1] == "VBG" and taken and in_class(words.uses[main][3].lower(), "pains.taken"):
        words.hang(verb, main, role="advcl")


def lone_past(rows: Sequence[Row], thing: int) -> bool:
    """Whether a noun that was taken for all a sentence says is told what it did, behind an aside."""
    uses = [row[0] for row in rows]
    behind = (at for at in range(thing + 3, len(uses)) if uses[at][4] == "amod" and _closes_aside(rows, at - 1))
    past = any(is_past_form(uses[at][0].lower_) for at in behind)
    if _of_age(uses, thing) or any(use[1] == "VBD" and use[4] == "amod" for use in uses[1:thing]):
        return True  # "soldiers overthrew president Ada Lund"
    return past and uses[-1][0].text == "." and not any(use[1] in FINITE_TAGS for use in uses)


def _of_age(uses: Sequence[Use], thing: int) -> int:
    """Where what somebody did, who is told of by his age, was taken for what a name is like; 0 where that is not so."""
    ages = (n for n in range(4, thing - 1) if uses[n][0].lower_ == "old" and uses[n - 1][0].text == "-")
    return next((n + 1 for n in ages if uses[n + 1][4] == "amod" and is_past_form(uses[n + 1][0].lower_)), 0)


def _mend_of_age(words: Words, thing: int) -> bool:
    """*The 22-year-old joined Moss on loan*: he joined that; whether so."""
    verb = _of_age(words.uses, thing)
    if not verb or words.role(thing) != "ROOT" or words.heads[verb] != thing or words.heads[verb - 1] != thing:
        return False
    words.hang(verb, verb, role="ROOT", tag="VBD", pos="VERB", lemma=base_of(words.lower(verb)))
    words.hang(verb - 1, verb, role="nsubj")
    words.hang(thing, verb, role="dobj")
    for n in words.under(thing):
        if n < verb or n > thing:
            words.hang(n, verb - 1 if n < verb else verb)
    return True


def _closes_aside(rows: Sequence[Row], at: int) -> bool:
    """Whether a mark may close an aside: a comma, or a dash with space around it."""
    return rows[at][0][0].text == "," or (rows[at][0][0].text in _CLOSING and rows[at][1] and rows[at - 1][1])


def mend_lone_past(words: Words, thing: int) -> None:
    """What somebody did, behind an aside, taken for what another is like: *Olaf, son of Karl, married Queen Ines*."""
    if _mend_of_age(words, thing) or _mend_described(words, thing):
        return
    verb = next((at for at in range(thing + 3, len(words)) if _is_lone(words, at)), None)
    told = verb is None or words.uses[thing][2] not in ("NOUN", "PROPN") or words.uses[-1][0].text != "."
    if verb is None or told or words.role(thing) != "ROOT" or _has_others(words, verb):
        return
    whom = words.heads[verb]
    words.hang(verb, verb, role="ROOT", tag="VBD", pos="VERB", lemma=base_of(words.lower(verb)))
    words.hang(thing, verb, role="nsubj")
    words.hang(whom, verb, role="dobj")
    for n in words.under(thing):
        dated = words.role(n) == "prep" and any(words.kinds[day] in TIMES for day in words.under(n))
        if dated or (words.role(n) == "punct" and n > verb):
            words.hang(n, verb)


def _mend_described(words: Words, thing: int) -> bool:
    """A past before a title that was taken for what it is like: *soldiers overthrew president Ada Lund*; whether so."""
    verb = next((n for n in range(1, thing) if words.uses[n][1] == "VBD" and words.role(n) == "amod"), None)
    if verb is None or words.role(thing) != "ROOT" or not any(words.role(n) in SUBJECTS for n in words.under(verb)):
        return False
    words.hang(verb, verb, role="ROOT", pos="VERB")
    words.hang(thing, verb, role="dobj")
    for n in words.under(thing):
        if n < verb or words.uses[n][2] == "VERB" or words.role(n) in ("cc", "punct"):
            words.hang(n, verb)
    return True


def _is_lone(words: Words, at: int) -> bool:
    """Whether an adjective behind a comma is a past form, of what is said to be something before it."""
    apart = words.role(at) == "amod" and words.uses[at - 1][0].text in _CLOSING and words.heads[at] > at
    return apart and is_past_form(words.lower(at)) and words.role(words.heads[at]) in ("appos", "conj", "npadvmod")


def _says_so(words: Words, verb: int) -> bool:
    """Whether a participle says who told what stands before it: *They are to merge, the firms announced on Friday*."""
    thing = words.heads[verb]
    first = min((n for n in words.under(thing) if n < thing), default=thing)
    told = words.role(thing) == "appos" and first and words.uses[first - 1][0].text == "," and thing == verb - 1
    root, lemma = words.top(thing), words.uses[verb][3].lower()
    says = first < thing and words.lower(first) == "the" and in_class(lemma, "informing")
    says = says or (lemma == "hear" and words.lower(thing) in _HEARERS)
    return bool(told) and says and root < first and words.uses[root][2] in ("VERB", "AUX")


def _acts(words: Words, verb: int) -> bool:
    """Whether a past right behind the noun that opens a sentence, its only verb, is what that did: *sailors served*."""
    done = any(words.role(n) == "dobj" for n in words.under(verb))
    done = done or in_class(words.uses[verb][3].lower(), "objectless")
    past = words.lower(verb).endswith("ed") and words.uses[-1][0].text == "." and words.heads[verb] == verb - 1
    return done and past and not _has_others(words, verb)


def _names_to_post(words: Words, verb: int) -> bool:
    """Whether a noun names somebody as something, and has not that name: *The board named Ada Lund as chair*."""
    behind = [n for n in (*words.under(verb), *words.under(words.heads[verb])) if n > verb]
    whom = next((n for n in behind if words.role(n) == "oprd" and words.uses[n][2] == "PROPN"), None)
    as_ = any(words.lower(n) in ("as", "to") for n in behind)
    if words.uses[verb][3] != "name" or whom is None or not as_ or words.uses[-1][0].text != ".":
        return False
    words.hang(whom, verb, role="dobj")
    return True


def _is_joined(words: Words, verb: int, above: int) -> bool:
    """Whether a past with an object is the first of two, and no participle: *police arrested Lind but freed him*."""
    under = words.under(verb)
    thing = words.heads[verb]
    cc = next((n for n in under if words.role(n) == "cc"), 0)
    whom = next((n for n in under if words.role(n) == "dobj"), 0)
    joined = verb == thing + 1 < whom < cc < above and words.role(thing) == "nsubj"
    alone = not any(words.role(n) in ("cc", "aux", "auxpass", *SUBJECTS) and n != thing for n in words.under(above))
    near = all(words.heads[n] == above for n in range(cc + 1, above))
    past = words.uses[above][1] == "VBD" and is_past_form(words.lower(verb))
    return joined and alone and near and past


def _join(words: Words, verb: int, above: int) -> None:
    """Have the first of two pasts be what the clause tells, and the second be joined to it."""
    thing = words.heads[verb]
    words.hang(verb, verb if words.heads[above] == above else words.heads[above], role=words.role(above), tag="VBD")
    words.hang(thing, verb)
    words.hang(above, verb, role="conj")
    for n in words.under(above):
        if n < thing:
            words.hang(n, verb)


def _raise(words: Words, verb: int, root: int) -> None:
    """Have a past be what its sentence tells, and the infinitive that was taken for that be what for."""
    words.hang(verb, verb, role="ROOT", tag="VBD")
    words.hang(root, verb, role="advcl")
    for n in words.under(root):
        if n < verb:
            words.hang(n, verb)


def _is_only_verb(words: Words, verb: int) -> bool:
    """Whether a sentence with a full stop has no verb but that: *In 2007 the school partnered with two*."""
    lemma = words.uses[verb][3].lower()
    past = words.lower(verb).endswith("ed") and (
        in_class(lemma, "unaccusative") or not in_class(lemma, "undergone", "clipped")
    )
    return past and words.uses[-1][0].text == "." and not _has_others(words, verb)


def _has_others(words: Words, verb: int) -> bool:
    """Whether a sentence has another finite verb."""
    return any(use[1] in FINITE_TAGS for n, use in enumerate(words.uses) if n != verb)
