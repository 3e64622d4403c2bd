"""Factuality: whether an event occurred, goes on, is planned, proposed, possible, cancelled or denied.

Scope is read from the parse: what governs the event decides before the event's own tense. Source: the factuality
profiles of FactBank (Saurí & Pustejovsky 2009), mapped to the classes of the event table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.attach.sharing import PUT_OFF
from events.extract.attach.tenses import defers
from events.extract.describe.deciding import falls_through
from events.extract.find.carrying import merely_occurs
from events.extract.language.eventnouns import is_event_noun
from events.extract.language.grammar import (
    NEARLY,
    SUBJECTS,
    aspect,
    climb,
    is_past_perfect,
    modal,
    negated,
    reported_by,
    runs_on,
)
from events.extract.language.infinitives import due_by, fixed_for, is_ranked, leading, wanted, was_due, went_on
from events.extract.language.predicates import in_class
from events.extract.language.subclauses import is_foretold
from events.extract.language.talk import is_claim, rumoured

if TYPE_CHECKING:
    from events.dates import Edtf
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

_WHO = ("who", "which")
#: What stands under these has happened, whatever is planned because of it: ``plans to close after a loss``.
_AFTER = frozenset(("after", "following", "since", "despite", "aftermath", "wake"))

#: Of what hangs so on a predicate, that may say whether it came about.
_COMPLEMENTS = frozenset(("xcomp", "ccomp", "dobj", "acl", "pobj", "prep", "advcl", "pcomp"))

__all__ = ["factuality_of", "is_ahead"]


def factuality_of(candidate: Candidate, published: Edtf | None) -> str:
    """One of :data:`events.extract.FACTUALITIES`."""
    told = _as_told(candidate, published)
    if any(a.why.startswith(PUT_OFF) for a in candidate.attachments) and is_ahead(candidate, published):
        return "planned"
    if told not in ("planned", "proposed"):
        return told
    given_up = _is_given_up(candidate.clause or candidate.token) or _is_thwarted(candidate, published)
    return "cancelled" if given_up else told


def _as_told(candidate: Candidate, published: Edtf | None) -> str:
    """The same, whatever the sentence goes on to say."""
    clause = candidate.clause
    if candidate.cancelled_by is not None and not _was_made(candidate):
        return "cancelled"
    if clause is not None and (wish := wanted(clause)) is not None and not negated(clause):
        return wish
    if candidate.antecedent is not None and candidate.carried is None:  # speaks again of what was told before
        return factuality_of(candidate.antecedent, published)
    told = _by_itself(candidate) or _by_plan(candidate, published) or _scope(candidate, published)
    return told or _by_time(candidate, published)


def _by_itself(candidate: Candidate) -> str | None:
    """What an event's own words say of it: a negation, a condition, that it is put off or offered."""
    token, clause = candidate.token, candidate.clause
    if candidate.attachments and (_has_failed(token) or (clause is None and _is_deferred(token))):
        return "cancelled"
    if clause is None and (told := rumoured(token)) is not None:
        return told
    if _conditional(clause or token) or (clause is None and _is_supposed(token)):
        return "possible"
    if _is_undone(token, clause):
        off = clause is not None and aspect(clause) == "future" and merely_occurs(clause)
        return "cancelled" if off else "denied"  # "the sale on Saturday won't go ahead"
    proposed = in_class(candidate.lemma, "proposal") and clause is not None and not _is_made(token)
    return "proposed" if proposed else None


def _by_plan(candidate: Candidate, published: Edtf | None) -> str | None:
    """What it says of an event that its day was fixed, or of a noun that it lies before the document."""
    token, clause = candidate.token, candidate.clause
    meant = token.dep_ == "dobj" and was_due(token.head, fixed=True)  # "had been due to stand trial in May"
    fixed = fixed_for(token)
    ahead = fixed is not None and in_class(fixed.lemma_.lower(), "intention", "calling", "listing")
    awaited = token.dep_ == "nsubjpass" and in_class(token.head.lemma_.lower(), "intention")  # "a ruling is expected"
    awaited = awaited and clause is None and aspect(token.head) == "present" and not _earlier(candidate, published)
    if awaited or (clause is None and due_by(token) is not None) or (ahead and not _earlier(candidate, published)):
        return "planned"
    if clause is None and _earlier(candidate, published):
        return "cancelled" if meant else "occurred"  # "the quake last month will cost 9 million", whatever comes of it
    return None


