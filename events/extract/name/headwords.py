"""What an article stands under, and by which common nouns it speaks of that: *St Brannoc's Church, Ormsby*: the church.

An article of an encyclopedia or a history names its subject in its head and then tells of *the church*, *the town* or
*the firm*. The head is read as words, since it dates nothing and so is not parsed: without what it is (*a short history
of*), where it is and what comes after a colon. What the head calls its subject by its own last word, what stands after
it in *is a* and the noun that the text opens with (*The firm was founded …*) are its kinds; of a maker or an airline
that the text goes on with as *It*, so are *the company* and *the firm*, of a steamer *the ship*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from events.dates import MONTHS
from events.extract.language.callings import sorts_of
from events.extract.language.gazetteer import demonym, lookup
from events.extract.language.lexicon import noun, verb
from events.extract.language.people import given_names, is_court, person_words, tells_what
from events.extract.name.goingon import (
    LITTLE,
    PLACES,
    Capitals,
    called,
    event_kinds,
    goes_on,
    is_proper,
    kind_of,
    opens_with_somebody,
)
from events.extract.name.happenings import as_headed
from events.extract.parse.datelines import dateline_end

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

__all__ = ["Headword", "callings", "callings_of", "headlined", "headword_of", "is_somebodys", "life_of", "own_kinds"]

#: A longer first line is no head, in code points; its name has at most so many words.
_LONGEST, _MOST = 80, 7
#: So many lines that begin with a date make a timeline.
_SEVERAL = 3
#: A name of so many words and more is hardly a town's.
_LONG = 2
_ASIDES = re.compile(r"\s*[:;(–—|]\s*|,\s+| - ")
_HISTORY = re.compile(
    r"(?:(?:[Aa]|[Tt]he|[Aa]n|Short|Brief|Early|short|brief|early|official) )*"
    r"(?:[Hh]istory|[Cc]hronicles?|[Aa]nnals|[Ss]tory|[Oo]rigins|[Rr]ise|[Dd]ecline|[Bb]iography|[Ll]ife|[Tt]imeline|"
    r"(?:[Kk]ey )?[Dd]ates in the history) of (?:the )?",
)
#: What pages have before a name in their title, and behind it: *Remembering Ada Holm*; and what is none, *Chapter IX*.
_PREFACE = re.compile(r"(?:About|Meet|Remembering|Welcome to|In memory of|Who (?:i|wa)s) (?:the )?|Chapter \w+$")
_CODA = re.compile(
    r"(?:['’]s)? (?:[Oo]bituary|[Bb]iography|history|life)$|\?$|"
    r"(?:['’]s)?(?: [Cc]ompany| [Cc]orporate)?(?: [Hh]istory)? (?:[Tt]imeline|[Mm]ilestones|[Cc]hronology|[Ss]tory)$|"
    r"(?:['’]s)? (?:[Cc]ompany|[Cc]orporate) [Hh]istory$"
)
#: What a head calls a text that tells its entries of what it names; and how such an entry begins.
_TOLD_SO = re.compile(r"\b(?:history|timeline|milestones|chronology|story|key dates)\b", re.IGNORECASE)
_DATED = re.compile(r"^\W*(?:[A-Z][a-z]+ )?(?:1[5-9]|20)\d\d\b", re.MULTILINE)
_WHERE = re.compile(r" (?:at|in|near|on|and its|and their|since|from|under|after|before) |(?<!\w)(?:\d{4}|\d+-)")
#: A town with its country: ``in Sela, Chad``.
_TOWN = re.compile(r"( (?:in|at|near|off) [A-Z][\w'’-]+), [A-Z][\w.]+(?=[;:,]|$)")
#: What firms have behind their names that is written small.
_FIRMS = frozenset(("plc", "gmbh", "llp"))
#: Years of a life, and what a date leaves hanging: *The Norland Expedition of* 1872.
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_LITTLE_LAST = re.compile(r" (?:of|in|and|,|the)$")
#: A name of several words in a title, with those that are written small inside it, and a word that is.
_NAME = re.compile(r"[A-Z][\w'’-]*(?:(?: (?:&|and|at|of|the))* [A-Z][\w'’-]*)+")
#: A preposition and an article at the head of what is no name: *In the Beginning*.
_BEFORE = frozenset(
    ("in", "at", "on", "from", "for", "to", "with", "by", "after", "before", "under", "behind", "beyond")
)
_ARTICLES = frozenset(("the", "a", "an"))
_NO_NAMES = frozenset((*MONTHS, "Our"))
_SMALL = re.compile(r"(?<!\w)[a-z]{4,}")
_OF = re.compile(r" (?:at|of) ")
#: So much of a noun's uses is for what is built, or for a body, that a text is on.
_MAINLY = 0.4
#: What a club or firm may have at the end of its name, which a text leaves out; with a stop, a line may end in it.
_SHORTENED = re.compile(r",? (?:(?:[A-Z]\.?){1,3}|Inc\.?|Ltd\.?|Co\.|Corp\.|[JS]r\.|Esq\.|plc)\s*$")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*|&|\d+(?:st|nd|rd|th)")
_THE = re.compile(r"\b[Tt]he ([a-z]+)")
_OPENING = re.compile(r"The ([a-z]+)(?:,[^,.]*,)? (?:was|were|has|had|is|began|takes?|traces|owes|[a-z]+ed|[a-z]+s)\b")
#: How a text begins that goes on from a person's name above it: with *he*, or what is told of nobody else.
_HIS = re.compile(
    r"(?:[^\n.]{1,80}\n\s*)?[*_(]*"
    r"(?:(?:He|She|His|Her|I|My) |(?:(?![A-Z]\w+ [A-Z])[^.\n]{0,120}?[,;(] ?)?[Bb](?:orn|\.)? |"
    r"[A-Z][a-z]+(?:ed|t) (?:at|to|in|by|from|as) [^,.\n]*[.;\n])"
)
#: How a life begins that has no head: whom it names at first was born, has died or is told in which years he lived.
_LIFE = re.compile(
    r"[*_]*(?:(?:Sir|Dame|Dr|Prof|Professor|Rev)\.? )?"
    r"([A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|del|van|von|der|den|la)){0,6}? [A-Z][\w'’-]+)(?:,? [A-Z]{2,}){0,6}"
    r"(?: \((?:born |b\. )?[^()]*\d{4}[^()]*\)|(?:, [^\n]{3,160}?,)? (?:(?:has )?died|was born)| was an? )"
)
#: How an article without a head begins: ``HMS Arden is a destroyer that``.
_DEFINED = re.compile(
    r"[*_]*(?:The )?((?:[A-Z]|\d+(?:st|nd|rd|th) )[\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of|the|at|and|&)){0,6})"
    r"[*_]*(?: \([^()]*\)|, [^,.]*,)? (?:is|was|are|were) (?:an?|the|one of the) "
)
#: How a sentence begins with a whole name, what ends one, and who it speaks of.
_BEGUN = re.compile(r"(?:\n|[.!?] )([A-Z]\w+) (?:[A-Z][\w.]* )?([A-Z]\w+)")
_STOPS = re.compile(r"(?<=[a-z\d)][.!?]) ")
_HE = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
#: How an entry of a dictionary of lives begins: the family name, the others, and perhaps the years.
_ENTRY = re.compile(
    r"[*_]*([A-Z][\w'’-]+), ([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,6})(?=[*_,;:(]| \()[*_]*[,;:]?(?: ?\(?(\d{4}))?"
)
_IS_A = re.compile(r"[*_]*(?: \([^()]*\)|, [^,.]*,)? (?:is|was|are|were) (?:an?|the|one of the) ([^.;]*)")
#: A pronoun by which a sentence goes on with a thing.
_GONE_ON = re.compile(r"\W*(?:Its?|She|Her|They|Their)\b")
#: The pronoun by which a text first goes on.
_GOES_ON = re.compile(r"(?<=[.;] |\n\n)(?:(It|Its|They|Their)|He|She|His|Her) ")
_ABOUT = frozenset(
    ("obituary", "obituaries", "history", "chronicle", "timeline", "introduction", "summary", "milestones")
)
#: Within so many code points the first sentence names what it is about, and a text says what that is.
_OPENS, _FAR = 60, 3000
#: How much of a noun's uses is for such things, and of one that ends a name.
_MOSTLY, _PARTLY = 0.5, 0.1


@dataclass(frozen=True, slots=True)
class Headword:
    """The subject of an article.

    Attributes:
        words: Its name, as in the text.
        kinds: The common nouns that speak of it after *the*, lower case, singular.
    """

    words: str
    kinds: frozenset[str]


def headword_of(title: str, text: str) -> Headword | None:
    r"""What a document stands under, by its title or the line that its text begins with; None if that names nothing.

    >>> headword_of("", "The Corn Exchange at Hallam: a short history\n\nThe exchange opened in 1857.")
    Headword(words='Corn Exchange', kinds=frozenset({'exchange'}))
    >>> headword_of("", "SS Arden was a ferry built in 1911. She sank in 1923.").words
    'SS Arden'
    >>> headword_of("", "Fire Destroys Church\n\nThe church burned down on Friday.")
    """
    first, _, body = text.partition("\n")
    ended = first.rstrip()[-1:] in (".", "!", "?") and _SHORTENED.search(first) is None
    headed = 0 < len(first) <= _LONGEST and not ended and bool(body.strip())
    headed = headed and not (title and first.count(" ") < _LONG and first.split()[-1].lower() in _ABOUT)
    headed = headed and not dateline_end(body.lstrip()[:_OPENS])  # "Associated Press", over "LYON — Talks began."
    head, body = (first, body.lstrip()) if headed else (" ".join(title.split()), text)
    if head.isupper():  # "The HENRIETTE was an iron steamer"
        head, body = _lowered(head), body.replace(head, _lowered(head))
    body = as_headed(head, body)
    if entry := _entry_of(text) or (_entry_of(body) if headed else ""):
        return Headword(entry, frozenset())
    named = [*_named(head, body)]
    found = _indexed(head, body) or next((known for known in named if known[0] in body), next(iter(named), None))
    if found is not None and not {"club", "city"} & found[1] and _is_no_thing(found[0], body):
        return Headword(found[0], frozenset())  # "Ada Lander", who is no lander
    if found is not None and not found[1]:
        found = _with_middle_names(_as_told(found[0], body), body), found[1]
    if (alone := _HIS.match(body) is not None or opens_with_somebody(body)) and found is None:
        names = [name for name in _NAME.findall(head) if is_somebodys(name)]
        found = (names[0], set()) if len(names) == 1 else None
    alone = alone and found is not None and is_somebodys(found[0])
    alone = alone or (headed and found is not None and is_proper(found[0]) and goes_on(body))
    if found is None:
        return None if headed else _defined(body)
    if not (headed or alone or found[0] in body or _goes_by(*found, body) or _is_told(head, found[1], body)):
        return None
    name, kinds = found
    second = re.match(r", (\w+)", head.removeprefix(name))
    if second is not None and re.search(rf"{name} and {second[1]}|{second[1]} and {name}", body):
        return None  # "Norland, Chad agree to talks"
    told_kinds = _told_kinds(name, body)
    kinds = set() if "ship" in told_kinds else kinds  # "The \"Quebec City\" was a steamer"
    kinds |= told_kinds | _beside_kinds(name, head) | (set() if kinds else _opening(body))
    kinds |= event_kinds(name) if name in body else set()
    alone = alone or (" " in name and _heads_entries(head, name, body)) or (headed and _goes_by_family(name, body))
    return Headword(name, frozenset(kinds)) if kinds or alone or name in body or _turned(name) in body else None


def _lowered(head: str) -> str:
    """A head in capitals as it would be without them."""
    words = [word if at and word in LITTLE | _BEFORE else word.title() for at, word in enumerate(head.lower().split())]
    return " ".join(f"{word[:-1]}s" if word.endswith(("'S", "’S")) else word for word in words)


def _defined(text: str) -> Headword | None:
    """What a text without a head tells the kind of as it begins, and then goes on with: ``The Arden is a ferry``."""
    opens = _DEFINED.match(text)
    name = "" if opens is None else opens[1]
    own = own_kinds(name) if _is_name(name) else set()
    kinds = _told_kinds(name, text) if own or (_is_name(name) and not is_somebodys(name)) else set()
    kinds |= own if kinds else set()
    pieces = _STOPS.split(text)[1:]
    names = [name.rpartition(" ")[2], *(f"he {kind}" for kind in kinds)]
    told = sum(_GONE_ON.match(piece) is not None or any(n in piece[:_OPENS] for n in names) for piece in pieces)
    return Headword(name, frozenset(kinds)) if kinds and told and told >= _MOSTLY * len(pieces) else None


def _heads_entries(head: str, name: str, body: str) -> bool:
    """Whether a head is that of a timeline, which need not name again what it is on: ``Marlow Foods: our history``."""
    return _TOLD_SO.search(head) is not None and _TOLD_SO.search(name) is None and len(_DATED.findall(body)) >= _SEVERAL


def _entry_of(text: str) -> str:
    """Whom a text names as it begins by his family name first: ``HOLM, Ada Maria, a painter``, ``Holm, Ada, 1858``."""
    found = _ENTRY.match(text)
    family, first, years = found.groups() if found is not None else ("", "", "")
    name = f"{first.title() if first.isupper() else first} {family.title() if family.isupper() else family}"
    return name if (years or family.isupper()) and is_somebodys(name) else ""


def life_of(text: str) -> str:
    """Whose life a text is, that opens with his name and goes on with *he*; empty if it is nobody's."""
    life = _LIFE.match(text)
    name = life[1] if life is not None and is_somebodys(life[1]) else ""
    family, pieces = name.rpartition(" ")[2], _STOPS.split(text)
    begun = (first for first, last in _BEGUN.findall(text) if last != family)
    told = sum(_HE.search(piece) is not None or family in piece for piece in pieces) if name else 0
    return name if told >= _MOSTLY * len(pieces) and not any(first.lower() in given_names() for first in begun) else ""


