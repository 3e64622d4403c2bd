"""Fitting: what a title leaves out for want of room, last things first, and what goes with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.compass import COMPASS
from events.extract.language.grammar import SUBJECTS
from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class
from events.extract.language.quantities import MEASURED
from events.extract.language.roles import passive, takes_part

if TYPE_CHECKING:
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["MAX_TITLE", "bared", "cut", "emptied", "is_infinitive", "least_needed", "tells_which"]

_ABSTRACT = frozenset(("act", "attribute", "cognition", "communication", "group", "process", "quantity", "relation"))
#: Longest title in code points.
MAX_TITLE = 80
_DANGLING = frozenset(
    (
        *("a", "an", "the", "and", "or", "of", "in", "on", "at", "to", "for", "with", "from", "by", "as", "into"),
        *("between", "over", "near", "against", "be"),
    )
)


def bared(prep: Token) -> set[int]:
    """The *and* before a noun that says nothing once what hangs on it is left out: ``a 2-1 win and a place``."""
    thing = prep.head
    more = any(c.dep_ == "amod" for c in thing.lefts)
    if prep.dep_ != "prep" or thing.dep_ != "conj" or thing.pos_ not in ("NOUN", "NUM") or more:
        return set()
    before = [c.i for c in thing.head.children if c.dep_ == "cc" and c.i < thing.i]
    return set(before[-1:])


def emptied(prep: Token, droppable: set[int]) -> set[int]:
    """What is left out, with what says nothing without it: ``on a cargo (of nine casks)``, ``to assist (in …)``."""
    out = {prep.i}
    while prep.dep_ == "prep":
        thing = prep.head
        beside = ("det", "aux", "punct", *(("amod",) if prep.lower_ == "of" and _is_abstract(thing) else ()))
        more = any(c.i != prep.i and c.dep_ not in beside for c in thing.children)
        more = more and thing.lower_ not in COMPASS  # "in the north-west (of Chad)"
        more = more and not (prep.lower_ == "as" and thing.tag_ == "VB")  # "to serve (as its cook), helping to …"
        named = thing.pos_ == "PROPN" and prep.lower_ == "of" and prep.i == thing.i + 1  # "the Bay (of Bengal)"
        called = thing.pos_ == "NOUN" and prep.lower_ == "of" and any(c.ent_type_ == "GPE" for c in prep.children)
        named = named or (
            called and (sort := noun(thing.lower_)) is not None and sort.top == "location"
        )  # "the state of"
        empty = thing.pos_ in ("NOUN", "ADJ") and (prep.lower_ == "of" or in_class(thing.lower_, "empty"))
        within = thing.tag_ == "NN" and _is_led(thing) and prep.i == thing.i + 1
        more = more and not named
        bare = thing.dep_ == "pobj" and (empty or within or named)
        bare = bare and (thing.head.lower_ != "as" or in_class(thing.lower_, "empty"))  # "accepted as members"
        above = thing.head if bare else None
        if thing.tag_ == "VB":
            above = next((c for c in thing.lefts if c.tag_ == "TO"), None)
        if more or above is None or above.i not in droppable or _is_wanted(above) or _says_enough(above):
            break
        out.add(above.i)
        prep = above
    return out


def _is_abstract(thing: Token) -> bool:
    """Whether a noun says little without what it is of, however it is described: ``with successive generations``."""
    entry = noun(thing.lemma_.lower()) if thing.pos_ == "NOUN" else None
    return entry is not None and entry.top in _ABSTRACT and not takes_part(thing)


def _is_led(thing: Token) -> bool:
    """Whether a noun is one with the prepositions around it: ``in consultation with``, ``at the expense of``."""
    alone = all(c.lower_ == "the" for c in thing.lefts)
    return alone and thing.head.lower_ in ("in", "on", "at", "by")


def _is_wanted(word: Token) -> bool:
    """Whether a complement begins with a word without which the verb above says nothing: ``agrees to acquire …``."""
    if _is_charge(word):
        return True
    verb = _begun(word)
    if verb.dep_ not in ("xcomp", "ccomp"):
        return False
    if verb.i < verb.head.i:
        return in_class(verb.head.lemma_.lower(), "statement")  # "The mill will close, it announced"
    above = verb.head
    others = [c for c in above.children if c.dep_ in ("dobj", "npadvmod", "dative")]
    return above.pos_ == "ADJ" or all(c.dep_ == "npadvmod" and c.ent_type_ in ("DATE", "TIME") for c in others)


def _begun(word: Token) -> Token:
    """The verb of the clause that a complement is: ``implied the army would attack``, ``agrees to acquire``."""
    thing = word if word.dep_ in SUBJECTS else word.head
    if thing.dep_ in SUBJECTS and thing.left_edge.i == word.i:
        return thing.head
    return word.head if word.tag_ == "TO" else word


def _is_news(word: Token) -> bool:
    """Whether a clause is what somebody is told: ``told skaters (that) thaws will open cracks``."""
    verb = _begun(word)
    return verb.dep_ == "ccomp" and in_class(verb.head.lemma_.lower(), "lean.telling")


def _is_charge(prep: Token) -> bool:
    """Whether a gerund says what somebody is kept from or found guilty of: ``prevented riders from reaching Arlen``."""
    verb = prep.head
    doing = any(c.dep_ == "pcomp" for c in prep.children)
    whom = passive(verb) or any(c.dep_ == "dobj" for c in verb.children)
    return doing and whom and prep.dep_ == "prep" and prep.lower_ in ("from", "of", "with") and verb.pos_ == "VERB"


def tells_which(word: Token) -> bool:
    """Whether a complement is one of a noun that has no other and says less without it: ``the entry (into a pact)``."""
    thing = word.head if word.dep_ == "prep" else word.head.head
    common = thing.pos_ == "NOUN" and thing.ent_type_ not in MEASURED
    return common and word.lower_ != "as" and thing.dep_ not in SUBJECTS


def cut(title: str) -> str:
    """The words that fit, without one that wants another after it."""
    words = title[: MAX_TITLE - 1].rsplit(" ", 1)[0].split(" ")
    while len(words) > 1 and words[-1].lower().strip(",;:-–") in _DANGLING:
        words.pop()
    return " ".join(words).rstrip(" ,;:-–") + "…"


def is_infinitive(word: Token, clause: Token | None) -> bool:
    """Whether a complement of a verb or its object is an infinitive that says what: ``joins others to hunt``."""
    above = word.head.head if word.head.dep_ == "xcomp" else word.head.head.head
    near = clause is not None and above.i == clause.i
    return word.tag_ == "TO" and near and word.head.dep_ in ("xcomp", "acl", "relcl")


def _is_lean(word: Token) -> bool:
    """Whether what stands before a complement says little without it: ``a chance to appeal``, ``told all to go``."""
    of = word.head.head
    of_noun = word.tag_ == "TO" and of.pos_ == "NOUN" and in_class(of.lemma_.lower(), "lean")
    return of_noun or _is_paid_for(word) or _is_bidden(word) or _is_news(word)


def _is_paid_for(word: Token) -> bool:
    """Whether an infinitive says what money is spent for: ``pays $4 million to acquire Arlex``."""
    to = word.tag_ == "TO" and word.head.dep_ in ("advcl", "xcomp")
    return to and in_class(word.head.head.lemma_.lower(), "spending")


def _is_listed(word: Token) -> bool:
    """Whether a comma, or an *and* after a sum, opens all but the first of a list of things."""
    return word.dep_ == "punct" or (word.lower_ == "and" and word.head.ent_type_ == "MONEY")


def _says_enough(word: Token) -> bool:
    """Whether a needed infinitive can stand without what followed it: ``told all to gather (at wells)``."""
    return _is_lean(word) and not in_class(word.head.lemma_.lower(), "lean.verbs")


def _is_partner(word: Token) -> bool:
    """Whether a complement says whom something goes to or comes from."""
    return word.dep_ == "dative" or (word.lower_ in ("to", "from") and word.head.pos_ == "VERB" and word.tag_ != "TO")


def _is_bidden(word: Token) -> bool:
    """Whether an infinitive is what somebody is asked or led to do: ``invites two bakers to run the fair``."""
    above = word.head.head
    bidding = word.tag_ == "TO" and word.head.dep_ == "xcomp" and in_class(above.lemma_.lower(), "directing")
    return bidding and any(c.dep_ in ("dobj", "dative") for c in above.children)


def least_needed(candidate: Candidate, droppable: set[int], *, last_resort: bool) -> int | None:
    """The complement to leave out next: the last one, but what tells of the subject before the verb's only ones.

    None of those without which the words before them say nothing; None if there is no other. All but the first of those
    who did it go last.

    Args:
        candidate: What the title is of.
        droppable: The first words of its complements.
        last_resort: Whether what somebody is bidden to do may go, too: all that only describes is left out.
    """
    clause, doc = candidate.clause, candidate.token.doc
    listed = [i for i in droppable if _is_listed(doc[i])]
    if listed and any(_is_paid_for(doc[i]) for i in droppable):
        return max(listed)
    free = [i for i in droppable if not _is_wanted(doc[i]) and (last_resort or not _is_lean(doc[i]))]
    free = [i for i in free if i not in listed]
    if not free:
        return max((i for i in listed if doc[i].head.dep_ in (*SUBJECTS, "appos")), default=None)
    last = max((i for i in free if doc[i].lower_ == "or"), default=max(free))  # "or 40 pence a jar"
    if listed and _is_partner(doc[last]):
        return max(listed)
    if clause is None or len([i for i in free if i > clause.i]) not in (1, 2):
        return last
    has_object = any(c.dep_ in ("dobj", "attr", "acomp") for c in clause.children)
    before = [i for i in free if i < clause.i]
    return max(before) if before and not has_object else last
