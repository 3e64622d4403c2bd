"""Crowds: people and bodies without a name, who took part by what a common noun calls them.

*Police*, *six sailors*, *sailors of the frigate Castell*, *the bank's chairman*: with whose people they are, in lower
case at the head of a sentence too. Who is only counted (*40 people*) or stands for a name (*the company*) is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.callings import bare_name
from events.extract.language.gazetteer import demonym, lookup
from events.extract.language.grammar import AGENTS, SUBJECTS
from events.extract.language.lexicon import classes, noun
from events.extract.language.people import is_person, is_plural, person_words, settled_name, tells_what
from events.extract.language.phrases import Phrase
from events.extract.language.pieces import join_words
from events.extract.language.predicates import in_class
from events.extract.language.roles import bidden, is_eventive, is_kin_named, passive, takes_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.extract.language.callings import Name
    from events.extract.language.words import Token

__all__ = ["counts_people", "is_crowd", "is_one_of_his", "is_somebody", "plain", "role_of", "says_who"]

_ACTED_ON = ("dobj", "nsubjpass", "pobj", "oprd")
_RELATING = frozenset(("of", "for", "to", "in"))
#: What may act for itself, or stand for those who do.
_BODIES = ("person", "group", "artifact")
_MOSTLY, _PARTLY, _BARELY = 0.5, 0.25, 0.1
#: What stands beside a noun that says no more than itself.
_BARE = ("det", "punct", "case", "relcl", "acl", "appos")
#: Classes of places that are institutions: what is given to them is given to those who run them.
_HOUSES = frozenset(("venue", "medicine", "scientist", "company", "organization", "court"))
_TITLES = frozenset(("prof", "gov.", "sen.", "rep.", "gen.", "prof.", "senator", "secretary"))
#: Ends of words for what somebody does.
_TRADES = ("er", "or", "ist", "man", "woman", "coach", "captain", "pilot")
#: What is sent to attack, and what it does.
_CRAFT = frozenset(("aircraft", "vessel", "vehicle"))
_FIRES = ("upon_towns", "assailing.verbs", "harming", "taking")
#: Classes of people who are often told of by no name.
_PUBLIC = frozenset(("police", "official", "protester", "rebel", "worker", "refugee", "medicine"))
_CROWDS = frozenset(("soldier", "rebel", "worker", "protester", "refugee", "criminal", "athlete"))


def is_somebody(thing: Token, head: Token, clause: Token | None) -> bool:
    """Whether a noun without a name says who took part.

    Args:
        thing: The noun: the argument itself, what it counts, or what is joined to it.
        head: The argument.
        clause: The verb that it is one of.
    """
    named = thing.ent_type_ and not thing.text.islower()
    if thing.pos_ not in ("NOUN", "PROPN") or head.dep_ in ("attr", "oprd", "compound") or named:
        return False
    if _flies(thing, head, clause):
        return True
    told = (c for c in thing.children if c.dep_ in ("compound", "amod") or c.lower_ in ("at", "from"))
    described = thing.lemma_ == "worker" and any(told)  # "dock workers", "workers at the Leeds factory"
    if (in_class(thing.lemma_.lower(), "anybody.nouns") and not described) or _is_nameless(thing):
        return False
    traced = clause is not None and in_class(clause.lemma_, "relating.traced")
    if (traced and head.head.lower_ == "to") or (head.dep_ in _ACTED_ON and is_eventive(thing)):
        return False  # "traced to a faulty controller", "joined the hunt"
    firms = is_plural(thing) and any(thing.lemma_.lower() in words for words in person_words()["stands_for"].values())
    if firms and head.dep_ not in _ACTED_ON:
        return True  # "the thrifts agreed"
    bears = any(thing.lower_ in words for words in person_words()["gender"].values())  # "the count"
    return (
        bears
        or _receives(thing, head)
        or (head.dep_ == "dobj" and clause is not None and any(bidden(c) is head for c in clause.rights))
        or takes_part(thing, acts=head.dep_ not in _ACTED_ON or head.head.dep_ == "agent")
        or _acts(thing, head, clause)
    )


def _flies(thing: Token, head: Token, clause: Token | None) -> bool:
    """Whether somebody's craft attack or land, which are told of for who sent them: ``Turkish jets bombed``."""
    lemma = thing.lemma_.lower()
    craft = classes(lemma) & _CRAFT or in_class(lemma, "machines.armed")
    forces = any(classes(c.lower_) & {"soldier", "police"} for c in thing.lefts)  # "army helicopters dropped food"
    if clause is None or not craft or not (forces or in_class(clause.lemma_.lower(), *_FIRES)):
        return False
    does = head.head.dep_ == "agent" or (head.dep_ in SUBJECTS and not passive(clause))
    sent = (c for c in thing.lefts if c.dep_ in ("amod", "compound", "nmod", "poss"))
    return does and any(demonym(c.text) is not None or c.ent_type_ in AGENTS or takes_part(c) for c in sent)


