"""Which mentions are one event, and that neither order nor number changes it."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from events.dates import parse_edtf
from events.extract import EventDate, Mention, Place
from events.merge import merge_mentions
from events.merge.particulars import Particulars

DAYS = ("2020-03-01", "2020-03", "2020", "2020-03-05", "2021-03", "2020-02/2020-03")
KEYS = ("bank", "zurich", "mill", "storm", "lund")


def mention(
    doc="a", at=0, *, date="2020-03-01", lemma="collapse", keys=("bank", "zurich"), chain=None, basis="explicit", **more
):
    """One mention; its place in the document is its identity."""
    start = at * 10
    return Mention(
        doc_id=doc,
        sentence_start=start,
        sentence_end=start + 9,
        quote=more.get("quote", "A bank in Zurich collapsed."),
        trigger_start=start,
        trigger_end=start + 4,
        trigger="a se",
        timex=None,
        date=EventDate(parse_edtf(date), basis, None, "", ()),
        title=more.get("title", " ".join(["Collapse", *sorted(keys)])),
        event_type=more.get("event_type", "other"),
        factuality=more.get("factuality", "occurred"),
        participants=more.get("participants", ()),
        lemma=lemma,
        keys=frozenset(keys),
        chain=start if chain is None else chain,
        place=more.get("place"),
        confidence=more.get("confidence", 0.5),
        story=frozenset(more.get("story", ())),
    )


def groups(mentions):
    """The triggers of each event, as sets."""
    return {frozenset((m.doc_id, m.trigger_start) for m in event.mentions) for event in merge_mentions(mentions)}


mentions = st.lists(
    st.tuples(
        st.sampled_from("abc"), st.integers(0, 6), st.sampled_from(DAYS), st.sampled_from(["collapse", "fall"]),
        st.frozensets(st.sampled_from(KEYS), max_size=3),
    ),
    max_size=12,
    unique_by=lambda one: one[:2],
)  # fmt: skip


@settings(deadline=None, derandomize=True)
@given(mentions, st.randoms(use_true_random=False))
def test_the_order_of_mentions_does_not_matter(specs, chance):
    """Shuffled input gives the same events."""
    made = [mention(doc, at, date=date, lemma=lemma, keys=keys) for doc, at, date, lemma, keys in specs]
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert merge_mentions(made) == merge_mentions(shuffled)


@settings(deadline=None, derandomize=True)
@given(mentions)
def test_mentions_of_one_event_could_be_of_one_time(specs):
    """However they were joined, all their dates have a day in common."""
    made = [mention(doc, at, date=date, lemma=lemma, keys=keys) for doc, at, date, lemma, keys in specs]
    for event in merge_mentions(made):
        joint = event.mentions[0].date.edtf.bounds()
        for other in event.mentions[1:]:
            joint = joint.intersect(other.date.edtf.bounds())
            assert joint is not None


def test_a_wide_date_does_not_join_two_narrow_ones():
    """*The collapse of 2020* may be that of March or that of August, but is not both."""
    march, august = mention(at=0, date="2020-03-01"), mention(at=2, date="2020-08-01")
    year = mention(at=1, date="2020")
    found = groups([march, year, august])
    assert len(found) == 2
    assert frozenset({("a", 0), ("a", 20)}) not in found


def test_across_documents_the_particulars_decide():
    """The same words in another document are one event if two particulars are the same, and another if not."""
    assert len(groups([mention("a"), mention("b")])) == 1
    assert len(groups([mention("a"), mention("b", keys=("bank", "lund"))])) == 2
    assert len(groups([mention("a"), mention("b", lemma="fall")])) == 2
    assert len(groups([mention("a"), mention("b", date="2023-03-01")])) == 2


def test_participants_are_named_once_and_in_full():
    """Of names that differ in capitals or by *Inc.* one stands; one whose words another has is left out."""
    told = [("the bank", "Ola Lund"), ("The bank", "Lund"), ("Orion", "Ola Lund"), ("Orion Inc.",)]
    (event,) = merge_mentions([mention(at=at, chain=0, participants=names) for at, names in enumerate(told)])
    assert event.participants == ("the bank", "Ola Lund", "Orion Inc.")


def test_participants_of_others_are_confirmed():
    """Of the canonical mention's document names are taken, of other documents what several of them have."""
    told = {"a": ("Orion",), "b": ("Orion", "Lund", "a dealer"), "c": ("Lund", "a broker"), "d": ("Vega",)}
    made = [mention(doc, participants=names) for doc, names in told.items()]
    made.append(mention("a", 3, chain=0, participants=("Ola Berg", "officials")))
    events = merge_mentions(made)
    assert [e.participants for e in events if len(e.mentions) > 1] == [("Orion", "Ola Berg", "Lund")]


