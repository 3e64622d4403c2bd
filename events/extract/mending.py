"""What a parser gets wrong although the words themselves forbid it, put right before rules read the parse.

*Said on Tuesday it had agreed*: the date stands before the subject of what was said, so it is of the saying. *Conceded
defeat on Sunday*: nothing tells one defeat from another, so the day is of the verb. *Brekke conceded*: a strange word
with a capital that does not end in *s* is no plural but a name. *The bill that the minister presented would …*: where a
sentence has no predicate but a clause that was hung on its first noun, that is what it says of the noun. A full stop is
nobody: *CORP. said*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.grammar import SUBJECTS
from events.extract.lexicon import noun

if TYPE_CHECKING:
    from collections.abc import Iterable

    from events.extract.words import Row, Use

__all__ = ["mended"]


def mended(rows: Iterable[Row], first: int) -> list[Row]:
    """The words of a parsed sentence, each on its head and of its kind.

    Args:
        rows: As parsed.
        first: The index of the first of them, among which heads are counted.
    """
    found = list(rows)
    heads = [row[2] - first for row in found]
    for at, (use, space, _, begins, place, kind) in enumerate(found):
        if use[1] == "NNS" and _is_name(use) and found[min(at + 1, len(found) - 1)][0][0].text != "-":
            use = (use[0], "NNP", "PROPN", use[0].text, use[4])  # noqa: PLW2901 - as it should have been read
            found[at] = (use, space, first + heads[at], begins, place, kind)
        elif use[0].text == "." and at and use[4] in SUBJECTS:
            heads = [at - 1 if head == at and n != at - 1 else head for n, head in enumerate(heads)]
            heads[at - 1], heads[at] = heads[at], at - 1
            name, stop = found[at - 1][0], (use[0], ".", "PUNCT", ".", "punct")
            found[at - 1] = ((*name[:4], use[4]), *found[at - 1][1:])
            found[at] = (stop, space, first + at - 1, begins, place, kind)
            found = [(*row[:2], first + heads[n], *row[3:]) for n, row in enumerate(found)]
        elif use[4] == "prep" and (above := _above(found, heads, at)) is not None:
            found[at] = (use, space, first + above, begins, place, kind)
    for at in range(3, len(found)):
        if found[at][0][4] == "acl" and (noun_at := _object_of(found, heads, at)) is not None:
            _turn(found, heads, noun_at, at)
            found = [(*row[:2], first + heads[n], *row[3:]) for n, row in enumerate(found)]
    return found


def _object_of(rows: list[Row], heads: list[int], verb: int) -> int | None:
    """The place of the noun before *that* which a participle has as its object, where it was taken for another's.

    Of *The bill that the minister presented on Tuesday would raise fees* the parser makes *the bill that … would
    raise*, and of *presented* what was done to the minister; then the sentence has no predicate.
    """
    doing = heads[verb]
    raised = heads[doing]
    if doing != verb - 1 or rows[verb][0][1] not in ("VBD", "VBN") or raised < verb:
        return None
    thing = heads[raised]
    if (rows[doing][0][4], rows[raised][0][4], rows[thing][0][4]) != ("nsubj", "relcl", "ROOT") or thing > doing:
        return None
    that = [n for n in range(thing + 1, doing) if heads[n] == raised]
    object_ = any(rows[n][0][4] in ("dobj", "agent") for n in range(len(rows)) if heads[n] == verb)
    alone = len(that) == 1 and that[0] == thing + 1 and rows[that[0]][0][0].lower_ in ("that", "which")
    return None if object_ or not alone or rows[thing][0][2] != "NOUN" else thing


def _turn(rows: list[Row], heads: list[int], thing: int, verb: int) -> None:
    """Hang a relative clause on its noun, and the noun on the predicate of the sentence, as its subject."""
    doing, that = heads[verb], thing + 1
    raised = heads[doing]
    for n in range(verb, len(rows)):
        heads[n] = raised if heads[n] == thing else heads[n]
    for n, head, role in (
        (that, verb, "dobj"),
        (doing, verb, "nsubj"),
        (verb, thing, "relcl"),
        (thing, raised, "nsubj"),
        (raised, raised, "ROOT"),
    ):
        heads[n] = head
        form, tag, pos, lemma, _ = rows[n][0]
        use = (form, "VBD" if n == verb else "WDT" if n == that else tag, pos, lemma, role)
        rows[n] = (use, *rows[n][1:])


def _above(rows: list[Row], heads: list[int], prep: int) -> int | None:
    """The place of the word that a preposition is under, where that is not the one that the parser has."""
    head = heads[prep]
    _, tag, _, _, role = rows[head][0]
    if prep and head > prep:  # under what is said, but before its subject
        return prep - 1 if role == "ccomp" and heads[head] == prep - 1 else None
    dated = prep + 1 < len(rows) and rows[prep + 1][5] in ("DATE", "TIME")
    if not dated or (tag, role) != ("NN", "dobj") or head != prep - 1 or heads[head] != head - 1:
        return None
    return head - 1 if rows[head - 1][0][2] == "VERB" else None


def _is_name(use: Use) -> bool:
    """Whether a word that was taken for a plural is none: a capital, and no plural that is known."""
    form, _, _, lemma, _ = use
    if not form.text[:1].isupper() or form.is_upper or form.lower_.endswith("s"):
        return False
    return lemma.lower() == form.lower_ and form.is_alpha and noun(form.lower_) is None
