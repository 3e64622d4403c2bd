"""Event types: sentences of our own, each with the type of the event that its bracketed word names."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from events.extract.describe.kinds import type_of
from events.extract.find.candidates import Candidate, candidates_of
from events.extract.find.eventtypes import OTHER, Signals, classify, forms_of, subject_of
from events.extract.language.typerules import event_type_rules, framed_as, frames
from events.extract.parse.pages import parse
from events.store import EVENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).with_name("data")
BRACKETS = re.compile(r"\[(.+?)\]")
TYPE = re.compile(r"\[([a-z ]+)\]")


def sentences(name: str) -> Iterator[tuple[str, str]]:
    """(type, sentence) of a file of labelled sentences."""
    kind = ""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        head = TYPE.fullmatch(line)
        if head is not None:
            kind = head[1]
        elif line and not line.startswith("#"):
            yield kind, line


def typed(sentence: str) -> str:
    """The type that the rules give the bracketed word of a sentence."""
    end = sentence.index("]") - 2
    (paragraph,) = parse(BRACKETS.sub(r"\1", sentence))
    token = next(t for t in paragraph.doc if t.idx <= end < t.idx + len(t))
    known = [c for one in paragraph.sentences() for c in candidates_of(paragraph, one, frozenset())]
    named = (c for c in known if token.i in (c.token.i, -1 if c.clause is None else c.clause.i))
    bare = Candidate(token, token if token.pos_ == "VERB" else None, paragraph, token.sent)
    return type_of(next(named, bare))


def judged(name: str) -> Counter[str]:
    """How many sentences of a file get their type, ``other`` instead of it, or a wrong one."""
    out: Counter[str] = Counter()
    for kind, sentence in sentences(name):
        got = typed(sentence)
        out["right" if got == kind else OTHER if got == OTHER else "wrong"] += 1
    return out


def _examples() -> list[tuple[str, str]]:
    return [(rule.name, example) for rule in (*event_type_rules(), *frames()) for example in rule.examples]


@pytest.mark.parametrize(("name", "example"), _examples())
def test_event_type_examples(name: str, example: str) -> None:
    """The bracketed trigger of each rule's examples is an event of the rule's type."""
    assert typed(example) == name


@pytest.mark.parametrize(
    ("name", "example"), [(rule.name, example) for rule in event_type_rules() for example in rule.non_examples]
)
def test_event_type_non_examples(name: str, example: str) -> None:
    """The bracketed trigger of a non-example, for all that points to the type, is of another."""
    assert typed(example) not in (name, OTHER)


def test_nine_frames_in_ten_have_an_example() -> None:
    """A frame says by a sentence of its own what it is for."""
    bare = [frame for frame in frames() if not frame.examples]
    assert len(bare) <= 0.1 * len(frames())


def test_a_verb_that_no_frame_fits_is_of_the_type_of_most_of_its_frames() -> None:
    """Of a verb alone, what its frames are of, the more the more it has."""
    besieged, spoken = framed_as("besiege"), framed_as("zigzag")
    assert max(besieged, key=lambda name: besieged[name]) == "armed conflict"
    assert 0 < max(besieged.values()) < 1
    assert not spoken


def test_every_type_has_sentences_of_every_kind() -> None:
    """At least a dozen labelled sentences a type that the rules were written with, and four that they were not."""
    written = Counter(kind for kind, _ in sentences("event_types.txt"))
    unseen = Counter(kind for kind, _ in sentences("event_types_unseen.txt"))
    assert set(written) == set(unseen) == set(EVENT_TYPES)
    assert min(written.values()) >= 12
    assert min(unseen.values()) >= 4


def test_most_sentences_get_their_type() -> None:
    """Of the sentences that the rules were written with, nine in ten; three in a hundred may get a wrong one."""
    counts = judged("event_types.txt")
    assert counts["right"] >= 0.92 * counts.total()
    assert counts["wrong"] <= 0.04 * counts.total()


def test_sentences_of_all_fields_get_their_type() -> None:
    """Of sentences of all fields and styles nine in ten, and hardly one is `other` that is not."""
    counts = judged("event_types_fields.txt")
    assert counts["right"] >= 0.9 * counts.total()
    assert counts[OTHER] <= 0.04 * counts.total()


def test_rare_words_get_a_type() -> None:
    """Of sentences in rare words, written after the first rules, five in six; hardly one has none."""
    counts = judged("event_types_unseen.txt")
    assert counts["right"] >= 0.85 * counts.total()
    assert counts[OTHER] <= 0.05 * counts.total()


@pytest.mark.parametrize(
    ("name", "right", "other"),
    [
        ("event_types_plain.txt", 0.91, 0.03),
        ("event_types_plain_later.txt", 0.86, 0.03),
        ("event_types_news.txt", 0.92, 0.03),
        ("event_types_news_later.txt", 0.81, 0.03),
        ("event_types_local.txt", 0.93, 0.03),
        ("event_types_wire.txt", 0.93, 0.03),
        ("event_types_mixed.txt", 0.93, 0.03),
        ("event_types_towns.txt", 0.95, 0.03),
        ("event_types_mixed_later.txt", 0.79, 0.04),
        ("event_types_varied.txt", 0.93, 0.03),
        ("event_types_varied_later.txt", 0.9, 0.03),
        ("event_types_told.txt", 0.8, 0.06),
    ],
)
def test_plain_verbs_get_the_type_of_what_is_done(name: str, right: float, other: float) -> None:
    """Of sentences with verbs that any type shares nine in ten, four in five of those the rules were not made with."""
    counts = judged(name)
    assert counts["right"] >= right * counts.total()
    assert counts[OTHER] <= other * counts.total()


STORY = """The probe Meridian was launched in May 2001. Its telescope photographed two comets and a nebula, and the
astronomers of three observatories measured the orbit of each. In 2003 a rocket carried a sister satellite into orbit.
The spacecraft mapped the moon Europa; its spectrometer found sodium, and physicists of the laboratory published the
data. A gyroscope failed in 2005. Engineers tested new software and the probe flew past the planet again in 2007.
"""


def test_the_story_of_a_probe_is_of_its_field() -> None:
    """What tells no type is of the field that a long document is the story of; people's lives are not."""
    failed = Signals("fail", "VERB", forms_of("fail", "VERB"), subject=frozenset({"gyroscope"}))
    retired = Signals("pause", "VERB", forms_of("pause", "VERB"), subject=frozenset({"%PERSON"}))
    story, note = subject_of(STORY), subject_of("The probe Meridian was launched in May 2001.")
    assert story.only == "science and technology"
    assert note.only is None
    assert (classify(failed, story), classify(failed, note), classify(retired, story)) == (story.only, OTHER, OTHER)


