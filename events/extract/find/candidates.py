"""Candidates: the words of a sentence that may name an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from events.extract.find.acts import acts, acts_always, comes_about, complement, is_result, recorded_in, sums_up, tries
from events.extract.find.carrying import TIMES, carried_by, merely_occurs
from events.extract.find.gaps import does_again, second_of, stands_for_verb
from events.extract.find.pledges import is_pledge
from events.extract.find.posts import comes_to_be, holds_post, is_post_listed
from events.extract.language.callings import is_work
from events.extract.language.eventnouns import TYPED_SHARE, is_all_told, is_event_noun
from events.extract.language.grammar import (
    DONE,
    MANY,
    SUBJECTS,
    aspect,
    in_entry,
    in_headline,
    is_passive,
    negated,
    noun_before,
    own_subject,
)
from events.extract.language.infinitives import is_meant
from events.extract.language.lexicon import noun, verb
from events.extract.language.predicates import in_class
from events.extract.language.roles import each_time, takes_part
from events.extract.language.subclauses import asks, bounds_period, is_headed, is_rest
from events.extract.language.talk import is_mere_talk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.language.words import Span, Token
    from events.extract.model import EventDate
    from events.extract.parse.nlp import Paragraph
    from events.tag import Timex

__all__ = [
    "TIMES",
    "Attachment",
    "Candidate",
    "Role",
    "adjuncts",
    "candidates_of",
    "merely_occurs",
]

#: A verb is a state or an attitude where at least this share of its sense weight is.
_ATTITUDE_SHARE = 0.6
_RANKS = frozenset(("first", "last", "only", "second", "third"))
_ATTITUDES = frozenset({"cognition", "emotion", "perception", "stative"})

#: Base forms of what brackets tell.
_OF_LIVES = {"born": "bear", "dies": "die"}

Role = str


@dataclass(frozen=True, slots=True)
class Attachment:
    """One temporal expression that dates a candidate.

    Attributes:
        timex: The expression.
        role: ``at``, ``since``, ``until``, ``by``, ``before``, ``after``, ``from``, ``to``, ``among`` (one of several
            dates: ``on 3, 5 and 9 May``), ``duration`` (it lasted so long), ``extent`` (so long up to the document) or
            ``limit`` (it was done in no more: ``within a year``).
        why: The construction that joins them, for the trace.
    """

    timex: Timex
    role: Role
    why: str


@dataclass(slots=True, eq=False)
class Candidate:
    """One word that may name an event, and what has been found out about it so far.

    Attributes:
        token: The trigger.
        clause: The verb that carries its subject, tense and complements; the trigger itself for a verb, None for a
            noun that no verb carries.
        paragraph: Where it stands.
        sentence: Its sentence.
        attachments: The expressions that date it.
        date: Its date, once known.
        frame: A noun that tells what it did (``deaths`` of a ``collapse``): its title starts there.
        antecedent: The earlier candidate that speaks of the same event.
        carried: For a light verb that is a second candidate, the noun that names the event.
        cancelled_by: The word that calls it off.
        link: Whether it only joins two other events (``sparked``, ``follows``).
        lede: Whether it is the news of the day: the main predicate of the headline or of the first sentence.
        due: Whether what is told in the present is yet to come: ``the case is heard in May``.
        gapped: Whether its clause is the verb that is left out before it (*bought a mill in 1920 and a mine in 1924*).
        toll_of: What harmed those whom it only counts: ``six people died``.
        owner: The company whose result or shares it tells of, where its own words do not say so; of a life, whose it
            is where the text has the name turned round.
        life: ``born`` or ``dies``, of whom the trigger names, where only dates in brackets say so; or what he made.
    """

    token: Token
    clause: Token | None
    paragraph: Paragraph
    sentence: Span
    attachments: list[Attachment] = field(default_factory=list)
    date: EventDate | None = None
    frame: Token | None = None
    antecedent: Candidate | None = None
    toll_of: Candidate | None = None
    carried: Candidate | None = None
    cancelled_by: Token | None = None
    lede: bool = False
    link: bool = False
    due: bool = False
    gapped: bool = False
    owner: str = ""
    life: str = ""

    @property
    def start(self) -> int:
        """Offset of the trigger in the document's text (code points); of a birth or death in brackets, its date."""
        return self.attachments[0].timex.start if self.life else self.paragraph.offset + self.token.idx

    @property
    def end(self) -> int:
        """End of the trigger in the document's text (half-open)."""
        return self.attachments[0].timex.end if self.life else self.start + len(self.token)

    @property
    def place(self) -> int:
        """The number of its sentence in the document, those that have not been read counted."""
        return self.paragraph.place(self.token)

    def refer_to(self, other: Candidate) -> None:
        """Make the other the antecedent, unless it leads back here."""
        node: Candidate | None = other
        while node is not None:
            if node is self:
                return
            node = node.antecedent
        self.antecedent = other

    @property
    def is_verb(self) -> bool:
        """Whether the trigger is a verb."""
        return self.clause is self.token

    @property
    def lasting(self) -> bool:
        """Whether the event goes on: a progressive, or what somebody *has* pursued (*has fought the firm since*)."""
        clause = self.clause
        if clause is None or in_class(clause.lemma_.lower(), "occurring"):
            return False
        pursued = in_class(clause.lemma_.lower(), "pursuing") and aspect(clause) == "perfect" and not is_passive(clause)
        daily = aspect(clause) == "perfect" and each_time(clause)[1]  # "has been shelled every night since"
        daily = daily or (clause.lemma_ == "be" and aspect(clause) == "perfect")  # "has been under way since May"
        return clause.tag_ == "VBG" or daily or (pursued and not _is_counted(clause))

    @property
    def lemma(self) -> str:
        """Base form of the trigger, lower case; of what brackets tell, that of its verb."""
        return _OF_LIVES.get(self.life, "publish") if self.life else self.token.lemma_.lower()


