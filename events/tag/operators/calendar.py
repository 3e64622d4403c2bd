"""Dates on the calendar: written in full, or with a part left out that the context fills in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.dates import Day, Granularity, add_days, unit_containing
from events.tag.lookback import is_any_day, reaches_on
from events.tag.meaning import Meaning
from events.tag.numbers import spoken_year
from events.tag.operators.onward import behind_late_month, by_way, goes_on, of_late, still_ahead, told_ago
from events.tag.tense import LEFT, heads_tale, weighed
from events.tag.values import SEASONS, edtf_of_value, is_date, unit_value, year_text

if TYPE_CHECKING:
    from events.tag.context import Context

__all__ = [
    "anaphoric_named", "calendar", "day_in_words", "day_of_month", "day_range", "fixed", "month_day", "numeric",
    "season", "weekday", "year", "year_range",
]  # fmt: skip

Slots = dict[str, Any]
_BACKWARDS = 1.75
"""How much farther a date before the last one mentioned counts in a narrative: stories run forward."""
_SAME_YEAR = 0.6
"""How much nearer a later month of the year that a story has come to counts, where it opens its clause."""
_NEAR_YEAR, _SCENE = 40, 600
"""How many characters after a bare year a month or day still lies in it, where an earlier date could claim it; and
so after a year that sets the scene."""
_AHEAD, _HALF_CENTURY = 10, 50
"""How many years ahead a year of two digits may lie; and in a story, which may go on well after the last mentioned."""
_FAR_BACK, _FAR_AHEAD = 200, 50
"""How many years before and after a post a number may lie to be a year by itself."""
_MANY = 8
"""After so many other dates a story that was told to the day goes on from there no more."""
_TOMORROW, _WEEK = 6, 7
"""How many days ago tomorrow's weekday was, which nobody calls the next; and how many make a week."""
_THAT_NEXT = 200
"""How many days ahead "that February" lies at most, where the date told last lies later in its year."""
_BESIDE = 24
"""How far behind the number of a house, in characters, the name of its street goes."""
_AGAINST, _OVER, _ONWARD, _UP_TO, _SINCE, _NEVER = 3.0, 5.0, 4.0, 12.0, 2.0, 1e6
"""How much farther away a date counts that lies on the side of the DCT that tense speaks against, ahead of what is told
as past, before a story's that goes on "until" or "by" then, ahead of one that goes on "since" then, and on the side
that tense clearly speaks against."""
_ZONE = 2
"""So many days ahead a day still is one just past, which the document's date, of another time zone, has not come to."""
_MISREAD = str.maketrans("lio", "110")
"""Letters that reading machines take for digits of a year."""
_SINCE_OR_YET = {"EARLIER": "START", "LATER": "END"}
"""Parts that are reckoned from the day itself: "earlier this month" lies before it, wherever in the month it is."""


def mod_of(slots: Slots) -> str | None:
    """The TIMEX3 modifier that the expression's own words say."""
    part = slots.get("part")
    number = str(slots.get("number", ""))
    about = number.endswith(("odd", " some", "-some"))
    more = "EQUAL_OR_MORE" if number.endswith(("+", "-plus")) else "APPROX" if about else None
    stated = _SINCE_OR_YET.get(str(part), part) or slots.get("approx") or slots.get("approx_date")
    return stated or slots.get("or_so") or more


def full_year(text: str, era: str | None, ctx: Context) -> int | None:
    """A year as written: digits, two digits (in the century that puts it nearest to the DCT) or words."""
    text = text.replace(",", "")
    text = text.translate(_MISREAD) if len(text) == len("l917") and text[1].isdigit() else text
    if not text.isdigit():
        text = text.lstrip("'")
        if not text.isdigit():
            return spoken_year(text)
    number = int(text)
    if era is not None and not number:
        return None
    if era == "BC":
        return 1 - number
    if len(text) == 2 and era is None:
        now = ctx.now.year if ctx.now else 2000
        latest = now + (_AHEAD if ctx.basis == "relative" else _HALF_CENTURY)
        latest = min(latest, ctx.dct.year + _AHEAD) if ctx.dct else latest
        return latest - (latest - number) % 100
    return number


