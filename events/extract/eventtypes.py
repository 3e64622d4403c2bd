"""Event types: what kind of event it is, by the rules of ``rules/event_types.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from events.errors import RuleError
from events.extract.lexicon import topics

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["OTHER", "EventTypeRule", "event_type", "event_type_rules", "is_trigger"]

#: The type of an event that no rule knows.
OTHER = "other"
_TRIGGER, _AROUND = 3.0, 2.0
_LEAST = 0.4  # a topic that holds fewer of the trigger's senses than this says nothing


@dataclass(frozen=True, slots=True)
class EventTypeRule:
    """One event type: the words that point to it.

    Attributes:
        name: As in the table.
        words: Base forms of triggers.
        around: Base forms of words beside a trigger.
        topics: WordNet topics.
        examples: Sentences with the trigger in brackets.
    """

    name: str
    words: frozenset[str]
    around: frozenset[str]
    topics: tuple[str, ...]
    examples: tuple[str, ...]


@lru_cache(maxsize=1)
def event_type_rules() -> tuple[EventTypeRule, ...]:
    """All rules, in the order of the file.

    Raises:
        RuleError: The file is not as documented.
    """
    text = (files("events.extract") / "rules" / "event_types.toml").read_text(encoding="utf-8")
    try:
        return tuple(
            EventTypeRule(
                name=rule["name"],
                words=frozenset(rule["words"].split()),
                around=frozenset(rule["around"].split()),
                topics=tuple(rule["topics"]),
                examples=tuple(rule["examples"]),
            )
            for rule in tomllib.loads(text)["type"]
        )
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise RuleError(
            f"rules/event_types.toml: {error!r}; give each type name, words, around, topics, examples"
        ) from error


def is_trigger(lemma: str) -> bool:
    """Whether a rule names this base form as a trigger."""
    return any(lemma in rule.words for rule in event_type_rules())


def event_type(lemma: str, pos: str, around: Iterable[str] = ()) -> str:
    """The type of an event.

    Args:
        lemma: Base form of its trigger.
        pos: ``NOUN`` or ``VERB``.
        around: Base forms of the words of its own phrase, the trigger apart.

    Returns:
        A type's name, :data:`OTHER` if no rule speaks.

    >>> event_type("exercise", "NOUN", ["military"])
    'military activity'
    """
    beside = frozenset(around)
    senses = topics(lemma, pos)
    best, most = OTHER, 0.0
    for rule in event_type_rules():
        score = _TRIGGER * (lemma in rule.words) + _AROUND * bool(beside & (rule.around | rule.words))
        score += sum(share for topic in rule.topics if (share := senses.get(topic, 0.0)) >= _LEAST)
        if score > most:
            best, most = rule.name, score
    return best
