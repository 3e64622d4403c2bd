"""Whose a result or a speech is: *Net sales doubled* is told as *Arlex Corp.'s net sales double*.

A company's report names it once and tells its results after that without a possessor. Whose they are is said by the
clause around them (*Arlex said net income fell*, *posted a loss*, *Arlex, whose sales rose*), else by what the text is
about. A speech, a visit or a news conference is his who speaks at it: *Crane said at a news conference*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language import lexicon
from events.extract.language.callings import bare_name
from events.extract.language.grammar import SUBJECTS, climb, own_subject, subject
from events.extract.language.infinitives import due_by
from events.extract.language.people import is_person
from events.extract.language.phrases import Phrase
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer, takes_part

if TYPE_CHECKING:
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.name.naming import Names

__all__ = ["bare_result", "is_bare_result", "owner_of", "performer_of"]

_SOME = frozenset(("all", "some", "any", "many"))
_OWN = ("poss", "compound", "nmod", "amod")
#: With these a noun is one that has been told of, or says itself whose it is.
_KNOWN = frozenset(("the", "this", "that", "by", "of"))
_AT = frozenset(("at", "in", "during", "on"))
#: Whose subject holds what is their object: ``told a news conference``, ``has scheduled a visit``.
_PERFORMING = ("requesting", "statement", "intention", "deferring", "calling")
_LONGEST = 45


def owner_of(candidate: Candidate, names: Names) -> str:
    """The company whose result, shares or board an event tells of, where its phrase does not say so; else empty."""
    noun = _owned(candidate)
    if noun is None:
        return ""
    paragraph = candidate.paragraph.index
    if (at := _place_of_business(noun)) is not None:
        return names.company(paragraph, at) or bare_name(at)
    for head in climb(noun):
        if head.pos_ == "NOUN" and head.i != noun.i and (name := _teller(head, names, paragraph)):
            return name
        thing = _had_by(head, noun) if head.pos_ in ("VERB", "AUX") else None
        if thing is None:
            continue
        if (name := names.company(paragraph, thing)) or _is_others(thing, head, noun):
            return name
    topic = names.topic_of(paragraph, noun) if _is_plain(noun) else ""
    return topic if names.is_firm(topic) or not in_class(noun.lemma_.lower(), "owned.deals") else ""


def bare_result(candidate: Candidate) -> Token | None:
    """What a company has, where nothing around it says which company: ``Cider takings doubled``; None if it is none."""
    noun = candidate.token if not candidate.is_verb or candidate.clause is None else _told_of(candidate.clause)
    if noun is None or noun.pos_ != "NOUN" or not in_class(noun.lemma_.lower(), "owned.nouns"):
        return None
    named = (c for c in noun.subtree if c.pos_ == "PROPN" and c.ent_type_ in ("ORG", "GPE", "PERSON", "NORP"))
    thing = own_subject(noun.head) if noun.dep_ == "dobj" else None
    if thing is not None and thing.pos_ == "PROPN":
        return None  # "Arlex has had losses"
    other = noun.lemma_ == "stock" or (noun.lemma_ == "income" and not _is_plain(noun))  # "personal income"
    return None if other or any(named) or any(_tells_of_another(head) for head in climb(noun)) else noun


def _tells_of_another(head: Token) -> bool:
    """Whether a verb reports what nobody knows by name: ``The cider trade said sales doubled``."""
    thing = (
        own_subject(head) if head.pos_ == "VERB" and in_class(head.lemma_.lower(), "reporting", "statement") else None
    )
    return thing is not None and thing.pos_ == "NOUN" and not is_person(thing)


def _place_of_business(noun: Token) -> Token | None:
    """The company at which something is told to have happened: ``At Arlex, profit rose``."""
    verb = noun.head
    at = (c for c in verb.lefts if c.lower_ == "at" and c.dep_ == "prep") if noun.dep_ in SUBJECTS else ()
    return next((c for prep in at for c in prep.children if c.dep_ == "pobj" and c.ent_type_ == "ORG"), None)


def _had_by(head: Token, noun: Token) -> Token | None:
    """Whom a verb above a noun tells of, who may have what the noun says; of another's profit, its owner."""
    whose = _is_whose(head, noun)
    several = [c for c in head.lefts if c.dep_ in SUBJECTS]  # "the quarter ended in May, Arlex had a loss"
    thing = head.head if whose else several[-1] if len(several) > 1 else own_subject(head) or doer(head)
    if thing is None or thing.i == noun.i or (thing.is_ancestor(noun) and not whose):
        return None
    if in_class(thing.lemma_.lower(), "owned.nouns"):  # "Arlex's sales fell, but net income rose"
        return next((c for c in thing.lefts if c.dep_ == "poss"), None)
    return thing


