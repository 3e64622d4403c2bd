"""What a verb tells that is no event, though the verb mostly tells of one: opinions, phrases, and mere dates.

*Declined to comment*, *agreed that it was late*, *fears grew*, *expressed hope*, *became more open*, *as dawn broke*,
*a plan starting in April*: a timeline shows none of them. And what of an event is only talk: *rumours of a mutiny*.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extract.language.grammar import SUBJECTS, is_passive, modal, own_subject
from events.extract.language.lexicon import noun
from events.extract.language.lexicon import verb as verb_of
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.words import Token

__all__ = ["is_claim", "is_mere_talk", "rumoured"]

#: A noun is one for what somebody feels by this share of its uses: ``worry``, ``concern``.
_FELT = 0.35
#: Lexicographer files of what is thought, said or planned.
_MEANT = ("cognition", "communication", "attribute", "act", "motive", "relation")
#: Kinds of entity that somebody or something can be part of.
_BODIES = frozenset(("ORG", "GPE", "LOC", "FAC", "NORP"))
_NEWS = frozenset(("news", "word", "message", "signal", "call", "moment", "time"))
#: A verb is of speech from this share of its uses.
_SPOKEN = 0.3
_LIGHT = frozenset(("dawn", "day", "dusk", "darkness", "evening", "morning", "night"))


def is_mere_talk(verb: Token, dated: frozenset[int]) -> bool:
    """Whether a verb tells of no event with the words that stand with it here.

    Args:
        verb: Any.
        dated: Indices of the words of temporal expressions.
    """
    return any(rule(verb, dated) for rule in _rules_of(verb.lemma_.lower()))


def _says_nothing(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*Declined to comment*: whatever was not said."""
    told = [c.lemma_.lower() for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.lemma_ != "declare"]
    return any(in_class(lemma, "reporting", "declining.speech") for lemma in told)


