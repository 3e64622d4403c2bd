"""Sharing: what else in a clause is of the date that its predicate has.

One expression may date several events: predicates joined by *and*, and the predicate above an infinitive.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.attach.tenses import defers
from events.extract.find.eventtypes import event_type
from events.extract.language.grammar import (
    DONE,
    SUBJECTS,
    aspect,
    conjuncts,
    has_subject,
    is_passive,
    is_past_perfect,
    negated,
    own_subject,
)
from events.extract.language.infinitives import leading
from events.extract.language.predicates import in_class
from events.extract.language.quantities import SEASONS, is_counted
from events.extract.language.subclauses import is_age, is_meanwhile, went_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.extract.find.candidates import Candidate, Role
    from events.extract.language.words import Span, Token
    from events.tag import Timex

__all__ = [
    "PUT_OFF",
    "UNITS",
    "alongside",
    "at_moment",
    "bidding",
    "comes_later",
    "counted_before",
    "counted_from",
    "counts",
    "fronted",
    "has_own",
    "is_clock",
    "is_dated",
    "is_done_to",
    "is_of_other_day",
    "is_term",
    "joined",
    "joined_before",
    "matrix",
    "moments",
    "named",
    "named_after",
    "named_before",
    "said_with",
    "shared",
    "shares_with",
]

#: Calendar units and parts of a day, as nouns.
UNITS = frozenset(("day", "week", "month", "year", "night", "morning", "afternoon", "evening"))
_COMPLEMENTS = ("prep", "agent", "dative", "dobj", "advmod", "npadvmod", "prt", "acomp", "oprd")
#: Less than a day, so that what was told at a distance of some was of that day: ``at dawn, two hours after``.
_HOURS = ("hour", "minute", "second", "moment")
#: The tagger's rules for times without a day.
_CLOCK = ("clock", "dawn", "noon", "midnight", "day")
_DAYPARTS = frozenset(("dawn", "daybreak", "sunrise", "noon", "dusk", "sunset", "midnight"))
_EARLY_YEAR = 3
_YEAR = re.compile("(?:1[0-9]{3}|20[0-9]{2})(?:[/–-][0-9]{2,4})?")
_NAME_WORDS = 5  # a noun and the words before it, with the comma

#: Why what is put off has its date.
PUT_OFF = "put off to then"
#: A candidate, the role of the expression, and why.
Dated = tuple["Candidate", "Role", str]


def matrix(node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """The past predicates above an infinitive are of its date: ``began to lean in 1743``, ``rose to close at``.

    Not one that settles or says something: what it is about is dated (*decided to close in May*). What begins or ends
    does so at any time: *will begin shearing on Friday*. So does who is found at something.
    """
    above = (node := leading(node)).head
    lemma = above.lemma_.lower()
    infinitive = node.dep_ == "xcomp" or (node.dep_ == "advcl" and aspect(node) == "infinitive" and above.i < node.i)
    begins = node.dep_ == "xcomp" and in_class(lemma, "aspectual.begin", "aspectual.end")
    caught = node.dep_ == "xcomp" and node.tag_ == "VBG" and above.tag_ == "VBN" and in_class(lemma, "finding")
    if not (infinitive or caught) or above.i not in found or not (begins or caught or aspect(above) in DONE):
        return
    if in_class(lemma, "resolving", "requesting", "demanding", "statement"):
        return
    yield found[above.i], role, f"{above.text!r} shares the date of its infinitive"


def bidding(node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """Who is asked to do something, or decides to, was on the past date that follows: ``asked her to go last week``."""
    above = node.head
    lemma = above.lemma_.lower()
    settles = node.dep_ == "acl" and node.tag_ == "VB" and in_class(lemma, "resolving.nouns")
    if role == "at" and settles and above.i in found:  # "the vote to leave in June 2016"
        yield found[above.i], role, f"{above.text!r} was over by then, what it settles need not be"
        return
    asks = in_class(lemma, "requesting", "resolving", "proposal")
    asks = asks or (in_class(lemma, "statement") and in_class(lemma, "directing"))
    asked = node.tag_ == "VB" and node.dep_ in ("xcomp", "ccomp") and any(c.tag_ == "TO" for c in node.children)
    if role == "at" and asks and asked and aspect(above) in DONE and above.i in found:
        yield found[above.i], role, f"{above.text!r} was over by then, what it asks for need not be"


def joined_before(root: Token, node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What one subject did in one breath, before an expression at the end: ``packed and left the city on Monday``.

    Not where the expression stands right after the second: ``fled and returned in May``.
    """
    above = node.head
    joint = next((c for c in above.children if c.dep_ == "cc" and c.i == node.i - 1), None)
    if role != "at" or node.dep_ != "conj" or joint is None or joint.lower_ != "and" or root.i < node.i:
        return
    apart = joint.nbor(-1).text == "," or any(c.dep_ in (*SUBJECTS, "aux", "auxpass", "neg") for c in node.children)
    whole = any(c.dep_ == "dobj" and c.i < root.i for c in node.children)
    alike = whole and above.pos_ == "VERB" and aspect(above) == aspect(node) == "past"
    between = above.doc[above.i + 1 : node.i]
    aged = any(is_age(t) or t.ent_type_ in ("DATE", "TIME") or t.dep_ == "advcl" for t in between)
    slow = in_class(above.lemma_.lower(), "raised")  # "was trained in Lund and joined Arlex in 1950"
    if alike and not (apart or aged or slow) and above.i in found and not has_own(above, subject=False):
        yield found[above.i], role, f"done together with {node.text!r}"


