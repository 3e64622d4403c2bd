"""Relations between the events of a sentence: which came before which, which brought which about.

Patterns of the parse, as CATENA and the TimeML guidelines list them: causal verbs, temporal prepositions and
conjunctions with an event under them, *follow* and *precede*, and nouns that tell what an event did.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.extract.grammar import SUBJECTS, climb, is_passive, subject
from events.extract.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Span, Token

    from events.extract.candidates import Candidate

__all__ = ["Relation", "relations_of"]

#: Prepositions and conjunctions → (relation of the event under them to the event above, whether it follows closely).
_CONNECTIVES = {
    "after": "soon before",
    "following": "soon before",
    "before": "after",
    "since": "since",
    "during": "around",
    "amid": "around",
    "amidst": "around",
    "upon": "soon before",
    "when": "same",
}
#: Nouns that build complex prepositions: ``in the aftermath of X``.
_COMPLEX = {
    "aftermath": "soon before",
    "wake": "soon before",
    "response": "soon before",
    "reaction": "soon before",
    "retaliation": "soon before",
    "course": "around",
    "midst": "around",
    "run": "after",
    "eve": "after",
    "end": "before",
}
_CONSEQUENCES = frozenset(("death", "killing", "injury", "loss", "destruction", "casualty", "wounding", "damage"))


@dataclass(frozen=True, slots=True)
class Relation:
    """``first`` stands in ``kind`` to ``second``.

    Attributes:
        kind: ``before``, ``soon before`` (*in response to*), ``closely before`` (its cause), ``same`` (one
            happening), ``around`` (second within first), ``since`` (second from first on).
        first: The earlier event.
        second: The later event.
        word: The word that says so.
    """

    kind: str
    first: Candidate
    second: Candidate
    word: Token

    @property
    def why(self) -> str:
        """The word that says so, quoted."""
        return repr(self.word.text)


def event_under(token: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """The event that a noun phrase speaks of: its head, else the nearest event among its complements.

    ``anger over the collapse`` speaks of the collapse.
    """
    queue = [token]
    while queue:
        node = queue.pop(0)
        if node.i in found:
            return found[node.i]
        if node.pos_ in ("NOUN", "PROPN", "PRON", "ADP", "SCONJ", "VERB") and len(queue) < 12:
            queue += [c for c in node.children if c.dep_ in ("prep", "pobj", "pcomp", "acl") and c.i > node.i]
    return None


def relations_of(sentence: Span, found: Mapping[int, Candidate]) -> list[Relation]:
    """All relations that a sentence states between its candidates, in the order of its words.

    What came soon before a cause, or is said after the cause of the same effect, belongs to the chain of causes:
    ``protests, sparked by calls for safety following the deaths of …``.
    """
    relations = list(_stated(sentence, found))
    out: list[Relation] = []
    for relation in relations:
        links = [r for r in out if r.kind == "closely before" and r.word.i < relation.word.i]
        chain = next((r for r in links if relation.second in (r.second, found.get(r.word.i))), None)
        if relation.kind == "soon before" and chain is not None and relation.first is not chain.second:
            out.append(Relation("closely before", relation.first, chain.second, relation.word))
        else:
            out.append(relation)
    return out


def _stated(sentence: Span, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and in_class(lemma, "causing"):
            yield from _causal(token, found)
        elif token.pos_ == "VERB" and lemma in ("follow", "precede") and token.lower_ not in _CONNECTIVES:
            yield from _sequence(token, found, later_first=lemma == "follow")
        elif token.pos_ == "VERB" and token.i in found and found[token.i].is_verb:
            yield from _subject_event(token, found)
        if token.lower_ in _CONNECTIVES and token.dep_ in ("prep", "mark", "pcomp", "advmod", "acl"):
            yield from _connective(token, _CONNECTIVES[token.lower_], found)
        elif lemma in _COMPLEX and token.dep_ == "pobj" and token.head.lower_ in ("in", "on"):
            yield from _complex(token, _COMPLEX[lemma], found)
        elif lemma in _CONSEQUENCES and token.i in found:
            yield from _consequence(token, found)


def _objects(verb: Token) -> list[Token]:
    """The direct object, and the nouns after *to*, *in*, *off* of ``led to``, ``resulted in``, ``set off``."""
    out = [c for c in verb.children if c.dep_ == "dobj"]
    for prep in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("to", "in", "off")):
        out += [c for c in prep.children if c.dep_ == "pobj"]
    return out


def _agent(verb: Token) -> Token | None:
    for by in verb.children:
        if by.dep_ in ("agent", "prep") and by.lower_ == "by":
            return next((c for c in by.children if c.dep_ in ("pobj", "pcomp")), None)
    return None


def _causal(verb: Token, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    needs = {"set": ("off",), "touch": ("off",), "lead": ("to",), "result": ("in",)}.get(verb.lemma_.lower())
    particles = [c.lower_ for c in verb.children if c.dep_ in ("prt", "prep")]
    if needs and not any(p in needs for p in particles):
        return
    thing = subject(verb)
    if verb.dep_ == "advcl" and verb.tag_ == "VBN":  # "…, sparked by X": of the event noun before it
        nouns = [c for c in found.values() if not c.is_verb and verb.sent.start <= c.token.i < verb.i]
        thing = max(nouns, key=lambda c: c.token.i).token if nouns else thing
    causes, effects = ([thing] if thing is not None else []), _objects(verb)
    if is_passive(verb) or verb.tag_ == "VBN":
        agent = _agent(verb)
        causes, effects = ([agent] if agent is not None else []), causes
    for cause in causes:
        for effect in effects:
            a, b = event_under(cause, found), event_under(effect, found)
            if a is not None and b is not None and a is not b:
                yield Relation("closely before", a, b, verb)


def _sequence(verb: Token, found: Mapping[int, Candidate], *, later_first: bool) -> Iterator[Relation]:
    thing, agent = subject(verb), _agent(verb)
    other = agent or next(iter(_objects(verb)), None)
    if thing is None or other is None:
        return
    a, b = event_under(thing, found), event_under(other, found)
    if a is None or b is None or a is b:
        return
    later = a if later_first is (agent is None) else b
    yield Relation("before", b if later is a else a, later, verb)


def _subject_event(verb: Token, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    thing = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    happens = verb.tag_ in ("VBD", "VBN") and not in_class(verb.lemma_.lower(), "deferring")
    if thing is not None and thing.i in found and happens:
        yield Relation("same", found[thing.i], found[verb.i], verb)


def _above(token: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    return next((found[h.i] for h in climb(token) if h.i in found), None)


def _connective(word: Token, kind: str, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    clause = word.dep_ == "mark" or word.tag_ == "WRB"
    top = word.head if clause else word
    under = (
        found.get(top.i)
        if clause
        else next(
            (
                c
                for child in word.children
                if child.dep_ in ("pobj", "pcomp", "dobj") and (c := event_under(child, found))
            ),
            None,
        )
    )
    yield from _oriented(kind, under, _above(top, found), word)


def _complex(noun: Token, kind: str, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    of = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "to", "up", "for")]
    under = next((c for prep in of for child in prep.children if (c := event_under(child, found))), None)
    yield from _oriented(kind, under, _above(noun.head, found), noun)


def _oriented(kind: str, under: Candidate | None, above: Candidate | None, word: Token) -> Iterator[Relation]:
    if under is None or above is None or under is above:
        return
    if kind == "after":
        yield Relation("before", above, under, word)
    else:
        clause = word.dep_ == "mark" and kind == "soon before"
        yield Relation("before" if clause else kind, under, above, word)


def _consequence(noun: Token, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in ("in", "from", "during"):
            for child in prep.children:
                if child.dep_ == "pobj" and child.i in found:
                    yield Relation("same", found[child.i], found[noun.i], prep)
