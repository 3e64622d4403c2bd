"""What a reader keeps in mind: the document's date, the last dates mentioned, and the tense of the sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from events.dates import Day, Granularity, add_days, unit_containing
from events.tag.lookback import Aside, heads_diary, is_detour, of_death, off_story, opens_range, reaches_on, said_then
from events.tag.meaning import HOURS, PARTIAL, Focus, hour_of
from events.tag.tense import CLOSE, LEFT, direction_of, heads_line, sentence_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.dates import Edtf
    from events.tag.finder import Candidate
    from events.tag.grammar import Grammar
    from events.tag.meaning import Meaning

__all__ = ["Context"]

_NEAR = 24
_OLD, _PARAGRAPH = 365, 400
"""How many days old a date is that news tells as background, and how far on, in characters, the background goes."""
_MARK = 2
"""How many characters before the end of a sentence tell that it is one: they may be the last of an expression."""
_WEEK = 7
"""Of what was said so many days ago, less than, the days that it speaks of are told as seen from then."""
_BARELY, _HARDLY = 0.5, 0.25
"""The direction that verbs of what may be give, and more than those of what was chosen do, whose day may be its own."""
_CLAUSE = 60
"""How far before a date "until" may stand, in characters."""
_TITLE, _LINE = 400, 100
"""How much, in characters, holds the title, and a heading."""
_SAME_WEEK = 1000
"""How far on, in characters, a weekday may still lie in the week of a day that was told."""
_LATE, _FORENOON = 21, 9
"""From which hour an evening is late, and up to which a morning follows it that is told as past."""
_NIGHTFALL, _DAYBREAK, _GLUE, _BEYOND = 18, 6, 8, (b"after", b"until", b"till", b"through")
"""The hours that a night lies between; how near, in characters, a clock time is part of what stands before it; and
what leads from an evening to the hours behind midnight."""


@dataclass(slots=True)
class Context:
    """The discourse state that operators read.

    Attributes:
        dct: The document creation time, one day (of an uncertain one, the end that is being tried); None if unknown.
        dct_edtf: The document creation time as given; None if unknown.
        domain: ``news``, ``narrative`` or ``colloquial``.
        grammar: For its cues.
        data: The folded text.
        start: Start of the expression being resolved.
        end: Its end.
        focus: The last date mentioned, of any unit.
        focus_end: Where that expression ended.
        focus_start: Where it began.
        last: The last date mentioned of each unit.
        timeline: The last day, week, month or season that the story has come to.
        pinned: Whether the expression counts from the DCT in narratives too: "last May", a weekday of no week told.
        pinned_end: Where the last such one ends.
        partial: Whether the expression names a month: a day of the writer's, "yesterday", does not.
        strayed: Whether the last date mentioned lies off the story.
        opened: The first day of the range that the last date mentioned ends, where a story is told from there: "lasted
            from 12 March to 9 September 1706"; None if it ends none.
        began: The first day of the range that the last date mentioned ends, in any text; None if it ends none.
        scene: Whether the last date mentioned sets the scene for what follows: opens its sentence or is said twice.
        until: The first day of the next date that a sentence of a story states with its year; None if there is none.
        topic: The quarter under discussion, if there is one.
        since: The first day of the range that the expression ends; None if it ends none.
        beside: The day said further on that fixes the expression: where a quarter ends, or a clock time's day behind
            brackets; None if none does.
        year: A year that a neighbouring expression fixes; None if none does.
        told: What the last date mentioned says; None if there is none.
        day_first: Whether 03/04/2015 is 3 April.
        report: The year before the document's that its title says it reports on; None if none does.
        head: The last date that heads a line; None if there is none.
        aside: Where a story stood before it looked back, until it goes on; None where it does not look back.
        sections: Whether years that have lines to themselves, or titles, head what is told under them: "1916: A push".
        days: How many days have lines to themselves, two at most: they head what is told under them, as in diaries.
        today: The day that has the last such line to itself: what is told under it counts from then.
        opening: The first day that a report tells of, with its year.
        section: The year that has the last such line to itself, as a heading; None if another date heads a line since.
        passing: The last date that a story told by the way: "which ran until 1922", "which was lost in 1869".
        day_before: The last day mentioned before the one mentioned last.
    """

    dct: Day | None
    dct_edtf: Edtf | None
    domain: str
    grammar: Grammar
    data: bytes
    start: int = 0
    end: int = 0
    focus: Focus | None = None
    focus_end: int = 0
    focus_start: int = 0
    last: dict[Granularity, Focus] = field(default_factory=dict)
    year: int | None = None
    since: Day | None = None
    until: Day | None = None
    beside: Focus | None = None
    topic: Focus | None = None
    timeline: Focus | None = None
    strayed: bool = False
    opened: Day | None = None
    began: Day | None = None
    pinned: bool = False
    pinned_end: int = 0
    partial: bool = False
    scene: bool = False
    told: Meaning | None = None
    day_first: bool = False
    report: int | None = None
    head: Meaning | None = None
    section: int | None = None
    sections: bool = False
    aside: Aside | None = None
    days: int = 0
    today: Focus | None = None
    opening: Focus | None = None
    passing: Focus | None = None
    day_before: Focus | None = None

    @property
    def now(self) -> Day | None:
        """The day that relative expressions count from: in narratives the last date mentioned, else the DCT.

        Under days that have lines to themselves, as in diaries, it is the day.
        """
        if self.today is not None:
            return self.today.day
        return self.focus.day if self.focus is not None and self.basis == "anchored" else self.dct

    @property
    def basis(self) -> str:
        """``anchored`` where :attr:`now` is a date of the text, else ``relative``."""
        if self.today is not None:
            return "anchored"
        leans = self.dct is None or (self.domain == "narrative" and not self.pinned)
        return "anchored" if self.focus is not None and leans else "relative"

    @property
    def anchor(self) -> int | None:
        """Index of the timex that :attr:`now` comes from; None if it is the DCT."""
        if self.today is not None:
            return self.today.index
        return self.focus.index if self.focus is not None and self.basis == "anchored" else None

    def story_focus(self) -> Focus | None:
        """The last date mentioned, in what is told as past not the writer's own day: "the mill that stands today"."""
        focus = self.focus
        if focus is None or focus.day != self.dct or focus.unit is not Granularity.DAY or self.direction() >= 0:
            return focus
        return max((one for one in self.last.values() if one.day < self.dct), key=lambda one: one.end, default=focus)

    def direction(self) -> float:
        """Negative where the sentence looks back, positive where ahead, 0 if nothing tells; 2 if clear, ½ if barely."""
        return direction_of(self.data, self.start, self.end, self.grammar)

    def told_as_past(self, first: Day, options: list[Day]) -> list[Day]:
        """Those up to the document's own day where the sentence tells as past one that lies ahead of that, else none.

        So is "stepped down in April", told in March.
        """
        if self.dct is None or first <= self.dct or self.direction() > -1:
            return []
        return [one for one in options if one <= self.dct]

    def looks_ahead(self, *, yesterday: bool) -> bool:
        """Whether the sentence looks ahead; posts without a verb do, and entries of a calendar: "Saturday: rain".

        "Could" and "might" are too weak to take the weekday of yesterday for the one next week, as is "Happy Friday".
        """
        least, way, cues = _BARELY if yesterday else _HARDLY, self.direction(), self.grammar.cues
        greeted = yesterday and cues["greets"].search(self.data[max(0, self.start - _NEAR) : self.start])
        forecast = not way and cues["forecast"].search(self.data[self.end : self.end + _CLAUSE])
        return not greeted and (bool(forecast) or way > (-1 if self.domain == "colloquial" else least))

    def is_foreseen(self) -> bool:
        """Whether the words before it in its sentence say that it is to come: "will reopen on the 23rd"."""
        left = self.data[max(0, self.start - _CLAUSE) : self.start].rpartition(b". ")[2]
        return self.grammar.cues["foreseen"].search(left) is not None and self.direction() > 0

    def issued(self, day: Day) -> bool:
        """Whether a day lies within the document's own date, known to a month at most: the nearest there can be."""
        if self.basis == "anchored" or self.dct_edtf is None or self.dct_edtf.precision is not Granularity.MONTH:
            return False
        bounds = self.dct_edtf.strict_bounds()
        return bounds.earliest is not None and bounds.latest is not None and bounds.earliest <= day <= bounds.latest

    def pin(self, parts: Sequence[Candidate]) -> None:
        """Have an expression count from the DCT where its words point at the writer's day, in narratives too."""
        pinned = self.domain == "narrative" and self.dct is not None
        dated = pinned and any("month" in one.slots for one in parts)
        now = self.pinned_end > self.focus_end and self.start - self.pinned_end <= _PARAGRAPH  # still of that day
        self.pinned = pinned and (any(self._points(one, dated=dated) for one in parts) or (dated and now))

    def _points(self, part: Candidate, *, dated: bool) -> bool:
        if "weekday" in part.slots and "which" not in part.slots and not dated:
            told = self.focus is not None and self.focus.unit.rank <= Granularity.WEEK.rank
            return not told or self.start - self.focus_end > _SAME_WEEK or of_death(self)
        cues, left = self.grammar.cues, self.data[max(0, self.start - _CLAUSE - _NEAR) : self.start]
        month = {"month", "season"} & part.slots.keys()  # a story's is "that July"
        words = self.data[self.start : self.end]
        which = part.slots.get("which")
        coming = which == 1 and words[:4].lower() == b"next"  # not "the next month", which a story goes on to
        ahead = (which == 0 and month) or ((which == 0 or coming) and self.direction() + bool(coming and month) > 0)
        if ahead or (which is not None and any(cues[name].search(words) for name in ("last", "of_writer"))):
            return True
        if part.rule.kind not in (*PARTIAL, "holiday") or "year" in part.slots:
            return False
        ahead = bool(month) and cues["foreseen"].search(self.data[self.end : self.end + _NEAR].partition(b".")[0])
        return bool(ahead) or cues["from_now"].search(left) is not None  # "In May she will"

    def year_of_event(self) -> int | None:
        """The year that tells an event from its like, where this says when it was: "the 2023 vote was held in May".

        So does a year that opens the sentence: "In 2011 he was jailed in March"; the title of a yearly report; and a
        year that heads what is told under it.
        """
        if self.section is not None:
            return self.section
        if self.report is not None and self.direction() < 0:
            return self.report
        focus = self.focus
        if focus is None or focus.unit is not Granularity.YEAR or self.domain == "narrative":
            return None
        between, cues = self.data[self.focus_end : self.start], self.grammar.cues
        set_by = self.scene and not self.begins_anew(between) and (self.is_placed() or self._is_year_told(focus.day))
        held = any(cues[n].search(between) for n in ("held", "held_too", "adjoining")) and between[:5] != b" and "
        held = held and self.data[self.focus_start - 1 : self.focus_start] not in (b"-", b"/")  # "the 2017-18 season"
        held = held and not (self.dct is not None and focus.day.year < self.dct.year and self.direction() > 0)
        return focus.day.year if set_by or held else None

    def _is_year_told(self, year: Day) -> bool:
        """Whether a sentence that begins with "last year" tells a month of it: not "but in May", which may be new."""
        if self.dct is None or year.year == self.dct.year or (self.direction() > 0) is (year < self.dct):
            return False
        return self.grammar.cues["turns"].search(self.data[self.focus_end : self.start]) is None

    def is_placed(self) -> bool:
        """Whether the last date mentioned has its year from the words of the text."""
        return self.told is not None and self.told.basis != "relative"

    def listed(self) -> bool:
        """Whether the expression stands right behind the last date mentioned: "on the 1st and the 15th"."""
        cue = self.grammar.cues["listed"]
        return self.focus is not None and cue.fullmatch(self.data[self.focus_end : self.start]) is not None

    def has_dateline(self) -> bool:
        """Whether a day stands in for the DCT that is unknown: nobody's "today" is the day that a story has come to."""
        return self.domain != "narrative" and self.focus is not None and self.focus.unit is Granularity.DAY

    def day_told(self, weekday: int) -> Day | None:
        """The day of the text that a weekday repeats, or follows in what news tells of old.

        It is the last date mentioned in "on the 8th, a Saturday", and soon after it in "3 May 1926 … by the Friday".
        """
        focus, cues = self.focus, self.grammar.cues
        if focus is None or focus.unit is not Granularity.DAY:
            return None
        between, back = self.data[self.focus_end : self.start], (focus.day.weekday - weekday) % 7
        if cues["apposed"].search(between) is not None:
            return None if back else focus.day
        if between.strip() == b"(":  # "5-6 May (Tue-Wed)"
            return add_days(focus.day, -back)
        if not self.is_definite("alone") or (self.background() is None and self.is_far_day(focus)):
            return None
        return add_days(focus.day, 7 - back)

    def is_definite(self, behind: str) -> bool:
        """Whether it has its article, and what a cue asks for behind it: "in the September, she"."""
        left, right = self.data[max(0, self.start - _MARK * 2) : self.start], self.data[self.end : self.end + CLOSE]
        inside = self.data[self.start : self.start + _MARK * 2]
        left = inside if inside.lower() == b"the " and b" " not in self.data[self.start + 4 : self.end] else left
        return all(self.grammar.cues[name].search(at) for name, at in (("definite", left), (behind, right)))

    def is_of_story(self) -> bool:
        """Whether a weekday is one of a story told in news, of whose week nothing is told: "on the Thursday, she"."""
        seen = self.domain != "narrative" and self.focus is not None
        beside = seen and self.grammar.cues["apposed"].search(self.data[self.focus_end : self.start])
        told = seen and self.domain == "news" and self.is_definite("alone_too")
        return bool(beside) or (told and self.direction() < 0)

    def is_far_day(self, day: Focus | None) -> bool:
        """Whether the paragraph told no such day or week that a weekday goes on from."""
        if day is None or day.unit.rank > Granularity.WEEK.rank:
            return True
        return b"\n\n" in self.data[day.end : self.start] or self.start - day.end > _PARAGRAPH

    def is_of_another(self) -> bool:
        """Whether a month or season is of a year that what was then tells: "in the February of the great strike"."""
        return self.is_definite("of_another")

    def background(self, *, ahead: bool = False) -> Day | None:
        """The day, month or season, a year old or more, that news told before, which may look ``ahead`` from then."""
        focus, anchored = self.focus, self.basis_told() == "anchored"
        if focus is None or self.dct is None or self.domain != "news" or not self.is_placed():
            return None
        between = self.since_told()
        told = focus.unit.rank <= Granularity.MONTH.rank or focus.unit is Granularity.SEASON  # quarters: of figures
        old = told and self.dct.ordinal - focus.day.ordinal > _OLD and (anchored or not reaches_on(self))
        if not old or len(between) > _PARAGRAPH or b"\n\n" in between:
            return None
        tells = anchored or b";" in between
        tells = tells or next(sentence_ends(between, self.grammar), None) is not None
        return focus.day if tells and (ahead or self.direction() <= 0) else None

    def hero_goes_on(self) -> bool:
        """Whether the sentence tells what the one before was about did next: "He was arrested in August"."""
        between, after = self.since_told(), self.data[self.end : self.end + CLOSE]
        fronted = self.grammar.cues["fronted"].search(between) and self.grammar.cues["hero"].search(after)
        return bool(fronted) or self.grammar.cues["hero_goes_on"].search(between) is not None

    def basis_told(self) -> str:
        """The basis of the last date mentioned; empty if there is none."""
        return "" if self.told is None else self.told.basis

    def told_before_aside(self, unit: Granularity = Granularity.DAY) -> Focus | None:
        """The day, or month, that a paragraph named before it told of older times: "on 5 May the plant, built in 1990".

        What follows on the next day does so on that day, since of the older time no day is known.
        """
        seen, focus = self.last.get(unit), self.focus
        if seen is None or focus is None or not seen.end:
            return None
        between = self.data[seen.end : self.start]
        older = unit_containing(focus.day, focus.unit)[1] < seen.day
        told = self.data[max(seen.end - _MARK, self.focus_start - LEFT) : self.focus_start]
        anew = focus.unit is Granularity.MONTH and self.begins_anew(told)  # "It came to light in May. The next day"
        older = older and not (anew and self.grammar.cues["told_beside"].search(told) is None)
        return seen if older and len(between) <= 2 * _PARAGRAPH and b"\n\n" not in between else None

    def named_in_sentence(self, unit: Granularity = Granularity.MONTH) -> Focus | None:
        """The month, or day, that the sentence named last; None if it named none, or another date since."""
        focus = self.focus
        if focus is None or focus.unit is not unit:
            return None
        return None if self.begins_anew(self.since_told()) else focus

    def year_from_text(self) -> bool:
        """Whether a year before counts from a date of the text: "cost 2 million in 2018, half that a year before"."""
        said = self.data[self.start : self.end].lower()
        named = said.endswith(b"before") and self.named_in_sentence(Granularity.YEAR) is not None
        return named or (self.domain == "narrative" and not said.endswith(b"ago"))

    def week_ahead(self) -> Day | None:
        """The first day of the coming week that the sentence named last: "next week, probably on Tuesday"."""
        focus = self.focus
        if focus is None or focus.unit is not Granularity.WEEK or self.dct is None or focus.day <= self.dct:
            return None
        anew = self.begins_anew(self.since_told())
        return None if anew or self.direction() < 0 else focus.day

    def foretold_since(self) -> Day | None:
        """The first day that words of a day just past can speak of: "said Sunday that she would speak Monday"."""
        focus = self.focus
        if focus is None or focus.unit is not Granularity.DAY or self.dct is None or self.domain == "narrative":
            return None
        between = self.data[self.focus_end : self.start]
        anew = self.begins_anew(self.since_told())
        near = 0 <= self.dct.ordinal - focus.day.ordinal < _WEEK and not anew
        said = near and self.grammar.cues["foretold"].search(between) is not None
        return add_days(focus.day, 1) if said else None

    def month_told(self) -> Focus | None:
        """The day or month that a day of the month is of: the last date told, or in a story that before a season."""
        focus, months = self.focus, (Granularity.DAY, Granularity.MONTH)
        if focus is None or focus.unit in months:
            return focus
        if self.domain != "narrative" or focus.unit is not Granularity.SEASON:
            return None
        told = max((self.last[unit] for unit in months if unit in self.last), key=lambda one: one.end, default=None)
        return told if told is not None and len(self.data[told.end : self.start]) <= _PARAGRAPH else None

    def before_that(self, hour: int) -> bool:
        """Whether a clock time is of the day before: "It sank early on Sunday. It had sailed at 6 p.m."."""
        left = self.data[max(self.focus_end, self.start - LEFT) : self.start]
        morning = self.told is not None and self.told.value.endswith("TMO")
        before = None if self.told is None else HOURS["MI"] if morning else hour_of(self.told)
        return before is not None and hour > before and self.grammar.cues["had"].search(left) is not None

    def looks_back(self) -> bool:
        """Whether a story tells what had been before: "the ship had left in March", "which in May had numbered"."""
        left = self.data[max(self.focus_end, self.start - LEFT) : self.start]
        return self.had_beside() or self.grammar.cues["had_been"].search(left) is not None

    def had_beside(self) -> bool:
        """Whether "had" stands behind a date that a clause begins with: "which in May had numbered"."""
        had = self.data[self.end : self.end + 5] == b" had "
        left = self.data[max(self.focus_end, self.start - _CLAUSE) : self.start]
        return had and self.grammar.cues["which_in"].search(left) is not None

    def after_that(self, hour: int) -> bool:
        """Whether a clock time is of the day after: "It sailed on Saturday night and sank at 3 a.m."."""
        told = None if self.told is None else hour_of(self.told)
        between = self.data[self.focus_end : self.start]
        apart = len(between) > _GLUE or between.strip().lower() in _BEYOND
        apart = apart or self.begins_anew(self.since_told())
        if told is None or told < _NIGHTFALL or not apart:
            return False
        late = told >= _LATE and hour < _FORENOON and self.direction() < 0  # "lost at 11pm, by 7am"
        return hour < _DAYBREAK or late

    def since_told(self) -> bytes:
        """What stands between the last date mentioned and the expression, with the end of that date."""
        return self.data[max(0, self.focus_end - _MARK) : self.start]

    def begins_anew(self, between: bytes, times: int = 1) -> bool:
        """Whether so many sentences end in a text, or must have."""
        ends = islice(sentence_ends(between, self.grammar), times)
        return len(between) > LEFT or sum(1 for _ in ends) == times

    def remember(self, meaning: Meaning, index: int) -> None:
        """Make a date the one that later expressions lean on."""
        if meaning.day is not None and meaning.unit is not None and meaning.type in ("DATE", "TIME", "DURATION"):
            if heads := heads_line(self.data, self.start, self.end, self.grammar, alone=True):
                self.head = meaning
                whole = self.sections and meaning.unit is Granularity.YEAR and meaning.basis == "explicit"
                alone = self.grammar.cues["entry_alone"].search(self.data[self.end : self.end + _LINE]) is not None
                self.section = meaning.day.year if whole and alone else None
                of_diary = alone and heads_diary(self, meaning)
                self.today = Focus(meaning.day, meaning.unit, index, self.end) if of_diary else None
            story = self.domain == "narrative"
            hearsay = meaning.basis == "relative" and not (self.focus is None and self.partial)
            self.pinned_end = self.end if self.pinned and meaning.basis == "relative" else self.pinned_end
            if story and (hearsay or off_story(self, meaning.day)):
                self.passing = None if hearsay else Focus(meaning.day, meaning.unit, index, self.end)
                return
            aside = not story and self.data[self.end - 8 : self.end] == b" earlier"
            if aside or (hearsay and said_then(self, meaning)):
                return
            if story or meaning.unit is Granularity.YEAR:
                left, seen = self.data[max(0, self.start - _CLAUSE) : self.start], self.focus
                again = story and seen is not None and (seen.day, seen.unit) == (meaning.day, meaning.unit)
                self.scene = again or heads or self.grammar.cues["opening"].search(left) is not None
            self.opened = opens_range(self, meaning)
            self.focus_start, self.focus_end, self.told = self.start, self.end, meaning
            self.strayed = is_detour(self, meaning.day)
            if (meaning.unit.rank <= Granularity.MONTH.rank or meaning.unit is Granularity.SEASON) and not self.strayed:
                self.timeline = Focus(meaning.day, meaning.unit, index)
            before = self.last.get(meaning.unit) if meaning.unit is Granularity.DAY else None
            self.day_before = before if before is not None and before.day != meaning.day else self.day_before
            self.focus = self.last[meaning.unit] = Focus(meaning.day, meaning.unit, index, self.end)
            if not story and self.end < _TITLE and meaning.unit is Granularity.DAY and meaning.basis == "explicit":
                self.opening = self.opening or self.focus
