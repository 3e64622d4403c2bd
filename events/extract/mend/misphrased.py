"""What is one phrase with the words beside it, and was parsed apart; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.inflect import participle_of
from events.extract.language.lexicon import EVENTIVE, noun, verb
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misphrased", "mend_phrase"]

#: Prepositions that open a time, and those of them that no weekday stands behind.
_OPENING = frozenset(("on", "in"))
#: What a verb is that tells of a deed.
_DEEDS = ("ROOT", "ccomp", "conj", "advcl")
_WEEKDAY = "day"
#: Conjunctions that are prepositions before somebody by name, where a sentence has no other clause.
_BEFORE = frozenset(("before", "after"))
_COMMON = ("NN", "NNS")
#: What an adjective may be that stands behind a noun.
_BEHIND = ("amod", "advmod", "advcl")


def is_misphrased(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be one phrase with those beside it; asked of most words, and so only what is cheap to ask."""
    if not 0 < at < len(rows) - 1:
        return False
    ask = _ASKED.get(rows[at][0][4])
    if rows[at + 1][0][0].lower_ == "final" and rows[at + 1][0][1] == "JJ" and rows[at + 1][0][4] in _BEHIND:
        return rows[at][0][2] in ("NOUN", "PROPN")
    return (ask is not None and ask(rows, at, rows[at][2] - first)) or _is_called(rows, at)


def _is_apart(rows: list[Row], at: int, _: int) -> bool:
    """Whether a subject stands behind a comma, or right behind another of the same verb."""
    tag, role = rows[at][0][1], rows[at][0][4]
    aside = tag == "NNP" and any(rows[n][0][0].lower_ == "," for n in range(max(at - 3, 1), at))
    twin = rows[at - 1]
    return aside or (tag in _COMMON and twin[0][4] == role and twin[2] == rows[at][2])


def _is_alone(rows: list[Row], at: int, head: int) -> bool:
    """Whether what was done to a thing stands behind a comma, and the thing is all that the sentence says."""
    return rows[at][0][1] == "VBN" and rows[at - 1][0][0].text == "," and rows[head][0][4] == "ROOT" and head == at - 2


def _is_called(rows: list[Row], at: int) -> bool:
    """Whether a word may be what a ruler is called, or a noun that was taken for a deed because somebody has it."""
    tag, before = rows[at][0][1], rows[at - 1][0][0].lower_
    called = tag == "NNP" and before == "the" and at > 1 and rows[at][5] == rows[at - 2][5] == "PERSON"
    return called or (tag == "VBG" and before == "'s")


_THINGS = ("NOUN", "PROPN")
_ASKED: Mapping[str, Callable[[list[Row], int, int], bool]] = {
    **dict.fromkeys(SUBJECTS, _is_apart),
    "advcl": lambda rows, at, _: (
        rows[at - 1][0][0].text == ","
        and (rows[at][0][0].lower_ == "following" or rows[at][0][1] in PAST_TAGS or in_class(rows[at][0][3], "harming"))
    ),
    "conj": lambda rows, at, head: (
        head < at - 2
        and rows[at - 1][0][0].text == ","
        and rows[at][0][1] in PAST_TAGS
        and rows[at - 2][0][2] in _THINGS
    ),
    "mark": lambda rows, at, head: rows[at][0][0].lower_ in _BEFORE and rows[head][0][4] == "ROOT",
    "appos": lambda rows, at, head: (
        (rows[at][0][1] in _COMMON and head == at - 1) or (rows[at][0][1] == "WDT" and head == at - 2)
    ),
    "acl": _is_alone,
    "npadvmod": lambda rows, at, head: (
        rows[at][0][1] in _COMMON and rows[head][0][1] == "VBN" and rows[at][5] not in TIMES
    ),
    "ROOT": lambda rows, at, _: rows[at][0][1] == "VBD" and rows[at - 1][0][0].text == "," and at > 1,
    "ccomp": lambda rows, at, head: rows[at][0][1] == rows[head][0][1] == "VBD" and rows[at - 1][5] in TIMES,
    "pobj": lambda rows, at, head: rows[at][0][1] == "NNS" and rows[head][0][0].lower_ in _BEFORE and at > head + 2,
    "prep": lambda rows, at, head: (
        head == at - 1
        and (
            rows[head][0][4] == "amod"
            or (rows[at + 1][5] in TIMES and rows[head][0][4] == "acomp")
            or (rows[at + 1][5] in TIMES and rows[head][0][4] in _DEEDS and rows[at + 1][0][4] == "advmod")
        )
    ),
    "prt": lambda rows, at, head: (
        (rows[at][0][0].lower_ in _OPENING and rows[at + 1][5] in TIMES)
        or (rows[at][0][0].lower_ == "off" and in_class(rows[head][0][3], "foundering"))
    ),
}


