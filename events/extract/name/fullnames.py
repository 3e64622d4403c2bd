"""The names of a document in full: whom a family name, a given name or the short name of a firm means in it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from events.extract.language.callings import kinds_of, sorts_of
from events.extract.language.compass import is_quarter
from events.extract.language.gazetteer import demonym, is_place
from events.extract.language.grammar import SUBJECTS, conjuncts, is_bare_owner
from events.extract.language.lexicon import noun
from events.extract.language.parties import clean, titles_several, whole_name
from events.extract.language.people import person_words
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from events.extract.language.words import Doc, Span, Token
    from events.extract.parse.nlp import Paragraph

__all__ = [
    "addressed",
    "bodies",
    "brands",
    "firms_of",
    "full_names",
    "given_names",
    "heads_of",
    "in_full",
    "is_bare_word",
    "is_body",
    "is_knight",
    "is_led_first",
    "mastheads",
    "people_of",
    "siblings",
    "stands_alone",
    "things_names",
]


#: Kinds of names whose last word stands for no body.
_NO_BODIES = frozenset(("PERSON", "DATE", "TIME", "WORK_OF_ART", "PRODUCT"))
#: Kinds that a person's name of two words is taken for.
_OTHERS = frozenset(("ORG", "GPE", "FAC", "LOC", "PRODUCT", "NORP"))
_GIVEN_AND_FAMILY = 2
#: A body's name in a title; a noun is for a body if so much of its uses is.
_BODY = re.compile(r"(?<!\w)[A-Z][\w'’-]* (?:(?:[A-Z][\w'’-]*|&|of|and) ){0,4}([A-Z][a-z]+)\b")
_PARTLY = 0.3
#: In so many words a text says what it is on; a noun is for a thing if so much of its uses is.
_OPENING, _HALF = 8, 0.5
#: What moves and has a name.
_CRAFT = frozenset(("vessel", "vehicle", "aircraft", "spacecraft"))
_STOPS = frozenset('.!?"”')


def firms_of(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The names that end in what kind of firm they are, or join two: ``Arlex Corp.``, ``Holm & Voss``."""
    found: dict[str, None] = {}
    for paragraph in paragraphs:
        for sentence in paragraph.sentences():
            names = [whole_name(e) for e in sentence.ents if e.label_ in ("ORG", "PERSON", "GPE")]
            found |= dict.fromkeys(
                n for n in names if " & " in n or (" " in n and in_class(n.split()[-1].lower(), "firms"))
            )
    return list(found)


def people_of(docs: Sequence[Doc]) -> list[str]:
    """The people whom a document names in full."""
    people = (e for doc in docs for e in doc.ents if e.label_ == "PERSON" and len(e) > 1 and not is_partners(e))
    people = (e for e in people if not titles_several(e[0], e))  # "Generals Holm and Moe"
    people = (e for e in people if e[0].lower_ not in person_words()["nature"]["before_names"])  # "Mount Orrick"
    plain = (ent for ent in people if all(t.pos_ in ("PROPN", "PART", "NOUN") for t in ent))
    known = [name for ent in plain if (name := _unaddressed(clean(ent)))]
    return [*known, *_addressed(docs, {name.split()[-1] for name in known if name})]


def _unaddressed(name: str) -> str:
    """A name without what somebody is called by before it; empty if only one word is left: ``Ms Holm``.

    >>> _unaddressed("Ms Ada Holm"), _unaddressed("Ms Holm")
    ('Ada Holm', '')
    """
    title, _, rest = name.partition(" ")
    called = title.lower() in person_words()["address"]["people"]
    return name if not called else rest if " " in rest else ""


