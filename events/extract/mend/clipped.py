"""What timelines and headlines leave out: *1931: Works Museum renamed Museum of Industry* is told of its renaming.

The parser takes the participle for a past, as if the museum renamed something. A verb that asks for an object and has
none tells what befell its subject, as does one that leaves it an office or a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import FINITE_TAGS, PAST_TAGS, SUBJECTS
from events.extract.language.inflect import base_of, is_participle_only, is_past_form, participle_of, third_person
from events.extract.language.lexicon import EVENTIVE, noun, verb
from events.extract.language.people import tells_what
from events.extract.language.predicates import in_class
from events.extract.mend.hanging import Words
from events.extract.mend.mendednames import part_made

if TYPE_CHECKING:
    from collections.abc import Iterable

    from events.extract.language.forms import Row

__all__ = ["begun", "unclipped"]

#: What a verb has that is said in the active.
_FULL = frozenset(("dobj", "ccomp", "xcomp", "aux", "auxpass", "neg", "dative"))
#: With a particle these ask for an object too.
_BIDDEN = ("hire", "commission", "appoint", "select", "engage")
#: A noun that tells of what happens in no more of its uses is no heading.
_SELDOM = 0.2
#: What a line's first word is to its first noun, if that is not its verb; and tags of verbs that tell something.
_DESCRIBING = ("amod", "compound", "nmod", "nsubj", "poss")
_TELLING = FINITE_TAGS | {"VBN"}
_THINGS = ("NOUN", "PROPN")
_PARTED = ("set", "shoot", "pull", "tear", "knock", "put", "hand", "build")


def unclipped(rows: Iterable[Row], first: int) -> list[Row]:
    """The words of a sentence under a date, each past that lacks its object a passive.

    Args:
        rows: As parsed and mended.
        first: The index of the first of them, among which heads are counted.
    """
    found = list(rows)
    words = Words(found, first)
    _begin(words)
    _set_off(words)
    for at, (_, tag, pos, _, _) in enumerate(words.uses):
        if tag in PAST_TAGS and pos == "VERB":
            _unclip(words, at)
        elif tag in ("NNS", "VBZ") and _is_verb(words, at):
            _tell(words, at)
        elif tag == "NNS" and _is_deed(words, at):
            _do(words, at)
        elif tag == "VBZ" and pos == "VERB":
            _name(words, at)
        elif tag == "VBG" and words.role(at) == "ROOT" and in_class(words.lower(at), "eventive"):
            words.hang(at, at, tag="NN", pos="NOUN", lemma=words.lower(at))  # "Stock market listing"
            for n in words.under(at):
                words.hang(n, at, role="compound" if words.role(n) == "nsubj" else "")
    return words.rows(found, first) if words.changed else found


def begun(rows: Iterable[Row], first: int) -> list[Row]:
    """The words of any other sentence, which may begin with a verb without a subject: *Awarded a medal in 1910*.

    One that begins as a headline does, or tells by whom it was done, may leave out *was*: *Treaty signed, 1898*.

    Args:
        rows: As parsed and mended.
        first: The index of the first of them.
    """
    found = list(rows)
    form, tag, _, _, role = found[0][0]
    root = next((at for at, row in enumerate(found) if row[0][4] == "ROOT"), 0)
    if root and found[root][0][1] in PAST_TAGS and found[root][0][2] == "VERB":
        words = Words(found, first)
        if _is_bare(words, root):
            _unclip(words, root)
        return words.rows(found, first) if words.changed else found
    if not in_class(form.lower_, "raised.named") and not (tag in PAST_TAGS and role == "ROOT"):
        return found
    words = Words(found, first)
    _begin(words)
    return words.rows(found, first) if words.changed else found


def _is_bare(words: Words, verb_: int) -> bool:
    """Whether a verb's subject has no article as in headlines, or a *by* behind the verb tells who did it."""
    under = words.under(verb_)
    thing = next((n for n in under if words.role(n) == "nsubj" and n < verb_), None)
    if thing is None or words.uses[thing][1] != "NN":
        return False
    lemma = words.uses[verb_][3].lower()
    bare = in_class(lemma, "clipped", "clipped.persons") and not (words.kinds[thing] or in_class(lemma, "aspectual"))
    bare = bare and all(words.role(n) in ("compound", "amod", "prep") for n in words.under(thing))
    by = (n for n in under if words.lower(n) == "by" and n > verb_)
    named = any(words.kinds[n] in ("PERSON", "ORG") for agent in by for n in words.under(agent))
    return named or (bare and min([thing, *words.under(thing)]) == 0)


