"""Parts: which words of a sentence tell of one happening, though each could be an event by itself.

*Began to withdraw*, *helped end*, *completed the purchase*, *attended a rally*: the outer verb tells the whole, and
what is under it speaks of the same event. Nothing of this dates an event; it keeps one event from being told twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.attach.relations import Relation, event_under
from events.extract.find.candidates import merely_occurs
from events.extract.language.forms import TIMES
from events.extract.language.grammar import SUBJECTS, aspect, climb, conjuncts, has_subject, subject
from events.extract.language.lexicon import classes
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Span, Token

__all__ = ["days_of", "parts_of"]

_DAYS = frozenset(("day", "night", "morning", "evening"))


def days_of(sentence: Span, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    """Relations *around* from what a day is told by to what was done on it: ``fled on the day the strike began``.

    Args:
        sentence: Parsed.
        found: The paragraph's candidates by the index of their trigger, and of the light verb that carries them.
    """
    for day in sentence:
        on = day.dep_ == "npadvmod" or (day.dep_ == "pobj" and day.head.lower_ == "on")
        beside = day.dep_ == "appos" and day.head.ent_type_ in TIMES  # "on 3 May, the very day that they left"
        words = [c.lower_ for c in day.lefts if c.lower_ not in ("very", "same")]
        if not (on or beside) or day.lower_ not in _DAYS or words not in (["the"], ["that"]):
            continue
        things = [t for c in day.rights for t in (c, *c.children) if c.dep_ == "relcl" or c.lower_ == "of"]
        told = next((c for thing in things if (c := event_under(thing, found)) is not None), None)
        done = next((found[h.i] for h in climb(day) if h.i in found), None)
        if told is not None and done is not None and told is not done:
            yield Relation("around", done, told, day) if beside else Relation("around", told, done, day)


def parts_of(sentence: Span, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    """Relations *of* from what is told as part of an event to that event, in the order of the sentence's words.

    Args:
        sentence: Parsed.
        found: The paragraph's candidates by the index of their trigger, and of the light verb that carries them.
    """
    for token in sentence:
        whole = found.get(token.i)
        if whole is not None and not whole.is_verb and in_class(whole.lemma, "settling"):
            yield from _settled(token, whole, found)
        if token.dep_ == "relcl" and token.pos_ == "VERB":
            yield from (*_told_after(token, found), *_told_by(token, found), *_in_which(token, found))
        yield from _done_in(token, found) if token.dep_ == "conj" else ()
        if whole is not None and whole.token.i == token.i and not whole.attachments:
            yield from _beside(token, whole, found)
        if whole is None or not whole.attachments:
            continue
        if whole.token.i != token.i:
            yield from _harm(token, whole, found)
            continue
        for inner in _inner(token):
            part = found.get(inner.i)
            clause = inner.dep_ in ("advcl", "conj")
            if part is not None and clause and bool(part.attachments) is not (inner.tag_ == "VB"):
                continue
            if part is not None and part is not whole and not in_class(part.lemma, "generic.vague"):
                yield Relation("of", part, whole, token)


def _done_in(verb: Token, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    """How somebody was harmed is told with the harm: ``shot and killed a man``, ``was hit and killed by a train``."""
    how = verb.head
    part, whole = found.get(how.i) if how.i == verb.i - 2 and verb.nbor(-1).dep_ == "cc" else None, found.get(verb.i)
    harm = whole is not None and in_class(whole.lemma, "harming")
    if part is not None and whole is not None and harm and in_class(part.lemma, "assailing.verbs", "assailing.ways"):
        yield Relation("of", part, whole, verb)


def _settled(noun: Token, whole: Candidate, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    """What was settled is told with the settling: ``the decision to ban the airline``."""
    for child in noun.children:
        part = found.get(child.i) if child.dep_ == "acl" and child.tag_ == "VB" else None
        if part is not None and not part.attachments:
            yield Relation("of", part, whole, noun)


def _beside(verb: Token, whole: Candidate, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    """What a participle after the news of the day tells with it: ``They dug the canal, joining the lakes``."""
    for child in verb.children:
        agreed = child.dep_ == "dobj" and verb.lemma_.lower() == "agree"  # "Airlines agree purchase of ten jets"
        told = [child] if agreed else _results(child) if child.tag_ == "VBG" and _result(verb, child) else []
        for part in (found[one.i] for one in told if one.i in found):
            if not part.attachments:
                yield Relation("of", part, whole, verb)


def _harm(verb: Token, whole: Candidate, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    """What an event did that a verb only says happened: ``an earthquake struck Java, killing 40 people``."""
    for child in verb.children:
        harms = child.dep_ == "advcl" and child.tag_ == "VBG" and in_class(child.lemma_.lower(), "harming")
        if harms and child.i > verb.i and child.i in found and not found[child.i].attachments:
            yield Relation("of", found[child.i], whole, verb)


def _inner(verb: Token) -> Iterator[Token]:
    """The words under a verb that tell of what it tells."""
    lemma = verb.lemma_.lower()
    begins = in_class(lemma, "aspectual")
    acts = begins or in_class(lemma, "attempting.doing")
    shares = in_class(lemma, "partaking") or lemma == "agree"
    roles: tuple[str, ...] = ("dobj", "nsubjpass") if begins or shares else ()
    if begins and not any(c.dep_ == "dobj" for c in verb.children):
        roles = SUBJECTS
    for child in verb.children:
        role = child.dep_
        clause = acts and role in ("xcomp", "ccomp") and child.tag_ in ("VB", "VBG")
        if clause or role in roles:
            yield child
        elif _result(verb, child):
            yield from _results(child)
        elif role == "prep" and child.lower_ in ("in", "at"):
            things = (c for c in child.children if c.dep_ == "pobj")  # "beat Rovers in the final"
            yield from (c for c in things if shares or classes(c.lemma_.lower()) & {"contest", "venue"})
    if begins and verb.dep_ == "xcomp":  # "the harvest is due to begin"
        yield from (c for c in verb.head.children if c.dep_ in SUBJECTS)


def _result(verb: Token, child: Token) -> bool:
    """Whether a clause after a predicate tells what it came to: ``…, ending the war``, ``rose to close at $12``."""
    if child.dep_ != "advcl" or child.i < verb.i:
        return False
    if child.tag_ == "VB":
        return True
    marked = any(c.dep_ == "mark" or c.tag_ in ("WRB", "TO") or c.dep_ in SUBJECTS for c in child.children)
    return child.tag_ == "VBG" and not marked and aspect(verb) in ("past", "perfect", "future")


def _results(clause: Token) -> Iterator[Token]:
    """A participle that tells what something came to, and those joined to it: ``taking the port and freeing six``."""
    yield clause
    yield from (c for c in conjuncts(clause) if c.tag_ == clause.tag_ == "VBG" and not has_subject(c))


def _told_after(verb: Token, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    """``The landslide that occurred near the dam``, ``the fire at a mill that killed a groom``: of the noun."""
    harms = in_class(verb.lemma_.lower(), "harming")
    noun = verb.head
    if harms and noun.i not in found and noun.dep_ == "pobj" and noun.head.lower_ in ("of", "in", "at", "on"):
        noun = noun.head.head
    part, whole = found.get(verb.i), found.get(noun.i)
    if part is None or whole is None or whole.is_verb or part.attachments:
        return
    if not whole.attachments and not merely_occurs(verb):
        return
    if harms or merely_occurs(verb):
        yield Relation("of", part, whole, verb)
        for other in (c for c in verb.children if c.dep_ == "conj" and c.i in found and not found[c.i].attachments):
            yield Relation("of", found[other.i], whole, verb)


def _in_which(verb: Token, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    """``A battle in which nine died``: within it; ``a rocket hit a hall, in which nine died``: harm within harm."""
    preps = (c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in ("in", "at", "during"))
    prep = next((c for c in preps if any(t.lower_ == "which" for t in c.children)), None)
    part, noun = found.get(verb.i), verb.head
    if prep is None or part is None or part.attachments or aspect(verb) not in ("past", "modal"):
        return
    things = [noun]
    while things[-1].dep_ == "pobj" and things[-1].head.lower_ == "of":
        things.append(things[-1].head.head)  # "an engagement of the war in which nine died"
    if things[-1].dep_ == "attr" and (thing := subject(things[-1].head)) is not None:
        things += (thing, *(c for c in thing.rights if c.dep_ == "acl"))  # "The battle … was one in which nine died"
    above = noun.head
    harms = noun.dep_ == "dobj" and in_class(verb.lemma_.lower(), "harming", "harming.undergone")
    if harms and in_class(above.lemma_.lower(), "harming", "harming.undergone", "upon_towns"):
        things.append(above)
    events = [found[thing.i] for thing in things if thing.i in found]
    whole = next((event for event in events if event.attachments), events[0] if events else None)
    if whole is not None:
        yield Relation("around", whole, part, prep)


def _told_by(verb: Token, found: Mapping[int, Candidate]) -> Iterator[Relation]:
    """``The strike that paralysed the port in May``: what a dated clause says that an event did dates the event."""
    part, whole = found.get(verb.head.i), found.get(verb.i)
    if part is None or whole is None or part.is_verb or part.attachments or not whole.attachments:
        return
    does = any(c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP") for c in verb.children)
    if (
        does
        and in_class(verb.lemma_.lower(), "harming", "affecting", "bringing")
        and not in_class(part.lemma, "enduring")
    ):
        yield Relation("of", part, whole, verb)
