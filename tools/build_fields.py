# ruff: noqa: INP001 (a script, run by its path)
"""Derive from WordNet 3.1 how much each word smells of each type of event.

Run ``python tools/build_fields.py DICT_DIR [OUT_DIR]``: DICT_DIR as for ``build_lexicon.py``, which this script leans
on; OUT_DIR defaults to ``events/extract/data``. The same input gives the same bytes.

A *monastery* is no kind of worship and a *warship* no kind of battle, but WordNet's definitions lead from one to the
other. Its synsets are a graph: kinds, parts, derived words, domains, and the words of each definition. A walk that
starts at the senses of a type of events (``fields.toml`` names their topics and classes) and now and then begins again
there visits what belongs to the type oftener than a walk that starts anywhere; how much oftener is the sense's part in
the type (random walk with restart, Tong et al. 2006; on WordNet's glosses, Agirre & Soroa 2009).

It is the last field of the tables that ``build_lexicon.py`` writes, and that must be there: percent by type
(``armed_conflict:42 crime:12``), the largest first.
"""

from __future__ import annotations

import math
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from build_lexicon import CLASSES_AT, SINGLE_WORD, TWO_WORDS, Key, WordNet, with_column, write

from events.extract.language.packed import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: How strongly a walk follows a pointer of WordNet, by symbol; words of a definition are followed by :data:`GLOSS`.
POINTERS = dict.fromkeys((";c", "+"), 2.0)
POINTERS |= dict.fromkeys(("~", "-c", "*", ">", "$", "^", "!"), 1.0)
POINTERS |= dict.fromkeys(("%m", "#m"), 0.7)
POINTERS |= dict.fromkeys(("@", "@i", "%p", "#p", "="), 0.5)
POINTERS |= {"~i": 0.3}
GLOSS = 1.5
#: A word in more definitions than these tells nothing.
COMMON = 1500
#: The share of a word's senses below which a definition is not taken to mean that sense.
SENSE = 0.15
DAMPING, STEPS = 0.85, 12
#: A sense visited no oftener than this by all types together is of none.
PRIOR = 20.0
#: Types that hold fewer percent of a word are left out, and all but the first few.
LEAST, MOST = 15, 2
#: Which field of the table of verbs it is, counted from 0.
VERB_FIELDS_AT = 4
#: Percents are rounded down to multiples of this, which keeps the table small.
STEP = 5
SUFFIXES = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))


def forms(word: str) -> Iterator[str]:
    """A word and what it may be an inflected form of."""
    yield word
    for ending, base in SUFFIXES:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            yield word[: -len(ending)] + base


def glosses(folder: Path) -> Iterator[tuple[Key, str]]:
    """The definitions, by synset."""
    for pos, name in (("n", "noun"), ("v", "verb")):
        for line in (folder / f"data.{name}").read_text("latin-1").splitlines():
            if not line.startswith(" "):
                head, _, gloss = line.partition("|")
                yield (pos, head.split()[0]), gloss.lower()


class Graph:
    """WordNet as weighted edges between numbered synsets."""

    def __init__(self, wordnet: WordNet, folder: Path) -> None:
        self.wordnet = wordnet
        self.index = {key: i for i, key in enumerate(sorted(wordnet.synsets))}
        self.edges: list[tuple[int, int, float]] = []
        for key, synset in wordnet.synsets.items():
            for symbol, to, _, _ in synset.pointers:
                if to in self.index and symbol in POINTERS:
                    self.edges.append((self.index[key], self.index[to], POINTERS[symbol]))
        self._read_glosses(folder)
        source, target, weight = (np.array(column) for column in zip(*self.edges, strict=True))
        self.source, self.target = source, target
        self.weight = weight / np.bincount(source, weight, len(self.index))[source]

    def _read_glosses(self, folder: Path) -> None:
        words = {key: self._lemmas(gloss) for key, gloss in glosses(folder)}
        count = Counter(lemma for lemmas in words.values() for lemma in lemmas)
        for key, lemmas in words.items():
            here = self.index[key]
            for lemma in lemmas:
                if count[lemma] > COMMON:
                    continue
                rarity = GLOSS * math.log(len(words) / count[lemma]) / 10
                entry = self.wordnet.lemmas[lemma]
                for sense, share in zip(entry.senses, entry.weights, strict=True):
                    if share >= SENSE:
                        there = self.index[sense]
                        self.edges += [(here, there, share * rarity), (there, here, share * rarity)]

    def _lemmas(self, gloss: str) -> list[tuple[str, str]]:
        """The nouns and verbs of a definition, in the order of their first use."""
        out: dict[tuple[str, str], None] = {}
        for word in re.findall(r"[a-z]{3,}(?:-[a-z]+)*", gloss):
            for pos in ("n", "v"):
                known = (f for f in forms(word) if (pos, f) in self.wordnet.lemmas)
                lemma = next((f for f in known if self.wordnet.lemmas[pos, f].senses), None)
                if lemma is not None:
                    out[pos, lemma] = None
        return list(out)

    def walk(self, start: Floats) -> Floats:
        """How often a walk that begins again at ``start`` visits each synset."""
        here = start
        for _ in range(STEPS):
            step = np.bincount(self.target, self.weight * here[self.source], len(start))
            here = (1 - DAMPING) * start + DAMPING * step
        return here

    def starts(self, senses: list[str], domains: list[str]) -> Floats:
        """Where the walk of a type begins: its senses, and what is of its domains."""
        out = np.zeros(len(self.index))
        for name in senses:
            for key in self.wordnet.find(name):
                out[self.index[key]] += 1
        for name in domains:
            for key in self.wordnet.find(name):
                out[self.index[key]] += 1
                for symbol, to, _, _ in self.wordnet.synsets[key].pointers:
                    if symbol == "-c" and to in self.index:
                        out[self.index[to]] += 0.3
        out /= out.sum()
        return out


