"""Who does what a verb says: the subject that is understood where the sentence does not repeat it.

Control and raising (*ordered the bells to be melted*, *is due to return*), gerunds (*sentenced the mayor for taking
bribes*), and finite verbs that the parser took for participles (*a ferry carrying 140 people capsized*).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from events.extract.language.belonging import is_reduced, lacks_object
from events.extract.language.grammar import (
    AGENTS,
    FINITE_TAGS,
    PAST_TAGS,
    SUBJECTS,
    climb,
    governing_verb,
    has_subject,
    is_passive,
    negated,
    noun_before,
    own_subject,
    subject,
)
from events.extract.language.inflect import is_participle_only
from events.extract.language.lexicon import EVENTIVE, classes, is_intangible, noun
from events.extract.language.predicates import in_class
from events.extract.language.words import asked_once

if TYPE_CHECKING:
    from events.extract.language.words import Token
__all__ = [
    "bidden",
    "doer",
    "each_time",
    "finite_after_all",
    "is_alleged",
    "is_eventive",
    "is_happening",
    "is_kin_named",
    "is_outcome",
    "member_of",
    "passive",
    "takes_part",
]

#: A gerund under these tells what the object of the verb above did: ``fined the firm for polluting``.
_BLAMING = frozenset(("for", "of", "from", "into"))
#: Whom one asks stands under these: ``called on them to``, ``appealed to them to``, ``pleaded with them to``.
_ASKED = frozenset(("on", "upon", "to", "with"))
#: At what is done so, it is done day after day.
_DAILY = frozenset(("day", "night", "evening", "morning", "afternoon", "weekend"))
#: What a clause below a noun is.
_BELOW = ("relcl", "conj", "aux", "auxpass", "advcl")
_BODIES = frozenset(
    (
        *("soldier", "rebel", "envoy", "legislature", "government", "party", "court", "police", "criminal", "company"),
        *("worker", "protester", "athlete", "organization", "refugee", "official", "ruler", "clergy", "leader"),
    )
)
_THINGS = frozenset(
    ("vessel", "vehicle", "aircraft", "structure", "artwork", "product", "nature", "finance", "statute")
)
_MOSTLY, _PARTLY, _SURELY = 0.5, 0.4, 0.95
#: What makes all that was told before it the doer.
_SO = frozenset(("thus", "thereby", "hence"))
_DASHES = ("_", "-", "--", "–", "—")
#: What a verb that is done to nobody stands without.
_HELPED = ("aux", "auxpass", "agent", "dobj")


@asked_once
def doer(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one understood; None where the parse does not say.

    What is told of what a name is, is told of the name: ``the Arran was a steamer built in 1911``, ``Orne Abbey, a
    monastery founded in 1132``, ``Lund, the poet who fought there``.
    """
    thing = _doer(verb)
    if thing is not None and verb.dep_ == "relcl" and (one := member_of(thing)) is not None:
        return one
    if thing is not None and verb.dep_ == "relcl" and thing.dep_ == "appos" and thing.head.pos_ == "PROPN":
        return thing.head if thing.head.i < thing.i else thing
    if thing is not None and thing.dep_ == "conj" and thing.head.dep_ == "attr" and verb.dep_ == "relcl":
        return _borne(thing.head, thing)  # "was a father and singer who was murdered"
    return thing if thing is None or thing.dep_ not in ("attr", "appos") else _borne(thing, thing)


def member_of(thing: Token) -> Token | None:
    """The one person who is said to be of a group: ``Holm`` of *Holm was one of a group of women who crossed it*."""
    while thing.dep_ == "pobj" and thing.head.lower_ == "of" and thing.head.head.i < thing.i:
        thing = thing.head.head
    among = thing.dep_ == "pobj" and thing.head.lower_ == "among"
    be = thing.head.head if among else thing.head
    said = among or (thing.dep_ == "attr" and thing.lower_ == "one")
    who = own_subject(be) if said and be.lemma_ == "be" and not negated(be) else None
    return who if who is not None and (who.ent_type_ == "PERSON" or who.lower_ in ("he", "she")) else None


