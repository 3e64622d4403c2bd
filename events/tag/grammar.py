"""Rules and lexicons: read from TOML, expanded into RE2 patterns, compiled on first use.

A rule file holds ``[[rule]]`` blocks, ``lexicon.toml`` holds word lists (``[words.NAME]``: surface = value) and named
pattern fragments (``[patterns]``), ``joins.toml`` holds ``[[join]]`` blocks. In a pattern, ``{name}`` is a slot: it
matches the word list or fragment and hands what it found to the operator under that name, ``{name:alias}`` under
another; ``{~name}`` only matches. A rule with ``scan = NAME`` leaves finding to the looser pattern of that name in
``[scans]``, which several rules share to keep the scanner small; whether it then reads the span stays its own.
``before``, ``after``, ``not_before`` and ``not_after`` guard what stands beside the span, ``not_match`` the span. A
rule with ``rare = true`` is looked for only in texts that hold the cue ``rare``, so that the others are not slowed. A
space stands for any blank, a line end included, but not for an empty line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import re2

from events.errors import RuleError
from events.rulefiles import read_rules, rule_files
from events.tag.lexicons import either

__all__ = ["Grammar", "Join", "Rule", "load_grammar"]

_SLOT = re.compile(r"\{(~?)([a-z_]+)(?::([a-z_0-9]+))?\}")
_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]| ", re.DOTALL)
_SIDES = ("left", "middle", "right")
_LEFT_SLOTS = frozenset({"day1", "month1", "ordinal1", "year1", "hour1", "minute1", "age1", "weekday1"})
_PARTS = ("patterns", "cues", "scans")
"""The parts of the lexicon that hold patterns; a long one is a list of its alternatives."""
_NAMED = re.compile(r"\(\?P<[a-z_0-9]+>")
_TENSES = {b"future": 1.0, b"future2": 1.0, b"future3": 1.0, b"weak": 0.5, b"hardly": 0.1, b"past6": -0.5}
_SPACE = r"(?:[ \t\n][ \t]*)"
_KEYS = {
    "name", "kind", "pattern", "operator", "args", "source", "examples", "non_examples",
    "before", "after", "not_before", "not_after", "not_match", "start", "end", "domains", "priority", "scan",
    "rare",
}  # fmt: skip
#: What the repository has besides, examples and source, a test asks for; the wheel is without.
_NEEDED = {"name", "kind", "pattern", "operator"}


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule: what it matches, and the operator that resolves it.

    Attributes:
        name: Unique, in lower case with hyphens.
        kind: What joins may combine it as (``day``, ``clock``, ``month`` …).
        pattern: The expanded pattern with named groups, in RE2's subset.
        operator: Name of the operator (see :mod:`events.tag.operators`).
        args: The operator's constant arguments.
        domains: Domains that it holds in; empty for all.
        priority: The higher wins where two rules match the same span.
        guards: Patterns on what must, or must not, stand before and after.
        slots: Word lists of the pattern's slots: slot name → surface → value.
        unless: What the span must not be; None for no exception.
        block: The block of the rule file, with examples and source.
    """

    name: str
    kind: str
    pattern: str
    operator: str
    args: dict[str, Any]
    domains: frozenset[str]
    priority: int
    guards: tuple[tuple[bool, bool, str], ...]
    slots: dict[str, dict[str, Any]]
    unless: Any
    block: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Join:
    """How two neighbouring expressions make one: kinds on either side, what stands between, and the operator."""

    name: str
    left: frozenset[str]
    glue: re.Pattern[bytes]
    right: frozenset[str]
    operator: str
    kind: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of one language, with the compiled patterns that find and tell them.

    Attributes:
        rules: All rules, in the order of the files' names and their blocks.
        joins: (kind left, kind right) → the joins to try, in order.
        cues: Pattern fragments for tense and domain cues.
        scanner: Finds the leftmost-longest span that any rule matches that is not rare.
        scans: The patterns of all rules, rare ones too.
        teller: Tells which rules match a whole span.
        verb: The cue "verb" with its groups.
        parsers: Name of a rule met so far → its compiled pattern, with the named groups and their numbers.
        guards: (before, pattern) → a guard met so far, anchored to that side of the span.
        tenses: The verb cues met so far and what they say.
    """

    rules: tuple[Rule, ...]
    joins: dict[tuple[str, str], tuple[Join, ...]]
    cues: dict[str, Any]
    scanner: Any
    scans: tuple[str, ...]
    teller: Any
    verb: Any
    parsers: dict[str, tuple[Any, tuple[tuple[str, int], ...]]] = field(default_factory=dict)
    guards: dict[tuple[bool, str], Any] = field(default_factory=dict)
    tenses: dict[bytes, float] = field(default_factory=dict)

    def scanner_of(self, data: bytes) -> Any:  # noqa: ANN401 - re2 comes without types
        """The scanner for a text: with the rare rules where it holds their cue."""
        return _scanner(self.scans) if self.cues["rare"].search(data) else self.scanner

    def tense_of(self, verb: bytes) -> float:
        """What a verb cue says: its group "future" looks ahead (1), "weak" half so, others back, plans half so."""
        known = self.tenses.get(verb)
        if known is None:
            found = self.verb.fullmatch(verb)
            group = None if found is None else found.lastgroup
            known = self.tenses[verb] = 0.0 if group is None else _TENSES.get(group, -1.0)
        return known

    def guard_of(self, before: bool, pattern: str) -> Any:  # noqa: ANN401, FBT001 - re2 comes without types; a key
        """A guard's pattern, anchored to the span that it stands beside, compiled and noted in ``guards``."""
        text = f"(?:{pattern})\\z" if before else f"\\A(?:{pattern})"
        guard = self.guards[before, pattern] = re2.compile(text.encode("latin-1"), _options())
        return guard

    def _parser_of(self, rule: Rule) -> tuple[Any, tuple[tuple[str, int], ...]]:
        """A rule's compiled pattern, with its named groups and their numbers."""
        parser = re2.compile(rule.pattern.encode("latin-1"), _options())
        groups = tuple(sorted((key.decode(), index) for key, index in parser.groupindex.items()))
        self.parsers[rule.name] = parser, groups
        return parser, groups

    def slots_of(self, rule: Rule, span: bytes) -> dict[str, Any] | None:
        """What the rule's slots hold in a span that it matches as a whole; None if it does not."""
        slots: dict[str, Any] = {}
        parser, groups = self.parsers.get(rule.name) or self._parser_of(rule)
        found = parser.fullmatch(span) if groups else None
        if (rule.unless and rule.unless.fullmatch(span)) or (found is None and groups):
            return None
        if found is None:
            return slots
        for name, index in groups:
            start, end = found.span(index)
            if start < 0:
                continue
            if name in _SIDES:
                slots.setdefault("sides", []).append((name, start, end))
                continue
            surface = " ".join(span[start:end].decode("latin-1").lower().split())
            values = rule.slots.get(name)
            key = name if name in _LEFT_SLOTS else name.rstrip("0123456789")
            slots[key] = surface if values is None else values[surface]
        return slots