def _is_no_thing(name: str, body: str) -> bool:
    """Whether a name that ends in a word for a thing is somebody's: a life's, or goes by that word without *the*."""
    first, last = name.split(" ", maxsplit=1)[0], name.rpartition(" ")[2]
    life = _LIFE.match(body)
    his = re.match(r"(?:He|His)\b", body) is not None or (life is not None and life[1] == name)
    if first.lower() in given_names() and his:
        return True
    called = re.search(rf"(?:\n|[.!?] ){re.escape(last)} [a-z]", body) and f"he {last.lower()}" not in body
    return bool(called) and first != last and noun(first.lower()) is None and _HE.search(body) is not None


def _goes_by_family(name: str, body: str) -> bool:
    """Whether a text under somebody's name goes on with the last word of it."""
    return is_somebodys(name) and re.search(rf"(?<!\w){re.escape(name.rpartition(' ')[2])}(?!\w)", body) is not None


def is_somebodys(name: str) -> bool:
    """Whether a name in two or more words begins with a given name, or has no word that a dictionary has."""
    words = name.lower().split()
    words = [word for word in words if "." not in word]
    known = (noun(word) or noun(word.removesuffix("s")) or verb(word) or lookup(word.title()) for word in words)
    return len(words) > 1 and (words[0] in given_names() or not any(known))


