"""Candidates: the words of a sentence that may name an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from events.extract.find.acts import is_result, sums_up
from events.extract.find.carrying import carried_by, merely_occurs
from events.extract.find.eventverbs import adjuncts, is_event_verb
from events.extract.find.gaps import does_again, second_of
from events.extract.find.posts import comes_to_be, holds_post, is_post_listed
from events.extract.language.eventnouns import TYPED_SHARE, is_all_told, is_event_noun
from events.extract.language.grammar import FINITE_TAGS, MANY, aspect, is_passive, negated, own_subject
from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class
from events.extract.language.roles import each_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.language.words import Span, Token
    from events.extract.model import EventDate
    from events.extract.parse.nlp import Paragraph
    from events.tag import Timex

__all__ = [
    "Attachment",
    "Candidate",
    "Role",
    "candidates_of",
    "merely_occurs",
]

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
        due: Whether what is told in the present is yet to come: ``the cantata is sung in May``.
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
        return self.attachments[0].timex.start if self.life else self.paragraph.offset + _first_part(self.token).idx

    @property
    def end(self) -> int:
        """End of the trigger in the document's text (half-open)."""
        ends = self.token.idx + len(self.token)
        return self.attachments[0].timex.end if self.life else self.paragraph.offset + ends

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


def _first_part(token: Token) -> Token:
    """The word that begins one with a hyphen, of which the parser makes two: *sit* of *sit-in*."""
    first = token.doc[token.i - 2] if token.i > token.sent.start + 1 and token.nbor(-1).text == "-" else token
    whole = f"{first.lower_}{token.lower_}" == token.lemma_.lower().replace("-", "")
    return first if whole and token.idx - first.idx == len(first) + 1 else token


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
    """Whether a noun only says where something was said, or when: *in an interview*, *in the course of the war*.

    Or by how much: *passed by a single vote*.
    """
    said = token.head.head
    if token.dep_ == "pobj" and token.lower_ == "course":
        return token.head.lower_ in ("in", "during", "over") and said.pos_ in ("VERB", "AUX")
    if token.dep_ == "pobj" and token.head.lower_ == "at" and in_class(token.lemma_.lower(), "behest"):
        return True  # "at the behest of the king"
    if token.dep_ == "pobj" and token.head.lower_ == "by" and token.lemma_ == "vote":
        return in_class(said.lemma_.lower(), "tallying", "tallying.carried")  # "was carried by nine votes"
    inside = token.dep_ == "pobj" and token.head.lower_ in ("in", "during")
    thing = own_subject(said) if token.dep_ == "pobj" and said.lemma_ == "be" else None
    if thing is not None and in_class(thing.lemma_.lower(), "outlook.nouns"):
        return True  # "the forecast is for showers"
    return inside and token.lemma_.lower() == "interview" and in_class(said.lemma_.lower(), "reporting", "statement")


def _names_event(token: Token, dated: frozenset[int]) -> bool:
    """Whether a noun that no verb carries names an event, and not the same as one before."""
    told = is_event_noun(token) or _is_told(token, dated) or is_all_told(token)
    told = told or is_post_listed(token, dated) or is_result(token) or _heads_entry(token)
    named = (told and not _is_source(token)) or _is_planned(token, dated) or _is_due(token, dated)
    return named and not (any(c.lower_ == "same" for c in token.lefts) or _is_called_so(token))


def _heads_entry(token: Token) -> bool:
    """Whether a noun for what is done heads an entry of a chronicle that has no verb: ``1940: Cession of the port``."""
    if token.dep_ != "ROOT" or not token.doc.entry or token.pos_ not in ("NOUN", "PROPN"):
        return False
    if token.left_edge.i < token.i and not token.text.islower():
        return False  # "1998 Rising Tide": a title
    entry = noun(token.lower_)
    done = entry is not None and (entry.verb != "" or entry.event_share > 0)
    return done and not any(t.tag_ in FINITE_TAGS for t in token.sent)


def _is_called_so(token: Token) -> bool:
    """Whether a name has beside it what it is the name of, which does not happen: ``Surge, an airline,``."""
    beside = (c for c in token.rights if c.dep_ == "appos" and c.left_edge.lower_ in ("a", "an"))
    return token.pos_ == "PROPN" and token.n_lefts == 0 and any(not is_event_noun(c) for c in beside)


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
        told = token.pos_ == "VERB" and is_event_verb(token, dated) and not does_again(token)
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
