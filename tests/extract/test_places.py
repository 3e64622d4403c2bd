"""Where events were, in sentences and short texts of our own: ``data/places.txt``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.read import Document
from events.tag import tag

if TYPE_CHECKING:
    from events.extract.model import Mention

FILE = Path(__file__).parent / "data" / "places.txt"
PUBLISHED = parse_edtf("2025-10-25")


def cases() -> list[tuple[str, str, str]]:
    """A text, the word of its event, and the name of its place; ``-`` for none."""
    out = []
    for block in FILE.read_text(encoding="utf-8").split("\n\n")[1:]:
        text, told = block.strip().split("\n")
        word, _, place = told.partition(" | ")
        out.append((text.removeprefix("> "), word, place))
    return out


def _mentions(text: str) -> list[Mention]:
    """The events of a text."""
    return list(extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED)))


def _told(text: str, word: str) -> list[str]:
    """The places of a word's event."""
    return ["-" if m.place is None else m.place.name for m in _mentions(text) if m.trigger == word]


def test_places_are_where_a_reader_would_look_for_the_event() -> None:
    """Six in seven events have exactly the place expected of them before extraction was run, or none."""
    told = {(text, word): (_told(text, word), place) for text, word, place in cases()}
    wrong = {key: found for key, (found, place) in told.items() if found != [place]}
    assert len(told) >= 20
    assert len(wrong) <= len(told) / 7, wrong


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Arlex closed its Dayton workshop in March.", "closed", "Dayton"),
        ("The bodies of nine men were found in a dinghy off El Harro on Monday.", "found", "El Harro"),
        ("A boat with nine aboard vanished off Dakhla on Monday.", "vanished", "Dakhla"),
        ("A ferry capsized 60 miles south of Gran Marona on Saturday.", "capsized", "Gran Marona"),
        ("Fire destroyed the clapboard office in Pugwick Harbour on Monday.", "destroyed", "Pugwick Harbour"),
        ("Rescuers dug nine bodies out of the mud on Monday at Kara-Shyr, a mountain village.", "dug", "Kara-Shyr"),
        ("A storm carried away the pier at Hallam Staithe on Monday.", "carried", "Hallam Staithe"),
        ("A man shouted at Nora Lind outside the hall on Monday.", "shouted", "-"),
        ("Rovers went top of the Premier Division on Sunday.", "went", "-"),
        ("A hut burned near the top of Mount Sela on Sunday.", "burned", "Mount Sela"),
        ("The Coventry works, opened by a princess in 1962, has shut.", "opened", "Coventry"),
        ("The Coventry mill closed in May and 90 workers were laid off.", "laid", "Coventry"),
        ("The mill in Coventry, where 90 people work, is to close in May.", "close", "Coventry"),
        ("In Oslo the council is to vote on Monday on a bridge.", "vote", "Oslo"),
        ("Talks in the Kazakh city of Semey were held on Monday.", "held", "Semey"),
        ("Soldiers entered the village of Ostrel on 12 April 1945.", "entered", "Ostrel"),
        ("Police attacked farms in the Orrin valley in May 2001.", "attacked", "Orrin valley"),
        ("A gale drove the ship on to the rocks of Garður in Iceland on 16 May 1936.", "drove", "Garður"),
        ("In 1936 he landed a botanist and two guides at Tasiilaq, in eastern Greenland.", "landed", "Tasiilaq"),
        ("The islanders of Samar, an island that was cut off on Monday, wait.", "cut", "Samar"),
        ("On Monday ninety men surrounded the market at Tankéla.", "surrounded", "Tankéla"),
        ("The price fell 90 cents on the New York Cotton Exchange on Monday.", "fell", "New York Cotton Exchange"),
        ("A patrol boarded a tanker in the Red Sea on Monday and turned it back.", "turned", "Red Sea"),
        ("On Monday the envoy arrived in Belgrade and met the king.", "met", "Belgrade"),
        ("In Sofia the news was brought home on Monday when tons of earth fell on a road.", "fell", "Sofia"),
        ("In Manila the exchange closed on Monday and the main index plunged.", "plunged", "Manila"),
        ("Rioters threw stones at guards in Tripoli on Monday, and eleven were hurt.", "hurt", "Tripoli"),
        ("SALEM, Ohio (AP) -- A federal jury Thursday convicted a clerk of theft.", "convicted", "Salem"),
        ("A Bremen court appointed a trustee on Monday.", "appointed", "Bremen"),
        ("The Leipzig airport, closed since Friday, reopened on Monday.", "reopened", "Leipzig"),
        ("The firm was floated on the Lisbon exchange in 2002.", "floated", "Lisbon"),
        ("The firm halted building at its Quirra pit on Monday.", "halted", "Quirra pit"),
        ("The branch at Sela Green burned down in 1988.", "burned", "Sela Green"),
        ("The branch at Sela Green burned down in 1988 and was rebuilt in 1990.", "rebuilt", "Sela Green"),
        ("Rebels attacked the market town of Banta Gorou in eastern Chad on Monday.", "attacked", "Banta Gorou"),
        ("The mill at Sela, near Oslo, turned out its last bale on Monday.", "turned", "Sela"),
        ("Bombers struck a base in Agadez and a mine in Arlit in May 2013.", "struck", "Agadez"),
        ("A flood struck Murcia in May 2001.", "struck", "Murcia"),
        ("Spain's worst flood hit Murcia in May 2001.", "flood", "Murcia"),
        ("A storm isolated Knoxville in 1951.", "isolated", "Knoxville"),
        ("A storm tore roofs from Kansas to Ohio on Monday.", "tore", "-"),
        ("An earthquake struck 40 km south of Quito on Monday.", "struck", "Quito"),
        ("A bus fell into a ravine 20 km from Cusco on Monday.", "fell", "Cusco"),
        ("The mayor made a speech at the Blue House on Monday.", "speech", "Blue House"),
        ("Six died in the attack on the Trade Tower in 2001.", "attack", "Trade Tower"),
        ("Avila opened its first library in 1907.", "opened", "Avila"),
        ("Kosovo was stripped of its courts in 1989.", "stripped", "Kosovo"),
        ("Ada Lind was elected president of Chad on Monday.", "elected", "Chad"),
        ("Prairie Bank of Toledo was shut by the state on Friday.", "shut", "Toledo"),
        ("In Jakarta the exchange stayed shut, having been closed on Monday.", "closed", "Jakarta"),
        ("In London shares rose 3 percent on Monday, while yields dropped.", "dropped", "-"),
        ("Rents in Oslo rose in 2006 and have dropped by a tenth since 2008.", "dropped", "Oslo"),
        ("The sale of a mill at Sela to a fund was agreed in May 2015.", "sale", "Sela"),
        ("A camera filmed the van near the Alango town hall on Monday.", "filmed", "Alango"),
        ("Peru recalled its envoy from Dushanbe in May 2003.", "recalled", "Dushanbe"),
        ("In 1997 dockers in Maria Sela struck over pay.", "struck", "Maria Sela"),
        ("Ada Lind took charge of Corvane in September.", "took", "-"),
        ("A clinic in Truro saw the shadow in 2012, and Karl Berg died on 9 June 2013.", "died", "-"),
        ("The club lost its League place in May 1952.", "lost", "-"),
        ("Thousands marched through the streets of Lyon on Saturday.", "marched", "Lyon"),
        ("A leak forced 300 people from a hotel on Prague's Old Square on Sunday.", "forced", "Old Square, Prague"),
        ("Dockers at the Gdansk shipyard struck in August 1980.", "struck", "Gdansk"),
        ("The factory at Ostby, on the west coast, burned down in 1934.", "burned", "Ostby"),
        ("The Dutch town of Enschede was hit in 2000 when a depot exploded there.", "exploded", "Enschede"),
        ("The mayor of Rennes resigned on Monday.", "resigned", "Rennes"),
        ("Residents of Flint were warned in October 2015.", "warned", "Flint"),
        ("Milan prosecutors charged the banker on Monday.", "charged", "Milan"),
        ("The government of Peru declared an emergency on Monday.", "declared", "Peru"),
        ("The British and Irish governments drew up a plan on Monday.", "drew", "-"),
        ("The Texas Supreme Court struck down the law on Friday.", "struck", "Texas"),
        ("Denver Airport cancelled 300 flights on Tuesday.", "cancelled", "Denver"),
        ("The ship left Marseille on 3 March.", "left", "Marseille"),
        ("A rapid growth left Marseille with debts in 2001.", "left", "-"),
        ("Nurses at St Thomas' Hospital in London walked out on Tuesday.", "walked", "London"),
        ("Sela Town Council voted on Tuesday to shut the pool.", "voted", "Sela"),
        ("Kendal District Council voted on Tuesday to shut the pool.", "voted", "Kendal"),
        ("The Security Council voted on Tuesday to end the mission.", "voted", "-"),
        ("The Arts Council voted on Tuesday to shut the hall.", "voted", "-"),
        ("Ada Lind was born in Oberlind on 14 September 1901.", "born", "Oberlind"),
        ("A judge in Castrel refused bail on Wednesday.", "refused", "Castrel"),
        ("At Nether Sela, thieves stole a bell on Sunday.", "stole", "Nether Sela"),
        ("At Hallam, the new hall, begun in 2023, opens on 1 May.", "begun", "Hallam"),
        ("Engineers began filling a lake on the upper Orsk in May 2017.", "began", "Orsk"),
        ("Her first work, a footbridge over the Sarne, was swept away in May 1960.", "swept", "Sarne"),
        ("The row over the Treaty was settled in May 1960.", "settled", "-"),
        ("The brig foundered on the Carrow rocks in March 1849.", "foundered", "Carrow rocks"),
        ("A radio dish at Tarn Hollow collapsed on the 11th.", "collapsed", "Tarn Hollow"),
        ("In 1921 she led an expedition to Greenland.", "led", "Greenland"),
        ("A second crew set out from Port Amery on Monday.", "set", "Port Amery"),
        ("The probe was launched from the Sandow range on 9 February 2012.", "launched", "Sandow range"),
        ("Six people were admitted to hospital in Tambor on Friday.", "admitted", "Tambor"),
        ("Ada Lind was appointed professor at the University of Lund in 1927.", "appointed", "University of Lund"),
        ("The needle at Tavas was built by Ada Lind of the Institute at Holmby in 1979.", "built", "Tavas"),
        ("An earthquake struck the region of Arequipa on Sunday.", "struck", "Arequipa"),
        ("The ship left Toulon at noon on Monday with 310 passengers on board.", "left", "Toulon"),
        ("Ada Lind was named coach on Monday in place of Karl Berg.", "named", "-"),
        ("The train left the rails in the Ossel gorge, twelve miles south of Lund, on Monday.", "left", "Ossel gorge"),
        ("Ada Lind left for Lisbon in 1946.", "left", "Lisbon"),
        ("Ada Lind left the board for Corlan in 1946.", "left", "-"),
        ("In 1899 Ada Lind accompanied Karl Berg to Iceland.", "accompanied", "Iceland"),
        ("Refugees fled across the Tamar into Chad in May 1999.", "fled", "Chad"),
        ("His ashes were scattered over the Tamar on 4 May 1988.", "scattered", "Tamar"),
        ("The tug grounded off Ardrossan on 3 May 1971.", "grounded", "Ardrossan"),
        ("The wreck was scuttled in the Orsk Canal in 1956.", "scuttled", "Orsk Canal"),
        (
            "Ada Lind spoke at a rally by nurses at Zagreb's Palace of Arts on 4 May 1999.",
            "rally",
            "Palace of Arts, Zagreb",
        ),
        ("Shareholders, meeting in Zagreb, approved the loan on 3 April 2011.", "approved", "Zagreb"),
        ("Shareholders, meeting in Zagreb, chose a board and approved a loan on 3 April 2011.", "approved", "Zagreb"),
        ("While filming in Malta in May 1999 Ada Lind broke a leg.", "broke", "Malta"),
        ("While living in Rome Ada Lind won the Moss Prize in 1956.", "won", "-"),
        ("On a visit to Kigali on Monday, the minister signed an accord.", "signed", "Kigali"),
        ("Varna was relieved in May; the army had besieged it since the spring of 1828.", "besieged", "-"),
        ("The army relieved Varna, besieged since the spring of 1828.", "besieged", "Varna"),
        ("Ada Lind defeated Karl Berg at the Battle of Orlin on 3 July 1863.", "defeated", "Orlin"),
        ("The Battle of the Bulge began on 16 December 1944.", "began", "-"),
        ("After the capture of Paris in 1940 the fleet was enlarged.", "capture", "Paris"),
        ("After the capture of Karl Berg in 1940 the fleet was enlarged.", "capture", "-"),
        ("Karl Berg was killed at Sela in 1915.", "killed", "Sela"),
        ("The raid on Monday prompted protests in Amman.", "raid", "-"),
        ("Police shut a road in Zagreb on Monday after a lorry overturned.", "overturned", "Zagreb"),
        ("The flight was delayed on Monday after an accident at Zagreb airport.", "delayed", "Zagreb"),
        ("Zagreb airport, which suffered several fires in May 1999, was shut.", "suffered", "Zagreb"),
        ("Dockers at Dover ended a strike on 4 May 1999.", "strike", "Dover"),
        ("A tour of Chad was called off on Monday.", "called", "Chad"),
        ("A rider from a club near Zagreb won a race at the Corvan gallops on Monday.", "won", "-"),
        ("CONCORD, N.H. — Gov. Ada Lind on Thursday vetoed a Republican bill.", "vetoed", "Concord"),
    ],
)
def test_a_place_is_found_where_the_clause_has_it(text: str, word: str, place: str) -> None:
    """In what is acted on, in the clause that it goes on from, where a whole sentence is, in the dateline."""
    assert _told(text, word) == [place]


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Jets hit a depot in Tripoli on Monday, killing four people.", "killing", "Tripoli"),
        ("A landslide that buried a village in Enga on Monday killed nine people.", "killed", "Enga"),
        ("The outbreak in Philadelphia in 1976, in which 29 people died, was studied.", "died", "Philadelphia"),
        ("Four people were killed on Monday when police stormed a barn at Sela.", "killed", "Sela"),
        ("Two were killed and 31 hurt on Monday when police stormed a barn at Sela.", "hurt", "Sela"),
        ("Rebels surrounded the market at Sela on Monday and opened fire.", "opened", "Sela"),
        ("The flood hit Murcia in May 2001, when 90 deaths were counted.", "counted", "Murcia"),
        ("The owners will vote on the plan when they meet in Eindhoven on Monday.", "vote", "Eindhoven"),
        ("A couple had to jump when their cabin in Sela burned on Monday.", "jump", "Sela"),
        ("People fled to Gao, says the Red Cross, which is to open a camp there on Friday.", "open", "Gao"),
        ("A flood along the Tana River is due on Sunday. Levees there were raised in 1991.", "raised", "Tana River"),
        ("A blast shook a depot in Tripoli on Monday. The blast broke windows.", "blast", "Tripoli"),
        ("The Olympic bombing of 1996 is his, he says. A bomb killed two in Lyon in 1998.", "bombing", "-"),
        ("A viaduct in Zagreb is old. Rebels blew up the viaduct in 1922.", "blew", "Zagreb"),
        (
            "A mill in Zagreb opened in 1900. A mill in Rome shut in 1910. Rebels burned the mill in 1922.",
            "burned",
            "-",
        ),
        (
            "A mill in Zagreb shut in 1900. He built another mill in 1910. Rebels burned the mill in 1922.",
            "burned",
            "-",
        ),
        ("The city of Burgos is dry. The city closed its pools on Monday.", "closed", "Burgos"),
        ("Riots broke out in Bradford in July 2001. Some 300 officers were hurt.", "hurt", "Bradford"),
        ("A fire began in a bakery in Lisbon and destroyed 900 houses in May 1666.", "destroyed", "Lisbon"),
        ("A storm made landfall in Havana on Monday and moved north.", "moved", "-"),
        ("Aid reached the island of Samar on Friday. A storm cut most of the island's wires.", "cut", "Samar"),
        ("Peru is at a loss. Peruvian police raided a barn on Monday.", "raided", "Peru"),
        ("Peru is at a loss. Two died on Monday when Peruvian police raided a barn.", "died", "Peru"),
        ("Chad is dry. Parliament passed the budget on Monday.", "passed", "Chad"),
        ("Chad is dry, and so is Mali. Parliament passed the budget on Monday.", "passed", "-"),
        ("Peru is at a loss. Peruvian police deported two men to Chad on Monday.", "deported", "Chad"),
        ("A fire broke out at a mill in Zagreb on Monday. The fire spread on Tuesday.", "spread", "Zagreb"),
        (
            "A fire broke out in Zagreb on Monday. A fire raged in Rome on Tuesday. The fire spread on Friday.",
            "spread",
            "-",
        ),
        ("He sold his mill in Zagreb in May 2001. Workers there walked out on 3 June 2001.", "walked", "Zagreb"),
        ("A bus overturned at Sela on Monday. A lorry crashed at the same spot on Friday.", "crashed", "Sela"),
        ("Karl Berg was tried at Klagen and hanged there on 2 August 1837.", "hanged", "-"),
        ("Hall won the cup on Saturday, beating Lund 3-1 in Zagreb.", "won", "Zagreb"),
        ("Ada Lind entered the school in Zagreb in 1949 and graduated in 1954.", "graduated", "Zagreb"),
        ("Karl Berg died in Zagreb in 1766 and was buried in his native village.", "buried", "-"),
        ("A mill in Zagreb is old. Output at the mill fell in May 2001.", "fell", "Zagreb"),
        ("A great earthquake struck Lisbon on 1 November 1755.", "earthquake", "Lisbon"),
        ("Talks held in Zagreb in 2016 collapsed after three months.", "collapsed", "Zagreb"),
        ("The accord, which takes effect on 1 March 2026, was signed in Zagreb in May 2025.", "takes", "-"),
        ("The tug was laid down at Sela in 1931 and launched in May 1932.", "launched", "Sela"),
        ("Karl Berg moved to Zagreb in 1920 and studied law at the university until 1924.", "studied", "Zagreb"),
        ("Karl Berg was jailed in Zagreb in 1921, returning home in May 1926.", "returning", "-"),
    ],
)
def test_a_place_is_handed_on_where_the_language_says_so(text: str, word: str, place: str) -> None:
    """To what came of it, to what happened in it, to what speaks of it again, and by *there* and *the mill*."""
    assert set(_told(text, word)) == {place}


