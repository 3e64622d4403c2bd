"""The names of those who take part: whole where the recogniser cut them, and each once."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extract.language.gazetteer import demonym, is_place
from events.extract.language.grammar import DETERMINERS, SUBJECTS, climb
from events.extract.language.lexicon import classes, noun
from events.extract.language.people import given_names, person_words, tells_what
from events.extract.language.pieces import ownerless
from events.extract.language.predicates import in_class
from events.extract.language.quantities import ORDINAL
from events.extract.language.words import Span, asked_once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from events.extract.language.words import Doc, Token

__all__ = [
    "PACTS",
    "WARES",
    "clean",
    "distinct",
    "is_before_noun",
    "is_excepted",
    "is_inert",
    "is_of_building",
    "titles_several",
    "whole_name",
]

_AND = frozenset(("&", "amp"))
#: Lower-case words that names of people begin with.
_PARTICLES = frozenset(("al", "de", "da", "di", "du", "van", "von", "bin", "ben", "el", "la", "le", "ter", "den"))
_MOSTLY, _PARTLY, _BARELY = 0.5, 0.4, 0.2
_WHOLE = 2
_BUILT = frozenset(("structure", "fortress", "body"))
#: Classes of what is signed and of what is made, of which one has a name and many have one.
PACTS = frozenset(("treaty", "statute"))
WARES = frozenset(("spacecraft", "vessel", "weapon", "software", "aircraft", "vehicle"))
#: What does nothing, whatever is done to it.
_INERT = frozenset(("structure", "fortress", "prize", *PACTS))
_LYING = ("object", "location", "communication", "cognition", "event", "act", "possession")
#: What a name may begin with that is none of it; the sign is a heading's.
_LEADING = frozenset((*DETERMINERS, "#"))
#: Words for firms that names of firms begin with.
_NAMING = frozenset(("group", "carrier", "bank", "paper", "unit", "partner", "company", "firm", "corporation"))


@asked_once
def whole_name(ent: Span) -> str:
    """A name without article, possessive and title, with what the recogniser left out of it: ``Hal-Mart``."""
    doc, first, last = ent.doc, _first(ent), _last(ent)
    last = next((t.i - 1 for t in ent[1:] if _is_sum(t)), last)  # "fined Arlex £2 million"
    if ent.label_ == "PERSON":
        while last - first > 1 and _is_title(doc[first]) and doc[first + 1].is_alpha and not _is_titled(doc[first]):
            first += 1
        first += last > first and titles_several(doc[first], ent)
        while last - first > 1 and demonym(doc[first].text) is not None and doc[first].i > ent.root.sent.start:
            first += 1  # "the Norwegian Ole Strand"
        ranked = (
            first == last
            and first > ent.root.sent.start
            and doc[first - 1].lower_ in person_words()["offices"]["borne"]
        )
        first -= ranked and doc[first - 1].head.i == last and doc[first - 1].text[:1].isupper()
        first -= ranked and doc[first - 1].text in ("Grand", "Crown")
        while last > first and not doc[last].text[:1].isalpha() and doc[last].lower_ not in ("'s", "'"):
            last -= 1  # "Mina Rao 6-4"
    if any(t.text[:1].isupper() for t in doc[first : last + 1]):
        while doc[first].text.islower() and not (doc[first].lower_ in _PARTICLES or ORDINAL.fullmatch(doc[first].text)):
            first += 1  # "founder Mina Rao", but "1st Battalion"
    return clean(Span(doc, first, last + 1, ent.label_))


def _is_sum(word: Token) -> bool:
    """Whether a sum of money begins with a word, which is no part of the name before it."""
    after = word.doc[word.i + 1 : word.i + 2]
    return word.is_currency or (word.tag_ == "CD" and any(t.lower_ in ("million", "billion") for t in after))


def _last(ent: Span) -> int:
    """The index of the last word of a name, with what belongs to it and was not recognised."""
    doc, last = ent.doc, ent.end - 1
    while last + 2 < len(doc) and doc[last + 1].text in ("-", "'") and not doc[last + 1].whitespace_:
        if not doc[last + 2].text[:1].isupper() or doc[last + 2].ent_iob_ == "B":
            break
        last += 2
    if last + 1 < len(doc) and doc[last].text.endswith("'") and doc[last + 1].text[:1].isupper():
        last += 1  # "O' Leary"
    if last + 1 < len(doc) and doc[last + 1].text[:1] == "-" and doc[last + 1].text[1:2].isupper():
        last += 1  # "Hal -Mart"
    if ent.label_ == "PERSON" and _goes_on(doc, last) and doc[last + 1].ent_type_ == "PERSON":
        last = _end_of_name(doc, last + 1)
    if last + 2 < len(doc) and doc[last + 1].lower_ in _AND and doc[last + 2].text[:1].isupper():
        last = _end_of_name(doc, last + 2)  # "Holm & Rist"
    last = _with_its_kind(ent, last)
    if last + 2 < len(doc) and doc[last + 1].lower_ == "'s" and in_class(doc[last + 2].lower_, "firms"):
        last += 2  # "Marlow's Inc."
    after = doc.tokens[last + 1 : last + 3]
    if after and in_class(after[0].lower_, "firms") and after[0].text[:1].isupper():
        last += 1
    elif len(after) > 1 and after[0].text == "," and in_class(after[1].lower_, "firms") and after[1].text[:1].isupper():
        last += 2  # "Arlex, Inc."
    return last


def _with_its_kind(ent: Span, last: int) -> int:
    """The last word of the name of a craft, of which the recogniser knew the maker: ``A Nordhavn N380 landed``."""
    root = ent.root
    head = root.head
    next_ = root.dep_ in ("compound", "nmod") and head.pos_ == "PROPN" and head.i == last + 1
    if not next_ or ent.label_ != "ORG" or head.ent_type_ not in ("", "PRODUCT", "CARDINAL"):
        return last
    told_of = head.dep_ in SUBJECTS and any(c.isdigit() for c in head.text) and head.text[:1].isupper()
    return head.i if told_of else last


def _is_given(before: Token, name: Token) -> bool:
    """Whether a word that was not recognised is the given name before a name."""
    strange = before.pos_ == "PROPN" and not before.ent_type_ and before.dep_ == "compound" and before.head.i == name.i
    return strange and any(before.lower_ in names for names in person_words()["given"].values())


def _first(ent: Span) -> int:
    """The index of the first word of a name, with what belongs to it and was not recognised."""
    doc, first = ent.doc, ent.start
    if first >= 2 and doc[first - 1].lower_ in _AND and _is_cap(doc[first - 2]):
        first -= 2  # "Holm & Rist"
        while first and _is_cap(doc[first - 1]) and doc[first - 1].sent is doc[first].sent:
            first -= 1
    elif first >= 1 and doc[first - 1].lower_ in _AND and doc[first - 1].ent_iob_ == "I":
        first -= 1  # "Holm, Rist & Bay", taken for two
    if len(ent) == 1 and ent.label_ in ("PERSON", "ORG") and first and _is_given(doc[first - 1], doc[first]):
        first -= 1  # "Ana Corro", of which only the second was known
    while first and doc[first].ent_iob_ == "I":
        first -= 1
    while ent.label_ == "PERSON" and first > ent.root.sent.start and _is_more_of(doc[first - 1], ent.root):
        first -= 1  # "Mehmed Rashid Pasha", of whom the recogniser knew two
    return first


def _is_more_of(word: Token, name: Token) -> bool:
    """Whether a capital word before a person's name is one of his names, though the recogniser left it out."""
    own = word.dep_ == "compound" and word.head.i == name.i and not word.ent_type_
    own = own and (word.pos_ == "PROPN" or word.lower_ in given_names())
    return own and word.is_alpha and word.text.istitle() and noun(word.lower_) is None


