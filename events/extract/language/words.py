"""A parsed paragraph in plain Python: what spaCy's ``Doc``, ``Span`` and ``Token`` tell, by the same names.

Extraction asks some forty questions about every word, and spaCy makes a new object for most of the answers. Here the
parse is read once (:mod:`events.extract.parse.readout`); a word is one object, and what is asked of it an attribute.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property, wraps
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from events.extract.language.forms import Row

__all__ = ["NO_YEAR", "Doc", "Span", "Token", "asked_once"]

#: The year in which a document was written that tells none: after all others.
NO_YEAR = 9999


_Answer = TypeVar("_Answer")
_Words = TypeVar("_Words", "Token", "Span")


class Token:
    """A word of a paragraph; equal to itself alone.

    Attributes:
        doc: Its paragraph.
        i: Its index in that.
        idx: Where it begins in the paragraph's text (code points).
        head: The word that it hangs on; itself at the root of a sentence.
        children: The words that hang on it, in order.
        lefts: Those of them that stand before it.
        rights: Those that stand after it.
        sent: Its sentence.
        answers: What has been asked of it, as :func:`asked_once` keeps it.
    """

    __slots__ = (
        *("_inside", "answers", "children", "dep_", "doc", "ent_iob_", "ent_type_", "form", "head", "i", "idx"),
        *("lefts", "lemma_", "lower_", "pos_", "rights", "sent", "tag_", "text", "whitespace_"),
    )
    head: Token
    sent: Span

    def __init__(self, doc: Doc, i: int, idx: int, row: Row) -> None:
        """Take a word; its head and its sentence are set by its paragraph."""
        use, space, _, _, self.ent_iob_, self.ent_type_ = row
        form, self.tag_, self.pos_, self.lemma_, self.dep_ = use
        self.doc, self.i, self.idx, self.form = doc, i, idx, form
        self.text, self.lower_, self.whitespace_ = form.text, form.lower_, " " if space else ""
        self.children: Sequence[Token] = _NOTHING
        self.lefts: Sequence[Token] = _NOTHING
        self.rights: Sequence[Token] = _NOTHING
        self._inside: list[Token] | None = None
        self.answers: dict[object, object] | None = None

    def __len__(self) -> int:
        """Its length in code points."""
        return len(self.text)

    def __repr__(self) -> str:
        """Its letters."""
        return self.text

    @property
    def text_with_ws(self) -> str:
        """It and the space after it."""
        return self.text + self.whitespace_

    @property
    def is_alpha(self) -> bool:
        """Whether it is all letters."""
        return self.form.is_alpha

    @property
    def is_upper(self) -> bool:
        """Whether it is in capitals."""
        return self.form.is_upper

    @property
    def is_punct(self) -> bool:
        """Whether it is a mark of punctuation."""
        return self.form.is_punct

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.form.is_space

    @property
    def is_stop(self) -> bool:
        """Whether it is one of spaCy's stop words."""
        return self.form.is_stop

    @property
    def is_currency(self) -> bool:
        """Whether it is the sign of a currency."""
        return self.form.is_currency

    @property
    def like_num(self) -> bool:
        """Whether it stands for a number."""
        return self.form.like_num

    @property
    def n_lefts(self) -> int:
        """How many words before it hang on it."""
        return len(self.lefts)

    @property
    def n_rights(self) -> int:
        """How many words after it hang on it."""
        return len(self.rights)

    @property
    def subtree(self) -> Sequence[Token]:
        """It and all that hangs on it, and on that: first what is before it, then itself, then what is after it."""
        if self._inside is None:
            if not self.children:
                self._inside = [self]
            else:
                before = [token for child in self.lefts for token in child.subtree]
                self._inside = [*before, self, *(token for child in self.rights for token in child.subtree)]
        return self._inside

    @property
    def left_edge(self) -> Token:
        """The first word of what hangs on it."""
        return self.doc.tokens[self.doc.edges[0][self.i]]

    @property
    def right_edge(self) -> Token:
        """The last word of what hangs on it."""
        return self.doc.tokens[self.doc.edges[1][self.i]]

    def is_ancestor(self, other: Token) -> bool:
        """Whether another word hangs on it, or on what hangs on it."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False

    def nbor(self, step: int = 1) -> Token:
        """The word so many words on; where the paragraph ends before it, its last, or first, word.

        Unlike spaCy's, which raises there: broken text begins and ends anywhere.
        """
        tokens = self.doc.tokens
        return tokens[min(max(self.i + step, 0), len(tokens) - 1)]


class Span:
    """Neighbouring words of a paragraph.

    Attributes:
        doc: The paragraph.
        start: Index of the first word.
        end: Index beyond the last.
        label_: The kind of entity; empty for what is none.
        answers: What has been asked of them, as :func:`asked_once` keeps it.
    """

    __slots__ = ("_ents", "_root", "answers", "doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        """Take the words from one index to another."""
        self.doc, self.start, self.end, self.label_ = doc, start, end, label
        self._ents: list[Span] | None = None
        self._root: Token | None = None
        self.answers: dict[object, object] | None = None

    def __len__(self) -> int:
        """How many words."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        """Its words, in order."""
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        """A word, or some, by their place in it."""
        if isinstance(at, slice):
            start, end, _ = at.indices(self.end - self.start)
            return Span(self.doc, self.start + start, self.start + max(start, end))
        first = self.start if at >= 0 else self.end
        if not self.start <= first + at < self.end:
            msg = "no such word"
            raise IndexError(msg)
        return self.doc.tokens[first + at]

    def __repr__(self) -> str:
        """Its text."""
        return self.text

    @property
    def text(self) -> str:
        """Its words and the spaces between them, without that after the last."""
        return "" if self.end <= self.start else self.doc.text[self.start_char : self.end_char]

    @property
    def start_char(self) -> int:
        """Where it begins in the paragraph's text (code points)."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Where its last word ends."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def root(self) -> Token:
        """The word that the others hang on; of several the nearest to the root of the sentence, then the first."""
        if self._root is None:
            self._root = self._found_root()
        return self._root

    def _found_root(self) -> Token:
        tokens, start, end = self.doc.tokens, self.start, self.end
        best = tokens[start]
        if end - start == 1:
            return best
        least = len(tokens)
        for token in tokens[start:end]:
            if token.head is token:
                return token
            if not start <= token.head.i < end and (depth := _depth(token)) < least:
                best, least = token, depth
        return best

    @property
    def ents(self) -> list[Span]:
        """The entities that lie in it, in order."""
        if self._ents is None:
            ents = self.doc.ents
            at = bisect_left(ents, self.start, key=lambda ent: ent.start)
            self._ents = []
            while at < len(ents) and ents[at].end <= self.end:
                self._ents.append(ents[at])
                at += 1
        return self._ents


