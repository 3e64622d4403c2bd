"""What stands beside a verb that is left out, which the parser hung elsewhere; see :mod:`events.extract.find.gaps`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.language.forms import Row, Use
    from events.extract.mend.hanging import Words

__all__ = [
    "fill",
    "fill_beside",
    "fill_gap",
    "fill_joined",
    "fill_named",
    "fill_phrase",
    "fill_series",
    "fill_that",
    "fill_then",
    "fill_to_do",
    "fill_two",
    "is_named_alike",
    "is_then",
    "may_be_gapped",
    "mend_left_out",
]

#: What stands for the noun that the verb has before: *that of mica*.
_THAT = ("that", "those")
#: What may stand between *and* and what somebody did or underwent once more.
_AGAIN = ("again", "later", "then", "finally", "also")
_NAMED = ("GPE", "ORG", "NORP", "PERSON")
_OBJECTS = ("dobj", "attr")
_DONE_TO = ("dobj", "attr", "oprd", "ccomp", "xcomp")


def may_be_gapped(use: Use) -> bool:
    """Whether a word may stand before a verb that is left out: a noun, or *that* for one."""
    return use[2] in ("NOUN", "PROPN") or use[0].lower_ in _THAT


def fill_gap(words: Words, thing: int) -> None:
    """What is joined to a verb, and no verb, is its second object: *won gold in 2012 and silver in 2016*.

    Of a verb without an object it is the second subject: *the mill closed in 1929 and that at Lund in 1953*. Right
    before a subject it is a part of that: *fled, and riot police fired*.
    """
    following = thing + 1
    fill_two(words, thing)
    if words.role(thing) == "nsubj":
        return
    if following < len(words) and words.role(following) in SUBJECTS and words.uses[following][2] == "NOUN":
        words.hang(thing, following, role="compound")
        return
    told = next((at for at in words.under(thing) if words.role(at) == "relcl"), thing)
    did = next((at for at in words.under(told) if words.role(at) == "dep" and words.uses[at][1] == "VBD"), thing)
    if told != thing and did > told:  # "burned it in May, and the mill that stands there opened in June"
        words.hang(did, words.heads[thing], role="conj")
        words.hang(thing, did, role="nsubj")
        return
    after = [at for at in range(thing + 1, len(words)) if words.heads[at] in (thing, words.heads[thing])]
    times = [at for at in after if any(words.kinds[n] in TIMES for n in (at, min(at + 1, len(words) - 1)))]
    joint = next((at for at in range(thing - 1, 0, -1) if words.role(at) == "cc"), 0)
    if times:
        fill(words, thing, joint, times[:1])
        _second_subject(words, thing, joint, times[0])


def fill_to_do(words: Words, verb: int) -> None:
    """What is to do something, too, without a second *is*: *two plants are to shut and 400 jobs to go by May*."""
    thing, first = verb - 2, words.heads[verb]
    joined = thing > first and words.role(thing) == "conj" and words.heads[thing] == first
    if joined and words.uses[verb - 1][1] == "TO" and words.uses[first][1] in ("VB", "VBN"):
        words.hang(verb, first, role="conj")
        words.hang(thing, verb, role="nsubj")


def fill_two(words: Words, who: int) -> None:
    """Somebody else did it to another thing: *Lund won the cup in 1931 and Holm the league in 1935*."""
    verb = words.heads[who]
    thing = next((n for n in words.under(who) if n > who and words.role(n) in ("appos", "dobj", "npadvmod")), None)
    if thing is None or words.role(who - 1) != "cc" or min([thing, *words.under(thing)]) != who + 1:
        return
    first = [n for n in words.under(verb) if words.role(n) == "dobj" and verb < n < who]
    if not first or words.uses[who + 1][1] not in ("DT", "PRP$", "CD") or not _time_behind(words, thing):
        return
    words.hang(thing, verb, role="dobj")
    words.hang(who, thing, role="nsubj")


def fill(words: Words, thing: int, joint: int, times: Sequence[int]) -> None:
    """Make something that is dated another object of the verb before *and*, if that has an object and a date.

    So it does of what somebody *became*.
    """
    verb = next((at for at in range(joint - 1, 0, -1) if words.uses[at][2] == "VERB"), 0)
    own = next((words.role(at) for at in words.under(verb) if words.role(at) in _OBJECTS and at < joint), "")
    dated = any(words.kinds[at] in TIMES for at in range(verb, joint))
    done = words.uses[verb][1] == "VBD" or any(words.role(at) == "auxpass" for at in words.under(verb))
    if verb and own and dated and done and words.role(thing) not in SUBJECTS:
        words.hang(thing, verb, role=own)
        for time in times:
            words.hang(time, thing)


def _second_subject(words: Words, thing: int, joint: int, time: int) -> None:
    """Make something that is dated a second subject of the verb before *and*, if that has no object and a date."""
    verb = words.heads[thing]
    under = words.under(verb)
    first = next((at for at in under if words.role(at) in SUBJECTS and at < verb), None)
    own = [at for at in under if first is None or at > first]  # not what runs on before: "she sold it in 1974; a son …"
    only = not any(words.role(at) in _DONE_TO for at in (*own, *range(verb, joint)))
    dated = any(words.kinds[at] in TIMES for at in range(verb, joint))
    if first is None or not (only and dated and verb < joint < thing < time) or words.role(thing) != "conj":
        return
    same = words.uses[first][3] if words.lower(thing) in _THAT else ""
    tag = words.uses[first][1] if same else ""
    if same and words.role(thing + 1) == "prep" and words.heads[thing + 1] == verb and thing + 1 != time:
        words.hang(thing + 1, thing)  # "that to Lund"
    words.hang(thing, verb, role="dep", tag=tag, pos="NOUN" if same else "", lemma=same)
    words.hang(time, thing)
    for n in words.under(thing):
        if words.role(n) == "conj" and any(words.kinds[t] in TIMES for at in words.under(n) for t in words.under(at)):
            words.hang(n, verb, role="dep")  # "a laboratory in 1891 and a bath in 1902"


def _is_like_doer(words: Words, thing: int, verb: int, done: int) -> bool:
    """Whether a noun is of the kind of who did it, not of what that did it to: *Boats came to it, the telegraph*."""
    who = next((n for n in words.under(verb) if n < verb and words.role(n) == "nsubj"), None)
    if who is None or any(words.uses[n][2] != "NOUN" for n in (who, thing, done)):
        return False
    kinds = [entry.top for n in (thing, who, done) if (entry := noun(words.uses[n][3].lower())) is not None]
    return len(kinds) == 3 and kinds[0] == kinds[1] != kinds[2]


def fill_series(words: Words, thing: int) -> None:
    """The next objects of a verb, each with its date: *opened a pool in 1965, a gym in 1972 and a track in 1980*.

    Of a verb without an object they are its next subjects: *a school followed in 1871, a chapel in 1874*.
    """
    above, edge = words.heads[thing], min((at for at in words.under(thing) if at < thing), default=thing)
    beside = words.role(above) in SUBJECTS or words.kinds[above] in TIMES
    verb = above if words.role(thing) != "conj" or not beside or edge < 2 else _verb_of(words, edge - 2)
    verb = words.heads[above] if words.role(thing) == "appos" else verb  # "an MA in 1950, a PhD in 1953"
    done = words.uses[verb][1] in (*PAST_TAGS, "VBG") and words.uses[verb][2] == "VERB"
    if not (done and verb < edge - 1 and words.uses[edge - 1][0].text == "," and _time_behind(words, thing)):
        return
    objects = (at for at in words.under(verb) if words.role(at) in _OBJECTS and verb < at < edge)
    first = None if words.role(above) in SUBJECTS else next(objects, None)
    like = first is not None and words.role(first) == "dobj" and _is_like_doer(words, thing, verb, first)
    first = None if like else first
    others = any(words.uses[at][2] in ("VERB", "AUX") for at in range(verb + 1, edge))
    if others or not any(words.kinds[at] in TIMES for at in range(first or verb, edge)):
        return
    if first is None and not any(words.role(at) in SUBJECTS and at < verb for at in words.under(verb)):
        return
    role = "dep" if first is None else words.role(first)
    under = words.under(thing)
    for at in (thing, *(n for n in under if words.role(n) == "conj" and _time_behind(words, n))):
        words.hang(at, verb, role=role)
        words.hang(at + 1, at)
    for at in under:
        if words.role(at) == "cc":
            words.hang(at, verb)


def _verb_of(words: Words, time: int) -> int:
    """The verb that a time is of."""
    return words.verb_over(time) if words.kinds[time] in TIMES else time


def _time_behind(words: Words, thing: int) -> bool:
    """Whether a preposition with a time stands right behind a word that is no time."""
    prep = thing + 1
    dated = prep + 1 < len(words) and words.role(prep) == "prep" and words.kinds[prep + 1] in TIMES
    return dated and words.kinds[thing] not in TIMES and words.uses[thing][2] in ("NOUN", "PROPN")


def is_then(rows: Sequence[Row], at: int) -> bool:
    """Whether *and*, a time and a comma stand right before a word: ``and, from 1954, in``."""
    return rows[at - 1][0][0].text == "," and at > 3 and _joint(rows, at) > 0


def _joint(rows: Sequence[Row], at: int) -> int:
    """The place of *and* before a time in commas that stands before a word, else 0."""
    back = at - 2
    if rows[back][5] not in TIMES:
        return 0
    while back > 0 and (rows[back][5] in TIMES or rows[back][0][2] == "ADP"):
        back -= 1
    back -= rows[back][0][0].text == ","
    back -= rows[back][0][0].lower_ in _AGAIN
    return back if back > 0 and rows[back][0][4] == "cc" and rows[back][0][0].lower_ == "and" else 0


def fill_then(words: Words, at: int) -> None:
    """What is told of a later time without a verb: *studied in Lund and, from 1954, in Oslo*.

    So is a second object: *made bicycles and, from 1924, cars*.
    """
    if at < 4 or words.lower(at - 1) != "," or words.kinds[at - 2] not in TIMES:
        return
    joint = next((n for n in range(at - 2, 0, -1) if words.role(n) == "cc"), 0)
    times = [n for n in range(joint + 1, at) if words.uses[n][2] == "ADP"]
    verb = next((n for n in range(joint - 1, 0, -1) if words.uses[n][2] == "VERB"), 0)
    if not (joint and times and verb) or words.uses[verb][1] not in PAST_TAGS:
        return
    if words.uses[at][2] == "ADP":
        thing = next((n for n in words.under(at) if words.role(n) == "pobj" and words.kinds[n] not in TIMES), 0)
        alike = [n for n in words.under(verb) if words.lower(n) == words.lower(at) and verb < n < joint]
        if not thing or not any(words.role(n) == "prep" and words.kinds[n + 1] not in TIMES for n in alike):
            return
        words.hang(at, verb, role="prep")
    else:
        hung = [n for n in range(at, len(words)) if words.heads[n] in times or words.role(n) == "npadvmod"]
        thing = next((n for n in hung if words.heads[n] in (*times, verb) and words.kinds[n] not in TIMES), 0)
        first = next((n for n in words.under(verb) if words.role(n) == "dobj" and verb < n < joint), 0)
        own = [n for n in words.under(thing) if not (n in times or words.role(n) == "punct")]
        if not (thing and first) or words.role(thing) not in ("pobj", "npadvmod") or min([thing, *own]) < at:
            return
        words.hang(thing, verb, role="dobj")
    words.hang(joint, verb)
    for time in times:
        words.hang(time, thing, role="prep")


def fill_beside(words: Words, thing: int) -> None:
    """What the parser took for the same as a subject: *The tower was finished in 1402, the nave in 1420*."""
    first = words.heads[thing]
    verb = words.heads[first]
    named = words.role(thing) == "npadvmod" and (words.kinds[thing] or words.uses[thing][2] != "NOUN")
    if named or words.role(thing) in _OBJECTS:
        return
    if words.uses[first][2] == "VERB":  # taken for a measure
        verb, first = first, next((n for n in words.under(first) if words.role(n) in SUBJECTS), first)
    edge = min((at for at in words.under(thing) if at < thing), default=thing)
    under = [at for at in words.under(thing) if at > thing and words.role(at) in ("prep", "npadvmod")]
    times = [at for at in under if any(words.kinds[n] in TIMES for n in (at, min(at + 1, len(words) - 1)))]
    apart = first < verb < edge - 1 and words.uses[edge - 1][0].text == ","
    if apart and times and words.role(first) in SUBJECTS and words.uses[thing][2] in ("NOUN", "PROPN"):
        words.hang(thing, verb, role="conj")
        _second_subject(words, thing, edge - 1, times[0])


def fill_joined(words: Words, thing: int) -> None:
    """What was joined to a date is the next subject: *Schools reopened on 3 May and courts on 6 May*.

    So is the last of several: *Norway left in 1962, Mali in 1968 and Chad in 1971*.
    """
    time = words.heads[thing]
    if words.kinds[time] not in TIMES or words.kinds[thing] in TIMES:
        return
    prep, joint = words.heads[time], next((n for n in range(thing - 1, time, -1) if words.role(n) == "cc"), 0)
    time_behind = thing + 1
    behind = time_behind + 1 < len(words) and words.role(time_behind) == "prep"
    dated = behind and any(words.kinds[n] in TIMES for n in words.under(time_behind))
    if not (joint and dated and words.role(time) == "pobj" and words.lower(prep) in ("in", "on", "at")):
        return
    verb = words.heads[prep] if words.uses[words.heads[prep]][2] == "VERB" else words.heads[words.heads[prep]]
    above = words.heads[prep]
    if words.uses[verb][2] != "VERB" or (above != verb and words.role(above) != "dep"):
        return
    if _has_object(words, verb, joint) and not is_named_alike(words, verb, thing):
        return
    words.hang(thing, verb, role="dep")
    words.hang(joint, verb)
    for n in words.under(thing):
        if n > time_behind and words.role(n) == "prep":
            words.hang(n, verb)
    words.hang(time_behind, thing)


def fill_named(words: Words, thing: int) -> None:
    """What a name does that stands behind a comma, before its date: *Norway joined in 1962, Mali in 1968*."""
    verb, behind = words.heads[thing], thing + 1
    if thing == 0 or words.lower(thing - 1) != "," or behind + 1 >= len(words) or words.uses[verb][2] != "VERB":
        return
    dated = words.role(behind) == "prep" and any(words.kinds[n] in TIMES for n in words.under(behind))
    if dated and verb < thing and is_named_alike(words, verb, thing):
        words.hang(thing, verb, role="dep")
        words.hang(behind, thing)


def _has_object(words: Words, verb: int, joint: int) -> bool:
    """Whether something is said of what a verb does before a place."""
    return any(words.role(at) in _DONE_TO for at in words.under(verb) if at < joint)


def is_named_alike(words: Words, verb: int, thing: int) -> bool:
    """Whether a verb's subject and another thing have names, and its object none, so that both did it."""
    under = words.under(verb)
    first = next((at for at in under if words.role(at) in SUBJECTS and at < verb), None)
    objects = [at for at in under if words.role(at) in _DONE_TO and at < thing]
    plain = all(words.role(at) == "dobj" and words.uses[at][2] in ("NOUN", "PRON") for at in objects)
    return first is not None and plain and words.kinds[first] in _NAMED and words.kinds[thing] in _NAMED


