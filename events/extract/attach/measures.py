"""Measures: what an expression tells the length, the distance or the baseline of, rather than the day.

*A year of protests*, *three weeks after the vote*, *shrank 3 metres from a decade ago*, *the worst drought since 1976*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import NEARLY, SUBJECTS, aspect, conjuncts, is_record, own_subject, subject
from events.extract.language.lexicon import EVENTIVE, classes, noun
from events.extract.language.people import is_person
from events.extract.language.predicates import in_class
from events.extract.language.quantities import SEASONS
from events.extract.language.today import is_worth_now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.tag import Timex

__all__ = [
    "change_of",
    "compares",
    "counting_began",
    "dates_nothing",
    "extent_of",
    "is_greatest",
    "is_latest",
    "is_over",
    "is_post",
    "is_worth",
    "results_of",
]


#: Within so many words of a time, and with no mark between, somebody's post is its own.
_BESIDE = 9
#: So many words before *for* may stand what somebody means to do in a period.
_NEAR = 6
_STOPS = frozenset((",", ";", ")", "("))
#: So many digits has a year.
_YEAR = 4
_SPANS = frozenset(("time", "period", "point", "quarter", "month", "half", "week"))
_AMOUNTS = frozenset(("PERCENT", "MONEY", "CARDINAL", "QUANTITY"))
_AMOUNT_WORDS = frozenset(("third", "quarter", "fifth", "tenth", "percent", "%", "cent", "times", "half"))
#: Before the amount that another is measured from, and the one that it became.
_AGAINST = frozenset(("from", "to", "vs", "vs.", "versus", "against"))


def dates_nothing(timex: Timex, root: Token, prep: Token | None, head: Token) -> bool:
    """Whether a time tells of something else than when a thing happened: how old it is, how long it had lasted."""
    if _is_compared(timex, root, prep, head) or _is_sort(head, root) or _is_goal(root, prep):
        return True
    if _is_of_its_time(timex, prep):
        return True
    return _counts_from_event(timex, root) or _has_lasted(timex, prep, head) or _is_how_old(root) or _is_bearers(root)


def _is_of_its_time(timex: Timex, prep: Token | None) -> bool:
    """Whether it only tells of which time things are: ``an exhibition of dolls from the 1920s``."""
    if prep is None or prep.lower_ != "from" or timex.type != "DATE" or not prep.i:
        return False
    long = timex.value.isdigit() and len(timex.value) < _YEAR  # decades and centuries
    return long and prep.nbor(-1).pos_ == "NOUN" and prep.nbor(-1).dep_ == "pobj"


def _is_goal(root: Token, prep: Token | None) -> bool:
    """Whether it is told what somebody means to do in a period: ``the bold plans they have in place for 2000``."""
    if prep is None or prep.lower_ != "for" or root.ent_type_ != "DATE" or root.text.endswith("day"):
        return False
    for word in reversed(root.doc[max(root.sent.start, prep.i - _NEAR) : prep.i]):
        if word.pos_ == "NOUN" and in_class(word.lemma_.lower(), "goals"):
            return word.dep_ not in ("dobj", "nsubjpass") or not in_class(word.head.lemma_.lower(), "goals.reached")
        if word.text in _STOPS or (word.pos_ == "VERB" and word.lemma_ != "have"):
            return False
    return False


def _is_compared(timex: Timex, root: Token, prep: Token | None, head: Token) -> bool:
    """Whether a time is that of an amount which another is told against.

    *Up from $3 million at the same time last year*, *a 9 percent increase from 40 tons last year*, *fell 3 percent
    from 2006*, *rose to $9 million (2024: $7 million)*.
    """
    start = root.left_edge.i
    before = [t.lower_ for t in root.doc[max(start - 2, 0) : start]]
    if before[-1:] == ["("] and root.doc[root.i + 1 : root.i + 2].text == ":":
        return True  # "rose to $9 million (2024: $7 million)"
    if timex.text.lower().startswith("last") and before[:1] == ["same"] and before[-1] in _SPANS:
        return True
    if prep is None:
        from_ = root.head if root.head.lower_ == "from" else root.head.head
        return root.dep_ == "npadvmod" and from_.lower_ == "from" and in_class(from_.head.lemma_.lower(), "changing")
    grown = prep.lower_ == "from" and in_class(head.lemma_.lower(), "changing") and head.pos_ == "VERB"
    amount = any(c.dep_ in ("npadvmod", "dobj") and c.i < prep.i and c.ent_type_ in _AMOUNTS for c in head.rights)
    return grown and amount and not any(c.lower_ in ("to", "until", "till") for c in (*head.rights, *root.rights))


def _counts_from_event(timex: Timex, root: Token) -> bool:
    """Whether a duration is the distance to an event: ``three weeks after the vote``, ``three days after he fell``."""
    word = root.head
    if timex.type != "DURATION" or root.dep_ not in ("npadvmod", "dep"):
        return False
    behind = root.doc[root.i + 1] if root.i + 1 < len(root.doc) else root
    if behind.dep_ == "mark" and behind.lower_ in ("after", "before") and behind.head.head.i in (word.i, word.head.i):
        return True
    counts = word.dep_ == "mark" or any(c.dep_ in ("pobj", "pcomp") for c in word.children)
    return counts and word.lower_ in ("after", "before")


def _has_lasted(timex: Timex, prep: Token | None, head: Token) -> bool:
    """Whether it is told how long what a clause ends had lasted: ``closed in 1964, ending trips after nearly a year``.

    Of a participle beside a clause; *returning after two years* is that much later.
    """
    if timex.type != "DURATION" or prep is None or prep.lower_ != "after" or prep.i < 1:
        return False
    ends = head.dep_ == "advcl" and head.tag_ == "VBG" and own_subject(head) is None
    long = any(c.lower_ in NEARLY or c.lower_ in ("more", "over", "only", "just") for c in prep.subtree)
    return ends and (long or prep.nbor(-1).text == "," or in_class(head.lemma_.lower(), "aspectual.end"))


def _is_how_old(root: Token) -> bool:
    """Whether a time only says how old a thing is: ``a mill from the 18th century collapsed``.

    Not where a clause tells what happened then: *a menu from 1931, when it opened*.
    """
    thing = root.head.head
    if root.dep_ != "pobj" or root.head.lower_ != "from" or thing.pos_ != "NOUN":
        return False
    end = root.right_edge.i + 1
    when = root.doc[end : end + 2].text.lower().lstrip(", ").startswith("when")
    if when or any(c.dep_ in ("relcl", "advcl") for c in root.rights):
        return False
    entry = noun(thing.lemma_.lower())
    made = entry is not None and entry.event_share < EVENTIVE and entry.top in ("artifact", "communication")
    return made and all(c.lower_ not in ("to", "until", "till") for c in thing.rights)


def _is_bearers(root: Token) -> bool:
    """Whether a time only says when somebody beside a name was what: ``closed by Ada Lund, mayor from 1990 to 1997``.

    Not where it tells of another noun (*Ada Lund, leader of the 1792 revolt*) or what was done then (*named Ada Lund
    Professor in 1987*).
    """
    if root.dep_ == "pobj" and root.head.lower_ in ("in", "on"):
        return False
    start = root.sent.start if root.dep_ in ("compound", "nmod", "amod", "poss") else root.left_edge.i
    for word in reversed(root.doc[max(root.sent.start, start - _BESIDE) : start]):
        if word.text in _STOPS or word.pos_ in ("VERB", "AUX"):
            return False
        if word.dep_ == "appos" and word.head.ent_type_ == "PERSON":
            return is_person(word) and word.head.i < word.i
    return False


def extent_of(root: Token, found: Mapping[int, Candidate]) -> list[Candidate]:
    """``a year of protests and strikes``: the nouns after *of*; *within a year of the vote* is a distance."""
    if root.head.lower_ == "within":
        return []
    nouns = [
        noun
        for prep in root.children
        if prep.dep_ == "prep" and prep.lower_ == "of"
        for pobj in prep.children
        if pobj.dep_ == "pobj"
        for noun in (pobj, *conjuncts(pobj))
    ]
    return [found[noun.i] for noun in nouns if noun.i in found]


def is_over(root: Token) -> bool:
    """Whether a length of time ends where the past clause after it begins: ``after a year of talks they signed``."""
    prep = root.head
    while prep.head.pos_ == "ADP" and prep.head.i != prep.i:
        prep = prep.head
    return prep.lower_ in ("after", "following", "before") and aspect(prep.head) == "past"


def is_post(since: Token) -> bool:
    """Whether *since* tells how long somebody has been what he is: ``Crane, in power since 2011, promised to go``."""
    what = since.nbor(-1) if since.i else since
    return what.dep_ == "pobj" and since.head.i in (what.head.i, what.head.head.i) and since.head.pos_ != "VERB"


def change_of(node: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """The change of which a noun says what has changed: its period is the change's.

    *Annual profit fell*, *a rise in third-quarter profit*; so is a prize's that of its winning.
    """
    change = node.head
    if node.dep_ == "pobj" and change.lower_ in ("in", "of"):
        change = change.head
        changes = change.dep_ == "dobj" and in_class(change.lemma_.lower(), "changing")
    else:
        changes = node.dep_ in SUBJECTS and in_class(change.lemma_.lower(), "changing")
    return found.get(change.i) if changes else _won_in(node, found)


def _won_in(prize: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """The winning of a prize, which is of the year that the prize has: ``received the 2003 Nobel Prize``."""
    verb = prize.head
    won = prize.dep_ in ("dobj", "nsubjpass") and in_class(verb.lemma_.lower(), "winning")
    return found.get(verb.i) if won and "prize" in classes(prize.lemma_.lower()) else None


def compares(timex: Timex, root: Token, prep: Token | None) -> bool:
    """Whether an expression is what a change is measured from: ``shrank 3 m from a decade ago``, ``than in 2019``."""
    if prep is not None and prep.lower_ == "to" and in_class(prep.head.lemma_.lower(), "changing"):
        return False  # "rose from 10 in 1990 to 300 last year"
    if _baseline(root.left_edge) or _owns_amount(root, prep) or is_worth(timex, root) or _is_outdone(timex, root):
        return True
    if prep is None or is_latest(prep):
        return False
    earlier = timex.text.lower().split()[-1] in ("ago", "earlier")
    than = prep.lower_ == "than" or any(h.lower_ == "than" for h in (prep.head,))
    than = than or (prep.lower_ == "from" and prep.head.lower_ in ("down", "up"))  # "down 15% from the second quarter"
    return than or (prep.lower_ in ("from", "with", "to") and earlier)


def _is_outdone(timex: Timex, root: Token) -> bool:
    """Whether an amount is told against that of a year before: ``a fifth more than a year earlier``."""
    first = timex.text.lower().split()[0]
    at = next((n for n in range(root.i, root.sent.start, -1) if root.doc[n].lower_ == first), None)
    before = None if at is None or first not in ("more", "less", "fewer") else root.doc[at - 1]
    return before is not None and (before.ent_type_ in _AMOUNTS or before.lower_ in _AMOUNT_WORDS)


def is_latest(prep: Token) -> bool:
    """Whether a preposition says by when something is or was done: ``paid no later than May``."""
    return prep.lower_ == "than" and any(c.lower_ == "later" for c in prep.lefts)


def _owns_amount(root: Token, prep: Token | None) -> bool:
    """Whether an amount of an earlier time is what something is measured by: ``a rise from last year's $2 million``."""
    over = prep if prep is not None else root.head.head if root.dep_ == "poss" and root.head.dep_ == "pobj" else None
    owns = any(c.tag_ == "POS" for c in root.children)
    below = root.head.head if root.dep_ == "amod" and root.head.dep_ == "pobj" else None
    if below is not None and below.lower_ in ("below", "above", "under") and root.head.ent_type_ in _AMOUNTS:
        return True  # "fell 9% short of the year-earlier 40 tons"
    return owns and over is not None and over.lower_ in ("from", "with", "than", "over", "against")


