"""Whose an event is that does not name him: what befalls the plant, the shares or the offer is the firm's they are of.

In the story of a firm or a club (:mod:`events.extract.name.principals`) it took part in what befell a thing that is
nobody else's (*A plant in Lund was opened in 2006*, *the dividend was scrapped*), in what was bought and nobody says by
whom, in talks with one other, and in what its clause tells of *the company*. In a life, he is in what no other person
did where the sentence speaks of him.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from events.extract.language.callings import alike
from events.extract.language.gazetteer import is_place
from events.extract.language.grammar import AGENTS, climb
from events.extract.language.lexicon import classes
from events.extract.language.parties import is_of_building
from events.extract.language.people import is_person, person_words, tells_what
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer, passive, takes_part
from events.extract.name.partakers import is_built

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.callings import Name
    from events.extract.language.words import Token
    from events.extract.name.principals import Principal

__all__ = ["Told", "with_hero"]

#: Of these kinds is what befalls a firm's things; of the first also what others do to them.
_DONE_TO = frozenset(("business deal", "investment", "law and justice", "science and technology", "sanction"))
_OF_BODIES = _DONE_TO | {"sport and culture", "agreement", "government change", "other", "statement or proposal"}
#: What is done by others where a text's hero is nowhere in it.
_OF_OTHERS = frozenset(("armed conflict", "military activity", "diplomacy", "election", "migration", "health"))
_PRONOUNS = frozenset(("he", "she", "him", "her", "his", "hers"))
_APART = frozenset(("relcl", "acl", "advcl", "appos"))
_JOINED = frozenset(("conj", "ccomp", "parataxis"))


@dataclass(frozen=True)
class Told:
    """What a row tells of an event.

    Attributes:
        title: Its title; not empty.
        kind: Its type.
        participants: Who took part, as its sentence tells.
    """

    title: str
    kind: str
    participants: tuple[str, ...]


def with_hero(hero: Principal, event: Candidate, told: Told, names: Mapping[int, Name]) -> tuple[str, ...]:
    """Who took part in an event, with him whom the text is the story of where it is his.

    Args:
        hero: He; a body is called by its whole name.
        event: Any of the text.
        told: What its row tells.
        names: What stands for the words of its sentence.
    """
    found = told.participants
    if not hero.person:
        found = tuple(hero.words if hero.words.startswith(f"{name} ") else name for name in found)
    built = not hero.person and (is_built(hero.words) or is_of_building(hero.words))  # a bridge takes no part
    if built or _is_there(hero, told.title, found):
        return found
    others = tuple(name for name in found if name.lower() not in hero.nouns)
    his = len(others) < len(found) or _is_party(hero, event, replace(told, participants=others), names)
    return (*others, hero.words) if his else others


def _is_there(hero: Principal, title: str, participants: tuple[str, ...]) -> bool:
    """Whether those who took part have him already, or a title puts another before its colon who did not take part."""
    first = hero.words.partition(" ")[0].partition("-")[0]
    words = (name.replace("-", " ").replace("'s", "").split() for name in participants)
    if any(alike(name, hero.words) for name in participants) or any(first in parts for parts in words):
        return True
    before, colon, _ = title.partition(": ")
    whose = before.removesuffix("'s")
    return bool(colon) and not alike(whose, hero.words) and whose not in participants


def _is_party(hero: Principal, event: Candidate, told: Told, names: Mapping[int, Name]) -> bool:
    """Whether he took part in an event that he is not among the participants of."""
    before, _, rest = told.title.partition(": ")
    headed, others = before == hero.words and not rest[:1].isupper(), bool(told.participants)
    if hero.person:
        return _is_of_life(hero, event, names, headed=headed)
    if _is_spoken_of(hero, event, names) or (headed and not others and told.kind not in _OF_OTHERS):
        return True
    done = told.kind in _DONE_TO
    thing = event.token if event.clause is None else doer(event.clause) or event.token
    own = _is_with_one(thing) or (told.kind in _OF_BODIES and _is_its(event, names, headed or done, others=others))
    return own or _is_answered(event, names) or (done and _is_ruled(event, names))


def _is_of_life(hero: Principal, event: Candidate, names: Mapping[int, Name], *, headed: bool) -> bool:
    """Whether a sentence speaks of him, and tells no person's deed but a child's birth."""
    thing = None if event.clause is None else doer(event.clause)
    born = event.token.lemma_ == "bear" and thing is not None
    kin = thing is not None and in_class(thing.lemma_.lower(), "kindred")
    if headed and (born or kin or (event.clause is None and tells_what(event.lemma))):
        return True  # "A son was born", "the family fled", "mayor of Arden, 1990-98"
    mutual = in_class(event.token.lemma_.lower(), "mutual")
    if (
        thing is not None
        and not (born or mutual)
        and (thing.ent_type_ == "PERSON" or (thing.i not in names and is_person(thing)))
    ):
        return False
    above = event.token if event.clause is None else event.clause
    own = [t for t in above.subtree if t.lower_ in _PRONOUNS or t.ent_type_ == "PERSON"]
    if own and not (born or mutual):
        return all(t.lower_ in _PRONOUNS and _is_him(hero, t, names) for t in own)
    own = [t for t in event.sentence if above.dep_ == "acl" and t.lower_ in _PRONOUNS]  # "she made a film, released in"
    return any(_is_him(hero, t, names) for t in own)


def _is_him(hero: Principal, pronoun: Token, names: Mapping[int, Name]) -> bool:
    name = names.get(pronoun.i)
    return name is not None and alike(name.words.removesuffix("'s"), hero.words)


def _is_spoken_of(hero: Principal, event: Candidate, names: Mapping[int, Name]) -> bool:
    """Whether the clause of an event has it by a pronoun or as *the company*."""
    above = event.token if event.clause is None else event.clause
    for token in above.subtree:
        name = names.get(token.i)
        if name is None:
            bare = token.lower_ in hero.nouns and token.tag_ == "NN" and token.dep_ != "compound"
            meant = bare and [c.lower_ for c in token.children if c.dep_ != "case"] == ["the"]
        else:
            meant = name.acts and alike(name.words.removesuffix("'s").removesuffix("'"), hero.words)
        thing = token.head.head if token.dep_ == "pobj" else token.head
        whose = token.dep_ in ("poss", "pobj") and is_person(thing)  # "the company's chairman", "a clerk in the firm"
        if meant and not whose and not _is_apart(token, above):
            return True
    return False


def _is_apart(token: Token, above: Token) -> bool:
    """Whether a word is in what is said beside an event, of somebody in it."""
    for word in (token, *climb(token)):
        if word.i == above.i:
            return False
        if word.dep_ in _APART or word.lower_ == "according" or (word.dep_ in _JOINED and word.pos_ in ("VERB", "AUX")):
            return True
    return False


def _is_ruled(event: Candidate, names: Mapping[int, Name]) -> bool:
    """Whether a regulator or a court rules on what is nobody else's: ``The regulator ordered 61,000 bikes back``."""
    clause = event.clause
    thing = None if clause is None or not event.is_verb else doer(clause)
    if clause is None or thing is None or not in_class(thing.lemma_.lower(), "overseeing.nouns"):
        return False
    rules = in_class(clause.lemma_.lower(), "overseeing.verbs")
    return rules and not any(_has_name(c, names) for c in clause.children if c.dep_ in ("dobj", "dative", "ccomp"))


