"""The small lexicons of languages other than English, and the pattern that finds what they spot."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from events.rulefiles import read_rules, rule_files

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["NUMERIC", "Lexicon", "any_of", "either", "languages", "lexicon_of", "looks_ahead"]

NUMERIC = r"\d{1,2}\. ?\d{1,2}\. ?\d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d"
"""Dates in numbers that are read in every language."""
_NOTHING = "(?!)"
_YEAR = "(?:godine|године|года|году|год|року|рік)"
"""Words for the year between its number and its era."""
_ENDS = re.compile(r"(?<!\d)[.!?;]\s|\n")
_TITLE = 16
"""How far before a month, in characters, a title stands that makes it a name."""
_GOES_ON = re.compile(r"\s+(?!(?:und|oder|et|ou|y|o|e|ou|и|или|і|та|або|i|ili|или)\b)\w")
"""What follows a verb that does not end its clause, as German participles do."""
_LEADS = re.compile(r"(?:\b[a-zäöü]+|\d\.?|[Aa]nfang|[Mm]itte|[Ee]nde|[BbIiAaSs](?:is|m|b|eit)|[,/–-])\s*\Z")
"""What stands before a month in German, and before no name."""
_RELATIVE = re.compile(
    r",\s+(?=(?:qui|dont|que|quienes?|cui|che|котор\w+|який|яка|яке|які|koj\w+|кој\w+)\s)", re.IGNORECASE
)
"""Where a relative clause begins, in languages whose word for it is no article."""
_LEFT, _RIGHT, _OPENING = 160, 60, 5
"""How far before and after an expression a verb may stand that looks ahead, and what may stand before one that opens
its sentence; in characters."""


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a lexicon, besides English."""
    found = (name.partition("/") for name in rule_files("events.tag"))
    return tuple(language for language, _, name in found if name == "lexicon.toml" and language != "en")


class Names(NamedTuple):
    """How a month alone is told from the name of somebody: "Herr Mai", "con Julio Iglesias", "August Bebel".

    Attributes:
        small: Whether the language writes months small.
        before: What finds, at the end of what stands before, a word that only a name follows.
        alike: Months that are first names too.
    """

    small: bool
    before: re.Pattern[str]
    alike: frozenset[str]

    def tell(self, text: str, span: tuple[int, int]) -> bool:
        """Whether a month without day and year is a name."""
        word, before, after = text[slice(*span)], text[max(0, span[0] - _TITLE) : span[0]], text[span[1] : span[1] + 2]
        if self.before.search(before) is not None:
            return True
        if word.islower() or word.isupper():
            return False
        named = after[:1] == " " and after[1:].isupper()
        if not self.small:
            return named and word.lower() in self.alike and _LEADS.search(before) is None
        return named or word.lower() in self.alike or before[-2:-1].islower() or before[-2:] == ", "


