"""Tenses: which predicate an expression can belong to, where the parser gave it to another.

An expression before a subject is that clause's, and what lies ahead of the document dates nothing that is told as past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dates import add_days
from events.extract.language.eventnouns import is_event_noun
from events.extract.language.forms import TIMES
from events.extract.language.grammar import (
    DONE,
    MANY,
    SUBJECTS,
    aspect,
    clause_head,
    climb,
    in_headline,
    is_passive,
    is_past_perfect,
    modal,
    ranked_above,
    subject,
)
from events.extract.language.infinitives import is_meant, wanted
from events.extract.language.predicates import in_class
from events.extract.language.subclauses import is_foretold, told_in_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.dates import Edtf
    from events.extract.find.candidates import Candidate, Role
    from events.extract.language.words import Token
    from events.tag import Timex

__all__ = [
    "above_offer",
    "asked_for",
    "before_clause",
    "between",
    "deed_of_rank",
    "defers",
    "done_in_time",
    "goes_on_since",
    "in_time",
    "is_in_force",
    "is_prolonged",
    "judged",
    "looks_ahead",
    "looks_back",
    "out_of_time",
    "own_predicate",
    "put_off_by",
    "reaches_now",
    "side_of",
    "spoken_of",
    "told_of",
]

_AHEAD = ("infinitive", "future", "modal")
#: Modals of what may be so now.
_NOW = ("may", "might", "can", "must")
_MONTH = 31
_VERBAL = ("VERB", "AUX")
#: Words of expressions that lie behind the document, whatever tells of them.
_PAST_WORDS = frozenset(("ago", "last", "past", "yesterday"))


def side_of(timex: Timex, published: Edtf | None, *, end: bool = False) -> str | None:
    """``later`` or ``earlier``: on which side of the document a whole expression lies; None if it holds its date.

    Args:
        timex: An expression.
        published: The document creation time.
        end: Whether only its end counts: *by the end of the week* the week is over.
    """
    if published is None or timex.earliest is None or timex.latest is None:
        return None
    bounds = published.bounds()
    if bounds.latest is not None and (timex.latest if end else timex.earliest) > bounds.latest:
        return "later"
    if bounds.latest is not None and timex.earliest == bounds.latest < timex.latest:
        return "later"  # "over the next four years"
    return "earlier" if bounds.earliest is not None and timex.latest < bounds.earliest else None


def _around_load(verb: Token) -> Token | None:
    """The predicate around what only says what was on board: ``exploded near a bus carrying nurses on Thursday``."""
    carries = verb.dep_ == "acl" and verb.tag_ == "VBG" and in_class(verb.lemma_.lower(), "carrying")
    return clause_head(verb) if carries else None


def own_predicate(root: Token, verb: Token) -> Token:
    """The predicate that an expression modifies, where the parser gave it to one below that.

    *Said on Monday it had signed*: before the subject of what is reported. *On Monday the men, seeing the fire, ran*:
    before the subject of the clause above. *Will vote next year after the talks end*: before the conjunction. *Men who
    robbed a bank last year fled*: behind what is told of the subject, with no comma.
    """
    verb = verb.head if verb.dep_ in ("aux", "auxpass") else verb  # "On Friday the road was closed"
    told = verb.head if verb.dep_ == "prep" and verb.lower_ == "owing" else None  # "owing to a lack of funds in 1912"
    told = told or _to_some_end(verb) or _clause_before(root, verb) or _around_load(verb) or _before_comma(root, verb)
    told = told or _after_conjunction(root, verb) or _meanwhile(verb) or told_in_figures(verb)
    if told is not None:
        return told
    above = verb.head
    if verb.dep_ not in ("ccomp", "advcl") or above.pos_ not in _VERBAL or above.i == verb.i:
        return verb
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    marks = [c for c in verb.children if c.dep_ == "mark" or c.tag_ in ("WRB", "TO")]
    inside = above.i < root.i < verb.i
    loose = aspect(verb) == "participle" or (root.dep_ in SUBJECTS and root.head.i == verb.i)
    if inside and verb.tag_ in ("VBG", "VBN", "VBD") and loose and root.left_edge.i == above.i + 1:
        return above  # "was found Friday hiding in a barn"
    opened = any(mark.i < root.i for mark in marks)  # "heard that in May he had set up a firm"
    if inside and verb.dep_ == "ccomp" and subjects and root.i < subjects[0].left_edge.i and not opened:
        return above
    if inside and verb.dep_ == "advcl" and marks and root.i < marks[0].i:
        return above
    fronted = any(c.dep_ in SUBJECTS and root.i < c.i < verb.i for c in above.children)
    first = root.i < min(verb.i, above.i) and not (subjects or marks)
    apart = first and root.doc[root.right_edge.i + 1].text == ","  # "In May, having failed, he left"
    return above if apart or (fronted and root.i < min(verb.i, above.i)) else verb


def _to_some_end(verb: Token) -> Token | None:
    """What was done to an end, behind which an expression stands: ``sold the hall in a bid to save jobs in May``."""
    bid = verb.head
    told = verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" and bid.dep_ == "pobj" and bid.head.lower_ == "in"
    done = bid.head.head
    told = told and any(c.lower_ in ("a", "an") for c in bid.lefts) and in_class(bid.lemma_, "ends")
    return done if told and done.pos_ == "VERB" and aspect(done) in DONE else None


def _after_conjunction(root: Token, verb: Token) -> Token | None:
    """The predicate after an expression that follows *and*: ``got no reply and, the next month, was dismissed``."""
    doc, at, end = root.doc, _first(root) - 1, root.right_edge.i + 1
    apart = at > 0 and doc[at].text == ","
    joint = doc[at - apart]
    if joint.i <= verb.i or joint.lower_ not in ("and", "but") or not (apart or joint.head.pos_ in _VERBAL):
        return None
    mains = (t for t in doc[end : verb.sent.end] if t.pos_ in _VERBAL and t.dep_ in ("ROOT", "conj", "ccomp"))
    if (then := next(mains, None)) is None:
        return None
    goes_on = any(c.dep_ in SUBJECTS and c.i >= end for c in then.lefts)
    return then if goes_on or apart == (doc[end].text == ",") else None


def _first(root: Token) -> int:
    """Where an expression begins, with the prepositions before it."""
    while root.dep_ in ("pobj", "pcomp", "prep") and root.head.pos_ in ("ADP", "SCONJ"):
        root = root.head
    return root.left_edge.i


def _meanwhile(verb: Token) -> Token | None:
    """What happened while its subject did something: ``While sailing off Ayr in May, the two ships collided``.

    So is what stands before: *a lorry skidded while crossing the bridge on Saturday*, if it has no date of its own.
    """
    verb = verb.head if verb.dep_ == "xcomp" and verb.head.tag_ == "VBG" else verb  # "while trying to flee"
    told = aspect(verb.head) == "past" or verb.head.tag_ == "VBN"  # "a lorry skidded", read as a participle
    going_on = verb.dep_ == "advcl" and verb.tag_ == "VBG" and told
    inside = {t.i for t in verb.subtree} if going_on and verb.i > verb.head.i else frozenset[int]()
    going_on = going_on and not (inside and any(t.ent_type_ in TIMES and t.i not in inside for t in verb.head.subtree))
    while_ = going_on and any(c.lower_ in ("while", "whilst") for c in verb.children)
    starts = verb.dep_ == "advcl" and verb.lower_ in ("starting", "beginning") and verb.i > verb.head.i
    starts = starts and all(
        c.dep_ in ("prep", "npadvmod", "punct") for c in verb.children
    )  # "made kits, starting in May"
    return verb.head if (while_ or starts) and subject(verb.head) is not None else None


def _before_comma(root: Token, verb: Token) -> Token | None:
    """The predicate that an expression ends, with a comma behind it, which the parser gave to the next one.

    *Searched his house that March, arrested him and left*; *freed two months later, she joined a club*.
    """
    first, last = _first(root), root.right_edge.i
    if not last + 1 < verb.i or verb.doc[last + 1].text != "," or first <= verb.sent.start:
        return None
    before = verb.doc[first - 1]
    if before.text == "," or before.dep_ in ("cc", "mark"):
        return None
    if verb.dep_ == "conj" and verb.head.i < first and verb.head.pos_ == "VERB":
        return verb.head
    clauses = (c for c in verb.lefts if c.dep_ == "advcl" and c.tag_ in ("VBN", "VBG") and c.i < first)
    return next((c for c in clauses if c.right_edge.i == first - 1 and c.left_edge.i == verb.sent.start), None)


def _clause_before(root: Token, verb: Token) -> Token | None:
    """The clause of a subject that ends right before an expression, which stands right before the main verb.

    So it does between commas: *Berg, who had marched through the capital, Lund, on Monday, accused her*.
    """
    thing, doc, last = subject(verb), root.doc, root.right_edge.i + 1
    if thing is None or not thing.i < root.i < verb.i or not verb.i - 1 <= last <= verb.i:
        return None
    end, closed = (_first(root) if root.head.pos_ == "ADP" else root.left_edge.i) - 1, last < verb.i
    if (doc[end].text == ",") != closed or (closed and doc[last].text != ","):
        return None
    tense = "present" if root.lower_ == "today" else "past"  # "the hall that stands there today opened in 1921"
    within = thing.subtree if closed else thing.children
    clauses = (c for c in within if c.dep_ == "relcl" and c.pos_ == "VERB" and aspect(c) == tense)
    return next((c for c in clauses if c.right_edge.i == end or (closed and c.i < end)), None)


def before_clause(root: Token, verb: Token) -> bool:
    """Whether an expression stands between a noun and the clause after it: ``a ceremony on Friday to mark the day``.

    So does one that opens the sentence, before a clause: ``In 2009, a year after the mine was opened, he warned``.
    """
    noun = verb.head
    mark = next((c for c in verb.children if c.dep_ == "mark"), None)
    if verb.dep_ in ("advcl", "ccomp") and mark is not None and root.i < mark.i:
        return mark.lower_ in ("after", "before") and verb.i < noun.i and root.doc[root.right_edge.i + 1].text == ","
    if verb.dep_ not in ("acl", "relcl") or noun.pos_ != "NOUN" or not noun.i < root.i < verb.i:
        return False
    opens = [c.i for c in verb.children if c.tag_ in ("TO", "WDT", "WP", "WRB") or c.dep_ == "mark"]
    return bool(opens) and root.i < min(opens)


def above_offer(timex: Timex, root: Token, verb: Token) -> Token | None:
    """The predicate told as past whose object's infinitive, or whose purpose, cannot be of a time that is over.

    *Extended their offers to buy the maker on Friday*, *announced a decision to drain the lake in May*, *held a
    feast to thank the reapers on Friday*; on a day just past *was acquitted of a plot to rob on Friday* too.
    """
    noun = verb.head
    if aspect(verb) != "infinitive" or root.i < verb.i:
        return None
    fresh = timex.basis == "relative" and timex.earliest == timex.latest
    if fresh and (noun.dep_ == "pobj" or verb.head.dep_ == "pcomp"):
        judged = clause_head(noun.head)
        return judged if judged is not None and in_class(judged.lemma_.lower(), "clearing", "prosecuting") else None
    if verb.dep_ == "advcl" and wanted(verb) == "planned":
        noun = next((c for c in noun.children if c.dep_ == "dobj" and c.i < verb.i), noun)
    elif verb.dep_ != "acl":
        return None
    above = noun.head
    return above if noun.dep_ == "dobj" and above.pos_ == "VERB" and aspect(above) == "past" else None


def between(root: Token, noun: Token) -> Token | None:
    """The predicate of a day that the parser gave to the subject: *both sides Friday met*, *on Friday Lima voted*."""
    doc, at = root.doc, root.i + 1
    opening = root.left_edge.i - 1
    if root.i < noun.i and opening == root.sent.start and doc[opening].pos_ == "ADP" and noun.dep_ in SUBJECTS:
        return noun.head if noun.head.pos_ == "VERB" else None
    while at < len(doc) and doc[at].pos_ in ("ADV", "AUX") and doc[at].dep_ in ("advmod", "aux", "auxpass"):
        at += 1
    verb = doc[at] if at < len(doc) else root
    if verb.pos_ != "VERB" or root.i < noun.i:
        return None
    subjects = {c.i for c in verb.children if c.dep_ in SUBJECTS}
    while noun.i not in subjects and noun.dep_ in ("conj", "appos", "compound", "nmod", "pobj", "prep"):
        noun = noun.head
    return verb if noun.i in subjects else None


def out_of_time(root: Token, verb: Token, side: str | None) -> bool:
    """Whether a predicate cannot be of a time on that side of the document: *promised … next year*.

    What is done *effective* on a day is of that day.
    """
    of_any_time = side is None or root.head.lower_ == "effective" or in_class(verb.lemma_.lower(), "state")
    if of_any_time or is_meant(verb) or defers(verb) or is_foretold(verb):
        return False
    return aspect(verb) in DONE if side == "later" else aspect(verb) == "future"


def defers(verb: Token) -> bool:
    """Whether a verb puts its object off: ``postponed``, ``put off``, ``moved the match``; not ``moved to Lund``."""
    lemma = verb.lemma_.lower()
    if not in_class(lemma, "deferring", "deferring.things", "deferring.back"):
        return False  # most verbs
    beside = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod")}
    if in_class(lemma, "deferring.things") or (in_class(lemma, "deferring.back") and beside & {"back", "forward"}):
        things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
        things += [verb.head] if verb.dep_ == "acl" else []  # "the hearing, put back from May"
        return any(c.pos_ == "PRON" or is_event_noun(c) for c in things)
    return in_class(lemma, "deferring") or ("off" in beside and lemma == "put")


def done_in_time(node: Token, found: Mapping[int, Candidate]) -> Token | None:
    """What was done, in ``took two hours, on 12 May, to clear him``, which tells how long it took."""
    taken = node.lemma_ == "take" and node.i not in found and aspect(node) == "past"
    done = (c for c in node.rights if taken and c.dep_ in ("advcl", "xcomp", "ccomp") and c.tag_ == "VB")
    return next((c for c in done if c.i in found), None)


def judged(timex: Timex, node: Token, found: Mapping[int, Candidate]) -> Token | None:
    """The verdict or charge of the day on what was done before: ``was found guilty of robbing a bank on Wednesday``.

    Or what was done that day to a thing of which is told what it does: ``passed a bill that lowers taxes on Monday``.
    """
    if timex.basis != "relative" or timex.earliest is None or timex.earliest != timex.latest:
        return None
    if node.dep_ == "relcl" and node.tag_ in ("VBZ", "VBP") and node.head.dep_ == "dobj":
        done = node.head.head
        return done if done.i in found and aspect(done) == "past" else None
    if node.dep_ != "pcomp":
        return None
    above = node.head.head
    verdict = above.head if above.dep_ in ("oprd", "acomp") and above.lower_ in ("guilty", "innocent") else above
    told = verdict is not above or in_class(verdict.lemma_.lower(), "prosecuting.verdicts", "clearing", "accusing")
    return verdict if told and verdict.i in found and aspect(verdict) == "past" else None


def asked_for(thing: Token, timex: Timex, side: str | None) -> Token | None:
    """The request of the day, where what is asked for is yet to be: ``demanded the release of both on Monday``."""
    verb = thing.head.head if thing.dep_ == "pobj" and thing.head.lower_ == "for" else thing.head
    day = side == "earlier" and timex.basis == "relative" and timex.earliest == timex.latest
    if not day or thing.dep_ not in ("dobj", "pobj") or verb.pos_ != "VERB" or aspect(verb) != "past":
        return None
    return verb if in_class(verb.lemma_.lower(), "demanding", "calling", "proposal") else None


def is_prolonged(head: Token) -> bool:
    """Whether an end is that of what is made to last, or to stop for so long: ``extended the embargo until July``."""
    verb = next((t for t in (head, *climb(head)) if t.pos_ == "VERB"), head)
    return in_class(verb.lemma_.lower(), "prolonging", "holding_over")


def put_off_by(verb: Token, found: Mapping[int, Candidate]) -> list[Candidate]:
    """What a verb puts off: its object, else what was to be, told before it: ``was to sail in May but was put off``."""
    things = [c for c in verb.children if c.dep_ in ("nsubjpass", "dobj")]
    if not things and verb.dep_ == "conj" and is_passive(verb):
        due = [c for c in verb.head.children if c.dep_ == "acomp"]
        above = [verb.head, *(c for head in (verb.head, *due) for c in head.children if c.dep_ == "xcomp")]
        meant = [t for t in above if aspect(t) == "infinitive"]
        things = [t for t in (*meant, subject(verb)) if t is not None and t.i in found][:1]
    return [found[t.i] for t in things if t.i in found]


def deed_of_rank(node: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """What somebody *was the first to* do, or *became the third to*."""
    clauses = (c for thing in node.children if thing.dep_ == "attr" for c in thing.children)
    above = (c for c in clauses if (told := ranked_above(c)) is not None and told.i == node.i)
    return next((found[c.i] for c in above if c.i in found), None)


def looks_ahead(verb: Token, side: str | None) -> bool:
    """Whether somebody asks now for what is to come: ``is calling for a vote on Friday``."""
    return side == "later" and aspect(verb) == "present" and in_class(verb.lemma_.lower(), "calling", "demanding")


def in_time(root: Token, verb: Token, role: Role, found: Mapping[int, Candidate]) -> list[tuple[Candidate, Role, str]]:
    """What such a predicate has before the expression that it can date: an infinitive or future clause, else a noun."""
    inner = [t for t in _inside(verb, root) if t.i in found]
    ahead = [t for t in inner if found[t.i].is_verb and aspect(t) in _AHEAD]
    nouns = [t for t in inner if not found[t.i].is_verb]
    nearest = max(ahead or nouns, key=lambda t: t.i, default=None)
    if nearest is None:
        return []
    return [(found[nearest.i], role, f"{verb.text!r} is not of that time, {nearest.text!r} is")]


def spoken_of(root: Token, verb: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """What a perfect or a modal is about, if that is named right before a time that is over.

    *A man has been held over the bombing of a bank last year*: the bombing was last year. *The raid may be linked to a
    fire in May*: the fire was in May. *The warning follows two rulings by the court in June*: the rulings were in June.
    *Had condemned the raid on Tir on 2 May but also …*: the raid was on 2 May.
    """
    if in_class(verb.lemma_.lower(), "following") and aspect(verb) == "present":
        return next((found[t.i] for t in _inside(verb, root) if t.i in found and not found[t.i].is_verb), None)
    judged = is_past_perfect(verb) and in_class(verb.lemma_.lower(), "judging") and verb.lemma_ != "reject"
    opined = (
        aspect(verb) == "present" and in_class(verb.lemma_.lower(), "judging", "accusing") and not in_headline(verb)
    )
    if aspect(verb) != "perfect" and modal(verb) not in _NOW and not (_under_way(verb) or judged or opined):
        return None
    end = root.left_edge.i - 1 - (root.head.pos_ == "ADP" and root.head.i == root.left_edge.i - 1)
    under = ("pobj", "dobj") if judged or opined else ("pobj",)
    nouns = (t for t in _inside(verb, root) if t.dep_ in under and t.i in found and not found[t.i].is_verb)
    return next((found[t.i] for t in nouns if t.right_edge.i in (end, root.i)), None)


def told_of(node: Token, root: Token, found: Mapping[int, Candidate]) -> Token | None:
    """The predicate of a clause that tells of people, where a day stands behind it: ``men who robbed a shop``."""
    if node.i in found or node.head.dep_ != "prep" or node.dep_ != "pobj":
        return None
    clauses = (c for c in node.children if c.dep_ == "relcl" and node.i < c.i < root.i and c.i in found)
    return next((c for c in clauses if found[c.i].is_verb and aspect(c) == "past"), None)


def looks_back(timex: Timex, verb: Token) -> bool:
    """Whether a time that is over cannot be a predicate's: it *may be* so now, or *honors* what was years ago."""
    have = any(c.lower_ == "have" for c in verb.children)
    if modal(verb) == "would" and not have and _PAST_WORDS & set(timex.text.lower().split()):
        return True  # "would restore the mural 90 years later"
    first, last = timex.earliest, timex.latest
    coarse = first is not None and last is not None and last > add_days(first, _MONTH)
    honors = coarse and aspect(verb) == "infinitive" and in_class(verb.lemma_.lower(), "marking")
    return honors or _under_way(verb) or (modal(verb) in _NOW and not have)


