"""A text whose sentences are parsed where they are asked for, and whose names are recognised where they are needed."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.symbols import dep
from spacy.tokens import Doc, Span

from events.extract.nlp import Paragraph, annotator, paragraphs, plain
from events.extract.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Pages", "parse"]

#: What a parse says of each word.
_PARSE = (HEAD, DEP, TAG, POS, LEMMA)


class Pages:
    """The sentences of a text, unread at first.

    Args:
        text: Any; offsets count its code points.

    Attributes:
        sentences: Where each begins and ends in the text, half-open, in order.
        paragraph_of: The number of the paragraph that each sentence stands in.
    """

    def __init__(self, text: str) -> None:
        """Find paragraphs and sentences, by their marks."""
        self._text = plain(text)
        self._spans = paragraphs(text)
        pieces = [sentences(self._text, start, end) for start, end in self._spans]
        self.sentences = [span for group in pieces for span in group]
        self.paragraph_of = [n for n, group in enumerate(pieces) for _ in group]
        self._first = [0, *accumulate(len(group) for group in pieces)]
        self._docs: dict[int, Doc] = {}
        self._read: set[int] = set()
        self._named: set[int] = set()
        self._paragraphs: dict[int, Paragraph] = {}

    def __len__(self) -> int:
        """How many sentences there are."""
        return len(self.sentences)

    def read(self, numbers: Iterable[int]) -> list[int]:
        """Parse sentences, by their numbers; those that had not been parsed before, in order.

        Raises:
            ModelError: No English model is installed.
        """
        new = sorted(set(numbers) - self._read)
        self._read.update(new)
        annotator().parse([self._words(number) for number in new])
        for index in dict.fromkeys(self.paragraph_of[number] for number in new):
            self._lay_out(index)
        return new

    def name(self, numbers: Iterable[int]) -> None:
        """Recognise the names in sentences that have been read."""
        new = sorted((set(numbers) & self._read) - self._named)
        self._named.update(new)
        annotator().name([self._docs[number] for number in new])
        for index in dict.fromkeys(self.paragraph_of[number] for number in new):
            self._lay_names(index)

    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of which a sentence has been read, in order."""
        for index, paragraph in self._paragraphs.items():
            before = self._first[index] - 1
            paragraph.after_gap = before >= 0 and before not in self._read
        return [self._paragraphs[index] for index in sorted(self._paragraphs)]

    def _words(self, number: int) -> Doc:
        """A sentence by itself, with the white space up to the next."""
        if number not in self._docs:
            start, end = self.sentences[number]
            if number + 1 < self._first[self.paragraph_of[number] + 1]:
                end = self.sentences[number + 1][0]
            self._docs[number] = annotator().words(self._text[start:end])
        return self._docs[number]

    def _lay_out(self, index: int) -> None:
        """Write what has been parsed of a paragraph into one document, in which the other sentences are bare words."""
        numbers = range(self._first[index], self._first[index + 1])
        docs = [self._words(number) for number in numbers]
        begins = [0, *accumulate(len(doc) for doc in docs)]
        read = tuple((begins[n], begins[n + 1]) for n, number in enumerate(numbers) if number in self._read)
        if index not in self._paragraphs:
            whole = docs[0] if len(docs) == 1 else _joined(docs)
            self._paragraphs[index] = Paragraph(whole, self._spans[index][0], index, read)
        paragraph = self._paragraphs[index]
        paragraph.read = read
        if len(docs) > 1:
            values: Any = np.concatenate(
                [
                    doc.to_array(list(_PARSE)) if number in self._read else _bare(len(doc))
                    for number, doc in zip(numbers, docs, strict=True)
                ]
            )
            paragraph.doc.from_array(list(_PARSE), values)

    def _lay_names(self, index: int) -> None:
        """Write the names found in a paragraph's sentences into its document."""
        numbers = range(self._first[index], self._first[index + 1])
        whole = self._paragraphs[index].doc
        spans, begin = [], 0
        for number in numbers:
            doc = self._words(number)
            if doc is not whole:
                spans += [Span(whole, begin + ent.start, begin + ent.end, ent.label) for ent in doc.ents]
            begin += len(doc)
        if spans:
            whole.set_ents(spans)


def parse(text: str) -> list[Paragraph]:
    """All paragraphs of a text, all of their sentences parsed and all names recognised.

    Raises:
        ModelError: No English model is installed.
    """
    pages = Pages(text)
    pages.name(pages.read(range(len(pages))))
    return pages.paragraphs()


def _joined(docs: Sequence[Doc]) -> Doc:
    """The words of several documents as one."""
    words = [token.text for doc in docs for token in doc]
    return Doc(docs[0].vocab, words=words, spaces=[bool(token.whitespace_) for doc in docs for token in doc])


def _bare(length: int) -> Any:  # noqa: ANN401 - spaCy's arrays
    """What stands for the parse of a sentence that has none: its words hang on the first, the only one with a role."""
    values = np.zeros((length, len(_PARSE)), dtype="int64")
    values[:, 0] = -np.arange(length)
    values[0, 1] = dep  # without one, spaCy begins no sentence there
    return values.view("uint64")
