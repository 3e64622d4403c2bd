"""Kin: whose *the family* is, and which child *the boy* is.

*The family* is that of whom the sentences before are about, if they name nobody else. *The boy* or *the child* is the
only one whom the text says to be one, by age or by name (*6-year-old Ola Berg*, *Ola, a boy*), or the only one who has
a father or a mother in it (*Ola's mother*).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.language.callings import MAIN_ROLES, Name, called
from events.extract.language.grammar import SUBJECTS
from events.extract.language.parties import whole_name
from events.extract.language.people import is_plural, person_words
from events.extract.language.pieces import possessive

if TYPE_CHECKING:
    from collections.abc import Callable

    from events.extract.language.words import Span, Token

__all__ = ["Kin"]

#: How many sentences back a family's name may stand.
_NEAR, _FAR = 2, 8
_OF_AGE = 18
#: How many times as often as of any other a text tells of the parents of the one whom it means by *the boy*.
_OFTEN = 3
_BEFORE = re.compile(r"\b([1-9]?[0-9])-(?:year|month)-old(?: [\w-]+){0,2} ?$")
_AFTER = re.compile(r", (?:the |an? )?([1-9]?[0-9])(?:-year-old\b|,)")


class Kin:
    """The families and children of a document.

    Args:
        full: A person's name in full.
        meaning: What a pronoun of a paragraph means, if that is known.
    """

    def __init__(self, full: Callable[[str], str], meaning: Callable[[int, Token], Token | None]) -> None:
        """Begin with no sentence."""
        self._full, self._meaning = full, meaning
        #: Whom the main clause of a sentence is about, by its number, and all that it names.
        self._about: dict[int, str] = {}
        self._named: dict[int, set[str]] = {}
        #: Families that are called by their names: *the Lystad family*.
        self._families: list[tuple[int, Token]] = []
        #: Children, and those who have parents, with the numbers of the sentences that say so.
        self._young: dict[str, list[int]] = {}
        self._born: dict[str, list[int]] = {}

    def add(self, sentence: Span, paragraph: int, number: int) -> None:
        """Take in a sentence of a paragraph, by its number."""
        parents = person_words()["kin"]["parents"]
        named = self._named.setdefault(number, set())
        self._families += [(number, t) for t in sentence if t.lemma_ == "family" and _is_named(t)]
        for ent in (e for e in sentence.ents if e.label_ == "PERSON"):
            name = self._full(whole_name(ent))
            named.add(name)
            if _is_young(ent):
                self._young.setdefault(name, []).append(number)
        for token in sentence:
            about = token.dep_ in SUBJECTS and token.head.dep_ in MAIN_ROLES
            born = token.dep_ == "poss" and token.head.lemma_.lower() in parents
            if not (about or born):
                continue
            meant = self._meaning(paragraph, token) if token.pos_ == "PRON" else token
            name = "" if meant is None else self._full(called(meant))
            if meant is None or not name or meant.ent_type_ not in ("PERSON", *([""] if " " in name else [])):
                continue
            if about:
                self._about.setdefault(number, name)
            else:
                self._born.setdefault(name, []).append(number)

    def of(self, token: Token, number: int) -> Name | None:
        """Whom a bare definite noun means; None if it is none of the kind or that is not known."""
        lemma, words = token.lemma_.lower(), person_words()["kin"]
        if lemma in words["families"]:
            called_so = {f"{t.nbor(-1).text} {t.text}" for at, t in self._families if number - _FAR <= at < number}
            if called_so:
                return Name(called_so.pop()) if len(called_so) == 1 else None
            name = self._nearest(number)
            return Name(f"{possessive(name)} {token.lower_}") if name else None
        if lemma not in words["children"] or is_plural(token):
            return None
        told = sorted((self._young or self._born).items(), key=lambda item: -len(item[1]))
        often = [at for _, at in told[:2]]
        alone = len(told) == 1 or (bool(told) and not self._young and len(often[0]) >= _OFTEN * len(often[1]))
        return Name(told[0][0]) if alone and often[0][0] <= number else None

    def _nearest(self, number: int) -> str:
        """The one person whom the last sentences are about, if they name nobody else."""
        near = range(max(number - _NEAR, 0), number + 1)
        about = {self._about[at] for at in near if at in self._about}
        others = {name for at in near for name in self._named.get(at, ())} - about
        return about.pop() if len(about) == 1 and not others else ""


def _is_named(family: Token) -> bool:
    """Whether a family has its name right before it."""
    return any(c.pos_ == "PROPN" and c.i == family.i - 1 and c.dep_ == "compound" for c in family.lefts)


def _is_young(ent: Span) -> bool:
    """Whether a text has beside a name that it is a child's: by its age, or a word for one."""
    text, root = ent.doc.text, ent.root
    after = _AFTER.match(text, ent.end_char)
    ages = [*_BEFORE.findall(text[max(ent.start_char - 60, 0) : ent.start_char]), *([after[1]] if after else [])]
    if ages:
        return all(int(age) < _OF_AGE for age in ages)
    beside = [c for c in root.children if c.dep_ in ("appos", "compound")]
    beside += [root.head] if root.dep_ == "appos" else []
    return any(c.lemma_.lower() in person_words()["kin"]["children"] for c in beside)
