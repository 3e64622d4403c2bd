"""Clauses that run together: what the first is done to, who does the second; see :mod:`events.extract.mend.mending`.

*Bombed the port and troops overran the coast*: the troops were not bombed. *Repaired the line and supplies reached
the city*: no line reached it. *Raised the tax levied on Orsk*: it levied nothing. *A force called the Tarn Army
attacked*: it called nobody. *Burned the bridge and government forces retook the town*: they are of no bridge.
*The overnight ferry Lady Ada capsized off Lund*: no ferry that she capsized, but the ferry of that name did.

*The crowd fled, the roof falling in*: nobody fled a roof. *She trailed by two points, a debt wiped out when he
resigned*: it wiped nothing out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.inflect import is_past_form, participle_of
from events.extract.language.lexicon import verb as verb_of
from events.extract.language.predicates import in_class
from events.extract.mend.hanging import is_somebody

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misrooted", "is_misrun", "mend_rooted", "mend_run"]

_THINGS = ("NOUN", "PROPN")
_HUNG = ("advcl", "conj", "acl", "ccomp", "oprd")
#: Kinds and classes of verbs that have a clause under them, and so no noun that a second clause has.
_TELLING = ("communication", "cognition", "perception")
_CLAUSED = ("reporting", "statement", "opining", "intention", "learning", "proposal", "disclosing", "resolving")
_FULL = ("ccomp", "advcl")
_MORE = ("dobj", "mark", "aux", "auxpass", "advmod", "ccomp", "xcomp", "punct")
_OBJECTS = ("dobj", "dative", "ccomp", "xcomp")
_MODIFIERS = ("nmod", "compound")
_BEFORE = ("det", "amod", "compound", "nmod", "poss", "nummod")
#: So far before a verb the comma stands; at least so many words are before the second clause's.
_NEAR, _LEAST = 7, 4


def is_misrun(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be the second verb; asked of every word, and so only what is cheap to ask."""
    (form, tag, pos, _, role), above = rows[at][0], rows[at][2] - first
    if tag == "VBG":
        return role == "ccomp" and 0 <= above < at - 2 and _is_set_off(rows, above, at)
    if role == "ROOT":
        return tag == "VBD" and at > _LEAST and rows[at - 1][0][4] == "nsubj" and _is_set_off(rows, 0, at)
    if pos != "VERB" or role not in _HUNG or not 1 < above + 1 < at - 1 or rows[at - 1][0][2] not in _THINGS:
        return False
    past = tag == "VBD" or (tag in ("VBP", "VB") and is_past_form(form.lower_))
    return past and (role in (*_FULL, "oprd") or any(row[0][4] == "cc" for row in rows[above:at]))


def _is_set_off(rows: list[Row], above: int, at: int) -> bool:
    """Whether a comma and an article stand before a verb, behind another word."""
    return any(rows[n][0][0].text == "," and rows[n + 1][0][4] == "det" for n in range(max(above, at - _NEAR), at - 1))


def mend_run(words: Words, verb: int) -> None:
    """Make what is before *and* the object of the first verb, and what is behind it the subject of the second."""
    if words.uses[verb][1] == "VBG":
        _loosen(words, verb)
        return
    if words.role(verb) == "ROOT":
        _set_beside(words, verb)
        return
    if in_class(words.uses[words.heads[verb]][3].lower(), "called"):
        _name(words, verb)
        return
    who = verb - 1
    own = [n for n in words.under(verb) if words.role(n) in SUBJECTS]
    first, thing = _first_joined(words, who)
    if words.role(who) == "conj" and not own:
        _take_from_object(words, verb, first)
    elif words.role(who) == "conj" and own == [thing]:
        _take_from_subject(words, verb, thing, first)
    elif own == [who] and any(words.role(n) == "cc" for c in words.under(who) for n in words.under(c)):
        _take_from_modifier(words, verb, who)
    elif words.role(verb) in _FULL and own in ([], [who]):
        _reduce(words, verb, who)


def _loosen(words: Words, verb: int) -> None:
    """What goes on meanwhile, taken for what the first verb is done to: *The crowd fled, the roof falling in*."""
    above, who = words.heads[verb], verb - 1
    if words.uses[above][2] != "VERB" or in_class(words.uses[above][3].lower(), *_CLAUSED):
        return
    own = [n for n in words.under(verb) if words.role(n) in SUBJECTS]
    bare = not own and words.role(who) == "compound" and words.uses[who][1] in ("NN", "NNS")
    if not (own or bare):
        return
    if bare:
        words.hang(who, verb, role="nsubj", pos="NOUN")
        for n in words.under(verb):
            if n < who and words.role(n) in ("det", "amod", "nummod", "compound", "poss"):
                words.hang(n, who)
    words.hang(verb, above, role="advcl", pos="VERB")


def _set_beside(words: Words, verb: int) -> None:
    """What was done to what stands beside a clause, taken for the main clause: *trailed, a debt wiped out when*."""
    thing = verb - 1
    before = next((n for n in words.under(verb) if words.role(n) == "ccomp" and n < thing), None)
    entry = verb_of(words.uses[verb][3].lower())
    article = any(words.lower(n) in ("a", "an") for n in words.under(thing))
    if before is None or not article or entry is None or not entry.asks or not is_past_form(words.lower(verb)):
        return
    if words.uses[before][1] not in (*PAST_TAGS, "VBN") or in_class(words.uses[verb][3].lower(), *_CLAUSED):
        return
    if any(
        words.role(n) in ("aux", "auxpass", "dobj", "xcomp") or n > thing > words.heads[n] for n in words.under(verb)
    ):
        return
    if participle_of(words.uses[verb][3]) != words.lower(verb):
        return
    words.hang(before, before, role="ROOT")
    for n in words.under(verb):
        if words.role(n) == "punct":
            words.hang(n, before)
    words.hang(thing, before, role="npadvmod")
    words.hang(verb, thing, role="acl", tag="VBN")


