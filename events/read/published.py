"""The date a document bears, in whatever form and language its metadata writes it.

EDTF is taken as it is, ISO instants keep their time. Everything else is read by ``dateparser`` in the document's
language, and believed only if it is an absolute date: the same under two different "todays", its year written in full,
and every number of it accounted for. ``yesterday``, ``25 October`` and ``3/4/25`` are refused, not guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from events.dates import Day, Edtf, EdtfDate, parse_edtf
from events.errors import DateError

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

__all__ = ["parse_published"]

#: Two days that share no year, month, day of the month, weekday or hour: a date that depends on them is relative.
_TODAYS = (dt.datetime(2001, 1, 1), dt.datetime(2014, 6, 17, 11, 23, 45))  # noqa: DTZ001 - no zone is meant
_ISO_LIKE = re.compile(r"[+-]?\d{4}-?(?:\d\d|W)|Y-?\d|\[|\.\.|[\dX]+[~?%]?\Z", re.ASCII)
_CLOCK = re.compile(r"\d{1,2}[:h]\d\d|\d\s*[ap]\.?m\b", re.IGNORECASE)
#: What dateparser is told to read: ``locales`` or ``languages``, and which (none: any).
_Choice = tuple[str, tuple[str, ...]]
_LONGEST = 100  # characters; no date needs more, and dateparser is slow
_REMEDY = (
    "write an absolute date that exists, such as 2025-10-25, 2025-10, '25 October 2025' (or so in the document's "
    "language), or EDTF such as 2025-10~"
)


def parse_published(value: str | int | dt.date, language: str = "en") -> Edtf:
    """Read the date of a document.

    Args:
        value: EDTF; an ISO date or instant; a date in words or numerals of a language; a year; or a ``date`` or
            ``datetime`` (midnight without a zone is taken for a day: tables write days so).
        language: BCP 47 tag of the document. It decides what month names mean and whether ``04/05/2025`` is in April
            or May (``en`` April, ``en-GB`` and ``fr`` May). A date in words of another language is read as well.

    Returns:
        The date as precise as it is written, with its time of day if there is one.

    Raises:
        DateError: It is no absolute date, it is incomplete, or no calendar has it.

    >>> str(parse_published("25. oktobar 2025.", "sr")), str(parse_published("October 2025"))
    ('2025-10-25', '2025-10')
    """
    if isinstance(value, dt.datetime):
        midnight = value.tzinfo is None and value.time() == dt.time()
        return EdtfDate(*Day.from_date(value)) if midnight else _instant(value)
    if isinstance(value, dt.date):
        return EdtfDate(*Day.from_date(value))
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        msg = f"{value!r} is not a date; {_REMEDY}"
        raise DateError(msg)
    return _read(str(value), language)


@lru_cache(maxsize=4096)
def _read(text: str, language: str) -> Edtf:
    written = text.strip()
    try:
        edtf = parse_edtf(written)
    except DateError as error:
        found = _iso(written)
        if found is None and _ISO_LIKE.match(written):
            raise DateError(str(error)) from None  # meant as EDTF: its own words say best what is wrong
        if found is None and len(written) <= _LONGEST:
            found = _worded(written, language)
        if found is None:
            msg = f"cannot read {text!r} as the date of a document; {_REMEDY}"
            raise DateError(msg) from None
        return found
    bounds = edtf.strict_bounds()
    if bounds.earliest is None and bounds.latest is None:
        msg = f"{text!r} names no year, so that nothing can be counted from it; {_REMEDY}"
        raise DateError(msg)
    return edtf


def _iso(text: str) -> EdtfDate | None:
    """ISO 8601 beyond EDTF: a space for ``T``, fractions of a second, ``20251025``, ``2025-W43-6``."""
    if not re.match(r"\d{4}(?:-\d\d-|-?W\d\d|\d{4})", text, re.ASCII):
        return None
    joined = re.sub(r"\s+(?:UTC|GMT|Z)\Z", "Z", re.sub(r"\s+([+-]\d\d:?\d\d)\Z", r"\1", text))
    try:
        moment = dt.datetime.fromisoformat(joined)
    except ValueError:
        return None
    return _instant(moment) if re.search(r"[T ]\d\d", text) else EdtfDate(*Day.from_date(moment))


def _instant(moment: dt.datetime) -> EdtfDate:
    """The day with its time to the second, and its zone if it has one."""
    offset = moment.utcoffset()
    zone = "" if offset is None else "Z" if not offset else moment.isoformat()[-6:]
    return EdtfDate(*Day.from_date(moment), time=f"{moment:%H:%M:%S}{zone}")


def _worded(text: str, language: str) -> EdtfDate | None:
    """A date in words or in numerals of a language's order, if it is absolute and complete."""
    plain = " ".join(text.split())
    if not plain.isprintable():
        return None
    # dateparser takes "mart", March in Serbian, for a time zone of the Marquesas (its issue 1098), but knows "mar"
    spellings = dict.fromkeys((plain, re.sub(r"\bmart\b", "mar", plain, flags=re.IGNORECASE)))
    for chosen in _choices(plain, language):
        for spelling in spellings:
            first, second = (_dateparser(spelling, today, chosen) for today in _TODAYS)
            if first is not None and first == second and _accounts_for(first, plain):
                return first
    return None


