"""Of whom a clause tells, where the parser took that for something else; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import FINITE_TAGS, PAST_TAGS, SUBJECTS
from events.extract.language.predicates import in_class
from events.extract.mend.missubjects import SELVES

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misclaused", "mend_clauses"]

_OWN = ("det", "poss")
_CLAUSES = ("conj", "advcl", "relcl")
#: What the parser takes a second clause's verb for, and what a first clause does something to.
_LATER = frozenset(("conj", "ccomp", "advcl", "acl", "amod"))
_OBJECTS = ("dobj", "pobj")
_SUBJECTS = ("csubj", "csubjpass")
#: Before *which* stand at least a noun, a comma, a participle and another comma.
_ASIDE = 3


def is_misclaused(rows: list[Row], at: int, first: int) -> bool:  # noqa: PLR0911 - one return a role
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (form, tag, _, _, role), _, head, *_ = rows[at]
    if role == "appos":
        return rows[head - first][0][4] in SUBJECTS
    if role in ("compound", "nmod"):
        timed = form.lower_ == "time" and at > 1 and rows[at - 2][0][0].lower_ == "by"
        return timed or form.lower_ in ("coup", "st", "st.")
    if form.lower_ in ("it", "only"):
        return _is_idle(rows, at, first)
    if tag == "VBD" and role in _SUBJECTS:
        return True
    if tag == "WDT":
        return role in SUBJECTS and rows[at - 1][0][0].text == "," and at > _ASIDE
    if role == "acomp" or form.lower_ == "missing":
        return (form.lower_, role, rows[head - first][0][3]) in (("married", "acomp", "be"), ("missing", "advcl", "go"))
    if tag in PAST_TAGS and role in _LATER and at > 1:
        return _has_its_own(rows, at, first)
    if tag == "VBZ":
        after = rows[head - first][0][1] == "VBD" and rows[at - 1][0][4] in ("pobj", "dobj")
        return form.lower_ == "works" or (role in _CLAUSES and after)
    return role == "nsubj" and (form.lower_ in SELVES or (form.lower_ == "what" and at == 0))


def _is_idle(rows: list[Row], at: int, first: int) -> bool:
    """Whether *it* or *only* may mean nothing: ``made it home``, ``won it, only to be beaten``."""
    (form, _, _, _, role), _, head, *_ = rows[at]
    if not 0 < at < len(rows) - 1:
        return False
    if form.lower_ == "it":
        reached = role in ("dobj", "nsubj") and rows[at - 1][0][3] == "make"
        return reached and in_class(rows[at + 1][0][0].lower_, "reaching")
    came = role == "advmod" and rows[at - 1][0][0].text == "," and rows[at + 1][0][1] == "TO"
    return came and rows[head - first][0][4] in ("advcl", "xcomp") and rows[head - first][0][1] in ("VB", "VBN")


def _has_its_own(rows: list[Row], at: int, first: int) -> bool:
    """Whether right before a past stands whom it may tell of, though the parser joined that to another word."""
    (_, tag, pos, _, role), _, above, *_ = rows[at - 1]
    behind = rows[at][2] - first > at
    if rows[at][0][4] == "amod":
        return behind and above - first == at and role in ("nsubj", "aux")
    if behind and rows[at][0][4] != "ccomp":
        return False
    if role in SUBJECTS:
        before = rows if rows[at][0][4] == "ccomp" else rows[:at]
        return role == "nsubj" and tag != "PRP" and any(row[0][4] in ("auxpass", "oprd") for row in before)
    return role == "conj" and pos in ("NOUN", "PROPN", "NUM", "ADJ") and above - first < at


def mend_clauses(words: Words, at: int) -> None:  # noqa: C901 - one branch a word or role
    """Put right of whom a clause tells."""
    role = words.role(at)
    if words.uses[at][1] == "WDT":
        _mend_after_aside(words, at)
    elif role in _SUBJECTS:
        _mend_done_to(words, at)
    elif role == "appos":
        (_mend_both if words.kinds[at] == "PERSON" else _mend_listed)(words, at)
    elif words.lower(at) == "coup":
        _mend_coup(words, at)
    elif role in ("compound", "nmod"):
        (_mend_time if words.lower(at) == "time" else _name_after_saint)(words, at)
    elif words.lower(at) in ("it", "only"):
        (_mend_reached if words.lower(at) == "it" else _mend_only)(words, at)
    elif words.lower(at) == "missing":
        words.hang(at, words.heads[at], role="acomp", tag="JJ", pos="ADJ")
        for n in words.under(at):
            words.hang(n, words.heads[at])
    elif role == "acomp":
        _mend_married(words, at)
    elif words.uses[at][1] in PAST_TAGS:
        _mend_past(words, at)
    elif words.uses[at][1] == "VBZ":
        _mend_works(words, at)
    else:
        (_mend_what if words.lower(at) == "what" else _mend_himself)(words, at)


def _mend_reached(words: Words, it: int) -> None:
    """*Made it through the Senate*, *made it home*: *it* is nothing."""
    where = it + 1
    if words.role(where) in ("ccomp", "xcomp", "advmod", "oprd", "acomp"):
        words.hang(where, it - 1, role="advmod", tag="RB", pos="ADV")
    words.hang(it, it - 1, role="prt")


def _mend_only(words: Words, only: int) -> None:
    """*Reached the final, only to be beaten by Lund*: they were."""
    verb, to = words.heads[only], only + 1
    if words.uses[words.heads[verb]][1] not in PAST_TAGS or words.heads[to] != verb:
        return
    for n in words.under(verb):
        if words.role(n) == "auxpass":
            words.hang(n, verb, tag="VBD")
    words.hang(only, to)
    words.hang(to, verb, role="advmod", tag="RB", pos="ADV")
    words.hang(verb, words.heads[verb], role="conj", tag="VBD" if words.uses[verb][1] == "VB" else "")


def _mend_past(words: Words, verb: int) -> None:
    """A past that tells of whom stands right before it."""
    role = words.role(verb)
    if role == "amod":
        _mend_verb(words, verb)
    elif not (role == "ccomp" and _mend_reduced(words, verb)):
        gapped = words.role(verb - 1) in SUBJECTS or role == "acl"
        (_mend_gapped if gapped else _mend_second)(words, verb)


def _mend_verb(words: Words, verb: int) -> None:
    """*The club have sacked manager Paul Lind*, *after a pipe flooded classrooms*: with a subject it is a verb."""
    thing = words.heads[verb]
    while words.role(thing) == "compound":
        thing = words.heads[thing]
    above, role = words.heads[thing], words.role(thing)
    if all(words.role(n) not in SUBJECTS for n in words.under(verb)) or role not in ("ROOT", "pobj"):
        return
    under = words.under(thing)
    if role == "pobj":
        prep = above
        words.hang(verb, words.heads[prep], role="advcl", tag="VBD")
        words.hang(prep, verb, role="mark", pos="SCONJ")
    else:
        words.hang(verb, verb, role="ROOT", pos="VERB")
    words.hang(thing, verb, role="dobj")
    for n in under:
        if n > thing and words.role(n) in ("prep", "punct", "npadvmod", "advmod", "advcl"):
            words.hang(n, verb)


def _mend_second(words: Words, verb: int) -> None:
    """*Troops surrounded the hall and police blocked the road*: the police did, and were not surrounded."""
    thing, did = verb - 1, words.heads[verb]
    first = words.heads[thing]
    start = min([thing, *words.under(thing)])
    joint = start - 1
    if words.role(verb) not in ("conj", "advcl") or words.role(first) not in _OBJECTS or not did < first < joint:
        return
    if words.role(verb) == "advcl" and any(words.role(n) in ("mark", "advmod") for n in words.under(verb)):
        return  # "sold the mill and land when built"
    if words.lower(joint) not in ("and", "but") or words.heads[joint] != first:
        return
    if any(words.role(n) == "cc" and n < first for n in words.under(did)):
        return  # "Lind was captured and the fall of Golo and Arden followed"
    if words.uses[did][1] in PAST_TAGS and words.uses[verb][1] in PAST_TAGS:
        words.hang(thing, verb, role="nsubj")
        words.hang(joint, did)
        words.hang(verb, did, role="conj", tag="VBD")


def _mend_reduced(words: Words, verb: int) -> bool:
    """*Six clerks kidnapped in May were freed on Friday*: those who had been kidnapped were freed; whether it is so."""
    above, thing = words.heads[verb], verb - 1
    later = (n for n in words.under(above) if n > verb and words.role(n) == "ccomp")
    freed = above if above > verb else next(later, verb)
    under = words.under(freed)
    auxiliary = next((n for n in under if words.role(n) == "auxpass"), verb)
    if auxiliary < verb or words.heads[thing] != verb or any(words.role(n) in SUBJECTS for n in under):
        return False
    if any(words.role(n) in ("aux", "auxpass", "dobj") for n in words.under(verb)):
        return False
    if any(words.role(n) == "punct" for n in under if verb < n < auxiliary):
        return False
    words.hang(thing, freed, role="nsubjpass")
    for n in words.under(verb):
        if words.role(n) == "mark":
            words.hang(n, freed)
    words.hang(verb, thing, role="acl", tag="VBN")
    return True


def _mend_gapped(words: Words, verb: int) -> None:
    """*Two were killed and five others injured*: those were injured; so *left six dead and two hurt*."""
    thing = verb - 1
    start = min([thing, *words.under(thing)])
    joined = words.heads[thing] if words.role(verb) == "acl" else words.heads[verb]
    under = [n for n in words.under(joined) if n < start] if words.role(verb) == "ccomp" else [joined]
    did = next((n for n in reversed(under) if words.uses[n][1] == "VBN"), verb)
    passive = did < start and any(words.role(n) == "auxpass" for n in words.under(did))
    own = {words.role(n) for n in words.under(verb)}
    joint = start - 1
    if (
        not passive
        or words.role(joint) != "cc"
        or words.uses[words.heads[joint]][2] != "VERB"
        or own & {"aux", "auxpass", "dobj", "ccomp", "xcomp"}
    ):
        return
    if words.uses[verb][1] == "VBN" or in_class(words.uses[verb][3].lower(), "harming", "prosecuting"):
        words.hang(verb, did, role="conj", tag="VBN")
        words.hang(thing, verb, role="nsubjpass")


def _mend_listed(words: Words, thing: int) -> None:
    """*The writer, her husband and their sons fled*."""
    under = words.under(thing)
    start = min([thing, *under])
    others = [n for n in under if words.role(n) == "conj" and n > thing]
    verb = words.heads[words.heads[thing]]
    own = [n for n in under if words.role(n) in _OWN and n < thing]
    listed = others and own and any(words.role(n) == "cc" for n in under) and words.lower(start - 1) == ","
    if listed and all(words.lower(n) != "," for n in range(others[-1], verb)):
        words.hang(thing, words.heads[thing], role="conj")


def _mend_both(words: Words, name: int) -> None:
    """*The founder and chairman, Piet Lund, left*."""
    first = words.heads[name]
    start, verb = min([name, *words.under(name)]), words.heads[first]
    posts = [n for n in words.under(first) if words.role(n) == "conj" and n < start]
    if len(posts) != 1 or words.lower(start - 1) != "," or words.lower(name + 1) != "," or verb < name:
        return
    if words.uses[first][2] == "NOUN" == words.uses[posts[0]][2] and not words.under(posts[0]):
        words.hang(name, verb, role=words.role(first))
        words.hang(first, name, role="nmod")
        words.hang(start - 1, verb)


def _mend_time(words: Words, time: int) -> None:
    """*Had burned by the time rain put it out*."""
    thing = words.heads[time]
    verb = next((n for n in range(thing + 1, len(words)) if words.uses[n][1] in FINITE_TAGS), None)
    main = words.heads[time - 2]
    if verb is None or words.heads[thing] != time - 2 or any(words.role(n) in SUBJECTS for n in words.under(verb)):
        return
    words.hang(time, time - 2, role="pobj")
    words.hang(thing, verb, role="nsubj")
    words.hang(verb, main, role="advcl")


def _name_after_saint(words: Words, saint: int) -> None:
    """*St Olaf's Church burned down*: that is one name, and no firm's or person's that has a church."""
    owner = words.heads[saint]
    thing = words.heads[owner]
    whole = words.role(owner) == "poss" and owner + 1 < thing
    if whole and all(words.uses[n][2] == "PROPN" for n in range(owner + 2, thing + 1)):
        kind = "FAC" if in_class(words.lower(thing), "streets") else "ORG"
        words.kinds[saint : thing + 1] = [kind] * (thing + 1 - saint)
        words.joined.update(range(saint + 1, thing + 1))
        words.changed = True


