"""What a parser gets wrong although the words themselves forbid it, put right before rules read the parse.

Each function tells what it mends, by examples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.predicates import in_class
from events.extract.mend.hanging import EARLIEST, UNITS, Words
from events.extract.mend.mendednames import (
    is_cut,
    join_firm,
    mend_bracketed,
    mend_name,
    name_club,
    name_firm,
    name_place,
    name_trade,
    part_made,
    rehang_bearer,
    share_offices,
    widen_name,
)
from events.extract.mend.misaimed import is_misaimed, mend_aim
from events.extract.mend.misattached import is_misattached, mend_attached
from events.extract.mend.misbestowed import is_misbestowed, mend_bestowed
from events.extract.mend.misbodied import is_misbodied, mend_bodied
from events.extract.mend.misborne import is_misborne, mend_borne
from events.extract.mend.misbracketed import is_misbracketed, mend_bracketed_deeds
from events.extract.mend.misclauses import is_misclaused, mend_clauses
from events.extract.mend.misclosed import is_misclosed, mend_closed
from events.extract.mend.miscontact import is_miscontact, mend_contact_clause
from events.extract.mend.miscoupled import is_miscoupled, mend_coupled
from events.extract.mend.misdated import may_be_misdated, mend_dated
from events.extract.mend.misdoing import is_misdoing, mend_doing_besides
from events.extract.mend.misenclosed import is_misenclosed, mend_enclosed
from events.extract.mend.misgapped import (
    fill_beside,
    fill_gap,
    fill_joined,
    fill_named,
    fill_phrase,
    fill_series,
    fill_that,
    fill_then,
    fill_to_do,
    fill_two,
    may_be_gapped,
    mend_left_out,
)
from events.extract.mend.misgoverned import is_misgoverned, mend_government
from events.extract.mend.misheaded import is_misheaded, mend_headed
from events.extract.mend.misjoined import (
    mend_absolute,
    mend_after_birth,
    mend_apart,
    mend_based,
    mend_befallen,
    mend_beside,
    mend_by,
    mend_counted,
    mend_deeds,
    mend_fronted_what,
    mend_going_on,
    mend_indexed,
    mend_next_day,
    mend_passives,
    mend_remark,
    mend_score,
    mend_series,
    mend_what,
)
from events.extract.mend.misled import (
    is_after_unit,
    is_beside_own,
    is_hung_loose,
    is_label,
    is_misled,
    is_odd_past,
    is_put_first,
    is_second_before,
    is_set_off,
    is_told_of_last,
    is_unsaid_past,
    mend_after_unit,
    mend_beside_own,
    mend_hung_loose,
    mend_label,
    mend_misled,
    mend_odd_past,
    mend_put_first,
    mend_second_before,
    mend_set_off,
    mend_told_of_last,
    mend_unsaid_past,
)
from events.extract.mend.mislisted import is_mislisted, mend_listed
from events.extract.mend.misnamed import (
    drop_adverb,
    is_event_name,
    is_in_parts,
    is_led_by_adverb,
    join_parts,
    name_built,
    name_event,
    name_founded,
    name_share,
)
from events.extract.mend.mispapered import is_mispapered, mend_papered
from events.extract.mend.misparted import is_misparted, mend_doing_so, mend_joint, mend_unjoined
from events.extract.mend.misphrased import is_misphrased, mend_phrase
from events.extract.mend.misplaced import (
    count_units,
    drop_stop,
    join_colleague,
    join_hyphenated,
    mend_bare_object,
    mend_no_verb,
    mend_opening,
    mend_priced,
    mend_put_behind,
    mend_scenery,
    mend_split,
    rehang_adjunct,
    rehang_after_aside,
    rehang_day,
    rehang_next,
    rename,
    shift_object,
)
from events.extract.mend.misread import (
    mend_accused,
    mend_adjective,
    mend_asked,
    mend_bare_past,
    mend_bound,
    mend_charged,
    mend_contact,
    mend_doing,
    mend_joined,
    mend_measure,
    mend_noun_clause,
    mend_object,
    mend_object_relative,
    mend_request,
    mend_since,
    mend_that_month,
    mend_verbless,
)
from events.extract.mend.misreduced import mend_lone_past, mend_pains, mend_reduced
from events.extract.mend.misrelated import is_misrelated, mend_related
from events.extract.mend.misrun import is_misrooted, is_misrun, mend_rooted, mend_run
from events.extract.mend.misselected import is_misselected, mend_selected
from events.extract.mend.misshared import is_misshared, mend_shared
from events.extract.mend.misspanned import is_misfronted, is_misspanned, mend_fronted_spot, mend_spanned
from events.extract.mend.missubjects import (
    SELVES,
    SPANS,
    mend_apposed,
    mend_auxiliary,
    mend_bare_verb,
    mend_cargo,
    mend_emphatic,
    mend_following,
    mend_fronted,
    mend_help,
    mend_inverted,
    mend_load,
    mend_loaded,
    mend_meant,
    mend_past,
    mend_pleased,
    mend_ranked,
    mend_which,
    mend_whose,
)
from events.extract.mend.mistimed import is_mistimed, mend_timed
from events.extract.mend.misvoiced import is_misvoiced, mend_voice
from events.extract.mend.suspects import CHARGED, NAMES, is_plain, may_be_wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from events.extract.language.forms import Row

__all__ = ["mended"]

#: Roles of which the same is asked whatever the word, in this order.
_MENDS: Mapping[str, tuple[Callable[[Words, int], None], ...]] = {
    "relcl": (mend_counted, mend_contact, mend_which, mend_meant),
    "npadvmod": (rehang_day, rehang_next, fill_series, fill_beside, fill_named, mend_that_month),
    "oprd": (mend_remark,),
    "attr": (mend_remark, fill_series),
}
#: Of which word each is asked, and what puts it right, one after the other.
_ASIDES = (
    (is_miscontact, mend_contact_clause),
    (is_misled, mend_misled),
    (is_put_first, mend_put_first),
    (is_told_of_last, mend_told_of_last),
    (is_set_off, mend_set_off),
    (is_beside_own, mend_beside_own),
    (is_hung_loose, mend_hung_loose),
    (is_label, mend_label),
    (is_unsaid_past, mend_unsaid_past),
    (is_second_before, mend_second_before),
    (is_odd_past, mend_odd_past),
    (is_misvoiced, mend_voice),
    (is_misgoverned, mend_government),
    (is_misattached, mend_attached),
    (is_misbestowed, mend_bestowed),
    (is_misclaused, mend_clauses),
    (is_misclosed, mend_closed),
    (is_misbracketed, mend_bracketed_deeds),
    (is_mislisted, mend_listed),
    (is_mistimed, mend_timed),
    (is_mispapered, mend_papered),
    (is_misheaded, mend_headed),
    (is_misphrased, mend_phrase),
    (is_miscoupled, mend_coupled),
    (is_misspanned, mend_spanned),
    (is_misselected, mend_selected),
    (is_misrun, mend_run),
    (is_misdoing, mend_doing_besides),
    (is_misshared, mend_shared),
    (is_in_parts, join_parts),
    (is_event_name, name_event),
    (is_led_by_adverb, drop_adverb),
    (is_misborne, mend_borne),
    (is_misbodied, mend_bodied),
    (is_misrooted, mend_rooted),
    (is_misrelated, mend_related),
    (is_misenclosed, mend_enclosed),
    (is_misfronted, mend_fronted_spot),
    (is_after_unit, mend_after_unit),
)

#: What has more words is no sentence, but a list or signs, and every word would look at all others.
_LONGEST = 400


def mended(rows: Iterable[Row], first: int) -> list[Row]:
    """The words of a parsed sentence, each on its head and of its kind.

    Args:
        rows: As parsed.
        first: The index of the first of them, among which heads are counted.
    """
    found = list(rows)
    if len(found) > _LONGEST:
        return found
    asked = [at for at, (use, *_) in enumerate(found) if not is_plain(use)]
    odd = [at for at in asked if _is_odd(found, at, first)]
    asides = [(at, mend) for is_wrong, mend in _ASIDES for at in asked if is_wrong(found, at, first)]
    if not (odd or asides):
        return found  # most sentences
    words = Words(found, first)
    for at, mend in asides:
        words.try_out(mend, at)
    for at in odd:
        if is_cut(found, at):
            widen_name(words, at)
        for mend in (join_hyphenated, mend_priced, mend_joint, mend_dated, mend_aim, _mend):
            words.try_out(mend, at)
    for at in odd:
        words.try_out(_mend_behind, at)
    return words.rows(found, first) if words.changed else found


def _mend_behind(words: Words, at: int) -> None:
    """Put a word right by those before it."""
    if at >= EARLIEST:
        _joined(words, at)
    elif words.role(at) == "acl":
        mend_reduced(words, at)
    else:
        join_firm(words, at)


def _is_odd(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word is looked at."""
    misread = may_be_wrong(rows, at, first) or is_misparted(rows, at, first)
    return misread or is_cut(rows, at) or may_be_misdated(rows, at, first) or is_misaimed(rows, at, first)


