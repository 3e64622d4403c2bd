"""Descriptions: whom *the superintendent*, *the 24-year-old* or *the Ghanaian striker* means.

A text says what somebody is where it names him (*Superintendent Joseph Rao*, *the mayor, Ada Moe*), and calls him by
that later. An age, a people or a place in a team tells something more of whom it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.gazetteer import demonym, is_place
from events.extract.language.lexicon import classes
from events.extract.language.people import is_aged, is_person, person_words, tells_what
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Collection

    from events.extract.language.words import Token
    from events.extract.name.things import Thing

__all__ = ["Descriptions", "is_one", "tells_more"]


class Descriptions:
    """What a text says that people are."""

    def __init__(self) -> None:
        """Nothing is said yet."""
        self._bearers: dict[str, dict[str, None]] = {}

    def add(self, who: str, thing: Thing) -> None:
        """Take in what somebody is called beside his name, and his age; of whom no name tells, that he is called so."""
        token = thing.token
        words = {t.lemma_.lower() for t in (thing.at, token) if t.pos_ == "NOUN"}
        words = {word for word in words if not in_class(word, "whoever.anybody")}
        words |= {c.lower_ for c in token.lefts if c.dep_ in ("compound", "nmod") and tells_what(c.lower_)}
        words |= {c.text for c in token.rights if c.dep_ == "appos" and c.like_num}
        if who[:1].isupper() or any(c.lower_ == "a" for c in token.lefts):
            for word in words:
                self._bearers.setdefault(word, {})[who] = None

    def bearers(self, token: Token) -> Collection[str]:
        """Who has been called by a noun that stands by itself behind *the*, or is of an age: ``the 24-year-old``."""
        old = next((t for t in (token, *token.lefts) if t.lower_ == "old"), None)
        if old is not None:
            return self._bearers.get(old.doc[old.left_edge.i + (old is token)].text, ())
        bare = all(c.lower_ == "the" or in_class(c.lower_, "whoever.again") for c in token.lefts)
        bare = bare and not any(c.dep_ == "prep" for c in token.rights)
        return self._bearers.get(token.lemma_.lower(), ()) if bare else ()


def is_one(token: Token) -> bool:
    """Whether a noun or an adjective with *the* speaks of one who has been told of: ``the Italian, who``."""
    if token.tag_ not in ("NN", "NNP", "JJ") or not any(c.lower_ == "the" for c in token.lefts):
        return False
    told = any(c.dep_ in ("appos", "acl", "conj") for c in token.rights)
    clause = next((c for c in token.rights if c.dep_ == "relcl"), None)
    return not told and (clause is None or token.doc[clause.left_edge.i - 1].text == ",")


def tells_more(token: Token) -> bool:
    """Whether a noun tells an age, a people, children or a place in a team: ``the mother of two``, ``the striker``."""
    if is_aged(token):
        return True
    of = [c for prep in token.rights if prep.dep_ == "prep" for c in prep.rights]
    people = demonym(token.text) is not None and not is_place(token.text)  # no "US"
    people = people and not token.lower_.endswith(("ch", "sh", "ese", "iss")) and token.ent_type_ != "LOC"  # a pole
    if of or not (people or (token.pos_ != "PROPN" and is_person(token))):  # no "new iPhone"
        return (
            token.tag_ == "NN" and token.lower_ in person_words()["kin"]["parents"] and [c.pos_ for c in of] == ["NUM"]
        )
    kinds = classes(token.lemma_.lower())
    office = "official" in kinds and "leader" not in kinds  # "the Danish minister", one of many
    told = any(in_class(c.lower_, "whoever.adjectives") or demonym(c.text) is not None for c in token.lefts)
    return people or (told and not office) or token.lower_ in person_words()["players"]["nouns"]
