"""What else an expression dates: what happened then, and what is told together with that."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from events.extract.attach.happenings import doings
from events.extract.attach.sharing import UNITS, has_own, is_dated, joined, shared
from events.extract.find.eventtypes import event_type
from events.extract.language.forms import TIMES
from events.extract.language.grammar import SUBJECTS, aspect, climb, conjuncts, is_past_perfect
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.predicates import in_class
from events.extract.language.quantities import SEASONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from events.extract.attach.sharing import Dated
    from events.extract.find.candidates import Candidate, Role
    from events.extract.language.words import Span, Token

__all__ = ["WHEN", "set_off", "then", "together"]

WHEN = "'when' tells what happened then"
#: What may stand between an expression and the clause that tells what happened then.
_BREAKS = frozenset((",", "-", "--", "–", "—", "_", "("))
#: What a time is called that is said to be of something.
_SPANS = UNITS | SEASONS
#: What stands behind an expression that is set off by a comma before it.
_CLOSES = frozenset((",", ".", ";", ":", ")"))
#: The types of what strikes, and of the harm.
_STRIKES = frozenset(("disaster or accident", "armed conflict", "crime"))


def together(root: Token, dated: Sequence[Dated], found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What is told together with the event nouns that an expression dates, and who took part in that."""
    told = {candidate.token.i for candidate, _, _ in dated}
    for candidate, role, _ in dated:
        if role != "at":
            continue
        if candidate.is_verb:
            brought = [*_brought_by(candidate.token, found), *_wrought(candidate.token, found)]
            new = (event for event in brought if event.token.i not in told)
            yield from ((event, role, f"{candidate.token.text!r} tells what it brought") for event in new)
            continue
        for other in (c for c in _paired(root, candidate.token, found) if c.token.i not in told):
            told.add(other.token.i)
            yield other, role, f"told with {candidate.token.text!r}"
            yield from doings(other.token, role, found) if other.token.dep_ == "dobj" else ()