def _is_counted(clause: Token) -> bool:
    """Whether a verb's object is so many, each of them over: ``has fought nine battles``."""
    things = [c for c in clause.children if c.dep_ == "dobj"]
    return any(t.pos_ == "NUM" or t.lemma_.lower() in MANY for thing in things for t in (thing, *thing.children))


def _is_told(token: Token, dated: frozenset[int]) -> bool:
    """Whether a noun for something said, or that may be no event, has a date of its own: ``Monday's announcement``."""
    if token.pos_ != "NOUN" or token.dep_ in ("compound", "nmod"):
        return False
    off = token.dep_ in ("nsubjpass", "dobj") and in_class(token.head.lemma_.lower(), "cancelling")
    if not off and not in_class(token.lemma_.lower(), "telling", "eventive"):
        return False
    from_it = token.dep_ == "pobj" and token.head.lower_ in ("after", "before") and token.head.i - 1 in dated
    return from_it or any(child.i in dated for child in adjuncts(token)) or token.i + 1 in dated


def _is_planned(token: Token, dated: frozenset[int]) -> bool:
    """Whether a noun names what is planned *for* a day: ``a service is planned for Sunday``, ``rain is forecast``."""
    verb_ = token.head
    if token.dep_ != "nsubjpass" or token.pos_ != "NOUN" or not in_class(verb_.lemma_.lower(), "wishing", "listing"):
        return False
    entry = noun(token.lemma_.lower())
    happens = entry is not None and entry.share("person", "location") < TYPED_SHARE
    return happens and any(c.lower_ == "for" and any(t.i in dated for t in c.children) for c in verb_.children)


def _is_due(token: Token, dated: frozenset[int]) -> bool:
    """Whether a noun names what is due on a day: ``A complete edition is due in May``."""
    be = token.head
    if token.dep_ != "nsubj" or token.pos_ != "NOUN" or be.lemma_ != "be" or aspect(be) != "present" or negated(be):
        return False
    due = next((c for c in be.rights if c.dep_ == "acomp" and c.lower_ == "due"), None)
    return due is not None and any(t.i in dated for c in (be, due) for p in c.rights for t in (p, *p.children))


def _is_source(token: Token) -> bool:
    """Whether a noun only says where something was said, or when: *in an interview*, *in the course of the war*."""
    said = token.head.head
    if token.dep_ == "pobj" and token.lower_ == "course":
        return token.head.lower_ in ("in", "during", "over") and said.pos_ in ("VERB", "AUX")
    if token.dep_ == "pobj" and token.head.lower_ == "at" and in_class(token.lemma_.lower(), "behest"):
        return True  # "at the behest of the king"
    inside = token.dep_ == "pobj" and token.head.lower_ in ("in", "during")
    thing = own_subject(said) if token.dep_ == "pobj" and said.lemma_ == "be" else None
    if thing is not None and in_class(thing.lemma_.lower(), "outlook.nouns"):
        return True  # "the forecast is for showers"
    return inside and token.lemma_.lower() == "interview" and in_class(said.lemma_.lower(), "reporting", "statement")


def _names_event(token: Token, dated: frozenset[int]) -> bool:
    """Whether a noun that no verb carries names an event, and not the same as one before."""
    told = is_event_noun(token) or _is_told(token, dated) or is_all_told(token)
    told = told or is_post_listed(token, dated) or is_result(token)
    named = (told and not _is_source(token)) or _is_planned(token, dated) or _is_due(token, dated)
    return named and not (any(c.lower_ == "same" for c in token.lefts) or _is_called_so(token))


