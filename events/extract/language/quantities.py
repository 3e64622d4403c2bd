"""Quantities: how many, how much, how often and how long, asked of words wherever the parser hung them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.language.grammar import DETERMINERS
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Container

    from events.extract.language.words import Token

__all__ = [
    "MEASURED",
    "NUMERALS",
    "ORDINAL",
    "SEASONS",
    "amount_of_time",
    "amounts",
    "beyond_clause",
    "beyond_time",
    "breaks_even",
    "chosen_time",
    "counted_among",
    "counts",
    "counts_some",
    "is_amount",
    "is_apiece",
    "is_code",
    "is_counted",
    "is_counted_out",
    "is_hour",
    "is_of_more",
    "is_of_time",
    "is_portion",
    "is_told",
    "leads_to_noun",
    "measures",
    "of_those_before",
    "portion",
    "some_of",
    "stands_alone",
    "summed",
    "summing",
]

#: What says before a noun which one it is.
_TELLING = ("amod", "compound", "nmod", "poss")
#: Kinds of entity that say how much.
MEASURED = ("PERCENT", "MONEY", "QUANTITY")
#: A rank in digits: *43rd*.
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_CODE = re.compile("[A-Z]{3}")
_LENGTHS = frozenset(("mile", "kilometre", "kilometer", "km", "yard", "metre", "meter", "foot", "league", "block"))
NUMERALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOURS = frozenset(NUMERALS)
SEASONS = frozenset(("spring", "summer", "autumn", "winter"))
#: Verbs whose object may be a term in prison.
_METING = ("give", "hand", "receive", "get")


def is_code(word: str) -> bool:
    """Whether a word before a sum may be the code of a currency: ``DKK``."""
    return _CODE.fullmatch(word) is not None


def beyond_time(head: Token, skip: frozenset[int]) -> Token | None:
    """An *of* that the parser hangs on the time before it: ``the felling in May of all elms``."""
    doc, at = head.doc.tokens, head.i + 1
    if at not in skip:
        return None  # most words
    while at < len(doc) and at in skip:
        at += 1
    if at == len(doc) or doc[at].lower_ != "of":
        return None
    time = doc[at].head
    amount = any(c.ent_type_ in ("MONEY", "QUANTITY") or c.is_currency for c in doc[at].children)
    told = any(c.lower_ in ("a", "the") for c in time.lefts) and not amount  # "the night of the vote", "a week of rain"
    own = told or time.tag_ == "NNS"  # "years of losses"
    return doc[at] if doc[at].dep_ == "prep" and time.i in skip and not own else None


def beyond_clause(head: Token) -> Token | None:
    """An *of* that the parser hangs on a clause before it: ``the 22% it does not own of its unit``."""
    clause = next((c for c in head.rights if c.dep_ == "relcl"), None) if head.ent_type_ == "PERCENT" else None
    if clause is None:
        return None
    return next((c for c in clause.rights if c.dep_ == "prep" and c.lower_ == "of"), None)


def breaks_even(verb: Token) -> Token | None:
    """The *even* without which *broke even* says something else, on whatever the parser hangs it."""
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    return after if verb.lemma_.lower() == "break" and after.lower_ == "even" else None


def amounts(verb: Token, skip: frozenset[int]) -> list[Token]:
    """The *to* and *from* of a change that the parser hangs on the time: ``shrank over the winter to nine sheep``."""
    if not in_class(verb.lemma_.lower(), "changing"):
        return []
    preps = (t for t in verb.subtree if t.i > verb.i and t.dep_ == "prep" and t.lower_ in ("to", "from"))
    lost = (t for t in preps if t.head.i in skip or t.head.dep_ == "pcomp" or t.head.head.i in skip)
    sums = ("MONEY", "CARDINAL", "PERCENT", "QUANTITY")
    return [t for t in lost if any(c.ent_type_ in sums and c.dep_ == "pobj" for c in t.children)]


def amount_of_time(verb: Token, skip: Container[int]) -> list[Token]:
    """The *to* of a change whose number the parser takes for one of years: ``shrank to 4,000 last winter``."""
    if not in_class(verb.lemma_.lower(), "changing"):
        return []
    years = [c for p in verb.rights if p.lower_ == "to" and p.i in skip for c in p.children if c.i in skip]
    sums = (n for c in years for n in c.lefts if n.ent_type_ == "CARDINAL" and n.i not in skip)
    return next(([n.head.head, *n.subtree] for n in sums), [])


def chosen_time(as_: Token, skip: Container[int]) -> bool:
    """Whether a time is chosen for what stands under *as*: ``chose Sunday morning as the hour to launch``."""
    verb = as_.head
    chosen = any(c.i in skip and c.dep_ in ("dobj", "npadvmod") and verb.i < c.i < as_.i for c in verb.rights)
    return chosen and verb.lemma_ in ("pick", "choose", "set", "fix", "name", "designate")


def counts(prep: Token) -> bool:
    """Whether a noun only counts what is under its *of*: ``thousands of women``, ``a group of banks``."""
    head = prep.head
    many = head.ent_type_ == "CARDINAL" or in_class(head.lemma_.lower(), "counting")
    return prep.lower_ == "of" and many


def summed(head: Token) -> Token:
    """What a sum is of: ``three mills``, of *a total of three mills*; else the noun."""
    if head.lower_ != "total" or head.pos_ != "NOUN":
        return head
    under = (c for p in head.rights if p.lower_ == "of" for c in p.rights if c.dep_ == "pobj")
    return next((c for c in under if any(n.dep_ == "nummod" for n in c.lefts)), head)


def summing(word: Token) -> frozenset[int]:
    """The words of *a total of three mills* that a title leaves out."""
    return frozenset((word.i, word.i + 1) if word.dep_ == "quantmod" and word.lower_ == "total" else ())


def measures(prep: Token) -> bool:
    """Whether a preposition ends how far off something is: ``was shot less than two miles from a station``."""
    if prep.lower_ != "from":
        return False  # most words
    unit = prep.nbor(-1) if prep.i else prep
    far = unit.dep_ == "npadvmod" and unit.lemma_ in _LENGTHS
    return far or any(c.dep_ == "npadvmod" for c in prep.lefts)


def counted_among(number: Token) -> Token | None:
    """The noun of a bare number: ``shares`` of *holds 900 shares, including 250 bought in May*."""
    bare = number.tag_ == "CD" and number.ent_type_ != "MONEY" and number.head.lower_ == "including"
    thing = number.head.head
    return thing if bare and thing.tag_ == "NNS" and thing.i < number.i else None


def of_those_before(number: Token) -> Token | None:
    """What a number counts that stands before it: *prisoners, 64 of whom were freed*, *of the rings, 31 were found*.

    So it is of *them* where the clause before has them as its object: *took two sheets and one of them was found*.
    """
    if number.tag_ != "CD" or number.dep_ not in ("nsubj", "nsubjpass") or number.ent_type_ == "MONEY":
        return None
    whom = next((c for of in number.rights if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"), None)
    if whom is None:
        opening = (of for of in number.head.lefts if of.lower_ == "of" and of.i < number.i and of.dep_ == "prep")
        return next((c for of in opening for c in of.rights if c.tag_ == "NNS"), None)
    doc = number.doc
    if whom.lower_ in ("whom", "which") and number.left_edge.i > 1:
        before = doc[number.left_edge.i - 2]
        return before if before.tag_ == "NNS" and doc[before.i + 1].text == "," else None
    if whom.lower_ != "them" or number.head.dep_ != "conj":
        return None
    things = (c for c in number.head.head.rights if c.dep_ == "dobj" and c.i < number.i)
    inside = (n for c in things for n in (c, *(t for of in c.rights if of.lower_ == "of" for t in of.rights)))
    return next((n for n in inside if n.tag_ == "NNS"), None)


def _parts(prep: Token, thing: Token) -> Token | None:
    """The article or possessor of what a number is some of: ``the`` of *two of the mills*."""
    some = prep.lower_ == "of" and prep.head.tag_ == "CD" and prep.head.ent_type_ != "MONEY" and thing.tag_ == "NNS"
    return next((c for c in thing.lefts if c.dep_ in ("det", "poss")), None) if some else None


def some_of(prep: Token, thing: Token, names: Container[int]) -> list[Token]:
    """The article or pronoun that a title keeps: ``loses one of its shops``, ``two of the mills sold``."""
    first = _parts(prep, thing)
    if first is None or first.i in names or stands_alone(prep, thing, names):
        return []
    own = first.tag_ == "PRP$" and prep.head.dep_ == "dobj"  # of "one"
    return [first] if first.lower_ == "the" or own else []


def is_of_more(article: Token) -> bool:
    """Whether an article is one without which a number says something else: ``a further 200 jobs``, ``by a third``."""
    if article.lower_ != "a":
        return False  # most words
    behind = article.doc[article.i + 1 : article.i + 2].text
    if behind != "further":
        return in_class(behind, "counting.fractions") and article.head.i == article.i + 1
    return article.head.ent_type_ in MEASURED or any(c.dep_ == "nummod" for c in article.head.lefts)


def is_counted(thing: Token) -> bool:
    """Whether a noun is a count or has one: ``six``, ``1,000 others``."""
    return thing.tag_ == "CD" or any(c.tag_ == "CD" for c in thing.children)


def stands_alone(prep: Token, thing: Token, names: Container[int]) -> bool:
    """Whether a number of somebody's things is told by itself: ``two drivers``, of *two of its drivers*."""
    first = _parts(prep, thing)
    theirs = first is not None and first.tag_ == "PRP$" and first.i not in names
    theirs = theirs and not any(c.dep_ == "nummod" for c in thing.lefts)  # "240 of its 2,900 jobs"
    return theirs and prep.head.lower_ not in ("one", "1")