def mend_phrase(words: Words, at: int) -> None:
    """Put a word right that belongs to those beside it."""
    role = words.role(at)
    if words.lower(at + 1) == "final" and words.role(at + 1) in _BEHIND:
        _mend_final(words, at)
        return
    mend = _BY_ROLE.get("nsubj" if role in SUBJECTS else role)
    if role in SUBJECTS and words.uses[at][1] in _COMMON:
        mend = _compound
    if role == "advcl" and words.lower(at) != "following":
        mend = _under_deed if words.uses[at][1] in PAST_TAGS else _harming
    if mend is None:
        mend = _listing if words.uses[at][1] == "VBG" else _epithet
    mend(words, at)


def _scene(words: Words, name: int) -> None:
    """The name of a place with which a sentence begins does nothing: *In the capital, San Telmo, many marched*."""
    verb = words.heads[name]
    start = min([name, *(n for n in words.under(name) if n < name and words.role(n) == "compound")])
    place = start - 2
    prep = words.heads[place] if place > 0 else name
    fronted = words.role(place) == "pobj" and prep < place and words.heads[prep] == verb
    if not fronted or words.lower(start - 1) != "," or words.uses[place][2] != "NOUN":
        return
    if any(words.role(n) in SUBJECTS and n > name for n in words.under(verb)):
        words.hang(name, place, role="appos")


def _presence(words: Words, mark: int) -> None:
    """Before whom somebody stood: *Before Mr Justice Lund, Ada Moe (44), clerk, was found guilty*."""
    verb = words.heads[mark]
    judge = next((n for n in words.under(verb) if words.role(n) in SUBJECTS and n > mark), 0)
    under = words.under(judge) if judge else []
    told = [n for n in under if words.role(n) in ("conj", "appos") and words.kinds[n] == "PERSON"]
    if words.kinds[judge] != "PERSON" or not told or any(words.role(n) == "cc" for n in under):
        return
    role = words.role(judge)
    words.hang(mark, verb, role="prep", tag="IN", pos="ADP")
    words.hang(judge, mark, role="pobj")
    words.hang(told[0], verb, role=role)


def _compound(words: Words, at: int) -> None:
    """Two nouns that stand side by side are one: *The fish cannery, opened in 1953, shut*."""
    part = at - 1
    if words.uses[at][1] == "WDT":
        _which(words, at)
        return
    if words.uses[part][1] not in _COMMON or not words.uses[at][0].text.islower():
        return  # "the probe Hala-2"
    words.hang(at, words.heads[part] if words.heads[part] != part else at, role=words.role(part))
    words.move(part, at)
    words.hang(part, at, role="compound")


def _which(words: Words, which: int) -> None:
    """What was done to a thing, taken for another name of it: *on the cantata, which two nuns composed in Lima*."""
    who = next((n for n in words.under(which) if words.role(n) in SUBJECTS and n > which), which)
    deed = next((n for n in words.under(who) if words.role(n) == "acl" and n == who + 1), which)
    if deed == which or words.uses[deed][1] not in PAST_TAGS:
        return
    words.hang(deed, words.heads[which], role="relcl", tag="VBD")
    words.hang(who, deed, role="nsubj")
    words.hang(which, deed, role="dobj")