def _was_made(candidate: Candidate) -> bool:
    """Whether what was later called off is dated by its making: *the deal signed in 2011 was scrapped*."""
    clause = candidate.clause
    return clause is not None and clause.dep_ == "acl" and clause.tag_ == "VBN" and bool(candidate.attachments)


def _scope(candidate: Candidate, published: Edtf | None) -> str | None:
    """What the predicates above an event say of it, or its own modal."""
    clause = candidate.clause
    meant = clause is not None and _was_to_have(clause)
    if clause is not None and (meant or was_due(clause)) and is_ahead(candidate, published):
        return "cancelled"
    if clause is not None and (was_due(clause, fixed=True) or _is_called_off(clause)):
        return "cancelled"  # "had been due to sail in May"
    if clause is not None and (meant or _should_have(clause)):
        off = meant or _is_put_off(clause)  # "was to have sailed in May"
        return "planned" if is_ahead(candidate, published) else "cancelled" if off else "denied"
    if not candidate.is_verb and _is_settled(candidate.token):
        return None
    tense = None if clause is None else aspect(clause)
    unsure = tense == "modal" or (clause is not None and _is_doubtful(clause, tense))
    scope = _governed(clause or candidate.token) or ("possible" if unsure else None)
    if scope == "planned" and clause is not None and modal(clause) in ("may", "might", "could"):
        return "possible"
    sure = clause is not None and (_would(clause) or _is_invited(candidate, clause, published))
    sure = sure or (scope == "possible" and clause is not None and _is_expected(candidate, clause, published))
    sure = sure or (scope == "possible" and clause is None and _is_arranged(candidate, published))
    return "planned" if scope == "possible" and sure else scope


def _by_time(candidate: Candidate, published: Edtf | None) -> str:
    """What an event's own tense and its date beside the document's say of it."""
    tense = None if candidate.clause is None else aspect(candidate.clause)
    wished = tense == "infinitive" and not (candidate.clause is not None and is_ranked(candidate.clause))
    ahead = wished or (tense in (None, "present") and _begins_now(candidate, published, spans=tense is None))
    ahead |= candidate.clause is not None and is_foretold(candidate.clause)
    ahead |= tense == "participle" and _begins_now(candidate, published, spans=True)  # "boats moored from today on"
    if tense == "future" or _later(candidate, published) or (ahead and is_ahead(candidate, published)):
        return "planned"
    if tense == "present" and _is_later(candidate, published):
        return "planned"
    return "ongoing" if goes_on(candidate, published) else "occurred"


def _is_made(token: Token) -> bool:
    """Whether a proposal is told as made: ``promised new buses``; not what is to come by it: ``offers to mediate``."""
    return token.pos_ == "VERB" and not any(c.dep_ in ("xcomp", "ccomp") for c in token.children)


def _is_settled(noun: Token) -> bool:
    """Whether a noun is that of which a link is told, whatever the verb's modal: ``the raid may be linked to …``."""
    return noun.dep_ in SUBJECTS and in_class(noun.head.lemma_.lower(), "relating")


def _is_doubtful(clause: Token, tense: str | None) -> bool:
    """Whether a clause says itself, or who tells it does, that it is not sure; so is what is joined to such a one."""
    clause = leading(clause)
    if any(c.dep_ == "advmod" and in_class(c.lower_, "hedging") for c in clause.children):
        return True
    if tense == "future":
        return _is_thought(clause) or any(c.dep_ == "advcl" and _conditional(c) for c in clause.children)
    if clause.dep_ == "ccomp" and tense in ("past", "perfect"):
        return in_class(clause.head.lemma_.lower(), "suspecting")
    have = clause.dep_ == "xcomp" and any(c.dep_ == "aux" and c.lower_ == "have" for c in clause.children)
    return have and in_class(clause.head.lemma_.lower(), "suspecting", "opining")  # "is alleged to have stolen"


def _is_thought(clause: Token) -> bool:
    """Whether a clause tells what somebody thinks will be: ``she thinks the mills will close``."""
    return clause.dep_ == "ccomp" and in_class(clause.head.lemma_.lower(), "opining")


def _is_expected(candidate: Candidate, clause: Token, published: Edtf | None) -> bool:
    """Whether a sentence says itself what is due on a day ahead: ``It should open in May``, ``must pay by Friday``."""
    main = leading(clause).dep_ == "ROOT" and modal(clause) in ("should", "must", "shall")
    told = bool(candidate.attachments) and is_ahead(candidate, published)
    hedged = any(c.dep_ == "advmod" and in_class(c.lower_, "hedging") for c in clause.children)
    return main and told and not hedged