def _mend(words: Words, at: int) -> None:
    """Put a word right by itself: as a name, then by what it is to the word that it hangs on."""
    fill_then(words, at)
    _mend_kind(words, at)
    mend_bare_past(words, at)
    mends = _MENDS.get(words.role(at))
    if mends is None:
        _mend_role(words, at)
    for mend in mends or ():
        mend(words, at)


def _mend_kind(words: Words, at: int) -> None:
    """Put a word right that is, or was taken for, a name or a share."""
    tag, role = words.uses[at][1], words.role(at)
    if not at and tag in NAMES:
        mend_opening(words)
    if not at and words.lower(at) == "what":
        mend_fronted_what(words)
    mend_name(words, at)
    if words.kinds[at] == "PERSON":
        _mend_person(words, at)
    if tag == "WP$":
        mend_whose(words, at)
    if at and words.uses[at - 1][0].text == "]":
        mend_bracketed(words, at)
    if tag == "SYM":
        mend_score(words, at)
    if role == "pobj" and not words.kinds[at]:
        mend_fronted(words, at)
    if words.lower(at) == "cent":
        name_share(words, at)
    elif words.kinds[at] in ("GPE", "") and in_class(words.lower(at), "clubs", "clubs.towns"):
        name_club(words, at)


def _mend_role(words: Words, at: int) -> None:
    """Put a word right of whose role the tag or the words decide what is asked."""
    _, tag, _, _, role = words.uses[at]
    if role == "pobj" and tag == "VBG":
        mend_doing(words, at)
    elif role == "pobj":
        (count_units if words.lower(at) in UNITS else mend_measure)(words, at)
    elif role == "dobj":
        (fill_that if words.lower(at) == "that" else mend_object)(words, at)
        _each(words, at, fill_two, part_made, mend_remark, fill_series)
    elif role == "agent":
        _each(words, at, mend_scenery, mend_put_behind, fill_phrase)
    elif role == "ccomp":
        _each(words, at, *((mend_split, mend_unjoined) if tag in PAST_TAGS else (mend_verbless, mend_bare_object)))
    elif role == "conj" and tag in PAST_TAGS:
        _each(words, at, mend_unjoined, mend_joined, mend_after_birth, mend_left_out)
    elif role == "conj" and words.uses[words.heads[at]][1] in (*PAST_TAGS, "VBG") and _is_thing(words, at):
        _each(words, at, fill_series, *((fill_gap,) if words.uses[words.heads[at]][1] in PAST_TAGS else ()))
    elif tag == "NNS":
        _each(words, at, fill_series, mend_doing_so, rename, mend_loaded, mend_noun_clause)
    elif (role, tag) in (("advcl", "VB"), ("xcomp", "VBN")):
        asked = (mend_asked, mend_request, mend_bound, mend_going_on, fill_to_do)
        _each(words, at, *(asked if tag == "VB" else (mend_help,)), mend_no_verb)
    else:
        _mend_rest(words, at)


