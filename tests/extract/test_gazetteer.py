"""The gazetteer knows the places that texts name, and does not take words for places."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.extract.language.gazetteer import country, demonym, fold, is_ambiguous, is_place, lookup
from events.extract.language.packed import unpack
from events.read import Document
from events.tag import tag

DATA = Path(__file__).resolve().parents[2] / "events" / "extract" / "data" / "places.table"

PLACES = {
    # countries under the names that texts use
    "United States": ("US", "country"),
    "the United States": ("US", "country"),
    "U.S.": ("US", "country"),
    "US": ("US", "country"),
    "USA": ("US", "country"),
    "America": ("US", "country"),
    "the States": ("US", "country"),
    "UK": ("GB", "country"),
    "U.K.": ("GB", "country"),
    "Britain": ("GB", "country"),
    "Great Britain": ("GB", "country"),
    "Russia": ("RU", "country"),
    "Russian Federation": ("RU", "country"),
    "China": ("CN", "country"),
    "CHINA": ("CN", "country"),
    "People's Republic of China": ("CN", "country"),
    "Taiwan": ("TW", "country"),
    "South Korea": ("KR", "country"),
    "Republic of Korea": ("KR", "country"),
    "North Korea": ("KP", "country"),
    "Kosovo": ("XK", "country"),
    "Republic of Kosovo": ("XK", "country"),
    "Kingdom of Denmark": ("DK", "country"),
    "Islamic Republic of Mauritania": ("MR", "country"),
    "Republic of Ireland": ("IE", "country"),
    "Northern Ireland": ("GB", "region"),
    "Ivory Coast": ("CI", "country"),
    "Côte d’Ivoire": ("CI", "country"),
    "Burma": ("MM", "country"),
    "Czech Republic": ("CZ", "country"),
    "Swaziland": ("SZ", "country"),
    "East Timor": ("TL", "country"),
    "Holland": ("NL", "country"),
    "the Netherlands": ("NL", "country"),
    "Bosnia": ("BA", "country"),
    "Bosnia-Herzegovina": ("BA", "country"),
    "Palestine": ("PS", "country"),
    "Turkey": ("TR", "country"),
    "Türkiye": ("TR", "country"),
    "Chad": ("TD", "country"),
    "Jordan": ("JO", "country"),
    "Congo": ("CD", "country"),
    "Republic of the Congo": ("CG", "country"),
    "Vatican City": ("VA", "country"),
    "Georgia": ("GE", "country"),
    "Niger": ("NE", "country"),
    # regions
    "Bavaria": ("DE", "region"),
    "California": ("US", "region"),
    "Catalonia": ("ES", "region"),
    "Chechnya": ("RU", "region"),
    "Crimea": ("UA", "region"),
    "Darfur": ("SD", "region"),
    "England": ("GB", "region"),
    "Scotland": ("GB", "region"),
    "Siberia": ("RU", "region"),
    "the West Bank": ("PS", "region"),
    "Tibet": ("CN", "region"),
    "Tuscany": ("IT", "region"),
    "Xinjiang": ("CN", "region"),
    "Texas": ("US", "region"),
    # cities, old and foreign names too
    "Beijing": ("CN", "city"),
    "Peking": ("CN", "city"),
    "Belgrade": ("RS", "city"),
    "Beograd": ("RS", "city"),
    "Београд": ("RS", "city"),
    "Нови Сад": ("RS", "city"),
    "Novi Sad": ("RS", "city"),
    "Niš": ("RS", "city"),
    "Nis": ("RS", "city"),
    "Bombay": ("IN", "city"),
    "Chernobyl": ("UA", "city"),
    "Cologne": ("DE", "city"),
    "Constantinople": ("TR", "city"),
    "Danzig": ("PL", "city"),
    "Davos": ("CH", "city"),
    "Fallujah": ("IQ", "city"),
    "Geneva": ("CH", "city"),
    "Kiev": ("UA", "city"),
    "Kyiv": ("UA", "city"),
    "Leningrad": ("RU", "city"),
    "London": ("GB", "city"),
    "Moscow": ("RU", "city"),
    "Moskva": ("RU", "city"),
    "Mosul": ("IQ", "city"),
    "Munich": ("DE", "city"),
    "München": ("DE", "city"),
    "Nairobi": ("KE", "city"),
    "New York": ("US", "city"),
    "Nizhny Novgorod": ("RU", "city"),
    "Paris": ("FR", "city"),
    "Pristina": ("XK", "city"),
    "Reykjavik": ("IS", "city"),
    "Saigon": ("VN", "city"),
    "Sao Paulo": ("BR", "city"),
    "São Paulo": ("BR", "city"),
    "Seoul": ("KR", "city"),
    "Srebrenica": ("BA", "city"),
    "St. Louis": ("US", "city"),
    "St. Petersburg": ("RU", "city"),
    "Stalingrad": ("RU", "city"),
    "The Hague": ("NL", "city"),
    "Tokyo": ("JP", "city"),
    "Vienna": ("AT", "city"),
    "Washington": ("US", "city"),
    "Washington, D.C.": ("US", "city"),
    "Wuhan": ("CN", "city"),
    "Xi'an": ("CN", "city"),
    "Zurich": ("CH", "city"),
    # counties and old provinces before towns of their name
    "Essex": ("GB", "region"),
    "County Kerry": ("IE", "region"),
    "Provence": ("FR", "region"),
    "Sumatra": ("ID", "region"),
    # after a comma, the country or region
    "Paris, Texas": ("US", "city"),
    "London, Ontario": ("CA", "city"),
    "Valencia, Venezuela": ("VE", "city"),
    # a possessive
    "Japan's": ("JP", "country"),
    "the Philippines'": ("PH", "country"),
    # the past
    "Yugoslavia": (None, "country"),
    "the former Yugoslavia": (None, "country"),
    "Soviet Union": (None, "country"),
    "USSR": (None, "country"),
    "Czechoslovakia": (None, "country"),
    "East Germany": ("DE", "country"),
    "Ottoman Empire": (None, "country"),
    "Austria-Hungary": (None, "country"),
    "Prussia": ("DE", "country"),
    "Roman Empire": (None, "country"),
    "Zaire": ("CD", "country"),
}

WORLD = ["Europe", "the Middle East", "Balkans", "Southeast Asia", "Latin America", "Africa", "EU", "Scandinavia"]

NO_PLACES = re.findall(
    r"\S+",
    """