def calendar(slots: Slots, ctx: Context) -> Meaning | None:
    """A date with its year: year, month and year, or day, month and year."""
    year = full_year(str(slots["year"]), slots.get("era"), ctx)
    if year is None:
        return None
    month, day = int(slots.get("month", 0)), int(slots.get("day", 0))
    unit = Granularity.DAY if day else Granularity.MONTH if month else Granularity.YEAR
    if month > 12 or (day and not is_date(year, month, day)):
        return None
    first = Day(year, month or 1, day or 1)
    return Meaning("DATE", unit_value(first, unit), mod_of(slots), first, unit, note="written out")


def fixed(slots: Slots, ctx: Context, year: int, month: int, day: int) -> Meaning | None:
    """A day that has become a name; a text from before it means another."""
    first = Day(year, month, day)
    if ctx.dct is not None and ctx.dct < first:
        return None
    return calendar({"year": str(year), "month": month, "day": day} | slots, ctx)


def year(slots: Slots, ctx: Context) -> Meaning | None:
    """A year alone; in posts a far number is a year only where a word says so: "in 1453", but "lost 1500".

    Alone in quotation marks it is a title.
    """
    found = None if _quoted(ctx) or _addressed(ctx) else calendar(slots, ctx)
    if found is None or found.day is None or ctx.dct is None or ctx.domain != "colloquial" or "part" in slots:
        return found
    near = -_FAR_BACK <= found.day.year - ctx.dct.year <= _FAR_AHEAD or b"year" in ctx.data[ctx.start : ctx.end].lower()
    return found if near or ctx.grammar.cues["dated"].search(ctx.data[max(0, ctx.start - 8) : ctx.start]) else None


def _quoted(ctx: Context) -> bool:
    """Whether the expression is all that stands in quotation marks, a comma or full stop aside."""
    mark = ctx.data[max(0, ctx.start - 1) : ctx.start]
    return mark in (b'"', b"'") and ctx.data[ctx.end : ctx.end + 2].lstrip(b".,")[:1] == mark


def _addressed(ctx: Context) -> bool:
    """Whether a number is that of a house: "stopped a car at 1800 Main". Nothing happens at a year."""
    at = ctx.data[max(0, ctx.start - 4) : ctx.start].lower() == b" at "
    return at and ctx.grammar.cues["street_name"].search(ctx.data[ctx.end : ctx.end + _BESIDE]) is not None


def ordinal_of(slots: Slots) -> int:
    """The number that an ordinal says; of two in a row that of the side meant."""
    return int(slots["ordinal1" if slots.get("side") == "left" else "ordinal"])


def place(ctx: Context, month: int, day: int, unit: Granularity, which: int | None = None) -> tuple[Day, str] | None:
    """The first day of a unit that begins with this month and day, in the year that the context suggests.

    Args:
        ctx: The context.
        month: Month that the unit begins with.
        day: Day of the month.
        unit: The unit.
        which: -1 for "last", 0 for "this", 1 for "next"; None lets tense decide.
    """
    fixed_year = ctx.year if ctx.year is not None or which is not None else ctx.year_of_event()
    if fixed_year is not None:
        return (Day(fixed_year, month, day), "explicit") if is_date(fixed_year, month, day) else None
    now = ctx.now
    if now is None:
        return None
    since = ctx.since or (goes_on(ctx, month, day) if which is None else None)
    if which is None and (ago := told_ago(ctx, month, day)) is not None:
        return ago, "relative"
    if ctx.basis == "anchored" and ctx.opened is not None:
        now = ctx.opened
    elif ctx.basis == "anchored" and ctx.timeline and (ctx.strayed or ctx.start - ctx.focus_end > _reach(ctx)):
        stale = ctx.focus is not None and ctx.focus.index - ctx.timeline.index > _MANY
        if stale and which is None and (fresh := of_late(ctx, month, day)) is not None:
            return fresh, "relative"
        now = now if stale else ctx.timeline.day
    reach = 1 if day < 29 else 4
    first = now.year - reach - (which is not None) if since is None or which is not None else since.year
    last = max(first, now.year) + reach
    options = [Day(year, month, day) for year in range(first, last + 1) if is_date(year, month, day)]
    whole = options
    if since is not None and which is None:
        options = [one for one in options if unit_containing(one, unit)[1] >= since][:1]
    if not options:
        return None
    chosen = choose(ctx, now, options, unit, which)
    behind = ctx.basis == "anchored" if since is ctx.since else since is not None and since <= (ctx.dct or since)
    if which is None and behind and (past := ctx.told_as_past(chosen, whole)):
        chosen, since = choose(ctx, now, past, unit, which), ctx.since
    return chosen, ctx.basis if since is ctx.since else "anchored"


