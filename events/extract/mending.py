"""What a parser gets wrong although the words themselves forbid it, put right before rules read the parse.

*Said on Tuesday it had agreed*: the date stands before the subject of what was said, so it is of the saying. *Conceded
defeat on Sunday*: nothing tells one defeat from another, so the day is of the verb. *Brekke conceded*: a strange word
with a capital that does not end in *s* is no plural but a name. *When a bus overturned near Split*: a clause has a
verb, which is no participle there. *The bill that the minister presented would …*: where a sentence has no predicate
but a clause that was hung on its first noun, that is what it says of the noun. A full stop is nobody: *CORP. said*. A
town before *based* is no more than where a firm is: *picked Lyon based Arlex Marine*. *Crashed into the sea minutes
after taking off*: there are no minutes of a sea. *Accused on Monday of spying*: nor a Monday of spying. Nobody is a
country's colleague: *Ada Crane of Chad and Ivo Voss of Mali*. Nor is a day found: *missing since Saturday were found*.
What has a subject and an object and no auxiliary is no participle: *the blast killed 12*. *The loss in June of a
contract* was in June. *Charges that prosecutors dropped* were dropped. *The third to fall* fell. What goes on after an
aside is of the verb: *were stabbed, one fatally, in a fight*. Nothing is *Ghana 32 objects*: *returned to Ghana*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.gazetteer import is_place
from events.extract.grammar import MEANWHILE, PAST_TAGS, RANKS, SUBJECTS
from events.extract.lexicon import EVENTIVE, noun

if TYPE_CHECKING:
    from collections.abc import Iterable

    from events.extract.words import Row, Use

__all__ = ["mended"]

_TIMES = ("DATE", "TIME")
_UNITS = frozenset(("seconds", "moments", "minutes", "hours", "days", "weeks", "months", "years"))
#: A noun, *that* and somebody's name stand before the first participle that can be a relative clause's.
_EARLIEST = 3
#: Nouns of these kinds have a clause after *that* for what they say, or when: they are not its object.
_SAYING, _MOSTLY = ("communication", "cognition", "feeling", "time", "state"), 0.5


def mended(rows: Iterable[Row], first: int) -> list[Row]:
    """The words of a parsed sentence, each on its head and of its kind.

    Args:
        rows: As parsed.
        first: The index of the first of them, among which heads are counted.
    """
    found = list(rows)
    odd = [at for at in range(len(found)) if _may_be_wrong(found, at, first)]
    if not odd:
        return found  # most sentences
    words = _Words(found, first)
    for at in odd:
        _mend(words, at)
    for at in odd:
        if at >= _EARLIEST:
            _joined(words, at)
    return words.rows(found, first) if words.changed else found


def _mend(words: _Words, at: int) -> None:
    """Put a word right by itself."""
    _, tag, pos, _, role = words.uses[at]
    if role == "pobj" and words.lower(at) in _UNITS:
        _counted(words, at)
    elif role == "dobj" and _is_active(words, words.heads[at]):
        words.hang(words.heads[at], words.heads[words.heads[at]], tag="VBD")
    elif tag == "NNS":
        _name(words, at)
    elif role == "prep" and words.lower(at) != "based":
        _aside(words, at)
        _adjunct(words, at)
    elif role == "nmod" and words.kinds[at] == "GPE":
        _shifted(words, at)
    elif role in SUBJECTS and words.uses[at][0].text == ".":
        _stop(words, at)
    elif role in SUBJECTS and words.kinds[at] in _TIMES:
        _since(words, at)
    elif role == "advcl" and pos == "NOUN":
        _clause(words, at)
    elif at and words.lower(at) == "based":
        _based(words, at)


def _may_be_wrong(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word is of a kind that is looked at; asked of every word, and so only what is cheap to ask."""
    (form, tag, pos, _, role), _, head, _, _, kind = rows[at]
    above = head - first
    if role == "prep":
        dated = at + 1 < len(rows) and rows[at + 1][5] in _TIMES
        aside = rows[at - 1][0][0].text == "," and rows[above][0][4] == "appos"
        of_day = form.lower_ == "of" and (rows[at - 1][5] in _TIMES or rows[above][5] in _TIMES)
        return above > at or (dated and above == at - 1) or of_day or aside or form.lower_ == "based"
    if (tag == "NNS" and form.text[0].isupper()) or (role == "dobj" and rows[above][0][1] == "VBN"):
        return True
    if role == "pobj":
        return form.lower_ in _UNITS
    if role == "acl":
        return above == at - 1 or form.lower_ == "based" or rows[above + 1][0][0].lower_ == "that"
    if role == "xcomp":
        return tag == "VB" and rows[above][0][3] == "be"
    return (
        (role == "conj" and kind == "PERSON")
        or (role == "advcl" and pos == "NOUN")
        or form.lower_ == "based"
        or (role in SUBJECTS and (kind in _TIMES or form.text == "."))
        or (role == "nmod" and kind == "GPE")
    )