def _borne(thing: Token, told: Token) -> Token:
    """The name of what is said to be a thing of a kind, or what is told of: the thing, or another beside it."""
    said = thing.head if thing.dep_ == "appos" else None
    if thing.dep_ == "attr" and thing.head.lemma_ == "be" and not negated(thing.head):
        said = own_subject(thing.head)
    kind = any(c.lower_ in ("a", "an", "another") for c in thing.lefts)
    named = said is not None and said.pos_ == "PROPN" and said.i < thing.i
    return said if kind and named and said is not None else told


def _doer(verb: Token) -> Token | None:  # noqa: PLR0911 - one return a construction
    if has_subject(verb):
        return _whom_it_tells_of(_nearer(_second_of_two(subject(verb)), verb), verb)
    head = verb.head
    if is_outcome(verb):
        return None  # "snow delayed the salt, thus causing accidents"
    if (thing := _reduced(verb) or _after_since(verb)) is not None:
        return thing
    if (root := finite_after_all(verb)) is not None:
        return root
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ":
        return _of_adjective(head)
    if (thing := _asked_or_done(verb)) is not None:
        return thing
    if verb.dep_ == "oprd" and verb.tag_ == "VBN":  # "was declared eliminated"
        return subject(head) if is_passive(head) else next((c for c in head.children if c.dep_ == "dobj"), None)
    if verb.dep_ == "pcomp":
        return _of_gerund(verb)
    if verb.dep_ in ("conj", "xcomp", "acomp") and head.pos_ in ("VERB", "AUX"):
        return doer(head)
    return _made(subject(verb), verb)


def _asked_or_done(verb: Token) -> Token | None:
    """Who is asked to do it, or what is to be done, of an infinitive: ``plans a mural, to be painted in May``."""
    above = verb.head
    if verb.dep_ in ("xcomp", "advcl") and above.pos_ == "VERB" and (whom := bidden(verb)) is not None:
        return whom
    if verb.dep_ != "xcomp" or above.pos_ != "VERB" or all(c.dep_ != "auxpass" for c in verb.lefts):
        return None
    things = [c for c in above.rights if c.dep_ == "dobj" and c.i < verb.i]
    return things[-1] if things and verb.left_edge.i and verb.left_edge.nbor(-1).text == "," else None


def is_outcome(verb: Token) -> bool:
    """Whether a participle tells what came of all that was told before it: ``thus causing accidents``."""
    return verb.tag_ == "VBG" and any(c.lower_ in _SO for c in verb.lefts)


def is_alleged(verb: Token) -> bool:
    """Whether a gerund tells what somebody is only said to have done: ``accused of robbing a bank``."""
    gerund = verb.tag_ == "VBG" or any(c.lower_ == "having" for c in verb.lefts)
    under = verb.dep_ == "pcomp" and gerund and verb.head.lower_ in ("of", "with")
    accused = under and in_class(verb.head.head.lemma_.lower(), "accusing")
    return accused and any(c.dep_ == "dobj" for c in verb.children)


def _made(thing: Token | None, verb: Token) -> Token | None:
    """What a participle says was made: of *the Treaty of Arlen, signed in May*, the treaty."""
    if thing is not None and thing.text in _DASHES:
        return thing.head if thing.head.pos_ in ("NOUN", "PROPN") else None  # "a film _ made last week _"
    to_be = verb.dep_ == "acl" and verb.i > 3 and any(c.dep_ == "auxpass" for c in verb.lefts)
    if thing is not None and to_be and is_eventive(thing) and verb.left_edge.nbor(-1).text == ",":
        return noun_before(verb.left_edge) or thing  # "a sketch of the mural, to be painted in May"
    if thing is None or thing.dep_ != "pobj" or thing.head.lower_ != "of":
        return thing
    above = thing.head.head  # "the Treaty of Tolm, signed in May", "a ship of the Tolm Line, built in 1911"
    named = thing.pos_ == "PROPN" and (above.pos_ == "PROPN" or "vessel" in classes(above.lemma_.lower()))
    if not named and thing.ent_type_ not in AGENTS:
        return thing
    works = verb.dep_ in ("acl", "advcl") and verb.tag_ == "VBN" and in_class(verb.lemma_.lower(), "making")
    return thing.head.head if works and thing.head.head.pos_ in ("NOUN", "PROPN") else thing


