"""Participants: who took part in an event, by name where the text has one, else by role."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from events.extract.arguments import arguments_of, names_place
from events.extract.belonging import counts, in_name
from events.extract.gazetteer import demonym, is_place
from events.extract.grammar import AGENTS, SUBJECTS, clause_head, climb, conjuncts, subject
from events.extract.lexicon import classes, noun, verb
from events.extract.offices import styled
from events.extract.parties import clean, describes_people, distinct, is_before_noun, is_excepted, whole_name
from events.extract.people import is_plural, person_words
from events.extract.phrases import Phrase
from events.extract.pieces import join_words, ownerless
from events.extract.predicates import in_class
from events.extract.roles import is_eventive, is_happening, passive, takes_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.extract.candidates import Candidate
    from events.extract.naming import Name
    from events.extract.words import Span, Token

__all__ = ["participants_of"]

_WHERE = frozenset(("in", "at", "near", "off", "on", "across", "outside", "around", "throughout", "over"))
_LEADING = ("lead", "head")
_ACTED_ON = ("dobj", "nsubjpass", "pobj", "oprd")
_CODE = re.compile("[A-Z]{3}")
_RELATING = frozenset(("of", "for", "to", "in"))
#: What may act for itself, or stand for those who do.
_BODIES = ("person", "group", "artifact")
_MOSTLY, _PARTLY = 0.5, 0.4
_TITLES = frozenset(("dr.", "gov.", "sen.", "rep.", "gen.", "prof.", "mr.", "mrs.", "ms.", "senator", "secretary"))
#: Classes of people who are often told of by no name.
_PUBLIC = frozenset(("police", "official", "protester", "rebel", "worker", "refugee", "medicine"))
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
    found = dict.fromkeys(name for head in arguments_of(candidate) for name in _told(head, skip, names, verb_))
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


def _told(head: Token, skip: frozenset[int], names: Mapping[int, Name], clause: Token | None) -> Iterator[str]:
    """The names in an argument, else what it stands for, else its role."""
    if head.i in skip:
        return
    if head.i in names:
        yield from _stood_for(head, skip, names, clause)
        return
    found = [] if _is_ware(head) or _says_who(head) else list(_names(head, skip))
    if head.text[:1].isupper() and any(in_name(head, c) for c in head.children):
        yield Phrase(skip, 0).words(head)
        return
    whose = [c for c in head.children if c.dep_ == "poss" and c.i in names and names[c.i].acts]
    yield from found or (ownerless(names[c.i].words) for c in whose)
    alone = not (found or whose)
    if (
        alone
        and head.dep_ in ("compound", "poss")
        and head.pos_ == "PROPN"
        and in_class(head.head.lemma_, "owned.nouns")
    ):
        yield Phrase(skip, 0).words(head).removesuffix("'s")  # "Arlex shares", though the parser knows of no such name
    elif alone and (_is_unknown_name(head) or _counts_people(head)):
        yield from (_role(thing, skip, names) for thing in (head, *filter(takes_part, _beside(head))))
        return
    counted = next((c for p in head.children if counts(p) for c in p.children if c.dep_ == "pobj"), head)
    somebody = _is_somebody(counted, head, clause)
    if alone and somebody:
        yield _role(counted, skip, names)
    for thing in conjuncts(counted):
        unnamed = thing.pos_ == "NOUN" and (alone or not any(_names(thing, skip)))
        if unnamed and ((somebody and takes_part(thing)) or _is_somebody(thing, head, clause)):
            yield _role(thing, skip, names)


def _beside(head: Token) -> Iterator[Token]:
    """Who is joined to those who are counted: ``two men and a boy``."""
    return (thing for thing in conjuncts(head) if thing.i != head.i and thing.pos_ == "NOUN")


def _stood_for(head: Token, skip: frozenset[int], names: Mapping[int, Name], clause: Token | None) -> Iterator[str]:
    """What a word stands for, and who is joined to it: ``Rao and Pike met``."""
    if names[head.i].acts:
        yield from names[head.i].members or (_plain(ownerless(names[head.i].words)),)
    for thing in conjuncts(head) if head.pos_ == "PROPN" else ():
        if thing.pos_ == "PROPN" or is_plural(thing):
            yield from _told(thing, skip, names, clause)


def _is_somebody(thing: Token, head: Token, clause: Token | None) -> bool:
    """Whether a noun without a name says who took part.

    Args:
        thing: The noun: the argument itself, what it counts, or what is joined to it.
        head: The argument.
        clause: The verb that it is one of.
    """
    if thing.pos_ not in ("NOUN", "PROPN") or head.dep_ in ("attr", "oprd", "compound") or thing.ent_type_:
        return False
    described = thing.lemma_ == "worker" and any(c.dep_ in ("compound", "amod") for c in thing.children)
    if (in_class(thing.lemma_.lower(), "anybody.nouns") and not described) or _is_nameless(thing):
        return False
    if head.dep_ in _ACTED_ON and is_eventive(thing):
        return False  # "joined the hunt"
    return takes_part(thing, acts=head.dep_ not in _ACTED_ON) or _acts(thing, head, clause)


def _is_nameless(head: Token) -> bool:
    """Whether a noun only stands for a name that the text told or will tell: ``the company``, ``its parent``."""
    lemma, words = head.lemma_.lower(), person_words()["stands_for"]
    alone = all(c.dep_ in ("det", "poss", "punct", "case", "relcl", "acl", "appos") for c in head.children)
    return alone and (lemma in words["company"] or (lemma in words["nameless"] and not is_plural(head)))


def _counts_people(head: Token) -> bool:
    """Whether people are counted: ``six people``, ``nineteen of the crew``."""
    if head.dep_ not in (*SUBJECTS, "dobj", "pobj"):
        return False
    under = [c for prep in head.children if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj"]
    if head.pos_ == "NUM":
        return any(takes_part(c) and c.pos_ == "NOUN" and all(w.tag_ != "PRP$" for w in c.children) for c in under)
    counted = any(c.dep_ == "nummod" for c in head.children)
    return counted and takes_part(head, acts=False) and head.pos_ == "NOUN"


def _is_unknown_name(head: Token) -> bool:
    """Whether a capital word that the recogniser left out names somebody who acts, is acted on or is with others."""
    if not (head.pos_ == "PROPN" or _is_odd(head)) or head.ent_type_ not in _UNSURE or not head.text[:1].isupper():
        return False
    if names_place(head):
        return False
    if (
        is_happening(head)
        or in_class(head.lower_, "quoted")
        or all(t.text[:1].isupper() for t in head.sent if t.is_alpha)
    ):
        return False
    first = min([head.i, *(c.i for c in head.lefts if c.pos_ == "PROPN")])
    if first == head.i == head.sent.start and noun(head.lower_) is not None:
        return False  # "Fever spread": a capital only for its place
    above = head.head
    if head.dep_ == "nsubj":
        return above.pos_ == "VERB" and not in_class(above.lemma_.lower(), "occurring", "lasting", "results")
    under = head.dep_ == "pobj" and above.lower_ in ("with", "by", "against", "between", "from")
    return under and head.ent_type_ == "" and noun(head.lower_) is None


def _is_odd(head: Token) -> bool:
    """Whether a word at the head of a sentence is no word that we know, so that its capital is a name's."""
    unknown = noun(head.lower_) is None and verb(head.lower_) is None
    return head.tag_ == "NN" and head.i == head.sent.start and head.text[:1].isupper() and unknown


