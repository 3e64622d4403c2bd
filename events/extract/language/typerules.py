"""The rules of event types: ``rules/event_types.toml`` and ``rules/event_frames/``, read and indexed."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from events.errors import RuleError
from events.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = [
    "EventTypeRule",
    "Frame",
    "cues",
    "event_type_rules",
    "framed_as",
    "frames",
    "frames_of",
    "is_known",
    "is_trigger",
    "named_by",
    "phrased",
    "pointed_at",
    "themed_as",
]

#: Where the words that a frame asks for may stand.
_ROLES = ("subject", "object", "any", "sentence", "document")
_NONE: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class EventTypeRule:
    """One event type: the words that point to it.

    Attributes:
        name: As in the table.
        words: Base forms of triggers.
        usual: Base forms that are of the type where nothing else speaks.
        around: Base forms of words beside a trigger, and classes of nouns (``@company``).
        themes: Base forms of what something is done to or is of, with the word before it where that tells more.
        examples: Sentences with the trigger in brackets.
        non_examples: Sentences whose trigger, in brackets, is of another type.
    """

    name: str
    words: frozenset[str]
    usual: frozenset[str]
    around: frozenset[str]
    themes: frozenset[str]
    examples: tuple[str, ...]
    non_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Verbs that are of a type with what stands in their roles.

    Attributes:
        name: The type.
        verbs: Base forms, with the particle where they have one; ``*contact`` any verb of that WordNet file, ``*`` any.
        roles: For a role of :data:`_ROLES` base forms, ``@class``, ``=file`` of WordNet or ``%LABEL`` of an entity.
        without: Words of the sentence or the document's subject with which it does not fit.
        weak: Whether it only says what is usual.
        examples: Sentences with the trigger in brackets.
    """

    name: str
    verbs: frozenset[str]
    roles: Mapping[str, frozenset[str]]
    without: frozenset[str]
    weak: bool
    examples: tuple[str, ...]


@lru_cache(maxsize=1)
def _types() -> tuple[tuple[EventTypeRule, ...], frozenset[str]]:
    rules = read_rules("event_types.toml")
    try:
        types = tuple(
            EventTypeRule(
                name=rule["name"],
                words=frozenset((*rule["words"].split(), *rule["also"].split())),
                usual=frozenset(rule["usual"].split()),
                around=frozenset((*rule["around"].split(), *(f"@{name}" for name in rule["classes"].split()))),
                themes=frozenset(rule["themes"].split()),
                examples=tuple(rule["examples"]),
                non_examples=tuple(rule.get("non_examples", ())),
            )
            for rule in rules["type"]
        )
        words = (*rules["triggers"].split(), *(word for rule in rules["type"] for word in rule["words"].split()))
    except KeyError as error:
        raise RuleError(
            f"rules/event_types.toml: no {error}; give triggers, and each type name, words, also, usual, classes, "
            "around, themes and examples"
        ) from error
    return types, frozenset(word.partition(":")[0] for word in words)


def event_type_rules() -> tuple[EventTypeRule, ...]:
    """All types, in the order of the files.

    Raises:
        RuleError: A file is not as documented.
    """
    return _types()[0]


def is_trigger(lemma: str) -> bool:
    """Whether this base form can name an event of some type, whatever its other uses."""
    return lemma in _types()[1]


@lru_cache(maxsize=1)
def _pointers() -> tuple[Mapping[str, Sequence[str]], ...]:
    """What each type's ``words``, ``usual``, ``around`` and ``themes`` point to: word → types."""
    out: tuple[dict[str, list[str]], ...] = ({}, {}, {}, {})
    for rule in event_type_rules():
        for table, words in zip(out, (rule.words, rule.usual, rule.around, rule.themes), strict=True):
            for word in sorted(words):
                table.setdefault(word, []).append(rule.name)
    return out


def named_by(forms: Iterable[str]) -> tuple[set[str], set[str]]:
    """The types that a trigger's forms name, and those that they usually are of."""
    words, usual, *_ = _pointers()
    return {t for form in forms for t in words.get(form, ())}, {t for form in forms for t in usual.get(form, ())}


def pointed_at(around: Iterable[str]) -> set[str]:
    """The types that words beside a trigger, and their classes, point to."""
    table = _pointers()[2]
    return {name for word in around for name in table.get(word, ())}


def themed_as(themes: Iterable[str]) -> Mapping[str, float]:
    """How much what something is done to tells of each type; less if it is of several; of two words together first.

    >>> themed_as({"agreement", "coalition_agreement"}), themed_as({"acorn"})
    ({'agreement': 1.0}, {})
    """
    table = _pointers()[3]
    known = sorted(word for word in themes if word in table)
    out: dict[str, float] = {}
    for word in [word for word in known if "_" in word] or known:
        for name in table[word]:
            out[name] = max(out.get(name, 0.0), len(table[word]) ** -0.5)
    return out