def _nearer(thing: Token | None, verb: Token) -> Token | None:
    """The subject that has *whose*, where there are two; what a dash set off, for a dash that was taken for one."""
    if thing is None:
        return None
    if thing.text in _DASHES:
        return verb.head if verb.dep_ == "relcl" else None
    if thing.pos_ in ("VERB", "AUX") and not any(c.dep_ == "mark" or c.tag_ in ("WP", "WRB") for c in thing.children):
        # "The choir, being home, sang on", "tips to those not waiting will fall"
        return next((c for c in thing.children if c.dep_ in SUBJECTS and c.pos_ in ("NOUN", "PROPN")), thing)
    own = next((c for c in thing.children if c.dep_ == "nsubj"), None) if thing.tag_ == "NN" else None
    if own is not None and thing.lower_.endswith("ing"):
        return own  # "Ministers meeting in Oslo agreed"
    others = [c for c in verb.children if c.dep_ in SUBJECTS and c.i > thing.i]
    if others and thing.is_upper and any(t.text in _DASHES for t in thing.doc[thing.i : others[-1].i]):
        return others[-1]  # "LYON, 6 June - Arlex Ltd. announced"
    return next((c for c in others if any(w.tag_ == "WP$" for w in c.children)), thing)


def _reduced(verb: Token) -> Token | None:
    """The object of a participle right before another: ``a report naming the sites struck in May``."""
    if verb.dep_ != "acl" or verb.tag_ not in PAST_TAGS or verb.i == 0:
        return None
    before = verb.nbor(-1)
    inner = before.dep_ == "dobj" and before.head.dep_ == "acl" and before.head.head.i == verb.head.i
    return before if inner and before.pos_ == "NOUN" else None


def _after_since(verb: Token) -> Token | None:
    """The noun that *since* was taken to govern: ``has been for sale since raiders emerged``."""
    above = verb.head
    if verb.dep_ != "conj" or above.pos_ not in ("VERB", "AUX") or verb.tag_ != "VBD":
        return None
    if any(c.dep_ == "cc" and above.i < c.i < verb.i for c in above.children):
        return None
    between = [t for t in verb.doc[above.i + 1 : verb.i] if t.dep_ == "prep" and above.is_ancestor(t)]
    preps = [t for t in between if t.lower_ in ("since", "after", "before", "until")]
    return next((c for t in preps[-1:] for c in t.children if c.dep_ == "pobj" and c.pos_ == "NOUN"), None)


def _whom_it_tells_of(thing: Token | None, verb: Token) -> Token | None:
    """The subject; of *the Duke of Merow, who governed* the duke, though the parser hangs the clause on the place."""
    if thing is not None and thing.tag_ == "WP" and verb.dep_ == "ccomp" and verb.head.lemma_ == "be":
        return next((c for c in verb.head.rights if c.dep_ == "attr"), thing)  # "It was he who shut it"
    if thing is None or verb.dep_ != "relcl":
        return thing
    goes = in_class(verb.lemma_.lower(), "occurring", "lasting", "aspectual.begin", "aspectual.end")
    if goes and not is_passive(verb) and any(c.lower_ == "which" for c in verb.children):
        return _what_happens(thing)
    if not any(c.lower_ == "who" for c in verb.children):
        return _of_its_number(thing, verb)
    while thing.dep_ == "conj" and thing.ent_type_ == thing.head.ent_type_ == "PERSON":
        if any(c.dep_ in ("acl", "relcl", "parataxis") and c.i < thing.i for c in thing.head.rights):
            break  # "Ada, born in 1981, and Eva, who died in 1990"
        thing = thing.head  # "Jonah Pike and Mina Rao, who raised …"
    if any(t.text == thing.text for t in verb.subtree):  # "Pike and Rao, who travelled with Pike"
        thing = next((c for c in thing.children if c.dep_ == "conj"), thing)
    above = thing.head.head if thing.dep_ == "pobj" and thing.head.lower_ == "of" else thing
    return above if above.text[:1].isupper() and above.pos_ in ("NOUN", "PROPN") else thing