def _reach(ctx: Context) -> int:
    """How far on a year that was mentioned holds for dates without one, where an earlier date could claim them."""
    later = ctx.told is not None and ctx.told.note.startswith("+") and ctx.told.unit is Granularity.YEAR
    return _SCENE if ctx.scene or later else _NEAR_YEAR


def choose(ctx: Context, now: Day, options: list[Day], unit: Granularity, which: int | None) -> Day:
    """Of days a year (or a week …) apart, the one that "last", "this", "next", the story or tense ask for."""
    if which is not None:
        return _asked(now, options, unit, which)
    if ctx.basis == "anchored" and ctx.focus:
        return _by_story(ctx, now, options, unit)
    issued = next((option for option in options if ctx.issued(option)), None)
    return _by_tense(ctx, now, options, unit) if issued is None else issued


def _asked(now: Day, options: list[Day], unit: Granularity, which: int) -> Day:
    first, last = unit_containing(now, unit)
    if which < 0:
        return max((o for o in options if o < first), default=options[0])
    if which > 0:
        return min((o for o in options if o > last), default=options[-1])
    running = (o for o in options if o <= now <= unit_containing(o, unit)[1])  # a winter begins the year before
    return next(running, None) or next((o for o in options if o.year == now.year), options[0])


def _by_story(ctx: Context, now: Day, options: list[Day], unit: Granularity) -> Day:
    """The day in the year just mentioned; else the one nearest to the last date, since stories run forward."""
    if ctx.focus is not None and ctx.focus.unit.rank >= Granularity.YEAR.rank:
        near = ctx.start - ctx.focus_end <= _reach(ctx)
        if near or ctx.timeline is None:
            return next((o for o in options if o.year == now.year), options[0])
    back, ahead = (1.0, _BACKWARDS) if ctx.looks_back() else (_BACKWARDS, 1.0)
    left = ctx.data[max(0, ctx.start - _BESIDE) : ctx.start]
    by = left.lower().endswith(b" by ") and ctx.named_in_sentence() is not None
    opens = ctx.grammar.cues["opens_clause"].search(ctx.data[max(0, ctx.start - _BESIDE) : ctx.start]) is not None
    foretold = ctx.grammar.cues["foretold"].search(ctx.data[max(ctx.focus_end, ctx.start - LEFT) : ctx.start])
    between, cues = ctx.data[ctx.focus_end : ctx.start], ctx.grammar.cues
    since = cues["behind"].search(left) is not None  # "at sea since March"
    onto = cues["goes_forward"].search(between) and not (since or ctx.looks_back())  # "it sailed again"
    onto = onto or cues["onward"].search(left) or cues["pairs"].search(between)
    back = _UP_TO if by or foretold else _ONWARD if onto else back
    ahead = _SINCE if since else ahead

    of_season = ctx.focus is not None and ctx.focus.unit is Granularity.SEASON and ctx.focus.day == now
    gone = unit_containing(now, Granularity.SEASON)[1].ordinal - now.ordinal if of_season else 0

    def lag(option: Day) -> tuple[bool, float, Day]:
        distance = unit_containing(option, unit)[1].ordinal - now.ordinal
        distance = max(0, distance - gone) if distance >= 0 else distance
        if unit is Granularity.SEASON and option > now:
            distance = option.ordinal - now.ordinal
        between = ctx.until is not None and now <= option < ctx.until
        onward = ahead * _SAME_YEAR if opens and option.year == now.year else ahead
        return not between, distance * onward if distance >= 0 else -distance * back, option

    return min(options, key=lag)


