"""Words hung on the wrong one, or taken for what they cannot be; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.gazetteer import is_place
from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.inflect import base_of_gerund
from events.extract.language.lexicon import EVENTIVE, noun, verb
from events.extract.language.people import given_names
from events.extract.language.predicates import in_class
from events.extract.mend.misattached import day_at_spot
from events.extract.mend.misdated import whose_day
from events.extract.mend.misgapped import fill

if TYPE_CHECKING:
    from events.extract.language.forms import Use
    from events.extract.mend.hanging import Words

__all__ = [
    "count_units",
    "drop_stop",
    "join_colleague",
    "join_hyphenated",
    "mend_bare_object",
    "mend_no_verb",
    "mend_opening",
    "mend_priced",
    "mend_put_behind",
    "mend_scenery",
    "mend_split",
    "rehang_adjunct",
    "rehang_after_aside",
    "rehang_day",
    "rehang_next",
    "rename",
    "shift_object",
]


#: What a noun phrase is made of, as parts of speech.
_PHRASE = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN"))
#: What a noun is for that is nobody's name at the head of a sentence, and in so much of its uses.
_HAPPENING = ("act", "event", "state", "phenomenon", "process")
_SURELY = 0.9


def rename(words: Words, at: int) -> None:
    """A strange word with a capital that was taken for a plural; not the first part of *Pre-orders*."""
    if _is_name(words.uses[at]) and (at + 1 == len(words) or words.uses[at + 1][0].text != "-"):
        words.hang(at, words.heads[at], tag="NNP", pos="PROPN", lemma=words.uses[at][0].text)


def mend_opening(words: Words) -> None:
    """Events and people, taken for a name since they begin the sentence: *Wildfires forced*, *Farmers staged*.

    Not *Jobs said*, which is no event and nobody.
    """
    form = words.uses[0][0]
    if words.role(0) == "advcl" and form.lower_.endswith("ing"):
        _mend_opening_deed(words)
        return
    if in_class(form.lower_, "beside") and words.heads[0] != 0:
        words.kinds[0] = ""
        words.hang(0, words.heads[0], role="amod", tag="JJ", pos="ADJ", lemma=form.lower_)
    alone = len(words) > 1 and words.kinds[1] != (words.kinds[0] or "-") and words.uses[1][2] != "PROPN"
    single = form.lower_.endswith("ing") and not words.kinds[0]  # "Sentencing was set for May"
    plain = alone and not form.is_upper and (single or form.lower_.endswith("s"))
    known = noun(form.lower_ if single else form.lower_.removesuffix("s")) if plain else None
    if plain and single and verb(form.lower_[:-3] + "e") is not None:
        words.hang(0, words.heads[0], tag="NN", pos="NOUN", lemma=form.lower_)
    bare = alone and words.role(0) in SUBJECTS and not words.kinds[0] and not form.lower_.endswith("s")
    deed = noun(form.lower_) if bare else None
    happens = 0.0 if deed is None else deed.share(*_HAPPENING)
    if happens >= _SURELY and form.text.istitle() and form.lower_ not in given_names():
        words.hang(0, words.heads[0], tag="NN", pos="NOUN", lemma=form.lower_)  # "Retirement made no difference"
    if known is not None and max(known.event_share, known.share("person")) >= EVENTIVE:
        words.kinds[0] = ""
        words.hang(0, words.heads[0], tag="NN" if single else "NNS", pos="NOUN", lemma=known.lemma)


def _mend_opening_deed(words: Words) -> None:
    """A participle that was taken for a part of the name behind it: *Leaving Halden, Sherrick marched to the coast*."""
    base = base_of_gerund(words.lower(0))
    if verb(base) is None or not any(words.role(n) == "dobj" for n in words.under(0)):
        return
    words.kinds[0] = ""
    words.hang(0, words.heads[0], tag="VBG", pos="VERB", lemma=base)
    if words.kinds[1] == "PERSON" and is_place(words.uses[1][0].text):
        words.kinds[1] = "GPE"


def _is_name(use: Use) -> bool:
    """Whether a word that was taken for a plural is none: a capital, and no plural that is known."""
    form, _, _, lemma, _ = use
    if not form.text[:1].isupper() or form.is_upper or form.lower_.endswith("s"):
        return False
    return lemma.lower() == form.lower_ and form.is_alpha and noun(form.lower_) is None


def mend_no_verb(words: Words, at: int) -> None:
    """What was taken for a verb after *to* and is none: *was converted to paraffin*, *returned to profit in 1874*."""
    to, above = at - 1, words.heads[at]
    known = noun(words.lower(at))
    if (known is None and words.kinds[at] != "GPE") or words.lower(to) != "to" or words.heads[to] != at:
        return
    if verb(words.lower(at)) is not None and not _is_returned_to(words, at):
        return
    words.hang(to, above, role="prep", tag="IN", pos="ADP", lemma="to")
    words.hang(at, to, role="pobj", tag="NN", pos="NOUN", lemma=words.lower(at))
    for n in words.under(at):
        if words.role(n) == "prep" and n + 1 < len(words) and words.kinds[n + 1] in TIMES:
            words.hang(n, above)
        elif words.uses[n][1] == "CD":
            words.hang(n, at, role="nummod")  # "to version 5"
        elif words.kinds[n] in TIMES and n > at:
            words.hang(n, above, role="npadvmod")


def _is_returned_to(words: Words, at: int) -> bool:
    """Whether a word after *returned to* has at most a time after it, as a verb of what is done again has not."""
    after = [n for n in words.under(at) if n > at]
    return words.uses[words.heads[at]][3] == "return" and all(words.kinds[n] in TIMES for n in after)


def rehang_adjunct(words: Words, at: int) -> None:
    """A preposition under what is said but before its subject, or a day's under a bare object."""
    head = words.heads[at]
    above = words.heads[head]
    if at and head > at:
        if words.role(head) == "ccomp" and above == at - 1:
            words.hang(at, above)
        return
    dated = at + 1 < len(words) and words.kinds[at + 1] in TIMES
    if words.lower(at) == "of" and not dated and _of_event(words, at):
        return
    if words.lower(at) == "of" and words.kinds[head] in TIMES and not dated:
        _of_time(words, at)
        return
    if words.lower(at) == "as" and words.role(head) == "relcl":
        if words.uses[words.heads[above]][3] in ("name", "identify") and words.role(above) == "dobj":
            words.hang(at, words.heads[above])  # "named a man who was stabbed on Sunday as Karl Berg"
        return
    if dated and (verb := whose_day(words, at) or day_at_spot(words, at)) is not None:
        words.hang(at, verb)
        return
    if dated and words.lower(at - 1) == "effect" and words.lower(at) == "from":
        words.hang(at, at - 1)  # "has appointed a chairman with effect from 1 January"
        return
    bare = words.uses[head][1] == "NN" and words.role(head) == "dobj" and words.lower(at) != "of"
    if dated and bare and head == at - 1 and above == head - 1 and words.uses[above][2] == "VERB":
        words.hang(at, above)


