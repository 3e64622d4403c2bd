"""Towns: which *the city* or *the town* is that a text goes on to tell of: ``reached Rostov. The city fell``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.callings import Name, bare_name
from events.extract.language.gazetteer import lookup
from events.extract.language.grammar import LOCATING, SUBJECTS
from events.extract.language.lexicon import noun
from events.extract.language.people import person_words
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.language.words import Span, Token

__all__ = ["Towns"]

#: So many sentences back a town was named.
_NEAR = 2
_ROLES = (*SUBJECTS, "dobj", "pobj", "poss")
#: What stands beside *the city* when nothing says which it is.
_BESIDE = ("det", "punct", "case")
#: Before a place that something happens at or goes to; *of* also stands in names.
_NO_TOWNS = frozenset(("DATE", "TIME", "NORP", "EVENT", "LAW", "LANGUAGE", "WORK_OF_ART"))
_PASSING = frozenset(("to", "from", "into", "through"))
_AT = LOCATING | {"to", "from", "of", "into", "around", "for", "through", "on", "within", "toward", "towards"}


class Towns:
    """The towns that a document names, in order.

    Args:
        home: The town that it is an article on.
    """

    def __init__(self, home: str = "") -> None:
        """Begin with no sentence."""
        self._home = home
        #: By the number of a sentence: the index of a name that may be a town's, and it if that is sure.
        self._named: dict[int, list[tuple[int, str]]] = {}
        #: So are those that somebody went to or came from, which the next paragraph does not mean.
        self._passed: set[tuple[int, int]] = set()
        self._gaps: set[int] = set()
        self._begins: set[int] = set()

    def add(self, sentence: Span, number: int, *, gap: bool) -> None:
        """Take in a sentence by its number; whether sentences before it were not read."""
        self._gaps |= {number} if gap else set()
        self._begins |= {number} if sentence.start == 0 else set()
        for token in sentence:
            if token.pos_ == "PROPN" and token.text[:1].isupper() and _may_be_town(token):
                place = lookup(name := bare_name(token))
                town = _is_town(token) if place is None else place.precision == "city"
                passing = token.dep_ == "pobj" and token.head.lower_ in _PASSING
                if passing and (self._home or token.head.head.pos_ == "VERB"):
                    self._passed.add((number, token.i))
                if place is None or place.precision != "country":
                    self._named.setdefault(number, []).append((token.i, name if town else ""))

    def of(self, token: Token, number: int) -> Name | None:
        """The one town that the sentence has named before, or the last that names any; None if that is not known."""
        if token.lemma_.lower() not in person_words()["settled"]["towns"] or token.tag_ != "NN":
            return None
        if token.dep_ not in _ROLES or not _is_bare(token):
            return None
        for at in range(number, number - _NEAR - 1, -1):
            told = [(i, name) for i, name in self._named.get(at, ()) if at < number or i < token.i]
            told = [one for one in told if not self._home or (at, one[0]) not in self._passed]
            beyond = any(at < begins <= number for begins in self._begins) and self._has_before(at, told)
            named = {"" if beyond and (at, i) in self._passed else name for i, name in told}
            if named:
                return Name(named.pop(), acts=False) if len(named) == 1 and "" not in named else None
            if at in self._gaps:
                break
        return Name(self._home, acts=False) if self._home else None

    def _has_before(self, at: int, told: Sequence[tuple[int, str]]) -> bool:
        """Whether sentences before one have named another town than that has."""
        here = {name for _, name in told}
        return any(name not in here for n, names in self._named.items() if n < at for _, name in names)


def _may_be_town(token: Token) -> bool:
    """Whether a name may be a town's that is told of itself: no ``Treaty of Utrecht``, no ``Leeds United``."""
    prep = token.head
    if any(c.dep_ == "det" for c in token.lefts):
        return False  # "the Republic"
    if token.dep_ == "pobj" and token.ent_type_ not in _NO_TOWNS:
        return prep.lower_ in _AT and not (prep.lower_ == "of" and prep.head.pos_ == "PROPN")
    return token.dep_ in _ROLES and token.ent_type_ not in _NO_TOWNS | {"PERSON", "ORG"}


def _is_town(token: Token) -> bool:
    """Whether a name that the gazetteer does not know is that of a place that somebody reached or took."""
    if noun(token.lower_) is not None:
        return False  # "the Republic"
    reached = in_class(token.head.lemma_.lower(), "taking", "travelling.verbs", "leaving", "visiting")
    return token.ent_type_ == "GPE" or (token.dep_ == "dobj" and reached)


def _is_bare(token: Token) -> bool:
    """Whether nothing tells a town from others: *the city*."""
    return all(c.dep_ in _BESIDE for c in token.children) and any(c.lower_ == "the" for c in token.lefts)
