"""Durations, spans that touch the document's date, and repeated times."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from events.dates import Day, EdtfDate, EdtfRange, Granularity, shift
from events.tag.lookback import of_game
from events.tag.meaning import Meaning
from events.tag.numbers import number_of
from events.tag.operators.calendar import mod_of

if TYPE_CHECKING:
    from events.dates import Edtf
    from events.tag.context import Context

__all__ = ["dosing", "duration", "duration_half", "duration_of", "duration_of_ward", "frequency", "repeated", "span"]

Slots = dict[str, Any]
_FINER = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS")}
_PLACES = 6
"""How many places behind the point a number may have that is written so."""
_NOTE = 2_000
"""How near, in characters, a clinic's words stand to what is of its notes."""
_ASKED = 4
_POSSESSIVE = 5
"""How many characters the word of a question takes, with its blank, and a possessive with its two."""
_UNIT = {"D": Granularity.DAY, "W": Granularity.WEEK, "M": Granularity.MONTH, "Q": Granularity.QUARTER,
         "Y": Granularity.YEAR}  # fmt: skip


def iso_duration(count: Fraction | None, code: str) -> str:
    """An ISO 8601 duration; an unknown number is ``X``, decades and centuries are counted in years.

    >>> iso_duration(Fraction(5, 2), "Y"), iso_duration(None, "C"), iso_duration(Fraction(2), "E")
    ('P2Y6M', 'PXC', 'P20Y')
    >>> iso_duration(Fraction(1, 2), "TH"), iso_duration(Fraction(3), "WE")
    ('PT30M', 'P3WE')
    >>> iso_duration(Fraction("8.02"), "D"), iso_duration(Fraction("4.2"), "Y"), iso_duration(Fraction("0.3"), "TS")
    ('P8.02D', 'P4.2Y', 'PT0.3S')
    >>> iso_duration(Fraction("14.6"), "M"), iso_duration(Fraction("1.5"), "M")
    ('P14.6M', 'P1M15D')
    """
    if code == "FN":
        count, code = (None if count is None else 2 * count), "W"
    if count is None:
        return f"PTX{code[1:]}" if code.startswith("T") and len(code) == 2 else f"PX{code}"
    if code in ("E", "C", "L"):
        count, code = count * {"E": 10, "C": 100, "L": 1000}[code], "Y"
    whole, rest = divmod(count, 1)
    if not rest or code not in _FINER:
        return _part(Fraction(whole) if not rest else count, code, started=False)
    times, finer = _FINER[code]
    parts = 2 if code == "M" else times  # months have no days of their own
    if (rest * parts).denominator != 1 and 10**_PLACES % rest.denominator == 0:  # "8.02 days" is no 8 days
        return _part(count, code, started=False)
    if not whole:
        return iso_duration(Fraction(round(rest * times)), finer)
    return _part(Fraction(whole), code, started=False) + _part(
        Fraction(round(rest * times)), finer, started=code.startswith("T")
    ).lstrip("P")


def _part(count: Fraction, code: str, *, started: bool) -> str:
    number = str(int(count)) if count.denominator == 1 else f"{float(count):g}"
    if code.startswith("T") and len(code) == 2:
        return f"{'' if started else 'PT'}{number}{code[1:]}"
    return f"P{number}{code}"


def duration(slots: Slots, ctx: Context, unit: str = "", *, plural: bool = False) -> Meaning | None:
    """A length of time that is not tied to the calendar; bare plurals ("for weeks") are of unknown number.

    "How many weeks" asks for one, and is none; nor are the quarters of a game.
    """
    asked = slots.get("number") == "many" and ctx.data[max(0, ctx.start - _ASKED) : ctx.start].lower() == b"how "
    if asked or (unit == "Q" and of_game(ctx)):
        return None
    count = None if plural else number_of(str(slots.get("number", "one")))
    return Meaning("DURATION", iso_duration(count, unit or str(slots["unit"])), mod_of(slots), note="a length of time")


def duration_half(slots: Slots, _ctx: Context) -> Meaning | None:
    """A half, or one and a half: "half an hour", "a year and a half"."""
    count = Fraction(3, 2) if "half" in slots else Fraction(1, 2)
    return Meaning("DURATION", iso_duration(count, str(slots["unit"])), mod_of(slots), note="a length of time")


def duration_of_ward(slots: Slots, ctx: Context) -> Meaning | None:
    """So many parts of a week or year, as British clinics write days, weeks and months: "3/7", "2/52"; else no time."""
    near = ctx.data[max(0, ctx.start - _NOTE) : ctx.end + _NOTE]
    return duration(slots, ctx) if ctx.grammar.cues["of_ward"].search(near) else None


