"""Happenings: what was done by, in or for an event that an expression dates, who took part, and where it happened.

*Was destroyed by the earthquake of 226 BC*, *closed during the plague of 1645*, *won the 1931 regatta*: the date is
the noun's, and so the verb's. Of *said at a news conference yesterday* it is both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.attach.sharing import has_own
from events.extract.attach.tenses import defers
from events.extract.find.acts import is_case
from events.extract.find.eventtypes import event_type
from events.extract.language.grammar import (
    DONE,
    PAST_TAGS,
    SUBJECTS,
    aspect,
    has_subject,
    is_passive,
    is_past_perfect,
    subject,
)
from events.extract.language.infinitives import is_meant
from events.extract.language.lexicon import EVENTIVE, classes, noun
from events.extract.language.lexicon import verb as verb_of
from events.extract.language.people import is_person
from events.extract.language.predicates import in_class
from events.extract.language.roles import member_of
from events.extract.language.subclauses import caused, ends_pact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.extract.attach.sharing import Dated
    from events.extract.find.candidates import Candidate, Role
    from events.extract.language.words import Token
    from events.tag import Timex

__all__ = [
    "brought_about",
    "brought_by",
    "cleft",
    "dated_to",
    "doings",
    "done_to",
    "done_to_many",
    "effect_of",
    "event_ahead",
    "event_subject",
    "fixed_for",
    "goes_into",
    "is_settled_before",
    "is_time_of",
    "left_on",
    "meant_for",
    "met",
    "of_its_date",
    "ruled",
    "said_of",
    "settings",
    "staged",
    "tell_fully",
]


#: What a verb that has no object brings about stands under.
_INTO = ("to", "in", "into")
#: From this share of motion on among its meanings, a verb tells that somebody goes.
_GOES = 0.25


def brought_by(noun: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What a dated event did, or was done in it or for it: ``was destroyed by an earthquake in 226 BC``.

    What it caused may have come later.
    """
    verb, prep = noun.head.head, noun.head
    new = any(c.lower_ in ("a", "an") for c in noun.lefts)  # "seized power in a coup in 1999", "with a win on Friday"
    inside = (
        prep.lower_ in ("during", "amid", *(() if in_class(verb.lemma_.lower(), "changing") else ("despite",)))
        or (prep.lower_ == "with" and (new or any(c.lower_ == "of" for c in noun.rights)))  # "with the loss of 40 jobs"
        or (prep.lower_ == "in" and (new or _is_done_then(verb)))
    )
    inside = inside or (
        prep.lower_ == "at" and prep.i < verb.i and prep.dep_ == "prep"
    )  # "At the trial, held in May, he"
    opens = in_class(verb.lemma_.lower(), "opening", "meeting") or (_goes(verb) and not _has_object(verb))
    inside = inside or (prep.lower_ == "for" and opens) or goes_into(verb, noun)  # "flew in for a summit in May"
    inside = inside and not in_class(verb.lemma_.lower(), "prosecuting", "accusing")  # "charged with the murder of"
    if role != "at" or not (prep.dep_ == "agent" or inside) or verb.i not in found:
        return
    if aspect(verb) not in ("past", "participle"):
        return
    links = prep.lower_ != "for" and in_class(verb.lemma_.lower(), "causing", "following")
    if not links and not has_own(verb, subject=False, skip=prep):
        yield found[verb.i], role, f"{verb.text!r} is of the time of {noun.text!r}"


def goes_into(verb: Token, noun: Token) -> bool:
    """Whether a verb tells that somebody came to an event: ``entered into a pact on Monday``, ``went on a tour``."""
    new = all(c.lower_ in ("a", "an") or c.dep_ in ("amod", "compound", "nummod") for c in noun.lefts)
    return new and not _has_object(verb) and _goes(verb) and noun.head.lower_ in ("into", "to", "on")


def _has_object(verb: Token) -> bool:
    """Whether a verb says to whom or to what something is done."""
    return any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children)


def _goes(verb: Token) -> bool:
    """Whether a verb tells that somebody goes somewhere."""
    entry = verb_of(verb.lemma_.lower())
    return entry is not None and entry.share("motion") >= _GOES