def _baseline(start: Token) -> bool:
    """Whether an expression that starts here is of the amount before a change: ``from 10 in 1980 to 30 in 1990``."""
    doc = start.doc.tokens
    for at in range(start.i - 1, start.sent.start - 1, -1):
        word = doc[at]
        near = (t for t in doc[at + 1 : min(at + 4, start.i)] if t.ent_type_ not in ("DATE", "TIME"))
        amount = (t.like_num or t.is_currency for t in near)  # no "from Lund in 1950, a medal in 1952"
        leads = word.lower_ in _AGAINST or (word.lower_ == "with" and doc[at - 1].lower_ == "compared")
        if leads and any(amount):
            return word.lower_ != "to"
        if word.pos_ == "VERB":
            return False
    return False


def is_worth(timex: Timex, root: Token) -> bool:
    """Whether a day says only what an amount is worth by now: ``bought for $5, about $90 today``."""
    return timex.text.lower() == root.lower_ and is_worth_now(root)


def counting_began(node: Token) -> bool:
    """Whether a clause only says how far back a record goes: ``the worst flood since records began in 1881``.

    The war in ``the largest march since the war began`` is an event.
    """
    if any(_is_since_that(c) for c in node.children if c.dep_ in ("attr", "acomp")):
        return True
    record = any(c.lower_ == "since" and c.dep_ == "mark" and is_record(c) for c in node.children)
    what = subject(node) if record else None
    return what is not None and in_class(what.lemma_.lower(), "recording.nouns")