def _as_told(name: str, body: str) -> str:
    """Somebody's name as a text has it, without what he is and initials: *Dr. Ada M. Holm*, *Captain Ada Holm*."""
    what, borne = person_words()["address"]["people"], person_words()["offices"]["borne"]
    called = [w for w in name.split() if not (w.lower() in what | borne or tells_what(w.lower()))]
    short = " ".join(w for w in called if not (len(w.rstrip(".")) == 1 and w is not called[0]))
    return short if name not in body and " " in short and short in body else name


def _with_middle_names(name: str, body: str) -> str:
    """Somebody's name as a life opens with it: ``Ada Maria Holm (1901–1978) was a painter``, under *Ada Holm*."""
    first, _, last = name.partition(" ")
    if not last or " " in last or name in body[:_OPENS]:
        return name
    opens = re.match(
        rf"[*_]*({re.escape(first)}(?:-[A-Z]\w+)? (?:[A-Z][\w.'’-]* ){{0,3}}{re.escape(last)})(?!\w)", body
    )
    return name if opens is None else opens[1]


def _goes_by(name: str, kinds: set[str], body: str) -> bool:
    """Whether a text has what stands before the kind in a name, and the kind: ``St Anne's``, ``the hospital``."""
    first, _, last = name.rpartition(" ")
    return bool(first) and last.lower() in kinds and first in body and f"he {last.lower()} " in body