def staged(verb: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """Who held what a clause tells the beginning or end of: ``held a congress that ended on Sunday``, one event."""
    thing = verb.head
    if verb.dep_ != "relcl" or role != "at" or thing.dep_ != "dobj" or verb.left_edge.nbor(-1).text == ",":
        return
    began = in_class(verb.lemma_.lower(), "aspectual.begin", "aspectual.end") and aspect(verb) == "past"
    bare = not any(c.dep_ in ("dobj", "xcomp", "dative") for c in verb.rights) and has_subject(verb)
    above = thing.head
    if (
        began
        and bare
        and above.i in found
        and aspect(above) == "past"
        and in_class(above.lemma_.lower(), "light", "hosting")
    ):
        yield found[above.i], role, f"it {verb.text} then"


def is_time_of(thing: Token, found: Mapping[int, Candidate]) -> bool:
    """Whether a noun that is no event by itself tells when something was: ``closed during the plague of 1645``."""
    prep = thing.head
    if thing.dep_ == "nsubj" and thing.i not in found:  # "the plague of 1349 carried off half the town"
        return "disease" in classes(thing.lemma_.lower()) and prep.tag_ in ("VBD", "VBN")
    if thing.dep_ != "pobj" or thing.i in found or prep.head.pos_ != "VERB":
        return False
    if thing.lower_ == "course":
        return prep.lower_ in ("in", "during", "over")  # "In the course of 1641 a third starved"
    entry = noun(thing.lower_) or noun(thing.lemma_.lower())
    if prep.lower_ == "during":
        return entry is None or entry.top not in ("time", "quantity")  # no "period of the last year"
    happens = entry is not None and (entry.event_share >= EVENTIVE or entry.top == "phenomenon")  # "in the gale of"
    return prep.lower_ == "in" and _is_done_then(prep.head) and happens


def _is_done_then(verb: Token) -> bool:
    """Whether what was done *in* an event was done at its time: harm, and what befell somebody; no charge."""
    lemma = verb.lemma_.lower()
    kind = event_type(lemma, "VERB")
    harmed = in_class(lemma, "harming", "harming.undergone") or kind == "disaster or accident"
    return harmed or (is_passive(verb) and kind not in ("law and justice", "statement or proposal", "crime"))


def doings(noun: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """Who takes part in a dated event does so then: ``won the 1931 regatta``, ``attended Friday's vigil``."""
    verb = noun.head
    if role != "at" or verb.i not in found or aspect(verb) != "past" or has_own(verb, subject=False, skip=noun):
        return
    lemma = verb.lemma_.lower()
    takes_part = noun.dep_ == "dobj" and in_class(lemma, "partaking", "aspectual.begin")
    offered = noun.dep_ == "dobj" and in_class(noun.lemma_.lower(), "proposal.nouns")
    takes_part = takes_part or (offered and in_class(lemma, "partaking.answering"))
    if takes_part or (noun.dep_ in SUBJECTS and not ends_pact(noun, verb)):
        yield found[verb.i], role, f"{verb.text!r} is of the time of {noun.text!r}"


def tell_fully(event: Candidate, found: Mapping[int, Candidate]) -> None:
    """Let a clause that only says what a dated event was tell of it: ``Sunday's service marked the end of the war``."""
    noun, verb = event.token, event.token.head
    says = noun.dep_ == "nsubj" and verb.i not in found and in_class(verb.lemma_.lower(), "marking", "marking.so")
    if event.clause is None and says and aspect(verb) == "past" and any(c.dep_ == "dobj" for c in verb.rights):
        event.clause = verb


def cleft(node: Token, root: Token) -> Token | None:
    """What was done then: ``It was in 1971 that Crane founded it``, ``it was 1971 before the ship was launched``.

    So is what somebody is said to have done: ``was the surgeon who made the first transplant in Lund, in 1969``.
    """
    said = [c for attr in node.rights if attr.dep_ == "attr" and node.lemma_ == "be" for c in attr.rights]
    if (did := next((c for c in said if c.dep_ == "relcl" and aspect(c) == "past" and c.i < root.i), None)) is not None:
        return did
    it = node.lemma_ == "be" and any(c.lower_ == "it" and c.dep_ in SUBJECTS for c in node.children)
    clauses = (c for c in node.children if it and c.dep_ in ("ccomp", "advcl") and c.i > root.i)
    told = ("before", "that") if root.dep_ == "attr" else ("that",)
    return next((c for c in clauses if any(m.lower_ in told and m.i > root.i for m in c.lefts)), None)


def done_to(noun: Token, time: Token, found: Mapping[int, Candidate]) -> Token | None:
    """What was done to an event, where a bare time stands behind its noun: ``lifted its stay the next day``."""
    verb = noun.head
    behind = time.dep_ == "npadvmod" and noun.dep_ == "dobj" and verb.i < noun.i < time.i
    return verb if behind and verb.i in found and noun.i in found and aspect(verb) == "past" else None


def done_to_many(timex: Timex, prep: Token | None, thing: Token, found: Mapping[int, Candidate]) -> Token | None:
    """What was done on a day to so many, on whom the day was hung: ``sank a fleet of 22 ships on Friday``."""
    whole = thing.head.head if thing.dep_ == "pobj" and thing.head.lower_ == "of" else thing
    verb = whole.head
    told = whole is not thing and whole.dep_ == "dobj" and verb.i in found and aspect(verb) == "past"
    a_day = prep is not None and prep.lower_ == "on" and timex.earliest is not None and timex.earliest == timex.latest
    return verb if told and a_day and thing.tag_ == "NNS" and thing.i not in found else None


def fixed_for(root: Token, verb: Token, found: Mapping[int, Candidate]) -> list[Candidate] | None:
    """What was fixed or proposed *for* a time, which was not then: ``the visit fixed for May``; None where nothing was.

    The visit was to be then, if at all. So was what something was done *ahead of*.
    """
    if (ahead := event_ahead(root)) is not None and ahead.i in found:
        return [found[ahead.i]]
    lemma, verb = verb.lemma_, verb.head if verb.dep_ == "conj" and verb.tag_ == "VBN" else verb
    which = verb.dep_ == "relcl" and any(c.dep_ == "dobj" and c.tag_ == "WDT" for c in verb.lefts)
    reduced = (which or verb.dep_ == "acl") and in_class(lemma, "set_for.reduced")
    clause = reduced or (verb.dep_ in ("acl", "relcl") and in_class(lemma, "set_for"))
    if not clause or root.dep_ != "pobj" or root.head.lower_ != "for":
        return None
    near, above = verb.head, verb.head.head.head
    whole = (which or verb.dep_ == "acl") and near.i not in found and near.dep_ == "pobj" and above.pos_ == "NOUN"
    event = found.get(above.i if whole else near.i)  # "a march through Lund set for May"
    return [] if event is None else [event]


def meant_for(timex: Timex, root: Token, verb: Token, found: Mapping[int, Candidate]) -> list[Candidate] | None:
    """What was got ready *for* a time that stands behind it: ``prepared an offensive for May``; None where nothing was.

    The offensive was to be then, and what was done for it was done before. A result *for* a period is of that.
    """
    begins = in_class(verb.lemma_.lower(), "aspectual.begin")
    verb = next((c for c in verb.rights if begins and c.dep_ == "xcomp" and c.i < root.i), verb)
    thing = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    behind = timex.type == "DATE" and root.dep_ == "pobj" and root.head.lower_ == "for"
    if thing is None or not behind or thing.i > root.i:
        return None
    lemma, above, what = verb.lemma_.lower(), verb.head, thing.lemma_.lower()
    begun = verb.dep_ == "xcomp" and in_class(above.lemma_.lower(), "aspectual.begin") and aspect(above) in DONE
    fixed = is_meant(verb) or defers(verb) or in_class(lemma, "cancelling", "calling", "decreeing")
    result = in_class(what, "results") or in_class(lemma, "results", "disclosing", "posting")
    ready = begun or (aspect(verb) in DONE and not (fixed or result or is_passive(verb)))
    if not ready and not in_class(what, "outlook"):
        return None  # "raised its forecast for 2010"
    return [found[thing.i]] if thing.i in found else []


def dated_to(root: Token, verb: Token, found: Mapping[int, Candidate]) -> list[Candidate] | None:
    """What somebody says was at a time that he works out: ``dates the founding to 1123``; None where nobody does."""
    to = root.head.lower_ in ("to", "in", "at", "from") and root.dep_ == "pobj" and root.head.head.i == verb.i
    if not to or not in_class(verb.lemma_.lower(), "placing_in_time"):
        return None
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if not things or (root.head.lower_ != "to" and verb.lemma_ != "date"):
        return None
    return [found[c.i] for c in things if c.i in found]


def ruled(noun: Token, found: Mapping[int, Candidate]) -> Candidate:
    """An event noun, or who ruled that it may be done or not: ``banned smoking in its offices in 2010``."""
    verb = noun.head
    rules = noun.dep_ == "dobj" and verb.i in found and in_class(verb.lemma_.lower(), "licensing")
    bare = all(c.dep_ in ("amod", "compound") for c in noun.lefts)
    return found[verb.i] if rules and bare and aspect(verb) == "past" else found[noun.i]


def effect_of(node: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """What a verb of causing brings about, right after it: ``led to a war``; not what is ``set on fire``."""
    for child in () if is_passive(node) else node.children:  # nor what "was set up at a conference"
        brings = child.dep_ == "dobj" and node.lemma_ != "lead"  # "led to a raid", but "led a raid"
        things = [child] if brings else [c for c in child.children if child.dep_ == "prep" and child.lower_ in _INTO]
        for thing in things:
            event = found.get(thing.i) if thing.dep_ in ("dobj", "pobj") else None
            if event is not None and not event.is_verb and not in_class(event.lemma, "abstract"):
                return event
    return None


def brought_about(
    timex: Timex, node: Token, role: Role, cause: Candidate | None, effect: Candidate
) -> list[tuple[Candidate, Role, str]]:
    """When one event brought about another: the effect, and a cause that the clause begins with the day of."""
    out: list[tuple[Candidate, Role, str]] = [(effect, role, f"{node.text!r} says when {effect.token.text!r} was")]
    thing = subject(node)
    if cause is not None and timex.start < cause.start and timex.earliest == timex.latest is not None:
        out.append((cause, role, f"{cause.token.text!r} of that day brought about what followed"))
    elif effect.clause is None and node.tag_ in PAST_TAGS and thing is not None and thing.pos_ != "PRON":
        effect.clause = node  # "Heavy rain caused floods"
    return out


def met(node: Token) -> Token | None:
    """What was done at a meeting or in a speech that a participle tells: ``Meeting in Oslo in May, they agreed``.

    So is what was done while something went on: ``The ferry sank as passengers slept on Friday night``.
    """
    if _went_on(node):
        inside = {t.i for t in node.subtree}
        other = any(t.ent_type_ in ("DATE", "TIME") and t.i not in inside for t in node.head.subtree)
        return None if other else node.head
    if node.tag_ != "VBG" or node.dep_ not in ("advcl", "acl") or not in_class(node.lemma_.lower(), "meeting"):
        return None
    apart = node.i == 0 or node.nbor(-1).text == "," or node.i == node.sent.start
    above = node.head if node.dep_ == "advcl" else node.head.head
    done = apart and above.pos_ == "VERB" and aspect(above) in DONE and node.i < above.i
    timed = any(t.ent_type_ in ("DATE", "TIME") for t in above.subtree if t.i > above.i)
    return above if done and not timed else None


def _went_on(node: Token) -> bool:
    """Whether a clause behind what was done tells what happened meanwhile: ``as crowds cheered``."""
    above = node.head
    if node.dep_ != "advcl" or above.pos_ != "VERB" or above.i > node.i or not has_subject(node):
        return False
    marked = any(c.lower_ in ("as", "while", "when") and (c.dep_ == "mark" or c.tag_ == "WRB") for c in node.lefts)
    past = aspect(node) == aspect(above) == "past" and not (is_past_perfect(node) or is_past_perfect(above))
    return marked and past


def of_its_date(node: Token, role: Role) -> Token | None:
    """The verb that is of the date of one under it that tells no event: ``voted to back it``, ``let him go in May``."""
    above = node.head
    asked = role == "by" or in_class(above.lemma_.lower(), "demanding", "requesting")
    let = node.dep_ == "ccomp" and above.lemma_ == "let"
    if (let or node.dep_ == "xcomp") and above.pos_ == "VERB" and not asked:
        return above
    if node.dep_ == "advcl" and node.tag_ == "VBN" and [c.lower_ for c in node.lefts] == ["as"]:
        return above  # "fell as expected on Friday"
    return met(node) if role == "at" else None


def settings(node: Token, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What a clause says it happened in: ``crowned at a fair on Sunday``, ``marched in a protest on Friday``.

    Or began or ended with: ``the war broke out in 1914 with the shelling of the capital``.

    Only one gathering or act (*a*, *the*, *their*, several), not a long one in which a day lies (*the war*), not a case
    that somebody is charged in, and not what it says something of (*was a factor in the strike*).
    """
    only_says = node.lemma_ == "be" and any(c.dep_ == "attr" and not is_person(c) for c in node.rights)
    for prep in node.children if role == "at" and not only_says else ():
        marks = ("marking", "aspectual.begin", "aspectual.end")
        broke_out = node.lemma_ == "break" and any(c.lower_ == "out" for c in node.rights)
        told_with = prep.lower_ == "with" and (broke_out or in_class(node.lemma_.lower(), *marks))
        if prep.dep_ != "prep" or not (told_with or prep.lower_ in ("in", "at", "during", "on")):
            continue
        for thing in prep.children:
            if prep.lower_ == "on" and not in_class(thing.lemma_.lower(), "travelling"):
                continue
            event = found.get(thing.i)
            if thing.dep_ == "pobj" and event is not None and not event.is_verb and _is_setting(prep, thing):
                yield event, role, f"{node.text!r} happened {prep.text} it"


def _is_setting(prep: Token, noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if in_class(lemma, "enduring", "relational"):
        return False
    told_apart = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ in ("det", "poss", "nummod") for c in noun.children)
    return told_apart and not (prep.lower_ == "in" and is_case(lemma, prep.head))


def said_of(node: Token) -> Iterator[Token]:
    """What a form of *be* says there was, or somebody had done: ``there was a strike``, ``had the hall rebuilt``."""
    if node.lemma_ != "be":
        yield from filter(None, (caused(node),))
        return
    for child in node.children:
        yield from _done_together(child)
        if child.dep_ in ("attr", "dobj"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("on", "at", "in", "under"):
            things = (c for c in child.children if c.dep_ == "pobj")  # "on strike", but "in the care of the town"
            yield from (c for c in things if not {"the", "of"} <= {t.lower_ for t in c.children})


def _done_together(child: Token) -> Iterator[Token]:
    """What those did of whom somebody was one: *was one of six who toppled him*, *was among those who fled*."""
    inside = child.subtree if child.lower_ in ("among", "one") else ()
    yield from (t for t in inside if t.dep_ == "relcl" and t.tag_ == "VBD" and member_of(t.head) is not None)


def is_settled_before(clause: Token, thing: Token, found: Mapping[int, Candidate]) -> bool:
    """Whether an aside says when what came about later was settled: ``The sale, agreed in May, was closed in July``."""
    aside = clause.dep_ == "acl" and clause.i > 0 and clause.nbor(-1).text == ","
    for_then = any(c.lower_ == "for" and c.dep_ == "prep" for c in clause.children)
    above = found.get(thing.head.i) if thing.dep_ in SUBJECTS else None
    return aside and not for_then and above is not None and aspect(thing.head) in DONE


def event_ahead(root: Token) -> Token | None:
    """The event that a day is of which stands right behind it: ``campaigning ahead of elections on 15 September``.

    A weekday may as well be the one on which it was done.
    """
    prep = root.head
    if prep.dep_ != "prep" or prep.lower_ not in ("on", "in") or root.lower_.endswith("day") or prep.i < 3:
        return None
    thing = prep.nbor(-1)
    of = thing.head
    before = thing.dep_ == "pobj" and of.lower_ == "of" and of.i > 0 and of.nbor(-1).lower_ == "ahead"
    return thing if before and (thing.pos_ == "NOUN" or thing.ent_type_ == "EVENT") else None


def event_subject(node: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """The event that a predicate is told of: the raid, in ``What ended the talks was a raid in May``."""
    thing = subject(node)
    if thing is not None and thing.dep_ == "csubj" and thing.i < node.i:
        thing = next(said_of(node), thing)
    return None if thing is None or thing.i == node.i else found.get(thing.i)


def left_on(noun: Token, prep: Token | None, role: Role, found: Mapping[int, Candidate]) -> Iterator[Dated]:
    """What was done on a weekday that stands behind what was left: ``withdrew from the race on Wednesday``."""
    of = noun.head
    days = [c for c in prep.rights if c.dep_ == "pobj"] if prep is not None and prep.lower_ == "on" else []
    if role != "at" or of.dep_ != "prep" or not any(day.lower_.endswith("day") for day in days):
        return
    marked = of.head if of.lower_ == "of" and of.head.dep_ in ("dobj", "prep") else of
    verb = marked.head
    left = of.lower_ == "from" or (of.lower_ == "of" and marked.dep_ == "prep" and marked.lower_ == "out")
    left = left or (marked.dep_ == "dobj" and in_class(verb.lemma_.lower(), "marking"))
    if left and verb.i in found and verb.tag_ == "VBD" and not has_own(verb, subject=False, skip=marked):
        yield found[verb.i], role, f"{verb.text!r} was then, {noun.text!r} may have been"
