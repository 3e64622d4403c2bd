"""Nouns that name something that happened or was done, what they measure, and what calls it off."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from events.extract.language.grammar import ORDINALS
from events.extract.language.inflect import base_of_gerund
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.predicates import in_class
from events.extract.language.typerules import is_trigger
from events.extract.language.words import asked_once

if TYPE_CHECKING:
    from events.extract.language.words import Token

__all__ = ["TYPED_SHARE", "called_off_by", "is_all_told", "is_event_noun", "measured", "object_event"]

#: Proper names of these kinds are not events, whatever their last word means elsewhere.
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "LANGUAGE", "WORK_OF_ART"})
#: Of them, those of whom a last word like *war* may be part of the name.
_BEARERS = frozenset({"PERSON", "ORG", "NORP", "LANGUAGE"})
_RANKED = ORDINALS | frozenset(("first", "great"))
#: Words for business that goes on, not what happened.
_COUNTED = frozenset({"sales", "operations", "events", "trading"})
_QUANTITIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
#: A noun that names an event type need be eventive in only this share of its senses.
TYPED_SHARE = 0.15
#: Lexicographer files of what is no event, whoever drops it: *abandoned their equipment*.
_THINGS = frozenset(("artifact", "object", "person", "animal", "substance", "food", "plant", "body", "location"))
#: The share of a noun's senses that are things, from which on it may be one, and is one where that fits.
_PARTLY, _SOMETIMES = 0.3, 0.2


@asked_once
def is_event_noun(token: Token) -> bool:
    """Whether a noun names something that happened or was done (WordNet's act, event, process, phenomenon)."""
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "nmod", "npadvmod"):
        return False
    lemma = token.lemma_.lower()
    pact = token.pos_ == "PROPN" and in_class(lemma, "writing.pacts") and _has_year(token)  # "the 1784 Treaty of Orm"
    named = pact or (token.pos_ == "PROPN" and token.ent_type_ in _NAMES)
    misnamed = named and not (pact or _is_met_at(token) or _is_fought(token))
    if token.ent_type_ in _QUANTITIES or misnamed or _is_capitals(token) or _is_number_sign(token) or _is_town(token):
        return False
    if named or (token.ent_type_ == "EVENT" and not in_class(lemma, "publications")):
        return True  # but no "Domesday Book"
    if (
        _is_manner(token)
        or token.lower_ in _COUNTED
        or in_class(lemma, "conditions", "plights")
        or (in_class(lemma, "tallied.scores") and any(c.tag_ == "CD" for c in token.lefts))
        or (in_class(lemma, "relational", "abstract") and _is_adverbial(token))
    ):
        return False
    entry = noun(lemma) or noun(lemma.removeprefix("re"))  # "recapitalization"
    things = 0.0 if entry is None else _share_of_things(entry.lemma)
    called_off = called_off_by(token) is not None and things < _PARTLY and not in_class(lemma, "cancelling.running")
    gerund = entry is None and token.tag_ == "NN" and lemma.endswith("ing") and is_trigger(base_of_gerund(lemma))
    if (
        called_off or gerund or in_class(lemma, "proposal.nouns", "generic.nouns") or _is_arranged(token)
    ):  # "sentencing"
        return True
    spot = things >= _SOMETIMES and _is_named_spot(token)
    typed = is_trigger(lemma) or (entry is not None and entry.verb is not None and _leads_into(token))
    return entry is not None and not spot and entry.event_share >= (TYPED_SHARE if typed else EVENTIVE)


def _is_arranged(token: Token) -> bool:
    """Whether a noun that may be a thing or a body is of a gathering: ``set an auction``, ``a council held at``."""
    goal = token.dep_ in ("dobj", "nsubjpass") and in_class(token.head.lemma_, "set_for", "set_for.reduced")
    held = (c for c in token.rights if c.dep_ == "acl" and c.tag_ == "VBN" and in_class(c.lemma_, "convening"))
    return in_class(token.lemma_.lower(), "gathering.held") and (goal or any(held))


