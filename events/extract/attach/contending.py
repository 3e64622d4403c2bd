"""Contending: which of several expressions dates a predicate, where they contradict each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from events.extract.attach.sharing import PUT_OFF, is_clock, named_before, shares_with
from events.extract.find.candidates import Attachment
from events.extract.language.grammar import climb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.tag import Timex

__all__ = ["contend"]

_FAR = 1_000  # more heads than any sentence has
#: A candidate and what dates it.
Pair = tuple["Candidate", "Attachment"]


def contend(attached: list[list[Pair]], roots: Sequence[Token], found: Mapping[int, Candidate]) -> None:
    """Leave each predicate one of several expressions that contradict each other; in place.

    Its own is not what it only shares with another predicate (*in 1963 he joined Arlex, where, the next month, he was
    hurt*), else the nearest, in heads and then in words: *was honoured last year for the rescue of a clerk in 1998*.
    Another one dates what is named right before it: *praised on Monday a concert in Turin on Sunday*.
    """
    by_candidate: dict[int, list[tuple[int, Pair]]] = {}
    _keep_new_dates(attached)
    _keep_dates(attached)
    for n, pairs in enumerate(attached):
        for pair in pairs:
            if pair[1].role == "at" and pair[0].clause is not None:
                by_candidate.setdefault(id(pair[0]), []).append((n, pair))
    for every in by_candidate.values():
        rivals = [(n, pair) for n, pair in every if pair in attached[n]]
        if len(rivals) < 2 or not _contradict([pair[1].timex for _, pair in rivals]):
            continue
        verb = rivals[0][1][0].clause or rivals[0][1][0].token
        own = min(rivals, key=lambda r: (_is_shared(r[1]), *_distance(roots[r[0]], verb)))[0]
        for n, pair in rivals:
            if n != own:
                attached[n].remove(pair)
                shared = shares_with(verb)  # "today published results for the quarter and raised its target"
                attached[n] = [(c, a) for c, a in attached[n] if a.why != shared]
                for event, role, why in named_before(roots[n], verb, "at", found):
                    attached[n].append((event, Attachment(pair[1].timex, role, why)))


def _keep_new_dates(attached: list[list[Pair]]) -> None:
    """Leave what was put off only the date that it was put off to: *set for May, was put off until June*; in place."""
    new = {id(c): n for n, pairs in enumerate(attached) for c, a in pairs if a.why.startswith(PUT_OFF)}
    for n, pairs in enumerate(attached):
        pairs[:] = [p for p in pairs if p[1].role != "at" or new.get(id(p[0]), n) == n]


def _keep_dates(attached: list[list[Pair]]) -> None:
    """Leave what has a date no time of day taken for one of another: *shot at dawn in 1917*; in place."""
    dated: dict[int, list[Timex]] = {}
    for candidate, attachment in (pair for pairs in attached for pair in pairs):
        if attachment.role == "at" and not is_clock(attachment.timex):
            dated.setdefault(id(candidate), []).append(attachment.timex)
    for pairs in attached:
        pairs[:] = [
            (c, a)
            for c, a in pairs
            if not (is_clock(a.timex) and any(_contradict((a.timex, t)) for t in dated.get(id(c), ())))
        ]


def _is_shared(pair: Pair) -> bool:
    """Whether an expression dates what another predicate tells, and this only with it."""
    return pair[1].why.startswith("joined to")


def _contradict(timexes: Sequence[Timex]) -> bool:
    bounds = [t.edtf.bounds() for t in timexes if t.edtf is not None]
    return any(a.intersect(b) is None for a, b in pairwise(bounds))


def _distance(root: Token, verb: Token) -> tuple[int, int]:
    """How many heads lie between an expression and a predicate, then words; farthest where it only shares it."""
    steps = 0
    for head in climb(root):
        if head.i == verb.i:
            return steps, abs(root.i - verb.i)
        steps += head.pos_ != "ADP" or head.i != root.head.i
    return _FAR, abs(root.i - verb.i)
