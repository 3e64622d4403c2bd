"""Places: where an event was, from its own phrase and clause; the gazetteer corrects the parser's entity types."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from events.extract.language.gazetteer import demonym, is_ambiguous, lookup
from events.extract.language.grammar import LOCATING, PLACES, SUBJECTS, clause_head, climb
from events.extract.language.lexicon import classes, noun, verb
from events.extract.language.parties import clean
from events.extract.language.people import is_person
from events.extract.language.pieces import own_article
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer, is_eventive, passive
from events.extract.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.name.naming import Name

__all__ = ["name_around", "place_of"]

_WHERE = frozenset(
    ("in", "at", "near", "off", "on", "across", "outside", "around", "throughout", "over", "inside", "within", "beside")
)
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
_BESIDE = ("compound", "nmod")
_LOCATION, _MOSTLY = 0.4, 0.5
_LANDFORMS = frozenset(
    (
        *("island", "isle", "lake", "river", "mountain", "mount", "bay", "gulf", "sea", "strait", "delta", "valley"),
        *("coast", "shore", "outskirts", "centre", "center", "suburb", "capital", "archipelago", "peninsula"),
    )
)
#: What happens at a place says so by its object: ``reached Arlen``, ``bombed the port``.
_UPON = ("motion", "contact", "competition")
_UPON_SHARE = 0.4
#: What is done over a rival, a people or a matter.
_BESTING = ("competition", "social", "communication", "cognition", "stative", "emotion")
#: So does what is done to a town or a stretch of land.
_DONE_TO = ("change", "possession", "creation", "stative", "social")


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
    for token in _spots(candidate):
        place = None if token.i in skip else _placed(token, known)
        if place is not None:
            return place, token
    if candidate.antecedent is not None or _judges(candidate):
        return None, None
    found = _only_place(candidate, skip, others)
    if found[0] is not None:
        return found
    for token in _goals(candidate):
        own = token.pos_ == "PROPN" or (token.pos_ == "NOUN" and token.i not in known and _is_located(token))
        place = _placed(token, known) if own and token.i not in skip else None
        if place is not None:
            return place, None
    return None, None


def _spots(candidate: Candidate) -> Iterator[Token]:
    token, clause = candidate.token, candidate.clause
    yield from _befallen(clause) if candidate.is_verb and clause is not None else ()
    yield from _under(token)
    if candidate.frame is not None:
        yield from _under(candidate.frame)
    if clause is not None and clause.i != token.i:
        yield from _under(clause)
    if clause is not None and clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.lefts):
        yield clause.head  # "the cave where she found it"
    if not candidate.is_verb and in_class(candidate.lemma, "travelling"):
        yield from (c for to in token.children if to.lower_ == "to" for c in to.children if c.dep_ == "pobj")
    for child in () if _judges(candidate) else (clause or token).children:
        if child.dep_ in ("dobj", "pobj", "nsubjpass"):
            yield from _under(child)
    if not candidate.is_verb and _is_upon(token):
        yield from (c for of in token.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj")
    whose = () if not candidate.is_verb and _is_upon(token) and _of_name(token) else ("poss",)
    yield from (c for c in token.children if c.dep_ in ("compound", "nmod", *whose))
    yield from _around(clause) if clause is not None else ()
    if clause is not None and in_class(clause.lemma_.lower(), "experiencing", "affecting"):
        yield from (c for c in clause.children if c.dep_ in (*SUBJECTS, "dobj") and c.i != token.i)


def _befallen(clause: Token) -> Iterator[Token]:
    """The town or land that is captured, hit or reached, by its name: ``troops from Chad took Sela``."""
    if not in_class(clause.lemma_.lower(), "upon_towns"):
        return
    thing = doer(clause) if passive(clause) else next((c for c in clause.rights if c.dep_ == "dobj"), None)
    if thing is not None and thing.pos_ == "PROPN" and thing.ent_type_ in PLACES:
        yield thing


def _around(clause: Token) -> Iterator[Token]:
    """Places of what a clause tells of, of what it was found to be, and of the harm that it is joined to."""
    for child in clause.children:
        if child.dep_ in ("acomp", "oprd"):
            yield from _under(child)  # "were found dead in Oslo"
        if child.dep_ == "xcomp" and clause.lemma_ in ("find", "see"):  # "was found clinging to a plank in …"
            yield from (at for c in child.subtree if c.dep_ in ("prep", "acl") for at in _under(c.head))
        if child.dep_ == "xcomp" and in_class(clause.lemma_.lower(), "aspectual"):
            yield from _under(child)  # "began to arrive in Oslo"
        at = child.dep_ == "prep" and child.lower_ in ("at", "during")  # "invited at the Oslo summit"
        happened = [c for c in child.children if c.dep_ == "pobj" and is_eventive(c)] if at else []
        yield from (c for thing in happened for c in thing.children if c.dep_ in _BESIDE and c.ent_type_ in PLACES)
    thing = doer(clause)
    if thing is not None and is_eventive(thing):  # "the Oslo summit ended", "the blast killed two and hurt five"
        yield from (c for c in thing.children if c.dep_ in _BESIDE and c.ent_type_ in PLACES)
        yield from _under(thing)
    elif thing is not None and in_class(clause.lemma_.lower(), "judging"):
        yield from _under(thing)  # "priests in Oslo condemned the attack"
    if in_class(clause.lemma_.lower(), "harming"):  # "was killed when a bus hit a wall in Oslo"
        when = [c for c in clause.rights if c.dep_ == "advcl" and any(w.lower_ in ("when", "as") for w in c.lefts)]
        yield from (at for c in when for thing in (c, *c.rights) for at in _under(thing))
    harmed = in_class(clause.lemma_.lower(), "harming") and clause.dep_ == "conj"
    if harmed:  # "nine were killed in Oslo and sixty were hurt"
        yield from _under(clause.head)
        yield from (c for child in clause.head.children if child.dep_ in ("acomp", "oprd") for c in _under(child))


def _goals(candidate: Candidate) -> Iterator[Token]:
    """Places that an event reached or was done to."""
    clause = candidate.clause
    entry = None if clause is None else verb(clause.lemma_.lower())
    if clause is None or entry is None:
        return
    yield from (site for c in clause.children if c.dep_ in ("dobj", "nsubjpass") for site in _site(c))
    visits = in_class(clause.lemma_.lower(), "visiting")
    yield from (c for c in clause.children if visits and c.dep_ == "dobj" and c.ent_type_ in PLACES)
    if in_class(clause.lemma_.lower(), "taking"):
        around = (clause, *(c for c in clause.children if c.dep_ == "dobj"))
        preps = (c for head in around for c in head.children if c.dep_ == "prep" and c.lower_ == "from")
        yield from (spot for prep in preps for spot in _from(prep))
    upon = sum(entry.shares.get(kind, 0.0) for kind in (*_UPON, *_DONE_TO)) >= _MOSTLY
    if upon:  # "occupied the town of Sela"
        yield from (c for c in clause.children if c.dep_ in ("dobj", "nsubjpass") and c.pos_ == "NOUN")
    goes = in_class(clause.lemma_.lower(), "carrying")
    if not goes and sum(entry.shares.get(kind, 0.0) for kind in _UPON) < _UPON_SHARE:
        return
    for child in clause.children:
        if child.dep_ in ("dobj", "nsubjpass", "advmod"):
            yield child
        if child.dep_ == "prep" and child.lower_ == "from" and in_class(clause.lemma_.lower(), "leaving"):
            yield from (c for c in child.children if c.dep_ == "pobj")
        if child.dep_ == "prep" and child.lower_ in ("to", "into", "through"):
            yield from (c for c in child.children if c.dep_ == "pobj")


def _of_name(noun_: Token) -> bool:
    """Whether a noun says by a name what it was done to: ``Chad's invasion of Sela``."""
    return any(c.pos_ == "PROPN" for of in noun_.children if of.lower_ == "of" for c in of.children)


