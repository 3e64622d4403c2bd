"""The lexicon tells words that name events from those that do not, and of what kind they are."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from events.extract.language.lexicon import EVENTIVE, classes, fields, noun, verb
from events.extract.language.packed import unpack
from events.store import EVENT_TYPES

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "events" / "extract" / "data"

EVENTS = re.findall(
    r"\S+",
    """
accident acquisition airstrike ambush annexation appointment armistice arrest arrival assassination assault attack award
bailout ballot ban bankruptcy battle birth blockade bombing boycott bribery campaign ceasefire cease-fire celebration
ceremony championship clash collapse conference congress construction coronation coup crackdown crash crisis cyberattack
death debate decline defeat deployment deportation destruction discovery dismissal divorce drought earthquake election
embargo epidemic eruption escape evacuation execution exercise exhibition exodus expansion explosion expulsion famine
festival fighting fire flood funeral hearing hijacking hurricane imprisonment inauguration indictment invasion
investigation investment journey kidnapping landing landslide launch lawsuit layoff march marriage massacre
match meeting merger migration murder mutiny offensive opening outbreak pandemic parade performance premiere protest
publication purchase race raid rally ratification rebellion recession referendum release reform repeal rescue
resignation revolution riot robbery ruling sale session shelling shooting siege
sit-in skirmish speech storm strike summit surgery suspension takeover talks theft tour tournament transfer trial trip
truce tsunami uprising vaccination verdict veto victory visit vote war wedding wildfire withdrawal
""",
)

OTHERS = re.findall(
    r"\S+",
    """
ability age army bank base belief body book border bridge building bus capital car career chance child church citizen
city color company computer country culture currency data day democracy director dollar economy engine evidence eye
factory family farm fear forest freedom friend fuel future gas glass government group gun hand health heart history hope
hospital hotel house idea industry influence interest island job journalist king lake land language law leader letter
level lion machine man map market member method metal mile military million mind minister missile money month mother
mountain name nation neighbor newspaper number office oil opinion owner paper parliament partner party passenger peace
people percent person phone picture plane plant player policy population presence president price prisoner product
professor quality queen reason region relationship religion resident rice river road role room school science sea ship
shop skill society soldier spokesman station stone street student success system table tank tax teacher team technology
territory town tradition train tree truth university value village vision wall water weapon week wife window woman world
year
""",
)

VERB_OF = {
    "arrival": "arrive",
    "bombing": "bomb",
    "collapse": "collapse",
    "cancellation": "cancel",
    "deployment": "deploy",
    "death": "die",
    "destruction": "destroy",
    "election": "elect",
    "exercise": "exercise",
    "explosion": "explode",
    "inauguration": "inaugurate",
    "invasion": "invade",
    "investment": "invest",
    "killing": "kill",
    "meeting": "meet",
    "merger": "merge",
    "resignation": "resign",
    "statement": "state",
    "takeover": "take over",
    "withdrawal": "withdraw",
}

NOUNS_OF = {
    "agree": "agreement",
    "announce": "announcement",
    "collapse": "collapse",
    "deploy": "deployment",
    "destroy": "destruction",
    "die": "death",
    "discover": "discovery",
    "elect": "election",
    "explode": "explosion",
    "flee": "flight",
    "infect": "infection",
    "invade": "invasion",
    "invest": "investment",
    "kill": "killing",
    "resign": "resignation",
}

VERB_TOPS = {
    "announce": "communication",
    "arrive": "motion",
    "attack": "competition",
    "be": "stative",
    "believe": "cognition",
    "buy": "possession",
    "explode": "change",
    "know": "cognition",
    "meet": "social",
    "rain": "weather",
    "say": "communication",
    "see": "perception",
}

NOUN_FIELDS = {
    "astronomer": "science and technology",
    "bailiff": "law and justice",
    "embassy": "diplomacy",
    "monastery": "other",
    "burglary": "crime",
    "constituency": "election",
    "cyclone": "disaster or accident",
    "refugee": "migration",
    "shopkeeper": "business deal",
    "symphony": "sport and culture",
    "warship": "armed conflict",
}
VERB_FIELDS = {"embezzle": "crime", "emigrate": "migration", "enact": "legislation", "vaccinate": "health"}


@pytest.mark.parametrize("lemma", EVENTS)
def test_events_are_eventive(lemma):
    """A noun that names events is at or above the threshold."""
    found = noun(lemma)
    assert found is not None
    assert found.event_share >= EVENTIVE


@pytest.mark.parametrize("lemma", OTHERS)
def test_things_people_and_ideas_are_not_eventive(lemma):
    """A noun that names none is below it."""
    found = noun(lemma)
    assert found is not None
    assert found.event_share < EVENTIVE


@pytest.mark.parametrize(("lemma", "expected"), VERB_OF.items())
def test_nouns_know_their_verb(lemma, expected):
    """An eventive noun leads to the verb that it is the happening of, and that verb is in the table."""
    found = noun(lemma)
    assert found is not None
    assert found.verb == expected
    assert verb(expected) is not None


@pytest.mark.parametrize(("lemma", "expected"), NOUNS_OF.items())
def test_verbs_know_their_nouns(lemma, expected):
    """A verb leads to the noun for what it does."""
    found = verb(lemma)
    assert found is not None
    assert expected in found.nouns


@pytest.mark.parametrize(("lemma", "expected"), VERB_TOPS.items())
def test_verbs_have_a_class(lemma, expected):
    """A verb's class is the file of most of its uses."""
    found = verb(lemma)
    assert found is not None
    assert found.top == expected


