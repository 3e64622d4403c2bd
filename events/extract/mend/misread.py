"""Clauses that the parser read as they cannot be; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import MEANWHILE, PAST_TAGS, RANKS, SUBJECTS
from events.extract.language.inflect import is_past_form
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.lexicon import verb as known_verb
from events.extract.language.predicates import in_class
from events.extract.mend.hanging import EARLIEST
from events.extract.mend.misvoiced import is_used

if TYPE_CHECKING:
    from events.extract.mend.hanging import Words

__all__ = [
    "BARE",
    "mend_accused",
    "mend_adjective",
    "mend_asked",
    "mend_bare_past",
    "mend_bound",
    "mend_charged",
    "mend_contact",
    "mend_doing",
    "mend_joined",
    "mend_measure",
    "mend_noun_clause",
    "mend_object",
    "mend_object_relative",
    "mend_request",
    "mend_since",
    "mend_that_month",
    "mend_verbless",
]

#: Tags of a verb without an ending; of one thing; and pronouns for one.
BARE, _ONE, _ONES = ("VB", "VBP"), ("NN", "NNP"), frozenset(("he", "she", "it"))
#: Verbs that say, or find, what something is.
_DECLARING = frozenset(("declare", "find", "name", "call", "consider", "deem", "proclaim", "pronounce", "rule"))
#: Nouns of these kinds have a clause after *that* for what they say, or when: they are not its object.
_SAYING = ("communication", "cognition", "feeling", "time", "state")
_MOSTLY = 0.5


def mend_object(words: Words, at: int) -> None:
    """What makes a participle a verb; or what is no object but says again who did it, after a comma.

    *The blast killed 12 and flattened it*; *Hallmont filed for protection on Monday, the third chain to fail*.
    """
    verb = words.heads[at]
    if _is_active(words, verb):
        words.hang(verb, words.heads[verb], tag="VBD")
    elif _governs(words, verb):
        thing = words.heads[verb]
        later = words.heads[thing]
        words.hang(thing, verb)
        words.hang(verb, verb, role="ROOT", tag="VBD")
        words.hang(later, verb, role="advcl")
    elif _is_predicate(words, verb):
        words.hang(words.heads[verb], verb, role="nsubj")
        words.hang(verb, verb, role="ROOT", tag="VBD")
        for n in words.under(verb):
            if words.role(n) == "agent":
                words.hang(n, verb, role="prep")
    under = words.under(at)
    first = min((n for n in under if n < at), default=at)
    ranked = any(words.lower(n) in RANKS or words.uses[n][1] == "JJS" for n in under if n < at)
    doing = next((n for n in words.under(verb) if words.role(n) in SUBJECTS and n < verb), None)
    if ranked and doing is not None and verb < first - EARLIEST and words.uses[first - 1][0].text == ",":
        words.hang(at, doing, role="appos")


def _is_active(words: Words, verb: int) -> bool:
    """Whether what is taken for a participle has a subject and no auxiliary: *the blast killed 12 and flattened it*."""
    under = [words.role(at) for at in words.under(verb)]
    return "nsubj" in under and words.uses[verb][1] == "VBN" and not {"aux", "auxpass", "nsubjpass"} & set(under)


def _governs(words: Words, verb: int) -> bool:
    """Whether a participle with an object is what the sentence says, which the parser took from a clause after it.

    *The cabinet approved on Wednesday the sale, two years after a deal collapsed*: of the cabinet it made that it
    collapsed, with the deal as another subject.
    """
    thing = words.heads[verb]
    later = words.heads[thing]
    if words.role(verb) != "acl" or words.role(thing) != "nsubj" or later < verb or words.role(later) != "ROOT":
        return False
    under = words.under(later)
    marked = any(words.role(n) == "mark" for n in under)
    return marked and sum(words.role(n) in SUBJECTS for n in under) > 1


def _is_predicate(words: Words, verb: int) -> bool:
    """Whether a participle with an object is what the sentence says of its first noun, which has no other verb.

    *The parliament approved by 184 votes to 7 on Thursday a law*; not *a man given a medal*.
    """
    thing = words.heads[verb]
    bare = words.role(verb) == "acl" and words.uses[verb][1] == "VBN" and words.role(thing) == "ROOT" and thing < verb
    if not bare or words.uses[thing][2] not in ("NOUN", "PROPN") or in_class(words.uses[verb][3].lower(), "granting"):
        return False
    return not any(words.uses[n][2] in ("VERB", "AUX") and n != verb for n in words.under(thing))


def _loses(words: Words, verb: int) -> bool:
    """Whether somebody to whom something was done lost or won then: *was re-elected in 1950, but lost in 1954*."""
    return words.uses[verb][3] in ("lose", "win") and any(
        words.lower(n) == "but" and n < verb for n in words.under(words.heads[verb])
    )


def mend_joined(words: Words, verb: int) -> None:
    """What is joined to an active past is one: *The mill opened in 1820 and burned in May*.

    And what is joined to a passive is done to the same thing, where it leaves a name or an office behind or has no
    object though it asks for one: *was bought in 1951, renamed Nordflug in 1962 and merged*; *was knighted in 1965 and
    made a baron in 1974*; *was begun in 1842 and completed in 1846*. What is joined to a perfect is one: *has declared
    an emergency and appealed for help*.
    """
    if _is_of_main(words, verb):
        words.hang(verb, words.heads[words.heads[verb]], tag="VBN")
        return
    under = [words.role(n) for n in words.under(words.heads[verb])]
    own = [words.role(n) for n in words.under(verb)]
    has = any(words.role(n) == "aux" and words.lower(n) in ("has", "have") for n in words.under(words.heads[verb]))
    if words.uses[verb][1] == "VBD" and has and "auxpass" not in under and not set(own) & set(SUBJECTS):
        words.hang(verb, words.heads[verb], tag="VBN")
        return
    top = words.heads[verb]
    opens = (
        words.role(top) == "advcl" and words.uses[top][1] == "VBN" and not set(under) & {"aux", "auxpass", *SUBJECTS}
    )
    if opens and not set(own) & {*SUBJECTS, "dobj", "aux"} and in_class(words.uses[verb][3], "undergone"):
        words.hang(verb, top, tag="VBN")  # "Hired as a clerk in 1912 and promoted in 1920, he …"
    while words.role(top) in ("conj", "advcl") and words.uses[top][1] == "VBN":
        top = words.heads[top]
    befell = any(words.role(n) == "auxpass" for n in words.under(top))
    befell = befell and not set(own) & {*SUBJECTS, "aux", "auxpass", "agent"}
    if words.uses[verb][1] == "VBD" and befell:
        _mend_undergone(words, verb)
    elif (
        words.uses[verb][1] == "VBN"
        and befell
        and (in_class(words.uses[verb][3], "unaccusative") or _loses(words, verb))
    ):
        words.hang(verb, words.heads[verb], tag="VBD")  # "was sent abroad in 1983 and returned in 1989"
        return
    if words.uses[verb][1] != "VBN":
        return
    active = words.uses[words.heads[verb]][1] == "VBD" and "nsubj" in under and "auxpass" not in under
    if active and words.uses[words.heads[verb]][3] != "be" and not {"aux", "auxpass", "agent"} & set(own):
        words.hang(verb, words.heads[verb], tag="VBD")


def mend_bare_past(words: Words, verb: int) -> None:
    """A past that looks like its infinitive: *sold a mill, bought a yard and cut 200 jobs*; *The fire cost her a ship*.

    So it is where it is joined to a past, or where one does it who would else *cut* with an *s*.
    """
    own, tag = {words.role(n): n for n in words.under(verb)}, words.uses[verb][1]
    if tag not in (*BARE, "NN") or not is_past_form(words.lower(verb)) or own.keys() & {"aux", "auxpass"}:
        return
    who = next((own[role] for role in SUBJECTS if role in own), None)
    joined = who is None and tag in BARE and words.role(verb) == "conj" and words.uses[words.heads[verb]][1] == "VBD"
    alone = who is not None and who < verb and "conj" not in {words.role(n) for n in words.under(who)}
    if joined or (alone and (words.uses[who or 0][1] in _ONE or words.lower(who or 0) in _ONES)):
        words.hang(verb, words.heads[verb], tag="VBD", pos="VERB")  # a noun, too: "when a boiler burst"


def _is_of_main(words: Words, verb: int) -> bool:
    """Whether it befell what the main clause tells of: *was shut after a lorry hit it and repaired in June*."""
    clause, own = words.heads[verb], [words.role(n) for n in words.under(verb)]
    main = words.heads[clause]
    passive = words.uses[main][1] == "VBN" and any(words.role(n) == "auxpass" for n in words.under(main))
    told = words.role(clause) == "advcl" and words.uses[clause][1] == "VBD" and main < clause < verb
    whole = any(words.role(n) == "dobj" for n in words.under(clause))
    bare = not set(own) & {*SUBJECTS, "dobj", "aux", "auxpass", "agent", "ccomp", "xcomp"}
    return passive and told and whole and bare and in_class(words.uses[verb][3].lower(), "undergone")


def _mend_undergone(words: Words, verb: int) -> None:
    """A past that is joined to a passive, as one."""
    lemma, objects = words.uses[verb][3].lower(), [n for n in words.under(verb) if words.role(n) in ("dobj", "oprd")]
    if (told := next((n for n in objects if words.kinds[n] not in TIMES), None)) is None:
        full = any(words.role(n) in ("ccomp", "xcomp") for n in words.under(verb))
        with_ = next((f"{lemma}_{words.lower(n)}" for n in words.under(verb) if words.role(n) == "prt"), lemma)
        had = any(
            words.lower(n) == "had" for n in words.under(words.heads[verb])
        )  # "had been washed off and picked up"
        undergone = in_class(with_, "undergone") or (lemma == "turn" and words.behind(verb) == "into")
        done = (not full and (undergone or (had and with_ != lemma))) or is_used(words, verb)
    else:
        entry = noun(words.uses[told][3].lower()) if words.uses[told][2] == "NOUN" else None
        called = lemma.removeprefix("re") in ("name", "christen", "title", "dub")
        done = called and words.uses[told][2] == "PROPN"
        honour = words.uses[told][0].text.isupper() or (entry is not None and entry.top == "person")
        done = done or (in_class(lemma, "raising") and honour)  # "and appointed CBE in 1984"
        to = (n for over in (verb, told) for n in words.under(over) if words.lower(n) == "to")
        done = done or (in_class(lemma, "granting.rewards") and next(to, None) is None)  # "and awarded its medal"
    if done:
        words.hang(verb, words.heads[verb], tag="VBN")
        if told is not None:
            words.hang(told, verb, role="oprd")


def mend_contact(words: Words, verb: int) -> None:
    """Who has a subject and no auxiliary did it: *a programme the board approved late on Wednesday*."""
    under = {words.role(n) for n in words.under(verb)}
    if (
        words.uses[verb][1] == "VBN"
        and "nsubj" in under
        and not under & {"aux", "auxpass", "nsubjpass", "dobj", "agent"}
    ):
        words.hang(verb, words.heads[verb], tag="VBD")


def mend_noun_clause(words: Words, thing: int) -> None:
    """A noun after *when* or *as* with a participle: that is the verb, and the noun its subject."""
    if words.role(thing) != "advcl":
        return
    under = words.under(thing)
    opening = [at for at in under if at < thing and words.lower(at) in MEANWHILE]
    told = [at for at in under if at > thing and words.role(at) == "acl" and words.uses[at][1] in PAST_TAGS]
    if opening and told:
        words.hang(told[0], words.heads[thing], role="advcl", tag="VBD", pos="VERB")
        for at in (*opening, thing):
            words.hang(at, told[0], role="nsubj" if at == thing else "")


def mend_object_relative(words: Words, verb: int) -> None:
    """A clause that wants its object, which is the noun before *that*: *charges that prosecutors dropped on Thursday*.

    Not what a noun says: *the claim that prosecutors resigned*.
    """
    thing = words.heads[verb]
    that = thing + 1
    under = words.under(verb)
    tells = words.role(thing) == "dobj" and in_class(words.uses[words.heads[thing]][3].lower(), "lean.telling")
    if tells and that in under and words.role(that) == "mark":
        words.hang(verb, words.heads[thing], role="ccomp")  # "tells skaters that thaw will open cracks"
        return
    doing = [at for at in under if words.role(at) in SUBJECTS and that < at < verb]
    whole = any(words.role(at) in ("dobj", "ccomp", "xcomp", "auxpass", "prt") for at in under)
    if that not in under or words.lower(that) != "that" or not doing or whole or words.uses[thing][2] != "NOUN":
        return
    entry = noun(words.uses[thing][3].lower())
    if entry is None or entry.share(*_SAYING) >= _MOSTLY:
        return
    words.hang(that, verb, role="dobj", tag="WDT")
    words.hang(verb, thing, role="relcl", tag="VBD")


def mend_adjective(words: Words, at: int) -> None:
    """A verb that was taken for an adjective, though a sentence says it of a subject: *Talks open in Vienna*.

    Or for a noun: *insurgents shell the citadel*.
    """
    under = words.under(at)
    things = any(words.role(n) == "nsubj" and n < at and words.uses[n][1] == "NNS" for n in under)
    aided = any(words.uses[n][2] == "AUX" for n in under)
    bare = words.uses[at][1] == "JJ" or any(words.role(n) == "dobj" and n > at + 1 for n in under)
    if bare and things and not aided and known_verb(words.lower(at)) is not None:
        words.hang(at, words.heads[at], tag="VBP", pos="VERB", lemma=words.lower(at))
    elif at > 1 and words.role(at - 1) in ("compound", "nsubj") and words.uses[at - 2][1] == "DT":
        _mend_burst(words, at)


def _mend_burst(words: Words, at: int) -> None:
    """*In 1921 the dam burst, killing 40*: a past that was taken for an adjective."""
    form, told = words.lower(at), (words.uses[n][2] for n in words.under(at))
    if is_past_form(form) and not form.endswith("ed") and known_verb(form) is not None and "AUX" not in told:
        words.hang(at, words.heads[at], tag="VBD", pos="VERB", lemma=form)
        words.hang(at - 2, at - 1)
        words.hang(at - 1, at, role="nsubj")


def mend_that_month(words: Words, month: int) -> None:
    """A month told as *that October*, where *that* was taken for what opens a clause with the month as its subject.

    *The couple returned that May, signed a lease and left*, *ran in a race that May, signed*: they signed. *Norway,
    which received the island that June, built a road*: Norway built it.
    """
    that, verb = month - 1, words.heads[month]
    verb = words.heads[that] if verb == that else verb
    if that > 0 and words.lower(that) == "that" and words.heads[that] == verb < that and words.role(that) == "dobj":
        words.hang(that, month, role="det", tag="DT", pos="DET")  # "closed that December"
        return
    told = next((at for at in range(that - 1, 0, -1) if words.uses[at][2] == "VERB"), 0)
    opens, thing = that > 0 and words.lower(that) == "that" and words.heads[that] == verb > month, words.heads[told]
    if not opens or not told or words.uses[verb][2] != "VERB":
        return
    inside = words.role(verb) == "relcl" and told < words.heads[verb]
    if inside or (words.role(verb) in ("ccomp", "advcl") and words.heads[verb] == told):
        words.hang(verb, told, role="conj")
    elif words.role(verb) == "relcl" and words.role(told) == "relcl" and words.role(thing) == "ROOT":
        words.hang(thing, verb, role="nsubj")
        words.hang(verb, verb, role="ROOT")
    else:
        return
    words.hang(month, told, role="npadvmod")
    words.hang(that, month, role="det", tag="DT", pos="DET")


def mend_verbless(words: Words, state: int) -> None:
    """What a thing was found or said to be, where the two were taken for a clause: *declared the flood a disaster*.

    The thing is the verb's object, and a time behind both is the verb's.
    """
    verb, under = words.heads[state], words.under(state)
    thing = next((at for at in under if words.role(at) == "nsubj" and verb < at < state), None)
    if (
        thing is None
        or words.uses[verb][3] not in _DECLARING
        or any(words.uses[at][2] in ("AUX", "VERB") for at in under)
    ):
        return
    words.hang(thing, verb, role="dobj")
    words.hang(state, verb, role="oprd")
    for at in under:
        if at > state and any(words.kinds[n] in TIMES for n in (at, min(at + 1, len(words) - 1))):
            words.hang(at, verb)


def mend_asked(words: Words, deed: int) -> None:
    """What is to be decided, hung as what it is for: *will decide on Monday whether to rename it*."""
    verb = words.heads[deed]
    under = [words.lower(n) for n in words.under(deed) if n < deed]
    if "whether" in under and "to" in under and verb < deed and words.uses[verb][2] == "VERB":
        words.hang(deed, verb, role="ccomp")


def mend_charged(words: Words, verb: int) -> None:
    """Who was charged, where the court was taken for that: *appeared before magistrates charged with theft*."""
    before = next((at for at in words.under(verb) if words.role(at) == "mark" and words.lower(at) == "before"), None)
    court = next((at for at in words.under(verb) if words.role(at) in SUBJECTS and at < verb), None)
    aided = any(words.role(at) in ("aux", "auxpass") for at in words.under(verb))
    above = words.heads[verb]
    if before is None or court is None or aided or words.uses[above][2] != "VERB" or not above < before < court:
        return
    for at in words.under(verb):
        if at < verb:
            words.hang(at, above)
    words.hang(before, above, role="prep", pos="ADP")
    words.hang(court, before, role="pobj")
    words.hang(verb, above, tag="VBN")


def mend_accused(words: Words, verb: int) -> None:
    """Who is accused behind a comma, before a court that was taken for that: *stood before judges, charged with it*."""
    court = words.heads[verb]
    prep = words.heads[court]
    above = words.heads[prep]
    charged = in_class(words.uses[verb][3].lower(), "prosecuting") and words.uses[verb - 1][0].text == ","
    charged = charged and words.role(court) == "pobj" and words.uses[above][2] == "VERB"
    others = (words.role(n) for n in (above, prep, *words.under(above), *words.under(verb)))
    if charged and not {"acl", "agent", "dobj"} & {*others}:
        words.hang(verb, above, role="advcl")


def mend_doing(words: Words, at: int) -> None:
    """What did it is a noun, and the day is of the verb: *was destroyed by bombing on 3 May 1941*, *fighting began*."""
    by = words.heads[at]
    known = noun(words.lower(at))
    if known is None or known.event_share < EVENTIVE or any(words.role(n) == "dobj" for n in words.under(at)):
        return
    words.hang(at, by, tag="NN", pos="NOUN", lemma=words.lower(at))
    for n in words.under(at):
        dated = n + 1 < len(words) and words.kinds[n + 1] in TIMES
        if words.role(n) == "prep" and dated and words.role(by) == "agent":
            words.hang(n, words.heads[by])


def mend_measure(words: Words, size: int) -> None:
    """What a number counts that stands before it: *a day after a magnitude 6.4 tremor hit* is after the tremor hit."""
    number, after = min(size + 1, len(words) - 1), words.heads[size]
    thing = words.heads[number]
    verb = words.heads[thing]
    counted = words.heads[after]
    clause = thing > number and words.role(thing) in SUBJECTS and words.heads[counted] == verb
    if not clause or words.lower(after) not in ("after", "before") or words.role(counted) != "npadvmod":
        return
    words.hang(size, thing, role="compound")
    words.move(size, thing)
    words.hang(after, verb, role="mark", pos="SCONJ")


def mend_request(words: Words, wish: int) -> None:
    """What somebody is asked to do, wherever the day stands: *asked a court on Tuesday to dismiss it*.

    Also behind a clause about whom: *urged campers who may be snowed in to leave*.
    """
    asks = words.heads[wish]
    if words.role(asks) == "relcl":
        asks = words.heads[words.heads[asks]]
    whom = any(words.role(n) == "dobj" and asks < n < wish for n in words.under(asks))
    to = any(words.uses[n][1] == "TO" for n in words.under(wish))
    kinds = ("requesting",) if asks == words.heads[wish] else ("requesting", "directing")
    if whom and to and in_class(words.uses[asks][3].lower(), *kinds):
        words.hang(wish, asks, role="xcomp")


def mend_bound(words: Words, deed: int) -> None:
    """Whither somebody leaves, taken for who does what follows: *is leaving for Lima to train as a potter*."""
    verb = words.heads[deed]
    bound = next((n for n in words.under(deed) if n < deed and words.lower(n) == "for"), 0)
    town = next((n for n in words.under(deed) if bound < n < deed and words.role(n) in SUBJECTS), 0)
    if (
        verb + 1 != bound
        or words.uses[town][2] != "PROPN"
        or not in_class(words.uses[verb][3].lower(), "visiting.bound")
    ):
        return
    words.hang(bound, verb, role="prep", pos="ADP")
    words.hang(town, bound, role="pobj")


def mend_since(words: Words, day: int) -> None:
    """A day that was taken for the subject of what is said of what stands before *since*.

    Of *Two men who had been missing since Saturday were found* the parser makes *since Saturday were found*, with or
    without the men as another subject.
    """
    verb = words.heads[day]
    since = next((at for at in words.under(verb) if at < day and words.lower(at) == "since"), 0)
    going_on = next((at for at in range(since - 1, 0, -1) if words.uses[at][2] == "VERB"), 0)
    if not since or not going_on:
        return
    thing = next((at for at in words.under(verb) if at < going_on and words.role(at) in SUBJECTS), None)
    if thing is None:
        missing = words.heads[verb]
        thing = words.heads[missing]
        roles = (words.role(verb), words.role(missing), words.role(thing))
        if roles != ("advcl", "relcl", "ROOT") or words.uses[thing][2] not in ("NOUN", "PROPN"):
            return
        words.hang(thing, verb, role=words.role(day))
        words.hang(verb, verb, role="ROOT")
        words.move(thing, verb, after=verb)
    words.hang(since, going_on, role="prep")
    words.hang(day, since, role="pobj")