def _mend_coup(words: Words, at: int) -> None:
    """*Resigned after a coup d'etat*: that is a coup, not foreign words nor a day."""
    state = words.heads[at]
    if state == at + 1 and words.lower(state).startswith("d'"):
        words.kinds[state] = ""
        words.hang(state, words.heads[state], tag="NN", pos="NOUN", lemma="coup")


def _mend_done_to(words: Words, done: int) -> None:
    """*The sanctions lifted in 2016 were restored*: what is told of is the sanctions that were lifted."""
    under = words.under(done)
    thing = next((n for n in under if words.role(n) == "nsubj"), None)
    whole = any(words.role(n) in ("mark", "dobj", "ccomp", "aux") or words.uses[n][1][0] == "W" for n in under)
    if thing is None or whole or words.uses[thing][2] == "PRON" or thing > done:
        return
    words.hang(thing, words.heads[done], role="nsubjpass" if words.role(done) == "csubjpass" else "nsubj")
    words.hang(done, thing, role="acl", tag="VBN")


def _mend_after_aside(words: Words, which: int) -> None:
    """*A bridge, opened in 1911, which collapsed on Friday*: the bridge did, whatever is told of it before."""
    verb = words.heads[which]
    done = words.heads[verb]
    while words.uses[done][1] != "VBN" and words.role(done) in ("pobj", "prep", "npadvmod"):
        done = words.heads[done]
    aside = words.uses[done][1] == "VBN" and words.uses[done - 1][0].text == "," and done < which
    thing = done - 2
    if aside and words.role(done) in ("acl", "advcl") and words.uses[thing][2] in ("NOUN", "PROPN"):
        words.hang(verb, thing, role="relcl")