def _joined(words: _Words, at: int) -> None:
    """What hangs on the words before it, once those hang where they should."""
    if words.role(at) == "acl":
        _relative(words, at)
        _object_relative(words, at)
    elif words.role(at) == "xcomp":
        _nth(words, at)
    elif words.role(at) == "conj" and words.kinds[at] == "PERSON":
        _colleague(words, at)


class _Words:
    """The uses and heads of a sentence's words, to be changed; a head is a place in the sentence."""

    def __init__(self, rows: list[Row], first: int) -> None:
        self.uses = [row[0] for row in rows]
        self.heads = [row[2] - first for row in rows]
        self.kinds = [row[5] for row in rows]
        self.changed = False

    def __len__(self) -> int:
        return len(self.uses)

    def hang(self, at: int, head: int, *, role: str = "", tag: str = "", pos: str = "", lemma: str = "") -> None:
        """Hang a word on another; what is given of its use replaces what the parser said."""
        self.heads[at] = head
        form, old_tag, old_pos, base, old_role = self.uses[at]
        self.uses[at] = (form, tag or old_tag, pos or old_pos, lemma or base, role or old_role)
        self.changed = True

    def under(self, head: int) -> list[int]:
        """The places of the words that hang on another."""
        return [at for at, above in enumerate(self.heads) if above == head and at != head]

    def role(self, at: int) -> str:
        return self.uses[at][4]

    def lower(self, at: int) -> str:
        return self.uses[at][0].lower_

    def rows(self, old: list[Row], first: int) -> list[Row]:
        """The rows as they should have been."""
        parts = zip(self.uses, self.heads, self.kinds, old, strict=True)
        return [
            (use, space, first + head, opens, iob if kind else "O", kind)
            for use, head, kind, (_, space, _, opens, iob, _) in parts
        ]


def _is_active(words: _Words, verb: int) -> bool:
    """Whether what is taken for a participle has a subject and no auxiliary: *the blast killed 12 and flattened it*."""
    under = [words.role(at) for at in words.under(verb)]
    return "nsubj" in under and words.uses[verb][1] == "VBN" and not {"aux", "auxpass", "nsubjpass"} & set(under)


def _name(words: _Words, at: int) -> None:
    """A strange word with a capital that was taken for a plural; not the first part of *Pre-orders*.

    And events that were taken for a name since they begin the sentence: *Wildfires forced*, not *Jobs said*.
    """
    if not at and words.kinds[at] and (at + 1 == len(words) or words.kinds[at + 1] != words.kinds[at]):
        known = noun(words.uses[at][3].lower())
        if known is not None and known.event_share >= EVENTIVE and not words.uses[at][0].is_upper:
            words.kinds[at] = ""
            words.changed = True
    if _is_name(words.uses[at]) and (at + 1 == len(words) or words.uses[at + 1][0].text != "-"):
        words.hang(at, words.heads[at], tag="NNP", pos="PROPN", lemma=words.uses[at][0].text)


def _is_name(use: Use) -> bool:
    """Whether a word that was taken for a plural is none: a capital, and no plural that is known."""
    form, _, _, lemma, _ = use
    if not form.text[:1].isupper() or form.is_upper or form.lower_.endswith("s"):
        return False
    return lemma.lower() == form.lower_ and form.is_alpha and noun(form.lower_) is None


