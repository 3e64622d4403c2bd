"""A title that stands by itself: what is told of whom, in the order in which it is looked for.

A title that names somebody stands as it is, with the firm or country whose post it tells of; so does what has nothing
to do with what the document is about. Any other has where it was, if nobody is named with it, else whom it is about:
*School opened in Lund*, *Hallam Foods: shares climb 6%*.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from events.extract.describe.fitting import MAX_TITLE
from events.extract.describe.spots import is_near
from events.extract.find.eventtypes import event_type
from events.extract.find.posts import is_post_listed
from events.extract.language.callings import bare_name
from events.extract.language.lexicon import is_standing
from events.extract.language.predicates import in_class
from events.extract.name.titled import names_somebody

if TYPE_CHECKING:
    from collections.abc import Callable

    from events.dates import Edtf
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Span
    from events.extract.model import Place
    from events.extract.name.topics import Topics

__all__ = ["Bare", "standing"]

#: What happened longer ago, in days, is not of the storm that a text is about.
_RECENT = 60


@dataclass(frozen=True)
class Bare:
    """A title as the words of its event have it.

    Attributes:
        title: Not empty.
        candidate: The event.
        participants: Who took part in it.
        place: Where it was.
        topics: Of its document.
        published: The document creation time.
    """

    title: str
    candidate: Candidate
    participants: tuple[str, ...]
    place: Place | None
    topics: Topics
    published: Edtf | None

    @cached_property
    def named(self) -> bool:
        """Whether it names somebody."""
        return names_somebody(self.title, self.candidate.sentence, self.topics.forms)

    @property
    def is_past(self) -> bool:
        """Whether it happened long before the document was written, or that has no date."""
        date = None if self.candidate.date is None else self.candidate.date.edtf
        last = None if date is None else date.bounds().latest
        today = None if self.published is None else self.published.bounds().earliest
        return today is None or (last is not None and today.ordinal - last.ordinal > _RECENT)


def standing(bare: Bare) -> str:
    """The title, with whom or what it is about where it does not say so: what the first step tells that knows it."""
    return next(filter(None, (step(bare) for step in _STEPS)), bare.title)


def _of_somebody(bare: Bare) -> str:
    """What names somebody, with what his post is of: ``Castleford: Sarah Lind named chief executive``."""
    sentence, event = bare.candidate.sentence, bare.candidate
    if not bare.named or is_post_listed(event.token, frozenset(t.i for t in event.sentence)):
        return ""
    fuller = bare.topics.wanting(bare.title, sentence)
    if fuller == bare.title:
        fuller = bare.topics.begun(bare.title, sentence, bare=_only_acts(bare))
    return fuller if len(fuller) <= MAX_TITLE else bare.title


def _only_acts(bare: Bare) -> bool:
    """Whether a title ends with that somebody came or went: ``Ada Moe resigns``."""
    clause, last = bare.candidate.clause, bare.title.rpartition(" ")[2].lower()
    if clause is None or not in_class(bare.candidate.lemma, "unsaid"):
        return False
    return last.startswith(bare.candidate.lemma[:-1]) or last in {c.lower_ for c in clause.rights if c.dep_ == "prt"}


def _of_nothing_here(bare: Bare) -> str:
    """What has nothing to do with the topic, as it is: *the debt crisis of 2010*, a storm years before this one."""
    candidate = bare.candidate
    if not candidate.is_verb and " " in bare.title and in_class(candidate.lemma, "worldwide"):
        return bare.title if any(c.lower_ == "the" for c in candidate.token.lefts) else ""
    before = bare.published is not None and bare.topics.is_calamity and bare.is_past
    return bare.title if before else ""


def _where(bare: Bare) -> str:
    """What names nobody, with where it was: ``School opened in Lund``."""
    place = bare.place
    clause = bare.candidate.clause
    if bare.named or any(name[:1].isupper() for name in bare.participants) or not bare.candidate.is_verb:
        return ""
    said = event_type(bare.candidate.lemma, "VERB") == "statement or proposal"
    if said or (clause is not None and any(c.dep_ == "xcomp" for c in clause.rights)):
        return ""  # where something was promised is not where it is to be done
    if place is None or place.precision is None or place.name.partition(",")[0] in bare.title:
        return ""
    sentence = bare.candidate.sentence
    last = place.name.partition(",")[0].rpartition(" ")[2].lower()
    at = "at" if is_standing(last) or in_class(last, "sites") else "in"  # "at Lodz Airport"
    at = "near" if is_near(place.name, sentence) else at
    there = f"{bare.title} {at} {place.name}{_other(place.name, sentence)}"
    return there if len(there) <= MAX_TITLE else ""


def _other(name: str, sentence: Span) -> str:
    """The place that a sentence tells together with one: `` and Chad`` of *outside embassies in Peru and Chad*."""
    last = next((t for t in sentence if t.text == name.rpartition(" ")[2]), None)
    joined = None if last is None else next((c for c in last.rights if c.dep_ == "conj" and c.pos_ == "PROPN"), None)
    return "" if joined is None else f" and {bare_name(joined)}"


def _of_whom(bare: Bare) -> str:
    """Whom or what it is about before it, by a short name where the whole has no room."""
    who = () if bare.named else bare.participants
    told = bare.candidate.sentence
    tries = (bare.topics.before(bare.title, who, told, past=bare.is_past, short=short) for short in (False, True))
    return next((words for words in tries if len(words) <= MAX_TITLE), "")


_STEPS: tuple[Callable[[Bare], str], ...] = (_of_somebody, _of_nothing_here, _where, _of_whom)
