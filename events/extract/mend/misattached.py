"""Clauses on a verb, a town or a time that tell of the noun beside it; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import PAST_TAGS, RANKS, SUBJECTS
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.forms import Row, Use
    from events.extract.mend.hanging import Words

__all__ = ["day_at_spot", "is_misattached", "mend_attached"]

_MOSTLY = 0.5
_RANKS = ("last", "first")
_BEING = frozenset(("be", "become"))
_LATELY = frozenset(("recently", "newly", "just", "previously"))
_TO_COME = frozenset(("next", "today", "tomorrow", "tonight"))
_ONCE = frozenset(("now", "once", "later", "originally", "since", "formerly", "then"))
#: What one may be convicted or rid of.
_ILLS = ("act", "attribute", "event", "state", "cognition", "feeling")
_NEXT_TO = ("neighbouring", "neighboring")
_THINGS = ("NOUN", "PROPN")
#: What a firm is in a clause, and the town that was taken for it.
_PLACED = ("dobj", "pobj", *SUBJECTS)
#: What something may be done in or on.
_SPOTS = frozenset(("artifact", "location", "object"))
#: What nouns are of which none was to be shown or built.
_UNMADE = frozenset(("person", "location", "group", "time"))


def is_misattached(rows: list[Row], at: int, first: int) -> bool:  # noqa: C901, PLR0911 - one return a role
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (_, tag, _, _, role), _, head, *_ = rows[at]
    above = head - first
    if role in ("acl", "advcl") and rows[at][0][0].lower_ == "running" and rows[at - 1][5] in TIMES:
        return True
    if rows[at][0][0].lower_ == "due" and at > 1:
        before = rows[at - 1 - (rows[at - 1][0][0].text == ",")][0][2]
        return above < at - 1 and rows[above][0][2] == "VERB" and before in _THINGS
    if rows[at][0][0].lower_ == "based" and at:
        return rows[at - 1][0][1] == "NNP" and rows[at - 1][0][4] in _PLACED
    if tag == "VBG" and _may_be_offence(rows, at):
        return True
    if tag == "VBG" and role == "xcomp":
        return rows[at][0][0].lower_ in _NEXT_TO
    if tag == "NNP":
        return at > 1 and rows[at - 2][2] == first + at and rows[at - 1][0][0].text == "(" and rows[at][0][0].is_upper
    if role == "amod" and tag == "VBN":
        return rows[at - 1][0][4] == "cc" and above == at + 1 and rows[above][0][4] == "conj"
    if role in ("prep", "mark"):
        return _is_astray(rows, at, above, first)
    if tag == "VBN" and rows[at - 1][0][0].lower_ == "be":
        return _may_be_due(rows, at, above)
    if role == "acl":
        return tag in PAST_TAGS and _may_be_held(rows, at, above)
    if role == "npadvmod":
        given = rows[above][0][1] == "VBN" and in_class(rows[above][0][3], "granting")
        return given and tag == "NNS" and not rows[at][5]
    laid = tag == "VBN" and rows[above][0][4] == "pcomp" and in_class(rows[at][0][3], "decreed.verbs")
    return role == "advcl" and (laid or _may_tell_of_noun(rows, at, above))


def _may_be_held(rows: list[Row], at: int, above: int) -> bool:
    """Whether a participle may tell of a time, of where a conference was held, or of who leads a group."""
    told = rows[at][0][3]
    if at + 1 < len(rows) and rows[at + 1][0][4] == "agent":
        return in_class(told, "pursuing")
    held = rows[above][0][4] == "pobj" and in_class(told, "convening", "aspectual.begin", "decreed.verbs")
    return held or (above < at and rows[above][5] in TIMES)


def _may_be_offence(rows: list[Row], at: int) -> bool:
    """Whether a gerund may be one with the noun before it, behind *of* or *to*: ``counts of jury tampering``."""
    beside = at > 1 and rows[at][0][4] in ("acl", "advcl") and rows[at - 1][0][1] in ("NN", "VB")
    return beside and rows[at - 1][0][4] == "pobj" and rows[at - 2][0][0].lower_ in ("of", "to")


def _may_tell_of_noun(rows: list[Row], at: int, above: int) -> bool:
    """Whether an infinitive or participle may tell of the noun before it."""
    if rows[at][0][1] == "VBG":
        return rows[at - 1][0][4] == "pobj" and in_class(rows[above][0][3], "causing.outcome")
    if rows[at][0][1] == "VB":
        return (rows[above][0][2] == "NOUN" and above == at - 2) or rows[above][0][3] in _BEING
    return rows[at][0][1] in PAST_TAGS and rows[at - 1][0][2] == "ADV"


def _may_be_due(rows: list[Row], at: int, above: int) -> bool:
    """Whether what is to be done may be done to something else than what the parser took for it."""
    role = rows[at][0][4]
    if role in ("acl", "relcl"):
        return above < at - 3 and in_class(rows[above][0][3], "making.drafts")
    apart = at > 3 and rows[at - 3][0][0].text == "," and rows[at - 4][0][4] != "appos"
    return role == "advcl" or (role == "xcomp" and apart)


def _is_astray(rows: list[Row], at: int, above: int, first: int) -> bool:  # noqa: PLR0911 - one return a word
    """Whether a preposition may hang on a word that it is not of."""
    word, (_, _, _, _, over), beyond = rows[above][0][0].lower_, rows[above][0], rows[above][2] - first
    dated = at + 1 < len(rows) and rows[at + 1][5] in TIMES
    if at > 1 and rows[at - 1][0][0].lower_ == "thanks":
        return rows[at][0][0].lower_ == "to" and rows[at - 1][0][4] != "dobj"
    if at == 1 or rows[at][0][4] == "mark":
        return at == 1 and rows[0][0][0].lower_ in ("only", "not") and dated
    if rows[at][0][0].lower_ == "for" and dated:
        return in_class(rows[above][0][3], "cancelling") and rows[above][0][2] == "VERB"
    if rows[at][0][0].lower_ == "of":
        return over == "dobj" and in_class(rows[beyond][0][3], "ridding")
    if _is_behind(rows[at - 1][0]) and above < at - 1 and not dated:
        return True
    if over == "prep" and above < at - 1:
        return word in ("from", "to")
    late = over == "pobj" and word == "time" and rows[above - 1][0][0].lower_ in RANKS
    kept = rows[above][0][1] == "VBG" and rows[beyond][0][0].lower_ == "from"
    scene = rows[beyond][0][0].lower_ == "of" and in_class(rows[rows[beyond][2] - first][0][3], "posts.scenes")
    return late or (dated and beyond < above and (kept or scene or rows[beyond][0][4] == "agent"))


def _is_behind(before: Use) -> bool:
    """Whether right before a preposition stands a gerund that goes on: ``contested it, losing by 311 votes``."""
    return before[1] == "VBG" and before[4] == "advcl"


def mend_attached(words: Words, at: int) -> None:  # noqa: C901, PLR0912 - one branch a role
    """Put a clause where it belongs."""
    role, tag = words.role(at), words.uses[at][1]
    if words.lower(at) in ("based", "due"):
        (_mend_seat if words.lower(at) == "based" else _mend_expected)(words, at)
    elif tag == "VBG" and words.lower(at) in ("running", *_NEXT_TO):
        (_mend_running if words.lower(at) == "running" else _mend_next_to)(words, at)
    elif tag == "VBG" and words.lower(at - 2) in ("of", "to") and words.heads[at - 1] == at - 2:
        _mend_offence(words, at)
    elif tag == "NNP":
        _mend_initials(words, at)
    elif words.lower(at - 1) == "thanks":
        _mend_thanks(words, at)
    elif role == "prep" and at > 1 and _is_behind(words.uses[at - 1]):
        words.hang(at, at - 1)
    elif role == "prep" and words.lower(at) == "for" and at > 1:
        _mend_called_off(words, at)
    elif role in ("prep", "mark"):
        (_mend_inverted if at == 1 else _mend_rid if words.lower(at) == "of" else _mend_range)(words, at)
    elif role == "advcl" and words.role(words.heads[at]) == "pcomp":
        thing = words.heads[words.heads[at]] - 1
        if in_class(words.lower(thing), "decreed.nouns"):
            words.hang(at, thing, role="acl")  # "a ban on logging imposed in May"
    elif role == "amod":
        _mend_second(words, at)
    elif role == "npadvmod":
        if any(words.role(n) == "auxpass" for n in words.under(words.heads[at])):
            words.hang(at, words.heads[at], role="oprd")  # "was docked six points"
    elif role == "acl" and words.role(min(at + 1, len(words) - 1)) == "agent":
        _mend_led(words, at)
    elif role == "acl" and words.lower(at - 1) != "be":
        (_mend_time if words.kinds[words.heads[at]] in TIMES else _mend_convened)(words, at)
    else:
        _mend_clause(words, at)


def _mend_convened(words: Words, verb: int) -> None:
    """*An election for the assembly held in May*, *talks with the rebels held in Bern*: the election and talks were."""
    thing = words.heads[verb]
    over = words.heads[words.heads[thing]]
    if words.role(over) == "pobj" and words.uses[verb - 1][0].text == ",":
        over = words.heads[words.heads[over]]  # "talks on a mill with a partner, begun in May"
    entry, above = (noun(words.uses[n][3].lower()) for n in (thing, over))
    plain = entry is None or entry.event_share < EVENTIVE
    people = entry is not None and entry.share("person") >= _MOSTLY
    somebody = people and words.lower(words.heads[thing]) not in ("with", "between")  # "the trial of a man held"
    meets = in_class(words.uses[over][3].lower(), "meeting", "gathering", "staging")
    if in_class(words.uses[verb][3].lower(), "decreed.verbs"):
        if in_class(words.uses[over][3].lower(), "decreed.nouns"):
            words.hang(verb, over, role="acl", tag="VBN")  # "the tax on sugar introduced in 2016"
        return
    happens = words.uses[over][2] == "NOUN" and above is not None and (meets or above.event_share >= EVENTIVE)
    if happens and plain and not somebody and not any(words.role(n) == "agent" for n in words.under(verb)):
        words.hang(verb, over, role="acl", tag="VBN")


def _mend_thanks(words: Words, to: int) -> None:
    """*Won on Tuesday thanks to a late goal*: because of that."""
    thanks = to - 1
    verb = words.verb_over(words.heads[thanks])
    words.move(to, thanks)
    words.hang(thanks, verb, role="prep", tag="IN", pos="ADP", lemma="thanks")
    words.hang(to, thanks, role="pcomp")


def _mend_clause(words: Words, verb: int) -> None:
    """Put a clause that was taken for one of a verb where it belongs."""
    if words.uses[verb][1] == "VBG":
        words.hang(verb, words.heads[verb - 1], role="pcomp")  # "resulted in the mayor losing her seat"
        words.hang(verb - 1, verb, role="nsubj")
    elif words.uses[verb][1] == "VB":
        first = next((n for n in range(words.heads[verb] + 1, verb) if words.lower(n) in RANKS), None)
        if words.uses[words.heads[verb]][2] == "NOUN":
            words.hang(verb, words.heads[verb], role="acl")
        elif first is not None and words.uses[words.heads[first]][2] == "NOUN":
            words.hang(verb, words.heads[first], role="relcl")  # "became director, the first woman to hold the post"
    else:
        (_mend_due if words.lower(verb - 1) == "be" else _mend_used)(words, verb)


def _mend_expected(words: Words, due: int) -> None:
    """*Extended its lease, due to expire in May*: the lease is to; *put off the vote due in May*: that is due."""
    under = [n for n in words.under(due) if n > due]
    then = [n for n in under if words.kinds[n] in TIMES or any(words.kinds[m] in TIMES for m in words.under(n))]
    if then or any(words.role(n) == "xcomp" and words.uses[n][1] == "VB" for n in under):
        words.hang(due, due - 1 - (words.uses[due - 1][0].text == ","), role="amod", tag="JJ", pos="ADJ")


def _mend_seat(words: Words, based: int) -> None:
    """*Chose Oslo based Arlex to build it*: the firm was chosen, and not the town."""
    town, role = based - 1, words.role(based - 1)
    firms = (n for n in (words.heads[based], *words.under(based)) if n > based and words.kinds[n] == "ORG")
    firm = next(firms, None)
    above = words.heads[town]
    if above == based and words.role(based) == "csubj":
        above = words.heads[based]  # "Oslo based Arlex bought a mill"
    if firm is None or above == based:
        return
    words.move(based, above, after=firm)
    words.hang(firm, above, role=role)
    words.hang(town, based, role="npadvmod")
    words.hang(based, firm, role="amod")


def _mend_led(words: Words, verb: int) -> None:
    """*Sold it to a fund led by Ada Moe in 2007*: it was sold then, and who led the fund stays untold."""
    entry = noun(words.uses[words.heads[verb]][3].lower())
    if (entry is not None and entry.event_share >= EVENTIVE) or words.uses[verb - 1][0].text == ",":
        return  # "a revolt led by Ada Moe in 1922"
    above = words.verb_over(words.heads[verb])
    for n in words.under(verb) if words.uses[above][2] == "VERB" else ():
        timed = any(words.kinds[t] in TIMES for t in (n, *words.under(n)))
        if n > verb + 1 and timed and (words.role(n) == "npadvmod" or words.lower(n) in ("in", "on", "at")):
            words.hang(n, above)


def _mend_running(words: Words, running: int) -> None:
    """*Prices fell for the third month running in June*: they fell then, and did not run."""
    unit = running - 1
    words.move(running, words.verb_over(unit))
    words.hang(running, unit, role="advmod", tag="RB", pos="ADV", lemma="running")


def _mend_next_to(words: Words, near: int) -> None:
    """*The railway reached neighbouring Orsk*: that is near, and nobody does so."""
    verb, town = words.heads[near], next((n for n in words.under(near) if words.role(n) == "dobj"), None)
    if town is not None:
        words.move(near, verb)
        words.hang(town, verb, role="dobj")
        words.hang(near, town, role="amod", tag="JJ", pos="ADJ")


def _mend_range(words: Words, prep: int) -> None:
    """*Cut its forecast from 2.1 percent to 1.4 percent in May*: it was cut to that, and then."""
    above = words.heads[prep]
    agent = words.heads[above]
    if in_class(words.uses[words.heads[agent]][3], "posts.scenes"):
        words.hang(prep, words.heads[words.heads[agent]])  # "was the scene of a battle in 1644"
    elif words.role(agent) == "agent":  # "to be heard by a tribunal in May"
        entry = noun(words.uses[above][3].lower())
        if entry is not None and entry.share("person", "group") > _MOSTLY:
            words.hang(prep, words.heads[agent])
    elif words.uses[above][1] == "VBG":  # "was suspended from trading on Monday"
        words.hang(prep, words.heads[agent])
    elif words.lower(above) == "time":  # "heard for the first time on the radio in May"
        words.hang(prep, words.heads[words.heads[above]])
    elif words.lower(prep) != "to" and words.kinds[min(prep + 1, len(words) - 1)] in TIMES:
        words.hang(prep, words.verb_over(above))
    elif words.lower(prep) == "to" and words.lower(above) == "from" and words.lower(above + 1) != "now":
        words.hang(prep, words.heads[above])


def _mend_rid(words: Words, of: int) -> None:
    """*Convicted the general of war crimes*: he was convicted of them, and there is no general of theirs."""
    whom = words.heads[of]
    what = next((n for n in words.under(of) if n > of), of)
    entry = noun(words.uses[what][3].lower()) if words.uses[what][2] == "NOUN" else None
    own = any(words.role(n) == "poss" for n in words.under(what)) or words.kinds[what] == "MONEY"
    done = words.uses[what][1] == "VBG" or (entry is not None and (entry.event_share >= EVENTIVE or entry.top in _ILLS))
    if (own or done) and not any(words.lower(n) == "of" for n in range(what + 1, len(words))):
        words.hang(of, words.heads[whom])


def _mend_offence(words: Words, deed: int) -> None:
    """*Acquitted her of two counts of jury tampering on Friday*: that is what she was acquitted of, and then."""
    of = deed - 2
    verdict = words.verb_over(words.heads[of])
    said = words.uses[verdict][3].lower()
    judged = said == "plead" or in_class(said, "clearing", "prosecuting", "accusing")
    if not judged or any(words.role(n) == "dobj" for n in words.under(deed)):
        return
    words.hang(deed, of, role="pobj", tag="NN", pos="NOUN", lemma=words.lower(deed))
    words.move(deed - 1, deed)
    words.hang(deed - 1, deed, role="compound", tag="NN", pos="NOUN")
    for n in words.under(deed):
        if words.role(n) == "prep" and n + 1 < len(words) and words.kinds[n + 1] in TIMES:
            words.hang(n, verdict)


def _mend_called_off(words: Words, prep: int) -> None:
    """*Scrapped classes for Saturday on Friday*: they were to be then; but *was cancelled for two years*."""
    above = words.heads[prep]
    things = (n for n in words.under(above) if words.role(n) in ("dobj", "nsubjpass") and words.uses[n][2] == "NOUN")
    thing = next(things, None)
    if thing is not None and (words.uses[prep + 1][1] == "NNP" or words.lower(prep + 1) in _TO_COME):
        words.hang(prep, thing)


def _mend_initials(words: Words, letters: int) -> None:
    """*The International Skating Union (ISU) barred it*: the name did, which the letters in brackets stand for."""
    name = letters - 2
    if words.uses[name][2] != "PROPN":
        return
    words.kinds[letters - 1] = ""
    role, above = words.role(letters), words.heads[letters]
    words.move(letters, name)
    words.hang(name, name if above == letters else above, role=role)
    words.hang(letters, name, role="appos")


def _mend_second(words: Words, verb: int) -> None:
    """*Was born in Lund and studied law at a college*: the law is no second thing done, it was studied."""
    thing = verb + 1
    first = words.heads[thing]
    if words.uses[first][2] != "VERB" or first > verb or words.uses[thing][2] != "NOUN":
        return
    for n in words.under(thing):
        if n > thing:
            words.hang(n, verb, role="advcl" if words.uses[n][1] == "VBG" else "")
    words.hang(verb, first, role="conj", tag="VBD", pos="VERB")
    words.hang(thing, verb, role="dobj")


def _mend_inverted(words: Words, prep: int) -> None:
    """*Only in 1950 was the road paved*, *Not until 1936 were women admitted*: the road was, and women were."""
    aux = next((n for n in range(prep + 2, len(words)) if words.uses[n][2] == "AUX"), None)
    if aux is None:
        return
    main = words.heads[aux]
    if main == aux:
        thing = next((n for n in words.under(aux) if n > aux and words.role(n) in ("attr", "nsubj")), aux)
        main = next((n for n in words.under(thing) if words.role(n) == "acl" and words.uses[n][1] == "VBN"), aux)
        if main in (aux, thing):
            return
        words.move(aux, main)
        words.hang(thing, main, role="nsubj")
        words.hang(main, main, role="ROOT")
        words.hang(aux, main)
    words.hang(prep, main, role="prep", tag="IN", pos="ADP")
    for n in words.under(aux):
        time = n < aux and words.kinds[n] in TIMES
        words.hang(n, prep if time else main, role="pobj" if time else "")
    if words.lower(0) == "not":
        words.hang(0, main, role="neg")
    if words.uses[main][1] == "VBN" and words.uses[aux][3] == "be":
        words.hang(aux, main, role="auxpass")
        for n in words.under(main):
            words.hang(n, main, role="nsubjpass" if words.role(n) == "nsubj" else "")


def _mend_used(words: Words, verb: int) -> None:
    """*Asked for the yard, last used in 1968*, *for a new date, now tentatively set for May*: that was used or set.

    What stands behind a second comma is of the verb above: *bid for Arlex, recently sold by Nexo, in August*.
    """
    comma, above = verb - 1, words.heads[verb]
    while comma > 1 and words.uses[comma][2] == "ADV":
        comma -= 1
    done = words.lower(comma + 1) in _RANKS or words.lower(comma + 1) in _LATELY
    done = done or (words.lower(comma + 1) in _ONCE and in_class(words.uses[verb][3].lower(), "making", "targeting"))
    if not done or words.uses[comma][0].text != "," or words.uses[comma - 1][2] not in ("NOUN", "PROPN"):
        return
    words.hang(verb, comma - 1, role="acl", tag="VBN")
    for n in words.under(verb):
        if n > verb and words.role(n) == "prep" and words.uses[n - 1][0].text == ",":
            words.hang(n, above)


def _mend_time(words: Words, verb: int) -> None:
    """*Rebuilt it in 1733 and the next summer brought in a maltster*: nobody brings a summer."""
    time = words.heads[verb]
    top = words.heads[time] if words.role(time) == "pobj" else time
    joint = min((n for n in (*words.under(time), top) if n < verb), default=time) - 1
    if joint < 1 or words.role(joint) != "cc" or verb - 1 not in (time, *words.under(time)):
        return
    main = words.heads[joint]
    while words.heads[main] != main and not any(words.role(n) in SUBJECTS for n in words.under(main)):
        main = words.heads[main]
    if words.uses[main][2] not in ("VERB", "AUX") or not any(words.role(n) == "dobj" for n in words.under(verb)):
        return
    while words.role(main) in ("ccomp", "xcomp") and words.heads[main] < main:
        main = words.heads[main]
    words.hang(verb, main, role="conj", tag="VBD")
    words.hang(joint, main)
    words.hang(top, verb, role="prep" if top != time else "npadvmod")


def _mend_due(words: Words, verb: int) -> None:
    """*Picked for a film on the war, to be shown in May*: the film is to be shown."""
    comma = next((n for n in range(verb - 1, max(verb - 4, 0), -1) if words.uses[n][0].text == ","), None)
    if comma is None or not _is_done_to_things(words, verb) or words.heads[verb] > comma:
        return
    thing = comma - 1
    while words.role(thing) in ("pobj", "prep", "compound") and words.uses[words.heads[thing]][2] != "VERB":
        above = words.heads[words.heads[thing]]
        draft = in_class(words.uses[above][3], "making.drafts")
        if words.role(words.heads[thing]) == "prep" and (draft or words.uses[above][2] == "VERB"):
            break
        thing = words.heads[thing]
    entry = noun(words.uses[thing][3].lower()) if words.uses[thing][2] == "NOUN" else None
    if entry is not None and entry.top not in _UNMADE:
        words.hang(verb, thing, role="acl")


def _is_done_to_things(words: Words, verb: int) -> bool:
    """Whether things are built, shown or opened so, or something is at a time that is named and nobody suffers it."""
    lemma = words.uses[verb][3].lower()
    timed = any(words.kinds[n] in TIMES for n in range(verb + 1, min(verb + 4, len(words.uses))))
    return in_class(lemma, "making", "undergone") or (timed and not in_class(lemma, "clipped.persons"))


def day_at_spot(words: Words, at: int) -> int | None:
    """The verb whose day was hung on the place in which it was done: ``was paid in the lobby of a hotel on 24 May``."""
    thing = words.heads[at]
    entry, of = noun(words.uses[thing][3].lower()), words.heads[thing]
    part = words.heads[of]
    verb = words.heads[words.heads[part]]
    if words.lower(at) != "on" or thing != at - 1 or entry is None or entry.top not in _SPOTS:
        return None
    inside = words.lower(of) == "of" and words.role(part) == "pobj" and words.uses[verb][2] == "VERB"
    return verb if inside else None
