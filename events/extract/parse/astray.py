"""Asides that lead the parser astray: a sentence is parsed again without them where its verb has then its subject.

*The court heard that Ada Lund, the wife of a bus driver, joined the board*: of the aside the parser made what was
heard, and *joined* hung on that without a subject. Without the aside it is plain. The second parse is taken only where
the word before the first comma is then in the subject of the verb behind the second one, or where that is then joined
to a verb before the aside, and was joined to one in it: *bought a mill, which had been shut, and reopened it*. Always
taken is that without the brackets of a list, *Norlys (Norway), Arlex (Spain) and Delmas (France) signed*, and without
those that the rest hung on.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.extract.language.grammar import FINITE_TAGS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from events.extract.language.forms import Row

__all__ = ["Plainer", "plainer"]

_RELATIVE = frozenset(("WP", "WDT", "WP$"))
#: What no aside begins with that tells of the noun before it.
_NO_ASIDE = frozenset(("CC", "IN", "RB", "TO", "VBG")) | FINITE_TAGS
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
_HELPING = ("aux", "auxpass", "neg")
#: So many words an aside has at most, and so many commas around it.
_LONGEST, _PAIR = 80, 2
#: So few words in brackets only say which of them is meant.
_FEW = 8
_CLAUSES = ("relcl", "acl", "appos")
#: What the first word of an aside is to the noun before it.
_ROLES = {"VBN": "acl", "VBD": "acl", "VBG": "acl", "IN": "prep"}


@dataclass(frozen=True)
class _Aside:
    """The places of an aside's commas or brackets, and of the first word of the verb behind commas."""

    first: int
    last: int
    verb: int | None = None


@dataclass(frozen=True)
class Plainer:
    """A sentence without its asides.

    Attributes:
        parse: Of what is left.
        kept: The places in the sentence of its words.
        asides: What was left out.
    """

    parse: Doc
    kept: Sequence[int]
    asides: Sequence[_Aside]

    def is_better(self) -> bool:
        """Whether the verb behind each aside now has what is before it for its subject, or is joined to another."""
        return all(self._is_told(aside) for aside in self.asides)

    def _is_told(self, aside: _Aside) -> bool:
        if aside.verb is None:
            return True
        verb, before = self.parse[self.kept.index(aside.verb)], self.kept.index(aside.first - 1)
        return _is_joined(verb, before) if self.parse[before + 1].tag_ == "CC" else _has_subject(verb, before)

    def rejoined(self, rows: Iterable[Row], plain: Iterable[Row], first: int) -> list[Row]:
        """The rows of the sentence, with the plain one's for what is in it; asides hang on the word before them.

        Args:
            rows: Of the sentence.
            plain: Of the plain one, whose heads are counted among its words.
            first: The index of the first word, among which heads are counted.
        """
        old = list(rows)
        out = old[:]
        for at, (use, _, head, *_) in zip(self.kept, plain, strict=True):
            _, space, _, opens, place, kind = out[at]
            out[at] = (use, space, first + self.kept[head], opens, place, kind)
        for aside in self.asides:
            inside = range(first + aside.first + 1, first + aside.last)
            top, before = 0, inside.start - 2
            for at in range(aside.first, aside.last + 1):
                (form, tag, pos, lemma, role), space, head, opens, place, kind = out[at]
                if first + at in inside and head in inside and head != first + at:
                    continue
                if first + at not in inside:
                    role, head = "punct", before
                elif top:
                    role, head = "dep", top
                else:
                    relative = out[aside.first + 1][0][1] in _RELATIVE
                    clause = "relcl" if relative else _ROLES.get(tag, "appos")
                    said = (n for n in range(aside.first) if old[n][2] == first + at and old[n][0][4] in SUBJECTS)
                    known = head if role in _CLAUSES and first <= head < before else before
                    head = first + next(said, known - first)  # "the mill of the firm, shut in 1935"
                    role, top = role if role in _CLAUSES else clause, first + at
                out[at] = ((form, tag, pos, lemma, role), space, head, opens, place, kind)
        return out


def plainer(doc: Doc, words: Callable[[str], Doc]) -> Plainer | None:
    """A sentence without the asides that led the parser astray, not parsed yet; None for most.

    Args:
        doc: The sentence, parsed.
        words: A text → its words.
    """
    asides = [aside for aside in _asides(doc) if not _is_right(doc, aside)]
    cut = {at for aside in asides for at in range(aside.first, aside.last + 1)}
    asides += [aside for aside in _brackets(doc) if aside.first not in cut and aside.last not in cut]
    if not asides:
        return None
    cut.update(at for aside in asides for at in range(aside.first, aside.last + 1))
    kept = [at for at in range(len(doc)) if at not in cut]
    spaced = (doc[at].text + (" " if at + 1 in cut else doc[at].whitespace_) for at in kept)
    left = words("".join(spaced))
    return Plainer(left, kept, asides) if len(left) == len(kept) else None


