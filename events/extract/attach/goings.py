"""What has gone on since a date: *Work has been under way since May*, *Nurses have been on strike since Monday*.

A preposition and a noun say that it goes on: a noun for that alone (*under way*, *in progress*), and then what goes on
is what they are told of; or one for what it is (*on strike*, *under construction*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.attach.tenses import is_in_force
from events.extract.language.grammar import own_subject
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.tag import Timex

__all__ = ["goes_on", "gone_on", "since_done"]

_PREPS = ("under", "in", "on")


def goes_on(since: Token) -> bool:
    """Whether what stands before *since* says that something is going on."""
    what = since.nbor(-1) if since.i else since
    prep = what.head.lower_
    bare = all(c.dep_ == "compound" for c in what.lefts)  # "on hunger strike"
    return what.dep_ == "pobj" and bare and prep in _PREPS and in_class(what.lower_, f"going_on.{prep}")


def gone_on(since: Token, found: Mapping[int, Candidate]) -> list[Candidate]:
    """What has been going on since: told by a verb, or in an aside; none where that is no event."""
    what = since.nbor(-1)
    prep = what.head
    clause = prep.head if prep.head.lemma_ == "be" else None
    before = since.doc[prep.i - 2] if prep.i > 1 and since.doc[prep.i - 1].text == "," else None
    thing = own_subject(clause) if clause is not None else before
    event = None if thing is None else _event_of(thing, found)
    own = found.get(what.i)
    if own is not None and not (in_class(what.lower_, "going_on.mere") and event is not None):
        event = own if clause is not None else None
    if event is None:
        return []
    event.clause = event.clause or clause
    return [event]


def _event_of(thing: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """What a noun tells of: the event whose phrase it ends, *talks on a joint venture*, else what it is itself."""
    chain = [thing]
    while chain[-1].dep_ == "pobj" and chain[-1].head.head.pos_ in ("NOUN", "PROPN"):
        chain.append(chain[-1].head.head)
    events = (found[noun.i] for noun in reversed(chain) if noun.i in found)
    return next((event for event in events if not event.is_verb), None)


def since_done(timex: Timex, candidate: Candidate) -> bool:
    """Whether it was done at that time and has held; *since then* follows on another event, it was done after that."""
    return not timex.text.lower().endswith(("then", "since")) and is_in_force(candidate) and not candidate.lasting
