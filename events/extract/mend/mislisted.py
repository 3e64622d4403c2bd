"""Lists of what one verb did, each item with its date: *took Tarn in 1412, Selby in 1420 and Orsk in 1433*; of people.

The parser hangs the items on the dates or takes them for measures. Each is an object of the verb, as its first is, so
that each tells an event of its own (see :mod:`events.extract.find.gaps`). The date may stand before: *In 1412 they took
Tarn, in 1420 Selby and in 1433 Orsk*. People whom it takes for one by several names are each of the list: *Ada Lund,
Karl Moe, and Ola Berg climbed*.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import PAST_TAGS
from events.extract.mend.misgapped import is_named_alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_mislisted", "mend_listed"]

_OBJECTS = ("dobj", "attr", "oprd")
_DATED = ("in", "on")
#: What stands before an item, and the tags of its words.
_BETWEEN = frozenset((",", "and", "then", "later", "finally"))
_ITEM = frozenset(
    ("DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH", "``", "''", "IN", "CC")
)
_BEHIND = ("PUNCT", "CCONJ", "ADP", "SPACE")
_FIRST = ("DT", "PRP$")
_NAMED = ("GPE", "LOC", "FAC", "ORG", "PERSON")
_SEVERAL, _YEAR = 2, 4
#: What *his wife* may be taken for, beside whom; and how one more begins.
_LISTED = ("appos", "nsubj", "nsubjpass")
_ANOTHER = ("CD", "DT", "PRP$", "NNS")


def is_mislisted(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word is a verb in the past in a sentence of several dates, or a name behind that of somebody else."""
    _, tag, pos, _, role = rows[at][0]
    if pos == "NOUN" and role in _LISTED and _is_with_his(rows, at):
        return True
    if role == "appos":
        above = rows[rows[at][2] - first]
        return rows[at][5] == above[5] == "PERSON" and pos == above[0][2] == "PROPN"
    if role == "conj" and pos == "NOUN":
        name = rows[rows[at][2] - first]
        return name[5] == "PERSON" and name[0][4] == "appos" and rows[at][2] - first < at
    if pos != "VERB" or tag not in PAST_TAGS or role == "amod":
        return False
    forms = [row[0][0].lower_ for row in rows]
    preps = [n for n, form in enumerate(forms[:-1]) if form in _DATED]
    if len(preps) < _SEVERAL:
        return False  # most sentences
    kinds = [row[5] for row in rows]
    return sum(_is_dated(forms, kinds, n) for n in preps) >= _SEVERAL


def _is_with_his(rows: list[Row], at: int) -> bool:
    """Whether behind a word, with whose it is, and *and* come several more or one of another: *his wife and a son*."""
    joint, tags = rows[at + 1 : at + 3], [row[0][1] for row in rows[max(at - 2, 0) : at]]
    if "PRP$" not in tags or len(joint) < _SEVERAL or joint[0][0][4] != "cc":
        return False
    return joint[1][0][1] in _ANOTHER


def _is_dated(forms: Sequence[str], kinds: Sequence[str], at: int) -> bool:
    """Whether a preposition has a time behind it, or a number that is a year's."""
    after = forms[at + 1]
    kind, next_ = (*kinds[at + 1 : at + 3], "")[:2]
    number = kind in ("CARDINAL", "") and after.isdigit() and (len(after) == _YEAR or next_ in TIMES)
    return forms[at] in _DATED and (number or kind in TIMES)


