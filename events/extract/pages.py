"""A text whose sentences are parsed where they are asked for, and whose names are recognised where they are needed."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from events.extract.nlp import Paragraph, annotator, load_model, paragraphs, plain
from events.extract.readout import Readout
from events.extract.sentences import sentences
from events.extract.words import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc as Parse

    from events.extract.words import Row

__all__ = ["Pages", "parse"]


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
        self._docs: dict[int, Parse] = {}
        self._read: set[int] = set()
        self._named: set[int] = set()

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
        return new

    def name(self, numbers: Iterable[int]) -> None:
        """Recognise the names in sentences that have been read."""
        new = sorted((set(numbers) & self._read) - self._named)
        self._named.update(new)
        annotator().name([self._docs[number] for number in new])

    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of which a sentence has been read, in order, as they are now."""
        return [self._paragraph(index) for index in sorted({self.paragraph_of[number] for number in self._read})]

    def _words(self, number: int) -> Parse:
        """A sentence by itself, with the white space up to the next."""
        if number not in self._docs:
            start, end = self.sentences[number]
            if number + 1 < self._first[self.paragraph_of[number] + 1]:
                end = self.sentences[number + 1][0]
            self._docs[number] = annotator().words(self._text[start:end])
        return self._docs[number]

    def _paragraph(self, index: int) -> Paragraph:
        """A paragraph with what has been read of it; its other sentences are bare words."""
        rows: list[Row] = []
        read: list[tuple[int, int]] = []
        first = self._first[index]
        for number in range(first, self._first[index + 1]):
            begin, known = len(rows), number in self._read
            rows += (_readout().parsed if known else _readout().bare)(self._words(number), begin)
            if known:
                read.append((begin, len(rows)))
        return Paragraph(
            Doc(rows), self._spans[index][0], index, tuple(read), first > 0 and first - 1 not in self._read
        )


def parse(text: str) -> list[Paragraph]:
    """All paragraphs of a text, all of their sentences parsed and all names recognised.

    Raises:
        ModelError: No English model is installed.
    """
    pages = Pages(text)
    pages.name(pages.read(range(len(pages))))
    return pages.paragraphs()


@lru_cache(maxsize=1)
def _readout() -> Readout:
    return Readout(load_model().vocab)
