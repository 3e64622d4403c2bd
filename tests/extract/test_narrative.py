"""The running day: where what is told without a date goes on at a day that was named, and where it does not."""

from __future__ import annotations

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.read import Document
from events.tag import tag

PUBLISHED = parse_edtf("2019-05-16")
LEDE = "A fire destroyed the Orsk mill on Wednesday. "


def days(text: str) -> dict[str, str]:
    """The dates of the mentions of a text of 16 May 2019, by their triggers."""
    found = extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED))
    return {m.trigger: str(m.date.edtf) for m in found}


def test_the_simple_past_goes_on_at_the_day_that_was_named() -> None:
    """Also in the next paragraph, where a paragraph began with the day."""
    found = days(f"{LEDE}Crews evacuated two streets.\n\nThe mayor visited the site.")
    assert (found["evacuated"], found["visited"]) == ("2019-05-15", "2019-05-15")


def test_hours_later_is_of_the_running_day() -> None:
    """What happened so soon is of no other time than what it is counted from; what did days later is."""
    assert days(f"{LEDE}Hours later, police arrested a guard, an officer said.")["arrested"] == "2019-05-15"
    assert days(f"{LEDE}Days later, police arrested a guard, an officer said.").get("arrested") != "2019-05-15"


def test_what_stands_before_a_semicolon_is_told_of_the_day() -> None:
    """So is what a man of some age did, which is no time."""
    found = days(
        f"{LEDE}Airlines cancelled nine flights; the port suspended a ferry. The 24-year-old was arrested in Lund."
    )
    assert found["cancelled"] == found["suspended"] == found["arrested"] == "2019-05-15"


def test_a_toll_is_of_the_day_that_its_paragraph_tells() -> None:
    """Further on harm is told again from further back."""
    assert days(f"{LEDE}Police closed a road. At least three were killed.")["killed"] == "2019-05-15"
    assert "killed" not in days(f"{LEDE}Police closed a road.\n\nAt least three were killed.")


def test_what_came_before_an_earlier_day_is_not_of_the_running_day() -> None:
    """*Fled but was caught on Tuesday*: before that."""
    assert "fled" not in days(f"{LEDE}The owner fled but was caught on Tuesday.")


def test_a_day_named_in_passing_is_left_with_its_paragraph() -> None:
    """What an earlier day told within a paragraph says goes on there, and no further: the next is of the first day."""
    passing = "The mill had old wiring. Inspectors closed a hall on Monday. They sealed its doors."
    found = days(f"{LEDE}{passing}\n\nThe mayor left.")
    assert found["closed"] == found["sealed"] == "2019-05-13"
    assert found["left"] == "2019-05-15"


def test_what_was_told_of_today_goes_on_a_little_longer() -> None:
    """What was done next is of the day, too; harm and results are told of other days, and nothing at length."""
    shown = "Ola Berg unveiled a tram in Orsk on Thursday. It has two doors. It has a roof. Its seats are red."
    text = f"{shown} He opened its doors. The roof is of glass. {{}}"
    assert days(text.format("He entered the tram."))["entered"] == "2019-05-16"
    assert "killed" not in days(text.format("A crash killed nine people."))
    assert "entered" not in days(text.format("The floor is of oak. The wheels are small. He entered the tram."))


def test_reactions_are_of_the_day_that_the_text_comes_back_to() -> None:
    """A digression into other years takes what is done with it, not what is said of the news."""
    found = days(f"{LEDE}A flood ruined it in 2018. The owners raised a wall. Unions condemned the owners.")
    assert found["condemned"] == "2019-05-15"
    assert "raised" not in found


def test_what_is_told_of_an_earlier_event_is_not_of_the_running_day() -> None:
    """*Was hurt in the blast*, and what goes on from there, happened when it did; who is charged in it was so then."""
    begun = "The explosion on 7 March wrecked a bakery.\n\nOn Monday the envoy met the mayor. "
    found = days(f"{begun}The mayor was bruised in the explosion. A baker dragged her out.")
    assert found["met"] == "2019-05-13"
    assert not found.keys() & {"bruised", "dragged"}
    assert days(f"{begun}Police arrested a stoker in the explosion.")["arrested"] == "2019-05-13"


def test_what_says_that_it_was_before_is_not_of_the_running_day() -> None:
    """*In those cases*, *as reported*, and whose work a thing is; at a meeting, it is of the day."""
    for told in (
        "The owners lost two suits. In those cases a judge dismissed the claims.",
        "As reported, the council closed the bridge. As previously announced, it dismissed the guard.",
        "Ola Berg designed the mill and invented its press.",
    ):
        found = days(f"{LEDE}{told}")
        assert not found.keys() & {"dismissed", "closed", "designed", "invented"}
    reported = "The guild said that of twenty kilns smashed last year, culprits had been fined in six villages."
    assert "fined" not in days(f"{LEDE}{reported}")
    assert days(f"{LEDE}The council met. At that meeting it dismissed the guard.")["dismissed"] == "2019-05-15"