North West nice reading mobile of turkey us Us NICE NIS READING Monday Tuesday April President Parliament Boeing
Microsoft Christmas Easter Internet Olympics Nobel Senate Pentagon xyzzy Wikipedia Reuters english They Yesterday
However
""",
)

DEMONYMS = {
    "American": "US",
    "Americans": "US",
    "Argentine": "AR",
    "Belgian": "BE",
    "Bosnian": "BA",
    "British": "GB",
    "Britons": "GB",
    "Chinese": "CN",
    "Congolese": "CD",
    "Croats": "HR",
    "Danes": "DK",
    "Danish": "DK",
    "Dutch": "NL",
    "English": "GB",
    "Finnish": "FI",
    "French": "FR",
    "Frenchmen": "FR",
    "Georgian": "GE",
    "Germans": "DE",
    "Indian": "IN",
    "Iraqis": "IQ",
    "Israelis": "IL",
    "Kosovar": "XK",
    "Mauritanian": "MR",
    "Mauritian": "MU",
    "Montenegrin": "ME",
    "New Zealander": "NZ",
    "Nigerian": "NG",
    "Nigerien": "NE",
    "North Korean": "KP",
    "Palestinians": "PS",
    "Poles": "PL",
    "Polish": "PL",
    "Russian": "RU",
    "Saudi": "SA",
    "Scottish": "GB",
    "Serbian": "RS",
    "Serbs": "RS",
    "South African": "ZA",
    "Spaniards": "ES",
    "Swiss": "CH",
    "Turkish": "TR",
    "Turks": "TR",
    "Ukrainian": "UA",
    "polish": None,
    "Soviet": None,
    "Yugoslav": None,
    "European": None,
    "African": None,
    "Arab": None,
    "Christian": None,
    "France": None,
    "": None,
}


@pytest.mark.parametrize(("name", "expected"), PLACES.items())
def test_places_are_found(name, expected):
    """A name gives its country and precision, under the name that was asked, with coordinates on the globe."""
    place = lookup(name)
    assert place is not None
    assert (place.country_iso2, place.precision) == expected
    assert place.name == name
    assert -90 <= place.lat <= 90
    assert -180 <= place.lon <= 180
    assert is_place(name)


@pytest.mark.parametrize("name", WORLD)
def test_world_regions_are_names_only(name):
    """A part of the world is a place without country and coordinates."""
    place = lookup(name)
    assert place is not None
    assert (place.country_iso2, place.lat, place.lon) == (None, None, None)


@pytest.mark.parametrize("name", NO_PLACES)
def test_words_and_firms_are_no_places(name):
    """Common words in lower case, firms, days and offices are not on the map."""
    assert lookup(name) is None
    assert not is_place(name)


@pytest.mark.parametrize(
    ("name", "near", "expected"),
    [
        ("Birmingham", (), "GB"),
        ("Birmingham", ("US",), "US"),
        ("Cordoba", (), "AR"),
        ("Cordoba", ("ES",), "ES"),
        ("San Jose", (), "US"),
        ("San José", ("CR",), "CR"),
        ("Santiago", (), "CL"),
        ("Santiago", ("DO", "HT"), "DO"),
        ("Tripoli", (), "LY"),
        ("Tripoli", ("LB",), "LB"),
        ("Georgia", ("US",), "US"),
        ("Georgia", ("US", "GE"), "GE"),
        ("Georgia", ("RU",), "GE"),
        ("Lebanon", ("US",), "LB"),
        ("Paris", ("RS",), "FR"),
        ("Paris", ("US",), "FR"),
        ("Brest", ("FR",), "FR"),
    ],
)
def test_the_document_decides_between_places_of_one_name(name, near, expected):
    """A country that the document names comes first; a country is not taken for a city; else the (far) larger one."""
    place = lookup(name, near=near)
    assert place is not None
    assert place.country_iso2 == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("French crews took the sailors to hospital in Brest on Tuesday.", ("Brest", "FR")),
        ("A ship was detained in Odessa, Texas, on Tuesday.", ("Odessa", "US")),
        ("A ship was detained in Odessa on Tuesday.", ("Odessa", "UA")),
        ("An American tenor gave a concert in Paris on Tuesday.", ("Paris", "FR")),
    ],
)
def test_an_event_is_at_the_place_that_its_document_means(text, expected):
    """By the countries that the document names, and by the region that stands after the name."""
    published = parse_edtf("2009-12-19")
    place = extract_mentions(Document("d", text, published), tag(text, published))[0].place
    assert (place.name, place.country_iso2) == expected


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [("Novi Sad", 45.25, 19.84), ("Tokyo", 35.69, 139.69), ("Sydney", -33.87, 151.21), ("Yugoslavia", 44.8, 20.47)],
)
def test_coordinates_are_in_degrees_north_and_east(name, lat, lon):
    """Coordinates are those of the place, to about a kilometre."""
    place = lookup(name)
    assert place is not None
    assert (place.lat, place.lon) == (pytest.approx(lat, abs=0.02), pytest.approx(lon, abs=0.02))


@pytest.mark.parametrize(
    ("name", "south", "west", "north", "east"),
    [
        ("France", 42.3, -4.8, 51.1, 8.3),
        ("Croatia", 42.4, 13.5, 46.6, 19.5),
        ("United States", 25, -125, 49, -67),
        ("Chile", -56, -76, -17, -66),
        ("Bavaria", 47.2, 8.9, 50.6, 13.9),
    ],
)
def test_countries_and_regions_are_placed_inside(name, south, west, north, east):
    """A country's point is inside its bounds."""
    place = lookup(name)
    assert place is not None
    assert south < place.lat < north
    assert west < place.lon < east


