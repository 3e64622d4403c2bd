"""What a parser gets wrong although the words themselves forbid it, put right before rules read the parse.

*Said on Tuesday it had agreed*: the date stands before the subject of what was said, so it is of the saying. *Conceded
defeat on Sunday*: nothing tells one defeat from another, so the day is of the verb. *Brekke conceded*: a strange word
with a capital that does not end in *s* is no plural but a name. *When a bus overturned near Split*: a clause has a
verb, which is no participle there. *The bill that the minister presented would …*: where a sentence has no predicate
but a clause that was hung on its first noun, that is what it says of the noun. A full stop is nobody: *CORP. said*. A
town before *based* is no more than where a firm is: *picked Lyon based Arlex Marine*. *Crashed into the sea minutes
after taking off*: there are no minutes of a sea. *Accused on Monday of spying*: nor a Monday of spying. Nobody is a
country's colleague: *Ada Crane of Chad and Ivo Voss of Mali*. Nor is a day found: *missing since Saturday were found*.
What has a subject and an object and no auxiliary is no participle: *the blast killed 12*. *The loss in June of a
contract* was in June. *Charges that prosecutors dropped* were dropped. *The third to fall* fell. What goes on after an
aside is of the verb: *were stabbed, one fatally, in a fight*. *Crane, whose book won in 1998, died*: she did. No object
stands after a comma: *filed on Monday, the third chain to fail*. Who somebody is, is no other: *the daughter of a
clerk, Zofia Wolska fled*. *The parliament approved by 184 votes a law*: it did. *Defused a bomb found by builders*:
that was found. Nothing is *Ghana 32 objects*: *returned to Ghana*. *The mill opened and burned*: both are active.
*A van carrying mourners fell*: the van did. *A ship seized off Oman* did not seize.
*Asked a court on Tuesday to dismiss it*: that is what was asked.
No month is a subject: *came back that October, signed a lease and left*. No court is charged: *appeared before
magistrates on Thursday charged with theft*. Of what a number counts the word before it tells the scale: *after a
magnitude 6.4 tremor hit*. What is said of a plural without *are* is no adjective: *talks open in Vienna*.
*On 3 May strikers seized the hall*: there are no May strikers. *Dug wells and, in 1824, built a mill*: it was built
then. A *by-election* is an election, a *walk-out* no *out*. *Was sent to Egypt, and the following spring moved*: no
spring did. *Three years after the treaty Sweden sold the isles*: *after* opens no main clause. *He was called up, was
captured and fled*: all three befell him. *Crane left; his aide took over*: both did. *The Act was passed, the first
sod being cut*: no act was. *Won gold in 2012 and silver in 2016*: both are won. A bare noun is no clause: *made her
debut*. *Declared the flood a disaster on Monday*: it was declared one then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.grammar import PAST_TAGS, SUBJECTS
from events.extract.hanging import EARLIEST, PARTICLES, TIMES, UNITS, Words
from events.extract.mendednames import (
    is_cut,
    is_firm_word,
    is_mistaken,
    join_firm,
    mend_bracketed,
    mend_name,
    name_club,
    name_firm,
    name_place,
    name_share,
    name_trade,
    part_holder,
    part_made,
    rehang_bearer,
    share_offices,
    widen_name,
)
from events.extract.misgapped import fill_beside, fill_gap, fill_phrase, fill_that, may_be_gapped
from events.extract.misjoined import (
    mend_absolute,
    mend_apart,
    mend_befallen,
    mend_beside,
    mend_callings,
    mend_counted,
    mend_indexed,
    mend_passives,
    mend_remark,
    mend_series,
)
from events.extract.misnamed import may_be_misnamed
from events.extract.misparted import is_misparted, mend_joint, mend_parted
from events.extract.misplaced import (
    count_units,
    drop_stop,
    join_colleague,
    join_hyphenated,
    mend_bare_object,
    mend_no_verb,
    mend_opening,
    mend_priced,
    mend_put_behind,
    mend_split,
    rehang_adjunct,
    rehang_after_aside,
    rehang_based,
    rehang_day,
    rehang_next,
    rename,
    shift_object,
)
from events.extract.misread import (
    mend_adjective,
    mend_agent,
    mend_charged,
    mend_contact,
    mend_doing,
    mend_joined,
    mend_measure,
    mend_noun_clause,
    mend_nth,
    mend_object,
    mend_object_relative,
    mend_reduced,
    mend_relative,
    mend_request,
    mend_since,
    mend_that_month,
    mend_verbless,
)
from events.extract.missubjects import (
    SPANS,
    mend_after,
    mend_apposed,
    mend_auxiliary,
    mend_called,
    mend_following,
    mend_fronted,
    mend_help,
    mend_helped,
    mend_joined_noun,
    mend_kind,
    mend_load,
    mend_loaded,
    mend_named,
    mend_ordered,
    mend_pleased,
    mend_twin,
    mend_which,
    mend_whose,
)
from events.extract.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from events.extract.forms import Row, Use

__all__ = ["mended"]

_HELPED = ("help", "helps", "helped")
_CHARGED = ("charged", "accused")
#: What a capital at the head of a sentence may be taken for; a plural is looked at wherever it stands.
_NAMES = ("NNS", "NNP", "NNPS")
#: In so many words after a day somebody may be told of who does something.
_CLOSE = 6
#: Kinds of entity that a price may be taken for.
_AMOUNTS = ("MONEY", "CARDINAL")
#: Roles that no question is asked about but one of a noun or a name, and tags of what is neither.
_UNASKED = frozenset(("det", "punct", "aux", "auxpass", "cc", "case", "neg", "amod", "nummod"))
_PLAIN = frozenset(
    ("DT", ",", ".", "``", "''", ":", "MD", "VBD", "VBZ", "VBP", "VB", "TO", "CC", "POS", "RB", "JJ", "CD")
)
#: Roles of which the same is asked whatever the word, in this order.
_MENDS: Mapping[str, tuple[Callable[[Words, int], None], ...]] = {
    "relcl": (mend_counted, mend_contact, mend_called, mend_which),
    "npadvmod": (rehang_day, rehang_next, fill_beside, mend_that_month),
    "oprd": (mend_remark,),
    "attr": (mend_remark,),
}
#: What a name is to its clause.
_NAMED = frozenset((*SUBJECTS, "dobj", "pobj", "conj", "appos", "ROOT"))


def mended(rows: Iterable[Row], first: int) -> list[Row]:
    """The words of a parsed sentence, each on its head and of its kind.

    Args:
        rows: As parsed.
        first: The index of the first of them, among which heads are counted.
    """
    found = list(rows)
    odd = [
        at
        for at, (use, *_) in enumerate(found)
        if not _is_plain(use)
        and (_may_be_wrong(found, at, first) or is_misparted(found, at, first) or is_cut(found, at))
    ]
    if not odd:
        return found  # most sentences
    words = Words(found, first)
    for at in odd:
        if is_cut(found, at):
            widen_name(words, at)
        join_hyphenated(words, at)
        mend_priced(words, at)
        mend_joint(words, at)
        _mend(words, at)
    for at in odd:
        if at >= EARLIEST:
            _joined(words, at)
        else:
            join_firm(words, at)
    return words.rows(found, first) if words.changed else found


def _mend(words: Words, at: int) -> None:
    """Put a word right by itself: as a name, then by what it is to the word that it hangs on."""
    _mend_kind(words, at)
    mends = _MENDS.get(words.role(at))
    if mends is None:
        _mend_role(words, at)
    for mend in mends or ():
        mend(words, at)


def _mend_kind(words: Words, at: int) -> None:
    """Put a word right that is, or was taken for, a name or a share."""
    tag, role = words.uses[at][1], words.role(at)
    if not at and tag in _NAMES:
        mend_opening(words)
    if words.kinds[at] == "PERSON":
        _mend_person(words, at)
    mend_name(words, at)
    if at and words.uses[at - 1][0].text == "]":
        mend_bracketed(words, at)
    if role == "pobj" and not words.kinds[at]:
        mend_fronted(words, at)
    if role == "prep" and words.lower(at) in PARTICLES:
        mend_parted(words, at)
    if words.lower(at) == "cent":
        name_share(words, at)
    elif words.kinds[at] == "GPE" and in_class(words.lower(at), "clubs", "clubs.towns"):
        name_club(words, at)


def _mend_role(words: Words, at: int) -> None:  # noqa: C901 - a branch a role
    """Put a word right of whose role the tag or the words decide what is asked."""
    _, tag, _, _, role = words.uses[at]
    if role == "pobj" and tag == "VBG":
        mend_doing(words, at)
    elif role == "pobj":
        (count_units if words.lower(at) in UNITS else mend_measure)(words, at)
    elif role == "dobj":
        (fill_that if words.lower(at) == "that" else mend_object)(words, at)
        part_made(words, at)
        mend_remark(words, at)
    elif role == "agent":
        (mend_put_behind if words.role(words.heads[at]) == "ROOT" else mend_agent)(words, at)
    elif role == "ccomp":
        for mend in (mend_split,) if tag in PAST_TAGS else (mend_verbless, mend_bare_object):
            mend(words, at)
    elif role == "conj" and tag in PAST_TAGS:
        for mend in (mend_ordered, mend_joined):
            mend(words, at)
    elif role == "conj" and words.uses[words.heads[at]][1] in PAST_TAGS and _is_thing(words, at):
        fill_gap(words, at)
    elif tag == "NNS":
        rename(words, at)
        mend_loaded(words, at)
        mend_noun_clause(words, at)
    elif (role, tag) in (("advcl", "VB"), ("xcomp", "VBN")):
        (mend_request if tag == "VB" else mend_help)(words, at)
        mend_no_verb(words, at)
    else:
        _mend_rest(words, at)


def _mend_rest(words: Words, at: int) -> None:
    """Put a word right that stands beside a verb, opens a clause or is its subject."""
    tag, role = words.uses[at][1], words.role(at)
    if tag == "VBZ":
        mend_load(words, at)
    elif role == "conj" and tag in ("IN", "TO"):
        fill_phrase(words, at)
    elif role == "prep" and words.lower(at) != "based":
        rehang_after_aside(words, at)
        rehang_adjunct(words, at)
        rehang_next(words, at)
    elif role == "advmod" and tag == "NNP":
        mend_named(words, at)
    elif role == "xcomp" and tag == "VB":
        mend_pleased(words, at)
    elif role == "aux" or (role == "nmod" and words.kinds[at] == "GPE"):
        (mend_helped if role == "aux" else shift_object)(words, at)
    elif role in (*SUBJECTS, "advcl", "mark"):
        _mend_clause(words, at)
    elif role == "ROOT":
        (mend_adjective if tag == "JJ" else mend_kind)(words, at)
    elif at and words.lower(at) == "based":
        rehang_based(words, at)


def _mend_person(words: Words, at: int) -> None:
    """Put a person's name right, or a firm's that was taken for one."""
    if in_class(words.lower(at), "firms.trades"):
        name_trade(words, at)
    name_firm(words, at)
    name_place(words, at)
    share_offices(words, at)
    mend_indexed(words, at)
    (mend_twin if words.role(at) == "appos" else mend_apposed)(words, at)
    rehang_bearer(words, at)


def _mend_clause(words: Words, at: int) -> None:
    """Put a subject right, or a clause that modifies another."""
    form, tag, _, _, role = words.uses[at]
    if tag == "VBG" and role in SUBJECTS:
        mend_joined_noun(words, at)
    elif at and form.lower_ == "based":
        rehang_based(words, at)
    elif form.lower_ in _CHARGED:
        mend_charged(words, at)
    elif role in ("advcl", "mark"):
        (mend_noun_clause if role == "advcl" else mend_after)(words, at)
    elif form.text == ".":
        drop_stop(words, at)
    elif form.lower_ in SPANS and role == "nsubj" and words.role(words.heads[at]) == "conj":
        mend_following(words, at)
    elif words.kinds[at] in TIMES:
        mend_since(words, at)
        mend_that_month(words, at)
    else:
        mend_auxiliary(words, at)


def _is_plain(use: Use) -> bool:
    """Whether no question is asked of a word: of half of them."""
    return use[4] in _UNASKED and use[1] in _PLAIN and use[0].lower_ not in ("based", ";")


def _is_remark(rows: list[Row], at: int) -> bool:
    """Whether a noun begins anew after a comma: ``, a post``."""
    return any(row[0][0].text == "," for row in rows[max(0, at - 4) : at])


def _may_be_wrong(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word is of a kind that is looked at; asked of most words, and so only what is cheap to ask."""
    (form, tag, pos, _, role), _, head, _, _, kind = rows[at]
    above = head - first
    if role == "prep":
        dated = at + 1 < len(rows) and rows[at + 1][5] in TIMES
        aside = rows[at - 1][0][0].text == "," and (rows[above][0][4] == "appos" or rows[above][0][1] == "VBN")
        of_day = form.lower_ == "of" and (rows[at - 1][5] in TIMES or rows[above][5] in TIMES)
        on_noun = (form.lower_ == "on" and rows[above][0][2] == "NOUN") or rows[at - 1][0][0].lower_ == "effect"
        on_noun = on_noun or (rows[above][0][1] == "VB" and rows[above][0][4] == "acl")
        named = form.lower_ == "as" and rows[above][0][4] == "relcl"
        odd = above > at or named or (dated and (above == at - 1 or on_noun or _opens_next(rows, at)))
        parted = dated and form.lower_ in PARTICLES and rows[at - 1][0][2] == "PRON"
        return odd or of_day or aside or parted or form.lower_ == "based"
    if (
        (tag in _NAMES[: 3 if at == 0 else 1] and form.text[0].isupper())
        or tag == "WP$"
        or form.lower_ == "cent"
        or (kind == "GPE" and in_class(form.lower_, "clubs", "clubs.towns"))
        or (pos == "NOUN" and at > 1 and _is_part(rows, at))
        or is_mistaken(rows[at][0], kind)
        or (pos == "PROPN" and role != "compound" and at and may_be_misnamed(rows, at))
        or (tag == "VBG" and role in SUBJECTS)
    ):
        return True
    if kind == "PERSON" and role in _NAMED:
        twice = role == "nsubj" and any(row[0][4] == "nsubj" and row[2] == head for row in rows[:at])
        odd = twice or is_firm_word(rows[at - 1][0][0].lower_) or in_class(form.lower_, "firms.trades")
        odd = odd or (role == "pobj" and rows[at - 1][0][0].lower_.endswith(("ern", "of")))
        return role in ("conj", "appos") or odd
    if role == "dobj":
        return rows[above][0][1] == "VBN" or above < at - EARLIEST or rows[at - 1][5] == "PERSON"
    if role == "acl":
        left = tag in PAST_TAGS and (tag == "VBD" or rows[above][0][4] in ("ROOT", "appos", "pobj"))
        return (
            left
            or rows[at - 1][0][0].lower_ == "being"
            or above == at - 1
            or form.lower_ == "based"
            or (above < at and rows[above + 1][0][0].lower_ == "that")
        )
    carried = rows[at - 1][0][0].lower_.endswith("ing") and at > 1
    return (
        (carried and (role, tag) in (("nsubj", "NNS"), ("ROOT", "VBZ")))
        or (role == "agent" and rows[above][0][4] in ("conj", "ROOT"))
        or (role == "ccomp" and pos in ("NOUN", "ADJ") and above < at)
        or (role == "ccomp" and tag in PAST_TAGS and rows[above][0][4] == "relcl" and above < at)
        or (role == "conj" and {tag, rows[above][0][1]} == {"VBD", "VBN"})
        or (role == "conj" and rows[above][0][1] in PAST_TAGS and (kind == "MONEY" or may_be_gapped(rows[at][0])))
        or (role == "appos" and above < rows[above][2] - first < at and rows[above][0][4] in SUBJECTS)
        or (role == "conj" and tag == "VBD" and rows[above][0][1] == "VB")
        or (role == "relcl" and (tag == "VBN" or rows[above][0][4] == "pobj" or _is_bare(rows, above, at)))
        or (role in ("oprd", "attr") and pos == "NOUN" and _is_remark(rows, at))
        or (role == "aux" and form.lower_ in _HELPED)
        or (role == "xcomp" and tag == "VBN" and rows[above][0][3] == "help")
        or (role == "npadvmod" and kind in TIMES and (rows[above][0][4] == "pobj" or _opens_next(rows, at)))
        or (role == "npadvmod" and kind in TIMES and rows[at - 1][0][4] == "dobj")
        or (role == "xcomp" and tag == "VB" and (rows[above][0][3] == "be" or rows[above][0][4] == "acomp"))
        or (role == "pobj" and tag == "VBG" and rows[above][0][4] == "agent")
        or (role == "pobj" and (form.lower_ in UNITS or _is_counted_on(rows, at, first) or _may_do(rows, at)))
        or (role == "advcl" and (pos == "NOUN" or tag == "VB" or form.lower_ in _CHARGED))
        or form.lower_ == "based"
        or (role == "ROOT" and (tag == "JJ" or (pos == "VERB" and _has_own_subject(rows, at, first))))
        or (
            role in SUBJECTS
            and (kind in TIMES or form.text == "." or rows[above][0][4] in ("aux", "auxpass") or form.lower_ in SPANS)
        )
        or (role == "mark" and rows[above][0][4] == "ROOT" and form.lower_ in ("after", "before"))
        or (
            role == "ROOT"
            and tag in PAST_TAGS
            and any(row[0][4] == "ccomp" and row[2] == first + at for row in rows[:at])
        )
        or form.text == ";"
        or (role == "conj" and pos == "NOUN" and rows[at - 1][0][0].text == "," and rows[above][5] in ("PERSON", "ORG"))
        or (role == "advcl" and tag in PAST_TAGS and rows[at - 1][0][0].text == ",")
        or (role == "nmod" and kind == "GPE")
        or (role == "npadvmod" and (kind == "PERSON" or (not kind and pos == "NOUN" and above < at)))
        or (role == "conj" and tag in ("IN", "TO") and rows[at - 1][0][4] == "cc")
        or (role == "advmod" and tag == "NNP")
    )


