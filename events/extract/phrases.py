"""Phrases: the words of a title, picked from a parse.

Temporal expressions, relative clauses, appositions and asides are left out; what could be dropped is remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.grammar import SUBJECTS, is_passive, modal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Token

__all__ = ["Phrase", "join_words"]

_LEFT = ("compound", "amod", "nmod", "nummod", "poss", "quantmod", "npadvmod", "case", "punct", "advmod", "neg", "det")
_ARTICLES = frozenset(("the", "a", "an", "this", "these", "that", "those", "its", "his", "her", "their", "our", "my"))
_VAGUE = frozenset(("previously", "recently", "now", "then", "also", "already", "formerly", "currently", "reportedly"))
_ARGUMENTS = frozenset(
    (
        *("of", "in", "between", "on", "against", "for", "with", "to", "from", "over", "near", "at", "by", "into"),
        *("across", "off", "about", "toward", "towards", "within", "as", "past", "through", "around", "under", "onto"),
    )
)
#: Nouns of complex prepositions, which say nothing without the noun after their *of*.
_EMPTY = frozenset(("wake", "aftermath", "course", "run-up", "honour", "honor"))
_NO_BRACKETS = str.maketrans("", "", "[]")
_OBJECTS = frozenset(("it", "them", "him", "her"))
_RELATIVE = frozenset(("WDT", "WP", "WRB", "EX"))
_SPEAKERS = frozenset(("i", "we", "you"))


class Phrase:
    """Builds the words of a title from a parse.

    Args:
        skip: Indices of the tokens that never stand in a title: temporal expressions and their prepositions.
        depth: How many prepositional phrases may hang on one another (0: none).

    Attributes:
        droppable: Indices of the complements' first words that have been used, any of which could be left out.
    """

    def __init__(self, skip: frozenset[int], depth: int = 4) -> None:
        """Keep what limits the phrase."""
        self.skip = skip
        self.depth = depth
        self.droppable: set[int] = set()

    def noun(self, head: Token, depth: int | None = None) -> list[Token]:
        """A noun with what tells it from others: modifiers before it, prepositional phrases after it."""
        depth = self.depth if depth is None else depth
        tokens = [t for child in head.lefts if self._keeps(child) for t in self._whole(child)]
        tokens += _hyphenated(head)
        for child in head.rights:
            if child.i in self.skip:
                continue
            if child.dep_ == "prep" and depth > 0 and child.lower_ in _ARGUMENTS:
                tokens += self.prep(child, depth - 1)
            elif child.dep_ == "acl" and child.tag_ == "VB" and depth > 0:
                tokens += self.infinitive(child, depth - 1)
            elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "NUM"):
                cc = [c for c in head.children if c.dep_ == "cc" and c.i < child.i][-1:]
                if cc:
                    tokens += [*cc, *self.noun(child, depth)]
                elif any(c.dep_ == "cc" for c in child.children):  # "A, B and C"
                    tokens += self._after_comma(child, depth)
            elif child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i == head.i + 1:
                tokens += self.noun(child, 0)  # "the cheese maker Lindgren"
            elif child.dep_ in ("case", "compound", "nummod") or (child.dep_ == "punct" and child.text == "-"):
                tokens.append(child)
        return sorted(set(tokens), key=lambda t: t.i)

    def _after_comma(self, child: Token, depth: int) -> list[Token]:
        comma = [t for t in child.head.children if t.text == "," and t.i < child.i][-1:]
        return [*comma, *self.noun(child, depth)]

    def _keeps(self, child: Token) -> bool:
        if child.i in self.skip or child.dep_ not in _LEFT or child.tag_ == "WRB":
            return False
        if child.lower_ in _ARTICLES | _VAGUE or child.tag_ == "WP$":
            return False
        if child.dep_ == "punct":
            return child.text in ("-", "/", "'", '"', "$", "#", "[", "]")
        return child.dep_ != "det" or child.lower_ in ("no", "several", "all", "both")

    def _whole(self, child: Token) -> Iterator[Token]:
        cut: set[int] = set()
        for token in child.subtree:
            inner = (
                token.dep_ in ("prep", "relcl", "appos", "cc", "conj") and token.i != child.i and child.dep_ == "poss"
            )
            if inner:
                cut |= {t.i for t in token.subtree}
            if token.i in self.skip or token.i in cut or token.is_space:
                continue
            if token.i == child.i or token.lower_ not in _ARTICLES | _VAGUE:
                yield token

    def prep(self, prep: Token, depth: int) -> list[Token]:
        """A preposition with its noun phrase; nothing if it holds a temporal expression or no noun."""
        if prep.i in self.skip:
            return []
        self.droppable.add(prep.i)
        for child in prep.children:
            if child.dep_ == "pobj" and child.i not in self.skip and child.pos_ != "PRON":
                words = self.noun(child, depth)
                return [] if child.lower_ in _EMPTY and words == [child] else [prep, *words]
            if child.dep_ == "prep" and child.i not in self.skip:
                inner = self.prep(child, depth)
                if inner:
                    return [prep, *inner]
        return []

    def infinitive(self, verb: Token, depth: int) -> list[Token]:
        """``to host peace talks``."""
        to = [c for c in verb.children if c.dep_ == "aux" and c.tag_ == "TO"]
        if not to or to[0].i in self.skip:
            return []
        self.droppable.add(to[0].i)
        rest = self.complements(verb, depth)
        return [] if not rest and verb.lemma_ in ("have", "be", "do", "get") else [*to, verb, *rest]

    def complements(self, verb: Token, depth: int | None = None) -> list[Token]:
        """What stands after the verb: particle, objects, infinitive, prepositional phrases."""
        depth = self.depth if depth is None else depth
        tokens: list[Token] = []
        if _object_is_head(verb):
            tokens += self.noun(verb.head, 1)
        shared = _shared_object(verb)
        if shared is not None and shared.i not in self.skip:
            tokens += self.noun(shared, depth)
        for child in verb.rights:
            aside = tokens and verb.doc[child.left_edge.i - 1].text == ","  # an apposition, taken for an object
            if child.i not in self.skip and not (aside and child.dep_ == "dobj"):
                tokens += self._complement(child, depth)
        return sorted(set(tokens), key=lambda t: t.i)

    def _complement(self, child: Token, depth: int) -> list[Token]:
        role = child.dep_
        bare = role in ("prt", "neg") or (role == "oprd" and child.pos_ == "ADJ") or child.lower_ == "live"
        if bare or (role == "dobj" and child.lower_ in _OBJECTS):
            return [child]
        counted = child.pos_ == "PRON" and any(c.lower_ == "of" for c in child.children)  # "some of its shares"
        if role in ("dobj", "dative", "oprd", "attr") and (counted or child.pos_ not in ("PRON", "ADP")):
            return self.noun(child, depth)
        if role == "npadvmod" and child.ent_type_ in ("PERCENT", "MONEY", "QUANTITY"):
            return self.noun(child, 0)
        if role in ("prep", "agent", "dative") and depth > 0 and child.lower_ in _ARGUMENTS:
            return self.prep(child, depth - 1)
        return self._clausal(child, depth)

    def _clausal(self, child: Token, depth: int) -> list[Token]:
        """A complement that is a clause: an adjective with its infinitive, a participle, an infinitive, a report."""
        role = child.dep_
        if role == "acomp":
            return [child, *(t for c in child.rights if c.dep_ == "xcomp" for t in self.infinitive(c, depth - 1))]
        bare = child.tag_ == "VBG" or (child.tag_ == "VB" and modal(child) is None)
        if role in ("xcomp", "ccomp") and bare and depth > 0 and not _has_subject(child):
            self.droppable.add(child.i)  # "began raising its stake", "helped end the war"
            return [child, *self.complements(child, depth - 1)]
        if role in ("xcomp", "advcl") and child.tag_ not in ("VBG", "VBN", "VBD"):
            return self.infinitive(child, depth)
        return self.content(child, depth - 1) if role == "ccomp" and depth > 0 else []

    def content(self, verb: Token, depth: int) -> list[Token]:
        """What a clause reports, in its own words: ``it has settled a dispute``."""
        thing = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if thing is None or thing.left_edge.i in self.skip or not _states(verb, thing):
            return []
        words = [thing] if thing.pos_ == "PRON" else self.noun(thing, min(depth, 1))
        self.droppable.add(thing.left_edge.i)
        words += [c for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg") and c.i not in self.skip]
        return [*words, verb, *self.complements(verb, depth)]


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.children)


def _states(verb: Token, thing: Token) -> bool:
    """Whether a clause states something of its subject: no question, inversion or ``it is`` without a meaning."""
    if thing.tag_ in _RELATIVE or thing.lower_ in _SPEAKERS or (thing.lower_ == "it" and verb.lemma_ == "be"):
        return False
    before = [c for c in verb.lefts if c.i < thing.i and (c.tag_ in ("WRB", "WP", "WDT") or c.dep_ in ("aux", "mark"))]
    return thing.i < verb.i and all(c.lower_ == "that" for c in before)


def _shared_object(verb: Token) -> Token | None:
    """The object of the next verb, where the two share it: ``interviewed and released two men``."""
    if any(c.dep_ in ("dobj", "ccomp", "xcomp", "prep", "nsubjpass") for c in verb.children):
        return None
    other = next((c for c in verb.children if c.dep_ == "conj" and c.tag_ == verb.tag_), None)
    if other is None or other.i != verb.i + 2:
        return None
    return next((c for c in other.children if c.dep_ == "dobj" and c.pos_ != "PRON"), None)


def _hyphenated(head: Token) -> Iterator[Token]:
    """A noun with what hangs on it by hyphens: ``re-run``, which the tokeniser takes apart."""
    doc, at = head.doc, head.i
    yield head
    while at + 2 < len(doc) and doc[at + 1].text == "-" and not (doc[at].whitespace_ or doc[at + 1].whitespace_):
        yield from doc[at + 1 : at + 3]
        at += 2


def _object_is_head(verb: Token) -> bool:
    """Whether a relative clause tells of its noun as its object: ``the laboratory (which) she led``."""
    if verb.dep_ != "relcl" or any(c.lower_ in ("when", "where", "why") for c in verb.children):
        return False
    relative = {c.dep_ for c in verb.children if c.tag_ in ("WDT", "WP", "IN")}
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    whose = bool(subjects) and any(c.tag_ == "WP$" for c in subjects[0].children)
    own = bool(subjects) and not whose and subjects[0].tag_ not in ("WDT", "WP") and not is_passive(verb)
    return "dobj" in relative or (own and not relative and not any(c.dep_ in ("dobj", "prep") for c in verb.children))


def join_words(tokens: Iterable[Token], names: Mapping[int, str] | None = None) -> str:
    """Words, without brackets, with the spaces that the text has between neighbours, one space across a gap.

    Args:
        tokens: In the order of the text.
        names: What stands for a word, by its index: for a pronoun, what it means.
    """
    known = names or {}
    out = ""
    previous: Token | None = None
    for token in tokens:
        if previous is not None:
            gap = token.i != previous.i + 1 or bool(previous.whitespace_)
            out += " " if gap and not _clings(token, out) else ""
        out += known.get(token.i, token.text)
        previous = token
    if out.count('"') % 2:
        out = out.replace('"', "")
    return out.translate(_NO_BRACKETS).strip(" ,;:-–\"'").lstrip(". ")


def _clings(token: Token, out: str) -> bool:
    return token.text in (",", "'s", "'", ")") or (out.endswith("$"))
