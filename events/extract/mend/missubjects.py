"""Who does what is told, where the parser took another for him; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import SUBJECTS
from events.extract.language.inflect import base_of, base_of_gerund, is_past_form
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.lexicon import verb as known_verb
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterable

    from events.extract.mend.hanging import Words

__all__ = [
    "NEXT",
    "SELVES",
    "SPANS",
    "mend_apposed",
    "mend_auxiliary",
    "mend_bare_verb",
    "mend_cargo",
    "mend_emphatic",
    "mend_following",
    "mend_fronted",
    "mend_help",
    "mend_inverted",
    "mend_load",
    "mend_loaded",
    "mend_meant",
    "mend_past",
    "mend_pleased",
    "mend_ranked",
    "mend_which",
    "mend_whose",
]

#: Units that a day is told by: *the following spring*.
SPANS = frozenset(
    (
        *("year", "month", "fortnight", "week", "day", "morning", "afternoon", "evening", "night"),
        *("spring", "summer", "autumn", "winter"),
    )
)
_PARTLY = 0.3
_RELATIVES = ("that", "which", "who")
NEXT = frozenset(("following", "next", "same"))
SELVES = frozenset(("himself", "herself", "itself", "themselves"))
#: What a time itself does.
_OF_TIME = frozenset(
    ("see", "bring", "mark", "witness", "begin", "start", "end", "open", "close", "pass", "be", "become", "prove")
)
_NUMBERS = {"was": "NN", "is": "NN", "has": "NN", "were": "NNS", "are": "NNS", "have": "NNS"}

#: How somebody is who tells what he has done.
_GLAD = frozenset(("pleased", "delighted", "proud", "happy", "excited", "thrilled"))
#: What stands between a subject and its verb.
_BEFORE_VERB = ("aux", "auxpass", "advmod", "neg")


def mend_bare_verb(words: Words, at: int) -> None:
    """A word that opens a sentence was taken for a verb, and the noun behind it: *Norman raids were beaten off*."""
    behind = at + 1
    if at or words.role(at) not in SUBJECTS or behind == len(words) or words.heads[behind] != at:
        return
    if words.uses[behind][2] != "NOUN" or words.role(behind) != "dobj":
        return
    words.hang(behind, words.heads[at], role=words.role(at).replace("csubj", "nsubj"))
    for n in words.under(at):
        if n != behind:
            words.hang(n, behind)
    words.hang(at, behind, role="amod", tag="JJ", pos="ADJ", lemma=words.lower(at))


def mend_past(words: Words, at: int) -> None:
    """A past that was taken for a noun, its subject for a part of that: *On Friday the ferry sank while all slept*."""
    form, tag, _, _, role = words.uses[at]
    if role != "ROOT" or tag not in ("NN", "VBD") or not is_past_form(form.lower_) or noun(form.lower_) is not None:
        return
    thing, lemma = at - 1, base_of(form.lower_)
    if lemma == form.lower_ or words.role(thing) != "compound" or words.heads[thing] != at:
        return
    for n in words.under(at):
        if n < thing and words.role(n) in ("det", "amod", "compound", "poss", "nummod", "nmod"):
            words.hang(n, thing)
    words.hang(thing, at, role="nsubj")
    words.hang(at, at, tag="VBD", pos="VERB", lemma=lemma)


def mend_inverted(words: Words, did: int) -> None:
    """What somebody did, that was taken for a noun behind *did*: *Not until May did the council act on the report*.

    Where that was seen, who did it may have been taken for a part of it: *Only then did the town vote to rebuild*.
    """
    deed = did
    if words.lower(did) == "did":
        deed = next((n for n in words.under(did) if n > did + 1 and words.role(n) in ("dobj", "nsubj")), did)
    thing = deed - 1
    if deed == did and not any(words.lower(n) == "did" and words.role(n) == "aux" for n in words.under(did)):
        return
    noun_like = words.role(thing) == "compound" or noun(words.lower(thing)) is not None  # "the firm profit"
    own = words.heads[thing] == deed and words.role(thing) in ("compound", "amod") and noun_like
    if not own or known_verb(words.lower(deed)) is None or any(words.role(n) in SUBJECTS for n in words.under(deed)):
        return
    _make_subject(words, thing, deed)
    words.hang(deed, words.heads[deed], tag="VB", pos="VERB", lemma=words.lower(deed))
    if deed == did:
        return
    for n in words.under(did):
        if n != deed:
            words.hang(n, deed)
    words.hang(deed, deed, role="ROOT")
    words.hang(did, deed, role="aux", pos="AUX")
    if words.lower(0) == "not" and words.role(words.heads[0]) == "prep":
        words.hang(0, deed)


def _make_subject(words: Words, thing: int, deed: int) -> None:
    """Make a noun, with the words before it, the subject of a verb that it was taken for a part of."""
    for n in words.under(deed):
        if n < thing and words.role(n) in ("det", "amod", "compound", "poss", "nummod", "nmod"):
            words.hang(n, thing)
    if words.uses[thing][2] != "PROPN":
        tag = "NNS" if words.uses[thing][1] in ("NNS", "NNPS") else "NN"
        words.hang(thing, deed, tag=tag, pos="NOUN")
    words.hang(thing, deed, role="nsubj")


def mend_help(words: Words, deed: int) -> None:
    """What somebody helped do, hung on that as a participle: *helped found it*; or how he was: *retired hurt*."""
    verb = words.heads[deed]
    if in_class(words.uses[verb][3], "faring.helped"):
        words.hang(deed, verb, tag="VB", lemma=words.lower(deed))
    elif deed == verb + 1 and in_class(words.uses[verb][3], "faring.verbs"):
        words.hang(deed, verb, role="oprd", tag="JJ", pos="ADJ", lemma=words.lower(deed))
        words.move(deed, verb, after=deed)


def mend_which(words: Words, verb: int) -> None:
    """What a clause tells of, where that cannot be the noun right before it: *a vote of no confidence, which …*.

    Nor is it one thing that things *were*: *talks with Chad, which were broken off*; nor a town that did something:
    *a clockmaker from Bern who had settled there*, or *whose shop burned*, *a library in Mill Street, which was
    damaged*; nor anybody by name, or told by a pronoun further off, *he caught the fever that killed him*.
    """
    thing = words.heads[verb]
    first = min(words.under(verb), default=verb)
    if words.uses[thing][2] == "PRON" and thing < first - 1 and words.lower(first) in _RELATIVES:
        if words.uses[first - 1][2] == "NOUN":
            words.hang(verb, first - 1)
        return
    prep = words.heads[thing]
    fuller = _object_of(words, words.heads[prep], prep)
    happens = in_class(words.uses[verb][3], "lasting", "aspectual.end") or _is_carried_out(words, verb)
    if happens and (event := _event_above(words, thing)) is not None:
        words.hang(verb, event)
        return
    if words.role(thing) != "pobj" or words.role(prep) != "prep" or words.uses[fuller][2] != "NOUN":
        return
    under = words.under(verb)
    whose = any(words.lower(m) == "whose" for n in under if words.role(n) in SUBJECTS for m in words.under(n))
    whose = whose and words.uses[thing][2] == "PROPN"
    told = whose or any(words.lower(n) in ("which", "that", "who") and words.role(n) in SUBJECTS for n in under)
    if not told:
        return
    someone = (whose or _who(words, under)) and _is_whence(words, thing) and _is_somebody(words, fuller)
    someone = someone or (_who(words, under) and _is_nobody(words, thing, fuller))
    named = any(
        words.kinds[n] == "PERSON" for n in (thing, *words.under(thing)) if n == thing or words.role(n) == "appos"
    )
    someone = someone or (named and not (whose or _is_somebody(words, fuller) or _who(words, under)))
    done = words.uses[verb][1] == "VBN" or in_class(words.uses[verb][3], "falling")
    someone = someone or (done and _is_in_place(words, thing) and _is_made(words, fuller))
    none = words.lower(prep) == "of" and any(words.lower(n) == "no" for n in words.under(thing))
    number = next((_NUMBERS[w] for n in (*under, verb) if (w := words.lower(n)) in _NUMBERS), "")
    other = number == words.uses[fuller][1] != words.uses[thing][1].replace("NNP", "NN")
    if none or other or someone:
        words.hang(verb, fuller)


def _who(words: Words, under: Iterable[int]) -> bool:
    """Whether a clause says *who*: nobody with a name is *which*, *a letter from Ada Moe that was lost*."""
    return any(words.lower(n) == "who" for n in under)


def _is_carried_out(words: Words, verb: int) -> bool:
    """Whether something was carried out, as only what happens is: ``tests of the sample, which were carried out``."""
    out = any(words.role(n) == "prt" and words.lower(n) == "out" for n in words.under(verb))
    return words.uses[verb][1] == "VBN" and words.uses[verb][3] == "carry" and out


def _event_above(words: Words, thing: int) -> int | None:
    """The event that a thing stands under: ``a meeting with rebels in Bern that ended``; None if it is one."""
    at, entry = thing, noun(words.uses[thing][3].lower())
    if entry is not None and entry.event_share >= EVENTIVE:
        return None
    while words.role(at) == "pobj" and words.role(words.heads[at]) == "prep":
        at = words.heads[words.heads[at]]
        entry = noun(words.uses[at][3].lower()) if words.uses[at][2] == "NOUN" else None
        if entry is not None and entry.event_share >= EVENTIVE:
            return at
    return None


def _object_of(words: Words, verb: int, prep: int) -> int:
    """What a verb does something to, for a preposition of it: *built a mill in Torvik, which was shut*; else it."""
    things = [n for n in words.under(verb) if verb < n < prep and words.role(n) in ("dobj", "conj")]
    return things[-1] if words.uses[verb][2] == "VERB" and things else verb


def _is_whence(words: Words, name: int) -> bool:
    """Whether a name is of one word and says where somebody is from."""
    alone = words.uses[name][2] == "PROPN" and not any(words.role(n) == "compound" for n in words.under(name))
    return alone and words.lower(words.heads[name]) in ("from", "in", "of", "at", "near")


def _is_in_place(words: Words, name: int) -> bool:
    """Whether a name with a comma after it says where something is."""
    after = words.uses[name + 1][0].text if name + 1 < len(words) else ""
    return words.uses[name][2] == "PROPN" and after == "," and words.lower(words.heads[name]) in ("in", "at", "on")


def _is_nobody(words: Words, at: int, fuller: int) -> bool:
    """Whether a noun under a preposition is nobody's, and what stands before that is: *a chemist by training, who*."""
    entry = noun(words.uses[at][3].lower()) if words.uses[at][2] == "NOUN" else None
    people = 1.0 if entry is None else entry.share("person", "group")
    people = 0.0 if words.kinds[at] == "ORG" else people
    return people == 0.0 and (_is_somebody(words, fuller) or words.lower(fuller) == "head")