def duration_of(slots: Slots, _ctx: Context, value: str) -> Meaning:
    """A length of time that the rule itself knows."""
    return Meaning("DURATION", value, mod_of(slots), note="a length of time")


def span(slots: Slots, ctx: Context, sign: int = 0, number: str = "") -> Meaning | None:
    """A length of time that ends ("the past 15 years") or begins ("the next two weeks") with the DCT.

    Somebody's last ten years end with the life; what is told of old goes on from that: "For the next year he taught".
    """
    code, words = str(slots["unit"]), number or slots.get("number")
    count = number_of(str(words)) if words else None
    way = sign or int(slots["which"])
    of_life = ctx.data[max(0, ctx.start - _POSSESSIVE) : ctx.start].lower().endswith((b" his ", b" her "))
    told = way > 0 and ctx.dct is not None and ctx.focus is not None and ctx.focus.day.year < ctx.dct.year
    dated = ctx.basis == "relative" and not (of_life or (told and ctx.direction() < 0))
    edtf = span_edtf(count, code, way, ctx.dct_edtf) if dated else None
    return Meaning("DURATION", iso_duration(count, code), mod_of(slots), basis="relative", edtf=edtf,
                   note="ends with the document's date" if way < 0 else "begins with the document's date")  # fmt: skip


def span_edtf(count: Fraction | None, code: str, way: int, dct: Edtf | None) -> Edtf | None:
    """The span of so many units up to (way -1) or from (1) the DCT; its far end as precise as the unit."""
    if dct is None or count is None or count <= 0:
        return None
    if code in ("E", "C"):
        count, code = count * (10 if code == "E" else 100), "Y"
    if count.denominator != 1 and code in _FINER:
        count, code = Fraction(round(count * _FINER[code][0])), _FINER[code][1]
    what = _UNIT.get(code)
    near_start, near_end = (dct.start, dct.end) if isinstance(dct, EdtfRange) else (dct, dct)
    bounds = dct.strict_bounds()
    edge = bounds.earliest if way < 0 else bounds.latest
    if what is None or edge is None:
        return None
    far = far_date(shift(edge, what, way * int(count)), what, dct.precision)
    return EdtfRange(far, near_end) if way < 0 else EdtfRange(near_start, far)


def far_date(day: Day, unit: Granularity, least: Granularity) -> EdtfDate:
    """A day written as precisely as both a unit and the precision it is counted from allow."""
    coarse = max(unit, least, key=lambda one: one.rank)
    if coarse.rank >= Granularity.HALF.rank:
        return EdtfDate(day.year)
    return EdtfDate(day.year, day.month) if coarse.rank >= Granularity.MONTH.rank else EdtfDate(*day)


def frequency(
    slots: Slots, _ctx: Context, value: str = "", quant: str | None = None, freq: str | None = None
) -> Meaning:
    """A repeated time by one word: "daily", "annually"; of days also in a part of theirs: "every weekday morning"."""
    value = (value or str(slots["value"])) + (f"T{slots['daypart']}" if "daypart" in slots else "")
    return Meaning("SET", value, mod_of(slots), quant=quant, freq=freq, note="repeated")


def dosing(slots: Slots, ctx: Context) -> Meaning:
    """How often a drug is taken: "BID" is twice daily."""
    value, _, freq = str(slots["dosing"]).partition(" ")
    return frequency({}, ctx, value, freq=freq)


def repeated(slots: Slots, _ctx: Context, quant: str = "EVERY") -> Meaning | None:
    """A repeated unit or named time: "every two years", "each Thursday", "every July"."""
    freq = slots.get("freq")
    if "times" in slots:
        count = number_of(str(slots["times"]))
        freq = ("" if count is None else str(int(count))) + str(slots.get("part_unit", "X"))
    quant_text = slots.get("quant") or quant or None
    daypart = f"T{slots['daypart']}" if "daypart" in slots else ""
    if "weekday" in slots:
        weekday = slots["weekday1" if slots.get("side") == "left" else "weekday"]
        value = f"XXXX-WXX-{int(weekday) + 1}{daypart}"
    elif "month" in slots:
        value = f"XXXX-{int(slots['month']):02d}"
    elif "season" in slots:
        value = f"XXXX-{slots['season']}"
    elif daypart:
        value = f"XXXX-XX-XX{daypart}"
    elif slots.get("unit") == "WE":
        value = "XXXX-WXX-WE"
    else:
        count = number_of(str(slots["number"])) if "number" in slots else Fraction(1)
        value = iso_duration(count, str(slots["unit"]))
    return Meaning("SET", value, mod_of(slots), quant=quant_text, freq=freq, note="repeated")
