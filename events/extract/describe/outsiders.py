"""Names in the phrase of somebody who took part that are of no party: where, what is won, what it is called."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from events.extract.describe.arguments import is_way, names_place
from events.extract.describe.strange import name_around
from events.extract.language.gazetteer import is_place, lookup
from events.extract.language.grammar import BESIDE, SUBJECTS, climb
from events.extract.language.lexicon import classes, noun
from events.extract.language.parties import PACTS, is_excepted, is_of_building, whole_name
from events.extract.language.people import given_names, is_plural, person_words, tells_what
from events.extract.language.predicates import in_class
from events.extract.language.roles import is_happening, passive, takes_part

if TYPE_CHECKING:
    from events.extract.language.words import Span, Token

__all__ = [
    "is_behind",
    "is_honour",
    "is_no_party",
    "is_of_byword",
    "is_scene",
    "is_without_article",
    "stands_at",
]

_MOSTLY, _PARTLY = 0.5, 0.4
#: What only somebody does, whatever his name ends in.
_DEEDS = ("statement", "acting", "acting.alone", "hiring", "directing")
_PAPERS = PACTS | {"prize", "war"}
_ON = ("at", "in", "near", *BESIDE, "between", "outside", "opposite", "over", "across")


def is_scene(head: Token, clause: Token) -> bool:
    """Whether a name is of a town or a stretch of land that something befalls, where a state would be somebody."""
    undergoes = head.dep_ == "dobj" or (head.dep_ in SUBJECTS and passive(clause))
    if not undergoes or not in_class(clause.lemma_.lower(), "upon_towns"):
        return False
    if head.pos_ == "NOUN":  # "seized the port of Golo"
        entry = noun(head.lemma_.lower())
        land = entry is not None and entry.share("location") >= _PARTLY
        built = "structure" in classes(head.lemma_.lower()) and any(is_place(c.text) for c in head.lefts)
        return built or (land and not takes_part(head, acts=False))  # "looted the Golo palace"
    sieges = in_class(clause.lemma_.lower(), "upon_towns.sieges")
    if head.pos_ != "PROPN":
        return head.lower_ == "it" and sieges
    if head.ent_type_ == "PERSON" and head.n_lefts == 0:  # "Rostov was recaptured"
        return in_class(clause.lemma_.lower(), "upon_towns.surely") and is_place(head.text)
    return _is_town(head)


def _is_town(name: Token) -> bool:
    """Whether a name is of a place, and of no country."""
    place = lookup(name_around(name)) if name.ent_type_ not in ("PERSON", "ORG", "NORP") else None
    unknown = name.ent_type_ in ("LOC", "GPE") and place is None
    return unknown or (place is not None and place.precision != "country")


def _is_fought_over(name: Token) -> bool:
    """Whether a name is of a town that is fought for: ``an attack on Golo``; what is besieged is one in any case."""
    first = name
    while first.dep_ == "conj":
        first = first.head
    fight, under = first.head.head.lemma_.lower(), first.head.lower_
    if first.dep_ != "pobj" or name.pos_ != "PROPN" or under not in ("of", "on", "against"):
        return False
    sure = in_class(fight, "upon_towns.besieged")
    fought = sure or in_class(fight, "upon_towns.nouns")
    strange = under == "of" and (sure or name.ent_type_ == "ORG") and noun(name.lower_) is None and name.text.istitle()
    return fought and (_is_town(name) or (strange and name.left_edge.lower_ not in given_names()))


def is_without_article(head: Token) -> bool:
    """Whether a noun under a preposition is what somebody is at, and nobody: ``on patrol``, ``from authority``."""
    if head.dep_ != "pobj" or head.tag_ != "NN" or head.n_lefts or head.n_rights:
        return False
    entry = noun(head.lemma_.lower()) if head.head.lower_ in ("on", "from", "in") else None
    some = 0.0 if entry is None else entry.share("group", "person")
    return entry is not None and (some < _MOSTLY or entry.event_share > 0) and not is_plural(head)


def stands_at(token: Token, head: Token) -> bool:
    """Whether a name is of where a thing is, whatever the recogniser takes it for: ``the chapel at Golo``."""
    while token.dep_ in ("appos", "conj"):
        token = token.head  # "a house in Millbank Road, Golo"
    prep, thing = token.head, token.head.head
    whole = token.ent_type_ in ("ORG", "PERSON") and token.ent_iob_ == "I"
    named = head.tag_ == "NNS" and not whole  # not "of Arlex Corp."
    if in_class(token.lower_, "sites.fronts") and token.dep_ == "pobj" and prep.lower_ in (*_ON, "on"):
        return True  # "the campaign on the Isonzo Front"
    inside = thing.dep_ == "pobj" and thing.head.lower_ in (*_ON, "on")  # "a bullet on the balcony of the Golo"
    on = (*_ON, "of") if named or inside else _ON  # "the streets of Golo"
    at = token.dep_ == "pobj" and prep.lower_ in on and (thing.i == head.i or head.is_ancestor(thing))
    if at and (in_class(token.lower_, "sites") or (prep.lower_ == "near" and thing.i == head.i)):
        return True  # "ambushed a convoy near Golo", "officers at Golo airport"
    leads = token.dep_ == "pobj" and thing.i == head.i and prep.lower_ in ("between", "from", "to")
    leads = leads and (prep.lower_ == "between" or {"from", "to"} <= {c.lower_ for c in thing.rights})
    if leads and thing.pos_ == "NOUN" and is_way(thing):
        return True  # "the line between Golo and Sela", "from Golo to Sela"
    entry = noun(thing.lemma_.lower()) if at and thing.pos_ == "NOUN" and not takes_part(thing) else None
    built = entry is not None and "structure" in classes(thing.lemma_.lower())
    thing_share = 0.0 if entry is None else entry.share("artifact", "location")
    return built or thing_share >= _MOSTLY


def is_of_byword(token: Token, head: Token) -> bool:
    """Whether a name stands in what is said of another beside it: ``Arlex, the maker of the Corvin,``."""
    within = head.pos_ == "PROPN" or token.dep_ == "pobj"  # "the clock, a gift of the Corvin"
    between = takewhile(lambda t: t.i != head.i, climb(token)) if within and token.i != head.i else ()
    return any(t.dep_ == "appos" and t.pos_ == "NOUN" and t.head.i == head.i for t in between)


def is_behind(token: Token, head: Token) -> bool:
    """Whether a name is of what another name is for: ``with Arlex for the marketing of its jet, the Corvin``."""
    above = () if token.i == head.i or head.pos_ != "PROPN" else takewhile(lambda t: t.i != head.i, climb(token))
    return any(t.lower_ == "for" for t in above)


def is_no_party(ent: Span, head: Token) -> bool:
    """Whether a name is a currency's, another for the one before it, a place's, a thing's, or no name at all."""
    token = ent.root
    beside = (
        token.dep_ == "appos" and names_place(token.head) and ent.label_ != "PERSON"
    )  # "the mayor of Golo, Mina Rao"
    where = beside or _names_a_place(token)  # "Kourou, French Guiana"
    where = where or _is_thing(ent)
    where = where or _is_depicted(token) or _is_title(token) or _is_of_a_name(token) or _is_work(ent)
    offices, words = person_words()["offices"], ent.text.lower()
    where = where or ent[0].lower_ == "operation"  # "Operation Tern"
    titled = words in offices["titled"] or words in offices["families"]  # "the mayor, Councillor Ada Lind"
    first = len(ent) == 1 and token.i == token.sent.start and ent.label_ != "NORP" and _is_common(token)
    first = first and not is_place(ent.text)  # "Honduras", whatever its tag
    first = first or ent[0].lower_ in ("anti", "pro") or words.startswith(("anti-", "pro-"))
    measured = in_class(token.lower_, "quoted") or is_excepted(token, head) or is_honour(token)
    return titled or first or where or measured or _only_names(token, head) or _is_bracketed(token)


