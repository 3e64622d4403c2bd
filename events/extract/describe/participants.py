"""Participants: who took part in an event, by name where the text has one, else by role."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from events.extract.describe.arguments import arguments_of, is_whither, names_place
from events.extract.describe.around import holders_of, named_among, told_around
from events.extract.describe.crowds import counts_people, is_crowd, is_one_of_his, is_somebody, plain, role_of, says_who
from events.extract.describe.outsiders import (
    is_behind,
    is_honour,
    is_no_party,
    is_of_byword,
    is_scene,
    is_without_article,
    stands_at,
)
from events.extract.describe.stand_ins import left_out
from events.extract.language.belonging import in_name
from events.extract.language.callings import bare_name
from events.extract.language.gazetteer import demonym, is_place
from events.extract.language.grammar import AGENTS, BESIDE, PLACES, clause_head, climb, conjuncts, subject
from events.extract.language.lexicon import classes, noun
from events.extract.language.parties import clean, distinct, is_before_noun, is_of_building, whole_name
from events.extract.language.people import is_natural, is_person, is_plural, person_words, tells_what
from events.extract.language.phrases import Phrase
from events.extract.language.pieces import ownerless
from events.extract.language.predicates import in_class
from events.extract.language.quantities import counts
from events.extract.language.roles import is_eventive, is_happening, takes_part
from events.extract.name.offices import styled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Span, Token
    from events.extract.name.naming import Name

__all__ = ["participants_of", "some_of_them"]

_WHERE = frozenset(("in", "at", "near", "off", "on", "across", "outside", "around", "throughout", "over", *BESIDE))
_MOSTLY, _PARTLY = 0.5, 0.4
_TROOPS = frozenset(("soldier", "rebel"))
#: What these do is done by whom they stand for.
_SPOKEN_FOR = frozenset(("official", "leader", "envoy"))
#: What the recogniser calls a name that may be anybody's, a ship's or a club's.
_UNSURE = ("", "PRODUCT", "WORK_OF_ART", "LAW")


def participants_of(candidate: Candidate, skip: frozenset[int], names: Mapping[int, Name]) -> tuple[str, ...]:
    """Who did it and to whom: subject, object and complements of the event, as in the evidence.

    Names where the text has them, in full; else the role (*police*, *the company's director*). A place is a
    participant only where it acts or is acted on (*China offers*, *sanctions on Mali*).

    Args:
        candidate: The event.
        skip: Indices of tokens of temporal expressions and their prepositions.
        names: What stands for a word of the sentence, by its index.
    """
    verb_ = candidate.clause
    doing = None if verb_ is None else left_out(verb_, names)
    found = dict.fromkeys([] if doing is None else [doing.words])
    found |= dict.fromkeys(name for head in arguments_of(candidate) for name in _told(head, skip, names, verb_))
    aside = (name for head, verb in told_around(candidate) for name in _told(head, skip, names, verb))
    found |= dict.fromkeys(aside)
    if candidate.owner:
        inside = [e for e in candidate.sentence.ents if e.label_ == "PERSON" and e.text in candidate.owner]
        named = [name for name in map(whole_name, inside) if " " in name]
        found = dict.fromkeys((*(named[:1] or (candidate.owner,)), *found))
    if (
        not found and candidate.clause is not None and candidate.clause.dep_ == "acl"
    ):  # "Arlex's plan to close the mill"
        whose = [c for c in candidate.clause.head.children if c.dep_ == "poss"]
        found = dict.fromkeys(name for head in whose for name in _told(head, skip, names, None))
    if not found and candidate.clause is not None and candidate.clause.dep_ in ("acl", "pcomp"):
        around = clause_head(candidate.clause)  # "China's role is economic, with 10 million invested in …"
        thing = None if around is None else subject(around)
        heads = [] if thing is None else [thing, *(c for c in thing.children if c.dep_ == "poss")]
        found = dict.fromkeys(name for head in heads for name in _names(head, skip))
    return distinct(found)


def some_of_them(candidate: Candidate, skip: frozenset[int], names: Mapping[int, Name]) -> Iterator[str]:
    """Who is named of several that took part, and whom no title is on; asked as :func:`participants_of` is."""
    some = (one for head in arguments_of(candidate) for one in named_among(head))
    return (name for one in some for name in _told(one, skip, names, candidate.clause))


def _told(head: Token, skip: frozenset[int], names: Mapping[int, Name], clause: Token | None) -> Iterator[str]:
    """The names in an argument, else what it stands for, else its role."""
    family = head.i in names and names[head.i].is_of_family(head)  # who has the name of a town
    if (
        any(c.lower_ == "no" and c.dep_ == "det" for c in head.lefts)  # "with no passengers aboard"
        or is_natural(head)
        or is_without_article(head)
        or head.ent_type_ == "QUANTITY"
        or (clause is not None and is_scene(head, clause) and not family)
    ):
        return
    ware = _is_ware(head, clause)
    if head.i in names and head.i not in skip:
        yield from _stood_for(head, skip, names, clause)
    if _is_new_name(head) or {head.i} & (names.keys() | skip) or (clause is not None and is_whither(head, clause)):
        return
    if ware and head.pos_ == "NOUN":
        return
    yield from holders_of(head)
    if _is_one_of_make(head) or (head.pos_ == "PROPN" and is_honour(head)):
        return
    kin = head.pos_ == "NUM" and any(map(says_who, _counted_of(head)))  # "two of Rao's cousins"
    found = [] if ware or kin or head.lemma_ == "name" or says_who(head) else list(_names(head, skip))
    led = [c for c in head.rights if c.dep_ == "acl" and in_class(c.lemma_, "owning.leading")]
    firm = any(in_class(t.lower_, "firms", "firms.trades") for c in led for by in c.rights for t in by.rights)
    if led and not firm and head.pos_ == "NOUN" and takes_part(head):
        yield role_of(head, skip, names)  # "a trust led by Ada Lind"; "investors led by Arlex" are those of a firm
    if _is_office(head):
        yield role_of(head, skip, names)
        yield from (name for c in head.rights if c.dep_ == "conj" for name in _told(c, skip, names, clause))
        return
    if head.text[:1].isupper() and any(in_name(head, c) for c in head.children):
        yield plain(ownerless(Phrase(skip, 0).words(head)))
        return
    whose = [c for c in head.children if c.dep_ == "poss" and c.i in names and names[c.i].acts]
    his = any(c.lower_ in ("his", "her") for c in whose) and takes_part(head)  # "his team"
    named = any(c.dep_ == "appos" and c.ent_type_ in ("PERSON", "ORG") for c in head.rights)
    whose = [] if his or named or is_one_of_his(head) else whose  # "His replacement, Ada Lind,"
    told = [plain(ownerless(names[c.i].words)) for c in whose]
    yield from dict.fromkeys((*told, *found)) if is_eventive(head) else found or told
    yield from _unnamed(head, skip, names, clause, alone=not (found or whose))
    yield from (role_of(t, skip, names) for t in conjuncts(head) if t.i != head.i and _is_office(t))


def _is_new_name(head: Token) -> bool:
    """Whether a name is what somebody is called from then on: ``changed its name to Nexo``."""
    to = head.dep_ == "pobj" and head.head.lower_ == "to"
    return to and any(c.lemma_ == "name" and c.dep_ == "dobj" for c in head.head.head.children)


def _is_one_of_make(head: Token) -> bool:
    """Whether a name is of a thing by who makes it: ``a borrowed Cessna``, but ``a Board of Trustees``."""
    if takes_part(head, acts=False) and noun(head.lower_) is not None:
        return False
    one = head.pos_ == "PROPN" and head.ent_type_ in ("ORG", "PRODUCT", "") and not head.text.isupper()
    return one and head.ent_iob_ != "I" and any(c.lower_ in ("a", "an") for c in head.lefts)


def _is_order_of(head: Token, prep: Token) -> bool:
    """Whether a plural or a rank is told from others of its kind by a place: ``the Benedictines of Golo``."""
    ranked = head.lower_ in person_words()["offices"]["borne"] and head.pos_ == "PROPN"  # "the Duke of Golo"
    order = head.text[:1].isupper() and (head.ent_type_ == "NORP" or head.tag_ == "NNPS" or ranked)
    posted = head.pos_ == "PROPN" and tells_what(head.lower_)  # "the Commissioner of Roads", "the Governor of the Bank"
    under = [c for c in prep.children if prep.lower_ == "of" and c.pos_ == "PROPN"]
    return any(order or (posted and c.ent_type_ == "ORG") for c in under)


def _is_office(thing: Token) -> bool:
    """Whether somebody is told of by his office or order, which a name is a part of: ``the Secretary of State``."""
    return any(_is_order_of(thing, c) for c in thing.rights)


def _unnamed(
    head: Token, skip: frozenset[int], names: Mapping[int, Name], clause: Token | None, *, alone: bool
) -> Iterator[str]:
    """Who is told of in an argument by what they are; where it is alone, with no name in it, by its head, too."""
    if in_class(head.lower_, "totals") and any(c.lower_ == "the" for c in head.lefts):
        return  # "the number of people killed rose"
    if alone and (strange := _strange_name(head, skip)):
        yield strange
        return
    if alone and (_is_unknown_name(head) or counts_people(head)):
        yield from (role_of(thing, skip, names) for thing in (head, *filter(takes_part, _beside(head))))
        return
    counted = next((c for p in head.children if counts(p) for c in p.children if c.dep_ == "pobj"), head)
    if alone and is_crowd(counted, head, clause):
        yield role_of(head, skip, names)
        return
    somebody = is_somebody(counted, head, clause)
    if somebody and (alone or (counted.i == head.i and _has_no_name(head, skip))):
        yield role_of(counted, skip, names)
    for thing in conjuncts(counted):
        if not alone and thing.i != counted.i and _is_named_with(thing):
            yield bare_name(thing)
        unnamed = thing.pos_ == "NOUN" and (alone or _has_no_name(thing, skip))
        if unnamed and ((somebody and takes_part(thing)) or is_somebody(thing, head, clause)):
            yield role_of(thing, skip, names)


def _has_no_name(thing: Token, skip: frozenset[int]) -> bool:
    """Whether no name stands in the phrase of a noun, but beside it: ``the government and the Free Army``."""
    named = [c for c in thing.children if c.dep_ == "conj"]
    called = any(c.dep_ == "appos" for c in thing.subtree)
    if called or thing.lemma_.lower() in person_words()["stands_for"]["company"]:
        return not any(_names(thing, skip))
    return not any(_names(thing, skip | {t.i for c in named for t in c.subtree}))


def _counted_of(head: Token) -> Iterator[Token]:
    """Of whom some are counted: ``two of Rao's cousins``."""
    return (c for prep in head.children if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj")


def _is_named_with(thing: Token) -> bool:
    """Whether a capital word that the recogniser left out is joined to a name: ``invited Norden and Belmark``."""
    strange = thing.pos_ == "PROPN" and thing.ent_type_ in ("", "FAC") and thing.text[:1].isupper()
    return strange and thing.head.pos_ == "PROPN" and thing.head.ent_type_ in AGENTS and noun(thing.lower_) is None


def _strange_name(head: Token, skip: frozenset[int]) -> str:
    """A name that the recogniser knows not, of a firm or beside who acts: ``Nexo shares``, ``The blog Nexo wrote``."""
    owner = head.dep_ in ("compound", "poss") and head.pos_ == "PROPN"
    if owner and in_class(head.head.lemma_, "owned.nouns"):
        return Phrase(skip, 0).words(head).removesuffix("'s")
    named = (c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.ent_type_ in (*_UNSURE, "FAC"))
    called = next(named, None)
    if called is None or head.pos_ != "NOUN":
        return ""
    acts = any(c.dep_ == "dobj" for c in head.head.children)  # "The blog Nexo obtained a copy"
    acts = acts or in_class(head.head.lemma_.lower(), "acting.alone", "statement")
    kinds = person_words()["stands_for"]
    firm = head.lemma_.lower() in kinds["company"] | kinds["nameless"]  # "bought by the group Nexo"
    return bare_name(called) if firm or (acts and head.dep_ == "nsubj") else ""


def _beside(head: Token) -> Iterator[Token]:
    """Who is joined to those who are counted: ``two men and a boy``."""
    return (thing for thing in conjuncts(head) if thing.i != head.i and thing.pos_ == "NOUN")


def _stood_for(head: Token, skip: frozenset[int], names: Mapping[int, Name], clause: Token | None) -> Iterator[str]:
    """What a word stands for, and who is joined to it: ``Rao and Pike met``."""
    words = names[head.i].words
    if names[head.i].acts and not (is_of_building(words) or in_class(words.rpartition(" ")[2].lower(), "streets")):
        yield from names[head.i].members or (plain(ownerless(names[head.i].words)),)
    for thing in conjuncts(head):
        if thing.i != head.i and (thing.pos_ == "PROPN" or (head.pos_ == "PROPN" and is_plural(thing))):
            yield from _told(thing, skip, names, clause)
    called = (c for c in head.rights if c.dep_ == "appos" and c.ent_type_ == "PERSON") if head.pos_ == "NOUN" else ()
    for thing in (t for c in called for t in conjuncts(c) if t.i != c.i):
        yield from _told(thing, skip, names, clause)  # "by a baker, Ada Lind, and her brother, Olaf Lind"


def _is_unknown_name(head: Token) -> bool:
    """Whether a capital word that the recogniser left out names somebody who acts, is acted on or is with others."""
    if head.pos_ != "PROPN" or head.ent_type_ not in _UNSURE or not head.text[:1].isupper():
        return False
    bested = head.dep_ == "dobj" and in_class(head.head.lemma_.lower(), "besting.verbs")
    if (names_place(head) and head.dep_ != "nsubj" and not bested) or any(c.text.isdigit() for c in head.rights):
        return False  # "Sela", "Nordhavn 787"
    if (
        is_happening(head)
        or in_class(head.lower_, "quoted")
        or all(t.text[:1].isupper() for t in head.sent if t.is_alpha)
    ):
        return False
    first = min([head.i, *(c.i for c in head.lefts if c.pos_ == "PROPN")])
    if first == head.i == head.sent.start and noun(head.lower_) is not None and not is_place(head.text):
        return False  # "Fever spread": a capital only for its place
    above, lemma = head.head, head.head.lemma_.lower()
    if head.dep_ in ("nsubj", "nsubjpass"):
        suffers = in_class(lemma, "prosecuting", "punishing") or any(c.lower_ == "guilty" for c in above.rights)
        does = any(c.dep_ == "dobj" for c in above.children)  # "broke off talks"
        acts = above.pos_ == "VERB" and (does or not in_class(lemma, "occurring", "lasting", "results"))
        by = (c for by in above.children if by.dep_ == "agent" for c in by.children)
        suffers = suffers or (noun(head.lower_) is None and any(c.ent_type_ in ("ORG", "PERSON") for c in by))
        return acts if head.dep_ == "nsubj" else suffers  # "Nexor was knocked out by Arden Rovers"
    under = head.dep_ == "pobj" and above.lower_ in ("with", "by", "against", "between", "from", "past")
    told_to = (in_class(lemma, "directing") and head.n_lefts > 0) or lemma in ("sue", "fine", "acquire")
    beaten = bested or (head.dep_ == "dobj" and told_to)  # "beat Merow High 3-1"
    entry = noun(head.lower_)
    body = entry is not None and entry.share("group") > _MOSTLY  # "guaranteed by the League"
    strange = entry is None or body or (beaten and head.n_lefts > 0)
    return (under or beaten) and head.ent_type_ == "" and strange


def _names(head: Token, skip: frozenset[int]) -> Iterator[str]:
    """The named entities in an argument's own noun phrase, places only where they are the argument itself."""
    inside = {t.i for t in head.subtree if t.i not in skip and not _in_clause(t, head)}
    for ent in head.sent.ents:
        if _is_firm_after_all(ent, head):
            yield whole_name(ent)
        if ent.label_ not in AGENTS or not _is_within(ent, inside, head) or not _takes_part(ent, head):
            continue
        beyond = ent.label_ == "NORP" and head.i < head.head.i < ent.start  # "Tens saw Lund, the old Chadian"
        if (ent.text.islower() and ent.label_ != "NORP") or _is_only_capital(ent) or beyond:
            continue  # "one of its antennas", "Mill workers"
        if ent.start > head.i and ent.root.dep_ == "conj" and any(t in skip for t in range(head.i, ent.start)):
            continue  # "added Chad in 1952, Mali in 1955"
        if len(ent) == 1 and _is_office(ent.root):
            yield role_of(ent.root, skip, {})  # "laid by the dowager Countess of Golo"
            continue
        people = ent.label_ == "NORP" or demonym(ent.text) is not None or _tells_whose_people(ent)
        if people and ent.root.i == head.i and any(c.dep_ == "nummod" for c in head.children):
            yield role_of(head, skip, {})  # "six Chadians"
        elif not people or not is_before_noun(ent.root):
            yield from _parted(ent, styled(ent, whole_name(ent)))
        elif _is_of_people(ent.root):  # "ethnic Albanian separatists"
            yield role_of(ent.root.head, skip, {})


def _is_firm_after_all(ent: Span, head: Token) -> bool:
    """Whether a name that was taken for ground is a firm's: it undergoes what only firms do, or others by it."""
    if ent.root.i != head.i or is_place(clean(ent)) or ent.label_ not in (*PLACES, "FAC"):
        return False
    undergoes = head.dep_ in ("dobj", "nsubjpass") and in_class(head.head.lemma_.lower(), "rescuing")
    return undergoes or (ent.label_ == "FAC" and head.head.dep_ == "agent")  # "absorbed by the Golo Railways"


def _parted(ent: Span, name: str) -> list[str]:
    """Firms that the recogniser took for one: *Fidelity, Capital Group*; not *Arlex, Inc.* or *Holm, Rist & Bay*."""
    parts = name.split(", ")
    firms = ent.label_ == "ORG" and "&" not in name and all(part[:1].isupper() for part in parts)
    return parts if firms and not any(in_class(part.lower(), "firms") for part in parts) else [name]


def _is_only_capital(ent: Span) -> bool:
    """Whether a noun before another was taken for somebody since it begins its sentence: ``Mill workers struck``."""
    word = ent.root
    entry = noun(word.lower_) if len(ent) == 1 and word.dep_ == "compound" else None
    if entry is None or "prize" in classes(word.head.lemma_.lower()) or word.head.lemma_ == "price":
        return entry is not None and ent.text.istitle()  # "Gold medals", "House prices"
    plain = (ent.label_ == "PERSON" and word.pos_ == "NOUN") or entry.event_share >= _MOSTLY  # "Riot police"
    return plain and ent.start == word.sent.start and word.head.text.islower()


def _is_within(ent: Span, inside: set[int], head: Token) -> bool:
    """Whether a name stands in an argument's phrase, though its stops may part it: ``Arlex S.p.A.``."""
    own = [t for t in ent if t.i in inside]
    left = (t for t in ent if t.i not in inside)
    return bool(own) and all(t.head.i == head.head.i and (t.is_punct or t.dep_ == head.dep_) for t in left)


def _tells_whose_people(ent: Span) -> bool:
    """Whether a name says whose people a plural means, or an army: ``Arlex engineers``, ``Merovi troops``."""
    thing = ent.root.head
    before = (
        ent.label_ in ("ORG", "GPE", "PERSON")
        and ent.root.dep_ in ("compound", "amod", "nmod")
        and thing.pos_ == "NOUN"
    )
    kinds = classes(thing.lemma_.lower())
    people = thing.tag_ == "NNS" and is_person(thing) and not kinds & _SPOKEN_FOR and ent.label_ != "PERSON"
    return before and (people or bool(kinds & _TROOPS))


def _is_of_people(word: Token) -> bool:
    """Whether a nationality says whose people a noun means, and no name stands beside that noun."""
    thing = word.head
    if word.dep_ == "npadvmod" or thing.pos_ != "NOUN" or not takes_part(thing):
        return False
    if thing.dep_ == "dobj" and "structure" in classes(thing.lemma_.lower()):
        return False  # "closed its British office"
    beside = thing.dep_ in ("compound", "nmod") and thing.head.pos_ == "PROPN"  # "the Finnish brewery Sinebrychoff"
    return not (beside or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in thing.children))


def _is_ware(head: Token, clause: Token | None) -> bool:
    """Whether a name is of what is shown or sold: ``unveiled the Aurora``, ``sold 900 Larks``."""
    if (
        head.dep_ not in ("dobj", "nsubjpass")
        or head.ent_type_ == "PERSON"
        or (clause is not None and head.head.i != clause.i)
    ):
        return False
    lemma = head.head.lemma_.lower()
    if head.pos_ != "PROPN":
        called = any(c.dep_ == "appos" and c.ent_type_ not in ("PERSON", "") for c in head.rights)
        made = in_class(lemma, "trading") and any(c.ent_type_ in ("ORG", "PRODUCT") for c in head.lefts)
        return (called and not takes_part(head) and in_class(lemma, "showing")) or (made and _is_counted(head))
    counted = head.ent_type_ in ("ORG", "PRODUCT") and _is_counted(head)
    return in_class(lemma, "showing") or counted


def _is_counted(thing: Token) -> bool:
    return any(c.dep_ == "nummod" for c in thing.children)


def _takes_part(ent: Span, head: Token) -> bool:
    """Whether a name in an argument's phrase is a participant: a place only as the argument or joined to it."""
    token = ent.root
    if is_no_party(ent, head) or _is_anothers(ent, head) or _is_of_other_office(token):
        return False
    if ent.label_ != "PERSON" and (head.ent_type_ == "PERSON" or _is_named_person(head)):
        called = token.dep_ == "appos" and token.head.dep_ == "conj"  # "Pike and his wife Marta"
        above = takewhile(lambda t: t.i != head.i, climb(token))  # "the ministers of Chad and Mali"
        beside = token.dep_ == "conj" and all(t.dep_ != "pobj" for t in above)
        return beside or called  # not what a person is chairman of
    if is_behind(token, head) or stands_at(token, head) or is_of_byword(token, head) or _is_whence(ent, head):
        return False
    if ent.label_ != "GPE" and not is_place(clean(ent)):
        return True
    if token.dep_ == "pobj" and token.head.lower_ in _WHERE and token.i != head.i:
        return False
    while token.i != head.i and token.dep_ in ("conj", "appos"):
        token = token.head
    return token.i == head.i


def _is_of_other_office(token: Token) -> bool:
    """Whether a name is a part of what another is called: ``the Abbot and the Keeper of the Seal``."""
    of = token.head
    return of.dep_ == "prep" and of.head.dep_ == "conj" and _is_order_of(of.head, of)


def _is_whence(ent: Span, head: Token) -> bool:
    """Whether a name is of where people are from: ``hussars from Golo``."""
    token = ent.root
    whence = token.dep_ == "pobj" and token.head.lower_ == "from" and token.head.head.i == head.i
    whence = whence and head.pos_ == "NOUN" and takes_part(head)
    return whence and (ent.label_ != "ORG" or len(ent) == 1 or is_place(ent.text))


def _is_anothers(ent: Span, head: Token) -> bool:
    """Whether a name is of one to whom the named are something: ``Pike's successor, Mina Rao``, ``an aide to Pike``."""
    token = ent.root
    if ent.label_ != "PERSON" or _is_called(head):
        return token.dep_ == "poss" and token.head.i == head.i and _is_called(head)
    under = token.dep_ == "pobj" and token.head.lower_ in ("to", "for")
    return (token.dep_ == "poss" or under) and _is_named_person(token.head.head if under else token.head)


def _is_called(head: Token) -> bool:
    """Whether a noun is followed by the name of the body that it says: ``Pike's label Arlex``."""
    return head.pos_ == "NOUN" and any(c.dep_ == "appos" and c.ent_type_ in ("ORG", "PERSON") for c in head.rights)


def _is_named_person(head: Token) -> bool:
    """Whether a noun says what a person is who is named after it: ``the head of Arlex, Mina Rao,``."""
    entry = noun(head.lemma_.lower()) if head.pos_ == "NOUN" else None
    if entry is None or entry.share("person") < _PARTLY:
        return False
    named = (ent for ent in head.sent.ents if ent.label_ == "PERSON" and ent.root.dep_ == "appos")
    return any(not _in_clause(ent.root, head) for ent in named if head.is_ancestor(ent.root))


def _in_clause(token: Token, head: Token) -> bool:
    while token.i != head.i:
        led = token.dep_ == "acl" and in_class(token.lemma_, "owning.leading")  # "investors led by Arlex"
        if token.dep_ in ("relcl", "advcl", "ccomp", "acl", "pcomp") and not led:
            return True
        token = token.head
    return False