def rehang_next(words: Words, time: int) -> None:
    """A time between *and* and a verb is that verb's: *dug wells and, in 1824, built a mill*.

    So it is the object's of a verb that is left out: *bought a mill in 1920 and, in 1924, a mine*.
    """
    time = words.heads[time] if words.kinds[words.heads[time]] in TIMES else time
    if not any(words.kinds[n] in TIMES for n in (time, *words.under(time))):
        return  # "and after her death in 1580 he married again"
    first = time
    while first and words.kinds[time] in TIMES and words.kinds[first - 1] in TIMES:
        first -= 1
    joint = first - 1 - (first > 1 and words.uses[first - 1][0].text == ",")
    if joint < 1 or words.role(joint) != "cc":
        return
    after = time + 1
    while after < len(words) and (
        words.kinds[after] in TIMES or words.uses[after][0].text == "," or words.uses[after][2] == "ADV"
    ):
        after += 1
    if after == len(words):
        return
    if words.role(after) == "conj" and words.uses[after][1] in PAST_TAGS and words.uses[after][2] == "VERB":
        if max(words.heads[time], words.heads[after]) < time:
            words.hang(time, after)
        return
    last = after
    while last < len(words) and (words.uses[last][2] in _PHRASE or words.uses[last][1] in ("PRP$", "POS")):
        last += 1
    things = [at for at in range(after, last) if words.uses[at][2] in ("NOUN", "PROPN")]
    if things and (last == len(words) or words.uses[last][2] not in ("VERB", "AUX")):
        fill(words, things[-1], joint, [time])