def counts_some(child: Token) -> bool:
    """Whether words say something of some only: ``133 of them``."""
    of = [c for c in child.rights if c.lower_ == "of" for c in c.children]
    amount = child.tag_ == "CD" or child.ent_type_ == "PERCENT"
    return amount and any(c.lower_ in ("them", "whom", "which") for c in of)


def is_counted_out(thing: Token) -> bool:
    """Whether a noun has its number, or is one: ``40 pence``, ``410p``."""
    return thing.ent_type_ in MEASURED or thing.tag_ == "CD" or any(c.dep_ == "nummod" for c in thing.lefts)


def is_apiece(word: Token) -> bool:
    """Whether a word says that each of several did so much: ``put up £50 apiece``, ``got a medal each``."""
    each = word.lower_ == "apiece" or (word.lower_ == "each" and word.dep_ in ("npadvmod", "advmod", "appos", "dep"))
    return each and word.i > word.head.i and word.n_rights == 0


def is_hour(prep: Token, number: Token) -> bool:
    """Whether a number says at what hour something was: ``at six``, ``at about seven``."""
    bare = prep.lower_ in ("at", "by", "around") and number.lower_ in _HOURS and number.tag_ == "CD"
    return bare and number.n_rights == 0


def is_of_time(thing: Token, skip: Container[int]) -> bool:
    """Whether a length of time is part of an expression of time: ``in the first week of this month``."""
    entry = noun(thing.lemma_.lower()) if thing.pos_ == "NOUN" and thing.i not in skip else None
    if entry is None or entry.top != "time":
        return False
    within = (c for of in thing.rights if of.lower_ == "of" for c in of.rights if c.dep_ == "pobj")
    return any(c.i in skip for c in within)


