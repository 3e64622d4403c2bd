"""Pasts and participles that lead the parser astray; see :mod:`events.extract.mend.mending`.

Two pasts and a subject, of which the first is what was done to it: *An inspection carried out in May revealed cracks*.
And those that stand before what it was done to, *Killed in the blast were two soldiers*, or behind whom it was done
to, *bought from Orsk Steel, declared bankrupt in June*, *Schools, closed since May, will reopen on Monday*. And what
is told beside, of a thing's own parts: *It reopened in April, its roof newly gilded*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.inflect import base_of, is_past_form, participle_of
from events.extract.language.lexicon import classes, noun
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = [
    "is_after_unit",
    "is_beside_own",
    "is_hung_loose",
    "is_label",
    "is_misled",
    "is_odd_past",
    "is_put_first",
    "is_second_before",
    "is_set_off",
    "is_told_of_last",
    "is_unsaid_past",
    "mend_after_unit",
    "mend_beside_own",
    "mend_hung_loose",
    "mend_label",
    "mend_misled",
    "mend_odd_past",
    "mend_put_first",
    "mend_second_before",
    "mend_set_off",
    "mend_told_of_last",
    "mend_unsaid_past",
]

_BEHIND = ("conj", "advcl", "ccomp", "dep")
_MAIN = ("ROOT", "conj", "ccomp")
_PRESENT = ("VBZ", "VBP")
#: What a finite verb has that is no participle behind a noun.
_GOVERNED = ("dobj", "dative", "xcomp", "acomp", "attr", "oprd", "aux", "auxpass", "neg", "mark")
#: So many words a label has at most.
_LABEL = 8
#: What a clause of its own has.
_OWN = (*SUBJECTS, "mark", "aux", "auxpass", "cc", "neg", "expl")


def is_misled(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be the second of two such pasts; asked of every word, and so only what is cheap to ask."""
    (form, tag, _, _, role), above = rows[at][0], rows[at][2] - first
    now = tag in _PRESENT and role in ("ccomp", "dobj", "dep")
    if not (now or (role in _BEHIND and tag in PAST_TAGS)) or not 0 < above < at - 1 or at + 1 == len(rows):
        return False
    before, subject = rows[above][0], rows[above - 1]
    told = before[1] == "VBD" and before[4] in _MAIN
    told = told or (now and before[1] in PAST_TAGS and before[4] in (*_MAIN, "advcl"))
    told = told and subject[0][2] == "NOUN" and subject[0][4] == "nsubj" and subject[2] - first == above
    return told and (now or is_past_form(form.lower_))


def mend_misled(words: Words, verb: int) -> None:
    """Have the second be what the sentence tells, and the first what was done to its subject."""
    done = words.heads[verb]
    thing, lemma = done - 1, words.uses[done][3].lower()
    under, own = words.under(done), words.under(verb)
    if participle_of(lemma) != words.lower(done) or in_class(lemma, "depictive"):
        return
    under = [n for n in under if n != verb]
    mark = next((n for n in under if words.role(n) == "mark" and n < thing), verb)
    if any(words.role(n) in _GOVERNED and n != mark for n in under) or any(words.role(n) in _OWN for n in own):
        return
    if any(words.role(n) in ("cc", "punct") and done < n < verb for n in (*under, *own)):
        return
    head, role = words.heads[done], words.role(done)
    tag = words.uses[verb][1]
    words.hang(verb, verb if head == done else head, role=role, tag=tag if tag in _PRESENT else "VBD", pos="VERB")
    words.hang(thing, verb)
    words.hang(done, thing, role="acl", tag="VBN")
    for n in under:
        if n != thing and not thing < n < verb:
            words.hang(n, verb)


def is_told_of_last(rows: list[Row], at: int, first: int) -> bool:
    """Whether a past behind a name and a comma may be what was done to whom that names."""
    _, tag, _, _, role = rows[at][0]
    joined = role in ("conj", "acl") and tag in PAST_TAGS and 0 <= rows[at][2] - first < at - 2
    return joined and rows[at - 1][0][0].text == "," and rows[at - 2][0][2] == "PROPN" and rows[at - 2][5] not in TIMES