def test_what_a_land_votes_and_strikes_is_there() -> None:
    """What only a country has is in that which the text is about; its prices are not."""
    text = "Chad is to raise its taxes. The talks in Chad have been long. Parliament votes on the budget on Thursday. "
    text += "The yield of bonds doubled in May."
    places = {m.trigger: m.place and m.place.name for m in _mentions(text)}
    assert places["votes"] == "Chad"
    assert places["doubled"] is None


def test_a_title_does_not_put_what_was_far_from_a_town_into_it() -> None:
    """A distance from a town is told as near it."""
    (told,) = _mentions("A bus fell into a ravine 20 km from Cusco on Monday.")
    assert told.title == "Bus falls into ravine near Cusco"


def test_a_firm_called_like_a_town_is_no_place_of_its_shares() -> None:
    """Who has shares in a firm is not where it is called like."""
    assert _told(
        "Delphi Corp. makes parts. Shares in Delphi, which cost $9 in May, fell by half on Friday.", "fell"
    ) == ["-"]
    assert _told("On Monday the envoy arrived in Belgrade and on Friday sold a house in Rome.", "sold") == ["Rome"]


def test_an_article_on_a_place_is_where_what_names_no_other_was() -> None:
    """What is told behind the name of the village that a text is on was there; what names another place was not."""
    text = "Sela is a village in the hills of Chad. Sela has nine farms. A schoolhouse was built in 1838. In 1893 the "
    text += "railway reached Weidach. Sela is a part of Golo today."
    found = extract_mentions(Document("d", text, PUBLISHED, title="Sela"), tag(text, PUBLISHED))
    places = {m.trigger: m.place.name for m in found if m.place is not None}
    assert places["built"] == "Sela"
    assert places.get("reached") != "Sela"