FIRM = """The brewer lost 9 million crowns in 2008. Its shares fell by a third, its bank asked for more security and the
board sold two plants and the pub company. Sales rose again in May, when a rival bought its malt business. Investors
expect a profit this year; the firm will open a new factory in June and pay a dividend. The lorry drivers called.
"""


def test_the_story_of_a_firm_is_of_business() -> None:
    """What tells no type is business in a long document on a firm, but what people do and what is of another type."""
    called = Signals("summon", "VERB", forms_of("summon", "VERB"), object=frozenset({"cart"}))
    sneezed = Signals("sneeze", "VERB", forms_of("sneeze", "VERB"), subject=frozenset({"%PERSON"}))
    drowned = Signals("drown", "VERB", forms_of("drown", "VERB"))
    story = subject_of(FIRM)
    assert story.only == "business deal"
    assert [classify(told, story) for told in (called, sneezed, drowned)] == [story.only, OTHER, "disaster or accident"]


FLOOD = """The flood tore away the bridge in May. The river burst its banks, the storm wrecked forty houses and three
people drowned. Rescuers searched the wreckage and the mud for victims. The town had seen an earthquake in 1931 and a
landslide in 1950, but no disaster like it. Engineers warned that the dam might collapse. Neighbours mended the roof.
"""


def test_a_long_document_gives_no_mishap_to_what_names_none() -> None:
    """After a flood a mended roof is no disaster, and what hints at a type of which little tells is not heard."""
    mended = Signals("mend", "VERB", forms_of("mend", "VERB"), object=frozenset({"roof"}), far=frozenset({"storm"}))
    award = Signals("award", "VERB", forms_of("award", "VERB"))
    drowned = Signals("drown", "VERB", forms_of("drown", "VERB"))
    flood = subject_of(FLOOD)
    assert max(flood.shares, key=lambda name: flood.shares[name]) == "disaster or accident"
    assert [classify(told, flood) for told in (mended, award, drowned)] == [OTHER, OTHER, "disaster or accident"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The president [ordered] new desks for General Motors.", "business deal"),  # a general orders otherwise
        ("The House [passed] it two days ago, 269 to 158.", "legislation"),
        ("The premier [cut] short a visit to Peru on Monday.", "diplomacy"),
        ("Foreign ministers will take up the [proposals] in Cologne.", "statement or proposal"),
        ("The [blaze] began in a cloakroom.", "disaster or accident"),
        ("The office, which she [left] in 1988, was that of mayor.", "government change"),
        ("Councillors in Ashby [voted] late on Tuesday to close two baths and raise the council tax.", "legislation"),
        ("Brussels made a [decision] in May to ban the airline.", "sanction"),
        ("The Centre Union [finished] third with 14 per cent.", "election"),
        ("Lawyers [sent] the attorney general to Lund.", "law and justice"),
    ],
)
def test_the_words_that_tell_a_type_are_those_of_the_event(sentence: str, kind: str) -> None:
    """*General Motors* and an attorney are no generals, *the House* a parliament; to *take up* is not to take.

    To begin is not to begin to build. Of a vote and a decision what they are on decides, and *per cent* is no money.
    """
    assert typed(sentence) == kind


def test_what_is_named_after_a_calamity_is_none() -> None:
    """A centre that moves to the fire station does not burn."""
    far = "The council has met. The mayor has spoken. The budget was passed. The tax will rise. "
    assert typed(f"{far}The centre will [move] to the fire station.") == OTHER
