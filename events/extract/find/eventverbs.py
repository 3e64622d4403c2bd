"""Verbs that say that something happened: no state, attitude or report, and nothing that is told with another word.

Most verbs do whatever stands with them. What mostly tells of a state, an attitude or a report does so with a date of
its own, or where what stands beside it makes an act of it (``acts.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.find.acts import acts, acts_always, comes_about, complement, recorded_in, sums_up, tries
from events.extract.find.gaps import stands_for_verb
from events.extract.find.pledges import is_pledge
from events.extract.language.callings import is_work
from events.extract.language.eventnouns import TYPED_SHARE, is_event_noun
from events.extract.language.forms import TIMES
from events.extract.language.grammar import (
    DONE,
    SUBJECTS,
    aspect,
    in_entry,
    in_headline,
    is_passive,
    noun_before,
    own_subject,
)
from events.extract.language.infinitives import is_meant
from events.extract.language.lexicon import noun, verb
from events.extract.language.predicates import in_class
from events.extract.language.roles import takes_part
from events.extract.language.subclauses import asks, bounds_period, is_headed, is_rest
from events.extract.language.talk import is_mere_talk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.language.words import Token

__all__ = ["adjuncts", "is_event_verb"]

#: A verb is a state or an attitude where at least this share of its sense weight is.
_ATTITUDE_SHARE = 0.6
_ATTITUDES = frozenset({"cognition", "emotion", "perception", "stative"})
_RANKS = frozenset(("first", "last", "only", "second", "third"))
_PARTS = frozenset(("aux", "auxpass", "amod", "compound", "prt", "case", "mark"))
_AMOUNTS = frozenset(("MONEY", "CARDINAL", "PERCENT", "QUANTITY"))


def is_event_verb(token: Token, dated: frozenset[int]) -> bool:
    """Whether a verb says that something happened: not a state, an attitude, a report or an auxiliary.

    Args:
        token: A verb.
        dated: Indices of the words of temporal expressions: with one of its own, an attitude is an event.
    """
    if any(tells_none(token) for tells_none in _NONE) or is_mere_talk(token, dated):
        return False
    if _is_news(token, dated):
        return True
    if asks(token) is not None and in_class(token.head.lemma_.lower(), "resolving"):
        return False  # "will decide whether the ferry may sail": what is decided is open
    return _settles(token) or _discloses(token) or _does(token) or _comes_to_pass(token, dated)


def adjuncts(verb_: Token) -> Iterator[Token]:
    """What modifies a verb directly or under a preposition: an attitude that has a date of its own is an event.

    The preposition may hang on an adverb of time: *ran aground late on Sunday*; not *goes back to 1387*. A time may
    have not been over: *before the month was out*.
    """
    for child in verb_.children:
        yield child
        if child.dep_ == "advcl" and child.lemma_ == "be" and child.left_edge.lower_ == "before":
            yield from (c for c in child.children if c.dep_ == "nsubj" and c.ent_type_ in TIMES)
        preps = [child] if child.dep_ == "prep" else []
        if child.dep_ == "advmod":
            preps = [c for c in child.children if c.dep_ == "prep" and c.lower_ != "to"]
        for prep in preps:
            yield from prep.children


def _is_part(token: Token) -> bool:
    """Whether it is only a part of another word: an auxiliary, an adjective, or one of the three of ``re-elected``."""
    joined = token.text_with_ws == token.text and token.i + 1 < len(token.doc) and token.nbor().text == "-"
    return token.dep_ in _PARTS or joined or token.text == "-"


def _ends_period(token: Token) -> bool:
    """Whether it only says when a time was over, in whatever reading: ``for the six months ended June 30``."""
    if token.dep_ == "acl" and token.head.ent_type_ in TIMES and token.head.dep_ == "pobj":
        return True
    return is_rest(token) or bounds_period(token) or (token.lower_ == "ended" and _is_period(noun_before(token)))


def _is_description(token: Token) -> bool:
    """Whether a participle says only what a thing is: ``a bridge named for her``, ``a group led by Crane``."""
    if token.dep_ != "acl" or not is_passive(token):
        return False
    if token.lemma_ == "name" and any(c.dep_ == "oprd" and c.pos_ == "NOUN" for c in token.rights):
        return False  # "a man named minister"
    return in_class(token.lemma_.lower(), "called.behind") or is_headed(token)


def _is_phrase(token: Token) -> bool:
    """Whether a verb is no act with its object: ``follows one in May``, ``put the loss at $4 million``."""
    if token.lemma_ == "follow":
        return any(c.dep_ == "dobj" and c.lower_ in ("one", "another") for c in token.rights)
    if token.lemma_ == "put":
        return any(map(_is_estimate, token.subtree))
    if token.lemma_ == "make":
        return any(in_class(c.lower_, "resultative.certain") for c in token.children)  # "made it clear that …"
    named = token.lemma_ in ("take", "derive") and any(c.dep_ == "dobj" and c.lower_ == "name" for c in token.rights)
    return named and aspect(token) == "present" and not (in_headline(token) or in_entry(token))


def _is_told_above(token: Token) -> bool:
    """Whether an infinitive is told with the verb above it: ``tried to cross``, ``sentenced to serve two years``."""
    above = token.head
    if token.dep_ == "xcomp" and in_class(above.lemma_.lower(), "attempting.trying") and tries(above):
        return True
    return token.tag_ == "VB" and (above.lemma_ == "sentence" or _is_allowed(token))


def _is_allowed(token: Token) -> bool:
    """Whether somebody has until a day to do something, and may: ``Prosecutors have until 30 May to appeal``."""
    has = token.dep_ == "xcomp" and token.head.lemma_ == "have"
    return has and any(c.dep_ == "prep" and c.lower_ == "until" for c in token.head.rights)


def _is_estimate(at: Token) -> bool:
    """Whether a preposition says at how much something is put: ``at about 4,000``."""
    amounts = (c for c in at.children if c.dep_ == "pobj") if at.lower_ == "at" and at.dep_ == "prep" else ()
    return any(c.ent_type_ in _AMOUNTS for c in amounts)


def _is_period(noun_: Token | None) -> bool:
    """Whether a noun is a length of time for which something is counted: ``for the year``."""
    under = noun_ is not None and noun_.dep_ == "pobj" and noun_.head.lower_ in ("for", "in", "during", "of")
    return noun_ is not None and under and in_class(noun_.lemma_.lower(), "measure")


def _is_reign(token: Token) -> bool:
    """Whether brackets behind a name only say how long somebody ruled: ``Harald II (ruled 1451-1481)``."""
    return token.lower_ == "ruled" and token.i > 0 and token.doc[token.i - 1].text == "("


def _is_purpose(token: Token) -> bool:
    """Whether a gerund says only what a thing or a wish is for: ``the method for measuring it in 1911 was a rope``."""
    for_ = token.head
    if token.dep_ != "pcomp" or for_.lower_ not in ("for", "of") or for_.head.dep_ not in SUBJECTS:
        return False
    entry = noun(for_.head.lemma_.lower()) if for_.head.pos_ == "NOUN" else None
    return entry is not None and entry.event_share < TYPED_SHARE and not takes_part(for_.head)


def _is_matter(token: Token) -> bool:
    """Whether a gerund is what a noun is about, and open: ``a referendum on joining the union``."""
    return token.dep_ == "pcomp" and token.head.lower_ in ("on", "about", "over") and token.head.head.pos_ == "NOUN"


def _is_remark(token: Token) -> bool:
    """Whether it only says what somebody thinks of a thing, or of what he did: ``calling it an insult``."""
    thing = own_subject(token)
    if thing is not None and in_class(thing.lemma_.lower(), "itself") and any(c.lower_ == "this" for c in thing.lefts):
        return True  # "This page follows the flooding on Friday"
    brands = in_class(token.lemma_.lower(), "branding")
    said = (token.lemma_ == "call" or brands) and any(c.dep_ in ("oprd", "ccomp") for c in token.rights)
    held = said and not is_passive(token) and any(c.dep_ == "dobj" for c in token.rights)  # "called the vote a victory"
    thought = said or brands
    return held or (token.tag_ == "VBG" and token.dep_ == "advcl" and thought)


def _is_measure(token: Token) -> bool:
    """Whether a participle only says among what something is the first or the most: ``the highest recorded in May``."""
    if token.tag_ not in ("VBN", "VBD") or token.dep_ not in ("acl", "advcl", "appos", "npadvmod", "attr"):
        return False
    ranks = (token.head, *token.lefts) if token.dep_ == "acl" else tuple(token.lefts)
    return any((t.tag_ == "JJS" or t.lower_ in _RANKS) and t.dep_ != "advmod" for t in ranks if t.pos_ != "NOUN")


#: What makes a verb tell of no event.
_NONE = (
    _is_part,
    _ends_period,
    _is_description,
    _is_measure,
    _is_reign,
    _is_purpose,
    _is_matter,
    _is_remark,
    stands_for_verb,
    _is_phrase,
    _is_told_above,
)


def _is_news(token: Token, dated: frozenset[int]) -> bool:
    """Whether it is an event by its class: a bomb *went off*, what is announced, begun or ended, and a pledge."""
    lemma = token.lemma_.lower()
    off = lemma == "go" and any(c.dep_ == "prt" and c.lower_ == "off" for c in token.rights)
    return off or in_class(lemma, "statement", "aspectual.begin", "aspectual.end") or is_pledge(token, dated)


def _settles(token: Token) -> bool:
    """Whether something is settled, or somebody asked to do something: ``agreed to end it``, ``told them to leave``."""
    lemma, done = token.lemma_.lower(), aspect(token) in DONE
    if in_class(lemma, "requesting") and done and _wants_act(token):
        return True
    if not in_class(lemma, "resolving"):
        return False
    return done or in_headline(token) or in_entry(token) or any(asks(child) is not None for child in token.children)


def _discloses(token: Token) -> bool:
    """Whether a thing is made known, and no clause: ``reported a loss``."""
    if not in_class(token.lemma_.lower(), "disclosing"):
        return False
    roles = {child.dep_ for child in token.children if child.pos_ != "PRON"}
    return bool(roles & {"dobj", "nsubjpass"}) and "ccomp" not in roles


def _does(token: Token) -> bool:
    """Whether it tells of an act whatever stands with it, as most verbs do."""
    lemma = token.lemma_.lower()
    entry = verb(lemma)
    does = entry is None or entry.share(*_ATTITUDES) < _ATTITUDE_SHARE or in_class(lemma, "action")
    does = does or (in_class(lemma, "intransitive") and not _has_object(token))
    return does and not (_lasts(token) or _holds(token))


def _has_object(token: Token) -> bool:
    """Whether a verb has an object or a clause under it that is no pronoun."""
    return any(c.dep_ in ("dobj", "ccomp", "xcomp") and c.pos_ != "PRON" for c in token.children)


def _lasts(token: Token) -> bool:
    """Whether it says how long something went on."""
    return in_class(token.lemma_.lower(), "lasting") and not _has_object(token)


def _holds(token: Token) -> bool:
    """Whether it tells of a state, a report or a plan."""
    return is_meant(token) or in_class(token.lemma_.lower(), "reporting", "state", "aspectual.continue")


def _comes_to_pass(token: Token, dated: frozenset[int]) -> bool:
    """Whether what mostly tells of a state, an attitude or a report tells here that something happened."""
    lemma, timed = token.lemma_.lower(), _is_timed(token, dated)
    at_hand = timed or in_headline(token) or in_entry(token) or aspect(token) == "perfect"
    settled = timed and in_class(lemma, "resolving") and token.tag_ == "VBN"  # "a truce agreed in April"
    if settled or (at_hand and (comes_about(token) or acts(token))) or sums_up(token):
        return True
    if tries(token) and (timed or any(child.i in dated for child in adjuncts(complement(token) or token))):
        return True
    held = token.tag_ != "VB" and in_class(lemma, "outlasting")
    if held and any(c.dep_ == "prep" and c.lower_ == "until" for c in token.rights):
        return True
    return acts_always(token) if _holds(token) else timed and not _lasts(token)


def _is_timed(token: Token, dated: frozenset[int]) -> bool:
    """Whether a verb has a date of its own, or behind what somebody went to do: ``went to Lund to study in 1931``."""
    goes = token.lemma_ in ("go", "come") and aspect(token) == "past"
    aims = [c for c in token.rights if c.dep_ == "advcl" and c.tag_ == "VB"] if goes else []
    if any(child.i in dated for aim in aims for child in adjuncts(aim)):
        return True
    if any(child.i in dated for child in (*adjuncts(token), *_between(token), *_in_cleft(token))):
        return True
    whole = token.lemma_.lower() in ("let", "represent") or recorded_in(token) is not None
    if whole and any(t.i in dated for t in token.subtree):
        return True  # "let him go in May", "named in a deed"
    return _is_shown(token, dated) or _is_of_then(token, dated)


def _is_of_then(token: Token, dated: frozenset[int]) -> bool:
    """Whether a past clause says what happened at the time before it: ``was stranded on Friday when it went under``."""
    when = any(c.lower_ == "when" and c.i < token.i for c in token.children)
    if not when or token.dep_ not in ("relcl", "advcl") or token.tag_ != "VBD":
        return False
    return token.head.i in dated or any(c.i in dated for c in adjuncts(token.head) if c.i < token.i)


def _is_shown(token: Token, dated: frozenset[int]) -> bool:
    """Whether the year in brackets behind a work says when somebody made it: ``starred in the film Orsk (1962)``."""
    behind = (t for t in token.subtree if t.i in dated and t.i > token.i + 2 and t.nbor(-1).text == "(")
    return any(is_work(t.nbor(-2)) for t in behind)


def _between(verb_: Token) -> Iterator[Token]:
    """What the parser hangs on a subject right before its verb: ``The firm on Wednesday recalled``.

    Beside an event it is of that: *the announcement on Monday surprised*.
    """
    thing = own_subject(verb_)
    if thing is None or is_event_noun(thing) or in_class(thing.lemma_.lower(), "telling", "eventive"):
        return
    yield from (child for child in adjuncts(thing) if thing.i < child.i < verb_.i)


def _in_cleft(verb_: Token) -> Iterator[Token]:
    """What stands before *that* and is of its verb: ``It was not until 1936 that women were admitted``."""
    be = verb_.head
    if verb_.dep_ == "ccomp" and be.lemma_ == "be" and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in be.lefts):
        yield from (child for child in adjuncts(be) if child.i < verb_.i)


def _wants_act(token: Token) -> bool:
    """Whether somebody is asked to do something: an object and an infinitive, in either of the parser's readings."""
    clauses = [c for c in token.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB"]
    return any(aux.tag_ == "TO" for clause in clauses for aux in clause.children)