def _placed(title: str, text: str) -> dict[str, str | None]:
    """The place of each event of a report, by its word."""
    found = extract_mentions(Document("d", text, PUBLISHED, title=title), tag(text, PUBLISHED, title=title))
    return {m.trigger: None if m.place is None else m.place.name for m in found}


def test_what_a_report_tells_of_its_own_days_was_where_it_is_set() -> None:
    """A yard's strike was in the town of its first sentence; what was long ago, elsewhere or on a market was not."""
    places = _placed(
        "Yard men stay out",
        "Welders at a yard in Orsted voted on Monday to strike. The company sacked eleven men on 6 October. The yard "
        "opened in 1931. Nurses in nearby Hallam settled on Thursday. Shares fell on Friday. Rates were cut in 1925.",
    )
    assert places["voted"] == places["sacked"] == "Orsted"
    assert places["settled"] != "Orsted"
    assert places["opened"] == "Orsted"
    assert places["cut"] is places["fell"] is None


def test_what_the_people_of_a_town_do_is_there_whenever_it_was() -> None:
    """The mayor and *the baths* are of the town whose council the first sentence is on; the ministry is of none."""
    places = _placed(
        "Pool to shut",
        "Orsted Town Council voted on Monday to shut the pool. The mayor, Ada Lind, was elected in 2015. Residents "
        "handed in a petition on Tuesday. The library was built in 1938. The ministry refused a grant on Wednesday. "
        "Hallam Foods plc cancelled its dividend on Thursday.",
    )
    assert places["voted"] == places["elected"] == places["handed"] == places["built"] == "Orsted"
    assert places["refused"] is places["cancelled"] is None