def test_a_mention_without_participants_has_those_of_the_next():
    """*The collapse* names nobody; who was in it the text says elsewhere."""
    made = [mention(at=0), mention(at=1, chain=0, participants=("two dealers",))]
    (event,) = merge_mentions(made)
    assert event.participants == ("two dealers",)


def test_the_title_is_what_the_others_tell_too():
    """Of three documents' titles the one stands whose words the others have; of equals that which names more."""
    for titles, expected in (
        (("Collapse shakes Lund", "Bank in Zurich collapses", "Bank in Zurich collapses"), 1),
        (("Collapse shakes Lund", "Bank in Zurich collapses", "Old bank in Zurich collapses"), 2),
        (("It collapses in Zurich at its bank", "Bank in Zurich collapses"), 1),
        (("Old bank in Zurich collapses", "Orion Bank in Zurich collapses"), 1),
    ):
        made = [
            mention(doc, title=title, participants=("Orion Bank",)) for doc, title in zip("abc", titles, strict=False)
        ]
        (event,) = merge_mentions(made)
        assert event.title == titles[expected]


def test_a_headline_that_tells_more_is_the_title():
    """The word that names the event has a title; another of its document that says all that, and more, is told."""
    for title, best in (("Old bank in Zurich collapses", 0), ("Bank collapses", 1)):
        made = [
            mention(at=0, title=title, chain=10),
            mention(at=1, title="Bank in Zurich collapses", chain=10),
        ]
        (event,) = merge_mentions(made)
        assert event.title == made[best].title


def test_dates_that_are_not_of_the_row_are_told():
    """The trace names the day that another document gives the event, late."""
    (event,) = merge_mentions([mention(date="2020-03-01"), mention("b", date="2020-03-03", basis="document")])
    assert event.date.trace[-1] == "other mentions say 2020-03-03"


def test_the_quote_has_the_date_of_the_row():
    """The mention that knows the day speaks for the event, with its basis; the year was known of it elsewhere."""
    made = [
        mention("a", date="2020", confidence=0.9),
        mention("b", date="2020-03-01", basis="relative", confidence=0.8, quote="A bank in Zurich fell on Sunday."),
    ]
    (event,) = merge_mentions(made)
    assert (str(event.canonical.date.edtf), event.date.basis, event.confidence) == ("2020-03-01", "relative", 0.8)


def test_the_type_is_by_vote_of_documents():
    """Two documents against one; a document that tells it often has one vote."""
    types = (("a", 0, "crime"), ("a", 1, "crime"), ("b", 0, "disaster or accident"), ("c", 0, "disaster or accident"))
    (event,) = merge_mentions([mention(doc, at, chain=0, event_type=kind) for doc, at, kind in types])
    assert event.event_type == "disaster or accident"


def test_a_finer_place_must_be_as_well_known():
    """The canonical mention's region stands against a city that one of three names, and yields to one that all have."""
    florida, miami = (Place(name, "US", 0.0, 0.0, grain) for name, grain in (("Florida", "region"), ("Miami", "city")))
    for places, expected in (((florida, florida, miami), florida), ((florida, miami, miami), miami)):
        (event,) = merge_mentions([mention(at=at, chain=0, place=place) for at, place in enumerate(places)])
        assert event.place == expected


def test_documents_that_name_others_tell_two_events():
    """Three common words are enough where nobody is named, and not where the names are others."""
    words = ("net", "income", "share")
    for names, expected in ((("Norland", "Selby"), 2), (("Norland", "Norland"), 1)):
        told = [
            mention(doc, keys=(*words, name.casefold()), quote=f"At {name} net income and share collapsed.")
            for doc, name in zip("ab", names, strict=True)
        ]
        assert len(groups(told)) == expected