def test_harm_in_an_event_that_is_not_told_of_the_day_is_not_of_it() -> None:
    """*The blast* that nobody told of this day was on another; where the day has one, its harm is of the day."""
    begun = "The envoy met the mayor in Orsk on Monday. "
    for later in ("Two guards were wounded in the harbour bombing.", "The blast killed 12 people."):
        assert not days(f"{begun}{later}").keys() & {"wounded", "killed"}
    assert days(f"{begun}A bomb exploded there on Monday. The blast killed 12 people.")["killed"] == "2019-05-13"
    assert days("The ferry sank on Monday. Nine people died in the disaster.")["died"] == "2019-05-13"


def test_an_hour_is_of_the_day_that_the_text_is_at() -> None:
    """The tagger counts it from the document; where the story is elsewhere it dates nothing."""
    passing = "The mill was closed in 2018. Its night clerk was stabbed at 3 a.m. as he slept."
    assert "stabbed" not in days(f"{LEDE}{passing}")
    assert days("A clerk was stabbed at 3 a.m. at the Orsk mill.")["stabbed"] == "2019-05-16"


def test_what_an_event_has_done_so_far_is_no_news_of_the_day() -> None:
    """Nor is what nobody did."""
    assert "killed" not in days("The epidemic has killed 400 people. Unions condemned the owners.")
    assert "convicted" not in days("Not one official has been convicted.")


def test_news_that_is_joined_to_news_is_of_the_day() -> None:
    """A second predicate of the lede, and a contrast with a subject of its own; not what was not done."""
    found = days("The Orsk works has bought a rival and closed a plant, while the Selby works has sold two ships.")
    assert set(found.values()) == {"2019-05-16"}
    assert found.keys() >= {"bought", "closed", "sold"}
    assert "reached" not in days("The Orsk works has ended its talks and has reached no agreement.")
    assert "sold" in days("The Orsk works has closed a plant. It makes trams. The works has sold two ships.")
    assert "sold" not in days(
        "The Orsk works has closed a plant. It makes trams. The works has already sold two ships."
    )


def test_the_text_below_dates_news_of_the_same_doer_only() -> None:
    """*The Selby works signed it on 10 May* does not date what the Orsk works has signed."""
    text = "The Orsk works has signed the pact. The {} works signed the pact on 10 May."
    for name, day in (("Selby", "2019-05-16"), ("Orsk", "2019-05-10")):
        told = text.format(name)
        first, *_ = extract_mentions(Document("d", told, PUBLISHED), tag(told, PUBLISHED))
        assert str(first.date.edtf) == day


def test_a_headline_that_names_a_year_takes_the_day_of_the_text() -> None:
    """*At the conference of 2019* says less of it than *on Tuesday* below."""
    text = "Selby Works unveils tram at Orsk Transport Conference 2019\n\nThe Selby Works unveiled the tram on Tuesday."
    assert days(text)["unveils"] == "2019-05-14"


def test_after_an_aside_a_new_paragraph_goes_on_from_the_first_day() -> None:
    """Where an event named that day; the paragraph of the aside tells on from its own."""
    news = "Shares fell on Wednesday. A report on the banks was published late on Saturday."
    found = days(f"{news}\n\nIn Lund the index lost 60 points. Tarn Bank dropped by a fifth.")
    assert (found["lost"], found["dropped"]) == ("2019-05-15", "2019-05-15")


def test_what_is_done_within_hours_or_offered_for_later_is_of_the_running_day() -> None:
    """*Within an hour* counts from what was told; *offered to meet on Monday* says when the meeting is to be."""
    found = days(f"{LEDE}Workers blocked a road within an hour. The mayor offered to host talks on Monday.")
    assert (found["blocked"], found["offered"]) == ("2019-05-15", "2019-05-15")


def test_what_nobody_did_is_not_told_on() -> None:
    """A subject that is denied denies the event."""
    found = days(f"{LEDE}No worker left the hall. A guard opened the gate.")
    assert "left" not in found
    assert found["opened"] == "2019-05-15"


def test_what_is_said_below_news_without_a_day_is_of_today() -> None:
    """Where the first sentence tells what will be, and after the telling has gone back; not in quotation marks."""
    news = "The Orsk works will keep its mill, after its board turned down a bid. The mill has two halls. "
    assert days(f"{news}The minister, who took office in April, welcomed the step.")["welcomed"] == "2019-05-16"
    assert "apologized" not in days(f'{news}"They apologized to us," a weaver said.')
    back = "The Orsk works sold its mill today. The mayor asked for a letter of 2 May. The economy shrank in 2017. "
    assert days(f"{back}The minister welcomed the step.")["welcomed"] == "2019-05-16"


def test_what_a_disaster_did_it_did_on_its_own_day() -> None:
    """Also a named one, and all that is joined; not on the day that the telling has come to."""
    found = days(
        "Crews on Tuesday reached a valley cut off by Sunday's earthquake. The quake ruined and sank six mills."
    )
    assert (found["reached"], found["ruined"], found["sank"]) == ("2019-05-14", "2019-05-12", "2019-05-12")
    found = days(
        "Crews on Tuesday reached a valley cut off since Typhoon Orla came ashore on Sunday. Orla tore down a roof."
    )
    assert found["tore"] == "2019-05-12"