def test_a_dateline_is_where_the_people_of_a_town_act() -> None:
    """A strike is in the town that it is told from; what a government does or shares do is not there for that."""
    places = _placed(
        "Nurses stay out",
        "ORSTED, 20 October - A strike by nurses entered its second week on Monday. Doctors marched on Tuesday. The "
        "government cut taxes on Wednesday. Ministers met on Thursday.",
    )
    assert places["marched"] == "Orsted"
    assert places["cut"] is places.get("met") is None
    places = _placed("Crown slides", "ORSTED - The crown fell on Monday. The central bank raised its rate on Tuesday.")
    assert {*places.values()} == {None}


def test_an_article_on_a_building_is_where_that_stands() -> None:
    """A bridge is no town that is called like it: it stands in the town of its first sentence."""
    text = "The Old Bridge is a road bridge over the Drava in Maribor, Slovenia. Work began in 1909. In 1990 it was "
    text += "widened. Its builder had put up a viaduct in Linz in 1901."
    found = extract_mentions(Document("d", text, None, title="Old Bridge"), tag(text, None))
    places = {m.trigger: m.place for m in found if m.place is not None}
    assert places["began"].name == places["widened"].name == "Old Bridge, Maribor"
    assert places["began"].country_iso2 == "SI"
    assert "Linz" in {place.name for place in places.values()}


