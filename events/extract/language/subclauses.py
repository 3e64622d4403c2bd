"""Subordinate clauses that a title keeps: questions (*how much she must repay*) and those that say which (*who …*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import (
    PAST_TAGS,
    RANKS,
    SUBJECTS,
    clause_head,
    climb,
    has_subject,
    is_passive,
    is_past_perfect,
    negated,
    own_subject,
)
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.words import Token

__all__ = [
    "ELSEWHEN",
    "RESULTING",
    "asks",
    "bounds_period",
    "caused",
    "ends_pact",
    "is_age",
    "is_counted",
    "is_foretold",
    "is_headed",
    "is_meanwhile",
    "is_rest",
    "is_small_clause",
    "opening",
    "opens_before",
    "says_which",
    "stands_elsewhen",
    "told_in_figures",
    "went_with",
]

#: What is told under these only says when something else was.
ELSEWHEN = frozenset(("after", "before", "following", "since", "until"))
_ASKING = ("WRB", "WP", "WP$", "WDT")
_RELATIVES = frozenset(("who", "that", "which"))
_MOSTLY = 0.5
#: Lengths of time that a clause may bound.
_LENGTHS = ("quarter", "half", "year", "month", "week", "period", "season", "term")
#: Verbs whose object may have a participle for what is done to it: ``have the organ tuned``.
_CAUSING = ("have", "get", "see", "want", "keep", "be", "leave")
#: Verbs that have a participle for what becomes of somebody: ``was found abandoned``, ``was ordered held``.
RESULTING = ("find", "order", "keep", "leave")


def asks(verb: Token) -> Token | None:
    """The word that makes a complement a question: ``whether`` of *to decide whether it may sail*."""
    if verb.dep_ not in ("ccomp", "xcomp", "pcomp"):
        return None
    first, thing = verb.left_edge, own_subject(verb)
    wonders = first.lower_ == "whether" or (first.lower_ == "if" and verb.dep_ == "ccomp")
    wonders = wonders or (first.tag_ in _ASKING and first.lower_ not in ("that", "when", "while"))
    direct = thing is not None and any(c.dep_ in ("aux", "auxpass") and c.i < thing.i for c in verb.lefts)
    inside = verb.head.i < first.i < verb.i
    return first if wonders and inside and not direct else None


def ends_pact(thing: Token, verb: Token) -> bool:
    """Whether a verb tells how long what was agreed held, and not when it was agreed: ``The 1997 truce collapsed``."""
    alone = all(c.dep_ != "dobj" for c in verb.rights)  # "The 1997 agreement ended the war"
    return alone and in_class(thing.lemma_.lower(), "writing.pacts") and in_class(verb.lemma_.lower(), "ending_pacts")


def bounds_period(verb_: Token) -> bool:
    """Whether a verb only says when a length of time began or ended: ``the season, which ended on 3 March``."""
    if verb_.dep_ != "relcl" or not in_class(verb_.lemma_.lower(), "aspectual.begin", "aspectual.end"):
        return False
    return verb_.head.lemma_.lower() in _LENGTHS and not any(c.dep_ == "dobj" for c in verb_.children)


def is_rest(verb: Token) -> bool:
    """Whether a verb only tells of what remains: ``took what was left of the lead on Monday``."""
    return verb.lower_ == "left" and any(c.lower_ == "what" and c.dep_ in SUBJECTS for c in verb.children)


def is_headed(verb: Token) -> bool:
    """Whether a participle only says who is at the head of a group: ``sold the mill to a group led by Crane``."""
    led = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ in ("lead", "head")
    entry = noun(verb.head.lemma_.lower()) if led and any(c.dep_ == "agent" for c in verb.rights) else None
    return entry is not None and entry.top == "group"


def opening(verb: Token) -> list[Token]:
    """The words of a question before its subject: ``how much`` of *how much she must repay*; none if that asks."""
    first, thing = asks(verb), own_subject(verb)
    if first is None:
        return []
    group = (c for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg"))
    end = next(group, verb) if thing is None else thing.left_edge
    return list(verb.doc[first.i : end.i])


def says_which(head: Token, clause: Token) -> bool:
    """Whether a relative clause tells of a noun which it is, and has the noun for its subject: ``a man who …``."""
    things = [c for c in clause.children if c.dep_ in SUBJECTS]
    if clause.dep_ == "acl":  # "the first woman admitted to the bar", "a man convicted of theft"
        one = any(c.lower_ in RANKS or c.lower_ in ("a", "an") or c.dep_ == "nummod" for c in head.lefts)
        done_to = clause.tag_ == "VBN" and head.dep_ == "nsubjpass"  # "the mill bought from Arlex was shut": two pasts
        one = one or ([c.lower_ for c in head.lefts] == ["the"] and not done_to)  # "the film based on her novel"
        beside = clause.tag_ == "VBN" or (clause.tag_ == "VBG" and _needs_telling(head))
        beside = beside and not things and clause.left_edge.nbor(-1).text != ","
        return head.pos_ == "NOUN" and one and beside
    if clause.dep_ != "relcl" or len(things) != 1 or things[0].lower_ not in _RELATIVES:
        return False
    if head.pos_ != "NOUN" or things[0].i != head.i + 1:
        return False
    entry, lemma = noun(head.lemma_.lower()), clause.lemma_.lower()
    apt = entry is not None and (entry.event_share >= EVENTIVE or entry.share("person") > _MOSTLY)
    harms = in_class(lemma, "harming")  # a "fire at a mill that killed a groom": not the mill
    passing = clause.tag_ == "VBG" or negated(clause) or lemma in ("say", "read")
    return not passing and (apt or not harms)


def _needs_telling(thing: Token) -> bool:
    """Whether little else is told of a thing than what it did: ``a cart carrying nine overturned``, but not where."""
    told = thing.head.rights if thing.dep_ in SUBJECTS else ()
    more = (c for c in told if c.dep_ in ("dobj", "attr", "acomp", "prep", "agent", "xcomp", "ccomp"))
    return all(any(t.ent_type_ in ("DATE", "TIME") for t in c.children) for c in more)


def told_in_figures(verb: Token) -> Token | None:
    """What is told by numbers that came out on a day: ``rose`` of *Prices rose to 4% in figures released on Monday*."""
    numbers, prep = verb.head, verb.head.head
    out = verb.dep_ == "acl" and verb.tag_ == "VBN" and in_class(verb.lemma_.lower(), "lightly")
    if not out or prep.lower_ != "in" or not in_class(numbers.lemma_.lower(), "numbers_out"):
        return None
    above = prep.head
    while above.dep_ in ("pobj", "prep", "dobj") and above.pos_ != "VERB":
        above = above.head
    return above if above.pos_ == "VERB" else None


def caused(above: Token) -> Token | None:
    """What somebody had done: ``rebuilt`` of ``had the chapel rebuilt``."""
    if above.lemma_ not in ("have", "get"):
        return None
    things = (t for t in above.rights if t.dep_ == "dobj" and above.tag_ in ("VBD", "VB"))
    who = own_subject(above)
    clauses = (c for t in things for c in t.rights if c.tag_ == "VBN" and c.lemma_ != "go" and not _holds(t, c))
    able = who is not None and who.i < above.i and not _is_nobody(who)
    return next((c for c in clauses if is_small_clause(c)), None) if able else None


def _is_nobody(who: Token) -> bool:
    """Whether a noun is for nobody who has things done: ``the island had a chapel built in 1610``."""
    entry = noun(who.lemma_.lower()) if who.pos_ == "NOUN" else None
    return entry is not None and entry.share("object", "attribute", "quantity", "act", "cognition") > _MOSTLY


def _holds(thing: Token, clause: Token) -> bool:
    """Whether a verb or a comma stands between a noun and what is done to it."""
    return any(t.pos_ == "VERB" or t.text == "," for t in thing.doc[thing.i + 1 : clause.left_edge.i])


def is_counted(clause: Token) -> bool:
    """Whether a participle says of which things a number is: ``the number of houses destroyed by the fire``."""
    of = clause.head.head
    beside = clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.nbor(-1).text != ","
    return beside and clause.head.dep_ == "pobj" and of.lower_ == "of" and in_class(of.head.lower_, "totals")


def is_small_clause(clause: Token) -> bool:
    """Whether a participle says what an object went through or did: ``had an organ tuned``, ``caught him sleeping``."""
    thing = clause.head
    verb = thing.head
    object_ = thing.dep_ == "dobj" or (thing.dep_ == "attr" and any(c.dep_ == "expl" for c in verb.lefts))
    beside = clause.dep_ == "acl" and own_subject(clause) is None and clause.nbor(-1).text != ","
    if clause.tag_ == "VBG":  # "caught the guard sleeping"
        return beside and thing.dep_ == "dobj" and in_class(verb.lemma_.lower(), "perceiving")
    return beside and clause.tag_ == "VBN" and object_ and verb.lemma_.lower() in _CAUSING


def stands_elsewhen(word: Token) -> bool:
    """Whether a word stands in a phrase or clause that says when something else was: ``since the raid``."""
    above = (word, *climb(word))
    opening = (c for one in above if one.dep_ == "advcl" for c in one.lefts if c.dep_ == "mark")
    return any(one.lower_ in ELSEWHEN for one in (*opening, *(one for one in above if one.dep_ == "prep")))


def went_with(clause: Token, verb: Token) -> bool:
    """Whether a clause tells what went with an act: ``fell while rents rose``, ``passed a bill while refusing two``."""
    if not any(c.dep_ == "mark" and c.lower_ in ("while", "whereas") for c in clause.lefts):
        return False
    thing, both = own_subject(clause), all(in_class(v.lemma_.lower(), "changing") for v in (clause, verb))
    if clause.tag_ == "VBG":
        return thing is None and not is_passive(verb)
    return both and clause.tag_ == "VBD" and thing is not None and thing.pos_ in ("NOUN", "PROPN")


def is_meanwhile(verb: Token) -> bool:
    """Whether a predicate is told of the time of something that lasted: ``and closed twice during the war``."""
    for prep in verb.rights:
        things = [c for c in prep.children if c.dep_ == "pobj"] if prep.lower_ in ("during", "in") else []
        known = [t for t in things if any(c.lower_ == "the" for c in t.lefts)]
        if any(prep.lower_ == "during" or t.lemma_ == "war" for t in known):
            return True
    return False


def is_age(token: Token) -> bool:
    """Whether a bare number is somebody's age: ``began swimming at four``."""
    return token.tag_ == "CD" and token.dep_ == "pobj" and token.head.lower_ == "at" and token.n_rights == 0


def is_foretold(verb: Token) -> bool:
    """Whether a past is of what was to come by what somebody said: *said that it would shut before May ended*."""
    clause = verb.head
    until = verb.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ in ("before", "until", "till") for c in verb.lefts
    )
    told = clause.dep_ == "ccomp" and clause.head.tag_ in PAST_TAGS and not is_past_perfect(clause.head)
    return until and told and any(c.lower_ in ("would", "'d") for c in clause.lefts)


def opens_before(doing: Token, other: Token) -> bool:
    """Whether a noun stands in what a subject did first, who is another: ``Having met the queen, she sailed``."""
    clause = clause_head(other) if doing.dep_ in SUBJECTS and other.i < doing.i else None
    if clause is None or clause.dep_ != "advcl" or clause.head.i != doing.head.i or other.dep_ in SUBJECTS:
        return False
    return clause.tag_ in ("VBN", "VBG") and not has_subject(clause)