class Doc:
    """A paragraph's words, in order.

    Args:
        rows: What the parse says of each.
        entry: Whether it stands under a date at the head of its line, as in a chronicle: its present is told of then.
        year: In which it was written.
        bygone: Where expressions of years before that begin in it (offsets in code points).
    """

    def __init__(
        self, rows: Sequence[Row], *, entry: bool = False, year: int = NO_YEAR, bygone: Container[int] = ()
    ) -> None:
        """Make the words, hang each on its head, and tell sentences apart."""
        self.entry, self.year, self.bygone = entry, year, bygone
        self.tokens: list[Token] = []
        at = 0
        for i, row in enumerate(rows):
            self.tokens.append(Token(self, i, at, row))
            at += len(row[0][0].text) + row[1]
        tokens = self.tokens
        hanging: dict[int, list[Token]] = {}
        for token, row in zip(tokens, rows, strict=True):
            head = token.head = tokens[row[2]]
            if head is not token:
                hanging.setdefault(row[2], []).append(token)
        for at, children in hanging.items():
            head = tokens[at]
            head.children = children
            if children[0].i > at:
                head.rights = children
            elif children[-1].i < at:
                head.lefts = children
            else:
                after = bisect_right(children, at, key=_index)
                head.lefts, head.rights = children[:after], children[after:]
        first = [i for i, row in enumerate(rows) if row[3] or not i]
        self.sents = [Span(self, a, b) for a, b in zip(first, [*first[1:], len(rows)], strict=True)]
        for sent in self.sents:
            for token in tokens[sent.start : sent.end]:
                token.sent = sent

    def __len__(self) -> int:
        """How many words."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """The words, in order."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        """A word by its index, or some of them."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[at]

    @cached_property
    def text(self) -> str:
        """The paragraph's text."""
        return "".join([token.text + token.whitespace_ for token in self.tokens])

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """The index of the first word of what hangs on each, and of the last."""
        heads = [token.head.i for token in self.tokens]
        first, last = list(range(len(heads))), list(range(len(heads)))
        settled = False
        while not settled:  # at once, but for words that hang across others
            settled = True
            for i, head in enumerate(heads):
                if first[i] < first[head]:
                    first[head], settled = first[i], False
            for i in range(len(heads) - 1, -1, -1):
                if last[i] > last[heads[i]]:
                    last[heads[i]], settled = last[i], False
        return first, last

    @cached_property
    def marks(self) -> list[int]:
        """The indices of its quotation marks."""
        return [token.i for token in self.tokens if token.text == '"']

    @cached_property
    def ents(self) -> list[Span]:
        """Its entities, in order."""
        found: list[Span] = []
        begin = None
        for token in self.tokens:
            if begin is not None and token.ent_iob_ != "I":
                found.append(Span(self, begin, token.i, self.tokens[begin].ent_type_))
                begin = None
            if token.ent_iob_ == "B":
                begin = token.i
        if begin is not None:
            found.append(Span(self, begin, len(self.tokens), self.tokens[begin].ent_type_))
        return found

    def name(self, at: int, kind: str) -> None:
        """Take a word for a name of some kind by itself; to be done before anything is asked of the words."""
        self.tokens[at].ent_type_, self.tokens[at].ent_iob_ = kind, "B"
        self.__dict__.pop("ents", None)

    def around(self, start: int, end: int) -> Span | None:
        """The words that a stretch of the text touches (code points, half-open); None beyond the text."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        only_space = start == first.idx + len(first.text)
        return Span(self, first.i + only_space, last.i + 1)

    def _at(self, place: int) -> Token | None:
        """The word that a code point belongs to, with the space after it."""
        token = self.tokens[bisect_right(self.tokens, place, key=_place) - 1]
        return token if 0 <= place < token.idx + len(token.text_with_ws) else None


def asked_once(question: Callable[[_Words], _Answer]) -> Callable[[_Words], _Answer]:
    """A question about a word or an entity that only the parse answers, which does not change: the answer is kept."""

    @wraps(question)
    def answer(words: _Words) -> _Answer:
        known = words.answers
        if known is None:
            known = words.answers = {}
        elif question in known:
            return known[question]  # type: ignore[return-value]
        found = known[question] = question(words)
        return found

    return answer


_NOTHING: Sequence[Token] = ()


def _index(token: Token) -> int:
    return token.i


def _place(token: Token) -> int:
    return token.idx


def _depth(token: Token) -> int:
    """How many words up the root of the sentence is; far for what is no word."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc.tokens) - 1
    depth = 0
    while token.head is not token:
        token = token.head
        depth += 1
    return depth