def _acts(thing: Token, head: Token, clause: Token | None) -> bool:
    """Whether a body does what only somebody does, though it is a building or a device in most senses: ``museum``."""
    if clause is None or not (head.head.dep_ == "agent" or (head.dep_ in SUBJECTS and not passive(clause))):
        return False
    entry = noun(thing.lemma_.lower())
    body = entry is not None and sum(entry.shares.get(kind, 0.0) for kind in _BODIES) >= _MOSTLY
    lemma = clause.lemma_.lower()
    sure = in_class(lemma, "statement", "directing", "acting.alone")
    told = any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in clause.children) or head.head.dep_ == "agent"
    return body and thing.pos_ == "NOUN" and (sure or (told and in_class(lemma, "acting")))


def _role(head: Token, skip: frozenset[int], names: Mapping[int, Name]) -> str:
    """A common noun with what it is of: ``government of Chad``, in lower case at the head of a sentence too."""
    phrase = Phrase(skip, 0, {at: name.words for at, name in names.items()})
    of = [
        c for c in head.children if c.dep_ == "prep" and c.lower_ == "of" and not any(t.is_currency for t in c.subtree)
    ]
    joined = {t.i for c in head.children if c.dep_ in ("conj", "cc", "case") for t in c.subtree}
    tokens = [*phrase.noun(head), *(t for prep in of for t in phrase.prep(prep, 0))]
    tokens = [t for t in tokens if t.i not in joined]
    words = join_words(sorted(set(tokens), key=lambda t: t.i), phrase.names)
    first = min(tokens, key=lambda t: t.i)
    named = first.pos_ == "PROPN" or _is_odd(first) or first.i in names or first.ent_type_ in (*AGENTS, "LOC", "FAC")
    return words if named or not first.text.istitle() else words[:1].lower() + words[1:]


