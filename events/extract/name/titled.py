"""Questions about a title and its sentence: does it name somebody, has what it begins with a name of its own?"""

from __future__ import annotations

import re
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING

from events.extract.find.eventtypes import event_type
from events.extract.language.callings import bare_name
from events.extract.language.gazetteer import demonym, is_place, lookup
from events.extract.language.grammar import LOCATING, RANKS, SUBJECTS
from events.extract.language.lexicon import classes, noun
from events.extract.language.people import is_person, person_words
from events.extract.language.pieces import possessive
from events.extract.language.predicates import in_class
from events.extract.language.quantities import ORDINAL
from events.extract.name.known import LITTLE
from events.extract.name.renown import NO_TOPICS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.language.words import Span, Token

__all__ = [
    "by_name",
    "comes_or_goes",
    "country_told",
    "has_word_of",
    "is_abroad",
    "is_anothers",
    "is_between",
    "is_elsewhere",
    "is_nations",
    "is_of_all",
    "is_of_town",
    "is_of_world",
    "is_plain",
    "lacks_which",
    "names_somebody",
    "power_of",
    "powers",
    "subject_told",
    "with_name",
]

_NO_NAMES = NO_TOPICS - {"NORP", "LOC", "LAW"}
_WHERE = frozenset(("in", "at", "near", "to", "from", "off", "over", "outside", "around", "through", "for", "into"))
#: In so many words at the head of a title its subject stands.
_SUBJECT = 5
#: What stands before the noun of a phrase, and the recogniser's names for somebody.
_BEFORE = frozenset(("amod", "compound", "det", "nmod", "nummod", "poss", "case", "advmod"))
_NAMES = frozenset(("ORG", "PERSON", "GPE", "NORP"))
#: What grows, blows or flows is nobody's.
_NATURE = ("plant", "phenomenon", "object")
_MOSTLY = 0.5
_ORDINAL = re.compile(rf"{ORDINAL.pattern}|[Ff]irst|[Ss]econd|[Tt]hird")
_SPOTS = ("GPE", "LOC", "FAC")
#: What no firm makes, or has to itself.
_STATES = frozenset(("statute", "rebel"))
#: Types of what befalls many; words for a man, and before what was told of.
_PUBLIC = frozenset(("armed conflict", "protest", "election", "government change"))
_HIS = frozenset(("he", "she", "him", "her", "his"))
_KNOWN = frozenset(("the", "this", "that", "these"))
_ROLES = (*SUBJECTS, "dobj", "pobj")


def names_somebody(title: str, sentence: Span, names: tuple[str, ...] = ()) -> bool:
    """Whether a title has a name other than that of a place where it was: a capital word that would have it anywhere.

    Args:
        title: Of an event.
        sentence: That tells it.
        names: Those that the document has.
    """
    first, *others = map(_plain, title.split())
    if first.lower() in powers() and not any(place.split()[-1] in title for place in _countries(sentence)):
        return False  # "Parliament elects Ada Moe president"
    before = ""
    if others and _ORDINAL.fullmatch(first) and "soldier" in classes(others[0].lower()):
        others = others[1:]  # "1st Battalion posted to Cyprus", of some regiment
    for word in (first[1:], *others):
        where = before in _WHERE and (is_place(word) or any(t.text == word and t.ent_type_ in _SPOTS for t in sentence))
        if not where and not word.islower() and any(c.isupper() for c in word):
            return True
        before = before if where else word
    common = any(t.text == first.lower() for t in sentence)  # "a bridge", in a text about the Corrie Bridge
    if (title.startswith(names) and not common) or demonym(first) is not None:
        return True
    begins = sentence[0]
    if begins.text == first and (begins.pos_ == "PROPN" or (begins.ent_type_ and begins.ent_type_ not in _NO_NAMES)):
        return True
    return first[:1].isupper() and any(t.text == first and t.i > begins.i for t in sentence)