def _of_its_number(thing: Token, verb: Token) -> Token:
    """The noun that a clause agrees with: *an accord on fisheries that was signed* tells of the accord."""
    made = thing.head.head if thing.pos_ == "PROPN" and thing.head.dep_ == "agent" else None
    if made is not None and made.dep_ == "acl" and any(c.lower_ == "that" for c in verb.lefts):
        return made.head  # "a ferry owned by Orm Lines that sank"
    one = any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("was", "is", "has") for c in verb.children)
    if not one or any(c.dep_ == "dobj" and c.tag_ == "WDT" for c in verb.children):
        return thing
    above = thing
    while above.tag_ == "NNS" and above.dep_ == "pobj" and above.head.dep_ == "prep":
        above = above.head.head
    return above if above.tag_ in ("NN", "NNP") else thing


def _what_happens(thing: Token) -> Token:
    """The event that a noun is of: *a survey of the lake, which would begin in May* begins the survey."""
    above = thing.head.head if thing.dep_ == "pobj" else thing
    entry, over = noun(thing.lemma_.lower()), noun(above.lemma_.lower())
    happens = entry is not None and entry.event_share >= EVENTIVE
    return above if not happens and over is not None and over.event_share >= EVENTIVE else thing


def _second_of_two(thing: Token | None) -> Token | None:
    """The second of two subjects, where the first is that of another clause: ``A ship … sank, and six are missing``."""
    if thing is None or not any(c.dep_ == "cc" and thing.doc[c.i - 1].text == "," for c in thing.children):
        return thing
    twin = next((c for c in thing.head.children if c.dep_ in SUBJECTS and c.i > thing.i), None)
    return twin or thing


def _of_adjective(word: Token) -> Token | None:
    """``samples are due to return``: whom the adjective is said of."""
    if word.head.pos_ in ("VERB", "AUX"):
        return doer(word.head)
    return word.head if word.head.pos_ in ("NOUN", "PROPN") else None


def bidden(verb: Token) -> Token | None:
    """Who is to do what an infinitive says: ``ordered the port to close``, ``called on the port to close``."""
    head = verb.head
    before = [c for c in head.rights if c.i < verb.i]
    if not before or all(child.tag_ != "TO" for child in verb.children):
        return None
    if in_class(head.lemma_.lower(), "directing"):
        return next((c for c in before if c.dep_ in ("dobj", "dative")), None)
    asked = (c for c in before if c.dep_ == "prep" and c.lower_ in _ASKED)
    whom = (c for p in asked for c in p.children if c.dep_ == "pobj")
    return next(whom, None) if in_class(head.lemma_.lower(), "calling") else None


def _of_gerund(verb: Token) -> Token | None:
    """Who does what a gerund under a preposition says: the object of the verb above under *for*, else its subject."""
    above = governing_verb(verb)
    if above is None or is_alleged(verb):
        return None
    if above.dep_ == "acl":  # "Erik Lunde, convicted of killing a guard"
        return doer(above) if above.tag_ == "VBN" and in_class(above.lemma_.lower(), "prosecuting") else None
    blamed = False
    for head in climb(verb):
        if head.i == above.i:
            break
        if head.pos_ == "ADJ" and (own := next((c for c in head.lefts if c.dep_ == "nsubj"), None)) is not None:
            return own  # "found the nurse guilty of stealing"
        blamed = blamed or (head.dep_ == "prep" and head.lower_ in _BLAMING)
    if blamed and not is_passive(above):
        things = (c for c in above.children if c.dep_ in ("dative", "dobj"))  # "fined Arlex 2 million euros for"
        whom = next((c for c in things if takes_part(c) or c.lower_ in ("him", "her", "them")), None)
        if whom is not None:
            return whom
    return doer(above)


