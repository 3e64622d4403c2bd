"""Headlines: of the titles that can be built of an event, the fullest that fits on a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.describe.fitting import MAX_TITLE, bared, cut, emptied, is_infinitive, least_needed, tells_which
from events.extract.describe.titles import built
from events.extract.language.nounphrases import LIKENING, TIGHTEST
from events.extract.language.phrases import Phrase
from events.extract.language.pieces import possessive
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.name.naming import Name

__all__ = ["fuller_title", "title_of"]

#: How often something is left out, at most.
_TRIES = 20
#: Titles of so many words, or so many of harm, are short enough to say where.
_FEW_WORDS, _HARM_WORDS = 2, 8
_NO_NAMES: Mapping[int, Name] = {}


def title_of(
    candidate: Candidate, skip: frozenset[int], place: Token | None = None, names: Mapping[int, Name] = _NO_NAMES
) -> str:
    """A candidate's title: the fullest that fits in :data:`MAX_TITLE` code points; empty if nothing can be told.

    Until it fits, a verb's title first loses what stands before names; then complements are dropped, mostly from the
    right, then what only describes. What was dropped comes back, as a place does, if there is room for it at last.

    Args:
        candidate: The event.
        skip: Indices of tokens of temporal expressions and their prepositions.
        place: The noun under a preposition that says where it was, if any.
        names: What stands for a word of the sentence, by its index.
    """
    fit = _Fit(candidate, skip, names)
    dropped: frozenset[int] = frozenset()
    title, tight = "", 0
    steps: list[frozenset[int]] = []
    for _ in range(_TRIES):
        phrase, title = fit.built(dropped, tight)
        if len(title) <= MAX_TITLE:
            return fit.placed(*fit.refilled(phrase, title, dropped, tight, steps[:-1]), place, tight)
        if not tight and (candidate.is_verb or candidate.clause is not None):
            tight = 1
            continue
        droppable = phrase.droppable - dropped
        least = least_needed(candidate, droppable, last_resort=tight == TIGHTEST)
        if least is None and tight == TIGHTEST:
            break
        doc = candidate.token.doc
        out = frozenset() if least is None else frozenset(bared(doc[least]) | emptied(doc[least], droppable))
        needed = any(is_infinitive(doc[at], candidate.clause) for at in out)
        if out and (needed or tells_which(doc[min(out)])) and (whole := fit.closer(dropped, tight)):
            return whole
        if least is None or (needed and tight < TIGHTEST):
            tight = TIGHTEST  # what only describes goes before an infinitive
            continue
        tight = 1 if needed and candidate.is_verb else tight
        steps.append(out)
        dropped |= out
    return fit.closer(dropped, TIGHTEST) or fit.closer(dropped | _joined(candidate), TIGHTEST) or cut(title)


def _joined(candidate: Candidate) -> frozenset[int]:
    """What is joined to the object of a verb: the second half of *released the kit and the programme*."""
    things = () if candidate.clause is None else (c for c in candidate.clause.rights if c.dep_ == "dobj")
    joints = (c for thing in things for c in thing.rights if c.dep_ in ("cc", "conj", "punct"))
    return frozenset(t.i for c in joints for t in c.subtree)


class _Fit:
    """The titles of one event, with more or less in them.

    Args:
        candidate: The event.
        skip: As for :func:`title_of`.
        names: As for :func:`title_of`.
    """

    def __init__(self, candidate: Candidate, skip: frozenset[int], names: Mapping[int, Name]) -> None:
        """Keep what all have in common."""
        self._candidate, self._skip, self._names = candidate, skip, names

    def built(self, dropped: frozenset[int], tight: int, *, brief: bool = False) -> tuple[Phrase, str]:
        """A title without some of its complements; if *brief*, with names as the sentence has them, not in full."""
        doc = self._candidate.token.doc
        names = {at: name for at, name in self._names.items() if not (brief and doc[at].pos_ == "PROPN")}
        words = {at: name.words for at, name in names.items()}
        phrase = Phrase(self._skip | dropped, names=words, tight=tight, due=self._candidate.due)
        return phrase, built(self._candidate, phrase, names)

    def refilled(
        self, phrase: Phrase, title: str, dropped: frozenset[int], tight: int, steps: Sequence[frozenset[int]]
    ) -> tuple[Phrase, str, frozenset[int]]:
        """A title with what was dropped before the last step and has room in it after all, and what is still out."""
        named = self._candidate.is_verb and any(c.isupper() for c in title[1:])  # else whose it is goes before it
        for step in sorted((s for s in steps if named and min(s) > self._candidate.token.i), key=min):
            again, fuller = self.built(dropped - step, tight)
            if len(title) < len(fuller) <= MAX_TITLE:
                phrase, title, dropped = again, fuller, dropped - step
        return phrase, title, dropped

    def placed(self, phrase: Phrase, title: str, dropped: frozenset[int], place: Token | None, tight: int) -> str:
        """A title with which of its kind a thing is, and where it was, if it has room for that and needs it."""
        if phrase.left_which and not (dropped or tight):
            title = _told_apart(self._candidate, self._skip, self._names) or title
        if place is not None and _is_told_there(self._candidate.clause, place):
            return _in_place(title, "in", phrase.words(place, 0))  # "Bergen, where she opened a shop"
        near = place is not None and place.head.lower_ in ("in", "at", "near")
        wanted = dropped or (near and _is_short(self._candidate, title))
        return _with_place(title, place, phrase) if wanted else title

    def closer(self, dropped: frozenset[int], tight: int) -> str:
        """The title that fits with no more left out but parts of names and what only describes; empty if none does."""
        tries = ((tight, True), (LIKENING, False), (LIKENING, True))
        titles = (self.built(dropped, how, brief=brief)[1] for how, brief in tries)
        return next((title for title in titles if len(title) <= MAX_TITLE), "")


def fuller_title(
    candidate: Candidate, skip: frozenset[int], place: Token | None, names: Mapping[int, Name], more: Mapping[int, Name]
) -> str:
    """A candidate's title with fuller phrases for bare nouns, if nothing must be left out for them; else empty."""
    known = {**names, **more}
    phrase = Phrase(skip, names={at: name.words for at, name in known.items()}, due=candidate.due)
    title = built(candidate, phrase, known)
    if phrase.left_which:
        title = _told_apart(candidate, skip, known) or title
    used = any(name.words.lower() in title.lower() for name in more.values())
    if not used or len(title) > MAX_TITLE:
        return ""
    return title if place is None or not _is_short(candidate, title) else _with_place(title, place, phrase)


