"""Where a name is on the map: countries, their people, first-level regions, cities over 15,000, and states of the past.

The table ``data/places.table`` is derived from GeoNames by ``tools/build_gazetteer.py``; see ``NOTICE``. It is read on
first use. What it answers, where answers differ:

- **Countries** are ISO 3166-1 as GeoNames has them, with ``XK`` for Kosovo (user-assigned, as the EU and GeoNames use
  it). ``lat`` and ``lon`` are those of the city nearest to the population-weighted centre of the country's cities;
  the same for regions. Crimea and Sevastopol are Ukraine's, as in GeoNames.
- **States of the past** (Yugoslavia, Soviet Union, Prussia) have precision ``country``, the coordinates of their
  capital, and the country that carried on, or None where several did.
- **World regions** (Europe, Balkans, Middle East) are known by name and have neither country nor coordinates.
- **Ambiguous names**: a country before a city; then a place in a country of ``near``, unless another of its name is
  eight times as large (*Paris* is not in Texas, whatever the text is about); then the most populous. *Congo*
  and *Korea* are the larger one of two; *Washington* is the city, *New York* too; *Georgia* is the country unless
  ``near`` speaks of the United States and not of Georgia.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from events.extract.language.packed import unpack
from events.extract.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["countries_in", "country", "demonym", "fold", "is_ambiguous", "is_place", "lookup", "on_map"]

_PRECISION = {"c": "country", "h": "country", "r": "region", "w": "region", "t": "city"}
_FORMAL = re.compile(
    r"(?:(?:peoples|democratic|federal|federative|islamic|socialist|united|hashemite|co operative|bolivarian|arab) )*"
    r"(?:republic|kingdom|state|commonwealth|sultanate|principality|grand duchy|emirate|federation) of (?:the )?(.+)"
)
#: Letters beyond Latin ones with accents: Serbian Cyrillic as Serbian Latin, other Cyrillic near English usage.
_LETTERS = str.maketrans(
    "łøđðıабвгдђежзијклмнопрстћуфхцчшйыэёєіїґ",
    "loddiabvgddezzijklmnoprstcufhccsyyeeeiig",
) | str.maketrans(
    {
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "љ": "lj",
        "њ": "nj",
        "џ": "dz",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
    }
)
_DROPPED = str.maketrans(
    {".": "", "'": "", "’": "", "ʼ": "", "‘": "", "ʻ": "", "`": "", "-": " ", "–": " ", "&": " and "}
)

#: A place of so many times the people is meant, wherever the text is.
_FAMED = 8
_OWNING = re.compile(r"(?:['’]s|(?<=s)['’])$")
#: Capital words side by side.
_NAMES = re.compile(r"[A-Z][\w’'.-]*(?: (?:of |the |and )*[A-Z][\w’'.-]*)*")


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    kind: str
    iso: str | None
    lat: float | None
    lon: float | None
    population: int
    flags: str


def lookup(name: str, *, near: Iterable[str] = ()) -> Place | None:
    """The place that the name means, or None if the gazetteer knows none.

    Upper and lower case count: *nice*, *reading* and *us* are no places, nor are *NICE* and *Us*. Accents do not count,
    nor do a leading *the*, a final *'s* and the formal dress of countries (*Republic of X*). After a comma may follow
    the country or region that the place is in.

    Args:
        name: As in the text.
        near: ISO 3166-1 alpha-2 codes of countries that the document speaks of; they decide between places of one name.

    Returns:
        The place under the name given, its ``precision`` ``country``, ``region`` or ``city``.

    >>> lookup("the United States").country_iso2, lookup("Belgrade").precision
    ('US', 'city')
    >>> lookup("Cordoba", near=["ES"]).country_iso2, lookup("Cordoba").country_iso2, lookup("reading")
    ('ES', 'AR', None)
    """
    row = _choose(_trim(name), frozenset(near))
    if row is None:
        return None
    return Place(name, row.iso, row.lat, row.lon, _PRECISION[row.kind])


def on_map(place: Place, near: frozenset[str]) -> Place:
    """A place where others have its name too: the one in a country that the document names.

    Args:
        place: Any.
        near: ISO 3166-1 alpha-2 codes of the countries that the document names.
    """
    if place.precision == "city" and ", " in place.name:  # "Mill Lane, York"
        town = lookup(place.name.rpartition(", ")[2])
        return place if town is None else replace(on_map(town, near), name=place.name)
    if place.precision not in ("city", "region") or place != lookup(place.name):
        return place  # a country, or one that the text itself tells from others: "Odessa, Texas"
    return lookup(place.name, near=near) or place


def is_place(name: str) -> bool:
    """Whether :func:`lookup` knows the name.

    >>> is_place("Siberia"), is_place("Monday")
    (True, False)
    """
    return _choose(_trim(name), frozenset()) is not None


def is_ambiguous(name: str) -> bool:
    """Whether a place of this name is one only if the context says so: it is a word or a surname too.

    Countries are not ambiguous, unless the name asks for a capital letter only.

    >>> is_ambiguous("Nice"), is_ambiguous("Lincoln"), is_ambiguous("Belgrade"), is_ambiguous("Turkey")
    (True, True, False, False)
    """
    row = None if "," in name else _choose(_trim(name), frozenset())
    return row is not None and "a" in row.flags


def countries_in(text: str) -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes of the countries that a text names, by name or by their people.

    Names that other places have too (*Georgia*) do not count.

    >>> sorted(countries_in("French police flew to Madrid; a Spanish judge saw them. Georgia did not."))
    ['ES', 'FR']
    """
    found = set()
    for run in {match[0].rstrip(".") for match in _NAMES.finditer(text)}:
        for name in {run, *run.split()}:
            found.add(_country(name))
    return frozenset(iso for iso in found if iso is not None)


