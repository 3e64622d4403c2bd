"""What the parser said of the word beside the one that it is of; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import FINITE_TAGS, PAST_TAGS, SUBJECTS
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.predicates import in_class
from events.extract.mend.missubjects import SELVES

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misaimed", "mend_aim"]

_PLACES = ("GPE", "LOC", "FAC")
_THINGS = ("NOUN", "PROPN")
#: Kinds of noun of which no order or ban is one.
_LAND = ("location", "object")
_TERMS = ("communication", "act", "possession", "cognition", "time")
#: Participles before an infinitive that tell when it is to be.
_DUE = frozenset(("set", "due", "scheduled", "slated", "expected"))
#: What stands between a comma and the verb of its clause.
_BEFORE_VERB = ("aux", "auxpass", "neg", "advmod")
_WARS = frozenset(("war", "wars"))
_WHOLE = frozenset(("all", "everything", "nothing", "none"))
_ARGUING = ("dobj", *SUBJECTS, "pobj")
_MOSTLY = 0.5
_TOWARDS = ("to", "for", "with", "against")


def is_misaimed(rows: list[Row], at: int, first: int) -> bool:  # noqa: PLR0911 - one return a role
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (form, tag, _, lemma, role), _, head, *_ = rows[at]
    above = head - first
    if form.lower_ in _WHOLE:
        return role in _ARGUING and at + 1 < len(rows) and rows[at + 1][0][0].lower_ == "but"
    if role == "relcl":
        imposed = rows[above][5] == "PERSON" or in_class(
            lemma, "imposing", "imposing.works", "imposing.terms", "informing", "set_for"
        )
        return above < at - 1 and rows[above][0][4] in ("conj", "dobj") if tag == "VB" else imposed
    if role == "conj":
        if tag == "VBN" and rows[above - 1][0][0].text == "," and rows[above][0][1] in PAST_TAGS:
            return rows[at - 1][0][4] == "auxpass"
        if tag in ("VBG", "VBN"):
            return rows[above][0][1] == "VBD" and rows[at - 1][0][4] == "cc" and rows[at - 2][0][2] == "NOUN"
        return tag in FINITE_TAGS and above > 0 and rows[at - 1][0][0].text == "," and _opens_aside(rows, above, first)
    if role in ("advcl", "acl") and tag in PAST_TAGS and rows[at - 1][0][0].text == "," and _is_broken_off(rows, at):
        return True
    if role == "advcl":
        return tag in PAST_TAGS and 0 < above < at and rows[above - 1][0][0].text == "," == rows[at - 1][0][0].text
    if role == "appos":
        return tag == "NNS" and above == at - 1 and rows[above][0][1] == "NN"
    if role == "acl":
        made = tag == "VBN" and rows[above][0][4] == "pobj" and in_class(lemma, "light")
        return made or (form.lower_ in _DUE and rows[at - 1][0][0].text == "," and above < at - 2)
    return role == "compound" and form.lower_ in _WARS and at > 1 and rows[0][0][4] in ("prep", "mark")


def _opens_aside(rows: list[Row], done: int, first: int) -> bool:
    """Whether a comma stands before a past, but for how often that was done, or *itself*."""
    at = done - 1
    while at > 0 and rows[at][2] - first == done and (rows[at][0][4] == "advmod" or rows[at][0][0].lower_ in SELVES):
        at -= 1
    return rows[at][0][0].text == ","


def _is_broken_off(rows: list[Row], at: int) -> bool:
    """Whether *was* stands before, with a comma right behind it."""
    return any(row[0][0].lower_ in ("was", "were") and rows[n + 1][0][0].text == "," for n, row in enumerate(rows[:at]))


def mend_aim(words: Words, at: int) -> None:
    """Put a word right by what it cannot be said of."""
    role, tag = words.role(at), words.uses[at][1]
    if words.lower(at) in _WHOLE:
        _mend_exception(words, at)
    elif role == "relcl" and tag == "VB":
        _mend_purpose(words, at)
    elif role == "relcl":
        _mend_antecedent(words, at)
    elif role == "conj" and tag == "VBN" and words.role(at - 1) == "auxpass":
        _mend_aside(words, at)
    elif role == "conj" and tag in ("VBG", "VBN"):
        _mend_modifier(words, at)
    elif role == "acl" and tag == "VBN" and in_class(words.uses[at][3], "light"):
        _mend_made(words, at)
    elif role in ("conj", "advcl", "acl"):
        _mend_broken(words, at)
    elif role == "appos":
        _mend_doubled(words, at)
    elif role == "compound":
        _mend_war(words, at)


def _mend_made(words: Words, verb: int) -> None:
    """*A request to the county made in May*: that was made, and no county."""
    whom = words.heads[verb]
    to = words.heads[whom]
    deed = words.heads[to]
    if words.lower(to) not in _TOWARDS or words.uses[deed][2] != "NOUN":
        return
    asked, entry = noun(words.uses[deed][3].lower()), noun(words.uses[whom][3].lower())
    made = asked is not None and (asked.event_share > EVENTIVE or asked.share("communication", "act") > _MOSTLY)
    met = entry is not None and entry.share("person", "group", "location") > _MOSTLY
    if made and (met or words.uses[whom][2] == "PROPN"):
        words.hang(verb, deed)


def _mend_exception(words: Words, all_: int) -> None:
    """*Destroyed all but two of the houses*: so many but two were, not *all*."""
    but = all_ + 1
    behind = [*words.under(but), *words.under(all_), *words.under(words.heads[all_])]
    thing = next((n for n in behind if n > but and words.role(n) in (*_ARGUING, "conj")), None)
    if thing is None:
        return
    words.hang(thing, words.heads[all_], role=words.role(all_))
    words.hang(all_, thing, role="quantmod", pos="DET")
    words.hang(but, thing, role="advmod", pos="ADV")


def _mend_antecedent(words: Words, verb: int) -> None:
    """What somebody imposed, or what *which* is of: no land, and nobody."""
    thing = words.heads[verb]
    which = any(words.lower(n) == "which" and words.role(n) == "dobj" for n in words.under(verb))
    does = any(words.lower(n) in ("which", "that") and words.role(n) == "nsubj" for n in words.under(verb))
    imposed = in_class(words.uses[verb][3], "imposing") and not does
    if imposed and (event := _done_upon(words, thing)) is not None:
        fuller: int | None = event
        words.hang(words.heads[thing], event)
    elif which and words.kinds[thing] == "PERSON":
        fuller = None if in_class(words.uses[verb][3], "upon_towns.sieges") else _no_person(words, thing)
    elif (imposed and _is_land(words, thing)) or (which and _is_made_known(words, verb, thing)):
        fuller = _before_land(words, thing)
    elif in_class(words.uses[verb][3], "imposing.terms") and _is_land(words, thing):
        fuller = _term_above(words, thing)
    elif in_class(words.uses[verb][3], "imposing.works") and words.uses[thing][2] == "PROPN":
        fuller = _before_land(words, thing, at=("in", "at", "near", "on", "outside"))
    else:
        return
    if fuller is not None and fuller < thing:
        words.hang(verb, fuller)


def _is_made_known(words: Words, verb: int, thing: int) -> bool:
    """Whether a deed is announced, and no name that it is of: *the purchase of Holm Mills, which it had announced*."""
    above = words.heads[words.heads[thing]]
    deed = noun(words.uses[above][3].lower()) if words.uses[above][2] == "NOUN" else None
    told = in_class(words.uses[verb][3], "informing", "set_for") and words.uses[thing][2] == "PROPN"
    return told and words.lower(words.heads[thing]) == "of" and deed is not None and deed.event_share > EVENTIVE


def _term_above(words: Words, at: int) -> int | None:
    """The nearest noun above a land that may come to an end: *a mandate to stay in Chad, which expires in May*.

    Or else the object of a verb above, *extended the permit for boats to fish off Chad*.
    """
    land = at
    while words.heads[at] != at:
        at = words.heads[at]
        if words.uses[at][2] == "VERB":
            things = [n for n in words.under(at) if words.role(n) == "dobj" and at < n < land]
            if things and words.uses[things[0]][2] == "NOUN":
                return things[0]
        entry = noun(words.uses[at][3].lower()) if words.uses[at][2] == "NOUN" else None
        if entry is not None and entry.share(*_TERMS) > EVENTIVE:
            return at
    return None


def _before_land(words: Words, land: int, at: tuple[str, ...] = ()) -> int | None:
    """The noun that a land is said of, or what was done there: *opened a mill at Orm, which it sold in 1920*."""
    of = words.heads[land]
    above = words.heads[of]
    if words.role(of) != "prep" or (at and words.lower(of) not in at):
        return None
    if at and words.uses[above][2] == "VERB":
        return next((n for n in range(of - 1, above, -1) if words.heads[n] == above and words.role(n) == "dobj"), None)
    return above if words.uses[above][2] == "NOUN" else None


def _no_person(words: Words, at: int) -> int | None:
    """The nearest noun above a person that is a thing, or the object of the verb that the person stands under."""
    while words.role(at) != "ROOT":
        above = words.heads[at]
        if words.uses[above][2] in ("VERB", "AUX"):
            things = (n for n in words.under(above) if words.role(n) == "dobj" and above < n < at)
            return next(things, None) if words.role(at) in ("agent", "prep") else None
        entry = noun(words.uses[above][3].lower()) if words.uses[above][2] == "NOUN" else None
        if entry is not None and entry.share("person") < EVENTIVE:
            return above
        at = above
    return None


def _done_upon(words: Words, at: int) -> int | None:
    """What was done against or with somebody by name: *called for a war on Arda, which the king declared*."""
    prep = words.heads[at]
    above = words.heads[prep]
    above = prep - 1 if words.uses[above][2] == "VERB" else above
    upon = words.uses[at][2] == "PROPN" and words.lower(prep) in ("on", "against", "with", "between")
    entry = noun(words.uses[above][3].lower()) if upon and words.uses[above][2] == "NOUN" else None
    return above if entry is not None and entry.share(*_TERMS) > EVENTIVE else None


def _is_land(words: Words, at: int) -> bool:
    entry = noun(words.uses[at][3].lower())
    return words.kinds[at] in _PLACES or (entry is not None and entry.top in _LAND)


def _mend_modifier(words: Words, at: int) -> None:
    """*With ladders and folding tables*, *with drums and painted banners*: what is folded or painted is there, too."""
    verb, cc = words.heads[at], at - 1
    thing, noun_ = at + 1, at - 2
    if words.uses[verb][1] != "VBD" or noun_ < 0:
        return
    if thing >= len(words) or words.role(thing) != "dobj" or words.heads[thing] != at or words.uses[thing][1] != "NNS":
        return
    if words.role(noun_) != "pobj" or words.heads[cc] != verb or words.uses[noun_][1] != "NNS":
        return
    words.move(at, verb, after=thing)
    words.hang(cc, noun_)
    words.hang(thing, noun_, role="conj")
    words.hang(at, thing, role="amod", pos="ADJ")


def _mend_aside(words: Words, at: int) -> None:
    """*The hall, closed in 1991, is to host it*: what stands between commas was done to it, and the rest it does.

    So it was where it is said how often or to whom itself: *already fined twice this year*, *itself accused*.
    """
    done = words.heads[at]
    first, selves, thing = _aside_of(words, done)
    under = [words.role(n) for n in words.under(done) if (thing or 0) < n < at]
    if done > at or thing is None or words.uses[done][1] not in PAST_TAGS or words.role(done) not in ("ROOT", "conj"):
        return
    start = at
    while start > done and words.heads[start - 1] == at and words.role(start - 1) in _BEFORE_VERB:
        start -= 1
    if words.uses[first - 1][0].text != "," or words.uses[start - 1][0].text != "," or _is_age(words, done, at):
        return
    if _is_clause(words, done, at, under) or words.uses[thing][2] not in _THINGS:
        return
    own = {words.role(n) for n in words.under(at) if n < at}
    if own & set(SUBJECTS):
        return
    for n in words.under(done):
        if n < thing or n > at:
            words.hang(n, at)
    tag = "" if own & {"aux", "auxpass"} or words.uses[at][1] != "VBN" else "VBD"
    words.hang(at, at if words.role(done) == "ROOT" else words.heads[done], role=words.role(done), tag=tag)
    words.hang(thing, at, role="nsubjpass" if "auxpass" in own else "nsubj")
    words.hang(done, thing, role="acl", tag="VBN")
    for n in selves:
        words.hang(n, done, role="advmod", pos="ADV")


def _is_clause(words: Words, done: int, at: int, under: list[str]) -> bool:
    """Whether a past is what a clause of its own tells, by what hangs on it."""
    again = any(words.role(n) == "cc" and words.lower(n + 1) != "again" for n in words.under(done) if n < at)
    by = any(words.lower(n) == "by" for n in words.under(done))  # "Arlex, fined $4 million by a court, folded"
    return again or bool({"aux", "auxpass", "ccomp", "xcomp", *(() if by else ("dobj",))} & set(under))


def _aside_of(words: Words, done: int) -> tuple[int, list[int], int | None]:
    """Where an aside with a participle begins, where *itself* stands in it, and where what both are of."""
    first = done
    while first and words.heads[first - 1] == done:
        if words.role(first - 1) != "advmod" and not _is_self(words, first - 1):
            break
        first -= 1
    selves = [n for n in range(first, done) if _is_self(words, n)]
    thing = next((n for n in words.under(done) if n < first and words.role(n) == "nsubj"), None)
    if thing is None and selves and first > 1 and words.role(first - 2) == "dep":
        thing = first - 2
    return first, selves, thing


def _is_self(words: Words, at: int) -> bool:
    return words.lower(at) in SELVES


def _is_age(words: Words, done: int, at: int) -> bool:
    """Whether it is said how old somebody was who did what stands before: *the painter, died on Sunday, aged 88*."""
    return words.lower(at) == "aged" or in_class(words.uses[done][3].lower(), "unaccusative")


def _mend_broken(words: Words, verb: int) -> None:
    """What goes on after an aside: *The hall was, after a dispute, pulled down*; *Ada Lund, named head, left*."""
    if words.lower(verb - 1) == "," and _mend_broken_off(words, verb):
        return
    (_mend_due if words.role(verb) == "acl" else _mend_aside)(words, verb)


def _mend_broken_off(words: Words, verb: int) -> bool:
    """Whether it is what was done to something that *was*, before an aside, and has been hung there."""
    was = next((n for n in range(verb, 0, -1) if words.lower(n) in ("was", "were")), verb)
    under = words.under(was)
    thing = next((n for n in under if words.role(n) in SUBJECTS), None)
    said = any(words.role(n) in ("attr", "acomp", "oprd", "ccomp") or words.role(n) == "cc" for n in under)
    within = verb
    while within != was and words.heads[within] != within:
        within = words.heads[within]
    if was == verb or thing is None or said or within != was or words.lower(was + 1) != ",":
        return False
    words.hang(verb, verb if words.role(was) == "ROOT" else words.heads[was], role=words.role(was), tag="VBN")
    for n in under:
        if n != verb:
            words.hang(n, verb)
    words.hang(thing, verb, role="nsubjpass")
    words.hang(was, verb, role="auxpass", pos="AUX")
    return True


def _mend_doubled(words: Words, at: int) -> None:
    """*That the roof timbers were rotten*, of which the parser made timbers called a roof."""
    other = at - 1
    if words.heads[at] != other or (words.uses[at][1], words.uses[other][1]) != ("NNS", "NN"):
        return
    for n in words.under(other):
        if n != at:
            words.hang(n, at)
    words.hang(at, words.heads[other], role=words.role(other))
    words.hang(other, at, role="compound")


def _mend_due(words: Words, verb: int) -> None:
    """*A plan to delay the festival, set to open on Monday*: the festival is."""
    thing, above = verb - 2, words.heads[verb]
    within = thing
    while within > above and words.heads[within] != within:
        within = words.heads[within]
    near = words.lower(verb) in _DUE and words.lower(verb - 1) == "," and words.uses[thing][2] == "NOUN"
    if near and within == above and any(words.role(n) == "acl" for n in words.under(above) if n < thing):
        words.hang(verb, thing)


def _mend_war(words: Words, war: int) -> None:
    """*During the Boer War British troops landed*: that is when, and the troops are no war's."""
    prep, thing = 0, words.heads[war]
    if words.lower(war) not in _WARS or words.role(prep) not in ("prep", "mark"):
        return
    while words.role(thing) == "compound" or words.role(thing) == "amod":
        thing = words.heads[thing]
    free = not any(words.role(n) == "pobj" for n in words.under(prep))
    if not free or words.role(thing) not in SUBJECTS or thing <= war or words.heads[prep] < war:
        return
    words.hang(prep, words.heads[prep], role="prep", pos="ADP")
    words.hang(war, prep, role="pobj")
    for n in range(1, war):
        if words.heads[n] > war:
            words.hang(n, war)
    for n in range(war + 1, thing + 1):
        words.kinds[n] = ""


def _mend_purpose(words: Words, verb: int) -> None:
    """*Spend 90,000 crowns and a year's gate money to restore it*: who spends is to restore."""
    thing = words.heads[verb]
    while words.role(thing) == "conj":
        thing = words.heads[thing]
    pays = words.heads[thing] if words.role(thing) == "dobj" else thing
    paid = words.uses[pays][2] == "VERB" and in_class(words.uses[pays][3], "spending")
    money = any(words.kinds[n] == "MONEY" for n in range(pays, verb))
    to = any(words.uses[n][1] == "TO" for n in words.under(verb))
    if paid and money and to and not any(words.role(n) == "auxpass" for n in words.under(verb)):
        words.hang(verb, pays, role="advcl")
