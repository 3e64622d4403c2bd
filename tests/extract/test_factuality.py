"""Factuality: sentences of our own, each with whether the event that its bracketed word names happened."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from events.dates import parse_edtf
from events.extract import FACTUALITIES, extract_mentions
from events.read import Document
from events.tag import tag

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).with_name("data") / "factuality.txt"
PUBLISHED = parse_edtf("2024-06-12")


def sentences() -> Iterator[tuple[str, str]]:
    """(factuality, sentence) of the file."""
    kind = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        head = re.fullmatch(r"\[([a-z]+)\]", line)
        if head is not None:
            kind = head[1]
        elif line and not line.startswith("#"):
            yield kind, line


def told(sentence: str) -> str | None:
    """The factuality of the row whose trigger is the bracketed word, or None where it has no row of its own."""
    text, at = sentence.replace("[", "").replace("]", ""), sentence.index("[")
    mentions = extract_mentions(Document("d", text, PUBLISHED), tag(text, PUBLISHED))
    return next((m.factuality for m in mentions if m.trigger_start == at), None)


def test_every_factuality_has_sentences() -> None:
    """The file asks for all of them, several times each."""
    written = Counter(kind for kind, _ in sentences())
    assert set(written) == set(FACTUALITIES)
    assert min(written.values()) >= 3


def test_most_rows_say_rightly_whether_it_happened() -> None:
    """Of the events that have a row seven in eight; what is denied or called off often has none."""
    counts: Counter[str] = Counter()
    for kind, sentence in sentences():
        got = told(sentence)
        counts["none" if got is None else "right" if got == kind else "wrong"] += 1
    assert counts["right"] >= 0.88 * (counts["right"] + counts["wrong"])
    assert counts["none"] <= 0.25 * counts.total()


def test_a_proposal_that_was_made_occurred() -> None:
    """What it is of is told with the verb or is yet to come; the proposal itself, with what it offers, was made."""
    assert told("The minister [promised] new buses on 3 June.") == "occurred"
    assert told("The minister [promised] on 3 June to buy new buses.") == "proposed"


def test_what_was_meant_to_be_and_put_off_is_cancelled() -> None:
    """What ought to have been was not; what was to have been, or is told to be put off, is called off."""
    assert told("The work should have [begun] in May.") == "denied"
    assert told("The work should have [begun] in May but was put off.") == "cancelled"
    assert told("The work was to have [begun] in May, but the council called it off.") == "cancelled"
    assert told("The work was to have [begun] in May, but the firm delayed the start.") == "cancelled"
    assert told("The work was to have [begun] in May, but the council moved its offices to Tarn.") == "cancelled"
    assert told("The work should have [begun] in May, but the council moved its offices to Tarn.") == "denied"


def test_an_infinitive_that_nothing_governs_is_a_headline_of_a_plan() -> None:
    """On whichever side of the publication its day falls."""
    assert told("Banker to [testify] on Monday") == "planned"
    assert told("Rates to [rise] on Monday") == "planned"


def test_nobody_did_it() -> None:
    """The subject denies as well as the verb."""
    assert told("Neither envoy [attended] the talks on 3 June.") == "denied"
    assert told("Both envoys [attended] the talks on 3 June.") == "occurred"


def test_who_is_the_43rd_to_do_something_has_done_it() -> None:
    """So has who is told of as that behind a comma."""
    assert told("Tarn Bank is the 43rd lender to [fail] this year.") == "occurred"
    assert told("Tarn Bank was shut on Friday, the 43rd lender in the country to [fail] this year.") == "occurred"
    assert told("Tarn Bank has a plan to [merge] this year.") == "planned"


def test_the_sign_of_a_number_denies_nothing() -> None:
    """*No. 5* is one of several, *no engine* none."""
    line = "The trackbed became a cycle path in 2003, and last year locomotive No. 7"
    assert told(f"{line} [returned] from a Swedish foundry to stand before the old station.") == "occurred"
    assert told("Last year no engine [returned] from the scrapyard.") == "denied"


def test_what_somebody_undertakes_is_planned() -> None:
    """Whether he promises, agrees or undertakes it."""
    assert told("The two sides undertook to [exchange] nine prisoners on Saturday.") == "planned"
    assert told("The bank consented to [sell] its branches on Saturday.") == "planned"


def test_what_is_being_done_on_the_day_of_the_document_goes_on() -> None:
    """What was being done on another day is over."""
    assert told("A tug is [towing] the barge to Kiel today.") == "ongoing"
    assert told("A tug was [towing] the barge to Kiel on Monday.") == "occurred"


def test_what_is_told_in_the_present_for_later_is_planned() -> None:
    """*Meet later today* is yet to be, whatever the day; *met later on Wednesday* has been."""
    assert told("Ministers of nine states [meet] in Oslo later today.") == "planned"
    assert told("Ministers of nine states [meet] in Oslo later on Wednesday.") == "planned"
    assert told("Ministers of nine states [met] in Oslo later on Wednesday.") == "occurred"