def mend_told_of_last(words: Words, verb: int) -> None:
    """Have it be that: *It was bought from Orsk Steel, declared bankrupt in June*; *a cell with Rolf Berg, jailed*."""
    done, own, lemma = words.heads[verb], words.under(verb), words.uses[verb][3].lower()
    day = next((n for n in own if words.role(n) == "dobj" and words.kinds[n] in TIMES), verb)
    then = next((n for n in own if words.role(n) == "conj" and words.uses[n][1] in PAST_TAGS), verb)
    joint = next((n for n in own if words.role(n) == "cc" and n < then and words.uses[n - 1][0].text == ","), verb)
    told = (n for n in own if n not in (day, joint))
    if participle_of(lemma) != words.lower(verb) or any(words.role(n) in ("dobj", *_OWN) for n in told):
        return
    if words.role(verb) == "acl":  # of a thing, where it is done to people
        person = words.kinds[verb - 2] == "PERSON" and words.uses[done][2] == "NOUN" and not classes(words.lower(done))
        if not person or not in_class(lemma, "done_to_people"):
            return
    elif any(words.role(n) == "cc" and n > done for n in words.under(done)) or words.lower(done) == lemma:
        return
    words.hang(verb, verb - 2, role="acl", tag="VBN")
    if day != verb:
        words.hang(day, verb, role="npadvmod")
    if joint != verb:  # "bought the mill from Moss, wound up in May, and closed it"
        words.hang(joint, done)
        words.hang(then, done)


def is_beside_own(rows: list[Row], at: int, first: int) -> bool:
    """Whether a thing of its own behind a comma may be what a clause tells beside: ``, its roof newly gilded``."""
    _, tag, _, _, role = rows[at][0]
    if role == "dobj":
        behind = rows[at - 1][0][4] == "poss" and at > 1 and rows[at - 2][0][0].text == ","
        return behind and rows[at][2] - first < at - 2
    return role == "ROOT" and tag == "VBN" and any(row[0][4] == "ccomp" and row[2] == rows[at][2] for row in rows[:at])


def mend_beside_own(words: Words, at: int) -> None:
    """Have it be no object of the verb before it, nor its participle what the sentence tells."""
    verb = words.heads[at]
    if words.role(at) == "dobj":
        if not any(words.role(n) in ("dobj", "cc") and n < at for n in words.under(verb)):
            words.hang(at, verb, role="dep")
        return
    under = words.under(at)
    main = next((n for n in under if words.role(n) == "ccomp" and n < at and words.uses[n][1] in PAST_TAGS), at)
    thing = next((n for n in under if words.role(n) in SUBJECTS and main < n < at), at)
    whose = any(words.role(n) == "poss" and words.uses[n][1] == "PRP$" for n in words.under(thing))
    aided = any(words.role(n) in ("aux", "auxpass", "cc", "mark") for n in under)
    if at in (main, thing) or not whose or aided:
        return
    words.hang(main, main, role="ROOT")
    words.hang(at, main, role="advcl")
    words.hang(thing, at, role="nsubjpass")
    for n in under:
        if n < main or words.uses[n][0].text == ".":
            words.hang(n, main)


def is_set_off(rows: list[Row], at: int, first: int) -> bool:
    """Whether a past between commas, of a clause that was hung on the next verb, may be told of the noun before it."""
    _, tag, _, _, role = rows[at][0]
    if tag not in PAST_TAGS or at + 1 == len(rows) or rows[at + 1][0][4] not in ("prep", "agent", "advmod"):
        return False
    mark = at - 1 - (rows[at - 1][0][4] == "advmod")
    if mark < 1 or rows[mark][0][0].text != ",":
        return False
    thing = mark - 1
    while rows[thing][0][4] in ("pobj", "prep") and rows[thing][2] - first < thing:
        thing = rows[thing][2] - first  # "The vote on the bill, promised for May, was put off"
    above = rows[at][2] - first > at + 1 and role in ("parataxis", "ccomp")
    return rows[thing][0][4] in SUBJECTS and rows[thing][2] - first == at and (above or role == "ROOT")