def _is_told(head: str, kinds: set[str], body: str) -> bool:
    """Whether a text is the history of what it calls by its kind: ``A short history of the Arden Bridge``."""
    return _HISTORY.match(head) is not None and any(body.count(f"he {kind} ") > 1 for kind in kinds)


def _indexed(head: str, body: str) -> tuple[str, set[str]] | None:
    """Somebody by whose family name an article is found: ``Lopez, Isidro``, if the text has him the other way round."""
    last, _, first = _BRACKETS.sub("", head).strip().partition(", ")
    name = f"{first} {last.title() if last.isupper() else last}"
    told = name in body or f"{last.upper()}, {first}" in body
    return (name, set()) if first and _is_name(name) and told else None


def _turned(name: str) -> str:
    """A person's name as national biographies begin with it: ``HOLM, Ada``."""
    first, _, last = name.rpartition(" ")
    return f"{last.upper()}, {first}"


def _named(head: str, body: str) -> Iterator[tuple[str, set[str]]]:
    """The names in a head, with the kinds that their own words tell."""
    for piece in filter(None, _ASIDES.split(_TOWN.sub(r"\1", head))):
        piece = _CODA.sub("", _PREFACE.sub("", piece, count=1))  # noqa: PLW2901 - the name that is in it
        rest = piece.removesuffix(" History")  # "Arden Brewery History", but not "African American History"
        piece = rest if " " in rest and is_proper(rest) and demonym(rest.split(" ")[0]) is None else piece  # noqa: PLW2901
        piece = piece.title() if piece.isupper() and " " in piece else piece  # noqa: PLW2901 - in small letters
        history = _HISTORY.match(piece)
        name = (piece if history is None else piece[history.end() :]).removeprefix("The ").removeprefix("the ")
        kind, of, place = name.partition(" of ")
        if of and kind.lower() in person_words()["heads"]["settled"] and _is_name(place):
            yield place, {kind.lower()}
            continue
        name = _LITTLE_LAST.sub("", _WHERE.split(name)[0].strip())
        if _is_name(name, body):
            settled = history is not None and name.count(" ") < _LONG
            own, grown = own_kinds(name), _settled_kinds(body) if settled else set()
            yield name, (kinds := grown if grown and own.isdisjoint(_THE.findall(body)) else own)  # "Sela Point"
            if (short := _SHORTENED.sub("", name)) != name and _is_name(short):
                yield short, kinds  # "Lund City", under "Lund City F.C."


