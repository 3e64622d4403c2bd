"""What the parser joined although it stands apart, or has of its own; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.lexicon import noun
from events.extract.language.lexicon import verb as verb_of

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misparted", "mend_doing_so", "mend_joint", "mend_unjoined"]

_THINGS = frozenset((*SUBJECTS, "dobj", "pobj"))
_DOING = ("nsubj", "nsubjpass")
_APART = (",", ";", ":", "-", "--", "–", "—")
#: What opens a clause that tells when the main one was.
_WHEN = frozenset(("when", "once", "after", "as", "before", "while", "until"))


def is_misparted(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (_, tag, pos, _, role), _, head, *_ = rows[at]
    above = head - first
    if role == "acl" and tag in PAST_TAGS:
        return rows[above][0][4] == "ROOT" and above < at and rows[at - 1][0][0].text == ","
    if tag == "VBG":
        return role in _THINGS and at > 0 and rows[at - 1][0][4] in ("det", "poss")
    if role == "dobj" and at > 1:
        to, unit = rows[min(above + 1, at)], rows[at - 2]  # "sold them ground", "offered 46 kroner a share"
        given = above + 1 < at and (to[0][2], to[0][4], to[2]) == ("PRON", role, head)
        return given or (unit[2] == head and unit[0][4] == role and rows[at - 1][0][0].lower_ in ("a", "an", "per"))
    if tag == "VBN":
        tested = role in SUBJECTS and any(row[2] == at + first and row[0][4] == "dobj" for row in rows[at + 1 : above])
        beside = rows[above][0][4] == "amod" and rows[above][2] - first < above
        return tested or (role == "conj" and (beside or rows[above][0][4] == "advcl"))
    if role == "npadvmod" and pos == "NOUN":
        return _opens_late(rows, at, first)
    does = role in SUBJECTS and at > 0 and pos in ("NOUN", "PROPN")
    another = does and role in _DOING and any(row[2] == head and row[0][4] == role for row in rows[:at])
    named = role == "pobj" and at > 1 and rows[at][0][0].text[:1].isupper()
    return another or ((does or named) and _after_year(rows, at))


def _opens_late(rows: list[Row], at: int, first: int) -> bool:
    """Whether a participle opens the sentence, and a noun with another clause was hung on it."""
    above = rows[at][2] - first
    opens = rows[above][0][1] == "VBN" and rows[above][0][4] == "ROOT" and above < at < len(rows) - 1
    return opens and rows[at + 1][0][4] == "acl" and rows[at + 1][2] - first == at


def _after_year(rows: list[Row], at: int) -> bool:
    """Whether a year stands before a word, after a preposition."""
    (form, *_, role), kind = rows[at - 1][0], rows[at - 1][5]
    return role == "nummod" and (kind in TIMES or len(form.text) == len("1500")) and rows[at - 2][0][1] == "IN"


def mend_joint(words: Words, at: int) -> None:
    """Put a word right by what it is joined to."""
    role, tag = words.role(at), words.uses[at][1]
    to = words.heads[at] + 1
    if role == "dobj" and to < at and words.uses[to][2] == "PRON" and words.role(to) == role:
        words.hang(to, words.heads[at], role="dative")  # "sold them ground"
    elif role == "dobj" and at > 1 and words.role(at - 2) == role and words.heads[at - 2] == words.heads[at]:
        if words.kinds[at - 2] or any(words.role(n) == "nummod" for n in words.under(at - 2)):
            words.hang(at, at - 2, role="npadvmod")  # "offered 46 kroner a share", but "left his wife the mill"
    elif role == "npadvmod" and at + 1 < len(words) and words.role(at + 1) == "acl":
        _mend_opened(words, at)
    elif role == "pobj" and words.role(at - 1) == "nummod":
        _mend_year_object(words, at)
    elif tag == "VBG" and role in _THINGS:
        _mend_noun(words, at)
    elif tag == "VBN" and role in ("conj", *SUBJECTS):
        (_mend_participle if role == "conj" else _mend_tested)(words, at)
    elif role in SUBJECTS and at > 1:
        _mend_year(words, at - 1)
        mends = (_mend_when, _mend_joint_subjects, _mend_called) if role in _DOING else ()
        if not any(mend(words, at) for mend in mends) and role == "nsubj":
            _mend_subjects(words, at)


def _mend_tested(words: Words, tested: int) -> None:
    """*Previously tested plans were dropped*: plans were, which had been tested."""
    verb, role = words.heads[tested], words.role(tested)
    thing = next((n for n in words.under(tested) if words.role(n) == "dobj" and tested < n < verb), None)
    if thing is None or any(words.uses[n][2] in ("DET", "PRON", "PUNCT", "ADP") for n in range(tested + 1, thing)):
        return
    words.hang(thing, verb, role=role)
    words.hang(tested, thing, role="amod", pos="ADJ")


def _mend_year(words: Words, year: int) -> None:
    """*In 2011 workers found a grave*, of which the parser made 2011 workers."""
    prep = year - 1
    if words.kinds[year] not in TIMES or words.role(year) != "nummod" or words.role(prep) != "prep":
        return
    if not any(words.role(n) == "pobj" for n in words.under(prep)):
        words.hang(year, prep, role="pobj")


def _mend_year_object(words: Words, thing: int) -> None:
    """*In 1480 they took Tarn, in 1500 Selby, a port, and in 1522 Orsk*: the second and third thing that they took."""
    year, prep = thing - 1, thing - 2
    verb = words.heads[prep]
    while words.role(verb) in ("prep", "pobj", "conj", "dobj") and words.uses[verb][2] != "VERB":
        verb = words.heads[verb]
    taken = any(words.role(n) == "dobj" and n < prep for n in words.under(verb))
    if not words.uses[year][0].text.isdigit() or words.uses[verb][1] != "VBD" or not taken:
        return
    if words.lower(prep - 1) not in (",", "and") or not any(words.kinds[n] in TIMES for n in range(prep)):
        return
    words.hang(year, prep, role="pobj")
    words.hang(prep, thing, role="prep")
    words.hang(thing, verb, role="dobj")
    words.hang(prep - 1, verb)
    words.kinds[year] = "DATE"


def mend_unjoined(words: Words, at: int) -> None:
    """*The committee set up in May approved it*: nothing joins the two, so the first is said of the committee.

    So is *added* in *The wing, added in 1998, bears her name*, between commas.
    """
    did = words.heads[at]
    enclosed = words.lower(at - 1) == "," == words.lower(did - 1)
    tags = (*PAST_TAGS, "VBZ") if enclosed else PAST_TAGS
    if words.role(did) != "ROOT" or words.uses[did][1] not in PAST_TAGS or words.uses[at][1] not in tags:
        return
    under = [n for n in words.under(did) if n < at]
    thing = next((n for n in under if words.role(n) in _DOING and words.uses[n][2] in ("NOUN", "PROPN")), None)
    if thing is None or any(words.role(n) in ("aux", "auxpass", "cc", "dobj", "ccomp", "prt") for n in under):
        return
    between = [n for n in range(thing, at) if not (enclosed and n in (did - 1, at - 1))]
    if any(words.role(n) == "cc" or words.lower(n) in _APART for n in between):
        return
    before = [words.role(n) for n in words.under(at) if n < at]
    if set(before) & set(SUBJECTS):
        return
    present = words.uses[at][1] == "VBZ"
    words.hang(at, at, role="ROOT", tag="" if present or {"aux", "auxpass"} & set(before) else "VBD")
    for n in words.under(did):
        if n < thing or n > at:
            words.hang(n, at)
    words.hang(thing, at, role="nsubjpass" if "auxpass" in before else "nsubj")
    words.hang(did, thing, role="acl", tag="VBN")


def _mend_opened(words: Words, thing: int) -> None:
    """*Spun out of a mill in 1997, the firm listed in 2004*: that is what the sentence says of it."""
    spun, did = words.heads[thing], thing + 1
    if words.role(spun) != "ROOT" or words.uses[spun][1] != "VBN" or words.kinds[thing] in TIMES:
        return
    words.move(spun, did, after=did)
    words.hang(did, did, role="ROOT", tag="VBD")
    words.hang(thing, did, role="nsubj")
    words.hang(spun, did, role="advcl")


def _mend_noun(words: Words, at: int) -> None:
    """*Overturned that ruling*: with an article it is a noun, and its day the verb's."""
    form, above = words.lower(at), words.heads[at]
    if at < 1 or words.heads[at - 1] != at or words.role(at - 1) not in ("det", "poss") or noun(form) is None:
        return
    if any(words.role(n) in ("dobj", "ccomp", "xcomp") for n in words.under(at)):
        return
    words.hang(at, above, tag="NN", pos="NOUN", lemma=form)
    if words.role(at) == "dobj" and words.lower(at - 1) in ("that", "this"):
        for prep in words.under(at):
            dated = words.role(prep) == "prep" and any(words.kinds[n] in TIMES for n in words.under(prep))
            if dated or (prep > at and words.kinds[prep] in TIMES):
                words.hang(prep, above)