def mend_left_out(words: Words, verb: int) -> None:
    """*A council was formed and a chairman appointed the following month*: he was, too, and nobody appoints a month."""
    under, above = words.under(verb), words.under(words.heads[verb])
    things = [n for n in under if words.role(n) == "dobj"]
    subject = next((n for n in under if words.role(n) == "nsubj" and n < verb), None)
    helped = any(words.role(n) in ("aux", "auxpass", "dative", "ccomp", "xcomp") for n in under)
    if subject is None or helped or words.uses[verb][1] != "VBD" or not in_class(words.uses[verb][3], "undergone"):
        return
    if not any(words.role(n) == "auxpass" for n in above) or any(words.kinds[n] not in TIMES for n in things):
        return
    words.hang(verb, words.heads[verb], tag="VBN")
    words.hang(subject, verb, role="nsubjpass")
    for n in things:
        words.hang(n, verb, role="npadvmod")


def fill_that(words: Words, thing: int) -> None:
    """A second object that is told as *that of* another: *published the structure of quartz and later that of mica*."""
    under = words.under(words.heads[thing])
    first = next((at for at in under if words.role(at) == "dobj" and at < thing), None)
    joined = first is not None and any(words.role(at) == "cc" and first < at < thing for at in under)
    if first is not None and joined and any(words.lower(at) == "of" for at in words.under(thing)):
        _, tag, _, lemma, _ = words.uses[first]
        words.hang(thing, words.heads[thing], tag=tag, pos="NOUN", lemma=lemma)