def _is_called_so(token: Token) -> bool:
    """Whether a name has beside it what it is the name of, which does not happen: ``Surge, an airline,``."""
    beside = (c for c in token.rights if c.dep_ == "appos" and c.left_edge.lower_ in ("a", "an"))
    return token.pos_ == "PROPN" and token.n_lefts == 0 and any(not is_event_noun(c) for c in beside)


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


def _is_event_verb(token: Token, dated: frozenset[int]) -> bool:  # noqa: C901, PLR0911, PLR0912 - a branch a class
    """Whether a verb says that something happened: not a state, an attitude, a report or an auxiliary.

    Args:
        token: A verb.
        dated: Indices of the words of temporal expressions: with one of its own, an attitude is an event.
    """
    if token.dep_ in ("aux", "auxpass", "amod", "compound", "prt", "case", "mark"):
        return False
    joined = token.text_with_ws == token.text and token.i + 1 < len(token.doc) and token.nbor().text == "-"
    if joined or token.text == "-":  # "re-elected", in three
        return False
    if (token.dep_ == "acl" and token.head.ent_type_ in TIMES and token.head.dep_ == "pobj") or is_mere_talk(
        token, dated
    ):
        return False  # "for the six months ended June 30"
    if is_rest(token) or bounds_period(token) or (token.lower_ == "ended" and _is_period(noun_before(token))):
        return False  # the same, where the parser takes it for a clause, and "the last quarter, which ended June 30"
    titled = token.lemma_ == "name" and any(c.dep_ == "oprd" and c.pos_ == "NOUN" for c in token.rights)
    about = token.dep_ == "acl" and is_passive(token) and not titled
    if about and (in_class(token.lemma_.lower(), "called.behind") or is_headed(token)):
        return False  # "a computer based on a new chip", "a law named for her", "a group led by Crane"
    if any(said(token) for said in (_is_measure, _is_reign, _is_purpose, _is_remark, stands_for_verb)):
        return False
    if token.lemma_ == "follow" and any(c.dep_ == "dobj" and c.lower_ in ("one", "another") for c in token.rights):
        return False  # "The recall follows one in May"
    if token.lemma_ == "put" and any(map(_is_estimate, token.subtree)):
        return False  # "put the loss at $4 million"
    named = token.lemma_ in ("take", "derive") and any(c.dep_ == "dobj" and c.lower_ == "name" for c in token.rights)
    if named and aspect(token) == "present" and not (in_headline(token) or in_entry(token)):
        return False  # "takes its name from a flood in 1976"
    if token.lemma_ == "make" and any(in_class(c.lower_, "resultative.certain") for c in token.children):
        return False  # "made it clear that …"
    if token.dep_ == "xcomp" and in_class(token.head.lemma_.lower(), "attempting.trying") and tries(token.head):
        return False  # told with the attempt
    if token.tag_ == "VB" and (token.head.lemma_ == "sentence" or _is_allowed(token)):
        return False  # "to serve"
    lemma = token.lemma_.lower()
    if lemma == "go" and any(c.dep_ == "prt" and c.lower_ == "off" for c in token.rights):
        return True  # a bomb did
    if in_class(lemma, "statement", "aspectual.begin", "aspectual.end") or is_pledge(token, dated):
        return True
    if asks(token) is not None and in_class(token.head.lemma_.lower(), "resolving"):
        return False  # "will decide whether the ferry may sail": what is decided is open
    asked = any(asks(child) is not None for child in token.children)
    if in_class(lemma, "resolving") and (asked or aspect(token) in DONE or in_headline(token) or in_entry(token)):
        return True
    if in_class(lemma, "requesting") and aspect(token) in DONE and _wants_act(token):
        return True
    roles = {child.dep_ for child in token.children if child.pos_ != "PRON"}
    has_object = bool(roles & {"dobj", "ccomp", "xcomp"})
    if in_class(lemma, "disclosing") and roles & {"dobj", "nsubjpass"} and "ccomp" not in roles:
        return True
    entry, lasts = verb(lemma), in_class(lemma, "lasting") and not has_object
    does = in_class(lemma, "action") or (in_class(lemma, "intransitive") and not has_object)
    does = does or entry is None or entry.share(*_ATTITUDES) < _ATTITUDE_SHARE
    holds = is_meant(token) or in_class(lemma, "reporting", "state", "aspectual.continue")
    if does and not (lasts or holds):
        return True  # most verbs, whatever stands with them
    timed = any(child.i in dated for child in (*adjuncts(token), *_between(token), *_in_cleft(token)))
    told = lemma in ("let", "represent") or recorded_in(token) is not None  # "let him go in May", "named in a deed"
    timed = timed or (told and any(t.i in dated for t in token.subtree)) or _is_shown(token, dated)
    timed = timed or _is_of_then(token, dated)
    at_hand = timed or in_headline(token) or in_entry(token) or aspect(token) == "perfect"
    settled = timed and in_class(lemma, "resolving") and token.tag_ == "VBN"  # "a truce agreed in April"
    if settled or (at_hand and (comes_about(token) or acts(token))) or sums_up(token):
        return True
    if tries(token) and (timed or any(child.i in dated for child in adjuncts(complement(token) or token))):
        return True
    if (
        token.tag_ != "VB"
        and in_class(lemma, "outlasting")
        and any(c.dep_ == "prep" and c.lower_ == "until" for c in token.rights)
    ):
        return True
    return acts_always(token) if holds else timed and not lasts