def _from(prep: Token) -> Iterator[Token]:
    """Where something was taken from: ``evacuated from Sela``, ``stolen from a chapel in Sela``."""
    for thing in (c for c in prep.children if c.dep_ == "pobj"):
        yield thing
        yield from _under(thing)


def _is_building(thing: Token) -> bool:
    """Whether a common noun is of something built: ``airport``."""
    entry = noun(thing.lemma_.lower())
    return entry is not None and entry.shares.get("artifact", 0.0) >= _MOSTLY


def _site(thing: Token) -> Iterator[Token]:
    """The town of a building or works: ``closed its Arlen workshop``."""
    if thing.pos_ == "NOUN" and _is_building(thing):
        for child in thing.lefts:
            place = lookup(child.text) if child.dep_ == "compound" and child.ent_type_ == "GPE" else None
            if place is not None and place.precision == "city":
                yield child


def _is_upon(noun_: Token) -> bool:
    """Whether a noun tells of what was done to what it is *of*: ``the invasion of Arlen``, ``its siege of Tir``."""
    whose = any(c.dep_ == "poss" for c in noun_.children)
    entry = noun(noun_.lemma_.lower())
    act = None if entry is None or not entry.verb else verb(entry.verb)
    return whose or (act is not None and sum(act.shares.get(kind, 0.0) for kind in _UPON) >= _UPON_SHARE)