@lru_cache(maxsize=1)
def frames() -> tuple[Frame, ...]:
    """All frames, in the order of the files.

    Raises:
        RuleError: A file is not as documented.
    """
    try:
        return tuple(
            Frame(
                name=kind.name,
                verbs=frozenset(rule["verbs"].split()),
                roles={role: frozenset(rule[role].split()) for role in _ROLES if role in rule},
                without=frozenset(rule.get("without", "").split()),
                weak=rule.get("weak", False),
                examples=tuple(rule.get("examples", ())),
            )
            for kind in event_type_rules()
            for rule in read_rules(f"event_frames/{kind.name.replace(' ', '_')}.toml")["frame"]
        )
    except KeyError as error:
        raise RuleError(
            f"rules/event_frames: a frame has no {error}; give each verbs and what stands in its roles"
        ) from error


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, Sequence[tuple[str, frozenset[str], frozenset[str]]]]:
    """The fixed phrases: verb → type, the words of which one stands in its phrase, and those beside it."""
    out: dict[str, list[tuple[str, frozenset[str], frozenset[str]]]] = defaultdict(list)
    for kind in event_type_rules():
        name = f"event_frames/{kind.name.replace(' ', '_')}.toml"
        for phrase in read_rules(name)["phrases"].replace(",\n", ",").split():
            verbs, slash, rest = phrase.partition("/")
            words, _, beside = rest.partition("+")
            if not (slash and words):
                raise RuleError(f"rules/{name}: no phrase: {phrase!r}; write verbs/words or verbs/words+beside")
            told = (kind.name, frozenset(words.split(",")), frozenset(beside.split(",") if beside else ()))
            for verb in verbs.split(","):
                out[verb].append(told)
    return out


def phrased(forms: Iterable[str], near: frozenset[str], sentence: frozenset[str]) -> set[str]:
    """The types of the fixed phrases that a verb is in: to *take up arms*, to *change hands*.

    Args:
        forms: Of the verb, with and without its particle.
        near: The words of its phrase.
        sentence: Those of its sentence, with their classes.

    >>> sorted(phrased(["take_up"], frozenset({"arm"}), frozenset({"arm"})))
    ['armed conflict']
    """
    told = (phrase for form in forms for phrase in _phrases().get(form, ()))
    return {
        name
        for name, words, beside in told
        if any(not beside or not (beside & sentence) <= {word} for word in words & near)
    }


@lru_cache(maxsize=1)
def _index() -> Mapping[str, Sequence[Frame]]:
    out: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames():
        for form in sorted(frame.verbs):
            out[form].append(frame)
    return out


def frames_of(form: str, words: frozenset[str]) -> Iterable[Frame]:
    """The frames of a verb that have one of some words in the first role that they ask for."""
    found, asked = _index().get(form, ()), _asked(form)
    fitting = {n for word in asked.keys() & words for n in asked[word]}
    return [found[n] for n in sorted(fitting.union(asked.get("", ())))]


@lru_cache(maxsize=2_000)
def _asked(form: str) -> Mapping[str, Sequence[int]]:
    """What the frames of a verb ask for in their first role: word → the numbers of frames; "" of those without any."""
    out: dict[str, list[int]] = defaultdict(list)
    for number, frame in enumerate(_index().get(form, ())):
        for word in next(iter(frame.roles.values()), ("",)):
            out[word].append(number)
    return out


#: A verb of few frames says little of its type by them.
_FEW = 3


@lru_cache(maxsize=5_000)
def framed_as(form: str) -> Mapping[str, float]:
    """How much a verb's frames are of each type, 0 to 1, whatever stands in their roles; more if it has many.

    >>> max(framed_as("besiege").items(), key=lambda item: item[1])[0]
    'armed conflict'
    """
    found = _index().get(form, ())
    counts = Counter(frame.name for frame in found)
    return MappingProxyType({name: count / (len(found) + _FEW) for name, count in counts.items()})


def is_known(form: str) -> bool:
    """Whether a rule of some type names this form, such as ``rule_out``."""
    return form in _index() or any(form in table for table in _pointers()[:2])


@lru_cache(maxsize=1)
def _cues() -> Mapping[str, Mapping[str, float]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for frame in frames():
        for word in sorted(set().union(*(words for role, words in frame.roles.items() if role != "document"))):
            counts[word][frame.name] += 1
    for rule in event_type_rules():
        for word in sorted(rule.words):
            counts[word.partition(":")[0]][rule.name] += 1
    return {
        word: MappingProxyType({name: count / (found.total() + 1) for name, count in found.items()})
        for word, found in counts.items()
        if word[0] not in "%@=+"
    }


def cues(word: str) -> Mapping[str, float]:
    """How much a word points to each type, 0 to 1: its share in their rules, more if many rules name it.

    >>> list(cues("wicket")), 0 < cues("wicket")["sport and culture"] <= 1
    (['sport and culture'], True)
    """
    return _cues().get(word, _NONE)