def _governing(words: Words, at: int) -> None:
    """What opens a time or a place is no particle: *a sample taken on 5 July*, *The barge sank off Sela*."""
    if words.lower(at) != "off":
        _dated(words, at)
        return
    coast = next((n for n in words.under(words.heads[at]) if n > at and words.role(n) == "dobj"), at)
    if words.uses[coast][2] == "PROPN":
        words.hang(at, words.heads[at], role="prep", tag="IN", pos="ADP")
        words.hang(coast, at, role="pobj")


def _dated(words: Words, at: int) -> None:
    """What opens a time is no particle: *a sample taken on 5 July*."""
    day = at + 1
    last = day
    while last + 1 < len(words) and words.kinds[last + 1] == words.kinds[day]:
        last += 1
    head = next((n for n in range(day, last + 1) if not day <= words.heads[n] <= last), day)
    weekday = words.lower(day).endswith(_WEEKDAY)
    if words.role(head) == "npadvmod" and not (weekday and words.lower(at) == "in"):
        words.hang(at, words.heads[at], role="prep", tag="IN", pos="ADP")
        words.hang(head, at, role="pobj")


def _reduced(words: Words, verb: int) -> None:
    """What was done to a thing, told between commas before what it did: *The cannery, opened in 1953, shut in 1999*."""
    thing = next((n for n in words.under(verb) if words.role(n) in SUBJECTS and n < verb), verb)
    deeds = (n for n in words.under(verb) if words.role(n) == "conj" and words.uses[n][1] == "VBD" and n > verb)
    deed = next((n for n in deeds if words.lower(n - 1) == ","), verb)
    last = max((n for n in (verb, *words.under(verb)) if words.uses[n][2] == "VERB" and n < deed), default=verb)
    joined = any(words.role(n) == "cc" and last < n < deed for m in (verb, last) for n in words.under(m))
    known = participle_of(words.uses[verb][3].lower()) == words.lower(verb)
    if verb in (thing, deed) or joined or not known or words.uses[thing][2] != "NOUN":
        return
    words.hang(deed, deed, role="ROOT")
    words.hang(thing, deed, role="nsubj")
    words.hang(verb, thing, role="acl", tag="VBN")
    for n in words.under(verb):
        if words.role(n) == "conj" and words.uses[n][1] == "VBD":
            words.hang(n, verb, tag="VBN")
        elif n > deed:
            words.hang(n, deed)


def _reduced_alone(words: Words, verb: int) -> None:
    """The same where what it did was joined to that: *The mill, sold in 1990 and shut in 1995, burned down in 1999*."""
    thing, chain = words.heads[verb], [verb]
    for at in range(verb + 1, len(words)):
        if words.role(at) == "conj" and words.heads[at] in chain and words.uses[at][1] == "VBD":
            chain.append(at)
    deed = chain[-1]
    if deed == verb or words.lower(deed - 1) != "," or words.uses[thing][2] != "NOUN":
        return
    words.hang(deed, deed, role="ROOT")
    words.hang(thing, deed, role="nsubj")
    for n in chain[1:-1]:
        words.hang(n, words.heads[n], tag="VBN")
    for n in words.under(thing):
        if n > deed:
            words.hang(n, deed)