class Lexicon(NamedTuple):
    """What a language's lexicon holds.

    Attributes:
        months: Forms of the months' names.
        weekdays: Forms of the weekdays' names, from 0 for Monday.
        numbers: Number words.
        units: Forms of the names of units.
        parts_of_day: Words for parts of the day that may stand behind a weekday.
        decades: Words for decades without their century, such as 90 for the nineties.
        relative: Relative phrases: what to count in English, and in which unit.
        parts: Phrases before a year, month, decade or century that say which part of it (``START``, ``MID``, ``END``).
        never: Phrases that only look like one.
        templates: Templates of counted units.
        signs: Of each of them, whether it counts back (-1) or on (1).
        pattern: What finds all of them.
        part: What finds the phrases of ``parts`` at the end of what stands before.
        season: What finds a season at the end of what stands before a year.
        seasons: Forms of the seasons' names, with their codes.
        season_which: Words beside a season without its year: the last one (-1), this one (0), the next one (1).
        holidays: Feasts, with the names that :func:`events.tag.operators.named.holiday_days` knows.
        part_units: Units of which a part is told: "(Ende) des Jahres".
        beside: What may stand between a weekday and its date, or a decade and its century.
        era: What says behind a year or century that it lies before our era.
        year_word: What finds the word for a year behind its number, where that is part of the date: "1941 года".
        ahead: Verbs of a sentence that looks ahead.
        centuries: What finds the first of two centuries before the last, and the last behind the first.
        over: Verbs of the past.
        first_day: What finds the first day of a range at the end of what stands before the last: "vom 12. bis ".
        number: What finds a word at the end of what stands before a number that makes it no year: "Zimmer".
        counted: What finds what a number counts right behind it: "Euro".
        day_words: Words for the days of a month.
        short: Short forms of the months' names, which need a day or a year.
        names: How a month is told from a name.
        weekend: What stands before a weekend that only the tense tells from others, and is no part of it.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    units: dict[str, str]
    parts_of_day: dict[str, str]
    decades: dict[str, int]
    relative: dict[str, dict[str, object]]
    parts: dict[str, str]
    never: frozenset[str]
    templates: tuple[str, ...]
    signs: tuple[int, ...]
    pattern: re.Pattern[str]
    part: re.Pattern[str]
    season: re.Pattern[str]
    seasons: dict[str, str]
    season_which: dict[str, int]
    holidays: dict[str, str]
    part_units: dict[str, str]
    beside: re.Pattern[str]
    era: re.Pattern[str]
    year_word: re.Pattern[str] | None
    ahead: re.Pattern[str]
    centuries: tuple[re.Pattern[str], re.Pattern[str]]
    over: re.Pattern[str]
    first_day: re.Pattern[str]
    number: re.Pattern[str]
    counted: re.Pattern[str]
    day_words: dict[str, int]
    short: frozenset[str]
    names: Names
    weekend: re.Pattern[str]


@lru_cache(maxsize=16)
def lexicon_of(language: str) -> Lexicon:
    """The lexicon of one of the :func:`languages`."""
    data = read_rules(f"{language}/lexicon.toml", "events.tag")
    told = read_rules(f"{language}/told.toml", "events.tag")
    never = frozenset(data["never"])
    signs = tuple([-1] * len(data["ago"]) + [1] * len(data["ahead"]))
    return Lexicon(
        data["months"] | data["months_short"], data["weekdays"], data["numbers"], data["units"], data["parts_of_day"],
        data["decades"], data["relative"], data["parts"], never, (*data["ago"], *data["ahead"]), signs,
        re.compile(_pattern(data), re.IGNORECASE),
        re.compile(rf"(?<!\w)(?P<part>{any_of(data['parts'])})\s*\Z", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?P<season>{any_of(data['seasons'])})\s+(?:{data['of']})?\Z", re.IGNORECASE),
        data["seasons"], data["season_which"], data["holidays"], data["part_units"],
        re.compile(rf",?\s+(?:(?:{data['beside']})(?:\s+|(?<=')))?", re.IGNORECASE),
        re.compile(rf"\s+(?:{data['era']})", re.IGNORECASE),
        re.compile(rf"(?:{data['year_word']})(?!\w)", re.IGNORECASE) if data["year_word"] else None,
        re.compile(rf"(?<!\w)(?:{either(data['ahead_verb'])})(?!\w)", re.IGNORECASE),
        _centuries(data["days"][1]), re.compile(rf"(?<!\w)(?:{told['over']})(?!\w)", re.IGNORECASE),
        re.compile(_first_day(*data["days"]), re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{either(data['no_year_before'])})\s+\Z", re.IGNORECASE),
        re.compile(rf"\s+(?:{either(data['no_year_after'])})(?!\w)", re.IGNORECASE),
        data["day_words"], frozenset(data["months_short"]), _names(data),
        re.compile(rf"(?:(?:{data['weekend_before']})\s+)?", re.IGNORECASE),
    )  # fmt: skip


def _names(data: dict[str, Any]) -> Names:
    """How a month is told from a name."""
    before = re.compile(rf"(?<!\w)(?:{either(data['name_before'])})\s+\Z")
    return Names(data["small_months"], before, frozenset(data["month_names"]))


def _centuries(until: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The first of two centuries: "17. und 18. Jahrhundert"; the last of two: "siglos XIX y XX"."""
    link = rf"(?:\s+(?:{until})\s+|\s?[-–]\s?)"
    before = rf"(?<!\w)(?P<century>[IVX\u0406\u0425]{{1,5}}(?:er|e|ème)?|\d{{1,2}}\.){link}\Z"
    return re.compile(before), re.compile(rf"{link}(?P<century>[IVX]{{1,5}})(?!\w)")


def _first_day(since: str, until: str) -> str:
    """The first of two days of a month: with words before and between, or a dash between."""
    day = r"(?P<day{}>(?:0?[1-9]|[12]\d|3[01])(?:\.|er|º|°|-го)?)"
    words = rf"(?<!\w)(?:{since})\s+{day.format(1)}\s+(?:{until})\s+"
    return rf"(?:{words}|(?<![\w.,/:-]){day.format(2)}(?:\s?[-–]\s?| (?:{until}) ))\Z".replace(" ", r"\s+")


