"""Decades, centuries and millennia, stated portions of them, and years whose era was told before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.dates import Day, EdtfDate, Granularity, Interval, days_in_month, edtf_of
from events.tag.heads import early_years
from events.tag.meaning import Meaning
from events.tag.numbers import number_of
from events.tag.operators.calendar import calendar, mod_of, month_day, ordinal_of, season, year
from events.tag.operators.relative import AGES, ages_away
from events.tag.values import unit_value

if TYPE_CHECKING:
    from events.tag.context import Context

__all__ = [
    "adjoining_years",
    "before_present",
    "calendar_of_era",
    "century",
    "century_told",
    "century_turn",
    "day_of_styles",
    "decade",
    "decade_of_era",
    "dual_year",
    "millennium",
    "month_portion",
    "year_head_early",
    "year_of_era",
    "year_pair",
    "year_range_era",
    "year_short",
    "year_short_range",
]  # fmt: skip

Slots = dict[str, Any]
_LAST_HUNDREDS = 1800
"""The 1800s are a century; the 1900s may be a decade."""
_SOON, _HALF_CENTURY = 5, 50
"""How many years after the document's date, and after the last one of a story, a decade without its century may lie."""
_BESIDE, _UNDATED = 40, 2005
"""How near, in characters, a decade with its century tells that of one behind it; and the latest year that a decade
begins in, of a text without its date."""
_RIGHT_BEFORE = 100
"""How near, in characters, a date of old tells which decade or turn of the century is meant."""
_EARLY = 1000
"""Years before this one need their era, at least once."""
_DECADE = 10
CALENDARS = range(10, 14)
"""How many days lie between the calendars of Old and New Style, from the sixteenth century on."""
_PRESENT = Day(1950, 1, 1)
"""What years "before present" are counted from."""
_SAME_ERA = {2: 200, 3: 500}
"""How far from a year with its era a year of so many digits may lie to be of that era too."""


def decade(slots: Slots, ctx: Context) -> Meaning | None:
    """A decade: "the 1990s", "the '80s", "the nineties"."""
    text = str(slots["decade"]).lstrip("'")
    number = int(text)
    if slots.get("era") == "BC":
        return _dated_decade(slots, Day(1 - number, 1, 1))
    if number < 100 and "era" not in slots:
        seen = ctx.focus
        apart, latest = ctx.start - ctx.focus_end, ctx.dct.year + _SOON if ctx.dct else _UNDATED
        beside = seen is not None and seen.unit is Granularity.DECADE and apart <= _BESIDE
        beside = beside or (seen is not None and apart <= _RIGHT_BEFORE and seen.day.year + 100 < latest)
        told = seen.day.year if seen is not None and (beside or ctx.domain == "narrative") else None
        now = min(told + _HALF_CENTURY, latest) if told else latest
        number = now - (now - number) % 100
    first = Day(number, 1, 1)
    if number % 100 == 0 and number <= _LAST_HUNDREDS:
        return Meaning("DATE", f"{number // 100:02d}", mod_of(slots), first, Granularity.CENTURY, note="hundreds")
    return _dated_decade(slots, first)


def _dated_decade(slots: Slots, first: Day) -> Meaning:
    value = unit_value(first, Granularity.DECADE)
    whole = Meaning("DATE", value, mod_of(slots), first, Granularity.DECADE, note="decade")
    return _portion(whole, first, 10, str(slots["portion"])) if "portion" in slots else whole


def century(slots: Slots, _ctx: Context) -> Meaning:
    """A century by its ordinal, or a stated portion of it: the 20th is ``19``."""
    number = ordinal_of(slots)
    if slots.get("side") == "left":
        slots = slots | {"part": slots.get("part_left")}
    if slots.get("era") == "BC":
        value, first = f"BC{number - 1:02d}", Day(1 - 100 * number, 1, 1)
    else:
        value, first = f"{number - 1:02d}", Day(100 * (number - 1), 1, 1)
    whole = Meaning("DATE", value, mod_of(slots), first, Granularity.CENTURY, note="century")
    return _portion(whole, first, 100, str(slots["portion"])) if "portion" in slots else whole


def century_told(slots: Slots, ctx: Context) -> Meaning | None:
    """A century by its ordinal alone, in the era of the one told before: "the 7th century BC … by the 5th"."""
    seen = ctx.focus
    if seen is None or seen.unit is not Granularity.CENTURY:
        return None
    told = century(slots | {"era": "BC"} if seen.day.year <= 0 else slots, ctx)
    return told._replace(basis="anchored", anchor=seen.index)


