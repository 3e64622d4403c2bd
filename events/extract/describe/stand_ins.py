"""Subjects that stand for a noun which their sentence does not name: *64 of whom*, *a second*; or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from events.extract.language.callings import Name
from events.extract.language.grammar import PAST_TAGS, SUBJECTS, own_subject
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.pieces import is_hyphenated, join_words
from events.extract.language.predicates import in_class
from events.extract.language.quantities import counted_among, of_those_before
from events.extract.language.roles import passive

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.phrases import Phrase
    from events.extract.language.words import Token
    from events.extract.name.headwords import Headword
    from events.extract.name.principals import Principal

__all__ = ["counted", "is_bare_number", "left_out", "opens_entry", "own_times", "shifts", "whose_timeline"]

#: Subjects that stand for a noun which a title does not have: ``the old one was torn down``.
_SHIFTERS = frozenset(("one", "ones", "latter", "former"))
_N = TypeVar("_N", str, Name)
#: The place of whom a timeline is of.
_LEFT_OUT = -1


def whose_timeline(headword: Headword | None, hero: Principal | None) -> dict[int, Name]:
    """Whom the entries of a timeline may leave out: whom its page is on, but no war; else whose story it is."""
    if headword is None:
        return {} if hero is None else {_LEFT_OUT: Name(hero.words)}
    if any((n := noun(kind)) is not None and n.event_share >= EVENTIVE for kind in headword.kinds):
        return {}
    return {_LEFT_OUT: Name(headword.words)}


def left_out(verb: Token, names: Mapping[int, _N]) -> _N | None:
    """Who did what is told without a subject, by whom all is: ``1960: Acquired Delmas and moved to Oslo``."""
    return names.get(_LEFT_OUT) if _opens(verb) else None


def opens_entry(verb: Token) -> bool:
    """Whether an entry begins with a verb, or one that it is joined to, and says of nobody that he did it."""
    return verb.doc.entry and _opens(verb)


def _opens(verb: Token) -> bool:
    """Whether a sentence that begins with a verb has no subject up to another of its main ones, nor any that it has."""
    first, root = verb.doc[verb.sent.start], verb.sent.root
    told = (
        first.pos_ in ("VERB", "AUX")
        and first.tag_ in (*PAST_TAGS, "VBZ")
        and verb.dep_ in ("ROOT", "conj", "ccomp", "advcl")
    )
    if not told or own_subject(root) is not None or own_subject(verb) is not None:
        return False
    return all(t.dep_ not in SUBJECTS for t in verb.doc[first.i : verb.i])


def shifts(thing: Token) -> bool:
    """Whether a subject stands for a noun that it does not name: ``the old one``; but not ``a sixth-former``."""
    return thing.lower_ in _SHIFTERS and thing.tag_ not in ("CD", "PRP") and not is_hyphenated(thing)


def counted(thing: Token, phrase: Phrase) -> str:
    """How many of those that stand elsewhere: ``64 prisoners``; else empty."""
    among, of = counted_among(thing), of_those_before(thing)
    what = of if among is None else among
    if what is None:
        return ""
    words = join_words([t for t in phrase.noun(what, 0 if among is None else 1) if t.tag_ != "CD"], phrase.names)
    return f"{thing.text} of {words}" if thing.lower_ == "one" and among is None else f"{thing.text} {words}"


def is_bare_number(thing: Token) -> bool:
    """Whether a subject says only how many or which: ``nine are to sing``; but *nine were sunk* is told so."""
    if thing.tag_ == "JJ" and any(c.pos_ == "PRON" for of in thing.rights if of.lower_ == "of" for c in of.children):
        return True  # "the last of them"
    amount = thing.ent_type_ in ("MONEY", "PERCENT", "QUANTITY")
    verb = thing.head
    harmed = in_class(verb.lemma_.lower(), "harming", "harming.undergone")
    told = thing.tag_ == "CD" and (harmed or passive(verb))
    which = any(c.lower_ != "the" or (thing.tag_ == "JJ" and thing.ent_type_ != "ORDINAL") for c in thing.lefts)
    return thing.tag_ in ("CD", "JJ") and not amount and not told and not which and thing.text[:1].islower()


def own_times(candidate: Candidate, skip: frozenset[int]) -> frozenset[int]:
    """The words of times that say which thing is told of, and not when: ``unveiled its 2016 model on Friday``.

    Args:
        candidate: Any.
        skip: Indices of the words that say when.
    """
    doc, offset = candidate.paragraph.doc, candidate.paragraph.offset
    dating = [range(a.timex.start - offset, a.timex.end - offset) for a in candidate.attachments]
    kept: set[int] = set()
    for word in (t for t in candidate.sentence if t.i in skip and t.dep_ in ("amod", "compound", "nmod", "nummod")):
        run = range(word.left_edge.i, word.i + 1)
        if word.head.pos_ not in ("NOUN", "PROPN") or word.head.i in skip or run.stop in skip:
            continue
        of_firms = word.lower_ in ("quarter", "half")  # no calendar's
        parted = run.start - 1 in skip and doc[run.start - 1].dep_ != "det"  # "the 3 May election"
        alone = len(run) == 1 and not parted and not in_class(word.lower_, "passing.now")
        alone = alone and not any(word.idx in span for span in dating)
        kept |= {t.i for t in doc[run.start : run.stop] if t.i in skip} if alone or of_firms else set()
    for word in (t for t in candidate.sentence if t.i in skip and t.dep_ == "pobj" and t.head.lower_ == "of"):
        thing, behind = word.head.head, doc[word.i + 1 : word.i + 2]
        undated = not (behind and behind[0].i in skip and (behind[0].like_num or behind[0].lower_ == "of"))
        undated = undated and (thing.i != candidate.token.i or not any(word.idx in span for span in dating))
        if undated and thing.dep_ in (*SUBJECTS, "dobj") and thing.i not in skip and in_class(word.lower_, "seasons"):
            kept |= {
                word.head.i,
                *(t.i for t in doc[word.left_edge.i : word.i + 1]),
            }  # "the onset of summer dried its wells"
    return frozenset(kept)
