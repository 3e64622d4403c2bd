"""Clauses that begin without a word of their own, or go on behind a participle; see :mod:`.mending`.

*The profit the firm made in 1998*: the firm made it, and was not made. *Archivists confirmed on Friday that the map
found in a loft was genuine*: they confirmed, and the map was found. *Said the ferry sank*: it did, and not they;
*said the river rose, flooded the town and fell*: the river did all three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import FINITE_TAGS, PAST_TAGS, SUBJECTS
from events.extract.language.lexicon import verb as verb_of
from events.extract.language.predicates import in_class
from events.extract.mend.hanging import is_somebody

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_miscontact", "mend_contact_clause"]

_TAKEN_FOR = ("dobj", "npadvmod", "appos", "dep", "pobj")
_THINGS = ("NOUN", "PROPN")
#: Kinds of verbs of what only people do.
_MINDED = ("communication", "social", "cognition", "emotion")
_OBJECTS = ("dobj", "ccomp", "xcomp", "agent", "prt")


def is_miscontact(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be the verb of one of those; asked of every word, and so only what is cheap to ask."""
    (_, tag, pos, _, role), above = rows[at][0], rows[at][2] - first
    if role == "ccomp" and above < at - 2:
        return not any(row[2] == at + first and row[0][4] in SUBJECTS for row in rows[above + 1 : at])
    if role == "conj" and tag == "VBD" and rows[at - 1][0][0].text == ",":
        return rows[above][0][4] == "ROOT" and any(row[2] == above + first and row[0][4] == "ccomp" for row in rows)
    if role != "acl" or tag not in PAST_TAGS or pos != "VERB" or above >= at:
        return False
    return above == at - 1 and rows[above][0][4] in _TAKEN_FOR and rows[at - 2][0][2] in ("DET", "PRON", "NOUN", "ADJ")


def mend_contact_clause(words: Words, verb: int) -> None:
    """Give it its subject."""
    if words.role(verb) == "ccomp":
        (_mend_bare_subject if words.role(verb - 1) == "compound" else _mend_confirmed)(words, verb)
    elif words.role(verb) == "conj":
        _mend_series(words, verb)
    else:
        _mend_bare(words, verb)


def _mend_bare(words: Words, verb: int) -> None:
    """*Liked the profit the firm made*: the noun right before one with its own article is what was made."""
    doer = verb - 1
    start = min([doer, *words.under(doer)])
    thing, above = start - 1, words.heads[doer]
    entry = verb_of(words.uses[verb][3].lower())
    opens = words.uses[start][1] in ("DT", "PRP$")
    if thing < 1 or not opens or words.uses[thing][2] not in _THINGS or words.role(thing) not in _TAKEN_FOR:
        return
    given = words.role(thing) == words.role(doer) == "dobj" and in_class(words.uses[above][3].lower(), "giving")
    bare = not any(words.role(n) in _OBJECTS for n in words.under(verb))
    if given or not bare or entry is None or words.kinds[thing] in ("DATE", "TIME") or words.kinds[doer] == "DATE":
        return
    words.hang(verb, thing, role="relcl", tag="VBD")
    words.hang(doer, verb, role="nsubj")


def _mend_confirmed(words: Words, verb: int) -> None:
    """*Archivists confirmed that the map found in a loft was genuine*: the last verb is what they confirmed."""
    above = words.heads[verb]
    main = words.heads[above] if words.role(above) == "ccomp" else above
    before = (n for n in words.under(main) if words.role(n) == "ccomp" and main < n < verb)
    found = above if main != above else next(before, None)
    own = [] if found is None else words.under(found)
    thing = next((n for n in own if words.role(n) in SUBJECTS and main < n), None)
    helped = {"aux", "auxpass", "dobj", "neg", "cc", "xcomp"} & {words.role(n) for n in own}
    if found is None or thing is None or helped or words.uses[found][1] not in PAST_TAGS or found < thing:
        return
    finite = words.uses[verb][1] in FINITE_TAGS or any(words.role(n) in ("aux", "auxpass") for n in words.under(verb))
    ends = words.uses[verb - 1][0].text == "," or any(words.role(n) in ("mark", "cc") for n in words.under(verb))
    if not finite or ends or not in_class(words.uses[main][3].lower(), "reporting", "statement", "learning"):
        return
    passive = any(words.role(n) == "auxpass" for n in words.under(verb))
    for n in own:
        if words.role(n) == "mark":
            words.hang(n, verb)
    words.hang(verb, main, role="ccomp")
    words.hang(thing, verb, role="nsubjpass" if passive else "nsubj")
    words.hang(found, thing, role="acl", tag="VBN")


def _mend_bare_subject(words: Words, verb: int) -> None:
    """*Said the ferry sank*: the ferry did, whose article hangs on the verb."""
    thing = verb - 1
    own = [n for n in words.under(verb) if n < thing and words.role(n) in ("det", "compound", "amod", "poss", "nummod")]
    if words.heads[thing] != verb or words.uses[thing][2] not in _THINGS or words.uses[verb][1] not in FINITE_TAGS:
        return
    for n in own:
        words.hang(n, thing)
    words.hang(thing, verb, role="nsubj")


def _mend_series(words: Words, verb: int) -> None:
    """*Said the river rose, flooded the town and fell*: the river did all three."""
    main = words.heads[verb]
    told = next((n for n in words.under(main) if words.role(n) == "ccomp" and main < n < verb), None)
    if told is None or not in_class(words.uses[main][3].lower(), "reporting", "statement", "learning"):
        return
    more = [n for n in words.under(verb) if words.role(n) == "conj" and n > verb]
    alone = any(words.role(n) in (*SUBJECTS, "aux", "auxpass", "mark") for n in words.under(verb))
    says = in_class(words.uses[verb][3].lower(), "reporting", "statement")
    thing = next((n for n in words.under(told) if words.role(n) in SUBJECTS and main < n < told), None)
    entry = verb_of(words.uses[verb][3].lower())
    minded = entry is not None and entry.top in _MINDED and thing is not None and not is_somebody(words, thing)
    if more and thing is not None and not (alone or says or minded) and words.uses[told][1] == "VBD":
        words.hang(verb, told)
        words.hang(verb - 1, told)