def _is_since_that(greatest: Token) -> bool:
    """Whether a superlative is the greatest since another, that has the date: ``the worst since that of 1994``."""
    since = (c for c in greatest.children if c.lower_ == "since")
    return any(c.lower_ in ("that", "those") for prep in since for c in prep.children)


def results_of(timex: Timex, root: Token, node: Token, found: Mapping[int, Candidate]) -> list[Candidate] | None:
    """The result that a report tells of a period: ``recorded a gain for the spring quarter`` was not recorded in it."""
    spans = timex.earliest is not None and timex.latest is not None and timex.earliest < timex.latest
    told = next((c for c in node.children if c.dep_ in ("dobj", "nsubjpass")), None)
    of_it = root.head.lower_ == "for"
    if not spans or not in_class(node.lemma_.lower(), "disclosing", "posting"):
        return None
    if told is None or not (of_it or in_class(told.lemma_.lower(), "results")):
        return None
    posts = in_class(node.lemma_.lower(), "posting") or told.lemma_ == "result"  # "reported results for the quarter"
    return [found[told.i]] if told.i in found else None if posts else []


def is_greatest(thing: Token, time: Token) -> bool:
    """Whether a noun says of another that it is the greatest of its time: ``Lena, the strongest storm of the year``.

    So does one that counts: ``issued its second warning of the year``, ``the third increase this year``.
    """
    counted = time.lower_ in ("year", "season", "month") and any(c.ent_type_ == "ORDINAL" for c in thing.children)
    return counted or (thing.dep_ in ("appos", "attr") and any(c.tag_ == "JJS" for c in thing.children))


def _is_sort(thing: Token, season: Token) -> bool:
    """Whether a season says of what sort a thing is, whose day is told: ``A winter storm hit Lund on Thursday``."""
    if season.dep_ != "compound" or season.lower_ not in SEASONS or thing.pos_ != "NOUN":
        return False
    return any(t.ent_type_ == "TIME" or t.lower_.endswith("day") for t in thing.head.subtree if t.ent_type_)