def finite_after_all(verb: Token) -> Token | None:
    """The subject of a finite verb that the parser took for a participle, for want of any other in its clause.

    *A ferry carrying 140 people capsized.* has a noun where its clause should have a verb: then the participle is it.
    """
    if verb.dep_ != "acl" or verb.tag_ not in PAST_TAGS or any(c.dep_ in ("agent", "aux") for c in verb.children):
        return None
    if verb.lower_ == "born" or is_participle_only(verb.lower_):
        return None  # "A painter, born in Lund."
    if verb.doc.entry and verb.nbor(-1).text == ",":
        return None  # "1872: Opening of the line, closed in 1969."
    root = next((head for head in climb(verb) if head.dep_ in ("ROOT", "ccomp", *SUBJECTS)), verb)
    if root.pos_ not in ("NOUN", "PROPN") or root.i > verb.i or verb.sent[-1].text not in (".", "!", "?"):
        return None
    done_to = lacks_object(verb) and not is_intangible(root.lemma_.lower())  # a bridge, but "tension built"
    if root.dep_ in SUBJECTS:  # "…, and 27 people were missing": the subject of the clause before it
        twin = any(c.dep_ in SUBJECTS and c.i > verb.i for c in root.head.children)
        return root if twin and not done_to and any(c.dep_ == "cc" for c in root.children) else None
    finite = (t for t in root.subtree if t.tag_ in FINITE_TAGS and t.i != verb.i)
    return None if done_to or any(t.dep_ not in _BELOW for t in finite) else root


@asked_once
def passive(verb: Token) -> bool:
    """Whether a verb is passive, joined participles too (*built in 1987 and refitted*)."""
    if finite_after_all(verb) is not None or _goes_under(verb):
        return False
    if _is_set_off(verb) or _reduced(verb) is not None or is_reduced(verb) or _is_held(verb):
        return True
    roles = {child.dep_ for child in verb.children}
    if "nsubj" in roles and "dobj" in roles and not roles & {"auxpass", "nsubjpass"}:
        return False
    if verb.dep_ == "pcomp" and verb.tag_ in PAST_TAGS and "nsubj" in roles and "dobj" not in roles:
        return True  # "with 3 million invested in ports"
    bare = (verb.dep_ == "ccomp" or (verb.dep_ == "ROOT" and verb.tag_ == "VBN")) and lacks_object(verb)
    bare = bare and doer(verb) is not None  # "A tower erected in 1240 guards it"
    if bare or is_passive(verb) or (verb.dep_ in ("oprd", "xcomp") and verb.tag_ == "VBN" and "aux" not in roles):
        return True
    joined = verb.dep_ == "conj" and verb.tag_ in PAST_TAGS and verb.head.dep_ == "acl" and verb.head.tag_ == "VBN"
    carried = in_class(verb.lemma_.lower(), "carrying", "harming", "making", "punishing")
    undergone = in_class(verb.lemma_.lower(), "harming.undergone", "unaccusative")
    if carried and not undergone and verb.dep_ == "conj" and verb.tag_ == "VBD" and is_passive(verb.head):
        joined = True  # "was arrested and deported"
    was = verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.lemma_ == "be"
    if was and in_class(verb.lemma_.lower(), "undergone"):
        joined = True  # "was ill and replaced by his son"
    return (
        joined
        and finite_after_all(verb.head) is None
        and not any(c.dep_ in (*SUBJECTS, "dobj", "aux", "auxpass") for c in verb.children)
    )


def _goes_under(verb: Token) -> bool:
    """Whether what is joined to a passive is done to nobody: *was relegated in 1938 and folded in 1951*."""
    alone = verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(c.dep_ in _HELPED for c in verb.children)
    return alone and in_class(verb.lemma_.lower(), "unaccusative")