def _told_apart(candidate: Candidate, skip: frozenset[int], names: Mapping[int, Name]) -> str:
    """A title with the relative clauses that say which a thing is, if it has room for them; else empty."""
    words = {at: name.words for at, name in names.items()}
    phrase = Phrase(skip, names=words, told=candidate.clause or candidate.token, due=candidate.due)
    title = built(candidate, phrase, names)
    return title if len(title) <= MAX_TITLE else ""


def _is_short(candidate: Candidate, title: str) -> bool:
    """Whether a title is so short that it should say where: a noun with one word before it, harm without a cause."""
    words = title.removeprefix(possessive(candidate.owner)).strip().count(" ") + 1
    if not candidate.is_verb:
        return words <= _FEW_WORDS
    return words <= _HARM_WORDS and in_class(candidate.lemma, "harming", "harming.undergone")


def _with_place(title: str, place: Token | None, phrase: Phrase) -> str:
    if not title or place is None or place.head.pos_ != "ADP" or place.i in phrase.skip:
        return title
    of = place.doc[place.i + 1 : place.i + 2].text == "of"
    if of and place.i + 1 in phrase.skip:
        return title  # "in the Northern District (of Lund)"
    name = phrase.words(place, int(of or place.pos_ == "NOUN"))  # "off the coast of Fiji"
    return _in_place(title, place.head.lower_, name)


def _in_place(title: str, where: str, name: str) -> str:
    longer = f"{title} {where} {name}"
    return title if not title or name in title or len(longer) > MAX_TITLE else longer


def _is_told_there(clause: Token | None, place: Token) -> bool:
    """Whether a clause with *where* stands behind the place that it tells of."""
    begins = () if clause is None or clause.dep_ != "relcl" or clause.head.i != place.i else clause.lefts
    return any(c.lower_ == "where" for c in begins)