def _options(*, longest: bool = False) -> Any:  # noqa: ANN401 - re2 comes without types
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    options.longest_match = longest
    options.log_errors = False
    options.max_mem = 256 << 20
    return options


def _blanks(pattern: str) -> str:
    """Every space of a pattern as any blank; within a class, a line end too."""

    def fill(found: re.Match[str]) -> str:
        piece = found[0]
        return _SPACE if piece == " " else piece.replace(" ", " \\n") if piece[0] == "[" else piece

    return _TOKEN.sub(fill, pattern)


class _Expander:
    """Expands slots of patterns; word lists become alternations, longest surface first."""

    def __init__(self, words: dict[str, dict[str, Any]], patterns: dict[str, str], where: str) -> None:
        self.words, self.patterns, self.where = words, patterns, where
        self.plain: dict[tuple[str, bool], str] = {}

    def word_list(self, name: str, *, ordered: bool) -> str:
        """The alternation of a word list's surfaces: longest first, or by letters where the longest match wins anyway.

        By letters RE2 makes a tree of them, which takes a quarter off the work of the first documents.
        """
        if (name, ordered) not in self.plain:
            surfaces = sorted(self.words[name], key=lambda word: (-len(word) if ordered else 0, word))
            parts = (re.escape(s).replace(r"\ ", " ").replace(r"\-", "-") for s in surfaces)
            self.plain[name, ordered] = "(?:" + "|".join(parts) + ")"
        return self.plain[name, ordered]

    def expand(self, pattern: str, rule: str, slots: dict[str, dict[str, Any]] | None) -> str:
        """The pattern with its slots filled in, as named groups if ``slots`` is to be filled, else without."""

        def fill(found: re.Match[str]) -> str:
            quiet, name, alias = found.groups()
            inner_slots = None if quiet else slots
            if name in self.words:
                inner = self.word_list(name, ordered=slots is not None)
            elif name in self.patterns:
                inner = self.expand(self.patterns[name], rule, inner_slots)
            else:
                msg = (
                    f"{self.where}: rule {rule!r} has the slot {name!r}, "
                    "which is no word list or pattern of lexicon.toml; add it there"
                )
                raise RuleError(msg)
            if inner_slots is None:
                return f"(?:{inner})"
            key = alias or name
            if name in self.words:
                inner_slots[key] = {surface.lower(): value for surface, value in self.words[name].items()}
            return f"(?P<{key}>{inner})"

        return _SLOT.sub(fill, pattern)