def _mend_participle(words: Words, at: int) -> None:
    """*A dam 84 metres high and completed in 2016*: what stands behind a noun and tells what was done to it.

    *He fled in 2014, days before police came, and was held in July*: he was held.
    """
    high = words.heads[at]
    thing = words.heads[high]
    if words.role(high) == "advcl" and thing < high and words.uses[thing][2] == "VERB":
        joint = next((n for n in words.under(high) if high < n < at and words.role(n) == "cc"), None)
        passive = any(words.role(n) == "auxpass" for n in words.under(at))
        before = any(words.role(n) == "mark" and words.lower(n) in ("before", "after") for n in words.under(high))
        if joint is not None and words.uses[joint - 1][0].text == "," and passive and before:
            words.hang(at, thing)
            words.hang(joint, thing)
        return
    if words.role(high) == "amod" and thing < high:
        words.hang(at, thing, role="acl")


def _mend_when(words: Words, at: int) -> bool:
    """*When the last troops left in 1994, the base was sold*: it was sold, not they, who left."""
    verb = words.heads[at]
    other = next((n for n in words.under(verb) if n < at and words.role(n) == words.role(at)), None)
    when = next((n for n in words.under(verb) if n < at and words.lower(n) in _WHEN), None)
    if other is None or when is None or when > other:
        return False
    did = next((n for n in words.under(other) if n > other and words.role(n) in ("acl", "relcl")), None)
    comma = words.lower(min([at, *words.under(at)]) - 1) == ","
    if did is None or not other < did < at or not comma or words.uses[did][1] not in PAST_TAGS:
        return False
    if any(words.role(n) in ("aux", "auxpass", "agent", *SUBJECTS) for n in words.under(did)):
        return False
    words.hang(did, verb, role="advcl", tag="VBD")
    words.hang(other, did, role="nsubj")
    words.hang(when, did, role="advmod" if words.lower(when) == "when" else "mark")
    return True


