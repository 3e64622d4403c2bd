"""Event types: what kind of event it is, by the rules of ``rules/event_types.toml``.

A word by itself decides little: *take* is of ten types. What counts is who does it to whom: the classes of the nouns
in the event's roles, of WordNet, with the trigger. Where nothing speaks clearly, the type is :data:`OTHER`.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from events.errors import RuleError
from events.extract.lexicon import classes, noun, topics, verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = [
    "OTHER",
    "EventTypeRule",
    "Frame",
    "Signals",
    "classify",
    "event_type",
    "event_type_rules",
    "frames",
    "is_trigger",
]

#: The type of an event that no rule knows.
OTHER = "other"
_WORD, _FRAME, _KIND, _ASKED, _BESIDE, _TOPIC, _FAR = 4.5, 6.0, 2.0, 1.0, 1.5, 2.2, 0.4
_LEAST_TOPIC = 0.3  # a topic that holds fewer of the trigger's senses than this says nothing
_LEAST = 2.0
#: A verb is of a WordNet file that holds at least this share of its uses.
_FILE_SHARE = 0.3
_ROLES = ("subject", "object", "any")


@dataclass(frozen=True, slots=True)
class EventTypeRule:
    """One event type: the words that point to it.

    Attributes:
        name: As in the table.
        words: Base forms of triggers.
        around: Base forms of words beside a trigger, and classes of nouns (``@company``).
        topics: WordNet topics.
        examples: Sentences with the trigger in brackets.
    """

    name: str
    words: frozenset[str]
    around: frozenset[str]
    topics: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Verbs that are of a type with what stands in their roles.

    Attributes:
        name: The type.
        verbs: Base forms, with the particle where they have one; ``*contact`` any verb of that WordNet file, ``*`` any.
        roles: For a role (``subject``, ``object``, ``any``) base forms, ``@class`` or ``%LABEL`` of an entity.
        examples: Sentences with the trigger in brackets.
    """

    name: str
    verbs: frozenset[str]
    roles: Mapping[str, frozenset[str]]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells the type of an event. Words are base forms in lower case, entities ``%LABEL``.

    Attributes:
        lemma: Base form of the trigger.
        pos: ``NOUN`` or ``VERB``.
        forms: The trigger and what it derives from or is carried by, with particle where there is one.
        subject: Words for who does it.
        object: Words for whom or what it is done to.
        any: Words of the whole phrase, those of the roles too.
        far: Other words of the sentence.
    """

    lemma: str
    pos: str
    forms: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    any: frozenset[str] = frozenset()
    far: frozenset[str] = field(default_factory=frozenset)


@lru_cache(maxsize=1)
def _file() -> tuple[tuple[EventTypeRule, ...], tuple[Frame, ...], frozenset[str]]:
    text = (files("events.extract") / "rules" / "event_types.toml").read_text(encoding="utf-8")
    try:
        rules = tomllib.loads(text)
        types = tuple(
            EventTypeRule(
                name=rule["name"],
                words=frozenset(rule["words"].split()),
                around=frozenset((*rule["around"].split(), *(f"@{name}" for name in rule["classes"].split()))),
                topics=tuple(rule["topics"]),
                examples=tuple(rule["examples"]),
            )
            for rule in rules["type"]
        )
        known = tuple(
            Frame(
                name=rule["type"],
                verbs=frozenset(rule["verbs"].split()),
                roles={role: frozenset(rule[role].split()) for role in _ROLES if role in rule},
                examples=tuple(rule.get("examples", ())),
            )
            for rule in rules["frame"]
        )
        words = (*rules["triggers"].split(), *(word for rule in types for word in rule.words))
        triggers = frozenset(word.partition(":")[0] for word in words)
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise RuleError(
            f"rules/event_types.toml: {error!r}; give each type name, words, classes, around, topics, examples, "
            "each frame type, verbs and what stands in its roles"
        ) from error
    return types, known, triggers


def event_type_rules() -> tuple[EventTypeRule, ...]:
    """All types, in the order of the file.

    Raises:
        RuleError: The file is not as documented.
    """
    return _file()[0]


def frames() -> tuple[Frame, ...]:
    """All frames, in the order of the file.

    Raises:
        RuleError: The file is not as documented.
    """
    return _file()[1]


@lru_cache(maxsize=1)
def _frames_of() -> Mapping[str, Sequence[Frame]]:
    """Verb → its frames."""
    out: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames():
        for form in frame.verbs:
            out[form].append(frame)
    return out


def is_trigger(lemma: str) -> bool:
    """Whether this base form can name an event of some type, whatever its other uses."""
    return lemma in _file()[2]


def event_type(lemma: str, pos: str, around: Iterable[str] = ()) -> str:
    """The type of an event of which only the words of its phrase are known.

    Args:
        lemma: Base form of its trigger.
        pos: ``NOUN`` or ``VERB``.
        around: Base forms of the words of its own phrase, the trigger apart.

    >>> event_type("exercise", "NOUN", ["military"])
    'military activity'
    """
    return classify(Signals(lemma, pos, forms_of(lemma, pos), any=frozenset(around)))


def forms_of(lemma: str, pos: str) -> frozenset[str]:
    """A trigger, the same marked as noun or verb, and, for a noun, the verb that it is the happening of."""
    entry = noun(lemma) if pos == "NOUN" else None
    derived = (entry.verb,) if entry is not None and entry.verb else ()
    return frozenset((lemma, f"{lemma}:{pos[0].lower()}", *derived))


def classify(signals: Signals) -> str:
    """The type of an event; :data:`OTHER` if no rule speaks clearly.

    >>> classify(Signals("win", "VERB", frozenset({"win"}), object=frozenset({"seat"}), any=frozenset({"seat"})))
    'election'
    """
    senses = topics(signals.lemma, signals.pos)
    near, far = _widened(signals.any), _widened(signals.far)
    framed = _framed(signals)
    best, most = OTHER, _LEAST
    for rule in event_type_rules():
        score = framed.get(rule.name, 0.0) + _WORD * bool(signals.forms & rule.words)
        score += _BESIDE * bool(near & rule.around) + _FAR * bool(far & rule.around)
        score += _TOPIC * sum(share for name in rule.topics if (share := senses.get(name, 0.0)) >= _LEAST_TOPIC)
        if score > most:
            best, most = rule.name, score
    return best if most > framed.get(OTHER, 0.0) else OTHER


def _framed(signals: Signals) -> dict[str, float]:
    """By type, what its most demanding frame that fits counts."""
    out: dict[str, float] = {}
    roles = {"subject": _widened(signals.subject), "object": _widened(signals.object), "any": _widened(signals.any)}
    for form in (*sorted(signals.forms), *_files(signals)):
        base = _KIND if form.startswith("*") else _FRAME
        for frame in _frames_of().get(form, ()):
            if all(roles[role] & wanted for role, wanted in frame.roles.items()):
                score = base + _ASKED * sum(1.0 if role != "any" else 0.5 for role in frame.roles)
                out[frame.name] = max(out.get(frame.name, 0.0), score)
    return out


def _files(signals: Signals) -> tuple[str, ...]:
    """The wildcards that a verb fits: ``*``, and ``*contact`` for each file that it is much used in."""
    entry = verb(signals.lemma) if signals.pos == "VERB" else None
    if entry is None:
        return ()
    return ("*", *(f"*{name}" for name, share in entry.shares.items() if share >= _FILE_SHARE))


def _widened(words: frozenset[str]) -> frozenset[str]:
    """Words with the classes that they are in."""
    return words | {f"@{name}" for word in words for name in classes(word)}