def _is_thing(ent: Span) -> bool:
    """Whether a name is of ground or a paper: ``Oda Castle``, ``the Golo Accord``; but ``City Hall said``."""
    token = ent.root
    does = token.dep_ == "nsubj" and in_class(token.head.lemma_.lower(), *_DEEDS)
    if ent.label_ == "PERSON" or len(ent) == 1 or does or token.head.dep_ == "agent":
        return False
    single = token.lower_.removesuffix("s")
    if ent.label_ != "ORG":
        entry = noun(single)
        return is_of_building(whole_name(ent)) or (entry is not None and entry.share("object") > _MOSTLY)
    kinds = classes(token.lower_) | (classes(single) & {"prize", "treaty"})
    paper = in_class(single, "writing.deeds") or (bool(kinds) and kinds <= _PAPERS)
    return paper or is_of_building(whole_name(ent))


def _is_depicted(token: Token) -> bool:
    """Whether somebody is whom a work shows, or who wrote what is played: ``a statue of Olaf Brandt``."""
    of = token.dep_ == "pobj" and token.head.lower_ == "of"
    work = token.head.head if of else token.head
    art = "artwork" in classes(work.lemma_.lower())
    if of and in_class(work.lemma_.lower(), "performing"):
        return token.ent_type_ != "ORG" or token.n_lefts == 0  # "a rehearsal of Mahler"
    beside = token.dep_ in ("compound", "poss") or (token.dep_ == "pobj" and token.head.lower_ == "by")
    if beside and token.ent_type_ == "PERSON":
        work = work if token.dep_ != "pobj" else work.head
        art = "artwork" in classes(work.lemma_.lower())
        return art and work.dep_ in ("dobj", "pobj")  # "plays the Brahms concerto"
    return of and (work.lower_ in ("bust", "effigy") or (art and not is_happening(work)))