def figures(doc, title, company=None, *, keys=("net", "income", "share"), date="1989-07/1989-09"):
    """A line of a quarterly report, which all companies write alike."""
    named = () if company is None else (company,)
    quote = f"In the quarter {company or 'it'} said that net income rose."
    return mention(doc, date=date, lemma="rise", keys=keys, title=title, participants=named, quote=quote)


def test_reports_of_two_companies_are_two_events():
    """They share their common nouns and their quarter; the parties, the sums and the lack of a name tell them apart."""
    delta = figures("a", "Delta's net income rises 9%", "Delta", keys=("net", "income", "delta", "share"))
    assert len(groups([delta, figures("b", "Orion's net income rises", "Orion")])) == 2
    assert len(groups([delta, figures("b", "Net income rises 45%")])) == 2
    assert len(groups([figures(doc, "Net income rises", keys=("net", "income")) for doc in "ab"])) == 2
    again = figures("b", "Net income of Delta Air rises 9 percent", "Delta Air", keys=("net", "income", "delta"))
    assert len(groups([delta, again])) == 1


def test_meetings_with_others_are_other_meetings():
    """One who meets two people on a day meets twice; a report that names the host alone, or one of three, joins."""
    keys = ("ola", "lund", "meet")
    for names, expected in (
        ((("Ola Lund", "Eva Berg"), ("Ola Lund", "Pia Dahl")), 2),
        ((("Ola Lund", "Eva Berg"), ("Eva Berg", "Lund")), 1),
        ((("Ola Lund", "Eva Berg"), ("Ola Lund",)), 1),
        ((("Ola Lund", "Eva Berg", "Pia Dahl"), ("Ola Lund", "Eva Berg", "Jan Holm")), 1),
    ):
        told = [
            mention(doc, lemma="meet", keys=keys, participants=who, quote="On Monday Ola Lund met them.")
            for doc, who in zip("ab", names, strict=True)
        ]
        assert len(groups(told)) == expected


def test_words_of_many_names_tell_none_apart():
    """*Air Norland* is not *Air Selby*, in a document and across; a name of such words alone is still a name."""
    for doc in "ab":
        lines = [mention(d, n, keys=("air", "order"), participants=(f"Air {who}",))
                 for n, (d, who) in enumerate((("a", "Norland"), (doc, "Selby")))]  # fmt: skip
        assert len(groups(lines)) == 2
    bank = [mention("a", n, participants=("Central Bank",)) for n in (0, 1)]
    assert len(groups(bank)) == 1


def test_types_may_differ_of_what_is_dated_closely():
    """One word of one day with the same particulars is one event, however its type was read; not so in a month."""
    assert len(groups([mention("a"), mention("b", event_type="crime")])) == 1
    assert len(groups([mention("a", date="2020-03"), mention("b", date="2020-03", event_type="crime")])) == 2


def test_two_documents_may_tell_one_event_in_words_of_a_family():
    """A *blast* is an explosion of the same day and type in the same named place; dated to a month it must say more."""
    told = mention("a", lemma="explode", event_type="armed conflict", title="")
    again = {"doc": "b", "lemma": "blast", "event_type": "armed conflict"}
    assert len(groups([told, mention(**again)])) == 1
    assert len(groups([told, mention(**again | {"keys": ("bank", "lund")})])) == 2
    assert len(groups([told, mention(**again | {"event_type": "crime", "title": ""})])) == 2
    assert len(groups([told, mention(**again | {"event_type": "other", "title": ""})])) == 1
    assert len(groups([told, mention(**again | {"lemma": "sing"})])) == 2
    two = [mention(at=at, lemma=lemma) for at, lemma in ((1, "explode"), (2, "blast"))]
    assert len(groups(two)) == 2
    for keys, expected in ((("bank", "zurich"), 2), (("bank", "market", "zurich"), 1)):
        month = [
            mention(doc, date="2020-03", lemma=lemma, keys=keys, event_type="armed conflict", title="")
            for doc, lemma in (("a", "explode"), ("b", "blast"))
        ]
        assert len(groups(month)) == expected
    nameless = [mention(doc, lemma=lemma, keys=("market", "port", "stall")) for doc, lemma in zip("ab", ("explode", "blast"), strict=True)]  # fmt: skip # noqa: E501
    assert len(groups(nameless)) == 2