def is_plain(title: str, sentence: Span, names: tuple[str, ...] = ()) -> bool:
    """Whether what a title begins with has no name and is not of whom it names: ``Talks with Borealis``.

    Args:
        title: Of an event.
        sentence: That tells it.
        names: Those that the document has.
    """
    words = title.lower().split()
    if title.startswith(names) and not any(t.text == words[0] for t in sentence):
        return False  # "Apple unveils iPod", whatever the parser took that for
    thing = _begins_with(title, sentence)
    if thing is None:
        return words[0] in person_words()["stands_for"]["company"]  # "It was floated", of the firm
    if thing.pos_ != "NOUN" or thing.lower_ not in words:
        return False
    if thing.lemma_.lower() in person_words()["stands_for"]["nameless"]:
        return True  # "Danish rival Lund Tools bought"
    beside = [*thing.lefts, *(c for c in thing.rights if c.dep_ == "appos")]
    of = [c for prep in thing.rights if prep.lower_ in ("of", "by") for c in prep.rights]  # "announcement by Arlex"
    return not any(c.pos_ == "PROPN" or c.ent_type_ in _NAMES for c in (*beside, *of))


def _begins_with(title: str, sentence: Span) -> Token | None:
    """The head of the phrase that a title begins with, in its sentence."""
    first = title.lower().split()[0]
    thing = next((t for t in sentence if t.lower_ == first), None)
    while thing is not None and thing.dep_ in _BEFORE and thing.head.i > thing.i:
        thing = thing.head
    return thing


def is_nations(title: str, sentence: Span) -> bool:
    """Whether a title begins with what befell a nation: ``1956 uprising``, ``Communist takeover``."""
    thing = _begins_with(title, sentence)
    return thing is not None and thing.pos_ == "NOUN" and in_class(thing.lemma_.lower(), "worldwide.nations")


def is_of_world(title: str, sentence: Span, name: str) -> bool:
    """Whether a title tells what is no matter of somebody in whose story it stands, though that has to do with it.

    It is a new thing in a sentence without him (``The first exchange opened``, in a text about who made telephones), or
    what befell many, told only within what is said of him: ``a work for the victims of the attacks``.

    Args:
        title: Of an event.
        sentence: That tells it.
        name: Of a person.
    """
    thing = _begins_with(title, sentence)
    if thing is None or thing.pos_ != "NOUN":
        return False
    his = [t for t in sentence if t.lower_ in _HIS or (t.pos_ == "PROPN" and t.text in name.split())]
    before = [c for c in thing.lefts if c.dep_ in _BEFORE]
    if not his:
        known = any(c.lower_ in _KNOWN or c.dep_ == "poss" for c in before)
        return not known or any(c.tag_ in ("JJS", "RBS") or c.lower_ in RANKS for c in before)
    apart = thing.dep_ in SUBJECTS or (thing.dep_ == "pobj" and thing.head.head.pos_ == "NOUN")
    return apart and event_type(thing.lemma_.lower(), "NOUN") in _PUBLIC


def lacks_which(title: str, sentence: Span) -> bool:
    """Whether a title has a thing of which the sentence says only *the*: ``Admiralty requisitions building``."""
    words = title.lower().split()
    after = dict(pairwise((*words, "")))
    bare = (t for t in sentence if t.tag_ == "NN" and t.dep_ in _ROLES and t.lower_ in words)
    said = (t for t in bare if [c.lower_ for c in t.children if c.dep_ not in ("punct", "case")] == ["the"])
    owned = {word for before, word in pairwise(words) if before.endswith(("'s", "'"))}  # "Moe's appeal", of the appeal
    return any(after[t.lower_] not in LOCATING | {"of", "for"} and t.lower_ not in owned for t in said)


def subject_told(title: str, sentence: Span) -> Token | None:
    """The subject in a sentence that stands at the head of a title."""
    told = title.lower().split()[:_SUBJECT]
    return next((t for t in sentence if t.dep_ in SUBJECTS and t.lower_ in told), None)