def is_told(kind: str, root: Token) -> bool:
    """Whether an expression of time says what happened, not when: ``sentenced to two years``, ``to shrink 3% yearly``.

    Args:
        kind: Of the expression, as TIMEX3 has it.
        root: The word of the expression that the others depend on.
    """
    return (kind == "DURATION" and (_is_penalty(root) or _is_of_thing(root))) or (kind == "SET" and _is_rate(root))


def portion(root: Token) -> Token | None:
    """The word for a part of a time that stands before it: ``for much of 2020``, ``half of the rest of May``."""
    part = root
    while part.dep_ == "pobj" and part.head.lower_ == "of" and is_portion(part.head.head):
        part = part.head.head
    return None if part is root else part


def is_portion(word: Token) -> bool:
    """Whether what is dated by a word is dated by what stands under its *of*: ``the first week of December``."""
    return in_class(word.lemma_.lower(), "portions", "portions.most")


def _is_of_thing(root: Token) -> bool:
    """Whether it tells which thing, not how long: ``a two-year contract``, ``four years' imprisonment``."""
    thing = root.head
    if thing.pos_ not in ("NOUN", "ADJ") or thing.i <= root.i or thing.ent_type_ in ("DATE", "TIME"):
        return False
    hyphen = root.i > 1 and root.nbor(-1).text == "-" and root.dep_ in ("compound", "nmod", "amod", "npadvmod")
    entry = noun(thing.lemma_.lower()) if hyphen else None
    lasts = entry is not None and entry.event_share >= EVENTIVE  # "a nine-day strike"
    return (hyphen and not lasts) or (root.dep_ == "poss" and root.tag_ == "NNS")


