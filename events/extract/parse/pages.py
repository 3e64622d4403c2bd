"""A text whose sentences are read where they are asked for: parsed, and their names recognised."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.words import NO_YEAR, Doc
from events.extract.mend.clipped import begun, unclipped
from events.extract.mend.mending import mended
from events.extract.parse.astray import Plainer, plainer
from events.extract.parse.doubled import doubled, two_part_names
from events.extract.parse.nlp import Paragraph, annotator, load_model, paragraphs, plain
from events.extract.parse.readout import Readout
from events.extract.parse.sentences import sentences
from events.extract.parse.shouted import calmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Doc as Parse

    from events.extract.language.forms import Row

__all__ = ["Pages", "parse", "read_pages"]


_begin = itemgetter(0)


class Pages:
    """The sentences of a text, unread at first.

    Args:
        text: Any; offsets count its code points.
        cuts: Where paragraphs begin that their marks do not tell, in order.
        entries: Those of them that begin what stands under a date.
        year: In which it was written.
        times: Where its expressions of time begin and end, half-open, and ``DATE`` or ``TIME`` for each.
        bygone: Where those begin that tell of years before that.

    Attributes:
        sentences: Where each begins and ends in the text, half-open, in order.
        paragraph_of: The number of the paragraph that each sentence stands in.
    """

    def __init__(
        self,
        text: str,
        cuts: Iterable[int] = (),
        entries: Iterable[int] = (),
        year: int = NO_YEAR,
        times: Iterable[tuple[int, int, str]] = (),
        bygone: Iterable[int] = (),
    ) -> None:
        """Find paragraphs and sentences, by their marks."""
        self._times, self._bygone = sorted(times), frozenset(bygone)
        self._text, self._year = plain(text), year
        self._spans, self._entries = paragraphs(text, cuts), frozenset(entries)
        pieces = [sentences(self._text, start, end) for start, end in self._spans]
        self.sentences = [span for group in pieces for span in group]
        self.paragraph_of = [n for n, group in enumerate(pieces) for _ in group]
        self._first = [0, *accumulate(len(group) for group in pieces)]
        self._docs: dict[int, Parse] = {}
        self._plainer: dict[int, Plainer] = {}
        self._read: set[int] = set()

    def __len__(self) -> int:
        """How many sentences there are."""
        return len(self.sentences)

    def read(self, numbers: Iterable[int]) -> list[int]:
        """Read sentences, by their numbers; those that had not been read before, in order.

        Raises:
            ModelError: No English model is installed.
        """
        before = set(self._read)
        read_pages([(self, numbers)])
        return sorted(self._read - before)

    def unread(self, numbers: Iterable[int]) -> dict[int, Parse]:
        """The words of sentences that have not been read yet, by their numbers, in order."""
        return {number: self._words(number) for number in sorted(set(numbers) - self._read)}

    def plainer(self, numbers: Iterable[int]) -> dict[int, Plainer]:
        """What is left of parsed sentences without the asides that led the parser astray, by their numbers."""
        found = ((number, plainer(self._docs[number], annotator().words)) for number in numbers)
        return {number: left for number, left in found if left is not None}

    def take(self, numbers: Iterable[int], left: Mapping[int, Plainer]) -> None:
        """Count sentences as read, whose words have been annotated, some of them again without asides."""
        self._read.update(numbers)
        self._plainer |= {number: told for number, told in left.items() if told.is_better()}

    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of which a sentence has been read, in order, as they are now."""
        names = two_part_names(self._text, (self._docs[number] for number in sorted(self._read)))
        return [self._paragraph(index, names) for index in sorted({self.paragraph_of[n] for n in self._read})]

    def _timed(self, rows: Iterable[Row], start: int) -> Iterator[Row]:
        """The words of a sentence that begins there, those of expressions of time as such."""
        at = start
        for use, space, head, opens, place, kind in rows:
            begin, end, time = self._time_at(at)
            timed = at < end
            own = kind if kind in TIMES else time
            yield (
                (use, space, head, opens, "B" if at == begin else "I", own)
                if timed
                else (use, space, head, opens, place, kind)
            )
            at += len(use[0].text) + space

    def _time_at(self, at: int) -> tuple[int, int, str]:
        """Where the last expression of time begins that does so up to there, where it ends, and of what type it is."""
        n = bisect_right(self._times, at, key=_begin)
        return self._times[n - 1] if n else (0, 0, "")

    def _words(self, number: int) -> Parse:
        """The words of a sentence by itself."""
        if number not in self._docs:
            self._docs[number] = annotator().words(self._sentence(number))
        return self._docs[number]

    def _sentence(self, number: int) -> str:
        """A sentence with the white space up to the next."""
        start, end = self.sentences[number]
        if number + 1 < self._first[self.paragraph_of[number] + 1]:
            end = self.sentences[number + 1][0]
        text = self._text[start:end]
        return calmed(text) if number == self._first[self.paragraph_of[number]] else text

    def _paragraph(self, index: int, names: Mapping[str, str]) -> Paragraph:
        """A paragraph with what has been read of it; its other sentences are bare text."""
        rows: list[Row] = []
        read: list[tuple[int, int]] = []
        pieces: list[int] = []
        first, start = self._first[index], self._spans[index][0]
        entry = start in self._entries
        for number in range(first, self._first[index + 1]):
            begin, known = len(rows), number in self._read
            if known:
                parsed = _readout().parsed(self._words(number), begin)
                if (left := self._plainer.get(number)) is not None:
                    parsed = iter(left.rejoined(parsed, _readout().parsed(left.parse, 0), begin))
                parsed = self._timed(parsed, self.sentences[number][0])
                told = mended(doubled(parsed, begin, names) if names else parsed, begin)
                rows += (unclipped if entry else begun)(told, begin)
            else:
                rows += _readout().bare(self._sentence(number), begin)
            pieces.append(begin)
            if known:
                read.append((begin, len(rows)))
        gap = first > 0 and first - 1 not in self._read
        end = self._spans[index][1]
        doc = Doc(rows, entry=entry, year=self._year, bygone={at - start for at in self._bygone if start <= at < end})
        return Paragraph(doc, start, index, tuple(read), tuple(pieces), first, gap)


def read_pages(wanted: Iterable[tuple[Pages, Iterable[int]]]) -> None:
    """Parse sentences of several texts together, and recognise their names.

    What is found in a sentence does not depend on what is read with it; the more is read at once, the less it costs.

    Args:
        wanted: Texts, each with the numbers of the sentences to read.

    Raises:
        ModelError: No English model is installed.
    """
    new = [(pages, pages.unread(numbers)) for pages, numbers in wanted]
    docs = [doc for _, some in new for doc in some.values()]
    annotator().parse(docs)
    again = [pages.plainer(some) for pages, some in new]
    annotator().parse([left.parse for some in again for left in some.values()])
    annotator().name(docs)
    for (pages, some), left in zip(new, again, strict=True):
        pages.take(some, left)


def parse(text: str) -> list[Paragraph]:
    """All paragraphs of a text, all of their sentences read.

    Raises:
        ModelError: No English model is installed.
    """
    pages = Pages(text)
    pages.read(range(len(pages)))
    return pages.paragraphs()


@lru_cache(maxsize=1)
def _readout() -> Readout:
    return Readout(load_model().vocab)