def _is_name(name: str, body: str = "") -> bool:
    """Whether words are a name, which a text may open with, and no headline with capitals: ``Fire Destroys Church``."""
    words = name.split()
    big = [word for word in words if word not in LITTLE]
    if not 0 < len(words) <= _MOST or not big or words[-1] in LITTLE or words[0] == "of":
        return False
    alone = name in _NO_NAMES or name.lower() in person_words()["heads"]["settled"] or Capitals(body).only_open(name)
    if alone or big[0].lower() in _ABOUT or (words[1:] and words[1].lower() in _ARTICLES and _leads(words[0].lower())):
        return False  # "In The Beginning", "Building the Town"
    named = all(_WORD.fullmatch(word) and not (word[0].islower() and word not in _FIRMS) for word in big)
    return named and (body.startswith((f"{name} ", f"{name},")) or not any(map(_tells, words[1:-1], words[2:])))


def _tells(word: str, after: str) -> bool:
    """Whether a word inside a head with capitals may be the verb of a headline: ``Buys`` of *Arlex Buys Rival*."""
    small = word.lower()
    bases = (small.removesuffix("s"), small.removesuffix("es"), small.removesuffix("ed"), small.removesuffix("d"))
    return after not in LITTLE and any(base != small and verb(base) is not None for base in bases)


def _leads(word: str) -> bool:
    """Whether a word with an article after it begins no name: a preposition, or what somebody does."""
    done = word.endswith("ing") and (verb(word[:-3]) or verb(f"{word[:-3]}e"))
    return bool(done) or word in _BEFORE


def own_kinds(name: str) -> set[str]:
    """What the last word of a name before *of* says that it is: ``church``; all nouns for a firm or a regiment."""
    last = name.split(" of ", maxsplit=1)[0].rsplit(" ", 1)[-1].lower().replace(".", "")  # "F.C."
    last = "co" if " & " in name else last  # "Arlen & Voss"
    found = {
        kind for kinds, last_words in person_words()["heads"].items() if last in last_words for kind in kinds.split()
    }
    first = name.split(" ", maxsplit=1)[0].lower()
    found |= {kind for kinds, firsts in person_words()["prefixed"].items() if first in firsts for kind in kinds.split()}
    one = last.removesuffix("s")  # "Arden Airlines"
    sort = "" if found or " of " in name or not _is_kind(one) else one
    own = last if _is_kind(last, _PARTLY) else sort
    return found | ({own} if " " in name and own else set())


