"""A document opened for reading: its dates, its sentences, and which of them are read; several are read together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.attach.mooring import moored
from events.extract.attach.periods import told_periods
from events.extract.attach.reckoned import with_reckoned
from events.extract.date.briefs import headed
from events.extract.date.dating import whole_units
from events.extract.date.entries import begins_of, entries_of
from events.extract.date.owntime import may_be_news, own_date
from events.extract.gate import may_tell
from events.extract.name.headwords import headword_of
from events.extract.parse.sentences import clauses_listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.read import Document
    from events.tag import Timex

__all__ = ["Draft", "read_together"]


class Draft:
    """A document whose events are going to be looked for.

    Args:
        document: Its text is parsed as English.
        timexes: Its temporal expressions.
        undated: Also look for events that only their tense dates.
        background: Also look for what is told by no row.

    Attributes:
        document: As given.
        published: The document creation time, as its text may tell it better.
        timexes: Its expressions, as that date resolves them.
        undated: As given.
        background: As given.
        entries: What it tells under dates at the head of a line.
        pages: Its sentences.
        heads: The numbers of those that are news of their own, of a page of several pieces.
        headword: What it is an article on, if it is one.
        wanted: The numbers of those that are read.
        telling: The numbers of those that would be read without what else the document tells.
    """

    def __init__(
        self, document: Document, timexes: Sequence[Timex], *, undated: bool = False, background: bool = False
    ) -> None:
        """Tell sentences apart, and which of them may tell an event."""
        from events.extract.parse.pages import Pages  # noqa: PLC0415 - loads spaCy

        self.document = document
        self.published, timexes = own_date(document.text, timexes, document.published)
        timexes = whole_units(moored(document.text, timexes, self.published), self.published)
        self.timexes = with_reckoned(document.text, told_periods(document.text, timexes, self.published))
        self.undated, self.background = undated, background
        self.entries = entries_of(document.text, self.timexes)
        self.headword = headword_of(document.title, document.text)
        his = self.headword is not None and not self.headword.kinds
        begins = {*begins_of(document.text, self.entries), *(clauses_listed(document.text) if his else ())}
        lines = (entry.line(document.text) for entry in self.entries)
        bounds = None if self.published is None else self.published.bounds().latest
        year = {} if bounds is None else {"year": bounds.year}
        self.pages = Pages(document.text, sorted({*begins, *lines}), begins, **year)
        news = may_be_news(self.timexes, self.published)
        self.heads = headed(document.text, self.pages.sentences) if news else frozenset()
        every = range(len(self.pages))
        telling: Sequence[int] = every
        if not undated:
            telling = may_tell(document.text, self.pages.sentences, self.timexes, self.published, self.entries)
            telling = sorted({*telling, *self.heads, *self._introduced()})
        self.wanted: Sequence[int] = every if background else telling
        self.telling = frozenset(telling)

    def _introduced(self) -> list[int]:
        """The number of the first sentence that names what an article is on: *he* of a later one is whom it names.

        That is a line without a stop only if no other names it.
        """
        text, sentences = self.document.text, self.pages.sentences
        if self.headword is None:
            return []
        named = [n for n, span in enumerate(sentences) if self.headword.words in text[slice(*span)]]
        return next(([n] for n in named if text[sentences[n][1] - 1] in ".;"), named[:1])


def read_together(drafts: Sequence[Draft]) -> None:
    """Parse what is wanted of documents and recognise its names: one document or many, the same for each of them.

    Raises:
        ModelError: No English model is installed.
    """
    from events.extract.parse.pages import read_pages  # noqa: PLC0415 - loads spaCy

    read_pages([(draft.pages, draft.wanted) for draft in drafts])
