"""Relations between the events of a sentence: which came before which, which brought which about.

Patterns of the parse, as CATENA and the TimeML guidelines list them: causal verbs, temporal prepositions and
conjunctions with an event under them, *follow* and *precede*, and nouns that tell what an event did.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.extract.attach.distances import to_the_day, unit_between, years_on
from events.extract.attach.occasions import (
    did_then,
    goes_along,
    harmed_too,
    is_ceremony,
    is_occasion,
    is_then,
    loses_lives,
    of_what,
    told_apart,
)
from events.extract.attach.tenses import defers
from events.extract.find.acts import is_outcome
from events.extract.find.carrying import has_mere_cause
from events.extract.find.eventtypes import OTHER, event_type
from events.extract.language.eventnouns import called_off_by
from events.extract.language.forms import TIMES
from events.extract.language.grammar import (
    aspect,
    climb,
    conjuncts,
    has_subject,
    is_passive,
    is_past_perfect,
    is_record,
    modal,
    own_subject,
    subject,
)
from events.extract.language.people import is_person
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Span, Token
    from events.tag import Timex

__all__ = ["Relation", "event_under", "relations_of"]

#: Prepositions and conjunctions → (relation of the event under them to the event above, whether it follows closely).
_CONNECTIVES = {
    "after": "soon before",
    "following": "soon before",
    "before": "after",
    "since": "since",
    "during": "around",
    "amid": "around",
    "amidst": "around",
    "upon": "around",
    "when": "same",
    "as": "same",
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
    "eve": "eve",
    "end": "before",
    "time": "after",
    "anniversary": "anniversary",
    "centenary": "anniversary",
    "bicentenary": "anniversary",
}
_LIMITS = frozenset(("within", "after", "following"))


@dataclass(frozen=True, slots=True)
class Relation:
    """``first`` stands in ``kind`` to ``second``.

    Attributes:
        kind: ``before``, ``soon before`` (*in response to*), ``closely before`` (its cause), ``same`` (one
            happening), ``eve`` (the day before), ``around`` (second within first), ``since`` (second from first on),
            ``within`` (second at most so long after first), ``anniversary`` (second on the day of first, years on),
            ``of`` (first is told as part of second).
        first: The earlier event.
        second: The later event.
        word: The word that says so.
        distance: The duration that lies between them, where one is stated: *three weeks after*.
    """

    kind: str
    first: Candidate
    second: Candidate
    word: Token
    distance: Timex | None = None

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
        if _COMPLEX.get(node.lower_) == "anniversary":
            continue  # a day years after the event under it
        if node.pos_ in ("NOUN", "PROPN", "PRON", "ADP", "SCONJ", "VERB") and len(queue) < 12:
            under = (c for c in node.children if c.dep_ in ("prep", "pobj", "pcomp", "acl") and c.i > node.i)
            queue += [c for c in under if c.dep_ != "acl" or c.doc[c.i - 1].text != "," or not is_person(node)]
    return None


def _under(things: Iterable[Token], found: Mapping[int, Candidate]) -> Candidate | None:
    return next((c for thing in things if (c := event_under(thing, found)) is not None), None)


def relations_of(
    sentence: Span, found: Mapping[int, Candidate], durations: Mapping[int, Timex] | None = None
) -> list[Relation]:
    """All relations that a sentence states between its candidates, in the order of its words.

    Args:
        sentence: Parsed.
        found: The paragraph's candidates by the index of their trigger, and of the light verb that carries them.
        durations: The paragraph's durations by the index of their last word.

    What came soon before a cause, or is said after the cause of the same effect, belongs to the chain of causes:
    ``protests, sparked by calls for safety following the deaths of …``.
    """
    relations = list(_stated(sentence, found, durations or {}))
    out: list[Relation] = []
    for relation in relations:
        links = [r for r in out if r.kind == "closely before" and r.word.i < relation.word.i]
        chain = next((r for r in links if relation.second in (r.second, found.get(r.word.i))), None)
        if relation.kind == "soon before" and chain is not None and relation.first is not chain.second:
            out.append(Relation("closely before", relation.first, chain.second, relation.word))
        else:
            out.append(relation)
    return out


def _stated(sentence: Span, found: Mapping[int, Candidate], durations: Mapping[int, Timex]) -> Iterator[Relation]:
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB":
            yield from _of_verb(token, lemma, found)
        limited = [*_limited(token, found, durations)] if token.lower_ in _LIMITS and token.dep_ == "prep" else []
        yield from limited
        if token.lower_ in _CONNECTIVES and token.dep_ in ("prep", "mark", "pcomp", "advmod", "acl") and not limited:
            beside = (*token.head.children, *(token.head.head.children if token.dep_ == "mark" else ()))
            near = (*token.children, *(c for c in beside if c.i == token.i - 1))
            counted = next((durations[c.i] for c in near if c.dep_ in ("npadvmod", "dep") and c.i in durations), None)
            unit = to_the_day(token)
            counted = counted or unit_between(token) or (None if unit is None else durations.get(unit.i))
            yield from _connective(token, _CONNECTIVES[token.lower_], found, counted)
        elif lemma in _COMPLEX and _is_said_of(token, _COMPLEX[lemma]):
            yield from _complex(token, _COMPLEX[lemma], found)
        elif token.i in found and is_outcome(token):
            yield from _consequence(token, found)


def _of_verb(verb: Token, lemma: str, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    """What a verb states: what came of what, or before it, or within it."""
    brought = [*_causal(verb, found)] if in_class(lemma, "causing") else []
    if brought:
        yield from brought
    elif lemma in ("follow", "precede") and verb.lower_ not in _CONNECTIVES:
        yield from _sequence(verb, found, later_first=lemma == "follow")
    elif verb.i in found and found[verb.i].is_verb:
        yield from _subject_event(verb, found)
        yield from _inside(verb, found)
        yield from _part(verb, found)
    elif verb.i in found:
        yield from _inside(verb, found)


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
    deed = found.get(verb.head.i) if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_ != "cause" else None
    if deed is not None and deed.is_verb:
        thing = verb.head  # "they took the town, leading to riots"; but "causing damage" is what they did
    causes, effects = ([thing] if thing is not None else []), _objects(verb)
    if is_passive(verb) or verb.tag_ == "VBN":
        agent = _agent(verb)
        causes, effects = ([agent] if agent is not None else []), causes
    for cause in causes:
        for effect in effects:
            a, b = event_under(cause, found), event_under(effect, found)
            told = b is not None and (b.token is verb or (b.clause is verb and has_mere_cause(verb)))
            told = told or _is_nothing(cause)
            if a is not None and b is not None and a is not b and not told:
                yield Relation("closely before", a, b, verb)


def _is_nothing(cause: Token) -> bool:
    """Whether a cause is no event of any type and names nobody: ``the decision of the board``."""
    return event_type(cause.lemma_.lower(), cause.pos_) == OTHER and all(t.pos_ != "PROPN" for t in cause.subtree)


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
    lasted = verb.dep_ == "conj" and (in_class(verb.head.lemma_.lower(), "lasting") or _does_too(verb, found))
    thing = own_subject(verb.head) if lasted and not has_subject(verb) else own_subject(verb)
    if did_then(verb, found):  # "a gale in March that sank two ferries"
        thing = verb.head
    moved = in_class(verb.lemma_.lower(), "cancelling") and not in_class(verb.lemma_.lower(), "changing")
    moved = moved or (is_passive(verb) and in_class(verb.lemma_.lower(), "set_for.reduced"))  # "the vote was called"
    moved = moved or defers(verb) or (thing is not None and called_off_by(thing) is not None)
    happens = verb.tag_ in ("VBD", "VBN") and not moved and not (thing is not None and told_apart(thing, verb))
    if thing is not None and thing.i in found and happens:
        yield Relation("same", found[thing.i], found[verb.i], verb)


def _does_too(verb: Token, found: Mapping[int, Candidate]) -> bool:
    """Whether a past is joined to another of one event: ``The flood of 1953 displaced many and destroyed a bridge``."""
    alike = verb.tag_ == verb.head.tag_ == "VBD" and not found[verb.i].attachments
    return alike and any(c.lower_ == "and" and c.dep_ == "cc" for c in verb.head.children)


def _inside(verb: Token, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    """``killed in a fire``: harm and event are one; ``signed at a summit on Friday``, ``at the talks``: within it."""
    harms = in_class(verb.lemma_.lower(), "harming", "harming.undergone") or loses_lives(verb)
    carried = found[verb.i].token  # "won a landslide in Sunday's election"
    things = (c for c in verb.children if c.dep_ == "dobj" and c.i not in found)  # "won 40 seats in the election"
    inside = tuple(t for thing in things for of in (thing, *of_what(thing)) for t in of.children)
    if carried.i != verb.i and carried.head.i == verb.i:
        inside = tuple(carried.children)
    for prep in (*verb.children, *inside):
        manner = prep.lower_ == "in" and in_class(verb.lemma_.lower(), "pledging")  # "In a sudden shift, Arlex said"
        if prep.dep_ != "prep" or prep.lower_ not in ("in", "at", "on") or manner:
            continue
        for thing in prep.children:
            event = found.get(thing.i)
            if thing.dep_ != "pobj" or event is None or event.is_verb:
                continue
            if harms:
                told = next((found[c.i] for c in _sharing(verb) if c.i in found), found[verb.i])
                yield from (Relation("of", part, told, prep) for part in (event, found[verb.i]) if part is not told)
            elif is_ceremony(thing, verb):
                yield Relation("of", event, found[verb.i], prep)
            elif is_occasion(thing, prep) or (event.attachments and is_then(event, verb, prep)):
                yield Relation("around", event, found[verb.i], prep)


def _sharing(verb: Token) -> Iterator[Token]:
    """The verb before *and* that a verb of harm shares its complement with: ``killed`` of ``killed and injured in``."""
    if verb.dep_ == "conj" and in_class(verb.head.lemma_.lower(), "harming", "harming.undergone"):
        yield verb.head


def _part(verb: Token, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    """What is told with the verb above it: harm (``crashed, killing nine``), what is settled (``agreed to end``)."""
    above = found.get(verb.head.i)
    if in_class(verb.lemma_.lower(), "harming"):
        clause = verb.head if verb.dep_ == "conj" else verb  # "the gale that sank a ferry and unroofed a mill"
        event = found.get(clause.head.i)
        if clause.dep_ == "relcl" and event is not None and not event.is_verb:
            yield Relation("of", found[verb.i], event, verb)
            return
    first = verb.head if verb.dep_ == "conj" and verb.head.tag_ == "VBG" and verb.tag_ == "VBG" else verb
    if first.dep_ == "advcl" and not has_subject(verb):  # "sank, spilling oil and killing birds"
        above = found.get(first.head.i)
    if above is None or not above.is_verb:
        return
    harm = verb.tag_ == "VBG" and first.dep_ == "advcl" and first.i > first.head.i and in_class(verb.lemma_, "harming")
    apart = bool(found[verb.i].attachments and above.attachments)  # "agreed on Monday to form a cabinet by May"
    if harm or (verb.dep_ == "xcomp" and in_class(above.lemma, "resolving") and not apart):
        yield Relation("of", found[verb.i], above, verb)


def _above(token: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """The event above a word; none beyond a clause that says what somebody does: ``which has had it since moving``."""
    for head in climb(token):
        if head.i in found:
            return found[head.i]
        joined = (found[c.i] for c in conjuncts(head) if head.lemma_ == "have" and c.i in found)
        if (told := next(joined, None)) is not None:
            return told  # "two years after the vote the firm had 40 shops and was sold"
        apart = head.dep_ == "relcl" or (head.dep_ == "ccomp" and head.i < head.head.i)  # "…; the mill burned down"
        if apart and head.pos_ in ("VERB", "AUX"):
            return None
    return None


def _connective(word: Token, kind: str, found: Mapping[int, Candidate], distance: Timex | None) -> Iterator[Relation]:
    clause = word.tag_ == "WRB" or (word.dep_ == "mark" and all(c.dep_ != "pobj" for c in word.children))
    top = word.head if clause else word
    if (kind == "since" and is_record(word)) or (word.lower_ == "as" and not goes_along(word)):
        return  # "the worst flood since records began"
    if kind == "same" and clause and top.dep_ == "relcl" and _follows_time(word):
        return  # "the strongest storm since 2013, when Ada killed nine", "a poster from 1989, when they won"
    things = (c for c in word.children if c.dep_ in ("pobj", "pcomp", "dobj"))
    under = found.get(top.i) if clause else _under(things, found)
    whose = _told_before(top) if clause else None
    above = _above(top, found) if whose is None else found.get(whose.i)
    above = above if above is None or distance is None else found.get(_opened(above.token).i, above)
    above = above if distance is None else _made_known(above, under, found)
    if distance is not None and (dated := _dated_before(word, found)) is not None and dated is not under:
        above = dated
    for one in (above, None if above is None or not clause else harmed_too(above, found)):
        for relation in _oriented(kind, under, one, word):
            yield replace(relation, distance=distance)


def _made_known(above: Candidate | None, under: Candidate | None, found: Mapping[int, Candidate]) -> Candidate | None:
    """What was said of an act to come, if that was so long after something: *would buy it, a week after he left*."""
    act, past = None if above is None else above.clause, None if under is None else under.clause
    if act is None or past is None or act.dep_ != "ccomp" or modal(act) != "would" or aspect(past) != "past":
        return above
    return found.get(act.head.i, above) if act.head.i < act.i else above


def _dated_before(word: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """What has its date right before the distance: *who won it in May 2019, two months after he came, was sacked*."""
    unit = next((c for c in (*word.children, *word.head.children) if c.dep_ == "npadvmod" and c.i < word.i), None)
    at = -1 if unit is None else unit.left_edge.i - 2
    doc = word.doc
    if at < word.sent.start or doc[at + 1].text != "," or doc[at].ent_type_ not in TIMES:
        return None
    above = _above(doc[at], found)
    return above if above is not None and above.is_verb else None


def _opened(clause: Token) -> Token:
    """The predicate before which a participle tells when it was: ``Acting nine days after the vote, it met``."""
    opens = clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.i < clause.head.i and not has_subject(clause)
    return clause.head if opens else clause


def _limited(within: Token, found: Mapping[int, Candidate], durations: Mapping[int, Timex]) -> Iterator[Relation]:
    """What came no longer than so long after an event: ``within a week of the siege``, ``in the days after it``."""
    units = (t for c in within.children for t in (c, *conjuncts(c)))  # "within hours or days of"
    unit = next((t for t in units if t.i in durations), None)
    of = None if unit is None else next((c for c in unit.rights if c.lower_ == "of"), None)
    if within.lower_ != "within":  # "in the days after"
        told = within.doc[max(within.i - 1, 0)]
        over = told.i in durations and told.dep_ == "pobj" and told.head.lower_ in ("in", "over", "during")
        unit, of = (told, within) if over else (None, None)
    event = None if of is None else next((found[c.i] for c in of.children if c.i in found), None)
    later = _above(within, found)
    if unit is not None and event is not None and later is not None and later is not event:
        yield Relation("within", event, later, within, durations[unit.i])


def _told_before(clause: Token) -> Token | None:
    """The relative clause that one hung on its noun goes with: ``the man who fled before it went off was held``."""
    if clause.dep_ != "advcl" or clause.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return next((c for c in clause.head.rights if c.dep_ == "relcl" and c.i < clause.i), None)


def _follows_time(word: Token) -> bool:
    """Whether a conjunction tells what happened at a time that stands right before it, which is of what it dates."""
    at = word.i - 1 - (word.i > 1 and word.nbor(-1).text == ",")
    return at >= 0 and word.doc[at].ent_type_ in TIMES


def _is_said_of(noun: Token, kind: str) -> bool:
    """Whether a noun tells when something was; an anniversary does where it is kept or falls, too."""
    if noun.dep_ == "pobj":
        return noun.head.lower_ in ("in", "on", "by") or (noun.head.lower_ == "for" and kind == "anniversary")
    return kind == "anniversary" and noun.dep_ in ("dobj", "nsubj", "nsubjpass", "appos")


def _complex(noun: Token, kind: str, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    if noun.lower_ == "time":  # "by the time the fire was out, he had fled"
        above, clauses = _above(noun.head, found), (c for c in noun.rights if c.dep_ == "relcl")
        if above is not None and above.clause is not None and is_past_perfect(above.clause):
            yield from _oriented(kind, next((found[c.i] for c in clauses if c.i in found), None), above, noun)
        return
    of = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "to", "up", "for")]
    things = [child for prep in of for child in prep.children]
    if kind == "eve" and any(_COMPLEX.get(thing.lemma_) == "anniversary" for thing in things):
        return
    under, above = _under(things, found), _above(noun, found)
    if kind == "anniversary" and under is not None and above is not None and above is not under:
        yield Relation(kind, under, above, noun, years_on(noun))
        return
    yield from _oriented(kind, under, above, noun)


def _oriented(kind: str, under: Candidate | None, above: Candidate | None, word: Token) -> Iterator[Relation]:
    if under is None or above is None or under is above:
        return
    if kind in ("after", "eve"):
        yield Relation("before" if kind == "after" else kind, above, under, word)
    else:
        clause = word.dep_ == "mark" and kind == "soon before"
        yield Relation("before" if clause else kind, under, above, word)


def _consequence(noun: Token, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in ("in", "from", "during"):
            for child in prep.children:
                if child.dep_ == "pobj" and child.i in found:
                    yield Relation("same", found[child.i], found[noun.i], prep)