def _is_made(words: Words, at: int) -> bool:
    entry = noun(words.uses[at][3].lower())
    return entry is not None and entry.share("artifact") > _PARTLY


def _is_somebody(words: Words, at: int) -> bool:
    entry = noun(words.uses[at][3].lower())
    return entry is not None and entry.share("person") > EVENTIVE


def mend_apposed(words: Words, name: int) -> None:
    """Who somebody is, told before his name, is no other subject: *the daughter of a clerk, Zofia Wolska fled*."""
    verb = words.heads[name]
    role = words.role(name)
    other = next((n for n in words.under(verb) if n < name and words.role(n) == role), None)
    if other is None or role not in SUBJECTS or words.uses[other][2] not in ("NOUN", "ADJ"):
        return
    first = min((n for n in words.under(name) if n < name), default=name)
    if words.uses[first - 1][0].text == "," and name + 1 < len(words) and words.uses[name + 1][0].text != ",":
        words.hang(other, name, role="appos")


def mend_whose(words: Words, whose: int) -> None:
    """Who did it to what somebody has: *a sailor whose arm Doctor Lyle had saved*."""
    thing = words.heads[whose]
    beside = words.heads[thing] if words.role(thing) == "compound" else thing
    name = beside if beside > thing else next((n for n in words.under(thing) if words.role(n) == "appos"), thing)
    verb = words.heads[beside]
    first = min([n for n in words.under(name) if n != thing] + [name])
    done = any(words.role(n) in ("dobj", "auxpass") for n in words.under(verb)) or words.role(beside) != "nsubj"
    known = noun(words.uses[thing][3].lower()) if words.uses[thing][2] == "NOUN" else None
    done = done or known is None or known.top not in ("body", "state")  # "whose yacht Aurora sank"
    if first == thing + 1 and words.uses[name][2] == "PROPN" and not done:
        words.hang(name, verb, role="nsubj")
        words.hang(thing, verb, role="dobj")