def _each(words: Words, at: int, *mends: Callable[[Words, int], None]) -> None:
    for mend in mends:
        mend(words, at)


def _mend_rest(words: Words, at: int) -> None:
    """Put a word right that stands beside a verb, opens a clause or is its subject."""
    tag, role = words.uses[at][1], words.role(at)
    if tag == "VBZ":
        _each(words, at, *((mend_unjoined,) if role == "conj" else (mend_load,)))
    elif role == "conj":
        _each(words, at, *((fill_phrase, mend_next_day) if tag in ("IN", "TO") else (fill_joined, fill_series)))
    elif role == "prep":
        _mend_adjunct(words, at)
    elif role == "xcomp" and tag == "VB":
        mend_pleased(words, at)
    elif role == "amod" and at > EARLIEST:
        mend_based(words, at)
    elif role == "nmod" and words.kinds[at] == "GPE":
        shift_object(words, at)
    elif role in (*SUBJECTS, "advcl", "mark"):
        _mend_clause(words, at)
    elif role == "ROOT":
        mend_inverted(words, at)
        _each(words, at, *((mend_adjective,) if tag in ("JJ", "NN") else ()))
        _each(words, at, *(() if tag == "JJ" else (mend_past, mend_ranked, mend_lone_past)))


def _mend_adjunct(words: Words, at: int) -> None:
    """Put a preposition right that hangs on another word than it should."""
    for mend in (rehang_after_aside, rehang_adjunct, rehang_next, mend_by):
        mend(words, at)


