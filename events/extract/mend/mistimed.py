"""Times that were taken for a number, left by themselves or hung on *later*; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import SUBJECTS
from events.extract.language.lexicon import EVENTIVE, is_temporal, noun
from events.extract.language.predicates import in_class
from events.extract.mend.misdated import part_day
from events.extract.mend.missubjects import SPANS
from events.extract.mend.mistaken import is_mistaken, mend_mistaken

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_mistimed", "mend_timed"]

#: So many digits has a year that may be taken for how many did something.
_YEAR = 4
#: Tags of the last word of a date.
_DAYS = ("CD", "NN", "NNP")
_IN = ("in", "on")
_SIDES = ("after", "before")
_CLAUSES = ("relcl", "advcl")
_PHRASES = ("prep", "agent", "dative")
#: Before the second time of a verb stand so many words at least.
_SECOND = 5
_APART = ("earlier", "later", "before")
_NO = ("no", "not")
#: What stands for another event of the same kind.
_OTHERS = ("one", "another")
#: What somebody was found or left is told by; and how far before what is joined to it that stands.
_STATES, _FAR = ("oprd", "acomp"), 4
#: What stands before a clause that tells what was announced.
_STOPS = (":", ";")


def is_mistimed(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be one of those; asked of most words, and so only what is cheap to ask."""
    return is_mistaken(rows, at, first) or _is_mistimed(rows, at, first)


def _is_mistimed(rows: list[Row], at: int, first: int) -> bool:  # noqa: PLR0911 - one return a role
    (form, tag, pos, _, role), _, head, _, _, kind = rows[at]
    if role == "pcomp":
        return form.lower_ in _APART and kind in TIMES and rows[head - first][0][4] == "prep" and head - first < at - 2
    if role in _PHRASES:
        return 0 < at < len(rows) - 1 and _may_be_astray(rows, at, head - first) if at else _counts_by_year(rows)
    if form.lower_ == "immediately":
        return at > 1 and rows[at - 1][0][0].lower_ == "effective"
    if role == "pobj" and tag in ("NN", "NNS") and head - first < at - 2:
        return rows[head - first][0][0].lower_ == "on" and rows[head - first + 2][5] == "ORDINAL"
    if role == "pobj":
        month = rows[at + 1] if tag == "CD" and at + 1 < len(rows) else None
        return month is not None and month[0][1] == "NNP" and kind == month[5] == "DATE" and month[0][4] == "npadvmod"
    if role == "appos":
        alone = rows[head - first][0][4] == "npadvmod" and head - first == at - 1 and pos in ("PROPN", "NOUN")
        return alone and rows[at - 1][0][0].lower_ in SPANS and rows[at - 1][2] > first + at
    if role in _CLAUSES and rows[head - first][5] == "DATE":
        return rows[head - first][0][4] == "appos" and rows[min(head - first + 1, at)][0][0].lower_ in _SIDES
    if role == "advcl":
        whom = at - 1 - (rows[at - 1][0][2] == "ADV")
        left = tag == "VBN" and whom > 0 and rows[whom][0][4] == "dobj" and rows[whom][2] == head
        return left and rows[head - first][0][3] == "leave"
    if role == "conj":
        return pos == "VERB" and any(row[0][0].lower_ == "until" for row in rows[max(head - first, 0) : at])
    return kind == "DATE" and role == "ROOT" and at > 1 and rows[at - 1][5] == "TIME" and head - first == at


def _counts_by_year(rows: list[Row]) -> bool:
    """Whether a year behind the first word may be taken for how many did something."""
    if len(rows) <= _YEAR:
        return False
    counts = rows[1][0][4] == "nummod" and rows[1][2] < rows[0][2]
    return counts and rows[0][0][0].lower_ == "in" and len(rows[1][0][0].text) == _YEAR


def _may_be_astray(rows: list[Row], at: int, above: int) -> bool:
    """Whether a preposition may hang on another word than its own."""
    word, before, behind = (rows[n][0][0].lower_ for n in (at, at - 1, at + 1))
    if above > at:
        return word in _IN and any(row[0][0].text == ";" for row in rows[at:above])
    if word == "than":
        return before == "later" and at > 1 and rows[at - 2][0][0].lower_ in _NO
    if word == "at" and behind == "the" and at + 2 < len(rows) and rows[at + 2][0][0].lower_ == "latest":
        return rows[at - 1][0][1] in _DAYS
    later = word == "in" and above == at - 1 and at + 3 < len(rows) and rows[at + 3][0][0].lower_ == "later"
    beside = word in _IN and rows[at + 1][5] in TIMES
    beside = beside and (_is_of_what(rows, at) or _is_of_before(rows, at) or _is_of_other_clause(rows, at, above))
    if beside or (later and rows[above][0][2] == "VERB"):
        return True
    if word in _IN and rows[above][0][1] == "VBN" and rows[above][0][4] == "acl":
        return rows[at + 1][5] in TIMES or rows[at + 1][0][1] == "CD"
    second = at > _SECOND and rows[at - 1][5] in TIMES
    return second and any(row[0][0].lower_ in _IN for row in rows[at - _SECOND : at - 1])