def _has_own_subject(rows: list[Row], at: int, first: int) -> bool:
    """Whether the words right after a verb are the subject of another."""
    return at + 1 < len(rows) and rows[at + 1][0][1] == "NNP" and rows[at + 1][2] - first > at + 1


def _is_bare(rows: list[Row], above: int, at: int) -> bool:
    """Whether a clause follows a noun that nothing stands above, with a name right after that noun."""
    return above < at and rows[above][0][4] in ("ROOT", "pobj") and rows[above + 1][0][1] == "NNP"


def _is_part(rows: list[Row], at: int) -> bool:
    """Whether a noun ends a word with a hyphen, or stands behind a price: *a cease-fire*, *a $15 a share bid*."""
    before = rows[at - 2]
    hyphened = rows[at - 1][0][0].text == "-" and not before[1]
    return hyphened or (at > EARLIEST and before[0][0].lower_ in ("a", "per") and rows[at - 3][5] in _AMOUNTS)


def _opens_next(rows: list[Row], at: int) -> bool:
    """Whether *and* stands a few words before a time, with nothing but a comma and the time's words between."""
    back = at - 1
    while back > 0 and (rows[back][5] in TIMES or rows[back][0][0].text == ","):
        back -= 1
    return back > 0 and rows[back][0][4] == "cc"