def _is_after_speech(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*"Bravo," shouted the crew*: whose words were quoted."""
    entry = verb_of(verb.lemma_.lower())
    if entry is None or entry.share("communication") < _SPOKEN or verb.dep_ in ("acl", "relcl"):
        return False
    thing = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i == verb.i - 1), None)
    first = verb if thing is None else thing.left_edge
    ends = first.i > 1 and first.nbor(-1).text in ('"', "''") and first.nbor(-2).text in (",", "!", "?", "-", "--")
    return ends and not any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children)


def _is_opined(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*"I doubt the vines can bear before May"*: what a speaker believes."""
    believes = verb.dep_ == "ccomp" and in_class(verb.head.lemma_.lower(), "opining")
    return believes and any(c.dep_ in SUBJECTS and c.lower_ in ("i", "we") for c in verb.head.children)


def _is_of_opinion(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*Agreed that it was late*; what they agree *will* or *should* be done, is settled."""
    heads = (*SUBJECTS, "expl")
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and any(s.dep_ in heads for s in c.children)]
    return any(modal(clause) in (None, "might", "may", "could") for clause in clauses)


def _is_of_feeling(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*Fears grew*, *optimism faded*: how much of it there was."""
    felt = (noun(c.lemma_.lower()) for c in verb.children if c.dep_ in SUBJECTS and c.tag_ not in ("NNP", "NNPS"))
    return any(entry is not None and entry.share("feeling") >= _FELT for entry in felt)


def _is_mood(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*It is tiring for the tenors*, *frowned*: how somebody feels or looks."""
    if in_class(verb.lemma_.lower(), "gesturing"):  # "I was bad at it," she laughs
        return not any(c.dep_ in ("dobj", "prt") or (c.dep_ == "ccomp" and c.i > verb.i) for c in verb.children)
    being = verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children)
    if not being or any(c.dep_ in ("dobj", "prt") for c in verb.children):
        return False
    felt, thing = verb_of(verb.lemma_.lower()), own_subject(verb)
    moves = felt is not None and felt.share("emotion") >= _FELT
    bare = thing is not None and thing.lower_ in ("it", "this", "that")
    return moves or (bare and any(c.dep_ == "prep" and c.lower_ == "for" for c in verb.children))


def _is_silence(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*No statement was issued*, *gave no warning*: nothing was said."""
    things = (c for c in verb.children if c.dep_ in ("nsubjpass", "dobj"))
    return any(
        in_class(c.lemma_.lower(), "uttering.nouns") and any(d.lower_ == "no" for d in c.children) for c in things
    )


def _is_basis(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*Her sermon rested on a proverb*: what somebody's thoughts or plans rested on."""
    if not is_passive(verb):
        return False
    on = any(c.dep_ == "prep" and c.lower_ in ("around", "on", "upon") for c in verb.children)
    thing = own_subject(verb)
    entry = noun(thing.lemma_.lower()) if on and thing is not None else None
    return entry is not None and entry.top in _MEANT


def _is_length(verb: Token, dated: frozenset[int]) -> bool:
    """*Took nine winters to weave*: how long it was."""
    length = any(c.dep_ in ("dobj", "npadvmod") and c.i in dated for c in verb.children)
    return length and any(
        c.tag_ == "VB" and c.i > verb.i and c.dep_ in ("xcomp", "advcl", "ccomp") for c in verb.children
    )


def _goes_on(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*Remained operating*, *stayed closed*: as before."""
    if verb.tag_ not in ("VBG", "VBN"):
        return False
    whence = [c for c in verb.children if c.dep_ == "aux"]
    whence += [verb.head] if verb.dep_ in ("acomp", "xcomp", "oprd") else []
    return any(word.lower_.startswith(("remain", "stay")) for word in whence)


def _is_posed(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*"It is over," she said, sitting on the terrace*: how somebody sat or looked while he spoke."""
    beside = verb.tag_ == "VBG" and verb.dep_ == "advcl"
    return beside and in_class(verb.head.lemma_.lower(), "reporting", "statement")


def _is_opening(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*The story began in 2006*, *trouble started in May*: what did, the text tells next."""
    thing = own_subject(verb)
    return thing is not None and in_class(thing.lemma_.lower(), "storied")


def _is_in_name(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """The *do* of ``Jornal do Porto``: between capitals it is a part of a name."""
    if not 0 < verb.i < len(verb.doc) - 1 or verb.text != "do":
        return False
    return all(t.text[:1].isupper() and t.tag_ == "NNP" for t in (verb.nbor(-1), verb.nbor()))


def _is_phrase(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*Expressed hope*, *drew attention*, *assumed the role*."""
    things = (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.tag_ not in ("NNP", "NNPS"))
    return any(in_class(thing.lemma_.lower(), "phrasing.objects") for thing in things)


def _is_echo(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*Disclosed this on Monday*, *confirmed the incident*: what was made known, the text tells beside."""
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    return any(
        (c.tag_ == "DT" and c.lower_ in ("this", "that"))
        or (in_class(c.lemma_.lower(), "echoed") and c.tag_ == "NN" and [d.lower_ for d in c.children] == ["the"])
        for c in things
    )


def _is_degree(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*Became more open*, *has become a nuisance*: how somebody finds it."""
    more = any(
        c.dep_ == "acomp" and any(a.lower_ in ("more", "less") or a.lower_.endswith("ly") for a in c.children)
        for c in verb.children
    )
    things = (c for c in verb.children if c.dep_ == "attr" and in_class(c.lemma_.lower(), "becoming.vaguely"))
    return more or any(not _is_joined(c) for c in things)


def _is_joined(part: Token) -> bool:
    """Whether something became part of a body or a place: *became part of the county of Welland*, of *Harvey Ltd*."""
    wholes = (c for of in part.rights if of.lower_ == "of" for c in of.rights if c.dep_ == "pobj")
    for whole in wholes:
        entry = noun(whole.lemma_.lower())
        if whole.ent_type_ in _BODIES or (entry is not None and entry.top in ("group", "location")):
            return part.lower_ == "part"
    return False


def _is_mark(verb: Token, dated: frozenset[int]) -> bool:  # noqa: ARG001 - one signature for all
    """*The closure marked the end of an era*: what an event is held to be, unless somebody does it."""
    thing = own_subject(verb)
    somebody = thing is not None and (
        thing.ent_type_ in ("PERSON", "ORG", "NORP") or thing.lower_ in ("he", "she", "we")
    )
    things = (c for c in verb.children if c.dep_ == "dobj")
    return not somebody and any(in_class(c.lemma_.lower(), "marking.meant") for c in things)


def _is_date(verb: Token, dated: frozenset[int]) -> bool:
    """*As dawn broke*, *when the news came*, *starting in April*: the words only say when."""
    lemma, roles = verb.lemma_.lower(), {c.dep_ for c in verb.children}
    thing = own_subject(verb)
    if thing is not None and (thing.i in dated or (thing.lower_ in _LIGHT and lemma in ("break", "fall"))):
        return not in_class(lemma, "experiencing", "experiencing.times")
    heard = verb.dep_ == "advcl" and lemma in ("arrive", "come") and any(c.lower_ == "when" for c in verb.children)
    if heard and thing is not None and thing.lemma_.lower() in _NEWS:
        return True
    under = verb.head
    soon = verb.dep_ == "pcomp" and under.lower_ in ("after", "before") and not any(t.i in dated for t in verb.subtree)
    soon = soon and under.i > 0 and in_class(under.nbor(-1).lower_, "closely", "closely.barely")
    entry = verb_of(lemma) if soon and not is_passive(verb) else None
    goes = entry is not None and entry.share("motion") >= _SPOKEN
    if (goes or any(c.lower_ == "off" for c in verb.rights if entry is not None)) and not roles & {"dobj"}:
        return True  # "crashed shortly after taking off"
    starts = verb.tag_ == "VBG" and lemma in ("start", "begin", "commence", "end")
    return starts and verb.dep_ in ("acl", "advcl", "prep") and not roles & {"dobj", "xcomp", *SUBJECTS}


_Rule = Callable[["Token", frozenset[int]], bool]
#: Each rule with the verbs that it is about, and classes of them; where there are none it is about any.
_RULES: tuple[tuple[_Rule, tuple[str, ...], tuple[str, ...]], ...] = (
    (_says_nothing, (), ("declining",)),
    (_is_after_speech, (), ()),
    (_is_opined, (), ()),
    (_is_of_opinion, ("agree",), ()),
    (_is_of_feeling, (), ("changing", "waxing")),
    (_is_mood, (), ()),
    (_is_silence, (), ("uttering.verbs",)),
    (_is_basis, (), ("basing",)),
    (_is_length, ("take",), ()),
    (_goes_on, (), ()),
    (_is_posed, (), ("posing", "gesturing")),
    (_is_opening, (), ("aspectual.begin",)),
    (_is_in_name, ("do",), ()),
    (_is_phrase, (), ("phrasing.verbs",)),
    (_is_echo, ("announce",), ("disclosing", "reporting")),
    (_is_degree, (), ("becoming",)),
    (_is_mark, ("mark", "represent", "signal", "signify"), ()),
    (_is_date, (), ()),
)


@lru_cache(maxsize=20_000)
def _rules_of(lemma: str) -> tuple[_Rule, ...]:
    """The rules that are about a verb."""
    return tuple(
        rule for rule, verbs, classes in _RULES if not (verbs or classes) or lemma in verbs or in_class(lemma, *classes)
    )


def is_claim(node: Token, head: Token) -> bool:
    """Whether claims are denied: ``dismissed claims that jets had bombed the port``, ``Reports of it are denied``."""
    claimed = node.dep_ in ("dobj", "nsubjpass") and in_class(node.lemma_.lower(), "denying.claims")
    return claimed and in_class(head.lemma_.lower(), "denying.all")


def rumoured(event: Token) -> str | None:
    """``denied`` or ``possible`` for what only a claim tells of: ``Rumours of a mutiny were denied``; None else."""
    claim = event.head.head if event.dep_ == "pobj" and event.head.lower_ == "of" else None
    if claim is None or not in_class(claim.lemma_.lower(), "denying.claims"):
        return None
    if is_claim(claim, claim.head):
        return "denied"
    return "possible" if in_class(claim.lemma_.lower(), "denying.rumours") else None
