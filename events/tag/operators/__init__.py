"""The closed set of operators that rules name: small pure functions from slots and context to a meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.tag.operators import calendar, clock, eras, named, periods, quarters, relative, weeks

if TYPE_CHECKING:
    from collections.abc import Callable

    from events.tag.meaning import Meaning

__all__ = ["OPERATORS"]

OPERATORS: dict[str, Callable[..., Meaning | None]] = {
    name: getattr(module, name)
    for module in (calendar, quarters, weeks, eras, relative, periods, clock, named)
    for name in module.__all__
}
"""Name → operator: called with the slots, the context and the rule's constant arguments; None refuses the reading."""