def _is_whose(head: Token, noun: Token) -> bool:
    """Whether a clause tells of a noun's own: ``Arlex, whose profit fell``."""
    return head.dep_ == "relcl" and any(c.tag_ == "WP$" for c in noun.children)


def _is_others(thing: Token, head: Token, noun: Token) -> bool:
    """Whether what a noun says is somebody's who is no company, or not known."""
    if in_class(thing.head.lemma_.lower(), "owned.nouns") and thing.dep_ == "poss":
        return True
    another = thing.pos_ == "NOUN" and not is_person(thing)
    speaks = in_class(head.lemma_.lower(), "reporting", "statement", "disclosing")
    return _is_whose(head, noun) or another or not speaks


def _teller(report: Token, names: Names, paragraph: int) -> str:
    """The company whose report a result is told in: ``Arlex's announcement of a loss``."""
    entry = lexicon.noun(report.lemma_.lower())
    verb = entry.verb if entry is not None else None
    if verb is None or not in_class(verb, "reporting", "statement", "disclosing"):
        return ""
    owner = next((c for c in report.lefts if c.dep_ == "poss"), None)
    return names.company(paragraph, owner) if owner is not None else ""


def performer_of(candidate: Candidate, names: Names, skip: frozenset[int]) -> str:
    """Who gave a speech or went on a visit, where its own phrase does not say so; else empty.

    Args:
        candidate: A noun or a verb; a verb has none.
        names: Of its document.
        skip: Indices of tokens of temporal expressions and their prepositions.
    """
    noun = candidate.token
    if candidate.is_verb or candidate.frame is not None or noun.text[:1].isupper():
        return ""
    whose = any(
        c.dep_ == "poss" or (c.pos_ == "PROPN" and c.i not in skip) or c.lower_ in _KNOWN for c in noun.children
    )
    if whose:
        return ""
    due = due_by(noun)  # "The bridge is scheduled for completion in May"
    thing = None if due is None else subject(due)
    if thing is None and in_class(candidate.lemma, "speaking", "travelling"):
        thing = _speaker(noun)
        thing = thing if thing is None or takes_part(thing) or thing.pos_ == "PRON" else None
    if thing is None or thing.i in skip:
        return ""
    known = names.of(candidate.paragraph.index, candidate.sentence)
    name = known.get(thing.i)
    if name is None and thing.pos_ == "PRON":
        return ""
    words = name.words if name is not None else Phrase(skip, 0, {i: n.words for i, n in known.items()}).words(thing)
    return words if len(words) <= _LONGEST else ""


def _speaker(noun: Token) -> Token | None:
    """The subject of a verb that says what was done at an event, or to it: ``said at``, ``postponed a visit``."""
    verb, dep = noun.head, noun.dep_
    if dep == "pobj" and verb.lower_ in _AT and verb.dep_ == "prep":
        verb = verb.head
        if verb.dep_ in SUBJECTS and verb.pos_ == "PROPN":
            return verb  # "The envoy Crane, on a visit to Oslo, met the king"
    elif dep not in ("dobj", "dative") or not in_class(verb.lemma_.lower(), *_PERFORMING):
        return None
    if verb.pos_ != "VERB" or verb.dep_ in ("acl", "relcl", "pcomp"):
        return None
    thing = own_subject(verb) or doer(verb)
    return thing if thing is not None and thing.dep_ != "nsubjpass" else None


