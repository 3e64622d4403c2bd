"""Chronicles in their layouts: each date at the head of a line dates what is told under it."""

from __future__ import annotations

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.extract.date.entries import entries_of
from events.read import Document
from events.tag import tag

DATES = ("1923", "May 4, 1931", "3 March 1945", "1950s")
TOLD = ("The mill burned down.", "The mayor opens the bridge.", "Fire destroyed the school.", "Two shops closed.")
LAYOUTS = {
    "alone": "{}\n{}",
    "heading": "## {}\n\n{}",
    "heading of a list": "{}\n\n* {}",
    "cell by cell": "{} |\n{} |",
    "row": "| {} | {} |",
    "colon": "{}: {}",
    "full stop": "{}. {}",
    "bold": "**{}** {}",
    "bold with colon": "* **{}:** {}",
    "dash": "• {} – {}",
    "close dash": "{}—{}",
    "two hyphens": "{} -- {}",
    "dots": "{}... {}",
    "brackets": "({}) {}",
    "square brackets": "[{}] {}",
    "arrow": "{} → {}",
    "tab": "{}\t{}",
    "space": "{} {}",
}


def entries(text: str) -> list[tuple[str, str, str]]:
    """First and last day of each head, and what stands under it."""
    found = entries_of(text, tag(text, "2001-05-03"))
    return [((e.first or e.timex).value, e.timex.value, text[e.start : e.end].strip(" |\n")) for e in found]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_layouts(layout: str) -> None:
    """However a chronicle sets its dates off, what it tells happened then."""
    sep = "\n\n" if layout == LAYOUTS["heading"] else "\n"
    text = "Of the town.\n\n" + sep.join(layout.format(*one) for one in zip(DATES, TOLD, strict=True))
    assert [told.partition("\n")[0].rstrip("|# ") for _, _, told in entries(text)] == list(TOLD)
    document = Document("town", text, parse_edtf("2001-05-03"))
    rows = extract_mentions(document, tag(text, document.published))
    dates = {str(row.date.edtf) for row in rows}
    assert dates == {"1923", "1931-05-04", "1945-03-03", "195X"}


def test_ranges() -> None:
    """A head may be a range of days or years, or lie before our era."""
    text = "753 B.C.: Rome was built.\n1348-49: Plague struck.\n1923/24: The club won.\nMay 4-8, 1931: It rained."
    assert entries(text) == [
        ("BC0753", "BC0753", "Rome was built."),
        ("1348", "1349", "Plague struck."),
        ("1923", "1924", "The club won."),
        ("1931-05-04", "1931-05-08", "It rained."),
    ]


def test_no_heads() -> None:
    """Two lines that begin with a year by chance make no chronicle."""
    assert not entries(
        "The town had its fair in May\n1923 Paris and London saw more of it in the spring of\n1924 Rome."
    )


PASSIVES = {
    "Works Museum renamed Museum of Trades.": "Works Museum renamed Museum of Trades",
    "Peace treaty signed.": "Peace treaty signed",
    "First film released in Leeds.": "First film released in Leeds",
    "John Crane appointed director.": "John Crane appointed director",
    "Rest of collection put into storage.": "Rest of collection put into storage",
    "Committee set up to study tides.": "Committee set up to study tides",
    "New school built.": "New school built",
    "Old bridge closed.": "Old bridge closes",
    "Factory moved to Leeds.": "Factory moves to Leeds",
    "Firm sold ten ships.": "Firm sells ten ships",
    "Jones won.": "Jones wins",
}


@pytest.mark.parametrize(("told", "title"), PASSIVES.items())
def test_auxiliaries_left_out(told: str, title: str) -> None:
    """A past under a date that lacks its object is a passive: nobody signs where a treaty was signed."""
    text = f"1911: The town got its charter.\n1931: {told}"
    document = Document("town", text, parse_edtf("2001-05-03"))
    rows = extract_mentions(document, tag(text, document.published))
    assert [row.title for row in rows if str(row.date.edtf) == "1931"] == [title]


def test_every_item_under_a_head() -> None:
    """Each paragraph and item of a list under a head is told of then, in the passive too."""
    text = "1872\n\nThe college opens.\n\nFirst chair established.\n\n1873\n\n"
    text += "* First degrees conferred.\n* New hall built."
    document = Document("college", text, parse_edtf("2001-05-03"))
    rows = extract_mentions(document, tag(text, document.published))
    assert sorted((str(row.date.edtf), row.title) for row in rows) == [
        ("1872", "College opens"),
        ("1872", "First chair established"),
        ("1873", "First degrees conferred"),
        ("1873", "New hall built"),
    ]


def test_under_a_date_who_is_found_guilty_finds_nobody() -> None:
    """Nor is it left out what somebody was found."""
    text = "1931: Ada Crane found guilty of fraud.\n\n1932: The mill opens.\n\n1933: Court finds Ada Crane innocent."
    found = [m.title for m in extract_mentions(Document("crane", text), tag(text, None))]
    assert "Ada Crane found guilty of fraud" in found


def test_under_a_head_an_earlier_time_is_of_what_is_named_before_it() -> None:
    """Who is charged is so on the day of the head, whenever the crime was."""
    text = "2 May 2001 – The vault is robbed.\n5 May 2003 – Crane, extradited the week before, is arrested over the "
    text += "shooting of two reporters in March 1997."
    dates = {m.trigger: str(m.date.edtf) for m in extract_mentions(Document("crane", text), tag(text, None))}
    assert (dates["arrested"], dates["shooting"]) == ("2003-05-05", "1997-03")


def test_under_a_head_who_is_named_does_more() -> None:
    """What a clause tells of somebody in the present, he does then; what is promised is to be later."""
    text = (
        "3 May 1998: The king is deposed by Colonel Vale, who suspends the charter and promises a vote within a year.\n"
    )
    text += "4 June 1999: Vale calls off the polls due the following month, citing a flood."
    found = extract_mentions(Document("vale", text), tag(text, None))
    dates = {m.trigger: str(m.date.edtf) for m in found}
    assert dates["suspends"] == dates["promises"] == "1998-05-03"
    assert dates["calls"] == "1999-06-04"