def mend_listed(words: Words, verb: int) -> None:
    """Make each item with a date behind the first another object of the verb; each of several people one of them."""
    if words.role(verb) in _LISTED and words.uses[verb][2] == "NOUN":
        _list_his(words, verb)
        return
    if words.role(verb) in ("appos", "conj") and words.uses[verb][2] != "VERB":
        (_list_people if words.role(verb) == "appos" else _part_people)(words, verb)
        return
    end = next((n for n in range(verb, len(words)) if words.uses[n][0].text in ";."), len(words))
    forms = [use[0].lower_ for use in words.uses]
    preps = [n for n in range(end - 1) if _is_dated(forms, words.kinds, n)]
    first = next((n for n in words.under(verb) if words.role(n) in _OBJECTS and n > verb), end)
    behind = [n for n in preps if n > verb]
    if not behind or first > behind[0] or any(words.uses[n][2] in ("VERB", "AUX") for n in range(verb + 1, behind[0])):
        return
    found = [*_items(words, behind)]
    if not found and (preps[0] < verb or len(behind) > 1):  # "became a theatre in 1931 and in 1950 a cinema"
        found = [*_items_behind(words, behind if preps[0] < verb else behind[1:], end)]
    placed = words.uses[first][2] == "NOUN" and any(words.uses[n][2] == "PROPN" for n in range(first, behind[0]))
    if any(is_named_alike(words, verb, n) or (placed and words.kinds[n] in _NAMED) for n, _, _ in found):
        return  # "Norway joined the league in 1962, Mali in 1968"; "led strikes in Leeds in 1951, Hull in 1953"
    for prep in preps if found else ():
        words.kinds[prep + 1] = TIMES[0] if words.kinds[prep + 1] not in TIMES else words.kinds[prep + 1]
    role = words.role(first)
    for thing, own, prep in found:
        _hang(words, thing, own, prep)
        words.hang(thing, verb, role=role)
        joint = next((n for n in range(min(*own, prep) - 1, verb, -1) if words.uses[n][1] == "CC"), verb)
        if joint > min(*own, prep) - _SEVERAL:
            words.hang(joint, verb)


def _items(words: Words, preps: Sequence[int]) -> Iterator[tuple[int, range, int]]:
    """The items between dates, each with its words and the preposition of its own date behind it."""
    for before, prep in pairwise(preps):
        start, next_ = _open(words, _end_of_time(words, before)), _end_of_time(words, prep)
        thing = _thing(words, start, prep) if start > _end_of_time(words, before) else None
        if thing is None or (next_ < len(words) and words.uses[next_][2] not in _BEHIND):
            return  # "and a strike in 1926 ended it"
        yield thing, range(start, prep), prep


def _items_behind(words: Words, preps: Sequence[int], end: int) -> Iterator[tuple[int, range, int]]:
    """The items of which each has its date before it, behind a comma or *and*: ``, in 1420 Selby``."""
    for prep, after in zip(preps, (*preps[1:], end), strict=True):
        start, stop = _end_of_time(words, prep), after
        while stop > start and words.lower(stop - 1) in _BETWEEN:
            stop -= 1
        thing = _thing(words, start, stop) if words.lower(prep - 1) in _BETWEEN else None
        if thing is None:
            return
        yield thing, range(start, stop), prep


def _end_of_time(words: Words, prep: int) -> int:
    """Where the time behind a preposition ends: at a year, whatever was taken for a part of the time behind that."""
    for n in range(prep + _SEVERAL, len(words)):
        year = len(words.lower(n - 1)) == _YEAR and words.lower(n - 1).isdigit()
        if words.kinds[n] not in TIMES or year:
            return n
    return len(words)


def _open(words: Words, start: int) -> int:
    """Where an item begins, behind what stands between two."""
    return next((n for n in range(start, len(words)) if words.lower(n) not in _BETWEEN), len(words))


def _thing(words: Words, start: int, stop: int) -> int | None:
    """The noun that an item is told by; None where more stands there than a noun and what belongs to it."""
    tags = [words.uses[n][1] for n in range(start, stop)]
    if not tags or not _ITEM.issuperset(tags) or tags[0] in ("IN", "CC") or words.kinds[start] in TIMES:
        return None
    last = next((n for n, tag in enumerate(tags) if tag in ("IN", "CC")), len(tags)) - 1
    again = any(tag in _FIRST and tags[n - 1] not in ("IN", "CC") for n, tag in enumerate(tags) if n)
    return None if again or words.uses[start + last][2] not in ("NOUN", "PROPN") else start + last


