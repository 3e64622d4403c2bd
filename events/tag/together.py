"""What two parts of one expression say together: a clock time and its day, a count of weeks and the day they end on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dates import Granularity, add_days, shift
from events.tag.numbers import number_of
from events.tag.operators.clock import hour_in
from events.tag.operators.relative import MANY
from events.tag.values import unit_value

if TYPE_CHECKING:
    from events.dates import Day
    from events.tag.finder import Candidate
    from events.tag.meaning import Meaning

__all__ = ["ago_on", "clock_of_part", "day_of_week", "timed"]

_DAYBREAK = "06:00"
_WHOLE = {"W": Granularity.WEEK, "M": Granularity.MONTH, "Y": Granularity.YEAR}


def day_of_week(week: Meaning, monday: Day, weekday: Candidate) -> Meaning:
    """The named day of a week that is told: "Tuesday next week"."""
    day = add_days(monday, int(weekday.slots["weekday"]))
    return week._replace(value=unit_value(day, Granularity.DAY), day=day, unit=Granularity.DAY, note="day of that week")


def ago_on(ago: Candidate, day: Meaning | None) -> Meaning | None:
    """A day, week or month so many weeks, months or years before the one named: "a week ago Sunday"."""
    code = str(ago.slots.get("unit", "Y"))
    many, code = MANY.get(code, (1, code))
    count, unit = number_of(str(ago.slots.get("number", "one"))), _WHOLE.get(code)
    count = None if count is None else count * many
    if day is None or day.day is None or unit is None or count is None or count.denominator != 1:
        return None
    what = day.unit or Granularity.DAY
    first = shift(day.day, unit, -int(count))
    time = day.value[len("YYYY-MM-DD") :] if day.type == "TIME" else ""
    return day._replace(value=unit_value(first, what) + time, day=first, note=f"{-count} {unit} from {day.value}")


def timed(one: Meaning, other: Meaning | None) -> Meaning | None:
    """A time of day put on a day, whichever stands first."""
    if other is None:
        return one
    time, day = (one, other) if "T" in one.value else (other, one)
    clock = time.value.partition("T")[2]
    clock = "24:00" if clock == "00:00" else clock
    if not clock or "T" in day.value:
        return one
    return day._replace(type="TIME", value=f"{day.value}T{clock}", mod=time.mod or day.mod)


def clock_of_part(clock: Meaning, stated: Candidate, part: Meaning | None) -> Meaning:
    """A clock time on the day of a part of day beside it: "7pm tonight", "11:30 last night"."""
    if part is None or "T" not in clock.value:
        return clock
    (day, _, name), (_, _, time) = part.value.partition("T"), clock.value.partition("T")
    if "ampm" not in stated.slots and time[:2].isdigit():
        time = "24:00" if time == "00:00" else f"{hour_in(int(time[:2]), name):02d}{time[2:]}"
    elif name == "NI" and part.day is not None and "00:00" < time < _DAYBREAK:  # "4am last night": of the day after
        first = add_days(part.day, 1)
        return part._replace(value=f"{unit_value(first, Granularity.DAY)}T{time}", mod=clock.mod, day=first)
    return part._replace(value=f"{day}T{time}", mod=clock.mod)
