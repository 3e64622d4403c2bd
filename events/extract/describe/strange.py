"""Strange names: those that are places for where they stand, whatever the recogniser took them for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.describe.grounded import is_landform, is_located, is_river, opens_at
from events.extract.describe.spots import bears, is_building, stands
from events.extract.language.callings import bare_name
from events.extract.language.gazetteer import is_ambiguous, is_place, lookup
from events.extract.language.grammar import LOCATING, SUBJECTS
from events.extract.language.lexicon import classes, noun
from events.extract.language.parties import clean
from events.extract.language.people import given_names, is_person
from events.extract.language.pieces import own_article
from events.extract.language.predicates import in_class
from events.extract.language.roles import is_eventive

if TYPE_CHECKING:
    from events.extract.language.words import Token

__all__ = [
    "goes_on",
    "has_people",
    "is_at_site",
    "is_building_of",
    "is_called",
    "is_country",
    "is_in_wider",
    "is_mount",
    "is_part_of",
    "is_surely_one",
    "is_told_so",
    "is_wider",
    "name_around",
    "stands_there",
]

#: Under these a capital word is a place, whatever the parser took it for, unless it is one of these kinds.
_NO_PLACES = frozenset(
    (
        "ORG",
        "DATE",
        "TIME",
        "EVENT",
        "WORK_OF_ART",
        "PRODUCT",
        "NORP",
        "LAW",
        "LANGUAGE",
        "MONEY",
        "PERCENT",
        "CARDINAL",
    )
)
#: What stands before the name of whom a church is of.
_SAINTS = frozenset(("st", "st.", "saint", "our", "san", "santa", "holy", "ss", "sts"))
#: What stands before land and water.
_GROUNDS = LOCATING | {"on", "across", "over", "along"}


def name_around(token: Token) -> str:
    """The whole proper name that a token ends: entity, or the compound of proper nouns before it."""
    for ent in token.sent.ents:
        if ent.start <= token.i < ent.end:
            fought = token.head.lower_ == "of" and in_class(ent[0].lower_, "fighting")  # "the Battle of Long Sela"
            if (fought or token.head.lower_ in LOCATING) and ent.start < token.head.i < token.i:
                return str(
                    token.doc[token.left_edge.i : token.i + 1].text
                )  # "the Institute at Sela", taken for one name
            beside = next((c for c in token.lefts if c.i == ent.start - 1 and c.pos_ == "PROPN"), None)
            plain = beside is not None and beside.dep_ == "compound" and beside.is_alpha and not beside.ent_type_
            longer = plain and ent.start == token.i
            if beside is not None and longer:
                return f"{beside.text} {token.text}"  # "Little Tirana"
            return str(ent.text) if any(own_article(token)) and ent[0].text == "The" else clean(ent)  # "The Hague"
    first = min([token.i, *(c.i for c in token.lefts if c.dep_ == "compound" and c.pos_ == "PROPN")])
    return str(token.doc[first : token.i + 1].text)


def is_surely_one(token: Token) -> bool:
    """Whether a capital word is a place for where it stands: ``met at Golo``, ``in a hotel in Bath``, ``flew to``."""
    above = token.head.head
    if token.dep_ != "pobj" or not token.text[:1].isupper() or in_class(token.lower_, "deeds_by_name"):
        return False
    if token.head.lower_ == "to" and in_class(above.lemma_.lower(), "travelling.verbs"):
        return token.ent_iob_ != "I"
    sure = token.ent_type_ not in ("PERSON", "NORP", "DATE") or is_called(token)
    told = is_told_so(token) or has_people(token) or (token.ent_type_ == "PERSON" and stands_there(token))
    if told or is_river(token) or opens_at(token) or _is_regions(token) or (sure and is_in_wider(token)):
        return True
    if _is_stretch(token) or _is_of_town(token) or _is_crossed(token):
        return True
    if token.ent_type_ == "ORG":
        return _is_bodys_place(token) or _is_of_person(token)
    there = above.pos_ in ("VERB", "AUX") or is_eventive(above) or is_building(above) or above.ent_type_ == "QUANTITY"
    the = any(c.lower_ == "the" for c in token.lefts)
    there = there and not (the and in_class(above.lemma_.lower(), "within"))  # "invested in the Orme"
    return there and token.head.lower_ in LOCATING and token.ent_type_ not in _NO_PLACES


def is_at_site(token: Token) -> bool:
    """Whether a name stands before what something was at: ``A horse off a farm near Lund won at the Sela yards``."""
    site, beside = token.head, token.dep_ in ("compound", "amod", "nmod") and token.pos_ == "PROPN"
    under = beside and site.pos_ == "NOUN" and site.dep_ == "pobj" and site.head.lower_ == "at"
    return under and token.ent_type_ not in ("PERSON", "NORP", "DATE", "EVENT")


def _is_of_town(site: Token) -> bool:
    """Whether a name is of what stands in a town that is said to have it: ``a rally at Lund's Palace of Arts``."""
    whose = next((c for c in site.lefts if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
    name = "" if whose is None or is_ambiguous(whose.text) else bare_name(whose)
    town = None if name.startswith("St") and " " in name else lookup(name)  # "St Thomas' Hospital"
    built = is_building(site) or stands(site) or is_located(site) or in_class(site.lower_, "sites", "learned")
    there = site.head.lower_ in LOCATING and built and site.ent_type_ != "PERSON"
    return there and town is not None and town.precision == "city"


def _is_stretch(name: Token) -> bool:
    """Whether a name is of land or water, or of the coast that a ship was off: ``scuttled in the Orsk Canal``."""
    if name.head.lower_ == "off" and name.left_edge.lower_ not in given_names():
        sails = any("vessel" in classes(t.lemma_.lower()) for t in name.sent if t.pos_ == "NOUN")
        return sails or in_class(name.head.head.lemma_.lower(), "foundering")
    named = in_class(name.lower_, "stretches") and any(map(goes_on, name.lefts))
    return named and name.head.lower_ in _GROUNDS and name.ent_type_ not in ("PERSON", "DATE")


def _is_of_person(place: Token) -> bool:
    """Whether a strange name is where something befell somebody that befalls nobody in a firm: ``killed at Sela``."""
    above, strange = place.head.head, noun(place.lower_) is None and not place.n_lefts
    befell = in_class(above.lemma_.lower(), "befalling_people", "befalling_people.nouns")
    return place.head.lower_ == "at" and strange and befell


def _is_crossed(water: Token) -> bool:
    """Whether a strange name is of what somebody went or something was strewn over: ``rowed across the Orsk``."""
    prep, named = water.head, water.ent_type_ not in ("PERSON", "NORP", "DATE", "EVENT")
    strange = noun(water.lower_) is None and water.tag_ == "NNP" and [c.lower_ for c in water.lefts] == ["the"]
    return prep.lower_ in ("over", "across") and prep.head.pos_ == "VERB" and named and strange


def _is_bodys_place(token: Token) -> bool:
    """Whether what was taken for a body's name is a place's for what stands there: ``the market at Golo``."""
    before, prep = token.doc[token.head.i - 1], token.head.lower_
    if _is_named_site(token):
        return True
    the = any(c.lower_ == "the" for c in before.lefts)
    if prep == "at" and before.pos_ == "PROPN" and the and not token.n_lefts:
        return before.ent_type_ != "PERSON"  # "the Institute at Golo"
    built = stands(before) or in_class(
        before.lemma_.lower(), "stretches", "learned", "sites"
    )  # "the pier at Long Sela"
    ground = before.lemma_ == "market" or is_located(before) or built or is_building(before)
    strange = noun(token.lower_) is None and not token.n_lefts
    body = classes(token.lower_) & {"company", "organization", "finance"}
    longer = any(map(goes_on, token.lefts))
    strange = strange or (longer and (is_landform(token) or (built and not body)))
    return prep in ("at", "in") and before.pos_ == "NOUN" and ground and strange


def _is_named_site(token: Token) -> bool:
    """Whether a name ends with what it is the name of, and that stands in a town: ``at the Blue House``."""
    hit = token.head.lower_ == "on" and in_class(token.head.head.lemma_.lower(), "assailing")
    there = token.head.lower_ in LOCATING or hit
    named = any(c.lower_ == "the" for c in token.lefts) and any(map(goes_on, token.lefts))
    return there and named and (stands(token) or is_located(token)) and token.ent_type_ not in ("PERSON", "WORK_OF_ART")


def is_in_wider(town: Token) -> bool:
    """Whether a name stands where towns do, before the country that they are in: ``at Golo, in eastern Chad``."""
    there = is_called(town) or town.head.lower_ in LOCATING
    after = [t for t in town.doc[town.i + 1 : town.i + 5] if t.tag_ != "JJ"]
    words = [t.lower_ for t in after[:2]]
    at = 2 if words == [",", "in"] else 1 if words[:1] in ([","], ["in"]) else 0
    land = after[at] if there and 0 < at < len(after) else None
    if land is None or (at == 1 and land.dep_ in SUBJECTS):
        return False  # "In the League, Chad voted"
    return (is_country(land) or (land.ent_type_ == "GPE" and is_place(land.text))) and is_wider(land)


def is_called(town: Token) -> bool:
    """Whether a name is said to be a kind of place's, whatever the parser took it for: ``the village of Ada Sela``."""
    return town.head.lower_ == "of" and is_located(town.head.head)


def _is_regions(town: Token) -> bool:
    """The same of a part of the land or where people live: no ``head of Arlex``."""
    return is_called(town) and in_class(town.head.head.lemma_.lower(), "regions")


def has_people(town: Token) -> bool:
    """Whether a name is where people are, whatever the parser took it for: ``dockers in Porto Sela``."""
    above = town.head.head
    there = town.head.lower_ == "in" and town.ent_type_ == "PERSON" and above.tag_ == "NNS"
    return there and is_person(above) and not in_class(above.lemma_.lower(), "backers")


def stands_there(name: Token) -> bool:
    """Whether what was taken for somebody's name is where something is: ``the pier at Hallam Staithe``.

    So is one with its kind behind it (*at Kara-Shyr, a mountain village*) and one that a distance is from.
    """
    prep, above = name.head, name.head.head
    if name.dep_ != "pobj" or name.left_edge.lower_ in given_names() or in_class(name.left_edge.lower_, "titles"):
        return False
    if is_told_so(name):
        return True
    longer = any(map(goes_on, name.lefts))
    if prep.lower_ not in ("in", "at", "near", "outside"):
        return False
    if (longer and is_landform(name)) or (prep.lower_ == "at" and _is_done_at(above)):
        return True
    return above.pos_ == "NOUN" and (stands(above) or is_building(above))


def is_told_so(name: Token) -> bool:
    """Whether a name has behind it that it is a place's, or a distance before it: ``60 miles south of Sela``.

    Or before it what is of a town: ``the cathedral of Sela``, ``levelled half of Sela``.
    """
    kinds = [c for c in name.rights if c.dep_ == "appos" and c.pos_ == "NOUN"]
    told = bears(name.head) or any(in_class(c.lemma_.lower(), "regions", "regions.settled") for c in kinds)
    return told or is_part_of(name) or is_building_of(name)


def is_building_of(town: Token) -> bool:
    """Whether a name is of the town that has what is of it: ``the cathedral of Sela``, no ``church of St Anne``."""
    first, thing = town.left_edge, town.head.head
    of = town.dep_ == "pobj" and town.head.lower_ == "of" and thing.pos_ == "NOUN" and town.pos_ == "PROPN"
    if not of or not in_class(thing.lemma_.lower(), "seated"):
        return False
    return first.lower_ not in given_names() and first.lower_ not in _SAINTS and not in_class(first.lower_, "titles")


def is_part_of(town: Token) -> bool:
    """Whether a name is of what is hit in part: ``levelled half of Sela``, ``Two thirds of Sela was burned``."""
    part = town.head.head
    whole = town.dep_ == "pobj" and town.head.lower_ == "of" and town.pos_ == "PROPN"
    parts = whole and in_class(part.lemma_.lower(), "portions", "portions.most", "portions.shares")
    return parts and in_class(part.head.lemma_.lower(), "upon_towns") and town.left_edge.lower_ not in given_names()


def _is_done_at(verb: Token) -> bool:
    """Whether *at* behind a verb tells where, and not at whom: not ``shouted at Ada Moe``."""
    return verb.pos_ == "VERB" and not in_class(verb.lemma_.lower(), "aiming", "aiming.seen")


def is_mount(place: Token) -> bool:
    """Whether a name is that of a mountain: ``Mount Sela``."""
    return any(c.lower_ in ("mount", "mt", "mt.") for c in place.lefts) or is_landform(place)


def is_country(place: Token) -> bool:
    """Whether a name is a country's, whatever the parser took it for."""
    known = lookup(place.text) if place.pos_ == "PROPN" else None
    return known is not None and known.precision == "country"


def is_wider(place: Token) -> bool:
    """Whether a name is that of a country or of a part of one, in which towns are."""
    known = lookup(name_around(place))
    return known is None or known.precision != "city"


def goes_on(word: Token) -> bool:
    """Whether a name goes on after a word."""
    return word.i + 1 < len(word.doc) and word.nbor().pos_ == "PROPN" and word.dep_ == "compound"