def is_bare_result(candidate: Candidate) -> bool:
    """Whether nothing says whose or how much a result was: ``a net loss``."""
    noun = candidate.token
    if candidate.clause is not None or candidate.owner or not in_class(candidate.lemma, "owned.results"):
        return False
    kinds = ("prep", "poss", "nummod", "appos")
    return not any(c.dep_ in kinds or c.ent_type_ or c.is_currency or c.pos_ == "PROPN" for c in noun.children)


def _owned(candidate: Candidate) -> Token | None:
    """The noun that a title begins with, if it belongs to a company and its phrase does not say to which."""
    clause = candidate.clause
    noun = candidate.token if not candidate.is_verb or clause is None else _told_of(clause)
    if noun is None or noun.pos_ != "NOUN":
        return None
    if not (in_class(noun.lemma_.lower(), "owned.nouns") or _changes(noun) or _is_deal(noun)):
        return None
    counted = any(c.dep_ == "nummod" or c.lower_ in _SOME for c in noun.children)
    if noun.lower_ in ("stocks", "sale") or (counted and noun.lemma_ in ("share", "stock")):
        return None  # of many; or some of them; what is sold once is no result
    for child in noun.children:
        named = child.pos_ == "PROPN" or child.ent_type_ in ("ORG", "GPE", "NORP", "PERSON", "FAC", "LOC")
        if child.dep_ in _OWN and (named or (child.dep_ == "poss" and child.tag_ not in ("WP$", "PRP$"))):
            return None
        within = child.dep_ == "prep" and child.lower_ in ("of", "at", "in", "for", "from") and not _changes(noun)
        earned = child.lower_ == "from" and in_class(noun.lemma_.lower(), "owned.results", "owned.sold")
        if within and _of_something(child) and not (earned and _is_ware(child)):
            return None
    return noun


def _is_deal(noun: Token) -> bool:
    """Whether a noun is for what a company has in hand, that has been told of: ``the offer``, ``its merger``."""
    told = all(c.lower_ in ("the", "its") or c.dep_ in ("relcl", "punct", "acl") for c in noun.children)
    return told and in_class(noun.lemma_.lower(), "owned.deals") and noun.n_lefts > 0


def _changes(noun: Token) -> bool:
    """Whether a noun says that a result changed: ``a turnover rise``, ``a slow growth in sales``."""
    if not in_class(noun.lemma_.lower(), "results"):
        return False
    inner = [c for c in noun.children if c.dep_ in ("compound", "nmod")]
    inner += [c for prep in noun.children if prep.lower_ == "in" for c in prep.children if c.dep_ == "pobj"]
    return any(in_class(c.lemma_.lower(), "owned.nouns") for c in inner)


def _told_of(clause: Token) -> Token | None:
    """The subject of a clause, or the object that it is told by for want of one."""
    own = doer(clause)
    return own or next((c for c in clause.children if c.dep_ == "dobj"), None)


def _of_something(prep: Token) -> bool:
    """Whether a phrase says what something is of, and not how much it was or when: ``sales of cars``."""
    amounts = ("MONEY", "PERCENT", "CARDINAL", "QUANTITY", "DATE", "TIME")
    return any(c.dep_ == "pobj" and c.ent_type_ not in amounts and c.pos_ != "NUM" for c in prep.children)


def _is_ware(prep: Token) -> bool:
    """Whether a result comes from what is sold, not from somebody: ``profit from coal``."""
    return all(c.pos_ == "NOUN" and not takes_part(c) for c in prep.children if c.dep_ == "pobj")


def _is_plain(noun: Token) -> bool:
    """Whether nothing before a noun tells it from a company's own: ``net income``, but not ``retail sales``."""
    beside = [w for c in noun.children if c.dep_ in _OWN for w in [c.lower_ if c.tag_ == "VBG" else c.lemma_.lower()]]
    plain = all(in_class(word, "owned.plainly", "owned.nouns") for word in beside)
    return plain or _changes(noun)