def _is_of_what(rows: list[Row], at: int) -> bool:
    """Whether a noun is right before a time, and behind that what it is of: *the collapse in 2020 of the mill*."""
    time = rows[at + 1]
    of = time[0][4] == "pobj" and at + 3 < len(rows) and rows[at + 2][0][0].lower_ == "of"
    thing = rows[at - 1][0][2] == "NOUN" and rows[at - 1][0][4] in ("pobj", "dobj")
    return of and thing and rows[at + 3][5] not in TIMES


def _is_of_before(rows: list[Row], at: int) -> bool:
    """Whether a time tells when that was which is told of right before it, as what something was since or after."""
    if rows[at - 1][0][4] == "pobj" and rows[at - 1][5] not in TIMES:
        if any(row[0][0].lower_ == "again" for row in rows[at:]):
            return True
        return next((row[0][0].lower_ for row in reversed(rows[:at]) if row[0][2] in ("ADP", "SCONJ")), "") == "since"
    return rows[at - 1][0][0].text == "," and rows[at - 2][0][4] == "pobj" and rows[at - 2][0][0].lower_ in _OTHERS


def _is_of_other_clause(rows: list[Row], at: int, above: int) -> bool:
    """Whether a time was hung on what stands before a colon, or on what is joined to how somebody was left.

    Or behind an aside on a verb that has a time, and not on the one joined to that.
    """
    if rows[at - 1][0][0].text == "," and rows[at - 2][0][4] == "advcl":
        return in_class(rows[rows[at - 2][2] - rows[at][2] + above][0][3], "lapsing")
    if rows[at - 1][0][0].text == "," and rows[above][0][2] == "VERB":
        joined = next((n for n in range(above, at) if rows[n][0][4] == "conj" and rows[n][2] == rows[at][2]), above)
        return any(row[5] in TIMES for row in rows[above:joined])
    if rows[at - 1][0][0].text in _STOPS:
        return rows[above][0][4] == "ccomp" and above < at
    states = (row for row in rows[max(above - _FAR, 0) : above] if row[0][4] in _STATES)
    return rows[above][0][4] == "conj" and any(row[0][2] == "ADJ" for row in states)


def mend_timed(words: Words, at: int) -> None:  # noqa: C901, PLR0912 - one branch a construction
    """Put a time right."""
    role, word = words.role(at), words.lower(at)
    if mend_mistaken(words, at):
        return
    if role == "ROOT":
        _rehang_behind_hour(words, at)
    elif role == "pcomp":
        _rehang_earlier(words, at)
    elif word == "immediately":
        _rehang_at_once(words, at)
    elif role == "conj":
        _rehang_when(words, at)
    elif role == "appos":
        _part_apposed(words, at)
    elif not at:
        words.kinds[1] = "DATE"  # "In 1911 miners led by Lund struck"
        part_day(words, 1)
    elif words.heads[at] > at:
        _rehang_before_stop(words, at)
    elif word == "than":
        _rehang_latest(words, at)
    elif word == "at" and words.behind(at, 2) == "latest":
        words.hang(at, at - 1)  # "by May at the latest"
    elif word == "in" and words.behind(at, 3) == "later" and words.heads[at] == at - 1:
        _part_particle(words, at)
    elif word in _IN and words.behind(at, 2) == "of" and words.heads[at + 2] == at + 1:
        _rehang_between(words, at)
    elif word in _IN and (before := _before(words, at)) is not None:
        words.hang(at, before)
    elif role == "pobj":
        (_join_month if words.uses[at][1] == "CD" else _part_nth)(words, at)
    elif role in _CLAUSES and words.kinds[words.heads[at]] == "DATE":
        _count_from(words, at)
    elif role == "advcl":
        _join_left(words, at)
    elif word in _IN and words.role(words.heads[at]) == "acl":
        _rehang_from_maker(words, at)
    else:
        _rehang_second(words, at)


def _rehang_between(words: Words, prep: int) -> None:
    """When that was which a noun tells right before, and behind it what it was of: *the theft in May of an oar*."""
    thing = prep - 1
    entry = noun(words.uses[thing][3].lower()) if words.uses[thing][2] == "NOUN" else None
    went = words.uses[words.heads[words.heads[thing]]][3] == "go"  # "went on a tour in May of four towns"
    if entry is not None and entry.event_share >= EVENTIVE and not went:
        words.hang(prep, thing)
        words.hang(prep + 2, thing)