def _addressed(docs: Sequence[Doc], families: Container[str]) -> list[str]:
    """Names that the recogniser took for another kind, of people whom the text calls *Ms.* or *Dr.* elsewhere."""
    address = person_words()["address"]["people"]
    called = {t.nbor().text for doc in docs for t in doc[: len(doc) - 1] if t.lower_ in address}
    called = {family for family in called if family not in families}
    if not called:
        return []
    named = (e for doc in docs for e in doc.ents if e.label_ in _OTHERS and len(e) == _GIVEN_AND_FAMILY)
    named = (e for e in named if e[-1].text in called and e[0].lower_ not in address)
    return [e.text for e in named if all(t.text.istitle() for t in e)]


def addressed(name: str, full: Mapping[str, str]) -> str:
    """The full name of somebody who is called *Mr Holm* or *Dr Holm*; empty where it is another's or not known.

    >>> addressed("Mr Holm", {"Holm": "Olaf Holm"}), addressed("Mrs Holm", {"Holm": "Olaf Holm"})
    ('Olaf Holm', '')
    """
    title, _, family = name.partition(" ")
    tables = person_words()
    if title.lower() not in tables["address"]["people"] or family not in full:
        return ""
    whole = full[family]
    sex = next((sex for sex, words in tables["gender"].items() if title.lower() in words), "")
    first = whole.partition(" ")[0].lower()
    others = [words for key, words in tables["given"].items() if key in tables["gender"] and key != sex]
    own = first in tables["given"].get(sex, ())
    return "" if sex and not own and any(first in words for words in others) else whole


def in_full(token: Token, full: Mapping[str, str]) -> str:
    """The full name of whose family name a word is, with what he is called by before it or without: ``Mr Holm``."""
    title = next((c.text for c in token.lefts if c.lower_ in person_words()["address"]["people"]), "")
    return addressed(f"{title} {token.text}", full) if title else full[token.text]


def siblings(docs: Sequence[Doc]) -> dict[str, str]:
    """Given names → full names, where only the last has the family name: ``brothers Aron and Levi Holm``."""
    out: dict[str, str] = {}
    born = person_words()["kin"]["born"]
    for kin in (t for doc in docs for t in doc if t.tag_ in ("NNS", "NNPS") and t.lower_.removesuffix("s") in born):
        beside = [kin.head] if kin.dep_ == "compound" else kin.rights
        named = (c for c in beside if c.dep_ == "appos" or c is kin.head)
        first = next((c for c in named if c.ent_type_ == "PERSON" and all(t is kin for t in c.lefts)), None)
        names = [] if first is None else [first, *conjuncts(first)]
        whole = next((n for n in names[1:] if any(c.dep_ == "compound" for c in n.lefts)), None)
        if whole is not None and whole.ent_type_ == "PERSON":
            bare = (n for n in names[: names.index(whole)] if n.ent_type_ == "PERSON")
            out |= {n.text: f"{n.text} {whole.text}" for n in bare}
    return out


def full_names(people: Sequence[str], docs: Sequence[Doc]) -> dict[str, str]:
    """Family names → full names, of the people whom a document names in full before it uses the short form.

    A short form that two people share is left as it is, as is one that is a firm's.
    """
    out: dict[str, str | None] = {}
    settled = _alone_after_one(docs)  # family names → who goes by them alone
    for whole in filter(None, people):
        last = whole.split()[-1]
        known = out.setdefault(last, whole)
        other = known is not None and whole != known and not known.endswith(whole) and not whole.endswith(known)
        if other:
            out[last] = settled.get(last)
    one = {short: whole for short, whole in out.items() if whole is not None}
    things = things_names(docs)
    return {s: w for s, w in one.items() if s not in things and not _is_a_firms(s, w, docs)}