def _is_cap(word: Token) -> bool:
    return word.text[:1].isupper() and word.pos_ in ("PROPN", "ADJ") and word.ent_type_ not in ("DATE", "TIME")


def _goes_on(doc: Doc, last: int) -> bool:
    """Whether the next word is a name's too, with nothing but a space between."""
    after = last + 1
    return after < len(doc) and doc[last].whitespace_ == " " and _is_cap(doc[after]) and doc[after].ent_iob_ == "B"


def _end_of_name(doc: Doc, at: int) -> int:
    """The last of the capital words from one on."""
    while at + 1 < len(doc) and doc[at + 1].pos_ == "PROPN" and (doc[at + 1].ent_iob_ != "B"):
        if not doc[at + 1].text[:1].isupper():
            break
        at += 1
    return at


def _is_title(word: Token) -> bool:
    """Whether a word before a person's name says what he is: ``Superintendent``, ``Mr.``."""
    entry = noun(word.lower_)
    told = entry is not None and entry.share("person") > _MOSTLY
    return told or word.lower_ in person_words()["address"]["people"] or word.pos_ in ("ADJ", "ADP")


def titles_several(word: Token, ent: Span) -> bool:
    """Whether a word says what several are of whom a name is the first: ``Generals Rao, Pike and Lund``."""
    several = word.lower_.endswith("s") and any(c.dep_ == "conj" for c in ent.root.rights)
    return several and tells_what(word.lower_.removesuffix("s"))


@asked_once
def _is_titled(word: Token) -> bool:
    """Whether a title stands before a word, which is then a name: ``president Franklin Rao``."""
    before = word.nbor(-1) if word.i > word.sent.start else word
    return before.dep_ == "compound" and before.text.islower() and tells_what(before.lower_)


def clean(ent: Span) -> str:
    """An entity's words without article, possessive and an editor's brackets: ``[Djuro] Macut``."""
    tokens = list(ent)
    while tokens and (tokens[0].lower_ in _LEADING or (tokens[0].dep_ == "det" and tokens[0].text.islower())):
        tokens = tokens[1:]  # "# Arlex wins order"
    while tokens and tokens[-1].lower_ in ("'s", "'", "on", "in", "at"):
        tokens = tokens[:-1]
    words = "" if not tokens else ent.doc[tokens[0].i : tokens[-1].i + 1].text
    return words.replace("[", "").replace("]", "")