def test_reports_of_one_story_tell_one_event_by_its_word_and_day():
    """Two names in common make one story, of which *a second strike* is one: announced for a month, or on its day."""
    nurses, miners = ("falk", "tessin", "march"), ("orsk", "lund", "march")
    plain = {"keys": (), "title": "", "quote": "A strike began.", "event_type": "protest"}
    for story, lemma, expected in ((nurses, "strike", 1), (miners, "strike", 2), (nurses, "walkout", 1), (nurses, "sing", 2)):  # fmt: skip # noqa: E501
        told = [mention("a", lemma="strike", story=nurses, **plain), mention("b", lemma=lemma, story=story, **plain)]
        assert len(groups(told)) == expected
    for factuality, expected in (("planned", 1), ("occurred", 2)):
        month = mention("a", date="2020-03", lemma="strike", story=nurses, factuality=factuality, **plain)
        assert len(groups([month, mention("b", lemma="strike", story=nurses, **plain)])) == expected
    others = [mention(doc, lemma="meet", story=nurses, participants=who, quote="They met.", keys=())
              for doc, who in (("a", ("Ola Lund", "Eva Berg")), ("b", ("Pia Dahl", "Jan Holm")))]  # fmt: skip
    assert len(groups(others)) == 2


def test_a_headline_and_its_text_may_tell_one_event_in_words_of_a_family():
    """The names of the poorer one are known to the other; two sentences of the text tell two events."""
    head = {"at": 0, "lemma": "quake", "keys": ("zurich",), "title": "Zurich"}
    below = {"at": 3, "lemma": "earthquake", "keys": ("magnitude", "zurich"), "title": "Zurich"}
    assert len(groups([mention(**head), mention(**below)])) == 1
    assert len(groups([mention(**head | {"at": 1}), mention(**below)])) == 2
    assert len(groups([mention(**head), mention(**below | {"quote": "In Selby it shook.", "keys": ("selby",), "title": ""})])) == 2  # fmt: skip # noqa: E501


def test_objects_tell_acts_of_one_doer_apart():
    """One court rules twice on a day, in a document and across; one object may have a name in another report."""
    told = {
        "milk": "Zurich court voids milk tax in June",
        "law": "Zurich court voids law on dairies",
        "name": "Zurich court voids Berg Act",
        "same": "Court in Zurich voids tax on milk",
    }
    for first, second, expected in (("milk", "law", 2), ("milk", "same", 1), ("milk", "name", 1), ("law", "same", 2)):
        for docs in ("ab", "aa"):
            made = [
                mention(doc, at, lemma="void", keys=("court", "zurich"), title=told[which],
                        quote="The Zurich court voided the Berg Act.")
                for at, (doc, which) in enumerate(zip(docs, (first, second), strict=True), 1)
            ]  # fmt: skip
            assert len(groups(made)) == expected


def test_magnitudes_are_revised_a_little():
    """An aftershock of the same day is another quake."""
    for other, expected in (("6.4", 1), ("6.2", 1), ("5.1", 2)):
        titles = ("Earthquake of magnitude 6.4 near Zurich", f"{other}-magnitude earthquake near Zurich")
        told = [mention(doc, lemma="earthquake", title=title) for doc, title in zip("ab", titles, strict=True)]
        assert len(groups(told)) == expected


def test_scores_tell_matches_apart():
    """Two finals of a day between the same clubs are two; what has no score goes with the nearest."""
    keys = ("castel", "cup", "rovna")
    told = [
        mention(doc, lemma="beat", keys=(*keys, more), title=f"Rovna{score}", quote="In the cup Rovna beat Castel.")
        for doc, score, more in (
            ("a", " 2-1", "prague"),
            ("b", " 3-0", "woman"),
            ("c", "", "prague"),
            ("d", " 1-2", "day"),
        )
    ]
    assert groups(told) == {frozenset({("a", 0), ("c", 0), ("d", 0)}), frozenset({("b", 0)})}