def is_anothers(title: str, sentence: Span, *, life: bool) -> bool:
    """Whether what a title tells is a country's, nature's or that of others, and no person's in whose story it stands.

    *Leon Karras: former customs chief convicted*, *Oskar Varga: markets rise*, *Ada Moe: forty people laid off*.

    Args:
        title: Of an event.
        sentence: That tells it.
        life: Whether the story is surely a person's.
    """
    thing = subject_told(title, sentence)
    if thing is None or thing.pos_ != "NOUN":
        return False
    lemma, entry = thing.lemma_.lower(), noun(thing.lemma_.lower())
    natural = life and entry is not None and entry.share(*_NATURE) > _MOSTLY
    if natural or lemma in person_words()["state"]["matters"]:
        return True
    owned = any(c.dep_ == "poss" for c in thing.lefts)
    own = lemma in person_words()["kin"]["born"] and thing.dep_ == "nsubjpass"  # "A son was born"
    people = is_person(thing) or lemma == "people"
    befell = life and thing.dep_ == "nsubjpass"
    return people and (thing.tag_ == "NN" or befell) and not (owned or own)


def is_of_all(title: str, sentence: Span) -> bool:
    """Whether what a title tells is a country's or of what all trade in, and no matter of a firm in whose story it is.

    *Arlex: petrol rises above $4*, *Arlex: stricter law signed*, *Arlex: rebels take up arms*, *Arlex: country rated*.
    """
    thing = subject_told(title, sentence) or _begins_with(title, sentence)
    if thing is None or thing.pos_ != "NOUN" or any(c.dep_ == "poss" for c in thing.lefts):
        return False
    lemma, entry = thing.lemma_.lower(), noun(thing.lemma_.lower())
    if _STATES & classes(lemma) or lemma in person_words()["settled"]["places"]:
        return True
    dear = in_class(lemma, "dear") or (entry is not None and entry.top == "substance")
    return dear and in_class(thing.head.lemma_.lower(), "changing")


def has_word_of(title: str, name: str) -> bool:
    """Whether a title has a word of a name; *of* and *the* do not count. *General Motors* has *GM*."""
    words = [_plain(word) for word in title.split()]
    if name.isupper() and (name in words or name in "".join(w[0] for w in words if w[:1].isupper())):
        return True
    return any(word in title for word in name.split() if len(word) > LITTLE)


def power_of(title: str, sentence: Span, having: frozenset[str]) -> Token | None:
    """What only a country has, of some nouns for it, if it is what a title tells of and nobody's by name."""
    thing = subject_told(title, sentence)
    if thing is None or thing.lemma_.lower() not in having:
        return None
    of = [c for prep in thing.rights if prep.lower_ in ("of", "in") for c in prep.rights]
    return None if any(t.ent_type_ or t.dep_ == "poss" for t in (*thing.lefts, *of)) else thing


def country_told(thing: Token) -> str:
    """The country that was told last before a noun: in its sentence, else in that before; empty if two were.

    Args:
        thing: What only a country has: ``the government``.
    """
    for sentence in (thing.sent, *_before(thing.sent)):
        told = {t.text for t in sentence if t.i < thing.i and t.pos_ == "PROPN" and t.dep_ != "compound"}
        countries = [name for name in sorted(told) if (known := lookup(name)) and known.precision == "country"]
        if countries:
            return countries[0] if len(countries) == 1 else ""
    return ""


def _before(sentence: Span) -> list[Span]:
    """The sentence before one in its paragraph."""
    return [s for s in sentence.doc.sents if s.end == sentence.start]


def is_elsewhere(sentence: Span, names: Sequence[str]) -> bool:
    """Whether a sentence says where something was, and that is none of some places."""
    where = (t for t in sentence if t.ent_type_ in ("GPE", "LOC", "FAC") and t.dep_ == "pobj" and t.pos_ == "PROPN")
    return any(not any(t.text in name for name in names) for t in where)