def _begin(words: Words) -> None:
    """Have *Founding of the Society* be a noun; and a verb what *Acquired Delmas* and *Opens a mill* begin with."""
    (form, tag, _, lemma, role), thing = words.uses[0], words.heads[0]
    under = {words.role(n) for n in words.under(0)}
    if form.lower_ in ("first", "last") and thing == 1 and words.uses[1][1] == "VB" and words.role(1) == "ROOT":
        words.hang(1, 1, tag="NN", pos="NOUN")  # "First mention of the village"
        words.hang(0, 1, role="amod", tag="JJ", pos="ADJ")
    elif len(words) > 1 and tag == "VBG" and role == "ROOT" and _is_deeds_name(words):
        words.hang(0, 0, tag="NN", pos="NOUN", lemma=form.lower_)
    elif tag == "VBN" and role == "amod" and words.role(thing) == "ROOT" and in_class(lemma, "raising"):
        named = words.uses[thing][2] == "PROPN"
        words.hang(0, 0, role="ROOT", tag="VBD" if named else "VBN", pos="VERB")
        words.hang(thing, 0, role="dobj" if named else "oprd")
    elif tag in PAST_TAGS and role == "ROOT" and not under & {*SUBJECTS, "aux", "auxpass"}:
        made = next((n for n in words.under(0) if words.role(n) == "dobj" and tells_what(words.uses[n][3].lower())), 0)
        if made and in_class(lemma, "raising"):
            words.hang(made, 0, role="oprd")  # "Made a fellow of the society"
            under -= {"dobj"}
        undergoes = in_class(lemma, "granting.rewards") if "dobj" in under else _asks(lemma, person=False)
        undergoes = undergoes or ("dobj" not in under and in_class(lemma, "raised", "raised.begun"))
        words.hang(0, 0, tag="VBN" if undergoes or lemma == "bear" else "VBD")
    elif tag == "VB" and role == "ROOT" and form.lower_.endswith("s"):
        base = next((base for base in (form.lower_[:-1], form.lower_[:-2]) if verb(base) is not None), lemma)
        words.hang(0, 0, tag="VBZ", lemma=base)
    elif len(words) > 1 and (role in _DESCRIBING or (role == "ROOT" and tag in ("NNP", "NNPS", "NNS", "JJ"))):
        _do_first(words)


def _is_deeds_name(words: Words) -> bool:
    """Whether a line begins with a noun for a deed: ``Founding of the Society``, ``Twinning with Lund``."""
    entry = noun(words.lower(0))
    return words.lower(1) in ("of", "with", "between") or (
        words.uses[1][1] == "IN" and entry is not None and entry.event_share >= EVENTIVE
    )


def _set_off(words: Words) -> None:
    """Have a line tell of the deed it begins with, not of what came after: ``Opening of the line, closed in 1969``."""
    entry, (_, tag, _, _, role) = noun(words.lower(0)), words.uses[0]
    deed = words.lower(1) == "of" if len(words) > 1 else False
    deed = deed and (tag == "VBG" or (tag == "NN" and entry is not None and entry.event_share >= EVENTIVE))
    mark = next((n for n in range(len(words)) if words.lower(n) == ","), 0)
    done = next((n for n in range(mark + 1, len(words)) if words.uses[n][2] != "ADV"), 0)
    if not (deed and mark and done) or words.uses[done][1] not in PAST_TAGS or words.uses[mark - 1][2] not in _THINGS:
        return
    if any(words.role(n) in ("aux", "auxpass", "dobj") or mark < n < done for n in words.under(done) if n > mark):
        return
    if role == "ROOT" and words.role(done) == "acl":
        words.hang(done, mark - 1, tag="VBN")
    elif words.heads[0] == done and words.role(done) == "ROOT":
        words.hang(0, 0, role="ROOT", tag="NN", pos="NOUN", lemma=words.lower(0))
        words.hang(done, mark - 1, role="acl", tag="VBN")
        words.hang(len(words) - 1, 0)


def _do_first(words: Words) -> None:
    """Have a line's first word be its verb, which was taken for a part of its object: ``Launches Vega range``.

    Only in a line without another verb.
    """
    thing = words.heads[0]
    while words.role(thing) in _DESCRIBING and words.heads[thing] != thing:
        thing = words.heads[thing]
    others = (use for n, use in enumerate(words.uses) if n and use[1] in _TELLING)
    if words.role(thing) != "ROOT" or any(use[2] in ("VERB", "AUX") for use in others):
        return
    told = _told_first(words)
    if not told:
        return
    tag, base = told
    if thing:
        for n in words.under(thing):
            if words.role(n) in ("prep", "advcl", "xcomp"):
                words.hang(n, 0)
        words.hang(thing, 0, role="dobj")
    words.hang(0, 0, role="ROOT", tag=tag, pos="VERB", lemma=base)
    words.kinds[0] = ""
    if thing:
        part_made(words, thing)