def _mend_person(words: Words, at: int) -> None:
    """Put a person's name right, or a firm's that was taken for one."""
    if in_class(words.lower(at), "firms.trades", "clubs"):
        name_trade(words, at)
    elif in_class(words.lower(at), "built"):
        name_built(words, at)
    name_firm(words, at)
    name_place(words, at)
    name_founded(words, at)
    share_offices(words, at)
    mend_indexed(words, at)
    if words.role(at) != "appos":
        mend_apposed(words, at)
    rehang_bearer(words, at)


def _mend_clause(words: Words, at: int) -> None:
    """Put a subject right, or a clause that modifies another."""
    form, tag, _, _, role = words.uses[at]
    if tag == "WP" and role in SUBJECTS:
        mend_what(words, at)
    elif tag == "VB":
        mend_bare_verb(words, at)
    elif form.lower_ in CHARGED:
        mend_charged(words, at)
    elif role == "advcl":
        mend_noun_clause(words, at)
    elif form.text == ".":
        drop_stop(words, at)
    elif form.lower_ in SPANS and role == "nsubj" and words.role(words.heads[at]) == "conj":
        mend_following(words, at)
    elif form.lower_ in SELVES:
        mend_emphatic(words, at)
    elif words.kinds[at] in TIMES:
        mend_since(words, at)
        mend_that_month(words, at)
    else:
        _each(words, at, mend_auxiliary, *((mend_doing,) if tag == "VBG" else (mend_apposed,) if tag == "PRP" else ()))


def _joined(words: Words, at: int) -> None:
    """What hangs on the words before it, once those hang where they should."""
    if words.role(at) == "acl":
        _each(words, at, mend_absolute, mend_befallen, mend_cargo, mend_pains)
        _each(words, at, mend_reduced, mend_object_relative, mend_accused)
    elif words.role(at) == "ROOT":
        mend_series(words, at)
    elif words.role(at) in ("advcl", "dep"):
        _each(words, at, mend_passives, mend_deeds)
    elif words.role(at) == "appos":
        _each(words, at, mend_beside, fill_beside, fill_series)
    elif words.uses[at][0].text == ";":
        mend_apart(words, at)
    elif words.role(at) == "conj" and words.kinds[at] in ("PERSON", "ORG"):
        join_colleague(words, at)
    if words.kinds[at] == "ORG":
        join_firm(words, at)


def _is_thing(words: Words, at: int) -> bool:
    """Whether a word is a noun, *that* for one, or a sum of money."""
    return may_be_gapped(words.uses[at]) or words.kinds[at] == "MONEY"
