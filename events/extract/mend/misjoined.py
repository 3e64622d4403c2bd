"""Clauses that the parser joined to another as they cannot be; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import AGENTS, PAST_TAGS, SUBJECTS
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.lexicon import verb as known_verb
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.mend.hanging import Words

__all__ = [
    "mend_absolute",
    "mend_after_birth",
    "mend_apart",
    "mend_based",
    "mend_befallen",
    "mend_beside",
    "mend_by",
    "mend_counted",
    "mend_deeds",
    "mend_going_on",
    "mend_indexed",
    "mend_next_day",
    "mend_passives",
    "mend_remark",
    "mend_score",
    "mend_series",
    "mend_what",
]

_NAMES = ("NOUN", "PROPN")
#: Kinds of entity that do things.
_DOERS = ("ORG", "PERSON", "GPE", "NORP")
#: What a thing is or was called: *what became known as*, *what is now*, *what would be called*.
_CALLED = ("be", "become", "come", "know", "call")
_LATER = ("now", "today", "then", "later", "currently")
#: So many words on it may stand behind its verb.
_NEAR = 5
#: By what a vote is won, and the tags of the verbs that say so.
_MAJORITIES = ("votes", "vote", "majority", "margin")
_FINITE = ("VBD", "VBZ", "VBP")


def mend_counted(words: Words, verb: int) -> None:
    """A clause after a number is of what is counted: *a country of 3.8 million that broke away in 1992*."""
    number = words.heads[verb]
    of = words.heads[number]
    thing = words.heads[of]
    counted = words.uses[number][1] == "CD" and words.role(number) == "pobj" and words.lower(of) == "of"
    if counted and words.uses[thing][2] in _NAMES and thing < of < number < verb:
        words.hang(verb, thing)


def mend_by(words: Words, by: int) -> None:
    """Whose ruling or attack it was, where an active verb has it for its object: *ignored a ruling by the court*.

    A meeting is nobody's: *was announced at a meeting of the board by Crane*; and *by 80 votes to 21* a law was passed.
    """
    count = next((n for n in words.under(by) if words.role(n) == "pobj"), by)
    if words.lower(by) == "by" and words.lower(count) in _MAJORITIES:
        _mend_votes(words, by, count)
        return
    told = words.heads[words.heads[words.heads[by]]]
    met = words.lower(by) == "by" and in_class(words.uses[words.heads[by]][3], "gathering", "conferring")
    if met and told < words.heads[by] and any(words.role(n) == "auxpass" for n in words.under(told)):
        words.hang(by, told, role="agent")
        return
    what, verb = by - 1, words.heads[by]
    active = words.uses[verb][2] == "VERB" and words.uses[verb][1] != "VBN" and verb < what
    if words.lower(by) != "by" or words.uses[what][2] != "NOUN" or not active:
        return
    known = noun(words.lower(what))
    named = any(words.role(n) == "pobj" and words.kinds[n] in _DOERS for n in words.under(by))
    if named and known is not None and known.event_share >= EVENTIVE:
        words.hang(by, what)


def _mend_votes(words: Words, by: int, count: int) -> None:
    """*Rejected the plan to build a dam on Monday by 80 votes to 21*: rejected on Monday, by so many."""
    verb = told = words.heads[by]
    while words.heads[told] != told and not (words.uses[told][2] == "VERB" and words.uses[told][1] in _FINITE):
        told = words.heads[told]
    if count + 2 < len(words) and words.lower(count + 1) == "to" and words.uses[count + 2][1] == "CD":
        words.hang(count + 1, count)
    if told in (verb, by) or words.uses[told][2] != "VERB" or (verb == by - 1 and words.uses[verb][1] == "VBG"):
        return  # "losing by 311 votes"
    for n in words.under(verb):
        if verb < n < by and words.role(n) == "prep" and words.kinds[n + 1] in TIMES:
            words.hang(n, told)
    words.hang(by, told)


def mend_remark(words: Words, at: int) -> None:
    """What is said beside what somebody became or got is no second of it: *was made manager, a post he held*."""
    role, above = words.role(at), words.heads[at]
    article = next((n for n in words.under(at) if words.lower(n) in ("a", "an") and n < at), 0)
    clause = any(words.role(n) in ("relcl", "acl") for n in words.under(at))
    first = next((n for n in words.under(above) if words.role(n) == role and n < article), None)
    if article and clause and first is not None and words.uses[article - 1][0].text == ",":
        words.hang(at, first, role="appos")


def mend_series(words: Words, last: int) -> None:
    """The first of several things that befell one is no complement: *He was called up, was captured and fled*."""
    first = next((n for n in words.under(last) if n < last and words.role(n) == "ccomp"), None)
    own = {words.role(n) for n in words.under(last)}
    if first is None or own & {*SUBJECTS, "expl", "mark"} or words.uses[last][1] not in PAST_TAGS:
        return
    told = any(words.role(n) in SUBJECTS for n in words.under(first)) and words.uses[first][1] in PAST_TAGS
    between = [words.uses[n][0].text for n in range(first, last)]
    says = in_class(words.uses[last][3].lower(), "reporting", "statement") and "auxpass" not in own
    if not told or "," not in between or {'"', ";", ":", "“", "”"} & set(between) or says:
        return
    words.hang(first, first, role="ROOT")
    words.hang(last, first, role="conj")
    for n in words.under(last):
        if n < first:
            words.hang(n, first)


def mend_based(words: Words, based: int) -> None:
    """What is *based* in a town and state is no second name of the town: *bought Austin, Texas-based Lime Kitchens*."""
    firm, comma = words.heads[based], based - 3
    while comma > 1 and words.uses[comma][0].text != "," and words.uses[comma][2] == "PROPN":
        comma -= 1
    town = comma - 1
    beside = words.role(firm) in ("appos", "conj") and words.heads[firm] == town and firm > based
    if words.uses[comma][0].text != "," or words.uses[town][2] != "PROPN" or not beside:
        return
    words.hang(firm, words.heads[town], role=words.role(town))
    words.hang(comma, based)
    words.hang(town, based, role="npadvmod")


def mend_next_day(words: Words, prep: int) -> None:
    """A day that a second clause begins with is of that: *The mill was sold in 1911 and in 1913, it burned down*."""
    mark = prep + 1
    while mark < len(words) and words.kinds[mark] in TIMES:
        mark += 1
    if mark in (prep + 1, len(words)) or words.uses[mark][0].text != ",":
        return
    verb, first = words.heads[mark], words.heads[prep]
    while words.uses[first][2] not in ("VERB", "AUX") and words.heads[first] != first:
        first = words.heads[first]
    told = any(words.role(n) in SUBJECTS and mark < n for n in words.under(verb))
    if not told or not first < mark < verb or in_class(words.uses[verb][3].lower(), "reporting", "statement"):
        return
    words.hang(prep, verb, role="prep")
    words.hang(prep - 1, first)
    if words.role(first) == "ccomp" and words.heads[first] == verb:
        words.hang(first, first if words.heads[verb] == verb else words.heads[verb], role=words.role(verb))
        words.hang(verb, first, role="conj")


def mend_apart(words: Words, mark: int) -> None:
    """What stands after a semicolon is no other word for what stands before it: *Crane left; his aide took over*.

    The parser made *left* a participle and *aide* what Crane is.
    """
    here = next((n for n in range(mark + 1, len(words)) if words.role(n) == "appos" and words.heads[n] < mark), None)
    if mark + 1 < len(words) and words.kinds[mark + 1] in TIMES:
        _take_day(words, mark)
    if here is None:
        _part_subjects(words, mark)
    if here is None or words.uses[here][2] not in _NAMES:
        return
    thing = words.heads[here]
    while words.role(thing) == "appos":
        thing = words.heads[thing]
    then = words.heads[thing]
    deed = [n for n in words.under(thing) if n < mark and words.role(n) == "acl" and words.uses[n][1] in PAST_TAGS]
    if words.role(thing) not in SUBJECTS or then < here or len(deed) != 1:
        return
    words.hang(here, then, role=words.role(thing))
    passive = any(words.role(n) in ("auxpass", "agent") for n in words.under(deed[0]))
    words.hang(thing, deed[0], role="nsubjpass" if passive else "nsubj")
    words.hang(deed[0], then, role="ccomp", tag="VBN" if passive else "VBD")
    words.hang(mark, then)


def _take_day(words: Words, mark: int) -> None:
    """A day after a semicolon is of the clause after it: *A lawyer visited him; April 23rd a charge was filed*."""
    day = mark + 1
    while words.kinds[words.heads[day]] in TIMES and words.heads[day] > mark and words.heads[day] != day:
        day = words.heads[day]
    then = next((n for n in range(day + 1, len(words)) if words.uses[n][2] == "VERB"), None)
    if words.heads[day] > mark or words.role(day) != "npadvmod" or then is None:
        return
    if any(words.role(n) in SUBJECTS and day < n < then for n in words.under(then)):
        words.hang(day, then)


def _part_subjects(words: Words, mark: int) -> None:
    """Give each of two clauses its own subject: *The firm listed in Oslo; the sisters sold their shares*."""
    then = next((n for n in range(mark + 1, len(words)) if words.uses[n][2] == "VERB"), None)
    things = [] if then is None else [n for n in words.under(then) if words.role(n) in SUBJECTS and n < then]
    if then is None or len(things) != 2 or not things[0] < mark < things[1]:
        return
    deeds = [n for n in range(things[0], mark) if words.role(n) == "acl" and words.uses[n][1] in PAST_TAGS]
    deeds = [n for n in deeds if words.is_under(n, things[0])]
    if len(deeds) == 1 and words.heads[mark] == then:
        words.hang(things[0], deeds[0], role="nsubj")
        words.hang(deeds[0], then, role="ccomp", tag="VBD")
        for n in words.under(then):
            if n < mark and n != deeds[0]:
                words.hang(n, deeds[0])


def mend_absolute(words: Words, verb: int) -> None:
    """What is told beside a clause of something else: *The Act was passed in 1863, the first sod being cut by her*."""
    thing = words.heads[verb]
    under = words.under(verb)
    being = any(words.lower(n) in ("being", "having") and words.role(n) in ("aux", "auxpass") for n in under)
    if not being or any(words.role(n) in SUBJECTS for n in under):
        return
    if words.role(thing) == "ROOT":  # "The sale was completed, the board having given its approval"
        main = next((n for n in words.under(thing) if n < thing and words.role(n) == "ccomp"), None)
        if main is not None:
            words.move(thing, main, after=verb)
            words.hang(main, main, role="ROOT")
            words.hang(verb, main, role="advcl")
            words.hang(thing, verb, role="nsubj")
        return
    if words.role(thing) != "appos":
        return
    words.hang(verb, words.verb_over(words.heads[thing]), role="advcl")
    words.hang(thing, verb, role="nsubjpass" if any(words.role(n) == "auxpass" for n in under) else "nsubj")


def mend_passives(words: Words, verb: int) -> None:
    """What befell a thing next is no aside: *She was laid down in 1917, launched in 1918 and commissioned in May*.

    *Holt was arrested in 2010, charged four days later and freed in May*: he was freed.
    """
    above = words.heads[verb]
    own = {words.role(n) for n in words.under(verb) if words.kinds[n] not in TIMES}
    passive = any(words.role(n) == "auxpass" for n in words.under(above)) and above < verb
    passive = passive and words.uses[verb][1] in PAST_TAGS
    goes_on = any(words.role(n) == "cc" and n > verb for n in words.under(verb))
    if passive and goes_on and not own & {*SUBJECTS, "mark", "dobj", "aux", "auxpass", "advmod"}:
        words.hang(verb, above, role="conj", tag="VBN")
        for n in words.under(verb):
            bare = words.role(n) == "conj" and not any(words.role(m) in (*SUBJECTS, "dobj") for m in words.under(n))
            if bare and in_class(words.uses[n][3].lower(), "prosecuting", "punishing", "executing"):
                words.hang(n, verb, tag="VBN")
        _join_last(words, verb, above)


def mend_deeds(words: Words, verb: int) -> None:
    """What somebody did next is no aside: *They came at dawn, fired on the guards and burned the mill*."""
    above, under = words.heads[verb], list(words.under(verb))
    last = [n for n in under if words.role(n) == "conj" and words.uses[n][1] == "VBD" and n > verb]
    marked = {*SUBJECTS, "mark", "aux", "auxpass", "agent"} & {words.role(n) for n in under}
    both = words.uses[above][1] == words.uses[verb][1] == "VBD" and above < verb
    if both and last and not marked and any(words.lower(n) == "and" and verb < n < last[0] for n in under):
        words.hang(verb, above, role="conj")


def _join_last(words: Words, verb: int, above: int) -> None:
    """What befell it last, behind a day between commas: *was held, charged and, in May, freed*."""
    joint = next((n for n in words.under(verb) if words.role(n) == "cc" and n > verb), len(words))
    last = next((n for n in words.under(above) if n > joint and words.role(n) == "advcl"), None)
    if last is None or words.uses[last][1] != "VBN" or words.lower(joint + 1) != ",":
        return
    between = [n for n in words.under(above) if joint < n < last]
    if all(words.role(n) == "punct" or words.kinds[n] in TIMES or words.role(n) == "prep" for n in between):
        words.hang(last, verb, role="conj")
        for n in between:
            words.hang(n, last)


def mend_after_birth(words: Words, verb: int) -> None:
    """Who was born did the next thing: *was born in Leith in 1931 and studied in Paris*; not *and raised there*."""
    own = {words.role(n) for n in words.under(verb)}
    lemma = words.uses[verb][3].lower()
    if words.lower(words.heads[verb]) != "born" or words.uses[verb][1] != "VBN":
        return
    entry = known_verb(lemma)
    undergone = in_class(lemma, "clipped.persons", "raised") or (entry is not None and entry.asks and "dobj" not in own)
    if not own & {*SUBJECTS, "aux", "auxpass", "agent"} and not undergone:
        words.hang(verb, words.heads[verb], tag="VBD")


def mend_going_on(words: Words, deed: int) -> None:
    """What somebody went on to do was done, no aim: *went on to win the cup in 1931*, *came from behind to win 3-2*."""
    went = words.heads[deed]
    on = words.lower(went) == "went" and words.lower(went + 1) == "on"
    past = words.uses[went][1] == "VBD" and in_class(words.uses[deed][3].lower(), "overcoming.achieved")
    through = past and in_class(words.uses[went][3].lower(), "overcoming")
    to = next((n for n in words.under(deed) if words.uses[n][1] == "TO"), None)
    if not (on or through) or to is None or not went < to < deed:
        return
    above, role = words.heads[went], words.role(went)
    for n in words.under(went):
        way = words.role(n) == "prt" or (through and went < n < deed and words.kinds[n] not in TIMES)
        if n != deed and not way:
            words.hang(n, deed)
    words.hang(deed, deed if role == "ROOT" else above, role=role, tag="VBD")
    words.hang(went, deed, role="dep", pos="AUX")
    words.hang(to, went, role="dep")


def mend_fronted_what(words: Words) -> None:
    """What is told of a thing first by what it became later is of that: *What is now the museum was built in 1871*."""
    said = words.heads[0]
    main = words.heads[said]
    if words.role(said) not in ("csubj", "csubjpass") or words.uses[said][3] not in _CALLED:
        return
    called = (*words.under(said), *words.under(main))
    roles = ("attr", "oprd", "dobj", "nsubj", "nsubjpass")
    thing = next((n for n in called if said < n < main and words.role(n) in roles and words.uses[n][2] in _NAMES), None)
    later = words.uses[said][3] in ("become", "call") or any(words.lower(n) in _LATER for n in words.under(said))
    if thing is None or not later:
        return
    passive = any(words.role(n) == "auxpass" for n in words.under(main))
    words.hang(thing, main, role="nsubjpass" if passive else "nsubj")
    for n in words.under(said):
        if n > thing:
            words.hang(n, main)
        elif n != thing:
            words.hang(n, said, role="dep")
    words.hang(said, thing, role="dep", pos="AUX")


def mend_what(words: Words, what: int) -> None:
    """What a thing is or was called later is that thing: *founded what is now the town museum*, *in what is now Ohio*.

    So is *in what became known as the Battle of Arlen*.
    """
    said = words.heads[what]
    above = words.heads[said]
    near = 0 < what - above <= (_NEAR if words.uses[above][2] == "VERB" else 1)  # "bought in 1950 what is now …"
    if words.lower(what) != "what" or not near or words.uses[above][2] not in ("VERB", "ADP"):
        return
    if words.uses[said][3] not in _CALLED or words.role(said) not in ("ccomp", "pcomp"):
        return
    inside = [n for n in range(what, len(words)) if words.is_under(n, said)]
    kinds = {"as": "pobj", "called": "oprd", "named": "oprd"}
    named = [n for n in inside if words.lower(n) in kinds and (words.lower(n) != "as" or words.lower(n - 1) == "known")]
    called = named[0] if named else said
    role = kinds[words.lower(called)] if named else "attr"
    thing = next((n for n in words.under(called) if words.role(n) == role and words.uses[n][2] in _NAMES), None)
    marked = named or words.uses[said][3] == "become" or any(words.lower(n) in _LATER for n in words.under(said))
    if thing is None or not marked:
        return  # "asked what was the matter"
    for n in inside:
        if words.uses[n][2] == "VERB" and n < thing:
            words.hang(n, words.heads[n], pos="AUX", role="dep")
    verb = above if words.uses[above][2] == "VERB" else words.heads[above]
    for n in words.under(said):
        if n > thing and words.role(n) in ("prep", "npadvmod", "advmod", "advcl", "punct", "cc", "conj"):
            words.hang(n, verb)
    words.hang(thing, above, role="dobj" if verb == above else "pobj")
    words.hang(said, thing, role="dep", pos="AUX")
    words.hang(what, said, role="dep")


def mend_score(words: Words, mark: int) -> None:
    """Both numbers of a result are of the verb of the first: *last met in 2011, when City won 3-0*.

    The first is not of the name before it, nor part of that: *edged past Rovers 1-0*, *beat Ada Lind 6-4*.
    """
    if not 0 < mark < len(words) - 1 or not words.uses[mark - 1][1] == words.uses[mark + 1][1] == "CD":
        return
    verb, name = words.heads[mark - 1], mark - 2
    if name > 0 and words.heads[name] == mark - 1 and words.uses[name][1] == "NNP" and words.uses[verb][2] == "VERB":
        words.hang(name, verb, role="dobj")  # "beat Athletic 3-2", of which the parser made an athletic three
        words.kinds[name] = ""
    named = verb == name and words.uses[verb][2] == "PROPN"
    if named:
        above = words.heads[verb]
        verb = words.heads[above] if words.role(above) == "prep" else above
    if words.uses[verb][2] == "VERB" and (named or words.kinds[mark] in AGENTS or words.heads[mark + 1] != verb):
        words.kinds[mark - 1 : mark + 2] = [""] * 3
        words.hang(mark - 1, verb, role="npadvmod")
        words.hang(mark, mark + 1)
        words.hang(mark + 1, mark - 1, role="prep")


def mend_indexed(words: Words, given: int) -> None:
    """Somebody whose family name stands first is no two: *HOLM, Ada, composer and conductor, was born at Arden*."""
    name = words.heads[given]
    family = words.uses[name][0]
    if words.role(given) != "conj" or name != given - 2 or not family.is_upper or words.uses[name][1] != "NNP":
        return
    words.hang(given, name, role="appos")


def mend_befallen(words: Words, verb: int) -> None:
    """What befell him next is not of who did the first: *He was betrayed by a clerk, arrested in May and shot*.

    Nor of what that came after: *was held after the raid, freed on bail and, in May, dismissed*.
    """
    clerk = words.heads[verb]
    by = words.heads[clerk]
    first = words.heads[by]
    passive = words.role(by) == "prep" and any(words.role(n) == "auxpass" for n in words.under(first))
    listed = words.uses[verb - 1][0].text == "," and clerk == verb - 2 and (passive or words.role(by) == "agent")
    more = [n for n in words.under(verb) if words.role(n) == "conj" and words.uses[n][1] in PAST_TAGS]
    deeds = [words.uses[n][3].lower() for n in (verb, *more)]
    goes_on = more or (passive and any(words.role(n) == "cc" and n > verb for n in words.under(verb)))
    if listed and goes_on and all(in_class(deed, "prosecuting", "punishing", "harming", "executing") for deed in deeds):
        for deed in (verb, *more):
            words.hang(deed, first, role="conj", tag="VBN")
        if passive:
            _join_last(words, verb, first)


def mend_beside(words: Words, name: int) -> None:
    """A name after a comma is of whom stands before it: *was formed in May by the curate, the Rev. Basil Lowe*.

    The parser hung it on the subject, which stands before the verb.
    """
    thing = words.heads[name]
    verb = words.heads[thing]
    first = min((n for n in words.under(name) if n < name), default=name)
    near = first - 2
    if not thing < verb < near or words.role(thing) not in SUBJECTS or words.uses[first - 1][0].text != ",":
        return
    if words.uses[near][2] == "NOUN" and not words.kinds[near] and words.role(near) in ("pobj", "dobj"):
        words.hang(name, near)