def _adjunct(words: _Words, at: int) -> None:
    """A preposition under what is said but before its subject, or a day's under a bare object."""
    head = words.heads[at]
    above = words.heads[head]
    if at and head > at:
        if words.role(head) == "ccomp" and above == at - 1:
            words.hang(at, above)
        return
    dated = at + 1 < len(words) and words.kinds[at + 1] in _TIMES
    if words.lower(at) == "of" and not dated and _of_event(words, at):
        return
    if words.lower(at) == "of" and words.kinds[head] in _TIMES and not dated:
        _of_time(words, at)
        return
    bare = words.uses[head][1] == "NN" and words.role(head) == "dobj"
    if dated and bare and head == at - 1 and above == head - 1 and words.uses[above][2] == "VERB":
        words.hang(at, above)


def _aside(words: _Words, at: int) -> None:
    """What goes on after an aside on the subject is of the verb: *two were stabbed, one fatally, in a fight*."""
    one = words.heads[at]
    thing = words.heads[one]
    verb = words.heads[thing]
    closed = at and words.uses[at - 1][0].text == "," and words.role(one) == "appos"
    if closed and words.role(thing) in SUBJECTS and thing < verb < one < at and words.uses[verb][2] == "VERB":
        words.hang(at, verb)


def _shifted(words: _Words, place: int) -> None:
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


def _of_event(words: _Words, of: int) -> bool:
    """What happened to what is told after the day that it happened on: *follows the loss in June of a contract*."""
    prep = max(of - 2, 1)
    thing = prep - 1
    verb = words.heads[thing]
    dated = words.kinds[of - 1] in _TIMES and words.heads[of - 1] == prep and words.role(prep) == "prep"
    known = noun(words.uses[thing][3].lower()) if dated and words.role(thing) == "dobj" else None
    near = {words.heads[prep], words.heads[of]} <= {thing, verb, of - 1}
    if not near or known is None or known.event_share < EVENTIVE:
        return False
    words.hang(prep, thing)
    words.hang(of, thing)
    return True


def _of_time(words: _Words, at: int) -> None:
    """What a day is no day of: *was found guilty last month of fraud*, *accused on Monday of spying*."""
    time = words.heads[at]
    alone = words.role(time) == "npadvmod" or (words.role(time) == "pobj" and words.lower(time).endswith("day"))
    above = words.heads[time]
    above = words.heads[above] if words.role(time) == "pobj" else above
    known = any(words.lower(child) == "the" for child in words.under(time))
    told = any(words.kinds[child] in _TIMES for child in words.under(at))
    if not alone or known or told or words.uses[above][2] != "VERB" or above > time:
        return
    found = [child for child in words.under(above) if words.role(child) == "oprd" and words.uses[child][2] == "ADJ"]
    words.hang(at, found[0] if found else above)


def _counted(words: _Words, unit: int) -> None:
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
    words.hang(unit, unit + 1, role="npadvmod")
    words.hang(unit + 1, words.heads[prep], role="prep")


def _stop(words: _Words, at: int) -> None:
    """A full stop that was taken for the subject: the word before it is that."""
    if not at:
        return
    for child in words.under(at):
        words.hang(child, at - 1)
    words.hang(at - 1, words.heads[at], role=words.role(at))
    words.hang(at, at - 1, role="punct", tag=".", pos="PUNCT", lemma=".")


def _since(words: _Words, day: int) -> None:
    """A day that was taken for the subject of what is said of the first noun, which then has no predicate.

    Of *Two men who had been missing since Saturday were found* the parser makes *since Saturday were found*.
    """
    verb = words.heads[day]
    missing = words.heads[verb]
    thing = words.heads[missing]
    since = [at for at in words.under(verb) if at < day and words.lower(at) == "since"]
    roles = (words.role(verb), words.role(missing), words.role(thing))
    if roles != ("advcl", "relcl", "ROOT") or not since or words.uses[thing][2] not in ("NOUN", "PROPN"):
        return
    words.hang(thing, verb, role=words.role(day))
    words.hang(verb, verb, role="ROOT")
    words.hang(since[0], missing, role="prep")
    words.hang(day, since[0], role="pobj")
    for at in words.under(thing):
        if at > verb:
            words.hang(at, verb)