def mend_fronted(words: Words, doing: int) -> None:
    """Who does what is told, right after a day: *On 3 May strikers seized the hall*, *In 1917 food riots spread*."""
    prep = words.heads[doing]
    verb = words.heads[prep]
    while words.uses[verb][2] not in ("VERB", "AUX") and words.heads[verb] != verb:
        verb = words.heads[verb]
    day = next((n for n in range(doing - 1, prep, -1) if words.kinds[n] in TIMES), None)
    if day is not None and prep < doing and verb < prep:
        _mend_after_day(words, doing, day, verb)
        return
    told = words.uses[verb][2] in ("VERB", "AUX") and doing < verb and prep < doing
    if day is None or not told or not all(words.kinds[n] in TIMES for n in range(prep + 1, day)):
        return
    under = words.under(verb)
    beside = all(words.heads[n] == verb and words.role(n) in _BEFORE_VERB for n in range(doing + 1, verb))
    if not beside or any(words.role(n) in (*SUBJECTS, "expl") for n in under):
        return
    for n in words.under(doing):
        if n < day:
            words.hang(n, day)
    words.hang(day, prep, role="pobj")
    passive = any(words.role(n) == "auxpass" for n in under)
    words.hang(doing, verb, role="nsubjpass" if passive else "nsubj")