def _brought_by(verb: Token, found: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """What somebody did of which a participle tells what it is or does, and when: *made a speech praising it today*.

    *Launched an attack killing nine on Monday*, *signed a deal giving it the port in May*; what is recalled was before.
    """
    thing = verb.head
    act = thing.head
    behind = verb.dep_ == "acl" and verb.tag_ == "VBG" and thing.dep_ == "dobj" and thing.i < verb.i
    behind = behind and not in_class(verb.lemma_.lower(), "recalling", "marking")
    if not behind or act.i not in found or aspect(act) != "past" or verb.left_edge.nbor(-1).text == ",":
        return
    entry = noun(thing.lemma_.lower())
    done = entry is not None and (entry.event_share >= EVENTIVE or entry.top in ("communication", "act", "event"))
    dated = (c for c in act.children if c.i != thing.i and any(t.ent_type_ in TIMES for t in (c, *c.children)))
    if done and not any(dated):
        yield found[act.i]
        if thing.i in found:
            yield found[thing.i]


def _wrought(verb: Token, found: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """What harm a thing did of which a clause tells when it struck: *A bomb that went off on Monday killed two*.

    Of a clause in the passive that is not known: a bomb may kill long after it was dropped.
    """
    thing = verb.head
    above = thing.head
    which = any(c.dep_ == "nsubj" and c.tag_ == "WDT" for c in verb.lefts)
    struck = verb.dep_ == "relcl" and which and aspect(verb) == "past" and thing.dep_ == "nsubj" and above.i > verb.i
    if not struck or above.i not in found or aspect(above) != "past" or has_own(above, subject=False):
        return
    lemma, kind = above.lemma_.lower(), event_type(thing.lemma_.lower(), "NOUN")
    harms = in_class(lemma, "harming", "burdening", "causing") or event_type(lemma, "VERB") in _STRIKES
    if harms and kind in _STRIKES and any(c.dep_ == "dobj" for c in above.rights):
        yield found[above.i]
        if thing.i in found and in_class(verb.lemma_.lower(), "aspectual.begin"):
            yield found[thing.i]


def then(span: Span, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """``in 2017, when the talks failed``, ``the year they met``: what the clause right after the expression tells.

    So is what it is said to be the time of: ``in 2017, the year of the floods``.
    """
    for verb in span.root.children:
        when = any(c.lower_ == "when" for c in verb.children)
        met = verb.dep_ == "relcl" and any(c.dep_ in SUBJECTS and c.tag_[0] != "W" for c in verb.children)
        bare = met and not any(c.tag_ in ("WDT", "WP") and c.dep_ != "advmod" for c in verb.children)
        if verb.dep_ in ("relcl", "acl", "advcl") and (when or bare) and verb.i in found:
            yield from _told_then(span.root, verb, found)
            return
    doc = span.doc
    at = next((n for n in range(span.end, len(doc)) if doc[n].text not in _BREAKS), len(doc))
    verb = doc[at].head if at < len(doc) else span.root
    said = tuple(t.lower_ for t in doc[at : at + 3])
    if said[:1] == ("the",) and said[2:] == ("of",) and said[1] in _SPANS:
        events = (found.get(t.i) for t in doc[at + 2].children if t.dep_ == "pobj")
        yield from ((event, "at", f"the {said[1]} of it") for event in events if event is not None)
        return
    said = said[:2]
    when = said[:1] == ("when",) or said in (("in", "which"), ("on", "which"))
    verb = verb.head if verb.dep_ == "aux" else verb  # "when it came tumbling down"
    if when and verb.pos_ == "VERB" and verb.i > at and verb.i in found:
        yield from _told_then(span.root, verb, found)


def set_off(root: Token, prep: Token | None, found: Mapping[int, Candidate]) -> tuple[Candidate | None, bool]:
    """The event that a noun names right before an expression between commas: ``at the last election, in May 2008``.

    Returns:
        The event, and whether the expression is of that alone, and not of what is told with it: ``was told of the
        closure of the mill, in 1931, and of``.
    """
    doc, after = root.doc, root.right_edge.i + 1
    apart = prep is not None and prep.i > 1 and prep.lower_ in ("in", "on") and doc[prep.i - 1].text == ","
    if prep is None or not apart or (after < len(doc) and doc[after].text not in _CLOSES):
        return None, False
    last = doc[prep.i - 2]
    ending = takewhile(lambda t: t.pos_ in ("NOUN", "PROPN", "ADP", "NUM"), (last, *climb(last)))
    nouns = [t for t in ending if t.pos_ in ("NOUN", "PROPN") and prep.i - 2 <= t.right_edge.i < prep.i]
    event = found.get(nouns[-1].i) if nouns else None
    if event is None or event.is_verb:
        return None, False
    under = event.token.head.lower_ if event.token.dep_ == "pobj" else ""
    if under in ("after", "before", "since", "until", "despite"):
        return None, False  # "was dismissed, after a quarrel, in 1882"
    return event, under in ("of", "about", "over", "for")


def _told_then(root: Token, verb: Token, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What a clause tells that says what happened then, and what is told together with that."""
    over = is_past_perfect(verb) and any(c.dep_ == "prep" and c.lower_ == "by" for c in verb.lefts)
    role: Role = "by" if over else "at"  # "by which time 90 had died and 40 had fled"
    yield found[verb.i], role, WHEN
    yield from shared(verb, role, found)
    yield from joined(root, verb, role, found)


def _paired(root: Token, noun: Token, found: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """The events that are told with one: ``saw the birth of a son and the death of a king``, ``riots and a strike``.

    Before it only where its time ends both, ``the fall of the bank and the flight of the mayor in May``; each has an
    article, a possessor or a number, or is of several.
    """
    inside = noun.i < root.i and any(head.i == noun.i for head in climb(root))
    first = noun.head if inside and noun.dep_ == "conj" else None
    joint = [c for c in noun.head.rights if c.dep_ == noun.dep_ == "dobj" and c.i > noun.i] or conjuncts(noun)
    for other in joint if not inside else () if first is None else (first, *conjuncts(first)):
        event = found.get(other.i)
        if event is None or event.is_verb or event.gapped or other.i == noun.i or is_dated(other):
            continue
        if other.tag_ == "NNS" or any(c.dep_ in ("det", "poss", "nummod") for c in other.lefts):
            yield event