def _clause(words: _Words, thing: int) -> None:
    """A noun after *when* or *as* with a participle: that is the verb, and the noun its subject."""
    under = words.under(thing)
    opening = [at for at in under if at < thing and words.lower(at) in MEANWHILE]
    told = [at for at in under if at > thing and words.role(at) == "acl" and words.uses[at][1] in PAST_TAGS]
    if opening and told:
        words.hang(told[0], words.heads[thing], role="advcl", tag="VBD", pos="VERB")
        for at in (*opening, thing):
            words.hang(at, told[0], role="nsubj" if at == thing else "")


def _colleague(words: _Words, at: int) -> None:
    """Somebody who was joined to the country of the one before him: ``Ada Crane of Chad and Ivo Voss of Mali``."""
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


def _based(words: _Words, at: int) -> None:
    """A town that was taken for what is told of, where it only says which firm: ``picked Lyon based Arlex Marine``."""
    where = at - 1
    name = next((n for n in words.under(at) if n > at), at)
    named = name > at and all(use[2] == "PROPN" for use in words.uses[at + 1 : name + 1])
    told = words.role(where) in (*SUBJECTS, "dobj", "pobj") and is_place(words.uses[where][0].text)
    if not named or not told:
        return
    for child in words.under(where):
        if child > name:
            words.hang(child, name)
    words.hang(name, words.heads[where], role=words.role(where))
    words.hang(at, name, role="amod")
    words.hang(where, at, role="npadvmod")


def _relative(words: _Words, verb: int) -> None:
    """A participle that has the noun before *that* as its object, where it was taken for another's.

    Of *The bill that the minister presented on Tuesday would raise fees* the parser makes *the bill that … would
    raise*, and of *presented* what was done to the minister; then the sentence has no predicate.
    """
    doing = words.heads[verb]
    raised = words.heads[doing]
    if doing != verb - 1 or words.uses[verb][1] not in PAST_TAGS or raised < verb:
        return
    thing = words.heads[raised]
    about, thing_is = words.role(doing), words.uses[thing][2]
    roles = (words.role(raised), words.role(thing))
    if about not in SUBJECTS or roles != ("relcl", "ROOT") or thing > doing or thing_is != "NOUN":
        return
    that = [at for at in words.under(raised) if thing < at < doing]
    after = thing + 1 + (words.lower(thing + 1) == ",")
    object_ = any(words.role(at) in ("dobj", "agent") for at in words.under(verb))
    if object_ or that != [after] or words.lower(that[0]) not in ("that", "which"):
        return
    for at in words.under(thing):
        if at >= verb:
            words.hang(at, raised)
    words.hang(that[0], verb, role="dobj", tag="WDT")
    words.hang(doing, verb, role="nsubj")
    words.hang(verb, thing, role="relcl", tag="VBD")
    words.hang(thing, raised, role=about)
    words.hang(raised, raised, role="ROOT")


def _object_relative(words: _Words, verb: int) -> None:
    """A clause that wants its object, which is the noun before *that*: *charges that prosecutors dropped on Thursday*.

    Not what a noun says: *the claim that prosecutors resigned*.
    """
    thing = words.heads[verb]
    that = thing + 1
    under = words.under(verb)
    doing = [at for at in under if words.role(at) in SUBJECTS and that < at < verb]
    whole = any(words.role(at) in ("dobj", "ccomp", "xcomp", "auxpass", "prt") for at in under)
    if that not in under or words.lower(that) != "that" or not doing or whole or words.uses[thing][2] != "NOUN":
        return
    entry = noun(words.uses[thing][3].lower())
    if entry is None or sum(entry.shares.get(kind, 0.0) for kind in _SAYING) >= _MOSTLY:
        return
    words.hang(that, verb, role="dobj", tag="WDT")
    words.hang(verb, thing, role="relcl", tag="VBD")


def _nth(words: _Words, verb: int) -> None:
    """Who is the third to do something does it: *It was the third town to fall since the truce*."""
    copula = words.heads[verb]
    thing = next((at for at in words.under(copula) if words.role(at) == "attr" and at == verb - 2), None)
    ranks = () if thing is None else words.under(thing)
    if thing is not None and any(words.lower(at) in RANKS or words.uses[at][1] == "JJS" for at in ranks):
        words.hang(verb, thing, role="relcl")