def _hang(words: Words, thing: int, own: range, prep: int) -> None:
    """Hang the words of an item and of its date on its noun, where they hang on others."""
    for n in own:
        if n != thing and words.heads[n] not in own:
            _, tag, pos, _, role = words.uses[n]
            before = "det" if tag in _FIRST[:1] else "compound" if pos in ("NOUN", "PROPN") else role
            words.hang(n, thing, role="prep" if tag == "IN" else before if n < thing else role)
    for n in own:
        words.kinds[n] = "" if words.kinds[n] in TIMES else words.kinds[n]
    time = range(prep + 1, _end_of_time(words, prep))
    for n in time:
        words.kinds[n] = words.kinds[n] if words.kinds[n] in TIMES else TIMES[0]
        if words.heads[n] not in time:
            words.hang(n, prep, role="pobj")
    words.hang(prep, thing, role="prep")


def _part_people(words: Words, other: int) -> None:
    """*Arrested the mayor, Ada Lund, and his driver, Ola Berg, on Monday*: the driver goes with the mayor, then."""
    name = words.heads[other]
    mayor = words.heads[name]
    verb = words.heads[mayor]
    opens = min([name, *words.under(name)])
    cc = next((n for n in words.under(name) if words.role(n) == "cc" and name < n < other), 0)
    apart = words.uses[opens - 1][0].text == "," == words.uses[cc - 1][0].text
    if not apart or words.uses[mayor][2] != "NOUN" or cc != name + 2 or mayor >= opens:
        return
    words.hang(other, mayor)
    words.hang(cc, mayor)
    for n in words.under(other):
        day = words.role(n) == "prep" and n > other and any(words.kinds[t] in TIMES for t in words.under(n))
        if (day or words.role(n) == "npadvmod") and words.uses[verb][2] == "VERB":
            words.hang(n, verb)


def _list_his(words: Words, wife: int) -> None:
    """*Arrested Ada Lund, her son and two clerks*: the son is one more, and is not she."""
    above, role = words.heads[wife], words.role(wife)
    start = min([wife, *words.under(wife)])
    if words.lower(start - 1) != "," or words.uses[start][1] != "PRP$":
        return
    if role != "appos":
        above = next((n for n in words.under(above) if words.role(n) == role and n < wife), wife)
    last = max((n for n in words.under(wife) if words.role(n) == "conj"), default=wife)
    end = next((n for n in range(last + 1, len(words)) if words.uses[n][2] in ("PUNCT", "VERB", "AUX")), last)
    closed = words.lower(end) == ","  # "Ada Lund, his wife and a painter, left"
    if words.uses[above][2] not in ("PROPN", "NOUN") or above >= wife or last == wife or closed:
        return
    words.hang(wife, above, role="conj")
    words.hang(start - 1, above)


def _list_people(words: Words, name: int) -> None:
    """Have each of several names between commas, the last behind *and*, hang on the one before."""
    above = words.heads[name]
    names = [above, *(n for n in range(above + 1, len(words)) if _is_of_people(words, n, above))]
    gaps = [[words.lower(n) for n in range(before + 1, _starts(words, after))] for before, after in pairwise(names)]
    ends = next((n for n, gap in enumerate(gaps, 1) if "and" in gap), 0)
    if ends < _SEVERAL or any(gap not in ([","], [",", "and"], ["and"]) for gap in gaps[:ends]):
        return
    for before, after in pairwise(names[: ends + 1]):
        for n in range(before + 1, _starts(words, after)):
            words.hang(n, before, role="punct" if words.lower(n) == "," else "cc")
        words.hang(after, before, role="conj")


def _is_of_people(words: Words, at: int, first: int) -> bool:
    """Whether a word ends the name of somebody that was taken for one more of the first, or for one beside him."""
    named = words.kinds[at] == "PERSON" and words.uses[at][2] == "PROPN" and words.role(at) in ("appos", "conj")
    return named and (words.heads[at] == first or words.kinds[words.heads[at]] == "PERSON")


def _starts(words: Words, name: int) -> int:
    """Where a name begins."""
    start = name
    while start and words.kinds[start - 1] == "PERSON" and words.heads[start - 1] == name:
        start -= 1
    return start