def _is_title(token: Token) -> bool:
    """Whether a name is what a book is called: ``his memoir, Rope and Quill``."""
    while token.dep_ == "conj":
        token = token.head
    book = token.head
    kind = in_class(book.lemma_.lower(), "publications") or "artwork" in classes(book.lemma_.lower())
    return token.dep_ == "appos" and book.pos_ == "NOUN" and kind and not takes_part(book)


def _is_common(token: Token) -> bool:
    """Whether a word is a capital only for its place: ``Arbitration is to begin``, ``Schools reopen``, ``Slavery``."""
    entry = noun(token.lower_)
    return token.tag_ == "NNS" or is_happening(token) or (entry is not None and entry.top in ("state", "attribute"))


def is_honour(token: Token) -> bool:
    """Whether a name is of a prize or a contest, or of what is given that no body is called: ``won the Cup``."""
    if token.dep_ == "dobj" and in_class(token.head.lemma_, "winning.trophies") and token.ent_type_ == "ORG":
        return in_class(token.lower_, "contests")
    if token.dep_ == "nsubjpass" and token.head.lemma_ in ("win", "retain"):
        return True  # "the Hallam Cup was won by Ada Lind"
    if in_class(token.lower_, "honouring.honours") and token.pos_ == "PROPN":
        return token.dep_ in ("dobj", "oprd", "dative") or token.head.lower_ in ("to", "with", "of")  # "offered an OBE"
    best = token.dep_ == "oprd" and any(t.lower_ == "year" for c in token.rights for t in c.children)
    if best or (token.dep_ in ("compound", "amod") and "prize" in classes(token.head.lower_)):
        return True  # "named Player of the Year", "the Righteous medal"
    entry = noun(token.lower_) if token.dep_ in ("dobj", "nsubjpass", "pobj") and token.n_lefts else None
    if entry is None or (token.ent_type_ not in ("ORG", "") and entry.lemma != "medal"):
        return False
    given = in_class(token.head.lemma_.lower(), "honouring") and entry.share("group") < _PARTLY
    return "prize" in classes(token.lower_) or (given and token.dep_ == "dobj")


def _names_a_place(token: Token) -> bool:
    """Whether a word is the name of a place that the noun above says it is or is part of: ``the top of Mount Golo``."""
    thing = token.head.head
    entry = noun(thing.lemma_.lower()) if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    if entry is None or (thing.dep_ == "dobj" and in_class(thing.lemma_.lower(), "peaks")):
        return entry is not None
    land = entry.share("location", "object")
    return land > _MOSTLY and not takes_part(thing)


def _is_of_a_name(token: Token) -> bool:
    """Whether a place stands in the name of something else: ``the Treaty of Golo``, ``the siege of Golo``."""
    if _is_fought_over(token):
        return True
    above = token.head.head.lemma_.lower()
    fought = above in ("battle", "battles", "treaty", "treaties") and token.ent_type_ not in ("PERSON", "NORP")
    if token.dep_ == "pobj" and token.head.lower_ == "of" and (fought or _is_ranked(token.head.head)):
        return True
    if token.dep_ != "pobj" or token.head.lower_ != "of" or not names_place(token):
        return False
    thing = token.head.head
    return thing.pos_ == "PROPN" and thing.text[:1].isupper() and not takes_part(thing)


def _is_ranked(name: Token) -> bool:
    """Whether a name is, or has before it, a rank, so that what it is *of* is his land: ``Count Dirk of Golo``."""
    return name.pos_ == "PROPN" and any(c.lower_ in person_words()["offices"]["borne"] for c in (name, *name.lefts))


def _is_work(ent: Span) -> bool:
    """Whether a name is of what somebody made, since it is his, or of a model, since a number ends it: *his Pan*."""
    token = ent.root
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    beside = token.head.i >= after.i if token.dep_ in ("compound", "nmod") else after.head.i == token.i
    number = after.text.isdigit() and after.ent_type_ != "MONEY"
    made = ent.label_ == "ORG" and number and beside and after.i > token.i
    his = ent.label_ == "PERSON" and any(c.tag_ == "PRP$" and c.dep_ == "poss" for c in token.lefts)
    return made or (his and not any(c.pos_ == "NOUN" or tells_what(c.lower_) for c in token.lefts))  # "his rival Crane"


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
    built = classes(thing.lemma_.lower()) == {"structure"} and thing.lemma_.lower() not in ("house", "hotel")
    if built and token.dep_ in ("compound", "nmod") and token.head.i == thing.i:
        return True  # "blew up the Dolna bridge"
    if own or head.i == token.i or token.dep_ not in ("compound", "nmod") or thing.pos_ != "NOUN":
        return False
    return not (takes_part(thing) or (is_happening(thing) and not takes_part(head)))