def is_all_told(token: Token) -> bool:
    """Whether a noun that may be of an event is all that an entry tells: ``1998: Change of name to Lund Foods``.

    Of what is new it tells that it was made then: ``1958: New hospital in the Mill Road, closed again in 2006``.
    """
    if not token.doc.entry or token.dep_ != "ROOT":
        return False
    if _is_new(token):
        return True
    if any(t.pos_ == "VERB" for t in token.sent):
        return False
    lemma = token.lower_ if token.pos_ == "PROPN" else token.lemma_.lower()  # "Listing", with its capital
    entry = noun(lemma)
    first = any(c.lower_ in ("first", "earliest") for c in token.lefts)  # "First mention of the village"
    deed = entry is not None and entry.verb is not None and (first or entry.event_share > 0)
    doing = entry is None and lemma.endswith("ing") and any(c.dep_ == "prep" for c in token.rights)  # "Twinning with"
    return (token.pos_ == "NOUN" and (deed or doing)) or in_class(lemma, "telling", "eventive")


def _is_new(token: Token) -> bool:
    """Whether an entry begins with *new* and what was made, of which it may tell later what became of it."""
    new = token.tag_ == "NN" and token.doc[token.left_edge.i].lower_ == "new" and token.left_edge.i == token.sent.start
    entry = noun(token.lemma_.lower()) if new else None
    made = entry is not None and entry.share("artifact", "group") >= EVENTIVE
    return made and all(t.pos_ not in ("VERB", "AUX") or t.dep_ == "acl" for t in token.sent)


def _leads_into(token: Token) -> bool:
    """Whether a noun tells of going into something: ``the choir's entry into the hall``."""
    return any(c.lower_ == "into" for c in token.rights)


def _is_manner(token: Token) -> bool:
    """Whether a noun only says as what something was done: ``was shut as a precaution``."""
    as_ = token.dep_ == "pobj" and token.tag_ == "NN" and token.head.lower_ == "as" and token.head.head.pos_ == "VERB"
    named = as_ and in_class(token.head.head.lemma_.lower(), "reporting", "statement", "calling")
    return as_ and not named and any(c.lower_ in ("a", "an") for c in token.lefts)


def _has_year(name: Token) -> bool:
    """Whether a pact is known by its year: ``the 1784 Treaty of Orm``, ``the Orm Accord of 1784``."""
    near = (*name.lefts, *(t for c in name.rights for of in (c, *c.children) for t in (of, *of.rights)))
    under = (t for of in near for t in (of, *(of.children if of.lower_ == "of" else ())))
    return any(t.ent_type_ == "DATE" and t.text.isdigit() for t in under)


def _is_fought(name: Token) -> bool:
    """Whether a name is of a battle or war, whatever kind of name it is taken for: ``the Orn Revolt``."""
    last = name.i + 1 == len(name.doc) or name.nbor().ent_type_ != name.ent_type_ or name.nbor().lower_ == "of"
    of = (t for c in name.rights if c.lower_ == "of" for t in c.rights)
    beside = name.doc[name.i + 1 : name.i + 3]
    dated = any(t.ent_type_ == "DATE" for t in of)  # "the Orn Campaign of 1948", "the Orn Expedition (1926)"
    dated = dated or (len(beside) > 1 and beside[0].text == "(" and beside[1].ent_type_ == "DATE")
    known = dated or name.ent_type_ not in _BEARERS or any(c.lower_ in _RANKED for c in name.lefts)
    fought = in_class(name.lemma_.lower(), "gathering.fought")
    return last and ((known and fought) or (dated and in_class(name.lemma_.lower(), "faring")))


@lru_cache(maxsize=20_000)
def _share_of_things(lemma: str) -> float:
    """The share of a noun's uses in which it is a thing."""
    entry = noun(lemma)
    return 0.0 if entry is None else entry.share(*sorted(_THINGS))


def _is_named_spot(token: Token) -> bool:
    """Whether a noun bears a name and says where, as a thing may: ``at the Garda crossing``."""
    named = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in token.children)
    return named and token.dep_ == "pobj" and token.head.lower_ in ("at", "near", "to")


