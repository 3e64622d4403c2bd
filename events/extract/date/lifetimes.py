"""Lifetimes: whose birth and death stand in brackets is told of by them: *ran it from 1894 until his death*.

An obituary tells of a death with its day, and then of a life, none of which is of that day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.date.dating import derived_date
from events.extract.language.grammar import subject
from events.extract.language.people import is_person
from events.extract.language.predicates import in_class
from events.extract.language.roles import is_eventive

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["mourned", "own_death", "tells_of_life"]

_SELF = frozenset(("he", "she", "his", "her"))


def own_death(candidates: Iterable[Candidate], lives: Sequence[Candidate]) -> None:
    """Date *his death*, or that *Ada Holm has died*, by the one death that brackets or facts tell of, in place.

    It has its row there.

    Args:
        candidates: The document's, dated as far as expressions date them.
        lives: The births and deaths from brackets.
    """
    deaths = [life for life in lives if life.life == "dies" and life.date is not None and life.date.edtf is not None]
    if len(deaths) != 1:
        return
    for one in candidates:
        his = one.lemma == "death" and any(c.lower_ in ("his", "her") for c in one.token.lefts)
        who = subject(one.token) if one.lemma == "die" else None
        name = deaths[0].owner or deaths[0].token.text
        his = his or (who is not None and who.pos_ == "PROPN" and who.text == name.rpartition(" ")[2])
        date = deaths[0].date
        if his and one.date is None and not one.attachments and one.start > deaths[0].start and date is not None:
            one.date, one.link = derived_date(date.edtf, "anchored", deaths[0], "the only death told of"), True


def mourned(candidate: Candidate, clause: Token, before: Token | None) -> Token | None:
    """Who died by name, in no mishap, up to a predicate, as long as no other person is told of by name.

    Args:
        candidate: The predicate's.
        clause: Its verb.
        before: Who had died by then.
    """
    who = subject(clause)
    who = who and next((c for c in who.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), who)  # "the poet Ada Holm"
    if who is None or who.pos_ != "PROPN" or not is_person(who):
        return before
    if candidate.lemma == "die":
        mishap = any(
            c.dep_ == "advcl" or (c.dep_ == "prep" and c.lower_ in ("in", "at") and _is_event(c)) for c in clause.rights
        )
        return None if mishap else who
    spoke = before is None or in_class(candidate.lemma, "statement") or who.text in _names(before)
    return before if spoke else None


def tells_of_life(clause: Token, dead: Token | None) -> bool:
    """Whether what a clause tells was done by somebody who has died: ``She danced in Paris``, ``Holm danced``."""
    who = None if dead is None else subject(clause)
    if who is None or dead is None or clause.lemma_ == "die":
        return False
    whose = next((c for c in who.lefts if c.dep_ == "poss"), None)
    told = who if whose is None or in_class(clause.lemma_.lower(), "statement") else whose
    return told.lower_ in _SELF or (told.pos_ == "PROPN" and told.text in _names(dead))


def _names(name: Token) -> frozenset[str]:
    return frozenset((name.text, *(c.text for c in name.lefts if c.dep_ == "compound" and c.pos_ == "PROPN")))


def _is_event(prep: Token) -> bool:
    """Whether what stands under a preposition happened: ``in a crash``."""
    return any(c.dep_ == "pobj" and is_eventive(c) for c in prep.rights)