def _is_arranged(candidate: Candidate, published: Edtf | None) -> bool:
    """Whether a noun with a day of its own ahead is known: ``can rehearse for the regatta in July``, whoever can."""
    the = any(c.lower_ in ("the", "their", "its", "this") for c in candidate.token.lefts)
    return the and bool(candidate.attachments) and is_ahead(candidate, published)


def _would(clause: Token) -> bool:
    """Whether a clause is the future of a past report: ``said it would close the plant``."""
    above = reported_by(clause)
    reported = above is not None and in_class(
        above.lemma_.lower(), "reporting", "statement", "intention", "lean.telling"
    )
    past = any(c.lower_ == "have" and c.dep_ == "aux" for c in clause.children)  # "would have sung for her in 1931"
    return above is not None and reported and not past and aspect(above) == "past" and modal(clause) == "would"


def _governed(token: Token) -> str | None:
    """What the nearest predicate above says of an infinitive or a clause under it."""
    told = any(c.lower_ == "that" and c.dep_ == "mark" for c in token.children)  # "reports that troops had crossed"
    if not told and (token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ in ("VBN", "VBD"))):
        return None
    node = leading(token) if token.tag_ == "VB" else token
    for head in climb(node):
        if (said := _said_of(node, head)) is not None:
            return said
        if head.pos_ in ("VERB", "AUX") and head.dep_ != "dobj":  # "claims", taken for a verb
            tense = aspect(head)
            if node.dep_ in ("dobj", "nsubj", "nsubjpass", "prep", "pobj", "xcomp") and tense in ("future", "modal"):
                return "planned" if tense == "future" else "possible"
            if node.dep_ not in ("xcomp", "prep", "pobj", "dobj"):
                return None
        if head.lower_ in _AFTER or (node.dep_ == "relcl" and any(c.lower_ in _WHO for c in node.lefts)):
            return None  # "denied killing Vance, who was seen leaving the inn"
        node = head
    return None


def _said_of(node: Token, head: Token) -> str | None:
    """What a predicate says of what hangs on it, by the class that it is of."""
    if _is_asked_for(node, head):
        return "proposed"
    if _is_kept_from(node, head) or is_claim(node, head):
        return "denied"
    return _said_of_complement(node, head) if node.dep_ in _COMPLEMENTS else None


def _said_of_complement(node: Token, head: Token) -> str | None:
    """The same, of what a predicate has under it as an object, an infinitive or a clause."""
    lemma = head.lemma_.lower()
    proposes = in_class(lemma, "proposal" if head.pos_ == "VERB" else "proposal.nouns")
    if proposes and node.tag_ in ("VB", "NN", "NNS") and node.dep_ != "pcomp":
        return "proposed"
    thinks = head.pos_ == "VERB" and in_class(lemma, "opining")
    if _is_denied(node, head, thinks=thinks):
        return "denied"
    if node.tag_ == "VB" and in_class(lemma, "intention") and not went_on(head):
        return "planned"
    return "possible" if thinks and node.dep_ == "dobj" else None  # "forecast a glut of plums"


def _is_asked_for(node: Token, head: Token) -> bool:
    """Whether it is what somebody wants done: ``called for a ceasefire``, ``demanded the return of the bell``."""
    if node.dep_ == "prep":
        return node.lower_ == "for" and in_class(head.lemma_.lower(), "calling")
    return node.dep_ == "dobj" and head.lemma_.lower() == "demand"


def _is_kept_from(node: Token, head: Token) -> bool:
    """Whether it did not come to it: ``without firing a shot``, ``kept them from entering``."""
    if node.dep_ == "pcomp":
        return head.lower_ in ("without", "than")
    return node.dep_ == "prep" and node.lower_ == "from" and in_class(head.lemma_.lower(), "denying")


def _is_denied(node: Token, head: Token, *, thinks: bool) -> bool:
    """Whether a clause tells what somebody denies or does not think: ``denied that``, ``do not think that it will``."""
    if node.dep_ not in ("xcomp", "ccomp", "pcomp"):
        return False
    lemma = head.lemma_.lower()
    if in_class(lemma, "denying") and not runs_on(node):
        return True  # not of "the rebels had lost, the fighting had declined"
    return node.dep_ != "pcomp" and (thinks or in_class(lemma, "intention")) and negated(head)


def _is_supposed(noun: Token) -> bool:
    """Whether a noun is told with a word that leaves open whether it is so: ``a possible strike on Friday``."""
    return any(c.dep_ == "amod" and in_class(c.lower_, "hedging.adjectives") for c in noun.lefts)