def _settled(words: Words, deed: int) -> None:
    """What was settled did not tell what came of it: *The truce agreed on Sunday broke down*."""
    verb = words.heads[deed]
    between = words.under(verb)
    thing = verb - 1
    times = [n for n in words.under(deed) if words.role(n) in SUBJECTS and words.kinds[n] in TIMES]
    alone = not any(words.role(n) in (*SUBJECTS, "mark", "aux", "auxpass") for n in words.under(deed) if n not in times)
    plain = all(n <= thing or n > deed or words.role(n) in ("prep", "npadvmod") or n == deed for n in between)
    if words.role(thing) != "nsubj" or words.uses[thing][2] != "NOUN" or not (alone and plain and verb < deed):
        return
    above = words.heads[verb]
    words.hang(deed, deed if above == verb else above, role=words.role(verb))
    words.hang(thing, deed, role="nsubj")
    words.hang(verb, thing, role="acl", tag="VBN")
    for n in times:
        words.hang(n, verb, role="npadvmod")  # "The club formed that evening bought a field"
    for n in between:
        if n < thing or n > deed:
            words.hang(n, deed)


def _undergoing(words: Words, at: int) -> None:
    """What stands before a passive that has no subject is its subject: *The last wolf in the county was shot*."""
    verb = words.heads[at]
    under = words.under(verb)
    passive = any(words.role(n) == "auxpass" for n in under)
    known = any(words.role(n) in (*SUBJECTS, "expl", "csubj") for n in under)
    if at < verb and passive and not known and any(words.role(n) == "det" for n in words.under(at)):
        words.hang(at, verb, role="nsubjpass")


def _after(words: Words, at: int) -> None:
    """What stands before what had been is a preposition: *settled in May, following a strike in April*."""
    things = (n for n in words.under(at) if words.role(n) in ("pobj", "dobj") and n > at)
    thing = next(things, at)
    entry = noun(words.uses[thing][3].lower()) if thing > at else None
    if words.role(thing) == "pobj" or (entry is not None and entry.event_share >= EVENTIVE):
        words.hang(at, words.heads[at], role="prep", pos="ADP", lemma="follow")
        words.hang(thing, at, role="pobj")


def _under_deed(words: Words, made: int) -> None:
    """What was done to a deed under which something was done: *By the Treaty of Malin, signed in May, it gave way*."""
    verb, end = words.heads[made], made - 2
    deed = end
    while words.heads[deed] != deed and not (words.role(deed) == "pobj" and words.heads[words.heads[deed]] >= made):
        deed = words.heads[deed]
    prep = words.heads[deed]
    if prep >= deed or verb < made or not in_class(words.uses[made][3].lower(), "writing.made"):
        return
    known = words.uses[deed][2] == "NOUN" or in_class(words.lower(deed), "writing.deeds")
    if (
        known
        and words.kinds[deed] not in TIMES
        and not any(words.role(n) in (*SUBJECTS, "aux", "auxpass") for n in words.under(made))
    ):
        words.hang(made, deed, role="acl", tag="VBN")
        words.hang(prep, verb, role="prep")


def _harming(words: Words, at: int) -> None:
    """Whom something harmed is told behind it: *sailed until May, when a boiler burst, killing three*."""
    between = range(at - 2, words.heads[at], -1)
    did = next((n for n in between if words.uses[n][1] in ("VBD", "NN") and words.role(n) in ("relcl", "advcl")), at)
    if words.uses[at][1] == "VBG" and did < at and any(words.role(n) in SUBJECTS for n in words.under(did)):
        words.hang(at, did)


def _closing(words: Words, deed: int) -> None:
    """What was done to what a sentence ends with: *passed the act that led to the dam, closed in May 1932*."""
    verb, thing = words.heads[deed], deed - 2
    lemma = words.uses[deed][3].lower()
    own = {words.role(n) for n in words.under(deed)}
    joined = any(words.role(n) in ("cc", "conj") and n != deed for m in (verb, deed) for n in words.under(m))
    passive = any(words.role(n) == "auxpass" for n in words.under(verb))
    done = participle_of(lemma) == words.lower(deed) and not in_class(lemma, "intransitive", "unaccusative")
    if done and not (joined or passive) and own and own <= {"prep", "npadvmod", "agent", "advmod", "punct"}:
        words.hang(deed, thing, role="acl", tag="VBN")


