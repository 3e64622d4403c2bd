"""What the mentions of one event tell together: the event's date, title, participants and place.

One mention speaks for all, and its sentence is the event's evidence: of those that know what came of it and have the
date in full, the one whose title tells most of what the others tell too, and names most. What the others add must be
confirmed: a report may name bystanders, and a row of fifty reports would name fifty.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from events.dates import edtf_of
from events.extract import BASES
from events.merge.model import Event
from events.merge.particulars import is_name, telling_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from events.extract import EventDate, Mention, Place

__all__ = ["event_of"]

#: Not yet known to have happened when it was told; another mention may know more.
_AHEAD = frozenset(("planned", "possible"))
#: Dates that stand in words beside the event: of these the better title counts for more.
_STATED = ("explicit", "relative")
_PRECISIONS = (None, "country", "region", "city")
#: What so many documents say, and one in so many, is said of the event, and no slip of one.
_SEVERAL, _PART = 2, 5
#: Whom they mean the title does not say.
_PRONOUNS = frozenset(("he", "her", "him", "his", "it", "its", "she", "their", "them", "they"))
_WORD = re.compile(r"[^\W_]+")


def event_of(mentions: Sequence[Mention]) -> Event:
    """The event that mentions speak of, given in order of document and offset."""
    canonical, date = _spokesman(mentions)
    return Event(
        mentions=tuple(mentions),
        canonical=canonical,
        date=date,
        title=canonical.title,
        event_type=_event_type(canonical, mentions),
        factuality=canonical.factuality,
        participants=_participants(canonical, mentions),
        place=_best_place(canonical, mentions),
        confidence=_confidence(canonical, date, mentions),
    )


def _spokesman(mentions: Sequence[Mention]) -> tuple[Mention, EventDate]:
    """The canonical mention, and the date of all."""
    if len(mentions) == 1:  # most events
        return mentions[0], mentions[0].date
    date = _joint_date(min(mentions, key=_dating), mentions)
    told = _words_told(mentions)
    namings = {(m.doc_id, m.chain): _words(m.title) for m in mentions if m.trigger_start == m.chain}

    def order(m: Mention) -> tuple[object, ...]:
        return (*_naming(m, date, namings.get((m.doc_id, m.chain))), -_confirmed(m, told))

    best = min(map(order, mentions))
    first_of: dict[str, Mention] = {}  # of a document the first: a headline goes before what stands under it
    for mention in sorted(mentions, key=lambda m: (m.doc_id, m.trigger_start)):
        if order(mention) == best:
            first_of.setdefault(mention.doc_id, mention)
    canonical = max(first_of.values(), key=lambda m: (_named(m), len(m.title)))
    if canonical.date.edtf == date.edtf:
        date = _with_duration(canonical.date, mentions)
    others = _other_dates(date, mentions)
    return canonical, replace(date, trace=(*date.trace, f"other mentions say {others}")) if others else date


def _dating(mention: Mention) -> tuple[bool, int, str, int]:
    """What came of a plan first, then the best-known date, then the text."""
    return mention.factuality in _AHEAD, BASES.index(mention.date.basis), mention.doc_id, mention.trigger_start


def _naming(mention: Mention, date: EventDate, naming: frozenset[str] | None) -> tuple[bool, bool, int, bool, bool]:
    """What came of a plan first, then the event's own date, the word that names the event, a title that says it all.

    As good as that word is another whose title says all that its title (``naming``) says and more, such as a headline.
    """
    names = mention.trigger_start == mention.chain or (naming is not None and naming < _words(mention.title))
    cut = mention.title.endswith("…") or not _PRONOUNS.isdisjoint(_words(mention.title))
    dated = mention.date.edtf == date.edtf
    stated = mention.date.basis in _STATED
    return mention.factuality in _AHEAD, not dated, 0 if stated else BASES.index(mention.date.basis), not names, cut


def _words_told(mentions: Sequence[Mention]) -> Mapping[str, int]:
    """The words of the titles, each with the number of texts or accounts of a text that have it."""
    accounts: dict[tuple[str, int], set[str]] = {}
    for n, mention in enumerate(mentions):
        own = mention.chain if mention.chain >= 0 else -1 - n
        accounts.setdefault((mention.doc_id, own), set()).update(_words(mention.title))
    return Counter(word for words in accounts.values() for word in words)


def _confirmed(mention: Mention, told: Mapping[str, int]) -> int:
    """How often others tell what a mention's title tells."""
    return sum(told[word] - 1 for word in _words(mention.title))


def _named(mention: Mention) -> int:
    """How many words of its participants' names a mention's title has: *Ola Lund* before *Lund*."""
    names = (_words(name) for name in mention.participants if is_name(name))
    return len(frozenset[str]().union(*names) & _words(mention.title))


def _words(title: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(title))


