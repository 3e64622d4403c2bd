"""What a document tells twice with a date: events that their own words do not tell apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from events.extract.attach.happenings import goes_into
from events.extract.date.coreference import related
from events.extract.describe.kinds import type_of
from events.extract.find.carrying import only_begins
from events.extract.find.eventtypes import OTHER
from events.extract.language.grammar import own_subject
from events.extract.language.infinitives import came_of
from events.extract.language.predicates import in_class, noun_again
from events.extract.model import BASES
from events.extract.name.accounts import at_one_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.model import EventDate, Mention

__all__ = ["join_bare_nouns", "join_titles"]

#: A shorter title may be that of several events of a document: *shares fall*.
_TELLING = 16
#: What befalls somebody once.
_ONCE = {"bear": "birth", "die": "death"}
#: In so many sentences the accident is the crash that was told of.
_NEAR = 3
_POINTING = ("the", "this", "these")


def join_bare_nouns(
    candidates: Sequence[Candidate], told: Sequence[Candidate], has_title: Callable[[Candidate], bool]
) -> bool:
    """Let a dated noun without more words (*the 1987 crash*) speak of the event that the text tells elsewhere.

    That is one of the same word or of one that derives from it, at a time that may be the same; else the last one
    before it that a verb tells, of the same type and the very same date (*Thursday's ruling*). A noun with more words
    does so where its verb tells what it did then (*the great flood carried away the bridge*), or only that what was
    told before it began (*they overran the town; the attack began at dawn*). So does what a change came to (*rose to
    close at $12*).

    Returns:
        Whether any does.
    """
    joined = False
    by_lemma: dict[str, list[Candidate]] = {}
    for candidate in told:
        by_lemma.setdefault(candidate.lemma, []).append(candidate)
    verbs = {(c.paragraph.index, c.token.i): c for c in told if c.is_verb}
    for candidate in candidates:
        if (one := _did(candidate, verbs)) is not None:
            one.date = candidate.date
        one = one or _done_in(candidate, verbs) or _told_by_when(candidate, verbs) or _changed(candidate, verbs)
        if (one := one or _which_began(candidate, told)) is not None:
            candidate.refer_to(one)
            joined = True
            continue
        bare = not candidate.is_verb and candidate.attachments and candidate.antecedent is None
        if not bare or candidate.date is None or candidate.date.edtf is None or has_title(candidate):
            continue
        alike = (
            other
            for others in by_lemma.values()
            if related(candidate, others[0]) or related(others[0], candidate)
            for other in others
        )
        one = next((other for other in alike if at_one_time(candidate, other)), None) or _of_a_kind(candidate, told)
        if one is not None:
            candidate.refer_to(one)
            joined = True
    return joined


def _did(candidate: Candidate, verbs: Mapping[tuple[int, int], Candidate]) -> Candidate | None:
    """What a dated noun's verb tells that it did, at the very same time, and to what."""
    token = candidate.token
    if candidate.clause is not None or candidate.antecedent is not None or token.dep_ != "nsubj":
        return None
    told = verbs.get((candidate.paragraph.index, token.head.i))
    same = told is not None and told.antecedent is None and _is_of_day(told, candidate)
    if told is None or not same or in_class(told.lemma, "aspectual", "following", "causing", "reporting", "statement"):
        return None
    return told if any(c.dep_ == "dobj" for c in told.token.children) else None


def _done_in(candidate: Candidate, verbs: Mapping[tuple[int, int], Candidate]) -> Candidate | None:
    """What was done in an event of its kind that no words tell more of: ``seized power in a coup in 1991``.

    Who only went into it (*went on a tour of four towns in May*) did no more.
    """
    token, prep = candidate.token, candidate.token.head
    if candidate.is_verb or token.dep_ != "pobj" or candidate.antecedent is not None:
        return None
    into = goes_into(prep.head, token)
    if not (into or prep.lower_ == "in"):
        return None
    at = candidate.paragraph.index
    told = verbs.get((at, prep.head.i)) or verbs.get((at, prep.head.head.i))
    if told is None or told.antecedent is not None or not (told.attachments and _is_of_day(told, candidate)):
        return None
    if into:
        return told
    beside = (c for c in token.children if c.dep_ in ("poss", "acl", "relcl", "appos", "prep"))
    if any(not _is_timed(c) for c in beside):
        return None
    return told if type_of(told) == type_of(candidate) else None


def _told_by_when(candidate: Candidate, verbs: Mapping[tuple[int, int], Candidate]) -> Candidate | None:
    """What happened, where only a clause with *when* tells it: ``The turning point came in June, when the fleet sank``.

    Not of what has a name, or of which is told whose or where it was, nor of what the clause does not tell (*fighting
    broke out in June, when engineers laid a pipe*).
    """
    verb = candidate.clause
    if verb is None or candidate.antecedent is not None or only_begins(verb):
        return None
    if not in_class(verb.lemma_.lower(), "occurring"):
        return None
    thing = own_subject(verb)
    when = next((t for t in verb.sent if t.lower_ == "when" and t.i > verb.i), None)
    told = None if when is None else verbs.get((candidate.paragraph.index, when.head.i))
    if thing is None or told is None or told is candidate or told.antecedent is not None:
        return None
    more = any(c.pos_ == "PROPN" or c.dep_ in ("poss", "acl", "relcl", "appos", "prep") for c in thing.children)
    if thing.pos_ != "NOUN" or more or not _is_of_day(told, candidate):
        return None
    return None if type_of(told) == OTHER != type_of(candidate) else told


def _changed(candidate: Candidate, verbs: Mapping[tuple[int, int], Candidate]) -> Candidate | None:
    """The change that came to what an infinitive tells: *rose*, of ``rose to close at $12``."""
    if not candidate.is_verb or candidate.antecedent is not None or not came_of(candidate.token):
        return None
    told = verbs.get((candidate.paragraph.index, candidate.token.head.i))
    return told if told is not None and told.antecedent is None and _is_of_day(told, candidate) else None


def _is_timed(prep: Token) -> bool:
    """Whether a phrase says when: ``in 1991``."""
    return any(c.ent_type_ in ("DATE", "TIME") for c in prep.children)


def _which_began(candidate: Candidate, told: Sequence[Candidate]) -> Candidate | None:
    """What was told right before, where a definite noun for something of its kind is only said to have begun."""
    verb = candidate.clause or candidate.token.head
    thing = own_subject(verb)
    if thing is None or candidate.antecedent is not None or candidate.token.i not in (thing.i, verb.i):
        return None
    pointed = any(c.lower_ in _POINTING for c in thing.children)
    more = any(c.dep_ in ("amod", "compound", "prep", "acl") or _tells_which(c) for c in thing.children)
    begins = in_class(verb.lemma_.lower(), "aspectual.begin", "occurring")
    if more or not (pointed and begins):
        return None
    before = (c for c in reversed(told) if c.start < candidate.start and candidate.place - c.place <= _NEAR)
    same = (c for c in before if noun_again(thing.lemma_.lower(), c.lemma) and _is_of_day(c, candidate))
    again = next(same, None)
    if again is not None or not in_class(thing.lemma_.lower(), "generic.nouns"):
        return again
    one = _of_a_kind(candidate, told)
    return one if one is not None and candidate.place - one.place == 1 else None


def _tells_which(clause: Token) -> bool:
    """Whether a relative clause tells which is meant; behind a comma it only tells more of it."""
    return clause.dep_ == "relcl" and clause.doc[clause.head.i + 1].text != ","


def _of_a_kind(candidate: Candidate, told: Sequence[Candidate]) -> Candidate | None:
    kind = type_of(candidate)
    for other in reversed(told) if kind != OTHER else ():
        if other.is_verb and other.start < candidate.start and _is_of_day(other, candidate) and type_of(other) == kind:
            return other
    return None


def _is_of_day(a: Candidate, b: Candidate) -> bool:
    """Whether two are of the very same days, whatever hour one is told with."""
    if a.date is None or b.date is None or a.date.edtf is None or b.date.edtf is None:
        return False
    first, other = a.date.edtf.bounds(), b.date.edtf.bounds()
    return a.date.edtf == b.date.edtf or (first.days == other.days == 1 and first.earliest == other.earliest)


def join_titles(mentions: Sequence[Mention]) -> list[Mention]:
    """Let mentions of one document that have the same title and days in common be of one event: *found clinging*.

    So are those of one sentence and time of which one has the other's title in its own: *defeated at the Battle of
    Orsk*. Nobody is born or dies twice: *Hope (1820–1910)*, who *was born in Leith on 12 May 1820*.

    Args:
        mentions: Those that tell most first, in the order of the text.

    Returns:
        The same, in the same order; of those that are joined, and all that corefer with them, the chain and, of one
        title, the lemma of the first; what tells more has the better date.
    """
    by_title: dict[tuple[str, ...], list[Mention]] = {}
    one: dict[int, int] = {}
    lemmas: dict[int, str] = {}
    for mention in mentions:
        lemmas.setdefault(mention.chain, mention.lemma)
        once = _once(mention)
        key = once or (mention.title.casefold(),)
        known = by_title.setdefault(key, []) if once or len(mention.title) >= _TELLING else []
        first = next((_root(one, m.chain) for m in known if _share_days(m, mention)), None)
        own = _root(one, mention.chain)
        if first is not None and first != own:
            one[own] = first
        known.append(mention)
    named = {mention.chain: lemmas[_root(one, mention.chain)] for mention in mentions}
    dates: dict[int, EventDate] = {}
    for part, whole in _told_within(mentions):
        own, other = _root(one, part.chain), _root(one, whole.chain)
        if own != other:
            one[own] = other
        if BASES.index(part.date.basis) < BASES.index(whole.date.basis):
            dates[whole.trigger_start] = part.date
    told = ((m, _root(one, m.chain), dates.get(m.trigger_start, m.date)) for m in mentions)
    return [replace(m, chain=chain, lemma=named[m.chain], date=date) for m, chain, date in told]


def _once(mention: Mention) -> tuple[str, ...]:
    """The birth or death that a mention tells, and whose, by the first and the last of his names; empty of others."""
    if len(mention.participants) != 1:
        return ()
    name, title = mention.participants[0], mention.title.casefold()
    for deed, noun in _ONCE.items():
        told = (f"{name}'s {noun}".casefold(), f"{noun} of {name}".casefold())
        if mention.lemma == deed or (mention.lemma == noun and title in told):
            return deed, name.partition(" ")[0], name.rpartition(" ")[2]
    return ()


def _told_within(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of mentions of one sentence, time and kind: the second, no cause, has the title of the first in its own."""
    beside: dict[tuple[object, ...], list[Mention]] = {}
    for m in mentions:
        beside.setdefault((m.sentence_start, str(m.date.edtf), m.factuality), []).append(m)
    for told in beside.values():
        for part in told if len(told) > 1 else ():
            title = f" {part.title.rpartition(': ')[2].casefold()} "
            longer = (m for m in told if len(m.title) > len(title) and title in f" {m.title.casefold()} ")
            alike = (m for m in longer if m.event_type in (part.event_type, OTHER))
            whole = (m for m in alike if not in_class(m.lemma, "causing", "following", "bringing"))
            yield from ((part, m) for m in islice(whole, 1))


def _root(one: Mapping[int, int], chain: int) -> int:
    while chain in one:
        chain = one[chain]
    return chain


def _share_days(a: Mention, b: Mention) -> bool:
    if a.date.edtf is None or b.date.edtf is None:
        return False
    return a.date.edtf.bounds().intersect(b.date.edtf.bounds()) is not None