def _alone_after_one(docs: Sequence[Doc]) -> dict[str, str]:
    """Family names that stand alone for the first who bears them before the text names another who does.

    Who is told of as somebody's is none of these (*his wife Ada Moe*, of Karl Moe), where that one is not *Karl* alone.
    """
    first: dict[str, str] = {}
    alone: set[str] = set()
    people = [ent for doc in docs for ent in doc.ents if ent.label_ == "PERSON"]
    called = {ent.text.removesuffix("'s") for ent in people}
    for ent in people:
        name = clean(ent)
        hero = first.get(name.split()[-1], "") if " " in name else ""
        if not name or (hero and hero.split()[0] not in called and _is_anothers(ent)):
            continue
        last = name.split()[-1]
        if " " in name and first.setdefault(last, name) != name and last not in alone:
            first[last] = ""
        elif name == last and first.get(last):
            alone.add(last)
    return {last: first[last] for last in alone}


def _is_anothers(ent: Span) -> bool:
    """Whether somebody is named behind what he is to another: ``his wife Ada Moe``, ``Moe's mother, Ada Moe,``."""
    at = ent.start - 1 - (ent.doc[ent.start - 1].text == ",")
    noun_ = ent.doc[at] if at >= ent.root.sent.start else ent.root
    return noun_.tag_ == "NN" and any(c.dep_ == "poss" for c in noun_.lefts)


def _is_a_firms(family: str, whole: str, docs: Sequence[Doc]) -> bool:
    """Whether a firm is named before the person whose family name it begins with: ``Arlen Foods``, ``Ada Arlen``."""
    named = (e for doc in docs for e in doc.ents if len(e) > 1 and e.label_ in ("ORG", "PERSON"))
    named = (e for e in named if family in (e[0].text, e[-1].text) and not is_partners(e))
    return next((e.label_ == "ORG" and e.text != whole for e in named), False) or is_led_first(family, docs)


def is_led_first(family: str, docs: Sequence[Doc]) -> bool:
    """Whether a text tells who leads what is called so before it names the person: ``the chief executive of Arlen``.

    Args:
        family: A family name.
        docs: Of the text, in its order.
    """
    alone = takewhile(
        lambda t: all(c.dep_ != "compound" for c in t.lefts), (t for d in docs for t in d if t.text == family)
    )
    return any(_is_of_leader(t) or (t.dep_ == "poss" and in_class(t.head.lower_, "owned.nouns")) for t in alone)


def _is_of_leader(name: Token) -> bool:
    """Whether a name says what somebody leads or has founded."""
    of = name.head
    return of.lower_ in ("of", "at") and of.head.lemma_.lower() in person_words()["offices"]["nouns"]


def is_partners(name: Span) -> bool:
    """Whether a firm is called by those who founded it, who go by their own names: ``Arlen & Voss``."""
    last = name[-1].lower_
    kin = last.removesuffix("s") in person_words()["kin"]["born"]  # "Arlen & Sons"
    return any(t.text == "&" for t in name[1:]) and not (kin or in_class(last, "firms"))


def things_names(docs: Sequence[Doc]) -> frozenset[str]:
    """Names that things bear which the text opens with: ``The Halden infrared telescope was …``."""
    opens = next((doc for doc in docs if any(t.pos_ in ("VERB", "AUX") for t in doc)), None)
    named = () if opens is None else (t for t in opens[:_OPENING] if t.dep_ in ("compound", "nmod"))
    named = (t for t in named if t.head.text.islower() and t.head.dep_ in SUBJECTS)
    known = ((t.text, noun(t.head.lower_)) for t in named)
    return frozenset(name for name, entry in known if entry and entry.share("artifact") >= _HALF)


def bodies(paragraphs: Sequence[Paragraph], people: Container[str]) -> dict[str, str]:
    """First words of the names of bodies → the whole, where a text gives that first: of ``Norvale Group``, ``Norvale``.

    A headline, which names things shortly, does not count; neither does a word that is a place's name or a person's, or
    that begins the names of two.
    """
    found: dict[str, str] = {}
    told: set[str] = set()
    for ent in (e for p in paragraphs if p.index or p.doc.text.strip()[-1:] in _STOPS for e in p.doc.ents):
        name = whole_name(ent) if ent.label_ == "ORG" else ent.text
        short = name.split(" ")[0]
        whole = ent.label_ == "ORG" and " " in name and not _is_no_body(name)
        if whole and short not in told and _may_be_short(short, people):
            found.setdefault(short, name)
        told.add(name)
        if short in found and " " in name and not (name.startswith(found[short]) or found[short].startswith(name)):
            found[short] = ""  # of two
    return {short: name for short, name in found.items() if name}


