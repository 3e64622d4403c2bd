"""Around a clause: who had a part in its event that the sentence tells of beside it.

*Forty people were killed when rebels stormed the town*, *killed in an attack by rebels*, *met at Norway's request*,
*opened under Omani mediation*, *put down with the help of hussars*, *shelled rebel positions*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import is_passive, own_subject
from events.extract.language.lexicon import classes
from events.extract.language.people import is_person
from events.extract.language.predicates import in_class
from events.extract.language.roles import passive, takes_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["holders_of", "named_among", "told_around"]

#: Under these stands what is done for somebody or with his help.
_BY_WHOSE = frozenset(("at", "under", "on", "with", "through", "upon"))
_WHILE = frozenset(("when", "as", "after", "while"))
_IN = frozenset(("in", "during", "by", "after"))
#: Classes of those who are armed or hunt, so that what is done as they come is their doing.
_ARMED = frozenset(("soldier", "rebel", "police", "criminal"))
_NOUNS = ("NOUN", "PROPN", "ADJ")
_BESIDE = ("compound", "amod", "nmod")


def told_around(candidate: Candidate) -> Iterator[tuple[Token, Token | None]]:
    """The words of who had a part in an event, each with the verb that it hangs on, if that is another's.

    Args:
        candidate: The event.
    """
    clause, token = candidate.clause, candidate.token
    if candidate.is_verb and clause is not None:
        yield from _when(clause)
        yield from ((thing, None) for thing in _in_attack(clause))
    above = (token,) if clause is None or clause.i == token.i else (clause, token)
    yield from ((thing, None) for word in above for thing in _by_whose(word))


def _when(clause: Token) -> Iterator[tuple[Token, Token]]:
    """Who did what others suffered: ``were killed when rebels stormed the town``."""
    if not _suffers(clause):
        return
    for deed in (c for c in clause.rights if c.dep_ == "advcl"):
        thing = own_subject(deed)
        if thing is None or is_passive(deed) or all(c.lower_ not in _WHILE for c in deed.lefts):
            continue
        storms = takes_part(thing) and in_class(deed.lemma_.lower(), "upon_towns", "assailing.verbs")
        if storms or classes(thing.lemma_.lower()) & _ARMED:
            yield thing, deed


def _suffers(clause: Token) -> bool:
    """Whether a clause tells of a harm, and not who did it."""
    lemma = clause.lemma_.lower()
    if in_class(lemma, "harming.undergone"):
        return True
    harmed = in_class(lemma, "harming", "harming.seizing", "upon_towns", "assailing.verbs")
    return harmed and passive(clause) and all(c.dep_ != "agent" for c in clause.children)


def _in_attack(clause: Token) -> Iterator[Token]:
    """Whose the attack was that others suffered in: ``killed in an attack by rebels``, ``in Turkish air strikes``."""
    if not _suffers(clause):
        return
    for prep in (c for c in clause.children if c.dep_ in ("prep", "agent") and c.lower_ in _IN):
        for attack in (c for c in prep.children if c.dep_ == "pobj" and in_class(c.lemma_.lower(), "waged")):
            yield from (c for c in attack.lefts if c.dep_ in ("amod", "compound", "poss", "nmod"))
            by = (p for p in attack.children if p.lower_ == "by")
            yield from (c for p in by for c in p.children if c.dep_ == "pobj")


def _by_whose(word: Token) -> Iterator[Token]:
    """At whose wish or with whose help something is done: ``at Norway's request``, ``with the help of hussars``."""
    for prep in (c for c in word.children if c.dep_ == "prep" and c.lower_ in _BY_WHOSE):
        for noun in (c for c in prep.children if c.dep_ == "pobj" and in_class(c.lemma_.lower(), "behest")):
            yield from (c for c in noun.lefts if c.dep_ in ("poss", "amod", "compound"))
            of = (p for p in noun.rights if p.lower_ in ("of", "from", "by"))
            yield from (c for p in of for c in p.children if c.dep_ == "pobj" and takes_part(c))
    for prep in (c for c in word.children if c.dep_ == "prep" and c.lower_ == "in"):
        nouns = (c for c in prep.children if c.dep_ == "pobj")
        for noun in (c for c in nouns if in_class(c.lemma_.lower(), "jointly", "dealings")):
            to = (p for p in noun.rights if p.lower_ in ("to", "with"))  # "in succession to", "in a deal with"
            yield from (c for p in to for c in p.children if c.dep_ == "pobj" and takes_part(c))


def holders_of(thing: Token) -> Iterator[str]:
    """Whose a position is that is fired on, or an attack: ``rebel positions``, ``a militia attack``.

    Args:
        thing: What something is done to, or a word before a noun of what armies do.
    """
    if thing.dep_ in _BESIDE and thing.pos_ == "NOUN" and in_class(thing.head.lemma_.lower(), "conferring"):
        yield from (thing.lower_,) if takes_part(thing) else ()  # "a council meeting"
    beside = thing.dep_ in _BESIDE and in_class(thing.head.lemma_.lower(), "waged")
    held = in_class(thing.lemma_.lower(), "strongholds.nouns")
    for holder in (thing,) if beside else thing.lefts if held else ():
        one = holder.dep_ in _BESIDE and holder.pos_ in _NOUNS and not holder.ent_type_
        armed = {"rebel"} if holder.pos_ == "ADJ" else _ARMED - {"criminal"}  # not "a major attack"
        if one and classes(holder.lower_) & armed and not classes(holder.lower_) & {"weapon"}:
            word = holder.lower_
            yield word if in_class(word, "strongholds.held_by") or word.endswith("s") else f"{word}s"


def named_among(thing: Token) -> Iterator[Token]:
    """Who is named of several who took part: ``seven people, including Ada Lind``, ``men, among them Karl Berg``."""
    if thing.tag_ != "NNS" and thing.lower_ != "people":
        return
    some = [c for c in thing.rights if c.dep_ == "appos" and any(w.lower_ == "among" for w in c.lefts)]
    for prep in (t for t in thing.sent if t.lower_ == "including" and t.dep_ == "prep" and t.i > thing.i):
        near = thing.head.is_ancestor(prep) and prep.head.i > thing.i and not _are_people(prep.head)
        if (near or prep.head.i == thing.i) and _are_people(thing):
            some += prep.children
    yield from (c for c in some if c.ent_type_ in ("PERSON", "ORG") and c.pos_ == "PROPN")


def _are_people(thing: Token) -> bool:
    return thing.lower_ == "people" or (thing.pos_ in _NOUNS and (is_person(thing) or takes_part(thing)))