def rehang_day(words: Words, day: int) -> None:
    """A day behind what somebody was charged with is that of the charge: *acquitted of money laundering last month*."""
    deed = words.heads[day]
    verb = words.heads[words.heads[deed]]
    told = any(words.role(n) in ("det", "poss", "amod") for n in words.under(deed))
    if words.role(deed) == "pobj" and not told and in_class(words.uses[verb][3].lower(), "prosecuting"):
        words.hang(day, verb)


def rehang_after_aside(words: Words, at: int) -> None:
    """What goes on after an aside on the subject is of the verb: *two were stabbed, one fatally, in a fight*.

    So is what goes on after a participle: *saw the bird, thought lost since 1904, on an island in May*.
    """
    one = words.heads[at]
    if words.uses[one][1] in PAST_TAGS:
        _rehang_after_participle(words, at)
        return
    thing = words.heads[one]
    verb = words.heads[thing]
    closed = at and words.uses[at - 1][0].text == "," and words.role(one) == "appos"
    if closed and words.role(thing) in SUBJECTS and thing < verb < one < at and words.uses[verb][2] == "VERB":
        words.hang(at, verb)


def _rehang_after_participle(words: Words, at: int) -> None:
    """A preposition after the comma that closes a participle said beside a noun."""
    told = words.heads[at]
    while words.role(told) == "xcomp" and words.heads[told] < told:
        told = words.heads[told]
    thing = words.heads[told]
    verb = words.heads[thing]
    commas = words.uses[at - 1][0].text == words.uses[told - 1][0].text == ","
    beside = commas and words.role(told) == "acl" and thing < told < at and words.role(thing) == "dobj"
    if beside and verb < thing and words.uses[verb][2] == "VERB":
        words.hang(at, verb)


def shift_object(words: Words, place: int) -> None:
    """A country before what was sent there, which is no part of it: *returned to Ghana 32 gold objects*."""
    thing = words.heads[place]
    prep = words.heads[thing]
    count = place + 1
    sent = words.role(thing) == "pobj" and prep == place - 1 and words.lower(prep) in ("to", "from", "into")
    if not sent or count >= thing or words.uses[count][1] != "CD" or words.uses[words.heads[prep]][2] != "VERB":
        return
    words.hang(place, prep, role="pobj")
    words.hang(count, thing, role="nummod")
    words.hang(thing, words.heads[prep], role="dobj")


def _of_event(words: Words, of: int) -> bool:
    """What happened to what is told after the day that it happened on: *follows the loss in June of a contract*."""
    prep = max(of - 2, 1)
    thing = prep - 1
    verb = words.heads[thing]
    dated = words.kinds[of - 1] in TIMES and words.heads[of - 1] == prep and words.role(prep) == "prep"
    known = noun(words.uses[thing][3].lower()) if dated and words.role(thing) in ("dobj", "pobj") else None
    near = {words.heads[prep], words.heads[of]} <= {thing, verb, of - 1}
    if not near or known is None or known.event_share < EVENTIVE:
        return False
    words.hang(prep, thing)
    words.hang(of, thing)
    return True


def _of_time(words: Words, at: int) -> None:
    """What a day is no day of: *was found guilty last month of fraud*, *accused on Monday of spying*."""
    time = words.heads[at]
    alone = words.role(time) == "npadvmod" or (words.role(time) == "pobj" and words.lower(time).endswith("day"))
    above = words.heads[time]
    above = words.heads[above] if words.role(time) == "pobj" else above
    known = any(words.lower(child) == "the" for child in words.under(time))
    told = any(words.kinds[child] in TIMES for child in words.under(at))
    if not alone or known or told or words.uses[above][2] != "VERB" or above > time:
        return
    found = [child for child in words.under(above) if words.role(child) == "oprd" and words.uses[child][2] == "ADJ"]
    words.hang(at, found[0] if found else above)