def _resulting(words: Words, how: int) -> None:
    """How a thing was left by what was done to it: *pulled a girl alive from the ruins*."""
    thing = words.heads[how]
    verb = words.heads[thing]
    if (
        thing == how - 1
        and words.role(thing) == "dobj"
        and in_class(words.lower(how), "resultative")
        and words.uses[verb][2] == "VERB"
    ):
        words.hang(how, verb, role="oprd")


def _presents(words: Words, at: int) -> None:
    """What a thing will do, of which days are counted, was taken for things: *a week before the ferry docks*."""
    before, thing = words.heads[at], at - 1
    unit = next((n for n in words.under(before) if words.role(n) == "npadvmod"), at)
    last = at + 1 == len(words) or words.uses[at + 1][2] == "PUNCT"
    above = words.heads[before]
    past = words.uses[above][1] == "VBD" or any(words.lower(n) in ("was", "were", "had") for n in words.under(above))
    known = None if past else verb(words.uses[at][3].lower())
    if unit == at or not last or known is None or words.uses[thing][1] != "NN" or words.role(thing) != "compound":
        return
    words.hang(at, words.heads[before], role="advcl", tag="VBZ", pos="VERB")
    words.hang(before, at, role="mark", pos="SCONJ")
    words.hang(unit, at)
    words.move(at, thing, after=before)
    words.hang(thing, at, role="nsubj")


def _when(words: Words, at: int) -> None:
    """When something is so is said of its being so: *The ferry toll will be payable on June 30*.

    Before a time that is an adverb stands no preposition: *had broken in overnight*.
    """
    if words.role(at + 1) == "advmod" and words.heads[at + 1] == words.heads[at]:
        words.hang(at, words.heads[at], role="prt", tag="RP")
        return
    if words.role(words.heads[at]) == "amod":
        _resulting(words, words.heads[at])
        return
    above = words.heads[words.heads[at]]
    if words.uses[above][3] == "be":
        words.hang(at, above)


def _listing(words: Words, at: int) -> None:
    """What somebody's is no deed: *with Arlex's listing to be cancelled*."""
    owner = next((n for n in words.under(at) if words.role(n) in SUBJECTS), at)
    if words.role(at) != "pcomp" or not any(words.role(n) == "case" for n in words.under(owner)):
        return
    words.hang(at, words.heads[at], role="pobj", tag="NN", pos="NOUN", lemma=words.lower(at))
    words.hang(owner, at, role="poss")
    for n in words.under(at):
        if words.role(n) == "xcomp":
            words.hang(n, at, role="acl")


def _epithet(words: Words, at: int) -> None:
    """A ruler's name with what he is called: *the castle fell to Peter the Great's dragoons*."""
    name = at - 2
    if words.uses[name][2] != "PROPN" or words.role(at) in ("appos", "compound"):
        return
    whole = words.heads[at] if words.role(at) == "poss" else at
    words.hang(at - 1, at, role="compound", tag="NNP", pos="PROPN")
    if words.heads[name] not in (at, whole):
        words.hang(whole, words.heads[name], role=words.role(name))
        words.hang(name, at, role="compound")


_BY_ROLE: Mapping[str, Callable[[Words, int], None]] = {
    "nsubj": _scene,
    "advcl": _after,
    "conj": _closing,
    "mark": _presence,
    "appos": _compound,
    "prt": _governing,
    "pobj": _presents,
    "prep": _when,
    "ROOT": _reduced,
    "ccomp": _settled,
    "npadvmod": _undergoing,
    "acl": _reduced_alone,
}


def _mend_final(words: Words, cup: int) -> None:
    """*Lost in the cup final on Friday*: the final of the cup."""
    final = cup + 1
    words.hang(
        final, final if words.heads[cup] == cup else words.heads[cup], role=words.role(cup), tag="NN", pos="NOUN"
    )
    words.move(cup, final)
    words.hang(cup, final, role="compound")
