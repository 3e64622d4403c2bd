"""Names as a text has them: their words, and what it says they are: ``the ferry Nordlys``, ``Nordlys, a ferry``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from events.extract.language.gazetteer import is_place
from events.extract.language.grammar import SUBJECTS
from events.extract.language.lexicon import EVENTIVE, classes, noun
from events.extract.language.parties import whole_name
from events.extract.language.people import is_list, person_words
from events.extract.language.phrases import noun_phrase
from events.extract.language.pieces import ownerless
from events.extract.language.predicates import in_class
from events.extract.language.words import asked_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.language.words import Span, Token

__all__ = [
    "MAIN_ROLES",
    "Name",
    "alike",
    "alone",
    "bare_name",
    "before_sort",
    "called",
    "goes_on",
    "goes_on_of",
    "has_main_result",
    "is_no_owner",
    "is_remark",
    "is_work",
    "kinds_of",
    "named_beside",
    "part_of",
    "race_of",
    "sorts_of",
    "uncapped",
    "worded",
]

#: What the verb of a main clause is to what stands above it.
MAIN_ROLES = ("ROOT", "ccomp", "conj", "parataxis")
_HALF = 0.5
_CRAFT = frozenset(("spacecraft", "vessel"))


@dataclass(frozen=True, slots=True)
class Name:
    """What stands for a word.

    Attributes:
        words: As in the evidence.
        plural: Whether a verb after it is in the plural.
        acts: Whether it names a person or a group.
        members: Of several, each by itself: *Chad*, *Mali* of *the two countries*.
    """

    words: str
    plural: bool = False
    acts: bool = True
    members: tuple[str, ...] = ()

    def is_of_family(self, word: Token) -> bool:
        """Whether a word is the last of the name that stands for it, whatever town is called so: ``Ada Lund``."""
        return self.words.endswith(f" {word.text}")


def kinds_of(name: Token) -> Iterator[str]:
    """What a text says that a name is: ``the ferry Nordlys``, ``Nordlys, a ferry,``, ``Nordlys is a ferry``."""
    placed = name.ent_type_ in ("GPE", "LOC") and (is_place(bare_name(name)) or not _is_craft(name))
    if placed or name.ent_type_ in ("DATE", "TIME", "NORP"):
        return  # "by the treaty Romania ceded the passes"; but "the whaler Margit", whatever it was taken for
    said = [c for c in name.children if c.dep_ == "appos" and c.pos_ in ("NOUN", "ADJ") and c.i > name.i]
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        said += [c for c in name.head.children if c.dep_ == "attr" and c.tag_ == "NN"]
    if (first := name.left_edge.i if name.ent_iob_ != "I" else _first_of(name)) > name.sent.start + 1:
        before = name.doc[first - 1]
        common = before.tag_ == "NN" or (
            before.tag_ == "JJ" and "vessel" in sorts_of(before.lower_)
        )  # "the steamer Margit"
        if common and name.doc[first - 1].text.islower() and not _is_when(before):
            yield before.lemma_.lower()
    called = [c for c in name.lefts if c.dep_ == "compound" and c.tag_ == "NN" and c.i > name.sent.start]
    if called and called[-1].text.islower() and all(w.pos_ == "PROPN" for w in name.doc[called[-1].i + 1 : name.i]):
        yield called[-1].lemma_.lower()
    for kind in said:
        one = kind.tag_ in ("NN", "JJ") and any(c.dep_ in ("det", "poss") for c in kind.children)
        if one and not is_list(name) and kind.lemma_.lower() not in person_words()["stands_for"]["company"]:
            yield kind.lemma_.lower()


def _is_craft(name: Token) -> bool:
    """Whether a noun for a craft stands right before a name: ``the whaler Margit``."""
    before = name.doc[name.i - 1 : name.i]
    return bool(before) and before[0].tag_ == "NN" and "vessel" in sorts_of(before[0].lemma_.lower())


def sorts_of(kind: str) -> frozenset[str]:
    """What a common noun is a kind of: ``vessel`` of a steamer, ``contest`` of a tour."""
    return classes(kind) | _sorted().get(kind, frozenset())


@cache
def _sorted() -> dict[str, frozenset[str]]:
    """What the lists of sorts have of each common noun."""
    found: dict[str, set[str]] = {}
    for sort, kinds in person_words()["sorted"].items():
        for kind in kinds:
            found.setdefault(kind, set()).add(sort)
    return {kind: frozenset(sorts) for kind, sorts in found.items()}


def is_work(name: Token) -> bool:
    """Whether a name has what sort of work it is before it: ``the film The Long Road``, ``the musical Orsk Fair``."""
    beside = [*name.lefts, *([name.head] if name.dep_ == "appos" else [])]
    beside += [c for c in name.head.rights if c.dep_ == "dobj" and c.i < name.i]  # "wrote the novel The Long Road"
    sorts = (classes(t.lemma_.lower()) for t in beside if t.text.islower())
    return name.pos_ == "PROPN" and any("artwork" in sort for sort in sorts)


def race_of(token: Token) -> str:
    """The name of a race with where it goes, without which it is none: ``Tour of the Lakes``; of others nothing."""
    of = token.doc[token.i + 1 : token.i + 2]
    if not of or of[0].lower_ != "of" or "contest" not in sorts_of(token.lower_):
        return ""
    named = next((c for c in of[0].rights if c.dep_ == "pobj" and c.text[:1].isupper()), None)
    return "" if named is None else f"{bare_name(token)}{token.doc[token.i : named.i + 1].text[len(token.text) :]}"


def before_sort(thing: Token) -> Token | None:
    """The name that stands before a noun for a craft, and is not its owner's: ``the Kestrel probe``."""
    name = next((c for c in thing.lefts if c.i == thing.i - 1 and c.dep_ == "compound" and c.pos_ == "PROPN"), None)
    if name is None or not _CRAFT & classes(thing.lemma_.lower()) or name.ent_type_ in ("GPE", "NORP", "DATE"):
        return None
    owned = any(c.dep_ == "poss" for c in thing.lefts)  # "the agency's Heron probe", but "the Arlex probe"
    return name if owned or name.ent_type_ != "ORG" else None


