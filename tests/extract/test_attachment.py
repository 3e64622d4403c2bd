"""What an expression dates beyond the predicate that the parser gave it to, in sentences of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.read import Document
from events.tag import tag

if TYPE_CHECKING:
    from collections.abc import Callable

    Dates = Callable[..., dict[str, str]]

PUBLISHED = parse_edtf("2020-06-17")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what others did in a clause that is joined on; what somebody did after a colon
        (
            "A court gave the port to Orsk in 2009, but Varna rejected the ruling.",
            {"gave": "2009", "rejected": "2009"},
        ),
        ("The pump failed in 2015, and divers lost sight of it.", {"failed": "2015", "lost": "2015"}),
        (
            "The mint was robbed in 1996: thieves took four coins, of which two were found in 2003.",
            {"robbed": "1996", "took": "1996", "found": "2003"},
        ),
        ("Tom Berg was born in 1950, and his father opened a mill.", {"born": "1950", "opened": None}),
        # all that happened when something did
        (
            "The war began in May 2018, when rebels crossed the river and seized the town, and the army fled.",
            {"crossed": "2018-05", "seized": "2018-05", "fled": "2018-05"},
        ),
        # who was the first to do something did it then
        ("Lund's Otter was the first to cross the bay, in 2011.", {"cross": "2011"}),
        ("In 2011 Otter became the first ferry to cross the bay.", {"became": None, "cross": "2011"}),
        # of two dates, that to which something was put off
        ("Berg's trial, set for 3 March, was put off until July.", {"trial": "2020-07"}),
        # planned for one time, done and undergone
        ("The chairman will resign in July and be replaced by Ann Roe.", {"resign": "2020-07", "replaced": "2020-07"}),
        # a penalty is no extent; what is expected of a period was not changed in it; what was reported on a weekday
        ("Ola Holm has been jailed for six years.", {"jailed": "2020-06-17"}),
        (
            "Arlex reported a 7 per cent rise in yearly profit on Tuesday and raised its guidance for the full year.",
            {"reported": "2020-06-16", "rise": None, "raised": "2020-06-16"},
        ),
        # what a ruling did to another is of its own day; an appointment is news, whenever it takes effect
        (
            "The court ruled on Monday for the farmers. The decision overturned a 2017 ruling by a judge in Lund.",
            {"ruled": "2020-06-15", "overturned": "2020-06-15", "ruling": "2017"},
        ),
        ("Arlex has appointed Mina Rao as its head with effect from 1 July.", {"appointed": "2020-06-17"}),
        # what was done to somebody is told twice; what somebody says that he will go on with has no day of its own
        ("Luckstar was fined £1.6m in 2018 and £3m in 2019.", {"fined": "2018", "m": "2019"}),
        ("Norway said on Tuesday it would extend its cut until the end of the year.", {"said": "2020-06-16"}),
        # a deal was done when what speaks of it says that it was announced
        (
            "Arlex has agreed to buy its rival Norvale for £1bn. The offer, announced on Monday, is of 412p a share.",
            {"agreed": "2020-06-15", "offer": "2020-06-15"},
        ),
        # a day behind people is their verb's
        (
            "Karl Berg and Ola Lund were held on Monday and will appear before Lund magistrates on Friday.",
            {"held": "2020-06-15", "appear": "2020-06-19"},
        ),
        (
            "Karl Berg was found guilty of conspiracy to defraud in May after an eleven-week trial.",
            {"found": "2020-05", "defraud": None},
        ),
        # shares move on the news
        (
            "A judge ordered Lind Oil on Monday to pay $14 million. It pleaded guilty in May. Its shares fell 2%.",
            {"ordered": "2020-06-15", "pleaded": "2020-05", "fell": "2020-06-15"},
        ),
        (
            "A man was held on Monday and will appear before magistrates on 14 July.",
            {"held": "2020-06-15", "appear": "2020-07-14"},
        ),
        # a headline is of the day on which what it tells was made known
        (
            "Arlex agrees to buy Norvale for $2bn\n\nThe lift maker Arlex said on Monday it had agreed to buy Norvale.",
            {"agrees": "2020-06-15", "agreed": "2020-06-15"},
        ),
        # hours before or after, on the day; what somebody was cleared of; what was never begun
        (
            "Crowds broke into the hall on Monday and set fire to the archive hours after deputies voted to leave.",
            {"broke": "2020-06-15", "voted": "2020-06-15"},
        ),
        ("A guard was found dead on a beach hours before dawn on Friday.", {"found": "2020-06-12"}),
        ("Berg was acquitted of murdering a guard in 2012.", {"murdering": None}),
        # what is planned for a day
        ("A memorial service is planned for Sunday.", {"service": "2020-06-21"}),
        # a source is no event, nor are cheers, nor the news that brought them
        ("She said in a 1998 interview that she had lied.", {"interview": None}),
        ("Engineers cheered when the signal arrived at 4 a.m. on Monday.", {"cheered": None, "arrived": None}),
        # a ceremony at which something was done
        ("Tom Berg married Ana Roe in a private ceremony in May.", {"married": "2020-05", "ceremony": "2020-05"}),
        # right behind what is told of the subject, the date is of that
        (
            "Thieves who broke into the offices of Lund hospital last month sold the files on Friday.",
            {"broke": "2020-05", "sold": "2020-06-12"},
        ),
        # what something was declared then
        ("The council declared the flood a disaster on 12 June.", {"declared": "2020-06-12"}),
        # each of two joined verbs has its own time, in a clause or beside an adjective
        (
            "Troops took the island in April 1940 and blew up the light as they left in May 1945.",
            {"took": "1940-04", "blew": "1945-05", "left": "1945-05"},
        ),
        ("A film about the mill, shown in February, was banned.", {"shown": "2020-02"}),
        # a time that dates a thing, and what happened then
        (
            "Ana lent biscuit tins to the museum, including a lid from 1931 when the weavers bought the bakery.",
            {"lent": None, "bought": "1931"},
        ),
        # a verb that is left out before its second object; a date before the verb that is joined on
        (
            "He bought a mill in 1990 and, the following year, a barge in Lund.",
            {"bought": "1990", "barge": "1991"},
        ),
        ("The club won the cup in 1990 and the shield two years later.", {"won": "1990", "shield": "1992"}),
        ("Settlers dug wells and, in 1824, built a chapel.", {"dug": None, "built": "1824"}),
        ("The club bought a mill in 1990 and 1994.", {"bought": "1990", "1994": "1994"}),
        # no date of the object's is its verb's
        ("The club won in Orsk in 2011 and lost the 2014 final.", {"won": "2011", "lost": None}),
        # a post that somebody has had for so long
        ("Crane, in power since 2011, had promised to resign.", {"promised": None}),
        # a record that was set then; what a storm since is the strongest of was another
        ("The record low was set on 20 January 1985.", {"set": "1985-01-20"}),
        (
            "It was the strongest storm to hit the port since 2013, when Ada killed nine people.",
            {"hit": None, "killed": "2013"},
        ),
        # what was won in an election of a day, what began on one
        ("The party won 40 of 90 seats in Sunday's election.", {"won": "2020-06-14", "election": "2020-06-14"}),
        ("Unions began a strike on Monday.", {"began": "2020-06-15", "strike": "2020-06-15"}),
        # a change in what a period is of
        ("Arlex reported a 17% rise in second-quarter profit.", {"rise": "[2020-04..2020-06]"}),
        # one auxiliary for two counts
        (
            "Two people were killed and 12 injured on Friday in a fire.",
            {"killed": "2020-06-12", "injured": "2020-06-12"},
        ),
        ("Two were killed and at least 12 wounded in an attack on Monday.", {"killed": "2020-06-15"}),
        # what is done for a purpose is of the date, the purpose is not
        ("The museum renewed its offers to house the organ on Friday.", {"renewed": "2020-06-12", "house": None}),
        ("The guild staged a parade to mark the victory on Friday.", {"staged": "2020-06-12", "mark": None}),
        # the era that was told holds on
        ("The town was founded in 43 AD and sacked in 410.", {"founded": "0043", "sacked": "0410"}),
        # a "but" before the expression turns nothing
        ("But in June last year the board met, and the chairman was arrested.", {"arrested": "2019-06"}),
        # what begins or ends on a day, at any time
        ("The dredgers will begin clearing the channel on Friday.", {"begin": "2020-06-19"}),
        # who was asked, not what he was asked to do
        ("The cellists were invited to tour the islands in July 2017.", {"invited": "2017-07"}),
        ("The club was ordered to close two weeks ago.", {"ordered": "[2020-06-01..2020-06-07]"}),
        # each of two dates has its own predicate
        (
            "Membership passed 40,000 in March, and in May the club bought a wood.",
            {"passed": "2020-03", "bought": "2020-05"},
        ),
        # what is told now comes after what is over
        ("The warning follows two rulings by the Supreme Court last June.", {"follows": None, "rulings": "2019-06"}),
        (
            "The move comes after talks with the union in Hull last week.",
            {"comes": None, "talks": "[2020-06-08..2020-06-14]"},
        ),
        ("Protests followed on Monday.", {"Protests": "2020-06-15"}),
        # a day right after a place, read as one noun
        (
            "A gale tore through a fairground beside the lake in Lagata Friday morning.",
            {"tore": "2020-06-12"},
        ),
        # what came of a plan is not of its day, nor what should have been
        ("The launch had been planned for 3 June but was cancelled because of high winds.", {"cancelled": None}),
        ("Work should have started in May but was delayed when the bidder withdrew.", {"delayed": None}),
        ("Had the loan come, the ships would have been delivered by 2022.", {"delivered": None}),
        # what was done once is not shared with what went on
        ("The union said it had improved its offer since March and accused the port of greed.", {"accused": None}),
        # on the day itself
        ("Divers found the boat before dawn on Friday.", {"found": "2020-06-12"}),
        ("The club, listed in Oslo since 2007, bought a wood in May.", {"listed": "2007", "bought": "2020-05"}),
        # the side of the document that the clause is on
        ("The post is to be advertised in May.", {"advertised": "2021-05"}),
        (
            "From Monday, children who have not been vaccinated will be barred from pools.",
            {"vaccinated": None, "barred": "2020-06-22"},
        ),
        # no record is of the time that it has stood since
        ("The flood, the worst since records began in 1949, drowned 40 people.", {"flood": None, "drowned": None}),
        # honored now, done then
        (
            "The mural was painted to honor the crossing by Captain Quist 90 years ago.",
            {"honor": None, "crossing": "1930"},
        ),
        # what may be so now, of a thing that is over
        ("Detectives say the fire may be linked to a raid in Ardee last month.", {"raid": "2020-05", "linked": None}),
        # what an event has done since
        (
            "Fires that broke out on Sunday have burned 3,000 hectares.",
            {"Fires": "2020-06-14", "burned": "[2020-06-14..2020-06-17]"},
        ),
        # what goes on now, of a thing that is over
        ("Police are appealing for witnesses to a robbery on Monday.", {"appealing": None}),
        # done later, on the day of what it was done in, at an hour of the day
        (
            "Four were detained on Monday and later released.",
            {"detained": "2020-06-15", "released": "[2020-06-15..2020-06-17]"},
        ),
        (
            "The opposition won a landslide in Sunday's general election.",
            {"election": "2020-06-14", "landslide": "2020-06-14"},
        ),
        ("At about 4.50pm on Friday two men entered the bank.", {"entered": "2020-06-12"}),
        # a range that is over is not of what reaches up to now
        (
            (
                "The exhibition has revived curiosity about four balloon crossings of straits, and one near Orsk, "
                "between 1926 and 1931."
            ),
            {"revived": "2020-06-17"},
        ),
        # nor is one of several of the time that they are counted in; a share is a share
        (
            "Friday's regatta marked the fourth time in the past century that Tarn, twice a champion, has drawn.",
            {"marked": "2020-06-12"},
        ),
        ("It was the second strike at the port since 2015.", {"strike": None}),
        ("The lake has shrunk by a tenth since 2000.", {"shrunk": "[2000..2020-06-17]"}),
        # what is not to be until then is to be then
        ("The kiln was not to start firing tiles until 2023.", {"start": "2023"}),
        ("Repairs to the organ, its oldest treasure, are not due until October.", {"Repairs": "2020-10"}),
        # an amount of an earlier time, that another is measured by
        ("The tower drew 910 pilgrims, a steep increase from last year's 640.", {"increase": None}),
        ("The club had 300 members, a drop from 2018's 400.", {"drop": None}),
        # a period up to a day in it
        ("The reservoir has dropped nine metres this year through May 19.", {"dropped": "2020/2020-05-19"}),
        # what is given up is no event, only its end
        ("The firm scrapped its steel business in May.", {"scrapped": "2020-05", "business": None}),
        ("The union called off its strike at the port in May.", {"called": "2020-05", "strike": None}),
        # what is done to a thing by then
        (
            "The creamery will double its deliveries to Spain by August.",
            {"double": "[2020-06-17..2020-08]", "deliveries": None},
        ),
        # a record of so many years did not take them: it is the news of the day
        ("The club held its largest festival in the past decade.", {"festival": "2020-06-17"}),
        # the day before
        (
            "The regatta was held on Sunday. Vandals wrecked a jetty on the eve of the regatta.",
            {"regatta": "2020-06-14", "wrecked": "2020-06-13"},
        ),
        # between a predicate and how somebody was found
        ("The chalice was found June 3 hidden in a haystack.", {"found": "2020-06-03"}),
        ("The chalice was found June 3 lying in a ditch.", {"found": "2020-06-03"}),
        # how somebody was found, before what is told of him
        (
            "Found wandering on a moor in May, Tom Berg has been ill since.",
            {"Found": "2020-05", "wandering": "2020-05"},
        ),
        # between a noun and the clause after it
        (
            "The abbot has bidden the choir to a banquet in Lund, on July 12 to honour the founder.",
            {"banquet": "2020-07-12"},
        ),
        # a date that the parser cut off its noun; what it did is told with it
        (
            "Two plumbers were fined over the March 4, 1991, flooding of a crypt that ruined nine tombs.",
            {"flooding": "1991-03-04", "ruined": "1991-03-04"},
        ),
        ("Anna Berg was charged in the May 2017 stabbing death of a guard.", {"charged": None}),
        # what was done by saying something on a day; a participle of another thing dates nothing
        (
            "The mayor sought to calm the union, telling a paper on Friday that the mill was safe.",
            {"sought": "2020-06-12"},
        ),
        # what a length of time is counted from
        (
            "The club closed within weeks of its eviction in May 1974.",
            {"closed": "[1974-05..1974-08]", "eviction": "1974-05"},
        ),
        # what an event did dates it
        ("Berg is accused of the robberies that shook two villages in May.", {"robberies": "2020-05"}),
        # a day is honoured with something
        ("The abbey marked its jubilee on Friday with concerts in the cloister.", {"concerts": "2020-06-12"}),
        # what a participle tells after the news of the day, or after a dated act
        ("The firm signed a treaty on Friday, opening a road to the sea.", {"opening": "2020-06-12"}),
        # asked for now, to come then
        ("The trust is calling for the removal on July 7 of the scaffolding.", {"removal": "2020-07-07"}),
        # what merely occurs is the event before it
        ("Two rowers were hurt on Friday in a collision that took place under the bridge.", {"took": "2020-06-12"}),
        # the event noun that a clause is about, though the parser hangs it on another
        ("The brewer waits for a council vote on his cellar, which is expected next month.", {"vote": "2020-07"}),
        # before what is to come, a subject that is over
        ("The growers fear that the Orsk hailstorm last month will spoil the cider.", {"hailstorm": "2020-05"}),
        # a clock time of the day that a distance tells
        (
            "A shepherd spotted the crack at 5 a.m. nine days before the collapse of the dam on May 20.",
            {"spotted": "2020-05-11", "collapse": "2020-05-20"},
        ),
        ("The revolution that brought the party to power in 1979 is taught there.", {"brought": "1979"}),
        # what begins today and goes on is of what is announced, not of the announcing
        (
            "The trust has announced the planting of ten orchards over the next four years.",
            {"announced": "2020-06-17", "planting": "2020-06-17/2024"},
        ),
        # a headline's agreement, and what is allowed there
        ("Abbeys agree exchange of six relics\n\nThe abbots spoke.", {"agree": "2020-06-17", "exchange": "2020-06-17"}),
        ("Barges allowed to moor again\n\nThe council spoke.", {"allowed": "2020-06-17"}),
        # close upon a day that is known; how close to a year says nothing
        ("A grocer was robbed shortly after she came down from the loft on Friday, 5 June.", {"robbed": "2020-06-05"}),
        ("The minister resigned hours after the court convicted him on Monday.", {"resigned": "2020-06-15"}),
        (
            "Divers have been searching for the bell since shortly after the May 23 sinking of the Otter.",
            {"searching": "[2020-05-23..2020-06-17]", "sinking": "2020-05-23"},
        ),
        ("Berg retired shortly after the town was flooded in 2012.", {"retired": "[2012..2013]"}),
        # what would be done is of no time that is over, what it is about is
        (
            "The harbour board said it would review the sinking of a dredger six years ago.",
            {"review": None, "sinking": "2014"},
        ),
        ("The firm announced an agreement to buy the bank in January.", {"announced": "2020-01", "buy": None}),
        # what has not come about, or could have; not what may have happened, or failed on a day
        ("Lumo have not won a cup since they lifted the shield in 2009.", {"won": None, "lifted": "2009"}),
        ("The bank had not signed the accord by Monday.", {"signed": None}),
        ("The abbot could have used a plumber in 2012.", {"used": None}),
        ("The general may have fled on 4 June.", {"fled": "2020-06-04"}),
        ("The two sides did not meet on Friday.", {"meet": "2020-06-12"}),
        # how far back a record goes; what was as great is an event
        ("It was the hottest day since measurements began in 1881.", {"began": None, "measurements": None}),
        ("The march was the largest since the war began in 1996.", {"began": "1996"}),
        # seen at a time
        ("The car was spotted in Lund on Monday.", {"spotted": "2020-06-15"}),
        # nouns that are events where they have a date
        ("Berg was absent from Thursday's sentencing of the banker.", {"sentencing": "2020-06-11"}),
        # the clause right after the expression
        ("Ana Hart gave a famous recital in November, when Tom Berg was named as conductor.", {"named": "2019-11"}),
        ("In 2015 she left, and the following year she was made a judge.", {"made": "2016"}),
        # who takes part in what has a date
        ("Ana Hart led the 1992 protests.", {"led": "1992"}),
        # done in one breath; the amount reached, not the one before
        ("Police searched the house and arrested two men on Friday.", {"searched": "2020-06-12"}),
        ("The herd grew from barely 40 goats in 2003 to nearly 700 last year.", {"grew": "2019"}),
        # said with it
        ("On Monday the mayor closed the port, accusing its owners of fraud.", {"accusing": "2020-06-15"}),
        # several clauses after one expression, the parser's root last
        ("In 1603 the king died, his son was crowned and the war ended.", {"crowned": "1603", "ended": "1603"}),
        # a term is no date of its own
        ("The court fined Tom Berg on Friday and sentenced Ana Hart to six years.", {"sentenced": "2020-06-12"}),
        # the subject names an event right before the expression
        ("Orla's purchase of Kern last year raised concern.", {"purchase": "2019", "raised": "2019"}),
        # an apposition has its own
        ("Tom Berg, mayor from 2015 to 2019, died on Sunday.", {"died": "2020-06-14"}),
        # verbs with what makes events of them
        ("The first phone went on sale in June 2007.", {"went": "2007-06"}),
        ("The airline placed an order for ten jets in January.", {"placed": "2020-01", "order": "2020-01"}),
        ("The novel, written in 1920, won a prize in 1925.", {"written": "1920", "won": "1925"}),
        # what was done to an event
        (
            "The court halted the sale on Monday but lifted its stay the next day.",
            {"halted": "2020-06-15", "lifted": "2020-06-16"},
        ),
        # what is planned for a time and is called off; what is done to it is not of that time
        ("A march through Lund set for August was called off.", {"march": "2020-08", "set": None}),
        ("The strike planned for Sunday was banned by a court on Monday.", {"banned": "2020-06-15"}),
        ("A rally by farmers planned for Sunday was banned.", {"banned": "2020-06-17"}),
        # how it left them
        ("The crash left six people badly injured on Friday.", {"left": "2020-06-12", "injured": None}),
        ("Storm Alma left 300 people dead or missing in May 2003.", {"left": "2003-05"}),
        # the first since then was not then
        ("The deal followed talks in Orsk, the first since a truce signed in March fell apart.", {"talks": None}),
        # who goes somewhere for an event
        ("Two ministers came to Orsk for talks on May 18.", {"came": "2020-05-18", "talks": "2020-05-18"}),
        # so long before it, behind a year
        (
            "The bridge was shut on May 3, 2005, a day after a storm struck.",
            {"shut": "2005-05-03", "struck": "2005-05-02"},
        ),
        # what is set, and jobs that go
        ("The old record, set by Ana Hart in 1998, was broken on Sunday.", {"set": "1998", "broken": "2020-06-14"}),
        ("Two plants are to shut and 400 jobs to go by the end of 2021.", {"go": "[2020-06-17..2021]"}),
        # begun talks, however far before; what was done every year; what is counted is no event
        ("Talks on a mill with a partner, begun in May, go on.", {"begun": "2020-05"}),
        ("The fair, held every year since 1994, was dropped on Monday.", {"held": None, "dropped": "2020-06-15"}),
        ("The list, which numbered 90 a year earlier, was printed in May.", {"numbered": None, "printed": "2020-05"}),
        # a subject has a time of its own
        (
            "In 1927 the council struck her off, and her plan to stand three years later came to nothing.",
            {"plan": None, "came": None},
        ),
        # what befell the main clause's subject, behind a clause; her death is not that of others
        (
            "The bridge was shut in May after a lorry hit it and repaired in June.",
            {"shut": "2020-05", "repaired": "2020-06"},
        ),
        (
            "Ana Hart nursed in Orsk, where two of the doctors died. Her book sold in 1974, two years after her death.",
            {"died": None, "sold": "1974"},
        ),
        # an election that is lost, and evidence that is given
        ("Tom Berg conceded shortly before midnight on Sunday.", {"conceded": "2020-06-14"}),
        ("A guard testified last week that he had been there.", {"testified": "[2020-06-08..2020-06-14]"}),
        ("The railway reached neighbouring Orsk in 1879.", {"reached": "1879", "neighbouring": None}),
        # what is only counted, and the same as before
        ("It was the third such accident on the road this year.", {"accident": None}),
        ("The mill is the second to be closed in a year.", {"closed": None}),
        ("In 2006 a landslide on the same stretch buried two trucks.", {"stretch": None, "buried": "2006"}),
        # what carries somebody
        ("A bus carrying pilgrims plunged into a ravine on Monday.", {"plunged": "2020-06-15"}),
        # what lasts until a day is not done on it
        (
            "The state lifted a ban and extended until 31 July a curfew that was imposed in 2019.",
            {"lifted": "2020-06-17", "imposed": "2019"},
        ),
        # what a clause before a plan tells; what is due; what was settled before it came about; who affirms it
        ("Police charged a man in March; his trial is set for 22 July.", {"charged": "2020-03", "trial": "2020-07-22"}),
        ("The club calls off the polls due the following month, citing a flood.", {"calls": None}),
        ("The sale, agreed in November 2018, was completed on 29 May.", {"sale": "2020-05-29"}),
        ("A court in Lund affirmed the conviction on Monday.", {"affirmed": "2020-06-15", "conviction": None}),
        # what stands behind who asked for what
        (
            "The board met on Monday. Papas had asked for help four days earlier, speaking from Kos.",
            {"asked": "2020-06-11"},
        ),
        # what was told against a year before
        ("Tarn sold 40 boats, a fifth more than a year earlier.", {"sold": None}),
        ("Tarn's earnings fell 50% below the year-earlier $5 million.", {"fell": "2020-06-17"}),
        # what a clause tells of the time before it, and what went with it
        (
            "Some 90 guests were stranded on Friday when Larkair went into administration and grounded its fleet.",
            {"stranded": "2020-06-12", "went": "2020-06-12", "grounded": "2020-06-12"},
        ),
        ("The mayor said the parade would go ahead on Saturday, but by another route.", {"parade": "2020-06-20"}),
        ("Voters approved a loan on Tuesday while refusing $4 million for a jail.", {"refusing": "2020-06-16"}),
        ("Sales of vans jumped in May, while profit per van fell.", {"jumped": "2020-05", "fell": "2020-05"}),
        # deeds in a row, and harm joined to a participle
        (
            "On Monday soldiers entered, searched and burned a farm.",
            {"entered": "2020-06-15", "searched": "2020-06-15", "burned": "2020-06-15"},
        ),
        ("A storm tore down trees on Friday, cutting off homes and killing four people.", {"killing": "2020-06-12"}),
        # a bare noun speaks of what was told
        ("A court convicted the mayor on Thursday. Its members met after Thursday's ruling.", {"ruling": "2020-06-11"}),
    ],
)
def test_an_expression_dates_what_goes_with_its_predicate(
    text: str, expected: dict[str, str | None], dates_of: Dates
) -> None:
    """Each of these triggers is a row with this date, or no row."""
    dates = dates_of(text, PUBLISHED)
    assert all(trigger in text for trigger in expected)
    assert {trigger: dates.get(trigger) for trigger in expected} == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The cellists were invited to tour the islands in July 2017.", "tour"),
        ("The ruling made it clear on Monday that the ban stands.", "made"),
        ("The club closed within weeks of the eviction.", "eviction"),
        ("The mill was destroyed by fire in 1944 and never rebuilt.", "rebuilt"),
        ("The dispute dates back to 1987.", "dates"),
        ("Tom Berg was re-elected in 2019.", "re"),
        ("Profit for the year ended 31 March was 3 million.", "ended"),
        ("The council met in May, and, but for the weather, the fair would have opened.", "opened"),
    ],
)
def test_an_expression_does_not_date_what_does_not(text: str, trigger: str, dates_of: Dates) -> None:
    """None of these triggers has a stated date."""
    assert trigger not in dates_of(text, PUBLISHED)


def test_a_part_of_a_unit_is_told_and_is_no_bound() -> None:
    """*Early 1999* is of 1999, and says early; *earlier this year* says no part of it."""
    text = "The bank opened in early 1999, bought a mill in mid-June last year and earlier this year sold a shop."
    mentions = extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED))
    assert {m.trigger: (str(m.date.edtf), m.date.part) for m in mentions} == {
        "opened": ("1999", "START"),
        "bought": ("2019-06", "MID"),
        "sold": ("2020", None),
    }


def test_news_of_an_unknown_day_has_no_year_of_its_background() -> None:
    """*Last year*, *on Friday* and *in May* count from its own day; a story's *in May* from the year that it tells."""
    news = "The tunnel was begun in 1994. It was closed last year. On Friday the board met. A mill burned in May."
    found = extract_mentions(Document("d", news, None), tag(news, None))
    dates = {m.trigger: str(m.date.edtf) for m in found if m.date.edtf is not None}
    assert dates["begun"] == "1994"
    assert not dates.keys() & {"closed", "met"}
    assert dates["burned"] == "XXXX-05"
    story = "In 1794 the town was taken. In May its walls were razed, and in 1801 it was sold."
    found = extract_mentions(Document("d", story, None), tag(story, None))
    assert {m.trigger: str(m.date.edtf) for m in found}["razed"] == "1794-05"


