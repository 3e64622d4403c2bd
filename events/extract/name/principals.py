"""Principals: the one firm, club or person whom a text is the story of, so that what is told of nobody is his.

It is what the text is about, if that is no place, no storm and no two; else the name in its headline whose deed the
first sentence tells (*Carmaker Arlex seeks a buyer*, of a text that names Arlex once). A person is only whom an article
is on; in news of somebody others act, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.extract.language.gazetteer import is_place, lookup
from events.extract.language.lexicon import classes, noun
from events.extract.language.people import is_court, is_public, person_words
from events.extract.language.predicates import in_class
from events.extract.name.headwords import callings, callings_of, own_kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.name.known import Known
    from events.extract.name.naming import Names
    from events.extract.name.renown import Renown

__all__ = ["Principal", "called_of", "is_country", "is_initials", "is_only_where", "is_set_in", "principal_of"]

_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Principal:
    """Whom a text is the story of.

    Attributes:
        words: The name in full.
        person: Whether it is a person's.
        nouns: What the text may call a body or a thing after *the*: ``company``, ``club``, ``liner``.
    """

    words: str
    person: bool
    nouns: frozenset[str] = frozenset()


def principal_of(topics: Sequence[str], headword: str, renown: Renown, names: Names) -> Principal | None:
    """Whom a text is the story of; None of a text on a place, a storm, several or nobody.

    Args:
        topics: What it is about.
        headword: What it is an article on; empty if it is none.
        renown: How much it has its names.
        names: Of its words.
    """
    if len(topics) == 1:
        name = topics[0]
        known = renown.known.get(name)
    else:
        known = _opening(renown)
        name = "" if known is None else known.words
    if not name or name[-1].isdigit() or (known is None and name != headword and "&" not in name):
        return None
    if is_place(name) and not (known is not None and known.kind == "ORG" and names.is_firm(name)):
        return None  # "Merow"; but a firm, whatever town is called so
    calls = renown.spoken(person_words()["stands_for"]["company"]) > 0
    if names.is_persons(name) and not _is_club(name):
        return Principal(name, person=True) if name == headword else None
    kind = "ORG" if "&" in name else "" if known is None else known.kind
    firm = calls and kind == "ORG"
    body = _is_body(name, kind, names, firm=firm)
    return Principal(name, person=False, nouns=_nouns(name, names, renown)) if body else None


def called_of(hero: Principal | None, renown: Renown) -> Principal | None:
    """Whom a text is the story of, else the race or the country that it is about, which take part in nothing."""
    name, kind = (renown.contest, "races") if renown.contest else (renown.home if renown.is_home_news else "", "lands")
    if not name or (hero is not None and (hero.person or hero.nouns & {"company", "club"})):
        return hero
    return Principal(name, person=False, nouns=person_words()["called"][kind])


def _opening(renown: Renown) -> Known | None:
    """The one name of a headline whose deed the first sentence tells."""
    able = (name for name in renown.ranked if name.kind != "GPE" and not is_court(name.words))
    found = [name for name in able if renown.opens_with(name)]
    return found[0] if len(found) == 1 else None


def _is_club(name: str) -> bool:
    return in_class(name.rpartition(" ")[2].lower(), "clubs", "clubs.towns") and " " in name


def _is_body(name: str, kind: str, names: Names, *, firm: bool) -> bool:
    """Whether a name is of a firm, a club or a school; a name of one word only if the text tells of a firm."""
    last = name.rpartition(" ")[2].lower()
    entry = noun(last)
    happens = entry is not None and entry.event_share > _MOSTLY
    calamity = any("calamity" in classes(word) for word in name.lower().split())
    if happens or calamity or classes(last) & {"war", "contest", "prize"}:
        return False
    company = "company" in names.kinds(name)
    if " " not in name:  # no "Confederate"
        return company or (entry is None and (firm or names.is_firm(name)))
    land = entry is not None and entry.top in ("object", "location") and not classes(last)  # "Harrow Ness"
    return _is_club(name) or firm or (not land and (kind == "ORG" or company))


def _nouns(name: str, names: Names, renown: Renown) -> frozenset[str]:
    """What a text may call a body or a thing by its name, by what it says of it, else by what it speaks of most."""
    known = own_kinds(name) | names.kinds(name)
    found = {noun for nouns in callings_of(known) for noun in nouns}
    if not found:
        most = max(callings(), key=renown.spoken)
        found = {*most} if renown.spoken(most) > 1 and not is_public(name) else found
    firms = person_words()["stands_for"]["company"] if "company" in found else ()
    return frozenset((*found, *firms, *(kind for kind in known if " " not in kind)))


def is_set_in(hero: Known, place: Known) -> bool:
    """Whether a place is where somebody or something lives that a text is about: *Sigrun*, a ship, and *Copenhagen*."""
    somebody = place.kind == "PERSON" and " " in place.words  # "Francisco I. Madero", a town, too
    known = is_place(place.words) and not somebody  # whatever it was taken for
    return (place.kind == "GPE" and hero.kind != "GPE") or (known and not is_place(hero.words))


def is_only_where(name: Known, renown: Renown) -> bool:
    """Whether a text has a town or a county only under prepositions and in lists, and not in its title."""
    told = name.about or any(map(renown.is_in_title, sorted(name.forms)))
    return name.kind == "GPE" and not (told or is_country(name.words))


def is_country(name: str) -> bool:
    """Whether a name is a country's."""
    known = lookup(name)
    return known is not None and known.precision == "country"


def is_initials(two: Sequence[Known]) -> bool:
    """Whether one of two names is made of the first letters of the other."""
    initials = ["".join(re.findall("[A-Z]", name.words)) for name in two]
    return initials[0] == initials[1]