def count_units(words: Words, unit: int) -> None:
    """A place before *minutes after*, which are no minutes of it: *crashed into the sea minutes after taking off*."""
    place = max(unit - 1, 0)
    after = unit + 1 < len(words) and words.lower(unit + 1) in ("after", "before")
    if not after or words.role(place) != "compound" or words.heads[place] != unit:
        return
    prep = words.heads[unit]
    for child in words.under(unit):
        if child < place:
            words.hang(child, place)
    words.hang(place, prep, role="pobj")
    if words.role(unit + 1) == "mark":  # "hours after lawmakers voted"
        words.hang(unit, words.heads[unit + 1], role="npadvmod")
        return
    words.hang(unit, unit + 1, role="npadvmod")
    words.hang(unit + 1, words.heads[prep], role="prep")


def drop_stop(words: Words, at: int) -> None:
    """A full stop that was taken for the subject: the word before it is that."""
    if not at:
        return
    for child in words.under(at):
        words.hang(child, at - 1)
    words.hang(at - 1, words.heads[at], role=words.role(at))
    words.hang(at, at - 1, role="punct", tag=".", pos="PUNCT", lemma=".")


def mend_priced(words: Words, at: int) -> None:
    """What has a price by the piece is what the verb has: *refused a £20 a crate price*, not *refused 20*."""
    price, each = at - 3, at - 1
    if (
        price < 0
        or words.lower(at - 2) not in ("a", "per")
        or words.role(each) != "compound"
        or words.heads[each] != at
    ):
        return
    if words.uses[price][1] != "CD" and not any(words.uses[n][1] == "CD" for n in words.under(price)):
        return
    if words.heads[at] == price:
        words.hang(at, words.heads[price], role=words.role(price))
        for other in words.under(price):
            if other > at or words.role(other) == "det":
                words.hang(other, at)
        words.hang(price, at, role="nummod")
    words.hang(each, price, role="npadvmod")
    words.hang(at - 2, each, role="det")


def join_hyphenated(words: Words, at: int) -> None:
    """A noun of two words with a hyphen, which is one to the lexicon: *a cease-fire*, *the by-election*, *a walk-out*.

    Whatever the parser took its first word for (*won | the by | -election*), the second is what the clause has.
    """
    if at < 2 or words.uses[at - 1][0].text != "-" or words.uses[at][2] != "NOUN":
        return
    first = at - 2
    pair = words.lower(first), words.uses[at][3].lower()
    base = next((form for form in ("".join(pair), "-".join(pair)) if noun(form) is not None), "-".join(pair))
    if noun(base) is None and verb(" ".join(pair)) is None:
        return  # "spin-off", of "spin off"
    above, article = words.heads[at], first - 1
    words.hang(at, above, lemma=base)
    if above == first:
        if words.role(first) == "prep" and article >= 0 and words.uses[article][1] == "DT":
            own = words.heads[article] == first  # "held | a by | -election"
            above, role = (words.heads[first], "dobj") if own else (words.heads[article], words.role(article))
            words.hang(article, at, role="det")
        elif article >= 0 and words.uses[article][1] == "TO":
            words.hang(article, words.heads[first], role="prep", tag="IN", pos="ADP")
            above, role = article, "pobj"  # "lent 9 million | to start | -ups"
        else:
            above, role = words.heads[first], words.role(first)
        words.hang(at, at if above == first else above, role=role)
    words.move(first, at)
    words.hang(first, at, role="compound")
    words.hang(at - 1, at, role="punct")


def join_colleague(words: Words, at: int) -> None:
    """Somebody who was joined to the country of the one before him: ``Ada Crane of Chad and Ivo Voss of Mali``."""
    _part_homes(words, at)
    country = next((n for n in range(at - 1, 0, -1) if words.kinds[n] == "GPE"), at)
    of = words.heads[country]
    above = words.heads[of]
    if words.lower(of) != "of" or words.kinds[above] != "PERSON" or words.heads[at] not in (country, above):
        return
    last = at
    while last + 1 < len(words) and words.kinds[last + 1] == "PERSON":
        last += 1
    for part in range(at, last):
        words.hang(part, last, role="compound")
    words.hang(last, above, role="conj")
    for mark in words.under(country):
        if words.role(mark) in ("cc", "punct") and mark < at:
            words.hang(mark, above)