def _is_allowed(token: Token) -> bool:
    """Whether somebody has until a day to do something, and may: ``Prosecutors have until 30 May to appeal``."""
    has = token.dep_ == "xcomp" and token.head.lemma_ == "have"
    return has and any(c.dep_ == "prep" and c.lower_ == "until" for c in token.head.rights)


def _is_of_then(token: Token, dated: frozenset[int]) -> bool:
    """Whether a past clause says what happened at the time before it: ``was stranded on Friday when it went under``."""
    when = any(c.lower_ == "when" and c.i < token.i for c in token.children)
    if not when or token.dep_ not in ("relcl", "advcl") or token.tag_ != "VBD":
        return False
    return token.head.i in dated or any(c.i in dated for c in adjuncts(token.head) if c.i < token.i)


def _is_estimate(at: Token) -> bool:
    """Whether a preposition says at how much something is put: ``at about 4,000``."""
    amounts = (c for c in at.children if c.dep_ == "pobj") if at.lower_ == "at" and at.dep_ == "prep" else ()
    return any(c.ent_type_ in ("MONEY", "CARDINAL", "PERCENT", "QUANTITY") for c in amounts)


def _is_shown(token: Token, dated: frozenset[int]) -> bool:
    """Whether the year in brackets behind a work says when somebody made it: ``starred in the film Orsk (1962)``."""
    behind = (t for t in token.subtree if t.i in dated and t.i > token.i + 2 and t.nbor(-1).text == "(")
    return any(is_work(t.nbor(-2)) for t in behind)


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


def _is_period(noun_: Token | None) -> bool:
    """Whether a noun is a length of time for which something is counted: ``for the year``."""
    under = noun_ is not None and noun_.dep_ == "pobj" and noun_.head.lower_ in ("for", "in", "during", "of")
    return noun_ is not None and under and in_class(noun_.lemma_.lower(), "measure")


def _wants_act(token: Token) -> bool:
    """Whether somebody is asked to do something: an object and an infinitive, in either of the parser's readings."""
    clauses = [c for c in token.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB"]
    return any(aux.tag_ == "TO" for clause in clauses for aux in clause.children)


def candidates_of(paragraph: Paragraph, sentence: Span, dated: frozenset[int]) -> Iterator[Candidate]:
    """The candidates of a sentence in the order of its words: verbs that report an event, and event nouns.

    A light verb and its event object are one event: the noun, with the verb as its clause, and the verb as a second
    candidate that speaks of it.

    Args:
        paragraph: Where it stands.
        sentence: Parsed.
        dated: Indices of the paragraph's words that belong to temporal expressions.
    """
    carried, taken = carried_by(sentence, dated)
    for token in sentence:
        if token.i in taken:
            continue
        told = token.pos_ == "VERB" and _is_event_verb(token, dated) and not does_again(token)
        be = token.pos_ == "AUX" and (holds_post(token, dated) or comes_to_be(token, dated) or sums_up(token))
        if told or be:
            taken |= {c.i for c in token.rights if c.dep_ == "attr" and token.lemma_ == "be"}
            yield Candidate(token, token, paragraph, sentence)
        elif token.i not in carried and (left_out := second_of(token)) is not None:
            yield Candidate(token, left_out, paragraph, sentence, gapped=True)
        elif token.i in carried or (token.pos_ in ("NOUN", "PROPN") and _names_event(token, dated)):
            verb_ = carried.get(token.i)
            is_due = verb_ is None and _is_due(token, dated)
            noun_ = Candidate(token, token.head if is_due else verb_, paragraph, sentence)
            yield noun_
            if verb_ is not None and (not in_class(verb_.lemma_.lower(), "experiencing") or verb_.lemma_ == "suffer"):
                yield Candidate(verb_, verb_, paragraph, sentence, antecedent=noun_, carried=noun_)