def reaches_now(root: Token, verb: Token) -> bool:
    """Whether a perfect reaches up to now, and so is of no closed range: *between 1911 and 1926* is of its object."""
    first = root.head if root.dep_ == "conj" else root
    return first.head.lower_ == "between" and aspect(verb) == "perfect"


def _under_way(verb: Token) -> bool:
    """Whether a predicate is told as going on now: ``are appealing for witnesses``."""
    return verb.tag_ == "VBG" and aspect(verb) == "present"


def _inside(verb: Token, root: Token) -> Iterator[Token]:
    """The complements of a predicate and theirs, up to the expression."""
    for child in verb.children:
        if verb.i < child.i < root.i and child.dep_ in (
            "dobj",
            "prep",
            "pobj",
            "xcomp",
            "ccomp",
            "advcl",
            "acl",
            "dative",
        ):
            yield child
            yield from _inside(child, root)


def is_in_force(candidate: Candidate) -> bool:
    """Whether what is told *since* a time was done then and has held.

    *The bridge has been closed since Monday*, not *40 were killed since*.
    """
    clause, thing = candidate.clause, None if candidate.clause is None else subject(candidate.clause)
    if clause is None or thing is None or not (candidate.is_verb and is_passive(clause)):
        return False
    around = [t for c in clause.children if c.dep_ == "prep" for p in c.children for t in (p, *p.children)]
    told = [t for t in (thing, *thing.children, *around) if t.ent_type_ not in TIMES]
    counted = any(t.pos_ == "NUM" or t.lemma_ in MANY for t in told)
    have = any(c.lemma_ == "have" and c.dep_ == "aux" for c in clause.children)
    have = have or (clause.dep_ in ("acl", "advcl") and clause.tag_ == "VBN")  # "the firm, listed since 2007"
    return have and not counted and not in_class(candidate.lemma, "harming", "changing")


def goes_on_since(candidate: Candidate) -> bool:
    """Whether *for three weeks* may reach up to the document: a present perfect, alone or progressive."""
    auxiliaries = () if candidate.clause is None else (c for c in candidate.clause.children if c.dep_ == "aux")
    return any(aux.lemma_ == "have" and aux.tag_ in ("VBZ", "VBP") for aux in auxiliaries)