def _part_homes(words: Words, at: int) -> None:
    """Two and where they are from, taken for bodies by their whole names; the first may stand without his home."""
    first = words.heads[words.heads[words.heads[at]]]
    both = (first, at)
    if words.kinds[at] != "ORG" or first >= at or at + 2 >= len(words):
        return
    if any(words.lower(n + 1) != "of" or noun(words.lower(n)) or words.role(n - 1) != "compound" for n in both):
        return  # "the Bank of Chad and the Bank of Mali"
    for n in both:
        words.kinds[n - 1 : n + 3] = ["PERSON", "PERSON", "", "GPE"]
    words.kinds[first + 3 : at - 1] = [""] * (at - first - 4)


def mend_scenery(words: Words, by: int) -> None:
    """*Settled by the sea in 1865*: that is where, and nobody settled him."""
    verb_ = words.heads[by]
    own = {words.role(n) for n in words.under(verb_)}
    thing = next((n for n in words.under(by) if words.role(n) == "pobj"), None)
    entry = None if thing is None else noun(words.uses[thing][3].lower())
    if entry is not None and entry.top == "object" and "nsubj" in own and "auxpass" not in own:
        words.hang(by, verb_, role="prep")


def mend_bare_object(words: Words, at: int) -> None:
    """A noun without a verb that was taken for a clause is what something was done to: ``made her debut with …``."""
    verb = words.heads[at]
    clausal = any(words.role(n) in (*SUBJECTS, "aux", "mark", "dobj") for n in words.under(at))
    clausal = clausal or words.uses[at][2] != "NOUN"
    if not clausal and all(words.role(n) != "dobj" for n in words.under(verb)):
        words.hang(at, verb, role="dobj")


def mend_put_behind(words: Words, by: int) -> None:
    """The object that stands behind by how many it was done: ``parliament rejected by one vote a bill on water``."""
    verb = words.heads[by]
    roles = [words.role(n) for n in words.under(verb)]
    count = next((n for n in words.under(by) if words.role(n) == "pobj"), by)
    objects = [n for n in words.under(count) if words.role(n) == "appos" and words.uses[n][2] == "NOUN"]
    if words.role(verb) != "ROOT" or "nsubj" not in roles or {"aux", "auxpass", "dobj"} & set(roles) or not objects:
        return
    first = min((n for n in words.under(objects[0]) if n < objects[0]), default=objects[0])
    if words.lower(first) in ("a", "an", "the") and words.uses[first - 1][0].text != ",":
        for n in words.under(count):
            if words.role(n) == "prep" and words.kinds[n + 1] in TIMES:
                words.hang(n, verb)
        words.hang(objects[0], verb, role="dobj")
        words.hang(by, verb, role="prep")
        words.hang(verb, words.heads[verb], tag="VBD")


def mend_split(words: Words, verb: int) -> None:
    """What a sentence says, taken for what its subject's clause has for its object: ``the probe that found it sank``.

    Of *The company that makes the scooter filed for bankruptcy* the parser makes that the scooter filed.
    """
    inner = words.heads[verb]
    thing = words.heads[inner]
    told = (words.role(inner), words.role(thing), words.uses[thing][2]) == ("relcl", "ROOT", "NOUN")
    things = [n for n in words.under(verb) if words.role(n) in SUBJECTS and inner < n < verb]
    if not told or len(things) != 1 or in_class(words.uses[inner][3].lower(), "reporting", "statement", "suspecting"):
        return
    first = min((n for n in words.under(things[0]) if n < things[0]), default=things[0])
    roles = [words.role(n) for n in words.under(inner)]
    who = words.lower(thing + 1) in ("that", "who", "which") and words.heads[thing + 1] == inner
    if not who or first != inner + 1 or "dobj" in roles or any(words.role(n) == "mark" for n in words.under(verb)):
        return
    about = words.role(things[0])
    passive = any(words.role(n) == "auxpass" for n in words.under(verb))
    for n in (*words.under(inner), *words.under(thing)):
        if n > verb:
            words.hang(n, verb)
    words.hang(things[0], inner, role="dobj")
    words.hang(thing, verb, role=about)
    words.hang(verb, verb, role="ROOT", tag="" if passive else "VBD")
