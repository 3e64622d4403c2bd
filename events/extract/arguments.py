"""Arguments: who took part in an event, and where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.gazetteer import demonym, is_ambiguous, lookup
from events.extract.grammar import SUBJECTS, clause_head, climb, is_passive, subject
from events.extract.model import Place
from events.extract.predicates import in_class
from events.extract.titles import bare_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from events.extract.candidates import Candidate

__all__ = ["participants_of", "place_of"]

_PEOPLE = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_WHERE = frozenset(("in", "at", "near", "off", "on", "across", "outside", "around", "throughout", "over"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))


def participants_of(candidate: Candidate, skip: frozenset[int]) -> tuple[str, ...]:
    """Names of who did it and to whom: subject, object and complements of the event, as in the evidence.

    The place of the event is not a participant, unless it is also its subject or object.
    """
    names = dict.fromkeys(name for head in _arguments(candidate) for name in _names(head, skip))
    if not names and candidate.clause is not None and candidate.clause.dep_ in ("acl", "pcomp"):
        around = clause_head(candidate.clause)  # "China's role is economic, with 10 million invested in …"
        thing = None if around is None else subject(around)
        names = dict.fromkeys(() if thing is None else _names(thing, skip, placed=False))
    return tuple(names)


def _arguments(candidate: Candidate) -> Iterator[Token]:
    clause, token = candidate.clause, candidate.token
    if clause is not None:
        thing = subject(clause)
        if thing is not None and thing.i != token.i:
            yield thing
        for child in clause.children:
            if child.dep_ in ("dobj", "dative", "attr") and child.i != token.i:
                yield child
            if (child.dep_ == "agent" and is_passive(clause)) or (
                child.dep_ in ("prep", "dative") and child.lower_ in ("with", "to", "against", "between", "on", "from")
            ):
                yield from (c for c in child.children if c.dep_ == "pobj")
    if not candidate.is_verb:
        yield from (c for c in token.children if c.dep_ in ("poss", "compound", "amod", "nmod"))
        for prep in token.children:
            if prep.dep_ == "prep" and prep.lower_ in ("between", "with", "against", "by", "on", "from", "of"):
                yield from (c for c in prep.children if c.dep_ == "pobj")


def _names(head: Token, skip: frozenset[int], *, placed: bool = True) -> Iterator[str]:
    """The named entities in an argument's own noun phrase; not those that only say where it is, unless ``placed``."""
    inside = {t.i for t in head.subtree if t.i not in skip and not _in_clause(t, head)}
    for ent in head.doc.ents:
        where = ent.root.dep_ == "pobj" and ent.root.head.lower_ in _WHERE
        if ent.label_ not in _PEOPLE or not all(t.i in inside for t in ent) or (where and not placed):
            continue
        if ent.label_ != "NORP" or ent.root.dep_ not in ("amod", "compound", "nmod", "npadvmod"):
            yield _clean(ent)
        elif ent.root.dep_ != "npadvmod" and ent.root.head.pos_ == "NOUN":  # "ethnic Albanian separatists"
            yield bare_noun(ent.root.head, skip)


def _in_clause(token: Token, head: Token) -> bool:
    while token.i != head.i:
        if token.dep_ in ("relcl", "advcl", "ccomp", "acl"):
            return True
        token = token.head
    return False


def _clean(ent: Span) -> str:
    tokens = list(ent)
    while tokens and (tokens[0].dep_ == "det" or tokens[0].lower_ == "the"):
        tokens = tokens[1:]
    while tokens and tokens[-1].lower_ in ("'s", "'"):
        tokens = tokens[:-1]
    return "" if not tokens else ent.doc[tokens[0].i : tokens[-1].i + 1].text


def place_of(
    candidate: Candidate, skip: frozenset[int], others: Sequence[Candidate] = ()
) -> tuple[Place | None, Token | None]:
    """Where the event was, and the noun that says so.

    The place named in its own phrase, else in its clause, else the one that goes through it (``Chile experienced``),
    else the only one in its clause that is not another dated event's. The gazetteer corrects the parser's entity
    types: a name that it knows is a place whatever the parser took it for.
    """
    for token in _spots(candidate):
        place = None if token.i in skip else _placed(token)
        if place is not None:
            return place, token
    return (None, None) if candidate.antecedent is not None else _only_place(candidate, skip, others)


def _spots(candidate: Candidate) -> Iterator[Token]:
    token, clause = candidate.token, candidate.clause
    yield from _under(token)
    if candidate.frame is not None:
        yield from _under(candidate.frame)
    if clause is not None and clause.i != token.i:
        yield from _under(clause)
    for child in (clause or token).children:
        if child.dep_ in ("dobj", "pobj", "nsubjpass"):
            yield from _under(child)
    yield from (c for c in token.children if c.dep_ in ("compound", "nmod", "poss"))
    if clause is not None and in_class(clause.lemma_.lower(), "experiencing", "affecting"):
        yield from (c for c in clause.children if c.dep_ in (*SUBJECTS, "dobj") and c.i != token.i)


def _only_place(
    candidate: Candidate, skip: frozenset[int], others: Sequence[Candidate]
) -> tuple[Place | None, Token | None]:
    above = {candidate.token.i, *(head.i for head in climb(candidate.token))}
    foreign = {
        token.i
        for other in others
        if other.date is not None and other.sentence is candidate.sentence and other.token.i not in above
        for token in other.token.subtree
    }
    clause = clause_head(candidate.clause or candidate.token)
    found: dict[str, tuple[Place, Token]] = {}
    for token in candidate.sentence:
        if token.dep_ == "prep" and token.lower_ in _WHERE:
            inside = clause is not None and (head := clause_head(token)) is not None and head.i == clause.i
            for child in token.children if inside else ():
                place = _placed(child) if child.dep_ == "pobj" and child.i not in foreign | skip else None
                if place is not None:
                    found.setdefault(place.name, (place, child))
    return next(iter(found.values())) if len(found) == 1 else (None, None)


def _under(token: Token) -> Iterator[Token]:
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ in _WHERE:
            for child in prep.children:
                if child.dep_ == "pobj":
                    yield child
                    yield from _under(child)


def _placed(token: Token) -> Place | None:
    if token.pos_ != "PROPN" and token.ent_type_ not in _PLACES:
        return None
    span = _name_around(token)
    known = lookup(span)
    if known is not None and (token.ent_type_ in _PLACES or not is_ambiguous(span)):
        return known
    if demonym(span) is not None or token.ent_type_ not in _PLACES:
        return None
    return Place(span)


def _name_around(token: Token) -> str:
    """The whole proper name that a token ends: entity, or the compound of proper nouns before it."""
    for ent in token.doc.ents:
        if ent.start <= token.i < ent.end:
            return _clean(ent)
    first = min([token.i, *(c.i for c in token.lefts if c.dep_ == "compound" and c.pos_ == "PROPN")])
    return str(token.doc[first : token.i + 1].text)