def _mend_what(words: Words, what: int) -> None:
    """*What began as a dispute ended in May*, *what remained of the abbey was sold*."""
    began = words.heads[what]
    word = "of" if words.lower(began) == "remained" else "as"
    prep = next((n for n in words.under(began) if words.lower(n) == word), None)
    thing = None if prep is None else next((n for n in words.under(prep) if words.role(n) == "pobj"), None)
    verb = next((n for n in range(began + 1, len(words)) if words.uses[n][1] in PAST_TAGS), None)
    role = words.role(began)
    verb = words.heads[began] if role.startswith("csubj") else verb
    if prep is None or thing is None or verb is None:
        return
    if role == "ROOT" and words.role(verb) == "acl":
        words.hang(verb, verb, role="ROOT", tag="VBD")
    elif not role.startswith("csubj"):
        return
    words.move(began, verb, after=thing)
    words.hang(thing, verb, role="nsubjpass" if role == "csubjpass" else "nsubj")
    words.hang(began, thing, role="dep", pos="AUX")
    words.hang(prep, began, role="dep")
    words.hang(what, began, role="dep")


def _mend_himself(words: Words, himself: int) -> None:
    """*Had himself crowned*."""
    verb, have = words.heads[himself], himself - 1
    if verb < himself or words.heads[have] != verb or words.uses[have][3] not in ("have", "get"):
        return
    words.hang(have, have if words.role(verb) == "ROOT" else words.heads[verb], role=words.role(verb), pos="VERB")
    for n in words.under(verb):
        if n < have or words.uses[n][0].text == ".":
            words.hang(n, have)
    words.hang(himself, have, role="dobj")
    words.hang(verb, himself, role="acl", tag="VBN")


