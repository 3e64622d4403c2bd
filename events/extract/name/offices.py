"""Offices: whom *the Norland foreign minister* means, where the text names one person with that office.

A name has the office that stands before it (*Foreign Minister Mina Rao*) or beside it (*Mina Rao, Norland's foreign
minister*). A description means the only person with its office and what that is of, anywhere in the document; one that
does not say what it is of means somebody named before, if the text knows the office of one place or firm only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.extract.language.gazetteer import demonym, lookup
from events.extract.language.grammar import SUBJECTS
from events.extract.language.parties import whole_name
from events.extract.language.people import person_words
from events.extract.language.pieces import ownerless
from events.extract.name.naming import Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from events.extract.language.words import Doc, Span, Token
    from events.extract.parse.nlp import Paragraph

__all__ = ["Offices", "styled"]

_OWNERS = ("GPE", "NORP", "ORG", "LOC")
_ROLES = (*SUBJECTS, "dobj", "pobj", "poss", "dative", "conj")
_BESIDE = frozenset(("det", "poss", "compound", "amod", "nmod", "punct", "case"))
_ALLOWED = frozenset(("of", "himself", "herself"))
_MODIFIERS = ("NOUN", "PROPN", "ADJ")
_NUMERAL = re.compile("[IVX]+")


@dataclass(frozen=True, slots=True)
class _Office:
    """An office as a text has it: its words, and what it is of; empty if it does not say."""

    words: tuple[str, ...]
    owner: str


@dataclass(frozen=True, slots=True)
class _Holder:
    """Somebody named with an office, and in which sentence."""

    name: str
    office: _Office
    sentence: int


class Offices:
    """The people whom a document names with their offices.

    Args:
        paragraphs: All of the document.
        full: A person's name in full.
    """

    def __init__(self, paragraphs: Sequence[Paragraph], full: Callable[[str], str]) -> None:
        """Collect who holds what."""
        self._holders: list[_Holder] = []
        self._spoken: set[_Office] = set()
        nouns = person_words()["offices"]["nouns"]
        for paragraph in paragraphs:
            for sentence in paragraph.sentences():
                number = paragraph.place(sentence[0])
                for ent in sentence.ents:
                    if ent.label_ == "PERSON":
                        offices = filter(None, _held(ent, sentence))
                        name = styled(ent, full(whole_name(ent)))
                        self._holders += [_Holder(name, office, number) for office in offices]
                found = (_read(token, sentence, {}) for token in sentence if token.lower_ in nouns)
                self._spoken |= {office for office in found if office is not None}

    def of(self, number: int, sentence: Span, names: Mapping[int, Name], *, bare: bool = False) -> dict[int, Name]:
        """Whom the descriptions of a sentence mean, by the index of their noun.

        Args:
            number: Which sentence of the document it is.
            sentence: The sentence.
            names: What stands for its words otherwise.
            bare: Only those that do not say what their office is of, and so need the name to stand by themselves.
        """
        out: dict[int, Name] = {}
        for token in sentence if self._holders else ():
            office = _read(token, sentence, names) if token.i not in names and _is_description(token, names) else None
            if office is not None and not (bare and office.owner):
                meant = self._meant(office, number)
                out |= {token.i: Name(meant)} if meant else {}
        return out

    def _meant(self, office: _Office, number: int) -> str:
        held = [h for h in self._holders if _fits(office.words, h.office.words)]
        if office.owner:
            found = {h.name for h in held if h.office.owner and _same(office.owner, h.office.owner)}
        else:
            owners = [o.owner for o in self._spoken if o.owner and _fits(office.words, o.words)]
            owners += [h.office.owner for h in held if h.office.owner]
            alike = all(_same(one, owners[0]) for one in owners)
            found = {h.name for h in held} if alike else set()
            found = found if any(h.sentence <= number for h in held) else set()
        longest = [name for name in found if not any(other.endswith(f" {name}") for other in found)]
        return longest[0] if len(longest) == 1 else ""


def styled(ent: Span, name: str) -> str:
    """A name, with the title of one who has no family name: ``King Olaf``, ``Pope Felix II``."""
    title = _title(ent)
    alone = " " not in name or (name.count(" ") == 1 and _NUMERAL.fullmatch(name.rpartition(" ")[2]) is not None)
    return f"{title.text} {name}" if title.lower_ in person_words()["offices"]["crowned"] and alone else name


def _title(ent: Span) -> Token:
    """The word before a name, or its first where the recogniser took that for a part of it."""
    first = ent[0]
    taken = len(ent) > 1 and first.lower_ in person_words()["offices"]["nouns"]
    return first if taken or first.i == 0 else ent.doc[first.i - 1]


def _held(ent: Span, sentence: Span) -> Iterator[_Office | None]:
    """The offices that a person is named with."""
    root, title = ent.root, _title(ent)
    held = _read(title, sentence, {}) if title.i >= sentence.start else None
    yield held if held is None or held.owner else _Office(held.words, _after(root))  # "King Olaf of Norland"
    beside = [c for c in root.children if c.dep_ == "appos" and c.i > root.i]
    if root.dep_ == "appos" and root.i > root.head.i:
        beside.append(root.head)
    if root.dep_ == "nsubj" and root.head.lower_ in ("is", "'s"):
        beside += [c for c in root.head.children if c.dep_ == "attr"]
    for token in beside:
        yield _read(token, sentence, {})


def _read(token: Token, sentence: Span, names: Mapping[int, Name]) -> _Office | None:
    """The office that a noun ends, with what it is of before it or after an *of*; None if it is no office."""
    lists = person_words()["offices"]
    word = token.lower_
    if word not in lists["nouns"] or token.pos_ not in ("NOUN", "PROPN"):
        return None
    doc, at, words = token.doc, token.i - 1, [word]
    while at >= sentence.start and doc[at].pos_ in _MODIFIERS and not _is_owner(doc[at]):
        if doc[at].pos_ != "ADJ" or doc[at].lower_ in lists["described"]:
            words.insert(0, doc[at].lower_)
        at -= 1
    owner = _before(doc, at, sentence, names)
    if owner is None:
        return None
    earlier = next(
        (t.lower_ for t in reversed(list(doc[sentence.start : at + 1])) if not _is_owner(t) and t.tag_ != "POS"), ""
    )
    was = [earlier] if earlier in lists["ranks"] else []  # "the former Norland president"
    return _Office(_plain([*was, *words]), owner or _after(token))


def _is_owner(token: Token) -> bool:
    return token.ent_type_ in (*_OWNERS, "PERSON", "DATE") or demonym(token.text) is not None


def _before(doc: Doc, at: int, sentence: Span, names: Mapping[int, Name]) -> str | None:
    """What an office is of, from the word before it; None if that is not known: ``the country's president``."""
    if at < sentence.start:
        return ""
    if doc[at].tag_ == "PRP$":
        return ownerless(names[at].words) if at in names else None
    owned = doc[at].tag_ == "POS"
    at -= owned
    for ent in sentence.ents:
        if ent.start <= at < ent.end and ent.label_ in _OWNERS:
            return ownerless(whole_name(ent))
    if owned:
        return ownerless(names[at].words) if at in names else None
    return doc[at].text if demonym(doc[at].text) is not None else ""