@pytest.mark.parametrize(
    ("lemma", "pos", "expected"),
    [(k, "NOUN", v) for k, v in NOUN_FIELDS.items()] + [(k, "VERB", v) for k, v in VERB_FIELDS.items()],
)
def test_a_word_smells_of_the_type_whose_company_it_keeps(lemma, pos, expected):
    """The type that comes first is the one that the word belongs to, though it be no event."""
    assert next(iter(fields(lemma, pos))) == expected


@pytest.mark.parametrize("lemma", ["thing", "year", "part", "colour", "hand"])
def test_common_words_smell_of_nothing(lemma):
    """What stands in any text points nowhere, or hardly."""
    assert max(fields(lemma, "NOUN").values(), default=0.0) < 0.2


@pytest.mark.parametrize(
    ("lemma", "top"),
    [("minister", "person"), ("company", "group"), ("station", "artifact"), ("year", "time"), ("city", "location")],
)
def test_nouns_have_a_class(lemma, top):
    """A noun that is no event says what it is."""
    found = noun(lemma)
    assert found is not None
    assert found.top == top
    assert found.shares[top] == max(found.shares.values())


@pytest.mark.parametrize("lemma", ["statement", "announcement", "report", "agreement"])
def test_results_are_kept_apart(lemma):
    """What a verb says or brings about counts as a result, not as an event."""
    found = noun(lemma)
    assert found is not None
    assert found.event_share < EVENTIVE <= found.event_share + found.result_share


@pytest.mark.parametrize("lemma", ["civil war", "air raid", "cease-fire", "general election"])
def test_nouns_of_two_words_are_there_where_they_are_eventive(lemma):
    """Compounds that name events can be looked up whole."""
    found = noun(lemma)
    assert found is not None
    assert found.event_share >= EVENTIVE


@pytest.mark.parametrize("lemma", ["", "xyzzy", "Election", "march\t", "paris"])
def test_unknown_words_have_no_entry(lemma):
    """What is not a lower-case lemma of WordNet is None, and smells of nothing."""
    assert noun(lemma) is None
    assert verb(lemma) is None
    assert fields(lemma, "NOUN") == {}


@pytest.mark.parametrize(
    ("lemma", "asks"), [("license", True), ("produce", True), ("demolish", True), ("open", False), ("close", False)]
)
def test_what_asks_for_an_object(lemma, asks):
    """A verb asks for an object if WordNet has no sentence frame without one for any of its senses."""
    found = verb(lemma)
    assert found is not None
    assert found.asks is asks


@pytest.mark.parametrize(("name", "width"), [("nouns.table", 7), ("verbs.table", 5)])
def test_tables_are_sound(name, width):
    """Rows are sorted and unique, shares sum to about one."""
    lines = unpack(DATA / name)
    lemmas = [line.partition("\t")[0] for line in lines]
    assert lines == sorted(lines)
    assert len(set(lemmas)) == len(lemmas)
    shares_at = 3 if name == "nouns.table" else 1
    for line in lines:
        cells = line.split("\t")
        assert len(cells) == width
        shares = [int(item.partition(":")[2]) for item in cells[shares_at].split()]
        if not shares:  # of a word that only its classes or its fields are told of
            assert set(cells[1:-2]) <= {""}
            assert any(cells[-2:])
            continue
        between = sum(share % 5 > 0 for share in shares)  # of what lies between two fives the table has the middle
        assert sum(shares) == pytest.approx(100, abs=6 + 2 * between)


def test_the_table_of_classes_is_sound():
    """Classes are those that are documented; a class holds enough of a word's uses."""
    rules = tomllib.loads((ROOT / "tools" / "lexicon_classes.toml").read_text("utf-8"))
    lemmas = [cells[0] for line in unpack(DATA / "nouns.table") if (cells := line.split("\t"))[5]]
    assert set(rules["members"]) <= set(rules["classes"])
    for lemma in lemmas:
        assert set() < classes(lemma) <= set(rules["classes"])


@pytest.mark.parametrize(
    ("word", "expected"),
    [("airline", "company"), ("senate", "legislature"), ("cholera", "disease"), ("rocket", "spacecraft"), ("rain", "")],
)
def test_nouns_are_of_the_classes_that_take_part_in_events(word, expected):
    """Who acts and what is acted on has a class; most nouns have none."""
    assert expected in classes(word) if expected else not classes(word)


def test_the_table_of_fields_is_sound():
    """Types are those that are documented, and the tables stay small."""
    paths = [DATA / "nouns.table", DATA / "verbs.table"]
    told = [line.rpartition("\t")[2] for path in paths for line in unpack(path)]
    named = {item.partition(":")[0].replace("_", " ") for text in told for item in text.split()}
    assert named == set(EVENT_TYPES)
    assert sum(path.stat().st_size for path in paths) < 260_000


def test_the_walks_begin_at_every_type():
    """The types of ``tools/fields.toml`` are those of the table, in its order."""
    rules = tomllib.loads((ROOT / "tools" / "fields.toml").read_text("utf-8"))
    assert tuple(rule["name"] for rule in rules["type"]) == EVENT_TYPES


def test_nothing_is_read_at_import(before_use):
    """Importing the module unpacks no table; the first question does."""
    fresh = before_use("events.extract.language.lexicon")
    with pytest.raises(RuntimeError, match="unpacked"):
        fresh.noun("war")