def _mend_after_day(words: Words, doing: int, day: int, verb: int) -> None:
    """Who does what is told next, after a day and *and*: *carts came on Monday and grain was sold*."""
    joint = next((n for n in range(day + 1, doing) if words.role(n) == "cc"), None)
    deed = next((n for n in words.under(verb) if n > doing and words.role(n) == "conj"), None)
    if joint is None or deed is None or words.uses[deed][2] != "VERB":
        return
    under = words.under(deed)
    if any(words.role(n) in SUBJECTS for n in under) or not {*range(doing + 1, deed)} <= {*under}:
        return
    prep = words.heads[doing]
    for n in (*words.under(doing), *words.under(day)):
        if n <= joint:
            words.hang(n, day if n < day else verb)
    words.hang(day, prep, role="pobj")
    passive = any(words.role(n) == "auxpass" for n in under)
    words.hang(doing, deed, role="nsubjpass" if passive else "nsubj")


def mend_auxiliary(words: Words, at: int) -> None:
    """A subject is of the verb, not of what the parser took for its auxiliary: *a sawmill kept humming*."""
    above = words.heads[at]
    verb = words.heads[above]
    if words.role(above) in ("aux", "auxpass") and not any(words.role(n) in SUBJECTS for n in words.under(verb)):
        words.hang(at, verb, role="nsubjpass" if words.role(above) == "auxpass" else "")


def mend_following(words: Words, unit: int) -> None:
    """No time does what is joined to a clause: *was sent to Egypt, and the following spring moved to France*.

    So it is with *and a fortnight later reached the final*.
    """
    verb = words.heads[unit]
    told = any(words.lower(n) in NEXT or (n == unit + 1 and words.lower(n) == "later") for n in words.under(unit))
    goes_on = words.role(verb) == "conj" and verb > unit and words.uses[verb][3] not in _OF_TIME
    if told and goes_on and sum(words.role(n) in SUBJECTS for n in words.under(verb)) == 1:
        words.hang(unit, verb, role="npadvmod")


def mend_ranked(words: Words, verb: int) -> None:
    """What is told apart only by its order does what follows, and describes no deed: *The first opened in 2005*."""
    thing = verb - 1
    under = [n for n in words.under(verb) if n < verb]
    if under == [thing - 1, thing] and words.role(thing) == "amod" and words.role(thing - 1) == "det":
        words.hang(thing - 1, thing)
        words.hang(thing, verb, role="nsubj")