def _conditional(token: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless") for child in token.children)


def _is_undone(token: Token, clause: Token | None) -> bool:
    """Whether a word or its clause is negated, or *almost* happened; what *almost doubled* did change."""
    if negated(token) or clause is None:
        return negated(token)
    nearly = any(c.dep_ == "advmod" and c.lower_ in NEARLY for c in clause.children)
    return negated(clause) or _of_none(clause) or (nearly and not in_class(clause.lemma_.lower(), "changing"))


def _of_none(clause: Token) -> bool:
    """Whether a clause tells of nobody or nothing that did it: ``no one was hurt``, ``not one clerk was charged``."""
    things = (c for c in clause.children if c.dep_ in SUBJECTS)
    return any(
        c.lower_ in ("none", "nobody", "nothing", "neither")
        or (c.left_edge.lower_ in ("no", "neither") and c.left_edge.nbor().lower_ not in ("fewer", "less", "."))
        or (c.left_edge.lower_ == "not" and c.left_edge.i + 1 <= c.i)
        for c in things
        if c.pos_ in ("NOUN", "PRON")
    )


def _should_have(clause: Token) -> bool:
    """Whether a clause tells of what ought to have been: ``work should have begun``, ``would have saved the town``."""
    have = any(c.dep_ == "aux" and c.lower_ == "have" for c in clause.children)
    return have and modal(clause) in ("should", "would") and reported_by(clause) is None


def _is_put_off(clause: Token) -> bool:
    """Whether the sentence goes on to say that what was to have been was put off or given up."""
    return any(_puts_off(t) and _is_of(t, clause) for t in clause.sent if t.i > clause.i and t.pos_ == "VERB")


def _is_called_off(clause: Token) -> bool:
    """Whether what was to be, told in an aside, is put off: ``The fair, due to be held on Saturday, was cancelled``."""
    thing = clause.head.head
    aside = clause.dep_ == "xcomp" and clause.head.dep_ in ("amod", "acl") and thing.dep_ in SUBJECTS
    return aside and thing.head.i > clause.i and _puts_off(thing.head)


def _is_given_up(node: Token) -> bool:
    """Whether the sentence goes on to say that a plan was given up: ``was due to visit, but called the trip off``.

    So it does of whom a clause tells: ``Holt, who was due to sing, cancelled her trip``.
    """
    heads = (node, *climb(node))
    later = [c for head in heads for c in head.children if c.dep_ == "conj" and c.i > node.i]
    later += [head.head for head in heads if head.dep_ in SUBJECTS and head.head.i > node.i]
    return any(_puts_off(c) and aspect(c) in ("past", "perfect", "participle") and _is_of_known(c) for c in later)


def _is_thwarted(candidate: Candidate, published: Edtf | None) -> bool:
    """Whether *but* follows what somebody had in mind: ``had planned to retire in May, but he will stay on``.

    What was only planned may still come about, while its day is to come.
    """
    goal = candidate.clause
    if goal is None or goal.dep_ != "xcomp":
        return False
    wish = goal.head.head if goal.head.pos_ == "ADJ" else goal.head
    had = is_past_perfect(wish)
    meant = in_class(goal.head.lemma_.lower(), "wishing", "intention") and (had or aspect(wish) == "past")
    if not meant or (not had and not _earlier(candidate, published)):
        return False
    but = any(c.dep_ == "cc" and c.lower_ == "but" and c.i > goal.i for c in wish.children)
    return but and any(c.dep_ == "conj" and c.tag_ != "VB" for c in wish.rights)


def _is_of_known(verb: Token) -> bool:
    """Whether what a verb is done to was told before: ``called it off``, ``dropped the order``, ``was cancelled``."""
    thing = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    known = ("the", "that", "this", "her", "his", "its", "their")
    return thing is None or thing.pos_ == "PRON" or any(c.lower_ in known for c in thing.children)


def _puts_off(verb: Token) -> bool:
    """Whether a verb puts something off or gives it up: ``postponed``, ``was called off``."""
    parts = (f"{verb.lemma_}_{c.lower_}" for c in verb.children if c.dep_ == "prt")
    return (
        any(in_class(part, "cancelling.phrases") for part in parts)
        or defers(verb)
        or in_class(verb.lemma_.lower(), "cancelling")
    )


def _has_failed(thing: Token) -> bool:
    """Whether what was fixed or proposed for a time came to nothing: ``a tour that they had planned for May``."""
    if thing.dep_ not in SUBJECTS or not falls_through(thing.head):
        return False
    clauses = (t for t in thing.subtree if t.dep_ in ("acl", "relcl"))
    return any(in_class(t.lemma_, "set_for", "set_for.reduced") for t in clauses)


def _is_deferred(thing: Token) -> bool:
    """Whether an event was put off, and not told until when: ``talks planned for Tuesday were postponed``."""
    verb = thing.head
    if thing.dep_ not in ("nsubjpass", "dobj") or verb.pos_ != "VERB" or not _puts_off(verb):
        return False
    then = any(c.dep_ == "prep" and c.lower_ in ("until", "till", "to", "for", "by") for c in verb.children)
    return not then and aspect(verb) in ("past", "perfect", "participle")


def _is_of(later: Token, clause: Token) -> bool:
    """Whether a later verb is said of the same thing: not of *but the council moved its offices*."""
    told = {c.lemma_.lower() for c in clause.head.children if c.dep_ in SUBJECTS}
    told |= {c.lemma_.lower() for c in clause.children if c.dep_ in SUBJECTS}
    things = [c for c in later.children if c.dep_ in (*SUBJECTS, "dobj")]
    return not things or any(c.pos_ == "PRON" or is_event_noun(c) or c.lemma_.lower() in told for c in things)


def _is_invited(candidate: Candidate, clause: Token, published: Edtf | None) -> bool:
    """Whether somebody can do something at a set time to come: ``visitors can see the plans on 26 May``."""
    can = modal(clause) == "can" and not negated(clause) and clause.dep_ in ("ROOT", "conj", "relcl")
    return can and bool(candidate.attachments) and _later(candidate, published)


def _was_to_have(clause: Token) -> bool:
    """Whether a clause tells of what was meant to be and was not: ``work was to have finished in April``."""
    have = any(c.dep_ == "aux" and c.lower_ == "have" for c in clause.children)
    return have and modal(clause) == "to" and clause.head.lemma_ == "be" and aspect(clause.head) == "past"


def is_ahead(candidate: Candidate, published: Edtf | None) -> bool:
    """Whether the date reaches beyond the document's."""
    if published is None or candidate.date is None or candidate.date.edtf is None:
        return False
    last, today = candidate.date.edtf.bounds().latest, published.bounds().latest
    return last is not None and today is not None and last > today


def _begins_now(candidate: Candidate, published: Edtf | None, *, spans: bool) -> bool:
    """Whether something is to be within days that begin with the document's: ``expects delivery by August``.

    So is, where spans count, what is to fill them: ``calls for deliveries over the next two years``.
    """
    edtf = None if candidate.date is None else candidate.date.edtf
    if published is None or edtf is None or (edtf.kind == "span" and not spans):
        return False
    return edtf.bounds().earliest is not None and edtf.bounds().earliest == published.bounds().latest


def _is_later(candidate: Candidate, published: Edtf | None) -> bool:
    """Whether what is told in the present is for later on the document's day, or in its week: ``meet later today``."""
    clause = candidate.clause
    later = clause is not None and any(t.lower_ == "later" and t.i > clause.i for t in clause.subtree)
    return later and bool(candidate.attachments) and not _earlier(candidate, published)


def _later(candidate: Candidate, published: Edtf | None) -> bool:
    """Whether the whole date lies after the document's."""
    if published is None or candidate.date is None or candidate.date.edtf is None:
        return False
    first, last = candidate.date.edtf.bounds().earliest, published.bounds().latest
    return first is not None and last is not None and first > last


def _earlier(candidate: Candidate, published: Edtf | None) -> bool:
    """Whether expressions of its own, or an event that it is told from, date something wholly before the document."""
    if published is None or candidate.date is None or candidate.date.edtf is None:
        return False
    if not candidate.attachments and candidate.date.basis != "anchored":
        return False
    last, first = candidate.date.edtf.bounds().latest, published.bounds().earliest
    return last is not None and first is not None and last < first


def goes_on(candidate: Candidate, published: Edtf | None) -> bool:
    """Whether an extent reaches the document, or what is being done is of its day: it had not ended by then."""
    if published is None or candidate.date is None or candidate.date.edtf is None:
        return False
    edtf, clause = candidate.date.edtf, candidate.clause
    last, end = edtf.bounds().latest, published.bounds().latest
    if clause is not None and clause.tag_ == "VBG" and aspect(clause) == "present" and candidate.attachments:
        return end is not None and edtf.bounds().intersect(published.bounds()) is not None  # "is towing it today"
    if edtf.kind != "span":
        return False
    return last is not None and last == end and clause is not None and aspect(clause) in ("perfect", "present")