def _choices(text: str, language: str) -> list[_Choice]:
    """What to try: the exact locale, the language in all scripts, English; then, for words, any language."""
    from dateparser.data.languages_info import language_locale_dict, language_order  # noqa: PLC0415 - heavy

    primary = language.split("-", maxsplit=1)[0].lower()
    known = tuple(code for code in language_order if code == primary or code.startswith(f"{primary}-"))
    regional = [code for code in language_locale_dict.get(primary, ()) if code.lower() == language.lower()]
    choices: list[_Choice] = [("locales", (code,)) for code in regional]
    choices += [("languages", known)] if known else []
    choices += [("languages", ("en",))] if primary != "en" else []
    return [*choices, ("languages", ())] if re.search(r"[^\W\d_]{3}|[年년]", text) else choices


def _dateparser(text: str, today: dt.datetime, chosen: _Choice) -> EdtfDate | None:
    from dateparser.timezone_parser import pop_tz_offset_from_string  # noqa: PLC0415 - heavy

    found = _parser(today, chosen).get_date_data(text)
    moment = found.date_obj
    if moment is None:
        return None
    if found.period == "time":
        zone = pop_tz_offset_from_string(text)[1] if moment.tzinfo is not None else None
        return _instant(moment.astimezone(zone) if isinstance(zone, dt.tzinfo) else moment)
    day = EdtfDate(moment.year, moment.month, moment.day)
    return {"day": day, "month": replace(day, day=None), "year": EdtfDate(moment.year)}.get(found.period or "")


@lru_cache(maxsize=64)
def _parser(today: dt.datetime, chosen: _Choice) -> DateDataParser:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - heavy

    settings = {
        "RELATIVE_BASE": today,
        "TIMEZONE": "UTC",
        "PARSERS": ["absolute-time"],  # neither relative dates nor Unix times
        "RETURN_TIME_AS_PERIOD": True,
    }
    kind, names = chosen
    if kind == "locales":
        return DateDataParser(locales=list(names), settings=settings)
    return DateDataParser(languages=list(names) or None, settings=settings)


def _accounts_for(date: EdtfDate, text: str) -> bool:
    """Whether the year stands in the text in full, a day if there is one, and no number that the date leaves out."""
    numbers = {int(number) for number in re.findall(r"\d+", text)}
    if date.year not in numbers or (date.day is not None and date.day not in numbers):
        return False
    return bool(_CLOCK.search(text)) or numbers <= {date.year, date.month, date.day}