def fill_phrase(words: Words, prep: int) -> None:
    """A second phrase under a verb that is left out: *was converted to gas in 1874 and to electricity in 1932*.

    If somebody does something right behind it, it is when he does: *and between 1805 and 1808 he built a barn*.
    """
    next_ = [n for n in words.under(words.heads[prep]) if n > prep and words.role(n) == "conj"]
    deed = next_[0] if next_ and words.uses[next_[0]][2] == "VERB" else prep
    does = next((n for n in words.under(deed) if words.role(n) in SUBJECTS and n > prep), prep)
    if does > prep and all(words.kinds[n] in TIMES for n in range(prep + 1, min([does, *words.under(does)]))):
        words.hang(prep, deed, role="prep")
        return
    thing = next((n for n in words.under(prep) if words.role(n) == "pobj"), 0)
    alike = (n for n in range(prep - 1) if words.lower(n) == words.lower(prep) and words.role(n) in ("prep", "agent"))
    same = [n for n in alike if words.kinds[n + 1] not in TIMES]
    verb = words.heads[same[-1]] if same else 0
    joint = prep - 1 - (words.lower(prep - 1) in _AGAIN)
    joined = words.role(joint) == "cc" and words.lower(joint) == "and"
    times = [n for n in range(thing + 1, min(thing + 7, len(words))) if words.kinds[n] in TIMES]
    first = [n for n in range(verb, joint) if words.kinds[n] in TIMES]
    done = words.uses[verb][1] in PAST_TAGS and words.uses[verb][2] == "VERB"
    listed = words.uses[joint][0].text == "," and words.kinds[joint - 1] in TIMES and times[:1] <= [thing + 2]
    if not (same and thing > prep and times and first and done) or words.kinds[thing] in TIMES:
        return
    if not (joined or listed):
        return
    words.hang(prep, verb, role=words.role(same[-1]))
    before = max((n for n in words.under(same[-1]) if words.role(n) == "pobj"), default=verb)
    third = words.heads[same[-1]] == verb and len(same) > 1 and words.heads[same[-2]] == verb
    for time, head in ((times[0], thing), (first[-1], before if third else verb)):
        top = time
        while words.kinds[words.heads[top]] in TIMES and words.heads[top] != top:
            top = words.heads[top]
        above = words.heads[top] if words.role(top) == "pobj" else top
        words.hang(above, head)