def _by_tense(ctx: Context, now: Day, options: list[Day], unit: Granularity) -> Day:
    """The day nearest to the document's date, on the side that tense speaks for."""
    first, last = unit_containing(now, unit)
    at = (ctx.data, ctx.start, ctx.end, ctx.grammar)
    direction = weighed(*at) or -heads_tale(*at)
    against = _OVER if direction <= -1 else _AGAINST
    known = ctx.dct_edtf is not None and ctx.dct_edtf.precision is Granularity.DAY

    def cost(option: Day) -> tuple[float, Day]:
        distance = 0 if first <= option <= last else option.ordinal - now.ordinal
        if distance * direction >= 0:
            return abs(distance), option
        clear = abs(direction) > 1 and not (known and 0 < distance <= _ZONE)
        return abs(distance) * against + (_NEVER if clear else 0), option

    return min(options, key=cost)


def placed(slots: Slots, found: tuple[Day, str] | None, unit: Granularity, unknown: str, ctx: Context) -> Meaning:
    if found is None:
        return Meaning("DATE", unknown, mod_of(slots), basis="relative", note="no date to count from")
    first, basis = found
    anchor = ctx.focus.index if basis == "anchored" and ctx.focus else None
    return Meaning("DATE", unit_value(first, unit), mod_of(slots), first, unit, basis, anchor, note="year by context")


def month_day(slots: Slots, ctx: Context) -> Meaning | None:
    """A month, or a day of a month, without its year."""
    month, day = int(slots["month"]), int(slots.get("day", 0))
    if day and not is_date(2000, month, day):
        return None
    unit = Granularity.DAY if day else Granularity.MONTH
    unknown = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    left = ctx.data[max(0, ctx.start - 2 * _BESIDE) : ctx.start]
    habit = b"ly " in left and ctx.grammar.cues["habitual"].search(left) is not None
    if (habit or (not day and ctx.is_of_another())) and "which" not in slots and ctx.year is None:
        return Meaning("DATE", unknown, mod_of(slots), basis="relative", note="of a year told by what was then")
    return placed(slots, place(ctx, month, day or 1, unit, slots.get("which")), unit, unknown, ctx)


def day_in_words(slots: Slots, ctx: Context) -> Meaning | None:
    """A day of a month in words, with or without its year: "the third of May"."""
    return calendar(slots, ctx) if "year" in slots else month_day(slots, ctx)


def day_of_month(slots: Slots, ctx: Context) -> Meaning | None:
    """A day of a month that was named before ("the 24th"), else of the DCT's month."""
    day = int(slots["day"])
    seen = ctx.month_told()
    base = ctx.now if seen is None else seen.day
    if base is None:
        return Meaning("DATE", f"XXXX-XX-{day:02d}", mod_of(slots), basis="relative", note="no date to count from")
    if not is_date(base.year, base.month, day):
        return None
    first = behind_late_month(ctx, seen, Day(base.year, base.month, day))
    told = ctx.listed() or ctx.named_in_sentence() is not None  # "away for most of May (from the 13th on)"
    if ctx.basis == "relative" and ctx.dct is not None and not told:
        first = by_way(ctx, base, first, ctx.dct)
    if ctx.basis == "relative" and ctx.dct is not None and ctx.domain != "narrative":
        first = still_ahead(ctx, first, ctx.dct)
    anchor = seen.index if seen else ctx.focus.index if ctx.focus else None
    basis = "anchored" if ctx.focus else "relative"
    return Meaning("DATE", unit_value(first, Granularity.DAY), mod_of(slots), first, Granularity.DAY, basis, anchor,
                   note="day of the month spoken of")  # fmt: skip