def _first_of(name: Token) -> int:
    """The first word of the entity that a word ends."""
    first = name.i
    while name.doc[first].ent_iob_ == "I" and first > name.sent.start:
        first -= 1
    return first


def _is_when(word: Token) -> bool:
    entry = noun(word.lemma_.lower())
    return entry is None or entry.top == "time"


@asked_once
def bare_name(token: Token) -> str:
    """The proper nouns of a name, or the entity that it ends."""
    if token.ent_iob_ == "I" and token.ent_type_ == "ORG":
        first = _first_of(token)
        first += token.doc[first].pos_ == "DET" or token.doc[first].text in ("#", '"', "“")  # of a heading
        first = max(
            [first, *(t.i + 1 for t in token.doc[first : token.i] if t.lower_.endswith("based"))]
        )  # "Oslo-based"
    else:
        own = [c for c in token.lefts if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"]
        own += [c for part in own for c in part.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"]  # "Port Arden …"
        first = min([token.i, *(c.i for c in own)])
        kinds = (t.i + 1 for t in token.doc[first : token.i] if t.tag_ == "NN" and t.text.islower())
        first = max([first, *kinds])  # "Oslo startup Nexo"
    if goes_on_of(token):
        last = token.i + 2  # "Bank of Merrow", "Duke of Marn"
        while last + 1 < len(token.doc) and token.doc[last + 1].ent_iob_ == "I":
            last += 1
    else:
        numbered = any(c.i == token.i + 1 and c.dep_ == "nummod" and c.text.isdigit() for c in token.children)
        last = token.i + numbered  # "Hermes 4"
    return " ".join(ownerless(token.doc[first : last + 1].text).split())


def goes_on_of(token: Token) -> bool:
    """Whether a name goes on behind a word with what it is of: ``House`` of *the House of Commons*."""
    after = token.doc.tokens[token.i + 1 : token.i + 3]
    if not after or after[0].lower_ != "of" or token.pos_ != "PROPN":
        return False
    ranked = token.lower_ in person_words()["offices"]["borne"] and after[-1].pos_ == "PROPN"
    return ranked or (after[0].ent_iob_ == "I" and token.ent_type_ in ("ORG", "PERSON"))


def uncapped(words: str, noun_: Token) -> str:
    """The words of a noun's phrase, without the capital that a common word has only for its place in the sentence."""
    first = noun_.sent[0]
    common = first.pos_ in ("NOUN", "ADJ", "NUM", "VERB") and first.ent_type_ in ("", "CARDINAL")
    known = first.pos_ != "NOUN" or noun(first.lemma_.lower()) is not None  # no "Ratners"
    common = common and known and first.text.istitle()
    return words[:1].lower() + words[1:] if common and noun_.pos_ == "NOUN" and words.startswith(first.text) else words


def alone(token: Token) -> str:
    """A noun's phrase without what is joined to it."""
    joined = {t.i for c in token.children if c.dep_ in ("conj", "cc") for t in c.subtree}
    return uncapped(ownerless(noun_phrase(token, frozenset(joined), 0)), token)


def worded(token: Token, depth: int) -> str:
    """The phrase of a noun, or a name with what it is of: ``National Bank of Orsk``, ``Duke of Marn``."""
    return bare_name(token) if goes_on_of(token) else ownerless(noun_phrase(token, frozenset(), depth))


@asked_once
def called(token: Token) -> str:
    """The name that a noun is or has beside it, without what it says of its bearer: ``Aldros`` of *King Aldros*."""
    beside = (c for c in token.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    name = token if token.pos_ == "PROPN" else next(beside, None)
    if name is None:
        return ""
    ent = next((e for e in name.sent.ents if e.root.i == name.i and e.label_ == "PERSON"), None)
    return bare_name(name) if ent is None else whole_name(ent)


def part_of(short: str, name: str) -> bool:
    """Whether the words of one name begin another: ``Castellan`` of ``Castellan Foods Inc.``."""
    return name == short or name.startswith(f"{short} ")


def alike(one: str, other: str) -> bool:
    """Whether one of two names begins the other."""
    return part_of(one, other) or part_of(other, one)


def has_main_result(token: Token) -> bool:
    """Whether a main clause is about what a name has: ``Arlex's net income rose``, ``Shares in Arlex rose``."""
    thing = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("of", "in") else token.head
    owns = token.dep_ in ("poss", "pobj", "compound") and in_class(thing.lemma_.lower(), "owned.nouns")
    return owns and thing.dep_ in SUBJECTS and thing.head.dep_ in MAIN_ROLES


def is_remark(clause: Token) -> bool:
    """Whether a clause is said beside a noun, between commas: ``the airline, which flies to Oslo,``.

    So is a rank: *the storm, the worst since 1999, tore off roofs*; and an age: *the 64-year-old Crane*.
    """
    if clause.lower_ == "old" and clause.dep_ == "amod":
        return clause.head.pos_ == "PROPN" and any(c.lower_ == "year" for c in clause.lefts)
    rank = clause.dep_ == "appos" and clause.tag_ == "JJS"
    beside = rank or clause.dep_ == "relcl" or (clause.dep_ == "acl" and clause.tag_ == "VBN")
    return beside and clause.doc[clause.left_edge.i - 1].text == ","


def is_no_owner(meant: Token, thing: Token) -> bool:
    """Whether what happens cannot have a thing that is made: ``Construction began in 2008. Its main mirror …``.

    Nor has what is earned, told or held any shares: ``Revenue fell. Its shares dropped``; what is said has no walls.
    """
    made, entry = noun(thing.lemma_.lower()), noun(meant.lemma_.lower())
    happens = meant.pos_ == "NOUN" and entry is not None and entry.event_share >= EVENTIVE
    built = classes(meant.lemma_.lower()) & {"spacecraft", "vessel", "aircraft", "vehicle"}  # "the probe"
    if meant.pos_ == "NOUN" and in_class(thing.lemma_.lower(), "owned.nouns"):
        return happens or entry is None or entry.top not in ("group", "person", "artifact", "location")
    if meant.pos_ == "NOUN" and entry is not None and entry.top in ("communication", "cognition"):
        happens = happens or "structure" in classes(thing.lemma_.lower())  # "His answer was a siege. Its walls fell"
    return happens and not built and made is not None and made.top in ("artifact", "body", "person")


def named_beside(token: Token) -> str | None:
    """The name of whom a noun tells by whose he is, or by what he was made: ``his successor, Mina Rao,``."""
    owned = any(c.dep_ == "poss" for c in token.lefts)
    beside = next((c for c in token.rights if c.dep_ == "appos" and c.ent_type_ == "PERSON"), None) if owned else None
    office = token.text.islower() and token.lower_ in person_words()["offices"]["nouns"]
    appointed = token.dep_ == "dobj" and token.head.lemma_ in ("name", "elect", "appoint")
    kinds = ("PERSON", "ORG") if appointed else ("PERSON",)  # "named Ada Crane president"
    made = next((c for c in token.lefts if c.i == token.i - 1 and c.ent_type_ in kinds), None) if office else None
    name = beside or made  # "elected Jonas Vey president", which the parser made one noun
    return None if name is None else bare_name(name)


def goes_on(sentence: Span) -> bool:
    """Whether a sentence is about a thing that was told of before: ``The probe had gone silent``."""
    things = (t for t in sentence if t.dep_ in SUBJECTS and t.tag_ == "NN" and t.head.dep_ in MAIN_ROLES)
    things = (t for t in things if [c.lower_ for c in t.lefts] == ["the"])
    entries = filter(None, (noun(t.lemma_.lower()) for t in things))
    return any(entry.share("artifact") > _HALF for entry in entries)