@pytest.mark.parametrize(("word", "expected"), DEMONYMS.items())
def test_people_and_adjectives_lead_to_their_country(word, expected):
    """A demonym, singular or plural, gives the country of today; others give none."""
    assert demonym(word) == expected


@pytest.mark.parametrize("name", ["Nice", "Reading", "Of", "Split", "Lincoln", "Jackson", "Best", "Most", "March"])
def test_names_that_are_words_are_flagged(name):
    """A city whose name is a usual word or a surname is found, and marked as doubtful."""
    assert is_place(name)
    assert is_ambiguous(name)


@pytest.mark.parametrize("name", ["Belgrade", "London", "New York", "Turkey", "China", "California", "Monday"])
def test_names_that_mean_a_place_are_not_flagged(name):
    """Well-known places, countries and what is no place at all are not marked."""
    assert not is_ambiguous(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Łódź", "lodz"),
        ("Đakovo", "dakovo"),
        ("Ђаковица", "dakovica"),
        ("İstanbul", "istanbul"),
        ("Tromsø", "tromso"),
        ("Nizhniy Tagil", "nizhny tagil"),
        ("Guinea-Bissau", "guinea bissau"),
        ("  Hull ", "hull"),
        ("St. John’s", "saint johns"),
    ],
)
def test_folding(name, expected):
    """Accents, Cyrillic, hyphens, apostrophes and saints do not keep two spellings apart."""
    assert fold(name) == expected
    assert fold(expected) == expected