def _is_town(token: Token) -> bool:
    """Whether a word in a capital, alone behind words in none, is a town: ``washed ashore at Marathon``."""
    alone = token.pos_ == "PROPN" and token.dep_ == "pobj" and not any(token.children)
    at = token.head
    spot = alone and at.lower_ in ("at", "near", "to", "from") and token.ent_type_ != "EVENT" and at.i > at.sent.start
    return spot and token.text.istitle() and at.nbor(-1).text.islower()


def _is_number_sign(token: Token) -> bool:
    """Whether a word stands for *number*: ``engine No. 5``."""
    return token.lower_ in ("no", "nos") and any(t.like_num for t in token.doc[token.i + 1 : token.i + 3])


def _is_capitals(token: Token) -> bool:
    """Whether a noun is in capitals among other words, as datelines and abbreviations are: ``SANTA PAZ, Peru --``."""
    return token.is_upper and token.ent_type_ != "EVENT" and not token.sent.text.isupper()


def _is_met_at(name: Token) -> bool:
    """Whether a name is of a gathering where something is said to happen: ``at the World Steel Conference``."""
    at = name.dep_ == "pobj" and name.head.lower_ in ("at", "in", "during")
    return at and in_class(name.lemma_.lower(), "gathering")


def _is_adverbial(token: Token) -> bool:
    """Whether a noun without an article makes an adverb of its preposition: ``in favour of``, ``to power``."""
    told_apart = any(c.dep_ in ("det", "poss", "nummod", "amod", "compound") for c in token.children)
    return token.dep_ == "pobj" and token.tag_ == "NN" and not told_apart


def _came_to_nothing(verb_: Token) -> bool:
    """Whether a verb says that its subject did not come about: ``came to nothing``, ``fell through``."""
    lemma = verb_.lemma_
    if lemma == "come":
        return any(c.lower_ in ("nothing", "naught") for to in verb_.rights if to.lower_ == "to" for c in to.children)
    return lemma == "fall" and any(c.lower_ == "through" and c.n_lefts + c.n_rights == 0 for c in verb_.rights)


@asked_once
def called_off_by(token: Token) -> Token | None:
    """The word that calls an event off: ``cancellation of a summit``, ``cancelled the summit``, ``was called off``.

    So does one that what was planned or proposed came to nothing, or fell through.
    """
    head, role = token.head, token.dep_
    if role == "nsubj":
        meant = any(
            c.dep_ in ("acl", "relcl") and in_class(c.lemma_.lower(), "intention", "proposal") for c in token.rights
        )
        return head if meant and _came_to_nothing(head) else None
    if role == "pobj" and head.lower_ == "of":
        head = head.head
    elif role not in ("dobj", "nsubjpass"):
        return None
    if in_class(head.lemma_.lower(), "cancelling", "cancelling.nouns"):
        return head
    off = any(child.dep_ == "prt" and child.lower_ == "off" for child in head.children)
    return head if off and head.lemma_ == "call" else None


def object_event(token: Token) -> Token | None:
    """The event noun that is a verb's object: ``exercises`` for ``carried out exercises``.

    Of a measured object (``a year of protests``, ``a wave of strikes``) it is the noun after *of*.
    """
    for child in token.children:
        if child.dep_ not in ("dobj", "nsubjpass"):
            continue
        for noun_ in (*measured(child), child):
            if is_event_noun(noun_) or (noun_.pos_ == "NOUN" and in_class(noun_.lemma_.lower(), "telling")):
                return noun_
    return None


def measured(token: Token) -> list[Token]:
    """The nouns of which another noun is a measure: ``protests`` for ``year`` of ``a year of protests``."""
    lemma = token.lemma_.lower()
    if token.ent_type_ not in _QUANTITIES and not in_class(lemma, "measure"):
        return []
    ofs = [c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"]
    return [c for of in ofs for c in of.children if c.dep_ == "pobj"]
