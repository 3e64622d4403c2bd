"""What the subject did besides, taken for what a name before it did; see :mod:`events.extract.mend.mending`.

*The club joined the Alpine Union bringing nine planes*, *The fleet attacked Selm burning the harbour*: a name
tells whom it means by itself, and a participle behind it, with no comma before, tells what the subject did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import PAST_TAGS
from events.extract.language.lexicon import verb as verb_of
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misdoing", "mend_doing_besides"]

_NAMES = ("NNP", "NNPS")
#: What a name is that is gone against, dealt with or gone to.
_PARTIES = ("GPE", "NORP", "ORG", "LOC", "FAC")
#: Verbs of what is seen, felt or thought to be doing something.
_TAKEN_IN = ("perception", "emotion", "cognition", "communication")
#: Of what is done to anybody.
_FOUGHT = ("competition", "contact", "social")
_PARTLY = 0.2
_NOUNS_WITH = ("with", "against")
_GOING = ("to", "for", "in", "at", "into", "near", "on")


def is_misdoing(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be such a participle; asked of every word, and so only what is cheap to ask."""
    _, tag, _, _, role = rows[at][0]
    above = rows[at][2] - first
    if tag != "VBG" or at < 3 or rows[at - 1][0][1] not in _NAMES:
        return False
    return (role == "acl" and above == at - 1) or (role in ("pcomp", "advcl", "xcomp") and above < at - 1)


def mend_doing_besides(words: Words, verb: int) -> None:
    """Hang it on the verb before, where that has a subject and no other's doing is what it tells of."""
    name = verb - 1
    if not any(words.role(n) in ("dobj", "ccomp") and n > verb for n in words.under(verb)):
        return
    above = words.heads[name]
    if words.role(verb) != "acl":
        _part(words, verb, name)
        return
    if words.role(name) == "pobj":
        thing = words.heads[above]
        dealt = words.uses[thing][2] == "NOUN" and words.role(thing) == "dobj" and words.lower(above) in _NOUNS_WITH
        main = words.heads[thing] if dealt else thing
        fits = dealt or (words.lower(above) in _GOING and _is_going(words, main))
    else:
        main = above
        fits = words.role(name) == "dobj" and _is_done_to(words, main, name)
    if fits and _has_doer(words, main):
        words.hang(verb, main, role="advcl")


def _part(words: Words, verb: int, name: int) -> None:
    """The same, where the name was taken for the participle's subject: *sailed for Arda taking the crown along*."""
    above = words.heads[verb]
    going = words.role(verb) == "pcomp"
    main = words.heads[above] if going else above
    own = words.role(name) in ("nsubj", "compound") and words.heads[name] == verb
    if not own or not _has_doer(words, main) or any(words.role(n) == "dobj" for n in words.under(main)):
        return
    if going and words.lower(above) in _GOING and _is_going(words, main):
        words.hang(name, above, role="pobj")
        words.hang(verb, main, role="advcl")
    elif not going and main < name and _is_done_to(words, main, name):
        words.hang(name, main, role="dobj")
        words.hang(verb, main, role="advcl")


def _has_doer(words: Words, main: int) -> bool:
    """Whether a verb in the past has somebody who does it."""
    past = words.uses[main][2] == "VERB" and words.uses[main][1] in PAST_TAGS
    return past and any(words.role(n) == "nsubj" and n < main for n in words.under(main))


def _is_going(words: Words, main: int) -> bool:
    lemma = words.uses[main][3].lower()
    entry = verb_of(lemma)
    return entry is not None and not in_class(lemma, "causing.outcome") and entry.shares.get("motion", 0) > _PARTLY


def _is_done_to(words: Words, main: int, name: int) -> bool:
    """Whether a verb says what was done to a name, not at what somebody was seen, kept or stopped."""
    lemma = words.uses[main][3].lower()
    entry = verb_of(lemma)
    if entry is None or entry.top in _TAKEN_IN or in_class(lemma, "at_doing"):
        return False
    return words.kinds[name] in _PARTIES or entry.top in _FOUGHT
