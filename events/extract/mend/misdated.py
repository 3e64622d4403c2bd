"""What a day without a comma behind it was taken into; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import ERAS, PAST_TAGS, SUBJECTS
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.lexicon import verb as known_verb
from events.extract.language.predicates import in_class
from events.extract.mend.missubjects import NEXT, SPANS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["may_be_misdated", "mend_dated", "part_day", "whose_day"]

#: Months that are nobody's name, and what points at one: *that August Norland sent troops*.
_MONTHS = frozenset(("january", "february", "march", "july", "august", "september", "october", "november", "december"))
_ALL_MONTHS = _MONTHS | {"april", "may", "june"}
_THAT = frozenset(("that",))
_WHICH = ("this", "last", "next")
#: What may stand before an event that another came after.
_AFTER = frozenset(("after", "following"))
#: What a number of years begins with that is not told exactly.
_ROUGHLY = ("less", "more", "fewer")
#: What a month behind *that* was taken for.
_OF_THAT = ("dobj", "pobj", "npadvmod")
_TOWARDS = ("from", "to", "into", "across", "through", "towards")
#: What a day is to a noun behind it that it was taken into.
_TAKEN = ("nmod", "compound", "poss", "nummod")


def may_be_misdated(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be part of a day that was taken into what stands behind it, or said after a day."""
    taken = rows[at][0][4] in SUBJECTS and _is_read_as_who(rows, at, first)
    return taken or _may_be_misdated(rows, at, first)


