"""What belongs to a phrase: questions asked of words, also where the parser hung them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import PAST_TAGS, RANKS, SPEAKERS, SUBJECTS, is_passive
from events.extract.language.lexicon import EVENTIVE, classes, is_temporal, noun
from events.extract.language.lexicon import verb as is_verb
from events.extract.language.people import is_person, person_words
from events.extract.language.pieces import is_hyphenated
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Container

    from events.extract.language.words import Token

__all__ = [
    "ARGUMENTS",
    "absolute",
    "describes",
    "happens_at",
    "in_name",
    "inside_name",
    "is_aside",
    "is_felt",
    "is_first_since",
    "is_led",
    "is_left_open",
    "is_mere_start",
    "is_noun_after_all",
    "is_origin",
    "is_preposition_after_all",
    "is_reduced",
    "is_set_off",
    "is_time",
    "is_title",
    "is_verb_after_all",
    "lacks_object",
    "lost_object",
    "names_it",
    "names_them",
    "object_before",
    "object_is_head",
    "of_land",
    "said_in",
    "segment_of",
    "shared_object",
    "stands_in",
    "states",
    "tells_more",
    "under_relative",
]

#: Prepositions whose phrase may belong to a title.
ARGUMENTS = frozenset(
    (
        *("of", "in", "between", "on", "against", "for", "with", "to", "from", "over", "near", "at", "by", "into"),
        *("across", "off", "about", "toward", "towards", "within", "as", "past", "through", "around", "under", "onto"),
        *("among", "beside", "without", "inside", "outside", "along", "behind", "beneath", "above", "below", "upon"),
        *("out", "up", "down", "aboard", "via", "per", "round", "beyond", "alongside", "amongst", "underneath"),
    )
)
_RELATIVE = frozenset(("WDT", "WP", "WRB", "EX"))
_MOSTLY = 0.5
#: Classes of things that have names, though what they are called happens too: ``a probe, Lantern,``.
_BUILT = frozenset(("vessel", "vehicle", "aircraft", "spacecraft"))
_BRIEF = 2
_DASHES = frozenset("_-–—")
#: Prepositions that a title keeps before what its relative clause hangs on.
_RELATING = ("with", "against", "to", "from", "into")


def tells_more(head: Token, prep: Token, skip: frozenset[int]) -> bool:
    """Whether a phrase after a noun says which it is: no aside between commas; *than* after a comparative.

    Args:
        head: The noun.
        prep: On it.
        skip: Indices of tokens of temporal expressions, which may have commas of their own.
    """
    if prep.lower_ == "than":
        return any(c.tag_ == "JJR" for c in head.lefts)
    aside = prep.nbor(-1).text == "," and prep.i - 2 not in skip
    return (prep.lower_ in ARGUMENTS or is_of_its_name(prep)) and not aside


def is_mere_start(verb: Token, skip: Container[int]) -> bool:
    """Whether a participle only says from when on: ``can be borrowed beginning on Monday``."""
    bare = verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "advcl", "prep") and verb.lemma_ in ("start", "begin")
    return bare and verb.head.pos_ == "VERB" and all(c.i in skip for c in verb.rights)


def is_noun_after_all(child: Token, skip: frozenset[int]) -> bool:
    """Whether an adjective after its noun is the head of both: ``trade fair``, ``the cup final on Saturday``."""
    if child.dep_ != "amod" or child.i != child.head.i + 1 or child.pos_ != "ADJ" or child.lower_ in RANKS:
        return False  # "Rovers last won the cup"
    entry = noun(child.lower_)
    happens = entry is not None and entry.event_share >= EVENTIVE
    return child.n_lefts + child.n_rights == 0 or (happens and all(c.i in skip for c in child.children))


def is_preposition_after_all(word: Token) -> bool:
    """Whether an adverb of a verb has a noun under it: ``flew past Mars``."""
    return word.dep_ == "advmod" and any(c.dep_ == "pobj" for c in word.rights)


def is_verb_after_all(head: Token, child: Token) -> bool:
    """Whether a bare noun joined to a name is a verb: ``will leave Arlen and land in Merow``."""
    bare = (
        child.tag_ == "NN"
        and child.n_lefts == 0
        and head.pos_ == "PROPN"
        and any(c.dep_ == "prep" for c in child.children)
    )
    entry = noun(child.lower_) if bare else None
    return entry is not None and is_verb(child.lower_) is not None and entry.share("person") < _MOSTLY


def lost_object(verb: Token) -> bool:
    """Whether a verb has a question or a clause as its object that a title does not tell: ``to find out why …``."""
    return any(c.dep_ in ("ccomp", "dobj") and c.i > verb.i for c in verb.children)


def is_aside(child: Token, *, after: bool) -> bool:
    """Whether what stands after a verb is an apposition, a dash or a clause without a verb of its own.

    Args:
        child: Of a verb, after it.
        after: Whether the verb has an object before it.
    """
    if not set(child.text) - _DASHES:
        return not is_hyphenated(child.nbor()) if child.i + 1 < len(child.doc) else True
    edge = child.left_edge
    mark = edge if edge.text == "," else child.doc[edge.i - 1]
    before = mark.text if mark.whitespace_ else "."
    if child.lower_ == "with" and before == ",":  # "resigned, with his deputy taking over"
        return any(c.dep_ == "acl" and c.tag_ in ("VBG", "VBN") for thing in child.rights for c in thing.rights)
    if child.dep_ != "dobj":
        return False
    if before == ":" or (mark.dep_ == "prep" and mark.tag_ == "VBG"):  # "following the ceasefire"
        return True
    absolute = before == "," and any(c.dep_ in SUBJECTS for c in child.children)  # "…, eight of them women"
    closes = before == "," and _ends_apposition(mark)  # "gave a clerk, Ada Lund, the keys"
    return absolute or (after and not closes and (before == "," or not set(before) - _DASHES))


def _ends_apposition(comma: Token) -> bool:
    """Whether a comma closes an apposition that another one opens: ``to a clerk, Ada Lund, the keys``."""
    last = comma.nbor(-1)
    while last.dep_ in ("compound", "pobj", "prep") and last.head.i < comma.i and last.dep_ != "appos":
        last = last.head
    return last.dep_ == "appos" and comma.doc[last.left_edge.i - 1].text == ","


def describes(word: Token, *, only_likens: bool = False) -> bool:
    """Whether a word before a noun only describes it: an adjective that is no name, number, order or negation.

    Args:
        word: Before a noun.
        only_likens: Whether it must say no more than what the noun is like: *bitter*, but not *medical*.
    """
    named = word.ent_type_ in ("NORP", "GPE", "ORG", "PERSON", "ORDINAL", "CARDINAL") or word.text[:1].isupper()
    quoted = (word.i and word.nbor(-1).is_punct) or in_class(word.lower_, "altering")
    if only_likens and not in_class(word.lower_, "colouring"):
        return False
    return word.dep_ == "amod" and word.pos_ == "ADJ" and not (named or quoted)


def said_in(verb: Token) -> list[Token]:
    """What was said in a letter, which the parser hangs on that: ``wrote in a letter that she would sell``."""
    if any(c.dep_ == "ccomp" for c in verb.children):
        return []
    inside = [c for prep in verb.rights if prep.dep_ == "prep" for c in prep.children if c.dep_ == "pobj"]
    clauses = [c for thing in inside for c in thing.rights if c.dep_ in ("relcl", "acl")]
    return [c for c in clauses if any(w.dep_ == "mark" and w.lower_ == "that" for w in c.lefts)]


def under_relative(verb: Token) -> Token | None:
    """The preposition before a relative pronoun: ``with`` of *the envoy with whom he met*."""
    if verb.dep_ != "relcl":
        return None
    preps = (c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in _RELATING and c.i > c.sent.start + 1)
    return next((c for c in preps if any(w.tag_ in ("WP", "WDT") for w in c.children)), None)


def is_set_off(name: Token) -> bool:
    """Whether a name after a comma hangs on a verb, though it stands beside a noun: ``to the mayor, Helen Straw``."""
    return name.dep_ == "npadvmod" and name.pos_ == "PROPN" and name.doc[name.left_edge.i - 1].text == ","


def is_felt(prep: Token, thing: Token) -> bool:
    """Whether a phrase tells only how others took what was done: ``to the dismay of the staff``."""
    entry = noun(thing.lemma_.lower()) if prep.lower_ == "to" and thing.pos_ == "NOUN" else None
    whose = any(c.lower_ == "the" or c.dep_ == "poss" for c in thing.lefts)
    return entry is not None and entry.top == "feeling" and whose and prep.nbor().lower_ in ("the", "his", "her")


def absolute(thing: Token) -> list[Token]:
    """What is said of a thing under *with* without a verb, up to the end of the clause: ``with the roof half on``."""
    doc, at = thing.doc, thing.i + 1
    told: list[Token] = []
    while at < len(doc) and doc[at].pos_ in ("ADV", "ADP") and len(told) < _BRIEF:
        told.append(doc[at])
        at += 1
    ends = at < len(doc) and (doc[at].is_punct or doc[at].dep_ == "cc")
    known = bool(told) and in_class(told[-1].lower_, "directions", "resultative")
    return told if known and ends and thing.n_lefts else []


def is_led(verb: Token) -> bool:
    """Whether a participle after a noun says who leads it, not in passing: ``investors led by Arlex``."""
    led = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ in ("lead", "head", "chair")
    return led and verb.nbor(-1).text != ","


def happens_at(clause: Token) -> bool:
    """Whether a relative clause only says where something was: ``a concert that was held behind the mill``."""
    took = clause.lemma_ == "take" and any(c.dep_ == "dobj" and c.lower_ == "place" for c in clause.children)
    return clause.dep_ == "relcl" and (took or clause.lemma_ in ("happen", "occur"))


def is_left_open(word: Token) -> bool:
    """Whether a bare noun is told apart only by a clause that a title leaves out: ``with money that she had saved``."""
    stuff = word.head.lower_ in ("with", "for", "by", "from", "in", "on") and word.n_lefts == 0
    clauses = (c for c in word.rights if c.dep_ == "relcl" or (c.dep_ == "acl" and c.tag_ == "VBN"))
    return stuff and any(c.doc[c.left_edge.i - 1].text != "," for c in clauses)


def is_time(word: Token) -> bool:
    """Whether a bare noun is a length of time in all of its senses, and says nothing without its number: ``days``."""
    entry = noun(word.lemma_.lower()) if word.tag_ == "NNS" else None
    return entry is not None and entry.share("time") > _MOSTLY


def is_title(word: Token) -> bool:
    """Whether a word before a full name says what somebody is: ``Finance Minister`` of *Finance Minister Ada Voss*."""
    full = word.head.ent_type_ == "PERSON" and word.head.ent_iob_ == "I"
    plain = word.dep_ == "compound" and word.pos_ == "NOUN" and word.head.pos_ == "PROPN"
    before = word.doc[max(word.left_edge.i - 2, 0) : word.left_edge.i]
    if len(before) > 1 and before[1].dep_ == "cc" and before[0].pos_ != "PRON" and before[0].ent_type_ != "PERSON":
        return False  # "chairman and co-founder Karl Berg"
    if plain and all(t.lower_ == t.text or t.ent_type_ == "NORP" for t in word.subtree):
        return True  # "the dwarf planet Ceres", "French car maker Renault"
    return word.dep_ == "compound" and full and not any(t.ent_type_ == "PERSON" for t in word.subtree)


def stands_in(verb: Token) -> bool:
    """Whether *do* stands for a verb that was told before it: ``as Arlex did with its mill``."""
    told = ("dobj", "nsubjpass", "ccomp", "xcomp", "oprd", "advmod", "acomp")
    told_by = (c for c in verb.children if c.dep_ in told and c.lower_ != "so")
    return verb.lemma_.lower() == "do" and not is_passive(verb) and not any(told_by)


def states(verb: Token, thing: Token) -> bool:
    """Whether a clause states something of its subject: no question, inversion or ``it is`` without a meaning."""
    relative = thing.tag_ in _RELATIVE and thing.dep_ != "expl"
    if relative or thing.lower_ in SPEAKERS or (thing.lower_ == "it" and verb.lemma_ == "be"):
        return False
    before = [c for c in verb.lefts if c.i < thing.i and (c.tag_ in ("WRB", "WP", "WDT") or c.dep_ in ("aux", "mark"))]
    return thing.i < verb.i and all(c.lower_ == "that" for c in before)


def names_it(head: Token, name: Token) -> bool:
    """Whether an apposition is the name of a common noun before it, with or without a comma between them."""
    first = name.left_edge.i
    if head.doc[first].text == "(":
        return False
    if first == head.i + 1 or _is_bearer(head, name):
        return True
    short = name.i - first <= 2
    comma = first == head.i + 2 and head.doc[head.i + 1].text == ","
    entry = noun(head.lemma_.lower())
    happens = entry is not None and entry.event_share >= EVENTIVE and not _BUILT & classes(head.lemma_.lower())
    bears = entry is not None and entry.share("person") > _MOSTLY  # "the Mayoress, Clara Holt,"
    bears = bears or head.lower_ in person_words()["offices"]["nouns"]
    person = name.ent_type_ == "PERSON"
    office = head.pos_ == "NOUN" or (bears and person)
    return (
        comma
        and short
        and not happens
        and office
        and not any(
            c.dep_ == "conj" or (c.dep_ in ("relcl", "prep") and not _is_beyond(name, c)) for c in name.children
        )
    )


def _is_beyond(name: Token, after: Token) -> bool:
    """Whether what is told of somebody or a firm stands beyond the name: ``Lime Kitchens of Lund``, no *Friends of*."""
    return name.ent_type_ == "PERSON" or (name.ent_type_ == "ORG" and after.ent_iob_ != "I")


def _is_bearer(head: Token, name: Token) -> bool:
    """Whether a name after a comma is that of who bears an office told in full: ``the mayor of Lund, Ada Moe,``."""
    first = name.left_edge.i
    if head.tag_ != "NN" or name.ent_type_ != "PERSON" or head.doc[first - 1].text != ",":
        return False
    office = [c for c in head.rights if c.i < first and c.dep_ != "punct"]
    told = bool(office) and all(c.dep_ == "prep" and c.lower_ in ("of", "at", "for", "in", "from") for c in office)
    return told and not any(c.dep_ in ("conj", "prep") for c in name.children)


def segment_of(verb: Token) -> Token | None:
    """What stands before a clause and says of which part of a business it tells: ``In fibres, profit rose``."""
    if not in_class(verb.lemma_.lower(), "changing"):
        return None
    preps = (c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in ("in", "at"))
    return next((p for p in preps if any(in_class(c.lemma_.lower(), "owned.parts") for c in p.children)), None)


def names_them(head: Token, name: Token) -> bool:
    """Whether names after a comma are those of the people before it: ``the ministers, Ada Voss and Karl Berg, met``."""
    comma = name.doc[name.left_edge.i - 1].text == "," and name.left_edge.i > head.i
    return head.tag_ == "NNS" and head.pos_ == "NOUN" and name.ent_type_ == "PERSON" and comma


def is_first_since(prep: Token) -> bool:
    """Whether something was not the first of its kind, but the first after another: ``for the first time since``."""
    time = next((c for c in prep.children if c.dep_ == "pobj" and c.lower_ == "time"), None)
    if time is None or prep.lower_ != "for":
        return False
    return any(c.lower_ == "first" for c in time.lefts) and time.doc[time.i + 1 : time.i + 2].text == "since"


def in_name(head: Token, prep: Token) -> bool:
    """Whether a preposition is part of a name: ``Doctors Without Borders``, ``Béal na Bláth``, ``Duke of Lund``."""
    lord = prep.lower_ == "of" and head.pos_ == "PROPN" and head.lower_ in person_words()["offices"]["borne"]
    own = prep.text[:1].isupper() or is_of_its_name(prep) or (lord and any(c.pos_ == "PROPN" for c in prep.rights))
    return own and head.text[:1].isupper() and prep.i == head.i + 1


def is_of_its_name(prep: Token) -> bool:
    """Whether a word that English does not know was taken for a preposition inside of a name: ``Béal na Bláth``."""
    return prep.ent_iob_ == "I" and prep.head.ent_type_ == prep.ent_type_ and prep.lower_ not in ARGUMENTS


def inside_name(prep: Token) -> bool:
    """Whether a preposition stands inside the name of a body: ``Federal Office of Statistics``."""
    return prep.ent_type_ == "ORG" and prep.ent_iob_ == "I" and prep.head.ent_type_ == "ORG"


def shared_object(verb: Token) -> Token | None:
    """The object of the next verb, where they share it: ``stopped, searched and seized a van``."""
    has = any(c.dep_ in ("dobj", "ccomp", "xcomp", "nsubjpass") for c in verb.children)
    has = has or any(c.dep_ == "prep" for c in verb.rights)
    if has or in_class(verb.lemma_.lower(), "unaccusative", "unsaid", "objectless"):
        return None
    past = (*PAST_TAGS,) if verb.tag_ in PAST_TAGS and not is_passive(verb) else (verb.tag_,)
    other = next((c for c in verb.children if c.dep_ == "conj" and c.tag_ in past), None)
    particle = next((c for c in verb.rights if c.dep_ == "prt" and c.i == verb.i + 1), verb)  # "drew up and signed"
    if other is None or other.i != particle.i + 2:
        return None
    own = next((c for c in other.rights if c.dep_ == "dobj" and (c.pos_ != "PRON" or c.lower_ == "those")), None)
    return shared_object(other) if own is None else own


def object_before(verb: Token) -> Token | None:
    """The object that an infinitive leaves out and its verb had before: ``joined the pact, applied to rejoin``.

    Or what a relative clause tells of, and something is to be done to: ``a tram that it hopes to sell``.
    """
    above = verb.head
    if verb.dep_ == "xcomp" and above.dep_ == "relcl" and above.head.pos_ in ("NOUN", "PROPN"):
        asked = next((c for c in verb.lefts if c.dep_ == "dobj" and c.tag_ in ("WDT", "WP")), None)
        beside = [] if asked is None else [t for t in verb.doc[max(0, asked.i - 2) : asked.i] if t.text != ","]
        return above.head if any(t.i == above.head.i for t in beside[-1:]) else None
    lemma = verb.lemma_.lower()
    stem = lemma.removeprefix("re")
    to = any(c.tag_ == "TO" for c in verb.lefts)
    bare = not any(c.dep_ in ("dobj", "ccomp", "xcomp", "dative", "prt", "nsubjpass", "auxpass") for c in verb.children)
    if not (to and bare and (lemma == "join" or (stem != lemma and is_verb(stem) is not None))):
        return None
    before = (t for t in reversed(verb.doc[: verb.i]) if t.pos_ == "VERB" and t.lemma_.lower() in (stem, lemma))
    objects = (c for t in before for c in t.rights if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN"))
    return next(objects, None)


def is_reduced(verb: Token) -> bool:
    """Whether a participle tells of the noun before it what was done to it, though it was taken for a clause."""
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj"]
    bare = verb.dep_ == "relcl" and verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.lefts)
    if not bare or len(subjects) != 1 or subjects[0].i != verb.i - 1 or subjects[0].pos_ != "NOUN":
        return False
    entry = noun(subjects[0].lemma_.lower())
    return entry is not None and entry.share("person", "group") < _MOSTLY


def lacks_object(verb: Token) -> bool:
    """Whether a past that asks for an object has none, and was done to what it tells of: ``a house bought in 1905``."""
    lemma = verb.lemma_.lower()
    past = verb.tag_ in PAST_TAGS and in_class(lemma, "undergone") and not in_class(lemma, "undergone.alone")
    joined = (c for c in verb.rights if c.dep_ == "conj" and c.pos_ == "VERB")
    things = (t for one in (verb, *joined) for t in one.children) if past else ()
    return past and all(t.dep_ not in ("dobj", "ccomp", "xcomp", "oprd", "aux") for t in things)


def object_is_head(verb: Token) -> bool:
    """Whether a relative clause tells of its noun as its object: ``the laboratory (which) she led``."""
    if verb.dep_ != "relcl" or any(c.lower_ in ("when", "where", "why") for c in verb.children):
        return False
    goals = (c for c in verb.rights if c.dep_ == "xcomp")  # "a loom that he will learn to use"
    if under_relative(verb) is not None or is_reduced(verb) or any(w.tag_ == "WDT" for c in goals for w in c.lefts):
        return False
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    named = bool(subjects) and subjects[0].pos_ in ("PRON", "PROPN")  # "the sonata she played in May"
    close = bool(subjects) and subjects[0].left_edge.i == verb.head.i + 1
    named = named or close  # "a mural the guild ordered in May"
    relative = {c.dep_ for c in verb.children if c.tag_ in ("WDT", "WP", "IN") and not (named and c.dep_ == "prep")}
    relative -= {"mark"} if any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts) else set()
    whose = bool(subjects) and any(c.tag_ == "WP$" for c in subjects[0].children)
    own = bool(subjects) and not whose and subjects[0].tag_ not in ("WDT", "WP") and not is_passive(verb)
    taken = any(
        (c.dep_ == "dobj" and not (named and c.ent_type_ == "DATE") and not is_aside(c, after=False))
        or (c.dep_ == "prep" and c.n_rights == 0)
        for c in verb.children
    )  # "the city he lived in"
    time = verb.head.ent_type_ in ("DATE", "TIME") or is_temporal(verb.head.lemma_.lower())
    return "dobj" in relative or (own and not (relative or taken or time))


def is_origin(token: Token) -> bool:
    """Whether a name only says where somebody is from: ``Denver man jailed in Lund``, ``two Iowa firms won the order``.

    So it does in *a driver from Denver was killed*.
    """
    if token.dep_ in ("compound", "nmod"):
        firms = token.ent_type_ == "GPE" and token.head.lemma_.lower() in person_words()["stands_for"]["company"]
        return firms or in_class(token.head.lemma_, "whoever")
    above = token.head
    return token.dep_ == "pobj" and above.lower_ == "from" and above.head.pos_ == "NOUN" and is_person(above.head)


def of_land(name: Token, rank: Token) -> list[Token]:
    """The rank and land behind a given name that is nobody's without them: ``Edward, Prince of Tolm, visited``.

    Args:
        name: A name.
        rank: What stands behind it.
    """
    bare = name.pos_ == "PROPN" and name.ent_type_ in ("PERSON", "") and name.n_lefts == 0 and rank.i == name.i + 2
    of = next((c for c in rank.rights if c.lower_ == "of" and c.i == rank.i + 1), None)
    if not bare or of is None or rank.lower_ not in person_words()["offices"]["borne"] or name.nbor().text != ",":
        return []
    end = of.i + 1
    while end < len(rank.doc) and rank.doc[end].pos_ == "PROPN":
        end += 1
    return [name.nbor(), *rank.doc[rank.i : end]] if end > of.i + 1 else []
