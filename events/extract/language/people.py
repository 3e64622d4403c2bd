"""Whether a noun means people, one or several: by its name, its form and most of its senses."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from events.errors import RuleError
from events.extract.language.gazetteer import demonym, is_place
from events.extract.language.grammar import SUBJECTS, conjuncts
from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class
from events.extract.language.words import asked_once
from events.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Container

    from events.extract.language.words import Token

__all__ = [
    "COURTS",
    "bears_rank",
    "given_names",
    "is_aged",
    "is_court",
    "is_list",
    "is_natural",
    "is_person",
    "is_plural",
    "is_post_given",
    "is_public",
    "may_mean",
    "person_words",
    "settled_name",
    "tells_what",
]

#: Where what is tried there did not happen.
COURTS = frozenset(("court", "courthouse", "tribunal"))
_MOSTLY, _PARTLY, _ALIVE = 0.5, 0.1, 0.3
_ROLES = (*SUBJECTS, "dobj", "dative", "pobj", "attr", "poss", "conj")
#: What the names of peoples end in that have no plural in *-s*.
_PEOPLES = ("ch", "sh", "ese", "iss")
_PLURAL_TAGS = ("NNS", "NNPS")
#: Parts of speech that nothing stands for; and those that a name may stand for with nothing beside them.
_NOBODY = frozenset(("ADP", "AUX", "CCONJ", "PART", "PUNCT", "SCONJ", "SPACE", "SYM"))
_SOMEBODY = frozenset(("NOUN", "PROPN", "PRON"))
_BY_THEMSELVES = frozenset(("both", "they", "their", "most", "many", "several"))


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names that are known, written small."""
    return frozenset().union(*person_words()["given"].values())


@lru_cache(maxsize=1)
def person_words() -> dict[str, dict[str, frozenset[str]]]:
    """Lists of words by table and name, as ``rules/persons.toml`` has them.

    Raises:
        RuleError: The file is not as documented.
    """
    rules = read_rules("persons.toml")
    try:
        return {name: {key: frozenset(words.split()) for key, words in table.items()} for name, table in rules.items()}
    except AttributeError as error:
        raise RuleError(f"rules/persons.toml: {error}; give tables of lists of words") from error


def is_public(name: str) -> bool:
    """Whether a name is of a public body, which is no company: ``Justice Department``, ``Court of Appeal``."""
    heads = (name.rsplit(" ", 1)[-1], name.partition(" of ")[0].rsplit(" ", 1)[-1])
    return any(head.lower() in person_words()["stands_for"]["public"] for head in heads)


def is_court(name: str) -> bool:
    """Whether a name is that of a court, before which others have their cases: ``Court of Appeal``."""
    return name.partition(" of ")[0].rpartition(" ")[2].lower() in COURTS


def may_mean(token: Token) -> bool:
    """Whether a word may mean somebody told elsewhere: most do not; asked of every word, so only what is cheap."""
    if token.pos_ in _NOBODY:
        return False
    return bool(token.children) or token.pos_ in _SOMEBODY or token.tag_ == "CD" or token.lower_ in _BY_THEMSELVES


def is_post_given(token: Token) -> bool:
    """Whether a noun is for the post that somebody gets, and for nobody: ``was promoted to chief cashier``."""
    if token.dep_ == "conj" and token.head.ent_type_ == "DATE":
        return True  # "was made professor in 1931 and dean in 1940", as it is parsed
    if token.dep_ not in ("pobj", "dobj") or token.pos_ != "NOUN":
        return False  # most words
    verb = token.head.head if token.head.lower_ == "to" else token.head
    given = token.dep_ == "pobj" or any(c.dep_ == "nsubjpass" for c in verb.children)
    return given and in_class(verb.lemma_.lower(), "posts.change", "raising") and is_person(token)


def is_natural(token: Token) -> bool:
    """Whether a name is of a thing of nature, by the word before it: ``Storm Irina``, ``Lake Sorvel``."""
    if token.pos_ != "PROPN" or not token.n_lefts:
        return False
    words, beside = person_words()["nature"], [c.lower_ for c in token.lefts if c.dep_ == "compound"]
    if any(word in words["before_names"] for word in beside):
        return True
    named = any(word in words["after_the"] for word in beside)  # "River Plate" is a club
    return named and any(c.lower_ == "the" for c in token.lefts)


def is_person(token: Token, people: Container[str] = ()) -> bool:
    """Whether a noun means people: by its name, its apposition, or most of its senses."""
    if is_natural(token) or _is_state(token):
        return False
    if token.ent_type_ == "PERSON" or token.text in people:
        return True
    if token.pos_ == "PROPN":
        if token.dep_ == "appos" and token.head.pos_ == "NOUN" and is_person(token.head, people):
            return True
        if bears_rank(token):
            return True
        word = noun(token.lower_) if any(c.dep_ == "compound" for c in token.children) else None
        thing = word is not None and word.share("person") < _MOSTLY  # "the State Prize"
        return token.tag_ == "NNP" and token.ent_type_ == "" and not thing and not is_place(token.text)
    return _means_people(token)