def counted_before(node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """A count that stands before another, which alone has the verb's auxiliary: ``two were killed and six hurt``."""
    above, count = node.head, next((c for c in node.children if c.dep_ in SUBJECTS and is_counted(c)), None)
    if node.dep_ == "acl" and is_counted(above) and above.dep_ == "conj":
        above, count = above.head, above  # the parser coordinates the count
    elif node.dep_ != "conj" or any(c.dep_ in ("aux", "auxpass", "dobj") for c in node.children):
        return
    told = role == "at" and count is not None and above.pos_ == "VERB" and is_passive(above)
    if told and above.i in found and not has_own(above, subject=False):
        yield found[above.i], role, f"counted with {node.text!r}"


def shared(node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """Coordinated predicates inherit the date of the first up to a new subject, date or change of tense.

    Not what came of a plan (*was planned for Friday but was put off*), nor beside what has gone on since then; and what
    somebody did who was born then, he did later.
    """
    deferred = aspect(node) in DONE and (in_class(node.lemma_.lower(), "wishing") or defers(node))
    if role == "since" or deferred or node.lower_ == "born":
        return
    for other in conjuncts(node):
        ahead = aspect(other) in ("future", "infinitive") and is_passive(other) != is_passive(node)
        alike = aspect(other) == aspect(node) and (other.tag_ == node.tag_ or aspect(other) in DONE or ahead)
        alike = alike and not (is_past_perfect(node) and other.tag_ == "VBD" and other.lower_[-2:] != "ed")
        apart = has_own(other) or is_meanwhile(other) or not alike or negated(other)
        if apart or other.i not in found or comes_later(node, other):
            return
        if any(in_class(c.lower_, "usual") for c in other.children):
            continue  # "was rebuilt in 1905 and was often used for cruises"
        yield found[other.i], _then(other, role), shares_with(node)


def shares_with(verb: Token) -> str:
    """Why an expression dates what is joined to a predicate that it dates."""
    return f"shares the date of {verb.text!r}"


def _then(other: Token, role: Role) -> Role:
    """The role that an expression has for what is told after it: ``and later she taught``."""
    later = any(c.lower_ in ("later", "eventually", "subsequently") for c in other.children)
    return "after" if later and role == "at" else role


def comes_later(node: Token, other: Token) -> bool:
    """Whether what is joined to a verb came long after it: *began in 1862 and ended*; who dies is succeeded at once."""
    if in_class(node.lemma_.lower(), "aspectual.begin") and in_class(other.lemma_.lower(), "aspectual.end"):
        return True
    made = in_class(node.lemma_.lower(), "creating", "creating.raised") and is_passive(node) and not is_passive(other)
    bare = not any(c.dep_ in ("dobj", "xcomp") for c in node.rights)
    bare = bare and in_class(node.lemma_.lower(), "aspectual.begin")
    if made or (bare and not in_class(other.lemma_.lower(), "aspectual.begin")):
        return True  # "was founded in 1390 and led the revolt", "began in 1630 and killed 9,000"
    begun = in_class(node.lemma_.lower(), "becoming", "raising", "entering", "creating", "creating.raised")
    year = any(c.dep_ == "prep" and any(map(_is_year, c.children)) for c in node.rights if c.i < other.i)
    later = (begun or year) and any(map(has_own, conjuncts(other)))  # "was sacked in 1032, rebuilt and burned in 1070"
    told = [t for c in other.rights for t in c.subtree]
    if later or any(
        is_age(t) or t.lower_ in ("attempt", "rest") or in_class(t.lemma_.lower(), "tallied") for t in told
    ):
        return True  # "joined in 2012, doubled the staff and left in 2019", "relegated but promoted at the first try"
    succeeded = in_class(other.lemma_.lower(), "vacating.filled") and is_passive(other)
    return succeeded and not in_class(node.lemma_.lower(), "vacating")


def has_own(verb: Token, *, subject: bool = True, skip: Token | None = None) -> bool:
    """Whether a predicate has a subject of its own or an expression of time, not counting what its clauses have."""
    for child in verb.children:
        if skip is not None and child.i == skip.i:
            continue
        unit = child.dep_ == "npadvmod" and child.lower_ in UNITS  # "later that month"
        if unit or (subject and child.dep_ in SUBJECTS) or child.ent_type_ in ("DATE", "TIME"):
            return True
        held = child.dep_ == "attr" and any(map(_is_year, child.rights))  # "was treasurer 1878-1882"
        may_time = child.dep_ in _COMPLEMENTS or _tells_when(child)
        if held or (may_time and _holds_time(child) and not is_term(child)):
            return True
    return False


def _holds_time(child: Token) -> bool:
    """Whether an expression of time stands in a complement, and in no clause that tells more of a noun of it."""
    told = {t.i for c in child.subtree if _is_aside(c) for t in c.subtree}
    season = child.dep_ == "prep" and any(c.lower_ in SEASONS and c.n_lefts == 0 for c in child.children)  # "by autumn"
    return season or any(t.ent_type_ in ("DATE", "TIME") or _is_year(t) for t in child.subtree if t.i not in told)


def _is_aside(clause: Token) -> bool:
    """Whether a clause tells more of a noun: ``a dividend that was paid in May``, ``a dividend, paid in May``."""
    apart = clause.dep_ == "acl" and clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","
    return clause.pos_ == "VERB" and (clause.dep_ == "relcl" or apart)


def _tells_when(clause: Token) -> bool:
    """Whether a clause under a predicate says when that was: ``blew it up as they left in May``."""
    if clause.dep_ != "advcl":
        return False
    marks = (c.lower_ for c in clause.children if c.dep_ == "mark" or c.tag_ == "WRB" or c.lower_ == "having")
    return any(mark in ("as", "when", "while", "after", "before", "having") for mark in marks)


def _is_year(token: Token) -> bool:
    """Whether a bare number may be a year: ``sacked in 410``, ``lost the 2022 final``."""
    early = token.dep_ == "pobj" and token.head.lower_ == "in" and token.text.isdigit() and len(token) == _EARLY_YEAR
    return early or _YEAR.fullmatch(token.text) is not None


def is_term(prep: Token) -> bool:
    """Whether a complement is a length of time and no time: ``sentenced to six years``, ``lasted for two days``."""
    things = (c for c in prep.children if c.dep_ == "pobj" and c.tag_ in ("NN", "NNS"))
    lengths = (c for c in things if c.ent_type_ in ("DATE", "TIME") or in_class(c.lemma_.lower(), "measure"))
    counted = (n.tag_ in ("CD", "DT") for length in lengths for n in length.children)
    return prep.dep_ == "prep" and prep.lower_ in ("to", "for", "of") and any(counted)


def alongside(node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What a participle after a past act tells that was said with it: ``called for a vote, vowing to win it``.

    Or had to be done because of it: ``broke out in May, forcing the school to close``.
    """
    told = role == "at" and aspect(node) == "past" and not negated(node)
    ends = [c for c in node.rights if told and (c.dep_, c.tag_) == ("advcl", "VBG")]
    for clause in (c for end in ends for c in (end, *conjuncts(end)) if not has_own(c, subject=False)):
        apart = any(c.dep_ == "mark" or c.tag_ == "WRB" or c.dep_ in SUBJECTS for c in clause.children)
        if in_class(clause.lemma_.lower(), "statement") and clause.i in found and not apart:
            yield found[clause.i], role, f"said with {node.text!r}"
        for done in clause.rights if in_class(clause.lemma_.lower(), "forcing") else ():
            if done.dep_ in ("xcomp", "ccomp") and done.i in found and not has_own(done, subject=False):
                yield found[done.i], role, f"{clause.text!r} says what came of {node.text!r}"


def said_with(node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What was said by saying something else on a day: ``denied the report, telling a paper on Friday that …``."""
    act = node.head
    after = node.dep_ == "advcl" and node.tag_ == "VBG" and act.i < node.i and role == "at"
    if not after or act.i not in found or aspect(act) != "past" or not in_class(node.lemma_.lower(), "reporting"):
        return
    speaks = event_type(act.lemma_.lower(), "VERB") == "statement or proposal" or in_class(act.lemma_, "attempting")
    if speaks and not has_own(act, subject=False):
        yield found[act.i], role, f"said with {node.text!r}"


def moments(node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What a past clause says happened at the time of another, or with it: ``was hurt on Friday when a wall fell``."""
    for clause in node.children if role == "at" and aspect(node) == "past" else ():
        if clause.dep_ != "advcl" or clause.i not in found:
            continue
        when = any(c.lower_ in ("when", "as") and (c.dep_ == "mark" or c.tag_ == "WRB") for c in clause.children)
        when = when and aspect(clause) == "past" and not is_past_perfect(clause)
        if (when or went_with(clause, node)) and not has_own(clause, subject=False):
            yield found[clause.i], role, f"happened when {node.text!r} did"


def at_moment(node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What happened when something did that is no event by itself: ``When she ran aground in May, six men drowned``."""
    then = node.head if node.dep_ == "advcl" and any(c.lower_ == "when" for c in node.lefts) else None
    if role == "at" and then is not None and then.i in found and aspect(node) == aspect(then) == "past":
        yield found[then.i], role, f"happened when {node.text!r} did"
        yield from (*shared(then, role, found), *joined(then, then, role, found))


def fronted(root: Token, node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What an expression at the head of a sentence dates beyond its own clause: ``In May he left and she stayed``."""
    first = own_subject(node)
    turned = any(c.lower_ == "but" and c.i > root.i for c in node.children)
    if role != "at" or first is None or root.i > first.left_edge.i or turned:
        return
    for other in (*_run_on(node), *conjuncts(node)):
        done = aspect(other) in DONE and aspect(other) == aspect(node)
        who = own_subject(other)
        if not done or who is None or other.i not in found or has_own(other, subject=False) or is_dated(who):
            return
        yield found[other.i], _then(other, role), f"joined to {node.text!r}, after an expression before both"


def joined(root: Token, node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What others did in a clause joined on by *and* or *but*: ``gave it away in 2009, but Varna refused it``.

    So they did in one after a colon, which tells more of it, or whom it harmed after a semicolon. Not after a birth:
    the child does nothing in that year.
    """
    if role != "at" or node.i not in found or aspect(node) != "past" or node.lemma_ == "bear":
        return
    explained = (c for c in _run_on(node) if any(_tells_more(m, c) for m in c.children if node.i < m.i < c.i))
    for other in (*explained, *conjuncts(node)):
        if other.i < root.i or not has_subject(other):
            continue
        over = negated(other) or is_past_perfect(other) > is_past_perfect(node)  # "signed on Friday, and ten had fled"
        told = other.i in found and aspect(other) == "past" and not over
        start = other.i if (first := own_subject(other)) is None else first.left_edge.i
        again = any(t.ent_type_ in ("DATE", "TIME") for t in root.doc[root.right_edge.i + 1 : start])
        again = again or (first is not None and is_dated(first))
        if not told or again or has_own(other, subject=False):
            return
        yield found[other.i], _then(other, role), f"joined to {node.text!r} by a conjunction"


def _tells_more(mark: Token, clause: Token) -> bool:
    """Whether a clause behind a mark tells more of what stands before that: ``the ship was bombed; 160 perished``."""
    harm = in_class(clause.lemma_.lower(), "harming", "harming.undergone")
    return mark.text == ":" or (mark.text == ";" and harm)


def is_dated(thing: Token) -> bool:
    """Whether a noun has a time of its own behind it: ``a strike in 1926``, ``the voyage planned for the summer``."""
    behind = (c for c in thing.rights if c.dep_ in ("prep", "acl"))
    return any(t.ent_type_ in ("DATE", "TIME") for c in behind for t in c.subtree)


def _run_on(node: Token) -> Iterator[Token]:
    """Clauses after a comma, which the parser puts above the first: ``he died, she was crowned and the war ended``."""
    above = node.head
    marked = any(c.dep_ == "mark" or c.tag_ in ("WRB", "WP", "WDT") for c in node.children)
    if node.dep_ == "ccomp" and node.i < above.i and not marked and above.left_edge.i <= node.left_edge.i:
        yield above
        yield from conjuncts(above)


def named(root: Token, verb: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """The event that a subject names right before an expression: ``the sale of the mill last year cost 40 jobs``.

    Or before one between commas: ``his death, in January 1914, changed everything``.
    """
    thing = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < root.i < verb.i), None)
    event = None if thing is None or role != "at" else found.get(thing.i)
    if thing is None or event is None or event.is_verb:
        return
    if thing.right_edge.i in (root.left_edge.i - 1, _end_set_off(root)):
        yield event, role, f"{event.token.text!r} stands before it, as the subject of {verb.text!r}"


def counted_from(root: Token, node: Token, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """The event that a length of time is counted from, right before an expression: ``within days of his arrest on``."""
    end = _end_before(root)
    for prep in node.children:
        if prep.dep_ != "prep" or prep.right_edge.i not in (end, root.right_edge.i):
            continue
        ofs = [c for unit in prep.children for c in unit.children if c.lower_ == "of" and prep.lower_ == "within"]
        near = (prep.doc[max(prep.i - 1, 0)], *prep.children)
        timed = prep.lower_ in ("after", "before") and any(c.dep_ == "npadvmod" for c in near)
        things = (c for start in (*ofs, *((prep,) if timed else ())) for c in start.children if c.dep_ == "pobj")
        yield from ((found[c.i], "at", f"counted from it by {prep.text!r}") for c in things if c.i in found)


def counts(node: Token) -> bool:
    """Whether a predicate is told at a distance of days from an event: ``ten days before the vote``."""
    preps = (c for c in node.children if c.dep_ == "prep" and c.lower_ in ("before", "after"))
    from_event = (p for p in preps if not any(c.lower_ in _DAYPARTS for c in p.children))  # "hours before dawn"
    lengths = (c for prep in from_event for c in prep.children if c.dep_ == "npadvmod")
    return any(c.lemma_.lower() not in _HOURS for c in lengths)


def is_of_other_day(timex: Timex, node: Token) -> bool:
    """Whether a clock time is of a day that is told from an event: ``at 5 a.m. nine days before the vote``."""
    return timex.basis == "relative" and is_clock(timex) and counts(node)


def is_clock(timex: Timex) -> bool:
    """Whether an expression is a time of day alone: but ``on Monday evening``."""
    return timex.type == "TIME" and timex.rule.split("-")[0] in _CLOCK and "+" not in timex.rule


def named_after(span: Span, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """The event right after a date that the parser cut off it: ``in the May 3, 1988, bombing of a bus``.

    So it does in ``in the May 2007 stabbing death of a guard``, where it takes the first noun for a verb.
    """
    doc, at = span.doc, span.end
    opening = doc[span.start - 1] if span.start > span[0].sent.start else None
    if opening is None or opening.tag_ not in ("DT", "PRP$", "POS") or at >= len(doc):
        return
    apart = doc[at].text == ","
    if not apart and span.root.dep_ != "pobj":
        return
    for word in doc[at + apart : at + _NAME_WORDS]:
        if word.i in found and not found[word.i].is_verb:
            yield found[word.i], "at", "stands right after it"
            return
        if word.pos_ not in ("ADJ", "NOUN", "PROPN") and (apart or word.tag_ != "VBG"):
            return


def _end_before(root: Token) -> int:
    """The word before an expression and its preposition."""
    return root.left_edge.i - 1 - (root.head.pos_ == "ADP" and root.head.i == root.left_edge.i - 1)


def _end_set_off(root: Token) -> int:
    """The word before an expression that is set off by commas; -1 where it is not."""
    mark, after = root.doc[_end_before(root)], root.right_edge.i + 1
    closed = after < len(root.doc) and root.doc[after].text == ","
    return mark.i - 1 if mark.text == "," and closed else -1


def is_done_to(noun: Token, found: Mapping[int, Candidate]) -> bool:
    """Whether something is done to what a noun names, by a time: ``to halve its tolls by Easter``."""
    act, thing = found.get(noun.head.i), found.get(noun.i)
    return noun.dep_ == "dobj" and act is not None and thing is not None and act is not thing and act.carried is None


def named_before(root: Token, node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """The event that a state or report names right before an expression: ``was behind nine forgeries last year``."""
    if in_class(node.lemma_.lower(), "intention"):
        return
    end = _end_before(root)
    for place in reversed(list(node.rights)):  # "nine weddings in Selm last spring"
        if place.dep_ == "prep" and place.lower_ in ("in", "at", "near", "outside") and place.right_edge.i == end:
            end = place.left_edge.i - 1
    for child in node.children:
        for noun in (child, *(c for c in child.children if child.dep_ == "prep" and c.dep_ == "pobj")):
            event = found.get(noun.i)
            if event is None or event.is_verb or noun.dep_ not in ("dobj", "pobj", "attr"):
                continue
            if noun.right_edge.i == end and not in_class(event.lemma, "enduring", "relational"):
                yield event, role, f"{noun.text!r} stands before it, and {node.text!r} does not happen"
                return
