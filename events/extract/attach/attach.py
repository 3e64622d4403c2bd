"""Attachment: which candidates a temporal expression dates, and in which role.

The syntactic head of the expression is climbed from, but not blindly: a report does not pass its date to what it
reports, a possessor or an *of* does not pass its noun's date to the verb. What a predicate that is reached does with
it ``predicated.py`` tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.attach.company import set_off, then, together
from events.extract.attach.distances import counted_on, is_limit
from events.extract.attach.goings import goes_on, gone_on, since_done
from events.extract.attach.happenings import (
    brought_by,
    doings,
    done_to,
    done_to_many,
    is_time_of,
    left_on,
    ruled,
    staged,
)
from events.extract.attach.lives import in_brackets
from events.extract.attach.measures import (
    change_of,
    compares,
    dates_nothing,
    extent_of,
    is_greatest,
    is_latest,
    is_over,
    is_post,
)
from events.extract.attach.predicated import by_predicate, length_role
from events.extract.attach.sharing import counted_before, is_done_to, named_after
from events.extract.attach.tenses import (
    asked_for,
    before_clause,
    between,
    defers,
    is_prolonged,
    own_predicate,
    side_of,
    told_of,
)
from events.extract.attach.turning import turned
from events.extract.attach.writings import enacted, ruled_on
from events.extract.find.candidates import Attachment, Candidate, Role
from events.extract.language.grammar import SUBJECTS, aspect, is_record, subject
from events.extract.language.lexicon import is_temporal
from events.extract.language.predicates import in_class
from events.extract.language.quantities import is_portion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.dates import Edtf
    from events.extract.attach.predicated import Told
    from events.extract.language.words import Span, Token
    from events.extract.parse.nlp import Paragraph
    from events.tag import Timex

    #: The role of an expression, the preposition before it if any, and the word that it hangs on.
    _Governed = tuple[Role, Token | None, Token]

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
#: So many words are climbed at the most.
_HIGH = 8
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
    limit = is_limit(root)
    if (role == "duration" and timex.edtf is not None) or (role in ("duration", "extent") and limit):
        role = "limit" if timex.edtf is None else "at"
        governed = role, prep, head
    event, alone = set_off(root, prep, found) if role == "at" and timex.edtf is not None else (None, False)
    noted = [] if event is None else [(event, Attachment(timex, "at", f"{event.token.text!r} stands before it, apart"))]
    if alone or dates_nothing(timex, root, prep, head) or (role in ("until", "to") and is_prolonged(head)):
        return noted
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
    told = [
        (candidate, Attachment(timex, "at" if role == "since" and since_done(timex, candidate) else role, why))
        for candidate, role, why in (*dated, *together(root, dated, found))
        if timex.edtf is not None or role in ("duration", "extent", "since", "after", "limit")
    ]
    return [*told, *(pair for pair in noted if all(pair[0] is not candidate for candidate, _ in told))]


def _dated(
    timex: Timex,
    root: Token,
    governed: _Governed,
    found: Mapping[int, Candidate],
    side: str | None,
) -> list[Told]:
    """What an expression dates by the word that it hangs on, or one above that."""
    role, prep, head = governed
    if prep is None and head.pos_ in ("NOUN", "PROPN") and root.dep_ in _MODIFIERS:
        inside = _beside_noun(timex, root, head, role, found, side)
        if inside is not None:
            return inside
    recorded = prep is not None and (role == "since" or timex.type == "DURATION") and is_record(prep)
    return [] if recorded or compares(timex, root, prep) else _climbed(timex, root, governed, found, side)


def _beside_noun(
    timex: Timex, root: Token, head: Token, role: Role, found: Mapping[int, Candidate], side: str | None
) -> list[Told] | None:
    """What an expression dates that modifies a noun; None where it may be what the noun is told with."""
    verb = between(root, head) or done_to(head, root, found)
    dated = [] if verb is None else by_predicate(timex, root, verb, role, found, side)
    greatest = is_greatest(head, root) and not _is_its_name(root, head)
    if dated or greatest or (verb is not None and head.i not in found):
        return dated
    if head.i in found:
        inside = length_role(timex, role)
        return [(found[head.i], inside, f"modifies {head.text!r}"), *doings(head, inside, found)]
    if (change := change_of(head, found)) is not None and root.dep_ != "appos":
        return [(change, role, f"period of {head.text!r}")]
    return None if root.dep_ in _BESIDE or head.dep_ == "xcomp" or _session(timex, root, head) else []


def _is_its_name(root: Token, span: Token) -> bool:
    """Whether a date only says which stretch of time brought something: ``Her best season, 2021, brought a title``."""
    return (root.dep_, root.head.i) == ("appos", span.i) and span.dep_ in SUBJECTS and is_temporal(span.lemma_.lower())


def _climbed(
    timex: Timex,
    root: Token,
    governed: _Governed,
    found: Mapping[int, Candidate],
    side: str | None,
) -> list[Told]:
    """What an expression dates by the nearest word above it that tells of an event."""
    role, prep, head = governed
    node, of = head, prep is not None and prep.lower_ == "of" and not is_portion(head) and not is_time_of(head, found)
    for _ in range(_HIGH):
        if of and is_greatest(head, root):
            return []
        if before_clause(root, node) or (role == "by" and is_done_to(node, found)):
            node = node.head
        node = told_of(node, root, found) or ruled_on(node) or asked_for(node, timex, side) or node
        if node.pos_ in ("VERB", "AUX"):
            return by_predicate(timex, root, own_predicate(root, node), role, found, side)
        if node.i in found and node.pos_ in ("NOUN", "PROPN", "NUM"):
            return [*_event_noun(node, prep, role, found)]
        if not of and (change := change_of(node, found)) is not None:
            return [(change, role, f"period of {node.text!r}")]
        if of or node.head.i == node.i or not _climbs(timex, root, prep, node):
            verb = done_to_many(timex, prep, head, found)  # and none of "Berg, mayor from 2015 to 2019, died"
            return [] if verb is None else by_predicate(timex, root, verb, role, found, side)
        of = node.lower_ == "of" and not is_portion(node.head) and node.head.pos_ != "NUM"
        node = node.head
    return []


def _climbs(timex: Timex, root: Token, prep: Token | None, node: Token) -> bool:
    """Whether what stands above a word is of the time that the word is of."""
    above = node.head
    if node.dep_ == "appos" and above.dep_ in SUBJECTS and above.i < node.i < above.head.i:
        return False  # beside a subject
    if _is_its_name(root, node):
        return True
    before_verb = node.dep_ in SUBJECTS and prep is not None and node.i < prep.i < above.i
    complement = node.dep_ in _COMPLEMENTS and above.lower_ != "since"
    return complement or before_verb or _is_due(node) or _is_adverbial(node) or _is_at_place(timex, root)


def _is_due(node: Token) -> bool:
    """Whether an adjective says from when on something is so: ``the election due this autumn``, ``payable May 2``."""
    return node.dep_ in ("amod", "acomp") and (node.lower_ == "due" or in_class(node.lower_, "on_hand.dated"))


def _is_adverbial(node: Token) -> bool:
    """Whether a word stands beside a verb as an adverb does: ``effective``, ``brought them to power``, ``back``."""
    if node.dep_ == "xcomp" and node.pos_ == "NOUN":
        return True
    on_way = node.pos_ == "ADV" and node.head.dep_ == "pobj"  # "died on the way back on 19 May"
    return (node.head.pos_ == "VERB" or on_way) and (node.dep_ == "advmod" or node.lower_ == "effective")


def _is_at_place(timex: Timex, root: Token) -> bool:
    """Whether a time is read as one noun with a place: ``next to the embassy in Lagos Friday morning``."""
    names = (c for c in root.children if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN")
    return root.dep_ == "pobj" and any(c.text not in timex.text for c in names)


def _event_noun(node: Token, prep: Token | None, role: Role, found: Mapping[int, Candidate]) -> Iterator[Told]:
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


def _role(timex: Timex, root: Token) -> _Governed:
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