@cache
def callings() -> tuple[tuple[str, ...], ...]:
    """The nouns that speak of one thing: *club* and *side*, *ship* and *liner*; a railway need not be a company."""
    keys = (n.removesuffix(" company") for key in ("heads", "prefixed") for n in person_words()[key] if " " in n)
    return tuple(tuple(nouns.split()) for nouns in keys)


def callings_of(kinds: AbstractSet[str]) -> list[tuple[str, ...]]:
    """Those of them that speak of what is of some kinds: *club* of rovers, *company* of a brewer."""
    firm = {"company"} if kinds & person_words()["stands_for"]["company"] else set()
    ship = {"vessel"} if any("vessel" in sorts_of(kind) for kind in kinds) else set()
    return [nouns for nouns in callings() if nouns[0] in kinds | firm | ship]


def _opening(body: str) -> set[str]:
    """The noun that a text opens with as if its head had told of it: ``The firm was founded``."""
    found = _OPENING.match(body)
    return {found[1]} if found is not None and _is_kind(found[1]) else set()


def _settled_kinds(body: str) -> set[str]:
    """The kind of place that a history of a place speaks of, or those that it grew to be: ``the village, the town``."""
    spoken = set(_THE.findall(body)) & person_words()["heads"]["settled"]
    return spoken if len(spoken) == 1 or spoken <= person_words()["settled"]["grown"] else set()


def _told_kinds(name: str, body: str) -> set[str]:
    """What the first sentence says that the name is: ``Hallam is a market town in``."""
    at = body.find(name, 0, _OPENS)
    ends = (m.end() for m in re.finditer(re.escape(name), body[:_FAR]))
    found = next(filter(None, (_IS_A.match(body, end) for end in ends)), None)
    last = (called(body) if at >= 0 or goes_on(body) else "") if found is None else kind_of(found[1])
    return ({last} if _is_kind(last) else set()) | _firm_kinds(last, body) | _sorts_of(last)


def _beside_kinds(name: str, head: str) -> set[str]:
    """What a head says after the name that it is: ``Calder, a village and its mill``."""
    found = re.search(rf"{re.escape(name)}, (?:an?|the) (.*)", head)
    last = "" if found is None else kind_of(found[1]).lower()
    return {last} if _is_kind(last) else set()


def _firm_kinds(kind: str, body: str) -> set[str]:
    """The words for a firm by which a text goes on of a maker or an airline, where that is no *he*: ``the company``."""
    lists = person_words()["stands_for"]
    if kind not in lists["company"] | lists["described"]:
        return set()
    goes_on = _GOES_ON.search(body)
    return set(_THE.findall(body)) & lists["company"] if goes_on is not None and goes_on[1] else set()


def _sorts_of(kind: str) -> set[str]:
    """The general nouns for such a thing: ``ship`` of a steamer."""
    found = sorts_of(kind)
    return {word for sort, words in person_words()["sorts"].items() if sort in found for word in words}


def _is_kind(word: str, share: float = _MOSTLY) -> bool:
    """Whether a noun is for a body, a place or a thing that was made."""
    entry = noun(word)
    return entry is not None and entry.share(*PLACES) >= share


def headlined(title: str, text: str) -> str:
    """What a title names, if that is one thing that its text speaks of by what it is; else empty.

    >>> headlined("Cheers as council saves Arden Lido", "The lido opened in 1950.")
    'Arden Lido'
    >>> headlined("The Seamen's Hospital at Lund: a history", "A wreck gave Lund its hospital.")
    "Seamen's Hospital at Lund"
    >>> headlined("Council Saves Arden Lido", "The lido opened in 1950."), headlined("Ada Moe dies", "Ada Moe died.")
    ('', '')
    """
    found = [
        name.removeprefix("The ")
        for part in title.split(": ")
        for name in _NAME.findall(part)
        if part == name != title or _SMALL.search(part)
    ]
    named = [name for name in found if _is_told_of(name, text)]
    return named[0] if len(named) == 1 else ""


def _is_told_of(name: str, text: str) -> bool:
    """Whether a text speaks of what a name is: ``the lido``."""
    word = _OF.split(name)[0].rpartition(" ")[2].lower()
    entry = noun(word)
    kinds = 0.0 if entry is None else entry.share("artifact", "group")
    told = re.search(rf"(?<!\w)(?:the|its|our) {word}(?!\w)", text, re.IGNORECASE) is not None
    return (kinds >= _MAINLY and told and not is_court(word)) or ("&" in name and name in text)