def _receives(thing: Token, head: Token) -> bool:
    """Whether something is given to an institution or a group: ``gave the museum 4 million``."""
    if "dative" not in (head.dep_, head.head.dep_):
        return False
    entry, kinds = noun(thing.lemma_.lower()), classes(thing.lemma_.lower())
    return bool(kinds & _HOUSES) or (entry is not None and entry.share("group") >= _PARTLY)


def _is_nameless(head: Token) -> bool:
    """Whether a noun only stands for a name that the text told or will tell: ``the company``, ``its parent``.

    The firm that does something took part, though it may have no name: ``The insurer closed an office``.
    """
    lemma, words = head.lemma_.lower(), person_words()["stands_for"]
    alone = all(c.dep_ in _BARE or c.tag_ in ("PRP$", "WP$") for c in head.children)
    acts = head.dep_ == "nsubj" and lemma in words["company"] and all(c.dep_ != "poss" for c in head.lefts)
    return alone and not (is_plural(head) or acts) and lemma in words["company"] | words["nameless"]


def is_crowd(thing: Token, head: Token, clause: Token | None) -> bool:
    """Whether people who are only counted do something together: ``hundreds of people gathered``."""
    if clause is None or head.dep_ not in SUBJECTS or head.head.i != clause.i or passive(clause):
        return False
    if thing.lower_ not in ("people", "workers") or in_class(clause.lemma_.lower(), "harming.undergone"):
        return False
    return thing.i != head.i or any(c.dep_ == "nummod" for c in thing.children)


def counts_people(head: Token) -> bool:
    """Whether people are counted: ``six people``, ``nineteen of the crew``."""
    if head.dep_ not in (*SUBJECTS, "dobj", "pobj"):
        return False
    under = [c for prep in head.children if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj"]
    if head.pos_ == "NUM":
        return any(takes_part(c) and c.pos_ == "NOUN" and all(w.tag_ != "PRP$" for w in c.children) for c in under)
    counted = any(c.dep_ == "nummod" for c in head.children)
    return counted and takes_part(head, acts=False) and head.pos_ == "NOUN"


def _acts(thing: Token, head: Token, clause: Token | None) -> bool:
    """Whether a body does what only somebody does, though it is a building or a device in most senses: ``museum``."""
    if clause is None or not (head.head.dep_ == "agent" or (head.dep_ in SUBJECTS and not passive(clause))):
        return False
    entry = noun(thing.lemma_.lower())
    single = thing.tag_ == "NN" and any(c.dep_ == "det" for c in thing.children)
    town = ("location",) if single else ()  # "the port signed"
    body = entry is not None and entry.share(*_BODIES, *town) >= _MOSTLY
    lemma = clause.lemma_.lower()
    told_to = in_class(lemma, "directing") and not in_class(lemma, "directing.caused")  # a leak forces, too
    sure = told_to or in_class(lemma, "statement", "acting.alone")
    told = any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in clause.children) or head.head.dep_ == "agent"
    kinds = classes(thing.lemma_.lower())
    several = entry is not None and entry.share("group") >= _MOSTLY and entry.event_share < _BARELY
    sure = sure or (told and bool((several and not kinds & _CRAFT) or kinds & _HOUSES - {"medicine"}))  # "the college"
    honours = single and in_class(lemma, "raising", "granting") and entry is not None and entry.top == "location"
    return body and thing.pos_ == "NOUN" and (sure or (told and (honours or in_class(lemma, "acting"))))