def _only_place(
    candidate: Candidate, skip: frozenset[int], others: Sequence[Candidate]
) -> tuple[Place | None, Token | None]:
    own, here = candidate.clause or candidate.token, [c for c in others if c.sentence is candidate.sentence]
    clause = clause_head(own)
    if clause is None or (clause.i != own.i and candidate.is_verb and clause.i in {c.token.i for c in here}):
        return None, None  # the clause around it tells another event
    if own.dep_ == "pcomp" and own.head.lower_ in ("after", "before", "since"):
        return None, None  # another time, and maybe another place
    spots = [
        _seat_of(child)
        for token in candidate.sentence
        if _says_where(token)
        if (head := clause_head(token)) is not None and head.i == clause.i and not _in_passing(token, clause, own)
        for child in token.children
        if child.dep_ == "pobj" and child.i not in skip
    ]
    foreign = _of_others(candidate, here) if spots else frozenset()
    found: dict[str, tuple[Place, Token]] = {}
    for child in spots:
        place = None if child.i in foreign else _placed(child, {})
        if place is not None:
            found.setdefault(place.name, (place, child))
    return next(iter(found.values())) if len(found) == 1 else (None, None)


def _seat_of(place: Token) -> Token:
    """The town that stands before where it is: ``from Toulouse in France``."""
    town = place.head.head
    return town if town.dep_ == "pobj" and town.ent_type_ == "GPE" and town.i == place.head.i - 1 else place


def _judges(candidate: Candidate) -> bool:
    """Whether somebody says what he thinks of something, which may be far from where he says so: ``condemned``."""
    return candidate.is_verb and in_class(candidate.lemma, "judging")


def _in_passing(token: Token, clause: Token, own: Token) -> bool:
    """Whether a word tells of another in passing: ``Arlex, a firm based in Basel``, ``exiles marching in Rome``.

    Args:
        token: The preposition.
        clause: The verb of the clause that it stands in.
        own: The event's word.
    """
    between = takewhile(lambda h: h.i != clause.i, climb(token))
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


def _under(token: Token) -> Iterator[Token]:
    for prep in token.children:
        if _says_where(prep):
            for child in prep.children:
                if child.dep_ == "pobj":
                    yield child
                    yield from _under(child)


def _says_where(prep: Token) -> bool:
    """Whether a preposition may stand before a place."""
    where = prep.dep_ == "prep" and prep.lower_ in _WHERE
    return where and not (prep.lower_ == "over" and _is_bested(prep.head))


def _is_bested(word: Token) -> bool:
    """Whether what stands under *over* is a rival or a matter: ``a victory over Sela``, ``the row over Sela``."""
    if word.pos_ == "VERB":
        entry = verb(word.lemma_.lower())
        down = any(c.dep_ == "prt" for c in word.children)  # "was shot down over Golo"
        return not down and entry is not None and sum(entry.shares.get(kind, 0.0) for kind in _BESTING) >= _MOSTLY
    return not classes(word.lemma_.lower()) & {"calamity", "drill", "war", "contest"} and not in_class(
        word.lemma_.lower(), "travelling"
    )


def _placed(token: Token, names: Mapping[int, Name]) -> Place | None:
    """A noun as a place: its own name, the one beside a common noun (*the town of Sela*, *the capital, Oslo*)."""
    if token.pos_ == "NOUN":
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
    if demonym(span) is not None:
        return None
    surely = token.dep_ == "pobj" and token.head.lower_ in LOCATING and token.ent_type_ not in _NO_PLACES
    above = token.head.head
    surely = surely and (above.pos_ in ("VERB", "AUX") or is_eventive(above)) and token.text[:1].isupper()
    return _with_town(token, span) if token.ent_type_ in PLACES or surely else None


def _with_town(site: Token, name: str) -> Place:
    """A street or a house with the town named after it: ``in Mill Lane, York``, ``at the Old Forge in Sela``."""
    after = site.doc[site.i + 1 : site.i + 3]
    named = len(after) > 1 and (after[1].pos_ == "PROPN" or after[1].ent_type_ == "GPE")
    if not named or not (after[0].text == "," or after[0].lower_ in LOCATING):
        return Place(name)
    last = next(
        (t for t in takewhile(lambda t: t.pos_ == "PROPN", after[1].doc[after[1].i :]) if not _goes_on(t)), None
    )
    town = name_around(last or after[1])
    known, kind = lookup(town), (last or after[1]).ent_type_
    if kind not in PLACES and (known is None or kind or is_ambiguous(town)):
        return Place(name)
    if known is None and after[0].text == ",":
        return Place(name)
    if known is not None and known.precision != "city":
        return replace(known, name=name)  # "in Golo, Chad"
    return Place(f"{name}, {town}") if known is None else replace(known, name=f"{name}, {town}")


