"""Scoring is TempEval-3's: every figure from pairs counted by hand, and the reference scorer's where it is present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import events
from events.errors import DocumentError
from events.tag import Timex, tag
from events.tag.evaluate import Pair, Score, evaluate, pair, report, score
from events.tag.timeml import GoldDocument, GoldTimex, read_gold, to_timeml

SPANS = st.lists(st.integers(0, 12), min_size=2, max_size=10, unique=True).map(sorted)


def gold_of(*spans):
    """Gold timexes of (start, end, type, value)."""
    return tuple(GoldTimex(*span) for span in spans)


def ours_of(*spans):
    """Timexes of (start, end, type, value)."""
    return [Timex(start, end, "x" * (end - start), kind, value) for start, end, kind, value in spans]


PAIRS = {
    "equal before longer": ([(0, 4), (0, 9)], [(0, 9)], [Pair(1, 0, exact=True)]),
    "one of ours for one gold": ([(0, 4), (5, 9)], [(0, 9)], [Pair(0, 0, exact=False)]),
    "longest overlap first": ([(0, 4), (5, 12)], [(3, 12)], [Pair(1, 0, exact=False)]),
    "touching is no overlap": ([(0, 4)], [(4, 8)], []),
    "the rest is paired too": ([(0, 8)], [(0, 2), (3, 8)], [Pair(0, 1, exact=False)]),
    "equal spans in order": ([(0, 4), (0, 4)], [(0, 4), (0, 4)], [Pair(0, 0, exact=True), Pair(1, 1, exact=True)]),
    "nothing": ([], [], []),
}


@pytest.mark.parametrize("name", PAIRS)
def test_pairs(name):
    """Equal spans first, then the longest overlap; each timex is in one pair at most."""
    gold, ours, expected = PAIRS[name]
    assert expected == pair(gold_of(*((*s, "DATE", "1") for s in gold)), ours_of(*((*s, "DATE", "1") for s in ours)))


def test_figures_by_hand():
    """Three gold, four of ours: one equal in all, one of another value, one of another span and type, one spurious."""
    document = GoldDocument(
        "mill", "a" * 60, None, gold_of((0, 4, "DATE", "1999"), (10, 14, "DATE", "2000"), (20, 30, "SET", "P1D"))
    )
    ours = ours_of(
        (0, 4, "DATE", "1999"), (10, 14, "DATE", "2001"), (22, 30, "DURATION", "P1D"), (40, 44, "DATE", "2002")
    )
    got = score([(document, ours)], errors=9)
    assert (got.documents, got.undated, got.characters, got.gold, got.found, got.paired) == (1, 1, 60, 3, 4, 3)
    assert got.strict == Score(50.0, 66.67, 57.14)  # 2 of 4, 2 of 3
    assert got.relaxed == Score(75.0, 100.0, 85.71)  # 3 of 4, 3 of 3
    assert got.type == got.value == Score(50.0, 66.67, 57.14)  # 2 of the 3 pairs
    assert list(got.by_type) == ["DATE", "DURATION", "SET"]
    dates = got.by_type["DATE"]
    assert (dates.gold, dates.found, dates.strict.f1, dates.relaxed.f1, dates.value.f1) == (2, 3, 80.0, 80.0, 40.0)
    assert (got.by_type["SET"].gold, got.by_type["SET"].found, got.by_type["SET"].relaxed.f1) == (1, 0, 0.0)
    assert [one.kind for one in got.mismatches] == ["value", "span+type", "spurious"]
    assert [one.kind for one in score([(document, ours)], errors=1).mismatches] == ["value"]
    assert [one.kind for one in score([(document, [])], errors=9).mismatches] == ["missed"] * 3


def test_nothing_at_all_is_zero():
    """Without gold and without ours every figure is 0, and nothing is divided by it."""
    got = score([(GoldDocument("mill", "", None, ()), [])])
    assert {got.strict, got.relaxed, got.type, got.value} == {Score(0.0, 0.0, 0.0)}


@pytest.fixture
def gold_dir(tmp_path):
    """A folder with two documents that the tagger wrote itself, one with a value changed, and what is not read."""
    for name, text in {
        "mill": "The mill burned down in July, and reopened in May 1999.",
        "strike": "Dockers went on strike last week.",
    }.items():
        written = to_timeml(name, text, tag(text, "2001-05-04"), "2001-05-04")
        (tmp_path / f"{name}.tml").write_text(written.replace('value="1999-05"', 'value="1999"'), encoding="utf-8")
    (tmp_path / ".hidden.tml").write_text("no XML", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("May 1999", encoding="utf-8")
    return tmp_path


def test_a_folder(gold_dir):
    """All ``.tml`` files but hidden ones are tagged with their own date and scored; errors come in context."""
    got = evaluate(gold_dir, errors=3)
    assert (got.documents, got.undated, got.gold, got.found, got.failed) == (2, 0, 3, 3, ())
    assert (got.strict.f1, got.type.f1, got.value.f1) == (100.0, 100.0, 66.67)
    (one,) = got.mismatches
    assert (one.kind, one.doc_id, one.published) == ("value", "mill", "2001-05-04")
    assert (one.before, one.text, one.after) == ("ll burned down in July, and reopened in", "May 1999", ".")
    assert (one.gold, one.ours) == (("May 1999", "DATE", "1999"), ("May 1999", "DATE", "1999-05"))
    assert one.rule
    lines = report(got).splitlines()
    assert lines[0] == "2 documents, 88 characters; timexes: 3 gold, 3 found, 3 paired"
    assert lines[5].split() == ["value", "66.67", "66.67", "66.67"]
    assert "  gold  'May 1999' DATE 1999" in lines


def test_a_file_that_cannot_be_read_is_told(gold_dir):
    """Its error is among ``failed``, and the figures are of the others."""
    (gold_dir / "broken.tml").write_text("<T>no text</T>", encoding="utf-8")
    got = evaluate(gold_dir)
    assert (got.documents, [error.source for error in got.failed]) == (2, [str(gold_dir / "broken.tml")])
    assert "no element 'TEXT'" in got.as_dict()["failed"][0]


def test_folders_without_gold(tmp_path):
    """A folder without ``.tml``, a file, nothing at all, and nothing but broken files are errors with a remedy."""
    (tmp_path / "file.tml").write_text("<T>no text</T>", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    for path, said in (
        (tmp_path / "empty", "holds no .tml file"),
        (tmp_path / "file.tml", "is a file"),
        (tmp_path / "nowhere", "no such folder"),
        (tmp_path, "no element 'TEXT'"),
    ):
        with pytest.raises(DocumentError, match=said) as caught:
            evaluate(path)
        assert caught.value.remedy


def test_the_domain_counts(gold_dir):
    """``domain`` reaches the tagger: an unknown one is refused."""
    with pytest.raises(ValueError, match="unknown domain 'poetry'"):
        evaluate(gold_dir, domain="poetry")
    assert events.evaluate(gold_dir, domain="news").documents == 2


@pytest.fixture(scope="module")
def reference(project, script):
    """A function that gives a module of the reference scorer beside the repository, where it is present."""

    def load(name):
        path = project.parent / "shared" / "eval" / "timex_eval" / f"{name}.py"
        if not path.is_file():
            pytest.skip("no reference scorer beside the repository (../shared/eval/timex_eval)")
        return script(path)

    return load


@pytest.mark.parametrize("name", ["timebank", "aquaint", "wikiwars", "tweets"])
def test_the_reference_reads_the_same(reference, name, project):
    """Text and gold timexes of every document are those of the reference, offset by offset."""
    folder = Path(os.environ.get("EVENTS_CORPORA") or project.parent / "shared" / "corpora") / name
    if not folder.is_dir():
        pytest.skip(f"no corpus in {folder}; name the corpora's folder with EVENTS_CORPORA")
    for expected in reference("corpora").load_corpus(str(folder)):
        gold = read_gold(folder / f"{expected.doc_id}.tml")
        assert (expected.doc_id, expected.text) == (gold.doc_id, gold.text)
        assert [row(one) for one in expected.timexes] == [row(one) for one in gold.timexes]


def test_the_reference_scores_the_same(reference):
    """On arbitrary spans, types and values all figures are those of the reference scorer."""
    judge = reference("score")

    @given(st.lists(st.tuples(_timexes(), _timexes(apart=True)), max_size=4))
    def compare(documents):
        expected = judge.score(
            ([vars_of(one) for one in gold], [vars_of(one) for one in ours]) for gold, ours in documents
        )
        got = score(
            (GoldDocument("x", "y" * 20, None, tuple(gold)), ours_of(*map(row, ours))) for gold, ours in documents
        )
        figures = {
            f"{name}_{letter}": getattr(getattr(got, name), figure)
            for name in ("strict", "relaxed")
            for letter, figure in (("p", "precision"), ("r", "recall"), ("f1", "f1"))
        } | {"type_f1": got.type.f1, "value_f1": got.value.f1, "n_gold": got.gold, "n_matched": got.paired}
        assert {name: expected[name] for name in figures} == figures

    compare()


def row(one):
    """Start, end, type and value."""
    return one.start, one.end, one.type, one.value


def vars_of(one):
    """A timex as the reference takes it."""
    return dict(zip(("start", "end", "type", "value"), row(one), strict=True))


def _timexes(*, apart=False):
    """Timexes in order; ``apart``: without overlaps, as the tagger's are."""
    if apart:
        spans = SPANS.map(lambda cuts: list(zip(cuts[::2], cuts[1::2], strict=False)))
    else:
        pairs = st.tuples(st.integers(0, 11), st.integers(1, 4))
        spans = st.lists(pairs, max_size=5).map(lambda found: sorted((start, start + size) for start, size in found))
    return spans.flatmap(lambda found: st.tuples(*(_timex(start, end) for start, end in found)))


def _timex(start, end):
    return st.builds(GoldTimex, st.just(start), st.just(end), st.sampled_from("AB"), st.sampled_from("12"))