def mend_emphatic(words: Words, self: int) -> None:
    """Nobody does something for the first time as *himself*: ``shut the mill and was himself ousted``."""
    verb = words.heads[self]
    if words.role(verb) == "conj" and sum(words.role(n) in SUBJECTS for n in words.under(verb)) == 1:
        words.hang(self, verb, role="advmod")


def mend_pleased(words: Words, saying: int) -> None:
    """What a release is glad to say it says: *Arlex is pleased to announce that it has bought a mine*."""
    glad = words.heads[saying]
    be = words.heads[glad]
    roles = (words.role(glad), words.role(be), words.uses[be][3])
    if words.lower(glad) not in _GLAD or roles != ("acomp", "ROOT", "be"):
        return
    words.move(be, saying)
    for n in (be, glad, *(n for n in words.under(saying) if words.role(n) == "aux" and n < saying)):
        words.hang(n, saying, role="dep")
    words.hang(saying, saying, role="ROOT", tag=words.uses[be][1])


def mend_loaded(words: Words, load: int) -> None:
    """What carries somebody is not he: *A van carrying mourners fell into a river*, of which the parser made mourners.

    One *a* is of no plural.
    """
    carrying = load - 1
    vehicle = carrying - 1
    under = words.under(load)
    one = any(words.lower(n) in ("a", "an") and n < vehicle for n in (*under, *words.under(vehicle)))
    beside = carrying in under and vehicle in (*under, *words.under(carrying))
    if not one or not beside or words.uses[vehicle][2] not in ("NOUN", "PROPN"):
        return
    words.hang(vehicle, words.heads[load], role=words.role(load), tag="NN", pos="NOUN")
    for n in under:
        if n < vehicle:
            words.hang(n, vehicle)
    words.hang(carrying, vehicle, role="acl", tag="VBG", pos="VERB", lemma=base_of_gerund(words.lower(carrying)))
    words.hang(load, carrying, role="dobj")


def mend_load(words: Words, load: int) -> None:
    """No verb that nobody knows: *A bus carrying pilgrims plunged into a gorge*, which was taken for *pilgrims*."""
    carrying = load - 1
    vehicle = carrying - 1
    then = next((n for n in words.under(load) if n > load and words.role(n) == "ccomp"), None)
    lemma = words.lower(load).removesuffix("s")
    if then is None or words.heads[vehicle] != carrying or known_verb(lemma) is not None or noun(lemma) is None:
        return
    words.move(carrying, vehicle)
    words.hang(then, then, role="ROOT")
    words.hang(vehicle, then, role="nsubj")
    words.hang(carrying, vehicle, role="acl", tag="VBG", pos="VERB", lemma=base_of_gerund(words.lower(carrying)))
    for n in words.under(load):
        if n > then:
            words.hang(n, then)
        elif n not in (then, carrying, load):
            words.hang(n, carrying)
    words.hang(load, carrying, role="dobj", tag="NNS", pos="NOUN", lemma=lemma)


def mend_meant(words: Words, verb: int) -> None:
    """*A mill that Borg means to shut*: it is to be shut."""
    done = next(
        (n for n in words.under(verb) if n > verb and (words.role(n), words.uses[n][1]) == ("xcomp", "VB")), None
    )
    own = () if done is None else words.under(done)
    that = next((n for n in (*own, *words.under(verb)) if n < verb and words.role(n) == "dobj"), None)
    shut = any(n > verb and words.role(n) == "dobj" for n in own)
    if done is not None and that is not None and not shut and words.lower(that) in ("that", "which"):
        words.hang(that, done, tag="WDT", pos="PRON")


def mend_cargo(words: Words, verb: int) -> None:
    """A past right after a load tells of what carries it: *A lorry carrying timber overturned*; in no headline."""
    load = words.heads[verb]
    carrying = words.heads[load]
    vehicle = words.heads[carrying]
    laden = words.role(load) == "dobj" and words.role(carrying) == "acl" and words.uses[carrying][1] == "VBG"
    told = load == verb - 1 and is_past_form(words.lower(verb)) and words.lower(len(words) - 1) == "."
    if laden and told and words.role(vehicle) == "ROOT" and words.uses[vehicle][2] == "NOUN":
        words.hang(verb, vehicle)
        words.move(carrying, verb, after=verb)