def _after(token: Token) -> str:
    """What an office is of, after it: ``the president of Norland``."""
    of = [c for prep in token.children if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj"]
    ents = [ent for ent in token.sent.ents if any(ent.root.i == c.i for c in of)]
    return ownerless(whole_name(ents[0])) if ents else ""


def _is_description(token: Token, names: Mapping[int, Name]) -> bool:
    """Whether a noun speaks of one somebody who is known, and does not name him."""
    if token.dep_ not in _ROLES or token.tag_ not in ("NN", "NNP") or token.ent_type_ == "PERSON":
        return False
    after = token.doc[token.i + 1 : token.i + 2]
    if len(after) and (after[0].pos_ == "PROPN" or after[0].ent_type_ == "PERSON"):
        return False
    known = [c for c in token.children if c.dep_ in _BESIDE or c.lower_ in _ALLOWED]
    definite = any((c.dep_ == "poss" and c.tag_ != "WP$") or c.lower_ == "the" for c in known)
    own = definite or (token.text[:1].isupper() and not any(c.dep_ == "det" for c in known))
    pronouns = (c for c in known if c.tag_ == "PRP$")
    return own and len(known) == token.n_lefts + token.n_rights and all(c.i in names for c in pronouns)


def _plain(words: list[str]) -> tuple[str, ...]:
    """An office by its plainest words: a premier is a prime minister, a king a monarch."""
    lists, last = person_words()["offices"], words[-1]
    if words[-3:] == ["chief", "executive", "officer"]:
        return (*words[:-3], "ceo")
    if words[-2:] == ["chief", "executive"]:
        return (*words[:-2], "ceo")
    if last in lists["crowned"]:
        return (*words[:-1], "monarch")
    return (*words[:-1], "prime", "minister") if last == "premier" else tuple(words)


def _fits(told: tuple[str, ...], held: tuple[str, ...]) -> bool:
    """Whether an office may be what a fuller one is: *minister* a *foreign minister*, but *president* no vice one."""
    lists = person_words()["offices"]
    if told == ("leader",):
        return held in (("president",), ("prime", "minister"), ("monarch",), ("chancellor",))
    rest = held[: len(held) - len(told)]
    return held[len(rest) :] == told and not lists["ranks"].intersection(rest)


def _same(one: str, other: str) -> bool:
    """Whether two names are of one country, or one begins the other: ``Arlex`` of ``Arlex Corp.``."""
    here, there = _country(one), _country(other)
    if here or there:
        return here == there
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _country(name: str) -> str | None:
    place = lookup(name)
    return place.country_iso2 if place is not None and place.precision == "country" else demonym(name)
