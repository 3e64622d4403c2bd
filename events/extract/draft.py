"""A document opened for reading: its dates, its sentences, and which of them are read; several are read together."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from events.extract.attach.mooring import moored
from events.extract.attach.periods import told_periods
from events.extract.attach.reckoned import with_reckoned
from events.extract.date.briefs import headed
from events.extract.date.dating import whole_units
from events.extract.date.entries import begins_of, entries_of
from events.extract.date.owntime import may_be_news, own_date
from events.extract.gate import may_tell, may_tell_aside
from events.extract.language.words import NO_YEAR
from events.extract.name.collected import stories_of
from events.extract.name.headwords import headword_of
from events.extract.parse.sentences import clauses_listed
from events.tag import reported_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.name.collected import Story
    from events.extract.name.headwords import Headword
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
        headword: What a story of a page is on, if its own words do not tell.
        news: Of such a story, whether the page may be news; None of a page.

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
        stories: The drafts of what a page of several stories tells, which are read instead; where each begins.
        now: The document creation time, but None of a story on a page that is no news.
    """

    def __init__(
        self,
        document: Document,
        timexes: Sequence[Timex],
        *,
        undated: bool = False,
        background: bool = False,
        headword: Headword | None = None,
        news: bool | None = None,
    ) -> None:
        """Tell sentences apart, and which of them may tell an event."""
        from events.extract.parse.pages import Pages  # noqa: PLC0415 - loads spaCy

        self.document = document
        self.published, timexes = own_date(document.text, timexes, document.published)
        self.undated, self.background = undated, background
        reports = reported_year(document.text, document.published, title=document.title) is not None
        self.now = None if news is False or reports else self.published
        parts = stories_of(document.title, document.text) if news is None else []
        self.stories = [(part.start, self._part(part, timexes)) for part in parts]
        if parts:
            return
        timexes = whole_units(moored(document.text, timexes, self.published), self.published)
        self.timexes = with_reckoned(document.text, told_periods(document.text, timexes, self.published))
        self.entries = entries_of(document.text, self.timexes)
        self.headword = headword_of(document.title, document.text) or headword
        his = self.headword is not None and not self.headword.kinds
        begins = {*begins_of(document.text, self.entries), *(clauses_listed(document.text) if his else ())}
        lines = (entry.line(document.text) for entry in self.entries)
        bounds = None if self.published is None else self.published.bounds().latest
        year = NO_YEAR if bounds is None else bounds.year
        times = ((t.start, t.end, t.type) for t in self.timexes if t.type in ("DATE", "TIME"))
        bygone = (t.start for t in self.timexes if t.latest is not None and t.latest.year < year)
        self.pages = Pages(document.text, sorted({*begins, *lines}), begins, year, times, bygone)
        told_now = may_be_news(self.timexes, self.now)
        self.heads = headed(document.text, self.pages.sentences) if told_now else frozenset()
        telling: Sequence[int] = range(len(self.pages))
        if not undated:
            telling = may_tell(document.text, self.pages.sentences, self.timexes, self.published, self.entries)
            telling = sorted({*telling, *self.heads, *self._introduced()})
        aside = may_tell_aside(document.text, self.pages.sentences, self.timexes, self.now) if background else ()
        self.wanted: Sequence[int] = sorted({*telling, *aside})
        self.telling = frozenset(telling)

    def _part(self, story: Story, timexes: Sequence[Timex]) -> Draft:
        """The draft of a story; an expression that leans on another story's tells nothing there."""
        first = bisect_left(timexes, story.start, key=lambda t: t.start)
        last = bisect_left(timexes, story.end, key=lambda t: t.start)
        own = []
        for timex in timexes[first:last]:
            anchor, begin, end = (
                None if at is None or not first <= at < last else at - first
                for at in (timex.anchor, timex.begin_point, timex.end_point)
            )
            moved = replace(timex, start=timex.start - story.start, end=timex.end - story.start)
            moved = replace(moved, anchor=anchor, begin_point=begin, end_point=end)
            astray = timex.anchor is not None and anchor is None
            own.append(replace(moved, edtf=None, earliest=None, latest=None) if astray else moved)
        text, title = self.document.text[story.start : story.end], "" if story.start else self.document.title
        part = replace(self.document, text=text, published=self.published, title=title)
        news, undated, background = may_be_news(timexes, self.published), self.undated, self.background
        return Draft(part, own, undated=undated, background=background, headword=story.headword, news=news)

    def _introduced(self) -> list[int]:
        """The number of the first sentence that names what an article is on: *he* of a later one is whom it names.

        That is a line without a stop only if no other names it.
        """
        text, sentences = self.document.text, self.pages.sentences
        if self.headword is None:
            return []
        words = {self.headword.words, self.headword.words.upper()}
        named = [n for n, span in enumerate(sentences) if any(word in text[slice(*span)] for word in words)]
        return next(([n] for n in named if text[sentences[n][1] - 1] in ".;"), named[:1])


def read_together(drafts: Sequence[Draft]) -> None:
    """Parse what is wanted of documents and recognise its names: one document or many, the same for each of them.

    Raises:
        ModelError: No English model is installed.
    """
    from events.extract.parse.pages import read_pages  # noqa: PLC0415 - loads spaCy

    parts = [part for draft in drafts for part in ([story for _, story in draft.stories] or [draft])]
    read_pages([(part.pages, part.wanted) for part in parts])