@pytest.mark.parametrize("published", [None, "2020"])
def test_what_lies_ahead_is_told_by_the_day_that_the_text_bears(published: str | None) -> None:
    """A dateline tells what is to come as a known document date does: nothing was promised next year."""
    known = None if published is None else parse_edtf(published)
    text = "Council meets\nJune 17, 2020\nThe council promised a new bridge next year."
    found = extract_mentions(Document("d", text, known), tag(text, known))
    assert {m.trigger: str(m.date.edtf) for m in found} == {"meets": "2020-06-17"}


def test_an_hour_is_of_the_day_that_was_told_where_no_other_is_known() -> None:
    """Of the document itself nothing needs to be known for it."""
    text = "A bank was robbed on 6 April 2024. At 4.50pm two men entered it. A guard was freed last week."
    found = extract_mentions(Document("d", text, None), tag(text, None))
    assert {m.trigger: str(m.date.edtf) for m in found}["entered"] == "2024-04-06"


def test_a_weekday_of_an_unknown_day_of_a_month_is_still_to_come() -> None:
    """*From Thursday … will be barred*, of a document of that month."""
    month, text = (
        parse_edtf("2020-06"),
        "From Thursday, children who have not been vaccinated will be barred from pools.",
    )
    found = extract_mentions(Document("d", text, month), tag(text, month))
    dates = [m.date.edtf.bounds() for m in found if m.trigger == "barred" and m.date.edtf is not None]
    assert [bounds.earliest.iso for bounds in dates if bounds.earliest is not None] == ["2020-06-04"]


def test_what_is_in_force_is_no_event_when_it_is_spoken_of_again() -> None:
    """The making of an accord is told once; what the accord gives is no second mention of it."""
    text = "The bank signed an accord on Monday. The accord gives it 4 per cent."
    mentions = extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED))
    assert [m.trigger for m in mentions] == ["signed", "accord"]
