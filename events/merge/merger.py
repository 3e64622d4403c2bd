"""Merging: mentions of one event, within and across documents → one event.

Blocking keeps the cost near linear: only mentions whose triggers are of one family are compared (a verb, the nouns
derived from it, and other words for that kind of event: *explode*, *blast*), and of those only neighbours in time, in
order of their earliest day. Where very many are, as of *attack* in a corpus of war news, they must also share a
particular, and each is compared with a limited number of neighbours. What two documents tell is one event only if its
particulars say so: two companies' *net income rose* is not. Of the pairs that may be one event those with most in
common are joined first, and bar what could then no longer be of one time or of one score.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from events.dates import Interval
from events.extract.find.eventtypes import OTHER
from events.merge.families import family
from events.merge.joint import event_of
from events.merge.particulars import Particulars, differ, particulars_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from events.extract import EventDate, Mention
    from events.merge.model import Event

__all__ = ["group_mentions", "merge_mentions", "same_event"]

#: Blocks of so many mentions are compared whole; in larger ones each is compared with so many after it.
_WINDOW = 64
_MAX_DAYS_ACROSS = 366
#: What is dated to so few days is told by its word and particulars, whatever type it is given.
_CLOSE_DAYS = 8
#: More than so many particulars make one event of what is told in two words of a family, whatever its type.
_TELLING = 2
_MONTH = 31
#: News is told at most so many days late.
_LATE = 2
#: Documents with so many names in common are on one story, whose mentions lie within so many days of each other.
_STORY, _DAYS = 2, 3
_FIRST = -(10**12)
_LAST = 10**12


@dataclass(frozen=True, slots=True)
class _Card:
    """What a mention is compared by, looked up once: it is compared many times.

    Attributes:
        doc_id: Its document.
        chain: What it corefers with in its document.
        word: Base form and type: mentions of one document are of different events if their words differ, unless they
            corefer; across documents see :func:`_same_across`.
        what: Its particulars.
        first: Ordinal of its first day; of an open end or of no date one that lies out of every calendar.
        last: Ordinal of its last day.
        headed: Whether it is of the first line of its document.
        dated: Whether it has a date.
        narrow: Whether its days are few enough to be compared across documents.
        close: Whether they are so few that its type need not be the same there.
        country: ISO 3166-1 alpha-2; None if unknown.
        story: Words of the names that its document has most.
        ahead: Whether it is told as planned or possible.
    """

    doc_id: str
    chain: int
    word: tuple[str, str]
    what: Particulars
    first: int
    last: int
    headed: bool
    dated: bool
    narrow: bool
    close: bool
    country: str | None
    story: frozenset[str]
    ahead: bool


def merge_mentions(mentions: Iterable[Mention]) -> list[Event]:
    """Join the mentions that speak of one event.

    Args:
        mentions: Of any number of documents, in any order.

    Returns:
        Events in order of date, then id; every mention is in exactly one.
    """
    given = list(mentions)
    events = [event_of([given[n] for n in group]) for group in group_mentions(given)]
    return sorted(events, key=lambda e: (*_bounds(e.date), e.event_id))


def group_mentions(mentions: Iterable[Mention]) -> list[list[int]]:
    """Tell which mentions speak of one event; no mention is held longer than it is looked at.

    Args:
        mentions: Of any number of documents, in any order.

    Returns:
        For each event the numbers of its mentions in the order given, by document and offset; every mention is in
        exactly one.
    """
    places: list[tuple[str, int, int]] = []
    unordered: list[_Card] = []
    known: dict[object, Any] = {}
    for mention in mentions:
        places.append((mention.doc_id, mention.trigger_start, mention.trigger_end))
        unordered.append(_card(mention, known))
    order = sorted(range(len(places)), key=places.__getitem__)
    del places
    cards = [unordered[n] for n in order]
    parent = list(range(len(cards)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    joint = [(card.first, card.last) for card in cards]
    sums = [card.what.sums for card in cards]
    for a, b in _likely(cards):
        one, other = root(a), root(b)
        if one == other or differ(sums[one], sums[other]):
            continue
        first, second = (one, other) if one < other else (other, one)
        common = max(joint[first][0], joint[second][0]), min(joint[first][1], joint[second][1])
        if common[0] <= common[1]:  # else all are joined by one in the middle, but could not be one event
            parent[second], joint[first], sums[first] = first, common, sums[first] | sums[second]
    groups: dict[int, list[int]] = defaultdict(list)
    for n, number in enumerate(order):
        groups[root(n)].append(number)
    return list(groups.values())


def _card(mention: Mention, known: dict[object, Any]) -> _Card:
    """A mention's card; of equal parts of cards only one is kept, the one known first."""
    first, last = _bounds(mention.date)
    late = _LATE if mention.date.basis == "document" and first != _FIRST else 0  # it may have happened a little before
    return _Card(
        doc_id=mention.doc_id,
        chain=mention.chain,
        word=known.setdefault(word := (mention.lemma, mention.event_type), word),
        what=_shared(particulars_of(mention), known),
        first=first - late,
        last=last,
        headed=mention.sentence_start == 0,
        dated=mention.date.edtf is not None,
        narrow=last - first < _MAX_DAYS_ACROSS,
        close=last - first < _CLOSE_DAYS,
        country=None if mention.place is None else mention.place.country_iso2,
        story=known.setdefault(mention.story, mention.story),
        ahead=mention.factuality in ("planned", "possible"),
    )


