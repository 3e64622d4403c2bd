"""What an expression dates that modifies a predicate: the predicate, and what is told with it or instead of it.

A verb of lasting, occurring or carrying hands the date to the event noun beside it, an intention to what is intended; a
tense that is of another time than the date leaves it to what stands beside the verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.attach.happenings import (
    brought_about,
    brought_by,
    cleft,
    dated_to,
    effect_of,
    event_subject,
    fixed_for,
    is_settled_before,
    meant_for,
    met,
    of_its_date,
    said_of,
    settings,
)
from events.extract.attach.measures import counting_began, is_greatest, results_of
from events.extract.attach.occasions import opened
from events.extract.attach.sharing import (
    PUT_OFF,
    alongside,
    at_moment,
    bidding,
    counted_before,
    counted_from,
    fronted,
    is_of_other_day,
    joined,
    joined_before,
    matrix,
    moments,
    named,
    named_before,
    said_with,
    shared,
)
from events.extract.attach.tenses import (
    above_offer,
    deed_of_rank,
    defers,
    done_in_time,
    goes_on_since,
    in_time,
    judged,
    looks_ahead,
    looks_back,
    out_of_time,
    put_off_by,
    reaches_now,
    spoken_of,
)
from events.extract.attach.writings import written
from events.extract.find.candidates import Candidate, Role, merely_occurs
from events.extract.language.grammar import at_last, is_passive
from events.extract.language.infinitives import is_meant, meant_by, wanted, went_on
from events.extract.language.predicates import in_class
from events.extract.language.quantities import is_told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.extract.language.words import Token
    from events.tag import Timex

__all__ = ["Told", "by_predicate", "length_role"]

#: What is dated, in which role, and why.
Told = tuple[Candidate, Role, str]


def by_predicate(
    timex: Timex, root: Token, node: Token, role: Role, found: Mapping[int, Candidate], side: str | None
) -> list[Told]:
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


def _instead(
    timex: Timex, root: Token, node: Token, role: Role, found: Mapping[int, Candidate], side: str | None
) -> list[Told] | None:
    """What an expression dates instead of the predicate that it modifies; None where it dates the predicate."""
    if (placed := dated_to(root, node, found)) is not None:
        return [(event, "at", f"{node.text!r} tells when it was") for event in placed]
    if role in ("by", "until", "before", "from") and (out_of_time(root, node, side) or looks_ahead(node, side)):
        return in_time(root, node, role, found)  # "asked her to answer by Friday"
    if role != "at":
        return [] if side == "earlier" and reaches_now(root, node) else None
    if any(is_greatest(thing, root) for thing in said_of(node)):
        return []  # "it was the third such accident this year"
    told = _told_for(timex, root, node, role, found)
    return _other_time(timex, root, node, role, found, side) if told is None else told


def _told_for(timex: Timex, root: Token, node: Token, role: Role, found: Mapping[int, Candidate]) -> list[Told] | None:
    """What a predicate tells of the time of an expression, at which it was not done itself; None if nothing."""
    for fixed in (fixed_for(root, node, found), meant_for(timex, root, node, found)):
        if fixed is not None:
            return [(event, role, f"{node.text!r} for that time") for event in fixed]
    if (deed := deed_of_rank(node, found)) is not None:
        return [(deed, role, f"{node.text!r} tells who was the first to do so")]
    return [*counted_from(root, node, found)] or None


def _other_time(
    timex: Timex, root: Token, node: Token, role: Role, found: Mapping[int, Candidate], side: str | None
) -> list[Told] | None:
    """What an expression dates where the tense of its predicate is of another time; None where it is not."""
    if side == "earlier" and (above := above_offer(timex, root, node)) is not None:
        return by_predicate(timex, root, above, role, found, side)
    if out_of_time(root, node, side):
        return in_time(root, node, role, found) or [*named(root, node, role, found)]
    if looks_ahead(node, side) and (ahead := in_time(root, node, role, found)):
        return ahead
    if side == "earlier" and (event := spoken_of(root, node, found)) is not None:
        return [(event, role, f"{node.text!r} is not over, {event.token.text!r} is")]
    return [*named_before(root, node, role, found)] if side == "earlier" and looks_back(timex, node) else None


def _verb(timex: Timex, node: Token, role: Role, found: Mapping[int, Candidate]) -> list[Told]:
    """What the time of a predicate dates: the predicate, its subject, or what it tells of."""
    if defers(node) and (deferred := _deferred(node, role, found)) is not None:
        return deferred
    thing = event_subject(node, found)
    if thing is not None and (told := _of_subject(timex, node, role, thing, found)):
        return told
    if in_class(node.lemma_.lower(), "causing") and (effect := effect_of(node, found)) is not None:
        return brought_about(timex, node, role, thing, effect)
    if node.i in found:
        own = (found[node.i], role, f"modifies the predicate {node.text!r}")
        above = met(node) if role == "at" else None
        at = () if above is None or above.i not in found else ((found[above.i], role, f"while {node.text!r}"),)
        return [own, *matrix(node, role, found), *counted_before(node, role, found), *shared(node, role, found), *at]
    if (above := of_its_date(node, role)) is not None:
        return _verb(timex, above, role, found)
    planned = _planned(node, role, thing or _above(node, found), found) if is_meant(node) else None
    return [*at_moment(node, role, found)] or _complement(timex, node, role, found) if planned is None else planned


def _deferred(node: Token, role: Role, found: Mapping[int, Candidate]) -> list[Told] | None:
    """What is put off to a time; None where that is when it was put off."""
    if role in ("from", "since"):
        return []  # what was off
    anew = role == "at" and in_class(node.lemma_.lower(), "deferring.anew")
    if not anew and role not in ("until", "to"):
        return None
    return [(event, "at", f"{PUT_OFF} ({node.text!r})") for event in put_off_by(node, found)]


def _of_subject(timex: Timex, node: Token, role: Role, thing: Candidate, found: Mapping[int, Candidate]) -> list[Told]:
    """The event noun of whose time its predicate only tells: ``the strike lasted a week``, ``the vote was in May``."""
    if in_class(node.lemma_.lower(), "lasting"):
        return [(thing, length_role(timex, role), f"{node.text!r} says how long {thing.token.text!r} was")]
    if not merely_occurs(node) and (node.lemma_.lower() != "be" or node.i in found):
        return []
    thing.clause = thing.clause or node
    told = (thing, role, f"{node.text!r} says when {thing.token.text!r} was")
    brought = [*brought_by(thing.token, role, found)]
    return [told, *brought] if node.dep_ == "acl" else (node.dep_ == "relcl" and brought) or [told]


def _planned(node: Token, role: Role, thing: Candidate | None, found: Mapping[int, Candidate]) -> list[Told] | None:
    """What a predicate plans for a time: what stands under it, or its subject; None where it plans nothing."""
    inner = next((c for c in meant_by(node) if c.i in found), None)
    if inner is not None:
        return [(found[inner.i], role, f"{node.text!r} plans {inner.text!r}")]
    if thing is not None and role == "at" and is_settled_before(node, thing.token, found):
        return []
    overtaken = any(in_class(c.lower_, "straying.overtaken") for c in node.children)
    planned = thing is not None and is_passive(node) and not overtaken
    return [(thing, role, f"{node.text!r} plans {thing.token.text!r}")] if thing is not None and planned else None


def _complement(timex: Timex, node: Token, role: Role, found: Mapping[int, Candidate]) -> list[Told]:
    """What a verb that says little itself has under it: ``On Sunday they had to leave``, ``it was a strike``."""
    if node.lemma_.lower() not in ("be", "have", "get") and not went_on(node):
        return []
    if (done := next((c for c in node.rights if c.dep_ == "xcomp" and c.i in found), None)) is not None:
        return _verb(timex, done, role, found)
    attr = next((thing for thing in said_of(node) if thing.i in found), None)
    if attr is None:
        return []
    found[attr.i].clause = found[attr.i].clause or node
    return [(found[attr.i], role, f"{node.text!r} says when {attr.text!r} was")]


def _above(node: Token, found: Mapping[int, Candidate]) -> Candidate | None:
    """The event noun above the noun that a clause hangs on: ``a concert at the mill, (which is) planned for May``."""
    apart = node.dep_ == "acl" and node.i > 0 and node.nbor(-1).text == ","
    if not (node.dep_ == "relcl" or apart) or node.head.dep_ != "pobj":
        return None
    above = found.get(node.head.head.head.i)
    return None if above is None or above.is_verb else above


def length_role(timex: Timex, role: Role) -> Role:
    """The role of an expression beside an event: a length of time is how long it was."""
    return "duration" if timex.type == "DURATION" and timex.edtf is None else role