def _is_held(verb: Token) -> bool:
    """Whether it says what somebody is thought to have done: *a ship believed to have sunk*, in any of its readings."""
    if verb.tag_ not in PAST_TAGS or not in_class(verb.lemma_.lower(), "held"):
        return False
    following = verb.doc[verb.i + 1 : verb.i + 3]
    to = len(following) > 1 and following[0].lower_ == "to" and following[1].tag_ == "VB"
    return to and not any(c.dep_ in ("aux", "dobj") for c in verb.children)


def _is_set_off(verb: Token) -> bool:
    """Whether a participle between commas was taken for the predicate: ``plans, dropped in 1994, were revived``."""
    if verb.tag_ != "VBD" or verb.i == 0 or verb.nbor(-1).text != "," or any(c.dep_ == "dobj" for c in verb.children):
        return False
    predicate = next((c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i and c.tag_ == "VBN"), None)
    return (
        predicate is not None
        and any(c.dep_ == "auxpass" for c in predicate.children)
        and not any(c.dep_ in (*SUBJECTS, "mark") or c.tag_ == "WRB" for c in predicate.children)
    )


def is_happening(thing: Token) -> bool:
    """Whether a word is a noun for what happens and for nothing else, a name though it may look: ``Drilling``."""
    entry = noun(thing.lower_.removesuffix("s") if thing.tag_ == "NNPS" else thing.lower_)  # "the Battles of"
    return entry is not None and entry.event_share >= _SURELY


def is_eventive(thing: Token) -> bool:
    """Whether a common noun tells of what happens, in half of its uses at least."""
    entry = noun(thing.lemma_.lower())
    return thing.pos_ == "NOUN" and entry is not None and entry.event_share >= EVENTIVE


def takes_part(thing: Token, *, acts: bool = True) -> bool:
    """Whether a word names a person, a group or an organisation.

    Args:
        thing: A noun.
        acts: Whether it does something; what something is done to must be people, not an office or a branch.
    """
    if thing.ent_type_ in AGENTS and not thing.text.islower():
        return True
    lemma = thing.lemma_.lower()
    if in_class(lemma, "bodies.persons"):
        return True
    if in_class(lemma, "bodies") and (acts or not in_class(lemma, "bodies.acting")):
        return True
    if in_class(lemma, "kindred"):
        return is_kin_named(thing) or thing.tag_ == "NNS" or (acts and thing.dep_ == "nsubj")
    return _means_bodies(lemma, acts)


def is_kin_named(thing: Token) -> bool:
    """Whether a family is told of by a name: ``the Tresham family``, ``the family of Ada Lind``."""
    of = (c for p in thing.rights if p.lower_ == "of" for c in p.children)
    return any(c.text[:1].isupper() and c.dep_ != "det" for c in (*thing.lefts, *of))


@lru_cache(maxsize=20_000)
def _means_bodies(lemma: str, acts: bool) -> bool:  # noqa: FBT001 - a part of the key
    """Whether a noun by itself means people or those who act for them: as :func:`takes_part`."""
    if in_class(lemma, "machines"):
        return False
    kinds, entry = classes(lemma), noun(lemma)
    loose = {"organization", "company", "worker", "athlete", "ruler", "leader"}
    if acts and kinds & (_BODIES - loose) and not kinds & _THINGS:
        return True
    bodies = bool(kinds & (_BODIES if acts else _BODIES - {"organization", "company"}))
    if kinds & _THINGS:
        bodies = bool(kinds & (_BODIES - ({"worker"} if acts else loose)))  # a trawler is a ship before it is a man
    if entry is None or kinds & _THINGS:
        return bodies or (entry is not None and entry.share("person") > _SURELY)  # a captive
    person, group = entry.share("person"), entry.share("group")
    firm = "company" in kinds and group > _MOSTLY
    return person > _MOSTLY or firm or (bodies and person + group > _PARTLY)


def each_time(verb: Token) -> tuple[Token | None, bool]:
    """At what time something is done again and again, and whether day after day: ``has been shelled every night``."""
    for c in verb.children:
        if c.dep_ == "npadvmod" and any(d.lower_ in ("every", "each") for d in c.children):
            return c, c.lower_ in _DAILY
    return None, False
