"""Finding: where temporal expressions stand, and which rules read them. Nothing is resolved here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.tag.grammar import Grammar, Rule

__all__ = ["Candidate", "find"]

_BLANK = re.compile(rb"\s")
_WINDOW = 64
_CACHE_LIMIT = 50_000
_LONGEST = 120
"""No expression is longer; of a longer run of words of time only the end is read, so that time stays linear."""
_CHUNK = 4096
"""How much is scanned at a time: a long run of numbers could go on to an expression at its end, so that each year in
it would be searched to that end."""
_STUCK = frozenset(b"#@_=&\\")
"""What an expression cannot follow directly: it is part of a tag, a name or an address then."""


class Candidate(NamedTuple):
    """A span and the rule that reads it.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last code point.
        rule: The rule.
        slots: What the rule's slots hold.
    """

    start: int
    end: int
    rule: Rule
    slots: dict[str, Any]


class _Readings:
    """Which rules read a span, in order of priority, remembered by the span's bytes."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.known: dict[bytes, tuple[tuple[Rule, dict[str, Any]], ...]] = {}

    def of(self, span: bytes) -> tuple[tuple[Rule, dict[str, Any]], ...]:
        known = self.known.get(span)
        if known is None:
            found = []
            for index in self.grammar.teller.Match(span) or ():
                rule = self.grammar.rules[index]
                slots = self.grammar.slots_of(rule, span)
                if slots is not None:
                    found.append((-rule.priority, index, rule, slots))
            found.sort(key=lambda item: item[:2])
            known = tuple((rule, slots) for _, _, rule, slots in found)
            if len(self.known) >= _CACHE_LIMIT:
                self.known.clear()
            self.known[span] = known
        return known

    def allowed(self, rule: Rule, data: bytes, start: int, end: int) -> bool:
        """Whether what stands before and after the span is as the rule's guards ask."""
        known = self.grammar.guards
        for before, negative, pattern in rule.guards:
            guard = known.get((before, pattern)) or self.grammar.guard_of(before, pattern)
            window = data[max(0, start - _WINDOW) : start] if before else data[end : end + _WINDOW]
            if (guard.search(window) is not None) is negative:
                return False
        return True


_READINGS: dict[int, _Readings] = {}


def find(data: bytes, grammar: Grammar, domain: str) -> Iterator[Candidate]:
    """The expressions of a folded text, from left to right, without overlaps.

    At each place the longest span that any rule matches is taken; of the rules that match it the first by priority
    whose guards agree. If none agrees, the next shorter span is tried.
    """
    readings = _READINGS.setdefault(id(grammar), _Readings(grammar))
    scanner, position, limit = grammar.scanner_of(data), 0, len(data)
    while position < limit:
        stop, reached = min(position + _CHUNK, limit), position
        for match in scanner.finditer(data, position, stop):
            start, end = match.span()
            if start > stop - _LONGEST and stop < limit:
                position = start
                break
            reached = end
            if end - start > _LONGEST:
                position = max(data.find(b" ", end - _LONGEST, end), start + 1)
                break
            found = _read(readings, data, start, end, domain)
            if found is not None:
                yield from _pieces(found)
                continue
            found = _shorter(readings, scanner, data, (start, end), domain)
            if found is not None:
                yield from _pieces(found)
                position = found.end
                break
            blank = _BLANK.search(data, start + 1, end)
            if blank is not None:
                position = blank.start()
                break
        else:
            position = max(stop - _LONGEST, reached) if stop < limit else limit


def _pieces(found: Candidate) -> tuple[Candidate, ...]:
    """The candidate, or both ends of a range, each of which is an expression."""
    sides = found.slots.get("sides")
    if sides is None:
        return (found,)
    return tuple(
        Candidate(found.start + start, found.start + end, found.rule, found.slots | {"side": side})
        for side, start, end in sides
    )


def _read(readings: _Readings, data: bytes, start: int, end: int, domain: str) -> Candidate | None:
    if start and data[start - 1] in _STUCK:
        return None
    for rule, slots in readings.of(data[start:end]):
        if rule.domains and domain not in rule.domains:
            continue
        if rule.guards and not readings.allowed(rule, data, start, end):
            continue
        return Candidate(start, end, rule, slots)
    return None


def _shorter(
    readings: _Readings,
    scanner: Any,  # noqa: ANN401 - re2 comes without types
    data: bytes,
    span: tuple[int, int],
    domain: str,
) -> Candidate | None:
    """The longest reading that starts at the same place and ends earlier, where the longest one was refused."""
    start, end = span
    if data[start:end].isalnum():  # what is shorter ends in the midst of the word or number
        return None
    while end > start:
        match = scanner.match(data, start, end - 1)
        if match is None:
            return None
        end = match.end()
        if data[end : end + 1].isalnum() and data[end - 1 : end].isalnum():
            continue
        found = _read(readings, data, start, end, domain)
        if found is not None:
            return found
    return None