def _plain(words: str) -> str:
    """What stands for a word, without a title before a full name; in lower case if only its place made it a capital.

    >>> _plain("U.S. Secretary of State Mina Rao"), _plain("Dr. Olaf Brandt"), _plain("King Olaf"), _plain("Police")
    ('Mina Rao', 'Olaf Brandt', 'King Olaf', 'police')
    """
    parts = words.split(" ")
    offices = person_words()["offices"]["nouns"] | _TITLES
    at = next((n for n in range(len(parts), 0, -1) if parts[n - 1].lower() in offices), 0)
    at += 2 if at and parts[at : at + 1] == ["of"] else 0
    rest = parts[at:]
    if at and len(rest) > 1 and all(part[:1].isupper() for part in rest):
        return " ".join(rest)
    lower = words.lower()
    entry = noun(lower) or noun(lower.removesuffix("s"))
    public = entry is not None and not _PUBLIC.isdisjoint(classes(entry.lemma))
    return lower if words.istitle() and public and (lower == "police" or lower.endswith("s")) else words


def _names(head: Token, skip: frozenset[int]) -> Iterator[str]:
    """The named entities in an argument's own noun phrase, places only where they are the argument itself."""
    inside = {t.i for t in head.subtree if t.i not in skip and not _in_clause(t, head)}
    for ent in head.sent.ents:
        if ent.label_ not in AGENTS or not _is_within(ent, inside, head) or not _takes_part(ent, head):
            continue
        if ent.start > head.i and ent.root.dep_ == "conj" and any(t in skip for t in range(head.i, ent.start)):
            continue  # "added Chad in 1952, Mali in 1955"
        people = ent.label_ == "NORP" or demonym(ent.text) is not None
        if people and ent.root.i == head.i and any(c.dep_ == "nummod" for c in head.children):
            yield _role(head, skip, {})  # "six Chadians"
        elif not people or not is_before_noun(ent.root):
            yield styled(ent, whole_name(ent))
        elif _is_of_people(ent.root):  # "ethnic Albanian separatists"
            yield _role(ent.root.head, skip, {})


def _is_within(ent: Span, inside: set[int], head: Token) -> bool:
    """Whether a name stands in an argument's phrase, though its stops may part it: ``Arlex S.p.A.``."""
    own = [t for t in ent if t.i in inside]
    left = (t for t in ent if t.i not in inside)
    return bool(own) and all(t.head.i == head.head.i and (t.is_punct or t.dep_ == head.dep_) for t in left)