def mend_set_off(words: Words, done: int) -> None:
    """Have that noun be the subject of the next verb: *Schools, closed since May, will reopen on Monday*."""
    under = words.under(done)
    thing = next((n for n in reversed(under) if n < done and words.role(n) in SUBJECTS), done)
    verb, whole = words.heads[done], words.heads[done] == done
    if whole:
        later = (n for n in under if n > done and words.role(n) in _BEHIND and words.uses[n][2] == "VERB")
        verb = next(later, done)
    own = [n for n in under if done < n < verb]
    between = [n for n in words.under(verb) if done < n < verb]
    closed = thing < done and any(words.uses[n][0].text in (",", "-", "–") for n in own)
    governs = any(words.role(n) in _GOVERNED and n < verb for n in under)
    if not closed or governs or participle_of(words.uses[done][3].lower()) != words.lower(done):
        return
    if any(words.role(n) in (*SUBJECTS, "cc", "mark") for n in (*between, *own)):
        return
    if whole:
        tag = words.uses[verb][1]
        aided = any(words.role(n) in ("aux", "auxpass") for n in between)
        words.hang(verb, verb, role="ROOT", tag="VBD" if tag in PAST_TAGS and not aided else tag)
        for n in under:
            if n < thing or n > verb:
                words.hang(n, verb)
    words.hang(thing, verb, role="nsubjpass" if any(words.role(n) == "auxpass" for n in between) else "nsubj")
    words.hang(done, thing, role="acl", tag="VBN")


def is_second_before(rows: list[Row], at: int, first: int) -> bool:
    """Whether a past may be joined to a participle that stands before what both were done to; asked of every word."""
    above = rows[at][2] - first
    return rows[at][0][1] == "VBD" and rows[at][0][4] == "conj" and 0 <= above < at and rows[above][0][1] == "VBN"


def mend_second_before(words: Words, done: int) -> None:
    """Have it be done to that too: *Sold in 1931 and renamed Thekla, the ship plied between two ports*."""
    before = words.heads[done]
    above, under = words.heads[before], [words.role(n) for n in words.under(before)]
    opens = words.role(before) == "advcl" and above > done and not {*under} & {*_OWN, "auxpass"} - {"cc"}
    if not opens or participle_of(words.uses[done][3].lower()) != words.lower(done):
        return
    words.hang(done, before, tag="VBN")
    for n in words.under(done):
        if words.role(n) == "dobj" and in_class(words.uses[done][3].lower(), "renamed", "raised.named"):
            words.hang(n, done, role="oprd")


def is_unsaid_past(rows: list[Row], at: int, first: int) -> bool:
    """Whether a participle with a subject and without an auxiliary may be a past; asked of every word."""
    return rows[at][0][1] == "VBN" and rows[at][0][4] == "ROOT" and rows[-1][0][0].text == "." and first >= 0


def mend_unsaid_past(words: Words, verb: int) -> None:
    """Have it be one, of what is done to nobody: *some 160 of those aboard perished*."""
    lemma, roles = words.uses[verb][3].lower(), {words.role(n) for n in words.under(verb)}
    if "nsubj" in roles and not roles & {"aux", "auxpass"} and in_class(lemma, "unaccusative", "harming.undergone"):
        words.hang(verb, verb, tag="VBD")


def is_after_unit(rows: list[Row], at: int, first: int) -> bool:
    """Whether a past clause may stand behind *a day after* whose subject was taken for what that is after."""
    behind = rows[at][0][1] in PAST_TAGS and rows[at][0][4] == "advcl" and rows[at][2] - first < at
    return behind and any(row[0][4] == "npadvmod" and row[2] - first == at for row in rows[:at])


def mend_after_unit(words: Words, verb: int) -> None:
    """Have it be the subject: *a day after a slab of the bridge fell on cars*."""
    under = words.under(verb)
    unit = next((n for n in under if words.role(n) == "npadvmod" and n < verb), verb)
    after = next((n for n in words.under(unit) if words.lower(n) in ("after", "before") and unit < n < verb), verb)
    thing = next((n for n in words.under(after) if words.role(n) == "pobj" and after < n < verb), verb)
    if verb in (unit, after, thing) or any(words.role(n) in (*SUBJECTS, "mark") for n in under):
        return
    passive = any(words.role(n) == "auxpass" for n in under)
    words.hang(after, verb, role="mark")
    words.hang(thing, verb, role="nsubjpass" if passive else "nsubj")


def is_label(rows: list[Row], at: int, first: int) -> bool:
    """Whether what a line is labelled with was taken for what it tells of; asked of every word."""
    mark = next((n for n, row in enumerate(rows[: _LABEL + 1]) if row[0][0].text == ":"), 0)
    return rows[at][0][4] in SUBJECTS and at < mark < rows[at][2] - first