def _shared(what: Particulars, known: dict[object, Any]) -> Particulars:
    """Particulars whose sets are those known already where they are equal."""
    return Particulars(*(known.setdefault(one, one) for one in what.parts()))


def _bounds(date: EventDate) -> tuple[int, int]:
    """Ordinals of the bounds, with open ends pushed out of every calendar."""
    interval = Interval(None, None) if date.edtf is None else date.edtf.bounds()
    first, last = interval.earliest, interval.latest
    return _FIRST if first is None else first.ordinal, _LAST if last is None else last.ordinal


def _likely(cards: Sequence[_Card]) -> Iterator[tuple[int, int]]:
    """The pairs that may be one event, those with most in common first: what is joined then bars the others."""
    found = {pair for pair in _pairs(cards) if _same(cards[pair[0]], cards[pair[1]])}
    heads = {(card.doc_id, card.chain) for card in cards if card.headed}

    def apart(pair: tuple[int, int]) -> bool:
        """Whether a headline tells both, in two words: *releases a phone, announces a watch*."""
        a, b = cards[pair[0]], cards[pair[1]]
        told = {(c.doc_id, c.chain) for c in (a, b)}
        return a.doc_id == b.doc_id and a.word[0] != b.word[0] and len(told) > 1 and told <= heads

    def order(pair: tuple[int, int]) -> tuple[bool, int, tuple[int, int]]:
        a, b = cards[pair[0]], cards[pair[1]]
        return not _corefer(a, b), -len(a.what.told & b.what.told), pair

    yield from sorted((pair for pair in found if not apart(pair)), key=order)


def _pairs(cards: Sequence[_Card]) -> Iterator[tuple[int, int]]:
    """Indices of the pairs worth comparing: those that corefer, then those of one family of words."""
    chains: dict[tuple[str, int], list[int]] = defaultdict(list)
    families: dict[str, list[int]] = defaultdict(list)
    for n, card in enumerate(cards):
        families[family(card.word[0])].append(n)
        if card.chain >= 0:
            chains[card.doc_id, card.chain].append(n)
    for chain in chains.values():
        yield from pairwise(chain)
    for block in families.values():
        if len(block) <= _WINDOW:
            yield from _neighbours(cards, block)
            continue
        keys: dict[str, list[int]] = defaultdict(list)
        for n in block:
            for key in sorted(cards[n].what.told):
                keys[key].append(n)
        for sharing in keys.values():
            yield from _neighbours(cards, sharing)


