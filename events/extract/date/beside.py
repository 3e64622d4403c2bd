"""What stands beside a dated predicate and happened with it: its setting, its conjuncts, what went on meanwhile.

*The mayor was greeted by hundreds at a ceremony, cut the ribbon and left as rain began to fall*: one day dates them
all. Where an expression gives the day, attachment shares it out; here it comes from the document or from the telling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dates import edtf_of
from events.extract.attach.happenings import settings
from events.extract.attach.sharing import shared
from events.extract.date.dating import derived_date, has_start, span, within
from events.extract.language.grammar import MEANWHILE, aspect, climb, is_past_perfect, negated, own_subject
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["date_beside"]

_MAX_DAYS = 2
#: So many days after something began, what had been done by then was hardly a part of it.
_LONG = 400
_THEM = frozenset(("it", "they", "them", "its", "their"))
_UNTIL = frozenset(("until", "till"))


def date_beside(candidates: Iterable[Candidate], found: Mapping[int, Mapping[int, Candidate]]) -> None:
    """Give the day of each dated predicate to what happened with it and is undated, in place.

    Args:
        candidates: The document's, in the order of its text.
        found: The candidates of each paragraph by the index of their trigger, and of the verb that carries them.
    """
    last: Candidate | None = None
    for candidate in candidates:
        date, clause = candidate.date, candidate.clause
        if clause is not None and date is not None:
            _begin(candidate, clause, found[candidate.paragraph.index], last)
            _close(candidate, clause, found[candidate.paragraph.index], last)
            last = candidate if clause.dep_ in ("ROOT", "conj") else last
        if clause is not None:
            _end(candidate, clause, found[candidate.paragraph.index])
            date = candidate.date
        if date is None or clause is None or date.edtf is None or negated(clause):
            continue
        _won(candidate, found[candidate.paragraph.index])
        if not _on_a_day(candidate):
            continue
        for other, why in _with(clause, found[candidate.paragraph.index]):
            if other.date is None and not other.attachments and other.antecedent is None and not negated(other.token):
                basis = "inferred" if date.basis == "inferred" else "anchored"
                basis = "document" if date.basis == "document" else basis
                other.date = derived_date(within(date.edtf), basis, candidate, why)


def _won(candidate: Candidate, found: Mapping[int, Candidate]) -> None:
    """Let who won or lost a dated contest do so then: *reached the final on 3 May, which Leeds won*; in place."""
    for clause in candidate.token.rights if not candidate.is_verb else ():
        told = found.get(clause.i) if clause.dep_ == "relcl" and clause.lemma_ in ("win", "lose") else None
        which = any(c.dep_ == "dobj" and c.lower_ == "which" for c in clause.lefts)
        if told is not None and which and told.date is None and not told.attachments and candidate.date is not None:
            why = f"{clause.text!r} tells how {candidate.token.text!r} ended"
            told.date = (
                derived_date(within(candidate.date.edtf), "anchored", candidate, why) if candidate.date.edtf else None
            )


def _begin(candidate: Candidate, clause: Token, found: Mapping[int, Candidate], last: Candidate | None) -> None:
    """Let what went on *until* a date begin with what it is told after: *took the fort in 1420 and held it until 1497*.

    So *she moved to Delft, where she taught until 1991*, *Nexo opened in 1911. By 1920 it had sold ten*, and what had
    been done *by* a day that is told right after what began; in place.
    """
    roles, date = {a.role for a in candidate.attachments}, candidate.date
    done = roles == {"by"} and clause.dep_ == "ROOT" and is_past_perfect(clause)
    lasted = "until" in roles and not roles - {"until", "duration"}
    if not (done or lasted) or date is None or has_start(date.edtf):
        return
    start = None if done else _told_after(clause, found)
    near = last is not None and candidate.place - last.place == 1
    again = _goes_on(clause)
    if start is None and last is not None and near and (again or (done and _opens(last))):
        start = last if candidate.paragraph is last.paragraph and _is_timed(last) else None
    whole = None if start is None or start.date is None else span(start.date.edtf, date.edtf)
    if done and not again and whole is not None and (whole.bounds().days or _LONG) >= _LONG:
        return
    if start is not None and whole is not None:
        why = f"from {start.token.text!r} until then"
        candidate.date = derived_date(edtf_of(whole.bounds()) if done else whole, "anchored", start, why)


def _close(candidate: Candidate, clause: Token, found: Mapping[int, Candidate], last: Candidate | None) -> None:
    """Let what had been going on since a date end with what is told of then: *who had ruled since 1376, died in 1387*.

    That is told by the clause above or the sentence before; in place.
    """
    since = [a.timex.edtf for a in candidate.attachments if a.role == "since"]
    if len(since) != len(candidate.attachments) or not since or not is_past_perfect(clause):
        return
    above = next((found[t.i] for t in climb(clause) if t.i in found and found[t.i] is not candidate), None)
    alone = clause.dep_ in ("ROOT", "relcl") and last is not None and candidate.place - last.place == 1
    before = last if alone else None
    then = next(
        (c for c in (above, before) if c is not None and c.date is not None and c.date.basis != "inferred"), None
    )
    whole = None if then is None or then.date is None else span(since[0], then.date.edtf)
    if then is not None and whole is not None:
        candidate.date = derived_date(whole, "anchored", then, f"had been so until {then.token.text!r}")


def _told_after(clause: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """What a clause goes on from, where an expression dates that: ``took the fort in 1420 and held it``."""
    above = clause.head if clause.dep_ in ("conj", "relcl", "advcl") else clause
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    start = found.get(above.i) if above.i < clause.i else None
    return start if start is not None and _is_timed(start) else None


def _is_timed(start: Candidate) -> bool:
    return any(a.role == "at" for a in start.attachments)


def _opens(last: Candidate) -> bool:
    """Whether something began that what is told next is a part of: ``The siege began on 3 May``."""
    clause = last.clause
    return clause is not None and in_class(clause.lemma_.lower(), "aspectual.begin", "aspectual.opening")


def _goes_on(clause: Token) -> bool:
    """Whether a sentence tells how long what was told before it went on: ``The record stood until 1988``."""
    thing = own_subject(clause) if clause.dep_ == "ROOT" else None
    meant = thing is not None and any(t.lower_ in _THEM for t in thing.subtree)
    again = meant or any(c.lower_ == "there" for c in clause.rights)
    return thing is not None and (again or in_class(clause.lemma_.lower(), "outlasting"))


def _end(candidate: Candidate, clause: Token, found: Mapping[int, Candidate]) -> None:
    """Let what went on until a dated event end with it: *led the trust from 1983 until she retired in 2004*.

    It begins by its own date, or with what it is told after: *founded it in 1983, led it until her death*; in place.
    """
    until = _until(clause, found)
    if until is None or until.date is None or until.date.basis == "inferred":
        return
    roles, start = {a.role for a in candidate.attachments}, _told_after(clause, found)
    own = roles <= {"from", "since"} and candidate.date is not None
    shared = start is not None and {a.timex.start for a in candidate.attachments} <= {
        a.timex.start for a in start.attachments
    }
    date = candidate.date if roles and own else start.date if start is not None and shared else None
    whole = None if date is None else span(date.edtf, until.date.edtf)
    if whole is not None:
        candidate.date = derived_date(whole, "anchored", until, f"until {until.token.text!r}")


def _until(clause: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """The event that ended what a clause tells, under *until*."""
    for child in clause.children:
        if child.dep_ == "prep" and child.lower_ in _UNTIL:
            return next((found[c.i] for c in child.rights if c.dep_ == "pobj" and c.i in found), None)
        if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _UNTIL for c in child.lefts):
            return found.get(child.i)
    return None


def _where(clause: Token) -> Iterator[Token]:
    """What was done where somebody came: ``was taken to hospital, where he died``."""
    for thing in (c for prep in clause.rights if prep.lower_ == "to" for c in prep.rights if c.dep_ == "pobj"):
        for verb in thing.rights:
            where = verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.lefts)
            if where and aspect(verb) == "past" and not in_class(verb.lemma_.lower(), "state"):
                yield verb


def _on_a_day(candidate: Candidate) -> bool:
    bounds = None if candidate.date is None or candidate.date.edtf is None else candidate.date.edtf.bounds()
    return bounds is not None and bounds.days is not None and bounds.days <= _MAX_DAYS


def _with(clause: Token, found: Mapping[int, Candidate]) -> Iterator[tuple[Candidate, str]]:
    yield from ((c, why) for c, _, why in settings(clause, "at", found))
    if aspect(clause) in ("past", "perfect"):
        yield from ((c, why) for c, _, why in shared(clause, "at", found))
        yield from ((found[c.i], "told of where it led") for c in _where(clause) if c.i in found)
    for child in clause.children:
        if child.dep_ != "advcl" or child.i not in found or aspect(child) != aspect(clause):
            continue
        mark = next((c for c in child.children if c.dep_ in ("mark", "advmod") and c.lower_ in MEANWHILE), None)
        told = aspect(clause) in ("past", "perfect") and not in_class(child.lemma_.lower(), "state")
        if mark is not None and told:
            yield found[child.i], f"went on then ({mark.text!r})"
