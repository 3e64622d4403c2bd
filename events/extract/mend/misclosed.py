"""What stands beside an aside or in a list, or was taken for what it cannot be; see :mod:`.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.inflect import is_past_form
from events.extract.language.lexicon import noun
from events.extract.language.people import person_words
from events.extract.language.predicates import in_class
from events.extract.mend.misgapped import fill_series
from events.extract.mend.misnamed import may_be_family, mend_king
from events.extract.mend.misplaced import mend_no_verb
from events.extract.mend.misread import mend_that_month

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misclosed", "mend_closed"]

_THINGS = ("NOUN", "PROPN")
_ORDER = ("after", "before", "until", "since")
_SITES = ("location", "object", "artifact")
#: From this share of its meanings on, a noun is for such things.
_MOSTLY = 0.5


def is_misclosed(rows: list[Row], at: int, first: int) -> bool:  # noqa: C901, PLR0911, PLR0912 - a return a role
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (form, tag, pos, _, role), _, head, *_, kind = rows[at]
    above, before = head - first, rows[at - 1][0]
    if form.text == "I":
        return at > 0 and before[2] == "PROPN"
    if kind and tag[0] == "V":
        if tag == "VB":
            return kind == "GPE"
        return at + 1 < len(rows) and form.text.islower() and rows[at + 1][0][2] == "PROPN"
    if pos == "PROPN" and before[1] == "POS":
        apart = kind != "PERSON" and not rows[at - 1][5]
        return apart and rows[at - 2][5] in ("PERSON", "ORG") and rows[at - 2][0][2] == "PROPN"
    if role == "acl":
        behind = tag == "VBD" or before[0].text == "," or above < at - 1 or in_class(rows[at][0][3], "unaccusative")
        return tag in PAST_TAGS and above < at and behind
    if role == "appos":
        return pos == "PROPN" and before[4] == "compound" and rows[at - 2][0][0].text == ","
    if role == "mark":
        return at + 1 < len(rows)
    if role == "pobj":
        return kind in TIMES and before[0].lower_ == "that" and before[4] == "mark"
    if role == "dobj" and at > 3 and pos == "NOUN":
        return "," in (rows[at - 2][0][0].text, rows[at - 3][0][0].text) and above < at
    if role in ("dep", "npadvmod"):
        return pos in _THINGS and not kind and above < at
    if role == "ROOT" and pos == "NOUN":
        return before[4] == "nsubj" and is_past_form(form.lower_)
    if tag == "VBG":
        return before[4] == "nsubj" and rows[at - 1][2] == first + at
    if role == "nsubj" and pos == "PROPN":
        return at > 1 and "pobj" in (before[4], rows[at - 2][0][4])
    return role == "nsubj" and tag == "NN" and at + 1 < len(rows) and rows[at + 1][0][4] == "cc" and before[1] == "CD"


def mend_closed(words: Words, at: int) -> None:
    """Put a word right that stands beside an aside, or ends a name or a list."""
    role, tag = words.role(at), words.uses[at][1]
    if words.uses[at][0].text == "I":
        mend_king(words, at)
    elif words.kinds[at] and tag[0] == "V":
        if tag == "VB":
            mend_no_verb(words, at)  # "moved to Denmark"
        else:
            words.kinds[at], words.changed = "", True  # "[fed Mill Bank]"
    elif words.uses[at - 1][1] == "POS":
        _mend_owned(words, at)
    elif role == "pobj":
        mend_that_month(words, at)
    elif role in _MENDS:
        _MENDS[role](words, at)
    elif role in ("dep", "npadvmod", "dobj"):
        (_mend_given if role == "npadvmod" else _mend_listed)(words, at)
    elif role == "ROOT" and tag[0] == "N":
        words.hang(at, at, tag="VBD", pos="VERB")  # "The dam burst in May, drowning sheep"
    elif tag == "VBG":
        _mend_gerund(words, at)
    else:
        (_mend_counted if tag == "NN" else _mend_called)(words, at)


def _mend_participle(words: Words, verb: int) -> None:
    """*After councillors voted*: no participle."""
    thing, under = words.heads[verb], words.under(verb)
    prep = words.heads[thing]
    past = words.uses[verb][1] == "VBD" or in_class(words.uses[verb][3], "unaccusative")
    if past and thing == verb - 1 and words.lower(prep) in _ORDER:
        agents = [n for n in under if words.role(n) == "agent" and not words.uses[n + 1][0].like_num]
        if words.role(thing) == "pobj" and not agents and not in_class(words.uses[verb][3], "undergone"):
            words.hang(verb, words.heads[prep], role="advcl", tag="VBD")
            words.hang(prep, verb, role="mark")
            words.hang(thing, verb, role="nsubj")


def _mend_bearer(words: Words, name: int) -> None:
    """*A letter from his lawyer, Ada Lund, was lost*: that is the lawyer, and no letter."""
    bearer, first = name - 3, name - 1
    if words.uses[bearer][2] == "PROPN" and words.lower(words.heads[bearer]) in ("from", "of", "in", "at"):
        bearer = words.heads[words.heads[bearer]]  # "a dealer from Lund, Ada Moe"
    known = noun(words.uses[bearer][3].lower()) if words.uses[bearer][1] == "NN" else None
    if known is None or known.top != "person" or words.kinds[name] in ("FAC", *TIMES) or not may_be_family(words, name):
        return
    other = noun(words.uses[words.heads[name]][3].lower())
    if other is None or other.top != "person" or words.uses[words.heads[name]][2] != "NOUN":
        words.hang(name, bearer)
    if words.lower(bearer) not in person_words()["stands_for"]["company"]:
        words.kinds[first : name + 1] = ["PERSON"] * 2
        words.joined.add(name)


def _mend_mark(words: Words, mark: int) -> None:
    """*After a garrison of 600 men abandoned the fort*: who stands under what opens a clause does what that tells."""
    verb = words.heads[mark]
    thing = next((n for n in words.under(mark) if mark < n < verb and words.role(n) == "pobj"), None)
    if thing is not None and not any(words.role(n) in SUBJECTS for n in words.under(verb)):
        words.hang(thing, verb, role="nsubj")


def _mend_owned(words: Words, site: int) -> None:
    """*Cobb's Hill* is one place, and no Cobb's."""
    whose, above = site - 2, words.heads[site]
    entry = noun(words.lower(site))
    if words.heads[whose] in (site, above) and entry is not None and entry.top in _SITES:
        words.kinds[whose : site + 1] = ["FAC"] * 3
        words.joined |= {site - 1, site}
        words.changed = True


def _mend_called(words: Words, name: int) -> None:
    """*A group led by the builder Nexo won it*: that is the builder, and the group won."""
    called = min([name, *(n for n in words.under(name) if n < name)]) - 1
    led = words.role(words.heads[called]) == "agent" and words.uses[called][2] == "NOUN"
    if led and any(words.role(n) == "nsubj" and n < called for n in words.under(words.heads[name])):
        words.hang(name, called, role="appos")


def _mend_listed(words: Words, thing: int) -> None:
    """*Seized the port, the radio station and the post office*: the station was seized, too."""
    comma = min((n for n in words.under(thing) if n < thing), default=thing) - 1
    one = comma - 1
    goes_on = any(words.role(n) == "conj" for n in words.under(thing))
    if words.role(thing) == "dobj" and any(kind in TIMES for kind in words.kinds[thing:]):
        return  # "added a chapel in 1936, a pool in 1958 and …"
    if one > 0 and words.kinds[one] in TIMES:
        fill_series(words, thing)  # "closed in 1951, the forge in 1953 and …"
        return
    if one > 0 and goes_on and words.lower(comma) == "," and words.role(one) in ("dobj", "pobj", "nsubjpass"):
        words.hang(thing, one, role="conj")
        words.hang(comma, one)


def _mend_given(words: Words, thing: int) -> None:
    """*Refused the trust a loan*: that was refused, and the trust to whom; *Ada Lund, a chemist by training, who*.

    *A gale sank six boats*: those were sunk, and it was not so far.
    """
    verb = words.heads[thing]
    whom = min([thing, *(n for n in words.under(thing) if n < thing)]) - 1
    if whom > 0 and words.lower(whom) == "," and words.kinds[whom - 1] == "PERSON":
        words.hang(thing, whom - 1, role="appos")
        return
    if whom == verb and words.uses[verb][1] in PAST_TAGS and words.role(verb + 1) == "nummod":
        entry = noun(words.uses[thing][3].lower()) if words.uses[thing][1] == "NNS" else None
        bare = not any(words.role(n) in ("dobj", "auxpass") for n in words.under(verb))
        if bare and entry is not None and entry.share("artifact", "person", "animal") >= _MOSTLY:
            words.hang(thing, verb, role="dobj")
        return
    given = words.role(whom) == "dobj" and words.heads[whom] == verb and in_class(words.uses[verb][3], "granting")
    if given and words.role(whom + 1) in ("det", "nummod"):
        words.hang(whom, verb, role="dative")
        words.hang(thing, verb, role="dobj")


def _mend_gerund(words: Words, doing: int) -> None:
    """*The Act creating the company received assent*: a gerund is no verb of a sentence, what the Act did is."""
    thing, under = doing - 1, words.under(doing)
    did = next((n for n in under if n > doing and words.role(n) == "ccomp" and words.uses[n][1] == "VBD"), doing)
    what = next((n for n in words.under(did) if doing < n < did and words.role(n) in SUBJECTS), None)
    if did == doing or what is None or any(words.role(n) in ("aux", "dobj", "mark") for n in under):
        return
    above = words.heads[doing]
    words.hang(did, did if above == doing else above, role=words.role(doing))
    for n in (n for n in under if n < thing or n > did):
        words.hang(n, did)
    words.hang(thing, did, role=words.role(what))
    words.hang(doing, thing, role="acl")
    words.hang(what, doing, role="dobj")


def _mend_counted(words: Words, kind: int) -> None:
    """*Some 90 agency and packing staff*: no 90 are one agency, they are staff."""
    staff = next((n for n in words.under(kind) if n > kind and words.role(n) == "conj"), kind)
    packing, cc = kind + 2, kind + 1
    if words.lower(kind - 1) in ("1", "one") or staff == kind or words.heads[packing] != staff:
        return
    if words.role(packing) != "compound" or words.kinds[kind] not in ("", "CARDINAL"):
        return
    words.hang(staff, words.heads[kind], role=words.role(kind))
    for n in words.under(kind):
        words.hang(n, kind if n == cc else staff)
    words.hang(kind, staff, role="compound")
    words.hang(packing, kind, role="conj")


_MENDS = {"acl": _mend_participle, "appos": _mend_bearer, "mark": _mend_mark}