def _pattern(data: dict[str, Any]) -> str:
    """What finds every expression of a language."""
    of, months = data["of"], any_of([*data["months"], *data["months_short"]])
    near = {key: data[key] or _NOTHING for key in ("next_before", "next_after", "last_before", "last_after", "every")}
    years = [text.replace("{y}", f"(?P<decade{index}>(?:\\d\\d)?\\d0)") for index, text in enumerate(data["decade"])]
    which, seasons = any_of(data["season_which"]), any_of(data["seasons"])
    in_numbers = data["short_date"] or f"{{d}}{{m}}{_NOTHING}"
    in_numbers = in_numbers.replace("{d}", r"(?P<nday>\d{1,2})").replace("{m}", r"(?P<nmonth>\d{1,2})")
    centuries = data["century"].replace("{c}", "(?P<century>[ivx\u0456\u0445]+|\\d{1,2})")
    return (
        rf"(?<!\w)(?:(?P<phrase>{any_of([*data['relative'], *data['never']])})|{_counted(data)}|(?P<numeric>{NUMERIC})"
        rf"|{in_numbers}"
        rf"|(?P<partunit>{any_of(data['part_units'])})(?!\s+(?:{near['next_after']}|{near['last_after']}))"
        rf"|(?:(?P<which>{which})\s*)?(?P<season>{seasons})(?!\w)(?:\s+(?P<after_which>{which}))?(?!\s+(?:{of})?\d{{4}})"
        rf"|(?<!em )(?P<holiday>{any_of(data['holidays'])})(?:\s+(?:{of})?(?P<feast_year>\d{{4}}))?"
        rf"|(?P<named>{any_of(data['decades'])})|{'|'.join(years)}|{centuries}|(?P<bc>\d{{1,4}})\.?\s+(?:{_YEAR}\s+)?(?:{data['era']})"
        rf"|(?:(?:(?P<every>{near['every']})|(?P<next>{near['next_before']})|(?P<last>{near['last_before']}))\s+)?"
        rf"(?P<weekday>{any_of(data['weekdays'])})(?:{data['of_day']}(?P<daypart>{any_of(data['parts_of_day'])}))?"
        rf"(?:\s+(?:(?P<after_next>{near['next_after']})|(?P<after_last>{near['last_after']})))?"
        rf"|(?:(?:(?P<day>\d{{1,2}})(?:\.º|\.|er|º|°|ª|-го|-го)?|(?P<dayword>{any_of(data['day_words'])}))\s+(?:{of})?)?(?P<month>{months})"
        rf"(?:,?\s+(?:{of})?(?P<year>\d{{4}}))?)(?!\w)"
    )


def _counted(data: dict[str, Any]) -> str:
    """The templates of counted units."""
    numbers = rf"\d{{1,3}}|{any_of(data['numbers'])}"
    return "|".join(
        text.replace(" ", r"\s+")
        .replace("{n}", f"(?P<n{index}>{numbers})")
        .replace("{unit}", f"(?P<u{index}>{any_of(data['units'])})")
        for index, text in enumerate([*data["ago"], *data["ahead"]])
    )


def either(pattern: str | list[str]) -> str:
    """A pattern of a rule file; of one that is given as a list, any of its alternatives."""
    return pattern if isinstance(pattern, str) else "|".join(pattern)


def any_of(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


def looks_ahead(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a verb that looks ahead stands before an expression in its sentence, or right behind it.

    Behind one that opens its sentence it may stand farther away.
    """
    text, (start, end) = match.string, match.span()
    before = text[max(0, start - _LEFT) : start]
    part = lexicon.part.search(before)  # "Mitte Dezember soll …" opens with its part
    left = _ENDS.split(before if part is None else before[: part.start()])[-1]
    left = _RELATIVE.split(left)[-1]  # "recebe amanhã quem fez greve": a clause of its own has its own tense
    if lexicon.ahead.search(left) is not None:
        return True
    right = re.split(r"[,;]", _ENDS.split(text[end : end + _RIGHT])[0])[0]
    verb = lexicon.ahead.match(right.lstrip())
    if verb is not None and _GOES_ON.match(right.lstrip(), verb.end()) and lexicon.over.search(left) is None:
        return True  # "die Wahl am 26. Mai wird spannend", but not "wurde am 26. Mai eröffnet"
    opens = len(re.split(r"[,;]", left)[-1].strip()) <= _OPENING
    return opens and lexicon.ahead.search(right) is not None