def _goes_on(word: Token) -> bool:
    """Whether a name goes on after a word."""
    return word.i + 1 < len(word.doc) and word.nbor().pos_ == "PROPN" and word.dep_ == "compound"


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
    meant = names[token.i] if token.i in names and names[token.i].acts else None  # "Corlan", of Corlan plc
    full = full or (meant is not None and (lookup(token.text) is None or meant.is_of_family(token)))
    beyond = token.lower_ in ("earth", "moon", "mars", "sun") and token.dep_ != "nmod"
    money = token.i + 1 < len(token.doc) and token.doc[token.i + 1].is_currency
    happens = token.dep_ == "pobj" and in_class(token.lower_, "gathering", "staging")
    above = token.head.head.lemma_.lower()
    printed = token.ent_type_ not in PLACES and token.head.lower_ == "in" and in_class(above, "printing")
    return full or beyond or money or happens or printed


def _beside(token: Token, names: Mapping[int, Name]) -> Place | None:
    """The place that stands beside a common noun: its name if it is a place itself, else the place that it is of."""
    if token.i in names:
        return lookup(names[token.i].words)
    located = _is_located(token)
    if located and (beside := _set_off(token)) is not None:
        return _placed(beside, names)
    for child in token.children:
        under = [c for c in child.children if c.dep_ == "pobj"] if child.dep_ == "prep" and child.lower_ == "of" else []
        named = under if located else []
        named = [child] if child.dep_ == "appos" and located else named
        before = child.dep_ in ("compound", "nmod") and child.ent_type_ in PLACES
        before = before or (child.dep_ == "poss" and lookup(child.text) is not None and _is_building(token))
        before = before and not (in_class(token.lemma_.lower(), "outpost") or any(_under(token)))
        before = before and not (is_person(token) or (token.head.lower_ == "on" and not located))
        named = [_town(child)] if before else named
        for name in named:
            place = _placed(name, names) if name.pos_ == "PROPN" else None
            if place is None and located and name.pos_ == "PROPN" and child.dep_ in ("appos", "prep"):
                place = Place(name_around(name))
            if place is not None:
                return place
    return None


def _set_off(kind: Token) -> Token | None:
    """The name right after a kind of place, though the parser hangs it on the verb: ``in the capital, Oslo, on``."""
    after = kind.doc[kind.i + 1 : kind.i + 3]
    named = len(after) > 1 and after[0].text == "," and after[1].dep_ == "npadvmod" and after[1].ent_type_ == "GPE"
    return after[1] if named else None


def _is_located(token: Token) -> bool:
    """Whether a common noun is a kind of place: ``town``, ``coast``."""
    entry = noun(token.lemma_.lower())
    return entry is not None and (entry.shares.get("location", 0.0) > _LOCATION or entry.lemma in _LANDFORMS)


def _town(region: Token) -> Token:
    """The town before a region: ``a Fairhill, Ala., clinic``."""
    doc, at = region.doc, region.i
    town = at > 1 and doc[at - 1].text == "," and doc[at - 2].ent_type_ in PLACES
    return doc[at - 2] if town else region


def _in_town(site: Token, name: str) -> Place | None:
    """A building that bears the name of the town it stands in: ``Leeds Crown Court``."""
    first = name.split(" ", 1)[0]
    town = lookup(first) if in_class(site.lower_, "sites") and not is_ambiguous(first) else None
    return None if town is None or town.precision != "city" else replace(town, name=name)


def _before_comma(state: Token) -> Token | None:
    """The town before a state or country: ``Fairhill, Ala.``."""
    return next((c for c in state.lefts if c.ent_type_ in PLACES and c.i < state.i - 1 and c.nbor().text == ","), None)


def name_around(token: Token) -> str:
    """The whole proper name that a token ends: entity, or the compound of proper nouns before it."""
    for ent in token.sent.ents:
        if ent.start <= token.i < ent.end:
            beside = next((c for c in token.lefts if c.i == ent.start - 1 and c.pos_ == "PROPN"), None)
            plain = beside is not None and beside.dep_ == "compound" and beside.is_alpha and not beside.ent_type_
            longer = plain and ent.start == token.i
            if beside is not None and longer:
                return f"{beside.text} {token.text}"  # "Little Tirana"
            return str(ent.text) if any(own_article(token)) and ent[0].text == "The" else clean(ent)  # "The Hague"
    first = min([token.i, *(c.i for c in token.lefts if c.dep_ == "compound" and c.pos_ == "PROPN")])
    return str(token.doc[first : token.i + 1].text)