def _is_no_body(name: str) -> bool:
    """Whether a name is of a gathering, of what is traded, or of two at once."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    return last == "court" or in_class(last, "gathering", "quoted") or " and " in name


def _may_be_short(word: str, people: Container[str]) -> bool:
    """Whether a word can be the short name of a body: a name, and nobody's or nothing's else."""
    plain = word[:1].isupper() and word.isalpha() and len(word) > 1 and word not in people
    return plain and not (is_place(word) or demonym(word) is not None or in_class(word.lower(), "firms.first"))


def given_names(docs: Sequence[Doc], people: Sequence[str]) -> dict[str, str]:
    """Given names → full names, where one alone has it and nothing but a person is called by it: ``Saddam``."""
    bearers: dict[str, list[str]] = {}
    for whole in dict.fromkeys(name for name in people if " " in name):
        bearers.setdefault(whole.split()[0], []).append(whole)
    if not bearers:
        return {}
    others = {ent.text for doc in docs for ent in doc.ents if ent.label_ in ("ORG", "PRODUCT", "FAC")}
    others |= {name.text for doc in docs for token in doc for name in _named_so(token)}
    return {given: whole[0] for given, whole in bearers.items() if len(whole) == 1 and given not in others}


def _named_so(token: Token) -> list[Token]:
    """The names that a thing is told to bear: ``two engines, named Augustus and Ada``, ``the ferry Ada``."""
    if token.dep_ == "oprd" and in_class(token.head.lemma_, "called.bearing") and token.head.dep_ in ("acl", "relcl"):
        known = noun(token.head.head.lemma_.lower())
        made = known is not None and known.share("artifact") >= _HALF
        return [token, *conjuncts(token)] if made else []
    if token.pos_ != "PROPN" or token.ent_type_ != "PERSON":
        return []  # most words
    return [token] if any(sorts_of(kind) & _CRAFT for kind in kinds_of(token)) else []


def _is_house(words: Sequence[Token]) -> bool:
    """Whether a name's last word only says where what it names is: ``the Clock Museum Arnstad``."""
    *parts, last = (noun(word.lower_) or noun(word.lower_.removesuffix("s")) for word in words)
    return last is None and any(part is not None and part.share("artifact", "group") >= _HALF for part in parts)


