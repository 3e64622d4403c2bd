"""Background: what is dated in passing, and what is not, in news of 19 December 2009, a Saturday."""

from __future__ import annotations

import pytest

from events.dates import parse_edtf
from events.extract import extract_mentions
from events.read import Document
from events.tag import tag

_TODAY = "2009-12-19"
_OPENING = "The mill in Orsk burned down on Tuesday. Fire crews came from three towns. No one was hurt. "


def _background(text: str) -> dict[str, str]:
    """The triggers of a text's background, with their dates."""
    published = parse_edtf(_TODAY)
    document = Document("d", text, published)
    mentions = extract_mentions(document, tag(text, published), background=True)
    return {m.trigger: str(m.date.edtf) for m in mentions if m.background}


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        (_OPENING + "Owners say the mill was insured.", "say", _TODAY),
        (_OPENING + "The mayor hopes to rebuild it in May.", "hopes", _TODAY),
        (_OPENING + "The owners want a new mill.", "want", _TODAY),
        (_OPENING + "Police are questioning two men.", "questioning", _TODAY),
        (_OPENING + "The new mill is expected to open in 2011.", "expected", _TODAY),
        (
            "Anna Lee said on Friday the mill would close. It has 300 workers. Lee said they would be paid.",
            "said",
            "2009-12-18",
        ),
        (
            "The mayor spoke on Thursday. He said on Thursday the mill would go. He added that it was old.",
            "added",
            "2009-12-17",
        ),
        (_OPENING + "Owners disavow any guilt.", "disavow", _TODAY),
        (_OPENING + "In her two-hour speech the mayor replied that it was arson.", "replied", _TODAY),
        (_OPENING + "The mayor described the loss at a news conference on Friday.", "described", "2009-12-18"),
        (_OPENING + "A crane is clearing the yard; it will need two days.", "clearing", _TODAY),
        (_OPENING + "The owners have told of 40 new looms over the next six years.", "told", _TODAY),
        ("The guard was rescued on Thursday while clinging to a post.", "clinging", "2009-12-17"),
        ("The court fined the mill on Thursday, citing an old law.", "citing", "2009-12-17"),
        ("The guard was shot on Thursday as he stood at the gate.", "stood", "2009-12-17"),
    ],
)
def test_what_is_at_hand_is_background(text: str, trigger: str, date: str) -> None:
    """Reports, what is meant and what goes on now are of the day; the rest of its own."""
    assert _background(text).get(trigger) == date


def test_two_people_of_one_name_do_not_speak_for_each_other() -> None:
    """*Paul Lee* said nothing on the day on which *Anna Lee* did."""
    text = "Anna Lee said on Thursday the mill would close. It has 300 workers. Paul Lee said they would be paid."
    text += " A crane came on Saturday."
    document = Document("d", text, parse_edtf(_TODAY))
    mentions = extract_mentions(document, tag(text, document.published), background=True)
    assert [str(m.date.edtf) for m in mentions if m.trigger == "said"] == ["2009-12-17", _TODAY]


@pytest.mark.parametrize(
    ("rest", "date"),
    [
        ("His lawyer said he was innocent.", "2009-12-18"),
        ("His lawyer said he was innocent. A judge will hear him on Saturday.", _TODAY),
        ("His lawyer says he is innocent.", _TODAY),
        ("Lee, who said he was innocent, was in court.", "2009-12-18"),
    ],
)
def test_what_is_said_of_yesterdays_news_was_said_then(rest: str, date: str) -> None:
    """In a paper that names yesterday first, and not its own day, reports in the past are of yesterday."""
    said = _background("Police arrested a clerk in Orsk on Friday. " + rest)
    assert {said.get("said"), said.get("says")} - {None} == {date}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (_OPENING + "The mill employs 300 people.", "employs"),
        (_OPENING + "Officials said the fire was over.", "fire"),
        ("Rivals criticised the ban on Friday. The ban hurts them.", "ban"),
        ("The mayor welcomed the plan. The mill makes flour for the region.", "makes"),
        ("The mill, owned by a bank, was sold on Friday.", "owned"),
        (_OPENING + "The owners had said before that it was safe.", "said"),
        (_OPENING + "The cooper had said he would retire.", "said"),
        ("Profit fell on Thursday, reflecting the loss of a client.", "reflecting"),
        (_OPENING + '"We are looking for the cause," the chief said.', "looking"),
        ("The guard was shot on Thursday as he had been warned for years.", "warned"),
    ],
)
def test_what_is_only_true_is_no_background(text: str, trigger: str) -> None:
    """States, things that a report speaks of, what has another time, and what speakers tell are not of the day."""
    assert trigger not in _background(text)