def _is_of_people(word: Token) -> bool:
    """Whether a nationality says whose people a noun means, and no name stands beside that noun."""
    thing = word.head
    if word.dep_ == "npadvmod" or thing.pos_ != "NOUN" or not takes_part(thing):
        return False
    beside = thing.dep_ in ("compound", "nmod") and thing.head.pos_ == "PROPN"  # "the German airline Air Berlin"
    return not (beside or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in thing.children))


def _is_ware(head: Token) -> bool:
    """Whether a name is of what is shown or sold: ``unveiled the iPad``, ``sold 4 million Macs``."""
    if head.pos_ != "PROPN" or head.dep_ not in ("dobj", "nsubjpass"):
        return False
    lemma = head.head.lemma_.lower()
    counted = head.ent_type_ in ("ORG", "PRODUCT") and any(c.dep_ == "nummod" for c in head.children)
    return in_class(lemma, "showing") or (counted and in_class(lemma, "trading"))


def _says_who(head: Token) -> bool:
    """Whether a common noun says who it was, though names stand under it: ``rival bidders for Arlex``.

    Not so where the noun speaks for what is named (*a spokesman for Arlex*), or only counts it.
    """
    if head.pos_ != "NOUN" or not takes_part(head) or in_class(head.lemma_.lower(), "anybody.nouns"):
        return False
    kin = (t for t in head.subtree if t.dep_ in ("appos", "conj") or t.head.i == head.i)
    beside = any(t.ent_type_ in AGENTS and t.dep_ in ("appos", "conj", "poss", "amod", "compound") for t in kin)
    kinds = classes(head.lemma_.lower())
    spoken_for = kinds & {"official", "leader", "envoy"} or in_class(head.lemma_.lower(), "bodies")
    under = [c for prep in head.children if prep.lower_ in _RELATING for c in prep.children if c.dep_ == "pobj"]
    return not beside and not spoken_for and bool(under) and not any(c.ent_type_ == "ORG" for c in under)


def _takes_part(ent: Span, head: Token) -> bool:
    """Whether a name in an argument's phrase is a participant: a place only as the argument or joined to it."""
    token = ent.root
    if _is_no_party(ent, head):
        return False
    if ent.label_ != "PERSON" and (head.ent_type_ == "PERSON" or _is_named_person(head)):
        called = token.dep_ == "appos" and token.head.dep_ == "conj"  # "Pike and his wife Marta"
        return token.dep_ == "conj" or called  # not what a person is chairman of
    if _is_behind(token, head):
        return False
    if (ent.label_ != "GPE" and not is_place(clean(ent))) or _leads(token, head):
        return True
    if token.dep_ == "pobj" and token.head.lower_ in _WHERE and token.i != head.i:
        return False
    while token.i != head.i and token.dep_ in ("conj", "appos"):
        token = token.head
    return token.i == head.i


def _is_named_person(head: Token) -> bool:
    """Whether a noun says what a person is who is named after it: ``the head of Arlex, Mina Rao,``."""
    entry = noun(head.lemma_.lower()) if head.pos_ == "NOUN" else None
    if entry is None or entry.shares.get("person", 0.0) < _PARTLY:
        return False
    named = (ent for ent in head.sent.ents if ent.label_ == "PERSON" and ent.root.dep_ == "appos")
    return any(not _in_clause(ent.root, head) for ent in named if head.is_ancestor(ent.root))


def _leads(token: Token, head: Token) -> bool:
    """Whether a name is of who leads those whom a noun means: ``a coalition led by Chad and Mali``."""
    while token.dep_ == "conj":
        token = token.head
    by = token.head
    return by.dep_ == "agent" and by.head.lemma_ in _LEADING and by.head.head.i == head.i