def test_the_town_is_not_the_one_that_somebody_went_to() -> None:
    """*The city* that a new paragraph begins with is where a report is set, not where somebody flew to."""
    text = "ORSTED, Oct 20 - Dockers in Orsted voted on Monday to strike. The mayor, Ada Lind, flew to Brussels on "
    text += "Tuesday.\n\nThe city's last strike, in 2009, lasted 40 days."
    found = extract_mentions(Document("d", text, PUBLISHED, title="Dock strike"), tag(text, PUBLISHED))
    assert [m.place and m.place.name for m in found if m.trigger == "strike"][-1:] == ["Orsted"]


def test_a_title_says_where_a_report_is_set() -> None:
    """The town of a title is meant, and not the country behind it; a country is meant in what it votes."""
    places = _placed(
        "Bus overturns in Orsted, Chad; nine dead",
        "Nine people died on Monday when a bus overturned in Orsted, Chad. A fire crew put the flames out on Tuesday.",
    )
    assert {*places.values()} == {"Orsted"}
    places = _placed("Kadria to vote in December", "The cabinet fell on Monday. Miners found gold on Thursday.")
    assert places == {"fell": "Kadria", "found": None}
    text = "PORT ORD (Agency) — Rebels in Dorvia gave up on Monday.\n\nA barracks burned down on Tuesday."
    assert _placed("Coup fails in Dorvia", text)["burned"] != "Dorvia"  # it may be a country


