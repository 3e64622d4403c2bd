"""Gaps: a verb that is left out, *bought a mill in 1920 and, in 1924, a mine*; *burned in 1346 and again in 1389*.

The parser has the second object or subject joined to the one verb, once :mod:`events.extract.mend.mending` has put it
there: *a theatre was added in 1911, and a ward in 1936*. Each is told by an event of its own: what the verb's first
objects tell says nothing of the second, and the other way round. A second date alone tells the whole clause again.
Who *did so*, *did the same* or *followed suit* did what the verb before tells; so did who only *followed*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.callings import Name
from events.extract.language.forms import TIMES
from events.extract.language.grammar import SUBJECTS, negated, subject
from events.extract.language.people import is_person, is_plural
from events.extract.language.phrases import Phrase
from events.extract.language.predicates import in_class
from events.extract.language.roles import takes_part
from events.extract.language.words import asked_once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Span, Token

__all__ = ["does_again", "followed", "others_words", "second_of", "stand_in", "stands_for_verb"]

#: What a word is to a verb that may be left out before it, or to a preposition of that.
_SECONDS = ("dobj", "attr", "oprd", "dep", "pobj")
_AND = ("and", "but")
#: What may stand between *and* and a preposition that a verb has twice.
_BETWEEN = frozenset(("again", "later", "then", "finally", "in", "on"))
_PREPS = ("prep", "agent")
_PLACING = ("at", "in", "to", "from", "for", "by", "against")
_AS = frozenset(("as", "by", "with", "from", "to"))
_THAT = frozenset(("that", "those"))
_ONE = frozenset(("one", "ones"))
_SECOND = frozenset(("second", "third", "fourth", "fifth", "another", "other", "last"))


def second_of(token: Token) -> Token | None:
    """The verb that is left out before its second object or subject, or a second phrase under it; None of others.

    Args:
        token: Any word.
    """
    if token.pos_ == "VERB":
        return _told_first(token) if does_again(token) else None
    if token.dep_ not in _SECONDS:
        return None  # most words
    if _is_second_object(token) or _is_second_subject(token):
        return token.head
    return None if _same_before(token) is None else token.head.head


def stands_for_verb(verb: Token) -> bool:
    """Whether a form of *do* speaks of what another verb tells: ``as they had done in May``, ``as it did there``."""
    which = verb.dep_ == "relcl" and any(c.dep_ == "dobj" and c.tag_ in ("WDT", "WP") for c in verb.lefts)
    marked = which or (verb.dep_ == "advcl" and any(c.lower_ == "as" for c in verb.lefts))  # "which it did in 1934"
    return verb.lemma_ == "do" and marked and all(c.dep_ not in ("dobj", "prt") for c in verb.rights)


def does_again(verb: Token) -> bool:
    """Whether somebody does what is told before: ``did so``, ``followed suit``, ``as did Orm``."""
    if verb.lemma_ == "follow":
        return any(c.dep_ == "dobj" and c.lower_ == "suit" and not c.n_lefts for c in verb.rights)
    if verb.lemma_ != "do":
        return False
    things = [c for c in verb.rights if c.dep_ == "dobj"]
    if things:
        return things[0].lower_ == "same"
    said = verb.doc[verb.i + 1 : verb.i + 2]
    measured = any(t.head.i == t.i + 1 and t.nbor().pos_ in ("ADV", "ADJ") and t.nbor().lower_ != "again" for t in said)
    so = said.text.lower() in ("so", "likewise") and not measured  # "did so badly"
    preps = (c for c in verb.rights if c.dep_ == "prep" and all(t.ent_type_ not in TIMES for t in c.children))
    return so or (stands_for_verb(verb) and (not any(preps) or verb.nbor(-1).lower_ == "as"))


def followed(verb: Token) -> Token | None:
    """What somebody does after another: ``left`` of *Crane left Arlex in May. The finance director followed*."""
    who = _doer(verb) if verb.lemma_ == "follow" else None
    if who is None or any(c.dep_ in ("dobj", "advcl", "agent") or c.lower_ in _AS for c in verb.rights):
        return None
    told = verb.doc[verb.sent.start - 1].sent if verb.sent.start else None
    before = verb.head if verb.dep_ == "conj" else None if told is None else _left(told)
    first = None if before is None or before.pos_ != "VERB" or before.tag_ == "VBG" else subject(before)
    if before is None or first is None or first.i > verb.i or before.lemma_ == "follow" or negated(before):
        return None
    if any(t.tag_ in ("PRP", "PRP$") for t in before.subtree if t.i > before.i):
        return None  # "left it"
    alike = all(map(_does, (who, first))) or who.ent_type_ == first.ent_type_ == "GPE"
    return before if alike and (first.pos_ != "PRON" or is_person(who)) else None


def _left(sentence: Span) -> Token:
    """What a sentence tells of who left last: *cost the yard its manager, who left in May*; else its main verb."""
    gone = (t for t in reversed(list(sentence)) if t.dep_ == "relcl" and in_class(t.lemma_.lower(), "vacating"))
    return next(gone, sentence.root)


def _does(thing: Token) -> bool:
    return thing.pos_ == "PRON" or is_person(thing) or takes_part(thing)


def _told_first(verb: Token) -> Token | None:
    """What somebody does again: ``left`` of ``Norland left in May, and Orm did so in June``."""
    first = verb.head if verb.dep_ in ("conj", "advcl") else None
    first = next((c for c in verb.lefts if c.dep_ == "ccomp"), None) if verb.dep_ == "ROOT" else first
    return first if first is not None and first.pos_ == "VERB" and not does_again(first) else None


def _doer(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "nsubj"), None)


def _same_before(token: Token) -> Token | None:
    """The preposition that a verb has first: ``to`` of ``was converted to gas in 1874 and to electricity in 1932``."""
    prep = token.head
    if token.dep_ != "pobj" or prep.dep_ not in _PREPS or prep.head.pos_ != "VERB" or not _is_dated(token):
        return None
    alike = (c for c in prep.head.rights if c.dep_ in _PREPS and c.lower_ == prep.lower_ and c.i < prep.i)
    same = next((c for c in alike if c.nbor().ent_type_ not in TIMES), None)
    at = prep.i - 1
    while same is not None and at > same.i and (prep.doc[at].ent_type_ in TIMES or prep.doc[at].lower_ in _BETWEEN):
        at -= 1  # "and again by", "and in 1850 to"
    listed = prep.doc[at].text == "," and at == prep.i - 1 and prep.doc[at - 1].ent_type_ in TIMES
    return same if listed or prep.doc[at].dep_ == "cc" else None  # "by the Danes in 1412, by the Swedes in 1433"


def _is_dated(token: Token) -> bool:
    """Whether a noun has an expression of time of its own."""
    return any(t.ent_type_ in TIMES for c in token.children for t in (c, *c.children))


def _is_second_object(token: Token) -> bool:
    """Whether a noun is the object of a verb that is left out: ``bought a mill in 1920 and a mine in 1924``.

    So is what somebody became next: ``became Ardrick in 1887 and Orm City in 1894``.
    """
    if token.dep_ not in _SECONDS[:3] or token.head.pos_ != "VERB":
        return False
    first = next((c for c in token.head.children if c.dep_ == token.dep_), token)
    start = token.left_edge.i - 1
    named = token.pos_ in ("NOUN", "PROPN")  # but no "a loss in 2008, its first in nine years"
    listed = named and first.i < start and token.doc[start].text == "," and _is_dated(token)
    listed = listed and any(t.ent_type_ in TIMES for t in token.doc[token.sent.start : start])
    return listed or any(c.dep_ == "cc" and c.lower_ in _AND and first.i < c.i < token.i for c in token.head.children)


def _own_subject(token: Token) -> Token | None:
    """Whoever did it to a second object: ``the university`` of ``and the university a degree in 1961``."""
    return next((c for c in token.lefts if c.dep_ in SUBJECTS), None) if _is_second_object(token) else None


def _is_second_subject(token: Token) -> bool:
    """Whether a noun is the subject of a verb that is left out: ``a mill was built in 1920, and a mine in 1924``."""
    if token.dep_ != "dep" or token.pos_ not in ("NOUN", "PROPN") or token.head.i > token.i or _first(token) is None:
        return False
    return _is_dated(token)


def _place_before(token: Token) -> Token | None:
    """The name for which another stands under a preposition left out: ``at Minden in 1759 and Waterloo in 1815``."""
    first = _first(token)
    his = first is not None and first.ent_type_ == "PERSON" != token.ent_type_
    if first is None or not (his or (token.pos_ == "PROPN" and first.pos_ != "PROPN")):
        return None
    preps = [c for c in token.head.rights if c.dep_ == "prep" and c.lower_ in _PLACING and c.i < token.i]
    places = (c for prep in preps for c in prep.rights if c.dep_ == "pobj" and c.pos_ == "PROPN")
    return next((c for c in places if c.ent_type_ not in TIMES), None)


def _first(token: Token) -> Token | None:
    """The subject that the verb has itself."""
    return next((c for c in token.head.children if c.dep_ in SUBJECTS and c.i < token.head.i), None)


@asked_once
def _of_seconds(clause: Token) -> frozenset[int]:
    preps = [c for c in clause.rights if c.dep_ in _PREPS and any(_same_before(t) is not None for t in c.children)]
    seconds = (c for c in clause.children if second_of(c) is not None or c in preps)
    return frozenset(t.i for c in seconds for t in c.subtree)


def _listed_next(clause: Token) -> frozenset[int]:
    """Who is named after whom a clause tells of: *Eva* of ``Ada, born in 1981, and Eva``."""
    if clause.dep_ not in ("acl", "relcl") or clause.head.pos_ != "PROPN":
        return frozenset()
    others = (c for c in clause.head.rights if c.i > clause.i and c.dep_ in ("cc", "conj"))
    return frozenset(t.i for c in others for t in c.subtree)


def others_words(candidate: Candidate) -> frozenset[int]:
    """The indices of the words of a candidate's clause that tell of another object's or subject's event.

    Args:
        candidate: A verb, or the second object or subject of one.
    """
    clause, token = candidate.clause, candidate.token
    if clause is None or not (candidate.gapped or candidate.is_verb or token.dep_ == "dobj"):
        return frozenset()
    if not (candidate.gapped and second_of(token) is not None) or does_again(token):
        return _of_seconds(clause) | _listed_next(token)
    own = {t.i for t in token.subtree}
    if (same := _same_before(token)) is not None:
        return frozenset(t.i for t in same.subtree) | (_of_seconds(clause) - own - {token.head.i})
    first = _first(token) if _is_second_subject(token) else None
    if first is not None and (place := _place_before(token)) is not None:
        return (_of_seconds(clause) - own) | {t.i for t in place.subtree if t.i != place.i}
    other = _own_subject(token)
    own -= set() if other is None else {t.i for t in other.subtree}
    if first is None:
        return frozenset(t.i for c in clause.rights for t in c.subtree if t.i not in own)
    there = [c for c in clause.rights if _says_where(c)] if any(map(_says_where, token.rights)) else []
    elsewhere = {t.i for c in there for t in c.subtree}  # "opened in Lund in 1901 and a second in Sela in 1905"
    return (_of_seconds(clause) - own) | {t.i for t in first.subtree if t.i != first.i} | elsewhere


def _says_where(prep: Token) -> bool:
    """Whether a preposition has a name under it that is no time."""
    return prep.lower_ in _PLACING and any(c.pos_ == "PROPN" and c.ent_type_ not in TIMES for c in prep.rights)


def stand_in(candidate: Candidate, skip: frozenset[int], names: Mapping[int, Name]) -> dict[int, Name]:
    """What stands for the words of a candidate's sentence where a second subject does what the first did, or *that of*.

    Args:
        candidate: Any.
        skip: The words that stand in no title.
        names: What stands for the others.
    """
    token, clause = candidate.token, candidate.clause
    who, before = (None, None) if clause is None or not does_again(token) else (_doer(token), _doer(clause))
    if who is not None and before is not None:
        words = Phrase(skip, names={at: name.words for at, name in names.items()}).words(who)
        return {before.i: Name(words, is_plural(who), takes_part(who))}
    acts = _is_second_subject(token)
    if acts and candidate.gapped and (place := _place_before(token)) is not None:
        words = Phrase(skip, names={at: name.words for at, name in names.items()}).words(token)
        return {place.i: Name(words, is_plural(token), takes_part(token))}
    other = _own_subject(token) if candidate.gapped else None
    giver = None if other is None else _first(token)
    if other is not None and giver is not None:  # "gave her a medal in 1958, and the university a degree in 1961"
        words = Phrase(skip, names={at: name.words for at, name in names.items()}).words(other)
        return {giver.i: Name(words, is_plural(other), takes_part(other))}
    again = token.lower_ in _THAT | _SECOND | _ONE and _is_second_object(token)
    if not candidate.gapped or not (acts or again):
        return {}
    first = _first(token) if acts else next((c for c in token.head.children if c.dep_ == "dobj"), token)
    if first is None:
        return {}
    words = Phrase(skip, names={at: name.words for at, name in names.items()}).words(token)
    noun = first.text.lower() if first.i == first.sent.start else first.text
    if token.lower_ in _THAT:  # "the branch to Lund closed, and that to Ystad"
        words = words.replace(token.text, noun, 1)
    elif token.lower_ in _ONE:  # "its first telescope was built in 1953 and a larger one in 1961"
        last = words.endswith(token.text)
        words = f"{words.removesuffix(token.text)}{noun}" if last else words.replace(token.text, noun, 1)
    elif token.lower_ in _SECOND:  # "the first church was built in 1820 and a second in 1870"
        noun = first.lemma_.lower() if first.tag_ == "NNS" and not is_plural(token) else noun
        words = words.removeprefix("a ").removeprefix("A ").replace(token.text, f"{token.text} {noun}", 1)
    return {(first if acts else token).i: Name(words, is_plural(token), acts and takes_part(token))}