def season(slots: Slots, ctx: Context, code: str = "") -> Meaning | None:
    """A season, with or without its year."""
    code = code or str(slots["season"])
    counted = ctx.grammar.cues["nth"].search(ctx.data[max(0, ctx.start - _BESIDE) : ctx.start])
    counted = (counted and ctx.domain == "narrative") or ctx.is_of_another()
    if counted and "year" not in slots:  # "two more men died in the second winter"
        return Meaning("DATE", f"XXXX-{code}", mod_of(slots), basis="relative", note="one of several")
    if "year" in slots:
        year = full_year(str(slots["year"]), slots.get("era"), ctx)
        if year is None:
            return None
        found: tuple[Day, str] | None = (Day(year, SEASONS[code], 1), "explicit")
    else:
        found = place(ctx, SEASONS[code], 1, Granularity.SEASON, slots.get("which"))
        if found and code == "WI" and slots.get("which") != 1 and ctx.year is None and ctx.now:
            return _winter(slots, found, ctx.now, ctx)
    return placed(slots, found, Granularity.SEASON, f"XXXX-{code}", ctx)


def _winter(slots: Slots, found: tuple[Day, str], now: Day, ctx: Context) -> Meaning:
    """A winter spans two years: TIMEX3 names it by the year that it is spoken of in, EDTF by the year it begins in.

    In stories told by days or months it is named by the year it ends in: "In October 1777 … Over the winter" (1778).
    """
    which, (first, basis) = slots.get("which"), found
    if which == 0 and first > now and now.month < SEASONS["SU"] and ctx.direction() < 0:
        first = first._replace(year=first.year - 1)  # "this winter was mild", in March
    focus = ctx.focus if which is None and ctx.basis == "anchored" else None
    told = focus is not None and focus.unit.rank < Granularity.YEAR.rank
    year = first.year + (told or now.month < SEASONS["SP"]) if told or which == -1 else now.year
    meaning = placed(slots, (first, basis), Granularity.SEASON, "", ctx)
    edtf = edtf_of_value(unit_value(first, Granularity.SEASON), meaning.mod)
    named_by = Day(year, 1, 1) if year > first.year and not told else first
    return meaning._replace(value=f"{year_text(year)}-WI", day=named_by, edtf=edtf)


def anaphoric_named(slots: Slots, ctx: Context) -> Meaning | None:
    """A named month, season or weekday seen from the last date mentioned: "the following March"."""
    steps, reaching = int(slots["which"]), ctx.timeline is not None and reaches_on(ctx)
    focus = ctx.timeline if reaching else ctx.focus  # not that of "said Ann Hale, director since 2001"
    if "weekday" in slots:
        unit, size = Granularity.DAY, 7
    else:
        unit, size = (Granularity.MONTH if "month" in slots else Granularity.SEASON), 12
    if size == 7 and focus is not None and focus.unit.rank > Granularity.WEEK.rank:
        focus = ctx.last.get(Granularity.DAY, focus)
    if size == 7 and steps > 0 > ctx.direction() and ctx.is_far_day(focus):
        return _unknown_weekday(slots)
    if focus is None or focus.unit.rank > (Granularity.WEEK.rank if size == 7 else Granularity.YEAR.rank):
        simple = slots | {"which": (steps > 0) - (steps < 0)}
        return weekday(simple, ctx) if size == 7 else (month_day if "month" in slots else season)(simple, ctx)
    if size == 7:
        ahead = (int(slots["weekday"]) - focus.day.weekday) % 7
        first = add_days(focus.day, (ahead or 7) if steps > 0 else ahead - 7 if steps < 0 else ahead)
    else:
        month = int(slots["month"]) if "month" in slots else SEASONS[str(slots["season"])]
        start, end = unit_containing(focus.day, focus.unit)
        years = [Day(start.year + step, month, 1) for step in (-1, 0, 1, 2)]
        if steps:
            first = min(d for d in years if d > end) if steps > 0 else max(d for d in years if d < start)
        else:
            between = ctx.data[ctx.focus_end : ctx.start]  # "In August a fleet, fitted out that spring, sailed"
            aside = ctx.grammar.cues["done_aside"].search(between) is not None
            back = aside or ctx.looks_back()
            onward = ctx.domain == "narrative" and focus.unit.rank < Granularity.YEAR.rank and not back
            soon = onward and years[1] < start and years[2].ordinal - end.ordinal <= _THAT_NEXT
            first = years[2] if soon else years[1]  # "crowned in the autumn of 1399 … That February"
    return Meaning("DATE", unit_value(first, unit), mod_of(slots), first, unit, "anchored", focus.index,
                   note=f"{steps:+d} from {focus.day.iso}")  # fmt: skip