def _first_joined(words: Words, at: int) -> tuple[int, int]:
    """The first of those joined by *and*, and what that is joined to: *the forces and the guards and militia took*."""
    while words.role(words.heads[at]) == "conj":
        at = words.heads[at]
    return at, words.heads[at]


def _name(words: Words, verb: int) -> None:
    """What something is called, taken for what it did: *a force called the Tarn Army attacked*."""
    named = words.heads[verb]
    own = next((n for n in words.under(named) if words.role(n) == "nsubj" and n < named), None)
    thing = words.heads[named] if words.role(named) == "acl" else own
    top = named if own is not None else thing
    if thing is None or top is None or words.role(top) != "ROOT" or thing > named:
        return
    if words.role(verb) in ("conj", "ccomp") or any(words.role(n) in SUBJECTS for n in words.under(verb)):
        return
    for n in words.under(top):
        if n < thing or n > verb:
            words.hang(n, verb)
    words.hang(verb, verb, role="ROOT", tag="VBD")
    words.hang(thing, verb, role="nsubj")
    words.hang(named, thing, role="acl", tag="VBN")


def _reduce(words: Words, verb: int, thing: int) -> None:
    """What was done to the object of the verb before, taken for a clause: *raised the tax levied on Orsk*."""
    main = words.heads[verb]
    entry = verb_of(words.uses[verb][3].lower())
    object_ = words.role(thing) == "dobj" and words.heads[thing] == main
    more = any(words.role(n) in _MORE for n in words.under(verb))
    if more or entry is None or not entry.asks or not (object_ or _may_have(words, main, thing)):
        return
    words.hang(thing, main, role="dobj")
    words.hang(verb, thing, role="acl", tag="VBN")


def _take_from_object(words: Words, verb: int, who: int) -> None:
    """Whom the parser took for one more object of the first verb, or for what that is done to."""
    thing = words.heads[who]
    main = words.heads[thing]
    if words.role(thing) != "dobj" or words.uses[main][1] not in PAST_TAGS or words.heads[verb] not in (main, thing):
        return
    done = any(words.role(n) == "dobj" for n in words.under(verb))
    if words.role(verb) == "acl" and not done and not (is_somebody(words, who) and not is_somebody(words, thing)):
        return  # "the mill and the bridge burned in May"
    alone = words.role(verb - 1) == "conj" and words.heads[verb - 1] == who
    both = [n for n in words.under(who) if words.role(n) == "cc"]
    named = words.uses[who][2] == "PROPN" and words.uses[thing][2] == words.uses[verb - 1][2] == "NOUN"
    if alone and named and both and words.uses[both[0] - 1][0].text == "," and words.lower(who - 1) == ",":
        words.hang(who, thing, role="appos")  # "came to the seat, Arnstad, and riots broke out"
        for n in words.under(who):
            if n > who and n != verb - 1:
                words.hang(n, main)
        words.hang(verb - 1, verb, role="nsubj")
        words.hang(verb, main, role="conj", tag="VBD")
        return
    _part(words, verb, who, main)


def _take_from_subject(words: Words, verb: int, thing: int, who: int) -> None:
    """What the first verb is done to, taken for a subject of the second."""
    main = words.heads[verb]
    if words.role(verb) == "ccomp" and _may_have(words, main, thing):
        words.hang(thing, main, role="dobj")
        _part(words, verb, who, main)


def _take_from_modifier(words: Words, verb: int, who: int) -> None:
    """What the first verb is done to, taken for a part of who does the second: *the bridge and government forces*."""
    main = words.heads[verb]
    parts = [n for n in words.under(who) if words.role(n) in _MODIFIERS and main < n < who]
    thing = next((n for n in parts if any(words.role(c) == "cc" for c in words.under(n))), None)
    if thing is None or not _may_have(words, main, thing, inside=who):
        return
    for n in [n for n in words.under(who) if n < thing]:
        words.hang(n, thing)
    words.hang(thing, main, role="dobj")
    joined = [n for n in words.under(thing) if words.role(n) == "conj"]
    for n in joined:
        words.hang(n, who, role="compound")
    _part(words, verb, who, main, after=thing)


def _may_have(words: Words, main: int, thing: int, *, inside: int = -1) -> bool:
    """Whether a verb in the past without an object, that takes no clause, stands right before a noun."""
    lemma = words.uses[main][3].lower()
    entry = verb_of(lemma)
    telling = in_class(lemma, *_CLAUSED) or (entry is not None and not entry.asks and entry.top in _TELLING)
    bare = not any(words.role(n) in _OBJECTS[:2] for n in words.under(main))
    own = {thing, *words.under(thing), *(words.under(inside) if inside >= 0 else ())}
    return words.uses[main][1] == "VBD" and not telling and bare and main < thing and main + 1 in own


def _part(words: Words, verb: int, who: int, main: int, *, after: int = -1) -> None:
    """Join the second clause to the first, with its own subject."""
    thing = after if after >= 0 else words.heads[who]
    for n in [n for n in words.under(thing) if words.role(n) in ("cc", "punct") and thing < n < who]:
        words.hang(n, main)
    words.hang(who, verb, role="nsubj")
    words.hang(verb, main, role="conj", tag="VBD")


def is_misrooted(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be a sentence's verb, taken for a clause's; asked of every word, and so only what is cheap."""
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