def parts(graph: Graph, types: list[dict[str, Any]], topics: dict[str, Any], classes: dict[str, Any]) -> Floats:
    """For each synset (columns) its part in each type (rows), 0 to 1."""
    size = len(graph.index)
    anywhere = graph.walk(np.ones(size) / size) + 1e-7
    lifts = []
    for rule in types:
        of_topics = [topics[name] for name in rule["topics"]]
        senses = [sense for topic in of_topics for sense in topic.get("roots", [])]
        senses += [sense for name in rule["classes"] for sense in classes[name]] + rule.get("senses", [])
        domains = [name for topic in of_topics for name in topic.get("domains", [])] + rule.get("domains", [])
        lifts.append(graph.walk(graph.starts(senses, domains)) / anywhere)
    lift: Floats = np.array(lifts)
    lift /= lift.sum(axis=0) + PRIOR
    return lift


def fields(graph: Graph, part: Floats, names: list[str]) -> dict[str, dict[str, str]]:
    """What nouns (``n``) and verbs (``v``) smell of, by lemma."""
    out: dict[str, dict[str, str]] = {"n": {}, "v": {}}
    for (pos, lemma), entry in graph.wordnet.lemmas.items():
        form = lemma.replace("_", " ")
        if not entry.senses or graph.wordnet.synsets[entry.senses[0]].file in ("animal", "plant"):
            continue  # names of species, which are many, and tell little
        if not SINGLE_WORD.fullmatch(form) and not (pos == "v" and TWO_WORDS.fullmatch(form)):
            continue
        share: Floats = part[:, [graph.index[key] for key in entry.senses]] @ np.array(entry.weights)
        steps = ((STEP * int(100 / STEP * float(p)), i) for i, p in enumerate(share))
        percent = sorted(steps, key=lambda p: (-p[0], p[1]))
        told = " ".join(f"{names[i]}:{p}" for p, i in percent[:MOST] if p >= LEAST)
        if told:
            out[pos][form] = told
    return out


def main() -> None:
    """Read WordNet, complete the tables."""
    if len(sys.argv) not in (2, 3) or sys.argv[1].startswith("-"):
        sys.exit("usage: python tools/build_fields.py DICT_DIR [OUT_DIR]")
    here = Path(__file__).resolve().parent
    rules, topics, classes = (
        tomllib.loads((here / name).read_text("utf-8"))
        for name in ("fields.toml", "lexicon_topics.toml", "lexicon_classes.toml")
    )
    folder = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else here.parent / "events" / "extract" / "data"
    graph = Graph(WordNet(folder, topics["news"]["senses"]), folder)
    part = parts(graph, rules["type"], topics["topics"], classes["classes"])
    told = fields(graph, part, [rule["name"].replace(" ", "_") for rule in rules["type"]])
    for pos, name, at in (("n", "nouns.table", CLASSES_AT + 1), ("v", "verbs.table", VERB_FIELDS_AT)):
        rows = unpack(out / name)
        known = {row.partition("\t")[0] for row in rows}
        smells = {lemma: text for lemma, text in told[pos].items() if pos == "v" or lemma in known}
        write(out / name, with_column(rows, smells, at))


if __name__ == "__main__":
    main()