def _unknown_weekday(slots: Slots) -> Meaning:
    value = f"XXXX-WXX-{int(slots['weekday']) + 1}"
    return Meaning("DATE", value, mod_of(slots), basis="relative", note="no date to count from")


def weekday(slots: Slots, ctx: Context) -> Meaning | None:
    """A day of the week: the one before, on or after the DCT, by tense; the next one after a date of a story."""
    number, now, which = int(slots["weekday"]), ctx.now, slots.get("which")
    if now is None:
        return _unknown_weekday(slots)
    back, told = (now.weekday - number) % 7, ctx.basis == "anchored"
    first, seen = add_days(now, -back), ctx.day_told(number) if which is None else None
    if seen is not None and ctx.focus is not None:
        return Meaning("DATE", unit_value(seen, Granularity.DAY), mod_of(slots), seen, Granularity.DAY, "anchored",
                       ctx.focus.index, note="a weekday of what was told")  # fmt: skip
    if which is None and not told and (ctx.is_of_story() or is_any_day(ctx)):
        return _unknown_weekday(slots)
    week = (ctx.week_ahead() or ctx.foretold_since()) if which is None else None
    if week is not None:
        first = add_days(week, (number - week.weekday) % 7)
    elif which is None and (ctx.since is not None or _listed_ahead(ctx)):  # "off on Friday and Monday"
        from_then = ctx.since or (now if ctx.focus is None else ctx.focus.day)
        first = add_days(from_then, (number - from_then.weekday) % 7)
    elif which == -1 or (
        back == 0 and ctx.grammar.cues["behind"].search(ctx.data[max(0, ctx.start - _BESIDE) : ctx.start])
    ):
        first = add_days(now, -(back or 7))  # "missing since Friday"
    elif which == 1 or (which is None and back and (told or ctx.looks_ahead(yesterday=back == 1))):
        first = add_days(now, (14 if which == 1 and back == _TOMORROW and "beyond" not in slots else 7) - back)
    elif which == 0 and back:
        first = add_days(now, number - now.weekday)
    return Meaning("DATE", unit_value(first, Granularity.DAY), mod_of(slots), first, Granularity.DAY, ctx.basis,
                   ctx.anchor, note="weekday by tense")  # fmt: skip


def _listed_ahead(ctx: Context) -> bool:
    """Whether a weekday stands in a list right behind a day of the week to come."""
    seen, now = ctx.focus, ctx.dct
    ahead = seen is not None and now is not None and 0 < seen.day.ordinal - now.ordinal <= _WEEK
    return ahead and ctx.basis == "relative" and ctx.listed()


def year_range(slots: Slots, ctx: Context) -> Meaning | None:
    """One end of a range of years whose second is cut short: "1915-17", "2003-4"."""
    left, right = int(slots["year"]), str(slots["short"])
    end = left - left % 10 ** len(right) + int(right)
    if end <= left:
        return None
    about = {"approx": slots["approx"]} if "approx" in slots else {}
    return calendar({"year": str(left if slots["side"] == "left" else end)} | about, ctx)


def day_range(slots: Slots, ctx: Context) -> Meaning | None:
    """One end of a range, or pair, of days of one month: "6-7 January 1916"; of more days of the month told before."""
    if slots["side"] != "right":
        slots = slots | {"day": slots["day1" if slots["side"] == "left" else "day_middle"]}
    if "month" not in slots:
        return day_of_month(slots, ctx)
    return calendar(slots, ctx) if "year" in slots else month_day(slots, ctx)


def numeric(slots: Slots, ctx: Context) -> Meaning | None:
    """Three numbers: with dots, or where the option says so, day first; else month first, as in US English.

    Where only the other order is possible (no month 24), it is that order.
    """
    month, day = int(slots["first"]), int(slots["second"])
    if ("dots" in slots or ctx.day_first) and day <= 12:
        month, day = day, month
    if month > 12:
        month, day = day, month
    return calendar({"year": slots["year"], "month": month, "day": day}, ctx)