def heads_of(docs: Sequence[Doc], people: Container[str]) -> dict[str, str]:
    """Last words of the names of bodies and other things → the one name that ends so: ``the Front``, ``Rovers``.

    Not of what is called so before anything bears it in full: ``the Council``, in the report of an institute.
    """
    known: dict[str, dict[str, None]] = {}
    texts, alone, early = {token.text for doc in docs for token in doc}, set[str](), set[str]()
    for token in (token for doc in docs for token in doc if token.pos_ == "PROPN"):
        parts = [c for c in token.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"]
        inner = (n for c in parts for n in c.lefts if n.dep_ == "compound" and n.pos_ == "PROPN")  # "New", of "York"
        words = [*sorted((*parts, *inner), key=lambda t: t.i), token]
        where = _is_house(words)
        if len(words) == 1 or where or token.ent_type_ in _NO_BODIES or token.text in people or is_place(token.text):
            alone |= {token.text} if len(words) == 1 and token.ent_type_ == "ORG" else set()
            bare = [c.lower_ for c in token.children] == ["the"] and token.text.istitle()
            early |= {token.text} if bare and token.text not in known else set()
            continue
        opens = words[0].i == token.sent.start  # "Brewer Arlex to close mill"
        described = opens and (noun(words[0].lower_) is not None or token.text in alone)
        named = all(w.text[:1].isupper() and w.text.isalpha() for w in words)
        named = named and not is_quarter(words[0].lower_)  # "Leyland" is no "Southern Leyland"
        named = named and all((w.ent_iob_ == "I") == bool(words[0].ent_type_) for w in words[1:])
        if named and not described and not in_class(token.lower_, "titles", "firms"):
            known.setdefault(token.text.capitalize(), {})[" ".join(w.text for w in words)] = None
    one = {short: next(iter(names)) for short, names in known.items() if len(names) == 1}
    return {
        short: name
        for short, name in one.items()
        if name.endswith(short) and short not in early and not (short.endswith("s") and short.lower() in texts)
    }


def mastheads(title: str, docs: Sequence[Doc]) -> dict[str, str]:
    """Last words of a body's name in a document's title → the name, where the text calls it so: ``the Club``.

    >>> mastheads("Orm Rowing Club: annual report", [])
    {}
    """
    if title.istitle():
        return {}  # whose every word is capital
    found = {match[1]: match[0] for match in _BODY.finditer(title) if is_body(match[1].lower())}
    texts = [doc.text for doc in docs] if found else []
    called = {
        short: name
        for short, name in found.items()
        if any(f"he {short}" in text for text in texts) and not any(name in text for text in texts)
    }
    return {short: name for short, name in called.items() if not any(f"he {short.lower()} " in t for t in texts)}


def is_body(word: str) -> bool:
    """Whether a noun is for many people as one: a club, a society, a town."""
    entry = noun(word)
    group = 0.0 if entry is None else entry.share("group")
    return group >= _PARTLY or word in person_words()["heads"]["settled"]


def stands_alone(token: Token) -> bool:
    """Whether a capital word is all that a name has here: ``the Front said``, ``Rovers lost``."""
    after = token.doc[token.i + 1 : token.i + 2]
    goes_on = bool(after) and (after[0].pos_ == "PROPN" or after[0].lower_ in ("&", "of", "-"))
    club = token.tag_ == "NNS" or (token.tag_ == "NN" and in_class(token.lower_, "clubs", "clubs.towns"))
    named = token.pos_ == "PROPN" or (club and token.n_lefts == 0)
    return named and not goes_on and all(c.dep_ in ("det", "case", "punct") for c in token.lefts)


def is_bare_word(token: Token) -> bool:
    """Whether a capital word without an article is a name, though taken for a noun: ``Jobs``, ``City were beaten``.

    So is a family name at the head of a sentence: ``Clay retired in 1871``.
    """
    club = token.tag_ == "NN" and in_class(token.lower_, "clubs", "clubs.towns")
    opens = token.tag_ == "NN" and token.i == token.sent.start and token.dep_ in SUBJECTS
    return (token.tag_ == "NNS" or club or opens) and token.text[:1].isupper() and token.n_lefts == 0


def is_knight(given: Token) -> bool:
    """Whether a given name is all that a name has beside its title: ``Sir Dennis``."""
    return [c.lower_ for c in given.lefts] in (["sir"], ["dame"]) and given.tag_ == "NNP"


def _is_brand(name: Token) -> bool:
    """Whether what a firm with *'s* behind it has is nothing, and so it is called that: ``Marlow's cut its rating``."""
    return name.ent_type_ == "ORG" and name.dep_ == "nsubj" and name.head.pos_ == "VERB" and not is_bare_owner(name)


def brands(docs: Sequence[Doc]) -> dict[str, str]:
    """Names of firms that end in *'s*, by what stands before it: of ``Marlow's Inc.``, ``Marlow``."""
    return {
        doc[t.i - 1].text: doc[t.i - 1 : t.i + 1].text
        for doc in docs
        for t in doc
        if t.lower_ == "'s" and 0 < t.i < len(doc) - 1
        if in_class(doc[t.i + 1].lower_, "firms") or _is_brand(doc[t.i - 1])
    }