def mend_label(words: Words, label: int) -> None:
    """Have the label be nobody who does something: *CYCLING: Dario Berg won the stage*."""
    verb = words.heads[label]
    mark = next(n for n in range(label, len(words)) if words.uses[n][0].text == ":")
    if any(words.role(n) in SUBJECTS and mark < n < verb for n in words.under(verb)):
        words.hang(label, verb, role="dep")


def is_hung_loose(rows: list[Row], at: int, first: int) -> bool:
    """Whether a participle behind a name and a comma was hung on that without a role; asked of every word."""
    mark = at - 1 - (at > 0 and rows[at - 1][0][4] == "advmod")
    loose = rows[at][0][4] == "dep" and rows[at][0][1] == "VBN" and mark > 0 and rows[mark][0][0].text == ","
    return loose and rows[at][2] - first == mark - 1 and rows[mark - 1][0][2] in ("NOUN", "PROPN")


def mend_hung_loose(words: Words, done: int) -> None:
    """Have it tell of whom that names: *The chairman, Karl Berg, previously jailed in 2010, left*."""
    thing = words.heads[done]
    words.hang(done, words.heads[thing] if words.role(thing) == "appos" else thing, role="acl")


def is_odd_past(rows: list[Row], at: int, first: int) -> bool:
    """Whether what was taken for an adjective can only be a past: *underwent*; asked of every word."""
    form, tag, _, _, role = rows[at][0]
    if tag == "NN" and role == "ROOT":
        return form.lower_.endswith("ed") and noun(form.lower_) is None
    if tag != "JJ" or not is_past_form(form.lower_):
        return False
    told = role == "ROOT" and at > 0 and (rows[at - 1][0][4], rows[at - 1][2]) == ("nsubj", first + at)
    return told or participle_of(base_of(form.lower_)) != form.lower_


def mend_odd_past(words: Words, at: int) -> None:
    """Have it be one, where it has an object, or is all that is told: *Lund, who broke a leg, underwent surgery*."""
    roles = {words.role(n) for n in words.under(at)}
    alone = words.role(at) == "ROOT" and "nsubj" in roles and not roles & {"aux", "auxpass", "cop", "advcl"}
    if {"nsubj", "dobj"} <= roles or alone:
        words.hang(at, words.heads[at], tag="VBD", pos="VERB", lemma=base_of(words.lower(at)))


def is_put_first(rows: list[Row], at: int, first: int) -> bool:
    """Whether a noun may be what a participle before it was done to; asked of every word, and so only what is cheap."""
    use, above = rows[at][0], rows[at][2] - first
    be = rows[above][0]
    return use[4] in ("attr", "nsubj") and be[2] == "AUX" and 1 < above < at and rows[0][0][0].lower_ != "it"


def mend_put_first(words: Words, thing: int) -> None:
    """Have it be the subject of the participle, which is told in the passive."""
    be = words.heads[thing]
    before = [n for n in words.under(be) if words.role(n) in SUBJECTS and n < be]
    if before not in ([], [1]):  # the post, of "Elected chairman was Hugo Lind"
        return
    if words.role(be) == "auxpass" and words.heads[be] < be:
        deed = words.heads[be]
    elif words.role(be) == "ROOT":
        deed = next((n for n in range(be) if words.uses[n][1] == "VBN" and _opens(words, n, be)), be)
    else:
        return
    if deed == be or any(words.role(n) in SUBJECTS for n in words.under(deed)):
        return
    above = words.heads[deed]
    words.hang(deed, deed, role="ROOT", tag="VBN", pos="VERB")
    words.hang(be, deed, role="auxpass")
    words.hang(thing, deed, role="nsubjpass")
    if words.role(above) in SUBJECTS and above < be:
        words.hang(above, deed, role="oprd")
        words.move(above, deed, after=above)
    words.move(be, deed)


def _opens(words: Words, deed: int, be: int) -> bool:
    """Whether a participle opens a clause: before the post that somebody has got by it, or behind *among those*."""
    above = words.heads[deed]
    if words.lower(above) == "those" and words.lower(above - 1) in ("among", "amongst"):
        return words.heads[above - 1] == be and words.role(deed) == "acl"
    return deed == 0 and words.role(deed) == "amod" and above == 1 and words.heads[above] == be