def test_sums_are_compared_as_amounts():
    """A rounded sum is the same, cents are parts of a dollar, and numbers that count no money say nothing."""
    sale = [figures(doc, f"Orion sells mill for {sum_}", "Orion") for doc, sum_ in zip("abc", (
        "$1.25 billion", "US$1,249 million", "$1.4 billion"), strict=True)]  # fmt: skip
    assert groups(sale) == {frozenset({("a", 0), ("b", 0)}), frozenset({("c", 0)})}
    cents = [figures(doc, f"Orion pays {sum_} a share", "Orion") for doc, sum_ in (("a", "90 cents"), ("b", "$0.90"))]
    assert len(groups(cents)) == 1
    tolls = [figures(doc, f"Storm in Lund kills {toll}", keys=("storm", "lund", "people")) for doc, toll in
             (("a", 217), ("b", 247))]  # fmt: skip
    assert len(groups(tolls)) == 1


def test_what_came_of_a_plan_is_told():
    """News of the day names the event that an earlier document had planned, with the date that both leave possible."""
    plan = mention("a", title="Bank in Zurich to open", factuality="planned", date="2020-03-01")
    for told, expected in (("occurred", "Bank in Zurich opens"), ("cancelled", "Bank in Zurich opens")):
        (event,) = merge_mentions([plan, mention("b", title="Bank in Zurich opens", factuality=told, date="2020-03")])
        assert (event.factuality, event.title, str(event.date.edtf)) == (told, expected, "2020-03-01")


def test_statements_are_told_apart_by_what_was_said():
    """One speaker announces two things on one day; the same thing told twice is one statement."""
    said = ("Lund announces new ferry to Malmo", "Lund announces rise of harbour fees", "Lund announces ferry to Malmo")
    told = [
        mention(at=at, title=title, lemma="announce", keys=("lund",), event_type="statement or proposal")
        for at, title in enumerate(said)
    ]
    assert groups(told) == {frozenset({("a", 0), ("a", 20)}), frozenset({("a", 10)})}


def test_one_word_of_one_document_is_one_event_whatever_its_type():
    """A headline that says less may be taken for another type; another document's words are not known so well."""
    other = mention("b", date="2020-03", event_type="sanction")
    told = [mention(at=0), mention(at=1, event_type="disaster or accident"), other]
    assert groups(told) == {frozenset({("a", 0), ("a", 10)}), frozenset({("b", 0)})}


def test_what_corefers_is_one_event():
    """Another word for it in the same document, led back to it by the text."""
    assert len(groups([mention(at=0), mention(at=3, lemma="tragedy", keys=(), chain=0)])) == 1


def test_a_large_block_is_not_compared_pair_by_pair(monkeypatch):
    """Ten thousand mentions of one word on one day: some comparisons each, not fifty million, and twins are found."""
    chance = random.Random(1)  # noqa: S311 - not for secrets
    names = [f"name{n}" for n in range(3000)]
    made = [mention(f"d{n // 2}", n % 2, keys=tuple(chance.sample(names, 3))) for n in range(10_000)]
    twins = [mention(f"t{n}", keys=tuple(made[n].keys)) for n in range(0, 10_000, 100)]
    compared = []
    whole = Particulars.telling
    monkeypatch.setattr(Particulars, "telling", lambda *two, **how: compared.append(1) or whole(*two, **how))
    found = groups([*made, *twins])
    assert len(twins) < len(compared) < 100 * len(made)
    assert sum(len(group) > 1 for group in found) >= 90


def test_news_may_be_told_a_little_late():
    """What a document dates by its own day may be what another tells of one or two days before, not of a week."""
    told = mention(date="2020-03-01")
    for day, together in (("2020-03-03", True), ("2020-03-08", False), ("2020-02-29", False)):
        late = mention("b", date=day, basis="document")
        events = merge_mentions([told, late])
        assert (len(events) == 1) is together
        assert str(events[-1 if day < "2020-03-01" else 0].date.edtf) == "2020-03-01"