def _told_first(words: Words) -> tuple[str, str] | None:
    """The tag and the base form of the verb that a line's first word may be; None of one that rather is a noun."""
    low, (_, after, pos, _, _) = words.lower(0), words.uses[1]
    sure = after in ("DT", "PRP$", "CD", "JJ", "JJS")
    if is_past_form(low):
        base = base_of(low)
        sure = sure or low != participle_of(base) or in_class(base, "undergone", "clipped", "winning")
        sure = sure or in_class(low, "raised.named")
        return ("VBD", base) if verb(base) is not None and sure else None
    bases = (low[:-1], low[:-2], f"{low[:-3]}y") if low.endswith("s") else ()
    base = next((base for base in bases if verb(base) is not None and third_person(base) == low), "")
    entry = noun(base)
    sure = entry is None or sure or pos == "PROPN" or (pos == "NOUN" and entry.event_share >= EVENTIVE)
    return ("VBZ", base) if base and sure else None


def _is_verb(words: Words, at: int) -> bool:
    """Whether what was taken for a noun before the last of a title is its only verb: ``Theatre severs ties``."""
    head, (_, _, _, lemma, role) = words.heads[at], words.uses[at]
    near = head == at + 1 or words.uses[at][1] == "VBZ"
    if role != "compound" or not (near and 0 < at < head) or words.role(head) != "ROOT":
        return False
    others = (use for n, use in enumerate(words.uses) if n != at and use[1] not in ("VBG", "VBN"))
    alone = not any(use[2] in ("VERB", "AUX") for use in others)
    sure = verb(lemma) is not None and (noun(lemma) is None or words.uses[at][1] == "VBZ")
    return alone and sure and words.uses[at - 1][2] in ("NOUN", "PROPN")


def _tell(words: Words, at: int) -> None:
    """Have a plural be the verb of what stands before it, with what stands after it as its object."""
    thing = words.heads[at]
    for n in range(at - 1):
        if words.heads[n] in (at, thing):
            words.hang(n, at - 1)
    for n in words.under(thing):
        if n > thing and words.role(n) in ("prep", "punct", "advcl"):
            words.hang(n, at)
    words.hang(at, at, role="ROOT", tag="VBZ", pos="VERB")
    common = words.uses[thing][0].text.islower() and words.uses[thing][2] == "PROPN"
    words.hang(thing, at, role="dobj", **({"tag": "NN", "pos": "NOUN"} if common else {}))
    words.hang(at - 1, at, role="nsubj")
    part_made(words, thing)


def _is_deed(words: Words, at: int) -> bool:
    """Whether a plural heads a sentence that is what its first noun does: ``A junta topples Vieira``.

    Not of *Budget cuts in Lisbon* or *Border clashes*: an article of one thing or what is done to another tells, or
    that there is no such noun, or none of what happens.
    """
    before, lemma = at - 1, words.uses[at][3].lower()
    if not at or words.role(at) != "ROOT" or verb(lemma) is None:
        return False
    if any(words.role(n) == "nsubj" and n < at for n in words.under(at)):
        return True  # "University of Lund collapses"
    thing = words.heads[before] == at and words.role(before) == "compound"
    if not thing or words.uses[before][1] not in ("NN", "NNP"):
        return False
    determined = {words.lower(n) for n in words.under(at) if n < at and words.role(n) in ("det", "poss")}
    after = [n for n in words.under(at) if words.role(n) == "dobj" or _starts(words, n) == at + 1]
    beside = any(words.role(n) in ("appos", "dobj") for n in after)
    known = noun(lemma)
    seldom = known is None or (known.event_share < _SELDOM and words.behind(at) != "of")
    sure = bool(determined) or in_class(lemma, "aspectual", "opening")
    return bool(determined & {"a", "an"}) or beside or (seldom and (sure or known is None))


def _starts(words: Words, thing: int) -> int:
    """Where a noun with what stands before it begins."""
    return min((n for n in words.under(thing) if n < thing), default=thing)


def _do(words: Words, at: int) -> None:
    """Have a plural be the verb of what stands before it, with what follows it as its object."""
    known = next((n for n in words.under(at) if words.role(n) == "nsubj" and n < at), None)
    for n in words.under(at) if known is None else ():
        if n < at - 1 and words.role(n) in ("det", "poss", "amod", "nummod", "compound"):
            words.hang(n, at - 1)
        elif n > at and words.role(n) == "appos" and _starts(words, n) == at + 1:
            words.hang(n, at, role="dobj")
        elif n > at and words.role(n) == "conj" and words.uses[n][1] == "NNS":
            words.hang(n, at, tag="VBZ", pos="VERB")
            for thing in words.under(at):
                if words.role(thing) == "appos" and _starts(words, thing) == n + 1:
                    words.hang(thing, n, role="dobj")
    words.hang(at, at, role="ROOT", tag="VBZ", pos="VERB")
    words.hang(at - 1 if known is None else known, at, role="nsubj")