def _participants(canonical: Mention, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The canonical mention's with all of its sentence, the names of its document, and what several documents have.

    Where it has none, the first mention's that has some.
    """
    if len(mentions) == 1:
        return _distinct(canonical.participants)
    by_doc: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        by_doc[mention.doc_id].update(name.casefold() for name in mention.participants)
    counts = Counter(name for names in by_doc.values() for name in names)
    enough = max(_SEVERAL, -(-len(by_doc) // _PART))

    def told(name: str, of: Mention) -> bool:
        inside = of.doc_id == canonical.doc_id
        beside = inside and of.sentence_start == canonical.sentence_start
        return beside or (inside and is_name(name)) or counts[name.casefold()] >= enough

    out = list(canonical.participants or next((m.participants for m in mentions if m.participants), ()))
    out += [name for mention in mentions for name in mention.participants if told(name, mention)]
    full = _in_full(dict.fromkeys(name for m in mentions for name in m.participants))
    return _distinct(full.get(name, name) for name in out)


def _in_full(names: Iterable[str]) -> dict[str, str]:
    """For names that are the end of just one longer name, that: *Ola Lund* for *Lund*."""
    ending: dict[str, set[str]] = defaultdict(set)
    for name in names:
        words = name.split() if is_name(name) else []
        for n in range(1, len(words)):
            ending[" ".join(words[n:])].add(name)
    return {short: next(iter(longer)) for short, longer in ending.items() if len(longer) == 1}


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Names in the order given, each once, without one whose words another has: *the minister* of *Chad's minister*.

    Of names that only the words of many names tell apart the longest stands: *Orion Inc.*, *Orion*.
    """
    alike: dict[frozenset[str], str] = {}
    for name in names:
        words = telling_words(name) if is_name(name) else frozenset((name.casefold(),))
        if len(name) > len(alike.setdefault(words, name)):
            alike[words] = name
    known = {f" {name.casefold()} ": name for name in alike.values()}
    having: dict[str, list[str]] = defaultdict(list)
    for folded in known:
        for word in dict.fromkeys(folded.split()):
            having[word].append(folded)
    short = {short for name in known.values() if name.count(" ") > 1 for short in _initials(name)}
    return tuple(name for folded, name in known.items() if name not in short and not _is_inside(folded, having))


def _initials(name: str) -> tuple[str, str]:
    """The short forms of a body's name: ``USEC`` and ``SEC`` of *U.S. Securities and Exchange Commission*."""
    capitals = "".join(word[0] for word in name.split() if word[0].isupper())
    return capitals, capitals[1:]


def _is_inside(name: str, having: Mapping[str, Sequence[str]]) -> bool:
    """Whether another name has a name's words, given all names by their words: looked for where its rarest word is."""
    others = min((having[word] for word in name.split()), key=len, default=())
    return any(name in other for other in others if other != name)


def _joint_date(dated: Mention, mentions: Sequence[Mention]) -> EventDate:
    """The date of the mention that knows it best, narrowed to the days that the others leave possible."""
    date = dated.date
    if date.edtf is None or date.edtf.kind == "span":
        return _with_duration(date, mentions)
    joint = date.edtf.bounds()
    for other in mentions:
        if other.date.edtf is not None and other.date.edtf.kind != "span":
            joint = joint.intersect(other.date.edtf.bounds()) or joint
    if joint != date.edtf.bounds():
        narrower = edtf_of(joint)
        steps = (*date.trace, f"narrowed to {narrower} by its other mentions")
        date = replace(date, edtf=narrower, part=None, trace=steps)
    return _with_duration(date, mentions)


def _other_dates(date: EventDate, mentions: Sequence[Mention]) -> str:
    """The dates of mentions that have no day in common with the event's: news told late."""
    if date.edtf is None:
        return ""
    days = date.edtf.bounds()
    others = (m.date.edtf for m in mentions if m.date.edtf is not None)
    return ", ".join(dict.fromkeys(str(other) for other in others if other.bounds().intersect(days) is None))


def _with_duration(date: EventDate, mentions: Sequence[Mention]) -> EventDate:
    stated = next((m.date.duration for m in mentions if m.date.duration is not None), None)
    return date if date.duration is not None or stated is None else replace(date, duration=stated)


def _event_type(canonical: Mention, mentions: Sequence[Mention]) -> str:
    """The type that most documents give it, one vote each; where they are equal the canonical mention's."""
    votes: dict[str, str] = {}
    for mention in mentions:
        votes.setdefault(mention.doc_id, mention.event_type)
    votes[canonical.doc_id] = canonical.event_type
    counts = Counter(votes.values())
    return max((canonical.event_type, *counts), key=counts.__getitem__)


def _confidence(canonical: Mention, date: EventDate, mentions: Sequence[Mention]) -> float:
    """That of the surest mention of the event's own date; of a date that none has alone, the least of them."""
    same = [m.confidence for m in mentions if m.date.edtf == date.edtf]
    return max(same) if same else min(canonical.confidence, *(m.confidence for m in mentions))


def _best_place(canonical: Mention, mentions: Sequence[Mention]) -> Place | None:
    """The canonical mention's place, or a finer one in the same country that as many mentions have.

    Where it has none, the place that most have; of those the finest, then the first.
    """
    known = [m.place for m in (canonical, *mentions) if m.place is not None]
    if not known:
        return None
    counts = Counter(m.place for m in mentions if m.place is not None)
    own = canonical.place or max(known, key=lambda p: (counts[p], _PRECISIONS.index(p.precision)))
    inside = [p for p in known if p.country_iso2 == own.country_iso2 and counts[p] >= counts[own]]
    return max((own, *inside), key=lambda p: _PRECISIONS.index(p.precision))
