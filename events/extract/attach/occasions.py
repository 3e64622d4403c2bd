"""Occasions: whether what a clause tells was of the time of the event that it names beside itself.

*Signed at a summit on Friday*, *On her death in 1801 he sold it*, *a gale in March that sank two ferries*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.attach.sharing import has_own
from events.extract.find.acts import befalls, is_case
from events.extract.language.grammar import aspect, has_subject, is_passive, is_past_perfect
from events.extract.language.predicates import in_class, noun_again
from events.extract.language.subclauses import ends_pact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.extract.attach.sharing import Dated
    from events.extract.find.candidates import Candidate, Role
    from events.extract.language.words import Token
    from events.tag import Timex

__all__ = [
    "did_then",
    "goes_along",
    "harmed_too",
    "is_ceremony",
    "is_occasion",
    "is_then",
    "loses_lives",
    "of_what",
    "opened",
    "told_apart",
]

#: The days of the longest year.
_YEAR_DAYS = 366


def did_then(verb: Token, found: Mapping[int, Candidate]) -> bool:
    """Whether a clause tells what the event before it did, whose date is told: not what came of it."""
    event = found.get(verb.head.i) if verb.dep_ == "relcl" and verb.tag_ == "VBD" else None
    if event is None or event.is_verb or not event.attachments:
        return False  # most clauses
    which = any(c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP") for c in verb.lefts)
    later = is_passive(verb) or in_class(verb.lemma_.lower(), "causing", "following", "aspectual", "harming")
    later = later or has_own(verb, subject=False)
    return which and not later


def is_ceremony(thing: Token, verb: Token) -> bool:
    """Whether what was done at a ceremony tells all of it: ``married in a private ceremony``."""
    told = in_class(verb.lemma_.lower(), "reporting", "statement", "partaking")
    return thing.lemma_.lower() in ("ceremony", "service") and not told and verb.tag_ in ("VBD", "VBN")


def is_occasion(thing: Token, prep: Token) -> bool:
    """Whether a noun points back at the occasion that something was done at: ``at the meeting``."""
    pointing = any(c.lower_ in ("the", "this", "that", "these", "those") or c.dep_ == "poss" for c in thing.children)
    lemma = thing.lemma_.lower()
    occasion = in_class(lemma, "gathering", "staging") or noun_again(lemma, "meet") or noun_again(lemma, "celebrate")
    return prep.lower_ == "at" and pointing and occasion


def is_then(event: Candidate, verb: Token, prep: Token) -> bool:
    """Whether something happened when an event did: not what is told of a case, *convicted in the 2004 bombing*."""
    opens = prep.lower_ == "on" and prep.i < verb.i  # "On the death of her father in 1801 she sold it"
    opens = opens or prep.lower_ == "at"  # "at the inquiry, held that autumn, the mate was blamed"
    return opens or befalls(verb) or not is_case(event.lemma, verb)


def harmed_too(above: Candidate, found: Mapping[int, Candidate]) -> Candidate | None:
    """The harm that is told before other harm of one cause: ``five were killed and six hurt when a wall fell``."""
    verb = above.clause
    if verb is None or verb.dep_ != "conj" or not in_class(above.lemma, "harming", "harming.undergone", "harming.told"):
        return None
    first = found.get(verb.head.i)
    return first if first is not None and in_class(first.lemma, "harming", "harming.undergone") else None


def loses_lives(verb: Token) -> bool:
    """``Seven people lost their lives``."""
    return verb.lemma_ == "lose" and any(c.dep_ == "dobj" and c.lemma_ == "life" for c in verb.children)


def of_what(thing: Token) -> Iterator[Token]:
    """What a noun or a number is of: the ``seats`` of ``40 of 90 seats``."""
    yield from (c for of in thing.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj")


def told_apart(thing: Token, verb: Token) -> bool:
    """Whether a participle between commas tells of the subject alone: ``The plan, announced in 2015, failed``.

    So does what only says how a pact ended.
    """
    if ends_pact(thing, verb):
        return True
    between = (c for c in thing.children if c.dep_ == "acl" and c.tag_ == "VBN" and thing.i < c.i < verb.i)
    return any(thing.doc[c.i - 1].text == "," for c in between)


def goes_along(word: Token) -> bool:
    """Whether a clause after *as* tells of the same moment: ``scored as Rovers won``, both told as past."""
    clause = word.head
    simple = word.dep_ == "mark" and clause.dep_ == "advcl" and clause.tag_ == "VBD" and has_subject(clause)
    return simple and clause.head.tag_ == "VBD" and not any(c.dep_ == "aux" for c in clause.children)


def opened(timex: Timex, node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What somebody did on the day that a sentence opens with: ``Arriving in Rome on Friday, the pope met bishops``.

    Or in the month or the year: *Returning in 1946, he opened a shop*; but not where that only begins something
    (*Joining the army in 1914, he became a major*). Having done something first, he may have done the other later.
    """
    above = node.head
    having = any(c.dep_ == "aux" and c.lower_ == "having" for c in node.lefts)
    going_on = aspect(node) == "past" and any(c.lower_ == "while" for c in node.lefts)  # "While he dined on Monday, …"
    opens = going_on or ((having or node.tag_ == "VBG") and not has_subject(node))
    if (
        not opens
        or node.dep_ != "advcl"
        or node.i > above.i
        or role != "at"
        or timex.earliest is None
        or timex.latest is None
    ):
        return
    brief = timex.latest.ordinal - timex.earliest.ordinal < _YEAR_DAYS and not (having or going_on)
    begins = in_class(node.lemma_.lower(), "studying", "hosting")
    brief = brief and not begins and not in_class(above.lemma_.lower(), "outlasting")
    told = above.i in found and aspect(above) == "past" and not is_past_perfect(above)
    if told and (brief or timex.earliest == timex.latest) and not has_own(above, subject=False, skip=node):
        yield found[above.i], "after" if having else role, f"done with {node.text!r}, which opens the sentence"
