"""What hangs on another verb or noun than its own; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import FINITE_TAGS, PAST_TAGS, SUBJECTS
from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from events.extract.language.forms import Row, Use
    from events.extract.mend.hanging import Words

__all__ = ["is_misgoverned", "mend_government"]

_THINGS = ("NOUN", "PROPN")
_PHRASES = frozenset(("prep", "agent", "dative"))
#: What stands with a verb when it is said when that was.
_WHEN = frozenset(("npadvmod", "advmod", "punct", "prep", "pobj", "det", "amod", "nummod", "compound", "quantmod"))
_DONE_TO = frozenset(("dobj", "ccomp", "xcomp", "acomp", "attr", "aux", "auxpass"))
_KNOWN = frozenset(("the", "its", "their", "his", "her"))
_ASIDE = 8
#: Verbs that say what is to be done to something: *ordered the mill closed*.
_ORDERING = ("order", "want")
_CALLED = ("named", "called")
#: A clause with its subject, its verb and *and* stands before another subject.
_EARLIEST = 4


def is_misgoverned(rows: list[Row], at: int, first: int) -> bool:  # noqa: C901, PLR0911 - one return a role
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (form, tag, pos, _, role), _, head, _, _, kind = rows[at]
    above = head - first
    if role == "attr":
        return pos in _THINGS and at > _EARLIEST
    if role == "appos" and rows[above][0][4] == "dobj":
        return True
    if role == "appos":
        return at > 1 and above < at - 1 and (rows[above][0][4] != "nsubj" or rows[above][0][1] == "PRP")
    if role in _PHRASES:
        judged = rows[above][0][4] == "dobj" and form.lower_ in ("of", "for")
        return judged or (above < at - 2 and rows[above][0][2] == "VERB" and _is_bare_before(rows, at))
    if role in ("conj", "advcl", "acl") and tag in PAST_TAGS:
        if role != "conj" or rows[at - 1][0][0].text == ",":
            return pos == "VERB"
        return rows[above][0][3] == "be" or any(row[0][4] == "auxpass" for row in rows[:at])
    if role == "ROOT":
        return tag == "VBD" and at > _EARLIEST and rows[at - 1][0][0].text == ","
    if role in ("npadvmod", "advmod"):
        return tag == "NN" and not kind and rows[at - 1][0][0].lower_ == "off"
    if role == "nsubj":
        return (kind in TIMES or tag == "CD") and at > 1
    if role == "pobj" and pos == "PROPN":
        return kind not in TIMES and any(row[5] in TIMES for row in rows[max(at - 4, 0) : at])
    if role == "ccomp":
        return tag == "VBD" and rows[above][0][3] in _ORDERING
    if role == "compound":
        return at == 0 if tag == "VBN" else tag == "NNP" and above == at + 1 and rows[above][0][1] == "VBD"
    return form.text == "." and _is_of_number(rows[at - 1][0], rows[at + 1][0] if at + 1 < len(rows) else None)


def _is_of_number(before: Use, after: Use | None) -> bool:
    """Whether a full stop stands between *No* and a number."""
    return before[0].lower_ in ("no", "nos") and after is not None and after[0].like_num


def _is_bare_before(rows: list[Row], at: int) -> bool:
    """Whether a verb, or a comma, stands right before a phrase."""
    return rows[at - 1][0][0].text == "," or rows[at - 1][0][2] == "VERB"


def mend_government(words: Words, at: int) -> None:
    """Put a word right by what it can belong to."""
    if words.uses[at][0].text == ".":
        _mend_number(words, at)
    for mend in _MENDS.get(words.role(at), ()):
        mend(words, at)


def _mend_astray(words: Words, at: int) -> None:
    """*Veered off course*: that is where it veered."""
    bare = words.uses[at][1] == "NN" and not words.kinds[at] and not words.under(at)
    if bare and words.lower(at - 1) == "off" and words.heads[at - 1] == words.heads[at]:
        words.hang(at - 1, words.heads[at], role="prep", pos="ADP")
        words.hang(at, at - 1, role="pobj")


def _mend_doer(words: Words, name: int) -> None:
    """A name right before a past that has no subject is one: *Ada Lund won, in 1973, the contest*."""
    verb = words.heads[name]
    if name == 0 and words.lower(0) == "born":
        _mend_birth(words, verb)
    past = words.uses[verb][1] == "VBD" and verb == name + 1 and words.uses[name][1] == "NNP"
    if past and not any(words.role(n) in SUBJECTS for n in words.under(verb)):
        words.hang(name, verb, role="nsubj")


def _mend_birth(words: Words, name: int) -> None:
    """*Born Ada Holm in Leith on 3 May 1930, she studied*: she did, and that is what she was born."""
    verb = words.heads[name]
    comma = next((n for n in range(name, verb) if words.uses[n][0].text == "," and words.heads[n] == verb), None)
    if comma is None or not any(words.role(n) in SUBJECTS and n > comma for n in words.under(verb)):
        return
    words.hang(0, verb, role="advcl", pos="VERB", lemma="bear")
    for n in range(1, comma):
        if words.heads[n] == verb or (words.heads[n] == name and words.role(n) == "prep"):
            words.hang(n, 0)
    words.hang(name, 0, role="attr")


def _mend_number(words: Words, stop: int) -> None:
    """*No. 3* is one thing."""
    if _is_of_number(words.uses[stop - 1], words.uses[stop + 1] if stop + 1 < len(words) else None):
        words.hang(stop, stop - 1, role="punct")
        words.hang(stop + 1, stop - 1, role="nummod")


def _first(words: Words, at: int) -> int:
    """The first word of what hangs on a noun before it."""
    return min((n for n in words.under(at) if n < at and words.role(n) != "punct"), default=at)


def _mend_object(words: Words, at: int) -> None:
    """What was done to, after an aside: *won, in 1973, the contest*; *let to a cooper, Jan Holub, the cellars*."""
    if words.uses[at][2] not in _THINGS:
        return
    first = _first(words, at)
    before = first - 2 if words.uses[first - 1][0].text in ('"', "“") else first - 1
    if before < 1 or words.uses[before][0].text != ",":
        return
    verb = _before_aside(words, before)
    if verb is None and words.lower(first) in _KNOWN:
        verb = _giving(words, at, before)
    if verb is not None and not any(words.role(n) == "dobj" and n > verb for n in words.under(verb)):
        words.hang(at, verb, role="dobj")
        _make_finite(words, verb)


def _make_finite(words: Words, verb: int) -> None:
    """What has an object of its own after all, where its sentence has no other verb, is what that says."""
    top = verb
    while words.heads[top] != top:
        top = words.heads[top]
    if words.role(verb) != "acl" or words.uses[top][2] not in _THINGS or top > verb:
        return
    if any(words.uses[n][1] in FINITE_TAGS for n in range(len(words)) if n != verb):
        return
    words.hang(verb, verb, role="ROOT", tag="VBD")
    for n in words.under(top):
        if words.role(n) == "punct" or (n < top and words.role(n) == "prep"):
            words.hang(n, verb)
    words.hang(top, verb, role="nsubj")


def _before_aside(words: Words, comma: int) -> int | None:
    """The verb before an aside that says when: ``won`` of *won, in 1973,*."""
    at = comma - 1
    while at > max(comma - _ASIDE, 1) and (words.kinds[at] in TIMES or words.role(at) in ("prep", "det")):
        at -= 1
    aside = at < comma - 1 and words.uses[at][0].text == "," and any(words.kinds[n] in TIMES for n in range(at, comma))
    return at - 1 if aside and words.uses[at - 1][2] == "VERB" and words.uses[at - 1][1] != "VBG" else None


def _giving(words: Words, thing: int, comma: int) -> int | None:
    """Who gives a thing to somebody that is told between commas before it, and has no object: the verb."""
    entry = noun(words.uses[thing][3].lower())
    above = words.heads[thing]
    while words.role(above) == "appos":
        above = words.heads[above]
    prep = words.heads[above]
    verb = words.heads[prep]
    told = words.role(above) == "pobj" and words.lower(prep) == "to" and words.uses[verb][2] == "VERB"
    aside = any(words.uses[n][0].text == "," for n in range(above + 1, comma))
    given = told and aside and entry is not None and entry.share("person") == 0.0
    return verb if given and in_class(words.uses[verb][3].lower(), "granting", "trading", "letting") else None


def _mend_charge(words: Words, prep: int) -> None:
    """*Blamed rebels for killing two on Friday*: for what somebody is judged is no more of what he is."""
    whom = words.heads[prep]
    thing = noun(words.uses[whom][3].lower())
    gerund = any(words.role(n) == "pcomp" for n in words.under(prep))
    if gerund and words.role(whom) == "dobj" and thing is not None and thing.top == "person":
        words.hang(prep, words.heads[whom])


def _mend_phrase(words: Words, at: int) -> None:
    """What goes on after a second verb, hung on the first: *hurt three and was traced, a month later, to a lamp*."""
    verb = words.heads[at]
    last = at - 1
    while last > verb and _says_when(words, last):
        last -= 1
    if last <= verb or words.uses[last][1] not in PAST_TAGS or words.uses[last][2] != "VERB":
        return
    own = [words.role(n) for n in words.under(last)]
    agent = words.role(at) == "agent" and "auxpass" in own
    second = words.role(last) == "conj" and words.heads[last] == verb
    if not (second or (agent and words.role(last) in ("advcl", "relcl"))) or {"agent", "dobj"} & set(own):
        return
    for n in [n for n in words.under(verb) if last < n <= at]:
        words.hang(n, last)


def _says_when(words: Words, at: int) -> bool:
    """Whether a word belongs to an aside that says when something was."""
    plain = words.role(at) in _WHEN and (words.kinds[at] in TIMES or words.uses[at][2] in ("ADV", "PUNCT", "ADP"))
    return plain or words.kinds[at] in TIMES


def _is_passive(words: Words, verb: int) -> bool:
    """Whether a verb, or the one that it is joined to, has the auxiliary of a passive."""
    return any(words.role(n) == "auxpass" for n in words.under(verb))


def _mend_elided(words: Words, verb: int) -> None:
    """What was done to another thing, without *were*: *The mine was shut, and the railway nationalised*."""
    under = words.under(verb)
    thing = next((n for n in under if words.role(n) == "nsubj" and n < verb), None)
    roles = {words.role(n) for n in under}
    if words.uses[words.heads[verb]][3] == "be" and _is_undergone(words, verb) and not roles & {*_DONE_TO, *SUBJECTS}:
        words.hang(verb, words.heads[verb], tag="VBN")  # "was of logs and replaced in 1828"
    if thing is None or roles & _DONE_TO or words.uses[thing][2] not in _THINGS:
        return
    if _is_passive(words, words.heads[verb]) and _is_undergone(words, verb):
        words.hang(verb, words.heads[verb], tag="VBN")
        words.hang(thing, verb, role="nsubjpass")


def _is_undergone(words: Words, verb: int) -> bool:
    """Whether a verb asks for an object in the active and has none."""
    return in_class(words.uses[verb][3].lower(), "undergone")


def _mend_clause(words: Words, verb: int) -> None:
    """A clause that is an object, or has for its subject what was taken for more of another noun."""
    above = words.heads[verb]
    if words.role(verb) == "advcl":
        under = words.under(verb)
        asks = next((n for n in under if words.lower(n) == "whether" and words.role(n) == "mark"), None)
        if asks is not None and above < asks:
            told = any(words.role(n) in ("dobj", "ccomp", "xcomp") for n in words.under(above))
            if not told and words.uses[asks - 1][0].text != "," and words.uses[above][2] == "VERB":
                words.hang(verb, above, role="ccomp")
            return
        if verb == 0:
            _mend_opening(words, verb)
    elif words.lower(verb) in _CALLED:
        _mend_bearer(words, verb)
    elif words.uses[verb][1] == "VBN":
        _mend_written(words, verb)
    _mend_elided_joint(words, verb)


def _mend_opening(words: Words, verb: int) -> None:
    """What opens a sentence was done to its subject: *Offered a post in 1986, she declined*."""
    given = next((n for n in words.under(verb) if words.role(n) == "dobj"), None)
    words.hang(verb, words.heads[verb], tag="VBN")
    lemma = words.uses[verb][3].lower()
    if given is not None and lemma == "bear":
        words.hang(given, verb, role="attr")  # "Born Ada Lund in Leith, she …"
    elif given is not None and in_class(lemma, "granting"):
        words.hang(given, verb, role="oprd")


def _mend_elided_joint(words: Words, verb: int) -> None:
    """*Turned into a company and its shares offered to the public*; *was shut in May and her cello, a Hill, sold*."""
    thing = verb - 1
    if words.uses[thing][0].text == ",":
        thing -= 1
        while thing > 0 and words.uses[thing][0].text != ",":
            thing -= 1
        thing -= 1
    if thing < _EARLIEST or words.uses[thing][2] not in _THINGS or words.role(thing) != "conj":
        return
    first = _first(words, thing)
    joined = words.heads[thing]
    main = joined
    while main != words.heads[main] and words.uses[main][2] != "VERB":
        main = words.heads[main]
    theirs = words.uses[first][1] == "PRP$" or (words.kinds[joined] in TIMES and words.lower(first) in _KNOWN)
    theirs = theirs or joined == main  # "was put up and Ada Lund elected to the chair"
    alone = not any(words.role(n) in (*SUBJECTS, *_DONE_TO, "agent") for n in words.under(verb) if n != main)
    lemma = words.uses[verb][3].lower()
    done = lemma == "lose" or in_class(lemma, "undergone", "granting", "carrying")
    if not (words.lower(first - 1) == "and" and theirs and alone and done and _is_passive(words, main)):
        return
    if words.heads[main] == verb:
        words.hang(main, main, role="ROOT")
    words.hang(first - 1, main)
    words.hang(verb, main, role="conj", tag="VBN")
    words.hang(thing, verb, role="nsubjpass")


def _mend_span(words: Words, span: int) -> None:
    """Who did it, after a time that is told twice: *In May 1999, the week of the flood, a digger cut the main*."""
    verb = words.heads[span]
    first = _first(words, span)
    if verb < span or first < 2 or words.uses[first - 1][0].text != "," or words.kinds[first - 2] not in TIMES:
        return
    if any(words.role(n) in SUBJECTS and n > span for n in words.under(verb)):
        words.hang(span, verb, role="npadvmod")
        return
    inside = [n for n in range(span + 1, verb) if words.role(n) in ("appos", "conj") and words.uses[n][2] in _THINGS]
    doer = next((n for n in inside if words.uses[_first(words, n) - 1][0].text == ","), None)
    if doer is None:
        return
    words.hang(span, verb, role="npadvmod")
    words.hang(doer, verb, role="nsubjpass" if _is_passive(words, verb) else "nsubj")


def _mend_some(words: Words, some: int) -> None:
    """Some of those before it do not what others do: *Nine are held, two of them at sea; the crew of one struck*."""
    verb = words.heads[some]
    stop = next((n for n in range(some + 1, verb) if words.uses[n][0].text == ";"), None)
    if stop is None or not any(words.role(n) in SUBJECTS and n > stop for n in words.under(verb)):
        return
    told = next((n for n in words.under(verb) if n < some and words.role(n) == "ccomp"), None)
    if told is not None:
        words.hang(some, told, role="dep")


def _mend_order(words: Words, verb: int) -> None:
    """What is to be done to something: *ordered the mill closed*, of which the parser made that it closed something."""
    above = words.heads[verb]
    under = words.under(verb)
    thing = next((n for n in under if words.role(n) == "nsubj"), None)
    thing = next((n for n in words.under(above) if words.role(n) == "dobj"), None) if thing is None else thing
    marked = {words.role(n) for n in under} & (_DONE_TO | {"mark", "nsubjpass"})
    asked = words.uses[verb][1] == "VBD" and words.uses[above][3] in _ORDERING
    if thing is None or marked or not asked or not above < thing < verb:
        return
    words.hang(thing, verb, role="nsubjpass")
    words.hang(verb, above, tag="VBN")


def _mend_bearer(words: Words, called: int) -> None:
    """Who is called by name: *A dentist named Ole Brask* is *a dentist, Ole Brask*.

    What follows the name is of the verb that he is told of by: *sent a probe called Freya to Mars in March*.
    """
    thing = words.heads[called]
    verb = words.heads[thing]
    if words.role(thing) == "dobj" and words.uses[verb][2] == "VERB" and words.uses[called][1] == "VBN":
        for n in words.under(called):
            timed = words.role(n) == "prep" and any(words.kinds[time] in TIMES for time in words.under(n))
            if timed or words.lower(n) in ("to", "into", "from", "for", "at"):  # not the film *War in the West*
                words.hang(n, verb)
    name = next((n for n in words.under(called) if n > called and words.uses[n][2] == "PROPN"), None)
    somebody = words.uses[thing][2] == "NOUN" or words.role(thing) in SUBJECTS
    made = words.role(thing) == "ROOT" and any(words.lower(n) == "as" and n > called for n in words.under(thing))
    if name is None or thing != called - 1 or not somebody or len(words.under(called)) > 1 or made:
        return  # "The board named Ada Lund as chair"
    if words.role(name) in ("oprd", "dobj") and _first(words, name) == called + 1:
        words.hang(thing, words.heads[thing], tag=words.uses[thing][1].replace("JJ", "NN"), pos="NOUN")
        words.hang(name, thing, role="appos", tag="NNP")
        words.hang(called, name, role="dep")


def _mend_written(words: Words, verb: int) -> None:
    """*A life by Ida Moe, published in 2016*: the life was."""
    writer = words.heads[verb]
    prep = words.heads[writer]
    work = words.heads[prep]
    if words.kinds[writer] != "PERSON" or words.lower(prep) != "by" or words.uses[work][2] != "NOUN":
        return
    comma = words.uses[verb - 1][0].text == "," and words.uses[verb][1] == "VBN" and work < writer < verb
    if comma and in_class(words.uses[verb][3].lower(), "making", "printing"):
        words.hang(verb, work)


def _mend_after_time(words: Words, name: int) -> None:
    """Who does what is told right after a date: *In 2014 Ada Lund put a roof over it*; *in 2017 Ada Lund of Arlex*."""
    prep = words.heads[name]
    day = next((n for n in range(name - 1, prep, -1) if words.kinds[n] in TIMES), None)
    if day is None or prep > name or not all(words.kinds[n] in TIMES or n == prep + 1 for n in range(prep + 1, day)):
        return
    last = name
    while last + 1 < len(words) and words.is_under(last + 1, name):
        last += 1
    verb = last + 1
    while verb < len(words) and words.role(verb) in ("aux", "auxpass", "advmod", "neg"):
        verb += 1
    if verb >= len(words) or words.uses[verb][2] not in ("VERB", "AUX"):
        return
    if words.uses[verb][1] not in ("VBD", "VBZ") and not (words.uses[verb][1] == "VBN" and verb > last + 1):
        return
    under = words.under(verb)
    if any(words.role(n) in (*SUBJECTS, "expl") for n in under) or words.role(verb) in ("relcl", "acl"):
        return
    for n in words.under(name):
        if n <= day:
            words.hang(n, day)
    words.hang(day, prep, role="pobj")
    words.hang(name, verb, role="nsubjpass" if _is_passive(words, verb) else "nsubj")


def _mend_subject(words: Words, thing: int) -> None:
    """A time, or some of others, that was taken for who did what others did."""
    (_mend_span if words.kinds[thing] in TIMES else _mend_some)(words, thing)


#: What is asked of a word by its role.
_MENDS: Mapping[str, tuple[Callable[[Words, int], None], ...]] = {
    "appos": (_mend_object,),
    "attr": (_mend_object,),
    **dict.fromkeys(_PHRASES, (_mend_phrase, _mend_charge)),
    "conj": (_mend_elided, _mend_elided_joint),
    "ROOT": (_mend_elided_joint,),
    "advcl": (_mend_clause,),
    "acl": (_mend_clause,),
    "npadvmod": (_mend_astray,),
    "advmod": (_mend_astray,),
    "nsubj": (_mend_subject,),
    "pobj": (_mend_after_time,),
    "ccomp": (_mend_order,),
    "compound": (_mend_doer,),
}