def _is_answered(event: Candidate, names: Mapping[int, Name]) -> bool:
    """Whether others answer a bid, and nobody says whose: ``The fund turned down a bid``."""
    clause = event.clause
    thing = None if clause is None or not event.is_verb else doer(clause)
    if clause is None or thing is None or passive(clause) or not (thing.ent_type_ == "ORG" or takes_part(thing)):
        return False
    goals = (clause, *(c for c in clause.rights if c.dep_ == "xcomp"))  # "agreed to buy a stake"
    things = (c for goal in goals for c in goal.rights if c.dep_ == "dobj")
    asked = (c for c in things if in_class(c.lemma_.lower(), "pleading") or c.lemma_ == "stake")
    return any(not _has_name(c, names) for c in asked) and all(c.dep_ != "dative" for c in clause.children)


def _is_its(event: Candidate, names: Mapping[int, Name], done: bool, *, others: bool) -> bool:  # noqa: FBT001
    """Whether an event befalls a thing that is nobody else's, or is bought by nobody who is told."""
    clause, token = event.clause, event.token
    thing = None if clause is None else doer(clause)
    if clause is None or thing is None or (not event.is_verb and thing.i != token.i):
        buys = clause is not None and event.is_verb and clause.lemma_ in person_words()["doers"]["buyer"]
        return buys or _is_with_one(token)  # "It was listed in 2021 and bought Nexo", where the subject is not known
    undergoes = passive(clause)
    agent = any(c.dep_ == "agent" for c in clause.children)
    hired = thing.ent_type_ == "PERSON" and in_class(clause.lemma_.lower(), "hiring")  # "Pike was signed from Leeds"
    bought = clause.lemma_.lower() in person_words()["doers"]["buyer"]
    if undergoes and not agent and (bought or hired):
        return True
    if thing.pos_ != "NOUN" or thing.i in names or is_person(thing) or takes_part(thing, acts=False):
        return False
    if _is_with_one(thing):
        return True
    if not undergoes and (others or any(c.dep_ == "dobj" for c in clause.children)):
        return False
    return not _has_name(thing, names) and (done or not agent)


def _is_with_one(thing: Token) -> bool:
    """Whether a noun tells of a deal with one who is named: ``talks with Nexo``, ``a suit by Nexo``."""
    lemma = thing.lemma_.lower()
    played = "contest" in classes(lemma) or in_class(lemma, "besting") or lemma in ("play-off", "off", "defeat")
    if thing.pos_ != "NOUN" or not (played or in_class(lemma, "dealings", "conferring", "pleading")):
        return False
    if any(c.dep_ in ("poss", "compound") and c.ent_type_ in AGENTS for c in thing.lefts):
        return False
    asked = ("to",) if in_class(lemma, "pleading") else ()  # "an application to the fund"
    near = [t for t in thing.subtree if t.dep_ == "pobj" and not _is_apart(t, thing)]
    sides = [
        t for t in near if t.head.lower_ in ("with", "by", "from", "against", *asked) and (t.ent_type_ or takes_part(t))
    ]
    between = any(t.head.lower_ == "between" for t in near)
    return len(sides) == 1 and not between and not any(c.dep_ == "conj" for c in sides[0].children)


def _has_name(thing: Token, names: Mapping[int, Name]) -> bool:
    """Whether a noun is somebody's who is named or meant: ``Nexo's plant``, ``their plant``, ``investors' money``."""
    near = [t for t in thing.subtree if not _is_apart(t, thing)]
    if any(t.i in names or (t.dep_ == "poss" and t.pos_ == "NOUN") for t in near):
        return True
    return any(t.ent_type_ in ("PERSON", "ORG") and not is_place(t.text) for t in near)