def _is_counted_on(rows: list[Row], at: int, first: int) -> bool:
    """Whether the number after a word is another's: ``after a magnitude 6.4 tremor hit``."""
    return at + 1 < len(rows) and rows[at + 1][0][4] == "nummod" and rows[at + 1][2] - first > at + 1


def _may_do(rows: list[Row], at: int) -> bool:
    """Whether a noun stands close after a day and right before a verb or its auxiliary."""
    after = at + 1 < len(rows) and rows[at + 1][0][2] in ("VERB", "AUX") and rows[at + 1][0][1] != "VBG"
    return after and not rows[at][5] and any(row[5] in TIMES for row in rows[max(0, at - _CLOSE) : at])


def _joined(words: Words, at: int) -> None:  # noqa: C901 - a branch a role
    """What hangs on the words before it, once those hang where they should."""
    if words.uses[at][1] == "WP$":
        mend_whose(words, at)
    elif words.role(at) == "acl":
        mend_absolute(words, at)
        mend_befallen(words, at)
        mend_relative(words, at)
        mend_reduced(words, at)
        mend_object_relative(words, at)
    elif words.role(at) == "xcomp":
        mend_nth(words, at)
    elif words.role(at) == "ROOT":
        mend_series(words, at)
    elif words.role(at) == "advcl":
        mend_passives(words, at)
    elif words.role(at) == "appos":
        mend_beside(words, at)
        fill_beside(words, at)
    elif words.uses[at][0].text == ";":
        mend_apart(words, at)
    elif words.kinds[at] == "ORG":
        join_firm(words, at)
    elif words.role(at) == "conj" and words.uses[at][2] == "NOUN":
        mend_callings(words, at)
    elif words.role(at) == "conj" and words.kinds[at] == "PERSON":
        join_colleague(words, at)
        part_holder(words, at)


def _is_thing(words: Words, at: int) -> bool:
    """Whether a word is a noun, *that* for one, or a sum of money."""
    return may_be_gapped(words.uses[at]) or words.kinds[at] == "MONEY"
