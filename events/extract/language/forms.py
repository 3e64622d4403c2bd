"""Forms: what a word is by its letters, what it is used as, and the rows that a parse is read into."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TIMES", "Form", "Row", "Use"]

#: Kinds of entity that tell when.
TIMES = ("DATE", "TIME")


@dataclass(frozen=True, slots=True)
class Form:
    """What is known of a word by its letters alone, wherever it stands."""

    text: str
    lower_: str
    is_alpha: bool
    is_upper: bool
    is_punct: bool
    is_space: bool
    is_stop: bool
    is_currency: bool
    like_num: bool


#: A word's form; its tag, part of speech, base form and role.
Use = tuple[Form, str, str, str, str]
#: A word as it stands: its use, whether a space follows, the index of its head, whether a sentence begins with it,
#: its place in an entity (``B``, ``I``) and the entity's kind.
Row = tuple[Use, bool, int, bool, str, str]
