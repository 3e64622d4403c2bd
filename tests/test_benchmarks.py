"""The benchmarks measure what they say: the same text every run, as dense as newswire, and the tagger's own pattern."""

from __future__ import annotations

import json

import pytest

from events.tag import tag
from events.tag.fold import fold
from events.tag.grammar import load_grammar


@pytest.fixture(scope="module")
def tagging(script):
    """The script."""
    return script("benchmarks/tagging.py")


def test_the_text_is_the_same_and_as_dense_as_news(tagging):
    """A text has the length asked for, begins like every other, and holds about four timexes in 1,000 characters."""
    found = tagging.sentences()
    text = tagging.woven(found, 50_000)
    assert len(text) == 50_000
    assert text[:9_000] == tagging.woven(found, 9_000)
    assert 3 < 1000 * len(tag(text, tagging.PUBLISHED)) / len(text) < 5
    assert 1000 * len(tag(tagging.dense(found, 50_000), tagging.PUBLISHED)) / 50_000 > 10


def test_re_scans_for_what_the_tagger_finds(tagging):
    """``re`` runs the tagger's own pattern: wherever the tagger's scanner finds a span, ``re`` finds one."""
    text = fold(tagging.dense(tagging.sentences(), 5_000))
    ours = {match.start() for match in load_grammar().scanner.finditer(text)}
    theirs = {match.start() for match in tagging.combined().finditer(text)}
    assert len(ours) > 50
    assert len(ours & theirs) > 0.95 * len(ours)


def test_results_are_kept_by_version(tagging, project):
    """Each result names the version that its file is named after, and every goal with what was reached."""
    files = sorted((project / "benchmarks" / "results").glob("*.json"))
    assert files
    for path in files:
        result = json.loads(path.read_text(encoding="utf-8"))
        assert result["version"] == path.stem
        assert {name: one["goal"] for name, one in result["goals"].items()} == tagging.GOALS


def test_extraction_is_measured_on_what_it_reads(script):
    """The parts of extraction are timed on the sentences that it parses, which are fewer than all, and find rows."""
    text = (
        "The bridge at Lund collapsed on Monday. Its stones were grey. They had always been grey. So were the towers."
    )
    found = script("benchmarks/building.py").compared([text])
    assert found["rows"] == 1
    assert 0 < found["words_parsed"] < found["words"]
    assert found["times_spacy"] == found["extraction_per_s"] / found["spacy_all_per_s"]