def _part_particle(words: Words, in_: int) -> None:
    """*The state stepped in ten years later*: it stepped in, and that was so long later."""
    verb = words.heads[in_]
    words.move(in_, verb)
    words.hang(in_, verb, role="prt", tag="RP")
    for n in words.under(verb):
        if n > in_ and words.role(n) == "pobj":
            words.hang(n, verb, role="npadvmod")


def _part_apposed(words: Words, who: int) -> None:
    """Who did something, right behind when: *That spring Norland, with forty guns, pushed on*."""
    time = who - 1
    verb = words.heads[time]
    if words.uses[verb][2] != "VERB" or any(words.role(n) in SUBJECTS for n in words.under(verb)):
        return
    passive = any(words.role(n) == "auxpass" for n in words.under(verb))
    words.hang(who, verb, role="nsubjpass" if passive else "nsubj")
    words.move(time, who, after=who)


def _before(words: Words, prep: int) -> int | None:
    """What was then, right before the time: *its first win since the final in May*, *after another, on 3 May*.

    Or the verb around it: *Trade is up: in May we sold nine*, *it left two dead or missing in May*; or the last one:
    *begun in 1951 and finished, after two floods, in 1958*.
    """
    above = words.heads[words.heads[prep]]
    if (late := _at_length(words, prep)) is not None:
        return late
    if words.role(above) == "agent" and words.role(words.heads[prep]) == "pobj":
        verb = words.heads[above]  # "was struck by lightning in 1703, again in 1711"
        again = (n for n in words.under(verb) if n > prep and words.lower(n) == words.lower(prep))
        return verb if any(words.lower(t) == "again" for n in again for t in words.under(n)) else None
    deeds = [n for n in words.under(words.heads[prep]) if n < prep and words.role(n) == "conj"]
    if words.lower(prep - 1) == "," and deeds and words.uses[deeds[-1]][2] == "VERB":
        return deeds[-1]
    if words.lower(prep - 1) in _STOPS:
        return above if above > prep and words.uses[above][2] == "VERB" else None
    if words.role(words.heads[prep]) == "conj" and words.role(above) in _STATES:
        return words.heads[above]
    thing = prep - 1 - (words.uses[prep - 1][0].text == ",")
    named = words.kinds[thing] not in TIMES and words.role(thing) == "pobj"
    link = words.lower(words.heads[thing])
    other = thing == prep - 2 and words.lower(thing) in _OTHERS and link in ("after", "before")
    return thing if other or (named and thing == prep - 1 and link == "since") else None


def _at_length(words: Words, prep: int) -> int | None:
    """What was done after so long, right before when: *It took years before the bridge was built, in 1932*."""
    done = prep - 2
    marked = any(words.role(n) == "mark" and words.lower(n) == "before" for n in words.under(done))
    if words.lower(prep - 1) != "," or words.role(done) != "advcl" or not marked:
        return None
    lapse = words.heads[done]
    units = (words.uses[n][3].lower() for n in (words.heads[lapse], *words.under(lapse)) if n < done)
    long = in_class(words.uses[lapse][3], "lapsing") and any(map(is_temporal, units))
    return done if long else None


def _count_from(words: Words, verb: int) -> None:
    """*Was shut on May 3, 2005, a day after a storm struck*: so long before what is told it did."""
    unit = words.heads[verb]
    main = words.verb_over(words.heads[unit])
    if words.uses[main][2] == "VERB" and main < unit:
        words.hang(verb, main, role="advcl")
        words.hang(unit, verb, role="npadvmod")


def _join_left(words: Words, harmed: int) -> None:
    """*Left six people injured on Friday*: how it left them, which was then."""
    verb = words.heads[harmed]
    words.hang(harmed, verb, role="oprd", tag="JJ", pos="ADJ", lemma=words.lower(harmed))
    for n in words.under(harmed):
        if any(words.kinds[t] in TIMES for t in (n, *words.under(n))):
            words.hang(n, verb)


def _join_month(words: Words, day: int) -> None:
    """*Extended until 31 May a curfew*: until then, and it is the curfew that was extended."""
    month, prep = day + 1, words.heads[day]
    words.hang(month, prep, role="pobj")
    words.hang(day, month, role="nummod")
    for n in words.under(month):
        if n > month and words.role(n) == "npadvmod" and words.uses[n][2] == "NOUN":
            words.hang(n, words.heads[prep], role="dobj")


