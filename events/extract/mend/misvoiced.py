"""What was done to something, where the parser took it for what that did; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import FINITE_TAGS, PAST_TAGS, SUBJECTS
from events.extract.language.inflect import participle_of
from events.extract.language.lexicon import noun
from events.extract.language.lexicon import verb as verb_of
from events.extract.language.people import tells_what
from events.extract.language.predicates import in_class
from events.extract.mend.hanging import is_somebody

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misvoiced", "is_used", "mend_voice"]

_OBJECTS = ("dobj", "ccomp", "xcomp")
_MARTIAL = frozenset(("martialled", "martialed"))
_THINGS = ("NOUN", "PROPN")
_MOSTLY = 0.5
_WHEN = ("in", "on", "since", "by", "at")
#: What a plural is to other words, and what stands under it.
_ROLES = (*SUBJECTS, "dobj", "pobj")
_BEFORE = ("det", "compound", "amod", "nummod", "poss")


def is_misvoiced(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (_, tag, _, _, role), _, head, _, _, _ = rows[at]
    if tag == "VBZ":
        before = (*_BEFORE, "nsubj") if role in SUBJECTS and at > 1 and rows[at - 2][0][1] == "DT" else _BEFORE
        return role in _ROLES and at > 0 and rows[at - 1][0][4] in before and rows[at - 1][2] - first == at
    if tag == "VBG":
        return role == "pcomp" and rows[head - first][0][4] == "agent" and rows[at + 1][0][1] == "NNS"
    if role == "acomp" and tag in PAST_TAGS:
        return rows[head - first][0][3] == "be" and rows[head - first][0][1] in FINITE_TAGS
    if tag == "VBN":
        return role in ("ccomp", "conj") and any(row[0][4] == "nsubj" and row[2] - first == at for row in rows)
    if tag == "VBD" and role == "advcl":
        return any(row[0][4] == "mark" and row[2] - first == at and row[0][0].lower_ == "with" for row in rows[:at])
    return tag == "VBD" and role in ("ROOT", "conj", "ccomp") and _is_past_of_it(rows, at, first)


def _is_past_of_it(rows: list[Row], at: int, first: int) -> bool:
    """The same of a past that may be a participle."""
    (form, _, _, _, role), _, head, _, _, _ = rows[at]
    above = head - first
    ahead = role == "ccomp" and 1 < at < above and rows[above][0][1] == "VBN" and rows[above - 1][0][4] == "auxpass"
    if ahead or (role == "ROOT" and _runs_on(rows, at, first)):
        return True
    aside = at > 1 and rows[at - 1][0][0].text == "," and rows[at - 2][0][2] in _THINGS
    joined = role == "conj" and rows[above][0][1] == "VBN"
    joined = joined or (role == "conj" and rows[above][0][4] == "advcl" and at > 1 and rows[at - 2][0][0].text == ",")
    return aside or joined or (form.lower_ == "fined" and at > 0)


def _runs_on(rows: list[Row], at: int, first: int) -> bool:
    """Whether something was done to a time, behind a past: *posted the following year were withdrawn*."""
    later = (n for n in range(at + 2, len(rows) - 1) if rows[n][0][4] == "auxpass" and rows[n][2] - first == n + 1)
    helps = next(later, None)
    return helps is not None and rows[helps - 1][5] in TIMES and rows[helps - 1][0][4] == "nsubjpass"


def mend_voice(words: Words, at: int) -> None:
    """Put right what was done to something, or a plural that was taken for a verb, or who did it for what was done."""
    if words.uses[at][1] == "VBZ":
        _name(words, at)
    elif words.uses[at][1] == "VBG":
        _act(words, at)
    elif words.role(at) == "acomp":
        _befall(words, at)
    elif words.uses[at][1] == "VBN" or words.role(at) == "advcl":
        _undergo(words, at)
    elif words.uses[at][1] != "VBD" or _mend_aside(words, at) or _mend_before(words, at):
        return
    elif words.role(at) == "conj":
        _join(words, at)
    else:
        _mend_fined(words, at)


def _name(words: Words, at: int) -> None:
    """*Laboratory tests have shown it*: what has words of its own before it, and does something, is a noun."""
    form = words.lower(at)
    single = next((one for one in (form[:-1], form[:-2]) if form.endswith("s") and noun(one) is not None), None)
    if single is not None:
        words.hang(at, words.heads[at], tag="NNS", pos="NOUN", lemma=single)
        if words.role(at - 1) == "nsubj":
            words.hang(at - 1, at, role="compound")  # "The Golo works, opened in 1962, has closed"


def _act(words: Words, at: int) -> None:
    """*Was burned by retreating troops in 1917 and rebuilt*: by them, and not by what is done to them."""
    by, who = words.heads[at], at + 1
    if words.heads[who] != at or words.role(who) != "dobj" or not is_somebody(words, who):
        return
    verb = words.heads[by]
    for n in words.under(at):
        joined = words.role(n) == "conj" and participle_of(words.uses[n][3]) == words.lower(n)
        if n > who:
            words.hang(n, verb, tag="VBN" if joined else words.uses[n][1])
    words.hang(who, by, role="pobj")
    words.hang(at, who, role="amod", tag="JJ", pos="ADJ")


def _befall(words: Words, verb: int) -> None:
    """*He was arrested and was exiled to Lund*, *was court-martialled in 1919*: done to him, and not how he was."""
    be = words.heads[verb]
    courts = verb > 1 and words.lower(verb) in _MARTIAL and words.lower(verb - 2) == "court"
    if not courts and (words.uses[verb][1] != "VBN" or not in_class(words.uses[verb][3].lower(), "undergone")):
        return
    above, role = words.heads[be], words.role(be)
    words.hang(verb, verb if above == be else above, role=role, tag="VBN", pos="VERB")
    words.move(be, verb)
    words.hang(be, verb, role="auxpass", pos="AUX")
    for n in words.under(verb):
        if words.role(n) == "nsubj" and n < be:
            words.hang(n, verb, role="nsubjpass")
        elif courts and n > verb and words.role(n) == "dobj" and words.kinds[n] in TIMES:
            words.hang(n, verb, role="npadvmod")


def _undergo(words: Words, verb: int) -> None:
    """*It was the fourth ship intercepted since May*, *with most votes counted by Monday*: done to it, not by it."""
    told = {words.role(n) for n in words.under(verb)}
    behind = words.lower(verb + 1) if verb + 1 < len(words) else ""
    done = words.role(verb) == "advcl" or (behind in _WHEN and _asks(words.uses[verb][3]))
    if not done or told & {"aux", "auxpass", "prt", *_OBJECTS}:
        return
    things = [n for n in words.under(verb) if words.role(n) == "nsubj"]
    known = [noun(words.uses[n][3].lower()) for n in things if words.uses[n][2] == "NOUN"]
    if known and all(entry is not None and entry.share("person", "group") < _MOSTLY for entry in known):
        words.hang(things[0], verb, role="nsubjpass")
        words.hang(verb, words.heads[verb], tag="VBN")


def _mend_aside(words: Words, verb: int) -> bool:
    """*Its hall, renamed Holm House in 1962, was pulled down*: no comma parts a subject from its verb; whether so."""
    thing = verb - 2
    if words.heads[thing] != verb or words.role(thing) != "nsubj" or words.uses[verb - 1][0].text != ",":
        return False
    if any(words.role(n) in ("aux", "auxpass", "mark", *SUBJECTS) for n in words.under(verb) if n != thing):
        return False
    did = _main(words, verb)
    if did is None or participle_of(words.uses[verb][3]) != words.lower(verb):
        return False
    told = next((n for n in words.under(verb) if words.role(n) in _OBJECTS and n < did), None)
    named = told is not None and words.role(told) == "dobj" and in_class(words.lower(verb), "renamed.pasts")
    if told is not None and not named:
        return False
    passive = any(words.role(n) == "auxpass" for n in words.under(did))
    above = words.heads[verb]
    words.hang(did, did if above == verb else above, role=words.role(verb))
    words.hang(thing, did, role="nsubjpass" if passive else "nsubj")
    for n in words.under(verb):
        if n < thing or n > did:
            words.hang(n, did)
    words.hang(verb, thing, role="acl", tag="VBN")
    if named and told is not None:
        words.hang(told, verb, role="oprd")
    return True


def _mend_before(words: Words, verb: int) -> bool:
    """*Wardens posted there the next year were withdrawn in 2005*: they were both, and did nothing; whether so."""
    after = [n for n in range(verb + 1, len(words)) if words.role(n) == "auxpass" and words.heads[n] == n + 1]
    if not after or words.heads[after[0] + 1] not in (verb, after[0] + 1):
        return False
    did = after[0] + 1
    if words.heads[verb] not in (verb, did) or participle_of(words.uses[verb][3]) != words.lower(verb):
        return False
    who = [n for n in words.under(verb) if words.role(n) == "nsubj" and n < verb]
    of = [n for n in words.under(did) if words.role(n) in SUBJECTS]
    timed = [n for n in of if words.kinds[n] in TIMES and n == after[0] - 1]
    told = ("aux", "auxpass", "dobj", "ccomp", "xcomp", "neg", "mark")
    helped = any(words.role(n) in told and n != did for n in words.under(verb))
    marked = any(words.uses[n][0].text == "," or words.role(n) in ("cc", "mark") for n in range(verb, did))
    if len(who) != 1 or of != timed or helped or marked:
        return False
    if words.heads[verb] == verb:
        words.hang(did, did, role="ROOT")
    for n in timed:
        words.hang(n, verb, role="npadvmod")
    for n in words.under(verb):
        if n < who[0] or n > did:
            words.hang(n, did)
    words.hang(who[0], did, role="nsubjpass")
    words.hang(verb, who[0], role="acl", tag="VBN")
    return True


def _main(words: Words, verb: int) -> int | None:
    """The finite verb right behind the comma that closes an aside, without a subject of its own; None if none is."""
    for comma in range(verb + 1, len(words) - 1):
        if words.uses[comma][0].text != "," or words.uses[comma + 1][1] not in FINITE_TAGS:
            continue
        did = comma + 1
        while words.role(did) in ("aux", "auxpass") and words.heads[did] > did:
            did = words.heads[did]
        beside = words.role(verb) == words.role(did) == "conj" and words.heads[did] == words.heads[verb]
        joined = words.heads[did] == verb or beside
        joined = joined and not any(words.role(n) in SUBJECTS for n in words.under(did))
        return did if joined and words.uses[did][2] in ("VERB", "AUX") else None
    return None


def _join(words: Words, verb: int) -> None:
    """*A knighthood was offered in 1935 and declined*, *found in a shed and restored over ten years by a club*."""
    above, under = words.heads[verb], words.under(verb)
    if words.role(above) == "advcl" and words.uses[above][1] == "VBD":
        above = words.heads[above]  # "was suspended after a clerk noticed it, and dismissed a week later"
    helped = {words.role(n) for n in words.under(above)}
    passive = "auxpass" in helped or (words.role(above) in ("acl", "advcl") and "aux" not in helped)
    by = any(words.role(n) == "agent" for n in under)
    own = [n for n in under if words.role(n) in (*_OBJECTS, "prt") and not (by and words.kinds[n] in TIMES)]
    own = [n for n in own if words.lower(n) != "that" or words.kinds[min(n + 1, len(words) - 1)] not in TIMES]
    if passive and (_is_named(words, verb) or _is_gapped(words, verb)):
        return
    if not passive or own or any(words.role(n) in ("aux", "auxpass", *SUBJECTS) for n in under):
        return
    if not (by or _asks(words.uses[verb][3].lower())):
        return
    words.hang(verb, above, tag="VBN")
    for n in under:
        if words.role(n) == "dobj":
            words.hang(n, verb, role="npadvmod")


def _is_gapped(words: Words, verb: int) -> bool:
    """Put right *Her estates were seized and the tower torn down*, where no tower tears; whether so."""
    by_role = {words.role(n): n for n in words.under(verb)}
    who, entry = by_role.get("nsubj"), verb_of(words.uses[verb][3].lower())
    if who is None or entry is None or words.uses[who][2] != "NOUN" or by_role.keys() & {"aux", "auxpass", *_OBJECTS}:
        return False
    thing = noun(words.uses[who][3].lower())
    moved = "prt" in by_role and entry.top in ("contact", "creation", "possession")
    if thing is None or thing.top in ("person", "group") or not (moved or entry.asks):
        return False
    words.hang(who, verb, role="nsubjpass")
    words.hang(verb, words.heads[verb], tag="VBN")
    return True


def _is_named(words: Words, verb: int) -> bool:
    """Put right *The council was dissolved and Karl Berg named governor*: what he was named; whether so."""
    by_role = {words.role(n): n for n in words.under(verb)}
    who, told = by_role.get("nsubj"), by_role.get("dobj", by_role.get("oprd"))
    if who is None or told is None or not in_class(words.uses[verb][3].lower(), "granting.posts"):
        return False
    if by_role.keys() & {"aux", "auxpass", "xcomp", "ccomp", "dative"} or by_role.keys() >= {"dobj", "oprd"}:
        return False
    if words.uses[who][2] != "PROPN" or not tells_what(words.lower(told)):
        return False
    beside = words.under(told)
    if any(words.lower(n) in ("a", "an", "as") for n in (*beside, *words.under(verb))):
        return False
    if any(words.role(n) == "compound" and words.uses[n][2] == "PROPN" for n in beside):
        return False  # "Holm named Karl Berg governor"
    words.hang(told, verb, role="oprd")
    words.hang(who, verb, role="nsubjpass")
    words.hang(verb, words.heads[verb], tag="VBN")
    return True


def _asks(lemma: str) -> bool:
    """Whether a verb says that something is done, to what was told before it."""
    entry = verb_of(lemma)
    return in_class(lemma, "undergone", "granting.rewards", "declining") or (entry is not None and entry.asks)


def _mend_fined(words: Words, verb: int) -> None:
    """*Moe fined £50 for libel*: the sum is what he was fined, and nobody."""
    told = next((n for n in words.under(verb) if words.role(n) == "dobj"), None)
    who = next((n for n in words.under(verb) if words.role(n) == "nsubj"), None)
    behind = any(words.lower(n) in ("for", "after", "over") for n in words.under(verb) if n > verb)
    whom = any(words.role(n) == "dative" for n in words.under(verb))
    if who is not None and told is not None and words.kinds[told] == "MONEY" and behind and not whom:
        words.hang(told, verb, role="oprd")
        words.hang(who, verb, role="nsubjpass")
        words.hang(verb, words.heads[verb], tag="VBN")


def is_used(words: Words, verb: int) -> bool:
    """Whether a thing was *used to store coal*, as no habit is told of: *used to be a school*, *used to walk there*."""
    who = [n for n in words.under(words.heads[verb]) if words.role(n) == "nsubjpass"]
    aim = next((n for n in words.under(verb) if words.role(n) == "xcomp" and n > verb), None)
    thing = bool(who) and words.uses[who[0]][2] == "NOUN" and not tells_what(words.uses[who[0]][3].lower())
    it = bool(who) and words.lower(who[0]) == "it"
    aimed = aim is not None and any(words.role(n) == "dobj" for n in words.under(aim))
    return words.uses[verb][3] == "use" and (thing or it) and aimed
