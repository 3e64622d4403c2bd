"""No sentence of a development corpus is in the repository: examples and test sentences are of our own."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher

import pytest

#: A run of so many words is borrowed, and so is a sentence that has so many words of another, and such a share of its
#: own, in the same order.
RUN, SHARED, SHARE = 8, 9, 0.75
#: Words in a row by which sentences are looked up that may be alike; those that stand in more sentences tell nothing.
KEY, COMMON, LIKELY = 3, 400, 6
SENTENCE = re.compile(r"(?<=[.!?])[\"')]*\s+|\n\s*\n")
SUFFIXES = {".py", ".md", ".toml", ".txt", ".jsonl", ".json", ".yaml", ".cff"}


class Corpus:
    """Sentences in which others are looked for."""

    def __init__(self, texts):
        """Take them apart."""
        self._sentences = [words(sentence) for text in texts for sentence in SENTENCE.split(text)]
        self._at = defaultdict(list)
        self._runs = set()
        for index, sentence in enumerate(self._sentences):
            self._runs.update(runs(sentence, RUN))
            for key in set(runs(sentence, KEY)):
                self._at[key].append(index)

    def has(self, sentence):
        """Whether it has a sentence, or one so like it that only names or numbers are others."""
        own = words(sentence)
        if not self._runs.isdisjoint(runs(own, RUN)):
            return True
        if len(own) < SHARED:
            return False
        found = (self._at.get(key, ()) for key in set(runs(own, KEY)))
        likely = Counter(index for indices in found if len(indices) < COMMON for index in indices)
        return any(self._is_like(own, self._sentences[index]) for index, _ in likely.most_common(LIKELY))

    @staticmethod
    def _is_like(own, other):
        blocks = SequenceMatcher(None, own, other, autojunk=False).get_matching_blocks()
        shared = sum(block.size for block in blocks)
        return shared >= SHARED and shared >= SHARE * len(own)


def words(text):
    """The words of a text, in small letters."""
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(sentence, length):
    """Each run of so many words."""
    return list(zip(*(sentence[at:] for at in range(length)), strict=False))


def texts_of(folder):
    """The text of every document of the corpora in a folder, without its annotations."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".jsonl":
            yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())
        elif path.suffix in (".tml", ".xml"):
            yield re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8", errors="replace"))


def test_a_sentence_is_known_again_by_its_words():
    """As it is, in part, or with other names and numbers; not one that is built alike."""
    corpus = Corpus(
        ["The choir of Lund sang for nine hours on 3 May 1921, and nobody in the hall ever slept. It rained."]
    )
    assert corpus.has("The choir of Lund sang for nine hours on 3 May 1921.")
    assert corpus.has(
        "Nobody knows any longer why the choir of Lund sang for nine hours, of all things that it could do."
    )
    assert corpus.has("The choir of Orsk sang for six hours on 4 May 1925, and nobody in the hall ever slept.")
    assert not corpus.has("The band of Orsk played for two days in June 1925, and everybody in the square danced.")
    assert not corpus.has("It rained.")


def test_no_sentence_of_a_corpus_is_in_the_repository(script, project):
    """Neither in the tests nor among the rules' examples, nor in what is written of them."""
    folder = script("tools/floors.py").corpora_folder()
    if not folder.is_dir():
        pytest.skip(f"no corpora in {folder}; name their folder with EVENTS_CORPORA")
    corpus = Corpus(texts_of(folder))
    files = (
        path for part in ("events", "tests", "tools", "docs", "benchmarks") for path in (project / part).rglob("*")
    )
    files = [*(path for path in files if path.suffix in SUFFIXES), project / "README.md", project / "CHANGELOG.md"]
    borrowed = [
        f"{path.relative_to(project)}:{number}: {sentence}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for sentence in SENTENCE.split(line)
        if corpus.has(sentence)
    ]
    assert borrowed == []
