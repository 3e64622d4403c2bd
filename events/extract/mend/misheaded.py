"""Phrases of which the parser took the wrong word for the head; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import FINITE_TAGS, PAST_TAGS, SUBJECTS
from events.extract.language.lexicon import classes, noun
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misheaded", "mend_headed"]

#: How much of a noun's uses is for what nobody is, and what is.
_MOSTLY = 0.5
_WHO = ("person", "group", "animal")
#: A verb, an article and a thing stand before the new name of that.
_LEAST = 2
_NAMES = ("NNP", "NNPS")
_MARKS = frozenset(("after", "before", "when", "because", "while"))
_SINGULAR = ("NN", "NNP", "JJ")


def is_misheaded(rows: list[Row], at: int, first: int) -> bool:  # noqa: C901, PLR0911 - one return a role
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (form, tag, _, lemma, role), _, head, *_ = rows[at]
    if role == "conj" and form.lower_ == "half":
        return at > _LEAST and rows[at - 2][0][4] == "cc" and rows[at - 3][0][1] == "NN"
    if role == "npadvmod":
        return tag == "NNS" and head - first < at and in_class(lemma, "tallied.scores")
    if role == "dobj" and tag == "JJ":
        return at + 1 < len(rows) and (rows[at + 1][0][4], rows[at + 1][2]) == ("dobj", head)
    if role == "dobj":
        return tag in _NAMES and in_class(rows[head - first][0][0].lower_, "renamed") and head - first < at - _LEAST
    if role == "acl" and tag == "VBN" and at > _LEAST and rows[at - 1][0][0].text == ",":
        above = rows[head - first]
        if above[0][4] == "ROOT":
            return above[0][2] == "PROPN"
        of = rows[above[2] - first]
        return above[0][4] == "pobj" and of[0][0].lower_ == "of" and in_class(lemma, "shipbuilding")
    if role == "acl" and tag in PAST_TAGS and head - first == at - 1 and rows[at - 1][2] == first:
        return rows[0][0][2] == "ADP" and rows[at - 1][0][2] == "PROPN" and rows[1][5] in TIMES
    if role == "advcl" and tag in PAST_TAGS:
        return any(row[0][1] in FINITE_TAGS and (row[2] == head or row[0][4] == "ROOT") for row in rows[at + 1 :])
    if role in SUBJECTS:
        return at == 0 and tag == "VBN" and rows[head - first][0][1] in PAST_TAGS
    if role != "acl" or tag != "VBG" or head - first != at - 1:
        return False
    return (at == 1 and in_class(lemma, "chasing")) or in_class(form.lower_, "warnings")


def mend_headed(words: Words, at: int) -> None:  # noqa: C901 - one branch a role
    """Put the head of a phrase right."""
    if words.role(at) == "conj":
        words.hang(at - 2, at - 3)
        words.hang(at, at - 3)  # "by a point and a half"
    elif words.role(at) == "npadvmod":
        _mend_tally(words, at)
    elif words.role(at) == "dobj" and words.uses[at][1] == "JJ":
        words.move(at, at + 1)
        words.hang(at, at + 1, role="amod")  # "charged the Swedish left"
    elif words.role(at) == "dobj":
        _mend_renamed(words, at)
    elif words.role(at) == "acl" and words.heads[at] == at - 1 and words.heads[at - 1] == 0:
        _mend_verbless(words, at)
    elif words.uses[at][1] == "VBN" and words.role(at) == "acl" and words.role(words.heads[at]) == "ROOT":
        _mend_after_post(words, at)
    elif words.uses[at][1] == "VBN" and words.role(at) == "acl":
        _mend_line(words, at)
    elif words.role(at) == "advcl":
        _mend_after(words, at)
    elif words.role(at) in SUBJECTS:
        _mend_gathered(words, at)
    elif in_class(words.lower(at), "warnings"):
        _mend_warning(words, at)
    else:
        _mend_chasing(words, at)


def _mend_tally(words: Words, at: int) -> None:
    """*Lind scored 24 points*: an object, and no measure."""
    verb = words.heads[at]
    counted = any(words.role(n) == "nummod" for n in words.under(at))
    if counted and in_class(words.uses[verb][3], "scoring") and all(words.role(n) != "dobj" for n in words.under(verb)):
        words.hang(at, verb, role="dobj")


def _mend_renamed(words: Words, at: int) -> None:
    """*Renamed the mill Orsk Mills*: the mill is what was renamed, and *Orsk Mills* its new name."""
    verb = words.heads[at]
    thing = next((n for n in range(verb + 2, at) if words.heads[n] == at and words.uses[n][2] != "PROPN"), at)
    article = words.lower(verb + 1) in ("the", "its", "his", "her", "their") and words.heads[verb + 1] in (thing, at)
    known = noun(words.lower(thing))
    named = all(words.uses[n][0].text[:1].isupper() or words.uses[n][2] != "NOUN" for n in range(thing + 1, at + 1))
    if not article or thing != verb + _LEAST or known is None or not named or not words.uses[thing][0].text.islower():
        return
    words.hang(thing, verb, role="dobj", tag="NN", pos="NOUN", lemma=words.lower(thing))
    words.hang(verb + 1, thing)
    words.hang(at, verb, role="oprd")


def _mend_verbless(words: Words, verb: int) -> None:
    """*In 1934 Clara signed with Arlen Pictures*: she did, and the sentence is no phrase of *in*."""
    name = verb - 1
    above = words.heads[0] or verb
    if any(words.role(n) == "agent" for n in words.under(verb)) or verb > above:
        return
    words.move(0, verb, after=name)
    words.hang(verb, above, role="ROOT" if above == verb else "ccomp", tag="VBD")
    words.hang(name, verb, role="nsubj")
    words.hang(0, verb, role="prep")


def _mend_after_post(words: Words, verb: int) -> None:
    """*Jan Moe, minister for trade, handed in his resignation*: he did, and was not handed in."""
    who = words.heads[verb]
    things = [n for n in words.under(verb) if words.role(n) == "dobj"]
    own = any(words.lower(n) in ("his", "her", "its", "their") for thing in things for n in words.under(thing))
    if not own or any(words.role(n) in ("agent", *SUBJECTS) for n in words.under(verb)):
        return
    words.move(who, verb, after=verb)
    words.hang(verb, verb, role="ROOT", tag="VBD")
    words.hang(who, verb, role="nsubj")


def _mend_after(words: Words, done: int) -> None:
    """*He was sacked after a sample taken in May proved to hold poison*: he was, and the sample taken proved to.

    And *After a fire in 1911 destroyed the wing, they sold the house*: the fire did, and *after* is no preposition.
    """
    if words.lower(0) in _MARKS and (words.role(0), words.heads[0]) == ("prep", done):
        _mend_fronted_after(words, done)
        return
    above, under = words.heads[done], words.under(done)
    mark = next((n for n in under if words.role(n) == "mark" and words.lower(n) in _MARKS), None)
    thing = next((n for n in under if words.role(n) == "nsubj"), None)
    own = words.under(above)
    told = above if above < done else next((n for n in own if words.role(n) == "ccomp" and n < done), None)
    verb = next((n for n in own if n > done and words.role(n) == "conj"), None) if above == told else above
    if mark is None or thing is None or told is None or verb is None or not told < mark < thing < done < verb:
        return
    roles = [words.role(n) for n in under]
    apart = words.uses[mark - 1][0].text == "," or "aux" in roles or "auxpass" in roles
    apart = apart or not (words.uses[done][1] == "VBN" or "agent" in roles)
    joined = any(words.role(n) == "cc" or words.uses[n][0].text == "," for n in range(done, verb))
    if apart or joined or any(words.role(n) in SUBJECTS for n in words.under(verb)) or _is_marked(words, told):
        return
    if above == verb:
        words.hang(told, told, role="ROOT")
        for n in own:
            if n not in (told, done) and (n < mark or words.role(n) == "punct"):
                words.hang(n, told)
    words.hang(verb, told, role="advcl")
    words.hang(mark, verb)
    words.hang(thing, verb)
    words.hang(done, thing, role="acl")


def _mend_fronted_after(words: Words, done: int) -> None:
    thing = next((n for n in words.under(0) if words.role(n) == "pobj"), done)
    inside = all(words.is_under(n, 0) for n in range(1, done))
    if thing < done and inside and not any(words.role(n) in (*SUBJECTS, "aux", "auxpass") for n in words.under(done)):
        words.hang(0, done, role="mark", pos="SCONJ")
        words.hang(thing, done, role="nsubj")


def _is_marked(words: Words, clause: int) -> bool:
    """Whether a clause has no subject of its own, or a conjunction before it."""
    under = [words.role(n) for n in words.under(clause)]
    return "mark" in under or not {*SUBJECTS} & {*under}


def _mend_line(words: Words, at: int) -> None:
    """*Was a steamship of the Orsk Line, built in Tolm*: the ship was."""
    ship = words.heads[words.heads[words.heads[at]]]
    if words.uses[ship][2] == "NOUN" and "vessel" in classes(words.uses[ship][3].lower()):
        words.hang(at, ship)


def _mend_chasing(words: Words, at: int) -> None:
    """*Title chasing Harwick beat Kelby*: who does is he that the participle is said of, and no title."""
    verb = words.heads[0]
    who = next((n for n in words.under(at) if words.role(n) == "dobj"), 0)
    entry = noun(words.uses[0][3].lower())
    nobody = entry is None or entry.share(*_WHO) < _MOSTLY
    own = (n for n in words.under(0) if n != at)
    plain = words.role(0) in SUBJECTS and words.uses[0][1] in _SINGULAR and nobody and not any(own)
    if not plain or not who or words.uses[who][2] != "PROPN" or verb != who + 1:
        return
    words.hang(who, verb, role=words.role(0))
    words.hang(at, who, role="amod", tag="VBG")
    words.hang(0, at, role="dobj", tag="NN", pos="NOUN")


def _mend_warning(words: Words, at: int) -> None:
    """*Issued a storm warning on Monday*: the warning, of a storm."""
    thing = words.heads[at]
    plain = words.uses[thing][1] == "NN" and any(words.role(n) == "det" for n in words.under(thing))
    natural = bool(classes(words.lower(thing)) & {"calamity", "disease", "war"})
    if not plain or not natural or any(words.role(n) in ("dobj", "ccomp") for n in words.under(at)):
        return
    verb, role = words.heads[thing], words.role(thing)
    words.move(thing, at)
    for n in words.under(at):
        if n > at and role == "dobj" and words.role(n) in ("prep", "npadvmod"):
            words.hang(n, verb)
    words.hang(at, verb, role=role, tag="NN", pos="NOUN", lemma=words.lower(at))
    words.hang(thing, at, role="compound")


def _mend_gathered(words: Words, at: int) -> None:
    """*Gathered at the mill in Lund, Norland, the shareholders approved a merger*: these did, and had gathered."""
    verb = words.heads[at]
    if any(words.role(n) in SUBJECTS and n > at for n in words.under(verb)):
        words.hang(at, verb, role="advcl", pos="VERB")
        return
    who = next((n for n in range(verb - 1, at, -1) if words.uses[n][2] in ("NOUN", "PROPN")), at)
    opens = min((n for n in range(at + 1, who) if words.is_under(n, who)), default=who)
    apart = who == verb - 1 and words.role(who) == "appos" and words.uses[opens - 1][0].text == ","
    if not apart:
        return
    words.hang(who, verb, role="nsubj")
    words.hang(at, verb, role="advcl", pos="VERB")
    words.hang(opens - 1, verb, role="punct")