def _mend_married(words: Words, verb: int) -> None:
    """*Was married to a duke in 1685*: it is told when she was."""
    was, under = words.heads[verb], words.under(verb)
    dated = [n for n in under if any(words.kinds[m] in TIMES for m in words.under(n))]
    if not dated or all(words.lower(n) != "to" for n in under):
        return
    words.hang(
        verb, verb if words.role(was) == "ROOT" else words.heads[was], role=words.role(was), tag="VBN", pos="VERB"
    )
    for n in words.under(was):
        if n != verb:
            words.hang(n, verb, role="nsubjpass" if words.role(n) == "nsubj" else "")
    words.hang(was, verb, role="auxpass", pos="AUX")


def _mend_works(words: Words, at: int) -> None:
    """*A fire broke out in the dye works on 3 May*, *the gas works on the quay closed*: nothing works there."""
    thing, under = at - 1, words.under(at)
    if any(n < thing or words.role(n) in ("dobj", "ccomp", "xcomp") for n in under) or words.uses[thing][1] != "NN":
        return
    main, above = words.heads[at], words.heads[thing]
    if main == at:
        main = next(
            (n for n in range(at, len(words)) if words.role(n) in ("acl", "advcl") and words.uses[n][1] in PAST_TAGS),
            at,
        )
        if main == at or words.role(thing) != "nsubj" or any(words.lower(n) == "," for n in range(at, main)):
            return
        above = main
        words.hang(main, main, role="ROOT", tag="VBD")
        under = [n for n in under if n > main and n != main]
    words.hang(at, above, role=words.role(thing), tag="NNS", pos="NOUN")
    words.move(thing, at)
    words.hang(thing, at, role="compound")
    for n in under:
        words.hang(n, main)