def test_the_table_is_sound():
    """Rows are sorted, keys are folded names, kinds and codes are the documented ones, coordinates are on the globe."""
    lines = unpack(DATA)
    assert lines == sorted(lines)
    assert len(set(lines)) == len(lines)
    shared = Counter(line.partition("\t")[0] for line in lines)
    for line in lines:
        key, name, kind, iso, lat, lon, population, flags = line.split("\t")
        assert key == fold(name or key)
        assert name != key.title()
        assert kind in "crtdhw"
        assert re.fullmatch("[A-Z]{2}", iso) or (iso == "" and kind in "hw")
        assert (lat == "") == (lon == "")
        assert lat or kind in "cdw"
        assert re.fullmatch(r"\d*", population)
        assert not population or shared[key] > 1
        assert flags in ("", "x", "a", "xa") or (kind == "c" and flags in ("n", "xn"))


def test_every_country_has_one_name_that_it_is_called_by():
    """That is in the table, and looked up it is that country."""
    called = [line.split("\t") for line in unpack(DATA) if line.endswith("n")]
    codes = [iso for _, _, _, iso, *_ in called]
    assert len(codes) == len({*codes}) == len({line.split("\t")[3] for line in unpack(DATA) if "\tc\t" in line})
    assert all(lookup(country(iso)).country_iso2 == iso for iso in codes)
    assert [country(iso) for iso in ("NL", "BA", "VI", "QQ")] == [
        *("Netherlands", "Bosnia and Herzegovina", "U.S. Virgin Islands", None),
    ]


def test_every_country_of_iso_3166_is_there():
    """The table has some 250 countries, and cities of nearly all."""
    rows = [line.split("\t") for line in unpack(DATA)]
    countries = {row[3] for row in rows if row[2] == "c"}
    cities = {row[3] for row in rows if row[2] == "t"}
    assert len(countries) == 250
    assert len(countries - cities) < 15
    assert cities <= countries


def test_nothing_is_read_at_import(before_use):
    """Importing the module unpacks no table; the first question does."""
    fresh = before_use("events.extract.language.gazetteer")
    with pytest.raises(RuntimeError, match="unpacked"):
        fresh.lookup("Paris")