@lru_cache(maxsize=20_000)
def _country(name: str) -> str | None:
    """The country that a word or name stands for and no other place."""
    place = lookup(name)
    kinds = {row.kind for row in _rows(fold(_trim(name)))} - {"d"}
    only = place is not None and place.precision == "country" and kinds <= {"c"}
    return place.country_iso2 if place is not None and only else demonym(name)


@lru_cache(maxsize=5_000)
def demonym(word: str) -> str | None:
    """ISO 3166-1 alpha-2 code of the country whose people, language or adjective the word is, in the form it has there.

    The plural in *-s* counts, other case does not. None for adjectives of no one country of today (*European, Soviet*).

    >>> demonym("French"), demonym("Americans"), demonym("polish"), demonym("European")
    ('FR', 'US', None, None)
    """
    for form in (word, word.removesuffix("s")):
        for row in _rows(fold(form)):
            if row.kind == "d" and row.name == form:
                return row.iso
    return None


def country(iso: str) -> str | None:
    """What the country of an ISO 3166-1 alpha-2 code is called; None for other codes.

    >>> country("FR"), country(demonym("Dutch")), country("QQ")
    ('France', 'Netherlands', None)
    """
    return _countries().get(iso)


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    rows = (line.split("\t") for line in _table() if line.endswith("n"))
    return {iso: name or key.title() for key, name, _, iso, *_ in rows}


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """The name as the table is sorted by: lower case, Latin letters without accents, no stops, hyphens, apostrophes.

    Serbian Cyrillic becomes Serbian Latin; other Cyrillic comes near English usage.

    >>> fold("Łódź"), fold("Подгорица"), fold("St.-Étienne")
    ('lodz', 'podgorica', 'saint etienne')
    """
    text = unicodedata.normalize("NFC", name).casefold().translate(_LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = re.sub(r"\bst\b\.?", "saint", text).translate(_DROPPED)
    return " ".join(re.sub(r"(?:iy|yy)\b", "y", text).split())


@lru_cache(maxsize=20_000)
def _trim(name: str) -> str:
    """Without what may stand around a name."""
    name = " ".join(name.split())
    name = _OWNING.sub("", name)
    if name[:4] in ("the ", "The ") and not _rows(fold(name)):
        name = name[4:]
    return name.removeprefix("former ")


@lru_cache(maxsize=20_000)
def _choose(name: str, near: frozenset[str]) -> _Row | None:
    """The row that the name means: country, then past state or world region, then near, then populous."""
    rows = [row for row in _rows(fold(name)) if row.kind != "d" and _spelt(name, row)]
    head, comma, tail = name.partition(",")
    if not rows and comma:
        around = _choose(_trim(tail), frozenset())
        if around is None:
            return None
        town = head.strip()
        inside = [row for row in _rows(fold(town)) if row.iso == around.iso and row.kind != "d" and _spelt(town, row)]
        return max(inside, key=_size) if inside else _choose(town, frozenset())
    if not rows and (formal := _FORMAL.fullmatch(fold(name))) and not name.islower():
        rows = [row for row in _rows(formal[1]) if row.kind == "c"]
    local = [row for row in rows if row.iso in near]
    for kinds in ("c", "hw"):
        found = [row for row in rows if row.kind in kinds]
        if found and (kinds == "hw" or not local or any(row.iso in near for row in found) or local[0].kind == "t"):
            return found[0]
    rows.sort(key=lambda row: row.name == name)  # of two as large the one that is spelt so: "St. Louis"
    largest = max(reversed(rows), key=_size, default=None)
    nearest = max(local, key=_size, default=None)
    famed = largest is not None and nearest is not None and largest.population > _FAMED * nearest.population
    return largest if nearest is None or famed else nearest


def _size(row: _Row) -> tuple[int, str]:
    return row.population, row.kind


def _spelt(name: str, row: _Row) -> bool:
    """Whether the name is in a case that may be this row's: this very one, or capitals throughout for a country."""
    if "x" in row.flags:
        shout = row.kind == "c" and len(row.name) > 3 and "." not in row.name
        return _plain(name) == _plain(row.name) or (shout and name == row.name.upper())
    return name == row.name or (name[:1] == name[:1].upper() and not name.islower())


def _plain(name: str) -> str:
    """Without accents, but in its case; Cyrillic in Latin letters."""
    return "".join(c if c.isspace() else fold(c).capitalize() if c.isupper() else fold(c) for c in name)


def _rows(key: str) -> list[_Row]:
    lines = _table()
    start = key + "\t"
    out = []
    at = bisect_left(lines, start)
    while at < len(lines) and lines[at].startswith(start):
        _, name, kind, iso, lat, lon, population, flags = lines[at].split("\t")
        north, east = (float(lat), float(lon)) if lat else (None, None)
        out.append(_Row(name or key.title(), kind, iso or None, north, east, int(population or 0), flags))
        at += 1
    return out


@lru_cache(maxsize=1)
def _table() -> list[str]:
    """Rows of the table: sorted, the folded name first, fields separated by tabs (which sort before every letter)."""
    return unpack(Path(__file__).parents[1] / "data" / "places.table")
