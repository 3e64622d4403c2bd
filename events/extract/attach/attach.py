"""Attachment: which candidates a temporal expression dates, and in which role.

The syntactic head of the expression is climbed from, but not blindly: a report does not pass its date to what it
reports, a possessor or an *of* does not pass its noun's date to the verb, a verb of lasting, occurring or carrying
hands it to the event noun beside it, and an intention hands it to what is intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.attach.company import then, together
from events.extract.attach.distances import counted_on, is_limit
from events.extract.attach.goings import goes_on, gone_on, since_done
from events.extract.attach.happenings import (
    brought_about,
    brought_by,
    cleft,
    dated_to,
    doings,
    done_to,
    done_to_many,
    effect_of,
    event_subject,
    fixed_for,
    is_settled_before,
    is_time_of,
    left_on,
    meant_for,
    met,
    of_its_date,
    opened,
    ruled,
    said_of,
    settings,
    staged,
)
from events.extract.attach.lives import in_brackets
from events.extract.attach.measures import (
    change_of,
    compares,
    counting_began,
    dates_nothing,
    extent_of,
    is_greatest,
    is_latest,
    is_over,
    is_post,
    results_of,
)
from events.extract.attach.sharing import (
    PUT_OFF,
    alongside,
    at_moment,
    bidding,
    counted_before,
    counted_from,
    fronted,
    is_done_to,
    is_of_other_day,
    joined,
    joined_before,
    matrix,
    moments,
    named,
    named_after,
    named_before,
    said_with,
    shared,
)
from events.extract.attach.tenses import (
    above_offer,
    asked_for,
    before_clause,
    between,
    deed_of_rank,
    defers,
    done_in_time,
    goes_on_since,
    in_time,
    is_prolonged,
    judged,
    looks_ahead,
    looks_back,
    out_of_time,
    own_predicate,
    put_off_by,
    reaches_now,
    side_of,
    spoken_of,
    told_of,
)
from events.extract.attach.turning import turned
from events.extract.attach.writings import enacted, ruled_on, written
from events.extract.find.candidates import Attachment, Candidate, Role, merely_occurs
from events.extract.language.grammar import SUBJECTS, aspect, at_last, is_passive, is_record, subject
from events.extract.language.infinitives import is_meant, meant_by, wanted, went_on
from events.extract.language.predicates import in_class
from events.extract.language.quantities import is_portion, is_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.dates import Edtf
    from events.extract.language.words import Span, Token
    from events.extract.parse.nlp import Paragraph
    from events.tag import Timex

__all__ = ["attach", "timex_span"]

_OUT = "before-it-was-out"  # the tagger's rule for a unit that was not over
_ROLES: dict[str, Role] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "before": "before",
    "by": "by",
    "after": "after",
    "following": "after",
    "from": "from",
    "to": "to",
    "for": "extent",
}
_MODIFIERS = ("compound", "nmod", "amod", "nummod", "poss", "npadvmod", "appos", "advmod", "det", "dep", "nsubj")
_BESIDE = ("npadvmod", "appos")
_COMPLEMENTS = ("dobj", "pobj", "attr", "oprd", "conj", "appos", "nsubjpass", "prep", "pcomp", "dative", "agent")


def timex_span(paragraph: Paragraph, timex: Timex) -> Span | None:
    """The tokens of an expression; None if it does not stand in this paragraph."""
    start, end = timex.start - paragraph.offset, timex.end - paragraph.offset
    last = paragraph.doc[-1]
    if start < 0 or end > last.idx + len(last):
        return None
    return paragraph.doc.around(start, end)


def attach(
    timex: Timex, span: Span, found: Mapping[int, Candidate], published: Edtf | None = None
) -> list[tuple[Candidate, Attachment]]:
    """The candidates that an expression dates.

    Args:
        timex: The expression.
        span: Its tokens.
        found: The paragraph's candidates by the index of their trigger, and of the light verb that carries them.
        published: The document creation time, which tells what lies ahead.

    Returns:
        Pairs of candidate and attachment; none where nothing that happened is dated.
    """
    if timex.type == "SET" or timex.value in ("PRESENT_REF", "FUTURE_REF"):
        return []
    root = span.root
    governed = role, prep, head = _role(timex, root)
    timex = counted_on(turned(timex, root, head, published, at=role == "at"), root, head, published)
    if role == "duration" and (timex.edtf is not None or is_limit(root)):
        role = "limit" if timex.edtf is None else "at"
        governed = role, prep, head
    if dates_nothing(timex, root, prep, head) or (role in ("until", "to") and is_prolonged(head)):
        return []
    beside = (*named_after(span, found), *enacted(root, head, found), *in_brackets(timex, span, found))
    if after := [*beside, *staged(head, role, found)]:
        return [(candidate, Attachment(timex, role, why)) for candidate, role, why in after]
    extent = extent_of(root, found) if timex.type == "DURATION" else []
    if extent:
        role = "duration" if is_over(root) else "extent"
        return [(c, Attachment(timex, role, f"{timex.text!r} of {c.token.text!r}")) for c in extent]
    side = side_of(timex, published, end=role in ("by", "before"))
    if role == "since" and prep is not None and goes_on(prep):
        return [(event, Attachment(timex, role, f"{prep.nbor(-1).text!r} since")) for event in gone_on(prep, found)]
    held = role == "since" and prep is not None and is_post(prep)
    dated = [*(() if held else _dated(timex, root, governed, found, side)), *then(span, found)]
    return [
        (candidate, Attachment(timex, "at" if role == "since" and since_done(timex, candidate) else role, why))
        for candidate, role, why in (*dated, *together(root, dated, found))
        if timex.edtf is not None or role in ("duration", "extent", "since", "after", "limit")
    ]


def _dated(  # noqa: C901, PLR0911 - one return a construction
    timex: Timex,
    root: Token,
    governed: tuple[Role, Token | None, Token],
    found: Mapping[int, Candidate],
    side: str | None,
) -> list[tuple[Candidate, Role, str]]:
    role, prep, head = governed
    if prep is None and head.pos_ in ("NOUN", "PROPN") and root.dep_ in _MODIFIERS:
        verb = between(root, head) or done_to(head, root, found)
        dated = [] if verb is None else _predicate(timex, root, verb, role, found, side)
        if dated or (verb is not None and head.i not in found) or is_greatest(head, root):
            return dated
        if head.i in found:
            inside: Role = "duration" if timex.type == "DURATION" and timex.edtf is None else role
            return [(found[head.i], inside, f"modifies {head.text!r}"), *doings(head, inside, found)]
        if (change := change_of(head, found)) is not None and root.dep_ != "appos":
            return [(change, role, f"period of {head.text!r}")]
        if root.dep_ not in _BESIDE and head.dep_ != "xcomp" and not _session(timex, root, head):
            return []
    node, of = head, prep is not None and prep.lower_ == "of" and not is_portion(head)
    of = of and not is_time_of(head, found)
    beside_place = root.dep_ == "pobj" and any(
        c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN" and c.text not in timex.text for c in root.children
    )  # "next to the embassy in Lagos Friday morning", read as one noun
    for _ in range(0 if compares(timex, root, prep) else 8):
        counted = prep is not None and (role == "since" or timex.type == "DURATION") and is_record(prep)
        if counted or (of and is_greatest(head, root)):
            return []
        if before_clause(root, node) or (role == "by" and is_done_to(node, found)):
            node = node.head
        node = told_of(node, root, found) or ruled_on(node) or asked_for(node, timex, side) or node
        if node.pos_ in ("VERB", "AUX"):
            return _predicate(timex, root, own_predicate(root, node), role, found, side)
        if node.i in found and node.pos_ in ("NOUN", "PROPN", "NUM"):
            return [*_event_noun(node, prep, role, found)]
        before_verb = node.dep_ in SUBJECTS and prep is not None and node.i < prep.i < node.head.i
        if not of and (change := change_of(node, found)) is not None:
            return [(change, role, f"period of {node.text!r}")]
        on_way = node.pos_ == "ADV" and node.head.dep_ == "pobj"  # "died on the way back on 19 May"
        beside = (node.head.pos_ == "VERB" or on_way) and (node.dep_ == "advmod" or node.lower_ == "effective")
        due = node.lower_ == "due" or in_class(node.lower_, "on_hand.dated")
        beside = beside or (due and node.dep_ in ("amod", "acomp"))  # "the election due this autumn", "payable May 2"
        beside = beside or (node.dep_ == "xcomp" and node.pos_ == "NOUN")  # "brought them to power in 1979"
        climbs = (node.dep_ in _COMPLEMENTS and node.head.lower_ != "since") or before_verb or beside or beside_place
        beside_subject = node.dep_ == "appos" and node.head.dep_ in SUBJECTS and node.head.i < node.i < node.head.head.i
        if of or node.head.i == node.i or not climbs or beside_subject:
            verb = done_to_many(timex, prep, head, found)  # and none of "Berg, mayor from 2015 to 2019, died"
            return [] if verb is None else _predicate(timex, root, verb, role, found, side)
        of = node.lower_ == "of" and not is_portion(node.head) and node.head.pos_ != "NUM"
        node = node.head
    return []


def _event_noun(
    node: Token, prep: Token | None, role: Role, found: Mapping[int, Candidate]
) -> Iterator[tuple[Candidate, Role, str]]:
    """An event noun that an expression stands under, and what goes with it."""
    yield ruled(node, found), role, f"{prep or ''} → noun {node.text!r}".strip()
    yield from left_on(node, prep, role, found)
    yield from doings(node, role, found) if node.dep_ == "dobj" else ()  # "began a strike on Monday"
    if node.dep_ == "pobj":
        verb = node.head.head
        yield from (*counted_before(verb, role, found), *brought_by(node, role, found))
        first = subject(verb) if node.head.lower_ in ("in", "during") and aspect(verb) == "past" else None
        if verb.i in found and first is not None and node.i < first.i and prep is not None and prep.lower_ == "of":
            yield found[verb.i], role, f"happened in {node.text!r}"


def _session(timex: Timex, root: Token, noun: Token) -> bool:
    """Whether a day belongs to what a clause says it was in: ``in today's edition``, ``at the 2012 Orsk Cup``.

    So does *ago* beside a thing that is no sum: ``struck down the use of a wiretap two weeks ago``.
    """
    season = noun.lemma_ == "season" and noun.dep_ == "pobj" and noun.head.lower_ != "for"
    if season or (root.dep_ == "advmod" and not noun.ent_type_ and noun.lemma_ != "share"):
        return True
    inside = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "on", "during")
    return inside and ((noun.pos_, noun.head.lower_) == ("PROPN", "at") or timex.earliest == timex.latest is not None)


def _predicate(
    timex: Timex, root: Token, node: Token, role: Role, found: Mapping[int, Candidate], side: str | None
) -> list[tuple[Candidate, Role, str]]:
    """What an expression dates that modifies a predicate."""
    changes = role == "to" and in_class(node.lemma_.lower(), "changing")  # "rose to 300 last year"
    if changes or (role in ("until", "before") and at_last(node)):
        role = "after" if role == "before" else "at"  # "is not expected before July"
    if role == "at" and (results := results_of(timex, root, node, found)) is not None:
        return [(result, role, f"the period that {node.text!r} tells of") for result in results]
    if counting_began(node):
        return []
    node = cleft(node, root) or (role == "at" and (done_in_time(node, found) or judged(timex, node, found))) or node
    if is_of_other_day(timex, node):
        return []
    if (others := _instead(timex, root, node, role, found, side)) is not None:
        return others
    if side == "earlier" and (asked := [*bidding(node, role, found)]):
        return [*asked, *settings(node, role, found)]
    dated = [*_verb(timex, node, role, found), *settings(node, role, found), *moments(node, role, found)]
    dated += (
        *opened(timex, node, role, found),
        *alongside(node, role, found),
        *said_with(node, role, found),
        *written(node, role, found),
    )
    dated += (
        *fronted(root, node, role, found),
        *joined_before(root, node, role, found),
        *joined(root, node, role, found),
        *named(root, node, role, found),
    )
    if node.i not in found and node.pos_ == "VERB" and not in_class(node.lemma_.lower(), "lasting"):
        dated += shared(node, role, found)  # "told reporters on Monday … and resigned"
    if not dated and role == "at":
        dated += named_before(root, node, role, found)
    if side == "earlier" and node.dep_ == "advcl" and wanted(node) == "planned" and len(dated) > 1:
        dated = [told for told in dated if told[0].token is not node]  # "flew out to meet her on Monday": to what end
    return [(c, r, why) for c, r, why in dated if r != "extent" or (goes_on_since(c) and not is_told("DURATION", root))]


def _instead(  # noqa: C901, PLR0911 - one return a construction
    timex: Timex, root: Token, node: Token, role: Role, found: Mapping[int, Candidate], side: str | None
) -> list[tuple[Candidate, Role, str]] | None:
    """What an expression dates instead of the predicate that it modifies; None where it dates the predicate."""
    if (placed := dated_to(root, node, found)) is not None:
        return [(event, "at", f"{node.text!r} tells when it was") for event in placed]
    if role in ("by", "until", "before", "from") and (out_of_time(root, node, side) or looks_ahead(node, side)):
        return in_time(root, node, role, found)  # "asked her to answer by Friday"
    if role == "at" and any(is_greatest(thing, root) for thing in said_of(node)):
        return []  # "it was the third such accident this year"
    if role != "at":
        return [] if side == "earlier" and reaches_now(root, node) else None
    for fixed in (fixed_for(root, node, found), meant_for(timex, root, node, found)):
        if fixed is not None:
            return [(event, role, f"{node.text!r} for that time") for event in fixed]
    if (deed := deed_of_rank(node, found)) is not None:
        return [(deed, role, f"{node.text!r} tells who was the first to do so")]
    if whence := [*counted_from(root, node, found)]:
        return whence
    if side == "earlier" and (above := above_offer(timex, root, node)) is not None:
        return _predicate(timex, root, above, role, found, side)
    if out_of_time(root, node, side):
        return in_time(root, node, role, found) or [*named(root, node, role, found)]
    if looks_ahead(node, side) and (ahead := in_time(root, node, role, found)):
        return ahead
    if side == "earlier" and (event := spoken_of(root, node, found)) is not None:
        return [(event, role, f"{node.text!r} is not over, {event.token.text!r} is")]
    return [*named_before(root, node, role, found)] if side == "earlier" and looks_back(timex, node) else None


def _role(timex: Timex, root: Token) -> tuple[Role, Token | None, Token]:
    """The role that the preposition gives, the preposition, and what it hangs on."""
    prep: Token | None = None
    second = root.dep_ == "conj" and root.head.ent_type_ in ("DATE", "TIME")
    root = root.head if second else root
    head = root.head
    node = root
    beside = root.dep_ == "npadvmod" and any(c.dep_ == "pobj" and c.i < root.i for c in head.children)
    if beside and head.pos_ == "ADP":  # "rose to 300 last year"
        return _plain_role("at", timex), None, head.head
    if root.dep_ in ("pobj", "pcomp", "advmod", "npadvmod") and root.head.pos_ in ("ADP", "SCONJ"):
        prep, node = root.head, root.head
        while node.dep_ in ("prep", "pcomp") and node.head.pos_ == "ADP" and node.head.i != node.i:
            node = node.head
        head = node.head
    word = prep.lower_ if prep is not None else ""
    role = "by" if prep is not None and is_latest(prep) else _ROLES.get(word, "at")
    if timex.rule == _OUT:
        return "at", prep, head.head if head.lemma_ == "be" else head
    if timex.text == "since":
        return "since", prep, head
    if word == "between":
        role = "to" if second else "from"
    inside = timex.type == "TIME" or (word == "through" and timex.value[-2:].isalpha())  # "through the winter"
    held = defers(head) or (role == "until" and is_prolonged(head))
    if role in ("before", "by", "until", "after") and inside and not held:
        role = "at"  # "before dawn", "until midnight": on that day
    return _plain_role(role, timex), prep, head


def _plain_role(role: Role, timex: Timex) -> Role:
    """A length of time without dates is how long something lasted, anything else is not."""
    length = timex.type == "DURATION" and timex.edtf is None
    if role == "extent" and not length:
        return "at"
    return "duration" if role == "at" and length else role


def _verb(  # noqa: C901, PLR0911, PLR0912 - one branch a class of predicates
    timex: Timex, node: Token, role: Role, found: Mapping[int, Candidate]
) -> list[tuple[Candidate, Role, str]]:
    lemma = node.lemma_.lower()
    if defers(node) and role in ("from", "since"):
        return []  # what was off
    rescheduled = role == "at" and in_class(lemma, "deferring.anew")
    if defers(node) and (role in ("until", "to") or rescheduled):
        return [(event, "at", f"{PUT_OFF} ({node.text!r})") for event in put_off_by(node, found)]
    noun = event_subject(node, found)
    if in_class(lemma, "lasting") and noun is not None:
        lasts: Role = "duration" if timex.type == "DURATION" and timex.edtf is None else role
        return [(noun, lasts, f"{node.text!r} says how long {noun.token.text!r} was")]
    if noun is not None and ((lemma == "be" and node.i not in found) or merely_occurs(node)):
        noun.clause = noun.clause or node
        told = (noun, role, f"{node.text!r} says when {noun.token.text!r} was")
        brought = [*brought_by(noun.token, role, found)]
        return [told, *brought] if node.dep_ == "acl" else (node.dep_ == "relcl" and brought) or [told]
    if in_class(lemma, "causing") and (effect := effect_of(node, found)) is not None:
        return brought_about(timex, node, role, noun, effect)
    if node.i in found:
        own = (found[node.i], role, f"modifies the predicate {node.text!r}")
        above = met(node) if role == "at" else None
        at = () if above is None or above.i not in found else ((found[above.i], role, f"while {node.text!r}"),)
        return [own, *matrix(node, role, found), *counted_before(node, role, found), *shared(node, role, found), *at]
    if (above := of_its_date(node, role)) is not None:
        return _verb(timex, above, role, found)
    if is_meant(node):
        inner = next((c for c in meant_by(node) if c.i in found), None)
        overtaken = any(in_class(c.lower_, "straying.overtaken") for c in node.children)
        noun = noun or _above(node, found)
        if inner is None and noun is not None and role == "at" and is_settled_before(node, noun.token, found):
            return []
        if inner is None and is_passive(node) and noun is not None and not overtaken:
            return [(noun, role, f"{node.text!r} plans {noun.token.text!r}")]
        if inner is not None:
            return [(found[inner.i], role, f"{node.text!r} plans {inner.text!r}")]
    if moment := [*at_moment(node, role, found)]:
        return moment
    if lemma in ("be", "have", "get") or went_on(node):
        if (done := next((c for c in node.rights if c.dep_ == "xcomp" and c.i in found), None)) is not None:
            return _verb(timex, done, role, found)  # "On Sunday they had to leave"
        for attr in said_of(node):
            if attr.i in found:
                found[attr.i].clause = found[attr.i].clause or node
                return [(found[attr.i], role, f"{node.text!r} says when {attr.text!r} was")]
    return []


def _above(node: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """The event noun above the noun that a clause hangs on: ``a ruling on the case, (which is) expected in May``."""
    apart = node.dep_ == "acl" and node.i > 0 and node.nbor(-1).text == ","
    if not (node.dep_ == "relcl" or apart) or node.head.dep_ != "pobj":
        return None
    above = found.get(node.head.head.head.i)
    return None if above is None or above.is_verb else above