def _mend_joint_subjects(words: Words, at: int) -> bool:
    """Whether two are of one verb after all: *The chief, General Ola Holm, and two colonels were dismissed*."""
    cc = min([at, *words.under(at)]) - 1
    first = words.heads[words.heads[cc]]
    joint = (
        words.lower(cc) == "and" and words.role(words.heads[cc]) == "appos" and words.heads[first] == words.heads[at]
    )
    if joint:
        words.hang(at, first, role="conj")
        words.hang(cc, first)
    return joint


def _mend_called(words: Words, at: int) -> bool:
    """Whether of two subjects side by side the second is a name, by which the first is called: *The novel Emma*."""
    role, under = words.role(at), words.under(words.heads[at])
    other = next((n for n in under if n < at and words.role(n) == role), None)
    called = other is not None and words.uses[other][2] in ("NOUN", "PROPN") and words.uses[at][2] == "PROPN"
    if other is not None and words.lower(other) == "magnitude":
        for n in (other, *(n for n in words.under(words.heads[at]) if other < n < at), *words.under(other)):
            words.hang(n, at, role="nmod" if n == other else "")
        return True  # "A magnitude 6.1 earthquake shook the coast"
    if other is None or not called or any(words.heads[n] != at for n in range(other + 1, at)):
        return False
    if words.uses[other][2] == "NOUN":
        words.hang(at, other, role="appos")
    return True


def _mend_subjects(words: Words, at: int) -> None:
    """Of two subjects the first has a clause of its own."""
    verb = words.heads[at]
    other = next((n for n in words.under(verb) if n < at and words.role(n) == "nsubj"), None)
    if other is None or words.uses[other][2] not in ("NOUN", "PROPN"):
        return
    did = next((n for n in words.under(other) if n > other and words.role(n) == "acl"), None)
    joint = next((n for n in range(at - 1, other, -1) if words.role(n) == "cc"), None)
    if did is None or joint is None or not other < did < joint or words.uses[did][1] not in ("VBN", "VBD"):
        return
    if any(words.role(n) == "aux" for n in words.under(did)):
        return
    words.hang(other, did)
    words.hang(did, verb, role="ccomp", tag="VBD")
    words.hang(joint, verb)
    for n in words.under(other):
        if n > joint:
            words.hang(n, verb)  # "and on the eve of the race the team withdrew"
    for n in words.under(verb):
        if n < other and words.role(n) in ("npadvmod", "advmod", "prep"):
            words.hang(n, did)


def mend_doing_so(words: Words, did: int) -> None:
    """*The League votes to suspend it*: what the sentence says of the league, where nothing else is said of anybody."""
    who, to = did - 1, did + 1
    if words.role(did) != "ROOT" or not 0 < did < len(words) - 1:
        return
    deed = next((n for n in range(to + 1, min(to + 3, len(words))) if words.uses[n][1] == "VB"), None)
    base = words.uses[did][3].lower()
    if deed is None or words.uses[to][1] != "TO" or words.heads[to] not in (did, deed):
        return
    if verb_of(base) is None or words.uses[who][1] not in ("NN", "NNP"):
        return
    if any(words.role(n) in SUBJECTS or (words.uses[n][2] == "AUX" and n != to) for n in range(len(words))):
        return
    words.hang(who, did, role="nsubj", pos="PROPN" if words.uses[who][1] == "NNP" else "NOUN")
    words.hang(to, deed, role="aux")
    words.hang(deed, did, role="xcomp")
    words.hang(did, did, role="ROOT", tag="VBZ", pos="VERB", lemma=base)
    for n in words.under(did):
        if n > deed and words.role(n) == "appos":
            words.hang(n, deed, role="dobj")  # "votes to bar envoys"
    for n in words.under(did):
        if n < who and words.role(n) in ("det", "amod", "compound", "poss", "nmod", "nummod"):
            words.hang(n, who)