def role_of(head: Token, skip: frozenset[int], names: Mapping[int, Name]) -> str:
    """A common noun with what it is of: ``government of Chad``, in lower case at the head of a sentence too.

    Of *his counterpart Mina Rao* it is the name, which the recogniser took for a work's.
    """
    called = (c for c in head.rights if c.dep_ == "appos" and c.ent_type_ == "WORK_OF_ART" and takes_part(head))
    if (name := next((c for c in called if c.left_edge.i == head.i + 1), None)) is not None:
        return bare_name(name)
    if (place := settled_name(head)) is not None:
        return bare_name(place)  # "the small village of Tarn"
    phrase = Phrase(skip, 0, {at: name.words for at, name in names.items()})
    of = [c for c in head.children if c.dep_ == "prep" and _tells_whose(c)]
    joined = {t.i for c in head.children if c.dep_ in ("conj", "cc", "case") for t in c.subtree}
    joined |= {c.i for c in head.lefts if c.lower_ in ("each", "every")}
    if head.pos_ == "PROPN" and in_class(head.left_edge.lower_, "beside"):
        joined.add(head.left_edge.i)  # "neighbouring Golo Parish Council"
    tokens = [*phrase.noun(head), *(t for prep in of for t in phrase.prep(prep, 1))]
    tokens = sorted({t for t in tokens if t.i not in joined}, key=lambda t: t.i)
    if head.dep_ == "dobj" and tokens[0].i == head.head.i + 1 and tokens[0].pos_ == "ADJ" and len(tokens) > 1:
        tokens = tokens[tokens[1].dep_ == "nummod" :]  # "shot dead two fishermen"
    words = join_words(tokens, phrase.names)
    first = min(tokens, key=lambda t: t.i)
    named = first.pos_ == "PROPN" or first.i in names or first.ent_type_ in (*AGENTS, "LOC", "FAC")
    inside = first.pos_ == "ADJ" and any(t.is_alpha for t in head.doc[head.sent.start : first.i])
    return words if named or inside or not first.text.istitle() else words[:1].lower() + words[1:]


def _tells_whose(prep: Token) -> bool:
    """Whether a phrase after a noun says whose people are meant: ``monks of Golo``, ``divers from Merow College``."""
    if prep.lower_ == "of":
        return not any(t.is_currency for t in prep.subtree)
    under = [c for c in prep.children if c.dep_ == "pobj"]
    if prep.lower_ == "for":
        return in_class(prep.head.lemma_, "aiming.agents") and any(map(takes_part, under))  # "lawyers for the miners"
    named = any(c.pos_ == "PROPN" or any(w.pos_ == "PROPN" for w in c.lefts) for c in under)
    return named and prep.lower_ in ("at", "from") and prep.i == prep.head.i + 1


def plain(words: str) -> str:
    """What stands for a word, without a title before a full name; in lower case if only its place made it a capital.

    >>> plain("U.S. Secretary of State Mina Rao"), plain("Dr. Olaf Brandt"), plain("King Olaf"), plain("Police")
    ('Mina Rao', 'Olaf Brandt', 'King Olaf', 'police')
    >>> plain("Goalkeeper Ales Novy"), plain("National Intergroup Inc.")
    ('Ales Novy', 'National Intergroup Inc.')
    """
    parts = words.split(" ")
    if len(parts) > 2 and parts[0].endswith("'s") and lookup(parts[0]) and all(p[:1].isupper() for p in parts):
        parts = parts[1:]  # "Kenya's Ada Lind"
        words = " ".join(parts)
    offices = person_words()["offices"]["nouns"] | person_words()["address"]["people"] | _TITLES
    at = next((n for n in range(len(parts), 0, -1) if parts[n - 1].lower() in offices), 0)
    at = at or int(parts[0].lower().endswith(_TRADES) and tells_what(parts[0].lower()))
    at += 2 if at and parts[at : at + 1] == ["of"] else 0
    rest = parts[at:]
    if at and len(rest) > 1 and all(part[:1].isupper() for part in rest):
        return " ".join(rest)
    lower = words.lower()
    entry = noun(lower) or noun(lower.removesuffix("s"))
    public = entry is not None and not _PUBLIC.isdisjoint(classes(entry.lemma))
    return lower if words.istitle() and public and (lower == "police" or lower.endswith("s")) else words