#: A name that stands in quotation marks: ``"Elbe"``.
_WHOLLY_QUOTED = re.compile('^"([^"]*)"$')


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Each participant once: not *Holm* beside *Holm & Rist Corp.*, though a country beside its company.

    >>> distinct(["Holm", "Oslo police", "Holm & Rist Corp.", "Chad", "Chad Oil", "Holm"])
    ('Oslo police', 'Holm & Rist Corp.', 'Chad', 'Chad Oil')
    >>> distinct(["Orval Bank", "Orval Bank's", "Sotheby's"])
    ('Orval Bank', "Sotheby's")
    """
    once = list(dict.fromkeys(filter(None, map(_without_role, names))))
    once = [name for name in once if len(parts := name.split(" and ")) == 1 or not set(parts) <= set(once)]
    once = [name for name in once if (plain := ownerless(name)) == name or plain not in once]
    return tuple(name for name in once if not any(_is_short_for(name, other) for other in once))


def _without_role(name: str) -> str:
    """A person's name without what he is: *founder Mina Rao*; a name without a bracket that does not close."""
    name = name.removeprefix("# ")  # of a heading
    name = _WHOLLY_QUOTED.sub(r"\1", name)
    words = (name.partition(" (")[0] if name.count("(") > name.count(")") else name).split()
    if len(words) > 1 and words[1][:1].isupper() and _leads_in(words[0]):
        words = words[1:]  # "Rival Arlex"
    name = " ".join(words)
    low = next((n for n in range(len(words), 0, -1) if words[n - 1].islower()), 0)
    entry = noun(words[low - 1]) if 0 < low < len(words) else None
    person = entry is not None and (entry.share("person") >= _PARTLY or _leads_in(words[low - 1]))
    person = person and "of" not in words[:low]  # "the widow of the painter Olaf Brandt"
    return " ".join(words[low:]) if person and all(w[:1].isupper() for w in words[low:]) else name


def _leads_in(word: str) -> bool:
    """Whether a capital word says what a firm is whose name is after it: ``Startup Arlex``, ``Chipmaker Arlex``."""
    lower = word.lower()
    kinds = person_words()["stands_for"]
    told = lower in (kinds["nameless"] | kinds["company"]) - _NAMING
    return told or (lower.endswith("maker") and noun(lower) is None)


def _is_short_for(name: str, other: str) -> bool:
    """Whether a name is the end of another, its initials, or its beginning and the rest says that it is a firm's."""
    if name == other or not name[:1].isupper() or not other[:1].isupper() or is_place(name):
        return False
    if name.isupper() and name == "".join(word[0] for word in other.split() if word[0].isupper()):
        return True  # "NATO"
    rest = other.removeprefix(f"{name} ").split()
    kind = other.startswith(f"{name} ") and any(in_class(w.lower(), "firms") or w[-1].isdigit() for w in rest)
    return kind or other.endswith(f" {name}")


@lru_cache(maxsize=10_000)
def is_of_building(name: str) -> bool:
    """Whether a name is a building's by the word that it ends in.

    >>> [is_of_building(name) for name in ("Oda Castle", "Castle Oda", "Robert Hall", "Arden Church")]
    [True, False, False, False]
    """
    words = name.partition(" of ")[0].lower().split()
    if len(words) < _WHOLE or (len(words) == _WHOLE and words[0] in given_names()):
        return False
    entry, kinds = noun(words[-1]), classes(words[-1])
    return "structure" in kinds <= _BUILT and entry is not None and entry.share("group") < _BARELY


def is_inert(kind: str) -> bool:
    """Whether what a noun is for takes part in nothing that is done to it: a castle, a river, a treaty."""
    entry, sorts = noun(kind), classes(kind)
    lies = entry is not None and entry.top in _LYING and sorts.isdisjoint(WARES)
    return lies or not sorts.isdisjoint(_INERT)


def is_before_noun(word: Token) -> bool:
    """Whether a nationality stands before a noun, alone or joined to another: ``Finnish and Dutch choirs``."""
    while word.dep_ == "conj" and (word.head.ent_type_ == "NORP" or word.head.pos_ == "ADJ"):
        word = word.head
    return word.dep_ in ("amod", "compound", "nmod", "npadvmod")


def is_excepted(token: Token, head: Token) -> bool:
    """Whether a name is of who did not take part, or of some of those who did, or of where a figure is from.

    *With the exception of Arlex*, *40 singers, including nine Finns*.
    """
    for above in (token, *climb(token)) if token.i != head.i else ():
        if above.i == head.i:
            return False
        if any(c.lower_ == "among" for c in above.lefts):
            return True  # "two firms, among them Arlex"
        if above.lower_ in ("except", "unlike", "than", "according", "exception", "among", "including"):
            return True
    return False