def _part_nth(words: Words, who: int) -> None:
    """Who did something on a day of the month that was taken into it: *and on the 27th two tugs pulled her clear*."""
    prep = words.heads[who]
    nth, verb = prep + 2, words.heads[prep]
    opens = words.lower(prep + 1) == "the" and words.lower(nth)[0].isdigit() and words.heads[nth] == who
    if not opens or verb < who or any(words.role(n) in SUBJECTS for n in words.under(verb)):
        return
    passive = any(words.role(n) == "auxpass" for n in words.under(verb))
    words.hang(who, verb, role="nsubjpass" if passive else "nsubj")
    words.hang(nth, prep, role="pobj")
    words.hang(prep + 1, nth)


def _rehang_before_stop(words: Words, prep: int) -> None:
    """*Ran it before he joined Arlex, a bank, in 2003; the state sent him to Lund*: he joined it then."""
    told = next((n for n in range(prep - 1, -1, -1) if words.uses[n][2] == "VERB"), None)
    if told is not None:
        words.hang(prep, told)


def _rehang_behind_hour(words: Words, day: int) -> None:
    """A day behind an hour that was left by itself: *was found dead in Lund around 6:50 a.m. Sunday*."""
    told = next((n for n in range(day - 1, -1, -1) if words.heads[n] == n), None)
    if told is not None and words.uses[told][2] == "VERB":
        words.hang(day, told, role="npadvmod")
        words.move(day, told)


def _rehang_from_maker(words: Words, prep: int) -> None:
    """When a thing came into being of which is told who made it: *opened a pool designed by Pell in 1936*."""
    maker = words.heads[prep]
    thing = words.heads[maker]
    verb = words.heads[thing]
    told = words.role(thing) == "dobj" and any(words.role(n) == "agent" for n in words.under(maker))
    brings = words.uses[verb][1] == "VBD" and in_class(words.uses[verb][3].lower(), "creating", "creating.shown")
    if told and brings and all(kind not in TIMES for kind in words.kinds[:prep]):
        words.hang(prep, verb)


def _rehang_second(words: Words, prep: int) -> None:
    """When what a verb tells was done once more, before where: *passed in 1822 to A and in 1850 to B*."""
    when = next((n for n in range(prep - 1, -1, -1) if words.kinds[n] not in TIMES), 0)
    verb = words.verb_over(words.heads[prep])
    thing = next((n for n in words.under(prep) if words.role(n) == "pobj"), prep)
    first = [n for n in words.under(verb) if words.lower(n) == words.lower(prep) and n < when]
    dated = any(kind in TIMES for kind in words.kinds[verb : when - 1])
    again = when > 0 and words.lower(when) in _IN and words.role(when - 1) == "cc"
    if again and first and dated and words.uses[verb][2] == "VERB":
        words.hang(when, thing, role="prep")
        words.hang(prep, verb)


def _rehang_when(words: Words, verb: int) -> None:
    """What else was done then: *was let until 1867 when it was sold and the organ was removed*."""
    main, under = words.heads[verb], words.under(verb)
    own = any(words.role(n) in SUBJECTS for n in under)
    until = [n for n in words.under(main) if words.lower(n) == "until" and main < n < verb]
    times = [n for n in range(main, verb) if own and until and words.heads[n] == until[-1] and words.kinds[n] in TIMES]
    told = [n for n in range(main, verb) if words.role(n) == "relcl" and words.heads[n] in times]
    joint = next((n for n in words.under(main) if words.role(n) == "cc" and told and told[0] < n < verb), None)
    if joint is not None:
        words.hang(verb, told[0])
        words.hang(joint, told[0])


def _rehang_at_once(words: Words, soon: int) -> None:
    """*Will leave, effective immediately*: at once."""
    over = {soon - 1, soon}
    head = next((n for n in (words.heads[soon - 1], words.heads[soon]) if n not in over), None)
    if head is not None:
        verb = head if words.uses[head][2] == "VERB" else words.heads[head]
        words.hang(soon, verb, role="advmod")
        words.hang(soon - 1, soon, role="advmod", tag="RB", pos="ADV")


def _rehang_latest(words: Words, than: int) -> None:
    """*Must be paid (by) no later than May*: by then."""
    later = than - 1
    by = words.heads[later] if words.role(later) == "pcomp" else later
    words.hang(than, words.heads[by], role="prep")
    words.hang(later, than, role="advmod")
    words.hang(later - 1, later, role="neg")
    if by != later:
        words.hang(by, than, role="advmod")


def _rehang_earlier(words: Words, at: int) -> None:
    """*Had asked for help four days earlier*: it was earlier that somebody asked."""
    prep = words.heads[at]
    if any(words.role(n) == "pobj" for n in words.under(prep)):
        words.hang(at, words.heads[prep], role="advmod")