def says_who(head: Token) -> bool:
    """Whether a common noun says who it was, though names stand under it: ``rival bidders for Arlex``.

    Not so where the noun speaks for what is named (*a spokesman for Arlex*), or only counts it.
    """
    acts = head.dep_ not in ("dobj", "nsubjpass")  # not "raided the offices of Arlex"
    if head.pos_ != "NOUN" or not takes_part(head, acts=acts) or in_class(head.lemma_.lower(), "anybody.nouns"):
        return False
    if in_class(head.lemma_.lower(), "kindred") and is_kin_named(head):
        return True
    if _is_body(head) and any(p.lower_ == "at" and _tells_whose(p) for p in head.children):
        return True  # "a jury at Golo Crown Court"
    people = is_person(head) or (is_plural(head) and not _is_body(head))
    apart = people or head.lemma_.lower() in person_words()["stands_for"]["nameless"]  # "the party's newspaper"
    beside = _has_name_beside(head, whose=not apart)
    spoken_for = classes(head.lemma_.lower()) & {"official", "leader", "envoy"} or _is_body(head)
    under = [c for prep in head.children if prep.dep_ == "prep" for c in prep.children if c.dep_ == "pobj"]
    under = [c for c in under if people or c.head.lower_ in _RELATING]
    if people and any(c.dep_ == "amod" and c.lower_ == "loyal" for c in head.rights):
        return True  # "officers loyal to Olaf Brandt"
    owned = apart and head.dep_ != "compound" and any(c.dep_ == "poss" for c in head.children)
    return not beside and (owned or (not spoken_for and bool(under)))


def _is_body(head: Token) -> bool:
    """Whether a noun is of a body, whose acts are told as its owner's: ``Torpelli's board``, ``Peru's government``."""
    entry, lemma = noun(head.lemma_.lower()), head.lemma_.lower()
    people = head.tag_ == "NNS" and not _CROWDS.isdisjoint(classes(lemma))  # "troops under Olaf Brandt"
    return in_class(lemma, "bodies") or (not people and entry is not None and entry.share("group") > _MOSTLY)


def _has_name_beside(head: Token, *, whose: bool) -> bool:
    """Whether a name stands in apposition to a noun or is joined to it.

    Args:
        head: The noun.
        whose: Whether those before it and its owner's do too.
    """
    roles = ("appos", "conj", *(("amod", "compound", "poss") if whose else ()))
    kin = (t for t in head.subtree if t.dep_ in ("appos", "conj") or t.head.i == head.i)
    if not whose:
        # not "the widow of the painter Olaf Brandt"
        kin = (t for t in kin if t.dep_ == "conj" or t.head.tag_ != "NN" or t.head.dep_ != "pobj" or t.head.i == head.i)
    return any(t.ent_type_ in AGENTS and t.dep_ in roles and not _is_nationality(t) for t in kin)


def _is_nationality(word: Token) -> bool:
    return word.dep_ == "amod" and (word.ent_type_ == "NORP" or demonym(word.text) is not None)


def is_one_of_his(head: Token) -> bool:
    """Whether a noun is for a person or for people by what they are to somebody: ``his lawyer``, ``their officers``."""
    told = head.pos_ == "NOUN" and head.dep_ not in ("compound", "nmod")
    return told and is_person(head) and not in_class(head.lemma_.lower(), "anybody.nouns")