def is_abroad(sentence: Span, name: str) -> bool:
    """Whether something is done in or to a place of another country than one is in, or to another town than it is.

    *Nepal: quake kills forty*, of one in Yunnan.
    """
    home = lookup(name)
    told = (t for t in sentence if t.ent_type_ == "GPE" and t.pos_ == "PROPN" and t.dep_ in ("pobj", "dobj"))
    found = (lookup(t.text) or lookup(bare_name(t)) for t in told)
    known = [place for place in found if place is not None and place.country_iso2]
    if home is None or home.country_iso2 is None or not known or any(t.text in name.split() for t in sentence):
        return False
    towns = home.precision == "city" and all(place.name != home.name for place in known)
    return towns or all(place.country_iso2 != home.country_iso2 for place in known)


def with_name(title: str, sentence: Span, name: str) -> str:
    """A title with the name that its subject has beside it (``Contractor Gray Brothers folds``), or empty."""
    words = title.split()
    for at, word in enumerate(words[:_SUBJECT]):
        thing = subject_told(word, sentence)
        if thing is not None and thing.pos_ == "NOUN" and any(_is_beside(c, name) for c in thing.rights):
            return " ".join((*words[: at + 1], name, *words[at + 1 :]))
    return ""


def by_name(title: str, sentence: Span, name: str) -> str:
    """A title that begins with what stands for a name, with that: ``Arlex repays a loan``, of *the firm repaid it*.

    Empty if the sentence tells more of it than *the*; where it does not have the word, a pronoun means it.
    """
    first, _, rest = title.partition(" ")
    word = first.removesuffix("'s").lower()
    roles, who = (SUBJECTS, name) if word == first.lower() else (("poss",), possessive(name))
    things = [t for t in sentence if t.lower_ == word]
    thing = next((t for t in things if t.dep_ in roles), None)
    if thing is None:
        known = any(t.pos_ == "PRON" and t.dep_ in (*SUBJECTS, "poss") for t in sentence)
        return f"{who} {rest}" if known and all(t.dep_ == "poss" for t in things) else ""
    told = {t.lower_ for t in thing.subtree} if who == name else set()
    rest = " ".join(dropwhile(told.__contains__, rest.split()))
    known = [c.lower_ for c in thing.lefts if c.dep_ != "punct"] == ["the"]
    return f"{who} {rest}" if rest and known else ""


def comes_or_goes(title: str, sentence: Span) -> bool:
    """Whether a title tells that people came or went somewhere: ``Some 3,000 arrive by train``."""
    thing = subject_told(title, sentence)
    if thing is None or any(c.dep_ == "poss" for c in thing.lefts):
        return False
    people = thing.pos_ == "NUM" or thing.lower_ == "people" or (is_person(thing) and thing.tag_ == "NNS")
    verb = thing.head.lemma_.lower()
    return people and (verb == "arrive" or in_class(verb, "travelling.verbs", "visiting"))


def _is_beside(word: Token, name: str) -> bool:
    """Whether a word is the last of a name between commas: ``the contractor, Gray Brothers, folded``."""
    listed = word.dep_ == "conj" and any(c.dep_ == "cc" and c.i < word.i for c in word.head.rights)
    told = word.dep_ in ("appos", "conj") and not listed and word.pos_ == "PROPN" and word.text in name.split()
    return told and word.doc[word.left_edge.i - 1].text == ","


def powers() -> frozenset[str]:
    """What only a country has, and what is none of its names: ``parliament``."""
    return person_words()["state"]["powers"]


def _countries(sentence: Span) -> list[str]:
    """The names in a sentence that may say whose a parliament is."""
    return [e.text for e in sentence.ents if e.label_ == "NORP" or (e.label_ == "GPE" and is_place(e.text))]


def _plain(word: str) -> str:
    """A word without marks and without the ending of an owner."""
    return word.strip("\"'“”‘’,;:()").removesuffix("'s")


def is_of_town(title: str) -> bool:
    """Whether a title has a post that a town has."""
    return any(in_class(word, "posts.town") for word in title.lower().split())


def is_between(word: str) -> bool:
    """Whether a noun is for what takes two at least: ``summit``, ``talks``."""
    return in_class(word.removesuffix("s"), "gathering", "conferring")
