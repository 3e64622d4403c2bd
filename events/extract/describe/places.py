"""Places: where an event was, from its own phrase and clause; the gazetteer corrects the parser's entity types."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from events.extract.describe.goals import goals_of
from events.extract.describe.grounded import is_located, is_river, opens_at
from events.extract.describe.spots import (
    is_building,
    is_effect,
    judges,
    opening_of,
    says_where,
    shared_spots,
    spots_of,
    stands,
    towns_of_site,
    under_where,
)
from events.extract.describe.strange import (
    goes_on,
    has_people,
    is_at_site,
    is_called,
    is_country,
    is_in_wider,
    is_mount,
    is_surely_one,
    is_told_so,
    is_wider,
    name_around,
    stands_there,
)
from events.extract.language.callings import bare_name
from events.extract.language.gazetteer import demonym, is_ambiguous, is_place, lookup
from events.extract.language.grammar import LOCATING, PLACES, clause_head, climb
from events.extract.language.lexicon import noun
from events.extract.language.people import is_person
from events.extract.language.predicates import in_class
from events.extract.model import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.name.naming import Name

__all__ = ["place_of", "place_of_thing"]


def place_of(
    candidate: Candidate,
    skip: frozenset[int],
    others: Sequence[Candidate] = (),
    names: Mapping[int, Name] | None = None,
) -> tuple[Place | None, Token | None]:
    """Where the event was, and the noun that says so.

    The place named in its own phrase, else in its clause, else the one that goes through it (``Chile experienced``),
    else the only one in its clause that is not another dated event's, else the place that it reached or was done to.
    The gazetteer corrects the parser's entity types: a name that it knows is a place whatever the parser took it for.
    """
    known = names or {}
    for token in (at for spot in spots_of(candidate) for at in dict.fromkeys((_seat_of(spot), spot))):
        place = None if token.i in skip else _placed(token, known)
        if place is not None:
            return place, token
    if candidate.antecedent is not None or judges(candidate) or _is_at_site(candidate):
        return None, None
    found = _only_place(candidate, skip, others)
    if found[0] is not None:
        return found
    for token in goals_of(candidate):
        ground = token.pos_ == "NOUN" and (is_located(token) or stands(token) or in_class(token.lemma_, "stretches"))
        own = token.pos_ == "PROPN" or ground
        place = _placed(token, known) if own and token.i not in skip else None
        if place is not None:
            return place, None
    last = (*shared_spots(candidate, others), *opening_of(candidate))
    shared = (_placed(token, known) for token in last if token.i not in skip)
    return next(filter(None, shared), None), None


def _is_at_site(candidate: Candidate) -> bool:
    """Whether an event was at what no known place is, so that the others of its sentence are not where it was."""
    clause = candidate.clause or candidate.token
    heads = (candidate.token, clause, *(c for c in clause.rights if c.dep_ == "dobj"))
    preps = (c for head in heads for c in head.rights if c.lower_ == "at")
    return any(is_at_site(t) for prep in preps for c in prep.children for t in c.lefts)


def place_of_thing(thing: Token) -> Place | None:
    """Where a thing stands by its own phrase: ``a viaduct at Sela``, ``the Leeds mill``, ``the island of Sela``."""
    after = thing.doc[thing.i + 1 : thing.i + 2]
    beside = (c for prep in after if says_where(prep) and prep.head.pos_ == "VERB" for c in prep.children)
    named = (c for c in beside if c.dep_ == "pobj" and c.pos_ == "PROPN")  # "close its mill in Sela"
    spots = (at for spot in (*under_where(thing), *named) for at in dict.fromkeys((_seat_of(spot), spot)))
    places = [place for token in (*spots, *towns_of_site(thing)) if (place := _placed(token, {})) is not None]
    known = (place for place in places if place.precision is not None)  # "a bridge over the Orsk in Lund"
    return next(known, None) or next(iter(places), None) or _beside(thing, {})


def _only_place(
    candidate: Candidate, skip: frozenset[int], others: Sequence[Candidate]
) -> tuple[Place | None, Token | None]:
    own, here = candidate.clause or candidate.token, [c for c in others if c.sentence is candidate.sentence]
    clause = clause_head(own)
    if clause is None or (clause.i != own.i and candidate.is_verb and clause.i in {c.token.i for c in here}):
        return None, None  # the clause around it tells another event
    if own.dep_ in ("pcomp", "pobj") and own.head.lower_ in ("after", "before", "since"):
        return None, None  # another time, and maybe another place
    be = own.head if own.dep_ == "xcomp" and own.head.lemma_ == "be" else clause  # "The mill in Sela is to close"
    heads = (clause.i, be.i)
    spots = [
        _seat_of(child)
        for token in candidate.sentence
        if says_where(token)
        if (head := clause_head(token)) is not None and head.i in heads and not _in_passing(token, head, own)
        for child in token.children
        if child.dep_ == "pobj" and child.i not in skip
    ]
    foreign = _of_others(candidate, here) if spots else frozenset()
    found: dict[str, tuple[Place, Token]] = {}
    for child in spots:
        place = None if child.i in foreign else _placed(child, {})
        again = child.head.lower_ == "near" or (child.head.lower_ == "on" and child.head.nbor(-1).text == ",")
        if place is not None and not (found and again):  # "the mill in Sela, near Lund", "at Sela, on the coast"
            found.setdefault(place.name, (place, child))
    return next(iter(found.values())) if len(found) == 1 else (None, None)


def _seat_of(place: Token) -> Token:
    """The town that stands before where it is: ``from Turku in Finland``, ``at Golo in Chad`` whatever *in* is on."""
    prep = place.head
    at = prep.i - 1 - (prep.i > 1 and place.doc[prep.i - 1].text == ",")
    wide = place.ent_type_ in PLACES or is_country(place)
    town = place.doc[at] if prep.i and prep.lower_ == "in" and wide else place
    mistaken = town.ent_type_ == "PERSON" and is_called(town)
    if town.dep_ != "pobj" or town.pos_ != "PROPN" or (town.ent_type_ in ("PERSON", "NORP", "DATE") and not mistaken):
        return place
    thing, at = town.head.head, town.head.lower_ in LOCATING and town.head.lower_ != "to"
    above = town.i == prep.head.i and town.i == prep.i - 1 and town.ent_type_ == "GPE"
    seat = above or at or (town.head.lower_ == "of" and (is_located(thing) or is_building(thing)))
    return town if seat and is_wider(place) else place


def _in_passing(token: Token, clause: Token, own: Token) -> bool:
    """Whether a word tells of another in passing: ``Arlex, a firm based in Basel``, ``exiles marching in Rome``.

    So it does of what came of an event.

    Args:
        token: The preposition.
        clause: The verb of the clause that it stands in.
        own: The event's word.
    """
    between = [*takewhile(lambda h: h.i != clause.i, climb(token))]
    if any(h.i != own.i and is_effect(h, clause) for h in between):
        return True
    return any(h.dep_ == "appos" or (h.dep_ == "acl" and h.tag_ != "VBN" and h.i != own.i) for h in between)


def _of_others(candidate: Candidate, here: Sequence[Candidate]) -> frozenset[int]:
    """The words of a sentence's other dated events, those above this one apart."""
    above = {candidate.token.i, *(head.i for head in climb(candidate.token))}
    clause = candidate.clause
    beside = [] if clause is None else clause.children
    own = {c.i for c in beside if c.dep_ == "dobj"}  # "attended the funeral in …", "was unveiled at a ceremony in …"
    own |= {c.i for at in beside if at.lower_ in ("at", "in", "during") for c in at.children if c.dep_ == "pobj"}
    others = [c for c in here if c.date is not None and c.token.i not in above | own]
    return frozenset(token.i for other in others for token in other.token.subtree)