def _portion(whole: Meaning, first: Day, years: int, portion: str) -> Meaning:
    """A half, third, quarter or tenth of a century or decade, or its turn; a tenth of a century is a decade."""
    if portion == "turn":
        return whole._replace(mod="START", edtf=EdtfDate(first.year, approximate=True))
    number, size = (int(part) for part in portion.split("/"))
    start, end = first.year + years * (number - 1) // size, first.year + years * number // size - 1
    if end - start == _DECADE - 1 and start > 0:
        return _dated_decade({}, Day(start, 1, 1))
    mod = "START" if number == 1 else "END" if number == size else "MID"
    return whole._replace(mod=mod, edtf=edtf_of(Interval(Day(start, 1, 1), Day(end, 12, 31))))


def month_portion(slots: Slots, ctx: Context) -> Meaning | None:
    """A half, third or quarter of a month: "the second half of May"; months have no turn and no tenths."""
    whole = calendar(slots, ctx) if "year" in slots else month_day(slots, ctx)
    number, _, size = str(slots["portion"]).partition("/")
    if whole is None or size not in ("2", "3", "4"):
        return None
    n, of = int(number), int(size)
    mod = "START" if n == 1 else "END" if n == of else "MID"
    if whole.day is None:
        return whole._replace(mod=mod)
    year, month, _ = whole.day
    last = days_in_month(year, month)
    first, end = last * (n - 1) // of + 1, last * n // of
    return whole._replace(mod=mod, edtf=edtf_of(Interval(Day(year, month, first), Day(year, month, end))))


