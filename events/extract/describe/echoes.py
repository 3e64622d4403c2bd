"""Names that would stand for a word where their clause has them itself: *The firm became Tarn Group*.

What a text calls by its last name is not yet that where it is told to become it, nor is a firm its founder. Nor does a
title name anybody twice, or say anything twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.language.grammar import SUBJECTS, subject
from events.extract.language.pieces import ownerless, possessive

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.callings import Name
    from events.extract.language.words import Doc, Token

__all__ = ["once", "says_twice", "taking_over", "unless_echoed", "unless_subjects"]

_THINGS = ("dobj", "attr", "oprd", "pobj")
_UNDER = ("prep", "agent")
#: What a noun's clause says and its verb again: *orchid thought to be lost thought to be lost*.
_TWICE = re.compile(r"\b(\w+(?: \w+)+) \1(?!\w)")
#: Length of words that may stand twice: ``of``, ``the``, ``with`` are no things.
_LITTLE = 3


def unless_echoed(candidate: Candidate, names: Mapping[int, Name]) -> dict[int, Name]:
    """What stands for words, without a name for the subject that the clause has as what it is done to, or by whom.

    Args:
        candidate: Any.
        names: By index, what stands for a word.
    """
    clause = candidate.clause
    doing = () if clause is None else tuple(c for c in clause.lefts if c.dep_ in SUBJECTS and c.i in names)
    if clause is None or not doing:
        return dict(names)
    told = [_whole(thing) for thing in _things(clause) if thing.pos_ == "PROPN"]
    echoed = {c.i for c in doing if any(names[c.i].words == name for name in told)}
    return {at: name for at, name in names.items() if at not in echoed}


def taking_over(title: str, full: str, participants: Sequence[str], topics: Sequence[str]) -> tuple[str, ...]:
    """Who took part where a fuller title has a topic in the place of what stood for it: of *the firm*, its name."""
    name = next((name for name in topics if full != title and ": " not in full and full.startswith(name)), "")
    if not name:
        return tuple(participants)
    word, owner = title.partition(" ")[0].lower(), possessive(name)
    if full.startswith(f"{owner} ") and participants:
        return tuple(who.replace(word, owner, 1) if who.lower().startswith(word) else who for who in participants)
    return (name, *(who for who in participants if not title.lower().startswith(who.lower())))


def unless_subjects(candidate: Candidate, owners: Mapping[int, Name]) -> dict[int, Name]:
    """Owners, without the subject by the name beside it: ``the minister, Ada Moe, held talks with her colleagues``."""
    thing = None if candidate.clause is None else subject(candidate.clause)
    named = () if thing is None else (c for c in thing.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    beside = tuple(c.text for c in named)
    return {at: name for at, name in owners.items() if not ownerless(name.words).endswith(beside)}


def _things(clause: Token) -> Iterator[Token]:
    """What a verb is done to, and by whom."""
    for child in clause.rights:
        if child.dep_ in _THINGS:
            yield child
        elif child.dep_ in _UNDER:
            yield from (c for c in child.rights if c.dep_ in _THINGS)


def _whole(thing: Token) -> str:
    """A name with the words before its last: ``Ardrick Football Club``."""
    first = next((c for c in thing.lefts if c.pos_ == "PROPN" or c.dep_ == "compound"), thing)
    return "".join(f"{t.text} " for t in thing.doc[first.left_edge.i : thing.i + 1]).strip()


def says_twice(title: str, words: str) -> bool:
    """Whether a title has a word of a phrase already, beside the one that the phrase is of."""
    told = {word.lower() for word in title.replace("'s", "").split()}
    again = [word for word in words.replace("'s", "").lower().split() if len(word) > _LITTLE and word in told]
    return len(again) > 1


def once(title: str, names: Mapping[int, Name], doc: Doc) -> str:
    """A title that names nobody twice: ``pay farmers for polluting wells``, ``Crane asks the duke to join him``.

    Nor does it say anything twice.
    """
    for at, name in names.items():
        owner = ownerless(name.words)
        if name.words != owner and f"{name.words} {owner} " in title:
            title = title.replace(f"{name.words} {owner} ", f"{owner} ", 1)  # "Arlex's Arlex Star"
        if name.words != owner and owner.lower() in title.split(f" {name.words} ", 1)[0].lower():
            title = title.replace(f" {name.words} ", " ", 1)
        elif doc[at].lower_ in ("him", "her", "them", "it") or doc[at].pos_ == "NOUN" or _tells_of_himself(doc[at]):
            again = [m.span() for m in re.finditer(rf"(?<=\w ){re.escape(name.words)}(?![\w']| [A-Z])", title)]
            before = title[: again[-1][0]].split()[-1] if again else ""
            own = (
                name.words.islower() and f" {before} {name.words}" in doc.text
            )  # "live music club" is no "live music it"
            own = own or before.startswith("become")  # "became Lund City; the club moved"
            longer = bool(again) and title[: again[-1][0]].split()[-1][0].isupper()  # "Marlow founded by Ada Marlow"
            if again and not (longer or own) and re.search(rf"\b{re.escape(name.words)}\b", title[: again[-1][0]]):
                title = title[: again[-1][0]] + doc[at].lower_ + title[again[-1][1] :]
    return _TWICE.sub(r"\1", title)


def _tells_of_himself(pronoun: Token) -> bool:
    """Whether somebody is the subject of what he himself says: ``announced that he would retire``."""
    clause = pronoun.head
    return pronoun.dep_ in SUBJECTS and clause.dep_ == "ccomp" and any(c.lower_ == "that" for c in clause.lefts)