def _placed(token: Token, names: Mapping[int, Name]) -> Place | None:
    """A noun as a place: its own name, the one beside a common noun (*the town of Sela*, *the capital, Oslo*).

    So is a battle.
    """
    return _field(token, names) or _itself(token, names)


def _itself(token: Token, names: Mapping[int, Name]) -> Place | None:
    """A noun that is no battle as a place."""
    if token.pos_ == "NOUN" and not (token.ent_type_ == "GPE" and token.text[:1].isupper()):
        return _beside(token, names)
    if (token.pos_ != "PROPN" and token.ent_type_ not in PLACES) or _is_no_place(token, names):
        return None
    if (town := _before_comma(token)) is not None:
        return _placed(town, names)
    span = name_around(token)
    known = _inside(token, span) or lookup(span) or _in_town(token, span)
    if known is not None and known.precision == "city" and " " in span and not span.startswith("The "):
        known = Place(span) if any(c.lower_ == "the" for c in token.lefts) else known  # "the New Town"
    if known is not None and (token.ent_type_ in PLACES or not is_ambiguous(span)):
        return known
    if demonym(span) is not None or not (token.ent_type_ in PLACES or is_surely_one(token)):
        return None
    return known if known is not None and span == token.text else _with_town(token, span)


def _with_town(site: Token, name: str) -> Place:
    """A street or a house with the town named after it: ``in Mill Lane, York``, ``at the Old Forge in Sela``.

    Or before it: ``on Lund's Old Square``.
    """
    whose = next((c for c in site.lefts if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
    name = name if whose is None else name.removeprefix(f"{whose.text}'s ").removeprefix(f"{whose.text}’s ")
    owner = None if whose is None or whose.text in name else lookup(bare_name(whose))
    if owner is not None and owner.precision == "city":
        of = next((c for c in site.rights if c.lower_ == "of" and c.i == site.i + 1 and " of " not in name), None)
        name = name if of is None else f"{name} {of.doc[of.i : of.right_edge.i + 1].text}"  # "the Palace of Arts"
        return replace(owner, name=f"{name}, {owner.name}")
    after = site.doc[site.i + 1 : site.i + 3]
    named = len(after) > 1 and (after[1].pos_ == "PROPN" or after[1].ent_type_ == "GPE") and after[1].text not in name
    if not named or is_river(site) or not (after[0].text == "," or after[0].lower_ in LOCATING):
        return Place(name)
    last = next((t for t in takewhile(lambda t: t.pos_ == "PROPN", after[1].doc[after[1].i :]) if not goes_on(t)), None)
    town = name_around(last or after[1])
    known, kind = lookup(town), (last or after[1]).ent_type_
    if kind not in PLACES and (known is None or kind or is_ambiguous(town)):
        return Place(name)
    if known is None and after[0].text == ",":
        return Place(name)
    if known is not None and known.precision != "city":
        return replace(known, name=name)  # "in Golo, Chad"
    return Place(f"{name}, {town}") if known is None else replace(known, name=f"{name}, {town}")


def _inside(town: Token, name: str) -> Place | None:
    """A town by the region or country after it: ``Moscow, Idaho``; None where none stands there."""
    after = town.doc[town.i + 1 : town.i + 3]
    if len(after) < 2 or after[0].text != "," or after[1].pos_ != "PROPN":
        return None
    around = name_around(after[1])
    place = lookup(f"{name}, {around}")
    known = lookup(around)
    told = place is not None and known is not None and place.country_iso2 == known.country_iso2
    return replace(place, name=name) if place is not None and told else None


def _is_no_place(token: Token, names: Mapping[int, Name]) -> bool:
    """Whether a name under a preposition is a person's, a gathering's, a currency's, or of what one reads."""
    full = token.ent_type_ == "PERSON" and (token.i in names or token.ent_iob_ == "I")
    strange = is_told_so(token) or (token.i not in names and (has_people(token) or stands_there(token)))
    full = full and not (is_called(token) or is_river(token) or opens_at(token) or strange)
    meant = names[token.i] if token.i in names and names[token.i].acts else None  # "Corlan", of Corlan plc
    full = full or (meant is not None and (lookup(token.text) is None or meant.is_of_family(token)))
    beyond = token.lower_ in ("earth", "moon", "mars", "sun") and token.dep_ != "nmod"
    money = token.i + 1 < len(token.doc) and token.doc[token.i + 1].is_currency
    happens = token.dep_ == "pobj" and in_class(token.lower_, "gathering", "staging")
    above = token.head.head.lemma_.lower()
    firm = meant is not None or token.ent_type_ == "ORG" or lookup(token.text) is None
    held = firm and token.head.lower_ == "in" and in_class(above, "within.holdings")  # "shares in Corlan"
    printed = token.ent_type_ not in PLACES and token.head.lower_ == "in" and in_class(above, "printing")
    named = any(c.lower_ in ("operation", "project") for c in token.lefts)  # "took part in Operation Orsk"
    there = token.head.lower_ == "in" or (token.dep_ == "dobj" and in_class(token.head.lemma_.lower(), "upon_towns"))
    sure = there and is_place(token.text) and not is_ambiguous(token.text)
    sure = sure or is_told_so(token) or is_in_wider(token)
    named = named or (token.ent_type_ in ("PRODUCT", "WORK_OF_ART", "LAW") and not sure)
    return full or beyond or money or happens or printed or held or (named and not is_river(token))


def _beside(token: Token, names: Mapping[int, Name]) -> Place | None:
    """The place that stands beside a common noun: its name if it is a place itself, else the place that it is of."""
    located = is_located(token) and not _is_instead(token)
    if token.i in names:
        meant = names[token.i]
        built = not located and meant.words.lower().endswith(token.lower_)  # "the bridge", of Old Bridge
        known = None if built else lookup(meant.words)
        return known or (Place(meant.words) if located and not meant.acts else None)
    if located and (beside := _set_off(token)) is not None:
        return _placed(beside, names)
    for child in token.children:
        under = [c for c in child.children if c.dep_ == "pobj"] if child.dep_ == "prep" and child.lower_ == "of" else []
        streets = stands(token) and any(is_place(c.text) and not is_ambiguous(c.text) for c in under)
        named = under if located or streets else []  # "the streets of Lyon"
        named = [child] if child.dep_ == "appos" and located else named
        before = child.dep_ in ("compound", "nmod") and child.ent_type_ in PLACES
        # no "Kazakh city", no "Corlan vans", no "League place"
        site = (located or is_building(token)) and demonym(child.text) is None and token.lower_ != "place"
        found = before and any(lookup(name) is not None for name in (child.text, name_around(child), _town(child).text))
        wild = not found and in_class(token.lemma_.lower(), "stretches")  # "the Golo rocks"
        before = found or (before and site and not wild)
        before = before or (child.dep_ == "poss" and lookup(child.text) is not None and is_building(token))
        before = before and not (in_class(token.lemma_.lower(), "outpost") or any(under_where(token)))
        before = before and not (is_person(token) or (token.head.lower_ == "on" and not located))
        hall = child.pos_ == "PROPN" and child.dep_ == "compound" and child.i + 1 < token.i
        if hall and in_class(token.lower_, "sites") and in_class(token.nbor(-1).lower_, "regions.settled"):
            return lookup(child.text) or Place(name_around(child))  # "the Sela town hall"
        named = [_town(child)] if before else named
        for name in named:
            place = _placed(name, names) if name.pos_ == "PROPN" else None
            ranked = in_class(token.lower_, "sides_of.nouns") and not is_mount(name)  # "the top of the League"
            if place is None and located and not ranked and name.pos_ == "PROPN" and child.dep_ in ("appos", "prep"):
                place = Place(name_around(name))
            if place is not None:
                return place
    town = next(towns_of_site(token), None) if in_class(token.lower_, "sites", "stretches") else None
    if town is not None:
        return lookup(bare_name(town))  # "on the Leeds exchange"
    first = token.doc[token.i - 1]
    before = (
        token.i > 0 and first.dep_ in ("compound", "amod") and first.pos_ == "PROPN" and demonym(first.text) is None
    )
    one = any(c.lower_ == "the" or c.dep_ == "poss" for c in token.lefts)
    stretch = before and one and in_class(token.lemma_.lower(), "stretches")
    return Place(f"{name_around(first)} {token.text}") if stretch else None


def _field(fight: Token, names: Mapping[int, Name]) -> Place | None:
    """Where a battle was, or a town fell: behind *of*; no ``Battle of the Bulge``, no ``Battle of Ironclads``."""
    preps = ("of",) if in_class(fight.lemma_.lower(), "fighting.taken") else ("of", "for")
    of = (c for prep in fight.rights if prep.lower_ in preps for c in prep.children if c.dep_ == "pobj")
    town = next(of, None) if in_class(fight.lemma_.lower(), "fighting", "fighting.taken") else None
    if town is None or town.pos_ != "PROPN" or in_class(town.lower_, "deeds_by_name"):
        return None  # "the shortest siege of the feud"
    if in_class(fight.lemma_.lower(), "fighting.taken"):
        return _placed(town, names)
    name = str(town.doc[town.head.i + 1 : town.i + 1].text)
    somebodys = (town.i in names and names[town.i].acts) or (town.ent_type_ == "PERSON" and " " in name)
    river = name.removeprefix("the ")
    known = lookup(river)
    if town.tag_ == "NNPS" or (somebodys and known is None) or (river != name and noun(river.lower()) is not None):
        return None
    return Place(river) if known is None or (river != name and known.precision == "city") else known


def _is_instead(token: Token) -> bool:
    """Whether a kind of place is part of a phrase for somebody else: ``in place of Ada Lind``."""
    bare = token.lower_ == "place" and not token.n_lefts and token.head.lower_ == "in"
    return bare and any(c.lower_ == "of" for c in token.rights)


def _set_off(kind: Token) -> Token | None:
    """The name right after a kind of place, though the parser hangs it on the verb: ``in the capital, Oslo, on``."""
    after = kind.doc[kind.i + 1 : kind.i + 3]
    named = len(after) > 1 and after[0].text == "," and after[1].dep_ == "npadvmod" and after[1].ent_type_ == "GPE"
    return after[1] if named else None


def _town(region: Token) -> Token:
    """The town before a region: ``a Fairhill, Ala., clinic``."""
    doc, at = region.doc, region.i
    town = at > 1 and doc[at - 1].text == "," and doc[at - 2].ent_type_ in PLACES
    return doc[at - 2] if town else region


def _in_town(site: Token, name: str) -> Place | None:
    """A building that bears the name of the town it stands in: ``Leeds Crown Court``."""
    words = name.split(" ") if in_class(site.lower_, "sites") and "'" not in name.replace("’", "'") else []
    towns = [" ".join(words[:n]) for n in (2, 1)]  # "New York Mercantile Exchange"
    of = [c for prep in site.rights if prep.lower_ == "of" for c in prep.children if c.pos_ == "PROPN"]
    if of and in_class(site.lower_, "learned") and name.endswith(f" of {of[0].text}"):
        towns = [of[0].text]  # "the University of Lund"
    if site.dep_ == "pobj" and site.head.lower_ == "of" and name.endswith(f" of {site.text}"):
        towns, name = [site.text], site.text  # "Bank of Toledo"
    known = (lookup(town) for town in towns if town and not is_ambiguous(town))
    return next((replace(town, name=name) for town in known if town and town.precision == "city"), None)


def _before_comma(state: Token) -> Token | None:
    """The town before a state or country: ``Fairhill, Ala.``."""
    return next((c for c in state.lefts if c.ent_type_ in PLACES and c.i < state.i - 1 and c.nbor().text == ","), None)