def _rule_of(block: dict[str, Any], where: str, expander: _Expander) -> tuple[Rule, str]:
    """A rule, and its pattern without groups for the scanner."""
    name = block.get("name", "?")
    wrong = (set(block) - _KEYS) or (_NEEDED - set(block))
    if wrong:
        msg = f"{where}: rule {name!r} has unknown or missing keys {sorted(wrong)}; needed are {sorted(_NEEDED)}"
        raise RuleError(msg)
    slots: dict[str, dict[str, Any]] = {}
    start, end = block.get("start", r"\b"), block.get("end", r"\b")
    grouped = expander.expand(block["pattern"], name, slots)
    plain = expander.expand(_NAMED.sub("(?:", block["pattern"]), name, None)
    guards = tuple(
        (key.endswith("before"), key.startswith("not_"), _blanks(expander.expand(block[key], name, None)))
        for key in ("before", "after", "not_before", "not_after")
        if key in block
    )
    but = block.get("not_match")
    unless = but and re2.compile(_blanks(expander.expand(but, name, None)).encode("latin-1"), _options())
    rule = Rule(
        name, block["kind"], _blanks(f"{start}(?:{grouped}){end}"), block["operator"],
        block.get("args", {}), frozenset(block.get("domains", ())), block.get("priority", 0), guards, slots, unless,
        block | {"file": where},
    )  # fmt: skip
    return rule, _blanks(f"{start}(?:{plain}){end}")


@lru_cache(maxsize=8)
def load_grammar(language: str = "en") -> Grammar:
    """The compiled grammar of a language.

    Raises:
        RuleError: A rule file is not as documented; the message names file, rule and key.
    """
    lexicon = read_rules(f"{language}/lexicon.toml", "events.tag")
    joins = read_rules(f"{language}/joins.toml", "events.tag")
    patterns, cues, scans = ({name: either(text) for name, text in lexicon[part].items()} for part in _PARTS)
    expander = _Expander(lexicon["words"], patterns, "lexicon.toml")
    rules: list[Rule] = []
    plain: list[str] = []
    rare: list[str] = []
    found = [_blanks(rf"\b(?:{expander.expand(text, name, None)})\b") for name, text in scans.items()]
    own = (path.partition("/") for path in rule_files("events.tag"))
    for file in [name for folder, _, name in own if folder == language and name not in ("lexicon.toml", "joins.toml")]:
        expander.where = file
        for block in read_rules(f"{language}/{file}", "events.tag").get("rule", ()):
            rule, pattern = _rule_of(block, file, expander)
            rules.append(rule)
            plain.append(pattern)
            if "scan" not in block:  # case is told later: letters alike make a smaller automaton
                (rare if block.get("rare") else found).append(pattern.replace("(?-i:", "(?:"))
    teller = re2.Set.FullMatchSet(_options())
    for pattern in plain:
        teller.Add(pattern.encode("latin-1"))
    teller.Compile()
    compiled = {
        name: re2.compile(_NAMED.sub("(?:", _blanks(expander.expand(text, name, None))).encode("latin-1"), _options())
        for name, text in cues.items()
    }
    verb = _blanks(expander.expand(cues["verb"], "verb", None))
    told = re2.compile(verb.removeprefix(r"\b").encode("latin-1"), _options())  # told alone, "'ll" has no \b
    return Grammar(tuple(rules), _joins(joins), compiled, _scanner(tuple(found)), (*found, *rare), teller, told)


@lru_cache(maxsize=8)
def _scanner(scans: tuple[str, ...]) -> Any:  # noqa: ANN401 - re2 comes without types
    """Finds the leftmost-longest span that any of the patterns matches."""
    options = _options(longest=True)
    options.never_capture = True
    return re2.compile("|".join(scans).encode("latin-1"), options)


def _joins(blocks: dict[str, Any]) -> dict[tuple[str, str], tuple[Join, ...]]:
    table: dict[tuple[str, str], tuple[Join, ...]] = {}
    for block in blocks["join"]:
        glue = re.compile(_blanks(block["glue"]).encode("latin-1"), re.IGNORECASE)
        join = Join(
            block["name"], frozenset(block["left"]), glue, frozenset(block["right"]), block["operator"], block["kind"]
        )
        for left in block["left"]:
            for right in block["right"]:
                table[left, right] = (*table.get((left, right), ()), join)
    return table