def _neighbours(cards: Sequence[_Card], block: list[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a block that may lie in one time, each mention with at most :data:`_WINDOW` after it."""
    block.sort(key=lambda n: (cards[n].first, n))
    for at, a in enumerate(block):
        end = cards[a].last
        for b in block[at + 1 : at + 1 + _WINDOW]:
            if cards[b].first > end:
                break
            yield a, b


def same_event(a: Mention, b: Mention) -> bool:
    """Whether two mentions speak of one event: same trigger word, days in common, and the same particulars.

    Mentions that corefer in one document do. Across documents the type must be the same or the days few, and the
    particulars must be at least two, a name among them; with three these may differ. With a type and few days in common
    they may be told in words of one family (*explode*, *blast*); so may a headline and what stands under it. Documents
    on one story need no particulars in common for what is told of the same days, or as a plan and what came of it. Of
    other parties, objects, sums or statements they never do.
    """
    return _same(_card(a, {}), _card(b, {}))


def _same(a: _Card, b: _Card) -> bool:
    if a.dated != b.dated or a.first > b.last or b.first > a.last:
        return False
    within = a.doc_id == b.doc_id
    if _corefer(a, b):
        return True
    if within and a.word[0] == b.word[0]:
        return not a.what.conflict(b.what) and (a.what.shared(b.what) > 0 or _done_again(a, b))
    return (_same_headed(a, b) if within else _same_across(a, b)) and not a.what.conflict(b.what)


def _done_again(a: _Card, b: _Card) -> bool:
    """Whether the same did the same to the same on one day: *took the oath on Monday*, *took the oath before 90*."""
    alike = a.what.parties == b.what.parties and (a.first, a.last) == (b.first, b.last)
    return alike and bool(a.what.parties and a.what.goal & b.what.goal) and a.close and a.word == b.word


def _corefer(a: _Card, b: _Card) -> bool:
    return a.doc_id == b.doc_id and a.chain == b.chain >= 0


def _same_kind(a: _Card, b: _Card, *, related: bool = False) -> bool:
    """Whether words of one family may tell one event: the type is the same, or not known, and its days are few.

    With three particulars in common, or documents on one story, the type may differ, and the days be a month; with the
    particulars more, if they are the same.
    """
    if family(a.word[0]) != family(b.word[0]):
        return False
    strong = _is_strong(a, b)
    typed = strong or related or a.word[1] == b.word[1] or OTHER in (a.word[1], b.word[1])
    span = max(a.last, b.last) - min(a.first, b.first)
    same = (a.first, a.last) == (b.first, b.last) or span <= _MONTH
    return typed and ((a.close and b.close) or (strong and same) or (related and span <= _MONTH))


def _is_strong(a: _Card, b: _Card) -> bool:
    return len(a.what.told & b.what.told) > _TELLING


def _same_headed(a: _Card, b: _Card) -> bool:
    """Whether the headline and the text under it may tell one event in words of one family: names of one are known."""
    names = min(a.what.named, b.what.named, key=len)
    known = bool(names) and names <= a.what.told & b.what.told
    typed = a.word[1] == b.word[1]
    return a.headed != b.headed and known and typed and _same_kind(a, b) and not a.what.rivals(b.what)


def _same_across(a: _Card, b: _Card) -> bool:
    """Whether two documents may tell one event, their conflicts apart: by one word, or by words of one family.

    What is told in other words must have the same type and be dated closely.
    """
    typed, close, same = a.word[1] == b.word[1], a.close and b.close, a.word[0] == b.word[0]
    related = _related(a, b)
    alike = (typed or close or related or _is_strong(a, b)) if same else _same_kind(a, b, related=related)
    placed = a.country == b.country or None in (a.country, b.country)
    telling = a.what.telling(b.what, in_one_word=same) or (related and _meet(a, b))
    return alike and placed and a.narrow and b.narrow and telling and not a.what.rivals(b.what)


def _related(a: _Card, b: _Card) -> bool:
    """Whether their documents are on one story: they have names in common."""
    return len((a.story & b.story) - words_of("common", "calendar")) >= _STORY


def _meet(a: _Card, b: _Card) -> bool:
    """Whether all their days are next to each other, or one tells it as to come, within a month of the other."""
    days = max(a.last, b.last) - min(a.first, b.first)
    return days <= _DAYS or (a.ahead != b.ahead and days <= _MONTH)
