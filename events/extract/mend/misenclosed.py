"""What is joined behind an aside, taken for what a word of the aside did; see :mod:`events.extract.mend.mending`.

*She began to draw and, against the wishes of her father, enrolled in 1909*: it was not her father who did; and the
aside is of what follows it: *fell ill in May and, on the advice of his brother, gave up the throne*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import SUBJECTS
from events.extract.language.inflect import is_past_form

if TYPE_CHECKING:
    from events.extract.language.forms import Row, Use
    from events.extract.mend.hanging import Words

__all__ = ["is_misenclosed", "mend_enclosed"]

#: An aside has so many words, with its commas and the conjunction.
_LEAST, _LONG = 5, 14
_HUNG = ("acl", "relcl", "advcl", "conj", "ccomp")
_WHEN = frozenset(("after", "when", "while", "as", "although", "though", "because", "before", "since", "once"))
_HELPED = ("aux", "auxpass", "mark", *SUBJECTS)
_UNDER = ("xcomp", "ccomp", "advcl", "acl")


def is_misenclosed(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be the verb of one; asked of every word, and so only what is cheap to ask."""
    (form, tag, _, _, role), _, head, *_ = rows[at]
    if (
        head - first > at
        or role not in _HUNG
        or tag not in ("VBD", "VBN")
        or at < _LEAST
        or rows[at - 1][0][0].text != ","
    ):
        return False
    return is_past_form(form.lower_) and _joint([row[0] for row in rows[:at]]) > 0


def _joint(uses: list[Use]) -> int:
    """The place of the *and* with a comma after it that opens an aside before a word; -1 if none does."""
    for at in range(len(uses) - _LEAST + 2, max(len(uses) - _LONG, 0), -1):
        if uses[at][4] == "cc" and uses[at + 1][0].text == ",":
            aside = uses[at + 2 :]
            plain = aside[0][2] == "ADP" and all(use[2] not in ("VERB", "AUX") for use in aside)
            clause = aside[0][0].lower_ in _WHEN and all(use[0].text != "," for use in aside[:-1])
            return at if plain or clause else -1
    return -1


def mend_enclosed(words: Words, verb: int) -> None:
    """Join it to the verb before the conjunction."""
    joint = _joint(words.uses[:verb])
    main = words.verb_over(words.heads[joint])
    while words.uses[main][1] in ("VB", "VBG") and words.role(main) in _UNDER and words.heads[main] < main:
        main = words.verb_over(words.heads[main])
    if main >= joint or words.uses[main][1] not in ("VBD", "VBN") or words.role(main) == "acl":
        return
    if any(words.role(n) in _HELPED for n in words.under(verb)):
        return
    passive = any(words.role(n) == "auxpass" for n in words.under(main))
    words.hang(verb, main, role="conj", tag="" if passive else "VBD")
    words.hang(joint, main)
    for n in range(joint + 1, verb):
        if words.heads[n] < joint and words.role(n) in ("prep", "punct"):
            words.hang(n, verb)