def century_turn(slots: Slots, ctx: Context) -> Meaning:
    """The turn of the century nearest by, or next behind what was told of old right before."""
    year, old = (ctx.now.year if ctx.now else 2000) + 50, ctx.focus
    if old is not None and old.day.year + 100 < year and ctx.start - ctx.focus_end <= _RIGHT_BEFORE:
        year = old.day.year + 100
    return _portion(century(slots | {"ordinal": year // 100 + 1}, ctx), Day(year - year % 100, 1, 1), 100, "turn")


def millennium(slots: Slots, ctx: Context) -> Meaning:
    """A millennium by its ordinal, or a stated portion of it: the second is ``1``; in the era of one told before."""
    number, seen = ordinal_of(slots), ctx.focus
    if slots.get("side") == "left":
        slots = slots | {"part": slots.get("part_left")}
    told = seen is not None and seen.unit is Granularity.MILLENNIUM and seen.day.year <= 0
    if slots.get("era", "BC" if told else "") == "BC":
        value, first = f"BC{number - 1}", Day(1 - 1000 * number, 1, 1)
    else:
        value, first = f"{number - 1}", Day(1000 * (number - 1), 1, 1)
    whole = Meaning("DATE", value, mod_of(slots), first, Granularity.MILLENNIUM, note="millennium")
    return _portion(whole, first, 1000, str(slots["portion"])) if "portion" in slots else whole


def before_present(slots: Slots, _ctx: Context) -> Meaning | None:
    """So many years before 1950, the present of radiocarbon dating and of geologists: "4500 BP", "120 Ma"."""
    count = number_of(str(slots["age1" if slots.get("side") == "left" else "number"]))
    if count is None:
        return None
    years = count * int(slots.get("ages", 1))
    if years >= AGES:
        return ages_away({"approx": "APPROX"} | slots, _PRESENT, -1, years, "explicit")
    first = Day(_PRESENT.year - int(years), 1, 1)
    return Meaning("DATE", unit_value(first, Granularity.YEAR), "APPROX", first, Granularity.YEAR,
                   note=f"{years} years before 1950")  # fmt: skip


def dual_year(slots: Slots, ctx: Context) -> Meaning | None:
    """A day from January to March whose year is told as counted from March and from January: "3 Mar 1702/3"."""
    year, dual = int(slots["year"]) + 1, str(slots["dual"])
    return calendar(slots | {"year": str(year)}, ctx) if str(year).endswith(dual) else None


def day_of_styles(slots: Slots, ctx: Context) -> Meaning | None:
    """A day told in Old and New Style at once, "13 (25) March 1852": the later, which is the one of our calendar."""
    days = sorted((int(slots["day"]), int(slots["other"])))
    if days[1] - days[0] not in CALENDARS:
        return None
    slots = slots | {"day": days[1]}
    return calendar(slots, ctx) if "year" in slots else month_day(slots, ctx)


def year_range_era(slots: Slots, ctx: Context) -> Meaning | None:
    """One end of a range of years of one era: "499-493 BC", "AD 43-410", "446/5 BC"."""
    year, other = str(slots["year1"]), str(slots["year"])
    if slots["side"] == "right":
        ascends = slots["era"] == "AD" and other.isdigit() and year.isdigit() and int(other) < int(year)  # "1347-8 AD"
        year = year[: -len(other)] + other if ascends or b"/" in ctx.data[ctx.start - 1 : ctx.start] else other
    return calendar(slots | {"year": year}, ctx)


def calendar_of_era(slots: Slots, ctx: Context) -> Meaning | None:
    """A month or day with a year of three digits, in the era of the year mentioned before: "in 217 BC … in May 216"."""
    if slots.get("side") == "left":
        slots = slots | {"day": slots["day1"]} if "day1" in slots else slots | {"month": slots["month1"], "day": 0}
    seen, number = ctx.focus, int(slots["year"])
    before = seen is not None and seen.day.year <= 0 and abs(1 - number - seen.day.year) <= _SAME_ERA[3]
    slots = slots | {"era": "BC"} if before and "era" not in slots else slots
    return season(slots, ctx) if "season" in slots else calendar(slots, ctx)


def decade_of_era(slots: Slots, ctx: Context) -> Meaning | None:
    """A decade of three digits in the era of the year mentioned before: "in 334 BC … in the 320s"; else no decade."""
    seen, number = ctx.focus, int(slots["decade"])
    if seen is None or seen.day.year >= _EARLY:
        return None
    first = number if seen.day.year > 0 else 1 - number
    return (
        decade(slots | {"era": "AD" if first > 0 else "BC"}, ctx)
        if abs(first - seen.day.year) <= _SAME_ERA[3]
        else None
    )


def adjoining_years(slots: Slots, ctx: Context) -> Meaning | None:
    """One of two years that follow each other: "2015/2016"."""
    left, right = int(slots["year1"]), int(slots["year"])
    return year({"year": str(left if slots["side"] == "left" else right)}, ctx) if right == left + 1 else None


def year_head_early(slots: Slots, ctx: Context) -> Meaning | None:
    """A year of three digits that heads a line of a chronicle: "718 - The house is built anew."; else no year."""
    heads = ctx.start in early_years(ctx.data, ctx.grammar.cues["told_of"])
    return calendar(slots | {"era": "AD"}, ctx) if heads else None


def year_pair(slots: Slots, ctx: Context) -> Meaning | None:
    """One end of a range of years of two or three digits: "(618-907)", "reigned from 69 to 79"."""
    first, last = str(slots["year1"]), str(slots["year"])
    year = first if slots["side"] == "left" else last
    return calendar({"year": year, "era": "AD"}, ctx) if int(first) < int(last) else None


def year_short_range(slots: Slots, ctx: Context) -> Meaning | None:
    """One end of a range of years without their century: "'90-91"."""
    first, last = int(slots["year1"]), int(slots["year"])
    return year_short({"year": f"{first if slots['side'] == 'left' else last:02d}"}, ctx) if first < last else None


def year_short(slots: Slots, ctx: Context) -> Meaning | None:
    """A year without its century; one that is told of as over lies in the last century: "he came in '23"."""
    found, now = year(slots, ctx), ctx.dct
    if found is None or found.day is None or now is None or found.day.year <= now.year or ctx.direction() >= 0:
        return found
    return year(slots | {"year": str(found.day.year - 100)}, ctx)


def year_of_era(slots: Slots, ctx: Context, *, told: bool = False) -> Meaning | None:
    """A year of two or three digits in the era of the year mentioned before: "in 490 BC … in 478"; else no year.

    With ``told``, a year of our era where something is told of it.
    """
    seen, number = ctx.focus, int(slots["year"])
    plain = calendar(slots, ctx) if told else None
    if seen is None or seen.day.year >= _EARLY:
        return plain
    first = Day(number if seen.day.year > 0 else 1 - number, 1, 1)
    if abs(first.year - seen.day.year) > _SAME_ERA[len(str(number))]:
        return plain
    return Meaning("DATE", unit_value(first, Granularity.YEAR), mod_of(slots), first, Granularity.YEAR, "anchored",
                   seen.index, note=f"in the era of {seen.day.iso}")  # fmt: skip
