"""The corpus of fuzzing, replayed: its seeds do what they are for, and faults that were found stay mended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from events.errors import DocumentError
from events.read import Document, Source, read_source
from tests.fuzz import harness

INPUTS = [(target, path) for target in harness.TARGETS for path in harness.seeds(target)]


@pytest.mark.parametrize(("target", "path"), INPUTS, ids=[f"{target}-{path.name}" for target, path in INPUTS])
def test_replay(target, path):
    """Nothing happens but what is promised, in time."""
    harness.timed(target, path.read_bytes())


def test_the_seeds_reach_every_format():
    """Every format has a seed that it reads a document of: else fuzzing would look at its errors only."""
    read = set()
    for path in harness.seeds("readers"):
        data = path.read_bytes()
        suffix = harness.SUFFIXES[data[0] % len(harness.SUFFIXES)]
        found = read_source(Source(f"x{suffix}", f"x{suffix}", None, data=data[1:]))
        read |= {suffix for item in found if isinstance(item, Document)}
    assert read == set(harness.SUFFIXES)


def test_the_harness_finds_faults(monkeypatch):
    """An error without a reason, one of another file, and any other exception are faults: the harness can fail."""
    seed = b"\x02---\na: [\n---\nwords"
    for item in (DocumentError("in/other.md", "reason", "remedy"), DocumentError("in/fuzz.md", " ", "remedy")):
        monkeypatch.setattr(harness, "read_source", lambda _, item=item: iter([item]))
        with pytest.raises(AssertionError):
            harness.fuzz_readers(seed)
    monkeypatch.setattr(harness, "read_source", lambda _: iter([]))
    with pytest.raises(AssertionError, match="neither a document nor an error"):
        harness.fuzz_readers(seed)
    monkeypatch.setattr(harness, "tag", lambda text, *_, **__: [_timex(text)])
    with pytest.raises(AssertionError):
        harness.fuzz_grammar(b"\x00\x00May and June")


def test_the_harness_finds_faults_of_extraction(monkeypatch):
    """A mention whose trigger stands elsewhere is a fault, and garbled text is other text with the same inputs."""
    text = "!The bridge collapsed in May 1999."
    (mention,) = harness.extract_mentions(Document("d", text[1:], None), harness.tag(text[1:], None))
    wrong = replace(mention, trigger_start=mention.trigger_start - 1)
    monkeypatch.setattr(harness, "extract_mentions", lambda *_, **__: [wrong])
    with pytest.raises(AssertionError):
        harness.fuzz_extraction(text.encode())
    found = {harness.garbled(text.encode(), seed)[1:] for seed in range(20)}
    assert len(found) > 10
    assert harness.garbled(text.encode(), 7) == harness.garbled(text.encode(), 7)


def _timex(text):
    """A timex whose words are not those at its offsets."""
    from events.tag import tag  # noqa: PLC0415 - the true one

    (first, *_) = tag("June 1999")
    assert text[first.start : first.end] != first.text
    return first