def _is_rate(root: Token) -> bool:
    """Whether it says how often a change is that large, or for how long an amount is paid: ``raised to £1 a week``."""
    before = root.doc[root.left_edge.i - 1]
    if root.dep_ == "npadvmod" and before.i == root.head.i and before.like_num and before.ent_type_ == "MONEY":
        return True
    measures = before.ent_type_ in ("PERCENT", "MONEY", "QUANTITY") and before.dep_ == "npadvmod"
    return root.dep_ in ("advmod", "npadvmod") and measures and before.head.i == root.head.i


def _is_penalty(root: Token) -> bool:
    """Whether it is what somebody was given, not how long it took."""
    for_it = (c for c in root.head.rights if c.dep_ == "prep" and c.lower_ == "for" and c.i > root.i)
    if root.dep_ == "dobj" and root.head.lemma_ == "serve" and (root.head.tag_ == "VB" or any(for_it)):
        return True  # "to serve two years", "served six years for theft"
    if root.dep_ == "dobj" and root.head.lemma_.lower() in _METING:
        to_do = any(c.tag_ == "VB" and c.dep_ != "ccomp" for c in (*root.rights, *root.head.rights) if c.i > root.i)
        return to_do or any(c.lower_ == "in" and c.nbor().lower_ in ("prison", "jail") for c in root.rights)
    verb = root.head.head
    if root.dep_ != "pobj" or verb.pos_ != "VERB":
        return False
    lemma = verb.lemma_.lower()
    return root.head.lower_ in ("to", "for") and in_class(lemma, "punishing")


def is_amount(form: str, token: Token) -> bool:
    """Whether a name is that of a currency before its amount: ``EUR 40 million``."""
    counted = any(c.dep_ == "nummod" for c in token.children) or token.head.like_num
    return counted and is_code(form.split(" ", maxsplit=1)[0])


def leads_to_noun(word: Token) -> bool:
    """Whether a word before a noun is an article, or only says when or as what it is told of: ``namely``, ``now``.

    Of what nothing else says which it is, *the previous one* and *a previous deal* do.
    """
    if word.lower_ in DETERMINERS or in_class(word.lower_, "passing"):
        return True
    if not in_class(word.lower_, "passing.ranks") or any(c.lower_ in ("a", "an") for c in word.head.lefts):
        return False
    which = (c for c in word.head.children if c.dep_ in _TELLING or c.lower_ == "of")
    return any(not in_class(c.lower_, "passing.ranks") for c in which)