def _name(words: Words, at: int) -> None:
    """Have what stands before a verb be its subject, and what is beside it its object: ``Board names Crane head``."""
    for n in words.under(at):
        if n < at and words.role(n) == "compound" and words.uses[n][2] in ("NOUN", "PROPN"):
            words.hang(n, at, role="nsubj")
    beside = [n for n in words.under(at) if words.role(n) == "appos" and n > at]
    if len(beside) == 1 and not any(words.role(n) == "dobj" for n in words.under(at)):
        words.hang(beside[0], at, role="dobj")
        part_made(words, beside[0])


def _unclip(words: Words, at: int) -> None:
    if words.role(at) == "acl":
        _raise(words, at)
    under = words.under(at)
    subject = next((n for n in under if words.role(n) == "nsubj" and n < at), None)
    lemma, form = words.uses[at][3].lower(), words.lower(at)
    if subject is None or words.uses[subject][2] not in (*_THINGS, "VERB"):
        return
    if not form.endswith("ed") and participle_of(lemma) != form:
        return
    person = words.kinds[subject] == "PERSON"
    told = next((n for n in under if words.role(n) in ("dobj", "oprd", "attr")), None)
    judged = _is_found(words, under, lemma)
    if told is not None and not judged:
        called = lemma.removeprefix("re") in ("name", "christen", "title", "dub") and words.uses[told][2] == "PROPN"
        given = in_class(lemma, "granting.rewards") and all(use[0].lower_ != "to" for use in words.uses)
        post = words.uses[told][2] == "NOUN" or not words.kinds[told]
        bare = post and not any(words.role(n) in ("det", "poss", "nummod") for n in words.under(told))
        if called or (person and bare and in_class(lemma, "raising")):
            words.hang(told, at, role="oprd")
        elif not (is_participle_only(form) or (given and (person or bare))):
            return  # but "Ada Moe given first prize", "Town granted charter"
    elif not judged and (not _asks(lemma, person=person) or _is_full(words, at, lemma)):
        return
    words.hang(at, words.heads[at], tag="VBN")
    verbal = words.uses[subject][2] == "VERB"  # "Tetanus toxoid produced"
    words.hang(subject, at, role="nsubjpass", **({"tag": "NN", "pos": "NOUN"} if verbal else {}))


def _is_found(words: Words, under: Iterable[int], lemma: str) -> bool:
    """Whether a verb says what somebody was held to be: ``Crane found guilty of fraud``."""
    if lemma not in ("find", "declare", "deem", "pronounce") or any(words.role(n) == "dobj" for n in under):
        return False
    return any(words.role(n) in ("oprd", "acomp") and words.uses[n][2] == "ADJ" for n in under)


def _is_full(words: Words, at: int, lemma: str) -> bool:
    """Whether a verb has what it asks for, an auxiliary, or a particle with which it may ask for nothing.

    One joined to it may have it for both: ``Crane designed and built a mill``.
    """
    under = words.under(at)
    roles = {words.role(n) for n in under if n > at or words.role(n) != "ccomp"}  # "Mill sold; kilns rebuilt"
    roles |= {words.role(n) for one in under if words.role(one) == "conj" for n in words.under(one)} & {"dobj"}
    roles -= {"xcomp"} if lemma in _BIDDEN else set()  # "Architects hired to design museum"
    return bool(roles & _FULL) or ("prt" in roles and lemma not in _PARTED)


def _raise(words: Words, at: int) -> None:
    """Have a participle be what the sentence says of its first noun, which has no other verb."""
    thing = words.heads[at]
    if words.role(thing) != "ROOT" or words.uses[at][1] != "VBN" or words.uses[thing][2] not in _THINGS:
        return
    later = [n for n in words.under(thing) if n > at]
    if at < thing or any(words.uses[n][2] in ("VERB", "AUX") for n in later):
        return
    for n in later:
        words.hang(n, at)
    words.hang(at, at, role="ROOT")
    words.hang(thing, at, role="nsubj")


def _asks(lemma: str, *, person: bool) -> bool:
    """Whether a verb asks for an object; of somebody not if one may do it without saying to what."""
    entry = verb(lemma)
    if entry is not None and entry.asks:
        return True
    classes = ("clipped.persons", "harming") if person else ("undergone", "clipped", "clipped.persons", "harming")
    return in_class(lemma, *classes) and not in_class(lemma, "harming.undergone")