def _means_people(token: Token) -> bool:
    """Whether a common noun means people: by its apposition, or most of its senses."""
    lemma = token.lemma_.lower()
    if lemma in person_words()["offices"]["crowned"]:
        return True  # an emperor is a moth and a penguin, too
    if (entry := noun(lemma)) is None:
        return False
    named = any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in token.rights)  # "its founder, Ada Crane,"
    alive = named and entry.share("animal") > _MOSTLY  # "the elephant Tilla"
    return alive or entry.share("person") > (_PARTLY if named else _MOSTLY)


def _is_state(token: Token) -> bool:
    """Whether a noun without an article says in what somebody is: ``went into exile``."""
    return token.tag_ == "NN" and token.dep_ == "pobj" and not token.n_lefts and token.head.lower_ in ("in", "into")


def bears_rank(token: Token) -> bool:
    """Whether somebody is told of by his rank alone, in capitals, which may be a place's name too: ``the Bishop``."""
    ranked = token.pos_ == "PROPN" and token.lower_ in person_words()["offices"]["borne"]
    return ranked and [c.lower_ for c in token.lefts] == ["the"] and not any(c.dep_ == "appos" for c in token.rights)


def tells_what(lemma: str) -> bool:
    """Whether a word before a name says what its bearer is: a noun for people.

    >>> tells_what("goalkeeper"), tells_what("midfielder"), tells_what("comet")
    (True, True, False)
    """
    entry = noun(lemma)
    return lemma in person_words()["players"]["nouns"] or (entry is not None and entry.share("person") > _MOSTLY)


def is_aged(token: Token) -> bool:
    """Whether a word ends what is told of somebody known by his age alone: ``the 24-year-old``."""
    aged = token.lower_ == "old" and token.dep_ in _ROLES
    return aged and any(c.dep_ == "det" and c.lower_ == "the" for c in token.children)


def is_list(token: Token) -> bool:
    """Whether a noun begins a list, of which each hangs on the one before: ``Lund, Malmo and Ystad``."""
    members = [token, *(c for c in conjuncts(token) if c.pos_ in ("NOUN", "PROPN", "PRON", "NUM"))]
    return len(members) > 1 and any(c.lower_ == "and" for member in members for c in member.children if c.dep_ == "cc")


@asked_once
def is_plural(token: Token) -> bool:
    """Whether a noun is one of several: a plural, or joined by *and*; a title in quotation marks is one."""
    if any(c.text == '"' for c in token.children):
        return False
    word = token.lower_
    many = token.tag_ in _PLURAL_TAGS or word in ("people", "police", "those", "these")
    many = many or (in_class(word, "plural_names.same") and any(c.dep_ == "nummod" for c in token.lefts))
    many = many or (token.pos_ == "PROPN" and in_class(word, "plural_names") and token.n_lefts > 0)
    many = many or (word.endswith("men") and noun(f"{word[:-2]}an") is not None)  # "workmen found"
    team = token.pos_ == "PROPN" and token.ent_type_ not in ("PERSON", "GPE") and token.n_lefts > 0
    many = many or (team and word.endswith("men"))  # "the Duluth Harbormen beat"
    many = many or (word in ("staff", "crew") and any(c.tag_ == "CD" for c in token.lefts))
    return many or is_list(token) or _is_people(token) or _opens_as_name(token)


def _opens_as_name(token: Token) -> bool:
    """Whether a plural was taken for a name since a sentence begins with it: *Rebels of the North seized*."""
    if token.tag_ != "NNP" or token.i != token.sent.start or not token.lower_.endswith("s"):
        return False
    aside = ("relcl", "acl", "punct")
    alone = all(c.dep_ in aside for c in token.children)  # "Trams ran", "Insurers, who paid,", "Coastguards pulled"
    entry = noun(token.lower_[:-1])
    alone = alone and not (token.ent_type_ and (entry is None or entry.top not in ("person", "group")))
    return entry is not None and (alone or any(c.lower_ == "of" for c in token.children))


def _is_people(token: Token) -> bool:
    """Whether a proper noun is a people's or a team's: in *-s* after *the*, and no place: *the Medes*.

    With another name before it, its last word must be one for people or animals: *the Ashford Otters*. So are *the
    French* and *the Dutch*.
    """
    known = token.lower_.endswith(_PEOPLES) and token.dep_ in SUBJECTS
    if known and (token.ent_type_ == "NORP" or demonym(token.text) is not None):
        return [c.lower_ for c in token.lefts] == ["the"]
    if token.tag_ != "NNP" or not token.lower_.endswith("s") or token.lower_.endswith(("ss", "us", "is", "news")):
        return False
    beside = [c for c in token.children if c.dep_ in ("det", "compound", "amod", "poss", "nummod")]
    if not beside or beside[0].lower_ != "the" or is_place(token.text):
        return False
    one = noun(token.lower_[:-1])
    if one is not None and one.top == "time":
        return False  # a newspaper
    alive = 0.0 if one is None else one.share("person", "animal")
    return len(beside) == 1 or (alive >= _ALIVE and all(c.tag_ == "NNP" for c in beside[1:]))


def settled_name(thing: Token) -> Token | None:
    """The name of a place behind what it is: ``the village of Tarn``."""
    if thing.lemma_.lower() not in person_words()["settled"]["places"] or is_plural(thing):
        return None
    names = (c for of in thing.rights if of.lower_ == "of" for c in of.rights if c.dep_ == "pobj" and not c.n_lefts)
    return next((c for c in names if c.pos_ == "PROPN"), None)