def _asides(doc: Doc) -> list[_Aside]:
    """What stands between commas after a noun, with a finite verb right behind it."""
    found: list[_Aside] = []
    commas = [t.i for t in doc if t.text == ","]
    if len(commas) < _PAIR:
        return found
    parts = [t.i for t in doc if t.lower_ == "but" or t.tag_ == ":"]
    finite = max((t.i for t in doc if t.tag_ in FINITE_TAGS), default=-1)
    for n, last in enumerate(commas):
        behind = last + 1
        while behind < len(doc) and doc[behind].tag_ in ("RB", "CC"):
            behind += 1
        free = found[-1].last if found else 0
        for first in reversed(commas[:n] if behind < len(doc) else ()):
            if last - first > _LONGEST:
                break
            relative = doc[first + 1].tag_ in _RELATIVE
            before = bisect_left(parts, first)
            verbless = finite < (parts[before - 1] if before else 0)  # then a participle behind an aside is one
            verb = doc[behind].tag_ in FINITE_TAGS or ((relative or verbless) and doc[behind].tag_ == "VBN")
            if verb and first > free and _is_aside(doc, first, last, verbless=verbless):
                found.append(_Aside(first, last, behind))
                break
    return found


def _brackets(doc: Doc) -> Iterator[_Aside]:
    """A few words in brackets behind a member of a list: ``Ada Lund (Labour), Per Holm (Green) and Jan Dahl met``.

    Or behind a name, or with a clause, if the parser hung what is around them on what is in them: ``Aldros II (ruled
    1451-81) built``, ``moved to Lund in 1963 (he was 24) and wrote``.
    """
    opens = None
    for word in doc[1:-1]:
        if word.text == "(":
            opens = word.i
        elif word.text == ")" and opens is not None:
            inside, behind = doc[opens + 1 : word.i], doc[opens - 1].pos_ in ("NOUN", "PROPN")
            listed = behind and (doc[word.i + 1].text == "," or doc[word.i + 1].tag_ == "CC")
            clause = any(t.tag_ in FINITE_TAGS for t in inside)
            told = clause or any(t.is_digit and len(t) == len("1901") for t in inside)
            governs = (clause or doc[opens - 1].pos_ == "PROPN") and _governs(doc, opens, word.i)
            maiden = doc[opens - 1].pos_ == doc[word.i + 1].pos_ == "PROPN" and all(t.pos_ == "PROPN" for t in inside)
            if 0 < len(inside) <= _FEW and (governs or maiden or (listed and not told)):
                yield _Aside(opens, word.i)
            opens = None


def _governs(doc: Doc, opens: int, closes: int) -> bool:
    """Whether a word outside of brackets hangs on one in them."""
    around = (t for t in doc if not opens <= t.i <= closes)
    return any(opens < t.head.i < closes for t in around)


def _is_aside(doc: Doc, first: int, last: int, *, verbless: bool) -> bool:
    """Whether what stands between two commas may be an aside: a relative clause, an apposition or a participle."""
    inside = doc[first + 1 : last]
    if first == 0 or last == first + 1 or (doc[first - 1].pos_ not in _NOUNS and doc[first - 1].lower_ != "there"):
        return False  # ",," too
    if inside[0].tag_ in _NO_ASIDE and not (verbless and inside[0].tag_ in ("IN", "VBG")):
        return False
    if any(t.text in ";:" or (t.tag_ == "CC" and doc[t.i - 1].text == ",") for t in inside):
        return False
    finite = next((t.i for t in inside if t.tag_ in FINITE_TAGS), None)
    opens = next((t.i for t in inside if t.tag_ in _RELATIVE or t.lower_ in ("that", "when", "where")), last)
    return finite is not None if inside[0].tag_ in _RELATIVE else finite is None or opens < finite


def _is_right(doc: Doc, aside: _Aside) -> bool:
    """Whether the verb behind an aside has the word before that in its subject, or is joined to a verb before it."""
    verb = _main(doc[aside.verb or 0])
    if doc[aside.last + 1].tag_ == "CC":
        return verb.dep_ != "conj" or verb.head.i < aside.first
    return _has_subject(verb, aside.first - 1)


def _main(verb: Token) -> Token:
    while verb.dep_ in _HELPING:
        verb = verb.head
    return verb


def _has_subject(verb: Token, before: int) -> bool:
    main = _main(verb)
    subjects = [c for c in main.children if c.dep_ in SUBJECTS and c.i < main.i]
    return bool(subjects) and before in {t.i for t in subjects[-1].subtree} and main.pos_ in ("VERB", "AUX")


def _is_joined(verb: Token, before: int) -> bool:
    main = _main(verb)
    return main.dep_ == "conj" and main.head.i < before and main.head.tag_ == main.tag_