def _is_behind(token: Token, head: Token) -> bool:
    """Whether a name is of what another name is for: ``with Arlex for the marketing of its jet, the Corvin``."""
    above = () if token.i == head.i or head.pos_ != "PROPN" else takewhile(lambda t: t.i != head.i, climb(token))
    return any(t.lower_ == "for" for t in above)


def _is_no_party(ent: Span, head: Token) -> bool:
    """Whether a name is a currency's, another for the one before it, a place's, a thing's, or no name at all."""
    token = ent.root
    beside = (
        token.dep_ == "appos" and names_place(token.head) and ent.label_ != "PERSON"
    )  # "the mayor of Golo, Mina Rao"
    where = beside or _names_a_place(token)  # "Kourou, French Guiana"
    where = where or _is_of_a_name(token) or _is_seat(ent)
    first = len(ent) == 1 and token.i == token.sent.start and is_happening(token)  # "Arbitration is to begin"
    first = first or (len(ent) == 1 and describes_people(token))
    first = first or ent[0].lower_ in ("anti", "pro") or ent.text.lower().startswith(("anti-", "pro-"))
    measured = in_class(token.lower_, "quoted") or is_excepted(token, head)
    return first or where or measured or _is_currency(ent) or _only_names(token, head) or _is_bracketed(token)


def _is_currency(ent: Span) -> bool:
    """Whether a name is the code of a currency before a sum: ``DKK 412 million``."""
    after = ent.doc[ent.root.i + 1 : ent.root.i + 2]
    return bool(_CODE.fullmatch(ent.text)) and any(t.like_num for t in after)


def _names_a_place(token: Token) -> bool:
    """Whether a word is the name of a place that the noun above says it is: ``the town of Golo``."""
    entry = noun(token.head.head.lemma_.lower()) if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    return entry is not None and entry.shares.get("location", 0.0) > _MOSTLY


def _is_of_a_name(token: Token) -> bool:
    """Whether a place stands in the name of something else: ``the Treaty of Golo``."""
    if token.dep_ != "pobj" or token.head.lower_ != "of" or not names_place(token):
        return False
    thing = token.head.head
    return thing.pos_ == "PROPN" and thing.text[:1].isupper() and not takes_part(thing)


def _is_seat(ent: Span) -> bool:
    """Whether a town stands behind the name of a body that is in it: ``Merow College, Golo``."""
    first, token = ent.start, ent.root
    if ent.label_ != "GPE" or first < 2 or ent.doc[first - 1].text != "," or token.dep_ not in ("appos", "npadvmod"):
        return False
    return ent.doc[first - 2].ent_type_ in ("ORG", "FAC") and token.head.i < first


def _is_bracketed(token: Token) -> bool:
    """Whether a name in brackets is another for the one before them: ``Arlex Pumps (ARX)``."""
    before = token.left_edge.i - 1
    edge = token.left_edge.text == "(" or (before >= 0 and token.doc[before].text == "(")
    return token.dep_ == "appos" and edge


def _only_names(token: Token, head: Token) -> bool:
    """Whether a name only tells a thing from others of its kind: ``the tolls of the Dolna bridge``."""
    thing = token.head
    owned = takes_part(thing) or in_class(thing.lemma_.lower(), "owned.nouns")
    own = head.i == thing.i and (head.dep_ != "pobj" or owned or head.head.dep_ == "agent")
    if own or head.i == token.i or token.dep_ not in ("compound", "nmod") or thing.pos_ != "NOUN":
        return False
    return not (takes_part(thing) or (is_happening(thing) and not takes_part(head)))


def _in_clause(token: Token, head: Token) -> bool:
    while token.i != head.i:
        led = token.dep_ == "acl" and token.lemma_ in _LEADING  # "investors led by Arlex"
        if token.dep_ in ("relcl", "advcl", "ccomp", "acl", "pcomp") and not led:
            return True
        token = token.head
    return False