def _may_be_misdated(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word that was taken for nobody may be."""
    (form, tag, pos, _, role), _, head, _, _, kind = rows[at]
    if role in ("compound", "npadvmod") and at and _points(rows[at - 1][0][0].lower_, form.lower_):
        return True
    if kind in TIMES and role == "advmod" and form.lower_ == "later":
        before = head - first > at + 1 and rows[at + 1][0][4] in ("det", "poss")
        return before or any(row[0][4] == "conj" and row[2] == head for row in rows[head - first + 1 : at])
    if role == "ROOT" and pos == "ADP":
        return at == 0
    if kind in TIMES and not (form.lower_ in _MONTHS and at and rows[at - 1][0][0].lower_ in _THAT):
        above = head - first
        taken = role in _TAKEN and above > at and rows[above][5] not in TIMES
        taken = taken or (role == "amod" and above < at and form.lower_ in _ROUGHLY)
        before = role == "npadvmod" and above > at > 1 and rows[at + 1][0][2] in ("VERB", "AUX")
        before = before or (role == "npadvmod" and at > 2 and _is_of_month(rows[at - 2][0][4], rows[at - 2][5]))
        taken = taken or before or (role == "npadvmod" and at > 1 and _is_undated(rows[:at], first + at))
        taken = taken or (role == "npadvmod" and above == at - 1 and rows[above][0][4] == "nummod")
        return taken or (role in _OF_THAT and at > 0 and rows[at - 1][0][0].lower_ == "that")
    if role == "prep":
        dated = form.lower_ in ("in", "of", "on") and at + 1 < len(rows) and rows[at + 1][5] in TIMES
        return dated and rows[at - 1][0][4] in ("pobj", "dobj")
    ended = role in ("ROOT", "conj") and (tag == "VBG" or pos == "NOUN") and at > 1
    return ended and rows[at - 1][0][4] == "amod" and rows[at - 1][0][0].lower_.endswith("ed")


def _points(before: str, time: str) -> bool:
    """Whether a word points at a time behind it: ``next year``, ``that August``."""
    return (time in SPANS and before in NEXT) or (time in _MONTHS and before in _THAT)


def _is_read_as_who(rows: list[Row], at: int, first: int) -> bool:
    """Whether a day was taken for who did something, before who did."""
    (form, tag, _, _, role), _, head, _, _, kind = rows[at]
    between = rows[at + 1 : head - first]
    day = form.lower_ in _ALL_MONTHS or form.text in ERAS or (kind in TIMES and tag == "CD")
    return day and any(row[0][4] == "appos" or (row[0][4] == role and row[2] == head) for row in between)


def _is_of_month(role: str, kind: str) -> bool:
    """Whether a word before a year is a month under a preposition."""
    return role == "pobj" and kind in TIMES


def _is_undated(before: list[Row], head: int) -> bool:
    """Whether an adjective, alone before a day, says nothing of it: ``found him guilty Thursday``."""
    (_, tag, _, _, role), _, above, _, _, kind = before[-1]
    alone = all(row[2] != head for row in before[:-1])
    return alone and (tag, role, above, kind) == ("JJ", "amod", head, "")


def mend_dated(words: Words, at: int) -> None:
    """Put a word right that is part of a day taken into what stands behind it, or that is told after a day."""
    role = words.role(at)
    if role == "prep":
        _rehang_year(words, at)
        return
    that = at > 0 and words.lower(at) in _MONTHS and words.lower(at - 1) in _THAT
    opens = at == 1 and words.lower(0) in ("last", "this")
    before = role == "compound" or (role == "npadvmod" and words.role(words.heads[at]) in SUBJECTS)
    if before and not opens and (words.lower(at) in SPANS or that):
        _part_next(words, at)
        return
    if role in SUBJECTS:
        _part_who(words, at)
    elif role == "ROOT" and not at and words.uses[at][2] == "ADP":
        _mend_opening_day(words, at)
    elif words.kinds[at] in TIMES:
        if role == "amod":
            _rehang_roughly(words, at)
        elif role in _TAKEN:
            part_day(words, at)
        elif role == "npadvmod" and words.heads[at] == at - 1 and words.role(at - 1) == "nummod":
            part_day(words, at - 1)  # "and on 3 May Danish cavalry crossed the river"
        else:
            _part_from(words, at)
    elif at > 1 and role in ("ROOT", "conj") and words.role(at - 1) == "amod" and words.lower(at - 1).endswith("ed"):
        _mend_ended(words, at)


def _part_from(words: Words, at: int) -> None:
    """A day without what stands before it: *opened that October*, *found him guilty Thursday*."""
    role, verb = words.role(at), words.heads[at]
    if at > 2 and words.lower(at - 1) in _WHICH and _is_of_month(words.role(at - 2), words.kinds[at - 2]):
        words.hang(at, at - 2)  # "their first win since February this year"
        if words.role(prep := words.heads[at - 2]) == "prep" and words.role(words.heads[prep]) == "dobj":
            words.hang(prep, verb)
    elif role == "npadvmod" and verb > at:
        _rehang_told(words, at, verb)
    elif role == "npadvmod":
        undated = words.uses[at - 1][1] == "JJ" and not words.kinds[at - 1]
        if not undated or words.role(at - 1) != "amod" or [n for n in words.under(at) if n < at] != [at - 1]:
            return  # "the following year"
        has = any(words.role(n) == "dobj" for n in words.under(verb))
        words.hang(at - 1, verb, role="oprd" if has else "acomp")
    elif role == "dobj" and at and words.lower(at - 1) == "that":
        words.hang(at, verb, role="npadvmod")  # "an inquiry opened that October"
    elif role in _OF_THAT and verb == at - 1 and words.lower(at - 1) == "that":
        verb = next((n for n in range(at - 2, -1, -1) if words.uses[n][2] == "VERB"), verb)
        words.hang(at, verb, role="npadvmod")  # where *that* was taken for a preposition or a conjunction
        words.hang(at - 1, at, role="det", tag="DT", pos="DET")


def _rehang_told(words: Words, at: int, verb: int) -> None:
    """A time before a verb is of what its subject tells: *a man held for a theft last month appeared on Tuesday*."""
    begin = at
    while words.kinds[begin - 1] in TIMES and begin > 1:
        begin -= 1
    own = (n for n in words.under(verb) if n > verb)
    own = (c for n in own for c in (n, *words.under(n)) if words.role(n) in ("npadvmod", "prep"))
    if words.lower(begin) != "last" and not any(words.kinds[n] in TIMES for n in own):
        return
    above = begin - 1
    while words.role(above) not in SUBJECTS and words.heads[above] != above:
        known = noun(words.uses[above][3].lower()) if words.uses[above][2] == "NOUN" else None
        if words.role(above) == "acl" or (known is not None and known.event_share >= EVENTIVE):
            words.hang(at, above)
            return
        above = words.heads[above]


def _part_next(words: Words, span: int) -> None:
    """A time told as the next, before whoever did something then: *the following spring Crane set out*."""
    name = words.heads[span]
    verb = words.heads[name]
    told = words.role(name) in SUBJECTS and words.uses[verb][2] == "VERB" and verb > name
    if told and words.lower(span - 1) in NEXT | _THAT:
        words.hang(span, verb, role="npadvmod")
        words.kinds[span] = "DATE"
        for n in words.under(name):
            if n < span:
                words.hang(n, span)


def _rehang_year(words: Words, at: int) -> None:
    """The year of a mishap that a thing was done after, or of what one was made: *rebuilt after a fire in 1964*."""
    what, above = at - 1, words.heads[at]
    if words.lower(at) == "of" and _part_spent(words, at):
        return
    if words.role(above) == "oprd" and words.uses[above][2] == "NOUN" and above < what:
        words.hang(at, words.heads[above])  # "was declared winner of the vote on 7 May"
        return
    if words.uses[above][3].lower() == "follow":
        _rehang_followed(words, at)
        return
    if words.role(above) == "acl" and words.uses[above][1] == "VBN":
        _rehang_owned(words, at)
        return
    after = words.heads[what]
    known = noun(words.lower(what)) if words.role(what) == "pobj" else None
    if known is None or known.event_share < EVENTIVE or words.lower(after) not in _AFTER:
        return
    verb = words.heads[after]
    new = any(words.lower(n) in ("a", "an", "another") for n in words.under(what))
    if new and words.heads[at] == verb and in_class(words.uses[verb][3], "mending"):
        words.hang(at, what)


def _rehang_followed(words: Words, at: int) -> None:
    """A date after what an event followed is of that: *the strike followed a walkout in March*."""
    verb, what = words.heads[at], at - 1
    who = next((n for n in words.under(verb) if words.role(n) == "nsubj"), None)
    known, cause = noun(words.uses[what][3].lower()), None if who is None else noun(words.uses[who][3].lower())
    event = cause is not None and cause.event_share >= EVENTIVE
    told = who is not None and (words.lower(who) in ("that", "this", "it", "which") or event)
    if told and known is not None and known.event_share >= EVENTIVE:
        words.hang(at, what)


def _rehang_owned(words: Words, at: int) -> None:
    """A date after the owner of what was bought is of that: *bought a mill owned by Arlex in March*."""
    owned = words.heads[at]
    thing = words.heads[owned]
    verb = words.heads[thing]
    by = any(words.role(n) == "agent" for n in words.under(owned))
    done = words.role(thing) in ("dobj", "nsubjpass") and words.uses[verb][1] in PAST_TAGS
    if by and done and in_class(words.uses[owned][3].lower(), "owning"):
        words.hang(at, verb)


def part_day(words: Words, at: int) -> None:
    """A day after a preposition that nothing else stands under: *in February 2012 Crane set up a firm*."""
    name = words.heads[at]
    begin, end = _span(words, at)
    the = begin > 1 and words.lower(begin - 1) == "the" and words.heads[begin - 1] == name
    prep = begin - 1 - the
    behind = words.uses[name][2] == "PROPN" or (name == end + 1 and words.role(at) == "compound")
    if prep < 0 and words.lower(0) in ("last", "next", "this") and behind:
        _part_opening(words, at, name)
        return
    verb = words.heads[prep] if prep >= 0 else prep
    joins = [n for n in words.under(prep) if words.role(n) == "cc"] if prep == 0 else []
    if prep == 0 and words.under(prep) == [name, *joins] and words.uses[verb][2] == "VERB" and name < verb:
        if not any(words.role(n) in SUBJECTS for n in words.under(verb)):
            _part_names(words, prep, [name])  # "On 3 April 1912 Lund, Moss and four others set out"
            if any(words.role(n) == "auxpass" for n in words.under(verb)):
                words.hang(name, verb, role="nsubjpass")  # "In 2015 secret memos were leaked"
                words.hang(at, prep, role="pobj")
                return
            words.hang(name, verb, role="nsubj")
            words.hang(verb, words.heads[verb], tag="VBD")
            for n in joins:  # "On 3 May 1999 police arrested Lind but freed him"
                words.hang(n, next((c for c in words.under(name) if words.role(c) == "acl" and c < n), verb))
        return
    if prep < 0 or words.role(prep) != "prep" or words.under(prep) or name <= end:
        return
    day = next((n for n in range(end, begin - 1, -1) if words.uses[n][2] in ("PROPN", "NOUN")), end)
    for n in range(begin, end + 1):
        if n != day and not begin <= words.heads[n] <= end:
            words.hang(n, day)
    words.hang(day, prep, role="pobj")


def _span(words: Words, at: int) -> tuple[int, int]:
    """The first and the last word of a day; no number of the things behind it: *on May 3 two ships sank*; in place."""
    begin, end, things = at, at, words.heads[at]
    while begin and words.kinds[begin - 1] in TIMES and words.lower(begin - 1) != "between":
        begin -= 1
    while end + 1 < len(words) and words.kinds[end + 1] in TIMES:
        end += 1
    counts = words.heads[end] == things == end + 1 and (words.role(end), words.uses[things][1]) == ("nummod", "NNS")
    if counts and any(use[1] == "CD" for use in words.uses[begin:end]):
        words.kinds[end] = "CARDINAL"
        return begin, end - 1
    return begin, end


def _part_who(words: Words, at: int) -> None:
    """A day that opens a sentence, before who did it: *On 3 May 1999, the mayor, speaking in Lund, condemned it*."""
    verb, end = words.heads[at], at
    counts = words.kinds[at] in TIMES and words.uses[at][1] == "CD"
    if verb < at or not (counts or words.lower(at) in _ALL_MONTHS or words.uses[at][0].text in ERAS):
        return
    while end + 1 < verb and (words.kinds[end + 1] in TIMES or words.lower(end + 1) == "and"):
        end += 1
    if any(words.role(n) == words.role(at) for n in words.under(verb) if end < n < verb):
        words.hang(at, end if end > at else verb, role="nummod" if end > at else "npadvmod")
        return  # "On Monday, 3 May 1999, a treaty was signed"
    who = next((n for n in range(end + 1, verb) if words.role(n) == "appos" and at <= words.heads[n] <= end), None)
    if who is None or words.uses[who][2] not in ("NOUN", "PROPN"):
        return
    words.hang(who, verb, role=words.role(at))
    prep = next((n for n in range(at - 1, -1, -1) if words.role(n) == "prep" and words.uses[n][2] == "ADP"), None)
    for n in range(0 if prep is None else prep + 1, at):
        if words.heads[n] in (prep, verb) and words.uses[n][2] == "NUM":
            words.hang(n, at, role="nummod")
    words.hang(at, verb if prep is None else prep, role="npadvmod" if prep is None else "pobj")


def _part_spent(words: Words, of: int) -> bool:
    """A time that was spent doing what is told behind it: *spent the rest of 1512 besieging Tarn*; whether it was."""
    spend, end = words.verb_over(words.heads[of]), of
    while end + 2 < len(words) and words.kinds[end + 1] in TIMES:
        end += 1
    doing = end + 1
    if doing == len(words):
        return False
    if not words.lower(doing).endswith("ing") or words.uses[spend][3] != "spend" or doing == of + 1:
        return False
    if (thing := words.heads[doing]) > doing:
        words.hang(thing, doing, role="dobj")
    words.hang(doing, spend, role="xcomp", tag="VBG", pos="VERB")
    for n in range(of + 1, end):
        words.hang(n, end)
    words.hang(end, of, role="pobj")
    return True


def _part_opening(words: Words, month: int, name: int) -> None:
    """A time that opens a sentence, before who did something then: *Last November Corvane bought a mill*."""
    if words.role(name) in SUBJECTS and words.heads[name] > name:
        words.hang(month, words.heads[name], role="npadvmod")
        for n in words.under(name):
            if n < month:
                words.hang(n, month)


def _rehang_roughly(words: Words, less: int) -> None:
    """A time counted from another, behind what did something: *was wrecked by a gale less than a year later*."""
    verb = words.heads[less]
    while words.uses[verb][2] not in ("VERB", "AUX") and words.heads[verb] != verb:
        verb = words.heads[verb]
    later = any(words.lower(n) in ("later", "earlier") for n in range(less + 1, min(less + 6, len(words))))
    if later and words.uses[verb][2] == "VERB":
        words.hang(less, verb, role="advmod")


def _mend_opening_day(words: Words, prep: int) -> None:
    """What a sentence tells that opens with a day: *On 2 May 1534 a plague that came by sea emptied the port*.

    And what was taken for a clause of its last word: *By the end of the century it had silted up*.
    """
    if (told := next((n for n in range(prep + 2, len(words)) if _tells_on(words, n)), None)) is not None:
        words.hang(told, told, role="ROOT")
        words.hang(prep, told, role="prep")
        for n in words.under(prep):
            if words.role(n) == "punct":
                words.hang(n, told)
        return
    time = next((n for n in words.under(prep) if words.role(n) == "pobj" and words.kinds[n] in TIMES), prep)
    of = next((n for n in words.under(time) if words.lower(n) == "of"), prep)  # "In the spring of 1848 revolts spread"
    _part_names(words, of, [n for n in words.under(of) if words.role(n) == "pobj"])
    objects = [n for n in words.under(of) if words.role(n) == "pobj"]
    if len(objects) != 2 or words.kinds[objects[0]] not in TIMES or words.kinds[objects[1]] in TIMES:
        return
    who = objects[1]
    deed = next((n for n in range(len(words) - 1, who, -1) if _says(words, n)), None)
    if deed is None or any(words.role(n) in SUBJECTS for n in words.under(deed)):
        return
    words.hang(deed, deed, role="ROOT", tag="VBD", pos="VERB")
    words.hang(who, deed, role="nsubj")
    words.hang(prep, deed, role="prep")
    for n in words.under(prep):
        if n > deed or words.role(n) == "punct":
            words.hang(n, deed)


def _tells_on(words: Words, verb: int) -> bool:
    """Whether a clause hangs on a time right before it, or on what *followed*, with a subject and no mark."""
    time = words.heads[verb]
    if words.uses[verb][2] != "VERB" or words.role(verb) not in ("relcl", "ccomp"):
        return False
    behind = words.kinds[time] in TIMES if words.role(verb) == "relcl" else words.lower(time) == "followed"
    who = next((n for n in words.under(verb) if words.role(n) in SUBJECTS), None)
    marked = any(words.uses[n][1] in ("WDT", "WP", "WRB") or words.role(n) == "mark" for n in words.under(verb))
    return behind and who is not None and not marked and min([who, *words.under(who)]) == time + 1


def _part_names(words: Words, prep: int, objects: Sequence[int]) -> None:
    """Part a day from who is named behind it: *On 3 April 1912 Lund, Moss and four others set out*; in place."""
    if len(objects) != 1 or words.uses[objects[0]][1] not in ("NNP", "NNS") or words.kinds[objects[0]] in TIMES:
        return
    who = objects[0]
    days = [n for n in words.under(who) if words.kinds[n] in TIMES and prep < n < who]
    day = next((n for n in days if words.role(n) in _TAKEN), None)
    if day is None or days[0] > prep + 1 + (words.lower(prep + 1) == "the"):
        return
    for n in words.under(who):
        if n in days or n < day:  # "On the Friday police raided it"
            words.hang(n, prep if n == day else day, role="pobj" if n == day else "")


def _says(words: Words, at: int) -> bool:
    """Whether a participle with an object or a way that it went was hung on a noun before it."""
    above = words.heads[at]
    named = words.uses[above][2] == "PROPN"  # "Lund, Moss and four others set out"
    parts = range(above + 1, at) if named else range(0)
    joined = any(words.role(n) == "conj" for n in parts) and words.role(at - 1) == "conj"
    taken = words.role(at) == "acl" and words.uses[at][1] in PAST_TAGS and (above == at - 1 or joined)
    return taken and any(words.role(n) in ("dobj", "prt") or words.lower(n) in _TOWARDS for n in words.under(at))


def _mend_ended(words: Words, at: int) -> None:
    """What something did to an activity: *a strike in 1926 ended brewing*, where nothing else is said."""
    deed, under = at - 1, words.under(at)
    who = next((n for n in under if words.role(n) == "nsubj"), None)
    stray = any(words.role(n) in ("aux", "auxpass", "det", "cop") for n in under)
    if who is None or stray or known_verb(words.lower(deed).removesuffix("ed")) is None:
        return
    head, role = words.heads[at], words.role(at)
    lemma = words.lower(deed).removesuffix("ed")
    words.hang(deed, deed if head == at else head, role=role, tag="VBD", pos="VERB", lemma=lemma)
    for n in under:
        if n != deed and (n < deed or words.role(n) == "punct"):
            words.hang(n, deed)
    words.hang(at, deed, role="dobj", tag="NN", pos="NOUN", lemma=words.lower(at))


def whose_day(words: Words, at: int) -> int | None:
    """The verb whose day was hung on a word that has none: ``to appear before magistrates on 14 March``.

    What is reported on a weekday is not of that day: ``reported a rise in profit on Wednesday``. Nor has a time a year:
    ``admitted girls for the first time in 1921``.
    """
    thing = words.heads[at]
    if thing == at - 1 and (verb := _agreed_to(words, thing)) is not None:
        return verb
    if words.role(thing) == "pobj" and thing == at - 1:
        if words.lower(thing) == "time" and words.lower(words.heads[thing]) == "for":
            return words.heads[words.heads[thing]]
        entry, verb = noun(words.uses[thing][3].lower()), words.heads[words.heads[thing]]
        somebody = words.uses[thing][2] == "NOUN" and entry is not None and entry.share("person") > EVENTIVE
        if somebody and words.uses[verb][2] == "VERB":
            return verb
    charge = words.heads[thing]
    if words.role(thing) == "acl" and words.uses[thing][1] == "VB" and words.role(charge) == "pobj":
        verdict = words.heads[words.heads[charge]]
        verb = words.heads[verdict] if words.lower(verdict) == "guilty" else verdict
        judged = in_class(words.uses[verb][3].lower(), "prosecuting") or verb != verdict
        year = any(words.lower(n).isdigit() for n in range(at + 1, min(at + 4, len(words))) if words.kinds[n] in TIMES)
        return verb if judged and not year else None  # "found guilty of conspiracy to defraud in August"
    if not words.lower(at + 1).endswith("day") or words.lower(at) != "on":
        return None
    while words.role(thing) in ("pobj", "prep") and words.heads[thing] < thing:
        thing = words.heads[thing]
    verb = words.heads[thing]
    told = words.role(thing) == "dobj" and in_class(words.uses[thing][3].lower(), "results")
    told = told and in_class(words.uses[verb][3].lower(), "disclosing", "posting")
    return verb if told or words.lower(thing) == "guilty" else None  # "found her guilty of fraud on Friday"


def _agreed_to(words: Words, thing: int) -> int | None:
    """What was done about a proposal that was told of before: ``agreed to the loan on 4 March``."""
    the = any(words.lower(n) in ("the", "this", "that") for n in words.under(thing))
    verb = words.heads[words.heads[thing]] if words.role(thing) == "pobj" else words.heads[thing]
    told = words.role(thing) in ("pobj", "dobj") and words.uses[verb][1] in PAST_TAGS
    return verb if the and told and in_class(words.uses[thing][3].lower(), "proposal.nouns") else None