def test_a_name_behind_a_building_is_a_towns() -> None:
    """Nobody is charged who is the town that a school is in."""
    text = "A gunman shot three pupils at a school in Ardal on Monday. He was charged with murder on Tuesday."
    shot, charged = _mentions(text)
    assert shot.place is not None
    assert shot.place.name == "Ardal"
    assert charged.participants == ("gunman",)


def test_an_article_on_a_battle_is_where_that_was() -> None:
    """What was done on its days was there, unless it is told elsewhere; what was long after was not."""
    text = (
        "The Battle of Orlin, on 3 and 4 June 1742, was a battle of the Long War.\n\nOn 3 June the lancers stormed a "
    )
    text += "mill. A cross was put up in 1842.\n\nAt Marn, an army of peasants rose on 4 June 1742."
    found = extract_mentions(Document("d", text, PUBLISHED, title="Battle of Orlin"), tag(text, PUBLISHED))
    places = {m.trigger: m.place and m.place.name for m in found}
    assert places["stormed"] == "Orlin"
    assert places["put"] is None
    assert places.get("rose") != "Orlin"


def test_a_history_of_a_building_is_in_the_town_of_its_title() -> None:
    """The mill of a title is in the town behind it; a headline has no such town."""
    text = "The long room was built in 1761. The miller, Karl Berg, was sued in 1803. The wheel was sold in 1911."
    places = _placed("The story of the old salt mill, Nether Orsk", text)
    assert {*places.values()} == {"Nether Orsk"}
    assert {*_placed("Fire at mill, Nether Orsk", text).values()} == {None}


def test_a_report_on_a_trial_is_where_the_court_is() -> None:
    """What a court did in the days of a report was at the one that it names."""
    text = "Karl Berg stole a bell, Ardal Crown Court heard. Jurors convicted him on 7 October. He fled in May."
    places = _placed("Bell thief convicted", text)
    assert places["convicted"] == "Ardal"
    assert places.get("fled") is None


def test_the_city_of_an_article_is_what_it_is_on() -> None:
    """A town that a canal comes from is not the city that an article tells of."""
    text = "Gdansk joined the League in 1361. The canal from Elblag, dug in 1860, moved timber. The city was bombed in "
    text += "1945."
    assert _placed("Gdansk: a history of the city", text)["bombed"] == "Gdansk"
